//! Owns which slides a journey has, and in which order they tell its story.

use std::collections::BTreeSet;

use crate::insight::words::{counted, customer, plain};
use crate::insight::{
    Consistency, JourneyFigures, PriorityClass, Repairs, View, figures, named, repairs,
};
use crate::model::{Evidence, Journey, JourneyId, Project, Stance, Step, StepId, Voice, VoiceId};

use super::headline;
use super::plans;
use super::{
    Content, CurvePoint, CustomerPart, JourneyPart, MOST, ShowSlide, SlideKey, SlideKind,
    SpokenVoice,
};

/// The most slides about one touchpoint each.
const MOST_MOMENTS: usize = 9;
/// How many of the worst touchpoints have a slide beside the moments of truth.
const WORST: usize = 3;
/// A journey of more touchpoints shows its stages on the curve.
const LONG: usize = 42;

/// All that the slides are made from.
pub(super) struct Story<'a> {
    pub(super) project: &'a Project,
    pub(super) id: &'a JourneyId,
    pub(super) journey: &'a Journey,
    pub(super) figures: JourneyFigures,
    pub(super) repairs: Repairs,
    /// The touchpoints in reading order.
    pub(super) steps: Vec<&'a Step>,
    /// The voices attached to the journey, and to no journey at all, sorted by id.
    pub(super) voices: Vec<(&'a VoiceId, &'a Voice)>,
}

impl<'a> Story<'a> {
    pub(super) fn new(project: &'a Project, id: &JourneyId) -> Option<Self> {
        let (id, journey) = project.journeys.get_key_value(id)?;
        let view = View::default();
        let voices = project.voices.iter();
        let is_of = |voice: &Voice| voice.journey.as_ref().is_none_or(|of| of == id);
        Some(Self {
            project,
            id,
            journey,
            figures: figures(project, id, &view)?,
            repairs: repairs(project, id, &view)?,
            steps: journey.touchpoints().into_iter().map(|it| &**it).collect(),
            voices: voices
                .map(|(id, voice)| (id, &**voice))
                .filter(|(_, voice)| is_of(voice))
                .collect(),
        })
    }

    /// What the customer is called in a sentence.
    pub(super) fn customer(&self) -> &str {
        customer(&self.journey.persona.name)
    }

    pub(super) fn slides(&self) -> Vec<ShowSlide> {
        let mut slides = vec![self.customer_slide()];
        slides.extend(self.journey_slides());
        slides.extend(self.moments().iter().map(|step| self.moment_slide(step)));
        slides.extend(self.contrasts_slide());
        slides.extend(self.consistency_slides());
        slides.extend(self.basics_slide());
        slides.extend(self.fix_slide());
        slides.extend(plans::what_if(self.project, self.id));
        slides.extend(plans::ask(self.project, self.id));
        slides.extend(self.decision_slides());
        slides
    }

    pub(super) fn slide(
        &self,
        kind: SlideKind,
        part: &str,
        headline: String,
        content: Content,
    ) -> ShowSlide {
        slide(self.id, kind, part, (headline, content))
    }

    fn customer_slide(&self) -> ShowSlide {
        let persona = &self.journey.persona;
        let felt: Vec<f64> = self
            .voices
            .iter()
            .filter_map(|(_, voice)| voice.sentiment)
            .map(crate::model::Rating::get)
            .collect();
        let part = CustomerPart {
            name: persona.name.trim().to_owned(),
            about: persona.about.trim().to_owned(),
            picture: persona.picture.clone(),
            goal: self.journey.goal.trim().to_owned(),
            before: self.journey.before.trim().to_owned(),
            after: self.journey.after.trim().to_owned(),
            mood: crate::insight::compare::mean(felt),
            heard: self.heard(),
        };
        let headline = headline::customer(self.customer(), &part.goal);
        self.slide(SlideKind::Customer, "", headline, Content::Customer(part))
    }

    /// How many voices there are, and who has not been listened to.
    fn heard(&self) -> String {
        let count = self.voices.len();
        if count == 0 {
            return "Nobody has been interviewed".to_owned();
        }
        let stances = [
            (Stance::Churning, "churning"),
            (Stance::Indifferent, "indifferent"),
            (Stance::Loyal, "loyal"),
        ];
        let missing: Vec<&str> = stances
            .into_iter()
            .filter(|(stance, _)| {
                let of = |(_, voice): &(&VoiceId, &Voice)| self.stance(voice) == Some(*stance);
                !self.voices.iter().any(of)
            })
            .map(|(_, name)| name)
            .collect();
        let voices = if count == 1 { "voice" } else { "voices" };
        let heard = format!("{} {voices} heard", plain(super::make::number(count), 0));
        match missing.as_slice() {
            [] => format!("{heard}: churning, indifferent and loyal"),
            missing => format!("{heard}, none of them {}", missing.join(" or ")),
        }
    }

