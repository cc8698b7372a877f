//! Owns one row of the list: what was said, by whom, how it felt. A click opens its fields; with Ctrl it is chosen
//! beside the others; it can be dragged onto a touchpoint.

use std::collections::BTreeSet;

use eframe::egui;
use egui::text::{LayoutJob, TextFormat};
use egui::{EventFilter, Id, Key, Modifiers, Rect, Sense, Ui, WidgetInfo, pos2, vec2};

use super::{Carried, change};
use crate::action::{Action, VoiceAction};
use crate::insight::words::signed;
use crate::layout::Point;
use crate::model::{Evidence, Voice, VoiceId};
use crate::scene::glyphs::marker;
use crate::scene::shape::TextStyle;
use crate::scene::{Item, Role};
use crate::ui::widgets::{self, Line};
use crate::ui::{Ctx, paint, theme};
use crate::words::{UNNAMED, inspector, voices as words};

/// How high a row is.
pub(super) const HEIGHT: f32 = 76.0;
/// Where the words begin.
const INDENT: f32 = 44.0;
/// How wide the right part is.
const ASIDE: f32 = 208.0;

/// The node of a voice.
pub(super) fn row_id(voice: &VoiceId) -> Id {
    Id::unique(("voice", voice.as_str()))
}

/// Shows a row. Returns how many places on the keyboard wants to go.
pub(super) fn row_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    (id, rect): (&VoiceId, Rect),
    chosen: &[VoiceId],
    actions: &mut Vec<Action>,
) -> Option<isize> {
    let voice = ctx.project.voices.get(id)?;
    let page = &ctx.session.voices;
    let is_chosen = page.chosen.contains(id);
    let node = row_id(id);
    let has_keys = ui.memory(|memory| memory.has_focus(node));
    let asked = if has_keys {
        keys_ui(ui, ctx, id, chosen, actions)
    } else {
        None
    };
    let response = ui.interact(rect, node, Sense::click_and_drag());
    response.widget_info(|| {
        let name = spoken(ctx, voice);
        WidgetInfo::selected(egui::Role::ListItem, ui.is_enabled(), is_chosen, name)
    });
    if has_keys {
        let filter = EventFilter {
            vertical_arrows: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(node, filter));
    }
    let fill = match (is_chosen, response.hovered()) {
        (true, _) => Some(Role::AccentTint),
        (false, true) => Some(Role::Lane),
        (false, false) => None,
    };
    if let Some(fill) = fill {
        let place = rect.shrink2(vec2(0.0, 1.0));
        let colour = theme::colour(ctx.theme, fill);
        ui.painter().rect_filled(place, theme::RADIUS, colour);
    }
    paint_row(ui, ctx, voice, rect);
    if response.drag_started() && !ctx.file.read_only {
        let carried = if is_chosen {
            chosen.to_vec()
        } else {
            vec![id.clone()]
        };
        response.dnd_set_drag_payload(Carried(carried));
    }
    if response.clicked() {
        clicked(ui, ctx, id, actions);
    }
    widgets::focus_ring(ui, ctx.theme, &response, rect.shrink(1.0));
    asked
}

fn clicked(ui: &Ui, ctx: &Ctx<'_>, id: &VoiceId, actions: &mut Vec<Action>) {
    let page = &ctx.session.voices;
    if ui.input(|input| input.modifiers.command || input.modifiers.shift) {
        actions.push(toggled(&page.chosen, id));
        return;
    }
    let open = Some(id.clone()).filter(|_| page.open.as_ref() != Some(id));
    let chosen = open.iter().cloned().collect();
    actions.push(Action::Voice(VoiceAction::Choose(chosen)));
    actions.push(Action::Voice(VoiceAction::Open(open)));
}

fn toggled(chosen: &BTreeSet<VoiceId>, id: &VoiceId) -> Action {
    let mut chosen = chosen.clone();
    if !chosen.remove(id) {
        chosen.insert(id.clone());
    }
    Action::Voice(VoiceAction::Choose(chosen))
}

/// Space chooses, Delete takes away, the arrows go on.
fn keys_ui(
    ui: &Ui,
    ctx: &Ctx<'_>,
    id: &VoiceId,
    chosen: &[VoiceId],
    actions: &mut Vec<Action>,
) -> Option<isize> {
    let hit = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if hit(Key::Space) {
        actions.push(toggled(&ctx.session.voices.chosen, id));
    }
    if hit(Key::Delete) && !ctx.file.read_only {
        let all = if chosen.contains(id) {
            chosen.to_vec()
        } else {
            vec![id.clone()]
        };
        actions.push(change::delete(&all));
    }
    if hit(Key::ArrowDown) {
        return Some(1);
    }
    hit(Key::ArrowUp).then_some(-1)
}

