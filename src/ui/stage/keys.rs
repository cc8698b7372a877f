//! Owns the keys of the stage: those of every presenter remote, and those of a keyboard. Each leads from one state of the
//! stage to the next.

use eframe::egui;
use egui::{Event, Key, Modifiers, Ui};

use super::StageCtx;
use crate::action::{
    Action, Asking, Blank, Deciding, Hand, NotesWindow, Over, Stage, StageAction, Tone,
};
use crate::command::Command;
use crate::insight::show::{Claim, Content, chosen};
use crate::model::ImprovementId;
use crate::scene::slide::Room;

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

fn digit(key: Key) -> Option<usize> {
    const DIGITS: [Key; 10] = [
        Key::Num0,
        Key::Num1,
        Key::Num2,
        Key::Num3,
        Key::Num4,
        Key::Num5,
        Key::Num6,
        Key::Num7,
        Key::Num8,
        Key::Num9,
    ];
    DIGITS.iter().position(|digit| *digit == key)
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
            Over::Nothing | Over::Proof(_) | Over::Help => false,
        };
        !is_typing && matches!(event, Event::Text(_) | Event::Key { .. } | Event::Paste(_))
    }

    /// A key is pressed. False where it is left to a text field.
    fn press(&mut self, key: Key, held: Modifiers) -> bool {
        if held.command {
            if key == Key::S {
                self.asks.push(Action::Command(Command::Save));
            }
            let is_text = matches!(self.stage.over, Over::Asking(_) | Over::Deciding(_));
            return key == Key::S || !is_text;
        }
        if key == Key::F5 {
            self.ask_for(StageAction::End);
            return true;
        }
        if self.stage.blank.is_some() {
            return self.press_on_blank(key);
        }
        match self.stage.over.clone() {
            Over::Nothing => self.press_on_slide(key, held),
            Over::Asking(asking) => self.press_while_asking(key, held, asking),
            Over::Proof(_) => self.press_on_proof(key),
            Over::Deciding(deciding) => self.press_while_deciding(key, &deciding),
            Over::Help => {
                self.stage.over = Over::Nothing;
                true
            }
        }
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
            self.type_digit(digit);
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
            Key::PageDown if held.alt => self.go_to(self.stage.at + 1, 0),
            Key::PageUp if held.alt => self.go_to(self.stage.at.saturating_sub(1), 0),
            Key::ArrowRight | Key::ArrowDown | Key::PageDown | Key::Space | Key::Enter | Key::N => {
                self.next();
            }
            Key::ArrowLeft | Key::ArrowUp | Key::PageUp | Key::Backspace | Key::P => {
                self.previous();
            }
            Key::Home => self.go_to(0, 0),
            Key::End => self.go_to(usize::MAX, usize::MAX),
            Key::B | Key::Period => self.stage.blank = Some(Blank::Black),
            Key::W | Key::Comma => self.stage.blank = Some(Blank::White),
            _ => self.press_letter(key),
        }
        true
    }

    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "the stage has a use for a few of the many keys"
    )]
    fn press_letter(&mut self, key: Key) {
        match key {
            Key::L => {
                self.stage.tone = match self.stage.tone {
                    Tone::Dark => Tone::Light,
                    Tone::Light => Tone::Dark,
                };
            }
            Key::R => self.next_room(),
            Key::S => {
                self.stage.notes = match self.stage.notes {
                    NotesWindow::Away => NotesWindow::Wanted,
                    NotesWindow::Wanted => NotesWindow::Away,
                };
            }
            Key::A => self.stage.over = Over::Asking(Asking::default()),
            Key::E => self.question_selected(),
            Key::D if !self.ctx.is_read_only => {
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

    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "the stage has a use for a few of the many keys"
    )]
    fn press_while_asking(&mut self, key: Key, held: Modifiers, mut asking: Asking) -> bool {
        match key {
            Key::Escape => self.stage.over = Over::Nothing,
            Key::PageDown | Key::PageUp => {
                self.stage.over = Over::Nothing;
                if key == Key::PageDown {
                    self.next();
                } else {
                    self.previous();
                }
            }
            Key::Enter if asking.hand == Hand::Writes => {
                let item = asking.item.trim().to_owned();
                if !item.is_empty() && self.stage.asked.last() != Some(&item) {
                    self.stage.asked.retain(|earlier| *earlier != item);
                    self.stage.asked.push(item);
                }
                asking.hand = Hand::Moves;
                self.stage.over = Over::Asking(asking);
            }
            Key::Tab if asking.hand == Hand::Writes => {
                if let Some(item) = self.earlier(&asking.item) {
                    self.stage.over = Over::Asking(Asking {
                        item,
                        ..Asking::default()
                    });
                }
            }
            _ if asking.hand == Hand::Writes => return false,
            _ => {
                move_through(&mut asking, key, held, self.ctx);
                self.stage.over = Over::Asking(asking);
            }
        }
        true
    }

    /// The item that was asked about before that one; round to the latest.
    fn earlier(&self, item: &str) -> Option<String> {
        let asked = &self.stage.asked;
        let at = asked.iter().position(|earlier| earlier == item.trim());
        let before = at.and_then(|at| at.checked_sub(1));
        let earlier = before.and_then(|at| asked.get(at)).or(asked.last());
        earlier.cloned()
    }

    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "the stage has a use for a few of the many keys"
    )]
    fn press_on_proof(&mut self, key: Key) -> bool {
        match key {
            Key::PageDown | Key::ArrowRight | Key::Space | Key::N | Key::Enter => {
                self.stage.over = Over::Nothing;
                self.next();
            }
            Key::Escape | Key::E | Key::Backspace | Key::PageUp | Key::ArrowLeft | Key::P => {
                self.stage.over = Over::Nothing;
            }
            _ => {}
        }
        true
    }

    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "the stage has a use for a few of the many keys"
    )]
    fn press_while_deciding(&mut self, key: Key, deciding: &Deciding) -> bool {
        match key {
            Key::Escape => self.stage.over = Over::Nothing,
            Key::Enter if deciding.text.trim().is_empty() => {}
            Key::Enter => {
                self.ask_for(StageAction::Decide(Box::new(deciding.clone())));
                self.stage.over = Over::Nothing;
            }
            _ => return false,
        }
        true
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

    /// A claim is clicked: an improvement is ticked, everything else is questioned.
    pub(super) fn point_at(&mut self, index: usize) {
        self.stage.claim = Some(index);
        if self.selected_plan().is_some() {
            self.tick_selected();
        } else {
            self.question_selected();
        }
    }

    fn question_selected(&mut self) {
        let index = self.stage.claim.unwrap_or_default();
        let spot = self
            .ctx
            .slide()
            .and_then(|(_, scene)| scene.spots.get(index));
        if let Some(spot) = spot {
            self.stage.over = Over::Proof(spot.claim.clone());
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
        let (_, scene) = self.ctx.slide()?;
        let plans = self.plans();
        if let Claim::Plan(plan) = &scene.spots.get(self.stage.claim?)?.claim {
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

/// The arrow keys move through the quotes of a column, Tab to the next column; A and Enter write again.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "an answer has a use for a few of the many keys"
)]
fn move_through(asking: &mut Asking, key: Key, held: Modifiers, ctx: &StageCtx<'_>) {
    let count = |column: usize| {
        let opinion = ctx.answer.and_then(|answer| answer.stances.get(column));
        opinion.map_or(0, |opinion| opinion.voices.len())
    };
    match key {
        Key::Tab | Key::ArrowDown if !held.shift => asking.column = (asking.column + 1) % 3,
        Key::Tab | Key::ArrowUp => asking.column = (asking.column + 2) % 3,
        Key::ArrowRight | Key::ArrowLeft => {
            let all = count(asking.column);
            if let Some(at) = asking.quotes.get_mut(asking.column).filter(|_| all > 0) {
                let step = if key == Key::ArrowRight { 1 } else { all - 1 };
                *at = (*at + step) % all;
            }
        }
        Key::A | Key::Enter => asking.hand = Hand::Writes,
        _ => {}
    }
}
