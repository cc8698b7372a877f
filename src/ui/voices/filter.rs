//! Owns which voices are listed, and in which order: the ones just taken down first, then by date, the latest first.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use eframe::egui;
use egui::{Id, TextEdit, Ui};

use super::editor::SOURCES;
use crate::model::{
    JourneyId, Project, Records, Segment, SegmentId, Stance, Voice, VoiceId, VoiceSource,
};
use crate::scene::Role;
use crate::ui::find::search::folded;
use crate::ui::widgets::{self, Row};
use crate::ui::{Ctx, theme};
use crate::words::{inspector, voices as words};

const STANCES: [Stance; 3] = [Stance::Churning, Stance::Indifferent, Stance::Loyal];

/// Narrower than this the text to look for has a row of its own.
const ONE_ROW: f32 = 640.0;

/// Where a voice belongs to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Place {
    #[default]
    Anywhere,
    ThisJourney,
    Attached,
    NotAttached,
}

const PLACES: [(Place, &str); 4] = [
    (Place::Anywhere, words::ANYWHERE),
    (Place::ThisJourney, words::THIS_JOURNEY),
    (Place::Attached, words::ATTACHED),
    (Place::NotAttached, words::NOT_ATTACHED),
];

/// Which voices are listed.
#[derive(Debug, Clone, Default, PartialEq)]
#[expect(clippy::option_option, reason = "any segment, none, or one")]
pub(super) struct Filter {
    pub(super) text: String,
    /// The segment; none in it: those without one.
    pub(super) segment: Option<Option<SegmentId>>,
    pub(super) stance: Option<Stance>,
    pub(super) source: Option<VoiceSource>,
    pub(super) place: Place,
}

/// The listed voices, and all that they were chosen by.
#[derive(Clone)]
struct Kept {
    voices: Records<Voice>,
    segments: Records<Segment>,
    journey: JourneyId,
    added: usize,
    filter: Filter,
    rows: Arc<Vec<VoiceId>>,
}

/// The voices that the filter lets through; made again only when something it depends on has changed.
pub(super) fn rows(ui: &Ui, ctx: &Ctx<'_>, filter: &Filter) -> Arc<Vec<VoiceId>> {
    let key = Id::unique("listed voices");
    let added = &ctx.session.voices.added;
    let known = ui.data(|data| data.get_temp::<Kept>(key));
    if let Some(known) = known
        && known.voices.ptr_eq(&ctx.project.voices)
        && known.segments.ptr_eq(&ctx.project.segments)
        && known.journey == *ctx.journey_id
        && known.added == added.len()
        && known.filter == *filter
    {
        return known.rows;
    }
    let rows = Arc::new(listed(ctx.project, ctx.journey_id, added, filter));
    let kept = Kept {
        voices: ctx.project.voices.clone(),
        segments: ctx.project.segments.clone(),
        journey: ctx.journey_id.clone(),
        added: added.len(),
        filter: filter.clone(),
        rows: Arc::clone(&rows),
    };
    ui.data_mut(|data| data.insert_temp(key, kept));
    rows
}

/// The voices that the filter lets through, in order.
pub(super) fn listed(
    project: &Project,
    journey: &JourneyId,
    added: &[VoiceId],
    filter: &Filter,
) -> Vec<VoiceId> {
    let wanted = folded(filter.text.trim());
    let places: BTreeMap<&VoiceId, usize> = added.iter().zip(1..).collect();
    let voices = project.voices.iter();
    let mut found: Vec<(&VoiceId, &Voice)> = voices
        .map(|(id, voice)| (id, &**voice))
        .filter(|(_, voice)| lets_through(project, journey, filter, voice))
        .filter(|(_, voice)| {
            wanted.is_empty()
                || folded(&voice.quote).contains(&wanted)
                || folded(&voice.who).contains(&wanted)
        })
        .collect();
    found.sort_by_key(|(id, voice)| {
        let place = places.get(id).copied().unwrap_or_default();
        (Reverse(place), Reverse(voice.date.as_str()), *id)
    });
    found.into_iter().map(|(id, _)| id.clone()).collect()
}

fn lets_through(project: &Project, journey: &JourneyId, filter: &Filter, voice: &Voice) -> bool {
    let is_here = match filter.place {
        Place::Anywhere => true,
        Place::ThisJourney => voice.journey.as_ref() == Some(journey),
        Place::Attached => voice.step.is_some(),
        Place::NotAttached => voice.step.is_none(),
    };
    let stance = || {
        let segment = voice.segment.as_ref();
        let segment = segment.and_then(|segment| project.segments.get(segment));
        segment.map(|segment| segment.stance)
    };
    is_here
        && filter
            .segment
            .as_ref()
            .is_none_or(|segment| voice.segment == *segment)
        && filter.source.is_none_or(|source| voice.source == source)
        && filter.stance.is_none_or(|wanted| stance() == Some(wanted))
}

