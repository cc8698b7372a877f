//! Owns how the way that maps are looked at becomes text and comes back: side, strips and switches for every project,
//! segments and moment for each. What can't be read is as it is at first.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::insight::{Lens, Moment, Standpoint, Strip};
use crate::model::{Id, SegmentId};
use crate::ui::state::Recent;

/// How maps are looked at, whatever the project.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct StoredLens {
    side: String,
    strips: Vec<String>,
    shares: bool,
    waits: bool,
}

/// How one project was looked at last.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct StoredSight {
    segments: Vec<String>,
    moment: String,
}

/// How maps are looked at, as it is stored.
pub(super) fn stored(lens: &Lens) -> StoredLens {
    let strips = lens.strips.iter();
    StoredLens {
        side: side_name(lens.side).to_owned(),
        strips: strips.map(|it| strip_name(*it).to_owned()).collect(),
        shares: lens.shows_shares,
        waits: lens.shows_waits,
    }
}

/// What was stored of it.
pub(super) fn remembered(stored: &StoredLens) -> Lens {
    let mut sides = Standpoint::ALL.into_iter();
    let is_wanted = |strip: &Strip| stored.strips.iter().any(|it| it == strip_name(*strip));
    Lens {
        side: sides
            .find(|side| side_name(*side) == stored.side)
            .unwrap_or_default(),
        strips: Strip::ALL.into_iter().filter(is_wanted).collect(),
        shows_shares: stored.shares,
        shows_waits: stored.waits,
        ..Lens::default()
    }
}

/// How a project was looked at last, as it is stored.
pub(super) fn stored_sight(recent: &Recent) -> StoredSight {
    StoredSight {
        segments: recent.segments.iter().map(ToString::to_string).collect(),
        moment: moment_name(recent.moment).to_owned(),
    }
}

/// What was stored of it: for which segments, and at which moment.
pub(super) fn seen(stored: &StoredSight) -> (BTreeSet<SegmentId>, Moment) {
    let segments = stored.segments.iter();
    let mut moments = Moment::ALL.into_iter();
    let moment = moments.find(|moment| moment_name(*moment) == stored.moment);
    (
        segments.filter_map(|id| Id::new(id).ok()).collect(),
        moment.unwrap_or_default(),
    )
}

fn side_name(side: Standpoint) -> &'static str {
    match side {
        Standpoint::Customer => "customer",
        Standpoint::Company => "company",
    }
}

fn strip_name(strip: Strip) -> &'static str {
    match strip {
        Strip::Felt => "felt",
        Strip::Goodwill => "goodwill",
    }
}

fn moment_name(moment: Moment) -> &'static str {
    match moment {
        Moment::AsIs => "as is",
        Moment::ToBe => "to be",
        Moment::Both => "both",
    }
}
