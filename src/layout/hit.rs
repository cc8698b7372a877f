//! Finds what lies at a place or in view, by slot and by stretch of the map instead of looking at everything.

use std::ops::Range;

use super::{Card, LaneKind, MapLayout, Point, Rect, Route, Slot, StageColumn};
use crate::model::{LinkId, LinkKind, StageId, StepId};

/// How much farther than a link a card's port catches the pointer.
const PORT_REACH: f32 = 1.5;
/// The largest reach of a port in world units, however far the map is zoomed out.
const LARGEST_PORT: f32 = 12.0;
/// Between two cards a link catches the pointer before a port that is farther than this share of the margin.
const LINK_BETWEEN: f32 = 0.75;
/// A label is drawn up to so many times larger than at 100 %, and reaches that far beyond its text then.
const LARGEST_LABEL: f32 = 2.5;
const LABEL_MARGIN: f32 = 16.0;
/// Above and below the middle of a label.
const LABEL_REACH: f32 = 9.0;

/// A side of a card; its port is in the middle of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// Against time.
    Left,
    /// With time.
    Right,
    /// Towards the customer.
    Top,
    /// Towards the systems.
    Bottom,
}

impl Side {
    /// All four.
    pub const ALL: [Self; 4] = [Self::Left, Self::Right, Self::Top, Self::Bottom];
}

/// An end of a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum End {
    /// Where it starts.
    From,
    /// Where it leads.
    To,
}

/// What lies at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hit {
    /// A step's card.
    Card(StepId),
    /// The port on a side of a step's card.
    Port(StepId, Side),
    /// A link.
    Link(LinkId),
    /// A stage's heading; none: that of what is not placed yet.
    Stage(Option<StageId>),
    /// A row with nothing there.
    Lane(LaneKind),
    /// Nothing.
    Nothing,
}

impl MapLayout {
    /// What lies at `point`. Links catch it within `margin`, ports somewhat farther, both in world units;
    /// ports come before cards, cards before links, but for what lies between two ports. Above the body lie the stages' headings.
    #[must_use]
    pub fn hit(&self, point: Point, margin: f32) -> Hit {
        if point.y < 0.0 {
            let slot = self.slot_at(point.x).and_then(|slot| self.slots.get(slot));
            return slot.map_or(Hit::Nothing, |slot| Hit::Stage(slot.stage.clone()));
        }
        if let Some((id, side, distance)) =
            self.port_at(point, (margin * PORT_REACH).min(LARGEST_PORT))
        {
            let is_between = distance > margin * LINK_BETWEEN && self.card_at(point).is_none();
            let link = self.route_at(point, margin / 2.0).filter(|_| is_between);
            return link.map_or_else(
                || Hit::Port(id.clone(), side),
                |route| Hit::Link(route.link.clone()),
            );
        }
        if let Some(card) = self.card_at(point) {
            return Hit::Card(card.id.clone());
        }
        if let Some(route) = self.route_at(point, margin) {
            return Hit::Link(route.link.clone());
        }
        self.lane_at(point.y)
            .and_then(|lane| self.lanes.get(lane))
            .map_or(Hit::Nothing, |lane| Hit::Lane(lane.kind.clone()))
    }

    /// The index of the slot at `x`; none left and right of all slots.
    #[must_use]
    pub fn slot_at(&self, x: f32) -> Option<usize> {
        let end = self.slots.last()?.left + self.slot_width;
        (0.0..end).contains(&x).then(|| self.grid.slot_at(x))
    }

    /// The index of the lane at `y`; none above and below all lanes.
    #[must_use]
    pub fn lane_at(&self, y: f32) -> Option<usize> {
        let lane = self
            .lanes
            .partition_point(|lane| lane.top + lane.height <= y);
        (y >= 0.0 && lane < self.lanes.len()).then_some(lane)
    }

    /// The steps whose cards share more than an edge with `rect`, by slot, then from top to bottom.
    #[must_use]
    pub fn cards_in(&self, rect: Rect) -> Vec<&StepId> {
        self.slots_between(rect.min.x, rect.max.x)
            .flat_map(|slot| self.cards_of_slot(slot))
            .filter(|card| card.rect.overlaps(&rect))
            .map(|card| &card.id)
            .collect()
    }

    /// The slots that have a part between `left` and `right`.
    #[must_use]
    pub fn slots_between(&self, left: f32, right: f32) -> Range<usize> {
        let from = self
            .slots
            .partition_point(|slot| slot.left + self.slot_width <= left);
        let to = self.slots.partition_point(|slot| slot.left < right);
        from..to.max(from)
    }

