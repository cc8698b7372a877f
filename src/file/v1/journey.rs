//! Owns the reading of journeys: stages, steps and links, and what is repaired among them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::model::{
    self, ChannelId, Extra, Graph, Id, ImageId, JourneyId, LinkId, LinkKind, OwnerId, Records,
    SegmentId, StageId, StepId,
};

use super::entries::{Entries, Word};
use super::reader::{Reader, Refused, keep_aside, text_of};
use super::{Journey, Link, Mark, Persona, Ratings, Stage, Step};

/// The ids that records may name. Sorted.
pub(super) struct Known<K>(Vec<Id<K>>);

/// What a step may name beside the stages of its journey.
pub(super) struct Names {
    pub(super) segments: Known<model::Segment>,
    pub(super) channels: Known<model::Channel>,
    pub(super) owners: Known<model::Owner>,
    pub(super) images: Known<model::Image>,
    pub(super) journeys: Known<model::Journey>,
}

impl<K> Known<K> {
    pub(super) fn new<'i>(ids: impl IntoIterator<Item = &'i Id<K>>) -> Self
    where
        K: 'i,
    {
        let mut ids: Vec<_> = ids.into_iter().cloned().collect();
        ids.sort_unstable();
        Self(ids)
    }

    fn of_records(records: &Records<K>) -> Self {
        Self::new(records.keys())
    }

    /// The id of that text, if there is such a record.
    pub(super) fn get(&self, text: &str) -> Option<Id<K>> {
        let index = self.0.binary_search_by(|id| id.as_str().cmp(text)).ok()?;
        self.0.get(index).cloned()
    }
}

impl Names {
    /// The names of a project that has everything but journeys.
    pub(super) fn of(project: &model::Project, journeys: Known<model::Journey>) -> Self {
        Self {
            segments: Known::of_records(&project.segments),
            channels: Known::of_records(&project.channels),
            owners: Known::of_records(&project.owners),
            images: Known::of_records(&project.images),
            journeys,
        }
    }
}

impl<'a> Reader<'a> {
    /// The reference, if it names something; else nothing, and the id is kept in `extra`.
    pub(super) fn reference<K>(
        &mut self,
        field: &'static str,
        reference: Option<&Word>,
        known: &Known<K>,
        extra: &mut Extra,
    ) -> Result<Option<Id<K>>, Refused> {
        let Some(text) = text_of(reference) else {
            return Ok(None);
        };
        if let Some(id) = known.get(text) {
            return Ok(Some(id));
        }
        self.id::<K>(field, text)?;
        let what = if field == "baseline" {
            "journey"
        } else {
            field
        };
        let message = format!(
            "there is no {what} “{text}”; the {field}{} is left out, its id kept in `ext`",
            self.record()
        );
        self.note(field, message);
        keep_aside(
            &mut extra.ext,
            &format!("lost-{field}"),
            format!("{text:?}"),
        );
        Ok(None)
    }

    /// The journey of that id.
    pub(super) fn journey(
        &mut self,
        file: Journey<'a>,
        names: &Names,
    ) -> Result<model::Journey, Refused> {
        let mut extra = self.extra(file.ext)?;
        let baseline: Option<JourneyId> = self.reference(
            "baseline",
            file.baseline.as_ref(),
            &names.journeys,
            &mut extra,
        )?;
        let persona = self.within("persona", |reader| reader.persona(file.persona, names))?;
        let stages = self.list("stages", file.stages, Self::stage)?;
        let known_stages = Known::new(stages.iter().map(|stage| &stage.id));
        let mut graph = Graph::default();
        for (_, step) in self.entries("steps", file.steps, |reader, id, step| {
            reader.step(id, step, (names, &known_stages))
        })? {
            graph.put_step(Arc::new(step));
        }
        self.links(&mut graph, file.links, &mut extra)?;
        Ok(model::Journey {
            name: file.name,
            order: self.real("order", file.order)?,
            state: file.state.into(),
            baseline,
            persona,
            goal: file.goal,
            note: file.note,
            before: file.before,
            after: file.after,
            knows: file.knows,
            brings: file.brings,
            stages,
            graph,
            extra,
        })
    }

