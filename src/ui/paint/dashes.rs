//! Owns how a line is cut into dashes: only those in view, where they would be if all of them were drawn, so that a line
//! across a map of any length costs what is seen of it.

use eframe::egui;
use egui::{Pos2, Rect, pos2};

/// The dashes of a line through `points` that may be in view, `on` long with `off` between them; the first begins at
/// the first point.
pub(super) fn in_view(
    points: &[Pos2],
    (on, off): (f32, f32),
    visible: Rect,
) -> impl Iterator<Item = [Pos2; 2]> {
    let period = f64::from((on + off).max(0.1));
    let mut before = 0.0;
    let pieces = points.iter().zip(points.iter().skip(1));
    pieces.flat_map(move |(&from, &to)| {
        let length = f64::from((to - from).length());
        let begin = before;
        before += length;
        let seen = stretch_in(visible, from, to).filter(|_| length > 0.0);
        let (seen_from, seen_to) = seen.map_or((1.0, 0.0), |(a, b)| {
            (begin + a * length, begin + b * length)
        });
        let end = begin + length;
        let first = (seen_from / period).floor();
        let starts = std::iter::successors(Some(first), |at| Some(at + 1.0));
        starts
            .map(move |at| at * period)
            .take_while(move |start| *start < seen_to)
            .map(move |start| (start.max(begin), (start + f64::from(on)).min(end)))
            .filter(|(start, stop)| start < stop)
            .map(move |dash| {
                let at = |along: f64| between(from, to, (along - begin) / length);
                [at(dash.0), at(dash.1)]
            })
    })
}

/// Which part of a straight piece can be seen, as shares of its length; none: nothing of it.
fn stretch_in(visible: Rect, from: Pos2, to: Pos2) -> Option<(f64, f64)> {
    let (mut first, mut last) = (0.0_f64, 1.0_f64);
    for axis in 0..2 {
        let (at, towards) = (f64::from(from[axis]), f64::from(to[axis]));
        let (low, high) = (f64::from(visible.min[axis]), f64::from(visible.max[axis]));
        let by = towards - at;
        if by.abs() < 1e-9 {
            if at < low || at > high {
                return None;
            }
            continue;
        }
        let (a, b) = ((low - at) / by, (high - at) / by);
        first = first.max(a.min(b));
        last = last.min(a.max(b));
    }
    (first < last).then_some((first, last))
}

fn between(from: Pos2, to: Pos2, share: f64) -> Pos2 {
    let at = |a: f32, b: f32| {
        let exact = f64::from(a) + (f64::from(b) - f64::from(a)) * share;
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a place on the screen, exact to a thousandth of a point"
        )]
        let rounded = exact as f32;
        rounded
    };
    pos2(at(from.x, to.x), at(from.y, to.y))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: Rect = Rect::EVERYTHING;

    fn told(points: &[Pos2], visible: Rect) -> Vec<[(f32, f32); 2]> {
        let dashes = in_view(points, (6.0, 4.0), visible);
        dashes
            .map(|dash| dash.map(|at| ((at.x * 8.0).round() / 8.0, (at.y * 8.0).round() / 8.0)))
            .collect()
    }

    #[test]
    fn dashes_run_on_around_a_corner() {
        let corner = [pos2(0.0, 0.0), pos2(13.0, 0.0), pos2(13.0, 9.0)];
        assert_eq!(
            told(&corner, ALL),
            [
                [(0.0, 0.0), (6.0, 0.0)],
                [(10.0, 0.0), (13.0, 0.0)],
                [(13.0, 0.0), (13.0, 3.0)],
                [(13.0, 7.0), (13.0, 9.0)],
            ]
        );
    }

    #[test]
    fn of_a_line_across_a_large_map_only_what_is_in_view_is_cut_and_stays_where_it_is() {
        let line = [pos2(-1_400_000.0, 50.0), pos2(1_400_000.0, 50.0)];
        let window = |left: f32| Rect::from_min_max(pos2(left, 0.0), pos2(left + 100.0, 100.0));
        let seen = told(&line, window(0.0));
        assert!((9..=12).contains(&seen.len()), "{} dashes", seen.len());
        let farther = told(&line, window(50.0));
        let shared = seen.iter().filter(|dash| farther.contains(dash)).count();
        assert!(shared >= 4, "the dashes moved with the window");
        let below = Rect::from_min_max(pos2(0.0, 60.0), pos2(9.0, 90.0));
        assert!(told(&line, below).is_empty());
    }

    #[test]
    fn what_has_no_length_has_no_dashes() {
        assert!(told(&[pos2(3.0, 3.0), pos2(3.0, 3.0)], ALL).is_empty());
        assert!(told(&[pos2(3.0, 3.0)], ALL).is_empty());
    }
}
