//! Explains the figures of the journey as a whole: score, peak–end, how many are rated; and what it is all about
//! (METHOD.md, section 9).

use super::super::compare::{above, falling, is_zero, rising};
use super::super::reading::Spot;
use super::super::words::{counted, signed};
use super::felt::times;
use super::{Explanation, Sentence, Teller};
use crate::model::Step;

/// How many touchpoints are named in a sentence.
const NAMED: usize = 3;
/// What adds less than so many points is not named.
const POINTS: f64 = 0.05;

pub(super) fn score(teller: &Teller) -> Explanation {
    let Some(score) = teller.ground.score(teller.seen) else {
        let nothing = "No touchpoint that anybody comes to has rated basics.";
        return Explanation::missing([nothing.into()]);
    };
    let whole = teller.ground.felt_weight(teller.seen);
    let parts: Vec<(Spot, f64)> = teller
        .spots()
        .filter_map(|spot| Some((spot, 100.0 * spot.weight * spot.visit.felt? / whole)))
        .collect();
    let mut reasons = vec![average(teller, parts.len()).into()];
    let mut down: Vec<_> = parts.iter().filter(|(_, part)| *part < -POINTS).collect();
    down.sort_by(|(_, a), (_, b)| rising(*a, *b));
    reasons.extend(contributions("Pulled down by ", &down));
    let mut up: Vec<_> = parts.iter().filter(|(_, part)| *part > POINTS).collect();
    up.sort_by(|(_, a), (_, b)| falling(*a, *b));
    reasons.extend(contributions("Held up by ", &up));
    reasons.extend(left_out(teller));
    let question = format!("Why is the score {}?", signed(score, 1));
    Explanation::new(question, reasons).therefore(first_repair(teller))
}

fn average(teller: &Teller, rated: usize) -> String {
    let who = teller.who();
    let touchpoints = match rated {
        1 => "the one rated touchpoint".to_owned(),
        several => format!("the {} rated touchpoints, on average", counted(several)),
    };
    let scale = "from −100 to +100. At 0 the basics are met, and nothing more.";
    let has_truth = teller.spots().any(|spot| spot.step.moment_of_truth);
    let has_few = teller.spots().any(|spot| {
        let reach = teller.ground.network.reach_at(spot.place);
        !is_zero(reach - 1.0)
    });
    let truth = has_truth.then(|| times(teller)).flatten();
    let weighed = match (has_few, truth) {
        (false, None) => String::new(),
        (true, None) => " Each counts by how many customers come there.".to_owned(),
        (false, Some(times)) => format!(" A moment of truth counts {times}."),
        (true, Some(times)) => {
            format!(" Each counts by how many customers come there, a moment of truth {times}.")
        }
    };
    format!("It is what {who} feels at {touchpoints}, {scale}{weighed}")
}

fn contributions(begin: &str, parts: &[&(Spot, f64)]) -> Option<Sentence> {
    let steps = parts
        .iter()
        .map(|(spot, part)| (spot.step, format!(" ({})", signed(*part, 1))));
    let said = || Sentence::from(begin).steps_said(steps, NAMED).text(".");
    (!parts.is_empty()).then(said)
}

fn left_out(teller: &Teller) -> Option<Sentence> {
    let without: Vec<&Step> = teller
        .spots()
        .filter(|spot| spot.visit.felt.is_none())
        .map(|spot| spot.step)
        .collect();
    let verb = match without.len() {
        0 => return None,
        1 => " is not yet rated and left out.",
        _ => " are not yet rated and left out.",
    };
    let steps = without.into_iter().map(|step| (step, String::new()));
    Some(Sentence::default().steps_said(steps, NAMED).text(verb))
}

