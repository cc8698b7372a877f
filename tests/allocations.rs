//! A frame in which nothing changes asks for memory less than a thousand times, on a large journey as on a small one.

#![expect(
    clippy::unwrap_used,
    reason = "what is missing here is a failure of the test"
)]

use std::alloc::System;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use eframe::egui;
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};
use throughline::app::App;
use throughline::app::services::{Event, Now, Request, Services};
use throughline::file;
use throughline::insight::{figures, repairs};
use throughline::model::{
    Coordinate, Emotion, Extra, Id, Journey, Layer, Link, LinkKind, Project, Stage, Step,
};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// A world that holds one file and computes at once what is asked for.
struct World {
    bytes: Vec<u8>,
    events: Vec<Event>,
}

impl Services for World {
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "whatever else is asked for plays no part here"
    )]
    fn request(&mut self, request: Request) {
        let event = match request {
            Request::Open(path) => {
                let opened = file::read(&self.bytes).map(Box::new);
                Some(Event::Opened(path, opened.map_err(|it| it.to_string())))
            }
            Request::Figures(id, project, view) => figures(&project, &id, &view)
                .map(|figures| Event::Figured(project, Arc::new(figures))),
            Request::Repairs(id, project, view) => repairs(&project, &id, &view)
                .map(|repairs| Event::Repaired(project, Arc::new(repairs))),
            _ => None,
        };
        self.events.extend(event);
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
        0
    }
}

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
    let world = World {
        bytes: file::write(&project(touchpoints)).into_bytes(),
        events: Vec::new(),
    };
    let mut app = App::new(
        &ctx,
        Box::new(world),
        Some(PathBuf::from("large.journey.ron")),
    );
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