    pub(super) fn stance(&self, voice: &Voice) -> Option<Stance> {
        let segment = self.project.segments.get(voice.segment.as_ref()?)?;
        Some(segment.stance)
    }

    /// What a voice says, and who it is.
    pub(super) fn spoken(&self, id: &VoiceId, voice: &Voice) -> SpokenVoice {
        spoken(self.project, id, voice)
    }

    fn journey_slides(&self) -> Vec<ShowSlide> {
        let parts = if self.steps.len() > LONG {
            self.stage_parts()
        } else {
            self.touchpoint_parts()
        };
        let several = parts.len() > 1;
        let belief = headline::belief(&self.figures.belief);
        let mut slides = Vec::with_capacity(parts.len());
        for (name, stages, points) in parts {
            let part = if several { name } else { String::new() };
            let whole = slides.is_empty();
            let headline = if whole {
                self.journey_headline()
            } else {
                headline::part(&stages, &points, self.customer())
            };
            let content = Content::Journey(JourneyPart {
                points,
                score: self.figures.score,
                stages: if several { stages } else { String::new() },
                belief: belief.clone(),
            });
            slides.push(self.slide(SlideKind::Journey, &part, headline, content));
        }
        slides
    }

    fn journey_headline(&self) -> String {
        let (rated, all) = (self.figures.rated, self.steps.len());
        if all == 0 {
            return "Nobody has drawn this journey yet".to_owned();
        }
        if rated * 2 < all || self.voices.is_empty() {
            let interviewed = if self.voices.is_empty() {
                "; nobody has been interviewed"
            } else {
                ""
            };
            let touchpoints = if all == 1 {
                "touchpoint is"
            } else {
                "touchpoints are"
            };
            return format!("{rated} of {all} {touchpoints} rated{interviewed}");
        }
        headline::journey(self.customer(), &self.figures, &self.steps)
    }

    pub(super) fn point(&self, step: &Step) -> CurvePoint {
        let known = self.figures.touchpoint(&step.id);
        CurvePoint {
            step: Some(step.id.clone()),
            name: named(step).to_owned(),
            emotion: known.and_then(|it| it.ratings.emotion),
            belief: known.and_then(|it| it.ratings.belief),
            expectation: known.map(|it| it.expectation),
            evidence: known.map_or(Evidence::Assumed, |it| it.evidence),
            is_moment_of_truth: step.moment_of_truth,
        }
    }

    /// The touchpoints in parts of at most [`MOST`], split between stages where that can be: the name of each part in
    /// the file, its stages, its points.
    fn touchpoint_parts(&self) -> Vec<(String, String, Vec<CurvePoint>)> {
        let mut parts: Vec<Vec<&Step>> = Vec::new();
        for stage in self.steps.chunk_by(|a, b| a.stage == b.stage) {
            for few in stage.chunks(MOST) {
                match parts.last_mut() {
                    Some(last) if last.len() + few.len() <= MOST => last.extend_from_slice(few),
                    Some(_) | None => parts.push(few.to_vec()),
                }
            }
        }
        if parts.is_empty() {
            parts.push(Vec::new());
        }
        parts
            .into_iter()
            .map(|steps| {
                let first = steps.first().map(|step| step.id.to_string());
                let points = steps.iter().map(|step| self.point(step)).collect();
                (first.unwrap_or_default(), self.stages_of(&steps), points)
            })
            .collect()
    }

    fn stages_of(&self, steps: &[&Step]) -> String {
        let mut names: Vec<&str> = Vec::new();
        for step in steps {
            let stage = step.stage.as_ref().and_then(|id| self.journey.stage(id));
            let name = stage.map_or("Not placed yet", |stage| stage.name.trim());
            if !name.is_empty() && names.last() != Some(&name) {
                names.push(name);
            }
        }
        match names.as_slice() {
            [] => String::new(),
            [one] => (*one).to_owned(),
            [first, .., last] => format!("{first} to {last}"),
        }
    }

