//! Owns the words of the method's settings (METHOD.md, section 2), and what of the method is evidence (section 19).

use crate::insight::Examples;
use crate::insight::words::{counted, percent, plain, signed};
use crate::model::Settings;

/// What is said of a setting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Setting {
    /// What it is called.
    pub name: &'static str,
    /// What it does, in a sentence.
    pub meaning: &'static str,
    /// How well founded it is, in a sentence or two (METHOD.md, section 19).
    pub founded: &'static str,
}

/// The settings, in METHOD.md's order.
pub const SETTINGS: [Setting; 7] = [
    Setting {
        name: "Parity",
        meaning: "From this level of hygiene on the basics count as met",
        founded: "Evidence in part: that failing basics cost more than met ones earn was seen for some attributes (unreliable service cost the bank 1.18 points of satisfaction, excellent reliability added nothing), and is published for large samples. Where the line lies is yours to set.",
    },
    Setting {
        name: "Softening",
        meaning: "The largest share of a failure of the basics that delight can make up for at the same touchpoint",
        founded: "An assumption: that delight is worth little while basics fail is practitioners’ experience, and was not visible in either survey. To be argued about, not a law.",
    },
    Setting {
        name: "Weight of a moment of truth",
        meaning: "How much more a moment of truth counts than any other touchpoint",
        founded: "An assumption: that some moments decide more than others is an old observation (Normann 1984); how much more is yours to set.",
    },
    Setting {
        name: "Memory",
        meaning: "How much goodwill is left one touchpoint later",
        founded: "An assumption: that goodwill fades is plausible; how fast was not measured.",
    },
    Setting {
        name: "Tolerated lapse rate",
        meaning: "Failures up to this share of the touchpoints so far are lapses; beyond it they are regular, and nobody forgives them",
        founded: "Evidence in part: engaged customers forgave a lapse at the bank (2.3 loyalty points lost with a poor image, none with a good one), not significantly at the operator; a meta-analysis finds it for satisfaction, not for buying again. The share is an assumption.",
    },
    Setting {
        name: "Adaptation",
        meaning: "How fast expectations follow experience",
        founded: "Evidence in part: that experience is measured against expectation is well founded (Oliver 1980); how fast expectations follow is an assumption.",
    },
    Setting {
        name: "Starting expectation",
        meaning: "How customers expect to feel before the first touchpoint",
        founded: "An assumption about your customers: ask them, and rate the expectation at the first touchpoint instead.",
    },
];

/// The heading of what is evidence.
pub const EVIDENCE: &str = "What is evidence here, and what is assumption";
/// What it was checked on.
pub const CHECKED_ON: &str =
    "Checked on survey data of 250 customers of a bank and 250 of a phone operator:";
/// What was found.
pub const FINDINGS: [&str; 4] = [
    "that failing basics cost more than met basics earn: seen for some attributes (at the bank, unreliable service cost 1.18 points of satisfaction, excellent reliability added nothing), not for all; published for large samples (Mittal, Ross & Baldasare 1998: n = 4,517 to 13,759);",
    "that engaged customers forgive a lapse: seen at the bank (2.3 loyalty points lost with a poor image, none with a good one), not significant at the operator; a meta-analysis of the recovery paradox finds it for satisfaction, not for repurchase (de Matos, Henrique & Rossi 2007);",
    "that delight is worth little while basics fail: the essays’ experience; not visible in either data set (few such customers in both). Softening is therefore a setting to be argued about, not a law;",
    "peak–end: Fredrickson & Kahneman 1993; Redelmeier & Kahneman 1996, for how an experience is remembered.",
];
/// Where the rest comes from.
pub const SOURCES: &str = "Sources for the rest: Herzberg 1959 (two factors), Kano 1984 (must-be and attractive quality), Oliver 1980 (disconfirmation), Zeithaml, Berry & Parasuraman 1993 (zone of tolerance), Shostack 1984 and Bitner, Ostrom & Morgan 2008 (service blueprint), Reichheld 2003 (net promoter), Normann 1984 (moments of truth).";

/// What each setting does to a made-up touchpoint, in METHOD.md's order.
#[must_use]
pub fn shown(settings: &Settings, examples: &Examples) -> [String; 7] {
    let satisfied = |figure: f64| signed(figure, 2);
    let basics = if examples.basics_at_three < 0.0 {
        format!(
            "Basics at 3 of 5 fail: a satisfaction of {}",
            satisfied(examples.basics_at_three)
        )
    } else {
        "Basics at 3 of 5 are met".to_owned()
    };
    let (plainly, softened) = examples.softened;
    let lapse = match examples.lapse_in {
        None => "No failure is ever a lapse, and none is forgiven".to_owned(),
        Some(1) => "Every failure is a lapse, however many there are".to_owned(),
        Some(count) => format!(
            "One failure in {} touchpoints is a lapse",
            counted_to(count)
        ),
    };
    [
        basics,
        format!(
            "Basics at 0 of 5 with full delight: {} instead of {}",
            satisfied(softened),
            satisfied(plainly)
        ),
        format!(
            "A moment of truth weighs as much as {} other touchpoints",
            plain(settings.moment_of_truth_weight, 2)
        ),
        format!(
            "Three touchpoints later {} of a goodwill is left",
            percent(examples.goodwill_left)
        ),
        lapse,
        format!(
            "After a delighted +3 where 0 was expected, {} is expected next",
            signed(examples.expected_next, 2)
        ),
        format!(
            "On arriving at the first touchpoint {} is expected",
            signed(settings.starting_expectation, 2)
        ),
    ]
}

fn counted_to(count: u32) -> String {
    counted(count as usize)
}

/// What the score would be with that setting at its default.
#[must_use]
pub fn score_at_default(default: f64, then: Option<f64>, today: Option<f64>) -> String {
    let said = |score: Option<f64>| {
        score.map_or_else(|| super::MISSING.to_owned(), |score| signed(score, 1))
    };
    let default = plain(default, 4);
    format!(
        "Score {} instead of {} with {default}",
        said(today),
        said(then)
    )
}

/// "0.5 to 5, default 4": what a setting may be, and is until it is changed.
#[must_use]
pub fn range((low, high): (f64, f64), default: f64) -> String {
    let [low, high, default] = [low, high, default].map(|value| plain(value, 4));
    format!("{low} to {high}, default {default}")
}

/// What is said where a setting can't be read, or is out of its range.
#[must_use]
pub fn wrong((low, high): (f64, f64)) -> String {
    format!("Type a number from {} to {}", plain(low, 2), plain(high, 2))
}

/// What takes a setting back to its default.
#[must_use]
pub fn back_to(default: f64) -> String {
    format!("Back to {}", plain(default, 4))
}

/// The same, as it is heard.
#[must_use]
pub fn back_to_default(setting: &str, default: f64) -> String {
    format!(
        "Set {} back to {}",
        setting.to_lowercase(),
        plain(default, 4)
    )
}

/// The slider beside the field of a setting, as it is heard.
#[must_use]
pub fn slider(setting: &str) -> String {
    format!("{setting}, slider")
}

/// An undo step.
#[must_use]
pub fn set(setting: &str) -> String {
    format!("Set the method’s {}", setting.to_lowercase())
}
