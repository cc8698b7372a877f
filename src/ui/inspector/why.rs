//! Owns the card that explains a step's figure. The explanation is made once for each state of the journey, not in
//! every frame.

use std::sync::Arc;

use eframe::egui;
use egui::{Frame, Margin, Ui, UiBuilder, pos2, vec2};

use super::control_id;
use crate::insight::{Explanation, View, why};
use crate::model::{Journey, Records, Settings, StepId, Voice};
use crate::scene::Role;
use crate::scene::shape::TextStyle;
use crate::ui::widgets::{self, Line};
use crate::ui::{Ctx, theme};

const PITCH: f32 = 18.0;
const INDENT: f32 = 12.0;

/// Shows why the step has its figure.
pub(in crate::ui) fn why_ui(ui: &mut Ui, ctx: &Ctx<'_>, step: &StepId) {
    let Some(explanation) = explained(ui.ctx(), ctx, step) else {
        return;
    };
    ui.add_space(15.0);
    let margin = Margin {
        left: 16,
        right: 16,
        top: 16,
        bottom: 15,
    };
    let fill = theme::colour(ctx.theme, Role::Lane);
    Frame::new()
        .fill(fill)
        .corner_radius(8.0)
        .inner_margin(margin)
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            card_ui(ui, ctx, &explanation);
        });
}

fn card_ui(ui: &mut Ui, ctx: &Ctx<'_>, explanation: &Explanation) {
    let question = TextStyle::medium(theme::STRONG, Role::Text);
    widgets::caption_ui(
        ui,
        ctx.theme,
        16.0,
        Line::left(&explanation.question, question),
    );
    ui.add_space(1.0);
    for reason in &explanation.reasons {
        ui.add_space(6.0);
        reason_ui(ui, ctx, reason);
    }
    if let Some(consequence) = &explanation.consequence {
        ui.add_space(PITCH);
        let style = TextStyle::medium(theme::BODY, Role::Text);
        widgets::paragraph_ui(ui, ctx.theme, consequence, style, PITCH);
    }
}

fn reason_ui(ui: &mut Ui, ctx: &Ctx<'_>, reason: &str) {
    let room = ui.available_rect_before_wrap();
    let bullet = pos2(room.left() + 3.0, room.top() + PITCH / 2.0);
    ui.painter()
        .circle_filled(bullet, 2.0, theme::colour(ctx.theme, Role::Text3));
    let beside = room.with_min_x(room.left() + INDENT);
    ui.scope_builder(UiBuilder::new().max_rect(beside), |ui| {
        ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
        let style = TextStyle::regular(theme::BODY, Role::Text2);
        widgets::paragraph_ui(ui, ctx.theme, reason, style, PITCH);
    });
}

/// An explanation with what it was made from. Holding that keeps it from being freed, so the same place in memory
/// always is the same state.
#[derive(Clone)]
struct Known {
    step: StepId,
    journey: Arc<Journey>,
    voices: Records<Voice>,
    method: Settings,
    view: View,
    explanation: Option<Arc<Explanation>>,
}

impl Known {
    fn holds(&self, ctx: &Ctx<'_>, step: &StepId, view: &View) -> bool {
        let journey = ctx.project.journeys.get(ctx.journey_id);
        self.step == *step
            && journey.is_some_and(|journey| Arc::ptr_eq(journey, &self.journey))
            && self.voices.ptr_eq(&ctx.project.voices)
            && self.method == ctx.project.method
            && self.view == *view
    }
}

fn explained(memory: &egui::Context, ctx: &Ctx<'_>, step: &StepId) -> Option<Arc<Explanation>> {
    let key = control_id("why");
    let view = View {
        segment: ctx
            .session
            .rated_for
            .clone()
            .filter(|id| ctx.project.segments.contains_key(id)),
        ..View::default()
    };
    let known = memory
        .data(|data| data.get_temp::<Known>(key))
        .filter(|known| known.holds(ctx, step, &view));
    if let Some(known) = known {
        return known.explanation;
    }
    let explanation = why(ctx.project, ctx.journey_id, &view, step).map(Arc::new);
    let known = Known {
        step: step.clone(),
        journey: Arc::clone(ctx.project.journeys.get(ctx.journey_id)?),
        voices: ctx.project.voices.clone(),
        method: ctx.project.method,
        view,
        explanation: explanation.clone(),
    };
    memory.data_mut(|data| data.insert_temp(key, known));
    explanation
}

#[cfg(test)]
pub(super) fn remembered(memory: &egui::Context) -> Option<Arc<Explanation>> {
    memory
        .data(|data| data.get_temp::<Known>(control_id("why")))?
        .explanation
}
