//! Explains what is counted along a journey: promises, hand-overs, the sources of delights and failures, and how long
//! customers wait (METHOD.md, section 14, and the words of section 1).

use super::super::compare::{at_least, below};
use super::super::handovers::hand_over;
use super::super::reading::Spot;
use super::super::words::{plain, spoken_time};
use super::{Explanation, Sentence, Teller};
use crate::model::{Link, LinkKind, Minutes, PromiseState, SourceKind, StageId, Step};

/// How many are named one by one.
const NAMED: usize = 6;
/// From which delight on a touchpoint counts as one that delights (METHOD.md, section 17).
const DELIGHTS: f64 = 3.0;

pub(super) fn promises(teller: &Teller) -> Explanation {
    let journey = teller.ground.journey;
    let of = |state: PromiseState| {
        let links = journey.graph.links();
        let links = links.filter(|link| link.kind == LinkKind::Promise && link.kept == state);
        links.filter_map(|link| journey.step(&link.from)).collect()
    };
    let kept: Vec<_> = of(PromiseState::Kept);
    let broken: Vec<_> = of(PromiseState::Broken);
    let unknown: Vec<_> = of(PromiseState::Unknown);
    let question = "How were the promises counted?".to_owned();
    let mut reasons: Vec<Sentence> = vec![
        "Every promise link counts once, as it was said of it: kept, broken, or not known.".into(),
    ];
    for (what, steps) in [
        ("Kept, made at ", kept),
        ("Broken, made at ", broken),
        ("Not known, made at ", unknown),
    ] {
        let steps: Vec<(&Step, String)> = steps.iter().map(|it| (&***it, String::new())).collect();
        if !steps.is_empty() {
            reasons.push(Sentence::from(what).steps_said(steps, NAMED).text("."));
        }
    }
    Explanation::new(question, reasons)
}

pub(super) fn hand_overs(teller: &Teller) -> Explanation {
    let journey = teller.ground.journey;
    let mut reasons: Vec<Sentence> = vec![
        "Where a flow link changes the channel or the owner, the customer is handed over. It goes smoothly where the basics are met on arrival.".into(),
    ];
    let all: Vec<&Link> = journey
        .graph
        .links()
        .map(AsRef::as_ref)
        .filter(|link| hand_over(journey, link).is_one())
        .collect();
    for link in all.iter().take(NAMED) {
        let Some((from, to)) = journey.step(&link.from).zip(journey.step(&link.to)) else {
            continue;
        };
        let over = hand_over(journey, link);
        let what = match (over.channel, over.owner) {
            (true, true) => "another channel and owner",
            (true, false) => "another channel",
            (false, _) => "another owner",
        };
        let arrives = teller.spots().find(|spot| spot.step.id == to.id);
        let how = match arrives.and_then(|spot| spot.visit.satisfaction) {
            Some(satisfaction) if below(satisfaction, 0.0) => "the basics fail there",
            Some(_) => "smoothly",
            None => "nobody has rated it",
        };
        let told = Sentence::default().step(from).text(" to ").step(to);
        reasons.push(told.text(&format!(": {what}, {how}.")));
    }
    if all.len() > NAMED {
        reasons.push(format!("And {} more.", all.len() - NAMED).into());
    }
    Explanation::new("How were the hand-overs counted?".to_owned(), reasons)
}

pub(super) fn sources(teller: &Teller) -> Explanation {
    let fails = |spot: &Spot| spot.visit.satisfaction.is_some_and(|it| below(it, 0.0));
    let delights = |spot: &Spot| {
        let delight = spot.rating.delight.unwrap_or_default();
        spot.visit.satisfaction.is_some() && !fails(spot) && at_least(delight, DELIGHTS)
    };
    let mut reasons: Vec<Sentence> = vec![
        format!(
            "A touchpoint delights where the basics are met and delight is {} or more; it fails where the basics are not met. The source is the one chosen there.",
            plain(DELIGHTS, 0)
        )
        .into(),
    ];
    let delighting: Vec<_> = teller.spots().filter(delights).map(sourced).collect();
    let failing: Vec<_> = teller.spots().filter(fails).map(sourced).collect();
    for (what, steps) in [("Delights: ", delighting), ("Failures: ", failing)] {
        if !steps.is_empty() {
            reasons.push(Sentence::from(what).steps_said(steps, NAMED).text("."));
        }
    }
    Explanation::new("Where do these come from?".to_owned(), reasons)
}

/// The touchpoint, and where what it does comes from.
fn sourced(spot: Spot<'_>) -> (&Step, String) {
    let source = match spot.step.source {
        Some(SourceKind::Soft) => " (people and culture)",
        Some(SourceKind::Hard) => " (process and technology)",
        None => " (nobody has said)",
    };
    (spot.step, source.to_owned())
}

/// None where there is no such stage, or nobody waits in it.
pub(super) fn stage_wait(teller: &Teller, stage: &StageId) -> Option<Explanation> {
    let name = teller.ground.journey.stage(stage)?.name.trim();
    let waits = teller
        .spots()
        .filter(|spot| spot.step.stage.as_ref() == Some(stage))
        .filter_map(|spot| {
            let wait = spot.step.wait.map(Minutes::get).filter(|it| *it > 0.0)?;
            Some((spot.step, format!(" ({})", spoken_time(wait))))
        });
    let waits: Vec<(&Step, String)> = waits.collect();
    if waits.is_empty() {
        return None;
    }
    let begin = Sentence::from("It is the sum of the waits before ");
    let reasons = vec![begin.steps_said(waits, NAMED).text(".")];
    let question = format!("How long does {} wait in ‘{name}’?", teller.who());
    Some(Explanation::new(question, reasons))
}
