//! How the map is looked at: for segments, as it is and as it shall be, from either side, with more under the curve.

use eframe::egui::{self, Key};
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use throughline::action::{Action, See};
use throughline::command::{Command, Sight};
use throughline::edit::{Edit, JourneyEdit, LinkField};
use throughline::insight::{Moment, Standpoint, Strip};
use throughline::model::{Emotion, Id, LinkKind, SegmentId, Share};

use crate::Window;
use crate::fake::Fake;
use crate::stage::{ask, card, click_at, press, select, step, with_template};

fn segment(id: &str) -> SegmentId {
    Id::new(id).unwrap()
}

/// Opens the drop-down of that name.
fn open(window: &mut Window, name: &str) {
    let button = window.get_by_role_and_label(Role::ComboBox, name);
    let centre = button.rect().center();
    click_at(window, centre);
}

/// What stands on the drop-down of that name.
fn shown(window: &Window, name: &str) -> String {
    let button = window.get_by_role_and_label(Role::ComboBox, name);
    button.accesskit_node().value().unwrap_or_default()
}

/// Chooses in the drop-down that is open.
fn choose(window: &mut Window, role: Role, label: &str) {
    let centre = window.get_by_role_and_label(role, label).rect().center();
    click_at(window, centre);
}

fn score(window: &Window) -> Option<f64> {
    let app = window.state();
    let (project, session) = (app.project(), app.session());
    let journey = session.journey.clone().unwrap();
    let view = session.lens.asks(project, &journey).view;
    throughline::insight::figures(project, &journey, &view)
        .unwrap()
        .score
}

fn says(window: &Window, text: &str) -> bool {
    window.query_all_by_label_contains(text).next().is_some()
}

#[test]
fn seen_for_one_segment_everything_shows_its_figures_and_ratings_are_its_own() {
    let mut window = with_template(&Fake::default(), "credit-card");
    select(&mut window, "Waiting for the card");
    assert_eq!(shown(&window, "Seen for"), "Seen for everyone");
    open(&mut window, "Seen for");
    choose(&mut window, Role::MenuItemCheckBox, "Students");
    press(&mut window, Key::Escape);
    assert_eq!(shown(&window, "Seen for"), "Seen for Students");
    assert!(says(&window, "emotion −1 uneasy"), "as students feel");
    let everyones = step(&window, "Waiting for the card").ratings.emotion;
    select(&mut window, "Waiting for the card");
    press(&mut window, Key::Num2);
    let rated = step(&window, "Waiting for the card");
    assert_eq!(rated.ratings.emotion, everyones, "everyone’s stays");
    let own = rated.by_segment[&segment("students")];
    assert_eq!(own.emotion, Some(Emotion::clamped(-2.0)));
}

#[test]
fn the_drop_downs_are_reached_and_operated_by_keyboard_alone() {
    let mut window = with_template(&Fake::default(), "credit-card");
    window
        .get_by_role_and_label(Role::ComboBox, "Seen for")
        .focus();
    window.run_ok();
    press(&mut window, Key::Enter);
    window
        .get_by_role_and_label(Role::MenuItemCheckBox, "First card")
        .focus();
    window.run_ok();
    press(&mut window, Key::Space);
    assert_eq!(
        window.state().session().lens.segment(),
        Some(&segment("first-card"))
    );
}

#[test]
fn the_palette_and_the_menu_know_the_lens() {
    let mut window = with_template(&Fake::default(), "credit-card");
    ask(
        &mut window,
        vec![Action::Command(Command::See(Sight::NextSegment))],
    );
    assert_eq!(
        window.state().session().lens.segment(),
        Some(&segment("first-card"))
    );
    for _ in 0..3 {
        ask(
            &mut window,
            vec![Action::Command(Command::See(Sight::NextSegment))],
        );
    }
    assert_eq!(
        window.state().session().lens.segment(),
        None,
        "after the last, everyone"
    );
    ask(
        &mut window,
        vec![Action::Command(Command::See(Sight::CompanysSide))],
    );
    assert_eq!(shown(&window, "Side"), "Company’s side");
}

