//! Owns where customers are handed over: flow links whose ends differ in channel or owner.

use crate::model::{Journey, Link, LinkId, LinkKind};

use super::compare::below;
use super::figures::JourneyFigures;

/// In what the two ends of a flow link differ.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct HandOver {
    /// The customer goes on in another channel.
    pub channel: bool,
    /// Somebody else answers for what comes next.
    pub owner: bool,
}

impl HandOver {
    /// Whether anything changes hands.
    #[must_use]
    pub const fn is_one(self) -> bool {
        self.channel || self.owner
    }
}

/// In what the ends of the link differ; in nothing where it is no flow link. A touchpoint without a channel, or
/// without an owner, hands nothing over: nobody knows yet.
#[must_use]
pub fn hand_over(journey: &Journey, link: &Link) -> HandOver {
    if link.kind != LinkKind::Flow {
        return HandOver::default();
    }
    let Some((from, to)) = journey.step(&link.from).zip(journey.step(&link.to)) else {
        return HandOver::default();
    };
    HandOver {
        channel: differ(from.channel.as_ref(), to.channel.as_ref()),
        owner: differ(from.owner.as_ref(), to.owner.as_ref()),
    }
}

/// How many flow links change the channel, and how many the owner.
#[must_use]
pub fn hand_overs(journey: &Journey) -> (usize, usize) {
    let links = journey.graph.links();
    links.fold((0, 0), |(channels, owners), link| {
        let over = hand_over(journey, link);
        (
            channels + usize::from(over.channel),
            owners + usize::from(over.owner),
        )
    })
}

/// How the hand-overs of a journey turn out, each sorted by id.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct JudgedHandOvers {
    /// The basics are met where the customer arrives.
    pub smooth: Vec<LinkId>,
    /// They fail there.
    pub broken: Vec<LinkId>,
    /// Nobody has rated them there.
    pub unknown: Vec<LinkId>,
}

/// How the hand-overs of the journey turn out: good ones count, too.
#[must_use]
pub fn judged_hand_overs(journey: &Journey, figures: &JourneyFigures) -> JudgedHandOvers {
    let mut judged = JudgedHandOvers::default();
    let links = journey.graph.links();
    for link in links.filter(|link| hand_over(journey, link).is_one()) {
        let arrived = figures.touchpoint(&link.to);
        let list = match arrived.and_then(|it| it.satisfaction) {
            Some(satisfaction) if below(satisfaction, 0.0) => &mut judged.broken,
            Some(_) => &mut judged.smooth,
            None => &mut judged.unknown,
        };
        list.push(link.id.clone());
    }
    judged
}

fn differ<T: PartialEq>(a: Option<T>, b: Option<T>) -> bool {
    a.zip(b).is_some_and(|(a, b)| a != b)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Id, Layer, Step};
    use std::sync::Arc;

    fn step(id: &str, channel: Option<&str>, owner: Option<&str>) -> Arc<Step> {
        let mut step = Step::new(Id::new(id).unwrap(), Layer::Touchpoint, id);
        step.channel = channel.map(|id| Id::new(id).unwrap());
        step.owner = owner.map(|id| Id::new(id).unwrap());
        Arc::new(step)
    }

    fn over(from: Arc<Step>, to: Arc<Step>, kind: LinkKind) -> HandOver {
        let mut journey = Journey::default();
        let (a, b) = (from.id.clone(), to.id.clone());
        journey.graph.put_step(from);
        journey.graph.put_step(to);
        let link = Link::new(Id::new("l").unwrap(), kind, a, b);
        journey.graph.put_link(Arc::new(link.clone()));
        let found = hand_over(&journey, &link);
        let counted = (usize::from(found.channel), usize::from(found.owner));
        assert_eq!(hand_overs(&journey), counted);
        found
    }

    #[test]
    fn a_customer_is_handed_over_where_channel_or_owner_change() {
        let call = || step("call", Some("phone"), Some("sales"));
        let flow = LinkKind::Flow;
        let same = over(call(), step("b", Some("phone"), Some("sales")), flow);
        assert!(!same.is_one());
        let channel = over(call(), step("b", Some("web"), Some("sales")), flow);
        assert!(channel.channel && !channel.owner);
        let owner = over(call(), step("b", Some("phone"), Some("credit")), flow);
        assert!(!owner.channel && owner.owner);
    }

    #[test]
    fn what_nobody_knows_yet_and_what_is_no_flow_is_no_hand_over() {
        let call = || step("call", Some("phone"), Some("sales"));
        assert!(!over(call(), step("b", None, None), LinkKind::Flow).is_one());
        let promised = over(
            call(),
            step("b", Some("web"), Some("it")),
            LinkKind::Promise,
        );
        assert!(!promised.is_one());
    }
}
