//! Owns what comes in beside projects: a file is read beside the window, shown, and added when the user says so.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::action::ImportAction;
use crate::app::App;
use crate::app::services::{Purpose, Request};
use crate::exchange::import::{Import, Kind, Outcome, Sheet, Similar, label};
use crate::exchange::mermaid::is_journey;
use crate::exchange::table::is_table;
use crate::ui::import::{Incoming, IncomingTable};
use crate::ui::state::{Question, Screen};
use crate::words;

/// How the names of files end that are imported, in lower case.
const ENDINGS: [&str; 8] = [
    "csv", "tsv", "txt", "xlsx", "mmd", "mermaid", "md", "markdown",
];

/// An import that waits to be added.
#[derive(Debug)]
pub(in crate::app) struct Waiting {
    name: String,
    import: Import,
    similar: Similar,
}

impl App {
    /// Lets the user choose a file.
    pub(super) fn choose_import(&mut self) {
        self.keep_name();
        if self.session.screen == Screen::Map {
            let request = Request::Pick(Purpose::Import, String::new());
            self.services.request(request);
        }
    }

    /// Reads a file beside the window.
    pub(super) fn import_from(&mut self, path: PathBuf) {
        self.services.request(Request::ReadImport(path));
    }

    /// A file that was dropped on an open project, if it is one to be imported. False: something else.
    pub(in crate::app) fn takes_dropped_import(&mut self, path: &Path) -> bool {
        let ending = path.extension().unwrap_or_default().to_string_lossy();
        let is_ours = ENDINGS.contains(&ending.to_lowercase().as_str());
        if is_ours && self.session.screen == Screen::Map {
            self.import_from(path.to_owned());
            return true;
        }
        false
    }

    /// A file was read, or can't be.
    pub(super) fn import_read(&mut self, path: &Path, read: Result<Box<Import>, String>) {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        match read {
            Ok(import) => self.show_import(&name, *import),
            Err(sentence) => {
                let heading = words::import::cannot_be_imported(&name);
                let sentence = words::sentence(&sentence);
                self.session.question = Some(Question::Failed { heading, sentence });
            }
        }
    }

    /// Shows what was read; nothing is added yet.
    pub(super) fn show_import(&mut self, name: &str, import: Import) {
        self.keep_name();
        self.leave_pasted();
        self.document.import = Some(Waiting {
            name: name.to_owned(),
            import,
            similar: Similar::default(),
        });
        self.refresh_import();
    }

    /// A text that is a diagram, or a table of voices. False: something else.
    pub(super) fn pastes_import(&mut self, text: &str) -> bool {
        if !is_journey(text) && !is_table(text) {
            return false;
        }
        match Import::read("", text.as_bytes()) {
            Ok(import) if is_journey(text) || import.tables().any(|it| it.kind == Kind::Voices) => {
                self.show_import(words::import::CLIPBOARD, import);
                true
            }
            Err(error) if is_journey(text) => {
                self.session.message = Some(error.to_string());
                true
            }
            Ok(_) | Err(_) => false,
        }
    }

    pub(super) fn import_action(&mut self, action: ImportAction) {
        let Some(waiting) = &mut self.document.import else {
            return;
        };
        match action {
            ImportAction::Assign(table, column, field) => {
                if let Some(table) = waiting.import.table_mut(table) {
                    table.assign(column, field);
                }
            }
            ImportAction::Tell(table, kind) => {
                if let Some(table) = waiting.import.table_mut(table) {
                    table.set_kind(kind);
                }
            }
            ImportAction::Similar(similar) => waiting.similar = similar,
            ImportAction::Add => return self.add_import(),
            ImportAction::Leave => return self.leave_import(),
        }
        self.refresh_import();
    }

    fn leave_import(&mut self) {
        self.session.import = None;
        self.document.import = None;
        self.session.focus_canvas = true;
    }

    /// Adds all that can be added now, as one undo step.
    fn add_import(&mut self) {
        let Some(waiting) = self.document.import.take() else {
            return;
        };
        self.leave_import();
        let outcome = self.outcome(&waiting);
        if outcome.edits.is_empty() {
            return;
        }
        let what = label(&outcome);
        if self.apply(&words::import::import(&what), &outcome.edits) {
            if let Some(journey) = outcome.shown {
                self.show_journey(journey);
            }
            self.session.message = Some(words::import::imported(&what, &waiting.name));
        }
    }

    fn refresh_import(&mut self) {
        let Some(waiting) = self.document.import.take() else {
            return;
        };
        let outcome = self.outcome(&waiting);
        self.session.import = Some(Arc::new(incoming(&waiting, outcome)));
        self.document.import = Some(waiting);
    }

    fn outcome(&mut self, waiting: &Waiting) -> Outcome {
        let project = Arc::clone(self.document.project());
        let into = self.session.journey.clone();
        let into = into.filter(|id| project.journeys.contains_key(id));
        let services = &mut self.services;
        let mut random = || services.random();
        waiting
            .import
            .outcome(&project, into.as_ref(), waiting.similar, &mut random)
    }
}

/// What the sheet shows: rows that need a look first.
fn incoming(waiting: &Waiting, outcome: Outcome) -> Incoming {
    let mut rows = outcome.rows;
    rows.sort_by_key(|row| row.state);
    Incoming {
        name: waiting.name.clone(),
        tables: waiting.import.tables().map(shown).collect(),
        rows,
        remarks: outcome.remarks,
        similar: waiting.similar,
    }
}

/// What a table is taken for.
fn shown(sheet: &Sheet) -> IncomingTable {
    let columns = sheet.headings.iter().zip(&sheet.fields).enumerate();
    let columns = columns.map(|(place, (heading, field))| {
        let sample: String = sheet.sample(place).chars().take(40).collect();
        (heading.trim().to_owned(), sample, *field)
    });
    IncomingTable {
        name: sheet.name.clone(),
        kind: sheet.kind,
        columns: columns.collect(),
    }
}
