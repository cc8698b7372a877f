//! Explains what improvements add to the score (METHOD.md, section 15).

use super::super::compare::{above, at_least, is_zero};
use super::super::improvements::scope as scope_of;
use super::super::plans::{Plan, Plans, plans};
use super::super::words::{plain, signed};
use super::{Explanation, Sentence, Teller, from_to};
use crate::model::{Improvement, ImprovementId, Level, OneToFive, Priority, Step};

/// How many steps or improvements are named.
const NAMED: usize = 4;

fn made(teller: &Teller) -> Option<Plans> {
    plans(teller.ground.project, teller.id, teller.view)
}

pub(super) fn to_be(teller: &Teller) -> Option<Explanation> {
    let made = made(teller)?;
    let Some((score, then)) = made.score.zip(made.to_be_score).or_else(|| {
        let then = made.to_be_score?;
        Some((0.0, then))
    }) else {
        let missing = "No touchpoint that anybody comes to has rated basics.";
        return Some(Explanation::missing([missing.into()]));
    };
    let improvements = &teller.ground.project.improvements;
    let chosen = made.plans.iter().filter(|plan| plan.chosen);
    let mut reasons: Vec<Sentence> = chosen
        .filter_map(|plan| {
            let name = improvements.get(&plan.id)?.name.trim();
            let adds = plan
                .adds
                .map_or_else(|| "–".to_owned(), |adds| signed(adds, 1));
            Some(format!("“{name}” adds {adds}.").into())
        })
        .collect();
    let question = format!("Why {}?", signed(then, 1));
    if reasons.is_empty() {
        reasons.push("No improvement is ticked, so it is the score as it is.".into());
        return Some(Explanation::new(question, reasons));
    }
    reasons.insert(
        0,
        "It is the score with the ticked improvements done, each counted on top of those above it."
            .into(),
    );
    let all = Sentence::from("All of them").text(&from_to(score, then));
    Some(Explanation::new(question, reasons).therefore(all))
}

pub(super) fn plan(teller: &Teller, id: &ImprovementId) -> Option<Explanation> {
    let made = made(teller)?;
    let improvements = &teller.ground.project.improvements;
    let improvement = improvements.get(id)?;
    let plan = made.plans.iter().find(|plan| plan.id == *id)?;
    let mut reasons = vec![touches(teller, improvement), raises(improvement).into()];
    reasons.extend(already(teller, improvement));
    reasons.push(on_top(plan).into());
    let done_by = plan.done_by.as_ref().and_then(|id| improvements.get(id));
    reasons.extend(done_by.map(|other| {
        let name = other.name.trim();
        format!("“{name}”, which is ticked, already does it.").into()
    }));
    let question = match plan.adds {
        Some(adds) if is_zero(adds) => "Why ±0?".to_owned(),
        Some(adds) => format!("Why {}?", signed(adds, 1)),
        None => "Why is there no figure?".to_owned(),
    };
    Some(Explanation::new(question, reasons))
}

/// What the three values of an improvement claim together.
pub(super) fn claims(teller: &Teller, id: &ImprovementId) -> Option<Explanation> {
    let improvement = teller.ground.project.improvements.get(id)?;
    let values = [improvement.time, improvement.cost, improvement.quality];
    let [Some(time), Some(cost), Some(quality)] = values.map(|it| it.map(OneToFive::get)) else {
        let missing = "It does not say how fast, cheap and good it is, each from 1 to 5.";
        return Some(Explanation::missing([missing.into()]));
    };
    let sum = time + cost + quality;
    let mut reasons: Vec<Sentence> = vec![
        format!(
            "Its owner rates it {} for time, {} for cost and {} for quality; 5 is fastest, cheapest, best.",
            plain(time, 2),
            plain(cost, 2),
            plain(quality, 2)
        )
        .into(),
        "The nearer it lies to a corner, the more it is about that one.".into(),
    ];
    let (first, value) = match teller.ground.project.first {
        Priority::Time => ("Time", time),
        Priority::Cost => ("Cost", cost),
        Priority::Quality => ("Quality", quality),
    };
    let best = at_least(value, time.max(cost).max(quality));
    let told = if best {
        format!("{first} comes first in this project, and is what it does best.")
    } else {
        format!("{first} comes first in this project, but is not what it does best.")
    };
    reasons.push(told.into());
    let question = format!(
        "Why {} · {} · {}?",
        plain(time, 2),
        plain(cost, 2),
        plain(quality, 2)
    );
    let unbelievable = above(sum, 10.0).then(|| {
        let sum = plain(sum, 2);
        format!("Together {sum}, more than 10: fast, cheap and good at once is not believable")
            .into()
    });
    Some(Explanation::new(question, reasons).therefore(unbelievable))
}

