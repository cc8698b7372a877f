//! Owns how two records that mean the same become one.

use super::{Edit, JourneyEdit, Record, RecordId, StepField};
use crate::model::{Decision, Improvement, OwnerId, Project, StepId};

/// The edits that hand everything of the owner `from` to the owner `into`, and take `from` away. None of them where
/// the two are the same, or one is not there.
#[must_use]
pub fn merged_owners(project: &Project, from: &OwnerId, into: &OwnerId) -> Vec<Edit> {
    let are_there = [from, into]
        .iter()
        .all(|id| project.owners.contains_key(*id));
    if from == into || !are_there {
        return Vec::new();
    }
    let mut edits = Vec::new();
    for (id, journey) in &project.journeys {
        let steps: Vec<StepId> = journey
            .graph
            .steps()
            .filter(|step| step.owner.as_ref() == Some(from))
            .map(|step| step.id.clone())
            .collect();
        if !steps.is_empty() {
            let set = JourneyEdit::SetSteps(steps, StepField::Owner(Some(into.clone())));
            edits.push(Edit::Journey(id.clone(), set));
        }
    }
    for (id, improvement) in &project.improvements {
        if improvement.owner.as_ref() == Some(from) {
            let improvement = Improvement {
                owner: Some(into.clone()),
                ..(**improvement).clone()
            };
            let record = Record::Improvement(id.clone(), Box::new(improvement));
            edits.push(Edit::Put(record));
        }
    }
    for (id, decision) in &project.decisions {
        if decision.owner.as_ref() == Some(from) {
            let decision = Decision {
                owner: Some(into.clone()),
                ..(**decision).clone()
            };
            edits.push(Edit::Put(Record::Decision(id.clone(), decision)));
        }
    }
    edits.push(Edit::Remove(RecordId::Owner(from.clone())));
    edits
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::super::History;
    use super::*;
    use crate::testing::arbitrary_project;

    fn owned(project: &Project, owner: &OwnerId) -> usize {
        let is = |of: &Option<OwnerId>| of.as_ref() == Some(owner);
        let steps = project.journeys.values().flat_map(|j| j.graph.steps());
        steps.filter(|step| is(&step.owner)).count()
            + project
                .improvements
                .values()
                .filter(|it| is(&it.owner))
                .count()
            + project
                .decisions
                .values()
                .filter(|it| is(&it.owner))
                .count()
    }

    proptest! {
        #[test]
        fn one_owner_takes_over_everything_of_the_other(project in arbitrary_project()) {
            let owners: Vec<_> = project.owners.keys().cloned().collect();
            if let [from, into, ..] = owners.as_slice() {
                let both = owned(&project, from) + owned(&project, into);
                let mut history = History::new(Arc::new(project));
                let edits = merged_owners(history.project(), from, into);
                history.apply("Merge", &edits).unwrap();
                prop_assert_eq!(history.project().violations(), []);
                prop_assert!(!history.project().owners.contains_key(from));
                prop_assert_eq!(owned(history.project(), into), both);
            }
        }
    }

    #[test]
    fn an_owner_is_not_merged_into_itself() {
        let mut project = Project::default();
        let id = OwnerId::new("sales").unwrap();
        project.owners.insert(id.clone(), Arc::default());
        assert_eq!(merged_owners(&project, &id, &id), []);
    }
}
