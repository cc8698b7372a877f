//! Owns the sheet over the map that shows what a pasted table holds, before any of it is added: what is new, what is
//! there already, and what can't be read, with the reason. Everything beside it stays at hand.

use eframe::egui;
use egui::{EventFilter, Id, Key, Modifiers, Rect, ScrollArea, Sense, StrokeKind, Ui, pos2, vec2};

use super::canvas::canvas_id;
use super::parts::{self, Face, Line};
use super::{Ctx, theme};
use crate::action::Action;
use crate::scene::Role;
use crate::scene::glyphs::Icon;
use crate::scene::shape::TextStyle;
use crate::words::{capture, panels};

/// The widest that the sheet gets.
const WIDEST: f32 = 760.0;
const MARGIN: f32 = 24.0;
const ROW: f32 = 28.0;
/// Height of a remark.
const REMARK: f32 = 20.0;
/// More remarks are not shown.
const MOST_REMARKS: usize = 4;

/// A table that was pasted and waits to be added.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PastedTable {
    /// Its rows: first what can't be read, then what is new, then what is there already.
    pub rows: Vec<PastedRow>,
    /// What there is to say about its columns.
    pub remarks: Vec<String>,
}

/// A row of a pasted table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastedRow {
    /// Its number in the table, from 1.
    pub number: usize,
    /// What it is called.
    pub name: String,
    /// Where it goes and how it is rated; or what is wrong with it.
    pub about: String,
    /// What becomes of it.
    pub state: PastedState,
}

/// What becomes of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PastedState {
    /// It can't be read.
    Wrong,
    /// It is added.
    New,
    /// It is on the map already and stays as it is.
    There,
}

impl PastedTable {
    /// How many rows are of that kind.
    #[must_use]
    pub fn count(&self, state: PastedState) -> usize {
        self.rows.iter().filter(|row| row.state == state).count()
    }
}

/// What Enter and Esc do while the sheet is there: they are its own unless a text is being typed somewhere. Called
/// before the map takes its keys.
pub fn sheet_keys(ui: &Ui, ctx: &Ctx<'_>, actions: &mut Vec<Action>) {
    let Some(table) = &ctx.session.pasted else {
        return;
    };
    let focused = ui.memory(egui::Memory::focused);
    let is_ours = focused.is_none_or(|id| id == canvas_id() || id == add_id());
    if !is_ours || ctx.session.question.is_some() || ctx.session.name_edit.is_some() {
        return;
    }
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if pressed(Key::Escape) {
        actions.push(Action::LeavePasted);
    } else if pressed(Key::Enter) {
        actions.push(answer(table));
    }
}

/// The sheet, over that part of the window.
pub fn sheet_ui(ui: &Ui, ctx: &Ctx<'_>, over: Rect, actions: &mut Vec<Action>) {
    let Some(table) = ctx.session.pasted.as_deref() else {
        return;
    };
    let room = over.shrink(MARGIN);
    let width = room.width().min(WIDEST);
    let remarks = table.remarks.len().min(MOST_REMARKS);
    let head = height(remarks, REMARK) + 76.0;
    let foot = theme::CONTROL + 2.0 * MARGIN;
    let tall = head + height(table.rows.len(), ROW) + foot;
    let size = vec2(width, tall.min(room.height()));
    let rect = Rect::from_min_size(pos2(room.center().x - width / 2.0, room.top()), size);
    egui::Area::new(Id::unique("pasted table"))
        .order(egui::Order::Middle)
        .fixed_pos(rect.min)
        .constrain(false)
        .show(ui.ctx(), |ui| {
            ui.set_min_size(rect.size());
            ui.set_max_size(rect.size());
            // What lies under the sheet is not clicked through it.
            ui.interact(
                rect,
                Id::unique("the pasted table"),
                Sense::click_and_drag(),
            );
            ui.painter().rect(
                rect,
                8.0,
                theme::colour(ctx.theme, Role::Raised),
                theme::stroke(ctx.theme, 1.0, Role::Border),
                StrokeKind::Inside,
            );
            let inner = rect.shrink2(vec2(MARGIN, 0.0));
            head_ui(ui, ctx, table, inner);
            let rows = Rect::from_min_max(
                pos2(inner.left(), rect.top() + head),
                pos2(inner.right(), rect.bottom() - foot),
            );
            foot_ui(ui, ctx, table, inner, actions);
            rows_ui(ui, ctx, table, rows);
        });
}

fn head_ui(ui: &Ui, ctx: &Ctx<'_>, table: &PastedTable, rect: Rect) {
    let line = |text: &str, style: TextStyle, y: f32| {
        let line = Line::new(ui, ctx.theme, style, text, rect.width());
        let place = parts::rect(rect.left(), y - 10.0, rect.width(), 20.0);
        line.paint_left(ui, rect.left(), y);
        parts::label(ui, Id::unique(("pasted", text)), place, &line, text);
    };
    let strong = TextStyle::medium(theme::SECTION, Role::Text);
    line(capture::PASTED_TABLE, strong, rect.top() + 28.0);
    let counts = capture::pasted_counts(
        table.count(PastedState::New),
        table.count(PastedState::There),
        table.count(PastedState::Wrong),
    );
    let plain = TextStyle::regular(theme::BODY, Role::Text2);
    line(&counts, plain, rect.top() + 52.0);
    for (place, remark) in table.remarks.iter().take(MOST_REMARKS).enumerate() {
        line(remark, plain, rect.top() + 72.0 + height(place, REMARK));
    }
}

