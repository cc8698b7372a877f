//! Moves steps by a slot or a lane, and finds the next card in a direction: what the arrow keys do.

use std::collections::{BTreeMap, BTreeSet};

use super::super::{Card, MapLayout, Side};
use super::arrange::Queue;
use super::{Placement, Seat, seated};
use crate::model::{ChannelId, Journey, Layer, Project, StageId, Step, StepId};

/// How much farther aside counts than ahead in the search for the next card.
const ASIDE: f32 = 2.0;

/// Where the steps go that are nudged: touchpoints left and right past their neighbour or over the edge of their stage
/// into the next one, up and down by a channel; backstage steps and systems left and right by a stage. Steps that stay
/// are not in the list.
#[must_use]
pub fn nudged(
    project: &Project,
    journey: &Journey,
    steps: &[StepId],
    side: Side,
) -> Vec<(StepId, Placement)> {
    let moving: BTreeSet<&StepId> = steps.iter().collect();
    match side {
        Side::Left => sideways(journey, &moving, Direction::Back),
        Side::Right => sideways(journey, &moving, Direction::On),
        Side::Top => upright(project, journey, &moving, Direction::Back),
        Side::Bottom => upright(project, journey, &moving, Direction::On),
    }
}

/// The step whose card is the next in that direction: left and right along the touchpoints in reading order or along the
/// lane of people or systems, up and down the nearest card.
#[must_use]
pub fn neighbour(layout: &MapLayout, step: &StepId, side: Side) -> Option<StepId> {
    let card = layout.card(step)?;
    let found = match side {
        Side::Left => (0..card.slot)
            .rev()
            .find_map(|slot| beside(layout, card, slot)),
        Side::Right => {
            (card.slot + 1..layout.slots.len()).find_map(|slot| beside(layout, card, slot))
        }
        Side::Top | Side::Bottom => nearest(layout, card, side),
    };
    found.map(|card| card.id.clone())
}

/// Towards the start or the end of an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Direction {
    Back,
    On,
}

impl Direction {
    fn next(self, place: usize) -> Option<usize> {
        match self {
            Self::Back => place.checked_sub(1),
            Self::On => Some(place + 1),
        }
    }
}

/// The card in that slot of the same band: touchpoints, people or systems; in a stack the one at the same height.
fn beside<'a>(layout: &'a MapLayout, card: &Card, slot: usize) -> Option<&'a Card> {
    let off = |other: &Card| (other.rect.min.y - card.rect.min.y).abs();
    layout
        .cards_of_slot(slot)
        .filter(|other| other.layer == card.layer)
        .min_by(|a, b| off(a).total_cmp(&off(b)))
}

/// The nearest card above or below; what lies aside counts double.
fn nearest<'a>(layout: &'a MapLayout, card: &Card, side: Side) -> Option<&'a Card> {
    let from = card.rect.centre();
    let mut best: Option<(f32, &Card)> = None;
    for distance in 0..layout.slots.len() {
        let aside = ASIDE * layout.slot_width * super::super::grid::real(distance);
        if best.is_some_and(|(least, _)| least <= aside) {
            break;
        }
        let left = card.slot.checked_sub(distance);
        let right = (distance > 0).then(|| card.slot + distance);
        for other in [left, right]
            .into_iter()
            .flatten()
            .flat_map(|slot| layout.cards_of_slot(slot))
        {
            let ahead = if side == Side::Top {
                from.y - other.rect.centre().y
            } else {
                other.rect.centre().y - from.y
            };
            let off = ahead + aside;
            if ahead > 0.5 && best.is_none_or(|(least, _)| off < least) {
                best = Some((off, other));
            }
        }
    }
    best.map(|(_, other)| other)
}

fn sideways(
    journey: &Journey,
    moving: &BTreeSet<&StepId>,
    direction: Direction,
) -> Vec<(StepId, Placement)> {
    let mut placed = Vec::new();
    for layer in [Layer::Touchpoint, Layer::Backstage, Layer::System] {
        let mut line = Line::of(journey, layer);
        line.shift(moving, direction);
        placed.extend(line.placements(journey, moving));
    }
    placed
}

/// The queues of a layer from left to right, those that are not placed yet at the end.
struct Line {
    layer: Layer,
    queues: Vec<(Option<StageId>, Queue)>,
    /// Which of the queues are stages.
    stages: usize,
}

