//! Owns what keys do while a row of the outline has the keyboard.

use std::sync::Arc;

use eframe::egui;
use egui::{FocusDirection, Key, Modifiers, Ui};

use super::list::List;
use super::{Memory, Row};
use crate::action::Action;
use crate::command::Command;
use crate::edit::{Edit, JourneyEdit, RecordId};
use crate::insight::usage;
use crate::layout::Side;
use crate::model::{ChannelId, Stage, StageId, StepId};
use crate::ui::{Ctx, keys};
use crate::words::{panels, project};

/// What is wanted of the row that has the keyboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wish {
    /// To the row above or below, which is selected.
    Go(i32),
    /// The same, and everything between is selected.
    Extend(i32),
    First,
    Last,
    Collapse,
    Expand,
    /// Makes the next of its kind after it, a touchpoint in a stage, or does what it says.
    Enter,
    /// Edits its name.
    Rename,
    Delete,
    /// Into the stage before it.
    Indent,
    /// Out of its stage.
    Outdent,
    /// The row itself goes there.
    Move(Side),
}

/// How far the next row of a kind is looked for.
const MOST_ROWS_BETWEEN: usize = 200;

const KEYS: [(Modifiers, Key, Wish); 18] = [
    (Modifiers::ALT, Key::ArrowUp, Wish::Move(Side::Left)),
    (Modifiers::ALT, Key::ArrowDown, Wish::Move(Side::Right)),
    (Modifiers::ALT, Key::ArrowLeft, Wish::Move(Side::Top)),
    (Modifiers::ALT, Key::ArrowRight, Wish::Move(Side::Bottom)),
    (Modifiers::SHIFT, Key::ArrowUp, Wish::Extend(-1)),
    (Modifiers::SHIFT, Key::ArrowDown, Wish::Extend(1)),
    (Modifiers::NONE, Key::ArrowUp, Wish::Go(-1)),
    (Modifiers::NONE, Key::ArrowDown, Wish::Go(1)),
    (Modifiers::NONE, Key::ArrowLeft, Wish::Collapse),
    (Modifiers::NONE, Key::ArrowRight, Wish::Expand),
    (Modifiers::NONE, Key::Home, Wish::First),
    (Modifiers::NONE, Key::End, Wish::Last),
    (Modifiers::NONE, Key::Enter, Wish::Enter),
    (Modifiers::NONE, Key::F2, Wish::Rename),
    (Modifiers::SHIFT, Key::Tab, Wish::Outdent),
    (Modifiers::NONE, Key::Tab, Wish::Indent),
    (Modifiers::NONE, Key::Delete, Wish::Delete),
    (Modifiers::NONE, Key::Backspace, Wish::Delete),
];

/// Turns this frame's keys into actions, where the cursor has the keyboard. Returns whether the cursor went elsewhere.
pub(super) fn keys_ui(
    ui: &Ui,
    ctx: &Ctx<'_>,
    list: &List<'_>,
    memory: &mut Memory,
    actions: &mut Vec<Action>,
) -> bool {
    let Some(row) = memory.cursor.clone() else {
        return false;
    };
    if ctx.session.is_asking() || !ui.memory(|memory| memory.has_focus(row.id())) {
        return false;
    }
    let hand = Hand { ui, ctx, list };
    hand.clipboard(&row, actions);
    let wish = KEYS.into_iter().find_map(|(held, key, wish)| {
        let is_wanted = hand.makes_sense(wish, &row);
        let is_pressed = is_wanted && ui.input_mut(|input| input.consume_key(held, key));
        is_pressed.then_some(wish)
    });
    let Some(wish) = wish else {
        return false;
    };
    ui.memory_mut(|memory| memory.move_focus(FocusDirection::None));
    hand.carry_out(wish, &row, memory, actions);
    if let Some(now) = memory.cursor.as_ref().filter(|now| **now != row) {
        ui.memory_mut(|memory| memory.request_focus(now.id()));
        return true;
    }
    false
}

