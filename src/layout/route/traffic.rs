//! Owns what has been routed so far, by slot, so that the next link crosses little and lies upon nothing.

use super::super::grid::{Grid, real};
use super::super::{Point, Rect};
use super::pieces;

/// Of a long piece only this many slots at either end are looked at: the rest is too far to be seen together.
const FAR: usize = 32;
/// In a slot where more than this many pieces lie, no line can be kept apart anyway.
const CROWD: usize = 96;

/// Links that leave or reach the same port may lie upon each other: they branch or join.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Bundle {
    /// The port that the link leaves.
    pub(super) out: usize,
    /// The port that it reaches.
    pub(super) into: usize,
}

impl Bundle {
    /// Whether two links may lie upon each other.
    pub(super) fn joins(self, other: Self) -> bool {
        self.out == other.out || self.into == other.into
    }
}

/// What a piece would meet.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Met {
    /// How many links it would cross.
    pub(super) crossings: f32,
    /// Upon how many it would lie.
    pub(super) overlaps: f32,
}

#[derive(Debug, Clone, Copy)]
struct Piece {
    from: Point,
    to: Point,
    bundle: Bundle,
}

/// The pieces routed so far.
#[derive(Debug)]
pub(super) struct Traffic {
    slots: Vec<Pieces>,
}

/// The pieces in a slot.
#[derive(Debug, Clone, Default)]
struct Pieces {
    level: Vec<Piece>,
    upright: Vec<Piece>,
}

impl Traffic {
    /// No traffic yet on that many slots.
    pub(super) fn new(slots: usize) -> Self {
        Self {
            slots: vec![Pieces::default(); slots.max(1)],
        }
    }

    /// Adds a routed link.
    pub(super) fn add(&mut self, grid: &Grid, points: &[Point], bundle: Bundle) {
        for (a, b) in pieces(points) {
            let (from, to) = sorted(a, b);
            for slot in slots_of(grid, from, to) {
                let Some(pieces) = self.slots.get_mut(slot) else {
                    continue;
                };
                let side = if is_level(from, to) {
                    &mut pieces.level
                } else {
                    &mut pieces.upright
                };
                if side.len() < CROWD {
                    side.push(Piece { from, to, bundle });
                }
            }
        }
    }

    /// What a piece would meet, other than links that it may join.
    pub(super) fn met(&self, grid: &Grid, a: Point, b: Point, bundle: Bundle) -> Met {
        let (from, to) = sorted(a, b);
        let (mut crossings, mut overlaps) = (0, 0);
        for slot in slots_of(grid, from, to) {
            let Some(pieces) = self.slots.get(slot) else {
                continue;
            };
            let (along, across) = if is_level(from, to) {
                (&pieces.level, &pieces.upright)
            } else {
                (&pieces.upright, &pieces.level)
            };
            let met = |piece: &&Piece| touches(piece, from, to) && !piece.bundle.joins(bundle);
            overlaps += along.iter().filter(met).count();
            crossings += across.iter().filter(met).count();
        }
        Met {
            crossings: real(crossings),
            overlaps: real(overlaps),
        }
    }

    /// How many pieces of other links run through a place; what shares both ports with it is the link itself.
    pub(super) fn through(&self, grid: &Grid, place: &Rect, bundle: Bundle) -> f32 {
        let (from, to) = (place.min, place.max);
        let mut count = 0;
        for slot in slots_of(grid, from, to) {
            let Some(pieces) = self.slots.get(slot) else {
                continue;
            };
            let all = pieces.level.iter().chain(&pieces.upright);
            count += all
                .filter(|piece| piece.bundle != bundle && touches(piece, from, to))
                .count();
        }
        real(count)
    }

    /// Whether a piece would lie upon no other, other than links that it may join.
    pub(super) fn is_clear(&self, grid: &Grid, a: Point, b: Point, bundle: Bundle) -> bool {
        let (from, to) = sorted(a, b);
        let is_met = |piece: &Piece| touches(piece, from, to) && !piece.bundle.joins(bundle);
        !slots_of(grid, from, to)
            .filter_map(|slot| self.slots.get(slot))
            .any(|pieces| {
                let along = if is_level(from, to) {
                    &pieces.level
                } else {
                    &pieces.upright
                };
                along.iter().any(is_met)
            })
    }
}

fn sorted(a: Point, b: Point) -> (Point, Point) {
    (
        Point::new(a.x.min(b.x), a.y.min(b.y)),
        Point::new(a.x.max(b.x), a.y.max(b.y)),
    )
}

fn is_level(from: Point, to: Point) -> bool {
    to.x > from.x
}

fn touches(piece: &Piece, from: Point, to: Point) -> bool {
    piece.from.x <= to.x && from.x <= piece.to.x && piece.from.y <= to.y && from.y <= piece.to.y
}

fn slots_of(grid: &Grid, from: Point, to: Point) -> impl Iterator<Item = usize> {
    let (first, last) = (grid.slot_at(from.x), grid.slot_at(to.x));
    let far = last.saturating_sub(FAR).max(first + FAR).min(last + 1);
    (first..=last.min(first + FAR - 1)).chain(far..=last)
}
