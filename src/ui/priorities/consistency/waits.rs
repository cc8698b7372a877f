//! Owns the bars of waits: how long customers wait here, and how long at a competitor.

use eframe::egui;
use egui::{Id, Rect, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::action::{Action, Place};
use crate::insight::Wait;
use crate::scene::Role;
use crate::scene::shape::TextStyle;
use crate::ui::parts::{self, Line};
use crate::ui::widgets;
use crate::ui::{Ctx, theme};
use crate::words::UNNAMED;
use crate::words::consistency as words;

const ROW: f32 = 46.0;
const BAR: f32 = 8.0;
/// The room of the word before a bar, and of the time after it.
const WORD: f32 = 44.0;
const TIME: f32 = 150.0;

/// Shows the waits, each a row that leads to its touchpoint.
pub(super) fn waits_ui(ui: &mut Ui, ctx: &Ctx<'_>, waits: &[Wait], actions: &mut Vec<Action>) {
    let times = waits.iter().flat_map(|wait| [wait.ours, wait.rival]);
    let longest = times.flatten().fold(1.0, f64::max);
    for wait in waits {
        row_ui(ui, ctx, (wait, longest), actions);
    }
}

fn row_ui(ui: &mut Ui, ctx: &Ctx<'_>, (wait, longest): (&Wait, f64), actions: &mut Vec<Action>) {
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), ROW));
    let place = rect.expand2(vec2(8.0, -1.0));
    let id = Id::unique(("wait", wait.id.as_str()));
    let response = ui.interact(place, id, Sense::click());
    let known = ctx.journey.step(&wait.id).map(|step| step.name.trim());
    let name = known.filter(|name| !name.is_empty()).unwrap_or(UNNAMED);
    response.widget_info(|| {
        let who = &ctx.journey.persona.name;
        let text = words::waits(name, who, wait.ours, wait.rival);
        WidgetInfo::labeled(egui::Role::Button, ui.is_enabled(), text)
    });
    if response.hovered() {
        parts::fill_row(ui, ctx.theme, place, Role::Lane);
    }
    let left = rect.left() + (rect.width() * 0.28).min(200.0) + 16.0;
    let style = TextStyle::regular(theme::BODY, Role::Text);
    let room = left - rect.left() - 16.0;
    Line::new(ui, ctx.theme, style, name, room).paint_left(ui, rect.left(), rect.center().y);
    let beside = rect.with_min_x(left);
    let bars = [
        (words::HERE, wait.ours, Role::Text2, -9.0),
        (words::THERE, wait.rival, Role::Control, 9.0),
    ];
    for (word, time, role, above) in bars {
        let y = rect.center().y + above;
        bar_ui(ui, ctx, (beside, y), (word, time, role), longest);
    }
    widgets::focus_ring(ui, ctx.theme, &response, place);
    if response.clicked() {
        let place = Place::Step(ctx.journey_id.clone(), wait.id.clone());
        actions.push(Action::GoTo(place));
    }
}

fn bar_ui(
    ui: &Ui,
    ctx: &Ctx<'_>,
    (room, y): (Rect, f32),
    (word, time, role): (&str, Option<f64>, Role),
    longest: f64,
) {
    let style = TextStyle::regular(theme::CAPTION, Role::Text3);
    Line::new(ui, ctx.theme, style, word, WORD).paint_left(ui, room.left(), y);
    let (from, to) = (
        room.left() + WORD,
        (room.right() - TIME).max(room.left() + WORD),
    );
    #[expect(clippy::cast_possible_truncation, reason = "a share of one")]
    let share = time.map_or(0.0, |time| (time / longest).clamp(0.0, 1.0) as f32);
    let end = from + share * (to - from);
    if time.is_some() {
        let bar = Rect::from_min_max(
            pos2(from, y - BAR / 2.0),
            pos2(end.max(from + 2.0), y + BAR / 2.0),
        );
        let fill = theme::colour(ctx.theme, role);
        ui.painter().rect_filled(bar, 3.0, fill);
    }
    let style = TextStyle::regular(theme::CAPTION, Role::Text2);
    let text = words::wait(time);
    Line::new(ui, ctx.theme, style, &text, TIME - 8.0).paint_left(ui, end + 8.0, y);
}
