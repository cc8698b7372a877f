//! Owns how a key press is told to be a shortcut, and the keys that work while the map has the keyboard.

use eframe::egui;
use egui::{Event, Key, Modifiers};

use super::Ctx;
use super::digits::digit;
use super::state::Session;
use crate::action::{Action, RatingKey};
use crate::command::{Command, Scope, Shortcut};
use crate::edit::StepField;
use crate::insight::words::signed;
use crate::model::{Emotion, Level};

/// Whether the event is the press of that shortcut. Digits are read by where they are on the keyboard, since not
/// every layout has them without Shift.
#[must_use]
pub fn is_pressed(event: &Event, shortcut: Shortcut) -> bool {
    let Event::Key {
        key,
        physical_key,
        pressed: true,
        modifiers,
        ..
    } = event
    else {
        return false;
    };
    let Some(wanted) = Key::from_name(shortcut.key) else {
        return false;
    };
    let is_key = if digit(wanted).is_some() {
        physical_key.unwrap_or(*key) == wanted
    } else {
        *key == wanted
    };
    // Where a sign needs Shift, the layout and not the user asks for it.
    let shift_matters = !matches!(
        wanted,
        Key::Plus | Key::Equals | Key::Slash | Key::Questionmark
    );
    is_key
        && modifiers.command == shortcut.command
        && modifiers.alt == shortcut.alt
        && (!shift_matters || modifiers.shift == shortcut.shift)
}

/// Turns the keys of this frame into actions, while the map has the keyboard.
pub fn canvas_keys(ui: &egui::Ui, ctx: &Ctx<'_>, actions: &mut Vec<Action>) {
    let with_characters = ctx.preferences.single_keys;
    let mut rating = ctx.session.rating_key;
    ui.input_mut(|input| {
        input.events.retain(|event| {
            if let Some(key) = rating
                && let Some(action) = rate(event, key)
            {
                actions.push(action);
                rating = None;
                return false;
            }
            if let Some(key) = rating_key(event)
                .filter(|_| with_characters && !ctx.session.selection.steps.is_empty())
            {
                actions.push(Action::RatingKey(Some(key)));
                rating = Some(key);
                return false;
            }
            if let Some(action) = clipboard(event) {
                actions.push(action);
                return false;
            }
            let command = Scope::Canvas.shortcuts().iter().find(|(_, key)| {
                (with_characters || !key.is_single_character()) && is_pressed(event, *key)
            });
            let Some((command, _)) = command else {
                return true;
            };
            actions.push(Action::Command(*command));
            false
        });
    });
}

/// What the clipboard's keys ask for: the system turns them into events of their own.
#[must_use]
pub fn clipboard(event: &Event) -> Option<Action> {
    if let Event::Paste(text) = event {
        return Some(Action::Paste(text.clone()));
    }
    let copies = matches!(event, Event::Copy).then_some(Command::Copy);
    let cuts = matches!(event, Event::Cut).then_some(Command::Cut);
    copies.or(cuts).map(Action::Command)
}

/// A list or copied steps that are pasted into a name that is still empty: taken out of the frame's events, since the
/// field itself would make one long name of it.
#[must_use]
pub fn list_pasted(ui: &egui::Ui, name: &str) -> Option<String> {
    if !name.trim().is_empty() {
        return None;
    }
    let list = |event: &Event| {
        let Event::Paste(text) = event else {
            return None;
        };
        let lines = text.lines().filter(|line| !line.trim().is_empty());
        (lines.count() > 1).then(|| text.clone())
    };
    ui.input_mut(|input| {
        let mut events = input.events.iter().enumerate();
        let (at, text) = events.find_map(|(at, event)| Some((at, list(event)?)))?;
        input.events.remove(at);
        Some(text)
    })
}

/// What is said while a digit is awaited.
#[must_use]
pub fn awaited(session: &Session) -> Option<&'static str> {
    session.rating_key.map(|key| match key {
        RatingKey::Hygiene => crate::words::AWAITED_HYGIENE,
        RatingKey::Delight => crate::words::AWAITED_DELIGHT,
        RatingKey::Belief => crate::words::AWAITED_BELIEF,
        RatingKey::Expectation => crate::words::AWAITED_EXPECTATION,
    })
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "egui has a key for everything on any keyboard"
)]
fn rating_key(event: &Event) -> Option<RatingKey> {
    let Event::Key {
        key,
        pressed: true,
        modifiers: Modifiers::NONE,
        repeat: false,
        ..
    } = event
    else {
        return None;
    };
    match key {
        Key::Y => Some(RatingKey::Hygiene),
        Key::D => Some(RatingKey::Delight),
        Key::I => Some(RatingKey::Belief),
        Key::X => Some(RatingKey::Expectation),
        _ => None,
    }
}

fn rate(event: &Event, rating: RatingKey) -> Option<Action> {
    let Event::Key {
        key,
        physical_key,
        pressed: true,
        modifiers: Modifiers::NONE,
        ..
    } = event
    else {
        return None;
    };
    let digit = match (key, digit(physical_key.unwrap_or(*key))) {
        (Key::Backspace | Key::Delete, _) => None,
        (_, Some(digit)) => Some(f64::from(digit)),
        (_, None) => return None,
    };
    let emotion = digit
        .map(|digit| Emotion::new(digit - 4.0))
        .transpose()
        .ok();
    let level = digit.map(Level::new).transpose().ok();
    let (what, value, field) = match rating {
        RatingKey::Hygiene => ("basics", level?.map(Level::get), StepField::Hygiene(level?)),
        RatingKey::Delight => (
            "delight",
            level?.map(Level::get),
            StepField::Delight(level?),
        ),
        RatingKey::Belief => (
            "belief",
            emotion?.map(Emotion::get),
            StepField::Belief(emotion?),
        ),
        RatingKey::Expectation => (
            "expectation",
            emotion?.map(Emotion::get),
            StepField::Expectation(emotion?),
        ),
    };
    let value = match (value, rating) {
        (None, _) => crate::words::NOT_RATED.to_owned(),
        (Some(value), RatingKey::Hygiene | RatingKey::Delight) => format!("{value}"),
        (Some(value), RatingKey::Belief | RatingKey::Expectation) => signed(value, 0),
    };
    Some(Action::Rate(format!("{what} {value}"), field))
}
