//! Owns moments: when something was written down, as milliseconds since 1970, whatever the clock says.

use std::time::{SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

/// A moment, in milliseconds since 1970. A clock before that is at 0.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Stamp(pub u64);

impl Stamp {
    /// Now.
    #[must_use]
    pub fn now() -> Self {
        let since = SystemTime::now().duration_since(UNIX_EPOCH);
        let millis = since.map(|since| since.as_millis()).unwrap_or_default();
        Self(u64::try_from(millis).unwrap_or(u64::MAX))
    }

    /// The day and time of day in the user's own time, as `2026-11-22 14:36`.
    #[must_use]
    pub fn local(self) -> String {
        self.zoned()
            .map_or_else(String::new, |it| it.strftime("%Y-%m-%d %H:%M").to_string())
    }

    /// The time of day in the user's own time, as `14:36`.
    #[must_use]
    pub fn time_of_day(self) -> String {
        self.zoned()
            .map_or_else(String::new, |it| it.strftime("%H:%M").to_string())
    }

    fn zoned(self) -> Option<jiff::Zoned> {
        let millis = i64::try_from(self.0).ok()?;
        let moment = jiff::Timestamp::from_millisecond(millis).ok()?;
        Some(moment.to_zoned(jiff::tz::TimeZone::system()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_can_be_said_however_wrong_the_clock_is() {
        assert_eq!(Stamp(u64::MAX).local(), "");
        assert!(Stamp(0).local().len() == 16);
        assert!(Stamp::now() > Stamp(0));
    }
}
