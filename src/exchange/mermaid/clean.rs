//! What Mermaid takes out of a text before it is parsed: front matter, directives, comment lines; and how it keeps
//! entities from being taken for comments. Every character keeps its place in the text as it came.

use super::Note;
use super::entities::{CLOSE, OPEN, OPEN_NUMBER};
use super::matter;

/// A character and its place in the text as it came, in characters.
pub(super) type Cell = (char, usize);

/// How the comments begin that this program writes.
pub(super) const NOTE: &str = "throughline:";

/// A text that is ready to be parsed.
#[derive(Debug, Default)]
pub(super) struct Cleaned {
    pub(super) cells: Vec<Cell>,
    /// The title of the front matter.
    pub(super) title: String,
    pub(super) notes: Vec<Note>,
    /// What is wrong with the front matter, and where in the text.
    pub(super) fault: Option<(usize, &'static str)>,
}

/// What is white space to a browser.
pub(super) fn is_space(c: char) -> bool {
    c == '\u{feff}' || (c.is_whitespace() && c != '\u{85}')
}

/// What ends a line to a browser; carriage returns are gone by then.
fn is_break(c: char) -> bool {
    matches!(c, '\n' | '\u{2028}' | '\u{2029}')
}

/// The text without white space around it, as a browser trims it.
pub(super) fn trimmed(text: &str) -> &str {
    text.trim_matches(is_space)
}

/// The text as it is parsed.
pub(super) fn cleaned(text: &str) -> Cleaned {
    let mut cells = unix_lines(text);
    with_plain_tags(&mut cells);
    let mut cleaned = Cleaned::default();
    let mut body = 0;
    if let Some((said, from, end)) = front_matter(&cells) {
        body = end;
        match matter::title(&said) {
            Ok(title) => cleaned.title = title,
            Err((line, why)) => {
                let before: usize = said
                    .split('\n')
                    .take(line)
                    .map(|it| it.chars().count() + 1)
                    .sum();
                let at = cells.get(from + before).map(|(_, at)| *at);
                cleaned.fault = Some((at.unwrap_or_default(), why));
            }
        }
    }
    let body = without_directives(cells.get(body..).unwrap_or_default());
    let body = without_comments(&body, &mut cleaned.notes);
    let start = body.iter().take_while(|(c, _)| is_space(*c)).count();
    cleaned.cells = with_entities(body.get(start..).unwrap_or_default());
    cleaned.cells.push(('\n', text.chars().count()));
    cleaned
}

/// Whether the text begins as a `journey` diagram does.
pub(super) fn is_journey(cells: &[Cell]) -> bool {
    let mut at = 0;
    loop {
        at = run(cells, at, is_space);
        if !starts(cells, at, "%%") {
            return starts(cells, at, "journey");
        }
        let end = run(cells, at, |c| c != '\n');
        if end >= cells.len() {
            return false;
        }
        at = end;
    }
}

/// The character at that place.
pub(super) fn peek(cells: &[Cell], at: usize) -> Option<char> {
    cells.get(at).map(|(c, _)| *c)
}

/// Whether the word stands at that place, in this case.
pub(super) fn starts(cells: &[Cell], at: usize, word: &str) -> bool {
    (at..)
        .zip(word.chars())
        .all(|(at, c)| peek(cells, at) == Some(c))
}

/// Where the characters of that kind end that begin at that place.
pub(super) fn run(cells: &[Cell], at: usize, is: impl Fn(char) -> bool) -> usize {
    let rest = cells.get(at..).unwrap_or_default();
    at + rest.iter().take_while(|(c, _)| is(*c)).count()
}

/// The characters between two places.
pub(super) fn text_of(cells: &[Cell], from: usize, to: usize) -> String {
    let part = cells.get(from..to).unwrap_or_default();
    part.iter().map(|(c, _)| *c).collect()
}

fn unix_lines(text: &str) -> Vec<Cell> {
    let mut cells = Vec::with_capacity(text.len());
    let mut last = None;
    for (at, c) in text.chars().enumerate() {
        match (c, last) {
            ('\n', Some('\r')) => {}
            ('\r', _) => cells.push(('\n', at)),
            (c, _) => cells.push((c, at)),
        }
        last = Some(c);
    }
    cells
}

/// What the front matter says, with the place of its first character and where what comes after it begins.
fn front_matter(cells: &[Cell]) -> Option<(String, usize, usize)> {
    let margin = run(cells, 0, |c| is_space(c) && c != '\n');
    if !starts(cells, margin, "---") {
        return None;
    }
    let indent = text_of(cells, 0, margin);
    let lines: Vec<usize> = (margin + 3..run(cells, margin + 3, is_space))
        .filter(|at| peek(cells, *at) == Some('\n'))
        .collect();
    let fence = format!("\n{indent}---");
    let end_of = |at: usize| {
        let after = at + fence.chars().count();
        let spaces = after..run(cells, after, is_space);
        let last = spaces.rev().find(|at| peek(cells, *at) == Some('\n'))?;
        Some(last + 1)
    };
    for from in [lines.last(), lines.first()].into_iter().flatten() {
        let found = (from + 1..cells.len())
            .filter(|at| starts(cells, *at, &fence))
            .find_map(|at| Some((at, end_of(at)?)));
        if let Some((at, end)) = found {
            return Some((text_of(cells, from + 1, at), from + 1, end));
        }
    }
    None
}

/// Mermaid writes the values in tags with single quotes.
fn with_plain_tags(cells: &mut [Cell]) {
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let mut at = 0;
    while at < cells.len() {
        let open = peek(cells, at) == Some('<');
        let name = if open {
            run(cells, at + 1, is_word)
        } else {
            at
        };
        if name <= at + 1 {
            at += 1;
            continue;
        }
        let end = run(cells, name, |c| c != '>');
        if end >= cells.len() {
            return;
        }
        with_plain_values(cells, name, end);
        at = end + 1;
    }
}

/// The same for the values between two places.
fn with_plain_values(cells: &mut [Cell], from: usize, to: usize) {
    let mut at = from;
    while at < to {
        if !starts(cells, at, "=\"") {
            at += 1;
            continue;
        }
        let close = run(cells, at + 2, |c| c != '"' && c != '>');
        let ends = [at + 1, close].into_iter().filter(|_| close < to);
        for quote in ends {
            if let Some((c, _)) = cells.get_mut(quote) {
                *c = '\'';
            }
        }
        at = close;
    }
}

/// Without `%%{init: …}%%` and the like.
fn without_directives(cells: &[Cell]) -> Vec<Cell> {
    let mut kept = Vec::with_capacity(cells.len());
    let mut at = 0;
    while let Some(cell) = cells.get(at) {
        if let Some(end) = directive(cells, at) {
            at = end;
        } else {
            kept.push(*cell);
            at += 1;
        }
    }
    kept
}

/// Where the directive ends that begins at that place.
fn directive(cells: &[Cell], at: usize) -> Option<usize> {
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    if !starts(cells, at, "%%{") {
        return None;
    }
    let name = run(cells, at + 3, is_space);
    let mut end = run(cells, name, is_word);
    if end == name {
        return None;
    }
    let colon = run(cells, end, is_space);
    if peek(cells, colon) == Some(':') {
        end = colon + 1;
    }
    end = run(cells, end, is_space);
    let word = run(cells, end, is_word);
    end = if word > end {
        word
    } else {
        (end..cells.len())
            .find(|at| starts(cells, *at, "}%%"))
            .unwrap_or(cells.len())
    };
    end = run(cells, end, is_space);
    Some(if starts(cells, end, "}%%") {
        end + 3
    } else {
        end
    })
}

/// Without lines that are comments; what this program has written in them is kept apart.
fn without_comments(cells: &[Cell], notes: &mut Vec<Note>) -> Vec<Cell> {
    let mut kept = Vec::with_capacity(cells.len());
    let mut at = 0;
    while at < cells.len() {
        let mark = run(cells, at, is_space);
        let is_comment = starts(cells, mark, "%%") && peek(cells, mark + 2) != Some('{');
        let end = run(cells, mark + 2, |c| c != '\n');
        if is_comment && end > mark + 2 {
            let text = text_of(cells, mark + 2, end);
            if let Some(told) = text.trim().strip_prefix(NOTE) {
                let at = cells.get(mark).map(|(_, at)| *at).unwrap_or_default();
                let text = told.trim().to_owned();
                notes.push(Note { at, text });
            }
            at = end + 1;
        } else {
            let end = (run(cells, at, |c| !is_break(c)) + 1).min(cells.len());
            kept.extend_from_slice(cells.get(at..end).unwrap_or_default());
            at = end;
        }
    }
    kept
}

/// With `#35;` and `#colon;` in a form that is no comment.
fn with_entities(cells: &[Cell]) -> Vec<Cell> {
    let mut coded = Vec::with_capacity(cells.len());
    for line in cells.split_inclusive(|(c, _)| is_break(*c)) {
        encode_line(&without_styles(line), &mut coded);
    }
    coded
}

fn encode_line(line: &[Cell], coded: &mut Vec<Cell>) {
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let mut at = 0;
    while let Some(&(c, place)) = line.get(at) {
        let end = run(line, at + 1, is_word);
        if c == '#' && end > at + 1 && peek(line, end) == Some(';') {
            let name = text_of(line, at + 1, end);
            let is_number = name.chars().all(|c| c.is_ascii_digit());
            let open = if is_number { OPEN_NUMBER } else { OPEN };
            let whole = open.chars().chain(name.chars()).chain(CLOSE.chars());
            coded.extend(whole.map(|c| (c, place)));
            at = end + 1;
        } else {
            coded.push((c, place));
            at += 1;
        }
    }
}

/// Mermaid takes the last semicolon of a line that looks like a style with a colour.
fn without_styles(line: &[Cell]) -> Vec<Cell> {
    let mut line = line.to_vec();
    for word in ["style", "classDef"] {
        let Some(word) = (0..line.len()).find(|at| starts(&line, *at, word)) else {
            continue;
        };
        let Some(last) = line.iter().rposition(|(c, _)| *c == ';') else {
            continue;
        };
        let mut is_after_colon = false;
        let is_styled = (word..last).any(|at| {
            let c = peek(&line, at).unwrap_or(' ');
            is_after_colon = !is_space(c) && (is_after_colon || c == ':');
            is_after_colon && c == '#'
        });
        if is_styled {
            line.remove(last);
        }
    }
    line
}
