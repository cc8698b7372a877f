//! Owns how a change of the selected steps becomes an action: all of them at once, as one undo step.

use std::sync::Arc;

use eframe::egui::Id;

use super::segments::Audience;
use crate::action::Action;
use crate::edit::{Edit, JourneyEdit, JourneyField, LinkField, StepField};
use crate::model::{JourneyId, LinkId, SegmentId, Step, StepId};
use crate::ui::Ctx;
use crate::words;

/// The steps that are changed, and where the change goes.
pub(super) type To<'a, 'b> = (&'a Target, &'b mut Vec<Action>);

/// The steps that a change is for.
#[derive(Debug, Clone)]
pub(super) struct Target {
    /// Their journey.
    pub(super) journey: JourneyId,
    /// The steps.
    pub(super) ids: Vec<StepId>,
    /// What they are called together: a name, or "3 touchpoints".
    pub(super) name: String,
    /// The segment that ratings are given for; none: everyone.
    pub(super) segment: Option<SegmentId>,
    /// Tells their fields from those of other steps.
    key: Id,
}

impl Target {
    /// The one step, by its name.
    pub(super) fn one(ctx: &Ctx<'_>, step: &Step) -> Self {
        Self {
            journey: ctx.journey_id.clone(),
            ids: vec![step.id.clone()],
            name: name(step),
            segment: None,
            key: Id::unique(step.id.as_str()),
        }
    }

    /// Several steps, called `name` together.
    pub(super) fn several(ctx: &Ctx<'_>, steps: &[&Arc<Step>], name: String) -> Self {
        let ids: Vec<StepId> = steps.iter().map(|step| step.id.clone()).collect();
        Self {
            journey: ctx.journey_id.clone(),
            key: Id::unique(("several", &ids)),
            ids,
            name,
            segment: None,
        }
    }

    /// The same steps, rated for that segment.
    pub(super) fn rated_for(&self, audience: Option<&Audience>) -> Self {
        let Some(audience) = audience else {
            return self.clone();
        };
        Self {
            name: words::fields::for_segment(&self.name, &audience.name),
            segment: Some(audience.id.clone()),
            ..self.clone()
        }
    }

    /// The id of a field of these steps, another one for each selection, so that the cursor does not jump between texts.
    pub(super) fn field(&self, what: &str) -> Id {
        self.key.with(("inspector field", what))
    }

    /// The change of a rating of all of them: of the segment's own, where ratings are given for one.
    pub(super) fn rate(&self, ctx: &Ctx<'_>, label: String, field: &StepField) -> Action {
        let Some(segment) = &self.segment else {
            return self.set(label, field.clone());
        };
        let of_one = |id: &StepId| {
            let own = ctx.journey.step(id)?.by_segment.get(segment);
            let field = field.for_segment(segment, own)?;
            let edit = JourneyEdit::SetSteps(vec![id.clone()], field);
            Some(Edit::Journey(self.journey.clone(), edit))
        };
        Action::Edit(label, self.ids.iter().filter_map(of_one).collect())
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
