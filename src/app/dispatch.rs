//! Carries out actions: the one place where a panel's wish becomes a change.

mod clipboard;
mod commands;
mod compare;
mod export;
mod files;
mod import;
mod insert;
mod journeys;
mod lens;
mod links;
mod look;
mod names;
mod outside;
mod pictures;
mod plans;
mod present;
mod project;
mod rating;
mod safety;
mod scripts;
mod select;
mod shell;
mod steps;
mod tidy;
mod versions;
mod voices;
mod why;

pub(super) use compare::Merging;
pub(super) use export::Exporting;
pub(super) use import::Waiting;
pub(super) use outside::OnDisk;
pub(super) use shell::Finder;

use eframe::egui;

use super::App;
use crate::action::{Action, See};
use crate::edit::{Edit, JourneyEdit};
use crate::model::{Id, Journey, JourneyId};
use crate::ui::state::Outside;

impl App {
    /// Carries out one action.
    pub(super) fn dispatch(&mut self, ctx: &egui::Context, action: Action) {
        match action {
            Action::Command(command) => self.command(ctx, command),
            Action::Edit(label, edits) => self.edit(&label, &edits),
            Action::BeginGesture(label) => self.begin_gesture(&label),
            Action::EndGesture => self.document.history.end(),
            Action::CancelGesture => {
                self.document.history.cancel();
                self.after_change();
            }
            Action::Select(steps) => {
                self.show_steps();
                self.select(steps);
            }
            Action::ToggleSelected(step) => {
                self.show_steps();
                self.toggle_selected(step);
            }
            Action::SelectLink(link) => {
                self.show_steps();
                self.select_link(link);
            }
            Action::EditName(target) => self.edit_name(target),
            Action::TypeName(text) => self.type_name(text),
            Action::EndName(end) => self.end_name(end),
            Action::AddStep(new) => self.add_step(&new),
            Action::Paste(text) => self.paste(ctx, &text),
            Action::PasteInName(text) => self.paste_in_name(ctx, &text),
            Action::Import(action) => self.import_action(action),
            Action::InsertOn(link) => self.insert_on(&link),
            Action::AddNamed(name) => self.add_named_at_end(&name),
            Action::AddIn(stage) => self.add_in(stage.as_ref()),
            Action::MoveInto(steps, stage) => self.move_into(&steps, stage.as_ref()),
            Action::PlaceOn(step, placement, link) => self.place_on(&step, &placement, &link),
            Action::Place(label, placements) => self.place(&label, &placements),
            Action::Connect { kind, from, to } => self.connect(kind, &from, &to),
            Action::ConnectFrom(step) => self.session.connect_from = step,
            Action::AddStage(at) => self.add_stage(at),
            Action::AddChannel(after) => self.add_channel(after.as_ref()),
            Action::MoveChannel(channel, to) => self.move_channel(&channel, to),
            Action::NameOwner(steps, name) => self.name_owner(steps, &name),
            Action::Look(camera) => self.look(camera),
            Action::Resized(width, height) => self.session.centre = (width, height),
            Action::ShowJourney(journey) => self.show_journey(journey),
            Action::LookAtRecovered => self.look_at_recovered(),
            Action::Journeys(action) => self.journeys(action),
            Action::Project(action) => self.project_action(action),
            Action::OpenFile(path) => self.guarded(super::Pending::Open(path)),
            Action::ForgetRecent(path) => self.forget_recent(&path),
            Action::OpenTemplate(name) => self.guarded(super::Pending::Template(name)),
            Action::TypePath(path) => self.type_path(path),
            Action::Plan(action) => self.plan(action),
            Action::Version(action) => self.version(action),
            Action::Voice(action) => self.voice(action),
            Action::Compare(action) => self.compare(action),
            Action::Stage(action) => self.stage(ctx, action),
            Action::Export(action) => self.export_action(action),
            Action::Answer(answer) => self.answer(ctx, answer),
            Action::DismissMessage => self.session.message = None,
            Action::ChoosePicture(whose) => self.choose_picture(whose),
            Action::ShowPicture(image) => self.show_picture(&image),
            Action::AddMark(step) => self.add_mark(&step),
            Action::OpenSections(sections) => self.session.open_sections = sections,
            Action::RateFor(segment) => self.see(See::Segments(segment.into_iter().collect())),
            Action::See(what) => self.see(what),
            Action::Prefer(preference) => self.prefer(preference),
            Action::CloseSheet => self.close_sheet(),
            Action::GoTo(place) => self.go_to(place),
            Action::Why(figure) => self.session.why = figure,
            Action::TypeFind(text) => self.type_find(text),
            Action::CloseFind => self.close_find(),
            Action::ShowLow(tab) => self.session.low_tab = tab,
            Action::RatingKey(key) => self.session.rating_key = key,
            Action::Rate(what, field) => {
                self.session.rating_key = None;
                self.rate(&what, field);
            }
        }
    }

