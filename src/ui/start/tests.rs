use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

use super::*;
use crate::scene::map::fixture::credit_card;
use crate::scene::thumbnail::thumbnail;
use crate::ui::fixture::misplaced;
use crate::ui::state::RecoveredCopy;

struct Screen {
    recovered: Vec<RecoveredCopy>,
    unreadable: Vec<(std::path::PathBuf, String)>,
    recents: Vec<(Recent, RecentState)>,
    templates: Vec<Template>,
    actions: Vec<Action>,
}

fn preview(title: &str, score: Option<f64>) -> Preview {
    Preview {
        title: title.to_owned(),
        organisation: "Northbank".to_owned(),
        score,
        thumbnail: thumbnail(&credit_card(), THUMBNAIL_WIDTH, RECENT_HEIGHT),
    }
}

fn recent(name: &str, opened: &str, state: RecentState) -> (Recent, RecentState) {
    let path = format!("/home/ana/{name}.journey.ron").into();
    let opened = opened.to_owned();
    (
        Recent {
            path,
            opened,
            ..Recent::default()
        },
        state,
    )
}

fn templates() -> Vec<Template> {
    vec![
        (
            "credit-card",
            "complete, with voices",
            preview("Credit card application", Some(-20.0)),
        ),
        ("blank", "five stages", preview("Blank journey", None)),
        (
            "blueprint",
            "with people and systems",
            preview("Blank service blueprint", None),
        ),
    ]
}

fn known() -> Vec<(Recent, RecentState)> {
    let read = |title, score| RecentState::Read(preview(title, score));
    vec![
        recent(
            "card",
            "2026-11-22 14:32",
            read("Credit card application", Some(-20.0)),
        ),
        recent(
            "loyal",
            "2026-11-21 09:00",
            read("A second card, loyal", Some(43.0)),
        ),
        recent("house", "2026-11-12 09:00", read("Moving house", None)),
        recent("gone", "2025-11-03 09:00", RecentState::Missing),
        recent("reading", "2025-11-03 09:00", RecentState::Reading),
        recent("broken", "2025-11-03 09:00", RecentState::Unreadable),
    ]
}

fn screen(
    recents: Vec<(Recent, RecentState)>,
    size: (f32, f32),
    scale: f32,
) -> Harness<'static, Screen> {
    let state = Screen {
        recovered: Vec::new(),
        unreadable: Vec::new(),
        recents,
        templates: templates(),
        actions: Vec::new(),
    };
    let mut harness = Harness::builder()
        .with_size(vec2(size.0, size.1))
        .with_pixels_per_point(scale)
        .with_step_dt(1.0 / 60.0)
        .with_context_setup(|ctx| {
            theme::install_fonts(ctx);
            theme::apply(ctx, Theme::Light);
        })
        .build_ui_state(
            |ui, screen: &mut Screen| {
                let mut whole =
                    ui.new_child(egui::UiBuilder::new().max_rect(ui.ctx().content_rect()));
                let ctx = StartCtx {
                    recents: &screen.recents,
                    templates: &screen.templates,
                    theme: Theme::Light,
                    today: "2026-11-22",
                    can_drop: true,
                    hovering_files: false,
                    notices: Notices {
                        copies: &screen.recovered,
                        unreadable: &screen.unreadable,
                    },
                };
                start_ui(&mut whole, &ctx, &mut screen.actions);
            },
            state,
        );
    harness.run_ok();
    harness
}

fn asked(harness: &mut Harness<'_, Screen>) -> Vec<Action> {
    harness.run_ok();
    std::mem::take(&mut harness.state_mut().actions)
}

const FULL: (f32, f32) = (1440.0, 900.0);

#[test]
fn the_project_opened_last_is_one_key_away() {
    let mut harness = screen(known(), FULL, 1.0);
    harness.key_press(egui::Key::Enter);
    assert_eq!(
        asked(&mut harness),
        [Action::OpenFile("/home/ana/card.journey.ron".into())]
    );
    harness.key_press(egui::Key::ArrowRight);
    harness.run_ok();
    harness.key_press(egui::Key::Enter);
    assert_eq!(
        asked(&mut harness),
        [Action::OpenFile("/home/ana/loyal.journey.ron".into())]
    );
}

#[test]
fn without_recent_projects_the_first_template_is() {
    let mut harness = screen(Vec::new(), FULL, 1.0);
    assert!(harness.query_by_label("Recent").is_none());
    harness.key_press(egui::Key::Enter);
    assert_eq!(asked(&mut harness), [Action::OpenTemplate("credit-card")]);
}

#[test]
fn cards_say_their_score_and_buttons_command() {
    let mut harness = screen(known(), FULL, 1.0);
    for name in [
        "Open A second card, loyal, score +43",
        "Open Moving house, not yet rated",
    ] {
        harness.get_by_label(name);
    }
    for (name, command) in [
        ("New journey", Command::New),
        ("Open a project", Command::Open),
    ] {
        harness.get_by_label(name).click();
        assert_eq!(asked(&mut harness), [Action::Command(command)]);
    }
    harness
        .get_by_label("Open Blank service blueprint, not yet rated")
        .click();
    assert_eq!(asked(&mut harness), [Action::OpenTemplate("blueprint")]);
}

