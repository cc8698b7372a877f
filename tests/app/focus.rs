//! Whatever the Tab key reaches shows a ring, everything that takes keys is reached, and nothing holds the keyboard fast.

use std::collections::BTreeSet;

use eframe::egui::{Color32, Id, Key, Modifiers, Rect, Shape, vec2};
use throughline::action::{Action, PlanAction, Preference, ProjectAction, ProjectSection};
use throughline::command::Command;
use throughline::scene::Role;
use throughline::scene::palette::Theme;
use throughline::ui::state::ThemeChoice;
use throughline::ui::theme;

use crate::Window;
use crate::fake::Fake;
use crate::stage::{ask, press, press_with, select, with_template};

/// More than any page has.
const MOST: usize = 260;

fn focused(window: &Window) -> Option<(Id, Rect)> {
    let id = window.ctx.memory(eframe::egui::Memory::focused)?;
    let rect = window.ctx.read_response(id)?.rect;
    Some((id, rect))
}

/// Whether a line of that colour, at least 2 wide, is drawn around what has the keyboard.
fn has_ring(window: &Window, rect: Rect, colour: Color32) -> bool {
    fn rings(shape: &Shape, colour: Color32, found: &mut Vec<Rect>) {
        if let Shape::Vec(all) = shape {
            for one in all {
                rings(one, colour, found);
            }
        } else if let Shape::Rect(it) = shape
            && it.stroke.width >= 2.0
            && it.stroke.color == colour
        {
            found.push(it.rect);
        } else if let Shape::Circle(it) = shape
            && it.stroke.width >= 2.0
            && it.stroke.color == colour
        {
            found.push(shape.visual_bounding_rect());
        }
    }
    let mut found = Vec::new();
    for clipped in &window.output().shapes {
        rings(&clipped.shape, colour, &mut found);
    }
    // Rings of rows reach out as far as what is chosen does, and to the tick before them.
    let near = rect.expand2(vec2(48.0, 12.0));
    found
        .iter()
        .any(|ring| near.contains_rect(*ring) && ring.intersects(rect))
}

/// Presses Tab until the keyboard is back where it was. Returns what has no ring, and how many places there are.
fn walk(window: &mut Window, colour: Color32) -> (Vec<String>, usize) {
    let mut seen = BTreeSet::new();
    let mut bare = Vec::new();
    for _ in 0..MOST {
        window.key_press(Key::Tab);
        // One frame is enough, and the tree of the whole page need not be looked through after each.
        window.step();
        let Some((id, rect)) = focused(window) else {
            continue;
        };
        if id == throughline::ui::canvas::canvas_id() || !seen.insert(id.value()) {
            break;
        }
        if !has_ring(window, rect, colour) {
            bare.push(format!("{rect:?}"));
        }
    }
    (bare, seen.len())
}

fn named(window: &Window, rect: &str) -> String {
    use eframe::egui::accesskit::Action as Asked;
    use egui_kittest::kittest::{NodeT as _, Queryable as _};
    let nodes = window.query_all_by(|node| node.data().supports_action(Asked::Focus));
    let mut names = nodes.filter(|node| format!("{:?}", node.rect()) == *rect);
    let name = names.find_map(|node| node.accesskit_node().label());
    name.unwrap_or_else(|| rect.to_owned())
}

#[test]
fn whatever_tab_reaches_has_a_ring_and_nothing_holds_the_keyboard() {
    let mut window = with_template(&Fake::default(), "credit-card");
    let before = std::sync::Arc::clone(window.state().project());
    let mut wrong = Vec::new();
    ask(
        &mut window,
        vec![Action::Prefer(Preference::Theme(ThemeChoice::Light))],
    );
    let colour = theme::colour(Theme::Light, Role::Focus);
    let pages = ProjectSection::ALL.map(|part| {
        let show = Action::Project(ProjectAction::Show(part));
        vec![show, Action::Command(Command::ViewProject)]
    });
    let improvement = window.state().project().improvements.keys().next().cloned();
    let others = [
        vec![Action::Command(Command::ViewVoices)],
        vec![
            Action::Command(Command::ViewPriorities),
            Action::Plan(PlanAction::Open(improvement)),
        ],
        vec![Action::Command(Command::Preferences)],
        vec![Action::Command(Command::EditShow)],
    ];
    for page in pages.into_iter().chain(others) {
        let mut actions = vec![Action::CloseSheet];
        actions.extend(page.clone());
        ask(&mut window, actions);
        let (bare, count) = walk(&mut window, colour);
        if !(8..MOST).contains(&count) {
            wrong.push(format!("{page:?}: Tab reaches {count} places"));
        }
        let bare: BTreeSet<String> = bare.iter().map(|rect| named(&window, rect)).collect();
        wrong.extend(bare.iter().map(|name| format!("{page:?}: {name}")));
    }
    // The inspector of a touchpoint, from its heading on.
    ask(
        &mut window,
        vec![Action::CloseSheet, Action::Command(Command::ViewMap)],
    );
    select(&mut window, "Waiting for the card");
    for _ in 0..4 {
        press(&mut window, Key::F6);
        let (bare, _) = walk(&mut window, colour);
        let bare: BTreeSet<String> = bare.iter().map(|rect| named(&window, rect)).collect();
        wrong.extend(bare.iter().map(|name| format!("map: {name}")));
    }
    press_with(&mut window, Modifiers::NONE, Key::Escape);
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    let now = window.state().project();
    assert!(
        std::sync::Arc::ptr_eq(&before, now),
        "Tab has changed something"
    );
}
