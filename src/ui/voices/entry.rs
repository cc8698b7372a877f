//! Owns the line that takes down what a customer says: Enter keeps it and begins the next, by the same person and of
//! the same touchpoint.

use eframe::egui;
use egui::{Frame, Id, Key, Margin, Modifiers, Stroke, TextEdit, Ui, vec2};

use super::change::step_name;
use super::editor::{SOURCES, segments_of};
use crate::action::{Action, NewVoice, VoiceAction};
use crate::model::{Emotion, MAX_TEXT_CHARS, SegmentId, StepId, Voice, VoiceSource};
use crate::scene::Role;
use crate::scene::shape::TextStyle;
use crate::ui::widgets::{self, Line, Origin, Pick, Picks, Rated, Row, Scale};
use crate::ui::{Ctx, parts, theme};
use crate::words::voices as words;
use crate::words::{MISSING, NOT_YET_RATED, inspector};

/// Where values start in a row.
const COLUMN: f32 = 88.0;
/// Narrower than this the fields stand in two columns, so that no face lies on another.
const THREE_COLUMNS: f32 = 740.0;

/// What is typed and chosen so far.
#[derive(Debug, Clone, Default, PartialEq)]
struct Entry {
    quote: String,
    who: String,
    segment: Option<SegmentId>,
    new_segment: String,
    source: VoiceSource,
    step: Option<StepId>,
    sentiment: Option<f64>,
    /// The user was told that these words are there already.
    is_warned: bool,
}

/// The field of the words.
pub(super) fn quote_id() -> Id {
    Id::unique("what did they say")
}

/// Shows the line with its few fields.
pub(super) fn entry_ui(ui: &mut Ui, ctx: &Ctx<'_>, actions: &mut Vec<Action>) {
    let key = Id::unique("the voice that is taken down");
    let mut entry: Entry = ui.data(|data| data.get_temp(key)).unwrap_or_default();
    entry.segment = entry
        .segment
        .filter(|segment| ctx.project.segments.contains_key(segment));
    entry.step = entry.step.filter(|step| {
        ctx.journey
            .step(step)
            .is_some_and(|step| step.is_touchpoint())
    });
    let is_free = !ctx.session.is_asking();
    if parts::has_just_appeared(ui, quote_id().with("page")) && is_free {
        ui.memory_mut(|memory| memory.request_focus(quote_id()));
    }
    let (who, faces) = (quote_id().with("who"), quote_id().with("sentiment"));
    let has_keys = [quote_id(), who, faces]
        .iter()
        .any(|id| ui.memory(|memory| memory.has_focus(*id)));
    let is_kept = has_keys && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    let before = entry.quote.clone();
    let chosen = (
        entry.segment.clone(),
        entry.step.clone(),
        entry.new_segment.clone(),
    );
    let stroke = theme::stroke(ctx.theme, 2.0, Role::Accent);
    let quote = Text {
        id: quote_id(),
        name: words::WHAT_DID_THEY_SAY,
        hint: words::WHAT_DID_THEY_SAY,
        size: theme::SECTION,
        stroke,
    };
    text_ui(ui, ctx, &quote, &mut entry.quote);
    entry.is_warned &= before == entry.quote;
    if entry.is_warned {
        let warn = TextStyle::regular(theme::CAPTION, Role::Warn);
        widgets::caption_ui(ui, ctx.theme, 20.0, Line::left(words::DOUBLE, warn));
    }
    ui.add_space(8.0);
    let columns = if ui.available_width() < THREE_COLUMNS {
        2
    } else {
        3
    };
    ui.columns(columns, |columns| {
        let is_narrow = columns.len() < 3;
        let mut columns = columns.iter_mut();
        if let Some(ui) = columns.next() {
            sentiment_ui(ui, ctx, faces, &mut entry.sentiment);
            if is_narrow {
                segment_ui(ui, ctx, &mut entry);
            }
        }
        if let Some(ui) = columns.next() {
            ui.spacing_mut().item_spacing.y = 2.0;
            let edge = theme::stroke(ctx.theme, 1.0, Role::Border);
            let name = words::of_the_next(words::WHO);
            let field = Text {
                id: who,
                name: &name,
                hint: words::WHO,
                size: theme::BODY,
                stroke: edge,
            };
            text_ui(ui, ctx, &field, &mut entry.who);
            source_ui(ui, ctx, &mut entry.source);
            if is_narrow {
                touchpoint_ui(ui, ctx, &mut entry.step);
            }
        }
        if let Some(ui) = columns.next() {
            ui.spacing_mut().item_spacing.y = 2.0;
            segment_ui(ui, ctx, &mut entry);
            touchpoint_ui(ui, ctx, &mut entry.step);
        }
    });
    let is_picked =
        entry.segment != chosen.0 || entry.step != chosen.1 || entry.new_segment != chosen.2;
    if is_picked {
        ui.memory_mut(|memory| memory.request_focus(quote_id()));
    }
    if is_kept {
        keep(ctx, &mut entry, actions);
        ui.memory_mut(|memory| memory.request_focus(quote_id()));
    }
    ui.data_mut(|data| data.insert_temp(key, entry));
}

