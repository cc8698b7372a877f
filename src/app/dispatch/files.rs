//! Owns opening, saving and closing, with the questions that come before anything could be lost.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use eframe::egui;

use super::{OnDisk, scripts};
use crate::action::Answer;
use crate::app::services::{Event, Picked, Purpose, Request, SaveFault};
use crate::app::{App, Document, Pending, Target, preferences, window};
use crate::file::{Opened, Over, Saved};
use crate::model::Project;
use crate::ui::state::{FileState, MainView, Question, Recent, Screen, Selection};
use crate::words;

/// The file name ending of projects.
const ENDING: &str = ".journey.ron";

impl App {
    /// Does what waits, or first asks about unsaved changes.
    pub(super) fn guarded(&mut self, pending: Pending) {
        self.keep_name();
        if self.document.file.saving {
            self.document.pending = Some(pending);
            self.session.question = Some(Question::Saving);
        } else if self.document.file.dirty {
            self.document.pending = Some(pending);
            let title = window::title_of(self.document.project());
            self.session.question = Some(Question::Unsaved { title });
        } else {
            self.proceed(pending);
        }
    }

    /// The window wants to close: true if it may.
    pub(in crate::app) fn may_close(&mut self) -> bool {
        self.keep_name();
        if self.session.question.is_some() {
            return false;
        }
        if !self.document.file.dirty && !self.document.file.saving {
            return true;
        }
        self.guarded(Pending::Quit);
        false
    }

    pub(super) fn save(&mut self) {
        self.keep_name();
        if self.session.screen != Screen::Map {
            return;
        }
        if self.document.file.read_only {
            self.session.message = Some(self.document.file.why_fixed().to_owned());
            return;
        }
        if self.asks_about_loss(None) {
            return;
        }
        match self.document.file.path.clone() {
            Some(path) => self.save_to(path, self.document.on_disk.over()),
            None => self.save_as(),
        }
    }

    pub(super) fn save_as(&mut self) {
        self.keep_name();
        if self.session.screen == Screen::Map {
            // What somebody else has open is the user's own once it has another name.
            if self.document.file.read_only && !self.document.file.in_use {
                self.session.message = Some(self.document.file.why_fixed().to_owned());
                return;
            }
            if self.asks_about_loss(Some(Target::SaveAs)) {
                return;
            }
            let proposed = self.file_name(ENDING);
            self.services
                .request(Request::Pick(Purpose::Save, proposed));
        }
    }

    /// Asks before something is lost by saving; true where it has to be answered first.
    fn asks_about_loss(&mut self, target: Option<Target>) -> bool {
        let sentence = self.document.lossy.clone();
        let Some(sentence) = sentence.filter(|_| !self.document.accepts_loss) else {
            return false;
        };
        self.session.question = Some(Question::Lossy { sentence });
        self.document.target = target;
        true
    }

    pub(super) fn type_path(&mut self, typed: String) {
        if let Some(Question::Path { path, .. }) = &mut self.session.question {
            *path = typed;
        }
    }

