//! Owns the list that is typed line by line: Enter makes the next line, Backspace on an empty one takes it away, Alt
//! with the arrows moves it. An empty line at the end waits for the next entry.

use eframe::egui;
use egui::{Align, Frame, Id, Key, Layout, Margin, Modifiers, Response, Sense, TextEdit, Ui, vec2};

use super::field::hint;
use super::text::{Line, caption_ui};
use super::{focus_ring, gesture};
use crate::action::Action;
use crate::scene::Role;
use crate::scene::palette::Theme;
use crate::scene::shape::TextStyle;
use crate::ui::theme;
use crate::words::inspector as words;

/// The longest entry, in characters.
const LONGEST_LINE: usize = 1_000;
const HEIGHT: f32 = 28.0;

/// A list of short texts.
#[derive(Debug, Clone, Copy)]
pub struct TextList<'a> {
    /// Its id; another one for each record.
    pub id: Id,
    /// The name that is shown above it; empty: none.
    pub caption: &'a str,
    /// The name that is heard; each line adds its number.
    pub name: &'a str,
    /// What stands in the line that waits for the next entry.
    pub hint: &'a str,
    /// The undo step.
    pub gesture: &'a str,
}

/// What a line's keys ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    /// An empty line after that one.
    LineAfter(usize),
    /// That line goes.
    Without(usize),
    /// That line changes its place with the other.
    Swapped(usize, usize),
}

/// Shows the list with its caption above. Returns it as it shall be, when it changed; it never has an empty entry.
pub fn text_list_ui(
    ui: &mut Ui,
    theme: Theme,
    list: TextList<'_>,
    current: &[String],
    actions: &mut Vec<Action>,
) -> Option<Vec<String>> {
    if !list.caption.is_empty() {
        let style = TextStyle::regular(theme::CAPTION, Role::Text2);
        caption_ui(ui, theme, 20.0, Line::left(list.caption, style));
    }
    let mut lines = current.to_vec();
    if let Some(gap) = gap(ui, list.id).filter(|gap| *gap < current.len()) {
        lines.insert(gap, String::new());
    }
    lines.push(String::new());
    let waiting = lines.len() - 1;
    let mut asked = None;
    let mut held = None;
    for (index, text) in lines.iter_mut().enumerate() {
        asked = keys(ui, list.id, (index, waiting), text).or(asked);
        let (is_held, removed) = line_ui(ui, theme, list, ((index, waiting), text), actions);
        held = is_held.then_some(index).or(held);
        asked = removed.or(asked);
    }
    let next_gap = match asked {
        Some(asked) => carry_out(ui, list.id, asked, &mut lines),
        None => held.filter(|held| lines.get(*held).is_some_and(|line| is_blank(line))),
    };
    keep_gap(ui, list.id, next_gap);
    lines.retain(|line| !is_blank(line));
    (lines != current).then_some(lines)
}

fn is_blank(line: &str) -> bool {
    line.trim().is_empty()
}

/// The empty line between two others, while the keyboard is in it.
fn gap(ui: &Ui, list: Id) -> Option<usize> {
    ui.data(|data| data.get_temp(list.with("gap")))
}

fn keep_gap(ui: &Ui, list: Id, gap: Option<usize>) {
    let key = list.with("gap");
    ui.data_mut(|data| match gap {
        Some(gap) => {
            data.insert_temp(key, gap);
        }
        None => {
            data.remove::<usize>(key);
        }
    });
}

/// One line. Says whether it has the keyboard, and whether its × was pressed.
fn line_ui(
    ui: &mut Ui,
    theme: Theme,
    list: TextList<'_>,
    ((index, waiting), text): ((usize, usize), &mut String),
    actions: &mut Vec<Action>,
) -> (bool, Option<Asked>) {
    let is_waiting = index == waiting;
    let number = index + 1;
    let size = vec2(ui.available_width(), HEIGHT + 2.0);
    let row = Layout::left_to_right(Align::Center);
    let mut removed = None;
    let response = ui
        .allocate_ui_with_layout(size, row, |ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            let room = ui.available_width() - 26.0;
            let field = ui.allocate_ui_with_layout(vec2(room, size.y), row, |ui| {
                field_ui(ui, theme, list, ((index, is_waiting), text), room)
            });
            if is_waiting {
                ui.allocate_exact_size(vec2(26.0, 24.0), Sense::hover());
            } else {
                ui.add_space(2.0);
                let label = words::remove_entry(number, list.name);
                let id = list.id.with(("remove", index));
                if super::press::cross_button_ui(ui, theme, id, &label).clicked() {
                    removed = Some(Asked::Without(index));
                }
            }
            field.inner
        })
        .inner;
    focus_ring(ui, theme, &response, response.rect.shrink(1.0));
    if response.has_focus() || response.changed() {
        gesture::begin(ui, response.id, list.gesture, actions);
    }
    (response.has_focus(), removed)
}

fn field_ui(
    ui: &mut Ui,
    theme: Theme,
    list: TextList<'_>,
    ((index, is_waiting), text): ((usize, bool), &mut String),
    width: f32,
) -> Response {
    let id = line_id(list.id, index);
    let has_focus = ui.memory(|memory| memory.has_focus(id));
    let fill = if has_focus { Role::Surface } else { Role::Lane };
    let frame = Frame::new()
        .fill(theme::colour(theme, fill))
        .stroke(theme::field_edge(theme))
        .corner_radius(theme::RADIUS)
        .inner_margin(Margin::symmetric(8, 5));
    let edit = TextEdit::singleline(text)
        .id(id)
        .font(theme::regular(theme::BODY))
        .text_color(theme::colour(theme, Role::Text))
        .hint_text(hint(
            theme,
            if is_waiting { list.hint } else { "" },
            theme::BODY,
        ))
        .desired_width(width)
        .char_limit(LONGEST_LINE)
        .return_key(None)
        .frame(frame);
    let name = if is_waiting {
        words::next_entry(list.name)
    } else {
        words::entry(index + 1, list.name)
    };
    ui.add(edit).accessible_name(&name)
}

