//! Owns the customer at the table: a cut-out of head and shoulders with a face of lines and a name plate. It is never
//! filled with an emotion's colour, which would read as the colour of a skin.

use crate::layout::{Point, Rect};
use crate::scene::glyphs::{Spot, face};
use crate::scene::shape::TextStyle;
use crate::scene::{PathCommand, Role, Shape, Stroke};

use super::Portrait;
use super::pen::{Pen, Slot};
use crate::model::ImageId;

/// Where a figure sits.
#[derive(Clone, Copy)]
pub(super) struct Seat {
    /// The middle of the table.
    pub(super) x: f32,
    /// The top of the table.
    pub(super) table: f32,
    /// The radius of the head.
    pub(super) head: f32,
}

/// How a figure looks.
#[derive(Clone, Copy)]
pub(super) struct Looks<'a> {
    /// Its face; none: nobody has asked it yet, and it is an outline of dashes.
    pub(super) face: Option<i8>,
    /// What stands on its name plate; empty: it has none.
    pub(super) name: &'a str,
    /// What it is filled with.
    pub(super) fill: Role,
    /// A picture in the place of the face.
    pub(super) picture: Option<&'a ImageId>,
}

impl Seat {
    /// The largest head whose figure has that width and height, above that table.
    pub(super) fn within(left: f32, table: f32, width: f32, height: f32) -> Self {
        let head = (width / 4.364).min(height / 3.795);
        Self {
            x: left + head * 2.182,
            table,
            head,
        }
    }

    /// How wide the table is.
    pub(super) fn width(&self) -> f32 {
        self.head * 4.364
    }

    fn head_centre(&self) -> Point {
        Point::new(self.x, self.table - 2.72 * self.head)
    }
}

/// Draws the figure.
pub(super) fn draw(pen: &mut Pen, seat: Seat, looks: Looks) {
    let r = seat.head;
    let edge = r * 0.075;
    let head = seat.head_centre();
    let table_height = (r * 0.136).max(4.0);
    if looks.face.is_none() && looks.picture.is_none() {
        let dash = Stroke::dashed(edge, Role::Text2, (r * 0.2, r * 0.14));
        pen.push(Shape::curve(shoulders(&seat), dash));
        let ring = Shape::ring(head, r, None, dash);
        pen.push(ring);
    } else {
        let outline = Stroke::solid(edge * 2.0, Role::Text);
        let mut body = shoulders(&seat);
        body.push(PathCommand::Close);
        pen.push(Shape::curve(body.clone(), outline));
        pen.push(Shape::disc(head, r + edge, Role::Text));
        pen.push(Shape::Path {
            commands: body,
            fill: Some(looks.fill),
            stroke: None,
        });
        pen.push(Shape::disc(head, r, looks.fill));
    }
    match (looks.picture, looks.face) {
        (Some(image), _) => pen.portrait(Portrait {
            image: image.clone(),
            rect: Rect::from_min_size(head.x - r, head.y - r, 2.0 * r, 2.0 * r),
        }),
        (None, Some(step)) => {
            let place = Spot::new(0.0, 0.0, 46.0);
            pen.scaled(head, r / 23.0, |items| {
                let mut drawn = Vec::new();
                face(&mut drawn, place, step, Role::Text, None);
                // The ring is the head itself; the lines are thinner than a small face's.
                items.extend(drawn.into_iter().skip(1).map(|mut item| {
                    if let Shape::Path {
                        stroke: Some(stroke),
                        ..
                    } = &mut item.shape
                    {
                        stroke.width = 1.75;
                    }
                    item
                }));
            });
        }
        (None, None) => {}
    }
    let table = Rect::from_min_size(
        seat.x - seat.width() / 2.0,
        seat.table,
        seat.width(),
        table_height,
    );
    pen.push(Shape::filled(table, 3.0, Role::Text));
    plate(pen, &seat, looks.name);
}

/// Head and shoulders stand on a table of that many heads; the curve runs from its left end to its right.
fn shoulders(seat: &Seat) -> Vec<PathCommand> {
    let at = |x: f32, y: f32| Point::new(seat.x + x * seat.head, seat.table + y * seat.head);
    vec![
        PathCommand::Move(at(-1.9, 0.0)),
        PathCommand::Line(at(-1.9, -0.55)),
        PathCommand::Cubic(at(-1.9, -1.2), at(-1.25, -1.42), at(-0.62, -1.52)),
        PathCommand::Cubic(at(-0.42, -1.56), at(-0.36, -1.64), at(-0.36, -1.9)),
        PathCommand::Line(at(0.36, -1.9)),
        PathCommand::Cubic(at(0.36, -1.64), at(0.42, -1.56), at(0.62, -1.52)),
        PathCommand::Cubic(at(1.25, -1.42), at(1.9, -1.2), at(1.9, -0.55)),
        PathCommand::Line(at(1.9, 0.0)),
    ]
}

/// The name plate, where there is a name and the table is wide enough to read it.
fn plate(pen: &mut Pen, seat: &Seat, name: &str) {
    let style = TextStyle::medium(40.0, Role::Canvas);
    let style = if seat.head < 80.0 {
        style.sized(32.0)
    } else {
        style
    };
    let height = style.size * 1.7;
    if name.is_empty() || seat.head * 0.8 < height * 0.7 {
        return;
    }
    let most = seat.width() - 48.0;
    let room = most - 48.0;
    let width = pen.width_of(name, style).min(room);
    let width = (width + 48.0).max(seat.head * 1.82);
    let rect = Rect::from_min_size(seat.x - width / 2.0, seat.table - height, width, height);
    pen.push(Shape::filled(rect, 6.0, Role::Text));
    let at = rect.centre();
    pen.line(Slot::middle(at, room), style, name);
}
