//! Owns the signs that carry meaning: the one-glyph forms of basics and delight, the moment of truth,
//! findings, quotes, what became of a promise, and the markers on the curve.

use super::Spot;
use crate::insight::words;
use crate::layout::{Point, Rect};
use crate::model::{Evidence, PromiseState};
use crate::scene::palette;
use crate::scene::shape::{TextStyle, quadratic};
use crate::scene::{Anchor, Item, PathCommand, Role, Shape, Stroke};

/// A sign that says one thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sign {
    /// The basics are met: a tick in a square.
    BasicsMet,
    /// The basics are at risk: a square half filled.
    BasicsAtRisk,
    /// The basics fail: a × in a filled square.
    BasicsFailing,
    /// The basics are not rated: four corners.
    BasicsUnrated,
    /// No delight, or none rated: a dash.
    DelightNone,
    /// Delight could be had here: an outlined star.
    DelightPossible,
    /// It delights: a star.
    DelightGiven,
    /// It would delight if the basics were met: a star struck through.
    DelightBlocked,
    /// A moment of truth: a diamond with a dot.
    MomentOfTruth,
    /// A finding: a triangle with an exclamation mark.
    Finding,
    /// A quote: two commas.
    Quote,
}

impl Sign {
    /// Every sign.
    pub const ALL: [Self; 11] = [
        Self::BasicsMet,
        Self::BasicsAtRisk,
        Self::BasicsFailing,
        Self::BasicsUnrated,
        Self::DelightNone,
        Self::DelightPossible,
        Self::DelightGiven,
        Self::DelightBlocked,
        Self::MomentOfTruth,
        Self::Finding,
        Self::Quote,
    ];
}

/// Paints `sign` in `ink`; what is cut out of a filled sign shows `paper`, the colour that it lies on.
pub fn sign(items: &mut Vec<Item>, spot: Spot, sign: Sign, ink: Role, paper: Role) {
    let pen = Pen { spot, ink };
    let shapes = match sign {
        Sign::BasicsMet => vec![
            pen.frame(),
            pen.line(&[(-5.0, 0.5), (-1.5, 4.0), (5.0, -4.5)], 2.4, ink),
        ],
        Sign::BasicsAtRisk => vec![pen.frame(), pen.block(-9.0, 0.0, 18.0, 9.0)],
        Sign::BasicsFailing => vec![
            pen.block(-10.0, -10.0, 20.0, 20.0),
            pen.line(&[(-4.0, -4.0), (4.0, 4.0)], 3.0, paper),
            pen.line(&[(4.0, -4.0), (-4.0, 4.0)], 3.0, paper),
        ],
        Sign::BasicsUnrated => pen.corners(),
        Sign::DelightNone => vec![pen.line(&[(-5.0, 0.0), (5.0, 0.0)], 2.6, ink)],
        Sign::DelightPossible => vec![pen.star_outline()],
        Sign::DelightGiven => vec![Shape::polygon(&pen.star(), ink)],
        Sign::DelightBlocked => vec![
            pen.star_outline(),
            pen.line(&[(-8.0, 10.0), (10.0, -8.0)], 5.5, paper),
            pen.line(&[(-8.5, 9.5), (9.5, -8.5)], 2.0, ink),
        ],
        Sign::MomentOfTruth => pen.diamond(),
        Sign::Finding => pen.finding(paper),
        Sign::Quote => pen.quote(),
    };
    items.extend(shapes.into_iter().map(Item::from));
}

/// The colour of a promise in that state.
#[must_use]
pub const fn promise_role(state: PromiseState) -> Role {
    match state {
        PromiseState::Unknown => Role::EdgeBack,
        PromiseState::Kept => Role::Ok,
        PromiseState::Broken => Role::Danger,
    }
}

/// What became of a promise: a tick, a × or an empty ring, 13 or 14 wide.
pub fn promise(items: &mut Vec<Item>, spot: Spot, state: PromiseState) {
    let (role, radius) = (promise_role(state), spot.size / 2.0);
    let pen = Pen { spot, ink: role };
    let mark = |points: &[(f32, f32)], ink| pen.line(points, 2.6, ink);
    let shapes = match state {
        PromiseState::Unknown => vec![Shape::ring(
            spot.centre,
            radius - 0.5,
            Some(Role::Canvas),
            Stroke::solid(1.4, role),
        )],
        PromiseState::Kept => vec![
            Shape::disc(spot.centre, radius, role),
            mark(&[(-5.5, 0.3), (-1.6, 4.2), (5.6, -4.2)], Role::Canvas),
        ],
        PromiseState::Broken => vec![
            Shape::disc(spot.centre, radius, role),
            mark(&[(-4.5, -4.5), (4.5, 4.5)], Role::OnDanger),
            mark(&[(4.5, -4.5), (-4.5, 4.5)], Role::OnDanger),
        ],
    };
    items.extend(shapes.into_iter().map(Item::from));
}

/// The radius of the marker of that emotion: the ends of the scale are larger, and so is what needs a decimal.
#[must_use]
pub fn marker_radius(emotion: f64) -> f32 {
    if words::signed(emotion, 1).contains('.') {
        16.0
    } else if palette::step(emotion).abs() >= 3 {
        14.0
    } else {
        12.0
    }
}

