//! Owns the slides that compare: contrasts, groups, basics before delight, what to fix first; and the decisions.

use crate::insight::compare::{at_least, below, falling_missing_last, is_zero, rising};
use crate::insight::{Evenness, contrasts, named};

use super::headline;
use super::make::Story;
use super::{
    BasicsPart, BasicsRow, Content, ContrastRow, DecisionRow, FixRow, GroupKind, GroupRow, MOST,
    ShowSlide, SlideKind,
};

const MOST_CONTRASTS: usize = 4;
const MOST_REPAIRS: usize = 5;
const MOST_DECISIONS: usize = 6;

impl Story<'_> {
    pub(super) fn contrasts_slide(&self) -> Option<ShowSlide> {
        let found = contrasts(self.project, self.id, &crate::insight::View::default());
        let rows: Vec<ContrastRow> = found
            .iter()
            .filter_map(|contrast| {
                let name = |id| Some(named(self.journey.step(id)?).to_owned());
                let felt = |id| self.figures.touchpoint(id)?.ratings.emotion;
                Some(ContrastRow {
                    names: (name(&contrast.from)?, name(&contrast.to)?),
                    emotions: (felt(&contrast.from)?, felt(&contrast.to)?),
                    from: contrast.from.clone(),
                    to: contrast.to.clone(),
                })
            })
            .take(MOST_CONTRASTS)
            .collect();
        (!rows.is_empty()).then(|| {
            let headline = headline::contrasts(&rows);
            self.slide(SlideKind::Contrasts, "", headline, Content::Contrasts(rows))
        })
    }

    pub(super) fn consistency_slides(&self) -> Vec<ShowSlide> {
        let consistency = self.consistency();
        let channels = self.evenness(GroupKind::Channel, &consistency.channel, |id| {
            let channel = self.project.channels.get(id);
            channel.map(|channel| channel.name.clone())
        });
        let owners = self.evenness(GroupKind::Owner, &consistency.owner, |id| {
            let owner = self.project.owners.get(id);
            owner.map(|owner| owner.name.clone())
        });
        [channels, owners, self.segments()]
            .into_iter()
            .flatten()
            .collect()
    }

    fn evenness<K>(
        &self,
        kind: GroupKind,
        evenness: &Evenness<K>,
        name: impl Fn(&crate::model::Id<K>) -> Option<String>,
    ) -> Option<ShowSlide> {
        let groups = evenness.groups.iter();
        let rows = groups.map(|group| GroupRow {
            kind,
            id: group.id.to_string(),
            name: name(&group.id).unwrap_or_else(|| group.id.to_string()),
            score: 100.0 * group.mean,
            count: group.count,
            is_lagging: evenness.lagging.as_ref() == Some(&group.id),
        });
        self.groups_slide(kind, rows.collect(), evenness.index)
    }

    fn segments(&self) -> Option<ShowSlide> {
        let evenness = &self.consistency().segment;
        let groups = evenness.groups.iter();
        let rows = groups.map(|(id, score)| {
            let segment = self.project.segments.get(id);
            let of = |voice: &crate::model::Voice| voice.segment.as_ref() == Some(id);
            GroupRow {
                kind: GroupKind::Segment,
                id: id.to_string(),
                name: segment.map_or_else(|| id.to_string(), |it| it.name.trim().to_owned()),
                score: *score,
                count: self.voices.iter().filter(|(_, voice)| of(voice)).count(),
                is_lagging: evenness.lagging.as_ref() == Some(id),
            }
        });
        self.groups_slide(GroupKind::Segment, rows.collect(), evenness.index)
    }

    /// The lowest first; nothing to compare with fewer than two.
    fn groups_slide(
        &self,
        kind: GroupKind,
        mut rows: Vec<GroupRow>,
        index: Option<f64>,
    ) -> Option<ShowSlide> {
        if rows.len() < 2 {
            return None;
        }
        rows.sort_by(|a, b| rising(a.score, b.score).then_with(|| a.id.cmp(&b.id)));
        rows.truncate(MOST);
        if index.is_some_and(|index| at_least(index, headline::EVEN)) {
            for row in &mut rows {
                row.is_lagging = false;
            }
        }
        let headline = headline::groups(kind, &rows, index);
        let slide = match kind {
            GroupKind::Channel => SlideKind::Channels,
            GroupKind::Owner => SlideKind::Owners,
            GroupKind::Segment => SlideKind::Segments,
        };
        Some(self.slide(slide, "", headline, Content::Groups(rows)))
    }

    pub(super) fn basics_slide(&self) -> Option<ShowSlide> {
        let parity = self.project.method.parity;
        let mut rows: Vec<BasicsRow> = self
            .steps
            .iter()
            .filter_map(|step| {
                let ratings = self.figures.touchpoint(&step.id)?.ratings;
                Some(BasicsRow {
                    step: step.id.clone(),
                    name: named(step).to_owned(),
                    hygiene: ratings.hygiene,
                    delight: ratings.delight,
                })
            })
            .collect();
        let rated: Vec<&BasicsRow> = rows.iter().filter(|row| row.hygiene.is_some()).collect();
        if rated.is_empty() {
            return None;
        }
        let fails = |row: &BasicsRow| row.hygiene.is_some_and(|hygiene| below(hygiene, parity));
        let failing: Vec<&&BasicsRow> = rated.iter().filter(|row| fails(row)).collect();
        let delights = |row: &BasicsRow| row.delight.is_some_and(|delight| !is_zero(delight));
        let blocked = failing.iter().filter(|row| delights(row)).count();
        let headline = headline::basics(failing.len(), rated.len(), blocked);
        let more = rows.len().saturating_sub(MOST);
        if more > 0 {
            let worse = |hygiene: Option<f64>| hygiene.unwrap_or(f64::INFINITY);
            rows.sort_by(|a, b| rising(worse(a.hygiene), worse(b.hygiene)));
            rows.truncate(MOST);
        }
        let part = BasicsPart { parity, rows, more };
        Some(self.slide(SlideKind::Basics, "", headline, Content::Basics(part)))
    }

    /// Touchpoints and what lies behind them by falling lift, then the other urgent ones.
    pub(super) fn fix_slide(&self) -> Option<ShowSlide> {
        let causes = self
            .repairs
            .causes
            .iter()
            .filter(|cause| cause.lift.is_some_and(|lift| lift >= 0.05));
        let causes = causes.map(|cause| (&cause.id, None, cause.lift));
        let urgent = self.repairs.priorities.iter();
        let urgent = urgent.map(|item| (&item.id, Some(item.class), item.lift));
        let mut rows: Vec<FixRow> = causes
            .chain(urgent)
            .filter_map(|(id, class, lift)| {
                let step = self.journey.step(id)?;
                Some(FixRow {
                    step: id.clone(),
                    name: named(step).to_owned(),
                    class,
                    owner: self.owner(step.owner.as_ref()),
                    lift,
                })
            })
            .collect();
        rows.sort_by(|a, b| falling_missing_last(a.lift, b.lift).then(a.class.cmp(&b.class)));
        rows.truncate(MOST_REPAIRS);
        (!rows.is_empty()).then(|| {
            let headline = headline::fix(&rows);
            self.slide(SlideKind::Fix, "", headline, Content::Fix(rows))
        })
    }

    /// The decisions about the journey and those about none, the latest last, so many a slide.
    pub(super) fn decision_slides(&self) -> Vec<ShowSlide> {
        let all = self.project.decisions.iter();
        let mut rows: Vec<DecisionRow> = all
            .filter(|(_, it)| it.journey.as_ref().is_none_or(|of| of == self.id))
            .map(|(id, decision)| DecisionRow {
                id: id.clone(),
                text: decision.text.trim().to_owned(),
                owner: self.owner(decision.owner.as_ref()),
                date: decision.date.trim().to_owned(),
            })
            .collect();
        rows.sort_by(|a, b| a.date.cmp(&b.date).then_with(|| a.id.cmp(&b.id)));
        let mut slides = Vec::new();
        for (index, few) in rows.chunks(MOST_DECISIONS).enumerate() {
            let part = part_name(index);
            let before = index * MOST_DECISIONS;
            let headline = headline::decisions((before, few.len()), rows.len());
            let content = Content::Decisions(few.to_vec());
            slides.push(self.slide(SlideKind::Decisions, &part, headline, content));
        }
        if slides.is_empty() {
            let headline = headline::decisions((0, 0), 0);
            let content = Content::Decisions(Vec::new());
            slides.push(self.slide(SlideKind::Decisions, "", headline, content));
        }
        slides
    }
}

/// The name of one slide of several that go on: the first has none, so that it stays the same slide.
fn part_name(index: usize) -> String {
    if index == 0 {
        String::new()
    } else {
        (index + 1).to_string()
    }
}
