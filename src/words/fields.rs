//! Owns the words of what a step and a link hold beyond their ratings, and the names of the undo steps.

use crate::insight::words::{plain, signed};
use crate::model::{Layer, LinkKind, SourceKind};

/// Who rates.
pub const RATED_BY: &str = "Rated for";
/// All customers together.
pub const EVERYONE: &str = "Everyone";
/// What a value in brackets is.
pub const IN_BRACKETS: &str =
    "The whole map is seen for them. In brackets: as everyone; set it here to make it their own.";
/// A value that a segment shares with everyone, as it is heard.
pub const AS_EVERYONE: &str = "as everyone";
/// The × of a segment's own rating.
pub const TAKE_EVERYONES: &str = "Take everyone’s";
/// What is inside where nothing is.
pub const NOTHING_YET: &str = "–";

/// The part of convenience, relevance and usability.
pub const EXPERIENCE_DETAILS: &str = "Experience details";
/// The part of waiting.
pub const TIME: &str = "Time";
/// The part of segments.
pub const SEGMENTS: &str = "Segments";
/// The part of workshop marks.
pub const MARKS: &str = "Marks";
/// The part of the picture.
pub const PICTURE: &str = "Picture";

/// Convenience.
pub const CONVENIENCE: &str = "Convenience";
/// Relevance.
pub const RELEVANCE: &str = "Relevance";
/// Usability.
pub const USABILITY: &str = "Usability";
/// What makes it good or bad.
pub const SOURCE: &str = "Because of";
/// What makes it good or bad, as it is heard.
pub const SOURCE_HEARD: &str = "Cause";
/// Nobody said what makes it good or bad.
pub const SOURCE_UNKNOWN: &str = "Not said";
/// What the two sources are.
pub const SOURCES: &str = "Hard: process, system, metric. Soft: people, culture, organisation.";

/// How long the customer waits.
pub const WAIT: &str = "The customer waits before it";
/// How long a competitor lets the customer wait.
pub const RIVAL_WAIT: &str = "A competitor needs";
/// How long the customer waits, in a word.
pub const WAIT_HEARD: &str = "Wait";
/// How long a competitor lets the customer wait, in a word.
pub const RIVAL_HEARD: &str = "Competitor’s time";
/// Where a link starts, in a word.
pub const START: &str = "Start";
/// Where a link ends, in a word.
pub const END: &str = "End";
/// What stands in an empty time.
pub const TIME_HINT: &str = "30, 2 h or 1 d 4 h";
/// Where a time can't be read.
pub const TIME_WRONG: &str = "Type a time such as 30, 2 h or 1 d 4 h";

/// The people of a step.
pub const PEOPLE: &str = "Who takes part";
/// What stands in the line for the next of them.
pub const PEOPLE_HINT: &str = "Add somebody";
/// Where lists differ.
pub const PEOPLE_DIFFER: &str = "They differ. What is typed here replaces them all.";

/// The part of what is at stake.
pub const STAKE: &str = "What is at stake";
/// The stake itself.
pub const MONEY_OR_RISK: &str = "Money or risk";
/// What stands in an empty stake.
pub const STAKE_HINT: &str = "In your own words";
/// Who gets what from it.
pub const BENEFITS: &str = "What they get from it";
/// The customer's benefit, in short.
pub const CUSTOMER: &str = "Customer";
/// The company's benefit, in short.
pub const COMPANY: &str = "Company";
/// The customer's benefit.
pub const CUSTOMER_BENEFIT: &str = "Benefit for the customer";
/// The company's benefit.
pub const COMPANY_BENEFIT: &str = "Benefit for the company";

/// The button that adds a mark.
pub const ADD_MARK: &str = "Add a mark";
/// Who gave a mark.
pub const BY: &str = "Given by";
/// What stands where nobody is named.
pub const BY_HINT: &str = "A table or a participant";

