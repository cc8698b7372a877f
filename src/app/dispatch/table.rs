//! Owns pasted tables: they are shown first, and added when the user says so.

use std::sync::Arc;

use super::clipboard::Place;
use crate::app::App;
use crate::exchange::table::{self, Entry, Fault, Known, Row, Table};
use crate::insight::words::signed;
use crate::ui::pasted::{PastedRow, PastedState, PastedTable};
use crate::words::capture;

impl App {
    /// Shows what a table holds; nothing is added yet.
    pub(super) fn show_table(&mut self, text: &str) {
        match table::read(text) {
            Ok(table) => {
                let known = self.known();
                self.session.pasted = Some(Arc::new(shown(&table, &known)));
                self.document.pasted = Some(table);
            }
            Err(error) => self.session.message = Some(error.to_string()),
        }
    }

    pub(super) fn leave_pasted(&mut self) {
        self.session.pasted = None;
        self.document.pasted = None;
        self.session.focus_canvas = true;
    }

    /// Adds the rows that are new now, as one undo step.
    pub(super) fn add_pasted(&mut self) {
        let Some(table) = self.document.pasted.take() else {
            return;
        };
        self.leave_pasted();
        self.keep_name();
        let known = self.known();
        let is_new = |entry: &Entry| !known.has(entry);
        let fragment = table.fragment(is_new);
        if fragment.is_empty() {
            return;
        }
        let label = capture::paste(&super::clipboard::what_touchpoints(&fragment.names()));
        let entries = || {
            table
                .rows
                .iter()
                .filter_map(|row| row.entry.as_deref().ok())
        };
        let tells_stages = entries().any(|entry| is_new(entry) && !entry.stage.is_empty());
        if tells_stages {
            self.add_fragment(&label, &fragment, Place::own(&[]));
        } else {
            self.add_on_the_way(&label, &fragment);
        }
    }

    fn known(&self) -> Known {
        let journey = self.journey();
        journey.map_or_else(Known::default, |(_, journey)| Known::of(journey))
    }
}

fn shown(table: &Table, known: &Known) -> PastedTable {
    let mut rows: Vec<PastedRow> = table.rows.iter().map(|row| shown_row(row, known)).collect();
    rows.sort_by_key(|row| row.state);
    PastedTable {
        rows,
        remarks: table.remarks.clone(),
    }
}

fn shown_row(row: &Row, known: &Known) -> PastedRow {
    let (about, state) = match &row.entry {
        Err(faults) => {
            let faults: Vec<String> = faults.iter().map(Fault::to_string).collect();
            (faults.join("; "), PastedState::Wrong)
        }
        Ok(entry) if known.has(entry) => (capture::ROW_THERE.to_owned(), PastedState::There),
        Ok(entry) => (about(entry), PastedState::New),
    };
    PastedRow {
        number: row.number,
        name: row.name.clone(),
        about,
        state,
    }
}

/// Where a step goes and how it is rated, in a line.
fn about(entry: &Entry) -> String {
    let ratings = &entry.step.ratings;
    let place = [&entry.stage, &entry.channel, &entry.owner];
    let mut parts: Vec<String> = place
        .into_iter()
        .filter(|it| !it.is_empty())
        .cloned()
        .collect();
    let emotion = ratings.emotion.map(|emotion| signed(emotion.get(), 2));
    parts.extend(emotion.map(|emotion| format!("emotion {emotion}")));
    parts.extend(ratings.hygiene.map(|level| format!("basics {level}")));
    parts.extend(ratings.delight.map(|level| format!("delight {level}")));
    parts.join(" · ")
}
