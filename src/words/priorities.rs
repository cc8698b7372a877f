//! Owns the words of the page of priorities.

use crate::insight::words::{customer, percent, plain};
use crate::insight::{Goal, PriorityClass};

/// The title of the list.
pub const TITLE: &str = "What to fix first";
/// The column of touchpoints.
pub const TOUCHPOINT: &str = "Touchpoint";
/// The column of backstage steps and systems.
pub const BEHIND: &str = "What lies behind";
/// The column of owners.
pub const OWNER: &str = "Owner";
/// The column of lifts.
pub const LIFT: &str = "Lift of the score";
/// Where nobody owns it.
pub const NO_OWNER: &str = "no owner";
/// Before the difference between emotion and expectation.
pub const GAP: &str = "gap";
/// A system in a list of causes.
pub const SYSTEM: &str = "System";
/// The heading of the causes.
pub const ONE_REPAIR_SEVERAL: &str = "One repair, several touchpoints";
/// The list while nothing is rated.
pub const NOTHING_RATED: &str =
    "Rate the basics of a touchpoint on the map, and what to fix first stands here";
/// The list where nothing fails.
pub const NOTHING_TO_FIX: &str =
    "Nothing to fix: the basics are met, no promise is broken, nothing disappoints";
/// The heading of the improvements.
pub const WHAT_IF: &str = "What if";
/// Under the two scores.
pub const SCORES: &str = "experience score, as it is → to be";
/// The line of today.
pub const AS_IT_IS: &str = "as it is";
/// The line with the chosen improvements.
pub const TO_BE: &str = "to be";
/// The heading of the triangle.
pub const TRIANGLE: &str = "Time, cost, quality";
/// The corner of time.
pub const TIME: &str = "Time";
/// The corner of cost.
pub const COST: &str = "Cost";
/// The corner of quality.
pub const QUALITY: &str = "Quality";

/// For whom the list is made, and what it holds to be more urgent.
#[must_use]
pub fn seen_for(journey: &str, segment: Option<&str>) -> String {
    let whom = segment.unwrap_or("everyone");
    let journey = journey.trim();
    let separator = if journey.is_empty() { "" } else { " · " };
    format!("{journey}{separator}seen for {whom} · basics before delight")
}

/// What the strategy wants of the journey, and how far that is reached.
#[must_use]
pub fn goal(goal: Goal) -> String {
    match goal {
        Goal::Parity { rated: 0, .. } => "Goal: parity. Nothing is rated yet".to_owned(),
        Goal::Parity { below: 0, .. } => {
            "Goal reached: nothing is below parity, and more would not win anybody".to_owned()
        }
        Goal::Parity { below: 1, .. } => "Goal: parity. 1 touchpoint is below it".to_owned(),
        Goal::Parity { below, .. } => format!("Goal: parity. {below} touchpoints are below it"),
        Goal::Delight { moments: 0, .. } => {
            "Goal: moments of truth that delight. None is marked yet".to_owned()
        }
        Goal::Delight { reached, moments } if reached == moments => {
            "Goal reached: every moment of truth delights".to_owned()
        }
        Goal::Delight { reached, moments } => {
            format!("Goal: every moment of truth reaches delight 3. {reached} of {moments} do")
        }
    }
}

/// Why a touchpoint is in the list, in two words.
#[must_use]
pub fn class(class: PriorityClass) -> &'static str {
    match class {
        PriorityClass::Basics => "Basics fail",
        PriorityClass::BrokenPromise => "Promise broken",
        PriorityClass::Disappointment => "Disappoints",
        PriorityClass::Delight => "Lacks delight",
        PriorityClass::Overinvestment => "Overinvested",
    }
}

/// How far the basics are met.
#[must_use]
pub fn basics_met_from(hygiene: &str, parity: f64) -> String {
    format!("{hygiene} of 5, met from {}", plain(parity, 2))
}

/// How far a moment of truth delights.
#[must_use]
pub fn delight_of_three(delight: &str) -> String {
    format!("delight {delight}, wanted from 3")
}

/// Delight where it is not what is missing.
#[must_use]
pub fn delight_nobody_misses(delight: &str) -> String {
    format!("delight {delight} of 5 where less would do")
}

/// Where nothing lies behind the touchpoint.
#[must_use]
pub fn nothing_behind(class: PriorityClass) -> &'static str {
    match class {
        PriorityClass::BrokenPromise => "no one keeps it",
        PriorityClass::Basics
        | PriorityClass::Disappointment
        | PriorityClass::Delight
        | PriorityClass::Overinvestment => "nothing is known",
    }
}

