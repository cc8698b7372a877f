//! Owns the field in which a name is edited in place, on a card, a heading, a lane or the empty map.

use eframe::egui;
use egui::{Id, Key, Margin, Rect, TextEdit, Ui, pos2, vec2};

use super::Regions;
use crate::action::{Action, NameEnd, NameTarget};
use crate::layout::{LaneKind, Point, Weight};
use crate::model::{LinkId, LinkKind};
use crate::scene::Role;
use crate::ui::{Ctx, keys, outline, theme};
use crate::words;

/// The field of what a link says.
const LINK_WIDTH: f32 = 160.0;
const LINK_HEIGHT: f32 = 18.0;

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
    let is_in_view = regions.all.intersects(rect);
    if is_in_view {
        ui.painter_at(regions.all)
            .rect_filled(rect, 4.0, theme::colour(ctx.theme, Role::Surface));
        if matches!(edit.target, NameTarget::Link(_)) {
            let ring = theme::stroke(ctx.theme, 1.5, Role::Accent);
            let around = rect.expand2(vec2(6.0, 3.0));
            let painter = ui.painter_at(regions.all);
            painter.rect(
                around,
                4.0,
                theme::colour(ctx.theme, Role::Surface),
                ring,
                egui::StrokeKind::Inside,
            );
        }
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
            let left = if is_touchpoint { 14.0 } else { 32.0 } * camera.zoom;
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
    let size = vec2(420.0_f32.min(regions.body.width() - 32.0), 48.0);
    let rect = Rect::from_center_size(regions.body.center(), size);
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
