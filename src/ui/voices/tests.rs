use std::sync::Arc;

use eframe::egui;
use egui::Key;
use egui::accesskit::Role as Node;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::filter::{Filter, Place, listed};
use super::*;
use crate::action::VoiceAction;
use crate::edit::{Edit, Record};
use crate::model::{Emotion, Project, Segment, Stance, Voice};
use crate::scene::map::fixture::{credit_card, id};
use crate::ui::fixture::{Bench, asked, window};

fn said(quote: &str, who: &str) -> Voice {
    Voice {
        quote: quote.to_owned(),
        who: who.to_owned(),
        ..Voice::default()
    }
}

/// The credit card application with a segment of loyal customers and two voices, one of them attached.
fn heard() -> Project {
    let mut project = credit_card();
    project.voices.clear();
    let regulars = Segment {
        name: "Regulars".to_owned(),
        stance: Stance::Loyal,
        ..Segment::default()
    };
    project.segments.insert(id("regulars"), Arc::new(regulars));
    let attached = Voice {
        segment: Some(id("regulars")),
        journey: Some(id("journey")),
        step: Some(id("sales-call")),
        sentiment: Emotion::new(3.0).ok(),
        ..said("She was lovely", "Ana")
    };
    project.voices.insert(id("v1"), Arc::new(attached));
    let free = Voice {
        date: "2026-03-01".to_owned(),
        ..said("I gave up", "Ben")
    };
    project.voices.insert(id("v2"), Arc::new(free));
    project
}

fn page(project: Project) -> Harness<'static, Bench> {
    window(Bench::of(project), voices_ui, (1_440.0, 824.0), 1.0)
}

fn type_line(harness: &mut Harness<'_, Bench>, text: &str) {
    harness.event(egui::Event::Text(text.to_owned()));
    harness.run_ok();
    harness.key_press(Key::Enter);
}

fn added(actions: &[Action]) -> Vec<&Voice> {
    let mut voices = Vec::new();
    for action in actions {
        if let Action::Voice(VoiceAction::Add(new)) = action {
            voices.push(&new.voice);
        }
    }
    voices
}

#[test]
fn a_line_and_enter_take_down_what_was_said_in_the_shown_journey() {
    let mut harness = page(heard());
    type_line(&mut harness, "  Nobody called back ");
    let actions = asked(&mut harness);
    let wanted = Voice {
        journey: Some(id("journey")),
        ..said("Nobody called back", "")
    };
    assert_eq!(added(&actions), [&wanted]);
    type_line(&mut harness, "Twice");
    assert_eq!(added(&asked(&mut harness))[0].quote, "Twice");
}

#[test]
fn a_digit_after_tab_says_how_it_felt() {
    let mut harness = page(heard());
    harness.event(egui::Event::Text("Awful".to_owned()));
    harness.run_ok();
    for key in [Key::Tab, Key::Num1, Key::Enter] {
        harness.key_press(key);
        harness.run_ok();
    }
    let actions = asked(&mut harness);
    assert_eq!(added(&actions)[0].sentiment, Emotion::new(-3.0).ok());
}

#[test]
fn words_that_are_there_already_are_kept_twice_only_when_asked_again() {
    let mut project = heard();
    let quoted = Arc::new(said("Too slow", ""));
    project.voices.insert(id("v3"), quoted);
    let mut harness = page(project);
    type_line(&mut harness, "too slow");
    assert_eq!(added(&asked(&mut harness)), Vec::<&Voice>::new());
    harness.get_by_label(words::DOUBLE);
    harness.key_press(Key::Enter);
    assert_eq!(added(&asked(&mut harness)).len(), 1);
}

#[test]
fn each_filter_lets_through_what_it_says() {
    let project = heard();
    let found = |filter: Filter| -> Vec<String> {
        let rows = listed(&project, &id("journey"), &[], &filter);
        rows.iter().map(ToString::to_string).collect()
    };
    assert_eq!(found(Filter::default()), ["v2", "v1"], "the latest first");
    let text = Filter {
        text: "LOVELY".to_owned(),
        ..Filter::default()
    };
    assert_eq!(found(text), ["v1"]);
    let loyal = Filter {
        stance: Some(Stance::Loyal),
        ..Filter::default()
    };
    assert_eq!(found(loyal), ["v1"]);
    let free = Filter {
        place: Place::NotAttached,
        ..Filter::default()
    };
    assert_eq!(found(free), ["v2"]);
    let nobody = Filter {
        segment: Some(None),
        ..Filter::default()
    };
    assert_eq!(found(nobody), ["v2"]);
    let latest = listed(&project, &id("journey"), &[id("v1")], &Filter::default());
    assert_eq!(latest[0], id("v1"), "what was just taken down comes first");
}

#[test]
fn a_chosen_voice_is_attached_to_a_touchpoint_by_its_button() {
    let mut bench = Bench::of(heard());
    bench.session.voices.chosen = [id("v2")].into();
    let mut harness = window(bench, voices_ui, (1_440.0, 1_400.0), 1.0);
    harness.get_by_label("Attach 1 voice to Sales call").click();
    let actions = asked(&mut harness);
    let [Action::Edit(label, edits)] = actions.as_slice() else {
        panic!("{actions:?}");
    };
    assert_eq!(label, "Attach 1 voice to Sales call");
    let [Edit::Put(Record::Voice(voice, changed))] = edits.as_slice() else {
        panic!("{edits:?}");
    };
    assert_eq!(voice.as_str(), "v2");
    assert_eq!(changed.step, Some(id("sales-call")));
    assert_eq!(changed.journey, Some(id("journey")));
    assert_eq!(changed.date, "2026-03-01");
}

