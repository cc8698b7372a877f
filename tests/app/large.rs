//! Every page of the window in its smallest size and with everything twice as large: nothing is cut, nothing is too
//! small, in light and in dark.

use std::path::PathBuf;

use eframe::egui::{self, Vec2, ViewportCommand, ViewportId, vec2};
use egui_kittest::kittest::Queryable as _;
use throughline::action::{Action, Preference, ThemeChoice};
use throughline::app::services::Picked;
use throughline::command::Command;
use throughline::file;
use throughline::ui::state::Version;

use crate::Window;
use crate::cut::{elided, is_told, problems};
use crate::fake::Fake;
use crate::stage::{ask, press, window, with_file};

/// The smallest window, and a usual one with everything twice as large.
const SIZES: [(Vec2, u16); 2] = [
    (Vec2::new(1024.0, 640.0), 100),
    (Vec2::new(1366.0, 768.0), 200),
];
const PROJECT: &str = "/clients/card.journey.ron";
const EARLIER: &str = "/data/000001.journey.ron";
const TABLE: &str = "/clients/steps.csv";

/// A world with a project, an earlier version of it and a table to import.
fn world() -> Fake {
    let world = Fake::default();
    let opened = throughline::templates::template("credit-card").unwrap();
    let text = file::write(&opened.project);
    let earlier = text.replace("Sales call", "Call from sales");
    let table = "name,stage,channel,emotion,colour\nSees the poster,Offer,Branch,1,red\nSales call,,,3,\nToo good,,,9,\n";
    let mut outside = world.0.borrow_mut();
    for (path, text) in [
        (PROJECT, text.as_str()),
        (EARLIER, &earlier),
        (TABLE, table),
    ] {
        outside
            .files
            .insert(PathBuf::from(path), text.as_bytes().to_vec());
    }
    outside.versions.push(Version {
        path: EARLIER.into(),
        when: "2026-11-21 17:05".to_owned(),
        len: 12_300,
        changes: "Changed since: one name, two ratings, one link, one voice".to_owned(),
    });
    drop(outside);
    world
}

fn at(world: &Fake, (size, percent): (Vec2, u16), theme: ThemeChoice) -> Window {
    let mut window = with_file(world, PROJECT);
    window.set_size(size);
    let larger = [Preference::InterfaceSize(percent), Preference::Theme(theme)];
    ask(&mut window, larger.map(Action::Prefer).to_vec());
    window.run_ok();
    window
}

/// What is cut in the frame, but for texts that are elided and said in full where the pointer rests on them.
fn cut(window: &mut Window) -> Vec<String> {
    let mut cut = problems(window);
    for (text, at) in elided(window) {
        let problem = format!("‘{text}’ is elided");
        if !cut.contains(&problem) {
            continue;
        }
        window.hover_at(at);
        // A tooltip comes after 700 ms.
        for _ in 0..60 {
            window.step();
        }
        if is_told(window, &text) {
            cut.retain(|other| *other != problem);
        }
    }
    cut
}

/// Asks for each of them in every size and theme, and says what is cut there.
fn check(commands: &[Command]) {
    let mut found = Vec::new();
    for size in SIZES {
        for theme in [ThemeChoice::Light, ThemeChoice::Dark] {
            let world = world();
            let mut window = at(&world, size, theme);
            for &command in commands {
                let wants = [(Command::Compare, EARLIER), (Command::Import, TABLE)];
                let picked = wants.iter().find(|(wanting, _)| *wanting == command);
                let picked = picked.map(|(_, path)| Picked::Path(PathBuf::from(path)));
                world.0.borrow_mut().picks.extend(picked);
                ask(&mut window, vec![Action::Command(command)]);
                window.run_ok();
                let (label, percent) = (command.label(), size.1);
                let cut = cut(&mut window).into_iter();
                found.extend(cut.map(|it| format!("{label} at {percent} %: {it}")));
                press(&mut window, egui::Key::Escape);
                ask(&mut window, vec![Action::CloseSheet]);
            }
        }
    }
    found.dedup();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn no_view_is_cut_in_a_small_window_and_with_large_text() {
    check(&[
        Command::ViewTable,
        Command::ViewVoices,
        Command::ViewPriorities,
        Command::ViewConsistency,
        Command::ViewProject,
    ]);
}

#[test]
fn no_dialog_or_sheet_is_cut_in_a_small_window_and_with_large_text() {
    check(&[
        Command::EditShow,
        Command::EarlierVersions,
        Command::Export,
        Command::Import,
        Command::Compare,
    ]);
}

#[test]
fn a_window_for_which_the_display_has_no_room_begins_maximised() {
    let asked_for = |display: Vec2| {
        let mut window = window(&Fake::default(), vec2(1024.0, 640.0));
        let root = window.input_mut().viewports.entry(ViewportId::ROOT);
        root.or_default().monitor_size = Some(display);
        window.step();
        let asked = window.output().viewport_output[&ViewportId::ROOT]
            .commands
            .contains(&ViewportCommand::Maximized(true));
        window.step();
        let again = window.output().viewport_output[&ViewportId::ROOT]
            .commands
            .contains(&ViewportCommand::Maximized(true));
        assert!(!again, "it is asked for once");
        window.get_by_label("New journey");
        asked
    };
    assert!(asked_for(vec2(1366.0, 768.0)));
    assert!(asked_for(vec2(1280.0, 800.0)));
    assert!(asked_for(vec2(1440.0, 900.0)), "the title bar has no room");
    assert!(!asked_for(vec2(1920.0, 1080.0)));
}
