//! Owns what the lens adds to cards: what changes from as it is to as it shall be, and on the company's side who gets
//! what from a touchpoint and what repairing something behind it is worth.

use super::Pen;
use crate::insight::words::{plain, signed};
use crate::insight::{Effective, JourneyFigures, Standpoint, serves_company_only};
use crate::layout::{Measure, Point, Rect};
use crate::model::{Rating, Step, StepId};
use crate::scene::glyphs::{Sign, Spot, sign};
use crate::scene::shape::TextStyle;
use crate::scene::{Anchor, Item, Role, Scene, Shape, Stroke};
use crate::words::lens as words;

/// The height of a badge, and the room left and right of its words.
const HEIGHT: f32 = 18.0;
const PADDING: f32 = 6.0;
/// A badge that says what becomes otherwise reaches so far over its card's right edge.
const OVER: f32 = 6.0;
/// Ratings that differ by less are equal (METHOD.md, section 1).
const EQUAL: f64 = 1e-9;

const CHANGED: TextStyle = TextStyle::medium(12.0, Role::Accent);
const BENEFIT: TextStyle = TextStyle::regular(12.0, Role::Text2);

/// What becomes otherwise at a touchpoint.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Changed {
    Added,
    Emotion(Option<f64>, Option<f64>),
    Basics(Option<f64>, Option<f64>),
    Delight(Option<f64>, Option<f64>),
}

/// Whether something stands on the lower edge of a card already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Foot {
    Free,
    Taken,
}

/// Says on the edge of the card what becomes otherwise there.
pub(super) fn changed(
    pen: &Pen,
    items: &mut Vec<Item>,
    rect: Rect,
    (step, benefits): (&StepId, Foot),
) {
    let Some(changed) = change_at(pen, step) else {
        return;
    };
    let (kind, text) = match changed {
        Changed::Added => (None, words::ADDED.to_owned()),
        Changed::Emotion(before, after) => {
            (None, words::from_to(before, after, |it| signed(it, 1)))
        }
        Changed::Basics(before, after) => {
            let text = words::from_to(before, after, |it| plain(it, 1));
            (Some(Sign::BasicsMet), text)
        }
        Changed::Delight(before, after) => {
            let text = words::from_to(before, after, |it| plain(it, 1));
            (Some(Sign::DelightGiven), text)
        }
    };
    let style = pen.readable(CHANGED);
    let scale = style.size / CHANGED.size;
    let glyph = if kind.is_some() { 15.0 * scale } else { 0.0 };
    let width = pen.width(&text, style) + glyph + 2.0 * PADDING * scale;
    let height = HEIGHT * scale;
    let left = rect.max.x + OVER - width;
    let top = match benefits {
        Foot::Free => rect.max.y - height * 0.45,
        Foot::Taken => rect.min.y - height * 0.55,
    };
    items.push(
        Shape::Rect {
            rect: Rect::from_min_size(left, top, width, height),
            radius: height / 2.0,
            fill: Some(Role::AccentTint),
            stroke: Some(Stroke::solid(1.0 * scale, Role::Accent)),
        }
        .into(),
    );
    let middle = top + height / 2.0;
    if let Some(kind) = kind {
        let x = left + PADDING * scale + 5.5 * scale;
        let spot = Spot::new(x, middle, 11.0 * scale);
        sign(items, spot, kind, Role::Accent, Role::AccentTint);
    }
    let at = Point::new(left + PADDING * scale + glyph, middle);
    items.push(Shape::centred(at, Anchor::Start, style, text).into());
}

/// The first of emotion, basics and delight that becomes otherwise.
fn change_at(pen: &Pen, step: &StepId) -> Option<Changed> {
    let change = pen.input.beside.change.as_ref()?;
    if change.added.contains(step) {
        return Some(Changed::Added);
    }
    let (as_is, to_be) = change.both(pen.input.figures);
    let ratings = |figures: &JourneyFigures| figures.touchpoint(step).map(|it| it.ratings);
    let (before, after) = ratings(as_is).zip(ratings(to_be))?;
    let differs = |of: fn(&Effective) -> Option<f64>| {
        let (before, after) = (of(&before), of(&after));
        let is_same = match (before, after) {
            (Some(before), Some(after)) => (before - after).abs() < EQUAL,
            (None, None) => true,
            (None, Some(_)) | (Some(_), None) => false,
        };
        (!is_same).then_some((before, after))
    };
    if let Some((before, after)) = differs(|it| it.emotion) {
        return Some(Changed::Emotion(before, after));
    }
    if let Some((before, after)) = differs(|it| it.hygiene) {
        return Some(Changed::Basics(before, after));
    }
    differs(|it| it.delight).map(|(before, after)| Changed::Delight(before, after))
}

