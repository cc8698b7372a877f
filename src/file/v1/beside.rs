//! Owns the reading of the project and of everything in it beside the journeys.

use std::collections::BTreeSet;
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::file::limits::{MAX_PICTURES, MAX_PIXELS_TOGETHER, check_picture};
use crate::model::{self, Extra, JourneyId, Settings, StepId};

use super::entries::{Entries, Word};
use super::journey::{Known, Names};
use super::reader::{Reader, Refused, keep_aside, text_of};
use super::{Channel, Decision, Image, Improvement, Method, Owner, Project, Segment, Slide, Voice};

impl<'a> Reader<'a> {
    /// The project.
    pub(super) fn whole(&mut self, file: Project<'a>) -> Result<model::Project, Refused> {
        let mut extra = self.extra(file.ext)?;
        let unknown_settings = self.take_unknown("method").unwrap_or_default();
        let settings = unknown_settings.into_iter();
        extra
            .unknown
            .extend(settings.map(|(name, raw)| (format!("method.{name}"), raw)));
        let journeys: Vec<_> = file.journeys.0.iter().map(|(id, _)| id).collect();
        let journeys: Vec<JourneyId> = journeys
            .into_iter()
            .filter_map(|id| JourneyId::new(id).ok())
            .collect();
        let mut project = model::Project {
            title: file.title,
            organisation: file.organisation,
            promise: file.promise,
            strategy: file.strategy.into(),
            notes: file.notes,
            method: self.within("method", |reader| reader.settings(&file.method))?,
            segments: self.records("segments", file.segments, Self::segment)?,
            channels: self.records("channels", file.channels, Self::channel)?,
            owners: self.records("owners", file.owners, Self::owner)?,
            dismissed: file.dismissed.into_iter().collect::<BTreeSet<_>>(),
            show: self.list("show", file.show, Self::slide)?,
            first: file.first.into(),
            scope_locked: file.scope_locked,
            images: self.images(file.images)?,
            ..model::Project::default()
        };
        let names = Names::of(&project, Known::new(&journeys));
        project.journeys = self.records("journeys", file.journeys, |reader, journey| {
            reader.journey(journey, &names)
        })?;
        self.voices(&mut project, file.voices, (&names, &mut extra))?;
        project.improvements = self.records("improvements", file.improvements, |reader, i| {
            reader.improvement(i, &project, &names)
        })?;
        project.decisions = self.records("decisions", file.decisions, |reader, decision| {
            reader.decision(decision, &project, &names)
        })?;
        project.extra = extra;
        Ok(project)
    }

    fn settings(&mut self, file: &Method) -> Result<Settings, Refused> {
        let or = Settings::default();
        let settings = Settings {
            parity: file.parity.unwrap_or(or.parity),
            softening: file.softening.unwrap_or(or.softening),
            moment_of_truth_weight: file
                .moment_of_truth_weight
                .unwrap_or(or.moment_of_truth_weight),
            memory: file.memory.unwrap_or(or.memory),
            tolerated_lapse_rate: file.tolerated_lapse_rate.unwrap_or(or.tolerated_lapse_rate),
            adaptation: file.adaptation.unwrap_or(or.adaptation),
            starting_expectation: file.starting_expectation.unwrap_or(or.starting_expectation),
        };
        let entries = settings.entries().into_iter();
        let mut outside = entries.filter(|(_, value, min, max)| !(*min..=*max).contains(value));
        outside
            .next()
            .map_or(Ok(settings), |(name, value, min, max)| {
                Err(self.outside(name, value, (min, max)))
            })
    }

    fn segment(&mut self, file: Segment<'a>) -> Result<model::Segment, Refused> {
        Ok(model::Segment {
            name: file.name,
            stance: file.stance.into(),
            share: self.real_if_any("share", file.share)?,
            extra: self.extra(file.ext)?,
        })
    }

    fn channel(&mut self, file: Channel<'a>) -> Result<model::Channel, Refused> {
        Ok(model::Channel {
            name: file.name,
            order: self.real("order", file.order)?,
            extra: self.extra(file.ext)?,
        })
    }

    fn owner(&mut self, file: Owner<'a>) -> Result<model::Owner, Refused> {
        Ok(model::Owner {
            name: file.name,
            extra: self.extra(file.ext)?,
        })
    }

