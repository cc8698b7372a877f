//! Owns the inspector of a backstage step or system, and of several steps that are not all touchpoints.

use std::sync::Arc;

use eframe::egui::Ui;

use super::target::{Target, To};
use super::{connections, details, place, ratings, sections, texts, touchpoint, why};
use crate::action::Action;
use crate::model::Step;
use crate::ui::Ctx;
use crate::words::inspector as words;

/// Shows one backstage step or system.
pub(super) fn backstage_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    step: &Arc<Step>,
    actions: &mut Vec<Action>,
) {
    let target = Target::one(ctx, step);
    touchpoint::step_title_ui(ui, ctx, step, 0.0, actions);
    touchpoint::meta_ui(ui, ctx, words::layer(step.layer));
    ui.add_space(17.0);
    place::owner_ui(ui, ctx, &[step], (&target, actions));
    connections::supports_ui(ui, ctx, step, actions);
    connections::behind_ui(ui, ctx, step, actions);
    why::why_ui(ui, ctx, &step.id, actions);
    ui.add_space(16.0);
    rest_ui(ui, ctx, &[step], (&target, actions));
}

/// How it works, where it is, what is written about it, and the parts that open.
fn rest_ui(ui: &mut Ui, ctx: &Ctx<'_>, steps: &[&Arc<Step>], (target, actions): To<'_, '_>) {
    if steps.iter().all(|step| !step.is_touchpoint()) {
        ratings::reliability_ui(ui, ctx, steps, (target, actions));
        details::source_ui(ui, ctx, steps, (target, actions));
    }
    place::stage_ui(ui, ctx, steps, (target, actions));
    place::layer_ui(ui, ctx, steps, (target, actions));
    ui.add_space(8.0);
    texts::note_ui(ui, ctx, steps, (target, actions));
    sections::behind_ui(ui, ctx, steps, (target, actions));
}

/// Shows what several steps of different layers share.
pub(super) fn several_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    steps: &[&Arc<Step>],
    actions: &mut Vec<Action>,
) {
    let target = Target::several(ctx, steps, words::steps(steps.len()));
    touchpoint::heading_ui(ui, ctx, &target.name);
    touchpoint::meta_ui(ui, ctx, &touchpoint::names(steps));
    ui.add_space(17.0);
    place::owner_ui(ui, ctx, steps, (&target, actions));
    rest_ui(ui, ctx, steps, (&target, actions));
}
