//! Owns the header: logo, menus, the tabs of the views, undo, redo and save. In a narrow window the menus fold into one.

mod field;
mod tabs;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::sync::LazyLock;

use eframe::egui;
use egui::containers::menu::{MenuBar, MenuButton};
use egui::{Id, Rect, ScrollArea, Sense, Style, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::parts::{self, Face, IconFace, Line, Loudness, Ring};
use super::state::{Pane, ThemeChoice};
use super::{Ctx, theme};
use crate::action::Action;
use crate::command::{Command, Menu, Shortcut};
use crate::layout::Weight;
use crate::scene::Role;
use crate::scene::glyphs::Icon;
use crate::scene::palette::Theme;
use crate::scene::shape::TextStyle;
use crate::words::panels;

/// Narrower windows have one menu.
const FOLDS_BELOW: f32 = 1280.0;
/// In narrower windows the show is in the menu only.
const PRESENTS_FROM: f32 = 900.0;
/// In narrower windows the buttons don't say their keys.
const KEYS_FROM: f32 = 1400.0;
/// The room of undo and redo.
const HISTORY: f32 = 64.0;
const ENTRY: f32 = 28.0;
/// The column of ticks before the entries.
const TICKS: f32 = 28.0;
const END: f32 = 12.0;
/// Above and below the entries of a menu: its margins, and a gap to the edge of the window.
const BESIDE_ENTRIES: f32 = 20.0;

/// The header, as high as [`theme::HEADER`] and as wide as there is room.
pub fn header_ui(ui: &mut Ui, ctx: &Ctx<'_>, actions: &mut Vec<Action>) {
    let (rect, _) =
        ui.allocate_exact_size(vec2(ui.available_width(), theme::HEADER), Sense::hover());
    ui.painter()
        .rect_filled(rect, 0.0, theme::colour(ctx.theme, Role::Panel));
    let logo = pos2(rect.left() + 25.0, rect.center().y);
    parts::paint_icon(ui, ctx.theme, logo, (Icon::Logo, 18.0), Role::Accent);
    let left = menus_ui(ui, ctx, rect, actions);
    // Room is given from the right, the keyboard goes from the left.
    let present = Shown::present(ui, ctx, rect);
    let right = present
        .as_ref()
        .map_or(rect.right(), |it| it.place.left() + 8.0);
    let save = Shown::save(ui, ctx, rect.with_max_x(right));
    let history = save.place.left() - 12.0;
    let search = field::place(rect, history - HISTORY);
    tabs::tabs_ui(ui, ctx, (rect, left, search.left()), actions);
    field::field_ui(ui, ctx.theme, (rect, search), actions);
    history_ui(ui, ctx, (rect, history), actions);
    for button in std::iter::once(save).chain(present) {
        button.show(ui, ctx, actions);
    }
}

/// What is said of a command: made once, since every frame says it.
struct Said {
    /// Its label with its first shortcut.
    named: String,
    keys: String,
}

static SAID: LazyLock<HashMap<Command, Said>> = LazyLock::new(|| {
    let said = |command: Command| {
        let first = command.shortcuts().first().map(Shortcut::text);
        let keys = first.unwrap_or_default();
        let named = if keys.is_empty() {
            command.label().to_owned()
        } else {
            format!("{} ({keys})", command.label())
        };
        (command, Said { named, keys })
    };
    Command::all().into_iter().map(said).collect()
});

/// A command's label with its first shortcut, for tooltips.
#[must_use]
pub fn named_with_keys(command: Command) -> &'static str {
    SAID.get(&command)
        .map_or(command.label(), |said| said.named.as_str())
}

/// The first shortcut of a command as it is shown; of one without, nothing.
#[must_use]
pub fn keys(command: Command) -> &'static str {
    SAID.get(&command).map_or("", |said| said.keys.as_str())
}

/// The keys that a button says in a window of that width.
fn keys_in(width: f32, command: Command) -> &'static str {
    if width < KEYS_FROM { "" } else { keys(command) }
}

/// Returns where the menus end.
fn menus_ui(ui: &mut Ui, ctx: &Ctx<'_>, rect: Rect, actions: &mut Vec<Action>) -> f32 {
    let row = Rect::from_min_max(
        pos2(rect.left() + 42.0, rect.top()),
        pos2(rect.right() - 200.0, rect.bottom()),
    );
    let mut row_ui = ui.new_child(UiBuilder::new().max_rect(row).id_salt("menus"));
    row_ui.spacing_mut().item_spacing.x = 0.0;
    let theme = ctx.theme;
    let bar = MenuBar::new().style(move |style: &mut Style| bar_style(style, theme));
    let shown = bar.ui(&mut row_ui, |ui| {
        ui.set_height(row.height());
        if rect.width() < FOLDS_BELOW {
            let button = menu_button(ui, ctx.theme, panels::MENU, |ui| {
                all_menus_ui(ui, ctx, actions);
            });
            focus_where_asked(ctx, &button);
        } else {
            all_menus_ui(ui, ctx, actions);
        }
        ui.cursor().left()
    });
    shown.inner
}

