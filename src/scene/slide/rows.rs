//! Owns the slides of rows: contrasts, groups, basics before delight, what to fix first.

use crate::insight::show::{
    BasicsPart, BasicsRow, Claim, ContrastRow, FixRow, GroupKind, GroupRow,
};
use crate::insight::words::{plain, signed};
use crate::layout::{Point, Rect};
use crate::model::Evidence;
use crate::scene::glyphs::{Spot, basics_row, delight_row};
use crate::scene::shape::{TextStyle, narrow};
use crate::scene::{Role, Shape, Stroke};
use crate::words::priorities;
use crate::words::show as words;

use super::SMALLEST;
use super::curve::{self, Look};
use super::pen::{MARGIN, Pen, Slot, rows as count_of};

/// A row is never higher.
pub(super) const HIGHEST: f32 = 216.0;
/// Which part of what rows leave free is above them.
const ABOVE: f32 = 0.3;

/// The rows of a slide: where they begin, and how high each is.
#[derive(Clone, Copy)]
pub(super) struct Grid {
    pub(super) top: f32,
    pub(super) height: f32,
}

impl Grid {
    /// Rows from `top` on that are no higher than that.
    pub(super) fn from_top(pen: &Pen, top: f32, (count, highest): (usize, f32)) -> Self {
        let height = (pen.bottom() - top) / count_of(count.max(1));
        Self {
            top,
            height: height.min(highest),
        }
    }

    /// The same, a little above the middle of the room where they leave some of it free.
    pub(super) fn new(pen: &Pen, top: f32, rows: (usize, f32)) -> Self {
        let grid = Self::from_top(pen, top, rows);
        let free = pen.bottom() - top - grid.height * count_of(rows.0.max(1));
        Self {
            top: top + free * ABOVE,
            ..grid
        }
    }

    /// The middle of a row.
    pub(super) fn middle(self, index: usize) -> f32 {
        self.top + self.height * (count_of(index) + 0.5)
    }

    /// Whether a second line has room in a row.
    pub(super) fn has_two_lines(self) -> bool {
        self.height >= 96.0
    }

    /// The size of a row's main text.
    pub(super) fn size(self) -> f32 {
        if self.height >= 190.0 {
            60.0
        } else if self.height >= 150.0 {
            52.0
        } else if self.height >= 100.0 {
            44.0
        } else if self.height >= 76.0 {
            40.0
        } else {
            36.0
        }
    }

    /// The middles of a row's two lines.
    pub(super) fn lines(self, y: f32) -> (f32, f32) {
        (y - 0.44 * self.size(), y + 0.56 * self.size())
    }

    /// The second line of a row.
    pub(super) fn sub(self, role: Role) -> TextStyle {
        TextStyle::regular((self.size() * 0.6).clamp(SMALLEST, 40.0), role)
    }
}

/// How wide the widest of the figures is, with room before it.
fn widest<'a>(pen: &Pen, style: TextStyle, figures: impl Iterator<Item = &'a String>) -> f32 {
    figures
        .map(|figure| pen.width_of(figure, style))
        .fold(0.0, f32::max)
        + 32.0
}

pub(super) fn contrasts(pen: &mut Pen, top: f32, rows: &[ContrastRow]) {
    let grid = Grid::new(pen, top, (rows.len(), HIGHEST));
    let centre = pen.size.width / 2.0;
    let half = pen.width() * 0.11;
    for (index, row) in rows.iter().enumerate() {
        if index > 0 {
            pen.next_step();
        }
        let y = grid.middle(index);
        let style = TextStyle::medium(grid.size().min(52.0), Role::Text);
        let room = centre - half - 56.0 - MARGIN;
        let (left, right) = (centre - half, centre + half);
        let at = Point::new(left - 56.0, y);
        let wide = pen.fitting_line(Slot::end(at, room), style, &row.names.0);
        pen.rule((left, right), y, Stroke::solid(5.0, Role::Text3));
        for (x, emotion) in [(left, row.emotions.0), (right, row.emotions.1)] {
            let point = (emotion, Evidence::Heard);
            curve::marker(pen, Point::new(x, y), point, Look::Coloured);
        }
        let at = Point::new(right + 56.0, y);
        let width = pen.fitting_line(Slot::start(at, room), style, &row.names.1);
        let rect = Rect::from_min_size(
            left - 68.0 - wide,
            y - 50.0,
            wide + width + 2.0 * (half + 68.0),
            100.0,
        );
        let claim = Claim::Contrast(row.from.clone(), row.to.clone());
        pen.spot(claim, rect, words::contrast(row));
    }
}

