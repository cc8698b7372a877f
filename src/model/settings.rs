//! Owns the settings of the method (METHOD.md, section 2): their defaults and ranges.

/// How the method computes, one set a project.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Settings {
    /// Hygiene at or above it counts as met.
    pub parity: f64,
    /// The largest share of a basics failure that delight makes up for at the same touchpoint.
    pub softening: f64,
    /// How much more a moment of truth counts.
    pub moment_of_truth_weight: f64,
    /// How much goodwill is left one touchpoint later.
    pub memory: f64,
    /// Failures up to this share of the touchpoints so far are lapses.
    pub tolerated_lapse_rate: f64,
    /// How fast expectations follow experience.
    pub adaptation: f64,
    /// What customers expect before the first touchpoint.
    pub starting_expectation: f64,
}

impl Settings {
    /// Each setting's name in the file, its value, lowest and highest, in METHOD.md's order.
    #[must_use]
    pub fn entries(&self) -> [(&'static str, f64, f64, f64); 7] {
        [
            ("parity", self.parity, 0.5, 5.0),
            ("softening", self.softening, 0.0, 1.0),
            (
                "moment_of_truth_weight",
                self.moment_of_truth_weight,
                1.0,
                10.0,
            ),
            ("memory", self.memory, 0.0, 1.0),
            ("tolerated_lapse_rate", self.tolerated_lapse_rate, 0.0, 1.0),
            ("adaptation", self.adaptation, 0.0, 1.0),
            ("starting_expectation", self.starting_expectation, -3.0, 3.0),
        ]
    }

    /// The names of the settings that are outside their range or not finite.
    #[must_use]
    pub fn out_of_range(&self) -> Vec<&'static str> {
        let entries = self.entries().into_iter();
        entries
            .filter(|(_, value, min, max)| !(*min..=*max).contains(value))
            .map(|(name, ..)| name)
            .collect()
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            parity: 4.0,
            softening: 0.2,
            moment_of_truth_weight: 2.0,
            memory: 0.7,
            tolerated_lapse_rate: 0.25,
            adaptation: 0.5,
            starting_expectation: 0.0,
        }
    }
}

impl Eq for Settings {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_out_of_range_are_named() {
        assert!(Settings::default().out_of_range().is_empty());
        let absurd = Settings {
            parity: 0.0,
            memory: f64::NAN,
            ..Settings::default()
        };
        assert_eq!(absurd.out_of_range(), ["parity", "memory"]);
    }
}
