//! Owns how a slide is written: its headline and footer, text that is made to fit, steps, and places that can be
//! questioned.

use crate::insight::show::{Claim, Show};
use crate::layout::{Measure, Point, Rect, Size, elide, wrap};
use crate::scene::shape::TextStyle;
use crate::scene::{Anchor, Item, PathCommand, Role, Shape, Stroke};

use super::{ClaimSpot, Portrait, SMALLEST, STAGE, SlideScene};

/// Between the stage's sides and what is on it.
pub(super) const MARGIN: f32 = 96.0;
/// The middle of the footer's line, from the stage's foot.
const FOOTER: f32 = 46.0;
/// What stays free above the footer, from the stage's foot.
const FOOT: f32 = 84.0;
/// The middle of the first line of the headline; on a low stage it stands higher.
const HEADLINE: f32 = 124.0;
const LOW_HEADLINE: f32 = 96.0;
/// A stage that is not higher is low.
pub(super) const LOW: f32 = 900.0;
/// From the middle of the headline's last line to what follows.
const BELOW_HEADLINE: f32 = 100.0;

/// Sizes of a headline, each with its line height.
const HEADLINES: [(f32, f32); 3] = [(72.0, 88.0), (60.0, 74.0), (48.0, 60.0)];

/// Text that was made to fit.
pub(super) struct Fitted {
    pub(super) lines: Vec<String>,
    pub(super) size: f32,
    pub(super) line: f32,
    /// It does not stand as a whole.
    pub(super) is_cut: bool,
}

impl Fitted {
    /// How high all lines are together.
    pub(super) fn height(&self) -> f32 {
        rows(self.lines.len()) * self.line
    }
}

/// Where a line of text stands: its capitals have their middle at the height of `at`, and it is no wider than its room.
#[derive(Clone, Copy)]
pub(super) struct Slot {
    at: Point,
    anchor: Anchor,
    room: f32,
}

impl Slot {
    /// The line begins there.
    pub(super) const fn start(at: Point, room: f32) -> Self {
        let anchor = Anchor::Start;
        Self { at, anchor, room }
    }

    /// The line has its middle there.
    pub(super) const fn middle(at: Point, room: f32) -> Self {
        let anchor = Anchor::Middle;
        Self { at, anchor, room }
    }

    /// The line ends there.
    pub(super) const fn end(at: Point, room: f32) -> Self {
        let anchor = Anchor::End;
        Self { at, anchor, room }
    }
}

/// Writes a slide.
pub(super) struct Pen<'a> {
    pub(super) measure: &'a dyn Measure,
    pub(super) size: Size,
    scene: SlideScene,
    items: Vec<Item>,
    /// Where the headline stands.
    message: Rect,
}

impl<'a> Pen<'a> {
    pub(super) fn new(measure: &'a dyn Measure, size: Size) -> Self {
        Self {
            measure,
            size,
            scene: SlideScene {
                size,
                ..SlideScene::default()
            },
            items: Vec::new(),
            message: Rect::default(),
        }
    }

    /// The headline can be questioned as a whole.
    pub(super) fn message(&mut self, claim: Claim, headline: &str) {
        self.spot(claim, self.message, headline);
    }

    /// What is drawn from now on comes with the next step.
    pub(super) fn next_step(&mut self) {
        let step = std::mem::take(&mut self.items);
        self.scene.builds.push(step);
    }

    pub(super) fn done(mut self) -> SlideScene {
        if !self.items.is_empty() || self.scene.builds.is_empty() {
            self.next_step();
        }
        self.scene
    }

    /// The right end of what is on the slide.
    pub(super) fn right(&self) -> f32 {
        self.size.width - MARGIN
    }

    /// The least size of text that stands where there is little room: in a larger room as large as in a meeting room.
    pub(super) fn least(&self) -> f32 {
        SMALLEST * self.size.width / STAGE.width
    }

    /// How wide all that is on the slide may be.
    pub(super) fn width(&self) -> f32 {
        self.size.width - 2.0 * MARGIN
    }

    /// The lower end of what is on the slide.
    pub(super) fn bottom(&self) -> f32 {
        self.size.height - FOOT
    }

    pub(super) fn push(&mut self, shape: Shape) {
        self.items.push(shape.into());
    }

    pub(super) fn items(&mut self) -> &mut Vec<Item> {
        &mut self.items
    }

    /// Adds signs that were drawn around the origin, at that place and that many times as large, lines too.
    pub(super) fn scaled(&mut self, at: Point, factor: f32, draw: impl FnOnce(&mut Vec<Item>)) {
        let mut drawn = Vec::new();
        draw(&mut drawn);
        let items = drawn.iter().map(|item| scaled(&item.shape, at, factor));
        self.items.extend(items.map(Item::from));
    }

