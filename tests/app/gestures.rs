//! What is seen while a hand is at it: cards on the move, links being drawn, names being edited.

use eframe::egui::epaint::{RectShape, Shape};
use eframe::egui::{self, Key, Pos2, Rect, pos2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use throughline::action::Action;
use throughline::command::Command;
use throughline::file;
use throughline::scene::Role;
use throughline::scene::palette::Theme;
use throughline::ui::canvas::Regions;
use throughline::ui::theme;
use throughline::words;

use crate::Window;
use crate::cut::is_told;
use crate::fake::Fake;
use crate::stage::{ask, card, journey, press, select, step, window, with_template};

/// Calls `visit` with every shape of the frame.
fn shapes(window: &Window, visit: &mut dyn FnMut(&Shape)) {
    fn inner(shape: &Shape, visit: &mut dyn FnMut(&Shape)) {
        if let Shape::Vec(shapes) = shape {
            for shape in shapes {
                inner(shape, visit);
            }
        } else {
            visit(shape);
        }
    }
    for clipped in &window.output().shapes {
        inner(&clipped.shape, visit);
    }
}

/// The straight lines in the colour of the accent, neither upright nor level.
fn slanted(window: &Window) -> Vec<[Pos2; 2]> {
    let accent = theme::colour(Theme::Light, Role::Accent);
    let mut lines = Vec::new();
    shapes(window, &mut |shape| {
        if let Shape::LineSegment { points, stroke } = shape {
            let [from, to] = *points;
            let is_slanted = (from.x - to.x).abs() > 1.0 && (from.y - to.y).abs() > 1.0;
            let is_dash = from.distance(to) < 10.0;
            if stroke.color == accent && is_slanted && !is_dash {
                lines.push([from, to]);
            }
        }
    });
    lines
}

/// How many circles of the size of a port are seen.
fn ports(window: &Window) -> usize {
    let body = Regions::of_session(window.state().session()).body;
    let mut count = 0;
    shapes(window, &mut |shape| {
        if let Shape::Circle(circle) = shape
            && body.contains(circle.center)
        {
            count += usize::from((circle.radius - 5.0).abs() < 0.01 && circle.stroke.width > 1.0);
        }
    });
    count
}

/// Presses at one place and moves to another without letting go.
fn hold(window: &mut Window, from: Pos2, to: Pos2) {
    window.hover_at(from);
    window.step();
    window.drag_at(from);
    window.step();
    for part in 1_u8..=4 {
        window.hover_at(from.lerp(to, f32::from(part) / 4.0));
        window.step();
    }
    window.step();
}

#[test]
fn the_links_of_a_card_follow_it_straight_while_it_is_moved() {
    let mut window = with_template(&Fake::default(), "credit-card");
    let before = file::write(window.state().project());
    let decision = step(&window, "Waiting for the decision");
    let graph = &journey(&window).graph;
    let links = graph.links_from(&decision.id).len() + graph.links_to(&decision.id).len();
    assert!(slanted(&window).is_empty());
    let from = card(&window, "Waiting for the decision").center();
    hold(&mut window, from, from + vec2(40.0, 100.0));
    assert_eq!(slanted(&window).len(), links);
    assert_eq!(
        ports(&window),
        0,
        "what lies under a moved card is not brought forward"
    );
    window.key_press(Key::Escape);
    window.step();
    window.step();
    assert!(slanted(&window).is_empty());
    window.drop_at(from + vec2(40.0, 100.0));
    window.run_ok();
    assert_eq!(file::write(window.state().project()), before);
}

#[test]
fn a_link_is_drawn_from_the_edge_of_its_card() {
    let mut window = with_template(&Fake::default(), "credit-card");
    let call = card(&window, "Sales call");
    let port = call.right_center();
    window.hover_at(call.center());
    window.run_ok();
    hold(&mut window, port, port + vec2(200.0, 90.0));
    let lines = slanted(&window);
    assert_eq!(lines.len(), 1);
    assert!(
        lines[0].iter().any(|end| end.distance(port) < 1.0),
        "{lines:?}"
    );
}

/// How dark the darkest place there is, from 0 for white.
fn ink(picture: &image::RgbaImage, place: Rect) -> u8 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a place in the window"
    )]
    let [left, top, right, bottom] =
        [place.left(), place.top(), place.right(), place.bottom()].map(|it| it.round() as u32);
    let places = (left..right).flat_map(|x| (top..bottom).map(move |y| (x, y)));
    let inks = places.map(|(x, y)| 255 - picture.get_pixel(x, y).0[1]);
    inks.max().unwrap_or_default()
}

#[test]
fn a_name_of_two_lines_stands_in_one_while_it_is_edited_with_the_owner_under_it() {
    let mut window = with_template(&Fake::default(), "credit-card");
    let card = card(&window, "Waiting for the decision");
    select(&mut window, "Waiting for the decision");
    press(&mut window, Key::F2);
    let picture = window.render().unwrap();
    let part = |from: f32, to: f32| {
        let min = card.min + vec2(16.0, from);
        Rect::from_min_max(min, pos2(card.right() - 12.0, card.top() + to))
    };
    assert!(
        ink(&picture, part(44.0, 57.0)) < 20,
        "nothing of what it replaces is left"
    );
    assert!(
        ink(&picture, part(30.0, 43.0)) > 100,
        "the owner under a name of one line"
    );
}

