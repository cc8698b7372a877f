//! Owns the words of how the map is looked at: for whom, as it is or as it shall be, from which side, with what.

use crate::insight::words::{percent, plain, signed};
use crate::insight::{Moment, Standpoint, Strip, TouchpointFigures, serves_company_only};
use crate::model::{Level, Settings, Step};

/// What a segment is, where it stands among other things that can be chosen.
pub const SEGMENT: &str = "segment";
/// The map seen for all customers together.
pub const SEEN_FOR_EVERYONE: &str = "Seen for everyone";
/// All customers together.
pub const EVERYONE: &str = "Everyone";
/// Nobody has made a segment yet.
pub const NO_SEGMENTS: &str =
    "Make segments on the page of the project to see the map for each of them";
/// What becomes of a rating that is given while the map is seen for one segment.
pub const RATED_FOR_IT: &str = "Ratings that you give now are theirs";
/// What becomes of a rating that is given while several segments are compared.
pub const RATED_FOR_EVERYONE: &str =
    "Several lie over each other; ratings that you give now are everyone’s";
/// Nothing can be seen as it shall be.
pub const NOTHING_TO_BE: &str = "Choose an improvement on the page of priorities, or copy the journey as to-be, to see it as it shall be";
/// The name of the drop-down of segments, as it is heard.
pub const FOR_WHOM: &str = "Seen for";
/// The name of the drop-down of sides, as it is heard.
pub const WHICH_SIDE: &str = "Side";
/// The name of the drop-down of as is and to be, as it is heard.
pub const WHICH_MOMENT: &str = "As it is or as it shall be";

/// "Seen for Students".
#[must_use]
pub fn seen_for(segment: &str) -> String {
    format!("Seen for {segment}")
}

/// "Seen for 2 segments".
#[must_use]
pub fn seen_for_several(count: usize) -> String {
    format!("Seen for {count} segments")
}

/// A side, on its button.
#[must_use]
pub const fn side(side: Standpoint) -> &'static str {
    match side {
        Standpoint::Customer => "Customer’s side",
        Standpoint::Company => "Company’s side",
    }
}

/// What a side shows.
#[must_use]
pub const fn what_side_shows(side: Standpoint) -> &'static str {
    match side {
        Standpoint::Customer => "What the customer hopes for, feels and expected",
        Standpoint::Company => {
            "What you believe, what is at stake, who gets what from it, and what lies behind"
        }
    }
}

/// As it is or as it shall be, on its button.
#[must_use]
pub const fn moment(moment: Moment) -> &'static str {
    match moment {
        Moment::AsIs => "As it is",
        Moment::ToBe => "To be",
        Moment::Both => "As is and to be",
    }
}

/// A strip under the curve.
#[must_use]
pub const fn strip(strip: Strip) -> &'static str {
    match strip {
        Strip::Felt => "Felt",
        Strip::Goodwill => "Goodwill",
    }
}

/// As it shall be: what makes the difference, and what ratings are given then.
pub const WITH_IMPROVEMENTS: &str = "To be: with the improvements chosen on the page of priorities. Ratings that you give are today’s";
/// A rating was given while the map is seen as it shall be.
pub const RATED_TODAY: &str = "That is today’s rating. What is shown is as it shall be: choose ‘As it is’ to see what you have given";

/// As it is or as it shall be: the journey that it is compared with.
#[must_use]
pub fn beside_journey(name: &str) -> String {
    format!(
        "Compared with the journey ‘{}’",
        super::name_or_unnamed(name)
    )
}

/// A touchpoint that only the journey as it shall be has.
pub const ADDED: &str = "new";

/// "−2 → +1": a rating as it is and as it shall be.
#[must_use]
pub fn from_to(before: Option<f64>, after: Option<f64>, say: impl Fn(f64) -> String) -> String {
    let said = |value: Option<f64>| value.map_or_else(|| super::MISSING.to_owned(), &say);
    format!("{} → {}", said(before), said(after))
}

/// The row of stakes over the map, in two lines.
pub const AT_STAKE: [&str; 2] = ["At", "stake"];
/// The curve as it is.
pub const AS_IT_IS: &str = "as it is";
/// The curve as it shall be.
pub const TO_BE: &str = "to be";

/// The heading of the band from the company's side.
#[must_use]
pub fn what_we_believe(name: &str) -> String {
    format!("What we believe {} feels", super::customer(name))
}

