//! Owns the icons of commands and things: one colour, lines of 1.5 on a grid of 16.

use super::{Sign, Spot, sign};
use crate::layout::{Point, Rect};
use crate::scene::shape::quadratic;
use crate::scene::{Item, PathCommand, Role, Shape, Stroke};

/// A picture of a command or thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Icon {
    /// Throughline itself.
    Logo,
    /// Select and move.
    Select,
    /// Move the map.
    Pan,
    /// Add a touchpoint.
    AddTouchpoint,
    /// Link two steps.
    Connect,
    /// Add a voice.
    Quote,
    /// Somebody backstage.
    Person,
    /// A system.
    System,
    /// Find or do.
    Search,
    /// Opens a list.
    ChevronDown,
    /// Closes a list.
    ChevronUp,
    /// Back.
    ChevronLeft,
    /// On.
    ChevronRight,
    /// What is under it is shown.
    Open,
    /// What is under it is hidden.
    Closed,
    /// More.
    Plus,
    /// Less.
    Minus,
    /// Done, kept.
    Tick,
    /// Close, take away.
    Close,
    /// Undo.
    Undo,
    /// Redo.
    Redo,
    /// Drop a file here.
    Drop,
    /// Two become one.
    Merge,
    /// What can be set.
    Settings,
}

impl Icon {
    /// Every icon.
    pub const ALL: [Self; 24] = [
        Self::Logo,
        Self::Select,
        Self::Pan,
        Self::AddTouchpoint,
        Self::Connect,
        Self::Quote,
        Self::Person,
        Self::System,
        Self::Search,
        Self::ChevronDown,
        Self::ChevronUp,
        Self::ChevronLeft,
        Self::ChevronRight,
        Self::Open,
        Self::Closed,
        Self::Plus,
        Self::Minus,
        Self::Tick,
        Self::Close,
        Self::Undo,
        Self::Redo,
        Self::Drop,
        Self::Merge,
        Self::Settings,
    ];
}

/// Paints `icon` in `ink`.
pub fn icon(items: &mut Vec<Item>, spot: Spot, icon: Icon, ink: Role) {
    let pen = Pen { spot, ink };
    let shapes = match icon {
        Icon::Logo => pen.logo(),
        Icon::Select => vec![pen.select()],
        Icon::Pan => pen.pan(),
        Icon::AddTouchpoint => pen.add_touchpoint(),
        Icon::Connect => pen.connect(),
        Icon::Quote => return sign(items, spot, Sign::Quote, ink, ink),
        Icon::Person => pen.person(),
        Icon::System => pen.system(),
        Icon::Search => vec![
            Shape::ring(pen.at(-1.5, -1.5), pen.long(4.5), None, pen.stroke(1.5)),
            pen.line(&[(2.0, 2.0), (5.5, 5.5)]),
        ],
        Icon::ChevronDown => vec![pen.line(&[(-4.0, -2.0), (0.0, 2.0), (4.0, -2.0)])],
        Icon::ChevronUp => vec![pen.line(&[(-4.0, 2.0), (0.0, -2.0), (4.0, 2.0)])],
        Icon::ChevronLeft => vec![pen.line(&[(2.0, -4.0), (-2.0, 0.0), (2.0, 4.0)])],
        Icon::ChevronRight => vec![pen.line(&[(-2.0, -4.0), (2.0, 0.0), (-2.0, 4.0)])],
        Icon::Open => vec![pen.area(&[(-4.0, -2.0), (4.0, -2.0), (0.0, 2.4)])],
        Icon::Closed => vec![pen.area(&[(-2.0, -4.0), (2.4, 0.0), (-2.0, 4.0)])],
        Icon::Plus => vec![
            pen.line(&[(-5.0, 0.0), (5.0, 0.0)]),
            pen.line(&[(0.0, -5.0), (0.0, 5.0)]),
        ],
        Icon::Minus => vec![pen.line(&[(-5.0, 0.0), (5.0, 0.0)])],
        Icon::Tick => vec![pen.thick_line(&[(-4.2, 0.4), (-1.0, 3.6), (5.0, -3.4)])],
        Icon::Close => vec![
            pen.line(&[(-4.0, -4.0), (4.0, 4.0)]),
            pen.line(&[(4.0, -4.0), (-4.0, 4.0)]),
        ],
        Icon::Undo => pen.turn(1.0),
        Icon::Redo => pen.turn(-1.0),
        Icon::Drop => vec![
            pen.line(&[(0.0, -8.0), (0.0, 4.0)]),
            pen.line(&[(-4.0, 0.5), (0.0, 4.5), (4.0, 0.5)]),
            pen.line(&[(-8.0, 4.0), (-8.0, 8.0), (8.0, 8.0), (8.0, 4.0)]),
        ],
        Icon::Merge => vec![
            pen.line(&[(-6.0, -5.0), (-3.0, -5.0), (0.0, 0.0), (6.0, 0.0)]),
            pen.line(&[(-6.0, 5.0), (-3.0, 5.0), (0.0, 0.0)]),
            pen.line(&[(3.0, -3.0), (6.0, 0.0), (3.0, 3.0)]),
        ],
        Icon::Settings => pen.settings(),
    };
    items.extend(shapes.into_iter().map(Item::from));
}

struct Pen {
    spot: Spot,
    ink: Role,
}

impl Pen {
    fn at(&self, x: f32, y: f32) -> Point {
        self.spot.at(16.0, x, y)
    }

    fn long(&self, length: f32) -> f32 {
        self.spot.size / 16.0 * length
    }

    fn stroke(&self, width: f32) -> Stroke {
        Stroke::solid(self.long(width).max(1.0), self.ink)
    }

