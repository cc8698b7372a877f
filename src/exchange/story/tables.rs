//! Owns the slides that are tables: what to fix first, what the improvements would do, and what customers said.

use super::super::deck::{Cell, Column, Headline, Line, Part, Slide, Table, Words};
use super::super::pages::Told;
use super::{headline, room, together};
use crate::insight::words::signed;
use crate::insight::{Behind, Plans, behind, plans, repairs, why};
use crate::layout::{FontMetrics, Measure, Rect, Weight, wrap};
use crate::model::{Journey, Stance, StepId, Voice};
use crate::scene::voices::VoicesInput;
use crate::scene::{Anchor, Role};
use crate::words::{MISSING, UNNAMED, export as said, inspector, priorities as words};

const SIZE: f32 = 24.0;
/// How high a line and the room around the lines of a row are, in units of the size.
const LINE: f32 = 1.25;
const AROUND: f32 = 0.65;
/// A cell of a table is not longer than this; the notes hold the rest.
const LINES: usize = 6;
/// So many voices on slides can be told; the tables hold all of them.
const VOICES: usize = 48;

pub(super) fn priorities(told: &Told) -> Vec<Slide> {
    let view = &told.view;
    let made = repairs(told.project, told.id, view).zip(plans(told.project, told.id, view));
    let Some((repairs, plans)) = made else {
        return Vec::new();
    };
    let first = repairs.priorities.first();
    let text = first.map_or_else(
        || words::TITLE.to_owned(),
        |first| said::comes_first(&name(told.journey, &first.id), first.lift),
    );
    let owner = |id: &StepId| {
        let step = told.journey.step(id)?;
        let owner = told.project.owners.get(step.owner.as_ref()?)?;
        Some(owner.name.clone())
    };
    let rows = (1..)
        .zip(&repairs.priorities)
        .map(|(rank, item): (usize, _)| {
            vec![
                Cell::plain(rank.to_string()),
                strong(name(told.journey, &item.id)),
                inked(words::class(item.class), Role::Text2),
                Cell::plain(names(told.journey, &behind(told.journey, &item.id))),
                Cell::plain(owner(&item.id).unwrap_or_else(|| words::NO_OWNER.to_owned())),
                Cell::plain(lift(item.lift)),
            ]
        });
    let columns = [
        column(said::RANK, 80.0, Anchor::End),
        column(words::TOUCHPOINT, 520.0, Anchor::Start),
        column(said::WHY, 260.0, Anchor::Start),
        column(words::BEHIND, 440.0, Anchor::Start),
        column(words::OWNER, 280.0, Anchor::Start),
        column(words::LIFT, 210.0, Anchor::End),
    ];
    let reasons = repairs.priorities.iter().filter_map(|item| {
        let why = why(told.project, told.id, view, &item.id)?;
        let name = name(told.journey, &item.id);
        let parts = std::iter::once(name + ":")
            .chain(why.reasons.iter().map(ToString::to_string))
            .chain(why.consequence.map(|it| it.to_string()));
        Some(parts.collect::<Vec<_>>().join(" "))
    });
    let notes = reasons.collect::<Vec<_>>().join("\n");
    let rows: Vec<_> = rows.collect();
    let mut slides = if rows.is_empty() {
        let why = if told.figures.rated == 0 {
            words::NOTHING_RATED
        } else {
            words::NOTHING_TO_FIX
        };
        vec![without_table(&text, why, &notes)]
    } else {
        tables((&text, words::TITLE), &columns, rows, &notes)
    };
    if !plans.plans.is_empty() {
        slides.extend(improvements(told, &plans));
    }
    slides
}

fn improvements(told: &Told, plans: &Plans) -> Vec<Slide> {
    let text = said::would_become(plans.score, plans.to_be_score);
    let rows = (1..)
        .zip(&plans.plans)
        .filter_map(|(number, plan): (usize, _)| {
            let improvement = told.project.improvements.get(&plan.id)?;
            let owner = improvement.owner.as_ref();
            let owner = owner.and_then(|id| told.project.owners.get(id));
            let name = match improvement.name.trim() {
                "" => words::UNNAMED,
                name => name,
            };
            let due = match improvement.due.trim() {
                "" => words::NO_DATE.to_owned(),
                due => words::date(due),
            };
            let adds = plan.adds.map_or_else(|| MISSING.to_owned(), words::adds);
            Some(vec![
                Cell::plain(number.to_string()),
                strong(name),
                Cell::plain(if plan.chosen { said::YES } else { "" }),
                Cell::plain(owner.map_or(words::NO_OWNER, |owner| owner.name.as_str())),
                Cell::plain(due),
                Cell::plain(adds),
            ])
        });
    let columns = [
        column(said::RANK, 80.0, Anchor::End),
        column(said::IMPROVEMENT, 780.0, Anchor::Start),
        column(said::CHOSEN, 150.0, Anchor::Start),
        column(words::OWNER, 360.0, Anchor::Start),
        column(said::DUE, 220.0, Anchor::Start),
        column(said::ADDS, 200.0, Anchor::End),
    ];
    let notes = words::curve_in_words(plans);
    tables((&text, words::WHAT_IF), &columns, rows.collect(), &notes)
}

