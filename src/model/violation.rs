//! Owns the check of everything that the types alone do not exclude: references, rules of links, limits.
//! Used by loading, by tests after every edit, and in debug builds.

use std::collections::BTreeSet;
use std::fmt;

use super::{
    Image, Improvement, Journey, JourneyId, Link, LinkKind, MAX_LINKS, MAX_STEPS, MAX_TEXT_CHARS,
    Persona, Project, StageId, Step, StepId,
};

/// Something that a valid project does not have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// Where: the path of record ids and the field, as in the file, such as `journeys.apply.steps.call.stage`.
    pub place: Vec<String>,
    /// What is wrong there.
    pub kind: ViolationKind,
}

/// What can be wrong with a project whose values are all in range.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ViolationKind {
    /// An id that names nothing.
    Missing {
        /// What kind of record is missing, such as `stage`.
        what: &'static str,
        /// Its id.
        id: String,
    },
    /// A link from a step to itself.
    SelfLink,
    /// A second link of the same kind in the same direction.
    SecondLink {
        /// The id of the first.
        first: String,
    },
    /// A link of a kind that can't join steps of these layers.
    WrongLayer {
        /// Its kind.
        kind: LinkKind,
    },
    /// A second stage or slide with the same id.
    DuplicateId {
        /// The id.
        id: String,
    },
    /// A text of more than [`MAX_TEXT_CHARS`] characters.
    LongText {
        /// How many characters it has.
        chars: usize,
    },
    /// A setting of the method outside its range.
    Setting,
    /// More steps or links than a project may hold.
    TooMany {
        /// Of what.
        what: &'static str,
        /// How many there are.
        count: usize,
        /// How many there may be.
        max: usize,
    },
}

impl fmt::Display for ViolationKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing { what, id } => write!(f, "there is no {what} “{id}”"),
            Self::SelfLink => write!(f, "the link runs from a step to itself"),
            Self::SecondLink { first } => write!(f, "the link says the same as “{first}”"),
            Self::WrongLayer {
                kind: LinkKind::Flow,
            } => write!(f, "a flow link joins two touchpoints"),
            Self::WrongLayer {
                kind: LinkKind::Promise,
            } => write!(f, "a promise link joins two touchpoints"),
            Self::WrongLayer {
                kind: LinkKind::Support,
            } => {
                write!(f, "a support link starts at a backstage step or a system")
            }
            Self::DuplicateId { id } => write!(f, "the id “{id}” is used twice"),
            Self::LongText { chars } => {
                write!(
                    f,
                    "the text has {chars} characters; at most {MAX_TEXT_CHARS} are allowed"
                )
            }
            Self::Setting => write!(f, "the setting is outside its range"),
            Self::TooMany { what, count, max } => {
                write!(f, "there are {count} {what}; at most {max} are allowed")
            }
        }
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place.join("."), self.kind)
    }
}

impl Project {
    /// What is wrong with the project; empty for a valid one. Sorted by place within each kind of record.
    #[must_use]
    pub fn violations(&self) -> Vec<Violation> {
        let mut check = Check {
            project: self,
            place: Vec::new(),
            found: Vec::new(),
        };
        check.project();
        check.found
    }
}

struct Check<'a> {
    project: &'a Project,
    place: Vec<String>,
    found: Vec<Violation>,
}

impl<'a> Check<'a> {
    fn found_at(&mut self, field: &str, kind: ViolationKind) {
        let mut place = self.place.clone();
        place.extend((!field.is_empty()).then(|| field.to_owned()));
        self.found.push(Violation { place, kind });
    }

    fn within(&mut self, place: [&str; 2], check: impl FnOnce(&mut Self)) {
        self.place.extend(place.map(str::to_owned));
        check(self);
        self.place.truncate(self.place.len().saturating_sub(2));
    }

