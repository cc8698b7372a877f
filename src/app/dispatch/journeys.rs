//! Owns what is done with a journey as a whole: making, copying, moving and deleting it, and which one is shown then.

use std::sync::Arc;

use crate::action::{CopyAs, JourneyAction, NameTarget};
use crate::app::App;
use crate::edit::{Edit, JourneyEdit, JourneyField, duplicated, duplicated_to_be};
use crate::insight::usage;
use crate::model::{Journey, JourneyId, Order};
use crate::ui::state::Selection;
use crate::words::project as words;

impl App {
    pub(super) fn journeys(&mut self, action: JourneyAction) {
        self.keep_name();
        match action {
            JourneyAction::Add => self.add_journey(),
            JourneyAction::Duplicate(id, copy) => self.duplicate_journey(&id, copy),
            JourneyAction::Move(id, to) => self.move_journey(&id, to),
            JourneyAction::Delete(id) => self.delete_journey(&id),
        }
    }

    /// Makes a journey at the end and edits its name: one undo step, which goes again if it gets no name.
    fn add_journey(&mut self) {
        self.document.history.begin(words::ADD_JOURNEY);
        if self.put_journey("", Journey::default(), None) {
            self.show_outline();
            self.name_new(NameTarget::Journey);
        } else {
            self.document.history.cancel();
        }
    }

    /// Makes a journey of that name at the end, as one undo step.
    pub(super) fn add_named_journey(&mut self, label: &str, name: String) {
        let journey = Journey {
            name,
            ..Journey::default()
        };
        self.put_journey(label, journey, None);
    }

    fn duplicate_journey(&mut self, id: &JourneyId, copy: CopyAs) {
        let Some(journey) = self.document.project().journeys.get(id).cloned() else {
            return;
        };
        let services = &mut self.services;
        let random = || services.random();
        let (copied, label) = match copy {
            CopyAs::Same => (
                Journey {
                    name: words::copy_of(&journey.name),
                    ..duplicated(&journey, random)
                },
                words::duplicate(&journey.name),
            ),
            CopyAs::ToBe => (
                Journey {
                    name: words::to_be_of(&journey.name),
                    ..duplicated_to_be((id, &journey), random)
                },
                words::duplicate_to_be(&journey.name),
            ),
        };
        self.put_journey(&label, copied, Some(id));
    }

    /// Files a new journey after that one, or at the end, and shows it. True where that was done.
    fn put_journey(&mut self, label: &str, journey: Journey, after: Option<&JourneyId>) -> bool {
        let new: JourneyId = self.new_id();
        let mut order = self.journey_order();
        let at = after
            .and_then(|after| order.iter().position(|id| id == after))
            .map_or(order.len(), |at| at + 1);
        order.insert(at, new.clone());
        let mut edits = vec![Edit::PutJourney(new.clone(), Box::new(journey))];
        edits.extend(self.numbered(&order));
        let is_made = self.apply(label, &edits);
        if is_made {
            self.show_journey(new);
        }
        is_made
    }

    fn move_journey(&mut self, id: &JourneyId, to: usize) {
        let mut order = self.journey_order();
        let Some(from) = order.iter().position(|other| other == id) else {
            return;
        };
        let moved = order.remove(from);
        order.insert(to.min(order.len()), moved);
        let label = words::move_journey(&self.name_of_journey(id));
        let edits = self.numbered(&order);
        self.apply(&label, &edits);
    }

    fn delete_journey(&mut self, id: &JourneyId) {
        let order = self.journey_order();
        let Some(at) = order.iter().position(|other| other == id) else {
            return;
        };
        let beside = order
            .get(at + 1)
            .or_else(|| at.checked_sub(1).and_then(|before| order.get(before)));
        let used = usage(self.document.project()).journey(id);
        let label = words::delete_journey(&self.name_of_journey(id), used);
        let was_shown = self.session.journey.as_ref() == Some(id);
        if self.apply(&label, &[Edit::RemoveJourney(id.clone())])
            && let Some(next) = beside.filter(|_| was_shown)
        {
            self.show_journey(next.clone());
        }
    }

    /// Shows another journey where the one that was shown is gone: the one before it in time, else the first.
    pub(super) fn follow_journey(&mut self) {
        let project = self.document.project();
        let is_there = |id: &JourneyId| project.journeys.contains_key(id);
        if project.journeys.is_empty() || self.session.journey.as_ref().is_some_and(is_there) {
            return;
        }
        let before = self.document.shown_before.clone().filter(is_there);
        let next = before.or_else(|| self.journey_order().into_iter().next());
        self.document.shown_before = None;
        self.session.journey = next;
        self.session.selection = Selection::default();
        self.look_at_the_beginning();
        self.session.connect_from = None;
    }

    fn journey_order(&self) -> Vec<JourneyId> {
        let journeys = self.document.project().journeys_in_order();
        journeys.into_iter().map(|(id, _)| id.clone()).collect()
    }

    /// The edits that number the journeys in that order.
    fn numbered(&self, order: &[JourneyId]) -> Vec<Edit> {
        let journeys = &self.document.project().journeys;
        let mut edits = Vec::new();
        for (id, place) in order.iter().zip(1_u32..) {
            let place = Order::clamped(f64::from(place));
            if journeys.get(id).is_none_or(|it| it.order != place) {
                let set = JourneyEdit::Set(JourneyField::Order(place));
                edits.push(Edit::Journey(id.clone(), set));
            }
        }
        edits
    }

    fn name_of_journey(&self, id: &JourneyId) -> String {
        let journey: Option<&Arc<Journey>> = self.document.project().journeys.get(id);
        journey.map_or_else(String::new, |journey| journey.name.clone())
    }
}
