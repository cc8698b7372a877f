//! Mermaid `journey` diagrams, in and out (FORMAT.md, section 3). What Mermaid's own parser accepts is read as that
//! parser reads it, what it refuses is refused with the place; what is written reads back the same, what Mermaid has no
//! words for included.

mod clean;
mod entities;
mod matter;
mod number;
mod parse;
mod told;
mod write;

pub use parse::read;
pub use write::mermaid;

pub(super) use told::{ToldStep, told};
pub(super) use write::{emotion_of, score_of};

/// What a diagram says, as it stands there: names are not trimmed, scores not yet emotions.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Diagram {
    /// Its title; empty: none.
    pub title: String,
    /// What it is called for those who can't see it.
    pub accessible_title: String,
    /// What it shows, for those who can't see it.
    pub accessible_description: String,
    /// The sections, in order.
    pub sections: Vec<Section>,
    /// The tasks, in order.
    pub tasks: Vec<Task>,
    /// The comments that this program has written into it.
    pub notes: Vec<Note>,
}

/// A section of a diagram.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Section {
    /// Its name.
    pub name: String,
    /// Where it stands, in characters from the start of the text.
    pub at: usize,
}

/// A task of a diagram.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Task {
    /// The section that it stands in, from 0; none: before the first.
    pub section: Option<usize>,
    /// Its name.
    pub name: String,
    /// Its score as a number; not a number where it is none.
    pub score: f64,
    /// What stands where the score should.
    pub scored: String,
    /// Who takes part.
    pub actors: Vec<String>,
    /// What stands behind a third colon and is left out.
    pub beyond: String,
    /// In which line it stands, from 1.
    pub line: usize,
    /// Where it stands, in characters from the start of the text.
    pub at: usize,
}

/// A comment that this program has written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Note {
    /// Where it stands, in characters from the start of the text.
    pub at: usize,
    /// What it says.
    pub text: String,
}

/// Why a text is no `journey` diagram, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{line}:{column}: {why}")]
pub struct Refused {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in characters.
    pub column: usize,
    /// The sentence that says what to do.
    pub why: String,
}

/// The `journey` diagrams of a Markdown page, in order, each with the line that it begins on, from 1.
#[must_use]
pub fn of_markdown(page: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut open: Option<(String, usize, Option<String>)> = None;
    for (number, line) in (1..).zip(page.lines()) {
        let plain = line.trim_start_matches([' ', '\t', '>']);
        match &mut open {
            None => {
                if let Some((fence, language)) = fence(plain) {
                    let is_mermaid = language.starts_with("mermaid");
                    open = Some((fence, number + 1, is_mermaid.then(String::new)));
                }
            }
            Some((fence, from, text)) => {
                if plain.trim_end().starts_with(fence.as_str()) && is_bare(plain) {
                    let (from, text) = (*from, text.take());
                    found.extend(text.map(|text| (from, text)));
                    open = None;
                } else if let Some(text) = text {
                    text.push_str(line);
                    text.push('\n');
                }
            }
        }
    }
    // A fence that is never closed reaches to the end.
    found.extend(open.and_then(|(_, from, text)| Some((from, text?))));
    found.retain(|(_, text)| clean::is_journey(&clean::cleaned(text).cells));
    found
}

/// Whether a text of any kind is meant as a `journey` diagram, whatever Mermaid makes of the rest of it: the word stands
/// alone on its line, as it does not in a table with such a heading.
#[must_use]
pub fn is_journey(text: &str) -> bool {
    if !text
        .split(['\n', '\r'])
        .any(|line| line.trim() == "journey")
    {
        return false;
    }
    let cells = clean::cleaned(text).cells;
    if !clean::is_journey(&cells) {
        return false;
    }
    let start = cells.iter().skip_while(|(c, _)| *c != 'j');
    let line = start.map(|(c, _)| *c).take_while(|c| *c != '\n');
    line.collect::<String>().trim() == "journey"
}

/// The fence that a line opens, and the language behind it in lower case.
fn fence(line: &str) -> Option<(String, String)> {
    let mark = line.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let fence: String = line.chars().take_while(|c| *c == mark).collect();
    let language = line.get(fence.len()..)?.trim().trim_start_matches('{');
    (fence.len() >= 3).then(|| (fence, language.to_lowercase()))
}

/// Whether there is nothing but a fence on the line.
fn is_bare(line: &str) -> bool {
    line.trim_end().chars().all(|c| matches!(c, '`' | '~'))
}

#[cfg(test)]
mod tests;
