//! The page of the table: the steps of the shown journey as rows, a cell for everything that is known of each. Here
//! stands what the page remembers from frame to frame; what it shows is the same project as everywhere.

mod bar;
mod cells;
mod columns;
mod editor;
mod grid;
mod keys;
mod paste;
mod rows;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use eframe::egui;
use egui::{Id, Ui, Vec2};

use super::state::Pane;
use super::{Ctx, parts, theme};
use crate::action::Action;
use crate::model::{Step, StepId};
use crate::scene::Role;
use crate::words::table as words;
use columns::Column;

/// What the page remembers of a journey.
#[derive(Debug, Clone, Default)]
struct State {
    order: rows::Order,
    /// The row of the cursor; none: the last one, in which a touchpoint is added.
    row: Option<StepId>,
    column: Column,
    /// Where a range of selected rows begins.
    anchor: Option<StepId>,
    /// The step that was selected when this was looked at last.
    seen: Option<StepId>,
    /// What becomes of the cursor when the touchpoint that was added is there.
    added: Option<After>,
    draft: Option<Draft>,
    /// What was pasted over cells that hold something, and waits to be kept.
    pending: Option<paste::Pending>,
    /// What is said at the cursor's cell.
    said: Option<String>,
    /// How far the rows are scrolled, and how much of them is in view.
    offset: Vec2,
    view: Vec2,
    /// The cursor's cell is to come into view.
    reveal: bool,
}

/// Where the cursor is after a touchpoint was added.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum After {
    /// Still in the last row, for the next one.
    Next,
    /// In the row of what was added.
    There,
}

/// What is being typed into the cursor's cell.
#[derive(Debug, Clone)]
struct Draft {
    text: String,
    id: Id,
    /// The field has had the keyboard.
    is_open: bool,
}

/// What every part of the page works on.
struct Grid<'a, 'b> {
    ctx: &'b Ctx<'a>,
    rows: &'b [Arc<Step>],
    state: State,
    actions: &'b mut Vec<Action>,
}

impl Grid<'_, '_> {
    /// The index of the cursor's row; that of the last row where it is there.
    fn at(&self) -> usize {
        let Some(row) = &self.state.row else {
            return self.rows.len();
        };
        let at = self.rows.iter().position(|step| step.id == *row);
        at.unwrap_or(0)
    }

    /// The step of the cursor's row.
    fn step(&self) -> Option<&Arc<Step>> {
        self.state.row.as_ref()?;
        self.rows.get(self.at())
    }

    /// The id of the cursor's cell.
    fn cursor(&self) -> Id {
        cell_id(self.step().map(|step| &step.id), self.state.column)
    }

    /// Puts the cursor into a cell and selects its row.
    fn go(&mut self, row: usize, column: Column) {
        self.state.said = None;
        self.leave_pasted();
        self.state.reveal = true;
        let step = self.rows.get(row).map(|step| step.id.clone());
        self.state.column = if step.is_some() { column } else { Column::Name };
        self.state.anchor.clone_from(&step);
        if step != self.state.row || self.state.seen != step {
            self.state.seen.clone_from(&step);
            self.state.row.clone_from(&step);
            self.actions
                .push(Action::Select(step.into_iter().collect()));
        }
    }

    /// What was pasted and waits is not wanted.
    fn leave_pasted(&mut self) {
        if self.state.pending.take().is_some() {
            self.state.said = Some(words::PASTE_LEFT.to_owned());
        }
    }

    /// Puts the cursor into another row, with every row from the anchor on selected.
    fn extend(&mut self, row: usize) {
        self.leave_pasted();
        let Some(step) = self.rows.get(row).map(|step| step.id.clone()) else {
            return;
        };
        let anchor = self.state.anchor.clone().or_else(|| self.state.row.clone());
        let from = self
            .rows
            .iter()
            .position(|it| Some(&it.id) == anchor.as_ref());
        let from = from.unwrap_or(row);
        let (first, last) = (from.min(row), from.max(row));
        let range = self.rows.get(first..=last).unwrap_or_default();
        let steps: Vec<StepId> = range.iter().map(|step| step.id.clone()).collect();
        self.state.seen = (steps.len() == 1).then(|| step.clone());
        self.state.anchor = anchor;
        self.state.row = Some(step);
        self.state.reveal = true;
        self.actions.push(Action::Select(steps));
    }

    /// Follows what was selected elsewhere, or has just been added.
    fn follow(&mut self) {
        let selected = self.ctx.session.selection.single().cloned();
        let is_known = self
            .rows
            .iter()
            .any(|step| Some(&step.id) == self.state.row.as_ref());
        if selected != self.state.seen {
            self.state.seen.clone_from(&selected);
            let after = self.state.added.take();
            if let Some(selected) = selected.filter(|_| after != Some(After::Next)) {
                self.state.row = Some(selected.clone());
                self.state.anchor = Some(selected);
                self.state.reveal = true;
            }
        } else if self.state.row.is_some() && !is_known {
            self.state.row = self.rows.first().map(|step| step.id.clone());
            self.state.draft = None;
        }
        if self.state.row.is_none() {
            self.state.column = Column::Name;
        }
    }
}

/// Fills the middle of the window with the table.
pub fn table_ui(ui: &mut Ui, ctx: &Ctx<'_>, actions: &mut Vec<Action>) {
    let area = ui.max_rect();
    let ground = theme::colour(ctx.theme, Role::Surface);
    ui.painter().rect_filled(area, 0.0, ground);
    let key = Id::unique(("table", ctx.journey_id.as_str()));
    let known = ui.data(|data| data.get_temp::<State>(key));
    let is_first = known.is_none();
    let mut state = known.unwrap_or_default();
    let top = bar::bar_ui(ui, ctx, &mut state.order);
    let rows = rows::rows(ui, ctx, &state.order);
    if is_first {
        state.row = rows.first().map(|step| step.id.clone());
    }
    let mut grid = Grid {
        ctx,
        rows: &rows,
        state,
        actions,
    };
    grid.follow();
    let has_appeared = parts::has_just_appeared(ui, key.with("shown"));
    let is_asked = ctx.session.focus_canvas || ctx.session.pane == Some(Pane::Map);
    if has_appeared || is_asked {
        grid.state.draft = None;
        let cursor = grid.cursor();
        ui.memory_mut(|memory| memory.request_focus(cursor));
    }
    keys::keys(ui, &mut grid);
    grid::grid_ui(ui, area.with_min_y(top), &mut grid);
    let state = grid.state;
    ui.data_mut(|data| data.insert_temp(key, state));
}

fn cell_id(step: Option<&StepId>, column: Column) -> Id {
    Id::unique(("table cell", step.map(StepId::as_str), column))
}
