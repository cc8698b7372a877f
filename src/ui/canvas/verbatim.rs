//! Owns the field of the verbatim tool: what is typed there is taken down as a voice of the touchpoint that is selected.

use eframe::egui;
use egui::{Id, Key, Modifiers, Rect, StrokeKind, TextEdit, Ui, UiBuilder, pos2, vec2};

use super::Regions;
use crate::action::{Action, NewVoice, VoiceAction};
use crate::command::Command;
use crate::model::Voice;
use crate::scene::Role;
use crate::scene::shape::TextStyle;
use crate::ui::state::Tool;
use crate::ui::{Ctx, parts, theme, voices};
use crate::words;

const WIDTH: f32 = 480.0;
const HEIGHT: f32 = 40.0;

/// The field under the tools, while the tool is chosen and one touchpoint selected.
pub(super) fn verbatim_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    regions: &Regions,
    actions: &mut Vec<Action>,
) {
    let selected = ctx.session.selection.single();
    let step = selected.and_then(|step| ctx.journey.step(step));
    let Some(step) = step.filter(|step| step.is_touchpoint()) else {
        return;
    };
    if ctx.session.tool != Tool::Verbatim || ctx.session.name_edit.is_some() {
        return;
    }
    let width = WIDTH.min(regions.body.width() - 16.0);
    let min = pos2(regions.body.left() + 8.0, regions.tools.bottom() + 4.0);
    let rect = Rect::from_min_size(min, vec2(width, HEIGHT));
    ui.painter().rect(
        rect,
        theme::RADIUS,
        theme::colour(ctx.theme, Role::Surface),
        theme::stroke(ctx.theme, 2.0, Role::Accent),
        StrokeKind::Inside,
    );
    let id = Id::unique(("what did they say", step.id.as_str()));
    if parts::has_just_appeared(ui, id.with("shown")) {
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    let has_keys = ui.memory(|memory| memory.has_focus(id) || memory.had_focus_last_frame(id));
    let [enter, escape] = [Key::Enter, Key::Escape]
        .map(|key| has_keys && ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)));
    let mut quote: String = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    field_ui(ui, ctx, (id, rect), (&mut quote, step.name.as_str()));
    let warned = id.with("said already");
    let told: Option<String> = ui.data(|data| data.get_temp(warned));
    let is_told = told.as_deref() == Some(quote.trim());
    if is_told {
        double_ui(ui, ctx, rect);
    }
    let is_given = enter && !quote.trim().is_empty();
    if is_given && !is_told && voices::is_quoted(ctx, &quote, "") {
        ui.data_mut(|data| data.insert_temp(warned, quote.trim().to_owned()));
        ui.request_repaint();
    } else if is_given {
        ui.data_mut(|data| data.remove::<String>(warned));
        let voice = Voice {
            quote: std::mem::take(&mut quote).trim().to_owned(),
            journey: Some(ctx.journey_id.clone()),
            step: Some(step.id.clone()),
            ..Voice::default()
        };
        let segment = String::new();
        let new = NewVoice { voice, segment };
        actions.push(Action::Voice(VoiceAction::Add(Box::new(new))));
    } else if escape {
        actions.push(Action::Command(Command::ToolSelect));
        ui.memory_mut(|memory| memory.request_focus(super::canvas_id()));
    }
    ui.data_mut(|data| data.insert_temp(id, quote));
}

/// Says under the field that these words are there already.
fn double_ui(ui: &Ui, ctx: &Ctx<'_>, field: Rect) {
    let style = TextStyle::regular(theme::CAPTION, Role::Warn);
    let place = Rect::from_min_size(
        field.left_bottom() + vec2(0.0, 2.0),
        vec2(field.width(), 24.0),
    );
    let fill = theme::colour(ctx.theme, Role::WarnBg);
    ui.painter().rect_filled(place, theme::RADIUS, fill);
    let double = words::voices::DOUBLE;
    let line = parts::Line::new(ui, ctx.theme, style, double, place.width() - 24.0);
    line.paint_left(ui, place.left() + 12.0, place.center().y);
    parts::label(ui, Id::unique("said already"), place, &line, double);
}

fn field_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    (id, rect): (Id, Rect),
    (quote, touchpoint): (&mut String, &str),
) {
    let hint = words::voices::said_of(touchpoint);
    let coloured = egui::RichText::new(hint.as_str()).color(theme::colour(ctx.theme, Role::Text3));
    let edit = TextEdit::singleline(quote)
        .id(id)
        .font(theme::regular(theme::STRONG))
        .text_color(theme::colour(ctx.theme, Role::Text))
        .hint_text(coloured)
        .char_limit(crate::model::MAX_TEXT_CHARS)
        .desired_width(rect.width() - 24.0)
        .frame(egui::Frame::NONE);
    let place = UiBuilder::new().max_rect(rect.shrink2(vec2(12.0, 10.0)));
    ui.new_child(place).add(edit).accessible_name(&hint);
}
