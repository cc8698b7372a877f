//! What holds for every project, however absurd: of records of every kind with every kind of value.

use proptest::prelude::*;

use super::*;
use crate::model::{JourneyId, Project, Ratings, Settings, Step};
use crate::testing::arbitrary_project;

/// Settings as no file can hold them, and as the program has to bear them nevertheless.
fn absurd() -> impl Strategy<Value = Settings> {
    let number = || {
        prop_oneof![
            Just(f64::NAN),
            Just(f64::INFINITY),
            Just(f64::NEG_INFINITY),
            Just(f64::MAX),
            Just(-1e300),
            Just(0.0),
            -10.0..10.0_f64,
        ]
    };
    let numbers = (
        number(),
        number(),
        number(),
        number(),
        number(),
        number(),
        number(),
    );
    numbers.prop_map(
        |(parity, softening, weight, memory, tolerated, adaptation, start)| Settings {
            parity,
            softening,
            moment_of_truth_weight: weight,
            memory,
            tolerated_lapse_rate: tolerated,
            adaptation,
            starting_expectation: start,
        },
    )
}

/// Everything that is computed of the project, as text.
fn everything(project: &Project, view: &View) -> String {
    let mut told = vec![format!(
        "{:?}{:?}",
        findings(project),
        project_figures(project)
    )];
    for id in project.journeys.keys() {
        let figures = figures(project, id, view);
        told.push(format!("{figures:?}{:?}", repairs(project, id, view)));
        told.push(format!("{:?}", plans(project, id, view)));
        told.push(format!("{:?}", compared(project, id, view)));
        told.push(format!("{:?}", contrasts(project, id, view)));
        told.push(format!("{:?}", coverage(project, id)));
        let suggested = figures.map(|figures| suggestions(project, id, &figures));
        told.push(format!("{suggested:?}"));
    }
    told.concat()
}

fn no_such_number(told: &str) -> bool {
    !told.contains("NaN")
        && !told.contains(": inf")
        && !told.contains("(inf")
        && !told.contains("-inf")
}

/// The same records, filed in the opposite order.
fn refiled(project: &Project) -> Project {
    fn backwards<K: Clone>(records: &crate::model::Records<K>) -> crate::model::Records<K> {
        let all: Vec<_> = records
            .iter()
            .map(|(id, it)| (id.clone(), it.clone()))
            .collect();
        all.into_iter().rev().collect()
    }
    let mut other = project.clone();
    other.voices = backwards(&project.voices);
    other.improvements = backwards(&project.improvements);
    other.owners = backwards(&project.owners);
    let mut journeys = Vec::new();
    for (id, journey) in &project.journeys {
        let mut refiled = crate::model::Journey::clone(journey);
        refiled.graph = crate::model::Graph::default();
        let steps: Vec<_> = journey.graph.steps().cloned().collect();
        for step in steps.into_iter().rev() {
            refiled.graph.put_step(step);
        }
        let links: Vec<_> = journey.graph.links().cloned().collect();
        for link in links.into_iter().rev() {
            refiled.graph.put_link(link);
        }
        journeys.push((id.clone(), std::sync::Arc::new(refiled)));
    }
    other.journeys = journeys.into_iter().rev().collect();
    other
}

fn satisfactions(project: &Project, id: &JourneyId) -> Vec<(f64, bool)> {
    let view = View::default();
    let parity = project.method.parity;
    let found = figures(project, id, &view).unwrap().touchpoints;
    let known = found.into_iter().filter_map(|it| {
        let fails = it.ratings.hygiene? < parity - 1e-9;
        Some((it.satisfaction?, fails))
    });
    known.collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_satisfaction_lies_between_the_worst_and_the_best_and_no_delight_makes_up_for_failing_basics(
        project in arbitrary_project(),
    ) {
        for id in project.journeys.keys() {
            for (satisfaction, fails) in satisfactions(&project, id) {
                prop_assert!((-1.0..=1.0).contains(&satisfaction));
                prop_assert!(!fails || satisfaction <= 0.0);
            }
        }
    }

    #[test]
    fn where_nobody_comes_a_repair_lifts_nothing(project in arbitrary_project()) {
        let view = View::default();
        for id in project.journeys.keys() {
            let seen = figures(&project, id, &view).unwrap();
            let fixes = repairs(&project, id, &view).unwrap();
            for touchpoint in seen.touchpoints.iter().filter(|it| it.reach < 1e-12) {
                let lift = fixes.lifts[&touchpoint.id].unwrap_or_default();
                prop_assert!(lift.abs() < 1e-9, "{lift}");
            }
        }
    }

    #[test]
    fn a_segment_that_nobody_rated_and_that_said_nothing_is_seen_as_everyone(
        mut project in arbitrary_project(),
    ) {
        let segments: Vec<_> = project.segments.keys().cloned().collect();
        project.voices = crate::model::Records::default();
        let Some(segment) = segments.first() else {
            return Ok(());
        };
        let ids: Vec<JourneyId> = project.journeys.keys().cloned().collect();
        for id in &ids {
            let journey = std::sync::Arc::make_mut(project.journeys.get_mut(id).unwrap());
            let steps: Vec<_> = journey.graph.steps().cloned().collect();
            for step in steps {
                let mut own = Step::clone(&step);
                own.by_segment.remove(segment);
                own.by_segment.insert(segment.clone(), Ratings::default());
                journey.graph.put_step(std::sync::Arc::new(own));
            }
        }
        for id in &ids {
            let of = |segment| {
                let view = View { segment, time: Time::AsIs };
                (figures(&project, id, &view), repairs(&project, id, &view))
            };
            prop_assert_eq!(of(Some(segment.clone())), of(None));
        }
    }

    #[test]
    fn the_order_in_which_records_are_filed_changes_no_figure(project in arbitrary_project()) {
        let other = refiled(&project);
        let view = View::default();
        prop_assert_eq!(everything(&project, &view), everything(&other, &view));
    }

    #[test]
    fn absurd_settings_give_figures_or_none_and_never_something_that_is_not_a_number(
        mut project in arbitrary_project(),
        settings in absurd(),
    ) {
        project.method = settings;
        for time in [Time::AsIs, Time::ToBe] {
            let view = View { segment: None, time };
            let told = everything(&project, &view);
            prop_assert!(no_such_number(&told), "{}", told);
        }
    }
}

#[test]
fn a_project_without_anything_and_a_segment_that_is_not_there_have_no_figures() {
    let project = Project::default();
    let view = View {
        segment: crate::model::Id::new("nobody").ok(),
        time: Time::ToBe,
    };
    assert!(no_such_number(&everything(&project, &view)));
    let id: JourneyId = crate::model::Id::new("nowhere").unwrap();
    assert!(figures(&project, &id, &view).is_none());
    assert!(repairs(&project, &id, &view).is_none());
    assert!(explain(&project, &id, &view, &Figure::Score).is_none());
}
