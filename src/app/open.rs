//! Opens the window: which renderer first, and the other one if that can't.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use eframe::egui;

use super::App;
use super::services::Native;
use crate::model::JourneyId;
use crate::words;

/// What draws the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Renderer {
    /// OpenGL.
    Glow,
    /// Vulkan, Metal or Direct3D.
    Wgpu,
}

/// What the window shows first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum First {
    /// The start screen, or the map of the file.
    Map,
    /// The show of that journey of the file; none: of the first.
    Show(Option<JourneyId>),
}

/// Opens the window and returns when it is closed.
///
/// # Errors
/// The sentence that says why no window can be shown.
pub fn open_window(
    file: Option<PathBuf>,
    first_shown: First,
    renderer: Option<Renderer>,
) -> Result<(), String> {
    super::crash::write_panics_down();
    let first = renderer.unwrap_or(if cfg!(target_os = "linux") {
        Renderer::Glow
    } else {
        Renderer::Wgpu
    });
    let second = match first {
        Renderer::Glow => Renderer::Wgpu,
        Renderer::Wgpu => Renderer::Glow,
    };
    let started = Arc::new(AtomicBool::new(false));
    let Err(error) = run((file.clone(), first_shown.clone()), first, &started) else {
        return Ok(());
    };
    // A window that had been shown has failed for another reason than its renderer.
    if started.load(Ordering::Relaxed) || run((file, first_shown), second, &started).is_err() {
        return Err(words::no_window(&reason(&error)));
    }
    Ok(())
}

/// Why there is no window, without the places in source code that winit adds.
fn reason(error: &eframe::Error) -> String {
    if matches!(
        error,
        eframe::Error::Winit(_) | eframe::Error::WinitEventLoop(_)
    ) {
        words::NO_DISPLAY.to_owned()
    } else {
        error.to_string()
    }
}

fn run(
    (file, first): (Option<PathBuf>, First),
    renderer: Renderer,
    started: &Arc<AtomicBool>,
) -> eframe::Result {
    let options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default()
            .with_title(words::APPLICATION)
            .with_app_id("throughline")
            .with_inner_size(super::window::DESIGNED)
            .with_min_inner_size([640.0, 400.0]),
        renderer: match renderer {
            Renderer::Glow => eframe::Renderer::Glow,
            #[cfg(feature = "wgpu")]
            Renderer::Wgpu => eframe::Renderer::Wgpu,
            #[cfg(not(feature = "wgpu"))]
            Renderer::Wgpu => eframe::Renderer::Glow,
        },
        multisampling: 0,
        ..eframe::NativeOptions::default()
    };
    let started = Arc::clone(started);
    eframe::run_native(
        words::APPLICATION,
        options,
        Box::new(move |creation| {
            started.store(true, Ordering::Relaxed);
            let services = Native::new(&creation.egui_ctx);
            let mut app = App::new(&creation.egui_ctx, Box::new(services), file);
            if let First::Show(journey) = first {
                app.present_when_open(journey);
            }
            Ok(Box::new(app))
        }),
    )
}

/// What a test does in every frame of the window, before it is drawn.
#[cfg(feature = "fault-driver")]
pub type Drive = Box<dyn FnMut(&mut App, &egui::Context)>;

/// Opens the window as [`open_window`] does, with somebody at it.
///
/// # Errors
/// The sentence that says why no window can be shown.
#[cfg(feature = "fault-driver")]
pub fn open_driven(file: Option<PathBuf>, drive: Drive) -> Result<(), String> {
    super::crash::write_panics_down();
    let options = eframe::NativeOptions {
        renderer: eframe::Renderer::Glow,
        ..eframe::NativeOptions::default()
    };
    let create: eframe::AppCreator = Box::new(move |creation| {
        let services = Native::new(&creation.egui_ctx);
        let app = App::new(&creation.egui_ctx, Box::new(services), file);
        Ok(Box::new(Driven { app, drive }))
    });
    eframe::run_native(words::APPLICATION, options, create).map_err(|error| reason(&error))
}

#[cfg(feature = "fault-driver")]
struct Driven {
    app: App,
    drive: Drive,
}

#[cfg(feature = "fault-driver")]
impl eframe::App for Driven {
    fn logic(&mut self, ctx: &egui::Context, frame: &mut eframe::Frame) {
        self.app.logic(ctx, frame);
        (self.drive)(&mut self.app, ctx);
    }

    fn ui(&mut self, ui: &mut egui::Ui, frame: &mut eframe::Frame) {
        self.app.ui(ui, frame);
    }

    fn on_exit(&mut self, gl: Option<&eframe::glow::Context>) {
        self.app.on_exit(gl);
    }
}
