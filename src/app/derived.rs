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
    /// Repairs are being computed.
    in_work: bool,
}

/// Above so many steps what repairing would do is not computed in a frame.
const LARGE: usize = 2_000;

struct OfDocument {
    revision: u64,
    id: JourneyId,
    /// The project; where it has no such journey, with an empty one.
    project: Arc<Project>,
    journey: Arc<Journey>,
    figures: Arc<JourneyFigures>,
    /// What repairing would do; for a large journey it is computed beside the window.
    repairs: Option<Arc<Repairs>>,
}

/// What is to be computed beside the window.
pub(super) type Work = (JourneyId, Arc<Project>);

impl OfDocument {
    fn is_laid_out_as(&self, other: &Self) -> bool {
        let (before, after) = (
            (&*self.project, &*self.journey),
            (&*other.project, &*other.journey),
        );
        self.id == other.id && layout::is_laid_out_alike(before, after)
    }
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
            let next = of_document(project, revision, id)?;
            if !self
                .document
                .as_ref()
                .is_some_and(|of| of.is_laid_out_as(&next))
            {
                self.layout = None;
            }
            self.document = Some(next);
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

    /// What is to be computed beside the window now, if anything: one thing at a time.
    pub(super) fn work(&mut self) -> Option<Work> {
        let of = self.document.as_ref()?;
        if of.repairs.is_some() || self.in_work {
            return None;
        }
        self.in_work = true;
        Some((of.id.clone(), Arc::clone(&of.project)))
    }

    /// Takes in what was computed beside the window; what has been overtaken is computed again.
    pub(super) fn take_repairs(
        &mut self,
        id: &JourneyId,
        project: &Arc<Project>,
        repairs: Arc<Repairs>,
    ) {
        self.in_work = false;
        if let Some(of) = self.document.as_mut()
            && of.id == *id
            && Arc::ptr_eq(&of.project, project)
        {
            of.repairs = Some(repairs);
        }
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
    let is_small = journey.graph.step_count() <= LARGE;
    let repairs = is_small
        .then(|| repairs(&project, id, &View::default()))
        .flatten()
        .map(Arc::new);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{Edit, History, JourneyEdit, StepField};
    use crate::model::{Coordinate, Emotion, Id};
    use crate::templates::template;

    fn session() -> Session {
        Session {
            journey: Some(Id::new("apply").unwrap()),
            centre: (900.0, 800.0),
            ..Session::default()
        }
    }

    fn set(field: StepField) -> Edit {
        let edit = JourneyEdit::SetSteps(vec![Id::new("call").unwrap()], field);
        Edit::Journey(Id::new("apply").unwrap(), edit)
    }

    #[test]
    fn what_did_not_change_is_not_computed_again() {
        let mut history = History::new(Arc::new(template("credit-card").unwrap().project));
        let (mut derived, session) = (Derived::default(), session());
        let mut shown = |history: &History, session: &Session| {
            let project = Arc::clone(history.project());
            derived
                .shown(&project, history.revision(), session)
                .unwrap()
        };
        let first = shown(&history, &session);
        let again = shown(&history, &session);
        assert!(Arc::ptr_eq(&first.figures, &again.figures));
        assert!(Arc::ptr_eq(&first.layout, &again.layout));
        assert!(Arc::ptr_eq(&first.scene, &again.scene));

        history
            .apply("", &[set(StepField::Emotion(Some(Emotion::MIN)))])
            .unwrap();
        let rated = shown(&history, &session);
        assert!(!Arc::ptr_eq(&first.figures, &rated.figures));
        assert!(!Arc::ptr_eq(&first.scene, &rated.scene));
        assert!(
            Arc::ptr_eq(&first.layout, &rated.layout),
            "a rating moves nothing"
        );

        history
            .apply("", &[set(StepField::X(Coordinate::clamped(9e5)))])
            .unwrap();
        let moved = shown(&history, &session);
        assert!(!Arc::ptr_eq(&rated.layout, &moved.layout));
        let wider = Session {
            centre: (1_500.0, 800.0),
            ..session
        };
        let widened = shown(&history, &wider);
        assert!(!Arc::ptr_eq(&moved.layout, &widened.layout));
        assert!(
            Arc::ptr_eq(&moved.figures, &widened.figures),
            "a wider window changes no figure"
        );
    }
}
