//! Owns the closed sets of version 1 and their names in the file.

use serde::Deserialize;

use crate::model;

/// What the company wins customers by.
#[derive(Deserialize, Default)]
pub(in crate::file) enum Strategy {
    #[default]
    Experience,
    Cost,
    Product,
}

/// Which of time, cost and quality comes first.
#[derive(Deserialize, Default)]
pub(in crate::file) enum Priority {
    Time,
    Cost,
    #[default]
    Quality,
}

/// How a group of customers stands to the company.
#[derive(Deserialize, Default)]
pub(in crate::file) enum Stance {
    Churning,
    #[default]
    Indifferent,
    Loyal,
}

/// As it is or as it shall be.
#[derive(Deserialize, Default)]
pub(in crate::file) enum JourneyState {
    #[default]
    AsIs,
    ToBe,
}

/// Where a step lies in the blueprint.
#[derive(Deserialize, Default)]
pub(in crate::file) enum Layer {
    #[default]
    Touchpoint,
    Backstage,
    System,
}

/// How well ratings are founded.
#[derive(Deserialize, Default)]
pub(in crate::file) enum Evidence {
    #[default]
    Assumed,
    Heard,
    Measured,
}

/// What makes a touchpoint good or bad.
#[derive(Deserialize)]
pub(in crate::file) enum SourceKind {
    Hard,
    Soft,
}

/// What a link says about its steps.
#[derive(Deserialize, Default)]
pub(in crate::file) enum LinkKind {
    #[default]
    Flow,
    Support,
    Promise,
}

/// What became of a promise.
#[derive(Deserialize, Default)]
pub(in crate::file) enum PromiseState {
    #[default]
    Unknown,
    Kept,
    Broken,
}

/// Where a voice comes from.
#[derive(Deserialize, Default)]
pub(in crate::file) enum VoiceSource {
    #[default]
    Interview,
    Survey,
    Complaint,
    Review,
    Social,
    Observation,
    Secondhand,
}

/// How a picture is encoded.
#[derive(Deserialize, Default)]
pub(in crate::file) enum ImageKind {
    #[default]
    Png,
    Jpeg,
}

impl From<Strategy> for model::Strategy {
    fn from(kind: Strategy) -> Self {
        match kind {
            Strategy::Experience => Self::Experience,
            Strategy::Cost => Self::Cost,
            Strategy::Product => Self::Product,
        }
    }
}

impl From<Priority> for model::Priority {
    fn from(kind: Priority) -> Self {
        match kind {
            Priority::Time => Self::Time,
            Priority::Cost => Self::Cost,
            Priority::Quality => Self::Quality,
        }
    }
}

impl From<Stance> for model::Stance {
    fn from(kind: Stance) -> Self {
        match kind {
            Stance::Churning => Self::Churning,
            Stance::Indifferent => Self::Indifferent,
            Stance::Loyal => Self::Loyal,
        }
    }
}

impl From<JourneyState> for model::JourneyState {
    fn from(kind: JourneyState) -> Self {
        match kind {
            JourneyState::AsIs => Self::AsIs,
            JourneyState::ToBe => Self::ToBe,
        }
    }
}

impl From<Layer> for model::Layer {
    fn from(kind: Layer) -> Self {
        match kind {
            Layer::Touchpoint => Self::Touchpoint,
            Layer::Backstage => Self::Backstage,
            Layer::System => Self::System,
        }
    }
}

impl From<Evidence> for model::Evidence {
    fn from(kind: Evidence) -> Self {
        match kind {
            Evidence::Assumed => Self::Assumed,
            Evidence::Heard => Self::Heard,
            Evidence::Measured => Self::Measured,
        }
    }
}

impl From<SourceKind> for model::SourceKind {
    fn from(kind: SourceKind) -> Self {
        match kind {
            SourceKind::Hard => Self::Hard,
            SourceKind::Soft => Self::Soft,
        }
    }
}

impl From<LinkKind> for model::LinkKind {
    fn from(kind: LinkKind) -> Self {
        match kind {
            LinkKind::Flow => Self::Flow,
            LinkKind::Support => Self::Support,
            LinkKind::Promise => Self::Promise,
        }
    }
}

impl From<PromiseState> for model::PromiseState {
    fn from(kind: PromiseState) -> Self {
        match kind {
            PromiseState::Unknown => Self::Unknown,
            PromiseState::Kept => Self::Kept,
            PromiseState::Broken => Self::Broken,
        }
    }
}

impl From<VoiceSource> for model::VoiceSource {
    fn from(kind: VoiceSource) -> Self {
        match kind {
            VoiceSource::Interview => Self::Interview,
            VoiceSource::Survey => Self::Survey,
            VoiceSource::Complaint => Self::Complaint,
            VoiceSource::Review => Self::Review,
            VoiceSource::Social => Self::Social,
            VoiceSource::Observation => Self::Observation,
            VoiceSource::Secondhand => Self::Secondhand,
        }
    }
}

impl From<ImageKind> for model::ImageKind {
    fn from(kind: ImageKind) -> Self {
        match kind {
            ImageKind::Png => Self::Png,
            ImageKind::Jpeg => Self::Jpeg,
        }
    }
}
