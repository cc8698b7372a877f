//! Pours a fragment into a journey: stages, channels and owners that are there by name are taken, others are made, and
//! everything gets an id of its own. Gives edits; changes nothing itself.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::Fragment;
use crate::edit::{Edit, JourneyEdit, Record, StepField};
use crate::layout::{Row, in_rows};
use crate::model::{
    Channel, ChannelId, Coordinate, Id, Image, ImageId, Journey, JourneyId, Layer, Link, Order,
    Owner, OwnerId, Project, Records, Segment, SegmentId, Stage, StageId, Step, StepId,
};

/// Where a fragment goes.
#[derive(Debug, Clone)]
pub struct Spot<'a> {
    /// Into this project.
    pub project: &'a Project,
    /// Into this journey of it, which may be one that is yet to be made.
    pub journey: &'a JourneyId,
    /// Right after the last of these that has the same layer and stage; none: at the end of the stage.
    pub after: &'a [StepId],
    /// Into which stages.
    pub stages: Stages,
    /// The channel of touchpoints that name none.
    pub channel: Option<ChannelId>,
}

/// Into which stages the steps of a fragment go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stages {
    /// Each into that of the same name, which is made where it is missing.
    Own,
    /// All into this; none: not placed yet.
    One(Option<StageId>),
}

/// What pouring a fragment comes to.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Poured {
    /// The changes.
    pub edits: Vec<Edit>,
    /// The new steps: touchpoints, backstage steps, systems, each in the fragment's reading order.
    pub steps: Vec<StepId>,
    /// How many of them, the first ones, are touchpoints.
    pub touchpoints: usize,
}

/// What makes the fragment part of the journey. `random` gives the bits of new ids.
#[must_use]
pub fn pour(fragment: &Fragment, spot: &Spot<'_>, random: &mut dyn FnMut() -> u64) -> Poured {
    let Some(from) = fragment.journey() else {
        return Poured::default();
    };
    let empty = Journey::default();
    let into = spot.project.journeys.get(spot.journey);
    let mut pouring = Pouring {
        fragment,
        spot,
        into: into.map_or(&empty, |journey| journey),
        edits: Vec::new(),
        random,
    };
    let named = pouring.named(from);
    pouring.steps(from, &named)
}

struct Pouring<'a> {
    fragment: &'a Fragment,
    spot: &'a Spot<'a>,
    into: &'a Journey,
    edits: Vec<Edit>,
    random: &'a mut dyn FnMut() -> u64,
}

/// What the ids of the fragment are in the project.
struct Named {
    stages: BTreeMap<StageId, StageId>,
    channels: BTreeMap<ChannelId, ChannelId>,
    owners: BTreeMap<OwnerId, OwnerId>,
    segments: BTreeMap<SegmentId, SegmentId>,
    images: BTreeMap<ImageId, ImageId>,
}

