//! Owns the document of a project: a cover, and for each journey its views, on the paper that was asked for.

use super::ExportError;
use super::document::{ExportOrder, Progress};
use super::pages::{Told, journeys, views};
use super::pdf::{About, PdfPage, Sheets, laid_out, pdf};
use crate::layout::FontMetrics;
use crate::model::Project;
use crate::scene::cover::cover_sheet;
use crate::scene::sheet::Sheet;
use crate::words::export as words;

/// The document as the bytes of a `.pdf` file.
pub(super) fn booklet(
    project: &Project,
    order: &ExportOrder,
    progress: &Progress,
) -> Result<Vec<u8>, ExportError> {
    let wanted = journeys(project, order)?;
    let told = wanted
        .into_iter()
        .map(|journey| Told::new(project, journey, order));
    let told = told.collect::<Result<Vec<_>, _>>()?;
    progress.reached(0.1)?;
    let views = views(order);
    let mut pages = Vec::new();
    if told.len() * views.len() > 1 && order.paper.tiles.is_none() {
        pages.extend(cover(project, &told, order));
    }
    for (number, journey) in told.iter().enumerate() {
        for &view in views {
            progress.reached(0.1 + 0.3 * share(number, told.len()))?;
            let picture = journey.picture(view);
            let bookmark = crate::words::told(&[&journey.journey.name, view.label()]);
            pages.extend(on_paper((&picture.sheet, &picture.foot), &bookmark, order));
        }
    }
    let about = About {
        title: title(project),
        author: project.organisation.trim().to_owned(),
        date: order.stamp.date.clone(),
    };
    pdf(&pages, &about, order.theme, progress)
}

/// What a document about the project is called.
pub(super) fn title(project: &Project) -> String {
    match project.title.trim() {
        "" => words::UNTITLED.to_owned(),
        title => title.to_owned(),
    }
}

fn cover(project: &Project, journeys: &[Told], order: &ExportOrder) -> Vec<PdfPage> {
    let listed: Vec<_> = journeys
        .iter()
        .map(|told| (told.journey, &told.figures))
        .collect();
    let sheet = cover_sheet(project, &listed, FontMetrics::bundled());
    let foot = order.stamp.text();
    on_paper((&sheet, &foot), words::COVER, order)
}

fn on_paper((sheet, foot): (&Sheet, &str), bookmark: &str, order: &ExportOrder) -> Vec<PdfPage> {
    let sheets = Sheets {
        sheet,
        foot,
        bookmark,
    };
    laid_out(&sheets, order.paper)
}

fn share(number: usize, count: usize) -> f32 {
    let count = u16::try_from(count.max(1)).unwrap_or(u16::MAX);
    f32::from(u16::try_from(number).unwrap_or(count)) / f32::from(count)
}
