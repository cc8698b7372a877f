//! Owns how many customers take each way through a journey, and where they leave it (METHOD.md, section 5).

use crate::model::{LinkId, StepId};

use super::compare::is_zero;
use super::network::Network;

/// How many customers take each flow link, and how many leave the journey at a touchpoint.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Traffic {
    by_link: Vec<(LinkId, f64)>,
    dropping: Vec<(StepId, f64)>,
}

impl Traffic {
    /// Which share of all customers takes that flow link: its source's reach times its share, 0 … 1.
    #[must_use]
    pub fn on(&self, link: &LinkId) -> Option<f64> {
        let found = self.by_link.binary_search_by(|(id, _)| id.cmp(link));
        Some(self.by_link.get(found.ok()?)?.1)
    }

    /// Where customers leave the journey before its end, and which share of those who come there does, above 0 … 1;
    /// in reading order.
    #[must_use]
    pub fn drop_offs(&self) -> &[(StepId, f64)] {
        &self.dropping
    }
}

pub(super) fn traffic(network: &Network) -> Traffic {
    let ends = network.shares.iter().zip(&network.flows);
    let on = |&((link, share), (from, _)): &(&(&LinkId, f64), &(usize, usize))| {
        ((*link).clone(), network.reach_at(*from) * share)
    };
    let touchpoints = network.touchpoints.iter().zip(&network.dropping);
    let dropping = touchpoints.filter(|(_, share)| !is_zero(**share));
    Traffic {
        by_link: ends.map(|it| on(&it)).collect(),
        dropping: dropping
            .map(|(step, share)| (step.id.clone(), *share))
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use crate::insight::{View, figures};
    use crate::model::{Id, LinkKind, Share};
    use crate::templates::template;
    use std::sync::Arc;

    fn id<K>(text: &str) -> Id<K> {
        Id::new(text).unwrap()
    }

    #[test]
    fn as_many_take_a_link_as_come_to_its_source_times_its_share_and_the_rest_leaves() {
        let mut project = template("credit-card").unwrap().project;
        let (apply, call) = (id("apply"), id("call"));
        let mut journey = (**project.journeys.get(&apply).unwrap()).clone();
        let links = journey.graph.links_from(&call).into_iter();
        let links: Vec<_> = links
            .filter(|link| link.kind == LinkKind::Flow)
            .cloned()
            .collect();
        let [only] = links.as_slice() else {
            panic!("one way leaves the call")
        };
        let mut shared = (**only).clone();
        shared.share = Share::new(88.0).ok();
        journey.graph.remove_link(&only.id);
        assert!(journey.graph.put_link(Arc::new(shared)));
        project.journeys.insert(apply.clone(), Arc::new(journey));
        let figures = figures(&project, &apply, &View::default()).unwrap();
        let reach = figures.touchpoint(&call).unwrap().reach;
        let on = figures.traffic.on(&only.id).unwrap();
        assert!((on - reach * 0.88).abs() < 1e-9, "{on}");
        let [(step, share)] = figures.traffic.drop_offs() else {
            panic!("customers leave at one place")
        };
        assert_eq!(*step, call);
        assert!((share - 0.12).abs() < 1e-9, "{share}");
    }
}