impl Line {
    fn of(journey: &Journey, layer: Layer) -> Self {
        let mut queues = Queue::all(journey, layer);
        let stages = journey.stages.iter().map(|stage| Some(stage.id.clone()));
        Self {
            layer,
            queues: stages
                .chain([None])
                .map(|stage| {
                    let queue = queues.remove(&stage).unwrap_or_default();
                    (stage, queue)
                })
                .collect(),
            stages: journey.stages.len(),
        }
    }

    /// Shifts each of the steps by one, those in front first, so that none overtakes another.
    fn shift(&mut self, moving: &BTreeSet<&StepId>, direction: Direction) {
        let mut steps: Vec<(usize, StepId)> = self
            .queues
            .iter()
            .enumerate()
            .flat_map(|(queue, (_, steps))| steps.order.iter().map(move |id| (queue, id.clone())))
            .filter(|(_, id)| moving.contains(id))
            .collect();
        if direction == Direction::On {
            steps.reverse();
        }
        for (queue, step) in steps {
            self.shift_one(moving, direction, queue, &step);
        }
    }

    fn shift_one(
        &mut self,
        moving: &BTreeSet<&StepId>,
        direction: Direction,
        queue: usize,
        step: &StepId,
    ) {
        let Some((_, steps)) = self.queues.get_mut(queue) else {
            return;
        };
        let Some(place) = steps.order.iter().position(|id| id == step) else {
            return;
        };
        let beside = direction.next(place).filter(|&to| to < steps.order.len());
        match beside {
            Some(to) if self.layer == Layer::Touchpoint => {
                if steps.order.get(to).is_some_and(|id| !moving.contains(id)) {
                    steps.order.swap(place, to);
                }
            }
            Some(_) | None => self.cross(direction, queue, place),
        }
    }

    /// Takes a step over the edge of its stage; nothing is moved to what is not placed yet.
    fn cross(&mut self, direction: Direction, queue: usize, place: usize) {
        let Some(next) = direction.next(queue).filter(|&next| next < self.stages) else {
            return;
        };
        let Some((_, steps)) = self.queues.get_mut(queue) else {
            return;
        };
        let step = steps.order.remove(place);
        if let Some((_, steps)) = self.queues.get_mut(next) {
            let cut = match direction {
                Direction::Back => steps.order.len(),
                Direction::On => 0,
            };
            steps.order.insert(cut, step);
        }
    }

    /// The placements of the steps whose stage or x is another now.
    fn placements(self, journey: &Journey, moving: &BTreeSet<&StepId>) -> Vec<(StepId, Placement)> {
        let mut placed = Vec::new();
        for (stage, queue) in self.queues {
            let arranged = queue.arrange(moving);
            let row = queue
                .order
                .iter()
                .filter(|id| moving.contains(id))
                .filter_map(|id| {
                    let seat = Seat {
                        layer: self.layer,
                        stage: stage.clone(),
                        channel: journey.step(id)?.channel.clone(),
                    };
                    Some((id.clone(), seat))
                })
                .collect();
            placed.extend(seated(row, arranged));
        }
        placed.retain(|(id, placement)| {
            let is_another = |step: &Step| {
                step.stage != placement.stage || (step.x.get() - placement.x).abs() > 0.0
            };
            !placement.renumbered.is_empty()
                || journey.step(id).is_some_and(|step| is_another(step))
        });
        placed
    }
}

fn upright(
    project: &Project,
    journey: &Journey,
    moving: &BTreeSet<&StepId>,
    direction: Direction,
) -> Vec<(StepId, Placement)> {
    let channels: Vec<&ChannelId> = project
        .channels_in_order()
        .into_iter()
        .map(|(id, _)| id)
        .collect();
    let place_of: BTreeMap<&ChannelId, usize> = channels
        .iter()
        .enumerate()
        .map(|(place, &id)| (id, place))
        .collect();
    moving
        .iter()
        .filter_map(|id| journey.step(id))
        .filter(|step| step.is_touchpoint())
        .filter_map(|step| {
            let place = step.channel.as_ref().and_then(|id| place_of.get(id));
            let place = place.copied().unwrap_or(channels.len());
            let channel = channels.get(direction.next(place)?)?;
            let placement = Placement {
                layer: step.layer,
                stage: step.stage.clone(),
                channel: Some((*channel).clone()),
                x: step.x.get(),
                renumbered: Vec::new(),
            };
            Some((step.id.clone(), placement))
        })
        .collect()
}
