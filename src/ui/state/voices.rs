//! Owns what is open and chosen on the page of voices.

use std::collections::BTreeSet;

use crate::model::VoiceId;

/// What is open and chosen on the page of voices.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct VoicesPage {
    /// The voice whose fields are shown.
    pub open: Option<VoiceId>,
    /// The voices that are chosen.
    pub chosen: BTreeSet<VoiceId>,
    /// The voices taken down since the project was opened, the latest last.
    pub added: Vec<VoiceId>,
}