fn rows_ui(ui: &mut Ui, ctx: &Ctx<'_>, table: &PastedTable, rect: Rect) {
    let has_keys = ui.memory(|memory| memory.has_focus(add_id()));
    let scrolled = ui.input_mut(|input| {
        let mut by = |key, rows: f32| {
            let is_pressed = has_keys && input.consume_key(Modifiers::NONE, key);
            if is_pressed { rows * ROW } else { 0.0 }
        };
        by(Key::ArrowDown, -1.0)
            + by(Key::ArrowUp, 1.0)
            + by(Key::PageDown, -10.0)
            + by(Key::PageUp, 10.0)
    });
    parts::hairline(
        ui,
        ctx.theme,
        (rect.left(), rect.right()),
        rect.top(),
        Role::Border,
    );
    let mut part = ui.new_child(egui::UiBuilder::new().max_rect(rect).id_salt("pasted-rows"));
    part.set_clip_rect(rect.intersect(ui.clip_rect()));
    part.spacing_mut().item_spacing.y = 0.0;
    let area = ScrollArea::vertical().auto_shrink(false);
    area.show_rows(&mut part, ROW, table.rows.len(), |ui, range| {
        if scrolled != 0.0 {
            ui.scroll_with_delta(vec2(0.0, scrolled));
        }
        for row in table.rows.get(range).unwrap_or_default() {
            let size = vec2(ui.available_width(), ROW);
            let (place, _) = ui.allocate_exact_size(size, Sense::hover());
            row_ui(ui, ctx, row, place);
        }
    });
}

fn row_ui(ui: &Ui, ctx: &Ctx<'_>, row: &PastedRow, rect: Rect) {
    let (icon, ink, word) = match row.state {
        PastedState::Wrong => (Icon::Close, Role::Danger, capture::ROW_WRONG),
        PastedState::New => (Icon::Plus, Role::Ok, capture::ROW_NEW),
        PastedState::There => (Icon::Tick, Role::Text3, capture::ROW_THERE),
    };
    let y = rect.center().y;
    let line = |role, text: &str, width| {
        let style = TextStyle::regular(theme::BODY, role);
        Line::new(ui, ctx.theme, style, text, width)
    };
    let number = row.number.to_string();
    line(Role::Text3, &number, 56.0).paint_right(ui, rect.left() + 48.0, y);
    let at = pos2(rect.left() + 68.0, y);
    parts::paint_icon(ui, ctx.theme, at, (icon, 14.0), ink);
    let left = rect.left() + 88.0;
    let room = (rect.right() - left - 12.0).max(0.0);
    let name = line(Role::Text, &row.name, room * 0.42);
    name.paint_left(ui, left, y);
    let role = if row.state == PastedState::Wrong {
        Role::Danger
    } else {
        Role::Text2
    };
    let about = line(role, &row.about, room * 0.56);
    about.paint_left(ui, left + room * 0.44, y);
    let whole = capture::pasted_row((&number, &row.name), word, &row.about);
    let elided = if name.is_elided() { &name } else { &about };
    parts::label(
        ui,
        Id::unique(("pasted-row", row.number)),
        rect,
        elided,
        &whole,
    );
    parts::hairline(
        ui,
        ctx.theme,
        (rect.left(), rect.right()),
        rect.bottom() - 1.0,
        Role::Grid,
    );
}

fn foot_ui(ui: &Ui, ctx: &Ctx<'_>, table: &PastedTable, rect: Rect, actions: &mut Vec<Action>) {
    let count = table.count(PastedState::New);
    let label = capture::add_touchpoints(count);
    let face = if count == 0 {
        Face {
            shortcut: "Enter",
            ..Face::primary(panels::CLOSE)
        }
    } else {
        Face {
            shortcut: "Enter",
            ..Face::primary(&label)
        }
    };
    let top = rect.bottom() - MARGIN - theme::CONTROL;
    let width = face.width(ui, ctx.theme);
    let place = parts::rect(rect.right() - width, top, width, theme::CONTROL);
    let add = parts::button(ui, ctx.theme, add_id(), place, face);
    if parts::has_just_appeared(ui, add_id().with("since")) {
        add.request_focus();
    }
    let filter = EventFilter {
        vertical_arrows: true,
        escape: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(add_id(), filter));
    if add.clicked() {
        actions.push(answer(table));
    }
    if count == 0 {
        return;
    }
    let face = Face {
        shortcut: "Esc",
        ..Face::raised(panels::CANCEL)
    };
    let width = face.width(ui, ctx.theme);
    let place = parts::rect(place.left() - 12.0 - width, top, width, theme::CONTROL);
    if parts::button(ui, ctx.theme, Id::unique("leave pasted"), place, face).clicked() {
        actions.push(Action::LeavePasted);
    }
}

/// What Enter does: with nothing to add it closes the sheet.
fn answer(table: &PastedTable) -> Action {
    if table.count(PastedState::New) == 0 {
        Action::LeavePasted
    } else {
        Action::AddPasted
    }
}

fn add_id() -> Id {
    Id::unique("add pasted")
}

#[expect(clippy::cast_precision_loss, reason = "far below 2^24")]
fn height(count: usize, each: f32) -> f32 {
    count as f32 * each
}
