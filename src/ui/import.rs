//! Owns the sheet that shows what a file holds before any of it is added: which column is which of our fields, what is
//! new, what is there already, and what can't be read, with the reason. Nothing changes until its button is pressed.

use eframe::egui;
use egui::{EventFilter, Id, Key, Modifiers, Rect, ScrollArea, Sense, StrokeKind, Ui, pos2, vec2};

use super::canvas::canvas_id;
use super::parts::{self, Face, Line};
use super::widgets::{self, Row as FieldRow};
use super::{Ctx, theme};
use crate::action::{
    Action, ImportAction, ImportField as Field, ImportKind as Kind, ImportRow as Row,
    ImportState as State, Similar,
};
use crate::scene::Role;
use crate::scene::glyphs::Icon;
use crate::scene::shape::TextStyle;
use crate::words::{capture, import as words, panels};

/// The widest that the sheet gets.
const WIDEST: f32 = 860.0;
const MARGIN: f32 = 24.0;
const ROW: f32 = 28.0;
const HEAD: f32 = 72.0;
/// Where the field of a column begins.
const COLUMN: f32 = 300.0;
/// In a room that is no higher than this the rows get what is air elsewhere.
const LOW: f32 = 360.0;
/// Between columns and rows.
const GAP: f32 = 8.0;
/// The height of a column's line.
const CHOICE: f32 = 26.0;
/// The height of a remark.
const REMARK: f32 = 22.0;
/// There is room for so many rows, also while they are looked through.
const LEAST_ROWS: usize = 4;
/// So much of the room the columns take at most where the rows need the rest.
const COLUMNS_SHARE: f32 = 0.45;

/// What a file holds, before any of it is in the project.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Incoming {
    /// The name of the file; none: it is from the clipboard.
    pub name: Option<String>,
    /// Its tables.
    pub tables: Vec<IncomingTable>,
    /// Its rows: first those that need a look.
    pub rows: Vec<Row>,
    /// What there is to say about columns and names.
    pub remarks: Vec<String>,
    /// Whether names that are nearly those of touchpoints are taken for them.
    pub similar: Similar,
    /// Whether it is known what becomes of the rows: it is computed beside the window.
    pub is_known: bool,
}

/// A table of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IncomingTable {
    /// The name of its sheet.
    pub name: String,
    /// What it tells.
    pub kind: Kind,
    /// Its columns: heading, what stands first in them, and what they are.
    pub columns: Vec<(String, String, Option<Field>)>,
}

impl Incoming {
    /// How many rows become that.
    #[must_use]
    pub fn count(&self, state: State) -> usize {
        self.rows.iter().filter(|row| row.state == state).count()
    }

    fn added(&self) -> usize {
        self.count(State::New) + self.count(State::Similar)
    }
}

/// What Enter and Esc do while the sheet is there. Called before the map takes its keys.
pub fn sheet_keys(ui: &Ui, ctx: &Ctx<'_>, actions: &mut Vec<Action>) {
    let Some(incoming) = &ctx.session.import else {
        return;
    };
    let focused = ui.memory(egui::Memory::focused);
    let is_ours = focused.is_none_or(|id| id == canvas_id() || id == add_id());
    let is_open = egui::Popup::is_any_open(ui.ctx());
    if is_open || ctx.session.is_asking() || ctx.session.name_edit.is_some() {
        return;
    }
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if pressed(Key::Escape) {
        actions.push(Action::Import(ImportAction::Leave));
    } else if is_ours && pressed(Key::Enter) {
        actions.push(answer(incoming));
    }
}

