//! Measures what a frame of the window costs while the map is moved, while all of it is in view, at rest and after an
//! edit, beside the same picture painted bare. Headless, 1920 × 1080:
//! `cargo bench --bench frame`; with a number of touchpoints behind `--` only that one.

#![expect(clippy::print_stdout, reason = "a bench is for its table")]
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a bench makes its own journey"
)]

#[path = "frame/bare.rs"]
mod bare;
#[path = "../tests/app/fake.rs"]
mod fake;
#[path = "common/window.rs"]
mod window;

use std::sync::Arc;
use std::time::{Duration, Instant};

use eframe::egui;
use throughline::action::{Action, Camera};
use throughline::command::Command;
use throughline::edit::{Edit, JourneyEdit, StepField};
use throughline::model::{
    Channel, Coordinate, Emotion, Id, Journey, Layer, Level, Link, LinkKind, Order, Project, Stage,
    Step, StepId,
};

use bare::Bare;
use window::{ms, spent};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const FRAMES: usize = 100;
const ROUNDS: usize = 5;
const IN_A_STAGE: usize = 8;
/// More touchpoints than are panned over.
const CROWDED: usize = 48;
const BEHIND: [Layer; 5] = [
    Layer::Backstage,
    Layer::Backstage,
    Layer::Backstage,
    Layer::System,
    Layer::System,
];

fn main() {
    println!(
        "milliseconds of processor time a frame, tessellation included, and ratios to the bare painter"
    );
    println!("touchpoints  panning  ratio  in view  ratio  at rest  rated  renamed  moved  added");
    let wanted = std::env::args().find_map(|argument| argument.parse().ok());
    for count in [100, 1_000, 10_000] {
        if wanted.is_none_or(|wanted: usize| wanted == count) {
            measure(count);
        }
    }
}

fn measure(count: usize) {
    let mut window = Window::new(&project(count));
    let mut full = Window::new(&crowded(count));
    let cards = full.cards();
    assert!((50..80).contains(&cards), "{cards} cards are in view");
    let (pan, bare_pan) = full.beside_bare(Window::panning);
    window.ask(Action::Command(Command::ZoomFit));
    let (fit, bare_fit) = window.beside_bare(|window| window.frames(|_, _| None));
    window.ask(Action::Look(Camera::default()));
    let rest = window.frames(|_, _| None);
    let rated = window.rating();
    let renamed = window.editing(|frame, id| {
        let name = format!("Touchpoint called {frame}");
        JourneyEdit::SetSteps(vec![id], StepField::Name(name))
    });
    let moved = window.editing(|frame, id| {
        let x = f64::from(u32::try_from(frame % 2).unwrap_or_default()) * 25.0;
        JourneyEdit::SetSteps(vec![id], StepField::X(Coordinate::clamped(x)))
    });
    let added = window.editing(|frame, _| {
        let mut step = Step::new(self::id(&format!("n{frame}")), Layer::Touchpoint, "New");
        step.stage = Some(self::id("s0"));
        step.x = Coordinate::clamped(5.0);
        JourneyEdit::PutStep(Box::new(step))
    });
    println!(
        "{count:11}  {:7.2}  {:5.2}  {:7.2}  {:5.2}  {:7.2}  {:5.2}  {:7.2}  {:5.2}  {:5.2}",
        ms(pan),
        ms(pan) / ms(bare_pan),
        ms(fit),
        ms(fit) / ms(bare_fit),
        ms(rest),
        ms(rated),
        ms(renamed),
        ms(moved),
        ms(added),
    );
}

/// What each of so many frames costs.
fn each(mut frame: impl FnMut(usize)) -> Duration {
    let since = Instant::now();
    let before = spent(since);
    (0..FRAMES).for_each(&mut frame);
    spent(since).saturating_sub(before) / u32::try_from(FRAMES).unwrap_or(1)
}

/// The window without a screen, with a large journey open.
struct Window(window::Window);

impl Window {
    fn new(project: &Project) -> Self {
        let window = window::Window::new(project);
        // From here on what is computed beside the window is left to others, as in a window.
        window.world.0.borrow_mut().computes_nothing = true;
        assert_eq!(window.app.project().step_count(), project.step_count());
        Self(window)
    }

    fn ask(&mut self, action: Action) {
        self.frame(Some(action));
        self.frame(None);
    }

    fn frame(&mut self, action: Option<Action>) {
        self.0.frame(Vec::new(), action);
    }

    /// The shapes of a frame in which nothing happens.
    fn shapes(&mut self) -> Vec<egui::epaint::ClippedShape> {
        let window::Window { ctx, app, .. } = &mut self.0;
        let mut output = ctx.run_ui(window::input(Vec::new()), |ui| app.frame_ui(ui));
        let shapes = std::mem::take(&mut output.shapes);
        output.drop_without_applying_deltas();
        shapes
    }

    fn frames(&mut self, action: impl Fn(usize, &Self) -> Option<Action>) -> Duration {
        each(|frame| {
            let action = action(frame, self);
            self.frame(action);
        })
    }

    /// Moves the map a little in every frame.
    fn panning(&mut self) -> Duration {
        self.frames(|frame, _| {
            let x = f32::from(u16::try_from(frame).unwrap_or_default()) * 7.0;
            Some(Action::Look(Camera {
                x,
                ..Camera::default()
            }))
        })
    }

