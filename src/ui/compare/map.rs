//! Owns the map of the comparison: everything that is in either version on one map, with what came, went, moved and is
//! rated otherwise marked by an outline, a sign and words; and under it the curves of both.

use eframe::egui;
use egui::{Id, Rect, Sense, Ui, WidgetInfo, pos2, vec2};

use super::super::canvas::Regions;
use super::super::paint::{self, Transform};
use super::super::parts::{self, Line};
use super::super::state::Session;
use super::super::{Ctx, theme};
use super::made::{Made, Shown, made};
use super::{curves, marks};
use crate::action::{Action, Camera};
use crate::model::StepId;
use crate::scene::Role;
use crate::scene::shape::TextStyle;
use crate::ui::state::Compared;
use crate::words::changes::Sign;
use crate::words::compare as words;
use crate::words::panels;

/// The least and the largest zoom.
const ZOOM: (f32, f32) = (0.25, 2.0);
/// A map that is opened is not smaller than this.
const OPENED: f32 = 0.5;
/// Room over the map for what reaches above it, on the screen.
const ABOVE: f32 = 12.0;
/// How far what keeps its size on the screen reaches beyond its pin.
const PINNED: f32 = 400.0;

/// Shows the map.
pub(super) fn map_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    compared: &Compared,
    place: Rect,
    actions: &mut Vec<Action>,
) {
    let regions = Regions::of(place, &Session::default());
    let id = Id::unique("compared map");
    let response = ui.interact(place, id, Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Canvas, true, words::MAP));
    let known = ui.data(|data| data.get_temp::<Look>(id));
    // A large map opens at the least zoom, and is drawn once.
    let zoom = known.as_ref().map_or(OPENED, |look| look.camera.zoom);
    let made = match made(ui, ctx, compared, (&regions, zoom), actions) {
        Shown::Made(made) => made,
        Shown::Drawing => return drawing(ui, ctx, regions.body),
        Shown::Nothing => return,
    };
    let mut look = known
        .filter(|look| look.journey == made.journey)
        .unwrap_or_else(|| Look {
            journey: made.journey.clone(),
            camera: opened(&made, &regions),
            shown: None,
        });
    look.follow(&made, compared, &regions);
    look.camera = moved(ui, &response, look.camera, &regions);
    let camera = look.camera;
    ui.data_mut(|data| data.insert_temp(id, look));
    paint_map(ui, ctx, (&made, &regions), camera);
    marks::marks_ui(ui, ctx, compared, (&made, &regions, camera), actions);
    curves::curves_ui(ui, ctx, compared, (&made, &regions, camera));
    legend(ui, ctx, regions.tools);
}

/// That the map is being drawn.
fn drawing(ui: &Ui, ctx: &Ctx<'_>, place: Rect) {
    let style = TextStyle::regular(theme::BODY, Role::Text2);
    let line = Line::new(ui, ctx.theme, style, panels::COMPUTING, place.width());
    line.paint_centred(ui, place.center());
    let spot = Rect::from_center_size(place.center(), vec2(line.width(), 20.0));
    let id = Id::unique("compared map is drawn");
    parts::label(ui, id, spot, &line, panels::COMPUTING);
}

/// From where the map is looked at, and what it was moved for.
#[derive(Clone)]
struct Look {
    journey: crate::model::JourneyId,
    camera: Camera,
    shown: Option<usize>,
}

impl Look {
    /// Brings the step that was gone to into the middle, once.
    fn follow(&mut self, made: &Made, compared: &Compared, regions: &Regions) {
        if self.shown == compared.shown {
            return;
        }
        self.shown = compared.shown;
        let told = compared.shown.and_then(|shown| compared.told.get(shown));
        let step: Option<StepId> = told.and_then(|told| made.step_of(compared, &told.key));
        if let Some(card) = step.and_then(|step| made.layout.card(&step)) {
            let zoom = self.camera.zoom.max(OPENED);
            let (centre, body) = (card.rect.centre(), regions.body.size() / zoom);
            self.camera = Camera {
                x: centre.x - body.x / 2.0,
                y: centre.y - body.y / 2.0,
                zoom,
            };
        }
    }
}