    /// Applies the edits as one undo step; a refusal becomes a sentence on the screen. True where something changed.
    fn apply(&mut self, label: &str, edits: &[Edit]) -> bool {
        if self.document.file.read_only {
            self.session.message = Some(self.document.file.why_fixed().to_owned());
            return false;
        }
        match self.document.history.apply(label, edits) {
            Ok(changed) => {
                self.after_change();
                if changed && edits.iter().any(gives_what_can_be_raised) {
                    self.tell_of_today();
                }
                changed
            }
            Err(error) => {
                self.session.message = Some(error.to_string());
                false
            }
        }
    }

    /// An edit that a panel asked for: a name that is being typed is kept first.
    fn edit(&mut self, label: &str, edits: &[Edit]) {
        self.keep_name();
        let mut all = self.missing_journey();
        all.extend_from_slice(edits);
        self.apply(label, &all);
    }

    /// Changes inside the journey that is shown.
    fn edit_journey(&mut self, label: &str, edits: Vec<JourneyEdit>) -> bool {
        let Some(id) = self.session.journey.clone() else {
            return false;
        };
        let mut all = self.missing_journey();
        all.extend(
            edits
                .into_iter()
                .map(|edit| Edit::Journey(id.clone(), edit)),
        );
        self.apply(label, &all)
    }

    fn begin_gesture(&mut self, label: &str) {
        self.keep_name();
        self.document.history.begin(label);
    }

    /// What selection and file state have to know once the project has changed.
    fn after_change(&mut self) {
        self.watchdog
            .given_up
            .take_if(|it| *it == self.document.serial);
        self.follow_journey();
        self.follow_compared();
        let project = self.document.history.project();
        self.session.lens.forget_missing(project);
        let differs = |other: &std::sync::Arc<_>| {
            !std::sync::Arc::ptr_eq(project, other) && **project != **other
        };
        let file = &mut self.document.file;
        let under_way = self.document.on_disk.under_way.as_ref();
        let is_changed =
            differs(&self.document.saved) || under_way.is_some_and(|it| file.saving && differs(it));
        file.dirty = is_changed || file.outside == Some(Outside::Gone);
        let journey = self
            .session
            .journey
            .as_ref()
            .and_then(|id| project.journeys.get(id));
        let selection = &mut self.session.selection;
        selection
            .steps
            .retain(|step| journey.is_some_and(|journey| journey.step(step).is_some()));
        selection.link = selection
            .link
            .take()
            .filter(|link| journey.is_some_and(|j| j.graph.link(link).is_some()));
        let is_gone = |step: &mut _| journey.is_none_or(|journey| journey.step(step).is_none());
        self.session.connect_from.take_if(is_gone);
        self.ask_for_first();
    }

    /// The edit that makes the journey that is shown, where the project does not have it yet.
    fn missing_journey(&self) -> Vec<Edit> {
        let project = self.document.project();
        let missing = self
            .session
            .journey
            .clone()
            .filter(|id| !project.journeys.contains_key(id));
        missing
            .into_iter()
            .map(|id| Edit::PutJourney(id, Box::default()))
            .collect()
    }

    fn journey(&self) -> Option<(&JourneyId, &Journey)> {
        let id = self.session.journey.as_ref()?;
        self.document
            .project()
            .journeys
            .get(id)
            .map(|journey| (id, &**journey))
    }

    fn new_id<K>(&mut self) -> Id<K> {
        Id::from_random(self.services.random())
    }
}

/// Whether the edit sets a rating that the chosen improvements may raise.
fn gives_what_can_be_raised(edit: &Edit) -> bool {
    matches!(edit, Edit::Journey(_, JourneyEdit::SetSteps(_, field)) if field.can_be_raised())
}
