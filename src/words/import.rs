//! Owns the words of importing: what a file holds, what becomes of its rows, and how its columns are taken.

use super::capture::grouped;

/// Heading of the dialog in which a file is chosen.
pub const CHOOSE: &str = "Import a table or a diagram";
/// Which files those are.
pub const FILES: &str = "Tables and diagrams";
/// It is not known yet what becomes of the rows.
pub const LOOKING: &str = "Looking through the rows…";
/// What a column is that is left out.
pub const LEFT_OUT: &str = "left out";
/// A table of touchpoints.
pub const TOUCHPOINTS: &str = "touchpoints";
/// A table of voices.
pub const VOICES: &str = "voices";
/// Voices whose touchpoint is nearly called so.
pub const NEARLY: &str = "Touchpoints nearly called so";
/// They belong to no touchpoint yet.
pub const NOT_ATTACHED: &str = "not attached";
/// They are attached.
pub const ATTACHED: &str = "attached";
/// A row that is added and has to be looked at.
pub const ROW_SIMILAR: &str = "new, look at it";

/// Heading of what a file of that name holds; without a name: the clipboard.
#[must_use]
pub fn heading(name: Option<&str>) -> String {
    match name {
        Some(name) => format!("Import ‘{name}’"),
        None => "Import from the clipboard".to_owned(),
    }
}

/// Adds the rows, however many.
pub const IMPORT: &str = "Import";

/// Adds so many rows.
#[must_use]
pub fn import_rows(count: usize) -> String {
    match count {
        1 => "Import 1 row".to_owned(),
        count => format!("Import {} rows", grouped(count)),
    }
}

/// Adds something: the undo step.
#[must_use]
pub fn import(what: &str) -> String {
    format!("Import {what}")
}

/// Something was added.
#[must_use]
pub fn imported(what: &str, name: Option<&str>) -> String {
    let from = name.map_or_else(|| "the clipboard".to_owned(), |name| format!("‘{name}’"));
    format!("{what} imported from {from}. Undo takes them away again")
}

/// A file can't be imported.
#[must_use]
pub fn cannot_be_imported(name: &str) -> String {
    format!("‘{name}’ can’t be imported")
}

/// How many rows there are of each kind: new, to be looked at, there already, wrong.
#[must_use]
pub fn counts(new: usize, similar: usize, there: usize, wrong: usize) -> String {
    let kinds = [
        (new + similar, "new"),
        (similar, "of them to be looked at"),
        (there, "already there"),
        (wrong, "can’t be read"),
    ];
    let counted = kinds.into_iter().filter(|(count, _)| *count > 0);
    let counted: Vec<String> = counted
        .map(|(count, kind)| format!("{} {kind}", grouped(count)))
        .collect();
    counted.join(" · ")
}

/// What a table of that name tells; without a name: the only one.
#[must_use]
pub fn tells(table: &str) -> String {
    if table.is_empty() {
        "Its rows are".to_owned()
    } else {
        format!("{table}: its rows are")
    }
}

/// A column, with what stands first in it.
#[must_use]
pub fn column(heading: &str, sample: &str) -> String {
    if sample.is_empty() {
        heading.to_owned()
    } else {
        format!("{heading} ({sample})")
    }
}

/// A column to a screen reader.
#[must_use]
pub fn column_is(heading: &str) -> String {
    format!("Column {heading} is")
}
