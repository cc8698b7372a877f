//! Owns the answer to "who says so?": for what is claimed on a slide, how many said it, who, when, whether it is assumed
//! or measured, and why the figure is what it is.

use crate::insight::words::{counted, plain, signed};
use crate::insight::{JourneyFigures, View, figures, named, plans, voices, why};
use crate::model::{
    Evidence, Id, ImprovementId, Journey, JourneyId, Project, Stance, Step, StepId, Voice, VoiceId,
};

use super::headline::capital;
use super::make::spoken;
use super::{GroupKind, SpokenVoice};

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
    /// The figures of a touchpoint, or of what lies behind one.
    Step(StepId),
    /// That two touchpoints contrast.
    Contrast(StepId, StepId),
    /// The mean of a group of touchpoints, by the group's id.
    Group(GroupKind, String),
    /// What an improvement would do.
    Plan(ImprovementId),
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
        Claim::Step(step) => ground.step(step),
        Claim::Contrast(from, to) => ground.contrast(from, to),
        Claim::Group(kind, group) => Some(ground.group(*kind, group)),
        Claim::Plan(plan) => ground.plan(plan),
    }
}

struct Grounds<'a> {
    project: &'a Project,
    id: &'a JourneyId,
    journey: &'a Journey,
    figures: JourneyFigures,
}

impl<'a> Grounds<'a> {
    fn heard(&self) -> Proof {
        let all = self.voices(|_| true);
        let figures = voices(self.project, None);
        let mut facts = self.counted(&all);
        if let Some(net) = figures.recommend.net_promoters {
            let margin = figures.recommend.margin.unwrap_or_default();
            facts.push(format!(
                "Net promoter score {} ± {}, from {} answers",
                signed(net, 0),
                plain(margin, 0),
                figures.recommend.count
            ));
        }
        Proof {
            subject: "Who was listened to".to_owned(),
            facts,
            voices: self.strongest(&all),
            ..Proof::default()
        }
    }

    fn journey(&self) -> Proof {
        let touchpoints = &self.figures.touchpoints;
        let of = |evidence| {
            let graded = touchpoints.iter().filter(|it| it.evidence == evidence);
            graded.filter(|it| it.ratings.emotion.is_some()).count()
        };
        let facts = vec![
            format!(
                "{} of {} touchpoints are rated",
                self.figures.rated,
                touchpoints.len()
            ),
            format!(
                "Measured at {}, heard from customers at {}, assumed at {}",
                of(Evidence::Measured),
                of(Evidence::Heard),
                of(Evidence::Assumed)
            ),
        ];
        let mut facts = facts;
        let all = self.voices(|voice| voice.journey.as_ref() == Some(self.id));
        facts.extend(self.counted(&all));
        let score = self.figures.score;
        Proof {
            subject: named_journey(self.journey),
            facts,
            question: score.map_or_else(String::new, |it| format!("Why {}?", signed(it, 0))),
            reasons: vec![
                "The score is the mean of what is felt at the touchpoints, from −100 to +100: each counts by how many customers come there, and a moment of truth counts more.".to_owned(),
                "At 0 the basics are met everywhere, and nothing delights.".to_owned(),
            ],
            voices: self.strongest(&all),
        }
    }

    fn belief(&self) -> Proof {
        let belief = &self.figures.belief;
        let mut facts = vec![format!(
            "Both are known at {} of {} touchpoints",
            belief.count,
            self.figures.touchpoints.len()
        )];
        if let Some((believed, felt)) = belief.mean_belief.zip(belief.mean_emotion) {
            facts.push(format!(
                "On average we believe {}, and {} is felt",
                signed(believed, 1),
                signed(felt, 1)
            ));
        }
        let apart = belief.touchpoints.iter().filter(|(_, apart)| *apart > 1e-9);
        let named = |id| self.journey.step(id).map(|step| named(step));
        facts.extend(apart.take(3).filter_map(|(id, apart)| {
            let apart = signed(*apart, 1);
            Some(format!("“{}”: we believe it {apart} better", named(id)?))
        }));
        Proof {
            subject: "What we believe, and what is felt".to_owned(),
            facts,
            reasons: vec!["A survey once found 95 % of companies sure that their customers loved them, and 6 % of the customers agreeing.".to_owned()],
            ..Proof::default()
        }
    }

