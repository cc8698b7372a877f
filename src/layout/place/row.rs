//! Puts steps in a row into stages: those that are pasted, and those that go to a stage or out of all of them.

use std::collections::BTreeSet;

use super::arrange::Queue;
use super::{Placement, Seat, seated};
use crate::model::{Journey, Layer, StageId, StepId};

/// Steps of one layer that stand in a row in a stage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The stage; none: not placed yet.
    pub stage: Option<StageId>,
    /// The step that they come right after; none, or one of another stage: at the end of the stage.
    pub after: Option<StepId>,
    /// The steps, new or not, from left to right.
    pub steps: Vec<StepId>,
}

/// The x of the steps of all rows, and of others where there was no room between them. No two rows share a stage.
#[must_use]
pub fn in_rows(journey: &Journey, layer: Layer, rows: &[Row]) -> Vec<(StepId, f64)> {
    let mut queues = Queue::all(journey, layer);
    let mut places = Vec::new();
    for row in rows {
        let moving: BTreeSet<&StepId> = row.steps.iter().collect();
        let mut queue = queues.remove(&row.stage).unwrap_or_default();
        let after = row.after.as_ref();
        let after = after.and_then(|after| queue.order.iter().position(|id| id == after));
        let cut = after.map_or(queue.order.len(), |place| place + 1);
        let cut = queue.without(&moving, cut);
        queue.put(&row.steps, cut);
        let arranged = queue.arrange(&moving);
        places.extend(arranged.renumbered);
        places.extend(arranged.moved);
    }
    places
}

/// Where the steps go that are put at the end of that stage, or out of all stages. They keep their order, layers and
/// channels; those that are there already stay.
#[must_use]
pub fn moved_into(
    journey: &Journey,
    steps: &[StepId],
    stage: Option<&StageId>,
) -> Vec<(StepId, Placement)> {
    let mut placed = Vec::new();
    for layer in [Layer::Touchpoint, Layer::Backstage, Layer::System] {
        let seat_of = |id: &StepId| {
            let step = journey.step(id).filter(|step| step.layer == layer)?;
            let seat = Seat {
                layer,
                stage: stage.cloned(),
                channel: step.channel.clone(),
            };
            (step.stage.as_ref() != stage).then(|| (id.clone(), seat))
        };
        let row: Vec<_> = steps.iter().filter_map(seat_of).collect();
        let ids: Vec<StepId> = row.iter().map(|(id, _)| id.clone()).collect();
        let moving: BTreeSet<&StepId> = ids.iter().collect();
        let mut queues = Queue::all(journey, layer);
        let queue = queues.entry(stage.cloned()).or_default();
        queue.put(&ids, queue.order.len());
        placed.extend(seated(row, queue.arrange(&moving)));
    }
    placed
}
