//! What is drawn where: display lists in world units and colour roles, made from model, insight and layout.
//! The window paints them and the exporters write them, so that what is seen is what is exported.
//!
//! A picture of the map has parts that share axes: the body scrolls both ways, headings and band only sideways,
//! the gutter only up and down. An item with a pin keeps its size while the part is zoomed: only its pin moves.

pub mod blueprint;
pub mod bounds;
pub mod cover;
pub mod curve;
pub mod glyphs;
pub mod index;
pub mod map;
pub mod palette;
pub mod priorities;
pub mod shape;
pub mod sheet;
pub mod slide;
pub mod thumbnail;
pub mod voices;

use crate::layout::{Point, Rect, Size, Weight};
use crate::model::{LinkId, StageId, StepId};

/// A display list: painted in order, the first at the back.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Scene {
    /// How large it is.
    pub size: Size,
    /// What is drawn.
    pub items: Vec<Item>,
}

/// One thing that is drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// What it looks like.
    pub shape: Shape,
    /// What it stands for, so that the window can point it out.
    pub tag: Option<Tag>,
    /// The place that moves with the zoom while the shape keeps its size around it; none: the shape scales.
    pub pin: Option<Point>,
}

/// What an item stands for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tag {
    /// A step.
    Step(StepId),
    /// A link: its line and its tip.
    Link(LinkId),
    /// What a link says.
    Label(LinkId),
    /// A stage.
    Stage(StageId),
}

/// A shape in world units.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// An upright rectangle with rounded corners.
    Rect {
        /// Its place.
        rect: Rect,
        /// The radius of its corners.
        radius: f32,
        /// What fills it.
        fill: Option<Role>,
        /// Its outline, centred on the edge.
        stroke: Option<Stroke>,
    },
    /// A circle.
    Circle {
        /// Its middle.
        centre: Point,
        /// Its radius.
        radius: f32,
        /// What fills it.
        fill: Option<Role>,
        /// Its outline, centred on the edge.
        stroke: Option<Stroke>,
    },
    /// Lines and curves.
    Path {
        /// How they run; begins with a move.
        commands: Vec<PathCommand>,
        /// What fills it; only for outlines that are convex or star-shaped around their middle.
        fill: Option<Role>,
        /// Its line.
        stroke: Option<Stroke>,
    },
    /// One line of text.
    Text(Text),
}

/// How a path runs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum PathCommand {
    /// Starts at a place.
    Move(Point),
    /// Runs straight to a place.
    Line(Point),
    /// Runs as a cubic Bézier curve: two control points and the end.
    Cubic(Point, Point, Point),
    /// Returns to the start.
    Close,
}

/// How a line is drawn: the ends of solid lines and all corners are round, dashes are cut off straight.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stroke {
    /// How wide.
    pub width: f32,
    /// In which colour.
    pub role: Role,
    /// Lengths of dash and gap; none: solid.
    pub dash: Option<(f32, f32)>,
}

/// One line of text, never wrapped or elided by whoever draws it.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    /// Where its baseline starts, has its middle, or ends.
    pub at: Point,
    /// Which of the three.
    pub anchor: Anchor,
    /// Its size in world units.
    pub size: f32,
    /// Its weight.
    pub weight: Weight,
    /// Its colour.
    pub role: Role,
    /// What it says.
    pub text: String,
}

/// Which part of a text stands at its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// Its start.
    Start,
    /// Its middle.
    Middle,
    /// Its end.
    End,
}

/// What a colour means; the palette says which colour that is in a theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Where one works.
    Canvas,
    /// Where one reads detail.
    Surface,
    /// The frame around.
    Panel,
    /// The edge of what is told from its ground by a panel's fill, where fills can't be told apart.
    PanelEdge,
    /// What lies on top.
    Raised,
    /// A row, a track, a hovered row.
    Lane,
    /// What matters.
    Text,
    /// What supports it.
    Text2,
    /// Units, owners, hints.
    Text3,
    /// Outlines of controls.
    Control,
    /// Edges of cards and regions.
    Border,
    /// Hair lines.
    Grid,
    /// Primary action, selection, lift, to-be.
    Accent,
    /// On the accent.
    OnAccent,
    /// A selected row.
    AccentTint,
    /// The keyboard's place.
    Focus,
    /// Failing basics, broken promises.
    Danger,
    /// On danger.
    OnDanger,
    /// Findings.
    Warn,
    /// Behind findings.
    WarnBg,
    /// Kept, saved.
    Ok,
    /// A way to somewhere else.
    Link,
    /// Flow links.
    Edge,
    /// Loops back, support, promises.
    EdgeBack,
    /// A step of the emotion ramp: −3 … +3.
    Emotion(i8),
    /// Text on a fill of that step.
    OnEmotion(i8),
    /// The area where emotion stays below what was expected.
    GapBelow,
    /// The area where emotion exceeds what was expected.
    GapAbove,
}
