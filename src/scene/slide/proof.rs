//! Owns the picture of what stands behind a claim: how many, who, when, assumed or measured, and why.

use crate::insight::show::{Proof, SpokenVoice};
use crate::layout::{Measure, Point, Size, wrap};
use crate::scene::glyphs::{Sign, Spot, sign};
use crate::scene::palette;
use crate::scene::shape::TextStyle;
use crate::scene::{Role, Shape, Stroke};
use crate::words::show as words;

use super::pen::{MARGIN, Pen, Slot};
use super::{Room, SMALLEST, SlideScene};

const TEXT: TextStyle = TextStyle::regular(40.0, Role::Text);
/// The distance between lines of who says it.
const WHO_LINE: f32 = 38.0;
const SIZES: [(f32, f32); 3] = [(40.0, 52.0), (36.0, 47.0), (SMALLEST, 42.0)];

/// Draws what stands behind a claim.
#[must_use]
pub fn proof_slide(proof: &Proof, room: Room, measure: &dyn Measure) -> SlideScene {
    let mut pen = Pen::new(measure, room.size());
    let style = TextStyle::regular(40.0, Role::Text2);
    let width = pen.width();
    pen.line(
        Slot::start(Point::new(MARGIN, 92.0), width),
        style,
        words::WHO_SAYS_SO,
    );
    let style = TextStyle::medium(60.0, Role::Text);
    pen.line(
        Slot::start(Point::new(MARGIN, 166.0), width),
        style,
        &proof.subject,
    );
    let rule = crate::layout::Rect::from_min_size(MARGIN, 222.0, width, 4.0);
    pen.push(Shape::filled(rule, 0.0, Role::Accent));
    let split = MARGIN + width * 0.5;
    let has_right = !proof.voices.is_empty();
    let right = if has_right { split - 48.0 } else { pen.right() };
    told(&mut pen, right, proof);
    if has_right {
        let ends = [Point::new(split, 264.0), Point::new(split, pen.bottom())];
        pen.push(Shape::line(&ends, Stroke::solid(2.0, Role::Border)));
        voices(&mut pen, split + 48.0, &proof.voices);
    }
    let style = TextStyle::regular(SMALLEST, Role::Text3);
    let at = Point::new(MARGIN, pen.size.height - 46.0);
    pen.line(Slot::start(at, width), style, words::BACK);
    pen.done()
}

/// Facts, then the explanation, at the largest size at which all of it has room.
fn told(pen: &mut Pen, right: f32, proof: &Proof) {
    let top = 280.0;
    let room = pen.bottom() - top;
    let mut chosen = (SMALLEST, 40.0);
    for size in SIZES {
        let heights = proof
            .facts
            .iter()
            .map(|fact| height(pen, (right - MARGIN - 36.0, size), fact) + 10.0);
        let facts: f32 = heights.sum();
        let heights = proof
            .reasons
            .iter()
            .map(|it| height(pen, (right - MARGIN, size), it) + 8.0);
        let reasons: f32 = heights.sum();
        if facts + reasons + 86.0 <= room {
            chosen = size;
            break;
        }
    }
    let mut y = top;
    for fact in &proof.facts {
        let at = Point::new(MARGIN + 8.0, y + chosen.1 / 2.0);
        if y + chosen.1 > pen.bottom() {
            return;
        }
        pen.push(Shape::disc(at, 6.0, Role::Text3));
        y = paragraph(pen, (MARGIN + 36.0, y), (right, chosen), TEXT, fact) + 10.0;
    }
    y += 20.0;
    if !proof.question.is_empty() && y + 110.0 < pen.bottom() {
        let style = TextStyle::medium(44.0, Role::Text);
        let at = Point::new(MARGIN, y + 20.0);
        pen.line(Slot::start(at, right - MARGIN), style, &proof.question);
        y += 60.0;
    }
    let style = TextStyle::regular(40.0, Role::Text2);
    for reason in &proof.reasons {
        if y + height(pen, (right - MARGIN, chosen), reason) > pen.bottom() + 4.0 {
            return;
        }
        y = paragraph(pen, (MARGIN, y), (right, chosen), style, reason) + 8.0;
    }
}

fn height(pen: &Pen, (width, (size, line)): (f32, (f32, f32)), text: &str) -> f32 {
    let lines = wrap(pen.measure, text, size, TEXT.weight, width, 6);
    super::pen::rows(lines.len()) * line
}

/// Returns where it ends.
fn paragraph(
    pen: &mut Pen,
    (left, top): (f32, f32),
    (right, (size, line)): (f32, (f32, f32)),
    style: TextStyle,
    text: &str,
) -> f32 {
    let room = Size {
        width: right - left,
        height: (pen.bottom() - top).min(6.0 * line),
    };
    let fitted = pen.fitted(text, style, room, &[(size, line)]);
    pen.lines((left, top + line / 2.0), style, &fitted);
    top + fitted.height()
}

/// As many of the voices as have room with all their words: what customers say is not cut short for another voice.
fn voices(pen: &mut Pen, left: f32, voices: &[SpokenVoice]) {
    let (top, words_at) = (272.0, left + 68.0);
    let height = pen.bottom() - top;
    let each = |count: usize| height / super::pen::rows(count.max(1));
    let width = pen.right() - words_at;
    let who = TextStyle::medium(SMALLEST, Role::Text3);
    let said = |pen: &Pen, voice: &SpokenVoice| {
        let height = 2.0 * WHO_LINE;
        let room = Size { width, height };
        pen.fitted(&words::who(voice), who, room, &[(SMALLEST, WHO_LINE)])
    };
    let quoted = |pen: &Pen, voice: &SpokenVoice, count: usize| {
        let height = (each(count) - 34.0 - said(pen, voice).height()).max(42.0);
        pen.fitted(&voice.quote, TEXT, Size { width, height }, &SIZES)
    };
    let is_whole = |count: &usize| {
        let mut first = voices.iter().take(*count);
        first.all(|voice| !quoted(pen, voice, *count).is_cut)
    };
    let count = (1..=voices.len()).rev().find(is_whole).unwrap_or(1);
    let each = each(count);
    for (index, voice) in voices.iter().take(count).enumerate() {
        let y = top + each * super::pen::rows(index);
        let role = voice
            .sentiment
            .map_or(Role::Text3, |felt| Role::Emotion(palette::step(felt)));
        let mark = Spot::new(0.0, 0.0, 24.0);
        pen.scaled(Point::new(left + 22.0, y + 18.0), 1.6, |items| {
            sign(items, mark, Sign::Quote, role, Role::Canvas);
        });
        let (quote, said) = (quoted(pen, voice, count), said(pen, voice));
        let last = pen.lines((words_at, y + 18.0), TEXT, &quote);
        pen.lines((words_at, last + 50.0), who, &said);
    }
}
