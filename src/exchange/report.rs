//! Owns the report of a project as sentences and lists: what Markdown and the page for a browser both say.

use super::document::ExportOrder;
use super::sheets::{journeys, owner_of, stage_of};
use crate::insight::words::{percent, plain, signed};
use crate::insight::{
    JourneyFigures, PriorityClass, Repairs, VoiceFigures, figures, repairs, voices,
};
use crate::model::{Journey, JourneyId, Project, Step, StepId, Voice};
use crate::words::inspector;

/// What stands for what is missing.
const MISSING: &str = "–";

/// A report of a project.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Report<'a> {
    pub(super) title: String,
    /// Organisation, promise.
    pub(super) about: Vec<String>,
    pub(super) journeys: Vec<Part<'a>>,
    /// What the voices say together.
    pub(super) heard: Vec<String>,
    /// The voices that belong to no journey of the report.
    pub(super) voices: Vec<Said>,
    pub(super) stamp: String,
}

/// The part of a report that is about one journey.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Part<'a> {
    pub(super) id: &'a JourneyId,
    pub(super) journey: &'a Journey,
    pub(super) name: String,
    /// Customer, goal, note.
    pub(super) about: Vec<String>,
    /// The figures in sentences.
    pub(super) figures: Vec<String>,
    /// What to fix first, and why.
    pub(super) priorities: Vec<(String, String)>,
    /// What lies behind, and what it is worth.
    pub(super) causes: Vec<(String, String)>,
    /// The touchpoints: a row of cells each, under [`HEADINGS`].
    pub(super) rows: Vec<Vec<String>>,
    pub(super) voices: Vec<Said>,
}

/// What stands over the table of touchpoints.
pub(super) const HEADINGS: [&str; 9] = [
    "Touchpoint",
    "Stage",
    "Owner",
    "Emotion",
    "Expected",
    "Hygiene",
    "Delight",
    "Felt",
    "Lift",
];
/// So many columns from the left hold words, the others numbers.
pub(super) const WORDS: usize = 3;

/// What a customer said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Said {
    /// Where; empty: nowhere in particular.
    pub(super) touchpoint: String,
    pub(super) quote: String,
    /// Who, which segment, how it felt, from where and when.
    pub(super) about: String,
}

/// The report of what is wanted.
pub(super) fn report<'a>(project: &'a Project, order: &ExportOrder) -> Report<'a> {
    let wanted = journeys(project, order);
    let title = match project.title.trim() {
        "" => "Customer journeys".to_owned(),
        title => title.to_owned(),
    };
    let mut about = Vec::new();
    if !project.organisation.trim().is_empty() {
        about.push(project.organisation.trim().to_owned());
    }
    if !project.promise.trim().is_empty() {
        about.push(format!("The promise: {}", project.promise.trim()));
    }
    let is_elsewhere = |voice: &Voice| {
        let journey = voice.journey.as_ref();
        journey.is_none_or(|id| !project.journeys.contains_key(id))
    };
    Report {
        title,
        about,
        journeys: wanted
            .into_iter()
            .filter_map(|(id, journey)| part(project, order, id, journey))
            .collect(),
        heard: heard(&voices(project, order.view.segment.as_ref())),
        voices: said(project, order, None, is_elsewhere),
        stamp: order.stamp.text(),
    }
}

fn part<'a>(
    project: &'a Project,
    order: &ExportOrder,
    id: &'a JourneyId,
    journey: &'a Journey,
) -> Option<Part<'a>> {
    let figures = figures(project, id, &order.view)?;
    let repairs = repairs(project, id, &order.view)?;
    let mut about = Vec::new();
    let persona = &journey.persona;
    let told = crate::words::told(&[&persona.name, &persona.about]);
    for (label, text) in [("Customer", told.as_str()), ("Goal", &journey.goal)] {
        if !text.trim().is_empty() {
            about.push(format!("{label}: {}", text.trim()));
        }
    }
    if !journey.note.trim().is_empty() {
        about.push(journey.note.trim().to_owned());
    }
    let name = match journey.name.trim() {
        "" => "Journey".to_owned(),
        name => name.to_owned(),
    };
    Some(Part {
        id,
        journey,
        name,
        about,
        figures: sentences(&figures),
        priorities: priorities(project, journey, &figures, &repairs),
        causes: causes(journey, &repairs),
        rows: rows(project, journey, &figures, &repairs),
        voices: said(project, order, Some(journey), |voice| {
            voice.journey.as_ref() == Some(id)
        }),
    })
}

