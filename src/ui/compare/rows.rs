//! Owns the rows of the list: headings, records, matters with their ticks, conflicts with both sides.

use eframe::egui;
use egui::{Id, Rect, Response, Sense, Ui, WidgetInfo, pos2};

use super::super::parts::{self, Line, Ring};
use super::super::{Ctx, theme};
use crate::action::{Action, CompareAction};
use crate::edit::patch::Side;
use crate::scene::Role;
use crate::scene::glyphs::Icon;
use crate::scene::shape::TextStyle;
use crate::ui::state::Compared;
use crate::words::changes::Sign;
use crate::words::compare as words;

/// Height of a row.
pub(super) const ROW: f32 = 28.0;
/// Where the text of matters begins.
const TEXT: f32 = 34.0;
const BOX: f32 = 16.0;
/// Where the tick of a matter stands.
const TICK: f32 = 16.0;
/// Where the name of a record begins, after its sign.
const NAME: f32 = 24.0;

/// A row of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Row {
    /// The heading of what has to be decided.
    ToDecide,
    /// What the conflict of that number is about.
    Conflict(usize),
    /// One side of it.
    Choice(usize, Side),
    /// What was done about it, where there is nothing to choose.
    Done(usize),
    /// The heading over the record of that number.
    Heading(usize),
    /// The record of that number.
    Record(usize),
    /// A matter of it.
    Matter(usize, usize),
}

/// All rows, from the top.
pub(super) fn rows(compared: &Compared) -> Vec<Row> {
    let mut rows = Vec::new();
    if !compared.conflicts.is_empty() {
        rows.push(Row::ToDecide);
    }
    for (number, conflict) in compared.conflicts.iter().enumerate() {
        rows.push(Row::Conflict(number));
        if Compared::can_decide(conflict) {
            rows.extend([Side::Ours, Side::Theirs].map(|side| Row::Choice(number, side)));
        } else {
            rows.push(Row::Done(number));
        }
    }
    let mut heading = None;
    for (number, told) in compared.told.iter().enumerate() {
        if heading != Some(&told.heading) {
            heading = Some(&told.heading);
            rows.push(Row::Heading(number));
        }
        rows.push(Row::Record(number));
        rows.extend((0..told.lines.len()).map(|line| Row::Matter(number, line)));
    }
    rows
}

/// Shows the row at that place.
pub(super) fn row_ui(
    ui: &Ui,
    ctx: &Ctx<'_>,
    (compared, row): (&Compared, Row),
    place: Rect,
    actions: &mut Vec<Action>,
) {
    match row {
        Row::ToDecide => heading(ui, ctx, words::CONFLICTS, place),
        Row::Heading(number) => {
            let text = compared.told.get(number).map(|told| told.heading.as_str());
            heading(ui, ctx, text.unwrap_or_default(), place);
        }
        Row::Conflict(number) => {
            if let Some(told) = compared.conflicts_told.get(number) {
                plain(ui, ctx, (&told.what, Role::Text), place);
            }
        }
        Row::Done(number) => {
            if let Some(told) = compared.conflicts_told.get(number) {
                let place = place.with_min_x(place.left() + TEXT);
                plain(ui, ctx, (&told.done, Role::Text2), place);
            }
        }
        Row::Choice(number, side) => {
            if choice_ui(ui, ctx, (compared, number, side), place) {
                let decide = CompareAction::Decide(number, side);
                actions.push(Action::Compare(decide));
            }
        }
        Row::Record(number) => {
            if record_ui(ui, ctx, (compared, number), place) {
                actions.push(Action::Compare(CompareAction::Show(number)));
            }
        }
        Row::Matter(record, line) => {
            if matter_ui(ui, ctx, (compared, record, line), place) {
                actions.push(Action::Compare(CompareAction::Tick(record, line)));
            }
        }
    }
}

fn heading(ui: &Ui, ctx: &Ctx<'_>, text: &str, place: Rect) {
    let style = TextStyle::medium(theme::BODY, Role::Text2);
    let line = Line::new(ui, ctx.theme, style, text, place.width());
    line.paint_left(ui, place.left(), place.center().y + 3.0);
    let id = Id::unique(("compared heading", text));
    parts::label(ui, id, place, &line, text);
    let y = place.bottom() - 1.0;
    parts::hairline(ui, ctx.theme, (place.left(), place.right()), y, Role::Grid);
}

fn plain(ui: &Ui, ctx: &Ctx<'_>, (text, role): (&str, Role), place: Rect) {
    let style = TextStyle::regular(theme::BODY, role);
    let line = Line::new(ui, ctx.theme, style, text, place.width());
    line.paint_left(ui, place.left(), place.center().y);
    let id = Id::unique(("compared text", text, place.top().to_bits()));
    parts::label(ui, id, place, &line, text);
}

/// The ink in which what became of a record is marked; the sign says the same.
pub(super) const fn ink(sign: Sign) -> Role {
    match sign {
        Sign::Added => Role::Ok,
        Sign::Removed => Role::Danger,
        Sign::Moved | Sign::Changed => Role::Accent,
    }
}

