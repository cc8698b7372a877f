//! Writes a project as plain text, one record a block, for people and for git's textconv. It is made from the
//! canonical text of the file, line by line, so that it says everything that the file says.

use crate::file;
use crate::model::Project;

/// Values longer than this are pictures: they are told by their length and a check sum.
const LONGEST_VALUE: usize = 100_000;

/// The project as plain text: a heading for each record, its fields indented under it.
#[must_use]
pub fn plain_text(project: &Project) -> String {
    let mut page = Page::default();
    for line in file::write(project).lines() {
        page.line(line);
    }
    let blocks = page.blocks.iter().filter(|block| !block.fields.is_empty());
    blocks
        .map(|block| format!("{}\n{}", block.heading, block.fields))
        .collect::<Vec<_>>()
        .join("\n")
}

#[derive(Default)]
struct Page {
    blocks: Vec<Block>,
    open: Vec<Open>,
}

struct Block {
    heading: String,
    fields: String,
}

/// Something that the text is inside of.
struct Open {
    /// The name of the field that it stands in, or of the record.
    name: String,
    /// Where its fields go.
    block: usize,
    /// Stands before the names of its fields.
    prefix: String,
    /// The closing line of a value that is kept word for word.
    raw_until: Option<String>,
}

impl Page {
    fn line(&mut self, line: &str) {
        let text = line.trim();
        if let Some(open) = self.open.last()
            && let Some(end) = &open.raw_until
            && line != end
        {
            let field = format!("  {}: {text}\n", open.name);
            return self.add(open.block, &field);
        }
        let indent = line
            .get(..line.len() - line.trim_start().len())
            .unwrap_or_default();
        match text {
            "#![enable(implicit_some)]" => {}
            "Project(" => self.begin("project".to_owned(), None),
            ")" | ")," | "}," | "]," | "}" | "]" => {
                self.open.pop();
            }
            "(" => self.begin_listed(),
            _ => self.entry(text, indent),
        }
    }

    fn entry(&mut self, text: &str, indent: &str) {
        let Some((name, value)) = text
            .split_once(": ")
            .filter(|(name, _)| !name.starts_with('"'))
        else {
            return self.keyed_or_listed(text);
        };
        match value {
            "{" if name == "ext" => self.inside(name, Some(format!("{indent}}},"))),
            "{" | "[" => self.inside(name, None),
            "(" => {
                self.inside(name, None);
                if let Some(open) = self.open.last_mut() {
                    open.prefix = format!("{name} ");
                }
            }
            value => self.field(name, value),
        }
    }

    /// `"id": (` begins a record; anything else in quotes is an item of a list.
    fn keyed_or_listed(&mut self, text: &str) {
        match text.split_once("\": ") {
            Some((id, "(")) => {
                let id = id.trim_start_matches('"').to_owned();
                self.begin_record(&id);
            }
            Some((id, "(),")) => {
                let id = id.trim_start_matches('"').to_owned();
                self.begin_record(&id);
                self.open.pop();
            }
            Some(_) | None => {
                let name = self
                    .open
                    .last()
                    .map(|open| open.name.clone())
                    .unwrap_or_default();
                self.field(&name, text);
            }
        }
    }

    fn begin_record(&mut self, id: &str) {
        let kind = self
            .open
            .last()
            .map(|open| singular(&open.name))
            .unwrap_or_default();
        let within = self.heading_outside();
        self.begin(format!("{within}{kind} {id}"), Some(id));
    }

    /// A record in a list carries its id as a field.
    fn begin_listed(&mut self) {
        let kind = self
            .open
            .last()
            .map(|open| singular(&open.name))
            .unwrap_or_default();
        let within = self.heading_outside();
        self.begin(format!("{within}{kind}"), None);
    }

    fn heading_outside(&self) -> String {
        let block = self
            .open
            .last()
            .and_then(|open| self.blocks.get(open.block));
        block
            .filter(|block| block.heading != "project")
            .map(|block| format!("{}, ", block.heading))
            .unwrap_or_default()
    }

