//! Owns the sentences that are proposed as headlines: each says in words what the figures say.

use crate::insight::words::{counted, plain, signed, spoken_time};
use crate::insight::{Belief, JourneyFigures, named};
use crate::model::Step;

use super::{ContrastRow, CurvePoint, FixRow, GroupKind, GroupRow};

/// From which consistency on nobody is said to lag.
pub(super) const EVEN: f64 = 0.9;

/// How a step of the emotion scale is said.
pub(super) fn feeling(emotion: f64) -> &'static str {
    let step = emotion.round();
    if step <= -3.0 {
        "furious"
    } else if step <= -2.0 {
        "frustrated"
    } else if step <= -1.0 {
        "uneasy"
    } else if step < 1.0 {
        "indifferent"
    } else if step < 2.0 {
        "content"
    } else if step < 3.0 {
        "pleased"
    } else {
        "delighted"
    }
}

/// The text with a capital at its start.
#[must_use]
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

pub(super) fn customer(name: &str, goal: &str) -> String {
    if goal.is_empty() {
        format!("Nobody has written down what {name} wants")
    } else {
        format!("What {name} wants: {}", uncapital(goal))
    }
}

/// The goal in the middle of a sentence; a name or "I" keeps its capital.
fn uncapital(text: &str) -> String {
    let mut words = text.split_whitespace();
    let first = words.next().unwrap_or_default();
    let starts = |word: &str, is: fn(char) -> bool| word.chars().next().is_some_and(is);
    let is_plain = words.all(|word| !starts(word, char::is_uppercase)) || first.len() <= 4;
    if is_plain && first.chars().skip(1).all(char::is_lowercase) && first.chars().count() > 1 {
        let mut letters = text.chars();
        letters.next().map_or_else(String::new, |first| {
            first.to_lowercase().chain(letters).collect()
        })
    } else {
        text.to_owned()
    }
}

/// What the organisation believes beside what is felt; empty where nothing is believed.
pub(super) fn belief(belief: &Belief) -> String {
    let shares = belief.believed_positive.zip(belief.felt_positive);
    let Some((believed, felt)) = shares.filter(|_| belief.count > 1) else {
        return String::new();
    };
    let of = |share: f64| plain(share * super::make::number(belief.count), 0);
    format!(
        "We believe {} of {} touchpoints to be positive; {} are",
        of(believed),
        belief.count,
        of(felt)
    )
}

/// What the whole journey is like.
pub(super) fn journey(customer: &str, figures: &JourneyFigures, steps: &[&Step]) -> String {
    let rated = |step: &&Step| {
        let known = figures.touchpoint(&step.id)?;
        Some((named(step).to_owned(), known.ratings.emotion?))
    };
    let felt: Vec<(String, f64)> = steps.iter().filter_map(rated).collect();
    match felt.as_slice() {
        [] => format!("Nobody knows yet how {customer} feels on the way"),
        [(name, only)] => format!("{name} leaves {customer} {}", feeling(*only)),
        [(_, first), .., (_, last)] if feeling(*first) == feeling(*last) => {
            let low = felt.iter().min_by(|(_, a), (_, b)| a.total_cmp(b));
            let (name, low) = low.map_or(("", *first), |(name, low)| (name.as_str(), *low));
            if feeling(low) == feeling(*first) {
                format!("{} is {} all the way", capital(customer), feeling(*first))
            } else {
                format!(
                    "{} is {}, at worst {} at “{name}”",
                    capital(customer),
                    feeling(*first),
                    feeling(low)
                )
            }
        }
        [(_, first), .., (_, last)] => format!(
            "{} starts out {} and ends up {}",
            capital(customer),
            feeling(*first),
            feeling(*last)
        ),
    }
}

/// What a part of a journey is like.
pub(super) fn part(stages: &str, points: &[CurvePoint], customer: &str) -> String {
    let felt = points
        .iter()
        .filter_map(|it| Some((it.name.as_str(), it.emotion?)));
    let low = felt.min_by(|(_, a), (_, b)| a.total_cmp(b));
    match low {
        None => format!("{stages}: nobody knows yet how {customer} feels"),
        Some((name, low)) => format!("{stages}: {customer} is {} at “{name}”", feeling(low)),
    }
}

/// What is known of a touchpoint that a headline could say.
pub(super) struct Told<'a> {
    pub(super) name: &'a str,
    pub(super) customer: &'a str,
    pub(super) wait: Option<f64>,
    pub(super) rival: Option<f64>,
    /// What was promised for here and was not kept.
    pub(super) broken: Option<&'a str>,
    /// What was promised here and was not kept elsewhere.
    pub(super) unkept: Option<&'a str>,
    pub(super) emotion: Option<f64>,
    pub(super) hygiene: Option<f64>,
    pub(super) parity: f64,
    pub(super) gap: Option<f64>,
    pub(super) is_moment_of_truth: bool,
}

