//! Measures what the boardroom costs a frame: the show's beginning, its next slide, an improvement that is ticked, and
//! what customers think about an item while it is typed. Headless, 1920 × 1080, processor time, tessellation included:
//! `cargo bench --bench stage`.

#![expect(clippy::print_stdout, reason = "a bench is for its table")]
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a bench makes its own project"
)]

#[path = "../tests/app/fake.rs"]
mod fake;
#[path = "common/window.rs"]
mod window;

use std::sync::Arc;
use std::time::{Duration, Instant};

use eframe::egui::{Event as Input, Key, Modifiers};
use throughline::app::services::Services as _;
use throughline::model::{
    Channel, Coordinate, Emotion, Id, Journey, Layer, Level, Link, LinkKind, Project, Segment,
    Stage, Stance, Step, Voice,
};
use throughline::templates::template;

use window::{ms, spent};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const ITEM: &str = "a cheaper courier for the cards and shorter opening hours";
/// The slide that is asked for by its number has to be one that is there.
const MOST_STEPS: usize = 200;

fn main() {
    println!("milliseconds of processor time a frame: mean / slowest");
    println!("touchpoints  voices  begins  next slide     what-if ticked  typing, first  typing");
    let card = template("credit-card").expect("it ships").project;
    measure(&card);
    for (touchpoints, voices) in [(30, 10_000), (1_000, 10_000), (10_000, 10_000)] {
        measure(&project(touchpoints, voices));
    }
}

fn measure(project: &Project) {
    let mut window = Window::new(project);
    let begins = window.press(Key::F5);
    let slides = window.slides();
    let ticked = window.ticked();
    window.press(Key::Home);
    window.press(Key::A);
    let first = window.typed();
    window.press(Key::Escape);
    window.press(Key::A);
    let typed = window.typed();
    println!(
        "{:11}  {:6}  {:6.1}  {}  {}  {}  {}",
        project.step_count(),
        project.voices.len(),
        ms(begins),
        told(&slides),
        told(&ticked),
        told(&first),
        told(&typed)
    );
}

/// The mean and the slowest of some times.
fn told(times: &[Duration]) -> String {
    let count = u32::try_from(times.len().max(1)).unwrap_or(1);
    let mean = times.iter().sum::<Duration>() / count;
    let slowest = times.iter().max().copied().unwrap_or_default();
    format!("{:5.2} / {:6.2}", ms(mean), ms(slowest))
}

/// The window, before and during a show.
struct Window(window::Window);

impl Window {
    fn new(project: &Project) -> Self {
        let window = window::Window::new(project);
        // From here on what is computed beside the window is not counted.
        window.world.0.borrow_mut().beside = Some(Vec::new());
        Self(window)
    }

    /// One frame with that input, and those after it in which what was asked for is painted, at once or once it is
    /// computed beside the window.
    fn after(&mut self, events: Vec<Input>) -> Duration {
        let since = Instant::now();
        let before = spent(since);
        self.0.frame(events, None);
        self.0.frame(Vec::new(), None);
        let mut time = spent(since).saturating_sub(before);
        while self.compute() {
            let before = spent(since);
            self.0.frame(Vec::new(), None);
            self.0.frame(Vec::new(), None);
            time = time.max(spent(since).saturating_sub(before));
        }
        time
    }

    /// Computes what waits for it beside the window. False where there is nothing.
    fn compute(&mut self) -> bool {
        let waiting = self.0.world.0.borrow_mut().beside.take();
        let waiting = waiting.unwrap_or_default();
        let is_any = !waiting.is_empty();
        for request in waiting {
            self.0.world.request(request);
        }
        self.0.world.0.borrow_mut().beside = Some(Vec::new());
        is_any
    }

    fn press(&mut self, key: Key) -> Duration {
        self.after(vec![Input::Key {
            key,
            physical_key: Some(key),
            pressed: true,
            repeat: false,
            modifiers: Modifiers::NONE,
        }])
    }

    fn at(&self) -> (usize, usize) {
        let stage = self.0.app.session().stage.as_ref();
        let stage = stage.expect("a show is on");
        (stage.at, stage.build)
    }

    /// Every step of the show, one after the other.
    fn slides(&mut self) -> Vec<Duration> {
        let mut times = Vec::new();
        while times.len() < MOST_STEPS {
            let before = self.at();
            let time = self.press(Key::PageDown);
            if self.at() == before {
                break;
            }
            times.push(time);
        }
        times
    }

    /// Ticks improvements on the slide of the what-if, if there is one.
    fn ticked(&mut self) -> Vec<Duration> {
        let count = self.at().0 + 1;
        for _ in 0..count {
            let mut times = Vec::new();
            for _ in 0..6 {
                times.push(self.press(Key::Num1));
                let stage = self.0.app.session().stage.as_ref();
                if stage.is_none_or(|stage| stage.proposal.is_none()) {
                    break;
                }
            }
            if times.len() == 6 {
                return times;
            }
            self.press(Key::Escape);
            self.press(Key::PageUp);
            while self.at().1 > 0 {
                self.press(Key::PageUp);
            }
        }
        Vec::new()
    }

