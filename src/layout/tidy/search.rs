//! Finds a better order of the pieces on a board: first along the flow, then piece by piece to wherever it costs least,
//! until no piece has a better place. An order of which that is true already stays as it is.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::board::{Board, WireKind};

/// A piece is pushed so many places either way at most.
const REACH: usize = 16;
/// A piece that costs so much more on its way than where it was is not pushed on.
const STEEP: i64 = 200;
/// After so many pushes the order is taken as it is.
const MOST_PUSHES: usize = 600_000;

/// Puts the pieces of every group in a better order; a group is a stretch of places that its pieces do not leave.
pub(super) fn solve(board: &mut Board, groups: &[Range<usize>]) {
    let today = board.order().to_vec();
    let untidy = board.cost();
    let mut search = Search::new(&today, groups);
    if !search.has_better(board) {
        return;
    }
    for group in groups {
        board.arrange(group.start, &along_flow(board, group));
    }
    search.settle(board, groups, &today);
    if board.cost() >= untidy {
        for group in groups {
            board.arrange(group.start, today.get(group.clone()).unwrap_or_default());
        }
        search.settle(board, groups, &today);
    }
}

/// What the search knows.
struct Search {
    /// By piece: the group that it is in.
    group_of: Vec<Option<Range<usize>>>,
    pushes: usize,
}

impl Search {
    fn new(order: &[usize], groups: &[Range<usize>]) -> Self {
        let mut group_of = vec![None; order.len()];
        for group in groups {
            for &piece in order.get(group.clone()).unwrap_or_default() {
                if let Some(of) = group_of.get_mut(piece) {
                    *of = Some(group.clone());
                }
            }
        }
        Self {
            group_of,
            pushes: 0,
        }
    }

    /// Improves the order until there is no better place for any piece, and leaves groups as they were that gain nothing.
    fn settle(&mut self, board: &mut Board, groups: &[Range<usize>], today: &[usize]) {
        loop {
            self.improve(board);
            for group in groups {
                let tidied = board
                    .order()
                    .get(group.clone())
                    .unwrap_or_default()
                    .to_vec();
                let before = today.get(group.clone()).unwrap_or_default();
                if tidied != before && board.arrange(group.start, before) > 0 {
                    board.arrange(group.start, &tidied);
                }
            }
            if self.pushes > MOST_PUSHES || !self.has_better(board) {
                return;
            }
        }
    }

    /// Whether some piece has a better place. Changes nothing.
    fn has_better(&mut self, board: &mut Board) -> bool {
        (0..self.group_of.len()).any(|piece| {
            let place = board.place(piece);
            let gains = self.sift(board, piece);
            board.shift(piece, place);
            gains
        })
    }

    /// Sifts every piece, and again those beside which something has changed.
    fn improve(&mut self, board: &mut Board) {
        let mut waiting: BTreeSet<usize> = (0..self.group_of.len()).collect();
        while !waiting.is_empty() && self.pushes <= MOST_PUSHES {
            for piece in std::mem::take(&mut waiting) {
                let from = board.place(piece);
                if self.pushes > MOST_PUSHES || !self.sift(board, piece) {
                    continue;
                }
                let to = board.place(piece);
                let passed = from.min(to).saturating_sub(1)..=from.max(to) + 1;
                let pieces = board.order();
                waiting.extend(passed.filter_map(|place| pieces.get(place)));
                waiting.extend(board.wires_of(piece).flat_map(|wire| [wire.from, wire.to]));
            }
        }
    }

    /// Tries the piece in the places around it and leaves it in the best. True where that is better than it was.
    fn sift(&mut self, board: &mut Board, piece: usize) -> bool {
        let Some(group) = self.group_of.get(piece).cloned().flatten() else {
            return false;
        };
        if board.is_well(piece) {
            return false;
        }
        let start = board.place(piece);
        let first = group.start.max(start.saturating_sub(REACH));
        let last = (group.end - 1).min(start + REACH);
        let mut best = (0, start);
        let is_left_nearer = start - first <= last - start;
        let ways = if is_left_nearer {
            [first, last]
        } else {
            [last, first]
        };
        for way in ways {
            board.shift(piece, start);
            let mut growth = 0;
            while board.place(piece) != way && growth <= STEEP {
                growth += self.push(board, piece, way);
                if growth < best.0 {
                    best = (growth, board.place(piece));
                }
            }
        }
        board.shift(piece, best.1);
        best.0 < 0
    }

    /// Moves the piece by a place towards `to`.
    fn push(&mut self, board: &mut Board, piece: usize, to: usize) -> i64 {
        self.pushes += 1;
        let place = board.place(piece);
        board.swap(if to > place { place } else { place - 1 })
    }
}

/// The pieces of a group so that few flows run back: in today's order, but none before what leads to it. Where flows
/// run in a circle, the piece to which the fewest lead comes first.
fn along_flow(board: &Board, group: &Range<usize>) -> Vec<usize> {
    let mut leading: BTreeMap<usize, usize> = group.clone().map(|place| (place, 0)).collect();
    let flows_on = |place: usize| {
        let piece = board.piece(place);
        let flows = board.wires_of(piece);
        flows
            .filter(move |wire| wire.kind == WireKind::Flow && wire.from == piece)
            .map(|wire| board.place(wire.to))
            .filter(|to| group.contains(to))
    };
    for to in group.clone().flat_map(flows_on) {
        leading.entry(to).and_modify(|count| *count += 1);
    }
    let mut waiting: BTreeSet<(usize, usize)> = leading
        .iter()
        .map(|(&place, &count)| (count, place))
        .collect();
    let mut order = Vec::with_capacity(group.len());
    while let Some((_, place)) = waiting.pop_first() {
        order.push(board.piece(place));
        leading.remove(&place);
        for to in flows_on(place) {
            if let Some(count) = leading.get_mut(&to) {
                waiting.remove(&(*count, to));
                *count -= 1;
                waiting.insert((*count, to));
            }
        }
    }
    order
}
