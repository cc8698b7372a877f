//! Owns making, placing, joining and deleting what is on the map.

use std::sync::Arc;

use crate::action::{NameTarget, NewStep};
use crate::app::App;
use crate::edit::{Edit, JourneyEdit, LinkField, Record, StepField};
use crate::exchange::fragment::last_on_the_way;
use crate::layout::{Placement, Side, nudged, place_after, place_at_end, place_before};
use crate::model::{
    Channel, ChannelId, Coordinate, Journey, Layer, Link, LinkId, LinkKind, Order, Owner, Stage,
    Step, StepId,
};
use crate::words::{self, undo};

impl App {
    /// Makes a step and edits its name: one undo step, which goes again if it gets no name.
    pub(super) fn add_step(&mut self, new: &NewStep) {
        self.begin_step(new, None);
    }

    /// Makes a step, on that link if there is one: the link then leads to it.
    pub(super) fn begin_step(&mut self, new: &NewStep, on: Option<&LinkId>) {
        self.keep_name();
        let split = self
            .journey()
            .and_then(|(_, journey)| journey.graph.link(on?).cloned());
        let ends = [&new.link_from, &new.link_to].into_iter().flatten();
        let beside = ends.map(|(_, step)| step.clone()).next();
        self.document.made_after = split.as_ref().map(|link| link.from.clone()).or(beside);
        self.document
            .history
            .begin(undo::adding(new.placement.layer));
        let (id, mut edits) = self.new_step_edits(new, "");
        edits.extend(split.map(|link| {
            let ends = LinkField::Ends(link.from.clone(), id.clone());
            JourneyEdit::SetLink(link.id.clone(), ends)
        }));
        if self.edit_journey("", edits) {
            self.select(vec![id.clone()]);
            self.session.reveal = Some(id.clone());
            self.session.tool = crate::ui::state::Tool::default();
            self.name_new(NameTarget::Step(id));
        } else {
            self.document.history.cancel();
        }
    }

    /// The edits that make a step of that name there, with its links.
    pub(super) fn new_step_edits(
        &mut self,
        new: &NewStep,
        name: &str,
    ) -> (StepId, Vec<JourneyEdit>) {
        let id: StepId = self.new_id();
        let placement = &new.placement;
        let mut step = Step::new(id.clone(), placement.layer, name);
        step.stage.clone_from(&placement.stage);
        step.channel.clone_from(&placement.channel);
        step.x = Coordinate::clamped(placement.x);
        let mut edits = renumbering(placement);
        edits.push(JourneyEdit::PutStep(Box::new(step)));
        let from = new
            .link_from
            .iter()
            .map(|(kind, from)| (*kind, from.clone(), id.clone()));
        let to = new
            .link_to
            .iter()
            .map(|(kind, to)| (*kind, id.clone(), to.clone()));
        for (kind, from, to) in from.chain(to).collect::<Vec<_>>() {
            let link = Link::new(self.new_id(), kind, from, to);
            edits.push(JourneyEdit::PutLink(Box::new(link)));
        }
        (id, edits)
    }

    /// A touchpoint at the end of the journey, in the channel of the one before it and linked to it.
    pub(super) fn add_at_end(&mut self) {
        let new = self.next_at_end();
        self.add_step(&new);
    }

    /// The same with its name, as one undo step.
    pub(super) fn add_named_at_end(&mut self, name: &str) {
        self.keep_name();
        let new = self.next_at_end();
        let (id, edits) = self.new_step_edits(&new, name);
        let label = undo::add(name);
        if self.edit_journey(&label, edits) {
            self.select(vec![id]);
            self.ask_for_first();
        }
    }

    fn next_at_end(&self) -> NewStep {
        let (placement, last) = match self.journey() {
            Some((_, journey)) => match last_on_the_way(journey) {
                Some(last) => (place_after(journey, &last.id), Some(last.id.clone())),
                None => (self.first_place(journey), None),
            },
            None => (self.first_place(&Journey::default()), None),
        };
        let link_from = last.map(|step| (LinkKind::Flow, step));
        NewStep {
            placement,
            link_from,
            link_to: None,
        }
    }

