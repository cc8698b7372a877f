//! Owns the fields of an opened voice. Every change is an undo step of its own; what is typed into a field is one.

use eframe::egui;
use egui::{Frame, Id, Margin, Ui};

use super::change::{attach, delete, put};
use super::entry::pick_touchpoint;
use crate::action::{Action, VoiceAction};
use crate::model::{
    Effort, Emotion, Rating, Recommend, Satisfied, SegmentId, Voice, VoiceId, VoiceSource,
};
use crate::scene::Role;
use crate::ui::widgets::{self, Field, Origin, Pick, Picks, Rated, Row, Scale, Segment};
use crate::ui::{Ctx, theme};
use crate::words::{MISSING, NOT_YET_RATED, UNNAMED, inspector, time, voices as words};

/// Where values start.
const COLUMN: f32 = 96.0;
/// Where voices come from.
pub(super) const SOURCES: [VoiceSource; 7] = [
    VoiceSource::Interview,
    VoiceSource::Survey,
    VoiceSource::Complaint,
    VoiceSource::Review,
    VoiceSource::Social,
    VoiceSource::Observation,
    VoiceSource::Secondhand,
];

/// The voice that is edited.
type Edited<'a> = (&'a VoiceId, &'a Voice);

/// Shows the fields of the voice.
pub(super) fn editor_ui(ui: &mut Ui, ctx: &Ctx<'_>, edited: Edited<'_>, actions: &mut Vec<Action>) {
    Frame::new()
        .fill(theme::colour(ctx.theme, Role::Surface))
        .corner_radius(8.0)
        .inner_margin(Margin::same(16))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.add_enabled_ui(!ctx.file.read_only, |ui| {
                fields_ui(ui, ctx, edited, actions);
            });
        });
}

fn fields_ui(ui: &mut Ui, ctx: &Ctx<'_>, edited: Edited<'_>, actions: &mut Vec<Action>) {
    let (id, voice) = edited;
    let quote = (words::QUOTE, 2, voice.quote.as_str());
    text_ui(ui, edited, ctx, quote, actions, |voice, text| {
        voice.quote = text;
    });
    ui.columns(2, |columns| {
        let mut columns = columns.iter_mut();
        if let Some(ui) = columns.next() {
            let who = (words::WHO, 1, voice.who.as_str());
            text_ui(ui, edited, ctx, who, actions, |voice, text| {
                voice.who = text;
            });
            let date = (words::DATE, 1, voice.date.as_str());
            text_ui(ui, edited, ctx, date, actions, |voice, text| {
                voice.date = text;
            });
            widgets::wrong_date_ui(ui, ctx.theme, &voice.date);
        }
        if let Some(ui) = columns.next() {
            ui.add_space(8.0);
            segment_ui(ui, ctx, edited, actions);
            source_ui(ui, ctx, edited, actions);
            journey_ui(ui, ctx, edited, actions);
            touchpoint_ui(ui, ctx, edited, actions);
        }
    });
    ui.add_space(8.0);
    sentiment_ui(ui, ctx, edited, actions);
    answers_ui(ui, ctx, edited, actions);
    ui.add_space(8.0);
    if widgets::button_ui(ui, ctx.theme, words::DELETE, Role::Danger).clicked() {
        actions.push(delete(std::slice::from_ref(id)));
        actions.push(Action::Voice(VoiceAction::Open(None)));
    }
}

fn id_of(id: &VoiceId, field: &str) -> Id {
    Id::unique(("voice", field, id.as_str()))
}

fn row<'a>(id: &VoiceId, name: &'a str, text: &'a str) -> Row<'a> {
    Row {
        id: id_of(id, name),
        caption: name,
        name,
        text,
        column: COLUMN,
    }
}

