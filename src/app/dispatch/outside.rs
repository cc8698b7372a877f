//! Owns what happens when somebody else changes the file that is open: what is taken in at once, and what is asked first.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::files::name_of;
use crate::action::{Answer, Comparison};
use crate::app::services::{FileEvent, FileRequest, Look, Purpose, Request, SaveFault};
use crate::app::{App, Pending};
use crate::file::{Mark, Opened, Over, Seen};
use crate::model::Project;
use crate::ui::state::{Outside, Question, Screen};
use crate::words::changes::in_short;
use crate::words::{self, versions};

/// What is known of the file as it is on the disk.
#[derive(Debug, Default)]
pub(in crate::app) struct OnDisk {
    /// What it held when it was read or written; none: it was not there.
    pub(super) held: Option<Mark>,
    /// What somebody else has written, while it is asked what becomes of it.
    theirs: Option<Box<Opened>>,
    /// What was asked about already, and left for later.
    asked: Option<Mark>,
    /// A save found another file than expected, and goes on once it is known what is there.
    wants_save: bool,
    /// Where it is being saved to.
    pub(super) saving_to: Option<PathBuf>,
    /// What is being saved: it may be on the disk before anybody says so.
    pub(super) under_way: Option<Arc<Project>>,
    /// What is saved once the save that is under way is done.
    pub(super) next_save: Option<(PathBuf, Over)>,
    /// The conflict copies that were offered already.
    offered: BTreeSet<PathBuf>,
    /// The one that is offered.
    copy: Option<PathBuf>,
}

impl OnDisk {
    /// A file that holds that.
    pub(super) fn holding(mark: Mark) -> Self {
        Self {
            held: Some(mark),
            ..Self::default()
        }
    }

    /// What a save may replace.
    pub(super) fn over(&self) -> Over {
        Over::Only(self.held)
    }
}

impl App {
    /// From now on changes of the file are noticed. What lies beside it is looked at once.
    pub(super) fn watch_file(&mut self) {
        let path = self.document.file.path.clone();
        let watch = FileRequest::Watch(path);
        self.services.request(Request::File(watch));
        self.look_outside(None);
    }

    /// Looks whether the file is still the same: after a stir, and when the window is turned to.
    pub(in crate::app) fn look_outside(&mut self, renamed: Option<PathBuf>) {
        let path = self.document.file.path.clone();
        let Some(path) = path.filter(|_| self.session.screen == Screen::Map) else {
            return;
        };
        if !self.document.file.saving {
            let known = self.document.on_disk.held;
            let look = Look {
                path,
                known,
                renamed,
            };
            self.services
                .request(Request::File(FileRequest::Look(look)));
        }
    }

    pub(super) fn file_event(&mut self, event: FileEvent) {
        match event {
            FileEvent::Stirred(path, renamed) => {
                if self.document.file.path.as_ref() == Some(&path) {
                    self.look_outside(renamed);
                }
            }
            FileEvent::Seen(path, seen, copies) => {
                if self.document.file.path.as_ref() == Some(&path) && !self.document.file.saving {
                    self.seen(path, seen);
                    self.offer_copy(copies);
                }
            }
            FileEvent::Versions(path, versions) => {
                if self.document.file.path.as_ref() == Some(&path) {
                    self.session.versions = Some(versions);
                }
            }
            FileEvent::VersionRead(version, opened) => self.version_read(&version, opened),
            FileEvent::Stumbled => self.session.message = Some(versions::STUMBLED.to_owned()),
        }
    }

    fn seen(&mut self, path: PathBuf, seen: Option<Seen>) {
        let wants_save = std::mem::take(&mut self.document.on_disk.wants_save);
        match seen {
            None => {
                self.document.file.outside = None;
                if wants_save {
                    self.save_to(path, self.document.on_disk.over());
                }
            }
            Some(Seen::Changed(theirs)) => self.theirs_came(theirs, wants_save),
            Some(Seen::Unreadable(reason)) => {
                let sentence = versions::unreadable(&reason);
                self.document.file.outside = Some(Outside::Unreadable(sentence.clone()));
                if wants_save {
                    self.save_failed(&path, sentence);
                }
            }
            Some(Seen::Gone) => {
                self.document.on_disk.held = None;
                if wants_save {
                    self.save_to(path, Over::Only(None));
                } else {
                    self.document.file.outside = Some(Outside::Gone);
                    self.after_change();
                }
            }
            Some(Seen::Renamed(to)) => {
                self.session.message = Some(versions::renamed(&name_of(&to)));
                self.document.file.path = Some(to.clone());
                self.document.file.outside = None;
                self.remember(to.clone());
                self.watch_file();
                if wants_save {
                    self.save_to(to, self.document.on_disk.over());
                }
            }
        }
    }