    /// The cards in that slot, from top to bottom.
    pub fn cards_of_slot(&self, slot: usize) -> impl Iterator<Item = &Card> {
        self.grid
            .in_slot(slot)
            .iter()
            .filter_map(|&index| self.cards.get(index))
    }

    /// The cards in the slots that have a part between `left` and `right`, in the order of all cards.
    #[must_use]
    pub fn cards_between(&self, left: f32, right: f32) -> Vec<&Card> {
        let slots = self.slots_between(left, right);
        if slots.len() == self.slots.len() {
            return self.cards.iter().collect();
        }
        let mut found: Vec<usize> = slots
            .flat_map(|slot| self.grid.in_slot(slot).iter().copied())
            .collect();
        found.sort_unstable();
        found
            .into_iter()
            .filter_map(|index| self.cards.get(index))
            .collect()
    }

    /// The stages that have a part between `left` and `right`, by their place among all.
    #[must_use]
    pub fn stages_between(&self, left: f32, right: f32) -> Range<usize> {
        let from = self.stages.partition_point(|stage| stage.right <= left);
        let to = self.stages.partition_point(|stage| stage.left < right);
        from..to.max(from)
    }

    /// The slots of a stage.
    #[must_use]
    pub fn slots_of(&self, stage: &StageColumn) -> &[Slot] {
        let within = self.slots_between(stage.left + 0.5, stage.right - 0.5);
        self.slots.get(within).unwrap_or_default()
    }

    /// The routes that may have a part between `left` and `right`, sorted by link id.
    #[must_use]
    pub fn routes_between(&self, left: f32, right: f32) -> Vec<&Route> {
        if self.slots_between(left, right).len() == self.slots.len() {
            return self.routes.iter().collect();
        }
        let mut found = self
            .route_spans
            .between(self.grid.slot_at(left), self.grid.slot_at(right));
        found.sort_unstable();
        found
            .into_iter()
            .filter_map(|index| self.routes.get(index))
            .collect()
    }

    /// How that link runs.
    #[must_use]
    pub fn route(&self, link: &LinkId) -> Option<&Route> {
        let found = self.routes.binary_search_by(|route| route.link.cmp(link));
        self.routes.get(found.ok()?)
    }

    /// The end of that link within `reach` of `point`, the nearer one.
    #[must_use]
    pub fn end_at(&self, link: &LinkId, point: Point, reach: f32) -> Option<End> {
        let route = self.route(link)?;
        let ends = [(route.start()?, End::From), (route.tip()?, End::To)];
        ends.into_iter()
            .map(|(at, end)| (at.distance(point), end))
            .filter(|(distance, _)| *distance <= reach)
            .min_by(|a, b| a.0.total_cmp(&b.0))
            .map(|(_, end)| end)
    }

    /// The middle of that side of the step's card.
    #[must_use]
    pub fn port(&self, id: &StepId, side: Side) -> Option<Point> {
        Some(port_of(&self.card(id)?.rect, side))
    }

    /// The card at that place.
    #[must_use]
    pub fn card_at(&self, point: Point) -> Option<&Card> {
        self.cards_of_slot(self.slot_at(point.x)?)
            .find(|card| card.rect.contains(point))
    }

    fn port_at(&self, point: Point, reach: f32) -> Option<(&StepId, Side, f32)> {
        let near = |x: f32| self.grid.slot_at(x);
        (near(point.x - reach)..=near(point.x + reach))
            .flat_map(|slot| self.cards_of_slot(slot))
            .filter(|card| card.rect.expanded(reach).contains(point))
            .flat_map(|card| Side::ALL.map(|side| (card, side)))
            .map(|(card, side)| (port_of(&card.rect, side).distance(point), card, side))
            .filter(|&(distance, ..)| distance <= reach)
            .min_by(|a, b| a.0.total_cmp(&b.0))
            .map(|(distance, card, side)| (&card.id, side, distance))
    }

    fn route_at(&self, point: Point, margin: f32) -> Option<&Route> {
        self.routes_between(point.x - margin, point.x + margin)
            .into_iter()
            .map(|route| (distance_to(&route.points, point), route))
            .filter(|&(distance, _)| distance <= margin)
            .min_by(|a, b| a.0.total_cmp(&b.0))
            .map(|(_, route)| route)
    }