#[expect(
    clippy::too_many_arguments,
    reason = "the last is what makes the fields differ"
)]
fn text_ui(
    ui: &mut Ui,
    (id, voice): Edited<'_>,
    ctx: &Ctx<'_>,
    (name, rows, text): (&str, usize, &str),
    actions: &mut Vec<Action>,
    set: fn(&mut Voice, String),
) {
    let label = words::edit(name, voice);
    let field = Field {
        id: id_of(id, name),
        caption: name,
        name,
        hint: if name == words::DATE {
            time::DATE_HINT
        } else {
            ""
        },
        rows,
        gesture: &label,
    };
    if let Some(typed) = widgets::field_ui(ui, ctx.theme, field, text, actions) {
        let mut changed = voice.clone();
        set(&mut changed, typed);
        actions.push(put(name, id, changed));
    }
}

/// A row that chooses a segment or names a new one; an existing one comes with its id.
pub(super) fn segments_of(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    row: Row<'_>,
) -> Option<(Pick, Option<SegmentId>)> {
    if !widgets::is_combo_open(ui, row.id) {
        widgets::resting_combo_ui(ui, ctx.theme, row);
        return None;
    }
    let segments: Vec<(&SegmentId, &str)> = ctx
        .project
        .segments
        .iter()
        .map(|(id, segment)| (id, segment.name.as_str()))
        .collect();
    let names: Vec<&str> = segments.iter().map(|(_, name)| *name).collect();
    let picks = Picks {
        options: &names,
        nothing: Some(words::NO_SEGMENT),
        new: Some(words::new_segment),
    };
    let pick = widgets::open_combo_ui(ui, ctx.theme, row, picks)?;
    let segment = match &pick {
        Pick::Existing(index) => segments.get(*index).map(|(id, _)| (*id).clone()),
        Pick::Nothing | Pick::New(_) => None,
    };
    Some((pick, segment))
}

fn segment_ui(ui: &mut Ui, ctx: &Ctx<'_>, (id, voice): Edited<'_>, actions: &mut Vec<Action>) {
    let segment = voice.segment.as_ref();
    let segment = segment.and_then(|id| ctx.project.segments.get(id));
    let text = segment.map_or(MISSING, |segment| segment.name.as_str());
    let row = row(id, words::SEGMENT, text);
    match segments_of(ui, ctx, row) {
        Some((Pick::New(name), _)) => {
            let action = VoiceAction::Segment(vec![id.clone()], name);
            actions.push(Action::Voice(action));
        }
        Some((Pick::Existing(_) | Pick::Nothing, segment)) => {
            let changed = Voice {
                segment,
                ..voice.clone()
            };
            actions.push(put(words::SEGMENT, id, changed));
        }
        None => {}
    }
}

fn source_ui(ui: &mut Ui, ctx: &Ctx<'_>, (id, voice): Edited<'_>, actions: &mut Vec<Action>) {
    let row = row(id, words::SOURCE, inspector::source(voice.source));
    let options = SOURCES.map(inspector::source);
    let current = SOURCES.iter().position(|source| *source == voice.source);
    let chosen = widgets::choice_ui(ui, ctx.theme, row, &options, current);
    if let Some(source) = chosen.and_then(|index| SOURCES.get(index)) {
        let changed = Voice {
            source: *source,
            ..voice.clone()
        };
        actions.push(put(words::SOURCE, id, changed));
    }
}

fn journey_ui(ui: &mut Ui, ctx: &Ctx<'_>, (id, voice): Edited<'_>, actions: &mut Vec<Action>) {
    let journeys = ctx.project.journeys_in_order();
    let mut options = vec![words::NO_JOURNEY];
    options.extend(journeys.iter().map(|(_, journey)| {
        let name = journey.name.trim();
        if name.is_empty() { UNNAMED } else { name }
    }));
    let place = |wanted| journeys.iter().position(|(id, _)| *id == wanted);
    let current = voice.journey.as_ref().and_then(place);
    let current = current.map_or(0, |at| at + 1);
    let text = options.get(current).copied().unwrap_or(MISSING);
    let row = row(id, words::JOURNEY, text);
    let Some(chosen) = widgets::choice_ui(ui, ctx.theme, row, &options, Some(current)) else {
        return;
    };
    let journey = chosen.checked_sub(1).and_then(|at| journeys.get(at));
    let changed = Voice {
        journey: journey.map(|(id, _)| (*id).clone()),
        step: None,
        ..voice.clone()
    };
    actions.push(put(words::JOURNEY, id, changed));
}

