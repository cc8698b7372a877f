//! Owns the three-way merge: two people's changes of one project, record by record and field by field. What both can
//! have is in the result; what can't be decided is a conflict, as a value, and ours is kept. The result is always a
//! valid project.

mod lists;
mod repair;
mod restore;
#[cfg(test)]
mod tests;
mod told;

pub use told::conflicts_text;

use crate::edit::patch::{
    Change, Conflict, Content, Dispute, FieldChange, Merged, Patch, RecordKey, Side, Value,
};
use crate::model::{Journey, Link, Mark, Project, Ratings, Stage, Step};

/// What both sides made of `base`, in one project. Without conflict it does not matter which side is which; a side that
/// changed nothing leaves what the other made.
#[must_use]
pub fn merge(base: &Project, ours: &Project, theirs: &Project) -> Merged {
    let mut conflicts = Vec::new();
    let (ours, theirs) = restore::restored(base, (ours, theirs), &mut conflicts);
    let base = with_what_both_added(base, &ours, &theirs);
    let ours_changed = Patch::between(&base, &ours);
    let theirs_changed = Patch::between(&base, &theirs);
    let mut combining = Combining {
        ours: &ours_changed,
        theirs: &theirs_changed,
        taken: Patch::default(),
        conflicts,
    };
    for (key, change) in theirs_changed.iter() {
        combining.record(key, change);
    }
    let Combining {
        taken, conflicts, ..
    } = combining;
    repair::settled(&ours, &taken, (&base, &theirs), conflicts)
}

/// The project with what the patch says, which may be a part of what differs from `theirs`: what can't stand alone is
/// left out or emptied, and told as a conflict.
#[must_use]
pub fn take(project: &Project, patch: &Patch, theirs: &Project) -> Merged {
    repair::settled(project, patch, (project, theirs), Vec::new())
}

/// The base with a blank record for everything that both sides added under the same id, so that these are merged field
/// by field like what was there before; where both added the same, with that.
fn with_what_both_added(base: &Project, ours: &Project, theirs: &Project) -> Project {
    // Journeys, then what is inside them.
    const LEVELS: usize = 3;
    let mut base = base.clone();
    for _ in 0..LEVELS {
        let (by_us, by_them) = (Patch::between(&base, ours), Patch::between(&base, theirs));
        let mut common = Patch::default();
        for (key, change) in by_us.iter() {
            if let (Change::Added(a), Some(Change::Added(b))) = (change, by_them.get(key)) {
                let content = if a == b { Some(a.clone()) } else { blank(a, b) };
                if let Some(content) = content {
                    common.insert(key.clone(), Change::Added(content));
                }
            }
        }
        if common.is_empty() {
            break;
        }
        common.apply_to(&mut base);
    }
    base
}

/// A record in which nothing is said that the two don't say alike; none where a record can't be blank.
fn blank(ours: &Content, theirs: &Content) -> Option<Content> {
    match (ours, theirs) {
        (Content::Segment(_), _) => Some(Content::Segment(std::sync::Arc::default())),
        (Content::Channel(_), _) => Some(Content::Channel(std::sync::Arc::default())),
        (Content::Owner(_), _) => Some(Content::Owner(std::sync::Arc::default())),
        (Content::Voice(_), _) => Some(Content::Voice(std::sync::Arc::default())),
        (Content::Improvement(_), _) => Some(Content::Improvement(std::sync::Arc::default())),
        (Content::Decision(_), _) => Some(Content::Decision(std::sync::Arc::default())),
        (Content::Journey(_), _) => Some(Content::Journey(Journey::default().into())),
        (Content::Mark(_), _) => Some(Content::Mark(Box::<Mark>::default())),
        (Content::Ratings(_), _) => Some(Content::Ratings(Ratings::default())),
        (Content::Stage(stage), _) => {
            let (id, name) = (stage.id.clone(), String::new());
            let extra = crate::model::Extra::default();
            Some(Content::Stage(Stage { id, name, extra }.into()))
        }
        (Content::Step(step), Content::Step(other)) => {
            let layer = if step.layer == other.layer {
                step.layer
            } else {
                crate::model::Layer::default()
            };
            Some(Content::Step(Step::new(step.id.clone(), layer, "").into()))
        }
        (Content::Link(link), Content::Link(other)) => {
            let is_alike =
                (link.kind, &link.from, &link.to) == (other.kind, &other.from, &other.to);
            let blank = Link::new(
                link.id.clone(),
                link.kind,
                link.from.clone(),
                link.to.clone(),
            );
            is_alike.then(|| Content::Link(blank.into()))
        }
        (Content::Step(_) | Content::Link(_) | Content::Image(_) | Content::Slide(_), _) => None,
    }
}

