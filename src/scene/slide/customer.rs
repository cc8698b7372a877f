//! Owns the slide of the customer: who it is, what they want, what happened before, and what they hope comes after.

use crate::insight::show::{Claim, CustomerPart};
use crate::layout::{Point, Size};
use crate::scene::palette;
use crate::scene::shape::TextStyle;
use crate::scene::{Anchor, Role};
use crate::words::show as words;

use super::figure::{self, Looks, Seat};
use super::pen::{MARGIN, Pen, around};

const LABEL: TextStyle = TextStyle::regular(36.0, Role::Text3);
const TEXT: TextStyle = TextStyle::regular(52.0, Role::Text);
const SIZES: [(f32, f32); 4] = [(52.0, 66.0), (44.0, 56.0), (40.0, 50.0), (36.0, 45.0)];
const COLUMN: f32 = 604.0;

pub(super) fn draw(pen: &mut Pen, top: f32, part: &CustomerPart) {
    let bottom = pen.bottom();
    let seat = Seat::within(MARGIN, bottom - 108.0, 500.0, bottom - 108.0 - top + 40.0);
    let face = part.mood.map_or(0, palette::step);
    let looks = Looks {
        face: Some(face),
        name: &part.name,
        fill: Role::Raised,
        picture: part.picture.as_ref(),
    };
    figure::draw(pen, seat, looks);
    heard(pen, bottom - 34.0, part);
    let parts = [
        (words::WHO_IT_IS, part.about.as_str()),
        (words::BEFORE, part.before.as_str()),
        (words::AFTER, part.after.as_str()),
    ];
    let told: Vec<_> = parts
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .collect();
    let each = (bottom - 108.0 - top + 30.0) / super::pen::rows(told.len().max(1));
    let mut y = top - 8.0;
    for (label, text) in told {
        pen.next_step();
        said(pen, y, each, (label, text));
        y += each;
    }
}

fn said(pen: &mut Pen, top: f32, height: f32, (label, text): (&str, &str)) {
    let left = MARGIN + COLUMN;
    let room = Size {
        width: pen.right() - left,
        height: (height - 74.0).max(45.0),
    };
    pen.line(
        Point::new(left, top + 10.0),
        Anchor::Start,
        LABEL,
        (label, room.width),
    );
    let fitted = pen.fitted(text, TEXT, room, &SIZES);
    let first = top + 44.0 + fitted.line / 2.0;
    pen.lines((left, first), TEXT, &fitted);
}

/// Who was listened to.
fn heard(pen: &mut Pen, y: f32, part: &CustomerPart) {
    let style = TextStyle::regular(40.0, Role::Text2);
    let at = Point::new(MARGIN, y);
    let room = pen.width();
    let width = pen.line(at, Anchor::Start, style, (&part.heard, room));
    let rect = around(MARGIN, y, width, style.size);
    pen.spot(Claim::Heard, rect, part.heard.clone());
}
