//! Owns what the boardroom shows from frame to frame: the show and its slides, made anew when the project or the
//! proposal changes, what customers think about an item, and what stands behind a claim.

mod made;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::sync::Arc;

use eframe::egui;
use egui::Rect;

use super::App;
use super::services::Request;
use crate::action::{Action, From, NotesWindow, Over, Stage};
use crate::insight::hearing::{Answer, Hearing};
use crate::insight::show::{Claim, JourneyRow, journeys, proof};
use crate::layout::FontMetrics;
use crate::model::{ImprovementId, JourneyId, Project};
use crate::scene::slide::{Room, SlideScene, proof_slide};
use crate::ui::stage::{StageCtx, stage_ui};

pub use made::{Made, Wanted};

/// So many voices are taken in a frame before they can be asked.
const TAKEN_IN: usize = 400;

/// What is kept while a show is on.
#[derive(Default)]
pub(super) struct Boardroom {
    made: Option<Made>,
    /// What is to be made beside the window, as it takes longer than a frame.
    missing: Option<Wanted>,
    /// Something is being made beside the window.
    in_work: bool,
    hearing: Option<Hearing>,
    answer: Option<(String, Arc<Answer>)>,
    proof: Option<(Claim, Room, Arc<SlideScene>)>,
    journeys: Option<(Arc<Project>, Arc<[JourneyRow]>)>,
    /// Where the displays are, in points; none: not known, or not asked for.
    displays: Option<Vec<Rect>>,
    /// When the show began, in seconds of the window's time.
    pub begun: f64,
    /// The window was on the whole screen before.
    pub was_full: bool,
    /// Where the show begins as soon as a project is open, if it shall.
    pub waits: Option<From>,
}

impl Boardroom {
    /// The show as the project and the proposal have it now. What takes longer than a frame is made beside the window;
    /// until then there is the last one, or none.
    pub(super) fn follow(
        &mut self,
        project: &Arc<Project>,
        journey: &JourneyId,
        (proposal, room): (Option<&BTreeSet<ImprovementId>>, Room),
    ) -> Option<&Made> {
        let wanted = Wanted {
            project: Arc::clone(project),
            journey: journey.clone(),
            proposal: proposal.cloned(),
            room,
        };
        let last = self.made.take();
        let last = last.filter(|made| made.of.journey == *journey);
        let before = last.as_ref().map(|made| Arc::clone(&made.show));
        let (made, is_current) = match last {
            Some(made) if made.is(&wanted) => (Some(made), true),
            Some(made) => made.followed(&wanted),
            None if wanted.is_large() => (None, false),
            None => (wanted.made(), true),
        };
        let shown = made.as_ref().map(|made| &made.show);
        if !before.zip(shown).is_some_and(|(a, b)| Arc::ptr_eq(&a, b)) {
            self.proof = None;
        }
        self.made = made;
        self.missing = (!is_current).then_some(wanted);
        self.made.as_ref()
    }

    /// What is to be made beside the window now, if anything: one thing at a time.
    pub(super) fn work(&mut self) -> Option<Request> {
        let wanted = self.missing.clone().filter(|_| !self.in_work)?;
        self.in_work = true;
        Some(Request::Show(Box::new(wanted)))
    }

    /// Whether there is no show yet, because it is being made.
    pub(super) fn is_making(&self) -> bool {
        self.in_work && self.made.is_none()
    }

    /// Takes in what was made beside the window; what has been overtaken is made again.
    pub(super) fn take(&mut self, made: Made) {
        self.in_work = false;
        if self.missing.as_ref().is_some_and(|it| it.is(&made.of)) {
            self.missing = None;
            self.proof = None;
            self.made = Some(made);
        }
    }

    /// What was to be made beside the window can't be.
    pub(super) fn give_up(&mut self) {
        self.in_work = false;
        self.missing = None;
    }

    /// Forgets everything: the show is over, or another project is shown.
    pub(super) fn clear(&mut self) {
        *self = Self {
            was_full: self.was_full,
            waits: self.waits.take(),
            in_work: self.in_work,
            ..Self::default()
        };
    }

    /// What customers think about the item, as far as voices are taken in; more of them are in the next frame.
    fn ask(&mut self, ctx: &egui::Context, project: &Arc<Project>, item: &str) -> Arc<Answer> {
        if !self
            .hearing
            .as_ref()
            .is_some_and(|hearing| hearing.is_of(project))
        {
            self.hearing = Some(Hearing::new(Arc::clone(project)));
            self.answer = None;
        }
        let Some(hearing) = &mut self.hearing else {
            return Arc::default();
        };
        let was_ready = hearing.is_ready();
        if !was_ready {
            hearing.go_on(TAKEN_IN);
            ctx.request_repaint();
        }
        match &self.answer {
            Some((asked, answer)) if asked == item && was_ready => Arc::clone(answer),
            Some(_) | None => {
                let answer = Arc::new(hearing.ask(item));
                self.answer = Some((item.to_owned(), Arc::clone(&answer)));
                answer
            }
        }
    }

