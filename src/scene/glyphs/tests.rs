use super::*;
use crate::model::{Evidence, PromiseState};
use crate::scene::{Item, Role, Shape, Stroke};

fn painted(draw: impl FnOnce(&mut Vec<Item>)) -> Vec<Item> {
    let mut items = Vec::new();
    draw(&mut items);
    items
}

fn count(items: &[Item], wanted: impl Fn(&Shape) -> bool) -> usize {
    items.iter().filter(|item| wanted(&item.shape)).count()
}

fn fills(role: Role) -> impl Fn(&Shape) -> bool {
    move |shape| {
        let fill = match shape {
            Shape::Rect { fill, .. } | Shape::Circle { fill, .. } | Shape::Path { fill, .. } => {
                *fill
            }
            Shape::Text(_) => None,
        };
        fill == Some(role)
    }
}

fn strokes(role: Role) -> impl Fn(&Shape) -> bool {
    move |shape| {
        let stroke: Option<Stroke> = match shape {
            Shape::Rect { stroke, .. }
            | Shape::Circle { stroke, .. }
            | Shape::Path { stroke, .. } => *stroke,
            Shape::Text(_) => None,
        };
        stroke.is_some_and(|stroke| stroke.role == role)
    }
}

fn basics(hygiene: Option<f64>) -> Vec<Item> {
    painted(|items| basics_row(items, Spot::new(0.0, 0.0, 10.0), hygiene, 4.0))
}

fn stars(delight: Option<f64>, hygiene: f64) -> Vec<Item> {
    let spot = Spot::new(0.0, 0.0, 10.0);
    painted(|items| delight_row(items, spot, delight, Some(hygiene), 4.0))
}

#[test]
fn basics_two_short_of_parity_show_two_crosses_and_one_square_above_parity() {
    let items = basics(Some(2.0));
    assert_eq!(count(&items, fills(Role::Text)), 2);
    assert_eq!(count(&items, strokes(Role::Danger)), 2 * 3);
    assert_eq!(count(&items, strokes(Role::Border)), 1);
}

#[test]
fn basics_that_are_met_show_no_danger() {
    for level in [4.0, 4.25, 5.0] {
        assert_eq!(count(&basics(Some(level)), strokes(Role::Danger)), 0);
    }
}

#[test]
fn basics_that_nobody_rated_show_corners_only() {
    let items = basics(None);
    assert_eq!(items.len(), 5 * 4);
    assert_eq!(count(&items, strokes(Role::Control)), items.len());
}

#[test]
fn a_mean_of_marks_fills_part_of_a_square() {
    let items = basics(Some(2.5));
    let widths: Vec<_> = items
        .iter()
        .filter(|item| fills(Role::Text)(&item.shape))
        .filter_map(|item| match &item.shape {
            Shape::Rect { rect, .. } => Some(rect.width()),
            Shape::Circle { .. } | Shape::Path { .. } | Shape::Text(_) => None,
        })
        .collect();
    assert_eq!(widths, [10.0, 10.0, 5.0]);
}

#[test]
fn delight_is_struck_through_only_where_failing_basics_block_it() {
    let struck = strokes(Role::Text2);
    assert_eq!(count(&stars(Some(3.0), 2.0), &struck), 1);
    assert_eq!(count(&stars(Some(3.0), 4.0), &struck), 0);
    assert_eq!(count(&stars(Some(0.0), 2.0), &struck), 0);
    assert_eq!(count(&stars(None, 2.0), &struck), 0);
}

#[test]
fn an_assumed_marker_is_hollow_and_a_heard_one_filled() {
    let at = crate::layout::Point::default();
    let assumed = painted(|items| marker(items, at, -2.0, Evidence::Assumed));
    let heard = painted(|items| marker(items, at, -2.0, Evidence::Heard));
    assert_eq!(count(&assumed, fills(Role::Emotion(-2))), 0);
    assert_eq!(count(&heard, fills(Role::Emotion(-2))), 1);
    for items in [assumed, heard] {
        assert!(items.iter().any(|item| match &item.shape {
            Shape::Text(text) => text.text == "−2",
            Shape::Rect { .. } | Shape::Circle { .. } | Shape::Path { .. } => false,
        }));
    }
}

#[test]
fn the_ends_of_the_scale_and_decimals_have_larger_markers() {
    assert!(marker_radius(-3.0) > marker_radius(-2.0));
    assert!(marker_radius(-0.5) > marker_radius(1.0));
}

#[test]
fn no_two_faces_signs_or_icons_look_the_same() {
    let spot = Spot::new(0.0, 0.0, 24.0);
    let mut all: Vec<Vec<Item>> = Vec::new();
    all.extend((-3..=3).map(|step| painted(|items| face(items, spot, step, Role::Text, None))));
    all.extend(
        Sign::ALL.map(|kind| painted(|items| sign(items, spot, kind, Role::Text, Role::Surface))),
    );
    let apart_from_quote = Icon::ALL.into_iter().filter(|&kind| kind != Icon::Quote);
    all.extend(apart_from_quote.map(|kind| painted(|items| icon(items, spot, kind, Role::Text))));
    for state in [
        PromiseState::Unknown,
        PromiseState::Kept,
        PromiseState::Broken,
    ] {
        all.push(painted(|items| promise(items, spot, state)));
    }
    for (index, one) in all.iter().enumerate() {
        assert!(!one.is_empty());
        for (other_index, other) in all.iter().enumerate().skip(index + 1) {
            assert_ne!(one, other, "{index} looks like {other_index}");
        }
    }
}
