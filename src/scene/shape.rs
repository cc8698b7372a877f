//! Owns how shapes, strokes and texts are put together in few words, and how items get their tag and pin.

use super::{Anchor, Item, PathCommand, Role, Scene, Shape, Stroke, Tag, Text};
use crate::layout::{Point, Rect, Size, Weight};

/// How far a text's baseline lies under the middle of its capitals, in units of its size.
pub const BASELINE: f32 = 0.3635;

/// Size, weight and colour of a text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TextStyle {
    /// Its size in world units.
    pub size: f32,
    /// Its weight.
    pub weight: Weight,
    /// Its colour.
    pub role: Role,
}

impl TextStyle {
    /// A text of regular weight.
    #[must_use]
    pub const fn regular(size: f32, role: Role) -> Self {
        let weight = Weight::Regular;
        Self { size, weight, role }
    }

    /// A text of medium weight.
    #[must_use]
    pub const fn medium(size: f32, role: Role) -> Self {
        let weight = Weight::Medium;
        Self { size, weight, role }
    }

    /// The same at another size.
    #[must_use]
    pub const fn sized(self, size: f32) -> Self {
        Self { size, ..self }
    }
}

impl Stroke {
    /// A solid line.
    #[must_use]
    pub const fn solid(width: f32, role: Role) -> Self {
        let dash = None;
        Self { width, role, dash }
    }

    /// A line of dashes of the first and gaps of the second length.
    #[must_use]
    pub const fn dashed(width: f32, role: Role, dash: (f32, f32)) -> Self {
        let dash = Some(dash);
        Self { width, role, dash }
    }
}

impl Shape {
    /// A filled rectangle.
    #[must_use]
    pub const fn filled(rect: Rect, radius: f32, role: Role) -> Self {
        Self::Rect {
            rect,
            radius,
            fill: Some(role),
            stroke: None,
        }
    }

    /// The outline of a rectangle.
    #[must_use]
    pub const fn outlined(rect: Rect, radius: f32, stroke: Stroke) -> Self {
        Self::Rect {
            rect,
            radius,
            fill: None,
            stroke: Some(stroke),
        }
    }

    /// A filled circle.
    #[must_use]
    pub const fn disc(centre: Point, radius: f32, role: Role) -> Self {
        Self::Circle {
            centre,
            radius,
            fill: Some(role),
            stroke: None,
        }
    }

    /// The outline of a circle, filled or not.
    #[must_use]
    pub const fn ring(centre: Point, radius: f32, fill: Option<Role>, stroke: Stroke) -> Self {
        Self::Circle {
            centre,
            radius,
            fill,
            stroke: Some(stroke),
        }
    }

    /// A line through the points.
    #[must_use]
    pub fn line(points: &[Point], stroke: Stroke) -> Self {
        Self::Path {
            commands: through(points),
            fill: None,
            stroke: Some(stroke),
        }
    }

    /// A line that runs as the commands say.
    #[must_use]
    pub const fn curve(commands: Vec<PathCommand>, stroke: Stroke) -> Self {
        Self::Path {
            commands,
            fill: None,
            stroke: Some(stroke),
        }
    }

    /// A filled polygon, convex or star-shaped around its middle.
    #[must_use]
    pub fn polygon(points: &[Point], role: Role) -> Self {
        Self::Path {
            commands: closed(points),
            fill: Some(role),
            stroke: None,
        }
    }

    /// A filled polygon whose edge is drawn, too.
    #[must_use]
    pub fn polygon_with_edge(points: &[Point], role: Role, edge: Stroke) -> Self {
        Self::Path {
            commands: closed(points),
            fill: Some(role),
            stroke: Some(edge),
        }
    }

    /// The outline of a polygon.
    #[must_use]
    pub fn polygon_outline(points: &[Point], stroke: Stroke) -> Self {
        Self::curve(closed(points), stroke)
    }

    /// A text whose baseline stands at `at`.
    #[must_use]
    pub fn text(at: Point, anchor: Anchor, style: TextStyle, text: impl Into<String>) -> Self {
        Self::Text(Text {
            at,
            anchor,
            size: style.size,
            weight: style.weight,
            role: style.role,
            text: text.into(),
        })
    }

