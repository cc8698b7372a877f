//! Owns what "Why?" is asked about, where no number was pressed: what is selected, else the score; and what is done with
//! delighters that have become basics.

use eframe::egui;

use crate::app::App;
use crate::edit::into_basic;
use crate::insight::{Figure, View, figures};
use crate::ui::why::offered;
use crate::words::fields as words;

impl App {
    /// Explains the figure that has the keyboard, else that of the step that is selected, else the journey's score;
    /// explained already, no longer.
    pub(super) fn explain(&mut self, ctx: &egui::Context) {
        let step = self.session.selection.single().cloned();
        let known = step.and_then(|id| self.journey()?.1.step(&id).cloned());
        let of_step = known.map(|step| {
            if step.is_touchpoint() {
                Figure::Felt(step.id.clone())
            } else {
                Figure::Lift(step.id.clone())
            }
        });
        let figure = offered(ctx).or(of_step).unwrap_or(Figure::Score);
        self.session.why = (self.session.why.as_ref() != Some(&figure)).then_some(figure);
    }

    /// Makes what delights at the selected touchpoints what is expected there, as one undo step.
    pub(super) fn turn_into_basic(&mut self) {
        let steps = self.selected_touchpoints();
        let Some((id, journey)) = self.journey() else {
            return;
        };
        let figures = figures(self.document.project(), id, &View::default());
        let arriving = |step| {
            let known = figures.as_ref()?.touchpoint(step);
            Some(known?.expectation)
        };
        let edits: Vec<_> = steps
            .iter()
            .filter_map(|step| journey.step(step))
            .flat_map(|step| into_basic(step, arriving(&step.id).unwrap_or_default()))
            .collect();
        if edits.is_empty() {
            self.session.message = Some(words::NOTHING_DELIGHTS.to_owned());
            return;
        }
        self.keep_name();
        let label = words::into_basic(&self.named(&steps));
        self.edit_journey(&label, edits);
    }
}