pub(super) fn groups(pen: &mut Pen, top: f32, groups: &[GroupRow]) {
    let grid = Grid::new(pen, top, (groups.len(), HIGHEST));
    let names = pen.width() * 0.34;
    let style = TextStyle::medium(grid.size(), Role::Text);
    let figures: Vec<String> = groups.iter().map(|it| signed(it.score, 0)).collect();
    let values = widest(pen, style, figures.iter());
    let thick = (grid.height * 0.11).clamp(14.0, 24.0);
    let (left, right) = (MARGIN + names, pen.right() - values);
    let zero = f32::midpoint(left, right);
    let foot = grid.top + grid.height * count_of(groups.len());
    let axis = [Point::new(zero, grid.top), Point::new(zero, foot)];
    pen.push(Shape::line(&axis, Stroke::solid(2.0, Role::Control)));
    for (index, (group, value)) in groups.iter().zip(&figures).enumerate() {
        if index > 0 {
            pen.next_step();
        }
        let y = grid.middle(index);
        let share = narrow(group.score.clamp(-100.0, 100.0)) / 100.0;
        let end = zero + share * (right - zero - 12.0);
        let bar = Rect {
            min: Point::new(zero.min(end), y - thick),
            max: Point::new(zero.max(end), y + thick),
        };
        let role = if group.is_lagging {
            Role::Danger
        } else {
            Role::Text3
        };
        pen.push(Shape::filled(bar, 4.0, role));
        group_words(pen, grid, index, group, names - 24.0);
        let at = Point::new(pen.right(), y);
        pen.line(Slot::end(at, values), style, value);
        let rect = row_rect(pen, y, (grid.height / 2.0 - 4.0).min(72.0));
        let claim = Claim::Group(group.kind, group.id.clone());
        pen.spot(claim, rect, words::group(&group.name, value));
    }
}

fn group_words(pen: &mut Pen, grid: Grid, index: usize, group: &GroupRow, room: f32) {
    let y = grid.middle(index);
    let style = TextStyle::medium(grid.size(), Role::Text);
    let (name_y, count_y) = grid.lines(y);
    let name_y = if grid.has_two_lines() { name_y } else { y };
    let at = Point::new(MARGIN, name_y);
    pen.fitting_line(Slot::start(at, room), style, &group.name);
    if grid.has_two_lines() {
        let said = match group.kind {
            GroupKind::Segment => words::voices(group.count),
            GroupKind::Channel | GroupKind::Owner => words::touchpoints(group.count),
        };
        let at = Point::new(MARGIN, count_y);
        pen.line(Slot::start(at, room), grid.sub(Role::Text3), &said);
    }
}

pub(super) fn basics(pen: &mut Pen, top: f32, part: &BasicsPart) {
    let head = 56.0;
    let grid = Grid::from_top(pen, top + head, (part.rows.len(), 108.0));
    let row = 5.0 * 42.0;
    let delight = pen.right() - row / 2.0 - 90.0;
    let hygiene = delight - row - 170.0;
    let style = TextStyle::regular(36.0, Role::Text2);
    let titles = [
        (hygiene, words::basics_from(part.parity)),
        (delight, crate::words::DELIGHT.to_owned()),
    ];
    for (x, title) in titles {
        pen.line(
            Slot::start(Point::new(x - row / 2.0, top + 6.0), row + 150.0),
            style,
            &title,
        );
    }
    if part.more > 0 {
        let said = words::more(part.more);
        pen.line(
            Slot::start(Point::new(MARGIN, top + 6.0), hygiene - row),
            style,
            &said,
        );
    }
    let title = Rect::from_min_size(MARGIN - 16.0, top - 26.0, pen.width() + 32.0, 64.0);
    pen.spot(Claim::AllBasics, title, words::basics_from(part.parity));
    for (index, touchpoint) in part.rows.iter().enumerate() {
        basics_of(
            pen,
            grid.middle(index),
            (part.parity, grid.size()),
            (hygiene, delight),
            touchpoint,
        );
    }
    pen.next_step();
    for (index, touchpoint) in part.rows.iter().enumerate() {
        let at = Point::new(delight, grid.middle(index));
        pen.scaled(at, 3.0, |items| {
            let spot = Spot::new(0.0, 0.0, 10.0);
            delight_row(
                items,
                spot,
                touchpoint.delight,
                touchpoint.hygiene,
                part.parity,
            );
        });
        let number = TextStyle::regular(SMALLEST, Role::Text2);
        let at = Point::new(pen.right(), at.y);
        pen.line(Slot::end(at, 80.0), number, &level(touchpoint.delight));
    }
}

