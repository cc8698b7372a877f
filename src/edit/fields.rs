//! Owns the fields that an edit can set, each with its value.

use crate::model::{
    ChannelId, Coordinate, Emotion, Evidence, ImageId, JourneyId, JourneyState, Layer, Level, Link,
    LinkKind, Mark, MarkId, Minutes, Order, OwnerId, Persona, Priority, Project, PromiseState,
    Ratings, SegmentId, Settings, Share, Slide, SourceKind, StageId, Step, StepId, Strategy,
};

/// A field of the project.
#[derive(Debug, Clone, PartialEq)]
pub enum ProjectField {
    /// What it is called.
    Title(String),
    /// Whose customers these are.
    Organisation(String),
    /// The brand promise.
    Promise(String),
    /// What the company wins customers by.
    Strategy(Strategy),
    /// Anything.
    Notes(String),
    /// How the method computes.
    Method(Settings),
    /// Which of time, cost and quality comes first.
    First(Priority),
    /// Since when the scope is locked; empty: it is not.
    ScopeLocked(String),
    /// The boardroom's slides.
    Show(Vec<Slide>),
    /// A finding is not to be shown any more.
    Dismiss(String),
    /// A dismissed finding is to be shown again.
    Restore(String),
}

/// A field of a journey.
#[derive(Debug, Clone, PartialEq)]
pub enum JourneyField {
    /// What it is called.
    Name(String),
    /// Orders the journeys.
    Order(Order),
    /// As it is or as it shall be.
    State(JourneyState),
    /// The journey that it improves on.
    Baseline(Option<JourneyId>),
    /// Who goes through it.
    Persona(Box<Persona>),
    /// What the customer wants to reach.
    Goal(String),
    /// Anything.
    Note(String),
    /// What happened before.
    Before(String),
    /// What the customer hopes comes after.
    After(String),
    /// What the customer knows on arriving.
    Knows(Vec<String>),
    /// What the customer must bring.
    Brings(Vec<String>),
}

/// A field of a step.
#[derive(Debug, Clone, PartialEq)]
pub enum StepField {
    /// Where it lies in the blueprint; links that can't be any more go.
    Layer(Layer),
    /// What happens there.
    Name(String),
    /// Its column.
    Stage(Option<StageId>),
    /// Its row.
    Channel(Option<ChannelId>),
    /// Who answers for it.
    Owner(Option<OwnerId>),
    /// Orders it within its stage.
    X(Coordinate),
    /// Breaks ties of `X`.
    Y(Coordinate),
    /// Anything.
    Note(String),
    /// What the customer hopes for there.
    Hopes(String),
    /// A picture of it.
    Picture(Option<ImageId>),
    /// Who takes part.
    Actors(Vec<String>),
    /// Much is at stake.
    MomentOfTruth(bool),
    /// How the customer feels there.
    Emotion(Option<Emotion>),
    /// How the organisation believes the customer feels there.
    Belief(Option<Emotion>),
    /// How the customer expected to feel.
    Expectation(Option<Emotion>),
    /// How reliably the basics are met.
    Hygiene(Option<Level>),
    /// How far it goes beyond what was expected.
    Delight(Option<Level>),
    /// How convenient it is.
    Convenience(Option<Level>),
    /// How relevant it is.
    Relevance(Option<Level>),
    /// How usable it is.
    Usability(Option<Level>),
    /// How long the customer waits before it.
    Wait(Option<Minutes>),
    /// How well the ratings are founded.
    Evidence(Evidence),
    /// Money or risk.
    Stake(String),
    /// How long a competitor lets the customer wait.
    RivalWait(Option<Minutes>),
    /// What a table gave; none: it gave nothing.
    Mark(MarkId, Option<Box<Mark>>),
    /// A segment's own ratings; none: it has no own.
    BySegment(SegmentId, Option<Ratings>),
    /// What makes it good or bad.
    Source(Option<SourceKind>),
    /// What the customer gets from it.
    CustomerBenefit(Option<Level>),
    /// What the company gets from it.
    CompanyBenefit(Option<Level>),
}

/// A field of a link.
#[derive(Debug, Clone, PartialEq)]
pub enum LinkField {
    /// What it says; a share goes with a flow, what became of it with a promise.
    Kind(LinkKind),
    /// Where it starts and ends.
    Ends(StepId, StepId),
    /// Which share of the customers goes this way.
    Share(Option<Share>),
    /// What stands on it.
    Label(String),
    /// What became of the promise.
    Kept(PromiseState),
}

impl ProjectField {
    pub(super) fn set(&self, project: &mut Project) {
        match self {
            Self::Title(text) => project.title.clone_from(text),
            Self::Organisation(text) => project.organisation.clone_from(text),
            Self::Promise(text) => project.promise.clone_from(text),
            Self::Strategy(strategy) => project.strategy = *strategy,
            Self::Notes(text) => project.notes.clone_from(text),
            Self::Method(settings) => project.method = *settings,
            Self::First(first) => project.first = *first,
            Self::ScopeLocked(date) => project.scope_locked.clone_from(date),
            Self::Show(slides) => {
                project.show = slides.iter().cloned().map(std::sync::Arc::new).collect();
            }
            Self::Dismiss(finding) => {
                project.dismissed.insert(finding.clone());
            }
            Self::Restore(finding) => {
                project.dismissed.remove(finding);
            }
        }
    }
}

