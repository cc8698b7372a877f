//! Owns the curves that lie over each other in the band: of segments that are compared, and of the journey as it is
//! and as it shall be.

use std::cmp::Ordering;

use super::Pen;
use super::band::{BandAxes, Stop};
use super::curve::{Curves, Run, area, points, runs, smooth};
use crate::insight::words::signed;
use crate::insight::{Beside, JourneyFigures, Time};
use crate::layout::{Point, Rect, monotone};
use crate::model::StepId;
use crate::scene::shape::TextStyle;
use crate::scene::{Anchor, Item, Role, Scene, Shape, Stroke};

/// Half the size of a mark with its number, and of one without.
const MARK: (f32, f32) = (10.0, 4.0);
/// How far apart marks of the same height stand.
const APART: f32 = 22.0;
/// Values that are nearer to each other have their marks side by side.
const NEAR: f64 = 0.6;
/// Emotions that differ by less are equal (METHOD.md, section 1).
const EQUAL: f64 = 1e-9;
/// How wide a slot is on the screen at least for numbers, and for any marks.
const ROOM: (f32, f32) = (74.0, 18.0);
/// From one name at the end of a line to the next.
const LINE: f32 = 15.0;

/// The line of everyone, behind those that are compared.
pub(super) const EVERYONES: Stroke = Stroke::solid(1.5, Role::Control);
/// As it is, and as it shall be.
pub(super) const AS_IS: Stroke = Stroke::solid(2.0, Role::Control);
pub(super) const TO_BE: Stroke = Stroke::solid(3.0, Role::Accent);

/// The line of the segment at that place: no two of the first four have a colour or a dash in common.
pub(super) fn style(place: usize) -> Stroke {
    const ROLES: [Role; 4] = [Role::Text, Role::Link, Role::Warn, Role::Ok];
    const DASHES: [Option<(f32, f32)>; 4] =
        [None, Some((8.0, 4.0)), Some((2.5, 3.0)), Some((14.0, 4.0))];
    let role = ROLES.iter().cycle().nth(place % 4).copied();
    Stroke {
        width: 2.0,
        role: role.unwrap_or(Role::Text),
        dash: DASHES.get(place % 4).copied().flatten(),
    }
}

/// The curves of the segments that are compared, over a thin one of everyone.
pub(super) fn segments(pen: &Pen, axes: &BandAxes, stops: &[Stop]) -> Curves {
    let everyones = points(stops, |stop| {
        stop.figures.ratings.emotion.map(|it| axes.y(it))
    });
    let mut lines: Vec<Shape> = drawn(&runs(&everyones), EVERYONES).collect();
    for (place, (_, figures)) in pen.input.beside.segments.iter().enumerate() {
        let theirs = emotions(axes, stops, figures);
        lines.extend(drawn(&runs(&theirs), style(place)));
    }
    Curves {
        lines,
        ..Curves::default()
    }
}

/// The curves as it is and as it shall be with the area between them; none where nobody feels otherwise then.
pub(super) fn change(pen: &Pen, axes: &BandAxes, stops: &[Stop]) -> Option<Curves> {
    let change = pen.input.beside.change.as_ref()?;
    let (as_is, to_be) = change.both(pen.input.figures);
    let differ = |stop: &Stop| other_point(pen, &stop.figures.id).is_some();
    if !stops.iter().any(differ) && change.added.is_empty() {
        return None;
    }
    let (before, after) = (emotions(axes, stops, as_is), emotions(axes, stops, to_be));
    let areas = between(pen, &before, &after);
    let (before, after) = (runs(&before), runs(&after));
    let lines = drawn(&before, AS_IS).chain(drawn(&after, TO_BE)).collect();
    Some(Curves {
        areas,
        lines,
        ..Curves::default()
    })
}

