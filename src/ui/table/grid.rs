//! Owns how the table is painted: headings that sort, the names at the left while the rest scrolls, and of all cells
//! only those in view. Every cell is a node with its row, column and value.

use std::ops::Range;
use std::sync::Arc;

use eframe::egui;
use egui::{
    Id, Rect, Response, ScrollArea, Sense, StrokeKind, Ui, UiBuilder, Vec2, WidgetInfo, vec2,
};

use super::columns::Column;
use super::rows::Way;
use super::{Grid, cell_id, cells, editor, keys};
use crate::model::Step;
use crate::scene::Role;
use crate::scene::shape::TextStyle;
use crate::ui::widgets::{self, Line};
use crate::ui::{theme, why};
use crate::words::table as words;

const HEAD: f32 = 32.0;
const ROW: f32 = 30.0;
const PADDING: f32 = 8.0;

/// A cell that is painted.
struct Cell<'a> {
    step: Option<&'a Arc<Step>>,
    row: usize,
    column: Column,
    rect: Rect,
}

/// Shows headings and rows.
pub(super) fn grid_ui(ui: &mut Ui, area: Rect, grid: &mut Grid<'_, '_>) {
    heads_ui(ui, area, grid);
    let body = area.with_min_y(area.top() + HEAD);
    let size = vec2(
        Column::ALL.iter().map(|column| column.width()).sum(),
        in_points(grid.rows.len() + 1) * ROW + PADDING,
    );
    let mut scroll = ScrollArea::both().id_salt("table").auto_shrink(false);
    if std::mem::take(&mut grid.state.reveal) {
        scroll = scroll.scroll_offset(showing(grid));
    }
    let shown = ui.scope_builder(UiBuilder::new().max_rect(body), |ui| {
        scroll.show_viewport(ui, |ui, view| {
            let (_, place) = ui.allocate_space(size);
            rows_ui(ui, grid, (place, view));
        })
    });
    let shown = shown.inner;
    if grid.state.offset != shown.state.clamped_offset() {
        ui.request_repaint();
    }
    grid.state.offset = shown.state.clamped_offset();
    grid.state.view = shown.inner_rect.size();
}

/// How far to scroll so that the cursor's cell is in view.
fn showing(grid: &Grid<'_, '_>) -> Vec2 {
    let (offset, view) = (grid.state.offset, grid.state.view);
    if view.x <= 0.0 {
        return offset;
    }
    let top = in_points(grid.at()) * ROW;
    let y = offset.y.min(top).max(top + ROW + PADDING - view.y);
    let (left, right) = span(grid.state.column);
    let x = if grid.state.column == Column::Name {
        offset.x
    } else {
        let names = names_width(view.x);
        offset.x.min(left - names).max(right - view.x)
    };
    vec2(x.max(0.0), y.max(0.0))
}

/// Where a column begins and ends while nothing is scrolled.
fn span(column: Column) -> (f32, f32) {
    let before = Column::ALL.iter().take_while(|it| **it != column);
    let left: f32 = before.map(|it| it.width()).sum();
    (left, left + column.width())
}

/// The names never take more than half.
fn names_width(width: f32) -> f32 {
    Column::Name.width().min((width / 2.0).round())
}

fn heads_ui(ui: &mut Ui, area: Rect, grid: &mut Grid<'_, '_>) {
    let head = area.with_max_y(area.top() + HEAD);
    let fill = theme::colour(grid.ctx.theme, Role::Panel);
    ui.painter().rect_filled(head, 0.0, fill);
    let names = names_width(area.width());
    for column in Column::ALL {
        let (left, right) = span(column);
        let (rect, clip) = if column == Column::Name {
            let rect = head.with_max_x(head.left() + names);
            (rect, rect)
        } else {
            let start = head.left() - grid.state.offset.x;
            let rect = head.with_min_x(start + left).with_max_x(start + right);
            (rect, head.with_min_x(head.left() + names))
        };
        if !rect.intersects(clip) {
            continue;
        }
        let mut place = ui.new_child(UiBuilder::new().max_rect(rect));
        place.set_clip_rect(clip.intersect(ui.clip_rect()));
        if head_ui(&place, grid, column, rect).clicked() {
            grid.state.order.pressed(column);
            ui.request_repaint();
        }
    }
}

