//! Owns what runs through the gaps between the places, row by row, and counts what would cross there.

use super::board::FAR;

/// How a wire runs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Course {
    /// From the first gap to before the second; a gap is numbered by the place right of it.
    pub(super) gaps: (usize, usize),
    /// The gap in which it changes its row.
    pub(super) turn: usize,
    /// Its row left and right of that.
    pub(super) rows: (usize, usize),
    /// What it costs by itself.
    pub(super) cost: i64,
    /// It costs its length only.
    pub(super) is_plain: bool,
}

impl Course {
    /// The gaps that count, with the rows in which it enters and leaves each.
    fn passages(self) -> impl Iterator<Item = (usize, (usize, usize))> {
        let (first, end) = self.gaps;
        let is_long = end - first > 2 * FAR;
        let near_end = if is_long { first + FAR } else { end };
        let far_begin = if is_long { end - FAR } else { end };
        (first..near_end).chain(far_begin..end).map(move |gap| {
            let (left, right) = self.rows;
            let rows = match gap.cmp(&self.turn) {
                std::cmp::Ordering::Less => (left, left),
                std::cmp::Ordering::Equal => (left, right),
                std::cmp::Ordering::Greater => (right, right),
            };
            (gap, rows)
        })
    }
}

/// What runs through the gaps.
#[derive(Debug, Clone)]
pub(super) struct Gaps {
    row_count: usize,
    /// By gap and row: how many wires run level.
    level: Vec<i32>,
    /// By gap and row: how many change between rows above and below.
    across: Vec<i32>,
    /// By gap: the wires that change rows, from the left row to the right one.
    turns: Vec<Vec<(usize, usize)>>,
}

impl Gaps {
    /// That many gaps through which nothing runs.
    pub(super) fn new(row_count: usize, gap_count: usize) -> Self {
        Self {
            row_count,
            level: vec![0; row_count * gap_count],
            across: vec![0; row_count * gap_count],
            turns: vec![Vec::new(); gap_count],
        }
    }

    /// Lays a wire.
    pub(super) fn lay(&mut self, course: &Course) {
        for (gap, rows) in course.passages() {
            self.count(gap, rows, 1);
            if let Some(turns) = self.turns.get_mut(gap).filter(|_| rows.0 != rows.1) {
                turns.push(rows);
            }
        }
    }

    /// Takes a wire away that was laid so.
    pub(super) fn take(&mut self, course: &Course) {
        for (gap, rows) in course.passages() {
            self.count(gap, rows, -1);
            if let Some(turns) = self.turns.get_mut(gap).filter(|_| rows.0 != rows.1)
                && let Some(place) = turns.iter().position(|turn| *turn == rows)
            {
                turns.swap_remove(place);
            }
        }
    }

    /// How often a wire on that course crosses those that are laid; it does not cross itself.
    pub(super) fn crossings(&self, course: &Course) -> i64 {
        course
            .passages()
            .map(|(gap, rows)| self.crossings_in(gap, rows))
            .sum()
    }

    fn crossings_in(&self, gap: usize, (left, right): (usize, usize)) -> i64 {
        let start = gap * self.row_count;
        if left == right {
            return i64::from(self.across.get(start + left).copied().unwrap_or_default());
        }
        let between = start + left.min(right) + 1..start + left.max(right);
        let level: i32 = self.level.get(between).into_iter().flatten().sum();
        let is_inverted =
            |&&(l, r): &&(usize, usize)| (l < left && r > right) || (l > left && r < right);
        let turns = self.turns.get(gap).into_iter().flatten();
        let inverted = turns.filter(is_inverted).count();
        i64::from(level) + i64::try_from(inverted).unwrap_or_default()
    }

    fn count(&mut self, gap: usize, (left, right): (usize, usize), change: i32) {
        let start = gap * self.row_count;
        let counts = if left == right {
            self.level.get_mut(start + left..=start + left)
        } else {
            let between = start + left.min(right) + 1..start + left.max(right);
            self.across.get_mut(between)
        };
        for count in counts.into_iter().flatten() {
            *count += change;
        }
    }
}
