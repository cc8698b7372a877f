//! What an import comes to: the changes, and what becomes of every row. Each part sees what the parts before it have made.

use crate::edit::{Edit, apply};
use crate::model::{Id, JourneyId, Project, StepId};

/// What becomes of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// It can't be read.
    Wrong,
    /// It is added, and something about it has to be looked at.
    Similar,
    /// It is added.
    New,
    /// It is there already and stays as it is.
    There,
}

/// Whether names that are nearly those of touchpoints are taken for them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Similar {
    /// No: such a voice belongs to no touchpoint yet.
    #[default]
    Left,
    /// Yes.
    Taken,
}

/// A row of what is imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its number in its file, from 1.
    pub number: usize,
    /// What it is called.
    pub name: String,
    /// Where it goes; or what is wrong with it.
    pub about: String,
    /// What becomes of it.
    pub state: State,
}

impl Row {
    pub(super) fn new(number: usize, name: &str, about: &str, state: State) -> Self {
        Self {
            number,
            name: name.to_owned(),
            about: about.to_owned(),
            state,
        }
    }
}

/// What an import comes to.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Outcome {
    /// The changes.
    pub edits: Vec<Edit>,
    /// The project with them.
    pub project: Project,
    /// Every row, in the order of the files.
    pub rows: Vec<Row>,
    /// Sentences about columns and names.
    pub remarks: Vec<String>,
    /// How many journeys are new.
    pub journeys: usize,
    /// How many steps are new.
    pub steps: usize,
    /// How many voices are new.
    pub voices: usize,
    /// The journey to be shown then; none: nothing of a journey has changed.
    pub shown: Option<JourneyId>,
    /// The steps of tables that are new, in their order.
    pub made: Vec<StepId>,
}

impl Outcome {
    /// How many rows become that.
    #[must_use]
    pub fn count(&self, state: State) -> usize {
        self.rows.iter().filter(|row| row.state == state).count()
    }

    /// How many rows are added.
    #[must_use]
    pub fn added(&self) -> usize {
        self.count(State::New) + self.count(State::Similar)
    }
}

/// An import on its way.
pub(super) struct Filing<'a> {
    /// The project with everything so far.
    pub(super) project: Project,
    pub(super) random: &'a mut dyn FnMut() -> u64,
    pub(super) touched: Option<JourneyId>,
    pub(super) made: Vec<StepId>,
    pub(super) journeys: usize,
    pub(super) steps: usize,
    pub(super) voices: usize,
    edits: Vec<Edit>,
    rows: Vec<Row>,
    remarks: Vec<String>,
}

impl<'a> Filing<'a> {
    pub(super) fn new(project: &Project, random: &'a mut dyn FnMut() -> u64) -> Self {
        Self {
            project: project.clone(),
            random,
            touched: None,
            made: Vec::new(),
            journeys: 0,
            steps: 0,
            voices: 0,
            edits: Vec::new(),
            rows: Vec::new(),
            remarks: Vec::new(),
        }
    }

    pub(super) fn id<K>(&mut self) -> Id<K> {
        Id::from_random((self.random)())
    }

    /// Makes changes; one that is refused is said, and the others go on.
    pub(super) fn add(&mut self, edits: Vec<Edit>) {
        for edit in edits {
            match apply(&mut self.project, &edit) {
                Ok(()) => self.edits.push(edit),
                Err(error) => self.remarks.push(error.to_string()),
            }
        }
    }

    pub(super) fn say(&mut self, row: Row) {
        self.rows.push(row);
    }

    pub(super) fn remark(&mut self, sentence: String) {
        if !self.remarks.contains(&sentence) {
            self.remarks.push(sentence);
        }
    }

    pub(super) fn outcome(self) -> Outcome {
        Outcome {
            edits: self.edits,
            project: self.project,
            rows: self.rows,
            remarks: self.remarks,
            journeys: self.journeys,
            steps: self.steps,
            voices: self.voices,
            shown: self.touched,
            made: self.made,
        }
    }
}
