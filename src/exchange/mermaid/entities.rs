//! Entities: how a diagram writes the characters that would end a name.

/// How Mermaid marks an entity of that number while it parses.
pub(super) const OPEN_NUMBER: &str = "ﬂ°°";
/// How Mermaid marks an entity of that name while it parses.
pub(super) const OPEN: &str = "ﬂ°";
/// How Mermaid marks the end of an entity while it parses.
pub(super) const CLOSE: &str = "¶ß";

/// What the names of entities stand for, as the HTML standard has it: a name and its characters a line.
const NAMES: &str = include_str!("../../../assets/entities.txt");
/// What can't stand in a name as it is.
const SPECIAL: [char; 11] = ['#', ';', ':', ',', '%', '<', '>', '&', '"', '{', '}'];
/// How a line begins that is no task.
const WORDS: [&str; 5] = ["journey", "title", "section", "acctitle", "accdescr"];

/// The text with every marked entity as the character it stands for; unknown ones as they were typed.
pub(super) fn decoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(OPEN) {
        out.push_str(before);
        let Some((name, tail)) = after.split_once(CLOSE) else {
            out.push_str(OPEN);
            rest = after;
            continue;
        };
        let plain = name.strip_prefix('°').unwrap_or(name);
        match characters(name) {
            Some(said) => out.push_str(&said),
            None => out.extend(["#", plain, ";"]),
        }
        rest = tail;
    }
    out.push_str(rest);
    out
}

/// The text of a comment with its entities read.
pub(super) fn read(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('#') {
        out.push_str(before);
        let number = after.split_once(';');
        let found = number.and_then(|(number, tail)| {
            let number = number.parse::<u32>().ok()?;
            Some((char::from_u32(number)?, tail))
        });
        if let Some((c, tail)) = found {
            out.push(c);
            rest = tail;
        } else {
            out.push('#');
            rest = after;
        }
    }
    out.push_str(rest);
    out
}

/// The text so that it reads back the same wherever it stands in a diagram.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let plain = |c: &char| !c.is_control() || matches!(c, '\n' | '\t');
    let text: String = text.chars().filter(plain).collect();
    let lower: String = text
        .chars()
        .take(8)
        .collect::<String>()
        .to_ascii_lowercase();
    let is_word = WORDS.iter().any(|word| lower.starts_with(word));
    let last = text.chars().count().saturating_sub(1);
    for (place, c) in text.chars().enumerate() {
        let is_edge = place == 0 || place == last;
        let is_special = SPECIAL.contains(&c)
            || c.is_control()
            || matches!(c, '\u{2028}' | '\u{2029}' | 'ﬂ')
            || (is_edge && super::clean::is_space(c))
            || (place == 0 && (is_word || c == '-'));
        if is_special {
            out.extend(["#", &u32::from(c).to_string(), ";"]);
        } else {
            out.push(c);
        }
    }
    if out.is_empty() {
        "#32;".clone_into(&mut out);
    }
    out
}

/// What an entity stands for, as a browser reads it.
fn characters(name: &str) -> Option<String> {
    if let Some(number) = name.strip_prefix('°') {
        let c = numbered(number.parse().ok()?)?;
        let is_plain = !c.is_control() || matches!(c, '\n' | '\t');
        return is_plain.then(|| c.to_string());
    }
    let lines = NAMES.lines().filter_map(|line| line.split_once(' '));
    let mut lines = lines.skip_while(|(known, _)| *known < name);
    let (known, said) = lines.next()?;
    (known == name).then(|| said.to_owned())
}

/// The character of that number; those that no text has are what Windows-1252 has there.
fn numbered(number: u32) -> Option<char> {
    match u8::try_from(number) {
        Ok(byte @ 0x80..=0x9f) => {
            let bytes = [byte];
            let (text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(&bytes);
            text.chars().next()
        }
        _ => char::from_u32(number),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_are_what_a_browser_shows() {
        for (name, said) in [
            ("Alpha", Some("Α")),
            ("AElig", Some("Æ")),
            ("zwnj", Some("\u{200c}")),
            ("NotEqualTilde", Some("≂̸")),
            ("colon", Some(":")),
            ("nbsp", Some("\u{a0}")),
            ("alpha2", None),
            ("", None),
            ("°8364", Some("€")),
            ("°150", Some("–")),
            ("°7", None),
            ("°99999999", None),
        ] {
            assert_eq!(characters(name).as_deref(), said, "{name}");
        }
    }

    #[test]
    fn the_table_of_names_is_sorted_as_it_is_searched() {
        let names: Vec<&str> = NAMES
            .lines()
            .filter_map(|it| it.split(' ').next())
            .collect();
        assert!(names.len() > 2_000 && names.is_sorted());
    }
}
