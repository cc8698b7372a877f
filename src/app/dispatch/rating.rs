//! Owns for whom a rating counts, and adding workshop marks.

use crate::app::App;
use crate::edit::{JourneyEdit, StepField};
use crate::model::{Mark, MarkId, Segment, SegmentId, StepId};
use crate::words::fields::for_segment;
use crate::words::inspector as words;

impl App {
    /// The edits that set a rating of the steps: of the chosen segment's own, where it can have one, else of everyone's.
    pub(super) fn rating_edits(&self, steps: Vec<StepId>, field: StepField) -> Vec<JourneyEdit> {
        let chosen = self.rated_segment().map(|(id, _)| id);
        let own = |segment: &SegmentId, id: &StepId| {
            let step = self.journey()?.1.step(id)?;
            let field = field.for_segment(segment, step.by_segment.get(segment))?;
            Some(JourneyEdit::SetSteps(vec![id.clone()], field))
        };
        let own: Vec<_> = chosen
            .iter()
            .flat_map(|segment| steps.iter().filter_map(|id| own(segment, id)))
            .collect();
        if own.is_empty() {
            vec![JourneyEdit::SetSteps(steps, field)]
        } else {
            own
        }
    }

    /// The steps as the name of a rating's undo step calls them: "‘Sales call’ for Students".
    pub(super) fn rated(&self, steps: &[StepId]) -> String {
        let named = self.named(steps);
        match self.rated_segment() {
            None => named,
            Some((_, segment)) => for_segment(&named, &segment.name),
        }
    }

    /// The segment that ratings are given for; none: everyone.
    fn rated_segment(&self) -> Option<(SegmentId, &Segment)> {
        let id = self.session.rated_for().cloned()?;
        let segment = self.document.project().segments.get(&id)?;
        Some((id, segment))
    }

    /// Adds a mark called after the next table, without ratings.
    pub(super) fn add_mark(&mut self, step: &StepId) {
        self.keep_name();
        let Some(marks) = self
            .journey()
            .and_then(|(_, journey)| journey.step(step))
            .map(|step| &step.marks)
        else {
            return;
        };
        let is_taken = |name: &String| marks.values().any(|mark| mark.by == *name);
        let names = (marks.len() + 1..).map(words::table);
        let by = names
            .take(marks.len() + 1)
            .find(|name| !is_taken(name))
            .unwrap_or_default();
        let id: MarkId = self.new_id();
        let label = words::add_mark(&by, &self.named(std::slice::from_ref(step)));
        let mark = Mark {
            by,
            ..Mark::default()
        };
        let field = StepField::Mark(id, Some(Box::new(mark)));
        self.edit_journey(
            &label,
            vec![JourneyEdit::SetSteps(vec![step.clone()], field)],
        );
    }
}
