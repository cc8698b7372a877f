//! Owns the strips under the curve of emotions: what is felt after forgiving, and the goodwill of those who arrive.

use super::band::{BandAxes, STRIP, Stop};
use super::compare::{AS_IS, TO_BE, between, drawn};
use super::curve::{area, points, runs};
use super::{Pen, hair};
use crate::insight::words::{plain, signed};
use crate::insight::{Beside, JourneyFigures, Strip, TouchpointFigures};
use crate::layout::{GUTTER, Point, monotone};
use crate::scene::shape::{TextStyle, narrow};
use crate::scene::{Anchor, Item, Role, Scene, Shape, Stroke, Tag};
use crate::words;

/// Above and below the curve of a strip.
const INSET: f32 = 10.0;
/// From the gutter's left to a strip's name, and from its numbers to the first slot.
const MARGIN: (f32, f32) = (12.0, 8.0);
/// How wide a slot is on the screen at least to hold a point.
const ROOM_FOR_POINTS: f32 = 12.0;

const NAME: TextStyle = TextStyle::regular(12.0, Role::Text2);
const NUMBER: TextStyle = TextStyle::regular(12.0, Role::Text3);

/// What stands in a strip at a touchpoint: −1 … +1 felt, from 0 on goodwill; none where nothing is felt.
#[must_use]
pub fn strip_value(strip: Strip, figures: &TouchpointFigures) -> Option<f64> {
    match strip {
        Strip::Felt => figures.felt,
        Strip::Goodwill => Some(figures.goodwill),
    }
}

/// How far under the upper edge of the band a value of a strip lies; none where the strip is not shown.
#[must_use]
pub fn strip_height_at(
    axes: &BandAxes,
    strip: Strip,
    (figures, beside): (&JourneyFigures, &Beside),
    value: f64,
) -> Option<f32> {
    let (_, top) = shown(axes).find(|(shown, _)| *shown == strip)?;
    Some(Scale::of(strip, top, figures, beside).y(value))
}

/// The strips that are shown, with their upper edges.
fn shown(axes: &BandAxes) -> impl Iterator<Item = (Strip, f32)> {
    let strips = Strip::ALL.into_iter().zip(axes.strips);
    strips.filter_map(|(strip, top)| Some((strip, top?)))
}

/// The values of a strip from its upper to its lower end.
struct Scale {
    top: f32,
    most: f64,
    least: f64,
}

impl Scale {
    /// Felt reaches from −1 to +1, goodwill from 0 to 1 or to the highest there is.
    fn of(strip: Strip, top: f32, figures: &JourneyFigures, beside: &Beside) -> Self {
        let (least, most) = match strip {
            Strip::Felt => (-1.0, 1.0),
            Strip::Goodwill => {
                let other = beside.change.iter().map(|change| &*change.other);
                let all = std::iter::once(figures).chain(other);
                let all = all.flat_map(|figures| &figures.touchpoints);
                (0.0, all.map(|it| it.goodwill).fold(1.0, f64::max))
            }
        };
        Self { top, most, least }
    }

    fn y(&self, value: f64) -> f32 {
        let share = narrow((self.most - value) / (self.most - self.least));
        self.top + INSET + share * (STRIP - 2.0 * INSET)
    }
}

fn scale(pen: &Pen, strip: Strip, top: f32) -> Scale {
    Scale::of(strip, top, pen.input.figures, pen.input.beside)
}

/// Draws the strips.
pub(super) fn strips(pen: &Pen, axes: &BandAxes, stops: &[Stop], scene: &mut Scene) {
    for (strip, top) in shown(axes) {
        let scale = scale(pen, strip, top);
        let width = pen.input.layout.size.width;
        let y = scale.y(0.0).floor() + 0.5;
        curves(pen, (strip, &scale), stops, scene);
        scene.push(hair((0.0, y), (width, y), Role::Control));
        let top = top.floor() + 0.5;
        scene.push(hair((0.0, top), (width, top), Role::Grid));
        marks(pen, (strip, &scale), stops, scene);
    }
}