/// Asks for the voice; words that the same person is quoted with already only when Enter is pressed again.
fn keep(ctx: &Ctx<'_>, entry: &mut Entry, actions: &mut Vec<Action>) {
    let quote = entry.quote.trim().to_owned();
    if quote.is_empty() || ctx.file.read_only {
        return;
    }
    if !entry.is_warned && is_quoted(ctx, &quote, &entry.who) {
        entry.is_warned = true;
        return;
    }
    let voice = Voice {
        quote,
        who: entry.who.trim().to_owned(),
        segment: entry.segment.clone(),
        journey: Some(ctx.journey_id.clone()),
        step: entry.step.clone(),
        sentiment: entry.sentiment.map(Emotion::clamped),
        source: entry.source,
        ..Voice::default()
    };
    let segment = entry.new_segment.clone();
    let new = NewVoice { voice, segment };
    actions.push(Action::Voice(VoiceAction::Add(Box::new(new))));
    entry.quote.clear();
    entry.sentiment = None;
    entry.is_warned = false;
}

/// Whether the same person is quoted with these words already.
pub(in crate::ui) fn is_quoted(ctx: &Ctx<'_>, quote: &str, who: &str) -> bool {
    let is_same = |one: &str, other: &str| one.trim().to_lowercase() == other.trim().to_lowercase();
    let mut voices = ctx.project.voices.values();
    voices.any(|voice| is_same(&voice.quote, quote) && is_same(&voice.who, who))
}

/// A field of the line.
struct Text<'a> {
    id: Id,
    /// As it is heard.
    name: &'a str,
    hint: &'a str,
    size: f32,
    stroke: Stroke,
}

fn text_ui(ui: &mut Ui, ctx: &Ctx<'_>, field: &Text<'_>, text: &mut String) {
    let &Text {
        id,
        name,
        hint,
        size,
        stroke,
    } = field;
    let hint = egui::RichText::new(hint)
        .font(theme::regular(size))
        .color(theme::colour(ctx.theme, Role::Text3));
    let frame = Frame::new()
        .fill(theme::colour(ctx.theme, Role::Surface))
        .stroke(stroke)
        .corner_radius(theme::RADIUS)
        .inner_margin(Margin::symmetric(10, 5));
    let edit = TextEdit::singleline(text)
        .id(id)
        .font(theme::regular(size))
        .text_color(theme::colour(ctx.theme, Role::Text))
        .hint_text(hint)
        .char_limit(MAX_TEXT_CHARS)
        .desired_width(f32::INFINITY)
        .frame(frame);
    let response = ui.add(edit).accessible_name(name);
    let ring = response.rect.expand(2.0);
    widgets::focus_ring(ui, ctx.theme, &response, ring);
}

