//! Owns the slides of the improvements: what they would do, and what the room is asked for. Nothing else in a show depends
//! on which of them are chosen, so that only these are made again when one is ticked.

use std::collections::BTreeSet;

use crate::insight::{Remark, View, improvements_of, plans, scope};
use crate::model::{Improvement, ImprovementId, JourneyId, OneToFive, Project};

use super::headline;
use super::make::{owner, slide};
use super::{AskPart, Content, MOST, PlanRow, Show, ShowSlide, SlideKind, WhatIfPart};

const MOST_ASKED: usize = 5;

impl Show {
    /// The same show of a project in which other improvements of the journey are chosen, and nothing else is different.
    #[must_use]
    pub fn with_plans_of(&self, project: &Project) -> Self {
        let made = [what_if(project, &self.journey), ask(project, &self.journey)];
        self.with_slides(made.into_iter().flatten())
            .arranged_as(project)
    }

    /// Whether exactly these improvements are ticked in it, among those that it lists.
    #[must_use]
    pub fn is_ticked_as(&self, chosen: &BTreeSet<ImprovementId>) -> bool {
        self.slides.iter().all(|slide| match &slide.content {
            Content::WhatIf(part) => {
                let mut plans = part.plans.iter();
                plans.all(|plan| plan.is_chosen == chosen.contains(&plan.id))
            }
            Content::Customer(_)
            | Content::Journey(_)
            | Content::Moment(_)
            | Content::Contrasts(_)
            | Content::Groups(_)
            | Content::Basics(_)
            | Content::Fix(_)
            | Content::Ask(_)
            | Content::Decisions(_) => true,
        })
    }

    /// The same show with other improvements ticked, before it is known what they do: no figure stands beside them.
    #[must_use]
    pub fn ticked(&self, chosen: &BTreeSet<ImprovementId>) -> Self {
        let what_if = self.slides.iter().filter_map(|slide| {
            let Content::WhatIf(part) = &slide.content else {
                return None;
            };
            let mut part = part.clone();
            part.to_be = None;
            for plan in &mut part.plans {
                plan.is_chosen = chosen.contains(&plan.id);
                plan.adds = None;
            }
            for felt in &mut part.felt {
                felt.to_be = None;
            }
            Some(ShowSlide {
                proposed: headline::IN_WORK.to_owned(),
                content: Content::WhatIf(part),
                ..slide.clone()
            })
        });
        self.with_slides(what_if)
    }

    /// The same show with these slides in the place of those of the same key; a headline that was proposed is proposed
    /// again.
    fn with_slides(&self, made: impl Iterator<Item = ShowSlide>) -> Self {
        let mut show = self.clone();
        for new in made {
            let same = show.slides.iter_mut().find(|slide| slide.key == new.key);
            if let Some(slide) = same {
                if slide.headline == slide.proposed {
                    slide.headline.clone_from(&new.proposed);
                }
                slide.proposed = new.proposed;
                slide.content = new.content;
            }
        }
        show
    }
}

/// What the improvements would do; none where there are none.
pub(super) fn what_if(project: &Project, journey: &JourneyId) -> Option<ShowSlide> {
    let plans = plans(project, journey, &View::default())?;
    if plans.plans.is_empty() {
        return None;
    }
    let chosen = plans.plans.iter().filter(|plan| plan.chosen).count();
    let headline = headline::what_if(chosen, plans.score, plans.to_be_score);
    let listed = improvements_of(project, journey);
    let remarks = scope(project).remarks;
    let adds = plans.plans.iter().map(|plan| plan.adds);
    let part = WhatIfPart {
        score: plans.score,
        to_be: plans.to_be_score,
        plans: listed
            .iter()
            .zip(adds)
            .map(|((id, improvement), adds)| row(project, &remarks, (id, improvement), adds))
            .take(MOST)
            .collect(),
        felt: plans.felt,
    };
    let content = Content::WhatIf(part);
    Some(slide(journey, SlideKind::WhatIf, "", (headline, content)))
}

/// What the room is asked for; none where there is nothing to choose from.
pub(super) fn ask(project: &Project, journey: &JourneyId) -> Option<ShowSlide> {
    let listed = improvements_of(project, journey);
    if listed.is_empty() {
        return None;
    }
    let remarks = scope(project).remarks;
    let chosen = listed.iter().filter(|(_, improvement)| improvement.chosen);
    let mut rows: Vec<PlanRow> = chosen
        .map(|(id, improvement)| row(project, &remarks, (id, improvement), None))
        .collect();
    let first = rows.first().map_or("", |row| row.name.as_str());
    let headline = headline::ask(rows.len(), first);
    let more = rows.len().saturating_sub(MOST_ASKED);
    rows.truncate(MOST_ASKED);
    let content = Content::Ask(AskPart { rows, more });
    Some(slide(journey, SlideKind::Ask, "", (headline, content)))
}

fn row(
    project: &Project,
    remarks: &[Remark],
    (id, plan): (&ImprovementId, &Improvement),
    adds: Option<f64>,
) -> PlanRow {
    let triangle = [plan.time, plan.cost, plan.quality];
    PlanRow {
        id: id.clone(),
        name: plan.name.trim().to_owned(),
        is_chosen: plan.chosen,
        adds,
        owner: owner(project, plan.owner.as_ref()),
        due: plan.due.trim().to_owned(),
        triangle: triangle.map(|value| value.map(OneToFive::get)),
        is_unbelievable: remarks.iter().any(|it| it.id == *id && it.unbelievable),
    }
}
