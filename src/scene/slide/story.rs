//! Owns the slides that end the story: what the room is asked for, and what it decides.

use crate::insight::show::{AskPart, Claim, DecisionRow, PlanRow};
use crate::insight::words::plain;
use crate::layout::{Point, Size};
use crate::scene::shape::TextStyle;
use crate::scene::{Role, Shape, Stroke};
use crate::words::priorities;
use crate::words::show as words;

use super::SMALLEST;
use super::pen::{MARGIN, Pen, Slot, around};
use super::rows::{Grid, HIGHEST, row_rect};

pub(super) fn ask(pen: &mut Pen, top: f32, part: &AskPart) {
    if part.rows.is_empty() {
        return hint(pen, top, words::TICK_ONE);
    }
    let grid = Grid::new(pen, top - 16.0, (part.rows.len(), HIGHEST));
    for (index, row) in part.rows.iter().enumerate() {
        if index > 0 {
            pen.next_step();
        }
        let y = grid.middle(index);
        asked(pen, grid, y, row);
        let rect = row_rect(pen, y, (grid.height / 2.0 - 2.0).min(80.0));
        pen.spot(Claim::Plan(row.id.clone()), rect, row.name.clone());
    }
    if part.more > 0 {
        let at = Point::new(pen.right(), pen.bottom() + 2.0);
        let said = words::more(part.more);
        let room = pen.width() / 3.0;
        let style = TextStyle::regular(SMALLEST, Role::Text3);
        let width = pen.line(Slot::end(at, room), style, &said);
        let rect = around(at.x - width, at.y, width, style.size);
        pen.spot(Claim::WhatIf, rect, said);
    }
}

/// What is asked for, by whom and until when; time, cost and quality at the right.
fn asked(pen: &mut Pen, grid: Grid, y: f32, row: &PlanRow) {
    let (name_y, sub_y) = grid.lines(y);
    let dot = Point::new(MARGIN + 12.0, name_y);
    pen.push(Shape::disc(dot, 10.0, Role::Accent));
    let left = MARGIN + 56.0;
    let room = pen.right() - left;
    let style = TextStyle::medium(grid.size(), Role::Text);
    let at = Point::new(left, name_y);
    pen.fitting_line(Slot::start(at, room), style, &row.name);
    let role = if row.is_unbelievable {
        Role::Warn
    } else {
        Role::Text3
    };
    let at = Point::new(pen.right(), sub_y);
    let said = triangle(row);
    let taken = pen.fitting_line(Slot::end(at, room * 0.6), grid.sub(role), &said);
    let who = words::who_and_when(&row.owner, &row.due);
    let at = Point::new(left, sub_y);
    let room = room - taken - 32.0;
    pen.fitting_line(Slot::start(at, room), grid.sub(Role::Text2), &who);
}

fn triangle(row: &PlanRow) -> String {
    let names = [priorities::TIME, priorities::COST, priorities::QUALITY];
    let said: Vec<String> = names
        .iter()
        .zip(row.triangle)
        .filter_map(|(name, value)| Some(format!("{} {}", name.to_lowercase(), plain(value?, 1))))
        .collect();
    let said = said.join(" · ");
    if row.is_unbelievable {
        format!("{}: {said}", words::UNBELIEVABLE)
    } else {
        said
    }
}

pub(super) fn decisions(pen: &mut Pen, top: f32, rows: &[DecisionRow]) {
    if rows.is_empty() {
        return hint(pen, top, words::NOTHING_DECIDED);
    }
    let grid = Grid::new(pen, top - 16.0, (rows.len(), HIGHEST));
    for (index, row) in rows.iter().enumerate() {
        let y = grid.middle(index);
        if index > 0 {
            let edge = grid.top + grid.height * super::pen::rows(index);
            let right = pen.right();
            pen.rule((MARGIN, right), edge, Stroke::solid(1.5, Role::Border));
        }
        let sub = grid.sub(Role::Text2);
        let style = TextStyle::medium(48.0, Role::Text);
        let room = Size {
            width: pen.width(),
            height: (grid.height - sub.size * 1.4 - 12.0).max(40.0),
        };
        let mut sizes = vec![
            (56.0, 68.0),
            (48.0, 58.0),
            (40.0, 48.0),
            (36.0, 43.0),
            (SMALLEST, 38.0),
        ];
        sizes.retain(|(_, line)| *line <= room.height);
        let text = pen.fitted(&row.text, style, room, &sizes);
        let first = y - f32::midpoint(text.height(), sub.size * 1.4) + text.line / 2.0;
        let last = pen.lines((MARGIN, first), style, &text);
        let who = words::who_and_when(&row.owner, &row.date);
        let at = Point::new(MARGIN, last + text.line / 2.0 + sub.size * 0.75);
        pen.line(Slot::start(at, room.width), sub, &who);
        let rect = row_rect(pen, y, grid.height / 2.0 - 3.0);
        let claim = Claim::Decision(row.id.clone());
        pen.spot(claim, rect, format!("{}: {who}", row.text));
    }
}

fn hint(pen: &mut Pen, top: f32, text: &str) {
    let style = TextStyle::regular(48.0, Role::Text2);
    let room = Size {
        width: pen.width(),
        height: 160.0,
    };
    let fitted = pen.fitted(text, style, room, &[(48.0, 62.0), (40.0, 52.0)]);
    pen.lines((MARGIN, top + 60.0), style, &fitted);
}
