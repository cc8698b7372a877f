//! Owns the lanes: their names in the gutter, the hair lines between them, and the three lines of a blueprint.

use super::{Detail, Pen, hair};
use crate::layout::{GUTTER, Lane, LaneKind, MapLayout, Point};
use crate::scene::shape::TextStyle;
use crate::scene::{Anchor, Role, Scene, Shape, Stroke};
use crate::words;

/// From the edge of the gutter, and of the body, to its text.
const MARGIN: f32 = 12.0;
/// Between a line and its name.
const LINE_GAP: f32 = 8.0;
/// How near to the middle of a line's name a link touches it.
const NAME_REACH: f32 = 9.0;
/// The names of lines are kept free of links over so much of their right end.
const LOOKED_AT: f32 = 1200.0;
/// A lane that is lower on the screen shows no name.
const LEAST_HEIGHT: f32 = 14.0;
/// From one line of a lane's name to the next.
const LINE_HEIGHT: f32 = 16.0;
const DASH: (f32, f32) = (6.0, 4.0);

const LANE_NAME: TextStyle = TextStyle::regular(12.0, Role::Text2);
const LINE_NAME: TextStyle = TextStyle::regular(12.0, Role::Text3);

/// The names of the lanes.
pub(super) fn gutter(pen: &Pen) -> Scene {
    let layout = pen.input.layout;
    let mut scene = Scene::new(GUTTER, layout.size.height);
    for lane in &layout.lanes {
        let line = line_above(layout, lane);
        if line.is_drawn_in_the_gutter(pen) {
            scene.push(line.drawn((0.0, GUTTER), lane.top, 1.0));
        }
        name(pen, &mut scene, lane);
    }
    scene
}

/// The lines between the lanes, with the names of the three that everybody speaks of.
pub(super) fn backdrop(pen: &Pen) -> Scene {
    let layout = pen.input.layout;
    let mut scene = Scene::new(layout.size.width, layout.size.height);
    for lane in &layout.lanes {
        let line = line_above(layout, lane);
        if !line.is_seen(pen.detail) {
            continue;
        }
        let start = if line.is_dashed() {
            -pen.world(GUTTER)
        } else {
            0.0
        };
        let mut from = start;
        if let Some((left, right)) = named(pen, &mut scene, line, lane.top) {
            scene.push(line.drawn((start, left), lane.top, pen.zoom));
            from = right;
        }
        if from < layout.size.width {
            scene.push(line.drawn((from, layout.size.width), lane.top, pen.zoom));
        }
    }
    scene
}

/// The lines above the lanes from the right end of the map to `right`, where a window shows more than the map.
#[must_use]
pub fn lines_beyond(layout: &MapLayout, right: f32, zoom: f32) -> Scene {
    let mut scene = Scene::new(right, layout.size.height);
    if right > layout.size.width {
        for lane in &layout.lanes {
            let line = line_above(layout, lane);
            if line.is_seen(Detail::at(zoom)) {
                scene.push(line.drawn((layout.size.width, right), lane.top, zoom));
            }
        }
    }
    scene
}

