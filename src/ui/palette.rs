//! The command palette: every command and every place of the project by name, the best match first.

mod candidates;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use eframe::egui;
use egui::{
    Area, CornerRadius, Frame, Id, Key, Modifiers, Order, Rect, Sense, StrokeKind, TextEdit, Ui,
    UiBuilder, WidgetInfo, pos2, vec2,
};

use super::parts::{self, Line};
use super::theme;
use crate::action::Action;
use crate::command::Situation;
use crate::model::{JourneyId, Project};
use crate::scene::Role;
use crate::scene::glyphs::Icon;
use crate::scene::palette::Theme;
use crate::scene::shape::TextStyle;
use crate::words::shell as words;
use candidates::{Candidate, Candidates, Does};

const WIDTH: f32 = 560.0;
const FIELD: f32 = 48.0;
const ROW: f32 = 32.0;
/// How many rows are shown at a time.
const ROWS: usize = 10;
const TOP: f32 = 56.0;

/// What the palette reads. On the start screen there is no project to go to places of.
pub struct PaletteCtx<'a> {
    /// The project, if one is open, and its journey that is shown.
    pub project: Option<(&'a Project, &'a JourneyId)>,
    /// Grows with every change of the project.
    pub revision: u64,
    /// What commands find at the moment.
    pub situation: Situation,
    /// The colours.
    pub theme: Theme,
}

/// What the palette remembers while it is open.
#[derive(Clone)]
struct Memory {
    text: String,
    /// Which of the results the keyboard is on.
    chosen: usize,
    /// The first of the results that are shown.
    first: usize,
    /// How many of them are shown.
    rows: usize,
    key: (u64, Situation),
    candidates: Arc<Candidates>,
    results: Arc<Vec<usize>>,
}

impl Memory {
    fn new(ctx: &PaletteCtx<'_>, text: String) -> Self {
        let candidates = Candidates::of(ctx.project, &ctx.situation);
        let results = Arc::new(candidates.results(&text));
        Self {
            text,
            chosen: 0,
            first: 0,
            rows: ROWS,
            key: (ctx.revision, ctx.situation),
            candidates: Arc::new(candidates),
            results,
        }
    }

    /// What was remembered; looked up again where the project has changed since.
    fn load(ui: &Ui, ctx: &PaletteCtx<'_>) -> Self {
        let kept: Option<Self> = ui.data(|data| data.get_temp(memory_id()));
        match kept {
            Some(kept) if kept.key == (ctx.revision, ctx.situation) => kept,
            Some(kept) => Self::new(ctx, kept.text),
            None => Self::new(ctx, String::new()),
        }
    }

    fn type_text(&mut self, text: String) {
        self.results = Arc::new(self.candidates.results(&text));
        self.text = text;
        self.choose(0);
    }

    fn choose(&mut self, at: usize) {
        self.chosen = at.min(self.results.len().saturating_sub(1));
        let last_first = self.results.len().saturating_sub(self.rows);
        self.first = self
            .first
            .clamp((self.chosen + 1).saturating_sub(self.rows), self.chosen)
            .min(last_first);
    }

    /// Shows other results, as far as there are any.
    fn scroll(&mut self, rows: isize) {
        let last_first = self.results.len().saturating_sub(self.rows);
        self.first = self.first.saturating_add_signed(rows).min(last_first);
    }

    fn candidate(&self, at: usize) -> Option<&Candidate> {
        self.candidates.get(*self.results.get(at)?)
    }
}

fn memory_id() -> Id {
    Id::unique("palette")
}

/// Forgets what was typed and found: the palette is not open.
pub fn forget(ctx: &egui::Context) {
    ctx.data_mut(|data| data.remove::<Memory>(memory_id()));
}

