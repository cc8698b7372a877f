//! Owns the text in which conflicts are written beside a merged file, so that nothing of theirs is lost: for each its
//! place, what both sides have, and a sentence.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::edit::patch::{Conflict, Dispute, Field, RawOf, Side, Value};

/// The conflicts as RON, each with its sentence; the comment at the start says what became of them.
#[must_use]
pub fn conflicts_text(conflicts: &[(Conflict, String)]) -> String {
    let mut text = String::from(
        "#![enable(implicit_some)]\n\
         // What could not be merged. The project holds ours; theirs is here. Delete this file when all is decided.\n\
         Conflicts(\n    conflicts: [\n",
    );
    for (conflict, sentence) in conflicts {
        text.push_str("        (\n");
        let mut line = |name: &str, value: String| {
            let line = format!("            {name}: {value},\n");
            text.push_str(&line);
        };
        line("place", quoted(&place(conflict)));
        line("sentence", quoted(sentence));
        entries(&conflict.dispute, &mut line);
        text.push_str("        ),\n");
    }
    text + "    ],\n)\n"
}

/// The path of the record, and of the field where it is one.
fn place(conflict: &Conflict) -> String {
    let record = conflict.key.path();
    match &conflict.dispute {
        Dispute::Field { field, .. } | Dispute::Emptied { field, .. } => {
            let separator = if record.is_empty() { "" } else { "." };
            format!("{record}{separator}{}", name(field))
        }
        Dispute::Removed { .. } | Dispute::LeftOut { .. } => record,
    }
}

fn name(field: &Field) -> String {
    match field {
        Field::Known(name) => name.replace(' ', "."),
        Field::Raw(RawOf::Ext, name) => format!("ext.{name}"),
        Field::Raw(RawOf::Unknown, name) => name.clone(),
        Field::Raw(RawOf::PersonaExt, name) => format!("persona.ext.{name}"),
        Field::Raw(RawOf::PersonaUnknown, name) => format!("persona.{name}"),
    }
}

fn entries(dispute: &Dispute, line: &mut impl FnMut(&str, String)) {
    match dispute {
        Dispute::Field {
            base, ours, theirs, ..
        } => {
            for (name, value) in [("base", base), ("ours", ours), ("theirs", theirs)] {
                line(name, ron(value));
            }
        }
        Dispute::Removed { by, .. } => line("removed_by", quoted(whose(*by))),
        Dispute::LeftOut { of, content, .. } => {
            let fields: Vec<_> = content
                .fields()
                .iter()
                .map(|(field, value)| format!("{}: {}", quoted(&name(field)), ron(value)))
                .collect();
            line(whose(*of), format!("{{{}}}", fields.join(", ")));
        }
        Dispute::Emptied { of, value, .. } => line(whose(*of), ron(value)),
    }
}

const fn whose(side: Side) -> &'static str {
    match side {
        Side::Ours => "ours",
        Side::Theirs => "theirs",
    }
}

fn ron(value: &Value) -> String {
    match value {
        Value::Missing => "None".to_owned(),
        Value::Text(text) | Value::Id(text) => quoted(text),
        Value::Number(number) => number.to_string(),
        Value::Flag(flag) => flag.to_string(),
        Value::Choice(choice) => (*choice).to_owned(),
        Value::List(items) => {
            let items: Vec<_> = items.iter().map(|item| quoted(item)).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Bytes(bytes) => quoted(&STANDARD.encode(bytes)),
        Value::Raw(raw) => raw.clone(),
    }
}

/// As RON writes a text.
fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for letter in text.chars() {
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            '\n' => quoted.push_str("\\n"),
            _ if letter.is_control() => quoted.extend(letter.escape_unicode()),
            _ => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}