/// What runs along the top of a lane.
#[derive(Clone, Copy)]
enum Line {
    Lane,
    Interaction(&'static str),
    Visibility(&'static str),
    Internal(&'static str),
}

impl Line {
    /// From far only the three lines of a blueprint are left.
    fn is_seen(self, detail: Detail) -> bool {
        detail > Detail::Stages || !matches!(self, Self::Lane)
    }

    fn is_dashed(self) -> bool {
        matches!(self, Self::Visibility(_))
    }

    /// Dashes have one beat in gutter and body only where the body draws both.
    fn is_drawn_in_the_gutter(self, pen: &Pen) -> bool {
        self.is_seen(pen.detail) && !self.is_dashed()
    }

    /// The line from one place to another along the top of its lane; its dashes are as long at any zoom.
    fn drawn(self, (from, to): (f32, f32), top: f32, zoom: f32) -> Shape {
        let y = top + 0.5;
        match self {
            Self::Lane => hair((from, y), (to, y), Role::Grid),
            Self::Interaction(_) | Self::Internal(_) => hair((from, y), (to, y), Role::Border),
            Self::Visibility(_) => {
                let points = [Point::new(from, top), Point::new(to, top)];
                let zoom = zoom.min(1.0);
                let dash = (DASH.0 / zoom, DASH.1 / zoom);
                Shape::line(&points, Stroke::dashed(1.5, Role::Control, dash))
            }
        }
    }
}

fn line_above(layout: &MapLayout, lane: &Lane) -> Line {
    let first = layout.lanes.first();
    match lane.kind {
        LaneKind::People => Line::Visibility(words::LINE_OF_VISIBILITY),
        LaneKind::Systems => Line::Internal(words::LINE_OF_INTERNAL_INTERACTION),
        LaneKind::Channel(_) if first.is_some_and(|first| first.kind == lane.kind) => {
            Line::Interaction(words::LINE_OF_INTERACTION)
        }
        LaneKind::Channel(_) => Line::Lane,
    }
}

/// Writes the name of a line as far right as no link touches it, and returns where the line has to leave it room.
fn named(pen: &Pen, scene: &mut Scene, line: Line, y: f32) -> Option<(f32, f32)> {
    let (Line::Interaction(name) | Line::Visibility(name) | Line::Internal(name)) = line else {
        return None;
    };
    if pen.detail < Detail::Full {
        return None;
    }
    let style = pen.readable(LINE_NAME);
    let (margin, gap) = (pen.world(MARGIN), pen.world(LINE_GAP));
    let width = pen.width(name, style);
    let edge = pen.input.layout.size.width - margin;
    let right = free_end(
        pen.input.layout,
        y,
        (edge, width + gap),
        pen.world(NAME_REACH),
    );
    scene.push(Shape::centred(
        Point::new(right, y),
        Anchor::End,
        style,
        name,
    ));
    let after = if right < edge {
        right + gap
    } else {
        f32::INFINITY
    };
    Some(((right - width - gap).max(0.0), after))
}

/// The rightmost end, at most `edge`, of a stretch of that width along the height `y` that no link comes near;
/// `edge` where there is none.
fn free_end(layout: &MapLayout, y: f32, (edge, width): (f32, f32), reach: f32) -> f32 {
    let first = edge - LOOKED_AT;
    let mut taken: Vec<(f32, f32)> = layout
        .routes_between(first, edge)
        .into_iter()
        .flat_map(|route| route.points.iter().zip(route.points.iter().skip(1)))
        .filter(|(from, to)| from.y.min(to.y) < y + reach && from.y.max(to.y) > y - reach)
        .map(|(from, to)| (from.x.min(to.x) - reach, from.x.max(to.x) + reach))
        .collect();
    taken.sort_by(|a, b| b.1.total_cmp(&a.1));
    let mut end = edge;
    for (left, right) in taken {
        if right <= end - width {
            break;
        }
        end = end.min(left);
    }
    if end - width < first.max(0.0) {
        edge
    } else {
        end
    }
}

fn name(pen: &Pen, scene: &mut Scene, lane: &Lane) {
    let height = lane.height * pen.zoom;
    if height < LEAST_HEIGHT {
        return;
    }
    let lines = if height < 2.0 * LINE_HEIGHT + 4.0 {
        1
    } else {
        2
    };
    let lines = pen.wrap(lane_name(pen, lane), LANE_NAME, GUTTER - MARGIN, lines);
    let pin = Point::new(0.0, lane.middle());
    let first = if lines.len() > 1 {
        -LINE_HEIGHT / 2.0
    } else {
        0.0
    };
    scene.pinned(pin, |scene| {
        for (line, dy) in lines.into_iter().zip([first, first + LINE_HEIGHT]) {
            let at = Point::new(MARGIN, pin.y + dy);
            scene.push(Shape::centred(at, Anchor::Start, LANE_NAME, line));
        }
    });
}

fn lane_name<'a>(pen: &Pen<'a>, lane: &Lane) -> &'a str {
    match &lane.kind {
        LaneKind::People => words::PEOPLE,
        LaneKind::Systems => words::SYSTEMS,
        LaneKind::Channel(None) => words::NO_CHANNEL,
        LaneKind::Channel(Some(id)) => {
            let channel = pen.input.project.channels.get(id);
            channel.map_or(words::NO_CHANNEL, |channel| channel.name.as_str())
        }
    }
}