/// The sheet, over that part of the window.
pub fn sheet_ui(ui: &Ui, ctx: &Ctx<'_>, over: Rect, actions: &mut Vec<Action>) {
    let Some(incoming) = ctx.session.import.as_deref() else {
        return;
    };
    let air = if over.height() > LOW { MARGIN } else { GAP };
    let room = over.shrink(air);
    let width = room.width().min(WIDEST);
    let columns = columns_height(incoming);
    let foot = theme::CONTROL + 2.0 * air;
    let tall = HEAD + columns + GAP + height(incoming.rows.len().max(LEAST_ROWS), ROW) + foot;
    let size = vec2(width, tall.min(room.height()));
    let rect = Rect::from_min_size(pos2(room.center().x - width / 2.0, room.top()), size);
    egui::Area::new(Id::unique("import"))
        .order(egui::Order::Middle)
        .fixed_pos(rect.min)
        .constrain(false)
        .show(ui.ctx(), |ui| {
            ui.set_min_size(rect.size());
            ui.set_max_size(rect.size());
            // What lies under the sheet is not clicked through it.
            ui.interact(rect, Id::unique("the import"), Sense::click_and_drag());
            ui.painter().rect(
                rect,
                8.0,
                theme::colour(ctx.theme, Role::Raised),
                theme::stroke(ctx.theme, 1.0, Role::Border),
                StrokeKind::Inside,
            );
            let inner = rect.shrink2(vec2(MARGIN, 0.0));
            let foot = inner.bottom() - foot;
            head_ui(ui, ctx, incoming, inner);
            let top = inner.top() + HEAD;
            let rows = height(incoming.rows.len(), ROW);
            let share = (foot - top) * COLUMNS_SHARE;
            let end = top + columns.min(share.max(foot - top - GAP - rows));
            let columns = Rect::from_min_max(pos2(inner.left(), top), pos2(inner.right(), end));
            columns_ui(ui, ctx, incoming, columns, actions);
            let rows = Rect::from_min_max(pos2(inner.left(), end + GAP), pos2(inner.right(), foot));
            rows_ui(ui, ctx, incoming, rows);
            let foot = inner
                .with_min_y(foot + air)
                .with_max_y(inner.bottom() - air);
            foot_ui(ui, ctx, incoming, foot, actions);
        });
}

fn head_ui(ui: &Ui, ctx: &Ctx<'_>, incoming: &Incoming, rect: Rect) {
    let line = |text: &str, style: TextStyle, y: f32| {
        let line = Line::new(ui, ctx.theme, style, text, rect.width());
        let place = parts::rect(rect.left(), y - 10.0, rect.width(), 20.0);
        line.paint_left(ui, rect.left(), y);
        parts::label(ui, Id::unique(("import", text)), place, &line, text);
    };
    let strong = TextStyle::medium(theme::SECTION, Role::Text);
    line(
        &words::heading(incoming.name.as_deref()),
        strong,
        rect.top() + 28.0,
    );
    let counts = if incoming.is_known {
        words::counts(
            incoming.count(State::New),
            incoming.count(State::Similar),
            incoming.count(State::There),
            incoming.count(State::Wrong),
        )
    } else {
        words::LOOKING.to_owned()
    };
    let plain = TextStyle::regular(theme::BODY, Role::Text2);
    line(&counts, plain, rect.top() + 52.0);
}

/// Whether it is asked what becomes of names that are nearly those of touchpoints.
fn asks_similar(incoming: &Incoming) -> bool {
    incoming.similar == Similar::Taken || incoming.count(State::Similar) > 0
}

/// Whether something stands in a column.
fn is_told((heading, sample, _): &(String, String, Option<Field>)) -> bool {
    !heading.is_empty() || !sample.is_empty()
}

/// How high everything is that [`columns_ui`] shows.
fn columns_height(incoming: &Incoming) -> f32 {
    let tables = incoming.tables.iter();
    let told = |table: &IncomingTable| table.columns.iter().filter(|it| is_told(it)).count() + 1;
    let choices = tables.map(told).sum::<usize>() + usize::from(asks_similar(incoming));
    height(choices, CHOICE) + height(incoming.remarks.len(), REMARK)
}

