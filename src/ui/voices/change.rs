//! Owns what changes of voices look like as actions: each is one undo step.

use crate::action::Action;
use crate::edit::{Edit, Record, RecordId};
use crate::model::{SegmentId, StepId, Voice, VoiceId};
use crate::ui::Ctx;
use crate::words::{UNNAMED, voices as words};

/// The voice as it shall be.
pub(super) fn put(field: &str, id: &VoiceId, voice: Voice) -> Action {
    let label = words::edit(field, &voice);
    Action::Edit(label, vec![Edit::Put(Record::Voice(id.clone(), voice))])
}

/// Attaches the voices to the touchpoint of the shown journey; none: to nothing.
pub(super) fn attach(ctx: &Ctx<'_>, voices: &[VoiceId], step: Option<&StepId>) -> Action {
    let label = step.map_or_else(
        || words::detach(voices.len()),
        |step| words::attach(voices.len(), step_name(ctx, step)),
    );
    let edits = voices.iter().filter_map(|id| {
        let voice = (**ctx.project.voices.get(id)?).clone();
        let journey = if step.is_some() {
            Some(ctx.journey_id.clone())
        } else {
            voice.journey.clone()
        };
        let attached = Voice {
            journey,
            step: step.cloned(),
            ..voice
        };
        Some(Edit::Put(Record::Voice(id.clone(), attached)))
    });
    Action::Edit(label, edits.collect())
}

/// Takes the voices away.
pub(super) fn delete(voices: &[VoiceId]) -> Action {
    let edits = voices.iter();
    let edits = edits.map(|id| Edit::Remove(RecordId::Voice(id.clone())));
    Action::Edit(words::delete(voices.len()), edits.collect())
}

/// What a step of the shown journey is called.
pub(super) fn step_name<'a>(ctx: &'a Ctx<'_>, step: &StepId) -> &'a str {
    let name = ctx.journey.step(step).map(|step| step.name.trim());
    name.filter(|name| !name.is_empty()).unwrap_or(UNNAMED)
}

/// Puts the voices into the segment; none: into none.
pub(super) fn in_segment(ctx: &Ctx<'_>, voices: &[VoiceId], segment: Option<&SegmentId>) -> Action {
    let known = segment.and_then(|id| ctx.project.segments.get(id));
    let name = known.map_or(words::NO_SEGMENT, |segment| segment.name.as_str());
    let edits = voices.iter().filter_map(|id| {
        let voice = Voice {
            segment: segment.cloned(),
            ..(**ctx.project.voices.get(id)?).clone()
        };
        Some(Edit::Put(Record::Voice(id.clone(), voice)))
    });
    Action::Edit(words::segment_of(voices.len(), name), edits.collect())
}
