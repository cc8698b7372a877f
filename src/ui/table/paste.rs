//! Owns what the clipboard takes from the table and brings to it: rows as cells that any spreadsheet reads, and cells
//! from one. Cells are taken all together or not at all; rows past the end are shown first, like any pasted table.

use super::columns::{Column, Kind};
use super::{Grid, cells};
use crate::action::Action;
use crate::model::Step;
use crate::words::table as words;

/// What a spreadsheet would run where it stands first in a cell.
const RUN: [char; 4] = ['=', '+', '-', '@'];

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
    let mut edits = Vec::new();
    for (line, step) in lines.iter().zip(rows) {
        let mut step = Step::clone(step);
        for (cell, column) in line.iter().zip(columns) {
            if column.kind() == Kind::Computed {
                continue;
            }
            let guarded = cell.strip_prefix('\'').filter(|rest| rest.starts_with(RUN));
            match cells::read(grid.ctx, &step, *column, guarded.unwrap_or(cell)) {
                Ok(field) => edits.push(cells::set_on(grid.ctx, &mut step, field)),
                Err(why) => {
                    let said = words::not_pasted(&step.name, column.title(), &why);
                    grid.state.said = Some(said);
                    return;
                }
            }
        }
    }
    grid.state.said = None;
    if !edits.is_empty() {
        grid.actions
            .push(Action::Edit(words::paste(edits.len()), edits));
    }
    let rest = lines.get(rows.len()..).unwrap_or_default();
    if !rest.is_empty() && grid.state.column == Column::Name {
        let mut table = vec![headings(columns)];
        table.extend(rest.iter().map(|line| line.join("\t")));
        grid.actions.push(Action::Paste(table.join("\n")));
    }
}

fn headings(columns: &[Column]) -> String {
    let headings: Vec<&str> = columns.iter().map(|column| column.heading()).collect();
    headings.join("\t")
}
