//! Owns the keys of the stage: those of every presenter remote, and those of a keyboard. Each leads from one state of the
//! stage to the next.

mod over;

pub(super) use over::offered;

use eframe::egui;
use egui::{Event, Key, Modifiers, Ui};

use super::StageCtx;
use crate::action::{
    Action, Asking, Blank, Deciding, Hand, NotesWindow, Over, Stage, StageAction, Tone,
};
use crate::command::Command;
use crate::insight::show::{Claim, Content, JourneyRow, chosen};
use crate::model::{DecisionId, ImprovementId};
use crate::scene::slide::{ClaimSpot, Room};
use crate::ui::digits::digit;
use crate::words::stage as words;

/// The longest number of a slide.
const DIGITS: usize = 4;

/// The stage as it shall be, while keys and clicks change it, and what else is asked for.
pub struct Desk<'c> {
    ctx: &'c StageCtx<'c>,
    stage: Stage,
    asks: Vec<Action>,
}

/// Takes the keys of this frame.
pub(super) fn take(ui: &Ui, desk: &mut Desk) {
    ui.input_mut(|input| {
        input.events.retain(|event| {
            let Event::Key {
                key,
                physical_key,
                pressed: true,
                modifiers,
                ..
            } = event
            else {
                return !desk.swallows(event);
            };
            !desk.press(physical(*key, *physical_key), *modifiers)
        });
    });
}

/// Digits are read by where they are on the keyboard.
fn physical(key: Key, place: Option<Key>) -> Key {
    place.filter(|place| digit(*place).is_some()).unwrap_or(key)
}

impl<'c> Desk<'c> {
    pub(super) fn new(ctx: &'c StageCtx<'c>) -> Self {
        Self {
            ctx,
            stage: ctx.stage.clone(),
            asks: Vec::new(),
        }
    }

    /// How the stage shall look, and what else is asked for.
    pub(super) fn done(self) -> (Stage, Vec<Action>) {
        (self.stage, self.asks)
    }

    pub(super) fn stage_mut(&mut self) -> &mut Stage {
        &mut self.stage
    }

    pub(super) fn ask_for(&mut self, action: StageAction) {
        self.asks.push(Action::Stage(action));
    }

    /// Letters that are no keys to the stage go to nobody while it shows a slide.
    fn swallows(&self, event: &Event) -> bool {
        let is_typing = match &self.stage.over {
            Over::Asking(asking) => asking.hand == Hand::Writes,
            Over::Deciding(_) => true,
            Over::Nothing | Over::Proof(..) | Over::Journeys(_) | Over::Help => false,
        };
        !is_typing && matches!(event, Event::Text(_) | Event::Key { .. } | Event::Paste(_))
    }

    /// A key is pressed. False where it is left to a text field.
    fn press(&mut self, key: Key, held: Modifiers) -> bool {
        if held.command {
            return self.press_command(key, held);
        }
        self.stage.said.clear();
        if key == Key::F5 {
            self.ask_for(StageAction::End);
            return true;
        }
        if self.stage.blank.is_some() {
            return self.press_on_blank(key);
        }
        if self.is_looked_at() && self.press_colour(key) {
            return true;
        }
        match self.stage.over.clone() {
            Over::Nothing => self.press_on_slide(key, held),
            Over::Asking(asking) => self.press_while_asking(key, held, asking),
            Over::Proof(_, asking) => self.press_on_proof(key, asking),
            Over::Deciding(deciding) => self.press_while_deciding(key, &deciding),
            Over::Journeys(chosen) => self.press_on_journeys(key, held, chosen),
            Over::Help => {
                self.stage.over = Over::Nothing;
                true
            }
        }
    }

    /// Whether something lies over the slide in which nothing is typed.
    fn is_looked_at(&self) -> bool {
        match &self.stage.over {
            Over::Proof(..) | Over::Journeys(_) => true,
            Over::Asking(asking) => asking.hand == Hand::Moves,
            Over::Nothing | Over::Deciding(_) | Over::Help => false,
        }
    }

