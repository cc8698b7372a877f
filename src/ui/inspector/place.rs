//! Owns the rows that say where a step belongs: owner, stage, channel, and what lies behind it.

use std::collections::BTreeSet;
use std::sync::Arc;

use eframe::egui;
use egui::{Rect, Sense, Ui, UiBuilder, pos2, vec2};

use super::target::{Target, name};
use super::{column, control_id, shared};
use crate::action::Action;
use crate::edit::StepField;
use crate::model::{LinkKind, OwnerId, Step, StepId};
use crate::scene::Role;
use crate::scene::shape::TextStyle;
use crate::ui::widgets::{self, Line, Pick, Row};
use crate::ui::{Ctx, theme};
use crate::words::inspector as words;
use crate::words::{MISSING, NO_CHANNEL};

/// The steps that are changed, and where the change goes.
type To<'a, 'b> = (&'a Target, &'b mut Vec<Action>);

/// The row of the owner: choose one, or type a new one.
pub(super) fn owner_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    steps: &[&Arc<Step>],
    (target, actions): To<'_, '_>,
) {
    let owners: Vec<(&OwnerId, &str)> = ctx
        .project
        .owners
        .iter()
        .map(|(id, owner)| (id, owner.name.as_str()))
        .collect();
    let names: Vec<&str> = owners.iter().map(|(_, name)| *name).collect();
    let current = shared::common(steps, |step| step.owner.as_ref());
    let text = shown(
        steps,
        |step| step.owner.as_ref(),
        |id| ctx.project.owners.get(id).map(|owner| owner.name.as_str()),
    );
    let name = words::named(words::OWNER, &target.name);
    let id = control_id("owner").with(&target.ids);
    let row = Row {
        id,
        caption: words::OWNER,
        name: &name,
        text,
        column: column(ui),
    };
    let Some(pick) = widgets::combo_ui(ui, ctx.theme, row, &names, words::NO_OWNER) else {
        return;
    };
    let owner = match pick {
        Pick::New(name) => {
            actions.push(Action::NameOwner(target.ids.clone(), name));
            return;
        }
        Pick::Nothing => None,
        Pick::Existing(index) => owners.get(index).map(|(id, _)| (*id).clone()),
    };
    if current != Some(owner.as_ref()) {
        actions.push(target.set(
            words::set(words::OWNER, &target.name),
            StepField::Owner(owner),
        ));
    }
}

/// The row of the stage.
pub(super) fn stage_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    steps: &[&Arc<Step>],
    (target, actions): To<'_, '_>,
) {
    let current = shared::common(steps, |step| step.stage.as_ref());
    let text = shown(
        steps,
        |step| step.stage.as_ref(),
        |id| ctx.journey.stage(id).map(|stage| stage.name.as_str()),
    );
    let mut options = vec![words::NO_STAGE];
    options.extend(ctx.journey.stages.iter().map(|stage| stage.name.as_str()));
    let ids = std::iter::once(None).chain(ctx.journey.stages.iter().map(|stage| Some(&stage.id)));
    let ids: Vec<_> = ids.collect();
    let name = words::named(words::STAGE, &target.name);
    let row = Row {
        id: control_id("stage"),
        caption: words::STAGE,
        name: &name,
        text,
        column: column(ui),
    };
    let at = current.and_then(|current| ids.iter().position(|id| *id == current));
    let chosen = widgets::choice_ui(ui, ctx.theme, row, &options, at);
    if let Some(stage) = chosen.and_then(|index| ids.get(index)) {
        let label = words::set(words::STAGE, &target.name);
        actions.push(target.set(label, StepField::Stage(stage.cloned())));
    }
}

/// The row of the channel.
pub(super) fn channel_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    steps: &[&Arc<Step>],
    (target, actions): To<'_, '_>,
) {
    let channels = ctx.project.channels_in_order();
    let current = shared::common(steps, |step| step.channel.as_ref());
    let text = shown(
        steps,
        |step| step.channel.as_ref(),
        |id| {
            ctx.project
                .channels
                .get(id)
                .map(|channel| channel.name.as_str())
        },
    );
    let mut options = vec![NO_CHANNEL];
    options.extend(channels.iter().map(|(_, channel)| channel.name.as_str()));
    let ids: Vec<_> = std::iter::once(None)
        .chain(channels.iter().map(|(id, _)| Some(*id)))
        .collect();
    let name = words::named(words::CHANNEL, &target.name);
    let row = Row {
        id: control_id("channel"),
        caption: words::CHANNEL,
        name: &name,
        text,
        column: column(ui),
    };
    let at = current.and_then(|current| ids.iter().position(|id| *id == current));
    let chosen = widgets::choice_ui(ui, ctx.theme, row, &options, at);
    if let Some(channel) = chosen.and_then(|index| ids.get(index)) {
        let label = words::set(words::CHANNEL, &target.name);
        actions.push(target.set(label, StepField::Channel(channel.cloned())));
    }
}

