//! The sheet that lies over the window without blocking it, and the one that lists every shortcut.

#[cfg(test)]
mod tests;

use eframe::egui;
use egui::{Align2, Area, Frame, Id, Order, ScrollArea, Sense, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::parts::{self, IconFace, Line};
use super::theme;
use crate::action::Action;
use crate::command::{Command, Menu, Shortcut};
use crate::scene::Role;
use crate::scene::glyphs::Icon;
use crate::scene::palette::Theme;
use crate::scene::shape::TextStyle;
use crate::words::shell as words;

const MARGIN: f32 = 24.0;
const HEAD: f32 = 56.0;
const ROW: f32 = 26.0;
/// From this width on there are two columns.
const TWO_COLUMNS: f32 = 640.0;

/// A sheet of that title in the middle of the window, as high as what is in it and no higher than the window; what does
/// not fit is scrolled.
pub fn sheet_ui(
    ui: &Ui,
    theme: Theme,
    (title, width): (&str, f32),
    actions: &mut Vec<Action>,
    content: impl FnOnce(&mut Ui, &mut Vec<Action>),
) {
    let window = ui.ctx().content_rect();
    let width = width.min(window.width() - 16.0);
    let id = Id::unique(("sheet", title));
    let is_new = parts::has_just_appeared(ui, id);
    let frame = Frame::new()
        .fill(theme::colour(theme, Role::Raised))
        .stroke(theme::stroke(theme, 1.0, Role::Control))
        .corner_radius(8);
    Area::new(id)
        .order(Order::Foreground)
        .anchor(Align2::CENTER_CENTER, Vec2::ZERO)
        .show(ui.ctx(), |ui| {
            frame.show(ui, |ui| {
                ui.set_width(width);
                // An area is at first no higher than egui thinks usual.
                ui.set_max_height(window.height() - 16.0);
                ui.spacing_mut().item_spacing = Vec2::ZERO;
                head_ui(ui, theme, title, is_new, actions);
                ScrollArea::vertical()
                    .id_salt(title)
                    .auto_shrink([false, true])
                    .max_height(window.height() - HEAD - 24.0)
                    .show(ui, |ui| {
                        let margin = egui::Margin {
                            left: 24,
                            right: 24,
                            top: 0,
                            bottom: 24,
                        };
                        Frame::new().inner_margin(margin).show(ui, |ui| {
                            ui.set_width(width - 2.0 * MARGIN);
                            content(ui, actions);
                        });
                    });
            });
        });
}

fn head_ui(ui: &mut Ui, theme: Theme, title: &str, is_new: bool, actions: &mut Vec<Action>) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), HEAD), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Heading, true, title));
    let style = TextStyle::medium(theme::SECTION, Role::Text);
    Line::new(ui, theme, style, title, rect.width() - 72.0).paint_left(
        ui,
        rect.left() + MARGIN,
        rect.center().y,
    );
    let place = egui::Rect::from_center_size(
        pos2(rect.right() - MARGIN - 4.0, rect.center().y),
        Vec2::splat(28.0),
    );
    let face = IconFace {
        icon: Icon::Close,
        name: words::CLOSE_SHEET,
        ink: Some(Role::Text2),
    };
    let close = parts::icon_button(ui, theme, (Id::unique(("close", title)), place), face);
    if is_new {
        close.request_focus();
    }
    if close.clicked() {
        actions.push(Action::CloseSheet);
    }
}

/// Every shortcut, in the groups of the menus.
pub fn shortcuts_ui(ui: &Ui, theme: Theme, actions: &mut Vec<Action>) {
    let groups = groups();
    sheet_ui(ui, theme, (words::SHORTCUTS, 800.0), actions, |ui, _| {
        if ui.available_width() < TWO_COLUMNS {
            for group in &groups {
                group_ui(ui, theme, group);
            }
            return;
        }
        ui.spacing_mut().item_spacing.x = 40.0;
        ui.columns(2, |columns| {
            let half = groups
                .iter()
                .map(|group| group.rows.len() + 2)
                .sum::<usize>()
                / 2;
            let mut before = 0;
            for group in &groups {
                let column = usize::from(before >= half);
                before += group.rows.len() + 2;
                if let Some(column) = columns.get_mut(column) {
                    column.spacing_mut().item_spacing = Vec2::ZERO;
                    group_ui(column, theme, group);
                }
            }
        });
    });
}

/// Shortcuts that belong together.
struct Group {
    heading: &'static str,
    /// What, and its keys.
    rows: Vec<(String, String)>,
}

/// The shortcuts of the one list, by menu; those in no menu work on the map.
fn groups() -> Vec<Group> {
    let row = |command: Command| {
        let keys: Vec<String> = command.shortcuts().iter().map(Shortcut::text).collect();
        (!keys.is_empty()).then(|| (command.label().to_owned(), keys.join("  or  ")))
    };
    let mut groups: Vec<Group> = Menu::ALL
        .into_iter()
        .map(|menu| Group {
            heading: menu.label(),
            rows: menu
                .entries()
                .iter()
                .flatten()
                .filter(|command| command.menu() == Some(menu))
                .filter_map(|command| row(*command))
                .collect(),
        })
        .collect();
    let is_rating = |command: &Command| matches!(command, Command::Emotion(Some(_)));
    let elsewhere = Command::all()
        .into_iter()
        .filter(|command| command.menu().is_none() && !is_rating(command));
    groups.push(Group {
        heading: words::ON_THE_MAP,
        rows: elsewhere.filter_map(row).collect(),
    });
    let others = [
        (words::RATING, &words::RATING_KEYS),
        (words::IN_THE_OUTLINE, &words::OUTLINE_KEYS),
    ];
    groups.extend(others.map(|(heading, keys)| {
        Group {
            heading,
            rows: keys
                .iter()
                .map(|(what, keys)| ((*what).to_owned(), (*keys).to_owned()))
                .collect(),
        }
    }));
    groups.retain(|group| !group.rows.is_empty());
    groups
}

fn group_ui(ui: &mut Ui, theme: Theme, group: &Group) {
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), ROW + 6.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Heading, true, group.heading));
    let style = TextStyle::medium(theme::STRONG, Role::Text);
    let line = Line::new(ui, theme, style, group.heading, rect.width());
    line.paint_left(ui, rect.left(), rect.center().y + 2.0);
    for (what, keys) in &group.rows {
        let (rect, response) =
            ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
        let name = words::with_keys(what, keys);
        response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, &name));
        let right = TextStyle::regular(theme::CAPTION, Role::Text2);
        let right = Line::new(ui, theme, right, keys, rect.width());
        let left = TextStyle::regular(theme::BODY, Role::Text);
        let room = rect.width() - right.width() - 12.0;
        let left = Line::new(ui, theme, left, what, room);
        left.paint_left(ui, rect.left(), rect.center().y);
        right.paint_right(ui, rect.right(), rect.center().y);
        if left.is_elided() {
            response.on_hover_text(what);
        }
    }
    ui.add_space(12.0);
}
