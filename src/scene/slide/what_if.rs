//! Owns the slide of the what-if: the improvements with a box to tick each, the score, and the curve of what is felt.

use crate::insight::Felt;
use crate::insight::show::{Claim, PlanRow, WhatIfPart};
use crate::insight::words::signed;
use crate::layout::{Point, Rect};
use crate::scene::shape::{TextStyle, narrow};
use crate::scene::{Role, Shape, Stroke};
use crate::words::show as words;

use super::SMALLEST;
use super::curve;
use super::cut;
use super::pen::{MARGIN, Pen, Slot, rows as count_of};
use super::rows::Grid;

/// The part of the width that the list takes.
const LIST: f32 = 0.56;

/// One of the two curves.
type Of = fn(&Felt) -> Option<f64>;

pub(super) fn draw(pen: &mut Pen, top: f32, part: &WhatIfPart) {
    let split = MARGIN + pen.width() * LIST;
    plans(pen, top, split - 40.0, part);
    scores(pen, top, split + 24.0, part);
    felt(
        pen,
        (top + 150.0, pen.bottom() - 20.0),
        (split + 24.0, pen.right()),
        &part.felt,
    );
}

fn plans(pen: &mut Pen, top: f32, right: f32, part: &WhatIfPart) {
    let grid = Grid::from_top(pen, top - 20.0, (part.plans.len(), 112.0));
    for (index, plan) in part.plans.iter().enumerate() {
        let y = grid.middle(index);
        let key = TextStyle::regular(SMALLEST, Role::Text3);
        let number = (index + 1).to_string();
        pen.line(Slot::start(Point::new(MARGIN, y), 40.0), key, &number);
        tick_box(pen, Point::new(MARGIN + 64.0, y), plan);
        let adds = plan
            .adds
            .map_or_else(|| crate::words::MISSING.to_owned(), |it| signed(it, 1));
        let role = if plan.is_chosen {
            Role::Accent
        } else {
            Role::Text3
        };
        let style = TextStyle::medium(40.0, role);
        let taken = pen.line(Slot::end(Point::new(right, y), 160.0), style, &adds);
        let left = MARGIN + 112.0;
        let room = right - taken.max(110.0) - 24.0 - left;
        let style = TextStyle::medium(40.0, Role::Text);
        let fitted = pen.fitted(
            &plan.name,
            style,
            crate::layout::Size {
                width: room,
                height: (grid.height - 12.0).max(45.0),
            },
            &[(40.0, 48.0), (36.0, 44.0), (SMALLEST, 40.0)],
        );
        let first = y - fitted.height() / 2.0 + fitted.line / 2.0;
        pen.lines((left, first), style, &fitted);
        let rect = Rect::from_min_size(MARGIN - 16.0, y - 44.0, right - MARGIN + 32.0, 88.0);
        let name = words::plan(&plan.name, &adds, plan.is_chosen);
        pen.spot(Claim::Plan(plan.id.clone()), rect, name);
    }
}

fn tick_box(pen: &mut Pen, at: Point, plan: &PlanRow) {
    let rect = Rect::from_min_size(at.x - 20.0, at.y - 20.0, 40.0, 40.0);
    if plan.is_chosen {
        pen.push(Shape::filled(rect, 8.0, Role::Accent));
        let tick = [
            Point::new(at.x - 10.0, at.y + 1.0),
            Point::new(at.x - 3.0, at.y + 9.0),
            Point::new(at.x + 11.0, at.y - 9.0),
        ];
        pen.push(Shape::line(&tick, Stroke::solid(5.0, Role::OnAccent)));
    } else {
        pen.push(Shape::outlined(
            rect,
            8.0,
            Stroke::solid(3.0, Role::Control),
        ));
    }
}

fn scores(pen: &mut Pen, top: f32, left: f32, part: &WhatIfPart) {
    let number = |score: Option<f64>| {
        score.map_or_else(
            || crate::words::MISSING.to_owned(),
            |score| signed(score, 0),
        )
    };
    let (today, then) = (number(part.score), number(part.to_be));
    let y = top + 16.0;
    let style = TextStyle::medium(80.0, Role::Text2);
    let mut x = left;
    x += pen.line(Slot::start(Point::new(x, y), 240.0), style, &today) + 32.0;
    let arrow = [Point::new(x, y), Point::new(x + 72.0, y)];
    pen.push(Shape::line(&arrow, Stroke::solid(5.0, Role::Text3)));
    let tip = [
        Point::new(x + 76.0, y),
        Point::new(x + 56.0, y - 13.0),
        Point::new(x + 56.0, y + 13.0),
    ];
    pen.push(Shape::polygon(&tip, Role::Text3));
    x += 108.0;
    let style = TextStyle::medium(80.0, Role::Accent);
    let width = pen.line(Slot::start(Point::new(x, y), 240.0), style, &then);
    let rect = Rect::from_min_size(left - 16.0, y - 56.0, x + width - left + 32.0, 112.0);
    pen.spot(Claim::WhatIf, rect, words::scores(&today, &then));
    let style = TextStyle::regular(SMALLEST, Role::Text3);
    let room = pen.right() - left;
    let at = Point::new(left, y + 76.0);
    pen.line(Slot::start(at, room), style, words::SCORES);
}

/// What is felt at each touchpoint today and then: −1 … +1.
fn felt(pen: &mut Pen, (top, bottom): (f32, f32), (left, right): (f32, f32), felt: &[Felt]) {
    let known: Vec<&Felt> = felt
        .iter()
        .filter(|it| it.as_is.is_some() || it.to_be.is_some())
        .collect();
    if known.len() < 2 {
        return;
    }
    let legend = bottom - 18.0;
    let (top, bottom) = (top, bottom - 64.0);
    let slot = (right - left) / count_of(known.len());
    let zero = f32::midpoint(top, bottom);
    let half = (bottom - top) / 2.0 - 20.0;
    let place = |index: usize, value: f64| {
        let y = zero - narrow(value.clamp(-1.0, 1.0)) * half;
        Point::new(left + slot * (count_of(index) + 0.5), y)
    };
    pen.rule((left, right), zero, Stroke::solid(2.0, Role::Border));
    let lines: [(Of, Stroke); 2] = [
        (|it| it.as_is, Stroke::solid(4.0, Role::Control)),
        (|it| it.to_be, Stroke::solid(6.0, Role::Accent)),
    ];
    for (of, stroke) in lines {
        let points: Vec<Option<Point>> = known
            .iter()
            .enumerate()
            .map(|(index, it)| Some(place(index, of(it)?)))
            .collect();
        for run in points.split(Option::is_none) {
            let run: Vec<Point> = run.iter().copied().flatten().collect();
            through(pen, &run, stroke);
        }
    }
    let style = TextStyle::regular(SMALLEST, Role::Text2);
    let mut x = left;
    for (text, stroke) in [
        (words::AS_IT_IS, Stroke::solid(4.0, Role::Control)),
        (words::TO_BE, Stroke::solid(6.0, Role::Accent)),
    ] {
        pen.rule((x, x + 56.0), legend, stroke);
        x += 72.0;
        x += pen.line(Slot::start(Point::new(x, legend), right - x), style, text) + 40.0;
    }
}

fn through(pen: &mut Pen, run: &[Point], stroke: Stroke) {
    curve::lines(pen, &[cut::bent(run)], &[], stroke);
    for point in run {
        pen.push(Shape::disc(*point, stroke.width + 4.0, stroke.role));
    }
}
