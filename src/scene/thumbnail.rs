//! Owns the small drawing of a project's first journey on the start screen: cards by channel and time, what lies
//! behind them, and the emotion curve. Too many touchpoints for the room are drawn as means of neighbours.

mod links;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::shape::TextStyle;
use super::{Anchor, PathCommand, Role, Scene, Shape, Stroke, palette};
use crate::insight::{JourneyFigures, View, figures};
use crate::layout::{Point, Rect, monotone};
use crate::model::{ChannelId, Journey, Project, StepId};
use crate::words;

/// Between the drawing and the left and right edge.
const MARGIN: f32 = 16.0;
/// Between the drawing and the upper and lower edge.
const MARGIN_TOP: f32 = 12.0;
const MARGIN_BOTTOM: f32 = 14.0;
/// Where the map ends and where the curve begins, as parts of the height.
const MAP_END: f32 = 0.58;
const CURVE_START: f32 = 0.62;
/// The largest card.
const CARD: (f32, f32) = (26.0, 12.0);
/// The narrowest slot in which a card and a point of the curve can still be told apart.
const NARROWEST_SLOT: f32 = 8.4;
/// More lanes than these are drawn on top of each other.
const MOST_LANES: usize = 6;

/// The first journey of the project in a picture of that size. The same project gives the same picture.
#[must_use]
pub fn thumbnail(project: &Project, width: f32, height: f32) -> Scene {
    let mut scene = Scene::new(width, height);
    if let Some((id, journey)) = project.journeys_in_order().into_iter().next() {
        let figures = figures(project, id, &View::default());
        let sketch = Sketch::new(project, journey, figures.as_ref(), (width, height));
        sketch.draw(&mut scene);
    }
    scene
}

/// A column of the drawing: a touchpoint, the mean of several, or the empty place of a stage.
struct Slot {
    /// The touchpoints, by their place in reading order.
    touchpoints: Range<usize>,
    /// Its row.
    lane: usize,
    /// The mean emotion of those that are rated.
    emotion: Option<f64>,
}

/// Everything that is drawn, and where.
struct Sketch<'a> {
    journey: &'a Journey,
    order: Vec<StepId>,
    slots: Vec<Slot>,
    lanes: usize,
    behind: BTreeMap<usize, Behind>,
    size: (f32, f32),
}

/// Somebody's work under a slot.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Behind {
    /// It supports the slot's touchpoint.
    Supporting,
    /// It only belongs there.
    Alone,
}

impl<'a> Sketch<'a> {
    fn new(
        project: &Project,
        journey: &'a Journey,
        figures: Option<&JourneyFigures>,
        size: (f32, f32),
    ) -> Self {
        let touchpoints = journey.touchpoints();
        let order: Vec<StepId> = touchpoints.iter().map(|step| step.id.clone()).collect();
        let channels = channels_used(project, journey);
        let lane_of = |channel: Option<&ChannelId>| {
            let known = channel.and_then(|id| channels.iter().position(|used| used == id));
            known.unwrap_or(channels.len())
        };
        let rows: Vec<usize> = touchpoints
            .iter()
            .map(|step| lane_of(step.channel.as_ref()))
            .collect();
        let emotions: Vec<Option<f64>> = order
            .iter()
            .map(|id| figures?.touchpoint(id)?.ratings.emotion)
            .collect();
        let lanes = rows.iter().max().map_or(1, |&last| last + 1);
        let mut sketch = Self {
            journey,
            order,
            slots: Vec::new(),
            lanes: lanes.min(MOST_LANES),
            behind: BTreeMap::new(),
            size,
        };
        sketch.slots = sketch.slots_of(&rows, &emotions, lanes);
        sketch.behind = sketch.work_behind();
        sketch
    }

    fn slots_of(&self, rows: &[usize], emotions: &[Option<f64>], lanes: usize) -> Vec<Slot> {
        if self.order.is_empty() {
            let empty = |_| Slot {
                touchpoints: 0..0,
                lane: 0,
                emotion: None,
            };
            return self
                .journey
                .stages
                .iter()
                .take(self.room())
                .map(empty)
                .collect();
        }
        let count = self.order.len().min(self.room());
        let bounds = |index: usize| index * self.order.len() / count;
        let slot = |index: usize| {
            let touchpoints = bounds(index)..bounds(index + 1);
            let row = rows.get(touchpoints.start).copied().unwrap_or_default();
            let rated = emotions.get(touchpoints.clone()).unwrap_or_default();
            Slot {
                touchpoints,
                lane: row * self.lanes / lanes.max(1),
                emotion: mean(rated.iter().copied().flatten()),
            }
        };
        (0..count).map(slot).collect()
    }

