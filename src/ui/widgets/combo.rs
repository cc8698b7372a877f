//! Owns the row that becomes a field when it is pressed: what is typed narrows the options, the arrows go through
//! them, Enter takes the one that is pointed out or makes a new one of what was typed.

use eframe::egui;
use egui::{
    Frame, Id, Key, Margin, Modifiers, Popup, PopupCloseBehavior, Rect, Response, ScrollArea,
    TextEdit, Ui, UiBuilder,
};

use super::choice::{captioned, option_ui, row_ui, said};
use super::field::hint;
use super::{Row, focus_ring};
use crate::scene::Role;
use crate::scene::palette::Theme;
use crate::ui::theme;
use crate::words::inspector as words;

const LONGEST_NAME: usize = 200;
const LONGEST_LIST: f32 = 260.0;
/// More options than that are not shown: what is typed narrows them.
const MOST_SHOWN: usize = 100;

/// What was chosen or typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pick {
    /// Nothing at all, on purpose.
    Nothing,
    /// The option of that index.
    Existing(usize),
    /// A name that no option has.
    New(String),
}

/// The list while it is open.
#[derive(Debug, Clone, Default)]
struct Open {
    text: String,
    pointed: Option<usize>,
    had_focus: bool,
}

/// An entry of the open list, with what taking it means.
struct Entry {
    label: String,
    pick: Pick,
}

/// What can be picked.
#[derive(Debug, Clone, Copy)]
pub struct Picks<'a> {
    /// The options.
    pub options: &'a [&'a str],
    /// The entry that takes the value away; none: it can't be taken away.
    pub nothing: Option<&'a str>,
    /// What the entry says that makes something of that name; none: nothing can be made.
    pub new: Option<fn(&str) -> String>,
}

/// Shows a row with its value. Pressed, it is a field with the options under it; `nothing` takes the value away.
pub fn combo_ui(
    ui: &mut Ui,
    theme: Theme,
    row: Row<'_>,
    options: &[&str],
    nothing: &str,
) -> Option<Pick> {
    if !is_combo_open(ui, row.id) {
        resting_combo_ui(ui, theme, row);
        return None;
    }
    let picks = Picks {
        options,
        nothing: Some(nothing),
        new: Some(words::new_owner),
    };
    open_combo_ui(ui, theme, row, picks)
}

/// Whether the list of that row is open. While it is not, the options need not be known.
#[must_use]
pub fn is_combo_open(ui: &Ui, row: Id) -> bool {
    ui.data(|data| data.get_temp::<Open>(row.with("open")).is_some())
}

/// Opens the list of that row.
pub fn open_combo(ui: &Ui, row: Id) {
    ui.data_mut(|data| data.insert_temp(row.with("open"), Open::default()));
    ui.memory_mut(|memory| memory.request_focus(field_id(row)));
    ui.request_repaint();
}

/// Shows the row with its value; pressed, its list opens.
pub fn resting_combo_ui(ui: &mut Ui, theme: Theme, row: Row<'_>) {
    if row_ui(ui, theme, row).clicked() {
        open_combo(ui, row.id);
    }
}

/// Shows the row as a field with the options under it.
pub fn open_combo_ui(ui: &mut Ui, theme: Theme, row: Row<'_>, picks: Picks<'_>) -> Option<Pick> {
    let key = row.id.with("open");
    let mut open = ui.data(|data| data.get_temp::<Open>(key))?;
    let Entries { all, more } = entries(&open.text, picks);
    let is_entered = keys(ui, row.id, &mut open, all.len());
    let response = open_field(ui, theme, row, &mut open);
    let clicked = list_ui(&response, (&all, more), open.pointed);
    let taken = clicked
        .or_else(|| is_entered.then(|| open.pointed.unwrap_or_else(|| preferred(&open, &all))));
    let picked = taken
        .and_then(|index| all.into_iter().nth(index))
        .map(|entry| entry.pick);
    let is_left = response.lost_focus() && !ui.input(|input| input.pointer.any_down())
        || is_pressed_elsewhere(ui, &response);
    if picked.is_some() || is_entered || is_left {
        ui.data_mut(|data| data.remove::<Open>(key));
        ui.memory_mut(|memory| memory.surrender_focus(field_id(row.id)));
    } else {
        open.had_focus = true;
        ui.data_mut(|data| data.insert_temp(key, open));
    }
    picked
}

fn field_id(row: Id) -> Id {
    row.with("field")
}

