//! Drives the project's page as a user does.

use std::sync::Arc;

use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

use super::*;
use crate::action::{CopyAs, JourneyAction, Named, ProjectAction};
use crate::edit::{Edit, JourneyEdit, JourneyField, ProjectField, Record, RecordId};
use crate::model::{
    Channel, Id, JourneyState, Order, Owner, Priority, Segment, Settings, Share, Strategy,
};
use crate::ui::fixture::{Bench, asked, misplaced, window};

const SIZE: (f32, f32) = (900.0, 1_400.0);

fn bench(section: ProjectSection) -> Bench {
    let mut bench = Bench::new();
    bench.session.section = section;
    bench.change(|project| {
        let channel = |name: &str, place: u32| Channel {
            name: name.to_owned(),
            order: Order::clamped(f64::from(place)),
            ..Channel::default()
        };
        project.channels.clear();
        for (id, name, place) in [
            ("phone", "Phone", 1),
            ("web", "Web", 2),
            ("letter", "Letter", 3),
        ] {
            project
                .channels
                .insert(Id::new(id).unwrap(), Arc::new(channel(name, place)));
        }
        project.owners.clear();
        for (id, name) in [("cards", "Cards"), ("cards-2", "Card operations")] {
            let owner = Owner {
                name: name.to_owned(),
                ..Owner::default()
            };
            project.owners.insert(Id::new(id).unwrap(), Arc::new(owner));
        }
        project.segments.clear();
        for (id, name, share) in [
            ("students", "Students", 60.0),
            ("families", "Families", 50.0),
        ] {
            let segment = Segment {
                name: name.to_owned(),
                share: Share::new(share).ok(),
                ..Segment::default()
            };
            project
                .segments
                .insert(Id::new(id).unwrap(), Arc::new(segment));
        }
        for journey in project.journeys.clone().keys() {
            let steps: Vec<_> = project.journeys[journey].graph.steps().cloned().collect();
            let journey = Arc::make_mut(project.journeys.get_mut(journey).unwrap());
            for mut step in steps {
                Arc::make_mut(&mut step).channel = None;
                Arc::make_mut(&mut step).owner = None;
                journey.graph.put_step(step);
            }
            let mut call = Arc::clone(journey.step(&Id::new("sales-call").unwrap()).unwrap());
            Arc::make_mut(&mut call).channel = Id::new("phone").ok();
            Arc::make_mut(&mut call).owner = Id::new("cards").ok();
            journey.graph.put_step(call);
        }
        assert_eq!(project.violations(), []);
    });
    bench
}

fn page(section: ProjectSection) -> Harness<'static, Bench> {
    window(bench(section), project_ui, SIZE, 1.0)
}

fn type_into(harness: &mut Harness<'_, Bench>, name: &str, text: &str) -> Vec<Action> {
    let is_field = |node: &egui_kittest::Node<'_>| {
        let role = node.accesskit_node().role();
        let kinds = [egui::Role::TextInput, egui::Role::MultilineTextInput];
        kinds.contains(&role)
    };
    let mut fields = harness.get_all_by_label(name);
    fields.find(is_field).unwrap().focus();
    drop(fields);
    harness.run_ok();
    asked(harness);
    harness.event(egui::Event::Text(text.to_owned()));
    let all = asked(harness);
    edits(all)
}

/// Without the beginnings and ends of gestures.
fn edits(actions: Vec<Action>) -> Vec<Action> {
    let is_end = |action: &Action| matches!(action, Action::BeginGesture(_) | Action::EndGesture);
    actions
        .into_iter()
        .filter(|action| !is_end(action))
        .collect()
}

fn click(harness: &mut Harness<'_, Bench>, name: &str) -> Vec<Action> {
    harness.get_by_label(name).click();
    edits(asked(harness))
}

fn labels(actions: &[Action]) -> Vec<&str> {
    let mut labels = Vec::new();
    for action in actions {
        if let Action::Edit(label, _) = action {
            labels.push(label.as_str());
        }
    }
    labels
}

#[test]
fn the_page_says_how_much_there_is_of_everything() {
    let mut harness = page(ProjectSection::General);
    for part in [
        "General",
        "Journeys, 1",
        "Segments, 2",
        "Channels, 3",
        "Owners, 2",
        "Method",
    ] {
        harness.get_by_label(part);
    }
    assert_eq!(
        click(&mut harness, "Channels, 3"),
        [Action::Project(ProjectAction::Show(
            ProjectSection::Channels
        ))]
    );
}

#[test]
fn strategy_and_what_comes_first_are_chosen_by_a_word() {
    let mut harness = page(ProjectSection::General);
    let strategy = Edit::Project(ProjectField::Strategy(Strategy::Cost));
    assert_eq!(
        click(&mut harness, "Wins customers by: Cost"),
        [Action::Edit(
            "Win customers by cost".to_owned(),
            vec![strategy]
        )]
    );
    let first = Edit::Project(ProjectField::First(Priority::Time));
    assert_eq!(
        click(&mut harness, "Comes first: Time"),
        [Action::Edit("Put time first".to_owned(), vec![first])]
    );
    let lock = [Action::Project(ProjectAction::LockScope)];
    assert_eq!(click(&mut harness, "Lock the scope today"), lock);
    assert_eq!(
        labels(&type_into(
            &mut harness,
            "Brand promise of the project",
            "!"
        )),
        ["Edit the brand promise of the project"]
    );
}

