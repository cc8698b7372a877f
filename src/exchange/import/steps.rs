//! Turns the rows of a touchpoint table into steps of the journeys that they name.

use super::outcome::{Filing, Row, State};
use super::sheet::{Field, Sheet};
use crate::edit::Edit;
use crate::exchange::fragment::{Spot, Stages, folded, pour};
use crate::exchange::table::{self, Columns, Entry, Fault, Known, Table};
use crate::insight::words::signed;
use crate::model::{Journey, JourneyId, Order};

/// Files the new rows of the sheet, and says what becomes of each. Rows that name no journey go to `into`.
pub(super) fn file(sheet: &Sheet, into: Option<&JourneyId>, filing: &mut Filing<'_>) {
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
    let rows = rows.map(|(at, record)| table::row(*at, record, &columns));
    let mut groups: Vec<(String, Vec<table::Row>)> = Vec::new();
    let mut places = std::collections::BTreeMap::new();
    for row in rows {
        let journey = match &row.entry {
            Ok(entry) => entry.journey.clone(),
            Err(faults) => {
                let why: Vec<String> = faults.iter().map(Fault::to_string).collect();
                filing.say(Row::new(
                    row.number,
                    &row.name,
                    &why.join("; "),
                    State::Wrong,
                ));
                continue;
            }
        };
        let place = *places.entry(folded(&journey)).or_insert_with(|| {
            groups.push((journey.clone(), Vec::new()));
            groups.len() - 1
        });
        if let Some((_, rows)) = groups.get_mut(place) {
            rows.push(row);
        }
    }
    for (name, rows) in groups {
        group(&name, rows, into, filing);
    }
}

/// Files the rows of one journey.
fn group(name: &str, rows: Vec<table::Row>, into: Option<&JourneyId>, filing: &mut Filing<'_>) {
    let named = filing.journey(name);
    let found = if name.is_empty() {
        into.cloned().or_else(|| filing.first_journey())
    } else {
        named
    };
    let there = found
        .as_ref()
        .and_then(|id| filing.project.journeys.get(id));
    let known = there.map_or_else(Known::default, |journey| Known::of(journey));
    let mut new = Vec::new();
    for row in rows {
        let Ok(entry) = &row.entry else {
            continue;
        };
        let about = about(entry, name);
        if known.has(entry) {
            filing.say(Row::new(row.number, &row.name, &about, State::There));
        } else {
            filing.say(Row::new(row.number, &row.name, &about, State::New));
            new.push(row);
        }
    }
    let remarks = Vec::new();
    let fragment = Table { rows: new, remarks }.fragment(|_| true);
    if fragment.is_empty() {
        return;
    }
    let journey = found.unwrap_or_else(|| filing.new_journey(name));
    let project = filing.project.clone();
    let spot = Spot {
        project: &project,
        journey: &journey,
        after: &[],
        stages: Stages::Own,
        channel: None,
    };
    let poured = pour(&fragment, &spot, filing.random);
    filing.touched.get_or_insert(journey);
    filing.steps += poured.steps.len();
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
