//! Everything that a project file can hold has a place in the window: it is changed there, stands in the file then, and
//! goes back in one named step. And the keyboard goes through every page from the left to the right.

mod places;

use std::collections::BTreeSet;

use eframe::egui::{Key, Modifiers, Rect, accesskit};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use throughline::action::{
    Action, PlanAction, PrioritiesPage, ProjectAction, ProjectSection, Section, VoiceAction,
};
use throughline::command::Command;
use throughline::file;
use throughline::model::Id;

use self::places::{Hand, NOT_TYPED, PLACES, Where};
use crate::Window;
use crate::fake::Fake;
use crate::stage::{ask, press, press_with, type_text, with_file};

/// A file in which every field of the format stands.
const EVERYTHING: &str = include_str!("../fixtures/v1/everything.journey.ron");

fn opened() -> Window {
    let world = Fake::default();
    let bytes = EVERYTHING.as_bytes().to_vec();
    world
        .0
        .borrow_mut()
        .files
        .insert("/all.journey.ron".into(), bytes);
    let mut window = with_file(&world, "/all.journey.ron");
    ask(&mut window, vec![Action::ShowJourney(id("apply"))]);
    window
}

fn id<K>(text: &str) -> Id<K> {
    Id::new(text).unwrap()
}

fn written(window: &Window) -> String {
    file::write(window.state().project())
}

/// Every line of a file with the field that it belongs to, as "steps.wait".
fn fields(text: &str) -> Vec<(String, String)> {
    let mut open: Vec<(Option<&str>, String)> = Vec::new();
    let mut found = Vec::new();
    for line in text
        .lines()
        .map(str::trim)
        .filter(|line| !line.starts_with('#'))
    {
        if line.starts_with(['}', ')', ']']) {
            open.pop();
            continue;
        }
        let record = open.iter().rev().find_map(|(name, _)| *name);
        let name = line.split_once(": ").map(|(name, _)| name);
        let name = name.filter(|name| !name.starts_with('"'));
        let path = match (name, record) {
            (Some(name), Some(record)) => format!("{record}.{name}"),
            (Some(name), None) => name.to_owned(),
            (None, _) => open
                .last()
                .map_or_else(String::new, |(_, path)| path.clone()),
        };
        let is_ext = name == Some("ext") || open.iter().any(|(name, _)| *name == Some("ext"));
        if !is_ext && !path.is_empty() {
            found.push((path.clone(), line.to_owned()));
        }
        if line.ends_with(['{', '(', '[']) {
            open.push((name, path));
        }
    }
    found
}

#[test]
fn every_field_of_the_format_is_known_to_have_a_place() {
    let placed: BTreeSet<&str> = PLACES.iter().map(|(field, ..)| *field).collect();
    let all: BTreeSet<String> = fields(EVERYTHING)
        .into_iter()
        .map(|(path, _)| path)
        .collect();
    assert!(all.len() > 100, "the file is not read: {all:?}");
    let is_missing =
        |path: &&String| !placed.contains(path.as_str()) && !NOT_TYPED.contains(&path.as_str());
    let missing: Vec<&String> = all.iter().filter(is_missing).collect();
    assert!(missing.is_empty(), "no place in the window: {missing:?}");
    let unknown: Vec<_> = placed
        .iter()
        .filter(|field| !all.contains(**field))
        .collect();
    assert!(unknown.is_empty(), "not in the format: {unknown:?}");
}

fn go(window: &mut Window, place: Where) {
    let everything = [
        Section::Experience,
        Section::Time,
        Section::People,
        Section::Stake,
        Section::Segments,
        Section::Marks,
        Section::Picture,
    ];
    let sections = Action::OpenSections(everything.into_iter().collect());
    let map = Action::Command(Command::ViewMap);
    let call = || Action::Select(vec![id("call")]);
    let actions = match place {
        Where::Page(part) => vec![
            Action::Project(ProjectAction::Show(part)),
            Action::Command(Command::ViewProject),
        ],
        Where::ToBe => vec![
            Action::ShowJourney(id("apply-faster")),
            Action::Project(ProjectAction::Show(ProjectSection::Journeys)),
            Action::Command(Command::ViewProject),
        ],
        Where::Step(step) => vec![map, Action::Select(vec![id(step)]), sections],
        Where::Mark => vec![map, call(), sections],
        Where::ForStudents => vec![map, call(), Action::RateFor(Some(id("students")))],
        Where::Link(link) => vec![map, Action::SelectLink(id(link))],
        Where::Voice => vec![
            Action::Command(Command::ViewVoices),
            Action::Voice(VoiceAction::Open(Some(id("v1")))),
        ],
        Where::Improvement => vec![
            Action::Command(Command::ViewPriorities),
            Action::Plan(PlanAction::Show(PrioritiesPage::FixFirst)),
            Action::Plan(PlanAction::Open(Some(id("i1")))),
        ],
        Where::Show => vec![Action::Command(Command::EditShow)],
        Where::Map => vec![map],
    };
    let afresh = [
        Action::CloseSheet,
        Action::ShowJourney(id("apply")),
        Action::RateFor(None),
        Action::Select(Vec::new()),
    ];
    ask(window, afresh.into_iter().chain(actions).collect());
    let is_open = |window: &Window| {
        let mut fields = window.query_all_by_label_contains("Given by");
        fields.next().is_some()
    };
    if place == Where::Mark && !is_open(window) {
        let mark = "Mark of Table 1: emotion \u{2212}1, belief +2, basics 3, delight 1";
        press_named(window, mark).unwrap();
    }
}

