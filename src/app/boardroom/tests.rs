//! The show is made again no more than has to be, and what takes longer than a frame beside the window.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a test looks for one kind among many"
)]

use super::*;
use crate::app::services::Request;
use crate::insight::show::{Content, show};
use crate::model::{Emotion, Id, Improvement, Journey, Layer, Level, Slide, Step};
use crate::templates::template;

fn apply() -> JourneyId {
    Id::new("apply").unwrap()
}

fn card() -> Arc<Project> {
    Arc::new(template("credit-card").unwrap().project)
}

/// A journey of that many touchpoints, and an improvement of the first.
fn large(steps: usize) -> Arc<Project> {
    let mut journey = Journey::default();
    for place in 0..steps {
        let id = Id::new(&format!("t{place}")).unwrap();
        let mut step = Step::new(id, Layer::Touchpoint, "Waiting");
        step.ratings.emotion = Some(Emotion::clamped(-2.0));
        step.ratings.hygiene = Some(Level::clamped(1.0));
        journey.graph.put_step(Arc::new(step));
    }
    let plan = Improvement {
        name: "Answer at once".to_owned(),
        journey: Some(apply()),
        steps: vec![Id::new("t0").unwrap()],
        hygiene: Some(Level::clamped(5.0)),
        ..Improvement::default()
    };
    let mut project = Project::default();
    project.journeys.insert(apply(), Arc::new(journey));
    project
        .improvements
        .insert(Id::new("at-once").unwrap(), Arc::new(plan));
    Arc::new(project)
}

fn all_ticked(project: &Project) -> BTreeSet<ImprovementId> {
    project.improvements.keys().cloned().collect()
}

const MEETING: (Option<&BTreeSet<ImprovementId>>, Room) = (None, Room::Meeting);

/// Does what the world outside would do.
fn carry_out(boardroom: &mut Boardroom) {
    while let Some(Request::Show(wanted)) = boardroom.work() {
        boardroom.take(wanted.made().unwrap());
    }
}

#[test]
fn a_tick_draws_no_slide_again_but_those_that_it_changes() {
    let (project, mut boardroom) = (card(), Boardroom::default());
    let before = boardroom.follow(&project, &apply(), MEETING).unwrap();
    let before = before.scenes.clone();
    let ticked = all_ticked(&project);
    let after = boardroom
        .follow(&project, &apply(), (Some(&ticked), Room::Meeting))
        .unwrap();
    assert_eq!(after.scenes.len(), before.len());
    let pairs = before.iter().zip(&after.scenes);
    let again = pairs.filter(|(a, b)| !Arc::ptr_eq(a, b)).count();
    assert_eq!(again, 2, "the what-if and the ask");
}

#[test]
fn what_follows_step_by_step_is_what_would_be_made_from_nothing() {
    let mut project = card();
    let mut boardroom = Boardroom::default();
    let ticked = all_ticked(&project);
    let told = |boardroom: &mut Boardroom, project: &Arc<Project>, ticked| {
        let made = boardroom.follow(project, &apply(), (ticked, Room::Meeting));
        let (shown, scenes) = made.map(|it| (it.show.clone(), it.scenes.clone())).unwrap();
        let mut fresh = Boardroom::default();
        let fresh = fresh
            .follow(project, &apply(), (ticked, Room::Meeting))
            .unwrap();
        assert_eq!(shown, fresh.show);
        assert_eq!(scenes, fresh.scenes);
        shown
    };
    told(&mut boardroom, &project, None);
    told(&mut boardroom, &project, Some(&ticked));
    let shown = told(&mut boardroom, &project, None);
    let slide = |at: usize, headline: &str, hidden| {
        let key = &shown.slides[at].key;
        Arc::new(Slide {
            id: key.id().unwrap(),
            kind: key.kind.name().to_owned(),
            of: key.of.clone(),
            headline: headline.to_owned(),
            hidden,
            notes: "Slowly".to_owned(),
            extra: crate::model::Extra::default(),
        })
    };
    let last = shown.slides.len() - 1;
    for said in [
        vec![slide(last, "", false), slide(1, "They leave", false)],
        vec![
            slide(1, "They leave us", true),
            slide(last - 2, "If", false),
        ],
        Vec::new(),
    ] {
        Arc::make_mut(&mut project).show = said;
        // Another state is another value, as history keeps them.
        project = Arc::new((*project).clone());
        told(&mut boardroom, &project, None);
        told(&mut boardroom, &project, Some(&ticked));
        told(&mut boardroom, &project, None);
    }
    let mut other = (*project).clone();
    let mut journey = (*other.journeys[&apply()]).clone();
    journey.goal = "Something else".to_owned();
    other.journeys.insert(apply(), Arc::new(journey));
    told(&mut boardroom, &Arc::new(other), Some(&ticked));
}