fn sentiment_ui(ui: &mut Ui, ctx: &Ctx<'_>, id: Id, sentiment: &mut Option<f64>) {
    let text = sentiment.map_or(NOT_YET_RATED.to_owned(), widgets::emotion_text);
    let origin = sentiment.map_or(Origin::Missing, |_| Origin::Typed);
    let scale = Scale {
        id,
        name: &words::of_the_next(words::SENTIMENT),
        text: &text,
        value: *sentiment,
        origin,
        range: (-3.0, 3.0),
    };
    match widgets::faces_ui(ui, ctx.theme, &scale) {
        Some(Rated::To(value)) => *sentiment = Some(value),
        Some(Rated::Cleared) => *sentiment = None,
        None => {}
    }
}

fn source_ui(ui: &mut Ui, ctx: &Ctx<'_>, source: &mut VoiceSource) {
    let row = Row {
        id: quote_id().with("source"),
        caption: words::SOURCE,
        name: &words::of_the_next(words::SOURCE),
        text: inspector::source(*source),
        column: COLUMN,
    };
    let options = SOURCES.map(inspector::source);
    let current = SOURCES.iter().position(|known| known == source);
    let chosen = widgets::choice_ui(ui, ctx.theme, row, &options, current);
    if let Some(chosen) = chosen.and_then(|index| SOURCES.get(index)) {
        *source = *chosen;
    }
}

fn segment_ui(ui: &mut Ui, ctx: &Ctx<'_>, entry: &mut Entry) {
    let segment = entry.segment.as_ref();
    let known = segment.and_then(|id| ctx.project.segments.get(id));
    let text = match (known, entry.new_segment.as_str()) {
        (_, name) if !name.is_empty() => name.to_owned(),
        (Some(segment), _) => segment.name.clone(),
        (None, _) => MISSING.to_owned(),
    };
    let row = Row {
        id: quote_id().with("segment"),
        caption: words::SEGMENT,
        name: &words::of_the_next(words::SEGMENT),
        text: &text,
        column: COLUMN,
    };
    match segments_of(ui, ctx, row) {
        Some((Pick::Existing(_), segment)) => {
            entry.segment = segment;
            entry.new_segment.clear();
        }
        Some((Pick::New(name), _)) => entry.new_segment = name,
        Some((Pick::Nothing, _)) => {
            entry.segment = None;
            entry.new_segment.clear();
        }
        None => {}
    }
}

fn touchpoint_ui(ui: &mut Ui, ctx: &Ctx<'_>, step: &mut Option<StepId>) {
    let text = step
        .as_ref()
        .map_or(MISSING, |step| step_name(ctx, step))
        .to_owned();
    let row = Row {
        id: quote_id().with("touchpoint"),
        caption: words::TOUCHPOINT,
        name: &words::of_the_next(words::TOUCHPOINT),
        text: &text,
        column: COLUMN,
    };
    if let Some(picked) = pick_touchpoint(ui, ctx, row) {
        *step = picked;
    }
}

/// A row that chooses a touchpoint of the shown journey by name. Returns what was chosen, none on purpose included.
#[expect(
    clippy::option_option,
    reason = "nothing chosen, none on purpose, or one"
)]
pub(super) fn pick_touchpoint(ui: &mut Ui, ctx: &Ctx<'_>, row: Row<'_>) -> Option<Option<StepId>> {
    if !widgets::is_combo_open(ui, row.id) {
        widgets::resting_combo_ui(ui, ctx.theme, row);
        return None;
    }
    let touchpoints = ctx.journey.touchpoints();
    let names: Vec<&str> = touchpoints
        .iter()
        .map(|step| step_name(ctx, &step.id))
        .collect();
    let picks = Picks {
        options: &names,
        nothing: Some(words::NOT_ATTACHED),
        new: None,
    };
    match widgets::open_combo_ui(ui, ctx.theme, row, picks)? {
        Pick::Nothing => Some(None),
        Pick::Existing(index) => touchpoints.get(index).map(|step| Some(step.id.clone())),
        Pick::New(_) => None,
    }
}

/// How high the gap under the line is.
pub(super) fn gap_ui(ui: &mut Ui) {
    ui.allocate_space(vec2(0.0, 8.0));
}
