//! Owns the fields that text is typed into. What is typed while the field has the keyboard is one gesture.

use eframe::egui;
use egui::{
    Frame, Id, Margin, Rect, Response, RichText, Sense, TextEdit, Ui, UiBuilder, WidgetInfo, vec2,
};

use super::text::{self, Line, caption_ui};
use super::{focus_ring, gesture};
use crate::action::Action;
use crate::model::MAX_TEXT_CHARS;
use crate::scene::Role;
use crate::scene::palette::Theme;
use crate::scene::shape::TextStyle;
use crate::ui::theme;
use crate::words::inspector as words;

/// A field for text.
#[derive(Debug, Clone, Copy)]
pub struct Field<'a> {
    /// Its id; another one for each record, so that the cursor does not jump between texts.
    pub id: Id,
    /// The name that is shown above it; empty: none.
    pub caption: &'a str,
    /// The name that is heard.
    pub name: &'a str,
    /// What stands in it while it is empty.
    pub hint: &'a str,
    /// How many lines are always shown; 1: there can't be more.
    pub rows: usize,
    /// The undo step.
    pub gesture: &'a str,
}

/// Shows a field with its caption above. Returns the text when it changed.
pub fn field_ui(
    ui: &mut Ui,
    theme: Theme,
    field: Field<'_>,
    current: &str,
    actions: &mut Vec<Action>,
) -> Option<String> {
    if !field.caption.is_empty() {
        let style = TextStyle::regular(theme::CAPTION, Role::Text2);
        caption_ui(ui, theme, 20.0, Line::left(field.caption, style));
    }
    let mut typed = current.to_owned();
    let has_focus = ui.memory(|memory| memory.has_focus(field.id));
    let fill = theme::colour(theme, if has_focus { Role::Surface } else { Role::Lane });
    let edit = if field.rows > 1 {
        TextEdit::multiline(&mut typed)
    } else {
        TextEdit::singleline(&mut typed)
    };
    let edit = edit
        .id(field.id)
        .font(theme::regular(theme::BODY))
        .text_color(theme::colour(theme, Role::Text))
        .hint_text(hint(theme, field.hint, theme::BODY))
        .desired_rows(field.rows)
        .desired_width(f32::INFINITY)
        .char_limit(MAX_TEXT_CHARS)
        .frame(
            Frame::new()
                .fill(fill)
                .stroke(theme::field_edge(theme))
                .corner_radius(theme::RADIUS)
                .inner_margin(Margin::symmetric(8, 7)),
        );
    let response = ui.add(edit).accessible_name(field.name);
    focus_ring(ui, theme, &response, response.rect.shrink(1.0));
    say_when_full(ui, theme, &typed);
    watched(ui, &response, field, actions).then_some(typed)
}

/// Shows a title that turns into a field when it is clicked or gets the keyboard. Returns the text when it changed.
pub fn title_ui(
    ui: &mut Ui,
    theme: Theme,
    (field, width): (Field<'_>, f32),
    current: &str,
    actions: &mut Vec<Action>,
) -> Option<String> {
    let (_, rect) = ui.allocate_space(vec2(width, 28.0));
    if !ui.memory(|memory| memory.has_focus(field.id)) {
        resting_title(ui, theme, (field, rect), current);
        return None;
    }
    let mut typed = current.to_owned();
    let room = rect.expand2(vec2(8.0, 0.0)).with_max_x(rect.right());
    ui.painter()
        .rect_filled(room, theme::RADIUS, theme::colour(theme, Role::Lane));
    let edit = TextEdit::singleline(&mut typed)
        .id(field.id)
        .font(theme::medium(theme::TITLE))
        .text_color(theme::colour(theme, Role::Text))
        .hint_text(hint(theme, field.hint, theme::TITLE))
        .char_limit(MAX_TEXT_CHARS)
        .desired_width(rect.width() - 4.0)
        .frame(Frame::new());
    let place = UiBuilder::new().max_rect(rect.translate(vec2(0.0, 2.0)));
    let response = ui.new_child(place).add(edit).accessible_name(field.name);
    focus_ring(ui, theme, &response, room);
    watched(ui, &response, field, actions).then_some(typed)
}

fn resting_title(ui: &Ui, theme: Theme, (field, rect): (Field<'_>, Rect), current: &str) {
    let response = ui
        .interact(rect, field.id, Sense::click())
        .on_hover_cursor(egui::CursorIcon::Text);
    response.widget_info(|| WidgetInfo::text_edit(ui.is_enabled(), current, current, field.hint));
    let response = response.accessible_name(field.name);
    if response.hovered() {
        let room = rect.expand2(vec2(8.0, 0.0)).with_max_x(rect.right());
        ui.painter()
            .rect_filled(room, theme::RADIUS, theme::colour(theme, Role::Lane));
    }
    let (shown, role) = if current.is_empty() {
        (field.hint, Role::Text3)
    } else {
        (current, Role::Text)
    };
    let painted = text::painted(
        ui,
        theme,
        rect,
        Line::left(shown, TextStyle::medium(theme::TITLE, role)),
    );
    if response.clicked() {
        response.request_focus();
    }
    if painted.elided {
        response.on_hover_text(current);
    }
}

/// What stands in an empty field, dark enough to be read.
pub(super) fn hint(theme: Theme, text: &str, size: f32) -> RichText {
    RichText::new(text)
        .font(theme::regular(size))
        .color(theme::colour(theme, Role::Text3))
}

/// Begins the field's gesture when it has the keyboard. Says whether the text changed.
fn watched(ui: &Ui, response: &Response, field: Field<'_>, actions: &mut Vec<Action>) -> bool {
    if ui.memory(|memory| memory.has_focus(field.id)) || response.changed() {
        gesture::begin(ui, field.id, field.gesture, actions);
    }
    response.changed()
}

fn say_when_full(ui: &mut Ui, theme: Theme, typed: &str) {
    let is_full = typed.len() >= MAX_TEXT_CHARS && typed.chars().count() >= MAX_TEXT_CHARS;
    if is_full {
        let style = TextStyle::regular(theme::CAPTION, Role::Warn);
        caption_ui(ui, theme, 20.0, Line::left(words::TEXT_FULL, style));
    }
}
