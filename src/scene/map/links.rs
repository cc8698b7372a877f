//! Owns the links: their lines with round corners, their tips, their labels and what became of promises.

use super::{Detail, Pen, shares};
use crate::layout::{LabelSpot, PROMISE_MARK, Point, Rect, Route, link_label};
use crate::model::{Link, LinkKind, PromiseState};
use crate::scene::glyphs::{Spot, promise, promise_role};
use crate::scene::shape::{TextStyle, quadratic};
use crate::scene::{Anchor, Item, PathCommand, Role, Scene, Shape, Stroke, Tag};

/// The radius of a corner where there is room for it.
const RADIUS: f32 = 8.0;
/// How long and how wide a tip is.
const TIP: (f32, f32) = (7.0, 8.0);
/// From a tip to its card.
const TIP_GAP: f32 = 1.0;
/// Left and right of a label on its patch.
const PATCH_MARGIN: f32 = 6.0;
const LABEL_SIZE: f32 = 12.0;
/// Lines wider than this have larger tips, up to so many times.
const FINE: f32 = 5.0;
const BROADEST_TIP: f32 = 1.6;
const PROMISE_SIZE: f32 = 14.0;

/// Draws every link: support behind, then flow, then promises, then all labels.
pub(super) fn links(pen: &Pen, scene: &mut Scene) {
    let linked = linked(pen);
    for kind in [LinkKind::Support, LinkKind::Flow, LinkKind::Promise] {
        for &(route, link) in linked.iter().filter(|(route, _)| route.kind == kind) {
            scene.tagged(&Tag::Link(link.id.clone()), |items| {
                line(pen, items, route, stroke(pen, route, link));
            });
        }
    }
    for (route, link) in linked {
        scene.tagged(&Tag::Label(link.id.clone()), |items| {
            label(pen, items, route, link);
        });
    }
}

fn linked<'a>(pen: &Pen<'a>) -> Vec<(&'a Route, &'a Link)> {
    let (left, right) = pen.ends();
    let (layout, graph) = (pen.input.layout, &pen.input.journey.graph);
    let routes = layout.routes_between(left, right).into_iter();
    routes
        .filter_map(|route| Some((route, graph.link(&route.link)?.as_ref())))
        .collect()
}

/// The weight, colour and dashes that tell the kinds of links apart.
fn stroke(pen: &Pen, route: &Route, link: &Link) -> Stroke {
    let (width, role, dash) = match link.kind {
        LinkKind::Flow if route.back => (1.5, Role::EdgeBack, None),
        LinkKind::Flow => (1.5, Role::Edge, None),
        LinkKind::Support => (1.25, Role::EdgeBack, Some((2.0, 3.0))),
        LinkKind::Promise => (1.5, promise_role(link.kept), Some((6.0, 4.0))),
    };
    let wide = shares::width(pen, link);
    let width = if let Some(wide) = wide {
        wide
    } else if pen.detail < Detail::Titles {
        pen.world(1.0)
    } else {
        pen.world(1.0).max(width)
    };
    let dash = dash.map(|(dash, gap)| (pen.world(dash), pen.world(gap)));
    Stroke { width, role, dash }
}

fn line(pen: &Pen, items: &mut Vec<Item>, route: &Route, stroke: Stroke) {
    if pen.detail < Detail::Titles {
        items.extend(run(route, stroke, 0.0).map(Item::from));
        return;
    }
    let broad = (stroke.width / FINE).clamp(1.0, BROADEST_TIP);
    let scale = (1.0 / pen.zoom).sqrt() * broad;
    let end = (TIP.0 + TIP_GAP) * scale - 1.0;
    items.extend(run(route, stroke, end).map(Item::from));
    items.extend(tip(&route.points, stroke.role, scale).map(Item::from));
}

/// The line with its corners rounded, `short` of its end.
fn run(route: &Route, stroke: Stroke, short: f32) -> Option<Shape> {
    let mut points = without_repeats(&route.points);
    let (from, to) = last_piece(&points)?;
    let length = from.distance(to);
    if let Some(last) = points.last_mut() {
        *last = towards(to, from, short.min(length));
    }
    Some(Shape::curve(rounded(&points, &route.points), stroke))
}