fn head_ui(ui: &Ui, grid: &Grid<'_, '_>, column: Column, rect: Rect) -> Response {
    let theme = grid.ctx.theme;
    let way = grid.state.order.sort.filter(|(by, _)| *by == column);
    let sorted = way.map(|(_, way)| match way {
        Way::Rising => (words::RISING, "↑"),
        Way::Falling => (words::FALLING, "↓"),
    });
    let id = Id::unique(("table head", column));
    let response = ui.interact(rect, id, Sense::click());
    let name = words::heading(column.title(), sorted.map(|(heard, _)| heard));
    response.widget_info(|| WidgetInfo::labeled(egui::Role::ColumnHeader, true, &name));
    if response.hovered() {
        let fill = theme::colour(theme, Role::Surface);
        ui.painter().rect_filled(rect, theme::RADIUS, fill);
    }
    let text = sorted.map_or_else(
        || column.title().to_owned(),
        |(_, sign)| format!("{} {sign}", column.title()),
    );
    let style = TextStyle::medium(theme::CAPTION, Role::Text2);
    let room = rect.shrink2(vec2(PADDING, 0.0));
    let line = if column.is_number() {
        Line::right(&text, style)
    } else {
        Line::left(&text, style)
    };
    widgets::line(ui, theme, room, line);
    widgets::focus_ring(ui, theme, &response, rect.shrink(1.0));
    response
}

/// The rows in view, and the cursor's, which keeps the keyboard when it is scrolled away.
fn rows_ui(ui: &mut Ui, grid: &mut Grid<'_, '_>, (place, view): (Rect, Rect)) {
    let cursor = grid.at();
    let last = grid.rows.len();
    let range = in_view(view, last);
    let left = place.left() + view.left();
    let names = names_width(view.width());
    let beside = ui.clip_rect().with_min_x(left + names);
    let mut others = ui.new_child(UiBuilder::new().max_rect(place));
    others.set_clip_rect(beside.intersect(ui.clip_rect()));
    let shown = |row: usize| range.contains(&row) || row == cursor;
    let wanted: Vec<usize> = (range.start.min(cursor)..range.end.max(cursor + 1))
        .filter(|row| shown(*row))
        .collect();
    for row in wanted {
        let top = place.top() + in_points(row) * ROW;
        let line = Rect::from_min_size(egui::pos2(left, top), vec2(view.width(), ROW));
        row_ui(ui, grid, row, line);
        let rows = grid.rows;
        let step = rows.get(row);
        for column in Column::ALL.into_iter().skip(1) {
            let (from, to) = span(column);
            let rect = line
                .with_min_x(place.left() + from)
                .with_max_x(place.left() + to);
            let is_cursor = row == cursor && grid.state.column == column;
            if step.is_some() && (rect.intersects(beside) || is_cursor) {
                let cell = Cell {
                    step,
                    row,
                    column,
                    rect,
                };
                cell_ui(&mut others, grid, &cell);
            }
        }
        let rect = line.with_max_x(left + names);
        let column = Column::Name;
        cell_ui(
            ui,
            grid,
            &Cell {
                step,
                row,
                column,
                rect,
            },
        );
    }
    said_ui(ui, grid, (place, left));
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a row of what is on the screen"
)]
fn in_view(view: Rect, last: usize) -> Range<usize> {
    let first = (view.top().max(0.0) / ROW).floor() as usize;
    let end = (view.bottom().max(0.0) / ROW).ceil() as usize;
    first.min(last)..end.min(last + 1)
}

