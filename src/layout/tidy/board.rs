//! Owns the puzzle that tidying solves: pieces on places in a row, joined by wires, and what their order costs. A wire
//! runs level in its rows and changes from one to the other in a gap between two places, as links on the map do.

use std::cmp::Ordering;

use super::gaps::{Course, Gaps};

/// What it costs that two wires cross.
const CROSSING: i64 = 10;
/// What it costs that a wire has to go around pieces in its row.
const DETOUR: i64 = 6;
/// What each piece costs that it goes around.
const PASSED: i64 = 3;
/// What it costs that a flow runs back.
const BACK: i64 = 20;
/// What each place costs that a wire runs past; beside the others it only decides between equals.
const LENGTH: i64 = 1;
/// What each place costs between two pieces that something backstage supports together.
const APART: i64 = 2;
/// Of a long wire only so many places at either end are looked at: what is farther is not seen together.
pub(super) const FAR: usize = 24;

/// What joins two pieces.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Wire {
    /// The piece that it leaves.
    pub(super) from: usize,
    /// The piece that it reaches.
    pub(super) to: usize,
    /// What it stands for.
    pub(super) kind: WireKind,
}

/// What a wire stands for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum WireKind {
    /// A link that runs rightwards if it can.
    #[default]
    Flow,
    /// A link that may run either way.
    Promise,
    /// No link: the two are supported together and stand together if they can.
    Together,
}

/// The pieces in an order, and the wires between them.
#[derive(Debug, Clone)]
pub(super) struct Board {
    /// By place: the piece there.
    pieces: Vec<usize>,
    /// By place: the row of the piece there.
    rows: Vec<usize>,
    /// By piece: where it is.
    places: Vec<usize>,
    /// By piece: its row.
    row_of: Vec<usize>,
    wires: Vec<Wire>,
    /// By piece: the wires at it.
    wires_of: Vec<Vec<usize>>,
    /// By wire: how it runs.
    courses: Vec<Course>,
    gaps: Gaps,
    moving: Vec<usize>,
}

impl Board {
    /// The pieces in the order of their numbers, each in its row, of which there are `row_count`; a piece in a row past
    /// the last stands in nobody's way.
    pub(super) fn new(row_count: usize, row_of: Vec<usize>, wires: Vec<Wire>) -> Self {
        let count = row_of.len();
        let mut wires_of = vec![Vec::new(); count];
        for (index, wire) in wires.iter().enumerate() {
            for end in [wire.from, wire.to] {
                if let Some(of) = wires_of.get_mut(end) {
                    of.push(index);
                }
            }
        }
        let mut board = Self {
            pieces: (0..count).collect(),
            rows: row_of.clone(),
            places: (0..count).collect(),
            row_of,
            courses: vec![Course::default(); wires.len()],
            wires_of,
            gaps: Gaps::new(row_count, count + 1),
            moving: Vec::new(),
            wires,
        };
        for wire in 0..board.wires.len() {
            board.put(wire);
        }
        board
    }

    /// The pieces from left to right.
    pub(super) fn order(&self) -> &[usize] {
        &self.pieces
    }

    /// Where the piece is.
    pub(super) fn place(&self, piece: usize) -> usize {
        at(&self.places, piece)
    }

    /// The piece at that place.
    pub(super) fn piece(&self, place: usize) -> usize {
        at(&self.pieces, place)
    }

    /// The wires at the piece.
    pub(super) fn wires_of(&self, piece: usize) -> impl Iterator<Item = Wire> {
        let wires = self.wires_of.get(piece).into_iter().flatten();
        wires.map(|&wire| at(&self.wires, wire))
    }

    /// What the order costs.
    pub(super) fn cost(&self) -> i64 {
        let alone: i64 = self.courses.iter().map(|course| course.cost).sum();
        alone + CROSSING * self.crossings()
    }

    /// How often wires cross.
    pub(super) fn crossings(&self) -> i64 {
        let met = |course: &Course| self.gaps.crossings(course);
        self.courses.iter().map(met).sum::<i64>() / 2
    }

    /// Whether nothing about the wires of this piece could be better, but that they might be shorter.
    pub(super) fn is_well(&self, piece: usize) -> bool {
        let wires = self.wires_of.get(piece).into_iter().flatten();
        wires
            .filter_map(|&wire| self.courses.get(wire))
            .all(|course| course.is_plain && self.gaps.crossings(course) == 0)
    }

    /// Lets the pieces at that place and the next one change places, and returns by how much the cost grows.
    pub(super) fn swap(&mut self, place: usize) -> i64 {
        let (left, right) = (self.piece(place), self.piece(place + 1));
        self.rewired(&[left, right], |board| {
            board.seat(right, place);
            board.seat(left, place + 1);
        })
    }

