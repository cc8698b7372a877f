//! Owns the three curves of the band and the area between what the customer feels and what was expected.

use super::band::{BandAxes, Stop};
use super::{Pen, compare};
use crate::insight::Standpoint;
use crate::layout::{Point, Rect, monotone};
use crate::scene::{PathCommand, Role, Shape, Stroke};

/// How wide a strip of the area is on the screen.
const STRIP: f32 = 10.0;
/// How far strips reach over their right neighbour, on the screen, so that nothing shines through between them.
const OVERLAP: f32 = 0.6;
/// Half the side of a square of belief.
const SQUARE: f32 = 3.5;
/// Emotions that differ by less are equal (METHOD.md, section 1).
const EQUAL: f64 = 1e-9;

/// The areas, which lie behind the grid, the lines, which lie before it, and the places of the squares of belief.
#[derive(Default)]
pub(super) struct Curves {
    pub(super) areas: Vec<Shape>,
    pub(super) lines: Vec<Shape>,
    pub(super) squares: Vec<Point>,
}

/// Draws the curves through the touchpoints.
pub(super) fn curves(pen: &Pen, axes: &BandAxes, stops: &[Stop]) -> Curves {
    let expected = points(stops, |stop| Some(axes.y(stop.figures.expectation)));
    let expected: Vec<Point> = expected.into_iter().flatten().collect();
    let expected = monotone(&expected);
    let felt = runs(&points(stops, |stop| {
        stop.figures.ratings.emotion.map(|emotion| axes.y(emotion))
    }));
    if !pen.input.beside.segments.is_empty() {
        return compare::segments(pen, axes, stops);
    }
    if let Some(curves) = compare::change(pen, axes, stops) {
        return curves;
    }
    if pen.input.lens.side == Standpoint::Company {
        return companys(pen, axes, stops, &felt);
    }
    let mut curves = Curves {
        areas: Vec::new(),
        lines: belief(axes, stops),
        squares: belief_squares(axes, stops),
    };
    let dashes = Stroke::dashed(1.5, Role::Text2, (5.0, 4.0));
    curves.lines.extend(smooth(&expected, dashes));
    for run in &felt {
        let line = monotone(&run.points);
        let beside = expected.get(run.first..).unwrap_or_default();
        for (felt, expected) in line.iter().zip(beside) {
            area(pen, &mut curves.areas, (felt, expected), GAPS);
        }
        curves
            .lines
            .extend(smooth(&line, Stroke::solid(2.5, Role::Text)));
    }
    curves
}

/// The colours of an area where the first curve lies under the second, and above it.
pub(super) type Sides = (Role, Role);
const GAPS: Sides = (Role::GapBelow, Role::GapAbove);

/// The company's side: what it believes comes first, and what is felt lies beside it.
fn companys(pen: &Pen, axes: &BandAxes, stops: &[Stop], felt: &[Run]) -> Curves {
    let mut areas = Vec::new();
    let both = points(stops, |stop| {
        let ratings = &stop.figures.ratings;
        ratings
            .emotion
            .zip(ratings.belief)
            .map(|(emotion, _)| axes.y(emotion))
    });
    for run in runs(&both) {
        let believed = belief_points(axes, stops)
            .into_iter()
            .skip(run.first)
            .flatten();
        let believed: Vec<Point> = believed.take(run.points.len()).collect();
        let (felt, believed) = (monotone(&run.points), monotone(&believed));
        for (felt, believed) in felt.iter().zip(&believed) {
            area(pen, &mut areas, (felt, believed), GAPS);
        }
    }
    let emotions = felt.iter().map(|run| monotone(&run.points));
    let mut lines: Vec<Shape> = emotions
        .filter_map(|line| smooth(&line, Stroke::solid(1.5, Role::Text2)))
        .collect();
    let believed = runs(&belief_points(axes, stops)).into_iter();
    lines.extend(
        believed.filter_map(|run| smooth(&monotone(&run.points), Stroke::solid(2.5, Role::Text))),
    );
    Curves {
        areas,
        lines,
        ..Curves::default()
    }
}

/// Neighbouring touchpoints that all have a value, and the index of the first of them.
pub(super) struct Run {
    pub(super) first: usize,
    pub(super) points: Vec<Point>,
}

pub(super) fn points(stops: &[Stop], y: impl Fn(&Stop) -> Option<f32>) -> Vec<Option<Point>> {
    let places = stops.iter();
    places
        .map(|stop| y(stop).map(|y| Point::new(stop.x, y)))
        .collect()
}

/// What is missing breaks the line; it is never bridged.
pub(super) fn runs(points: &[Option<Point>]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut is_open = false;
    for (index, point) in points.iter().enumerate() {
        match (point, runs.last_mut().filter(|_| is_open)) {
            (Some(point), Some(run)) => run.points.push(*point),
            (Some(point), None) => runs.push(Run {
                first: index,
                points: vec![*point],
            }),
            (None, _) => {}
        }
        is_open = point.is_some();
    }
    runs
}