/// The tinted area between two rows of points, where both are known.
pub(super) fn between(pen: &Pen, before: &[Option<Point>], after: &[Option<Point>]) -> Vec<Shape> {
    let known = before.iter().zip(after);
    let both: Vec<_> = known.map(|(before, after)| after.and(*before)).collect();
    let mut areas = Vec::new();
    for run in runs(&both) {
        let after = after.iter().skip(run.first).take(run.points.len());
        let after: Vec<Point> = after.copied().flatten().collect();
        for (before, after) in monotone(&run.points).iter().zip(&monotone(&after)) {
            let tint = (Role::AccentTint, Role::AccentTint);
            area(pen, &mut areas, (before, after), tint);
        }
    }
    areas
}

/// The lines through the runs.
pub(super) fn drawn(runs: &[Run], stroke: Stroke) -> impl Iterator<Item = Shape> {
    let lines = runs.iter();
    lines.filter_map(move |run| smooth(&monotone(&run.points), stroke))
}

fn emotions(axes: &BandAxes, stops: &[Stop], figures: &JourneyFigures) -> Vec<Option<Point>> {
    points(stops, |stop| {
        let theirs = figures.touchpoint(&stop.figures.id)?;
        theirs.ratings.emotion.map(|emotion| axes.y(emotion))
    })
}

/// The mark of a segment at a touchpoint.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Mark {
    /// Which segment, among those that are compared.
    place: usize,
    /// How it feels there.
    pub(super) emotion: f64,
    /// How far the mark stands right of the middle, so that none hides another.
    aside: f32,
}

/// The marks of the segments that are compared, side by side where they feel alike.
pub(super) fn marks_at(beside: &Beside, step: &StepId) -> Vec<Mark> {
    let segments = beside.segments.iter().enumerate();
    let known: Vec<(usize, f64)> = segments
        .filter_map(|(place, (_, figures))| {
            Some((place, figures.touchpoint(step)?.ratings.emotion?))
        })
        .collect();
    let aside = |place: usize, emotion: f64| {
        let near = known.iter().filter(|(_, it)| (it - emotion).abs() < NEAR);
        near.map(|(other, _)| match other.cmp(&place) {
            Ordering::Less => APART / 2.0,
            Ordering::Equal => 0.0,
            Ordering::Greater => -APART / 2.0,
        })
        .sum()
    };
    let marks = known.iter().map(|&(place, emotion)| Mark {
        place,
        emotion,
        aside: aside(place, emotion),
    });
    marks.collect()
}

/// Draws the mark of a segment, a shape of its own, with the number in it.
pub(super) fn mark(items: &mut Vec<Item>, at: Point, mark: &Mark, room: f32) {
    if room < ROOM.1 {
        return;
    }
    let has_number = room >= ROOM.0;
    let (half, aside) = if has_number {
        (MARK.0, mark.aside)
    } else {
        (MARK.1, 0.0)
    };
    let at = Point::new(at.x + aside, at.y);
    sign(items, at, half, mark.place);
    if has_number {
        let style = TextStyle::medium(12.0, Role::Text);
        let number = signed(mark.emotion, 1);
        items.push(Shape::centred(at, Anchor::Middle, style, number).into());
    }
}

/// The shape of the segment at that place, `half` of its size in each direction.
pub(super) fn sign(items: &mut Vec<Item>, at: Point, half: f32, place: usize) {
    let edge = Stroke::solid(2.0, style(place).role);
    let corners = |corners: &[(f32, f32)]| {
        let points: Vec<Point> = corners
            .iter()
            .map(|(x, y)| Point::new(at.x + x * half, at.y + y * half))
            .collect();
        Shape::polygon_with_edge(&points, Role::Surface, edge)
    };
    let shape = match place % 4 {
        0 => Shape::ring(at, half, Some(Role::Surface), edge),
        1 => Shape::Rect {
            rect: Rect::from_min_size(at.x - half, at.y - half * 0.9, 2.0 * half, 1.8 * half),
            radius: 2.0,
            fill: Some(Role::Surface),
            stroke: Some(edge),
        },
        2 => corners(&[(0.0, -1.3), (1.3, 0.0), (0.0, 1.3), (-1.3, 0.0)]),
        _ => corners(&[
            (-0.6, -1.0),
            (0.6, -1.0),
            (1.2, 0.0),
            (0.6, 1.0),
            (-0.6, 1.0),
            (-1.2, 0.0),
        ]),
    };
    items.push(shape.into());
}