fn row_ui(ui: &Ui, grid: &Grid<'_, '_>, row: usize, line: Rect) {
    let theme = grid.ctx.theme;
    let selected = &grid.ctx.session.selection.steps;
    let step = grid.rows.get(row);
    if step.is_some_and(|step| selected.contains(&step.id)) {
        let tint = theme::colour(theme, Role::AccentTint);
        ui.painter().rect_filled(line, 0.0, tint);
    }
    let edge = theme::stroke(theme, 1.0, Role::Grid);
    ui.painter()
        .hline(line.x_range(), line.bottom().floor() - 0.5, edge);
}

fn cell_ui(ui: &mut Ui, grid: &mut Grid<'_, '_>, cell: &Cell<'_>) {
    let id = cell_id(cell.step.map(|step| &step.id), cell.column);
    let is_cursor = cell.row == grid.at() && cell.column == grid.state.column;
    // Tab comes to the cursor's cell only; from there the arrows lead everywhere.
    let sense = if is_cursor {
        Sense::click()
    } else {
        Sense::CLICK
    };
    let response = ui.interact(cell.rect, id, sense);
    let mut value = cell.step.map_or_else(cells::Value::default, |step| {
        cells::value(grid.ctx, step, cell.column)
    });
    let pending = grid.state.pending.as_ref();
    let pasted = pending
        .zip(cell.step)
        .and_then(|(pending, step)| pending.cell(&step.id, cell.column));
    if let Some(pasted) = pasted {
        pasted.clone_into(&mut value.text);
        value.is_computed = false;
    }
    let is_pasted = pasted.is_some();
    let name = cell.step.map_or_else(
        || words::ADD.to_owned(),
        |step| words::cell(&step.name, cell.column.title(), &value.text),
    );
    response.widget_info(|| WidgetInfo::labeled(egui::Role::GridCell, true, &name));
    if is_cursor && editor::field(grid).is_some() {
        editor::editor_ui(ui, grid, cell.rect);
        return;
    }
    if is_pasted && cell.column != Column::Name {
        let fill = theme::colour(grid.ctx.theme, Role::WarnBg);
        ui.painter().rect_filled(cell.rect.shrink(1.0), 0.0, fill);
    }
    let elided = paint(ui, grid, (cell, is_pasted), &value);
    if is_cursor {
        let stroke = if response.has_focus() {
            theme::stroke(grid.ctx.theme, 2.0, Role::Focus)
        } else {
            theme::stroke(grid.ctx.theme, 1.0, Role::Control)
        };
        let ring = cell.rect.shrink(1.0);
        ui.painter()
            .rect_stroke(ring, theme::RADIUS, stroke, StrokeKind::Middle);
    }
    pressed(ui, grid, cell, &response);
    let figure = cell.step.and_then(|step| cell.column.explained(step));
    if let Some(figure) = figure.filter(|_| is_cursor) {
        why::offer(ui, (id, cell.rect), || figure);
    }
    let obstacle = cell.step.and_then(|step| cell.column.obstacle(step));
    let is_blocked = cell
        .step
        .is_some_and(|step| cells::is_blocked(grid.ctx, step, cell.column));
    let blocked = is_blocked.then_some(crate::words::lens::BLOCKED);
    let why = obstacle
        .or(blocked)
        .or(value.is_computed.then_some(words::FROM_EVIDENCE));
    if let Some(why) = why {
        response.on_hover_text(why);
    } else if elided {
        response.on_hover_text(value.text);
    }
}

/// A click goes to the cell, one more edits it; with Shift the rows between are selected.
fn pressed(ui: &Ui, grid: &mut Grid<'_, '_>, cell: &Cell<'_>, response: &Response) {
    if !response.clicked() {
        return;
    }
    let was_there = cell.row == grid.at() && cell.column == grid.state.column;
    if ui.input(|input| input.modifiers.shift) {
        grid.state.column = cell.column;
        grid.extend(cell.row);
    } else if was_there && (response.has_focus() || response.double_clicked()) {
        editor::begin(ui, grid, None);
        return;
    } else {
        grid.go(cell.row, cell.column);
    }
    keys::take_keyboard(ui, grid);
}

