//! Owns which journey is shown: the button that says it, the list behind it, and what can be done with journeys there.

use eframe::egui;
use egui::{
    EventFilter, Id, Key, Modifiers, Popup, Rect, Response, ScrollArea, Sense, Ui, WidgetInfo,
    pos2, vec2,
};

use super::Memory;
use super::head::{edit_of, or};
use super::name::name_ui;
use crate::action::{Action, CopyAs, JourneyAction, NameTarget, ProjectAction, ProjectSection};
use crate::command::Command;
use crate::layout::Weight;
use crate::model::{Journey, JourneyId, JourneyState};
use crate::scene::Role;
use crate::scene::glyphs::Icon;
use crate::scene::shape::TextStyle;
use crate::ui::parts::{self, Line, Ring};
use crate::ui::{Ctx, theme};
use crate::words::{panels, project as words};

/// Height of an entry.
const ENTRY: f32 = 28.0;
/// What the entries under the journeys need, in points.
const BELOW: f32 = 300.0;

/// What is wanted of the journeys.
enum Wish {
    Show(JourneyId),
    Rename,
    Do(JourneyAction),
    Page,
}

/// The button with the name of the journey that is shown; behind it the others.
pub(super) fn chooser_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    rect: Rect,
    memory: &mut Memory,
    actions: &mut Vec<Action>,
) {
    if let Some(edit) = edit_of(ctx, memory, &NameTarget::Journey) {
        let inner = rect.shrink2(vec2(12.0, 0.0));
        return name_ui(ui, ctx, edit, (inner, Weight::Medium), actions);
    }
    let response = button_ui(ui, ctx, rect);
    let journeys = ctx.project.journeys_in_order();
    let journeys: Vec<(&JourneyId, &Journey)> =
        journeys.into_iter().map(|(id, it)| (id, &**it)).collect();
    let wish = list_ui(ctx, &response, &journeys).or_else(|| keys(ui, ctx, &response, &journeys));
    match wish {
        Some(Wish::Show(id)) => actions.push(Action::ShowJourney(id)),
        Some(Wish::Rename) => {
            memory.ask_for_name(ui);
            actions.push(Action::EditName(NameTarget::Journey));
        }
        Some(Wish::Do(action)) => {
            if action == JourneyAction::Add {
                memory.ask_for_name(ui);
            }
            actions.push(Action::Journeys(action));
        }
        Some(Wish::Page) => {
            let section = ProjectAction::Show(ProjectSection::Journeys);
            actions.push(Action::Project(section));
            actions.push(Action::Command(Command::ViewProject));
        }
        None => {}
    }
}

fn button_ui(ui: &Ui, ctx: &Ctx<'_>, rect: Rect) -> Response {
    let name = or(&ctx.journey.name, panels::UNNAMED_JOURNEY);
    let response = ui.interact(rect, Id::unique("journey-chooser"), Sense::click());
    response.widget_info(|| {
        let heard = panels::journey(&heard(name, ctx.journey.state));
        WidgetInfo::labeled(egui::Role::ComboBox, true, heard)
    });
    let fill = if response.hovered() {
        Role::Lane
    } else {
        Role::Surface
    };
    parts::fill_row(ui, ctx.theme, rect, fill);
    let chevron = pos2(rect.right() - 16.0, rect.center().y);
    let ink = Role::Text2;
    parts::paint_icon(ui, ctx.theme, chevron, (Icon::ChevronDown, 16.0), ink);
    let style = TextStyle::medium(theme::BODY, Role::Text);
    let inner = rect
        .with_min_x(rect.left() + 12.0)
        .with_max_x(rect.right() - 32.0);
    let is_elided = named_ui(ui, ctx, (inner, style), (name, ctx.journey.state));
    parts::focus_ring(ui, ctx.theme, &response, Ring::Outside);
    if is_elided {
        return response.on_hover_text(name);
    }
    response
}

