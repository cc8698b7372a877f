//! Reads the title in the front matter of a diagram as YAML writes it: plain, quoted, folded or as a block of lines.

use std::str::Chars;

/// Why a front matter is none, and in which of its lines, from 0.
pub(super) type Fault = (usize, &'static str);

/// How a value must not begin that stands without quotes.
const RESERVED: [char; 7] = ['@', '`', '%', '*', ',', ']', '}'];
/// How a value begins that is more than one, or none.
const STRUCTURED: [&str; 2] = ["- ", "? "];

/// The title; empty: there is none.
pub(super) fn title(matter: &str) -> Result<String, Fault> {
    let lines: Vec<&str> = matter.split('\n').collect();
    let mut told = lines.iter().filter(|line| is_told(line));
    let first = told.next().copied().unwrap_or_default();
    let margin = depth(first);
    if told.next().is_none() && entry(first).is_none() && !first.starts_with('\t') {
        return Ok(String::new());
    }
    let mut found = None;
    for (at, line) in lines.iter().enumerate() {
        if !is_told(line) || depth(line) > margin {
            continue;
        }
        let entry = entry(line).filter(|_| !line.starts_with('\t'));
        let Some((key, value)) = entry else {
            return Err((at, "Write a name, a colon and a value"));
        };
        let more = lines.get(at + 1..).unwrap_or_default();
        let more = more
            .iter()
            .take_while(|line| line.trim().is_empty() || depth(line) > margin);
        let more: Vec<&str> = more.copied().collect();
        let is_title = key == "title";
        if value.is_empty() && !is_title {
            continue;
        }
        let said = said(value, &more).map_err(|why| (at, why))?;
        if is_title && found.replace(said).is_some() {
            return Err((at, "Give the diagram one title: there is a second one"));
        }
    }
    Ok(found.unwrap_or_default())
}

fn is_told(line: &str) -> bool {
    !line.trim().is_empty() && !line.trim_start().starts_with('#')
}

/// The name that a line gives something, and what follows the colon.
fn entry(line: &str) -> Option<(&str, &str)> {
    let line = line.trim();
    let quote = line.chars().next().filter(|c| matches!(c, '"' | '\''));
    if let Some(quote) = quote {
        let (key, rest) = line.get(1..)?.split_once(quote)?;
        let value = rest.trim_start().strip_prefix(':')?;
        return Some((key, value.trim()));
    }
    let ends = line.match_indices(':').map(|(at, _)| at);
    let is_end = |at: &usize| {
        let rest = line.get(at + 1..).unwrap_or_default();
        rest.is_empty() || rest.starts_with([' ', '\t'])
    };
    let end = ends.into_iter().find(is_end)?;
    let key = line.get(..end)?.trim_end();
    Some((key, line.get(end + 1..)?.trim()))
}

/// What a value says that goes on in these lines.
fn said(value: &str, more: &[&str]) -> Result<String, &'static str> {
    // A name for the value, or its type, says nothing here.
    if value.starts_with(['&', '!']) {
        let rest = value.split_once(' ').map_or("", |(_, rest)| rest.trim());
        return said(rest, more);
    }
    match value.chars().next() {
        Some('|' | '>') => Ok(block(value, more)),
        Some('"') => quoted(&joined(value, more), '"').map(|text| unescaped(&text)),
        Some('\'') => quoted(&joined(value, more), '\'').map(|text| text.replace("''", "'")),
        Some('[' | '{') => Ok(listed(value)),
        Some(c) if RESERVED.contains(&c) => Err("Put this in quotes"),
        Some(_) if STRUCTURED.iter().any(|mark| value.starts_with(mark)) => {
            Err("Put this in quotes")
        }
        Some(_) => {
            let plain = joined(without_comment(value), more);
            if plain.contains(": ") || plain.ends_with(':') {
                return Err("Put this in quotes: it has a colon");
            }
            Ok(scalar(plain))
        }
        None => {
            let plain = joined("", more);
            let is_plain = !plain.contains(": ") && !plain.ends_with(':');
            Ok(if is_plain {
                scalar(plain.trim().to_owned())
            } else {
                String::new()
            })
        }
    }
}

/// The values between brackets, as they are written one after the other.
fn listed(value: &str) -> String {
    let inner = value.trim_matches(['[', ']']);
    let parts: Vec<&str> = inner.split(',').map(str::trim).collect();
    parts.join(",")
}

