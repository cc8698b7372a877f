//! Owns what opens the command palette: a field that says so, an icon where there is no room for it.

use eframe::egui;
use egui::{Id, Rect, Sense, Ui, WidgetInfo, pos2};

use crate::action::Action;
use crate::command::Command;
use crate::scene::Role;
use crate::scene::glyphs::Icon;
use crate::scene::palette::Theme;
use crate::scene::shape::TextStyle;
use crate::ui::parts::{self, IconFace, Line, Ring};
use crate::ui::theme;
use crate::words::shell as words;

/// Narrower windows have an icon.
const ICON_BELOW: f32 = 1080.0;
const WIDTH: f32 = 208.0;

/// Where it is, ending before `right`.
pub(super) fn place(header: Rect, right: f32) -> Rect {
    let middle = header.center().y;
    if header.width() < ICON_BELOW {
        parts::rect(right - 32.0, middle - 14.0, 28.0, 28.0)
    } else {
        let top = middle - theme::CONTROL / 2.0;
        parts::rect(right - 8.0 - WIDTH, top, WIDTH, theme::CONTROL)
    }
}

/// The field in its place.
pub(super) fn field_ui(
    ui: &Ui,
    theme: Theme,
    (header, place): (Rect, Rect),
    actions: &mut Vec<Action>,
) {
    let is_clicked = if header.width() < ICON_BELOW {
        let face = IconFace {
            icon: Icon::Search,
            name: super::named_with_keys(Command::Palette),
            ink: Some(Role::Text2),
        };
        let id = Id::unique("command icon");
        parts::icon_button(ui, theme, (id, place), face).clicked()
    } else {
        command_field(ui, theme, place)
    };
    if is_clicked {
        actions.push(Action::Command(Command::Palette));
    }
}

/// Returns whether it was clicked.
fn command_field(ui: &Ui, theme: Theme, rect: Rect) -> bool {
    let response = ui.interact(rect, Id::unique("command field"), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, words::SEARCH_OR_RUN));
    let fill = if response.hovered() {
        Role::Lane
    } else {
        Role::Surface
    };
    parts::fill_row(ui, theme, rect, fill);
    let icon = pos2(rect.left() + 16.0, rect.center().y);
    parts::paint_icon(ui, theme, icon, (Icon::Search, 14.0), Role::Text2);
    let hint = TextStyle::regular(theme::BODY, Role::Text3);
    let hint = Line::new(ui, theme, hint, words::SEARCH_OR_RUN, rect.width());
    hint.paint_left(ui, rect.left() + 30.0, rect.center().y);
    let keys = TextStyle::regular(theme::CAPTION, Role::Text3);
    let keys = Line::new(ui, theme, keys, super::keys(Command::Palette), rect.width());
    keys.paint_right(ui, rect.right() - 10.0, rect.center().y);
    parts::focus_ring(ui, theme, &response, Ring::Outside);
    response.clicked()
}
