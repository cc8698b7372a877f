//! Owns the index of the cards by slot and by row, by which routes, labels and the pointer find what is in their way
//! without looking at every card.

use super::{Card, Point, Rect, SLOT_GAP};

/// The cards of one height in one lane.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Row {
    pub(super) top: f32,
    pub(super) bottom: f32,
    /// The slots that hold a card, rising.
    slots: Vec<usize>,
}

/// Where the cards are.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Grid {
    pub(super) slot_width: f32,
    slot_count: usize,
    /// From top to bottom; no two share a height.
    rows: Vec<Row>,
    /// The indices of the cards sorted by slot, then from top to bottom.
    by_slot: Vec<usize>,
    /// Where each slot begins in `by_slot`, and at the end its length.
    starts: Vec<usize>,
}

impl Grid {
    /// The index of `cards`, which lie in `slot_count` slots.
    pub(super) fn new(cards: &[Card], slot_count: usize, slot_width: f32) -> Self {
        let mut by_slot: Vec<usize> = (0..cards.len()).collect();
        let key = |&index: &usize| cards.get(index).map(|card| (card.slot, card.rect.min.y));
        by_slot.sort_by(|a, b| {
            key(a)
                .partial_cmp(&key(b))
                .unwrap_or(std::cmp::Ordering::Equal)
        });
        let slot_at = |place: &usize| cards.get(*place).map_or(0, |card| card.slot);
        let mut start = 0;
        let starts = (0..=slot_count)
            .map(|slot| {
                let later = by_slot.get(start..).unwrap_or_default().iter();
                start += later.take_while(|place| slot_at(place) < slot).count();
                start
            })
            .collect();
        Self {
            slot_width,
            slot_count,
            rows: rows(cards),
            by_slot,
            starts,
        }
    }

    /// The indices of the cards in that slot, from top to bottom.
    pub(super) fn in_slot(&self, slot: usize) -> &[usize] {
        let bounds = self.starts.get(slot).zip(self.starts.get(slot + 1));
        bounds
            .and_then(|(&from, &to)| self.by_slot.get(from..to))
            .unwrap_or_default()
    }

    /// The slot at `x`, the nearest one beyond the ends; 0 where there is none.
    pub(super) fn slot_at(&self, x: f32) -> usize {
        let slot = (x / self.slot_width).max(0.0);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "not negative after the line above; the fraction is cut off, too large a number saturates"
        )]
        let slot = slot as usize;
        slot.min(self.slot_count.saturating_sub(1))
    }

    /// The left edge of that slot, the right one of the slot before it.
    pub(super) fn boundary(&self, slot: usize) -> f32 {
        real(slot) * self.slot_width
    }

    /// Whether an upright or level piece runs through the inside of no card.
    pub(super) fn is_free(&self, cards: &[Card], from: Point, to: Point) -> bool {
        let (left, right) = (from.x.min(to.x), from.x.max(to.x));
        let (top, bottom) = (from.y.min(to.y), from.y.max(to.y));
        if top < bottom {
            self.is_column_free(cards, left, (top, bottom))
        } else {
            self.row_at(top).is_none_or(|row| {
                let (free_from, free_to) = self.free_span(row, left);
                free_from <= left && right <= free_to
            })
        }
    }

    /// How far to the left and right of the middle of `patch` there is no card at its height; none where it lies on one.
    pub(super) fn room(&self, patch: &Rect) -> Option<(f32, f32)> {
        let middle = patch.centre().x;
        let first = self.rows.partition_point(|row| row.bottom <= patch.min.y);
        let mut room = (f32::NEG_INFINITY, f32::INFINITY);
        let rows = self.rows.get(first..).unwrap_or_default();
        for row in rows.iter().take_while(|row| row.top < patch.max.y) {
            let (from, to) = self.free_span(row, middle);
            room = (room.0.max(from), room.1.min(to));
        }
        (room.0 < middle && middle < room.1).then_some(room)
    }

    /// From where to where it is free to the left and right of a port, at its height.
    pub(super) fn span_at(&self, port: Point) -> (f32, f32) {
        let beyond = |x: f32| self.row_at(port.y).map(|row| self.free_span(row, x));
        let left = beyond(port.x - 0.5).map_or(f32::NEG_INFINITY, |(from, _)| from);
        let right = beyond(port.x + 0.5).map_or(f32::INFINITY, |(_, to)| to);
        (left, right)
    }

    /// The gap in which an upright piece at `x` runs, numbered by the slot right of it.
    pub(super) fn gap_at(&self, x: f32) -> usize {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "not negative; the fraction is cut off, too large a number saturates"
        )]
        let gap = (x / self.slot_width + 0.5).max(0.0) as usize;
        gap.min(self.slot_count)
    }

    /// The gap nearest to a card's edge at `x`, numbered by the slot right of it.
    pub(super) fn gap_near(&self, x: f32) -> usize {
        self.slot_at(x + self.slot_width / 2.0)
    }

    /// The inside of which row `y` is.
    fn row_at(&self, y: f32) -> Option<&Row> {
        let row = self
            .rows
            .get(self.rows.partition_point(|row| row.bottom <= y))?;
        (row.top < y).then_some(row)
    }

    /// From where to where the row is free around `x`; an empty span where a card covers it.
    fn free_span(&self, row: &Row, x: f32) -> (f32, f32) {
        let margin = SLOT_GAP / 2.0;
        let right_of = |slot: usize| self.boundary(slot + 1) - margin;
        let next = row.slots.partition_point(|&slot| right_of(slot) <= x);
        let before = next.checked_sub(1).and_then(|place| row.slots.get(place));
        let from = before.map_or(f32::NEG_INFINITY, |&slot| right_of(slot));
        let to = row
            .slots
            .get(next)
            .map_or(f32::INFINITY, |&slot| self.boundary(slot) + margin);
        (from, to)
    }

    fn is_column_free(&self, cards: &[Card], x: f32, (top, bottom): (f32, f32)) -> bool {
        let stack = self.in_slot(self.slot_at(x));
        let rect_of = |index: &usize| cards.get(*index).map(|card| card.rect);
        let next = stack.partition_point(|index| rect_of(index).is_some_and(|r| r.max.y <= top));
        stack
            .get(next)
            .and_then(rect_of)
            .is_none_or(|rect| rect.min.y >= bottom || x <= rect.min.x || rect.max.x <= x)
    }
}

fn rows(cards: &[Card]) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let mut places: Vec<(f32, f32, usize)> = cards
        .iter()
        .map(|card| (card.rect.min.y, card.rect.max.y, card.slot))
        .collect();
    places.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.2.cmp(&b.2)));
    for (top, bottom, slot) in places {
        match rows.last_mut().filter(|row| row.bottom > top) {
            Some(row) => row.slots.push(slot),
            None => rows.push(Row {
                top,
                bottom,
                slots: vec![slot],
            }),
        }
    }
    rows
}

/// A count as a length.
pub(super) fn real(count: usize) -> f32 {
    #[expect(
        clippy::cast_precision_loss,
        reason = "a map has at most 100,000 slots, far below 2^24"
    )]
    let length = count as f32;
    length
}
