//! Owns what is pressed: buttons, links to something else, and signs that are on or off.

use eframe::egui;
use egui::{
    CursorIcon, Id, Key, Modifiers, Rect, Response, Sense, StrokeKind, Ui, Vec2, WidgetInfo, vec2,
};

use super::focus_ring;
use super::text::{self, Line};
use crate::scene::glyphs::{Icon, Sign, Spot, icon, sign};
use crate::scene::palette::Theme;
use crate::scene::shape::TextStyle;
use crate::scene::{Item, Role};
use crate::ui::{paint, theme};

/// A button with an outline over its words, in the colour of `role`.
pub fn button_ui(ui: &mut Ui, theme: Theme, label: &str, role: Role) -> Response {
    let line = Line::centred(label, TextStyle::medium(theme::BODY, role));
    let wanted = (text::width(ui, theme, line) + 24.0).min(ui.available_width());
    let (rect, response) = ui.allocate_exact_size(vec2(wanted, theme::CONTROL), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, ui.is_enabled(), label));
    let fill = if response.hovered() {
        Role::Lane
    } else {
        Role::Surface
    };
    let stroke = theme::stroke(theme, 1.0, Role::Control);
    ui.painter().rect(
        rect,
        theme::RADIUS,
        theme::colour(theme, fill),
        stroke,
        StrokeKind::Inside,
    );
    text::line(ui, theme, rect.shrink2(vec2(8.0, 0.0)), line);
    focus_ring(ui, theme, &response, rect.expand(3.0));
    response
}

/// A word that leads to something else, at most as wide as what is left of the line; `name` is heard.
pub fn link_ui(ui: &mut Ui, theme: Theme, id: Id, label: &str, name: &str) -> Response {
    let line = Line::left(label, TextStyle::regular(theme::BODY, Role::Link));
    let wanted = text::width(ui, theme, line)
        .min(ui.available_width())
        .ceil();
    let (_, rect) = ui.allocate_space(vec2(wanted, 24.0));
    let response = ui
        .interact(rect, id, Sense::click())
        .on_hover_cursor(CursorIcon::PointingHand);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Link, ui.is_enabled(), name));
    let painted = text::painted(ui, theme, rect, line);
    if response.hovered() {
        let y = rect.center().y.floor() + 8.5;
        let underline = theme::stroke(theme, 1.0, Role::Link);
        ui.painter()
            .hline(rect.left()..=rect.left() + painted.width, y, underline);
    }
    focus_ring(ui, theme, &response, rect.expand2(vec2(3.0, -1.0)));
    if painted.elided {
        response.on_hover_text(label)
    } else {
        response
    }
}

/// A × of 24 square that takes something away; `name` is heard, and its tooltip.
pub fn cross_button_ui(ui: &mut Ui, theme: Theme, id: Id, name: &str) -> Response {
    icon_button_ui(ui, theme, id, Icon::Close, name)
}

/// An icon of 24 square that can be pressed; `name` is heard, and its tooltip.
pub fn icon_button_ui(ui: &mut Ui, theme: Theme, id: Id, shown: Icon, name: &str) -> Response {
    let (_, rect) = ui.allocate_space(Vec2::splat(24.0));
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, ui.is_enabled(), name));
    let ink = if response.hovered() || response.has_focus() {
        ui.painter()
            .rect_filled(rect, theme::RADIUS, theme::colour(theme, Role::Lane));
        Role::Text
    } else {
        Role::Text3
    };
    let mut items: Vec<Item> = Vec::new();
    let spot = Spot::new(rect.center().x, rect.center().y, 12.0);
    icon(&mut items, spot, shown, ink);
    paint::signs(ui.painter(), &items, egui::Pos2::ZERO, theme);
    focus_ring(ui, theme, &response, rect);
    response.on_hover_text(name)
}

/// What is done to a link that can also be taken away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Followed {
    /// It is followed.
    There,
    /// It is taken away.
    Away,
}

/// A word that leads to something else and can be taken away: by its ×, or by Delete.
pub fn removable_link_ui(
    ui: &mut Ui,
    theme: Theme,
    id: Id,
    (label, name, remove): (&str, &str, &str),
) -> Option<Followed> {
    const ROOM: f32 = 20.0;
    let line = Line::left(label, TextStyle::regular(theme::BODY, Role::Link));
    let wanted = text::width(ui, theme, line).min(ui.available_width() - ROOM);
    let (_, whole) = ui.allocate_space(vec2(wanted.ceil() + ROOM, 24.0));
    let rect = whole.with_max_x(whole.right() - ROOM);
    let response = ui
        .interact(rect, id, Sense::click())
        .on_hover_cursor(CursorIcon::PointingHand);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Link, ui.is_enabled(), name));
    let painted = text::painted(ui, theme, rect, line);
    focus_ring(ui, theme, &response, rect.expand2(vec2(3.0, -1.0)));
    let keys = [Key::Delete, Key::Backspace];
    let is_deleted = response.has_focus()
        && ui.input_mut(|input| {
            keys.iter()
                .any(|key| input.consume_key(Modifiers::NONE, *key))
        });
    let mut is_crossed = false;
    if ui.rect_contains_pointer(whole) || response.has_focus() {
        let cross = Rect::from_center_size(
            egui::pos2(whole.right() - 10.0, rect.center().y),
            vec2(20.0, 24.0),
        );
        let place = egui::UiBuilder::new().max_rect(cross);
        let mut place = ui.new_child(place);
        is_crossed = small_cross_ui(&mut place, theme, (id.with("away"), cross), remove).clicked();
    }
    let is_followed = response.clicked();
    if painted.elided {
        response.on_hover_text(label);
    }
    if is_deleted || is_crossed {
        Some(Followed::Away)
    } else {
        is_followed.then_some(Followed::There)
    }
}

fn small_cross_ui(ui: &mut Ui, theme: Theme, (id, rect): (Id, Rect), name: &str) -> Response {
    let response = ui.interact(rect, id, Sense::CLICK);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, ui.is_enabled(), name));
    let ink = if response.hovered() {
        Role::Text
    } else {
        Role::Text3
    };
    let mut items: Vec<Item> = Vec::new();
    let spot = Spot::new(rect.center().x, rect.center().y, 11.0);
    icon(&mut items, spot, Icon::Close, ink);
    paint::signs(ui.painter(), &items, egui::Pos2::ZERO, theme);
    response.on_hover_text(name)
}

/// A sign that is on or off, 24 square around `centre`; none: mixed. Off it is only as dark as an outline.
#[must_use]
pub fn toggle_ui(
    ui: &Ui,
    theme: Theme,
    (id, centre): (Id, egui::Pos2),
    shown: Sign,
    on: Option<bool>,
) -> Response {
    let rect = Rect::from_center_size(centre, Vec2::splat(28.0));
    let response = ui.interact(rect, id, Sense::click());
    if response.hovered() {
        ui.painter()
            .rect_filled(rect, theme::RADIUS, theme::colour(theme, Role::Lane));
    }
    let ink = match on {
        Some(true) => Role::Text,
        None | Some(false) => Role::Control,
    };
    let mut items: Vec<Item> = Vec::new();
    sign(
        &mut items,
        Spot::new(centre.x, centre.y, 18.0),
        shown,
        ink,
        Role::Surface,
    );
    paint::signs(ui.painter(), &items, egui::Pos2::ZERO, theme);
    focus_ring(ui, theme, &response, rect);
    response
}
