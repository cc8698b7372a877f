//! Owns the canonical text of a project: the order of FORMAT.md's example, one field a line, maps sorted by id, nothing
//! for a field at its default. The same project gives the same bytes.

mod names;
mod out;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::model::{
    Channel, Decision, Image, Improvement, Journey, Link, Mark, Owner, Project, Ratings, Records,
    Segment, Settings, Slide, Stage, Step, Voice,
};

use names::Named;
use out::Out;

/// The project as text, in the format of this version.
#[must_use]
pub fn write(project: &Project) -> String {
    let pictures: usize = project.images.values().map(|i| i.bytes.len()).sum();
    let mut out = Out::new(4096 + 1024 * project.step_count() + pictures * 4 / 3);
    out.raw("#![enable(implicit_some)]\nProject(\n");
    out.fields_of_project(project);
    out.raw(")\n");
    out.finish()
}

impl Out {
    fn fields_of_project(&mut self, project: &Project) {
        self.indented(|out| {
            out.field("format", super::FORMAT);
            out.text("title", &project.title);
            out.text("organisation", &project.organisation);
            out.text("promise", &project.promise);
            out.unless_default("strategy", &project.strategy);
            out.text("notes", &project.notes);
            out.record("method", |out| out.method(project));
            out.records("segments", &project.segments, Self::segment);
            out.records("channels", &project.channels, Self::channel);
            out.records("owners", &project.owners, Self::owner);
            out.records("journeys", &project.journeys, Self::journey);
            out.records("voices", &project.voices, Self::voice);
            out.records("improvements", &project.improvements, Self::improvement);
            out.records("decisions", &project.decisions, Self::decision);
            out.texts("dismissed", project.dismissed.iter().map(String::as_str));
            out.list("show", |out| {
                for slide in &project.show {
                    out.item(|out| out.slide(slide));
                }
            });
            out.unless_default("first", &project.first);
            out.text("scope_locked", &project.scope_locked);
            out.ext(&project.extra);
            out.records("images", &project.images, Self::image);
            for (name, raw) in &project.extra.unknown {
                if !name.starts_with(OF_METHOD) {
                    out.unknown_field(name, raw);
                }
            }
        });
    }

    fn records<K>(&mut self, name: &str, records: &Records<K>, write: fn(&mut Self, &K)) {
        self.map(name, |out| {
            for (id, record) in records {
                out.entry(id.as_str(), |out| write(out, record));
            }
        });
    }

    fn unless_default<T: Default + PartialEq + Named>(&mut self, name: &str, value: &T) {
        if *value != T::default() {
            self.field(name, value.name());
        }
    }

    fn method(&mut self, project: &Project) {
        let default = Settings::default();
        let settings = project.method.entries().into_iter();
        for ((name, value, ..), (_, default, ..)) in settings.zip(default.entries()) {
            if value.total_cmp(&default).is_ne() {
                self.number(name, value);
            }
        }
        for (name, raw) in &project.extra.unknown {
            if let Some(name) = name.strip_prefix(OF_METHOD) {
                self.unknown_field(name, raw);
            }
        }
    }

    fn segment(&mut self, segment: &Segment) {
        self.text("name", &segment.name);
        self.unless_default("stance", &segment.stance);
        self.some_real("share", segment.share);
        self.extra(&segment.extra);
    }

    fn channel(&mut self, channel: &Channel) {
        self.text("name", &channel.name);
        self.real("order", channel.order);
        self.extra(&channel.extra);
    }

    fn owner(&mut self, owner: &Owner) {
        self.text("name", &owner.name);
        self.extra(&owner.extra);
    }

    fn journey(&mut self, journey: &Journey) {
        self.text("name", &journey.name);
        self.real("order", journey.order);
        self.unless_default("state", &journey.state);
        self.reference("baseline", journey.baseline.as_ref());
        self.record("persona", |out| {
            out.text("name", &journey.persona.name);
            out.text("about", &journey.persona.about);
            out.reference("picture", journey.persona.picture.as_ref());
            out.extra(&journey.persona.extra);
        });
        self.text("goal", &journey.goal);
        self.text("note", &journey.note);
        self.text("before", &journey.before);
        self.text("after", &journey.after);
        self.texts("knows", journey.knows.iter().map(String::as_str));
        self.texts("brings", journey.brings.iter().map(String::as_str));
        self.list("stages", |out| {
            for stage in &journey.stages {
                out.item(|out| out.stage(stage));
            }
        });
        self.map("steps", |out| {
            for step in journey.graph.steps() {
                out.entry(step.id.as_str(), |out| out.step(step));
            }
        });
        self.map("links", |out| {
            for link in journey.graph.links() {
                out.entry(link.id.as_str(), |out| out.link(link));
            }
        });
        self.extra(&journey.extra);
    }

    fn stage(&mut self, stage: &Stage) {
        self.text_even_if_empty("id", stage.id.as_str());
        self.text("name", &stage.name);
        self.extra(&stage.extra);
    }