/// The name, with a word at the right where the journey is one that shall be. Returns whether it is elided.
fn named_ui(
    ui: &Ui,
    ctx: &Ctx<'_>,
    (rect, style): (Rect, TextStyle),
    (name, state): (&str, JourneyState),
) -> bool {
    let mut right = rect.right();
    if state == JourneyState::ToBe {
        let style = TextStyle::medium(theme::CAPTION, Role::Accent);
        let word = Line::new(ui, ctx.theme, style, words::state(state), 80.0);
        word.paint_right(ui, right, rect.center().y);
        right -= word.width() + 8.0;
    }
    let line = Line::new(ui, ctx.theme, style, name, right - rect.left());
    line.paint_left(ui, rect.left(), rect.center().y);
    line.is_elided()
}

fn heard(name: &str, state: JourneyState) -> String {
    match state {
        JourneyState::AsIs => name.to_owned(),
        JourneyState::ToBe => panels::to_be(name),
    }
}

/// While the button has the keyboard: arrows show the next journey, Alt with them moves this one, F2 renames it,
/// Delete deletes it.
fn keys(
    ui: &Ui,
    ctx: &Ctx<'_>,
    response: &Response,
    journeys: &[(&JourneyId, &Journey)],
) -> Option<Wish> {
    if !response.has_focus() || ctx.session.is_asking() {
        return None;
    }
    let arrows = EventFilter {
        vertical_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
    let hit = |held, key| ui.input_mut(|input| input.consume_key(held, key));
    let id = ctx.journey_id;
    let at = journeys.iter().position(|(other, _)| *other == id)?;
    let (above, below) = (
        at.checked_sub(1),
        (at + 1 < journeys.len()).then_some(at + 1),
    );
    let moved = |to: Option<usize>| to.map(|to| Wish::Do(JourneyAction::Move(id.clone(), to)));
    let shown = |to: Option<usize>| {
        let to = to.and_then(|to| journeys.get(to));
        to.map(|(id, _)| Wish::Show((*id).clone()))
    };
    if hit(Modifiers::ALT, Key::ArrowUp) {
        moved(above)
    } else if hit(Modifiers::ALT, Key::ArrowDown) {
        moved(below)
    } else if hit(Modifiers::NONE, Key::ArrowUp) {
        shown(above)
    } else if hit(Modifiers::NONE, Key::ArrowDown) {
        shown(below)
    } else if hit(Modifiers::NONE, Key::F2) {
        Some(Wish::Rename)
    } else if hit(Modifiers::NONE, Key::Delete) {
        Some(Wish::Do(JourneyAction::Delete(id.clone())))
    } else {
        None
    }
}

/// The journeys to choose from, and under them what can be done.
fn list_ui(ctx: &Ctx<'_>, chooser: &Response, journeys: &[(&JourneyId, &Journey)]) -> Option<Wish> {
    let mut wish = None;
    let width = chooser.rect.width().max(220.0);
    Popup::menu(chooser).width(width).show(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let room = ui.ctx().content_rect().height() - BELOW;
        ScrollArea::vertical()
            .max_height(room.max(2.0 * ENTRY))
            .show(ui, |ui| {
                for (id, journey) in journeys {
                    let name = or(&journey.name, panels::UNNAMED_JOURNEY);
                    let is_shown = *id == ctx.journey_id;
                    if choice_ui(ui, ctx, (name, journey.state), is_shown) {
                        wish = Some(Wish::Show((*id).clone()));
                    }
                }
            });
        line_ui(ui, ctx);
        wish = doings_ui(ui, ctx, journeys).or(wish.take());
        if wish.is_some() {
            ui.close();
        }
    });
    wish
}

