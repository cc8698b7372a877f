//! Owns the field in which a name is edited in place, on a card, a heading, a lane or the empty map.

use eframe::egui;
use egui::{Id, Key, Margin, Painter, Rect, TextEdit, Ui, pos2, vec2};

use super::Regions;
use crate::action::{Action, NameEnd, NameTarget};
use crate::layout::{FontMetrics, LaneKind, Point, Weight, elide};
use crate::model::{Layer, LinkId, LinkKind, StepId};
use crate::scene::Role;
use crate::scene::map::Detail;
use crate::ui::{Ctx, keys, outline, theme};
use crate::words;

/// The field of what a link says.
const LINK_WIDTH: f32 = 160.0;
const LINK_HEIGHT: f32 = 18.0;
/// From a card's left edge to its name.
const TEXT_LEFT: f32 = 14.0;
/// The field of the empty map, and what stays free around it.
const FIRST: (f32, f32) = (420.0, 48.0);
const AROUND_FIRST: f32 = 12.0;

/// The field's id, so that the keyboard finds it.
fn field_id() -> Id {
    Id::unique("a name on the map")
}

/// The field, where a name on the map is being edited.
pub(super) fn name_field_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    regions: &Regions,
    actions: &mut Vec<Action>,
) {
    let Some(edit) = &ctx.session.name_edit else {
        ui.data_mut(|data| data.remove::<NameTarget>(field_id()));
        return;
    };
    if outline::holds_keyboard(ui.ctx()) {
        return;
    }
    if edit.target == NameTarget::FirstTouchpoint {
        return first_touchpoint_ui(ui, ctx, regions, &edit.text, actions);
    }
    let Some((rect, weight, size)) = place_of(ctx, regions, &edit.target) else {
        return;
    };
    if regions.all.intersects(rect) {
        ground(
            &ui.painter_at(regions.all),
            ctx,
            regions,
            (&edit.target, rect),
        );
    }
    let (hint, name) = match &edit.target {
        NameTarget::Link(link) => link_words(ctx, link),
        NameTarget::Step(_)
        | NameTarget::Stage(_)
        | NameTarget::Channel(_)
        | NameTarget::Journey
        | NameTarget::Project
        | NameTarget::FirstTouchpoint => ("", words::NAME),
    };
    let field = Field {
        rect,
        font: theme::font(weight, size),
        hint,
        name,
    };
    field_ui(ui, ctx, &edit.text, &field, actions);
}

/// What lies under the field, so that nothing of what it replaces is seen beside it.
fn ground(
    painter: &Painter,
    ctx: &Ctx<'_>,
    regions: &Regions,
    (target, field): (&NameTarget, Rect),
) {
    let surface = theme::colour(ctx.theme, Role::Surface);
    match target {
        NameTarget::Link(link) => {
            let body = regions.body_transform(ctx.session.camera);
            let scale = (1.0 / ctx.session.camera.zoom).max(1.0);
            let label = ctx.layout.route(link).and_then(|it| it.label_rect(scale));
            if let Some(label) = label {
                let canvas = theme::colour(ctx.theme, Role::Canvas);
                painter.rect_filled(body.screen_rect(label).expand(1.0), 0.0, canvas);
            }
            let ring = theme::stroke(ctx.theme, 1.5, Role::Accent);
            let around = field.expand2(vec2(6.0, 3.0));
            painter.rect(around, 4.0, surface, ring, egui::StrokeKind::Inside);
        }
        NameTarget::Step(step) => card_ground(painter, ctx, regions, (step, field)),
        NameTarget::Stage(_)
        | NameTarget::Channel(_)
        | NameTarget::Journey
        | NameTarget::Project
        | NameTarget::FirstTouchpoint => {
            painter.rect_filled(field, 4.0, surface);
        }
    }
}

