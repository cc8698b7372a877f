//! Owns the columns of the list and what stands in the right ones: what lies behind, the owner, the bar of the lift.

use super::Pen;
use crate::insight::words::signed_fixed;
use crate::layout::{Point, Rect};
use crate::scene::shape::{TextStyle, narrow};
use crate::scene::{Anchor, Item, Role, Shape};

const CELL: TextStyle = TextStyle::regular(13.0, Role::Text);
const DETAIL: TextStyle = TextStyle::regular(12.0, Role::Text2);
const VALUE: TextStyle = TextStyle::medium(13.0, Role::Text);

/// The width for which the columns are drawn; narrower lists draw them closer.
const DRAWN_WIDTH: f32 = 768.0;
/// Narrower than this the column of owners goes.
const OWNER_FROM: f32 = 620.0;
const NAME: f32 = 40.0;
const VALUE_ROOM: f32 = 52.0;
const BAR_HEIGHT: f32 = 12.0;
const GAP: f32 = 12.0;

/// Where the columns begin, and where the bar and the row end.
#[derive(Debug, Clone, Copy)]
pub(super) struct Columns {
    pub(super) name: f32,
    pub(super) behind: f32,
    pub(super) owner: Option<f32>,
    pub(super) bar: f32,
    pub(super) right: f32,
}

impl Columns {
    pub(super) fn new(width: f32) -> Self {
        let scale = width / DRAWN_WIDTH;
        let has_owner = width >= OWNER_FROM;
        Self {
            name: NAME,
            behind: if has_owner { 300.0 } else { 340.0 } * scale,
            owner: has_owner.then_some(464.0 * scale),
            bar: 592.0 * scale,
            right: width,
        }
    }

    fn bar_right(&self) -> f32 {
        (self.right - VALUE_ROOM).max(self.bar + 24.0)
    }
}

/// What stands between name and bar.
pub(super) struct Cells<'a> {
    pub(super) behind: (&'a str, Role),
    pub(super) further: &'a str,
    pub(super) owner: Option<&'a str>,
}

/// Writes what lies behind, what lies behind that, and the owner.
pub(super) fn cells(
    items: &mut Vec<Item>,
    pen: Pen,
    columns: &Columns,
    middle: f32,
    cells: &Cells,
) {
    let (behind, role) = cells.behind;
    let end = columns.owner.unwrap_or(columns.bar) - GAP;
    let style = TextStyle { role, ..CELL };
    write(
        items,
        pen,
        (columns.behind, end, middle - 10.0),
        style,
        behind,
    );
    if !cells.further.is_empty() {
        let further = format!("← {}", cells.further);
        write(
            items,
            pen,
            (columns.behind, end, middle + 11.0),
            DETAIL,
            &further,
        );
    }
    if let Some(left) = columns.owner {
        let (owner, role) = match cells.owner {
            Some(owner) => (owner, Role::Text2),
            None => (crate::words::priorities::NO_OWNER, Role::Warn),
        };
        let style = TextStyle { role, ..CELL };
        write(
            items,
            pen,
            (left, columns.bar - GAP, middle - 10.0),
            style,
            owner,
        );
    }
}

fn write(
    items: &mut Vec<Item>,
    pen: Pen,
    (left, right, y): (f32, f32, f32),
    style: TextStyle,
    text: &str,
) {
    let text = pen.elide(text, style, right - left);
    items.push(Shape::centred(Point::new(left, y), Anchor::Start, style, text).into());
}

/// Draws the bar of a lift, of which `full` fills the track, and its value.
pub(super) fn bar(items: &mut Vec<Item>, columns: &Columns, y: f32, (lift, full): (f64, f64)) {
    let whole = columns.bar_right() - columns.bar;
    let place =
        |width: f32| Rect::from_min_size(columns.bar, y - BAR_HEIGHT / 2.0, width, BAR_HEIGHT);
    items.push(Shape::filled(place(whole), 3.0, Role::Lane).into());
    let part = narrow((lift / full).clamp(0.0, 1.0)) * whole;
    items.push(Shape::filled(place(part.max(3.0)), 3.0, Role::Accent).into());
    let at = Point::new(columns.right, y);
    items.push(Shape::centred(at, Anchor::End, VALUE, signed_fixed(lift, 1)).into());
}

/// Says in words why there is no bar.
pub(super) fn words_instead(
    items: &mut Vec<Item>,
    pen: Pen,
    columns: &Columns,
    y: f32,
    words: &str,
) {
    write(items, pen, (columns.bar, columns.right, y), DETAIL, words);
}