fn doings_ui(ui: &mut Ui, ctx: &Ctx<'_>, journeys: &[(&JourneyId, &Journey)]) -> Option<Wish> {
    let id = ctx.journey_id;
    let at = journeys.iter().position(|(other, _)| *other == id);
    let moved = |to: Option<usize>| {
        to.filter(|to| *to < journeys.len())
            .map(|to| Wish::Do(JourneyAction::Move(id.clone(), to)))
    };
    let here = |action| at.map(|_| Wish::Do(action));
    let entries = [
        (words::ADD_JOURNEY, "", Some(Wish::Do(JourneyAction::Add))),
        (panels::RENAME_JOURNEY, "F2", Some(Wish::Rename)),
        (
            words::DUPLICATE,
            "",
            here(JourneyAction::Duplicate(id.clone(), CopyAs::Same)),
        ),
        (
            words::DUPLICATE_TO_BE,
            "",
            here(JourneyAction::Duplicate(id.clone(), CopyAs::ToBe)),
        ),
        (
            words::MOVE_UP,
            "Alt ↑",
            moved(at.and_then(|at| at.checked_sub(1))),
        ),
        (words::MOVE_DOWN, "Alt ↓", moved(at.map(|at| at + 1))),
        (
            words::DELETE_JOURNEY,
            "Delete",
            here(JourneyAction::Delete(id.clone())),
        ),
        (words::ALL_JOURNEYS, "", Some(Wish::Page)),
    ];
    let mut wish = None;
    for (label, keys, doing) in entries {
        if matches!(doing, Some(Wish::Page)) {
            line_ui(ui, ctx);
        }
        if doing_ui(ui, ctx, (label, keys), doing.is_some()) {
            wish = doing;
        }
    }
    wish
}

fn line_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let (line, _) = ui.allocate_exact_size(vec2(ui.available_width(), 9.0), Sense::hover());
    let ends = (line.left(), line.right());
    parts::hairline(ui, ctx.theme, ends, line.center().y, Role::Border);
}

/// A journey in the list. Returns whether it was chosen.
fn choice_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    (name, state): (&str, JourneyState),
    is_chosen: bool,
) -> bool {
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), ENTRY), Sense::click());
    response.widget_info(|| {
        let heard = heard(name, state);
        WidgetInfo::selected(egui::Role::MenuItemRadio, true, is_chosen, heard)
    });
    if response.hovered() || response.has_focus() {
        parts::fill_row(ui, ctx.theme, rect, Role::Lane);
    }
    if is_chosen {
        let tick = pos2(rect.left() + 14.0, rect.center().y);
        parts::paint_icon(ui, ctx.theme, tick, (Icon::Tick, 14.0), Role::Text);
    }
    let style = TextStyle::regular(theme::BODY, Role::Text);
    let inner = rect
        .with_min_x(rect.left() + 28.0)
        .with_max_x(rect.right() - 8.0);
    let is_elided = named_ui(ui, ctx, (inner, style), (name, state));
    parts::focus_ring(ui, ctx.theme, &response, Ring::Inside);
    let is_clicked = response.clicked();
    if is_elided {
        response.on_hover_text(name);
    }
    is_clicked
}

/// Something that can be done. Returns whether it was chosen.
fn doing_ui(ui: &mut Ui, ctx: &Ctx<'_>, (label, keys): (&str, &str), is_enabled: bool) -> bool {
    let sense = if is_enabled {
        Sense::click()
    } else {
        Sense::hover()
    };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ENTRY), sense);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::MenuItem, is_enabled, label));
    if is_enabled && (response.hovered() || response.has_focus()) {
        parts::fill_row(ui, ctx.theme, rect, Role::Lane);
    }
    let ink = if is_enabled { Role::Text } else { Role::Text3 };
    let line = |role, text: &str| {
        let style = TextStyle::regular(theme::BODY, role);
        Line::new(ui, ctx.theme, style, text, rect.width() - 36.0)
    };
    line(ink, label).paint_left(ui, rect.left() + 28.0, rect.center().y);
    line(Role::Text3, keys).paint_right(ui, rect.right() - 12.0, rect.center().y);
    parts::focus_ring(ui, ctx.theme, &response, Ring::Inside);
    response.clicked()
}