/// What of theirs is taken into ours.
struct Combining<'a> {
    ours: &'a Patch,
    theirs: &'a Patch,
    taken: Patch,
    conflicts: Vec<Conflict>,
}

impl Combining<'_> {
    fn record(&mut self, key: &RecordKey, change: &Change) {
        match (self.ours.get(key), change) {
            (None, _) => self.taken.insert(key.clone(), change.clone()),
            (Some(Change::Changed(ours)), Change::Changed(theirs)) => {
                self.fields(key, ours, theirs);
            }
            (Some(Change::Added(ours)), Change::Added(theirs)) if ours != theirs => {
                let dispute = Dispute::LeftOut {
                    of: Side::Theirs,
                    content: theirs.clone(),
                    why: "there is another of the same id".to_owned(),
                };
                self.conflict(key, dispute);
            }
            // Removed by both; or removed against changed, which has been restored before.
            (Some(Change::Added(_) | Change::Removed(_) | Change::Changed(_)), _) => {}
        }
    }

    fn fields(&mut self, key: &RecordKey, ours: &[FieldChange], theirs: &[FieldChange]) {
        let mut taken = Vec::new();
        for change in theirs {
            let ours = ours.iter().find(|ours| ours.field == change.field);
            match ours {
                None => taken.push(change.clone()),
                Some(ours) if ours.after == change.after => {}
                Some(ours) => match self.value(key, ours, change) {
                    Some(value) => taken.push(FieldChange {
                        field: change.field.clone(),
                        before: ours.after.clone(),
                        after: value,
                    }),
                    None => self.conflict(
                        key,
                        Dispute::Field {
                            field: change.field.clone(),
                            base: change.before.clone(),
                            ours: ours.after.clone(),
                            theirs: change.after.clone(),
                        },
                    ),
                },
            }
        }
        if !taken.is_empty() {
            self.taken.insert(key.clone(), Change::Changed(taken));
        }
    }

    /// What both sides' changes of a field come to, if they go together.
    fn value(&self, key: &RecordKey, ours: &FieldChange, theirs: &FieldChange) -> Option<Value> {
        let referred = restore::referred(key, ours);
        if let Some(record) = referred {
            // What went with the record that it named is no decision against another.
            let is_forced = |patch: &Patch, value: &Value| {
                *value == Value::Missing && matches!(patch.get(&record), Some(Change::Removed(_)))
            };
            if is_forced(self.ours, &ours.after) {
                return Some(theirs.after.clone());
            }
            if is_forced(self.theirs, &theirs.after) {
                return Some(ours.after.clone());
            }
        }
        match (&theirs.before, &ours.after, &theirs.after) {
            (Value::Text(base), Value::Text(ours), Value::Text(theirs)) => {
                lists::merged_text(base, ours, theirs).map(Value::Text)
            }
            (Value::List(base), Value::List(ours), Value::List(theirs)) => {
                lists::merged_list(base, ours, theirs).map(Value::List)
            }
            (_, _, _) => None,
        }
    }

    fn conflict(&mut self, key: &RecordKey, dispute: Dispute) {
        let key = key.clone();
        self.conflicts.push(Conflict { key, dispute });
    }
}
