//! Owns the evidence of what is claimed about a step, two of them, or a group of them.

use crate::insight::words::{plain, signed, spoken_time};
use crate::insight::{Figure, Grouping, named, spread};
use crate::model::{Evidence, Id, Project, Real, Step, StepId};

use super::super::GroupKind;
use super::{Grounds, Proof, many};

/// The most touchpoints of a group that are named.
const MOST_NAMED: usize = 4;

impl Grounds<'_> {
    pub(super) fn emotion(&self, id: &StepId) -> Option<Proof> {
        let step = self.journey.step(id)?;
        let mut facts = vec![self.felt(step)];
        facts.extend(waits(step));
        facts.extend(levels(self, step));
        facts.extend(marks(step));
        Some(self.at(step, facts, &Figure::Emotion(id.clone())))
    }

    pub(super) fn basics(&self, id: &StepId) -> Option<Proof> {
        let step = self.journey.step(id)?;
        let mut facts: Vec<String> = levels(self, step).into_iter().collect();
        facts.push(self.felt(step));
        facts.extend(marks(step));
        Some(self.at(step, facts, &Figure::Satisfaction(id.clone())))
    }

    pub(super) fn lift(&self, id: &StepId) -> Option<Proof> {
        let step = self.journey.step(id)?;
        let facts = if step.is_touchpoint() {
            let mut facts = vec![self.felt(step)];
            facts.extend(levels(self, step));
            facts
        } else {
            Vec::new()
        };
        Some(self.at(step, facts, &Figure::Lift(id.clone())))
    }

    /// What is said at a step, who answers for it, and why the figure is what it is.
    fn at(&self, step: &Step, mut facts: Vec<String>, figure: &Figure) -> Proof {
        let heard = self.voices(|voice| self.is_at(voice, &step.id));
        if step.is_touchpoint() {
            facts.extend(self.counted(&heard));
        }
        facts.extend(self.answers(step.owner.as_ref()));
        let proof = Proof {
            subject: named(step).to_owned(),
            facts,
            voices: self.strongest(&heard),
            ..Proof::default()
        };
        proof.because(self.why(figure))
    }

    fn felt(&self, step: &Step) -> String {
        let known = self.figures.touchpoint(&step.id);
        let felt = known.and_then(|known| Some((known.ratings.emotion?, known.evidence)));
        felt.map_or_else(
            || "How the customer feels here is not rated".to_owned(),
            |(emotion, evidence)| format!("{} {}", signed(emotion, 2), graded(evidence)),
        )
    }

    pub(super) fn contrast(&self, from: &StepId, to: &StepId) -> Option<Proof> {
        let (first, second) = (self.journey.step(from)?, self.journey.step(to)?);
        let heard = self.voices(|voice| self.is_at(voice, from) || self.is_at(voice, to));
        let of = |step: &Step| format!("“{}”: {}", named(step), self.felt(step));
        let mut facts = vec![of(first), of(second)];
        facts.extend(self.counted(&heard));
        Some(Proof {
            subject: format!("{} and {}", named(first), named(second)),
            facts,
            reasons: vec![
                "Neighbours whose emotions differ by 4 or more feel like two companies.".to_owned(),
            ],
            voices: self.strongest(&heard),
            ..Proof::default()
        })
    }

    pub(super) fn group(&self, kind: GroupKind, group: &str) -> Proof {
        let is = |id: Option<&str>| id == Some(group);
        let holds = |step: &Step| match kind {
            GroupKind::Channel => is(step.channel.as_ref().map(Id::as_str)),
            GroupKind::Owner => is(step.owner.as_ref().map(Id::as_str)),
            GroupKind::Segment => step.by_segment.keys().any(|id| id.as_str() == group),
        };
        let all = self.journey.touchpoints();
        let steps: Vec<&Step> = all
            .into_iter()
            .map(|step| &**step)
            .filter(|it| holds(it))
            .collect();
        let heard = self.voices(|voice| match kind {
            GroupKind::Segment => is(voice.segment.as_ref().map(Id::as_str)),
            GroupKind::Channel | GroupKind::Owner => {
                steps.iter().any(|step| self.is_at(voice, &step.id))
            }
        });
        let mut facts = if kind == GroupKind::Segment {
            vec![format!(
                "Own ratings at {}, elsewhere everyone’s",
                many(steps.len(), "touchpoint")
            )]
        } else {
            self.named_felt(&steps)
        };
        facts.extend(self.counted(&heard));
        let grouping = match kind {
            GroupKind::Channel => Grouping::Channel,
            GroupKind::Owner => Grouping::Owner,
            GroupKind::Segment => Grouping::Segment,
        };
        let proof = Proof {
            subject: name_of(self.project, kind, group),
            facts,
            voices: self.strongest(&heard),
            ..Proof::default()
        };
        proof.because(self.why(&Figure::Evenness(grouping)))
    }

    /// What is felt at each of the touchpoints, the first few by name.
    fn named_felt(&self, steps: &[&Step]) -> Vec<String> {
        let felt = steps.iter().filter_map(|step| {
            let felt = self.figures.touchpoint(&step.id)?.felt?;
            let felt = signed(100.0 * felt, 0);
            Some(format!("“{}” is felt at {felt}", named(step)))
        });
        let mut facts: Vec<String> = felt.collect();
        let more = facts.len().saturating_sub(MOST_NAMED);
        facts.truncate(MOST_NAMED);
        if more > 0 {
            facts.push(format!("and {more} more"));
        }
        facts
    }
}

/// How well it is founded, as the end of a sentence.
fn graded(evidence: Evidence) -> &'static str {
    match evidence {
        Evidence::Assumed => "is assumed: nobody has asked a customer",
        Evidence::Heard => "was heard from customers",
        Evidence::Measured => "was measured",
    }
}

fn levels(ground: &Grounds, step: &Step) -> Option<String> {
    let ratings = ground.figures.touchpoint(&step.id)?.ratings;
    let hygiene = ratings.hygiene?;
    let delight = ratings.delight.map_or_else(
        || "delight not rated".to_owned(),
        |it| format!("delight {} of 5", plain(it, 2)),
    );
    let parity = plain(ground.project.method.parity, 2);
    let hygiene = plain(hygiene, 2);
    Some(format!(
        "Basics {hygiene} of 5 (met from {parity}), {delight}"
    ))
}

fn waits(step: &Step) -> Option<String> {
    let ours = step.wait.map(Real::get).filter(|wait| *wait > 0.0)?;
    let ours = format!("Customers wait {} for it", spoken_time(ours));
    Some(match step.rival_wait.map(Real::get) {
        Some(theirs) => format!("{ours}, elsewhere {}", spoken_time(theirs)),
        None => ours,
    })
}

fn marks(step: &Step) -> Option<String> {
    let tables = step.marks.len();
    let apart = spread(step)
        .emotion
        .map_or_else(String::new, |it| format!(", up to {} apart", plain(it, 2)));
    (tables > 0).then(|| {
        let tables = many(tables, "table");
        format!("Rated by {tables} at the workshop{apart}")
    })
}

fn name_of(project: &Project, kind: GroupKind, group: &str) -> String {
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
