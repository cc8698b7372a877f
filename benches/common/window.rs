//! The window without a screen, with a project open in a world that is held in memory, and what its frames cost.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use eframe::egui;
use throughline::action::Action;
use throughline::app::App;
use throughline::file;
use throughline::model::Project;

use crate::fake::Fake;

/// A time in milliseconds.
pub fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}

/// How long this thread has been on a processor, where the system tells; else the clock. Other work on the machine
/// does not count then.
pub fn spent(since: Instant) -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanos = told.and_then(|told| told.split(' ').next()?.parse().ok());
    nanos.map_or_else(|| since.elapsed(), Duration::from_nanos)
}

/// The window without a screen, 1920 × 1080, and the world that it is in.
pub struct Window {
    pub ctx: egui::Context,
    pub app: App,
    pub world: Fake,
}

impl Window {
    /// With that project open, and everything about it computed.
    pub fn new(project: &Project) -> Self {
        let ctx = egui::Context::default();
        let path = PathBuf::from("large.journey.ron");
        let world = Fake::default();
        let bytes = file::write(project).into_bytes();
        world.0.borrow_mut().files.insert(path.clone(), bytes);
        let app = App::new(&ctx, Box::new(world.clone()), Some(path));
        let mut window = Self { ctx, app, world };
        for _ in 0..6 {
            window.frame(Vec::new(), None);
        }
        window
    }

    /// One frame: what was asked for, the panels, the triangles.
    pub fn frame(&mut self, events: Vec<egui::Event>, action: Option<Action>) {
        let app = &mut self.app;
        app.take_events(&self.ctx);
        app.dispatch_all(&self.ctx, action.into_iter().collect());
        let mut output = self.ctx.run_ui(input(events), |ui| app.frame_ui(ui));
        let shapes = std::mem::take(&mut output.shapes);
        let triangles = self.ctx.tessellate(shapes, output.pixels_per_point);
        std::hint::black_box(triangles);
        output.drop_without_applying_deltas();
    }
}

/// What comes in with a frame.
pub fn input(events: Vec<egui::Event>) -> egui::RawInput {
    let screen = egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(1920.0, 1080.0));
    egui::RawInput {
        screen_rect: Some(screen),
        events,
        ..egui::RawInput::default()
    }
}
