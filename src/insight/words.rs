//! Owns how numbers and names are put into sentences: real minus signs, counts up to ten as words.

use crate::model::VoiceSource;

/// A number with its sign, to at most that many decimals and without trailing zeros: "+3", "−0.75", "0".
#[must_use]
pub fn signed(value: f64, decimals: usize) -> String {
    shortened(signed_fixed(value, decimals))
}

/// A number with its sign and exactly that many decimals, for columns of them: "+25.0", "−0.8", "0.0".
#[must_use]
pub fn signed_fixed(value: f64, decimals: usize) -> String {
    digits(value, decimals, "+")
}

/// A number without a plus sign, to at most that many decimals and without trailing zeros: "4", "−0.75".
#[must_use]
pub fn plain(value: f64, decimals: usize) -> String {
    shortened(digits(value, decimals, ""))
}

/// A share 0 … 1 in whole percent: "80 %".
#[must_use]
pub fn percent(share: f64) -> String {
    format!("{} %", plain(share * 100.0, 0))
}

/// Where a voice comes from, in the middle of a sentence.
#[must_use]
pub const fn source(source: VoiceSource) -> &'static str {
    match source {
        VoiceSource::Interview => "interview",
        VoiceSource::Survey => "survey",
        VoiceSource::Complaint => "complaint",
        VoiceSource::Review => "review",
        VoiceSource::Social => "social media",
        VoiceSource::Observation => "observation",
        VoiceSource::Secondhand => "told by somebody else",
    }
}

/// What the customer of that name is called in a sentence; without a name: the customer.
#[must_use]
pub fn customer(name: &str) -> &str {
    let name = name.trim();
    if name.is_empty() {
        "the customer"
    } else {
        name
    }
}

/// A time as one says it: "12 days", "3 hours", "about 2 days".
#[must_use]
pub fn spoken_time(minutes: f64) -> String {
    let (unit, name) = if minutes >= 1_440.0 {
        (1_440.0, "day")
    } else if minutes >= 60.0 {
        (60.0, "hour")
    } else {
        (1.0, "minute")
    };
    let whole = (minutes / unit).round().max(1.0);
    let about = if (whole * unit - minutes).abs() < 0.5 {
        ""
    } else {
        "about "
    };
    let plural = if whole > 1.5 { "s" } else { "" };
    format!("{about}{} {name}{plural}", plain(whole, 0))
}

/// A count: as a word up to ten, in digits beyond.
#[must_use]
pub fn counted(count: usize) -> String {
    const WORDS: [&str; 11] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    ];
    WORDS
        .get(count)
        .map_or_else(|| count.to_string(), |&word| word.to_owned())
}

/// A place in a row, from 1: as a word up to ten, in digits beyond.
#[must_use]
pub fn ordinal(place: usize) -> String {
    const WORDS: [&str; 11] = [
        "", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
        "tenth",
    ];
    if let Some(word) = WORDS.get(place).filter(|word| !word.is_empty()) {
        return (*word).to_owned();
    }
    let ending = match (place % 100, place % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };
    format!("{place}{ending}")
}

/// Rounded half away from zero, as by hand, with a real minus sign and that sign before what is above nought.
fn digits(value: f64, decimals: usize, plus: &str) -> String {
    let scale = 10_f64.powi(i32::try_from(decimals).unwrap_or_default());
    let rounded = (value * scale).round() / scale;
    let sign = if rounded < 0.0 {
        "\u{2212}"
    } else if rounded > 0.0 {
        plus
    } else {
        ""
    };
    format!("{sign}{:.decimals$}", rounded.abs())
}

fn shortened(mut text: String) -> String {
    if text.contains('.') {
        let kept = text.trim_end_matches('0').trim_end_matches('.').len();
        text.truncate(kept);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_carry_a_real_sign_and_nought_carries_none() {
        for (value, decimals, text) in [
            (3.0, 0, "+3"),
            (-0.75, 2, "−0.75"),
            (-0.5, 2, "−0.5"),
            (0.0, 1, "0"),
            (-0.04, 1, "0"),
            (24.8, 1, "+24.8"),
            (0.25, 1, "+0.3"),
            (100.0, 0, "+100"),
            (-20.0, 0, "−20"),
        ] {
            assert_eq!(signed(value, decimals), text);
        }
        assert_eq!(signed_fixed(25.0, 1), "+25.0");
        assert_eq!(signed_fixed(-0.01, 1), "0.0");
        assert_eq!(plain(-3.5, 2), "−3.5");
        assert_eq!(plain(10.0, 1), "10");
    }

    #[test]
    fn counts_and_places_are_spoken() {
        assert_eq!((counted(4).as_str(), counted(12).as_str()), ("four", "12"));
        for (place, text) in [(2, "second"), (11, "11th"), (22, "22nd"), (113, "113th")] {
            assert_eq!(ordinal(place), text);
        }
    }
}
