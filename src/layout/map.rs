//! Lays a journey out: slots from the reading order, lanes from the channels, cards where the two meet.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::grid::{Grid, real};
use super::{
    BACKSTAGE_CARD_HEIGHT, BACKSTAGE_LANE_HEIGHT, BlueprintLines, CARD_HEIGHT, Card,
    EMPTY_LANE_HEIGHT, GUTTER, LANE_HEIGHT, Lane, LaneKind, MapLayout, Measure, Rect, SLOT_GAP,
    SLOT_WIDTHS, Size, Slot, StageColumn, route,
};
use crate::model::{ChannelId, Journey, Layer, LinkKind, Project, StageId, Step, StepId};

/// Between a card and its lane's edges.
const LANE_MARGIN: f32 = 8.0;
/// From one stacked backstage card to the next.
const STACK_PITCH: f32 = 48.0;
/// How many steps are followed to find what one supports; more would not move its mean.
const SUPPORT_REACH: usize = 256;

/// Lays out `journey` for a centre region `available_width` wide, its gutter included.
#[must_use]
pub fn map(
    project: &Project,
    journey: &Journey,
    available_width: f32,
    measure: &dyn Measure,
) -> MapLayout {
    let mut layout = without_routes(project, journey, available_width);
    layout.routes = route::routes(journey, &mut layout, measure);
    layout.index_routes();
    layout
}

/// Lays out `journey` as [`map`] does, but for its links, for which a large map takes long: between cards that kept
/// their distance since the `last` layout they run as they did there, the others are left out.
#[must_use]
pub fn sketch(
    project: &Project,
    journey: &Journey,
    available_width: f32,
    last: &MapLayout,
) -> MapLayout {
    let mut layout = without_routes(project, journey, available_width);
    layout.grow_like(last);
    layout.routes = route::moved_along(journey, &layout, last);
    layout.index_routes();
    layout
}

impl MapLayout {
    /// Whether it would be the same for a centre region of that width: a map of many slots is wider than the window.
    #[must_use]
    pub fn fits(&self, available_width: f32) -> bool {
        let narrowest = real(self.slots.len()) * SLOT_WIDTHS.0;
        let (room, today) = (available_width - GUTTER, self.size.width);
        room <= narrowest && (today - narrowest).abs() < f32::EPSILON * narrowest
    }
}

/// Everything but the links.
fn without_routes(project: &Project, journey: &Journey, available_width: f32) -> MapLayout {
    let steps = journey.steps_in_order();
    let slots = Slots::of(journey, &steps);
    let lanes = LaneIndex::of(project, &steps);
    let backstage = backstage_slots(journey, &steps, &slots);
    let Slots { mut columns, .. } = slots;
    if columns.is_empty() && !backstage.is_empty() {
        columns.push((None, None));
    }
    let room = available_width - GUTTER;
    let slot_width = (room / real(columns.len().max(1))).clamp(SLOT_WIDTHS.0, SLOT_WIDTHS.1);
    let seats = seats(&steps, &columns, &lanes, &backstage);
    let lanes = lanes.stacked(&seats);
    let cards = cards(seats, &lanes, slot_width);
    let width = (real(columns.len()) * slot_width).max(room);
    let lane_top = |kind: &LaneKind| {
        let lane = lanes.iter().find(|lane| lane.kind == *kind);
        lane.map_or(0.0, |lane| lane.top)
    };
    MapLayout {
        size: Size {
            width,
            height: lanes.last().map_or(0.0, |lane| lane.top + lane.height),
        },
        slot_width,
        stages: stage_columns(&columns, slot_width),
        lines: BlueprintLines {
            interaction: 0.0,
            visibility: lane_top(&LaneKind::People),
            internal: lane_top(&LaneKind::Systems),
        },
        grid: Grid::new(&cards, columns.len(), slot_width),
        slots: columns
            .into_iter()
            .enumerate()
            .map(|(index, (stage, step))| Slot {
                left: real(index) * slot_width,
                stage,
                step,
            })
            .collect(),
        card_of: cards
            .iter()
            .enumerate()
            .map(|(index, card)| (card.id.clone(), index))
            .collect(),
        lanes,
        cards,
        ..MapLayout::default()
    }
}

/// A slot's stage and touchpoint.
type Column = (Option<StageId>, Option<StepId>);

/// The columns with what they hold, and which of them belong to a stage.
struct Slots {
    columns: Vec<Column>,
    of_stage: BTreeMap<StageId, (usize, usize)>,
}

