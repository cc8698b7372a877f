//! Owns the answer to "where in the file is that?": an index of the fields, entries and values of a RON text.
//! Built only when something has to be located, and meant for text that RON's own reader has accepted.

mod scan;

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::HashMap;
use std::ops::Range;

use super::Place;
use scan::{byte, literal_end, skip_space, word_end};

/// Deeper than RON's reader goes; what is nested deeper is taken as one value.
const MAX_DEPTH: usize = 140;

/// One step on the way from the project to a value.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part<'a> {
    /// The name of a field, the key of an entry, or the `id` of a list's record.
    Name(Cow<'a, str>),
    /// The place in a list, from 0.
    Index(usize),
}

impl Part<'_> {
    pub(super) fn into_owned(self) -> Part<'static> {
        match self {
            Self::Name(name) => Part::Name(Cow::Owned(name.into_owned())),
            Self::Index(index) => Part::Index(index),
        }
    }
}

impl<'a> From<&'a str> for Part<'a> {
    fn from(name: &'a str) -> Self {
        Self::Name(Cow::Borrowed(name))
    }
}

/// Where the fields, entries and values of a text are.
#[derive(Debug)]
pub(super) struct Spans<'a> {
    text: &'a str,
    root: Node,
}

#[derive(Debug)]
struct Node {
    span: Range<usize>,
    children: Vec<Child>,
    /// Which child has which name, made when somebody asks; the last one where a name is used twice.
    by_name: OnceCell<HashMap<String, usize>>,
}

#[derive(Debug)]
struct Child {
    /// Empty for the elements of a list.
    key: Range<usize>,
    node: Node,
}

/// A value that was found, and the name under which it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found<'a> {
    /// Where the name, or in a list the value, begins.
    start: usize,
    /// The value as it is written.
    pub(super) raw: &'a str,
}

impl Node {
    fn new(span: Range<usize>, children: Vec<Child>) -> Self {
        let by_name = OnceCell::new();
        Self {
            span,
            children,
            by_name,
        }
    }
}

impl<'a> Spans<'a> {
    /// The index of `text`.
    pub(super) fn new(text: &'a str) -> Self {
        let (root, _) = node(text, skip_attributes(text), 0);
        Self { text, root }
    }

    /// What stands at `path`; the last one where a name is used twice.
    pub(super) fn find(&self, path: &[Part]) -> Option<Found<'a>> {
        self.walk(path).1
    }

    /// The offset where the field or entry at `path` begins, or the nearest thing around it that exists.
    pub(super) fn nearest(&self, path: &[Part]) -> usize {
        self.walk(path).0.start
    }

    /// The last thing on the way that exists, and the thing itself if all of the way exists.
    fn walk(&self, path: &[Part]) -> (Found<'a>, Option<Found<'a>>) {
        let (mut at, mut start) = (self.unwrapped(&self.root), self.root.span.start);
        for part in path {
            let Some(child) = self.child(at, part) else {
                return (self.found(at, start), None);
            };
            start = if child.key.is_empty() {
                child.node.span.start
            } else {
                child.key.start
            };
            at = self.unwrapped(&child.node);
        }
        let found = self.found(at, start);
        (found.clone(), Some(found))
    }

    fn found(&self, node: &Node, start: usize) -> Found<'a> {
        Found {
            start,
            raw: self.text.get(node.span.clone()).unwrap_or_default(),
        }
    }

    fn child<'n>(&self, node: &'n Node, part: &Part) -> Option<&'n Child> {
        match part {
            Part::Index(index) => node.children.get(*index),
            Part::Name(name) => {
                let by_name = node.by_name.get_or_init(|| self.names(node));
                node.children.get(*by_name.get(&**name)?)
            }
        }
    }

    fn names(&self, node: &Node) -> HashMap<String, usize> {
        let children = node.children.iter().enumerate();
        children
            .filter_map(|(index, child)| Some((self.name(child)?.into_owned(), index)))
            .collect()
    }

    /// The name of a field, the key of an entry, the `id` of a list's record.
    fn name(&self, child: &Child) -> Option<Cow<'a, str>> {
        if !child.key.is_empty() {
            return Some(self.written(&child.key));
        }
        let mut fields = self.unwrapped(&child.node).children.iter();
        let id = fields.find(|field| self.written(&field.key) == "id")?;
        Some(self.written(&id.node.span))
    }

    /// `Some(x)` counts as `x`.
    fn unwrapped<'n>(&self, node: &'n Node) -> &'n Node {
        match node.children.as_slice() {
            [only]
                if only.key.is_empty()
                    && self
                        .text
                        .get(node.span.clone())
                        .is_some_and(|raw| raw.starts_with("Some")) =>
            {
                self.unwrapped(&only.node)
            }
            _ => node,
        }
    }

    /// The text of a name or key, without quotes and escapes.
    fn written(&self, span: &Range<usize>) -> Cow<'a, str> {
        let raw = self.text.get(span.clone()).unwrap_or_default();
        let plain = raw
            .strip_prefix('"')
            .and_then(|raw| raw.strip_suffix('"'))
            .filter(|raw| !raw.contains('\\'));
        if let Some(plain) = plain {
            return Cow::Borrowed(plain);
        }
        match ron::from_str::<String>(raw) {
            Ok(text) => Cow::Owned(text),
            Err(_) => Cow::Borrowed(raw.strip_prefix("r#").unwrap_or(raw)),
        }
    }
}

