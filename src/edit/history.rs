//! Owns undo and redo: named versions of the project, sharing their records, so that a step costs what it changed.

use std::sync::Arc;

use super::{Edit, EditError, apply};
use crate::model::Project;

/// How many steps can be undone.
const MAX_STEPS_BACK: usize = 200;

/// The project as it is, as it was, and as it was before undoing.
#[derive(Debug, Clone)]
pub struct History {
    now: Arc<Project>,
    undo: Vec<Version>,
    redo: Vec<Version>,
    gesture: Option<Version>,
    revision: u64,
}

#[derive(Debug, Clone)]
struct Version {
    /// What was done after this version.
    label: String,
    project: Arc<Project>,
}

impl History {
    /// A project that nothing has been done to yet.
    #[must_use]
    pub fn new(project: Arc<Project>) -> Self {
        Self {
            now: project,
            undo: Vec::new(),
            redo: Vec::new(),
            gesture: None,
            revision: 0,
        }
    }

    /// The project as it is.
    #[must_use]
    pub fn project(&self) -> &Arc<Project> {
        &self.now
    }

    /// Grows with every change of the project, undoing included. What is drawn is cached by it.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// How many steps can be undone.
    #[must_use]
    pub fn depth(&self) -> usize {
        self.undo.len()
    }

    /// Applies the edits as one named step, or as part of the gesture that is under way. All of them or none.
    /// True where the project changed; a step that changes nothing is not remembered.
    ///
    /// # Errors
    /// [`EditError`] of the first edit that is refused.
    pub fn apply(&mut self, label: &str, edits: &[Edit]) -> Result<bool, EditError> {
        let mut next = Arc::clone(&self.now);
        let project = Arc::make_mut(&mut next);
        for edit in edits {
            apply(project, edit)?;
        }
        debug_assert_eq!(next.violations(), [], "after {edits:?}");
        if *next == *self.now {
            return Ok(false);
        }
        let before = std::mem::replace(&mut self.now, next);
        self.revision += 1;
        if self.gesture.is_none() {
            self.remember(Version {
                label: label.to_owned(),
                project: before,
            });
        }
        Ok(true)
    }

    /// Another project takes the place of this one, as one named step. A gesture that is under way ends first.
    pub fn replace(&mut self, label: &str, project: Arc<Project>) {
        self.end();
        let before = std::mem::replace(&mut self.now, project);
        self.revision += 1;
        if *before != *self.now {
            self.remember(Version {
                label: label.to_owned(),
                project: before,
            });
        }
    }

    /// Begins a gesture: everything until [`Self::end`] is one step. One that is under way ends first.
    pub fn begin(&mut self, label: &str) {
        self.end();
        self.gesture = Some(Version {
            label: label.to_owned(),
            project: Arc::clone(&self.now),
        });
    }

    /// Whether a gesture is under way.
    #[must_use]
    pub fn in_gesture(&self) -> bool {
        self.gesture.is_some()
    }

    /// Ends the gesture; it is remembered as one step if it changed anything.
    pub fn end(&mut self) {
        if let Some(start) = self
            .gesture
            .take()
            .filter(|start| *start.project != *self.now)
        {
            self.remember(start);
        }
    }

    /// Goes back to the start of the gesture.
    pub fn cancel(&mut self) {
        if let Some(start) = self.gesture.take() {
            self.revision += 1;
            self.now = start.project;
        }
    }

    /// Undoes one step and returns what it was.
    pub fn undo(&mut self) -> Option<String> {
        self.end();
        let Version { label, project } = self.undo.pop()?;
        let after = std::mem::replace(&mut self.now, project);
        self.redo.push(Version {
            label: label.clone(),
            project: after,
        });
        self.revision += 1;
        Some(label)
    }

    /// Does again what was undone last and returns what it was.
    pub fn redo(&mut self) -> Option<String> {
        self.end();
        let Version { label, project } = self.redo.pop()?;
        let before = std::mem::replace(&mut self.now, project);
        self.undo.push(Version {
            label: label.clone(),
            project: before,
        });
        self.revision += 1;
        Some(label)
    }

    /// What undoing would undo.
    #[must_use]
    pub fn undo_label(&self) -> Option<&str> {
        let gesture = self.gesture.as_ref();
        gesture
            .filter(|start| !Arc::ptr_eq(&start.project, &self.now))
            .or(self.undo.last())
            .map(|version| version.label.as_str())
    }

    /// What redoing would do again.
    #[must_use]
    pub fn redo_label(&self) -> Option<&str> {
        self.redo.last().map(|version| version.label.as_str())
    }

    fn remember(&mut self, version: Version) {
        self.redo.clear();
        self.undo.push(version);
        if self.undo.len() > MAX_STEPS_BACK {
            self.undo.remove(0);
        }
    }
}
