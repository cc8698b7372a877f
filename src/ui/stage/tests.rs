#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a test looks for one kind among many"
)]

use super::*;
use crate::action::{Asking, Hand, NotesWindow};
use crate::insight::hearing::Hearing;
use crate::insight::show::{Claim, SlideKind, show};
use crate::layout::FontMetrics;
use crate::model::{Id, JourneyId};
use crate::scene::slide::{Room, SlideInput, slide};
use crate::templates::template;
use eframe::egui::{Event, Key, Modifiers};

/// A show without a window: keys go in, and what is asked for comes out.
struct Rehearsal {
    project: Arc<Project>,
    show: Show,
    scenes: Vec<Arc<SlideScene>>,
    stage: Stage,
    asked: Vec<StageAction>,
    ctx: egui::Context,
}

impl Rehearsal {
    fn new() -> Self {
        let project = Arc::new(template("credit-card").unwrap().project);
        let id: JourneyId = Id::new("apply").unwrap();
        let show = show(&project, &id).unwrap();
        let count = show.slides.len();
        let scenes = show.shown().enumerate().map(|(index, of)| {
            Arc::new(slide(&SlideInput {
                show: &show,
                slide: of,
                number: (index + 1, count),
                room: Room::Meeting,
                measure: FontMetrics::bundled(),
            }))
        });
        let ctx = egui::Context::default();
        theme::install_fonts(&ctx);
        Self {
            scenes: scenes.collect(),
            project,
            show,
            stage: Stage::default(),
            asked: Vec::new(),
            ctx,
        }
    }

    fn frame(&mut self, events: Vec<Event>) -> Vec<Action> {
        let answer = match &self.stage.over {
            Over::Asking(asking) => {
                let mut hearing = Hearing::new(Arc::clone(&self.project));
                while hearing.go_on(100) {}
                Some(hearing.ask(&asking.item))
            }
            _ => None,
        };
        let input = egui::RawInput {
            screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), vec2(1_280.0, 720.0))),
            events,
            ..egui::RawInput::default()
        };
        let mut actions = Vec::new();
        let stage = self.stage.clone();
        let ctx = StageCtx {
            project: &self.project,
            show: &self.show,
            scenes: &self.scenes,
            stage: &stage,
            answer: answer.as_ref(),
            proof: None,
            today: "2026-11-22",
            time: "14:32",
            elapsed: 0.0,
            is_read_only: false,
        };
        let output = self
            .ctx
            .clone()
            .run_ui(input, |ui| stage_ui(ui, &ctx, &mut actions));
        output.drop_without_applying_deltas();
        actions
    }

    fn press_with(&mut self, modifiers: Modifiers, key: Key) {
        let event = Event::Key {
            key,
            physical_key: Some(key),
            pressed: true,
            repeat: false,
            modifiers,
        };
        for action in self.frame(vec![event]) {
            match action {
                Action::Stage(StageAction::Show(stage)) => self.stage = *stage,
                Action::Stage(action) => self.asked.push(action),
                _ => {}
            }
        }
    }

    fn press(&mut self, key: Key) {
        self.press_with(Modifiers::NONE, key);
    }

    fn go_to(&mut self, kind: SlideKind) {
        let mut slides = self.show.shown();
        self.stage.at = slides.position(|slide| slide.key.kind == kind).unwrap();
        self.stage.build = self.scenes[self.stage.at].last_build();
    }
}

#[test]
fn the_whole_show_can_be_given_with_the_four_buttons_of_a_remote() {
    let mut show = Rehearsal::new();
    let steps: usize = show.scenes.iter().map(|scene| scene.builds.len()).sum();
    for _ in 1..steps {
        show.press(Key::PageDown);
    }
    assert_eq!(show.stage.at, show.scenes.len() - 1);
    assert_eq!(show.stage.build, show.scenes[show.stage.at].last_build());
    let end = show.stage.clone();
    show.press(Key::PageDown);
    assert_eq!(show.stage, end, "after the last slide there is none");
    for _ in 1..steps {
        show.press(Key::PageUp);
    }
    assert_eq!((show.stage.at, show.stage.build), (0, 0));
    show.press(Key::Period);
    assert_eq!(show.stage.blank, Some(Blank::Black));
    show.press(Key::PageDown);
    assert_eq!(
        (show.stage.blank, show.stage.at),
        (None, 0),
        "the slide comes back first"
    );
    show.press(Key::F5);
    assert_eq!(show.asked, [StageAction::End]);
}

