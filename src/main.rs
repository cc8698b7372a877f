//! The thin binary: a subcommand runs without a display, everything else is the window.

use std::path::PathBuf;
use std::process::ExitCode;

use throughline::{app, cli};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    cli::run(std::env::args_os(), open_window)
}

/// Neither of the two knows the other; what one calls a renderer is handed to the other here.
fn open_window(
    file: Option<PathBuf>,
    first: cli::First,
    renderer: Option<cli::Renderer>,
) -> Result<(), String> {
    let first = match first {
        cli::First::Map => app::First::Map,
        cli::First::Show(journey) => app::First::Show(journey),
    };
    let renderer = renderer.map(|renderer| match renderer {
        cli::Renderer::Glow => app::Renderer::Glow,
        cli::Renderer::Wgpu => app::Renderer::Wgpu,
    });
    app::open_window(file, first, renderer)
}
