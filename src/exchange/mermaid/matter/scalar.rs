//! What a value of the front matter is to Mermaid: the text of it, and whether it counts as a title at all.

use std::rc::Rc;

/// A value, as it is told as a text.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Value {
    pub(super) text: Rc<str>,
    /// It stands for nothing: null, false, zero, no number, an empty text.
    pub(super) is_nothing: bool,
    /// It is left out of a list of texts.
    pub(super) is_null: bool,
    kind: &'static [&'static str],
}

impl Value {
    /// What stands in quotes or in a block.
    pub(super) fn text(text: &str) -> Self {
        Self {
            text: text.into(),
            is_nothing: text.is_empty(),
            is_null: false,
            kind: &["str"],
        }
    }

    /// Values by name, of which a text tells nothing.
    pub(super) fn map() -> Self {
        Self::text("[object Object]")
    }

    /// What it may be said to be.
    pub(super) const fn kind(&self) -> &'static [&'static str] {
        self.kind
    }

    /// What stands without quotes: nothing where it says so, a number as it is shortest.
    pub(super) fn plain(text: &str) -> Self {
        let known = |text: &str, is_nothing, is_null, kind| Self {
            text: text.into(),
            is_nothing,
            is_null,
            kind,
        };
        match text {
            "" | "~" | "null" | "Null" | "NULL" => return known("null", true, true, &["null"]),
            "true" | "True" | "TRUE" => return known("true", false, false, &["bool"]),
            "false" | "False" | "FALSE" => return known("false", true, false, &["bool"]),
            _ => {}
        }
        match whole(text)
            .map(|it| (it, true))
            .or_else(|| real(text).map(|it| (it, false)))
        {
            Some((number, is_whole)) => {
                let kind: &[&str] = if is_whole {
                    &["int", "float"]
                } else {
                    &["float"]
                };
                let is_nothing = number.is_nan() || number == 0.0;
                known(&written(number), is_nothing, false, kind)
            }
            None => Self::text(text),
        }
    }
}

/// A whole number in digits of base 10, or of base 2, 8 or 16 after `0b`, `0o`, `0x`.
fn whole(text: &str) -> Option<f64> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(rest) => (-1.0, rest),
        None => (1.0, text.strip_prefix('+').unwrap_or(text)),
    };
    let (base, digits) = match digits.get(..2) {
        Some("0b") => (2, digits.get(2..)?),
        Some("0o") => (8, digits.get(2..)?),
        Some("0x") => (16, digits.get(2..)?),
        Some(_) | None => (10, digits),
    };
    if digits.is_empty() || !digits.chars().all(|c| c.is_digit(base)) {
        return None;
    }
    if base == 10 {
        return digits.parse::<f64>().ok().map(|it| sign * it);
    }
    let digits = digits.chars().filter_map(|c| c.to_digit(base));
    let sum = digits.fold(0.0, |sum, digit| sum * f64::from(base) + f64::from(digit));
    Some(sign * sum)
}

/// A number with a point or an exponent, or one that has no digits.
fn real(text: &str) -> Option<f64> {
    match text.trim_start_matches(['+', '-']) {
        ".inf" | ".Inf" | ".INF" if text.len() <= 5 => {
            let is_below = text.starts_with('-');
            return Some(if is_below {
                f64::NEG_INFINITY
            } else {
                f64::INFINITY
            });
        }
        _ => {}
    }
    if matches!(text, ".nan" | ".NaN" | ".NAN") {
        return Some(f64::NAN);
    }
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let is_number = digits.starts_with(|c: char| c.is_ascii_digit())
        || (text.starts_with('.') && text.get(1..)?.starts_with(|c: char| c.is_ascii_digit()));
    let number = |c: char| c.is_ascii_digit() || matches!(c, '.' | 'e' | 'E' | '+' | '-');
    (is_number && digits.chars().all(number))
        .then(|| text.parse().ok())
        .flatten()
}

/// A number as a browser writes it.
fn written(number: f64) -> String {
    let size = number.abs();
    if number == 0.0 {
        "0".to_owned()
    } else if number.is_nan() {
        "NaN".to_owned()
    } else if number.is_infinite() {
        if number > 0.0 {
            "Infinity"
        } else {
            "-Infinity"
        }
        .to_owned()
    } else if (1e-6..1e21).contains(&size) {
        number.to_string()
    } else {
        let text = format!("{number:e}");
        text.split_once('e')
            .filter(|(_, power)| !power.starts_with('-'))
            .map_or_else(
                || text.clone(),
                |(digits, power)| format!("{digits}e+{power}"),
            )
    }
}
