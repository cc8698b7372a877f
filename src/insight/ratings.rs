//! Owns what a touchpoint's ratings come to in a view: a segment's own, the common ones, voices, marks, and what
//! chosen improvements raise (METHOD.md, sections 3 and 15).

use crate::model::{
    Emotion, Evidence, Improvement, JourneyId, Level, Mark, Project, Rating, SegmentId, Step,
    StepId, Voice,
};

use super::compare::mean;
use super::network::Network;
use super::{Time, View};

/// The ratings of a touchpoint as they count in a view. What is missing is not rated, which is not zero.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Effective {
    /// How the customer feels there: −3 … +3.
    pub emotion: Option<f64>,
    /// How the organisation believes the customer feels there: −3 … +3.
    pub belief: Option<f64>,
    /// How the customer expected to feel, where that was said: −3 … +3.
    pub expectation: Option<f64>,
    /// How reliably the basics are met: 0 … 5.
    pub hygiene: Option<f64>,
    /// How far it goes beyond what was expected: 0 … 5.
    pub delight: Option<f64>,
}

/// How far the marks of a workshop lie apart at a touchpoint, highest minus lowest; missing without a mark.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Spread {
    /// Of the emotions.
    pub emotion: Option<f64>,
    /// Of the beliefs.
    pub belief: Option<f64>,
    /// Of the hygiene levels.
    pub hygiene: Option<f64>,
    /// Of the delight levels.
    pub delight: Option<f64>,
}

impl Spread {
    /// The widest of the four.
    #[must_use]
    pub fn widest(&self) -> Option<f64> {
        [self.emotion, self.belief, self.hygiene, self.delight]
            .into_iter()
            .flatten()
            .reduce(f64::max)
    }
}

/// How far the step's marks lie apart (METHOD.md, section 3).
#[must_use]
pub fn spread(step: &Step) -> Spread {
    Spread {
        emotion: apart(step, |mark| mark.emotion),
        belief: apart(step, |mark| mark.belief),
        hygiene: apart(step, |mark| mark.hygiene),
        delight: apart(step, |mark| mark.delight),
    }
}

/// The means of the step's marks (METHOD.md, section 3); marks have no expectation.
#[must_use]
pub fn marked(step: &Step) -> Effective {
    Effective {
        emotion: mean_mark(step, |mark| mark.emotion),
        belief: mean_mark(step, |mark| mark.belief),
        expectation: None,
        hygiene: mean_mark(step, |mark| mark.hygiene),
        delight: mean_mark(step, |mark| mark.delight),
    }
}

/// What is said and planned about the touchpoints of a journey, by their place in reading order.
#[derive(Debug)]
pub(super) struct Said<'a> {
    voices: Vec<Vec<&'a Voice>>,
    planned: Vec<Planned>,
}

/// To what the chosen improvements raise a touchpoint.
#[derive(Debug, Clone, Copy, Default)]
struct Planned {
    hygiene: Option<Level>,
    delight: Option<Level>,
}

impl<'a> Said<'a> {
    pub(super) fn new(project: &'a Project, journey: &JourneyId, network: &Network) -> Self {
        Self::of(project, journey, network.len(), |step| network.place(step))
    }

    /// What is said and planned about `count` touchpoints by the places that `place` gives them.
    pub(super) fn of(
        project: &'a Project,
        journey: &JourneyId,
        count: usize,
        place: impl Fn(&StepId) -> Option<usize>,
    ) -> Self {
        let mut said = Self {
            voices: vec![Vec::new(); count],
            planned: vec![Planned::default(); count],
        };
        for voice in project.voices.values() {
            if let Some(step) = voice
                .step
                .as_ref()
                .filter(|_| voice.journey.as_ref() == Some(journey))
                && let Some(place) = place(step)
                && let Some(voices) = said.voices.get_mut(place)
            {
                voices.push(voice);
            }
        }
        for improvement in chosen(project, journey) {
            for place in improvement.steps.iter().filter_map(&place) {
                if let Some(planned) = said.planned.get_mut(place) {
                    planned.hygiene = planned.hygiene.max(improvement.hygiene);
                    planned.delight = planned.delight.max(improvement.delight);
                }
            }
        }
        said
    }

