//! Owns that a merged project is valid: what can't stand beside what the other side did is left out or emptied, and
//! each of these is a conflict, as somebody's work goes with it.

use std::sync::Arc;

use crate::edit::patch::{
    Change, Conflict, Content, Dispute, Field, FieldChange, Merged, Patch, RecordKey, Side, Value,
};
use crate::model::{Id, ImageId, Link, MAX_LINKS, MAX_STEPS, Project, Violation, ViolationKind};

/// How often is looked for what a repair has brought up.
const ROUNDS: usize = 8;

/// `ours` with what is taken of theirs, made valid. The two other projects are asked for pictures that went missing.
pub(super) fn settled(
    ours: &Project,
    taken: &Patch,
    (base, theirs): (&Project, &Project),
    conflicts: Vec<Conflict>,
) -> Merged {
    let mut project = ours.clone();
    taken.apply_to(&mut project);
    let mut settling = Settling {
        ours,
        taken,
        project,
        conflicts,
        known: [ours, theirs, base],
    };
    settling.keep_to_the_limits();
    settling.links_that_fell_off();
    for _ in 0..ROUNDS {
        let violations = settling.project.violations();
        if violations.is_empty() {
            break;
        }
        for violation in &violations {
            settling.repair(violation);
        }
    }
    settling.conflicts.sort_by(|a, b| a.key.cmp(&b.key));
    Merged {
        project: settling.project,
        conflicts: settling.conflicts,
    }
}

struct Settling<'a> {
    ours: &'a Project,
    taken: &'a Patch,
    project: Project,
    conflicts: Vec<Conflict>,
    known: [&'a Project; 3],
}

