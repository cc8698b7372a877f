//! The boardroom, from F5 to Esc: what is kept of it, and what it leaves alone.

use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use throughline::action::{Action, Deciding, Over, StageAction};
use throughline::app::services::{Picked, Request, Services as _};
use throughline::command::Command;
use throughline::exchange::handout::Handout;
use throughline::insight::show::{Change, SlideKind, show};
use throughline::model::{Id, Layer, Step};

use crate::Window;
use crate::fake::Fake;
use crate::stage::{ask, press, press_with, select, type_text, with_file, with_template};

fn presented(world: &Fake) -> Window {
    let mut window = with_template(world, "credit-card");
    press(&mut window, Key::F5);
    window
}

fn headline(window: &Window) -> String {
    let stage = window.state().session().stage.clone().unwrap();
    let id = window.state().session().journey.clone().unwrap();
    let show = show(window.state().project(), &id).unwrap();
    show.shown().nth(stage.at).unwrap().headline.clone()
}

#[test]
fn f5_begins_the_show_and_escape_ends_it() {
    let mut window = presented(&Fake::default());
    assert_eq!(headline(&window), "What Ana wants: pay abroad next month");
    window.get_by_label_contains("Slide 1 of 14");
    press(&mut window, Key::Escape);
    assert_eq!(window.state().session().stage, None);
    assert!(window.query_by_label_contains("Slide 1 of 14").is_none());
    assert_eq!(
        window.state().undo_label(),
        None,
        "presenting changes nothing"
    );
}

#[test]
fn a_show_can_be_named_before_its_file_is_open() {
    let mut window = with_template(&Fake::default(), "credit-card");
    let second = window.state().project().journeys_in_order()[1].0.clone();
    window.state_mut().present_when_open(Some(second.clone()));
    window.run_ok();
    assert_eq!(window.state().session().journey, Some(second));
    window.get_by_label_contains("Slide 1 of ");
    press(&mut window, Key::Escape);
    let gone = Id::new("gone").unwrap();
    window.state_mut().present_when_open(Some(gone));
    window.run_ok();
    assert_eq!(window.state().session().stage, None);
    window.get_by_label_contains("The project has no journey ‘gone’");
}

/// A copy of the template's project whose first journey has so many touchpoints more.
fn with_many(count: usize) -> Fake {
    let world = Fake::default();
    let mut project = throughline::templates::template("credit-card")
        .unwrap()
        .project;
    let (id, journey) = project.journeys_in_order()[0];
    let (id, mut journey) = (id.clone(), (**journey).clone());
    for place in 0..count {
        let step = Id::new(&format!("more{place}")).unwrap();
        let step = Step::new(step, Layer::Touchpoint, "Waiting in the line");
        journey.graph.put_step(step.into());
    }
    project.journeys.insert(id, journey.into());
    let bytes = throughline::file::write(&project).into_bytes();
    world.0.borrow_mut().files.insert("many".into(), bytes);
    world
}

#[test]
fn the_show_of_a_large_journey_begins_once_it_is_made_beside_the_window() {
    let world = with_many(300);
    let mut window = with_file(&world, "many");
    world.0.borrow_mut().beside = Some(Vec::new());
    press(&mut window, Key::F5);
    window.get_by_label_contains("The show is being made…");
    assert_eq!(window.state().session().stage, None);
    let asked = world.0.borrow_mut().beside.take().unwrap();
    assert!(
        asked.iter().any(|it| matches!(it, Request::Show(_))),
        "{asked:?}"
    );
    for request in asked {
        world.clone().request(request);
    }
    window.run_ok();
    window.get_by_label_contains("Slide 1 of ");
    assert!(window.query_by_label_contains("being made").is_none());
}

#[test]
fn the_show_begins_at_the_touchpoint_that_is_selected() {
    let mut window = with_template(&Fake::default(), "credit-card");
    select(&mut window, "Waiting for the card");
    press_with(&mut window, Modifiers::SHIFT, Key::F5);
    assert_eq!(
        headline(&window),
        "Waiting for the card takes 12 days. Elsewhere it takes 4 days."
    );
}