    pub(super) fn spot(&mut self, claim: Claim, rect: Rect, name: impl Into<String>) {
        self.scene.spots.push(ClaimSpot {
            claim,
            rect,
            name: name.into(),
        });
    }

    pub(super) fn portrait(&mut self, portrait: Portrait) {
        self.scene.portrait = Some(portrait);
    }

    pub(super) fn width_of(&self, text: &str, style: TextStyle) -> f32 {
        self.measure.width(text, style.size, style.weight)
    }

    /// One line in a slot, elided to its room. Returns how wide it is.
    pub(super) fn line(&mut self, slot: Slot, style: TextStyle, text: &str) -> f32 {
        let room = slot.room.max(0.0);
        let text = elide(self.measure, text, style.size, style.weight, room);
        let width = self.width_of(&text, style);
        if !text.is_empty() {
            self.push(Shape::centred(slot.at, slot.anchor, style, text));
        }
        width
    }

    /// One line in a slot that is smaller where it is long, and elided only where it is too long at the smallest size.
    /// Returns how wide it is.
    pub(super) fn fitting_line(&mut self, slot: Slot, style: TextStyle, text: &str) -> f32 {
        let sizes = [1.0, 0.92, 0.85, 0.8].map(|share| (style.size * share).max(SMALLEST));
        let fits = |size: &f32| self.width_of(text, style.sized(*size)) <= slot.room;
        let size = sizes.into_iter().find(fits).unwrap_or(self.least());
        self.line(slot, style.sized(size), text)
    }

    /// The text at the first of the sizes at which all of it has room; else at the last one, elided.
    pub(super) fn fitted(
        &self,
        text: &str,
        style: TextStyle,
        room: Size,
        sizes: &[(f32, f32)],
    ) -> Fitted {
        let mut fitted = Fitted {
            lines: Vec::new(),
            size: SMALLEST,
            line: SMALLEST * 1.25,
            is_cut: true,
        };
        for &(size, line) in sizes {
            let most = lines_in(room.height, line);
            let lines = wrap(self.measure, text, size, style.weight, room.width, most + 1);
            let is_cut = lines.len() > most || is_cut(text, &lines);
            fitted = Fitted {
                lines,
                size,
                line,
                is_cut,
            };
            if !is_cut {
                return fitted;
            }
        }
        let most = lines_in(room.height, fitted.line);
        fitted.lines = wrap(
            self.measure,
            text,
            fitted.size,
            style.weight,
            room.width,
            most,
        );
        fitted
    }

    /// Writes lines from `left` on, the middle of the first at `y`. Returns the middle of the last.
    pub(super) fn lines(&mut self, (left, y): (f32, f32), style: TextStyle, text: &Fitted) -> f32 {
        let style = style.sized(text.size);
        let mut at = y;
        for (index, line) in text.lines.iter().enumerate() {
            at = y + rows(index) * text.line;
            let at = Point::new(left, at);
            self.push(Shape::centred(at, Anchor::Start, style, line.clone()));
        }
        at
    }

    /// The headline: at most two lines, smaller where it is long. Returns where the rest of the slide begins.
    pub(super) fn headline(&mut self, text: &str) -> f32 {
        let style = TextStyle::medium(72.0, Role::Text);
        let is_low = self.size.height < LOW;
        let first = if is_low { LOW_HEADLINE } else { HEADLINE };
        let mut last = first;
        let sizes = HEADLINES.iter().skip(usize::from(is_low));
        for &(size, line) in sizes {
            let lines = wrap(self.measure, text, size, style.weight, self.width(), 3);
            let is_smallest = HEADLINES.last() == Some(&(size, line));
            if lines.len() < 3 || is_smallest {
                let lines = self.balanced(text, style.sized(size));
                let widest = lines
                    .iter()
                    .map(|line| self.width_of(line, style.sized(size)));
                let width = widest.fold(0.0, f32::max);
                self.message = around(MARGIN, first, width, size);
                let begin = self.items.len();
                last = self.lines(
                    (MARGIN, first),
                    style,
                    &Fitted {
                        lines,
                        size,
                        line,
                        is_cut: false,
                    },
                );
                self.scene.headline = begin..self.items.len();
                self.message.max.y += last - first;
                break;
            }
        }
        last + BELOW_HEADLINE
    }