/// Why a touchpoint has no lift.
#[must_use]
pub fn no_lift(class: PriorityClass) -> &'static str {
    match class {
        PriorityClass::Basics => "no lift: nobody comes here",
        PriorityClass::BrokenPromise => "no lift: it costs trust, not points",
        PriorityClass::Disappointment => "no lift: the basics are met",
        PriorityClass::Delight => "no lift: delight is what is missing",
        PriorityClass::Overinvestment => "no lift: spend it elsewhere",
    }
}

/// The part of what customers suffer that a cause stands behind.
#[must_use]
pub fn of_the_pain(blame: Option<f64>) -> String {
    blame.map_or_else(String::new, |blame| {
        format!("{} of the pain", percent(blame))
    })
}

/// More than the names that are shown.
#[must_use]
pub fn and_more(count: usize) -> String {
    format!("and {count} more")
}

/// So many touchpoints, in a word.
#[must_use]
pub fn touchpoints(count: &str) -> String {
    format!("{count} touchpoints")
}

/// The heading of the curve.
#[must_use]
pub fn would_live_through(name: &str) -> String {
    format!("What {} would live through", customer(name))
}

/// The corner of the triangle that comes first.
#[must_use]
pub fn first(corner: &str) -> String {
    format!("{corner} first")
}

/// The list while lifts are being computed.
pub const COMPUTING: &str = "Computing what each repair would lift…";
/// From the list to the map.
pub const SHOW_ON_THE_MAP: &str = "Show it on the map";
/// While there is no improvement.
pub const NO_IMPROVEMENTS: &str =
    "No improvement yet. Add what could be done, tick it, and see what it would do to the score.";
/// The button that makes an improvement.
pub const ADD: &str = "Add an improvement";
/// An improvement without a name.
pub const UNNAMED: &str = "An improvement without a name";
/// Where an improvement has no date.
pub const NO_DATE: &str = "no date";
/// An improvement that plans delight upstream of failing basics.
pub const DELIGHT_FIRST: &str = "delight ahead of failing basics";
/// An improvement that claims to be fast, cheap and good.
pub const UNBELIEVABLE: &str = "fast, cheap and good at once?";
/// An improvement that the customer does not notice.
pub const COMPANY_ONLY: &str = "serves the company only";
/// An improvement that came after the scope was locked.
pub const ADDED_SINCE: &str = "added since the scope was locked";
/// Under what an improvement would add that is not ticked.
pub const ON_TOP: &str = "on top";
/// The field of the name.
pub const NAME: &str = "What is to be done";
/// The field of the name, as it is heard.
pub const NAME_OF_IMPROVEMENT: &str = "Name of the improvement";
/// In the empty field of the name.
pub const NAME_HINT: &str = "Such as: decide while the customer is on the line";
/// The steps of an improvement.
pub const TOUCHES: &str = "Touches";
/// The field that adds a step.
pub const ADD_STEP: &str = "Add a step that it touches";
/// To which level it raises hygiene.
pub const HYGIENE: &str = "Raises basics to";
/// To which level it raises delight.
pub const DELIGHT: &str = "Raises delight to";
/// The journey that an improvement is for.
pub const JOURNEY: &str = "Journey";
/// The journey of an improvement, as it is heard.
pub const JOURNEY_OF_IMPROVEMENT: &str = "Journey of the improvement";
/// The day on which an improvement was added.
pub const ADDED_ON: &str = "Added on";
/// That day, as it is heard.
pub const ADDED_OF_IMPROVEMENT: &str = "Day on which the improvement was added";
/// What the customer gets.
pub const CUSTOMER_BENEFIT: &str = "Customer’s benefit";
/// What the company gets.
pub const COMPANY_BENEFIT: &str = "Company’s benefit";
/// 5 is fastest.
pub const HOW_FAST: &str = "Fast (5: fastest)";
/// 5 is cheapest.
pub const HOW_CHEAP: &str = "Cheap (5: cheapest)";
/// 5 is best.
pub const HOW_GOOD: &str = "Good (5: best)";
/// The owner, as it is heard.
pub const OWNER_OF_IMPROVEMENT: &str = "Owner of the improvement";
/// The choice of no owner.
pub const NOBODY: &str = "Nobody";
/// The field of the date.
pub const DUE: &str = "Done by";
/// The field of the date, as it is heard.
pub const DUE_OF_IMPROVEMENT: &str = "When the improvement is due";
/// The button that deletes an improvement.
pub const DELETE: &str = "Delete the improvement";
/// While the scope is not locked.
pub const NOT_LOCKED: &str =
    "The scope is open. Lock it, and what is added later is marked as added since.";

