//! Owns what is found in the flow of a journey: loops that nobody can leave, delight upstream of failing basics.

use crate::model::{JourneyId, Link, StepId};

use super::super::compare::{above, below, is_zero};
use super::super::named;
use super::super::reading::{Ground, Seen};
use super::journeys::Found;
use super::{FindingKind, Subject, or_id};

/// The loop-back links from which no way leads to where customers leave the journey.
pub(super) fn endless_loops(ground: &Ground) -> Vec<Found> {
    if ground.network.loops.is_empty() {
        return Vec::new();
    }
    let leaves = leaves(ground);
    let is_stuck = |id: &StepId| {
        let place = ground.network.place(id);
        place.is_some_and(|place| leaves.get(place) == Some(&false))
    };
    let loops = ground.network.loops.iter();
    loops
        .filter(|link| is_stuck(&link.from))
        .map(|link| {
            let sentence = format!(
                "Customers sent back from {} to {} never get out of that loop: no way leads on from it.",
                quoted(ground, &link.from),
                quoted(ground, &link.to)
            );
            (FindingKind::EndlessLoop, Subject::Link(link.id.clone()), sentence)
        })
        .collect()
}

/// For every touchpoint whether customers can get from it to where the journey ends or is left.
fn leaves(ground: &Ground) -> Vec<bool> {
    let network = &ground.network;
    let mut given = vec![Some(0.0); network.len()];
    let mut sources = vec![Vec::new(); network.len()];
    for &(from, to, link) in &flows(ground) {
        if let Some(sum) = given.get_mut(from) {
            *sum = sum.zip(link.share).map(|(sum, share)| sum + share.get());
        }
        if let Some(sources) = sources.get_mut(to)
            && !link.share.is_some_and(|share| is_zero(share.get()))
        {
            sources.push(from);
        }
    }
    // Where all shares are given and add up to less than 100 %, and where no link leaves, customers leave the journey.
    let mut leaves: Vec<bool> = given
        .iter()
        .map(|sum| sum.is_some_and(|sum| below(sum, 100.0)))
        .collect();
    let mut waiting: Vec<usize> = (0..leaves.len())
        .filter(|&place| leaves.get(place) == Some(&true))
        .collect();
    while let Some(place) = waiting.pop() {
        for &source in sources.get(place).into_iter().flatten() {
            if let Some(known) = leaves.get_mut(source).filter(|known| !**known) {
                *known = true;
                waiting.push(source);
            }
        }
    }
    leaves
}

fn flows<'g>(ground: &'g Ground) -> Vec<(usize, usize, &'g Link)> {
    let links = ground.journey.graph.links();
    links
        .filter(|link| link.kind == crate::model::LinkKind::Flow)
        .filter_map(|link| {
            let place = |id| ground.network.place(id);
            Some((place(&link.from)?, place(&link.to)?, &**link))
        })
        .collect()
}

/// The improvements that plan delight, and no basics with it, upstream of a basic that fails today.
pub(super) fn delight_first(ground: &Ground, seen: &Seen, id: &JourneyId) -> Vec<Found> {
    let behind = first_failing_behind(ground, seen);
    let improvements = ground.project.improvements.iter();
    improvements
        .filter(|(_, improvement)| improvement.journey.as_ref() == Some(id))
        .filter(|(_, improvement)| {
            let planned = improvement.delight.map_or(0.0, crate::model::Level::get);
            above(planned, 0.0) && improvement.hygiene.is_none()
        })
        .filter_map(|(improvement_id, improvement)| {
            let failing = improvement
                .steps
                .iter()
                .filter_map(|step| ground.network.place(step))
                .find_map(|place| behind.get(place).copied().flatten())?;
            let step = ground.network.touchpoints.get(failing)?;
            let sentence = format!(
                "“{}” plans delight ahead of “{}”, where basics fail: the failure will cost what the delight earns.",
                or_id(&improvement.name, improvement_id.as_str()),
                named(step)
            );
            let subject = Subject::Improvement(improvement_id.clone());
            Some((FindingKind::DelightFirst, subject, sentence))
        })
        .collect()
}

/// For every touchpoint the first in reading order, of those that can be reached from it going forward, that fails.
fn first_failing_behind(ground: &Ground, seen: &Seen) -> Vec<Option<usize>> {
    let fails = |place: usize| {
        let visit = seen.visits.get(place);
        visit
            .and_then(|visit| visit.satisfaction)
            .is_some_and(|it| below(it, 0.0))
    };
    let mut behind: Vec<Option<usize>> = vec![None; ground.network.len()];
    for place in (0..behind.len()).rev() {
        let first = ground
            .network
            .leaving
            .row(place)
            .iter()
            .filter_map(|link| {
                if fails(link.at) {
                    Some(link.at)
                } else {
                    behind.get(link.at).copied().flatten()
                }
            })
            .min();
        if let Some(own) = behind.get_mut(place) {
            *own = first;
        }
    }
    behind
}

fn quoted(ground: &Ground, id: &StepId) -> String {
    let step = ground.journey.step(id);
    format!("“{}”", step.map_or(id.as_str(), |step| named(step)))
}
