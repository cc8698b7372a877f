//! Nothing is lost: what is not saved is kept, offered again, and never fought over in silence.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use eframe::egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use throughline::action::Action;
use throughline::app::App;
use throughline::app::services::{Event, FileEvent, Picked};
use throughline::file::{
    self, Copy, Difference, Head, Holder, Recovered, Stamp, Standing, Unsaved,
};
use throughline::model::{Project, Rating};
use throughline::ui::state::{Question, Screen};

use crate::Window;
use crate::fake::Fake;
use crate::raster::Raster;
use crate::stage::{
    DESIGNED, ask, press, press_with, select, step, type_text, window, with_file, with_template,
};

const PATH: &str = "/clients/card.journey.ron";

fn template() -> Project {
    throughline::templates::template("credit-card")
        .unwrap()
        .project
}

fn with_saved_file(world: &Fake) -> Window {
    let text = file::write(&template());
    let mut files = world.0.borrow_mut();
    files.files.insert(PathBuf::from(PATH), text.into_bytes());
    drop(files);
    with_file(world, PATH)
}

fn kept(world: &Fake) -> Arc<Project> {
    Arc::clone(&world.0.borrow().kept.as_ref().unwrap().project)
}

/// A copy of the template, called otherwise, as a program left it that was working on the file.
fn copy(title: &str, standing: Standing) -> Copy {
    let saved = template();
    let project = Project {
        title: title.to_owned(),
        ..saved.clone()
    };
    Copy {
        journal: PathBuf::from("/data/recovery/1.ron"),
        difference: Difference::between(&saved, &project),
        kept: Unsaved {
            head: Head {
                path: (standing != Standing::NeverSaved).then(|| PathBuf::from(PATH)),
                title: title.to_owned(),
                at: Stamp(1_790_000_000_000),
                ..Head::default()
            },
            project,
            is_torn: false,
        },
        standing,
    }
}

fn leave(world: &Fake, copies: Vec<Copy>) {
    world.0.borrow_mut().recovered = Recovered {
        copies,
        unreadable: Vec::new(),
    };
}

#[test]
fn every_change_is_kept_until_it_is_saved() {
    let world = Fake::default();
    let mut window = with_saved_file(&world);
    assert!(world.0.borrow().kept.is_none(), "nothing to keep yet");
    select(&mut window, "Sales call");
    press(&mut window, Key::Num1);
    assert_eq!(kept(&world), *window.state().project());
    let keep = world.0.borrow().kept.clone().unwrap();
    assert_eq!(keep.path.as_deref(), Some(Path::new(PATH)));
    window.get_by_label("Unsaved changes · recovery copy 14:36");
    press_with(&mut window, Modifiers::COMMAND, Key::S);
    assert!(world.0.borrow().kept.is_none());
    window.get_by_label("Saved 14:32");
    select(&mut window, "Sales call");
    press(&mut window, Key::Num2);
    window.get_by_label("Saved 14:32 · recovery copy 14:36");
}

#[test]
fn a_project_that_was_never_saved_is_kept_too_and_while_a_name_is_typed() {
    let world = Fake::default();
    let mut window = with_template(&world, "blank");
    type_text(&mut window, "Sees the advert");
    press(&mut window, Key::Enter);
    let keep = world.0.borrow().kept.clone().unwrap();
    assert_eq!(keep.path, None);
    let journey = keep.project.journeys.values().next().unwrap();
    assert!(
        journey
            .graph
            .steps()
            .any(|step| step.name == "Sees the advert")
    );
    window.get_by_label("Not saved yet · recovery copy 14:36");
}

