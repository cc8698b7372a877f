//! Owns the figures of a project as text for people, for `score` and `score --why` (FORMAT.md, section 2).

mod whole;

use super::portfolio::facts;
use crate::insight::words::{percent, plain, signed, signed_fixed};
use crate::insight::{
    Explanation, Figure, Grouping, JourneyFigures, PriorityClass, Repairs, View, explain, figures,
    repairs, voices, why,
};
use crate::model::{Id, Journey, JourneyId, Project, StepId};

pub(super) const MISSING: &str = "–";

/// The figures of every journey in the view as aligned tables, a blank line between them.
#[must_use]
pub fn score_table(project: &Project, view: &View) -> String {
    let journeys = project.journeys_in_order().into_iter();
    let mut blocks: Vec<String> = journeys
        .filter_map(|(id, journey)| of_journey(project, id, journey, view))
        .collect();
    blocks.push(of_voices(project, view));
    blocks.join("\n")
}

/// The answer to "why this number?" about every figure of the step, in every journey that has a step of that id.
/// None where no journey has one.
#[must_use]
pub fn score_why(project: &Project, view: &View, step: &StepId) -> Option<String> {
    let journeys = project.journeys_in_order().into_iter();
    let told: Vec<String> = journeys
        .filter_map(|(id, journey)| {
            let known = journey.step(step)?;
            let first = told(&why(project, id, view, step)?);
            let mut blocks = vec![head(journey, &known.name) + &first];
            let further = [
                ("Emotion", Figure::Emotion as fn(StepId) -> Figure),
                ("Expected", Figure::Expectation),
                ("Gap", Figure::Gap),
                ("Goodwill", Figure::Goodwill),
                ("Comes here", Figure::Reach),
                ("Lift", Figure::Lift),
                ("Believed", Figure::Belief),
                ("Basics", Figure::Hygiene),
                ("Delight", Figure::Delight),
            ];
            for (name, figure) in further.into_iter().filter(|_| known.is_touchpoint()) {
                let why = explain(project, id, view, &figure(step.clone()));
                blocks.extend(why.map(|why| format!("{name}: {}", told(&why))));
            }
            Some(blocks.join("\n"))
        })
        .collect();
    (!told.is_empty()).then(|| told.join("\n"))
}

/// The answer to "why this number?" about a figure of every journey as a whole: `score`, `to-be`, `peak-end`, `rated`,
/// `recommend`, `satisfied`, `effort`, `belief`, `stages`, `channels`, `owners`, `segments`, `promises`, `hand-overs`,
/// `sources`, `scope`, or about the improvement of that id. None where there is no such figure.
#[must_use]
pub fn score_why_of_journeys(project: &Project, view: &View, name: &str) -> Option<String> {
    let figure = match name {
        "score" => Figure::Score,
        "to-be" => Figure::ToBeScore,
        "peak-end" => Figure::PeakEnd,
        "rated" => Figure::Rated,
        "recommend" => Figure::Recommend,
        "satisfied" => Figure::Satisfied,
        "effort" => Figure::Effort,
        "belief" => Figure::BeliefGap,
        "stages" => Figure::Evenness(Grouping::Stage),
        "channels" => Figure::Evenness(Grouping::Channel),
        "owners" => Figure::Evenness(Grouping::Owner),
        "segments" => Figure::Evenness(Grouping::Segment),
        "promises" => Figure::Promises,
        "hand-overs" => Figure::HandOvers,
        "sources" => Figure::Sources,
        "scope" => Figure::Scope,
        other => Figure::Plan(Id::new(other).ok()?),
    };
    let journeys = project.journeys_in_order().into_iter();
    let told: Vec<String> = journeys
        .filter_map(|(id, journey)| {
            let why = explain(project, id, view, &figure)?;
            Some(head(journey, "") + &told(&why))
        })
        .collect();
    (!told.is_empty()).then(|| told.join("\n"))
}

/// The journey, what is explained of it, and whom it is about.
fn head(journey: &Journey, subject: &str) -> String {
    let mut lines = vec![match subject {
        "" => journey.name.clone(),
        subject => format!("{}: {subject}", journey.name),
    }];
    lines.extend(facts(journey));
    lines.join("\n") + "\n"
}

