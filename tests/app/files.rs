//! Opening, saving and closing: nothing typed is lost, and what goes wrong is said in a sentence.

use std::path::{Path, PathBuf};

use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use throughline::app::services::Picked;
use throughline::file;
use throughline::ui::state::{Question, Screen};

use crate::fake::Fake;
use crate::stage::{
    DESIGNED, ask, press, press_with, select, step, window, with_file, with_template,
};

const PATH: &str = "/clients/card.journey.ron";

fn save(window: &mut crate::Window) {
    press_with(window, Modifiers::COMMAND, Key::S);
}

#[test]
fn what_is_drawn_and_saved_comes_back() {
    let world = Fake::default();
    world
        .0
        .borrow_mut()
        .picks
        .push_back(Picked::Path(PathBuf::from(PATH)));
    let mut drawn = with_template(&world, "credit-card");
    select(&mut drawn, "Asking at the branch");
    press(&mut drawn, Key::Num2);
    assert!(drawn.state().file().dirty);
    save(&mut drawn);
    assert!(!drawn.state().file().dirty);
    assert_eq!(drawn.state().file().saved_at.as_deref(), Some("14:32"));
    let bytes = world.0.borrow().files[Path::new(PATH)].clone();

    let mut reopened = with_file(&world, PATH);
    assert_eq!(
        step(&reopened, "Asking at the branch")
            .ratings
            .emotion
            .map(throughline::model::Rating::get),
        Some(-2.0)
    );
    save(&mut reopened);
    assert_eq!(
        world.0.borrow().files[Path::new(PATH)],
        bytes,
        "saving what did not change gives the same bytes"
    );
}

#[test]
fn a_name_without_an_ending_gets_one_and_an_existing_file_is_asked_for() {
    let world = Fake::default();
    let existing = PathBuf::from("/clients/card.journey.ron");
    world
        .0
        .borrow_mut()
        .files
        .insert(existing.clone(), b"precious".to_vec());
    world
        .0
        .borrow_mut()
        .picks
        .push_back(Picked::Path(PathBuf::from("/clients/card")));
    let mut window = with_template(&world, "credit-card");
    save(&mut window);
    assert!(matches!(
        window.state().session().question,
        Some(Question::Overwrite { .. })
    ));
    press(&mut window, Key::Escape);
    assert_eq!(world.0.borrow().files[&existing], b"precious");
}

#[test]
fn without_a_file_dialog_the_path_is_typed() {
    let world = Fake::default();
    let mut window = with_template(&world, "credit-card");
    save(&mut window);
    assert!(matches!(
        window.state().session().question,
        Some(Question::Path { .. })
    ));
    ask(
        &mut window,
        vec![throughline::action::Action::TypePath(
            "/usb/stick/card".to_owned(),
        )],
    );
    press(&mut window, Key::Enter);
    assert!(
        world
            .0
            .borrow()
            .files
            .contains_key(Path::new("/usb/stick/card.journey.ron"))
    );
}

#[test]
fn a_failed_save_is_said_and_the_work_stays() {
    let world = Fake::default();
    world.0.borrow_mut().disk_full = Some("there is no room on the disk".to_owned());
    world
        .0
        .borrow_mut()
        .picks
        .push_back(Picked::Path(PathBuf::from(PATH)));
    let mut window = with_template(&world, "credit-card");
    select(&mut window, "Sales call");
    press(&mut window, Key::Num1);
    save(&mut window);
    assert!(
        window
            .query_all_by_label_contains("here is no room on the disk")
            .next()
            .is_some()
    );
    assert!(window.state().file().dirty);
    assert_eq!(
        step(&window, "Sales call")
            .ratings
            .emotion
            .map(throughline::model::Rating::get),
        Some(-3.0)
    );
}

#[test]
fn closing_asks_about_unsaved_changes() {
    let world = Fake::default();
    let mut window = with_template(&world, "credit-card");
    select(&mut window, "Sales call");
    press(&mut window, Key::Num1);
    press_with(&mut window, Modifiers::COMMAND, Key::W);
    assert!(
        window
            .query_by_label_contains("Save changes to ‘Credit card application’")
            .is_some()
    );
    press(&mut window, Key::Escape);
    assert_eq!(window.state().session().screen, Screen::Map);
    press_with(&mut window, Modifiers::COMMAND, Key::W);
    window.get_by_label("Close without saving").click();
    window.run_ok();
    assert_eq!(window.state().session().screen, Screen::Start);
}

