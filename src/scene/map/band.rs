//! Owns the emotion band under the map: its heights, its grid, its markers and the rows of basics and delight.

use super::curve::{belief_square, curves};
use super::{Pen, compare, hair, strips};
use crate::insight::words::signed;
use crate::insight::{Lens, Standpoint, TouchpointFigures};
use crate::layout::{MapLayout, Point, Rect, Slot};
use crate::scene::glyphs::{Sign, Spot, basics_row, delight_row, marker, sign};
use crate::scene::palette;
use crate::scene::shape::{TextStyle, narrow};
use crate::scene::{Anchor, Item, Role, Scene, Shape, Tag};
use crate::words;

/// A band that is lower holds the curve only.
const FOLDED_BELOW: f32 = 160.0;
/// The height of +3 in a band that is not folded.
const TOP: f32 = 48.0;
/// From −3 to the lower edge.
const FOOT: f32 = 80.0;
/// The least from one step of emotion to the next.
const LEAST_STEP: f32 = 16.0;
/// How high a strip under the curve is, and how far the first begins under −3.
pub(super) const STRIP: f32 = 52.0;
const STRIP_GAP: f32 = 14.0;
/// The rows' middles above the lower edge.
const BASICS_ABOVE: f32 = 44.0;
const DELIGHT_ABOVE: f32 = 22.0;
/// In a low band, where they come close: from −3 to the row of basics, and from there to that of delight at least.
const ROWS_APART: f32 = 20.0;
/// Above and below the curve of a folded band.
const FOLDED_MARGIN: f32 = 16.0;
/// The size of squares and stars, and of the one sign that stands for five.
const SQUARE: f32 = 10.0;
const SIGN: f32 = 12.0;
/// How wide a slot is on the screen at least to hold five squares, one sign, a marker with its number, a dot.
const ROOM_FOR_ROWS: f32 = 74.0;
const ROOM_FOR_SIGNS: f32 = 18.0;
const ROOM_FOR_MARKERS: f32 = 30.0;
const ROOM_FOR_DOTS: f32 = 8.0;
/// How many touchpoints beyond its ends the slope of a curve takes account of.
const BEYOND: usize = 3;
/// Delight from this level on counts as delight (METHOD.md, section 10).
const DELIGHTS_FROM: f64 = 3.0;

const HINT: TextStyle = TextStyle::regular(12.0, Role::Text3);

/// The heights of a band.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BandAxes {
    /// How high the band is.
    pub height: f32,
    /// Where +3 lies under its upper edge.
    pub top: f32,
    /// From one step of emotion to the next.
    pub step: f32,
    /// The middles of the rows of basics and delight; none where the band is folded.
    pub rows: Option<(f32, f32)>,
    /// The upper edges of the strips under the curve: felt, goodwill; none where they are not shown.
    pub strips: [Option<f32>; 2],
}

impl BandAxes {
    /// The heights of a band that is `height` high and has no strips.
    #[must_use]
    pub fn new(height: f32) -> Self {
        Self::of(height, &Lens::default())
    }

    /// The heights of a band that is `height` high. Strips for which there is no room are left out, the lower first.
    #[must_use]
    pub fn of(height: f32, lens: &Lens) -> Self {
        if height < FOLDED_BELOW {
            return Self {
                height,
                top: FOLDED_MARGIN,
                step: ((height - 2.0 * FOLDED_MARGIN) / 6.0).max(1.0),
                rows: None,
                strips: [None; 2],
            };
        }
        let alone = TOP + 6.0 * LEAST_STEP + FOOT;
        let mut next = height - FOOT + STRIP_GAP;
        let mut strips = lens.shown_strips().map(|is_shown| is_shown.then_some(0.0));
        let room = height - alone;
        let mut taken = 0.0;
        for strip in strips.iter_mut().filter(|strip| strip.is_some()) {
            *strip = (taken + STRIP <= room).then_some(taken);
            taken += STRIP;
        }
        let taken = strips.iter().flatten().count();
        let below = FOOT + strips_of(taken);
        next -= strips_of(taken);
        for strip in strips.iter_mut().flatten() {
            *strip += next;
        }
        let step = ((height - TOP - below) / 6.0).clamp(LEAST_STEP, 64.0);
        let basics = (height - BASICS_ABOVE).max(TOP + 6.0 * step + ROWS_APART);
        let delight = (height - DELIGHT_ABOVE).max(basics + ROWS_APART);
        Self {
            height,
            top: TOP,
            step,
            rows: Some((basics, delight)),
            strips,
        }
    }

    /// How far under the upper edge that emotion lies.
    #[must_use]
    pub fn y(&self, emotion: f64) -> f32 {
        self.top + (3.0 - narrow(emotion)) * self.step
    }

    /// The emotion at that height, within −3 … +3.
    #[must_use]
    pub fn emotion(&self, y: f32) -> f64 {
        f64::from(3.0 - (y - self.top) / self.step).clamp(-3.0, 3.0)
    }
}

