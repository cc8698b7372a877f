//! What the screen is drawn from, computed no more often than it changes.

use std::collections::BTreeSet;

use super::*;
use crate::edit::{Edit, History, JourneyEdit, StepField};
use crate::model::{Coordinate, Emotion, Id, Layer, Level, Link, LinkKind, Step, StepId};
use crate::templates::template;

fn session() -> Session {
    Session {
        journey: Some(Id::new("apply").unwrap()),
        centre: (900.0, 800.0),
        ..Session::default()
    }
}

fn set(field: StepField) -> Edit {
    let edit = JourneyEdit::SetSteps(vec![Id::new("call").unwrap()], field);
    Edit::Journey(Id::new("apply").unwrap(), edit)
}

#[test]
fn what_did_not_change_is_not_computed_again() {
    let mut history = History::new(Arc::new(template("credit-card").unwrap().project));
    let (mut derived, session) = (Derived::default(), session());
    let mut shown = |history: &History, session: &Session| {
        let project = Arc::clone(history.project());
        derived
            .shown(&project, history.revision(), session)
            .unwrap()
    };
    let first = shown(&history, &session);
    let again = shown(&history, &session);
    assert!(Arc::ptr_eq(&first.figures, &again.figures));
    assert!(Arc::ptr_eq(&first.layout, &again.layout));
    assert!(Arc::ptr_eq(&first.scene, &again.scene));

    history
        .apply("", &[set(StepField::Emotion(Some(Emotion::MIN)))])
        .unwrap();
    let rated = shown(&history, &session);
    assert!(!Arc::ptr_eq(&first.figures, &rated.figures));
    assert!(!Arc::ptr_eq(&first.scene, &rated.scene));
    assert!(
        Arc::ptr_eq(&first.layout, &rated.layout),
        "a rating moves nothing"
    );

    history
        .apply("", &[set(StepField::X(Coordinate::clamped(9e5)))])
        .unwrap();
    let moved = shown(&history, &session);
    assert!(!Arc::ptr_eq(&rated.layout, &moved.layout));
    let wider = Session {
        centre: (1_500.0, 800.0),
        ..session
    };
    let widened = shown(&history, &wider);
    assert!(!Arc::ptr_eq(&moved.layout, &widened.layout));
    assert!(
        !Arc::ptr_eq(&moved.scene, &widened.scene),
        "what is drawn stands where the cards are"
    );
    assert!(
        Arc::ptr_eq(&moved.figures, &widened.figures),
        "a wider window changes no figure"
    );
}

/// A journey of that many touchpoints, the first of them “t0”.
fn large(steps: usize) -> Project {
    let mut journey = Journey::default();
    for place in 0..steps {
        let id = Id::new(&format!("t{place}")).unwrap();
        let mut step = Step::new(id, Layer::Touchpoint, "Waiting");
        step.ratings.hygiene = Some(Level::clamped(5.0));
        journey.graph.put_step(Arc::new(step));
    }
    let mut project = Project::default();
    project
        .journeys
        .insert(Id::new("apply").unwrap(), Arc::new(journey));
    project
}

/// Does what the world outside would do.
fn carry_out(derived: &mut Derived, work: Request) {
    match work {
        Request::Figures(id, project, view) => {
            let figures = figures(&project, &id, &view).unwrap();
            derived.take_figures(&project, Arc::new(figures));
        }
        Request::Layout(id, project, width) => {
            let journey = &project.journeys[&id];
            let layout = layout::map(&project, journey, width, FontMetrics::bundled());
            derived.take_layout(&project, width, Arc::new(layout));
        }
        Request::Repairs(id, project, view) => {
            let repairs = repairs(&project, &id, &view).unwrap();
            derived.take_repairs(&project, Arc::new(repairs));
        }
        Request::Findings(project) => {
            let found = findings(&project);
            derived.take_findings(&project, Arc::new(found));
        }
        other @ (Request::Show(_)
        | Request::Pick(..)
        | Request::Open(_)
        | Request::OpenToCompare(_)
        | Request::Save(..)
        | Request::Export(_)
        | Request::Handout(_)
        | Request::ShowFile(_)
        | Request::File(_)
        | Request::Preview(_)
        | Request::ReadPicture(..)
        | Request::ReadImport(_)
        | Request::TryImport(_)
        | Request::DrawBoth(_)
        | Request::Paint(_)
        | Request::DecodePicture(_)
        | Request::StorePreferences(_)
        | Request::Safety(_)) => panic!("nobody asked for {other:?}"),
    }
}

#[test]
fn a_rating_in_a_large_journey_is_seen_at_once_and_its_figures_when_they_are_computed() {
    let mut history = History::new(Arc::new(large(LARGE + 1)));
    let (mut derived, session) = (Derived::default(), session());
    let shown = |derived: &mut Derived, history: &History| {
        let project = Arc::clone(history.project());
        derived
            .shown(&project, history.revision(), &session)
            .unwrap()
    };
    let settle = |derived: &mut Derived| {
        while let Some(work) = derived.work() {
            carry_out(derived, work);
        }
    };
    assert!(shown(&mut derived, &history).is_computing);
    settle(&mut derived);
    let first = shown(&mut derived, &history);
    assert!(!first.is_computing && first.figures.score.is_some());
    assert!(first.repairs.is_some() && first.findings.is_some());

    let rating = |field| {
        let edit = JourneyEdit::SetSteps(vec![Id::new("t0").unwrap()], field);
        Edit::Journey(Id::new("apply").unwrap(), edit)
    };
    let fails = rating(StepField::Hygiene(Some(Level::clamped(0.0))));
    history.apply("", &[fails]).unwrap();
    let hygiene = |shown: &Shown| {
        let figures = shown.figures.touchpoint(&Id::new("t0").unwrap());
        figures.unwrap().ratings.hygiene
    };
    let rated = shown(&mut derived, &history);
    assert!(rated.is_computing);
    assert_eq!(hygiene(&rated), Some(0.0), "the rating is seen at once");
    assert!(!Arc::ptr_eq(&first.scene, &rated.scene));
    assert_eq!(
        rated.figures.score, first.figures.score,
        "the last one stands"
    );
    assert!(rated.repairs.is_some(), "the last ones stand");

    let overtaken = derived.work().unwrap();
    assert!(derived.work().is_none(), "one thing at a time");
    let met = rating(StepField::Hygiene(Some(Level::clamped(4.0))));
    history.apply("", &[met]).unwrap();
    let again = shown(&mut derived, &history);
    carry_out(&mut derived, overtaken);
    assert_eq!(hygiene(&again), Some(4.0));
    assert!(shown(&mut derived, &history).is_computing);
    settle(&mut derived);
    let known = shown(&mut derived, &history);
    assert!(!known.is_computing);
    let id = Id::new("apply").unwrap();
    let anew = figures(&known.project, &id, &View::default()).unwrap();
    assert_eq!(*known.figures, anew);
}