    /// Saving works everywhere; undo where no text is typed, which has its own.
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "the stage has a use for a few of the many keys"
    )]
    fn press_command(&mut self, key: Key, held: Modifiers) -> bool {
        let is_text = matches!(self.stage.over, Over::Asking(_) | Over::Deciding(_));
        let command = match key {
            Key::S => Some(Command::Save),
            Key::Z if held.shift && !is_text => Some(Command::Redo),
            Key::Z if !is_text => Some(Command::Undo),
            Key::Y if !is_text => Some(Command::Redo),
            _ => None,
        };
        let is_known = command.is_some();
        if is_known {
            self.stage.said.clear();
        }
        self.asks.extend(command.map(Action::Command));
        is_known || !is_text
    }

    /// Any key but those that end the show or change the colour shows the slide again.
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "the stage has a use for a few of the many keys"
    )]
    fn press_on_blank(&mut self, key: Key) -> bool {
        match key {
            Key::Escape | Key::Minus => self.ask_for(StageAction::End),
            Key::W | Key::Comma if self.stage.blank == Some(Blank::Black) => {
                self.stage.blank = Some(Blank::White);
            }
            Key::B | Key::Period if self.stage.blank == Some(Blank::White) => {
                self.stage.blank = Some(Blank::Black);
            }
            _ => self.stage.blank = None,
        }
        true
    }

    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "the stage has a use for a few of the many keys"
    )]
    fn press_on_slide(&mut self, key: Key, held: Modifiers) -> bool {
        if let Some(digit) = digit(key) {
            self.type_digit(usize::from(digit));
            return true;
        }
        let is_typed = !self.stage.typed.is_empty();
        match key {
            Key::Enter if is_typed => self.go_to_typed(),
            Key::Escape if is_typed => self.stage.typed.clear(),
            Key::Escape if self.stage.claim.is_some() => self.stage.claim = None,
            Key::Escape | Key::Minus => self.ask_for(StageAction::End),
            Key::Tab => self.select_claim(if held.shift { -1 } else { 1 }),
            Key::Space | Key::Enter if self.selected_plan().is_some() => self.tick_selected(),
            Key::Enter if self.selected_decision().is_some() => self.change_selected(),
            Key::Delete if self.selected_decision().is_some() => self.take_back_selected(),
            Key::PageDown if held.alt => self.go_to(self.stage.at + 1, usize::MAX),
            Key::PageUp if held.alt => self.go_to(self.stage.at.saturating_sub(1), usize::MAX),
            Key::ArrowRight | Key::ArrowDown | Key::PageDown | Key::Space | Key::Enter | Key::N => {
                self.next();
            }
            Key::ArrowLeft | Key::ArrowUp | Key::PageUp | Key::Backspace | Key::P => {
                self.previous();
            }
            Key::Home => self.go_to(0, 0),
            Key::End => self.go_to(usize::MAX, usize::MAX),
            _ if self.press_colour(key) => {}
            _ => self.press_letter(key),
        }
        true
    }

    /// The keys of one colour, and of light and dark: they work wherever nothing is typed.
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "the stage has a use for a few of the many keys"
    )]
    fn press_colour(&mut self, key: Key) -> bool {
        match key {
            Key::B | Key::Period => self.stage.blank = Some(Blank::Black),
            Key::W | Key::Comma => self.stage.blank = Some(Blank::White),
            Key::L => {
                self.stage.tone = match self.stage.tone {
                    Tone::Dark => Tone::Light,
                    Tone::Light => Tone::Dark,
                };
            }
            _ => return false,
        }
        true
    }

    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "the stage has a use for a few of the many keys"
    )]
    fn press_letter(&mut self, key: Key) {
        match key {
            Key::R => self.next_room(),
            Key::S => {
                self.stage.notes = match self.stage.notes {
                    NotesWindow::Away => NotesWindow::Wanted,
                    NotesWindow::Wanted => NotesWindow::Away,
                };
            }
            Key::A => self.stage.over = Over::Asking(Asking::default()),
            Key::E => self.question_selected(),
            Key::J if self.ctx.journeys.len() > 1 => {
                let shown = |row: &JourneyRow| row.id == self.ctx.show.journey;
                let at = self.ctx.journeys.iter().position(shown);
                self.stage.over = Over::Journeys(at.unwrap_or_default());
            }
            Key::D | Key::K if self.ctx.is_read_only => {
                words::READ_ONLY.clone_into(&mut self.stage.said);
            }
            Key::D => {
                self.stage.over = Over::Deciding(Deciding {
                    date: self.ctx.today.to_owned(),
                    ..Deciding::default()
                });
            }
            Key::K if self.stage.proposal.is_some() => self.ask_for(StageAction::Keep),
            Key::F1 | Key::Questionmark | Key::H => self.stage.over = Over::Help,
            _ => {}
        }
    }

    /// The next step of the slide, or the next slide; after the last there is none.
    pub(super) fn next(&mut self) {
        let steps = self.last_build(self.stage.at);
        if self.stage.build < steps {
            self.stage.build += 1;
        } else if self.stage.at + 1 < self.ctx.scenes.len() {
            self.go_to(self.stage.at + 1, 0);
        }
    }

    /// The step before, or the slide before, complete.
    pub(super) fn previous(&mut self) {
        if self.stage.build > 0 {
            self.stage.build -= 1;
        } else if self.stage.at > 0 {
            self.go_to(self.stage.at - 1, usize::MAX);
        }
    }

    fn last_build(&self, at: usize) -> usize {
        let scene = self.ctx.scenes.get(at);
        scene.map_or(0, |scene| scene.last_build())
    }

    fn go_to(&mut self, at: usize, build: usize) {
        self.stage.at = at.min(self.ctx.scenes.len().saturating_sub(1));
        self.stage.build = build.min(self.last_build(self.stage.at));
        self.stage.claim = None;
        self.stage.typed.clear();
    }

    fn type_digit(&mut self, digit: usize) {
        let plan = self.plans().get(digit.wrapping_sub(1)).cloned();
        if let Some(plan) = plan.filter(|_| self.stage.typed.is_empty()) {
            self.tick(plan);
        } else if self.stage.typed.len() < DIGITS {
            self.stage.typed.push_str(&digit.to_string());
        }
    }

    fn go_to_typed(&mut self) {
        let number: usize = self.stage.typed.parse().unwrap_or_default();
        self.go_to(number.saturating_sub(1), 0);
        self.stage.typed.clear();
    }

    fn next_room(&mut self) {
        self.stage.room = match self.stage.room {
            Room::Meeting => Room::Large,
            Room::Large => Room::Hall,
            Room::Hall => Room::Meeting,
        };
        self.stage.build = usize::MAX;
    }

    fn select_claim(&mut self, onwards: isize) {
        let count = self.ctx.slide().map_or(0, |(_, scene)| scene.spots.len());
        let Ok(count) = isize::try_from(count) else {
            return;
        };
        if count == 0 {
            return;
        }
        let at = self.stage.claim.and_then(|at| isize::try_from(at).ok());
        let first = if onwards > 0 { 0 } else { count - 1 };
        let next = at.map_or(first, |at| (at + onwards).rem_euclid(count));
        self.stage.claim = usize::try_from(next).ok();
        // What is selected has to be seen.
        self.stage.build = self.last_build(self.stage.at);
    }

    /// A claim is clicked: an improvement is ticked, a decision changed, everything else questioned.
    pub(super) fn point_at(&mut self, index: usize) {
        self.stage.claim = Some(index);
        if self.selected_plan().is_some() {
            self.tick_selected();
        } else if self.selected_decision().is_some() {
            self.change_selected();
        } else {
            self.question_selected();
        }
    }

    /// What is selected is questioned; with nothing selected what the headline claims, which stands last.
    fn question_selected(&mut self) {
        let spots = self.ctx.slide().map(|(_, scene)| scene.spots.as_slice());
        let selected = self
            .stage
            .claim
            .or(spots.and_then(|it| it.len().checked_sub(1)));
        let spot = spots.zip(selected).and_then(|(spots, at)| spots.get(at));
        if let Some(spot) = spot {
            self.stage.over = Over::Proof(spot.claim.clone(), None);
        }
    }

    fn selected(&self) -> Option<&ClaimSpot> {
        let (_, scene) = self.ctx.slide()?;
        scene.spots.get(self.stage.claim?)
    }

    fn selected_decision(&self) -> Option<DecisionId> {
        if let Claim::Decision(decision) = &self.selected()?.claim {
            Some(decision.clone())
        } else {
            None
        }
    }

    fn change_selected(&mut self) {
        let decision = self.selected_decision();
        let known = decision.and_then(|id| self.ctx.project.decisions.get_key_value(&id));
        let Some((id, decision)) = known else {
            return;
        };
        if self.ctx.is_read_only {
            words::READ_ONLY.clone_into(&mut self.stage.said);
            return;
        }
        let owner = decision.owner.as_ref();
        let owner = owner.and_then(|id| self.ctx.project.owners.get(id));
        self.stage.over = Over::Deciding(Deciding {
            id: Some(id.clone()),
            text: decision.text.clone(),
            owner: owner.map_or_else(String::new, |owner| owner.name.clone()),
            date: decision.date.clone(),
        });
    }

    fn take_back_selected(&mut self) {
        if self.ctx.is_read_only {
            words::READ_ONLY.clone_into(&mut self.stage.said);
        } else if let Some(decision) = self.selected_decision() {
            self.ask_for(StageAction::Undecide(decision));
            self.stage.claim = None;
            words::UNDECIDED.clone_into(&mut self.stage.said);
        }
    }

    /// The improvements that can be ticked on this slide, in the order of their numbers.
    fn plans(&self) -> Vec<ImprovementId> {
        match self.ctx.slide().map(|(slide, _)| &slide.content) {
            Some(Content::WhatIf(part)) => part.plans.iter().map(|plan| plan.id.clone()).collect(),
            Some(_) | None => Vec::new(),
        }
    }

    fn selected_plan(&self) -> Option<ImprovementId> {
        let plans = self.plans();
        if let Claim::Plan(plan) = &self.selected()?.claim {
            plans.into_iter().find(|known| known == plan)
        } else {
            None
        }
    }

    fn tick_selected(&mut self) {
        if let Some(plan) = self.selected_plan() {
            self.tick(plan);
        }
    }

    /// Ticks the improvement, or ticks it no longer: a proposal until it is kept.
    fn tick(&mut self, plan: ImprovementId) {
        let today = || chosen(self.ctx.project, &self.ctx.show.journey);
        let mut ticked = self.stage.proposal.clone().unwrap_or_else(today);
        if !ticked.remove(&plan) {
            ticked.insert(plan);
        }
        self.stage.proposal = Some(ticked);
    }
}