/// The button that takes a picture in.
pub const CHOOSE: &str = "Choose…";
/// The button that shows a picture large.
pub const ENLARGE: &str = "Enlarge";
/// The button that takes a picture away.
pub const REMOVE: &str = "Remove";
/// Other ways to a picture.
pub const PICTURE_WAYS: &str = "Or paste it, or drop a PNG or JPEG on the window.";
/// How an enlarged picture goes away.
pub const CLOSE_PICTURE: &str = "Close the picture";

/// What a step is.
pub const LAYER: &str = "Layer";
/// What a link says.
pub const KIND: &str = "Kind";
/// What leads to a list of steps.
pub const ADD: &str = "Add…";
/// What adds a supporter, as it is heard.
pub const ADD_BEHIND: &str = "Add what lies behind";
/// What adds a supported step, as it is heard.
pub const ADD_SUPPORTED: &str = "Add what is supported by";
/// The button that turns a link round.
pub const REVERSE: &str = "Reverse";
/// The button that puts a touchpoint on a link.
pub const INSERT: &str = "Insert a touchpoint";
/// Why a link can't say something, or run that way.
pub const JOINS_TOUCHPOINTS: &str = "Joins two touchpoints";
/// Why a link can't be support.
pub const STARTS_BEHIND: &str = "Starts at a backstage step or a system";
/// Why a link can't say what another says already.
pub const IS_THERE: &str = "These two are linked in this way already";

/// A step's layer, in one word.
#[must_use]
pub const fn layer(layer: Layer) -> &'static str {
    match layer {
        Layer::Touchpoint => "Touchpoint",
        Layer::Backstage => "Backstage",
        Layer::System => "System",
    }
}

/// "Make Sales call a system": an undo step. Links that can't be any more go with it.
#[must_use]
pub fn make_layer(subject: &str, layer: Layer, lost_links: usize) -> String {
    let what = match layer {
        Layer::Touchpoint => "a touchpoint",
        Layer::Backstage => "a backstage step",
        Layer::System => "a system",
    };
    match lost_links {
        0 => format!("Make {subject} {what}"),
        1 => format!("Make {subject} {what} (1 link goes)"),
        lost => format!("Make {subject} {what} ({lost} links go)"),
    }
}

/// "Make Sales call → Card a promise": an undo step.
#[must_use]
pub fn make_kind(link: &str, kind: LinkKind) -> String {
    let what = match kind {
        LinkKind::Flow => "a flow",
        LinkKind::Support => "support",
        LinkKind::Promise => "a promise",
    };
    format!("Make {link} {what}")
}

/// What makes it good or bad, in one word.
#[must_use]
pub const fn source(source: Option<SourceKind>) -> &'static str {
    match source {
        None => SOURCE_UNKNOWN,
        Some(SourceKind::Hard) => "Hard",
        Some(SourceKind::Soft) => "Soft",
    }
}

/// "Sales call for Students": what is rated for a segment.
#[must_use]
pub fn for_segment(subject: &str, segment: &str) -> String {
    format!("{subject} for {segment}")
}

/// "Rate for Students": leads to a segment's own ratings.
#[must_use]
pub fn rate_for(segment: &str) -> String {
    format!("Rate for {segment}")
}

/// "Take everyone’s ratings for Students": an undo step.
#[must_use]
pub fn forget_segment(subject: &str, segment: &str) -> String {
    format!("Rate {subject} for {segment} as for everyone")
}

/// "2 of 3 on their own": how many segments have ratings of their own.
#[must_use]
pub fn own_of(own: usize, all: usize) -> String {
    format!("{own} of {all} on their own")
}

/// "2 touchpoints": where a segment has its own ratings.
#[must_use]
pub fn own_at(count: usize) -> String {
    super::inspector::touchpoints(count)
}

/// "waits 30 minutes, a competitor 10 minutes".
#[must_use]
pub fn times(wait: Option<f64>, rival: Option<f64>) -> String {
    let wait = wait.map(|minutes| format!("waits {}", super::duration(minutes)));
    let rival = rival.map(|minutes| format!("a competitor {}", super::duration(minutes)));
    let said: Vec<String> = wait.into_iter().chain(rival).collect();
    said.join(", ")
}

