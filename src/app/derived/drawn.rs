//! Owns the scene of the window: no more of the map than is in view and somewhat around it, drawn again when the view
//! leaves that or when something has changed.

use std::sync::Arc;

use super::OfDocument;
use crate::layout::{FontMetrics, MapLayout};
use crate::model::Graph;
use crate::scene::map::{Detail, MapInput, MapScene, ShortTitles, Stretch, stretch_of_map};
use crate::ui::canvas::Regions;
use crate::ui::state::Session;

/// A map of no more slots is drawn as a whole.
const FEW_SLOTS: usize = 256;
/// How many slots are drawn on either side of the view at least.
const SLOTS_AROUND: f32 = 24.0;
/// How much farther than the view things are looked for, on the screen: what keeps its size reaches beyond its place.
const LOOKED_FOR: f32 = 512.0;

/// The scene as drawn last.
#[derive(Default)]
pub(super) struct Drawn {
    scene: Option<(Look, Arc<MapScene>)>,
    titles: Option<Titles>,
}

/// From where and how large a scene is looked at.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Look {
    zoom: f32,
    band_height: f32,
    /// From where to where it is drawn; none: all of it.
    ends: Option<(f32, f32)>,
}

/// Titles of one line, and what they were made for.
struct Titles {
    zoom: f32,
    layout: Arc<MapLayout>,
    graph: Graph,
    made: ShortTitles,
}

impl Drawn {
    /// What is drawn is no longer right.
    pub(super) fn forget_scene(&mut self) {
        self.scene = None;
    }

    /// The scene of what is laid out so, in view of the session.
    pub(super) fn scene(
        &mut self,
        of: &OfDocument,
        layout: &Arc<MapLayout>,
        session: &Session,
    ) -> Arc<MapScene> {
        let view = View::of(session, layout);
        if let Some((look, scene)) = &self.scene
            && view.is_within(look)
        {
            return Arc::clone(scene);
        }
        let input = MapInput {
            project: &of.project,
            journey: &of.journey,
            figures: &of.figures.value,
            layout,
            measure: FontMetrics::bundled(),
            zoom: view.look.zoom,
            band_height: view.look.band_height,
            lens: &of.lens,
            beside: of.others.beside(),
            repairs: of.repairs.value.as_deref(),
        };
        self.follow_titles(&input, layout);
        let titles = self.titles.as_ref().map(|titles| &titles.made);
        let ends = view.look.ends;
        let scene = Arc::new(stretch_of_map(&input, &Stretch { ends, titles }));
        self.scene = Some((view.look, Arc::clone(&scene)));
        scene
    }

    /// Keeps the titles of one line, which every card has a say in, up with the names.
    fn follow_titles(&mut self, input: &MapInput, layout: &Arc<MapLayout>) {
        if Detail::at(input.zoom) != Detail::Titles {
            return;
        }
        let graph = &input.journey.graph;
        match &mut self.titles {
            Some(known)
                if is_same(known.zoom, input.zoom) && Arc::ptr_eq(&known.layout, layout) =>
            {
                known.made.follow(input, &known.graph);
                known.graph = graph.clone();
            }
            Some(_) | None => {
                self.titles = Some(Titles {
                    zoom: input.zoom,
                    layout: Arc::clone(layout),
                    graph: graph.clone(),
                    made: ShortTitles::new(input),
                });
            }
        }
    }
}

/// What is looked at, and how it would be drawn.
struct View {
    left: f32,
    right: f32,
    look: Look,
}

impl View {
    fn of(session: &Session, layout: &MapLayout) -> Self {
        let camera = session.camera;
        let body = Regions::of_session(session).body;
        let (width, looked_for) = (body.width() / camera.zoom, LOOKED_FOR / camera.zoom);
        let around = (SLOTS_AROUND * layout.slot_width).max(width) + looked_for;
        let ends = (layout.slots.len() > FEW_SLOTS)
            .then_some((camera.x - around, camera.x + width + around));
        Self {
            left: (camera.x - looked_for).max(0.0),
            right: (camera.x + width + looked_for).min(layout.size.width),
            look: Look {
                zoom: zoom_bucket(camera.zoom),
                band_height: Regions::band_height(session.centre.1, session),
                ends,
            },
        }
    }

    fn is_within(&self, drawn: &Look) -> bool {
        let holds = match (drawn.ends, self.look.ends) {
            (None, None) => true,
            (Some((left, right)), Some(_)) => left <= self.left && self.right <= right,
            (None, Some(_)) | (Some(_), None) => false,
        };
        holds
            && is_same(drawn.zoom, self.look.zoom)
            && is_same(drawn.band_height, self.look.band_height)
    }
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