/// The marker of an emotion on the curve with its number; hollow where it is only assumed.
pub fn marker(items: &mut Vec<Item>, centre: Point, emotion: f64, evidence: Evidence) {
    let (step, radius) = (palette::step(emotion), marker_radius(emotion));
    let (circle, ink) = match evidence {
        Evidence::Assumed => {
            let stroke = Stroke::solid(3.0, Role::Emotion(step));
            let ring = Shape::ring(centre, radius - 0.5, Some(Role::Surface), stroke);
            (ring, Role::Text)
        }
        Evidence::Heard | Evidence::Measured => {
            let (fill, stroke) = (Role::Emotion(step), Stroke::solid(1.5, Role::Text));
            let disc = Shape::ring(centre, radius, Some(fill), stroke);
            (disc, Role::OnEmotion(step))
        }
    };
    let number = words::signed(emotion, 1);
    let style = TextStyle::medium(12.0, ink);
    items.push(circle.into());
    items.push(Shape::centred(centre, Anchor::Middle, style, number).into());
}

/// The ten corners of a star, the first at its top; it is centred as the eye sees it.
pub(super) fn star(centre: Point, radius: f32) -> [Point; 10] {
    let middle = Point::new(centre.x, centre.y + radius * 0.06);
    let mut index = 0.0_f32;
    [(); 10].map(|()| {
        let angle = (index * 36.0 - 90.0).to_radians();
        let reach = if index % 2.0 < 0.5 {
            radius
        } else {
            radius * 0.42
        };
        index += 1.0;
        Point::new(
            middle.x + reach * angle.cos(),
            middle.y + reach * angle.sin(),
        )
    })
}

/// Draws in units of a grid of 24.
struct Pen {
    spot: Spot,
    ink: Role,
}

impl Pen {
    fn at(&self, x: f32, y: f32) -> Point {
        self.spot.at(24.0, x, y)
    }

    fn long(&self, length: f32) -> f32 {
        self.spot.size / 24.0 * length
    }

    fn line(&self, points: &[(f32, f32)], width: f32, role: Role) -> Shape {
        let points: Vec<_> = points.iter().map(|&(x, y)| self.at(x, y)).collect();
        Shape::line(&points, Stroke::solid(self.long(width).max(1.0), role))
    }

    fn frame(&self) -> Shape {
        let rect = Rect {
            min: self.at(-9.0, -9.0),
            max: self.at(9.0, 9.0),
        };
        let stroke = Stroke::solid(self.long(2.2).max(1.0), self.ink);
        Shape::outlined(rect, self.long(1.0), stroke)
    }

    fn block(&self, x: f32, y: f32, width: f32, height: f32) -> Shape {
        let min = self.at(x, y);
        let rect = Rect::from_min_size(min.x, min.y, self.long(width), self.long(height));
        Shape::filled(rect, self.long(1.0), self.ink)
    }

    fn corners(&self) -> Vec<Shape> {
        let corner = |x: f32, y: f32| {
            let points = [(x * 4.0, y * 9.0), (x * 9.0, y * 9.0), (x * 9.0, y * 4.0)];
            self.line(&points, 2.2, self.ink)
        };
        let dot = Shape::disc(self.spot.centre, self.long(1.9), self.ink);
        vec![
            corner(-1.0, -1.0),
            corner(1.0, -1.0),
            corner(-1.0, 1.0),
            corner(1.0, 1.0),
            dot,
        ]
    }

    fn star(&self) -> [Point; 10] {
        star(self.spot.centre, self.long(11.5))
    }

    fn star_outline(&self) -> Shape {
        let stroke = Stroke::solid(self.long(2.0).max(1.0), self.ink);
        Shape::polygon_outline(&self.star(), stroke)
    }

    fn diamond(&self) -> Vec<Shape> {
        let reach = 24.0 * 0.46;
        let tips = [(0.0, -reach), (reach, 0.0), (0.0, reach), (-reach, 0.0)];
        let stroke = Stroke::solid((self.spot.size * 0.09).max(1.2), self.ink);
        vec![
            Shape::polygon_outline(&tips.map(|(x, y)| self.at(x, y)), stroke),
            Shape::disc(self.spot.centre, self.spot.size * 0.12, self.ink),
        ]
    }

    fn finding(&self, paper: Role) -> Vec<Shape> {
        let tips = [(-10.1, -8.6), (10.1, -8.6), (0.0, 10.1)].map(|(x, y)| self.at(x, y));
        let edge = Stroke::solid(self.long(1.4), self.ink);
        vec![
            Shape::polygon_with_edge(&tips, self.ink, edge),
            self.line(&[(0.0, -5.3), (0.0, 0.5)], 2.64, paper),
            Shape::disc(self.at(0.0, 4.3), self.long(1.5), paper),
        ]
    }

    fn quote(&self) -> Vec<Shape> {
        let stroke = Stroke::solid(self.spot.size * 0.09, self.ink);
        let comma = |x: f32| {
            let at = |dx, y| self.spot.at(16.0, x + dx, y);
            let tail = vec![
                PathCommand::Move(at(-1.92, 1.28)),
                quadratic(at(-1.92, 1.28), at(-2.08, -3.52), at(1.6, -4.8)),
            ];
            [
                Shape::disc(at(0.0, 1.6), self.spot.size * 0.17, self.ink),
                Shape::curve(tail, stroke),
            ]
        };
        comma(-3.52).into_iter().chain(comma(3.52)).collect()
    }
}
