//! Journeys that the tests of the map are told in.

use std::sync::Arc;

use super::{MapInput, MapScene, Stretch, map_scene, stretch_of_map};
use crate::insight::{View, figures};
use crate::layout::{FontMetrics, GUTTER, SLOT_WIDTH, map};
use crate::model::{
    Channel, Coordinate, Emotion, Evidence, Extra, Id, Journey, Layer, Level, Link, LinkKind,
    Minutes, Order, Owner, Project, PromiseState, Share, Stage, Step,
};

/// The band's height in the pictures.
pub(crate) const BAND: f32 = 272.0;

/// A journey that is put together word by word.
#[derive(Default)]
pub(crate) struct Told {
    project: Project,
    journey: Journey,
}

impl Told {
    pub(crate) fn new(title: &str, journey: &str, persona: &str) -> Self {
        let mut told = Self::default();
        told.project.title = title.to_owned();
        told.journey.name = journey.to_owned();
        told.journey.persona.name = persona.to_owned();
        told
    }

    pub(crate) fn channels(mut self, names: &[&str]) -> Self {
        for (order, name) in (0_u8..).zip(names) {
            let channel = Channel {
                name: (*name).to_owned(),
                order: Order::clamped(f64::from(order)),
                ..Channel::default()
            };
            self.project.channels.insert(id(name), Arc::new(channel));
        }
        self
    }

    pub(crate) fn owners(mut self, names: &[&str]) -> Self {
        for name in names {
            let owner = Owner {
                name: (*name).to_owned(),
                ..Owner::default()
            };
            self.project.owners.insert(id(name), Arc::new(owner));
        }
        self
    }

    pub(crate) fn stages(mut self, names: &[&str]) -> Self {
        let stages = names.iter().map(|name| {
            Arc::new(Stage {
                id: id(name),
                name: (*name).to_owned(),
                extra: Extra::default(),
            })
        });
        self.journey.stages.extend(stages);
        self
    }

    /// A step at “stage/channel/owner” (what is empty is none), and what else there is to say about it.
    pub(crate) fn step(
        mut self,
        name: &str,
        layer: Layer,
        place: &str,
        and: impl FnOnce(&mut Step),
    ) -> Self {
        let mut step = Step::new(id(name), layer, name);
        let mut place = place.split('/');
        step.stage = place.next().filter(|it| !it.is_empty()).map(id);
        step.channel = place.next().filter(|it| !it.is_empty()).map(id);
        step.owner = place.next().filter(|it| !it.is_empty()).map(id);
        let count = u32::try_from(self.journey.graph.step_count()).unwrap();
        step.x = Coordinate::clamped(f64::from(count) * 10.0);
        and(&mut step);
        self.journey.graph.put_step(Arc::new(step));
        self
    }

    pub(crate) fn link(
        mut self,
        kind: LinkKind,
        ends: (&str, &str),
        and: impl FnOnce(&mut Link),
    ) -> Self {
        let name = format!("l{}", self.journey.graph.link_count());
        let mut link = Link::new(id(&name), kind, id(ends.0), id(ends.1));
        and(&mut link);
        assert!(self.journey.graph.put_link(Arc::new(link)));
        self
    }

    pub(crate) fn project(mut self) -> Project {
        let journey = Arc::new(self.journey);
        self.project.journeys.insert(id("journey"), journey);
        self.project
    }
}

/// An id made of a name.
pub(crate) fn id<K>(name: &str) -> Id<K> {
    Id::new(&name.to_lowercase().replace(' ', "-")).unwrap()
}

/// The picture of the only journey of a project, at that zoom.
pub(crate) fn scene_of(project: &Project, zoom: f32) -> MapScene {
    with_input(project, zoom, map_scene)
}

/// A stretch of that picture.
pub(crate) fn stretch_of(project: &Project, zoom: f32, ends: (f32, f32)) -> MapScene {
    let stretch = Stretch {
        ends: Some(ends),
        titles: None,
    };
    with_input(project, zoom, |input| stretch_of_map(input, &stretch))
}

