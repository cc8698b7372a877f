//! Owns what was promised along a journey and what became of it (METHOD.md, section 14).

use crate::model::{Journey, LinkId, LinkKind, OwnerId, PromiseState, StepId};

/// One promise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promise {
    /// Its link.
    pub id: LinkId,
    /// Where it was made.
    pub made_at: StepId,
    /// Where it fell due.
    pub due_at: StepId,
    /// Who answers for where it was made.
    pub made_by: Option<OwnerId>,
    /// Who answers for where it fell due.
    pub due_from: Option<OwnerId>,
    /// What became of it.
    pub kept: PromiseState,
}

/// The promises of a journey.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Promises {
    /// How many were kept.
    pub kept: usize,
    /// How many were broken.
    pub broken: usize,
    /// Of how many nobody knows.
    pub unknown: usize,
    /// All of them, sorted by the id of their link.
    pub all: Vec<Promise>,
}

pub(super) fn promises(journey: &Journey) -> Promises {
    let owner = |id: &StepId| journey.step(id).and_then(|step| step.owner.clone());
    let all: Vec<Promise> = journey
        .graph
        .links()
        .filter(|link| link.kind == LinkKind::Promise)
        .map(|link| Promise {
            id: link.id.clone(),
            made_at: link.from.clone(),
            due_at: link.to.clone(),
            made_by: owner(&link.from),
            due_from: owner(&link.to),
            kept: link.kept,
        })
        .collect();
    let count = |state| all.iter().filter(|promise| promise.kept == state).count();
    Promises {
        kept: count(PromiseState::Kept),
        broken: count(PromiseState::Broken),
        unknown: count(PromiseState::Unknown),
        all,
    }
}
