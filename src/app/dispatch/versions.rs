//! Owns what is done with earlier versions of the project.

use std::sync::Arc;

use crate::action::{Comparison, VersionAction, VersionUse};
use crate::app::services::{FileRequest, Request};
use crate::app::{App, Pending};
use crate::file::Opened;
use crate::ui::state::{FileState, Question, Screen, Sheet};
use crate::words;

impl App {
    /// Shows the sheet of earlier versions, and looks for them.
    pub(super) fn show_versions(&mut self) {
        if self.session.screen != Screen::Map {
            return;
        }
        self.keep_name();
        self.session.versions = None;
        if let Some(path) = self.document.file.path.clone() {
            let project = Arc::clone(self.document.project());
            let list = FileRequest::Versions(path, project);
            self.services.request(Request::File(list));
        }
        self.toggle_sheet(Sheet::Versions);
    }

    pub(super) fn version(&mut self, action: VersionAction) {
        match action.purpose {
            VersionUse::Copy => self.guarded(Pending::Version(action)),
            VersionUse::Compare | VersionUse::Restore => self.read_version(action),
        }
    }

    pub(super) fn read_version(&mut self, action: VersionAction) {
        let read = FileRequest::ReadVersion(action);
        self.services.request(Request::File(read));
    }

    pub(super) fn version_read(
        &mut self,
        version: &VersionAction,
        opened: Result<Box<Opened>, String>,
    ) {
        let opened = match opened {
            Ok(opened) => opened,
            Err(sentence) => {
                let heading = words::versions::CANNOT_READ.to_owned();
                let sentence = words::sentence(&sentence);
                self.session.question = Some(Question::Failed { heading, sentence });
                return;
            }
        };
        match version.purpose {
            VersionUse::Copy => {
                self.show(opened.project, FileState::default());
                self.session.sheet = None;
                self.session.message = Some(words::versions::copy_of(&version.when));
            }
            VersionUse::Compare => {
                self.close_sheet();
                self.compare_with(Comparison {
                    name: words::versions::time(&version.when).to_owned(),
                    theirs: Arc::new(opened.project),
                    base: None,
                });
            }
            VersionUse::Restore => self.restore(&version.when, opened.project),
        }
    }

    fn restore(&mut self, when: &str, project: crate::model::Project) {
        if self.document.file.read_only {
            self.session.message = Some(self.document.file.why_fixed().to_owned());
            return;
        }
        let label = words::versions::restored(when);
        self.keep_name();
        self.document.history.replace(&label, Arc::new(project));
        self.glides.want();
        self.after_change();
        self.close_sheet();
        self.session.message = Some(words::versions::has_restored(when));
    }
}
