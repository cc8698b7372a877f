#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a test looks for one kind among many"
)]

use super::*;
use crate::action::{Asking, Hand, NotesWindow};
use crate::insight::hearing::Hearing;
use crate::insight::show::{Claim, SlideKind, journeys, show};
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
    journeys: Vec<JourneyRow>,
    window: egui::Vec2,
    displays: Option<Vec<Rect>>,
    ctx: egui::Context,
}

/// What was painted.
type Painted = Vec<egui::epaint::ClippedShape>;

impl Rehearsal {
    fn new() -> Self {
        let project = template("credit-card").unwrap().project;
        Self::of(project, &Id::new("apply").unwrap(), Room::Meeting)
    }

    fn of(project: Project, id: &JourneyId, room: Room) -> Self {
        let project = Arc::new(project);
        let show = show(&project, id).unwrap();
        let count = show.slides.len();
        let scenes = show.shown().enumerate().map(|(index, of)| {
            Arc::new(slide(&SlideInput {
                show: &show,
                slide: of,
                number: (index + 1, count),
                room,
                measure: FontMetrics::bundled(),
            }))
        });
        let ctx = egui::Context::default();
        theme::install_fonts(&ctx);
        let rows = journeys(&project);
        Self {
            scenes: scenes.collect(),
            project,
            show,
            journeys: rows,
            stage: Stage::default(),
            asked: Vec::new(),
            window: vec2(1_280.0, 720.0),
            displays: None,
            ctx,
        }
    }