    fn first_place(&self, journey: &Journey) -> Placement {
        let stage = journey.stages.first().map(|stage| stage.id.clone());
        let project = self.document.project();
        let channel = project
            .channels_in_order()
            .first()
            .map(|(id, _)| (*id).clone());
        place_at_end(journey, stage.as_ref(), channel.as_ref())
    }

    /// A touchpoint beside the selected one, in that direction, linked to it.
    pub(super) fn new_connected(&mut self, side: Side) {
        let selected = self.session.selection.single().cloned();
        let Some((step, journey)) = selected.and_then(|id| {
            self.journey()
                .and_then(|(_, j)| j.step(&id).map(|s| (Arc::clone(s), j.clone())))
        }) else {
            return self.add_at_end();
        };
        if !step.is_touchpoint() {
            return self.add_at_end();
        }
        let mut placement = match side {
            Side::Left => place_before(&journey, &step.id),
            Side::Right | Side::Top | Side::Bottom => place_after(&journey, &step.id),
        };
        if let Some(onwards) = match side {
            Side::Top => Some(-1),
            Side::Bottom => Some(1),
            Side::Left | Side::Right => None,
        } {
            placement.channel = self
                .channel_beside(step.channel.as_ref(), onwards)
                .or(placement.channel);
        }
        let link = Some((LinkKind::Flow, step.id.clone()));
        let (link_from, link_to) = if side == Side::Left {
            (None, link)
        } else {
            (link, None)
        };
        self.add_step(&NewStep {
            placement,
            link_from,
            link_to,
        });
    }

    fn channel_beside(&self, channel: Option<&ChannelId>, onwards: isize) -> Option<ChannelId> {
        let channels = self.document.project().channels_in_order();
        let at = channels.iter().position(|(id, _)| Some(*id) == channel)?;
        let beside = at.checked_add_signed(onwards)?;
        channels.get(beside).map(|(id, _)| (*id).clone())
    }

    /// A backstage step or system under the selected steps, supporting each of them.
    pub(super) fn add_behind(&mut self, layer: Layer) {
        let mut supported = self.selected_in_order();
        let first = supported.first().and_then(|id| {
            self.journey()
                .and_then(|(_, journey)| journey.step(id).cloned())
        });
        let stage = match (&first, self.journey()) {
            (Some(step), _) => step.stage.clone(),
            (None, Some((_, journey))) => journey.stages.first().map(|stage| stage.id.clone()),
            (None, None) => None,
        };
        let x = first.as_ref().map_or(0.0, |step| step.x.get());
        let placement = Placement {
            layer,
            stage,
            channel: None,
            x,
            renumbered: Vec::new(),
        };
        let link_to = first.map(|step| (LinkKind::Support, step.id.clone()));
        self.add_step(&NewStep {
            placement,
            link_from: None,
            link_to,
        });
        let made = self.session.selection.single().cloned();
        if let Some(made) = made.filter(|_| supported.len() > 1) {
            supported.remove(0);
            self.support(&made, &supported);
        }
    }

    /// Links from a step to what it supports, within the gesture that made it.
    fn support(&mut self, from: &StepId, supported: &[StepId]) {
        let links = supported.iter().map(|to| {
            let (from, to) = (from.clone(), to.clone());
            let link = Link::new(self.new_id(), LinkKind::Support, from, to);
            JourneyEdit::PutLink(Box::new(link))
        });
        let links = links.collect();
        self.edit_journey("", links);
    }

    pub(super) fn place(&mut self, label: &str, placements: &[(StepId, Placement)]) {
        self.keep_name();
        let edits = placements
            .iter()
            .flat_map(|(step, placement)| placing(step, placement));
        self.glides.want();
        self.edit_journey(label, edits.collect());
        self.session.reveal = placements.first().map(|(step, _)| step.clone());
    }