/// The touchpoint: of another journey than the shown one it is only shown, and taken away.
fn touchpoint_ui(ui: &mut Ui, ctx: &Ctx<'_>, (id, voice): Edited<'_>, actions: &mut Vec<Action>) {
    let journey = voice.journey.as_ref();
    let journey = journey.and_then(|id| ctx.project.journeys.get(id));
    let step = journey
        .zip(voice.step.as_ref())
        .and_then(|(journey, step)| journey.step(step));
    let text = step.map_or(MISSING, |step| step.name.as_str());
    let row = row(id, words::TOUCHPOINT, text);
    if let Some(step) = pick_touchpoint(ui, ctx, row) {
        actions.push(attach(ctx, std::slice::from_ref(id), step.as_ref()));
    }
}

fn sentiment_ui(ui: &mut Ui, ctx: &Ctx<'_>, (id, voice): Edited<'_>, actions: &mut Vec<Action>) {
    let value = voice.sentiment.map(Emotion::get);
    let text = value.map_or(NOT_YET_RATED.to_owned(), widgets::emotion_text);
    let scale = Scale {
        id: id_of(id, "sentiment"),
        name: words::SENTIMENT,
        text: &text,
        value,
        origin: value.map_or(Origin::Missing, |_| Origin::Typed),
        range: (-3.0, 3.0),
    };
    let sentiment = match widgets::faces_ui(ui, ctx.theme, &scale) {
        Some(Rated::To(value)) => Some(Emotion::clamped(value)),
        Some(Rated::Cleared) => None,
        None => return,
    };
    let changed = Voice {
        sentiment,
        ..voice.clone()
    };
    actions.push(put(words::SENTIMENT, id, changed));
}

fn answers_ui(ui: &mut Ui, ctx: &Ctx<'_>, (id, voice): Edited<'_>, actions: &mut Vec<Action>) {
    let recommend = row(id, words::RECOMMEND, "");
    if let Some(chosen) = number_ui::<0, 10>(ui, ctx, recommend, voice.recommend) {
        let recommend: Option<Recommend> = chosen;
        let changed = Voice {
            recommend,
            ..voice.clone()
        };
        actions.push(put(words::RECOMMEND, id, changed));
    }
    let satisfied = row(id, words::SATISFIED, "");
    if let Some(chosen) = number_ui::<1, 5>(ui, ctx, satisfied, voice.satisfied) {
        let satisfied: Option<Satisfied> = chosen;
        let changed = Voice {
            satisfied,
            ..voice.clone()
        };
        actions.push(put(words::SATISFIED, id, changed));
    }
    let ease = row(id, words::EASE, "");
    if let Some(chosen) = number_ui::<1, 7>(ui, ctx, ease, voice.effort) {
        let effort: Option<Effort> = chosen;
        let changed = Voice {
            effort,
            ..voice.clone()
        };
        actions.push(put(words::EASE, id, changed));
    }
}

/// A row of numbers after a dash for none. Returns what is wanted instead of the current one.
#[expect(
    clippy::option_option,
    reason = "nothing chosen, none on purpose, or one"
)]
fn number_ui<const MIN: i16, const MAX: i16>(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    row: Row<'_>,
    current: Option<Rating<MIN, MAX>>,
) -> Option<Option<Rating<MIN, MAX>>> {
    let none = (MISSING.to_owned(), None);
    let numbers = (MIN..=MAX).map(|number| {
        let value = Rating::<MIN, MAX>::clamped(f64::from(number));
        (number.to_string(), Some(value))
    });
    let choices: Vec<(String, Option<Rating<MIN, MAX>>)> =
        std::iter::once(none).chain(numbers).collect();
    let whole = current.map(Rating::rounded);
    let segments: Vec<Segment<'_>> = choices
        .iter()
        .map(|(text, value)| Segment {
            text,
            is_chosen: value.map(Rating::rounded) == whole,
            barred: None,
        })
        .collect();
    let index = widgets::segments_ui(ui, ctx.theme, row, &segments)?;
    choices.get(index).map(|(_, value)| *value)
}
