//! Opens the window: which renderer first, and the other one if that can't.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use eframe::egui;

use super::App;
use super::services::Native;
use crate::words;

/// What draws the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Renderer {
    /// OpenGL.
    Glow,
    /// Vulkan, Metal or Direct3D.
    Wgpu,
}

/// Opens the window and returns when it is closed.
///
/// # Errors
/// The sentence that says why no window can be shown.
pub fn open_window(file: Option<PathBuf>, renderer: Option<Renderer>) -> Result<(), String> {
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
    let Err(error) = run(file.clone(), first, &started) else {
        return Ok(());
    };
    // A window that had been shown has failed for another reason than its renderer.
    if started.load(Ordering::Relaxed) || run(file, second, &started).is_err() {
        return Err(format!(
            "The window can’t be shown: {}. The subcommands work without a display: throughline --help",
            reason(&error)
        ));
    }
    Ok(())
}

/// Why there is no window, without the places in source code that winit adds.
fn reason(error: &eframe::Error) -> String {
    if matches!(
        error,
        eframe::Error::Winit(_) | eframe::Error::WinitEventLoop(_)
    ) {
        "there is no display".to_owned()
    } else {
        error.to_string()
    }
}

fn run(file: Option<PathBuf>, renderer: Renderer, started: &Arc<AtomicBool>) -> eframe::Result {
    let options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default()
            .with_title(words::APPLICATION)
            .with_app_id("throughline")
            .with_inner_size([1440.0, 900.0])
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
            Ok(Box::new(App::new(
                &creation.egui_ctx,
                Box::new(services),
                file,
            )))
        }),
    )
}
