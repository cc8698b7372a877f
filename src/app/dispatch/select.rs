//! Owns what is selected, and which journey is shown.

use crate::app::App;
use crate::layout::{Side, neighbour};
use crate::model::{JourneyId, LinkId, StepId};
use crate::ui::state::MainView;

impl App {
    /// Goes to the map where the view that is shown has no steps to select.
    pub(super) fn show_steps(&mut self) {
        if !self.session.view.shows_steps() {
            self.session.view = MainView::Map;
        }
    }

    /// Selects what is there of these: a step that was just made goes as its empty name is left, and may have been
    /// what was clicked.
    pub(super) fn select(&mut self, steps: Vec<StepId>) {
        self.keep_name();
        self.session.rating_key = None;
        let there = steps.into_iter().filter(|step| self.has_step(step));
        let steps = there.collect();
        self.session.selection.link = None;
        self.session.selection.steps = steps;
    }

    pub(super) fn toggle_selected(&mut self, step: StepId) {
        self.keep_name();
        let is_there = self.has_step(&step);
        let selection = &mut self.session.selection;
        selection.link = None;
        if !selection.steps.remove(&step) && is_there {
            selection.steps.insert(step);
        }
    }

    pub(super) fn select_link(&mut self, link: LinkId) {
        self.keep_name();
        let journey = self.journey();
        let is_there = journey.is_some_and(|(_, journey)| journey.graph.link(&link).is_some());
        self.session.selection.steps.clear();
        self.session.selection.link = is_there.then_some(link);
    }

    fn has_step(&self, step: &StepId) -> bool {
        self.journey()
            .is_some_and(|(_, journey)| journey.step(step).is_some())
    }

    pub(super) fn select_all(&mut self) {
        let all = self
            .journey()
            .map(|(_, journey)| journey.graph.steps().map(|step| step.id.clone()).collect());
        self.select(all.unwrap_or_default());
    }

    /// Ends the innermost thing that Escape can end: a rating half typed, connecting, looking for a text, a
    /// tool, the selection.
    pub(super) fn deselect(&mut self) {
        let session = &mut self.session;
        if session.rating_key.take().is_some() || session.connect_from.take().is_some() {
            return;
        }
        if session.find.is_some() {
            self.close_find();
        } else if session.tool == crate::ui::state::Tool::default() {
            self.select(Vec::new());
        } else {
            session.tool = crate::ui::state::Tool::default();
        }
    }

    /// Selects the step that many places on in reading order, and brings it into view.
    pub(super) fn select_next(&mut self, onwards: isize) {
        let Some((_, journey)) = self.journey() else {
            return;
        };
        if let Some(link) = &self.session.selection.link
            && let Some(link) = journey.graph.link(link)
        {
            let end = if onwards < 0 { &link.from } else { &link.to };
            let end = end.clone();
            return self.select_and_reveal(Some(end));
        }
        let steps = journey.steps_in_order();
        let selected = &self.session.selection.steps;
        let at = steps.iter().position(|step| selected.contains(&step.id));
        let count = isize::try_from(steps.len()).unwrap_or(isize::MAX);
        let first = if onwards < 0 { count - 1 } else { 0 };
        let next = at
            .and_then(|at| isize::try_from(at).ok())
            .map_or(first, |at| (at + onwards).rem_euclid(count.max(1)));
        let step = usize::try_from(next)
            .ok()
            .and_then(|next| steps.get(next))
            .map(|step| step.id.clone());
        self.select_and_reveal(step);
    }

    pub(super) fn select_neighbour(&mut self, side: Side) {
        let Some(layout) = self.derived.layout().cloned() else {
            return;
        };
        let from = self.session.selection.steps.first().cloned();
        let step = match from {
            Some(from) => neighbour(&layout, &from, side),
            None => layout.cards.first().map(|card| card.id.clone()),
        };
        self.select_and_reveal(step);
    }

    pub(super) fn select_and_reveal(&mut self, step: Option<StepId>) {
        if let Some(step) = step {
            self.select(vec![step.clone()]);
            self.session.reveal = Some(step);
        }
    }

    pub(super) fn show_journey(&mut self, journey: JourneyId) {
        self.keep_name();
        self.leave_import();
        if self.session.journey.as_ref() != Some(&journey) {
            self.follow_moment(&journey);
            self.document.shown_before = self.session.journey.replace(journey);
        }
        self.session.selection = crate::ui::state::Selection::default();
        self.look_at_the_beginning();
        self.session.focus_canvas = true;
        self.session.name_edit = None;
        self.ask_for_first();
    }
}
