//! Owns the boardroom's beginning and end, and what is kept of what happens there: proposals, decisions, the slides'
//! order and words.

use std::path::PathBuf;
use std::sync::Arc;

use eframe::egui;

use crate::action::{Deciding, From, Over, Stage, StageAction};
use crate::app::services::{HandedOut, Purpose, Request};
use crate::app::{App, Target};
use crate::edit::{Edit, ProjectField, Record, RecordId};
use crate::exchange::handout::Handout;
use crate::insight::show::{Change, Put, ShowSlide, SlideKey, SlideKind, kept_as};
use crate::model::{Decision, JourneyId, Owner, OwnerId, StepId};
use crate::scene::slide::Room;
use crate::ui::state::{MainView, Question, Screen};
use crate::words::stage as words;

impl App {
    pub(super) fn stage(&mut self, ctx: &egui::Context, action: StageAction) {
        match action {
            StageAction::Begin(from) => self.begin_show(ctx, from),
            StageAction::Show(stage) => {
                if self.session.stage.is_some() {
                    self.session.stage = Some(*stage);
                }
            }
            StageAction::End => self.end_show(ctx),
            StageAction::Keep => self.keep_proposal(),
            StageAction::Decide(deciding) => self.decide(&deciding),
            StageAction::Undecide(id) => {
                self.apply(words::UNDECIDE, &[Edit::Remove(RecordId::Decision(id))]);
            }
            StageAction::Journey(journey) => self.show_another(journey),
            StageAction::Change(key, change) => self.change_show(&key, &change),
            StageAction::HandOut(kind) => {
                let proposed = self.handout_name(kind);
                self.services
                    .request(Request::Pick(Purpose::Handout(kind), proposed));
            }
        }
    }

    pub(super) fn handout_name(&self, kind: Handout) -> String {
        self.file_name(&format!(".{}", kind.ending()))
    }

    /// Asks before a show is handed out over a file.
    pub(super) fn hand_out_asked_first(&mut self, kind: Handout, path: PathBuf) {
        if self.services.exists(&path) {
            self.session.question = Some(Question::Overwrite {
                name: super::files::name_of(&path),
            });
            self.document.target = Some(Target::HandOut(kind, path));
        } else {
            self.hand_out_to(kind, path);
        }
    }

    pub(super) fn hand_out_to(&mut self, kind: Handout, path: PathBuf) {
        let Some(journey) = self.session.journey.clone() else {
            return;
        };
        let path = if path.extension().is_some() {
            path
        } else {
            path.with_extension(kind.ending())
        };
        let job = HandedOut {
            id: self.exporting.begin(),
            path,
            project: Arc::clone(self.document.project()),
            journey,
            kind,
            date: self.services.now().date,
        };
        self.services.request(Request::Handout(Box::new(job)));
    }

    /// Begins the show as soon as the project is open: that of the journey, or of the first where none is named.
    pub fn present_when_open(&mut self, journey: Option<JourneyId>) {
        self.boardroom.waits = Some(journey.map_or(From::Start, From::Journey));
    }

    pub(super) fn begin_show(&mut self, ctx: &egui::Context, from: From) {
        if self.session.screen != Screen::Map || self.session.stage.is_some() {
            return;
        }
        self.keep_name();
        if let From::Journey(journey) = &from {
            if !self.document.project().journeys.contains_key(journey) {
                self.session.message = Some(words::no_journey(journey.as_str()));
                return;
            }
            self.show_journey(journey.clone());
        }
        let project = Arc::clone(self.document.project());
        let Some(journey) = self.session.journey.clone() else {
            return;
        };
        let made = self
            .boardroom
            .follow(&project, &journey, (None, Room::default()));
        let has_slides = made.is_some_and(|made| !made.scenes.is_empty());
        if let Some(work) = self.boardroom.work() {
            self.services.request(work);
        }
        if self.boardroom.is_making() {
            self.boardroom.waits = Some(from);
            self.session.message = Some(words::MAKING.to_owned());
            return;
        }
        if !has_slides {
            self.session.message = Some(words::NO_SLIDES.to_owned());
            return;
        }
        self.boardroom.begun = ctx.input(|input| input.time);
        self.boardroom.was_full = ctx.input(|input| input.viewport().fullscreen.unwrap_or(false));
        ctx.send_viewport_cmd(egui::ViewportCommand::Fullscreen(true));
        self.session.sheet = None;
        self.session.message = None;
        let at = match from {
            From::Start | From::Journey(_) => 0,
            From::Here => self.slide_of_here(),
        };
        self.session.stage = Some(Stage {
            at,
            ..Stage::default()
        });
    }

    fn end_show(&mut self, ctx: &egui::Context) {
        let Some(stage) = self.session.stage.take() else {
            return;
        };
        if stage.proposal.is_some() {
            self.session.message = Some(words::PROPOSAL_LEFT.to_owned());
        }
        if !self.boardroom.was_full {
            ctx.send_viewport_cmd(egui::ViewportCommand::Fullscreen(false));
        }
        self.boardroom.clear();
        self.session.focus_canvas = self.session.view == MainView::Map;
    }

