//! Owns what goes to the clipboard and what comes from it: copied steps, lists of names, and what is duplicated.

use std::collections::BTreeSet;
use std::sync::Arc;

use eframe::egui;

use crate::action::NameEnd;
use crate::app::App;
use crate::app::services::{Clip, Painting, Request};
use crate::edit::{Edit, JourneyEdit};
use crate::exchange::clip::html_table;
use crate::exchange::document::{ExportOrder, Format};
use crate::exchange::fragment::{Copied, Fragment, Poured, Spot, Stages, pour, pour_on_the_way};
use crate::exchange::lines;
use crate::model::{ChannelId, Journey, JourneyId, MAX_STEPS, Project, Step, StepId};
use crate::words::{self, capture, undo};

/// How many passes the clipboard may take to answer.
const ANSWERED_WITHIN: u64 = 8;
/// More touchpoints than this are counted in a sentence when they were pasted.
const MANY: usize = 30;

/// A picture of more steps is an export, which tells how far it is.
const MOST_IN_A_PICTURE: usize = 300;

/// As what the clipboard is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PasteAs {
    /// As what is found there.
    Found,
    /// As a list of names, whatever it is.
    List,
}

impl App {
    pub(super) fn copy(&mut self, ctx: &egui::Context) {
        self.keep_name();
        let Some(fragment) = self.selected_fragment() else {
            return;
        };
        let text = fragment.text();
        let (project, journey) = fragment.project();
        let is_painted = steps_in(project, journey) <= MOST_IN_A_PICTURE;
        let clip = Clip {
            text: text.clone(),
            html: html_table(&fragment),
            picture: is_painted.then(|| self.painting(project, journey)),
        };
        if !self.services.copy(clip) {
            ctx.copy_text(text);
        }
    }

    /// How cards are painted for the clipboard.
    fn painting(&self, project: &Project, journey: &JourneyId) -> Painting {
        Painting {
            project: Arc::new(project.clone()),
            order: ExportOrder {
                format: Format::Png,
                journey: Some(journey.clone()),
                theme: self.theme.unwrap_or_default(),
                scale: 2.0,
                ..ExportOrder::default()
            },
        }
    }

    /// A picture of what is selected, or of the whole journey, to the clipboard.
    pub(super) fn copy_picture(&mut self) {
        self.keep_name();
        let project = Arc::clone(self.document.project());
        let fragment = self.selected_fragment();
        let whole = self
            .session
            .journey
            .as_ref()
            .map(|journey| (&*project, journey));
        let Some((of, journey)) = fragment.as_ref().map(Fragment::project).or(whole) else {
            return;
        };
        if steps_in(of, journey) > MOST_IN_A_PICTURE {
            self.session.message = Some(capture::too_many_for_a_picture(MOST_IN_A_PICTURE));
            return;
        }
        let painting = self.painting(of, journey);
        self.services.request(Request::Paint(Box::new(painting)));
    }

    /// The picture that was asked for goes to the clipboard.
    pub(super) fn picture_painted(
        &mut self,
        ctx: &egui::Context,
        pixels: Option<egui::ColorImage>,
    ) {
        let said = if pixels.is_some() {
            capture::PICTURE_COPIED
        } else {
            capture::NO_PICTURE
        };
        self.session.message = Some(said.to_owned());
        if let Some(pixels) = pixels {
            ctx.copy_image(pixels);
        }
    }

    pub(super) fn cut(&mut self, ctx: &egui::Context) {
        self.copy(ctx);
        let steps = self.selected_in_order();
        if steps.is_empty() {
            return;
        }
        let next = self.journey().and_then(|(_, j)| before(j, &steps));
        let label = capture::cut(&self.named(&steps));
        if self.edit_journey(&label, vec![JourneyEdit::RemoveSteps(steps)]) {
            self.select(next.into_iter().collect());
        }
    }

    /// The selected steps once more, right after themselves.
    pub(super) fn duplicate(&mut self) {
        self.keep_name();
        let selected = self.selected_in_order();
        let Some(fragment) = self.selected_fragment() else {
            return;
        };
        let label = capture::duplicate(&self.named(&selected));
        self.add_fragment(&label, &fragment, Place::own(&selected));
    }

    /// Asks the system for what the clipboard holds; it comes as [`Self::paste`].
    pub(super) fn ask_for_clipboard(&mut self, ctx: &egui::Context, paste_as: PasteAs) {
        self.keep_name();
        self.session.focus_canvas = true;
        self.plain_paste = (paste_as == PasteAs::List).then(|| ctx.cumulative_pass_nr());
        ctx.send_viewport_cmd(egui::ViewportCommand::RequestPaste);
    }

    pub(super) fn paste(&mut self, ctx: &egui::Context, text: &str) {
        self.keep_name();
        let asked = self.plain_paste.take();
        let is_plain = asked.is_some_and(|at| ctx.cumulative_pass_nr() <= at + ANSWERED_WITHIN);
        match Fragment::read(text) {
            Some(Copied::Fragment(fragment, _)) if is_plain => {
                let names = fragment.names().into_iter().map(str::to_owned);
                self.paste_names(names.collect());
            }
            Some(Copied::Fragment(fragment, remarks)) => {
                self.paste_fragment(&fragment);
                if let Some(remark) = words::opened_with(&remarks) {
                    self.session.message = Some(remark);
                }
            }
            Some(Copied::Broken(sentence)) if !is_plain => self.session.message = Some(sentence),
            None if !is_plain && self.pastes_import(text) => {}
            Some(Copied::Broken(_)) | None => self.paste_names(lines::names(text)),
        }
    }