    fn step(&self, id: &StepId) -> Option<Proof> {
        let step = self.journey.step(id)?;
        let why = why(self.project, self.id, &View::default(), id)?;
        let at = self.voices(|voice| self.is_at(voice, id));
        let mut facts = if step.is_touchpoint() {
            self.facts_of(step)
        } else {
            Vec::new()
        };
        if step.is_touchpoint() {
            facts.extend(self.counted(&at));
        }
        if let Some(owner) = step
            .owner
            .as_ref()
            .and_then(|id| self.project.owners.get(id))
        {
            facts.push(format!("{} answers for it", owner.name.trim()));
        }
        let sentences = why.reasons.iter().chain(&why.consequence);
        let reasons: Vec<String> = sentences.map(ToString::to_string).collect();
        Some(Proof {
            subject: named(step).to_owned(),
            facts,
            question: why.question,
            reasons,
            voices: self.strongest(&at),
        })
    }

    fn facts_of(&self, step: &Step) -> Vec<String> {
        let Some(known) = self.figures.touchpoint(&step.id) else {
            return Vec::new();
        };
        let felt = match (known.ratings.emotion, known.evidence) {
            (None, _) => "How the customer feels here is not rated".to_owned(),
            (Some(emotion), Evidence::Assumed) => {
                format!(
                    "{} is assumed: nobody has asked a customer",
                    signed(emotion, 2)
                )
            }
            (Some(emotion), Evidence::Heard) => {
                format!("{} was heard from customers", signed(emotion, 2))
            }
            (Some(emotion), Evidence::Measured) => {
                format!("{} was measured", signed(emotion, 2))
            }
        };
        let mut facts = vec![felt];
        if let Some(hygiene) = known.ratings.hygiene {
            let delight = known.ratings.delight.unwrap_or_default();
            facts.push(format!(
                "Basics {} of 5, delight {} of 5",
                plain(hygiene, 2),
                plain(delight, 2)
            ));
        }
        let tables = step.marks.len();
        if tables > 0 {
            let spread = crate::insight::spread(step).emotion;
            let apart =
                spread.map_or_else(String::new, |it| format!(", up to {} apart", plain(it, 2)));
            facts.push(format!(
                "Rated by {} at the workshop{apart}",
                many(tables, "table")
            ));
        }
        facts
    }

    fn contrast(&self, from: &StepId, to: &StepId) -> Option<Proof> {
        let (first, second) = (self.journey.step(from)?, self.journey.step(to)?);
        let at = self.voices(|voice| self.is_at(voice, from) || self.is_at(voice, to));
        let of = |step: &Step| {
            let facts = self.facts_of(step);
            let felt = facts.into_iter().next().unwrap_or_default();
            format!("“{}”: {felt}", named(step))
        };
        let mut facts = vec![of(first), of(second)];
        facts.extend(self.counted(&at));
        Some(Proof {
            subject: format!("{} and {}", named(first), named(second)),
            facts,
            reasons: vec![
                "Neighbours whose emotions differ by 4 or more feel like two companies.".to_owned(),
            ],
            voices: self.strongest(&at),
            ..Proof::default()
        })
    }

    fn group(&self, kind: GroupKind, group: &str) -> Proof {
        let is = |id: Option<&str>| id == Some(group);
        let holds = |step: &Step| match kind {
            GroupKind::Channel => is(step.channel.as_ref().map(Id::as_str)),
            GroupKind::Owner => is(step.owner.as_ref().map(Id::as_str)),
            GroupKind::Segment => step.by_segment.keys().any(|id| id.as_str() == group),
        };
        let steps: Vec<_> = self
            .journey
            .touchpoints()
            .into_iter()
            .filter(|it| holds(it))
            .collect();
        let heard = self.voices(|voice| match kind {
            GroupKind::Segment => is(voice.segment.as_ref().map(Id::as_str)),
            GroupKind::Channel | GroupKind::Owner => {
                steps.iter().any(|step| self.is_at(voice, &step.id))
            }
        });
        let mut facts: Vec<String> = steps
            .iter()
            .filter_map(|step| {
                let felt = self.figures.touchpoint(&step.id)?.felt?;
                Some(format!(
                    "“{}” is felt at {}",
                    named(step),
                    signed(100.0 * felt, 0)
                ))
            })
            .collect();
        if kind == GroupKind::Segment {
            facts = vec![format!(
                "Own ratings at {}",
                many(steps.len(), "touchpoint")
            )];
        }
        facts.truncate(4);
        facts.extend(self.counted(&heard));
        let reason = match kind {
            GroupKind::Channel | GroupKind::Owner => {
                "The mean of what is felt at its touchpoints, moments of truth counted double or as set; 0 is parity."
            }
            GroupKind::Segment => {
                "The score of the journey seen through their eyes: their own ratings where there are any, else everyone’s."
            }
        };
        Proof {
            subject: self.name_of(kind, group),
            facts,
            reasons: vec![reason.to_owned()],
            voices: self.strongest(&heard),
            ..Proof::default()
        }
    }