/// "3 marks".
#[must_use]
pub fn marks(count: usize) -> String {
    if count == 1 {
        "1 mark".to_owned()
    } else {
        format!("{count} marks")
    }
}

/// The four ratings of a mark, or of a mean: "emotion −1, belief +2, basics 3, delight 1"; a dash where there is none.
#[must_use]
pub fn mark([emotion, belief, basics, delight]: [Option<f64>; 4]) -> String {
    let said = [
        emotion.map(|value| format!("emotion {}", signed(value, 1))),
        belief.map(|value| format!("belief {}", signed(value, 1))),
        basics.map(|value| format!("basics {}", plain(value, 1))),
        delight.map(|value| format!("delight {}", plain(value, 1))),
    ];
    let said: Vec<String> = said.into_iter().flatten().collect();
    if said.is_empty() {
        NOTHING_YET.to_owned()
    } else {
        said.join(", ")
    }
}

/// The mean of all marks.
#[must_use]
pub fn mean_of(mean: [Option<f64>; 4]) -> String {
    format!("Mean: {}", mark(mean))
}

/// How far the marks lie apart.
#[must_use]
pub fn apart(spread: [Option<f64>; 4]) -> String {
    format!("Apart: {}", mark(spread))
}

/// The mark of a table.
#[must_use]
pub fn mark_of(by: &str) -> String {
    format!("Mark of {by}")
}

/// "Remove the mark of Table 1 from Sales call": an undo step, and the × of a mark.
#[must_use]
pub fn remove_mark(by: &str, subject: &str) -> String {
    format!("Remove the mark of {by} from {subject}")
}

/// "Mark of Table 1 for Sales call": what a mark's ratings are of.
#[must_use]
pub fn mark_for(by: &str, subject: &str) -> String {
    format!("{subject} by {by}")
}

/// "Remove the picture of Sales call": an undo step.
#[must_use]
pub fn remove_picture(subject: &str) -> String {
    format!("Remove the picture of {subject}")
}

/// "Choose the picture of Sales call": the button, as it is heard.
#[must_use]
pub fn choose_picture(subject: &str) -> String {
    format!("Choose the picture of {subject}")
}

/// "Picture of Sales call: counter.jpg".
#[must_use]
pub fn picture(subject: &str, name: &str) -> String {
    format!("Picture of {subject}: {name}")
}

/// "Take Card printing away from behind Sales call": an undo step.
#[must_use]
pub fn unlink(from: &str, to: &str) -> String {
    format!("{from} no longer supports {to}")
}

/// What can be done to a supporting link besides following it.
#[must_use]
pub fn take_away(name: &str) -> String {
    format!("Take {name} away")
}

/// "Reverse Sales call → Card": an undo step.
#[must_use]
pub fn reverse(link: &str) -> String {
    format!("Reverse {link}")
}

/// "Edit who takes part in Sales call": an undo step.
#[must_use]
pub fn edit_people(subject: &str) -> String {
    format!("Edit who takes part in {subject}")
}

/// "Who takes part in Sales call".
#[must_use]
pub fn people_of(subject: &str) -> String {
    format!("{PEOPLE} in {subject}")
}

/// "Sales call, Card in hand and 12 more": what is selected, in one line.
#[must_use]
pub fn some_of(names: &[String], all: usize) -> String {
    let more = all.saturating_sub(names.len());
    let said = names.join(" · ");
    if more == 0 {
        said
    } else {
        format!("{said} · and {more} more")
    }
}
/// What is said where there is no delighter to turn into a basic.
pub const NOTHING_DELIGHTS: &str =
    "Nothing delights there: give it a delight first, or choose another touchpoint";

/// The undo step of turning a delighter into a basic.
#[must_use]
pub fn into_basic(touchpoints: &str) -> String {
    format!("Expect what delights at {touchpoints}")
}
