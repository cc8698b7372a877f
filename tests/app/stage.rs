//! Sets the stage for a test: the window with a template or a file, and the words to ask it with.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use eframe::egui;
use egui::{DroppedFile, Key, Modifiers, Pos2, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use throughline::action::Action;
use throughline::app::App;
use throughline::model::{Journey, Step};

use crate::Window;
use crate::fake::Fake;
use crate::raster::Raster;

/// The designed size of the window.
pub const DESIGNED: Vec2 = Vec2::new(1440.0, 900.0);

/// The window on the start screen.
pub fn window(world: &Fake, size: Vec2) -> Window {
    let world = world.clone();
    let mut window = Harness::builder()
        .with_size(size)
        .with_step_dt(1.0 / 60.0)
        .with_max_steps(60)
        .renderer(Raster::default())
        .build_eframe(move |creation| App::new(&creation.egui_ctx, Box::new(world), None));
    window.run_ok();
    window
}

/// The window with that template open.
pub fn with_template(world: &Fake, name: &'static str) -> Window {
    let mut window = window(world, DESIGNED);
    ask(&mut window, vec![Action::OpenTemplate(name)]);
    window
}

/// The window with a file open.
pub fn with_file(world: &Fake, path: &str) -> Window {
    let mut window = window(world, DESIGNED);
    ask(&mut window, vec![Action::OpenFile(PathBuf::from(path))]);
    window
}

/// Asks the application for something, as a panel would.
pub fn ask(window: &mut Window, actions: Vec<Action>) {
    let ctx = window.ctx.clone();
    window.state_mut().dispatch_all(&ctx, actions);
    window.run_ok();
}

/// Presses a key.
pub fn press(window: &mut Window, key: Key) {
    press_with(window, Modifiers::NONE, key);
}

/// Presses a key with others held down.
pub fn press_with(window: &mut Window, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    window.run_ok();
}

/// Types into what has the keyboard.
pub fn type_text(window: &mut Window, text: &str) {
    window.event(egui::Event::Text(text.to_owned()));
    window.run_ok();
}

/// Clicks at a place on the screen.
pub fn click_at(window: &mut Window, pos: Pos2) {
    window.hover_at(pos);
    window.step();
    window.drag_at(pos);
    window.step();
    window.drop_at(pos);
    window.run_ok();
}

/// Drags from one place on the screen to another.
pub fn drag(window: &mut Window, from: Pos2, to: Pos2) {
    window.hover_at(from);
    window.step();
    window.drag_at(from);
    window.step();
    for part in 1_u8..=4 {
        window.hover_at(from.lerp(to, f32::from(part) / 4.0));
        window.step();
    }
    window.drop_at(to);
    window.run_ok();
}

/// The journey that is shown.
pub fn journey(window: &Window) -> Arc<Journey> {
    let app = window.state();
    let id = app.session().journey.clone().unwrap();
    Arc::clone(app.project().journeys.get(&id).unwrap())
}

/// The step of that name.
pub fn step(window: &Window, name: &str) -> Arc<Step> {
    let journey = journey(window);
    let named: Vec<_> = journey
        .graph
        .steps()
        .filter(|step| step.name == name)
        .collect();
    assert_eq!(named.len(), 1, "steps called {name}");
    Arc::clone(named[0])
}

/// The names of the touchpoints in reading order.
pub fn names(window: &Window) -> Vec<String> {
    journey(window)
        .touchpoints()
        .iter()
        .map(|step| step.name.clone())
        .collect()
}

/// Where the card of that name is on the screen.
pub fn card(window: &Window, name: &str) -> egui::Rect {
    window
        .get_by(|node| {
            node.role() == egui::accesskit::Role::ListItem
                && node
                    .label()
                    .is_some_and(|label| label.starts_with(&format!("{name},")))
        })
        .rect()
}

/// Selects the card of that name by a click.
pub fn select(window: &mut Window, name: &str) {
    let centre = card(window, name).center();
    click_at(window, centre);
}

#[derive(Debug)]
struct Dropped(PathBuf);

impl DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        Err("the application reads files by its services".to_owned())
    }
}

/// Drops a file on the window.
pub fn drop_file(window: &mut Window, path: &str) {
    let file: Arc<dyn DroppedFile + Send + Sync> = Arc::new(Dropped(path.into()));
    window.input_mut().dropped_files.push(file);
    window.run_ok();
}