    fn slide(&mut self, file: Slide<'a>) -> Result<Arc<model::Slide>, Refused> {
        Ok(Arc::new(model::Slide {
            id: self.id("id", &file.id.0)?,
            kind: file.kind,
            of: file.of,
            headline: file.headline,
            hidden: file.hidden,
            notes: file.notes,
            extra: self.extra(file.ext)?,
        }))
    }

    fn images(
        &mut self,
        file: Entries<'a, Image<'a>>,
    ) -> Result<model::Records<model::Image>, Refused> {
        let count = file.0.len();
        if count > MAX_PICTURES {
            let message = format!("there are {count} pictures; at most {MAX_PICTURES} are allowed");
            return Err(self.refused("images", message));
        }
        let mut pixels = 0;
        self.records("images", file, |reader, image| {
            let (image, size) = reader.image(image)?;
            pixels += size;
            if pixels > MAX_PIXELS_TOGETHER {
                let message =
                    "all pictures together have more than the 200 megapixels that are allowed";
                return Err(reader.refused("", message.to_owned()));
            }
            Ok(image)
        })
    }

    /// The picture and how many pixels it has. One that can't be shown is refused, not repaired: to leave it out would
    /// lose what the user put in.
    fn image(&mut self, file: Image<'a>) -> Result<(model::Image, u64), Refused> {
        let bytes = STANDARD.decode(file.bytes.as_bytes()).map_err(|_| {
            let message = format!("the bytes of the picture{} are not base64", self.record());
            self.refused("bytes", message)
        })?;
        let kind = file.kind.into();
        let pixels = check_picture(kind, &bytes).map_err(|fault| {
            let message = format!("the picture{} can’t be used: {fault}", self.record());
            self.refused("bytes", message)
        })?;
        let image = model::Image {
            name: file.name,
            kind,
            bytes: bytes.into(),
            extra: self.extra(file.ext)?,
        };
        Ok((image, pixels))
    }

    /// Puts the voices into the project; those about something that is not there are kept in `extra`.
    fn voices(
        &mut self,
        project: &mut model::Project,
        file: Entries<'a, Voice<'a>>,
        (names, extra): (&Names, &mut Extra),
    ) -> Result<(), Refused> {
        let voices = self.entries("voices", file, |reader, id, voice| {
            let (about, missing) = about(project, voice.journey.as_ref(), voice.step.as_ref());
            let voice = reader.voice(voice, about, names)?;
            if let Some((field, missing)) = missing {
                reader.note(
                    field,
                    format!("there is no {field} “{missing}”; the voice “{id}” is kept in `ext`"),
                );
                keep_aside(
                    &mut extra.ext,
                    &format!("orphan-voice-{id}"),
                    reader.raw(""),
                );
                return Ok(None);
            }
            Ok(Some(Arc::new(voice)))
        })?;
        let kept = voices.into_iter();
        project.voices = kept.filter_map(|(id, voice)| Some((id, voice?))).collect();
        Ok(())
    }

    fn voice(
        &mut self,
        file: Voice<'a>,
        about: About,
        names: &Names,
    ) -> Result<model::Voice, Refused> {
        let mut extra = self.extra(file.ext)?;
        self.valid_ids(file.journey.as_ref(), file.step.as_ref())?;
        Ok(model::Voice {
            quote: file.quote,
            who: file.who,
            segment: self.reference(
                "segment",
                file.segment.as_ref(),
                &names.segments,
                &mut extra,
            )?,
            journey: about.journey,
            step: about.step,
            sentiment: self.rating("sentiment", file.sentiment)?,
            source: file.source.into(),
            recommend: self.rating("recommend", file.recommend)?,
            satisfied: self.rating("satisfied", file.satisfied)?,
            effort: self.rating("effort", file.effort)?,
            date: file.date,
            extra,
        })
    }

    fn valid_ids(&self, journey: Option<&Word>, step: Option<&Word>) -> Result<(), Refused> {
        for (field, reference) in [("journey", journey), ("step", step)] {
            if let Some(text) = text_of(reference) {
                self.id::<()>(field, text)?;
            }
        }
        Ok(())
    }