#[expect(clippy::cast_precision_loss, reason = "far below 2^24")]
fn height(count: usize, each: f32) -> f32 {
    count as f32 * each
}

/// The columns, the switch for similar names and the remarks, scrolled where they need more room.
fn columns_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    incoming: &Incoming,
    rect: Rect,
    actions: &mut Vec<Action>,
) {
    let builder = egui::UiBuilder::new()
        .max_rect(rect)
        .id_salt("import-columns");
    let mut part = ui.new_child(builder);
    part.set_clip_rect(rect.expand2(vec2(8.0, 0.0)).intersect(ui.clip_rect()));
    part.spacing_mut().item_spacing.y = 0.0;
    let area = ScrollArea::vertical()
        .id_salt("columns")
        .max_height(rect.height())
        .min_scrolled_height(rect.height())
        .auto_shrink(false);
    area.show(&mut part, |ui| {
        for (place, table) in incoming.tables.iter().enumerate() {
            table_ui(ui, ctx, (place, table), actions);
        }
        if asks_similar(incoming) {
            similar_ui(ui, ctx, incoming.similar, actions);
        }
        for remark in &incoming.remarks {
            let style = TextStyle::regular(theme::BODY, Role::Text2);
            widgets::caption_ui(ui, ctx.theme, REMARK, widgets::Line::left(remark, style));
        }
    });
}

/// Whether names that are nearly those of touchpoints are taken for them.
fn similar_ui(ui: &mut Ui, ctx: &Ctx<'_>, similar: Similar, actions: &mut Vec<Action>) {
    const CHOICES: [Similar; 2] = [Similar::Left, Similar::Taken];
    let options = [words::NOT_ATTACHED, words::ATTACHED];
    let known = CHOICES.iter().position(|choice| *choice == similar);
    let row = FieldRow {
        id: Id::unique("import similar"),
        caption: words::NEARLY,
        name: words::NEARLY,
        text: match similar {
            Similar::Left => words::NOT_ATTACHED,
            Similar::Taken => words::ATTACHED,
        },
        column: COLUMN,
    };
    let chosen = widgets::choice_ui(ui, ctx.theme, row, &options, known);
    if let Some(choice) = chosen.and_then(|at| CHOICES.get(at)) {
        actions.push(Action::Import(ImportAction::Similar(*choice)));
    }
}

fn table_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    (place, table): (usize, &IncomingTable),
    actions: &mut Vec<Action>,
) {
    const KINDS: [Kind; 2] = [Kind::Touchpoints, Kind::Voices];
    let known = KINDS.iter().position(|kind| *kind == table.kind);
    let text = match table.kind {
        Kind::Touchpoints => words::TOUCHPOINTS,
        Kind::Voices => words::VOICES,
    };
    let caption = words::tells(&table.name);
    let row = FieldRow {
        id: Id::unique(("import kind", place)),
        caption: &caption,
        name: &caption,
        text,
        column: COLUMN,
    };
    let options = [words::TOUCHPOINTS, words::VOICES];
    let chosen = widgets::choice_ui(ui, ctx.theme, row, &options, known);
    if let Some(kind) = chosen.and_then(|at| KINDS.get(at)) {
        actions.push(Action::Import(ImportAction::Tell(place, *kind)));
    }
    let fields = Field::all(table.kind);
    let mut options = vec![words::LEFT_OUT];
    options.extend(fields.iter().map(|field| field.heading()));
    let columns = table.columns.iter().enumerate();
    // Nothing stands in the others.
    let columns = columns.filter(|(_, column)| is_told(column));
    for (column, (heading, sample, field)) in columns {
        let known = fields.iter().position(|it| Some(*it) == *field);
        let known = known.map_or(0, |at| at + 1);
        let caption = words::column(heading, sample);
        let row = FieldRow {
            id: Id::unique(("import column", place, column)),
            caption: &caption,
            name: &words::column_is(heading),
            text: field.map_or(words::LEFT_OUT, Field::heading),
            column: COLUMN,
        };
        if let Some(at) = widgets::choice_ui(ui, ctx.theme, row, &options, Some(known)) {
            let field = at.checked_sub(1).and_then(|at| fields.get(at)).copied();
            actions.push(Action::Import(ImportAction::Assign(place, column, field)));
        }
    }
}

