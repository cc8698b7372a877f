//! Owns the scanner of RON's tokens: where white space, comments, texts and words end.
//! Never fails and never runs past the end, whatever the text is; only the tree above says what belongs together.

/// The offset of the first character at or after `at` that is neither white space nor comment.
pub(super) fn skip_space(text: &str, mut at: usize) -> usize {
    loop {
        let rest = text.get(at..).unwrap_or_default();
        let trimmed = rest.trim_start_matches(is_space);
        at += rest.len() - trimmed.len();
        if trimmed.starts_with("//") {
            at += trimmed.find('\n').map_or(trimmed.len(), |end| end + 1);
        } else if trimmed.starts_with("/*") {
            at = block_comment_end(text, at);
        } else {
            return at;
        }
    }
}

/// The byte at `at`; 0 past the end.
pub(super) fn byte(text: &str, at: usize) -> u8 {
    text.as_bytes().get(at).copied().unwrap_or_default()
}

/// The end of the text or character literal that starts at `at`; `None` where none starts there.
pub(super) fn literal_end(text: &str, at: usize) -> Option<usize> {
    let start = at + usize::from(byte(text, at) == b'b');
    match byte(text, start) {
        b'"' => Some(quoted_end(text, start, b'"')),
        b'\'' => Some(quoted_end(text, start, b'\'')),
        b'r' => raw_end(text, start),
        _ => None,
    }
}

/// The end of the word (number, name, raw name) that starts at `at`.
pub(super) fn word_end(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let name = if let Some(name) = rest.strip_prefix("r#") {
        2 + name
            .find(|c: char| !is_raw_name_char(c))
            .unwrap_or(name.len())
    } else {
        rest.find(|c: char| !(is_raw_name_char(c)))
            .unwrap_or(rest.len())
    };
    at + name
}

fn is_raw_name_char(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '.' | '+' | '-')
}

fn is_space(c: char) -> bool {
    matches!(
        c,
        ' ' | '\t'..='\r' | '\u{85}' | '\u{200E}' | '\u{200F}' | '\u{2028}' | '\u{2029}'
    )
}

fn block_comment_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let (mut at, mut depth) = (start + 2, 1_usize);
    while depth > 0 {
        match (bytes.get(at), bytes.get(at + 1)) {
            (Some(b'/'), Some(b'*')) => (at, depth) = (at + 2, depth + 1),
            (Some(b'*'), Some(b'/')) => (at, depth) = (at + 2, depth - 1),
            (Some(_), _) => at += 1,
            (None, _) => return text.len(),
        }
    }
    at
}

fn quoted_end(text: &str, start: usize, quote: u8) -> usize {
    let bytes = text.as_bytes();
    let mut at = start + 1;
    while let Some(&byte) = bytes.get(at) {
        if byte == quote {
            return at + 1;
        }
        at += if byte == b'\\' { 2 } else { 1 };
    }
    text.len()
}

fn raw_end(text: &str, start: usize) -> Option<usize> {
    let rest = text.get(start + 1..)?;
    let hashes = rest.len() - rest.trim_start_matches('#').len();
    let body = rest.get(hashes..)?.strip_prefix('"')?;
    let fence = format!("\"{}", "#".repeat(hashes));
    let end = body.find(&fence).map(|end| end + fence.len());
    Some(text.len() - body.len() + end.unwrap_or(body.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_white_space_are_skipped() {
        for (text, expected) in [
            ("  x", "x"),
            ("// a\n\r\n x", "x"),
            ("/* a /* b */ c */x", "x"),
            ("// no end", ""),
            ("/* no end /* */", ""),
            ("/ x", "/ x"),
        ] {
            assert_eq!(&text[skip_space(text, 0)..], expected, "in {text:?}");
        }
    }

    #[test]
    fn literals_end_where_ron_ends_them() {
        for (text, expected) in [
            (r#""a\"b" c"#, Some(" c")),
            (r##"r#"a"b"# c"##, Some(" c")),
            (r#"r"a\" c"#, Some(" c")),
            (r"'\'' c", Some(" c")),
            (r#"b"a" c"#, Some(" c")),
            (r#""open"#, Some("")),
            ("r#name c", None),
            ("name", None),
        ] {
            let rest = literal_end(text, 0).map(|end| &text[end..]);
            assert_eq!(rest, expected, "in {text:?}");
        }
    }

    #[test]
    fn words_are_numbers_and_names() {
        for (text, expected) in [
            ("-1.5e3, x", ", x"),
            ("Flow)", ")"),
            ("r#a-b: 1", ": 1"),
            ("", ""),
        ] {
            assert_eq!(&text[word_end(text, 0)..], expected, "in {text:?}");
        }
    }
}