/// How much higher strips make the band.
#[must_use]
pub fn strips_height(lens: &Lens) -> f32 {
    strips_of(lens.shown_strips().iter().filter(|is| **is).count())
}

fn strips_of(count: usize) -> f32 {
    std::iter::repeat_n(STRIP, count).sum()
}

/// The middle of the marker of a touchpoint; none where it has no emotion or no slot.
#[must_use]
pub fn marker_at(
    layout: &MapLayout,
    axes: &BandAxes,
    figures: &TouchpointFigures,
) -> Option<Point> {
    let card = layout.card(&figures.id)?;
    let x = layout.slot_centre(card.slot)?;
    Some(Point::new(x, axes.y(figures.ratings.emotion?)))
}

/// A touchpoint's place in the band.
pub(super) struct Stop<'a> {
    pub(super) x: f32,
    pub(super) figures: &'a TouchpointFigures,
}

/// Draws everything in the band that scrolls with the map.
pub(super) fn band(pen: &Pen) -> Scene {
    let axes = pen.axes();
    let layout = pen.input.layout;
    let mut scene = Scene::new(layout.size.width, axes.height);
    let stops = stops(pen);
    let curves = curves(pen, &axes, &stops);
    scene.items.extend(curves.areas.into_iter().map(Item::from));
    grid(pen, &axes, &mut scene);
    scene.items.extend(curves.lines.into_iter().map(Item::from));
    if layout.slot_width * pen.zoom >= ROOM_FOR_MARKERS {
        for at in curves.squares {
            scene.pinned(at, |scene| scene.push(belief_square(at)));
        }
    }
    strips::strips(pen, &axes, &stops, &mut scene);
    for stop in &stops {
        marks(pen, &axes, &mut scene, stop);
    }
    compare::names(pen, &axes, &stops, &mut scene);
    scene
}

/// The touchpoints in the stretch and a few on either side, from which the curve at its ends takes its slope.
fn stops<'a>(pen: &Pen<'a>) -> Vec<Stop<'a>> {
    let layout = pen.input.layout;
    let stop = |slot: &Slot| {
        Some(Stop {
            x: slot.left + layout.slot_width / 2.0,
            figures: pen.figures(slot.step.as_ref()?)?,
        })
    };
    let within = pen.slots();
    let before = layout.slots.get(..within.start).unwrap_or_default().iter();
    let after = layout.slots.get(within.end..).unwrap_or_default().iter();
    let mut stops: Vec<Stop> = before.rev().filter_map(stop).take(BEYOND).collect();
    stops.reverse();
    let within = layout.slots.get(within).unwrap_or_default().iter();
    stops.extend(within.filter_map(stop));
    stops.extend(after.filter_map(stop).take(BEYOND));
    stops
}

/// The level lines of a band that high, from `left` to `right`; what a window shows beyond the map has them, too.
#[must_use]
pub fn band_lines(axes: &BandAxes, left: f32, right: f32) -> Scene {
    let mut scene = Scene::new(right, axes.height);
    for emotion in [-3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 3.0] {
        let role = if emotion == 0.0 {
            Role::Control
        } else {
            Role::Grid
        };
        let y = axes.y(emotion).floor() + 0.5;
        scene.push(hair((left, y), (right, y), role));
    }
    scene
}

fn grid(pen: &Pen, axes: &BandAxes, scene: &mut Scene) {
    let layout = pen.input.layout;
    scene
        .items
        .extend(band_lines(axes, 0.0, layout.size.width).items);
    let top = axes.top - 12.0;
    for (_, column, _) in pen.stages().filter(|(place, ..)| *place > 0) {
        scene.pinned(Point::new(column.left, 0.0), |scene| {
            let x = column.left + 0.5;
            scene.push(hair((x, top), (x, axes.height - 0.5), Role::Grid));
        });
    }
}

/// The marker of a touchpoint and what stands under it.
fn marks(pen: &Pen, axes: &BandAxes, scene: &mut Scene, stop: &Stop) {
    let tag = Tag::Step(stop.figures.id.clone());
    let room = pen.input.layout.slot_width * pen.zoom;
    let mut put = |y: f32, draw: &dyn Fn(&mut Vec<Item>, Point)| {
        let at = Point::new(stop.x, y);
        scene.pinned(at, |scene| scene.tagged(&tag, |items| draw(items, at)));
    };
    let beside = pen.input.beside;
    let compared = compare::marks_at(beside, &stop.figures.id);
    for mark in &compared {
        put(axes.y(mark.emotion), &|items, at| {
            compare::mark(items, at, mark, room);
        });
    }
    if let Some((emotion, role)) = compare::other_point(pen, &stop.figures.id) {
        put(axes.y(emotion), &|items, at| {
            compare::point(items, at, emotion, role);
        });
    }
    if pen.input.lens.side == Standpoint::Company && compared.is_empty() {
        believed_mark(axes, stop, room, &mut put);
    }
    match stop.figures.ratings.emotion {
        _ if !compared.is_empty() => {}
        Some(emotion) if !beside.segments.is_empty() => put(axes.y(emotion), &|items, at| {
            items.push(Shape::disc(at, 2.5, Role::Control).into());
        }),
        Some(emotion) => put(axes.y(emotion), &|items, at| {
            emotion_mark(items, at, stop.figures, room);
        }),
        None if room >= pen.width(words::NOT_YET_RATED, HINT) + 8.0 => {
            put(axes.y(-2.5), &|items, at| {
                let text = Shape::centred(at, Anchor::Middle, HINT, words::NOT_YET_RATED);
                items.push(text.into());
            });
        }
        None => {}
    }
    let parity = pen.input.project.method.parity;
    if let Some((basics, delight)) = axes.rows {
        put(basics, &|items, at| {
            basics_mark(items, at, stop.figures, (room, parity));
        });
        put(delight, &|items, at| {
            delight_mark(items, at, stop.figures, (room, parity));
        });
    }
}

