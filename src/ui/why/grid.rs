//! Owns the figures of a touchpoint, or of the journey, in two columns: each can be asked where it comes from.

use eframe::egui;
use egui::{Id, Rect, Ui, pos2, vec2};

use super::Number;
use crate::action::Action;
use crate::insight::Figure;
use crate::model::StepId;
use crate::scene::Role;
use crate::scene::shape::TextStyle;
use crate::ui::widgets::{self, Line};
use crate::ui::{Ctx, parts, theme};
use crate::words::UNNAMED;
use crate::words::why as words;

const ROW: f32 = 26.0;
const APART: f32 = 16.0;

/// A figure as it is called, shown and heard.
struct Cell {
    figure: Figure,
    name: &'static str,
    value: String,
    spoken: String,
}

/// Shows the figures of the touchpoint.
pub(in crate::ui) fn touchpoint_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    step: &StepId,
    actions: &mut Vec<Action>,
) {
    let Some(figures) = ctx.figures.touchpoint(step) else {
        return;
    };
    let lift = ctx
        .repairs
        .and_then(|repairs| repairs.lifts.get(step).copied().flatten());
    let asked: [fn(StepId) -> Figure; 7] = [
        Figure::Satisfaction,
        Figure::Felt,
        Figure::Expectation,
        Figure::Gap,
        Figure::Goodwill,
        Figure::Reach,
        Figure::Lift,
    ];
    let known = ctx.journey.step(step);
    let called = known.map_or(UNNAMED, |step| match step.name.trim() {
        "" => UNNAMED,
        name => name,
    });
    let shown = words::of_touchpoint(figures, lift).into_iter();
    let cells = shown.zip(asked).map(|((name, value), asked)| Cell {
        figure: asked(step.clone()),
        spoken: words::of_step(name, &value, called),
        name,
        value,
    });
    grid_ui(ui, ctx, &cells.collect::<Vec<_>>(), actions);
}

/// Shows the figures of the journey.
pub(in crate::ui) fn journey_ui(ui: &mut Ui, ctx: &Ctx<'_>, actions: &mut Vec<Action>) {
    let asked = [
        Figure::Score,
        Figure::ToBeScore,
        Figure::PeakEnd,
        Figure::Rated,
    ];
    let shown = words::of_journey(ctx.figures).into_iter();
    let cells = shown.zip(asked).map(|((name, value), figure)| Cell {
        figure,
        spoken: words::of_the_journey(name, &value),
        name,
        value,
    });
    grid_ui(ui, ctx, &cells.collect::<Vec<_>>(), actions);
}

fn grid_ui(ui: &mut Ui, ctx: &Ctx<'_>, cells: &[Cell], actions: &mut Vec<Action>) {
    let heading = TextStyle::regular(theme::CAPTION, Role::Text2);
    widgets::caption_ui(ui, ctx.theme, 24.0, Line::left(words::FIGURES, heading));
    for row in cells.chunks(2) {
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), ROW));
        let middle = (rect.center().x).round();
        let halves = [
            rect.with_max_x(middle - APART / 2.0),
            rect.with_min_x(middle + APART / 2.0),
        ];
        for (cell, place) in row.iter().zip(halves) {
            cell_ui(ui, ctx, (cell, place), actions);
        }
    }
}

fn cell_ui(ui: &Ui, ctx: &Ctx<'_>, (cell, rect): (&Cell, Rect), actions: &mut Vec<Action>) {
    let number = Number {
        id: Id::unique(("why figure", cell.name)),
        rect: Rect::from_min_max(
            pos2(rect.left() - 6.0, rect.top()),
            pos2(rect.right() + 6.0, rect.bottom()),
        ),
        hovered: Role::Lane,
        figure: || cell.figure.clone(),
        spoken: || cell.spoken.clone(),
    };
    number.show(ui, ctx, actions);
    let middle = rect.center().y;
    let style = TextStyle::medium(theme::BODY, Role::Text);
    let value = parts::Line::new(ui, ctx.theme, style, &cell.value, rect.width());
    value.paint_right(ui, rect.right(), middle);
    let room = rect.width() - value.width() - 4.0;
    let style = TextStyle::regular(theme::CAPTION, Role::Text3);
    parts::Line::new(ui, ctx.theme, style, cell.name, room).paint_left(ui, rect.left(), middle);
}
