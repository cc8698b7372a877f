//! Owns how far a journey has come towards what the strategy wants (METHOD.md, section 17).

use crate::model::{Journey, Project, Strategy};

use super::compare::{at_least, below};
use super::figures::JourneyFigures;

/// From which delight on a moment of truth reaches the goal.
const DELIGHTS: f64 = 3.0;

/// What the strategy wants of a journey, and how far that is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Goal {
    /// Parity is enough.
    Parity {
        /// How many of the rated touchpoints are below it.
        below: usize,
        /// How many are rated.
        rated: usize,
    },
    /// Every moment of truth should delight.
    Delight {
        /// How many of them reach a delight of 3.
        reached: usize,
        /// How many there are.
        moments: usize,
    },
}

impl Goal {
    /// Whether it is reached; nothing rated, or no moment of truth marked, reaches nothing.
    #[must_use]
    pub const fn is_reached(self) -> bool {
        match self {
            Self::Parity { below, rated } => below == 0 && rated > 0,
            Self::Delight { reached, moments } => reached == moments && moments > 0,
        }
    }
}

/// The goal of the journey, with the figures of the view that it is seen in.
#[must_use]
pub fn goal(project: &Project, journey: &Journey, figures: &JourneyFigures) -> Goal {
    match project.strategy {
        Strategy::Experience => {
            let moments = figures.touchpoints.iter().filter(|touchpoint| {
                let step = journey.step(&touchpoint.id);
                step.is_some_and(|step| step.moment_of_truth)
            });
            let reaches = |delight: f64| at_least(delight, DELIGHTS);
            let (mut delighting, mut count) = (0, 0);
            for moment in moments {
                count += 1;
                delighting += usize::from(moment.ratings.delight.is_some_and(reaches));
            }
            Goal::Delight {
                reached: delighting,
                moments: count,
            }
        }
        Strategy::Cost | Strategy::Product => {
            let satisfied = figures.touchpoints.iter().filter_map(|it| it.satisfaction);
            Goal::Parity {
                below: satisfied.filter(|it| below(*it, 0.0)).count(),
                rated: figures.rated,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::insight::{View, figures};
    use crate::model::{Id, Layer, Level, Step};

    fn reached(strategy: Strategy, touchpoints: &[(f64, f64, bool)]) -> Goal {
        let mut journey = Journey::default();
        for (place, (hygiene, delight, moment)) in touchpoints.iter().enumerate() {
            let id = Id::new(&format!("t{place}")).unwrap();
            let mut step = Step::new(id, Layer::Touchpoint, "");
            step.ratings.hygiene = Level::new(*hygiene).ok();
            step.ratings.delight = Level::new(*delight).ok();
            step.moment_of_truth = *moment;
            journey.graph.put_step(Arc::new(step));
        }
        let mut project = Project {
            strategy,
            ..Project::default()
        };
        let id = Id::new("j").unwrap();
        project.journeys.insert(id, Arc::new(journey.clone()));
        let figures = figures(&project, &Id::new("j").unwrap(), &View::default()).unwrap();
        goal(&project, &journey, &figures)
    }

    #[test]
    fn parity_is_done_when_nothing_is_below_it() {
        let cheap = reached(Strategy::Cost, &[(4.0, 0.0, true), (5.0, 0.0, false)]);
        assert!(cheap.is_reached(), "{cheap:?}");
        let failing = reached(Strategy::Product, &[(4.0, 5.0, false), (3.75, 5.0, false)]);
        assert_eq!(failing, Goal::Parity { below: 1, rated: 2 });
        assert!(!failing.is_reached());
        assert!(!reached(Strategy::Cost, &[]).is_reached());
    }

    #[test]
    fn who_wins_by_experience_delights_at_every_moment_of_truth() {
        let all = reached(Strategy::Experience, &[(4.0, 3.0, true), (5.0, 0.0, false)]);
        assert!(all.is_reached(), "{all:?}");
        let half = reached(Strategy::Experience, &[(4.0, 3.0, true), (5.0, 2.75, true)]);
        let expected = Goal::Delight {
            reached: 1,
            moments: 2,
        };
        assert_eq!(half, expected);
        assert!(!reached(Strategy::Experience, &[(5.0, 5.0, false)]).is_reached());
    }
}
