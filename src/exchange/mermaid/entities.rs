//! Entities: how a diagram writes the characters that would end a name.

/// How Mermaid marks an entity of that number while it parses.
pub(super) const OPEN_NUMBER: &str = "ﬂ°°";
/// How Mermaid marks an entity of that name while it parses.
pub(super) const OPEN: &str = "ﬂ°";
/// How Mermaid marks the end of an entity while it parses.
pub(super) const CLOSE: &str = "¶ß";

/// What the names of entities stand for.
const NAMES: [(&str, char); 60] = [
    ("amp", '&'),
    ("apos", '\''),
    ("ast", '*'),
    ("auml", 'ä'),
    ("Auml", 'Ä'),
    ("bull", '•'),
    ("cent", '¢'),
    ("colon", ':'),
    ("comma", ','),
    ("commat", '@'),
    ("copy", '©'),
    ("deg", '°'),
    ("divide", '÷'),
    ("dollar", '$'),
    ("eacute", 'é'),
    ("Eacute", 'É'),
    ("egrave", 'è'),
    ("ecirc", 'ê'),
    ("agrave", 'à'),
    ("aacute", 'á'),
    ("ccedil", 'ç'),
    ("equals", '='),
    ("euro", '€'),
    ("excl", '!'),
    ("frac12", '½'),
    ("gt", '>'),
    ("hearts", '♥'),
    ("hellip", '…'),
    ("infin", '∞'),
    ("laquo", '«'),
    ("larr", '←'),
    ("lbrace", '{'),
    ("ldquo", '“'),
    ("lowbar", '_'),
    ("lpar", '('),
    ("lsquo", '‘'),
    ("lt", '<'),
    ("mdash", '—'),
    ("middot", '·'),
    ("nbsp", '\u{a0}'),
    ("ndash", '–'),
    ("ntilde", 'ñ'),
    ("num", '#'),
    ("ouml", 'ö'),
    ("Ouml", 'Ö'),
    ("percnt", '%'),
    ("plus", '+'),
    ("pound", '£'),
    ("quest", '?'),
    ("quot", '"'),
    ("raquo", '»'),
    ("rarr", '→'),
    ("rbrace", '}'),
    ("rdquo", '”'),
    ("rpar", ')'),
    ("rsquo", '’'),
    ("semi", ';'),
    ("sol", '/'),
    ("szlig", 'ß'),
    ("uuml", 'ü'),
];
/// More names of entities.
const MORE: [(&str, char); 5] = [
    ("Uuml", 'Ü'),
    ("reg", '®'),
    ("sect", '§'),
    ("times", '×'),
    ("trade", '™'),
];
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
        match character(name) {
            Some(c) => out.push(c),
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

fn character(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('°') {
        let c = char::from_u32(number.parse().ok()?)?;
        return Some(c).filter(|c| !c.is_control() || matches!(c, '\n' | '\t'));
    }
    let mut names = NAMES.iter().chain(&MORE);
    names.find(|(known, _)| *known == name).map(|(_, c)| *c)
}