/// Does what a row that adds something says.
pub(super) fn add(
    ui: &Ui,
    ctx: &Ctx<'_>,
    row: &Row,
    memory: &mut Memory,
    actions: &mut Vec<Action>,
) {
    let action = match row {
        Row::AddTouchpoint => Action::Command(Command::AddTouchpoint),
        Row::AddStage => Action::AddStage(ctx.journey.stages.len()),
        Row::AddWork => Action::Command(Command::AddBackstage),
        Row::AddSystem => Action::Command(Command::AddSystem),
        Row::AddChannel => Action::AddChannel(None),
        Row::Stage(_) | Row::Touchpoint(_) | Row::Behind(_) | Row::Channel(_) => return,
    };
    memory.ask_for_name(ui);
    actions.push(action);
}

/// Selects every touchpoint from the anchor to that one.
pub(super) fn extend(
    ctx: &Ctx<'_>,
    list: &List<'_>,
    to: &StepId,
    memory: &mut Memory,
    actions: &mut Vec<Action>,
) {
    let selected = ctx.session.selection.steps.first();
    let anchor = memory.anchor.take().or_else(|| selected.cloned());
    let anchor = anchor.unwrap_or_else(|| to.clone());
    actions.push(Action::Select(list.touchpoints_between(&anchor, to)));
    memory.anchor = Some(anchor);
}

struct Hand<'a> {
    ui: &'a Ui,
    ctx: &'a Ctx<'a>,
    list: &'a List<'a>,
}

