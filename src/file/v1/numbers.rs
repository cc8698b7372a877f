//! Owns the numbers of version 1 on their way into the model's types, which can't be out of range.

use crate::model::{Rating, Real};

use super::reader::{Reader, Refused};

impl Reader<'_> {
    /// The rating, to the nearest quarter step.
    pub(super) fn rating<const MIN: i16, const MAX: i16>(
        &mut self,
        field: &'static str,
        value: Option<f64>,
    ) -> Result<Option<Rating<MIN, MAX>>, Refused> {
        let Some(value) = value else { return Ok(None) };
        let rating = Rating::new(value)
            .map_err(|range| self.outside(field, value, (range.min, range.max)))?;
        if rating.get().total_cmp(&(value + 0.0)).is_ne() {
            let message = format!(
                "{field} {}{} is between two quarter steps; it is taken as {}",
                shown(value),
                self.record(),
                shown(rating.get())
            );
            self.note(field, message);
        }
        Ok(Some(rating))
    }

    /// The number, if it is in its range.
    pub(super) fn real<const MIN: i64, const MAX: i64>(
        &self,
        field: &'static str,
        value: f64,
    ) -> Result<Real<MIN, MAX>, Refused> {
        Real::new(value).map_err(|range| self.outside(field, value, (range.min, range.max)))
    }

    /// The number, if there is one and it is in its range.
    pub(super) fn real_if_any<const MIN: i64, const MAX: i64>(
        &self,
        field: &'static str,
        value: Option<f64>,
    ) -> Result<Option<Real<MIN, MAX>>, Refused> {
        value.map(|value| self.real(field, value)).transpose()
    }

    /// Refuses a number that is not within the range.
    pub(super) fn outside(&self, field: &str, value: f64, (min, max): (f64, f64)) -> Refused {
        let message = format!(
            "{field} {}{} is outside {} … {}",
            shown(value),
            self.record(),
            shown(min),
            shown(max)
        );
        self.refused(field, message)
    }
}

/// The number with a real minus sign.
fn shown(value: f64) -> String {
    value.to_string().replace('-', "−")
}
