//! The clipboard: lists become touchpoints, copied steps go from place to place with all that they name.

use eframe::egui::{Event, Key, Modifiers, OutputCommand};
use egui_kittest::kittest::Queryable as _;
use throughline::action::Action;
use throughline::app::services::Painting;
use throughline::command::Command;
use throughline::file;
use throughline::model::LinkKind;

use crate::Window;
use crate::fake::Fake;
use crate::stage::{
    ask, journey, names, press, press_with, select, step, type_text, with_template,
};

/// Presses the keys that copy or cut, and takes what is in the clipboard then.
fn taken(window: &mut Window, event: Event) -> Option<String> {
    window.event(event);
    window.step();
    let commands = &window.output().platform_output.commands;
    let text = commands.iter().find_map(|command| match command {
        OutputCommand::CopyText(text) => Some(text.clone()),
        OutputCommand::CopyImage(_)
        | OutputCommand::OpenUrl(_)
        | OutputCommand::TextSelectionSettled(_) => None,
    });
    window.run_ok();
    text
}

fn paste(window: &mut Window, text: &str) {
    window.event(Event::Paste(text.to_owned()));
    window.run_ok();
}

fn written(window: &Window) -> String {
    file::write(window.state().project())
}

fn undo(window: &mut Window) -> String {
    let name = window.state().undo_label().unwrap_or_default().to_owned();
    press_with(window, Modifiers::COMMAND, Key::Z);
    name
}

/// Whether a flow link leads from one to the other.
fn flows(window: &Window, from: &str, to: &str) -> bool {
    let (from, to) = (step(window, from), step(window, to));
    let graph = &journey(window).graph;
    graph
        .link_between(LinkKind::Flow, &from.id, &to.id)
        .is_some()
}

#[test]
fn a_pasted_list_becomes_touchpoints_after_the_selected_one() {
    let mut window = with_template(&Fake::default(), "credit-card");
    let start = written(&window);
    select(&mut window, "Approval arrives");
    paste(
        &mut window,
        "  1. Tells a friend\n\n\t• Checks the post\n- Calls again\n",
    );
    assert_eq!(
        names(&window)[3..7],
        [
            "Approval arrives",
            "Tells a friend",
            "Checks the post",
            "Calls again"
        ]
    );
    for (from, to) in [
        ("Approval arrives", "Tells a friend"),
        ("Tells a friend", "Checks the post"),
        ("Checks the post", "Calls again"),
        ("Calls again", "Waiting for the card"),
    ] {
        assert!(flows(&window, from, to), "{from} leads to {to}");
    }
    assert!(!flows(&window, "Approval arrives", "Waiting for the card"));
    let new = step(&window, "Checks the post");
    let beside = step(&window, "Approval arrives");
    assert_eq!((&new.stage, &new.channel), (&beside.stage, &beside.channel));
    assert_eq!(undo(&mut window), "Paste 3 touchpoints");
    assert_eq!(written(&window), start);
}

#[test]
fn a_list_pasted_where_nothing_is_selected_comes_at_the_end() {
    let mut window = with_template(&Fake::default(), "credit-card");
    press(&mut window, Key::Escape);
    paste(&mut window, "Pays abroad\nComplains");
    assert_eq!(names(&window)[6..], ["Pays abroad", "Complains"]);
    assert!(flows(&window, "Card in hand", "Pays abroad"));
}

#[test]
fn a_list_pasted_into_an_empty_name_takes_its_place() {
    let mut window = with_template(&Fake::default(), "blank");
    paste(&mut window, "Sees the advert\nCalls us\nWaits");
    assert_eq!(names(&window), ["Sees the advert", "Calls us", "Waits"]);
    select(&mut window, "Calls us");
    press(&mut window, Key::Enter);
    press(&mut window, Key::Enter);
    assert_eq!(names(&window).len(), 4, "the next one is being named");
    paste(&mut window, "Is put through\nTells it again");
    assert_eq!(
        names(&window),
        [
            "Sees the advert",
            "Calls us",
            "Is put through",
            "Tells it again",
            "Waits"
        ]
    );
    assert!(flows(&window, "Tells it again", "Waits"));
    undo(&mut window);
    assert_eq!(names(&window).len(), 3, "one step took the whole list away");
}

#[test]
fn what_is_pasted_into_a_name_stays_in_the_name() {
    let mut window = with_template(&Fake::default(), "credit-card");
    select(&mut window, "Sales call");
    press(&mut window, Key::F2);
    type_text(&mut window, "The ");
    paste(&mut window, "call");
    press(&mut window, Key::Tab);
    assert_eq!(names(&window)[0], "The call");
    assert_eq!(names(&window).len(), 6);
}