#[test]
fn several_segments_lie_over_each_other_and_ratings_stay_everyones() {
    let mut window = with_template(&Fake::default(), "credit-card");
    let both = [segment("salary"), segment("students")].into();
    ask(&mut window, vec![Action::See(See::Segments(both))]);
    assert_eq!(shown(&window, "Seen for"), "Seen for 2 segments");
    assert!(says(&window, "Score: Salary account"), "each score is told");
    select(&mut window, "Waiting for the card");
    press(&mut window, Key::Num1);
    let rated = step(&window, "Waiting for the card");
    assert_eq!(rated.ratings.emotion, Some(Emotion::clamped(-3.0)));
    assert_eq!(
        rated.by_segment[&segment("students")].emotion,
        Some(Emotion::clamped(-1.0))
    );
    window.hover_at(egui::pos2(2.0, 890.0));
    window.run_ok();
    window.snapshot("lens-segments-light");
}

#[test]
fn chosen_improvements_are_seen_as_they_shall_be_and_over_today() {
    let mut window = with_template(&Fake::default(), "credit-card");
    let today = score(&window).unwrap();
    open(&mut window, "As it is or as it shall be");
    choose(&mut window, Role::MenuItemRadio, "To be");
    assert!(score(&window).unwrap() > today + 40.0);
    open(&mut window, "As it is or as it shall be");
    choose(&mut window, Role::MenuItemRadio, "As is and to be");
    assert!(
        (score(&window).unwrap() - today).abs() < 1e-9,
        "the map is that of today"
    );
    assert!(says(&window, "Score −20 → +26.7"));
    select(&mut window, "Waiting for the card");
    window.hover_at(egui::pos2(2.0, 890.0));
    window.run_ok();
    window.snapshot("lens-both-light");
    ask(&mut window, vec![Action::Command(Command::ThemeDark)]);
    window.snapshot("lens-both-dark");
}

#[test]
fn a_journey_drawn_as_it_shall_be_is_laid_over_its_baseline() {
    let mut window = with_template(&Fake::default(), "credit-card");
    let project = window.state().project().clone();
    let to_be = project.journeys_in_order().into_iter();
    let to_be = to_be
        .filter(|(_, it)| it.baseline.is_some())
        .map(|(id, _)| id.clone());
    let to_be: Vec<_> = to_be.collect();
    let apply = Id::new("apply").unwrap();
    ask(&mut window, vec![Action::ShowJourney(to_be[0].clone())]);
    assert_eq!(shown(&window, "As it is or as it shall be"), "To be");
    ask(&mut window, vec![Action::See(See::Moment(Moment::Both))]);
    assert_eq!(window.state().session().journey.as_ref(), Some(&to_be[0]));
    assert!(says(&window, "Score −20 →"));
    ask(&mut window, vec![Action::See(See::Moment(Moment::AsIs))]);
    assert_eq!(window.state().session().journey.as_ref(), Some(&apply));
}

#[test]
fn with_nothing_to_compare_the_map_stays_as_it_is_and_says_what_to_do() {
    let mut window = with_template(&Fake::default(), "blank");
    let see = Action::Command(Command::See(Sight::Both));
    ask(&mut window, vec![see]);
    let session = window.state().session();
    assert_eq!(session.lens.moment, Moment::AsIs);
    assert!(
        session
            .message
            .as_ref()
            .unwrap()
            .contains("Choose an improvement")
    );
}

#[test]
fn the_companys_side_tells_stakes_benefits_and_lifts() {
    let mut window = with_template(&Fake::default(), "credit-card");
    ask(
        &mut window,
        vec![Action::See(See::Side(Standpoint::Company))],
    );
    window.hover_at(egui::pos2(2.0, 890.0));
    window.run_ok();
    window.snapshot("lens-company-light");
}

#[test]
fn felt_and_goodwill_stand_under_the_curve_with_their_numbers() {
    let mut window = with_template(&Fake::default(), "credit-card");
    let map = card(&window, "Sales call");
    let button = window.get_by_label("Show felt and goodwill under the emotions");
    let centre = button.rect().center();
    click_at(&mut window, centre);
    choose(&mut window, Role::MenuItemCheckBox, "Felt");
    choose(&mut window, Role::MenuItemCheckBox, "Goodwill");
    press(&mut window, Key::Escape);
    let strips = &window.state().session().lens.strips;
    assert_eq!(*strips, [Strip::Felt, Strip::Goodwill].into());
    let grown = card(&window, "Sales call").width() - map.width();
    assert!(grown.abs() < 0.1, "{grown}");
    assert!(says(&window, "felt +0.6, goodwill 0"));
    select(&mut window, "Waiting for the card");
    window.hover_at(egui::pos2(2.0, 890.0));
    window.run_ok();
    window.snapshot("lens-strips-light");
}