fn open_field(ui: &mut Ui, theme: Theme, row: Row<'_>, open: &mut Open) -> Response {
    let rect = captioned(ui, theme, row);
    ui.painter()
        .rect_filled(rect, theme::RADIUS, theme::colour(theme, Role::Lane));
    let before = open.text.clone();
    let edit = TextEdit::singleline(&mut open.text)
        .id(field_id(row.id))
        .font(theme::regular(theme::BODY))
        .hint_text(hint(theme, row.text, theme::BODY))
        .char_limit(LONGEST_NAME)
        .desired_width(rect.width())
        .frame(Frame::new().inner_margin(Margin::symmetric(8, 5)));
    let place = UiBuilder::new().max_rect(rect);
    let response = ui.new_child(place).add(edit).accessible_name(row.name);
    if !open.had_focus {
        response.request_focus();
    }
    if open.text != before {
        open.pointed = None;
    }
    focus_ring(ui, theme, &response, rect.shrink(1.0));
    response
}

/// Up and down point out an option; returns whether Enter was pressed.
fn keys(ui: &Ui, row: Id, open: &mut Open, count: usize) -> bool {
    if !ui.memory(|memory| memory.has_focus(field_id(row))) || count == 0 {
        return false;
    }
    let last = count - 1;
    ui.input_mut(|input| {
        if input.consume_key(Modifiers::NONE, Key::ArrowDown) {
            open.pointed = Some(open.pointed.map_or(0, |index| (index + 1).min(last)));
        }
        if input.consume_key(Modifiers::NONE, Key::ArrowUp) {
            open.pointed = Some(open.pointed.map_or(last, |index| index.saturating_sub(1)));
        }
        input.consume_key(Modifiers::NONE, Key::Enter)
    })
}

/// The entry that Enter takes where none is pointed out: past the end, nothing, while nothing is typed.
fn preferred(open: &Open, entries: &[Entry]) -> usize {
    let typed = open.text.trim();
    if typed.is_empty() {
        return entries.len();
    }
    let same = |entry: &Entry| entry.label.to_lowercase() == typed.to_lowercase();
    entries
        .iter()
        .position(same)
        .unwrap_or(entries.len().saturating_sub(1))
}

fn list_ui(
    response: &Response,
    (entries, more): (&[Entry], usize),
    pointed: Option<usize>,
) -> Option<usize> {
    let mut clicked = None;
    Popup::from_response(response)
        .open(true)
        .gap(2.0)
        .width(response.rect.width())
        .close_behavior(PopupCloseBehavior::IgnoreClicks)
        .show(|ui| {
            ui.set_min_width(response.rect.width() - 12.0);
            ScrollArea::vertical()
                .max_height(LONGEST_LIST)
                .show(ui, |ui| {
                    for (index, entry) in entries.iter().enumerate() {
                        if option_ui(ui, &entry.label, pointed == Some(index)).clicked() {
                            clicked = Some(index);
                        }
                    }
                    if more > 0 {
                        ui.label(words::more_entries(more));
                    }
                });
            remember(ui, response.id, ui.min_rect());
        });
    clicked
}

fn remember(ui: &Ui, field: Id, rect: Rect) {
    ui.data_mut(|data| data.insert_temp(field.with("list"), rect.expand(8.0)));
}

fn is_pressed_elsewhere(ui: &Ui, field: &Response) -> bool {
    let list = ui
        .data(|data| data.get_temp::<Rect>(field.id.with("list")))
        .unwrap_or(Rect::NOTHING);
    ui.input(|input| {
        let pressed = input
            .pointer
            .interact_pos()
            .filter(|_| input.pointer.any_pressed());
        pressed.is_some_and(|pos| !list.contains(pos) && !field.rect.contains(pos))
    })
}

/// What is shown of the list.
struct Entries {
    all: Vec<Entry>,
    /// How many more options match.
    more: usize,
}

fn entries(text: &str, picks: Picks<'_>) -> Entries {
    let typed = text.trim().to_lowercase();
    let mut all = Vec::new();
    let mut more = 0;
    let mut is_known = false;
    if let Some(nothing) = picks.nothing.filter(|_| typed.is_empty()) {
        all.push(Entry {
            label: nothing.to_owned(),
            pick: Pick::Nothing,
        });
    }
    for (index, option) in picks.options.iter().enumerate() {
        let option = said(option);
        let lower = option.to_lowercase();
        if !lower.contains(&typed) {
            continue;
        }
        is_known |= lower == typed;
        if all.len() < MOST_SHOWN {
            all.push(Entry {
                label: option.to_owned(),
                pick: Pick::Existing(index),
            });
        } else {
            more += 1;
        }
    }
    if let Some(new) = picks.new.filter(|_| !typed.is_empty() && !is_known) {
        let name = text.trim();
        all.push(Entry {
            label: new(name),
            pick: Pick::New(name.to_owned()),
        });
    }
    Entries { all, more }
}