impl Hand<'_> {
    fn carry_out(&self, wish: Wish, row: &Row, memory: &mut Memory, actions: &mut Vec<Action>) {
        match wish {
            Wish::Go(onwards) => go(self.beside(row, onwards), memory, actions),
            Wish::First => go(self.list.first(), memory, actions),
            Wish::Last => go(self.list.last(), memory, actions),
            Wish::Extend(onwards) => {
                if let Some(next @ Row::Touchpoint(_)) = self.beside(row, onwards) {
                    if memory.anchor.is_none() {
                        memory.anchor = row.step().cloned();
                    }
                    if let Some(step) = next.step() {
                        extend(self.ctx, self.list, step, memory, actions);
                    }
                    memory.cursor = Some(next);
                }
            }
            Wish::Collapse => self.collapse(row, memory),
            Wish::Expand => {
                if let Row::Stage(stage) = row {
                    memory.collapsed.remove(stage);
                }
            }
            Wish::Enter => self.enter(row, memory, actions),
            Wish::Rename => {
                if let Some(target) = row.target() {
                    memory.ask_for_name(self.ui);
                    actions.push(Action::EditName(target));
                }
            }
            Wish::Indent => self.move_into(row, self.ctx.journey.stages.last(), memory, actions),
            Wish::Outdent => self.move_into(row, None, memory, actions),
            Wish::Delete => self.delete(row, memory, actions),
            Wish::Move(side) => self.shift(row, side, memory, actions),
        }
    }

    /// Copies, cuts, pastes and duplicates, as on the map.
    fn clipboard(&self, row: &Row, actions: &mut Vec<Action>) {
        let plain = Modifiers::COMMAND | Modifiers::SHIFT;
        let (duplicates, pastes_plain) = self.ui.input_mut(|input| {
            (
                input.consume_key(Modifiers::COMMAND, Key::D),
                input.consume_key(plain, Key::V),
            )
        });
        let mut asked: Vec<Action> = Vec::new();
        self.ui.input_mut(|input| {
            input.events.retain(|event| {
                let action = keys::clipboard(event);
                let is_kept = action.is_none();
                asked.extend(action);
                is_kept
            });
        });
        asked.extend(duplicates.then_some(Action::Command(Command::Duplicate)));
        asked.extend(pastes_plain.then_some(Action::Command(Command::PastePlain)));
        if !asked.is_empty()
            && let Some(step) = row.step()
        {
            self.select_only_if_needed(step, actions);
        }
        actions.append(&mut asked);
    }

    /// Tab and Shift+Tab leave the outline, but for touchpoints that have a stage to go into, or out of.
    fn makes_sense(&self, wish: Wish, row: &Row) -> bool {
        let step = match row {
            Row::Touchpoint(step) => self.ctx.journey.step(step),
            Row::Stage(_)
            | Row::AddTouchpoint
            | Row::AddStage
            | Row::Behind(_)
            | Row::AddWork
            | Row::AddSystem
            | Row::Channel(_)
            | Row::AddChannel => None,
        };
        let is_placed = step.map(|step| step.stage.is_some());
        let is_shift_held = self.ui.input(|input| input.modifiers.shift);
        let has_stages = !self.ctx.journey.stages.is_empty();
        match wish {
            Wish::Indent => is_placed == Some(false) && has_stages && !is_shift_held,
            Wish::Outdent => is_placed == Some(true),
            Wish::Go(_)
            | Wish::Extend(_)
            | Wish::First
            | Wish::Last
            | Wish::Collapse
            | Wish::Expand
            | Wish::Enter
            | Wish::Rename
            | Wish::Delete
            | Wish::Move(_) => true,
        }
    }

    fn enter(&self, row: &Row, memory: &mut Memory, actions: &mut Vec<Action>) {
        match row {
            Row::Touchpoint(step) | Row::Behind(step) => {
                actions.push(Action::Select(vec![step.clone()]));
                actions.push(Action::Command(Command::InsertAfter));
            }
            Row::Stage(stage) => actions.push(Action::AddIn(stage.clone())),
            Row::Channel(channel) => actions.push(Action::AddChannel(Some(channel.clone()))),
            Row::AddTouchpoint
            | Row::AddStage
            | Row::AddWork
            | Row::AddSystem
            | Row::AddChannel => return add(self.ui, self.ctx, row, memory, actions),
        }
        memory.ask_for_name(self.ui);
    }

    /// Puts the touchpoint of the row, or all that are selected with it, into a stage or out of all.
    fn move_into(
        &self,
        row: &Row,
        stage: Option<&Arc<Stage>>,
        memory: &mut Memory,
        actions: &mut Vec<Action>,
    ) {
        let Some(step) = row.step() else {
            return;
        };
        let selected = &self.ctx.session.selection.steps;
        let steps = if selected.contains(step) {
            selected.iter().cloned().collect()
        } else {
            vec![step.clone()]
        };
        let stage = stage.map(|stage| stage.id.clone());
        memory.collapsed.remove(&stage);
        actions.push(Action::MoveInto(steps, stage));
        memory.go_to(row.clone());
    }

    fn beside(&self, row: &Row, onwards: i32) -> Option<Row> {
        self.list.step(self.list.place(row)?, onwards)
    }

    /// Collapses a stage, or goes from a touchpoint to its stage.
    fn collapse(&self, row: &Row, memory: &mut Memory) {
        match row {
            Row::Stage(stage) => {
                memory.collapsed.insert(stage.clone());
            }
            Row::Touchpoint(step) => {
                let stage = self.ctx.journey.step(step).map(|step| step.stage.clone());
                memory.cursor = stage.map(Row::Stage);
            }
            Row::AddTouchpoint
            | Row::AddStage
            | Row::Behind(_)
            | Row::AddWork
            | Row::AddSystem
            | Row::Channel(_)
            | Row::AddChannel => {}
        }
    }

    fn delete(&self, row: &Row, memory: &mut Memory, actions: &mut Vec<Action>) {
        let action = match row {
            Row::Touchpoint(step) | Row::Behind(step) => {
                self.select_only_if_needed(step, actions);
                Action::Command(Command::Delete)
            }
            Row::Stage(Some(stage)) => self.delete_stage(stage),
            Row::Channel(channel) => self.delete_channel(channel),
            Row::Stage(None)
            | Row::AddTouchpoint
            | Row::AddStage
            | Row::AddWork
            | Row::AddSystem
            | Row::AddChannel => return,
        };
        actions.push(action);
        if let Some(next) = self.heir(row) {
            memory.go_to(next);
        }
    }

    /// The row that takes the keyboard after this one: the next of its kind, else the next of any.
    fn heir(&self, row: &Row) -> Option<Row> {
        let kind = std::mem::discriminant(row);
        let beside = |onwards| {
            let rows =
                std::iter::successors(self.beside(row, onwards), |row| self.beside(row, onwards));
            rows.take(MOST_ROWS_BETWEEN)
                .find(|other| std::mem::discriminant(other) == kind)
        };
        beside(1)
            .or_else(|| beside(-1))
            .or_else(|| self.beside(row, 1))
    }

    fn delete_stage(&self, stage: &StageId) -> Action {
        let name = self
            .ctx
            .journey
            .stage(stage)
            .map_or("", |stage| stage.name.as_str());
        let edit = JourneyEdit::RemoveStage(stage.clone());
        let edit = Edit::Journey(self.ctx.journey_id.clone(), edit);
        Action::Edit(panels::delete_stage(name), vec![edit])
    }

    fn delete_channel(&self, channel: &ChannelId) -> Action {
        let name = self
            .ctx
            .project
            .channels
            .get(channel)
            .map_or("", |channel| channel.name.as_str());
        let uses = usage(self.ctx.project).channel(channel);
        let edit = Edit::Remove(RecordId::Channel(channel.clone()));
        Action::Edit(project::delete_channel(name, uses), vec![edit])
    }

    fn select_only_if_needed(&self, step: &StepId, actions: &mut Vec<Action>) {
        if !self.ctx.session.selection.steps.contains(step) {
            actions.push(Action::Select(vec![step.clone()]));
        }
    }

    /// Moves what the row stands for: earlier (left) or later, and touchpoints a channel up or down.
    fn shift(&self, row: &Row, side: Side, memory: &mut Memory, actions: &mut Vec<Action>) {
        let onwards = match side {
            Side::Left => -1_isize,
            Side::Right => 1,
            Side::Top | Side::Bottom => 0,
        };
        match row {
            Row::Touchpoint(step) | Row::Behind(step) => {
                self.select_only_if_needed(step, actions);
                actions.push(Action::Command(Command::Nudge(side)));
            }
            Row::Stage(Some(stage)) if onwards != 0 => {
                let at = self.ctx.journey.stage_index(stage);
                let to = moved(at, onwards, self.ctx.journey.stages.len());
                actions.extend(to.map(|to| self.move_stage(stage, to)));
            }
            Row::Channel(channel) if onwards != 0 => {
                let channels = self.ctx.project.channels_in_order();
                let at = channels.iter().position(|(id, _)| *id == channel);
                let to = moved(at, onwards, channels.len());
                actions.extend(to.map(|to| Action::MoveChannel(channel.clone(), to)));
            }
            Row::Stage(_)
            | Row::Channel(_)
            | Row::AddTouchpoint
            | Row::AddStage
            | Row::AddWork
            | Row::AddSystem
            | Row::AddChannel => return,
        }
        memory.go_to(row.clone());
    }

    fn move_stage(&self, stage: &StageId, to: usize) -> Action {
        let name = self
            .ctx
            .journey
            .stage(stage)
            .map_or("", |stage| stage.name.as_str());
        let edit = JourneyEdit::MoveStage(stage.clone(), to);
        let edit = Edit::Journey(self.ctx.journey_id.clone(), edit);
        Action::Edit(panels::move_stage(name), vec![edit])
    }
}

/// To that row; a step's is selected.
fn go(to: Option<Row>, memory: &mut Memory, actions: &mut Vec<Action>) {
    let Some(to) = to else {
        return;
    };
    if let Some(step) = to.step() {
        memory.anchor = Some(step.clone());
        actions.push(Action::Select(vec![step.clone()]));
    }
    memory.cursor = Some(to);
}

/// The place beside `at`, if there is one.
fn moved(at: Option<usize>, onwards: isize, count: usize) -> Option<usize> {
    let to = at?.checked_add_signed(onwards)?;
    (to < count).then_some(to)
}
