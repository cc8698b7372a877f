//! Owns the two words at the head of the left part: what to fix first, or how even the experience is.

use eframe::egui;
use egui::{Id, Rect, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::action::{Action, PlanAction, PrioritiesPage};
use crate::scene::Role;
use crate::scene::shape::TextStyle;
use crate::ui::parts::{self, Line, Ring};
use crate::ui::{Ctx, theme};
use crate::words::consistency as words;

/// The middle of the title that they stand beside.
const MIDDLE: f32 = 44.0;
const HEIGHT: f32 = 28.0;
const PADDING: f32 = 12.0;
const GAP: f32 = 4.0;

/// Shows the words at the right of the title, which stands at the top of what is left.
pub(super) fn tabs_ui(ui: &mut Ui, ctx: &Ctx<'_>, actions: &mut Vec<Action>) {
    let room = ui.available_rect_before_wrap();
    let tabs = [
        (PrioritiesPage::FixFirst, words::FIX_FIRST),
        (PrioritiesPage::Consistency, words::CONSISTENCY),
    ]
    .map(|(page, word)| {
        let is_chosen = ctx.session.priorities == page;
        let ink = if is_chosen { Role::Text } else { Role::Text2 };
        let style = if is_chosen {
            TextStyle::medium(theme::BODY, ink)
        } else {
            TextStyle::regular(theme::BODY, ink)
        };
        let line = Line::new(ui, ctx.theme, style, word, f32::INFINITY);
        let width = (line.width() + 2.0 * PADDING).ceil();
        (page, word, is_chosen, line, width)
    });
    let all: f32 = tabs.iter().map(|(.., width)| width + GAP).sum();
    let mut left = room.right() - all + GAP;
    for (page, word, is_chosen, line, width) in tabs {
        let corner = pos2(left, room.top() + MIDDLE - HEIGHT / 2.0);
        let place = Rect::from_min_size(corner, vec2(width, HEIGHT));
        left = place.right() + GAP;
        let response = ui.interact(place, Id::unique(("priorities page", word)), Sense::click());
        response.widget_info(|| WidgetInfo::selected(egui::Role::Tab, true, is_chosen, word));
        ui.ctx()
            .accesskit_node_builder(response.id, |node| node.set_selected(is_chosen));
        if is_chosen {
            parts::fill_row(ui, ctx.theme, place, Role::Surface);
        } else if response.hovered() {
            parts::fill_row(ui, ctx.theme, place, Role::Lane);
        }
        line.paint_centred(ui, place.center());
        parts::focus_ring(ui, ctx.theme, &response, Ring::Inside);
        if response.clicked() {
            actions.push(Action::Plan(PlanAction::Show(page)));
        }
    }
}
