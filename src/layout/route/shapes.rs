//! The shapes that a link can have between two ports with a given number of bends: by the gaps between slots, where no
//! card stands, and along the edges of lanes, where none stands either.

use super::super::grid::Grid;
use super::super::hit::Side;
use super::super::{Card, MapLayout, Point, Points};
use super::card;
use super::ports::{Choice, Port};
use super::traffic::Traffic;

/// How far from the middle of a gap links run beside each other: 6 apart, closer in a crowd.
const GAP_TRACKS: [f32; 8] = [0.0, 6.0, 3.0, 9.0, 1.5, 4.5, 7.5, 10.5];
/// Where links run beside each other along the edge of a lane: rather above it than upon its line.
const EDGE_TRACKS: [f32; 15] = [
    -3.0, 3.0, -6.0, 6.0, 0.0, -4.5, 4.5, -1.5, 1.5, -5.25, 5.25, -2.25, 2.25, -7.0, 7.0,
];

/// To which side of a gap a link keeps if its middle is taken: to that of the card that it leaves or reaches there,
/// so that it does not cross what does the same on the other side.
#[derive(Debug, Clone, Copy)]
enum Lean {
    Left,
    Right,
}

/// The shapes with that many bends that leave and arrive on the right side of the cards. Some may run through cards.
pub(super) fn with_bends(
    bends: usize,
    choice: &Choice,
    layout: &MapLayout,
    traffic: &Traffic,
) -> Vec<Points> {
    let (Some(from), Some(to)) = (card(layout, choice.from), card(layout, choice.to)) else {
        return Vec::new();
    };
    let field = Field {
        layout,
        traffic,
        choice,
        from,
        to,
    };
    let (a, b) = (choice.out.at, choice.into.at);
    let shapes = match (is_sideways(choice.out.side), is_sideways(choice.into.side)) {
        (true, true) => match bends {
            0 => straight(a, b, a.y - b.y),
            2 => field.by_gap(a, b),
            4 => field.by_gap_edge_gap(a, b),
            _ => Vec::new(),
        },
        (false, false) => match bends {
            0 => straight(a, b, a.x - b.x),
            2 => field.by_edge(a, b),
            4 => field.by_edge_gap_edge(a, b),
            _ => Vec::new(),
        },
        (true, false) => match bends {
            1 => vec![[a, Point::new(b.x, a.y), b].into()],
            3 => field.by_gap_and_edge(a, b),
            _ => Vec::new(),
        },
        (false, true) => match bends {
            1 => vec![[a, Point::new(a.x, b.y), b].into()],
            3 => field.by_edge_and_gap(a, b),
            _ => Vec::new(),
        },
    };
    shapes
        .into_iter()
        .filter(|points| leaves_and_arrives(points, choice))
        .collect()
}

fn is_sideways(side: Side) -> bool {
    match side {
        Side::Left | Side::Right => true,
        Side::Top | Side::Bottom => false,
    }
}

fn straight(a: Point, b: Point, offset: f32) -> Vec<Points> {
    if offset.abs() < 1e-3 {
        vec![[a, b].into()]
    } else {
        Vec::new()
    }
}

/// Whether the first piece leads away from its card, the last towards its own, and every piece has a length.
fn leaves_and_arrives(points: &[Point], choice: &Choice) -> bool {
    let (first, last) = match points {
        [a, b] => (Some((a, b)), Some((a, b))),
        [a, b, .., y, z] => (Some((a, b)), Some((y, z))),
        [a, b, c] => (Some((a, b)), Some((b, c))),
        [] | [_] => (None, None),
    };
    let leads = |port: &Port, next: &Point| match port.side {
        Side::Left => next.x < port.at.x,
        Side::Right => next.x > port.at.x,
        Side::Top => next.y < port.at.y,
        Side::Bottom => next.y > port.at.y,
    };
    first.is_some_and(|(_, next)| leads(&choice.out, next))
        && last.is_some_and(|(before, _)| leads(&choice.into, before))
        && super::pieces(points).all(|(a, b)| super::length(a, b) > 0.5)
}

