//! Owns the waits on the way to a touchpoint: an hourglass and how long, and beside it how long a rival lets one wait.

use super::{Detail, Pen, shares};
use crate::layout::{Card, Point, Rect, Route};
use crate::model::{LinkKind, Minutes, Step};
use crate::scene::shape::TextStyle;
use crate::scene::{Anchor, Item, Role, Scene, Shape, Stroke, Tag};
use crate::words;

/// The size of the hourglass, and between it and the words.
const GLASS: f32 = 11.0;
const GAP: f32 = 5.0;
/// Left and right of all of it on its patch, and half as high as that is.
const MARGIN: f32 = 5.0;
const HALF: f32 = 8.0;
/// Where no link has room for it, it stands so far above its card.
const ABOVE: f32 = 8.5;
/// No words of a link reach farther than this from its middle.
const FAR: f32 = 400.0;

const OURS: TextStyle = TextStyle::medium(12.0, Role::Text);
const THEIRS: TextStyle = TextStyle::regular(12.0, Role::Text2);

/// The waits of the touchpoints in the stretch.
pub(super) fn waits(pen: &Pen, scene: &mut Scene) {
    if !pen.input.lens.shows_waits || pen.detail < Detail::Full {
        return;
    }
    let (left, right) = pen.ends();
    let leaving = shares::leaving(pen);
    for card in pen.input.layout.cards_between(left, right) {
        let Some(step) = pen.input.journey.step(&card.id) else {
            continue;
        };
        let minutes = step.wait.map(Minutes::get).filter(|wait| *wait > 0.0);
        if let Some(minutes) = minutes.filter(|_| step.is_touchpoint()) {
            let told = Told::new(pen, minutes, step);
            let centre = spot(pen, card, told.width(pen), &leaving);
            scene.tagged(&Tag::Step(step.id.clone()), |items| {
                told.draw(pen, items, centre);
            });
        }
    }
}

/// What is said of a wait.
struct Told {
    ours: String,
    theirs: String,
}

impl Told {
    fn new(pen: &Pen, minutes: f64, step: &Step) -> Self {
        let rival = step.rival_wait.map(Minutes::get);
        let theirs = rival.map(|rival| words::lens::rival(&words::duration(rival)));
        let width = |text: &str| pen.width(text, pen.readable(THEIRS));
        let room = pen.input.layout.slot_width * 1.4;
        let ours = words::duration(minutes);
        let theirs = theirs.filter(|theirs| width(theirs) + width(&ours) < room);
        Self {
            ours,
            theirs: theirs.unwrap_or_default(),
        }
    }

    fn width(&self, pen: &Pen) -> f32 {
        let theirs = if self.theirs.is_empty() {
            0.0
        } else {
            GAP + pen.width(&self.theirs, pen.readable(THEIRS))
        };
        GLASS + GAP + pen.width(&self.ours, pen.readable(OURS)) + theirs
    }

    fn draw(&self, pen: &Pen, items: &mut Vec<Item>, centre: Point) {
        let width = self.width(pen);
        let left = centre.x - width / 2.0;
        let patch = Rect::from_min_size(
            left - MARGIN,
            centre.y - HALF,
            width + 2.0 * MARGIN,
            2.0 * HALF,
        );
        items.push(Shape::filled(patch, 4.0, Role::Canvas).into());
        hourglass(items, Point::new(left + GLASS / 2.0, centre.y));
        let mut x = left + GLASS + GAP;
        let texts = [(&self.ours, OURS), (&self.theirs, THEIRS)];
        for (text, style) in texts.into_iter().filter(|(text, _)| !text.is_empty()) {
            let style = pen.readable(style);
            let at = Point::new(x, centre.y);
            x += pen.width(text, style) + GAP;
            items.push(Shape::centred(at, Anchor::Start, style, text.clone()).into());
        }
    }
}

