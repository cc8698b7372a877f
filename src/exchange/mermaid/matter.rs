//! Reads the title in the front matter of a diagram, which is YAML: as Mermaid reads it, with JSON's idea of what is a
//! number, true or nothing.

mod scalar;

use std::collections::{BTreeMap, BTreeSet};

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError, StrInput, Tag};

use scalar::Value;

/// Why a front matter is none, and in which of its lines, from 0.
pub(super) type Fault = (usize, &'static str);

/// Mermaid looks no deeper.
const DEEPEST: usize = 100;
/// More bytes than this are not put together from lists.
const MOST_LISTED: usize = 1 << 20;

const NO_YAML: &str =
    "Write a name, a colon and a value; put the value in quotes where it is more than words";
const COLON: &str = "Put this in quotes: it has a colon";
const QUOTES: &str = "Close the quotes, and write nothing after them";
const BRACKETS: &str = "Close the brackets, with commas between what stands in them";
const UNKNOWN_TAG: &str = "Leave out what begins with an exclamation mark, or put it in quotes";
const TWICE: &str = "Give each name once: there is a second one";
const SECOND_TITLE: &str = "Give the diagram one title: there is a second one";
const DEEP: &str = "Write this with fewer brackets inside each other";
const STRANGE: &str = "Leave out the character here that nobody can see";
const TAB: &str = "Begin the line with blanks in place of the tab";
const SECOND_DOCUMENT: &str = "Write one front matter: a second one begins here";

/// The title; empty: there is none.
pub(super) fn title(matter: &str) -> Result<String, Fault> {
    let matter = separated(matter)?;
    let mut reader = Reader {
        events: Parser::new_from_str(&matter),
        line: 0,
        anchors: BTreeMap::new(),
        room: MOST_LISTED,
        title: None,
    };
    let mut documents = 0;
    while let Some(event) = reader.next()? {
        match event {
            Event::DocumentStart(_) if documents > 0 => {
                return Err((reader.line, SECOND_DOCUMENT));
            }
            Event::DocumentStart(_) => documents += 1,
            Event::Nothing
            | Event::StreamStart
            | Event::StreamEnd
            | Event::DocumentEnd
            | Event::SequenceEnd
            | Event::MappingEnd => {}
            node @ (Event::Alias(_)
            | Event::Scalar(..)
            | Event::SequenceStart(..)
            | Event::MappingStart(..)) => {
                reader.value(node, 0)?;
            }
        }
    }
    let title = reader.title.filter(|title| !title.is_nothing);
    Ok(title.map_or_else(String::new, |title| title.text.to_string()))
}

/// The front matter with a blank for a tab after a name, which the parser would not take for one; and without what
/// Mermaid refuses that the parser would take.
fn separated(matter: &str) -> Result<String, Fault> {
    let is_strange = |c: char| {
        (c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{85}'))
            || matches!(c, '\u{fffe}' | '\u{ffff}')
    };
    let mut lines = Vec::new();
    let mut is_first = true;
    for (at, line) in matter.split('\n').enumerate() {
        if line.contains(is_strange) {
            return Err((at, STRANGE));
        }
        let is_told = !line.trim().is_empty() && !line.trim_start().starts_with('#');
        if is_told && std::mem::take(&mut is_first) && line.starts_with('\t') {
            return Err((at, TAB));
        }
        let name = line.find(":\t").and_then(|colon| line.get(..colon));
        lines.push(if name.is_some_and(|name| !name.contains(['"', '\''])) {
            line.replacen(":\t", ": ", 1)
        } else {
            line.to_owned()
        });
    }
    Ok(lines.join("\n"))
}

struct Reader<'a> {
    events: Parser<'a, StrInput<'a>>,
    /// Where the last event began.
    line: usize,
    /// What has a name to be said again.
    anchors: BTreeMap<usize, Value>,
    /// How many bytes of lists may still be put together.
    room: usize,
    /// The value of that name on the outermost level.
    title: Option<Value>,
}

impl<'a> Reader<'a> {
    fn next(&mut self) -> Result<Option<Event<'a>>, Fault> {
        let Some(event) = self.events.next() else {
            return Ok(None);
        };
        let (event, span) = event.map_err(|error| told(&error))?;
        self.line = span.start.line().saturating_sub(1);
        Ok(Some(event))
    }

    /// What begins with that event.
    fn value(&mut self, first: Event<'a>, depth: usize) -> Result<Value, Fault> {
        if depth > DEEPEST {
            return Err((self.line, DEEP));
        }
        let (value, anchor) = match first {
            Event::Alias(anchor) => {
                let known = self.anchors.get(&anchor).cloned();
                (known.unwrap_or_default(), 0)
            }
            Event::Scalar(text, style, anchor, tag) => {
                (self.scalar(&text, style, tag.as_deref())?, anchor)
            }
            Event::SequenceStart(anchor, tag) => {
                self.is_known(tag.as_deref(), "seq")?;
                (self.list(depth)?, anchor)
            }
            Event::MappingStart(anchor, tag) => {
                self.is_known(tag.as_deref(), "map")?;
                self.map(depth)?;
                (Value::map(), anchor)
            }
            Event::Nothing
            | Event::StreamStart
            | Event::StreamEnd
            | Event::DocumentStart(_)
            | Event::DocumentEnd
            | Event::SequenceEnd
            | Event::MappingEnd => (Value::default(), 0),
        };
        if anchor > 0 {
            self.anchors.insert(anchor, value.clone());
        }
        Ok(value)
    }

    fn list(&mut self, depth: usize) -> Result<Value, Fault> {
        let mut texts = Vec::new();
        while let Some(event) = self.next()? {
            if event == Event::SequenceEnd {
                break;
            }
            let value = self.value(event, depth + 1)?;
            // A list of a list of a list, each told by its name, would come to more than any machine can hold.
            let left = self.room.checked_sub(value.text.len() + 1);
            self.room = left.unwrap_or_default();
            if left.is_some() && !value.is_null {
                texts.push(value.text);
            } else {
                texts.push("".into());
            }
        }
        Ok(Value::text(&texts.join(",")))
    }

    fn map(&mut self, depth: usize) -> Result<(), Fault> {
        let mut names = BTreeSet::new();
        while let Some(event) = self.next()? {
            if event == Event::MappingEnd {
                break;
            }
            let name = self.value(event, depth + 1)?.text.to_string();
            let line = self.line;
            let is_title = depth == 0 && name == "title";
            if !names.insert(name) {
                return Err((line, if is_title { SECOND_TITLE } else { TWICE }));
            }
            let Some(event) = self.next()? else {
                break;
            };
            let value = self.value(event, depth + 1)?;
            if is_title {
                self.title = Some(value);
            }
        }
        Ok(())
    }

    fn scalar(&self, text: &str, style: ScalarStyle, tag: Option<&Tag>) -> Result<Value, Fault> {
        let Some(tag) = tag else {
            return Ok(if style == ScalarStyle::Plain {
                Value::plain(text)
            } else {
                Value::text(text)
            });
        };
        let is_bare = tag.handle.is_empty() && tag.suffix == "!";
        if is_bare || (tag.is_yaml_core_schema() && tag.suffix == "str") {
            return Ok(Value::text(text));
        }
        let kinds = ["null", "bool", "int", "float"];
        let value = Value::plain(text);
        let is_kind = tag.is_yaml_core_schema()
            && kinds.contains(&tag.suffix.as_str())
            && !text.is_empty()
            && value.kind().contains(&tag.suffix.as_str());
        if is_kind {
            Ok(value)
        } else {
            Err((self.line, UNKNOWN_TAG))
        }
    }

    fn is_known(&self, tag: Option<&Tag>, kind: &str) -> Result<(), Fault> {
        match tag {
            Some(tag) if !tag.is_yaml_core_schema() || tag.suffix != kind => {
                Err((self.line, UNKNOWN_TAG))
            }
            Some(_) | None => Ok(()),
        }
    }
}

