//! Owns the words of the page that sets stages, channels, owners and segments beside each other.

use crate::insight::words::{counted, customer, percent, plain, signed, signed_fixed};
use crate::insight::{
    Compared, Grouping, JudgedHandOvers, Promises, Sentence, SourceSplit, Sources,
};
use crate::model::{Link, Step};

use super::time::spelled;

/// The tab of what to fix first.
pub const FIX_FIRST: &str = "Fix first";
/// The tab and title of the page.
pub const CONSISTENCY: &str = "Consistency";
/// The tabs, as they are heard.
pub const TABS: &str = "What the page shows";
/// The heading of neighbours that feel altogether different.
pub const CONTRASTS: &str = "Contrasts between neighbours";
/// There is none.
pub const NO_CONTRASTS: &str =
    "No two neighbours lie 4 or more apart: one company, one experience.";
/// The heading of promises.
pub const PROMISES: &str = "Promises";
/// There is none.
pub const NO_PROMISES: &str = "Nothing was promised along the way. Draw a promise from where it is made to where it falls due.";
/// The heading of hand-overs and sources.
pub const HAND_OVERS: &str = "Hand-overs and sources";
/// The heading of waits.
pub const WAITS: &str = "Waits, here and at a competitor";
/// The bar of our wait.
pub const HERE: &str = "here";
/// The bar of a competitor's wait.
pub const THERE: &str = "there";

/// For whom, and what is shown.
#[must_use]
pub fn seen_for(journey: &str, segment: Option<&str>) -> String {
    let whom = segment.unwrap_or("everyone");
    let journey = journey.trim();
    let separator = if journey.is_empty() { "" } else { " · " };
    format!("{journey}{separator}seen for {whom} · what is felt, on average, from −1 to +1")
}

/// The heading of a grouping.
#[must_use]
pub fn by(by: Grouping) -> &'static str {
    match by {
        Grouping::Stage => "By stage",
        Grouping::Channel => "By channel",
        Grouping::Owner => "By owner",
        Grouping::Segment => "By segment",
    }
}

/// What there is only one of.
fn one(by: Grouping) -> &'static str {
    match by {
        Grouping::Stage => "stage",
        Grouping::Channel => "channel",
        Grouping::Owner => "owner",
        Grouping::Segment => "segment",
    }
}

/// How even it is: "evenness 0.56 of 1".
#[must_use]
pub fn index(index: f64) -> String {
    format!("evenness {} of 1", plain(index, 2))
}

/// Which group lags, and how far: "Letter lags: −0.42 beside +0.35 elsewhere".
#[must_use]
pub fn lagging(compared: &Compared) -> String {
    let Some(lagging) = compared.lagging() else {
        return match compared.groups.as_slice() {
            [] => format!("No {} has rated touchpoints yet", one(compared.by)),
            [only] => format!(
                "Only {} has rated touchpoints: nothing to compare",
                only.name
            ),
            _ => "All are alike".to_owned(),
        };
    };
    let elsewhere = lagging.elsewhere.unwrap_or_default();
    format!(
        "{} lags: {} beside {} elsewhere",
        lagging.name,
        signed(lagging.mean, 2),
        signed(elsewhere, 2)
    )
}

/// What repairing the lagging group would bring; none where it would bring nothing.
#[must_use]
pub fn repaired(compared: &Compared, score: Option<f64>) -> Option<String> {
    let lagging = compared.lagging()?;
    let lift = lagging.lift.filter(|lift| *lift > 1e-9)?;
    let score = score?;
    let (today, then) = (signed(score, 1), signed(score + lift, 1));
    Some(format!("Meet the basics there: score {today} → {then}"))
}

/// How many touchpoints a group has.
#[must_use]
pub fn touchpoints(count: usize) -> String {
    match count {
        1 => "1 touchpoint".to_owned(),
        more => format!("{more} touchpoints"),
    }
}

/// How many touchpoints are in no group.
#[must_use]
pub fn ungrouped(by: Grouping, count: usize) -> String {
    format!("{} without a {}", touchpoints(count), one(by))
}

/// A group as it is heard.
#[must_use]
pub fn group(name: &str, mean: f64, count: usize, lift: Option<f64>) -> String {
    let over = if count > 0 {
        format!(" over {}", touchpoints(count))
    } else {
        String::new()
    };
    let lift = lift.filter(|lift| *lift > 1e-9);
    let lift = lift.map_or_else(String::new, |lift| {
        format!(
            ", repairing all of it lifts the score by {}",
            signed_fixed(lift, 1)
        )
    });
    format!("{name}, felt {}{over}{lift}", signed(mean, 2))
}

/// Two neighbours that feel altogether different.
#[must_use]
pub fn contrast((from, felt): (&Step, f64), (to, then): (&Step, f64)) -> Sentence {
    let apart = plain((felt - then).abs(), 2);
    Sentence::default()
        .step(from)
        .text(&format!(" {} and ", signed(felt, 2)))
        .step(to)
        .text(&format!(" {}: {apart} apart", signed(then, 2)))
}

/// How many more there are.
#[must_use]
pub fn more(count: usize) -> String {
    format!("and {count} more")
}

