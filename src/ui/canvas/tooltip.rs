//! Owns what is said of the card or link under the pointer where the map has no room for all of it.

use eframe::egui;
use egui::Response;

use crate::layout::{FontMetrics, Hit, Measure as _, Weight, link_label, wrap};
use crate::model::{Link, Step};
use crate::scene::map::Detail;
use crate::ui::Ctx;
use crate::words;

/// From the edges of a card to its title: beside a diamond, and without one.
const TITLE_MARGINS: (f32, f32) = (37.0, 22.0);
/// Titles and labels at 100 %.
const TITLE: f32 = 13.0;
const LABEL: f32 = 12.0;

/// Shows the whole name or label after a while, where the map shows less of it.
pub(super) fn tooltip_ui(ctx: &Ctx<'_>, response: &Response, hovered: Option<&Hit>) {
    let is_busy = response.dragged() || ctx.session.name_edit.is_some();
    let text = match hovered.filter(|_| !is_busy) {
        Some(Hit::Card(step) | Hit::Port(step, _)) => {
            ctx.journey.step(step).and_then(|step| of_step(ctx, step))
        }
        Some(Hit::Link(link)) => ctx
            .journey
            .graph
            .link(link)
            .and_then(|link| of_link(ctx, link)),
        Some(Hit::Stage(_) | Hit::Lane(_) | Hit::Nothing) | None => None,
    };
    if let Some(text) = text {
        response.clone().on_hover_text_at_pointer(text);
    }
}

/// The name, where the card has no room for all of it.
fn of_step(ctx: &Ctx<'_>, step: &Step) -> Option<String> {
    let card = ctx.layout.card(&step.id)?;
    let is_full = Detail::at(ctx.session.camera.zoom) == Detail::Full;
    let margin = if step.moment_of_truth {
        TITLE_MARGINS.0
    } else {
        TITLE_MARGINS.1
    };
    let lines = if step.is_touchpoint() { 2 } else { 1 };
    let shown = wrap(
        FontMetrics::bundled(),
        &step.name,
        TITLE / ctx.session.camera.zoom.min(1.0),
        Weight::Medium,
        card.rect.width() - margin,
        lines,
    );
    let is_elided = shown.last().is_some_and(|line| line.ends_with('…'));
    (is_elided || !is_full).then(|| shortened(words::name_or_unnamed(&step.name)))
}

/// What the link says, where there is no room for all of it.
fn of_link(ctx: &Ctx<'_>, link: &Link) -> Option<String> {
    let text = link_label(link)?;
    let room = ctx.layout.route(&link.id)?.label.as_ref()?.width;
    let is_full = Detail::at(ctx.session.camera.zoom) == Detail::Full;
    let head: String = text.chars().take(400).collect();
    let width = FontMetrics::bundled().width(&head, LABEL, Weight::Medium);
    (width > room + 2.0 || !is_full).then(|| shortened(&text))
}

/// A tooltip is for reading, not for pages.
fn shortened(text: &str) -> String {
    const MOST: usize = 600;
    if text.chars().count() <= MOST {
        text.to_owned()
    } else {
        text.chars().take(MOST).chain(['…']).collect()
    }
}
