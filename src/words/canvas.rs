//! Owns the words of what is done on the map itself: ratings in the band, links, hand-overs.

use crate::model::{LinkKind, PromiseState};

/// How the customer feels.
pub const EMOTION: &str = "Emotion";
/// How the organisation believes that the customer feels, as a rating.
pub const BELIEF: &str = "Belief";
/// How the customer expected to feel.
pub const EXPECTED: &str = "Expected";
/// How the organisation believes the customer feels.
pub const BELIEVED: &str = "Believed";
/// A rating that was taken away.
pub const NOT_RATED: &str = "not rated";
/// Opens the field in which a link's share and words are typed.
pub const EDIT_LINK: &str = "Share and label";
/// Opens the field in which a link's words are typed.
pub const EDIT_LABEL: &str = "Label";
/// The same, to a screen reader.
pub const EDIT_LINK_NAMED: &str = "Edit what the link says";
/// Lets a link run the other way.
pub const REVERSE_NAMED: &str = "Let the link run the other way";
/// Takes away what is meant.
pub const DELETE: &str = "Delete";
/// Lets a link run the other way.
pub const REVERSE: &str = "Reverse";
/// Deletes a link.
pub const DELETE_LINK: &str = "Delete the link";
/// What is said about a share that can't be.
pub const SHARE_OUT_OF_RANGE: &str = "A share is between 0 and 100 %";
/// The field of a link's share and label while it is empty.
pub const LINK_HINT: &str = "80 % label";
/// The field of a link's label while it is empty.
pub const LABEL_HINT: &str = "Label";
/// Deletes a link, as an undo step.
pub const LINK_DELETED: &str = "Delete the link";
/// No link was found for the key that goes to the next one.
pub const NO_LINKS: &str = "There is no link here yet: C begins one";

/// "Sales call: emotion": a slider, to a screen reader.
#[must_use]
pub fn rating_of(what: &str, step: &str) -> String {
    format!("{step}: {}", what.to_lowercase())
}

/// "Rate ‘Sales call’: emotion +2": an undo step.
#[must_use]
pub fn rate(step: &str, what: &str, value: &str) -> String {
    format!("Rate ‘{step}’: {what} {value}")
}

/// "3 of 5".
#[must_use]
pub fn of_five(number: &str) -> String {
    format!("{number} of 5")
}

/// The name, or what stands for a missing one.
#[must_use]
pub fn name_or_unnamed(name: &str) -> &str {
    if name.trim().is_empty() {
        super::UNNAMED
    } else {
        name
    }
}

/// "‘Sales call’ → ‘Card in hand’".
#[must_use]
pub fn way(from: &str, to: &str) -> String {
    format!("‘{}’ → ‘{}’", name_or_unnamed(from), name_or_unnamed(to))
}

/// Moving an end of a link to another card, as an undo step.
#[must_use]
pub fn reconnect(way: &str) -> String {
    format!("Reconnect {way}")
}

/// Letting a link run the other way, as an undo step.
#[must_use]
pub fn reverse(way: &str) -> String {
    format!("Reverse {way}")
}

/// Making a link another kind of link, as an undo step.
#[must_use]
pub fn make_kind(way: &str, kind: LinkKind) -> String {
    format!("Make {way} {}", a_kind(kind))
}

/// What became of a promise, as an undo step.
#[must_use]
pub fn make_promise(way: &str, state: PromiseState) -> String {
    format!("Promise {way}: {}", promise(state).to_lowercase())
}

/// What a link says, as an undo step.
#[must_use]
pub fn label_link(way: &str) -> String {
    format!("Label {way}")
}

/// A kind of link.
#[must_use]
pub const fn kind(kind: LinkKind) -> &'static str {
    match kind {
        LinkKind::Flow => "Flow",
        LinkKind::Support => "Support",
        LinkKind::Promise => "Promise",
    }
}

/// What became of a promise.
#[must_use]
pub const fn promise(state: PromiseState) -> &'static str {
    match state {
        PromiseState::Unknown => "Not known yet",
        PromiseState::Kept => "Kept",
        PromiseState::Broken => "Broken",
    }
}

const fn a_kind(kind: LinkKind) -> &'static str {
    match kind {
        LinkKind::Flow => "a flow link",
        LinkKind::Support => "a support link",
        LinkKind::Promise => "a promise",
    }
}

/// "Link from Sales call to Card in hand, flow, 80 %": a link, to a screen reader.
#[must_use]
pub fn link_named(from: &str, to: &str, kind: LinkKind, says: Option<&str>) -> String {
    let (from, to) = (name_or_unnamed(from), name_or_unnamed(to));
    let what = self::kind(kind).to_lowercase();
    let says = says.map_or_else(String::new, |says| format!(", {says}"));
    format!("Link from {from} to {to}, {what}{says}")
}

/// "Kind of link: flow": a button, to a screen reader.
#[must_use]
pub fn kind_named(kind: LinkKind) -> String {
    format!("Kind of link: {}", self::kind(kind).to_lowercase())
}

/// "Promise: broken": a button, to a screen reader.
#[must_use]
pub fn promise_named(state: PromiseState) -> String {
    format!("Promise: {}", promise(state).to_lowercase())
}

/// The legend of hand-overs between channels.
#[must_use]
pub fn between_channels(count: usize) -> String {
    match count {
        0 => "No link changes the channel".to_owned(),
        1 => "1 link changes the channel".to_owned(),
        several => format!("{several} links change the channel"),
    }
}

/// The legend of hand-overs between owners.
#[must_use]
pub fn between_owners(count: usize) -> String {
    match count {
        0 => "none changes the owner".to_owned(),
        1 => "1 changes the owner".to_owned(),
        several => format!("{several} change the owner"),
    }
}
