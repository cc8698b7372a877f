//! Numbers as a browser reads them: FORMAT.md takes a score as Mermaid does.

use super::clean::trimmed;

/// The number that a text stands for; not a number where it stands for none, 0 where it is empty.
pub(super) fn number(text: &str) -> f64 {
    let text = trimmed(text);
    if text.is_empty() {
        return 0.0;
    }
    for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] {
        let digits = text.get(..2).filter(|it| it.eq_ignore_ascii_case(prefix));
        if digits.is_some() {
            return whole(text.get(2..).unwrap_or_default(), radix);
        }
    }
    let plain = text.strip_prefix(['+', '-']).unwrap_or(text);
    if plain == "Infinity" {
        let sign = if text.starts_with('-') { -1.0 } else { 1.0 };
        return sign * f64::INFINITY;
    }
    let is_plain = |c: char| c.is_ascii_digit() || matches!(c, '.' | 'e' | 'E' | '+' | '-');
    if !text.chars().all(is_plain) {
        return f64::NAN;
    }
    text.parse().unwrap_or(f64::NAN)
}

fn whole(digits: &str, radix: u32) -> f64 {
    if digits.is_empty() {
        return f64::NAN;
    }
    digits.chars().fold(0.0, |sum, c| {
        let digit = c.to_digit(radix).map_or(f64::NAN, f64::from);
        sum * f64::from(radix) + digit
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_a_browser_reads_them() {
        for (text, expected) in [
            ("5", 5.0),
            ("  -1 ", -1.0),
            ("", 0.0),
            ("0x1F", 31.0),
            ("0b101", 5.0),
            (".5", 0.5),
            ("5.", 5.0),
            ("1e1", 10.0),
            ("-Infinity", f64::NEG_INFINITY),
        ] {
            assert_eq!(
                number(text).to_string(),
                f64::to_string(&expected),
                "{text}"
            );
        }
        for text in [
            "3,5", "5/5", "inf", "nan", "0x", "0xg", "--1", "1 2", "-0x5", "infinity",
        ] {
            assert!(number(text).is_nan(), "{text}");
        }
    }
}