/// A card whose name is one line while it is edited, with its owner under that.
fn card_ground(
    painter: &Painter,
    ctx: &Ctx<'_>,
    regions: &Regions,
    (step, field): (&StepId, Rect),
) {
    let surface = theme::colour(ctx.theme, Role::Surface);
    let camera = ctx.session.camera;
    painter.rect_filled(field, 4.0, surface);
    let Some(card) = ctx
        .layout
        .card(step)
        .filter(|card| card.layer == Layer::Touchpoint)
    else {
        return;
    };
    let rect = regions.body_transform(camera).screen_rect(card.rect);
    let words = Rect::from_min_max(
        pos2(rect.left() + TEXT_LEFT * camera.zoom, rect.top() + 1.0),
        rect.max - vec2(1.0, 1.0),
    );
    painter.rect_filled(words, 7.0, surface);
    let known = ctx.journey.step(step).and_then(|step| step.owner.as_ref());
    let Some(owner) = known.and_then(|owner| ctx.project.owners.get(owner)) else {
        return;
    };
    if Detail::at(camera.zoom) == Detail::Full {
        let size = (12.0 * camera.zoom).max(12.0);
        let measure = FontMetrics::bundled();
        let room = rect.right() - 8.0 * camera.zoom - field.left();
        let name = elide(measure, &owner.name, size, Weight::Regular, room);
        let ink = theme::colour(ctx.theme, Role::Text3);
        let at = pos2(
            field.left(),
            field.top() + 28.0 * field.height() / (13.0 * 1.4),
        );
        let font = theme::font(Weight::Regular, size);
        painter.text(at, egui::Align2::LEFT_CENTER, name, font, ink);
    }
}

/// What the field of a link hints at, and what it is called.
fn link_words(ctx: &Ctx<'_>, link: &LinkId) -> (&'static str, &'static str) {
    let kind = ctx.journey.graph.link(link).map(|link| link.kind);
    if kind == Some(LinkKind::Flow) {
        (words::LINK_HINT, words::EDIT_LINK)
    } else {
        (words::LABEL_HINT, words::EDIT_LABEL)
    }
}

struct Field<'a> {
    rect: Rect,
    font: egui::FontId,
    hint: &'a str,
    name: &'a str,
}

fn field_ui(ui: &mut Ui, ctx: &Ctx<'_>, text: &str, field: &Field<'_>, actions: &mut Vec<Action>) {
    let mut typed = text.to_owned();
    let id = field_id();
    let target = ctx
        .session
        .name_edit
        .as_ref()
        .map(|edit| edit.target.clone());
    let begun = ui.data(|data| data.get_temp::<NameTarget>(id));
    // Escape and Tab have already taken the focus away when they get here.
    let has_keys = ui.memory(|memory| memory.has_focus(id) || memory.had_focus_last_frame(id));
    let edit = TextEdit::singleline(&mut typed)
        .id(id)
        .font(field.font.clone())
        .hint_text(field.hint)
        .frame(egui::Frame::NONE)
        .margin(Margin::ZERO)
        .desired_width(field.rect.width())
        .text_color(theme::colour(ctx.theme, Role::Text))
        .char_limit(crate::model::MAX_TEXT_CHARS);
    let [enter, escape, tab] = [Key::Enter, Key::Escape, Key::Tab]
        .map(|key| has_keys && ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, key)));
    let is_step = matches!(
        target,
        Some(NameTarget::Step(_) | NameTarget::FirstTouchpoint)
    );
    let pasted = (has_keys && is_step).then(|| keys::list_pasted(ui, text));
    let response = ui.put(field.rect, edit);
    response.widget_info(|| {
        let mut info = egui::WidgetInfo::text_edit(true, text, text, field.hint);
        info.label = Some(field.name.to_owned());
        info
    });
    // The keyboard comes here once, when the name begins to be edited; after that it goes where the user goes.
    if begun != target {
        response.request_focus();
        select_all(ui, id, text);
        ui.data_mut(|data| {
            data.insert_temp(id, target.clone().unwrap_or(NameTarget::FirstTouchpoint))
        });
    }
    if let Some(list) = pasted.flatten() {
        actions.push(Action::PasteInName(list));
        return;
    }
    if typed != text {
        actions.push(Action::TypeName(typed));
    }
    let is_open = target == Some(NameTarget::FirstTouchpoint);
    if enter {
        actions.push(Action::EndName(NameEnd::KeepAndNext));
    } else if escape {
        actions.push(Action::EndName(NameEnd::Discard));
    } else if tab || (response.lost_focus() && !is_open) {
        actions.push(Action::EndName(NameEnd::Keep));
    }
}

fn select_all(ui: &Ui, id: Id, text: &str) {
    let mut state = TextEdit::load_state(ui.ctx(), id).unwrap_or_default();
    let all = egui::text::CCursorRange::two(
        egui::text::CCursor::new(0),
        egui::text::CCursor::new(text.chars().count()),
    );
    state.cursor.set_char_range(Some(all));
    state.store(ui.ctx(), id);
}

