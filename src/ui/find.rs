//! The find bar over the map: what is looked for, how often it was found, and where.

mod rated;
pub(super) mod search;
#[cfg(test)]
mod tests;

pub use search::Searchable;

use eframe::egui;
use egui::{
    Area, CornerRadius, Frame, Id, Key, Modifiers, Order, Painter, Rect, StrokeKind, TextEdit, Ui,
    UiBuilder, pos2, vec2,
};

use super::canvas::Regions;
use super::parts::{self, IconFace, Line};
use super::state::Find;
use super::{Ctx, theme};
use crate::action::Action;
use crate::command::Command;
use crate::scene::Role;
use crate::scene::glyphs::Icon;
use crate::scene::shape::TextStyle;
use crate::words::shell as words;

/// Width and height of the bar.
const SIZE: (f32, f32) = (400.0, 44.0);
/// A button with the gap beside it.
const BUTTON: f32 = 30.0;
/// The room of the count.
const COUNT: f32 = 96.0;
/// Between a card and the ring that says that it was found.
const RING_GAP: f32 = 7.0;

/// Where the keyboard is while one types what is looked for.
#[must_use]
pub fn field_id() -> Id {
    Id::unique("find field")
}

/// The bar at the right top of the map's region, under its tools, while something is looked for.
pub fn find_ui(ui: &Ui, ctx: &Ctx<'_>, centre: Rect, actions: &mut Vec<Action>) {
    let Some(find) = &ctx.session.find else {
        return;
    };
    let width = SIZE.0.min(centre.width() - 24.0);
    let rect = parts::rect(
        centre.right() - width - 12.0,
        centre.top() + 44.0,
        width,
        SIZE.1,
    );
    Area::new(Id::unique("find bar"))
        .order(Order::Middle)
        .fixed_pos(rect.min)
        .constrain(false)
        .show(ui.ctx(), |ui| {
            ui.set_clip_rect(rect.expand(2.0));
            ui.allocate_rect(rect, egui::Sense::click());
            let fill = theme::colour(ctx.theme, Role::Raised);
            let edge = theme::stroke(ctx.theme, 1.0, Role::Control);
            ui.painter()
                .rect(rect, CornerRadius::same(8), fill, edge, StrokeKind::Inside);
            bar_ui(ui, ctx, find, rect, actions);
        });
}

fn bar_ui(ui: &mut Ui, ctx: &Ctx<'_>, find: &Find, rect: Rect, actions: &mut Vec<Action>) {
    let middle = rect.center().y;
    let buttons = [
        (
            Icon::ChevronUp,
            Command::FindPrevious.label(),
            Action::Command(Command::FindPrevious),
        ),
        (
            Icon::ChevronDown,
            Command::FindNext.label(),
            Action::Command(Command::FindNext),
        ),
        (Icon::Close, words::CLOSE_FIND, Action::CloseFind),
    ];
    let mut left = rect.right() + 2.0 - 3.0 * BUTTON - 8.0;
    let count = Rect::from_min_max(
        pos2(left - 2.0 - COUNT, rect.top()),
        pos2(left - 8.0, rect.bottom()),
    );
    parts::paint_icon(
        ui,
        ctx.theme,
        pos2(rect.left() + 20.0, middle),
        (Icon::Search, 16.0),
        Role::Text2,
    );
    let field = Rect::from_min_max(
        pos2(rect.left() + 36.0, middle - 14.0),
        pos2(count.left(), middle + 14.0),
    );
    field_ui(ui, ctx, find, field, actions);
    count_ui(ui, ctx, find, count);
    for (icon, name, action) in buttons {
        let can_go = !find.matches.is_empty() || action == Action::CloseFind;
        let place = parts::rect(left, middle - 14.0, 28.0, 28.0);
        let face = IconFace {
            icon,
            name,
            ink: can_go.then_some(Role::Text2),
        };
        let id = Id::unique(("find", name));
        if parts::icon_button(ui, ctx.theme, (id, place), face).clicked() {
            actions.push(action);
        }
        left += BUTTON;
    }
}

fn count_ui(ui: &Ui, ctx: &Ctx<'_>, find: &Find, rect: Rect) {
    if find.text.trim().is_empty() {
        return;
    }
    let text = words::found(find.current, find.matches.len());
    let style = TextStyle::regular(theme::CAPTION, Role::Text2);
    let line = Line::new(ui, ctx.theme, style, &text, rect.width());
    line.paint_right(ui, rect.right(), rect.center().y);
    parts::label(ui, Id::unique("found"), rect, &line, &text);
}

fn field_ui(ui: &mut Ui, ctx: &Ctx<'_>, find: &Find, rect: Rect, actions: &mut Vec<Action>) {
    let id = field_id();
    if find.focus {
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    if ui.memory(|memory| memory.has_focus(id)) {
        keys_ui(ui, actions);
    }
    let mut text = find.text.clone();
    let mut part = ui.new_child(UiBuilder::new().max_rect(rect).id_salt("field"));
    let hint = egui::RichText::new(words::FIND_HINT).color(theme::colour(ctx.theme, Role::Text3));
    let edit = TextEdit::singleline(&mut text)
        .id(id)
        .font(theme::regular(theme::BODY))
        .text_color(theme::colour(ctx.theme, Role::Text))
        .hint_text(hint)
        .char_limit(200)
        .min_size(vec2(0.0, rect.height()))
        .desired_width(rect.width() - 8.0)
        .align(egui::Align2::LEFT_CENTER)
        .frame(Frame::new().inner_margin(egui::Margin::symmetric(4, 0)));
    let response = part.add(edit).accessible_name(words::FIND);
    parts::focus_ring(&part, ctx.theme, &response, parts::Ring::Inside);
    if response.changed() {
        actions.push(Action::TypeFind(text));
    }
}

/// Enter goes on, Shift+Enter back, Esc ends it.
fn keys_ui(ui: &Ui, actions: &mut Vec<Action>) {
    let keys = [
        (
            Modifiers::SHIFT,
            Key::Enter,
            Action::Command(Command::FindPrevious),
        ),
        (
            Modifiers::NONE,
            Key::Enter,
            Action::Command(Command::FindNext),
        ),
        (Modifiers::NONE, Key::Escape, Action::CloseFind),
    ];
    for (modifiers, key, action) in keys {
        if ui.input_mut(|input| input.consume_key(modifiers, key)) {
            actions.push(action);
        }
    }
}

/// A ring around every card in view in which the text was found.
pub fn marks(painter: &Painter, ctx: &Ctx<'_>, regions: &Regions) {
    let Some(find) = &ctx.session.find else {
        return;
    };
    if find.matches.is_empty() {
        return;
    }
    let transform = regions.body_transform(ctx.session.camera);
    let left = transform.world_from_screen(regions.body.min).x;
    let right = transform.world_from_screen(regions.body.max).x;
    let stroke = theme::stroke(ctx.theme, 2.0, Role::Link);
    for slot in ctx.layout.slots_between(left, right) {
        for card in ctx.layout.cards_of_slot(slot) {
            if find.matches.place(&card.id).is_some() {
                let rect = transform.screen_rect(card.rect).expand(RING_GAP);
                painter.rect_stroke(rect, CornerRadius::same(14), stroke, StrokeKind::Middle);
            }
        }
    }
}
