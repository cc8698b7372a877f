//! Explains what a repair would bring: at a touchpoint and further on, and behind several of them (METHOD.md, section 10).

use super::super::compare::{above, below, is_zero};
use super::super::passage::walk;
use super::super::reading::{Seen, Spot};
use super::super::repairs::blame;
use super::super::support::Support;
use super::super::whatif::WhatIf;
use super::super::words::{counted, percent, plain, signed};
use super::{Explanation, Sentence, Teller};
use crate::model::{Step, StepId};

/// How many touchpoints are told one by one.
const TOLD: usize = 6;

pub(super) fn of_touchpoint(teller: &Teller, spot: &Spot) -> Explanation {
    let parity = teller.ground.settings.parity;
    let Some(lift) = WhatIf::new(teller.ground, teller.seen).lift(&[spot.place]) else {
        return Explanation::missing(["The journey has no score yet that could rise.".into()]);
    };
    let question = format!("Why {}?", signed(lift, 1));
    let Some(hygiene) = spot.rating.hygiene else {
        let nobody =
            "Nobody has rated the basics here, so nothing is known that could be repaired.";
        return Explanation::new(question, vec![nobody.into()]);
    };
    if !below(hygiene, parity) {
        let met = format!(
            "The basics are met here ({} of 5, met from {}): raising them further would go unnoticed.",
            plain(hygiene, 2),
            plain(parity, 2)
        );
        return Explanation::new(question, vec![met.into()]);
    }
    let then = repaired(teller, &[spot.place]);
    let reasons = differences(teller, &then, &[spot.place]);
    let consequence = teller.consequence("Meet the basics".into(), &[spot.place]);
    Explanation::new(question, reasons).therefore(consequence)
}

/// What is seen with the basics met at these touchpoints, where they are rated.
fn repaired(teller: &Teller, places: &[usize]) -> Seen {
    let mut ratings = teller.seen.ratings.clone();
    let parity = teller.ground.settings.parity;
    for &place in places {
        if let Some(rating) = ratings.get_mut(place) {
            rating.hygiene = rating.hygiene.map(|hygiene| hygiene.max(parity));
        }
    }
    let visits = walk(&teller.ground.network, &teller.ground.settings, &ratings);
    Seen { ratings, visits }
}

/// Where something else is felt then, the repaired touchpoints themselves first.
fn differences(teller: &Teller, then: &Seen, repaired: &[usize]) -> Vec<Sentence> {
    let whole = teller.ground.felt_weight(teller.seen);
    let mut reasons = Vec::new();
    let mut more = 0;
    for (today, then) in teller.spots().zip(teller.ground.spots(then)) {
        let Some((before, after)) = today.visit.felt.zip(then.visit.felt) else {
            continue;
        };
        if is_zero(after - before) {
            continue;
        }
        if reasons.len() >= TOLD {
            more += 1;
            continue;
        }
        let points = 100.0 * today.weight * (after - before) / whole;
        let moved = format!(
            " goes from {} to {} ({} points).",
            signed(before, 2),
            signed(after, 2),
            signed(points, 1)
        );
        let begin = if repaired.contains(&today.place) {
            Sentence::from("With the basics met, ")
        } else if above(then.visit.forgiven, 0.0) && is_zero(today.visit.forgiven) {
            let slip =
                "Further on there is one failure less behind, so the next passes as a slip: ";
            Sentence::from(slip)
        } else {
            Sentence::from("Further on, with other goodwill left: ")
        };
        reasons.push(begin.step(today.step).text(&moved));
    }
    if more > 0 {
        reasons.push(format!("And {} more touchpoints.", counted(more)).into());
    }
    if reasons.is_empty() {
        reasons.push("Nobody comes here the way the links run, so it would change nothing.".into());
    }
    reasons
}