#[test]
fn a_file_that_is_gone_can_be_taken_off_the_list() {
    let mut harness = screen(known(), FULL, 1.0);
    assert!(harness.query_by_label("Remove from the list").is_none());
    let gone = "gone, not found";
    harness.get_by_label(gone).click();
    assert_eq!(asked(&mut harness), [], "it can’t be opened");
    harness.get_by_label(gone).focus();
    harness.run_ok();
    harness.get_by_label("Remove from the list").click();
    let forgets = [Action::ForgetRecent("/home/ana/gone.journey.ron".into())];
    assert_eq!(asked(&mut harness), forgets);
    harness.get_by_label(gone).focus();
    harness.run_ok();
    harness.key_press(egui::Key::Delete);
    assert_eq!(asked(&mut harness), forgets);
}

#[test]
fn all_recent_projects_can_be_shown() {
    let mut harness = screen(known(), FULL, 1.0);
    assert!(harness.query_by_label("broken, can’t be read").is_none());
    harness.get_by_label("Show all 6").click();
    harness.run_ok();
    harness.get_by_label("broken, can’t be read");
    harness.get_by_label("Show fewer").click();
    harness.run_ok();
    assert!(harness.query_by_label("broken, can’t be read").is_none());
}

#[test]
fn everything_can_be_reached_by_tab() {
    let mut harness = screen(known(), FULL, 1.0);
    let mut seen = std::collections::BTreeSet::new();
    for _ in 0..12 {
        harness.key_press(egui::Key::Tab);
        harness.run_ok();
        let root = harness.root();
        let focused = root
            .children_recursive()
            .find(|node| node.accesskit_node().is_focused());
        seen.extend(focused.and_then(|node| node.accesskit_node().label()));
    }
    for name in [
        "New journey",
        "Open a project",
        "Show all 6",
        "Open Blank journey, not yet rated",
    ] {
        assert!(seen.contains(name), "{name} is missing in {seen:?}");
    }
}

#[test]
fn nothing_lies_on_anything_in_any_window() {
    for (size, scale) in [
        (FULL, 1.0),
        ((1239.0, 800.0), 1.0),
        ((1024.0, 640.0), 2.0),
        ((683.0, 384.0), 2.0),
    ] {
        let harness = screen(known(), size, scale);
        // What is below is reached by scrolling.
        let part = Rect::from_min_size(egui::Pos2::ZERO, vec2(size.0, 4000.0));
        assert_eq!(misplaced(&harness, part), Vec::<String>::new(), "{size:?}");
    }
}

#[test]
fn there_are_as_many_columns_as_there_is_room_for() {
    for (width, columns) in [(1440.0, 4), (1239.0, 3), (999.0, 2), (683.0, 1)] {
        let harness = screen(known(), (width, 900.0), 1.0);
        let names = [
            "Open Credit card application, score −20",
            "Open A second card, loyal, score +43",
            "Open Moving house, not yet rated",
            "gone, not found",
        ];
        let shown = names.iter().filter(|name| {
            let cards = harness.query_all_by_label(name);
            cards.into_iter().count() > 0
        });
        assert_eq!(shown.count(), columns, "{width}");
    }
}

fn recovered() -> Vec<RecoveredCopy> {
    vec![RecoveredCopy {
        title: "Phone contract".to_owned(),
        touchpoints: 12,
        newer: "2 changes newer than the file".to_owned(),
    }]
}

#[test]
fn work_that_was_not_saved_is_in_view_in_every_window_and_lies_on_nothing() {
    for (size, scale) in [
        (FULL, 1.0),
        ((1366.0, 700.0), 1.0),
        ((1024.0, 640.0), 2.0),
        ((683.0, 364.0), 2.0),
    ] {
        let mut harness = screen(known(), size, scale);
        harness.state_mut().recovered = recovered();
        harness.run_ok();
        let part = Rect::from_min_size(egui::Pos2::ZERO, size.into());
        for label in ["One recovered copy", "Look at it"] {
            let notice = harness.get_by_label(label).rect();
            assert!(
                part.contains_rect(notice),
                "{label} at {notice:?} in {size:?}"
            );
        }
        let part = Rect::from_min_size(egui::Pos2::ZERO, vec2(size.0, 4000.0));
        assert_eq!(misplaced(&harness, part), Vec::<String>::new(), "{size:?}");
    }
}

#[test]
fn work_that_was_not_saved_is_named_at_the_foot_of_the_left_part() {
    let mut harness = screen(known(), (1440.0, 900.0), 1.0);
    harness.state_mut().recovered = recovered();
    harness.run_ok();
    harness.get_by_label("One recovered copy");
    harness.get_by_label("Phone contract, 12 touchpoints,");
    harness.get_by_label("2 changes newer than the file");
    harness.get_by_label("Look at it").click();
    harness.run_ok();
    assert_eq!(harness.state().actions, [Action::LookAtRecovered]);
    let part = Rect::from_min_size(egui::Pos2::ZERO, vec2(LEFT, 900.0));
    let link = harness.get_by_label("Look at it").rect();
    assert!(part.contains_rect(link), "{link:?}");
}

#[test]
fn a_copy_that_cannot_be_read_is_named_with_where_it_is() {
    let mut harness = screen(known(), (1024.0, 640.0), 1.0);
    let path = std::path::PathBuf::from("/data/recovery/1.ron");
    harness.state_mut().unreadable = vec![(path, "nothing in it is whole".to_owned())];
    harness.run_ok();
    harness.get_by_label("One recovery copy can’t be read");
    harness.get_by_label("/data/recovery/1.ron: nothing in it is whole. It is kept");
}