/// What the customer comes with and for.
pub(super) fn background(teller: &Teller) -> Vec<Sentence> {
    let journey = teller.ground.journey;
    let who = teller.who_first();
    let (knows, brings) = (journey.knows.join(", "), journey.brings.join(", "));
    let facts = [
        (format!("{who}’s goal"), journey.goal.as_str()),
        ("What came before".to_owned(), &journey.before),
        ("What is hoped for after".to_owned(), &journey.after),
        (format!("{who} knows"), &knows),
        (format!("{who} must bring"), &brings),
    ];
    let told = facts.into_iter().map(|(what, fact)| {
        let fact: Vec<&str> = fact.split_whitespace().collect();
        (what, fact.join(" "))
    });
    told.filter(|(_, fact)| !fact.is_empty())
        .map(|(what, fact)| format!("{what}: {fact}").into())
        .collect()
}

/// What repairing the touchpoint with the largest lift would bring.
fn first_repair(teller: &Teller) -> Option<Sentence> {
    let mut what_if = super::WhatIf::new(teller.ground, teller.seen);
    let lifts = (0..teller.ground.network.len()).filter_map(|place| {
        let lift = what_if.lift(&[place])?;
        above(lift, 0.0).then_some((place, lift))
    });
    let (place, _) = lifts.min_by(|(_, a), (_, b)| falling(*a, *b))?;
    let step = teller.spot(place)?.step;
    let begin = Sentence::from("Meet the basics at ").step(step);
    Some(teller.consequence(begin, &[place]))
}

pub(super) fn peak_end(teller: &Teller) -> Explanation {
    let remembered =
        "People remember the strongest moment and the end, not the mean of all moments.";
    let Some(figure) = teller.ground.peak_end(teller.seen) else {
        let missing = "It needs the emotion of at least one touchpoint, and of one at the end.";
        return Explanation::missing([remembered.into(), missing.into()]);
    };
    let mut reasons = vec![remembered.into()];
    let strongest = teller
        .spots()
        .filter_map(|spot| Some((spot, spot.rating.emotion?)))
        .min_by(|(_, a), (_, b)| falling(a.abs(), b.abs()).then_with(|| rising(*a, *b)));
    if let Some((spot, emotion)) = strongest {
        let peak = Sentence::from("The strongest moment is ").step(spot.step);
        reasons.push(peak.text(&format!(": {}.", signed(emotion, 2))));
    }
    let ends: Vec<(&Step, String)> = teller
        .spots()
        .filter(|spot| teller.ground.network.is_end(spot.place))
        .filter_map(|spot| Some((spot.step, format!(" ({})", signed(spot.rating.emotion?, 2)))))
        .collect();
    let several = if ends.len() > 1 {
        ", each weighed by how many customers get there."
    } else {
        "."
    };
    let end = Sentence::from("The journey ends at ");
    reasons.push(end.steps_said(ends, NAMED).text(several));
    reasons.push("What is remembered lies half-way between the two.".into());
    Explanation::new(format!("Why {}?", signed(figure, 2)), reasons)
}

pub(super) fn rated(teller: &Teller) -> Explanation {
    const MOST: usize = 8;
    let all = teller.ground.network.len();
    let missing: Vec<&Step> = teller
        .spots()
        .filter(|spot| spot.visit.satisfaction.is_none())
        .map(|spot| spot.step)
        .collect();
    let rated = all - missing.len();
    let question = format!("Why {rated} of {all} rated?");
    let mut reasons: Vec<Sentence> = vec![
        "A touchpoint counts as rated once its basics are. What is not rated is left out of every figure, and is not taken for zero."
            .into(),
    ];
    if !missing.is_empty() {
        let steps = missing.iter().map(|step| (*step, String::new()));
        reasons.push(
            Sentence::from("Not yet rated: ")
                .steps_said(steps, MOST)
                .text("."),
        );
    }
    let told = Explanation::new(question, reasons);
    match missing.len() {
        0 => told,
        1 => told.therefore(Sentence::from(
            "Rate it, and the score is about all of the journey",
        )),
        more => told.therefore(Sentence::from(format!(
            "Rate these {}, and the score is about all of the journey",
            counted(more)
        ))),
    }
}
