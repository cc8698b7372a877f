//! Owns curves on slides: through the emotions, broken where nothing is rated, with expectation and belief beside them.

use crate::insight::show::CurvePoint;
use crate::insight::words::signed;
use crate::layout::{Point, Rect};
use crate::model::Evidence;
use crate::scene::shape::{TextStyle, narrow};
use crate::scene::{Anchor, Role, Shape, Stroke, palette};

use super::cut::{self, Disc, Piece};
use super::pen::{Pen, rows};

/// The radius of an ordinary marker.
pub(super) const MARKER: f32 = 28.0;
/// The radius of a marker whose number has a decimal, or which stands at an end of the scale.
const WIDE: f32 = 36.0;
/// From a marker's middle line to a line that makes way for it.
const APART: f32 = 8.0;
/// The radius of the marker that is told of.
pub(super) const TOLD: f32 = 38.0;

/// Where the points of a curve lie.
#[derive(Clone, Copy)]
pub(super) struct Axes {
    /// The left and right end of the zero line.
    pub(super) ends: (f32, f32),
    /// The height of 0.
    pub(super) zero: f32,
    /// How high a step of emotion is.
    pub(super) step: f32,
    /// How many points there are.
    pub(super) count: usize,
}

impl Axes {
    /// How wide the room of one point is.
    pub(super) fn slot(&self) -> f32 {
        (self.ends.1 - self.ends.0) / rows(self.count.max(1))
    }

    pub(super) fn x(&self, index: usize) -> f32 {
        self.ends.0 + self.slot() * (rows(index) + 0.5)
    }

    pub(super) fn y(&self, emotion: f64) -> f32 {
        self.zero - narrow(emotion) * self.step
    }

    /// A line through the points that have a value, with a break where one is missing.
    pub(super) fn lines(
        &self,
        points: &[CurvePoint],
        of: impl Fn(&CurvePoint) -> Option<f64>,
        through: impl Fn(&[Point]) -> Vec<Piece>,
    ) -> Vec<Vec<Piece>> {
        let places: Vec<Option<Point>> = points
            .iter()
            .enumerate()
            .map(|(index, point)| Some(Point::new(self.x(index), self.y(of(point)?))))
            .collect();
        places
            .split(Option::is_none)
            .map(|run| run.iter().copied().flatten().collect::<Vec<_>>())
            .filter(|run| run.len() > 1)
            .map(|run| through(&run))
            .collect()
    }
}

/// The zero line.
pub(super) fn zero_line(pen: &mut Pen, axes: &Axes) {
    pen.rule(axes.ends, axes.zero, Stroke::solid(2.0, Role::Border));
}

/// The lines where they are outside of the discs.
pub(super) fn lines(pen: &mut Pen, lines: &[Vec<Piece>], discs: &[Disc], stroke: Stroke) {
    for stretch in lines.iter().flat_map(|line| cut::outside(line, discs)) {
        pen.push(Shape::curve(stretch, stroke));
    }
}

/// What lines keep out of: the markers of what is felt.
pub(super) fn discs(axes: &Axes, points: &[CurvePoint], look: Look) -> Vec<Disc> {
    let felt = points.iter().enumerate().filter_map(|(index, point)| {
        let emotion = point.emotion?;
        let middle = Point::new(axes.x(index), axes.y(emotion));
        Some((middle, radius(emotion, look) + APART))
    });
    felt.collect()
}

/// How a marker looks.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    /// In its colour; hollow where it is assumed.
    Coloured,
    /// Behind the one that is told of.
    Quiet,
    /// The one that is told of.
    Told,
}

/// The marker's radius.
pub(super) fn radius(emotion: f64, look: Look) -> f32 {
    let is_wide = signed(emotion, 1).contains('.');
    match look {
        Look::Told => TOLD,
        Look::Coloured | Look::Quiet if is_wide => WIDE,
        Look::Coloured if palette::step(emotion).abs() >= 3 => WIDE,
        Look::Coloured | Look::Quiet => MARKER,
    }
}

/// The marker of an emotion with its number.
pub(super) fn marker(pen: &mut Pen, at: Point, point: (f64, Evidence), look: Look) {
    let (emotion, evidence) = point;
    let (step, radius) = (palette::step(emotion), radius(emotion, look));
    let is_assumed = evidence == Evidence::Assumed;
    let (fill, stroke, ink) = match look {
        Look::Quiet => (Role::Raised, Stroke::solid(3.0, Role::Text3), Role::Text2),
        Look::Coloured | Look::Told if is_assumed => (
            Role::Canvas,
            Stroke::solid(7.0, Role::Emotion(step)),
            Role::Text,
        ),
        Look::Coloured => (
            Role::Emotion(step),
            Stroke::solid(3.0, Role::Text),
            strong_ink(step),
        ),
        Look::Told => (
            Role::Emotion(step),
            Stroke::solid(5.0, Role::Text),
            strong_ink(step),
        ),
    };
    // A number that would be pale on its fill stands on the slide's own ground, in a ring of that colour.
    let (fill, stroke) = if ink == Role::Text && look != Look::Quiet && !is_assumed {
        (Role::Canvas, Stroke::solid(7.0, Role::Emotion(step)))
    } else {
        (fill, stroke)
    };
    pen.push(Shape::ring(at, radius, Some(fill), stroke));
    let size = if look == Look::Told { 36.0 } else { 32.0 };
    let number = signed(emotion, 1);
    let style = TextStyle::medium(size, ink);
    pen.push(Shape::centred(at, Anchor::Middle, style, number));
}

/// What the number on that step's colour is written in: its ink where that has the contrast of the boardroom in light
/// and dark, else the text's own colour, on the slide's ground.
pub(super) fn strong_ink(step: i8) -> Role {
    use palette::{Theme, colour};
    let is_strong = [Theme::BoardroomLight, Theme::BoardroomDark]
        .iter()
        .all(|&theme| {
            let ink = colour(theme, Role::OnEmotion(step));
            ink.contrast(colour(theme, Role::Emotion(step))) >= 7.0
        });
    if is_strong {
        Role::OnEmotion(step)
    } else {
        Role::Text
    }
}

/// A small square where something is believed.
pub(super) fn square(pen: &mut Pen, at: Point) {
    let half = 11.0;
    pen.push(Shape::Rect {
        rect: Rect::from_min_size(at.x - half, at.y - half, 2.0 * half, 2.0 * half),
        radius: 0.0,
        fill: Some(Role::Canvas),
        stroke: Some(Stroke::solid(3.5, Role::Text3)),
    });
}