/// The palette under the header. What is chosen goes into the actions, and the palette away.
pub fn palette_ui(ui: &Ui, ctx: &PaletteCtx<'_>, actions: &mut Vec<Action>) {
    let mut memory = Memory::load(ui, ctx);
    let window = ui.ctx().content_rect();
    let width = WIDTH.min(window.width() - 16.0);
    let lowest = window.bottom() - 16.0;
    let mut shown = 0;
    let mut height = FIELD + 8.0;
    while shown < memory.results.len().clamp(1, ROWS) && TOP + height + ROW <= lowest {
        shown += 1;
        height += ROW;
    }
    memory.rows = shown.max(1);
    let rect = parts::rect(window.center().x - width / 2.0, TOP, width, height);
    let area = Area::new(Id::unique("palette area"))
        .order(Order::Foreground)
        .fixed_pos(rect.min)
        .constrain(false);
    area.show(ui.ctx(), |ui| {
        ui.set_clip_rect(rect.expand(2.0));
        ui.allocate_rect(rect, Sense::click());
        let fill = theme::colour(ctx.theme, Role::Raised);
        let edge = theme::stroke(ctx.theme, 1.0, Role::Control);
        ui.painter()
            .rect(rect, CornerRadius::same(8), fill, edge, StrokeKind::Inside);
        keys_ui(ui, &mut memory, actions);
        let field = parts::rect(rect.left(), rect.top(), rect.width(), FIELD);
        field_ui(ui, ctx, field, &mut memory);
        let list = Rect::from_min_max(pos2(rect.left(), field.bottom()), rect.max);
        list_ui(ui, ctx, (list, shown), &mut memory, actions);
    });
    let is_beside = ui.input(|input| {
        let pressed = input
            .pointer
            .any_pressed()
            .then(|| input.pointer.interact_pos());
        pressed.flatten().is_some_and(|pos| !rect.contains(pos))
    });
    if is_beside && actions.is_empty() {
        actions.push(Action::CloseSheet);
    }
    ui.data_mut(|data| data.insert_temp(memory_id(), memory));
}

/// Up and down go through the results, Enter takes the chosen one.
fn keys_ui(ui: &Ui, memory: &mut Memory, actions: &mut Vec<Action>) {
    let pressed = |key| ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key));
    let page = memory.rows;
    for (key, by) in [(Key::ArrowDown, 1), (Key::PageDown, page)] {
        let times = pressed(key);
        if times > 0 {
            memory.choose(memory.chosen + times * by);
        }
    }
    for (key, by) in [(Key::ArrowUp, 1), (Key::PageUp, page)] {
        let times = pressed(key);
        if times > 0 {
            memory.choose(memory.chosen.saturating_sub(times * by));
        }
    }
    if pressed(Key::Enter) > 0
        && let Some(candidate) = memory.candidate(memory.chosen)
    {
        run(candidate, actions);
    }
}

fn run(candidate: &Candidate, actions: &mut Vec<Action>) {
    if candidate.obstacle.is_some() {
        return;
    }
    match &candidate.does {
        Does::Run(command) => {
            actions.push(Action::CloseSheet);
            actions.push(Action::Command(*command));
        }
        Does::Ask(asked) => {
            actions.push(Action::CloseSheet);
            actions.extend(asked.iter().cloned());
        }
        Does::Go(place) => actions.push(Action::GoTo(place.clone())),
    }
}

fn field_ui(ui: &mut Ui, ctx: &PaletteCtx<'_>, rect: Rect, memory: &mut Memory) {
    let icon = pos2(rect.left() + 24.0, rect.center().y);
    parts::paint_icon(ui, ctx.theme, icon, (Icon::Search, 16.0), Role::Text2);
    let mut text = memory.text.clone();
    let room = Rect::from_min_max(
        pos2(rect.left() + 44.0, rect.center().y - 14.0),
        pos2(rect.right() - 16.0, rect.center().y + 14.0),
    );
    let mut part = ui.new_child(UiBuilder::new().max_rect(room).id_salt("palette-field"));
    let hint = egui::RichText::new(words::SEARCH_OR_RUN);
    let edit = TextEdit::singleline(&mut text)
        .id(Id::unique("palette field"))
        .font(theme::regular(theme::STRONG))
        .text_color(theme::colour(ctx.theme, Role::Text))
        .hint_text(hint.color(theme::colour(ctx.theme, Role::Text3)))
        .char_limit(200)
        .min_size(vec2(0.0, room.height()))
        .desired_width(room.width())
        .align(egui::Align2::LEFT_CENTER)
        .frame(Frame::new());
    let response = part.add(edit).accessible_name(words::SEARCH_OR_RUN);
    if !response.has_focus() {
        response.request_focus();
    }
    if response.changed() {
        memory.type_text(text);
    }
    parts::hairline(
        ui,
        ctx.theme,
        (rect.left() + 1.0, rect.right() - 1.0),
        rect.bottom() - 1.0,
        Role::Border,
    );
}