/// What supports the step, directly or through others: links that select it.
pub(super) fn supporters_ui(ui: &mut Ui, ctx: &Ctx<'_>, step: &Step, actions: &mut Vec<Action>) {
    let behind = behind(ctx, &step.id);
    steps_ui(ui, ctx, words::BEHIND, behind.iter(), actions);
}

fn behind(ctx: &Ctx<'_>, step: &StepId) -> BTreeSet<StepId> {
    let mut found = BTreeSet::new();
    let mut next = vec![step.clone()];
    while let Some(supported) = next.pop() {
        for link in ctx.journey.graph.links_to(&supported) {
            let is_new = link.kind == LinkKind::Support && link.from != *step;
            if is_new && found.insert(link.from.clone()) {
                next.push(link.from.clone());
            }
        }
    }
    found
}

/// What the backstage step or system supports.
pub(super) fn supported_ui(ui: &mut Ui, ctx: &Ctx<'_>, step: &Step, actions: &mut Vec<Action>) {
    let links = ctx.journey.graph.links_from(&step.id);
    let ids = links
        .iter()
        .filter(|link| link.kind == LinkKind::Support)
        .map(|link| &link.to);
    steps_ui(ui, ctx, words::SUPPORTS, ids, actions);
}

/// A row of links to steps.
pub(super) fn steps_ui<'a>(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    caption: &str,
    ids: impl Iterator<Item = &'a StepId>,
    actions: &mut Vec<Action>,
) {
    let left = column(ui);
    let mut steps: Vec<&Arc<Step>> = ids.filter_map(|id| ctx.journey.step(id)).collect();
    steps.sort_by(|a, b| a.layer.cmp(&b.layer).then_with(|| a.name.cmp(&b.name)));
    let top = ui.cursor().min;
    let beside = Rect::from_min_size(
        top + vec2(left, 1.0),
        vec2(ui.available_width() - left, 24.0),
    );
    let caption_rect = Rect::from_min_size(top, vec2(left - 8.0, 26.0));
    let style = TextStyle::regular(theme::CAPTION, Role::Text2);
    widgets::line(ui, ctx.theme, caption_rect, Line::left(caption, style));
    let layout = egui::Layout::left_to_right(egui::Align::Center).with_main_wrap(true);
    let inner = ui.scope_builder(UiBuilder::new().max_rect(beside).layout(layout), |ui| {
        ui.spacing_mut().item_spacing = vec2(12.0, 0.0);
        for step in &steps {
            step_link_ui(ui, ctx, caption, step, actions);
        }
        if steps.is_empty() {
            let (rect, _) = ui.allocate_exact_size(vec2(16.0, 24.0), Sense::hover());
            let style = TextStyle::regular(theme::BODY, Role::Text3);
            widgets::line(ui, ctx.theme, rect, Line::left(MISSING, style));
        }
    });
    let bottom = inner.response.rect.bottom().max(top.y + 25.0) + 1.0;
    ui.advance_cursor_after_rect(Rect::from_min_max(top, pos2(beside.right(), bottom)));
}

fn step_link_ui(ui: &mut Ui, ctx: &Ctx<'_>, caption: &str, step: &Step, actions: &mut Vec<Action>) {
    let shown = name(step);
    let id = control_id(caption).with(step.id.as_str());
    if widgets::link_ui(ui, ctx.theme, id, &shown, &words::go_to(&shown)).clicked() {
        actions.push(Action::Select(vec![step.id.clone()]));
    }
}

/// What stands in a row: the name, a dash for nothing, or that the steps differ.
fn shown<'s, 'a, K: PartialEq + 's>(
    steps: &[&'s Arc<Step>],
    of: impl Fn(&'s Step) -> Option<&'s K>,
    name: impl Fn(&K) -> Option<&'a str>,
) -> &'a str {
    match shared::common(steps, of) {
        None => words::MIXED,
        Some(None) => MISSING,
        Some(Some(id)) => name(id).unwrap_or(MISSING),
    }
}
