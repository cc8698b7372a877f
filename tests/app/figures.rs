//! Every figure in the window says where it comes from, and every page of figures has room for what it says.

use std::collections::BTreeSet;

use eframe::egui::{self, Key, Modifiers, Rect, Vec2, pos2};
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use throughline::action::{Action, ProjectAction, ProjectSection, See};
use throughline::command::Command;
use throughline::insight::{Moment, Standpoint, Strip};
use throughline::model::Id;
use throughline::words::why::WHY;

use crate::Window;
use crate::fake::Fake;
use crate::stage::{ask, press_with, select, window, with_template};

/// What is read on a page.
struct Read {
    name: String,
    role: Role,
    /// Pressed, it says where it comes from.
    is_asked: bool,
    rect: Rect,
}

fn read(window: &Window) -> Vec<Read> {
    let nodes = window.root().children_recursive();
    let named = nodes.filter_map(|node| {
        let access = node.accesskit_node();
        Some(Read {
            name: access.label().or_else(|| access.value())?,
            role: access.role(),
            is_asked: access.description().as_deref() == Some(WHY),
            rect: node.rect(),
        })
    });
    let is_content = |read: &Read| !matches!(read.role, Role::Window | Role::TextRun);
    named.filter(is_content).collect()
}

/// Whether a word of it is a number with a sign, a decimal or a share: counts and dates are no figures.
fn has_figure(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_number = |word: &str| word.chars().any(|it| it.is_ascii_digit());
    let is_signed = |word: &str| {
        let digits = word.strip_prefix(['+', '−', '±']);
        digits.is_some_and(|it| it.starts_with(|it: char| it.is_ascii_digit()))
    };
    let is_decimal = |word: &str| {
        let word = word.trim_end_matches([',', '.', ':', ';']);
        let parts: Vec<&str> = word.split('.').collect();
        let all_digits = |part: &&str| part.bytes().all(|it| it.is_ascii_digit());
        parts.len() == 2 && parts.iter().all(all_digits) && parts.iter().all(|it| !it.is_empty())
    };
    let is_share = words
        .windows(2)
        .any(|pair| is_number(pair[0]) && pair[1].starts_with('%'));
    is_share || words.iter().any(|word| is_signed(word) || is_decimal(word))
}

/// What has a figure in it and says no more: what somebody gave or typed, or what stands for more than its figure.
fn is_given(read: &Read) -> bool {
    let of_more = [
        // Sliders hold ratings; rows, cards and cells say everything of what they stand for, and are asked about by
        // their own numbers, or with the key of explanations.
        Role::Slider,
        Role::SpinButton,
        Role::ListItem,
        // A journey among others: its score is asked about once it is the one that is shown.
        Role::RadioButton,
        Role::TreeItem,
        Role::GridCell,
        Role::TextInput,
        Role::MultilineTextInput,
        Role::Image,
    ];
    of_more.contains(&read.role)
}

/// Whether it is an explanation itself, or stands for numbers beside it that are asked about.
fn explains_itself(name: &str) -> bool {
    [
        "Why ",
        "Meet the basics",
        " lags: ",
        " apart",
        " back to ",
        " · seen for ",
        "Zoom to ",
        ", lifts the score by ",
        "Experience score ",
    ]
    .iter()
    .any(|part| name.contains(part))
}

/// What of the page has a figure and is not asked about.
fn silent(window: &Window) -> Vec<String> {
    let all = read(window);
    let figures = all.iter().filter(|read| has_figure(&read.name));
    let silent =
        figures.filter(|read| !read.is_asked && !is_given(read) && !explains_itself(&read.name));
    silent
        .map(|read| format!("{:?} {}", read.role, read.name))
        .collect()
}

/// The window at each page of figures, by name.
fn each_page(window: &mut Window, mut look: impl FnMut(&str, &mut Window)) {
    let segments = ["students", "salary"].map(|id| Id::new(id).unwrap());
    let usual = [
        See::Moment(Moment::AsIs),
        See::Side(Standpoint::Customer),
        See::Segments([].into()),
    ];
    let ways: [(&str, Vec<See>); 5] = [
        (
            "map",
            vec![
                See::Strips(Strip::ALL.into()),
                See::Shares(true),
                See::Waits(true),
            ],
        ),
        ("map to be", vec![See::Moment(Moment::ToBe)]),
        ("map both", vec![See::Moment(Moment::Both)]),
        ("map company", vec![See::Side(Standpoint::Company)]),
        ("map segments", vec![See::Segments(segments.into())]),
    ];
    for (name, way) in ways {
        ask(window, way.into_iter().map(Action::See).collect());
        look(name, window);
        ask(window, usual.clone().map(Action::See).to_vec());
    }
    for (name, command) in [
        ("table", Command::ViewTable),
        ("voices", Command::ViewVoices),
        ("priorities", Command::ViewPriorities),
        ("consistency", Command::ViewConsistency),
    ] {
        ask(window, vec![Action::Command(command)]);
        look(name, window);
    }
    // The page of the method is left out: it is the explanation itself, of made-up ratings.
    let is_walked = |section: &ProjectSection| *section != ProjectSection::Method;
    for section in ProjectSection::ALL.into_iter().filter(is_walked) {
        let show = Action::Project(ProjectAction::Show(section));
        ask(window, vec![Action::Command(Command::ViewProject), show]);
        look(&format!("project, {section:?}"), window);
    }
}

