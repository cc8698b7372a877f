//! Owns what is done about recovered work, and about a project that somebody else has open.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::action::Answer;
use crate::app::services::{Request, Safety, SafetyEvent};
use crate::app::{App, window};
use crate::file::{Copy, Holder, Recovered, Standing};
use crate::model::Project;
use crate::ui::state::{FileState, Question, RecoveredCopy, Screen};
use crate::words::recovery as words;

/// So many bad ends in a row with the same project, and it is not opened by itself any more.
const MOST_CRASHES: usize = 2;

impl App {
    /// What the world outside says of the safety of the work.
    pub(super) fn safety_event(&mut self, event: SafetyEvent) {
        let file = &mut self.document.file;
        match event {
            SafetyEvent::Kept(time) => {
                file.kept_at = file.dirty.then_some(time);
                file.unkept = None;
            }
            SafetyEvent::NotKept(why) => file.unkept = file.dirty.then_some(why),
            SafetyEvent::InUse(path, holder) => self.in_use(&path, &holder),
            SafetyEvent::Recovered(recovered) => self.recovered(*recovered),
        }
    }

    /// Opens the file that the program was started with, unless the last starts with it ended badly.
    pub(in crate::app) fn open_first(&mut self, path: PathBuf) {
        let absolute = std::path::absolute(&path).unwrap_or_else(|_| path.clone());
        if self.services.crashes(&absolute) < MOST_CRASHES {
            self.services.request(Request::Open(path));
            return;
        }
        self.session.question = Some(Question::Failed {
            heading: words::not_opened(&name_of(&path)),
            sentence: words::NOT_OPENED_WHY.to_owned(),
        });
        let forget = Safety::ForgetCrashes(absolute);
        self.services.request(Request::Safety(forget));
    }

    /// Asks about the first copy, or the one of that journal.
    pub(super) fn look_at_recovered(&mut self) {
        if let Some(copy) = self.watchdog.copies.first().cloned() {
            self.ask_about(&copy);
        }
    }

    /// Asks about the copy of the file that was just opened, if there is one.
    pub(super) fn ask_about_opened(&mut self) {
        if !self.is_untouched() {
            return;
        }
        let Some(path) = self.document.file.path.as_ref().map(absolute) else {
            return;
        };
        let is_of_it = |copy: &&Copy| {
            copy.kept.head.path.as_ref() == Some(&path)
                && !self.watchdog.put_off.contains(&copy.journal)
        };
        if let Some(copy) = self.watchdog.copies.iter().find(is_of_it).cloned() {
            self.ask_about(&copy);
        }
    }

    /// The answer to the question about a copy.
    pub(super) fn answer_recovered(&mut self, answer: Answer) {
        let Some(journal) = self.watchdog.asked.take() else {
            return;
        };
        let Some(copy) = self.take_copy(&journal) else {
            return;
        };
        match answer {
            Answer::Save | Answer::Proceed => self.open_recovered(copy),
            Answer::Discard => {
                let discard = Safety::Discard(journal);
                self.services.request(Request::Safety(discard));
            }
            Answer::OpenSaved
            | Answer::Copy
            | Answer::Look
            | Answer::Theirs
            | Answer::Merge
            | Answer::Compare
            | Answer::Cancel => {
                let path = copy.kept.head.path.clone();
                self.watchdog.put_off.push(journal);
                self.watchdog.copies.push(copy);
                let is_open = self.session.screen == Screen::Map;
                if let Some(path) = path.filter(|_| answer == Answer::OpenSaved && !is_open) {
                    self.services.request(Request::Open(path));
                }
            }
        }
        self.show_copies();
    }

    /// The answer to the question about somebody else who has the file open.
    pub(super) fn answer_in_use(&mut self, answer: Answer) {
        match answer {
            Answer::Copy => self.document.file.path = None,
            Answer::Look => {
                let file = &mut self.document.file;
                (file.in_use, file.read_only) = (true, true);
                self.session.message = Some(words::LOOKED_AT.to_owned());
            }
            Answer::Save | Answer::Proceed => {
                if let Some(path) = self.document.file.path.as_ref().map(absolute) {
                    let take = Safety::TakeOver(path);
                    self.services.request(Request::Safety(take));
                }
            }
            Answer::Cancel
            | Answer::Theirs
            | Answer::Merge
            | Answer::Compare
            | Answer::OpenSaved
            | Answer::Discard => self.close(),
        }
    }

    /// Opens what was recovered as a project that is not saved. Its journal stays until it is kept again.
    fn open_recovered(&mut self, copy: Copy) {
        self.show(copy.kept.project, FileState::default());
        self.document.saved = Arc::new(Project::default());
        self.document.restored = Some(copy.journal);
        self.after_change();
        self.session.message = copy.kept.is_torn.then(|| words::TORN.to_owned());
    }

    fn recovered(&mut self, recovered: Recovered) {
        self.watchdog.copies = recovered.copies;
        self.watchdog.unreadable = recovered.unreadable;
        self.show_copies();
        self.ask_about_opened();
    }

    fn take_copy(&mut self, journal: &Path) -> Option<Copy> {
        let copies = &mut self.watchdog.copies;
        let at = copies.iter().position(|copy| copy.journal == journal)?;
        Some(copies.remove(at))
    }

    fn show_copies(&mut self) {
        let copies = self.watchdog.copies.iter();
        self.watchdog.shown = copies.map(shown).collect();
    }

    fn ask_about(&mut self, copy: &Copy) {
        let shown = shown(copy);
        let standing = match copy.standing {
            Standing::NeverSaved => words::NEVER_SAVED,
            Standing::Unchanged => "",
            Standing::Changed => words::CHANGED_SINCE,
            Standing::Gone => words::GONE,
            Standing::Unreadable => words::FILE_UNREADABLE,
        };
        let has_file = matches!(copy.standing, Standing::Unchanged | Standing::Changed);
        self.watchdog.asked = Some(copy.journal.clone());
        self.session.question = Some(Question::Recovered {
            heading: words::not_saved(&shown.title),
            sentence: words::asked(&copy.kept.head.at.local(), &copy.difference.told, standing),
            has_file,
        });
    }

    /// Somebody else has the file open. Whoever has already changed something is only told.
    fn in_use(&mut self, path: &Path, holder: &Holder) {
        if self.document.file.path.as_ref().map(absolute).as_deref() != Some(path) {
            return;
        }
        let sentence = words::in_use(&holder.user, &holder.host, &holder.since.local());
        if self.is_untouched() {
            let name = name_of(path);
            self.session.question = Some(Question::InUse { name, sentence });
        } else {
            self.session.message = Some(sentence);
        }
    }
}

fn absolute(path: &PathBuf) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.clone())
}

fn name_of(path: &Path) -> String {
    let name = path.file_name().unwrap_or(path.as_os_str());
    name.to_string_lossy().into_owned()
}

fn shown(copy: &Copy) -> RecoveredCopy {
    RecoveredCopy {
        title: window::title_of(&copy.kept.project),
        touchpoints: copy.difference.touchpoints,
        newer: match copy.standing {
            Standing::NeverSaved => words::newer(0, false),
            Standing::Gone => words::FILE_GONE.to_owned(),
            Standing::Unchanged | Standing::Changed | Standing::Unreadable => {
                words::newer(copy.difference.count, true)
            }
        },
    }
}