#[test]
fn a_channel_is_renamed_moved_and_deleted_and_the_step_says_what_it_touched() {
    let mut harness = page(ProjectSection::Channels);
    harness.get_by_label("1 touchpoint");
    let renamed = type_into(&mut harness, "Name of channel ‘Web’", "s");
    let [Action::Edit(label, done)] = renamed.as_slice() else {
        panic!("{renamed:?}");
    };
    assert_eq!(label, "Rename channel ‘Web’");
    assert!(matches!(&done[..], [Edit::Put(Record::Channel(_, it))] if it.name.contains('s')));
    let phone = || Id::new("phone").unwrap();
    assert_eq!(
        click(&mut harness, "Move down: ‘Phone’"),
        [Action::MoveChannel(phone(), 1)]
    );
    harness.get_by_label("Name of channel ‘Phone’").focus();
    harness.run_ok();
    asked(&mut harness);
    harness.key_press_modifiers(egui::Modifiers::ALT, egui::Key::ArrowDown);
    let moved = edits(asked(&mut harness));
    assert_eq!(moved, [Action::MoveChannel(phone(), 1)]);
    assert_eq!(
        click(&mut harness, "Delete: ‘Phone’"),
        [Action::Edit(
            "Delete channel ‘Phone’ (1 touchpoint)".to_owned(),
            vec![Edit::Remove(RecordId::Channel(phone()))]
        )]
    );
    let next = harness.get_by_label("Name of channel ‘Web’");
    assert!(
        next.accesskit_node().is_focused(),
        "the next one has the keyboard"
    );
}

#[test]
fn a_name_and_enter_make_a_record_and_the_field_waits_for_the_next() {
    let mut harness = page(ProjectSection::Owners);
    harness.get_by_label("Add an owner").focus();
    harness.run_ok();
    asked(&mut harness);
    for name in ["Legal", "Branches"] {
        harness.event(egui::Event::Text(name.to_owned()));
        harness.run_ok();
        harness.key_press(egui::Key::Enter);
        let add = ProjectAction::AddNamed(Named::Owner, name.to_owned());
        assert_eq!(asked(&mut harness), [Action::Project(add)]);
    }
}

#[test]
fn one_owner_is_merged_into_another() {
    let mut harness = page(ProjectSection::Owners);
    click(&mut harness, "Merge into…: ‘Cards’");
    let merge = ProjectAction::MergeOwners(Id::new("cards").unwrap(), Id::new("cards-2").unwrap());
    assert_eq!(
        click(&mut harness, "into ‘Card operations’"),
        [Action::Project(merge)]
    );
}

#[test]
fn shares_beyond_all_customers_are_said_and_a_wrong_one_changes_nothing() {
    let mut harness = page(ProjectSection::Segments);
    harness.get_by_label_contains("add up to 110 %");
    let share = "Share of segment ‘Students’, in percent";
    assert_eq!(type_into(&mut harness, share, "x"), []);
    harness.get_by_label("Type a number from 0 to 100");
    harness.key_press(egui::Key::ArrowDown);
    let changed = asked(&mut harness);
    assert_eq!(labels(&changed), ["Set the share of segment ‘Students’"]);
}

#[test]
fn a_setting_keeps_to_its_range_and_goes_back_to_its_default() {
    let mut harness = page(ProjectSection::Method);
    let typed = type_into(&mut harness, "Parity", ".5");
    let set = |parity| {
        let settings = Settings {
            parity,
            ..Settings::default()
        };
        Action::Edit(
            "Set the method’s parity".to_owned(),
            vec![Edit::Project(ProjectField::Method(settings))],
        )
    };
    assert_eq!(typed, [set(4.5)]);
    assert_eq!(type_into(&mut harness, "Memory", "e5"), []);
    harness.get_by_label("Type a number from 0 to 1");
    let mut changed = bench(ProjectSection::Method);
    changed.change(|project| project.method.parity = 3.0);
    let mut harness = window(changed, project_ui, SIZE, 1.0);
    assert_eq!(click(&mut harness, "Set parity back to 4"), [set(4.0)]);
}

