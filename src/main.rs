//! The thin binary: a subcommand runs without a display, everything else is the window.

use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    throughline::cli::run(std::env::args_os(), throughline::app::open_window)
}