    /// Puts the pieces from that place on into another order, and returns by how much the cost grows.
    pub(super) fn arrange(&mut self, first: usize, pieces: &[usize]) -> i64 {
        self.rewired(pieces, |board| {
            for (place, &piece) in (first..).zip(pieces) {
                board.seat(piece, place);
            }
        })
    }

    /// Moves the piece to that place; those between move up.
    pub(super) fn shift(&mut self, piece: usize, to: usize) {
        let from = self.place(piece);
        let (first, last) = (from.min(to), from.max(to));
        let mut stretch = self.pieces.get(first..=last).unwrap_or_default().to_vec();
        match from.cmp(&to) {
            Ordering::Less => stretch.rotate_left(1),
            Ordering::Equal => return,
            Ordering::Greater => stretch.rotate_right(1),
        }
        self.arrange(first, &stretch);
    }

    /// Moves pieces: their wires are taken away before and laid again after.
    fn rewired(&mut self, pieces: &[usize], change: impl FnOnce(&mut Self)) -> i64 {
        let mut moving = std::mem::take(&mut self.moving);
        moving.clear();
        for &piece in pieces {
            moving.extend(self.wires_of.get(piece).into_iter().flatten());
        }
        moving.sort_unstable();
        moving.dedup();
        let before: i64 = moving.iter().map(|&wire| self.lift(wire)).sum();
        change(self);
        let after: i64 = moving.iter().map(|&wire| self.put(wire)).sum();
        self.moving = moving;
        after - before
    }

    fn seat(&mut self, piece: usize, place: usize) {
        let row = at(&self.row_of, piece);
        let known = [
            (self.pieces.get_mut(place), piece),
            (self.rows.get_mut(place), row),
            (self.places.get_mut(piece), place),
        ];
        for (known, value) in known {
            if let Some(known) = known {
                *known = value;
            }
        }
    }

    /// Lays the wire where its ends are now, and returns what that costs.
    fn put(&mut self, wire: usize) -> i64 {
        let course = self.course(at(&self.wires, wire));
        let crossings = self.gaps.crossings(&course);
        self.gaps.lay(&course);
        if let Some(known) = self.courses.get_mut(wire) {
            *known = course;
        }
        course.cost + CROSSING * crossings
    }

    /// Takes the wire away, and returns what it cost.
    fn lift(&mut self, wire: usize) -> i64 {
        let course = at(&self.courses, wire);
        self.gaps.take(&course);
        course.cost + CROSSING * self.gaps.crossings(&course)
    }

    fn course(&self, wire: Wire) -> Course {
        let (from, to) = (self.place(wire.from), self.place(wire.to));
        let (left, right) = (from.min(to), from.max(to));
        let length = length(right - left);
        if wire.kind == WireKind::Together {
            let cost = APART * (length - 1);
            return Course {
                cost,
                is_plain: true,
                ..Course::default()
            };
        }
        let rows = (at(&self.row_of, wire.from), at(&self.row_of, wire.to));
        let passed = self.passed(left, right, rows);
        let is_back = to < from;
        // Where both rows are as free, a flow changes rows before its end and a loop after its start.
        let turns_late = if is_back {
            passed.0 < passed.1
        } else {
            passed.0 <= passed.1
        };
        let passed = if turns_late { passed.0 } else { passed.1 };
        let turn = if turns_late == is_back {
            left + 1
        } else {
            right
        };
        let detour = if passed > 0 {
            DETOUR + PASSED * passed
        } else {
            0
        };
        let back = if is_back && wire.kind == WireKind::Flow {
            BACK
        } else {
            0
        };
        Course {
            gaps: (left + 1, right + 1),
            turn,
            rows: if is_back { (rows.1, rows.0) } else { rows },
            cost: detour + back + LENGTH * (length - 1),
            is_plain: detour + back == 0,
        }
    }

    /// How many pieces stand between two places in either row; a wire that runs far passes none.
    fn passed(&self, left: usize, right: usize, rows: (usize, usize)) -> (i64, i64) {
        let mut passed = (0, 0);
        if right - left <= 2 * FAR {
            for &row in self.rows.get(left + 1..right).unwrap_or_default() {
                passed.0 += i64::from(row == rows.0);
                passed.1 += i64::from(row == rows.1);
            }
        }
        passed
    }
}

/// How many places a wire runs over, as far as that counts.
fn length(places: usize) -> i64 {
    i64::try_from(places.min(2 * FAR)).unwrap_or_default()
}

/// What is there, or nothing.
fn at<T: Copy + Default>(of: &[T], index: usize) -> T {
    of.get(index).copied().unwrap_or_default()
}
