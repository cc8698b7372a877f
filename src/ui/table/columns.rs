//! Owns which columns the table has: their headings, their widths, and what kind of thing stands in them.

use crate::insight::Figure;
use crate::model::{Step, StepId};
use crate::words::column::Column as InFile;
use crate::words::table as words;

/// A column, from left to right.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Column {
    #[default]
    Name,
    Stage,
    Channel,
    Owner,
    Actors,
    MomentOfTruth,
    Emotion,
    Belief,
    Expectation,
    Hygiene,
    Delight,
    Evidence,
    Convenience,
    Relevance,
    Usability,
    Wait,
    Satisfaction,
    Felt,
    Lift,
    Note,
}

/// What a list offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum List {
    Stages,
    Channels,
    Owners,
    Evidence,
}

/// What stands in the cells of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Typed words.
    Text,
    /// One of a list.
    Choice(List),
    /// Yes or nothing.
    Mark,
    /// A typed number.
    Number,
    /// A computed number.
    Computed,
}

impl Column {
    pub(super) const ALL: [Self; 20] = [
        Self::Name,
        Self::Stage,
        Self::Channel,
        Self::Owner,
        Self::Actors,
        Self::MomentOfTruth,
        Self::Emotion,
        Self::Belief,
        Self::Expectation,
        Self::Hygiene,
        Self::Delight,
        Self::Evidence,
        Self::Convenience,
        Self::Relevance,
        Self::Usability,
        Self::Wait,
        Self::Satisfaction,
        Self::Felt,
        Self::Lift,
        Self::Note,
    ];

    /// What stands over it, which column of a file of cells it is, its width, and what it holds.
    fn parts(self) -> (&'static str, InFile, f32, Kind) {
        match self {
            Self::Name => (words::NAME, InFile::Name, 232.0, Kind::Text),
            Self::Stage => (
                words::STAGE,
                InFile::Stage,
                120.0,
                Kind::Choice(List::Stages),
            ),
            Self::Channel => (
                words::CHANNEL,
                InFile::Channel,
                112.0,
                Kind::Choice(List::Channels),
            ),
            Self::Owner => (
                words::OWNER,
                InFile::Owner,
                136.0,
                Kind::Choice(List::Owners),
            ),
            Self::Actors => (words::ACTORS, InFile::Actors, 136.0, Kind::Text),
            Self::MomentOfTruth => {
                let title = words::MOMENT_OF_TRUTH;
                (title, InFile::MomentOfTruth, 128.0, Kind::Mark)
            }
            Self::Emotion => (words::EMOTION, InFile::Emotion, 84.0, Kind::Number),
            Self::Belief => (words::BELIEF, InFile::Belief, 72.0, Kind::Number),
            Self::Expectation => (words::EXPECTATION, InFile::Expectation, 100.0, Kind::Number),
            Self::Hygiene => (words::HYGIENE, InFile::Hygiene, 84.0, Kind::Number),
            Self::Delight => (words::DELIGHT, InFile::Delight, 76.0, Kind::Number),
            Self::Evidence => (
                words::EVIDENCE,
                InFile::Evidence,
                104.0,
                Kind::Choice(List::Evidence),
            ),
            Self::Convenience => (words::CONVENIENCE, InFile::Convenience, 108.0, Kind::Number),
            Self::Relevance => (words::RELEVANCE, InFile::Relevance, 96.0, Kind::Number),
            Self::Usability => (words::USABILITY, InFile::Usability, 88.0, Kind::Number),
            Self::Wait => (words::WAIT, InFile::Wait, 112.0, Kind::Number),
            Self::Satisfaction => (
                words::SATISFACTION,
                InFile::Satisfaction,
                108.0,
                Kind::Computed,
            ),
            Self::Felt => (words::FELT, InFile::Felt, 68.0, Kind::Computed),
            Self::Lift => (words::LIFT, InFile::Lift, 68.0, Kind::Computed),
            Self::Note => (words::NOTE, InFile::Note, 280.0, Kind::Text),
        }
    }

    /// What stands over it.
    pub(super) fn title(self) -> &'static str {
        self.parts().0
    }

    /// Its heading in a file of cells.
    pub(super) fn heading(self) -> &'static str {
        self.parts().1.heading()
    }

    /// How wide it is.
    pub(super) fn width(self) -> f32 {
        self.parts().2
    }

    /// What it holds.
    pub(super) fn kind(self) -> Kind {
        self.parts().3
    }

    /// The list that its cells are chosen from.
    pub(super) fn list(self) -> Option<List> {
        match self.kind() {
            Kind::Choice(list) => Some(list),
            Kind::Text | Kind::Mark | Kind::Number | Kind::Computed => None,
        }
    }

    /// Whether its cells are numbers, which stand at the right.
    pub(super) fn is_number(self) -> bool {
        matches!(self.kind(), Kind::Number | Kind::Computed)
    }

    /// The figure in the cell of that step that the key of explanations is about: a computed one, or a rating.
    pub(super) fn explained(self, step: &Step) -> Option<Figure> {
        let rated: fn(StepId) -> Figure = match self {
            Self::Emotion => Figure::Emotion,
            Self::Belief => Figure::Belief,
            Self::Expectation => Figure::Expectation,
            Self::Hygiene => Figure::Hygiene,
            Self::Delight => Figure::Delight,
            Self::Name
            | Self::Stage
            | Self::Channel
            | Self::Owner
            | Self::Actors
            | Self::MomentOfTruth
            | Self::Evidence
            | Self::Convenience
            | Self::Relevance
            | Self::Usability
            | Self::Wait
            | Self::Satisfaction
            | Self::Felt
            | Self::Lift
            | Self::Note => return self.figure(step),
        };
        step.is_touchpoint().then(|| rated(step.id.clone()))
    }

    /// The figure that stands in the cell of that step, where it is a computed one that the step has.
    pub(super) fn figure(self, step: &Step) -> Option<Figure> {
        let id = || step.id.clone();
        if self == Self::Lift {
            return Some(Figure::Lift(id()));
        }
        let of_touchpoint: fn(StepId) -> Figure = match self.kind() {
            Kind::Computed if self == Self::Satisfaction => Figure::Satisfaction,
            Kind::Computed => Figure::Felt,
            Kind::Text | Kind::Choice(_) | Kind::Mark | Kind::Number => return None,
        };
        step.is_touchpoint().then(|| of_touchpoint(id()))
    }

    /// Why the cell of that step can't be edited; none: it can.
    pub(super) fn obstacle(self, step: &Step) -> Option<&'static str> {
        match self {
            Self::Satisfaction => Some(words::FROM_BASICS),
            Self::Felt => Some(words::FROM_FORGIVING),
            Self::Lift => Some(words::FROM_REPAIR),
            Self::Name | Self::Stage | Self::Owner | Self::Actors | Self::Note => None,
            Self::Channel
            | Self::MomentOfTruth
            | Self::Emotion
            | Self::Belief
            | Self::Expectation
            | Self::Hygiene
            | Self::Delight
            | Self::Evidence
            | Self::Convenience
            | Self::Relevance
            | Self::Usability
            | Self::Wait => (!step.is_touchpoint()).then_some(words::NOT_MET),
        }
    }

    /// The column so many places on, the first or last where there is none.
    pub(super) fn moved(self, by: isize) -> Self {
        let at = Self::ALL.iter().position(|column| *column == self);
        let to = at.unwrap_or(0).saturating_add_signed(by);
        let last = Self::ALL.len() - 1;
        Self::ALL.get(to.min(last)).copied().unwrap_or_default()
    }
}