fn curves(pen: &Pen, (strip, scale): (Strip, &Scale), stops: &[Stop], scene: &mut Scene) {
    let of = |figures: &JourneyFigures| {
        points(stops, |stop| {
            let figures = figures.touchpoint(&stop.figures.id)?;
            strip_value(strip, figures).map(|value| scale.y(value))
        })
    };
    let mut shapes: Vec<Shape> = Vec::new();
    if let Some(change) = &pen.input.beside.change {
        let (as_is, to_be) = change.both(pen.input.figures);
        let (as_is, to_be) = (of(as_is), of(to_be));
        shapes.extend(between(pen, &as_is, &to_be));
        shapes.extend(drawn(&runs(&as_is), AS_IS));
        shapes.extend(drawn(&runs(&to_be), TO_BE));
    } else {
        let runs = runs(&of(pen.input.figures));
        let ground = scale.y(0.0);
        let tint = match strip {
            Strip::Felt => (Role::GapBelow, Role::GapAbove),
            Strip::Goodwill => (Role::GapAbove, Role::GapAbove),
        };
        for piece in runs.iter().flat_map(|run| monotone(&run.points)) {
            let flat = piece.map(|point| Point::new(point.x, ground));
            area(pen, &mut shapes, (&piece, &flat), tint);
        }
        shapes.extend(drawn(&runs, Stroke::solid(2.0, Role::Text2)));
    }
    scene.items.extend(shapes.into_iter().map(Item::from));
}

/// A point at each touchpoint; hollow ones of as it shall be where that differs.
fn marks(pen: &Pen, (strip, scale): (Strip, &Scale), stops: &[Stop], scene: &mut Scene) {
    if pen.input.layout.slot_width * pen.zoom < ROOM_FOR_POINTS {
        return;
    }
    let change = pen.input.beside.change.as_ref();
    for stop in stops {
        let tag = Tag::Step(stop.figures.id.clone());
        let mut put = |value: f64, shape: &dyn Fn(Point) -> Shape| {
            let at = Point::new(stop.x, scale.y(value));
            scene.pinned(at, |scene| {
                scene.tagged(&tag, |items| items.push(shape(at).into()));
            });
        };
        let value_in = |figures: &JourneyFigures| {
            let figures = figures.touchpoint(&stop.figures.id)?;
            strip_value(strip, figures)
        };
        let Some(change) = change else {
            if let Some(value) = value_in(pen.input.figures) {
                put(value, &|at| Shape::disc(at, 3.5, Role::Text2));
            }
            continue;
        };
        let (as_is, to_be) = change.both(pen.input.figures);
        let (as_is, to_be) = (value_in(as_is), value_in(to_be));
        if let Some(value) = as_is {
            put(value, &|at| Shape::disc(at, 3.0, AS_IS.role));
        }
        let differs = as_is.zip(to_be).is_none_or(|(a, b)| (a - b).abs() > 1e-9);
        if let Some(value) = to_be.filter(|_| differs) {
            let edge = Stroke::solid(2.0, TO_BE.role);
            put(value, &|at| Shape::ring(at, 5.0, Some(Role::Surface), edge));
        }
    }
}

/// The names and ends of the strips, left of them.
pub(super) fn axis(pen: &Pen, axes: &BandAxes, scene: &mut Scene) {
    for (strip, top) in shown(axes) {
        let scale = scale(pen, strip, top);
        let middle = scale.y(f64::midpoint(scale.least, scale.most));
        let at = Point::new(MARGIN.0, middle);
        let name = words::lens::strip(strip);
        scene.push(Shape::centred(at, Anchor::Start, NAME, name));
        let right = GUTTER - MARGIN.1;
        let ends = match strip {
            Strip::Felt => [scale.most, scale.least].map(|end| (end, signed(end, 0))),
            Strip::Goodwill => [scale.most, scale.least].map(|end| (end, plain(end, 1))),
        };
        for (end, text) in ends {
            let at = Point::new(right, scale.y(end));
            scene.push(Shape::centred(at, Anchor::End, NUMBER, text));
        }
    }
}
