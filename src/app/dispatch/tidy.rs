//! Owns tidying: which stages are meant, the undo step, and what is said where there is nothing to tidy.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::app::App;
use crate::edit::{JourneyEdit, StepField};
use crate::layout::{FontMetrics, tidy};
use crate::model::{Coordinate, Journey, StageId};
use crate::words;

impl App {
    /// Tidies the stages of the selected steps; with less than two of them selected, the whole journey.
    pub(super) fn tidy(&mut self) {
        self.keep_name();
        let project = Arc::clone(self.document.project());
        let Some((_, journey)) = self.journey() else {
            return;
        };
        let only = self.selected_stages(journey);
        let moved = tidy(&project, journey, only.as_ref(), FontMetrics::bundled());
        if moved.is_empty() {
            let crossings = self.derived.layout().map_or(0, |layout| layout.crossings());
            self.session.message = Some(words::tidy::nothing(crossings));
            return;
        }
        let is_touchpoint = |id| journey.step(id).is_some_and(|step| step.is_touchpoint());
        let touchpoints = moved.iter().filter(|(id, _)| is_touchpoint(id)).count();
        let label = words::tidy::label(touchpoints, moved.len());
        let edits = moved
            .into_iter()
            .map(|(id, x)| JourneyEdit::SetSteps(vec![id], StepField::X(Coordinate::clamped(x))));
        self.glides.want();
        self.edit_journey(&label, edits.collect());
    }

    fn selected_stages(&self, journey: &Journey) -> Option<BTreeSet<Option<StageId>>> {
        let selected = &self.session.selection.steps;
        let stage = |id| Some(journey.step(id)?.stage.clone());
        (selected.len() > 1).then(|| selected.iter().filter_map(stage).collect())
    }
}
