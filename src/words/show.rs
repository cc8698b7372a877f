//! Owns the words of the boardroom.

use crate::insight::show::{ContrastRow, JourneyRow, SpokenVoice};
use crate::insight::words::{plain, signed};
use crate::model::Stance;

pub use super::{MISSING, NOT_YET_RATED};

/// A journey without touchpoints.
pub const NO_TOUCHPOINT: &str = "It has no touchpoints yet";
/// The curve of emotions.
pub const FELT: &str = "felt";
/// The curve of expectations.
pub const EXPECTED: &str = "expected";
/// The curve of beliefs.
pub const BELIEVED: &str = "we believe";
/// A touchpoint without a voice.
pub const NOBODY_ASKED: &str = "Nobody has asked a customer about this yet";
/// Above who the customer is.
pub const WHO_IT_IS: &str = "Who it is";
/// Above what happened before.
pub const BEFORE: &str = "What happened before";
/// Above what is hoped for.
pub const AFTER: &str = "What it is for";
/// Why a backstage step is in the list.
pub const LIES_BEHIND: &str = "Lies behind what fails";
/// Under the two scores.
pub const SCORES: &str = "experience score, as it is and to be";
/// The curve of today.
pub const AS_IT_IS: &str = "as it is";
/// The curve with the chosen improvements.
pub const TO_BE: &str = "to be";
/// No improvement is chosen.
pub const TICK_ONE: &str = "Tick an improvement on the slide before, and it is asked for here";
/// No decision was taken.
pub const NOTHING_DECIDED: &str = "Nothing is decided yet: press D and type what is";
/// An improvement that claims too much.
pub const UNBELIEVABLE: &str = "fast, cheap and good at once?";
/// Above the item of the agenda.
pub const WHAT_THINKS: &str = "What does the customer think about";
/// Nothing is typed yet.
pub const TYPE_AN_ITEM: &str = "Type an item of the agenda";
/// No voice speaks of it.
pub const NOBODY_SPOKE: &str = "No customer has spoken of this. Who will ask?";
/// A stance without any voice.
pub const NOBODY_ASKED_THEM: &str = "Nobody has asked them yet";
/// A stance whose voices speak of other things.
pub const THEY_DID_NOT_SAY: &str = "None of them spoke of this";
/// Above what stands behind a claim.
pub const WHO_SAYS_SO: &str = "Who says so?";
/// How to go back.
pub const BACK: &str = "Esc: back to the slide";

/// Over the journeys that can be shown.
pub const WHOSE_JOURNEY: &str = "Whose journey shall we see?";
/// How one is chosen.
pub const CHOOSE_JOURNEY: &str = "↑ ↓ or its number: choose · Enter: show it · Esc: back";
/// Over the items of the agenda that can be picked.
pub const OR_PICK: &str = "or pick one: ↓";

/// The heading of the headlines on one page.
pub const STORY: &str = "The story";
/// The heading of what is asked for.
pub const ASKED_FOR: &str = "What we ask for";
/// There is no decision to be handed out.
pub const NOTHING_YET: &str = "Nothing is decided yet";
/// The heading of the decisions.
pub const DECIDED: &str = "Decided";

/// The name of a journey, or that it has none.
#[must_use]
pub fn named(journey: &str) -> &str {
    if journey.is_empty() {
        "Journey without a name"
    } else {
        journey
    }
}

/// "Ana · as it is · 6 touchpoints".
#[must_use]
pub fn journey(row: &JourneyRow) -> String {
    let state = if row.is_to_be { TO_BE } else { AS_IT_IS };
    let parts = [
        row.customer.clone(),
        state.to_owned(),
        touchpoints(row.touchpoints),
    ];
    joined(&parts)
}

/// "score −20".
#[must_use]
pub fn score(score: &str) -> String {
    format!("score {score}")
}

/// "Sales call: felt +3", for those who can't see the curve.
#[must_use]
pub fn felt_at(name: &str, emotion: &str) -> String {
    format!("{name}: felt {emotion}")
}

/// "Ana, 24 · churning, First card · interview, 2026-03-09".
#[must_use]
pub fn who(voice: &SpokenVoice) -> String {
    let parts = [voice.who.clone(), belonging(voice), voice.source.clone()];
    joined(&parts)
}

/// "Ana, 24", or the segment of somebody without a name.
#[must_use]
pub fn speaker(voice: &SpokenVoice) -> String {
    let parts = [voice.who.clone(), segment(voice).to_owned()];
    joined(&parts)
}

/// The segment, where the name does not say it already.
fn segment(voice: &SpokenVoice) -> &str {
    let (who, segment) = (voice.who.to_lowercase(), voice.segment.to_lowercase());
    if who.contains(&segment) {
        ""
    } else {
        &voice.segment
    }
}

