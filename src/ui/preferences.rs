//! The sheet of what the user prefers. What is chosen holds at once.

#[cfg(test)]
mod tests;

use eframe::egui;
use egui::{Id, Rect, Sense, Ui, pos2, vec2};

use super::parts::{self, Face, Line};
use super::sheet::sheet_ui;
use super::state::{Preferences, ThemeChoice, WheelChoice};
use super::theme;
use super::widgets::{Row, Segment, segments_ui};
use crate::action::{Action, Preference};
use crate::scene::Role;
use crate::scene::palette::Theme;
use crate::scene::shape::TextStyle;
use crate::words::shell as words;

const WIDTH: f32 = 520.0;
/// Where the choices begin.
const COLUMN: f32 = 112.0;
/// One press of "smaller" or "larger", in per cent.
const STEP: u16 = 10;

/// The preferences, in a sheet.
pub fn preferences_ui(ui: &Ui, preferences: &Preferences, theme: Theme, actions: &mut Vec<Action>) {
    sheet_ui(
        ui,
        theme,
        (words::PREFERENCES, WIDTH),
        actions,
        |ui, actions| rows_ui(ui, preferences, theme, actions),
    );
}

fn rows_ui(ui: &mut Ui, preferences: &Preferences, theme: Theme, actions: &mut Vec<Action>) {
    let mut prefer = |preference| actions.push(Action::Prefer(preference));
    let at = ThemeChoice::ALL
        .iter()
        .position(|choice| *choice == preferences.theme);
    let chosen = choose_ui(ui, theme, words::COLOURS, &words::THEMES, at);
    if let Some(choice) = chosen.and_then(|at| ThemeChoice::ALL.get(at)) {
        prefer(Preference::Theme(*choice));
    }
    ui.add_space(8.0);
    if let Some(size) = size_ui(ui, theme, preferences.interface_size) {
        prefer(Preference::InterfaceSize(size));
    }
    ui.add_space(8.0);
    let at = WheelChoice::ALL
        .iter()
        .position(|choice| *choice == preferences.wheel);
    let chosen = choose_ui(ui, theme, words::WHEEL, &words::WHEELS, at);
    if let Some(choice) = chosen.and_then(|at| WheelChoice::ALL.get(at)) {
        prefer(Preference::Wheel(*choice));
    }
    let hint = at.and_then(|at| words::WHEEL_HINTS.get(at));
    hint_ui(ui, theme, hint.copied().unwrap_or_default());
    let at = Some(usize::from(preferences.reduce_motion));
    if let Some(at) = choose_ui(ui, theme, words::MOTION, &words::MOTIONS, at) {
        prefer(Preference::ReduceMotion(at == 1));
    }
    ui.add_space(8.0);
    let at = Some(usize::from(!preferences.single_keys));
    if let Some(at) = choose_ui(ui, theme, words::SINGLE_KEYS, &words::SWITCH, at) {
        prefer(Preference::SingleKeys(at == 0));
    }
    hint_ui(ui, theme, words::SINGLE_KEYS_HINT);
}

/// Returns which was chosen.
fn choose_ui(
    ui: &mut Ui,
    theme: Theme,
    caption: &str,
    choices: &[&str],
    current: Option<usize>,
) -> Option<usize> {
    let segments: Vec<_> = choices
        .iter()
        .enumerate()
        .map(|(at, text)| Segment {
            text,
            is_chosen: current == Some(at),
            barred: None,
        })
        .collect();
    let row = Row {
        id: Id::unique(("preference", caption)),
        caption,
        name: caption,
        text: "",
        column: COLUMN,
    };
    segments_ui(ui, theme, row, &segments)
}

/// A line that says more about the choice above it.
fn hint_ui(ui: &mut Ui, theme: Theme, text: &str) {
    let colour = theme::colour(theme, Role::Text3);
    let text = egui::RichText::new(text)
        .font(theme::regular(theme::CAPTION))
        .color(colour);
    ui.horizontal_top(|ui| {
        ui.add_space(COLUMN);
        ui.add(egui::Label::new(text).wrap());
    });
    ui.add_space(12.0);
}

/// Returns the size that was asked for.
fn size_ui(ui: &mut Ui, theme: Theme, size: u16) -> Option<u16> {
    let (rect, _) =
        ui.allocate_exact_size(vec2(ui.available_width(), theme::CONTROL), Sense::hover());
    let middle = rect.center().y;
    let caption = TextStyle::regular(theme::CAPTION, Role::Text2);
    let line = Line::new(ui, theme, caption, words::INTERFACE_SIZE, COLUMN - 4.0);
    line.paint_left(ui, rect.left(), middle);
    let text = words::per_cent(size);
    let steps = [
        (words::SMALLER, "\u{2212}", size.saturating_sub(STEP), 40.0),
        (words::USUAL_SIZE, text.as_str(), 100, 88.0),
        (words::LARGER, "+", size.saturating_add(STEP), 40.0),
    ];
    let mut left = rect.left() + COLUMN;
    let mut asked = None;
    for (name, label, wanted, width) in steps {
        let place = Rect::from_min_size(
            pos2(left, middle - theme::CONTROL / 2.0),
            vec2(width, theme::CONTROL),
        );
        let id = Id::unique(("size", name));
        let response = parts::button(ui, theme, id, place, Face::raised(label));
        let response = response.accessible_name(name);
        if response.on_hover_text(name).clicked() {
            asked = Some(wanted);
        }
        left += width + 8.0;
    }
    asked
}
