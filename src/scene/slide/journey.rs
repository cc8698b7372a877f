//! Owns the slide of the whole journey, or of a part of it: what is felt, then what was expected, then what the
//! organisation believes, so that the gap is seen.

use crate::insight::show::{Claim, CurvePoint, JourneyPart};
use crate::insight::words::signed;
use crate::layout::{Point, Rect, Size};
use crate::scene::glyphs::{Sign, Spot, sign};
use crate::scene::shape::TextStyle;
use crate::scene::{Role, Stroke};
use crate::words::show as words;

use super::SMALLEST;
use super::curve::{self, Axes, Look};
use super::cut::{self, Disc, Piece};
use super::pen::{Fitted, MARGIN, Pen, Slot, around, rows};

const NAME: TextStyle = TextStyle::regular(SMALLEST, Role::Text2);
const NAME_LINE: f32 = 40.0;
/// How wide the scale is.
const NUMBERS: f32 = 64.0;
/// The height of the diamonds' row.
const STAKE: f32 = 48.0;
/// Where it may say that a touchpoint is not rated, as values of the scale, the best first.
const UNRATED: [f64; 6] = [-2.4, -1.5, 1.5, 2.4, -0.8, 0.8];
/// The lines across the curve.
const GRID: [f64; 3] = [-3.0, 0.0, 3.0];
const LEGEND: TextStyle = TextStyle::regular(SMALLEST, Role::Text2);

pub(super) fn draw(pen: &mut Pen, top: f32, part: &JourneyPart) {
    let stakes = part.points.iter().any(|point| point.is_moment_of_truth);
    let lines = name_lines(pen, part);
    let names = lines + 30.0 + if stakes { STAKE } else { 0.0 };
    let bottom = pen.bottom() - names;
    let sentence = if part.belief.is_empty() { 0.0 } else { 60.0 };
    let curve_top = top + 34.0 + sentence;
    let axes = Axes {
        ends: (MARGIN + NUMBERS, pen.right()),
        zero: f32::midpoint(curve_top, bottom) + 6.0,
        step: (bottom - curve_top - 76.0) / 6.0,
        count: part.points.len(),
    };
    score(pen, top, part);
    if part.points.is_empty() {
        let style = TextStyle::regular(44.0, Role::Text2);
        let at = Point::new(MARGIN, top + 120.0);
        let room = pen.width();
        pen.line(Slot::start(at, room), style, words::NO_TOUCHPOINT);
        return;
    }
    grid(pen, &axes);
    names_under(pen, &axes, &part.points, pen.bottom() - lines);
    let lines = Lines::new(&axes, part);
    curve::lines(pen, &lines.felt, &[], Stroke::solid(5.0, Role::Text));
    markers(pen, &axes, &part.points, &lines);
    let mut legend = Legend {
        left: MARGIN,
        y: top,
    };
    legend.entry(pen, words::FELT, |pen, at| {
        line(pen, at, Stroke::solid(5.0, Role::Text));
    });
    expectation(pen, &lines, &mut legend);
    belief(pen, &axes, (&lines, part), &mut legend);
}

/// The three lines of the slide, and what they make way for.
struct Lines {
    felt: Vec<Vec<Piece>>,
    expected: Vec<Vec<Piece>>,
    believed: Vec<Vec<Piece>>,
    discs: Vec<Disc>,
}

impl Lines {
    fn new(axes: &Axes, part: &JourneyPart) -> Self {
        let has_felt = part.points.iter().any(|point| point.emotion.is_some());
        let expected = |point: &CurvePoint| point.expectation.filter(|_| has_felt);
        Self {
            felt: axes.lines(&part.points, |point| point.emotion, cut::bent),
            expected: axes.lines(&part.points, expected, cut::bent),
            believed: axes.lines(&part.points, |point| point.belief, cut::straight),
            discs: curve::discs(axes, &part.points, Look::Coloured),
        }
    }