/// A question, its reasons, and what follows.
fn told(why: &Explanation) -> String {
    let mut lines = vec![why.question.clone()];
    lines.extend(why.reasons.iter().map(|reason| format!("- {reason}")));
    lines.extend(why.consequence.as_ref().map(ToString::to_string));
    lines.join("\n") + "\n"
}

fn of_journey(project: &Project, id: &JourneyId, journey: &Journey, view: &View) -> Option<String> {
    let figures = figures(project, id, view)?;
    let repairs = repairs(project, id, view)?;
    let name = |id: &StepId| {
        let name = journey.step(id).map_or("", |step| step.name.trim());
        if name.is_empty() {
            id.to_string()
        } else {
            name.to_owned()
        }
    };
    let mut out = format!(
        "{}\nScore {}, to be {}, peak–end {}, {} of {} rated\n",
        journey.name,
        figure(figures.score, 1),
        figure(figures.to_be_score, 1),
        figure(figures.peak_end, 2),
        figures.rated,
        figures.touchpoints.len()
    );
    for fact in facts(journey) {
        out += &fact;
        out.push('\n');
    }
    out += &touchpoints(&figures, &repairs, &name);
    if !repairs.priorities.is_empty() {
        out += &priorities(&repairs, &name);
    }
    if !repairs.causes.is_empty() {
        out += &causes(&repairs, &name);
    }
    out.push('\n');
    for line in whole::whole(project, (id, journey), (&figures, view), &name) {
        out += &line;
        out.push('\n');
    }
    Some(out)
}

fn touchpoints(
    figures: &JourneyFigures,
    repairs: &Repairs,
    name: &impl Fn(&StepId) -> String,
) -> String {
    let head = [
        "Touchpoint",
        "reach",
        "emotion",
        "expected",
        "gap",
        "satisfied",
        "goodwill",
        "felt",
        "lift",
    ];
    let rows = figures.touchpoints.iter().map(|touchpoint| {
        let lift = repairs.lifts.get(&touchpoint.id).copied().flatten();
        vec![
            name(&touchpoint.id),
            percent(touchpoint.reach),
            figure(touchpoint.ratings.emotion, 2),
            signed(touchpoint.expectation, 2),
            figure(touchpoint.gap, 2),
            figure(touchpoint.satisfaction, 2),
            plain(touchpoint.goodwill, 2),
            figure(touchpoint.felt, 2),
            fixed(lift),
        ]
    });
    table(&head, rows)
}

fn priorities(repairs: &Repairs, name: &impl Fn(&StepId) -> String) -> String {
    let rows = repairs.priorities.iter().map(|item| {
        vec![
            name(&item.id),
            class(item.class).to_owned(),
            fixed(item.lift),
        ]
    });
    table(&["Fix first", "because", "lift"], rows)
}

fn causes(repairs: &Repairs, name: &impl Fn(&StepId) -> String) -> String {
    let rows = repairs.causes.iter().map(|cause| {
        let blame = cause.blame.map_or_else(|| MISSING.to_owned(), percent);
        vec![name(&cause.id), blame, fixed(cause.lift)]
    });
    table(&["What lies behind", "blame", "lift"], rows)
}

fn of_voices(project: &Project, view: &View) -> String {
    let voices = voices(project, view.segment.as_ref());
    let recommend = voices.recommend;
    let net = recommend.net_promoters.zip(recommend.margin).map_or_else(
        || MISSING.to_owned(),
        |(net, margin)| format!("{} ± {}", signed(net, 0), plain(margin, 0)),
    );
    format!(
        "Voices: {}. Net promoter score {net}, satisfied {}, effort {}\n",
        voices.count,
        voices
            .satisfied_share
            .map_or_else(|| MISSING.to_owned(), percent),
        voices
            .mean_effort
            .map_or_else(|| MISSING.to_owned(), |effort| plain(effort, 1)),
    )
}