fn all_menus_ui(ui: &mut Ui, ctx: &Ctx<'_>, actions: &mut Vec<Action>) {
    for menu in Menu::ALL.into_iter().filter(|menu| menu.is_outer()) {
        let button = menu_button(ui, ctx.theme, menu.label(), |ui| {
            entries_ui(ui, ctx, menu, actions);
        });
        if menu == Menu::File {
            focus_where_asked(ctx, &button);
        }
    }
}

/// F10, or F6 on its way, takes the keyboard to the first menu.
fn focus_where_asked(ctx: &Ctx<'_>, first: &egui::Response) {
    if ctx.session.pane == Some(Pane::Header) {
        first.request_focus();
    }
}

fn bar_style(style: &mut Style, theme: Theme) {
    style.spacing.button_padding = vec2(10.0, 6.0);
    style.spacing.item_spacing = vec2(0.0, 0.0);
    for state in [
        &mut style.visuals.widgets.inactive,
        &mut style.visuals.widgets.noninteractive,
    ] {
        state.weak_bg_fill = egui::Color32::TRANSPARENT;
        state.bg_fill = egui::Color32::TRANSPARENT;
        state.fg_stroke = theme::stroke(theme, 1.0, Role::Text2);
    }
    for state in [
        &mut style.visuals.widgets.hovered,
        &mut style.visuals.widgets.open,
    ] {
        state.weak_bg_fill = theme::colour(theme, Role::Surface);
    }
}

/// A menu that goes away when something in it is chosen.
fn menu_button(
    ui: &mut Ui,
    theme: Theme,
    label: &str,
    content: impl FnOnce(&mut Ui),
) -> egui::Response {
    let text = egui::RichText::new(label).font(theme::regular(theme::BODY));
    let content = |ui: &mut Ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        // What does not fit under the header is scrolled.
        let room = ui.ctx().content_rect().height() - theme::HEADER - BESIDE_ENTRIES;
        ui.set_max_height(room);
        ScrollArea::vertical()
            .max_height(room)
            .show(ui, |ui| content(ui));
    };
    if egui::containers::menu::is_in_menu(ui) {
        return ui.menu_button(text, content).response;
    }
    let (button, _) = MenuButton::new(text).ui(ui, content);
    parts::focus_ring(ui, theme, &button, Ring::Inside);
    button
}

/// What an entry says.
struct Entry {
    command: Command,
    label: String,
    keys: &'static str,
    /// Why it can't be chosen now.
    obstacle: Option<&'static str>,
    is_chosen: bool,
}

impl Entry {
    fn new(ctx: &Ctx<'_>, command: Command) -> Self {
        let chosen = match ctx.preferences.theme {
            ThemeChoice::HighContrast => Command::ThemeHighContrast,
            ThemeChoice::System => Command::ThemeSystem,
            ThemeChoice::Light => Command::ThemeLight,
            ThemeChoice::Dark => Command::ThemeDark,
        };
        Self {
            command,
            label: told(ctx, command),
            keys: keys(command),
            obstacle: command.obstacle(&ctx.situation()),
            is_chosen: command == chosen
                || (command == Command::ToggleHandOvers && ctx.session.shows_hand_overs)
                || matches!(command, Command::See(sight) if sight.is_on(&ctx.session.lens)),
        }
    }

    fn is_enabled(&self) -> bool {
        self.obstacle.is_none()
    }

    fn lines(&self, ui: &Ui, theme: Theme) -> (Line, Line) {
        let ink = if self.is_enabled() {
            Role::Text
        } else {
            Role::Text3
        };
        let line = |text, role| {
            let style = TextStyle {
                size: theme::BODY,
                weight: Weight::Regular,
                role,
            };
            Line::new(ui, theme, style, text, 400.0)
        };
        (line(&self.label, ink), line(self.keys, Role::Text3))
    }

    fn width(&self, ui: &Ui, theme: Theme) -> f32 {
        let (label, keys) = self.lines(ui, theme);
        TICKS + label.width() + 32.0 + keys.width() + END
    }
}

fn entries_ui(ui: &mut Ui, ctx: &Ctx<'_>, menu: Menu, actions: &mut Vec<Action>) {
    let entries: Vec<_> = menu
        .entries()
        .iter()
        .map(|entry| entry.map(|command| Entry::new(ctx, command)))
        .collect();
    let widths = entries
        .iter()
        .flatten()
        .map(|entry| entry.width(ui, ctx.theme));
    let width = widths.fold(0.0, f32::max).ceil();
    for entry in &entries {
        let Some(entry) = entry else {
            separator_ui(ui, ctx.theme, width);
            continue;
        };
        if entry_ui(ui, ctx.theme, entry, width) {
            actions.push(Action::Command(entry.command));
            ui.close();
        }
    }
    for (index, inner) in menu.inner().iter().enumerate() {
        if index == 0 {
            separator_ui(ui, ctx.theme, width);
        }
        ui.spacing_mut().button_padding = vec2(TICKS, 6.0);
        menu_button(ui, ctx.theme, inner.label(), |ui| {
            entries_ui(ui, ctx, *inner, actions);
        });
    }
}