#[test]
fn what_a_tool_waits_for_is_told_whole_in_the_designed_window() {
    let mut window = with_template(&Fake::default(), "credit-card");
    press(&mut window, Key::C);
    assert!(is_told(&window, words::HINT_CONNECT_FROM));
    select(&mut window, "Sales call");
    assert!(is_told(&window, words::HINT_CONNECT_TO));
}

#[test]
fn an_empty_map_asks_beside_its_lines_in_a_window_of_any_height() {
    for height in [700.0, 768.0, 900.0, 1200.0] {
        let mut window = window(&Fake::default(), vec2(1366.0, height));
        ask(&mut window, vec![Action::OpenTemplate("blank")]);
        let mut fields = Vec::new();
        let mut lines = Vec::new();
        shapes(&window, &mut |shape| {
            if let Shape::Rect(RectShape { rect, stroke, .. }) = shape
                && stroke.width > 1.5
                && (rect.width() - 420.0).abs() < 1.0
            {
                fields.push(*rect);
            }
            if let Shape::Text(text) = shape
                && text.galley.job.text.starts_with("line of")
            {
                lines.push(text.visual_bounding_rect().center().y);
            }
        });
        let [field] = fields.as_slice() else {
            panic!("{height}: {fields:?}");
        };
        assert_eq!(lines.len(), 3, "{height}");
        let is_crossed = lines.iter().any(|y| field.y_range().contains(*y));
        assert!(!is_crossed, "{height}: {field:?} and {lines:?}");
    }
}

#[test]
fn seen_from_far_the_stage_is_ringed_in_which_something_is_selected() {
    let mut window = with_template(&Fake::default(), "credit-card");
    select(&mut window, "Waiting for the decision");
    for _ in 0..20 {
        ask(&mut window, vec![Action::Command(Command::ZoomOut)]);
    }
    assert!(window.state().session().camera.zoom < 0.2);
    window.hover_at(pos2(2.0, 890.0));
    window.run_ok();
    let (focus, body) = (
        theme::colour(Theme::Light, Role::Focus),
        Regions::of_session(window.state().session()).body,
    );
    let mut rings = Vec::new();
    shapes(&window, &mut |shape| {
        if let Shape::Rect(RectShape { rect, stroke, .. }) = shape
            && stroke.color == focus
            && body.intersects(*rect)
        {
            rings.push(*rect);
        }
    });
    assert_eq!(rings.len(), 1, "{rings:?}");
    assert!(
        (rings[0].height() - 32.0).abs() < 1.0,
        "as high as the box of a stage: {rings:?}"
    );
}

#[test]
fn escape_while_the_map_is_dragged_goes_back_to_where_it_was() {
    let mut window = with_template(&Fake::default(), "credit-card");
    for _ in 0..4 {
        ask(&mut window, vec![Action::Command(Command::ZoomIn)]);
    }
    let before = window.state().session().camera;
    let regions = Regions::of_session(window.state().session());
    press(&mut window, Key::H);
    for from in [regions.body.center(), regions.band.center()] {
        hold(&mut window, from, from - vec2(120.0, 40.0));
        assert_ne!(window.state().session().camera, before);
        window.key_press(Key::Escape);
        window.step();
        window.step();
        assert_eq!(window.state().session().camera, before);
        window.hover_at(from - vec2(200.0, 80.0));
        window.step();
        window.drop_at(from - vec2(200.0, 80.0));
        window.run_ok();
        assert_eq!(window.state().session().camera, before);
    }
}

#[test]
fn escape_while_a_slider_is_dragged_takes_that_back_and_leaves_the_selection() {
    let mut window = with_template(&Fake::default(), "credit-card");
    let before = file::write(window.state().project());
    select(&mut window, "Waiting for the card");
    let selected = window.state().session().selection.clone();
    let is_expectation = |label: &str| label.contains("xpect") && !label.contains(": ");
    let track = window
        .get_all_by_role(egui::accesskit::Role::Slider)
        .find(|node| {
            node.accesskit_node()
                .label()
                .is_some_and(|it| is_expectation(&it))
        })
        .unwrap()
        .rect();
    hold(
        &mut window,
        track.center(),
        track.left_center() + vec2(20.0, 0.0),
    );
    assert_ne!(file::write(window.state().project()), before);
    window.key_press(Key::Escape);
    window.step();
    window.step();
    assert_eq!(file::write(window.state().project()), before);
    assert_eq!(window.state().session().selection, selected);
    window.drop_at(track.center());
    window.run_ok();
    assert_eq!(file::write(window.state().project()), before);
    assert_eq!(window.state().session().selection, selected);
}