#[test]
fn what_is_undone_to_the_saved_state_is_not_kept_and_what_is_closed_unsaved_neither() {
    let world = Fake::default();
    let mut window = with_saved_file(&world);
    select(&mut window, "Sales call");
    press(&mut window, Key::Num1);
    press_with(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(world.0.borrow().kept.is_none());
    press(&mut window, Key::Num1);
    assert!(world.0.borrow().kept.is_some());
    press_with(&mut window, Modifiers::COMMAND, Key::W);
    window.get_by_label("Close without saving").click();
    window.run_ok();
    assert_eq!(window.state().session().screen, Screen::Start);
    assert!(world.0.borrow().kept.is_none());
}

#[test]
fn giving_up_changes_for_a_file_that_cannot_be_opened_loses_nothing() {
    let world = Fake::default();
    let mut window = with_saved_file(&world);
    select(&mut window, "Sales call");
    press(&mut window, Key::Num1);
    ask(
        &mut window,
        vec![Action::OpenFile(PathBuf::from("/gone.ron"))],
    );
    window.get_by_label("Close without saving").click();
    window.run_ok();
    assert!(matches!(
        window.state().session().question,
        Some(Question::Failed { .. })
    ));
    press(&mut window, Key::Escape);
    assert!(window.state().file().dirty);
    assert!(world.0.borrow().kept.is_some());
    assert_eq!(
        step(&window, "Sales call").ratings.emotion.map(Rating::get),
        Some(-3.0)
    );
}

#[test]
fn a_project_that_changed_while_another_was_chosen_is_asked_about() {
    let world = Fake::default();
    let mut window = with_saved_file(&world);
    let ctx = window.ctx.clone();
    // The file is asked for while nothing is unsaved, and is there only after the next change.
    let open = Action::OpenFile(PathBuf::from(PATH));
    let journey = window.state().session().journey.clone().unwrap();
    let note = throughline::edit::JourneyField::Note("typed meanwhile".to_owned());
    let set = throughline::edit::JourneyEdit::Set(note);
    let edit = throughline::edit::Edit::Journey(journey, set);
    let edit = Action::Edit("Note".to_owned(), vec![edit]);
    window.state_mut().dispatch_all(&ctx, vec![open, edit]);
    window.run_ok();
    assert!(matches!(
        window.state().session().question,
        Some(Question::Unsaved { .. })
    ));
    press(&mut window, Key::Escape);
    assert!(window.state().file().dirty);
}

#[test]
fn where_nothing_can_be_kept_the_window_says_so_until_it_can() {
    let world = Fake::default();
    world.0.borrow_mut().unkept = Some("the disk is full".to_owned());
    let mut window = with_saved_file(&world);
    select(&mut window, "Sales call");
    press(&mut window, Key::Num1);
    let says = "No recovery copy can be written (the disk is full)";
    window.get_by_label_contains(says);
    world.0.borrow_mut().unkept = None;
    press(&mut window, Key::Num2);
    assert!(window.query_by_label_contains(says).is_none());
}

#[test]
fn recovered_work_opens_as_unsaved_and_its_journal_stays_until_it_is_kept_again() {
    let world = Fake::default();
    leave(&world, vec![copy("Card, drawn on", Standing::Unchanged)]);
    let mut window = window(&world, DESIGNED);
    window.get_by_label("One recovered copy");
    window.get_by_label("Look at it").click();
    window.run_ok();
    window.get_by_label("‘Card, drawn on’ was not saved");
    window.get_by_label("Restore as a copy").click();
    window.run_ok();
    assert_eq!(window.state().project().title, "Card, drawn on");
    assert!(window.state().file().dirty);
    assert_eq!(
        window.state().file().path,
        None,
        "it overwrites nothing by itself"
    );
    let keep = world.0.borrow().kept.clone().unwrap();
    assert_eq!(keep.replaces, [PathBuf::from("/data/recovery/1.ron")]);
    assert!(world.0.borrow().discarded.is_empty());
}

#[test]
fn recovered_work_is_discarded_only_when_that_is_said() {
    let world = Fake::default();
    leave(&world, vec![copy("Card, drawn on", Standing::NeverSaved)]);
    let mut window = window(&world, DESIGNED);
    window.get_by_label("Look at it").click();
    window.run_ok();
    assert!(
        window.query_by_label("Open the saved one").is_none(),
        "there is none"
    );
    press(&mut window, Key::Escape);
    window.get_by_label("One recovered copy");
    window.get_by_label("Look at it").click();
    window.run_ok();
    window.get_by_label("Discard the copy").click();
    window.run_ok();
    assert!(window.query_by_label("One recovered copy").is_none());
    assert_eq!(
        world.0.borrow().discarded,
        [PathBuf::from("/data/recovery/1.ron")]
    );
}

#[test]
fn opening_the_file_offers_what_was_not_saved_in_it_once() {
    let world = Fake::default();
    leave(&world, vec![copy("Card, drawn on", Standing::Unchanged)]);
    let mut window = with_saved_file(&world);
    window.get_by_label("‘Card, drawn on’ was not saved");
    window.get_by_label("Open the saved one").click();
    window.run_ok();
    assert_eq!(window.state().project().title, template().title);
    ask(&mut window, vec![Action::OpenFile(PathBuf::from(PATH))]);
    assert_eq!(window.state().session().question, None);
    assert!(
        world.0.borrow().discarded.is_empty(),
        "it is offered again next time"
    );
}

#[test]
fn a_second_window_says_who_has_the_file_and_opens_a_copy() {
    let world = Fake::default();
    world.0.borrow_mut().holder = Some(Holder {
        user: "ana".to_owned(),
        host: "laptop".to_owned(),
        ..Holder::default()
    });
    let mut window = with_saved_file(&world);
    window.get_by_label("‘card.journey.ron’ is open in another window");
    window.get_by_label_contains("ana on laptop has it open");
    window.get_by_label("Open a copy").click();
    window.run_ok();
    assert_eq!(window.state().file().path, None);
    assert_eq!(world.0.borrow().taken_over, None);
    assert_eq!(window.state().project().title, template().title);
    assert_eq!(world.0.borrow().followed, None);

    let mut other = with_saved_file(&world);
    press(&mut other, Key::Escape);
    assert_eq!(other.state().session().screen, Screen::Start);

    let mut third = with_saved_file(&world);
    third.get_by_label("Open it all the same").click();
    third.run_ok();
    assert_eq!(third.state().file().path.as_deref(), Some(Path::new(PATH)));
    assert_eq!(
        world.0.borrow().taken_over.as_deref(),
        Some(Path::new(PATH)),
        "a lock that a dead machine left is in nobody’s way"
    );
}

#[test]
fn what_somebody_else_has_open_can_be_looked_at_and_follows_what_they_save() {
    let world = Fake::default();
    world.0.borrow_mut().holder = Some(Holder::default());
    let mut window = with_saved_file(&world);
    press(&mut window, Key::Enter);
    assert_eq!(window.state().session().question, None, "Enter looks at it");
    window.get_by_label("Looked at only: open elsewhere");
    select(&mut window, "Sales call");
    press(&mut window, Key::Num1);
    assert!(!window.state().file().dirty, "nothing can be changed");
    window.get_by_label_contains("Somebody else has this file open");
    assert_eq!(world.0.borrow().followed, None, "it is not ours to lock");

    let theirs = Project {
        title: "As they saved it".to_owned(),
        ..template()
    };
    let bytes = file::write(&theirs).into_bytes();
    let mut files = world.0.borrow_mut();
    files.files.insert(PathBuf::from(PATH), bytes);
    let stirred = FileEvent::Stirred(PathBuf::from(PATH), None);
    files.events.push(Event::File(stirred));
    let mine = PathBuf::from("/clients/mine.journey.ron");
    files.picks.push_back(Picked::Path(mine.clone()));
    drop(files);
    window.run_ok();
    window.run_ok();
    assert_eq!(window.state().project().title, "As they saved it");
    assert!(window.state().file().read_only, "and is still theirs");

    world.0.borrow_mut().holder = None;
    press_with(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    assert_eq!(window.state().file().path, Some(mine));
    select(&mut window, "Sales call");
    press(&mut window, Key::Num1);
    assert!(window.state().file().dirty, "a copy of one’s own");
}

#[test]
fn the_file_that_is_worked_on_is_followed_from_opening_to_closing() {
    let world = Fake::default();
    let mut window = with_saved_file(&world);
    assert_eq!(world.0.borrow().followed.as_deref(), Some(Path::new(PATH)));
    let elsewhere = PathBuf::from("/clients/other.journey.ron");
    world
        .0
        .borrow_mut()
        .picks
        .push_back(Picked::Path(elsewhere.clone()));
    press_with(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    assert_eq!(world.0.borrow().followed, Some(elsewhere));
    press_with(&mut window, Modifiers::COMMAND, Key::W);
    assert_eq!(world.0.borrow().followed, None);
}

#[test]
fn after_two_crashes_with_a_project_it_is_not_opened_by_itself() {
    let starts = |crashes: usize| {
        let world = Fake::default();
        let text = file::write(&template()).into_bytes();
        world.0.borrow_mut().files.insert(PathBuf::from(PATH), text);
        world.0.borrow_mut().crashes = crashes;
        let mut window: Window = Harness::builder()
            .with_size(DESIGNED)
            .with_step_dt(1.0 / 60.0)
            .renderer(Raster::default())
            .build_eframe(move |creation| {
                let path = Some(PathBuf::from(PATH));
                App::new(&creation.egui_ctx, Box::new(world), path)
            });
        window.run_ok();
        window
    };
    assert_eq!(starts(1).state().session().screen, Screen::Map);
    let mut safe = starts(2);
    assert_eq!(safe.state().session().screen, Screen::Start);
    safe.get_by_label("‘card.journey.ron’ was not opened");
    press(&mut safe, Key::Escape);
    ask(&mut safe, vec![Action::OpenFile(PathBuf::from(PATH))]);
    assert_eq!(safe.state().session().screen, Screen::Map);
}

#[test]
fn a_frame_that_goes_wrong_is_said_and_the_window_goes_on() {
    let world = Fake::default();
    let mut window = window(&world, DESIGNED);
    world.0.borrow_mut().clock_breaks = true;
    window.step();
    world.0.borrow_mut().clock_breaks = false;
    window.run_ok();
    window.get_by_label("Something went wrong in Throughline");
    assert!(
        window.query_by_label("Open a project").is_none(),
        "nothing lies under it"
    );
    press(&mut window, Key::Escape);
    assert!(
        window
            .query_by_label("Something went wrong in Throughline")
            .is_none()
    );
    window.get_by_label("Open a project");
}

#[test]
fn what_changes_while_it_is_saved_is_kept_beside_the_new_file() {
    let world = Fake::default();
    let mut window = with_saved_file(&world);
    select(&mut window, "Sales call");
    press(&mut window, Key::Num1);
    let ctx = window.ctx.clone();
    let save = Action::Command(throughline::command::Command::Save);
    let title = throughline::edit::ProjectField::Title("Renamed meanwhile".to_owned());
    let edit = vec![throughline::edit::Edit::Project(title)];
    let edit = Action::Edit("Rename".to_owned(), edit);
    window.state_mut().dispatch_all(&ctx, vec![save, edit]);
    window.run_ok();
    assert!(window.state().file().dirty);
    let keep = world.0.borrow().kept.clone().unwrap();
    assert_eq!(
        (keep.project.title.as_str(), keep.saves),
        ("Renamed meanwhile", 1)
    );
}