    fn avoid(&self, rect: &Rect) -> bool {
        let mut all = [&self.felt, &self.expected, &self.believed]
            .into_iter()
            .flatten();
        all.all(|line| cut::avoids(line, rect))
    }
}

/// The score at the right of the legend.
fn score(pen: &mut Pen, top: f32, part: &JourneyPart) {
    let Some(score) = part.score else {
        return;
    };
    let text = words::score(&signed(score, 0));
    let style = TextStyle::medium(40.0, Role::Text);
    let at = Point::new(pen.right(), top);
    let room = pen.width() / 3.0;
    let width = pen.line(Slot::end(at, room), style, &text);
    let rect = around(at.x - width, top, width, style.size);
    pen.spot(Claim::Journey, rect, text);
}

fn grid(pen: &mut Pen, axes: &Axes) {
    for value in GRID {
        let y = axes.y(value);
        let is_zero = value == 0.0;
        let role = if is_zero { Role::Control } else { Role::Border };
        let width = if is_zero { 2.5 } else { 1.5 };
        pen.rule(axes.ends, y, Stroke::solid(width, role));
        let style = TextStyle::regular(SMALLEST, Role::Text3);
        let at = Point::new(MARGIN, y);
        pen.line(Slot::start(at, 60.0), style, &signed(value, 0));
    }
}

/// A name on up to three lines under its point.
fn name_of(pen: &Pen, point: &CurvePoint, slot: f32) -> Fitted {
    let room = Size {
        width: slot - 20.0,
        height: 3.0 * NAME_LINE,
    };
    let sizes = [
        NAME.size,
        f32::midpoint(NAME.size, pen.least()),
        pen.least(),
    ];
    let sizes = sizes.map(|size| (size, size * NAME_LINE / NAME.size));
    pen.fitted(&point.name, NAME, room, &sizes)
}

/// How high the names are.
fn name_lines(pen: &Pen, part: &JourneyPart) -> f32 {
    let count = rows(part.points.len().max(1));
    let slot = (pen.width() - NUMBERS) / count;
    let heights = part.points.iter().map(|it| name_of(pen, it, slot).height());
    heights.fold(NAME_LINE, f32::max)
}

/// The names, on up to three lines each, a diamond above those where much is at stake.
fn names_under(pen: &mut Pen, axes: &Axes, points: &[CurvePoint], top: f32) {
    for (index, point) in points.iter().enumerate() {
        let x = axes.x(index);
        let fitted = name_of(pen, point, axes.slot());
        let style = if point.is_moment_of_truth {
            TextStyle::medium(fitted.size, Role::Text)
        } else {
            NAME.sized(fitted.size)
        };
        let mut y = top + fitted.line / 2.0;
        for line in &fitted.lines {
            let room = axes.slot() - 4.0;
            pen.line(Slot::middle(Point::new(x, y), room), style, line);
            y += fitted.line;
        }
        if point.is_moment_of_truth {
            let spot = Spot::new(0.0, 0.0, 24.0);
            pen.scaled(Point::new(x, top - STAKE / 2.0), 1.4, |items| {
                sign(items, spot, Sign::MomentOfTruth, Role::Text, Role::Canvas);
            });
        }
    }
}

fn markers(pen: &mut Pen, axes: &Axes, points: &[CurvePoint], lines: &Lines) {
    for (index, point) in points.iter().enumerate() {
        let x = axes.x(index);
        let Some(emotion) = point.emotion else {
            unrated(pen, axes, x, lines);
            continue;
        };
        let at = Point::new(x, axes.y(emotion));
        curve::marker(pen, at, (emotion, point.evidence), Look::Coloured);
        if let Some(step) = &point.step {
            let side = 2.0 * curve::radius(emotion, Look::Coloured) + 8.0;
            let rect = Rect::from_min_size(at.x - side / 2.0, at.y - side / 2.0, side, side);
            let name = words::felt_at(&point.name, &signed(emotion, 2));
            pen.spot(Claim::Emotion(step.clone()), rect, name);
        }
    }
}

