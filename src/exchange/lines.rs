//! Reads a list out of a text: one entry a line, without the bullets, numbers and tabs before it.

use crate::model::MAX_TEXT_CHARS;

/// What may stand before an entry, with a blank after it.
const BULLETS: [&str; 17] = [
    "-", "*", "+", "•", "‣", "◦", "▪", "▫", "●", "○", "·", "–", "—", "⁃", "✓", "✔", "→",
];
/// Boxes to tick, after a bullet or without one.
const BOXES: [&str; 7] = ["[ ]", "[x]", "[X]", "[]", "☐", "☑", "☒"];
/// No number before an entry has more digits.
const MOST_DIGITS: usize = 4;

/// The entries of the list: lines that say something, each on one line and within the limit of a text.
#[must_use]
pub fn names(text: &str) -> Vec<String> {
    text.lines()
        .map(name)
        .filter(|name| !name.is_empty())
        .collect()
}

/// The entry of a line; empty where it says nothing.
fn name(line: &str) -> String {
    let mut words = without_mark(line).split_whitespace();
    let mut name = String::with_capacity(line.len());
    if let Some(first) = words.next() {
        name.push_str(first);
    }
    for word in words {
        name.push(' ');
        name.push_str(word);
    }
    name.retain(|c| !c.is_control());
    if name.len() > MAX_TEXT_CHARS && name.chars().count() > MAX_TEXT_CHARS {
        name = name.chars().take(MAX_TEXT_CHARS).collect();
    }
    name
}

/// The line without the bullet, box, number or heading mark that it begins with.
pub(super) fn without_mark(line: &str) -> &str {
    let line = line.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let rest = BULLETS
        .iter()
        .find_map(|bullet| after(line, bullet))
        .or_else(|| after(line, line.get(..number(line)).filter(|it| !it.is_empty())?))
        .or_else(|| after(line, line.get(..hashes(line)).filter(|it| !it.is_empty())?));
    let rest = rest.unwrap_or(line);
    BOXES
        .iter()
        .find_map(|tick| after(rest, tick))
        .unwrap_or(rest)
}

/// What follows the mark, if a blank or nothing does.
fn after<'a>(line: &'a str, mark: &str) -> Option<&'a str> {
    let rest = line.strip_prefix(mark)?;
    (rest.is_empty() || rest.starts_with(char::is_whitespace)).then(|| rest.trim_start())
}

/// How long the number is that the line begins with: `1.`, `12)`, `(3)`, `a)`; 0 where it begins with none.
fn number(line: &str) -> usize {
    let open = usize::from(line.starts_with('('));
    let rest = line.get(open..).unwrap_or_default();
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let letter = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (length, is_letter) = if digits > 0 {
        (digits, false)
    } else {
        (letter, true)
    };
    let ends = rest.get(length..).unwrap_or_default();
    let is_short = if is_letter {
        length == 1
    } else {
        (1..=MOST_DIGITS).contains(&length)
    };
    let is_ended = ends.starts_with(')') || (ends.starts_with('.') && open == 0 && !is_letter);
    if is_short && is_ended {
        open + length + 1
    } else {
        0
    }
}

fn hashes(line: &str) -> usize {
    line.bytes().take_while(|&byte| byte == b'#').count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn bullets_numbers_and_tabs_are_no_part_of_a_name() {
        for (line, expected) in [
            ("Sees the advert", "Sees the advert"),
            ("  \t- Calls us  ", "Calls us"),
            ("•\tWaits", "Waits"),
            ("* [x] Signs", "Signs"),
            ("☐ Pays", "Pays"),
            ("1. Calls", "Calls"),
            ("12)\tCalls", "Calls"),
            ("(3) Calls", "Calls"),
            ("b) Calls", "Calls"),
            ("## The offer", "The offer"),
            ("Calls\tus   back", "Calls us back"),
            ("\u{feff}Calls", "Calls"),
            ("a\0b\u{7}", "ab"),
        ] {
            assert_eq!(names(line), [expected], "{line:?}");
        }
    }

    #[test]
    fn what_only_looks_like_a_mark_stays() {
        for line in [
            "3 days later",
            "1.5 hours on hold",
            "-5 degrees",
            "24/7 hotline",
            "#1 choice",
            "A. Smith calls",
            "2026 begins",
            "(maybe) calls",
        ] {
            assert_eq!(names(line), [line]);
        }
    }

    #[test]
    fn lines_that_say_nothing_are_left_out() {
        assert_eq!(names("one\r\n\r\n - \n\t\n2.\ntwo\n"), ["one", "two"]);
        assert!(names("").is_empty());
    }

    #[test]
    fn a_line_over_the_limit_is_cut() {
        let long = "ä".repeat(MAX_TEXT_CHARS + 5);
        assert_eq!(names(&long)[0].chars().count(), MAX_TEXT_CHARS);
    }

    proptest! {
        #[test]
        fn any_text_gives_short_names_on_one_line(text in "\\PC{0,40}(\n\\PC{0,40}){0,5}") {
            for name in names(&text) {
                prop_assert!(!name.is_empty());
                prop_assert!(!name.contains(char::is_control));
                prop_assert_eq!(name.trim(), &name);
            }
        }
    }
}