    fn persona(&mut self, file: Persona<'a>, names: &Names) -> Result<model::Persona, Refused> {
        let mut extra = self.extra(file.ext)?;
        let picture: Option<ImageId> =
            self.reference("picture", file.picture.as_ref(), &names.images, &mut extra)?;
        Ok(model::Persona {
            name: file.name,
            about: file.about,
            picture,
            extra,
        })
    }

    fn stage(&mut self, file: Stage<'a>) -> Result<Arc<model::Stage>, Refused> {
        Ok(Arc::new(model::Stage {
            id: self.id("id", &file.id.0)?,
            name: file.name,
            extra: self.extra(file.ext)?,
        }))
    }

    fn step(
        &mut self,
        id: &StepId,
        file: Step<'a>,
        (names, stages): (&Names, &Known<model::Stage>),
    ) -> Result<model::Step, Refused> {
        let mut extra = self.extra(file.ext)?;
        let stage: Option<StageId> =
            self.reference("stage", file.stage.as_ref(), stages, &mut extra)?;
        let channel: Option<ChannelId> = self.reference(
            "channel",
            file.channel.as_ref(),
            &names.channels,
            &mut extra,
        )?;
        let owner: Option<OwnerId> =
            self.reference("owner", file.owner.as_ref(), &names.owners, &mut extra)?;
        let picture: Option<ImageId> =
            self.reference("picture", file.picture.as_ref(), &names.images, &mut extra)?;
        let by_segment = self.by_segment(file.by_segment, names, &mut extra)?;
        let marks = self.entries("marks", file.marks, |reader, _, mark| reader.mark(mark))?;
        let ratings = Ratings {
            emotion: file.emotion,
            belief: file.belief,
            expectation: file.expectation,
            hygiene: file.hygiene,
            delight: file.delight,
        };
        Ok(model::Step {
            id: id.clone(),
            layer: file.layer.into(),
            name: file.name,
            stage,
            channel,
            owner,
            x: self.real("x", file.x)?,
            y: self.real("y", file.y)?,
            note: file.note,
            hopes: file.hopes,
            picture,
            actors: file.actors,
            moment_of_truth: file.moment_of_truth,
            ratings: self.ratings(&ratings)?,
            convenience: self.rating("convenience", file.convenience)?,
            relevance: self.rating("relevance", file.relevance)?,
            usability: self.rating("usability", file.usability)?,
            wait: self.real_if_any("wait", file.wait)?,
            evidence: file.evidence.into(),
            stake: file.stake,
            rival_wait: self.real_if_any("rival_wait", file.rival_wait)?,
            marks: marks.into_iter().collect(),
            by_segment,
            source: file.source.map(Into::into),
            customer_benefit: self.rating("customer_benefit", file.customer_benefit)?,
            company_benefit: self.rating("company_benefit", file.company_benefit)?,
            extra,
        })
    }

    fn ratings(&mut self, file: &Ratings) -> Result<model::Ratings, Refused> {
        Ok(model::Ratings {
            emotion: self.rating("emotion", file.emotion)?,
            belief: self.rating("belief", file.belief)?,
            expectation: self.rating("expectation", file.expectation)?,
            hygiene: self.rating("hygiene", file.hygiene)?,
            delight: self.rating("delight", file.delight)?,
        })
    }

    fn mark(&mut self, file: Mark<'a>) -> Result<model::Mark, Refused> {
        Ok(model::Mark {
            by: file.by,
            emotion: self.rating("emotion", file.emotion)?,
            belief: self.rating("belief", file.belief)?,
            hygiene: self.rating("hygiene", file.hygiene)?,
            delight: self.rating("delight", file.delight)?,
            extra: self.extra(file.ext)?,
        })
    }