#[test]
fn steps_go_from_one_window_to_another_with_all_that_they_name() {
    let mut here = with_template(&Fake::default(), "credit-card");
    select(&mut here, "Sales call");
    let decision = step(&here, "Waiting for the decision").id.clone();
    ask(&mut here, vec![Action::ToggleSelected(decision)]);
    let text = taken(&mut here, Event::Copy).unwrap();
    assert!(
        text.starts_with("// Throughline: 2 steps\n// Sales call\n"),
        "another program shows the names"
    );
    let mut there = with_template(&Fake::default(), "blueprint");
    press(&mut there, Key::Escape);
    let start = written(&there);
    paste(&mut there, &text);
    let (old, new) = (step(&here, "Sales call"), step(&there, "Sales call"));
    assert_ne!(old.id, new.id);
    assert_eq!(old.ratings, new.ratings);
    let channel = |window: &Window| {
        let id = step(window, "Sales call").channel.clone().unwrap();
        window.state().project().channels[&id].name.clone()
    };
    assert_eq!(channel(&here), channel(&there));
    assert!(flows(&there, "Sales call", "Waiting for the decision"));
    assert_eq!(there.state().project().violations(), []);
    assert_eq!(there.state().session().selection.steps.len(), 2);
    assert_eq!(
        undo(&mut there),
        "Paste ‘Sales call’ and ‘Waiting for the decision’"
    );
    assert_eq!(written(&there), start);
}

#[test]
fn copied_cards_are_a_table_and_a_picture_to_programs_that_take_one() {
    let world = Fake::default();
    world.0.borrow_mut().copied = Some(Vec::new());
    let mut window = with_template(&world, "credit-card");
    select(&mut window, "Sales call");
    assert_eq!(taken(&mut window, Event::Copy), None, "all went at once");
    let clip = world.0.borrow_mut().copied.as_mut().unwrap().remove(0);
    assert!(clip.html.contains("<td>Sales call</td>"), "{}", clip.html);
    let painting = clip.picture.unwrap();
    let one = painting.pixels().unwrap().size;
    assert!(one[0] > 200 && one[1] > 100, "{one:?}");
    let project = std::sync::Arc::clone(window.state().project());
    let all = Painting {
        project,
        ..painting
    }
    .pixels()
    .unwrap()
    .size;
    assert!(one[0] < all[0], "it shows what was copied and no more");
    paste(&mut window, &clip.text);
    let copies = names(&window);
    let copies = copies.iter().filter(|name| *name == "Sales call");
    assert_eq!(copies.count(), 2, "the text is all of it");
}

#[test]
fn more_cards_than_a_picture_shows_are_copied_without_one() {
    let world = Fake::default();
    world.0.borrow_mut().copied = Some(Vec::new());
    let mut window = with_template(&world, "blank");
    let list: Vec<String> = (1..=301)
        .map(|number| format!("Touchpoint {number}"))
        .collect();
    paste(&mut window, &list.join("\n"));
    press_with(&mut window, Modifiers::COMMAND, Key::A);
    assert_eq!(taken(&mut window, Event::Copy), None);
    let clip = world.0.borrow_mut().copied.as_mut().unwrap().remove(0);
    assert!(clip.html.contains("Touchpoint 301"));
    assert!(clip.picture.is_none());
}

#[test]
fn the_selected_cards_can_be_copied_as_a_picture() {
    let mut window = with_template(&Fake::default(), "credit-card");
    select(&mut window, "Sales call");
    let copied = |window: &mut Window| {
        let ctx = window.ctx.clone();
        let copy = vec![Action::Command(Command::CopyPicture)];
        window.state_mut().dispatch_all(&ctx, copy);
        window.step();
        let commands = &window.output().platform_output.commands;
        commands.iter().find_map(|command| match command {
            OutputCommand::CopyImage(image) => Some(image.size),
            OutputCommand::CopyText(_)
            | OutputCommand::OpenUrl(_)
            | OutputCommand::TextSelectionSettled(_) => None,
        })
    };
    let one = copied(&mut window).unwrap();
    assert!(one[0] > 200 && one[1] > 100, "{one:?}");
    window.get_by_label_contains("The picture is in the clipboard");
    press(&mut window, Key::Escape);
    let all = copied(&mut window).unwrap();
    assert!(all[0] > one[0], "without a selection it is the whole map");
}