#[test]
fn every_agreed_key_of_the_stage_does_what_was_agreed() {
    let agreed = include_str!("../../../tests/fixtures/shortcuts.tsv");
    let mut checked = 0;
    for line in agreed.lines().filter(|line| line.contains("\tpresent\t")) {
        let cells: Vec<&str> = line.split('\t').collect();
        let (action, keys) = (cells[0], cells[2]);
        let mut show = Rehearsal::new();
        show.stage.at = 2;
        let before = show.stage.clone();
        let last = show.scenes.len() - 1;
        if keys == "digits+Enter" {
            show.press(Key::Num1);
            show.press(Key::Num2);
            show.press(Key::Enter);
            assert_eq!(show.stage.at, 11, "{action}");
        } else {
            let (modifiers, name) = match keys.strip_prefix("Alt+") {
                Some(name) => (Modifiers::ALT, name),
                None => (Modifiers::NONE, keys),
            };
            let name = match name {
                "." => "Period",
                "," => "Comma",
                "-" => "Minus",
                other => other,
            };
            show.press_with(modifiers, Key::from_name(name).unwrap());
        }
        let stage = &show.stage;
        match action {
            "Stage next" => assert_eq!((stage.at, stage.build), (2, 1), "{keys}"),
            "Stage previous" => assert_eq!(stage.at, 1, "{keys}"),
            "Stage first" => assert_eq!(stage.at, 0),
            "Stage last" => assert_eq!(stage.at, last),
            "Stage black" => assert_eq!(stage.blank, Some(Blank::Black), "{keys}"),
            "Stage white" => assert_eq!(stage.blank, Some(Blank::White), "{keys}"),
            "Stage end" => assert_eq!(show.asked, [StageAction::End], "{keys}"),
            "Stage go to number" => {}
            "Stage help" => assert_eq!(stage.over, Over::Help),
            "Toggle stage light/dark" => assert_eq!(stage.tone, Tone::Light),
            "Presenter view" => assert_eq!(stage.notes, NotesWindow::Wanted),
            "Stage next without builds" => assert_eq!((stage.at, stage.build), (3, 0)),
            "Stage previous without builds" => assert_eq!((stage.at, stage.build), (1, 0)),
            "Ask the customer" => assert!(matches!(stage.over, Over::Asking(_))),
            "Evidence behind the selected figure" => {
                assert!(matches!(stage.over, Over::Proof(_)));
                show.press(Key::E);
                assert_eq!(show.stage, before, "one key back");
            }
            other => panic!("nobody knows the row {other}"),
        }
        checked += 1;
    }
    assert!(checked > 25, "only {checked} keys were checked");
}

#[test]
fn an_improvement_is_ticked_by_its_number_or_by_tab_and_space_as_a_proposal() {
    let mut show = Rehearsal::new();
    show.go_to(SlideKind::WhatIf);
    show.press(Key::Num4);
    let ticked = show.stage.proposal.clone().unwrap();
    assert_eq!(ticked.len(), 3, "two were chosen before: {ticked:?}");
    show.press(Key::Tab);
    show.press(Key::Space);
    let fewer = show.stage.proposal.clone().unwrap();
    assert_eq!(fewer.len(), 2);
    assert!(show.asked.is_empty(), "nothing is kept yet");
    show.press(Key::K);
    assert_eq!(show.asked, [StageAction::Keep]);
}

#[test]
fn while_an_item_is_typed_only_paging_f5_and_escape_are_commands() {
    let mut show = Rehearsal::new();
    show.press(Key::A);
    for letter in [Key::B, Key::W, Key::E, Key::N, Key::Num3, Key::Space] {
        let before = show.stage.clone();
        show.press(letter);
        assert_eq!(show.stage, before, "{letter:?} is typed");
    }
    show.stage.over = Over::Asking(Asking {
        item: "the card".to_owned(),
        ..Asking::default()
    });
    show.press(Key::Enter);
    show.press(Key::ArrowRight);
    let Over::Asking(asking) = show.stage.over.clone() else {
        panic!("{:?}", show.stage.over);
    };
    assert_eq!((asking.hand, asking.quotes), (Hand::Moves, [1, 0, 0]));
    show.press(Key::Escape);
    assert_eq!(show.stage.over, Over::Nothing, "first back to the slide");
    show.press(Key::A);
    show.press(Key::Tab);
    assert!(matches!(&show.stage.over, Over::Asking(asking) if asking.item == "the card"));
    show.press(Key::PageDown);
    assert_eq!((&show.stage.over, show.stage.build), (&Over::Nothing, 1));
}

#[test]
fn who_says_so_is_asked_of_what_is_selected() {
    let mut show = Rehearsal::new();
    show.go_to(SlideKind::Fix);
    show.press(Key::Tab);
    show.press(Key::Tab);
    show.press(Key::E);
    let printing = Claim::Step(Id::new("printing").unwrap());
    assert_eq!(show.stage.over, Over::Proof(printing));
}

#[test]
fn the_stage_keeps_its_shape_in_every_window() {
    for (width, height) in [
        (1_920.0, 1_080.0),
        (1_024.0, 768.0),
        (1_600.0, 1_200.0),
        (1_680.0, 1_050.0),
        (2_560.0, 1_080.0),
    ] {
        let window = Rect::from_min_size(pos2(0.0, 0.0), vec2(width, height));
        let stage = letterboxed(window);
        assert!(window.expand(0.1).contains_rect(stage), "{stage:?}");
        assert!((stage.width() / stage.height() - 16.0 / 9.0).abs() < 1e-3);
        let touches = (stage.width() - width).abs() < 0.1 || (stage.height() - height).abs() < 0.1;
        assert!(touches, "{stage:?} could be larger in {window:?}");
    }
}

#[test]
fn notes_never_come_onto_the_projector() {
    let at = |left: f32| Some(Rect::from_min_size(pos2(left, 0.0), vec2(1_000.0, 600.0)));
    assert!(
        presenter::may_show(at(0.0), at(1_000.0)),
        "on another display"
    );
    assert!(
        !presenter::may_show(at(0.0), at(500.0)),
        "half on the stage"
    );
    assert!(!presenter::may_show(at(0.0), at(0.0)), "a display was lost");
    assert!(
        !presenter::may_show(at(0.0), None),
        "nobody knows where it is"
    );
}