/// Says that a touchpoint is not rated, away from 0 and where no line runs.
fn unrated(pen: &mut Pen, axes: &Axes, x: f32, lines: &Lines) {
    let style = TextStyle::regular(SMALLEST, Role::Text3);
    let whole = pen.width_of(words::NOT_YET_RATED, style);
    let (said, width) = if whole <= axes.slot() - 8.0 {
        (words::NOT_YET_RATED, whole)
    } else {
        (words::MISSING, pen.width_of(words::MISSING, style))
    };
    let place = |value: f64| {
        let y = axes.y(value);
        Rect::from_min_size(x - width / 2.0, y - 16.0, width, 32.0)
    };
    let is_free = |rect: &Rect| {
        let lines_across = GRID.map(|value| axes.y(value));
        let crosses = |y: &f32| (rect.min.y..=rect.max.y).contains(y);
        !lines_across.iter().any(crosses) && lines.avoid(rect)
    };
    let mut places = UNRATED.into_iter().map(place);
    let free = places.find(|rect| is_free(&rect.expanded(4.0)));
    let at = free.unwrap_or_else(|| place(-1.5)).centre();
    pen.line(Slot::middle(at, axes.slot()), style, said);
}

/// What stands above the curve and says which line is which.
struct Legend {
    left: f32,
    y: f32,
}

impl Legend {
    fn entry(&mut self, pen: &mut Pen, text: &str, swatch: impl FnOnce(&mut Pen, Point)) {
        swatch(pen, Point::new(self.left, self.y));
        self.left += 72.0;
        let at = Point::new(self.left, self.y);
        let width = pen.line(Slot::start(at, 400.0), LEGEND, text);
        self.left += width + 48.0;
    }
}

fn line(pen: &mut Pen, at: Point, stroke: Stroke) {
    pen.rule((at.x, at.x + 56.0), at.y, stroke);
}

fn expectation(pen: &mut Pen, lines: &Lines, legend: &mut Legend) {
    if lines.expected.is_empty() {
        return;
    }
    pen.next_step();
    let stroke = Stroke::dashed(3.0, Role::Text2, (14.0, 10.0));
    curve::lines(pen, &lines.expected, &lines.discs, stroke);
    legend.entry(pen, words::EXPECTED, |pen, at| line(pen, at, stroke));
}

fn belief(pen: &mut Pen, axes: &Axes, (lines, part): (&Lines, &JourneyPart), legend: &mut Legend) {
    if part.points.iter().all(|point| point.belief.is_none()) {
        return;
    }
    pen.next_step();
    let stroke = Stroke::solid(2.0, Role::Text3);
    curve::lines(pen, &lines.believed, &lines.discs, stroke);
    for (index, point) in part.points.iter().enumerate() {
        let Some(believed) = point.belief else {
            continue;
        };
        let at = Point::new(axes.x(index), axes.y(believed));
        let is_hidden = |(middle, radius): &Disc| middle.distance(at) < radius + 4.0;
        if !lines.discs.iter().any(is_hidden) {
            curve::square(pen, at);
        }
    }
    legend.entry(pen, words::BELIEVED, |pen, at| {
        line(pen, at, stroke);
        curve::square(pen, Point::new(at.x + 28.0, at.y));
    });
    gap(pen, legend.y, legend.left, part);
}

/// The belief gap in a sentence, under the legend where it has no room beside it.
fn gap(pen: &mut Pen, top: f32, left: f32, part: &JourneyPart) {
    if part.belief.is_empty() || left > pen.right() {
        return;
    }
    let style = TextStyle::medium(36.0, Role::Text);
    let y = top + 58.0;
    let room = pen.width();
    let width = pen.line(
        Slot::start(Point::new(MARGIN, y), room),
        style,
        &part.belief,
    );
    pen.spot(
        Claim::Belief,
        around(MARGIN, y, width, style.size),
        part.belief.clone(),
    );
}