fn basics_of(
    pen: &mut Pen,
    y: f32,
    (parity, size): (f64, f32),
    (hygiene, _): (f32, f32),
    row: &BasicsRow,
) {
    let fails = row.hygiene.is_some_and(|hygiene| hygiene < parity - 1e-9);
    let style = TextStyle {
        role: if fails { Role::Danger } else { Role::Text },
        ..TextStyle::medium(size, Role::Text)
    };
    let room = hygiene - 130.0 - MARGIN;
    pen.line(Slot::start(Point::new(MARGIN, y), room), style, &row.name);
    pen.scaled(Point::new(hygiene, y), 3.0, |items| {
        basics_row(items, Spot::new(0.0, 0.0, 10.0), row.hygiene, parity);
    });
    let number = TextStyle::regular(SMALLEST, Role::Text2);
    let at = Point::new(hygiene + 190.0, y);
    pen.line(Slot::end(at, 80.0), number, &level(row.hygiene));
    let rect = row_rect(pen, y, 34.0);
    let name = words::basics_at(&row.name, &level(row.hygiene), &level(row.delight));
    pen.spot(Claim::Basics(row.step.clone()), rect, name);
}

fn level(level: Option<f64>) -> String {
    level.map_or_else(|| crate::words::MISSING.to_owned(), |level| plain(level, 1))
}

pub(super) fn fix(pen: &mut Pen, top: f32, rows: &[FixRow]) {
    let grid = Grid::new(pen, top, (rows.len(), HIGHEST));
    let style = TextStyle::medium(grid.size(), Role::Text);
    let figure = |row: &FixRow| {
        row.lift
            .map_or_else(|| crate::words::MISSING.to_owned(), |it| signed(it, 1))
    };
    let figures: Vec<String> = rows.iter().map(figure).collect();
    let lifts = rows.iter().filter_map(|row| row.lift);
    let largest = lifts.fold(10.0, f64::max);
    let full = (largest / 10.0).ceil() * 10.0;
    let values = widest(pen, style, figures.iter());
    let bars = (
        pen.right() - values - pen.width() * 0.3,
        pen.right() - values,
    );
    for (index, (row, value)) in rows.iter().zip(&figures).enumerate() {
        if index > 0 {
            pen.next_step();
        }
        let y = grid.middle(index);
        let rank = TextStyle::regular(grid.size(), Role::Text3);
        let number = (index + 1).to_string();
        pen.line(Slot::start(Point::new(MARGIN, y), 50.0), rank, &number);
        fix_words(pen, grid, y, row, bars.0 - 48.0);
        let lift = row.lift.filter(|lift| *lift >= 0.05);
        if let Some(lift) = lift {
            let track = Rect::from_min_size(bars.0, y - 14.0, bars.1 - bars.0, 28.0);
            pen.push(Shape::filled(track, 6.0, Role::Panel));
            let width = track.width() * narrow(lift / full);
            let bar = Rect::from_min_size(bars.0, y - 14.0, width, 28.0);
            pen.push(Shape::filled(bar, 6.0, Role::Accent));
        }
        let at = Point::new(pen.right(), y);
        pen.line(Slot::end(at, values), style, value);
        let rect = row_rect(pen, y, (grid.height / 2.0 - 4.0).min(72.0));
        pen.spot(
            Claim::Lift(row.step.clone()),
            rect,
            words::lift(&row.name, value),
        );
    }
}

fn fix_words(pen: &mut Pen, grid: Grid, y: f32, row: &FixRow, right: f32) {
    let left = MARGIN + 64.0;
    let room = right - left;
    let style = TextStyle::medium(grid.size(), Role::Text);
    if !grid.has_two_lines() {
        let at = Point::new(left, y);
        pen.fitting_line(Slot::start(at, room), style, &row.name);
        return;
    }
    let (name_y, why_y) = grid.lines(y);
    let at = Point::new(left, name_y);
    pen.fitting_line(Slot::start(at, room), style, &row.name);
    let why = row.class.map_or(words::LIES_BEHIND, priorities::class);
    let owner = if row.owner.is_empty() {
        priorities::NO_OWNER
    } else {
        &row.owner
    };
    let said = format!("{why} · {owner}");
    let at = Point::new(left, why_y);
    pen.fitting_line(Slot::start(at, room), grid.sub(Role::Text3), &said);
}

/// The place of a line that stands for a whole row.
pub(super) fn row_rect(pen: &Pen, y: f32, half: f32) -> Rect {
    Rect::from_min_size(MARGIN - 16.0, y - half, pen.width() + 32.0, 2.0 * half)
}
