//! Owns the answer to "who says so?": for what is claimed on a slide, how many said it, who, when, whether it is assumed
//! or measured, and why the figure is what it is.

mod steps;
mod whole;

use std::collections::BTreeSet;

use crate::insight::words::counted;
use crate::insight::{Explanation, Figure, JourneyFigures, View, explain, figures};
use crate::model::{
    DecisionId, ImprovementId, Journey, JourneyId, OwnerId, Project, Stance, StepId, Voice, VoiceId,
};

use super::headline::capital;
use super::make::spoken;
use super::{Content, GroupKind, SpokenVoice};

/// The most voices that are shown as evidence.
const MOST_VOICES: usize = 3;

/// Something that a slide claims and the room may question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Claim {
    /// Who was listened to.
    Heard,
    /// The journey's score and curve.
    Journey,
    /// What the organisation believes.
    Belief,
    /// How the customer feels at a touchpoint.
    Emotion(StepId),
    /// How far the basics are met, and what delights, at a touchpoint.
    Basics(StepId),
    /// At how many touchpoints the basics are met.
    AllBasics,
    /// What repairing a step would bring, or what lies behind.
    Lift(StepId),
    /// That two touchpoints contrast.
    Contrast(StepId, StepId),
    /// The mean of a group of touchpoints, by the group's id.
    Group(GroupKind, String),
    /// What an improvement would do.
    Plan(ImprovementId),
    /// What the chosen improvements would do together.
    WhatIf,
    /// A decision.
    Decision(DecisionId),
    /// What somebody said.
    Voice(VoiceId),
}

impl Claim {
    /// The step that it is about, if it is about one.
    #[must_use]
    pub const fn step(&self) -> Option<&StepId> {
        match self {
            Self::Emotion(step) | Self::Basics(step) | Self::Lift(step) => Some(step),
            Self::Heard
            | Self::Journey
            | Self::Belief
            | Self::AllBasics
            | Self::Contrast(..)
            | Self::Group(..)
            | Self::Plan(_)
            | Self::WhatIf
            | Self::Decision(_)
            | Self::Voice(_) => None,
        }
    }
}

impl Content {
    /// What the headline over it claims; none where it claims nothing.
    #[must_use]
    pub fn claim(&self) -> Option<Claim> {
        match self {
            Self::Customer(_) => Some(Claim::Heard),
            Self::Journey(_) => Some(Claim::Journey),
            Self::Moment(part) => Some(Claim::Emotion(part.step.clone())),
            Self::Contrasts(rows) => {
                let row = rows.first()?;
                Some(Claim::Contrast(row.from.clone(), row.to.clone()))
            }
            Self::Groups(rows) => {
                let row = rows.iter().find(|row| row.is_lagging).or(rows.first())?;
                Some(Claim::Group(row.kind, row.id.clone()))
            }
            Self::Basics(_) => Some(Claim::AllBasics),
            Self::Fix(rows) => Some(Claim::Lift(rows.first()?.step.clone())),
            Self::WhatIf(_) | Self::Ask(_) => Some(Claim::WhatIf),
            Self::Decisions(rows) => Some(Claim::Decision(rows.first()?.id.clone())),
        }
    }
}

/// What stands behind a claim.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Proof {
    /// What is questioned, such as "Waiting for the card".
    pub subject: String,
    /// How many, who, when, assumed or measured.
    pub facts: Vec<String>,
    /// Such as "Why −0.75?"; empty: no figure is explained.
    pub question: String,
    /// Why the figure is what it is.
    pub reasons: Vec<String>,
    /// The voices that say so, the strongest first.
    pub voices: Vec<SpokenVoice>,
}

impl Proof {
    /// The same with the explanation of a figure.
    fn because(self, explanation: Option<Explanation>) -> Self {
        let Some(why) = explanation else {
            return self;
        };
        let sentences = why.reasons.iter().chain(&why.consequence);
        Self {
            question: why.question,
            reasons: sentences.map(ToString::to_string).collect(),
            ..self
        }
    }
}

