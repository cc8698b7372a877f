//! A frame in which nothing changes asks for memory less than a thousand times, on a large journey as on a small one.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "what is missing here is a failure of the test"
)]

#[path = "app/fake.rs"]
mod fake;

use std::alloc::System;
use std::path::PathBuf;
use std::sync::Arc;

use eframe::egui;
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};
use throughline::app::App;
use throughline::file;
use throughline::model::{
    Coordinate, Emotion, Extra, Id, Journey, Layer, Link, LinkKind, Project, Stage, Step,
};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

fn id<K>(text: &str) -> Id<K> {
    Id::new(text).unwrap()
}

/// A journey with eight rated touchpoints to a stage, each linked to the next.
fn project(touchpoints: u16) -> Project {
    let mut journey = Journey::default();
    for place in 0..touchpoints {
        let stage = format!("s{}", place / 8);
        if place % 8 == 0 {
            journey.stages.push(Arc::new(Stage {
                id: id(&stage),
                name: stage.clone(),
                extra: Extra::default(),
            }));
        }
        let name = format!("Touchpoint {}", place % 8);
        let mut step = Step::new(id(&format!("t{place:05}")), Layer::Touchpoint, &name);
        step.stage = Some(id(&stage));
        step.x = Coordinate::clamped(f64::from(place % 8));
        step.ratings.emotion = Some(Emotion::clamped(f64::from(place % 7) - 3.0));
        journey.graph.put_step(Arc::new(step));
        if let Some(before) = place.checked_sub(1) {
            let (from, to) = (format!("t{before:05}"), format!("t{place:05}"));
            let link = Link::new(id(&format!("l{place}")), LinkKind::Flow, id(&from), id(&to));
            assert!(journey.graph.put_link(Arc::new(link)));
        }
    }
    let mut project = Project::default();
    project.journeys.insert(id("all"), Arc::new(journey));
    project
}

/// How often a frame asks for memory in which nothing changes.
fn allocations(touchpoints: u16) -> usize {
    let ctx = egui::Context::default();
    let (world, path) = (fake::Fake::default(), PathBuf::from("large.journey.ron"));
    let bytes = file::write(&project(touchpoints)).into_bytes();
    world.0.borrow_mut().files.insert(path.clone(), bytes);
    let mut app = App::new(&ctx, Box::new(world), Some(path));
    let mut frame = || {
        let region = Region::new(ALLOCATOR);
        app.take_events(&ctx);
        let size = egui::vec2(1920.0, 1080.0);
        let input = egui::RawInput {
            screen_rect: Some(egui::Rect::from_min_size(egui::Pos2::ZERO, size)),
            ..egui::RawInput::default()
        };
        let output = ctx.run_ui(input, |ui| app.frame_ui(ui));
        let change = region.change();
        output.drop_without_applying_deltas();
        change.allocations + change.reallocations
    };
    let frames: Vec<usize> = (0..12).map(|_| frame()).collect();
    *frames.last().unwrap()
}

/// DESIGN.md's budget for a frame without change, at any size.
const BUDGET: usize = 1_000;

#[test]
fn a_frame_without_change_asks_for_memory_seldom_and_no_oftener_on_a_large_journey() {
    let (small, large) = (allocations(120), allocations(2_400));
    assert!(small < BUDGET, "{small} times with 120 touchpoints");
    assert!(
        large <= small + small / 10,
        "{small} times with 120 touchpoints, {large} times with 2,400"
    );
}
