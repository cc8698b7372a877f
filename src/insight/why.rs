//! Owns the answer to "why this number?", in the words of a facilitator (METHOD.md, sections 6, 7, 9 and 10).

use crate::model::{JourneyId, Project, StepId};

use super::View;
use super::compare::{below, is_zero};
use super::passage::Carried;
use super::reading::{Ground, Seen, Spot};
use super::repairs::blame;
use super::support::Support;
use super::whatif::WhatIf;
use super::words::{counted, customer, ordinal, percent, plain, signed};

/// The answer to "why this number?" about one step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// Such as "Why −0.75?".
    pub question: String,
    /// One to five sentences or pairs of them.
    pub reasons: Vec<String>,
    /// What repairing it would do, such as "Meet the basics: score −20 → +5"; none where there is nothing to repair.
    pub consequence: Option<String>,
}

/// Why the step has its figure: a touchpoint its felt, a backstage step or system its lift.
/// None where there is no such journey or step.
#[must_use]
pub fn why(
    project: &Project,
    journey: &JourneyId,
    view: &View,
    step: &StepId,
) -> Option<Explanation> {
    let ground = Ground::new(project, journey)?;
    let seen = ground.seen(view);
    match ground.network.place(step) {
        Some(place) => Some(of_touchpoint(&ground, &seen, &ground.spot(&seen, place)?)),
        None => of_cause(&ground, &seen, step),
    }
}

fn of_touchpoint(ground: &Ground, seen: &Seen, spot: &Spot) -> Explanation {
    let Some(felt) = spot.visit.felt else {
        return Explanation {
            question: "Why is there no figure?".to_owned(),
            reasons: vec![
                "Nobody has rated the basics here yet.".to_owned(),
                "What is not rated is left out of every figure: it counts neither for nor against."
                    .to_owned(),
            ],
            consequence: None,
        };
    };
    let satisfaction = spot.visit.satisfaction.unwrap_or(felt);
    let fails = below(satisfaction, 0.0);
    let mut reasons = if fails {
        failing(ground, spot, satisfaction)
    } else {
        met(ground, spot)
    };
    reasons.extend(counts(ground, spot));
    Explanation {
        question: format!("Why {}?", signed(felt, 2)),
        reasons,
        consequence: fails.then(|| consequence(ground, seen, "Meet the basics", &[spot.place])),
    }
}

fn failing(ground: &Ground, spot: &Spot, satisfaction: f64) -> Vec<String> {
    let parity = ground.settings.parity;
    let hygiene = spot.rating.hygiene.unwrap_or_default();
    let basics = format!(
        "The basics count as met from {}. Here they are at {}: {}.",
        plain(parity, 2),
        plain(hygiene, 2),
        missing_part((parity - hygiene) / parity)
    );
    vec![
        basics,
        softened(ground, spot.rating.delight.unwrap_or_default()),
        forgiveness(ground, spot, satisfaction),
    ]
}

fn missing_part(share: f64) -> String {
    const SPOKEN: [(f64, &str); 9] = [
        (1.0, "all of them are missing"),
        (0.2, "a fifth is missing"),
        (0.25, "a quarter is missing"),
        (1.0 / 3.0, "a third is missing"),
        (0.4, "two fifths are missing"),
        (0.5, "half is missing"),
        (0.6, "three fifths are missing"),
        (2.0 / 3.0, "two thirds are missing"),
        (0.75, "three quarters are missing"),
    ];
    SPOKEN
        .iter()
        .find(|(spoken, _)| (share - spoken).abs() < 0.004)
        .map_or_else(
            || format!("{} is missing", percent(share)),
            |(_, words)| (*words).to_owned(),
        )
}

fn softened(ground: &Ground, delight: f64) -> String {
    let part = ground.settings.softening * delight / 5.0;
    if is_zero(delight) {
        "There is no delight to soften it.".to_owned()
    } else if is_zero(part) {
        "Delight softens nothing while basics fail.".to_owned()
    } else {
        format!(
            "Delight, at {} of 5, softens it by {}; it can’t make up for basics that fail.",
            plain(delight, 2),
            percent(part)
        )
    }
}

fn forgiveness(ground: &Ground, spot: &Spot, satisfaction: f64) -> String {
    let who = customer(&ground.journey.persona.name);
    let arriving = &spot.visit.arriving;
    if is_zero(arriving.met) {
        return format!(
            "It is the first that {who} gets to judge: there is no goodwill to draw on yet."
        );
    }
    let record = track_record(who, arriving);
    let rate = (arriving.failures + 1.0) / (arriving.met + 1.0);
    if super::compare::above(rate, ground.settings.tolerated_lapse_rate) {
        format!("{record} That is no slip any more: {who} forgives nothing.")
    } else if is_zero(spot.visit.forgiven) {
        format!("{record} It would pass as a slip, but {who} has no goodwill left for it.")
    } else if is_zero(satisfaction + spot.visit.forgiven) {
        format!("{record} It passes as a slip: {who} has the goodwill to forgive all of it.")
    } else {
        format!(
            "{record} It passes as a slip: {who} has the goodwill to forgive {} of it.",
            percent(spot.visit.forgiven / -satisfaction)
        )
    }
}

