//! Owns the tabs of the views in the middle of the header; where there is no room for them they fold into one button.

use eframe::egui;
use egui::{Id, Popup, Rect, Response, Sense, Ui, WidgetInfo, pos2, vec2};

use super::named_with_keys;
use crate::action::Action;
use crate::scene::Role;
use crate::scene::glyphs::Icon;
use crate::scene::shape::TextStyle;
use crate::ui::parts::{self, Line, Ring};
use crate::ui::state::MainView;
use crate::ui::{Ctx, theme};
use crate::words::panels;

/// Between a tab's edge and its word.
const PADDING: f32 = 16.0;
/// Between the tabs and what stands beside them.
const APART: f32 = 12.0;
const ENTRY: f32 = 28.0;

/// The tabs, in the middle of the header but between `left` and `right`.
pub(super) fn tabs_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    (header, left, right): (Rect, f32, f32),
    actions: &mut Vec<Action>,
) {
    let widths = MainView::ALL.map(|view| width(ui, ctx, view));
    let all: f32 = widths.iter().sum();
    let room = (right - left - 2.0 * APART).max(0.0);
    if all > room {
        return folded_ui(ui, ctx, (header, left + APART, room), actions);
    }
    let centred = header.center().x - all / 2.0;
    let mut x = centred.min(right - APART - all).max(left + APART);
    for (view, width) in MainView::ALL.into_iter().zip(widths) {
        let top = header.center().y - theme::CONTROL / 2.0;
        let place = parts::rect(x.round(), top, width, theme::CONTROL);
        if tab_ui(ui, ctx, view, place).clicked() {
            actions.push(Action::Command(view.command()));
        }
        x += width;
    }
}

fn style(ctx: &Ctx<'_>, view: MainView) -> TextStyle {
    if ctx.session.view == view {
        TextStyle::medium(theme::STRONG, Role::Text)
    } else {
        TextStyle::regular(theme::STRONG, Role::Text2)
    }
}

/// As wide as the word is when it is chosen, so that choosing moves nothing.
fn width(ui: &Ui, ctx: &Ctx<'_>, view: MainView) -> f32 {
    let chosen = TextStyle::medium(theme::STRONG, Role::Text);
    let line = Line::new(ui, ctx.theme, chosen, view.label(), f32::INFINITY);
    (line.width() + 2.0 * PADDING).ceil()
}

fn tab_ui(ui: &Ui, ctx: &Ctx<'_>, view: MainView, place: Rect) -> Response {
    let is_chosen = ctx.session.view == view;
    let id = Id::unique(("header-tab", view.label()));
    let response = ui.interact(place, id, Sense::click());
    response.widget_info(|| WidgetInfo::selected(egui::Role::Tab, true, is_chosen, view.label()));
    ui.ctx()
        .accesskit_node_builder(id, |node| node.set_selected(is_chosen));
    if is_chosen || response.hovered() {
        parts::fill_row(ui, ctx.theme, place, Role::Surface);
    }
    let line = Line::new(ui, ctx.theme, style(ctx, view), view.label(), place.width());
    line.paint_centred(ui, place.center());
    parts::focus_ring(ui, ctx.theme, &response, Ring::Inside);
    response.on_hover_text(named_with_keys(view.command()))
}

/// One button that says which view is shown, with the others behind it.
fn folded_ui(
    ui: &Ui,
    ctx: &Ctx<'_>,
    (header, left, room): (Rect, f32, f32),
    actions: &mut Vec<Action>,
) {
    let label = ctx.session.view.label();
    let strong = TextStyle::medium(theme::STRONG, Role::Text);
    let line = Line::new(ui, ctx.theme, strong, label, (room - 40.0).max(24.0));
    let top = header.center().y - theme::CONTROL / 2.0;
    let width = (line.width() + 40.0).min(room.max(theme::CONTROL));
    let place = parts::rect(left, top, width, theme::CONTROL);
    let response = ui.interact(place, Id::unique("header-view"), Sense::click());
    response
        .widget_info(|| WidgetInfo::labeled(egui::Role::ComboBox, true, panels::view_named(label)));
    parts::fill_row(ui, ctx.theme, place, Role::Surface);
    line.paint_left(ui, place.left() + 12.0, place.center().y);
    let chevron = pos2(place.right() - 14.0, place.center().y);
    parts::paint_icon(
        ui,
        ctx.theme,
        chevron,
        (Icon::ChevronDown, 14.0),
        Role::Text2,
    );
    parts::focus_ring(ui, ctx.theme, &response, Ring::Inside);
    Popup::menu(&response).show(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for view in MainView::ALL {
            if choice_ui(ui, ctx, view) {
                actions.push(Action::Command(view.command()));
                ui.close();
            }
        }
    });
}

fn choice_ui(ui: &mut Ui, ctx: &Ctx<'_>, view: MainView) -> bool {
    let is_chosen = ctx.session.view == view;
    let (rect, response) = ui.allocate_exact_size(vec2(140.0, ENTRY), Sense::click());
    response.widget_info(|| {
        WidgetInfo::selected(egui::Role::MenuItemRadio, true, is_chosen, view.label())
    });
    if response.hovered() || response.has_focus() {
        parts::fill_row(ui, ctx.theme, rect, Role::Lane);
    }
    let line = Line::new(
        ui,
        ctx.theme,
        style(ctx, view),
        view.label(),
        rect.width() - 24.0,
    );
    line.paint_left(ui, rect.left() + 12.0, rect.center().y);
    parts::focus_ring(ui, ctx.theme, &response, Ring::Inside);
    response.clicked()
}