/// How many promises were kept.
#[must_use]
pub fn promises(promises: &Promises) -> String {
    let all = [
        (promises.kept, "kept"),
        (promises.broken, "broken"),
        (promises.unknown, "of which nobody knows"),
    ];
    let told = all.iter().filter(|(count, _)| *count > 0);
    let told: Vec<String> = told
        .map(|(count, what)| format!("{} {what}", counted(*count)))
        .collect();
    format!("Promises along the way: {}", told.join(", "))
}

/// Where a promise was made and where it fell due, with the owners at both ends.
#[must_use]
pub fn promise(label: &str, made: (&Step, Option<&str>), due: (&Step, Option<&str>)) -> Sentence {
    let owner = |owner: Option<&str>| format!(" ({})", owner.unwrap_or("nobody owns it"));
    let begin = match label.trim() {
        "" => "Made at ".to_owned(),
        label => format!("“{label}”, made at "),
    };
    Sentence::from(begin)
        .step(made.0)
        .text(&format!("{}, due at ", owner(made.1)))
        .step(due.0)
        .text(&owner(due.1))
}

/// How the hand-overs turn out: good ones count, too.
#[must_use]
pub fn hand_overs(judged: &JudgedHandOvers) -> String {
    let (smooth, broken) = (judged.smooth.len(), judged.broken.len());
    let unknown = judged.unknown.len();
    let all = smooth + broken + unknown;
    if all == 0 {
        return "Nobody is handed over: channel and owner stay the same all the way.".to_owned();
    }
    let or_none = |count: usize| match count {
        0 => "none".to_owned(),
        count => counted(count),
    };
    let (goes, arrives) = match (smooth, broken) {
        (0 | 1, 0 | 1) => ("goes", "arrives"),
        (0 | 1, _) => ("goes", "arrive"),
        (_, 0 | 1) => ("go", "arrives"),
        (_, _) => ("go", "arrive"),
    };
    let mut parts = vec![
        format!("{} {goes} smoothly", or_none(smooth)),
        format!("{} {arrives} where the basics fail", or_none(broken)),
    ];
    if unknown > 0 {
        parts.push(format!("{} nobody has rated", counted(unknown)));
    }
    let whole = match all {
        1 => "Of the one hand-over between channels or owners".to_owned(),
        more => format!(
            "Of the {} hand-overs between channels or owners",
            counted(more)
        ),
    };
    format!("{whole}, {}.", parts.join(", "))
}

/// Where delights and failures come from: soft sources (people, culture) or hard ones (process, technology).
#[must_use]
pub fn sources(split: SourceSplit) -> String {
    let of = |sources: Sources, none: &str, what: &str| {
        let parts = [
            (sources.soft, "from people and culture"),
            (sources.hard, "from process and technology"),
            (sources.unknown, "from a source that nobody has named"),
        ];
        let told = parts.iter().filter(|(count, _)| *count > 0);
        let told: Vec<String> = told
            .map(|(count, from)| format!("{} {from}", counted(*count)))
            .collect();
        if told.is_empty() {
            none.to_owned()
        } else {
            format!("{what}: {}", told.join(", "))
        }
    };
    let delights = of(split.delights, "Nothing delights yet", "Delights");
    let failures = of(split.failures, "Nothing fails", "Failures");
    format!("{delights}. {failures}.")
}

/// The heading of flows that lead back.
pub const LOOPS: &str = "Loops back";

/// A flow that leads back: from where, to where, what is written on it and for how many of those who are there.
#[must_use]
pub fn loop_back(link: &Link, from: &Step, to: &Step) -> Sentence {
    let share = link.share.map(|share| percent(share.get() / 100.0));
    let label = Some(link.label.trim()).filter(|label| !label.is_empty());
    let said: Vec<String> = [share, label.map(|label| format!("“{label}”"))]
        .into_iter()
        .flatten()
        .collect();
    let said = if said.is_empty() {
        String::new()
    } else {
        format!(" ({})", said.join(", "))
    };
    Sentence::from("From ")
        .step(from)
        .text(" back to ")
        .step(to)
        .text(&said)
}

/// A wait as it is shown, or that nobody knows it.
#[must_use]
pub fn wait(minutes: Option<f64>) -> String {
    minutes.map_or_else(|| "not known".to_owned(), spelled)
}

/// A wait beside a competitor's, as it is heard.
#[must_use]
pub fn waits(step: &str, who: &str, ours: Option<f64>, rival: Option<f64>) -> String {
    format!(
        "{step}: {} waits {} here, {} at a competitor",
        customer(who),
        wait(ours),
        wait(rival)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn delights_and_failures_are_split_in_one_sentence() {
        let count = |hard, soft, unknown| Sources {
            hard,
            soft,
            unknown,
        };
        let split = SourceSplit {
            delights: count(0, 1, 0),
            failures: count(2, 0, 1),
        };
        assert_eq!(
            sources(split),
            "Delights: one from people and culture. Failures: two from process and technology, one from a source that nobody has named."
        );
        let nothing = sources(SourceSplit::default());
        assert_eq!(nothing, "Nothing delights yet. Nothing fails.");
    }
}
