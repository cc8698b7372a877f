//! Owns the pages of an export: which journeys and views are wanted, each drawn under its title and over its stamp.

use super::document::{Drawn, ExportOrder};
use super::{ExportError, joined};
use crate::insight::figures;
use crate::layout::{FontMetrics, GUTTER, SLOT_WIDTH, map};
use crate::model::{Journey, JourneyId, Project};
use crate::scene::Scene;
use crate::scene::map::{MapInput, PAGE_WIDTH, Page, map_scene, whole_picture};

/// The height of the band on a page.
const BAND_HEIGHT: f32 = 272.0;

/// A view of a journey, ready to be written.
pub(super) struct Picture {
    /// What it shows, in words.
    pub(super) title: String,
    /// What is drawn.
    pub(super) scene: Scene,
}

/// The first view of the first journey that is wanted.
pub(super) fn first(project: &Project, order: &ExportOrder) -> Result<Picture, ExportError> {
    let drawn = order.drawn.first().copied().unwrap_or_default();
    let journeys = journeys(project, order)?;
    let (id, journey) = journeys.first().ok_or(ExportError::NoJourney)?;
    picture(project, (id, journey), drawn, order)
}

/// The journeys that are wanted, in order; never none.
fn journeys<'a>(
    project: &'a Project,
    order: &ExportOrder,
) -> Result<Vec<(&'a JourneyId, &'a Journey)>, ExportError> {
    let all = project.journeys_in_order().into_iter();
    let wanted = all.filter(|(id, _)| order.journey.as_ref().is_none_or(|wanted| wanted == *id));
    let wanted: Vec<_> = wanted.map(|(id, journey)| (id, &**journey)).collect();
    if wanted.is_empty() {
        return Err(ExportError::NoJourney);
    }
    Ok(wanted)
}

fn picture(
    project: &Project,
    (id, journey): (&JourneyId, &Journey),
    drawn: Drawn,
    order: &ExportOrder,
) -> Result<Picture, ExportError> {
    let scene = match drawn {
        Drawn::Map => map_page(project, id, journey, order),
    };
    Ok(Picture {
        title: joined(&[&project.title, &journey.name]),
        scene: scene.ok_or(ExportError::NoJourney)?,
    })
}

fn map_page(
    project: &Project,
    id: &JourneyId,
    journey: &Journey,
    order: &ExportOrder,
) -> Option<Scene> {
    let measure = FontMetrics::bundled();
    let figures = figures(project, id, &order.view)?;
    let slots = figures.touchpoints.iter().map(|_| SLOT_WIDTH).sum::<f32>();
    let layout = map(project, journey, (GUTTER + slots).max(PAGE_WIDTH), measure);
    let map = map_scene(&MapInput {
        project,
        journey,
        figures: &figures,
        layout: &layout,
        measure,
        zoom: 1.0,
        band_height: BAND_HEIGHT,
    });
    let title = joined(&[&project.title]);
    let (title, subtitle) = if title.is_empty() {
        (journey.name.as_str(), project.organisation.clone())
    } else {
        (
            title.as_str(),
            joined(&[&journey.name, &project.organisation]),
        )
    };
    let stamp = order.stamp.text();
    let foot = joined(&[&project.title, &journey.name, &stamp]);
    let page = Page {
        title,
        subtitle: &subtitle,
        foot: if stamp.is_empty() { "" } else { &foot },
    };
    Some(whole_picture(&map, &page, measure))
}