    fn points(&self, points: &[(f32, f32)]) -> Vec<Point> {
        points.iter().map(|&(x, y)| self.at(x, y)).collect()
    }

    fn line(&self, points: &[(f32, f32)]) -> Shape {
        Shape::line(&self.points(points), self.stroke(1.5))
    }

    fn thick_line(&self, points: &[(f32, f32)]) -> Shape {
        Shape::line(&self.points(points), self.stroke(2.0))
    }

    fn area(&self, points: &[(f32, f32)]) -> Shape {
        Shape::polygon(&self.points(points), self.ink)
    }

    /// The outline of a box from its left top corner and its size.
    fn frame(&self, corner: (f32, f32), size: (f32, f32), radius: f32, width: f32) -> Shape {
        let min = self.at(corner.0, corner.1);
        let rect = Rect::from_min_size(min.x, min.y, self.long(size.0), self.long(size.1));
        Shape::outlined(rect, self.long(radius), self.stroke(width))
    }

    fn logo(&self) -> Vec<Shape> {
        let grid = |x: f32, y: f32| self.spot.at(18.0, x, y);
        let points = [
            grid(-9.0, 3.0),
            grid(-4.0, 3.0),
            grid(0.0, -4.0),
            grid(4.0, 5.0),
            grid(9.0, -1.0),
        ];
        let unit = self.spot.size / 18.0;
        vec![
            Shape::line(&points, Stroke::solid(2.0 * unit, self.ink)),
            Shape::disc(grid(0.0, -4.0), 2.6 * unit, self.ink),
        ]
    }

    fn select(&self) -> Shape {
        let outline = self.points(&[(-4.0, -7.0), (5.5, 3.0), (-0.6, 3.0), (-4.0, 6.0)]);
        Shape::polygon_with_edge(&outline, self.ink, self.stroke(1.5))
    }

    fn pan(&self) -> Vec<Shape> {
        vec![
            self.line(&[(-6.0, 0.0), (6.0, 0.0)]),
            self.line(&[(0.0, -6.0), (0.0, 6.0)]),
            self.area(&[(8.0, 0.0), (4.0, 3.0), (4.0, -3.0)]),
            self.area(&[(-8.0, 0.0), (-4.0, -3.0), (-4.0, 3.0)]),
            self.area(&[(0.0, 8.0), (3.0, 4.0), (-3.0, 4.0)]),
            self.area(&[(0.0, -8.0), (-3.0, -4.0), (3.0, -4.0)]),
        ]
    }

    fn add_touchpoint(&self) -> Vec<Shape> {
        vec![
            self.frame((-7.0, -5.5), (14.0, 11.0), 2.5, 1.5),
            self.line(&[(0.0, -2.5), (0.0, 2.5)]),
            self.line(&[(-2.5, 0.0), (2.5, 0.0)]),
        ]
    }

    fn connect(&self) -> Vec<Shape> {
        let bend = |from: (f32, f32), control: (f32, f32), to: (f32, f32)| {
            quadratic(
                self.at(from.0, from.1),
                self.at(control.0, control.1),
                self.at(to.0, to.1),
            )
        };
        let run = vec![
            PathCommand::Move(self.at(-7.0, 4.0)),
            PathCommand::Line(self.at(-4.0, 4.0)),
            bend((-4.0, 4.0), (0.0, 4.0), (0.0, 0.0)),
            bend((0.0, 0.0), (0.0, -4.0), (4.0, -4.0)),
        ];
        vec![
            Shape::curve(run, self.stroke(1.5)),
            self.area(&[(8.0, -4.0), (3.0, -0.6), (3.0, -7.4)]),
        ]
    }

    fn person(&self) -> Vec<Shape> {
        let (left, top, right) = (self.at(-6.0, 7.0), self.at(0.0, 1.5), self.at(6.0, 7.0));
        let shoulders = vec![
            PathCommand::Move(left),
            quadratic(left, self.at(-6.0, 1.5), top),
            quadratic(top, self.at(6.0, 1.5), right),
        ];
        let stroke = self.stroke(1.3);
        vec![
            Shape::ring(self.at(0.0, -4.0), self.long(3.2), None, stroke),
            Shape::curve(shoulders, stroke),
        ]
    }

    fn system(&self) -> Vec<Shape> {
        [-6.5, 1.5]
            .map(|top| self.frame((-6.0, top), (12.0, 5.0), 1.5, 1.3))
            .to_vec()
    }

    /// Two sliders, each set elsewhere.
    fn settings(&self) -> Vec<Shape> {
        let knob = |x, y| Shape::ring(self.at(x, y), self.long(2.2), None, self.stroke(1.5));
        vec![
            self.line(&[(-6.5, -3.5), (-0.2, -3.5)]),
            self.line(&[(4.2, -3.5), (6.5, -3.5)]),
            knob(2.0, -3.5),
            self.line(&[(-6.5, 3.5), (-4.2, 3.5)]),
            self.line(&[(0.2, 3.5), (6.5, 3.5)]),
            knob(-2.0, 3.5),
        ]
    }

    /// An arrow that turns back to the left; with −1 to the right.
    fn turn(&self, side: f32) -> Vec<Shape> {
        let at = |x: f32, y: f32| self.at(x * side, y);
        let run = vec![
            PathCommand::Move(at(-6.0, -2.5)),
            PathCommand::Line(at(1.5, -2.5)),
            PathCommand::Cubic(at(7.2, -2.5), at(7.2, 5.5), at(1.5, 5.5)),
            PathCommand::Line(at(-2.5, 5.5)),
        ];
        let head = [at(-2.5, -6.0), at(-6.0, -2.5), at(-2.5, 1.0)];
        let stroke = self.stroke(1.5);
        vec![Shape::curve(run, stroke), Shape::line(&head, stroke)]
    }
}
