//! Owns how a change of the selected steps becomes an action: all of them at once, as one undo step.

use std::sync::Arc;

use crate::action::Action;
use crate::edit::{Edit, JourneyEdit, JourneyField, LinkField, StepField};
use crate::model::{JourneyId, LinkId, Step, StepId};
use crate::ui::Ctx;
use crate::words;

/// The steps that a change is for.
#[derive(Debug, Clone)]
pub(super) struct Target {
    /// Their journey.
    pub(super) journey: JourneyId,
    /// The steps.
    pub(super) ids: Vec<StepId>,
    /// What they are called together: a name, or "3 touchpoints".
    pub(super) name: String,
}

impl Target {
    /// The one step, by its name.
    pub(super) fn one(ctx: &Ctx<'_>, step: &Step) -> Self {
        Self {
            journey: ctx.journey_id.clone(),
            ids: vec![step.id.clone()],
            name: name(step),
        }
    }

    /// Several steps, called `name` together.
    pub(super) fn several(ctx: &Ctx<'_>, steps: &[&Arc<Step>], name: String) -> Self {
        let ids = steps.iter().map(|step| step.id.clone()).collect();
        Self {
            journey: ctx.journey_id.clone(),
            ids,
            name,
        }
    }

    /// The change of a field of all of them.
    pub(super) fn set(&self, label: String, field: StepField) -> Action {
        let edit = JourneyEdit::SetSteps(self.ids.clone(), field);
        Action::Edit(label, vec![Edit::Journey(self.journey.clone(), edit)])
    }
}

/// What a step is called, even where it has no name.
pub(super) fn name(step: &Step) -> String {
    let name = step.name.trim();
    if name.is_empty() {
        words::UNNAMED.to_owned()
    } else {
        name.to_owned()
    }
}

/// The change of a field of the journey that is shown.
pub(super) fn set_journey(ctx: &Ctx<'_>, label: String, field: JourneyField) -> Action {
    Action::Edit(
        label,
        vec![Edit::Journey(
            ctx.journey_id.clone(),
            JourneyEdit::Set(field),
        )],
    )
}

/// The change of a field of a link.
pub(super) fn set_link(ctx: &Ctx<'_>, id: &LinkId, label: String, field: LinkField) -> Action {
    let edit = JourneyEdit::SetLink(id.clone(), field);
    Action::Edit(label, vec![Edit::Journey(ctx.journey_id.clone(), edit)])
}
