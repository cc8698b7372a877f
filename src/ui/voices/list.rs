//! Owns the list of voices: only the rows in view are laid out, the fields of the open one stand under it.

use std::collections::BTreeSet;
use std::ops::Range;

use eframe::egui;
use egui::{Id, Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

use super::change;
use super::editor::{self, segments_of};
use super::entry::{gap_ui, pick_touchpoint};
use super::filter::{filter_ui, rows};
use super::row::{self, HEIGHT};
use crate::action::{Action, VoiceAction};
use crate::model::VoiceId;
use crate::scene::Role;
use crate::scene::shape::TextStyle;
use crate::ui::widgets::{self, Line, Pick, Row};
use crate::ui::{Ctx, theme};
use crate::words::voices as words;

/// How high the fields of a voice are until they were shown once.
const EDITOR: f32 = 420.0;

/// Where the rows are.
#[derive(Debug, Clone, Copy)]
struct Places {
    /// Where the first one begins.
    top: f32,
    /// The place of the open one.
    open: Option<usize>,
    /// How high its fields are.
    editor: f32,
}

impl Places {
    #[expect(clippy::cast_precision_loss, reason = "rows are counted in thousands")]
    fn row(&self, index: usize, (left, right): (f32, f32)) -> Rect {
        let beyond = self.open.is_some_and(|open| index > open);
        let below = if beyond { self.editor } else { 0.0 };
        let top = self.top + index as f32 * HEIGHT + below;
        Rect::from_min_max(pos2(left, top), pos2(right, top + HEIGHT))
    }

    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "rows are counted in thousands, and what is negative becomes 0"
    )]
    fn in_view(&self, view: Rect, count: usize) -> Range<usize> {
        let editor = if self.open.is_some() {
            self.editor
        } else {
            0.0
        };
        let first = ((view.min.y - editor) / HEIGHT).floor().max(0.0) as usize;
        let end = (view.max.y / HEIGHT).ceil().max(0.0) as usize;
        first.min(count)..end.min(count)
    }
}

/// Shows filters and list in what is left of the height.
pub(super) fn list_ui(ui: &mut Ui, ctx: &Ctx<'_>, actions: &mut Vec<Action>) {
    gap_ui(ui);
    let filter = filter_ui(ui, ctx);
    let rows = rows(ui, ctx, &filter);
    let all = ctx.project.voices.len();
    let chosen: Vec<VoiceId> = ctx.session.voices.chosen.iter().cloned().collect();
    let chosen: Vec<VoiceId> = chosen
        .into_iter()
        .filter(|id| ctx.project.voices.contains_key(id))
        .collect();
    let style = TextStyle::regular(theme::CAPTION, Role::Text2);
    let text = if rows.is_empty() && all > 0 {
        words::NONE_FOUND.to_owned()
    } else {
        words::shown(rows.len(), all)
    };
    widgets::caption_ui(ui, ctx.theme, 24.0, Line::left(&text, style));
    if chosen.len() > 1 {
        chosen_ui(ui, ctx, &chosen, actions);
    }
    let open = ctx.session.voices.open.as_ref();
    let open = open.and_then(|open| rows.iter().position(|id| id == open));
    let key = Id::unique("height of a voice’s fields");
    let editor = ui.data(|data| data.get_temp(key)).unwrap_or(EDITOR);
    ScrollArea::vertical()
        .id_salt("voices")
        .auto_shrink(false)
        .show_viewport(ui, |ui, view| {
            let left_top = ui.max_rect().min;
            let width = ui.available_width();
            let places = Places {
                top: left_top.y,
                open,
                editor,
            };
            let sides = (left_top.x, left_top.x + width);
            let end = rows
                .len()
                .checked_sub(1)
                .map(|last| places.row(last, sides));
            let below = if open == rows.len().checked_sub(1) {
                editor
            } else {
                0.0
            };
            let height = end.map_or(0.0, |end| end.bottom() - left_top.y + below);
            ui.set_height(height.max(1.0));
            for index in places.in_view(view, rows.len()) {
                let Some(id) = rows.get(index) else {
                    continue;
                };
                let rect = places.row(index, sides);
                let asked = row::row_ui(ui, ctx, (id, rect), &chosen, actions);
                if let Some(onwards) = asked {
                    go_on(ui, &rows, (index, onwards), &places, sides);
                }
                if open == Some(index) {
                    let below = Rect::from_min_max(
                        rect.left_bottom(),
                        pos2(rect.right(), rect.bottom() + editor.max(EDITOR)),
                    );
                    let height = open_ui(ui, ctx, (id, below), actions);
                    ui.data_mut(|data| data.insert_temp(key, height));
                    if (height - editor).abs() > 0.5 {
                        ui.request_repaint();
                    }
                }
            }
        });
}

/// The keyboard goes to the row so many places on.
fn go_on(
    ui: &Ui,
    rows: &[VoiceId],
    (index, onwards): (usize, isize),
    places: &Places,
    sides: (f32, f32),
) {
    let Some(next) = index.checked_add_signed(onwards) else {
        return;
    };
    let Some(id) = rows.get(next) else {
        return;
    };
    ui.memory_mut(|memory| memory.request_focus(row::row_id(id)));
    let rect = places.row(next, sides);
    ui.scroll_to_rect_animation(rect, None, egui::style::ScrollAnimation::none());
}

/// Shows the fields of the open voice, and gives their height.
fn open_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    (id, rect): (&VoiceId, Rect),
    actions: &mut Vec<Action>,
) -> f32 {
    let Some(voice) = ctx.project.voices.get(id) else {
        return 0.0;
    };
    let place = UiBuilder::new()
        .max_rect(rect)
        .id_salt(("voice", id.as_str()));
    let mut inner = ui.new_child(place);
    editor::editor_ui(&mut inner, ctx, (id, voice), actions);
    inner.min_rect().height()
}

/// What can be done with all that are chosen.
fn chosen_ui(ui: &mut Ui, ctx: &Ctx<'_>, chosen: &[VoiceId], actions: &mut Vec<Action>) {
    let text = words::count(chosen.len());
    let id = Id::unique("chosen voices");
    let row = |name, text| Row {
        id: id.with(name),
        caption: "",
        name,
        text,
        column: 8.0,
    };
    ui.add_enabled_ui(!ctx.file.read_only, |ui| {
        ui.columns(3, |columns| {
            let mut columns = columns.iter_mut();
            if let Some(ui) = columns.next() {
                let row = row(words::ATTACH_TO, words::ATTACH_TO);
                if let Some(step) = pick_touchpoint(ui, ctx, row) {
                    actions.push(change::attach(ctx, chosen, step.as_ref()));
                }
            }
            if let Some(ui) = columns.next() {
                let row = row(words::SEGMENT_OF_CHOSEN, words::SEGMENT);
                match segments_of(ui, ctx, row) {
                    Some((Pick::New(name), _)) => {
                        let action = VoiceAction::Segment(chosen.to_vec(), name);
                        actions.push(Action::Voice(action));
                    }
                    Some((Pick::Existing(_) | Pick::Nothing, segment)) => {
                        actions.push(change::in_segment(ctx, chosen, segment.as_ref()));
                    }
                    None => {}
                }
            }
            if let Some(ui) = columns.next() {
                let button = widgets::button_ui(ui, ctx.theme, words::DELETE_CHOSEN, Role::Danger);
                if button.on_hover_text(&text).clicked() {
                    actions.push(change::delete(chosen));
                    actions.push(Action::Voice(VoiceAction::Choose(BTreeSet::new())));
                }
            }
        });
    });
    ui.allocate_space(vec2(0.0, 8.0));
}
