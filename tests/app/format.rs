//! Everything that a project file can hold has a place in the window: it is changed there, stands in the file then, and
//! goes back in one named step. And the keyboard goes through every page from the left to the right.

use std::collections::BTreeSet;

use eframe::egui::{Key, Modifiers, Rect, accesskit};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use throughline::action::{
    Action, PlanAction, PrioritiesPage, ProjectAction, ProjectSection, Section, VoiceAction,
};
use throughline::command::Command;
use throughline::file;
use throughline::model::Id;

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

/// Where in the window a field is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Where {
    Page(ProjectSection),
    Step(&'static str),
    Link(&'static str),
    Mark,
    ForStudents,
    Voice,
    Improvement,
    Show,
    Map,
    /// The page of the journey as it shall be.
    ToBe,
}

/// What is done there.
#[derive(Debug, Clone, Copy)]
enum Hand {
    /// The field of that name is given another text.
    Type(&'static str, &'static str),
    /// What has that name is pressed.
    Press(&'static str),
    /// A key, while what has that name has the keyboard.
    Key(&'static str, Key),
    /// The list of that name is opened, and that entry pressed.
    Choose(&'static str, &'static str),
    /// The list of that name is opened, and that is typed into it.
    Pick(&'static str, &'static str),
    /// What has that name is pressed, and what is typed is kept with Enter.
    Rename(&'static str, &'static str),
    /// That is commanded with the step of that id selected.
    Run(&'static str, Command),
    /// The list of that name is opened, and the first entry pressed whose name begins so.
    First(&'static str, &'static str),
}

use Hand::{Choose, First, Key as Hit, Pick, Press, Rename, Run, Type};
use ProjectSection as Part;
use Where::{ForStudents, Improvement, Link, Map, Mark, Page, Show, Step, ToBe, Voice};

/// Every field, the record first, and how it is changed.
const PLACES: [(&str, Where, Hand); 110] = [
    (
        "title",
        Page(Part::General),
        Type("Title of the project", "Cards"),
    ),
    (
        "organisation",
        Page(Part::General),
        Type("Organisation of the project", "Southbank"),
    ),
    (
        "promise",
        Page(Part::General),
        Type("Brand promise of the project", "We answer"),
    ),
    (
        "strategy",
        Page(Part::General),
        Press("Wins customers by: Product"),
    ),
    (
        "notes",
        Page(Part::General),
        Type("Notes of the project", "Seen twice"),
    ),
    ("first", Page(Part::General), Press("Comes first: Cost")),
    (
        "scope_locked",
        Page(Part::General),
        Type("Scope locked on of the project", "2026-04-01"),
    ),
    (
        "method.parity",
        Page(Part::Method),
        Hit("Parity, slider", Key::ArrowUp),
    ),
    (
        "method.softening",
        Page(Part::Method),
        Hit("Softening, slider", Key::ArrowUp),
    ),
    (
        "method.moment_of_truth_weight",
        Page(Part::Method),
        Hit("Weight of a moment of truth, slider", Key::ArrowUp),
    ),
    (
        "method.memory",
        Page(Part::Method),
        Hit("Memory, slider", Key::ArrowUp),
    ),
    (
        "method.tolerated_lapse_rate",
        Page(Part::Method),
        Hit("Tolerated lapse rate, slider", Key::ArrowUp),
    ),
    (
        "method.adaptation",
        Page(Part::Method),
        Hit("Adaptation, slider", Key::ArrowUp),
    ),
    (
        "method.starting_expectation",
        Page(Part::Method),
        Hit("Starting expectation, slider", Key::ArrowUp),
    ),
    (
        "segments.name",
        Page(Part::Segments),
        Type("Name of segment ‘Students’", "Pupils"),
    ),
    (
        "segments.stance",
        Page(Part::Segments),
        Choose("Stance of segment ‘Students’", "Loyal"),
    ),
    (
        "segments.share",
        Page(Part::Segments),
        Type("Share of segment ‘Students’, in percent", "35"),
    ),
    (
        "channels.name",
        Page(Part::Channels),
        Type("Name of channel ‘Phone’", "Telephone"),
    ),
    (
        "owners.name",
        Page(Part::Owners),
        Type("Name of owner ‘Card operations’", "Cards"),
    ),
    (
        "journeys.name",
        Page(Part::Journeys),
        Type("Name of journey ‘Apply for a card’", "Apply"),
    ),
    ("journeys.order", Page(Part::Journeys), Press("Move up")),
    (
        "journeys.state",
        Page(Part::Journeys),
        Press("State: To be"),
    ),
    (
        "journeys.goal",
        Page(Part::Journeys),
        Type("Goal of journey ‘Apply for a card’", "Travel"),
    ),
    (
        "journeys.note",
        Page(Part::Journeys),
        Type("Note of journey ‘Apply for a card’", "Seen in May"),
    ),
    (
        "journeys.before",
        Page(Part::Journeys),
        Type("Before of journey ‘Apply for a card’", "Asked a friend"),
    ),
    (
        "journeys.after",
        Page(Part::Journeys),
        Type("After of journey ‘Apply for a card’", "Peace"),
    ),
    (
        "journeys.knows",
        Page(Part::Journeys),
        Type("Knows on arriving, entry 1", "The fee"),
    ),
    (
        "journeys.brings",
        Page(Part::Journeys),
        Type("Must bring, entry 1", "Licence"),
    ),
    (
        "persona.name",
        Page(Part::Journeys),
        Type("Customer of journey ‘Apply for a card’", "Bo"),
    ),
    (
        "persona.about",
        Page(Part::Journeys),
        Type(
            "About the customer of journey ‘Apply for a card’",
            "Old hand",
        ),
    ),
    (
        "persona.picture",
        Page(Part::Journeys),
        Press("Remove the picture"),
    ),
    ("stages.name", Map, Rename("Stage Offer", "Offers")),
    (
        "journeys.baseline",
        ToBe,
        Choose("Improves on", "No other journey"),
    ),
    ("dismissed", Map, First("findings", "Dismiss")),
    ("show.notes", Show, Type("Speaker notes", "Wait here")),
    (
        "steps.layer",
        Step("team"),
        Press("Layer of Back office: System"),
    ),
    (
        "steps.name",
        Step("call"),
        Type("Name of Sales call", "Call"),
    ),
    (
        "steps.stage",
        Step("call"),
        Choose("Stage of Sales call", "Wait"),
    ),
    (
        "steps.channel",
        Step("call"),
        Choose("Channel of Sales call", "No channel"),
    ),
    (
        "steps.owner",
        Step("call"),
        Pick("Owner of Sales call", "Sales"),
    ),
    (
        "steps.x",
        Map,
        Run("decision", Command::Nudge(throughline::layout::Side::Left)),
    ),
    (
        "steps.note",
        Step("call"),
        Type("Note of Sales call", "Short"),
    ),
    (
        "steps.hopes",
        Step("call"),
        Type("Hopes of Sales call", "To be quick"),
    ),
    ("steps.picture", Step("call"), Press("Remove")),
    (
        "steps.actors",
        Step("call"),
        Type("Who takes part in Sales call, entry 1", "Bo"),
    ),
    (
        "steps.moment_of_truth",
        Step("call"),
        Press("Moment of truth: Sales call"),
    ),
    (
        "steps.emotion",
        Step("call"),
        Hit("Emotion of Sales call", Key::ArrowLeft),
    ),
    (
        "steps.belief",
        Step("call"),
        Hit("Belief of Sales call", Key::ArrowLeft),
    ),
    (
        "steps.expectation",
        Step("call"),
        Hit("Expectation of Sales call", Key::ArrowRight),
    ),
    (
        "steps.hygiene",
        Step("call"),
        Hit("Basics of Sales call", Key::ArrowLeft),
    ),
    (
        "steps.delight",
        Step("call"),
        Hit("Delight of Sales call", Key::ArrowLeft),
    ),
    (
        "steps.convenience",
        Step("call"),
        Hit("Convenience of Sales call", Key::ArrowLeft),
    ),
    (
        "steps.relevance",
        Step("call"),
        Hit("Relevance of Sales call", Key::ArrowLeft),
    ),
    (
        "steps.usability",
        Step("call"),
        Hit("Usability of Sales call", Key::ArrowLeft),
    ),
    (
        "steps.wait",
        Step("call"),
        Type("Wait of Sales call", "2 h"),
    ),
    (
        "steps.evidence",
        Step("call"),
        Press("Evidence of Sales call: Measured"),
    ),
    (
        "steps.stake",
        Step("call"),
        Type("Money or risk of Sales call", "Much"),
    ),
    (
        "steps.rival_wait",
        Step("call"),
        Type("Competitor’s time of Sales call", "5 min"),
    ),
    (
        "steps.source",
        Step("call"),
        Press("Cause of Sales call: Hard"),
    ),
    (
        "steps.customer_benefit",
        Step("call"),
        Hit("Benefit for the customer of Sales call", Key::ArrowLeft),
    ),
    (
        "steps.company_benefit",
        Step("call"),
        Hit("Benefit for the company of Sales call", Key::ArrowLeft),
    ),
    ("marks.by", Mark, Type("Given by", "Table 9")),
    ("marks.emotion", Mark, Hit("Emotion", Key::ArrowRight)),
    ("marks.belief", Mark, Hit("Belief", Key::ArrowLeft)),
    ("marks.hygiene", Mark, Hit("Basics", Key::ArrowLeft)),
    ("marks.delight", Mark, Hit("Delight", Key::ArrowRight)),
    (
        "by_segment.emotion",
        ForStudents,
        Hit("Emotion of Sales call", Key::ArrowLeft),
    ),
    (
        "by_segment.belief",
        ForStudents,
        Hit("Belief of Sales call", Key::ArrowLeft),
    ),
    (
        "by_segment.expectation",
        ForStudents,
        Hit("Expectation of Sales call", Key::ArrowLeft),
    ),
    (
        "by_segment.hygiene",
        ForStudents,
        Hit("Basics of Sales call", Key::ArrowLeft),
    ),
    (
        "by_segment.delight",
        ForStudents,
        Hit("Delight of Sales call", Key::ArrowLeft),
    ),
    (
        "links.kind",
        Link("l2"),
        Press("Kind of Sales call → Unnamed: Flow"),
    ),
    (
        "links.from",
        Link("l1"),
        Pick("Start of Sales call → Decision", "Unnamed"),
    ),
    (
        "links.to",
        Link("l1"),
        Pick("End of Sales call → Decision", "Unnamed"),
    ),
    (
        "links.share",
        Link("l1"),
        Type("Share of Sales call → Decision", "70"),
    ),
    (
        "links.label",
        Link("l1"),
        Type("Label of Sales call → Decision", "yes"),
    ),
    (
        "links.kept",
        Link("l2"),
        Press("Promise of Sales call → Unnamed: Kept"),
    ),
    ("voices.quote", Voice, Type("Exact words", "They did call.")),
    ("voices.who", Voice, Type("Who said it", "Bo")),
    ("voices.segment", Voice, Pick("Segment", "Pupils")),
    ("voices.journey", Voice, Choose("Journey", "Apply faster")),
    ("voices.step", Voice, Pick("Touchpoint", "Sales call")),
    ("voices.sentiment", Voice, Hit("Sentiment", Key::ArrowRight)),
    ("voices.source", Voice, Choose("Source", "complaint")),
    ("voices.recommend", Voice, Press("Recommend: 5")),
    ("voices.satisfied", Voice, Press("Satisfied: 3")),
    ("voices.effort", Voice, Press("Ease: 4")),
    ("voices.date", Voice, Type("Date", "2026-04-01")),
    (
        "improvements.name",
        Improvement,
        Type("Name of the improvement", "Decide at once"),
    ),
    (
        "improvements.journey",
        Improvement,
        Choose("Journey of the improvement", "Apply faster"),
    ),
    (
        "improvements.steps",
        Improvement,
        Press("It does not touch Decision"),
    ),
    (
        "improvements.hygiene",
        Improvement,
        Press("Raises basics to: 4"),
    ),
    (
        "improvements.delight",
        Improvement,
        Press("Raises delight to: 3"),
    ),
    (
        "improvements.customer_benefit",
        Improvement,
        Press("Customer’s benefit: 2"),
    ),
    (
        "improvements.company_benefit",
        Improvement,
        Press("Company’s benefit: 2"),
    ),
    (
        "improvements.time",
        Improvement,
        Press("Fast (5: fastest): 3"),
    ),
    (
        "improvements.cost",
        Improvement,
        Press("Cheap (5: cheapest): 4"),
    ),
    (
        "improvements.quality",
        Improvement,
        Press("Good (5: best): 4"),
    ),
    (
        "improvements.owner",
        Improvement,
        Pick("Owner of the improvement", "Sales"),
    ),
    (
        "improvements.due",
        Improvement,
        Type("When the improvement is due", "2026-07-01"),
    ),
    (
        "improvements.added",
        Improvement,
        Type("Day on which the improvement was added", "2026-02-01"),
    ),
    (
        "improvements.chosen",
        Improvement,
        Press("Do it: Decide while the customer is on the line"),
    ),
    (
        "decisions.text",
        Page(Part::Decisions),
        Type("Decision, decision 1", "It is made at once"),
    ),
    (
        "decisions.owner",
        Page(Part::Decisions),
        Pick("Who answers for it, decision 1", "Sales"),
    ),
    (
        "decisions.date",
        Page(Part::Decisions),
        Type("Until when, decision 1", "2026-05-01"),
    ),
    (
        "decisions.journey",
        Page(Part::Decisions),
        Choose("Journey, decision 1", "Apply faster"),
    ),
    (
        "decisions.step",
        Page(Part::Decisions),
        Pick("About, decision 1", "Sales call"),
    ),
    ("show.headline", Show, Type("Headline", "They left")),
    ("show.hidden", Show, Press("Show again")),
    (
        "images.name",
        Step("call"),
        Type("Name of the picture", "Ana at the counter"),
    ),
];

/// What holds records, and what nobody types: ids, places in a list that follow from an order, what a picture is made of.
const NOT_TYPED: [&str; 26] = [
    "format",
    "method",
    "segments",
    "channels",
    "channels.order",
    "owners",
    "journeys",
    "journeys.persona",
    "journeys.stages",
    "journeys.steps",
    "journeys.links",
    "stages.id",
    "steps.y",
    "steps.marks",
    "steps.by_segment",
    "voices",
    "improvements",
    "decisions",
    "show",
    "show.id",
    "show.kind",
    "show.of",
    "images",
    "images.kind",
    "images.bytes",
    "ext",
];

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