    pub(super) fn answer(&mut self, ctx: &egui::Context, answer: Answer) {
        let question = self.session.question.take();
        let target = self.document.target.take();
        match (answer, question) {
            (answer, Some(Question::ChangedOutside { .. })) => self.answer_outside(answer),
            (answer, Some(Question::CopyBeside { .. })) => self.answer_copy(answer),
            (answer, Some(Question::Recovered { .. })) => self.answer_recovered(answer),
            (answer, Some(Question::InUse { .. })) => self.answer_in_use(answer),
            (
                Answer::Cancel | Answer::Copy | Answer::Look | Answer::OpenSaved | Answer::Discard,
                _,
            )
            | (_, None | Some(Question::Failed { .. })) => {
                self.document.pending = None;
            }
            (Answer::Save, Some(Question::Unsaved { .. })) => self.save(),
            (Answer::Proceed, Some(Question::Unsaved { .. })) => {
                let pending = self.document.pending.take();
                self.give_up(pending.as_ref());
                self.resume(ctx, pending);
            }
            (Answer::Save | Answer::Proceed, Some(Question::Lossy { .. })) => {
                self.document.accepts_loss = true;
                if target == Some(Target::SaveAs) {
                    self.save_as();
                } else {
                    self.save();
                }
            }
            (Answer::Save | Answer::Proceed, Some(Question::SaveFailed { .. })) => self.save_as(),
            (Answer::Save | Answer::Proceed, Some(Question::Saving)) => {
                self.document.file.dirty = false;
                self.document.file.saving = false;
                let pending = self.document.pending.take();
                self.resume(ctx, pending);
            }
            (Answer::Theirs | Answer::Merge | Answer::Compare, Some(_)) => {}
            (Answer::Save | Answer::Proceed, Some(Question::Path { path, .. })) => {
                if let Some(Target::Typed(purpose)) = target {
                    self.typed(purpose, &path);
                }
            }
            (Answer::Save | Answer::Proceed, Some(Question::Overwrite { .. })) => match target {
                Some(Target::Save(path)) => self.save_to(path, Over::Anything),
                Some(Target::Export(path)) => self.export_to(path),
                Some(Target::HandOut(kind, path)) => self.hand_out_to(kind, path),
                Some(Target::Typed(_) | Target::SaveAs) | None => {}
            },
        }
        self.session.focus_canvas = self.session.screen == Screen::Map;
    }

    pub(super) fn forget_recent(&mut self, path: &Path) {
        self.preferences.recent.retain(|recent| recent.path != path);
        self.store_preferences();
    }

    pub(in crate::app) fn store_preferences(&mut self) {
        let text = preferences::text(&self.preferences);
        self.services.request(Request::StorePreferences(text));
    }

    /// Takes an answer of the world outside in.
    pub(in crate::app) fn event(&mut self, ctx: &egui::Context, event: Event) {
        match event {
            Event::Picked(purpose, picked) => self.picked(purpose, picked),
            Event::Opened(path, Ok(opened)) => self.opened(path, *opened),
            Event::Opened(path, Err(sentence)) => {
                let heading = words::cant_be_opened(&name_of(&path));
                let sentence = words::sentence(&sentence);
                self.session.question = Some(Question::Failed { heading, sentence });
            }
            Event::OpenedToCompare(path, read) => self.read_to_compare(&path, read),
            Event::Saved(path, project, result) => self.saved(ctx, path, &project, result),
            Event::File(event) => self.file_event(event),
            Event::Exported(id, path, result) => self.exported(id, &path, result),
            Event::NotShown(path) => {
                let shown = path.display().to_string();
                self.session.message = Some(words::export::not_shown(&shown));
            }
            Event::LaidOut(project, width, layout) => {
                self.derived.take_layout(&project, width, layout);
            }
            Event::Figured(project, figures) => self.derived.take_figures(&project, figures),
            Event::Found(project, findings) => self.derived.take_findings(&project, findings),
            Event::Repaired(project, repairs) => self.derived.take_repairs(&project, repairs),
            Event::ShowMade(Some(made)) => self.boardroom.take(*made),
            Event::ShowMade(None) => {
                self.boardroom.give_up();
                self.session.message = Some(words::versions::STUMBLED.to_owned());
            }
            Event::ImportRead(from, read) => self.import_read(&from, read),
            Event::ImportTried(number, outcome) => self.import_tried(number, *outcome),
            Event::PictureRead(whose, read) => self.picture_read(&whose, read),
            Event::Painted(pixels) => self.picture_painted(ctx, pixels),
            Event::PictureDecoded(image, pixels) => {
                super::pictures::picture_decoded(ctx, &image, pixels);
            }
            Event::BothDrawn(order, made) => {
                crate::ui::compare::keep_drawn(ctx, *order, made.map(Arc::from));
            }
            Event::Safety(event) => self.safety_event(event),
            Event::Previewed(path, state) => {
                self.recents.insert(path, state);
            }
        }
    }

