//! Turns the rows of a touchpoint table into steps of the journeys that they name.

use std::collections::BTreeMap;

use super::Landing;
use super::outcome::{Filing, Row, State};
use super::sheet::{Field, Sheet};
use crate::edit::Edit;
use crate::exchange::fragment::{Spot, Stages, folded, pour, pour_on_the_way};
use crate::exchange::table::{self, Columns, Entry, Fault, Known};
use crate::insight::words::signed;
use crate::model::{Journey, JourneyId, Order};

/// Files the new rows of the sheet, and says what becomes of each.
pub(super) fn file(sheet: &Sheet, landing: &Landing, filing: &mut Filing<'_>) {
    let mut groups: Vec<(String, Vec<(usize, Entry)>)> = Vec::new();
    let mut places = BTreeMap::new();
    for row in rows(sheet) {
        match row.entry {
            Err(faults) => {
                let why: Vec<String> = faults.iter().map(Fault::to_string).collect();
                let why = why.join("; ");
                filing.say(Row::new(row.number, &row.name, &why, State::Wrong));
            }
            Ok(entry) => {
                let place = *places.entry(folded(&entry.journey)).or_insert_with(|| {
                    groups.push((entry.journey.clone(), Vec::new()));
                    groups.len() - 1
                });
                if let Some((_, rows)) = groups.get_mut(place) {
                    rows.push((row.number, *entry));
                }
            }
        }
    }
    for (name, rows) in groups {
        group(&name, &rows, landing, filing);
    }
}

/// The rows of the sheet, as its columns are understood.
pub(super) fn rows(sheet: &Sheet) -> Vec<table::Row> {
    let places = sheet
        .fields
        .iter()
        .zip(0..)
        .filter_map(|(field, place)| match field {
            Some(Field::Touchpoint(column)) => Some((*column, place)),
            Some(Field::Voice(_)) | None => None,
        });
    let columns = Columns::at(places.collect());
    let rows = sheet.rows.iter();
    rows.map(|(at, record)| table::row(*at, record, &columns))
        .collect()
}

/// Files the rows of one journey.
fn group(name: &str, rows: &[(usize, Entry)], landing: &Landing, filing: &mut Filing<'_>) {
    let found = if name.is_empty() {
        landing.journey.clone().or_else(|| filing.first_journey())
    } else {
        filing.journey(name)
    };
    let journeys = &filing.project.journeys;
    let there = found.as_ref().and_then(|id| journeys.get(id));
    let known = there.map_or_else(Known::default, |journey| Known::of(journey));
    let mut new = Vec::new();
    for (number, entry) in rows {
        let state = if known.has(entry) {
            State::There
        } else {
            new.push(entry);
            State::New
        };
        let about = about(entry, name);
        filing.say(Row::new(*number, &entry.step.name, &about, state));
    }
    let fragment = table::fragment(&new);
    if fragment.is_empty() {
        return;
    }
    let journey = found.unwrap_or_else(|| filing.new_journey(name));
    let project = filing.project.clone();
    let poured = if new.iter().all(|entry| entry.stage.is_empty()) {
        let after = landing.after.as_ref();
        pour_on_the_way(&fragment, &project, &journey, after, filing.random)
    } else {
        let spot = Spot {
            project: &project,
            journey: &journey,
            after: &[],
            stages: Stages::Own,
            channel: None,
        };
        pour(&fragment, &spot, filing.random)
    };
    filing.touched.get_or_insert(journey);
    filing.steps += poured.steps.len();
    filing.made.extend(poured.steps);
    filing.add(poured.edits);
}

impl Filing<'_> {
    /// The journey of that name.
    pub(super) fn journey(&self, name: &str) -> Option<JourneyId> {
        let wanted = folded(name);
        let journeys = self.project.journeys_in_order();
        let found = journeys
            .into_iter()
            .find(|(_, it)| folded(&it.name) == wanted);
        found
            .filter(|_| !wanted.is_empty())
            .map(|(id, _)| id.clone())
    }

    fn first_journey(&self) -> Option<JourneyId> {
        let journeys = self.project.journeys_in_order();
        journeys.first().map(|(id, _)| (*id).clone())
    }

    fn new_journey(&mut self, name: &str) -> JourneyId {
        let id: JourneyId = self.id();
        let last = self.project.journeys.values().map(|it| it.order.get());
        let journey = Journey {
            name: name.to_owned(),
            order: Order::clamped(last.fold(0.0, f64::max) + 1.0),
            ..Journey::default()
        };
        self.journeys += 1;
        self.add(vec![Edit::PutJourney(id.clone(), Box::new(journey))]);
        id
    }
}

/// Where a row goes and how it is rated.
fn about(entry: &Entry, journey: &str) -> String {
    let ratings = &entry.step.ratings;
    let emotion = ratings
        .emotion
        .map(|it| format!("emotion {}", signed(it.get(), 2)));
    let hygiene = ratings.hygiene.map(|it| format!("hygiene {it}"));
    let delight = ratings.delight.map(|it| format!("delight {it}"));
    crate::words::told(&[
        journey,
        &entry.stage,
        &entry.channel,
        emotion.as_deref().unwrap_or_default(),
        hygiene.as_deref().unwrap_or_default(),
        delight.as_deref().unwrap_or_default(),
    ])
}
