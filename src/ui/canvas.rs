//! The map in the window: its regions, its camera, and who takes the pointer and the keyboard there.

mod access;
mod band;
mod causes;
mod ends;
mod gesture;
mod glide;
mod hand_overs;
mod headings;
mod lens_bar;
mod link_bar;
mod low;
mod name_field;
mod overlay;
mod stages;
mod tools;
mod tooltip;
mod verbatim;

use std::collections::BTreeSet;

use eframe::egui;
use egui::{EventFilter, Id, Rect, Sense, Ui, pos2, vec2};

use super::paint::{self, Tracing, Transform};
use super::state::{LowTab, Pane, Session};
use super::{Ctx, find, keys, outline, panes, theme};
use crate::action::{Action, Camera, NameTarget};
use crate::layout::{CUSTOMER_ROW_HEIGHT, GUTTER, HEADING_HEIGHT, Hit};
use crate::model::LinkId;
use crate::scene::Role;
use crate::scene::map::{BandAxes, lines_beyond, strips_height};

/// Height of the row of tools.
const TOOLS: f32 = 40.0;
/// The least and the full height of the band.
const BAND: (f32, f32) = (200.0, 272.0);
/// The band's share of the height under the headings.
const BAND_SHARE: f32 = 0.4;
/// Height of the band in a low window, where only the curve is left.
const LOW_BAND: f32 = 96.0;
/// How far the name of the line of interaction reaches above it.
const LINE_NAME: f32 = 9.0;
/// Under this height of the centre (of a window 560 high) the band is low and the customer's row gone.
const LOW: f32 = 484.0;
/// Under this height of the centre (of a window 420 high) map and band are two tabs.
const LOWEST: f32 = 344.0;
/// So much of the map stays over the strips under the curve.
const LEAST_BODY: f32 = 120.0;

/// Where the parts of the map are on the screen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Regions {
    /// Everything.
    pub all: Rect,
    /// The tools.
    pub tools: Rect,
    /// Left of the headings.
    pub corner: Rect,
    /// The stages' headings and the customer's row.
    pub headings: Rect,
    /// The lanes' names.
    pub gutter: Rect,
    /// The cards.
    pub body: Rect,
    /// The emotion band, its axis included.
    pub band: Rect,
}

impl Regions {
    /// The regions of a centre of the window.
    #[must_use]
    pub fn of(all: Rect, session: &Session) -> Self {
        let band_height = Self::band_height(all.height(), session);
        let band_top = (all.bottom() - band_height).max(all.top() + TOOLS);
        let customer = if all.height() < LOW {
            0.0
        } else {
            CUSTOMER_ROW_HEIGHT
        };
        let head_bottom = (all.top() + TOOLS + HEADING_HEIGHT + customer).min(band_top);
        let left = (all.left() + GUTTER).min(all.right());
        let part = |x: f32, y: f32, right: f32, bottom: f32| {
            Rect::from_min_max(pos2(x, y), pos2(right, bottom))
        };
        let head_top = all.top() + TOOLS;
        Self {
            all,
            tools: part(all.left(), all.top(), all.right(), head_top),
            corner: part(all.left(), head_top, left, head_bottom),
            headings: part(left, head_top, all.right(), head_bottom),
            gutter: part(all.left(), head_bottom, left, band_top),
            body: part(left, head_bottom, all.right(), band_top),
            band: part(all.left(), band_top, all.right(), all.bottom()),
        }
    }

    /// The regions of the centre of the window as it was last, wherever it is.
    #[must_use]
    pub fn of_session(session: &Session) -> Self {
        let (width, height) = session.centre;
        let all = Rect::from_min_size(pos2(0.0, 0.0), vec2(width, height));
        Self::of(all, session)
    }

    /// The heights of the band.
    #[must_use]
    pub fn axes(&self, session: &Session) -> BandAxes {
        BandAxes::of(self.band.height(), &session.lens)
    }

    /// Whether map and band are two tabs.
    #[must_use]
    pub fn has_tabs(&self) -> bool {
        self.all.height() < LOWEST
    }

    /// The height of the band in a centre of that height: strips under the curve make it higher.
    #[must_use]
    pub fn band_height(centre_height: f32, session: &Session) -> f32 {
        if centre_height < LOWEST {
            match session.low_tab {
                LowTab::Map => 0.0,
                LowTab::Band => (centre_height - TOOLS).max(0.0),
            }
        } else if centre_height < LOW {
            LOW_BAND
        } else {
            let alone = (centre_height * BAND_SHARE).clamp(BAND.0, BAND.1).round();
            let all = alone + strips_height(&session.lens);
            let most = centre_height - TOOLS - HEADING_HEIGHT - CUSTOMER_ROW_HEIGHT - LEAST_BODY;
            all.min(most.round()).max(alone)
        }
    }