impl Pouring<'_> {
    fn new_id<K>(&mut self) -> Id<K> {
        Id::from_random((self.random)())
    }

    fn journey_edit(&mut self, edit: JourneyEdit) {
        self.edits
            .push(Edit::Journey(self.spot.journey.clone(), edit));
    }

    fn named(&mut self, from: &Journey) -> Named {
        let used = Used::by(from);
        Named {
            channels: self.channels(&used),
            owners: self.owners(&used),
            segments: self.segments(&used),
            images: self.images(&used),
            stages: self.stages(from, &used),
        }
    }

    fn channels(&mut self, used: &Used<'_>) -> BTreeMap<ChannelId, ChannelId> {
        let project = self.spot.project;
        let orders = project.channels.values().map(|channel| channel.order.get());
        let mut last = orders.fold(0.0_f64, f64::max);
        let mut channels = BTreeMap::new();
        for (id, channel) in self.fragment.project.channels_in_order() {
            if !used.channels.contains(id) {
                continue;
            }
            let known = known(&project.channels, id, channel, |channel| &channel.name);
            let there = known.unwrap_or_else(|| {
                last += 1.0;
                let (made, order) = (self.new_id(), Order::clamped(last));
                let channel = Channel {
                    order,
                    ..(**channel).clone()
                };
                self.edits
                    .push(Edit::Put(Record::Channel(made.clone(), channel)));
                made
            });
            channels.insert(id.clone(), there);
        }
        channels
    }

    fn owners(&mut self, used: &Used<'_>) -> BTreeMap<OwnerId, OwnerId> {
        let records = &self.fragment.project.owners;
        let mut owners = BTreeMap::new();
        for (id, owner) in records.iter().filter(|(id, _)| used.owners.contains(id)) {
            let there = &self.spot.project.owners;
            let known = known(there, id, owner, |owner: &Owner| &owner.name);
            let there = known.unwrap_or_else(|| {
                let made: OwnerId = self.new_id();
                let record = Record::Owner(made.clone(), (**owner).clone());
                self.edits.push(Edit::Put(record));
                made
            });
            owners.insert(id.clone(), there);
        }
        owners
    }

    fn segments(&mut self, used: &Used<'_>) -> BTreeMap<SegmentId, SegmentId> {
        let records = &self.fragment.project.segments;
        let mut segments = BTreeMap::new();
        for (id, segment) in records.iter().filter(|(id, _)| used.segments.contains(id)) {
            let there = &self.spot.project.segments;
            let known = known(there, id, segment, |segment: &Segment| &segment.name);
            let there = known.unwrap_or_else(|| {
                let made: SegmentId = self.new_id();
                let record = Record::Segment(made.clone(), (**segment).clone());
                self.edits.push(Edit::Put(record));
                made
            });
            segments.insert(id.clone(), there);
        }
        segments
    }

    /// A picture that is there already is not put in a second time.
    fn images(&mut self, used: &Used<'_>) -> BTreeMap<ImageId, ImageId> {
        let records = &self.fragment.project.images;
        let mut images = BTreeMap::new();
        for (id, image) in records.iter().filter(|(id, _)| used.images.contains(id)) {
            let is_same = |other: &Image| other.kind == image.kind && other.bytes == image.bytes;
            let mut there = self.spot.project.images.iter();
            let known = there
                .find(|(_, other)| is_same(other))
                .map(|(id, _)| id.clone());
            let there = known.unwrap_or_else(|| {
                let made: ImageId = self.new_id();
                let record = Record::Image(made.clone(), (**image).clone());
                self.edits.push(Edit::Put(record));
                made
            });
            images.insert(id.clone(), there);
        }
        images
    }

    /// A stage that has to be made comes after the one that it comes after in the fragment.
    fn stages(&mut self, from: &Journey, used: &Used<'_>) -> BTreeMap<StageId, StageId> {
        let mut stages = BTreeMap::new();
        if self.spot.stages != Stages::Own {
            return stages;
        }
        let mut order: Vec<StageId> = self.into.stages.iter().map(|s| s.id.clone()).collect();
        let mut taken = BTreeSet::new();
        let mut last: Option<StageId> = None;
        for stage in from
            .stages
            .iter()
            .filter(|stage| used.stages.contains(&stage.id))
        {
            let known = same_stage(self.into, stage).filter(|id| !taken.contains(id));
            let there = known.unwrap_or_else(|| {
                let made: StageId = self.new_id();
                let before = last
                    .as_ref()
                    .and_then(|id| order.iter().position(|o| o == id));
                let at = before.map_or(order.len(), |at| at + 1);
                order.insert(at, made.clone());
                let stage = Stage {
                    id: made.clone(),
                    ..(**stage).clone()
                };
                self.journey_edit(JourneyEdit::AddStage(at, stage));
                made
            });
            taken.insert(there.clone());
            last = Some(there.clone());
            stages.insert(stage.id.clone(), there);
        }
        stages
    }

    fn steps(mut self, from: &Journey, named: &Named) -> Poured {
        let order = from.steps_in_order();
        let mut ids: BTreeMap<StepId, StepId> = BTreeMap::new();
        let mut steps = Vec::with_capacity(order.len());
        for old in &order {
            let step = self.step(old, named);
            ids.insert(old.id.clone(), step.id.clone());
            steps.push(step);
        }
        let mut places = self.places(&steps);
        for step in &mut steps {
            if let Some(x) = places.remove(&step.id) {
                step.x = Coordinate::clamped(x);
            }
        }
        for (step, x) in places {
            let x = StepField::X(Coordinate::clamped(x));
            self.journey_edit(JourneyEdit::SetSteps(vec![step], x));
        }
        let touchpoints = steps.iter().filter(|step| step.is_touchpoint()).count();
        let new = steps.iter().map(|step| step.id.clone()).collect();
        for step in steps {
            self.journey_edit(JourneyEdit::PutStep(Box::new(step)));
        }
        for link in from.graph.links() {
            if let (Some(from), Some(to)) = (ids.get(&link.from), ids.get(&link.to)) {
                let link = Link {
                    id: self.new_id(),
                    from: from.clone(),
                    to: to.clone(),
                    ..(**link).clone()
                };
                self.journey_edit(JourneyEdit::PutLink(Box::new(link)));
            }
        }
        Poured {
            edits: self.edits,
            steps: new,
            touchpoints,
        }
    }

    /// The step as it is in the project, but for its x.
    fn step(&mut self, old: &Step, named: &Named) -> Step {
        let channel = old
            .channel
            .as_ref()
            .and_then(|id| named.channels.get(id))
            .cloned();
        let default = self.spot.channel.clone().filter(|_| old.is_touchpoint());
        let by_segment = old.by_segment.iter().filter_map(|(id, ratings)| {
            let segment = named.segments.get(id)?;
            Some((segment.clone(), *ratings))
        });
        let stage = old.stage.as_ref();
        Step {
            id: self.new_id(),
            stage: match &self.spot.stages {
                Stages::Own => stage.and_then(|id| named.stages.get(id)).cloned(),
                Stages::One(stage) => stage.clone(),
            },
            channel: channel.or(default),
            owner: old
                .owner
                .as_ref()
                .and_then(|id| named.owners.get(id))
                .cloned(),
            picture: old
                .picture
                .as_ref()
                .and_then(|id| named.images.get(id))
                .cloned(),
            by_segment: by_segment.collect(),
            ..old.clone()
        }
    }

    /// The x of every new step, and of others where there is no room between them.
    fn places(&self, steps: &[Step]) -> BTreeMap<StepId, f64> {
        let mut places = BTreeMap::new();
        for layer in [Layer::Touchpoint, Layer::Backstage, Layer::System] {
            let mut rows: BTreeMap<Option<StageId>, Vec<StepId>> = BTreeMap::new();
            for step in steps.iter().filter(|step| step.layer == layer) {
                rows.entry(step.stage.clone())
                    .or_default()
                    .push(step.id.clone());
            }
            let rows: Vec<Row> = rows
                .into_iter()
                .map(|(stage, steps)| Row {
                    after: self.after(layer, stage.as_ref()),
                    stage,
                    steps,
                })
                .collect();
            if !rows.is_empty() {
                places.extend(in_rows(self.into, layer, &rows));
            }
        }
        places
    }

    /// The last of the steps that the new ones come after that stands in the same row.
    fn after(&self, layer: Layer, stage: Option<&StageId>) -> Option<StepId> {
        let is_there = |id: &&StepId| {
            let step = self.into.step(id);
            step.is_some_and(|step| step.layer == layer && step.stage.as_ref() == stage)
        };
        self.spot.after.iter().rfind(is_there).cloned()
    }
}

