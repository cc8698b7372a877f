//! Owns what each improvement would add to the score, in the order of their list (METHOD.md, section 15).

use std::collections::BTreeSet;

use crate::model::{Improvement, ImprovementId, JourneyId, Level, Project, StepId};

use super::passage::walk;
use super::ratings::raised;
use super::reading::{Ground, Seen};
use super::{Time, View, named};

/// The improvements of a journey, and what they would do.
#[derive(Debug, Clone, PartialEq)]
pub struct Plans {
    /// The experience score today.
    pub score: Option<f64>,
    /// The score with the chosen improvements applied.
    pub to_be_score: Option<f64>,
    /// Every improvement of the journey by the day it was added, then id.
    pub plans: Vec<Plan>,
    /// What is felt at each touchpoint in reading order: today, and with the chosen improvements.
    pub felt: Vec<Felt>,
}

/// What one improvement would do.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// The improvement.
    pub id: ImprovementId,
    /// Part of the to-be.
    pub chosen: bool,
    /// What it adds to the score: a chosen one to those chosen above it in the list, another to all that are chosen.
    /// Missing where the journey has no score with it.
    pub adds: Option<f64>,
    /// The chosen improvement that already does what this one, not chosen, would do.
    pub done_by: Option<ImprovementId>,
}

/// What is felt at a touchpoint: −1 … +1, missing where hygiene is not rated.
#[derive(Debug, Clone, PartialEq)]
pub struct Felt {
    /// The touchpoint.
    pub id: StepId,
    /// What it is called.
    pub name: String,
    /// Today.
    pub as_is: Option<f64>,
    /// With the chosen improvements.
    pub to_be: Option<f64>,
}

/// The improvements of a journey in the order of their list: by the day they were added, then id.
#[must_use]
pub fn improvements_of<'a>(
    project: &'a Project,
    journey: &JourneyId,
) -> Vec<(&'a ImprovementId, &'a Improvement)> {
    let all = project.improvements.iter();
    let mut listed: Vec<_> = all
        .map(|(id, improvement)| (id, &**improvement))
        .filter(|(_, improvement)| improvement.journey.as_ref() == Some(journey))
        .collect();
    listed.sort_by(|(a, one), (b, other)| (one.added.trim(), a).cmp(&(other.added.trim(), b)));
    listed
}

/// What the improvements of the journey would do, for a segment or for everyone. None where there is no such journey.
#[must_use]
pub fn plans(project: &Project, journey: &JourneyId, view: &View) -> Option<Plans> {
    let ground = Ground::new(project, journey)?;
    let today = ground.seen(&View {
        time: Time::AsIs,
        ..view.clone()
    });
    let listed = improvements_of(project, journey);
    let score = ground.score(&today);
    let mut chosen: Vec<&Improvement> = Vec::new();
    let mut reached = score;
    let mut plans = Vec::with_capacity(listed.len());
    for (id, improvement) in &listed {
        let mut adds = None;
        if improvement.chosen {
            chosen.push(improvement);
            let with_it = ground.score(&applied(&ground, &today, &chosen));
            adds = gain(reached, with_it);
            reached = with_it;
        }
        plans.push(Plan {
            id: (*id).clone(),
            chosen: improvement.chosen,
            adds,
            done_by: None,
        });
    }
    let then = applied(&ground, &today, &chosen);
    for (plan, (_, improvement)) in plans.iter_mut().zip(&listed) {
        if !improvement.chosen {
            let with_it: Vec<_> = chosen.iter().copied().chain([*improvement]).collect();
            let with_it = applied(&ground, &today, &with_it);
            plan.adds = gain(reached, ground.score(&with_it));
            plan.done_by = done_by(&ground, (&today, &then), improvement, &listed);
        }
    }
    Some(Plans {
        score,
        to_be_score: reached,
        plans,
        felt: felt(&ground, &today, &then),
    })
}

/// A journey that had no score before gains the whole of the new one.
fn gain(before: Option<f64>, after: Option<f64>) -> Option<f64> {
    Some(after? - before.unwrap_or_default())
}

/// What is seen once these improvements are done.
fn applied(ground: &Ground, today: &Seen, improvements: &[&Improvement]) -> Seen {
    let mut ratings = today.ratings.clone();
    for improvement in improvements {
        for place in places(ground, improvement) {
            if let Some(rating) = ratings.get_mut(place) {
                rating.hygiene = raised(rating.hygiene, improvement.hygiene);
                rating.delight = raised(rating.delight, improvement.delight);
            }
        }
    }
    let visits = walk(&ground.network, &ground.settings, &ratings);
    Seen { ratings, visits }
}

