//! Owns a show with its slides, and how it follows what changes: no more of it is made again than has to be.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::insight::show::{Show, chosen, show, with_chosen};
use crate::layout::FontMetrics;
use crate::model::{ImprovementId, JourneyId, Project};
use crate::scene::slide::{Room, SlideInput, SlideScene, slide};

/// The show of a journey of more steps is made beside the window.
const MANY: usize = 250;
/// What improvements of a journey of more steps do is computed beside the window.
const LARGE: usize = 2_000;

/// What a show is made from.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// The project.
    pub project: Arc<Project>,
    /// The journey that is shown.
    pub journey: JourneyId,
    /// The improvements that are ticked, where that differs from the project.
    pub proposal: Option<BTreeSet<ImprovementId>>,
    /// How large the room is.
    pub room: Room,
}

/// A show, and what it was made from.
#[derive(Debug)]
pub struct Made {
    /// What it was made from.
    pub(super) of: Wanted,
    /// All of it is true; else what is ticked does not tell yet what it does.
    is_whole: bool,
    /// The project with what is proposed.
    pub(in crate::app) proposed: Arc<Project>,
    /// The show.
    pub(in crate::app) show: Arc<Show>,
    /// The slides that are shown, in order.
    pub(in crate::app) scenes: Vec<Arc<SlideScene>>,
}

impl Wanted {
    /// Whether it is the same: of the same state of the project.
    #[must_use]
    pub fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.project, &other.project) && self.is_looked_at_as(other)
    }

    /// The show; none where there is no such journey.
    #[must_use]
    pub fn made(&self) -> Option<Made> {
        let proposed = self.proposed();
        let show = show(&proposed, &self.journey)?;
        Some(Made::new(self.clone(), proposed, show, None))
    }

    /// Whether making the show takes longer than a frame.
    pub(super) fn is_large(&self) -> bool {
        self.steps() > MANY
    }

    fn steps(&self) -> usize {
        let journey = self.project.journeys.get(&self.journey);
        journey.map_or(0, |journey| journey.graph.step_count())
    }

    fn is_looked_at_as(&self, other: &Self) -> bool {
        self.journey == other.journey && self.proposal == other.proposal && self.room == other.room
    }

    /// The improvements that are ticked.
    fn chosen(&self) -> BTreeSet<ImprovementId> {
        let today = || chosen(&self.project, &self.journey);
        self.proposal.clone().unwrap_or_else(today)
    }

    fn proposed(&self) -> Arc<Project> {
        match &self.proposal {
            Some(chosen) => Arc::new(with_chosen(&self.project, &self.journey, chosen)),
            None => Arc::clone(&self.project),
        }
    }
}

impl Made {
    /// Draws the slides; those that stand in the last show as they are now are not drawn again.
    fn new(of: Wanted, proposed: Arc<Project>, show: Show, last: Option<&Self>) -> Self {
        let last = last.filter(|last| last.of.room == of.room);
        let before: Vec<_> = last.iter().flat_map(|last| last.show.shown()).collect();
        let drawn = last.map_or(&[][..], |last| &last.scenes);
        let count = show.shown().count();
        let is_as_many = before.len() == count;
        let scenes = show.shown().enumerate().map(|(index, slide_of)| {
            let known = before.get(index).zip(drawn.get(index));
            let known = known.filter(|(before, _)| is_as_many && **before == slide_of);
            if let Some((_, drawn)) = known {
                return Arc::clone(drawn);
            }
            let input = SlideInput {
                show: &show,
                slide: slide_of,
                number: (index + 1, count),
                room: of.room,
                measure: FontMetrics::bundled(),
            };
            Arc::new(slide(&input))
        });
        Self {
            scenes: scenes.collect(),
            is_whole: true,
            of,
            proposed,
            show: Arc::new(show),
        }
    }

    /// Whether it is what is wanted, and whole.
    pub(super) fn is(&self, wanted: &Wanted) -> bool {
        self.is_whole && self.of.is(wanted)
    }

    /// The show as it is wanted now, and whether that is all of it: what takes longer than a frame is left as it was, but
    /// for what is ticked, which is seen at once. None where there is no such journey any more.
    pub(super) fn followed(self, wanted: &Wanted) -> (Option<Self>, bool) {
        if !wanted.is_large() || self.is_quickly(wanted) {
            let made = self.made_again(wanted);
            return (made, true);
        }
        let chosen = wanted.chosen();
        if self.show.is_ticked_as(&chosen) {
            return (Some(self), false);
        }
        let show = self.show.ticked(&chosen);
        let mut made = Self::new(
            self.of.clone(),
            Arc::clone(&self.proposed),
            show,
            Some(&self),
        );
        made.is_whole = false;
        (Some(made), false)
    }

    /// Whether only so much is different that it can be made again within a frame.
    fn is_quickly(&self, wanted: &Wanted) -> bool {
        let is_alike = self.is_whole && self.of.room == wanted.room;
        is_alike
            && if self.of.proposal == wanted.proposal {
                self.of.project.is_same_but_for_show(&wanted.project)
            } else {
                Arc::ptr_eq(&self.of.project, &wanted.project) && wanted.steps() <= LARGE
            }
    }

    fn made_again(&self, wanted: &Wanted) -> Option<Self> {
        let proposed = wanted.proposed();
        let is_same_project = Arc::ptr_eq(&self.of.project, &wanted.project);
        let show = if self.is_whole && is_same_project {
            if self.of.proposal == wanted.proposal {
                (*self.show).clone()
            } else {
                self.show.with_plans_of(&proposed)
            }
        } else if self.is_whole
            && self.of.proposal == wanted.proposal
            && self.of.project.is_same_but_for_show(&wanted.project)
        {
            self.show.arranged_as(&proposed)
        } else {
            show(&proposed, &wanted.journey)?
        };
        Some(Self::new(wanted.clone(), proposed, show, Some(self)))
    }
}
