//! Owns a page of a hand-out: it is filled from the top, under its head, over the day it was made on.

use std::sync::Arc;

use super::PAGE;
use crate::layout::{FontMetrics, Measure as _, Point, Rect, wrap};
use crate::scene::shape::TextStyle;
use crate::scene::slide::SlideScene;
use crate::scene::{Anchor, Role, Scene, Shape, Stroke};
use crate::words::show as words;

const MARGIN: f32 = 40.0;
/// What stays free at the foot.
const FOOT: f32 = 58.0;
/// Sizes of text in which one page is tried to be filled.
const SIZES: [f32; 4] = [10.5, 9.5, 8.5, 7.5];
const INDENT: f32 = 12.0;

/// Something that is said on one page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Line {
    /// What follows it is about.
    Heading(String),
    /// A sentence with a dot before it, on at most two lines.
    Bullet(String),
}

/// A page that is being filled from the top.
pub(super) struct Sheet {
    pub(super) scene: Scene,
    y: f32,
    portraits: Vec<(Arc<[u8]>, Rect)>,
}

impl Sheet {
    /// An empty page with its head and the date at its foot.
    pub(super) fn new(head: [&str; 2], date: &str) -> Self {
        let mut scene = Scene::new(PAGE.0, PAGE.1);
        let paper = Rect::from_min_size(0.0, 0.0, PAGE.0, PAGE.1);
        scene.push(Shape::filled(paper, 0.0, Role::Canvas));
        let style = TextStyle::medium(14.0, Role::Text);
        let width = PAGE.0 - 2.0 * MARGIN;
        let measure = FontMetrics::bundled();
        let title = wrap(measure, &joined(&head), 14.0, style.weight, width, 1);
        let at = Point::new(MARGIN, 44.0);
        scene.push(Shape::centred(at, Anchor::Start, style, title.concat()));
        let style = TextStyle::regular(9.0, Role::Text3);
        let program = concat!("Throughline ", env!("CARGO_PKG_VERSION"));
        let at = Point::new(MARGIN, PAGE.1 - 30.0);
        let foot = joined(&[program, date]);
        scene.push(Shape::centred(at, Anchor::Start, style, foot));
        Self {
            scene,
            y: 68.0,
            portraits: Vec::new(),
        }
    }

    /// A slide as wide as the page, the customer's picture on it.
    pub(super) fn slide(&mut self, scene: &SlideScene, portrait: Option<(Arc<[u8]>, Rect)>) {
        let width = PAGE.0 - 2.0 * MARGIN;
        let factor = width / scene.size.width;
        let height = scene.size.height * factor;
        let mut picture = Scene::new(width, height);
        let items = scene.scaled_until(usize::MAX, factor);
        picture.items.extend(items);
        let at = Point::new(MARGIN, self.y);
        self.scene.place(&picture, at);
        if let Some((bytes, rect)) = portrait {
            let place = Rect::from_min_size(
                at.x + rect.min.x * factor,
                at.y + rect.min.y * factor,
                rect.width() * factor,
                rect.height() * factor,
            );
            self.portraits.push((bytes, place));
        }
        let frame = Rect::from_min_size(at.x, at.y, width, height);
        let edge = Stroke::solid(0.75, Role::Border);
        self.scene.push(Shape::outlined(frame, 0.0, edge));
        self.y += height;
    }

    /// The pictures on the page, so many times as large.
    pub(super) fn portraits(&self, scale: f32) -> Vec<(Arc<[u8]>, Rect)> {
        let all = self.portraits.iter().map(|(bytes, at)| {
            let at = Rect::from_min_size(
                at.min.x * scale,
                at.min.y * scale,
                at.width() * scale,
                at.height() * scale,
            );
            (Arc::clone(bytes), at)
        });
        all.collect()
    }

    /// The text as lines of the page; an empty one for an empty text.
    pub(super) fn broken(text: &str, style: TextStyle) -> Vec<String> {
        let width = PAGE.0 - 2.0 * MARGIN;
        let measure = FontMetrics::bundled();
        let lines = wrap(measure, text, style.size, style.weight, width, 200);
        if lines.is_empty() {
            vec![String::new()]
        } else {
            lines
        }
    }

