//! Owns what several steps have in common: a value that all of them share, or the fact that they differ.

use std::sync::Arc;

use crate::insight::JourneyFigures;
use crate::model::{Ratings, SegmentId, Step};
use crate::ui::widgets::Origin;

/// A rating as it is shown for everything that is selected.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Shown {
    /// The value that all share.
    pub(super) value: Option<f64>,
    /// Where it comes from.
    pub(super) origin: Origin,
}

impl Shown {
    /// A value that somebody gave, or nobody.
    pub(super) fn given(value: Option<f64>) -> Self {
        let origin = match value {
            Some(_) => Origin::Typed,
            None => Origin::Missing,
        };
        Self { value, origin }
    }

    /// A value that all steps share, or the fact that they differ.
    pub(super) fn of(steps: &[&Arc<Step>], value: impl Fn(&Step) -> Option<f64>) -> Self {
        common(steps, value).map_or(
            Self {
                value: None,
                origin: Origin::Mixed,
            },
            Self::given,
        )
    }
}

/// Through whose eyes ratings are seen.
#[derive(Clone, Copy)]
pub(super) struct Seen<'a> {
    /// The figures of that view.
    pub(super) figures: &'a JourneyFigures,
    /// The segment; none: everyone.
    pub(super) segment: Option<&'a SegmentId>,
}

/// What all steps have; none where they differ.
pub(super) fn common<'a, T: PartialEq>(
    steps: &[&'a Arc<Step>],
    of: impl Fn(&'a Step) -> T,
) -> Option<T> {
    let mut values = steps.iter().map(|step| of(step));
    let first = values.next()?;
    values.all(|value| value == first).then_some(first)
}

/// A rating of the steps: the value that was given, else everyone's, else the one that counts.
pub(super) fn rating(
    seen: Seen<'_>,
    steps: &[&Arc<Step>],
    of: impl Fn(&Ratings) -> Option<f64>,
    counts: impl Fn(&crate::insight::TouchpointFigures) -> Option<f64>,
) -> Shown {
    let one = |step: &Step| {
        let own = match seen.segment {
            None => of(&step.ratings),
            Some(segment) => step.by_segment.get(segment).and_then(&of),
        };
        let everyones = seen.segment.and_then(|_| of(&step.ratings));
        let computed = || seen.figures.touchpoint(&step.id).and_then(&counts);
        match (own, everyones) {
            (Some(value), _) => (Some(value), Origin::Typed),
            (None, Some(value)) => (Some(value), Origin::Inherited),
            (None, None) => match computed() {
                Some(value) => (Some(value), Origin::Computed),
                None => (None, Origin::Missing),
            },
        }
    };
    let (value, origin) = common(steps, one).unwrap_or((None, Origin::Mixed));
    Shown { value, origin }
}
