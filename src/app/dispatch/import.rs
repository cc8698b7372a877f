//! Owns what comes in beside projects: a file or a pasted text is read and looked through beside the window, shown, and
//! added when the user says so.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::action::ImportAction;
use crate::app::App;
use crate::app::services::{ImportSource, ImportTrial, Purpose, Request};
use crate::exchange::import::{Import, Landing, Outcome, Sheet, Similar, is_table, label};
use crate::exchange::mermaid::is_journey;
use crate::model::{Project, StepId};
use crate::ui::import::{Incoming, IncomingTable};
use crate::ui::state::{Question, Screen};
use crate::words::{self, capture, import as said};

/// How the names of files end that are imported, in lower case.
const ENDINGS: [&str; 8] = [
    "csv", "tsv", "txt", "xlsx", "mmd", "mermaid", "md", "markdown",
];

/// An import that waits to be added.
#[derive(Debug)]
pub(in crate::app) struct Waiting {
    /// The name of its file; none: it is from the clipboard.
    name: Option<String>,
    import: Arc<Import>,
    similar: Similar,
    /// The number of the last trial.
    trial: u64,
    /// Where that went in it which names no place of its own.
    landing: Landing,
    /// For which project.
    project: Arc<Project>,
    /// What came of it; none: that is not known yet.
    tried: Option<Outcome>,
    /// It is added as soon as that is known.
    adds: bool,
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
        let source = ImportSource::File(path);
        self.services.request(Request::ReadImport(source));
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

    /// Reads a text that is a diagram or a table. False: it is something else.
    pub(super) fn pastes_import(&mut self, text: &str) -> bool {
        let is_ours = is_journey(text) || is_table(text);
        if is_ours {
            let source = ImportSource::Pasted(text.to_owned());
            self.services.request(Request::ReadImport(source));
        }
        is_ours
    }

    /// A file or a text was read, or can't be.
    pub(super) fn import_read(&mut self, from: &ImportSource, read: Result<Box<Import>, String>) {
        match (read, from.name()) {
            (Ok(import), name) => self.show_import(name, *import),
            (Err(sentence), Some(name)) => {
                let heading = said::cannot_be_imported(&name);
                let sentence = words::sentence(&sentence);
                self.session.question = Some(Question::Failed { heading, sentence });
            }
            (Err(sentence), None) => self.session.message = Some(words::sentence(&sentence)),
        }
    }

    /// Shows what was read; nothing is added yet.
    fn show_import(&mut self, name: Option<String>, import: Import) {
        self.keep_name();
        self.leave_import();
        let tables = import.tables().map(shown).collect();
        self.session.import = Some(Arc::new(Incoming {
            name: name.clone(),
            tables,
            ..Incoming::default()
        }));
        self.document.import = Some(Waiting {
            name,
            import: Arc::new(import),
            similar: Similar::default(),
            trial: 0,
            landing: Landing::default(),
            project: Arc::clone(self.document.project()),
            tried: None,
            adds: false,
        });
        self.try_import();
    }

    pub(super) fn import_action(&mut self, action: ImportAction) {
        let Some(waiting) = &mut self.document.import else {
            return;
        };
        waiting.adds = false;
        match action {
            ImportAction::Assign(table, column, field) => {
                let import = Arc::make_mut(&mut waiting.import);
                if let Some(table) = import.table_mut(table) {
                    table.assign(column, field);
                }
            }
            ImportAction::Tell(table, kind) => {
                let import = Arc::make_mut(&mut waiting.import);
                if let Some(table) = import.table_mut(table) {
                    table.set_kind(kind);
                }
            }
            ImportAction::Similar(similar) => waiting.similar = similar,
            ImportAction::Add => return self.add_import(),
            ImportAction::Leave => {
                self.leave_import();
                self.session.focus_canvas = true;
                return;
            }
        }
        self.try_import();
    }

    pub(super) fn leave_import(&mut self) {
        self.session.import = None;
        self.document.import = None;
    }

