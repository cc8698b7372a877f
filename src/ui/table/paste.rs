//! Owns what the clipboard takes from the table and brings to it: rows as cells that any spreadsheet reads, and cells
//! from one. Cells are taken all together or not at all, and where they lie over what is there they are shown first;
//! rows past the end are shown first, like any pasted table.

use std::collections::BTreeMap;

use super::columns::{Column, Kind};
use super::{Grid, cells};
use crate::action::Action;
use crate::edit::Edit;
use crate::model::{Step, StepId};
use crate::words::table as words;

/// What a spreadsheet would run where it stands first in a cell.
const RUN: [char; 4] = ['=', '+', '-', '@'];

/// So many cells that hold something else are pasted over without being shown first: one is seen at the cursor.
const OVER_AT_ONCE: usize = 1;

/// Cells that were pasted over others and wait to be kept.
#[derive(Debug, Clone)]
pub(super) struct Pending {
    /// The state of the project that they were pasted into.
    revision: u64,
    /// What each cell would hold.
    cells: BTreeMap<(StepId, Column), String>,
    /// What keeping them asks for.
    actions: Vec<Action>,
}

impl Pending {
    /// What that cell would hold; none: it stays as it is.
    pub(super) fn cell(&self, step: &StepId, column: Column) -> Option<&str> {
        let cell = self.cells.get(&(step.clone(), column));
        cell.map(String::as_str)
    }
}

/// Keeps what was pasted and waits. False where nothing does, or the project has changed since.
pub(super) fn keep(grid: &mut Grid<'_, '_>) -> bool {
    let Some(pending) = grid.state.pending.take() else {
        return false;
    };
    grid.state.said = None;
    if pending.revision != grid.ctx.revision {
        grid.state.said = Some(words::PASTE_LEFT.to_owned());
        return true;
    }
    grid.actions.extend(pending.actions);
    true
}

/// The selected rows as cells with their headings; none: no row is selected.
pub(super) fn copied(grid: &Grid<'_, '_>) -> Option<String> {
    let selected = &grid.ctx.session.selection.steps;
    let mut lines = vec![headings(&Column::ALL)];
    for step in grid.rows.iter().filter(|step| selected.contains(&step.id)) {
        let cells = Column::ALL.map(|column| {
            let text = cells::plainly(grid.ctx, step, column).replace(['\t', '\n', '\r'], " ");
            let is_run = !column.is_number() && text.starts_with(RUN);
            if is_run { format!("'{text}") } else { text }
        });
        lines.push(cells.join("\t"));
    }
    (lines.len() > 1).then(|| lines.join("\n"))
}

/// Puts cells over those from the cursor's on, as one undo step.
pub(super) fn paste(grid: &mut Grid<'_, '_>, text: &str) {
    let lines: Vec<Vec<&str>> = text
        .lines()
        .map(|line| line.split('\t').collect())
        .collect();
    let has_headings = lines.first().is_some_and(|first| {
        let known = |cell: &&&str| Column::ALL.iter().any(|it| it.heading() == cell.trim());
        first.len() > 1 && first.iter().filter(known).count() == first.len()
    });
    if has_headings || grid.step().is_none() || !text.contains(|it: char| !it.is_control()) {
        grid.actions.push(Action::Paste(text.to_owned()));
        return;
    }
    let start = Column::ALL.iter().position(|it| *it == grid.state.column);
    let columns = Column::ALL.get(start.unwrap_or(0)..).unwrap_or_default();
    let rows = grid.rows.get(grid.at()..).unwrap_or_default();
    let mut poured = Poured::default();
    for (line, step) in lines.iter().zip(rows) {
        if let Err(said) = poured.pour(grid, (line, columns), step) {
            grid.state.said = Some(said);
            return;
        }
    }
    grid.state.said = None;
    let (set, over) = (poured.edits.len(), poured.over);
    let mut actions = Vec::new();
    if set > 0 {
        actions.push(Action::Edit(words::paste(set), poured.edits));
    }
    let rest = lines.get(rows.len()..).unwrap_or_default();
    let is_whole_row = grid.state.column == Column::Name;
    if !rest.is_empty() && is_whole_row {
        let mut table = vec![headings(columns)];
        table.extend(rest.iter().map(|line| line.join("\t")));
        actions.push(Action::Paste(table.join("\n")));
    } else if !rest.is_empty() {
        grid.state.said = Some(words::no_row_for(rest.len()));
    }
    if over > OVER_AT_ONCE {
        let more = grid.state.said.take();
        grid.state.said = Some(words::waits(set, over, more.as_deref()));
        grid.state.pending = Some(Pending {
            revision: grid.ctx.revision,
            cells: poured.cells,
            actions,
        });
    } else {
        grid.actions.extend(actions);
    }
}

/// What pasted cells come to.
#[derive(Default)]
struct Poured {
    edits: Vec<Edit>,
    cells: BTreeMap<(StepId, Column), String>,
    /// How many of them hold something else now.
    over: usize,
}

impl Poured {
    /// Pours a line of cells over those of the step.
    fn pour(
        &mut self,
        grid: &Grid<'_, '_>,
        (line, columns): (&[&str], &[Column]),
        step: &Step,
    ) -> Result<(), String> {
        let ctx = grid.ctx;
        let mut poured = Step::clone(step);
        for (cell, column) in line.iter().zip(columns) {
            if column.kind() == Kind::Computed {
                continue;
            }
            let guarded = cell.strip_prefix('\'').filter(|rest| rest.starts_with(RUN));
            let text = guarded.unwrap_or(cell);
            let field = cells::read(ctx, &poured, *column, text)
                .map_err(|why| words::not_pasted(&step.name, column.title(), &why))?;
            let before = cells::plainly(ctx, step, *column);
            let is_other = cells::read(ctx, step, *column, &before).as_ref() != Ok(&field);
            self.edits.push(cells::set_on(ctx, &mut poured, field));
            self.over += usize::from(is_other && !before.is_empty());
            if is_other {
                let cell = (step.id.clone(), *column);
                self.cells.insert(cell, text.trim().to_owned());
            }
        }
        Ok(())
    }
}

fn headings(columns: &[Column]) -> String {
    let headings: Vec<&str> = columns.iter().map(|column| column.heading()).collect();
    headings.join("\t")
}
