//! Owns the project: everything that one file holds.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{
    Channel, ChannelId, Decision, Extra, Image, Improvement, Journey, JourneyId, Owner, Records,
    Segment, Settings, Slide, Voice,
};

/// What the company wins customers by (METHOD.md, section 17).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Strategy {
    /// By experience: every moment of truth should delight.
    #[default]
    Experience,
    /// By cost: parity is the goal.
    Cost,
    /// By product: parity is the goal.
    Product,
}

/// Which of time, cost and quality comes first (METHOD.md, section 15).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Priority {
    /// Time comes first.
    Time,
    /// Cost comes first.
    Cost,
    /// Quality comes first.
    #[default]
    Quality,
}

/// Everything that one project file holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Project {
    /// What it is called.
    pub title: String,
    /// Whose customers these are.
    pub organisation: String,
    /// The brand promise.
    pub promise: String,
    /// What the company wins customers by.
    pub strategy: Strategy,
    /// Anything.
    pub notes: String,
    /// How the method computes.
    pub method: Settings,
    /// Groups of customers.
    pub segments: Records<Segment>,
    /// Where touchpoints take place.
    pub channels: Records<Channel>,
    /// Who answers for steps.
    pub owners: Records<Owner>,
    /// What customers go through.
    pub journeys: Records<Journey>,
    /// What customers say.
    pub voices: Records<Voice>,
    /// What could be done.
    pub improvements: Records<Improvement>,
    /// What was decided.
    pub decisions: Records<Decision>,
    /// Findings that the user has dismissed, as `KIND:JOURNEY:RECORD`.
    pub dismissed: BTreeSet<String>,
    /// The boardroom's slides, in order.
    pub show: Vec<Arc<Slide>>,
    /// Which of time, cost and quality comes first.
    pub first: Priority,
    /// Since when the scope is locked, as typed; empty: it is not.
    pub scope_locked: String,
    /// Pictures.
    pub images: Records<Image>,
    /// For later versions and other tools.
    pub extra: Extra,
}

impl Project {
    /// The journeys by their order, then id (METHOD.md, section 9).
    #[must_use]
    pub fn journeys_in_order(&self) -> Vec<(&JourneyId, &Arc<Journey>)> {
        let mut journeys: Vec<_> = self.journeys.iter().collect();
        journeys.sort_by(|(a_id, a), (b_id, b)| {
            a.order
                .get()
                .total_cmp(&b.order.get())
                .then_with(|| a_id.cmp(b_id))
        });
        journeys
    }

    /// The channels by their order, then id.
    #[must_use]
    pub fn channels_in_order(&self) -> Vec<(&ChannelId, &Arc<Channel>)> {
        let mut channels: Vec<_> = self.channels.iter().collect();
        channels.sort_by(|(a_id, a), (b_id, b)| {
            a.order
                .get()
                .total_cmp(&b.order.get())
                .then_with(|| a_id.cmp(b_id))
        });
        channels
    }

    /// Whether nothing but the boardroom's slides differs, as far as that can be told without looking at every record:
    /// of two states of which one was made from the other it is told rightly.
    #[must_use]
    pub fn is_same_but_for_show(&self, other: &Self) -> bool {
        let Self {
            title,
            organisation,
            promise,
            strategy,
            notes,
            method,
            segments,
            channels,
            owners,
            journeys,
            voices,
            improvements,
            decisions,
            dismissed,
            show: _,
            first,
            scope_locked,
            images,
            extra,
        } = self;
        let texts = [title, organisation, promise, notes, scope_locked];
        let others = [
            &other.title,
            &other.organisation,
            &other.promise,
            &other.notes,
            &other.scope_locked,
        ];
        texts == others
            && (strategy, first) == (&other.strategy, &other.first)
            && (method, dismissed) == (&other.method, &other.dismissed)
            && *extra == other.extra
            && segments.ptr_eq(&other.segments)
            && channels.ptr_eq(&other.channels)
            && owners.ptr_eq(&other.owners)
            && journeys.ptr_eq(&other.journeys)
            && voices.ptr_eq(&other.voices)
            && improvements.ptr_eq(&other.improvements)
            && decisions.ptr_eq(&other.decisions)
            && images.ptr_eq(&other.images)
    }

    /// How many steps all journeys have together.
    #[must_use]
    pub fn step_count(&self) -> usize {
        self.journeys
            .values()
            .map(|journey| journey.graph.step_count())
            .sum()
    }
}
