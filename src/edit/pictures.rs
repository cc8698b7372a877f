//! Owns that a picture goes with its last use: in the same step, so that undoing brings both back.

use std::collections::BTreeSet;

use super::{Edit, JourneyEdit, JourneyField, StepField};
use crate::model::{ImageId, Journey, Project, StepId};

/// The pictures that the edit may take a use from.
pub(super) fn at_risk(project: &Project, edit: &Edit) -> BTreeSet<ImageId> {
    let (Edit::PutJourney(id, _) | Edit::RemoveJourney(id) | Edit::Journey(id, _)) = edit else {
        return BTreeSet::new();
    };
    let Some(journey) = project.journeys.get(id) else {
        return BTreeSet::new();
    };
    let of = |steps: &[StepId]| {
        let steps = steps.iter().filter_map(|id| journey.step(id));
        steps.filter_map(|step| step.picture.clone()).collect()
    };
    let Edit::Journey(_, change) = edit else {
        return used_in(journey).cloned().collect();
    };
    if let JourneyEdit::Set(JourneyField::Persona(_)) = change {
        journey.persona.picture.iter().cloned().collect()
    } else if let JourneyEdit::SetSteps(steps, StepField::Picture(_))
    | JourneyEdit::RemoveSteps(steps) = change
    {
        of(steps)
    } else if let JourneyEdit::PutStep(step) = change {
        of(std::slice::from_ref(&step.id))
    } else {
        BTreeSet::new()
    }
}

/// Takes those of the pictures away that nobody uses any more.
pub(super) fn drop_unused(project: &mut Project, mut at_risk: BTreeSet<ImageId>) {
    for journey in project.journeys.values() {
        if at_risk.is_empty() {
            return;
        }
        for used in used_in(journey) {
            at_risk.remove(used);
        }
    }
    for picture in &at_risk {
        project.images.remove(picture);
    }
}

fn used_in(journey: &Journey) -> impl Iterator<Item = &ImageId> {
    let steps = journey.graph.steps();
    steps
        .filter_map(|step| step.picture.as_ref())
        .chain(&journey.persona.picture)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::edit::{History, Record, RecordId};
    use crate::model::{Id, Image, ImageKind, JourneyId, Layer, Persona, Step};

    fn image(name: &str) -> Image {
        Image {
            name: name.to_owned(),
            kind: ImageKind::Png,
            bytes: Arc::from(name.as_bytes()),
            extra: crate::model::Extra::default(),
        }
    }

    fn journey_id() -> JourneyId {
        Id::new("apply").unwrap()
    }

    fn step(name: &str, picture: &str) -> Step {
        let mut step = Step::new(Id::new(name).unwrap(), Layer::Touchpoint, name);
        step.picture = Some(Id::new(picture).unwrap());
        step
    }

    /// Two touchpoints that share a picture of the counter, one with its own, and one of the customer.
    fn history() -> History {
        let mut journey = Journey {
            persona: Persona {
                picture: Some(Id::new("ana").unwrap()),
                ..Persona::default()
            },
            ..Journey::default()
        };
        for (name, picture) in [("call", "counter"), ("wait", "counter"), ("card", "card")] {
            journey.graph.put_step(Arc::new(step(name, picture)));
        }
        let mut project = Project::default();
        for name in ["counter", "card", "ana", "kept-aside"] {
            let id = Id::new(name).unwrap();
            project.images.insert(id, Arc::new(image(name)));
        }
        project.journeys.insert(journey_id(), Arc::new(journey));
        History::new(Arc::new(project))
    }

    fn pictures(history: &History) -> Vec<&str> {
        let images = &history.project().images;
        images.keys().map(Id::as_str).collect()
    }

    fn apply(history: &mut History, change: JourneyEdit) {
        let edit = Edit::Journey(journey_id(), change);
        assert_eq!(history.apply("Work", &[edit]), Ok(true));
    }

    fn of(names: &[&str]) -> Vec<StepId> {
        names.iter().map(|name| Id::new(name).unwrap()).collect()
    }

    #[test]
    fn a_picture_goes_with_the_last_touchpoint_that_shows_it_and_comes_back_with_it() {
        let mut history = history();
        let start = Arc::clone(history.project());
        apply(
            &mut history,
            JourneyEdit::SetSteps(of(&["call"]), StepField::Picture(None)),
        );
        assert_eq!(pictures(&history).len(), 4, "another touchpoint shows it");
        apply(&mut history, JourneyEdit::RemoveSteps(of(&["wait"])));
        assert_eq!(pictures(&history), ["ana", "card", "kept-aside"]);
        history.undo();
        history.undo();
        assert_eq!(*history.project(), start);
    }

    #[test]
    fn a_picture_that_is_replaced_goes() {
        let mut history = history();
        let id = Id::new("new").unwrap();
        let edits = [
            Edit::Put(Record::Image(id.clone(), image("new"))),
            Edit::Journey(
                journey_id(),
                JourneyEdit::SetSteps(of(&["card"]), StepField::Picture(Some(id))),
            ),
        ];
        assert_eq!(history.apply("Picture of the card", &edits), Ok(true));
        assert_eq!(
            pictures(&history),
            ["ana", "counter", "kept-aside", "new"],
            "what nobody ever showed is not touched"
        );
    }

    #[test]
    fn the_customers_picture_goes_with_the_customer_and_all_with_the_journey() {
        let mut history = history();
        let nobody = JourneyEdit::Set(JourneyField::Persona(Box::default()));
        apply(&mut history, nobody);
        assert_eq!(pictures(&history), ["card", "counter", "kept-aside"]);
        let removed = history.apply("Work", &[Edit::RemoveJourney(journey_id())]);
        assert_eq!(removed, Ok(true));
        assert_eq!(pictures(&history), ["kept-aside"]);
        let gone = Edit::Remove(RecordId::Image(Id::new("kept-aside").unwrap()));
        assert_eq!(history.apply("Work", &[gone]), Ok(true));
    }
}