#[test]
fn what_is_cut_can_be_put_in_elsewhere() {
    let mut window = with_template(&Fake::default(), "credit-card");
    let start = written(&window);
    select(&mut window, "Approval arrives");
    let text = taken(&mut window, Event::Cut).unwrap();
    assert_eq!(names(&window).len(), 5);
    assert_eq!(window.state().project().violations(), []);
    select(&mut window, "Sales call");
    paste(&mut window, &text);
    assert_eq!(names(&window)[..2], ["Sales call", "Approval arrives"]);
    assert_eq!(
        step(&window, "Approval arrives").stage,
        step(&window, "Sales call").stage
    );
    assert_eq!(undo(&mut window), "Paste ‘Approval arrives’");
    assert_eq!(undo(&mut window), "Cut ‘Approval arrives’");
    assert_eq!(written(&window), start);
}

#[test]
fn ctrl_d_makes_the_selected_steps_once_more() {
    let mut window = with_template(&Fake::default(), "credit-card");
    let start = written(&window);
    select(&mut window, "Sales call");
    press_with(&mut window, Modifiers::COMMAND, Key::D);
    assert_eq!(names(&window)[..2], ["Sales call", "Sales call"]);
    let selected = window.state().session().selection.single().cloned();
    let first = journey(&window).touchpoints()[0].id.clone();
    assert_ne!(selected, Some(first), "the copy is selected");
    assert_eq!(undo(&mut window), "Duplicate ‘Sales call’");
    assert_eq!(written(&window), start);
}

#[test]
fn copied_steps_can_be_pasted_as_a_plain_list() {
    let mut window = with_template(&Fake::default(), "credit-card");
    select(&mut window, "Sales call");
    let text = taken(&mut window, Event::Copy).unwrap();
    press_with(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::V);
    paste(&mut window, &text);
    let copies: Vec<_> = journey(&window)
        .touchpoints()
        .iter()
        .filter(|step| step.name == "Sales call")
        .map(|step| step.ratings.emotion.is_some())
        .collect();
    assert_eq!(copies, [true, false], "a name has no rating");
}

#[test]
fn broken_and_hostile_text_changes_nothing_and_is_told() {
    let mut window = with_template(&Fake::default(), "credit-card");
    let start = written(&window);
    for text in [
        "// Throughline: 1 step\n(format: 1, journeys: {\"a\": (steps: {\"x\": (x: NaN)})})",
        "// Throughline: 1 step\n(format: 99)",
        "#![enable(implicit_some)]\nProject(format: 1)",
        " \n\t\n",
    ] {
        paste(&mut window, text);
        assert_eq!(written(&window), start, "{text}");
        assert!(window.state().session().message.is_some(), "{text}");
        ask(&mut window, vec![Action::DismissMessage]);
    }
}

#[test]
fn ten_thousand_lines_are_one_step_and_are_counted() {
    let mut window = with_template(&Fake::default(), "blank");
    let start = written(&window);
    let lines: Vec<String> = (0..10_000)
        .map(|number| format!("- Step {number}"))
        .collect();
    let text = lines.join("\n");
    ask(&mut window, vec![Action::Paste(text)]);
    assert_eq!(names(&window).len(), 10_000);
    assert_eq!(names(&window)[9_999], "Step 9999");
    window.get_by_label_contains("10,000 touchpoints were added");
    assert!(
        window.state().session().camera.x > 100_000.0,
        "the last one is in view"
    );
    assert_eq!(undo(&mut window), "Paste 10,000 touchpoints");
    assert_eq!(written(&window), start);
    window.run_ok();
    let session = window.state().session();
    assert!(
        session.camera.x < 1.0,
        "what is left is in view: {:?}",
        session.camera
    );
    assert_eq!(session.message, None, "nothing is there to take away again");
}

#[test]
fn the_menu_asks_the_system_for_the_clipboard() {
    let mut window = with_template(&Fake::default(), "credit-card");
    let ctx = window.ctx.clone();
    let paste = vec![Action::Command(Command::Paste)];
    window.state_mut().dispatch_all(&ctx, paste);
    window.step();
    let root = window.output().viewport_output.values().next().unwrap();
    let asks = eframe::egui::ViewportCommand::RequestPaste;
    assert!(root.commands.contains(&asks));
}

#[test]
fn the_outline_copies_cuts_and_pastes_too() {
    let mut window = with_template(&Fake::default(), "credit-card");
    window.get_by_label("Sales call, emotion +3").click();
    window.run_ok();
    let text = taken(&mut window, Event::Cut).unwrap();
    assert_eq!(names(&window).len(), 5);
    paste(&mut window, &text);
    assert_eq!(names(&window).len(), 6);
}

