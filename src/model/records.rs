//! Owns the records beside the journeys: segments, channels, owners, voices, improvements, decisions, pictures, slides.

use std::sync::Arc;

use super::{
    Effort, Emotion, Extra, JourneyId, Level, OneToFive, Order, OwnerId, Recommend, Satisfied,
    SegmentId, Share, SlideId, StepId,
};

/// How a group of customers stands to the company.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stance {
    /// On the way out.
    Churning,
    /// Neither here nor there.
    #[default]
    Indifferent,
    /// Here to stay.
    Loyal,
}

/// A group of customers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Segment {
    /// What it is called.
    pub name: String,
    /// How it stands to the company.
    pub stance: Stance,
    /// Its share of the customers.
    pub share: Option<Share>,
    /// What this version does not know.
    pub extra: Extra,
}

/// Where touchpoints take place; a row of the map.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Channel {
    /// What it is called.
    pub name: String,
    /// Orders the rows of the map, then id.
    pub order: Order,
    /// What this version does not know.
    pub extra: Extra,
}

/// The department that answers for a step.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Owner {
    /// What it is called.
    pub name: String,
    /// What this version does not know.
    pub extra: Extra,
}

/// Where a voice comes from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum VoiceSource {
    /// Asked in person.
    #[default]
    Interview,
    /// Answered a survey.
    Survey,
    /// Complained.
    Complaint,
    /// Wrote a review.
    Review,
    /// Said so in social media.
    Social,
    /// Was watched.
    Observation,
    /// Somebody told it on.
    Secondhand,
}

/// One piece of evidence from a customer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Voice {
    /// The exact words.
    pub quote: String,
    /// Who said it.
    pub who: String,
    /// The segment of who said it.
    pub segment: Option<SegmentId>,
    /// The journey that it belongs to.
    pub journey: Option<JourneyId>,
    /// The touchpoint of that journey.
    pub step: Option<StepId>,
    /// How it felt.
    pub sentiment: Option<Emotion>,
    /// Where it comes from.
    pub source: VoiceSource,
    /// Would they recommend us?
    pub recommend: Option<Recommend>,
    /// How satisfied are they?
    pub satisfied: Option<Satisfied>,
    /// How easy was it?
    pub effort: Option<Effort>,
    /// When it was said, as typed.
    pub date: String,
    /// For later versions and other tools.
    pub extra: Extra,
}

/// Something that could be done, and what it would raise.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Improvement {
    /// What it is called.
    pub name: String,
    /// The journey that it improves.
    pub journey: Option<JourneyId>,
    /// The steps it touches.
    pub steps: Vec<StepId>,
    /// To which level it raises hygiene.
    pub hygiene: Option<Level>,
    /// To which level it raises delight.
    pub delight: Option<Level>,
    /// What the customer gets from it.
    pub customer_benefit: Option<Level>,
    /// What the company gets from it.
    pub company_benefit: Option<Level>,
    /// 5 is fastest.
    pub time: Option<OneToFive>,
    /// 5 is cheapest.
    pub cost: Option<OneToFive>,
    /// 5 is best.
    pub quality: Option<OneToFive>,
    /// Who answers for it.
    pub owner: Option<OwnerId>,
    /// When it is due, as typed.
    pub due: String,
    /// When it was added, as typed.
    pub added: String,
    /// Part of the to-be.
    pub chosen: bool,
    /// What this version does not know.
    pub extra: Extra,
}

/// What a meeting decided.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Decision {
    /// What was decided.
    pub text: String,
    /// Who answers for it.
    pub owner: Option<OwnerId>,
    /// When, as typed.
    pub date: String,
    /// The journey that it is about.
    pub journey: Option<JourneyId>,
    /// The step of that journey.
    pub step: Option<StepId>,
    /// What this version does not know.
    pub extra: Extra,
}

/// How a picture is encoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ImageKind {
    /// PNG.
    Png,
    /// JPEG.
    Jpeg,
}

/// A picture inside the project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Image {
    /// The name of the file it came from.
    pub name: String,
    /// How it is encoded.
    pub kind: ImageKind,
    /// The encoded picture.
    pub bytes: Arc<[u8]>,
    /// What this version does not know.
    pub extra: Extra,
}

/// A slide of the boardroom view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slide {
    /// Its id, unique in the project.
    pub id: SlideId,
    /// What kind of slide it is.
    pub kind: String,
    /// What it is about.
    pub of: String,
    /// The headline as rewritten.
    pub headline: String,
    /// Left out of the show.
    pub hidden: bool,
    /// What the presenter says.
    pub notes: String,
    /// What this version does not know.
    pub extra: Extra,
}
