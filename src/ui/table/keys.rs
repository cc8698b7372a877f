//! Owns what the keyboard does in the table: arrows move, Enter and typing edit, Enter and Tab keep, Escape leaves it.

use eframe::egui;
use egui::{Event, FocusDirection, Key, Modifiers, Ui};

use super::columns::{Column, Kind};
use super::{Grid, editor, grid, paste};
use crate::action::Action;
use crate::words::table as words;

/// What a key asks for.
enum Wish {
    Go(isize, isize),
    Extend(isize),
    RowEnd(Column),
    Edit,
    Type(String),
    Clear,
    Copy,
    Paste(String),
    SelectAll,
}

/// How many rows a page is.
const PAGE: isize = 12;

/// Turns the keys of this frame into what they ask for, while a cell has the keyboard.
pub(super) fn keys(ui: &Ui, grid: &mut Grid<'_, '_>) {
    if grid.state.draft.is_some() {
        editor::keys(ui, grid);
        return;
    }
    let cursor = grid.cursor();
    if grid.state.pending.is_some() && ui.input(|input| input.key_pressed(Key::Escape)) {
        grid.leave_pasted();
        take_keyboard(ui, grid);
        return;
    }
    if !ui.memory(|memory| memory.has_focus(cursor)) {
        return;
    }
    let may_leave = (
        grid.at() == 0 && grid.state.column == Column::Name,
        grid.step().is_none(),
    );
    let mut wishes = Vec::new();
    let mut is_left = false;
    ui.input_mut(|input| {
        let mut is_done = false;
        input.events.retain(|event| {
            if is_done {
                return true;
            }
            if leaves(event, may_leave) {
                is_left = true;
                return true;
            }
            let Some(wish) = wish(event) else {
                return true;
            };
            is_done = matches!(wish, Wish::Edit | Wish::Type(_));
            wishes.push(wish);
            false
        });
    });
    if !is_left {
        ui.memory_mut(|memory| memory.move_focus(FocusDirection::None));
    }
    for wish in wishes {
        fulfil(ui, grid, wish);
    }
    // A field that was just opened has the keyboard already.
    if grid.state.draft.is_none() && !is_left && ui.memory(|memory| memory.has_focus(cursor)) {
        let cursor = grid.cursor();
        ui.memory_mut(|memory| memory.request_focus(cursor));
    }
}

/// Tab at the last cell and Shift+Tab at the first go on to what is beside the table.
fn leaves(event: &Event, (is_first, is_last): (bool, bool)) -> bool {
    let Event::Key {
        key: Key::Tab,
        pressed: true,
        modifiers,
        ..
    } = event
    else {
        return false;
    };
    if modifiers.shift { is_first } else { is_last }
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "egui has an event for everything that can happen to a window"
)]
fn wish(event: &Event) -> Option<Wish> {
    match event {
        Event::Copy => Some(Wish::Copy),
        Event::Paste(text) => Some(Wish::Paste(text.clone())),
        Event::Text(text) if !text.chars().any(char::is_control) => Some(Wish::Type(text.clone())),
        Event::Key {
            key,
            pressed: true,
            modifiers,
            ..
        } => pressed(*key, *modifiers),
        _ => None,
    }
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "egui has a key for everything on any keyboard"
)]
fn pressed(key: Key, held: Modifiers) -> Option<Wish> {
    let far = held.command;
    Some(match key {
        Key::A if held.command => Wish::SelectAll,
        Key::ArrowUp if held.shift => Wish::Extend(-1),
        Key::ArrowDown if held.shift => Wish::Extend(1),
        Key::ArrowUp => Wish::Go(if far { isize::MIN } else { -1 }, 0),
        Key::ArrowDown => Wish::Go(if far { isize::MAX } else { 1 }, 0),
        Key::ArrowLeft => Wish::Go(0, -1),
        Key::Tab if held.shift => Wish::Go(0, -1),
        Key::ArrowRight | Key::Tab => Wish::Go(0, 1),
        Key::PageUp => Wish::Go(-PAGE, 0),
        Key::PageDown => Wish::Go(PAGE, 0),
        Key::Home if far => Wish::Go(isize::MIN, 0),
        Key::End if far => Wish::Go(isize::MAX, 0),
        Key::Home => Wish::RowEnd(Column::Name),
        Key::End => Wish::RowEnd(Column::Note),
        Key::Enter | Key::F2 => Wish::Edit,
        Key::Delete | Key::Backspace => Wish::Clear,
        _ => return None,
    })
}

fn fulfil(ui: &Ui, grid: &mut Grid<'_, '_>, wish: Wish) {
    if matches!(wish, Wish::Edit) && paste::keep(grid) {
        return;
    }
    let was_pasted = grid.state.pending.take().is_some();
    carry_out(ui, grid, wish);
    if was_pasted && grid.state.said.is_none() {
        grid.state.said = Some(words::PASTE_LEFT.to_owned());
    }
}

fn carry_out(ui: &Ui, grid: &mut Grid<'_, '_>, wish: Wish) {
    match wish {
        Wish::Go(down, right) => go(grid, down, right),
        Wish::Extend(down) => {
            let row = grid.at().saturating_add_signed(down);
            grid.extend(row.min(grid.rows.len().saturating_sub(1)));
        }
        Wish::RowEnd(column) => grid.go(grid.at(), column),
        Wish::Edit => editor::begin(ui, grid, None),
        Wish::Type(text) if text == " " && grid.state.column.kind() == Kind::Mark => {
            editor::begin(ui, grid, None);
        }
        Wish::Type(text) => editor::begin(ui, grid, Some(text)),
        Wish::Clear => editor::clear(grid),
        Wish::Copy => {
            if let Some(text) = paste::copied(grid) {
                ui.copy_text(text);
            }
        }
        Wish::Paste(text) => paste::paste(grid, &text),
        Wish::SelectAll => {
            let all = grid.rows.iter().map(|step| step.id.clone()).collect();
            grid.actions.push(Action::Select(all));
        }
    }
}

/// Moves the cursor; past the end of a row on to the next one.
pub(super) fn go(grid: &mut Grid<'_, '_>, down: isize, right: isize) {
    let (at, column) = (grid.at(), grid.state.column);
    let row = at.saturating_add_signed(down).min(grid.rows.len());
    if right > 0 && (column == Column::Note || grid.step().is_none()) {
        grid.go((at + 1).min(grid.rows.len()), Column::Name);
    } else if right < 0 && column == Column::Name && at > 0 {
        grid.go(at - 1, Column::Note);
    } else {
        grid.go(row, column.moved(right));
    }
}

/// Makes sure that the cell of the cursor has the keyboard.
pub(super) fn take_keyboard(ui: &Ui, grid: &Grid<'_, '_>) {
    let cursor = grid.cursor();
    ui.memory_mut(|memory| {
        memory.move_focus(FocusDirection::None);
        memory.request_focus(cursor);
    });
    grid::seen_soon(ui);
}
