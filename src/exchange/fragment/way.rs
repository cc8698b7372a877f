//! Owns the way on: where new touchpoints that tell no stage come, and how they are linked into what leads on from there.

use std::sync::Arc;

use super::Fragment;
use super::pour::{Poured, Spot, Stages, pour};
use crate::edit::{Edit, JourneyEdit, LinkField};
use crate::model::{Id, Journey, JourneyId, Link, LinkId, LinkKind, Project, Step, StepId};

/// Pours touchpoints in after that one, else after the last of the journey, in its stage and channel, and links them into
/// the way on from there; in a journey without touchpoints, into its first stage and the first channel. `random` gives
/// the bits of new ids.
#[must_use]
pub fn pour_on_the_way(
    fragment: &Fragment,
    project: &Project,
    journey: &JourneyId,
    after: Option<&StepId>,
    random: &mut dyn FnMut() -> u64,
) -> Poured {
    let into = project.journeys.get(journey);
    let wanted = into.and_then(|into| after.and_then(|id| into.step(id)).cloned());
    let wanted = wanted.filter(|step| step.is_touchpoint());
    let anchor = wanted.or_else(|| into.and_then(|into| last_on_the_way(into)));
    let beside = anchor.as_ref();
    let beside = beside.map(|step| (step.stage.clone(), step.channel.clone()));
    let (stage, channel) = beside.unwrap_or_else(|| {
        let stage = into.and_then(|into| into.stages.first());
        let channels = project.channels_in_order();
        let channel = channels.first().map(|(id, _)| (*id).clone());
        (stage.map(|stage| stage.id.clone()), channel)
    });
    let after: Vec<StepId> = anchor.iter().map(|step| step.id.clone()).collect();
    let spot = Spot {
        project,
        journey,
        after: &after,
        stages: Stages::One(stage),
        channel,
    };
    let mut poured = pour(fragment, &spot, random);
    if let (Some(into), [anchor]) = (into, after.as_slice()) {
        let row = poured.steps.get(..poured.touchpoints).unwrap_or_default();
        let links = joining(into, anchor, row, &Id::from_random(random()));
        let links = links.into_iter();
        poured
            .edits
            .extend(links.map(|edit| Edit::Journey(journey.clone(), edit)));
    }
    poured
}

/// The last touchpoint of the journey; what is parked beside its stages is on no way.
#[must_use]
pub fn last_on_the_way(journey: &Journey) -> Option<Arc<Step>> {
    let has_stages = !journey.stages.is_empty();
    let order = journey.touchpoints();
    let last = order
        .iter()
        .rfind(|step| step.stage.is_some() || !has_stages);
    last.map(|step| Arc::clone(step))
}

/// The flow link among these, where there is just one and it runs on in reading order.
#[must_use]
pub fn only_way<'a>(journey: &Journey, links: &[&'a Arc<Link>]) -> Option<&'a Arc<Link>> {
    let mut ways = links.iter().filter(|link| link.kind == LinkKind::Flow);
    let link = ways.next().filter(|_| ways.next().is_none())?;
    let order = journey.touchpoints();
    let place = |id: &StepId| order.iter().position(|step| step.id == *id);
    (place(&link.from) < place(&link.to)).then_some(*link)
}

/// The links that put a row of new touchpoints on the way on from that one.
fn joining(journey: &Journey, from: &StepId, row: &[StepId], id: &LinkId) -> Vec<JourneyEdit> {
    let (Some(first), Some(last)) = (row.first(), row.last()) else {
        return Vec::new();
    };
    let put = |from: &StepId, to: &StepId| {
        let link = Link::new(id.clone(), LinkKind::Flow, from.clone(), to.clone());
        JourneyEdit::PutLink(Box::new(link))
    };
    match only_way(journey, &journey.graph.links_from(from)) {
        Some(way) => vec![
            put(last, &way.to),
            JourneyEdit::SetLink(way.id.clone(), LinkField::Ends(from.clone(), first.clone())),
        ],
        None => vec![put(from, first)],
    }
}
