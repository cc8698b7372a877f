//! Owns the words of capturing: steps that are inserted, copied, pasted and parked.

/// Why nothing was inserted on a promise.
pub const NOT_ON_A_PROMISE: &str =
    "A promise runs straight to where it has to be kept. Insert on a flow or support link";

/// Why nothing was pasted.
pub const NOTHING_TO_PASTE: &str = "There is no text to paste";

/// What is said after a picture was copied.
pub const PICTURE_COPIED: &str = "The picture is in the clipboard";
/// What is said where no picture could be made.
pub const NO_PICTURE: &str = "The picture can’t be drawn: export the map instead";

/// Why so much is not copied as a picture.
#[must_use]
pub fn too_many_for_a_picture(most: usize) -> String {
    format!("Select {most} steps or fewer to copy them as a picture, or export the map")
}

/// A row that is added.
pub const ROW_NEW: &str = "new";
/// A row that is on the map already.
pub const ROW_THERE: &str = "already there, stays as it is";
/// A row that is left out.
pub const ROW_WRONG: &str = "can’t be read";

/// A row of a table, to a screen reader.
#[must_use]
pub fn row((number, name): (&str, &str), state: &str, about: &str) -> String {
    if about.is_empty() || about == state {
        format!("Row {number}: {name}, {state}")
    } else {
        format!("Row {number}: {name}, {state}: {about}")
    }
}

/// A number as people write it: 10,000.
#[must_use]
pub fn grouped(count: usize) -> String {
    let digits = count.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// How many touchpoints.
#[must_use]
pub fn touchpoints(count: usize) -> String {
    if count == 1 {
        "1 touchpoint".to_owned()
    } else {
        format!("{} touchpoints", grouped(count))
    }
}

/// What is said after many touchpoints were pasted.
#[must_use]
pub fn added(count: usize) -> String {
    format!(
        "{} were added. Undo takes them away again",
        touchpoints(count)
    )
}

/// Why so many can't be pasted.
#[must_use]
pub fn too_many_to_paste(count: usize) -> String {
    let most = grouped(crate::model::MAX_STEPS);
    format!(
        "{} are too many: a project can hold {most}",
        touchpoints(count)
    )
}

/// Cuts steps: the undo step.
#[must_use]
pub fn cut(what: &str) -> String {
    format!("Cut {what}")
}

/// Pastes steps: the undo step.
#[must_use]
pub fn paste(what: &str) -> String {
    format!("Paste {what}")
}

/// Duplicates steps: the undo step.
#[must_use]
pub fn duplicate(what: &str) -> String {
    format!("Duplicate {what}")
}

/// Puts steps into a stage: the undo step.
#[must_use]
pub fn move_into(what: &str, stage: &str) -> String {
    format!("Move {what} into ‘{stage}’")
}

/// Puts a step on the way between two others: the undo step.
#[must_use]
pub fn put_between(what: &str, ends: &str) -> String {
    format!("Move {what} between {ends}")
}

/// Takes steps out of all stages: the undo step.
#[must_use]
pub fn park(what: &str) -> String {
    format!("Park {what}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn large_numbers_are_written_in_groups() {
        for (count, expected) in [
            (0, "0 touchpoints"),
            (1, "1 touchpoint"),
            (999, "999 touchpoints"),
            (1_000, "1,000 touchpoints"),
            (100_000, "100,000 touchpoints"),
            (1_234_567, "1,234,567 touchpoints"),
        ] {
            assert_eq!(touchpoints(count), expected);
        }
    }
}
