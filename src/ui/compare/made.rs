//! Owns what the map of the comparison is drawn from: one project with everything that is in either version, laid out
//! and drawn once for as long as neither changes.

use std::sync::Arc;

use eframe::egui;
use egui::{Id, Ui};

use super::super::Ctx;
use super::super::canvas::Regions;
use crate::edit::patch::{Change, Content, Field, Patch, RecordKey};
use crate::insight::{Beside, JourneyFigures, Lens, View, figures};
use crate::layout::{self, FontMetrics, MapLayout};
use crate::model::{JourneyId, Project, StepId};
use crate::scene::map::{MapInput, MapScene, map_scene};
use crate::ui::state::Compared;

/// A journey with everything that is in either version.
pub(super) struct Made {
    mine: Arc<Project>,
    target: Arc<Project>,
    size: (f32, f32),
    zoom: f32,
    /// Which journey.
    pub(super) journey: JourneyId,
    /// Where everything lies.
    pub(super) layout: MapLayout,
    /// What is drawn.
    pub(super) scene: MapScene,
    /// The figures of the open project.
    pub(super) before: Option<JourneyFigures>,
    /// The figures of the other version.
    pub(super) after: Option<JourneyFigures>,
}

impl Made {
    /// The step that a record is about, where it is on the map: a link is about the step where it starts.
    pub(super) fn step_of(&self, compared: &Compared, key: &RecordKey) -> Option<StepId> {
        if key.journey() != Some(&self.journey) {
            return None;
        }
        if let Some((_, step)) = key.step() {
            return Some(step.clone());
        }
        let RecordKey::Link(journey, link) = key else {
            return None;
        };
        let link_in = |p: &Project| p.journeys.get(journey)?.graph.link(link).cloned();
        let link = link_in(&compared.mine).or_else(|| link_in(&compared.target));
        link.map(|link| link.from.clone())
    }
}

/// What the shown journey is drawn from in those regions and at that zoom; none where neither version has it.
pub(super) fn made(
    ui: &Ui,
    ctx: &Ctx<'_>,
    compared: &Compared,
    (regions, zoom): (&Regions, f32),
) -> Option<super::map::Shared> {
    let key = Id::unique("compared made");
    let told = compared.shown.and_then(|shown| compared.told.get(shown));
    let journey = told.and_then(|told| told.key.journey());
    let journey = journey.unwrap_or(ctx.journey_id);
    let (size, zoom) = (
        (regions.all.width().round(), regions.band.height().round()),
        bucket(zoom),
    );
    let known = ui.data(|data| data.get_temp::<super::map::Shared>(key));
    if let Some(known) = known
        && Arc::ptr_eq(&known.mine, &compared.mine)
        && Arc::ptr_eq(&known.target, &compared.target)
        && known.journey == *journey
        && (known.size, known.zoom.to_bits()) == (size, zoom.to_bits())
    {
        return Some(known);
    }
    let fresh = Arc::new(fresh(compared, journey, size, zoom)?);
    ui.data_mut(|data| data.insert_temp(key, Arc::clone(&fresh)));
    Some(fresh)
}

/// Scenes are made for two zooms a doubling below 100 %.
fn bucket(zoom: f32) -> f32 {
    if zoom >= 1.0 {
        1.0
    } else {
        ((zoom.log2() * 2.0).floor() / 2.0).exp2()
    }
}

fn fresh(compared: &Compared, id: &JourneyId, size: (f32, f32), zoom: f32) -> Option<Made> {
    let both = both(compared);
    let journey = both.journeys.get(id)?;
    let measure = FontMetrics::bundled();
    let layout = layout::map(&both, journey, size.0, measure);
    let of = |project: &Project| figures(project, id, &View::default());
    let scene = map_scene(&MapInput {
        project: &both,
        journey,
        figures: &of(&both)?,
        layout: &layout,
        measure,
        zoom,
        band_height: size.1,
        lens: &Lens::default(),
        beside: &Beside::default(),
        repairs: None,
    });
    Some(Made {
        mine: Arc::clone(&compared.mine),
        target: Arc::clone(&compared.target),
        size,
        zoom,
        journey: id.clone(),
        layout,
        scene,
        before: of(&compared.mine),
        after: of(&compared.target),
    })
}

/// The open project with everything that only the other version has.
fn both(compared: &Compared) -> Project {
    let mut added = Patch::default();
    for (key, change) in compared.patch.iter() {
        match change {
            Change::Added(Content::Voice(_) | Content::Improvement(_) | Content::Decision(_))
            | Change::Removed(_) => {}
            Change::Added(_) => added.insert(key.clone(), change.clone()),
            Change::Changed(fields) => {
                let order = Field::Known("stages");
                let orders: Vec<_> = fields
                    .iter()
                    .filter(|it| it.field == order)
                    .cloned()
                    .collect();
                if matches!(key, RecordKey::Journey(_)) && !orders.is_empty() {
                    added.insert(key.clone(), Change::Changed(orders));
                }
            }
        }
    }
    let mut both = (*compared.mine).clone();
    added.apply_to(&mut both);
    both
}
