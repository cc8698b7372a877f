//! What leaves the program and enters it beside its own files: the scenes that the window paints, as pictures, pages
//! and slides, the figures as JSON, and steps as lists, tables and copied text. Gives bytes and takes text; who writes, reads or shows
//! them is not known here.

mod booklet;
pub mod clip;
pub mod csv;
pub mod deck;
pub mod document;
pub mod fragment;
pub mod handout;
pub mod html;
pub mod import;
pub mod json;
pub mod lines;
pub mod markdown;
mod markup;
pub mod mermaid;
mod names;
mod pages;
pub mod paper;
pub mod pdf;
pub mod picture;
mod plain;
pub mod png;
pub mod portfolio;
pub mod pptx;
mod report;
pub mod score;
mod sheets;
mod story;
pub mod svg;
pub mod table;
pub mod xlsx;

pub use plain::plain_text;

/// Why there is no export.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ExportError {
    /// It would be too large.
    #[error(
        "The picture would be {width} × {height} pixels. Choose a smaller scale, or SVG or PDF, which have no pixels"
    )]
    TooLarge {
        /// How wide it would be, in pixels.
        width: u32,
        /// How high it would be, in pixels.
        height: u32,
    },
    /// What should be drawn can't be read.
    #[error("The picture can’t be drawn")]
    Unreadable,
    /// There is no such journey.
    #[error("There is no journey to draw: add a first touchpoint in the window")]
    NoJourney,
    /// It was not wanted any more.
    #[error("The export was cancelled, nothing was written")]
    Cancelled,
    /// The format can't hold it.
    #[error("This can’t be written: {0}")]
    Unwritable(String),
}
