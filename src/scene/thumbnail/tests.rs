use std::sync::Arc;

use super::*;
use crate::model::{Channel, Emotion, Id, Layer, Link, LinkKind, PromiseState, Stage, Step};

fn id<K>(text: &str) -> Id<K> {
    Id::new(text).unwrap()
}

/// A journey of that many touchpoints in three channels, linked one after the other.
fn project(touchpoints: usize, rated: bool) -> Project {
    let mut project = Project::default();
    for channel in ["phone", "web", "letter"] {
        project
            .channels
            .insert(id(channel), Arc::new(Channel::default()));
    }
    let mut journey = Journey::default();
    for index in 0..touchpoints {
        let mut step = Step::new(id(&format!("s{index:04}")), Layer::Touchpoint, "Call");
        step.x = crate::model::Coordinate::clamped(f64::from(u32::try_from(index).unwrap()));
        step.channel = Some(id(["phone", "web", "letter"][index % 3]));
        step.ratings.emotion = rated.then(|| Emotion::clamped([3.0, -1.0, 0.0, 2.0][index % 4]));
        journey.graph.put_step(Arc::new(step));
    }
    for index in 1..touchpoints {
        let (from, to) = (format!("s{:04}", index - 1), format!("s{index:04}"));
        let link = Link::new(id(&format!("l{index}")), LinkKind::Flow, id(&from), id(&to));
        journey.graph.put_link(Arc::new(link));
    }
    project.journeys.insert(id("j"), Arc::new(journey));
    project
}

fn with_journey(mut project: Project, change: impl FnOnce(&mut Journey)) -> Project {
    let mut journey = (*project.journeys[&id("j")]).clone();
    change(&mut journey);
    project.journeys.insert(id("j"), Arc::new(journey));
    project
}

fn sketch_of(project: &Project) -> Sketch<'_> {
    let figures = figures(project, &id("j"), &View::default());
    Sketch::new(
        project,
        &project.journeys[&id("j")],
        figures.as_ref(),
        (234.0, 148.0),
    )
}

fn discs(scene: &Scene) -> usize {
    let is_disc = |shape: &Shape| matches!(shape, Shape::Circle { .. });
    scene
        .items
        .iter()
        .filter(|item| is_disc(&item.shape))
        .count()
}

fn texts(scene: &Scene) -> Vec<&str> {
    let text = |shape: &'_ Shape| matches!(shape, Shape::Text(_));
    let items = scene.items.iter().filter(|item| text(&item.shape));
    items
        .map(|item| match &item.shape {
            Shape::Text(text) => text.text.as_str(),
            Shape::Rect { .. } | Shape::Circle { .. } | Shape::Path { .. } => unreachable!(),
        })
        .collect()
}

fn bounds(shape: &Shape) -> Rect {
    match shape {
        Shape::Rect { rect, .. } => *rect,
        Shape::Circle { centre, radius, .. } => {
            Rect::from_min_size(centre.x, centre.y, 0.0, 0.0).expanded(*radius)
        }
        Shape::Path { commands, .. } => {
            let points = commands.iter().filter_map(|command| match command {
                PathCommand::Move(to) | PathCommand::Line(to) | PathCommand::Cubic(_, _, to) => {
                    Some(*to)
                }
                PathCommand::Close => None,
            });
            let rects = points.map(|point| Rect {
                min: point,
                max: point,
            });
            rects.reduce(|a, b| a.union(&b)).unwrap()
        }
        Shape::Text(text) => Rect {
            min: text.at,
            max: text.at,
        },
    }
}

#[test]
fn cards_points_and_work_never_overlap_and_stay_inside() {
    for count in [1, 2, 6, 7, 24, 25, 100, 500] {
        let project = with_journey(project(count, true), |journey| {
            for index in 0..count.min(40) {
                let work = Step::new(id(&format!("w{index}")), Layer::Backstage, "Work");
                journey.graph.put_step(Arc::new(work));
                let (from, to) = (format!("w{index}"), format!("s{index:04}"));
                let link = Link::new(
                    id(&format!("u{index}")),
                    LinkKind::Support,
                    id(&from),
                    id(&to),
                );
                journey.graph.put_link(Arc::new(link));
            }
        });
        let sketch = sketch_of(&project);
        let cards: Vec<Rect> = (0..sketch.slots.len())
            .map(|slot| sketch.card(slot))
            .collect();
        let work: Vec<Rect> = sketch
            .behind
            .keys()
            .map(|&slot| sketch.work(slot))
            .collect();
        let all: Vec<&Rect> = cards.iter().chain(&work).collect();
        for (index, a) in all.iter().enumerate() {
            for b in all.iter().skip(index + 1) {
                assert!(
                    !a.overlaps(b),
                    "{a:?} lies on {b:?} with {count} touchpoints"
                );
            }
        }
        let xs: Vec<f32> = (0..sketch.slots.len())
            .map(|slot| sketch.slot_x(slot))
            .collect();
        assert!(
            xs.windows(2).all(|pair| pair[1] - pair[0] >= 7.0),
            "points of {count} touch"
        );
        let scene = thumbnail(&project, 234.0, 148.0);
        for item in &scene.items {
            let rect = bounds(&item.shape);
            let inside = rect.min.x >= 4.0
                && rect.min.y >= 4.0
                && rect.max.x <= 230.0
                && rect.max.y <= 144.0;
            assert!(inside, "{item:?} leaves the picture of {count}");
        }
    }
}