fn rows_ui(ui: &mut Ui, ctx: &Ctx<'_>, incoming: &Incoming, rect: Rect) {
    let sides = (rect.left(), rect.right());
    parts::hairline(ui, ctx.theme, sides, rect.top(), Role::Border);
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
    let builder = egui::UiBuilder::new().max_rect(rect).id_salt("import-rows");
    let mut part = ui.new_child(builder);
    part.set_clip_rect(rect.intersect(ui.clip_rect()));
    part.spacing_mut().item_spacing.y = 0.0;
    let area = ScrollArea::vertical().id_salt("rows").auto_shrink(false);
    area.show_rows(&mut part, ROW, incoming.rows.len(), |ui, range| {
        if scrolled != 0.0 {
            ui.scroll_with_delta(vec2(0.0, scrolled));
        }
        let first = range.start;
        let rows = incoming.rows.get(range).unwrap_or_default();
        for (place, row) in (first..).zip(rows) {
            let size = vec2(ui.available_width(), ROW);
            let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
            row_ui(ui, ctx, (place, row), rect);
        }
    });
}

fn row_ui(ui: &Ui, ctx: &Ctx<'_>, (place, row): (usize, &Row), rect: Rect) {
    let (icon, ink, word) = match row.state {
        State::Wrong => (Icon::Close, Role::Danger, capture::ROW_WRONG),
        State::Similar => (Icon::Plus, Role::Warn, words::ROW_SIMILAR),
        State::New => (Icon::Plus, Role::Ok, capture::ROW_NEW),
        State::There => (Icon::Tick, Role::Text3, capture::ROW_THERE),
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
    let role = match row.state {
        State::Wrong => Role::Danger,
        State::Similar => Role::Warn,
        State::New | State::There => Role::Text2,
    };
    let about = line(role, &row.about, room * 0.56);
    about.paint_left(ui, left + room * 0.44, y);
    let whole = capture::row((&number, &row.name), word, &row.about);
    let elided = if name.is_elided() { &name } else { &about };
    parts::label(ui, Id::unique(("import-row", place)), rect, elided, &whole);
    let sides = (rect.left(), rect.right());
    parts::hairline(ui, ctx.theme, sides, rect.bottom() - 1.0, Role::Grid);
}

fn foot_ui(ui: &Ui, ctx: &Ctx<'_>, incoming: &Incoming, rect: Rect, actions: &mut Vec<Action>) {
    let count = incoming.added();
    let label = match (incoming.is_known, count) {
        (true, 0) => panels::CLOSE.to_owned(),
        (true, count) => words::import_rows(count),
        (false, _) => words::IMPORT.to_owned(),
    };
    let face = Face {
        shortcut: "Enter",
        ..Face::primary(&label)
    };
    let top = rect.top();
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
        actions.push(answer(incoming));
    }
    if incoming.is_known && count == 0 {
        return;
    }
    let face = Face {
        shortcut: "Esc",
        ..Face::raised(panels::CANCEL)
    };
    let width = face.width(ui, ctx.theme);
    let place = parts::rect(place.left() - 12.0 - width, top, width, theme::CONTROL);
    if parts::button(ui, ctx.theme, Id::unique("leave import"), place, face).clicked() {
        actions.push(Action::Import(ImportAction::Leave));
    }
}

/// What Enter does: with nothing to add it closes the sheet.
fn answer(incoming: &Incoming) -> Action {
    Action::Import(if incoming.is_known && incoming.added() == 0 {
        ImportAction::Leave
    } else {
        ImportAction::Add
    })
}

fn add_id() -> Id {
    Id::unique("add import")
}
