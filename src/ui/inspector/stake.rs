//! Owns what is at stake at a step, and what customer and company get from it.

use std::sync::Arc;

use eframe::egui::Ui;

use super::details::LevelPart;
use super::shared;
use super::target::To;
use super::texts::FreeText;
use crate::edit::StepField;
use crate::model::Step;
use crate::scene::Role;
use crate::scene::shape::TextStyle;
use crate::ui::widgets::{self, Line};
use crate::ui::{Ctx, theme};
use crate::words::fields as words;
use crate::words::inspector::MIXED;

const BENEFITS: [LevelPart; 2] = [
    LevelPart {
        caption: words::CUSTOMER,
        what: words::CUSTOMER_BENEFIT,
        of: |step| step.customer_benefit,
        set: StepField::CustomerBenefit,
    },
    LevelPart {
        caption: words::COMPANY,
        what: words::COMPANY_BENEFIT,
        of: |step| step.company_benefit,
        set: StepField::CompanyBenefit,
    },
];

/// Shows them.
pub(super) fn stake_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    steps: &[&Arc<Step>],
    (target, actions): To<'_, '_>,
) {
    let stake = FreeText::of(target, words::MONEY_OR_RISK, words::STAKE_HINT)
        .shared(shared::common(steps, |step| step.stake.as_str()));
    if let Some(text) = stake.show(ui, ctx, actions) {
        actions.push(target.set(stake.label(), StepField::Stake(text)));
    }
    ui.add_space(8.0);
    let style = TextStyle::regular(theme::CAPTION, Role::Text2);
    widgets::caption_ui(ui, ctx.theme, 20.0, Line::left(words::BENEFITS, style));
    for part in BENEFITS {
        part.show(ui, ctx, steps, (target, actions));
    }
}

/// "1,200 renewals a year, customer 3, company 5".
pub(super) fn summary(steps: &[&Arc<Step>]) -> String {
    let stake = shared::common(steps, |step| step.stake.trim()).unwrap_or(MIXED);
    let stake = (!stake.is_empty()).then(|| stake.to_owned());
    let benefits = BENEFITS.iter().filter_map(|part| part.said(steps));
    stake
        .into_iter()
        .chain(benefits)
        .collect::<Vec<_>>()
        .join(", ")
}