#[test]
fn a_new_project_waits_for_the_unsaved_one_to_be_saved() {
    let world = Fake::default();
    world
        .0
        .borrow_mut()
        .picks
        .push_back(Picked::Path(PathBuf::from(PATH)));
    let mut window = with_template(&world, "credit-card");
    select(&mut window, "Sales call");
    press(&mut window, Key::Num1);
    press_with(&mut window, Modifiers::COMMAND, Key::N);
    press(&mut window, Key::Enter);
    let saved = world.0.borrow().files[Path::new(PATH)].clone();
    assert!(String::from_utf8(saved).unwrap().contains("emotion: -3"));
    assert_eq!(window.state().project().step_count(), 0);
}

#[test]
fn files_that_cannot_be_opened_leave_the_program_as_it_was() {
    let whole = file::write(
        &throughline::templates::template("credit-card")
            .unwrap()
            .project,
    );
    let half = &whole.as_bytes()[..whole.len() / 2];
    let cases: [(&str, &[u8]); 6] = [
        ("half", half),
        ("binary", &[0x7f, b'E', b'L', b'F', 0, 1, 2, 3, 0xff, 0xfe]),
        ("empty", b""),
        ("zeros", &[0; 4096]),
        ("page", b"<!doctype html><html><body>Sign in</body></html>"),
        (
            "sparks",
            b"Project(format: 1, title: \"x\", method: (parity: NaN))",
        ),
    ];
    for (name, bytes) in cases {
        let world = Fake::default();
        world
            .0
            .borrow_mut()
            .files
            .insert(PathBuf::from(name), bytes.to_vec());
        let window = with_file(&world, name);
        assert!(
            matches!(
                window.state().session().question,
                Some(Question::Failed { .. })
            ),
            "{name}"
        );
        assert!(
            window.query_by_label_contains("can’t be opened").is_some(),
            "{name}"
        );
        assert_eq!(
            world.0.borrow().files[Path::new(name)],
            bytes,
            "{name} was touched"
        );
    }
}

#[test]
fn a_file_of_a_newer_version_is_looked_at_and_never_written() {
    let world = Fake::default();
    let text = file::write(
        &throughline::templates::template("credit-card")
            .unwrap()
            .project,
    );
    let newer = text.replace("format: 1,", "format: 3,");
    world
        .0
        .borrow_mut()
        .files
        .insert(PathBuf::from(PATH), newer.clone().into_bytes());
    let mut window = with_file(&world, PATH);
    assert!(window.state().file().read_only);
    select(&mut window, "Sales call");
    press(&mut window, Key::Num1);
    assert_eq!(
        step(&window, "Sales call")
            .ratings
            .emotion
            .map(throughline::model::Rating::get),
        Some(3.0)
    );
    save(&mut window);
    assert_eq!(world.0.borrow().files[Path::new(PATH)], newer.into_bytes());
}

#[test]
fn the_start_screen_offers_the_templates() {
    let mut window = window(&Fake::default(), DESIGNED);
    window
        .get_by_label_contains("Blank service blueprint")
        .click();
    window.run_ok();
    assert_eq!(window.state().session().screen, Screen::Map);
    assert!(window.state().project().step_count() > 0);
}

#[test]
fn a_picture_goes_where_it_was_told() {
    let world = Fake::default();
    world
        .0
        .borrow_mut()
        .picks
        .push_back(Picked::Path(PathBuf::from("/wall/map")));
    let mut window = with_template(&world, "credit-card");
    press_with(&mut window, Modifiers::COMMAND, Key::E);
    press(&mut window, Key::Enter);
    assert_eq!(world.0.borrow().pictures, [PathBuf::from("/wall/map.png")]);
}

#[test]
fn a_project_that_is_closed_and_saved_under_a_typed_path_is_closed_then() {
    let world = Fake::default();
    let mut window = with_template(&world, "credit-card");
    select(&mut window, "Sales call");
    press(&mut window, Key::Num1);
    press_with(&mut window, Modifiers::COMMAND, Key::W);
    press(&mut window, Key::Enter);
    ask(
        &mut window,
        vec![throughline::action::Action::TypePath(
            "/usb/card".to_owned(),
        )],
    );
    press(&mut window, Key::Enter);
    assert!(
        world
            .0
            .borrow()
            .files
            .contains_key(Path::new("/usb/card.journey.ron"))
    );
    assert_eq!(window.state().session().screen, Screen::Start);
}
