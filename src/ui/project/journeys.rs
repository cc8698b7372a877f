//! Owns the part of the page with the journeys: their list, and everything about the one that is shown.

use eframe::egui;
use egui::{EventFilter, Id, Key, Modifiers, Sense, Ui, WidgetInfo, pos2};

use super::journey;
use super::rows::{self, ROW};
use super::texts::sentence_ui;
use crate::action::{Action, JourneyAction, Named};
use crate::command::Command;
use crate::insight::words::signed;
use crate::model::{Journey, JourneyId, JourneyState};
use crate::scene::Role;
use crate::scene::shape::TextStyle;
use crate::ui::parts::{self, Line, Ring};
use crate::ui::{Ctx, theme};
use crate::words::project as words;
use crate::words::{MISSING, panels};

/// The journeys in their order, and everything about the one that is shown.
pub(super) fn journeys_ui(ui: &mut Ui, ctx: &Ctx<'_>, actions: &mut Vec<Action>) {
    let journeys: Vec<(&JourneyId, &Journey)> = ctx
        .project
        .journeys_in_order()
        .into_iter()
        .map(|(id, journey)| (id, &**journey))
        .collect();
    if journeys.is_empty() {
        sentence_ui(ui, ctx, words::NO_JOURNEYS);
    }
    rows::rows_ui(
        ui,
        &journeys,
        |_| ROW,
        |ui, index, _| row_ui(ui, ctx, (&journeys, index), actions),
    );
    rows::add_ui(ui, ctx, Named::Journey, words::ADD_JOURNEY, actions);
    if journeys.iter().any(|(id, _)| *id == ctx.journey_id) {
        ui.add_space(24.0);
        journey::journey_ui(ui, ctx, &journeys, actions);
    }
}

fn row_id(journey: &JourneyId) -> Id {
    Id::unique(("project journey", journey))
}

fn row_ui(
    ui: &Ui,
    ctx: &Ctx<'_>,
    (journeys, index): (&[(&JourneyId, &Journey)], usize),
    actions: &mut Vec<Action>,
) {
    let Some(&(id, journey)) = journeys.get(index) else {
        return;
    };
    let rect = ui.max_rect();
    let rect = rect.with_max_y(rect.bottom() - 4.0);
    let is_shown = id == ctx.journey_id;
    let score = ctx.overview.scores.get(id).copied();
    rows::take_over(ui, row_id(id));
    let response = ui.interact(rect, row_id(id), Sense::click());
    response.widget_info(|| {
        let heard = words::journey_row(&journey.name, journey.state, score.flatten());
        WidgetInfo::selected(egui::Role::RadioButton, true, is_shown, heard)
    });
    if is_shown {
        parts::fill_row(ui, ctx.theme, rect, Role::AccentTint);
    } else if response.hovered() {
        parts::fill_row(ui, ctx.theme, rect, Role::Lane);
    }
    paint_row(ui, ctx, (rect, is_shown), (id, journey));
    parts::focus_ring(ui, ctx.theme, &response, Ring::Inside);
    if response.clicked() {
        actions.push(Action::ShowJourney(id.clone()));
    }
    if response.double_clicked() {
        actions.push(Action::Command(Command::ViewMap));
    }
    if response.has_focus() {
        keys_ui(ui, (journeys, index), actions);
    }
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
}

fn paint_row(
    ui: &Ui,
    ctx: &Ctx<'_>,
    (rect, is_shown): (egui::Rect, bool),
    (id, journey): (&JourneyId, &Journey),
) {
    let line = |style, text: &str, width| Line::new(ui, ctx.theme, style, text, width);
    let middle = rect.center().y;
    let score = match ctx.overview.scores.get(id) {
        Some(Some(score)) => signed(*score, 0),
        Some(None) => MISSING.to_owned(),
        None => "…".to_owned(),
    };
    let strong = TextStyle::medium(theme::BODY, Role::Text);
    let plain = TextStyle::regular(theme::BODY, Role::Text);
    let faint = TextStyle::regular(theme::CAPTION, Role::Text3);
    let mut right = rect.right() - 12.0;
    line(strong, &score, 80.0).paint_right(ui, right, middle);
    right -= 56.0;
    let touchpoints = ctx.overview.usage.journey(id).touchpoints;
    let count = line(faint, &words::channel_uses(touchpoints), 120.0);
    count.paint_right(ui, right, middle);
    right -= 108.0;
    if journey.state == JourneyState::ToBe {
        let ink = TextStyle::medium(theme::CAPTION, Role::Accent);
        let state = line(ink, words::state(journey.state), 64.0);
        state.paint_right(ui, right, middle);
        right -= state.width() + 8.0;
    }
    let name = if journey.name.trim().is_empty() {
        panels::UNNAMED_JOURNEY
    } else {
        &journey.name
    };
    let style = if is_shown { strong } else { plain };
    let left = pos2(rect.left() + 12.0, middle);
    line(style, name, right - left.x - 8.0).paint_left(ui, left.x, left.y);
}

/// Alt with an arrow moves the row, an arrow goes to the next, Delete deletes.
fn keys_ui(
    ui: &Ui,
    (journeys, index): (&[(&JourneyId, &Journey)], usize),
    actions: &mut Vec<Action>,
) {
    let Some((id, _)) = journeys.get(index) else {
        return;
    };
    let arrows = EventFilter {
        vertical_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(row_id(id), arrows));
    let hit = |held, key| ui.input_mut(|input| input.consume_key(held, key));
    let above = index.checked_sub(1);
    let below = (index + 1 < journeys.len()).then_some(index + 1);
    let moved = if hit(Modifiers::ALT, Key::ArrowUp) {
        above
    } else if hit(Modifiers::ALT, Key::ArrowDown) {
        below
    } else {
        None
    };
    if let Some(to) = moved {
        let action = JourneyAction::Move((*id).clone(), to);
        actions.push(Action::Journeys(action));
    }
    let next = if hit(Modifiers::NONE, Key::ArrowUp) {
        above
    } else if hit(Modifiers::NONE, Key::ArrowDown) {
        below
    } else if hit(Modifiers::NONE, Key::Delete) {
        let action = JourneyAction::Delete((*id).clone());
        actions.push(Action::Journeys(action));
        below.or(above)
    } else {
        None
    };
    let next = next.and_then(|next| journeys.get(next));
    rows::hand_on(ui, next.map(|(id, _)| row_id(id)));
}