/// Shows the filter, and gives what is wanted now.
pub(super) fn filter_ui(ui: &mut Ui, ctx: &Ctx<'_>) -> Filter {
    let key = Id::unique("filter of voices");
    let mut filter: Filter = ui.data(|data| data.get_temp(key)).unwrap_or_default();
    let is_narrow = ui.available_width() < ONE_ROW;
    if is_narrow {
        text_ui(ui, ctx, &mut filter.text);
    }
    ui.columns(if is_narrow { 4 } else { 5 }, |columns| {
        let mut columns = columns.iter_mut();
        if !is_narrow && let Some(ui) = columns.next() {
            text_ui(ui, ctx, &mut filter.text);
        }
        if let Some(ui) = columns.next() {
            segment_ui(ui, ctx, &mut filter);
        }
        if let Some(ui) = columns.next() {
            let stances = STANCES.map(|stance| (stance, words::stance(stance)));
            let names = (words::FILTER_STANCE, words::ANY_STANCE);
            any_ui(ui, ctx, names, &stances, &mut filter.stance);
        }
        if let Some(ui) = columns.next() {
            let sources = SOURCES.map(|source| (source, inspector::source(source)));
            let names = (words::FILTER_SOURCE, words::ANY_SOURCE);
            any_ui(ui, ctx, names, &sources, &mut filter.source);
        }
        if let Some(ui) = columns.next() {
            let options = PLACES.map(|(_, name)| name);
            let current = PLACES.iter().position(|(place, _)| *place == filter.place);
            let text = current.and_then(|at| options.get(at)).copied();
            let row = row(words::FILTER_PLACE, text.unwrap_or_default());
            let chosen = widgets::choice_ui(ui, ctx.theme, row, &options, current);
            if let Some((place, _)) = chosen.and_then(|at| PLACES.get(at)) {
                filter.place = *place;
            }
        }
    });
    ui.data_mut(|data| data.insert_temp(key, filter.clone()));
    filter
}

fn row<'a>(name: &'a str, text: &'a str) -> Row<'a> {
    Row {
        id: Id::unique(("filter of voices", name)),
        caption: "",
        name,
        text,
        column: 8.0,
    }
}

fn text_ui(ui: &mut Ui, ctx: &Ctx<'_>, text: &mut String) {
    let hint = egui::RichText::new(words::FIND).color(theme::colour(ctx.theme, Role::Text3));
    let frame = egui::Frame::new()
        .fill(theme::colour(ctx.theme, Role::Surface))
        .stroke(theme::field_edge(ctx.theme))
        .corner_radius(theme::RADIUS)
        .inner_margin(egui::Margin::symmetric(8, 5));
    let edit = TextEdit::singleline(text)
        .id(Id::unique("find in voices"))
        .font(theme::regular(theme::BODY))
        .text_color(theme::colour(ctx.theme, Role::Text))
        .hint_text(hint)
        .char_limit(200)
        .desired_width(f32::INFINITY)
        .frame(frame);
    let response = ui.add(edit).accessible_name(words::FIND);
    widgets::focus_ring(ui, ctx.theme, &response, response.rect.shrink(1.0));
}

/// A choice of any or one of a few.
fn any_ui<T: Copy + PartialEq>(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    (name, any): (&str, &'static str),
    values: &[(T, &'static str)],
    current: &mut Option<T>,
) {
    let options: Vec<&str> = std::iter::once(any)
        .chain(values.iter().map(|(_, name)| *name))
        .collect();
    let at = values
        .iter()
        .position(|(value, _)| Some(*value) == *current);
    let at = at.map_or(0, |at| at + 1);
    let row = row(name, options.get(at).copied().unwrap_or(any));
    if let Some(chosen) = widgets::choice_ui(ui, ctx.theme, row, &options, Some(at)) {
        let value = chosen.checked_sub(1).and_then(|at| values.get(at));
        *current = value.map(|(value, _)| *value);
    }
}

fn segment_ui(ui: &mut Ui, ctx: &Ctx<'_>, filter: &mut Filter) {
    let segments: Vec<(&SegmentId, &str)> = ctx
        .project
        .segments
        .iter()
        .map(|(id, segment)| (id, segment.name.as_str()))
        .collect();
    let mut options = vec![words::ANY_SEGMENT, words::NO_SEGMENT];
    options.extend(segments.iter().map(|(_, name)| *name));
    let at = match &filter.segment {
        None => 0,
        Some(None) => 1,
        Some(Some(wanted)) => segments
            .iter()
            .position(|(id, _)| *id == wanted)
            .map_or(0, |at| at + 2),
    };
    let text = options.get(at).copied().unwrap_or(words::ANY_SEGMENT);
    let row = row(words::FILTER_SEGMENT, text);
    if let Some(chosen) = widgets::choice_ui(ui, ctx.theme, row, &options, Some(at)) {
        filter.segment = match chosen {
            0 => None,
            1 => Some(None),
            at => segments.get(at - 2).map(|(id, _)| Some((*id).clone())),
        };
    }
}