fn paint_row(ui: &Ui, ctx: &Ctx<'_>, voice: &Voice, rect: Rect) {
    let centre = pos2(rect.left() + 20.0, rect.top() + 24.0);
    if let Some(sentiment) = voice.sentiment {
        let mut items: Vec<Item> = Vec::new();
        let at = Point::new(centre.x, centre.y);
        marker(&mut items, at, sentiment.get(), Evidence::Heard);
        paint::signs(ui.painter(), &items, egui::Pos2::ZERO, ctx.theme);
    } else {
        let stroke = theme::stroke(ctx.theme, 1.2, Role::Control);
        ui.painter().circle_stroke(centre, 10.0, stroke);
    }
    let words_right = rect.right() - ASIDE - 16.0;
    let format = TextFormat {
        font_id: theme::regular(theme::BODY),
        color: theme::colour(ctx.theme, Role::Text),
        line_height: Some(18.0),
        ..TextFormat::default()
    };
    let mut job = LayoutJob::single_section(voice.quote.clone(), format);
    job.wrap.max_rows = 2;
    job.wrap.max_width = words_right - rect.left() - INDENT;
    let galley = ui.painter().layout_job(job);
    let at = pos2(rect.left() + INDENT, rect.top() + 8.0);
    let colour = theme::colour(ctx.theme, Role::Text);
    ui.painter().galley(at, galley, colour);
    let small = |role| TextStyle::regular(theme::CAPTION, role);
    let line = |left: f32, right: f32, middle: f32| {
        let min = pos2(left, rect.top() + middle - 8.0);
        Rect::from_min_max(min, pos2(right, rect.top() + middle + 8.0))
    };
    let source = source(ctx, voice);
    let place = line(rect.left() + INDENT, words_right, 58.0);
    widgets::line(
        ui,
        ctx.theme,
        place,
        Line::left(&source, small(Role::Text3)),
    );
    let aside = rect.right() - ASIDE;
    let attached = attached(ctx, voice);
    let style = TextStyle::regular(theme::BODY, Role::Text2);
    let place = line(aside, rect.right() - 4.0, 20.0);
    widgets::line(ui, ctx.theme, place, Line::left(attached, style));
    let answers = words::answers(voice);
    let place = line(aside, rect.right() - 4.0, 58.0);
    widgets::line(
        ui,
        ctx.theme,
        place,
        Line::left(&answers, small(Role::Text3)),
    );
    let grid = theme::stroke(ctx.theme, 1.0, Role::Grid);
    ui.painter()
        .hline(rect.x_range(), rect.bottom().floor() - 0.5, grid);
}

/// The touchpoint that it belongs to.
fn attached<'a>(ctx: &'a Ctx<'_>, voice: &Voice) -> &'a str {
    let Some(step) = &voice.step else {
        return words::NOT_ATTACHED;
    };
    let journey = voice.journey.as_ref();
    let journey = journey.and_then(|id| ctx.project.journeys.get(id));
    let step = journey.and_then(|journey| journey.step(step));
    step.map(|step| step.name.as_str())
        .filter(|name| !name.trim().is_empty())
        .unwrap_or(UNNAMED)
}

/// "Ana, 24 · Students · indifferent · interview · 2026-03-01".
fn source(ctx: &Ctx<'_>, voice: &Voice) -> String {
    let segment = voice.segment.as_ref();
    let segment = segment.and_then(|id| ctx.project.segments.get(id));
    let parts = [
        Some(voice.who.as_str()),
        segment.map(|segment| segment.name.as_str()),
        segment.map(|segment| inspector::stance(segment.stance)),
        Some(inspector::source(voice.source)),
        Some(voice.date.as_str()),
    ];
    let parts = parts.into_iter().flatten();
    let parts: Vec<&str> = parts.filter(|part| !part.trim().is_empty()).collect();
    parts.join(" · ")
}

/// The row as a screen reader says it.
fn spoken(ctx: &Ctx<'_>, voice: &Voice) -> String {
    let felt = voice.sentiment.map_or_else(
        || words::NO_SENTIMENT.to_owned(),
        |felt| {
            format!(
                "{} {}",
                words::SENTIMENT.to_lowercase(),
                signed(felt.get(), 2)
            )
        },
    );
    let parts = [
        words::in_quotes(voice.quote.trim()),
        source(ctx, voice),
        felt,
        words::answers(voice),
        attached(ctx, voice).to_owned(),
    ];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(", ")
}
