//! Owns what is said about tidying.

/// The undo step: how many touchpoints got another place, else how many steps behind them.
#[must_use]
pub fn label(touchpoints: usize, steps: usize) -> String {
    match (touchpoints, steps) {
        (0, 1) => "Tidy a step".to_owned(),
        (0, steps) => format!("Tidy {steps} steps"),
        (1, _) => "Tidy a touchpoint".to_owned(),
        (touchpoints, _) => format!("Tidy {touchpoints} touchpoints"),
    }
}

/// Where there is no better order: how often links cross as they are.
#[must_use]
pub fn nothing(crossings: usize) -> String {
    match crossings {
        0 => "Nothing to tidy: no links cross".to_owned(),
        1 => "Nothing to tidy: links cross once, and no better order was found".to_owned(),
        2 => "Nothing to tidy: links cross twice, and no better order was found".to_owned(),
        many => {
            format!("Nothing to tidy: links cross {many} times, and no better order was found")
        }
    }
}
