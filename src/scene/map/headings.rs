//! Owns the row of stages with their waits, the row of what the customer hopes for, and the corner that names it.

use super::{Detail, Pen, hair};
use crate::insight::Standpoint;
use crate::layout::{CUSTOMER_ROW_HEIGHT, GUTTER, HEADING_HEIGHT, MapLayout, Point, StageColumn};
use crate::model::{Journey, Stage, Step};
use crate::scene::shape::TextStyle;
use crate::scene::{Anchor, Role, Scene, Shape, Tag};
use crate::words;

const HEIGHT: f32 = HEADING_HEIGHT + CUSTOMER_ROW_HEIGHT;
/// From the edge of a column to its text, and from its text to the next column.
const MARGIN: f32 = 12.0;
/// Between a stage's name and its waits.
const WAIT_GAP: f32 = 8.0;
/// The middles of the two lines of the customer's row.
const LINES: [f32; 2] = [HEADING_HEIGHT + 12.0, HEADING_HEIGHT + 28.0];

const NAME: TextStyle = TextStyle::medium(14.0, Role::Text);
const WAIT: TextStyle = TextStyle::regular(12.0, Role::Text3);
const HOPE: TextStyle = TextStyle::regular(12.0, Role::Text2);

/// The two rows above the body.
pub(super) fn headings(pen: &Pen) -> Scene {
    let mut scene = Scene::new(pen.input.layout.size.width, HEIGHT);
    for (place, column, stage) in pen.stages() {
        heading(pen, &mut scene, (column, stage), place > 0);
    }
    if pen.detail == Detail::Full {
        hopes(pen, &mut scene);
    }
    scene
}

/// Whose hopes stand in the row beside it.
pub(super) fn corner(pen: &Pen) -> Scene {
    let mut scene = Scene::new(GUTTER, HEIGHT);
    if pen.detail != Detail::Full {
        return scene;
    }
    let [upper, lower] = LINES.map(|y| Point::new(MARGIN, y));
    let who = TextStyle::medium(12.0, Role::Text2);
    if pen.input.lens.side == Standpoint::Company {
        for (at, word) in [upper, lower].into_iter().zip(words::lens::AT_STAKE) {
            scene.push(Shape::centred(at, Anchor::Start, who, word));
        }
        return scene;
    }
    let persona = pen.persona().trim();
    if persona.is_empty() {
        scene.push(Shape::centred(
            upper,
            Anchor::Start,
            who,
            words::HOPES_OF_NOBODY,
        ));
        return scene;
    }
    let name = pen.elide(persona, who, GUTTER - MARGIN);
    scene.push(Shape::centred(upper, Anchor::Start, who, name));
    scene.push(Shape::centred(lower, Anchor::Start, WAIT, words::HOPES));
    scene
}

fn heading(
    pen: &Pen,
    scene: &mut Scene,
    (column, stage): (&StageColumn, Option<&Stage>),
    has_line: bool,
) {
    let pin = Point::new(column.left, 0.0);
    scene.pinned(pin, |scene| {
        if has_line {
            let x = column.left + 0.5;
            scene.push(hair((x, 8.0), (x, HEIGHT - 8.0), Role::Grid));
        }
        let first = scene.items.len();
        name_and_wait(pen, scene, column, stage);
        for item in scene.items.iter_mut().skip(first) {
            item.tag = column.id.clone().map(Tag::Stage);
        }
    });
}

fn name_and_wait(pen: &Pen, scene: &mut Scene, column: &StageColumn, stage: Option<&Stage>) {
    let room = (column.right - column.left) * pen.zoom - MARGIN - WAIT_GAP;
    let name = stage.map_or(words::NOT_PLACED, |stage| stage.name.as_str());
    let name = pen.name(name, NAME, room);
    if name.is_empty() {
        return;
    }
    let used = pen.width(&name, NAME) + WAIT_GAP;
    let at = Point::new(column.left + MARGIN, HEADING_HEIGHT / 2.0);
    scene.push(Shape::centred(at, Anchor::Start, NAME, name));
    let (layout, journey) = (pen.input.layout, pen.input.journey);
    let Some(wait) = wait_in(layout, journey, column).map(words::duration) else {
        return;
    };
    if used + pen.width(&wait, WAIT) <= room {
        let at = Point::new(at.x + used, at.y);
        scene.push(Shape::centred(at, Anchor::Start, WAIT, wait));
    }
}

/// How long the customer waits in the stage, all its touchpoints together, in minutes; none where nobody waits.
#[must_use]
pub fn wait_in(layout: &MapLayout, journey: &Journey, column: &StageColumn) -> Option<f64> {
    column.id.as_ref()?;
    let slots = layout.slots_of(column).iter();
    let sum: f64 = slots
        .filter_map(|slot| journey.step(slot.step.as_ref()?)?.wait)
        .map(crate::model::Minutes::get)
        .sum();
    (sum > 0.0).then_some(sum)
}

/// What stands over a touchpoint: what the customer hopes for, or what is at stake there.
fn told<'a>(pen: &Pen, step: &'a Step) -> &'a str {
    match pen.input.lens.side {
        Standpoint::Customer => &step.hopes,
        Standpoint::Company => &step.stake,
    }
}

fn hopes(pen: &Pen, scene: &mut Scene) {
    let layout = pen.input.layout;
    let room = layout.slot_width * pen.zoom - 2.0 * MARGIN;
    for slot in layout.slots.get(pen.slots()).unwrap_or_default() {
        let Some(step) = slot.step.as_ref().and_then(|id| pen.input.journey.step(id)) else {
            continue;
        };
        let lines = pen.wrap(told(pen, step), HOPE, room, LINES.len());
        scene.pinned(Point::new(slot.left, 0.0), |scene| {
            scene.tagged(&Tag::Step(step.id.clone()), |items| {
                let texts = lines.into_iter().zip(LINES).map(|(line, y)| {
                    let at = Point::new(slot.left + MARGIN, y);
                    Shape::centred(at, Anchor::Start, HOPE, line)
                });
                items.extend(texts.map(Into::into));
            });
        });
    }
}
