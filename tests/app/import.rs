//! Importing: a file is shown before anything of it is added, its columns can be taken otherwise, and all of it is one
//! undo step.

use std::path::PathBuf;

use eframe::egui::{Event, Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use throughline::action::{Action, ImportAction};
use throughline::app::services::Picked;
use throughline::command::Command;
use throughline::exchange::import::{Field, VoiceColumn};
use throughline::file;

use crate::Window;
use crate::fake::Fake;
use crate::stage::{
    ask, drop_file, journey, names, press, press_with, select, step, with_template,
};

/// The window with a template, and a file that the next dialog gives.
fn with_file(name: &str, text: &str) -> Window {
    let fake = Fake::default();
    let path = PathBuf::from("/home/ana").join(name);
    let bytes = text.as_bytes().to_vec();
    fake.0.borrow_mut().files.insert(path.clone(), bytes);
    fake.0.borrow_mut().picks.push_back(Picked::Path(path));
    let mut window = with_template(&fake, "credit-card");
    ask(&mut window, vec![Action::Command(Command::Import)]);
    window.run_ok();
    window
}

fn written(window: &Window) -> String {
    file::write(window.state().project())
}

#[test]
fn a_table_is_shown_first_and_added_as_one_step() {
    let text =
        "name,stage,emotion,colour\nSees the poster,Before,1,red\nSales call,,3,\nToo good,,9,\n";
    let mut window = with_file("steps.csv", text);
    let start = written(&window);
    window.get_by_label("Import ‘steps.csv’");
    window.get_by_label("1 new · 1 already there · 1 can’t be read");
    window.get_by_label_contains("9 is outside");
    window.get_by_label_contains("The column “colour” is left out");
    window.get_by_label("Import 1 row").click();
    window.run_ok();
    assert!(names(&window).contains(&"Sees the poster".to_owned()));
    assert_eq!(window.state().undo_label(), Some("Import 1 step"));
    press_with(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(written(&window), start);
}

#[test]
fn esc_leaves_everything_as_it_was() {
    let mut window = with_file("steps.csv", "name,stage\nNew one,Before\n");
    let start = written(&window);
    press(&mut window, Key::Escape);
    assert!(window.query_by_label("Import ‘steps.csv’").is_none());
    assert_eq!(written(&window), start);
}

#[test]
fn a_column_can_be_taken_for_another_field() {
    let mut window = with_file("said.csv", "quote,x\nTook ages,3\nFine,11\n");
    window.get_by_label("2 new");
    let field = Some(Field::Voice(VoiceColumn::Recommend));
    ask(
        &mut window,
        vec![Action::Import(ImportAction::Assign(0, 1, field))],
    );
    window.run_ok();
    window.get_by_label("1 new · 1 can’t be read");
    let before = window.state().project().voices.len();
    press(&mut window, Key::Enter);
    assert_eq!(window.state().project().voices.len(), before + 1);
}

#[test]
fn a_file_a_dropped_file_and_pasted_cells_are_shown_in_the_same_way() {
    let text = "name\tstage\temotion\nSees the poster\tBefore\t1\nSales call\t\t3\nToo good\t\t9\n";
    let chosen = with_file("steps.csv", text);
    let world = Fake::default();
    let path = PathBuf::from("/home/ana/steps.csv");
    world
        .0
        .borrow_mut()
        .files
        .insert(path, text.as_bytes().to_vec());
    let mut dropped = with_template(&world, "credit-card");
    drop_file(&mut dropped, "/home/ana/steps.csv");
    let mut pasted = with_template(&Fake::default(), "credit-card");
    pasted.event(Event::Paste(text.to_owned()));
    pasted.run_ok();
    let shown = |window: &Window| {
        let incoming = window.state().session().import.clone().unwrap();
        (incoming.rows.clone(), incoming.tables[0].columns.clone())
    };
    assert_eq!(shown(&chosen), shown(&dropped));
    assert_eq!(shown(&chosen), shown(&pasted));
    pasted.get_by_label("Import from the clipboard");
}

#[test]
fn a_large_table_is_looked_through_beside_the_window() {
    let world = Fake::default();
    world.0.borrow_mut().slow_import = true;
    let mut window = with_template(&world, "credit-card");
    let start = written(&window);
    let cells = "name\tstage\nSees the poster\tBefore\n";
    window.event(Event::Paste(cells.to_owned()));
    window.run_ok();
    window.get_by_label("Looking through the rows…");
    press(&mut window, Key::Enter);
    assert_eq!(written(&window), start, "nobody knows yet what it comes to");
    let late = std::mem::take(&mut world.0.borrow_mut().late);
    world.0.borrow_mut().events.extend(late);
    window.run_ok();
    assert!(names(&window).contains(&"Sees the poster".to_owned()));
    assert!(window.state().session().import.is_none());
}

#[test]
fn rows_come_after_what_is_selected_when_they_are_added() {
    let mut window = with_template(&Fake::default(), "credit-card");
    select(&mut window, "Sales call");
    let cells = "Tells a friend\t2\nChecks the post\t-2";
    window.event(Event::Paste(cells.to_owned()));
    window.run_ok();
    let other = step(&window, "Approval arrives").id.clone();
    ask(&mut window, vec![Action::Select(vec![other])]);
    window.get_by_label("Import 2 rows").click();
    window.run_ok();
    let at = names(&window).iter().position(|it| it == "Tells a friend");
    assert_eq!(names(&window)[at.unwrap() - 1], "Approval arrives");
}

#[test]
fn a_pasted_diagram_becomes_a_journey_of_its_own() {
    let mut window = with_template(&Fake::default(), "credit-card");
    let text = "journey\n  title Move house\n  section Before\n    Calls: 2: Ana\n";
    window.event(Event::Paste(text.to_owned()));
    window.run_ok();
    window.get_by_label("Import from the clipboard");
    press(&mut window, Key::Enter);
    assert_eq!(journey(&window).name, "Move house");
    assert_eq!(names(&window), ["Calls"]);
}

#[test]
fn a_diagram_that_is_refused_is_told_with_its_place() {
    let mut window = with_file("broken.mmd", "journey\n  Calls\n");
    window.get_by_label("‘broken.mmd’ can’t be imported");
    window.get_by_label_contains("2:8: Write a colon and a score");
    press(&mut window, Key::Escape);
}
