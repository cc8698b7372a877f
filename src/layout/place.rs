//! Says where steps go when they are made or moved, by mouse and by keys alike: which layer, stage and channel, and
//! which x among the others of the stage. Changes nothing itself.

mod arrange;
mod nudge;
mod row;

pub(super) use arrange::PITCH;
pub use nudge::{neighbour, nudged};
pub use row::{Row, in_rows, moved_into};

use std::collections::{BTreeMap, BTreeSet};

use super::{Card, LaneKind, MapLayout, Point};
use crate::model::{ChannelId, Journey, Layer, StageId, Step, StepId};
use arrange::{Arranged, Queue};

/// Where a step goes.
#[derive(Debug, Clone, PartialEq)]
pub struct Placement {
    /// Its layer.
    pub layer: Layer,
    /// Its stage; none: not placed yet.
    pub stage: Option<StageId>,
    /// Its channel.
    pub channel: Option<ChannelId>,
    /// What orders it within the stage.
    pub x: f64,
    /// The new x of others of its stage, where there was no room between its neighbours.
    pub renumbered: Vec<(StepId, f64)>,
}

/// Where a new step goes that is asked for at `point`: over a card right after it, in an empty cell before or after the
/// slot's touchpoint by the half that was met, in the lanes of people and systems into that layer; outside the nearest.
#[must_use]
pub fn place_at(journey: &Journey, layout: &MapLayout, point: Point) -> Placement {
    let kind = nearest_lane(layout, point.y).and_then(|lane| layout.lanes.get(lane));
    let (layer, channel) = match kind.map(|lane| &lane.kind) {
        Some(LaneKind::People) => (Layer::Backstage, None),
        Some(LaneKind::Systems) => (Layer::System, None),
        Some(LaneKind::Channel(channel)) => (Layer::Touchpoint, channel.clone()),
        None => (Layer::Touchpoint, None),
    };
    let cut = match layout.card_at(point) {
        Some(card) => Cut::after(layout, card),
        None => Cut::nearest(layout, point),
    };
    let seat = Seat {
        layer,
        stage: cut.stage.clone(),
        channel,
    };
    place_new(journey, seat, |queue| cut.index(queue))
}

/// Where a new step goes right after `step`: same layer, stage and channel. Not placed yet where there is no such step.
#[must_use]
pub fn place_after(journey: &Journey, step: &StepId) -> Placement {
    place_beside(journey, step, 1)
}

/// Where a new step goes right before `step`: same layer, stage and channel. Not placed yet where there is no such step.
#[must_use]
pub fn place_before(journey: &Journey, step: &StepId) -> Placement {
    place_beside(journey, step, 0)
}

/// Where a new touchpoint goes at the end of a stage, in that channel.
#[must_use]
pub fn place_at_end(
    journey: &Journey,
    stage: Option<&StageId>,
    channel: Option<&ChannelId>,
) -> Placement {
    let seat = Seat {
        layer: Layer::Touchpoint,
        stage: stage.cloned(),
        channel: channel.cloned(),
    };
    place_new(journey, seat, |queue| queue.order.len())
}

/// Where the steps go that are dragged so that the first of them, the one that is held, comes to `point`. They keep their
/// order among each other, stand in a row before or after the touchpoint of the slot there, by the half that is met, and
/// go as many lanes up or down as the held one; a step never becomes or ceases to be a touchpoint.
#[must_use]
pub fn moved_to(
    journey: &Journey,
    layout: &MapLayout,
    steps: &[StepId],
    point: Point,
) -> Vec<(StepId, Placement)> {
    let cut = Cut::nearest(layout, point);
    let shift = LaneShift::of(layout, steps, point);
    let moving: BTreeSet<&StepId> = steps.iter().collect();
    let mut rows: BTreeMap<Layer, Vec<(StepId, Seat)>> = BTreeMap::new();
    for step in journey.steps_in_order() {
        if moving.contains(&step.id) {
            let seat = shift.seat(step, cut.stage.clone());
            let row = rows.entry(seat.layer).or_default();
            row.push((step.id.clone(), seat));
        }
    }
    let mut placed = Vec::new();
    for (layer, row) in rows {
        let mut queues = Queue::all(journey, layer);
        let queue = queues.entry(cut.stage.clone()).or_default();
        let index = cut.index(queue);
        let index = queue.without(&moving, index);
        let ids: Vec<StepId> = row.iter().map(|(id, _)| id.clone()).collect();
        queue.put(&ids, index);
        placed.extend(seated(row, queue.arrange(&moving)));
    }
    placed
}

/// A layer, stage and channel.
#[derive(Debug, Clone)]
struct Seat {
    layer: Layer,
    stage: Option<StageId>,
    channel: Option<ChannelId>,
}