/// What stands without quotes: nothing where it says so, a number as it is shortest.
fn scalar(plain: String) -> String {
    if matches!(plain.as_str(), "~" | "null" | "false") {
        return String::new();
    }
    let hex = plain
        .strip_prefix("0x")
        .map(|digits| i64::from_str_radix(digits, 16));
    if let Some(Ok(number)) = hex {
        return number.to_string();
    }
    let is_number = plain.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+'));
    match plain.parse::<f64>() {
        Ok(0.0) => String::new(),
        Ok(number) if is_number && number.is_finite() => number.to_string(),
        Ok(_) | Err(_) => plain,
    }
}

fn depth(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

fn without_comment(value: &str) -> &str {
    if value.starts_with('#') {
        return "";
    }
    value.split(" #").next().unwrap_or_default().trim_end()
}

/// One text of a value that goes on in other lines: each line end a blank, each empty line a line end.
fn joined(value: &str, more: &[&str]) -> String {
    let mut text = value.to_owned();
    let mut breaks = 0;
    for line in more {
        let line = line.trim();
        if line.is_empty() {
            breaks += 1;
            continue;
        }
        if breaks == 0 {
            text.push(' ');
        }
        text.extend(std::iter::repeat_n('\n', breaks));
        text.push_str(line);
        breaks = 0;
    }
    text
}

/// What stands between the quotes that the text begins with.
fn quoted(text: &str, quote: char) -> Result<String, &'static str> {
    let mut inside = String::new();
    let mut rest = text.chars().skip(1).peekable();
    while let Some(c) = rest.next() {
        match c {
            '\\' if quote == '"' => {
                inside.push(c);
                inside.extend(rest.next());
            }
            '\'' if quote == '\'' && rest.peek() == Some(&'\'') => {
                inside.push_str("''");
                rest.next();
            }
            c if c == quote => {
                let after: String = rest.collect();
                let is_end = after.trim().is_empty() || after.starts_with(" #");
                return if is_end {
                    Ok(inside)
                } else {
                    Err("Write nothing after the quotes")
                };
            }
            c => inside.push(c),
        }
    }
    Err("Close the quotes")
}

/// With `\n`, `\u00e9` and the like as the characters that they stand for.
fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        match rest.next() {
            Some('x') => out.extend(coded(&mut rest, 2)),
            Some('u') => out.extend(coded(&mut rest, 4)),
            Some('U') => out.extend(coded(&mut rest, 8)),
            Some('n') => out.push('\n'),
            Some('t') => out.push('\t'),
            Some(other) => out.push(other),
            None => {}
        }
    }
    out
}

/// The character with that many hexadecimal digits.
fn coded(rest: &mut Chars<'_>, digits: usize) -> Option<char> {
    let code: String = rest.by_ref().take(digits).collect();
    char::from_u32(u32::from_str_radix(&code, 16).ok()?)
}

/// The lines of a block: kept with `|`, folded with `>`; the line end after it as the mark says.
fn block(mark: &str, lines: &[&str]) -> String {
    let told = lines.iter().filter(|line| !line.trim().is_empty());
    let margin = told.map(|line| depth(line)).min().unwrap_or_default();
    let lines: Vec<&str> = lines
        .iter()
        .map(|line| line.get(margin..).unwrap_or_default())
        .collect();
    let text = if mark.starts_with('|') {
        lines.join("\n")
    } else {
        let first = lines.first().copied().unwrap_or_default();
        joined(first.trim_end(), lines.get(1..).unwrap_or_default())
    };
    let end = mark.get(1..2).unwrap_or_default();
    let trimmed = text.trim_end_matches('\n');
    match end {
        "-" => trimmed.to_owned(),
        "+" if text.ends_with('\n') => text,
        _ => format!("{trimmed}\n"),
    }
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
        ] {
            assert_eq!(title(matter).as_deref(), Ok(expected), "{matter:?}");
        }
    }

    #[test]
    fn what_is_no_yaml_is_refused_with_its_line() {
        for (matter, line, why) in [
            ("x: y\ntitle: Our: journey", 1, "colon"),
            ("title: \"Ours", 0, "Close the quotes"),
            ("title: 'Ours' and more", 0, "nothing after the quotes"),
            ("title: *ours", 0, "in quotes"),
            ("title: x\nother: a: b", 1, "colon"),
            ("title: x\n  y: z", 0, "colon"),
            ("title: a\ntitle: b", 1, "second"),
        ] {
            let (at, said) = title(matter).unwrap_err();
            assert_eq!(at, line, "{matter:?}");
            assert!(said.contains(why), "{matter:?}: {said}");
        }
    }
}
