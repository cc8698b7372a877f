//! Owns how groups of touchpoints stand beside each other, the lagging one first, with what repairing each would bring
//! (METHOD.md, section 11).

use std::collections::BTreeMap;

use crate::model::{Id, JourneyId, Project, Step, StepId};

use super::compare::{is_zero, mean, number, rising};
use super::consistency::{Consistency, Evenness, consistency};
use super::reading::{Ground, Seen, Spot};
use super::whatif::WhatIf;
use super::{View, figures::JourneyFigures};

/// By what touchpoints are put into groups.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grouping {
    /// By the phase in time.
    Stage,
    /// By where they take place.
    Channel,
    /// By who answers for them.
    Owner,
    /// By whose eyes they are seen through.
    Segment,
}

impl Grouping {
    /// All of them, who answers for it first: that is where something can be done.
    pub const ALL: [Self; 4] = [Self::Owner, Self::Channel, Self::Stage, Self::Segment];
}

/// The groups of a journey beside each other.
#[derive(Debug, Clone, PartialEq)]
pub struct Compared {
    /// By what they are put together.
    pub by: Grouping,
    /// 0 as uneven as can be … 1 all the same; missing with fewer than two groups.
    pub index: Option<f64>,
    /// Those with a felt, the lowest first, then by id.
    pub groups: Vec<ComparedGroup>,
}

impl Compared {
    /// The group that lags behind the others; none with fewer than two, or where all are alike.
    #[must_use]
    pub fn lagging(&self) -> Option<&ComparedGroup> {
        let (first, last) = self.groups.first().zip(self.groups.last())?;
        (!is_zero(last.mean - first.mean)).then_some(first)
    }
}

/// One group.
#[derive(Debug, Clone, PartialEq)]
pub struct ComparedGroup {
    /// The id of the stage, channel, owner or segment.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Its mean felt, weighted; of a segment its score by 100: −1 … +1.
    pub mean: f64,
    /// The mean of all other groups together; missing where there is no other.
    pub elsewhere: Option<f64>,
    /// Its touchpoints with a felt, in reading order; none for segments.
    pub touchpoints: Vec<StepId>,
    /// By how much the score rises when the basics are met at all of them; missing for segments.
    pub lift: Option<f64>,
}

/// The groups of the journey by stage, channel, owner and segment; empty where there is no such journey.
#[must_use]
pub fn compared(project: &Project, journey: &JourneyId, view: &View) -> Vec<Compared> {
    let Some(ground) = Ground::new(project, journey) else {
        return Vec::new();
    };
    let seen = ground.seen(view);
    let all = Grouping::ALL.into_iter();
    all.map(|by| compared_by(&ground, &seen, view, by))
        .collect()
}

/// How many touchpoints with a felt belong to no group of that kind.
#[must_use]
pub fn ungrouped(journey: &crate::model::Journey, figures: &JourneyFigures, by: Grouping) -> usize {
    let has_none = |step: &Step| match by {
        Grouping::Stage => step.stage.is_none(),
        Grouping::Channel => step.channel.is_none(),
        Grouping::Owner => step.owner.is_none(),
        Grouping::Segment => false,
    };
    let felt = figures.touchpoints.iter().filter(|it| it.felt.is_some());
    felt.filter_map(|it| journey.step(&it.id))
        .filter(|step| has_none(step))
        .count()
}

pub(super) fn compared_by(ground: &Ground, seen: &Seen, view: &View, by: Grouping) -> Compared {
    let even: Consistency = consistency(ground, seen, view.time);
    let project = ground.project;
    match by {
        Grouping::Stage => {
            let name = |id: &Id<_>| ground.journey.stage(id).map(|it| it.name.clone());
            Groups { ground, seen, by }.of(&even.stage, |step| step.stage.as_ref(), name)
        }
        Grouping::Channel => {
            let name = |id: &Id<_>| project.channels.get(id).map(|it| it.name.clone());
            Groups { ground, seen, by }.of(&even.channel, |step| step.channel.as_ref(), name)
        }
        Grouping::Owner => {
            let name = |id: &Id<_>| project.owners.get(id).map(|it| it.name.clone());
            Groups { ground, seen, by }.of(&even.owner, |step| step.owner.as_ref(), name)
        }
        Grouping::Segment => {
            let scores = even.segment.groups.iter();
            let mut groups: Vec<ComparedGroup> = scores
                .map(|(id, score)| {
                    let name = project.segments.get(id).map(|it| it.name.as_str());
                    let others = even.segment.groups.iter().filter(|(other, _)| other != id);
                    ComparedGroup {
                        id: id.to_string(),
                        name: called(id, name),
                        mean: score / 100.0,
                        elsewhere: mean(others.map(|(_, score)| score / 100.0)),
                        touchpoints: Vec::new(),
                        lift: None,
                    }
                })
                .collect();
            groups.sort_by(|a, b| rising(a.mean, b.mean));
            Compared {
                by,
                index: even.segment.index,
                groups,
            }
        }
    }
}

