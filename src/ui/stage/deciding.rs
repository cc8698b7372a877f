//! Owns taking down a decision during the meeting: what, who, and until when.

use eframe::egui;
use egui::{Frame, Id, Margin, Rect, TextEdit, Ui, UiBuilder, pos2, vec2};

use super::StageCtx;
use super::keys::Desk;
use crate::action::{Deciding, Over};
use crate::model::{MAX_TEXT_CHARS, Project};
use crate::scene::Role;
use crate::scene::slide::STAGE;
use crate::ui::{parts, theme};
use crate::words::stage as words;
use crate::words::time;

pub(super) fn deciding_ui(
    ui: &mut Ui,
    ctx: &StageCtx<'_>,
    (stage, deciding): (Rect, &Deciding),
    desk: &mut Desk,
) {
    let scale = stage.width() / STAGE.width;
    let at = |x: f32, y: f32| stage.min + vec2(x, y) * scale;
    let theme = ctx.theme();
    let painter = ui.painter().clone();
    let text = |at: egui::Pos2, size: f32, role, text: &str| {
        let font = if size > 60.0 {
            theme::medium(size * scale)
        } else {
            theme::regular(size * scale)
        };
        let colour = theme::colour(theme, role);
        painter.text(at, egui::Align2::LEFT_CENTER, text, font, colour);
    };
    let heading = if deciding.id.is_some() {
        words::CHANGE_DECISION
    } else {
        words::WHAT_IS_DECIDED
    };
    text(at(96.0, 124.0), 72.0, Role::Text, heading);
    text(at(96.0, 1034.0), 32.0, Role::Text3, words::DECISION_KEYS);
    let mut typed = deciding.clone();
    let rows = [
        (words::DECISION, &mut typed.text, 280.0, 1_728.0, 56.0),
        (
            words::DECISION_OWNER,
            &mut typed.owner,
            500.0,
            1_000.0,
            44.0,
        ),
        (words::DECISION_DATE, &mut typed.date, 700.0, 1_000.0, 44.0),
    ];
    let mut is_changed = false;
    for (index, (name, value, y, width, size)) in rows.into_iter().enumerate() {
        text(at(96.0, y), 36.0, Role::Text2, name);
        let top = at(96.0, y + 32.0);
        let rect = Rect::from_min_size(top, vec2(width, size * 1.9) * scale);
        is_changed |= field_ui(ui, ctx, (index, name, rect, size * scale), value);
    }
    if time::is_wrong_date(&deciding.date) {
        text(at(96.0, 860.0), 36.0, Role::Warn, time::DATE_WRONG);
    }
    suggestions(
        ui,
        ctx,
        (pos2(at(1_160.0, 0.0).x, at(0.0, 500.0).y), scale),
        &typed.owner,
    );
    if is_changed {
        desk.stage_mut().over = Over::Deciding(typed);
    }
}

fn field_ui(
    ui: &mut Ui,
    ctx: &StageCtx<'_>,
    (index, name, rect, size): (usize, &str, Rect, f32),
    value: &mut String,
) -> bool {
    let theme = ctx.theme();
    let id = Id::unique(("decision", index));
    let is_new = index == 0 && parts::has_just_appeared(ui, id.with("new"));
    ui.painter()
        .rect_filled(rect, 6.0, theme::colour(theme, Role::Panel));
    let margin = size * 0.4;
    let edit = TextEdit::singleline(value)
        .id(id)
        .font(theme::regular(size))
        .text_color(theme::colour(theme, Role::Text))
        .char_limit(MAX_TEXT_CHARS)
        .desired_width(rect.width() - 2.0 * margin)
        .margin(Margin::ZERO)
        .frame(Frame::new());
    let inner = rect
        .shrink2(vec2(margin, 0.0))
        .with_min_y(rect.center().y - size * 0.62);
    let response = ui
        .new_child(UiBuilder::new().max_rect(inner))
        .add(edit)
        .accessible_name(name);
    if is_new {
        response.request_focus();
    }
    if response.has_focus() {
        let stroke = theme::stroke(theme, 2.0, Role::Focus);
        ui.painter()
            .rect_stroke(rect, 6.0, stroke, egui::StrokeKind::Outside);
    }
    response.changed()
}

/// The owners that are known and begin as what is typed; the arrow key takes the first.
fn suggestions(ui: &Ui, ctx: &StageCtx<'_>, (at, scale): (egui::Pos2, f32), typed: &str) {
    let font = theme::regular(32.0 * scale);
    let colour = theme::colour(ctx.theme(), Role::Text3);
    let taken = owner_begun(ctx.project, typed);
    for (index, name) in owners_like(ctx.project, typed).take(4).enumerate() {
        let y = at.y + 46.0 * scale * super::rows(index);
        let text = if index == 0 && taken == Some(name) {
            words::taken_with_arrow(name)
        } else {
            name.to_owned()
        };
        let left = egui::Align2::LEFT_CENTER;
        ui.painter()
            .text(pos2(at.x, y), left, text, font.clone(), colour);
    }
}

/// The first known owner whose name begins as what is typed and goes on.
pub(super) fn owner_begun<'a>(project: &'a Project, typed: &str) -> Option<&'a str> {
    let name = owners_like(project, typed).next()?;
    let goes_on = !typed.trim().is_empty() && name != typed;
    goes_on.then_some(name)
}

fn owners_like<'a>(project: &'a Project, typed: &str) -> impl Iterator<Item = &'a str> {
    let wanted = typed.trim().to_lowercase();
    let names = project.owners.values().map(|owner| owner.name.trim());
    names.filter(move |name| !name.is_empty() && name.to_lowercase().starts_with(&wanted))
}
