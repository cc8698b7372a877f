//! Owns the slide about one touchpoint: its strongest voice, its place on the curve, and what lies behind it.

use crate::insight::{Behind, Promise, behind, named};
use crate::model::{PromiseState, Step, StepId, Voice, VoiceId};

use super::headline::{self, Told};
use super::make::{Story, voices_of};
use super::{Content, MOST, MomentPart, ShowSlide, SlideKind, SpokenVoice};

/// A quote longer than this is not chosen where there is a shorter one that is as strong, in characters.
const SHORT: usize = 110;

impl Story<'_> {
    pub(super) fn moment_slide(&self, step: &Step) -> ShowSlide {
        let at = self.steps.iter().position(|it| it.id == step.id);
        let around = self.around(at.unwrap_or_default());
        let voices = self.voices_at(&step.id);
        let persona = &self.journey.persona;
        let part = MomentPart {
            step: step.id.clone(),
            name: named(step).to_owned(),
            customer: persona.name.trim().to_owned(),
            picture: persona.picture.clone(),
            voice: self.strongest(step, &voices),
            heard: voices_of(voices.len(), self.voices.len()),
            behind: self.behind(&step.id),
            told: around
                .iter()
                .position(|it| it.id == step.id)
                .unwrap_or_default(),
            points: around.iter().map(|step| self.point(step)).collect(),
        };
        let headline = self.moment_headline(step);
        let content = Content::Moment(Box::new(part));
        self.slide(SlideKind::Moment, step.id.as_str(), headline, content)
    }

    /// As many touchpoints around that one as a slide holds.
    fn around(&self, at: usize) -> Vec<&Step> {
        let last = self.steps.len().saturating_sub(MOST);
        let from = at.saturating_sub(MOST / 2).min(last);
        self.steps.iter().copied().skip(from).take(MOST).collect()
    }

    fn voices_at(&self, step: &StepId) -> Vec<(&VoiceId, &Voice)> {
        let of_step = |voice: &Voice| {
            voice.journey.as_ref() == Some(self.id) && voice.step.as_ref() == Some(step)
        };
        let voices = self.voices.iter().copied();
        voices.filter(|(_, voice)| of_step(voice)).collect()
    }

    /// The voice that says it most strongly, in the direction that is felt there.
    fn strongest(&self, step: &Step, voices: &[(&VoiceId, &Voice)]) -> Option<SpokenVoice> {
        let known = self.figures.touchpoint(&step.id);
        let emotion = known.and_then(|it| it.ratings.emotion);
        let direction = emotion.map_or(-1.0, |emotion| if emotion > 0.0 { 1.0 } else { -1.0 });
        let strength = |voice: &Voice| {
            let felt = voice.sentiment.map_or(0.0, |felt| felt.get() * direction);
            let is_short = voice.quote.trim().chars().count() <= SHORT;
            (felt, is_short)
        };
        let quoted = voices
            .iter()
            .filter(|(_, voice)| !voice.quote.trim().is_empty());
        let strongest = quoted.min_by(|(a_id, a), (b_id, b)| {
            let ((felt, is_short), (other, is_other_short)) = (strength(a), strength(b));
            let by_felt = other.total_cmp(&felt);
            by_felt
                .then(is_other_short.cmp(&is_short))
                .then(a_id.cmp(b_id))
        });
        strongest.map(|(id, voice)| self.spoken(id, voice))
    }

    fn behind(&self, step: &StepId) -> Vec<(StepId, String)> {
        let Behind { direct, further } = behind(self.journey, step);
        let all = direct.into_iter().chain(further);
        all.filter_map(|id| {
            let name = named(self.journey.step(&id)?).to_owned();
            Some((id, name))
        })
        .collect()
    }

    fn moment_headline(&self, step: &Step) -> String {
        let known = self.figures.touchpoint(&step.id);
        let broken = |is_here: &dyn Fn(&Promise) -> bool| {
            let mut promises = self.figures.promises.all.iter();
            let broken = promises.find(|it| it.kept == PromiseState::Broken && is_here(it));
            let link = broken.and_then(|promise| self.journey.graph.link(&promise.id));
            link.map(|link| link.label.trim())
        };
        headline::moment(&Told {
            name: named(step),
            customer: self.customer(),
            wait: step.wait.map(crate::model::Real::get),
            rival: step.rival_wait.map(crate::model::Real::get),
            broken: broken(&|promise| promise.due_at == step.id),
            unkept: broken(&|promise| promise.made_at == step.id),
            emotion: known.and_then(|it| it.ratings.emotion),
            hygiene: known.and_then(|it| it.ratings.hygiene),
            parity: self.project.method.parity,
            gap: known.and_then(|it| it.gap),
            is_moment_of_truth: step.moment_of_truth,
        })
    }
}
