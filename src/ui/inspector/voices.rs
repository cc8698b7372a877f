//! Owns the voices of a touchpoint: exact words, who said them, how they were heard.

use std::sync::Arc;

use eframe::egui;
use egui::{Rect, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::control_id;
use crate::model::{Project, Step, Voice, VoiceId};
use crate::scene::glyphs::{Sign, Spot, sign};
use crate::scene::shape::TextStyle;
use crate::scene::{Item, Role, palette};
use crate::ui::widgets::{self, Line};
use crate::ui::{Ctx, paint, theme};
use crate::words::inspector as words;

const PITCH: f32 = 20.0;
const FOLDED_ROWS: usize = 4;
const INDENT: f32 = 28.0;

/// Shows the voices that are attached to the touchpoint; nothing where there is none.
pub(super) fn voices_ui(ui: &mut Ui, ctx: &Ctx<'_>, step: &Step) {
    let count = ctx
        .figures
        .touchpoint(&step.id)
        .map_or(0, |found| found.voices);
    if count == 0 {
        return;
    }
    ui.add_space(20.0);
    heading_ui(ui, ctx, count);
    let voices = ctx.project.voices.iter().filter(|(_, voice)| {
        voice.step.as_ref() == Some(&step.id) && voice.journey.as_ref() == Some(ctx.journey_id)
    });
    for (id, voice) in voices {
        voice_ui(ui, ctx, id, voice);
        ui.add_space(8.0);
    }
}

fn heading_ui(ui: &mut Ui, ctx: &Ctx<'_>, count: usize) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 16.0), Sense::hover());
    let style = |role| TextStyle::regular(theme::CAPTION, role);
    let share = words::of(&count.to_string(), ctx.project.voices.len());
    widgets::line(
        ui,
        ctx.theme,
        rect,
        Line::left(words::VOICES, style(Role::Text2)),
    );
    widgets::line(ui, ctx.theme, rect, Line::right(&share, style(Role::Text3)));
    let heard = format!("{}: {share}", words::VOICES);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, &heard));
    ui.add_space(8.0);
}

fn voice_ui(ui: &mut Ui, ctx: &Ctx<'_>, id: &VoiceId, voice: &Arc<Voice>) {
    let top = ui.cursor().min;
    quote_mark(ui, ctx, voice, pos2(top.x + 9.0, top.y + 10.0));
    let beside = Rect::from_min_max(pos2(top.x + INDENT, top.y), ui.max_rect().max);
    let inner = ui.scope_builder(UiBuilder::new().max_rect(beside), |ui| {
        ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
        quote_ui(ui, ctx, id, voice);
        let source = source(ctx.project, voice);
        let style = TextStyle::regular(theme::CAPTION, Role::Text3);
        widgets::caption_ui(ui, ctx.theme, 20.0, Line::left(&source, style));
    });
    let below = Rect::from_min_max(top, inner.response.rect.max);
    ui.advance_cursor_after_rect(below);
}

/// The words, folded to four lines until they are unfolded.
fn quote_ui(ui: &mut Ui, ctx: &Ctx<'_>, id: &VoiceId, voice: &Voice) {
    let control = control_id("voice").with(id.as_str());
    let is_open = ui
        .data(|data| data.get_temp::<bool>(control))
        .unwrap_or_default();
    let style = TextStyle::regular(theme::STRONG, Role::Text);
    let rows = if is_open { usize::MAX } else { FOLDED_ROWS };
    let is_elided = widgets::quote_ui(ui, ctx.theme, &voice.quote, (style, PITCH), rows);
    if !is_elided && !is_open {
        return;
    }
    let label = if is_open { words::LESS } else { words::MORE };
    if widgets::link_ui(ui, ctx.theme, control, label, label).clicked() {
        ui.data_mut(|data| data.insert_temp(control, !is_open));
    }
}

fn quote_mark(ui: &Ui, ctx: &Ctx<'_>, voice: &Voice, centre: egui::Pos2) {
    let ink = voice.sentiment.map_or(Role::Text3, |sentiment| {
        Role::Emotion(palette::step(sentiment.get()))
    });
    let mut items: Vec<Item> = Vec::new();
    sign(
        &mut items,
        Spot::new(centre.x, centre.y, 18.0),
        Sign::Quote,
        ink,
        Role::Surface,
    );
    paint::signs(ui.painter(), &items, egui::Pos2::ZERO, ctx.theme);
}

/// "First card · churning · interview".
fn source(project: &Project, voice: &Voice) -> String {
    let segment = voice
        .segment
        .as_ref()
        .and_then(|id| project.segments.get(id));
    let parts = [
        Some(voice.who.as_str()),
        segment.map(|segment| segment.name.as_str()),
        segment.map(|segment| words::stance(segment.stance)),
        Some(words::source(voice.source)),
    ];
    parts
        .into_iter()
        .flatten()
        .filter(|part| !part.trim().is_empty())
        .collect::<Vec<_>>()
        .join(" · ")
}