#[test]
fn what_is_ticked_on_the_stage_is_a_proposal_until_it_is_kept() {
    let mut window = presented(&Fake::default());
    let before = window.state().project().clone();
    for digit in [Key::Num1, Key::Num2, Key::Enter] {
        press(&mut window, digit);
    }
    press(&mut window, Key::Num4);
    assert_eq!(*window.state().project(), before, "nothing is changed yet");
    press(&mut window, Key::K);
    assert_eq!(
        window.state().undo_label(),
        Some("Choose the improvements ticked on the stage")
    );
    let chosen = window.state().project().improvements.values();
    assert_eq!(chosen.filter(|plan| plan.chosen).count(), 3);
    press(&mut window, Key::Escape);
    press_with(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(*window.state().project(), before, "one step");
}

#[test]
fn a_decision_is_typed_in_the_meeting_and_is_in_the_file() {
    let mut window = presented(&Fake::default());
    press(&mut window, Key::D);
    type_text(&mut window, "Print every day");
    press(&mut window, Key::Enter);
    let project = window.state().project();
    let mut decisions = project.decisions.values();
    let taken = decisions
        .find(|decision| decision.text == "Print every day")
        .unwrap();
    assert_eq!(taken.date, "2026-11-22");
    assert_eq!(window.state().undo_label(), Some("Take down a decision"));
    let deciding = Deciding {
        id: None,
        text: "Answer within a day".to_owned(),
        owner: "card OPERATIONS".to_owned(),
        date: String::new(),
    };
    ask(
        &mut window,
        vec![Action::Stage(StageAction::Decide(Box::new(deciding)))],
    );
    let project = window.state().project();
    assert_eq!(project.owners.len(), 5, "the owner is known");
    let mut decisions = project.decisions.values();
    let owner = decisions
        .find(|it| it.text.starts_with("Answer"))
        .unwrap()
        .owner
        .clone();
    assert_eq!(owner.unwrap().as_str(), "cards");
}

#[test]
fn the_customer_is_asked_at_any_moment() {
    let mut window = presented(&Fake::default());
    press(&mut window, Key::A);
    type_text(&mut window, "a cheaper courier for the cards?");
    window.get_by_label_contains("voices speak of this");
    press(&mut window, Key::Escape);
    let stage = window.state().session().stage.clone().unwrap();
    assert_eq!(
        stage.over,
        Over::Nothing,
        "asking ends first, then the show"
    );
}

#[test]
fn a_headline_is_rewritten_in_the_sheet_and_told_on_the_stage() {
    let mut window = with_template(&Fake::default(), "credit-card");
    ask(&mut window, vec![Action::Command(Command::EditShow)]);
    window.get_by_label("1 · The customer");
    let id = window.state().session().journey.clone().unwrap();
    let key = show(window.state().project(), &id).unwrap().slides[0]
        .key
        .clone();
    let change = Change::Headline("Ana wants to pay abroad".to_owned());
    ask(
        &mut window,
        vec![Action::Stage(StageAction::Change(key, change))],
    );
    assert_eq!(
        window.state().undo_label(),
        Some("Rewrite a headline of the show")
    );
    press(&mut window, Key::F5);
    assert_eq!(headline(&window), "Ana wants to pay abroad");
}

#[test]
fn the_show_is_handed_out_with_its_decisions() {
    let world = Fake::default();
    let path = std::path::PathBuf::from("/show.pdf");
    world
        .0
        .borrow_mut()
        .picks
        .push_back(Picked::Path(path.clone()));
    let mut window = with_template(&world, "credit-card");
    let hand_out = StageAction::HandOut(Handout::Pages);
    ask(&mut window, vec![Action::Stage(hand_out)]);
    window.run_ok();
    assert!(world.0.borrow().files[&path].starts_with(b"%PDF"));
}

#[test]
fn the_stage_looks_as_it_did() {
    let mut window = presented(&Fake::default());
    for key in [Key::Num5, Key::Enter] {
        press(&mut window, key);
    }
    for _ in 0..2 {
        press(&mut window, Key::PageDown);
    }
    window.snapshot("boardroom-story-dark");
    press(&mut window, Key::L);
    press(&mut window, Key::A);
    type_text(&mut window, "a cheaper courier for the cards?");
    press(&mut window, Key::Enter);
    window.snapshot("boardroom-ask-light");
}

/// The slide of that kind, complete.
fn go_to(window: &mut Window, kind: SlideKind) {
    let id = window.state().session().journey.clone().unwrap();
    let show = show(window.state().project(), &id).unwrap();
    let mut slides = show.shown();
    let at = slides.position(|slide| slide.key.kind == kind).unwrap() + 1;
    for digit in at.to_string().chars() {
        press(window, Key::from_name(&digit.to_string()).unwrap());
    }
    press(window, Key::Enter);
}

#[test]
fn a_decision_is_changed_and_taken_back_on_the_stage() {
    let mut window = presented(&Fake::default());
    let before = window.state().project().decisions.clone();
    let (id, first) = before.iter().next().unwrap();
    go_to(&mut window, SlideKind::Decisions);
    press(&mut window, Key::Tab);
    press(&mut window, Key::Enter);
    type_text(&mut window, ", from May on");
    press(&mut window, Key::Enter);
    let after = window.state().project().decisions[id].clone();
    assert_eq!(after.text, format!("{}, from May on", first.text));
    assert_eq!((&after.owner, &after.date), (&first.owner, &first.date));
    assert_eq!(window.state().undo_label(), Some("Change a decision"));
    window.get_by_label_contains("Taken down:");
    press(&mut window, Key::Tab);
    press(&mut window, Key::Delete);
    assert_eq!(window.state().project().decisions.len() + 1, before.len());
    press_with(&mut window, Modifiers::COMMAND, Key::Z);
    press_with(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(window.state().project().decisions, before, "two steps");
}

#[test]
fn another_journey_is_shown_from_its_first_slide_on() {
    let mut window = presented(&Fake::default());
    for key in [Key::Num5, Key::Enter, Key::J] {
        press(&mut window, key);
    }
    let names = window.state().project().journeys.values();
    let names: Vec<String> = names.map(|journey| journey.name.clone()).collect();
    for name in &names {
        window.get_by_label(name);
    }
    press(&mut window, Key::PageDown);
    press(&mut window, Key::Enter);
    let session = window.state().session();
    let stage = session.stage.clone().unwrap();
    assert_eq!((stage.at, stage.build), (0, 0));
    let project = window.state().project();
    let second = project.journeys_in_order()[1].0.clone();
    assert_eq!(session.journey.as_ref(), Some(&second));
    press(&mut window, Key::Escape);
    assert_eq!(window.state().session().journey.as_ref(), Some(&second));
}

#[test]
fn an_item_of_the_agenda_is_picked_and_the_voice_that_speaks_to_it_is_questioned() {
    let mut window = presented(&Fake::default());
    press(&mut window, Key::A);
    let project = window.state().project();
    let plan = project.improvements.values().next().unwrap().name.clone();
    window.get_by_label(&plan);
    press(&mut window, Key::ArrowDown);
    let item = |window: &Window| {
        let stage = window.state().session().stage.as_ref().unwrap();
        let Over::Asking(asking) = &stage.over else {
            panic!("{:?}", stage.over);
        };
        asking.item.clone()
    };
    assert_eq!(item(&window), plan);
    for key in [Key::Enter, Key::E] {
        press(&mut window, key);
    }
    window.get_by_label_contains("Who says so?");
    window.get_by_label_contains("Said by");
    press(&mut window, Key::E);
    assert_eq!(item(&window), plan, "one key back, to what was asked");
}

#[test]
fn a_show_is_begun_from_the_header_of_every_window_but_the_narrowest() {
    let mut window = with_template(&Fake::default(), "credit-card");
    window.get_by_label("Present (F5)").click();
    window.run_ok();
    assert!(window.state().session().stage.is_some());
    press(&mut window, Key::Escape);
    for (width, is_there) in [
        (1_366.0, true),
        (1_240.0, true),
        (1_024.0, true),
        (683.0, false),
    ] {
        window.set_size(eframe::egui::vec2(width, 700.0));
        window.run_ok();
        assert_eq!(window.query_by_label("Present (F5)").is_some(), is_there);
    }
}