    /// The journeys of that project with their scores.
    fn journeys(&mut self, project: &Arc<Project>) -> Arc<[JourneyRow]> {
        match &self.journeys {
            Some((of, known)) if Arc::ptr_eq(of, project) => Arc::clone(known),
            Some(_) | None => {
                let made: Arc<[JourneyRow]> = journeys(project).into();
                self.journeys = Some((Arc::clone(project), Arc::clone(&made)));
                made
            }
        }
    }

    fn prove(&mut self, claim: &Claim, room: Room) -> Option<Arc<SlideScene>> {
        if let Some((known, of, scene)) = &self.proof
            && known == claim
            && *of == room
        {
            return Some(Arc::clone(scene));
        }
        let made = self.made.as_ref()?;
        let proof = proof(&made.proposed, &made.of.journey, claim)?;
        let scene = Arc::new(proof_slide(&proof, room, FontMetrics::bundled()));
        self.proof = Some((claim.clone(), room, Arc::clone(&scene)));
        Some(scene)
    }
}

impl App {
    /// Finds out where the displays are, while the presenter's own window is wanted.
    pub(super) fn look_for_displays(&mut self, ctx: &egui::Context, frame: &eframe::Frame) {
        let stage = self.session.stage.as_ref();
        let is_wanted = stage.is_some_and(|stage| stage.notes == NotesWindow::Wanted);
        self.boardroom.displays = frame.winit_window().filter(|_| is_wanted).map(|window| {
            let scale = ctx.pixels_per_point();
            let displays = window.available_monitors().map(|display| {
                let (at, size) = (display.position(), display.size());
                let min = egui::pos2(length(at.x), length(at.y)) / scale;
                let size = egui::vec2(pixels(size.width), pixels(size.height)) / scale;
                Rect::from_min_size(min, size)
            });
            displays.collect()
        });
    }

    /// The stage on the whole window. False where there is no show to be shown.
    pub(super) fn boardroom_ui(&mut self, ui: &mut egui::Ui, actions: &mut Vec<Action>) -> bool {
        let Some(stage) = self.session.stage.clone() else {
            return false;
        };
        let project = Arc::clone(self.document.project());
        let Some(journey) = self.session.journey.clone() else {
            return false;
        };
        let look = (stage.proposal.as_ref(), stage.room);
        let made = self.boardroom.follow(&project, &journey, look);
        let made = made.map(|made| {
            (
                made.show.clone(),
                made.scenes.clone(),
                made.proposed.clone(),
            )
        });
        if let Some(work) = self.boardroom.work() {
            self.services.request(work);
        }
        let Some((show, scenes, proposed)) = made else {
            return false;
        };
        let stage = fitting(stage, &scenes);
        let answer = match &stage.over {
            Over::Asking(asking) => Some(self.boardroom.ask(ui.ctx(), &project, &asking.item)),
            Over::Nothing
            | Over::Proof(..)
            | Over::Deciding(_)
            | Over::Journeys(_)
            | Over::Help => None,
        };
        let proof = match &stage.over {
            Over::Proof(claim, _) => self.boardroom.prove(claim, stage.room),
            Over::Nothing
            | Over::Asking(_)
            | Over::Deciding(_)
            | Over::Journeys(_)
            | Over::Help => None,
        };
        let journeys = self.boardroom.journeys(&project);
        let now = self.services.now();
        let ctx = StageCtx {
            project: &proposed,
            show: &show,
            scenes: &scenes,
            stage: &stage,
            answer: answer.as_deref(),
            proof: proof.as_deref(),
            journeys: &journeys,
            displays: self.boardroom.displays.as_deref(),
            today: &now.date,
            time: &now.time,
            elapsed: ui.input(|input| input.time) - self.boardroom.begun,
            is_read_only: self.document.file.read_only,
        };
        stage_ui(ui, &ctx, actions);
        true
    }
}

/// The stage on a slide that is there, built no further than it goes.
fn fitting(mut stage: Stage, scenes: &[Arc<SlideScene>]) -> Stage {
    stage.at = stage.at.min(scenes.len().saturating_sub(1));
    let scene = scenes.get(stage.at);
    stage.build = stage.build.min(scene.map_or(0, |scene| scene.last_build()));
    let spots = scene.map_or(0, |scene| scene.spots.len());
    stage.claim = stage.claim.filter(|claim| *claim < spots);
    stage
}

#[expect(clippy::cast_precision_loss, reason = "places on displays, in pixels")]
fn length(pixels: i32) -> f32 {
    pixels as f32
}

fn pixels(count: u32) -> f32 {
    length(i32::try_from(count).unwrap_or(i32::MAX))
}