/// The strongest that can be said: a competitor's time, a broken promise, failing basics, a disappointment, a delight.
pub(super) fn moment(told: &Told) -> String {
    let who = told.customer;
    let name = capital(told.name);
    if let Some((wait, rival)) = told
        .wait
        .zip(told.rival)
        .filter(|(wait, rival)| rival < wait)
    {
        let (ours, theirs) = (spoken_time(wait), spoken_time(rival));
        return format!("{name} takes {ours}. Elsewhere it takes {theirs}.");
    }
    if let Some(label) = told.unkept {
        return if label.is_empty() {
            format!("{name} promises what nobody keeps")
        } else {
            format!("{name} promises “{label}”, and nobody keeps it")
        };
    }
    if let Some(label) = told.broken {
        return if label.is_empty() {
            format!("At “{}” a promise to {who} was broken", told.name)
        } else {
            format!("We promised {who} “{label}”. The promise was broken.")
        };
    }
    let is_failing = told
        .hygiene
        .is_some_and(|hygiene| hygiene < told.parity - 1e-9);
    match told.emotion {
        None if told.hygiene.is_none() && told.is_moment_of_truth => {
            format!(
                "Much is at stake at “{}”, and nobody has rated it",
                told.name
            )
        }
        None if is_failing => format!("{name}: the basics are not met"),
        None => format!("{name}: nobody knows how {who} feels there"),
        Some(emotion) if is_failing && emotion >= 0.0 => {
            format!(
                "{name}: the basics are not met, though {who} is {}",
                feeling(emotion)
            )
        }
        Some(emotion) if is_failing => {
            if let Some(wait) = told.wait.filter(|wait| *wait > 0.0) {
                return format!(
                    "{name} takes {} and leaves {who} {}",
                    spoken_time(wait),
                    feeling(emotion)
                );
            }
            format!(
                "{name} leaves {who} {}: the basics are not met",
                feeling(emotion)
            )
        }
        Some(emotion) if told.gap.is_some_and(|gap| gap <= -2.0 + 1e-9) => {
            format!(
                "{} expected better: {} leaves {who} {}",
                capital(who),
                told.name,
                feeling(emotion)
            )
        }
        Some(emotion) => format!("{name} leaves {who} {}", feeling(emotion)),
    }
}

pub(super) fn contrasts(rows: &[ContrastRow]) -> String {
    match rows.first() {
        None => String::new(),
        Some(row) => {
            let (from, to) = row.emotions;
            format!(
                "“{}” is {}, “{}” {}: one company?",
                row.names.0,
                signed(from, 1),
                row.names.1,
                signed(to, 1)
            )
        }
    }
}

/// Which group lags.
pub(super) fn groups(kind: GroupKind, rows: &[GroupRow], index: Option<f64>) -> String {
    let even = index.is_some_and(|index| index >= EVEN);
    let lowest = rows.iter().find(|row| row.is_lagging).or(rows.first());
    let Some(lowest) = lowest else {
        return String::new();
    };
    let name = capital(&lowest.name);
    match (kind, even) {
        (GroupKind::Channel, true) => "Every channel feels much the same".to_owned(),
        (GroupKind::Owner, true) => "Every department does about as well".to_owned(),
        (GroupKind::Segment, true) => "Every kind of customer feels much the same".to_owned(),
        (GroupKind::Channel, false) => format!("{name} undoes what the other channels achieve"),
        (GroupKind::Owner, false) => format!("{name} lags behind: help them first"),
        (GroupKind::Segment, false) => format!("{name} has the worst of it"),
    }
}

/// Basics before delight.
pub(super) fn basics(failing: usize, rated: usize, blocked: usize) -> String {
    if rated == 0 {
        return "Nobody has rated the basics yet".to_owned();
    }
    if failing == 0 {
        return format!(
            "The basics are met at all {} rated touchpoints",
            counted(rated)
        );
    }
    let fail = if failing == 1 { "fails" } else { "fail" };
    let first = format!(
        "Basics first: {} of {} rated touchpoints {fail}",
        counted(failing),
        counted(rated)
    );
    match blocked {
        0 => first,
        _ => format!("{first}, and delight can’t make up for it"),
    }
}

/// What to fix first.
pub(super) fn fix(rows: &[FixRow]) -> String {
    let Some(row) = rows.first() else {
        return "Nothing fails".to_owned();
    };
    match row.lift.filter(|lift| *lift >= 0.05) {
        Some(lift) => format!(
            "Fix “{}” first: the score rises by {}",
            row.name,
            plain(lift, 0)
        ),
        None => format!("See to “{}” first", row.name),
    }
}

/// While it is computed what the ticked improvements do.
pub(super) const IN_WORK: &str = "What would that do? The score is being computed";

/// What the chosen improvements do.
pub(super) fn what_if(chosen: usize, score: Option<f64>, to_be: Option<f64>) -> String {
    let moves = if chosen == 1 {
        "improvement moves"
    } else {
        "improvements move"
    };
    match (chosen, score, to_be) {
        (0, ..) => "No improvement is chosen yet".to_owned(),
        (_, Some(score), Some(to_be)) if signed(score, 0) == signed(to_be, 0) => {
            let leaves = if chosen == 1 {
                "improvement leaves"
            } else {
                "improvements leave"
            };
            let count = capital(&counted(chosen));
            format!("{count} {leaves} the score at {}", signed(score, 0))
        }
        (_, Some(score), Some(to_be)) => format!(
            "{} {moves} the score from {} to {}",
            capital(&counted(chosen)),
            signed(score, 0),
            signed(to_be, 0)
        ),
        (..) => "There is no score yet that an improvement could move".to_owned(),
    }
}

/// What the room is asked for.
pub(super) fn ask(chosen: usize, first: &str) -> String {
    match chosen {
        0 => "We have nothing to ask for yet".to_owned(),
        1 => format!("We ask for one thing: {}", uncapital(first)),
        several => format!("We ask for {} improvements", counted(several)),
    }
}

/// What was decided: so many of all, after so many on slides before.
pub(super) fn decisions((before, count): (usize, usize), all: usize) -> String {
    match (before, all) {
        (_, 0) => "What do we decide today?".to_owned(),
        (0, 1) => "One decision".to_owned(),
        (0, all) => format!("{} decisions", capital(&counted(all))),
        (before, all) if count == 1 => format!("Decision {} of {all}", before + 1),
        (before, all) => format!("Decisions {} to {} of {all}", before + 1, before + count),
    }
}
