//! Owns the picture of what customers think about an item of the agenda: the voices that speak to it, by stance.

use crate::insight::show::SpokenVoice;
use crate::layout::{Measure, Point, Rect, Size, wrap};
use crate::model::Stance;
use crate::scene::glyphs::{Spot, face};
use crate::scene::palette;
use crate::scene::shape::TextStyle;
use crate::scene::{Anchor, Role, Shape, Stroke};
use crate::words::show as words;

use super::figure::{self, Looks, Seat};
use super::pen::{MARGIN, Pen, Slot, around, rows};
use super::{Room, SMALLEST, SlideScene};

const GAP: f32 = 112.0;
/// The most faces of one stance in the footer.
const MOST_FACES: usize = 6;

/// What the voices of one stance say to it.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// The stance.
    pub stance: Stance,
    /// How many of its voices speak of it.
    pub count: usize,
    /// How many there are of that stance at all.
    pub heard: usize,
    /// Their mean sentiment.
    pub mood: Option<f64>,
    /// The quote that is shown.
    pub voice: Option<SpokenVoice>,
    /// Which of the quotes that is, from 1, and how many there are.
    pub number: (usize, usize),
    /// Whether the arrow keys move in this column.
    pub is_focused: bool,
}

/// What is drawn under the item.
#[derive(Clone, Copy)]
pub struct AskedInput<'a> {
    /// Churning, indifferent, loyal.
    pub columns: &'a [Column],
    /// How many voices speak of it, and of how many.
    pub count: (usize, usize),
    /// The words by which they were found.
    pub words: &'a [String],
    /// The touchpoints concerned.
    pub touchpoints: &'a [String],
    /// Nothing is typed yet.
    pub is_blank: bool,
    /// Items that can be picked instead.
    pub agenda: &'a [String],
    /// For which room.
    pub room: Room,
    /// How wide text is.
    pub measure: &'a dyn Measure,
}

/// The picture under the item.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    /// How it is drawn.
    pub scene: SlideScene,
    /// Where the item itself is typed: the field is the window's.
    pub field: Rect,
    /// Where the items that can be picked stand.
    pub agenda: Vec<Rect>,
}

fn field(size: Size) -> Rect {
    Rect::from_min_size(MARGIN, 136.0, size.width - 2.0 * MARGIN, 112.0)
}

/// Draws all but the item itself, and where that is typed.
#[must_use]
pub fn asked(input: &AskedInput) -> Asked {
    let size = input.room.size();
    let mut pen = Pen::new(input.measure, size);
    let style = TextStyle::regular(40.0, Role::Text2);
    let room = pen.width();
    pen.line(
        Slot::start(Point::new(MARGIN, 108.0), room),
        style,
        words::WHAT_THINKS,
    );
    let field = field(size);
    let rule = Rect::from_min_size(MARGIN, 256.0, pen.width(), 4.0);
    pen.push(Shape::filled(rule, 0.0, Role::Accent));
    let foot = size.height - 152.0;
    let mut agenda = Vec::new();
    if input.is_blank {
        sentence(&mut pen, words::TYPE_AN_ITEM);
        agenda = to_pick(&mut pen, input.agenda);
    } else if input.count.0 == 0 && input.touchpoints.is_empty() {
        sentence(&mut pen, words::NOBODY_SPOKE);
    } else {
        columns(&mut pen, foot, input.columns);
        footer(&mut pen, foot, input);
    }
    Asked {
        scene: pen.done(),
        field,
        agenda,
    }
}

/// The items that can be picked instead of typed, as many as have room.
fn to_pick(pen: &mut Pen, items: &[String]) -> Vec<Rect> {
    let (top, line) = (452.0, 72.0);
    if items.is_empty() {
        return Vec::new();
    }
    let style = TextStyle::regular(SMALLEST, Role::Text3);
    let room = pen.width();
    let at = Point::new(MARGIN, top);
    pen.line(Slot::start(at, room), style, words::OR_PICK);
    let style = TextStyle::medium(44.0, Role::Text);
    let mut places = Vec::with_capacity(items.len());
    for (index, item) in items.iter().enumerate() {
        let y = top + line * rows(index + 1);
        if y + line / 2.0 > pen.bottom() {
            break;
        }
        let at = Point::new(MARGIN, y);
        let width = pen.line(Slot::start(at, room), style, item);
        places.push(around(MARGIN, y, width, style.size));
    }
    places
}

fn sentence(pen: &mut Pen, text: &str) {
    let style = TextStyle::regular(56.0, Role::Text2);
    let room = Size {
        width: pen.width(),
        height: 160.0,
    };
    let fitted = pen.fitted(text, style, room, &[(56.0, 72.0), (44.0, 56.0)]);
    pen.lines((MARGIN, 380.0), style, &fitted);
}

fn columns(pen: &mut Pen, foot: f32, columns: &[Column]) {
    let width = (pen.width() - 2.0 * GAP) / 3.0;
    for (index, column) in columns.iter().enumerate() {
        let left = MARGIN + rows(index) * (width + GAP);
        if index > 0 {
            let x = left - GAP / 2.0;
            let ends = [Point::new(x, 340.0), Point::new(x, foot - 48.0)];
            pen.push(Shape::line(&ends, Stroke::solid(2.0, Role::Border)));
        }
        head(pen, left, width, column);
        match &column.voice {
            Some(voice) => quote(pen, (left, width), foot, (column, voice)),
            None => nobody(pen, left, width, column),
        }
    }
}