    fn name_of(&self, kind: GroupKind, group: &str) -> String {
        let project = self.project;
        let name = match kind {
            GroupKind::Channel => Id::new(group)
                .ok()
                .and_then(|id| project.channels.get(&id).map(|it| it.name.clone())),
            GroupKind::Owner => Id::new(group)
                .ok()
                .and_then(|id| project.owners.get(&id).map(|it| it.name.clone())),
            GroupKind::Segment => Id::new(group)
                .ok()
                .and_then(|id| project.segments.get(&id).map(|it| it.name.clone())),
        };
        name.unwrap_or_else(|| group.to_owned())
    }

    fn plan(&self, id: &ImprovementId) -> Option<Proof> {
        let improvement = self.project.improvements.get(id)?;
        let plans = plans(self.project, self.id, &View::default())?;
        let plan = plans.plans.iter().find(|plan| plan.id == *id)?;
        let mut facts = Vec::new();
        let named = |id| {
            self.journey
                .step(id)
                .map(|step| format!("“{}”", named(step)))
        };
        let touched: Vec<String> = improvement.steps.iter().filter_map(named).collect();
        if !touched.is_empty() {
            facts.push(format!("It touches {}", touched.join(", ")));
        }
        if let Some(hygiene) = improvement.hygiene {
            facts.push(format!(
                "It raises the basics to {} of 5",
                plain(hygiene.get(), 2)
            ));
        }
        if let Some(delight) = improvement.delight {
            facts.push(format!(
                "It raises delight to {} of 5",
                plain(delight.get(), 2)
            ));
        }
        if let Some(benefit) = improvement.customer_benefit {
            let company = improvement
                .company_benefit
                .map_or_else(|| "–".to_owned(), |it| plain(it.get(), 2));
            facts.push(format!(
                "Benefit for the customer {} of 5, for the company {company} of 5",
                plain(benefit.get(), 2)
            ));
        }
        facts.push("What it raises is a plan: assumed, not measured".to_owned());
        let adds = plan.adds.map(|adds| format!("Why {}?", signed(adds, 1)));
        Some(Proof {
            subject: improvement.name.trim().to_owned(),
            facts,
            question: adds.unwrap_or_default(),
            reasons: vec![
                "The score is computed again with these ratings raised, on top of what is ticked above it in the list; a rating is never lowered.".to_owned(),
            ],
            voices: Vec::new(),
        })
    }

    fn is_at(&self, voice: &Voice, step: &StepId) -> bool {
        voice.journey.as_ref() == Some(self.id) && voice.step.as_ref() == Some(step)
    }

    fn voices(&self, wanted: impl Fn(&Voice) -> bool) -> Vec<(&'a VoiceId, &'a Voice)> {
        let all = self.project.voices.iter().map(|(id, voice)| (id, &**voice));
        all.filter(|(_, voice)| wanted(voice)).collect()
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
        let all = many(voices.len(), "voice");
        let mut facts = vec![if said.is_empty() {
            capital(&all)
        } else {
            format!("{}: {}", capital(&all), said.join(", "))
        }];
        let dates = voices.iter().map(|(_, voice)| voice.date.trim());
        let dates: std::collections::BTreeSet<&str> = dates.filter(|it| !it.is_empty()).collect();
        match (dates.first(), dates.last()) {
            (Some(first), Some(last)) if first == last => facts.push(format!("Said on {first}")),
            (Some(first), Some(last)) => facts.push(format!("Said from {first} to {last}")),
            (_, _) => {}
        }
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

fn many(count: usize, what: &str) -> String {
    if count == 1 {
        format!("one {what}")
    } else {
        format!("{} {what}s", counted(count))
    }
}

fn named_journey(journey: &Journey) -> String {
    let name = journey.name.trim();
    if name.is_empty() {
        "The journey".to_owned()
    } else {
        name.to_owned()
    }
}
