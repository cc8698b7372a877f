//! Owns the editing of names in place, from the first letter to the undo step that it becomes.

use std::sync::Arc;

use super::links;
use crate::action::{NameEnd, NameTarget, NewStep};
use crate::app::App;
use crate::edit::{Edit, JourneyEdit, JourneyField, ProjectField, Record, StepField};
use crate::layout::place_at_end;
use crate::model::{MAX_TEXT_CHARS, StepId};
use crate::ui::state::NameEdit;
use crate::words::undo;

impl App {
    pub(super) fn edit_name(&mut self, target: NameTarget) {
        if self
            .session
            .name_edit
            .as_ref()
            .is_some_and(|edit| edit.target == target)
        {
            return;
        }
        self.keep_name();
        let text = self.name_of(&target).unwrap_or_default();
        if let NameTarget::Link(link) = &target {
            self.select_link(link.clone());
        }
        if let NameTarget::Step(step) = &target {
            self.session.selection.steps = std::iter::once(step.clone()).collect();
            self.session.reveal = Some(step.clone());
        }
        self.session.name_edit = Some(NameEdit {
            target,
            text,
            is_new: false,
        });
    }

    /// Begins the name of something that was just made, inside the gesture that made it.
    pub(super) fn name_new(&mut self, target: NameTarget) {
        self.session.name_edit = Some(NameEdit {
            target,
            text: String::new(),
            is_new: true,
        });
    }

    pub(super) fn type_name(&mut self, text: String) {
        if let Some(edit) = &mut self.session.name_edit {
            edit.text = text;
            if edit.text.len() > MAX_TEXT_CHARS && edit.text.chars().count() > MAX_TEXT_CHARS {
                edit.text = edit.text.chars().take(MAX_TEXT_CHARS).collect();
                self.session.message = Some(crate::words::TEXT_IS_FULL.to_owned());
            }
        }
    }

    pub(super) fn end_name(&mut self, end: NameEnd) {
        let Some(edit) = self.session.name_edit.take() else {
            return;
        };
        let is_empty = edit.text.trim().is_empty();
        let made_after = self.document.made_after.take();
        if edit.is_new && (end == NameEnd::Discard || is_empty) {
            self.document.history.cancel();
            self.after_change();
            self.session.focus_canvas = true;
            if let Some(step) = made_after {
                self.select(vec![step]);
            }
            return;
        }
        if let (NameTarget::Link(link), false) = (&edit.target, end == NameEnd::Discard) {
            self.keep_link_text(link, &edit.text);
            self.session.focus_canvas = true;
            return;
        }
        if end == NameEnd::Discard || is_empty {
            self.session.focus_canvas = true;
            self.ask_for_first();
            return;
        }
        let step = self.keep_text(&edit);
        self.document.history.end();
        match (end, step) {
            (NameEnd::KeepAndNext, Some(step)) => self.insert_after(&step),
            (NameEnd::Keep | NameEnd::KeepAndNext | NameEnd::Discard, _) => {
                self.session.focus_canvas = true;
            }
        }
    }

    /// An empty map asks for its first touchpoint; any other does not.
    pub(super) fn ask_for_first(&mut self) {
        let is_empty = self
            .journey()
            .is_none_or(|(_, journey)| journey.graph.step_count() == 0);
        let is_asking = |edit: &NameEdit| edit.target == NameTarget::FirstTouchpoint;
        let asks = is_empty && !self.document.file.read_only;
        match &self.session.name_edit {
            Some(edit) if is_asking(edit) && !asks => self.session.name_edit = None,
            None if asks => {
                let (target, text) = (NameTarget::FirstTouchpoint, String::new());
                self.session.name_edit = Some(NameEdit {
                    target,
                    text,
                    is_new: false,
                });
            }
            Some(_) | None => {}
        }
    }

    /// Keeps the name that is being typed, because something else is done now.
    pub(super) fn keep_name(&mut self) {
        let is_first = |edit: &NameEdit| {
            edit.target == NameTarget::FirstTouchpoint && edit.text.trim().is_empty()
        };
        if self
            .session
            .name_edit
            .as_ref()
            .is_some_and(|edit| !is_first(edit))
        {
            let focus = self.session.focus_canvas;
            self.end_name(NameEnd::Keep);
            self.session.focus_canvas = focus;
        }
    }

    /// Writes the typed name; returns the step that it belongs to, if it is a step's.
    fn keep_text(&mut self, edit: &NameEdit) -> Option<StepId> {
        let name = edit.text.trim().to_owned();
        let label = undo::rename_to(&name);
        match &edit.target {
            NameTarget::Step(step) => {
                let set = JourneyEdit::SetSteps(vec![step.clone()], StepField::Name(name));
                self.edit_journey(&label, vec![set]);
                return Some(step.clone());
            }
            NameTarget::FirstTouchpoint => return self.add_first(&name),
            NameTarget::Stage(stage) => {
                self.edit_journey(&label, vec![JourneyEdit::RenameStage(stage.clone(), name)]);
            }
            NameTarget::Channel(id) => {
                if let Some(channel) = self.document.project().channels.get(id) {
                    let channel = crate::model::Channel {
                        name,
                        ..(**channel).clone()
                    };
                    self.apply(&label, &[Edit::Put(Record::Channel(id.clone(), channel))]);
                }
            }
            NameTarget::Journey => {
                self.edit_journey(&label, vec![JourneyEdit::Set(JourneyField::Name(name))]);
            }
            NameTarget::Link(link) => self.keep_link_text(link, &name),
            NameTarget::Project => {
                self.apply(&label, &[Edit::Project(ProjectField::Title(name))]);
            }
        }
        None
    }

    fn add_first(&mut self, name: &str) -> Option<StepId> {
        let shown = self.session.journey.as_ref()?;
        let project = Arc::clone(self.document.project());
        let journey = project.journeys.get(shown).cloned().unwrap_or_default();
        let stage = journey.stages.first().map(|stage| stage.id.clone());
        let channel = project
            .channels_in_order()
            .first()
            .map(|(id, _)| (*id).clone());
        let placement = place_at_end(&journey, stage.as_ref(), channel.as_ref());
        let step = self.new_step_edits(
            &NewStep {
                placement,
                link_from: None,
                link_to: None,
            },
            name,
        );
        let (id, edits) = step;
        let label = undo::add(name);
        self.edit_journey(&label, edits).then_some(id)
    }

    fn name_of(&self, target: &NameTarget) -> Option<String> {
        let project = self.document.project();
        let journey = self.journey().map(|(_, journey)| journey);
        match target {
            NameTarget::Step(step) => journey?.step(step).map(|step| step.name.clone()),
            NameTarget::Stage(stage) => journey?.stage(stage).map(|stage| stage.name.clone()),
            NameTarget::Channel(channel) => project
                .channels
                .get(channel)
                .map(|channel| channel.name.clone()),
            NameTarget::Journey => journey.map(|journey| journey.name.clone()),
            NameTarget::Project => Some(project.title.clone()),
            NameTarget::Link(link) => journey?.graph.link(link).map(|link| links::typed(link)),
            NameTarget::FirstTouchpoint => None,
        }
    }
}
