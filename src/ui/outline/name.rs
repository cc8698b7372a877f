//! Owns the field in which a name is edited in place.

use eframe::egui;
use egui::text::{CCursor, CCursorRange};
use egui::{Frame, Id, Key, Modifiers, Rect, TextEdit, Ui, WidgetInfo};

use crate::action::{Action, NameEnd, NameTarget};
use crate::layout::Weight;
use crate::scene::Role;
use crate::ui::state::NameEdit;
use crate::ui::{Ctx, keys, parts, theme};
use crate::words::panels;

/// The field for the name that is being edited, in the place of the name.
pub(super) fn name_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    edit: &NameEdit,
    (rect, weight): (Rect, Weight),
    actions: &mut Vec<Action>,
) {
    let id = Id::unique(("outline-name", format!("{:?}", edit.target)));
    if parts::has_just_appeared(ui, id.with("since")) {
        ui.memory_mut(|memory| memory.request_focus(id));
        select_all(ui, id, &edit.text);
    }
    let (enter, escape) = if ui.memory(|memory| memory.has_focus(id)) {
        let none = Modifiers::NONE;
        ui.input_mut(|input| {
            (
                input.consume_key(none, Key::Enter),
                input.consume_key(none, Key::Escape),
            )
        })
    } else {
        (false, false)
    };
    let back = rect.expand2(egui::vec2(4.0, 0.0));
    parts::fill_row(ui, ctx.theme, back, Role::Surface);
    let is_step = matches!(edit.target, NameTarget::Step(_));
    let has_keys = ui.memory(|memory| memory.has_focus(id));
    if let Some(list) = (is_step && has_keys).then(|| keys::list_pasted(ui, &edit.text)) {
        actions.extend(list.map(Action::PasteInName));
    }
    let mut text = edit.text.clone();
    let field = TextEdit::singleline(&mut text)
        .id(id)
        .event_filter(keys_of_its_own())
        .frame(Frame::NONE)
        .margin(egui::Margin::ZERO)
        .align(egui::Align2::LEFT_CENTER)
        .min_size(rect.size())
        .font(theme::font(weight, theme::BODY))
        .text_color(theme::colour(ctx.theme, Role::Text))
        .desired_width(rect.width());
    // The font's line hangs lower than its capitals.
    let response = ui.put(rect.translate(egui::vec2(0.0, -2.0)), field);
    response.widget_info(|| WidgetInfo::text_edit(true, &edit.text, &text, panels::NAME_FIELD));
    let stroke = theme::stroke(ctx.theme, 2.0, Role::Focus);
    ui.painter()
        .rect_stroke(back, 6, stroke, egui::StrokeKind::Inside);
    if text != edit.text {
        actions.push(Action::TypeName(text));
    }
    if enter {
        actions.push(Action::EndName(end_of(edit)));
    } else if escape {
        actions.push(Action::EndName(NameEnd::Discard));
    } else if response.lost_focus() {
        actions.push(Action::EndName(NameEnd::Keep));
    }
}

/// The field says itself what Escape does; Tab leaves it.
fn keys_of_its_own() -> egui::EventFilter {
    egui::EventFilter {
        tab: false,
        horizontal_arrows: true,
        vertical_arrows: true,
        escape: true,
    }
}

/// What Enter does: after a step that was just made comes the next one. A name that was there before is only kept.
fn end_of(edit: &NameEdit) -> NameEnd {
    match &edit.target {
        NameTarget::Step(_) | NameTarget::FirstTouchpoint if edit.is_new => NameEnd::KeepAndNext,
        NameTarget::Step(_)
        | NameTarget::FirstTouchpoint
        | NameTarget::Stage(_)
        | NameTarget::Channel(_)
        | NameTarget::Journey
        | NameTarget::Project
        | NameTarget::Link(_) => NameEnd::Keep,
    }
}

fn select_all(ui: &Ui, id: Id, text: &str) {
    let mut state = TextEdit::load_state(ui.ctx(), id).unwrap_or_default();
    let end = CCursor::new(text.chars().count());
    let range = CCursorRange::two(CCursor::new(0), end);
    state.cursor.set_char_range(Some(range));
    TextEdit::store_state(ui.ctx(), id, state);
}
