//! Owns for whom ratings are given: the chooser above them, and the list of segments with what each has of its own.

use std::sync::Arc;

use eframe::egui;
use egui::{Align, Layout, Ui, UiBuilder, vec2};

use super::shared::Seen;
use super::target::{Target, To};
use super::{column, control_id};
use crate::action::Action;
use crate::edit::{Edit, JourneyEdit, StepField};
use crate::model::{Ratings, Segment, SegmentId, Step};
use crate::scene::Role;
use crate::scene::shape::TextStyle;
use crate::ui::widgets::{self, Line, Row};
use crate::ui::{Ctx, theme};
use crate::words::fields as words;
use crate::words::inspector::MIXED;
use crate::words::lens;

/// The segment that ratings are given for.
pub(super) struct Audience {
    /// Its id.
    pub(super) id: SegmentId,
    /// What it is called.
    pub(super) name: String,
}

/// The segment that ratings are given for; none: everyone.
pub(super) fn audience(ctx: &Ctx<'_>) -> Option<Audience> {
    let id = ctx.session.rated_for()?;
    let segment = ctx.project.segments.get(id)?;
    Some(Audience {
        id: id.clone(),
        name: segment.name.clone(),
    })
}

/// The ratings through the eyes of that segment, or of everyone.
pub(super) fn seen<'a>(ctx: &Ctx<'a>, audience: Option<&'a Audience>) -> Seen<'a> {
    Seen {
        figures: ctx.figures,
        segment: audience.map(|audience| &audience.id),
    }
}

/// The row that says for whom ratings are given; nothing where there are no segments.
pub(super) fn chooser_ui(ui: &mut Ui, ctx: &Ctx<'_>, actions: &mut Vec<Action>) {
    let segments = &ctx.project.segments;
    if segments.is_empty() {
        return;
    }
    let chosen = ctx
        .session
        .rated_for()
        .filter(|id| segments.contains_key(*id));
    let ids: Vec<Option<&SegmentId>> = std::iter::once(None)
        .chain(segments.keys().map(Some))
        .collect();
    let mut options = vec![words::EVERYONE];
    options.extend(segments.values().map(|segment| segment.name.as_str()));
    let at = ids.iter().position(|id| *id == chosen);
    let text = at.and_then(|at| options.get(at)).copied();
    let row = Row {
        id: control_id("rated by"),
        caption: words::RATED_BY,
        name: words::RATED_BY,
        text: text.unwrap_or(words::EVERYONE),
        column: column(ui),
    };
    let picked = widgets::choice_ui(ui, ctx.theme, row, &options, at);
    if let Some(segment) = picked.and_then(|index| ids.get(index)) {
        actions.push(Action::RateFor(segment.cloned()));
    }
    let told = if chosen.is_some() {
        Some(words::IN_BRACKETS)
    } else {
        let compares = ctx.session.lens.compares_segments();
        compares.then_some(lens::RATED_FOR_EVERYONE)
    };
    if let Some(told) = told {
        let style = TextStyle::regular(theme::CAPTION, Role::Text3);
        widgets::paragraph_ui(ui, ctx.theme, told, style, 16.0);
    }
    ui.add_space(8.0);
}

/// Every segment with what it has of its own; pressed, ratings are given for it.
pub(super) fn list_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    steps: &[&Arc<Step>],
    (target, actions): To<'_, '_>,
) {
    for (id, segment) in &ctx.project.segments {
        let (_, row) = ui.allocate_space(vec2(ui.available_width(), 28.0));
        let place = UiBuilder::new()
            .max_rect(row)
            .layout(Layout::right_to_left(Align::Center));
        let mut row = ui.new_child(place);
        one_ui(&mut row, ctx, (steps, id, segment), (target, actions));
    }
}

fn one_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    (steps, id, segment): (&[&Arc<Step>], &SegmentId, &Segment),
    (target, actions): To<'_, '_>,
) {
    let own = steps
        .iter()
        .filter(|step| step.by_segment.contains_key(id))
        .count();
    let control = control_id("segment").with(id.as_str());
    let text = own_text(steps, id, own);
    let whole = ui.available_rect_before_wrap();
    let room = whole.with_max_x(whole.right() - 24.0);
    let style = TextStyle::regular(theme::CAPTION, Role::Text2);
    let width = room.width() * 0.5;
    let values = room
        .with_min_x(room.right() - width)
        .translate(vec2(-4.0, 0.0));
    widgets::line(ui, ctx.theme, values, Line::right(&text, style));
    let beside = room.with_max_x(values.left() - 8.0);
    let mut left = ui.new_child(
        UiBuilder::new()
            .max_rect(beside)
            .layout(Layout::left_to_right(Align::Center)),
    );
    let name = match segment.name.trim() {
        "" => crate::words::UNNAMED,
        name => name,
    };
    let heard = words::rate_for(name);
    if widgets::link_ui(&mut left, ctx.theme, control, name, &heard).clicked() {
        actions.push(Action::RateFor(Some(id.clone())));
    }
    if own == 0 {
        return;
    }
    let label = words::forget_segment(&target.name, name);
    let cross = control.with("forget");
    if widgets::cross_button_ui(ui, ctx.theme, cross, &label).clicked() {
        actions.push(forget(target, id, label));
    }
}

fn forget(target: &Target, segment: &SegmentId, label: String) -> Action {
    let field = StepField::BySegment(segment.clone(), None);
    let edit = JourneyEdit::SetSteps(target.ids.clone(), field);
    Action::Edit(label, vec![Edit::Journey(target.journey.clone(), edit)])
}

/// "emotion −2, basics 1", "as everyone", or how many touchpoints have their own.
fn own_text(steps: &[&Arc<Step>], segment: &SegmentId, own: usize) -> String {
    match steps {
        [step] => step
            .by_segment
            .get(segment)
            .map_or_else(|| words::AS_EVERYONE.to_owned(), said),
        _ if own == 0 => words::AS_EVERYONE.to_owned(),
        _ => words::own_at(own),
    }
}

fn said(ratings: &Ratings) -> String {
    use super::ratings::number;
    words::mark([
        number(ratings.emotion),
        number(ratings.belief),
        number(ratings.hygiene),
        number(ratings.delight),
    ])
}

/// How many segments have something of their own: "2 of 3 on their own".
pub(super) fn summary(ctx: &Ctx<'_>, steps: &[&Arc<Step>]) -> String {
    let all = &ctx.project.segments;
    let with_own = |step: &Step| {
        all.keys()
            .filter(|id| step.by_segment.contains_key(*id))
            .count()
    };
    super::shared::common(steps, with_own).map_or_else(
        || MIXED.to_owned(),
        |own| match own {
            0 => words::AS_EVERYONE.to_owned(),
            _ => words::own_of(own, all.len()),
        },
    )
}