fn head(pen: &mut Pen, left: f32, width: f32, column: &Column) {
    let seat = Seat::within(left, 452.0, 166.0, 146.0);
    let mood = column.mood.map(palette::step);
    let looks = Looks {
        face: mood.or_else(|| (column.count > 0).then_some(0)),
        name: "",
        fill: Role::Panel,
        picture: None,
    };
    figure::draw(pen, seat, looks);
    let at = left + seat.width() + 36.0;
    let room = width - seat.width() - 36.0;
    let style = TextStyle::medium(48.0, Role::Text);
    pen.line(
        Slot::start(Point::new(at, 362.0), room),
        style,
        words::stance(column.stance),
    );
    if let Some(step) = mood {
        let spot = Spot::new(at + 18.0, 424.0, 36.0);
        face(pen.items(), spot, step, Role::Text, None);
        tint(pen, spot, step);
    }
    let said = words::of_stance(column.count, column.heard, column.mood);
    let indent = if mood.is_some() { 50.0 } else { 0.0 };
    let style = TextStyle::regular(36.0, Role::Text2);
    let at = Point::new(at + indent, 424.0);
    pen.fitting_line(
        Slot::start(at, room - indent + GAP / 2.0 - 12.0),
        style,
        &said,
    );
    if column.is_focused && column.count > 0 {
        pen.rule(
            (left, left + width),
            480.0,
            Stroke::solid(4.0, Role::Accent),
        );
    }
}

/// Fills a face with its colour, the lines on top.
fn tint(pen: &mut Pen, spot: Spot, step: i8) {
    face(
        pen.items(),
        spot,
        step,
        Role::OnEmotion(step),
        Some(Role::Emotion(step)),
    );
    let ring = Stroke::solid(2.0, Role::Text);
    pen.push(Shape::ring(spot.centre, spot.size / 2.0, None, ring));
}

fn quote(
    pen: &mut Pen,
    (left, width): (f32, f32),
    foot: f32,
    (column, voice): (&Column, &SpokenVoice),
) {
    let style = TextStyle::regular(44.0, Role::Text);
    let who_at = foot - 106.0;
    let room = Size {
        width,
        height: who_at - 52.0 - 510.0,
    };
    let text = format!("“{}”", voice.quote);
    let fitted = pen.fitted(
        &text,
        style,
        room,
        &[(44.0, 62.0), (40.0, 52.0), (36.0, 46.0), (SMALLEST, 42.0)],
    );
    let mark = pen.width_of("“", style.sized(fitted.size));
    let first = 510.0 + fitted.line / 2.0;
    // The mark hangs before the edge of the words; what is gained is not given to the lines after it.
    let rest: String = fitted.lines.concat();
    if rest.is_empty() {
        return;
    }
    for (index, line) in fitted.lines.iter().enumerate() {
        let y = first + rows(index) * fitted.line;
        let x = if index == 0 { left - mark } else { left };
        let style = style.sized(fitted.size);
        pen.push(Shape::centred(
            Point::new(x, y),
            Anchor::Start,
            style,
            line.clone(),
        ));
    }
    let (number, count) = column.number;
    let style = TextStyle::regular(SMALLEST, Role::Text3);
    let of = if count > 1 {
        format!("{number} / {count}")
    } else {
        String::new()
    };
    let right = Point::new(left + width, who_at + 48.0);
    let taken = pen.line(Slot::end(right, 160.0), style, &of);
    let who = TextStyle::medium(36.0, Role::Text2);
    let source = TextStyle::regular(36.0, Role::Text3);
    pen.fitting_line(
        Slot::start(Point::new(left, who_at), width),
        who,
        &words::speaker(voice),
    );
    let at = Point::new(left, who_at + 48.0);
    let room = width - taken - 24.0;
    pen.fitting_line(
        Slot::start(at, room),
        source,
        &crate::insight::show::capital(&voice.source),
    );
}

fn nobody(pen: &mut Pen, left: f32, width: f32, column: &Column) {
    let text = if column.heard == 0 {
        words::NOBODY_ASKED_THEM
    } else {
        words::THEY_DID_NOT_SAY
    };
    let style = TextStyle::regular(44.0, Role::Text2);
    let lines = wrap(pen.measure, text, style.size, style.weight, width, 4);
    for (index, line) in lines.iter().enumerate() {
        let at = Point::new(left, 541.0 + rows(index) * 62.0);
        pen.line(Slot::start(at, width + 8.0), style, line);
    }
}

fn footer(pen: &mut Pen, foot: f32, input: &AskedInput) {
    let right = pen.right();
    pen.rule((MARGIN, right), foot, Stroke::solid(2.0, Role::Border));
    let y = foot + 44.0;
    let style = TextStyle::medium(40.0, Role::Text);
    let said = words::speak_of(input.count.0, input.count.1);
    let mut x = MARGIN
        + pen.line(
            Slot::start(Point::new(MARGIN, y), pen.width() / 2.0),
            style,
            &said,
        );
    x += 54.0;
    for column in input.columns {
        let step = column.mood.map_or(0, palette::step);
        for _ in 0..column.count.min(MOST_FACES) {
            if x + 48.0 > right - 60.0 {
                break;
            }
            tint(pen, Spot::new(x + 19.0, y, 38.0), step);
            x += 48.0;
        }
        if column.count > 0 {
            x += 24.0;
        }
    }
    let style = TextStyle::regular(SMALLEST, Role::Text3);
    let found = words::found_by(input.words);
    let below = y + 56.0;
    let taken = pen.line(
        Slot::end(Point::new(right, below), pen.width() * 0.45),
        style,
        &found,
    );
    let concerned = words::concerned(input.touchpoints);
    let room = pen.width() - taken - 48.0;
    pen.fitting_line(
        Slot::start(Point::new(MARGIN, below), room),
        style,
        &concerned,
    );
}