impl JourneyField {
    pub(super) fn set(&self, journey: &mut crate::model::Journey) {
        match self {
            Self::Name(text) => journey.name.clone_from(text),
            Self::Order(order) => journey.order = *order,
            Self::State(state) => journey.state = *state,
            Self::Baseline(baseline) => journey.baseline.clone_from(baseline),
            Self::Persona(persona) => journey.persona = (**persona).clone(),
            Self::Goal(text) => journey.goal.clone_from(text),
            Self::Note(text) => journey.note.clone_from(text),
            Self::Before(text) => journey.before.clone_from(text),
            Self::After(text) => journey.after.clone_from(text),
            Self::Knows(texts) => journey.knows.clone_from(texts),
            Self::Brings(texts) => journey.brings.clone_from(texts),
        }
    }
}

impl StepField {
    /// The same rating as one of a segment's own, beside those that it has; none where a segment can't have it.
    #[must_use]
    pub fn for_segment(&self, segment: &SegmentId, own: Option<&Ratings>) -> Option<Self> {
        let mut ratings = own.copied().unwrap_or_default();
        if let Self::Emotion(rating) = self {
            ratings.emotion = *rating;
        } else if let Self::Belief(rating) = self {
            ratings.belief = *rating;
        } else if let Self::Expectation(rating) = self {
            ratings.expectation = *rating;
        } else if let Self::Hygiene(rating) = self {
            ratings.hygiene = *rating;
        } else if let Self::Delight(rating) = self {
            ratings.delight = *rating;
        } else {
            return None;
        }
        let kept = (ratings != Ratings::default()).then_some(ratings);
        Some(Self::BySegment(segment.clone(), kept))
    }

    /// Whether it sets a rating that an improvement can raise: basics or delight.
    #[must_use]
    pub fn can_be_raised(&self) -> bool {
        matches!(
            self,
            Self::Hygiene(_) | Self::Delight(_) | Self::BySegment(..) | Self::Mark(..)
        )
    }

    pub(super) fn set(&self, step: &mut Step) {
        match self {
            Self::Layer(layer) => step.layer = *layer,
            Self::Name(text) => step.name.clone_from(text),
            Self::Stage(stage) => step.stage.clone_from(stage),
            Self::Channel(channel) => step.channel.clone_from(channel),
            Self::Owner(owner) => step.owner.clone_from(owner),
            Self::X(x) => step.x = *x,
            Self::Y(y) => step.y = *y,
            Self::Note(text) => step.note.clone_from(text),
            Self::Hopes(text) => step.hopes.clone_from(text),
            Self::Picture(picture) => step.picture.clone_from(picture),
            Self::Actors(texts) => step.actors.clone_from(texts),
            Self::Stake(text) => step.stake.clone_from(text),
            Self::Wait(minutes) => step.wait = *minutes,
            Self::RivalWait(minutes) => step.rival_wait = *minutes,
            Self::Source(source) => step.source = *source,
            Self::Mark(id, Some(mark)) => {
                step.marks.insert(id.clone(), (**mark).clone());
            }
            Self::Mark(id, None) => {
                step.marks.remove(id);
            }
            Self::MomentOfTruth(is) => step.moment_of_truth = *is,
            Self::Emotion(rating) => step.ratings.emotion = *rating,
            Self::Belief(rating) => step.ratings.belief = *rating,
            Self::Expectation(rating) => step.ratings.expectation = *rating,
            Self::Hygiene(rating) => step.ratings.hygiene = *rating,
            Self::Delight(rating) => step.ratings.delight = *rating,
            Self::Convenience(rating) => step.convenience = *rating,
            Self::Relevance(rating) => step.relevance = *rating,
            Self::Usability(rating) => step.usability = *rating,
            Self::Evidence(evidence) => step.evidence = *evidence,
            Self::BySegment(segment, Some(ratings)) => {
                step.by_segment.insert(segment.clone(), *ratings);
            }
            Self::BySegment(segment, None) => {
                step.by_segment.remove(segment);
            }
            Self::CustomerBenefit(rating) => step.customer_benefit = *rating,
            Self::CompanyBenefit(rating) => step.company_benefit = *rating,
        }
    }
}

impl LinkField {
    pub(super) fn set(&self, link: &mut Link) {
        match self {
            Self::Kind(kind) => set_kind(link, *kind),
            Self::Ends(from, to) => {
                link.from.clone_from(from);
                link.to.clone_from(to);
            }
            Self::Share(share) => link.share = *share,
            Self::Label(text) => link.label.clone_from(text),
            Self::Kept(kept) => link.kept = *kept,
        }
    }
}

/// What only a link of the old kind can have goes with it.
fn set_kind(link: &mut Link, kind: LinkKind) {
    if kind != LinkKind::Flow {
        link.share = None;
    }
    if kind != LinkKind::Promise {
        link.kept = PromiseState::default();
    }
    link.kind = kind;
}
