//! Owns the answer to "why this number?" for every figure that is shown: the sum it comes from, in the words of a
//! facilitator, naming the touchpoints that it comes from so that one can go there.

mod carried;
mod counts;
mod felt;
mod groups;
mod journey;
mod plan;
mod repair;
mod sentence;
mod voices;

pub use sentence::{Part, Sentence};

use crate::model::{ImprovementId, JourneyId, Project, StageId, Stance, StepId};

use super::View;
use super::compared::Grouping;
use super::reading::{Ground, Seen, Spot};
use super::whatif::WhatIf;
use super::words::signed;

/// A figure that can be asked about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Figure {
    /// The experience score (METHOD.md, section 9).
    Score,
    /// The score with the chosen improvements (section 15).
    ToBeScore,
    /// What will be remembered (section 9).
    PeakEnd,
    /// How many touchpoints are rated (section 9).
    Rated,
    /// What is felt at a touchpoint (section 7).
    Felt(StepId),
    /// The satisfaction at a touchpoint (section 6).
    Satisfaction(StepId),
    /// How the customer feels at a touchpoint (section 3).
    Emotion(StepId),
    /// How the organisation believes the customer feels there (section 12).
    Belief(StepId),
    /// How the customer expected to feel on arriving (section 8).
    Expectation(StepId),
    /// How far the emotion stays from that (section 8).
    Gap(StepId),
    /// The goodwill on arriving (section 7).
    Goodwill(StepId),
    /// The share of the customers that comes there (section 5).
    Reach(StepId),
    /// What repairing a touchpoint, or what lies behind, would bring (section 10).
    Lift(StepId),
    /// The net promoter score (section 13).
    Recommend,
    /// How many are satisfied (section 13).
    Satisfied,
    /// How easy it is (section 13).
    Effort,
    /// How those of a stance feel (section 13).
    Stance(Stance),
    /// What is believed beside what is felt (section 12).
    BeliefGap,
    /// What an improvement adds to the score (section 15).
    Plan(ImprovementId),
    /// How even the experience is between the groups (section 11).
    Evenness(Grouping),
    /// What is felt on average in the group of that id, and what repairing it would bring (section 11).
    Group(Grouping, String),
    /// How reliably the basics are met at a touchpoint (section 3).
    Hygiene(StepId),
    /// How far a touchpoint goes beyond what was expected (section 3).
    Delight(StepId),
    /// The part of all that customers suffer behind which a step stands (section 10).
    Blame(StepId),
    /// How fast, cheap and good an improvement claims to be (section 15).
    Claims(ImprovementId),
    /// What was added to the sums of time and cost since the scope was locked (section 15).
    Scope,
    /// How many promises were kept (section 14).
    Promises,
    /// How many hand-overs go smoothly.
    HandOvers,
    /// Where delights and failures come from.
    Sources,
    /// How long customers wait in a stage.
    StageWait(StageId),
}

/// The answer to "why this number?".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// Such as "Why −0.75?".
    pub question: String,
    /// Where it comes from; at least one sentence.
    pub reasons: Vec<Sentence>,
    /// What follows, such as "Meet the basics: score −20 → +5"; none where there is nothing to be done.
    pub consequence: Option<Sentence>,
    /// Whom it is about: the customer's goal, what came before, what is hoped for, known and brought, as far as that was
    /// said.
    pub background: Vec<Sentence>,
}

impl Explanation {
    fn new(question: String, reasons: Vec<Sentence>) -> Self {
        Self {
            question,
            reasons,
            consequence: None,
            background: Vec::new(),
        }
    }

    /// There is no such figure, for that reason.
    fn missing(reasons: impl IntoIterator<Item = Sentence>) -> Self {
        let question = "Why is there no figure?".to_owned();
        Self::new(question, reasons.into_iter().collect())
    }

    fn therefore(self, consequence: impl Into<Option<Sentence>>) -> Self {
        Self {
            consequence: consequence.into(),
            ..self
        }
    }
}

/// Why the step has its figure: a touchpoint its felt, a backstage step or system its lift.
/// None where there is no such journey or step.
#[must_use]
pub fn why(
    project: &Project,
    journey: &JourneyId,
    view: &View,
    step: &StepId,
) -> Option<Explanation> {
    let known = project.journeys.get(journey)?.step(step)?;
    let figure = if known.is_touchpoint() {
        Figure::Felt(step.clone())
    } else {
        Figure::Lift(step.clone())
    };
    explain(project, journey, view, &figure)
}