    fn begin(&mut self, heading: String, id: Option<&str>) {
        let name = id.unwrap_or(&heading).to_owned();
        self.blocks.push(Block {
            heading,
            fields: String::new(),
        });
        let block = self.blocks.len() - 1;
        self.open.push(Open {
            name,
            block,
            prefix: String::new(),
            raw_until: None,
        });
    }

    fn inside(&mut self, name: &str, raw_until: Option<String>) {
        let block = self.open.last().map_or(0, |open| open.block);
        self.open.push(Open {
            name: name.to_owned(),
            block,
            prefix: String::new(),
            raw_until,
        });
    }

    fn field(&mut self, name: &str, value: &str) {
        let value = value.strip_suffix(',').unwrap_or(value);
        let told = if value.len() > LONGEST_VALUE || name == "bytes" {
            sum(value)
        } else {
            unquoted(value)
        };
        let Some(open) = self.open.last() else {
            return;
        };
        let (block, line) = (open.block, format!("  {}{name}: {told}\n", open.prefix));
        self.add(block, &line);
    }

    fn add(&mut self, block: usize, line: &str) {
        if let Some(block) = self.blocks.get_mut(block) {
            block.fields.push_str(line);
        }
    }
}

/// The name of one of them.
fn singular(name: &str) -> String {
    match name {
        "by_segment" => "segment".to_owned(),
        "show" => "slide".to_owned(),
        name => name.strip_suffix('s').unwrap_or(name).to_owned(),
    }
}

/// The text without its quotes and escapes; further lines are indented under the first.
fn unquoted(value: &str) -> String {
    let Some(quoted) = value
        .strip_prefix('"')
        .and_then(|value| value.strip_suffix('"'))
    else {
        return value.to_owned();
    };
    let mut text = String::with_capacity(quoted.len());
    let mut letters = quoted.chars();
    while let Some(letter) = letters.next() {
        match (letter, letter == '\\') {
            (_, true) => match letters.next() {
                Some('n') => text.push_str("\n      "),
                Some('t') => text.push('\t'),
                Some(plain @ ('"' | '\\' | '\'')) => text.push(plain),
                Some(other) => text.extend(['\\', other]),
                None => text.push('\\'),
            },
            (letter, false) => text.push(letter),
        }
    }
    text
}

/// How long the value is, and a check sum (FNV-1a) that changes with it.
fn sum(value: &str) -> String {
    let sum = value.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |sum, byte| {
        (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{} characters, check sum {sum:016x}", value.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        plain_text(&file::read(text.as_bytes()).unwrap().project)
    }

    #[test]
    fn every_record_is_a_block_with_its_fields() {
        let text = shown(
            r#"Project(format: 1, title: "A \"card\"", owners: {"cards": (name: "Cards")}, journeys: {"apply": (
                name: "Apply", knows: ["Rates", "Terms"], persona: (name: "Ana"), stages: [(id: "offer", name: "Offer")],
                steps: {"call": (name: "Call", note: "One\nTwo", emotion: 3, marks: {"m1": (by: "Table 1", hygiene: 2)})},
                ext: {"tool": (a: 1)},
            )})"#,
        );
        let expected = "project
  format: 1
  title: A \"card\"

owner cards
  name: Cards

journey apply
  name: Apply
  persona name: Ana
  knows: Rates
  knows: Terms
  ext: \"tool\": (a: 1),

journey apply, stage
  id: offer
  name: Offer

journey apply, step call
  name: Call
  note: One
      Two
  emotion: 3

journey apply, step call, mark m1
  by: Table 1
  hygiene: 2
";
        assert_eq!(text, expected);
    }

    #[test]
    fn a_picture_is_told_by_its_length_and_a_sum_that_changes_with_it() {
        assert_ne!(sum("aaaa"), sum("aaab"));
        assert!(sum("aaaa").starts_with("4 characters"));
    }
}
