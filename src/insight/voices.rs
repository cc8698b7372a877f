//! Owns what all voices of a project say together, and where nobody has listened yet (METHOD.md, section 13).

use crate::model::{JourneyId, Project, Rating, SegmentId, Stance, StepId, Voice};

use super::compare::{at_least, at_most, mean, number, share};

/// What the voices say together.
#[derive(Debug, Clone, PartialEq)]
pub struct VoiceFigures {
    /// How many there are, with or without a segment.
    pub count: usize,
    /// By the stance of the voice's segment: churning, indifferent, loyal.
    pub by_stance: [StanceFigures; 3],
    /// Would they recommend us?
    pub recommend: RecommendFigures,
    /// How many answered how satisfied they are.
    pub satisfied_count: usize,
    /// The share of these that answered 4 or 5: 0 … 1.
    pub satisfied_share: Option<f64>,
    /// How many answered how easy it was.
    pub effort_count: usize,
    /// Their mean answer: 1 … 7, 7 the easiest.
    pub mean_effort: Option<f64>,
}

/// What the voices of one stance say.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StanceFigures {
    /// The stance.
    pub stance: Stance,
    /// How many there are; with 0, nobody has listened to it yet.
    pub count: usize,
    /// How they feel: −3 … +3.
    pub mean_sentiment: Option<f64>,
}

/// The net promoter score and how far it can be trusted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RecommendFigures {
    /// How many answered.
    pub count: usize,
    /// −100 … +100.
    pub net_promoters: Option<f64>,
    /// The 95 % margin, adjusted for small samples, in points.
    pub margin: Option<f64>,
}

/// What the voices of the project say; for a segment: only that segment's.
#[must_use]
pub fn voices(project: &Project, segment: Option<&SegmentId>) -> VoiceFigures {
    let heard: Vec<&Voice> = project
        .voices
        .values()
        .map(|voice| &**voice)
        .filter(|voice| segment.is_none() || voice.segment.as_ref() == segment)
        .collect();
    let stances = [Stance::Churning, Stance::Indifferent, Stance::Loyal];
    let satisfied = answers(&heard, |voice| voice.satisfied);
    let effort = answers(&heard, |voice| voice.effort);
    let content = satisfied
        .iter()
        .filter(|&&answer| at_least(answer, 4.0))
        .count();
    VoiceFigures {
        count: heard.len(),
        by_stance: stances.map(|stance| of_stance(project, &heard, stance)),
        recommend: recommend(&answers(&heard, |voice| voice.recommend)),
        satisfied_count: satisfied.len(),
        satisfied_share: share(content, satisfied.len()),
        effort_count: effort.len(),
        mean_effort: mean(effort),
    }
}

/// Whether anybody knows how a segment finds a touchpoint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coverage {
    /// The touchpoint.
    pub step: StepId,
    /// The segment.
    pub segment: SegmentId,
    /// The touchpoint has a rating of the segment's own.
    pub rated: bool,
    /// How many of the segment's voices are attached.
    pub voices: usize,
}

/// For each touchpoint in reading order and each segment: whether there is a rating, a voice, or nothing.
/// Empty where there is no such journey.
#[must_use]
pub fn coverage(project: &Project, journey: &JourneyId) -> Vec<Coverage> {
    let Some(known) = project.journeys.get(journey) else {
        return Vec::new();
    };
    let mut counts = std::collections::BTreeMap::new();
    for voice in project.voices.values() {
        if voice.journey.as_ref() == Some(journey)
            && let (Some(step), Some(segment)) = (&voice.step, &voice.segment)
        {
            *counts.entry((step, segment)).or_insert(0) += 1;
        }
    }
    let pairs = known.touchpoints().into_iter().flat_map(|step| {
        let segments = project.segments.keys();
        segments.map(move |segment| (step, segment))
    });
    pairs
        .map(|(step, segment)| Coverage {
            step: step.id.clone(),
            segment: segment.clone(),
            rated: step
                .by_segment
                .get(segment)
                .is_some_and(|own| *own != crate::model::Ratings::default()),
            voices: counts
                .get(&(&step.id, segment))
                .copied()
                .unwrap_or_default(),
        })
        .collect()
}

fn answers<const MIN: i16, const MAX: i16>(
    heard: &[&Voice],
    of: impl Fn(&Voice) -> Option<Rating<MIN, MAX>>,
) -> Vec<f64> {
    let answers = heard.iter().filter_map(|voice| of(voice));
    answers.map(Rating::get).collect()
}

fn of_stance(project: &Project, heard: &[&Voice], stance: Stance) -> StanceFigures {
    let of_stance: Vec<&&Voice> = heard
        .iter()
        .filter(|voice| {
            let segment = voice
                .segment
                .as_ref()
                .and_then(|id| project.segments.get(id));
            segment.is_some_and(|segment| segment.stance == stance)
        })
        .collect();
    let sentiments = of_stance.iter().filter_map(|voice| voice.sentiment);
    StanceFigures {
        stance,
        count: of_stance.len(),
        mean_sentiment: mean(sentiments.map(Rating::get)),
    }
}

fn recommend(answers: &[f64]) -> RecommendFigures {
    let count = answers.len();
    let promoters = answers
        .iter()
        .filter(|&&answer| at_least(answer, 9.0))
        .count();
    let detractors = answers
        .iter()
        .filter(|&&answer| at_most(answer, 6.0))
        .count();
    let net = share(promoters, count)
        .zip(share(detractors, count))
        .map(|(promoters, detractors)| 100.0 * (promoters - detractors));
    let whole = number(count) + 3.0;
    let (p, d) = (
        (number(promoters) + 0.75) / whole,
        (number(detractors) + 0.75) / whole,
    );
    let variance = p + d - (p - d) * (p - d);
    RecommendFigures {
        count,
        net_promoters: net,
        margin: net.map(|_| 196.0 * (variance / whole).sqrt()),
    }
}
