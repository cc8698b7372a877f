//! Owns the map seen from far: one box for each stage with a bar in the colour of its mean emotion.

use super::Pen;
use crate::layout::{LaneKind, MapLayout, Rect, StageColumn};
use crate::model::Stage;
use crate::scene::palette;
use crate::scene::shape::TextStyle;
use crate::scene::{Anchor, Item, Role, Scene, Shape, Stroke, Tag};
use crate::words;

/// The height of a box, of its bar, and half of what lies between two boxes, on the screen.
const HEIGHT: f32 = 26.0;
const BAR: f32 = 4.0;
const HALF_GAP: f32 = 2.0;

const NAME: TextStyle = TextStyle::regular(12.0, Role::Text2);

/// Draws the box of every stage.
pub(super) fn stages(pen: &Pen, scene: &mut Scene) {
    for (_, column, known) in pen.stages() {
        let first = scene.items.len();
        stage(pen, &mut scene.items, (column, known));
        for item in scene.items.iter_mut().skip(first) {
            item.tag = column.id.clone().map(Tag::Stage);
        }
    }
}

/// The box of a stage, in world units, while the map is zoomed so far.
#[must_use]
pub fn stage_box(layout: &MapLayout, column: &StageColumn, zoom: f32) -> Rect {
    let lanes = layout.lanes.iter();
    let channels = lanes.filter(|lane| matches!(lane.kind, LaneKind::Channel(_)));
    let bottoms = channels.map(|lane| lane.top + lane.height);
    let middle = bottoms.fold(0.0, f32::max) / 2.0;
    let (gap, height) = (HALF_GAP / zoom, HEIGHT / zoom);
    let (left, right) = (column.left + gap, column.right - gap);
    let width = (right - left).max(1.0 / zoom);
    Rect::from_min_size(left, middle - height / 2.0, width, height)
}

fn stage(pen: &Pen, items: &mut Vec<Item>, (column, stage): (&StageColumn, Option<&Stage>)) {
    let (hair, bar) = (pen.world(1.0), pen.world(BAR));
    let rect = stage_box(pen.input.layout, column, pen.zoom);
    let role =
        mean_emotion(pen, column).map_or(Role::Border, |mean| Role::Emotion(palette::step(mean)));
    let ground = Shape::Rect {
        rect: rect.expanded(-hair / 2.0),
        radius: pen.world(4.0).min(rect.width() / 2.0),
        fill: Some(Role::Surface),
        stroke: Some(Stroke::solid(hair, Role::Border)),
    };
    let strip = Rect::from_min_size(rect.min.x, rect.max.y - bar, rect.width(), bar);
    items.push(ground.into());
    items.push(Shape::filled(strip, 0.0, role).into());
    let room = rect.width() - pen.world(8.0);
    let style = pen.readable(NAME);
    let name = stage.map_or(words::NOT_PLACED, |stage| stage.name.as_str());
    let name = pen.name(name, style, room);
    if !name.is_empty() {
        let mut at = rect.centre();
        at.y -= bar / 2.0;
        items.push(Shape::centred(at, Anchor::Middle, style, name).into());
    }
}

/// The plain mean of the emotions that are rated in the stage.
fn mean_emotion(pen: &Pen, column: &StageColumn) -> Option<f64> {
    let slots = pen.input.layout.slots_of(column).iter();
    let emotions = slots.filter_map(|slot| pen.figures(slot.step.as_ref()?)?.ratings.emotion);
    let (sum, count) = emotions.fold((0.0, 0.0), |(sum, count), emotion| {
        (sum + emotion, count + 1.0)
    });
    (count > 0.0).then(|| sum / count)
}
