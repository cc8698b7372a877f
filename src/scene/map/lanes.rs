//! Owns the lanes: their names in the gutter, the hair lines between them, and the three lines of a blueprint.

use super::{Detail, Pen, hair};
use crate::layout::{GUTTER, Lane, LaneKind, Point};
use crate::scene::shape::TextStyle;
use crate::scene::{Anchor, Role, Scene, Shape, Stroke};
use crate::words;

/// From the edge of the gutter, and of the body, to its text.
const MARGIN: f32 = 12.0;
/// Between a line and its name.
const LINE_GAP: f32 = 8.0;
/// A lane that is lower on the screen shows no name.
const LEAST_HEIGHT: f32 = 14.0;
/// From one line of a lane's name to the next.
const LINE_HEIGHT: f32 = 16.0;
const DASH: (f32, f32) = (6.0, 4.0);
/// Where the dashes of the gutter end and those of the body begin, so that they run on.
const SEAM: f32 = 60.0;

const LANE_NAME: TextStyle = TextStyle::regular(12.0, Role::Text2);
const LINE_NAME: TextStyle = TextStyle::regular(12.0, Role::Text3);

/// The names of the lanes.
pub(super) fn gutter(pen: &Pen) -> Scene {
    let layout = pen.input.layout;
    let mut scene = Scene::new(GUTTER, layout.size.height);
    for lane in &layout.lanes {
        let y = lane.top + 0.5;
        match line_above(pen, lane) {
            Line::Lane => scene.push(hair((0.0, y), (GUTTER, y), Role::Grid)),
            Line::Interaction(_) | Line::Internal(_) => {
                scene.push(hair((0.0, y), (GUTTER, y), Role::Border));
            }
            Line::Visibility(_) => scene.push(visibility(0.0, SEAM, lane.top)),
        }
        name(pen, &mut scene, lane);
    }
    scene
}

/// The lines between the lanes, with the names of the three that everybody speaks of.
pub(super) fn backdrop(pen: &Pen) -> Scene {
    let size = pen.input.layout.size;
    let mut scene = Scene::new(size.width, size.height);
    for lane in &pen.input.layout.lanes {
        let line = line_above(pen, lane);
        let end = named_line_end(pen, &mut scene, line, lane.top);
        let y = lane.top + 0.5;
        match line {
            Line::Lane => scene.push(hair((0.0, y), (end, y), Role::Grid)),
            Line::Interaction(_) | Line::Internal(_) => {
                scene.push(hair((0.0, y), (end, y), Role::Border));
            }
            Line::Visibility(_) => scene.push(visibility(SEAM - GUTTER, end, lane.top)),
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

fn line_above(pen: &Pen, lane: &Lane) -> Line {
    let first = pen.input.layout.lanes.first();
    match lane.kind {
        LaneKind::People => Line::Visibility(words::LINE_OF_VISIBILITY),
        LaneKind::Systems => Line::Internal(words::LINE_OF_INTERNAL_INTERACTION),
        LaneKind::Channel(_) if first.is_some_and(|first| first.kind == lane.kind) => {
            Line::Interaction(words::LINE_OF_INTERACTION)
        }
        LaneKind::Channel(_) => Line::Lane,
    }
}

fn visibility(from: f32, to: f32, y: f32) -> Shape {
    let points = [Point::new(from, y), Point::new(to, y)];
    Shape::line(&points, Stroke::dashed(1.5, Role::Control, DASH))
}

/// Writes the name of a line at its right end and returns where the line has to end.
fn named_line_end(pen: &Pen, scene: &mut Scene, line: Line, y: f32) -> f32 {
    let right = pen.input.layout.size.width;
    let name = match line {
        Line::Lane => return right,
        Line::Interaction(name) | Line::Visibility(name) | Line::Internal(name) => name,
    };
    if pen.detail < Detail::Full {
        return right;
    }
    let style = pen.readable(LINE_NAME);
    let at = Point::new(right - pen.world(MARGIN), y);
    scene.push(Shape::centred(at, Anchor::End, style, name));
    (at.x - pen.width(name, style) - pen.world(LINE_GAP)).max(0.0)
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
    let pin = Point::new(0.0, lane.top + lane.height / 2.0);
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
