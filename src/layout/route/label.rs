//! Finds where a link's label stands: on its longest straight piece with room, not on a card, not on another label.

use super::super::grid::Grid;
use super::super::{LabelSpot, MapLayout, Measure, Point, Rect, Weight};
use super::traffic::Traffic;
use super::{Found, Way, length, pieces};
use crate::model::{Link, LinkKind, PromiseState};

/// The room for the round mark before a promise's label and the space behind it.
pub const PROMISE_MARK: f32 = 20.0;
/// The size of labels.
const SIZE: f32 = 12.0;
/// How far a label's letters reach above and below its line.
const REACH: (f32, f32) = (5.0, 7.5);
/// Left and right of a label on its patch.
const PATCH_MARGIN: f32 = 6.0;
/// What stays of a straight piece before and behind its label, for corner and tip.
const PIECE_END: f32 = 8.0;
/// How much room is given up so as not to cross one more link.
const CROSSED: f32 = 30.0;
/// So many slots or lanes around the middle of a piece are looked at.
const NEAR: usize = 2;
/// Less room for text than this is none.
const LEAST_ROOM: f32 = 24.0;

/// What stands on the link: its share, what became of its promise, its label; none where it has nothing to say.
#[must_use]
pub fn link_label(link: &Link) -> Option<String> {
    let label = link.label.trim();
    let (state, said) = match (link.kind, link.kept) {
        (LinkKind::Flow, _) => {
            let share = link.share.map(|share| format!("{share}\u{202f}%"));
            let words = [share.as_deref().unwrap_or_default(), label];
            let text = words.join(" ").trim().to_owned();
            return (!text.is_empty()).then_some(text);
        }
        (LinkKind::Support, _) => return (!label.is_empty()).then(|| label.to_owned()),
        (LinkKind::Promise, PromiseState::Broken) => ("Promise broken", label),
        (LinkKind::Promise, PromiseState::Kept) => ("Promise kept", label),
        (LinkKind::Promise, PromiseState::Unknown) => ("Promise", label),
    };
    Some(if said.is_empty() {
        state.to_owned()
    } else {
        format!("{state}: “{said}”")
    })
}

/// Whether something stands on the link.
pub(super) fn is_labelled(link: &Link) -> bool {
    match link.kind {
        LinkKind::Promise => true,
        LinkKind::Flow => link.share.is_some() || !link.label.trim().is_empty(),
        LinkKind::Support => !link.label.trim().is_empty(),
    }
}

/// The spots of the labels, by way.
pub(super) fn spots(
    ways: &[Way],
    routes: &[Found],
    ground: &Ground,
    measure: &dyn Measure,
) -> Vec<Option<LabelSpot>> {
    let mut board = Board {
        ground,
        taken: vec![Vec::new(); ground.layout.slots.len().max(1)],
    };
    ways.iter()
        .zip(routes)
        .map(|(way, found)| {
            let text = link_label(way.link)?;
            let mark = match way.link.kind {
                LinkKind::Promise => PROMISE_MARK,
                LinkKind::Flow | LinkKind::Support => 0.0,
            };
            let shown: String = text.chars().take(200).collect();
            let width = measure.width(&shown, SIZE, Weight::Medium).ceil();
            Some(board.place(found, width, mark))
        })
        .collect()
}

/// What labels stand on.
pub(super) struct Ground<'a> {
    /// The cards.
    pub(super) layout: &'a MapLayout,
    /// The links.
    pub(super) traffic: Traffic,
}

/// Where labels stand so far.
struct Board<'a> {
    ground: &'a Ground<'a>,
    taken: Vec<Vec<Rect>>,
}

