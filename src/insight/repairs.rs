//! Owns what to fix first: the lift of every touchpoint and cause, blame, and priorities (METHOD.md, section 10).

use std::collections::BTreeMap;

use crate::model::{JourneyId, Project, StepId, Strategy};

use super::View;
use super::compare::{at_least, at_most, below, falling, falling_missing_last, is_zero};
use super::reading::{Ground, Seen, Spot};
use super::support::Support;
use super::whatif::WhatIf;

/// A backstage step or system, and what it is worth to repair it.
#[derive(Debug, Clone, PartialEq)]
pub struct Cause {
    /// The backstage step or system.
    pub id: StepId,
    /// By how much the score rises when all that it supports meets the basics.
    pub lift: Option<f64>,
    /// Its part in what customers suffer: 0 … 1; missing where they suffer nothing.
    pub blame: Option<f64>,
}

/// Why a touchpoint has to be seen to, the most urgent first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PriorityClass {
    /// Basics fail.
    Basics,
    /// A promise that is broken was made here.
    BrokenPromise,
    /// It is much worse than expected.
    Disappointment,
    /// A moment of truth that does not delight.
    Delight,
    /// Delight that nobody asked for.
    Overinvestment,
}

/// A touchpoint that has to be seen to.
#[derive(Debug, Clone, PartialEq)]
pub struct PriorityItem {
    /// The touchpoint.
    pub id: StepId,
    /// Why, in the first class that it belongs to.
    pub class: PriorityClass,
    /// By how much the score rises when it meets the basics.
    pub lift: Option<f64>,
}

/// What to fix first, and what that is worth.
#[derive(Debug, Clone, PartialEq)]
pub struct Repairs {
    /// By how much the score rises when the touchpoint meets the basics; missing where the journey has no score.
    pub lifts: BTreeMap<StepId, Option<f64>>,
    /// Every backstage step and system, by falling lift, missing last, then id.
    pub causes: Vec<Cause>,
    /// The touchpoints that have to be seen to, the most urgent first.
    pub priorities: Vec<PriorityItem>,
}

/// What to fix first in the journey, seen in the view; none where there is no such journey.
#[must_use]
pub fn repairs(project: &Project, journey: &JourneyId, view: &View) -> Option<Repairs> {
    let ground = Ground::new(project, journey)?;
    let seen = ground.seen(view);
    let mut what_if = WhatIf::new(&ground, &seen);
    let lifts: Vec<Option<f64>> = (0..ground.network.len())
        .map(|place| what_if.lift(&[place]))
        .collect();
    Some(Repairs {
        causes: causes(&ground, &seen, &mut what_if),
        priorities: priorities(&ground, &seen, &lifts),
        lifts: ground
            .network
            .touchpoints
            .iter()
            .map(|step| step.id.clone())
            .zip(lifts)
            .collect(),
    })
}

/// The part of these touchpoints in all that customers suffer: 0 … 1; missing where they suffer nothing.
pub(super) fn blame(ground: &Ground, seen: &Seen, touchpoints: &[usize]) -> Option<f64> {
    part_of(&suffered(ground, seen), touchpoints)
}

fn suffered(ground: &Ground, seen: &Seen) -> Vec<f64> {
    ground
        .spots(seen)
        .map(|spot| spot.weight * (-spot.visit.felt.unwrap_or_default()).max(0.0))
        .collect()
}

fn part_of(suffered: &[f64], touchpoints: &[usize]) -> Option<f64> {
    let all: f64 = suffered.iter().sum();
    let part: f64 = touchpoints.iter().filter_map(|&at| suffered.get(at)).sum();
    (!is_zero(all)).then(|| part / all)
}

fn causes(ground: &Ground, seen: &Seen, what_if: &mut WhatIf) -> Vec<Cause> {
    let support = Support::new(ground.journey, &ground.network);
    let suffered = suffered(ground, seen);
    let mut causes: Vec<Cause> = support
        .causes
        .iter()
        .enumerate()
        .map(|(place, step)| {
            let touchpoints = support.touchpoints_of(place);
            Cause {
                id: step.id.clone(),
                lift: what_if.lift(&touchpoints),
                blame: part_of(&suffered, &touchpoints),
            }
        })
        .collect();
    causes.sort_by(|a, b| falling_missing_last(a.lift, b.lift).then_with(|| a.id.cmp(&b.id)));
    causes
}

fn priorities(ground: &Ground, seen: &Seen, lifts: &[Option<f64>]) -> Vec<PriorityItem> {
    let broken = ground.network.broken_promises(ground.journey);
    let basics_fail = ground.spots(seen).any(|spot| fails(&spot));
    let mut urgent: Vec<(PriorityClass, Spot, Option<f64>)> = ground
        .spots(seen)
        .zip(lifts)
        .filter_map(|(spot, lift)| {
            let class = if fails(&spot) {
                PriorityClass::Basics
            } else if broken.binary_search(&spot.place).is_ok() {
                PriorityClass::BrokenPromise
            } else if spot.visit.gap.is_some_and(|gap| at_most(gap, -2.0)) {
                PriorityClass::Disappointment
            } else if lacks_delight(ground, &spot) {
                PriorityClass::Delight
            } else if is_overinvested(ground, &spot, basics_fail) {
                PriorityClass::Overinvestment
            } else {
                return None;
            };
            Some((class, spot, *lift))
        })
        .collect();
    urgent.sort_by(|(class, a, a_lift), (other, b, b_lift)| {
        class.cmp(other).then_with(|| match class {
            PriorityClass::Basics => falling_missing_last(*a_lift, *b_lift),
            PriorityClass::BrokenPromise
            | PriorityClass::Disappointment
            | PriorityClass::Delight
            | PriorityClass::Overinvestment => falling(a.weight, b.weight),
        })
    });
    urgent
        .into_iter()
        .map(|(class, spot, lift)| PriorityItem {
            id: spot.step.id.clone(),
            class,
            lift,
        })
        .collect()
}

fn fails(spot: &Spot) -> bool {
    spot.visit.satisfaction.is_some_and(|it| below(it, 0.0))
}

fn lacks_delight(ground: &Ground, spot: &Spot) -> bool {
    let met = |hygiene| at_least(hygiene, ground.settings.parity);
    ground.project.strategy == Strategy::Experience
        && spot.step.moment_of_truth
        && spot.rating.hygiene.is_some_and(met)
        && spot
            .rating
            .delight
            .is_none_or(|delight| below(delight, 3.0))
}

fn is_overinvested(ground: &Ground, spot: &Spot, basics_fail: bool) -> bool {
    let sober = match ground.project.strategy {
        Strategy::Experience => false,
        Strategy::Cost | Strategy::Product => true,
    };
    !spot.step.moment_of_truth
        && spot
            .rating
            .delight
            .is_some_and(|delight| at_least(delight, 4.0))
        && (basics_fail || sober)
}
