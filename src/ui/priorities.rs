//! The page of priorities: what to fix first at the left, and at the right what the improvements would do together.

mod consistency;
mod editor;
mod list;
mod plan;
mod scope;
mod tabs;
#[cfg(test)]
mod tests;
mod what_if;

use eframe::egui;
use egui::{Frame, Margin, Rect, ScrollArea, Ui, UiBuilder};

use super::{Ctx, theme};
use crate::action::{Action, PrioritiesPage};
use crate::scene::Role;

/// Between an edge and what is in it.
const PADDING: i8 = 32;
/// The part of the width that the list has.
const SPLIT: f32 = 832.0 / 1_440.0;
/// Narrower than this the improvements stand under the list.
const SIDE_BY_SIDE: f32 = 920.0;

/// Fills the middle of the window with the page.
pub fn priorities_ui(ui: &mut Ui, ctx: &Ctx<'_>, actions: &mut Vec<Action>) {
    let rect = ui.max_rect();
    let painter = ui.painter();
    painter.rect_filled(rect, 0.0, theme::colour(ctx.theme, Role::Canvas));
    if rect.width() < SIDE_BY_SIDE {
        column_ui(ui, "priorities", |ui| {
            first_ui(ui, ctx, actions);
            ui.add_space(24.0);
            what_if::what_if_ui(ui, ctx, actions);
        });
    } else {
        let middle = (rect.left() + rect.width() * SPLIT).round();
        let (left, right) = (rect.with_max_x(middle), rect.with_min_x(middle));
        painter.rect_filled(right, 0.0, theme::colour(ctx.theme, Role::Surface));
        let edge = theme::stroke(ctx.theme, 1.0, Role::Border);
        painter.vline(middle + 0.5, rect.y_range(), edge);
        part_ui(ui, left, |ui| {
            column_ui(ui, left_salt(ctx), |ui| first_ui(ui, ctx, actions));
        });
        part_ui(ui, right, |ui| {
            column_ui(ui, "what if", |ui| what_if::what_if_ui(ui, ctx, actions));
        });
    }
    super::widgets::settle(ui, actions);
}

/// What to fix first, or how even the experience is.
fn first_ui(ui: &mut Ui, ctx: &Ctx<'_>, actions: &mut Vec<Action>) {
    tabs::tabs_ui(ui, ctx, actions);
    match ctx.session.priorities {
        PrioritiesPage::FixFirst => list::list_ui(ui, ctx, actions),
        PrioritiesPage::Consistency => consistency::consistency_ui(ui, ctx, actions),
    }
}

/// Each page is scrolled for itself.
fn left_salt(ctx: &Ctx<'_>) -> &'static str {
    match ctx.session.priorities {
        PrioritiesPage::FixFirst => "what to fix first",
        PrioritiesPage::Consistency => "how even it is",
    }
}

fn part_ui(ui: &mut Ui, rect: Rect, content: impl FnOnce(&mut Ui)) {
    ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
        ui.set_clip_rect(rect.intersect(ui.clip_rect()));
        content(ui);
    });
}

/// A column that scrolls, its content set in from the edges.
fn column_ui(ui: &mut Ui, salt: &str, content: impl FnOnce(&mut Ui)) {
    let width = ui.max_rect().width();
    ScrollArea::vertical()
        .id_salt(salt)
        .auto_shrink(false)
        .show(ui, |ui| {
            let margin = Margin {
                left: PADDING,
                right: PADDING,
                top: 0,
                bottom: PADDING,
            };
            Frame::new().inner_margin(margin).show(ui, |ui| {
                ui.set_width(width - 2.0 * f32::from(PADDING));
                ui.spacing_mut().item_spacing = egui::Vec2::ZERO;
                content(ui);
            });
        });
}