/// The commands along `points`. Corners take at most half of the whole pieces beside them.
fn rounded(points: &[Point], whole: &[Point]) -> Vec<PathCommand> {
    let mut commands: Vec<PathCommand> = points
        .first()
        .map(|&at| PathCommand::Move(at))
        .into_iter()
        .collect();
    let whole = without_repeats(whole);
    for (corner, whole) in points.windows(3).zip(whole.windows(3)) {
        let (&[before, at, after], &[whole_before, _, whole_after]) = (corner, whole) else {
            continue;
        };
        let half = whole_before.distance(at).min(whole_after.distance(at)) / 2.0;
        let radius = RADIUS.min(half);
        let (enter, leave) = (towards(at, before, radius), towards(at, after, radius));
        commands.push(PathCommand::Line(enter));
        commands.push(quadratic(enter, at, leave));
    }
    commands.extend(points.last().map(|&at| PathCommand::Line(at)));
    commands
}

fn tip(points: &[Point], role: Role, scale: f32) -> Option<Shape> {
    let (from, to) = last_piece(&without_repeats(points))?;
    let head = towards(to, from, TIP_GAP);
    let foot = towards(to, from, TIP_GAP + TIP.0 * scale);
    let (dx, dy) = unit(to, from);
    let half = TIP.1 / 2.0 * scale;
    let corners = [
        head,
        Point::new(foot.x - dy * half, foot.y + dx * half),
        Point::new(foot.x + dy * half, foot.y - dx * half),
    ];
    Some(Shape::polygon(&corners, role))
}

fn last_piece(points: &[Point]) -> Option<(Point, Point)> {
    match points {
        [.., from, to] => Some((*from, *to)),
        _ => None,
    }
}

fn without_repeats(points: &[Point]) -> Vec<Point> {
    let mut points = points.to_vec();
    points.dedup_by(|a, b| a.distance(*b) < 0.01);
    points
}

/// The place `distance` from `from` on the way to `to`.
fn towards(from: Point, to: Point, distance: f32) -> Point {
    let (dx, dy) = unit(from, to);
    Point::new(from.x + dx * distance, from.y + dy * distance)
}

/// The direction from one place to another, as a vector of length 1.
fn unit(from: Point, to: Point) -> (f32, f32) {
    let length = from.distance(to);
    if length > 0.0 {
        ((to.x - from.x) / length, (to.y - from.y) / length)
    } else {
        (1.0, 0.0)
    }
}

fn label(pen: &Pen, items: &mut Vec<Item>, route: &Route, link: &Link) {
    let Some(spot) = route.label.as_ref().filter(|spot| spot.width > 0.0) else {
        return;
    };
    let Some(text) = shown(pen, link) else { return };
    let is_share = link.kind == LinkKind::Flow && link.label.trim().is_empty();
    let style = pen.readable(match link.kind {
        LinkKind::Promise => TextStyle::medium(LABEL_SIZE, promise_ink(link.kept)),
        LinkKind::Flow if is_share => TextStyle::medium(LABEL_SIZE, Role::Text),
        LinkKind::Flow | LinkKind::Support => TextStyle::regular(LABEL_SIZE, Role::Text2),
    });
    let scale = style.size / LABEL_SIZE;
    let text = pen.elide(&text, style, spot.width * scale + 1.0);
    let mark = match link.kind {
        LinkKind::Promise => PROMISE_MARK * scale,
        LinkKind::Flow | LinkKind::Support => 0.0,
    };
    let width = mark + pen.width(&text, style);
    items.push(patch(spot, width, scale).into());
    let left = spot.centre.x - width / 2.0;
    if link.kind == LinkKind::Promise {
        let size = PROMISE_SIZE * scale;
        promise(
            items,
            Spot::new(left + size / 2.0, spot.centre.y, size),
            link.kept,
        );
    }
    let at = Point::new(left + mark, spot.centre.y);
    items.push(Shape::centred(at, Anchor::Start, style, text).into());
}

/// What is written at the link at this zoom.
fn shown(pen: &Pen, link: &Link) -> Option<String> {
    match pen.detail {
        Detail::Stages | Detail::Numbers => None,
        Detail::Titles => {
            let share = Link {
                label: String::new(),
                ..link.clone()
            };
            (link.kind == LinkKind::Flow)
                .then(|| link_label(&share))
                .flatten()
        }
        Detail::Full => link_label(link),
    }
}

/// The colour of a promise's words: an open one is no more than a remark.
fn promise_ink(state: PromiseState) -> Role {
    match state {
        PromiseState::Unknown => Role::Text2,
        PromiseState::Kept | PromiseState::Broken => promise_role(state),
    }
}

/// What hides the line behind a label.
fn patch(spot: &LabelSpot, width: f32, scale: f32) -> Shape {
    let left = spot.centre.x - width / 2.0 - PATCH_MARGIN * scale;
    let width = width + 2.0 * PATCH_MARGIN * scale;
    let rect = Rect::from_min_size(left, spot.centre.y - 7.0 * scale, width, 15.0 * scale);
    Shape::filled(rect, 0.0, Role::Canvas)
}