fn sentences(figures: &JourneyFigures) -> Vec<String> {
    let mut told = Vec::new();
    told.push(match figures.score {
        Some(score) => format!(
            "The experience score is {}: \u{2212}100 is the worst, 0 is parity, +100 the best.",
            signed(score, 1)
        ),
        None => "There is no experience score yet: rate the hygiene of a touchpoint.".to_owned(),
    });
    if let (Some(score), Some(to_be)) = (figures.score, figures.to_be_score)
        && (to_be - score).abs() > 1e-9
    {
        let to_be = signed(to_be, 1);
        told.push(format!("With the chosen improvements it is {to_be}."));
    }
    if let Some(peak_end) = figures.peak_end {
        let peak_end = signed(peak_end, 2);
        told.push(format!(
            "What will be remembered, peak and end together: {peak_end} of \u{2212}3 to +3."
        ));
    }
    let (rated, all) = (figures.rated, figures.touchpoints.len());
    told.push(match all {
        1 => format!("{rated} of 1 touchpoint is rated."),
        all => format!("{rated} of {all} touchpoints are rated."),
    });
    let belief = &figures.belief;
    if let (Some(believed), Some(felt)) = (belief.believed_positive, belief.felt_positive) {
        let (believed, felt) = (percent(believed), percent(felt));
        told.push(format!(
            "The organisation believes {believed} of the touchpoints to be positive; {felt} are."
        ));
    }
    let promises = &figures.promises;
    if promises.kept + promises.broken + promises.unknown > 0 {
        told.push(format!(
            "Promises: {} kept, {} broken, {} unknown.",
            promises.kept, promises.broken, promises.unknown
        ));
    }
    told
}

fn priorities(
    project: &Project,
    journey: &Journey,
    figures: &JourneyFigures,
    repairs: &Repairs,
) -> Vec<(String, String)> {
    let told = |item: &crate::insight::PriorityItem| {
        let step = journey.step(&item.id)?;
        let lift = item.lift.filter(|lift| *lift > 1e-9);
        let lift = lift.map(|lift| {
            let lift = signed(lift, 1);
            format!("; with the basics met the score rises by {lift}")
        });
        let gap = figures.touchpoint(&item.id).and_then(|it| it.gap);
        let why = match item.class {
            PriorityClass::Basics => "the basics fail".to_owned(),
            PriorityClass::BrokenPromise => "a promise that was made here is broken".to_owned(),
            PriorityClass::Disappointment => match gap {
                Some(gap) => format!("it is {} against what was expected", signed(gap, 2)),
                None => "it disappoints".to_owned(),
            },
            PriorityClass::Delight => "a moment of truth that does not delight".to_owned(),
            PriorityClass::Overinvestment => "more is spent on delight than it is worth".to_owned(),
        };
        let owner = owner_of(project, step);
        let owner = if owner.is_empty() {
            String::new()
        } else {
            format!(" ({owner})")
        };
        let why = format!("{why}{}{owner}", lift.unwrap_or_default());
        Some((named(step), why))
    };
    repairs.priorities.iter().filter_map(told).collect()
}

fn causes(journey: &Journey, repairs: &Repairs) -> Vec<(String, String)> {
    let told = |cause: &crate::insight::Cause| {
        let lift = cause.lift.filter(|lift| *lift > 1e-9)?;
        let blame = cause.blame.map(|blame| {
            let share = percent(blame);
            format!(", {share} of what customers suffer")
        });
        let why = format!("repaired, the score rises by {}", signed(lift, 1));
        let name = named(journey.step(&cause.id)?);
        Some((name, format!("{why}{}", blame.unwrap_or_default())))
    };
    repairs.causes.iter().filter_map(told).collect()
}

