//! Owns what a screen reader is told of the cards in view, in reading order, and what it can ask of them.

use eframe::egui;
use egui::{Sense, Ui, WidgetInfo};

use super::Regions;
use crate::action::Action;
use crate::insight::words::signed;
use crate::model::{LinkKind, Step};
use crate::ui::Ctx;
use crate::words;

/// A node for every card in view.
pub(super) fn cards_ui(ui: &Ui, ctx: &Ctx<'_>, regions: &Regions, actions: &mut Vec<Action>) {
    let transform = regions.body_transform(ctx.session.camera);
    let left = transform.world_from_screen(regions.body.min).x;
    let right = transform.world_from_screen(regions.body.max).x;
    for slot in ctx.layout.slots_between(left, right) {
        for card in ctx.layout.cards_of_slot(slot) {
            let rect = transform.screen_rect(card.rect).intersect(regions.body);
            let Some(step) = ctx.journey.step(&card.id).filter(|_| rect.is_positive()) else {
                continue;
            };
            let response = ui.interact(
                rect,
                ui.scope_id().with(("card", card.id.as_str())),
                Sense::hover(),
            );
            let selected = ctx.session.selection.steps.contains(&card.id);
            response.widget_info(|| {
                WidgetInfo::selected(egui::Role::ListItem, true, selected, name_of(ctx, step))
            });
            let wanted =
                |action| ui.input(|input| input.has_accesskit_action_request(response.id, action));
            if wanted(egui::accesskit::Action::Click) || wanted(egui::accesskit::Action::Focus) {
                actions.push(Action::Select(vec![card.id.clone()]));
            }
        }
    }
}

/// Everything about a step in one sentence, as LOOK.md has it.
fn name_of(ctx: &Ctx<'_>, step: &Step) -> String {
    let mut parts = vec![if step.name.is_empty() {
        words::UNNAMED.to_owned()
    } else {
        step.name.clone()
    }];
    let figures = &ctx.figures.touchpoints;
    match figures.iter().position(|figures| figures.id == step.id) {
        Some(place) => parts.push(format!("touchpoint {} of {}", place + 1, figures.len())),
        None => parts.push(words::layer(step.layer).to_owned()),
    }
    if let Some(stage) = step.stage.as_ref().and_then(|id| ctx.journey.stage(id)) {
        parts.push(format!("stage {}", stage.name));
    }
    if let Some(touchpoint) = ctx.figures.touchpoint(&step.id) {
        let ratings = &touchpoint.ratings;
        parts.push(match ratings.emotion {
            Some(emotion) => format!("emotion {} {}", signed(emotion, 1), words::emotion(emotion)),
            None => words::NOT_YET_RATED.to_owned(),
        });
        parts.push(format!("expected {}", signed(touchpoint.expectation, 1)));
        if let Some(hygiene) = ratings.hygiene {
            let verdict = if hygiene < ctx.project.method.parity {
                "failing"
            } else {
                "met"
            };
            parts.push(format!("hygiene {} {verdict}", words::number(hygiene)));
        }
        if let Some(delight) = ratings.delight {
            parts.push(format!("delight {}", words::number(delight)));
        }
        if touchpoint.voices > 0 {
            parts.push(words::voices(touchpoint.voices));
        }
    }
    let links = ctx.journey.graph.links_from(&step.id);
    let next = links
        .iter()
        .filter(|link| link.kind == LinkKind::Flow)
        .filter_map(|link| ctx.journey.step(&link.to));
    let next: Vec<&str> = next.map(|step| step.name.as_str()).collect();
    if !next.is_empty() {
        parts.push(format!("leads to {}", next.join(" and ")));
    }
    parts.join(", ")
}
