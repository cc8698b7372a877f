//! Owns how values look in the file: one field a line, four spaces a level, nothing for an empty block.

use std::collections::BTreeMap;
use std::fmt::{Display, Write as _};

use crate::model::{Extra, Real};

/// A text that is being written.
pub(super) struct Out {
    text: String,
    level: usize,
}

/// What becomes of a block in which nothing was written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum IfEmpty {
    LeaveOut,
    KeepShort,
}

impl Out {
    pub(super) fn new(capacity: usize) -> Self {
        Self {
            text: String::with_capacity(capacity),
            level: 0,
        }
    }

    pub(super) fn finish(self) -> String {
        self.text
    }

    /// Anything, as it is.
    pub(super) fn raw(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// What `body` writes, one level further in.
    pub(super) fn indented(&mut self, body: impl FnOnce(&mut Self)) {
        self.level += 1;
        body(self);
        self.level -= 1;
    }

    /// `name: value,` for a value that is written as it is.
    pub(super) fn field(&mut self, name: &str, value: impl Display) {
        self.name(name);
        // Writing to a String does not fail.
        let _ = write!(self.text, "{value}");
        self.text.push_str(",\n");
    }

    /// The field, unless there is nothing in it.
    pub(super) fn some(&mut self, name: &str, value: Option<impl Display>) {
        if let Some(value) = value {
            self.field(name, value);
        }
    }

    /// The text, unless it is empty.
    pub(super) fn text(&mut self, name: &str, value: &str) {
        if !value.is_empty() {
            self.text_even_if_empty(name, value);
        }
    }

    /// The text.
    pub(super) fn text_even_if_empty(&mut self, name: &str, value: &str) {
        self.name(name);
        self.quoted(value);
        self.text.push_str(",\n");
    }

    /// The id, if there is one.
    pub(super) fn reference<K>(&mut self, name: &str, id: Option<&crate::model::Id<K>>) {
        if let Some(id) = id {
            self.text_even_if_empty(name, id.as_str());
        }
    }

    /// The number, always with a point.
    pub(super) fn number(&mut self, name: &str, value: f64) {
        self.name(name);
        let start = self.text.len();
        // Writing to a String does not fail.
        let _ = write!(self.text, "{value}");
        if !self.text.get(start..).unwrap_or_default().contains('.') {
            self.text.push_str(".0");
        }
        self.text.push_str(",\n");
    }

    /// The number, unless it is 0.
    pub(super) fn real<const MIN: i64, const MAX: i64>(
        &mut self,
        name: &str,
        value: Real<MIN, MAX>,
    ) {
        if value != Real::default() {
            self.number(name, value.get());
        }
    }

    /// The number, if there is one.
    pub(super) fn some_real<const MIN: i64, const MAX: i64>(
        &mut self,
        name: &str,
        value: Option<Real<MIN, MAX>>,
    ) {
        if let Some(value) = value {
            self.number(name, value.get());
        }
    }

    /// `name: true,` or nothing.
    pub(super) fn flag(&mut self, name: &str, value: bool) {
        if value {
            self.field(name, "true");
        }
    }

    /// The texts, one a line; nothing where there are none.
    pub(super) fn texts<'t>(&mut self, name: &str, texts: impl IntoIterator<Item = &'t str>) {
        self.list(name, |out| {
            for text in texts {
                out.indent();
                out.quoted(text);
                out.text.push_str(",\n");
            }
        });
    }

    /// `name: (…),`; nothing where nothing is in it.
    pub(super) fn record(&mut self, name: &str, body: impl FnOnce(&mut Self)) {
        let start = self.text.len();
        self.name(name);
        self.block(start, ["(", ")"], IfEmpty::LeaveOut, body);
    }

    /// `name: {…},`; nothing where nothing is in it.
    pub(super) fn map(&mut self, name: &str, body: impl FnOnce(&mut Self)) {
        let start = self.text.len();
        self.name(name);
        self.block(start, ["{", "}"], IfEmpty::LeaveOut, body);
    }

    /// `name: […],`; nothing where nothing is in it.
    pub(super) fn list(&mut self, name: &str, body: impl FnOnce(&mut Self)) {
        let start = self.text.len();
        self.name(name);
        self.block(start, ["[", "]"], IfEmpty::LeaveOut, body);
    }

    /// `"key": (…),`, also where nothing is in it.
    pub(super) fn entry(&mut self, key: &str, body: impl FnOnce(&mut Self)) {
        let start = self.text.len();
        self.key(key);
        self.block(start, ["(", ")"], IfEmpty::KeepShort, body);
    }

    /// `(…),` in a list, also where nothing is in it.
    pub(super) fn item(&mut self, body: impl FnOnce(&mut Self)) {
        let start = self.text.len();
        self.indent();
        self.block(start, ["(", ")"], IfEmpty::KeepShort, body);
    }