    /// Has it computed beside the window what adding comes to; what is known of it until then is shown as it was.
    fn try_import(&mut self) {
        let project = Arc::clone(self.document.project());
        let landing = self.landing();
        let Some(waiting) = &mut self.document.import else {
            return;
        };
        waiting.trial += 1;
        waiting.landing.clone_from(&landing);
        waiting.project = Arc::clone(&project);
        waiting.tried = None;
        let trial = ImportTrial {
            number: waiting.trial,
            import: Arc::clone(&waiting.import),
            project,
            landing,
            similar: waiting.similar,
        };
        if let Some(incoming) = &mut self.session.import {
            let incoming = Arc::make_mut(incoming);
            incoming.tables = waiting.import.tables().map(shown).collect();
            incoming.similar = waiting.similar;
            incoming.is_known = false;
        }
        self.services.request(Request::TryImport(Box::new(trial)));
    }

    /// In the journey that is shown, after what is selected.
    fn landing(&self) -> Landing {
        let known = &self.document.project().journeys;
        let journey = self.session.journey.clone();
        Landing {
            journey: journey.filter(|id| known.contains_key(id)),
            after: self.anchor(),
        }
    }

    /// It is known what adding comes to, unless something else was asked since.
    pub(super) fn import_tried(&mut self, number: u64, mut outcome: Outcome) {
        let waiting = self.document.import.as_mut();
        let Some(waiting) = waiting.filter(|waiting| waiting.trial == number) else {
            return;
        };
        // Rows that need a look come first.
        let mut rows = std::mem::take(&mut outcome.rows);
        rows.sort_by_key(|row| row.state);
        self.session.import = Some(Arc::new(Incoming {
            name: waiting.name.clone(),
            tables: waiting.import.tables().map(shown).collect(),
            rows,
            remarks: std::mem::take(&mut outcome.remarks),
            similar: waiting.similar,
            is_known: true,
        }));
        waiting.tried = Some(outcome);
        if waiting.adds {
            self.add_import();
        }
    }

    /// Adds all that can be added now, as one undo step.
    fn add_import(&mut self) {
        let project = Arc::clone(self.document.project());
        let landing = self.landing();
        let Some(waiting) = &mut self.document.import else {
            return;
        };
        waiting.adds = true;
        if waiting.landing != landing || !Arc::ptr_eq(&waiting.project, &project) {
            // Something has changed since.
            return self.try_import();
        }
        let Some(outcome) = waiting.tried.take() else {
            return;
        };
        let name = waiting.name.clone();
        self.leave_import();
        self.session.focus_canvas = true;
        if outcome.edits.is_empty() {
            return;
        }
        let what = label(&outcome);
        let undo = match &name {
            Some(_) => said::import(&what),
            None => capture::paste(&what),
        };
        if !self.apply(&undo, &outcome.edits) {
            return;
        }
        if let Some(journey) = outcome.shown {
            self.show_journey(journey);
        }
        self.show_made(outcome.made);
        self.session.message = Some(said::imported(&what, name.as_deref()));
    }

    /// Selects steps that were added, or the last of them where they are many.
    fn show_made(&mut self, made: Vec<StepId>) {
        const MANY: usize = 30;
        let is_here = |id: &StepId| self.journey().is_some_and(|(_, it)| it.step(id).is_some());
        let mut steps: Vec<StepId> = made.into_iter().filter(is_here).collect();
        if steps.len() > MANY {
            steps.drain(..steps.len() - 1);
        }
        if !steps.is_empty() {
            self.show_new(steps);
        }
    }
}

/// What a table is taken for.
fn shown(sheet: &Sheet) -> IncomingTable {
    let columns = sheet.headings.iter().zip(&sheet.fields).enumerate();
    let columns = columns.map(|(place, (heading, field))| {
        let sample: Vec<&str> = sheet.sample(place).split_whitespace().collect();
        (
            heading.trim().to_owned(),
            words::shortened(&sample.join(" ")),
            *field,
        )
    });
    IncomingTable {
        name: sheet.name.clone(),
        kind: sheet.kind,
        columns: columns.collect(),
    }
}
