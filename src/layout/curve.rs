//! Owns the curve through the emotions: a monotone cubic (Fritsch–Carlson), which never overshoots its points.

use super::Point;

/// The curve through `points`, whose x must rise, as one cubic Bézier piece between each two; none for fewer than two.
#[must_use]
pub fn monotone(points: &[Point]) -> Vec<[Point; 4]> {
    let slopes = slopes(points);
    points
        .windows(2)
        .zip(slopes.windows(2))
        .filter_map(|(ends, slopes)| match (ends, slopes) {
            (&[from, to], &[out, into]) => Some(piece(from, to, out, into)),
            _ => None,
        })
        .collect()
}

/// The height of the curve at `x`; none beyond its ends.
#[must_use]
pub fn value_at(curve: &[[Point; 4]], x: f32) -> Option<f32> {
    let after = curve.partition_point(|[_, _, _, end]| end.x < x);
    let &[start, out, into, end] = curve.get(after)?;
    if x < start.x {
        return None;
    }
    let width = end.x - start.x;
    let t = if width > 0.0 {
        (x - start.x) / width
    } else {
        1.0
    };
    let rest = 1.0 - t;
    let bent = 3.0 * rest * t * (out.y * rest + into.y * t);
    let height = start.y * rest.powi(3) + bent + end.y * t.powi(3);
    Some(height.clamp(start.y.min(end.y), start.y.max(end.y)))
}

fn piece(from: Point, to: Point, slope_out: f32, slope_in: f32) -> [Point; 4] {
    let third = (to.x - from.x) / 3.0;
    let (low, high) = (from.y.min(to.y), from.y.max(to.y));
    let out = (from.y + slope_out * third).clamp(low, high);
    let into = (to.y - slope_in * third).clamp(low, high);
    [
        from,
        Point::new(from.x + third, out),
        Point::new(to.x - third, into),
        to,
    ]
}

/// The slope at each point: flat at peaks and troughs, and nowhere steeper than three times the pieces beside it.
fn slopes(points: &[Point]) -> Vec<f32> {
    let secants: Vec<f32> = points
        .windows(2)
        .filter_map(|ends| match ends {
            &[from, to] => Some(secant(from, to)),
            _ => None,
        })
        .collect();
    let before = std::iter::once(None).chain(secants.iter().copied().map(Some));
    let after = secants
        .iter()
        .copied()
        .map(Some)
        .chain(std::iter::once(None));
    before
        .zip(after)
        .map(|pair| match pair {
            (Some(before), Some(after)) if before * after <= 0.0 => 0.0,
            (Some(before), Some(after)) => {
                let limit = 3.0 * before.abs().min(after.abs());
                f32::midpoint(before, after).clamp(-limit, limit)
            }
            (Some(only), None) | (None, Some(only)) => only,
            (None, None) => 0.0,
        })
        .collect()
}

fn secant(from: Point, to: Point) -> f32 {
    let width = to.x - from.x;
    if width > 0.0 {
        (to.y - from.y) / width
    } else {
        0.0
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn path(heights: &[i8]) -> Vec<Point> {
        (0_u8..)
            .zip(heights)
            .map(|(slot, &y)| Point::new(f32::from(slot) * 140.0, f32::from(y) * 24.0))
            .collect()
    }

    #[test]
    fn it_meets_every_point_and_is_flat_at_a_trough() {
        let points = path(&[3, -3, 1]);
        let curve = monotone(&points);
        assert_eq!(curve.len(), 2);
        for point in &points {
            let height = value_at(&curve, point.x).unwrap();
            assert!((height - point.y).abs() < 1e-3);
        }
        assert!((curve[0][2].y - points[1].y).abs() < 1e-3);
        assert_eq!(value_at(&curve, -1.0), None);
        assert_eq!(value_at(&curve, 281.0), None);
    }

    #[test]
    fn a_lone_point_has_no_line() {
        assert!(monotone(&path(&[2])).is_empty());
        assert!(monotone(&[]).is_empty());
        assert_eq!(value_at(&[], 0.0), None);
    }

    proptest! {
        #[test]
        fn it_never_overshoots(heights in prop::collection::vec(-3_i8..=3, 2..20), parts in 1_u8..40) {
            let points = path(&heights);
            let curve = monotone(&points);
            for (ends, piece) in points.windows(2).zip(&curve) {
                let (low, high) = (ends[0].y.min(ends[1].y), ends[0].y.max(ends[1].y));
                let mut last = ends[0].y;
                for part in 0..=parts {
                    let x = ends[0].x + 140.0 * f32::from(part) / f32::from(parts);
                    let y = value_at(std::slice::from_ref(piece), x.min(ends[1].x)).unwrap();
                    prop_assert!((low - 1e-3..=high + 1e-3).contains(&y));
                    let rising = ends[1].y >= ends[0].y;
                    let step = if rising { y - last } else { last - y };
                    prop_assert!(step >= -1e-2);
                    last = y;
                }
            }
        }
    }
}