/// What the shapes are drawn on.
struct Field<'a> {
    layout: &'a MapLayout,
    traffic: &'a Traffic,
    choice: &'a Choice,
    from: &'a Card,
    to: &'a Card,
}

impl Field<'_> {
    fn grid(&self) -> &Grid {
        &self.layout.grid
    }

    /// Level, upright in a gap, level.
    fn by_gap(&self, a: Point, b: Point) -> Vec<Points> {
        self.all_gaps(a, b)
            .into_iter()
            .map(|gap| {
                let x = self.gap_track(gap, self.lean(gap), a.y, b.y);
                [a, Point::new(x, a.y), Point::new(x, b.y), b].into()
            })
            .collect()
    }

    /// Upright, level along an edge, upright.
    fn by_edge(&self, a: Point, b: Point) -> Vec<Points> {
        self.edges()
            .into_iter()
            .map(|edge| {
                let y = self.edge_track(edge, a.x, b.x);
                [a, Point::new(a.x, y), Point::new(b.x, y), b].into()
            })
            .collect()
    }

    /// Level, upright in a gap, level along an edge, upright.
    fn by_gap_and_edge(&self, a: Point, b: Point) -> Vec<Points> {
        let mut shapes = Vec::new();
        let gap = beside(self.from, self.choice.out);
        for edge in self.edges() {
            let (x, y) = self.corner(gap, edge, a.y, b.x);
            let (first, second) = (Point::new(x, a.y), Point::new(x, y));
            shapes.push([a, first, second, Point::new(b.x, y), b].into());
        }
        shapes
    }

    /// Upright, level along an edge, upright in a gap, level.
    fn by_edge_and_gap(&self, a: Point, b: Point) -> Vec<Points> {
        let mut shapes = Vec::new();
        let gap = beside(self.to, self.choice.into);
        for edge in self.edges() {
            let (x, y) = self.corner(gap, edge, b.y, a.x);
            let (first, second) = (Point::new(a.x, y), Point::new(x, y));
            shapes.push([a, first, second, Point::new(x, b.y), b].into());
        }
        shapes
    }

    /// Level, upright in a gap, level along an edge, upright in another gap, level: there is always room for this one.
    fn by_gap_edge_gap(&self, a: Point, b: Point) -> Vec<Points> {
        let mut shapes = Vec::new();
        let first = beside(self.from, self.choice.out);
        let second = beside(self.to, self.choice.into);
        for edge in self.edges() {
            let middle = self.edge_y(edge);
            let x1 = self.gap_track(first, lean_to(self.from, first), a.y, middle);
            let x2 = self.gap_track(second, lean_to(self.to, second), b.y, middle);
            let y = self.edge_track(edge, x1, x2);
            shapes.push(
                [
                    a,
                    Point::new(x1, a.y),
                    Point::new(x1, y),
                    Point::new(x2, y),
                    Point::new(x2, b.y),
                    b,
                ]
                .into(),
            );
        }
        shapes
    }

    /// Upright, level along an edge, upright in a gap, level along another edge, upright.
    fn by_edge_gap_edge(&self, a: Point, b: Point) -> Vec<Points> {
        let mut shapes = Vec::new();
        for gap in gaps_of(self.to).into_iter().chain(gaps_of(self.from)) {
            for (first, second) in [
                (self.from.lane, self.to.lane),
                (self.from.lane, self.to.lane + 1),
            ] {
                let (y1, y2) = (self.edge_y(first), self.edge_y(second));
                let x = self.gap_track(gap, self.lean(gap), y1, y2);
                let y1 = self.edge_track(first, a.x, x);
                let y2 = self.edge_track(second, x, b.x);
                shapes.push(
                    [
                        a,
                        Point::new(a.x, y1),
                        Point::new(x, y1),
                        Point::new(x, y2),
                        Point::new(b.x, y2),
                        b,
                    ]
                    .into(),
                );
            }
        }
        shapes
    }

    /// Where a track in the gap meets one along the edge.
    fn corner(&self, gap: usize, edge: usize, port_y: f32, port_x: f32) -> (f32, f32) {
        let x = self.gap_track(gap, self.lean(gap), port_y, self.edge_y(edge));
        (x, self.edge_track(edge, x, port_x))
    }

    /// The gaps beside the target, beside the source, and before what stands in the way of either.
    fn all_gaps(&self, a: Point, b: Point) -> Vec<usize> {
        let mut gaps = vec![
            beside(self.to, self.choice.into),
            beside(self.from, self.choice.out),
        ];
        let (_, a_right) = self.grid().span_at(a);
        let (b_left, _) = self.grid().span_at(b);
        for x in [a_right, b_left] {
            if x.is_finite() {
                gaps.push(self.grid().gap_near(x));
            }
        }
        let mut seen = Vec::new();
        gaps.retain(|gap| {
            let is_new = !seen.contains(gap);
            seen.push(*gap);
            is_new
        });
        gaps
    }

    /// The lane edges above and below either card: an edge is numbered by the lane below it.
    fn edges(&self) -> Vec<usize> {
        let mut edges = vec![
            self.to.lane,
            self.from.lane,
            self.to.lane + 1,
            self.from.lane + 1,
        ];
        let mut seen = Vec::new();
        edges.retain(|edge| {
            let is_new = !seen.contains(edge);
            seen.push(*edge);
            is_new
        });
        edges
    }

    fn edge_y(&self, edge: usize) -> f32 {
        self.layout.edge_y(edge)
    }

    /// The track in that gap on which nothing else runs between the two heights.
    fn gap_track(&self, gap: usize, lean: Lean, y1: f32, y2: f32) -> f32 {
        let middle = self.grid().boundary(gap);
        let sign = match lean {
            Lean::Left => -1.0,
            Lean::Right => 1.0,
        };
        let near = GAP_TRACKS.into_iter().map(|track| middle + sign * track);
        let far = GAP_TRACKS.into_iter().map(|track| middle - sign * track);
        self.free_track(near.chain(far), |x| (Point::new(x, y1), Point::new(x, y2)))
            .unwrap_or(middle)
    }

    /// To which side of that gap this link keeps.
    fn lean(&self, gap: usize) -> Lean {
        if gaps_of(self.to).contains(&gap) {
            lean_to(self.to, gap)
        } else {
            lean_to(self.from, gap)
        }
    }

    /// The track along that edge on which nothing else runs between the two places.
    fn edge_track(&self, edge: usize, x1: f32, x2: f32) -> f32 {
        let middle = self.edge_y(edge);
        let inside = 1.0..=self.layout.size.height - 1.0;
        let tracks = EDGE_TRACKS.into_iter().map(|track| middle + track);
        let tracks = tracks.filter(|y| inside.contains(y));
        self.free_track(tracks, |y| (Point::new(x1, y), Point::new(x2, y)))
            .unwrap_or(middle)
    }

    /// The first of the tracks upon which nothing lies, else the first.
    fn free_track(
        &self,
        mut tracks: impl Iterator<Item = f32>,
        piece: impl Fn(f32) -> (Point, Point),
    ) -> Option<f32> {
        let is_free = |track: f32| {
            let (from, to) = piece(track);
            let bundle = self.choice.bundle;
            self.traffic.is_clear(self.grid(), from, to, bundle)
        };
        let first = tracks.next()?;
        if is_free(first) {
            return Some(first);
        }
        tracks.find(|&track| is_free(track)).or(Some(first))
    }
}

/// The gap into which a port on the left or right opens; the left one for the others.
fn beside(card: &Card, port: Port) -> usize {
    card.slot + usize::from(port.side == Side::Right)
}

/// The gaps left and right of a card: a gap is numbered by the slot right of it.
fn gaps_of(card: &Card) -> [usize; 2] {
    [card.slot, card.slot + 1]
}

/// The side of the gap on which the card is.
fn lean_to(card: &Card, gap: usize) -> Lean {
    if gap <= card.slot {
        Lean::Right
    } else {
        Lean::Left
    }
}