/// Why the figure is what it is in the view. None where the journey has nothing that the figure could be about.
#[must_use]
pub fn explain(
    project: &Project,
    journey: &JourneyId,
    view: &View,
    figure: &Figure,
) -> Option<Explanation> {
    let ground = Ground::new(project, journey)?;
    let seen = ground.seen(view);
    let teller = Teller {
        id: journey,
        ground: &ground,
        seen: &seen,
        view,
    };
    let told = told(&teller, figure)?;
    Some(Explanation {
        background: journey::background(&teller),
        ..told
    })
}

fn told(teller: &Teller, figure: &Figure) -> Option<Explanation> {
    let (ground, seen) = (teller.ground, teller.seen);
    let spot = |step: &StepId| ground.spot(seen, ground.network.place(step)?);
    match figure {
        Figure::Score => Some(journey::score(teller)),
        Figure::ToBeScore => plan::to_be(teller),
        Figure::PeakEnd => Some(journey::peak_end(teller)),
        Figure::Rated => Some(journey::rated(teller)),
        Figure::Felt(step) => Some(felt::felt(teller, &spot(step)?)),
        Figure::Satisfaction(step) => Some(felt::satisfaction(teller, &spot(step)?)),
        Figure::Emotion(step) => Some(carried::emotion(teller, &spot(step)?)),
        Figure::Belief(step) => Some(carried::belief(teller, &spot(step)?)),
        Figure::Expectation(step) => Some(carried::expectation(teller, &spot(step)?)),
        Figure::Gap(step) => Some(carried::gap(teller, &spot(step)?)),
        Figure::Goodwill(step) => Some(carried::goodwill(teller, &spot(step)?)),
        Figure::Reach(step) => Some(carried::reach(teller, &spot(step)?)),
        Figure::Lift(step) => match spot(step) {
            Some(spot) => Some(repair::of_touchpoint(teller, &spot)),
            None => repair::of_cause(teller, step),
        },
        Figure::Recommend => Some(voices::recommend(teller)),
        Figure::Satisfied => Some(voices::satisfied(teller)),
        Figure::Effort => Some(voices::effort(teller)),
        Figure::Stance(stance) => Some(voices::stance(teller, *stance)),
        Figure::BeliefGap => Some(voices::belief(teller)),
        Figure::Plan(improvement) => plan::plan(teller, improvement),
        Figure::Evenness(by) => groups::evenness(teller, *by),
        Figure::Group(by, id) => groups::group(teller, *by, id),
        Figure::Hygiene(step) => Some(carried::hygiene(teller, &spot(step)?)),
        Figure::Delight(step) => Some(carried::delight(teller, &spot(step)?)),
        Figure::Blame(step) => repair::blamed(teller, step),
        Figure::Claims(improvement) => plan::claims(teller, improvement),
        Figure::Scope => Some(plan::scope(teller)),
        Figure::Promises => Some(counts::promises(teller)),
        Figure::HandOvers => Some(counts::hand_overs(teller)),
        Figure::Sources => Some(counts::sources(teller)),
        Figure::StageWait(stage) => counts::stage_wait(teller, stage),
    }
}

/// What every explanation is told from.
#[derive(Clone, Copy)]
struct Teller<'a> {
    id: &'a JourneyId,
    ground: &'a Ground<'a>,
    seen: &'a Seen,
    view: &'a View,
}

impl Teller<'_> {
    /// What the customer is called in a sentence.
    fn who(&self) -> &str {
        super::words::customer(&self.ground.journey.persona.name)
    }

    /// The same, where a sentence begins.
    fn who_first(&self) -> String {
        capital(self.who())
    }

    /// The touchpoints in reading order.
    fn spots(&self) -> impl Iterator<Item = Spot<'_>> {
        self.ground.spots(self.seen)
    }

    fn spot(&self, place: usize) -> Option<Spot<'_>> {
        self.ground.spot(self.seen, place)
    }

    /// What the score would be with the basics met there: "Meet the basics: score −20 → +5".
    fn consequence(&self, what: Sentence, touchpoints: &[usize]) -> Sentence {
        let lift = WhatIf::new(self.ground, self.seen).lift(touchpoints);
        let Some((score, lift)) = self.ground.score(self.seen).zip(lift) else {
            return what.text(": the journey has no score yet");
        };
        what.text(&from_to(score, score + lift))
    }
}

/// ": score −20 → +5", or that it stays.
fn from_to(before: f64, after: f64) -> String {
    let decimals = usize::from(signed(before, 0) == signed(after, 0));
    let (today, then) = (signed(before, decimals), signed(after, decimals));
    if today == then {
        format!(": score stays at {today}")
    } else {
        format!(": score {today} → {then}")
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

#[cfg(test)]
mod tests;
