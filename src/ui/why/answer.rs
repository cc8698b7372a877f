//! Owns how an explanation reads: reasons with bullets, what follows from them, and names in them that lead to a step.

use std::ops::Range;
use std::sync::Arc;

use eframe::egui;
use egui::text::{LayoutJob, TextFormat};
use egui::{CursorIcon, Galley, Id, Label, Rect, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use crate::action::{Action, Place};
use crate::insight::{Explanation, Part, Sentence};
use crate::model::StepId;
use crate::scene::Role;
use crate::scene::shape::TextStyle;
use crate::ui::widgets;
use crate::ui::{Ctx, theme};
use crate::words::why as words;

const PITCH: f32 = 18.0;
const INDENT: f32 = 12.0;

/// Shows the reasons and what follows from them, without the question.
pub(in crate::ui) fn answer_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    (salt, explanation): (&str, &Explanation),
    actions: &mut Vec<Action>,
) {
    ui.add_space(1.0);
    for (index, reason) in explanation.reasons.iter().enumerate() {
        ui.add_space(6.0);
        let id = Id::unique((salt, index));
        reason_ui(ui, ctx, (id, reason), actions);
    }
    if let Some(consequence) = &explanation.consequence {
        ui.add_space(PITCH);
        let style = TextStyle::medium(theme::BODY, Role::Text);
        let id = Id::unique((salt, "consequence"));
        sentence_ui(ui, ctx, (id, consequence), style, actions);
    }
}

/// Shows whom it is about, under a line.
pub(super) fn background_ui(ui: &mut Ui, ctx: &Ctx<'_>, explanation: &Explanation) {
    if explanation.background.is_empty() {
        return;
    }
    let line = ui.cursor().top() + PITCH / 2.0;
    let stroke = theme::stroke(ctx.theme, 1.0, Role::Grid);
    ui.painter()
        .hline(ui.max_rect().x_range(), line.floor() + 0.5, stroke);
    ui.add_space(PITCH);
    for fact in &explanation.background {
        let style = TextStyle::regular(theme::CAPTION, Role::Text2);
        widgets::paragraph_ui(ui, ctx.theme, &fact.to_string(), style, 16.0);
        ui.add_space(2.0);
    }
}

fn reason_ui(ui: &mut Ui, ctx: &Ctx<'_>, sentence: (Id, &Sentence), actions: &mut Vec<Action>) {
    let room = ui.available_rect_before_wrap();
    let bullet = pos2(room.left() + 3.0, room.top() + PITCH / 2.0);
    ui.painter()
        .circle_filled(bullet, 2.0, theme::colour(ctx.theme, Role::Text3));
    let beside = room.with_min_x(room.left() + INDENT);
    ui.scope_builder(UiBuilder::new().max_rect(beside), |ui| {
        ui.spacing_mut().item_spacing = egui::Vec2::ZERO;
        let style = TextStyle::regular(theme::BODY, Role::Text2);
        sentence_ui(ui, ctx, sentence, style, actions);
    });
}

/// A link in a sentence: which characters, and where it leads.
struct Link<'a> {
    characters: Range<usize>,
    step: &'a StepId,
    name: &'a str,
}

/// Shows the sentence over as many lines as it needs. It can be marked and copied; the names in it can be followed.
pub(in crate::ui) fn sentence_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    (id, sentence): (Id, &Sentence),
    style: TextStyle,
    actions: &mut Vec<Action>,
) {
    let (galley, links) = laid_out(ui, ctx, sentence, style);
    let response = ui.add(Label::new(Arc::clone(&galley)));
    let text = sentence.to_string();
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, &text));
    for (number, link) in links.iter().enumerate() {
        let pieces = pieces(&galley, &link.characters);
        let places: Vec<Rect> = pieces
            .into_iter()
            .map(|piece| piece.translate(response.rect.min.to_vec2()))
            .collect();
        if link_ui(ui, ctx, (id.with(number), &places), link.name) {
            let place = Place::Step(ctx.journey_id.clone(), link.step.clone());
            actions.push(Action::Why(None));
            actions.push(Action::GoTo(place));
        }
    }
}

fn laid_out<'s>(
    ui: &Ui,
    ctx: &Ctx<'_>,
    sentence: &'s Sentence,
    style: TextStyle,
) -> (Arc<Galley>, Vec<Link<'s>>) {
    let mut job = LayoutJob::default();
    job.wrap.max_width = ui.available_width();
    let mut links = Vec::new();
    let mut at = 0;
    for part in sentence.parts() {
        let end = at + part.text().chars().count();
        let role = match part {
            Part::Text(_) => style.role,
            Part::Step { id, name } => {
                links.push(Link {
                    characters: at..end,
                    step: id,
                    name,
                });
                Role::Link
            }
        };
        let format = TextFormat {
            font_id: theme::font(style.weight, style.size),
            color: theme::colour(ctx.theme, role),
            line_height: Some(PITCH),
            ..TextFormat::default()
        };
        job.append(part.text(), 0.0, format);
        at = end;
    }
    (ui.painter().layout_job(job), links)
}

/// Where those characters stand, a rectangle for each line that they are on.
fn pieces(galley: &Galley, characters: &Range<usize>) -> Vec<Rect> {
    let mut pieces = Vec::new();
    let mut start = 0;
    for row in &galley.rows {
        let count = row.glyphs.len();
        let from = characters.start.max(start);
        let to = characters.end.min(start + count);
        if from < to {
            let x = |at: usize| {
                let glyph = row.glyphs.get(at - start);
                row.pos.x + glyph.map_or(row.size.x, |glyph| glyph.pos.x)
            };
            let (top, bottom) = (row.min_y(), row.max_y());
            pieces.push(Rect::from_min_max(pos2(x(from), top), pos2(x(to), bottom)));
        }
        start += count + usize::from(row.ends_with_newline);
    }
    pieces
}

/// A name that leads somewhere; the keyboard stops at it once, however many lines it takes.
fn link_ui(ui: &Ui, ctx: &Ctx<'_>, (id, places): (Id, &[Rect]), name: &str) -> bool {
    let Some((first, others)) = places.split_first() else {
        return false;
    };
    let target = |rect: &Rect| rect.expand2(vec2(2.0, 3.0));
    let response = ui.interact(target(first), id, Sense::click());
    let heard = words::show(name.trim_matches(['“', '”']));
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Link, ui.is_enabled(), &heard));
    let mut is_hovered = response.hovered();
    let mut is_clicked = response.clicked();
    for (number, place) in others.iter().enumerate() {
        let more = ui.interact(target(place), id.with(number), Sense::CLICK);
        is_hovered |= more.hovered();
        is_clicked |= more.clicked();
    }
    if is_hovered {
        ui.set_cursor_icon(CursorIcon::PointingHand);
        let line = theme::stroke(ctx.theme, 1.0, Role::Link);
        for place in places {
            let y = place.bottom().floor() - 1.5;
            ui.painter().hline(place.x_range(), y, line);
        }
    }
    for place in places {
        widgets::focus_ring(ui, ctx.theme, &response, place.expand2(vec2(2.0, 1.0)));
    }
    is_clicked
}
