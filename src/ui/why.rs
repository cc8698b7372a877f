//! The answer to "why this number?": numbers that can be pressed, and the one card that says where the pressed one comes
//! from and leads to the touchpoints that it names.

mod answer;
mod grid;
#[cfg(test)]
mod tests;

use answer::background_ui;
pub(super) use answer::{answer_ui, sentence_ui};
pub(super) use grid::{journey_ui, touchpoint_ui};

use std::sync::Arc;

use eframe::egui;
use egui::{
    Frame, Id, Key, Margin, Modifiers, Popup, PopupCloseBehavior, Rect, Response, ScrollArea,
    Sense, Ui, WidgetInfo, pos2, vec2,
};

use super::parts::{self, Ring};
use super::{Ctx, memo, theme, widgets};
use crate::action::Action;
use crate::command::Command;
use crate::insight::{Explanation, Figure, View, explain};
use crate::scene::Role;
use crate::scene::shape::TextStyle;
use crate::words::why as words;

/// How wide the card is, and how high at most.
const CARD: (f32, f32) = (376.0, 560.0);

/// A number that can be pressed. What it is, and what is heard, is made only when it is asked for.
pub struct Number<F, S> {
    /// Its id.
    pub id: Id,
    /// Where it is.
    pub rect: Rect,
    /// What it is filled with under the pointer.
    pub hovered: Role,
    /// What it is.
    pub figure: F,
    /// What is heard.
    pub spoken: S,
}

/// Where the number is that was pressed last.
#[derive(Clone)]
struct Anchor {
    id: Id,
    rect: Rect,
    figure: Figure,
}

impl<F: Fn() -> Figure, S: Fn() -> String> Number<F, S> {
    /// Makes the number a button that opens its explanation, and closes it again. To be called before it is painted.
    pub fn show(&self, ui: &Ui, ctx: &Ctx<'_>, actions: &mut Vec<Action>) -> Response {
        let response = self.pressed(ui, ctx, (Sense::click(), Some(self.hovered)), actions);
        parts::focus_ring(ui, ctx.theme, &response, Ring::Inside);
        response
    }

    /// The same where the number is painted already: nothing is filled.
    pub fn show_under(&self, ui: &Ui, ctx: &Ctx<'_>, actions: &mut Vec<Action>) -> Response {
        let response = self.pressed(ui, ctx, (Sense::click(), None), actions);
        parts::focus_ring(ui, ctx.theme, &response, Ring::Inside);
        response
    }

    /// The same for the pointer alone, where the keyboard has another way.
    pub fn show_to_pointer(&self, ui: &Ui, ctx: &Ctx<'_>, actions: &mut Vec<Action>) -> Response {
        self.pressed(ui, ctx, (Sense::CLICK, Some(self.hovered)), actions)
    }

    fn pressed(
        &self,
        ui: &Ui,
        ctx: &Ctx<'_>,
        (sense, fill): (Sense, Option<Role>),
        actions: &mut Vec<Action>,
    ) -> Response {
        let response = ui.interact(self.rect, self.id, sense);
        response.widget_info(|| {
            WidgetInfo::labeled(egui::Role::Button, ui.is_enabled(), (self.spoken)())
        });
        ui.ctx()
            .accesskit_node_builder(self.id, |node| node.set_description(words::WHY));
        if let Some(fill) = fill.filter(|_| response.hovered()) {
            let place = self.rect.shrink2(vec2(0.0, 1.0));
            parts::fill_row(ui, ctx.theme, place, fill);
        }
        if response.clicked() {
            actions.push(ask(ui, ctx, (self.id, self.rect), (self.figure)()));
        }
        if response.hovered() {
            let keys = super::header::keys(Command::Why);
            return response.on_hover_text(words::hint(keys));
        }
        response
    }
}

