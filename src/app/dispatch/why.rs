//! Owns what "Why?" is asked about, where no number was pressed: what is selected, else the score.

use crate::app::App;
use crate::insight::Figure;

impl App {
    /// Explains the figure of the step that is selected, else the journey's score; explained already, no longer.
    pub(super) fn explain(&mut self) {
        let step = self.session.selection.single().cloned();
        let known = step.and_then(|id| self.journey()?.1.step(&id).cloned());
        let figure = known.map_or(Figure::Score, |step| {
            if step.is_touchpoint() {
                Figure::Felt(step.id.clone())
            } else {
                Figure::Lift(step.id.clone())
            }
        });
        self.session.why = (self.session.why.as_ref() != Some(&figure)).then_some(figure);
    }
}
