//! Owns the left part of the page: the rows of what to fix first and of the repairs that help several touchpoints. A
//! row is selected by a click or by Enter; below it stands why it is worth that much.

use eframe::egui;
use egui::{Id, Rect, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::action::Action;
use crate::command::Command;
use crate::insight::Figure;
use crate::insight::words::signed_fixed;
use crate::layout::FontMetrics;
use crate::model::StepId;
use crate::scene::Role;
use crate::scene::priorities::{PrioritiesInput, RowsScene, priorities};
use crate::scene::shape::TextStyle;
use crate::ui::paint::{self, Transform};
use crate::ui::widgets::{self, Line};
use crate::ui::{Ctx, inspector, memo, theme, why};
use crate::words::priorities as words;
use crate::words::why as said_of;

/// How much wider than its text a selected row is at each side.
const BLEED: f32 = 16.0;
/// The room of the number at the end of a row.
const VALUE: f32 = 52.0;

/// Shows the list over the whole width.
pub(super) fn list_ui(ui: &mut Ui, ctx: &Ctx<'_>, actions: &mut Vec<Action>) {
    let width = ui.available_width().floor();
    let Some(repairs) = ctx.repairs else {
        ui.add_space(64.0);
        let style = TextStyle::regular(theme::BODY, Role::Text2);
        widgets::caption_ui(ui, ctx.theme, 20.0, Line::left(words::COMPUTING, style));
        return;
    };
    let segment = ctx.view().segment;
    let segment = segment.and_then(|id| ctx.project.segments.get(&id));
    let rows = memo::kept(ui.ctx(), ctx, ("rows of priorities", width), || {
        priorities(&PrioritiesInput {
            project: ctx.project,
            journey: ctx.journey,
            figures: ctx.figures,
            repairs,
            segment: segment.map(|segment| segment.name.as_str()),
            measure: FontMetrics::bundled(),
            width,
        })
    });
    let (_, rect) = ui.allocate_space(vec2(width, rows.scene.size.height));
    let visible = rect.intersect(ui.clip_rect());
    let shown: Vec<(&StepId, Rect)> = placed(&rows, rect)
        .filter(|(_, row)| row.intersects(visible))
        .collect();
    for (step, row) in &shown {
        if is_selected(ctx, step) {
            let place = row.expand2(vec2(BLEED, 0.0));
            let tint = theme::colour(ctx.theme, Role::AccentTint);
            ui.painter().rect_filled(place, 8.0, tint);
        }
    }
    for (step, row) in placed(&rows, rect) {
        row_ui(ui, ctx, (step, row), actions);
    }
    for (step, row) in &shown {
        lift_ui(ui, ctx, (step, *row), actions);
    }
    for (step, place) in &rows.pains {
        pain_ui(ui, ctx, (step, *place, rect.min), actions);
    }
    let transform = Transform::at(rect.min);
    let in_view = rows.scene.items.iter();
    paint::items(ui.painter(), in_view, transform, ctx.theme);
    why_ui(ui, ctx, &rows, actions);
}

fn placed(rows: &RowsScene, rect: Rect) -> impl Iterator<Item = (&StepId, Rect)> {
    rows.rows.iter().map(move |(step, row)| {
        let top = rect.top() + row.min.y;
        let row = Rect::from_min_max(
            pos2(rect.left(), top),
            pos2(rect.right(), rect.top() + row.max.y),
        );
        (step, row)
    })
}

fn is_selected(ctx: &Ctx<'_>, step: &StepId) -> bool {
    ctx.session.selection.single() == Some(step)
}

fn row_ui(ui: &Ui, ctx: &Ctx<'_>, (step, row): (&StepId, Rect), actions: &mut Vec<Action>) {
    let id = Id::unique(("priority", step.as_str()));
    let response = ui.interact(row, id, Sense::click());
    response.widget_info(|| {
        let is_selected = is_selected(ctx, step);
        let name = spoken(ctx, step);
        WidgetInfo::selected(egui::Role::ListItem, ui.is_enabled(), is_selected, name)
    });
    if response.double_clicked() {
        actions.push(Action::Command(Command::ViewMap));
    } else if response.clicked() {
        actions.push(Action::Select(vec![step.clone()]));
    }
    widgets::focus_ring(
        ui,
        ctx.theme,
        &response,
        row.expand2(vec2(BLEED - 2.0, -2.0)),
    );
}

/// Makes the number at the end of the row something that can be asked about.
fn lift_ui(ui: &Ui, ctx: &Ctx<'_>, (step, row): (&StepId, Rect), actions: &mut Vec<Action>) {
    let lift = ctx.repairs.and_then(|repairs| {
        let of_cause = repairs.causes.iter().find(|cause| cause.id == *step);
        let of_touchpoint = || repairs.lifts.get(step).copied().flatten();
        of_cause.map_or_else(of_touchpoint, |cause| cause.lift)
    });
    let Some(lift) = lift.filter(|lift| *lift > 1e-9) else {
        return;
    };
    let name = ctx.journey.step(step).map_or("", |step| step.name.as_str());
    let is_cause = ctx.figures.touchpoint(step).is_none();
    let middle = row.center().y - if is_cause { 0.0 } else { 10.0 };
    let place = Rect::from_min_max(
        pos2(row.right() - VALUE, middle - 13.0),
        pos2(row.right() + 8.0, middle + 13.0),
    );
    let number = why::Number {
        id: Id::unique(("why lift", step.as_str())),
        rect: place,
        hovered: Role::Lane,
        figure: || Figure::Lift(step.clone()),
        spoken: || said_of::of_step(said_of::LIFT, &signed_fixed(lift, 1), name),
    };
    number.show(ui, ctx, actions);
}

/// Makes the part in what customers suffer something that can be asked about.
fn pain_ui(
    ui: &Ui,
    ctx: &Ctx<'_>,
    (step, place, corner): (&StepId, crate::layout::Rect, egui::Pos2),
    actions: &mut Vec<Action>,
) {
    let cause = ctx.repairs.and_then(|repairs| {
        let mut causes = repairs.causes.iter();
        causes.find(|cause| cause.id == *step)
    });
    let name = ctx.journey.step(step).map_or("", |step| step.name.as_str());
    let left_top = corner + vec2(place.min.x - 4.0, place.min.y);
    let number = why::Number {
        id: Id::unique(("why pain", step.as_str())),
        rect: Rect::from_min_size(left_top, vec2(place.width() + 8.0, place.height())),
        hovered: Role::Lane,
        figure: || Figure::Blame(step.clone()),
        spoken: || {
            let pain = words::of_the_pain(cause.and_then(|cause| cause.blame));
            format!("{pain}: {name}")
        },
    };
    number.show(ui, ctx, actions);
}

/// The row as a screen reader says it.
fn spoken(ctx: &Ctx<'_>, step: &StepId) -> String {
    let name = ctx.journey.step(step).map_or("", |step| step.name.as_str());
    let Some(repairs) = ctx.repairs else {
        return name.to_owned();
    };
    let lift = |lift: Option<f64>| {
        lift.map_or_else(String::new, |lift| words::lifts(&signed_fixed(lift, 1)))
    };
    let ranked = repairs.priorities.iter().enumerate();
    let as_priority = ranked
        .into_iter()
        .find(|(_, item)| item.id == *step)
        .map(|(rank, item)| {
            let class = words::class(item.class);
            format!("{}. {name}, {class}{}", rank + 1, lift(item.lift))
        });
    let as_cause = || {
        let cause = repairs.causes.iter().find(|cause| cause.id == *step)?;
        let pain = words::of_the_pain(cause.blame);
        Some(format!("{name}, {pain}{}", lift(cause.lift)))
    };
    as_priority
        .or_else(as_cause)
        .unwrap_or_else(|| name.to_owned())
}

/// Why the selected row is worth what it is, and the way to it on the map.
fn why_ui(ui: &mut Ui, ctx: &Ctx<'_>, rows: &RowsScene, actions: &mut Vec<Action>) {
    let selected = ctx.session.selection.single();
    let Some(step) = selected.filter(|step| rows.rows.iter().any(|(id, _)| id == *step)) else {
        return;
    };
    ui.add_space(8.0);
    inspector::why_ui(ui, ctx, step, actions);
    ui.add_space(8.0);
    let id = Id::unique("priority on the map");
    if widgets::link_ui(
        ui,
        ctx.theme,
        id,
        words::SHOW_ON_THE_MAP,
        words::SHOW_ON_THE_MAP,
    )
    .clicked()
    {
        actions.push(Action::Command(Command::ViewMap));
    }
}
