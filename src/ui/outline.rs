//! Owns the outline beside the map: everything that is on it as a list, which can be made, named, moved and deleted
//! by keyboard alone. One row is in the Tab order; arrow keys go from row to row.

mod chooser;
mod head;
mod keys;
mod list;
mod name;
mod persona;
mod row;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use eframe::egui;
use egui::{Id, Rect, ScrollArea, Sense, Ui, UiBuilder, pos2};

use super::state::Pane;
use super::{Ctx, theme};
use crate::action::{Action, NameTarget};
use crate::model::{ChannelId, Layer, StageId, StepId};
use crate::scene::Role;
use list::List;
pub use persona::round_ui;

/// Height of every row.
const ROW: f32 = 26.0;
/// Height of title and journey chooser.
const HEAD: f32 = 115.0;
/// In lower panels the persona is left out.
const LOWEST_WITH_PERSONA: f32 = 360.0;
/// How many passes the keyboard is held, since others may ask for it when a name has been edited.
const HELD: u8 = 4;

/// The outline, as wide and high as there is room.
pub fn outline_ui(ui: &mut Ui, ctx: &Ctx<'_>, actions: &mut Vec<Action>) {
    let rect = ui.available_rect_before_wrap();
    ui.allocate_rect(rect, Sense::hover());
    ui.painter()
        .rect_filled(rect, 0.0, theme::colour(ctx.theme, Role::Panel));
    let mut memory = Memory::load(ui);
    memory.follow_name(ui, ctx);
    let foot = if rect.height() < LOWEST_WITH_PERSONA {
        0.0
    } else {
        persona::HEIGHT
    };
    let head = Rect::from_min_max(rect.min, pos2(rect.right(), rect.top() + HEAD));
    let rows = Rect::from_min_max(
        pos2(rect.left(), head.bottom()),
        pos2(rect.right(), (rect.bottom() - foot).max(head.bottom())),
    );
    head::head_ui(ui, ctx, head, &mut memory, actions);
    let mut part = ui.new_child(UiBuilder::new().max_rect(rows).id_salt("outline-rows"));
    part.set_clip_rect(rows.intersect(ui.clip_rect()));
    rows_ui(&mut part, ctx, &mut memory, actions);
    if foot > 0.0 {
        let place = Rect::from_min_max(pos2(rect.left(), rows.bottom()), rect.max);
        persona::persona_ui(ui, ctx, place, actions);
    }
    memory.store(ui);
}

/// Whether the outline has the keyboard for now: a name is edited in it, or has just been.
#[must_use]
pub fn holds_keyboard(ctx: &egui::Context) -> bool {
    let memory = ctx.data(|data| data.get_temp::<Memory>(memory_id()));
    memory.is_some_and(|memory| memory.editing != Editing::Not || memory.held > 0)
}

fn memory_id() -> Id {
    Id::unique("outline")
}

/// A row that the keyboard can be on.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Row {
    /// A stage; none: not placed yet.
    Stage(Option<StageId>),
    Touchpoint(StepId),
    AddTouchpoint,
    AddStage,
    /// A backstage step or system.
    Behind(StepId),
    AddWork,
    AddSystem,
    Channel(ChannelId),
    AddChannel,
}

impl Row {
    fn id(&self) -> Id {
        Id::unique(("outline", self))
    }

    /// The step of the row.
    fn step(&self) -> Option<&StepId> {
        match self {
            Self::Touchpoint(step) | Self::Behind(step) => Some(step),
            Self::Stage(_)
            | Self::AddTouchpoint
            | Self::AddStage
            | Self::AddWork
            | Self::AddSystem
            | Self::Channel(_)
            | Self::AddChannel => None,
        }
    }

    /// Whose name the row shows.
    fn target(&self) -> Option<NameTarget> {
        match self {
            Self::Stage(stage) => stage.clone().map(NameTarget::Stage),
            Self::Touchpoint(step) | Self::Behind(step) => Some(NameTarget::Step(step.clone())),
            Self::Channel(channel) => Some(NameTarget::Channel(channel.clone())),
            Self::AddTouchpoint
            | Self::AddStage
            | Self::AddWork
            | Self::AddSystem
            | Self::AddChannel => None,
        }
    }

    /// The row that shows the name.
    fn of(ctx: &Ctx<'_>, target: &NameTarget) -> Option<Self> {
        match target {
            NameTarget::Step(step) => match ctx.journey.step(step)?.layer {
                Layer::Touchpoint => Some(Self::Touchpoint(step.clone())),
                Layer::Backstage | Layer::System => Some(Self::Behind(step.clone())),
            },
            NameTarget::Stage(stage) => Some(Self::Stage(Some(stage.clone()))),
            NameTarget::Channel(channel) => Some(Self::Channel(channel.clone())),
            NameTarget::Journey
            | NameTarget::Project
            | NameTarget::Link(_)
            | NameTarget::FirstTouchpoint => None,
        }
    }
}