    fn step(&mut self, step: &Step) {
        self.unless_default("layer", &step.layer);
        self.text("name", &step.name);
        self.reference("stage", step.stage.as_ref());
        self.reference("channel", step.channel.as_ref());
        self.reference("owner", step.owner.as_ref());
        self.real("x", step.x);
        self.real("y", step.y);
        self.text("note", &step.note);
        self.text("hopes", &step.hopes);
        self.reference("picture", step.picture.as_ref());
        self.texts("actors", step.actors.iter().map(String::as_str));
        self.flag("moment_of_truth", step.moment_of_truth);
        self.ratings(&step.ratings);
        self.some("convenience", step.convenience);
        self.some("relevance", step.relevance);
        self.some("usability", step.usability);
        self.some_real("wait", step.wait);
        self.unless_default("evidence", &step.evidence);
        self.text("stake", &step.stake);
        self.some_real("rival_wait", step.rival_wait);
        self.map("marks", |out| {
            for (id, mark) in &step.marks {
                out.entry(id.as_str(), |out| out.mark(mark));
            }
        });
        self.map("by_segment", |out| {
            for (id, ratings) in &step.by_segment {
                out.entry(id.as_str(), |out| out.ratings(ratings));
            }
        });
        if let Some(source) = step.source {
            self.field("source", source.name());
        }
        self.some("customer_benefit", step.customer_benefit);
        self.some("company_benefit", step.company_benefit);
        self.extra(&step.extra);
    }

    fn ratings(&mut self, ratings: &Ratings) {
        self.some("emotion", ratings.emotion);
        self.some("belief", ratings.belief);
        self.some("expectation", ratings.expectation);
        self.some("hygiene", ratings.hygiene);
        self.some("delight", ratings.delight);
    }

    fn mark(&mut self, mark: &Mark) {
        self.text("by", &mark.by);
        self.some("emotion", mark.emotion);
        self.some("belief", mark.belief);
        self.some("hygiene", mark.hygiene);
        self.some("delight", mark.delight);
        self.extra(&mark.extra);
    }

    fn link(&mut self, link: &Link) {
        self.unless_default("kind", &link.kind);
        self.text_even_if_empty("from", link.from.as_str());
        self.text_even_if_empty("to", link.to.as_str());
        self.some_real("share", link.share);
        self.text("label", &link.label);
        self.unless_default("kept", &link.kept);
        self.extra(&link.extra);
    }

    fn voice(&mut self, voice: &Voice) {
        self.text("quote", &voice.quote);
        self.text("who", &voice.who);
        self.reference("segment", voice.segment.as_ref());
        self.reference("journey", voice.journey.as_ref());
        self.reference("step", voice.step.as_ref());
        self.some("sentiment", voice.sentiment);
        self.unless_default("source", &voice.source);
        self.some("recommend", voice.recommend);
        self.some("satisfied", voice.satisfied);
        self.some("effort", voice.effort);
        self.text("date", &voice.date);
        self.extra(&voice.extra);
    }

    fn improvement(&mut self, improvement: &Improvement) {
        self.text("name", &improvement.name);
        self.reference("journey", improvement.journey.as_ref());
        let steps = improvement.steps.iter();
        self.texts("steps", steps.map(crate::model::StepId::as_str));
        self.some("hygiene", improvement.hygiene);
        self.some("delight", improvement.delight);
        self.some("customer_benefit", improvement.customer_benefit);
        self.some("company_benefit", improvement.company_benefit);
        self.some("time", improvement.time);
        self.some("cost", improvement.cost);
        self.some("quality", improvement.quality);
        self.reference("owner", improvement.owner.as_ref());
        self.text("due", &improvement.due);
        self.text("added", &improvement.added);
        self.flag("chosen", improvement.chosen);
        self.extra(&improvement.extra);
    }

    fn decision(&mut self, decision: &Decision) {
        self.text("text", &decision.text);
        self.reference("owner", decision.owner.as_ref());
        self.text("date", &decision.date);
        self.reference("journey", decision.journey.as_ref());
        self.reference("step", decision.step.as_ref());
        self.extra(&decision.extra);
    }

    fn slide(&mut self, slide: &Slide) {
        self.text_even_if_empty("id", slide.id.as_str());
        self.text("kind", &slide.kind);
        self.text("of", &slide.of);
        self.text("headline", &slide.headline);
        self.flag("hidden", slide.hidden);
        self.text("notes", &slide.notes);
        self.extra(&slide.extra);
    }

    fn image(&mut self, image: &Image) {
        self.text("name", &image.name);
        self.field("kind", image.kind.name());
        self.text("bytes", &STANDARD.encode(&image.bytes));
        self.extra(&image.extra);
    }
}

/// What the unknown fields of `method` are called among those of the project.
const OF_METHOD: &str = "method.";
