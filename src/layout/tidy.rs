//! Tidies a map: finds an order of the steps within their stages in which few links cross, flows run rightwards and
//! what works backstage stands under what it supports. Stages, channels and layers stay as they are.

mod board;
mod gaps;
mod search;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use super::map::backstage_slots_of;
use super::place::PITCH;
use super::{GUTTER, Measure, SLOT_WIDTH, grid::real, map};
use crate::model::{Coordinate, Journey, Layer, LinkKind, Project, StageId, Step, StepId};
use board::{Board, Wire, WireKind};

/// Of a map of at most so many touchpoints every better order is drawn, to see whether its links really cross less.
const DRAWN: usize = 200;

/// The new x of the steps that have to move, so that the map is tidy; empty where no better order is found. With
/// `only`, nothing moves but in those stages. The links of a tidied map cross no oftener than they did, and a tidy map
/// stays as it is.
#[must_use]
pub fn tidy(
    project: &Project,
    journey: &Journey,
    only: Option<&BTreeSet<Option<StageId>>>,
    measure: &dyn Measure,
) -> Vec<(StepId, f64)> {
    let sketch = Sketch {
        project,
        only,
        measure,
    };
    let mut tidied = journey.clone();
    if journey.graph.step_count() > DRAWN {
        tidied = sketch.reordered(&tidied).unwrap_or(tidied);
        tidied = sketch.stacked(&tidied).unwrap_or(tidied);
    } else {
        while let Some(better) = sketch
            .drawn_better(&tidied)
            .or_else(|| sketch.drawn_stacked(&tidied))
        {
            tidied = better;
        }
    }
    let moved = tidied.graph.steps().filter_map(|step| {
        let before = journey.step(&step.id)?;
        (before.x != step.x).then(|| (step.id.clone(), step.x.get()))
    });
    moved.collect()
}

/// The steps of a layer and stage, in an order.
type Row = Vec<Arc<Step>>;

/// A width at which no slot of the journey is narrower than it could be: how wide the window is must not decide on
/// the order.
fn roomy(journey: &Journey) -> f32 {
    let slots = journey.graph.step_count() + journey.stages.len();
    real(slots).mul_add(SLOT_WIDTH, GUTTER)
}

/// What tidying looks at beside the journey.
struct Sketch<'a> {
    project: &'a Project,
    only: Option<&'a BTreeSet<Option<StageId>>>,
    measure: &'a dyn Measure,
}

impl Sketch<'_> {
    /// The journey with its touchpoints in a better order, if there is one.
    fn reordered(&self, journey: &Journey) -> Option<Journey> {
        let mut puzzle = Puzzle::of(self, journey);
        let crossings = puzzle.board.crossings();
        let rows = puzzle.solved();
        let is_better = !rows.is_empty() && puzzle.board.crossings() <= crossings;
        is_better.then(|| arranged(journey, rows.iter().map(|(_, row)| row)))
    }

    /// The journey with its touchpoints in a better order in which the links, as they are drawn, cross no oftener: that
    /// of all stages together, else that of as many of them as do.
    fn drawn_better(&self, journey: &Journey) -> Option<Journey> {
        let mut puzzle = Puzzle::of(self, journey);
        let today = puzzle.board.order().to_vec();
        let rows = puzzle.solved();
        if rows.is_empty() {
            return None;
        }
        let whole = arranged(journey, rows.iter().map(|(_, row)| row));
        let mut least = self.crossings(journey);
        if self.crossings(&whole) <= least {
            return Some(whole);
        }
        let mut better = None;
        for (group, _) in &rows {
            puzzle.restore(&today, group);
        }
        for (group, row) in &rows {
            let gains = puzzle.try_row(group, row);
            let next = arranged(better.as_ref().unwrap_or(journey), [row]);
            let crossings = self.crossings(&next);
            if gains && crossings <= least {
                (better, least) = (Some(next), crossings);
            } else {
                puzzle.restore(&today, group);
            }
        }
        better
    }

    /// The journey with the steps of each backstage layer and stage in the order of what they support, if that is
    /// another one.
    fn stacked(&self, journey: &Journey) -> Option<Journey> {
        let slots = backstage_slots_of(journey);
        let mut rows: BTreeMap<(Layer, Option<StageId>), Row> = BTreeMap::new();
        for step in journey.steps_in_order() {
            let stage = known_stage(step, journey);
            if slots.contains_key(&step.id) && self.is_meant(stage.as_ref()) {
                let row = rows.entry((step.layer, stage)).or_default();
                row.push(Arc::clone(step));
            }
        }
        rows.retain(|_, row| !row.is_sorted_by_key(|step| slots.get(&step.id)));
        for row in rows.values_mut() {
            row.sort_by_key(|step| slots.get(&step.id));
        }
        (!rows.is_empty()).then(|| arranged(journey, rows.values()))
    }

    /// The same, where the links, as they are drawn, cross no oftener then.
    fn drawn_stacked(&self, journey: &Journey) -> Option<Journey> {
        self.stacked(journey)
            .filter(|stacked| self.crossings(stacked) <= self.crossings(journey))
    }

    fn crossings(&self, journey: &Journey) -> usize {
        map(self.project, journey, roomy(journey), self.measure).crossings()
    }

    fn is_meant(&self, stage: Option<&StageId>) -> bool {
        self.only.is_none_or(|only| only.contains(&stage.cloned()))
    }
}