    /// The text on at most two lines that are about as long as each other.
    fn balanced(&self, text: &str, style: TextStyle) -> Vec<String> {
        let broken = |width: f32, most: usize| {
            wrap(self.measure, text, style.size, style.weight, width, most)
        };
        let mut width = self.width();
        let fits = |part: &str| broken(width, 2).len() < 3 && self.width_of(part, style) <= width;
        let sentences = text
            .trim()
            .split_once(". ")
            .or_else(|| text.trim().split_once(": "));
        if let Some((first, second)) = sentences {
            let mark = text
                .trim()
                .chars()
                .nth(first.chars().count())
                .unwrap_or_default();
            let first = format!("{first}{mark}");
            if broken(width, 3).len() == 2 && fits(&first) && fits(second) {
                return vec![first, second.trim().to_owned()];
            }
        }
        if broken(width, 3).len() != 2 {
            return broken(width, 2);
        }
        while width > self.width() / 2.0 && broken(width * 0.96, 3).len() == 2 {
            width *= 0.96;
        }
        broken(width, 2)
    }

    /// What stands small at the foot: the journey, whose customers, and the number of the slide.
    pub(super) fn footer(&mut self, show: &Show, (number, count): (usize, usize)) {
        let parts = [show.name.as_str(), show.organisation.as_str()];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        let style = TextStyle::regular(SMALLEST, Role::Text3);
        let y = self.size.height - FOOTER;
        let number = format!("{number} / {count}");
        let right = Point::new(self.right(), y);
        let taken = self.line(Slot::end(right, self.width() / 3.0), style, &number);
        let room = self.width() - taken - 48.0;
        let left = Point::new(MARGIN, y);
        self.line(Slot::start(left, room), style, &parts.join(" · "));
    }

    /// A level line across the slide.
    pub(super) fn rule(&mut self, (left, right): (f32, f32), y: f32, stroke: Stroke) {
        let ends = [Point::new(left, y), Point::new(right, y)];
        self.push(Shape::line(&ends, stroke));
    }
}

/// Whether some of the text is left over, or a word is broken in a script that has words.
fn is_cut(text: &str, lines: &[String]) -> bool {
    let has_words = |letter: char| letter < '\u{590}' || ('\u{2000}'..'\u{2e80}').contains(&letter);
    if text.chars().all(has_words) {
        let words = lines.iter().flat_map(|line| line.split_whitespace());
        words.ne(text.split_whitespace())
    } else {
        lines.last().is_some_and(|line| line.ends_with('…')) && !text.trim_end().ends_with('…')
    }
}

/// How many lines of that height fit, at least one.
fn lines_in(height: f32, line: f32) -> usize {
    let mut count = 1;
    while rows(count + 1) * line <= height + 0.5 && count < 64 {
        count += 1;
    }
    count
}

/// A small count as a length.
pub(super) fn rows(count: usize) -> f32 {
    f32::from(u16::try_from(count).unwrap_or(u16::MAX))
}

/// The rectangle around a line of text that starts at `left` with its middle at `y`.
pub(super) fn around(left: f32, y: f32, width: f32, size: f32) -> Rect {
    Rect::from_min_size(left - 12.0, y - size * 0.62, width + 24.0, size * 1.24)
}

/// A shape so many times as large around the origin, which then lies at `at`; its lines grow, too.
pub(super) fn scaled(shape: &Shape, at: Point, factor: f32) -> Shape {
    let place = |point: Point| Point::new(at.x + point.x * factor, at.y + point.y * factor);
    let line = |stroke: Option<Stroke>| {
        stroke.map(|stroke| Stroke {
            width: stroke.width * factor,
            dash: stroke.dash.map(|(on, off)| (on * factor, off * factor)),
            ..stroke
        })
    };
    match shape {
        Shape::Rect {
            rect,
            radius,
            fill,
            stroke,
        } => Shape::Rect {
            rect: Rect {
                min: place(rect.min),
                max: place(rect.max),
            },
            radius: radius * factor,
            fill: *fill,
            stroke: line(*stroke),
        },
        Shape::Circle {
            centre,
            radius,
            fill,
            stroke,
        } => Shape::Circle {
            centre: place(*centre),
            radius: radius * factor,
            fill: *fill,
            stroke: line(*stroke),
        },
        Shape::Path {
            commands,
            fill,
            stroke,
        } => Shape::Path {
            commands: commands.iter().map(|it| moved(*it, place)).collect(),
            fill: *fill,
            stroke: line(*stroke),
        },
        Shape::Text(text) => {
            let mut text = text.clone();
            text.at = place(text.at);
            text.size *= factor;
            Shape::Text(text)
        }
    }
}

fn moved(command: PathCommand, place: impl Fn(Point) -> Point) -> PathCommand {
    match command {
        PathCommand::Move(to) => PathCommand::Move(place(to)),
        PathCommand::Line(to) => PathCommand::Line(place(to)),
        PathCommand::Cubic(a, b, to) => PathCommand::Cubic(place(a), place(b), place(to)),
        PathCommand::Close => PathCommand::Close,
    }
}
