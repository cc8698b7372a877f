//! Owns how two projects are compared. What they share is passed over by its pointer.

use std::collections::BTreeMap;
use std::sync::Arc;

use imbl::ordmap::DiffItem;

use super::slots::{Fields, changed};
use super::{Change, Content, Patch, RecordKey};
use crate::model::{Id, Journey, JourneyId, Project, Records, Step};

/// What differs between the two projects.
pub(super) fn patch(before: &Project, after: &Project) -> Patch {
    let mut patch = Patch::default();
    patch.fields(RecordKey::Project, before, after);
    let (b, a) = (before, after);
    patch.records(
        (&b.segments, &a.segments),
        RecordKey::Segment,
        Content::Segment,
    );
    patch.records(
        (&b.channels, &a.channels),
        RecordKey::Channel,
        Content::Channel,
    );
    patch.records((&b.owners, &a.owners), RecordKey::Owner, Content::Owner);
    patch.records((&b.images, &a.images), RecordKey::Image, Content::Image);
    patch.records((&b.voices, &a.voices), RecordKey::Voice, Content::Voice);
    let improvements = (&b.improvements, &a.improvements);
    patch.records(improvements, RecordKey::Improvement, Content::Improvement);
    patch.records(
        (&b.decisions, &a.decisions),
        RecordKey::Decision,
        Content::Decision,
    );
    let slides = (
        by_id(&b.show, |slide| &slide.id),
        by_id(&a.show, |slide| &slide.id),
    );
    patch.listed(slides, RecordKey::Slide, Content::Slide);
    journeys(&mut patch, before, after);
    patch
}

fn journeys(patch: &mut Patch, before: &Project, after: &Project) {
    for item in before.journeys.diff(&after.journeys) {
        match item {
            DiffItem::Add(id, added) => patch.insert(
                RecordKey::Journey(id.clone()),
                Change::Added(Content::Journey(Arc::clone(added))),
            ),
            DiffItem::Remove(id, removed) => patch.insert(
                RecordKey::Journey(id.clone()),
                Change::Removed(Content::Journey(Arc::clone(removed))),
            ),
            DiffItem::Update {
                old: (id, before),
                new: (_, after),
            } => journey(patch, id, before, after),
        }
    }
}

fn journey(patch: &mut Patch, id: &JourneyId, before: &Journey, after: &Journey) {
    patch.fields(RecordKey::Journey(id.clone()), before, after);
    let stages = (
        by_id(&before.stages, |stage| &stage.id),
        by_id(&after.stages, |stage| &stage.id),
    );
    let key = |stage| RecordKey::Stage(id.clone(), stage);
    patch.listed(stages, key, Content::Stage);
    for (before, after) in before.graph.steps_changed(&after.graph) {
        if let (Some(before), Some(after)) = (before, after) {
            step(patch, id, before, after);
        }
        let any = before.or(after);
        let key = any.map(|step| RecordKey::Step(id.clone(), step.id.clone()));
        patch.came_or_went(key, (before, after), Content::Step);
    }
    for (before, after) in before.graph.links_changed(&after.graph) {
        let any = before.or(after);
        let key = any.map(|link| RecordKey::Link(id.clone(), link.id.clone()));
        if let (Some(before), Some(after), Some(key)) = (before, after, &key) {
            patch.fields(key.clone(), &**before, &**after);
        }
        patch.came_or_went(key, (before, after), Content::Link);
    }
}

fn step(patch: &mut Patch, journey: &JourneyId, before: &Step, after: &Step) {
    let id = &before.id;
    patch.fields(RecordKey::Step(journey.clone(), id.clone()), before, after);
    let key = |mark| RecordKey::Mark(journey.clone(), id.clone(), mark);
    let content = |mark: &_| Content::Mark(Box::new(Clone::clone(mark)));
    patch.inside((&before.marks, &after.marks), key, content);
    let key = |segment| RecordKey::Ratings(journey.clone(), id.clone(), segment);
    let own = (&before.by_segment, &after.by_segment);
    patch.inside(own, key, |ratings| Content::Ratings(*ratings));
}

/// Records of a list by their ids.
type ById<K> = BTreeMap<Id<K>, Arc<K>>;

/// The records of a list by their ids.
fn by_id<T>(list: &[Arc<T>], id: impl Fn(&T) -> &Id<T>) -> ById<T> {
    let pairs = list
        .iter()
        .map(|record| (id(record).clone(), Arc::clone(record)));
    pairs.collect()
}

impl Patch {
    /// Notes the fields of a record that are not the same.
    fn fields<T: Fields>(&mut self, key: RecordKey, before: &T, after: &T) {
        let changes = changed(before, after);
        if !changes.is_empty() {
            self.insert(key, Change::Changed(changes));
        }
    }

    /// Notes a record that is only in one of the two.
    fn came_or_went<T>(
        &mut self,
        key: Option<RecordKey>,
        sides: (Option<&Arc<T>>, Option<&Arc<T>>),
        content: impl Fn(Arc<T>) -> Content,
    ) {
        let change = match sides {
            (None, Some(added)) => Change::Added(content(Arc::clone(added))),
            (Some(removed), None) => Change::Removed(content(Arc::clone(removed))),
            (Some(_), Some(_)) | (None, None) => return,
        };
        if let Some(key) = key {
            self.insert(key, change);
        }
    }

    fn records<K: Fields + Eq>(
        &mut self,
        (before, after): (&Records<K>, &Records<K>),
        key: impl Fn(Id<K>) -> RecordKey,
        content: impl Fn(Arc<K>) -> Content,
    ) {
        for item in before.diff(after) {
            match item {
                DiffItem::Add(id, added) => {
                    let sides = (None, Some(added));
                    self.came_or_went(Some(key(id.clone())), sides, &content);
                }
                DiffItem::Remove(id, removed) => {
                    let sides = (Some(removed), None);
                    self.came_or_went(Some(key(id.clone())), sides, &content);
                }
                DiffItem::Update {
                    old: (id, before),
                    new: (_, after),
                } => self.fields(key(id.clone()), &**before, &**after),
            }
        }
    }

    fn listed<K: Fields + Eq>(
        &mut self,
        (before, after): (ById<K>, ById<K>),
        key: impl Fn(Id<K>) -> RecordKey,
        content: impl Fn(Arc<K>) -> Content,
    ) {
        let content = |record: &Arc<K>| content(Arc::clone(record));
        for (id, was) in &before {
            match after.get(id) {
                Some(is) if Arc::ptr_eq(was, is) => {}
                Some(is) => self.fields(key(id.clone()), &**was, &**is),
                None => self.insert(key(id.clone()), Change::Removed(content(was))),
            }
        }
        for (id, is) in after.iter().filter(|(id, _)| !before.contains_key(*id)) {
            self.insert(key(id.clone()), Change::Added(content(is)));
        }
    }

    /// Compares the records inside a step.
    fn inside<I: Ord + Clone, T: Fields + PartialEq>(
        &mut self,
        (before, after): (&BTreeMap<I, T>, &BTreeMap<I, T>),
        key: impl Fn(I) -> RecordKey,
        content: impl Fn(&T) -> Content,
    ) {
        for (id, was) in before {
            match after.get(id) {
                Some(is) => self.fields(key(id.clone()), was, is),
                None => self.insert(key(id.clone()), Change::Removed(content(was))),
            }
        }
        for (id, is) in after.iter().filter(|(id, _)| !before.contains_key(*id)) {
            self.insert(key(id.clone()), Change::Added(content(is)));
        }
    }
}