    pub(super) fn nudge(&mut self, side: Side) {
        let steps = self.selected_in_order();
        let project = Arc::clone(self.document.project());
        let Some((_, journey)) = self.journey() else {
            return;
        };
        let placements = nudged(&project, journey, &steps, side);
        if !placements.is_empty() {
            let label = undo::moving(&self.named(&steps));
            self.place(&label, &placements);
        }
    }

    pub(super) fn connect(&mut self, kind: LinkKind, from: &StepId, to: &StepId) {
        self.keep_name();
        self.session.connect_from = None;
        let layer = |id| {
            self.journey()
                .and_then(|(_, journey)| journey.step(id))
                .map(|step| step.layer)
        };
        // A link that begins at something backstage can only be support; towards it, support runs the other way.
        let (kind, from, to) = match (layer(from), layer(to)) {
            (Some(Layer::Touchpoint), Some(Layer::Touchpoint)) => (kind, from, to),
            (Some(Layer::Touchpoint), Some(_)) => (LinkKind::Support, to, from),
            (_, _) => (LinkKind::Support, from, to),
        };
        let link = Link::new(self.new_id(), kind, from.clone(), to.clone());
        let label = undo::connect(&self.named(&[from.clone(), to.clone()]));
        self.edit_journey(&label, vec![JourneyEdit::PutLink(Box::new(link))]);
    }

    pub(super) fn delete_selected(&mut self) {
        self.keep_name();
        if let Some(link) = self.session.selection.link.clone() {
            self.edit_journey(
                words::DELETE_LINK,
                vec![JourneyEdit::RemoveLinks(vec![link])],
            );
            return;
        }
        let steps = self.selected_in_order();
        if steps.is_empty() {
            return;
        }
        let next = self
            .journey()
            .and_then(|(_, journey)| beside(journey, &steps));
        let label = undo::delete(&self.named(&steps));
        if self.edit_journey(&label, vec![JourneyEdit::RemoveSteps(steps)]) {
            self.select(next.into_iter().collect());
        }
    }

    pub(super) fn add_stage(&mut self, at: usize) {
        self.keep_name();
        let id = self.new_id();
        self.document.history.begin(undo::ADD_STAGE);
        let stage = Stage {
            id,
            name: String::new(),
            extra: crate::model::Extra::default(),
        };
        let target = NameTarget::Stage(stage.id.clone());
        if self.edit_journey("", vec![JourneyEdit::AddStage(at, stage)]) {
            self.name_new(target);
        }
    }

    pub(super) fn add_channel(&mut self, after: Option<&ChannelId>) {
        self.keep_name();
        let id: ChannelId = self.new_id();
        let mut order: Vec<ChannelId> = self
            .document
            .project()
            .channels_in_order()
            .into_iter()
            .map(|(id, _)| id.clone())
            .collect();
        let at = after
            .and_then(|after| order.iter().position(|id| id == after))
            .map_or(order.len(), |at| at + 1);
        order.insert(at, id.clone());
        self.document.history.begin(undo::ADD_CHANNEL);
        let mut edits = vec![Edit::Put(Record::Channel(id.clone(), Channel::default()))];
        edits.extend(self.channel_order(&order));
        if self.apply("", &edits) {
            self.name_new(NameTarget::Channel(id));
        }
    }

    pub(super) fn move_channel(&mut self, channel: &ChannelId, to: usize) {
        self.keep_name();
        let channels = self.document.project().channels_in_order();
        let mut order: Vec<ChannelId> = channels
            .into_iter()
            .map(|(id, _)| id.clone())
            .filter(|id| id != channel)
            .collect();
        order.insert(to.min(order.len()), channel.clone());
        let edits: Vec<Edit> = self.channel_order(&order);
        self.apply(undo::MOVE_CHANNEL, &edits);
    }