    fn proceed(&mut self, pending: Pending) {
        match pending {
            Pending::Close => self.close(),
            Pending::New => self.open_template(words::BLANK_TEMPLATE),
            Pending::PickOpen => self
                .services
                .request(Request::Pick(Purpose::Open, String::new())),
            Pending::Open(path) => self.services.request(Request::Open(path)),
            Pending::Template(name) => self.open_template(name),
            Pending::Version(version) => self.read_version(version),
            Pending::Quit => {}
        }
    }

    /// Goes on with what waited for the unsaved changes.
    fn resume(&mut self, ctx: &egui::Context, pending: Option<Pending>) {
        match pending {
            Some(Pending::Quit) => ctx.send_viewport_cmd(egui::ViewportCommand::Close),
            Some(pending) => self.proceed(pending),
            None => {}
        }
    }

    pub(super) fn close(&mut self) {
        self.document = Document::new(Arc::default(), FileState::default());
        self.derived.clear();
        self.session = crate::ui::state::Session {
            centre: self.session.centre,
            ..Default::default()
        };
        for recent in &self.preferences.recent {
            self.services.request(Request::Preview(recent.path.clone()));
        }
    }

    fn open_template(&mut self, name: &str) {
        let Some(opened) = crate::templates::template(name) else {
            return;
        };
        let mut project = opened.project;
        if name == words::BLANK_TEMPLATE {
            // What the user draws has no name yet.
            project.title.clear();
        }
        self.show(project, FileState::default());
    }

    fn opened(&mut self, path: PathBuf, opened: Opened) {
        if self.document.file.dirty && !self.is_given_up() {
            // It was changed while the file was chosen and read.
            self.guarded(Pending::Open(path));
            return;
        }
        let read_only = opened.read_only.is_some();
        let findings: Vec<String> = opened.findings.iter().map(ToString::to_string).collect();
        let newer = opened.read_only.map(words::newer);
        self.show(
            opened.project,
            FileState {
                path: Some(path.clone()),
                read_only,
                ..FileState::default()
            },
        );
        let said = newer.or_else(|| words::opened_with(&findings));
        let runs_back = scripts::has_right_to_left(self.document.project());
        let said = said.or_else(|| runs_back.then(|| words::RIGHT_TO_LEFT.to_owned()));
        self.session.message = said;
        self.document.lossy = opened.lost.then(|| findings.join("\n"));
        self.document.on_disk = OnDisk::holding(opened.mark);
        self.remember(path);
        self.watch_file();
        self.ask_about_opened();
    }

    /// The unsaved changes are not wanted. Where the project stays until another one is open, so do they.
    fn give_up(&mut self, pending: Option<&Pending>) {
        self.document.file.saving = false;
        self.watchdog.given_up = Some(self.document.serial);
        if matches!(pending, Some(Pending::Quit)) {
            self.document.file.dirty = false;
        }
    }

    pub(super) fn show(&mut self, project: Project, file: FileState) {
        let journey = project
            .journeys_in_order()
            .first()
            .map(|(id, _)| (*id).clone());
        let journey = journey.unwrap_or_else(|| self.new_id());
        self.document = Document::new(Arc::new(project), file);
        self.derived.clear();
        self.session.stage = None;
        self.boardroom.clear();
        let session = &mut self.session;
        session.screen = Screen::Map;
        session.view = MainView::Map;
        session.journey = Some(journey);
        session.selection = Selection::default();
        session.comparison = None;
        session.connect_from = None;
        session.message = None;
        session.focus_canvas = true;
        session.name_edit = None;
        session.import = None;
        self.recall_lens();
        self.look_at_the_beginning();
        self.ask_for_first();
    }

