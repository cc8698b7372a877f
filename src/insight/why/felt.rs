//! Explains what is felt at a touchpoint: basics, delight, forgiveness, and how much it counts (METHOD.md, sections 6, 7
//! and 9).

use super::super::compare::{above, below, is_zero};
use super::super::passage::Carried;
use super::super::reading::Spot;
use super::super::words::{counted, ordinal, percent, plain, signed};
use super::{Explanation, Sentence, Teller};

pub(super) fn felt(teller: &Teller, spot: &Spot) -> Explanation {
    let Some(felt) = spot.visit.felt else {
        return not_rated();
    };
    let satisfaction = spot.visit.satisfaction.unwrap_or(felt);
    let fails = below(satisfaction, 0.0);
    let mut reasons = if fails {
        let mut reasons = failing(teller, spot);
        reasons.push(forgiveness(teller, spot, satisfaction));
        reasons
    } else {
        met(teller, spot)
    };
    reasons.extend(counts(teller, spot));
    let question = format!("Why {}?", signed(felt, 2));
    let repaired = fails.then(|| teller.consequence("Meet the basics".into(), &[spot.place]));
    Explanation::new(question, reasons).therefore(repaired)
}

pub(super) fn satisfaction(teller: &Teller, spot: &Spot) -> Explanation {
    let Some(satisfaction) = spot.visit.satisfaction else {
        return not_rated();
    };
    let question = format!("Why {}?", signed(satisfaction, 2));
    if !below(satisfaction, 0.0) {
        return Explanation::new(question, met(teller, spot));
    }
    let mut reasons = failing(teller, spot);
    if !is_zero(spot.visit.forgiven) {
        reasons.push(
            format!(
                "{} forgives {} of it, so that {} is felt.",
                teller.who_first(),
                plain(spot.visit.forgiven, 2),
                signed(satisfaction + spot.visit.forgiven, 2)
            )
            .into(),
        );
    }
    let repaired = teller.consequence("Meet the basics".into(), &[spot.place]);
    Explanation::new(question, reasons).therefore(repaired)
}

fn not_rated() -> Explanation {
    Explanation::missing([
        "Nobody has rated the basics here yet.".into(),
        "What is not rated is left out of every figure: it counts neither for nor against.".into(),
    ])
}

fn failing(teller: &Teller, spot: &Spot) -> Vec<Sentence> {
    let parity = teller.ground.settings.parity;
    let hygiene = spot.rating.hygiene.unwrap_or_default();
    let basics = format!(
        "The basics count as met from {}. Here they are at {}: {}.",
        plain(parity, 2),
        plain(hygiene, 2),
        missing_part((parity - hygiene) / parity)
    );
    let delight = softened(teller, spot.rating.delight.unwrap_or_default());
    vec![basics.into(), delight.into()]
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

fn softened(teller: &Teller, delight: f64) -> String {
    let part = teller.ground.settings.softening * delight / 5.0;
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

fn forgiveness(teller: &Teller, spot: &Spot, satisfaction: f64) -> Sentence {
    let who = teller.who();
    let arriving = &spot.visit.arriving;
    if is_zero(arriving.met) {
        let first = format!(
            "It is the first that {who} gets to judge: there is no goodwill to draw on yet."
        );
        return first.into();
    }
    let record = track_record(who, arriving);
    let rate = (arriving.failures + 1.0) / (arriving.met + 1.0);
    let told = if above(rate, teller.ground.settings.tolerated_lapse_rate) {
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
    };
    told.into()
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

fn met(teller: &Teller, spot: &Spot) -> Vec<Sentence> {
    let basics = format!(
        "The basics count as met from {}, and here they are at {}.",
        plain(teller.ground.settings.parity, 2),
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
    vec![basics.into(), delight.into()]
}

/// Why it counts more or less than others.
fn counts(teller: &Teller, spot: &Spot) -> Vec<Sentence> {
    let reach = teller.ground.network.reach_at(spot.place);
    let truth = spot.step.moment_of_truth.then(|| times(teller)).flatten();
    let truth = truth.map(|times| format!("A moment of truth: it counts {times}."));
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
    truth
        .into_iter()
        .chain(few)
        .map(std::convert::Into::into)
        .collect()
}

/// How much more a moment of truth counts: "double", "three times"; none where it counts no more than others.
pub(super) fn times(teller: &Teller) -> Option<String> {
    let weight = teller.ground.settings.moment_of_truth_weight;
    (!is_zero(weight - 1.0)).then(|| match whole(weight) {
        Some(2) => "double".to_owned(),
        Some(times) => format!("{} times", counted(times)),
        None => format!("{} times", plain(weight, 2)),
    })
}
