//! Owns a small example of what each setting of the method does, so that a facilitator sees it move with the slider
//! (METHOD.md, section 2).

use crate::model::Settings;

use super::passage::{Carried, meet, satisfaction, sound};

/// What the settings make of a few made-up touchpoints.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Examples {
    /// The satisfaction where the basics are rated 3 of 5, without delight: −1 … 0.
    pub basics_at_three: f64,
    /// The satisfaction where the basics are rated 0, without delight and with all of it: −1 … 0.
    pub softened: (f64, f64),
    /// What is left of a goodwill of 1 three touchpoints later, where nothing adds to it: 0 … 1.
    pub goodwill_left: f64,
    /// In how many touchpoints one failure is still a lapse; none: no failure ever is.
    pub lapse_in: Option<u32>,
    /// What is expected next after an emotion of +3 where 0 was expected: 0 … +3.
    pub expected_next: f64,
}

/// The most touchpoints that a lapse is looked for in.
const MOST: u32 = 100;

/// What these settings make of a few made-up touchpoints.
#[must_use]
pub fn examples(settings: &Settings) -> Examples {
    let settings = &sound(settings);
    let satisfied =
        |hygiene, delight| satisfaction(settings, Some(hygiene), Some(delight)).unwrap_or_default();
    let mut carried = Carried {
        goodwill: 1.0,
        ..Carried::default()
    };
    for _ in 0..3 {
        (carried, _) = meet(settings, carried, Some(0.0));
    }
    let is_lapse = |count: &u32| 1.0 / f64::from(*count) <= settings.tolerated_lapse_rate + 1e-9;
    Examples {
        basics_at_three: satisfied(3.0, 0.0).min(0.0),
        softened: (satisfied(0.0, 0.0), satisfied(0.0, 5.0)),
        goodwill_left: carried.goodwill,
        lapse_in: (1..=MOST).find(is_lapse),
        expected_next: settings.adaptation * 3.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_settings_make_what_the_method_says_of_the_examples() {
        let usual = examples(&Settings::default());
        assert!((usual.basics_at_three + 0.25).abs() < 1e-9);
        assert!((usual.softened.0 + 1.0).abs() < 1e-9);
        assert!((usual.softened.1 + 0.8).abs() < 1e-9);
        assert!((usual.goodwill_left - 0.343).abs() < 1e-9);
        assert_eq!(usual.lapse_in, Some(4));
        assert!((usual.expected_next - 1.5).abs() < 1e-9);
    }

    #[test]
    fn the_ends_of_the_ranges_are_told_too() {
        let none = Settings {
            parity: 0.5,
            tolerated_lapse_rate: 0.0,
            ..Settings::default()
        };
        assert_eq!(examples(&none).lapse_in, None);
        assert!(
            examples(&none).basics_at_three.abs() < 1e-9,
            "3 is enough then"
        );
        let all = Settings {
            tolerated_lapse_rate: 1.0,
            ..Settings::default()
        };
        assert_eq!(examples(&all).lapse_in, Some(1));
    }
}
