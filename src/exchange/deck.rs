//! Owns slides as values: what stands on each of them, in slide units and colour roles, and what is said beside it.
//! Whoever tells a story fills a deck; [`super::pptx`] writes it with shapes, texts and tables that can be edited.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::layout::{Point, Rect, Weight};
use crate::scene::palette::Theme;
use crate::scene::{Anchor, Role, Scene, Stroke, Tag};

/// How wide a slide is, in slide units.
pub const SLIDE_WIDTH: f32 = 1920.0;
/// How high a slide is, in slide units.
pub const SLIDE_HEIGHT: f32 = 1080.0;

/// Slides in their order.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Deck {
    /// What the deck is called.
    pub title: String,
    /// Whose it is: the organisation.
    pub author: String,
    /// The day it was made, as `2026-11-22`; empty: not said.
    pub date: String,
    /// In which colours; the slides' ground is its canvas.
    pub theme: Theme,
    /// The slides.
    pub slides: Vec<Slide>,
}

/// One slide.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Slide {
    /// Its title, as an outline lists it.
    pub headline: Headline,
    /// What stands on it, the first at the back.
    pub parts: Vec<Part>,
    /// What the one who speaks reads; a line break begins a paragraph. Empty: no notes.
    pub notes: String,
}

/// The title of a slide. It is written into the slide's own title; leave it out of the scene.
#[derive(Debug, Clone, PartialEq)]
pub struct Headline {
    /// What it says.
    pub text: String,
    /// Where it stands; it is broken into lines by whoever shows the slide.
    pub at: Rect,
    /// The size of its letters.
    pub size: f32,
    /// Its colour.
    pub role: Role,
}

impl Default for Headline {
    fn default() -> Self {
        Self {
            text: String::new(),
            at: Rect::from_min_size(96.0, 56.0, SLIDE_WIDTH - 192.0, 96.0),
            size: 56.0,
            role: Role::Text,
        }
    }
}

/// Something on a slide.
#[derive(Debug, Clone, PartialEq)]
pub enum Part {
    /// A picture, as large as can be within a place and in its middle: each of its shapes becomes a shape, each of its
    /// texts a text.
    Scene(Picture),
    /// A box with text in it, to which connectors can be glued.
    Card(Card),
    /// A line from card to card that follows them when they are moved.
    Connector(Connector),
    /// Paragraphs.
    Words(Words),
    /// A table.
    Table(Table),
    /// Somebody's picture.
    Portrait(Portrait),
}

/// Somebody's picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Portrait {
    /// A PNG.
    pub bytes: Arc<[u8]>,
    /// Where.
    pub at: Rect,
    /// Who it is, for those who can't see it.
    pub name: String,
}

/// A picture on a slide.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Picture {
    /// What is drawn.
    pub scene: Scene,
    /// Where.
    pub at: Rect,
    /// What the things are called that its items stand for, for those who can't see it.
    pub names: BTreeMap<Tag, String>,
}

/// A box with text in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Card {
    /// What connectors know it by.
    pub key: String,
    /// What it is called in the list of shapes.
    pub name: String,
    /// Its place.
    pub at: Rect,
    /// The radius of its corners.
    pub radius: f32,
    /// What fills it.
    pub fill: Role,
    /// The colour of the bar at its left edge.
    pub bar: Option<Role>,
    /// Its edge.
    pub edge: Option<Stroke>,
    /// What stands in it.
    pub lines: Vec<Line>,
    /// From its left edge to its text.
    pub text_left: f32,
}

/// A paragraph.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// What it says.
    pub text: String,
    /// The size of its letters.
    pub size: f32,
    /// Their weight.
    pub weight: Weight,
    /// Their colour.
    pub role: Role,
}

/// A line between cards.
#[derive(Debug, Clone, PartialEq)]
pub struct Connector {
    /// What it is called in the list of shapes.
    pub name: String,
    /// The card that it starts from; none: it only starts there.
    pub from: Option<String>,
    /// The card that it leads to; none: it only ends there.
    pub to: Option<String>,
    /// Upright and level pieces from the first to the last point.
    pub points: Vec<Point>,
    /// How it is drawn.
    pub stroke: Stroke,
}

/// Paragraphs in a place.
#[derive(Debug, Clone, PartialEq)]
pub struct Words {
    /// The place; the text is broken into lines by whoever shows the slide.
    pub at: Rect,
    /// On which side the lines stand.
    pub anchor: Anchor,
    /// The paragraphs.
    pub lines: Vec<Line>,
}

/// A table.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Table {
    /// What it is called in the list of shapes.
    pub name: String,
    /// Its place; rows are as high as their text needs.
    pub at: Rect,
    /// The size of its letters.
    pub size: f32,
    /// The columns from left to right.
    pub columns: Vec<Column>,
    /// The rows, each with a cell for each column.
    pub rows: Vec<Vec<Cell>>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Its heading.
    pub head: String,
    /// Its width; all columns together fill the table's.
    pub width: f32,
    /// On which side its cells stand.
    pub anchor: Anchor,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// What it says.
    pub text: String,
    /// Its weight.
    pub weight: Weight,
    /// Its colour.
    pub role: Role,
}

impl Cell {
    /// A cell of plain text.
    #[must_use]
    pub fn plain(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            weight: Weight::Regular,
            role: Role::Text,
        }
    }
}

impl Line {
    /// A paragraph of regular weight.
    #[must_use]
    pub fn regular(text: impl Into<String>, size: f32, role: Role) -> Self {
        Self {
            text: text.into(),
            size,
            weight: Weight::Regular,
            role,
        }
    }

    /// A paragraph of medium weight.
    #[must_use]
    pub fn medium(text: impl Into<String>, size: f32, role: Role) -> Self {
        Self {
            weight: Weight::Medium,
            ..Self::regular(text, size, role)
        }
    }
}
