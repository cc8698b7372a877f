//! Owns the slide about one touchpoint: its place on the curve, the strongest voice, and what lies behind it.

use crate::insight::show::{Claim, CurvePoint, MomentPart, SpokenVoice};
use crate::insight::words::signed;
use crate::layout::{Point, Rect, Size};
use crate::scene::glyphs::{Sign, Spot, sign};
use crate::scene::palette;
use crate::scene::shape::TextStyle;
use crate::scene::{Role, Stroke};
use crate::words::show as words;

use super::SMALLEST;
use super::curve::{self, Axes, Look};
use super::cut;
use super::figure::{self, Looks, Seat};
use super::pen::{LOW, MARGIN, Pen, Slot, around};

/// The height of 0 on the curve, from the stage's foot; on a low stage the curve is lower.
const ZERO: f32 = 221.0;
const LOW_ZERO: f32 = 182.0;
/// How high a step of emotion is.
const STEP: f32 = 25.0;
const LOW_STEP: f32 = 16.0;
/// From +3 to the upper end of its marker.
const ABOVE: f32 = 40.0;
const FIGURE: f32 = 384.0;
/// From the figure to the quote's mark, and to its words.
const TO_MARK: f32 = 102.0;
const TO_WORDS: f32 = 192.0;
/// Sizes of a quote, each with its line height.
const QUOTES: [(f32, f32); 6] = [
    (64.0, 84.0),
    (56.0, 72.0),
    (48.0, 60.0),
    (44.0, 54.0),
    (40.0, 48.0),
    (36.0, 44.0),
];
/// The lowest line of a quote.
const SHORTEST: f32 = 44.0;
const WHO: TextStyle = TextStyle::medium(40.0, Role::Text2);
const HOW_MANY: TextStyle = TextStyle::regular(40.0, Role::Text3);
/// From line to line under a quote.
const BELOW: f32 = 52.0;

pub(super) fn draw(pen: &mut Pen, top: f32, part: &MomentPart) {
    let is_low = pen.size.height < LOW;
    let (zero, step) = if is_low {
        (LOW_ZERO, LOW_STEP)
    } else {
        (ZERO, STEP)
    };
    let axes = Axes {
        ends: (MARGIN, pen.right()),
        zero: pen.size.height - zero,
        step,
        count: part.points.len(),
    };
    curve_with_told(pen, &axes, part);
    pen.next_step();
    let floor = top_of(&axes) - 22.0;
    let seat = Seat::within(
        MARGIN,
        floor - 24.0,
        FIGURE,
        (floor - top + 30.0).min(334.0),
    );
    let told = part.points.get(part.told);
    let left = if seat.head >= 44.0 {
        let face = told.and_then(|point| point.emotion).map(palette::step);
        let said = part.voice.as_ref().and_then(|voice| voice.sentiment);
        let looks = Looks {
            face: said.map(palette::step).or(face),
            name: &part.customer,
            fill: Role::Raised,
            picture: part.picture.as_ref(),
        };
        figure::draw(pen, seat, looks);
        MARGIN + FIGURE
    } else {
        MARGIN - 60.0
    };
    let end = match &part.voice {
        Some(voice) => spoken(pen, (left, top - 4.0, floor), part, voice),
        None => unheard(pen, (left + TO_WORDS, top - 4.0), part),
    };
    behind(pen, left + TO_WORDS, end, part);
}

/// What is felt around it, quiet, and its own place in colour.
fn curve_with_told(pen: &mut Pen, axes: &Axes, part: &MomentPart) {
    curve::zero_line(pen, axes);
    let felt = axes.lines(&part.points, |point| point.emotion, cut::bent);
    curve::lines(pen, &felt, &[], Stroke::solid(4.0, Role::Text3));
    for (index, point) in part.points.iter().enumerate() {
        let x = axes.x(index);
        let is_told = index == part.told;
        match point.emotion {
            Some(emotion) => {
                let look = if is_told { Look::Told } else { Look::Quiet };
                let at = Point::new(x, axes.y(emotion));
                curve::marker(pen, at, (emotion, point.evidence), look);
                spot(pen, at, point, emotion);
            }
            None if !is_told => {
                let style = TextStyle::regular(SMALLEST, Role::Text3);
                let fits = pen.width_of(words::NOT_YET_RATED, style) < axes.slot() - 80.0;
                let said = if fits {
                    words::NOT_YET_RATED
                } else {
                    words::MISSING
                };
                let at = Point::new(x, axes.zero - 37.0);
                pen.line(Slot::middle(at, axes.slot()), style, said);
            }
            None => {}
        }
    }
    name_of_told(pen, axes, part);
}

