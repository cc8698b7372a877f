//! Owns making improvements and giving them an owner by name.

use crate::action::PlanAction;
use crate::app::App;
use crate::edit::{Edit, Record};
use crate::model::{Improvement, ImprovementId, Owner, OwnerId, StepId};
use crate::words::priorities as words;

impl App {
    pub(super) fn plan(&mut self, action: PlanAction) {
        match action {
            PlanAction::Add(steps) => self.add_improvement(steps),
            PlanAction::Open(improvement) => self.session.improvement = improvement,
            PlanAction::Own(improvement, name) => self.own_improvement(&improvement, &name),
            PlanAction::Show(page) => self.session.priorities = page,
        }
    }

    /// Makes an improvement of the shown journey that touches the steps, dated today, and opens it.
    fn add_improvement(&mut self, steps: Vec<StepId>) {
        let id: ImprovementId = self.new_id();
        let improvement = Improvement {
            journey: self.session.journey.clone(),
            steps,
            added: self.services.now().date,
            ..Improvement::default()
        };
        let put = Edit::Put(Record::Improvement(id.clone(), Box::new(improvement)));
        let mut edits = self.missing_journey();
        edits.push(put);
        if self.apply(words::ADDED, &edits) {
            self.session.improvement = Some(id);
        }
    }

    /// Gives the improvement the owner of that name, made where there is none.
    fn own_improvement(&mut self, id: &ImprovementId, name: &str) {
        let project = self.document.project();
        let Some(improvement) = project.improvements.get(id).cloned() else {
            return;
        };
        let name = name.trim();
        let wanted = name.to_lowercase();
        let known = project
            .owners
            .iter()
            .find(|(_, owner)| owner.name.to_lowercase() == wanted)
            .map(|(id, _)| id.clone());
        let (owner, made) = match known {
            Some(owner) => (owner, None),
            None if name.is_empty() => return,
            None => {
                let owner: OwnerId = self.new_id();
                let record = Owner {
                    name: name.to_owned(),
                    ..Owner::default()
                };
                (owner.clone(), Some(Edit::Put(Record::Owner(owner, record))))
            }
        };
        let improvement = Improvement {
            owner: Some(owner),
            ..(*improvement).clone()
        };
        let label = words::set(words::OWNER, &improvement.name);
        let put = Edit::Put(Record::Improvement(id.clone(), Box::new(improvement)));
        let edits: Vec<Edit> = made.into_iter().chain([put]).collect();
        self.apply(&label, &edits);
    }
}
