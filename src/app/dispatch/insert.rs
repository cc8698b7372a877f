//! Owns making steps among others (before, after, on a link, in a stage), and putting steps into stages or out of them.

use super::steps::placing;
use crate::action::NewStep;
use crate::app::App;
use crate::edit::{JourneyEdit, LinkField};
use crate::exchange::fragment::only_way;
use crate::layout::{Placement, moved_into, place_after, place_at_end, place_before};
use crate::model::{Journey, Layer, Link, LinkId, LinkKind, StageId, Step, StepId};
use crate::words::capture as words;

/// A step that is to be made, and the link that then leads to it and from it on to where it led.
struct Insert {
    new: NewStep,
    split: Option<LinkId>,
}

impl App {
    pub(super) fn insert_before_selected(&mut self) {
        if let Some(step) = self.session.selection.single().cloned() {
            let insert = self.journey().and_then(|(_, j)| before(j, &step));
            self.insert(insert);
        }
    }

    /// After the selected step; with a link selected, on it.
    pub(super) fn insert_after_selected(&mut self) {
        match self.session.selection.single().cloned() {
            Some(step) => self.insert_after(&step),
            None => self.insert_on_selected(),
        }
    }

    /// Makes a step after that one: the only link that led on from it leads to the new one, and that goes on from there.
    pub(super) fn insert_after(&mut self, step: &StepId) {
        let insert = self.journey().and_then(|(_, j)| after(j, step));
        self.insert(insert);
    }

    pub(super) fn insert_on_selected(&mut self) {
        if let Some(link) = self.session.selection.link.clone() {
            self.insert_on(&link);
        }
    }

    /// Makes a step on the link: the link, with its share and label, then leads to it, and a new one from there on.
    pub(super) fn insert_on(&mut self, link: &LinkId) {
        let link = self
            .journey()
            .and_then(|(_, j)| j.graph.link(link).cloned());
        let Some(link) = link else {
            return;
        };
        if link.kind == LinkKind::Promise {
            self.session.message = Some(words::NOT_ON_A_PROMISE.to_owned());
            return;
        }
        let insert = self.journey().and_then(|(_, j)| on(j, &link));
        self.insert(insert);
    }

    /// Makes a touchpoint at the end of that stage, on the way between those around it; none: one not placed yet.
    pub(super) fn add_in(&mut self, stage: Option<&StageId>) {
        let Some((_, journey)) = self.journey() else {
            return self.add_at_end();
        };
        let last = journey
            .touchpoints()
            .into_iter()
            .rfind(|step| step.stage.as_ref() == stage);
        let insert = match (stage, last) {
            (Some(_), Some(last)) => after(journey, &last.id),
            (Some(stage), None) => Some(self.in_empty(journey, stage)),
            (None, last) => {
                let channel = last.and_then(|last| last.channel.as_ref());
                Some(apart(place_at_end(journey, None, channel)))
            }
        };
        self.insert(insert);
    }

    /// The first touchpoint of a stage: linked to the one before it in time, or to the one after it.
    fn in_empty(&self, journey: &Journey, stage: &StageId) -> Insert {
        let place = journey.stage_index(stage).unwrap_or(usize::MAX);
        let order = journey.touchpoints();
        let is_before = |step: &Step| {
            let at = step.stage.as_ref().and_then(|id| journey.stage_index(id));
            at.is_some_and(|at| at < place)
        };
        let count = order.iter().take_while(|step| is_before(step)).count();
        let previous = count.checked_sub(1).and_then(|at| order.get(at));
        let next = order.get(count).filter(|next| next.stage.is_some());
        let beside = previous.or(next).and_then(|step| step.channel.clone());
        let channel = beside.or_else(|| {
            let channels = self.document.project().channels_in_order();
            channels.first().map(|(id, _)| (*id).clone())
        });
        let placement = place_at_end(journey, Some(stage), channel.as_ref());
        let linked = match (previous, next) {
            (Some(previous), _) => after(journey, &previous.id),
            (None, Some(next)) => before(journey, &next.id),
            (None, None) => None,
        };
        match linked {
            Some(Insert { new, split }) => Insert {
                new: NewStep { placement, ..new },
                split,
            },
            None => apart(placement),
        }
    }

