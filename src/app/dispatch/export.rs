//! Owns exporting: the dialog that orders it, the place where it goes, how far it has come, and doing it once more.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::files::name_of;
use crate::action::{Colours, ExportAction, ExportChoice, ExportPreset, Format, Journeys};
use crate::app::services::{Export, JobId, Purpose, Request};
use crate::app::{App, Target};
use crate::exchange::document::{Drawn, ExportOrder, Progress, Stamp};
use crate::exchange::paper::{Paper, PaperSize};
use crate::scene::palette::Theme;
use crate::ui::state::{ExportForm, Question, Screen};
use crate::words::{self, export as said};

/// What is known of exports in this session.
#[derive(Debug, Default)]
pub(in crate::app) struct Exporting {
    /// The one that was begun last.
    newest: JobId,
    /// What is being made, and waited for.
    running: Option<Running>,
    /// Those that nobody waits for any more and that have not ended yet.
    left: BTreeSet<JobId>,
    /// Where the last one went, and how it was made.
    last: Option<(PathBuf, ExportChoice)>,
}

#[derive(Debug)]
struct Running {
    id: JobId,
    progress: Arc<Progress>,
    /// The system shows it afterwards.
    is_shown: bool,
}

impl Exporting {
    /// The number of one that is begun now.
    pub(super) fn begin(&mut self) -> JobId {
        self.newest = self.newest.next();
        self.newest
    }

    /// What is being made is not wanted any more.
    fn leave(&mut self) {
        if let Some(running) = self.running.take() {
            running.progress.cancel();
            self.left.insert(running.id);
        }
    }
}

impl App {
    /// Opens the dialog with what was chosen last.
    pub(super) fn open_export(&mut self) {
        self.keep_name();
        if self.session.screen == Screen::Map {
            self.session.export = Some(ExportForm {
                choice: self.preferences.exports.last,
                ..ExportForm::default()
            });
        }
    }

    /// Opens the dialog for a PDF that is printed.
    pub(super) fn open_print(&mut self) {
        self.keep_name();
        if self.session.screen != Screen::Map {
            return;
        }
        let last = self.preferences.exports.last;
        let size = if last.paper.size == PaperSize::Fit {
            PaperSize::A4
        } else {
            last.paper.size
        };
        self.session.export = Some(ExportForm {
            choice: ExportChoice {
                format: Format::Pdf,
                paper: Paper { size, ..last.paper },
                ..last
            },
            is_print: true,
            ..ExportForm::default()
        });
    }

    /// Writes the same once more over what it wrote last; where nothing was exported yet, the dialog opens.
    pub(super) fn export_again(&mut self) {
        match self.exporting.last.clone() {
            Some((path, choice)) if self.session.screen == Screen::Map => {
                self.keep_name();
                self.begin_export(path, choice);
            }
            Some(_) | None => self.open_export(),
        }
    }

    pub(super) fn export_action(&mut self, action: ExportAction) {
        match action {
            ExportAction::Choose(choice) => self.with_form(|form| form.choice = choice),
            ExportAction::TypeName(name) => self.with_form(|form| form.name = name),
            ExportAction::UsePreset(at) => {
                let preset = self.preferences.exports.presets.get(at).cloned();
                if let Some(preset) = preset {
                    self.with_form(|form| {
                        form.choice = preset.choice;
                        form.name = preset.name;
                        form.preset = Some(at);
                    });
                }
            }
            ExportAction::KeepPreset => self.keep_preset(),
            ExportAction::RenamePreset => self.rename_preset(),
            ExportAction::DeletePreset => self.delete_preset(),
            ExportAction::Go => self.pick_export(),
            ExportAction::Leave => self.leave_export(),
        }
    }

    fn with_form(&mut self, change: impl FnOnce(&mut ExportForm)) {
        if let Some(form) = &mut self.session.export {
            change(form);
        }
    }

    fn keep_preset(&mut self) {
        let Some(form) = &self.session.export else {
            return;
        };
        let (name, choice) = (form.name.trim().to_owned(), form.choice);
        if name.is_empty() {
            return;
        }
        let presets = &mut self.preferences.exports.presets;
        let known = presets.iter().position(|preset| preset.name == name);
        let at = known.unwrap_or(presets.len());
        match presets.get_mut(at) {
            Some(preset) => preset.choice = choice,
            None => presets.push(ExportPreset { name, choice }),
        }
        self.with_form(|form| form.preset = Some(at));
        self.store_preferences();
    }

    fn rename_preset(&mut self) {
        let Some(form) = &self.session.export else {
            return;
        };
        let name = form.name.trim().to_owned();
        let presets = &mut self.preferences.exports.presets;
        let preset = form.preset.and_then(|at| presets.get_mut(at));
        if let Some(preset) = preset.filter(|_| !name.is_empty()) {
            preset.name = name;
            self.store_preferences();
        }
    }

    fn delete_preset(&mut self) {
        let at = self.session.export.as_ref().and_then(|form| form.preset);
        let presets = &mut self.preferences.exports.presets;
        if let Some(at) = at.filter(|at| *at < presets.len()) {
            presets.remove(at);
            self.with_form(|form| {
                form.preset = None;
                form.name.clear();
            });
            self.store_preferences();
        }
    }

    /// The place is picked next.
    fn pick_export(&mut self) {
        let Some(form) = &self.session.export else {
            return;
        };
        let choice = form.choice;
        if !form.is_print {
            self.preferences.exports.last = choice;
            self.store_preferences();
        }
        let ending = format!(".{}", choice.format.ending());
        let proposed = self.file_name(&ending);
        self.services
            .request(Request::Pick(Purpose::Export, proposed));
    }

