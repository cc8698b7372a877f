//! Owns the rows that say where a step belongs: owner, stage, channel, layer.

use std::collections::BTreeSet;
use std::sync::Arc;

use eframe::egui::Ui;

use super::target::{Target, To};
use super::{column, control_id, shared};
use crate::action::Action;
use crate::edit::StepField;
use crate::model::{Layer, Link, OwnerId, Step, StepId};
use crate::ui::Ctx;
use crate::ui::widgets::{self, Pick, Row, Segment};
use crate::words::fields;
use crate::words::inspector as words;
use crate::words::{MISSING, NO_CHANNEL};

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

/// The row of the layer. What can't be linked any more in the new layer is unlinked, and the undo step says so.
pub(super) fn layer_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    steps: &[&Arc<Step>],
    (target, actions): To<'_, '_>,
) {
    const LAYERS: [Layer; 3] = [Layer::Touchpoint, Layer::Backstage, Layer::System];
    let current = shared::common(steps, |step| step.layer);
    let segments = LAYERS.map(|layer| Segment {
        text: fields::layer(layer),
        is_chosen: current == Some(layer),
        barred: None,
    });
    let name = words::named(fields::LAYER, &target.name);
    let row = Row {
        id: control_id("layer"),
        caption: fields::LAYER,
        name: &name,
        text: "",
        column: column(ui),
    };
    let chosen = widgets::segments_ui(ui, ctx.theme, row, &segments);
    if let Some(layer) = chosen.and_then(|index| LAYERS.get(index)) {
        let lost = lost_links(ctx, target, *layer);
        let label = fields::make_layer(&target.name, *layer, lost);
        actions.push(target.set(label, StepField::Layer(*layer)));
    }
}

/// How many links there can't be any more once the steps have that layer.
fn lost_links(ctx: &Ctx<'_>, target: &Target, layer: Layer) -> usize {
    let changed: BTreeSet<&StepId> = target.ids.iter().collect();
    let layer_of = |id: &StepId| {
        let now = ctx.journey.step(id).map(|step| step.layer)?;
        Some(if changed.contains(id) { layer } else { now })
    };
    let is_lost = |link: &&Arc<Link>| {
        let (from, to) = (layer_of(&link.from), layer_of(&link.to));
        let may = from.zip(to);
        may.is_some_and(|(from, to)| !Link::may_join(link.kind, from, to))
    };
    ctx.journey.graph.links().filter(is_lost).count()
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
