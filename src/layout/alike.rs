//! Tells whether a change of a project moves anything on the map, so that a rating does not lay it out again.

use std::sync::Arc;

use crate::model::{Journey, Project, Step};

/// Whether the journey is laid out as it was before the change. False where that is not certain; what a link says has
/// to have room, so every change of a link counts.
#[must_use]
pub fn is_laid_out_alike(before: (&Project, &Journey), after: (&Project, &Journey)) -> bool {
    let (old, new) = (&before.1.graph, &after.1.graph);
    has_same_columns(before.1, after.1)
        && has_same_rows(before.0, after.0)
        && old.links_changed(new).next().is_none()
        && old.steps_changed(new).all(|step| match step {
            (Some(a), Some(b)) => is_placed_alike(a, b),
            _ => false,
        })
}

fn has_same_columns(before: &Journey, after: &Journey) -> bool {
    before.stages.len() == after.stages.len()
        && before
            .stages
            .iter()
            .zip(&after.stages)
            .all(|(a, b)| Arc::ptr_eq(a, b) || a.id == b.id)
}

fn has_same_rows(before: &Project, after: &Project) -> bool {
    before.channels.ptr_eq(&after.channels) || {
        let (old, new) = (before.channels_in_order(), after.channels_in_order());
        old.len() == new.len() && old.iter().zip(&new).all(|((a, _), (b, _))| a == b)
    }
}

fn is_placed_alike(a: &Step, b: &Step) -> bool {
    a.id == b.id
        && a.layer == b.layer
        && a.stage == b.stage
        && a.channel == b.channel
        && a.x == b.x
        && a.y == b.y
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Told;
    use super::*;
    use crate::edit::{Edit, JourneyEdit, JourneyField, LinkField, StepField, apply};
    use crate::layout::{FontMetrics, map};
    use crate::model::{Coordinate, Emotion, Id, LinkKind};

    /// Applies the edit and tells whether that is said to leave the map alone, and whether it does.
    fn alike(edit: JourneyEdit) -> (bool, bool) {
        let told = Told::default()
            .channels(&["phone", "web"])
            .stages(&["offer", "wait"])
            .touchpoint("call", "offer", "phone")
            .touchpoint("decision", "wait", "web")
            .touchpoint("letter", "wait", "phone")
            .link("l1", LinkKind::Flow, "call", "decision");
        let id = Id::new("j").unwrap();
        let mut before = told.project;
        before.journeys.insert(id.clone(), Arc::new(told.journey));
        let mut after = before.clone();
        apply(&mut after, &Edit::Journey(id.clone(), edit)).unwrap();
        let (old, new) = (&before.journeys[&id], &after.journeys[&id]);
        let laid_out = |project, journey| map(project, journey, 900.0, FontMetrics::bundled());
        let said = is_laid_out_alike((&before, old), (&after, new));
        (said, laid_out(&before, old) == laid_out(&after, new))
    }

    #[test]
    fn a_rating_moves_nothing_and_a_move_does() {
        let set = |field| JourneyEdit::SetSteps(vec![Id::new("decision").unwrap()], field);
        let link = Id::new("l1").unwrap();
        let leave_alone = [
            set(StepField::Emotion(Some(Emotion::MAX))),
            set(StepField::Name("Waits".to_owned())),
            JourneyEdit::Set(JourneyField::Goal("Pay abroad".to_owned())),
            JourneyEdit::RenameStage(Id::new("wait").unwrap(), "Patience".to_owned()),
        ];
        for edit in leave_alone {
            assert_eq!(alike(edit.clone()), (true, true), "{edit:?}");
        }
        let change = [
            set(StepField::X(Coordinate::clamped(9_000.0))),
            set(StepField::Channel(None)),
            JourneyEdit::RemoveStage(Id::new("offer").unwrap()),
            JourneyEdit::MoveStage(Id::new("offer").unwrap(), 1),
            JourneyEdit::SetLink(link.clone(), LinkField::Label("by post".to_owned())),
            JourneyEdit::RemoveLinks(vec![link]),
        ];
        for edit in change {
            assert_eq!(alike(edit.clone()), (false, false), "{edit:?}");
        }
    }
}
