//! Owns the inspector of a backstage step or system, and of several steps that are not all touchpoints.

use std::sync::Arc;

use eframe::egui::Ui;

use super::target::{Target, name};
use super::{place, texts, touchpoint, why};
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
    place::stage_ui(ui, ctx, &[step], (&target, actions));
    place::supported_ui(ui, ctx, step, actions);
    place::supporters_ui(ui, ctx, step, actions);
    why::why_ui(ui, ctx, &step.id);
    ui.add_space(16.0);
    texts::note_ui(ui, ctx, step, actions);
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
    let names: Vec<String> = steps.iter().map(|step| name(step)).collect();
    touchpoint::meta_ui(ui, ctx, &names.join(" · "));
    ui.add_space(17.0);
    place::owner_ui(ui, ctx, steps, (&target, actions));
    place::stage_ui(ui, ctx, steps, (&target, actions));
}
