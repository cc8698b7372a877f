//! Owns the nodes and edges of a journey: steps with their ratings and marks, and links.

use std::collections::BTreeMap;

use super::{
    ChannelId, Coordinate, Emotion, Extra, ImageId, Level, LinkId, MarkId, Minutes, OwnerId,
    SegmentId, Share, StageId, StepId,
};

/// On which side of the lines of a service blueprint a step lies.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Layer {
    /// The customer meets the company.
    #[default]
    Touchpoint,
    /// People's work that the customer does not see.
    Backstage,
    /// Software, data, suppliers.
    System,
}

/// How well a touchpoint's ratings are founded.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Evidence {
    /// The room's guess.
    #[default]
    Assumed,
    /// Customers said so.
    Heard,
    /// Surveyed or counted.
    Measured,
}

/// What makes a touchpoint good or bad.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SourceKind {
    /// Process, system, metric.
    Hard,
    /// People, culture, organisation.
    Soft,
}

/// The ratings that can be common or a segment's own. What is missing is not rated, which is not zero.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Ratings {
    /// How the customer feels there.
    pub emotion: Option<Emotion>,
    /// How the organisation believes the customer feels there.
    pub belief: Option<Emotion>,
    /// How the customer expected to feel on arriving there.
    pub expectation: Option<Emotion>,
    /// How reliably the basics are met.
    pub hygiene: Option<Level>,
    /// How far it goes beyond what was expected.
    pub delight: Option<Level>,
}

/// What one table or participant of a workshop gave.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mark {
    /// The table or participant.
    pub by: String,
    /// How the customer feels there.
    pub emotion: Option<Emotion>,
    /// How the organisation believes the customer feels there.
    pub belief: Option<Emotion>,
    /// How reliably the basics are met.
    pub hygiene: Option<Level>,
    /// How far it goes beyond what was expected.
    pub delight: Option<Level>,
    /// What this version does not know.
    pub extra: Extra,
}

/// A node of the journey: a touchpoint, backstage step or system.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Its id, unique in the journey; the graph files it under this.
    pub id: StepId,
    /// Where it lies in the blueprint.
    pub layer: Layer,
    /// What happens there.
    pub name: String,
    /// Its column; none: not placed yet.
    pub stage: Option<StageId>,
    /// Where a touchpoint takes place.
    pub channel: Option<ChannelId>,
    /// Who answers for it.
    pub owner: Option<OwnerId>,
    /// Orders the steps of a stage.
    pub x: Coordinate,
    /// Breaks ties of `x`.
    pub y: Coordinate,
    /// Anything.
    pub note: String,
    /// What the customer hopes for there.
    pub hopes: String,
    /// A picture of it.
    pub picture: Option<ImageId>,
    /// Who takes part.
    pub actors: Vec<String>,
    /// Much is at stake for the customer.
    pub moment_of_truth: bool,
    /// The common ratings.
    pub ratings: Ratings,
    /// How convenient it is.
    pub convenience: Option<Level>,
    /// How relevant it is.
    pub relevance: Option<Level>,
    /// How usable it is.
    pub usability: Option<Level>,
    /// How long the customer waits before it.
    pub wait: Option<Minutes>,
    /// How well the ratings are founded.
    pub evidence: Evidence,
    /// Money or risk, in the user's words.
    pub stake: String,
    /// How long a competitor lets the customer wait.
    pub rival_wait: Option<Minutes>,
    /// What each table gave.
    pub marks: BTreeMap<MarkId, Mark>,
    /// The ratings of segments that differ.
    pub by_segment: BTreeMap<SegmentId, Ratings>,
    /// What makes it good or bad.
    pub source: Option<SourceKind>,
    /// What the customer gets from it.
    pub customer_benefit: Option<Level>,
    /// What the company gets from it.
    pub company_benefit: Option<Level>,
    /// For later versions and other tools.
    pub extra: Extra,
}

impl Step {
    /// A step with every other field at its default.
    #[must_use]
    pub fn new(id: StepId, layer: Layer, name: &str) -> Self {
        Self {
            id,
            layer,
            name: name.to_owned(),
            stage: None,
            channel: None,
            owner: None,
            x: Coordinate::default(),
            y: Coordinate::default(),
            note: String::new(),
            hopes: String::new(),
            picture: None,
            actors: Vec::new(),
            moment_of_truth: false,
            ratings: Ratings::default(),
            convenience: None,
            relevance: None,
            usability: None,
            wait: None,
            evidence: Evidence::default(),
            stake: String::new(),
            rival_wait: None,
            marks: BTreeMap::new(),
            by_segment: BTreeMap::new(),
            source: None,
            customer_benefit: None,
            company_benefit: None,
            extra: Extra::default(),
        }
    }

    /// Whether the customer meets the company here.
    #[must_use]
    pub fn is_touchpoint(&self) -> bool {
        self.layer == Layer::Touchpoint
    }
}

/// What a link says about its two steps.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LinkKind {
    /// The customer goes from one touchpoint to the next.
    #[default]
    Flow,
    /// A backstage step or system makes another step possible.
    Support,
    /// What is promised at one touchpoint has to be kept at another.
    Promise,
}

/// What became of a promise.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PromiseState {
    /// Nobody knows yet.
    #[default]
    Unknown,
    /// It was kept.
    Kept,
    /// It was broken.
    Broken,
}

/// An edge of the journey.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Its id, unique in the journey.
    pub id: LinkId,
    /// What it says.
    pub kind: LinkKind,
    /// Where it starts.
    pub from: StepId,
    /// Where it ends.
    pub to: StepId,
    /// Which share of the customers goes this way (flow links).
    pub share: Option<Share>,
    /// What stands on it.
    pub label: String,
    /// What became of the promise (promise links).
    pub kept: PromiseState,
    /// For later versions and other tools.
    pub extra: Extra,
}

impl Link {
    /// A link with every other field at its default.
    #[must_use]
    pub fn new(id: LinkId, kind: LinkKind, from: StepId, to: StepId) -> Self {
        let (share, label, kept) = (None, String::new(), PromiseState::default());
        Self {
            id,
            kind,
            from,
            to,
            share,
            label,
            kept,
            extra: Extra::default(),
        }
    }

    /// Whether a link of this kind may run from a step of layer `from` to one of layer `to` (METHOD.md, section 1).
    #[must_use]
    pub fn may_join(kind: LinkKind, from: Layer, to: Layer) -> bool {
        match kind {
            LinkKind::Flow | LinkKind::Promise => {
                from == Layer::Touchpoint && to == Layer::Touchpoint
            }
            LinkKind::Support => from != Layer::Touchpoint,
        }
    }
}
