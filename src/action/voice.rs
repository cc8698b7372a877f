//! Owns what can be asked for about voices, where more than an edit is needed: an id, a segment by name, the page.

use std::collections::BTreeSet;

use crate::model::{Voice, VoiceId};

/// Something about voices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum VoiceAction {
    /// Takes down what a customer said.
    Add(Box<NewVoice>),
    /// Shows the fields of one on the page of voices, or of none.
    Open(Option<VoiceId>),
    /// Exactly these are chosen.
    Choose(BTreeSet<VoiceId>),
    /// Gives them a segment of that name, made or found.
    Segment(Vec<VoiceId>, String),
}

/// A voice that is to be taken down.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewVoice {
    /// All that is known of it.
    pub voice: Voice,
    /// The name of its segment, made or found; empty: the one that the voice has.
    pub segment: String,
}
