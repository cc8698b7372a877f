//! What leaves the program: the same scenes that the window paints, as SVG and PNG, and the figures as JSON.
//! Gives bytes; who writes them to disk is not known here.

pub mod json;
pub mod png;
pub mod svg;

/// Inter Regular, as drawn and measured everywhere.
const REGULAR: &[u8] = include_bytes!("../assets/fonts/Inter-Regular.otf");
/// Inter Medium.
const MEDIUM: &[u8] = include_bytes!("../assets/fonts/Inter-Medium.otf");

/// Why there is no picture.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ExportError {
    /// It would be too large.
    #[error(
        "The picture would be {width} × {height} pixels. Choose a smaller scale, or SVG, which has no pixels"
    )]
    TooLarge {
        /// How wide it would be, in pixels.
        width: u32,
        /// How high it would be, in pixels.
        height: u32,
    },
    /// What should be drawn can't be read.
    #[error("The picture can't be drawn")]
    Unreadable,
    /// There is no such journey.
    #[error("The project has no such journey")]
    NoJourney,
}
