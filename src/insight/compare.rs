//! Owns how figures are compared (METHOD.md, section 1): what differs by less than 0.000000001 is equal.

use std::cmp::Ordering;

const EQUAL_BELOW: f64 = 1e-9;

/// Whether `a` is greater than `b` and not equal to it.
pub(super) fn above(a: f64, b: f64) -> bool {
    a - b >= EQUAL_BELOW
}

/// Whether `a` is less than `b` and not equal to it.
pub(super) fn below(a: f64, b: f64) -> bool {
    above(b, a)
}

/// Whether `a` is greater than `b` or equal to it.
pub(super) fn at_least(a: f64, b: f64) -> bool {
    !below(a, b)
}

/// Whether `a` is less than `b` or equal to it.
pub(super) fn at_most(a: f64, b: f64) -> bool {
    !above(a, b)
}

/// Whether `a` equals 0.
pub(super) fn is_zero(a: f64) -> bool {
    a.abs() < EQUAL_BELOW
}

/// Orders figures rounded to nine decimals, the lowest first.
pub(super) fn rising(a: f64, b: f64) -> Ordering {
    rounded(a).total_cmp(&rounded(b))
}

/// Orders figures rounded to nine decimals, the highest first.
pub(super) fn falling(a: f64, b: f64) -> Ordering {
    rising(b, a)
}

/// Orders like [`falling`], missing figures last.
pub(super) fn falling_missing_last(a: Option<f64>, b: Option<f64>) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) => falling(a, b),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    }
}

/// The mean, missing where there is nothing.
pub(super) fn mean(figures: impl IntoIterator<Item = f64>) -> Option<f64> {
    let (sum, count) = figures
        .into_iter()
        .fold((0.0, 0.0), |(sum, count), figure| {
            (sum + figure, count + 1.0)
        });
    (count > 0.0).then(|| sum / count)
}

/// A count as a number to reckon with.
#[expect(
    clippy::cast_precision_loss,
    reason = "counts of records stay far below 2^53"
)]
pub(super) fn number(count: usize) -> f64 {
    count as f64
}

/// A share of a count, missing where there is nothing to take a share of.
pub(super) fn share(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| number(part) / number(whole))
}

fn rounded(figure: f64) -> f64 {
    (figure * 1e9).round() + 0.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_by_less_than_a_billionth_is_equal() {
        assert!(at_most(0.25 + 9e-10, 0.25));
        assert!(!at_most(0.25 + 2e-9, 0.25));
        assert!(at_least(4.0 - 9e-10, 4.0));
        assert!(!above(4.0 + 9e-10, 4.0));
        assert!(above(4.0 + 2e-9, 4.0));
        assert_eq!(falling(1.0, 1.0 + 1e-10), Ordering::Equal);
        assert_eq!(falling(2.0, 1.0), Ordering::Less);
        assert_eq!(rising(-0.0, 0.0), Ordering::Equal);
    }

    #[test]
    fn nothing_has_no_mean_and_no_share() {
        assert_eq!(mean([]), None);
        assert_eq!(mean([1.0, 2.0]), Some(1.5));
        assert_eq!(share(0, 0), None);
        assert_eq!(share(1, 4), Some(0.25));
    }
}