    /// Another project is in the file: it is taken in where nothing of the user's is lost by it, else it is asked.
    fn theirs_came(&mut self, theirs: Box<Opened>, wants_save: bool) {
        self.document.file.outside = None;
        if self.document.on_disk.held == Some(theirs.mark) {
            return;
        }
        self.keep_name();
        let is_busy = self.document.history.in_gesture();
        if !self.document.file.dirty && !is_busy && !wants_save {
            self.take_in(*theirs);
            return;
        }
        let is_asked = self.document.on_disk.asked == Some(theirs.mark) && !wants_save;
        if is_asked || is_busy || self.session.question.is_some() {
            return;
        }
        let changes = in_short(&self.document.saved, &theirs.project);
        self.document.on_disk.asked = Some(theirs.mark);
        self.document.on_disk.theirs = Some(theirs);
        self.session.question = Some(Question::ChangedOutside { changes });
    }

    /// The project becomes what is in the file now; undoing brings back what it was.
    fn take_in(&mut self, theirs: Opened) {
        let changes = in_short(self.document.project(), &theirs.project);
        let project = Arc::new(theirs.project);
        self.document
            .history
            .replace(versions::TAKE_THEIRS_STEP, Arc::clone(&project));
        self.document.saved = project;
        self.document.on_disk.held = Some(theirs.mark);
        let findings: Vec<String> = theirs.findings.iter().map(ToString::to_string).collect();
        self.document.lossy = theirs.lost.then(|| findings.join("\n"));
        self.document.file.read_only = theirs.read_only.is_some() || self.document.file.in_use;
        self.document.file.failed = None;
        self.glides.want();
        self.after_change();
        let told = if self.document.file.read_only {
            versions::shown_anew(&changes)
        } else {
            versions::taken_in(&changes)
        };
        self.session.message = Some(told);
    }

    /// What becomes of what somebody else has written.
    pub(super) fn answer_outside(&mut self, answer: Answer) {
        let theirs = self.document.on_disk.theirs.take();
        match answer {
            Answer::Theirs => {
                self.document.pending = None;
                if let Some(theirs) = theirs {
                    self.take_in(*theirs);
                }
            }
            Answer::Merge => {
                if let Some(theirs) = theirs {
                    self.merge_theirs(*theirs);
                }
            }
            Answer::Compare => {
                self.document.pending = None;
                if let Some(theirs) = theirs {
                    let base = Some(Arc::clone(&self.document.saved));
                    self.compare_with(Comparison {
                        name: self.file_called(),
                        theirs: Arc::new(theirs.project),
                        base,
                    });
                }
            }
            Answer::Save | Answer::Proceed => self.pick_copy(),
            Answer::Cancel | Answer::Copy | Answer::Look | Answer::OpenSaved | Answer::Discard => {
                self.document.pending = None;
            }
        }
    }

    /// What somebody else has written and the user's own work become one; saving that replaces theirs.
    fn merge_theirs(&mut self, theirs: Opened) {
        self.document.pending = None;
        self.document.on_disk.held = Some(theirs.mark);
        self.document.file.read_only = theirs.read_only.is_some() || self.document.file.in_use;
        self.document.file.failed = None;
        let name = self.file_called();
        self.merge_outside(Arc::new(theirs.project), name);
    }

    fn file_called(&self) -> String {
        let path = self.document.file.path.as_deref();
        path.map(name_of).unwrap_or_default()
    }

    /// The user's own work goes into a file of another name.
    fn pick_copy(&mut self) {
        let proposed = self.file_name("-mine.journey.ron");
        self.services
            .request(Request::Pick(Purpose::Save, proposed));
    }

    /// Offers a conflict copy that was not offered yet.
    fn offer_copy(&mut self, copies: Vec<PathBuf>) {
        if self.session.question.is_some() {
            return;
        }
        let known = &self.document.on_disk.offered;
        let Some(copy) = copies.into_iter().find(|copy| !known.contains(copy)) else {
            return;
        };
        self.session.question = Some(Question::CopyBeside {
            name: name_of(&copy),
        });
        self.document.on_disk.offered.insert(copy.clone());
        self.document.on_disk.copy = Some(copy);
    }

    pub(super) fn answer_copy(&mut self, answer: Answer) {
        let copy = self.document.on_disk.copy.take();
        match answer {
            Answer::Proceed | Answer::Save => {
                if let Some(copy) = copy {
                    self.guarded(Pending::Open(copy));
                }
            }
            Answer::Compare => {
                if let Some(copy) = copy {
                    self.services.request(Request::OpenToCompare(copy));
                }
            }
            Answer::Theirs
            | Answer::Merge
            | Answer::Cancel
            | Answer::Copy
            | Answer::Look
            | Answer::OpenSaved
            | Answer::Discard => {}
        }
    }

    /// Says why the project was not saved. What waits for it goes on waiting until that is answered.
    pub(super) fn not_saved(&mut self, path: &Path, fault: SaveFault) {
        match fault {
            SaveFault::ChangedOutside => {
                self.document.on_disk.wants_save = true;
                self.look_outside(None);
            }
            SaveFault::Other(sentence) => self.save_failed(path, words::sentence(&sentence)),
        }
    }

    fn save_failed(&mut self, path: &Path, sentence: String) {
        self.document.file.failed = Some(sentence.clone());
        let heading = words::cant_be_saved(&name_of(path));
        self.session.question = Some(Question::SaveFailed { heading, sentence });
    }
}