/// Says on the lower edge of the card who gets what from a touchpoint, on the company's side: a ring and the customer's
/// benefit, a square and the company's, and a warning where it serves the company only.
pub(super) fn benefits(pen: &Pen, items: &mut Vec<Item>, rect: Rect, step: &Step) -> Foot {
    let given = [step.customer_benefit, step.company_benefit].map(|it| it.map(Rating::get));
    let is_companys = pen.input.lens.side == Standpoint::Company;
    if !is_companys || given.iter().all(Option::is_none) {
        return Foot::Free;
    }
    let style = pen.readable(BENEFIT);
    let scale = style.size / BENEFIT.size;
    let texts = given.map(|it| it.map(|benefit| plain(benefit, 1)));
    let widths = texts
        .iter()
        .flatten()
        .map(|text| pen.width(text, style) + 22.0 * scale);
    let warns = serves_company_only(step);
    let warning = if warns { 16.0 * scale } else { 0.0 };
    let width = widths.sum::<f32>() + warning + 4.0 * scale;
    let height = HEIGHT * scale;
    let (left, top) = (rect.max.x + OVER - width, rect.max.y - height * 0.45);
    items.push(
        Shape::Rect {
            rect: Rect::from_min_size(left, top, width, height),
            radius: height / 2.0,
            fill: Some(Role::Surface),
            stroke: Some(Stroke::solid(1.0 * scale, Role::Control)),
        }
        .into(),
    );
    let mut at = Point::new(left + PADDING * scale, top + height / 2.0);
    for (place, text) in texts.into_iter().enumerate() {
        let Some(text) = text else { continue };
        let middle = Point::new(at.x + 4.5 * scale, at.y);
        items.push(who(middle, 4.0 * scale, place).into());
        at.x += 12.0 * scale;
        let wide = pen.width(&text, style);
        items.push(Shape::centred(at, Anchor::Start, style, text).into());
        at.x += wide + 10.0 * scale;
    }
    if warns {
        let spot = Spot::new(at.x + 3.0 * scale, at.y, 12.0 * scale);
        sign(items, spot, Sign::Finding, Role::Warn, Role::Surface);
    }
    Foot::Taken
}

/// Who gets something: a ring for the customer, a square for the company.
fn who(at: Point, half: f32, place: usize) -> Shape {
    let edge = Stroke::solid(1.5, Role::Text2);
    if place == 0 {
        Shape::ring(at, half, None, edge)
    } else {
        let rect = Rect::from_min_size(at.x - half, at.y - half, 2.0 * half, 2.0 * half);
        Shape::outlined(rect, 0.0, edge)
    }
}

/// What the first so many of the signs on the cards mean on the company's side, from left to right; as wide as it
/// says, around y = 0.
#[must_use]
pub fn benefits_legend(measure: &dyn Measure, entries: usize) -> Scene {
    let mut scene = Scene::new(0.0, 0.0);
    let mut x = 0.0;
    for (place, text) in words::WHO_GETS_WHAT.into_iter().take(entries).enumerate() {
        let at = Point::new(x + 6.0, 0.0);
        if place < 2 {
            scene.push(who(at, 4.5, place));
        } else {
            let spot = Spot::new(at.x, at.y, 13.0);
            sign(
                &mut scene.items,
                spot,
                Sign::Finding,
                Role::Warn,
                Role::Canvas,
            );
        }
        x += 18.0;
        scene.push(Shape::centred(
            Point::new(x, 0.0),
            Anchor::Start,
            BENEFIT,
            text,
        ));
        x += measure.width(text, BENEFIT.size, BENEFIT.weight) + 16.0;
    }
    scene.size.width = x - 16.0;
    scene
}

/// What repairing everything over a backstage step or system is worth, as it stands on its card; none while it is not
/// known, or worth nothing.
pub(super) fn lift(pen: &Pen, step: &StepId) -> Option<String> {
    let causes = &pen.input.repairs?.causes;
    let cause = causes.iter().find(|cause| cause.id == *step)?;
    let lift = cause.lift.filter(|lift| lift.abs() >= 0.05)?;
    Some(words::lift(lift))
}
