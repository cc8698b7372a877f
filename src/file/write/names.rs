//! Owns what the values of the closed sets are called in the file.

use crate::model::{
    Evidence, ImageKind, JourneyState, Layer, LinkKind, Priority, PromiseState, SourceKind, Stance,
    Strategy, VoiceSource,
};

/// A value of a closed set.
pub(super) trait Named {
    /// What it is called in the file.
    fn name(&self) -> &'static str;
}

impl Named for Strategy {
    fn name(&self) -> &'static str {
        match self {
            Self::Experience => "Experience",
            Self::Cost => "Cost",
            Self::Product => "Product",
        }
    }
}

impl Named for Priority {
    fn name(&self) -> &'static str {
        match self {
            Self::Time => "Time",
            Self::Cost => "Cost",
            Self::Quality => "Quality",
        }
    }
}

impl Named for Stance {
    fn name(&self) -> &'static str {
        match self {
            Self::Churning => "Churning",
            Self::Indifferent => "Indifferent",
            Self::Loyal => "Loyal",
        }
    }
}

impl Named for JourneyState {
    fn name(&self) -> &'static str {
        match self {
            Self::AsIs => "AsIs",
            Self::ToBe => "ToBe",
        }
    }
}

impl Named for Layer {
    fn name(&self) -> &'static str {
        match self {
            Self::Touchpoint => "Touchpoint",
            Self::Backstage => "Backstage",
            Self::System => "System",
        }
    }
}

impl Named for Evidence {
    fn name(&self) -> &'static str {
        match self {
            Self::Assumed => "Assumed",
            Self::Heard => "Heard",
            Self::Measured => "Measured",
        }
    }
}

impl Named for SourceKind {
    fn name(&self) -> &'static str {
        match self {
            Self::Hard => "Hard",
            Self::Soft => "Soft",
        }
    }
}

impl Named for LinkKind {
    fn name(&self) -> &'static str {
        match self {
            Self::Flow => "Flow",
            Self::Support => "Support",
            Self::Promise => "Promise",
        }
    }
}

impl Named for PromiseState {
    fn name(&self) -> &'static str {
        match self {
            Self::Unknown => "Unknown",
            Self::Kept => "Kept",
            Self::Broken => "Broken",
        }
    }
}

impl Named for VoiceSource {
    fn name(&self) -> &'static str {
        match self {
            Self::Interview => "Interview",
            Self::Survey => "Survey",
            Self::Complaint => "Complaint",
            Self::Review => "Review",
            Self::Social => "Social",
            Self::Observation => "Observation",
            Self::Secondhand => "Secondhand",
        }
    }
}

impl Named for ImageKind {
    fn name(&self) -> &'static str {
        match self {
            Self::Png => "Png",
            Self::Jpeg => "Jpeg",
        }
    }
}