/// The menu in the heading of the band.
pub const BAND_SHOWS: &str = "Show felt and goodwill under the emotions";

/// What a strip shows.
#[must_use]
pub const fn what_strip_shows(strip: Strip) -> &'static str {
    match strip {
        Strip::Felt => "How satisfied they are after forgiving what they forgive: −1 … +1",
        Strip::Goodwill => "What good touchpoints have earned on arrival, to forgive a lapse with",
    }
}

/// "Score −20 → +26.7".
#[must_use]
pub fn score_from_to(before: Option<f64>, after: Option<f64>) -> String {
    format!("Score {}", from_to(before, after, |it| signed(it, 1)))
}

/// "Students −12".
#[must_use]
pub fn score_of(name: &str, score: Option<f64>) -> String {
    let score = score.map_or_else(|| super::MISSING.to_owned(), |it| signed(it, 1));
    format!("{name} {score}")
}

/// "Score: First card −31 · Students −12".
#[must_use]
pub fn scores(told: &[String]) -> String {
    format!("Score: {}", told.join(" · "))
}

/// The score, how many touchpoints are new, and which are gone.
#[must_use]
pub fn changed(score: &str, added: usize, removed: &[String]) -> String {
    let added = (added > 0).then(|| format!("{added} new"));
    let gone: Vec<String> = removed.iter().map(|name| format!("‘{name}’")).collect();
    let gone = (!gone.is_empty()).then(|| format!("gone: {}", gone.join(", ")));
    let parts = [Some(score.to_owned()), added, gone];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// What is felt at a touchpoint, and what it is made of.
#[must_use]
pub fn felt_told(name: &str, figures: &TouchpointFigures) -> String {
    let Some((felt, satisfaction)) = figures.felt.zip(figures.satisfaction) else {
        return format!(
            "{name}: nobody has rated the basics here yet, so nothing is known of what is felt"
        );
    };
    let felt = signed(felt, 2);
    if figures.forgiven > 0.0 {
        let (satisfaction, forgiven) = (signed(satisfaction, 2), plain(figures.forgiven, 2));
        return format!(
            "{name}: felt {felt}. Satisfaction {satisfaction}, of which goodwill forgives {forgiven}"
        );
    }
    if satisfaction < 0.0 {
        return format!("{name}: felt {felt}. Nothing is forgiven here");
    }
    format!("{name}: felt {felt}. There is nothing to forgive")
}

/// The goodwill at a touchpoint, and where it comes from.
#[must_use]
pub fn goodwill_told(name: &str, figures: &TouchpointFigures, method: &Settings) -> String {
    let (goodwill, memory) = (plain(figures.goodwill, 2), percent(method.memory));
    format!(
        "{name}: goodwill {goodwill} on arrival. Good touchpoints earn it; {memory} of it is left at each next one, and a lapse uses it up"
    )
}

/// "12 % leave here".
#[must_use]
pub fn leave_here(share: f64) -> String {
    format!("{} leave here", percent(share))
}

/// "rival: 4 days".
#[must_use]
pub fn rival(duration: &str) -> String {
    format!("rival: {duration}")
}

/// What the signs on the cards mean: a ring, a square, a warning.
pub const WHO_GETS_WHAT: [&str; 3] = [
    "the customer’s benefit",
    "the company’s",
    "serves the company only",
];

/// "lift +24.8": what repairing something behind the touchpoints is worth.
#[must_use]
pub fn lift(lift: f64) -> String {
    format!("lift {}", signed(lift, 1))
}

/// What is at stake at a touchpoint and who gets what from it, to a screen reader.
#[must_use]
pub fn company_said(step: &Step) -> Vec<String> {
    let benefit = |who: &str, level: Option<Level>| {
        level.map(|level| format!("benefit for {who} {}", plain(level.get(), 1)))
    };
    let stake = step.stake.trim();
    let said = [
        (!stake.is_empty()).then(|| format!("at stake: {stake}")),
        benefit("the customer", step.customer_benefit),
        benefit("the company", step.company_benefit),
        serves_company_only(step).then(|| "serves the company only".to_owned()),
    ];
    said.into_iter().flatten().collect()
}

/// A delight that is struck through.
pub const BLOCKED: &str = "Blocked: delight is worth little while the basics fail here";