/// Whether a name is edited here and not on the map.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
enum Editing {
    #[default]
    Not,
    /// Asked for in that pass.
    Asked(u64),
    /// Under way.
    Name(NameTarget),
}

/// What the outline remembers from frame to frame.
#[derive(Debug, Clone, Default)]
struct Memory {
    collapsed: BTreeSet<Option<StageId>>,
    /// The row that the keyboard is on when it is here.
    cursor: Option<Row>,
    /// Where a selection that is extended begins.
    anchor: Option<StepId>,
    editing: Editing,
    /// For how many more passes the cursor takes the keyboard.
    held: u8,
}

impl Memory {
    fn load(ui: &Ui) -> Self {
        ui.data(|data| data.get_temp(memory_id()))
            .unwrap_or_default()
    }

    fn store(self, ui: &Ui) {
        ui.data_mut(|data| data.insert_temp(memory_id(), self));
    }

    /// The name that is asked for next is edited here.
    fn ask_for_name(&mut self, ui: &Ui) {
        self.editing = Editing::Asked(ui.ctx().cumulative_pass_nr());
    }

    fn edits(&self, target: &NameTarget) -> bool {
        matches!(&self.editing, Editing::Name(edited) if edited == target)
    }

    /// The keyboard goes to that row and stays there.
    fn go_to(&mut self, row: Row) {
        self.cursor = Some(row);
        self.held = HELD;
    }

    /// Keeps up with the name that is edited in the session.
    fn follow_name(&mut self, ui: &Ui, ctx: &Ctx<'_>) {
        let edited = ctx.session.name_edit.as_ref().map(|edit| &edit.target);
        let now = ui.ctx().cumulative_pass_nr();
        match (&self.editing, edited) {
            (Editing::Asked(_), Some(target)) => self.begin(ctx, target.clone()),
            (Editing::Name(was), Some(target)) if was != target => self.begin(ctx, target.clone()),
            (Editing::Not, Some(target @ (NameTarget::Journey | NameTarget::Project))) => {
                // Nobody else has a field for these.
                self.begin(ctx, target.clone());
            }
            (Editing::Not, _) | (Editing::Name(_), Some(_)) => {}
            (Editing::Asked(since), None) => {
                if now > since + u64::from(HELD) {
                    self.editing = Editing::Not;
                }
            }
            (Editing::Name(was), None) => {
                if let Some(row) = Row::of(ctx, was) {
                    self.cursor = Some(row);
                }
                self.held = HELD;
                self.editing = Editing::Not;
            }
        }
    }

    fn begin(&mut self, ctx: &Ctx<'_>, target: NameTarget) {
        if target == NameTarget::FirstTouchpoint {
            self.editing = Editing::Not;
            return;
        }
        if let NameTarget::Step(step) = &target {
            let stage = ctx.journey.step(step).map(|step| step.stage.clone());
            self.collapsed.remove(&stage.unwrap_or_default());
        }
        self.cursor = Row::of(ctx, &target).or_else(|| self.cursor.take());
        self.held = HELD;
        self.editing = Editing::Name(target);
    }
}

fn rows_ui(ui: &mut Ui, ctx: &Ctx<'_>, memory: &mut Memory, actions: &mut Vec<Action>) {
    let list = List::new(ctx, &memory.collapsed);
    let selected = ctx.session.selection.single();
    let known = memory.cursor.take().filter(|row| list.place(row).is_some());
    let cursor = known
        .or_else(|| list.row_of_step(selected?))
        .or_else(|| list.first());
    memory.cursor.clone_from(&cursor);
    let has_keyboard = |row: &Row| ui.memory(|memory| memory.has_focus(row.id()));
    if ctx.session.pane == Some(Pane::Outline) && !memory.cursor.as_ref().is_some_and(has_keyboard)
    {
        memory.held = HELD;
    }
    let reveals = keys::keys_ui(ui, ctx, &list, memory, actions) || memory.held > 0;
    ui.spacing_mut().scroll.foreground_color = false;
    let area = ScrollArea::vertical().id_salt("outline").auto_shrink(false);
    area.show_viewport(ui, |ui, viewport| {
        ui.set_height(list.height() + 8.0);
        let origin = ui.max_rect().min;
        let width = ui.max_rect().width();
        let mut shown: Vec<_> = list.visible(viewport.y_range()).collect();
        if let Some(place) = memory.cursor.as_ref().and_then(|row| list.place(row))
            && !shown.contains(&place)
        {
            shown.push(place);
        }
        for place in shown {
            let top = origin.y + list.top(place);
            let rect = super::parts::rect(origin.x, top, width, ROW);
            row::row_ui(ui, ctx, (&list, place, rect), memory, actions);
        }
        let cursor = memory.cursor.as_ref().and_then(|row| list.place(row));
        if let Some(place) = cursor.filter(|_| reveals) {
            let top = origin.y + list.top(place);
            let rect = super::parts::rect(origin.x, top, width, ROW);
            ui.scroll_to_rect_animation(rect, None, egui::style::ScrollAnimation::none());
        }
    });
    memory.held = memory.held.saturating_sub(1);
}
