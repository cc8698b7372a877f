//! Owns what the tests of several modules share: projects made of chance, all of them valid.

use std::sync::Arc;

use proptest::prelude::*;

use crate::model::{
    Channel, Decision, Evidence, Extra, Graph, Id, Image, ImageKind, Improvement, Journey,
    JourneyState, Layer, Link, LinkKind, Mark, Owner, Persona, Priority, Project, PromiseState,
    Rating, Ratings, Real, Records, Segment, Settings, Slide, SourceKind, Stage, Stance, Step,
    StepId, Strategy as WinsBy, Voice, VoiceSource,
};

/// Any valid project: every field of every record takes every kind of value. Shrinks towards the empty project.
pub(crate) fn arbitrary_project() -> impl Strategy<Value = Project> {
    prop::collection::vec(any::<u16>(), 0..900).prop_map(|numbers| {
        let project = Tape { numbers, at: 0 }.project();
        assert_eq!(project.violations(), []);
        project
    })
}

/// Numbers from which a project is made; after their end there are only zeros, which make nothing.
struct Tape {
    numbers: Vec<u16>,
    at: usize,
}

impl Tape {
    fn next(&mut self) -> u16 {
        self.at += 1;
        self.numbers.get(self.at - 1).copied().unwrap_or_default()
    }

    fn below(&mut self, end: usize) -> usize {
        usize::from(self.next()) % end.max(1)
    }

    fn flag(&mut self) -> bool {
        self.next() % 2 == 1
    }

    fn maybe<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> Option<T> {
        self.flag().then(|| make(self))
    }

