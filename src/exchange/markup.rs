//! Owns how a text stands in a page that flows, in HTML, XML and Markdown: as text and nothing else, with the directions
//! of writing that it has kept to itself (FORMAT.md, section 1). Pictures need none of it: each line of theirs stands alone.

use std::borrow::Cow;

/// Begins and ends a text whose directions of writing do not reach beyond it.
pub(super) const ISOLATED: (char, char) = ('\u{2068}', '\u{2069}');

/// Whether the character turns the direction of what comes after it, or ends that.
pub(super) fn is_turning(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The text so that it turns the direction of nothing beside it: what it begins it ends, and it ends nothing else.
pub(super) fn isolated(text: &str) -> Cow<'_, str> {
    if !text.contains(is_turning) {
        return Cow::Borrowed(text);
    }
    let (begin, end) = ISOLATED;
    let mut open = 0_usize;
    let mut out = String::from(begin);
    for c in text.chars() {
        match c {
            '\u{2066}'..='\u{2068}' => open += 1,
            // The end of what began before this text is not its own to tell.
            '\u{2069}' if open == 0 => continue,
            '\u{2069}' => open -= 1,
            _ => {}
        }
        out.push(c);
    }
    out.extend(std::iter::repeat_n(end, open + 1));
    Cow::Owned(out)
}

/// The text as it may stand between tags and in quotes: escaped, without characters that XML forbids, and isolated.
#[must_use]
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in isolated(text).chars() {
        put_escaped(&mut out, c);
    }
    out
}

/// Writes a character as it may stand between tags and in quotes; what nobody can see is left out.
pub(super) fn put_escaped(out: &mut String, c: char) {
    match c {
        '&' => out.push_str("&amp;"),
        '<' => out.push_str("&lt;"),
        '>' => out.push_str("&gt;"),
        '"' => out.push_str("&quot;"),
        '\'' => out.push_str("&#39;"),
        '\t' | '\n' | '\r' => out.push(' '),
        '\u{fffe}' | '\u{ffff}' => {}
        c if c.is_control() => {}
        c => out.push(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_turns_nothing_beside_it_and_loses_nothing() {
        for (text, expected) in [
            ("Sales call", "Sales call"),
            ("a\u{200f}b", "a\u{200f}b"),
            ("a\u{202e}b", "\u{2068}a\u{202e}b\u{2069}"),
            ("a\u{2067}b", "\u{2068}a\u{2067}b\u{2069}\u{2069}"),
            (
                "\u{2069}\u{2067}a\u{2069}\u{2069}\u{202e}b",
                "\u{2068}\u{2067}a\u{2069}\u{202e}b\u{2069}",
            ),
        ] {
            let isolated = isolated(text);
            assert_eq!(isolated, expected, "{text:?}");
            let ends = isolated.matches('\u{2069}').count();
            let begins = isolated.matches(['\u{2066}', '\u{2067}', '\u{2068}']);
            assert_eq!(begins.count(), ends, "{text:?}");
        }
    }

    #[test]
    fn what_was_typed_is_neither_markup_nor_hidden() {
        let name = "</td><script>&\"'\u{0}\u{1b}\u{202e}gnp.exe\u{ffff}\nx";
        assert_eq!(
            escaped(name),
            "\u{2068}&lt;/td&gt;&lt;script&gt;&amp;&quot;&#39;\u{202e}gnp.exe x\u{2069}"
        );
    }
}
