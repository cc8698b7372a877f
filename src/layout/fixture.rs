//! Journeys that the tests of layout are told in.

use std::sync::Arc;

use super::{FontMetrics, MapLayout, SLOT_WIDTH, map};
use crate::model::{
    Channel, Coordinate, Id, Journey, Layer, Link, LinkKind, Order, Project, PromiseState, Share,
    Stage, Step,
};

/// A project with one journey that is put together word by word.
#[derive(Default)]
pub(super) struct Told {
    pub(super) project: Project,
    pub(super) journey: Journey,
}

impl std::fmt::Debug for Told {
    /// A line for each step and link.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for step in self.journey.graph.steps() {
            let place = (&step.stage, &step.channel);
            writeln!(f, "{} {:?} {place:?}", step.id, step.layer)?;
        }
        for link in self.journey.graph.links() {
            writeln!(f, "{} {:?} {} {}", link.id, link.kind, link.from, link.to)?;
        }
        Ok(())
    }
}

impl Told {
    pub(super) fn channels(mut self, names: &[&str]) -> Self {
        for (order, name) in (0_u8..).zip(names) {
            let channel = Channel {
                name: (*name).to_owned(),
                order: Order::clamped(f64::from(order)),
                ..Channel::default()
            };
            let id = Id::new(name).unwrap();
            self.project.channels.insert(id, Arc::new(channel));
        }
        self
    }

    pub(super) fn stages(mut self, names: &[&str]) -> Self {
        for name in names {
            self.journey.stages.push(Arc::new(Stage {
                id: Id::new(name).unwrap(),
                name: (*name).to_owned(),
                extra: crate::model::Extra::default(),
            }));
        }
        self
    }

    /// A touchpoint in a stage and channel ("" is none); its x follows from the order of telling.
    pub(super) fn touchpoint(self, id: &str, stage: &str, channel: &str) -> Self {
        self.step(id, Layer::Touchpoint, stage, channel)
    }

    pub(super) fn step(mut self, id: &str, layer: Layer, stage: &str, channel: &str) -> Self {
        let mut step = Step::new(Id::new(id).unwrap(), layer, id);
        step.stage = Id::new(stage).ok();
        step.channel = Id::new(channel).ok();
        let count = u32::try_from(self.journey.graph.step_count()).unwrap();
        step.x = Coordinate::clamped(f64::from(count) * 10.0);
        self.journey.graph.put_step(Arc::new(step));
        self
    }

    pub(super) fn link(self, id: &str, kind: LinkKind, from: &str, to: &str) -> Self {
        self.link_with(id, kind, (from, to), |_| ())
    }

    pub(super) fn link_with(
        mut self,
        id: &str,
        kind: LinkKind,
        (from, to): (&str, &str),
        change: impl Fn(&mut Link),
    ) -> Self {
        let end = |id| Id::new(id).unwrap();
        let mut link = Link::new(Id::new(id).unwrap(), kind, end(from), end(to));
        change(&mut link);
        assert!(self.journey.graph.put_link(Arc::new(link)));
        self
    }

    /// Laid out with slots as wide as those of a picture.
    pub(super) fn layout(&self) -> MapLayout {
        let slots = map(&self.project, &self.journey, 0.0, FontMetrics::bundled())
            .slots
            .len();
        let width = super::grid::real(slots).mul_add(SLOT_WIDTH, super::GUTTER);
        map(&self.project, &self.journey, width, FontMetrics::bundled())
    }
}

/// The worked example of METHOD.md, section 18, with the unrated touchpoint of the pictures.
pub(super) fn credit_card() -> Told {
    let share = |percent: f64| move |link: &mut Link| link.share = Some(Share::clamped(percent));
    Told::default()
        .channels(&["1-phone", "2-web", "3-letter", "4-branch"])
        .stages(&["offer", "decide", "approve", "deliver", "use"])
        .touchpoint("call", "offer", "1-phone")
        .touchpoint("decision", "decide", "2-web")
        .touchpoint("asking", "decide", "4-branch")
        .touchpoint("approval", "approve", "3-letter")
        .touchpoint("delivery", "deliver", "3-letter")
        .touchpoint("card", "use", "3-letter")
        .step("credit-check", Layer::Backstage, "decide", "")
        .step("printing", Layer::Backstage, "deliver", "")
        .step("batch", Layer::System, "decide", "")
        .link("f1", LinkKind::Flow, "call", "decision")
        .link_with("f2", LinkKind::Flow, ("decision", "approval"), share(80.0))
        .link_with("f3", LinkKind::Flow, ("decision", "asking"), share(20.0))
        .link_with("f4", LinkKind::Flow, ("asking", "decision"), |link| {
            link.share = Some(Share::clamped(50.0));
            "sent back".clone_into(&mut link.label);
        })
        .link("f5", LinkKind::Flow, "asking", "approval")
        .link("f6", LinkKind::Flow, "approval", "delivery")
        .link("f7", LinkKind::Flow, "delivery", "card")
        .link_with("p1", LinkKind::Promise, ("call", "card"), |link| {
            link.kept = PromiseState::Broken;
            "the card in five days".clone_into(&mut link.label);
        })
        .link("s1", LinkKind::Support, "credit-check", "decision")
        .link("s2", LinkKind::Support, "printing", "delivery")
        .link("s3", LinkKind::Support, "batch", "credit-check")
        .link("s4", LinkKind::Support, "batch", "printing")
}
