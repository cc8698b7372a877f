//! Owns the list of what is different: what is compared, the rows, and the buttons that take changes over.

use eframe::egui;
use egui::{Id, Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

use super::super::parts::{self, Face, Line, Loudness};
use super::super::{Ctx, theme};
use super::rows::{ROW, Row, row_ui, rows};
use crate::action::{Action, CompareAction, Ticks};
use crate::scene::Role;
use crate::scene::shape::TextStyle;
use crate::ui::state::Compared;
use crate::words::compare as words;

const MARGIN: f32 = 16.0;
/// Height of what stands over the rows.
const HEAD: f32 = 116.0;
/// Height of what stands under them.
const FOOT: f32 = 64.0;
/// How many rows beyond the view are there for the keyboard to go to.
const BEYOND: usize = 4;

/// Shows the list.
pub(super) fn list_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    compared: &Compared,
    place: Rect,
    actions: &mut Vec<Action>,
) {
    ui.painter()
        .rect_filled(place, 0.0, theme::colour(ctx.theme, Role::Surface));
    let inner = place.shrink2(vec2(MARGIN, 0.0));
    head_ui(ui, ctx, compared, inner, actions);
    let all = Rect::from_min_max(
        pos2(inner.left(), place.top() + HEAD),
        pos2(inner.right(), place.bottom() - FOOT),
    );
    rows_ui(ui, ctx, compared, all, actions);
    foot_ui(ui, ctx, compared, inner, actions);
}

fn head_ui(ui: &Ui, ctx: &Ctx<'_>, compared: &Compared, rect: Rect, actions: &mut Vec<Action>) {
    let line = |text: &str, style: TextStyle, y: f32| {
        let line = Line::new(ui, ctx.theme, style, text, rect.width());
        let place = parts::rect(rect.left(), y - 10.0, rect.width(), 20.0);
        line.paint_left(ui, rect.left(), y);
        parts::label(ui, Id::unique(("compare head", text)), place, &line, text);
    };
    let top = rect.top();
    let strong = TextStyle::medium(theme::SECTION, Role::Text);
    line(words::CHANGES, strong, top + 28.0);
    let faint = TextStyle::regular(theme::BODY, Role::Text2);
    line(&words::with(&compared.with.name), faint, top + 52.0);
    let matters = compared.matters();
    let counts = if matters == 0 && compared.conflicts.is_empty() {
        words::SAME.to_owned()
    } else {
        words::counts(matters, compared.ticked.len())
    };
    let middle = top + 88.0;
    let style = TextStyle::regular(theme::BODY, Role::Text);
    let counted = Line::new(ui, ctx.theme, style, &counts, rect.width() - 140.0);
    counted.paint_left(ui, rect.left(), middle);
    let place = parts::rect(rect.left(), middle - 10.0, rect.width() - 140.0, 20.0);
    parts::label(ui, Id::unique("compare counts"), place, &counted, &counts);
    let mut right = rect.right();
    for (label, ticks) in [(words::NONE, Ticks::None), (words::ALL, Ticks::All)] {
        let face = Face::plain(label);
        let width = face.width(ui, ctx.theme);
        let place = parts::rect(right - width, middle - 14.0, width, 28.0);
        right -= width + 4.0;
        if parts::button(ui, ctx.theme, Id::unique(("tick", label)), place, face).clicked() {
            actions.push(Action::Compare(CompareAction::TickAll(ticks)));
        }
    }
}

fn rows_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    compared: &Compared,
    place: Rect,
    actions: &mut Vec<Action>,
) {
    let sides = (place.left(), place.right());
    parts::hairline(ui, ctx.theme, sides, place.top(), Role::Border);
    parts::hairline(ui, ctx.theme, sides, place.bottom(), Role::Border);
    let rows = rows(compared);
    let mut part = ui.new_child(UiBuilder::new().max_rect(place).id_salt("compared rows"));
    part.set_clip_rect(place.intersect(ui.clip_rect()));
    let area = ScrollArea::vertical().auto_shrink(false);
    area.show_viewport(&mut part, |ui, view| {
        ui.set_height(offset(rows.len()));
        let (top, left) = (ui.max_rect().top(), ui.max_rect().left());
        let width = ui.max_rect().width();
        let first = index(view.top()).saturating_sub(BEYOND);
        let last = (index(view.bottom()) + BEYOND + 1).min(rows.len());
        for (number, row) in rows.iter().enumerate().take(last).skip(first) {
            let at = parts::rect(left, top + offset(number), width, ROW);
            row_ui(ui, ctx, (compared, *row), at, actions);
        }
        follow_shown(ui, compared, &rows, (top, left, width));
    });
}

/// Brings the record that was gone to from the map into sight, once.
fn follow_shown(ui: &Ui, compared: &Compared, rows: &[Row], (top, left, width): (f32, f32, f32)) {
    let id = Id::unique("compared shown");
    let known = ui.data(|data| data.get_temp::<Option<usize>>(id)).flatten();
    if known == compared.shown {
        return;
    }
    ui.data_mut(|data| data.insert_temp(id, compared.shown));
    let row = compared
        .shown
        .and_then(|shown| rows.iter().position(|row| *row == Row::Record(shown)));
    if let Some(row) = row {
        ui.scroll_to_rect(parts::rect(left, top + offset(row), width, ROW), None);
    }
}

#[expect(clippy::cast_precision_loss, reason = "far below 2^24")]
fn offset(rows: usize) -> f32 {
    rows as f32 * ROW
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a whole number from 0"
)]
fn index(y: f32) -> usize {
    (y / ROW).max(0.0) as usize
}

fn foot_ui(ui: &Ui, ctx: &Ctx<'_>, compared: &Compared, rect: Rect, actions: &mut Vec<Action>) {
    let top = rect.bottom() - FOOT + (FOOT - theme::CONTROL) / 2.0;
    let count = compared.to_take();
    let is_merge = compared.with.base.is_some();
    let label = match count {
        0 if is_merge => words::KEEP_MINE.to_owned(),
        count => words::take(count),
    };
    let is_idle = (count == 0 && !is_merge) || ctx.file.read_only;
    let face = Face {
        loudness: if is_idle {
            Loudness::Idle
        } else {
            Loudness::Primary
        },
        ..Face::primary(&label)
    };
    let width = face.width(ui, ctx.theme);
    let place = parts::rect(rect.right() - width, top, width, theme::CONTROL);
    if parts::button(ui, ctx.theme, Id::unique("take compared"), place, face).clicked() {
        actions.push(Action::Compare(CompareAction::Take));
    }
    let face = Face {
        shortcut: "Esc",
        ..Face::plain(words::CLOSE)
    };
    let width = face.width(ui, ctx.theme);
    let place = parts::rect(place.left() - 12.0 - width, top, width, theme::CONTROL);
    let id = Id::unique("close compared");
    let close = parts::button(ui, ctx.theme, id, place, face);
    if parts::has_just_appeared(ui, id.with("since")) {
        close.request_focus();
    }
    if close.clicked() {
        actions.push(Action::Compare(CompareAction::Close));
    }
}
