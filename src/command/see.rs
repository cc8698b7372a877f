//! Owns the commands that look at the map in another way: for whom, as it is or as it shall be, from which side.

use crate::insight::{Lens, Moment, Standpoint, Strip};

/// Another way to look at the map.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sight {
    /// For everyone.
    Everyone,
    /// For the next segment, and after the last one for everyone.
    NextSegment,
    /// What the customer feels.
    CustomersSide,
    /// What the company believes and does.
    CompanysSide,
    /// As it is.
    AsIs,
    /// As it shall be.
    ToBe,
    /// One over the other.
    Both,
    /// What is felt after forgiving, or without it.
    Felt,
    /// The goodwill, or without it.
    Goodwill,
    /// Links as wide as many customers go that way, or not.
    Shares,
    /// The waits at the links, or not.
    Waits,
}

impl Sight {
    /// Every one, as they stand in the menu.
    pub const ALL: [Self; 11] = [
        Self::Everyone,
        Self::NextSegment,
        Self::CustomersSide,
        Self::CompanysSide,
        Self::AsIs,
        Self::ToBe,
        Self::Both,
        Self::Felt,
        Self::Goodwill,
        Self::Shares,
        Self::Waits,
    ];

    /// What it is called in menus.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Everyone => "Seen for everyone",
            Self::NextSegment => "Seen for the next segment",
            Self::CustomersSide => "Customer’s side",
            Self::CompanysSide => "Company’s side",
            Self::AsIs => "As it is",
            Self::ToBe => "As it shall be",
            Self::Both => "As it is and as it shall be",
            Self::Felt => "Felt",
            Self::Goodwill => "Goodwill",
            Self::Shares => "Links as wide as their share",
            Self::Waits => "Waits on the links",
        }
    }

    /// Whether the map is looked at so.
    #[must_use]
    pub fn is_on(self, lens: &Lens) -> bool {
        match self {
            Self::Everyone => lens.segments.is_empty(),
            Self::NextSegment => false,
            Self::CustomersSide => lens.side == Standpoint::Customer,
            Self::CompanysSide => lens.side == Standpoint::Company,
            Self::AsIs => lens.moment == Moment::AsIs,
            Self::ToBe => lens.moment == Moment::ToBe,
            Self::Both => lens.moment == Moment::Both,
            Self::Felt => lens.strips.contains(&Strip::Felt),
            Self::Goodwill => lens.strips.contains(&Strip::Goodwill),
            Self::Shares => lens.shows_shares,
            Self::Waits => lens.shows_waits,
        }
    }
}
