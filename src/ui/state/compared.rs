//! Owns two versions of a project side by side: what is different, in words, and what of it is to be taken over.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::action::Comparison;
use crate::edit::patch::{Change, Conflict, Dispute, Patch, RecordKey, Side};
use crate::model::Project;
use crate::words::changes::{ConflictTold, Told};

/// The open project and another version of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Compared {
    /// The other version.
    pub with: Comparison,
    /// The open project, as it was compared.
    pub mine: Arc<Project>,
    /// The open project with everything that could be taken over.
    pub target: Arc<Project>,
    /// What is different between the two.
    pub patch: Patch,
    /// The same in words.
    pub told: Vec<Told>,
    /// What both sides changed, each to something else; only where the version that both come from is known.
    pub conflicts: Vec<Conflict>,
    /// The same in words.
    pub conflicts_told: Vec<ConflictTold>,
    /// What comes back in each where theirs is taken: a record that we removed and they changed, and what names it.
    pub returns: Vec<Patch>,
    /// Whose side is taken in each.
    pub decided: Vec<Side>,
    /// What is taken over: the number of the record and of the matter in it.
    pub ticked: BTreeSet<(usize, usize)>,
    /// The record that was gone to last.
    pub shown: Option<usize>,
}

impl Compared {
    /// How many matters there are.
    #[must_use]
    pub fn matters(&self) -> usize {
        self.told.iter().map(|told| told.lines.len()).sum()
    }

    /// How many changes would be made.
    #[must_use]
    pub fn to_take(&self) -> usize {
        let decided = self.decided.iter().filter(|side| **side == Side::Theirs);
        self.ticked.len() + decided.count()
    }

    /// Whether theirs can be chosen in that conflict; where not, there is nothing left to decide.
    #[must_use]
    pub fn can_decide(conflict: &Conflict) -> bool {
        match &conflict.dispute {
            Dispute::Field { .. } | Dispute::Removed { .. } => true,
            Dispute::LeftOut { .. } | Dispute::Emptied { .. } => false,
        }
    }

    /// Every matter, as it is ticked.
    pub fn all(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        let records = self.told.iter().enumerate();
        records.flat_map(|(record, told)| (0..told.lines.len()).map(move |line| (record, line)))
    }

    /// What differs in the record, and how.
    #[must_use]
    pub fn change(&self, key: &RecordKey) -> Option<&Change> {
        self.patch.get(key)
    }

    /// The number of what is told of that record.
    #[must_use]
    pub fn number(&self, key: &RecordKey) -> Option<usize> {
        self.told.iter().position(|told| told.key == *key)
    }
}
