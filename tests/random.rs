//! Drives the whole application by chance and checks after every step what must always be true of it. What is found is
//! told with the seed and the last steps; `THROUGHLINE_SEED` and `THROUGHLINE_STEPS` play it again or go farther.

#![expect(
    clippy::indexing_slicing,
    clippy::print_stderr,
    clippy::unwrap_used,
    reason = "a test tells how it failed, and a test that finds less than it expects has failed"
)]

#[path = "random/checks.rs"]
mod checks;
#[path = "app/fake.rs"]
mod fake;
#[path = "random/hand.rs"]
mod hand;
#[path = "app/raster.rs"]
mod raster;
#[path = "app/stage.rs"]
#[expect(dead_code, reason = "shared with the tests of the window")]
mod stage;

use std::alloc::System;

use egui_kittest::Harness;
use stats_alloc::{INSTRUMENTED_SYSTEM, StatsAlloc};
use throughline::app::App;

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// The application in a test.
type Window = Harness<'static, App>;

/// How far a test goes unless it is told.
const STEPS: u64 = 600;
/// Every so many steps everything is undone and done again.
const THERE_AND_BACK: u64 = 150;

#[test]
fn whatever_somebody_does_the_project_stays_whole() {
    let seed = told("THROUGHLINE_SEED").unwrap_or(20_261_122);
    let steps = told("THROUGHLINE_STEPS").unwrap_or(STEPS);
    let mut hand = hand::Hand::new(seed);
    let mut memory = checks::Memory::default();
    for step in 0..steps {
        hand.act();
        checks::all(hand.window());
        checks::places(hand.window());
        if step % THERE_AND_BACK == THERE_AND_BACK - 1 {
            hand.rest();
            checks::there_and_back(hand.window_mut());
            memory.note(step);
        }
    }
    memory.check();
}

fn told(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}