/// What the parser says, in a sentence that says what to do.
fn told(error: &ScanError) -> Fault {
    let line = error.marker().line().saturating_sub(1);
    let said = error.info();
    let has = |word: &str| said.contains(word);
    let why = if has("quoted scalar") || has("quote") {
        QUOTES
    } else if has("mapping values") || has("':'") {
        COLON
    } else if has("flow") || has("','") {
        BRACKETS
    } else {
        NO_YAML
    };
    (line, why)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_read_in_every_way_that_it_can_be_written() {
        for (matter, expected) in [
            ("title: Ours", "Ours"),
            ("title:   Ours  # the old one", "Ours"),
            ("title: C# and more", "C# and more"),
            (
                "title: \"Our: \\\"journey\\\" \\u00e9\"",
                "Our: \"journey\" é",
            ),
            ("title: 'It''s ours' # yes", "It's ours"),
            (
                "title: Ours\n  and theirs\n\n  and more",
                "Ours and theirs\nand more",
            ),
            ("title: |-\n  Two\n   lines\n\n", "Two\n lines"),
            ("title: >-\n  Two\n  lines\n", "Two lines"),
            ("config:\n  title: x\ntitle: Ours\nother: y", "Ours"),
            ("# a comment\n  title: Ours", "Ours"),
            ("title: 1.50", "1.5"),
            ("\"title\" : Ours", "Ours"),
            ("only words", ""),
            ("title:", ""),
            ("title: ~", ""),
            ("", ""),
            ("{title: Ours, config: {theme: dark}}", "Ours"),
            ("{\"title\":\"Ours: theirs\"}", "Ours: theirs"),
            (
                "config:\n  list:\n    - a: b\n      c: d\ntitle: Ours",
                "Ours",
            ),
            ("base: &b Ours\ntitle: *b", "Ours"),
            ("title: [a, [b, null], {c: d}]", "a,b,,[object Object]"),
            ("title: 1e30", "1e+30"),
        ] {
            assert_eq!(title(matter).as_deref(), Ok(expected), "{matter:?}");
        }
    }

    #[test]
    fn what_is_no_yaml_is_refused_with_its_line() {
        for (matter, line, why) in [
            ("x: y\ntitle: Our: journey", 1, "colon"),
            ("title: \"Ours", 0, "Close the quotes"),
            ("title: 'Ours' and more", 0, "nothing after them"),
            ("title: *ours", 0, "in quotes"),
            ("title: x\nother: a: b", 1, "colon"),
            ("title: x\n  y: z", 1, "colon"),
            ("title: a\ntitle: b", 1, "second"),
            ("{title: Ours", 1, "Close the brackets"),
            ("title: Ours\nconfig:\n  theme: a\n  theme: b", 3, "once"),
            ("title: a\u{7}b", 0, "nobody can see"),
            ("title: a\n---\ntitle: b", 1, "second one begins"),
            ("title: !mine Ours", 0, "exclamation mark"),
        ] {
            let (at, said) = title(matter).unwrap_err();
            assert_eq!(at, line, "{matter:?}");
            assert!(said.contains(why), "{matter:?}: {said}");
        }
    }

    #[test]
    fn a_front_matter_that_would_fill_the_memory_is_read_at_once() {
        let mut lines = vec!["a0: &a0 [x, x, x, x, x, x, x, x, x]".to_owned()];
        for level in 1..40 {
            let again = vec![format!("*a{}", level - 1); 9].join(", ");
            lines.push(format!("a{level}: &a{level} [{again}]"));
        }
        lines.push("title: *a39".to_owned());
        let matter = lines.join("\n");
        assert!(title(&matter).unwrap().len() <= 2 * MOST_LISTED);
    }
}
