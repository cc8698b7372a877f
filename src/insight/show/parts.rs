//! Owns what the slides show, as values: one kind of content a kind of slide.

use crate::insight::{Felt, PriorityClass};
use crate::model::{DecisionId, Evidence, ImageId, ImprovementId, Stance, StepId, VoiceId};

/// What a slide shows.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// Who the customer is, and what they want.
    Customer(CustomerPart),
    /// A part of the journey with its curve.
    Journey(JourneyPart),
    /// One touchpoint.
    Moment(Box<MomentPart>),
    /// Neighbours that feel altogether different, the farthest apart first.
    Contrasts(Vec<ContrastRow>),
    /// Groups of touchpoints, the lowest first.
    Groups(Vec<GroupRow>),
    /// How far the basics are met at each touchpoint.
    Basics(BasicsPart),
    /// What to fix first.
    Fix(Vec<FixRow>),
    /// What the improvements would do.
    WhatIf(WhatIfPart),
    /// What the room is asked for.
    Ask(AskPart),
    /// What was decided, the latest last.
    Decisions(Vec<DecisionRow>),
}

impl Content {
    /// The touchpoint that it tells of, if it tells of one.
    #[must_use]
    pub fn told(&self) -> Option<&StepId> {
        if let Self::Moment(part) = self {
            Some(&part.step)
        } else {
            None
        }
    }
}

/// Who the customer is, and what they want.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct CustomerPart {
    /// The name; empty: none.
    pub name: String,
    /// Who they are.
    pub about: String,
    /// What they look like.
    pub picture: Option<ImageId>,
    /// What they want to reach.
    pub goal: String,
    /// What happened before.
    pub before: String,
    /// What they hope comes after.
    pub after: String,
    /// What the voices attached to the journey feel on average.
    pub mood: Option<f64>,
    /// How many voices have been heard, and of whom.
    pub heard: String,
}

/// A point of the curve.
#[derive(Debug, Clone, PartialEq)]
pub struct CurvePoint {
    /// The touchpoint; none: the mean of a stage.
    pub step: Option<StepId>,
    /// What it is called.
    pub name: String,
    /// How the customer feels.
    pub emotion: Option<f64>,
    /// How the organisation believes the customer feels.
    pub belief: Option<f64>,
    /// How the customer expected to feel.
    pub expectation: Option<f64>,
    /// How well that is founded.
    pub evidence: Evidence,
    /// Much is at stake there.
    pub is_moment_of_truth: bool,
}

/// A part of the journey with its curve.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct JourneyPart {
    /// At most [`MOST`](super::MOST) points.
    pub points: Vec<CurvePoint>,
    /// The experience score of the whole journey.
    pub score: Option<f64>,
    /// Which part of several it is: its stages; empty: the whole.
    pub stages: String,
    /// What the organisation believes beside what is felt, in a sentence; empty: not known.
    pub belief: String,
}

/// One touchpoint of the story.
#[derive(Debug, Clone, PartialEq)]
pub struct MomentPart {
    /// The touchpoint.
    pub step: StepId,
    /// What it is called.
    pub name: String,
    /// Whose face it is.
    pub customer: String,
    /// The customer's picture.
    pub picture: Option<ImageId>,
    /// The strongest voice.
    pub voice: Option<SpokenVoice>,
    /// How many voices speak of it, and of how many in all; a sentence.
    pub heard: String,
    /// What lies behind it, nearest first: each with whether it is a system.
    pub behind: Vec<(StepId, String)>,
    /// The curve around it, at most [`MOST`](super::MOST) points.
    pub points: Vec<CurvePoint>,
    /// Which of the points it is.
    pub told: usize,
}

/// What a customer said, and who.
#[derive(Debug, Clone, PartialEq)]
pub struct SpokenVoice {
    /// The voice.
    pub id: VoiceId,
    /// The exact words.
    pub quote: String,
    /// Who said it; empty: not known.
    pub who: String,
    /// The name of their segment; empty: none.
    pub segment: String,
    /// How they stand to the company; none: without a segment.
    pub stance: Option<Stance>,
    /// Where it comes from, such as "interview, 2026-03-09".
    pub source: String,
    /// How it felt.
    pub sentiment: Option<f64>,
}

/// Two touchpoints that contrast.
#[derive(Debug, Clone, PartialEq)]
pub struct ContrastRow {
    /// The earlier.
    pub from: StepId,
    /// The later.
    pub to: StepId,
    /// Their names.
    pub names: (String, String),
    /// Their emotions.
    pub emotions: (f64, f64),
}

/// What touchpoints are grouped by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GroupKind {
    /// The channel.
    Channel,
    /// The department.
    Owner,
    /// The segment of customers.
    Segment,
}

/// A group of touchpoints.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupRow {
    /// What they are grouped by.
    pub kind: GroupKind,
    /// The id of channel, owner or segment.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// What is felt there on average, −100 … +100.
    pub score: f64,
    /// How many touchpoints that comes from; for a segment how many voices.
    pub count: usize,
    /// It lags behind all others.
    pub is_lagging: bool,
}

/// How far the basics are met.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct BasicsPart {
    /// From which hygiene the basics count as met.
    pub parity: f64,
    /// The touchpoints, the worst first where there are more than [`MOST`](super::MOST).
    pub rows: Vec<BasicsRow>,
    /// How many there are beyond these.
    pub more: usize,
}

/// Basics and delight of one touchpoint.
#[derive(Debug, Clone, PartialEq)]
pub struct BasicsRow {
    /// The touchpoint.
    pub step: StepId,
    /// What it is called.
    pub name: String,
    /// How far the basics are met.
    pub hygiene: Option<f64>,
    /// How far it delights.
    pub delight: Option<f64>,
}

/// Something to fix, and what that is worth.
#[derive(Debug, Clone, PartialEq)]
pub struct FixRow {
    /// The step.
    pub step: StepId,
    /// What it is called.
    pub name: String,
    /// Why it is in the list; none: it lies behind touchpoints that fail.
    pub class: Option<PriorityClass>,
    /// Who answers for it; empty: nobody.
    pub owner: String,
    /// By how much the score rises.
    pub lift: Option<f64>,
}

/// What the improvements would do.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct WhatIfPart {
    /// The score today.
    pub score: Option<f64>,
    /// With what is chosen.
    pub to_be: Option<f64>,
    /// The improvements in the order of their list.
    pub plans: Vec<PlanRow>,
    /// What is felt at each touchpoint, today and then.
    pub felt: Vec<Felt>,
}

/// An improvement.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanRow {
    /// The improvement.
    pub id: ImprovementId,
    /// What it is called.
    pub name: String,
    /// Part of the to-be.
    pub is_chosen: bool,
    /// What it adds to the score.
    pub adds: Option<f64>,
    /// Who answers for it; empty: nobody.
    pub owner: String,
    /// When it is due; empty: no date.
    pub due: String,
    /// How fast, cheap and good it is: 1 … 5 each.
    pub triangle: [Option<f64>; 3],
    /// It claims to be fast, cheap and good at once.
    pub is_unbelievable: bool,
}

/// What the room is asked for.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct AskPart {
    /// The improvements that are chosen.
    pub rows: Vec<PlanRow>,
    /// How many more are chosen.
    pub more: usize,
}

/// A decision.
#[derive(Debug, Clone, PartialEq)]
pub struct DecisionRow {
    /// The decision.
    pub id: DecisionId,
    /// What was decided.
    pub text: String,
    /// Who answers for it; empty: nobody.
    pub owner: String,
    /// When; empty: no date.
    pub date: String,
}
