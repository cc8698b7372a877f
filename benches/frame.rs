//! Measures what a frame of the window costs while the map is moved, while all of it is in view, and after an edit,
//! beside the same shapes painted bare. Headless, 1920 × 1080: `cargo bench --bench frame`.

#![expect(clippy::print_stdout, reason = "a bench is for its table")]
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a bench makes its own journey"
)]

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use eframe::egui;
use throughline::action::{Action, Camera};
use throughline::app::App;
use throughline::app::services::{Event, Now, Request, Services};
use throughline::command::Command;
use throughline::file;
use throughline::model::{
    Channel, Coordinate, Emotion, Id, Journey, Layer, Level, Link, LinkKind, Order, Project, Stage,
    Step,
};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const FRAMES: usize = 60;
const IN_A_STAGE: usize = 8;

fn main() {
    println!(
        "median milliseconds on the clock for a frame, tessellation included, and its ratio to the bare painter"
    );
    println!("touchpoints   panning  ratio   all in view  ratio   at rest   edit to painted");
    for count in [100, 1_000, 10_000] {
        let mut stage = Window::new(count);
        let pan = stage.panning();
        let bare_pan = stage.bare();
        stage.ask(Action::Command(Command::ZoomFit));
        let fit = stage.frames(|_, _| None);
        let bare_fit = stage.bare();
        stage.ask(Action::Look(Camera::default()));
        let rest = stage.frames(|_, _| None);
        let edit = stage.editing();
        println!(
            "{count:11}  {:8.2}  {:5.2}  {:12.2}  {:5.2}  {:8.2}  {:16.2}",
            ms(pan),
            ms(pan) / ms(bare_pan),
            ms(fit),
            ms(fit) / ms(bare_fit),
            ms(rest),
            ms(edit),
        );
    }
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

/// The window without a screen, with a large journey open.
struct Window {
    ctx: egui::Context,
    app: App,
    shapes: Vec<egui::epaint::ClippedShape>,
}

impl Window {
    fn new(count: usize) -> Self {
        let ctx = egui::Context::default();
        let path = std::path::PathBuf::from("large.journey.ron");
        let world = World {
            bytes: file::write(&project(count)).into_bytes(),
            events: Vec::new(),
            ids: 0,
        };
        let app = App::new(&ctx, Box::new(world), Some(path));
        let mut window = Self {
            ctx,
            app,
            shapes: Vec::new(),
        };
        for _ in 0..4 {
            window.frame(None);
        }
        assert_eq!(window.app.project().step_count(), count);
        window
    }

    fn input() -> egui::RawInput {
        let screen = egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(1920.0, 1080.0));
        egui::RawInput {
            screen_rect: Some(screen),
            ..egui::RawInput::default()
        }
    }

    fn ask(&mut self, action: Action) {
        self.frame(Some(action));
        self.frame(None);
    }

    /// One frame: what was asked for, the panels, the triangles.
    fn frame(&mut self, action: Option<Action>) -> Duration {
        let begin = Instant::now();
        let app = &mut self.app;
        app.take_events(&self.ctx);
        app.dispatch_all(&self.ctx, action.into_iter().collect());
        let mut output = self.ctx.run_ui(Self::input(), |ui| app.frame_ui(ui));
        let shapes = std::mem::take(&mut output.shapes);
        self.shapes.clone_from(&shapes);
        let triangles = self.ctx.tessellate(shapes, output.pixels_per_point);
        std::hint::black_box(triangles);
        output.drop_without_applying_deltas();
        begin.elapsed()
    }

    fn frames(&mut self, action: impl Fn(usize, &Self) -> Option<Action>) -> Duration {
        let times = (0..FRAMES).map(|frame| {
            let action = action(frame, self);
            self.frame(action)
        });
        median(times.collect())
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

    /// Rates another touchpoint in every frame.
    fn editing(&mut self) -> Duration {
        let first = self
            .app
            .project()
            .journeys
            .values()
            .next()
            .map(|journey| journey.touchpoints()[0].id.clone());
        self.ask(Action::Select(first.into_iter().collect()));
        self.frames(|frame, _| {
            let emotion = i8::try_from(frame % 7).unwrap_or_default() - 3;
            Some(Action::Command(Command::Emotion(Some(emotion))))
        })
    }

    /// What the same shapes cost without anything that decides on them.
    fn bare(&self) -> Duration {
        let times = (0..FRAMES).map(|_| {
            let begin = Instant::now();
            let mut output = self.ctx.run_ui(Self::input(), |ui| {
                for shape in &self.shapes {
                    ui.painter()
                        .with_clip_rect(shape.clip_rect)
                        .add(shape.shape.clone());
                }
            });
            let shapes = std::mem::take(&mut output.shapes);
            std::hint::black_box(self.ctx.tessellate(shapes, output.pixels_per_point));
            output.drop_without_applying_deltas();
            begin.elapsed()
        });
        median(times.collect())
    }
}

/// A world that holds one file.
struct World {
    bytes: Vec<u8>,
    events: Vec<Event>,
    ids: u64,
}

impl Services for World {
    fn request(&mut self, request: Request) {
        if let Request::Open(path) = request {
            let opened = file::read(&self.bytes)
                .map(Box::new)
                .map_err(|error| error.to_string());
            self.events.push(Event::Opened(path, opened));
        }
    }

    fn poll(&mut self) -> Vec<Event> {
        std::mem::take(&mut self.events)
    }

    fn exists(&self, _path: &Path) -> bool {
        false
    }

    fn stored_preferences(&self) -> String {
        String::new()
    }

    fn now(&self) -> Now {
        Now {
            date: "2026-11-22".to_owned(),
            time: "14:32".to_owned(),
        }
    }

    fn random(&mut self) -> u64 {
        self.ids += 1;
        self.ids
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
