//! Owns the table of touchpoints and segments: a dot where it is rated for the segment, a quote where there is a voice.

use super::{Drawing, WIDTH};
use crate::insight::{Coverage, coverage};
use crate::layout::{Point, elide};
use crate::scene::glyphs::{Sign, Spot, sign};
use crate::scene::shape::TextStyle;
use crate::scene::sheet::SHEET_MARGIN;
use crate::scene::{Anchor, Role, Shape};
use crate::words::{MISSING, UNNAMED, voices as words};

const ROW: f32 = 28.0;
/// How wide the names of touchpoints are at least, and a segment's column at most.
const NAME: f32 = 280.0;
const CELL: f32 = 120.0;

const TEXT: TextStyle = TextStyle::regular(13.0, Role::Text);
const HEAD: TextStyle = TextStyle::regular(12.0, Role::Text2);
const NOTHING: TextStyle = TextStyle::regular(12.0, Role::Text3);

/// Draws a row for each touchpoint; nothing where there is no segment.
pub(super) fn coverage_rows(drawing: &mut Drawing) {
    let input = drawing.input;
    let (id, journey) = input.journey;
    let segments: Vec<&str> = input
        .project
        .segments
        .values()
        .map(|segment| segment.name.as_str())
        .collect();
    let touchpoints = journey.touchpoints();
    if segments.is_empty() || touchpoints.is_empty() {
        return;
    }
    let table = Table {
        cell: cell_width(segments.len()),
        left: WIDTH - SHEET_MARGIN,
    };
    drawing.heading(words::WHERE_HEARD);
    table.heads(drawing, &segments);
    let mut cells = coverage(input.project, id).into_iter();
    for step in touchpoints {
        drawing.may_break();
        let name = match step.name.trim() {
            "" => UNNAMED,
            name => name,
        };
        let room = table.column(0, segments.len()) - SHEET_MARGIN - 8.0;
        let name = elide(input.measure, name, TEXT.size, TEXT.weight, room);
        let middle = drawing.top + ROW / 2.0;
        let at = Point::new(SHEET_MARGIN, middle);
        let text = Shape::centred(at, Anchor::Start, TEXT, name);
        drawing.sheet.scene.push(text);
        for (index, found) in cells.by_ref().take(segments.len()).enumerate() {
            let x = table.column(index, segments.len()) + table.cell / 2.0;
            mark(drawing, Point::new(x, middle), &found);
        }
        drawing.top += ROW;
        drawing.hairline();
    }
}

fn cell_width(segments: usize) -> f32 {
    let count = f32::from(u16::try_from(segments).unwrap_or(u16::MAX));
    ((WIDTH - 2.0 * SHEET_MARGIN - NAME) / count).min(CELL)
}

struct Table {
    cell: f32,
    left: f32,
}

impl Table {
    /// Where the column of that segment begins.
    fn column(&self, index: usize, count: usize) -> f32 {
        let after = f32::from(u16::try_from(count - index).unwrap_or(u16::MAX));
        self.left - after * self.cell
    }

    fn heads(&self, drawing: &mut Drawing, segments: &[&str]) {
        for (index, name) in segments.iter().enumerate() {
            let measure = drawing.input.measure;
            let name = elide(measure, name, HEAD.size, HEAD.weight, self.cell - 8.0);
            let x = self.column(index, segments.len()) + self.cell / 2.0;
            let at = Point::new(x, drawing.top);
            let text = Shape::centred(at, Anchor::Middle, HEAD, name);
            drawing.sheet.scene.push(text);
        }
        drawing.top += ROW / 2.0;
        drawing.hairline();
    }
}

fn mark(drawing: &mut Drawing, at: Point, found: &Coverage) {
    let scene = &mut drawing.sheet.scene;
    if !found.rated && found.voices == 0 {
        scene.push(Shape::centred(at, Anchor::Middle, NOTHING, MISSING));
        return;
    }
    if found.rated {
        let dot = Point::new(at.x - 12.0, at.y);
        scene.push(Shape::disc(dot, 4.5, Role::Text));
    }
    if found.voices > 0 {
        let spot = Spot::new(at.x + 10.0, at.y, 14.0);
        sign(
            &mut scene.items,
            spot,
            Sign::Quote,
            Role::Text,
            Role::Canvas,
        );
    }
}