/// Offers the figure to the key of explanations while the widget of that id has the keyboard: where a number is a part
/// of something that does more than explain itself.
pub(super) fn offer(ui: &Ui, (id, rect): (Id, Rect), figure: impl FnOnce() -> Figure) {
    if ui.memory(|memory| memory.has_focus(id)) {
        let figure = figure();
        let anchor = Anchor { id, rect, figure };
        ui.data_mut(|data| data.insert_temp(offer_id(), anchor));
    }
}

/// The figure that what has the keyboard offers; the card will stand there.
#[must_use]
pub fn offered(ctx: &egui::Context) -> Option<Figure> {
    let offered: Anchor = ctx.data(|data| data.get_temp(offer_id()))?;
    if ctx.memory(egui::Memory::focused) != Some(offered.id) {
        return None;
    }
    let figure = offered.figure.clone();
    ctx.data_mut(|data| data.insert_temp(anchor_id(), offered));
    Some(figure)
}

/// A sentence about a figure, over as many lines as it needs: pressed, it says where the figure comes from.
pub(super) fn told_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    (figure, sentence): (&Figure, &str),
    style: TextStyle,
    actions: &mut Vec<Action>,
) {
    let colour = theme::colour(ctx.theme, style.role);
    let font = theme::font(style.weight, style.size);
    let room = ui.available_width();
    let galley = ui.painter().layout(sentence.to_owned(), font, colour, room);
    let height = (galley.size().y + 8.0).max(26.0);
    let (_, rect) = ui.allocate_space(vec2(room, height));
    let number = Number {
        id: Id::unique(("why sentence", figure)),
        rect: rect.expand2(vec2(6.0, 0.0)),
        hovered: Role::Lane,
        figure: || figure.clone(),
        spoken: || sentence.to_owned(),
    };
    number.show(ui, ctx, actions);
    let top = rect.center().y - galley.size().y / 2.0;
    ui.painter().galley(pos2(rect.left(), top), galley, colour);
}

/// Asks where the figure comes from that stands there; asked already, no longer.
pub(super) fn ask(ui: &Ui, ctx: &Ctx<'_>, (id, rect): (Id, Rect), figure: Figure) -> Action {
    let is_same = pressed_last(ui).is_some_and(|last| last.id == id && last.figure == figure);
    let is_open = is_same && ctx.session.why.as_ref() == Some(&figure);
    let asked = figure.clone();
    let anchor = Anchor { id, rect, figure };
    ui.data_mut(|data| data.insert_temp(anchor_id(), anchor));
    Action::Why((!is_open).then_some(asked))
}

/// Through whose eyes and when the figures on the screen are seen.
pub(super) fn view(ctx: &Ctx<'_>) -> View {
    ctx.view()
}

/// Why the figure is what it is; made once for each state of the project, and one kept for each `salt`. It stands as long
/// as the figures that it explains.
pub(super) fn explained(
    memory: &egui::Context,
    ctx: &Ctx<'_>,
    salt: &str,
    (figure, view): (&Figure, &View),
) -> Arc<Option<Explanation>> {
    let key = (figure.clone(), view.clone());
    memo::kept_as_figures(memory, ctx, (salt, key), || {
        explain(ctx.project, ctx.journey_id, view, figure)
    })
}

