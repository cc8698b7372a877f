//! Owns what can be asked of how the map is looked at.

use std::collections::BTreeSet;

use crate::insight::{Moment, Standpoint, Strip};
use crate::model::SegmentId;

/// Another way to look at the map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum See {
    /// For exactly these segments; none: for everyone.
    Segments(BTreeSet<SegmentId>),
    /// As it is, as it shall be, or both.
    Moment(Moment),
    /// From that side.
    Side(Standpoint),
    /// With exactly these strips under the curve.
    Strips(BTreeSet<Strip>),
    /// With links as wide as many customers go that way, or not.
    Shares(bool),
    /// With the waits at the links, or not.
    Waits(bool),
}
