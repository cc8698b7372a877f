//! Reads the touchpoint table (FORMAT.md, section 3) out of text: cells copied from a spreadsheet, or a file of comma-,
//! semicolon- or tab-separated values. What can't be read is said with its row and column, and nothing is guessed.

mod cells;
mod columns;
mod split;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::fragment::{Fragment, folded};
use super::lines::without_mark;
use crate::model::{
    Channel, ChannelId, Id, Journey, MAX_STEPS, Order, Owner, OwnerId, Project, Stage, StageId,
    Step,
};
pub(super) use cells::{parsed, short, unguarded};
pub use columns::Column;
pub(super) use columns::Columns;
pub(super) use split::records;

/// So many lines are looked at to tell what a text is.
const LOOKED_AT: usize = 200;

/// A table that was read.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Table {
    /// The rows that hold something, headings not counted.
    pub rows: Vec<Row>,
    /// Sentences about columns: how they were understood, which are left out.
    pub remarks: Vec<String>,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Its number in the table, from 1, headings counted.
    pub number: usize,
    /// What is in its cell of the column `name`.
    pub name: String,
    /// The touchpoint, backstage step or system; or everything that is wrong with it.
    pub entry: Result<Box<Entry>, Vec<Fault>>,
}

/// A step as a table tells it: what it names is told by name.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The name of its journey; empty: not told. So below.
    pub journey: String,
    /// The name of its stage.
    pub stage: String,
    /// The name of its channel.
    pub channel: String,
    /// The name of its owner.
    pub owner: String,
    /// The id that it had where the table was written.
    pub id: String,
    /// Everything else.
    pub step: Step,
}

/// Why a cell can't be taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{column}: {why}")]
pub struct Fault {
    /// The heading of the cell.
    pub column: &'static str,
    /// What is wrong, with what is in the cell.
    pub why: String,
}

/// Why a text is no table.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TableError {
    /// It has headings, and none of them is the name.
    #[error("There is no column “name”: give the column of the touchpoints this heading")]
    NoName,
    /// There is nothing under the headings.
    #[error("There is nothing in the table")]
    Empty,
    /// It has too many rows.
    #[error("The table has {0} rows, and a project can hold {MAX_STEPS} steps")]
    TooLong(usize),
}

/// Whether a text is a table rather than a list: most of its lines have several cells, or it begins with headings.
#[must_use]
pub fn is_table(text: &str) -> bool {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let lines: Vec<&str> = lines.take(LOOKED_AT).collect();
    let parted = |line: &&&str| without_mark(line).contains('\t');
    let several = lines.iter().filter(parted).count();
    let is_parted = several > 0 && several * 2 >= lines.len();
    is_parted || lines.first().is_some_and(|first| has_headings(first))
}

/// Reads a table. Rows that can't be taken are in it, with what is wrong with them.
///
/// # Errors
/// [`TableError`] where there is no row to read, or too many.
pub fn read(text: &str) -> Result<Table, TableError> {
    let records = records(text);
    if records.len() > MAX_STEPS {
        return Err(TableError::TooLong(records.len()));
    }
    let (columns, headings) = match records.first().map(|first| Columns::of_headings(first)) {
        Some(Some(columns)) => (columns, 1),
        Some(None) => (Columns::guessed(&records), 0),
        None => return Err(TableError::Empty),
    };
    if !columns.has(Column::Name) {
        return Err(TableError::NoName);
    }
    let mut rows = Vec::with_capacity(records.len());
    for (index, record) in records.iter().enumerate().skip(headings) {
        if record.iter().any(|cell| !cell.trim().is_empty()) {
            rows.push(row(index, record, &columns));
        }
    }
    if rows.is_empty() {
        return Err(TableError::Empty);
    }
    let remarks = columns.remarks;
    Ok(Table { rows, remarks })
}