#[test]
fn every_figure_on_every_page_says_where_it_comes_from() {
    let mut window = with_template(&Fake::default(), "credit-card");
    select(&mut window, "Waiting for the card");
    let (mut wrong, mut asked) = (Vec::new(), BTreeSet::new());
    let without_value = |name: &str| name.replace(|it: char| it.is_ascii_digit(), "");
    each_page(&mut window, |name, window| {
        let silent = silent(window).into_iter();
        wrong.extend(silent.map(|it| format!("{name}: {it} is not asked about")));
        let all = read(window).into_iter().filter(|read| read.is_asked);
        asked.extend(all.map(|read| without_value(&read.name)));
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(asked.len() > 40, "{asked:?}");
}

#[test]
fn the_key_of_explanations_asks_about_what_has_the_keyboard() {
    use throughline::insight::Figure;
    let mut window = with_template(&Fake::default(), "credit-card");
    select(&mut window, "Waiting for the card");
    let step = Id::new("delivery").unwrap();
    window
        .get_by_label("Basics of Waiting for the card")
        .focus();
    window.run_ok();
    press_with(&mut window, Modifiers::COMMAND, Key::I);
    let why = window.state().session().why.clone();
    assert_eq!(why, Some(Figure::Hygiene(step)));
    press_with(&mut window, Modifiers::NONE, Key::Escape);
    let row = window.get_by(|node| {
        let label = node.label().unwrap_or_default();
        node.role() == Role::TreeItem && label.starts_with("Sales call")
    });
    row.focus();
    window.run_ok();
    press_with(&mut window, Modifiers::COMMAND, Key::I);
    let why = window.state().session().why.clone();
    assert_eq!(why, Some(Figure::Emotion(Id::new("call").unwrap())));
}

/// What can be read on the page and reaches out of the window sideways, or lies on something else.
fn misplaced(window: &Window, size: Vec2) -> Vec<String> {
    // What is scrolled away lies under the header, or under the status bar.
    let page = Rect::from_min_max(pos2(-1_000.0, 47.5), pos2(10_000.0, size.y - 27.5));
    let within = Rect::from_min_size(pos2(0.0, 0.0), size).expand(0.5);
    let all = read(window);
    let controls = [
        Role::Button,
        Role::Slider,
        Role::ComboBox,
        Role::TextInput,
        Role::CheckBox,
        Role::Link,
        Role::Label,
    ];
    let seen: Vec<&Read> = all
        .iter()
        .filter(|read| controls.contains(&read.role) && page.contains_rect(read.rect))
        .collect();
    let mut wrong: Vec<String> = seen
        .iter()
        .filter(|read| read.rect.left() < within.left() || read.rect.right() > within.right())
        .map(|read| format!("{} reaches out of the window: {:?}", read.name, read.rect))
        .collect();
    for (index, one) in seen.iter().enumerate() {
        for other in seen.iter().skip(index + 1) {
            let shared = one.rect.shrink(2.0).intersect(other.rect.shrink(2.0));
            let is_inside =
                one.rect.contains_rect(other.rect) || other.rect.contains_rect(one.rect);
            if shared.is_positive() && !is_inside {
                wrong.push(format!("{} lies on {}", one.name, other.name));
            }
        }
    }
    wrong
}

#[test]
fn at_twice_the_text_size_every_page_of_figures_has_room_in_a_small_window() {
    let size = Vec2::new(683.0, 384.0);
    let mut window = window(&Fake::default(), size);
    window.set_pixels_per_point(2.0);
    ask(&mut window, vec![Action::OpenTemplate("credit-card")]);
    for (name, command) in [
        ("table", Command::ViewTable),
        ("voices", Command::ViewVoices),
        ("priorities", Command::ViewPriorities),
        ("consistency", Command::ViewConsistency),
        ("project", Command::ViewProject),
    ] {
        ask(&mut window, vec![Action::Command(command)]);
        assert_eq!(misplaced(&window, size), Vec::<String>::new(), "{name}");
    }
    for section in [
        ProjectSection::Method,
        ProjectSection::Journeys,
        ProjectSection::Segments,
    ] {
        let show = Action::Project(ProjectAction::Show(section));
        ask(&mut window, vec![show]);
        assert_eq!(
            misplaced(&window, size),
            Vec::<String>::new(),
            "{section:?}"
        );
    }
    ask(&mut window, vec![Action::Command(Command::Why)]);
    let close = window.get_by_label("Close the explanation").rect();
    let whole = Rect::from_min_size(pos2(0.0, 0.0), size);
    assert!(whole.contains_rect(close), "the card is on the screen");
}
