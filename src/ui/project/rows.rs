//! Owns the rows in which records of a kind are listed, one a row, and the field after them that makes the next.

use eframe::egui;
use egui::{Id, Key, Rect, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use crate::action::{Action, Named, ProjectAction};
use crate::model::MAX_TEXT_CHARS;
use crate::scene::Role;
use crate::scene::glyphs::Icon;
use crate::scene::shape::TextStyle;
use crate::ui::parts::{self, IconFace};
use crate::ui::widgets::{self, Field};
use crate::ui::{Ctx, theme};

/// Height of a row with one line of controls.
pub(super) const ROW: f32 = 40.0;
/// Height of a row with two.
pub(super) const TWO_LINES: f32 = 76.0;
/// Side of a sign that can be pressed.
pub(super) const SIGN: f32 = 28.0;
/// Height of a field, on whose middle everything in a row stands.
const FIELD: f32 = 30.0;
/// What a text that is as long as a text can be says below itself.
const FULL: f32 = 20.0;
/// How far beyond what is in view rows are shown, so that the keyboard finds the next.
const BEYOND: f32 = 3.0 * ROW;

/// How high a row of that height is where a text in it is as long as a text can be.
pub(super) fn height(of: f32, name: &str) -> f32 {
    let is_full = name.len() >= MAX_TEXT_CHARS && name.chars().count() >= MAX_TEXT_CHARS;
    if is_full { of + FULL } else { of }
}

/// Shows those of the rows that are in view, each as high as it says.
pub(super) fn rows_ui<T>(
    ui: &mut Ui,
    rows: &[T],
    height: impl Fn(&T) -> f32,
    mut row_ui: impl FnMut(&mut Ui, usize, &T),
) {
    let all: f32 = rows.iter().map(&height).sum();
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), all), Sense::hover());
    let view = ui.clip_rect().expand(BEYOND);
    let mut top = rect.top();
    for (index, row) in rows.iter().enumerate() {
        let bottom = top + height(row);
        if bottom >= view.top() && top <= view.bottom() {
            let place = Rect::from_min_max(pos2(rect.left(), top), pos2(rect.right(), bottom));
            let mut part = ui.new_child(UiBuilder::new().max_rect(place).id_salt(index));
            row_ui(&mut part, index, row);
        }
        top = bottom;
    }
}

/// The room of a row, from which parts are taken at the right.
pub(super) struct Room {
    /// What is left.
    pub(super) rect: Rect,
}

impl Room {
    /// The first line of a row.
    pub(super) fn of(ui: &Ui) -> Self {
        let rect = ui.max_rect();
        let rect = rect.with_max_y(rect.top() + FIELD);
        Self { rect }
    }

    /// Takes that much from the right, and a gap beside it.
    pub(super) fn take(&mut self, width: f32) -> Rect {
        let taken = self.rect.with_min_x(self.rect.right() - width);
        self.rect = self.rect.with_max_x(taken.left() - 8.0);
        taken
    }
}

/// A sign at the end of a row; none of `is_on`: it can't be pressed now. Returns whether it was.
pub(super) fn sign_ui(
    ui: &Ui,
    ctx: &Ctx<'_>,
    (id, place): (Id, Rect),
    (icon, name): (Icon, &str),
    ink: Option<Role>,
) -> bool {
    let middle = place.center();
    let square = Rect::from_center_size(middle, vec2(SIGN, SIGN));
    let face = IconFace { icon, name, ink };
    parts::icon_button(ui, ctx.theme, (id, square), face).clicked()
}

/// A caption in a row, right-aligned, with its words as a node.
pub(super) fn said_ui(ui: &Ui, ctx: &Ctx<'_>, (id, place): (Id, Rect), text: &str) {
    let style = TextStyle::regular(theme::CAPTION, Role::Text3);
    let line = parts::Line::new(ui, ctx.theme, style, text, place.width());
    line.paint_right(ui, place.right(), place.center().y);
    parts::label(ui, id, place, &line, text);
}

/// A name in a row. Returns it when it changed.
pub(super) fn name_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    (field, place): (Field<'_>, Rect),
    current: &str,
    actions: &mut Vec<Action>,
) -> Option<String> {
    take_over(ui, field.id);
    let place = place.with_max_y(ui.max_rect().bottom());
    let mut part = ui.new_child(UiBuilder::new().max_rect(place).id_salt(field.id));
    widgets::field_ui(&mut part, ctx.theme, field, current, actions)
}

/// The field after the rows: what is typed there becomes the next record with Enter, and the field is empty again.
pub(super) fn add_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    kind: Named,
    label: &str,
    actions: &mut Vec<Action>,
) {
    ui.add_space(4.0);
    let id = Id::unique(("project add", kind));
    let key = id.with("text");
    let mut text: String = ui.data(|data| data.get_temp(key)).unwrap_or_default();
    let has_focus = ui.memory(|memory| memory.has_focus(id));
    let enters =
        has_focus && ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, Key::Enter));
    let width = ui.available_width().min(360.0);
    let fill = if has_focus { Role::Surface } else { Role::Lane };
    let hint = egui::RichText::new(label).color(theme::colour(ctx.theme, Role::Text3));
    let edit = egui::TextEdit::singleline(&mut text)
        .id(id)
        .font(theme::regular(theme::BODY))
        .text_color(theme::colour(ctx.theme, Role::Text))
        .hint_text(hint)
        .char_limit(MAX_TEXT_CHARS)
        .desired_width(width)
        .frame(
            egui::Frame::new()
                .fill(theme::colour(ctx.theme, fill))
                .stroke(theme::field_edge(ctx.theme))
                .corner_radius(theme::RADIUS)
                .inner_margin(egui::Margin::symmetric(8, 7)),
        );
    let response = ui.add(edit);
    response.widget_info(|| WidgetInfo::text_edit(true, &text, &text, label));
    let response = response.accessible_name(label);
    widgets::focus_ring(ui, ctx.theme, &response, response.rect.shrink(1.0));
    if enters && !text.trim().is_empty() {
        let name = std::mem::take(&mut text);
        actions.push(Action::Project(ProjectAction::AddNamed(kind, name)));
        response.scroll_to_me(None);
    }
    if text.len() >= MAX_TEXT_CHARS && text.chars().count() >= MAX_TEXT_CHARS {
        let style = TextStyle::regular(theme::CAPTION, Role::Warn);
        let line = widgets::Line::left(crate::words::inspector::TEXT_FULL, style);
        widgets::caption_ui(ui, ctx.theme, FULL, line);
    }
    ui.data_mut(|data| data.insert_temp(key, text));
}

/// Hands the keyboard to another row once the click or key that asks for it is over.
pub(super) fn hand_on(ui: &Ui, to: Option<Id>) {
    if let Some(id) = to {
        let now = ui.ctx().cumulative_pass_nr();
        ui.data_mut(|data| data.insert_temp(heir(), (id, now)));
        ui.ctx().request_repaint();
    }
}

/// Takes the keyboard where it was handed on to `id` before this pass.
pub(super) fn take_over(ui: &Ui, id: Id) {
    let heir_and_when = ui.data(|data| data.get_temp::<(Id, u64)>(heir()));
    let now = ui.ctx().cumulative_pass_nr();
    if heir_and_when.is_some_and(|(wanted, when)| wanted == id && when < now) {
        ui.data_mut(|data| data.remove::<(Id, u64)>(heir()));
        ui.memory_mut(|memory| memory.request_focus(id));
    }
}

fn heir() -> Id {
    Id::unique("project row that takes the keyboard")
}