/// How much it lifts the score, after something else.
#[must_use]
pub fn lifts(lift: &str) -> String {
    format!(", lifts the score by {lift}")
}

/// What an improvement adds to the score.
#[must_use]
pub fn adds(adds: f64) -> String {
    let text = crate::insight::words::signed_fixed(adds, 1);
    if text == "0.0" {
        "±0".to_owned()
    } else {
        text
    }
}

/// The two scores, as they are heard.
#[must_use]
pub fn scores(today: &str, then: &str) -> String {
    format!("Experience score {today} as it is, {then} to be")
}

/// The tick, as it is heard.
#[must_use]
pub fn part_of_to_be(name: &str) -> String {
    format!("Do it: {name}")
}

/// The undo step of ticking.
#[must_use]
pub fn choose(name: &str, is_chosen: bool) -> String {
    if is_chosen {
        format!("Tick ‘{name}’")
    } else {
        format!("Untick ‘{name}’")
    }
}

/// The undo step of a new improvement.
pub const ADDED: &str = "Add an improvement";

/// The undo step of naming.
#[must_use]
pub fn rename(name: &str) -> String {
    format!("Rename ‘{name}’")
}

/// The undo step of changing the steps.
#[must_use]
pub fn change_steps(name: &str) -> String {
    format!("Change what ‘{name}’ touches")
}

/// The undo step of changing a field.
#[must_use]
pub fn set(what: &str, name: &str) -> String {
    format!("{what}: ‘{name}’")
}

/// The undo step of deleting.
#[must_use]
pub fn delete(name: &str) -> String {
    format!("Delete the improvement ‘{name}’")
}

/// The link to a step.
#[must_use]
pub fn go_to(name: &str) -> String {
    format!("Select {name}")
}

/// The cross beside a step.
#[must_use]
pub fn not_touched(name: &str) -> String {
    format!("It does not touch {name}")
}

/// Where a chosen improvement does it already.
#[must_use]
pub fn already_done_by(name: &str) -> String {
    format!("‘{name}’ already does it")
}

/// A date as 2026-06-30 by month and year; any other text as it was typed.
#[must_use]
pub fn date(date: &str) -> String {
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let parts: Vec<&str> = date.split('-').collect();
    let (year, month) = match parts.as_slice() {
        [year, month] | [year, month, _] => (*year, *month),
        _ => return date.to_owned(),
    };
    let number = month.parse::<usize>().ok().and_then(|it| it.checked_sub(1));
    let month = number.and_then(|number| MONTHS.get(number));
    let is_year = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
    match month {
        Some(month) if is_year => format!("{month} {year}"),
        Some(_) | None => date.to_owned(),
    }
}

/// How fast, cheap and good an improvement is.
#[must_use]
pub fn values(time: &str, cost: &str, quality: &str) -> String {
    format!("fast {time} · cheap {cost} · good {quality}")
}

/// The same where it is too good to be believed.
#[must_use]
pub fn all_three(time: &str, cost: &str, quality: &str) -> String {
    format!("{time} · {cost} · {quality}: all three at once?")
}

/// What was added to the sums since the scope was locked.
#[must_use]
pub fn locked_since(date: &str, time: &(String, String), cost: &(String, String)) -> String {
    format!(
        "The scope is locked since {date}. Time adds up to {}, and {} more since; cost to {}, and {} more since.",
        time.0, time.1, cost.0, cost.1
    )
}

/// The curve, as it is heard.
#[must_use]
pub fn curve_in_words(plans: &crate::insight::Plans) -> String {
    use crate::insight::words::signed;
    let value =
        |felt: Option<f64>| felt.map_or_else(|| super::MISSING.to_owned(), |it| signed(it, 2));
    let told = plans.felt.iter().map(|felt| {
        format!(
            "{}: {} as it is, {} to be",
            felt.name,
            value(felt.as_is),
            value(felt.to_be)
        )
    });
    told.collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_told_by_month_and_anything_else_as_it_was_typed() {
        for (typed, told) in [
            ("2026-06-30", "Jun 2026"),
            ("2026-12", "Dec 2026"),
            ("before Easter", "before Easter"),
            ("30-6-2026", "30-6-2026"),
            ("2026-13-01", "2026-13-01"),
            ("", ""),
        ] {
            assert_eq!(date(typed), told);
        }
    }

    #[test]
    fn nothing_gained_is_neither_plus_nor_minus() {
        assert_eq!((adds(0.01).as_str(), adds(13.33).as_str()), ("±0", "+13.3"));
    }
}