    pub(super) fn remember(&mut self, path: PathBuf) {
        let now = self.services.now();
        let path = std::path::absolute(&path).unwrap_or(path);
        self.preferences.recent.retain(|recent| recent.path != path);
        let opened = format!("{} {}", now.date, now.time);
        let lens = &self.session.lens;
        let recent = Recent {
            path,
            opened,
            segments: lens.segments.clone(),
            moment: lens.moment,
        };
        self.preferences.recent.insert(0, recent);
        self.preferences.recent.truncate(preferences::MAX_RECENT);
        self.store_preferences();
    }

    pub(super) fn save_to(&mut self, path: PathBuf, over: Over) {
        let is_there = self.document.on_disk.saving_to.as_ref() == Some(&path);
        if self.document.file.saving && is_there {
            self.document.on_disk.next_save = Some((path, over));
            return;
        }
        self.document.file.saving = true;
        self.document.on_disk.saving_to = Some(path.clone());
        let project = Arc::clone(self.document.project());
        self.document.on_disk.under_way = Some(Arc::clone(&project));
        self.services.request(Request::Save(path, project, over));
    }

    fn saved(
        &mut self,
        ctx: &egui::Context,
        path: PathBuf,
        project: &Arc<Project>,
        result: Result<Saved, SaveFault>,
    ) {
        let file = &mut self.document.file;
        if !file.saving || self.document.on_disk.saving_to.as_ref() != Some(&path) {
            // Nobody has waited for it: the project was closed meanwhile, or is being saved elsewhere.
            return;
        }
        file.saving = false;
        match result {
            Ok(saved) => {
                file.failed = None;
                file.outside = None;
                file.saved_at = Some(self.services.now().time);
                let is_new = file.path.as_ref() != Some(&path);
                if is_new && file.in_use {
                    (file.in_use, file.read_only) = (false, false);
                }
                file.path = Some(path.clone());
                self.document.saved = Arc::clone(project);
                self.document.saves += 1;
                self.document.lossy = None;
                let next = self.document.on_disk.next_save.take();
                self.document.on_disk = OnDisk::holding(saved.mark);
                self.after_change();
                let note = saved.notes.first().map(ToString::to_string);
                if let Some(note) = note {
                    self.session.message = Some(words::sentence(&note));
                }
                if is_new {
                    self.remember(path);
                    self.watch_file();
                }
                if let Some((path, over)) = next {
                    let is_same = self.document.file.path.as_ref() == Some(&path);
                    let over = if is_same {
                        self.document.on_disk.over()
                    } else {
                        over
                    };
                    self.save_to(path, over);
                } else {
                    self.after_saving(ctx);
                }
            }
            Err(fault) => {
                self.session.question.take_if(|it| *it == Question::Saving);
                self.not_saved(&path, fault);
            }
        }
    }

    /// Goes on with what waited for the save; work that was done meanwhile is asked about.
    fn after_saving(&mut self, ctx: &egui::Context) {
        self.session.question.take_if(|it| *it == Question::Saving);
        match self.document.pending.take() {
            Some(pending) if self.document.file.dirty => self.guarded(pending),
            pending => self.resume(ctx, pending),
        }
    }

    fn picked(&mut self, purpose: Purpose, picked: Picked) {
        match (purpose, picked) {
            (_, Picked::Cancelled) => {
                self.document.pending = None;
                self.document.accepts_loss = false;
            }
            (Purpose::Open, Picked::Path(path)) => self.services.request(Request::Open(path)),
            (Purpose::Save, Picked::Path(path)) => self.save_picked(path),
            (Purpose::Export, Picked::Path(path)) => self.export_picked(&path),
            (Purpose::Picture, Picked::Path(path)) => self.picture_picked(path),
            (Purpose::Compare, Picked::Path(path)) => {
                self.services.request(Request::OpenToCompare(path));
            }
            (Purpose::Import, Picked::Path(path)) => self.import_from(path),
            (Purpose::Handout(kind), Picked::Path(path)) => self.hand_out_to(kind, path),
            (purpose, Picked::Unavailable) => self.ask_for_path(purpose),
        }
    }

