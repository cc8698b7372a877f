//! Owns the slide of the customer: who it is, what they want, what happened before, and what they hope comes after.

use crate::insight::show::{Claim, CustomerPart};
use crate::layout::{Point, Size};
use crate::scene::Role;
use crate::scene::palette;
use crate::scene::shape::TextStyle;
use crate::words::show as words;

use super::SMALLEST;
use super::figure::{self, Looks, Seat};
use super::pen::{Fitted, MARGIN, Pen, Slot, around};

const LABEL: TextStyle = TextStyle::regular(36.0, Role::Text3);
const TEXT: TextStyle = TextStyle::regular(52.0, Role::Text);
const SIZES: [(f32, f32); 4] = [(52.0, 66.0), (44.0, 56.0), (40.0, 50.0), (36.0, 45.0)];
const COLUMN: f32 = 604.0;
/// From the upper end of a label to that of its text.
const LABEL_LINE: f32 = 44.0;
/// Between two texts: at most, and where there is little room.
const GAP: f32 = 60.0;
const LEAST_GAP: f32 = 16.0;

pub(super) fn draw(pen: &mut Pen, top: f32, part: &CustomerPart) {
    let bottom = pen.bottom();
    let seat = Seat::within(MARGIN, bottom - 108.0, 500.0, bottom - 108.0 - top + 16.0);
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
    let (first, height) = (top - 8.0, bottom - 108.0 - top + 30.0);
    let count = super::pen::rows(told.len().max(1));
    let told = fitting(pen, &told, height);
    let taken: f32 = told.iter().map(|(_, it)| it.height() + LABEL_LINE).sum();
    // What is told stands close together, in the middle of the height: long and short texts alike.
    let gap = ((height - taken) / count).clamp(0.0, GAP);
    let mut y = first + (height - taken - gap * (count - 1.0)).max(0.0) / 2.0;
    for (label, text) in told {
        pen.next_step();
        let height = text.height() + LABEL_LINE;
        said(pen, y, (label, &text));
        y += height + gap;
    }
}

/// The texts in the largest size in which all of them have room together; where they never have, each in its share.
fn fitting<'t>(pen: &Pen, told: &[(&'t str, &str)], height: f32) -> Vec<(&'t str, Fitted)> {
    let width = pen.right() - MARGIN - COLUMN;
    let count = super::pen::rows(told.len().max(1));
    let mut sizes = SIZES.to_vec();
    let least = pen.least();
    sizes.extend([(SMALLEST, 40.0), (least, least * 1.25)]);
    let free = height - count * LABEL_LINE - (count - 1.0) * LEAST_GAP;
    let room = |height: f32| Size { width, height };
    for size in &sizes {
        let all: Vec<_> = told
            .iter()
            .map(|(label, text)| (*label, pen.fitted(text, TEXT, room(free), &[*size])))
            .collect();
        let taken: f32 = all.iter().map(|(_, text)| text.height()).sum();
        let is_whole = all.iter().all(|(_, text)| !text.is_cut);
        if is_whole && taken <= free {
            return all;
        }
    }
    let share = room(free / count);
    let each = told.iter();
    each.map(|(label, text)| (*label, pen.fitted(text, TEXT, share, &sizes)))
        .collect()
}

fn said(pen: &mut Pen, top: f32, (label, text): (&str, &Fitted)) {
    let left = MARGIN + COLUMN;
    let room = pen.right() - left;
    let at = Point::new(left, top + 10.0);
    pen.line(Slot::start(at, room), LABEL, label);
    let first = top + LABEL_LINE + text.line / 2.0;
    pen.lines((left, first), TEXT, text);
}

/// Who was listened to.
fn heard(pen: &mut Pen, y: f32, part: &CustomerPart) {
    let style = TextStyle::regular(40.0, Role::Text2);
    let at = Point::new(MARGIN, y);
    let room = pen.width();
    let width = pen.line(Slot::start(at, room), style, &part.heard);
    let rect = around(MARGIN, y, width, style.size);
    pen.spot(Claim::Heard, rect, part.heard.clone());
}
