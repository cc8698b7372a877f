//! Owns the tables of a project as typed cells (FORMAT.md, section 3): touchpoints, voices, priorities and figures. What
//! they are written as, text or a spreadsheet, is decided elsewhere.

use super::document::ExportOrder;
use super::import::VoiceColumn;
use super::markup::{ISOLATED, is_turning};
use super::names::{class, evidence, layer, source, stance};
use super::table::Column;
use crate::insight::{JourneyFigures, Repairs, figures, repairs};
use crate::model::{Journey, JourneyId, JourneyState, Project, Rating, Real, Step, Voice};

/// What a spreadsheet would run where it stands first in a cell, and its full-width forms.
const RUN: [char; 10] = [
    '=', '+', '-', '@', '\t', '\r', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}',
];
/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell {
    Empty,
    Number(f64),
    Text(String),
}

/// A table with its headings.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Sheet {
    pub(super) name: &'static str,
    pub(super) headings: Vec<&'static str>,
    pub(super) rows: Vec<Vec<Cell>>,
}

/// Whether a spreadsheet would run the text, or takes an apostrophe before it for one of ours.
pub(super) fn is_run(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(RUN)
}

/// The text so that it stays text in a spreadsheet, and turns the direction of no other cell.
pub(super) fn guarded(text: &str) -> String {
    let plain: String = text
        .chars()
        .filter(|c| !c.is_control() || matches!(c, '\n' | '\t' | '\r'))
        .collect();
    let plain = if is_run(&plain) {
        format!("'{plain}")
    } else {
        plain
    };
    if plain.contains(is_turning) {
        let (begin, end) = ISOLATED;
        format!("{begin}{plain}{end}")
    } else {
        plain
    }
}

/// The number as text: plain and as short as it can be.
pub(super) fn shortest(number: f64) -> String {
    (number + 0.0).to_string()
}

/// The touchpoint table: touchpoints in reading order, then backstage steps, then systems, journey by journey.
pub(super) fn touchpoints(project: &Project, order: &ExportOrder) -> Sheet {
    let mut rows = Vec::new();
    for (id, journey) in journeys(project, order) {
        let known = Known {
            project,
            journey,
            figures: figures(project, id, &order.view),
            repairs: repairs(project, id, &order.view),
        };
        for step in journey.steps_in_order() {
            let cells = Column::ALL.iter().map(|column| known.cell(step, *column));
            rows.push(cells.collect());
        }
    }
    Sheet {
        name: "touchpoints",
        headings: Column::ALL.iter().map(|column| column.heading()).collect(),
        rows,
    }
}

/// The touchpoint table without what is computed, and without what is told by where the steps come from.
pub(super) fn plain_steps(project: &Project) -> Sheet {
    const LEFT_OUT: [Column; 5] = [
        Column::Journey,
        Column::Id,
        Column::Satisfaction,
        Column::Felt,
        Column::Lift,
    ];
    let columns: Vec<Column> = Column::ALL
        .into_iter()
        .filter(|column| !LEFT_OUT.contains(column))
        .collect();
    let mut rows = Vec::new();
    for journey in project.journeys.values() {
        let known = Known {
            project,
            journey,
            figures: None,
            repairs: None,
        };
        for step in journey.steps_in_order() {
            rows.push(columns.iter().map(|it| known.cell(step, *it)).collect());
        }
    }
    Sheet {
        name: "touchpoints",
        headings: columns.iter().map(|column| column.heading()).collect(),
        rows,
    }
}

/// The voices table, sorted as the file has them.
pub(super) fn voices(project: &Project, order: &ExportOrder) -> Sheet {
    let is_wanted = |voice: &&Voice| {
        let of = &order.view.segment;
        let journey = &order.journey;
        (of.is_none() || voice.segment == *of) && (journey.is_none() || voice.journey == *journey)
    };
    let voices = project.voices.values().map(|voice| &**voice);
    Sheet {
        name: "voices",
        headings: VoiceColumn::ALL.map(VoiceColumn::heading).to_vec(),
        rows: voices
            .filter(is_wanted)
            .map(|it| voice(project, it))
            .collect(),
    }
}