    /// A text whose capitals have their middle at the height of `at`.
    #[must_use]
    pub fn centred(at: Point, anchor: Anchor, style: TextStyle, text: impl Into<String>) -> Self {
        let baseline = Point::new(at.x, at.y + BASELINE * style.size);
        Self::text(baseline, anchor, style, text)
    }
}

impl From<Shape> for Item {
    fn from(shape: Shape) -> Self {
        let (tag, pin) = (None, None);
        Self { shape, tag, pin }
    }
}

impl Scene {
    /// An empty picture of that size.
    #[must_use]
    pub const fn new(width: f32, height: f32) -> Self {
        Self {
            size: Size { width, height },
            items: Vec::new(),
        }
    }

    /// Puts a shape on top.
    pub fn push(&mut self, shape: Shape) {
        self.items.push(shape.into());
    }

    /// Puts what `draw` draws on top and marks it as standing for `tag`.
    pub fn tagged(&mut self, tag: &Tag, draw: impl FnOnce(&mut Vec<Item>)) {
        let first = self.items.len();
        draw(&mut self.items);
        for item in self.items.iter_mut().skip(first) {
            item.tag = Some(tag.clone());
        }
    }

    /// Puts what `draw` draws on top, and lets it keep its size around `pin`.
    pub fn pinned(&mut self, pin: Point, draw: impl FnOnce(&mut Self)) {
        let first = self.items.len();
        draw(self);
        for item in self.items.iter_mut().skip(first) {
            item.pin = Some(pin);
        }
    }

    /// Puts another picture on top, moved by `by`.
    pub fn place(&mut self, other: &Self, by: Point) {
        self.take(other.clone(), by);
    }

    /// Takes all of another picture on top, moved by `by`.
    pub fn take(&mut self, other: Self, by: Point) {
        self.items.reserve(other.items.len());
        self.items.extend(other.items.into_iter().map(|mut item| {
            shift(&mut item.shape, by);
            item.pin = item.pin.map(|pin| add(pin, by));
            item
        }));
    }
}

/// The commands of a curve through `from`, bent towards `control`, to `to`: a quadratic Bézier curve as a cubic one.
#[must_use]
pub fn quadratic(from: Point, control: Point, to: Point) -> PathCommand {
    let third = |end: Point| {
        Point::new(
            end.x + (control.x - end.x) * 2.0 / 3.0,
            end.y + (control.y - end.y) * 2.0 / 3.0,
        )
    };
    PathCommand::Cubic(third(from), third(to), to)
}

/// A figure as a length.
#[expect(
    clippy::cast_possible_truncation,
    reason = "shares and levels are small; a millionth of a unit can’t be seen"
)]
pub(super) fn narrow(value: f64) -> f32 {
    value as f32
}

fn through(points: &[Point]) -> Vec<PathCommand> {
    let mut commands = Vec::with_capacity(points.len() + 1);
    if let Some((&first, others)) = points.split_first() {
        commands.push(PathCommand::Move(first));
        commands.extend(others.iter().map(|&point| PathCommand::Line(point)));
    }
    commands
}

fn closed(points: &[Point]) -> Vec<PathCommand> {
    let mut commands = through(points);
    commands.push(PathCommand::Close);
    commands
}

fn add(point: Point, by: Point) -> Point {
    Point::new(point.x + by.x, point.y + by.y)
}

fn shift(shape: &mut Shape, by: Point) {
    match shape {
        Shape::Rect { rect, .. } => {
            rect.min = add(rect.min, by);
            rect.max = add(rect.max, by);
        }
        Shape::Circle { centre, .. } => *centre = add(*centre, by),
        Shape::Path { commands, .. } => {
            for command in commands {
                *command = moved_command(*command, by);
            }
        }
        Shape::Text(text) => text.at = add(text.at, by),
    }
}

fn moved_command(command: PathCommand, by: Point) -> PathCommand {
    match command {
        PathCommand::Move(to) => PathCommand::Move(add(to, by)),
        PathCommand::Line(to) => PathCommand::Line(add(to, by)),
        PathCommand::Cubic(a, b, to) => PathCommand::Cubic(add(a, by), add(b, by), add(to, by)),
        PathCommand::Close => PathCommand::Close,
    }
}