pub(super) fn of_cause(teller: &Teller, step: &StepId) -> Option<Explanation> {
    let (ground, seen) = (teller.ground, teller.seen);
    let support = Support::new(ground.journey, &ground.network);
    let cause = support.causes.iter().position(|cause| cause.id == *step)?;
    let touchpoints = support.touchpoints_of(cause);
    let mut what_if = WhatIf::new(ground, seen);
    let Some(lift) = what_if.lift(&touchpoints) else {
        let mut reasons = vec![stands_behind(teller, &touchpoints)];
        reasons.push("The journey has no score yet that could rise.".into());
        return Some(Explanation::missing(reasons));
    };
    let failing: Vec<Spot> = touchpoints
        .iter()
        .filter_map(|&place| teller.spot(place))
        .filter(|spot| spot.visit.satisfaction.is_some_and(|it| below(it, 0.0)))
        .collect();
    let mut reasons = vec![stands_behind(teller, &touchpoints)];
    if failing.is_empty() && !touchpoints.is_empty() {
        reasons.push("The basics are met, or not rated, at all of them.".into());
    } else if !failing.is_empty() {
        let alone = failing.iter().map(|spot| {
            let lift = what_if.lift(&[spot.place]).unwrap_or_default();
            (spot.step, format!(" ({} repaired alone)", signed(lift, 1)))
        });
        let begin = Sentence::from("The basics fail at ");
        reasons.push(begin.steps_said(alone.collect::<Vec<_>>(), TOLD).text("."));
    }
    if let Some(blame) = blame(ground, seen, &touchpoints).filter(|blame| !is_zero(*blame)) {
        let part = format!(
            "Of all that {} suffers on this journey, {} happens there.",
            teller.who(),
            percent(blame)
        );
        reasons.push(part.into());
    }
    let told = Explanation::new(format!("Why {}?", signed(lift, 1)), reasons);
    let repair = || teller.consequence("Repair it".into(), &touchpoints);
    Some(told.therefore((!failing.is_empty()).then(repair)))
}

/// Why a step has its part in what customers suffer.
pub(super) fn blamed(teller: &Teller, step: &StepId) -> Option<Explanation> {
    let (ground, seen) = (teller.ground, teller.seen);
    let support = Support::new(ground.journey, &ground.network);
    let cause = support.causes.iter().position(|cause| cause.id == *step)?;
    let touchpoints = support.touchpoints_of(cause);
    let Some(part) = blame(ground, seen, &touchpoints) else {
        let nothing = format!("{} suffers nowhere on this journey.", teller.who_first());
        return Some(Explanation::missing([nothing.into()]));
    };
    let each = touchpoints.iter().filter_map(|&place| {
        let part = blame(ground, seen, &[place]).filter(|part| !is_zero(*part))?;
        let spot = teller.spot(place)?;
        Some((spot.step, format!(" ({})", percent(part))))
    });
    let each: Vec<(&Step, String)> = each.collect();
    let mut reasons: Vec<Sentence> = vec![
        "What is felt below 0 is the pain, weighed by how many customers come there.".into(),
        stands_behind(teller, &touchpoints),
    ];
    reasons.push(if each.is_empty() {
        "Nothing of the pain happens there.".into()
    } else {
        let begin = Sentence::from("Of all of it there falls to ");
        begin.steps_said(each, TOLD).text(".")
    });
    Some(Explanation::new(
        format!("Why {} of the pain?", percent(part)),
        reasons,
    ))
}

fn stands_behind(teller: &Teller, touchpoints: &[usize]) -> Sentence {
    let steps: Vec<&Step> = touchpoints
        .iter()
        .filter_map(|&place| teller.spot(place))
        .map(|spot| spot.step)
        .collect();
    match steps.len() {
        0 => "It supports no touchpoint, directly or through others.".into(),
        1..=3 => {
            let steps = steps.into_iter().map(|step| (step, String::new()));
            Sentence::from("It stands behind ")
                .steps_said(steps, 3)
                .text(".")
        }
        several => format!("It stands behind {} touchpoints.", counted(several)).into(),
    }
}