/// What to fix first, journey by journey, the most urgent first; then what lies behind.
pub(super) fn priorities(project: &Project, order: &ExportOrder) -> Sheet {
    let mut rows = Vec::new();
    for (id, journey) in journeys(project, order) {
        let Some(repairs) = repairs(project, id, &order.view) else {
            continue;
        };
        let mut put = |step: &crate::model::StepId, class: &str, numbers: [Option<f64>; 2]| {
            let Some(step) = journey.step(step) else {
                return;
            };
            let [lift, blame] = numbers.map(figure);
            let place = number_of(rows.len() + 1);
            rows.push(vec![
                Cell::Number(place),
                text(&journey.name),
                text(&step.name),
                text(stage_of(journey, step)),
                text(owner_of(project, step)),
                text(class),
                lift,
                blame,
            ]);
        };
        for item in &repairs.priorities {
            put(&item.id, class(item.class), [item.lift, None]);
        }
        for cause in &repairs.causes {
            put(&cause.id, "Behind", [cause.lift, cause.blame]);
        }
    }
    let headings = [
        "place", "journey", "name", "stage", "owner", "class", "lift", "blame",
    ];
    Sheet {
        name: "priorities",
        headings: headings.to_vec(),
        rows,
    }
}

/// The figures, a row a journey.
pub(super) fn figures_of(project: &Project, order: &ExportOrder) -> Sheet {
    let headings = [
        "journey",
        "state",
        "score",
        "to_be_score",
        "peak_end",
        "rated",
        "touchpoints",
        "mean_belief",
        "mean_emotion",
        "promises_kept",
        "promises_broken",
        "promises_unknown",
    ];
    let row = |(id, journey): (&JourneyId, &Journey)| {
        let figures = figures(project, id, &order.view)?;
        let count = |count: usize| Cell::Number(number_of(count));
        let state = match journey.state {
            JourneyState::AsIs => "AsIs",
            JourneyState::ToBe => "ToBe",
        };
        Some(vec![
            text(&journey.name),
            text(state),
            figure(figures.score),
            figure(figures.to_be_score),
            figure(figures.peak_end),
            count(figures.rated),
            count(figures.touchpoints.len()),
            figure(figures.belief.mean_belief),
            figure(figures.belief.mean_emotion),
            count(figures.promises.kept),
            count(figures.promises.broken),
            count(figures.promises.unknown),
        ])
    };
    let rows = journeys(project, order).into_iter().filter_map(row);
    Sheet {
        name: "figures",
        headings: headings.to_vec(),
        rows: rows.collect(),
    }
}

/// The journeys that are wanted, in order.
pub(super) fn journeys<'a>(
    project: &'a Project,
    order: &ExportOrder,
) -> Vec<(&'a JourneyId, &'a Journey)> {
    let all = project.journeys_in_order().into_iter();
    let all = all.map(|(id, journey)| (id, &**journey));
    let is_wanted = |id: &JourneyId| order.journey.as_ref().is_none_or(|it| it == id);
    all.filter(|(id, _)| is_wanted(id)).collect()
}

/// The name of a step's stage; empty: it has none. So for its channel and its owner.
pub(super) fn stage_of<'a>(journey: &'a Journey, step: &Step) -> &'a str {
    let stage = step.stage.as_ref().and_then(|id| journey.stage(id));
    stage.map_or("", |stage| &stage.name)
}

fn channel_of<'a>(project: &'a Project, step: &Step) -> &'a str {
    let id = step.channel.as_ref();
    let channel = id.and_then(|id| project.channels.get(id));
    channel.map_or("", |channel| &channel.name)
}

