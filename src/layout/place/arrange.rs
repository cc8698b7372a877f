//! Finds the x that put steps where they shall stand among the others of their stage.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::model::{Journey, Layer, StageId, Step, StepId};

/// From one step to the next in a stage that is numbered anew.
pub(in crate::layout) const PITCH: f64 = 10.0;
/// Two x closer than this are too close for another between them.
const CLOSE: f64 = 1e-6;
/// The largest x that a step may have.
const LARGEST: f64 = 1_000_000.0;

/// The steps of one layer and stage in the order in which they shall stand.
#[derive(Debug, Default)]
pub(super) struct Queue {
    /// From left to right.
    pub(super) order: Vec<StepId>,
    /// Where those that stand there today have their x.
    x: BTreeMap<StepId, f64>,
}

/// What an order comes to.
#[derive(Debug, Default)]
pub(super) struct Arranged {
    /// The x of every step that moves.
    pub(super) moved: BTreeMap<StepId, f64>,
    /// The new x of the others, where the stage had to be numbered anew.
    pub(super) renumbered: Vec<(StepId, f64)>,
}

impl Queue {
    /// The queues of that layer by stage, as they stand today; steps of an unknown stage count as not placed.
    pub(super) fn all(journey: &Journey, layer: Layer) -> BTreeMap<Option<StageId>, Self> {
        let known: BTreeSet<&StageId> = journey.stages.iter().map(|stage| &stage.id).collect();
        let mut queues: BTreeMap<Option<StageId>, Self> = BTreeMap::new();
        let of_layer = |step: &&Arc<Step>| step.layer == layer;
        for step in journey.steps_in_order().into_iter().filter(of_layer) {
            let stage = step.stage.clone().filter(|stage| known.contains(stage));
            let queue = queues.entry(stage).or_default();
            queue.order.push(step.id.clone());
            queue.x.insert(step.id.clone(), step.x.get());
        }
        queues
    }

    /// Takes those steps out of the order; what stood there before `cut` still does. Returns the cut in the new order.
    pub(super) fn without(&mut self, steps: &BTreeSet<&StepId>, cut: usize) -> usize {
        let gone = self
            .order
            .iter()
            .take(cut)
            .filter(|id| steps.contains(id))
            .count();
        self.order.retain(|id| !steps.contains(id));
        cut.saturating_sub(gone)
    }

    /// Puts the steps in a row before the one at `cut`.
    pub(super) fn put(&mut self, steps: &[StepId], cut: usize) {
        let cut = cut.min(self.order.len());
        self.order.splice(cut..cut, steps.iter().cloned());
    }

    /// The x by which the order comes about while `moving` are given new ones: between their neighbours where there is
    /// room, unchanged where that is right already; else all are numbered anew.
    pub(super) fn arrange(&self, moving: &BTreeSet<&StepId>) -> Arranged {
        let mut arranged = Arranged::default();
        let mut start = 0;
        while start < self.order.len() {
            let rest = self.order.get(start..).unwrap_or_default();
            let run: Vec<&StepId> = rest.iter().take_while(|id| moving.contains(id)).collect();
            if !run.is_empty() {
                let before = start.checked_sub(1).and_then(|place| self.x_at(place));
                let after = self.x_at(start + run.len());
                let own = self.unchanged(&run, before, after);
                let Some(places) = own.or_else(|| spread(run.len(), before, after)) else {
                    return self.numbered_anew(moving);
                };
                arranged
                    .moved
                    .extend(run.iter().copied().cloned().zip(places));
            }
            start += run.len() + 1;
        }
        arranged
    }

    /// The x of a new step that comes before the one at `cut`, and the new x of the others where there is no room.
    pub(super) fn x_for_new(&self, cut: usize) -> (f64, Vec<(StepId, f64)>) {
        let cut = cut.min(self.order.len());
        let before = cut.checked_sub(1).and_then(|place| self.x_at(place));
        if let Some(x) = spread(1, before, self.x_at(cut)).and_then(|x| x.first().copied()) {
            return (x, Vec::new());
        }
        let mut renumbered = Vec::new();
        for (place, id) in self.order.iter().enumerate() {
            let x = number(place + usize::from(place >= cut)) * PITCH;
            if self.differs(id, x) {
                renumbered.push((id.clone(), x));
            }
        }
        (number(cut) * PITCH, renumbered)
    }

    fn differs(&self, id: &StepId, x: f64) -> bool {
        self.x.get(id).is_none_or(|&today| (today - x).abs() > 0.0)
    }

    fn x_at(&self, place: usize) -> Option<f64> {
        self.x.get(self.order.get(place)?).copied()
    }

    /// The x that the steps of the run have, if they stood in this stage and these put them in their order already.
    fn unchanged(
        &self,
        run: &[&StepId],
        before: Option<f64>,
        after: Option<f64>,
    ) -> Option<Vec<f64>> {
        let own: Vec<f64> = run
            .iter()
            .map(|id| self.x.get(*id).copied())
            .collect::<Option<_>>()?;
        let all: Vec<f64> = before
            .into_iter()
            .chain(own.iter().copied())
            .chain(after)
            .collect();
        let rises = all.iter().zip(all.iter().skip(1)).all(|(a, b)| a < b);
        rises.then_some(own)
    }

    fn numbered_anew(&self, moving: &BTreeSet<&StepId>) -> Arranged {
        let mut arranged = Arranged::default();
        for (place, id) in self.order.iter().enumerate() {
            let x = number(place) * PITCH;
            if moving.contains(id) {
                arranged.moved.insert(id.clone(), x);
            } else if self.differs(id, x) {
                arranged.renumbered.push((id.clone(), x));
            }
        }
        arranged
    }
}

/// An x for each of a run of steps between two others; none where there is no room.
fn spread(count: usize, before: Option<f64>, after: Option<f64>) -> Option<Vec<f64>> {
    let steps = number(count);
    let (first, pitch) = match (before, after) {
        (None, None) => (0.0, PITCH),
        (Some(before), None) => (before + PITCH, PITCH),
        (None, Some(after)) => (steps.mul_add(-PITCH, after), PITCH),
        (Some(before), Some(after)) => {
            let pitch = (after - before) / (steps + 1.0);
            (before + pitch, pitch)
        }
    };
    let last = (steps - 1.0).mul_add(pitch, first);
    let has_room = pitch > CLOSE && first.abs() <= LARGEST && last.abs() <= LARGEST;
    has_room.then(|| {
        (0..count)
            .map(|place| number(place).mul_add(pitch, first))
            .collect()
    })
}

/// A count as an x.
fn number(count: usize) -> f64 {
    #[expect(
        clippy::cast_precision_loss,
        reason = "a project has at most 100,000 steps, far below 2^52"
    )]
    let x = count as f64;
    x
}
