//! Owns the field or list that stands in a cell while it is edited. What can't be kept stays in it, with the reason.

use eframe::egui;
use egui::{Frame, Id, Key, Margin, Modifiers, Rect, TextEdit, Ui, UiBuilder};

use super::columns::{Kind, List};
use super::{After, Draft, Grid, cells, keys};
use crate::action::Action;
use crate::edit::StepField;
use crate::model::{Evidence, MAX_TEXT_CHARS, Step};
use crate::scene::Role;
use crate::ui::widgets::{self, Pick, Picks, Row};
use crate::ui::{theme, why};
use crate::words::table as words;
use crate::words::{NO_CHANNEL, inspector};

/// Begins editing the cursor's cell, with `text` instead of what is in it.
pub(super) fn begin(ui: &Ui, grid: &mut Grid<'_, '_>, text: Option<String>) {
    if text.is_none() && ask(ui, grid) {
        return;
    }
    if grid.ctx.file.read_only {
        grid.state.said = Some(grid.ctx.file.why_fixed().to_owned());
        return;
    }
    let column = grid.state.column;
    let id = grid.cursor().with(("field", ui.ctx().cumulative_pass_nr()));
    let step = grid.step().cloned();
    grid.state.said = None;
    if let Some(why) = step.as_ref().and_then(|step| column.obstacle(step)) {
        grid.state.said = Some(why.to_owned());
        return;
    }
    let is_list = column.list().is_some() && step.is_some();
    if let (Some(step), Kind::Mark, None) = (&step, column.kind(), &text) {
        let field = StepField::MomentOfTruth(!step.moment_of_truth);
        grid.actions
            .push(cells::edit(grid.ctx, step, column, field));
        return;
    }
    let now = || {
        let now = step
            .as_ref()
            .map(|step| cells::plainly(grid.ctx, step, column));
        now.unwrap_or_default()
    };
    let text = text.filter(|_| !is_list).unwrap_or_else(now);
    if is_list {
        widgets::open_combo(ui, id);
    } else {
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    let is_open = false;
    grid.state.draft = Some(Draft { text, id, is_open });
    grid.state.reveal = true;
}

/// Asks where the number of the cursor's cell comes from, where it is a computed one.
fn ask(ui: &Ui, grid: &mut Grid<'_, '_>) -> bool {
    let Some(step) = grid.step() else {
        return false;
    };
    let Some(figure) = grid.state.column.figure(step) else {
        return false;
    };
    let id = grid.cursor();
    let rect = ui.ctx().read_response(id).map(|response| response.rect);
    let place = (id, rect.unwrap_or(Rect::NOTHING));
    grid.actions.push(why::ask(ui, grid.ctx, place, figure));
    true
}

/// Empties the cursor's cell, where it can be empty.
pub(super) fn clear(grid: &mut Grid<'_, '_>) {
    let (Some(step), column) = (grid.step().cloned(), grid.state.column) else {
        return;
    };
    match cells::read(grid.ctx, &step, column, "") {
        Ok(field) => {
            grid.state.said = None;
            if !cells::plainly(grid.ctx, &step, column).is_empty() {
                grid.actions
                    .push(cells::edit(grid.ctx, &step, column, field));
            }
        }
        Err(why) => grid.state.said = Some(why),
    }
}

/// Enter keeps and goes down, Tab keeps and goes right, Escape leaves the cell as it was.
pub(super) fn keys(ui: &Ui, grid: &mut Grid<'_, '_>) {
    let Some(draft) = grid.state.draft.clone() else {
        return;
    };
    if list(grid).is_some() || !ui.memory(|memory| memory.has_focus(draft.id)) {
        return;
    }
    let moved = ui.input_mut(|input| {
        let mut pressed = |held, key| input.consume_key(held, key);
        if pressed(Modifiers::NONE, Key::Enter) {
            Some((1, 0))
        } else if pressed(Modifiers::SHIFT, Key::Tab) {
            Some((0, -1))
        } else if pressed(Modifiers::NONE, Key::Tab) {
            Some((0, 1))
        } else {
            None
        }
    });
    if let Some((down, right)) = moved {
        ui.memory_mut(|memory| memory.move_focus(egui::FocusDirection::None));
        if keep(
            grid,
            &draft.text,
            if down > 0 { After::Next } else { After::There },
        ) {
            keys::go(grid, down, right);
            keys::take_keyboard(ui, grid);
        }
    }
}

/// Keeps what was typed. False where it can't be kept: then the reason is said and it stays.
fn keep(grid: &mut Grid<'_, '_>, text: &str, after: After) -> bool {
    let column = grid.state.column;
    let Some(step) = grid.step().cloned() else {
        let name = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if !name.is_empty() {
            grid.state.added = Some(after);
            grid.actions.push(Action::AddNamed(name));
        }
        grid.state.draft = None;
        return true;
    };
    if text == cells::plainly(grid.ctx, &step, column) {
        grid.state.draft = None;
        return true;
    }
    match cells::read(grid.ctx, &step, column, text) {
        Ok(field) => {
            grid.actions
                .push(cells::edit(grid.ctx, &step, column, field));
            grid.state.draft = None;
            true
        }
        Err(why) => {
            grid.state.said = Some(why);
            false
        }
    }
}

fn list(grid: &Grid<'_, '_>) -> Option<List> {
    grid.state.row.as_ref()?;
    grid.state.column.list()
}

/// Shows the field or list in the cursor's cell.
pub(super) fn editor_ui(ui: &mut Ui, grid: &mut Grid<'_, '_>, rect: Rect) {
    match list(grid) {
        Some(list) => list_ui(ui, grid, list, rect),
        None => field_ui(ui, grid, rect),
    }
}

fn field_ui(ui: &mut Ui, grid: &mut Grid<'_, '_>, rect: Rect) {
    let Some(mut draft) = grid.state.draft.clone() else {
        return;
    };
    let theme = grid.ctx.theme;
    ui.painter()
        .rect_filled(rect, 0.0, theme::colour(theme, Role::Surface));
    let edit = TextEdit::singleline(&mut draft.text)
        .id(draft.id)
        .font(theme::regular(theme::BODY))
        .text_color(theme::colour(theme, Role::Text))
        .char_limit(MAX_TEXT_CHARS)
        .desired_width(rect.width())
        .frame(Frame::new().inner_margin(Margin::symmetric(8, 6)));
    let name = spoken(grid);
    let response = ui
        .new_child(UiBuilder::new().max_rect(rect))
        .add(edit)
        .accessible_name(&name);
    widgets::focus_ring(ui, theme, &response, rect.shrink(1.0));
    if response.changed() {
        grid.state.said = None;
    }
    let has_focus = ui.memory(|memory| memory.has_focus(draft.id));
    let is_left = draft.is_open && !has_focus;
    draft.is_open |= has_focus;
    let text = draft.text.clone();
    grid.state.draft = Some(draft);
    if !is_left {
        return;
    }
    if ui.input(|input| input.key_pressed(Key::Escape)) {
        grid.state.draft = None;
        grid.state.said = None;
        keys::take_keyboard(ui, grid);
    } else if !keep(grid, &text, After::There) {
        grid.state.draft = None;
    }
}

fn spoken(grid: &Grid<'_, '_>) -> String {
    let (step, column) = (grid.step(), grid.state.column);
    step.map_or_else(
        || words::ADD.to_owned(),
        |step| inspector::named(column.title(), &step.name),
    )
}

fn list_ui(ui: &mut Ui, grid: &mut Grid<'_, '_>, list: List, rect: Rect) {
    let (Some(draft), Some(step)) = (grid.state.draft.clone(), grid.step().cloned()) else {
        return;
    };
    let ctx = grid.ctx;
    let options = options(grid, list);
    let names: Vec<&str> = options.iter().map(String::as_str).collect();
    let (nothing, new) = match list {
        List::Stages => (Some(inspector::NO_STAGE), None),
        List::Channels => (Some(NO_CHANNEL), None),
        List::Owners => (
            Some(inspector::NO_OWNER),
            Some(inspector::new_owner as fn(&str) -> String),
        ),
        List::Evidence => (None, None),
    };
    let name = spoken(grid);
    let row = Row {
        id: draft.id,
        caption: "",
        name: &name,
        text: &draft.text,
        column: 8.0,
    };
    let picks = Picks {
        options: &names,
        nothing,
        new,
    };
    let mut place = ui.new_child(UiBuilder::new().max_rect(rect.shrink2(egui::vec2(0.0, 2.0))));
    let picked = widgets::open_combo_ui(&mut place, ctx.theme, row, picks);
    match picked {
        Some(Pick::New(owner)) => {
            let owner = Action::NameOwner(vec![step.id.clone()], owner);
            grid.actions.push(owner);
        }
        Some(pick) => take(grid, &step, list, &pick),
        None => {}
    }
    if !widgets::is_combo_open(ui, draft.id) {
        grid.state.draft = None;
        let is_elsewhere = ui.input(|input| input.pointer.any_pressed());
        if !is_elsewhere {
            keys::take_keyboard(ui, grid);
        }
    }
}

fn take(grid: &mut Grid<'_, '_>, step: &Step, list: List, pick: &Pick) {
    const EVIDENCE: [Evidence; 3] = [Evidence::Assumed, Evidence::Heard, Evidence::Measured];
    let (ctx, column) = (grid.ctx, grid.state.column);
    let at = match pick {
        Pick::Existing(at) => Some(*at),
        Pick::Nothing | Pick::New(_) => None,
    };
    let stage = at.and_then(|at| Some(cells::stages(ctx).get(at)?.0.clone()));
    let channel = at.and_then(|at| Some(cells::channels(ctx).get(at)?.0.clone()));
    let owner = at.and_then(|at| Some(cells::owners(ctx).get(at)?.0.clone()));
    let evidence = at.and_then(|at| EVIDENCE.get(at).copied());
    let (field, is_new) = match list {
        List::Stages => (StepField::Stage(stage.clone()), stage != step.stage),
        List::Channels => (StepField::Channel(channel.clone()), channel != step.channel),
        List::Owners => (StepField::Owner(owner.clone()), owner != step.owner),
        List::Evidence => {
            let evidence = evidence.unwrap_or_default();
            (StepField::Evidence(evidence), evidence != step.evidence)
        }
    };
    if is_new {
        grid.actions.push(cells::edit(ctx, step, column, field));
    }
}

fn options(grid: &Grid<'_, '_>, list: List) -> Vec<String> {
    let ctx = grid.ctx;
    let owned = |name: &str| name.to_owned();
    match list {
        List::Stages => cells::stages(ctx).iter().map(|it| owned(it.1)).collect(),
        List::Channels => cells::channels(ctx).iter().map(|it| owned(it.1)).collect(),
        List::Owners => cells::owners(ctx).iter().map(|it| owned(it.1)).collect(),
        List::Evidence => [Evidence::Assumed, Evidence::Heard, Evidence::Measured]
            .map(|it| owned(inspector::evidence(it)))
            .to_vec(),
    }
}

/// The id of the field, so that it can be told whether a cell is being edited.
pub(super) fn field(grid: &Grid<'_, '_>) -> Option<Id> {
    grid.state.draft.as_ref().map(|draft| draft.id)
}