impl Table {
    /// The steps of the rows that are wanted, in their order, with the stages, channels and owners that they name;
    /// touchpoints are linked one after the other.
    #[must_use]
    pub fn fragment(&self, is_wanted: impl Fn(&Entry) -> bool) -> Fragment {
        let entries = self.rows.iter().filter_map(|row| row.entry.as_deref().ok());
        let wanted: Vec<&Entry> = entries.filter(|entry| is_wanted(entry)).collect();
        let (mut project, mut journey) = (Project::default(), Journey::default());
        let stages: BTreeMap<String, StageId> = ids(wanted.iter().map(|entry| &entry.stage));
        let channels: BTreeMap<String, ChannelId> = ids(wanted.iter().map(|entry| &entry.channel));
        let owners: BTreeMap<String, OwnerId> = ids(wanted.iter().map(|entry| &entry.owner));
        let mut made = BTreeSet::new();
        for entry in &wanted {
            if let Some(id) = stages.get(&folded(&entry.stage))
                && made.insert(id.clone())
            {
                journey.stages.push(Arc::new(Stage {
                    id: id.clone(),
                    name: entry.stage.clone(),
                    extra: crate::model::Extra::default(),
                }));
            }
            if let Some(id) = channels.get(&folded(&entry.channel)) {
                let order = Order::clamped(number(project.channels.len()));
                let made = || Channel {
                    name: entry.channel.clone(),
                    order,
                    ..Channel::default()
                };
                put_once(&mut project.channels, id, made);
            }
            if let Some(id) = owners.get(&folded(&entry.owner)) {
                let made = || Owner {
                    name: entry.owner.clone(),
                    ..Owner::default()
                };
                put_once(&mut project.owners, id, made);
            }
        }
        let steps = (1_u64..).zip(wanted).map(|(number, entry)| Step {
            id: Id::from_random(number),
            stage: stages.get(&folded(&entry.stage)).cloned(),
            channel: channels.get(&folded(&entry.channel)).cloned(),
            owner: owners.get(&folded(&entry.owner)).cloned(),
            ..entry.step.clone()
        });
        Fragment::of_steps(project, journey, steps)
    }
}

/// What a journey has already, to be compared with the rows of a table.
#[derive(Debug, Clone, Default)]
pub struct Known {
    ids: BTreeSet<String>,
    names: BTreeSet<String>,
    in_stages: BTreeSet<(String, String)>,
}

impl Known {
    /// What that journey has.
    #[must_use]
    pub fn of(journey: &Journey) -> Self {
        let mut known = Self::default();
        for step in journey.graph.steps() {
            let name = folded(&step.name);
            let stage = step.stage.as_ref().and_then(|id| journey.stage(id));
            let stage = stage.map(|stage| folded(&stage.name)).unwrap_or_default();
            known.ids.insert(step.id.to_string());
            known.in_stages.insert((stage, name.clone()));
            known.names.insert(name);
        }
        known
    }

    /// Whether the step is there: by its id, else by its name in its stage, or anywhere where the table tells no stage.
    #[must_use]
    pub fn has(&self, entry: &Entry) -> bool {
        let name = folded(&entry.step.name);
        let stage = folded(&entry.stage);
        self.ids.contains(&entry.id)
            || (stage.is_empty() && self.names.contains(&name))
            || (!stage.is_empty() && self.in_stages.contains(&(stage, name)))
    }
}

fn has_headings(line: &str) -> bool {
    let first = records(line);
    let columns = first.first().and_then(|first| Columns::of_headings(first));
    columns.is_some_and(|columns| columns.has(Column::Name) && columns.count() > 1)
}

/// The row of a record, by its place in the table from 0.
pub(super) fn row(index: usize, record: &[String], columns: &Columns) -> Row {
    let name = columns.cell(record, Column::Name);
    Row {
        number: index + 1,
        name: name.split_whitespace().collect::<Vec<_>>().join(" "),
        entry: cells::entry(record, columns).map(Box::new),
    }
}

/// An id for each name that is told, names that differ in case only sharing one.
fn ids<'a, K>(names: impl Iterator<Item = &'a String>) -> BTreeMap<String, Id<K>> {
    let mut ids = BTreeMap::new();
    for name in names
        .map(|name| folded(name))
        .filter(|name| !name.is_empty())
    {
        let number = u64::try_from(ids.len()).unwrap_or(u64::MAX);
        ids.entry(name).or_insert_with(|| Id::from_random(number));
    }
    ids
}

fn put_once<K: Clone>(
    records: &mut crate::model::Records<K>,
    id: &Id<K>,
    made: impl FnOnce() -> K,
) {
    if !records.contains_key(id) {
        records.insert(id.clone(), Arc::new(made()));
    }
}

#[expect(clippy::cast_precision_loss, reason = "far below 2^52")]
fn number(count: usize) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests;