#[test]
fn of_a_large_map_only_what_is_around_the_view_is_drawn_and_drawn_again_when_the_view_leaves_it() {
    let project = Arc::new(large(600));
    let mut derived = Derived::default();
    let mut at = |x: f32, zoom: f32| {
        let mut session = session();
        session.camera.x = x;
        session.camera.zoom = zoom;
        derived.shown(&project, 0, &session).unwrap()
    };
    let cards = |shown: &Shown| {
        let items = shown.scene.body.items.iter();
        let tags: BTreeSet<_> = items.filter_map(|item| item.tag.clone()).collect();
        tags.len()
    };
    let first = at(0.0, 1.0);
    assert!((9..200).contains(&cards(&first)), "{} cards", cards(&first));
    assert!(Arc::ptr_eq(&first.scene, &at(3_000.0, 1.0).scene));
    let far = at(40_000.0, 1.0);
    assert!(!Arc::ptr_eq(&first.scene, &far.scene));
    assert!(Arc::ptr_eq(&first.layout, &far.layout));
    let card = far
        .layout
        .card_at(crate::layout::Point::new(40_100.0, 40.0));
    let tag = crate::scene::Tag::Step(card.unwrap().id.clone());
    assert!(
        far.scene
            .body
            .items
            .iter()
            .any(|item| item.tag.as_ref() == Some(&tag))
    );
    assert!(!Arc::ptr_eq(&far.scene, &at(40_000.0, 0.5).scene));
}

#[test]
fn a_step_added_to_a_large_journey_stands_on_the_map_at_once_and_links_find_their_ways_beside() {
    let mut start = large(MANY);
    let journey = Arc::make_mut(start.journeys.get_mut(&Id::new("apply").unwrap()).unwrap());
    for place in 1..MANY {
        let end = |place: usize| Id::new(&format!("t{place}")).unwrap();
        let id = Id::new(&format!("l{place}")).unwrap();
        let link = Link::new(id, LinkKind::Flow, end(place - 1), end(place));
        assert!(journey.graph.put_link(Arc::new(link)));
    }
    let mut history = History::new(Arc::new(start));
    let (mut derived, session) = (Derived::default(), session());
    let shown = |derived: &mut Derived, history: &History| {
        let project = Arc::clone(history.project());
        derived
            .shown(&project, history.revision(), &session)
            .unwrap()
    };
    let first = shown(&mut derived, &history);
    assert_eq!(first.layout.routes.len(), MANY - 1);

    let new: StepId = Id::new("a-new-one").unwrap();
    let step = Step::new(new.clone(), Layer::Touchpoint, "New");
    let edit = JourneyEdit::PutStep(Box::new(step));
    let edit = Edit::Journey(Id::new("apply").unwrap(), edit);
    history.apply("", &[edit]).unwrap();
    let sketched = shown(&mut derived, &history);
    let anew = |history: &History| {
        let project = history.project();
        let journey = &project.journeys[&Id::new("apply").unwrap()];
        layout::map(project, journey, session.centre.0, FontMetrics::bundled())
    };
    let exact = anew(&history);
    assert_eq!(sketched.layout.cards, exact.cards);
    assert_eq!(sketched.layout.lanes, exact.lanes);
    let known = sketched.layout.routes.iter();
    let in_place = known.filter(|route| exact.routes.contains(route)).count();
    assert!(
        in_place > MANY / 2,
        "{in_place} links are where they will be"
    );

    let work = derived.work().unwrap();
    assert!(
        matches!(work, Request::Layout(..)),
        "what is seen comes first"
    );
    carry_out(&mut derived, work);
    assert_eq!(*shown(&mut derived, &history).layout, exact);
}

#[test]
fn a_map_wider_than_the_window_is_not_laid_out_again_when_the_window_is_resized() {
    let project = Arc::new(large(40));
    let mut derived = Derived::default();
    let mut at = |width: f32| {
        let session = Session {
            centre: (width, 800.0),
            ..session()
        };
        let shown = derived.shown(&project, 0, &session).unwrap();
        let journey = &project.journeys[&Id::new("apply").unwrap()];
        let anew = layout::map(&project, journey, width, FontMetrics::bundled());
        assert_eq!(*shown.layout, anew, "at {width}");
        shown.layout
    };
    let first = at(900.0);
    assert!(Arc::ptr_eq(&first, &at(1_500.0)));
    assert!(!Arc::ptr_eq(&first, &at(6_500.0)));
    let again = at(1_500.0);
    assert!(Arc::ptr_eq(&again, &at(900.0)));
}
