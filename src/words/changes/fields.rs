//! Owns how a field that differs is told: what it is called, and what it was and is in the words of the map.

use super::records::quoted;
use super::{Line, Names};
use crate::edit::patch::{Field, FieldChange, RawOf, RecordKey, Value};
use crate::insight::words::{plain, signed};
use crate::words::duration;

/// Fields that hold anything at length: told that they changed, and shortly how.
const LONG: [&str; 9] = [
    "notes",
    "note",
    "hopes",
    "before",
    "after",
    "quote",
    "text",
    "persona about",
    "promise",
];
/// Fields that are told with their sign.
const SIGNED: [&str; 5] = [
    "emotion",
    "belief",
    "expectation",
    "sentiment",
    "starting_expectation",
];

impl Names<'_> {
    /// One line for each matter in which a record differs.
    pub(super) fn fields(self, key: &RecordKey, changes: &[FieldChange]) -> Vec<Line> {
        let is_moved = |name| {
            changes
                .iter()
                .any(|change| change.field == Field::Known(name))
        };
        let is_placed_elsewhere = is_moved("stage") || is_moved("channel");
        let mut lines: Vec<Line> = Vec::new();
        for change in changes {
            let is_order = matches!(key, RecordKey::Step(..))
                && ["x", "y"].map(Field::Known).contains(&change.field);
            if is_order {
                let text = "moved within its stage";
                let with = if is_placed_elsewhere {
                    lines.iter_mut().find(|line| is_place(&line.fields))
                } else {
                    lines.iter_mut().find(|line| line.text == text)
                };
                if let Some(line) = with {
                    line.fields.push(change.field.clone());
                    continue;
                }
                lines.push(Line {
                    fields: vec![change.field.clone()],
                    text: text.to_owned(),
                });
                continue;
            }
            if let Some(text) = self.field(key, change) {
                let fields = vec![change.field.clone()];
                lines.push(Line { fields, text });
            }
        }
        lines
    }

    /// What differs in that field; none where other lines say it.
    fn field(self, key: &RecordKey, change: &FieldChange) -> Option<String> {
        let name = match &change.field {
            Field::Known(name) => *name,
            Field::Raw(of, name) => return Some(raw(*of, name, change)),
        };
        let (before, after) = (&change.before, &change.after);
        let was_is = || {
            let (was, is) = (self.value(key, name, before), self.value(key, name, after));
            format!("{} {was} \u{2192} {is}", label(name))
        };
        Some(match (before, after) {
            (Value::List(before), Value::List(after)) => {
                return self.list(key, name, (before, after));
            }
            (_, Value::Flag(flag)) => flagged(name, *flag).to_owned(),
            (_, Value::Bytes(_)) => "replaced by another picture".to_owned(),
            (Value::Text(_), Value::Text(is)) if name == "name" => {
                format!(
                    "renamed from {} to {}",
                    self.value(key, name, before),
                    quoted(is)
                )
            }
            (Value::Text(was), Value::Text(is)) if LONG.contains(&name) => long(name, was, is),
            (_, Value::Missing) if name == "stage" => "taken out of its stage".to_owned(),
            (_, Value::Id(_)) if name == "stage" || name == "channel" => {
                format!("moved to {name} {}", self.value(key, name, after))
            }
            (_, _) if name == "picture" || name == "persona picture" => {
                let became = match (before.is_blank(), after.is_blank()) {
                    (true, _) => "added",
                    (_, true) => "taken away",
                    (false, false) => "replaced",
                };
                format!("picture {became}")
            }
            (_, Value::Id(_)) if name == "from" => {
                format!("now starts at {}", self.value(key, name, after))
            }
            (_, Value::Id(_)) if name == "to" => {
                format!("now leads to {}", self.value(key, name, after))
            }
            (_, _) => was_is(),
        })
    }

    /// What came into a list and what went, or that it is in another order.
    fn list(
        self,
        key: &RecordKey,
        name: &str,
        (before, after): (&[String], &[String]),
    ) -> Option<String> {
        let told = |item: &String| self.item(key, name, item);
        let came: Vec<_> = after
            .iter()
            .filter(|it| !before.contains(it))
            .map(told)
            .collect();
        let went: Vec<_> = before
            .iter()
            .filter(|it| !after.contains(it))
            .map(told)
            .collect();
        let is_told_by_its_records = ["stages", "show"].contains(&name);
        let stayed = |list: &[String], other: &[String]| -> Vec<String> {
            list.iter()
                .filter(|it| other.contains(it))
                .cloned()
                .collect()
        };
        let is_reordered = stayed(before, after) != stayed(after, before);
        let mut parts = Vec::new();
        if !is_told_by_its_records {
            parts.extend((!came.is_empty()).then(|| format!("{} added", came.join(", "))));
            parts.extend((!went.is_empty()).then(|| format!("{} removed", went.join(", "))));
        }
        if is_reordered {
            let order: Vec<_> = after.iter().map(told).collect();
            parts.push(format!("now in the order {}", order.join(", ")));
        }
        if parts.is_empty() {
            // The same items, some of them more than once.
            return (!is_told_by_its_records).then(|| format!("{} changed", label(name)));
        }
        Some(format!("{}: {}", label(name), parts.join(", ")))
    }

    fn item(self, key: &RecordKey, name: &str, item: &str) -> String {
        match (name, key, key.journey()) {
            ("stages", _, Some(journey)) => self.stage(journey, item),
            ("steps", RecordKey::Improvement(id), _) => {
                let of = |p: &crate::model::Project| p.improvements.get(id)?.journey.clone();
                let journey = of(self.after).or_else(|| of(self.before));
                journey.map_or_else(|| quoted(item), |journey| self.step(&journey, item))
            }
            _ => quoted(item),
        }
    }

    /// A value in words.
    pub(super) fn value(self, key: &RecordKey, name: &str, value: &Value) -> String {
        match value {
            Value::Missing => missing(name).to_owned(),
            Value::Text(text) if text.is_empty() => "empty".to_owned(),
            Value::Text(text) => quoted(text),
            Value::Number(number) => figure(name, *number),
            Value::Flag(flag) => flagged(name, *flag).to_owned(),
            Value::Choice(choice) => chosen(choice),
            Value::Id(id) => self.referred(key, name, id),
            Value::List(items) => {
                let items: Vec<_> = items.iter().map(|it| self.item(key, name, it)).collect();
                if items.is_empty() {
                    "empty".to_owned()
                } else {
                    items.join(", ")
                }
            }
            Value::Bytes(_) => "a picture".to_owned(),
            Value::Raw(raw) => quoted(raw),
        }
    }

    /// What an id refers to.
    fn referred(self, key: &RecordKey, name: &str, id: &str) -> String {
        match (name, key) {
            ("stage", _) => key
                .journey()
                .map_or_else(|| quoted(id), |journey| self.stage(journey, id)),
            ("channel", _) => self.channel(id),
            ("owner", _) => self.owner(id),
            ("segment", _) => self.segment(id),
            ("journey" | "baseline", _) => self.journey(id),
            ("from" | "to", RecordKey::Link(journey, _)) => self.step(journey, id),
            ("step", RecordKey::Voice(voice)) => {
                let of = |p: &crate::model::Project| p.voices.get(voice)?.journey.clone();
                self.step_somewhere(of(self.after).or_else(|| of(self.before)), id)
            }
            ("step", RecordKey::Decision(decision)) => {
                let of = |p: &crate::model::Project| p.decisions.get(decision)?.journey.clone();
                self.step_somewhere(of(self.after).or_else(|| of(self.before)), id)
            }
            _ => quoted(id),
        }
    }

    fn step_somewhere(self, journey: Option<crate::model::JourneyId>, id: &str) -> String {
        journey.map_or_else(|| quoted(id), |journey| self.step(&journey, id))
    }
}

