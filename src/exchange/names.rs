//! Owns what kinds of things are called in tables and in JSON (FORMAT.md, sections 2 and 3): names that programs read, in
//! one spelling everywhere. What people read is in the words.

use crate::insight::PriorityClass;
use crate::model::{Evidence, Layer, Stance, VoiceSource};

/// What a touchpoint lacks.
pub(super) fn class(class: PriorityClass) -> &'static str {
    match class {
        PriorityClass::Basics => "Basics",
        PriorityClass::BrokenPromise => "BrokenPromise",
        PriorityClass::Disappointment => "Disappointment",
        PriorityClass::Delight => "Delight",
        PriorityClass::Overinvestment => "Overinvestment",
    }
}

/// The layer of a step.
pub(super) fn layer(layer: Layer) -> &'static str {
    match layer {
        Layer::Touchpoint => "Touchpoint",
        Layer::Backstage => "Backstage",
        Layer::System => "System",
    }
}

/// How well a rating is founded.
pub(super) fn evidence(evidence: Evidence) -> &'static str {
    match evidence {
        Evidence::Assumed => "Assumed",
        Evidence::Heard => "Heard",
        Evidence::Measured => "Measured",
    }
}

/// The stance of a segment.
pub(super) fn stance(stance: Stance) -> &'static str {
    match stance {
        Stance::Churning => "Churning",
        Stance::Indifferent => "Indifferent",
        Stance::Loyal => "Loyal",
    }
}

/// Where a voice comes from.
pub(super) fn source(source: VoiceSource) -> &'static str {
    match source {
        VoiceSource::Interview => "Interview",
        VoiceSource::Survey => "Survey",
        VoiceSource::Complaint => "Complaint",
        VoiceSource::Review => "Review",
        VoiceSource::Social => "Social",
        VoiceSource::Observation => "Observation",
        VoiceSource::Secondhand => "Secondhand",
    }
}