    fn pick<T: Clone>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())].clone()
    }

    fn pick_if_any<T: Clone>(&mut self, of: &[T]) -> Option<T> {
        (!of.is_empty() && self.flag()).then(|| self.pick(of))
    }

    fn text(&mut self) -> String {
        const WORDS: [&str; 12] = [
            "",
            "call",
            "Österreich, 東京",
            "two\nlines\r\n",
            "\"quoted\" \\ back",
            "\t",
            "\u{202e}bidi\u{202c}",
            "a\0\u{1b}[31m\u{85}\u{feff}",
            "=cmd|'/c calc'!A1",
            "// no comment /* at all",
            "👩‍👩‍👧 Z\u{301}\u{301}",
            ")]}{[(,:",
        ];
        let mut text = self.pick(&WORDS).to_owned();
        if self.flag() {
            text.extend(char::from_u32(u32::from(self.next())));
        }
        text
    }

    fn texts(&mut self) -> Vec<String> {
        (0..self.below(3)).map(|_| self.text()).collect()
    }

    fn id<K>(&mut self, number: usize) -> Id<K> {
        let prefix = self.pick(&["a", "step-", "x_", "0"]);
        Id::new(&format!("{prefix}{number}")).unwrap()
    }

    fn ids<K>(&mut self, most: usize) -> Vec<Id<K>> {
        (0..self.below(most + 1))
            .map(|number| self.id(number))
            .collect()
    }

    fn records<K>(&mut self, most: usize, make: impl Fn(&mut Self) -> K) -> Records<K> {
        let ids = self.ids(most);
        ids.into_iter()
            .map(|id| (id, Arc::new(make(self))))
            .collect()
    }

    fn rating<const MIN: i16, const MAX: i16>(&mut self) -> Option<Rating<MIN, MAX>> {
        let quarters = f64::from(self.next() % 64);
        self.maybe(|_| Rating::clamped(f64::from(MIN) + quarters / 4.0))
    }

    fn real<const MIN: i64, const MAX: i64>(&mut self) -> Real<MIN, MAX> {
        let (whole, fraction) = (f64::from(self.next()), f64::from(self.next()));
        let value = self.pick(&[
            0.0,
            whole,
            -whole,
            whole / (1.0 + fraction),
            1e-9,
            1e308,
            5e-324,
        ]);
        Real::clamped(value)
    }

    fn extra(&mut self) -> Extra {
        const RAW: [&str; 6] = [
            "1",
            "(a: [1, 2], b: Some(\"x\"))",
            "{\"k\": ')'}",
            "Unit",
            "\"// x\"",
            "(\n  1, /* c */\n)",
        ];
        let mut extra = Extra::default();
        if self.below(4) == 3 {
            extra.ext.insert(self.text(), self.pick(&RAW).to_owned());
            let name = self.pick(&["zz_future", "odd-one", "ümlaut"]).to_owned();
            extra.unknown.insert(name, self.pick(&RAW).to_owned());
        }
        extra
    }

    fn settings(&mut self) -> Settings {
        let mut share = || f64::from(self.next()) / f64::from(u16::MAX);
        Settings {
            parity: 0.5 + 4.5 * share(),
            softening: share(),
            moment_of_truth_weight: 1.0 + 9.0 * share(),
            memory: share(),
            tolerated_lapse_rate: share(),
            adaptation: share(),
            starting_expectation: 6.0 * share() - 3.0,
        }
    }

    fn project(mut self) -> Project {
        let mut project = Project {
            title: self.text(),
            organisation: self.text(),
            promise: self.text(),
            strategy: self.pick(&[WinsBy::Experience, WinsBy::Cost, WinsBy::Product]),
            notes: self.text(),
            method: self.maybe(Self::settings).unwrap_or_default(),
            segments: self.records(3, Self::segment),
            channels: self.records(3, Self::channel),
            owners: self.records(3, Self::owner),
            dismissed: self.texts().into_iter().collect(),
            first: self.pick(&[Priority::Quality, Priority::Time, Priority::Cost]),
            scope_locked: self.text(),
            images: self.records(2, Self::image),
            extra: self.extra(),
            ..Project::default()
        };
        let journeys = self.ids(3);
        for id in &journeys {
            let journey = self.journey(&project, &journeys);
            project.journeys.insert(id.clone(), Arc::new(journey));
        }
        project.show = self
            .ids(2)
            .into_iter()
            .map(|id| Arc::new(self.slide(id)))
            .collect();
        project.voices = self.records(3, |tape| tape.voice(&project));
        project.improvements = self.records(3, |tape| tape.improvement(&project));
        project.decisions = self.records(2, |tape| tape.decision(&project));
        project
    }

    fn segment(&mut self) -> Segment {
        Segment {
            name: self.text(),
            stance: self.pick(&[Stance::Indifferent, Stance::Churning, Stance::Loyal]),
            share: self.maybe(Self::real),
            extra: self.extra(),
        }
    }

    fn channel(&mut self) -> Channel {
        Channel {
            name: self.text(),
            order: self.real(),
            extra: self.extra(),
        }
    }

    fn owner(&mut self) -> Owner {
        Owner {
            name: self.text(),
            extra: self.extra(),
        }
    }

    fn image(&mut self) -> Image {
        Image {
            name: self.text(),
            kind: ImageKind::Png,
            bytes: TINY_PNG.into(),
            extra: self.extra(),
        }
    }

    fn slide(&mut self, id: Id<Slide>) -> Slide {
        Slide {
            id,
            kind: self.text(),
            of: self.text(),
            headline: self.text(),
            hidden: self.flag(),
            notes: self.text(),
            extra: self.extra(),
        }
    }

    fn journey(&mut self, project: &Project, journeys: &[Id<Journey>]) -> Journey {
        let images: Vec<_> = project.images.keys().cloned().collect();
        let stages: Vec<_> = self
            .ids(3)
            .into_iter()
            .map(|id| {
                let (name, extra) = (self.text(), self.extra());
                Arc::new(Stage { id, name, extra })
            })
            .collect();
        let mut journey = Journey {
            name: self.text(),
            order: self.real(),
            state: self.pick(&[JourneyState::AsIs, JourneyState::ToBe]),
            baseline: self.pick_if_any(journeys),
            persona: Persona {
                name: self.text(),
                about: self.text(),
                picture: self.pick_if_any(&images),
                extra: self.extra(),
            },
            goal: self.text(),
            note: self.text(),
            before: self.text(),
            after: self.text(),
            knows: self.texts(),
            brings: self.texts(),
            stages,
            graph: Graph::default(),
            extra: self.extra(),
        };
        let steps = self.ids(6);
        for id in &steps {
            let step = self.step(id.clone(), project, &journey);
            journey.graph.put_step(Arc::new(step));
        }
        for number in 0..self.below(8) {
            self.link(number, &steps, &mut journey.graph);
        }
        journey
    }

    fn ratings(&mut self) -> Ratings {
        Ratings {
            emotion: self.rating(),
            belief: self.rating(),
            expectation: self.rating(),
            hygiene: self.rating(),
            delight: self.rating(),
        }
    }

    fn mark(&mut self) -> Mark {
        Mark {
            by: self.text(),
            emotion: self.rating(),
            belief: self.rating(),
            hygiene: self.rating(),
            delight: self.rating(),
            extra: self.extra(),
        }
    }

    fn step(&mut self, id: StepId, project: &Project, journey: &Journey) -> Step {
        let stages: Vec<_> = journey
            .stages
            .iter()
            .map(|stage| stage.id.clone())
            .collect();
        let channels: Vec<_> = project.channels.keys().cloned().collect();
        let owners: Vec<_> = project.owners.keys().cloned().collect();
        let images: Vec<_> = project.images.keys().cloned().collect();
        let segments: Vec<_> = project.segments.keys().cloned().collect();
        let layer = self.pick(&[
            Layer::Touchpoint,
            Layer::Touchpoint,
            Layer::Backstage,
            Layer::System,
        ]);
        let mut step = Step::new(id, layer, &self.text());
        step.stage = self.pick_if_any(&stages);
        step.channel = self.pick_if_any(&channels);
        step.owner = self.pick_if_any(&owners);
        (step.x, step.y) = (self.real(), self.real());
        step.note = self.text();
        step.hopes = self.text();
        step.picture = self.pick_if_any(&images);
        step.actors = self.texts();
        step.moment_of_truth = self.flag();
        step.ratings = self.ratings();
        (step.convenience, step.relevance, step.usability) =
            (self.rating(), self.rating(), self.rating());
        step.wait = self.maybe(Self::real);
        step.evidence = self.pick(&[Evidence::Assumed, Evidence::Heard, Evidence::Measured]);
        step.stake = self.text();
        step.rival_wait = self.maybe(Self::real);
        let marks = self.ids(3);
        step.marks = marks.into_iter().map(|id| (id, self.mark())).collect();
        if let Some(segment) = self.pick_if_any(&segments) {
            step.by_segment.insert(segment, self.ratings());
        }
        step.source = self.maybe(|tape| tape.pick(&[SourceKind::Hard, SourceKind::Soft]));
        (step.customer_benefit, step.company_benefit) = (self.rating(), self.rating());
        step.extra = self.extra();
        step
    }

    /// Adds a link, if there can be one between the two steps that chance names.
    fn link(&mut self, number: usize, steps: &[StepId], graph: &mut Graph) {
        let kind = self.pick(&[LinkKind::Flow, LinkKind::Support, LinkKind::Promise]);
        let ends = [self.pick_if_any(steps), self.pick_if_any(steps)];
        let [Some(from), Some(to)] = ends else { return };
        let layer = |id| graph.step(id).map(|step| step.layer).unwrap();
        let allowed = Link::may_join(kind, layer(&from), layer(&to));
        if from == to || !allowed || graph.link_between(kind, &from, &to).is_some() {
            return;
        }
        let mut link = Link::new(self.id(number), kind, from, to);
        link.share = self.maybe(Self::real);
        link.label = self.text();
        link.kept = self.pick(&[
            PromiseState::Unknown,
            PromiseState::Kept,
            PromiseState::Broken,
        ]);
        link.extra = self.extra();
        graph.put_link(Arc::new(link));
    }

    /// A journey of the project, and steps of it.
    fn about(&mut self, project: &Project) -> (Option<Id<Journey>>, Vec<StepId>) {
        let journeys: Vec<_> = project.journeys.keys().cloned().collect();
        let journey = self.pick_if_any(&journeys);
        let steps = journey
            .iter()
            .flat_map(|id| project.journeys[id].graph.steps());
        let steps = steps.map(|step| step.id.clone()).collect();
        (journey, steps)
    }

    fn voice(&mut self, project: &Project) -> Voice {
        use VoiceSource as S;
        const SOURCES: [VoiceSource; 7] = [
            S::Interview,
            S::Survey,
            S::Complaint,
            S::Review,
            S::Social,
            S::Observation,
            S::Secondhand,
        ];
        let (journey, steps) = self.about(project);
        let segments: Vec<_> = project.segments.keys().cloned().collect();
        Voice {
            quote: self.text(),
            who: self.text(),
            segment: self.pick_if_any(&segments),
            journey,
            step: self.pick_if_any(&steps),
            sentiment: self.rating(),
            source: self.pick(&SOURCES),
            recommend: self.rating(),
            satisfied: self.rating(),
            effort: self.rating(),
            date: self.text(),
            extra: self.extra(),
        }
    }

    fn improvement(&mut self, project: &Project) -> Improvement {
        let (journey, steps) = self.about(project);
        let owners: Vec<_> = project.owners.keys().cloned().collect();
        Improvement {
            name: self.text(),
            journey,
            steps: steps.into_iter().filter(|_| self.flag()).collect(),
            hygiene: self.rating(),
            delight: self.rating(),
            customer_benefit: self.rating(),
            company_benefit: self.rating(),
            time: self.rating(),
            cost: self.rating(),
            quality: self.rating(),
            owner: self.pick_if_any(&owners),
            due: self.text(),
            added: self.text(),
            chosen: self.flag(),
            extra: self.extra(),
        }
    }

    fn decision(&mut self, project: &Project) -> Decision {
        let (journey, steps) = self.about(project);
        let owners: Vec<_> = project.owners.keys().cloned().collect();
        Decision {
            text: self.text(),
            owner: self.pick_if_any(&owners),
            date: self.text(),
            journey,
            step: self.pick_if_any(&steps),
            extra: self.extra(),
        }
    }
}

/// A picture of 2 × 2 pixels.
const TINY_PNG: &[u8] = include_bytes!("../tests/fixtures/v1/tiny.png");