/// The keys that change more than the text of a line.
fn keys(ui: &Ui, list: Id, (index, waiting): (usize, usize), text: &str) -> Option<Asked> {
    if !ui.memory(|memory| memory.has_focus(line_id(list, index))) {
        return None;
    }
    let hit = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
    if text.is_empty() {
        return hit(Modifiers::NONE, Key::Backspace).then_some(Asked::Without(index));
    }
    if hit(Modifiers::NONE, Key::Enter) {
        return Some(Asked::LineAfter(index));
    }
    if index > 0 && index < waiting && hit(Modifiers::ALT, Key::ArrowUp) {
        return Some(Asked::Swapped(index, index - 1));
    }
    if index + 1 < waiting && hit(Modifiers::ALT, Key::ArrowDown) {
        return Some(Asked::Swapped(index, index + 1));
    }
    None
}

/// Changes the lines as asked, moves the keyboard, and says where an empty line is wanted.
fn carry_out(ui: &Ui, list: Id, asked: Asked, lines: &mut Vec<String>) -> Option<usize> {
    let (next, gap) = match asked {
        Asked::LineAfter(index) => (index + 1, Some(index + 1)),
        Asked::Without(index) => {
            if index + 1 < lines.len() {
                lines.remove(index);
            }
            (index.saturating_sub(1), None)
        }
        Asked::Swapped(from, to) => {
            if from.max(to) < lines.len() {
                lines.swap(from, to);
            }
            (to, None)
        }
    };
    let id = line_id(list, next);
    ui.memory_mut(|memory| memory.request_focus(id));
    gap
}

fn line_id(list: Id, index: usize) -> Id {
    list.with(("line", index))
}

#[cfg(test)]
mod tests {
    use egui_kittest::Harness;
    use egui_kittest::kittest::Queryable;

    use super::*;

    type Window = Harness<'static, Vec<String>>;

    fn window(lines: &[&str]) -> Window {
        let lines = lines.iter().map(|line| (*line).to_owned()).collect();
        let mut window = Harness::builder()
            .with_size(vec2(280.0, 400.0))
            .with_step_dt(1.0 / 60.0)
            .build_ui_state(
                |ui, lines: &mut Vec<String>| {
                    let list = TextList {
                        id: Id::unique("people"),
                        caption: "Who takes part",
                        name: "Who takes part in the call",
                        hint: "Add somebody",
                        gesture: "Edit who takes part",
                    };
                    let mut actions = Vec::new();
                    let changed = text_list_ui(ui, Theme::Light, list, lines, &mut actions);
                    *lines = changed.unwrap_or_else(|| lines.clone());
                    assert!(lines.iter().all(|line| !line.is_empty()), "{lines:?}");
                },
                lines,
            );
        window.run();
        window
    }

    fn named(entry: &str) -> String {
        format!("Who takes part in the call, {entry}")
    }

    fn type_into(window: &mut Window, entry: &str, text: &str) {
        window.get_by_label(&named(entry)).focus();
        window.run();
        window.event(egui::Event::Text(text.to_owned()));
        window.run();
    }

    fn press(window: &mut Window, modifiers: Modifiers, key: Key) {
        window.key_press_modifiers(modifiers, key);
        window.run();
    }

    fn then_type(window: &mut Window, text: &str) {
        window.event(egui::Event::Text(text.to_owned()));
        window.run();
    }

    #[test]
    fn people_are_typed_one_a_line() {
        let mut window = window(&[]);
        type_into(&mut window, "next entry", "Ana");
        press(&mut window, Modifiers::NONE, Key::Enter);
        then_type(&mut window, "Adviser");
        assert_eq!(*window.state(), ["Ana", "Adviser"]);
        window.get_by_label(&named("entry 1")).focus();
        window.run();
        press(&mut window, Modifiers::NONE, Key::Enter);
        assert_eq!(
            *window.state(),
            ["Ana", "Adviser"],
            "an empty line is nobody"
        );
        then_type(&mut window, "Friend");
        assert_eq!(*window.state(), ["Ana", "Friend", "Adviser"]);
    }

    #[test]
    fn backspace_on_an_empty_line_goes_back_to_the_one_before() {
        let mut window = window(&["Ana", "B", "Adviser"]);
        window.get_by_label(&named("entry 2")).focus();
        window.run();
        press(&mut window, Modifiers::NONE, Key::End);
        press(&mut window, Modifiers::NONE, Key::Backspace);
        assert_eq!(*window.state(), ["Ana", "Adviser"]);
        press(&mut window, Modifiers::NONE, Key::Backspace);
        press(&mut window, Modifiers::NONE, Key::End);
        then_type(&mut window, "!");
        assert_eq!(*window.state(), ["Ana!", "Adviser"]);
    }

    #[test]
    fn a_line_moves_with_alt_and_goes_with_its_cross() {
        let mut window = window(&["Ana", "Adviser"]);
        window.get_by_label(&named("entry 2")).focus();
        window.run();
        press(&mut window, Modifiers::ALT, Key::ArrowUp);
        assert_eq!(*window.state(), ["Adviser", "Ana"]);
        press(&mut window, Modifiers::ALT, Key::ArrowUp);
        assert_eq!(*window.state(), ["Adviser", "Ana"]);
        let cross = "Remove entry 1 of Who takes part in the call";
        window.get_by_label(cross).click();
        window.run();
        assert_eq!(*window.state(), ["Ana"]);
    }
}