impl Slots {
    fn of(journey: &Journey, steps: &[&Arc<Step>]) -> Self {
        let mut touchpoints = steps.iter().filter(|step| step.is_touchpoint()).peekable();
        let mut slots = Self {
            columns: Vec::new(),
            of_stage: BTreeMap::new(),
        };
        for stage in &journey.stages {
            let first = slots.columns.len();
            while let Some(step) =
                touchpoints.next_if(|step| step.stage.as_ref() == Some(&stage.id))
            {
                slots
                    .columns
                    .push((Some(stage.id.clone()), Some(step.id.clone())));
            }
            if slots.columns.len() == first {
                slots.columns.push((Some(stage.id.clone()), None));
            }
            slots
                .of_stage
                .insert(stage.id.clone(), (first, slots.columns.len() - 1));
        }
        slots
            .columns
            .extend(touchpoints.map(|step| (None, Some(step.id.clone()))));
        slots
    }

    /// The first and the last slot of the step's stage; without one all slots.
    fn range(&self, step: &Step) -> (usize, usize) {
        let stage = step.stage.as_ref().and_then(|id| self.of_stage.get(id));
        let all = (0, self.columns.len().saturating_sub(1));
        stage.copied().unwrap_or(all)
    }
}

/// The slot of every backstage step and system of the journey.
pub(super) fn backstage_slots_of(journey: &Journey) -> BTreeMap<StepId, usize> {
    let steps = journey.steps_in_order();
    backstage_slots(journey, &steps, &Slots::of(journey, &steps))
}

/// The slot of every backstage step and system: of its stage the one nearest to the mean of what it supports.
fn backstage_slots(
    journey: &Journey,
    steps: &[&Arc<Step>],
    slots: &Slots,
) -> BTreeMap<StepId, usize> {
    if steps.iter().all(|step| step.is_touchpoint()) {
        return BTreeMap::new();
    }
    let slot_of: HashMap<&StepId, usize> = slots
        .columns
        .iter()
        .enumerate()
        .filter_map(|(slot, (_, step))| Some((step.as_ref()?, slot)))
        .collect();
    let mut supported: BTreeMap<&StepId, Vec<&StepId>> = BTreeMap::new();
    for link in journey.graph.links() {
        if link.kind == LinkKind::Support {
            supported.entry(&link.from).or_default().push(&link.to);
        }
    }
    steps
        .iter()
        .filter(|step| !step.is_touchpoint())
        .map(|step| {
            let (first, last) = slots.range(step);
            let slot = match mean_slot(&step.id, &supported, &slot_of) {
                Some(mean) => nearest(mean).clamp(first, last),
                None if step.stage.is_some() => first,
                None => last,
            };
            (step.id.clone(), slot)
        })
        .collect()
}

/// The mean of the slots of the touchpoints that `step` supports, directly or through others.
fn mean_slot(
    step: &StepId,
    supported: &BTreeMap<&StepId, Vec<&StepId>>,
    slot_of: &HashMap<&StepId, usize>,
) -> Option<f32> {
    let mut seen = std::collections::BTreeSet::from([step]);
    let mut waiting = std::collections::VecDeque::from([step]);
    let mut found = Vec::new();
    while let Some(next) = waiting.pop_front() {
        for &target in supported.get(next).into_iter().flatten() {
            if seen.len() < SUPPORT_REACH && seen.insert(target) {
                waiting.push_back(target);
                found.extend(slot_of.get(target).map(|&slot| real(slot)));
            }
        }
    }
    (!found.is_empty()).then(|| found.iter().sum::<f32>() / real(found.len()))
}

fn nearest(mean: f32) -> usize {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a mean of slot indices is not negative and far below 2^24"
    )]
    let slot = (mean - 0.001).round().max(0.0) as usize;
    slot
}

/// Which lanes there are, and which of them a step is in.
struct LaneIndex {
    kinds: Vec<LaneKind>,
    of_channel: BTreeMap<ChannelId, usize>,
    channel_count: usize,
}

impl LaneIndex {
    fn of(project: &Project, steps: &[&Arc<Step>]) -> Self {
        let channels = project.channels_in_order();
        let mut lanes = Self {
            kinds: Vec::new(),
            of_channel: BTreeMap::new(),
            channel_count: channels.len(),
        };
        for (index, (id, _)) in channels.into_iter().enumerate() {
            lanes.kinds.push(LaneKind::Channel(Some(id.clone())));
            lanes.of_channel.insert(id.clone(), index);
        }
        let is_lost = |step: &&&Arc<Step>| step.is_touchpoint() && lanes.channel(step).is_none();
        if lanes.channel_count == 0 || steps.iter().any(|step| is_lost(&step)) {
            lanes.kinds.push(LaneKind::Channel(None));
        }
        lanes.kinds.push(LaneKind::People);
        lanes.kinds.push(LaneKind::Systems);
        lanes
    }