    /// The dialog goes away; what is being made is not wanted any more.
    fn leave_export(&mut self) {
        self.exporting.leave();
        self.session.export = None;
        self.session.focus_canvas = true;
    }

    /// A name for the dialog of files where a path is typed.
    pub(super) fn export_name(&self) -> String {
        let format = self.export_choice().format;
        self.file_name(&format!(".{}", format.ending()))
    }

    fn export_choice(&self) -> ExportChoice {
        let form = self.session.export.as_ref();
        form.map_or(self.preferences.exports.last, |form| form.choice)
    }

    /// A file dialog has asked before it returns a name that exists; it can't know of an ending that we add.
    pub(super) fn export_picked(&mut self, path: &Path) {
        let complete = self.with_format(path);
        if complete == path {
            self.export_to(complete);
        } else {
            self.export_asked_first(&complete);
        }
    }

    /// The path with the ending of the format that was chosen, unless it says a format itself.
    fn with_format(&self, path: &Path) -> PathBuf {
        let ending = path.extension().and_then(|ending| ending.to_str());
        if ending.and_then(Format::of_ending).is_some() {
            return path.to_owned();
        }
        let mut name = path.as_os_str().to_owned();
        name.push(format!(".{}", self.export_choice().format.ending()));
        name.into()
    }

    /// Asks before an export is written over a file.
    pub(super) fn export_asked_first(&mut self, path: &Path) {
        let path = self.with_format(path);
        if self.services.is_folder(&path) {
            self.session.question = Some(Question::Failed {
                heading: said::cant_be_written(&name_of(&path)),
                sentence: said::A_FOLDER.to_owned(),
            });
        } else if self.services.exists(&path) {
            self.session.question = Some(Question::Overwrite {
                name: name_of(&path),
            });
            self.document.target = Some(Target::Export(path));
        } else {
            self.export_to(path);
        }
    }

    /// Makes it and writes it there, in the format that the name says.
    pub(super) fn export_to(&mut self, path: PathBuf) {
        let ending = path.extension().and_then(|ending| ending.to_str());
        let choice = self.export_choice();
        let choice = ExportChoice {
            format: ending.and_then(Format::of_ending).unwrap_or(choice.format),
            ..choice
        };
        self.begin_export(path, choice);
    }

    fn begin_export(&mut self, path: PathBuf, choice: ExportChoice) {
        let progress: Arc<Progress> = Arc::default();
        let form = self.session.export.as_ref();
        self.exporting.leave();
        let id = self.exporting.begin();
        self.exporting.running = Some(Running {
            id,
            progress: Arc::clone(&progress),
            is_shown: form.is_some_and(|form| form.is_print),
        });
        self.exporting.last = Some((path.clone(), choice));
        self.session.export = Some(ExportForm {
            choice,
            running: Some(0),
            ..form.cloned().unwrap_or_default()
        });
        self.services.request(Request::Export(Box::new(Export {
            id,
            path,
            project: Arc::clone(self.document.project()),
            order: self.order(choice),
            progress,
        })));
    }

    fn order(&self, choice: ExportChoice) -> ExportOrder {
        let shown = self.session.journey.clone();
        let is_one = choice.format.holds_one() || choice.journeys == Journeys::Shown;
        let file = self.document.file.path.as_deref().map(name_of);
        ExportOrder {
            format: choice.format,
            drawn: choice.drawn.iter().copied().collect::<Vec<Drawn>>(),
            journey: shown.filter(|_| is_one),
            lens: Some(self.session.lens.clone()),
            theme: match choice.colours {
                Colours::AsShown => self.theme.unwrap_or_default(),
                Colours::Light => Theme::Light,
                Colours::Dark => Theme::Dark,
            },
            scale: f32::from(choice.scale),
            paper: choice.paper,
            notes: choice.notes,
            stamp: Stamp {
                file: file.unwrap_or_default(),
                date: self.services.now().date,
            },
            ..ExportOrder::default()
        }
    }

    /// Shows how far it has come.
    pub(in crate::app) fn follow_export(&mut self) {
        let Some(Running { progress, .. }) = &self.exporting.running else {
            return;
        };
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "within 0 … 100"
        )]
        let done = (progress.share() * 100.0).round() as u8;
        self.with_form(|form| form.running = Some(done));
    }

    /// It is written, or not.
    pub(super) fn exported(&mut self, id: JobId, path: &Path, result: Result<(), String>) {
        let is_left = self.exporting.left.remove(&id);
        let running = self.exporting.running.take_if(|running| running.id == id);
        if running.is_some() {
            self.session.export = None;
            self.session.focus_canvas = true;
        }
        match result {
            Ok(()) => {
                let shown = path.display().to_string();
                self.session.message = Some(said::exported(&shown));
                if running.is_some_and(|running| running.is_shown) {
                    self.services.request(Request::ShowFile(path.to_owned()));
                }
            }
            // Who left the dialog knows; and while another one is made, it would be taken for that one's end.
            Err(sentence) if is_left => {
                if self.exporting.running.is_none() {
                    self.session.message = Some(words::sentence(&sentence));
                }
            }
            Err(sentence) => {
                let heading = said::cant_be_written(&name_of(path));
                let sentence = words::sentence(&sentence);
                self.session.question = Some(Question::Failed { heading, sentence });
            }
        }
    }
}
