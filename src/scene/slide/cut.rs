//! Owns lines that make way: what of a bent or straight line lies outside of the markers that stand on its way.

use crate::layout::{Point, Rect, monotone};
use crate::scene::PathCommand;

/// A piece of a line: a cubic from its first to its last point.
pub(super) type Piece = [Point; 4];

/// A disc that lines keep out of: its middle and its radius.
pub(super) type Disc = (Point, f32);

/// Into so many parts a piece is cut to find where it meets a disc.
const PARTS: u8 = 40;

/// The bent line through the points.
pub(super) fn bent(run: &[Point]) -> Vec<Piece> {
    monotone(run)
}

/// The line from point to point.
pub(super) fn straight(run: &[Point]) -> Vec<Piece> {
    let ends = run.windows(2).filter_map(|ends| match ends {
        &[from, to] => Some([
            from,
            between(from, to, 1.0 / 3.0),
            between(from, to, 2.0 / 3.0),
            to,
        ]),
        _ => None,
    });
    ends.collect()
}

/// What of the line lies outside of all discs, each stretch as the commands that draw it.
pub(super) fn outside(line: &[Piece], discs: &[Disc]) -> Vec<Vec<PathCommand>> {
    let mut stretches: Vec<Vec<PathCommand>> = Vec::new();
    let mut is_open = false;
    for piece in line {
        for (from, to) in free(piece, discs) {
            let [start, out, into, end] = part(piece, from, to);
            if from > 0.0 || !is_open {
                stretches.push(vec![PathCommand::Move(start)]);
            }
            if let Some(stretch) = stretches.last_mut() {
                stretch.push(PathCommand::Cubic(out, into, end));
            }
            is_open = to >= 1.0;
        }
        is_open = is_open && is_outside(at(piece, 1.0), discs);
    }
    stretches
}

/// Whether the line keeps out of the rectangle.
pub(super) fn avoids(line: &[Piece], rect: &Rect) -> bool {
    let mut points = line.iter().flat_map(|piece| {
        (0..=PARTS).map(move |step| at(piece, f32::from(step) / f32::from(PARTS)))
    });
    !points.any(|point| rect.contains(point))
}

/// The stretches of a piece outside of all discs, from 0 to 1.
fn free(piece: &Piece, discs: &[Disc]) -> Vec<(f32, f32)> {
    let is_free = |t: f32| is_outside(at(piece, t), discs);
    let mut stretches = Vec::new();
    let mut begun = is_free(0.0).then_some(0.0);
    for step in 1..=PARTS {
        let (before, t) = (
            f32::from(step - 1) / f32::from(PARTS),
            f32::from(step) / f32::from(PARTS),
        );
        match (begun, is_free(t)) {
            (None, true) => begun = Some(edge(before, t, is_free)),
            (Some(from), false) => {
                stretches.push((from, edge(t, before, is_free)));
                begun = None;
            }
            (Some(_), true) | (None, false) => {}
        }
    }
    stretches.extend(begun.map(|from| (from, 1.0)));
    stretches
}

/// Where the line comes out of a disc, between a place inside and one outside.
fn edge(mut inside: f32, mut outside: f32, is_free: impl Fn(f32) -> bool) -> f32 {
    for _ in 0..8 {
        let middle = f32::midpoint(inside, outside);
        if is_free(middle) {
            outside = middle;
        } else {
            inside = middle;
        }
    }
    outside
}

fn is_outside(point: Point, discs: &[Disc]) -> bool {
    discs
        .iter()
        .all(|(middle, radius)| middle.distance(point) >= *radius)
}

fn between(from: Point, to: Point, share: f32) -> Point {
    Point::new(
        from.x + (to.x - from.x) * share,
        from.y + (to.y - from.y) * share,
    )
}

/// The point of a piece at that share of it.
fn at(piece: &Piece, t: f32) -> Point {
    let [_, _, _, end] = part(piece, 0.0, t);
    end
}

/// A part of a piece, by de Casteljau.
fn part(piece: &Piece, from: f32, to: f32) -> Piece {
    let blossom = |a: f32, b: f32, c: f32| {
        let [start, out, into, end] = *piece;
        let first = [
            between(start, out, a),
            between(out, into, a),
            between(into, end, a),
        ];
        let [one, two, three] = first;
        between(between(one, two, b), between(two, three, b), c)
    };
    [
        blossom(from, from, from),
        blossom(from, from, to),
        blossom(from, to, to),
        blossom(to, to, to),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn through() -> Vec<Piece> {
        let points = [(0.0, 0.0), (100.0, 0.0), (200.0, 50.0)];
        bent(&points.map(|(x, y)| Point::new(x, y)))
    }

    fn ends(stretch: &[PathCommand]) -> (Point, Point) {
        let point = |command: &PathCommand| match *command {
            PathCommand::Move(to) | PathCommand::Line(to) | PathCommand::Cubic(_, _, to) => to,
            PathCommand::Close => Point::default(),
        };
        (
            point(stretch.first().unwrap()),
            point(stretch.last().unwrap()),
        )
    }

    #[test]
    fn a_line_on_which_nothing_stands_is_drawn_whole() {
        let whole = outside(&through(), &[]);
        assert_eq!(whole.len(), 1);
        assert_eq!(whole[0].len(), 3);
        assert_eq!(
            ends(&whole[0]),
            (Point::new(0.0, 0.0), Point::new(200.0, 50.0))
        );
    }

    #[test]
    fn a_line_makes_way_for_what_stands_on_its_points_and_between_them() {
        let on_point = (Point::new(100.0, 0.0), 20.0);
        let between = (Point::new(50.0, 0.0), 10.0);
        let parts = outside(&through(), &[on_point, between]);
        assert_eq!(parts.len(), 3);
        for part in &parts {
            let (from, to) = ends(part);
            for (middle, radius) in [on_point, between] {
                assert!(middle.distance(from) >= radius && middle.distance(to) >= radius);
            }
        }
        let (_, before) = ends(&parts[0]);
        assert!((before.x - 40.0).abs() < 0.5, "up to its edge: {before:?}");
    }

    #[test]
    fn a_straight_line_is_known_to_run_through_a_text() {
        let line = straight(&[Point::new(0.0, 0.0), Point::new(200.0, 100.0)]);
        let text = |y: f32| Rect::from_min_size(80.0, y, 60.0, 24.0);
        assert!(!avoids(&line, &text(40.0)));
        assert!(avoids(&line, &text(90.0)));
    }
}
