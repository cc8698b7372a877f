//! Owns adding workshop marks.

use crate::app::App;
use crate::edit::{JourneyEdit, StepField};
use crate::model::{Mark, MarkId, StepId};
use crate::words::inspector as words;

impl App {
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