/// The items with their places instead of their offsets, in the order of the text.
pub(super) fn placed<T>(text: &str, mut items: Vec<(usize, T)>) -> Vec<(Place, T)> {
    items.sort_by_key(|(offset, _)| *offset);
    let (mut at, mut line, mut column) = (0, 1, 1);
    let items = items.into_iter();
    items
        .map(|(offset, item)| {
            let passed = text.get(at..offset).unwrap_or_default();
            if let Some(newline) = passed.rfind('\n') {
                line += passed.bytes().filter(|&byte| byte == b'\n').count();
                column = passed.get(newline..).unwrap_or_default().chars().count();
            } else {
                column += passed.chars().count();
            }
            at = offset;
            (Place { line, column }, item)
        })
        .collect()
}

/// Line and column, from 1, of the character at `offset`; columns count characters.
pub(super) fn place(text: &str, offset: usize) -> Place {
    let before = text.get(..offset).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    Place {
        line: 1 + before.bytes().filter(|&byte| byte == b'\n').count(),
        column: 1 + before.get(line_start..).unwrap_or_default().chars().count(),
    }
}

/// The value of the first field called `name` of the outermost record, and where it is. For text that nobody has
/// checked yet: stops where it makes no sense.
pub(super) fn outer_field<'a>(text: &'a str, name: &str) -> Option<(&'a str, usize)> {
    let at = skip_space(text, word_end(text, skip_attributes(text)));
    if byte(text, at) != b'(' {
        return None;
    }
    let mut at = skip_space(text, at + 1);
    while at < text.len() {
        let key = at..word_end(text, at);
        at = skip_space(text, key.end);
        if key.is_empty() || byte(text, at) != b':' {
            return None;
        }
        let start = skip_space(text, at + 1);
        let end = value_end(text, start);
        if text.get(key) == Some(name) {
            return Some((text.get(start..end)?.trim_end(), start));
        }
        at = skip_space(text, end);
        if byte(text, at) == b',' {
            at = skip_space(text, at + 1);
        }
    }
    None
}

/// Past the comments and `#![…]` lines at the start.
fn skip_attributes(text: &str) -> usize {
    let mut at = skip_space(text, 0);
    while let Some(end) = text
        .get(at..)
        .filter(|rest| rest.starts_with('#'))
        .and_then(|rest| rest.find(']'))
    {
        at = skip_space(text, at + end + 1);
    }
    at
}

/// The end of the value that starts at `start`: the comma or closing bracket after it, without building anything.
fn value_end(text: &str, start: usize) -> usize {
    let (mut at, mut depth) = (start, 0_usize);
    while at < text.len() {
        at = match byte(text, at) {
            b'(' | b'[' | b'{' => {
                depth += 1;
                at + 1
            }
            b')' | b']' | b'}' | b',' if depth == 0 => return at,
            b')' | b']' | b'}' => {
                depth -= 1;
                at + 1
            }
            _ => literal_end(text, at).unwrap_or_else(|| word_or_char_end(text, at)),
        };
        at = skip_space(text, at);
    }
    text.len()
}

/// At least one character further.
fn word_or_char_end(text: &str, at: usize) -> usize {
    let end = word_end(text, at);
    let next_char = || text.get(at..).and_then(|rest| rest.chars().next());
    if end > at {
        end
    } else {
        at + next_char().map_or(1, char::len_utf8)
    }
}

/// The value that starts at `start`, and where it ends.
fn node(text: &str, start: usize, depth: usize) -> (Node, usize) {
    let leaf = |end: usize| (Node::new(start..end, Vec::new()), end);
    if depth > MAX_DEPTH {
        return leaf(value_end(text, start));
    }
    if let Some(end) = literal_end(text, start) {
        return leaf(end);
    }
    let name_end = word_end(text, start);
    let open = skip_space(text, name_end);
    let opens = match byte(text, open) {
        b'(' => true,
        b'[' | b'{' => open == start,
        _ => false,
    };
    if !opens {
        return leaf(name_end.max(start));
    }
    let (children, end) = children(text, open + 1, depth);
    (Node::new(start..end, children), end)
}