    /// The stretch of the map that is in view sideways, in world units.
    fn in_view(&self, camera: Camera) -> (f32, f32) {
        (camera.x, camera.x + self.body.width() / camera.zoom)
    }

    /// How the body is laid on the screen.
    #[must_use]
    pub fn body_transform(&self, camera: Camera) -> Transform {
        let origin = self.body.min - vec2(camera.x, camera.y) * camera.zoom;
        Transform {
            origin,
            scale: vec2(camera.zoom, camera.zoom),
        }
    }

    /// How the headings are laid on the screen: they scroll and zoom sideways only.
    #[must_use]
    pub fn headings_transform(&self, camera: Camera) -> Transform {
        let origin = pos2(
            self.headings.left() - camera.x * camera.zoom,
            self.headings.top(),
        );
        Transform {
            origin,
            scale: vec2(camera.zoom, 1.0),
        }
    }

    /// How the gutter is laid on the screen: it scrolls and zooms up and down only.
    #[must_use]
    pub fn gutter_transform(&self, camera: Camera) -> Transform {
        let origin = pos2(
            self.gutter.left(),
            self.gutter.top() - camera.y * camera.zoom,
        );
        Transform {
            origin,
            scale: vec2(1.0, camera.zoom),
        }
    }

    /// How the band is laid on the screen: it scrolls and zooms sideways only.
    #[must_use]
    pub fn band_transform(&self, camera: Camera) -> Transform {
        let origin = pos2(self.body.left() - camera.x * camera.zoom, self.band.top());
        Transform {
            origin,
            scale: vec2(camera.zoom, 1.0),
        }
    }
}

/// Where the keyboard's focus is while the map has it.
#[must_use]
pub fn canvas_id() -> Id {
    Id::unique("the map")
}

/// The map with its tools and the emotion band.
pub fn canvas_ui(ui: &mut Ui, ctx: &Ctx<'_>, actions: &mut Vec<Action>) {
    let regions = Regions::of(ui.max_rect(), ctx.session);
    let covered = panes::covered(ctx, ui.ctx().content_rect().width());
    let tools = regions.tools.with_max_x(regions.tools.right() - covered);
    let size = (regions.all.width(), regions.all.height());
    if size != ctx.session.centre {
        actions.push(Action::Resized(size.0, size.1));
        if ctx.session.centre == (0.0, 0.0) {
            // The very first frame was laid out before its size was known: it is not shown.
            ui.ctx().request_discard("the size of the map is known");
        }
    }
    ui.painter()
        .rect_filled(regions.all, 0.0, theme::colour(ctx.theme, Role::Canvas));
    let map = regions.headings.union(regions.body).union(regions.gutter);
    let response = ui.interact(map, canvas_id(), Sense::click_and_drag());
    response
        .widget_info(|| egui::WidgetInfo::labeled(egui::Role::Canvas, true, crate::words::THE_MAP));
    take_focus(ui, ctx, &response);
    access::map_nodes_ui(ui, ctx, &regions, actions);
    let hovered = gesture::hovered(ui, ctx, &regions, &response);
    let looks_at = if gesture::moves_cards(ui, &response) {
        LooksAt::Moved
    } else {
        LooksAt::Hovered(hovered.as_ref())
    };
    paint_map(ui, ctx, &regions, looks_at);
    tooltip::tooltip_ui(ctx, &response, hovered.as_ref());
    let busy = gesture::gesture_ui(ui, ctx, &regions, &response, actions);
    stages::stages_ui(ui, ctx, &regions, actions);
    if regions.band.is_positive() {
        band::band_ui(ui, ctx, &regions, actions);
    }
    tools::tools_ui(ui, ctx, tools, actions);
    if regions.has_tabs() {
        low::tabs_ui(ui, ctx, tools, actions);
    }
    name_field::name_field_ui(ui, ctx, &regions, actions);
    link_bar::link_bar_ui(ui, ctx, &regions, actions);
    verbatim::verbatim_ui(ui, ctx, &regions, actions);
    // A menu has the keys while it is open, and the find bar from the moment on at which it was asked for.
    let is_others = has_menu(ui) || ctx.session.find.as_ref().is_some_and(|find| find.focus);
    // While the pointer holds something elsewhere, Escape lets go of that and not of the selection.
    let holds_another =
        ui.input(|input| input.pointer.any_down()) && !response.is_pointer_button_down_on();
    let has_keys = response.has_focus() && !busy && !is_others && !holds_another;
    if has_keys && !ctx.session.is_asking() {
        keys::canvas_keys(ui, ctx, actions);
    }
}

/// Whether a menu is open, or was at the last frame: the key that closes one in this frame is the menu's.
fn has_menu(ui: &Ui) -> bool {
    let key = canvas_id().with("menu");
    let is_open = egui::Popup::is_any_open(ui.ctx());
    let was_open = ui.data_mut(|data| {
        let was_open = data.get_temp(key);
        data.insert_temp(key, is_open);
        was_open
    });
    is_open || was_open.unwrap_or_default()
}