/// Does something with what that picture is made from.
pub(crate) fn with_input<T>(
    project: &Project,
    zoom: f32,
    make: impl FnOnce(&MapInput<'_>) -> T,
) -> T {
    let (journey_id, journey) = project.journeys.iter().next().unwrap();
    let figures = figures(project, journey_id, &View::default()).unwrap();
    let measure = FontMetrics::bundled();
    let slots = u16::try_from(journey.touchpoints().len()).unwrap();
    let layout = map(
        project,
        journey,
        GUTTER + f32::from(slots) * SLOT_WIDTH,
        measure,
    );
    make(&MapInput {
        lens: &crate::insight::Lens::default(),
        beside: &crate::insight::Beside::default(),
        repairs: None,
        project,
        journey,
        figures: &figures,
        layout: &layout,
        measure,
        zoom,
        band_height: BAND,
    })
}

/// Emotion, belief, hygiene and delight; what is NaN is not rated.
pub(crate) fn rate(step: &mut Step, ratings: [f64; 4], evidence: Evidence) {
    let [emotion, belief, hygiene, delight] = ratings;
    step.ratings.emotion = Emotion::new(emotion).ok();
    step.ratings.belief = Emotion::new(belief).ok();
    step.ratings.hygiene = Level::new(hygiene).ok();
    step.ratings.delight = Level::new(delight).ok();
    step.evidence = evidence;
}

/// The credit card application of METHOD.md, section 18, as the pictures show it.
pub(crate) fn credit_card() -> Project {
    use Evidence::{Assumed, Heard};
    use Layer::{Backstage, System, Touchpoint};
    let wait = |days: f64| Some(Minutes::clamped(days * 1440.0));
    Told::new("Credit card application", "Apply for a card", "Ana")
        .channels(&["Phone", "Web", "Letter", "Branch"])
        .owners(&["Sales", "Credit", "Branches", "Card operations"])
        .stages(&["Offer", "Decision", "Approval", "Delivery", "Use"])
        .step("Sales call", Touchpoint, "offer/phone/sales", |step| {
            rate(step, [3.0, 3.0, 5.0, 3.0], Heard);
            step.hopes = "A card to pay abroad next month".to_owned();
        })
        .step(
            "Waiting for the decision",
            Touchpoint,
            "decision/web/credit",
            |step| {
                rate(step, [-1.0, 1.0, 2.0, 0.0], Heard);
                step.hopes = "A yes or a no, today".to_owned();
                step.wait = wait(8.0);
            },
        )
        .step(
            "Asking at the branch",
            Touchpoint,
            "decision/branch/branches",
            |step| {
                step.hopes = "Someone who can tell her why".to_owned();
                step.wait = wait(1.0);
            },
        )
        .step(
            "Approval arrives",
            Touchpoint,
            "approval/letter/credit",
            |step| {
                rate(step, [1.0, 2.0, 4.0, 1.0], Assumed);
                step.hopes = "To hear she is welcome".to_owned();
            },
        )
        .step(
            "Waiting for the card",
            Touchpoint,
            "delivery/letter/card-operations",
            |step| {
                rate(step, [-3.0, 0.0, 1.0, 0.0], Heard);
                step.hopes = "The five days she was promised".to_owned();
                step.moment_of_truth = true;
                step.wait = wait(12.0);
            },
        )
        .step(
            "Card in hand",
            Touchpoint,
            "use/letter/card-operations",
            |step| {
                rate(step, [-1.0, 3.0, 4.0, 0.0], Heard);
                step.hopes = "To use it straight away".to_owned();
            },
        )
        .step("Credit check", Backstage, "decision", |_| ())
        .step("Card printing", Backstage, "delivery", |_| ())
        .step("Nightly batch", System, "decision", |_| ())
        .flows()
        .project()
}

impl Told {
    fn flows(self) -> Self {
        use LinkKind::{Flow, Promise, Support};
        let share = |percent: f64| move |link: &mut Link| link.share = Share::new(percent).ok();
        self.link(Flow, ("Sales call", "Waiting for the decision"), |_| ())
            .link(
                Flow,
                ("Waiting for the decision", "Approval arrives"),
                share(80.0),
            )
            .link(
                Flow,
                ("Waiting for the decision", "Asking at the branch"),
                share(20.0),
            )
            .link(
                Flow,
                ("Asking at the branch", "Waiting for the decision"),
                |link| {
                    link.share = Share::new(50.0).ok();
                    link.label = "sent back".to_owned();
                },
            )
            .link(Flow, ("Asking at the branch", "Approval arrives"), |_| ())
            .link(Flow, ("Approval arrives", "Waiting for the card"), |_| ())
            .link(Flow, ("Waiting for the card", "Card in hand"), |_| ())
            .link(Promise, ("Sales call", "Card in hand"), |link| {
                link.kept = PromiseState::Broken;
                link.label = "the card in five days".to_owned();
            })
            .link(
                Support,
                ("Credit check", "Waiting for the decision"),
                |_| (),
            )
            .link(Support, ("Card printing", "Waiting for the card"), |_| ())
            .link(Support, ("Nightly batch", "Credit check"), |_| ())
            .link(Support, ("Nightly batch", "Card printing"), |_| ())
    }
}

/// Every state that a card, a link, a marker or a row can be in; nothing has a stage or channel unless it says so.
pub(crate) fn all_states() -> Project {
    use Evidence::{Assumed, Measured};
    use Layer::{Backstage, System, Touchpoint};
    use LinkKind::{Flow, Promise, Support};
    let kept = |state| move |link: &mut Link| link.kept = state;
    Told::new("States", "All states", "")
        .channels(&["Shop", "Empty channel with a long name"])
        .owners(&["Purchasing and supplies"])
        .stages(&["One", "A stage without touchpoints"])
        .step("a", Touchpoint, "one/shop", |step| {
            step.name = String::new();
            rate(step, [-2.0, f64::NAN, 0.0, 4.0], Measured);
        })
        .step(
            "b",
            Touchpoint,
            "one/shop/purchasing-and-supplies",
            |step| {
                step.name = "Waiting for the decision of the board".to_owned();
                rate(step, [-0.5, -0.5, 2.5, f64::NAN], Assumed);
                step.moment_of_truth = true;
                step.wait = Some(Minutes::clamped(90.0));
            },
        )
        .step("c", Touchpoint, "", |step| {
            step.name = "Waiting for the decision of the shop".to_owned();
        })
        .step("d", Touchpoint, "", |step| {
            rate(step, [2.25, 3.0, 5.0, 5.0], Measured);
        })
        .step("e", Backstage, "one", |_| ())
        .step("f", System, "one", |_| ())
        .link(Flow, ("a", "b"), |_| ())
        .link(Promise, ("a", "d"), kept(PromiseState::Unknown))
        .link(Promise, ("b", "d"), kept(PromiseState::Kept))
        .link(Support, ("f", "e"), |_| ())
        .project()
}