    /// Rates the first touchpoint anew in every frame.
    fn rating(&mut self) -> Duration {
        let first = self.first();
        self.ask(Action::Select(vec![first]));
        self.frames(|frame, _| {
            let emotion = i8::try_from(frame % 7).unwrap_or_default() - 3;
            Some(Action::Command(Command::Emotion(Some(emotion))))
        })
    }

    /// Changes the journey in every frame.
    fn editing(&mut self, edit: impl Fn(usize, StepId) -> JourneyEdit) -> Duration {
        let first = self.first();
        self.frames(|frame, _| {
            let edit = Edit::Journey(id("all"), edit(frame, first.clone()));
            Some(Action::Edit(format!("Edit {frame}"), vec![edit]))
        })
    }

    fn first(&self) -> StepId {
        let journey = self.0.app.project().journeys.values().next();
        journey.expect("the bench made one").touchpoints()[0]
            .id
            .clone()
    }

    /// The fastest of several rounds of such frames, and the fastest of as many of the same picture painted bare, in
    /// turns: what else runs on the machine then meets both.
    fn beside_bare(&mut self, frames: impl Fn(&mut Self) -> Duration) -> (Duration, Duration) {
        let rounds = (0..ROUNDS).map(|_| (frames(self), self.bare()));
        let none = (Duration::MAX, Duration::MAX);
        rounds.fold(none, |(ours, bare), round| {
            (ours.min(round.0), bare.min(round.1))
        })
    }

    fn cards(&mut self) -> usize {
        let shapes = self.shapes();
        Bare::new(&self.0.app, shapes).cards()
    }

    /// What the same picture costs without anything that decides on it.
    fn bare(&mut self) -> Duration {
        let shapes = self.shapes();
        let bare = Bare::new(&self.0.app, shapes);
        assert!(bare.count() > 100, "nothing is in view");
        each(|_| {
            let ctx = &self.0.ctx;
            let mut output = ctx.run_ui(window::input(Vec::new()), |ui| bare.paint(ui));
            let shapes = std::mem::take(&mut output.shapes);
            std::hint::black_box(ctx.tessellate(shapes, output.pixels_per_point));
            output.drop_without_applying_deltas();
        })
    }
}

/// A journey through four channels with that many touchpoints, all of them rated.
fn project(count: usize) -> Project {
    let mut project = Project {
        title: "Large".to_owned(),
        ..Project::default()
    };
    for (order, name) in ["phone", "web", "letter", "branch"].into_iter().enumerate() {
        let order = Order::clamped(f64::from(u16::try_from(order).unwrap_or_default()));
        let channel = Channel {
            name: name.to_owned(),
            order,
            ..Channel::default()
        };
        project.channels.insert(id(name), Arc::new(channel));
    }
    let mut journey = Journey {
        name: "Everything".to_owned(),
        ..Journey::default()
    };
    for stage in 0..count.div_ceil(IN_A_STAGE) {
        let name = format!("Stage {stage}");
        journey.stages.push(Arc::new(Stage {
            id: id(&format!("s{stage}")),
            name,
            extra: throughline::model::Extra::default(),
        }));
    }
    for place in 0..count {
        journey.graph.put_step(Arc::new(step(place)));
    }
    for place in 1..count {
        let (from, to) = (id(&format!("t{}", place - 1)), id(&format!("t{place}")));
        journey.graph.put_link(Arc::new(Link::new(
            id(&format!("l{place}")),
            LinkKind::Flow,
            from,
            to,
        )));
    }
    project.journeys.insert(id("all"), Arc::new(journey));
    project
}

/// The same journey with five steps behind each of the first touchpoints: as many cards in view as the budget names.
fn crowded(count: usize) -> Project {
    let mut project = project(count);
    let all = id("all");
    let mut journey = Journey::clone(&project.journeys[&all]);
    for place in 0..count.min(CROWDED) {
        for (behind, layer) in BEHIND.into_iter().enumerate() {
            let name = format!("b{place}-{behind}");
            let mut work = Step::new(id(&name), layer, &format!("Work {behind} behind {place}"));
            work.stage = Some(id(&format!("s{}", place / IN_A_STAGE)));
            journey.graph.put_step(Arc::new(work));
            let (link, to) = (id(&format!("k{name}")), id(&format!("t{place}")));
            let support = Link::new(link, LinkKind::Support, id(&name), to);
            journey.graph.put_link(Arc::new(support));
        }
    }
    project.journeys.insert(all, Arc::new(journey));
    project
}

fn step(place: usize) -> Step {
    let part = |of: usize| f64::from(u32::try_from(place % of).unwrap_or_default());
    let mut step = Step::new(
        id(&format!("t{place}")),
        Layer::Touchpoint,
        &format!("Touchpoint number {place}"),
    );
    step.stage = Some(id(&format!("s{}", place / IN_A_STAGE)));
    step.channel = Some(id(["phone", "web", "letter", "branch"][place % 4]));
    step.x = Coordinate::clamped(part(IN_A_STAGE) * 10.0);
    step.ratings.emotion = Some(Emotion::clamped(part(7) - 3.0));
    step.ratings.hygiene = Some(Level::clamped(part(6)));
    step.ratings.delight = Some(Level::clamped(part(5)));
    step
}

fn id<K>(text: &str) -> Id<K> {
    Id::new(text).expect("the bench makes valid ids")
}