    fn texts<'t>(&mut self, texts: impl IntoIterator<Item = (&'static str, &'t String)>) {
        for (field, text) in texts {
            if text.len() > MAX_TEXT_CHARS {
                let chars = text.chars().count();
                if chars > MAX_TEXT_CHARS {
                    self.found_at(field, ViolationKind::LongText { chars });
                }
            }
        }
    }

    fn list(&mut self, field: &'static str, texts: &'a [String]) {
        self.texts(texts.iter().map(|text| (field, text)));
    }

    fn reference<K>(&mut self, field: &'static str, id: Option<&super::Id<K>>, exists: bool) {
        if let Some(id) = id.filter(|_| !exists) {
            let what = if field == "baseline" {
                "journey"
            } else {
                field
            };
            self.found_at(
                field,
                ViolationKind::Missing {
                    what,
                    id: id.to_string(),
                },
            );
        }
    }

    fn picture(&mut self, picture: Option<&super::Id<Image>>) {
        let exists = picture.is_some_and(|id| self.project.images.contains_key(id));
        self.reference("picture", picture, exists);
    }

    fn too_many(&mut self, what: &'static str, count: usize, max: usize) {
        if count > max {
            self.found_at("", ViolationKind::TooMany { what, count, max });
        }
    }

    fn project(&mut self) {
        let project = self.project;
        self.texts([
            ("title", &project.title),
            ("organisation", &project.organisation),
            ("promise", &project.promise),
            ("notes", &project.notes),
            ("scope_locked", &project.scope_locked),
        ]);
        for name in project.method.out_of_range() {
            self.place.push("method".to_owned());
            self.found_at(name, ViolationKind::Setting);
            self.place.pop();
        }
        self.too_many("steps", project.step_count(), MAX_STEPS);
        let links = project
            .journeys
            .values()
            .map(|journey| journey.graph.link_count())
            .sum();
        self.too_many("links", links, MAX_LINKS);
        self.names();
        for (id, journey) in &project.journeys {
            self.within(["journeys", id.as_str()], |check| check.journey(journey));
        }
        self.voices();
        self.improvements();
        self.decisions();
        self.show();
    }

    fn names(&mut self) {
        let project = self.project;
        for (id, segment) in &project.segments {
            self.within(["segments", id.as_str()], |check| {
                check.texts([("name", &segment.name)]);
            });
        }
        for (id, channel) in &project.channels {
            self.within(["channels", id.as_str()], |check| {
                check.texts([("name", &channel.name)]);
            });
        }
        for (id, owner) in &project.owners {
            self.within(["owners", id.as_str()], |check| {
                check.texts([("name", &owner.name)]);
            });
        }
        for (id, image) in &project.images {
            self.within(["images", id.as_str()], |check| {
                check.texts([("name", &image.name)]);
            });
        }
    }

    fn journey(&mut self, journey: &'a Journey) {
        self.texts([
            ("name", &journey.name),
            ("goal", &journey.goal),
            ("note", &journey.note),
            ("before", &journey.before),
            ("after", &journey.after),
        ]);
        self.list("knows", &journey.knows);
        self.list("brings", &journey.brings);
        let baseline = journey.baseline.as_ref();
        self.reference(
            "baseline",
            baseline,
            baseline.is_some_and(|id| self.project.journeys.contains_key(id)),
        );
        let Persona {
            name,
            about,
            picture,
            ..
        } = &journey.persona;
        self.texts([("persona", name), ("persona", about)]);
        self.picture(picture.as_ref());
        let mut seen = BTreeSet::new();
        for stage in &journey.stages {
            self.within(["stages", stage.id.as_str()], |check| {
                check.texts([("name", &stage.name)]);
            });
            if !seen.insert(&stage.id) {
                self.found_at(
                    "stages",
                    ViolationKind::DuplicateId {
                        id: stage.id.to_string(),
                    },
                );
            }
        }
        for step in journey.graph.steps() {
            self.within(["steps", step.id.as_str()], |check| {
                check.step(step, &seen);
            });
        }
        let mut joined = std::collections::BTreeMap::new();
        for link in journey.graph.links() {
            let first = joined
                .entry((link.kind, &link.from, &link.to))
                .or_insert(link);
            self.within(["links", link.id.as_str()], |check| {
                check.link(journey, link, first);
            });
        }
    }

    fn step(&mut self, step: &'a Step, stages: &BTreeSet<&StageId>) {
        let project = self.project;
        self.texts([
            ("name", &step.name),
            ("note", &step.note),
            ("hopes", &step.hopes),
            ("stake", &step.stake),
        ]);
        self.list("actors", &step.actors);
        let stage = step.stage.as_ref();
        self.reference("stage", stage, stage.is_some_and(|id| stages.contains(id)));
        let channel = step.channel.as_ref();
        self.reference(
            "channel",
            channel,
            channel.is_some_and(|id| project.channels.contains_key(id)),
        );
        let owner = step.owner.as_ref();
        self.reference(
            "owner",
            owner,
            owner.is_some_and(|id| project.owners.contains_key(id)),
        );
        self.picture(step.picture.as_ref());
        for (id, mark) in &step.marks {
            self.within(["marks", id.as_str()], |check| {
                check.texts([("by", &mark.by)]);
            });
        }
        for id in step
            .by_segment
            .keys()
            .filter(|&id| !project.segments.contains_key(id))
        {
            self.found_at(
                "by_segment",
                ViolationKind::Missing {
                    what: "segment",
                    id: id.to_string(),
                },
            );
        }
    }

    fn link(&mut self, journey: &Journey, link: &'a Link, first: &Link) {
        self.texts([("label", &link.label)]);
        if link.from == link.to {
            self.found_at("", ViolationKind::SelfLink);
        } else if first.id != link.id {
            self.found_at(
                "",
                ViolationKind::SecondLink {
                    first: first.id.to_string(),
                },
            );
        }
        let (Some(from), Some(to)) = (journey.step(&link.from), journey.step(&link.to)) else {
            return;
        };
        if !Link::may_join(link.kind, from.layer, to.layer) {
            self.found_at("", ViolationKind::WrongLayer { kind: link.kind });
        }
    }

    fn step_of(&self, journey: Option<&JourneyId>, step: &StepId) -> Option<&'a Step> {
        let journey = self.project.journeys.get(journey?)?;
        journey.step(step).map(|step| &**step)
    }

    fn about(&mut self, journey: Option<&JourneyId>, step: Option<&StepId>) {
        self.reference(
            "journey",
            journey,
            journey.is_some_and(|id| self.project.journeys.contains_key(id)),
        );
        self.reference(
            "step",
            step,
            step.is_some_and(|step| self.step_of(journey, step).is_some()),
        );
    }

    fn voices(&mut self) {
        let project = self.project;
        for (id, voice) in &project.voices {
            self.within(["voices", id.as_str()], |check| {
                check.texts([
                    ("quote", &voice.quote),
                    ("who", &voice.who),
                    ("date", &voice.date),
                ]);
                let segment = voice.segment.as_ref();
                check.reference(
                    "segment",
                    segment,
                    segment.is_some_and(|id| project.segments.contains_key(id)),
                );
                check.about(voice.journey.as_ref(), voice.step.as_ref());
            });
        }
    }

    fn improvements(&mut self) {
        let project = self.project;
        for (id, improvement) in &project.improvements {
            self.within(["improvements", id.as_str()], |check| {
                check.texts([
                    ("name", &improvement.name),
                    ("due", &improvement.due),
                    ("added", &improvement.added),
                ]);
                let owner = improvement.owner.as_ref();
                check.reference(
                    "owner",
                    owner,
                    owner.is_some_and(|id| project.owners.contains_key(id)),
                );
                check.about(improvement.journey.as_ref(), None);
                check.improved_steps(improvement);
            });
        }
    }

    fn improved_steps(&mut self, improvement: &Improvement) {
        for step in &improvement.steps {
            if self.step_of(improvement.journey.as_ref(), step).is_none() {
                let id = step.to_string();
                self.found_at("steps", ViolationKind::Missing { what: "step", id });
            }
        }
    }

    fn decisions(&mut self) {
        let project = self.project;
        for (id, decision) in &project.decisions {
            self.within(["decisions", id.as_str()], |check| {
                check.texts([("text", &decision.text), ("date", &decision.date)]);
                let owner = decision.owner.as_ref();
                check.reference(
                    "owner",
                    owner,
                    owner.is_some_and(|id| project.owners.contains_key(id)),
                );
                check.about(decision.journey.as_ref(), decision.step.as_ref());
            });
        }
    }

    fn show(&mut self) {
        let project = self.project;
        let mut seen = BTreeSet::new();
        for slide in &project.show {
            self.within(["show", slide.id.as_str()], |check| {
                check.texts([
                    ("kind", &slide.kind),
                    ("of", &slide.of),
                    ("headline", &slide.headline),
                    ("notes", &slide.notes),
                ]);
            });
            if !seen.insert(&slide.id) {
                self.found_at(
                    "show",
                    ViolationKind::DuplicateId {
                        id: slide.id.to_string(),
                    },
                );
            }
        }
    }
}