fn list_ui(
    ui: &Ui,
    ctx: &PaletteCtx<'_>,
    (rect, shown): (Rect, usize),
    memory: &mut Memory,
    actions: &mut Vec<Action>,
) {
    let list = ui.interact(rect, Id::unique("palette list"), Sense::hover());
    list.widget_info(|| WidgetInfo::labeled(egui::Role::ListBox, true, words::RESULTS));
    if list.contains_pointer() {
        let notches = ui.input(|input| input.smooth_scroll_delta().y / ROW);
        #[expect(clippy::cast_possible_truncation, reason = "a few rows")]
        memory.scroll(-(notches.round() as isize));
    }
    let mut top = rect.top() + 4.0;
    if memory.results.is_empty() {
        let place = parts::rect(rect.left() + 16.0, top, rect.width() - 32.0, ROW);
        let style = TextStyle::regular(theme::BODY, Role::Text2);
        let line = Line::new(ui, ctx.theme, style, words::NO_RESULT, place.width());
        line.paint_left(ui, place.left(), place.center().y);
        parts::label(ui, Id::unique("no result"), place, &line, words::NO_RESULT);
    }
    for at in memory.first..memory.first + shown {
        let Some(candidate) = memory.candidate(at).cloned() else {
            break;
        };
        let place = parts::rect(rect.left() + 4.0, top, rect.width() - 8.0, ROW);
        let row = row_ui(ui, ctx.theme, place, (&candidate, at == memory.chosen, at));
        if row.hovered() && ui.input(|input| input.pointer.is_moving()) {
            memory.chosen = at;
        }
        if row.clicked() {
            run(&candidate, actions);
        }
        top += ROW;
    }
}

fn row_ui(
    ui: &Ui,
    theme: Theme,
    rect: Rect,
    (candidate, is_chosen, at): (&Candidate, bool, usize),
) -> egui::Response {
    let response = ui.interact(rect, Id::unique(("palette row", at)), Sense::CLICK);
    let is_enabled = candidate.obstacle.is_none();
    response.widget_info(|| {
        WidgetInfo::selected(
            egui::Role::ListBoxOption,
            is_enabled,
            is_chosen,
            &candidate.name,
        )
    });
    ui.ctx()
        .accesskit_node_builder(response.id, |node| node.set_selected(is_chosen));
    if is_chosen {
        parts::fill_row(ui, theme, rect, Role::AccentTint);
    }
    let ink = if is_enabled { Role::Text } else { Role::Text3 };
    let beside = candidate.obstacle.unwrap_or(&candidate.beside);
    let faint = TextStyle::regular(theme::CAPTION, Role::Text3);
    let beside = Line::new(ui, theme, faint, beside, rect.width() / 2.0);
    let name = TextStyle::regular(theme::BODY, ink);
    let room = rect.width() - 36.0 - beside.width();
    let name = Line::new(ui, theme, name, &candidate.name, room);
    name.paint_left(ui, rect.left() + 12.0, rect.center().y);
    let after = rect.left() + 12.0 + name.width() + 10.0;
    let kind_room = rect.right() - 24.0 - beside.width() - after;
    if kind_room > 24.0 && !candidate.kind.is_empty() {
        let kind = Line::new(ui, theme, faint, &candidate.kind, kind_room);
        kind.paint_left(ui, after, rect.center().y);
    }
    beside.paint_right(ui, rect.right() - 12.0, rect.center().y);
    if name.is_elided() {
        return response.on_hover_text(&candidate.name);
    }
    response
}
