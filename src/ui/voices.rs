//! The page of voices: what customers said at the left, each taken down with a few keys; at the right what they say
//! together, and where nobody has listened yet.

mod change;
mod coverage;
mod editor;
mod entry;
mod filter;
mod list;
mod row;
#[cfg(test)]
mod tests;
mod together;

pub(super) use entry::is_quoted;

use eframe::egui;
use egui::{DragAndDrop, Id, LayerId, Margin, Order, Rect, ScrollArea, Ui, UiBuilder, vec2};

use super::widgets::{self, Row, Segment};
use super::{Ctx, theme};
use crate::action::Action;
use crate::model::VoiceId;
use crate::scene::Role;
use crate::words::consistency::TABS;
use crate::words::voices as words;

/// Between an edge and what is in it.
const PADDING: f32 = 24.0;
/// The part of the width that the list has.
const SPLIT: f32 = 0.62;
/// Narrower than this one of the two parts is shown at a time.
const SIDE_BY_SIDE: f32 = 760.0;
/// Lower than this the line that takes down a voice leaves no room for the list.
const LOW: f32 = 420.0;

/// The voices that are being dragged.
struct Carried(Vec<VoiceId>);

/// Fills the middle of the window with the page.
pub fn voices_ui(ui: &mut Ui, ctx: &Ctx<'_>, actions: &mut Vec<Action>) {
    let rect = ui.max_rect();
    let painter = ui.painter();
    painter.rect_filled(rect, 0.0, theme::colour(ctx.theme, Role::Canvas));
    if rect.width() < SIDE_BY_SIDE {
        one_part_ui(ui, ctx, rect, actions);
    } else {
        both_parts_ui(ui, ctx, rect, actions);
    }
    carried_ui(ui, ctx);
    widgets::settle(ui, actions);
}

fn both_parts_ui(ui: &mut Ui, ctx: &Ctx<'_>, rect: Rect, actions: &mut Vec<Action>) {
    let painter = ui.painter();
    let middle = (rect.left() + rect.width() * SPLIT).round();
    let (left, right) = (rect.with_max_x(middle), rect.with_min_x(middle));
    painter.rect_filled(right, 0.0, theme::colour(ctx.theme, Role::Surface));
    let edge = theme::stroke(ctx.theme, 1.0, Role::Border);
    painter.vline(middle + 0.5, rect.y_range(), edge);
    part_ui(ui, left, |ui| list_part_ui(ui, ctx, actions));
    part_ui(ui, right, |ui| together_part_ui(ui, ctx, actions));
}

/// A part of the page, where there is no room for all of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// The line that takes down a voice, alone in a low window.
    TakeDown,
    /// The list, alone in a low window.
    List,
    /// Both.
    Voices,
    /// What they say together.
    Together,
}

impl Part {
    fn name(self) -> &'static str {
        match self {
            Self::TakeDown => words::TAKE_DOWN,
            Self::List | Self::Voices => words::TITLE,
            Self::Together => words::TOGETHER,
        }
    }
}

/// One part of the page, under the words that choose which.
fn one_part_ui(ui: &mut Ui, ctx: &Ctx<'_>, rect: Rect, actions: &mut Vec<Action>) {
    let key = Id::unique("part of the page of voices");
    let parts: &[Part] = if rect.height() < LOW {
        &[Part::TakeDown, Part::List, Part::Together]
    } else {
        &[Part::Voices, Part::Together]
    };
    let known: Option<Part> = ui.data(|data| data.get_temp(key));
    let first = parts.first().copied().unwrap_or(Part::Voices);
    let shown = known.filter(|part| parts.contains(part)).unwrap_or(first);
    let mut chosen = None;
    part_ui(ui, rect, |ui| {
        ui.add_space(8.0);
        let row = Row {
            id: key.with("row"),
            caption: "",
            name: TABS,
            text: "",
            column: 0.0,
        };
        let segments = parts.iter().map(|part| Segment {
            text: part.name(),
            is_chosen: *part == shown,
            barred: None,
        });
        chosen = widgets::segments_ui(ui, ctx.theme, row, &segments.collect::<Vec<_>>());
        match shown {
            Part::TakeDown => entry_part_ui(ui, ctx, actions),
            Part::List => list::list_ui(ui, ctx, actions),
            Part::Voices => list_part_ui(ui, ctx, actions),
            Part::Together => together_part_ui(ui, ctx, actions),
        }
    });
    if let Some(part) = chosen.and_then(|index| parts.get(index)) {
        ui.data_mut(|data| data.insert_temp(key, *part));
        ui.request_repaint();
    }
}

fn entry_part_ui(ui: &mut Ui, ctx: &Ctx<'_>, actions: &mut Vec<Action>) {
    ui.add_space(16.0);
    ui.add_enabled_ui(!ctx.file.read_only, |ui| {
        entry::entry_ui(ui, ctx, actions);
    });
}

fn list_part_ui(ui: &mut Ui, ctx: &Ctx<'_>, actions: &mut Vec<Action>) {
    entry_part_ui(ui, ctx, actions);
    list::list_ui(ui, ctx, actions);
}

fn together_part_ui(ui: &mut Ui, ctx: &Ctx<'_>, actions: &mut Vec<Action>) {
    ScrollArea::vertical()
        .id_salt("what voices say")
        .auto_shrink(false)
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing = egui::Vec2::ZERO;
            ui.add_space(16.0);
            together::together_ui(ui, ctx, actions);
            coverage::coverage_ui(ui, ctx, actions);
            ui.add_space(PADDING);
        });
}

fn part_ui(ui: &mut Ui, rect: Rect, content: impl FnOnce(&mut Ui)) {
    let inner = rect.shrink2(vec2(PADDING, 0.0));
    ui.scope_builder(UiBuilder::new().max_rect(inner), |ui| {
        ui.set_clip_rect(rect.intersect(ui.clip_rect()));
        ui.spacing_mut().item_spacing = vec2(12.0, 0.0);
        content(ui);
    });
}

/// What is being dragged, beside the pointer.
fn carried_ui(ui: &Ui, ctx: &Ctx<'_>) {
    let Some(carried) = DragAndDrop::payload::<Carried>(ui.ctx()) else {
        return;
    };
    let Some(pos) = ui.input(|input| input.pointer.interact_pos()) else {
        return;
    };
    let layer = LayerId::new(Order::Tooltip, egui::Id::unique("carried voices"));
    let painter = ui.ctx().layer_painter(layer);
    let text = words::count(carried.0.len());
    let colour = theme::colour(ctx.theme, Role::OnAccent);
    let galley = painter.layout_no_wrap(text, theme::medium(theme::CAPTION), colour);
    let at = pos + vec2(16.0, 8.0);
    let bed = Rect::from_min_size(at, galley.size()) + Margin::symmetric(8, 4);
    painter.rect_filled(bed, theme::RADIUS, theme::colour(ctx.theme, Role::Accent));
    painter.galley(at, galley, colour);
}
