//! Owns the touchpoint table (FORMAT.md, section 3): its columns, what their cells say, and the steps of its rows. What
//! can't be read is said with its row and column, and nothing is guessed.

mod cells;
mod columns;
mod split;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::fragment::{Fragment, folded};
use crate::model::{
    Channel, ChannelId, Id, Journey, Order, Owner, OwnerId, Project, Stage, StageId, Step,
};
pub(super) use cells::{parsed, short, unguarded};
pub use columns::Column;
pub(super) use columns::Columns;
pub(super) use split::records;

/// A row of a table.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Row {
    /// Its number in the table, from 1, headings counted.
    pub(super) number: usize,
    /// What is in its cell of the column `name`.
    pub(super) name: String,
    /// The touchpoint, backstage step or system; or everything that is wrong with it.
    pub(super) entry: Result<Box<Entry>, Vec<Fault>>,
}

/// A step as a table tells it: what it names is told by name.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Entry {
    /// The name of its journey; empty: not told. So below.
    pub(super) journey: String,
    /// The name of its stage.
    pub(super) stage: String,
    /// The name of its channel.
    pub(super) channel: String,
    /// The name of its owner.
    pub(super) owner: String,
    /// The id that it had where the table was written.
    pub(super) id: String,
    /// Everything else.
    pub(super) step: Step,
}

/// Why a cell can't be taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{column}: {why}")]
pub(super) struct Fault {
    /// The heading of the cell.
    pub(super) column: &'static str,
    /// What is wrong, with what is in the cell.
    pub(super) why: String,
}

/// The steps of these rows, in their order, with the stages, channels and owners that they name; touchpoints are linked one
/// after the other.
pub(super) fn fragment(wanted: &[&Entry]) -> Fragment {
    let (mut project, mut journey) = (Project::default(), Journey::default());
    let stages: BTreeMap<String, StageId> = ids(wanted.iter().map(|entry| &entry.stage));
    let channels: BTreeMap<String, ChannelId> = ids(wanted.iter().map(|entry| &entry.channel));
    let owners: BTreeMap<String, OwnerId> = ids(wanted.iter().map(|entry| &entry.owner));
    let mut made = BTreeSet::new();
    for entry in wanted {
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

/// What a journey has already, to be compared with the rows of a table.
#[derive(Debug, Clone, Default)]
pub(super) struct Known {
    ids: BTreeSet<String>,
    names: BTreeSet<String>,
    in_stages: BTreeSet<(String, String)>,
}

impl Known {
    /// What that journey has.
    pub(super) fn of(journey: &Journey) -> Self {
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
    pub(super) fn has(&self, entry: &Entry) -> bool {
        let name = folded(&entry.step.name);
        let stage = folded(&entry.stage);
        self.ids.contains(&entry.id)
            || (stage.is_empty() && self.names.contains(&name))
            || (!stage.is_empty() && self.in_stages.contains(&(stage, name)))
    }
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
