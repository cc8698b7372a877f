//! Owns how a conflict is told: what it is about, what either side has, and what was done.

use super::fields::label;
use super::{Names, ids};
use crate::edit::patch::{Conflict, Dispute, Field, FieldChange, RecordKey, Side, Value};
use crate::model::Project;

/// A conflict in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConflictTold {
    /// What it is about, such as "Touchpoint “Call”, emotion".
    pub what: String,
    /// Its ids, such as "apply/call"; empty for the project.
    pub ids: String,
    /// What ours has; empty where only one side has something.
    pub ours: String,
    /// What theirs has; empty where only one side has something.
    pub theirs: String,
    /// What was done, as a half sentence.
    pub done: String,
}

impl ConflictTold {
    /// The whole in one line.
    #[must_use]
    pub fn sentence(&self) -> String {
        let ids = if self.ids.is_empty() {
            String::new()
        } else {
            format!(" ({})", self.ids)
        };
        if self.ours.is_empty() && self.theirs.is_empty() {
            return format!("{}{ids}: {}", self.what, self.done);
        }
        let (ours, theirs) = (&self.ours, &self.theirs);
        format!(
            "{}{ids}: ours {ours}, theirs {theirs}; {}",
            self.what, self.done
        )
    }
}

/// The conflict between the two projects in words.
#[must_use]
pub fn conflict(ours: &Project, theirs: &Project, conflict: &Conflict) -> ConflictTold {
    let names = Names {
        before: theirs,
        after: ours,
    };
    let key = &conflict.key;
    let what = names.what(key);
    let about = |field: &Field| format!("{what}, {}", called(field));
    let (what, ours, theirs, done) = match &conflict.dispute {
        Dispute::Field {
            field,
            ours,
            theirs,
            ..
        } => {
            let (ours, theirs) = (
                told(names, key, field, ours),
                told(names, key, field, theirs),
            );
            (about(field), ours, theirs, "ours is kept".to_owned())
        }
        Dispute::Removed { by, changes, .. } => {
            let done = format!("it is kept as {} has it", whose(by.other()));
            let (removed, changed) = ("removed".to_owned(), changed(names, key, changes));
            match by {
                Side::Ours => (what, removed, changed, done),
                Side::Theirs => (what, changed, removed, done),
            }
        }
        Dispute::LeftOut { of, why, .. } => {
            let done = format!("{} is left out, as {why}", whose(*of));
            (what, String::new(), String::new(), done)
        }
        Dispute::Emptied { of, field, value } => {
            let value = told(names, key, field, value);
            let (of, other) = (whose(*of), whose(of.other()));
            let done = format!("{of} is {value}, which {other} has removed; it is left out");
            (about(field), String::new(), String::new(), done)
        }
    };
    ConflictTold {
        what,
        ids: ids(key),
        ours,
        theirs,
        done,
    }
}

/// What one side has changed of what the other has removed.
fn changed(names: Names<'_>, key: &RecordKey, changes: &[FieldChange]) -> String {
    let lines = names.fields(key, changes);
    let lines: Vec<_> = lines.iter().map(|line| line.text.as_str()).collect();
    if lines.is_empty() {
        "changed".to_owned()
    } else {
        lines.join("; ")
    }
}

const fn whose(side: Side) -> &'static str {
    match side {
        Side::Ours => "ours",
        Side::Theirs => "theirs",
    }
}

fn called(field: &Field) -> String {
    match field {
        Field::Known(name) => label(name),
        Field::Raw(_, name) => name.clone(),
    }
}

fn told(names: Names<'_>, key: &RecordKey, field: &Field, value: &Value) -> String {
    let name = match field {
        Field::Known(name) => name,
        Field::Raw(..) => "",
    };
    names.value(key, name, value)
}