#[test]
fn the_show_of_a_large_journey_is_made_beside_the_window() {
    let (project, mut boardroom) = (large(300), Boardroom::default());
    assert!(boardroom.follow(&project, &apply(), MEETING).is_none());
    let work = boardroom.work();
    assert!(matches!(work, Some(Request::Show(_))), "{work:?}");
    assert!(boardroom.work().is_none(), "one thing at a time");
    assert!(boardroom.is_making());
    let Some(Request::Show(wanted)) = work else {
        panic!("nothing is made");
    };
    boardroom.take(wanted.made().unwrap());
    assert!(!boardroom.is_making());
    let made = boardroom.follow(&project, &apply(), MEETING).unwrap();
    assert_eq!(*made.show, show(&project, &apply()).unwrap());
    assert!(boardroom.work().is_none(), "nothing is missing");
    let mut other = (*project).clone();
    other.organisation = "Northbank".to_owned();
    let other = Arc::new(other);
    let last = boardroom.follow(&other, &apply(), MEETING).unwrap();
    assert_eq!(last.show.organisation, "", "the last one stands");
    carry_out(&mut boardroom);
    let made = boardroom.follow(&other, &apply(), MEETING).unwrap();
    assert_eq!(made.show.organisation, "Northbank");
}

#[test]
fn a_tick_in_a_very_large_journey_is_seen_at_once_and_its_figures_when_they_are_computed() {
    let (project, mut boardroom) = (large(2_001), Boardroom::default());
    boardroom.follow(&project, &apply(), MEETING);
    carry_out(&mut boardroom);
    let ticked = all_ticked(&project);
    let look = (Some(&ticked), Room::Meeting);
    let what_if = |made: Option<&Made>| {
        let show = Arc::clone(&made.unwrap().show);
        let parts = show.slides.iter().find_map(|slide| match &slide.content {
            Content::WhatIf(part) => Some((slide.headline.clone(), part.clone())),
            _ => None,
        });
        parts.unwrap()
    };
    let (headline, part) = what_if(boardroom.follow(&project, &apply(), look));
    assert!(part.plans[0].is_chosen, "it is ticked at once");
    assert_eq!((part.to_be, part.plans[0].adds), (None, None));
    assert!(headline.contains("being computed"), "{headline}");
    let overtaken = boardroom.work();
    let (_, back) = what_if(boardroom.follow(&project, &apply(), MEETING));
    assert!(!back.plans[0].is_chosen, "nor is it, at once");
    let Some(Request::Show(overtaken)) = overtaken else {
        panic!("nothing is computed");
    };
    boardroom.take(overtaken.made().unwrap());
    let (_, back) = what_if(boardroom.follow(&project, &apply(), MEETING));
    assert!(!back.plans[0].is_chosen, "what is overtaken is not shown");
    carry_out(&mut boardroom);
    let (_, back) = what_if(boardroom.follow(&project, &apply(), MEETING));
    assert!(!back.plans[0].is_chosen && back.to_be.is_some());
    boardroom.follow(&project, &apply(), look);
    carry_out(&mut boardroom);
    let (_, known) = what_if(boardroom.follow(&project, &apply(), look));
    assert!(known.plans[0].is_chosen && known.to_be > known.score);
}