/// What stands between the brackets that were opened before `start`, and where the closing one ends.
fn children(text: &str, start: usize, depth: usize) -> (Vec<Child>, usize) {
    let mut children = Vec::new();
    let mut at = skip_space(text, start);
    while at < text.len() {
        match byte(text, at) {
            b')' | b']' | b'}' => return (children, at + 1),
            b',' => at = skip_space(text, at + 1),
            _ => {
                let (child, end) = child(text, at, depth);
                children.push(child);
                at = skip_space(text, end.max(word_or_char_end(text, at)));
            }
        }
    }
    (children, text.len())
}

/// The element, field or entry that starts at `start`, and where it ends.
fn child(text: &str, start: usize, depth: usize) -> (Child, usize) {
    let (first, end) = node(text, start, depth + 1);
    let colon = skip_space(text, end);
    if byte(text, colon) != b':' {
        let child = Child {
            key: start..start,
            node: first,
        };
        return (child, end);
    }
    let (node, end) = node(text, skip_space(text, colon + 1), depth + 1);
    let key = first.span;
    (Child { key, node }, end)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = r##"#![enable(implicit_some)]
// a comment with "quotes" and (brackets
Project(
    format: 1, /* { */
    r#odd-one: (1, [2]),
    journeys: {
        "apply": Journey(
            stages: [(id: "offer", name: "Offer"), (id: r#"wait"#, name: ")")],
            steps: { "ca\u{6c}l": Some((emotion: Some(3), note: 'x')) },
        ),
    },
)
"##;

    fn path<'a>(parts: &[&'a str]) -> Vec<Part<'a>> {
        parts
            .iter()
            .map(|part| part.parse().map_or(Part::from(*part), Part::Index))
            .collect()
    }

    #[test]
    fn every_value_is_found_by_its_path() {
        let spans = Spans::new(TEXT);
        for (parts, expected) in [
            (&["format"][..], Some("1")),
            (&["odd-one"], Some("(1, [2])")),
            (
                &["journeys", "apply", "stages", "wait", "name"],
                Some("\")\""),
            ),
            (
                &["journeys", "apply", "stages", "0", "id"],
                Some("\"offer\""),
            ),
            (
                &["journeys", "apply", "steps", "call", "emotion"],
                Some("3"),
            ),
            (&["journeys", "apply", "steps", "call", "note"], Some("'x'")),
            (&["journeys", "nowhere"], None),
        ] {
            let raw = spans.find(&path(parts)).map(|found| found.raw);
            assert_eq!(raw, expected, "at {parts:?}");
        }
    }

    #[test]
    fn places_are_those_of_an_editor() {
        let spans = Spans::new(TEXT);
        let emotion = path(&["journeys", "apply", "steps", "call", "emotion"]);
        let place = |offset| place(TEXT, offset).to_string();
        assert_eq!(place(spans.nearest(&emotion)), "9:41");
        let missing = path(&["journeys", "apply", "steps", "call", "belief"]);
        assert_eq!(place(spans.nearest(&missing)), "9:22");
        assert_eq!(super::place("é\r\nüx", 6).to_string(), "2:2");
    }

    #[test]
    fn many_places_are_found_in_one_go() {
        let text = "é\r\nüx\n\n y é z";
        let offsets = text.char_indices().map(|(offset, _)| (offset, offset));
        for (found, offset) in placed(text, offsets.rev().collect()) {
            assert_eq!(found, place(text, offset), "at {offset}");
        }
    }

    #[test]
    fn the_format_is_found_before_the_rest_is_understood() {
        for (text, expected) in [
            ("(format: 2)", Some("2")),
            (
                "Project(a: [(\")\"), {1: 2}], format: -7 /* c */, b: 1",
                Some("-7 /* c */"),
            ),
            (
                "#![enable(implicit_some)] // x\n(\n\tformat : \"1\"",
                Some("\"1\""),
            ),
            ("(format: (1", Some("(1")),
            ("(title: \"format: 2\")", None),
            ("{\"format\": 1}", None),
            ("<html>", None),
            ("", None),
            ("((((((", None),
        ] {
            let value = outer_field(text, "format").map(|(value, _)| value);
            assert_eq!(value, expected, "in {text:?}");
        }
    }

    #[test]
    fn nonsense_ends_too() {
        for text in [
            "(",
            "(a",
            "(a:",
            "([{",
            "(a:)",
            "(:,:)",
            "(\u{fffd}",
            "#![",
            "(a:/",
            "((\\",
        ] {
            let spans = Spans::new(text);
            assert!(spans.root.span.end <= text.len(), "in {text:?}");
        }
        let deep = "[".repeat(100_000);
        assert_eq!(Spans::new(&deep).root.span, 0..100_000);
    }
}