pub(super) fn voices(told: &Told) -> Vec<Slide> {
    let figures = crate::insight::voices(told.project, told.view.segment.as_ref());
    let input = VoicesInput {
        project: told.project,
        journey: (told.id, told.journey),
        figures: &told.figures,
        together: &figures,
        measure: FontMetrics::bundled(),
    };
    let stances = [
        Some(Stance::Churning),
        Some(Stance::Indifferent),
        Some(Stance::Loyal),
        None,
    ];
    let all: Vec<&Voice> = stances
        .into_iter()
        .flat_map(|stance| input.voices(stance))
        .collect();
    let rows = all.iter().take(VOICES).map(|voice| row(told, voice));
    let mut rows: Vec<_> = rows.collect();
    if all.len() > VOICES {
        rows.push(vec![inked(
            &said::more_quotes(all.len() - VOICES),
            Role::Text2,
        )]);
    }
    let columns = [
        column(said::QUOTE, 900.0, Anchor::Start),
        column(crate::words::voices::WHO, 300.0, Anchor::Start),
        column(words::TOUCHPOINT, 420.0, Anchor::Start),
        column(crate::words::voices::SENTIMENT, 170.0, Anchor::End),
    ];
    let notes = together(told).join("\n");
    let text = said::said(all.len());
    if rows.is_empty() {
        return vec![without_table(&text, said::NO_VOICES, &notes)];
    }
    tables((&text, crate::words::voices::TITLE), &columns, rows, &notes)
}

fn row(told: &Told, voice: &Voice) -> Vec<Cell> {
    let segment = voice.segment.as_ref();
    let segment = segment.and_then(|id| told.project.segments.get(id));
    let who = crate::words::told(&[
        voice.who.as_str(),
        segment.map_or("", |segment| segment.name.as_str()),
        inspector::source(voice.source),
    ]);
    let here = voice
        .step
        .as_ref()
        .filter(|_| voice.journey.as_ref() == Some(told.id));
    let felt = voice.sentiment.map(|it| signed(it.get(), 0));
    vec![
        Cell::plain(voice.quote.trim()),
        inked(&who, Role::Text2),
        Cell::plain(here.map_or_else(String::new, |id| name(told.journey, id))),
        Cell::plain(felt.unwrap_or_default()),
    ]
}

fn name(journey: &Journey, id: &StepId) -> String {
    let name = journey.step(id).map_or("", |step| step.name.trim());
    if name.is_empty() { UNNAMED } else { name }.to_owned()
}

fn names(journey: &Journey, behind: &Behind) -> String {
    let listed = |ids: &[StepId]| {
        let names: Vec<String> = ids.iter().map(|id| name(journey, id)).collect();
        names.join(", ")
    };
    match (behind.direct.as_slice(), behind.further.as_slice()) {
        ([], _) => MISSING.to_owned(),
        (direct, []) => listed(direct),
        (direct, further) => format!("{} ← {}", listed(direct), listed(further)),
    }
}

fn lift(lift: Option<f64>) -> String {
    lift.filter(|lift| *lift > 1e-9)
        .map_or_else(|| MISSING.to_owned(), |lift| signed(lift, 1))
}

fn strong(text: impl Into<String>) -> Cell {
    Cell {
        weight: Weight::Medium,
        ..Cell::plain(text)
    }
}

fn inked(text: &str, role: Role) -> Cell {
    Cell {
        role,
        ..Cell::plain(text)
    }
}

fn column(head: &str, width: f32, anchor: Anchor) -> Column {
    Column {
        head: head.to_owned(),
        width,
        anchor,
    }
}

/// A slide that says why there is no table.
fn without_table(text: &str, why: &str, notes: &str) -> Slide {
    let said = Words {
        at: Rect::from_min_size(room().min.x, room().min.y, room().width(), 2.0 * SIZE),
        anchor: Anchor::Start,
        lines: vec![Line::regular(why, SIZE, Role::Text2)],
    };
    Slide {
        headline: headline(text),
        parts: vec![Part::Words(said)],
        notes: notes.to_owned(),
    }
}

/// The rows on as many slides as they need; the notes stand beside the first.
fn tables(
    (text, name): (&str, &str),
    columns: &[Column],
    rows: Vec<Vec<Cell>>,
    notes: &str,
) -> Vec<Slide> {
    let place = room();
    let head = SIZE * (LINE + AROUND);
    let mut parts: Vec<Vec<Vec<Cell>>> = vec![Vec::new()];
    let mut used = head;
    for row in rows {
        let (row, height) = shortened(columns, row);
        let has_room = used + height <= place.height();
        if let Some(part) = parts.last_mut().filter(|part| has_room || part.is_empty()) {
            part.push(row);
        } else {
            parts.push(vec![row]);
            used = head;
        }
        used += height;
    }
    let count = parts.len();
    (1..)
        .zip(parts)
        .map(|(number, rows)| Slide {
            headline: Headline {
                ..headline(said::of_several(text, number, count))
            },
            parts: vec![Part::Table(Table {
                name: name.to_owned(),
                at: place,
                size: SIZE,
                columns: columns.to_vec(),
                rows,
            })],
            notes: if number == 1 {
                notes.to_owned()
            } else {
                String::new()
            },
        })
        .collect()
}

/// The row with no cell longer than a slide can show, and how high it becomes.
fn shortened(columns: &[Column], row: Vec<Cell>) -> (Vec<Cell>, f32) {
    let measure: &dyn Measure = FontMetrics::bundled();
    let whole: f32 = columns.iter().map(|column| column.width).sum();
    let scale = room().width() / whole.max(1.0);
    let mut most = 1;
    let cells = row
        .into_iter()
        .zip(columns)
        .map(|(cell, column)| {
            let width = column.width * scale - 24.0;
            let lines = wrap(measure, &cell.text, SIZE, cell.weight, width, LINES);
            most = most.max(lines.len());
            let text = if lines.last().is_some_and(|line| line.ends_with('…')) {
                lines.join(" ")
            } else {
                cell.text
            };
            Cell { text, ..cell }
        })
        .collect();
    let lines = f32::from(u16::try_from(most).unwrap_or(1));
    (cells, SIZE * (lines * LINE + AROUND))
}