    /// A list in the place of a step that has no name yet: the step goes again, the list comes where it was.
    pub(super) fn paste_in_name(&mut self, ctx: &egui::Context, text: &str) {
        self.end_name(NameEnd::Discard);
        self.paste(ctx, text);
        self.session.focus_canvas = true;
    }

    fn paste_fragment(&mut self, fragment: &Fragment) {
        let selected = self.selected_in_order();
        let target = selected.last().and_then(|id| self.step(id));
        let stages = match target {
            Some(step) if fragment.is_of_one_stage() => Stages::One(step.stage.clone()),
            Some(_) | None => Stages::Own,
        };
        let place = Place {
            stages,
            ..Place::own(&selected)
        };
        let label = capture::paste(&undo::steps(&fragment.names()));
        self.add_fragment(&label, fragment, place);
    }

    /// Pours steps in and selects them.
    pub(super) fn add_fragment(&mut self, label: &str, fragment: &Fragment, place: Place<'_>) {
        let Some(journey) = self.session.journey.clone() else {
            return;
        };
        let poured = self.poured(fragment, &journey, place);
        if self.edit_whole(label, poured.edits) {
            self.say_how_many(poured.steps.len());
            self.show_new(poured.steps);
        }
    }

    /// Touchpoints of these names after the selected one, or at the end, on the way on from there.
    fn paste_names(&mut self, names: Vec<String>) {
        let count = names.len();
        if count == 0 {
            self.session.message = Some(capture::NOTHING_TO_PASTE.to_owned());
            return;
        }
        if count > MAX_STEPS {
            self.session.message = Some(capture::too_many_to_paste(count));
            return;
        }
        let fragment = Fragment::of_names(names);
        let label = capture::paste(&undo::touchpoints(&fragment.names()));
        self.add_on_the_way(&label, &fragment);
    }

    /// Pours touchpoints in after the selected one, or at the end, and links them into the way on from there.
    pub(super) fn add_on_the_way(&mut self, label: &str, fragment: &Fragment) {
        let Some(journey) = self.session.journey.clone() else {
            return;
        };
        let project = Arc::clone(self.document.project());
        let after = self.anchor();
        let mut random = || self.services.random();
        let poured = pour_on_the_way(fragment, &project, &journey, after.as_ref(), &mut random);
        let Poured { edits, steps, .. } = poured;
        if self.edit_whole(label, edits) {
            self.say_how_many(steps.len());
            self.show_new(steps.last().cloned().into_iter().collect());
        }
    }

    fn say_how_many(&mut self, added: usize) {
        if added > MANY {
            self.session.message = Some(capture::added(added));
        }
    }

    /// The touchpoint that others come after: the last one that is selected.
    pub(super) fn anchor(&self) -> Option<StepId> {
        let (_, journey) = self.journey()?;
        let selected = &self.session.selection.steps;
        let order = journey.touchpoints();
        let chosen = order.iter().rfind(|step| selected.contains(&step.id));
        chosen.map(|step| step.id.clone())
    }

    fn selected_fragment(&self) -> Option<Fragment> {
        let journey = self.session.journey.as_ref()?;
        let selected: &BTreeSet<StepId> = &self.session.selection.steps;
        Fragment::of(self.document.project(), journey, selected)
    }

    fn poured(&mut self, fragment: &Fragment, journey: &JourneyId, place: Place<'_>) -> Poured {
        let project = Arc::clone(self.document.project());
        let spot = Spot {
            project: &project,
            journey,
            after: place.after,
            stages: place.stages,
            channel: place.channel,
        };
        pour(fragment, &spot, &mut || self.services.random())
    }

    /// Applies edits as one undo step, in a journey that may not be there yet.
    fn edit_whole(&mut self, label: &str, edits: Vec<Edit>) -> bool {
        let mut all = self.missing_journey();
        all.extend(edits);
        self.apply(label, &all)
    }

    /// Selects what was just made and brings it into view.
    pub(super) fn show_new(&mut self, steps: Vec<StepId>) {
        self.session.reveal = steps.last().cloned();
        self.select(steps);
    }

    fn step(&self, id: &StepId) -> Option<&Arc<Step>> {
        self.journey().and_then(|(_, journey)| journey.step(id))
    }
}

/// Where something is poured in, in the journey that is shown.
pub(super) struct Place<'a> {
    after: &'a [StepId],
    stages: Stages,
    channel: Option<ChannelId>,
}

impl<'a> Place<'a> {
    /// Into the stages of the same name, after these where they are there.
    pub(super) fn own(after: &'a [StepId]) -> Self {
        let (stages, channel) = (Stages::Own, None);
        Self {
            after,
            stages,
            channel,
        }
    }
}

fn steps_in(project: &Project, journey: &JourneyId) -> usize {
    let journey = project.journeys.get(journey);
    journey.map_or(0, |journey| journey.graph.step_count())
}

/// The step that is selected when these are cut, so that pasting puts them back: the one before them.
fn before(journey: &Journey, steps: &[StepId]) -> Option<StepId> {
    let order = journey.steps_in_order();
    let first = order.iter().position(|step| steps.contains(&step.id))?;
    let before = order.iter().take(first).next_back();
    let after = order
        .iter()
        .skip(first)
        .find(|step| !steps.contains(&step.id));
    before.or(after).map(|step| step.id.clone())
}
