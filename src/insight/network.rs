//! Owns the shape of a journey in dense arrays: touchpoints by their place in reading order, the flow between them,
//! what is forward and what loops back, and which share of the customers comes to each (METHOD.md, sections 4 and 5).

use std::collections::HashMap;

use crate::model::{Journey, Link, LinkId, LinkKind, PromiseState, Step, StepId};

use super::compare::{above, is_zero, number};

/// A forward link as seen from one of its ends.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Forward {
    /// The touchpoint at the other end, by its place in reading order.
    pub(super) at: usize,
    /// Seen from the target: the source's part of all that arrives, 0 … 1. Seen from the source: the link's share.
    pub(super) part: f64,
}

/// Rows of different lengths in one array.
#[derive(Debug, Default)]
pub(super) struct Rows<T> {
    ends: Vec<usize>,
    items: Vec<T>,
}

impl<T: Copy> Rows<T> {
    /// Sorts `items` into `count` rows, keeping their order within a row.
    pub(super) fn new(count: usize, items: &[(usize, T)]) -> Self {
        let mut next = vec![0; count + 1];
        for (row, _) in items {
            if let Some(length) = next.get_mut(row + 1) {
                *length += 1;
            }
        }
        for row in 1..next.len() {
            let before = next.get(row - 1).copied().unwrap_or_default();
            if let Some(start) = next.get_mut(row) {
                *start += before;
            }
        }
        let ends = next.iter().skip(1).copied().collect();
        let mut sorted: Vec<Option<T>> = vec![None; items.len()];
        for (row, item) in items {
            if let Some(place) = next.get_mut(*row) {
                if let Some(free) = sorted.get_mut(*place) {
                    *free = Some(*item);
                }
                *place += 1;
            }
        }
        let items = sorted.into_iter().flatten().collect();
        Self { ends, items }
    }

    /// The items of the row; none for a row that does not exist.
    pub(super) fn row(&self, row: usize) -> &[T] {
        let start = row
            .checked_sub(1)
            .and_then(|before| self.ends.get(before))
            .copied()
            .unwrap_or_default();
        let end = self.ends.get(row).copied().unwrap_or_default();
        self.items.get(start..end).unwrap_or_default()
    }
}

/// The touchpoints of a journey and the flow between them.
#[derive(Debug)]
pub(super) struct Network<'a> {
    /// The touchpoints in reading order.
    pub(super) touchpoints: Vec<&'a Step>,
    /// The forward links that arrive at each touchpoint and carry customers; their parts add up to 1.
    pub(super) arriving: Rows<Forward>,
    /// The forward links that leave each touchpoint.
    pub(super) leaving: Rows<Forward>,
    /// The flow links that loop back, sorted by id.
    pub(super) loops: Vec<&'a Link>,
    /// Which share of the customers comes to each touchpoint.
    pub(super) reach: Vec<f64>,
    /// The flow links, sorted by id, by the places of their ends.
    pub(super) flows: Vec<(usize, usize)>,
    /// The flow links, sorted by id, with the share of their source's customers that takes each.
    pub(super) shares: Vec<(&'a LinkId, f64)>,
    /// Which share of those who come to a touchpoint leaves the journey there.
    pub(super) dropping: Vec<f64>,
    places: HashMap<&'a StepId, usize>,
    in_flow: Vec<bool>,
}

struct Flow<'a> {
    link: &'a Link,
    from: usize,
    to: usize,
    share: f64,
}

impl Flow<'_> {
    fn is_forward(&self) -> bool {
        self.from < self.to
    }
}

/// What leaves a touchpoint.
#[derive(Debug, Clone, Copy, Default)]
struct Leaving {
    given: f64,
    open: usize,
    back: f64,
    forward: f64,
}

impl<'a> Network<'a> {
    pub(super) fn new(journey: &'a Journey) -> Self {
        let touchpoints: Vec<&Step> = journey
            .touchpoints()
            .into_iter()
            .map(|step| &**step)
            .collect();
        let places = touchpoints
            .iter()
            .enumerate()
            .map(|(place, step)| (&step.id, place))
            .collect();
        let mut network = Self {
            touchpoints,
            arriving: Rows::default(),
            leaving: Rows::default(),
            loops: Vec::new(),
            reach: Vec::new(),
            flows: Vec::new(),
            shares: Vec::new(),
            dropping: Vec::new(),
            places,
            in_flow: Vec::new(),
        };
        network.connect(journey);
        network
    }

    /// How many touchpoints there are.
    pub(super) fn len(&self) -> usize {
        self.touchpoints.len()
    }

    /// The place of the touchpoint in reading order.
    pub(super) fn place(&self, id: &StepId) -> Option<usize> {
        self.places.get(id).copied()
    }

    /// Whether no forward link leaves the touchpoint.
    pub(super) fn is_end(&self, place: usize) -> bool {
        self.leaving.row(place).is_empty()
    }

    /// Whether any flow link reaches or leaves the touchpoint.
    pub(super) fn is_connected(&self, place: usize) -> bool {
        self.in_flow.get(place).copied().unwrap_or_default()
    }

    /// The share of the customers that comes to the touchpoint.
    pub(super) fn reach_at(&self, place: usize) -> f64 {
        self.reach.get(place).copied().unwrap_or_default()
    }

