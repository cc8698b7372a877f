//! Owns what the window does so that nothing is lost: it hands every change over to the journal, says which file it works
//! on, and goes on after a frame that went wrong.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;

use eframe::egui;
use egui::ViewportCommand;

use super::services::{Request, Safety};
use super::{App, crash};
use crate::file::{Copy, Keep};
use crate::scene::Role;
use crate::ui::state::{Question, RecoveredCopy, Screen};
use crate::ui::{question, theme};
use crate::words::recovery as words;

/// After so many frames in a row that went wrong the window can't show anything any more.
const MOST_STUMBLES: u32 = 3;

/// What was told to the world outside, and what it found.
#[derive(Default)]
pub(super) struct Watchdog {
    told: Option<Told>,
    /// There is a journal of the open project.
    is_kept: bool,
    followed: Option<PathBuf>,
    /// What can be recovered.
    pub(super) copies: Vec<Copy>,
    /// The same as the start screen shows it.
    pub(super) shown: Vec<RecoveredCopy>,
    /// The journals that can't be read, and why.
    pub(super) unreadable: Vec<(PathBuf, String)>,
    /// The journal that the question on the screen is about.
    pub(super) asked: Option<PathBuf>,
    /// The journals that are for later.
    pub(super) put_off: Vec<PathBuf>,
    /// The document whose unsaved changes are not wanted, as the user has said.
    pub(super) given_up: Option<u64>,
    /// Frames in a row that went wrong.
    stumbles: u32,
    /// The last frame went wrong, and nobody has answered to that yet.
    has_stumbled: bool,
}

/// How the open project stood when the journal was told last.
#[derive(PartialEq)]
struct Told {
    document: u64,
    saves: u64,
    revision: u64,
    is_dirty: bool,
    is_read_only: bool,
    path: Option<PathBuf>,
}

impl App {
    /// Hands over what changed since the last time. Costs nothing where nothing did.
    pub(super) fn keep_safe(&mut self) {
        let document = &self.document;
        let (revision, file) = (document.history.revision(), &document.file);
        let is_told = self.watchdog.told.as_ref().is_some_and(|told| {
            told.document == document.serial
                && told.saves == document.saves
                && told.revision == revision
                && told.is_dirty == file.dirty
                && told.is_read_only == file.read_only
                && told.path == file.path
        });
        if is_told {
            return;
        }
        let before = self.watchdog.told.replace(Told {
            document: document.serial,
            saves: document.saves,
            revision,
            is_dirty: file.dirty,
            is_read_only: file.read_only,
            path: file.path.clone(),
        });
        let left = before.filter(|before| before.document != document.serial);
        let is_another = left.is_some();
        let given_up = self.watchdog.given_up;
        if left.is_some_and(|left| left.is_dirty && given_up != Some(left.document)) {
            // It went without a question: its journal stays, and is offered the next time.
            self.watchdog.is_kept = false;
        }
        if self.watchdog.is_kept && (is_another || !file.dirty) {
            self.watchdog.is_kept = false;
            self.document.file.kept_at = None;
            self.document.file.unkept = None;
            self.services.request(Request::Safety(Safety::Forget));
        }
        if self.document.file.dirty {
            self.keep();
        }
        self.follow();
    }

    fn keep(&mut self) {
        self.watchdog.is_kept = true;
        let document = &self.document;
        let path = document.file.path.as_ref();
        let keep = Keep {
            document: document.serial,
            path: path.map(|path| std::path::absolute(path).unwrap_or_else(|_| path.clone())),
            project: Arc::clone(document.project()),
            saves: document.saves,
            edit: document.history.revision(),
            replaces: document.restored.iter().cloned().collect(),
        };
        let keep = Safety::Keep(Box::new(keep));
        self.services.request(Request::Safety(keep));
    }

    /// Says which file is worked on, so that it is locked.
    fn follow(&mut self) {
        let file = &self.document.file;
        let path = file.path.as_ref().filter(|_| !file.read_only);
        if self.watchdog.followed.as_ref() != path {
            self.watchdog.followed = path.cloned();
            let path = path.cloned();
            let path = path.map(|path| std::path::absolute(&path).unwrap_or(path));
            self.services.request(Request::Safety(Safety::Follow(path)));
        }
    }

    /// A frame, whatever happens in it.
    pub(super) fn frame_or_sorry(&mut self, ui: &mut egui::Ui) {
        let drawn = catch_unwind(AssertUnwindSafe(|| {
            if self.watchdog.has_stumbled {
                self.sorry_ui(ui);
            } else {
                self.frame_ui(ui);
            }
        }));
        if drawn.is_ok() {
            self.watchdog.stumbles = 0;
            return;
        }
        self.watchdog.stumbles += 1;
        self.watchdog.has_stumbled = true;
        let log = crash::log_path().map(|path| path.display().to_string());
        self.session.question = Some(Question::Failed {
            heading: words::STUMBLED.to_owned(),
            sentence: words::stumbled(log.as_deref()),
        });
        if self.watchdog.stumbles >= MOST_STUMBLES {
            // Not even the question can be shown. The work is in the journal, and the next start says so.
            self.services.leave();
            std::process::exit(1);
        }
        ui.ctx().request_repaint();
    }

    /// The question alone, on an empty window: what lies under it is what went wrong.
    fn sorry_ui(&mut self, ui: &mut egui::Ui) {
        let ctx = ui.ctx().clone();
        let theme = self.theme.unwrap_or_default();
        ui.painter()
            .rect_filled(ctx.content_rect(), 0.0, theme::colour(theme, Role::Canvas));
        if ctx.input(|input| input.viewport().close_requested()) && !self.may_close() {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
        }
        let mut actions = Vec::new();
        question::question_ui(ui, &self.session, theme, &mut actions);
        if !actions.is_empty() {
            self.carry_out(&ctx, actions);
            ctx.request_repaint();
        }
        if self.session.question.is_none() {
            self.watchdog.has_stumbled = false;
            ctx.request_repaint();
        }
    }

    /// Whether the user has said that the unsaved changes are not wanted.
    pub(super) fn is_given_up(&self) -> bool {
        self.watchdog.given_up == Some(self.document.serial)
    }

    /// Whether a project is open and as it was opened.
    pub(super) fn is_untouched(&self) -> bool {
        self.session.screen == Screen::Map
            && !self.document.file.dirty
            && self.document.history.depth() == 0
            && self.session.question.is_none()
    }
}
