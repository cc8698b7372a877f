//! Owns what is known of all journeys together for the project's page: computed while the page is shown, one score a
//! frame, and each again only when something that it depends on has changed.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::insight::{Overview, score, usage};
use crate::model::{Journey, JourneyId, Project};

/// What is known, and of which project.
#[derive(Default)]
pub(super) struct Overviews {
    of: Option<Arc<Project>>,
    known: Overview,
    /// The journeys as they were when their score was computed.
    scored: BTreeMap<JourneyId, Arc<Journey>>,
}

impl Overviews {
    /// What is known.
    pub(super) fn known(&self) -> &Overview {
        &self.known
    }

    /// Keeps up with the project. True where there is more to compute in the next frame.
    pub(super) fn follow(&mut self, project: &Arc<Project>) -> bool {
        let before = self.of.take().filter(|of| !Arc::ptr_eq(of, project));
        let is_first = before.is_none() && self.known == Overview::default();
        if let Some(before) = &before {
            self.forget(before, project);
        }
        if is_first || before.is_some_and(|before| names_otherwise(&before, project)) {
            self.known.usage = usage(project);
        }
        self.of = Some(Arc::clone(project));
        let mut waiting = project
            .journeys
            .iter()
            .filter(|(id, _)| !self.scored.contains_key(*id));
        if let Some((id, journey)) = waiting.next() {
            self.known.scores.insert(id.clone(), score(project, id));
            self.scored.insert(id.clone(), Arc::clone(journey));
        }
        self.scored.len() < project.journeys.len()
    }

    /// Forgets the scores that may be others now. Those on the screen stay until the new ones are there.
    fn forget(&mut self, before: &Project, now: &Project) {
        if counts_otherwise(before, now) {
            self.scored.clear();
        }
        self.scored.retain(|id, journey| {
            let same = now.journeys.get(id);
            same.is_some_and(|same| Arc::ptr_eq(same, journey))
        });
        self.known
            .scores
            .retain(|id, _| now.journeys.contains_key(id));
    }
}

/// Whether every score may be another because of what is beside the journeys.
fn counts_otherwise(before: &Project, now: &Project) -> bool {
    before.method != now.method
        || !before.voices.ptr_eq(&now.voices)
        || !before.improvements.ptr_eq(&now.improvements)
        || !before.segments.ptr_eq(&now.segments)
}

/// Whether records may be named elsewhere.
fn names_otherwise(before: &Project, now: &Project) -> bool {
    !before.journeys.ptr_eq(&now.journeys)
        || !before.voices.ptr_eq(&now.voices)
        || !before.improvements.ptr_eq(&now.improvements)
        || !before.decisions.ptr_eq(&now.decisions)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{Edit, History, JourneyEdit, ProjectField, Record, RecordId, StepField};
    use crate::model::{Channel, Id, Level, Settings};
    use crate::templates::template;

    fn follow_to_the_end(overviews: &mut Overviews, project: &Arc<Project>) -> usize {
        (1..100).find(|_| !overviews.follow(project)).unwrap()
    }

    #[test]
    fn after_every_change_everything_is_as_if_computed_from_nothing() {
        let mut history = History::new(Arc::new(template("credit-card").unwrap().project));
        let mut overviews = Overviews::default();
        let rated = StepField::Hygiene(Some(Level::MIN));
        let rate = JourneyEdit::SetSteps(vec![Id::new("call").unwrap()], rated);
        let method = Settings {
            parity: 3.0,
            ..Settings::default()
        };
        let channel = Record::Channel(Id::new("shop").unwrap(), Channel::default());
        let phone = RecordId::Channel(Id::new("phone").unwrap());
        let edits = [
            Edit::Project(ProjectField::Title("A new title".to_owned())),
            Edit::Journey(Id::new("apply").unwrap(), rate),
            Edit::Project(ProjectField::Method(method)),
            Edit::Put(channel),
            Edit::Remove(phone),
            Edit::RemoveJourney(Id::new("apply").unwrap()),
        ];
        follow_to_the_end(&mut overviews, history.project());
        assert_eq!(*overviews.known(), Overview::of(history.project()));
        for edit in edits {
            history.apply("", std::slice::from_ref(&edit)).unwrap();
            follow_to_the_end(&mut overviews, history.project());
            assert_eq!(
                *overviews.known(),
                Overview::of(history.project()),
                "{edit:?}"
            );
        }
        history.undo();
        follow_to_the_end(&mut overviews, history.project());
        assert_eq!(*overviews.known(), Overview::of(history.project()));
    }

    #[test]
    fn one_score_is_computed_a_frame_and_none_where_nothing_changed() {
        let project = Arc::new(template("credit-card").unwrap().project);
        let mut overviews = Overviews::default();
        assert_eq!(
            follow_to_the_end(&mut overviews, &project),
            project.journeys.len()
        );
        assert!(!overviews.follow(&project));
        let mut renamed = (*project).clone();
        renamed.title = "Another".to_owned();
        let renamed = Arc::new(renamed);
        assert!(!overviews.follow(&renamed), "a title changes no score");
    }
}