    /// How many slots there is room for.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a small positive number"
    )]
    fn room(&self) -> usize {
        (self.inner_width() / NARROWEST_SLOT).max(1.0) as usize
    }

    /// Whether every slot is one touchpoint.
    fn is_exact(&self) -> bool {
        self.slots.iter().all(|slot| slot.touchpoints.len() <= 1)
    }

    /// The slots under which somebody works: the first that each supports, else the first of its stage.
    fn work_behind(&self) -> BTreeMap<usize, Behind> {
        let mut behind = BTreeMap::new();
        let slot_of = |id: &StepId| {
            let place = self.order.iter().position(|other| other == id)?;
            self.slots
                .iter()
                .position(|slot| slot.touchpoints.contains(&place))
        };
        for step in self.journey.steps_in_order() {
            if step.layer != crate::model::Layer::Backstage || behind.len() == self.slots.len() {
                continue;
            }
            let supported = self.journey.graph.links_from(&step.id);
            let supported = supported.iter().filter_map(|link| slot_of(&link.to)).min();
            let of_stage = || self.slot_of_stage(step.stage.as_ref());
            if let Some(slot) = supported {
                behind.insert(slot, Behind::Supporting);
            } else if let Some(slot) = of_stage() {
                behind.entry(slot).or_insert(Behind::Alone);
            }
        }
        behind
    }

    fn slot_of_stage(&self, stage: Option<&crate::model::StageId>) -> Option<usize> {
        let index = self.journey.stage_index(stage?)?;
        if self.order.is_empty() {
            return (index < self.slots.len()).then_some(index);
        }
        self.slots.iter().position(|slot| {
            let first = self.order.get(slot.touchpoints.start);
            first
                .and_then(|id| self.journey.step(id))
                .is_some_and(|step| step.stage.as_ref() == stage)
        })
    }
}

/// Where everything lies.
impl Sketch<'_> {
    fn inner_width(&self) -> f32 {
        (self.size.0 - 2.0 * MARGIN).max(0.0)
    }

    fn slot_width(&self) -> f32 {
        self.inner_width() / real(self.slots.len().max(1))
    }

    fn slot_x(&self, slot: usize) -> f32 {
        MARGIN + self.slot_width() * (real(slot) + 0.5)
    }

    fn map_end(&self) -> f32 {
        self.size.1 * MAP_END
    }

    /// The lower edge of the lanes: what lies behind needs a row of its own.
    fn lanes_end(&self) -> f32 {
        let behind = if self.behind.is_empty() { 0.0 } else { 0.2 };
        self.map_end() - behind * (self.map_end() - MARGIN_TOP)
    }

    fn lane_height(&self) -> f32 {
        (self.lanes_end() - MARGIN_TOP) / real(self.lanes.max(1))
    }

    fn card_size(&self) -> (f32, f32) {
        let gap = (self.slot_width() * 0.24).clamp(2.4, 8.0);
        let height = (self.lane_height() - 4.0).clamp(2.0, CARD.1);
        ((self.slot_width() - gap).clamp(1.0, CARD.0), height)
    }

    fn card(&self, slot: usize) -> Rect {
        let (width, height) = self.card_size();
        let lane = self.slots.get(slot).map_or(0, |slot| slot.lane);
        let middle = MARGIN_TOP + self.lane_height() * (real(lane) + 0.5);
        let left = (self.slot_x(slot) - width / 2.0).round();
        Rect::from_min_size(left, (middle - height / 2.0).round(), width, height)
    }

    fn work(&self, slot: usize) -> Rect {
        let card = self.card(slot);
        let top = self.lanes_end() + 4.0;
        let height = card.height().min(self.map_end() - top).max(2.0);
        Rect::from_min_size(card.min.x, top.round(), card.width(), height)
    }

    fn emotion_y(&self, emotion: f64) -> f32 {
        let (top, bottom) = (self.size.1 * CURVE_START, self.size.1 - MARGIN_BOTTOM);
        #[expect(clippy::cast_possible_truncation, reason = "−3 … 3")]
        let share = (3.0 - emotion as f32) / 6.0;
        top + share * (bottom - top)
    }
}