    /// The ratings of segments; those of a missing segment are kept in `extra`.
    fn by_segment(
        &mut self,
        file: Entries<'a, Ratings>,
        names: &Names,
        extra: &mut Extra,
    ) -> Result<BTreeMap<SegmentId, model::Ratings>, Refused> {
        let entries = self.entries("by_segment", file, |reader, id: &SegmentId, ratings| {
            if names.segments.get(id.as_str()).is_some() {
                return reader.ratings(&ratings).map(Some);
            }
            reader.note(
                "",
                format!("there is no segment “{id}”; its ratings are kept in `ext`"),
            );
            keep_aside(
                &mut extra.ext,
                &format!("lost-by_segment-{id}"),
                reader.raw(""),
            );
            reader.take_unknown("");
            Ok(None)
        })?;
        let kept = entries.into_iter();
        Ok(kept
            .filter_map(|(id, ratings)| Some((id, ratings?)))
            .collect())
    }

    /// Puts the links into the graph; those that can't be there are kept in `extra`.
    fn links(
        &mut self,
        graph: &mut Graph,
        file: Entries<'a, Link<'a>>,
        extra: &mut Extra,
    ) -> Result<(), Refused> {
        let mut joined = BTreeSet::new();
        let mut file = file;
        file.0.sort_by(|(a, _), (b, _)| a.cmp(b));
        self.entries("links", file, |reader, id: &LinkId, link| {
            let link = reader.link(id, link)?;
            match fault(graph, &link, &mut joined) {
                None => {
                    graph.put_link(Arc::new(link));
                }
                Some(fault) => {
                    reader.note("", format!("{fault}; the link “{id}” is kept in `ext`"));
                    keep_aside(&mut extra.ext, &format!("orphan-link-{id}"), reader.raw(""));
                }
            }
            Ok(())
        })?;
        self.shares(graph);
        Ok(())
    }

    fn link(&mut self, id: &LinkId, file: Link<'a>) -> Result<model::Link, Refused> {
        Ok(model::Link {
            id: id.clone(),
            kind: file.kind.into(),
            from: self.id("from", &file.from.0)?,
            to: self.id("to", &file.to.0)?,
            share: self.real_if_any("share", file.share)?,
            label: file.label,
            kept: file.kept.into(),
            extra: self.extra(file.ext)?,
        })
    }

    /// Notes where more than all customers go on (METHOD.md, section 5).
    fn shares(&mut self, graph: &Graph) {
        let mut leaving: BTreeMap<&StepId, f64> = BTreeMap::new();
        for link in graph.links().filter(|link| link.kind == LinkKind::Flow) {
            if let Some(share) = link.share {
                *leaving.entry(&link.from).or_default() += share.get();
            }
        }
        for (step, sum) in leaving {
            if sum > 100.0 + 1e-9 {
                let message = format!(
                    "the shares of the links from “{step}” add up to {} %; they are counted in proportion",
                    (sum * 100.0).round() / 100.0
                );
                self.note("links", message);
            }
        }
    }
}

/// Why the link can't be in the graph; a link that can is added to those `joined`.
fn fault(
    graph: &Graph,
    link: &model::Link,
    joined: &mut BTreeSet<(LinkKind, StepId, StepId)>,
) -> Option<String> {
    let (Some(from), Some(to)) = (graph.step(&link.from), graph.step(&link.to)) else {
        let missing = if graph.step(&link.from).is_none() {
            &link.from
        } else {
            &link.to
        };
        return Some(format!("there is no step “{missing}”"));
    };
    if link.from == link.to {
        return Some("a link can’t run from a step to itself".to_owned());
    }
    if !model::Link::may_join(link.kind, from.layer, to.layer) {
        let kind = model::ViolationKind::WrongLayer { kind: link.kind };
        return Some(kind.to_string());
    }
    let ends = (link.kind, link.from.clone(), link.to.clone());
    (!joined.insert(ends)).then(|| "there is such a link already".to_owned())
}
