//! Owns the boardroom's show: slides made from the figures of a journey, in an order that tells its story. What the
//! project's file says of a slide (order, headline, notes, hidden) goes before what is proposed. Nothing is kept: the
//! show is made anew from every state of the project, so it is true of it.

mod evidence;
mod headline;
mod journeys;
mod make;
mod moment;
mod order;
mod parts;
mod plans;
mod tables;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::model::{ImprovementId, JourneyId, Project, SlideId, VoiceId};

pub use evidence::{Claim, Proof, proof};
pub use headline::capital;
pub use journeys::{JourneyRow, journeys};
pub use order::{Change, Put, kept_as};
pub use parts::{
    AskPart, BasicsPart, BasicsRow, Content, ContrastRow, CurvePoint, CustomerPart, DecisionRow,
    FixRow, GroupKind, GroupRow, JourneyPart, MomentPart, PlanRow, SpokenVoice, WhatIfPart,
};

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
    /// The order in which they are proposed.
    story: Vec<SlideKey>,
}

impl Show {
    /// The slides that are shown, in order.
    pub fn shown(&self) -> impl Iterator<Item = &ShowSlide> {
        self.slides.iter().filter(|slide| !slide.is_hidden)
    }

    /// The same show of a project whose file says something else of its slides, and nothing else is different.
    #[must_use]
    pub fn arranged_as(&self, project: &Project) -> Self {
        let mut slides: BTreeMap<&SlideKey, &ShowSlide> = self
            .slides
            .iter()
            .map(|slide| (&slide.key, slide))
            .collect();
        let in_story = self.story.iter().filter_map(|key| slides.remove(key));
        let proposed = in_story.map(|slide| ShowSlide {
            headline: slide.proposed.clone(),
            is_hidden: false,
            notes: String::new(),
            ..slide.clone()
        });
        Self {
            slides: order::arranged(proposed.collect(), &project.show),
            ..self.clone()
        }
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

/// The show about the journey; none where there is no such journey.
#[must_use]
pub fn show(project: &Project, journey: &JourneyId) -> Option<Show> {
    let story = make::Story::new(project, journey)?;
    let proposed = story.slides();
    let in_story = proposed.iter().map(|slide| slide.key.clone()).collect();
    let slides = order::arranged(proposed, &project.show);
    Some(Show {
        journey: journey.clone(),
        name: story.journey.name.trim().to_owned(),
        organisation: project.organisation.trim().to_owned(),
        customer: story.customer().to_owned(),
        slides,
        story: in_story,
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