    fn ask_for_path(&mut self, purpose: Purpose) {
        let file = self.document.file.path.as_deref();
        let folder = file.and_then(Path::parent).map(Path::to_owned);
        let folder = folder
            .or_else(|| std::env::current_dir().ok())
            .unwrap_or_default();
        let (heading, name) = match purpose {
            Purpose::Open => (words::OPEN_PROJECT, String::new()),
            Purpose::Save => (words::SAVE_PROJECT, self.file_name(ENDING)),
            Purpose::Export => (words::export::WHERE_TO, self.export_name()),
            Purpose::Picture => (words::pictures::CHOOSE_PICTURE, String::new()),
            Purpose::Compare => (words::compare::COMPARE_WITH, String::new()),
            Purpose::Import => (words::import::CHOOSE, String::new()),
            Purpose::Handout(kind) => (words::stage::HAND_OUT, self.handout_name(kind)),
        };
        let path = folder.join(name).display().to_string();
        self.document.target = Some(Target::Typed(purpose));
        self.session.question = Some(Question::Path {
            heading: heading.to_owned(),
            path,
        });
    }

    fn typed(&mut self, purpose: Purpose, typed: &str) {
        let path = PathBuf::from(typed.trim());
        if typed.trim().is_empty() {
            self.document.pending = None;
            return;
        }
        match purpose {
            Purpose::Open => self.services.request(Request::Open(path)),
            Purpose::Save => self.save_asked_first(with_ending(path)),
            Purpose::Export => self.export_asked_first(&path),
            Purpose::Picture => self.picture_picked(path),
            Purpose::Compare => self.services.request(Request::OpenToCompare(path)),
            Purpose::Import => self.import_from(path),
            Purpose::Handout(kind) => self.hand_out_asked_first(kind, path),
        }
    }

    /// A file dialog asks before it returns a name that exists; it can't know of an ending that we add.
    fn save_picked(&mut self, path: PathBuf) {
        let complete = with_ending(path.clone());
        if complete == path {
            self.save_to(path, Over::Anything);
        } else {
            self.save_asked_first(complete);
        }
    }

    /// Asks before the project is written over a file, unless it is the one that it lives in.
    fn save_asked_first(&mut self, path: PathBuf) {
        if self.document.file.path.as_ref() == Some(&path) {
            self.save_to(path, self.document.on_disk.over());
        } else if self.services.exists(&path) {
            self.session.question = Some(Question::Overwrite {
                name: name_of(&path),
            });
            self.document.target = Some(Target::Save(path));
        } else {
            self.save_to(path, Over::Only(None));
        }
    }

    /// A file name made of the project's title.
    pub(super) fn file_name(&self, ending: &str) -> String {
        let known = self
            .document
            .file
            .path
            .as_ref()
            .map(|path| name_of(path).replace(ENDING, ""));
        let title = known.unwrap_or_else(|| window::title_of(self.document.project()));
        let letters = title.chars().map(|letter| {
            if letter.is_alphanumeric() {
                letter
            } else {
                ' '
            }
        });
        let words: String = letters.take(80).collect();
        let name = words
            .split_whitespace()
            .collect::<Vec<_>>()
            .join("-")
            .to_lowercase();
        let name = if name.is_empty() {
            "journey".to_owned()
        } else {
            name
        };
        format!("{name}{ending}")
    }
}

pub(super) fn name_of(path: &Path) -> String {
    path.file_name()
        .unwrap_or(path.as_os_str())
        .to_string_lossy()
        .into_owned()
}

fn with_ending(path: PathBuf) -> PathBuf {
    if path
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("ron"))
    {
        return path;
    }
    let mut name = path.into_os_string();
    name.push(ENDING);
    name.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_without_an_ending_gets_ours() {
        for (typed, complete) in [
            ("a", "a.journey.ron"),
            ("a.ron", "a.ron"),
            ("v1.2", "v1.2.journey.ron"),
            ("A.JOURNEY.RON", "A.JOURNEY.RON"),
        ] {
            assert_eq!(with_ending(typed.into()), PathBuf::from(complete));
        }
    }
}