/// How often the customer has been failed so far, this time included.
fn track_record(who: &str, arriving: &Carried) -> String {
    let (failures, met) = (arriving.failures + 1.0, arriving.met + 1.0);
    match (whole(failures), whole(met)) {
        (Some(failures), Some(met)) => format!(
            "It is the {} failure in {} touchpoints.",
            ordinal(failures),
            counted(met)
        ),
        _ => format!(
            "On the ways that lead here, {} of the touchpoints have failed {who}, this one included.",
            percent(failures / met)
        ),
    }
}

fn whole(figure: f64) -> Option<usize> {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a count of touchpoints, at least 1"
    )]
    is_zero(figure - figure.round()).then(|| figure.round() as usize)
}

fn met(ground: &Ground, spot: &Spot) -> Vec<String> {
    let basics = format!(
        "The basics count as met from {}, and here they are at {}.",
        plain(ground.settings.parity, 2),
        plain(spot.rating.hygiene.unwrap_or_default(), 2)
    );
    let delight = match spot.rating.delight {
        Some(delight) if !is_zero(delight) => format!(
            "With the basics met, delight counts in full: {} of 5.",
            plain(delight, 2)
        ),
        _ => "Nothing delights here, and basics that are met go unnoticed: nobody cheers because the parcel came on time."
            .to_owned(),
    };
    vec![basics, delight]
}

/// Why it counts more or less than others.
fn counts(ground: &Ground, spot: &Spot) -> Vec<String> {
    let weight = ground.settings.moment_of_truth_weight;
    let reach = ground.network.reach_at(spot.place);
    let truth = (spot.step.moment_of_truth && !is_zero(weight - 1.0)).then(|| {
        let times = match whole(weight) {
            Some(2) => "double".to_owned(),
            Some(times) => format!("{} times", counted(times)),
            None => format!("{} times", plain(weight, 2)),
        };
        format!("A moment of truth: it counts {times}.")
    });
    let few = if is_zero(reach) {
        Some("Nobody comes here the way the links run: it counts nothing.".to_owned())
    } else {
        below(reach, 1.0).then(|| {
            format!(
                "Of the customers, {} come here: it counts by so much less.",
                percent(reach)
            )
        })
    };
    truth.into_iter().chain(few).collect()
}

fn of_cause(ground: &Ground, seen: &Seen, step: &StepId) -> Option<Explanation> {
    let support = Support::new(ground.journey, &ground.network);
    let cause = support.causes.iter().position(|cause| cause.id == *step)?;
    let touchpoints = support.touchpoints_of(cause);
    let lift = WhatIf::new(ground, seen).lift(&touchpoints);
    let failing: Vec<usize> = touchpoints
        .iter()
        .copied()
        .filter(|&place| {
            let visit = seen.visits.get(place);
            visit
                .and_then(|visit| visit.satisfaction)
                .is_some_and(|it| below(it, 0.0))
        })
        .collect();
    let mut reasons = vec![stands_behind(ground, &touchpoints)];
    if !touchpoints.is_empty() {
        reasons.push(match failing.len() {
            0 => "The basics are met, or not rated, at all of them.".to_owned(),
            1 => format!("The basics fail at {}.", names(ground, &failing)),
            several => format!("The basics fail at {} of them.", counted(several)),
        });
    }
    if let Some(blame) = blame(ground, seen, &touchpoints).filter(|blame| !is_zero(*blame)) {
        reasons.push(format!(
            "Of all that {} suffers on this journey, {} happens there.",
            customer(&ground.journey.persona.name),
            percent(blame)
        ));
    }
    Some(Explanation {
        question: lift.map_or_else(
            || "Why is there no figure?".to_owned(),
            |lift| format!("Why {}?", signed(lift, 1)),
        ),
        reasons,
        consequence: lift
            .filter(|_| !failing.is_empty())
            .map(|_| consequence(ground, seen, "Repair it", &touchpoints)),
    })
}

fn stands_behind(ground: &Ground, touchpoints: &[usize]) -> String {
    match touchpoints.len() {
        0 => "It supports no touchpoint, directly or through others.".to_owned(),
        1..=3 => format!("It stands behind {}.", names(ground, touchpoints)),
        several => format!("It stands behind {} touchpoints.", counted(several)),
    }
}

fn names(ground: &Ground, touchpoints: &[usize]) -> String {
    let names: Vec<String> = touchpoints
        .iter()
        .filter_map(|&place| ground.network.touchpoints.get(place))
        .map(|step| format!("“{}”", super::named(step)))
        .collect();
    match names.as_slice() {
        [rest @ .., last] if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        names => names.concat(),
    }
}

fn consequence(ground: &Ground, seen: &Seen, what: &str, touchpoints: &[usize]) -> String {
    let lift = WhatIf::new(ground, seen).lift(touchpoints);
    let Some((score, lift)) = ground.score(seen).zip(lift) else {
        return format!("{what}: the journey has no score yet");
    };
    let decimals = usize::from(signed(score, 0) == signed(score + lift, 0));
    let (today, then) = (signed(score, decimals), signed(score + lift, decimals));
    if today == then {
        format!("{what}: score stays at {today}")
    } else {
        format!("{what}: score {today} → {then}")
    }
}
