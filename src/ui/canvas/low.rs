//! Owns the two tabs of a window that is too low for the map and the band at once.

use eframe::egui;
use egui::{Id, Rect, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::action::Action;
use crate::scene::Role;
use crate::scene::shape::TextStyle;
use crate::ui::parts::{self, Line, Ring};
use crate::ui::state::LowTab;
use crate::ui::{Ctx, theme};
use crate::words::shell as words;

const HEIGHT: f32 = 28.0;

/// The tabs, at the right end of the row of tools.
pub(super) fn tabs_ui(ui: &Ui, ctx: &Ctx<'_>, row: Rect, actions: &mut Vec<Action>) {
    let mut right = row.right() - 12.0;
    let tabs = [
        (LowTab::Band, words::TAB_BAND),
        (LowTab::Map, words::TAB_MAP),
    ];
    for (tab, label) in tabs {
        let is_chosen = ctx.session.low_tab == tab;
        let style = if is_chosen {
            TextStyle::medium(theme::BODY, Role::Text)
        } else {
            TextStyle::regular(theme::BODY, Role::Text2)
        };
        let line = Line::new(ui, ctx.theme, style, label, f32::INFINITY);
        let size = vec2((line.width() + 24.0).ceil(), HEIGHT);
        let rect = Rect::from_min_size(pos2(right - size.x, row.center().y - HEIGHT / 2.0), size);
        let response = ui.interact(rect, Id::unique(("low tab", label)), Sense::click());
        response.widget_info(|| WidgetInfo::selected(egui::Role::Tab, true, is_chosen, label));
        if is_chosen {
            parts::fill_row(ui, ctx.theme, rect, Role::AccentTint);
        } else if response.hovered() {
            parts::fill_row(ui, ctx.theme, rect, Role::Lane);
        }
        line.paint_centred(ui, rect.center());
        parts::focus_ring(ui, ctx.theme, &response, Ring::Inside);
        if response.clicked() {
            actions.push(Action::ShowLow(tab));
        }
        right = rect.left() - 4.0;
    }
}