    /// The slide about what is selected, or about what is looked at; else the first.
    fn slide_of_here(&mut self) -> usize {
        let selected = self.session.selection.single().cloned();
        let shows_priorities = self.session.view == MainView::Priorities;
        let wanted = shows_priorities.then_some(SlideKind::Fix);
        let project = Arc::clone(self.document.project());
        let Some(journey) = self.session.journey.clone() else {
            return 0;
        };
        let Some(made) = self
            .boardroom
            .follow(&project, &journey, (None, Room::default()))
        else {
            return 0;
        };
        let slides: Vec<&ShowSlide> = made.show.shown().collect();
        let tells = |slide: &&ShowSlide, step: &StepId| slide.content.told() == Some(step);
        let of_step = selected.and_then(|step| slides.iter().position(|slide| tells(slide, &step)));
        let of_view =
            wanted.and_then(|kind| slides.iter().position(|slide| slide.key.kind == kind));
        of_step.or(of_view).unwrap_or_default()
    }

    /// What is ticked on the stage is chosen in the project, as one undo step.
    fn keep_proposal(&mut self) {
        let Some(stage) = &self.session.stage else {
            return;
        };
        let (Some(proposal), Some(journey)) = (&stage.proposal, &self.session.journey) else {
            return;
        };
        let all = self.document.project().improvements.iter();
        let edits: Vec<Edit> = all
            .filter(|(id, it)| {
                it.journey.as_ref() == Some(journey) && it.chosen != proposal.contains(*id)
            })
            .map(|(id, improvement)| {
                let mut changed = (**improvement).clone();
                changed.chosen = !changed.chosen;
                Edit::Put(Record::Improvement(id.clone(), Box::new(changed)))
            })
            .collect();
        if (edits.is_empty() || self.apply(words::KEEP_PROPOSAL, &edits))
            && let Some(stage) = &mut self.session.stage
        {
            stage.proposal = None;
        }
    }

    /// Takes down a decision about the slide that is shown; its owner is made where there is none of that name.
    fn decide(&mut self, deciding: &Deciding) {
        let text = deciding.text.trim().to_owned();
        if text.is_empty() {
            return;
        }
        let mut edits = self.missing_journey();
        let owner = self.owner_named(&deciding.owner, &mut edits);
        let known = deciding.id.as_ref();
        let known = known.and_then(|id| self.document.project().decisions.get_key_value(id));
        let (label, id, before) = if let Some((id, decision)) = known {
            (words::REPHRASE, id.clone(), (**decision).clone())
        } else {
            let about = Decision {
                journey: self.session.journey.clone(),
                step: self.step_on_stage(),
                ..Decision::default()
            };
            (words::ADD_DECISION, self.new_id::<Decision>(), about)
        };
        let decision = Decision {
            text,
            owner,
            date: deciding.date.trim().to_owned(),
            ..before
        };
        edits.push(Edit::Put(Record::Decision(id, decision)));
        self.apply(label, &edits);
    }

    /// Another journey is shown from its first slide on; what was proposed for this one is left.
    fn show_another(&mut self, journey: JourneyId) {
        if !self.document.project().journeys.contains_key(&journey) {
            return;
        }
        self.show_journey(journey);
        if let Some(stage) = &mut self.session.stage {
            let said = stage.proposal.take().map_or("", |_| words::PROPOSAL_LEFT);
            *stage = Stage {
                at: 0,
                build: 0,
                claim: None,
                over: Over::Nothing,
                said: said.to_owned(),
                ..stage.clone()
            };
        }
    }

    fn step_on_stage(&mut self) -> Option<StepId> {
        let stage = self.session.stage.clone()?;
        let project = Arc::clone(self.document.project());
        let journey = self.session.journey.clone()?;
        let look = (stage.proposal.as_ref(), stage.room);
        let made = self.boardroom.follow(&project, &journey, look)?;
        let slide = made.show.shown().nth(stage.at)?;
        if let Some(step) = slide.content.told() {
            return Some(step.clone());
        }
        let scene = made.scenes.get(stage.at)?;
        scene.spots.get(stage.claim?)?.claim.step().cloned()
    }

    pub(super) fn owner_named(&mut self, name: &str, edits: &mut Vec<Edit>) -> Option<OwnerId> {
        let name = name.trim();
        if name.is_empty() {
            return None;
        }
        let wanted = name.to_lowercase();
        let owners = self.document.project().owners.iter();
        let mut known = owners.filter(|(_, owner)| owner.name.trim().to_lowercase() == wanted);
        if let Some((id, _)) = known.next() {
            return Some(id.clone());
        }
        let id: OwnerId = self.new_id();
        let owner = Owner {
            name: name.to_owned(),
            ..Owner::default()
        };
        edits.push(Edit::Put(Record::Owner(id.clone(), owner)));
        Some(id)
    }

    /// Something is done to a slide: the file's list follows.
    fn change_show(&mut self, key: &SlideKey, change: &Change) {
        let project = Arc::clone(self.document.project());
        let Some(journey) = self.session.journey.clone() else {
            return;
        };
        let Some(made) = self
            .boardroom
            .follow(&project, &journey, (None, Room::default()))
        else {
            return;
        };
        let slides = kept_as(&project.show, &made.show, key, change);
        let label = match change {
            Change::Headline(_) => words::REWRITE,
            Change::Notes(_) => words::ANNOTATE,
            Change::Put(Put::Out) => words::LEAVE_OUT,
            Change::Put(Put::In) => words::TAKE_IN,
            Change::Place(_) => words::MOVE,
        };
        self.apply(label, &[Edit::Project(ProjectField::Show(slides))]);
    }
}
