//! Owns the inspector of one touchpoint and of several: heading, ratings, and everything else that they have.

use std::sync::Arc;

use eframe::egui;
use egui::{Align, Role as NodeRole, Ui, WidgetInfo, pos2};

use super::target::{Target, To, name};
use super::{connections, control_id, place, ratings, sections, shared, texts, voices, why};
use crate::action::Action;
use crate::edit::StepField;
use crate::model::Step;
use crate::scene::Role;
use crate::scene::glyphs::Sign;
use crate::scene::shape::TextStyle;
use crate::ui::widgets::{self, Field, Line};
use crate::ui::{Ctx, theme};
use crate::words::fields::some_of;
use crate::words::inspector as words;

/// So many of several steps are named.
const NAMED: usize = 20;

/// Shows one touchpoint, or what several share.
pub(super) fn touchpoints_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    steps: &[&Arc<Step>],
    actions: &mut Vec<Action>,
) {
    match steps {
        [step] => one_ui(ui, ctx, step, actions),
        _ => many_ui(ui, ctx, steps, actions),
    }
}

fn one_ui(ui: &mut Ui, ctx: &Ctx<'_>, step: &Arc<Step>, actions: &mut Vec<Action>) {
    let target = Target::one(ctx, step);
    let top = ui.available_rect_before_wrap();
    step_title_ui(ui, ctx, step, 36.0, actions);
    let marked = Some(step.moment_of_truth);
    diamond_ui(ui, ctx, (&target, top), marked, actions);
    meta_ui(ui, ctx, &meta(ctx, step));
    ui.add_space(17.0);
    ratings::ratings_ui(ui, ctx, &[step], (&target, actions));
    place::owner_ui(ui, ctx, &[step], (&target, actions));
    connections::behind_ui(ui, ctx, step, actions);
    why::why_ui(ui, ctx, &step.id, actions);
    voices::voices_ui(ui, ctx, step);
    ui.add_space(16.0);
    crate::ui::why::touchpoint_ui(ui, ctx, &step.id, actions);
    ui.add_space(8.0);
    rest_ui(ui, ctx, &[step], (&target, actions));
}

/// Where the touchpoints are, what is written about them, and the parts that open.
fn rest_ui(ui: &mut Ui, ctx: &Ctx<'_>, steps: &[&Arc<Step>], (target, actions): To<'_, '_>) {
    place::stage_ui(ui, ctx, steps, (target, actions));
    place::channel_ui(ui, ctx, steps, (target, actions));
    place::layer_ui(ui, ctx, steps, (target, actions));
    ui.add_space(8.0);
    texts::hopes_ui(ui, ctx, steps, (target, actions));
    ui.add_space(8.0);
    texts::note_ui(ui, ctx, steps, (target, actions));
    sections::touchpoints_ui(ui, ctx, steps, (target, actions));
}

fn many_ui(ui: &mut Ui, ctx: &Ctx<'_>, steps: &[&Arc<Step>], actions: &mut Vec<Action>) {
    let target = Target::several(ctx, steps, words::touchpoints(steps.len()));
    let marked = shared::common(steps, |step| step.moment_of_truth);
    let top = ui.available_rect_before_wrap();
    heading_ui(ui, ctx, &target.name);
    diamond_ui(ui, ctx, (&target, top), marked, actions);
    meta_ui(ui, ctx, &names(steps));
    ui.add_space(17.0);
    ratings::ratings_ui(ui, ctx, steps, (&target, actions));
    place::owner_ui(ui, ctx, steps, (&target, actions));
    rest_ui(ui, ctx, steps, (&target, actions));
}

/// The names of the first of them, and how many more there are.
pub(super) fn names(steps: &[&Arc<Step>]) -> String {
    let first: Vec<String> = steps.iter().take(NAMED).map(|step| name(step)).collect();
    some_of(&first, steps.len())
}

/// The heading where there is no one name to edit.
pub(super) fn heading_ui(ui: &mut Ui, ctx: &Ctx<'_>, text: &str) {
    let style = TextStyle::medium(theme::TITLE, Role::Text);
    widgets::caption_ui(ui, ctx.theme, 28.0, Line::left(text, style));
}

/// The step's name, edited in place; it leaves `room` free at the right.
pub(super) fn step_title_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    step: &Step,
    room: f32,
    actions: &mut Vec<Action>,
) {
    let target = Target::one(ctx, step);
    let field = Field {
        id: texts::field_id("name", step.id.as_str()),
        caption: "",
        name: &words::named(words::NAME_HINT, &target.name),
        hint: words::NAME_HINT,
        rows: 1,
        gesture: &words::rename(&target.name),
    };
    let width = ui.available_width() - room;
    if let Some(text) = widgets::title_ui(ui, ctx.theme, (field, width), &step.name, actions) {
        actions.push(target.set(words::rename(&target.name), StepField::Name(text)));
    }
}

/// The line under the title.
pub(super) fn meta_ui(ui: &mut Ui, ctx: &Ctx<'_>, text: &str) {
    ui.add_space(1.0);
    let line = Line {
        text,
        style: TextStyle::regular(theme::CAPTION, Role::Text3),
        align: Align::Min,
    };
    widgets::caption_ui(ui, ctx.theme, 16.0, line);
}

fn meta(ctx: &Ctx<'_>, step: &Step) -> String {
    let count = ctx.figures.touchpoints.len();
    let place = ctx.figures.place(&step.id);
    let place = place.map(|index| words::place(index + 1, count));
    let stage = step
        .stage
        .as_ref()
        .and_then(|id| ctx.journey.stage(id))
        .map(|stage| stage.name.clone());
    let channel = step
        .channel
        .as_ref()
        .and_then(|id| ctx.project.channels.get(id))
        .map(|channel| channel.name.clone());
    [place, stage, channel]
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" · ")
}

fn diamond_ui(
    ui: &Ui,
    ctx: &Ctx<'_>,
    (target, room): (&Target, egui::Rect),
    marked: Option<bool>,
    actions: &mut Vec<Action>,
) {
    let centre = pos2(room.right() - 8.0, room.top() + 14.0);
    let id = control_id("moment of truth");
    let response = widgets::toggle_ui(ui, ctx.theme, (id, centre), Sign::MomentOfTruth, marked);
    let label = format!("{}: {}", words::MOMENT_OF_TRUTH, target.name);
    response.widget_info(|| {
        WidgetInfo::selected(
            NodeRole::CheckBox,
            ui.is_enabled(),
            marked.unwrap_or_default(),
            &label,
        )
    });
    if response.clicked() {
        let marks = !marked.unwrap_or_default();
        let what = if marks {
            words::MomentOfTruth::Marked
        } else {
            words::MomentOfTruth::Unmarked
        };
        let label = words::mark_moment_of_truth(&target.name, what);
        actions.push(target.set(label, StepField::MomentOfTruth(marks)));
    }
    response.on_hover_text(words::MOMENT_OF_TRUTH);
}