/// What the steps of a journey name.
struct Used<'a> {
    stages: BTreeSet<&'a StageId>,
    channels: BTreeSet<&'a ChannelId>,
    owners: BTreeSet<&'a OwnerId>,
    segments: BTreeSet<&'a SegmentId>,
    images: BTreeSet<&'a ImageId>,
}

impl<'a> Used<'a> {
    fn by(journey: &'a Journey) -> Self {
        let steps = || journey.graph.steps();
        Self {
            stages: steps().filter_map(|step| step.stage.as_ref()).collect(),
            channels: steps().filter_map(|step| step.channel.as_ref()).collect(),
            owners: steps().filter_map(|step| step.owner.as_ref()).collect(),
            segments: steps().flat_map(|step| step.by_segment.keys()).collect(),
            images: steps().filter_map(|step| step.picture.as_ref()).collect(),
        }
    }
}

/// The record that is this one in the project: by id and name, else by name.
fn known<K>(
    there: &Records<K>,
    id: &Id<K>,
    record: &Arc<K>,
    name: impl Fn(&K) -> &String,
) -> Option<Id<K>> {
    let wanted = folded(name(record));
    let is_it = |other: &Arc<K>| folded(name(other)) == wanted;
    if there.get(id).is_some_and(is_it) {
        return Some(id.clone());
    }
    let mut named = there.iter().filter(|_| !wanted.is_empty());
    named
        .find(|(_, other)| is_it(other))
        .map(|(id, _)| id.clone())
}

/// The stage of the journey that is this one: by id and name, else by name.
fn same_stage(journey: &Journey, stage: &Stage) -> Option<StageId> {
    let wanted = folded(&stage.name);
    let is_it = |other: &&Arc<Stage>| folded(&other.name) == wanted;
    let by_id = journey.stage(&stage.id).filter(is_it);
    let mut named = journey.stages.iter().filter(|_| !wanted.is_empty());
    let found = by_id.or_else(|| named.find(is_it));
    found.map(|stage| stage.id.clone())
}

/// A name as it is compared: case and blanks around it don't matter.
pub(in crate::exchange) fn folded(name: &str) -> String {
    name.trim().to_lowercase()
}
