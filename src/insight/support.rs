//! Owns what backstage steps and systems make possible: which touchpoints each supports, directly or through others
//! (METHOD.md, section 10).

use std::collections::HashMap;

use crate::model::{Journey, LinkKind, Step, StepId};

use super::network::{Network, Rows};

/// What a support link leads to.
#[derive(Debug, Clone, Copy)]
enum Supported {
    Touchpoint(usize),
    Other(usize),
}

/// The support links of a journey in dense arrays.
#[derive(Debug)]
pub(super) struct Support<'a> {
    /// The backstage steps and systems, sorted by id.
    pub(super) causes: Vec<&'a Step>,
    leaving: Rows<Supported>,
    supported: Vec<bool>,
}

impl<'a> Support<'a> {
    pub(super) fn new(journey: &'a Journey, network: &Network) -> Self {
        let causes: Vec<&Step> = journey
            .graph
            .steps()
            .map(|step| &**step)
            .filter(|step| !step.is_touchpoint())
            .collect();
        let places: HashMap<&StepId, usize> = causes
            .iter()
            .enumerate()
            .map(|(place, step)| (&step.id, place))
            .collect();
        let links: Vec<(usize, Supported)> = journey
            .graph
            .links()
            .filter(|link| link.kind == LinkKind::Support)
            .filter_map(|link| {
                let to = match network.place(&link.to) {
                    Some(touchpoint) => Supported::Touchpoint(touchpoint),
                    None => Supported::Other(*places.get(&link.to)?),
                };
                Some((*places.get(&link.from)?, to))
            })
            .collect();
        let mut supported = vec![false; network.len()];
        for (_, to) in &links {
            if let Supported::Touchpoint(place) = to
                && let Some(known) = supported.get_mut(*place)
            {
                *known = true;
            }
        }
        let leaving = Rows::new(causes.len(), &links);
        Self {
            causes,
            leaving,
            supported,
        }
    }

    /// Whether anything backstage supports the touchpoint.
    pub(super) fn is_supported(&self, touchpoint: usize) -> bool {
        self.supported.get(touchpoint).copied().unwrap_or_default()
    }

    /// The touchpoints that the cause supports, directly or through others, in reading order.
    pub(super) fn touchpoints_of(&self, cause: usize) -> Vec<usize> {
        let mut met = vec![false; self.causes.len()];
        let mut touchpoints = Vec::new();
        let mut waiting = vec![cause];
        while let Some(at) = waiting.pop() {
            match met.get_mut(at) {
                Some(known) if !*known => *known = true,
                _ => continue,
            }
            for to in self.leaving.row(at) {
                match *to {
                    Supported::Touchpoint(place) => touchpoints.push(place),
                    Supported::Other(other) => waiting.push(other),
                }
            }
        }
        touchpoints.sort_unstable();
        touchpoints.dedup();
        touchpoints
    }
}