fn spot(pen: &mut Pen, at: Point, point: &CurvePoint, emotion: f64) {
    if let Some(step) = &point.step {
        let rect = Rect::from_min_size(at.x - 40.0, at.y - 40.0, 80.0, 80.0);
        let name = words::felt_at(&point.name, &signed(emotion, 2));
        pen.spot(Claim::Emotion(step.clone()), rect, name);
    }
}

/// The upper end of the curve with its markers.
fn top_of(axes: &Axes) -> f32 {
    axes.zero - 3.0 * axes.step - ABOVE
}

/// Its name, where neither the curve nor a marker runs through it: beside the zero line on the side that its marker
/// leaves free, else over or under the marker, or beside it; shortened where it has no room anywhere.
fn name_of_told(pen: &mut Pen, axes: &Axes, part: &MomentPart) {
    let Some(point) = part.points.get(part.told) else {
        return;
    };
    let middle = Point::new(axes.x(part.told), axes.y(point.emotion.unwrap_or_default()));
    let ends = (pen.right(), pen.size.height - 92.0);
    let large = TextStyle::medium(40.0, Role::Text);
    let (small, least) = (large.sized(34.0), large.sized(pen.least()));
    let slot = axes.slot();
    // As a whole and nearest to its own marker; else as a whole; else cut short.
    let near = [large, small, least].map(|style| (style, 2.6, Near::Own));
    let whole = [small, least].map(|style| (style, 2.6, Near::Any));
    let short = [1.6, 1.1, 0.8].map(|slots| (least, slots, Near::Any));
    for (style, slots, near) in near.into_iter().chain(whole).chain(short) {
        let natural = pen.width_of(&point.name, style);
        let is_whole = natural <= slots * slot;
        if !is_whole && slots > 2.0 {
            continue;
        }
        let width = natural.min(slots * slot);
        let mut places = places_around(axes, middle, width, ends).into_iter();
        let free = places.find(|rect| {
            let is_near = near == Near::Any || is_nearest(axes, part, rect);
            is_near && is_free(axes, part, &rect.expanded(6.0))
        });
        if let Some(rect) = free {
            let at = Point::new(rect.min.x, rect.centre().y);
            pen.line(Slot::start(at, rect.width() + 0.5), style, &point.name);
            return;
        }
    }
}

/// Whose marker a name has to be nearest to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Near {
    /// Its own, so that nobody takes it for another's.
    Own,
    /// Any.
    Any,
}

/// Whether no other marker is as near to that place as the one that is told of.
fn is_nearest(axes: &Axes, part: &MomentPart, rect: &Rect) -> bool {
    let apart = |index: usize, point: &CurvePoint| {
        let (x, y) = (axes.x(index), axes.y(point.emotion.unwrap_or_default()));
        let nearest = Point::new(
            x.clamp(rect.min.x, rect.max.x),
            y.clamp(rect.min.y, rect.max.y),
        );
        nearest.distance(Point::new(x, y))
    };
    let Some(told) = part.points.get(part.told) else {
        return false;
    };
    let own = apart(part.told, told);
    let mut others = part.points.iter().enumerate();
    others.all(|(index, point)| index == part.told || apart(index, point) > own + 24.0)
}

/// Where a name of that width could stand, the best first.
fn places_around(axes: &Axes, middle: Point, width: f32, ends: (f32, f32)) -> Vec<Rect> {
    let side = if middle.y > axes.zero - 1.0 {
        -1.0
    } else {
        1.0
    };
    let radius = curve::TOLD;
    let heights = [
        axes.zero + side * 40.0,
        middle.y + side * (radius + 32.0),
        middle.y - side * (radius + 32.0),
        axes.zero - side * 40.0,
        axes.y(f64::from(side) * -1.8),
        axes.y(f64::from(side) * -2.8),
        axes.y(f64::from(side) * 1.8),
    ];
    let starts = [
        middle.x - width / 2.0,
        middle.x + radius + 16.0,
        middle.x - radius - 16.0 - width,
        middle.x - width * 0.3,
        middle.x - width * 0.7,
        middle.x - width * 0.1,
        middle.x - width * 0.9,
    ];
    let (right, lowest) = ends;
    let held = |start: f32| start.clamp(MARGIN, (right - width).max(MARGIN));
    let reach = top_of(axes) + 8.0..=lowest;
    let places = starts
        .iter()
        .flat_map(|start| heights.iter().map(|y| (held(*start), *y)));
    places
        .filter(|(_, y)| reach.contains(y))
        .map(|(start, y)| Rect::from_min_size(start, y - 18.0, width, 36.0))
        .collect()
}

