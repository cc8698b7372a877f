//! Owns what is done with the records beside the journeys, where more than an edit is needed: an id, the day.

use crate::action::{Named, ProjectAction};
use crate::app::App;
use crate::edit::{Edit, ProjectField, Record, merged_owners};
use crate::model::{Channel, Decision, DecisionId, Order, Owner, OwnerId, Segment};
use crate::words::{decisions, project as words, stage};

impl App {
    pub(super) fn project_action(&mut self, action: ProjectAction) {
        self.keep_name();
        match action {
            ProjectAction::Show(section) => self.session.section = section,
            ProjectAction::AddNamed(kind, name) => self.add_named(kind, &name),
            ProjectAction::MergeOwners(from, into) => self.merge_owners(&from, &into),
            ProjectAction::OwnDecision(id, owner) => self.own_decision(id, &owner),
            ProjectAction::LockScope => {
                let today = self.services.now().date;
                let edit = Edit::Project(ProjectField::ScopeLocked(today));
                self.apply(words::LOCK_SCOPE, &[edit]);
            }
        }
    }

    fn add_named(&mut self, kind: Named, name: &str) {
        let name = name.trim().to_owned();
        if name.is_empty() {
            return;
        }
        let label = match kind {
            Named::Journey => words::add_journey(&name),
            Named::Segment => words::add_segment(&name),
            Named::Channel => words::add_channel(&name),
            Named::Owner => words::add_owner(&name),
            Named::Decision => stage::ADD_DECISION.to_owned(),
        };
        let record = match kind {
            Named::Journey => return self.add_named_journey(&label, name),
            Named::Segment => Record::Segment(
                self.new_id(),
                Segment {
                    name,
                    ..Segment::default()
                },
            ),
            Named::Channel => {
                let last = self.document.project().channels_in_order().pop();
                let last = last.map_or(0.0, |(_, channel)| channel.order.get());
                let order = Order::clamped(last + 1.0);
                let channel = Channel {
                    name,
                    order,
                    ..Channel::default()
                };
                Record::Channel(self.new_id(), channel)
            }
            Named::Owner => Record::Owner(
                self.new_id(),
                Owner {
                    name,
                    ..Owner::default()
                },
            ),
            Named::Decision => Record::Decision(
                self.new_id(),
                Decision {
                    text: name,
                    journey: self.session.journey.clone(),
                    ..Decision::default()
                },
            ),
        };
        self.apply(&label, &[Edit::Put(record)]);
    }

    fn own_decision(&mut self, id: DecisionId, owner: &str) {
        let Some(decision) = self.document.project().decisions.get(&id) else {
            return;
        };
        let decision = (**decision).clone();
        let mut edits = Vec::new();
        let owner = self.owner_named(owner, &mut edits);
        let decision = Decision { owner, ..decision };
        edits.push(Edit::Put(Record::Decision(id, decision)));
        self.apply(&decisions::change(stage::DECISION_OWNER), &edits);
    }

    fn merge_owners(&mut self, from: &OwnerId, into: &OwnerId) {
        let project = self.document.project();
        let name = |id| {
            let owner = project.owners.get(id);
            owner.map_or_else(String::new, |owner| owner.name.clone())
        };
        let label = words::merge(&name(from), &name(into));
        let edits = merged_owners(project, from, into);
        self.apply(&label, &edits);
    }
}
