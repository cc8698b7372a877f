//! Owns the writing of pages as PDF: vector shapes, text that can be selected and searched, the fonts in it, title and
//! author. What is on the pages comes as scenes.

mod layout;
mod surface;
#[cfg(test)]
mod tests;

pub use layout::{Sheets, laid_out};

use std::sync::Arc;

use krilla::Document;
use krilla::destination::XyzDestination;
use krilla::geom::Point as PdfPoint;
use krilla::metadata::{DateTime, Metadata};
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;

use super::ExportError;
use super::document::Progress;
use crate::layout::{Point, Rect, Size};
use crate::scene::Scene;
use crate::scene::palette::Theme;
use surface::Painter;

/// A page.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PdfPage {
    /// How large it is, in points.
    pub size: Size,
    /// What is on it, the first at the back.
    pub placed: Vec<Placed>,
    /// Pictures over it: each a PNG, and its place in points.
    pub portraits: Vec<(Arc<[u8]>, Rect)>,
    /// What the list of contents calls it; none: it is not in the list.
    pub bookmark: Option<String>,
}

/// A scene on a page.
#[derive(Debug, Clone, PartialEq)]
pub struct Placed {
    /// What is drawn.
    pub scene: Arc<Scene>,
    /// Where its origin lies on the page, in points.
    pub at: Point,
    /// How many points a unit has.
    pub scale: f32,
    /// What of the page it is drawn on, in points; none: all of it.
    pub clip: Option<Rect>,
}

/// What a document says of itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct About {
    /// Its title.
    pub title: String,
    /// Whose it is: the organisation.
    pub author: String,
    /// The day it was made, as `2026-11-22`; another text is not said.
    pub date: String,
}

/// The pages as the bytes of a `.pdf` file, in the colours of the theme.
///
/// # Errors
/// [`ExportError::Cancelled`] where it was cancelled on the way; [`ExportError::Unreadable`] where a page can't be drawn.
pub fn pdf(
    pages: &[PdfPage],
    about: &About,
    theme: Theme,
    progress: &Progress,
) -> Result<Vec<u8>, ExportError> {
    let mut document = Document::new();
    let mut painter = Painter::new(theme)?;
    let mut outline = Outline::new();
    for (number, page) in pages.iter().enumerate() {
        progress.reached(0.4 + 0.5 * part(number, pages.len()))?;
        let size = PageSettings::from_wh(page.size.width.max(3.0), page.size.height.max(3.0));
        let mut sheet = document.start_page_with(size.ok_or(ExportError::Unreadable)?);
        let mut surface = sheet.surface();
        painter.page(&mut surface, page);
        surface.finish();
        sheet.finish();
        if let Some(name) = &page.bookmark {
            let top = XyzDestination::new(number, PdfPoint::from_xy(0.0, 0.0));
            outline.push_child(OutlineNode::new(name.clone(), top));
        }
    }
    document.set_outline(outline);
    document.set_metadata(metadata(about));
    progress.reached(0.9)?;
    document.finish().map_err(|_| ExportError::Unreadable)
}

fn metadata(about: &About) -> Metadata {
    let program = concat!("Throughline ", env!("CARGO_PKG_VERSION"));
    let mut metadata = Metadata::new()
        .title(about.title.clone())
        .language("en-GB".to_owned())
        .creator(program.to_owned())
        .document_id(format!("{} {}", about.title, about.date));
    if !about.author.is_empty() {
        metadata = metadata.authors(vec![about.author.clone()]);
    }
    if let Some(date) = date(&about.date) {
        metadata = metadata.creation_date(date);
    }
    metadata
}

fn date(text: &str) -> Option<DateTime> {
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    let date = DateTime::new(year.parse().ok()?);
    Some(date.month(month.parse().ok()?).day(day.parse().ok()?))
}

fn part(number: usize, count: usize) -> f32 {
    let count = u16::try_from(count.max(1)).unwrap_or(u16::MAX);
    let number = u16::try_from(number).unwrap_or(count).min(count);
    f32::from(number) / f32::from(count)
}