#[test]
fn a_setting_is_moved_by_its_slider_and_says_what_it_does() {
    let mut harness = page(ProjectSection::Method);
    harness.get_by_label("Basics at 3 of 5 fail: a satisfaction of −0.25");
    harness.get_by_label("One failure in four touchpoints is a lapse");
    harness.get_by_label("Memory, slider").focus();
    harness.run_ok();
    harness.key_press(egui::Key::ArrowRight);
    let memory = Settings {
        memory: 0.75,
        ..Settings::default()
    };
    let edit = vec![Edit::Project(ProjectField::Method(memory))];
    assert_eq!(
        asked(&mut harness),
        [Action::Edit("Set the method’s memory".to_owned(), edit)]
    );
    let mut changed = bench(ProjectSection::Method);
    changed.change(|project| project.method.parity = 2.0);
    let harness = window(changed, project_ui, SIZE, 1.0);
    harness.get_by_label("Basics at 3 of 5 are met");
    let instead = harness.query_by_label_contains(" instead of −20 with 4");
    assert!(instead.is_some(), "what it does to the score is said");
}

#[test]
fn a_drag_of_a_slider_is_one_gesture() {
    let mut harness = page(ProjectSection::Method);
    let slider = harness.get_by_label("Parity, slider").rect();
    harness.hover_at(slider.center());
    harness.step();
    harness.drag_at(slider.center());
    harness.step();
    for x in [0.7, 0.9, 1.0] {
        let at = slider.left_center().lerp(slider.right_center(), x);
        harness.hover_at(at);
        harness.step();
    }
    harness.drop_at(slider.right_center());
    let actions = asked(&mut harness);
    let began = Action::BeginGesture("Set the method’s parity".to_owned());
    assert_eq!(actions.first(), Some(&began));
    assert_eq!(actions.last(), Some(&Action::EndGesture));
    let highest = Settings {
        parity: 5.0,
        ..Settings::default()
    };
    let edit = vec![Edit::Project(ProjectField::Method(highest))];
    let edit = Action::Edit("Set the method’s parity".to_owned(), edit);
    assert!(actions.contains(&edit), "{actions:?}");
}

#[test]
fn what_is_evidence_is_said_beside_the_settings() {
    let harness = page(ProjectSection::Method);
    harness.get_by_label("What is evidence here, and what is assumption");
    harness.get_by_label_contains("a setting to be argued about, not a law");
}

#[test]
fn everything_about_the_journey_that_is_shown_can_be_changed() {
    let mut harness = page(ProjectSection::Journeys);
    let to_be = JourneyEdit::Set(JourneyField::State(JourneyState::ToBe));
    let edit = Edit::Journey(Id::new("journey").unwrap(), to_be);
    assert_eq!(
        click(&mut harness, "State: To be"),
        [Action::Edit(
            "Make journey ‘Apply for a card’ to be".to_owned(),
            vec![edit]
        )]
    );
    for field in [
        "Name",
        "Goal",
        "Customer",
        "About the customer",
        "Before",
        "After",
        "Note",
    ] {
        let name = format!("{field} of journey ‘Apply for a card’");
        let changed = type_into(&mut harness, &name, "!");
        assert_eq!(changed.len(), 1, "{field}");
    }
    for list in ["Knows on arriving", "Must bring"] {
        let changed = type_into(&mut harness, &format!("{list}, next entry"), "Passport");
        assert_eq!(changed.len(), 1, "{list}");
    }
    let copy = JourneyAction::Duplicate(Id::new("journey").unwrap(), CopyAs::ToBe);
    assert_eq!(
        click(&mut harness, "Duplicate as to-be"),
        [Action::Journeys(copy)]
    );
}

#[test]
fn forty_channels_and_more_are_drawn_only_where_they_are_seen() {
    let mut many = bench(ProjectSection::Channels);
    many.change(|project| {
        for index in 0..2_000_u32 {
            let channel = Channel {
                name: format!("Channel {index}"),
                order: Order::clamped(f64::from(index + 10)),
                ..Channel::default()
            };
            let id = Id::from_random(u64::from(index) * 7_919);
            project.channels.insert(id, Arc::new(channel));
        }
    });
    let mut harness = window(many, project_ui, (700.0, 500.0), 1.0);
    harness.get_by_label("Name of channel ‘Phone’");
    assert!(
        harness
            .query_by_label("Name of channel ‘Channel 500’")
            .is_none()
    );
    harness.get_by_label("Name of channel ‘Channel 5’").focus();
    harness.run_ok();
    for _ in 0..20 {
        for _ in 0..4 {
            harness.key_press(egui::Key::Tab);
            harness.run_ok();
        }
    }
    let root = harness.root();
    let focused = root
        .children_recursive()
        .find(|node| node.accesskit_node().is_focused());
    let name = focused.and_then(|node| node.accesskit_node().label());
    assert_eq!(name.as_deref(), Some("Name of channel ‘Channel 25’"));
}

#[test]
fn nothing_is_cut_off_or_on_anything_however_narrow_and_magnified() {
    for section in ProjectSection::ALL {
        for (width, scale) in [(451.0, 2.0), (683.0, 2.0), (792.0, 1.0), (1_208.0, 1.0)] {
            let high = 2_600.0;
            let harness = window(bench(section), project_ui, (width, high), scale);
            let whole = egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(width, high));
            assert_eq!(
                misplaced(&harness, whole),
                Vec::<String>::new(),
                "{section:?} at {width}"
            );
        }
    }
}
