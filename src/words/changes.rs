//! Owns the words in which it is told what differs between two versions of a project: record by record, field by field,
//! in the order in which a reader goes through the map.

mod conflicts;
mod fields;
mod records;
#[cfg(test)]
mod tests;

pub use conflicts::{ConflictTold, conflict};

use crate::edit::patch::{Change, Field, FieldChange, Patch, RecordKey};
use crate::insight::words::counted;
use crate::model::Project;

/// The view that shows two versions over each other, its heading, and the command's part of its name.
pub const COMPARE: &str = "Compare";
/// Where nothing differs.
pub const SAME: &str = "The two are the same";

/// What became of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sign {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It is there before and after, in another place.
    Moved,
    /// It is there before and after, and not the same.
    Changed,
}

impl Sign {
    /// The sign that stands before it.
    #[must_use]
    pub const fn glyph(self) -> &'static str {
        match self {
            Self::Added => "+",
            Self::Removed => "\u{2212}",
            Self::Moved => "\u{2192}",
            Self::Changed => "\u{b1}",
        }
    }

    /// The same as a word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Moved => "moved",
            Self::Changed => "changed",
        }
    }
}

/// How one record differs, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Which record.
    pub key: RecordKey,
    /// What became of it.
    pub sign: Sign,
    /// Under which heading it stands, such as "Apply for a card · Delivery".
    pub heading: String,
    /// What it is, such as "Touchpoint “Waiting for the card”".
    pub what: String,
    /// Its ids, such as "apply/wait"; empty for the project.
    pub ids: String,
    /// What is not the same, one line a matter.
    pub lines: Vec<Line>,
}

impl Told {
    /// The whole in one line: "Touchpoint “Call” (apply/call): emotion −3 → −1; moved to stage Delivery".
    #[must_use]
    pub fn sentence(&self) -> String {
        let lines: Vec<_> = self.lines.iter().map(|line| line.text.as_str()).collect();
        let lines = lines.join("; ");
        if self.ids.is_empty() {
            format!("{}: {lines}", self.what)
        } else {
            format!("{} ({}): {lines}", self.what, self.ids)
        }
    }
}

/// One matter in which a record differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The fields that it is about; none: the whole record.
    pub fields: Vec<Field>,
    /// What is not the same.
    pub text: String,
}

/// What the patch between the two projects says, in words.
#[must_use]
pub fn told(before: &Project, after: &Project, patch: &Patch) -> Vec<Told> {
    let names = Names { before, after };
    let mut told: Vec<_> = patch
        .iter()
        .filter_map(|(key, change)| {
            let lines = names.lines(key, change);
            (!lines.is_empty()).then(|| (names.place(key), names.told(key, change, lines)))
        })
        .collect();
    told.sort_by(|(a, _), (b, _)| a.cmp(b));
    told.into_iter().map(|(_, told)| told).collect()
}

/// "Two changes: Touchpoint “Call”: emotion −3 → −1, Owner “Sales”: added" and how many more: one line for a message or
/// a list. Empty where nothing differs.
#[must_use]
pub fn in_short(before: &Project, after: &Project) -> String {
    const MOST: usize = 2;
    let told = told(before, after, &Patch::between(before, after));
    let some: Vec<_> = told
        .iter()
        .take(MOST)
        .map(|told| {
            let lines: Vec<_> = told.lines.iter().map(|line| line.text.as_str()).collect();
            format!("{}: {}", told.what, lines.join("; "))
        })
        .collect();
    match told.len() {
        0 => String::new(),
        count if count > MOST => format!("{}, and {} more", some.join(", "), counted(count - MOST)),
        _ => some.join(", "),
    }
}

/// How many records differ: "no change", "one change", "12 changes".
#[must_use]
pub fn how_many(count: usize) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{} change{plural}", counted(count))
}

/// Knows what records are called: as they are after, or as they were.
#[derive(Clone, Copy)]
pub(super) struct Names<'a> {
    pub before: &'a Project,
    pub after: &'a Project,
}

impl Names<'_> {
    fn told(self, key: &RecordKey, change: &Change, lines: Vec<Line>) -> Told {
        let sign = match change {
            Change::Added(_) => Sign::Added,
            Change::Removed(_) => Sign::Removed,
            Change::Changed(fields) if fields.iter().all(is_place) => Sign::Moved,
            Change::Changed(_) => Sign::Changed,
        };
        Told {
            key: key.clone(),
            sign,
            heading: self.heading(key),
            what: self.what(key),
            ids: ids(key),
            lines,
        }
    }

    fn lines(self, key: &RecordKey, change: &Change) -> Vec<Line> {
        let whole = |text: String| {
            let fields = Vec::new();
            vec![Line { fields, text }]
        };
        match change {
            Change::Added(content) => whole(self.added(key, content)),
            Change::Removed(_) => whole("removed".to_owned()),
            Change::Changed(fields) => self.fields(key, fields),
        }
    }
}

/// Whether the field says where a step stands.
fn is_place(change: &FieldChange) -> bool {
    ["stage", "channel", "x", "y"]
        .map(Field::Known)
        .contains(&change.field)
}

/// The ids that lead to the record.
fn ids(key: &RecordKey) -> String {
    match key {
        RecordKey::Project => String::new(),
        RecordKey::Segment(id) => id.to_string(),
        RecordKey::Channel(id) => id.to_string(),
        RecordKey::Owner(id) => id.to_string(),
        RecordKey::Image(id) => id.to_string(),
        RecordKey::Journey(id) => id.to_string(),
        RecordKey::Voice(id) => id.to_string(),
        RecordKey::Improvement(id) => id.to_string(),
        RecordKey::Decision(id) => id.to_string(),
        RecordKey::Slide(id) => id.to_string(),
        RecordKey::Stage(journey, id) => format!("{journey}/{id}"),
        RecordKey::Step(journey, id) => format!("{journey}/{id}"),
        RecordKey::Link(journey, id) => format!("{journey}/{id}"),
        RecordKey::Mark(journey, step, id) => format!("{journey}/{step}/{id}"),
        RecordKey::Ratings(journey, step, id) => format!("{journey}/{step}/{id}"),
    }
}
