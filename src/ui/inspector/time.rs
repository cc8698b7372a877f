//! Owns how long the customer waits, here and at a competitor.

use std::sync::Arc;

use eframe::egui::Ui;

use super::shared;
use super::target::To;
use super::typed::{New, Read, Typed, Unreadable, typed_ui};
use crate::edit::StepField;
use crate::model::{Minutes, Step};
use crate::ui::Ctx;
use crate::ui::widgets::Field;
use crate::words::fields as words;
use crate::words::inspector::{MIXED, edit, named};
use crate::words::time;

/// Shows both times.
pub(super) fn time_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    steps: &[&Arc<Step>],
    (target, actions): To<'_, '_>,
) {
    let wait = Time {
        caption: words::WAIT,
        what: words::WAIT_HEARD,
        of: |step| step.wait,
        set: StepField::Wait,
    };
    wait.show(ui, ctx, steps, (target, actions));
    ui.add_space(8.0);
    let rival = Time {
        caption: words::RIVAL_WAIT,
        what: words::RIVAL_HEARD,
        of: |step| step.rival_wait,
        set: StepField::RivalWait,
    };
    rival.show(ui, ctx, steps, (target, actions));
}

/// "waits 30 minutes, a competitor 10 minutes".
pub(super) fn summary(steps: &[&Arc<Step>]) -> String {
    shared::common(steps, |step| (step.wait, step.rival_wait)).map_or_else(
        || MIXED.to_owned(),
        |(wait, rival)| words::times(wait.map(Minutes::get), rival.map(Minutes::get)),
    )
}

/// One of the two times.
struct Time {
    caption: &'static str,
    what: &'static str,
    of: fn(&Step) -> Option<Minutes>,
    set: fn(Option<Minutes>) -> StepField,
}

impl Time {
    fn show(
        &self,
        ui: &mut Ui,
        ctx: &Ctx<'_>,
        steps: &[&Arc<Step>],
        (target, actions): To<'_, '_>,
    ) {
        let shared = shared::common(steps, self.of);
        let saved = shared
            .flatten()
            .map_or_else(String::new, |minutes| time::spelled(minutes.get()));
        let label = edit(self.what, &target.name);
        let field = Field {
            id: target.field(self.what),
            caption: self.caption,
            name: &named(self.what, &target.name),
            hint: if shared.is_some() {
                words::TIME_HINT
            } else {
                MIXED
            },
            rows: 1,
            gesture: &label,
        };
        let typed = Typed {
            field,
            saved: &saved,
            wrong: words::TIME_WRONG,
        };
        if let Some(New(minutes)) = typed_ui(ui, ctx, &typed, read, actions) {
            actions.push(target.set(label.clone(), (self.set)(minutes)));
        }
    }
}

fn read(text: &str) -> Read<Minutes> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let minutes = time::minutes_in(text).ok_or(Unreadable)?;
    Minutes::new(minutes).map(Some).map_err(|_| Unreadable)
}