    /// The stages of a long journey as points, in parts of at most [`MOST`].
    fn stage_parts(&self) -> Vec<(String, String, Vec<CurvePoint>)> {
        let stages: Vec<&[&Step]> = self.steps.chunk_by(|a, b| a.stage == b.stage).collect();
        stages
            .chunks(MOST)
            .map(|few| {
                let all: Vec<&Step> = few.iter().flat_map(|steps| steps.iter().copied()).collect();
                let points = few.iter().map(|steps| self.stage_point(steps)).collect();
                let first = all.first().map(|step| step.id.to_string());
                (first.unwrap_or_default(), self.stages_of(&all), points)
            })
            .collect()
    }

    fn stage_point(&self, steps: &[&Step]) -> CurvePoint {
        let points: Vec<CurvePoint> = steps.iter().map(|step| self.point(step)).collect();
        let mean = |of: fn(&CurvePoint) -> Option<f64>| {
            crate::insight::compare::mean(points.iter().filter_map(of))
        };
        let evidence = points.iter().map(|point| point.evidence).min();
        CurvePoint {
            step: None,
            name: self.stages_of(steps),
            emotion: mean(|point| point.emotion),
            belief: mean(|point| point.belief),
            expectation: mean(|point| point.expectation),
            evidence: evidence.unwrap_or_default(),
            is_moment_of_truth: points.iter().any(|point| point.is_moment_of_truth),
        }
    }

    /// The touchpoints that have a slide of their own, in reading order: moments of truth, and the worst.
    fn moments(&self) -> Vec<&'a Step> {
        let truths = self.steps.iter().filter(|step| step.moment_of_truth);
        let mut wanted: BTreeSet<&StepId> = truths
            .map(|step| &step.id)
            .take(MOST_MOMENTS - WORST)
            .collect();
        let is_bad = |class: PriorityClass| match class {
            PriorityClass::Basics
            | PriorityClass::BrokenPromise
            | PriorityClass::Disappointment => true,
            PriorityClass::Delight | PriorityClass::Overinvestment => false,
        };
        let worst = self.repairs.priorities.iter();
        wanted.extend(
            worst
                .filter(|item| is_bad(item.class))
                .map(|item| &item.id)
                .take(WORST),
        );
        let steps = self.steps.iter().copied();
        steps.filter(|step| wanted.contains(&step.id)).collect()
    }

    /// How even the experience is.
    pub(super) fn consistency(&self) -> &Consistency {
        &self.figures.consistency
    }

    /// What a department is called; empty: nobody.
    pub(super) fn owner(&self, id: Option<&crate::model::OwnerId>) -> String {
        owner(self.project, id)
    }
}

/// A slide as it is proposed.
pub(super) fn slide(
    journey: &JourneyId,
    kind: SlideKind,
    part: &str,
    (headline, content): (String, Content),
) -> ShowSlide {
    let of = if part.is_empty() {
        journey.to_string()
    } else {
        format!("{journey}/{part}")
    };
    ShowSlide {
        key: SlideKey { kind, of },
        proposed: headline.clone(),
        headline,
        is_hidden: false,
        notes: String::new(),
        content,
    }
}

/// What a department is called; empty: nobody.
pub(super) fn owner(project: &Project, id: Option<&crate::model::OwnerId>) -> String {
    let owner = id.and_then(|id| project.owners.get(id));
    owner.map_or_else(String::new, |owner| owner.name.trim().to_owned())
}

/// What a voice says, and who it is.
pub(super) fn spoken(project: &Project, id: &VoiceId, voice: &Voice) -> SpokenVoice {
    let segment = voice.segment.as_ref();
    let segment = segment.and_then(|id| project.segments.get(id));
    let source = crate::insight::words::source(voice.source);
    let date = voice.date.trim();
    SpokenVoice {
        id: id.clone(),
        quote: voice.quote.trim().to_owned(),
        who: voice.who.trim().to_owned(),
        segment: segment.map_or_else(String::new, |it| it.name.trim().to_owned()),
        stance: segment.map(|it| it.stance),
        source: if date.is_empty() {
            source.to_owned()
        } else {
            format!("{source}, {date}")
        },
        sentiment: voice.sentiment.map(crate::model::Rating::get),
    }
}

/// "six of 14 voices", as the room says it.
pub(super) fn voices_of(count: usize, all: usize) -> String {
    match (count, all) {
        (_, 0) => "Nobody has been interviewed".to_owned(),
        (0, all) => format!("None of the {} voices speaks of this", counted(all)),
        (1, all) => format!("1 of {all} voices speaks of this"),
        (count, all) => format!("{count} of {all} voices speak of this"),
    }
}

pub(super) fn number(count: usize) -> f64 {
    crate::insight::compare::number(count)
}