    /// Puts a step there, on the way of that link.
    pub(super) fn place_on(&mut self, step: &StepId, placement: &Placement, link: &LinkId) {
        self.keep_name();
        let link = self
            .journey()
            .and_then(|(_, j)| j.graph.link(link).cloned());
        let Some(link) = link else {
            return;
        };
        let mut edits = placing(step, placement);
        let onwards = Link::new(self.new_id(), link.kind, step.clone(), link.to.clone());
        let ends = LinkField::Ends(link.from.clone(), step.clone());
        edits.push(JourneyEdit::SetLink(link.id.clone(), ends));
        edits.push(JourneyEdit::PutLink(Box::new(onwards)));
        let ends = [link.from.clone(), link.to.clone()];
        let label = words::put_between(&self.named(std::slice::from_ref(step)), &self.named(&ends));
        self.edit_journey(&label, edits);
        self.session.reveal = Some(step.clone());
    }

    fn insert(&mut self, insert: Option<Insert>) {
        if let Some(Insert { new, split }) = insert {
            self.begin_step(&new, split.as_ref());
        }
    }

    /// Puts steps at the end of a stage, or out of all of them.
    pub(super) fn move_into(&mut self, steps: &[StepId], stage: Option<&StageId>) {
        let Some((_, journey)) = self.journey() else {
            return;
        };
        let placements = moved_into(journey, steps, stage);
        if placements.is_empty() {
            return;
        }
        let moved: Vec<StepId> = placements.iter().map(|(id, _)| id.clone()).collect();
        let stage = stage.and_then(|id| journey.stage(id));
        let what = self.named(&moved);
        let label = match stage {
            Some(stage) => words::move_into(&what, &crate::words::shortened(&stage.name)),
            None => words::park(&what),
        };
        self.place(&label, &placements);
    }

    pub(super) fn park_selected(&mut self) {
        let steps = self.selected_in_order();
        self.move_into(&steps, None);
    }
}

/// A step without links.
fn apart(placement: Placement) -> Insert {
    let new = NewStep {
        placement,
        link_from: None,
        link_to: None,
    };
    Insert { new, split: None }
}

fn after(journey: &Journey, step: &StepId) -> Option<Insert> {
    let known = journey.step(step)?;
    let placement = place_after(journey, step);
    if !known.is_touchpoint() {
        return Some(behind_the_same(journey, step, placement));
    }
    Some(match only_way(journey, &journey.graph.links_from(step)) {
        Some(link) => split(link, placement),
        None => Insert {
            new: NewStep {
                placement,
                link_from: Some((LinkKind::Flow, step.clone())),
                link_to: None,
            },
            split: None,
        },
    })
}

fn before(journey: &Journey, step: &StepId) -> Option<Insert> {
    let known = journey.step(step)?;
    let placement = place_before(journey, step);
    if !known.is_touchpoint() {
        return Some(behind_the_same(journey, step, placement));
    }
    Some(match only_way(journey, &journey.graph.links_to(step)) {
        Some(link) => split(link, placement),
        None => Insert {
            new: NewStep {
                placement,
                link_from: None,
                link_to: Some((LinkKind::Flow, step.clone())),
            },
            split: None,
        },
    })
}

fn on(journey: &Journey, link: &Link) -> Option<Insert> {
    let (from, to) = (journey.step(&link.from)?, journey.step(&link.to)?);
    if link.kind == LinkKind::Flow {
        return Some(split(link, place_after(journey, &link.from)));
    }
    // Between a system and what the customer sees there is people's work.
    let layer = if to.is_touchpoint() {
        Layer::Backstage
    } else {
        from.layer
    };
    let placement = Placement {
        layer,
        stage: to.stage.clone(),
        channel: None,
        x: to.x.get(),
        renumbered: Vec::new(),
    };
    Some(split(link, placement))
}

fn split(link: &Link, placement: Placement) -> Insert {
    Insert {
        new: NewStep {
            placement,
            link_from: None,
            link_to: Some((link.kind, link.to.clone())),
        },
        split: Some(link.id.clone()),
    }
}

/// Beside something backstage comes more of the kind, behind the same step.
fn behind_the_same(journey: &Journey, step: &StepId, placement: Placement) -> Insert {
    let supported = journey.graph.links_from(step);
    let link_to = match supported.as_slice() {
        [link] if link.kind == LinkKind::Support => Some((LinkKind::Support, link.to.clone())),
        _ => None,
    };
    Insert {
        new: NewStep {
            placement,
            link_from: None,
            link_to,
        },
        split: None,
    }
}
