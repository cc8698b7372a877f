//! Owns the picture from which the room chooses whose journey it sees.

use crate::insight::show::JourneyRow;
use crate::insight::words::signed;
use crate::layout::{Measure, Point, Rect};
use crate::scene::shape::TextStyle;
use crate::scene::{Role, Shape};
use crate::words::show as words;

use super::pen::{MARGIN, Pen, Slot, rows as count_of};
use super::rows::{Grid, row_rect};
use super::{Room, SMALLEST, SlideScene};

/// The most journeys that are seen at once.
const MOST: usize = 6;

/// What is drawn.
#[derive(Clone, Copy)]
pub struct JourneysInput<'a> {
    /// The journeys in order.
    pub rows: &'a [JourneyRow],
    /// Which one is chosen.
    pub chosen: usize,
    /// For which room.
    pub room: Room,
    /// How wide text is.
    pub measure: &'a dyn Measure,
}

/// Draws the journeys; with it the place of each that is seen, by its number from 0.
#[must_use]
pub fn journeys_slide(input: &JourneysInput) -> (SlideScene, Vec<(usize, Rect)>) {
    let mut pen = Pen::new(input.measure, input.room.size());
    let top = pen.headline(words::WHOSE_JOURNEY) - 20.0;
    let first = input
        .chosen
        .saturating_sub(MOST / 2)
        .min(input.rows.len().saturating_sub(MOST));
    let seen = input.rows.iter().enumerate().skip(first).take(MOST);
    let grid = Grid::from_top(&pen, top, (input.rows.len().min(MOST), 132.0));
    let mut places = Vec::with_capacity(MOST);
    for (line, (number, row)) in seen.enumerate() {
        let y = grid.middle(line);
        let rect = row_rect(&pen, y, grid.height / 2.0 - 4.0);
        if number == input.chosen {
            pen.push(Shape::filled(rect, 12.0, Role::AccentTint));
        }
        journey(&mut pen, grid, y, (number, row));
        places.push((number, rect));
    }
    let style = TextStyle::regular(SMALLEST, Role::Text3);
    let at = Point::new(MARGIN, pen.size.height - 46.0);
    let room = pen.width();
    pen.line(Slot::start(at, room), style, words::CHOOSE_JOURNEY);
    (pen.done(), places)
}

fn journey(pen: &mut Pen, grid: Grid, y: f32, (number, row): (usize, &JourneyRow)) {
    let score = row
        .score
        .map_or_else(|| crate::words::MISSING.to_owned(), |it| signed(it, 0));
    let style = TextStyle::medium(grid.size(), Role::Text);
    let right = Point::new(pen.right() - 8.0, y);
    let taken = pen.line(Slot::end(right, 160.0), style, &score);
    let key = TextStyle::regular(SMALLEST, Role::Text2);
    let at = Point::new(MARGIN + 8.0, y);
    let number = count_of(number + 1).to_string();
    pen.line(Slot::start(at, 60.0), key, &number);
    let left = MARGIN + 80.0;
    let room = pen.right() - taken - 48.0 - left;
    let said = words::journey(row);
    if grid.has_two_lines() {
        let (name_y, said_y) = grid.lines(y);
        let at = Point::new(left, name_y);
        pen.line(Slot::start(at, room), style, words::named(&row.name));
        let at = Point::new(left, said_y);
        pen.line(Slot::start(at, room), key, &said);
    } else {
        let at = Point::new(left, y);
        pen.line(Slot::start(at, room), style, words::named(&row.name));
    }
}