fn take_focus(ui: &Ui, ctx: &Ctx<'_>, response: &egui::Response) {
    let is_free = !outline::holds_keyboard(ui.ctx());
    let is_nobodys = ui.memory(|memory| memory.focused().is_none())
        && !egui::Popup::is_any_open(ui.ctx())
        && !ctx.session.is_asking();
    let is_next = ctx.session.pane == Some(Pane::Map);
    let is_asked = ctx.session.focus_canvas || is_next || is_nobodys;
    let edits_name = ctx
        .session
        .name_edit
        .as_ref()
        .is_some_and(|edit| edit.target != NameTarget::FirstTouchpoint);
    let wants = is_free && is_asked && !edits_name;
    if wants || response.clicked() || response.drag_started() {
        response.request_focus();
    }
    let filter = EventFilter {
        tab: true,
        horizontal_arrows: true,
        vertical_arrows: true,
        escape: true,
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
}

/// What the pointer brings forward.
#[derive(Clone, Copy)]
enum LooksAt<'a> {
    /// What it is over.
    Hovered(Option<&'a Hit>),
    /// The cards that it moves: all links step back.
    Moved,
}

impl<'a> LooksAt<'a> {
    fn hovered(self) -> Option<&'a Hit> {
        match self {
            Self::Hovered(hit) => hit,
            Self::Moved => None,
        }
    }

    /// The links that stand out.
    fn traced(self, ctx: &Ctx<'_>) -> Option<BTreeSet<LinkId>> {
        match self {
            Self::Hovered(hit) => overlay::traced(ctx, hit),
            Self::Moved => Some(BTreeSet::new()),
        }
    }
}

fn paint_map(ui: &Ui, ctx: &Ctx<'_>, regions: &Regions, looks_at: LooksAt<'_>) {
    let hovered = looks_at.hovered();
    let camera = ctx.session.camera;
    let (scene, theme) = (ctx.scene, ctx.theme);
    let painter = ui.painter();
    // The name of the upper line stands half above it.
    let above = vec2(0.0, if camera.y > 0.0 { 0.0 } else { LINE_NAME });
    let lanes = Rect::from_min_max(regions.gutter.min - above, regions.body.max);
    let (left, right) = regions.in_view(camera);
    let clipped = painter.with_clip_rect(lanes);
    let beyond_the_map = lines_beyond(ctx.layout, right, camera.zoom);
    for lines in [&scene.backdrop, &beyond_the_map] {
        let transform = backdrop_transform(regions, camera);
        paint::items(&clipped, &lines.items, transform, theme);
    }
    let body = painter.with_clip_rect(regions.body);
    let links = looks_at
        .traced(ctx)
        .or_else(|| hand_overs::traced(ctx, (left, right)));
    let is_held_off = |link: &LinkId| {
        let link = ctx.journey.graph.link(link);
        link.is_some_and(|link| ctx.session.selection.steps.contains(&link.to))
    };
    let tracing = Tracing {
        links: links.as_ref(),
        is_held_off: Some(&is_held_off)
            .filter(|_| !ctx.session.selection.steps.is_empty())
            .map(|f| f as _),
    };
    let transform = regions.body_transform(camera);
    let items = |left, right| scene.index.body.between(&scene.body, left, right);
    if let Some(gliding) = &ctx.session.gliding {
        let moving = (&ctx.journey.graph, gliding);
        glide::items(
            &body,
            items(left, right),
            (transform, theme),
            &tracing,
            moving,
        );
    } else {
        if tracing.is_none() {
            paint::part(&body, ("body", scene), (transform, theme), items);
        } else {
            let items = items(left, right);
            paint::traced(&body, items, transform, theme, &tracing);
        }
        causes::marks(&body, ctx, regions);
        overlay::body_overlay(&body, ctx, regions, hovered);
        hand_overs::marks(&body, ctx, regions);
        ends::ends(&body, ctx, regions, hovered);
        find::marks(&body, ctx, regions);
    }
    paint::items(
        &painter.with_clip_rect(regions.gutter),
        &scene.gutter.items,
        regions.gutter_transform(camera),
        theme,
    );
    headings::headings(painter, ctx, regions);
    let corner = painter.with_clip_rect(regions.corner);
    paint::items(
        &corner,
        &scene.corner.items,
        Transform::at(regions.corner.min),
        theme,
    );
}

/// The lanes and lines run from the left edge of the gutter, whatever the camera's x.
fn backdrop_transform(regions: &Regions, camera: Camera) -> Transform {
    let transform = regions.body_transform(camera);
    let right = transform.origin.x.min(regions.body.left());
    Transform {
        origin: pos2(right, transform.origin.y),
        scale: transform.scale,
    }
}