/// The first link that leaves the step carries no more than that share of its customers.
fn share(window: &mut Window, from: &str, percent: f64) {
    let from = step(window, from).id.clone();
    let journey = crate::stage::journey(window);
    let links = journey.graph.links_from(&from);
    let flow = links
        .iter()
        .find(|link| link.kind == LinkKind::Flow)
        .unwrap();
    let field = LinkField::Share(Share::new(percent).ok());
    let edit = JourneyEdit::SetLink(flow.id.clone(), field);
    let id = window.state().session().journey.clone().unwrap();
    ask(
        window,
        vec![Action::Edit(
            "Share".to_owned(),
            vec![Edit::Journey(id, edit)],
        )],
    );
}

#[test]
fn links_are_as_wide_as_their_share_and_waits_stand_on_them_beside_a_rivals() {
    let mut window = with_template(&Fake::default(), "credit-card");
    share(&mut window, "Approval arrives", 88.0);
    let switches = [Sight::Shares, Sight::Waits].map(|it| Action::Command(Command::See(it)));
    ask(&mut window, switches.into());
    window.hover_at(egui::pos2(2.0, 890.0));
    window.run_ok();
    window.snapshot("lens-shares-light");
    ask(
        &mut window,
        vec![Action::Command(Command::See(Sight::Waits))],
    );
    assert!(!window.state().session().lens.shows_waits);
}

#[test]
fn the_map_is_looked_at_after_a_new_start_as_it_was_before() {
    let world = Fake::default();
    let project = throughline::templates::template("credit-card")
        .unwrap()
        .project;
    let text = throughline::file::write(&project);
    let path = "/work/cards.journey.ron";
    world
        .0
        .borrow_mut()
        .files
        .insert(path.into(), text.into_bytes());
    let mut window = crate::stage::with_file(&world, path);
    let seen = [
        See::Segments([segment("students")].into()),
        See::Moment(Moment::ToBe),
        See::Side(Standpoint::Company),
        See::Strips([Strip::Goodwill].into()),
        See::Waits(true),
    ];
    ask(&mut window, seen.map(Action::See).to_vec());
    let before = window.state().session().lens.clone();
    drop(window);
    let mut window = crate::stage::with_file(&world, path);
    assert_eq!(window.state().session().lens, before);
    ask(&mut window, vec![Action::OpenTemplate("referral")]);
    let lens = &window.state().session().lens;
    assert!(
        lens.segments.is_empty(),
        "another project has other segments"
    );
    assert_eq!(
        (lens.moment, lens.side),
        (Moment::AsIs, Standpoint::Company)
    );
}

#[test]
fn segments_that_are_gone_are_not_looked_for_after_a_new_start() {
    let world = Fake::default();
    let mut project = throughline::templates::template("credit-card")
        .unwrap()
        .project;
    let path = "/work/cards.journey.ron";
    let keep = |world: &Fake, project: &throughline::model::Project| {
        let text = throughline::file::write(project);
        world
            .0
            .borrow_mut()
            .files
            .insert(path.into(), text.into_bytes());
    };
    keep(&world, &project);
    let mut window = crate::stage::with_file(&world, path);
    let both = [segment("salary"), segment("students")].into();
    ask(&mut window, vec![Action::See(See::Segments(both))]);
    drop(window);
    let gone = Edit::Remove(throughline::edit::RecordId::Segment(segment("students")));
    throughline::edit::apply(&mut project, &gone).unwrap();
    keep(&world, &project);
    let window = crate::stage::with_file(&world, path);
    let left = [segment("salary")].into();
    assert_eq!(window.state().session().lens.segments, left);
}

#[test]
fn basics_rated_while_the_map_shows_what_shall_be_are_todays_and_that_is_said() {
    let mut window = with_template(&Fake::default(), "credit-card");
    select(&mut window, "Waiting for the card");
    let said = "That is today’s rating";
    let rate = |level| {
        let field =
            throughline::edit::StepField::Hygiene(throughline::model::Level::new(level).ok());
        vec![Action::Rate("basics".to_owned(), field)]
    };
    ask(&mut window, rate(2.0));
    assert!(!says(&window, said), "today's are what is shown");
    ask(&mut window, vec![Action::See(See::Moment(Moment::ToBe))]);
    press(&mut window, Key::Num2);
    assert!(!says(&window, said), "no improvement changes an emotion");
    ask(&mut window, rate(3.0));
    assert!(says(&window, said));
    let hygiene = step(&window, "Waiting for the card").ratings.hygiene;
    assert_eq!(hygiene, throughline::model::Level::new(3.0).ok());
}