    fn channel(&self, step: &Step) -> Option<usize> {
        self.of_channel.get(step.channel.as_ref()?).copied()
    }

    fn lane(&self, step: &Step) -> usize {
        match step.layer {
            Layer::Touchpoint => self.channel(step).unwrap_or(self.channel_count),
            Layer::Backstage => self.kinds.len() - 2,
            Layer::System => self.kinds.len() - 1,
        }
    }

    /// The lanes below one another, as high as what sits in them needs.
    fn stacked(self, seats: &[Seat]) -> Vec<Lane> {
        let mut rows = vec![0_usize; self.kinds.len()];
        for seat in seats {
            if let Some(rows) = rows.get_mut(seat.lane) {
                *rows = (*rows).max(seat.row + 1);
            }
        }
        let mut top = 0.0;
        let has_channels = self.channel_count > 0;
        self.kinds
            .into_iter()
            .zip(rows)
            .map(|(kind, rows)| {
                let height = match (&kind, rows) {
                    (LaneKind::Channel(_), 0) if has_channels => EMPTY_LANE_HEIGHT,
                    (LaneKind::Channel(_), _) => LANE_HEIGHT,
                    (LaneKind::People | LaneKind::Systems, 0) => EMPTY_LANE_HEIGHT,
                    (LaneKind::People | LaneKind::Systems, rows) => {
                        BACKSTAGE_LANE_HEIGHT + STACK_PITCH * real(rows - 1)
                    }
                };
                let lane = Lane {
                    kind,
                    top,
                    height,
                    above: 0.0,
                };
                top += height;
                lane
            })
            .collect()
    }
}

/// Where a step sits: its slot, its lane, and how many sit above it there.
struct Seat {
    step: StepId,
    layer: Layer,
    slot: usize,
    lane: usize,
    row: usize,
}

fn seats(
    steps: &[&Arc<Step>],
    columns: &[Column],
    lanes: &LaneIndex,
    backstage: &BTreeMap<StepId, usize>,
) -> Vec<Seat> {
    let mut taken: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    let mut touchpoint_slots = columns
        .iter()
        .enumerate()
        .filter_map(|(slot, (_, step))| step.as_ref().map(|_| slot));
    steps
        .iter()
        .map(|step| {
            let lane = lanes.lane(step);
            let slot = if step.is_touchpoint() {
                touchpoint_slots.next()
            } else {
                backstage.get(&step.id).copied()
            };
            let slot = slot.unwrap_or_default();
            // No two touchpoints share a slot.
            let row = if step.is_touchpoint() {
                0
            } else {
                let below = taken.entry((lane, slot)).or_default();
                *below += 1;
                *below - 1
            };
            Seat {
                step: step.id.clone(),
                layer: step.layer,
                slot,
                lane,
                row,
            }
        })
        .collect()
}

fn cards(seats: Vec<Seat>, lanes: &[Lane], slot_width: f32) -> Vec<Card> {
    seats
        .into_iter()
        .map(|seat| {
            let lane_top = lanes.get(seat.lane).map_or(0.0, |lane| lane.top);
            let height = match seat.layer {
                Layer::Touchpoint => CARD_HEIGHT,
                Layer::Backstage | Layer::System => BACKSTAGE_CARD_HEIGHT,
            };
            Card {
                rect: Rect::from_min_size(
                    real(seat.slot) * slot_width + SLOT_GAP / 2.0,
                    lane_top + LANE_MARGIN + STACK_PITCH * real(seat.row),
                    slot_width - SLOT_GAP,
                    height,
                ),
                id: seat.step,
                layer: seat.layer,
                slot: seat.slot,
                lane: seat.lane,
            }
        })
        .collect()
}

fn stage_columns(columns: &[Column], slot_width: f32) -> Vec<StageColumn> {
    let mut stages: Vec<StageColumn> = Vec::new();
    for (slot, (stage, _)) in columns.iter().enumerate() {
        let right = real(slot + 1) * slot_width;
        match stages.last_mut().filter(|last| last.id == *stage) {
            Some(last) => last.right = right,
            None => stages.push(StageColumn {
                id: stage.clone(),
                left: real(slot) * slot_width,
                right,
            }),
        }
    }
    stages
}