/// Where a name stands on the screen, and how it is written.
fn place_of(ctx: &Ctx<'_>, regions: &Regions, target: &NameTarget) -> Option<(Rect, Weight, f32)> {
    let camera = ctx.session.camera;
    match target {
        NameTarget::Step(step) => {
            let card = ctx.layout.card(step)?;
            let rect = regions.body_transform(camera).screen_rect(card.rect);
            let is_touchpoint = card.layer == crate::model::Layer::Touchpoint;
            let left = if is_touchpoint { TEXT_LEFT } else { 32.0 } * camera.zoom;
            let weight = if is_touchpoint {
                Weight::Medium
            } else {
                Weight::Regular
            };
            let size = (if is_touchpoint { 13.0 } else { 12.0 } * camera.zoom).max(12.0);
            let height = size * 1.4;
            let top = if is_touchpoint {
                rect.top() + 8.0 * camera.zoom
            } else {
                rect.center().y - height / 2.0
            };
            let min = pos2(rect.left() + left, top);
            let width = (rect.width() - left - 6.0).max(72.0);
            Some((Rect::from_min_size(min, vec2(width, height)), weight, size))
        }
        NameTarget::Stage(stage) => {
            let column = ctx
                .layout
                .stages
                .iter()
                .find(|column| column.id.as_ref() == Some(stage))?;
            let transform = regions.headings_transform(camera);
            let left = transform
                .screen_from_world(Point::new(column.left, 0.0))
                .x
                .max(regions.headings.left());
            let right = transform
                .screen_from_world(Point::new(column.right, 0.0))
                .x
                .min(regions.headings.right());
            let rect = Rect::from_min_max(
                pos2(left + 12.0, regions.headings.top() + 5.0),
                pos2(right.max(left + 96.0) - 4.0, regions.headings.top() + 29.0),
            );
            Some((rect, Weight::Medium, theme::STRONG))
        }
        NameTarget::Channel(channel) => {
            let kind = LaneKind::Channel(Some(channel.clone()));
            let lane = ctx.layout.lanes.iter().find(|lane| lane.kind == kind)?;
            let y = regions
                .gutter_transform(camera)
                .screen_from_world(Point::new(0.0, lane.middle()))
                .y;
            let rect = Rect::from_min_size(
                pos2(regions.gutter.left() + 8.0, y - 10.0),
                vec2(140.0, 20.0),
            );
            Some((rect, Weight::Regular, theme::CAPTION))
        }
        NameTarget::Link(link) => {
            let route = ctx.layout.route(link)?;
            let label = route.label_rect(1.0).map(|rect| rect.centre());
            let at = regions
                .body_transform(camera)
                .screen_from_world(label.or_else(|| route.middle())?);
            let rect = Rect::from_center_size(at, vec2(LINK_WIDTH, LINK_HEIGHT));
            Some((rect, Weight::Regular, theme::CAPTION))
        }
        NameTarget::Journey | NameTarget::Project | NameTarget::FirstTouchpoint => None,
    }
}

/// The empty map: one sentence that is a field.
fn first_touchpoint_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    regions: &Regions,
    text: &str,
    actions: &mut Vec<Action>,
) {
    let size = vec2(FIRST.0.min(regions.body.width() - 32.0), FIRST.1);
    let middle = pos2(regions.body.center().x, first_middle(ctx, regions));
    let rect = Rect::from_center_size(middle, size);
    let painter = ui.painter_at(regions.all);
    painter.rect(
        rect,
        8.0,
        theme::colour(ctx.theme, Role::Surface),
        theme::stroke(ctx.theme, 2.0, Role::Accent),
        egui::StrokeKind::Inside,
    );
    let inner = rect.shrink2(vec2(16.0, 13.0));
    let font = theme::regular(theme::SECTION);
    let field = Field {
        rect: inner,
        font,
        hint: words::FIRST_TOUCHPOINT,
        name: words::FIRST_TOUCHPOINT,
    };
    field_ui(ui, ctx, text, &field, actions);
}

/// The height at which an empty map asks: in its middle, but off its lines: under all lanes, else in a lane that is
/// high enough.
fn first_middle(ctx: &Ctx<'_>, regions: &Regions) -> f32 {
    let transform = regions.body_transform(ctx.session.camera);
    let y = |world: f32| transform.screen_from_world(Point::new(0.0, world)).y;
    let needed = FIRST.1 + AROUND_FIRST;
    let under = (y(ctx.layout.size.height), regions.body.bottom());
    let lanes = ctx.layout.lanes.iter();
    let lanes = lanes.map(|lane| (y(lane.top), y(lane.top + lane.height)));
    let room = std::iter::once(under).chain(lanes);
    let free = room
        .filter(|(top, bottom)| bottom - top >= needed && *bottom <= regions.body.bottom())
        .map(|(top, bottom)| {
            let half = needed / 2.0;
            regions.body.center().y.clamp(top + half, bottom - half)
        })
        .next();
    free.unwrap_or_else(|| regions.body.center().y)
}
