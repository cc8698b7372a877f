//! Owns from where the map is looked at: zoom, fit, and keeping the map in reach.

use crate::action::Camera;
use crate::app::App;
use crate::layout::{MapLayout, Point, Rect};
use crate::model::Journey;
use crate::ui::canvas::Regions;

/// The smallest and the largest zoom.
const ZOOM: (f32, f32) = (0.1, 8.0);
/// What stays free around a map that is made to fit.
const FIT_PADDING: f32 = 64.0;
/// What stays free around a card that is brought into view.
const REVEAL_MARGIN: f32 = 24.0;

impl App {
    pub(in crate::app) fn look(&mut self, camera: Camera) {
        self.session.camera = self.within_reach(camera);
    }

    /// Looks at a journey from its beginning: with its first touchpoint in view, however far down its lane is.
    pub(super) fn look_at_the_beginning(&mut self) {
        self.session.camera = Camera::default();
        let journey = self.journey().map(|(_, journey)| journey);
        let touchpoints = journey.map(Journey::touchpoints).unwrap_or_default();
        self.session.reveal = touchpoints.first().map(|step| step.id.clone());
    }

    /// Zooms around the middle of the map's body.
    pub(super) fn zoom_to(&mut self, zoom: f32) {
        let camera = self.session.camera;
        let (width, height) = self.body_size();
        let zoom = zoom.clamp(ZOOM.0, ZOOM.1);
        let middle = Point::new(
            camera.x + width / camera.zoom / 2.0,
            camera.y + height / camera.zoom / 2.0,
        );
        self.look(Camera {
            x: middle.x - width / zoom / 2.0,
            y: middle.y - height / zoom / 2.0,
            zoom,
        });
    }

    pub(super) fn zoom_fit(&mut self) {
        let Some(size) = self.derived.layout().map(|layout| layout.size) else {
            return;
        };
        self.fit(Rect::from_min_size(0.0, 0.0, size.width, size.height), 0.0);
    }

    pub(super) fn zoom_selection(&mut self) {
        let Some(layout) = self.derived.layout() else {
            return;
        };
        let rects = self
            .session
            .selection
            .steps
            .iter()
            .filter_map(|step| layout.card(step))
            .map(|card| card.rect);
        if let Some(all) = rects.reduce(|all, rect| all.union(&rect)) {
            self.fit(all, FIT_PADDING);
        }
    }

    /// Moves the map as little as possible so that the step is in view and not under what covers so much of the
    /// body's right.
    pub(in crate::app) fn reveal_pending(&mut self, layout: &MapLayout, covered: f32) {
        if self.session.centre == (0.0, 0.0) {
            // The window has not been laid out yet.
            return;
        }
        let Some(rect) = self
            .session
            .reveal
            .take()
            .and_then(|step| layout.card(&step))
            .map(|card| card.rect)
        else {
            return;
        };
        let camera = self.session.camera;
        let (width, height) = self.body_size();
        let width = (width - covered).max(width / 4.0);
        let (width, height) = (width / camera.zoom, height / camera.zoom);
        let rect = rect.expanded(REVEAL_MARGIN);
        let x = camera.x.min(rect.min.x).max(rect.max.x - width);
        let y = camera.y.min(rect.min.y).max(rect.max.y - height);
        self.look(Camera { x, y, ..camera });
    }

    /// Whether nothing of the map is in view any more, as when much of it was undone.
    pub(in crate::app) fn has_lost(&self, layout: &MapLayout) -> bool {
        let (camera, size) = (self.session.camera, layout.size);
        size.width <= camera.x || size.height <= camera.y
    }

    fn fit(&mut self, rect: Rect, padding: f32) {
        let (width, height) = self.body_size();
        let zoom = ((width - 2.0 * padding) / rect.width().max(1.0))
            .min((height - 2.0 * padding) / rect.height().max(1.0))
            .clamp(ZOOM.0, 1.0);
        self.look(Camera {
            x: begin(rect.min.x, rect.width(), width / zoom),
            y: begin(rect.min.y, rect.height(), height / zoom),
            zoom,
        });
    }

    fn body_size(&self) -> (f32, f32) {
        let body = Regions::of_session(&self.session).body;
        (body.width().max(1.0), body.height().max(1.0))
    }

    /// The camera, moved so that the map can't get lost: half a view beyond its edges at most.
    fn within_reach(&self, camera: Camera) -> Camera {
        let zoom = if camera.zoom.is_finite() {
            camera.zoom.clamp(ZOOM.0, ZOOM.1)
        } else {
            1.0
        };
        let Some(layout) = self.derived.layout() else {
            return Camera { zoom, ..camera };
        };
        let (width, height) = self.body_size();
        let x = held(camera.x, layout.size.width, width / zoom);
        let y = held(camera.y, layout.size.height, height / zoom);
        Camera { x, y, zoom }
    }
}

/// Where a view of length `view` begins so that what is `length` long stands in its middle, or at its start if it
/// is too long.
fn begin(start: f32, length: f32, view: f32) -> f32 {
    start - (view - length).max(0.0) / 2.0
}

/// Where a view of length `view` may begin on content of that length: what fits stays at the start.
fn held(begin: f32, content: f32, view: f32) -> f32 {
    let begin = if begin.is_finite() { begin } else { 0.0 };
    if content <= view {
        0.0
    } else {
        begin.clamp(0.0, content - view * 0.75)
    }
}
