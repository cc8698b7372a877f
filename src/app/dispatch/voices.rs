//! Owns taking down voices and giving them a segment by name.

use crate::action::{NewVoice, VoiceAction};
use crate::app::App;
use crate::edit::{Edit, Record};
use crate::model::{Segment, SegmentId, Voice, VoiceId};
use crate::words::voices as words;

impl App {
    pub(super) fn voice(&mut self, action: VoiceAction) {
        self.keep_name();
        match action {
            VoiceAction::Add(new) => self.add_voice(*new),
            VoiceAction::Open(voice) => self.session.voices.open = voice,
            VoiceAction::Choose(voices) => self.session.voices.chosen = voices,
            VoiceAction::Segment(voices, name) => self.name_segment(&voices, &name),
        }
    }

    fn add_voice(&mut self, new: NewVoice) {
        let id: VoiceId = self.new_id();
        let mut edits = self.missing_journey();
        let mut voice = new.voice;
        if let Some(segment) = self.segment_named(&new.segment, &mut edits) {
            voice.segment = Some(segment);
        }
        let label = words::add(&voice);
        edits.push(Edit::Put(Record::Voice(id.clone(), voice)));
        if self.apply(&label, &edits) {
            self.session.voices.added.push(id);
        }
    }

    fn name_segment(&mut self, voices: &[VoiceId], name: &str) {
        let mut edits = Vec::new();
        let Some(segment) = self.segment_named(name, &mut edits) else {
            return;
        };
        let known = &self.document.project().voices;
        let changed = voices.iter().filter_map(|id| {
            let voice = Voice {
                segment: Some(segment.clone()),
                ..(**known.get(id)?).clone()
            };
            Some(Edit::Put(Record::Voice(id.clone(), voice)))
        });
        edits.extend(changed);
        self.apply(&words::segment_of(voices.len(), name.trim()), &edits);
    }

    /// The segment of that name; where there is none, the edit that makes it is added. None for a blank name.
    fn segment_named(&mut self, name: &str, edits: &mut Vec<Edit>) -> Option<SegmentId> {
        let name = name.trim();
        if name.is_empty() {
            return None;
        }
        let wanted = name.to_lowercase();
        let segments = self.document.project().segments.iter();
        let mut named = segments.filter(|(_, segment)| segment.name.to_lowercase() == wanted);
        if let Some((id, _)) = named.next() {
            return Some(id.clone());
        }
        let id: SegmentId = self.new_id();
        let segment = Segment {
            name: name.to_owned(),
            ..Segment::default()
        };
        edits.push(Edit::Put(Record::Segment(id.clone(), segment)));
        Some(id)
    }
}