/// The card over the window, while a figure is explained. To be shown before everything else, so that a press on another
/// number comes after the press beside the card.
pub fn card_ui(ui: &mut Ui, ctx: &Ctx<'_>, actions: &mut Vec<Action>) {
    let Some(figure) = ctx.session.why.clone() else {
        return;
    };
    let is_new = parts::has_just_appeared(ui, card_id().with("shown"));
    if is_new {
        let focused = ui.memory(egui::Memory::focused);
        ui.data_mut(|data| data.insert_temp(before_id(), focused));
    }
    let made = explained(ui.ctx(), ctx, "why card", (&figure, &view(ctx)));
    let Some(explanation) = Option::as_ref(&made) else {
        actions.push(Action::Why(None));
        return;
    };
    let escapes = !ctx.session.is_asking()
        && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    let mut is_open = true;
    let mut is_closed = escapes;
    let window = ui.ctx().content_rect();
    let frame = Frame::new()
        .fill(theme::colour(ctx.theme, Role::Raised))
        .stroke(theme::stroke(ctx.theme, 1.0, Role::Control))
        .corner_radius(8.0)
        .inner_margin(Margin::same(16));
    let shown = Popup::new(
        card_id(),
        ui.ctx().clone(),
        anchor(ui, &figure),
        ui.layer_id(),
    )
    .open_bool(&mut is_open)
    .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
    .gap(8.0)
    .frame(frame)
    .accessible_name(explanation.question.clone())
    .show(|ui| {
        let width = (CARD.0 - 32.0).min(window.width() - 64.0);
        ui.set_width(width);
        ui.spacing_mut().item_spacing = egui::Vec2::ZERO;
        is_closed |= head_ui(ui, ctx, &explanation.question, is_new);
        let most = CARD.1.min(window.height() - 160.0).max(80.0);
        ScrollArea::vertical()
            .max_height(most)
            .min_scrolled_height(most)
            .show(ui, |ui| {
                ui.set_width(width);
                answer_ui(ui, ctx, ("why card", explanation), actions);
                background_ui(ui, ctx, explanation);
            });
        parts::area_of(ui)
    });
    if let Some(shown) = shown {
        parts::place_area(ui, shown.inner, shown.response.rect);
    }
    if is_closed {
        let before = ui.data(|data| data.get_temp::<Option<Id>>(before_id()));
        if let Some(before) = before.flatten() {
            ui.memory_mut(|memory| memory.request_focus(before));
        }
    }
    if is_closed || !is_open {
        actions.push(Action::Why(None));
    }
}

/// The question, and the × that closes the card. Returns whether it was pressed.
fn head_ui(ui: &mut Ui, ctx: &Ctx<'_>, question: &str, is_new: bool) -> bool {
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 24.0));
    let cross = Rect::from_center_size(
        pos2(rect.right() - 8.0, rect.center().y),
        egui::Vec2::splat(24.0),
    );
    let room = rect.with_max_x(cross.left() - 8.0);
    let style = TextStyle::medium(theme::STRONG, Role::Text);
    let line = parts::Line::new(ui, ctx.theme, style, question, room.width());
    line.paint_left(ui, room.left(), room.center().y);
    parts::label(ui, card_id().with("question"), room, &line, question);
    let place = egui::UiBuilder::new().max_rect(cross);
    let id = card_id().with("close");
    let response = ui
        .scope_builder(place, |ui| {
            widgets::cross_button_ui(ui, ctx.theme, id, words::CLOSE)
        })
        .inner;
    if is_new {
        response.request_focus();
    }
    response.clicked()
}

/// Where the number is that is explained; where none was pressed for it, the score in the status bar.
fn anchor(ui: &Ui, figure: &Figure) -> Rect {
    let here = |id| ui.ctx().read_response(id).map(|response| response.rect);
    let pressed = pressed_last(ui).filter(|anchor| anchor.figure == *figure);
    let pressed = pressed.map(|anchor| here(anchor.id).unwrap_or(anchor.rect));
    pressed.or_else(|| here(score_id())).unwrap_or_else(|| {
        let window = ui.ctx().content_rect();
        Rect::from_center_size(window.center_top() + vec2(0.0, 64.0), vec2(1.0, 1.0))
    })
}

fn pressed_last(ui: &Ui) -> Option<Anchor> {
    ui.data(|data| data.get_temp(anchor_id()))
}

/// The id of the score in the status bar.
pub(super) fn score_id() -> Id {
    Id::unique("status-score")
}

fn card_id() -> Id {
    Id::unique("why card")
}

fn anchor_id() -> Id {
    Id::unique("why anchor")
}

fn offer_id() -> Id {
    Id::unique("why offer")
}

fn before_id() -> Id {
    Id::unique("why before")
}
