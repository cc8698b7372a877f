//! Owns the writing of a deck as PPTX (ECMA-376): native shapes, connectors, texts and tables, speaker notes. The same
//! deck gives the same bytes.

mod package;
mod scene;
mod shapes;
mod slide;
mod table;
#[cfg(test)]
mod tests;

use super::ExportError;
use super::deck::Deck;
use super::document::Progress;

/// The deck as the bytes of a `.pptx` file.
///
/// # Errors
/// [`ExportError::Cancelled`] where it was cancelled on the way; [`ExportError::Unreadable`] where the parts can't be
/// put together.
pub fn pptx(deck: &Deck, progress: &Progress) -> Result<Vec<u8>, ExportError> {
    package::package(deck, progress)
}