    /// The places of the touchpoints where a promise was made that is broken, sorted.
    pub(super) fn broken_promises(&self, journey: &Journey) -> Vec<usize> {
        let mut places: Vec<usize> = journey
            .graph
            .links()
            .filter(|link| link.kind == LinkKind::Promise && link.kept == PromiseState::Broken)
            .filter_map(|link| self.place(&link.from))
            .collect();
        places.sort_unstable();
        places.dedup();
        places
    }

    fn connect(&mut self, journey: &'a Journey) {
        let mut flows: Vec<Flow> = journey
            .graph
            .links()
            .filter(|link| link.kind == LinkKind::Flow)
            .filter_map(|link| {
                Some(Flow {
                    link,
                    from: self.place(&link.from)?,
                    to: self.place(&link.to)?,
                    share: 0.0,
                })
            })
            .collect();
        self.dropping = share_out(&mut flows, self.len());
        let shares = flows.iter().map(|flow| (&flow.link.id, flow.share));
        self.shares = shares.collect();
        self.loops = flows
            .iter()
            .filter(|flow| !flow.is_forward())
            .map(|flow| flow.link)
            .collect();
        self.flows = flows.iter().map(|flow| (flow.from, flow.to)).collect();
        self.in_flow = vec![false; self.len()];
        for end in self.flows.iter().flat_map(|&(from, to)| [from, to]) {
            if let Some(joined) = self.in_flow.get_mut(end) {
                *joined = true;
            }
        }
        let forward = || flows.iter().filter(|flow| flow.is_forward());
        let leaving: Vec<_> = forward()
            .map(|flow| {
                (
                    flow.from,
                    Forward {
                        at: flow.to,
                        part: flow.share,
                    },
                )
            })
            .collect();
        let arriving: Vec<_> = forward()
            .map(|flow| {
                (
                    flow.to,
                    Forward {
                        at: flow.from,
                        part: flow.share,
                    },
                )
            })
            .collect();
        self.leaving = Rows::new(self.len(), &leaving);
        let arriving = Rows::new(self.len(), &arriving);
        self.reach = self.spread(&arriving);
        self.arriving = self.parts_of_arrivals(&arriving);
    }

    /// The reach of every touchpoint (METHOD.md, section 5).
    fn spread(&self, arriving: &Rows<Forward>) -> Vec<f64> {
        let starts = self
            .in_flow
            .iter()
            .enumerate()
            .filter(|&(place, &joined)| joined && arriving.row(place).is_empty())
            .count();
        let mut reach: Vec<f64> = Vec::with_capacity(self.len());
        for (place, joined) in self.in_flow.iter().copied().enumerate() {
            let sources = arriving.row(place);
            reach.push(if !joined {
                1.0
            } else if sources.is_empty() {
                1.0 / number(starts)
            } else {
                sources
                    .iter()
                    .map(|link| link.part * reach.get(link.at).copied().unwrap_or_default())
                    .sum()
            });
        }
        reach
    }

    /// Weighs the arriving links by their source's reach times their share (METHOD.md, section 7).
    fn parts_of_arrivals(&self, arriving: &Rows<Forward>) -> Rows<Forward> {
        let mut parts = Vec::with_capacity(arriving.items.len());
        for place in 0..self.len() {
            let weights = || {
                arriving
                    .row(place)
                    .iter()
                    .map(|link| (link.at, link.part * self.reach_at(link.at)))
                    .filter(|&(_, weight)| !is_zero(weight))
            };
            let sum: f64 = weights().map(|(_, weight)| weight).sum();
            parts.extend(weights().map(|(at, weight)| {
                (
                    place,
                    Forward {
                        at,
                        part: weight / sum,
                    },
                )
            }));
        }
        Rows::new(self.len(), &parts)
    }
}

/// Gives every flow link the share of its source's customers that takes it (METHOD.md, section 5, rules 1 to 4).
/// Returns which share leaves the journey at each touchpoint.
fn share_out(flows: &mut [Flow], count: usize) -> Vec<f64> {
    let mut sources = vec![Leaving::default(); count];
    for flow in &*flows {
        if let Some(source) = sources.get_mut(flow.from) {
            match flow.link.share {
                Some(share) => source.given += share.get() / 100.0,
                None => source.open += 1,
            }
        }
    }
    for flow in &mut *flows {
        let Some(source) = sources.get_mut(flow.from) else {
            continue;
        };
        flow.share = match flow.link.share {
            Some(share) if above(source.given, 1.0) => share.get() / 100.0 / source.given,
            Some(share) => share.get() / 100.0,
            None => (1.0 - source.given).max(0.0) / number(source.open),
        };
        if flow.is_forward() {
            source.forward += flow.share;
        } else {
            source.back += flow.share;
        }
    }
    for flow in flows.iter_mut().filter(|flow| flow.is_forward()) {
        if let Some(source) = sources.get(flow.from)
            && !is_zero(source.forward)
        {
            flow.share *= (source.forward + source.back) / source.forward;
        }
    }
    let rest = |source: &Leaving| {
        let is_given = source.open == 0 && above(source.given, 0.0);
        if is_given && above(1.0, source.given) {
            1.0 - source.given
        } else {
            0.0
        }
    };
    sources.iter().map(rest).collect()
}