    fn improvement(
        &mut self,
        file: Improvement<'a>,
        project: &model::Project,
        names: &Names,
    ) -> Result<model::Improvement, Refused> {
        let mut extra = self.extra(file.ext)?;
        let owner = self.reference("owner", file.owner.as_ref(), &names.owners, &mut extra)?;
        let journey: Option<JourneyId> = self.reference(
            "journey",
            file.journey.as_ref(),
            &names.journeys,
            &mut extra,
        )?;
        let steps = self.improved_steps(
            &file.steps,
            journey.as_ref().and_then(|id| project.journeys.get(id)),
            &mut extra,
        )?;
        Ok(model::Improvement {
            name: file.name,
            journey,
            steps,
            hygiene: self.rating("hygiene", file.hygiene)?,
            delight: self.rating("delight", file.delight)?,
            customer_benefit: self.rating("customer_benefit", file.customer_benefit)?,
            company_benefit: self.rating("company_benefit", file.company_benefit)?,
            time: self.rating("time", file.time)?,
            cost: self.rating("cost", file.cost)?,
            quality: self.rating("quality", file.quality)?,
            owner,
            due: file.due,
            added: file.added,
            chosen: file.chosen,
            extra,
        })
    }

    /// The steps that exist; the others are kept in `extra`.
    fn improved_steps(
        &mut self,
        file: &[Word],
        journey: Option<&Arc<model::Journey>>,
        extra: &mut Extra,
    ) -> Result<Vec<StepId>, Refused> {
        let (mut steps, mut lost) = (Vec::new(), Vec::new());
        for word in file {
            let id = self.id("steps", &word.0)?;
            if journey.is_some_and(|journey| journey.step(&id).is_some()) {
                steps.push(id);
            } else {
                lost.push(id);
            }
        }
        for id in &lost {
            let record = self.record();
            self.note(
                "steps",
                format!("there is no step “{id}”; it is left out of the steps{record}, its id kept in `ext`"),
            );
        }
        if !lost.is_empty() {
            let raw = format!("{lost:?}");
            keep_aside(&mut extra.ext, "lost-steps", raw);
        }
        Ok(steps)
    }

    fn decision(
        &mut self,
        file: Decision<'a>,
        project: &model::Project,
        names: &Names,
    ) -> Result<model::Decision, Refused> {
        let mut extra = self.extra(file.ext)?;
        let owner = self.reference("owner", file.owner.as_ref(), &names.owners, &mut extra)?;
        let journey: Option<JourneyId> = self.reference(
            "journey",
            file.journey.as_ref(),
            &names.journeys,
            &mut extra,
        )?;
        let steps = journey
            .as_ref()
            .and_then(|id| project.journeys.get(id))
            .map_or_else(
                || Known::new([]),
                |journey| {
                    let step = text_of(file.step.as_ref()).and_then(|text| StepId::new(text).ok());
                    Known::new(step.filter(|id| journey.step(id).is_some()).as_ref())
                },
            );
        Ok(model::Decision {
            text: file.text,
            owner,
            date: file.date,
            step: self.reference("step", file.step.as_ref(), &steps, &mut extra)?,
            journey,
            extra,
        })
    }
}

/// The journey and step that a voice names.
struct About {
    journey: Option<JourneyId>,
    step: Option<StepId>,
}

/// What the voice names, and which field names something that is not there.
fn about(
    project: &model::Project,
    journey: Option<&Word>,
    step: Option<&Word>,
) -> (About, Option<(&'static str, String)>) {
    let journey_id = text_of(journey).and_then(|text| JourneyId::new(text).ok());
    let found = journey_id
        .as_ref()
        .and_then(|id| project.journeys.get_key_value(id));
    let step_id = text_of(step).and_then(|text| StepId::new(text).ok());
    let found_step = found.and_then(|(_, journey)| journey.step(step_id.as_ref()?));
    let missing = match (text_of(journey), text_of(step)) {
        (Some(text), _) if found.is_none() => Some(("journey", text.to_owned())),
        (_, Some(text)) if found_step.is_none() => Some(("step", text.to_owned())),
        (_, _) => None,
    };
    let about = About {
        journey: found.map(|(id, _)| id.clone()),
        step: found_step.map(|step| step.id.clone()),
    };
    (about, missing)
}