/// The order of a journey's touchpoints as a puzzle.
struct Puzzle {
    touchpoints: Vec<Arc<Step>>,
    /// The places of each stage's touchpoints that may move.
    groups: Vec<Range<usize>>,
    board: Board,
}

impl Puzzle {
    fn of(sketch: &Sketch, journey: &Journey) -> Self {
        let touchpoints: Vec<Arc<Step>> = journey.touchpoints().into_iter().cloned().collect();
        let stage_of = |step: &Arc<Step>| known_stage(step, journey);
        let mut groups = Vec::new();
        let mut start = 0;
        for stretch in touchpoints.chunk_by(|a, b| stage_of(a) == stage_of(b)) {
            let stage = stretch.first().and_then(stage_of);
            if sketch.is_meant(stage.as_ref()) {
                groups.push(start..start + stretch.len());
            }
            start += stretch.len();
        }
        Self {
            board: board(sketch.project, journey, &touchpoints),
            touchpoints,
            groups,
        }
    }

    /// Solves the puzzle. Returns the rows that are in another order then, each with its places.
    fn solved(&mut self) -> Vec<(Range<usize>, Row)> {
        search::solve(&mut self.board, &self.groups);
        let row = |group: &Range<usize>| -> Row {
            let pieces = self.board.order().get(group.clone()).unwrap_or_default();
            let steps = pieces.iter().map(|&piece| self.touchpoints.get(piece));
            steps.flatten().cloned().collect()
        };
        let is_new = |(group, row): &(Range<usize>, Row)| {
            self.touchpoints.get(group.clone()) != Some(row.as_slice())
        };
        self.groups
            .iter()
            .map(|group| (group.clone(), row(group)))
            .filter(is_new)
            .collect()
    }

    fn restore(&mut self, today: &[usize], group: &Range<usize>) {
        let pieces = today.get(group.clone()).unwrap_or_default();
        self.board.arrange(group.start, pieces);
    }

    /// Puts the row on its places. True where that costs less.
    fn try_row(&mut self, group: &Range<usize>, row: &Row) -> bool {
        let stretch = self.touchpoints.get(group.clone()).unwrap_or_default();
        let piece = |step: &Arc<Step>| {
            let place = stretch.iter().position(|other| other.id == step.id);
            place.map(|place| group.start + place)
        };
        let pieces: Vec<usize> = row.iter().filter_map(piece).collect();
        self.board.arrange(group.start, &pieces) < 0
    }
}

/// The touchpoints as pieces, in rows by channel, and the links between them as wires.
fn board(project: &Project, journey: &Journey, touchpoints: &[Arc<Step>]) -> Board {
    let channels = project.channels_in_order();
    let row_of_channel: BTreeMap<_, usize> = channels.iter().map(|(id, _)| *id).zip(0..).collect();
    let row = |step: &Arc<Step>| {
        let row = step.channel.as_ref().and_then(|id| row_of_channel.get(id));
        row.copied().unwrap_or(channels.len())
    };
    let rows = touchpoints.iter().map(row).collect();
    let pieces: BTreeMap<&StepId, usize> =
        touchpoints.iter().map(|step| &step.id).zip(0..).collect();
    let mut wires = Vec::new();
    let mut supported: BTreeMap<&StepId, BTreeSet<(Option<&StageId>, &StepId)>> = BTreeMap::new();
    for link in journey.graph.links() {
        let kind = match link.kind {
            LinkKind::Flow => WireKind::Flow,
            LinkKind::Promise => WireKind::Promise,
            LinkKind::Support => {
                let stage = journey.step(&link.to).map(|step| step.stage.as_ref());
                let of = supported.entry(&link.from).or_default();
                of.extend(stage.map(|stage| (stage, &link.to)));
                continue;
            }
        };
        if let (Some(&from), Some(&to)) = (pieces.get(&link.from), pieces.get(&link.to)) {
            wires.push(Wire { from, to, kind });
        }
    }
    for together in supported.values() {
        let pieces = together
            .iter()
            .filter_map(|(_, id)| pieces.get(id).copied());
        let pieces: Vec<usize> = pieces.collect();
        wires.extend(pieces.windows(2).filter_map(|pair| {
            let (&from, &to) = (pair.first()?, pair.last()?);
            let kind = WireKind::Together;
            Some(Wire { from, to, kind })
        }));
    }
    Board::new(channels.len() + 1, rows, wires)
}

/// The stage of the step; none where it is not placed yet.
fn known_stage(step: &Step, journey: &Journey) -> Option<StageId> {
    let stage = step.stage.clone()?;
    journey.stage(&stage).is_some().then_some(stage)
}

/// The journey with those rows in their orders: the x that a row has today go to its steps from left to right, or new
/// ones where two of them are the same.
fn arranged<'a>(journey: &Journey, rows: impl IntoIterator<Item = &'a Row>) -> Journey {
    let mut journey = journey.clone();
    for row in rows {
        let mut today: Vec<Coordinate> = row.iter().map(|step| step.x).collect();
        today.sort_by(|a, b| a.get().total_cmp(&b.get()));
        if today.windows(2).any(|pair| pair.first() == pair.last()) {
            let places = (0_u32..).map(|place| Coordinate::clamped(f64::from(place) * PITCH));
            today = places.take(row.len()).collect();
        }
        for (step, x) in row.iter().zip(today) {
            if step.x != x {
                let step = Step {
                    x,
                    ..(**step).clone()
                };
                journey.graph.put_step(Arc::new(step));
            }
        }
    }
    journey
}