impl Board<'_> {
    /// The best spot for a text of that width with a mark before it: whole and on no other link, else as much as fits.
    fn place(&mut self, found: &Found, width: f32, mark: f32) -> LabelSpot {
        let mut best: Option<(f32, LabelSpot)> = None;
        let pieces = longest_first(&found.points);
        for (piece, centre) in pieces
            .iter()
            .flat_map(|&piece| self.stops(piece).into_iter().map(move |stop| (piece, stop)))
        {
            let room = (self.room(piece, centre, width + mark) - mark).min(width);
            if room < LEAST_ROOM.min(width) {
                continue;
            }
            let merit = room - CROSSED * self.crossings(&patch(centre, room + mark), found);
            if best.as_ref().is_none_or(|&(most, _)| merit > most) {
                best = Some((
                    merit,
                    LabelSpot {
                        centre,
                        width: room,
                    },
                ));
            }
            if merit >= width {
                break;
            }
        }
        if let Some((_, spot)) = best {
            self.take(&patch(spot.centre, spot.width + mark));
            return spot;
        }
        LabelSpot {
            centre: pieces
                .first()
                .map_or(Point::default(), |&ends| middle(ends)),
            width: 0.0,
        }
    }

    /// How many other links run through the patch.
    fn crossings(&self, patch: &Rect, found: &Found) -> f32 {
        let Ground { layout, traffic } = self.ground;
        traffic.through(&layout.grid, patch, found.bundle)
    }

    /// Places on a piece: the middles of slots and gaps, of lanes and edges, the nearest to its middle first.
    fn stops(&self, (from, to): (Point, Point)) -> Vec<Point> {
        let centre = middle((from, to));
        let grid = &self.ground.layout.grid;
        let mut stops = Vec::new();
        if is_level(from, to) {
            let slot = grid.slot_at(centre.x);
            let near = slot.saturating_sub(NEAR)..=slot + NEAR;
            for boundary in near.map(|slot| grid.boundary(slot)) {
                stops.push(Point::new(boundary, centre.y));
                stops.push(Point::new(boundary + grid.slot_width / 2.0, centre.y));
            }
        } else {
            let lanes = &self.ground.layout.lanes;
            let near = lanes.partition_point(|lane| lane.top + lane.height <= centre.y);
            for lane in lanes
                .iter()
                .skip(near.saturating_sub(NEAR))
                .take(2 * NEAR + 1)
            {
                stops.push(Point::new(centre.x, lane.top));
                stops.push(Point::new(centre.x, lane.top + lane.height / 2.0));
            }
        }
        let on_piece = |stop: &Point| {
            let x = from.x.min(to.x)..=from.x.max(to.x);
            let y = from.y.min(to.y)..=from.y.max(to.y);
            x.contains(&stop.x) && y.contains(&stop.y)
        };
        stops.retain(on_piece);
        let off = |stop: &Point| stop.distance(centre);
        stops.sort_by(|a, b| off(a).total_cmp(&off(b)));
        stops.push(centre);
        stops
    }

    /// How wide a label of at most `width` can be there; negative where none can stand.
    fn room(&self, (from, to): (Point, Point), centre: Point, width: f32) -> f32 {
        let patch = patch(centre, width);
        let Some((left, right)) = self.ground.layout.grid.room(&patch) else {
            return -1.0;
        };
        let mut half = (centre.x - left)
            .min(right - centre.x)
            .min(patch.width() / 2.0);
        if is_level(from, to) {
            let ends = (centre.x - from.x).abs().min((centre.x - to.x).abs());
            half = half.min(ends - PIECE_END + PATCH_MARGIN);
        } else if (centre.y - from.y).abs().min((centre.y - to.y).abs()) < REACH.1 {
            return -1.0;
        }
        let room = 2.0 * (half - PATCH_MARGIN);
        let patch = self::patch(centre, room);
        let grid = &self.ground.layout.grid;
        let is_taken = slots_of(grid, &patch)
            .filter_map(|slot| self.taken.get(slot))
            .flatten()
            .any(|other| other.overlaps(&patch));
        if is_taken { -1.0 } else { room }
    }

    fn take(&mut self, patch: &Rect) {
        for slot in slots_of(&self.ground.layout.grid, patch) {
            if let Some(taken) = self.taken.get_mut(slot) {
                taken.push(*patch);
            }
        }
    }
}

fn slots_of(grid: &Grid, patch: &Rect) -> std::ops::RangeInclusive<usize> {
    grid.slot_at(patch.min.x)..=grid.slot_at(patch.max.x)
}

/// What a label of that width covers. Its patch is a little higher, but cards are painted over it.
fn patch(centre: Point, width: f32) -> Rect {
    let width = width.max(0.0) + 2.0 * PATCH_MARGIN;
    Rect::from_min_size(
        centre.x - width / 2.0,
        centre.y - REACH.0,
        width,
        REACH.0 + REACH.1,
    )
}

fn is_level(from: Point, to: Point) -> bool {
    (from.x - to.x).abs() > (from.y - to.y).abs()
}

fn middle((from, to): (Point, Point)) -> Point {
    Point::new(f32::midpoint(from.x, to.x), f32::midpoint(from.y, to.y))
}

fn longest_first(points: &[Point]) -> Vec<(Point, Point)> {
    let mut found: Vec<_> = pieces(points).collect();
    found.sort_by(|a, b| length(b.0, b.1).total_cmp(&length(a.0, a.1)));
    found
}