/// Paints what the cell says; true where its end had to be left out.
fn paint(
    ui: &Ui,
    grid: &Grid<'_, '_>,
    (cell, is_pasted): (&Cell<'_>, bool),
    value: &cells::Value,
) -> bool {
    let theme = grid.ctx.theme;
    if cell.column == Column::Name {
        let selected = &grid.ctx.session.selection.steps;
        let is_selected = cell.step.is_some_and(|step| selected.contains(&step.id));
        let fill = match (is_pasted, is_selected) {
            (true, _) => Role::WarnBg,
            (false, true) => Role::AccentTint,
            (false, false) => Role::Surface,
        };
        let inside = cell.rect.with_max_y(cell.rect.bottom() - 1.0);
        ui.painter()
            .rect_filled(inside, 0.0, theme::colour(theme, fill));
        let edge = theme::stroke(theme, 1.0, Role::Border);
        let x = cell.rect.right().floor() - 0.5;
        ui.painter().vline(x, cell.rect.y_range(), edge);
    }
    let is_faint = cell.step.is_none() || value.is_computed;
    let role = if is_faint { Role::Text3 } else { Role::Text };
    let style = if cell.column == Column::Name && cell.step.is_some() {
        TextStyle::medium(theme::BODY, role)
    } else {
        TextStyle::regular(theme::BODY, role)
    };
    let text = if cell.step.is_none() {
        words::ADD
    } else {
        &value.text
    };
    let line = if cell.column.is_number() {
        Line::right(text, style)
    } else {
        Line::left(text, style)
    };
    let room = cell.rect.shrink2(vec2(PADDING, 0.0));
    let is_blocked = cell
        .step
        .is_some_and(|step| cells::is_blocked(grid.ctx, step, cell.column));
    let painted = widgets::painted(ui, theme, room, line);
    if is_blocked {
        let left = room.right() - widgets::width(ui, theme, line) - 3.0;
        let strike = theme::stroke(theme, 1.5, Role::Text2);
        let across = left..=room.right() + 3.0;
        ui.painter().hline(across, room.center().y, strike);
    }
    painted.elided
}

/// Why the cursor's cell can't be edited, or what was typed can't be kept, under that cell.
fn said_ui(ui: &Ui, grid: &Grid<'_, '_>, (place, left): (Rect, f32)) {
    let Some(said) = &grid.state.said else {
        return;
    };
    let theme = grid.ctx.theme;
    let style = TextStyle::regular(theme::BODY, Role::Warn);
    let line = Line::left(said, style);
    let width = widgets::width(ui, theme, line) + 2.0 * PADDING;
    let (from, _) = span(grid.state.column);
    let clip = ui.clip_rect();
    let x = if grid.state.column == Column::Name {
        left
    } else {
        place.left() + from
    };
    let x = x.min(clip.right() - width).max(clip.left());
    let below = place.top() + in_points(grid.at() + 1) * ROW + 2.0;
    let y = if below + ROW > clip.bottom() {
        below - 2.0 * ROW - 4.0
    } else {
        below
    };
    let rect = Rect::from_min_size(egui::pos2(x, y), vec2(width, ROW));
    let response = ui.interact(rect, Id::unique("said at the cell"), Sense::HOVER);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, said));
    ui.painter()
        .rect_filled(rect, theme::RADIUS, theme::colour(theme, Role::WarnBg));
    widgets::line(ui, theme, rect.shrink2(vec2(PADDING, 0.0)), line);
}

/// The next frame shows what was just changed.
pub(super) fn seen_soon(ui: &Ui) {
    ui.request_repaint();
}

#[expect(clippy::cast_precision_loss, reason = "a row among 100,000 at most")]
fn in_points(rows: usize) -> f32 {
    rows as f32
}