impl Settling<'_> {
    /// Leaves out what they added where it would be too much for one project.
    fn keep_to_the_limits(&mut self) {
        let links = |project: &Project| -> usize {
            let journeys = project.journeys.values();
            journeys.map(|journey| journey.graph.link_count()).sum()
        };
        let is_too_much = self.project.step_count() > MAX_STEPS || links(&self.project) > MAX_LINKS;
        if !is_too_much {
            return;
        }
        let mut fitting = Patch::default();
        for (key, change) in self.taken.iter() {
            match (key, change) {
                (
                    RecordKey::Journey(_) | RecordKey::Step(..) | RecordKey::Link(..),
                    Change::Added(content),
                ) => self.conflicts.push(Conflict {
                    key: key.clone(),
                    dispute: Dispute::LeftOut {
                        of: Side::Theirs,
                        content: content.clone(),
                        why: "the project would be too large".to_owned(),
                    },
                }),
                _ => fitting.insert(key.clone(), change.clone()),
            }
        }
        self.project = self.ours.clone();
        fitting.apply_to(&mut self.project);
    }

    /// Links of either side that lost an end to the other side.
    fn links_that_fell_off(&mut self) {
        let mut fell_off = Vec::new();
        for (id, journey) in &self.ours.journeys {
            let Some(now) = self.project.journeys.get(id) else {
                continue;
            };
            for link in journey.graph.links() {
                let key = RecordKey::Link(id.clone(), link.id.clone());
                let is_removed = matches!(self.taken.get(&key), Some(Change::Removed(_)));
                if now.graph.link(&link.id).is_none() && !is_removed {
                    fell_off.push((Side::Ours, key, Arc::clone(link)));
                }
            }
        }
        for (key, change) in self.taken.iter() {
            if let (RecordKey::Link(id, _), Change::Added(Content::Link(link))) = (key, change) {
                let now = self.project.journeys.get(id);
                if now.is_none_or(|journey| journey.graph.link(&link.id).is_none()) {
                    fell_off.push((Side::Theirs, key.clone(), Arc::clone(link)));
                }
            }
        }
        for (of, key, link) in fell_off {
            // One that they moved to where nothing is stays where it was, if that is still there.
            let journey = key
                .journey()
                .and_then(|id| self.project.journeys.get_mut(id));
            let stays = of == Side::Ours
                && journey.is_some_and(|it| Arc::make_mut(it).graph.put_link(Arc::clone(&link)));
            let of = if stays { Side::Theirs } else { of };
            self.left_out(of, key, link, "a step that it joins is gone");
        }
    }

    fn left_out(&mut self, of: Side, key: RecordKey, link: Arc<Link>, why: &str) {
        let content = Content::Link(link);
        let why = why.to_owned();
        let dispute = Dispute::LeftOut { of, content, why };
        self.conflicts.push(Conflict { key, dispute });
    }

    fn repair(&mut self, violation: &Violation) {
        let place: Vec<&str> = violation.place.iter().map(String::as_str).collect();
        let Some((key, field)) = record_at(&place) else {
            return;
        };
        match &violation.kind {
            ViolationKind::Missing { id, .. } => self.missing(key, field, id),
            ViolationKind::SelfLink => self.drop_link(&key, "both its ends would be the same step"),
            ViolationKind::SecondLink { first } => self.drop_second(&key, first),
            ViolationKind::WrongLayer { .. } => {
                self.drop_link(&key, "it can’t join what its steps have become");
            }
            // Texts and settings are merged within their limits, and ids are those of the records.
            ViolationKind::DuplicateId { .. }
            | ViolationKind::LongText { .. }
            | ViolationKind::Setting
            | ViolationKind::TooMany { .. } => {}
        }
    }

    /// Brings a picture back; empties any other field that names what is gone.
    fn missing(&mut self, key: RecordKey, field: &str, id: &str) {
        if field == "picture" && self.picture_back(id) {
            return;
        }
        let field = match (field, &key) {
            ("picture", RecordKey::Journey(_)) => "persona picture",
            (field, _) => field,
        };
        let mut patch = Patch::default();
        if let ("by_segment", RecordKey::Step(journey, step), Ok(segment)) =
            (field, &key, Id::new(id))
        {
            let key = RecordKey::Ratings(journey.clone(), step.clone(), segment);
            let own = self
                .project
                .journeys
                .get(journey)
                .and_then(|it| it.step(step));
            let own = own.and_then(|step| step.by_segment.iter().find(|(it, _)| it.as_str() == id));
            if let Some((_, ratings)) = own {
                let content = Content::Ratings(*ratings);
                patch.insert(key.clone(), Change::Removed(content.clone()));
                let why = "their segment is gone".to_owned();
                let of = self.side(&key, None);
                let dispute = Dispute::LeftOut { of, content, why };
                self.conflicts.push(Conflict { key, dispute });
            }
            return patch.apply_to(&mut self.project);
        }
        let Some(field) = KNOWN.into_iter().find(|known| *known == field) else {
            return;
        };
        let before = self.value_of(&key, field, id);
        let after = if let Value::List(items) = &before {
            Value::List(items.iter().filter(|item| *item != id).cloned().collect())
        } else {
            Value::Missing
        };
        let field = Field::Known(field);
        let dispute = Dispute::Emptied {
            of: self.side(&key, Some(&field)),
            field: field.clone(),
            value: Value::Id(id.to_owned()),
        };
        let change = FieldChange {
            field,
            before,
            after,
        };
        patch.insert(key.clone(), Change::Changed(vec![change]));
        patch.apply_to(&mut self.project);
        self.conflicts.push(Conflict { key, dispute });
    }

    fn picture_back(&mut self, id: &str) -> bool {
        let Ok(id) = ImageId::new(id) else {
            return false;
        };
        let image = self
            .known
            .iter()
            .find_map(|project| project.images.get(&id));
        let image = image.map(Arc::clone);
        if let Some(image) = image {
            self.project.images.insert(id, image);
            return true;
        }
        false
    }

    /// The list, where the field is one.
    fn value_of(&self, key: &RecordKey, field: &str, id: &str) -> Value {
        if let (RecordKey::Improvement(plan), "steps") = (key, field) {
            let plan = self.project.improvements.get(plan);
            let steps = plan.map(|plan| plan.steps.iter().map(ToString::to_string).collect());
            return Value::List(steps.unwrap_or_default());
        }
        Value::Id(id.to_owned())
    }

    /// Whose value stands in that field.
    fn side(&self, key: &RecordKey, field: Option<&Field>) -> Side {
        match self.taken.get(key) {
            Some(Change::Added(_)) => Side::Theirs,
            Some(Change::Changed(fields))
                if fields.iter().any(|change| Some(&change.field) == field) =>
            {
                Side::Theirs
            }
            Some(Change::Changed(_) | Change::Removed(_)) | None => Side::Ours,
        }
    }

    fn drop_link(&mut self, key: &RecordKey, why: &str) {
        if let RecordKey::Link(journey, id) = key {
            let of = match self.taken.get(key) {
                Some(_) => Side::Theirs,
                None => Side::Ours,
            };
            let journey = self.project.journeys.get_mut(journey).map(Arc::make_mut);
            if let Some(link) = journey.and_then(|journey| journey.graph.remove_link(id)) {
                self.left_out(of, key.clone(), link, why);
            }
        }
    }

    /// Two people have drawn the same link: one of the two goes, theirs where they say different things.
    fn drop_second(&mut self, key: &RecordKey, first: &str) {
        let (RecordKey::Link(journey, second), Ok(first)) = (key, Id::new(first)) else {
            return;
        };
        let Some(graph) = self.project.journeys.get(journey).map(|it| &it.graph) else {
            return;
        };
        let (Some(a), Some(b)) = (graph.link(&first), graph.link(second)) else {
            return;
        };
        let is_same = **a
            == Link {
                id: a.id.clone(),
                ..(**b).clone()
            };
        let first_key = RecordKey::Link(journey.clone(), first.clone());
        if is_same {
            let journey = self.project.journeys.get_mut(journey).map(Arc::make_mut);
            journey.and_then(|journey| journey.graph.remove_link(second));
        } else if self.taken.get(&first_key).is_some() {
            self.drop_link(&first_key, "there is another between the same steps");
        } else {
            self.drop_link(key, "there is another between the same steps");
        }
    }
}

/// The fields that name other records.
const KNOWN: [&str; 10] = [
    "stage",
    "channel",
    "owner",
    "picture",
    "persona picture",
    "baseline",
    "segment",
    "journey",
    "step",
    "steps",
];

/// The record and the field at a place that a violation names.
fn record_at<'a>(place: &[&'a str]) -> Option<(RecordKey, &'a str)> {
    let field = |rest: &[&'a str]| rest.first().copied().unwrap_or_default();
    Some(match place {
        ["journeys", journey, "steps", id, rest @ ..] => {
            let key = RecordKey::Step(Id::new(journey).ok()?, Id::new(id).ok()?);
            (key, field(rest))
        }
        ["journeys", journey, "links", id, rest @ ..] => {
            let key = RecordKey::Link(Id::new(journey).ok()?, Id::new(id).ok()?);
            (key, field(rest))
        }
        ["journeys", id, rest @ ..] => (RecordKey::Journey(Id::new(id).ok()?), field(rest)),
        ["voices", id, rest @ ..] => (RecordKey::Voice(Id::new(id).ok()?), field(rest)),
        ["improvements", id, rest @ ..] => (RecordKey::Improvement(Id::new(id).ok()?), field(rest)),
        ["decisions", id, rest @ ..] => (RecordKey::Decision(Id::new(id).ok()?), field(rest)),
        _ => return None,
    })
}
