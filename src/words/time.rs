//! Owns how lengths of time are typed and spelled: "30", "2 h", "1 d 4 h" and "1 day 4 hours" say the same both ways.

/// The longest that a time can be, in minutes (the model's limit).
const LONGEST: f64 = 1e9;

/// The minutes that were typed: a plain number, or numbers with their units. None where it can't be read.
#[must_use]
pub fn minutes_in(typed: &str) -> Option<f64> {
    let text = typed.trim().to_lowercase();
    let mut rest = text.as_str();
    let mut minutes = 0.0;
    let mut smallest = f64::INFINITY;
    while !rest.is_empty() {
        let (amount, after) = amount(rest)?;
        let (unit, after) = word(after.trim_start());
        let unit = if unit.is_empty() {
            1.0
        } else {
            in_minutes(unit)?
        };
        if unit >= smallest {
            return None;
        }
        smallest = unit;
        minutes += amount * unit;
        rest = after.trim_start_matches([' ', ',', '\u{a0}']);
    }
    (smallest.is_finite() && minutes <= LONGEST).then_some(minutes)
}

/// A time as people would spell it, in full: "1 day 4 hours". What is read from it is the same time.
#[must_use]
pub fn spelled(minutes: f64) -> String {
    let days = (minutes / 1_440.0).floor();
    let hours = ((minutes - days * 1_440.0) / 60.0).floor();
    let left = minutes - days * 1_440.0 - hours * 60.0;
    let parts = [
        (days, "day"),
        (hours, "hour"),
        ((left * 100.0).round() / 100.0, "minute"),
    ];
    let said: Vec<String> = parts
        .iter()
        .filter(|(amount, _)| *amount > 0.0)
        .map(|(amount, unit)| counted(*amount, unit))
        .collect();
    if said.is_empty() {
        counted(0.0, "minute")
    } else {
        said.join(" ")
    }
}

fn counted(amount: f64, unit: &str) -> String {
    let plural = if (amount - 1.0).abs() < f64::EPSILON {
        ""
    } else {
        "s"
    };
    format!("{amount} {unit}{plural}")
}

/// The number at the start, its decimals after a point or a comma. "1.200" could mean two things and is none.
fn amount(text: &str) -> Option<(f64, &str)> {
    let is_part = |letter: char| letter.is_ascii_digit() || letter == '.' || letter == ',';
    let end = text.find(|letter| !is_part(letter)).unwrap_or(text.len());
    let (digits, rest) = text.split_at(end);
    let digits = digits.trim_end_matches(',').replace(',', ".");
    let decimals = digits.split_once('.').map_or("", |(_, decimals)| decimals);
    if decimals.len() == 3 {
        return None;
    }
    Some((digits.parse().ok()?, rest))
}

fn word(text: &str) -> (&str, &str) {
    let end = text
        .find(|letter: char| !letter.is_alphabetic())
        .unwrap_or(text.len());
    text.split_at(end)
}

fn in_minutes(unit: &str) -> Option<f64> {
    match unit {
        "m" | "min" | "mins" | "minute" | "minutes" => Some(1.0),
        "h" | "hr" | "hrs" | "hour" | "hours" => Some(60.0),
        "d" | "day" | "days" => Some(1_440.0),
        "w" | "wk" | "week" | "weeks" => Some(10_080.0),
        _ => None,
    }
}

/// What stands in an empty field for a date.
pub const DATE_HINT: &str = "2026-03-15";
/// A date that can't be read.
pub const DATE_WRONG: &str = "Type a date as 2026-03-15";

/// Whether it is a day as 2026-03-15, so that days compare as texts do.
#[must_use]
pub fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.trim().split('-').collect();
    let [year, month, day] = parts.as_slice() else {
        return false;
    };
    let number = |part: &str, digits: usize| {
        let is_number = part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| part.parse::<u32>().ok()).flatten()
    };
    number(year, 4).is_some()
        && number(month, 2).is_some_and(|month| (1..=12).contains(&month))
        && number(day, 2).is_some_and(|day| (1..=31).contains(&day))
}

/// Whether something is typed that is no day.
#[must_use]
pub fn is_wrong_date(text: &str) -> bool {
    !text.trim().is_empty() && !is_date(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_has_year_month_and_day() {
        assert!(is_date("2026-03-15"));
        for wrong in [
            "",
            "15.3.2026",
            "2026-13-01",
            "2026-3-1",
            "2026-03-00",
            "2026-03-1 5",
        ] {
            assert!(!is_date(wrong), "{wrong} was taken");
        }
    }

    #[test]
    fn a_time_is_read_as_people_type_it() {
        for (typed, minutes) in [
            ("30", 30.0),
            (" 30 min ", 30.0),
            ("2 h", 120.0),
            ("2h30", 150.0),
            ("1 d 4 h", 1_680.0),
            ("1 day, 4 hours", 1_680.0),
            ("1,5 h", 90.0),
            ("0.25 Days", 360.0),
            ("2 weeks", 20_160.0),
            ("0", 0.0),
        ] {
            assert_eq!(minutes_in(typed), Some(minutes), "{typed}");
        }
    }

    #[test]
    fn what_is_no_time_or_could_be_two_is_not_read() {
        for typed in [
            "",
            "soon",
            "-5",
            "2 x",
            "1.200",
            "1 h 2 d",
            "5 5",
            "NaN",
            "inf",
            "1e3 h",
            "9999999 weeks",
        ] {
            assert_eq!(minutes_in(typed), None, "{typed}");
        }
    }

    #[test]
    fn what_is_spelled_is_read_as_the_same() {
        for (minutes, text) in [
            (0.0, "0 minutes"),
            (1.0, "1 minute"),
            (90.0, "1 hour 30 minutes"),
            (1_680.0, "1 day 4 hours"),
            (12_960.5, "9 days 0.5 minutes"),
        ] {
            assert_eq!(spelled(minutes), text);
            assert_eq!(minutes_in(text), Some(minutes));
        }
    }
}