/// What the sums of time and cost are made of, and what was added since.
pub(super) fn scope(teller: &Teller) -> Explanation {
    let project = teller.ground.project;
    let sums = scope_of(project);
    let named = |since: bool| {
        let remarks = sums.remarks.iter();
        let remarks = remarks.filter(|remark| remark.added_since == since);
        let names = remarks.filter_map(|remark| {
            let improvement = project.improvements.get(&remark.id)?;
            let value = |value: Option<OneToFive>| {
                value.map_or_else(|| "–".to_owned(), |value| plain(value.get(), 2))
            };
            let (time, cost) = (value(improvement.time), value(improvement.cost));
            Some(format!("“{}” ({time} and {cost})", improvement.name.trim()))
        });
        names.collect::<Vec<_>>()
    };
    let mut reasons: Vec<Sentence> = vec![
        "The values for time and cost of all improvements are added up, ticked or not.".into(),
    ];
    for (since, what) in [(false, "In the scope"), (true, "Added since")] {
        let told = named(since);
        if !told.is_empty() {
            reasons.push(format!("{what}: {}.", told.join(", ")).into());
        }
    }
    if project.scope_locked.trim().is_empty() {
        reasons.push("The scope is not locked, so nothing counts as added since.".into());
    }
    let question = format!(
        "Why time {} and cost {}?",
        plain(sums.time + sums.time_since, 2),
        plain(sums.cost + sums.cost_since, 2)
    );
    Explanation::new(question, reasons)
}

fn touches(teller: &Teller, improvement: &Improvement) -> Sentence {
    let journey = teller.ground.journey;
    let steps = improvement.steps.iter();
    let known: Vec<(&Step, String)> = steps
        .filter_map(|id| Some((&**journey.step(id)?, String::new())))
        .collect();
    if known.is_empty() {
        return "It names no step, so it changes nothing.".into();
    }
    let behind_only = known.iter().all(|(step, _)| !step.is_touchpoint());
    let told = Sentence::from("It touches ").steps_said(known, NAMED);
    if behind_only {
        told.text(". Only touchpoints are rated, so name those that gain, too.")
    } else {
        told.text(".")
    }
}

fn raises(improvement: &Improvement) -> String {
    let to = |what: &str, level: Option<Level>| {
        level.map(|level| format!("{what} to {}", plain(level.get(), 2)))
    };
    let raised = [
        to("the basics", improvement.hygiene),
        to("delight", improvement.delight),
    ];
    let raised: Vec<String> = raised.into_iter().flatten().collect();
    if raised.is_empty() {
        return "It does not say what it raises, so it adds nothing.".to_owned();
    }
    format!(
        "It raises {}; nothing is ever lowered by it.",
        raised.join(" and ")
    )
}

/// Where there is nothing left to be raised.
fn already(teller: &Teller, improvement: &Improvement) -> Option<Sentence> {
    let reaches = |rating: Option<f64>, level: Option<Level>| {
        level.is_none_or(|level| rating.is_some_and(|rating| rating >= level.get()))
    };
    let done: Vec<(&Step, String)> = teller
        .spots()
        .filter(|spot| improvement.steps.contains(&spot.step.id))
        .filter(|spot| {
            reaches(spot.rating.hygiene, improvement.hygiene)
                && reaches(spot.rating.delight, improvement.delight)
        })
        .map(|spot| (spot.step, String::new()))
        .collect();
    let raises_any = improvement.hygiene.is_some() || improvement.delight.is_some();
    (!done.is_empty() && raises_any).then(|| {
        let told = Sentence::default().steps_said(done, NAMED);
        told.text(": already as good as that.")
    })
}

fn on_top(plan: &Plan) -> &'static str {
    if plan.chosen {
        "It is ticked: counted is what it adds to those ticked above it in the list."
    } else {
        "It is not ticked: counted is what it would add to all that are."
    }
}