/// Gives the keyboard to what is called that, or to that of the mark. Says whether it is there.
fn focus_named(window: &mut Window, place: Where, name: &str) -> Option<()> {
    let is_it = |label: &str| {
        if place == Where::Mark {
            label.starts_with(&format!("{name} of")) && label.contains("Table 1")
        } else if place == Where::ForStudents {
            label.starts_with(name) && label.contains("Students")
        } else {
            label == name
        }
    };
    let takes_keys = |role: accesskit::Role| {
        use accesskit::Role as R;
        [R::TextInput, R::MultilineTextInput, R::Slider].contains(&role)
    };
    let mut all = window.query_all_by(|node| {
        takes_keys(node.role()) && node.label().is_some_and(|label| is_it(&label))
    });
    all.next()?.focus();
    drop(all);
    window.run_ok();
    Some(())
}

/// Presses what is called that. Says whether it is there.
fn press_named(window: &mut Window, name: &str) -> Option<()> {
    let mut all = window.query_all_by_label(name);
    all.find(|node| node.accesskit_node().role() != accesskit::Role::Label)?
        .click_accesskit();
    drop(all);
    window.run_ok();
    Some(())
}

/// Changes a field as a user would. None: what is looked for is not there.
fn carry_out(window: &mut Window, place: Where, hand: Hand) -> Option<()> {
    match hand {
        Hand::Type(name, text) => {
            focus_named(window, place, name)?;
            press_with(window, Modifiers::COMMAND, Key::A);
            type_text(window, text);
        }
        Hand::Press(name) => press_named(window, name)?,
        Hand::Key(name, key) => {
            focus_named(window, place, name)?;
            press(window, key);
        }
        Hand::Choose(name, entry) => {
            press_named(window, name)?;
            press_named(window, entry)?;
        }
        Hand::Pick(name, text) => {
            press_named(window, name)?;
            type_text(window, text);
            press(window, Key::Enter);
        }
        Hand::Rename(name, text) => {
            press_named(window, name)?;
            press_with(window, Modifiers::COMMAND, Key::A);
            type_text(window, text);
            press(window, Key::Enter);
        }
        Hand::Run(step, command) => {
            let select = Action::Select(vec![id(step)]);
            ask(window, vec![select, Action::Command(command)]);
        }
        Hand::First(list, entry) => {
            window.get_by_label_contains(list).click();
            window.run_ok();
            let mut all = window.query_all_by_label_contains(entry);
            all.next()?.click();
            drop(all);
            window.run_ok();
        }
    }
    Some(())
}

#[test]
fn whatever_the_file_holds_is_changed_in_the_window_and_undone_in_one_named_step() {
    let mut wrong = Vec::new();
    let mut window = opened();
    for (field, place, hand) in PLACES {
        let before = written(&window);
        go(&mut window, place);
        if carry_out(&mut window, place, hand).is_none() {
            wrong.push(format!("{field}: {hand:?} is not there"));
            window = opened();
            continue;
        }
        let after = written(&window);
        let (old, new) = (fields(&before), fields(&after));
        let count = |all: &[(String, String)], line: &(String, String)| {
            all.iter().filter(|it| *it == line).count()
        };
        let differs =
            |line: &&(String, String)| line.0 == field && count(&old, line) != count(&new, line);
        let is_changed = old.iter().chain(&new).any(|line| differs(&line));
        let is_named = window
            .query_by(|node| node.label().is_some_and(|label| label.starts_with("Undo ")))
            .is_some();
        press_with(&mut window, Modifiers::COMMAND, Key::Z);
        let is_back = written(&window) == before;
        if !(is_changed && is_named && is_back) {
            wrong.push(format!(
                "{field}: changed {is_changed}, named {is_named}, back in one step {is_back}"
            ));
            window = opened();
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// Whether the keyboard goes from the first to the second against the direction of reading.
fn goes_back(first: Rect, second: Rect) -> bool {
    let in_line = (first.center().y - second.center().y).abs() < 8.0;
    let is_around =
        first.expand(6.0).contains_rect(second) || second.expand(6.0).contains_rect(first);
    in_line && !is_around && second.left() < first.left() - 1.0
}

fn backwards(window: &Window, page: &str) -> Vec<String> {
    let nodes = window.get_all_by(|node| {
        // Handles of the band stand on the points of a curve, and parts of a heading follow each other in the tree.
        let is_on_the_map = matches!(
            node.role(),
            accesskit::Role::Slider | accesskit::Role::ListItem
        ) || node
            .label()
            .is_some_and(|label| label.starts_with("Stage "));
        node.data().supports_action(accesskit::Action::Focus) && !is_on_the_map
    });
    let places: Vec<(String, Rect)> = nodes
        .map(|node| {
            (
                node.accesskit_node().label().unwrap_or_default(),
                node.rect(),
            )
        })
        .collect();
    places
        .windows(2)
        .filter(|two| goes_back(two[0].1, two[1].1))
        .map(|two| format!("{page}: from “{}” back to “{}”", two[0].0, two[1].0))
        .collect()
}

#[test]
fn the_keyboard_goes_from_the_left_to_the_right_everywhere() {
    let mut wrong = Vec::new();
    let pages = ProjectSection::ALL.map(Where::Page).into_iter().chain([
        Where::Map,
        Where::Step("call"),
        Where::Mark,
        Where::Link("l1"),
        Where::Link("l2"),
        Where::Voice,
        Where::Improvement,
        Where::Show,
    ]);
    let mut window = opened();
    for place in pages {
        go(&mut window, place);
        wrong.extend(backwards(&window, &format!("{place:?}")));
    }
    for command in [
        Command::Preferences,
        Command::ViewTable,
        Command::ViewConsistency,
        Command::Find,
        Command::Export,
        Command::CloseProject,
    ] {
        go(&mut window, Where::Map);
        ask(&mut window, vec![Action::Command(command)]);
        wrong.extend(backwards(&window, &format!("{command:?}")));
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