/// A place in the order: before or after a slot's touchpoint.
struct Cut {
    stage: Option<StageId>,
    step: Option<StepId>,
    is_after: bool,
}

impl Cut {
    /// The cut after a card.
    fn after(layout: &MapLayout, card: &Card) -> Self {
        let slot = layout.slots.get(card.slot);
        Self {
            stage: slot.and_then(|slot| slot.stage.clone()),
            step: Some(card.id.clone()),
            is_after: true,
        }
    }

    /// The cut beside the touchpoint of the slot there, on the side of the point.
    fn nearest(layout: &MapLayout, point: Point) -> Self {
        let slot = layout.slots.get(layout.grid.slot_at(point.x));
        let middle = slot.map_or(0.0, |slot| slot.left + layout.slot_width / 2.0);
        Self {
            stage: slot.and_then(|slot| slot.stage.clone()),
            step: slot.and_then(|slot| slot.step.clone()),
            is_after: point.x >= middle,
        }
    }

    /// Where the cut is in a queue: at its end where the queue does not hold the step.
    fn index(&self, queue: &Queue) -> usize {
        let place = |step: &StepId| queue.order.iter().position(|id| id == step);
        let place = self.step.as_ref().and_then(place);
        place.map_or(queue.order.len(), |place| {
            place + usize::from(self.is_after)
        })
    }
}

/// How a drag goes up or down.
struct LaneShift<'a> {
    layout: &'a MapLayout,
    lanes: isize,
}

impl<'a> LaneShift<'a> {
    /// From the lane of the held step to that of the point.
    fn of(layout: &'a MapLayout, steps: &[StepId], point: Point) -> Self {
        let held = steps.first().and_then(|id| layout.card(id));
        let target = nearest_lane(layout, point.y);
        let lanes = match (held, target) {
            (Some(held), Some(target)) => target.cast_signed() - held.lane.cast_signed(),
            _ => 0,
        };
        Self { layout, lanes }
    }

    /// Where a step goes that is shifted so; it stays in its lane where it can't be in the other.
    fn seat(&self, step: &Step, stage: Option<StageId>) -> Seat {
        let today = self.layout.card(&step.id).map_or(0, |card| card.lane);
        let lane = today.saturating_add_signed(self.lanes);
        let kind = self.layout.lanes.get(lane).map(|lane| &lane.kind);
        let (layer, channel) = match (step.is_touchpoint(), kind) {
            (true, Some(LaneKind::Channel(channel))) => (step.layer, channel.clone()),
            (false, Some(LaneKind::People)) => (Layer::Backstage, step.channel.clone()),
            (false, Some(LaneKind::Systems)) => (Layer::System, step.channel.clone()),
            (true, Some(LaneKind::People | LaneKind::Systems) | None)
            | (false, Some(LaneKind::Channel(_)) | None) => (step.layer, step.channel.clone()),
        };
        Seat {
            layer,
            stage,
            channel,
        }
    }
}

/// The lane at that height, the first above and the last below all.
fn nearest_lane(layout: &MapLayout, y: f32) -> Option<usize> {
    let last = layout.lanes.len().checked_sub(1)?;
    Some(layout.lane_at(y.max(0.0)).unwrap_or(last))
}

fn place_beside(journey: &Journey, step: &StepId, offset: usize) -> Placement {
    let Some(step) = journey.step(step) else {
        return place_at_end(journey, None, None);
    };
    let seat = Seat {
        layer: step.layer,
        stage: step.stage.clone(),
        channel: step.channel.clone(),
    };
    place_new(journey, seat, |queue| {
        let place = queue.order.iter().position(|id| *id == step.id);
        place.map_or(queue.order.len(), |place| place + offset)
    })
}

/// Where a new step goes in that seat, at the place in its queue that `index` says.
fn place_new(journey: &Journey, seat: Seat, index: impl Fn(&Queue) -> usize) -> Placement {
    let mut queues = Queue::all(journey, seat.layer);
    let queue = queues.entry(seat.stage.clone()).or_default();
    let (x, renumbered) = queue.x_for_new(index(queue));
    Placement {
        layer: seat.layer,
        stage: seat.stage,
        channel: seat.channel,
        x,
        renumbered,
    }
}

/// The placements of steps that are arranged together; the others' new x are listed with the first.
fn seated(row: Vec<(StepId, Seat)>, arranged: Arranged) -> Vec<(StepId, Placement)> {
    let mut renumbered = arranged.renumbered;
    row.into_iter()
        .filter_map(|(id, seat)| {
            let placement = Placement {
                layer: seat.layer,
                stage: seat.stage,
                channel: seat.channel,
                x: *arranged.moved.get(&id)?,
                renumbered: std::mem::take(&mut renumbered),
            };
            Some((id, placement))
        })
        .collect()
}

#[cfg(test)]
mod tests;