fn called<K>(id: &Id<K>, name: Option<&str>) -> String {
    match name.unwrap_or_default().trim() {
        "" => id.to_string(),
        name => name.to_owned(),
    }
}

struct Groups<'a> {
    ground: &'a Ground<'a>,
    seen: &'a Seen,
    by: Grouping,
}

impl Groups<'_> {
    fn of<K>(
        &self,
        even: &Evenness<K>,
        group_of: impl Fn(&Step) -> Option<&Id<K>>,
        name: impl Fn(&Id<K>) -> Option<String>,
    ) -> Compared {
        let mut members: BTreeMap<&Id<K>, Vec<Spot>> = BTreeMap::new();
        for spot in self.ground.spots(self.seen) {
            if let (Some(group), Some(_)) = (group_of(spot.step), spot.visit.felt) {
                members.entry(group).or_default().push(spot);
            }
        }
        let mut what_if = WhatIf::new(self.ground, self.seen);
        let mut groups: Vec<ComparedGroup> = even
            .groups
            .iter()
            .map(|group| {
                let own = members
                    .get(&group.id)
                    .map(Vec::as_slice)
                    .unwrap_or_default();
                let others = members.iter().filter(|(id, _)| **id != &group.id);
                let others: Vec<Spot> = others.flat_map(|(_, spots)| spots).copied().collect();
                let places: Vec<usize> = own.iter().map(|spot| spot.place).collect();
                ComparedGroup {
                    id: group.id.to_string(),
                    name: called(&group.id, name(&group.id).as_deref()),
                    mean: group.mean,
                    elsewhere: weighted(&others),
                    touchpoints: own.iter().map(|spot| spot.step.id.clone()).collect(),
                    lift: what_if.lift(&places),
                }
            })
            .collect();
        groups.sort_by(|a, b| rising(a.mean, b.mean));
        Compared {
            by: self.by,
            index: even.index,
            groups,
        }
    }
}

/// The mean felt, weighted; by plain count where the weights add up to 0.
fn weighted(spots: &[Spot]) -> Option<f64> {
    let weight: f64 = spots.iter().map(|spot| spot.weight).sum();
    let felt = |spot: &Spot| spot.visit.felt.unwrap_or_default();
    if spots.is_empty() {
        None
    } else if is_zero(weight) {
        Some(spots.iter().map(felt).sum::<f64>() / number(spots.len()))
    } else {
        let sum: f64 = spots.iter().map(|spot| spot.weight * felt(spot)).sum();
        Some(sum / weight)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::templates::template;

    fn owners() -> Compared {
        let project = template("credit-card").unwrap().project;
        let apply = Id::new("apply").unwrap();
        let all = compared(&project, &apply, &View::default());
        all.into_iter().find(|it| it.by == Grouping::Owner).unwrap()
    }

    #[test]
    fn the_lagging_department_comes_first_with_what_repairing_it_would_bring() {
        let owners = owners();
        let lagging = owners.lagging().unwrap();
        assert_eq!(lagging.name, "Card operations");
        assert!(lagging.mean < lagging.elsewhere.unwrap());
        assert!((lagging.lift.unwrap() - 25.0).abs() < 1e-9);
        let means: Vec<f64> = owners.groups.iter().map(|group| group.mean).collect();
        assert!(means.is_sorted(), "{means:?}");
    }

    #[test]
    fn groups_agree_with_the_index_of_the_method() {
        let owners = owners();
        let (first, last) = (&owners.groups[0], owners.groups.last().unwrap());
        let index = 1.0 - (last.mean - first.mean) / 2.0;
        assert!((owners.index.unwrap() - index).abs() < 1e-9);
    }
}