    /// The voices attached to the touchpoint that count in the view of `segment`.
    pub(super) fn voices<'s>(
        &'s self,
        place: usize,
        segment: Option<&'s SegmentId>,
    ) -> impl Iterator<Item = &'a Voice> + 's {
        let attached = self.voices.get(place).into_iter().flatten().copied();
        attached.filter(move |voice| segment.is_none() || voice.segment.as_ref() == segment)
    }

    /// The evidence grade of the touchpoint, for every view the same.
    pub(super) fn evidence(&self, place: usize, step: &Step) -> Evidence {
        match self.voices(place, None).next() {
            Some(_) => step.evidence.max(Evidence::Heard),
            None => step.evidence,
        }
    }

    /// The ratings of the touchpoint at `place` as they count in the view.
    pub(super) fn effective(&self, place: usize, step: &Step, view: &View) -> Effective {
        let own = view
            .segment
            .as_ref()
            .and_then(|segment| step.by_segment.get(segment))
            .copied()
            .unwrap_or_default();
        let common = step.ratings;
        let mut effective = Effective {
            emotion: own
                .emotion
                .or(common.emotion)
                .map(Rating::get)
                .or_else(|| self.mean_sentiment(place, view.segment.as_ref()))
                .or_else(|| mean_mark(step, |mark| mark.emotion)),
            belief: rated_or_marked(own.belief.or(common.belief), step, |mark| mark.belief),
            expectation: own.expectation.or(common.expectation).map(Emotion::get),
            hygiene: rated_or_marked(own.hygiene.or(common.hygiene), step, |mark| mark.hygiene),
            delight: rated_or_marked(own.delight.or(common.delight), step, |mark| mark.delight),
        };
        if view.time == Time::ToBe
            && let Some(planned) = self.planned.get(place)
        {
            effective.hygiene = raised(effective.hygiene, planned.hygiene);
            effective.delight = raised(effective.delight, planned.delight);
        }
        effective
    }

    fn mean_sentiment(&self, place: usize, segment: Option<&SegmentId>) -> Option<f64> {
        mean(
            self.voices(place, segment)
                .filter_map(|voice| voice.sentiment)
                .map(Emotion::get),
        )
    }
}

/// The chosen improvements of the journey, sorted by id.
pub(super) fn chosen<'a>(
    project: &'a Project,
    journey: &'a JourneyId,
) -> impl Iterator<Item = &'a Improvement> {
    project
        .improvements
        .values()
        .map(|improvement| &**improvement)
        .filter(move |improvement| {
            improvement.chosen && improvement.journey.as_ref() == Some(journey)
        })
}

/// A rating is never lowered, and a missing one is set (METHOD.md, section 15).
pub(super) fn raised(rating: Option<f64>, planned: Option<Level>) -> Option<f64> {
    match (rating, planned.map(Level::get)) {
        (Some(rating), Some(planned)) => Some(rating.max(planned)),
        (rating, planned) => rating.or(planned),
    }
}

fn rated_or_marked<const MIN: i16, const MAX: i16>(
    rating: Option<Rating<MIN, MAX>>,
    step: &Step,
    of: impl Fn(&Mark) -> Option<Rating<MIN, MAX>>,
) -> Option<f64> {
    rating.map(Rating::get).or_else(|| mean_mark(step, of))
}

fn mean_mark<const MIN: i16, const MAX: i16>(
    step: &Step,
    of: impl Fn(&Mark) -> Option<Rating<MIN, MAX>>,
) -> Option<f64> {
    mean(step.marks.values().filter_map(of).map(Rating::get))
}

fn apart<const MIN: i16, const MAX: i16>(
    step: &Step,
    of: impl Fn(&Mark) -> Option<Rating<MIN, MAX>>,
) -> Option<f64> {
    let marks = || step.marks.values().filter_map(&of);
    Some(marks().max()?.get() - marks().min()?.get())
}