#[test]
fn a_row_is_opened_by_enter_and_read_as_a_sentence() {
    let mut harness = page(heard());
    let row = harness.get_by_label_contains("“She was lovely”");
    let name = row.accesskit_node().label().unwrap();
    assert_eq!(
        name,
        "“She was lovely”, Ana · Regulars · loyal · interview, sentiment +3, Sales call"
    );
    row.focus();
    harness.run_ok();
    harness.key_press(Key::Enter);
    let open = Action::Voice(VoiceAction::Open(Some(id("v1"))));
    assert!(asked(&mut harness).contains(&open));
}

#[test]
fn an_open_voice_has_all_its_fields() {
    let mut bench = Bench::of(heard());
    bench.session.voices.open = Some(id("v1"));
    let mut harness = window(bench, voices_ui, (1_440.0, 1_600.0), 1.0);
    harness.get_by_role_and_label(Node::MultilineTextInput, words::QUOTE);
    harness.get_by_role_and_label(Node::TextInput, words::DATE);
    harness.get_by_role_and_label(Node::ComboBox, words::JOURNEY);
    harness.get_by_label(words::DELETE);
    harness.get_by_label("Recommend: 9").click();
    let actions = asked(&mut harness);
    let is_set = |action: &Action| {
        matches!(action, Action::Edit(_, edits)
            if matches!(edits.as_slice(), [Edit::Put(Record::Voice(_, voice))]
                if voice.recommend.is_some_and(|answer| answer.rounded() == 9)))
    };
    assert!(actions.iter().any(is_set), "{actions:?}");
}

#[test]
fn whom_nobody_has_heard_is_said() {
    let harness = page(heard());
    harness.get_by_label("No churning customer has been heard");
    harness.get_by_label("Loyal: 1 voice, sentiment +3");
    harness.get_by_label("Regulars at Sales call: not rated, 1 voice");
}

#[test]
fn seen_for_a_segment_only_its_voices_count() {
    let mut bench = Bench::of(heard());
    bench.session.lens.segments = [id("regulars")].into();
    let harness = window(bench, voices_ui, (1_440.0, 824.0), 1.0);
    harness.get_by_label("Seen for Regulars: 1 voice, those of others left out");
    harness.get_by_label("Loyal: 1 voice, sentiment +3");
    let churning = harness.query_by_label("No churning customer has been heard");
    assert!(churning.is_none(), "nothing is known of others here");
}

#[test]
fn every_field_has_a_name_of_its_own_while_a_voice_is_open() {
    let mut bench = Bench::of(heard());
    bench.session.voices.open = Some(id("v1"));
    bench.session.voices.chosen = [id("v1"), id("v2")].into();
    let harness = window(bench, voices_ui, (1_440.0, 1_600.0), 1.0);
    let fields = [
        Node::ComboBox,
        Node::TextInput,
        Node::MultilineTextInput,
        Node::Slider,
    ];
    let mut names: Vec<String> = harness
        .root()
        .children_recursive()
        .filter(|node| fields.contains(&node.accesskit_node().role()))
        .filter_map(|node| node.accesskit_node().label())
        .collect();
    assert!(names.len() > 12, "{names:?}");
    names.sort();
    let all = names.clone();
    names.dedup();
    assert_eq!(names, all);
}

#[test]
fn in_a_small_window_one_part_of_the_page_is_shown_at_a_time() {
    let mut harness = window(Bench::of(heard()), voices_ui, (683.0, 308.0), 2.0);
    harness.get_by_label(words::WHAT_DID_THEY_SAY);
    assert!(harness.query_by_label_contains("“I gave up”").is_none());
    harness.get_by_label("What the page shows: Voices").click();
    harness.run_ok();
    harness.get_by_label_contains("“I gave up”");
    harness
        .get_by_label("What the page shows: Together")
        .click();
    harness.run_ok();
    harness.get_by_label("Loyal: 1 voice, sentiment +3");
}

#[test]
fn a_voice_dragged_onto_a_touchpoint_belongs_to_it() {
    let mut harness = page(heard());
    let from = harness.get_by_label_contains("“I gave up”").rect().center();
    let to = harness
        .get_by_label_contains("Go to Sales call")
        .rect()
        .center();
    harness.hover_at(from);
    harness.step();
    harness.drag_at(from);
    harness.step();
    for part in 1_u8..=4 {
        harness.hover_at(from.lerp(to, f32::from(part) / 4.0));
        harness.step();
    }
    harness.drop_at(to);
    let actions = asked(&mut harness);
    let is_attached = |action: &Action| {
        matches!(action, Action::Edit(label, edits) if label == "Attach 1 voice to Sales call"
            && matches!(edits.as_slice(), [Edit::Put(Record::Voice(voice, now))]
                if voice.as_str() == "v2" && now.step == Some(id("sales-call"))))
    };
    assert!(actions.iter().any(is_attached), "{actions:?}");
}

#[test]
fn of_ten_thousand_voices_only_those_in_view_are_laid_out() {
    let mut project = heard();
    for number in 0..10_000 {
        let voice = Arc::new(said(&format!("Quote {number}"), "somebody"));
        project.voices.insert(id(&format!("n{number}")), voice);
    }
    let harness = page(project);
    let rows = harness.get_all_by_role(Node::ListItem).count();
    assert!((4..20).contains(&rows), "{rows} rows");
}