/// Where it stands: in the middle of the longest level piece of a link that leads there and has room for it, else
/// above the left of the card or, where something is written there already, under it.
fn spot(pen: &Pen, card: &Card, width: f32, leaving: &[Rect]) -> Point {
    let graph = &pen.input.journey.graph;
    let routes = graph.links_to(&card.id).into_iter();
    let routes = routes
        .filter(|link| link.kind == LinkKind::Flow)
        .filter_map(|link| pen.input.layout.route(&link.id))
        .filter(|route| !route.back);
    let is_free = |at: Point| {
        let here = around(at, width);
        !leaving.iter().any(|words| overlap(words, &here))
    };
    let pieces = routes.flat_map(|route| free_pieces(route, width));
    let pieces = pieces.filter(|(middle, _)| is_free(*middle));
    let longest = pieces.max_by(|a, b| a.1.total_cmp(&b.1));
    longest.map_or_else(
        || {
            let x = card.rect.min.x + MARGIN + width / 2.0;
            let under = card.rect.max.y + ABOVE;
            let heights = [card.rect.min.y - ABOVE, under, under + 2.0 * HALF];
            let mut places = heights.iter().map(|y| Point::new(x, *y));
            let free = places.find(|at| is_free(*at) && !is_taken(pen, *at, width));
            free.unwrap_or(Point::new(x, under))
        },
        |(middle, _)| middle,
    )
}

/// The patch of a wait that wide with its middle there.
fn around(at: Point, width: f32) -> Rect {
    let half = width / 2.0 + MARGIN;
    Rect::from_min_size(at.x - half, at.y - HALF, 2.0 * half, 2.0 * HALF)
}

/// Whether the words of some link stand there.
fn is_taken(pen: &Pen, at: Point, width: f32) -> bool {
    let here = around(at, width);
    let (left, right) = (here.min.x - 2.0 * FAR, here.max.x + 2.0 * FAR);
    let routes = pen.input.layout.routes_between(left, right).into_iter();
    let mut labels = routes.filter_map(|route| route.label_rect(1.0));
    labels.any(|label| overlap(&label, &here))
}

/// The middles and lengths of the level pieces that have room for that width beside what the link says.
fn free_pieces(route: &Route, width: f32) -> Vec<(Point, f32)> {
    let label = route.label_rect(1.0).map(|rect| rect.expanded(4.0));
    let ends = route.points.iter().zip(route.points.iter().skip(1));
    let level = ends.filter(|(from, to)| (from.y - to.y).abs() < 0.5);
    let middles = level.map(|(from, to)| {
        let middle = Point::new(f32::midpoint(from.x, to.x), from.y);
        (middle, from.distance(*to))
    });
    let needs = width + 2.0 * MARGIN;
    let is_free = |(middle, length): &(Point, f32)| {
        let rect = Rect::from_min_size(middle.x - needs / 2.0, middle.y - HALF, needs, 2.0 * HALF);
        *length > needs + 16.0 && !label.is_some_and(|label| overlap(&label, &rect))
    };
    middles.filter(is_free).collect()
}

fn overlap(a: &Rect, b: &Rect) -> bool {
    a.min.x < b.max.x && b.min.x < a.max.x && a.min.y < b.max.y && b.min.y < a.max.y
}

fn hourglass(items: &mut Vec<Item>, at: Point) {
    let (half, high) = (GLASS * 0.36, GLASS / 2.0);
    let place = |x: f32, y: f32| Point::new(at.x + x * half, at.y + y * high);
    let edge = Stroke::solid(1.2, Role::Text2);
    for side in [-1.0, 1.0] {
        let ends = [place(-1.3, side), place(1.3, side)];
        items.push(Shape::line(&ends, edge).into());
    }
    let upper = [place(-1.0, -1.0), place(1.0, -1.0), place(0.0, 0.0)];
    let lower = [place(-1.0, 1.0), place(1.0, 1.0), place(0.0, 0.0)];
    items.push(Shape::polygon_outline(&upper, edge).into());
    items.push(Shape::polygon_with_edge(&lower, Role::Text2, edge).into());
}