/// What stands behind a claim about the journey; none where that is not there any more.
#[must_use]
pub fn proof(project: &Project, id: &JourneyId, claim: &Claim) -> Option<Proof> {
    let (id, journey) = project.journeys.get_key_value(id)?;
    let ground = Grounds {
        project,
        id,
        journey,
        figures: figures(project, id, &View::default())?,
    };
    match claim {
        Claim::Heard => Some(ground.heard()),
        Claim::Journey => Some(ground.journey()),
        Claim::Belief => Some(ground.belief()),
        Claim::Emotion(step) => ground.emotion(step),
        Claim::Basics(step) => ground.basics(step),
        Claim::AllBasics => Some(ground.all_basics()),
        Claim::Lift(step) => ground.lift(step),
        Claim::Contrast(from, to) => ground.contrast(from, to),
        Claim::Group(kind, group) => Some(ground.group(*kind, group)),
        Claim::Plan(plan) => ground.plan(plan),
        Claim::WhatIf => Some(ground.what_if()),
        Claim::Decision(decision) => ground.decision(decision),
        Claim::Voice(voice) => ground.voice(voice),
    }
}

struct Grounds<'a> {
    project: &'a Project,
    id: &'a JourneyId,
    journey: &'a Journey,
    figures: JourneyFigures,
}

impl<'a> Grounds<'a> {
    fn why(&self, figure: &Figure) -> Option<Explanation> {
        explain(self.project, self.id, &View::default(), figure)
    }

    fn is_at(&self, voice: &Voice, step: &StepId) -> bool {
        voice.journey.as_ref() == Some(self.id) && voice.step.as_ref() == Some(step)
    }

    fn voices(&self, wanted: impl Fn(&Voice) -> bool) -> Vec<(&'a VoiceId, &'a Voice)> {
        let all = self.project.voices.iter().map(|(id, voice)| (id, &**voice));
        all.filter(|(_, voice)| wanted(voice)).collect()
    }

    /// Who answers for it, in a sentence; none where nobody is known to.
    fn answers(&self, owner: Option<&OwnerId>) -> Option<String> {
        let owner = self.project.owners.get(owner?)?;
        Some(format!("{} answers for it", owner.name.trim()))
    }

    /// How many, of which stance, and when.
    fn counted(&self, voices: &[(&VoiceId, &Voice)]) -> Vec<String> {
        if voices.is_empty() {
            return vec!["No customer has spoken of it".to_owned()];
        }
        let of = |stance| {
            let heard = voices.iter().filter(|(_, voice)| {
                let segment = voice.segment.as_ref();
                let segment = segment.and_then(|id| self.project.segments.get(id));
                segment.is_some_and(|segment| segment.stance == stance)
            });
            heard.count()
        };
        let stances = [
            (of(Stance::Churning), "churning"),
            (of(Stance::Indifferent), "indifferent"),
            (of(Stance::Loyal), "loyal"),
        ];
        let said: Vec<String> = stances
            .iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, name)| format!("{count} {name}"))
            .collect();
        let all = capital(&many(voices.len(), "voice"));
        let mut facts = vec![if said.is_empty() {
            all
        } else {
            format!("{all}: {}", said.join(", "))
        }];
        facts.extend(said_when(voices));
        facts
    }

    fn strongest(&self, voices: &[(&VoiceId, &Voice)]) -> Vec<SpokenVoice> {
        let mut quoted: Vec<_> = voices
            .iter()
            .filter(|(_, voice)| !voice.quote.trim().is_empty())
            .collect();
        let strength = |voice: &Voice| voice.sentiment.map_or(0.0, |felt| felt.get().abs());
        quoted.sort_by(|(a_id, a), (b_id, b)| {
            strength(b)
                .total_cmp(&strength(a))
                .then_with(|| a_id.cmp(b_id))
        });
        quoted
            .into_iter()
            .take(MOST_VOICES)
            .map(|(id, voice)| spoken(self.project, id, voice))
            .collect()
    }
}

/// "Said from 2026-03-09 to 2026-03-13"; none where no day is known.
fn said_when(voices: &[(&VoiceId, &Voice)]) -> Option<String> {
    let dates = voices.iter().map(|(_, voice)| voice.date.trim());
    let dates: BTreeSet<&str> = dates.filter(|it| !it.is_empty()).collect();
    let (first, last) = dates.first().zip(dates.last())?;
    Some(if first == last {
        format!("Said on {first}")
    } else {
        format!("Said from {first} to {last}")
    })
}

fn many(count: usize, what: &str) -> String {
    if count == 1 {
        format!("one {what}")
    } else {
        format!("{} {what}s", counted(count))
    }
}