    pub(super) fn leave(&mut self, height: f32) {
        self.y += height;
    }

    pub(super) fn is_full(&self) -> bool {
        self.y > PAGE.1 - FOOT - 12.0
    }

    /// Whether so many lines have no room on the page any more.
    pub(super) fn has_no_room(&self, lines: usize, style: TextStyle) -> bool {
        let lines = f32::from(u16::try_from(lines).unwrap_or(u16::MAX));
        self.y + lines * line_height(style) > PAGE.1 - FOOT
    }

    pub(super) fn line(&mut self, style: TextStyle, text: &str) {
        self.line_at(MARGIN, style, text);
    }

    fn line_at(&mut self, left: f32, style: TextStyle, text: &str) {
        let height = line_height(style);
        let at = Point::new(left, self.y + height / 2.0);
        if !text.is_empty() {
            let shape = Shape::centred(at, Anchor::Start, style, text);
            self.scene.push(shape);
        }
        self.y += height;
    }

    /// Fills the rest of the page at the largest size at which all of it has room; what has none at the smallest is
    /// counted at the end.
    pub(super) fn fill(&mut self, lines: &[Line]) {
        let room = PAGE.1 - FOOT - self.y;
        let fits = |size: &&f32| height(lines, **size) <= room;
        let smallest = SIZES.last().copied().unwrap_or_default();
        let size = SIZES.iter().find(fits).copied().unwrap_or(smallest);
        let more = TextStyle::regular(size, Role::Text3);
        let bottom = PAGE.1 - FOOT;
        let whole = height(lines, size) <= room;
        for (index, line) in lines.iter().enumerate() {
            let needed = if whole { 0.0 } else { line_height(more) };
            let own = height(std::slice::from_ref(line), size);
            if self.y + own + needed > bottom {
                let left = lines.iter().skip(index);
                let left = left.filter(|line| matches!(line, Line::Bullet(_))).count();
                self.line(more, &words::more(left));
                return;
            }
            self.said(line, size);
        }
    }

    fn said(&mut self, line: &Line, size: f32) {
        let text = TextStyle::regular(size, Role::Text);
        match line {
            Line::Heading(heading) => {
                self.y += size * 0.8;
                self.line(TextStyle::medium(size + 1.5, Role::Text), heading);
            }
            Line::Bullet(sentence) => {
                let at = Point::new(MARGIN + 3.0, self.y + line_height(text) / 2.0);
                self.scene.push(Shape::disc(at, 1.5, Role::Text3));
                for line in bullet(sentence, text) {
                    self.line_at(MARGIN + INDENT, text, &line);
                }
                self.y += 2.0;
            }
        }
    }
}

fn line_height(style: TextStyle) -> f32 {
    style.size * 1.4
}

/// How high the lines are at that size of text.
fn height(lines: &[Line], size: f32) -> f32 {
    let text = TextStyle::regular(size, Role::Text);
    let of = |line: &Line| match line {
        Line::Heading(_) => size * 0.8 + line_height(TextStyle::medium(size + 1.5, Role::Text)),
        Line::Bullet(sentence) => {
            let lines = u8::try_from(bullet(sentence, text).len()).unwrap_or(2);
            f32::from(lines) * line_height(text) + 2.0
        }
    };
    lines.iter().map(of).sum()
}

fn bullet(text: &str, style: TextStyle) -> Vec<String> {
    let width = PAGE.0 - 2.0 * MARGIN - INDENT;
    let measure = FontMetrics::bundled();
    if measure.width(text, style.size, style.weight) <= width {
        vec![text.to_owned()]
    } else {
        wrap(measure, text, style.size, style.weight, width, 2)
    }
}

/// What is said of the parts, with a dot between them.
fn joined(parts: &[&str]) -> String {
    let said = parts.iter().map(|part| part.trim());
    said.filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" · ")
}