const CELLS: &str = "Touchpoint\tStage\tChannel\tOwner\tEmotion\tBasics\n\
    Sales call\tOffer\tphone\t\t3\t5\n\
    Fills in the form\tOffer\tTablet\tSales\t-1\t2,5\n\
    Signs\tClosing\tbranch\t\t9\t4\n\
    Gets a copy\tClosing\tbranch\t\t\t4\n";

#[test]
fn cells_are_shown_before_they_are_added_and_enter_adds_what_is_new() {
    let mut window = with_template(&Fake::default(), "credit-card");
    let start = written(&window);
    select(&mut window, "Sales call");
    paste(&mut window, CELLS);
    assert_eq!(written(&window), start, "nothing is added yet");
    window.get_by_label("2 new · 1 already there · 1 can’t be read");
    window.get_by_label("Row 4: Signs, can’t be read: emotion: 9 is outside \u{2212}3 … 3");
    window.get_by_label_contains("Row 2: Sales call, already there, stays as it is");
    window.get_by_label("Import 2 rows");
    press(&mut window, Key::Enter);
    let form = step(&window, "Fills in the form");
    let project = window.state().project();
    let name = |id: &throughline::model::ChannelId| project.channels[id].name.clone();
    assert_eq!(form.channel.as_ref().map(name), Some("Tablet".to_owned()));
    assert_eq!(form.stage, step(&window, "Sales call").stage);
    let rating = form.ratings.hygiene.map(throughline::model::Rating::get);
    assert_eq!(rating, Some(2.5));
    let stages = &journey(&window).stages;
    let stages: Vec<&str> = stages.iter().map(|stage| stage.name.as_str()).collect();
    assert_eq!(stages[..2], ["Offer", "Closing"], "in the table’s order");
    assert!(flows(&window, "Fills in the form", "Gets a copy"));
    assert_eq!(window.state().session().import, None);
    assert_eq!(undo(&mut window), "Paste 2 steps");
    assert_eq!(written(&window), start);
}

#[test]
fn escape_leaves_everything_as_it_was_before_the_cells() {
    let mut window = with_template(&Fake::default(), "credit-card");
    let start = written(&window);
    paste(&mut window, CELLS);
    press(&mut window, Key::Escape);
    assert_eq!(window.state().session().import, None);
    assert!(window.query_by_label("Import 2 rows").is_none());
    assert_eq!(written(&window), start);
    select(&mut window, "Sales call");
    press(&mut window, Key::Num1);
    assert_ne!(written(&window), start, "the map has the keyboard again");
}

#[test]
fn while_cells_are_shown_the_rest_of_the_window_stays_at_hand() {
    let mut window = with_template(&Fake::default(), "credit-card");
    paste(&mut window, CELLS);
    window
        .get_by_label("Card in hand, emotion \u{2212}1")
        .click();
    window.run_ok();
    let selected = window.state().session().selection.single().cloned();
    assert_eq!(selected, Some(step(&window, "Card in hand").id.clone()));
    window.get_by_label("Import 2 rows").click();
    window.run_ok();
    assert_eq!(names(&window).len(), 8);
}

#[test]
fn cells_without_stages_come_after_the_selected_touchpoint() {
    let mut window = with_template(&Fake::default(), "credit-card");
    select(&mut window, "Approval arrives");
    paste(&mut window, "Tells a friend\t2\nChecks the post\t-2\t3");
    window.get_by_label_contains("There are no headings");
    press(&mut window, Key::Enter);
    assert_eq!(
        names(&window)[3..6],
        ["Approval arrives", "Tells a friend", "Checks the post"]
    );
    assert!(flows(&window, "Checks the post", "Waiting for the card"));
    let emotion = step(&window, "Checks the post").ratings.emotion;
    assert_eq!(emotion.map(throughline::model::Rating::get), Some(-2.0));
}

#[test]
fn a_table_in_which_nothing_is_new_only_says_so() {
    let mut window = with_template(&Fake::default(), "credit-card");
    let start = written(&window);
    paste(&mut window, "name\temotion\nSales call\t1");
    window.get_by_label("1 already there");
    press(&mut window, Key::Enter);
    assert_eq!(window.state().session().import, None);
    paste(&mut window, "stage\temotion\nOffer\t1");
    window.get_by_label_contains("There is no column “name”");
    assert_eq!(written(&window), start);
}