fn separator_ui(ui: &mut Ui, theme: Theme, width: f32) {
    let (line, _) = ui.allocate_exact_size(vec2(width, 9.0), Sense::hover());
    let ends = (line.left(), line.right());
    parts::hairline(ui, theme, ends, line.center().y, Role::Border);
}

/// Returns whether it was chosen.
fn entry_ui(ui: &mut Ui, theme: Theme, entry: &Entry, width: f32) -> bool {
    let sense = if entry.is_enabled() {
        Sense::click()
    } else {
        Sense::hover()
    };
    let (rect, response) = ui.allocate_exact_size(vec2(width, ENTRY), sense);
    response.widget_info(|| {
        let is_theme = matches!(
            entry.command,
            Command::ThemeSystem
                | Command::ThemeLight
                | Command::ThemeDark
                | Command::ThemeHighContrast
        );
        if is_theme {
            return WidgetInfo::selected(
                egui::Role::MenuItemRadio,
                true,
                entry.is_chosen,
                &entry.label,
            );
        }
        WidgetInfo::labeled(egui::Role::MenuItem, entry.is_enabled(), &entry.label)
    });
    if entry.is_enabled() && (response.hovered() || response.has_focus()) {
        parts::fill_row(ui, theme, rect, Role::Lane);
    }
    if entry.is_chosen {
        let tick = pos2(rect.left() + 14.0, rect.center().y);
        parts::paint_icon(ui, theme, tick, (Icon::Tick, 14.0), Role::Text);
    }
    let (label, keys) = entry.lines(ui, theme);
    label.paint_left(ui, rect.left() + TICKS, rect.center().y);
    keys.paint_right(ui, rect.right() - END, rect.center().y);
    parts::focus_ring(ui, theme, &response, Ring::Inside);
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    let is_clicked = response.clicked();
    if let Some(obstacle) = entry.obstacle {
        response.on_hover_text(obstacle);
    }
    is_clicked
}

/// What the command is called at the moment: undo and redo say what of.
fn told(ctx: &Ctx<'_>, command: Command) -> String {
    let step = if command == Command::Undo {
        ctx.undo
    } else if command == Command::Redo {
        ctx.redo
    } else {
        None
    };
    panels::step_of_history(command.label(), step)
}

/// A button of the header, laid out.
struct Shown {
    command: Command,
    face: Face<'static>,
    place: Rect,
}

impl Shown {
    /// At the right end of the room.
    fn new(ui: &Ui, ctx: &Ctx<'_>, room: Rect, (command, face): (Command, Face<'static>)) -> Self {
        let width = face.width(ui, ctx.theme);
        let top = room.center().y - theme::CONTROL / 2.0;
        let place = parts::rect(room.right() - 16.0 - width, top, width, theme::CONTROL);
        Self {
            command,
            face,
            place,
        }
    }

    /// The button of the show, where there is room for it.
    fn present(ui: &Ui, ctx: &Ctx<'_>, header: Rect) -> Option<Self> {
        let face = Face {
            label: Command::Present.label(),
            shortcut: keys_in(ui.ctx().content_rect().width(), Command::Present),
            loudness: Loudness::Primary,
        };
        let has_room = header.width() >= PRESENTS_FROM;
        has_room.then(|| Self::new(ui, ctx, header, (Command::Present, face)))
    }

    fn save(ui: &Ui, ctx: &Ctx<'_>, room: Rect) -> Self {
        let is_usable = Command::Save.obstacle(&ctx.situation()).is_none();
        let face = Face {
            label: panels::SAVE,
            shortcut: keys_in(ui.ctx().content_rect().width(), Command::Save),
            loudness: if is_usable {
                Loudness::Plain
            } else {
                Loudness::Idle
            },
        };
        Self::new(ui, ctx, room, (Command::Save, face))
    }

    fn show(&self, ui: &Ui, ctx: &Ctx<'_>, actions: &mut Vec<Action>) {
        let id = Id::unique(("header button", self.command));
        let mut response = parts::button(ui, ctx.theme, id, self.place, self.face);
        let named = named_with_keys(self.command);
        if self.command == Command::Present {
            // There is a menu of the same name.
            response = response.accessible_name(named);
        }
        if response.clicked() {
            actions.push(Action::Command(self.command));
        }
        response.on_hover_text(named);
    }
}

/// Undo and redo, ending at `right`.
fn history_ui(ui: &Ui, ctx: &Ctx<'_>, (header, right): (Rect, f32), actions: &mut Vec<Action>) {
    let middle = header.center().y;
    let mut left = right - HISTORY + 4.0;
    for (command, icon) in [(Command::Undo, Icon::Undo), (Command::Redo, Icon::Redo)] {
        let place = parts::rect(left, middle - 14.0, 28.0, 28.0);
        let ink = command
            .obstacle(&ctx.situation())
            .is_none()
            .then_some(Role::Text2);
        let id = Id::unique(("header", command.label()));
        let name = told(ctx, command);
        let face = IconFace {
            icon,
            name: &name,
            ink,
        };
        if parts::icon_button(ui, ctx.theme, (id, place), face).clicked() {
            actions.push(Action::Command(command));
        }
        left += 32.0;
    }
}