fn rows(
    project: &Project,
    journey: &Journey,
    figures: &JourneyFigures,
    repairs: &Repairs,
) -> Vec<Vec<String>> {
    let row = |step: &std::sync::Arc<Step>| {
        let of = figures.touchpoint(&step.id)?;
        let lift = repairs.lifts.get(&step.id).copied().flatten();
        let ratings = &of.ratings;
        let name = if step.moment_of_truth {
            format!("{} (moment of truth)", named(step))
        } else {
            named(step)
        };
        Some(vec![
            name,
            stage_of(journey, step).to_owned(),
            owner_of(project, step).to_owned(),
            figure(ratings.emotion, 2),
            signed(of.expectation, 2),
            level(ratings.hygiene),
            level(ratings.delight),
            figure(of.felt, 2),
            figure(lift, 1),
        ])
    };
    journey.touchpoints().into_iter().filter_map(row).collect()
}

fn heard(voices: &VoiceFigures) -> Vec<String> {
    if voices.count == 0 {
        return vec!["Nobody has been listened to yet.".to_owned()];
    }
    let mut told = vec![match voices.count {
        1 => "One voice.".to_owned(),
        count => format!("{count} voices."),
    }];
    let recommend = &voices.recommend;
    if let (Some(net), Some(margin)) = (recommend.net_promoters, recommend.margin) {
        let (net, margin, count) = (signed(net, 0), plain(margin, 0), recommend.count);
        told.push(format!(
            "Net promoter score {net}, give or take {margin}, from {count} answers."
        ));
    }
    if let Some(share) = voices.satisfied_share {
        let (share, count) = (percent(share), voices.satisfied_count);
        told.push(format!("{share} of {count} are satisfied."));
    }
    if let Some(effort) = voices.mean_effort {
        let (effort, count) = (plain(effort, 1), voices.effort_count);
        told.push(format!(
            "How easy it was: {effort} of 7, from {count} answers."
        ));
    }
    told
}

/// The voices that say something, in the order of the journey's touchpoints.
fn said(
    project: &Project,
    order: &ExportOrder,
    journey: Option<&Journey>,
    is_wanted: impl Fn(&Voice) -> bool,
) -> Vec<Said> {
    let segment = &order.view.segment;
    let touchpoints = journey.map(Journey::steps_in_order).unwrap_or_default();
    let places: std::collections::BTreeMap<&StepId, usize> =
        touchpoints.iter().map(|step| &step.id).zip(0..).collect();
    let place = |voice: &Voice| {
        let place = voice.step.as_ref().and_then(|step| places.get(step));
        place.copied().unwrap_or(usize::MAX)
    };
    let voices = project.voices.values().map(|voice| &**voice);
    let mut wanted: Vec<&Voice> = voices
        .filter(|it| is_wanted(it) && !it.quote.trim().is_empty())
        .filter(|it| segment.is_none() || it.segment == *segment)
        .collect();
    wanted.sort_by_key(|voice| place(voice));
    let told = |voice: &Voice| {
        let step = touchpoints.get(place(voice));
        let segment = voice.segment.as_ref();
        let segment = segment.and_then(|id| project.segments.get(id));
        let felt = voice
            .sentiment
            .map(|it| format!("felt {}", signed(it.get(), 2)));
        Said {
            touchpoint: step.map(|step| named(step)).unwrap_or_default(),
            quote: voice.quote.trim().to_owned(),
            about: crate::words::told(&[
                &voice.who,
                segment.map_or("", |segment| &segment.name),
                felt.as_deref().unwrap_or_default(),
                inspector::source(voice.source),
                &voice.date,
            ]),
        }
    };
    wanted.into_iter().map(told).collect()
}

fn named(step: &Step) -> String {
    match step.name.trim() {
        "" => step.id.to_string(),
        name => name.to_owned(),
    }
}

fn figure(figure: Option<f64>, decimals: usize) -> String {
    figure.map_or_else(|| MISSING.to_owned(), |it| signed(it, decimals))
}

fn level(level: Option<f64>) -> String {
    level.map_or_else(|| MISSING.to_owned(), |it| plain(it, 2))
}