    /// An item, letter by letter.
    fn typed(&mut self) -> Vec<Duration> {
        let letters = ITEM.chars().map(String::from);
        letters
            .map(|letter| self.after(vec![Input::Text(letter)]))
            .collect()
    }
}

/// A project in which that many customers have spoken about one journey.
fn project(touchpoints: usize, voices: usize) -> Project {
    let mut project = template("credit-card").expect("it ships").project;
    project.voices.clear();
    let (journey_id, before) = {
        let (id, journey) = project.journeys_in_order()[0];
        (id.clone(), Arc::clone(journey))
    };
    let mut journey = Journey {
        graph: throughline::model::Graph::default(),
        stages: Vec::new(),
        ..(*before).clone()
    };
    project.journeys.clear();
    for channel in ["phone", "web", "letter", "branch"] {
        let named = Channel {
            name: channel.to_owned(),
            ..Channel::default()
        };
        project.channels.insert(id(channel), Arc::new(named));
    }
    for (name, stance) in [
        ("leaving", Stance::Churning),
        ("there", Stance::Indifferent),
        ("staying", Stance::Loyal),
    ] {
        let segment = Segment {
            name: name.to_owned(),
            stance,
            ..Segment::default()
        };
        project.segments.insert(id(name), Arc::new(segment));
    }
    for stage in 0..touchpoints.div_ceil(8) {
        journey.stages.push(Arc::new(Stage {
            id: id(&format!("s{stage}")),
            name: format!("Stage {stage}"),
            extra: throughline::model::Extra::default(),
        }));
    }
    let mut words = Words(1);
    for place in 0..touchpoints {
        journey.graph.put_step(Arc::new(step(place, &mut words)));
    }
    for place in 1..touchpoints {
        let (from, to) = (id(&format!("t{}", place - 1)), id(&format!("t{place}")));
        let link = Link::new(id(&format!("l{place}")), LinkKind::Flow, from, to);
        journey.graph.put_link(Arc::new(link));
    }
    for improvement in project.improvements.clone().keys() {
        let mut changed = (*project.improvements[improvement]).clone();
        changed.journey = Some(journey_id.clone());
        changed.steps = vec![id("t1"), id("t3")];
        project
            .improvements
            .insert(improvement.clone(), Arc::new(changed));
    }
    project.decisions.clear();
    project
        .journeys
        .insert(journey_id.clone(), Arc::new(journey));
    for place in 0..voices {
        let voice = Voice {
            quote: words.sentence(18),
            who: format!("Customer {place}"),
            segment: Some(id(["leaving", "there", "staying"][place % 3])),
            journey: Some(journey_id.clone()),
            step: Some(id(&format!("t{}", place % touchpoints))),
            sentiment: Some(Emotion::clamped(number(place % 7) - 3.0)),
            ..Voice::default()
        };
        project
            .voices
            .insert(id(&format!("v{place}")), Arc::new(voice));
    }
    project
}

fn step(place: usize, words: &mut Words) -> Step {
    let mut step = Step::new(
        id(&format!("t{place}")),
        Layer::Touchpoint,
        &words.sentence(3),
    );
    step.stage = Some(id(&format!("s{}", place / 8)));
    step.channel = Some(id(["phone", "web", "letter", "branch"][place % 4]));
    step.x = Coordinate::clamped(number(place % 8) * 10.0);
    step.note = words.sentence(12);
    step.ratings.emotion = Some(Emotion::clamped(number(place % 7) - 3.0));
    step.ratings.hygiene = Some(Level::clamped(number(place % 6)));
    step.ratings.delight = Some(Level::clamped(number(place % 5)));
    step.moment_of_truth = place.is_multiple_of(9);
    step
}

/// Words that are made up, the same in every run: common ones often, rare ones seldom.
struct Words(u64);

impl Words {
    const COMMON: [&str; 24] = [
        "the", "card", "was", "late", "and", "I", "waited", "for", "courier", "bank", "hours",
        "opening", "cheaper", "phone", "nobody", "answered", "letter", "came", "again", "friendly",
        "app", "password", "branch", "weeks",
    ];

    fn next(&mut self, most: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (self.0 >> 33) % most
    }

    fn word(&mut self) -> String {
        if self.next(3) > 0 {
            let at = usize::try_from(self.next(24)).unwrap_or_default();
            return Self::COMMON[at].to_owned();
        }
        let syllables = ["ba", "ne", "ri", "to", "lu", "sam", "ker", "vil"];
        let rare = self.next(3_000);
        let syllable = |at: u64| syllables[usize::try_from(at % 8).unwrap_or_default()];
        let parts = [rare, rare / 8, rare / 64, rare / 512];
        parts.map(syllable).concat()
    }

    fn sentence(&mut self, count: usize) -> String {
        let words: Vec<String> = (0..count).map(|_| self.word()).collect();
        words.join(" ")
    }
}

fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

fn id<K>(text: &str) -> Id<K> {
    Id::new(text).expect("the bench makes valid ids")
}
