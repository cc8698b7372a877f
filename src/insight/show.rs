//! Owns the boardroom's show: slides made from the figures of a journey, in an order that tells its story. What the
//! project's file says of a slide (order, headline, notes, hidden) goes before what is proposed. Nothing is kept: the
//! show is made anew from every state of the project, so it is true of it.

mod evidence;
mod headline;
mod make;
mod moment;
mod order;
mod tables;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::model::{
    DecisionId, Evidence, ImageId, ImprovementId, JourneyId, Project, SlideId, Stance, StepId,
    VoiceId,
};

use super::{Felt, PriorityClass};

pub use evidence::{Claim, Proof, proof};
pub use headline::capital;
pub use order::{Change, Put, kept_as};

/// The most touchpoints, rows or groups on one slide.
pub const MOST: usize = 7;

/// The slides about one journey.
#[derive(Debug, Clone, PartialEq)]
pub struct Show {
    /// The journey.
    pub journey: JourneyId,
    /// What it is called.
    pub name: String,
    /// Whose customers these are.
    pub organisation: String,
    /// The customer's name, as used in sentences.
    pub customer: String,
    /// All slides in order, those that are hidden too.
    pub slides: Vec<ShowSlide>,
}

impl Show {
    /// The slides that are shown, in order.
    pub fn shown(&self) -> impl Iterator<Item = &ShowSlide> {
        self.slides.iter().filter(|slide| !slide.is_hidden)
    }
}

/// One slide: one message.
#[derive(Debug, Clone, PartialEq)]
pub struct ShowSlide {
    /// Which slide it is, whatever becomes of its order and headline.
    pub key: SlideKey,
    /// The sentence at its top.
    pub headline: String,
    /// The sentence as the figures propose it.
    pub proposed: String,
    /// Left out of the show.
    pub is_hidden: bool,
    /// What the presenter says.
    pub notes: String,
    /// What it shows.
    pub content: Content,
}

/// Which slide it is: its kind, and what it is about. The file names slides so, too.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SlideKey {
    /// What kind of slide it is.
    pub kind: SlideKind,
    /// The journey, and after a "/" the part of it.
    pub of: String,
}

impl SlideKey {
    /// The id that the slide has in a file that does not name it yet: the same for everybody, so that two people's
    /// notes on one slide meet in one record.
    #[must_use]
    pub fn id(&self) -> Option<SlideId> {
        let plain = format!("{}-{}", self.kind.name(), self.of.replace('/', "--"));
        if plain.len() <= SlideId::MAX_LEN {
            return SlideId::new(&plain).ok();
        }
        // FNV-1a: the same on every machine.
        let hash = plain.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        SlideId::new(&format!("{}-{hash:016x}", self.kind.name())).ok()
    }
}

/// What kind of slide it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SlideKind {
    /// Who the customer is, and what they want.
    Customer,
    /// The journey with its curve.
    Journey,
    /// One touchpoint.
    Moment,
    /// Neighbours that feel altogether different.
    Contrasts,
    /// How even the experience is between channels.
    Channels,
    /// How even the experience is between departments.
    Owners,
    /// How even the experience is between segments.
    Segments,
    /// Basics before delight.
    Basics,
    /// What to fix first.
    Fix,
    /// What the improvements would do.
    WhatIf,
    /// What the room is asked for.
    Ask,
    /// What was decided.
    Decisions,
}

impl SlideKind {
    /// Every kind, in the order of the story.
    pub const ALL: [Self; 12] = [
        Self::Customer,
        Self::Journey,
        Self::Moment,
        Self::Contrasts,
        Self::Channels,
        Self::Owners,
        Self::Segments,
        Self::Basics,
        Self::Fix,
        Self::WhatIf,
        Self::Ask,
        Self::Decisions,
    ];

    /// Its name in the file.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Customer => "customer",
            Self::Journey => "journey",
            Self::Moment => "moment",
            Self::Contrasts => "contrasts",
            Self::Channels => "channels",
            Self::Owners => "owners",
            Self::Segments => "segments",
            Self::Basics => "basics",
            Self::Fix => "fix",
            Self::WhatIf => "what-if",
            Self::Ask => "ask",
            Self::Decisions => "decisions",
        }
    }
}

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
    /// At most [`MOST`] points.
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
    /// The curve around it, at most [`MOST`] points.
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
    /// The touchpoints, the worst first where there are more than [`MOST`].
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

/// The show about the journey; none where there is no such journey.
#[must_use]
pub fn show(project: &Project, journey: &JourneyId) -> Option<Show> {
    let story = make::Story::new(project, journey)?;
    let proposed = story.slides();
    let slides = order::arranged(proposed, &project.show);
    Some(Show {
        journey: journey.clone(),
        name: story.journey.name.trim().to_owned(),
        organisation: project.organisation.trim().to_owned(),
        customer: story.customer().to_owned(),
        slides,
    })
}

/// The project with exactly these improvements of the journey chosen: what would be, were the proposal kept.
#[must_use]
pub fn with_chosen(
    project: &Project,
    journey: &JourneyId,
    chosen: &BTreeSet<ImprovementId>,
) -> Project {
    let mut proposed = project.clone();
    for (id, improvement) in &project.improvements {
        let is_chosen = chosen.contains(id);
        if improvement.journey.as_ref() == Some(journey) && improvement.chosen != is_chosen {
            let mut changed = (**improvement).clone();
            changed.chosen = is_chosen;
            proposed.improvements.insert(id.clone(), Arc::new(changed));
        }
    }
    proposed
}

/// What a voice says, and who it is; none where there is no such voice.
#[must_use]
pub fn spoken_voice(project: &Project, id: &VoiceId) -> Option<SpokenVoice> {
    let (id, voice) = project.voices.get_key_value(id)?;
    Some(make::spoken(project, id, voice))
}

/// The improvements of the journey that are chosen.
#[must_use]
pub fn chosen(project: &Project, journey: &JourneyId) -> BTreeSet<ImprovementId> {
    let all = project.improvements.iter();
    all.filter(|(_, it)| it.chosen && it.journey.as_ref() == Some(journey))
        .map(|(id, _)| id.clone())
        .collect()
}