/// The square of what is believed with its number, beside the marker where both say the same.
fn believed_mark(
    axes: &BandAxes,
    stop: &Stop,
    room: f32,
    put: &mut impl FnMut(f32, &dyn Fn(&mut Vec<Item>, Point)),
) {
    let ratings = &stop.figures.ratings;
    let Some(belief) = ratings.belief.filter(|_| room >= ROOM_FOR_MARKERS) else {
        return;
    };
    let is_near = |emotion: f64| (emotion - belief).abs() < 1.0;
    let is_hidden = ratings.emotion.is_some_and(is_near);
    let aside = if is_hidden && room >= ROOM_FOR_ROWS {
        26.0
    } else {
        0.0
    };
    put(axes.y(belief), &|items, at| {
        let at = Point::new(at.x + aside, at.y);
        let square = Rect::from_min_size(at.x - 10.0, at.y - 9.0, 20.0, 18.0);
        let edge = crate::scene::Stroke::solid(1.5, Role::Text);
        items.push(
            Shape::Rect {
                rect: square,
                radius: 0.0,
                fill: Some(Role::Surface),
                stroke: Some(edge),
            }
            .into(),
        );
        let style = TextStyle::medium(12.0, Role::Text);
        items.push(Shape::centred(at, Anchor::Middle, style, signed(belief, 1)).into());
    });
}

fn emotion_mark(items: &mut Vec<Item>, at: Point, figures: &TouchpointFigures, room: f32) {
    let Some(emotion) = figures.ratings.emotion else {
        return;
    };
    if room >= ROOM_FOR_MARKERS {
        marker(items, at, emotion, figures.evidence);
    } else if room >= ROOM_FOR_DOTS {
        let role = Role::Emotion(palette::step(emotion));
        let edge = crate::scene::Stroke::solid(1.0, Role::Text);
        items.push(Shape::ring(at, 3.5, Some(role), edge).into());
    }
}

fn basics_mark(items: &mut Vec<Item>, at: Point, figures: &TouchpointFigures, it: (f32, f64)) {
    let (room, parity) = it;
    let hygiene = figures.ratings.hygiene;
    if room >= ROOM_FOR_ROWS {
        return basics_row(items, Spot::new(at.x, at.y, SQUARE), hygiene, parity);
    }
    if room < ROOM_FOR_SIGNS {
        return;
    }
    let kind = match hygiene {
        None => Sign::BasicsUnrated,
        Some(level) if level >= parity - 1e-9 => Sign::BasicsMet,
        Some(level) if level >= parity / 2.0 => Sign::BasicsAtRisk,
        Some(_) => Sign::BasicsFailing,
    };
    sign(
        items,
        Spot::new(at.x, at.y, SIGN),
        kind,
        Role::Text,
        Role::Surface,
    );
}

fn delight_mark(items: &mut Vec<Item>, at: Point, figures: &TouchpointFigures, it: (f32, f64)) {
    let (room, parity) = it;
    let (delight, hygiene) = (figures.ratings.delight, figures.ratings.hygiene);
    if room >= ROOM_FOR_ROWS {
        return delight_row(
            items,
            Spot::new(at.x, at.y, SQUARE),
            delight,
            hygiene,
            parity,
        );
    }
    if room < ROOM_FOR_SIGNS {
        return;
    }
    let is_blocked = hygiene.is_some_and(|hygiene| hygiene < parity - 1e-9);
    let kind = match delight {
        Some(level) if level > 1e-9 && is_blocked => Sign::DelightBlocked,
        Some(level) if level >= DELIGHTS_FROM => Sign::DelightGiven,
        Some(level) if level > 1e-9 => Sign::DelightPossible,
        Some(_) | None => Sign::DelightNone,
    };
    sign(
        items,
        Spot::new(at.x, at.y, SIGN),
        kind,
        Role::Text,
        Role::Surface,
    );
}