pub(super) fn smooth(pieces: &[[Point; 4]], stroke: Stroke) -> Option<Shape> {
    let mut commands = vec![PathCommand::Move(*pieces.first()?.first()?)];
    let curves = pieces.iter();
    commands.extend(curves.map(|&[_, out, into, to]| PathCommand::Cubic(out, into, to)));
    Some(Shape::curve(commands, stroke))
}

fn belief_points(axes: &BandAxes, stops: &[Stop]) -> Vec<Option<Point>> {
    points(stops, |stop| {
        stop.figures.ratings.belief.map(|belief| axes.y(belief))
    })
}

fn belief(axes: &BandAxes, stops: &[Stop]) -> Vec<Shape> {
    let runs = runs(&belief_points(axes, stops));
    let lines = runs.iter().filter(|run| run.points.len() > 1);
    lines
        .map(|run| Shape::line(&run.points, Stroke::solid(1.0, Role::Text3)))
        .collect()
}

/// The places where something is believed, but for those that a marker of the same value hides.
fn belief_squares(axes: &BandAxes, stops: &[Stop]) -> Vec<Point> {
    let believed = belief_points(axes, stops);
    let shown = believed.into_iter().zip(stops).filter(|(_, stop)| {
        let ratings = &stop.figures.ratings;
        let hidden = ratings.belief.zip(ratings.emotion);
        !hidden.is_some_and(|(belief, emotion)| (belief - emotion).abs() < EQUAL)
    });
    shown.filter_map(|(at, _)| at).collect()
}

/// A square of belief.
pub(super) fn belief_square(at: Point) -> Shape {
    let side = 2.0 * SQUARE;
    Shape::Rect {
        rect: Rect::from_min_size(at.x - SQUARE, at.y - SQUARE, side, side),
        radius: 0.0,
        fill: Some(Role::Surface),
        stroke: Some(Stroke::solid(1.2, Role::Text3)),
    }
}

/// The area between two pieces of curve over the same slots, in upright strips, split where the two cross.
pub(super) fn area(
    pen: &Pen,
    areas: &mut Vec<Shape>,
    (felt, expected): (&[Point; 4], &[Point; 4]),
    sides: Sides,
) {
    let [from, .., to] = felt;
    let strips = ((to.x - from.x) * pen.zoom / STRIP).ceil().clamp(4.0, 40.0);
    let mut part = 0.0;
    let mut left = Cut::at(felt, expected, 0.0);
    while part < strips {
        part += 1.0;
        let right = Cut::at(felt, expected, part / strips);
        if let Some(crossing) = left.crossing(&right) {
            areas.extend(strip(pen, (&left, &crossing), sides));
            areas.extend(strip(pen, (&crossing, &right), sides));
        } else {
            areas.extend(strip(pen, (&left, &right), sides));
        }
        left = right;
    }
}

/// Where an upright line cuts both curves.
#[derive(Clone, Copy)]
struct Cut {
    x: f32,
    felt: f32,
    expected: f32,
}

impl Cut {
    fn at(felt: &[Point; 4], expected: &[Point; 4], t: f32) -> Self {
        let on_felt = on_curve(felt, t);
        Self {
            x: on_felt.x,
            felt: on_felt.y,
            expected: on_curve(expected, t).y,
        }
    }

    /// How far what is felt lies under what was expected.
    fn below(&self) -> f32 {
        self.felt - self.expected
    }

    fn crossing(&self, right: &Self) -> Option<Self> {
        let (before, after) = (self.below(), right.below());
        if before * after >= 0.0 {
            return None;
        }
        let share = before / (before - after);
        let between = |a: f32, b: f32| a + (b - a) * share;
        let y = between(self.felt, right.felt);
        Some(Self {
            x: between(self.x, right.x),
            felt: y,
            expected: y,
        })
    }
}

fn on_curve(piece: &[Point; 4], t: f32) -> Point {
    let s = 1.0 - t;
    let weights = [s * s * s, 3.0 * s * s * t, 3.0 * s * t * t, t * t * t];
    let mut at = Point::default();
    for (point, weight) in piece.iter().zip(weights) {
        at.x += point.x * weight;
        at.y += point.y * weight;
    }
    at
}

fn strip(pen: &Pen, (left, right): (&Cut, &Cut), sides: Sides) -> Option<Shape> {
    let below = left.below() + right.below();
    if below.abs() < 0.01 {
        return None;
    }
    let role = if below > 0.0 { sides.0 } else { sides.1 };
    let end = right.x + pen.world(OVERLAP);
    let corners = [
        Point::new(left.x, left.felt),
        Point::new(end, right.felt),
        Point::new(end, right.expected),
        Point::new(left.x, left.expected),
    ];
    Some(Shape::polygon(&corners, role))
}