/// The names of the segments at the ends of their lines.
pub(super) fn names(pen: &Pen, axes: &BandAxes, stops: &[Stop], scene: &mut Scene) {
    let beside = pen.input.beside;
    let room = pen.input.layout.slot_width * pen.zoom;
    if beside.segments.is_empty() || room < ROOM.0 {
        return;
    }
    let mut placed: Vec<(f32, f32)> = Vec::new();
    for (place, (name, figures)) in beside.segments.iter().enumerate() {
        let ends = stops.iter().rev().find_map(|stop| {
            let emotion = figures.touchpoint(&stop.figures.id)?.ratings.emotion?;
            Some((stop, emotion))
        });
        let Some((stop, emotion)) = ends else {
            continue;
        };
        let marks = marks_at(beside, &stop.figures.id);
        let aside = marks
            .iter()
            .filter(|mark| (mark.emotion - emotion).abs() < NEAR);
        let aside = aside.map(|mark| mark.aside).fold(0.0, f32::max);
        let left = aside + MARK.0 * 1.3 + 5.0;
        let middle = axes.y(emotion);
        let style = TextStyle::regular(12.0, style(place).role);
        let beside = room / 2.0 - left - 2.0;
        let is_taken = |y: f32| {
            let mut placed = placed.iter();
            placed.any(|(x, taken)| (x - stop.x).abs() < 1.0 && (taken - y).abs() < LINE)
        };
        // A name without room beside the last mark stands over or under it, where it has the whole slot.
        let fits = pen.width(name, style) <= beside && !is_taken(middle);
        let (y, anchor, from, width) = if fits {
            (middle, Anchor::Start, left, beside)
        } else {
            let over = (1..=4_u8).flat_map(|line| {
                let away = MARK.0 * 1.3 + LINE * (f32::from(line) - 0.4);
                [middle - away, middle + away]
            });
            let is_on_mark = |y: f32| {
                let mut marks = marks.iter();
                marks.any(|mark| (axes.y(mark.emotion) - y).abs() < MARK.0 + LINE / 2.0)
            };
            let within = |y: f32| y > axes.y(3.0) - LINE && y < axes.y(-3.0) + LINE;
            let mut free = over.filter(|y| within(*y) && !is_on_mark(*y) && !is_taken(*y));
            let y = free.next().unwrap_or(middle - MARK.0 - LINE);
            (y, Anchor::End, room / 2.0 - 4.0, room - 8.0)
        };
        placed.push((stop.x, y));
        let name = pen.name(name, style, width);
        scene.pinned(Point::new(stop.x, middle), |scene| {
            let at = Point::new(stop.x + from, y);
            scene.push(Shape::centred(at, anchor, style, name));
        });
    }
}

/// How the customer feels there on the other curve, and its colour; none where that is no difference.
pub(super) fn other_point(pen: &Pen, step: &StepId) -> Option<(f64, Role)> {
    let change = pen.input.beside.change.as_ref()?;
    let emotion = |figures: &JourneyFigures| figures.touchpoint(step)?.ratings.emotion;
    let other = emotion(&change.other)?;
    let shown = emotion(pen.input.figures);
    let differs = shown.is_none_or(|shown| (shown - other).abs() > EQUAL);
    let role = match change.other_is {
        Time::AsIs => AS_IS.role,
        Time::ToBe => TO_BE.role,
    };
    differs.then_some((other, role))
}

/// A hollow point on the other curve, with its number.
pub(super) fn point(items: &mut Vec<Item>, at: Point, emotion: f64, role: Role) {
    items.push(Shape::ring(at, 5.0, Some(Role::Surface), Stroke::solid(2.0, role)).into());
    let style = TextStyle::regular(12.0, Role::Text2);
    let beside = Point::new(at.x + 9.0, at.y);
    items.push(Shape::centred(beside, Anchor::Start, style, signed(emotion, 1)).into());
}