pub(super) fn owner_of<'a>(project: &'a Project, step: &Step) -> &'a str {
    let owner = step.owner.as_ref().and_then(|id| project.owners.get(id));
    owner.map_or("", |owner| &owner.name)
}

/// What the cells of a journey are made from.
struct Known<'a> {
    project: &'a Project,
    journey: &'a Journey,
    figures: Option<JourneyFigures>,
    repairs: Option<Repairs>,
}

impl Known<'_> {
    fn cell(&self, step: &Step, column: Column) -> Cell {
        let ratings = &step.ratings;
        let figures = || {
            let figures = self.figures.as_ref();
            figures.and_then(|figures| figures.touchpoint(&step.id))
        };
        match column {
            Column::Journey => text(&self.journey.name),
            Column::Stage => text(stage_of(self.journey, step)),
            Column::Layer => text(layer(step.layer)),
            Column::Channel => text(channel_of(self.project, step)),
            Column::Owner => text(owner_of(self.project, step)),
            Column::Id => text(step.id.as_str()),
            Column::Name => text(&step.name),
            Column::Actors => text(&step.actors.join("; ")),
            Column::MomentOfTruth => text(if step.moment_of_truth { "yes" } else { "" }),
            Column::Emotion => rating(ratings.emotion),
            Column::Belief => rating(ratings.belief),
            Column::Expectation => rating(ratings.expectation),
            Column::Hygiene => rating(ratings.hygiene),
            Column::Delight => rating(ratings.delight),
            Column::Evidence => text(evidence(step.evidence)),
            Column::Convenience => rating(step.convenience),
            Column::Relevance => rating(step.relevance),
            Column::Usability => rating(step.usability),
            Column::Wait => number(step.wait.map(Real::get)),
            Column::Satisfaction => figure(figures().and_then(|it| it.satisfaction)),
            Column::Felt => figure(figures().and_then(|it| it.felt)),
            Column::Lift => figure(self.lift(step)),
            Column::Note => text(&step.note),
        }
    }

    fn lift(&self, step: &Step) -> Option<f64> {
        let repairs = self.repairs.as_ref()?;
        if step.is_touchpoint() {
            return repairs.lifts.get(&step.id).copied().flatten();
        }
        let cause = repairs.causes.iter().find(|cause| cause.id == step.id)?;
        cause.lift
    }
}

fn voice(project: &Project, voice: &Voice) -> Vec<Cell> {
    let journey = voice
        .journey
        .as_ref()
        .and_then(|id| project.journeys.get(id));
    let step = journey.zip(voice.step.as_ref());
    let step = step.and_then(|(journey, id)| journey.step(id));
    let segment = voice.segment.as_ref();
    let segment = segment.and_then(|id| project.segments.get(id));
    vec![
        text(journey.map_or("", |journey| &journey.name)),
        text(step.map_or("", |step| &step.name)),
        text(&voice.quote),
        text(&voice.who),
        text(segment.map_or("", |segment| &segment.name)),
        text(segment.map_or("", |segment| stance(segment.stance))),
        rating(voice.sentiment),
        text(source(voice.source)),
        rating(voice.recommend),
        rating(voice.satisfied),
        rating(voice.effort),
        text(&voice.date),
    ]
}

fn text(text: &str) -> Cell {
    if text.is_empty() {
        Cell::Empty
    } else {
        Cell::Text(text.to_owned())
    }
}

fn number(number: Option<f64>) -> Cell {
    number
        .filter(|it| it.is_finite())
        .map_or(Cell::Empty, Cell::Number)
}

/// A computed figure, to nine decimals.
fn figure(figure: Option<f64>) -> Cell {
    number(figure.map(|it| (it * 1e9).round() / 1e9))
}

fn rating<const MIN: i16, const MAX: i16>(rating: Option<Rating<MIN, MAX>>) -> Cell {
    number(rating.map(Rating::get))
}

#[expect(clippy::cast_precision_loss, reason = "far below 2^52")]
fn number_of(count: usize) -> f64 {
    count as f64
}