fn belonging(voice: &SpokenVoice) -> String {
    let stance = voice
        .stance
        .map(|stance| self::stance(stance).to_lowercase());
    let parts = [stance.unwrap_or_default(), segment(voice).to_owned()];
    let said: Vec<&str> = parts
        .iter()
        .map(String::as_str)
        .filter(|it| !it.is_empty())
        .collect();
    said.join(", ")
}

fn joined(parts: &[String]) -> String {
    let said: Vec<&str> = parts
        .iter()
        .map(String::as_str)
        .filter(|it| !it.is_empty())
        .collect();
    said.join(" · ")
}

/// "Behind it: Card printing ← Nightly batch".
#[must_use]
pub fn behind(names: &[&str]) -> String {
    if names.is_empty() {
        return "Nothing that works backstage stands behind it".to_owned();
    }
    format!("Behind it: {}", names.join(" ← "))
}

/// "Sales call +3, Waiting for the decision −1".
#[must_use]
pub fn contrast(row: &ContrastRow) -> String {
    format!(
        "{} {}, {} {}",
        row.names.0,
        signed(row.emotions.0, 1),
        row.names.1,
        signed(row.emotions.1, 1)
    )
}

/// "Letter: −35".
#[must_use]
pub fn group(name: &str, score: &str) -> String {
    format!("{name}: {score}")
}

/// "14 voices".
#[must_use]
pub fn voices(count: usize) -> String {
    if count == 0 {
        return "no voice of theirs yet".to_owned();
    }
    counted(count, "voice")
}

/// "3 touchpoints".
#[must_use]
pub fn touchpoints(count: usize) -> String {
    counted(count, "touchpoint")
}

fn counted(count: usize, what: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {what}{plural}")
}

/// "Basics, met from 4".
#[must_use]
pub fn basics_from(parity: f64) -> String {
    format!("{}, met from {}", super::BASICS, plain(parity, 2))
}

/// "and 5 more".
#[must_use]
pub fn more(count: usize) -> String {
    format!("and {count} more")
}

/// "Card in hand: basics 4, delight 0".
#[must_use]
pub fn basics_at(name: &str, hygiene: &str, delight: &str) -> String {
    format!("{name}: basics {hygiene}, delight {delight}")
}

/// "Nightly batch: lift +33.3".
#[must_use]
pub fn lift(name: &str, lift: &str) -> String {
    format!("{name}: lift {lift}")
}

/// "Decide on the line: adds +13.3, chosen".
#[must_use]
pub fn plan(name: &str, adds: &str, is_chosen: bool) -> String {
    let chosen = if is_chosen { "chosen" } else { "not chosen" };
    format!("{name}: adds {adds}, {chosen}")
}

/// "Score −20, to be +27".
#[must_use]
pub fn scores(today: &str, then: &str) -> String {
    format!("Score {today}, to be {then}")
}

/// "Card operations, 2026-06-30".
#[must_use]
pub fn who_and_when(owner: &str, date: &str) -> String {
    match (owner.is_empty(), date.is_empty()) {
        (true, true) => "no owner, no date".to_owned(),
        (false, true) => format!("{owner}, no date"),
        (true, false) => format!("no owner, {date}"),
        (false, false) => format!("{owner}, {date}"),
    }
}

/// The stance at the head of its column.
#[must_use]
pub fn stance(stance: Stance) -> &'static str {
    match stance {
        Stance::Churning => "Churning",
        Stance::Indifferent => "Indifferent",
        Stance::Loyal => "Loyal",
    }
}

/// "3 of 5 are angry".
#[must_use]
pub fn of_stance(count: usize, heard: usize, mood: Option<f64>) -> String {
    if heard == 0 {
        return "0 voices".to_owned();
    }
    if count == 0 {
        return format!("0 of {heard}");
    }
    let is_one = count == 1;
    let feeling = match mood.map(f64::round) {
        None if is_one => "speaks of it",
        None => "speak of it",
        Some(mood) if mood <= -2.0 && is_one => "is angry",
        Some(mood) if mood <= -2.0 => "are angry",
        Some(mood) if mood <= -1.0 && is_one => "is uneasy",
        Some(mood) if mood <= -1.0 => "are uneasy",
        Some(mood) if mood < 1.0 && is_one => "shrugs",
        Some(mood) if mood < 1.0 => "shrug",
        Some(_) if is_one => "is pleased",
        Some(_) => "are pleased",
    };
    format!("{count} of {heard} {feeling}")
}

/// "6 of 14 voices speak of this".
#[must_use]
pub fn speak_of(count: usize, all: usize) -> String {
    let speaks = if count == 1 { "speaks" } else { "speak" };
    format!("{count} of {all} voices {speaks} of this")
}

/// "found by: card, delivery".
#[must_use]
pub fn found_by(words: &[String]) -> String {
    if words.is_empty() {
        String::new()
    } else {
        format!("found by: {}", words.join(", "))
    }
}

/// "At: Waiting for the card, Card in hand".
#[must_use]
pub fn concerned(names: &[String]) -> String {
    if names.is_empty() {
        String::new()
    } else {
        format!("At: {}", names.join(", "))
    }
}