/// What it looks like.
impl Sketch<'_> {
    fn draw(&self, scene: &mut Scene) {
        if self.is_exact() {
            self.draw_links(scene);
        }
        for slot in 0..self.slots.len() {
            self.draw_card(scene, slot);
        }
        self.draw_behind(scene);
        self.draw_curve(scene);
    }

    fn draw_card(&self, scene: &mut Scene, slot: usize) {
        let (rect, radius) = (self.card(slot), 2.5_f32.min(self.card_size().1 / 3.0));
        let emotion = self.slots.get(slot).and_then(|slot| slot.emotion);
        let Some(emotion) = emotion else {
            let dashes = Stroke::dashed(1.0, Role::Control, (2.5, 2.0));
            scene.push(Shape::filled(rect, radius, Role::Surface));
            return scene.push(Shape::outlined(rect, radius, dashes));
        };
        let edge = Stroke::solid(1.0, Role::Border);
        scene.push(Shape::filled(rect, radius, Role::Surface));
        scene.push(Shape::outlined(rect, radius, edge));
        let width = 3.0_f32.min(rect.width() / 2.0);
        let bar = Rect::from_min_size(rect.min.x, rect.min.y, width, rect.height());
        let step = palette::step(emotion);
        scene.push(Shape::filled(bar, width / 2.0, Role::Emotion(step)));
    }

    fn draw_behind(&self, scene: &mut Scene) {
        if self.behind.is_empty() {
            return;
        }
        let ends = [MARGIN, self.size.0 - MARGIN].map(|x| Point::new(x, self.lanes_end()));
        let visibility = Stroke::dashed(1.0, Role::Control, (3.0, 3.0));
        scene.push(Shape::line(&ends, visibility));
        for (&slot, &kind) in &self.behind {
            let (work, card) = (self.work(slot), self.card(slot));
            scene.push(Shape::filled(work, 2.5, Role::Border));
            if kind == Behind::Supporting {
                let x = work.centre().x;
                let ends = [Point::new(x, work.min.y), Point::new(x, card.max.y)];
                let dots = Stroke::dashed(1.0, Role::EdgeBack, (1.5, 2.0));
                scene.push(Shape::line(&ends, dots));
            }
        }
    }

    fn draw_curve(&self, scene: &mut Scene) {
        let zero = self.emotion_y(0.0);
        let ends = [MARGIN, self.size.0 - MARGIN].map(|x| Point::new(x, zero));
        scene.push(Shape::line(&ends, Stroke::solid(1.0, Role::Border)));
        let points: Vec<Option<(Point, f64)>> = self
            .slots
            .iter()
            .enumerate()
            .map(|(index, slot)| {
                let emotion = slot.emotion?;
                let point = Point::new(self.slot_x(index), self.emotion_y(emotion));
                Some((point, emotion))
            })
            .collect();
        if !self.order.is_empty() && points.iter().all(Option::is_none) {
            let style = TextStyle::regular(12.0, Role::Text2);
            let at = Point::new(self.size.0 / 2.0, zero - 10.0);
            let text = Shape::centred(at, Anchor::Middle, style, words::NOT_YET_RATED);
            scene.pinned(at, |scene| scene.push(text));
        }
        for run in points.split(Option::is_none) {
            let run: Vec<Point> = run.iter().flatten().map(|(point, _)| *point).collect();
            draw_run(scene, &run);
        }
        for (point, emotion) in points.into_iter().flatten() {
            let fill = Some(Role::Emotion(palette::step(emotion)));
            let edge = Stroke::solid(1.0, Role::Surface);
            scene.push(Shape::ring(point, 3.5, fill, edge));
        }
    }
}

/// The curve through neighbours that are all rated.
fn draw_run(scene: &mut Scene, points: &[Point]) {
    let pieces = monotone(points);
    let Some(&[start, ..]) = pieces.first() else {
        return;
    };
    let curve = pieces
        .iter()
        .map(|&[_, a, b, to]| PathCommand::Cubic(a, b, to));
    let commands = std::iter::once(PathCommand::Move(start)).chain(curve);
    let stroke = Stroke::solid(1.75, Role::Text2);
    scene.push(Shape::curve(commands.collect(), stroke));
}

/// The channels in which a touchpoint of the journey takes place, in order.
fn channels_used(project: &Project, journey: &Journey) -> Vec<ChannelId> {
    let steps = journey.graph.steps().filter(|step| step.is_touchpoint());
    let used: BTreeSet<&ChannelId> = steps.filter_map(|step| step.channel.as_ref()).collect();
    let channels = project.channels_in_order().into_iter();
    channels
        .filter(|(id, _)| used.contains(id))
        .map(|(id, _)| id.clone())
        .collect()
}

fn mean(values: impl Iterator<Item = f64>) -> Option<f64> {
    let (sum, count) = values.fold((0.0, 0.0), |(sum, count), value| (sum + value, count + 1.0));
    (count > 0.0).then(|| sum / count)
}

#[expect(clippy::cast_precision_loss, reason = "far below 2^24")]
fn real(count: usize) -> f32 {
    count as f32
}