/// The whole map, where that is not too small.
fn opened(made: &Made, regions: &Regions) -> Camera {
    let size = made.layout.size;
    let fit = (regions.body.width() / size.width.max(1.0))
        .min(regions.body.height() / size.height.max(1.0));
    let zoom = fit.clamp(OPENED, 1.0);
    // The marks on the cards of the first lane reach above it.
    Camera {
        x: 0.0,
        y: -ABOVE / zoom,
        zoom,
    }
}

/// The camera after what pointer and wheel have done.
fn moved(ui: &Ui, response: &egui::Response, camera: Camera, regions: &Regions) -> Camera {
    let mut moved = camera;
    let dragged = response.drag_delta();
    moved.x -= dragged.x / camera.zoom;
    moved.y -= dragged.y / camera.zoom;
    let hover = response.hover_pos().filter(|_| response.contains_pointer());
    if let Some(at) = hover {
        let (scrolled, factor) =
            ui.input(|input| (input.smooth_scroll_delta(), input.zoom_delta()));
        moved.x -= scrolled.x / camera.zoom;
        moved.y -= scrolled.y / camera.zoom;
        let zoom = (camera.zoom * factor).clamp(ZOOM.0, ZOOM.1);
        let from = (at - regions.body.min) / camera.zoom;
        let to = (at - regions.body.min) / zoom;
        moved.x += from.x - to.x;
        moved.y += from.y - to.y;
        moved.zoom = zoom;
    }
    moved
}

fn paint_map(ui: &Ui, ctx: &Ctx<'_>, (made, regions): (&Made, &Regions), camera: Camera) {
    let (scene, theme, painter) = (&made.scene, ctx.theme, ui.painter());
    let clip = |rect: Rect| painter.with_clip_rect(rect.intersect(ui.clip_rect()));
    let lanes = Rect::from_min_max(regions.gutter.min, regions.body.max);
    let body = regions.body_transform(camera);
    let backdrop = Transform {
        origin: pos2(body.origin.x.min(regions.body.left()), body.origin.y),
        scale: body.scale,
    };
    paint::items(&clip(lanes), &scene.backdrop.items, backdrop, theme);
    let (left, right) = (camera.x, camera.x + regions.body.width() / camera.zoom);
    let beyond = PINNED / camera.zoom;
    let items = scene
        .index
        .body
        .between(&scene.body, left - beyond, right + beyond);
    paint::items(&clip(regions.body), items, body, theme);
    let gutter = regions.gutter_transform(camera);
    paint::items(&clip(regions.gutter), &scene.gutter.items, gutter, theme);
    let headings = scene
        .index
        .headings
        .between(&scene.headings, left - beyond, right + beyond);
    let transform = regions.headings_transform(camera);
    paint::items(&clip(regions.headings), headings, transform, theme);
    let corner = Transform::at(regions.corner.min);
    paint::items(&clip(regions.corner), &scene.corner.items, corner, theme);
}

/// What the signs mean.
fn legend(ui: &Ui, ctx: &Ctx<'_>, place: Rect) {
    ui.painter()
        .rect_filled(place, 0.0, theme::colour(ctx.theme, Role::Canvas));
    let mut left = place.left() + 16.0;
    for sign in [Sign::Added, Sign::Removed, Sign::Moved, Sign::Changed] {
        let text = format!("{} {}", sign.glyph(), sign.word());
        let style = TextStyle::medium(theme::BODY, super::rows::ink(sign));
        let line = Line::new(ui, ctx.theme, style, &text, place.right() - left);
        line.paint_left(ui, left, place.center().y);
        let id = Id::unique(("compared legend", sign.word()));
        let spot = Rect::from_center_size(
            pos2(left + line.width() / 2.0, place.center().y),
            vec2(line.width(), 20.0),
        );
        parts::label(ui, id, spot, &line, &text);
        left += line.width() + 24.0;
    }
}