#[test]
fn no_link_runs_through_a_card() {
    let project = with_journey(project(7, true), |journey| {
        for (name, from, to) in [("x1", 0, 3), ("x2", 0, 2), ("x3", 1, 6)] {
            let (from, to) = (format!("s{from:04}"), format!("s{to:04}"));
            let mut link = Link::new(id(name), LinkKind::Flow, id(&from), id(&to));
            journey.graph.put_link(Arc::new(link.clone()));
            link.id = id(&format!("p{name}"));
            link.kind = LinkKind::Promise;
            link.kept = PromiseState::Broken;
            journey.graph.put_link(Arc::new(link));
        }
    });
    let sketch = sketch_of(&project);
    let mut scene = Scene::new(234.0, 148.0);
    sketch.draw_links(&mut scene);
    let cards: Vec<Rect> = (0..7)
        .map(|slot| sketch.card(slot).expanded(-0.6))
        .collect();
    for item in &scene.items {
        let Shape::Path { commands, .. } = &item.shape else {
            panic!("a link is a path");
        };
        let points: Vec<Point> = commands
            .iter()
            .filter_map(|command| match command {
                PathCommand::Move(to) | PathCommand::Line(to) | PathCommand::Cubic(_, _, to) => {
                    Some(*to)
                }
                PathCommand::Close => None,
            })
            .collect();
        for pair in points.windows(2) {
            for step in 0..=50 {
                let share = f32::from(u8::try_from(step).unwrap()) / 50.0;
                let (dx, dy) = (pair[1].x - pair[0].x, pair[1].y - pair[0].y);
                let point = Point::new(pair[0].x + dx * share, pair[0].y + dy * share);
                assert!(!cards.iter().any(|card| card.contains(point)), "{item:?}");
            }
        }
    }
    assert!(scene.items.len() >= 9, "six links, and three promises");
}

#[test]
fn what_is_not_rated_is_said_and_never_drawn_as_neutral() {
    let unrated = thumbnail(&project(4, false), 234.0, 148.0);
    assert_eq!(texts(&unrated), ["not yet rated"]);
    assert_eq!(discs(&unrated), 0);
    let rated = thumbnail(&project(4, true), 234.0, 148.0);
    assert!(texts(&rated).is_empty());
    assert_eq!(discs(&rated), 4);
}

#[test]
fn a_gap_in_the_ratings_is_a_gap_in_the_curve() {
    let curves = |scene: &Scene| {
        let is_curve = |shape: &Shape| matches!(shape, Shape::Path { stroke: Some(stroke), .. } if stroke.role == Role::Text2);
        scene
            .items
            .iter()
            .filter(|item| is_curve(&item.shape))
            .count()
    };
    let whole = project(5, true);
    assert_eq!(curves(&thumbnail(&whole, 234.0, 148.0)), 1);
    let broken = with_journey(whole, |journey| {
        let mut step = (**journey.graph.step(&id("s0002")).unwrap()).clone();
        step.ratings.emotion = None;
        journey.graph.put_step(Arc::new(step));
    });
    let scene = thumbnail(&broken, 234.0, 148.0);
    assert_eq!((curves(&scene), discs(&scene)), (2, 4));
}

#[test]
fn an_empty_project_and_empty_stages_can_be_drawn() {
    assert!(
        thumbnail(&Project::default(), 234.0, 148.0)
            .items
            .is_empty()
    );
    let blank = with_journey(project(0, false), |journey| {
        for name in ["offer", "decision", "use"] {
            let extra = crate::model::Extra::default();
            let stage = Stage {
                id: id(name),
                name: name.to_owned(),
                extra,
            };
            journey.stages.push(Arc::new(stage));
        }
    });
    let scene = thumbnail(&blank, 234.0, 124.0);
    assert!(texts(&scene).is_empty(), "nothing waits for a rating yet");
    let is_card = |shape: &Shape| matches!(shape, Shape::Rect { stroke: Some(stroke), .. } if stroke.dash.is_some());
    let cards = scene
        .items
        .iter()
        .filter(|item| is_card(&item.shape))
        .count();
    assert_eq!(cards, 3, "a place for each stage");
    assert_eq!(scene, thumbnail(&blank, 234.0, 124.0));
}
