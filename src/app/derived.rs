//! Owns what is computed from the project for the screen: figures, layout, scene. Each is computed again only when
//! what it depends on has changed, so that a frame without change computes nothing.

use std::sync::Arc;

use crate::insight::{JourneyFigures, Repairs, View, figures, repairs};
use crate::layout::{self, FontMetrics, MapLayout};
use crate::model::{Journey, JourneyId, Project};
use crate::scene::map::{MapInput, MapScene, map_scene};
use crate::ui::canvas::Regions;
use crate::ui::state::Session;

/// What the screen is drawn from, and what it was computed for.
#[derive(Default)]
pub(super) struct Derived {
    document: Option<OfDocument>,
    layout: Option<(f32, Arc<MapLayout>)>,
    scene: Option<(f32, f32, Arc<MapScene>)>,
}

struct OfDocument {
    revision: u64,
    id: JourneyId,
    /// The project; where it has no such journey, with an empty one.
    project: Arc<Project>,
    journey: Arc<Journey>,
    figures: Arc<JourneyFigures>,
    repairs: Option<Arc<Repairs>>,
}

/// What the screen is drawn from.
pub(super) struct Shown {
    pub id: JourneyId,
    pub project: Arc<Project>,
    pub journey: Arc<Journey>,
    pub figures: Arc<JourneyFigures>,
    pub repairs: Option<Arc<Repairs>>,
    pub layout: Arc<MapLayout>,
    pub scene: Arc<MapScene>,
}

impl Derived {
    /// Forgets everything: another project is shown.
    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }

    /// What the screen is drawn from, computed where it has to be. None only if there is no such journey to compute.
    pub(super) fn shown(
        &mut self,
        project: &Arc<Project>,
        revision: u64,
        session: &Session,
    ) -> Option<Shown> {
        let id = session.journey.as_ref()?;
        let is_current = |of: &OfDocument| of.revision == revision && of.id == *id;
        if !self.document.as_ref().is_some_and(is_current) {
            self.document = Some(of_document(project, revision, id)?);
            self.layout = None;
            self.scene = None;
        }
        let of = self.document.as_ref()?;
        let width = session.centre.0.round();
        let layout = match &self.layout {
            Some((laid_out_for, layout)) if (laid_out_for - width).abs() < 0.5 => {
                Arc::clone(layout)
            }
            Some(_) | None => {
                self.scene = None;
                let layout = Arc::new(layout::map(
                    &of.project,
                    &of.journey,
                    width,
                    FontMetrics::bundled(),
                ));
                self.layout = Some((width, Arc::clone(&layout)));
                layout
            }
        };
        let zoom = zoom_bucket(session.camera.zoom);
        let band_height = Regions::band_height(session.centre.1);
        let scene = match &self.scene {
            Some((drawn_at, height, scene))
                if is_same(*drawn_at, zoom) && is_same(*height, band_height) =>
            {
                Arc::clone(scene)
            }
            Some(_) | None => {
                let (project, journey, figures, layout) =
                    (&*of.project, &*of.journey, &*of.figures, &*layout);
                let measure = FontMetrics::bundled();
                let input = MapInput {
                    project,
                    journey,
                    figures,
                    layout,
                    measure,
                    zoom,
                    band_height,
                };
                let scene = Arc::new(map_scene(&input));
                self.scene = Some((zoom, band_height, Arc::clone(&scene)));
                scene
            }
        };
        Some(Shown {
            id: of.id.clone(),
            project: Arc::clone(&of.project),
            journey: Arc::clone(&of.journey),
            figures: Arc::clone(&of.figures),
            repairs: of.repairs.clone(),
            layout,
            scene,
        })
    }

    /// The layout as computed last.
    pub(super) fn layout(&self) -> Option<&Arc<MapLayout>> {
        self.layout.as_ref().map(|(_, layout)| layout)
    }
}

fn of_document(project: &Arc<Project>, revision: u64, id: &JourneyId) -> Option<OfDocument> {
    let mut project = Arc::clone(project);
    if !project.journeys.contains_key(id) {
        Arc::make_mut(&mut project)
            .journeys
            .insert(id.clone(), Arc::default());
    }
    let journey = Arc::clone(project.journeys.get(id)?);
    let figures = Arc::new(figures(&project, id, &View::default())?);
    let repairs = repairs(&project, id, &View::default()).map(Arc::new);
    Some(OfDocument {
        revision,
        id: id.clone(),
        project,
        journey,
        figures,
        repairs,
    })
}

fn is_same(a: f32, b: f32) -> bool {
    (a - b).abs() < f32::EPSILON
}

/// Scenes are made for eight zooms a doubling below 100 %, and for all zooms above it as one.
fn zoom_bucket(zoom: f32) -> f32 {
    if zoom >= 1.0 {
        1.0
    } else {
        ((zoom.log2() * 8.0).floor() / 8.0).exp2()
    }
}
