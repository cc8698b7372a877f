//! Owns what several steps have in common: a value that all of them share, or the fact that they differ.

use std::sync::Arc;

use crate::insight::Effective;
use crate::model::Step;
use crate::ui::Ctx;
use crate::ui::widgets::Origin;

/// A rating as it is shown for everything that is selected.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Shown {
    /// The value that all share.
    pub(super) value: Option<f64>,
    /// Where it comes from.
    pub(super) origin: Origin,
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

/// A rating of the steps: the value that was typed, else the one that counts.
pub(super) fn rating(
    ctx: &Ctx<'_>,
    steps: &[&Arc<Step>],
    typed: impl Fn(&Step) -> Option<f64>,
    counts: impl Fn(&Effective, f64) -> Option<f64>,
) -> Shown {
    let pair = |step: &Step| {
        let typed = typed(step);
        let figures = ctx.figures.touchpoint(&step.id);
        (
            typed,
            typed.or_else(|| {
                figures.and_then(|figures| counts(&figures.ratings, figures.expectation))
            }),
        )
    };
    match common(steps, pair) {
        None => Shown {
            value: None,
            origin: Origin::Mixed,
        },
        Some((Some(value), _)) => Shown {
            value: Some(value),
            origin: Origin::Typed,
        },
        Some((None, Some(value))) => Shown {
            value: Some(value),
            origin: Origin::Computed,
        },
        Some((None, None)) => Shown {
            value: None,
            origin: Origin::Missing,
        },
    }
}