/// True where the record is to be shown.
fn record_ui(ui: &Ui, ctx: &Ctx<'_>, (compared, number): (&Compared, usize), place: Rect) -> bool {
    let Some(told) = compared.told.get(number) else {
        return false;
    };
    let id = Id::unique(("compared record", told.key.path()));
    let response = ui.interact(place, id, Sense::click());
    let heard = format!("{}, {}", words::go_to(&told.what), told.sign.word());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &heard));
    if compared.shown == Some(number) {
        parts::fill_row(ui, ctx.theme, place, Role::AccentTint);
    } else if response.hovered() {
        parts::fill_row(ui, ctx.theme, place, Role::Lane);
    }
    let line =
        |style, text: &str| Line::new(ui, ctx.theme, style, text, place.width() - NAME - 8.0);
    let sign = TextStyle::medium(theme::STRONG, ink(told.sign));
    let middle = place.center().y;
    line(sign, told.sign.glyph()).paint_centred(ui, pos2(place.left() + 12.0, middle));
    let name = line(TextStyle::medium(theme::BODY, Role::Text), &told.what);
    name.paint_left(ui, place.left() + NAME, middle);
    finish(ui, ctx, &response, (&name, &told.what))
}

/// True where the matter is to be taken over, or not any more.
fn matter_ui(
    ui: &Ui,
    ctx: &Ctx<'_>,
    (compared, record, number): (&Compared, usize, usize),
    place: Rect,
) -> bool {
    let Some(told) = compared.told.get(record) else {
        return false;
    };
    let text = told.lines.get(number).map_or("", |line| line.text.as_str());
    let is_ticked = compared.ticked.contains(&(record, number));
    let id = Id::unique(("compared matter", told.key.path(), number));
    let response = ui.interact(place, id, Sense::click());
    let heard = words::heard(&told.what, text);
    response.widget_info(|| WidgetInfo::selected(egui::Role::CheckBox, true, is_ticked, &heard));
    if response.hovered() {
        parts::fill_row(ui, ctx.theme, place, Role::Lane);
    }
    tick(
        ui,
        ctx,
        pos2(place.left() + TICK, place.center().y),
        is_ticked,
    );
    let style = TextStyle::regular(theme::BODY, Role::Text);
    let line = Line::new(ui, ctx.theme, style, text, place.width() - TEXT - 8.0);
    line.paint_left(ui, place.left() + TEXT, place.center().y);
    finish(ui, ctx, &response, (&line, text))
}

/// True where that side is chosen.
fn choice_ui(
    ui: &Ui,
    ctx: &Ctx<'_>,
    (compared, number, side): (&Compared, usize, Side),
    place: Rect,
) -> bool {
    let Some(told) = compared.conflicts_told.get(number) else {
        return false;
    };
    let (whose, value) = match side {
        Side::Ours => (words::MINE, &told.ours),
        Side::Theirs => (words::THEIRS, &told.theirs),
    };
    let is_chosen = compared.decided.get(number) == Some(&side);
    let id = Id::unique(("compared choice", number, side == Side::Ours));
    let response = ui.interact(place, id, Sense::click());
    let heard = words::side_heard(&told.what, whose, value);
    response.widget_info(|| WidgetInfo::selected(egui::Role::RadioButton, true, is_chosen, &heard));
    if response.hovered() {
        parts::fill_row(ui, ctx.theme, place, Role::Lane);
    }
    let at = pos2(place.left() + TICK, place.center().y);
    let rim = if is_chosen {
        Role::Accent
    } else {
        Role::Control
    };
    let painter = ui.painter();
    painter.circle_stroke(at, BOX / 2.0, theme::stroke(ctx.theme, 1.5, rim));
    if is_chosen {
        painter.circle_filled(at, BOX / 4.0, theme::colour(ctx.theme, Role::Accent));
    }
    let text = words::heard(whose, value);
    let style = TextStyle::regular(theme::BODY, Role::Text);
    let line = Line::new(ui, ctx.theme, style, &text, place.width() - TEXT - 8.0);
    line.paint_left(ui, place.left() + TEXT, place.center().y);
    finish(ui, ctx, &response, (&line, &text))
}

fn tick(ui: &Ui, ctx: &Ctx<'_>, at: egui::Pos2, is_ticked: bool) {
    let square = Rect::from_center_size(at, egui::Vec2::splat(BOX));
    let painter = ui.painter();
    if is_ticked {
        painter.rect_filled(square, 4.0, theme::colour(ctx.theme, Role::Accent));
        parts::paint_icon(ui, ctx.theme, at, (Icon::Tick, 11.0), Role::OnAccent);
    } else {
        let rim = theme::stroke(ctx.theme, 1.5, Role::Control);
        let fill = theme::colour(ctx.theme, Role::Surface);
        painter.rect(square, 4.0, fill, rim, egui::StrokeKind::Inside);
    }
}

/// The ring, the whole text where it is elided, the row brought into sight where the keyboard is; true where pressed.
fn finish(ui: &Ui, ctx: &Ctx<'_>, response: &Response, (line, text): (&Line, &str)) -> bool {
    parts::focus_ring(ui, ctx.theme, response, Ring::Inside);
    if line.is_elided() {
        response.clone().on_hover_text(text);
    }
    if response.gained_focus() {
        ui.scroll_to_rect(response.rect, None);
    }
    response.clicked()
}
