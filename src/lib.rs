//! Throughline: customer journeys drawn as graphs, rated, explained and kept in one file.
//! The layers and their arrows stand in `docs/architecture.md`; `tests/tidy.rs` holds them.

pub mod action;
pub mod app;
pub mod cli;
pub mod command;
pub mod edit;
pub mod exchange;
pub mod file;
pub mod insight;
pub mod layout;
pub mod model;
pub mod scene;
pub mod templates;
#[cfg(test)]
mod testing;
pub mod ui;
pub mod words;
