//! The whole application without a display, driven by label, key and pointer as a facilitator would.

#![expect(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that finds less than it expects has failed"
)]

mod boardroom;
mod capture;
mod clipboard;
mod compare;
mod cut;
mod drawing;
mod export;
mod fake;
mod fields;
mod figures;
mod files;
mod focus;
mod format;
mod gestures;
mod import;
mod journeys;
mod keyboard;
mod large;
mod lens;
mod linking;
mod outside;
mod overdone;
mod pictures;
mod project;
mod raster;
mod rating;
mod safety;
mod shell;
mod stage;
mod table;
mod tidy;
mod voices;

use egui_kittest::Harness;
use throughline::app::App;

/// The application in a test.
type Window = Harness<'static, App>;
