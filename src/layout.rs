//! Where everything on the map lies: pure geometry in world units, from a journey and a way to measure text.
//! Columns come from the reading order, rows from channels and layers; nobody places a card freely.
//! Knows no window, selection or time.
//!
//! The body's origin is the left edge of the first slot and the top of the first lane (the line of interaction).
//! Headings, gutter and band share one axis with it: see `scene`.

mod alike;
mod crossings;
mod curve;
#[cfg(test)]
mod fixture;
mod geometry;
mod grid;
mod hit;
mod lanes;
mod map;
mod metrics;
mod place;
mod points;
mod route;
mod text;
mod tidy;

pub use alike::is_laid_out_alike;
pub use curve::{monotone, value_at};
pub use geometry::{Point, Rect, Size};
pub use hit::{End, Hit, Side};
pub use map::{map, sketch};
pub use metrics::{FontMetrics, MEDIUM, REGULAR};
pub use place::{
    Placement, Row, in_rows, moved_into, moved_to, neighbour, nudged, place_after, place_at,
    place_at_end, place_before,
};
pub use points::Points;
pub use route::{PROMISE_MARK, link_label};
pub use text::{elide, elide_front, wrap};
pub use tidy::tidy;

use std::collections::HashMap;

use crate::model::{ChannelId, Layer, LinkId, LinkKind, StageId, StepId};

/// Width of the gutter that holds the lanes' names.
pub const GUTTER: f32 = 64.0;
/// Height of a stage's heading.
pub const HEADING_HEIGHT: f32 = 32.0;
/// Height of the customer's row under the headings.
pub const CUSTOMER_ROW_HEIGHT: f32 = 48.0;
/// Height of a channel's lane.
pub const LANE_HEIGHT: f32 = 80.0;
/// Height of the lane of a channel in which nothing takes place.
pub const EMPTY_LANE_HEIGHT: f32 = 32.0;
/// Height of the lanes of people and systems while they hold one row of cards.
pub const BACKSTAGE_LANE_HEIGHT: f32 = 56.0;
/// Height of a touchpoint's card.
pub const CARD_HEIGHT: f32 = 64.0;
/// Height of a backstage step's or system's card.
pub const BACKSTAGE_CARD_HEIGHT: f32 = 40.0;
/// Between a card and its slot's edges, both together.
pub const SLOT_GAP: f32 = 24.0;
/// The narrowest and the widest slot.
pub const SLOT_WIDTHS: (f32, f32) = (132.0, 180.0);
/// The slot of a picture, and of the window at its designed size.
pub const SLOT_WIDTH: f32 = 140.0;

/// How wide a line of text is in the bundled fonts. One implementation serves window and command line.
pub trait Measure {
    /// The width of `text` on one line at `size`, in units of `size`.
    fn width(&self, text: &str, size: f32, weight: Weight) -> f32;
}

/// The two weights of the bundled font.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weight {
    /// 400.
    Regular,
    /// 500.
    Medium,
}

/// A column of the map: the place of one touchpoint, or the one empty place of a stage without touchpoints.
#[derive(Debug, Clone, PartialEq)]
pub struct Slot {
    /// Its left edge.
    pub left: f32,
    /// Its stage; none: not placed yet.
    pub stage: Option<StageId>,
    /// Its touchpoint.
    pub step: Option<StepId>,
}

/// The columns of one stage.
#[derive(Debug, Clone, PartialEq)]
pub struct StageColumn {
    /// The stage; none: not placed yet.
    pub id: Option<StageId>,
    /// Its left edge.
    pub left: f32,
    /// Its right edge.
    pub right: f32,
}

/// What a row of the map holds.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum LaneKind {
    /// The touchpoints of a channel; none: those without a channel.
    Channel(Option<ChannelId>),
    /// Backstage steps.
    People,
    /// Systems.
    Systems,
}

/// A row of the map.
#[derive(Debug, Clone, PartialEq)]
pub struct Lane {
    /// What it holds.
    pub kind: LaneKind,
    /// Its upper edge.
    pub top: f32,
    /// Its height.
    pub height: f32,
    /// How much of it lies above its cards because many links run along its upper edge; mostly none.
    pub above: f32,
}

/// The heights of the three lines of a service blueprint.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct BlueprintLines {
    /// Above the channels.
    pub interaction: f32,
    /// Between channels and people.
    pub visibility: f32,
    /// Between people and systems.
    pub internal: f32,
}

/// Where a step is drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Card {
    /// The step.
    pub id: StepId,
    /// Its layer.
    pub layer: Layer,
    /// Its place.
    pub rect: Rect,
    /// The index of its slot.
    pub slot: usize,
    /// The index of its lane.
    pub lane: usize,
}

/// Where a link's label stands.
#[derive(Debug, Clone, PartialEq)]
pub struct LabelSpot {
    /// The middle of the label.
    pub centre: Point,
    /// The room for its text; it is elided to it. 0: it stands only in the tooltip.
    pub width: f32,
}

/// How a link runs.
#[derive(Debug, Clone, PartialEq)]
pub struct Route {
    /// The link.
    pub link: LinkId,
    /// Its kind.
    pub kind: LinkKind,
    /// Whether it is a flow link that runs back in reading order.
    pub back: bool,
    /// Upright and level pieces from the first to the last point, corners not yet rounded.
    pub points: Points,
    /// Where its label stands, if it has one.
    pub label: Option<LabelSpot>,
}

/// A laid out journey.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct MapLayout {
    /// The size of the body.
    pub size: Size,
    /// The width of every slot.
    pub slot_width: f32,
    /// The columns, from left to right.
    pub slots: Vec<Slot>,
    /// The stages, from left to right.
    pub stages: Vec<StageColumn>,
    /// The rows, from top to bottom.
    pub lanes: Vec<Lane>,
    /// The three lines.
    pub lines: BlueprintLines,
    /// Touchpoints in reading order, then backstage steps, then systems.
    pub cards: Vec<Card>,
    /// The links' routes, sorted by link id.
    pub routes: Vec<Route>,
    card_of: HashMap<StepId, usize>,
    grid: grid::Grid,
    route_spans: hit::Spans,
}

impl MapLayout {
    /// The card of that step.
    #[must_use]
    pub fn card(&self, id: &StepId) -> Option<&Card> {
        self.cards.get(*self.card_of.get(id)?)
    }

    /// The middle of the slot of that index.
    #[must_use]
    pub fn slot_centre(&self, slot: usize) -> Option<f32> {
        Some(self.slots.get(slot)?.left + self.slot_width / 2.0)
    }
}

#[cfg(test)]
mod tests;