    /// What is kept for others: the map `ext`.
    pub(super) fn ext(&mut self, extra: &Extra) {
        self.map("ext", |out| {
            for (key, raw) in &extra.ext {
                out.key(key);
                out.text.push_str(raw);
                out.text.push_str(",\n");
            }
        });
    }

    /// What is kept for others: `ext`, and at the end the fields that nobody knows.
    pub(super) fn extra(&mut self, extra: &Extra) {
        self.ext(extra);
        self.unknown(&extra.unknown);
    }

    /// The fields that nobody knows, as they were.
    pub(super) fn unknown(&mut self, fields: &BTreeMap<String, String>) {
        for (name, raw) in fields {
            self.unknown_field(name, raw);
        }
    }

    /// A field that nobody knows, as it was.
    pub(super) fn unknown_field(&mut self, name: &str, raw: &str) {
        let plain = name.starts_with(|c: char| c == '_' || c.is_alphabetic())
            && name.chars().all(|c| c == '_' || c.is_alphanumeric());
        self.indent();
        self.text.push_str(if plain { "" } else { "r#" });
        self.text.push_str(name);
        self.text.push_str(": ");
        self.text.push_str(raw);
        self.text.push_str(",\n");
    }

    fn block(
        &mut self,
        start: usize,
        [open, close]: [&str; 2],
        if_empty: IfEmpty,
        body: impl FnOnce(&mut Self),
    ) {
        self.text.push_str(open);
        let opened = self.text.len();
        self.text.push('\n');
        let body_start = self.text.len();
        self.indented(body);
        if self.text.len() > body_start {
            self.indent();
        } else if if_empty == IfEmpty::KeepShort {
            self.text.truncate(opened);
        } else {
            self.text.truncate(start);
            return;
        }
        self.text.push_str(close);
        self.text.push_str(",\n");
    }

    fn name(&mut self, name: &str) {
        self.indent();
        self.text.push_str(name);
        self.text.push_str(": ");
    }

    fn key(&mut self, key: &str) {
        self.indent();
        self.quoted(key);
        self.text.push_str(": ");
    }

    fn indent(&mut self) {
        const SPACES: &str = "                                        ";
        let width = (self.level * 4).min(SPACES.len());
        self.text.push_str(SPACES.get(..width).unwrap_or(SPACES));
    }

    fn quoted(&mut self, text: &str) {
        self.text.push('"');
        let mut rest = text;
        while let Some(at) = rest.find(|c: char| c.is_control() || c == '"' || c == '\\') {
            let (plain, special) = rest.split_at(at);
            self.text.push_str(plain);
            let mut chars = special.chars();
            match chars.next() {
                Some('\n') => self.text.push_str("\\n"),
                Some('\t') => self.text.push_str("\\t"),
                Some('"') => self.text.push_str("\\\""),
                Some('\\') => self.text.push_str("\\\\"),
                // Writing to a String does not fail.
                Some(control) => {
                    let _ = write!(self.text, "\\u{{{:x}}}", u32::from(control));
                }
                None => {}
            }
            rest = chars.as_str();
        }
        self.text.push_str(rest);
        self.text.push('"');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(body: impl FnOnce(&mut Out)) -> String {
        let mut out = Out::new(0);
        body(&mut out);
        out.finish()
    }

    #[test]
    fn texts_are_escaped_where_they_must_be() {
        for (text, expected) in [
            ("plain “é” ", "plain “é” "),
            ("a\nb\tc", "a\\nb\\tc"),
            ("\"\\", "\\\"\\\\"),
            ("\r\0\u{85}\u{7f}", "\\u{d}\\u{0}\\u{85}\\u{7f}"),
            ("\u{202e}kept", "\u{202e}kept"),
        ] {
            assert_eq!(
                written(|out| out.text("t", text)),
                format!("t: \"{expected}\",\n")
            );
            let back: String = ron::from_str(&format!("\"{expected}\"")).unwrap();
            assert_eq!(back, text);
        }
    }

    #[test]
    fn numbers_have_a_point_and_no_exponent() {
        for (value, expected) in [
            (24.0, "24.0"),
            (0.1, "0.1"),
            (-1e6, "-1000000.0"),
            (1e-7, "0.0000001"),
        ] {
            assert_eq!(
                written(|out| out.number("x", value)),
                format!("x: {expected},\n")
            );
        }
    }

    #[test]
    fn an_empty_record_is_left_out_and_an_empty_entry_is_short() {
        assert_eq!(written(|out| out.record("method", |_| {})), "");
        assert_eq!(
            written(|out| out.map("owners", |out| out.entry("a", |_| {}))),
            "owners: {\n    \"a\": (),\n},\n"
        );
    }
}