    fn frame(&mut self, events: Vec<Event>) -> (Vec<Action>, Painted) {
        let answer = match &self.stage.over {
            Over::Asking(asking) => {
                let mut hearing = Hearing::new(Arc::clone(&self.project));
                while hearing.go_on(100) {}
                Some(hearing.ask(&asking.item))
            }
            _ => None,
        };
        let mut input = egui::RawInput {
            screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), self.window)),
            events,
            ..egui::RawInput::default()
        };
        if let Some(viewport) = input.viewports.get_mut(&egui::ViewportId::ROOT) {
            viewport.outer_rect = input.screen_rect;
        }
        let mut actions = Vec::new();
        let stage = self.stage.clone();
        let ctx = StageCtx {
            project: &self.project,
            show: &self.show,
            scenes: &self.scenes,
            stage: &stage,
            answer: answer.as_ref(),
            proof: None,
            journeys: &self.journeys,
            displays: self.displays.as_deref(),
            today: "2026-11-22",
            time: "14:32",
            elapsed: 0.0,
            is_read_only: false,
        };
        let mut output = self
            .ctx
            .clone()
            .run_ui(input, |ui| stage_ui(ui, &ctx, &mut actions));
        let painted = std::mem::take(&mut output.shapes);
        output.drop_without_applying_deltas();
        (actions, painted)
    }

    fn press_with(&mut self, modifiers: Modifiers, key: Key) {
        let event = Event::Key {
            key,
            physical_key: Some(key),
            pressed: true,
            repeat: false,
            modifiers,
        };
        for action in self.frame(vec![event]).0 {
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
        let whole = |at: usize| (at, show.scenes[at].last_build());
        assert!(whole(3).1 > 0, "a slide that is built step by step");
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
            "Stage next without builds" => assert_eq!((stage.at, stage.build), whole(3)),
            "Stage previous without builds" => assert_eq!((stage.at, stage.build), whole(1)),
            "Ask the customer" => assert!(matches!(stage.over, Over::Asking(_))),
            "Evidence behind the selected figure" => {
                assert!(matches!(stage.over, Over::Proof(..)));
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
fn the_black_button_of_a_remote_works_over_evidence_and_answers_too_and_leads_back_to_them() {
    let mut show = Rehearsal::new();
    for open in [vec![Key::E], vec![Key::A, Key::ArrowDown, Key::Enter]] {
        for key in open {
            show.press(key);
        }
        let over = show.stage.over.clone();
        assert_ne!(over, Over::Nothing);
        show.press(Key::Period);
        assert_eq!(show.stage.blank, Some(Blank::Black));
        show.press(Key::PageDown);
        assert_eq!((show.stage.blank, &show.stage.over), (None, &over));
        show.press(Key::L);
        assert_eq!(show.stage.over, over, "and so does the other light");
        show.press(Key::Escape);
    }
    assert_eq!(show.stage.tone, Tone::Dark, "twice another light");
    show.press(Key::A);
    show.press(Key::B);
    assert_eq!(show.stage.blank, None, "a letter is typed");
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
    let printing = Claim::Lift(Id::new("printing").unwrap());
    assert_eq!(show.stage.over, Over::Proof(printing, None));
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

/// The texts that were painted, with the size of their letters and where their ink lies.
fn texts(painted: &Painted) -> Vec<(String, f32, Rect)> {
    let texts = painted.iter().filter_map(|it| match &it.shape {
        egui::Shape::Text(text) => {
            let size = text.galley.job.sections.first()?.format.font_id.size;
            if text.galley.text().trim().is_empty() {
                return None;
            }
            let ink = text.galley.mesh_bounds.translate(text.pos.to_vec2());
            Some((text.galley.text().to_owned(), size, ink))
        }
        _ => None,
    });
    texts.collect()
}

/// What is wrong with the texts of a stage in a window of that size.
fn faults(painted: &Painted, window: egui::Vec2) -> Vec<String> {
    let stage = letterboxed(Rect::from_min_size(pos2(0.0, 0.0), window));
    let smallest = crate::scene::slide::SMALLEST * stage.height() / STAGE.height;
    let texts = texts(painted);
    let mut faults = Vec::new();
    if texts.is_empty() {
        faults.push("nothing is said".to_owned());
    }
    for (index, (text, size, ink)) in texts.iter().enumerate() {
        // Letters are as high as whole pixels.
        if *size < smallest.floor() {
            faults.push(format!("“{text}” is only {size} high, not {smallest}"));
        }
        if !stage.expand(0.5).contains_rect(*ink) {
            faults.push(format!("“{text}” leaves the stage"));
        }
        for (other, _, place) in texts.iter().skip(index + 1) {
            if ink.shrink(1.0).intersects(place.shrink(1.0)) {
                faults.push(format!("“{text}” lies on “{other}”"));
            }
        }
    }
    faults
}

#[test]
fn no_text_is_clipped_or_lies_on_another_on_any_display_in_any_room() {
    let displays = [
        ((1_920.0, 1_080.0), Room::Meeting),
        ((1_024.0, 768.0), Room::Meeting),
        ((1_680.0, 1_050.0), Room::Meeting),
        ((2_560.0, 1_080.0), Room::Meeting),
        ((1_024.0, 768.0), Room::Large),
        ((1_024.0, 768.0), Room::Hall),
    ];
    let mut laid_out = 0;
    for ((width, height), room) in displays {
        for shipped in crate::templates::TEMPLATES {
            let project = template(shipped.name).unwrap().project;
            let (id, _) = project.journeys_in_order()[0];
            let mut show = Rehearsal::of(project.clone(), id, room);
            show.window = vec2(width, height);
            show.stage.room = room;
            for at in 0..show.scenes.len() {
                show.stage.at = at;
                show.stage.build = show.scenes[at].last_build();
                let (_, painted) = show.frame(Vec::new());
                let found = faults(&painted, show.window);
                let what = format!("{} {at} on {width} × {height}, {room:?}", shipped.name);
                assert!(found.is_empty(), "{what}: {}", found.join("\n"));
                laid_out += 1;
            }
        }
    }
    assert!(laid_out > 200, "only {laid_out} slides");
}

#[test]
fn what_lies_over_a_slide_is_read_on_a_small_display_too() {
    for key in [Key::A, Key::J, Key::F1, Key::E] {
        let mut show = Rehearsal::new();
        show.window = vec2(1_024.0, 768.0);
        show.press(key);
        assert_ne!(show.stage.over, Over::Nothing, "{key:?}");
        if key == Key::E {
            continue;
        }
        let (_, painted) = show.frame(Vec::new());
        let found = faults(&painted, show.window);
        assert!(found.is_empty(), "{key:?}: {}", found.join("\n"));
    }
}

#[test]
fn the_presenters_window_belongs_on_a_display_that_the_stage_is_not_on() {
    use presenter::{Place, place};
    let display = |left: f32| Rect::from_min_size(pos2(left, 0.0), vec2(1_920.0, 1_080.0));
    let (left, right) = (display(0.0), display(1_920.0));
    assert_eq!(place(Some(right), Some(&[left, right])), Place::On(0, left));
    assert_eq!(place(Some(left), Some(&[left, right])), Place::On(1, right));
    assert_eq!(place(Some(left), Some(&[left])), Place::Nowhere);
    assert_eq!(
        place(Some(left), Some(&[left, left])),
        Place::Nowhere,
        "two displays that show the same"
    );
    assert_eq!(place(Some(left), None), Place::Anywhere);
    assert_eq!(place(None, Some(&[left, right])), Place::Anywhere);
}

#[test]
fn where_there_is_one_display_notes_are_not_opened_and_that_is_said() {
    let mut show = Rehearsal::new();
    show.ctx.set_embed_viewports(false);
    show.displays = Some(vec![Rect::from_min_size(pos2(0.0, 0.0), show.window)]);
    show.press(Key::S);
    for action in show.frame(Vec::new()).0 {
        if let Action::Stage(StageAction::Show(stage)) = action {
            show.stage = *stage;
        }
    }
    assert_eq!(show.stage.notes, NotesWindow::Away);
    assert_eq!(show.stage.said, words::NO_DISPLAY);
    show.press(Key::PageDown);
    assert_eq!(show.stage.said, "", "until the next key");
}

#[test]
fn a_decision_is_changed_with_enter_and_taken_back_with_delete() {
    let mut show = Rehearsal::new();
    show.go_to(SlideKind::Decisions);
    show.press(Key::Tab);
    show.press(Key::Enter);
    let Over::Deciding(deciding) = show.stage.over.clone() else {
        panic!("{:?}", show.stage.over);
    };
    let known = &show.project.decisions[&deciding.id.clone().unwrap()];
    assert_eq!(deciding.text, known.text);
    show.press(Key::Escape);
    show.press(Key::Delete);
    assert_eq!(show.asked, [StageAction::Undecide(deciding.id.unwrap())]);
}

#[test]
fn a_journey_is_chosen_by_its_number_or_with_the_arrows() {
    let mut show = Rehearsal::new();
    let second = show.journeys[1].id.clone();
    show.press(Key::J);
    assert_eq!(show.stage.over, Over::Journeys(0), "the one that is shown");
    show.press(Key::ArrowDown);
    show.press(Key::Enter);
    show.press(Key::J);
    show.press(Key::Num2);
    let wanted = StageAction::Journey(second);
    assert_eq!(show.asked, [wanted.clone(), wanted]);
    show.press(Key::J);
    show.press(Key::Num1);
    assert_eq!(show.asked.len(), 2, "it is shown already");
}

#[test]
fn a_decisions_owner_is_one_that_is_known_once_the_arrow_takes_it() {
    let mut show = Rehearsal::new();
    show.press(Key::D);
    let owner = |show: &Rehearsal| match &show.stage.over {
        Over::Deciding(deciding) => deciding.owner.clone(),
        over => panic!("nothing is taken down: {over:?}"),
    };
    for (typed, taken) in [
        ("cr", "Credit"),
        ("Credit", "Credit"),
        ("Nobody", "Nobody"),
        ("", ""),
    ] {
        let Over::Deciding(mut deciding) = show.stage.over.clone() else {
            panic!("nothing is taken down");
        };
        deciding.owner = typed.to_owned();
        show.stage.over = Over::Deciding(deciding);
        show.press(Key::ArrowDown);
        assert_eq!(owner(&show), taken);
    }
}

#[test]
fn a_decisions_date_that_is_none_is_said_to_be_while_it_is_typed() {
    let says = |date: &str| {
        let mut show = Rehearsal::new();
        show.press(Key::D);
        let Over::Deciding(mut deciding) = show.stage.over.clone() else {
            panic!("nothing is taken down");
        };
        deciding.date = date.to_owned();
        show.stage.over = Over::Deciding(deciding);
        let painted = show.frame(Vec::new()).1;
        painted.iter().any(|it| match &it.shape {
            egui::Shape::Text(text) => text.galley.text() == crate::words::time::DATE_WRONG,
            _ => false,
        })
    };
    assert!(says("in June"));
    assert!(!says("2026-06-30") && !says(""));
}

#[test]
fn a_notes_window_that_falls_onto_the_stage_goes_at_once_and_one_that_never_left_it_after_a_while()
{
    use presenter::{Seen, seen};
    let apart = Some(Seen::Apart);
    assert_eq!(seen(None, true, 5.0), (apart, false));
    assert_eq!(seen(apart, true, 6.0), (apart, false));
    assert_eq!(seen(apart, false, 7.0), (None, true), "a display was lost");
    let comes = Some(Seen::Since(1.0));
    assert_eq!(seen(None, false, 1.0), (comes, false), "it comes up");
    assert_eq!(seen(comes, false, 2.0), (comes, false));
    assert_eq!(seen(comes, true, 2.5), (apart, false));
    assert!(seen(comes, false, 4.5).1, "it covers the stage");
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
