//! The words of the table: its columns, what its cells say, and why something can't be kept in one.

/// The page, as it is heard.
pub const TABLE: &str = "Table of steps";
/// A column, as all below.
pub const NAME: &str = "Name";
/// The phase in time.
pub const STAGE: &str = "Stage";
/// Where it takes place.
pub const CHANNEL: &str = "Channel";
/// Who answers for it.
pub const OWNER: &str = "Owner";
/// Who takes part.
pub const ACTORS: &str = "Actors";
/// Much is at stake.
pub const MOMENT_OF_TRUTH: &str = "Moment of truth";
/// How the customer feels there.
pub const EMOTION: &str = "Emotion";
/// How the organisation believes the customer feels there.
pub const BELIEF: &str = "Belief";
/// How the customer expected to feel.
pub const EXPECTATION: &str = "Expectation";
/// How reliably the basics are met.
pub const HYGIENE: &str = "Hygiene";
/// How far it goes beyond what was expected.
pub const DELIGHT: &str = "Delight";
/// How well the ratings are founded.
pub const EVIDENCE: &str = "Evidence";
/// How convenient it is.
pub const CONVENIENCE: &str = "Convenience";
/// How relevant it is.
pub const RELEVANCE: &str = "Relevance";
/// How usable it is.
pub const USABILITY: &str = "Usability";
/// How long the customer waits before it.
pub const WAIT: &str = "Wait";
/// What basics and delight come to.
pub const SATISFACTION: &str = "Satisfaction";
/// What is left after forgiveness.
pub const FELT: &str = "Felt";
/// What repairing would add to the score.
pub const LIFT: &str = "Lift";
/// Anything.
pub const NOTE: &str = "Note";

/// Stands in the field that narrows the rows down.
pub const FILTER: &str = "Name or note";
/// The same field as it is heard.
pub const FILTER_HEARD: &str = "Show rows with this in name or note";
/// Only touchpoints whose basics are below parity.
pub const BASICS_FAIL: &str = "Basics fail";
/// Only touchpoints without hygiene or emotion.
pub const NOT_RATED: &str = "Not rated";
/// Only touchpoints whose rating is low.
pub const BELOW_3: &str = "Below 3";
/// Only touchpoints whose rating is not low.
pub const FROM_3: &str = "3 and more";
/// The entry that takes a filter away.
pub const ANY: &str = "Any";
/// Shows every row again.
pub const SHOW_ALL: &str = "Show all";
/// Stands in the last row.
pub const ADD: &str = "Add a touchpoint";
/// A cell without anything in it, as it is heard.
pub const EMPTY: &str = "empty";
/// A moment of truth.
pub const YES: &str = "yes";
/// Why a name can't be empty.
pub const NEEDS_NAME: &str = "A step needs a name";
/// Why backstage steps and systems have no ratings.
pub const NOT_MET: &str = "Only touchpoints have this: customers don’t meet what is backstage";
/// Why satisfaction can't be typed.
pub const FROM_BASICS: &str = "Computed from hygiene and delight: change those";
/// Why felt can't be typed.
pub const FROM_FORGIVING: &str = "Computed from satisfaction and what customers forgive";
/// Why lift can't be typed.
pub const FROM_REPAIR: &str = "Computed: what the score gains when the basics are raised to parity";
/// A rating that nobody typed, in the table.
pub const FROM_EVIDENCE: &str = "Computed from voices or marks: type a rating to replace it";
/// A rating between the quarter steps.
pub const QUARTERS: &str = "Ratings go in quarter steps, such as 2.25 or 2.5";
/// What a moment of truth can be.
pub const YES_OR_NOTHING: &str = "Type yes, or nothing";
/// What a length of time can be.
pub const TIME_WRONG: &str = "Type minutes, or a time such as 2 h or 1 day";

/// A cell as it is heard: "Waiting for the card, emotion, −3".
#[must_use]
pub fn cell(name: &str, column: &str, value: &str) -> String {
    let value = if value.is_empty() { EMPTY } else { value };
    format!("{name}, {}, {value}", column.to_lowercase())
}

/// The undo step of a cell.
#[must_use]
pub fn set(column: &str, name: &str) -> String {
    format!("Set {} of {name}", column.to_lowercase())
}

/// The undo step of pasted cells.
#[must_use]
pub fn paste(cells: usize) -> String {
    match cells {
        1 => "Paste a cell".to_owned(),
        several => format!("Paste {several} cells"),
    }
}

/// What was pasted over cells is not kept.
pub const PASTE_LEFT: &str = "Nothing was pasted";

/// What is said while pasted cells wait to be kept: how many would be set, how many of them hold something else, and
/// what else is to be said.
#[must_use]
pub fn waits(cells: usize, over: usize, more: Option<&str>) -> String {
    let more = more.map_or_else(String::new, |more| format!(". {more}"));
    format!(
        "{cells} cells, {over} of them over what is there: Enter keeps them, Esc leaves them{more}"
    )
}

/// Pasted rows that there is no row for.
#[must_use]
pub fn no_row_for(rows: usize) -> String {
    let rows = match rows {
        1 => "1 row is".to_owned(),
        several => format!("{several} rows are"),
    };
    format!("{rows} left out, as the table ends here: paste with names to add touchpoints")
}

/// Why a pasted cell can't be taken.
#[must_use]
pub fn not_pasted(name: &str, column: &str, why: &str) -> String {
    format!(
        "Nothing was pasted: {name}, {}: {why}",
        column.to_lowercase()
    )
}

/// A rating that is none.
#[must_use]
pub fn not_from(typed: &str, (least, most): (&str, &str)) -> String {
    format!("“{typed}” is not a number from {least} to {most}")
}

/// A name that nothing has.
#[must_use]
pub fn no_such(column: &str, typed: &str) -> String {
    format!("There is no {} “{typed}”", column.to_lowercase())
}

/// A filter with what it lets through.
#[must_use]
pub fn filter(column: &str, chosen: &str) -> String {
    format!("{column}: {chosen}")
}

/// How many of the rows are shown.
#[must_use]
pub fn shown(rows: usize, of: usize) -> String {
    if rows == of {
        format!("{of} rows")
    } else {
        format!("{rows} of {of} rows")
    }
}

/// A heading as it is heard.
#[must_use]
pub fn heading(column: &str, sorted: Option<&str>) -> String {
    sorted.map_or_else(|| column.to_owned(), |way| format!("{column}, {way}"))
}

/// Sorted from the least on.
pub const RISING: &str = "rising";
/// Sorted from the most on.
pub const FALLING: &str = "falling";
