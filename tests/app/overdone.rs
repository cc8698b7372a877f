//! A workshop that overdoes everything: sixty stages, forty channels, names of three hundred letters and of every
//! script. The window stays usable, and nothing is lost.

use std::path::PathBuf;
use std::sync::Arc;

use eframe::egui::{Key, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use throughline::action::{Action, NameTarget};
use throughline::app::App;
use throughline::command::Command;
use throughline::edit::{self, Edit, JourneyEdit, StepField};
use throughline::file;
use throughline::model::{
    Channel, Coordinate, Emotion, Extra, Id, Journey, Layer, Level, Link, LinkKind, Order, Project,
    Stage, Step,
};
use throughline::ui::state::MainView;

use crate::Window;
use crate::cut::problems;
use crate::fake::Fake;
use crate::raster::Raster;
use crate::stage::{ask, journey, press, type_text};

const STAGES: usize = 60;
const CHANNELS: usize = 40;
/// Beside these, names of three hundred letters, with and without a space.
const NAMES: [&str; 6] = [
    "Kundin ruft an 📞 und wartet 😡",
    "โทรหาธนาคารแล้วรอ",
    "銀行に電話をかけて待つ",
    "לקוח מתקשר לבנק",
    "زبون يتصل بالبنك",
    "Ὁ πελάτης телефонує ngân hàng",
];

fn id<K>(text: &str) -> Id<K> {
    Id::new(text).unwrap()
}

fn name(place: usize) -> String {
    match place % 8 {
        6 => "Waiting".repeat(43),
        7 => "waits and ".repeat(30),
        other => NAMES[other].to_owned(),
    }
}

fn count(place: usize) -> f64 {
    f64::from(u32::try_from(place).unwrap())
}

fn overdone() -> Project {
    let mut project = Project {
        title: name(6),
        ..Project::default()
    };
    for place in 0..CHANNELS {
        let channel = Channel {
            name: name(place),
            order: Order::clamped(count(place)),
            ..Channel::default()
        };
        let id = id(&format!("c{place}"));
        project.channels.insert(id, Arc::new(channel));
    }
    let mut journey = Journey {
        name: name(7),
        goal: name(6),
        ..Journey::default()
    };
    for place in 0..STAGES {
        journey.stages.push(Arc::new(Stage {
            id: id(&format!("s{place}")),
            name: name(place + 1),
            extra: Extra::default(),
        }));
        let mut step = Step::new(id(&format!("t{place}")), Layer::Touchpoint, &name(place));
        step.stage = Some(id(&format!("s{place}")));
        step.channel = Some(id(&format!("c{}", place % CHANNELS)));
        step.x = Coordinate::clamped(1e9);
        step.hopes = name(place + 2);
        step.ratings.emotion = Some(Emotion::clamped(count(place % 7) - 3.0));
        step.ratings.hygiene = Some(Level::clamped(count(place % 6)));
        journey.graph.put_step(Arc::new(step));
        if let Some(before) = place.checked_sub(1) {
            let ends = (id(&format!("t{before}")), id(&format!("t{place}")));
            let kind = LinkKind::Flow;
            let mut link = Link::new(id(&format!("l{place}")), kind, ends.0, ends.1);
            link.label = name(place);
            journey.graph.put_link(Arc::new(link));
        }
    }
    project.journeys.insert(id("all"), Arc::new(journey));
    project
}

/// The window with that project open. No font here has all these letters.
fn with(project: &Project) -> Window {
    let world = Fake::default();
    let path = PathBuf::from("/clients/overdone.journey.ron");
    let bytes = file::write(project).into_bytes();
    world.0.borrow_mut().files.insert(path.clone(), bytes);
    let mut window = Harness::builder()
        .with_size(Vec2::new(1366.0, 768.0))
        .with_step_dt(1.0 / 60.0)
        .with_max_steps(60)
        .allow_missing_glyphs()
        .renderer(Raster::default())
        .build_eframe(move |creation| {
            App::new(&creation.egui_ctx, Box::new(world.clone()), Some(path))
        });
    window.run_ok();
    window
}

/// Fails where something is cut. A long name may be elided, in its field it scrolls, and so does the table.
fn check(window: &Window, what: &str) {
    let is_table = window.state().session().view == MainView::Table;
    let is_long = |problem: &String| problem.chars().count() > 250;
    let may_be = |problem: &String| problem.ends_with("is elided") || is_long(problem) || is_table;
    let found: Vec<_> = problems(window)
        .into_iter()
        .filter(|it| !may_be(it))
        .collect();
    assert!(found.is_empty(), "{what}:\n{}", found.join("\n"));
}

#[test]
fn names_of_any_length_and_script_leave_every_view_usable_and_whole() {
    let project = overdone();
    let mut window = with(&project);
    for command in [
        Command::ViewMap,
        Command::ZoomFit,
        Command::ViewTable,
        Command::ViewVoices,
        Command::ViewPriorities,
        Command::ViewConsistency,
        Command::ViewProject,
        Command::ViewMap,
        Command::ZoomReset,
    ] {
        ask(&mut window, vec![Action::Command(command)]);
        check(&window, command.label());
    }
    assert_eq!(
        **window.state().project(),
        project,
        "looking changes nothing"
    );
    let last = id("t59");
    ask(&mut window, vec![Action::Select(vec![last])]);
    check(&window, "the inspector");
    ask(&mut window, vec![Action::Command(Command::Undo)]);
    assert_eq!(**window.state().project(), project);
}

#[test]
fn the_last_of_sixty_stages_is_renamed_and_gets_a_touchpoint_by_keyboard() {
    let mut window = with(&overdone());
    let stage = NameTarget::Stage(id("s59"));
    ask(&mut window, vec![Action::EditName(stage)]);
    window.run_ok();
    ask(&mut window, vec![Action::TypeName("After all".to_owned())]);
    press(&mut window, Key::Enter);
    assert_eq!(journey(&window).stages[59].name, "After all");
    ask(&mut window, vec![Action::AddIn(Some(id("s59")))]);
    type_text(&mut window, "Done");
    press(&mut window, Key::Enter);
    press(&mut window, Key::Escape);
    let names: Vec<_> = journey(&window)
        .touchpoints()
        .iter()
        .map(|s| s.name.clone())
        .collect();
    assert_eq!(names.last().map(String::as_str), Some("Done"));
}

#[test]
fn a_journey_of_one_step_is_a_journey() {
    let mut project = Project::default();
    let mut journey = Journey::default();
    let step = Step::new(id("only"), Layer::Touchpoint, "Calls once");
    journey.graph.put_step(Arc::new(step));
    project.journeys.insert(id("all"), Arc::new(journey));
    let mut window = with(&project);
    for command in [
        Command::ZoomFit,
        Command::Tidy,
        Command::Next,
        Command::Emotion(Some(-3)),
        Command::ViewPriorities,
        Command::ViewTable,
        Command::ViewMap,
    ] {
        ask(&mut window, vec![Action::Command(command)]);
        check(&window, command.label());
    }
    let step = window.state().project().journeys[&id("all")]
        .step(&id("only"))
        .cloned();
    assert_eq!(step.unwrap().ratings.emotion, Some(Emotion::MIN));
}

#[test]
fn however_far_down_its_lane_is_the_first_touchpoint_is_in_view_at_the_beginning() {
    let mut project = overdone();
    let journey = project.journeys.values().next().unwrap();
    let first = journey.touchpoints()[0].clone();
    let last = project.channels_in_order().last().unwrap().0.clone();
    let edits = vec![Edit::Journey(
        project.journeys.keys().next().unwrap().clone(),
        JourneyEdit::SetSteps(vec![first.id.clone()], StepField::Channel(Some(last))),
    )];
    for edit in &edits {
        edit::apply(&mut project, edit).unwrap();
    }
    let window = with(&project);
    let session = window.state().session();
    assert!(session.camera.y > 1000.0, "{:?}", session.camera);
    let label = format!("{},", first.name);
    let card = window
        .get_all_by_role(eframe::egui::accesskit::Role::ListItem)
        .find(|node| {
            node.accesskit_node()
                .label()
                .is_some_and(|it| it.starts_with(&label))
        })
        .unwrap();
    let body = throughline::ui::canvas::Regions::of_session(session).body;
    assert!(card.rect().height() > 60.0 && body.height() > card.rect().height());
}