    /// Makes the index by which routes are found; to be called when the routes are made.
    pub(super) fn index_routes(&mut self) {
        self.route_spans = Spans::new(self.routes.iter().map(|route| {
            let xs = route.points.iter().map(|point| point.x);
            let label = route.label_rect(LARGEST_LABEL);
            let label = label.map(|rect| [rect.min.x - LABEL_MARGIN, rect.max.x + LABEL_MARGIN]);
            let xs = xs.chain(label.into_iter().flatten());
            let ends = (f32::INFINITY, f32::NEG_INFINITY);
            let (left, right) = xs.fold(ends, |(left, right), x| (left.min(x), right.max(x)));
            (self.grid.slot_at(left), self.grid.slot_at(right))
        }));
    }
}

impl Route {
    /// Where it leaves its first card; none where it has no way.
    #[must_use]
    pub fn start(&self) -> Option<Point> {
        self.points.first().copied()
    }

    /// Where it reaches its last card; none where it has no way.
    #[must_use]
    pub fn tip(&self) -> Option<Point> {
        self.points.last().copied()
    }

    /// The middle of its longest straight piece; none where it has no way.
    #[must_use]
    pub fn middle(&self) -> Option<Point> {
        let pieces = self.points.iter().zip(self.points.iter().skip(1));
        pieces
            .max_by(|a, b| a.0.distance(*a.1).total_cmp(&b.0.distance(*b.1)))
            .map(|(from, to)| Point::new(f32::midpoint(from.x, to.x), f32::midpoint(from.y, to.y)))
    }

    /// What its label covers while text is that many times larger than at 100 %; none where it shows none.
    #[must_use]
    pub fn label_rect(&self, scale: f32) -> Option<Rect> {
        let spot = self.label.as_ref().filter(|spot| spot.width > 0.0)?;
        let mark = if self.kind == LinkKind::Promise {
            super::PROMISE_MARK
        } else {
            0.0
        };
        let half = f32::midpoint(spot.width, mark) * scale;
        let (x, y) = (spot.centre.x, spot.centre.y);
        let height = LABEL_REACH * scale;
        Some(Rect {
            min: Point::new(x - half, y - height),
            max: Point::new(x + half, y + height),
        })
    }
}

/// The middle of a side.
pub(super) fn port_of(rect: &Rect, side: Side) -> Point {
    let centre = rect.centre();
    match side {
        Side::Left => Point::new(rect.min.x, centre.y),
        Side::Right => Point::new(rect.max.x, centre.y),
        Side::Top => Point::new(centre.x, rect.min.y),
        Side::Bottom => Point::new(centre.x, rect.max.y),
    }
}

/// The distance from `point` to the nearest of the upright and level pieces.
fn distance_to(points: &[Point], point: Point) -> f32 {
    points
        .iter()
        .zip(points.iter().skip(1))
        .map(|(from, to)| {
            let nearest = Point::new(
                point.x.clamp(from.x.min(to.x), from.x.max(to.x)),
                point.y.clamp(from.y.min(to.y), from.y.max(to.y)),
            );
            nearest.distance(point)
        })
        .fold(f32::INFINITY, f32::min)
}

/// Stretches of slots, filed under the smallest aligned block of 1, 2, 4, 8 … slots that holds each.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Spans {
    /// Level and number of the block, and the item; sorted.
    filed: Vec<(u32, usize, usize)>,
}

impl Spans {
    /// More doublings than any map has.
    const LEVELS: u32 = 20;

    /// The stretches from one slot to another, by their items.
    fn new(stretches: impl Iterator<Item = (usize, usize)>) -> Self {
        let filed = stretches.enumerate().map(|(item, (from, to))| {
            let level = usize::BITS - (from ^ to).leading_zeros();
            (level, from >> level, item)
        });
        let mut filed: Vec<_> = filed.collect();
        filed.sort_unstable();
        Self { filed }
    }

    /// What may have a part in these slots.
    fn between(&self, from: usize, to: usize) -> Vec<usize> {
        let mut found = Vec::new();
        for level in 0..=Self::LEVELS {
            let (first, last) = ((level, from >> level), (level, to >> level));
            let begin = self
                .filed
                .partition_point(|&(l, block, _)| (l, block) < first);
            let filed = self.filed.get(begin..).unwrap_or_default().iter();
            let within = filed.take_while(|&&(l, block, _)| (l, block) <= last);
            found.extend(within.map(|&(.., item)| item));
        }
        found
    }
}