/// Whether neither curve nor markers nor the zero line touch that place.
fn is_free(axes: &Axes, part: &MomentPart, rect: &Rect) -> bool {
    if (rect.min.y..=rect.max.y).contains(&axes.zero) {
        return false;
    }
    let markers = part.points.iter().enumerate().all(|(index, point)| {
        let Some(emotion) = point.emotion else {
            return true;
        };
        let look = if index == part.told {
            Look::Told
        } else {
            Look::Quiet
        };
        let radius = curve::radius(emotion, look);
        let (x, y) = (axes.x(index), axes.y(emotion));
        !Rect::from_min_size(x - radius, y - radius, 2.0 * radius, 2.0 * radius).overlaps(rect)
    });
    let unrated = part.points.iter().enumerate().all(|(index, point)| {
        let said = Rect::from_min_size(axes.x(index) - 100.0, axes.zero - 55.0, 200.0, 36.0);
        index == part.told || point.emotion.is_some() || !said.overlaps(rect)
    });
    let felt = axes.lines(&part.points, |point| point.emotion, cut::bent);
    markers
        && unrated
        && felt
            .iter()
            .all(|line| cut::avoids(line, &rect.expanded(4.0)))
}

/// The quote, who said it, and how many speak of it. Returns the middle of the last line.
fn spoken(
    pen: &mut Pen,
    (left, top, floor): (f32, f32, f32),
    part: &MomentPart,
    voice: &SpokenVoice,
) -> f32 {
    let words_at = left + TO_WORDS;
    let room = Size {
        width: pen.right() - words_at,
        height: (floor - top - 3.0 * BELOW).max(SHORTEST),
    };
    let style = TextStyle::regular(64.0, Role::Text);
    let mut sizes: Vec<(f32, f32)> = QUOTES.to_vec();
    sizes.retain(|(_, line)| *line <= room.height);
    let fitted = pen.fitted(&voice.quote, style, room, &sizes);
    let first = top + fitted.line / 2.0;
    let mark = Spot::new(0.0, 0.0, 24.0);
    let colour = voice
        .sentiment
        .map_or(Role::Text3, |felt| Role::Emotion(palette::step(felt)));
    let mark_at = Point::new(left + TO_MARK + 22.0, first - 2.0);
    pen.scaled(mark_at, fitted.size / 64.0 * 2.333, |items| {
        sign(items, mark, Sign::Quote, colour, Role::Canvas);
    });
    let last = pen.lines((words_at, first), style, &fitted);
    let below = fitted.line / 2.0 + 46.0;
    let who = words::who(voice);
    let at = Point::new(words_at, last + below);
    let width = pen.fitting_line(Slot::start(at, room.width), WHO, &who);
    let rect = around(words_at, at.y, width, WHO.size);
    pen.spot(Claim::Voice(voice.id.clone()), rect, who);
    how_many(pen, Point::new(words_at, at.y + BELOW), part)
}

fn unheard(pen: &mut Pen, (left, top): (f32, f32), part: &MomentPart) -> f32 {
    let style = TextStyle::regular(56.0, Role::Text2);
    let at = Point::new(left, top + 60.0);
    let width = pen.right() - left;
    let in_a_line = pen.fitted(
        words::NOBODY_ASKED,
        style,
        Size {
            width,
            height: 72.0,
        },
        &[(56.0, 72.0), (52.0, 68.0), (48.0, 62.0), (44.0, 56.0)],
    );
    let fitted = if in_a_line.is_cut {
        let room = Size {
            width,
            height: 144.0,
        };
        pen.fitted(words::NOBODY_ASKED, style, room, &[(44.0, 56.0)])
    } else {
        in_a_line
    };
    let last = pen.lines((left, at.y), style, &fitted);
    how_many(pen, Point::new(left, last + 72.0), part)
}

/// How many voices speak of it. Returns the middle of its line.
fn how_many(pen: &mut Pen, at: Point, part: &MomentPart) -> f32 {
    let room = pen.right() - at.x;
    let width = pen.line(Slot::start(at, room), HOW_MANY, &part.heard);
    let rect = around(at.x, at.y, width, HOW_MANY.size);
    let claim = Claim::Emotion(part.step.clone());
    pen.spot(claim, rect, part.heard.clone());
    at.y
}

/// What lies behind it, nearest first.
fn behind(pen: &mut Pen, left: f32, above: f32, part: &MomentPart) {
    let names: Vec<&str> = part.behind.iter().map(|(_, name)| name.as_str()).collect();
    pen.next_step();
    let text = words::behind(&names);
    let style = TextStyle::medium(36.0, Role::Text);
    let at = Point::new(left, above + BELOW + 2.0);
    let room = pen.right() - left;
    let width = pen.fitting_line(Slot::start(at, room), style, &text);
    if let Some((cause, _)) = part.behind.first() {
        let rect = around(left, at.y, width, style.size);
        pen.spot(Claim::Lift(cause.clone()), rect, text);
    }
}
