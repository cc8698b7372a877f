//! Owns the words of pictures and window, so that they can be translated in one place.

mod canvas;
pub mod capture;
pub mod changes;
pub mod column;
pub mod commands;
pub mod compare;
pub mod consistency;
pub mod decisions;
pub mod export;
pub mod fields;
pub mod findings;
pub mod import;
pub mod inspector;
pub mod lens;
pub mod method;
pub mod panels;
pub mod pictures;
pub mod priorities;
pub mod project;
pub mod recovery;
pub mod shell;
pub mod show;
pub mod stage;
pub mod table;
pub mod tidy;
pub mod time;
pub mod undo;
pub mod versions;
pub mod voices;
pub mod why;
mod window;

pub use crate::insight::words::customer;
pub use canvas::*;
pub use window::*;

/// The lane of backstage steps.
pub const PEOPLE: &str = "People";
/// The lane of systems.
pub const SYSTEMS: &str = "Systems";
/// The lane of touchpoints without a channel.
pub const NO_CHANNEL: &str = "No channel";
/// The column of steps without a stage.
pub const NOT_PLACED: &str = "Not placed yet";
/// The line between the customer's row and the channels.
pub const LINE_OF_INTERACTION: &str = "line of interaction";
/// The line between channels and people.
pub const LINE_OF_VISIBILITY: &str = "line of visibility";
/// The line between people and systems.
pub const LINE_OF_INTERNAL_INTERACTION: &str = "line of internal interaction";
/// The row of hopes, after the customer's name.
pub const HOPES: &str = "hopes";
/// The row of hopes of a customer without a name.
pub const HOPES_OF_NOBODY: &str = "Hopes";
/// The row of hygiene.
pub const BASICS: &str = "Basics";
/// The row of delight.
pub const DELIGHT: &str = "Delight";
/// Where a touchpoint has no emotion.
pub const NOT_YET_RATED: &str = "not yet rated";
/// Filled markers.
pub const HEARD_OR_MEASURED: &str = "heard or measured";
/// Hollow markers.
pub const ASSUMED: &str = "assumed";
/// The line of belief.
pub const WE_BELIEVE: &str = "we believe";
/// What stands for a value that is missing.
pub const MISSING: &str = "–";
/// What a card without a name is called.
pub const UNNAMED: &str = "Unnamed";

/// The heading of the emotion band.
#[must_use]
pub fn what_feels(name: &str) -> String {
    format!("What {} feels", customer(name))
}

/// The legend of the line of expectation.
#[must_use]
pub fn expects(name: &str) -> String {
    format!("{} expects", customer(name))
}

/// What is said of the parts, with a dot between them; what is empty is left out.
#[must_use]
pub fn told(parts: &[&str]) -> String {
    let parts = parts.iter().map(|part| part.trim());
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    parts.join(" · ")
}

/// The text, or its beginning where it is longer than a label may be.
#[must_use]
pub fn shortened(text: &str) -> String {
    const MOST: usize = 32;
    if text.chars().count() <= MOST {
        text.to_owned()
    } else {
        text.chars().take(MOST).chain(['…']).collect()
    }
}

/// A time in the unit that people would say it in: “45 minutes”, “1.5 hours”, “9 days”.
#[must_use]
pub fn duration(minutes: f64) -> String {
    let (amount, unit) = if minutes < 60.0 {
        (minutes, "minute")
    } else if minutes < 24.0 * 60.0 {
        (minutes / 60.0, "hour")
    } else {
        (minutes / (24.0 * 60.0), "day")
    };
    let amount = format!("{}", (amount * 10.0).round() / 10.0);
    let plural = if amount == "1" { "" } else { "s" };
    format!("{amount} {unit}{plural}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_are_told_in_the_unit_that_people_would_use() {
        let cases = [
            (0.0, "0 minutes"),
            (1.0, "1 minute"),
            (45.0, "45 minutes"),
            (90.0, "1.5 hours"),
            (1440.0, "1 day"),
            (12_960.0, "9 days"),
            (17_280.0, "12 days"),
        ];
        for (minutes, expected) in cases {
            assert_eq!(duration(minutes), expected);
        }
    }

    #[test]
    fn a_journey_without_a_persona_speaks_of_the_customer() {
        assert_eq!(what_feels("Ana"), "What Ana feels");
        assert_eq!(what_feels("  "), "What the customer feels");
        assert_eq!(expects(""), "the customer expects");
    }
}