fn is_place(fields: &[Field]) -> bool {
    fields
        .iter()
        .any(|field| ["stage", "channel"].map(Field::Known).contains(field))
}

/// What a field is called.
pub(super) fn label(name: &str) -> String {
    match name {
        "knows" => "what the customer knows".to_owned(),
        "brings" => "what the customer must bring".to_owned(),
        "actors" => "who takes part".to_owned(),
        "rival_wait" => "a competitor’s time".to_owned(),
        "stake" => "what is at stake".to_owned(),
        "first" => "what comes first".to_owned(),
        "kept" => "the promise".to_owned(),
        "persona name" => "the customer’s name".to_owned(),
        "persona about" => "about the customer".to_owned(),
        "source" => "source".to_owned(),
        "show" => "slides".to_owned(),
        "by" => "given by".to_owned(),
        "dismissed" => "dismissed findings".to_owned(),
        name => name.replace('_', " "),
    }
}

fn missing(name: &str) -> &'static str {
    match name {
        "emotion" | "belief" | "expectation" | "hygiene" | "delight" | "convenience"
        | "relevance" | "usability" => "not rated",
        _ => "none",
    }
}

fn figure(name: &str, number: f64) -> String {
    match name {
        "wait" | "rival_wait" => duration(number),
        "share" => format!("{} %", plain(number, 2)),
        name if SIGNED.contains(&name) => signed(number, 2),
        _ => plain(number, 3),
    }
}

/// One of a closed set: `AsIs` is told as "as is".
fn chosen(choice: &str) -> String {
    let mut words = String::new();
    for letter in choice.chars() {
        if letter.is_uppercase() && !words.is_empty() {
            words.push(' ');
        }
        words.extend(letter.to_lowercase());
    }
    words
}

fn flagged(name: &str, flag: bool) -> &'static str {
    match (name, flag) {
        ("moment_of_truth", true) => "now a moment of truth",
        ("moment_of_truth", false) => "no longer a moment of truth",
        ("hidden", true) => "left out of the show",
        ("hidden", false) => "back in the show",
        ("chosen", true) => "chosen",
        ("chosen", false) => "no longer chosen",
        (_, true) => "yes",
        (_, false) => "no",
    }
}

fn long(name: &str, was: &str, is: &str) -> String {
    let label = label(name);
    match (was.is_empty(), is.is_empty()) {
        (true, _) => format!("{label} added: {}", quoted(is)),
        (_, true) => format!("{label} removed: {}", quoted(was)),
        (false, false) => {
            let lines: Vec<_> = was.lines().collect();
            let new = is.lines().find(|line| !lines.contains(line));
            let told = new.unwrap_or(is);
            format!("{label} changed: {}", quoted(told))
        }
    }
}

fn raw(of: RawOf, name: &str, change: &FieldChange) -> String {
    let where_it_is = match of {
        RawOf::Ext | RawOf::Unknown => "",
        RawOf::PersonaExt | RawOf::PersonaUnknown => " of the customer",
    };
    let became = match (&change.before, &change.after) {
        (Value::Missing, _) => "added",
        (_, Value::Missing) => "removed",
        (_, _) => "changed",
    };
    format!(
        "{}{where_it_is}, kept for other tools, {became}",
        quoted(name)
    )
}
