//! Owns the numbers of a project as types that can't be out of range: ratings in quarter steps, and reals.

use std::fmt;

/// A number that can't be held because it is outside its range or not finite.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[error("{value} is outside {min} … {max}")]
pub struct OutOfRange {
    /// The number as given.
    pub value: f64,
    /// The lowest that is allowed.
    pub min: f64,
    /// The highest that is allowed.
    pub max: f64,
}

/// A rating from `MIN` to `MAX` in quarter steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rating<const MIN: i16, const MAX: i16> {
    quarters: i16,
}

/// How something feels, or is believed or expected to feel: −3 … +3.
pub type Emotion = Rating<-3, 3>;
/// Hygiene, delight, benefits, convenience, relevance, usability: 0 … 5.
pub type Level = Rating<0, 5>;
/// Time, cost and quality of an improvement: 1 … 5.
pub type OneToFive = Rating<1, 5>;
/// The answer to "would you recommend us?": 0 … 10.
pub type Recommend = Rating<0, 10>;
/// The answer to "how satisfied are you?": 1 … 5.
pub type Satisfied = Rating<1, 5>;
/// The answer to "how easy was it?": 1 … 7, 7 the easiest.
pub type Effort = Rating<1, 7>;

impl<const MIN: i16, const MAX: i16> Rating<MIN, MAX> {
    /// The lowest rating.
    pub const MIN: Self = Self { quarters: MIN * 4 };
    /// The highest rating.
    pub const MAX: Self = Self { quarters: MAX * 4 };

    /// The rating nearest to `value`, to a quarter step.
    ///
    /// # Errors
    /// [`OutOfRange`] where `value` is outside `MIN … MAX` or not finite.
    pub fn new(value: f64) -> Result<Self, OutOfRange> {
        let (min, max) = (f64::from(MIN), f64::from(MAX));
        if !(min..=max).contains(&value) {
            return Err(OutOfRange { value, min, max });
        }
        #[expect(
            clippy::cast_possible_truncation,
            reason = "within ±40 after the check above"
        )]
        Ok(Self {
            quarters: (value * 4.0).round() as i16,
        })
    }

    /// The rating nearest to `value`, the ends of the range for what is outside it, `MIN` for what is not a number.
    #[must_use]
    pub fn clamped(value: f64) -> Self {
        let value = if value.is_nan() {
            f64::from(MIN)
        } else {
            value
        };
        Self::new(value.clamp(f64::from(MIN), f64::from(MAX))).unwrap_or(Self::MIN)
    }

    /// The rating as a number.
    #[must_use]
    pub fn get(self) -> f64 {
        f64::from(self.quarters) / 4.0
    }

    /// The whole number nearest to the rating, halves away from zero.
    #[must_use]
    pub fn rounded(self) -> i32 {
        let half = if self.quarters < 0 { -2 } else { 2 };
        i32::from((self.quarters + half) / 4)
    }
}

impl<const MIN: i16, const MAX: i16> fmt::Display for Rating<MIN, MAX> {
    /// Whole ratings without a point, as the file has them.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.get(), f)
    }
}

/// A finite number from `MIN` to `MAX`.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct Real<const MIN: i64, const MAX: i64> {
    value: f64,
}

/// A share of customers in percent: 0 … 100.
pub type Share = Real<0, 100>;
/// A place inside a stage, which orders touchpoints.
pub type Coordinate = Real<-1_000_000, 1_000_000>;
/// What orders channels and journeys.
pub type Order = Real<-1_000_000_000, 1_000_000_000>;
/// A time in minutes.
pub type Minutes = Real<0, 1_000_000_000>;

impl<const MIN: i64, const MAX: i64> Real<MIN, MAX> {
    /// Checks `value`; −0 becomes 0.
    ///
    /// # Errors
    /// [`OutOfRange`] where `value` is outside `MIN … MAX` or not finite.
    pub fn new(value: f64) -> Result<Self, OutOfRange> {
        let (min, max) = Self::range();
        if (min..=max).contains(&value) {
            Ok(Self { value: value + 0.0 })
        } else {
            Err(OutOfRange { value, min, max })
        }
    }

    /// The number nearest to `value` that is allowed; for what is not a number, the one nearest to 0.
    #[must_use]
    pub fn clamped(value: f64) -> Self {
        let (min, max) = Self::range();
        let value = if value.is_nan() { 0.0 } else { value };
        Self {
            value: value.clamp(min, max) + 0.0,
        }
    }

    /// The number.
    #[must_use]
    pub fn get(self) -> f64 {
        self.value
    }

    #[expect(
        clippy::cast_precision_loss,
        reason = "the bounds in use are far below 2^53"
    )]
    fn range() -> (f64, f64) {
        (MIN as f64, MAX as f64)
    }
}

impl<const MIN: i64, const MAX: i64> Eq for Real<MIN, MAX> {}

impl<const MIN: i64, const MAX: i64> Default for Real<MIN, MAX> {
    fn default() -> Self {
        Self::clamped(0.0)
    }
}

impl<const MIN: i64, const MAX: i64> fmt::Display for Real<MIN, MAX> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.value, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rating_keeps_to_its_range_and_to_quarters() {
        assert_eq!(Emotion::new(-3.0).map(Emotion::get), Ok(-3.0));
        assert_eq!(Emotion::new(1.3).map(Emotion::get), Ok(1.25));
        for bad in [3.01, -3.1, f64::NAN, f64::INFINITY] {
            assert!(Emotion::new(bad).is_err(), "{bad} was accepted");
        }
        assert_eq!(Level::clamped(9.0), Level::MAX);
        assert_eq!(Level::clamped(f64::NAN), Level::MIN);
        assert_eq!(Emotion::clamped(-0.5).rounded(), -1);
        assert_eq!(Emotion::clamped(2.25).rounded(), 2);
        assert_eq!(Level::clamped(4.0).to_string(), "4");
        assert_eq!(Level::clamped(4.25).to_string(), "4.25");
    }

    #[test]
    fn a_real_is_finite_and_has_no_negative_zero() {
        assert!(Share::new(100.5).is_err());
        assert!(Share::new(f64::NAN).is_err());
        assert!(Coordinate::new(f64::INFINITY).is_err());
        assert!(Coordinate::new(-0.0).is_ok_and(|zero| zero.get().is_sign_positive()));
    }
}
