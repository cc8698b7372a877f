//! Owns what explains the band: its heading, the numbers at its left, the names of its rows, and the legend.

use super::{Pen, compare, strips};
use crate::insight::Standpoint;
use crate::insight::words::signed;
use crate::layout::{GUTTER, Point, Rect};
use crate::scene::shape::TextStyle;
use crate::scene::{Anchor, Role, Scene, Shape, Stroke};
use crate::words;

const MARGIN: f32 = 12.0;
/// The middle of heading and legend.
const MIDDLE: f32 = 20.0;
const LEGEND_HEIGHT: f32 = 40.0;
/// From the numbers to the first slot.
const NUMBERS_RIGHT: f32 = 16.0;
/// The widest that a heading gets.
const HEADING_WIDTH: f32 = 320.0;
/// Between two entries of the legend, and between a sign and its word.
const ENTRY_GAP: f32 = 20.0;
const WORD_GAP: f32 = 8.0;
const LONGEST_NAME: f32 = 160.0;

const HEADING: TextStyle = TextStyle::medium(14.0, Role::Text);
const WORD: TextStyle = TextStyle::regular(12.0, Role::Text2);

/// What stands left of the band and above it.
pub(super) fn band_axis(pen: &Pen) -> Scene {
    let axes = pen.axes();
    let mut scene = Scene::new(GUTTER, axes.height);
    if let Some((basics, delight)) = axes.rows {
        let heading = pen.elide(&heading(pen), HEADING, HEADING_WIDTH);
        let at = Point::new(MARGIN, MIDDLE);
        scene.push(Shape::centred(at, Anchor::Start, HEADING, heading));
        for (name, y) in [(words::BASICS, basics), (words::DELIGHT, delight)] {
            scene.push(Shape::centred(
                Point::new(MARGIN, y),
                Anchor::Start,
                WORD,
                name,
            ));
        }
    }
    strips::axis(pen, &axes, &mut scene);
    for emotion in [-3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 3.0_f64] {
        let is_mark = emotion.abs() > 2.0 || emotion == 0.0;
        if axes.step < LEAST_STEP && !is_mark {
            continue;
        }
        let role = if is_mark { Role::Text2 } else { Role::Text3 };
        let at = Point::new(GUTTER - NUMBERS_RIGHT, axes.y(emotion));
        let style = TextStyle::regular(12.0, role);
        scene.push(Shape::centred(at, Anchor::End, style, signed(emotion, 0)));
    }
    scene
}

/// What the band shows: "What Ana feels".
fn heading(pen: &Pen) -> String {
    match pen.input.lens.side {
        Standpoint::Customer => words::what_feels(pen.persona()),
        Standpoint::Company => words::lens::what_we_believe(pen.persona()),
    }
}

/// Closer steps than this show the numbers of the ends and the middle only.
const LEAST_STEP: f32 = 14.0;

/// What the markers and lines mean, from left to right; its width is that of the scene.
pub(super) fn legend(pen: &Pen) -> Scene {
    let mut scene = Scene::new(0.0, LEGEND_HEIGHT);
    let expects = pen.elide(&words::expects(pen.persona()), WORD, LONGEST_NAME);
    let entries = entries(pen, &expects);
    let mut x = 0.0;
    for (width, word, entry) in entries {
        entry_sign(&mut scene, entry, x + width / 2.0);
        let word = pen.elide(word, WORD, LONGEST_NAME);
        x += width + WORD_GAP;
        let at = Point::new(x, MIDDLE);
        scene.push(Shape::centred(at, Anchor::Start, WORD, word.clone()));
        x += pen.width(&word, WORD) + ENTRY_GAP;
    }
    scene.size.width = x - ENTRY_GAP;
    scene
}

/// What is explained: what the band shows at the moment.
fn entries<'a>(pen: &'a Pen, expects: &'a str) -> Vec<(f32, &'a str, Entry)> {
    let beside = pen.input.beside;
    if !beside.segments.is_empty() {
        let names = beside.segments.iter().enumerate();
        let theirs = names.map(|(place, (name, _))| (30.0, name.as_str(), Entry::Segment(place)));
        let all = (20.0, words::lens::EVERYONE, Entry::Line(compare::EVERYONES));
        return std::iter::once(all).chain(theirs).collect();
    }
    let mut entries = vec![
        (12.0, words::HEARD_OR_MEASURED, Entry::Founded),
        (12.0, words::ASSUMED, Entry::Assumed),
    ];
    if beside.change.is_some() {
        entries.extend([
            (20.0, words::lens::AS_IT_IS, Entry::Line(compare::AS_IS)),
            (20.0, words::lens::TO_BE, Entry::Line(compare::TO_BE)),
        ]);
        return entries;
    }
    match pen.input.lens.side {
        Standpoint::Customer => entries.extend([
            (20.0, expects, Entry::Expected),
            (20.0, words::WE_BELIEVE, Entry::Believed),
        ]),
        Standpoint::Company => entries.push((20.0, words::WE_BELIEVE, Entry::Strongly)),
    }
    entries
}

/// What the legend explains.
#[derive(Clone, Copy)]
enum Entry {
    Line(Stroke),
    Segment(usize),
    Strongly,
    Founded,
    Assumed,
    Expected,
    Believed,
}

fn entry_sign(scene: &mut Scene, entry: Entry, x: f32) {
    let middle = Point::new(x, MIDDLE);
    let line = |y: f32| [Point::new(x - 10.0, y), Point::new(x + 10.0, y)];
    match entry {
        Entry::Line(stroke) => scene.push(Shape::line(&line(MIDDLE), stroke)),
        Entry::Segment(place) => {
            let points = [Point::new(x - 15.0, MIDDLE), Point::new(x + 15.0, MIDDLE)];
            scene.push(Shape::line(&points, compare::style(place)));
            compare::sign(&mut scene.items, middle, 5.0, place);
        }
        Entry::Strongly => {
            let stroke = Stroke::solid(2.5, Role::Text);
            scene.push(Shape::line(&line(MIDDLE + 0.5), stroke));
            scene.push(Shape::Rect {
                rect: Rect::from_min_size(x - 4.0, MIDDLE - 3.5, 8.0, 8.0),
                radius: 0.0,
                fill: Some(Role::Surface),
                stroke: Some(Stroke::solid(1.5, Role::Text)),
            });
        }
        Entry::Founded => scene.push(Shape::disc(middle, 6.0, Role::Text2)),
        Entry::Assumed => {
            let stroke = Stroke::solid(2.2, Role::Text2);
            scene.push(Shape::ring(middle, 5.0, Some(Role::Surface), stroke));
        }
        Entry::Expected => {
            let dashes = Stroke::dashed(1.5, Role::Text2, (4.0, 3.0));
            scene.push(Shape::line(&line(MIDDLE), dashes));
        }
        Entry::Believed => {
            let stroke = Stroke::solid(1.0, Role::Text3);
            scene.push(Shape::line(&line(MIDDLE + 0.5), stroke));
            scene.push(Shape::Rect {
                rect: Rect::from_min_size(x - 2.5, MIDDLE - 2.0, 5.0, 5.0),
                radius: 0.0,
                fill: Some(Role::Surface),
                stroke: Some(stroke),
            });
        }
    }
}