fn places<'g>(
    ground: &'g Ground,
    improvement: &'g Improvement,
) -> impl Iterator<Item = usize> + 'g {
    let steps: BTreeSet<&StepId> = improvement.steps.iter().collect();
    steps
        .into_iter()
        .filter_map(|step| ground.network.place(step))
}

/// The first chosen improvement that touches a step of this one, where all that this one would raise is raised already.
fn done_by(
    ground: &Ground,
    (today, then): (&Seen, &Seen),
    improvement: &Improvement,
    listed: &[(&ImprovementId, &Improvement)],
) -> Option<ImprovementId> {
    let reaches = |rating: Option<f64>, planned: Option<Level>| {
        planned.is_none_or(|planned| rating.is_some_and(|rating| rating >= planned.get()))
    };
    let is_raised = |seen: &Seen| {
        places(ground, improvement).all(|place| {
            seen.ratings.get(place).is_some_and(|rating| {
                reaches(rating.hygiene, improvement.hygiene)
                    && reaches(rating.delight, improvement.delight)
            })
        })
    };
    if !is_raised(then) || is_raised(today) {
        return None;
    }
    let touches = |other: &Improvement| other.steps.iter().any(|it| improvement.steps.contains(it));
    let mut others = listed.iter();
    others
        .find(|(_, other)| other.chosen && touches(other))
        .map(|(id, _)| (*id).clone())
}

fn felt(ground: &Ground, today: &Seen, then: &Seen) -> Vec<Felt> {
    let touchpoints = ground.network.touchpoints.iter();
    touchpoints
        .zip(today.visits.iter().zip(&then.visits))
        .map(|(step, (today, then))| Felt {
            id: step.id.clone(),
            name: named(step).to_owned(),
            as_is: today.felt,
            to_be: then.felt,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::figures;
    use crate::model::Id;
    use crate::templates::template;

    fn apply() -> (Project, JourneyId) {
        let project = template("credit-card").unwrap().project;
        (project, Id::new("apply").unwrap())
    }

    fn close(figure: Option<f64>, expected: f64) {
        let figure = figure.unwrap();
        assert!((figure - expected).abs() < 0.05, "{figure}, not {expected}");
    }

    #[test]
    fn each_improvement_adds_to_those_ticked_above_it() {
        let (project, journey) = apply();
        let plans = plans(&project, &journey, &View::default()).unwrap();
        close(plans.score, -20.0);
        close(plans.to_be_score, 26.7);
        let told: Vec<_> = plans
            .plans
            .iter()
            .map(|plan| (plan.id.as_str(), plan.chosen))
            .collect();
        let listed = [
            ("batch-hourly", true),
            ("decide-on-line", true),
            ("post-daily", false),
            ("name-and-gift", false),
        ];
        assert_eq!(told, listed);
        for (plan, adds) in plans.plans.iter().zip([33.3, 13.3, 0.0, 10.0]) {
            close(plan.adds, adds);
        }
    }

    #[test]
    fn what_a_chosen_improvement_does_already_is_said_of_the_other() {
        let (project, journey) = apply();
        let plans = plans(&project, &journey, &View::default()).unwrap();
        let done_by = |id: &str| {
            let plan = plans.plans.iter().find(|plan| plan.id.as_str() == id);
            plan.unwrap().done_by.as_ref().map(Id::as_str)
        };
        assert_eq!(done_by("post-daily"), Some("batch-hourly"));
        assert_eq!(done_by("name-and-gift"), None);
    }

    #[test]
    fn the_last_felt_is_that_of_the_journey_as_it_shall_be() {
        let (project, journey) = apply();
        let plans = plans(&project, &journey, &View::default()).unwrap();
        let to_be = View {
            time: Time::ToBe,
            ..View::default()
        };
        let figures = figures(&project, &journey, &to_be).unwrap();
        for (felt, touchpoint) in plans.felt.iter().zip(&figures.touchpoints) {
            assert_eq!((&felt.id, felt.to_be), (&touchpoint.id, touchpoint.felt));
        }
        assert_eq!(plans.felt.len(), figures.touchpoints.len());
    }
}