fn class(class: PriorityClass) -> &'static str {
    match class {
        PriorityClass::Basics => "basics fail",
        PriorityClass::BrokenPromise => "promise broken",
        PriorityClass::Disappointment => "disappoints",
        PriorityClass::Delight => "delight missing",
        PriorityClass::Overinvestment => "overinvested",
    }
}

pub(super) fn figure(figure: Option<f64>, decimals: usize) -> String {
    figure.map_or_else(|| MISSING.to_owned(), |figure| signed(figure, decimals))
}

pub(super) fn fixed(lift: Option<f64>) -> String {
    lift.map_or_else(|| MISSING.to_owned(), |lift| signed_fixed(lift, 1))
}

/// Columns as wide as their widest text, the first to the left, the others to the right; a blank line before.
pub(super) fn table(head: &[&str], rows: impl Iterator<Item = Vec<String>>) -> String {
    let head = head.iter().map(|&text| text.to_owned()).collect();
    let rows: Vec<Vec<String>> = std::iter::once(head).chain(rows).collect();
    let mut widths: Vec<usize> = Vec::new();
    for row in &rows {
        widths.resize(widths.len().max(row.len()), 0);
        for (width, text) in widths.iter_mut().zip(row) {
            *width = (*width).max(text.chars().count());
        }
    }
    let mut out = String::new();
    for row in &rows {
        out.push('\n');
        let cells = row.iter().zip(&widths).enumerate();
        let line: Vec<String> = cells
            .map(|(column, (text, &width))| {
                if column == 0 {
                    format!("{text:<width$}")
                } else {
                    format!("{text:>width$}")
                }
            })
            .collect();
        out.push_str(line.join("  ").trim_end());
    }
    out.push('\n');
    out
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::{Layer, Level, Step};

    fn project() -> Project {
        let mut journey = Journey {
            name: "Apply".to_owned(),
            ..Journey::default()
        };
        let mut step = Step::new(Id::new("call").unwrap(), Layer::Touchpoint, "Sales call");
        step.ratings.hygiene = Level::new(2.0).ok();
        journey.graph.put_step(Arc::new(step));
        let mut project = Project::default();
        project
            .journeys
            .insert(Id::new("apply").unwrap(), Arc::new(journey));
        project
    }

    #[test]
    fn the_table_says_what_is_missing_and_what_to_fix_first() {
        let expected = "\
Apply
Score −50, to be −50, peak–end –, 1 of 1 rated

Touchpoint  reach  emotion  expected  gap  satisfied  goodwill  felt   lift
Sales call  100 %        –         0    –       −0.5         0  −0.5  +50.0

Fix first       because   lift
Sales call  basics fail  +50.0

Goal: moments of truth that delight. None is marked yet
Blind spots, with nothing behind them: Sales call
Nothing delights yet. Failures: one from a source that nobody has named.

Voices: 0. Net promoter score –, satisfied –, effort –
";
        let told = score_table(&project(), &View::default());
        assert_eq!(told, expected);
    }

    #[test]
    fn the_score_and_what_it_takes_to_raise_it_are_told_in_words() {
        let told = |name| score_why_of_journeys(&project(), &View::default(), name);
        let score = told("score").unwrap();
        assert!(
            score.starts_with("Apply\nWhy is the score −50?\n- It is what"),
            "{score}"
        );
        assert!(
            score.contains("Pulled down by “Sales call” (−50)."),
            "{score}"
        );
        assert!(told("owners").unwrap().contains("at least two owners"));
        assert_eq!(told("nothing"), None);
        let of_call = score_why(&project(), &View::default(), &Id::new("call").unwrap()).unwrap();
        assert!(of_call.contains("Lift: Why +50?"), "{of_call}");
    }

    #[test]
    fn a_step_that_no_journey_has_is_not_explained() {
        let told = |id| score_why(&project(), &View::default(), &Id::new(id).unwrap());
        assert_eq!(told("nothing"), None);
        assert!(
            told("call")
                .unwrap()
                .starts_with("Apply: Sales call\nWhy −0.5?\n- The basics")
        );
    }
}
