//! Owns the quotes by stance: exact words, how the customer felt, and who says so, three beside each other.

use super::{Drawing, WIDTH};
use crate::layout::{Point, wrap};
use crate::model::{Evidence, Stance, Voice};
use crate::scene::glyphs::{Sign, Spot, marker, sign};
use crate::scene::shape::TextStyle;
use crate::scene::sheet::SHEET_MARGIN;
use crate::scene::{Anchor, Role, Shape};
use crate::words::{UNNAMED, export as said, inspector, told, voices as words};

const COLUMNS: f32 = 3.0;
const GAP: f32 = 32.0;
/// From the column's edge to the words, past the marker.
const INDENT: f32 = 40.0;
const LINE: f32 = 20.0;
const SMALL_LINE: f32 = 16.0;
/// Between two rows.
const ROW_GAP: f32 = 20.0;
/// No quote is shown with more lines; the longest that can be typed would fill pages.
const LINES: usize = 14;
/// No stance is shown with more quotes; the tables hold all of them.
const QUOTES: usize = 60;

const QUOTE: TextStyle = TextStyle::regular(14.0, Role::Text);
const SOURCE: TextStyle = TextStyle::regular(12.0, Role::Text3);
const PLACE: TextStyle = TextStyle::regular(12.0, Role::Text2);

pub(super) fn quotes(drawing: &mut Drawing) {
    for stance in [Stance::Churning, Stance::Indifferent, Stance::Loyal] {
        let mut figures = drawing.input.together.by_stance.iter();
        let figures = figures.find(|figures| figures.stance == stance);
        let heard = figures.map_or(0, |figures| figures.count);
        drawing.heading(&figures.map(words::of_stance).unwrap_or_default());
        let found = drawing.input.voices(Some(stance));
        if found.is_empty() && heard > 0 {
            drawing.hint(said::ELSEWHERE);
        }
        rows(drawing, &found);
    }
    let others = drawing.input.voices(None);
    if !others.is_empty() {
        drawing.heading(said::NO_STANCE);
        rows(drawing, &others);
    }
}

/// A quote, broken into lines.
struct Block<'a> {
    voice: &'a Voice,
    lines: Vec<String>,
    source: Vec<String>,
    place: Vec<String>,
}

fn rows(drawing: &mut Drawing, voices: &[&Voice]) {
    let shown = voices.get(..QUOTES).unwrap_or(voices);
    let width = (WIDTH - 2.0 * SHEET_MARGIN - (COLUMNS - 1.0) * GAP) / COLUMNS;
    let room = width - INDENT;
    for (index, row) in shown.chunks(3).enumerate() {
        if index > 0 {
            drawing.may_break();
        }
        let blocks: Vec<Block> = row
            .iter()
            .map(|voice| block(drawing, voice, room))
            .collect();
        let height = blocks.iter().map(Block::height).fold(0.0, f32::max);
        let mut left = SHEET_MARGIN;
        for block in &blocks {
            paint(drawing, block, left);
            left += width + GAP;
        }
        drawing.top += height + ROW_GAP;
    }
    if shown.len() < voices.len() {
        let text = said::more_quotes(voices.len() - shown.len());
        drawing.hint(&text);
    }
}

impl Block<'_> {
    fn height(&self) -> f32 {
        let mut height = 4.0;
        for _ in &self.lines {
            height += LINE;
        }
        for _ in self.source.iter().chain(&self.place) {
            height += SMALL_LINE;
        }
        height.max(32.0)
    }
}

fn block<'a>(drawing: &Drawing, voice: &'a Voice, room: f32) -> Block<'a> {
    let measure = drawing.input.measure;
    let (size, weight) = (QUOTE.size, QUOTE.weight);
    let quote = voice.quote.trim();
    let spoken = if quote.is_empty() || quote.starts_with(['“', '"', '„', '«']) {
        quote.to_owned()
    } else {
        format!("“{quote}”")
    };
    let small = |text: &str| wrap(measure, text, SOURCE.size, SOURCE.weight, room, 2);
    Block {
        voice,
        lines: wrap(measure, &spoken, size, weight, room, LINES),
        source: small(&source(drawing, voice)),
        place: small(&place(drawing, voice)),
    }
}

fn paint(drawing: &mut Drawing, block: &Block, left: f32) {
    let top = drawing.top;
    let items = &mut drawing.sheet.scene.items;
    let centre = Point::new(left + 16.0, top + 16.0);
    if let Some(sentiment) = block.voice.sentiment {
        marker(items, centre, sentiment.get(), Evidence::Heard);
    } else {
        let spot = Spot::new(centre.x, centre.y, 18.0);
        sign(items, spot, Sign::Quote, Role::Text3, Role::Canvas);
    }
    let mut at = Point::new(left + INDENT, top + LINE / 2.0 + 2.0);
    for line in &block.lines {
        items.push(Shape::centred(at, Anchor::Start, QUOTE, line.as_str()).into());
        at.y += LINE;
    }
    for (lines, style) in [(&block.source, SOURCE), (&block.place, PLACE)] {
        for line in lines {
            items.push(Shape::centred(at, Anchor::Start, style, line.as_str()).into());
            at.y += SMALL_LINE;
        }
    }
}

/// Who says so: "Ana, 24 · Students · interview · 2026-03-01".
fn source(drawing: &Drawing, voice: &Voice) -> String {
    let segments = &drawing.input.project.segments;
    let segment = voice.segment.as_ref().and_then(|id| segments.get(id));
    let parts = [
        voice.who.as_str(),
        segment.map_or("", |segment| segment.name.as_str()),
        inspector::source(voice.source),
        voice.date.as_str(),
    ];
    told(&parts)
}

/// Of what they speak, and what else they answered: "Waiting for the card · recommend 4".
fn place(drawing: &Drawing, voice: &Voice) -> String {
    let (id, journey) = drawing.input.journey;
    let step = voice
        .step
        .as_ref()
        .filter(|_| voice.journey.as_ref() == Some(id));
    let name = step
        .and_then(|step| journey.step(step))
        .map_or("", |step| match step.name.trim() {
            "" => UNNAMED,
            name => name,
        });
    let answers = words::answers(voice);
    told(&[name, &answers])
}
