//! Owns how many customers go each way, as the width of the links, and where they leave, as a stub under the card.

use super::{Detail, Pen};
use crate::layout::{Point, Rect};
use crate::model::{Link, LinkKind, StepId};
use crate::scene::shape::TextStyle;
use crate::scene::{Anchor, Role, Scene, Shape, Stroke, Tag};
use crate::words::lens as words;

/// The width of a link that hardly anybody takes, and of one that everybody takes, on the screen at 100 %.
const WIDTHS: (f32, f32) = (1.0, 8.0);
/// A stub fades in pieces of that length, in these colours.
const PIECE: f32 = 4.0;
const FADING: [Role; 4] = [Role::Edge, Role::EdgeBack, Role::Border, Role::Grid];
/// How far right of the middle of its card a stub leaves it, and its words right of it.
const ASIDE: f32 = 10.0;
const WORDS: f32 = 7.0;
/// Above and below the words on their patch.
const PATCH: f32 = 7.0;

const LEAVE: TextStyle = TextStyle::regular(12.0, Role::Text2);

/// How wide a flow link is by how many customers take it; none where that is not shown.
pub(super) fn width(pen: &Pen, link: &Link) -> Option<f32> {
    if !pen.input.lens.shows_shares || link.kind != LinkKind::Flow {
        return None;
    }
    let share = pen.input.figures.traffic.on(&link.id)?;
    Some(of_share(share).max(pen.world(1.0)))
}

fn of_share(share: f64) -> f32 {
    let share = crate::scene::shape::narrow(share.clamp(0.0, 1.0));
    WIDTHS.0 + (WIDTHS.1 - WIDTHS.0) * share
}

/// Where the stubs and words of those who leave stand in the stretch, so that nothing else is written there.
pub(super) fn leaving(pen: &Pen) -> Vec<Rect> {
    let mut places = Vec::new();
    each_drop_off(pen, |stub| places.push(stub.whole));
    places
}

/// The place of those who leave at a touchpoint.
struct Stub<'a> {
    step: &'a StepId,
    width: f32,
    x: f32,
    top: f32,
    text: String,
    style: TextStyle,
    /// The words on their patch.
    patch: Rect,
    /// Line and words.
    whole: Rect,
}

/// Calls it for every touchpoint in the stretch at which customers leave; for none where that is not shown.
fn each_drop_off<'a>(pen: &Pen<'a>, mut draw: impl FnMut(Stub<'a>)) {
    if !pen.input.lens.shows_shares || pen.detail < Detail::Full {
        return;
    }
    let (left, right) = pen.ends();
    for (step, share) in pen.input.figures.traffic.drop_offs() {
        let card = pen.input.layout.card(step);
        let Some(card) = card.filter(|it| it.rect.max.x > left && it.rect.min.x < right) else {
            continue;
        };
        let reach = pen.figures(step).map_or(1.0, |figures| figures.reach);
        let width = of_share(reach * share);
        let (x, top) = (card.rect.centre().x + ASIDE, card.rect.max.y);
        let style = pen.readable(LEAVE);
        let text = words::leave_here(*share);
        let start = x + width / 2.0 + WORDS;
        let (wide, high) = (pen.width(&text, style) + 8.0, 2.0 * PATCH);
        let middle = top + 2.0 * PIECE;
        let patch = Rect::from_min_size(start - 4.0, middle - PATCH, wide, high);
        let line = Rect::from_min_size(x - width / 2.0, top, width, 4.0 * PIECE);
        draw(Stub {
            step,
            width,
            x,
            top,
            text,
            style,
            patch,
            whole: patch.union(&line),
        });
    }
}

/// The stubs under the cards where customers leave the journey.
pub(super) fn drop_offs(pen: &Pen, scene: &mut Scene) {
    each_drop_off(pen, |stub| {
        scene.tagged(&Tag::Step(stub.step.clone()), |items| {
            items.push(Shape::filled(stub.patch, 0.0, Role::Canvas).into());
            let mut y = stub.top;
            for role in FADING {
                let ends = [Point::new(stub.x, y), Point::new(stub.x, y + PIECE - 1.0)];
                items.push(Shape::line(&ends, Stroke::solid(stub.width, role)).into());
                y += PIECE;
            }
            let at = Point::new(stub.patch.min.x + 4.0, stub.patch.centre().y);
            items.push(Shape::centred(at, Anchor::Start, stub.style, stub.text).into());
        });
    });
}