    /// The edits that number the channels in that order.
    fn channel_order(&self, order: &[ChannelId]) -> Vec<Edit> {
        let channels = &self.document.project().channels;
        let numbered = order.iter().zip(1_u32..).map(|(id, place)| {
            let channel = channels
                .get(id)
                .map(|channel| (**channel).clone())
                .unwrap_or_default();
            let channel = Channel {
                order: Order::clamped(f64::from(place)),
                ..channel
            };
            Edit::Put(Record::Channel(id.clone(), channel))
        });
        numbered.collect()
    }

    pub(super) fn name_owner(&mut self, steps: Vec<StepId>, name: &str) {
        self.keep_name();
        let name = name.trim();
        let owners = &self.document.project().owners;
        let known = owners
            .iter()
            .find(|(_, owner)| owner.name.to_lowercase() == name.to_lowercase());
        let (id, made) = match known.map(|(id, _)| id.clone()) {
            Some(id) => (Some(id), None),
            None if name.is_empty() => (None, None),
            None => {
                let id: crate::model::OwnerId = self.new_id();
                let owner = Owner {
                    name: name.to_owned(),
                    ..Owner::default()
                };
                (Some(id.clone()), Some(Edit::Put(Record::Owner(id, owner))))
            }
        };
        let Some(journey) = self.session.journey.clone() else {
            return;
        };
        let set = Edit::Journey(journey, JourneyEdit::SetSteps(steps, StepField::Owner(id)));
        let edits: Vec<Edit> = made.into_iter().chain([set]).collect();
        self.apply(&undo::owner(name), &edits);
    }

    pub(super) fn selected_in_order(&self) -> Vec<StepId> {
        let selected = &self.session.selection.steps;
        if selected.len() < 2 {
            // One alone is in order, and a large journey need not be sorted for it.
            let journey = self.journey().map(|(_, journey)| journey);
            let is_there = |id: &&StepId| journey.is_some_and(|it| it.step(id).is_some());
            return selected.iter().filter(is_there).cloned().collect();
        }
        let order = self
            .journey()
            .map(|(_, journey)| journey.steps_in_order())
            .unwrap_or_default();
        order
            .into_iter()
            .map(|step| step.id.clone())
            .filter(|id| selected.contains(id))
            .collect()
    }

    /// The steps as an undo label names them: the one by its name, several by their number.
    pub(super) fn named(&self, steps: &[StepId]) -> String {
        let journey = self.journey().map(|(_, journey)| journey);
        let name = |id| Some(journey?.step(id)?.name.as_str());
        let names: Vec<&str> = steps.iter().filter_map(name).collect();
        undo::steps(&names)
    }
}

/// The edits that put a step there.
pub(super) fn placing(step: &StepId, placement: &Placement) -> Vec<JourneyEdit> {
    let mut edits = renumbering(placement);
    let fields = [
        StepField::Layer(placement.layer),
        StepField::Stage(placement.stage.clone()),
        StepField::Channel(placement.channel.clone()),
        StepField::X(Coordinate::clamped(placement.x)),
    ];
    let set = |field| JourneyEdit::SetSteps(vec![step.clone()], field);
    edits.extend(fields.map(set));
    edits
}

fn renumbering(placement: &Placement) -> Vec<JourneyEdit> {
    let numbered = placement.renumbered.iter();
    numbered
        .map(|(step, x)| {
            JourneyEdit::SetSteps(vec![step.clone()], StepField::X(Coordinate::clamped(*x)))
        })
        .collect()
}

/// The step that is selected once these are deleted: the one after them in reading order, else the one before.
fn beside(journey: &Journey, steps: &[StepId]) -> Option<StepId> {
    let order = journey.steps_in_order();
    let last = order.iter().rposition(|step| steps.contains(&step.id))?;
    let after = order.get(last + 1);
    let before = order
        .iter()
        .take(last)
        .rev()
        .find(|step| !steps.contains(&step.id));
    after.or(before).map(|step| step.id.clone())
}
