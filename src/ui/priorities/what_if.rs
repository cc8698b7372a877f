//! Owns the right part of the page: the two scores, the improvements with what each adds, the curve and the triangle.

use std::sync::Arc;

use eframe::egui;
use egui::{Id, Sense, Ui, WidgetInfo, pos2, vec2};

use super::{plan, scope};
use crate::action::{Action, PlanAction};
use crate::insight::words::{plain, signed};
use crate::insight::{Figure, Plans, improvements_of, plans, scope as scope_of};
use crate::layout::FontMetrics;
use crate::model::{Improvement, ImprovementId, OneToFive};
use crate::scene::priorities::{TriangleEntry, felt_curve, triangle};
use crate::scene::shape::TextStyle;
use crate::scene::{Role, Scene};
use crate::ui::paint::{self, Transform};
use crate::ui::parts;
use crate::ui::widgets::{self, Line};
use crate::ui::{Ctx, memo, theme, why};
use crate::words::MISSING;
use crate::words::priorities as words;
use crate::words::why as said_of;

const TITLE_MIDDLE: f32 = 44.0;
const CAPTION_MIDDLE: f32 = 78.0;
const HEADING: f32 = 96.0;
const ARROW: f32 = 32.0;
/// The room that the legend of the curve takes beside its heading; without it, the legend stands below.
const LEGEND: f32 = 184.0;
/// Narrower than this the values of the improvements stand under the triangle.
const VALUES_BESIDE: f32 = 440.0;

/// Shows what the improvements would do, over the whole width.
pub(super) fn what_if_ui(ui: &mut Ui, ctx: &Ctx<'_>, actions: &mut Vec<Action>) {
    let made = memo::kept(ui.ctx(), ctx, ("plans", 0.0), || {
        plans(ctx.project, ctx.journey_id, &ctx.view())
    });
    let Some(plans) = Option::as_ref(&made) else {
        return;
    };
    heading_ui(ui, ctx, plans, actions);
    for (index, plan) in plans.plans.iter().enumerate() {
        plan::plan_ui(ui, ctx, (index + 1, plan), actions);
    }
    if plans.plans.is_empty() {
        let style = TextStyle::regular(theme::BODY, Role::Text2);
        widgets::paragraph_ui(ui, ctx.theme, words::NO_IMPROVEMENTS, style, 20.0);
    }
    ui.add_space(12.0);
    add_ui(ui, ctx, actions);
    curve_ui(ui, ctx, plans);
    triangle_ui(ui, ctx, actions);
    scope::scope_ui(ui, ctx, actions);
}

fn heading_ui(ui: &mut Ui, ctx: &Ctx<'_>, plans: &Plans, actions: &mut Vec<Action>) {
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), HEADING), Sense::hover());
    let middle = rect.top() + TITLE_MIDDLE;
    let style = |role| TextStyle::medium(28.0, role);
    let line = |text: &str, role| parts::Line::new(ui, ctx.theme, style(role), text, rect.width());
    let score = |score: Option<f64>| score.map_or_else(|| MISSING.to_owned(), |it| signed(it, 1));
    let (today, then) = (score(plans.score), score(plans.to_be_score));
    response.widget_info(|| {
        let text = words::scores(&today, &then);
        WidgetInfo::labeled(egui::Role::Label, true, text)
    });
    let (today_said, then_said) = (today.clone(), then.clone());
    let then = line(&then, Role::Accent);
    let arrow = rect.right() - then.width() - 16.0;
    let today = line(&today, Role::Text2);
    let right = arrow - ARROW - 16.0;
    for (asked, (left, right)) in [
        (
            (Figure::Score, said_of::SCORE, today_said.as_str()),
            (right - today.width(), right),
        ),
        (
            (Figure::ToBeScore, said_of::TO_BE, then_said.as_str()),
            (arrow + 16.0, rect.right()),
        ),
    ] {
        score_ui(ui, ctx, asked, (left, right, middle), actions);
    }
    then.paint_right(ui, rect.right(), middle);
    arrow_ui(ui, ctx, (arrow - ARROW, arrow), middle);
    today.paint_right(ui, right, middle);
    let room = right - today.width() - 16.0 - rect.left();
    parts::Line::new(ui, ctx.theme, style(Role::Text), words::WHAT_IF, room).paint_left(
        ui,
        rect.left(),
        middle,
    );
    let caption = TextStyle::regular(theme::CAPTION, Role::Text2);
    parts::Line::new(ui, ctx.theme, caption, words::SCORES, rect.width()).paint_right(
        ui,
        rect.right(),
        rect.top() + CAPTION_MIDDLE,
    );
}

/// Makes one of the two scores something that can be asked about.
fn score_ui(
    ui: &Ui,
    ctx: &Ctx<'_>,
    (figure, name, said): (Figure, &str, &str),
    (left, right, y): (f32, f32, f32),
    actions: &mut Vec<Action>,
) {
    let number = why::Number {
        id: Id::unique(("why what if", name)),
        rect: egui::Rect::from_min_max(pos2(left - 6.0, y - 18.0), pos2(right + 6.0, y + 18.0)),
        hovered: Role::Lane,
        figure: || figure.clone(),
        spoken: || said_of::of_the_journey(name, said),
    };
    number.show(ui, ctx, actions);
}

fn arrow_ui(ui: &Ui, ctx: &Ctx<'_>, (left, right): (f32, f32), y: f32) {
    let stroke = theme::stroke(ctx.theme, 1.5, Role::Text2);
    let painter = ui.painter();
    let y = y.round();
    painter.hline(left..=right, y, stroke);
    for side in [-4.0, 4.0] {
        painter.line_segment([pos2(right, y), pos2(right - 6.0, y + side)], stroke);
    }
}

fn add_ui(ui: &mut Ui, ctx: &Ctx<'_>, actions: &mut Vec<Action>) {
    if ctx.file.read_only {
        return;
    }
    if widgets::button_ui(ui, ctx.theme, words::ADD, Role::Text).clicked() {
        let selected = ctx.session.selection.steps.iter().cloned();
        actions.push(Action::Plan(PlanAction::Add(selected.collect())));
    }
}

fn section_ui(ui: &mut Ui, ctx: &Ctx<'_>, text: &str) {
    ui.add_space(24.0);
    let style = TextStyle::medium(theme::SECTION, Role::Text);
    widgets::caption_ui(ui, ctx.theme, 32.0, Line::left(text, style));
}

fn curve_ui(ui: &mut Ui, ctx: &Ctx<'_>, plans: &Plans) {
    if plans.felt.iter().all(|felt| felt.to_be.is_none()) {
        return;
    }
    let heading = words::would_live_through(&ctx.journey.persona.name);
    section_ui(ui, ctx, &heading);
    let style = TextStyle::medium(theme::SECTION, Role::Text);
    let line = parts::Line::new(ui, ctx.theme, style, &heading, f32::INFINITY);
    if line.width() + LEGEND > ui.available_width() {
        ui.add_space(24.0);
    }
    legend_ui(ui, ctx);
    let width = ui.available_width().floor();
    let scene = memo::kept(ui.ctx(), ctx, ("curve of plans", width), || {
        felt_curve(plans, FontMetrics::bundled(), width)
    });
    scene_ui(ui, ctx, &scene, &words::curve_in_words(plans));
}

/// What the two lines are, at the right of the heading.
fn legend_ui(ui: &Ui, ctx: &Ctx<'_>) {
    let room = ui.available_rect_before_wrap();
    let y = room.top() - 16.0;
    let mut right = room.right();
    for (word, role, width) in [
        (words::TO_BE, Role::Accent, 3.0),
        (words::AS_IT_IS, Role::Text2, 2.0),
    ] {
        let style = TextStyle::regular(theme::CAPTION, role);
        let line = parts::Line::new(ui, ctx.theme, style, word, 120.0);
        line.paint_right(ui, right, y);
        let end = right - line.width() - 8.0;
        let ink = if role == Role::Accent {
            role
        } else {
            Role::Control
        };
        ui.painter()
            .hline(end - 20.0..=end, y, theme::stroke(ctx.theme, width, ink));
        right = end - 20.0 - 16.0;
    }
}

fn scene_ui(ui: &mut Ui, ctx: &Ctx<'_>, scene: &Scene, spoken: &str) -> egui::Rect {
    let size = vec2(scene.size.width, scene.size.height);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Image, true, spoken));
    paint::items(
        ui.painter(),
        &scene.items,
        Transform::at(rect.min),
        ctx.theme,
    );
    rect
}

/// An improvement with all three values: which it is, how it is drawn, what it is called.
struct Claimed {
    id: ImprovementId,
    entry: TriangleEntry,
    name: String,
}

fn triangle_ui(ui: &mut Ui, ctx: &Ctx<'_>, actions: &mut Vec<Action>) {
    let entries: Arc<Vec<Claimed>> = memo::kept(ui.ctx(), ctx, ("triangle", 0.0), || entries(ctx));
    if entries.is_empty() {
        return;
    }
    section_ui(ui, ctx, words::TRIANGLE);
    let scene = memo::kept(ui.ctx(), ctx, ("triangle scene", 0.0), || {
        let entries: Vec<TriangleEntry> = entries.iter().map(|it| it.entry).collect();
        triangle(&entries, ctx.project.first)
    });
    let room = ui.available_rect_before_wrap();
    let drawn = scene_ui(ui, ctx, &scene, words::TRIANGLE);
    let beside = room.width() >= VALUES_BESIDE;
    let (left, mut y) = if beside {
        (drawn.right() - 64.0, drawn.top() + 48.0)
    } else {
        (room.left(), drawn.bottom() + 16.0)
    };
    for claimed in entries.iter() {
        values_ui(ui, ctx, (left, room.right(), y), claimed, actions);
        y += 28.0;
    }
    let bottom = (y - 12.0).max(drawn.bottom());
    ui.advance_cursor_after_rect(egui::Rect::from_min_max(
        room.min,
        pos2(room.right(), bottom),
    ));
}

fn values_ui(
    ui: &Ui,
    ctx: &Ctx<'_>,
    (left, right, y): (f32, f32, f32),
    claimed: &Claimed,
    actions: &mut Vec<Action>,
) {
    let Claimed { id, entry, name } = claimed;
    let [time, cost, quality] = entry.values.map(|value| plain(value, 2));
    let (text, role) = if entry.unbelievable {
        (words::all_three(&time, &cost, &quality), Role::Warn)
    } else {
        (words::values(&time, &cost, &quality), Role::Text2)
    };
    let line = |text: &str, style, width: f32| parts::Line::new(ui, ctx.theme, style, text, width);
    let place = egui::Rect::from_min_max(pos2(left, y - 12.0), pos2(right, y + 12.0));
    let asked = why::Number {
        id: Id::unique(("values", entry.number)),
        rect: place.expand2(vec2(6.0, 0.0)),
        hovered: Role::Lane,
        figure: || Figure::Claims(id.clone()),
        spoken: || format!("{}. {name}: {text}", entry.number),
    };
    asked.show(ui, ctx, actions);
    let values = line(
        &text,
        TextStyle::regular(theme::CAPTION, role),
        right - left,
    );
    values.paint_right(ui, right, y);
    let ink = if entry.unbelievable {
        Role::Warn
    } else {
        Role::Text
    };
    let number = entry.number.to_string();
    line(
        &number,
        TextStyle::regular(theme::CAPTION, Role::Text3),
        20.0,
    )
    .paint_left(ui, left, y);
    let room = right - values.width() - 12.0 - (left + 16.0);
    let name_line = line(name, TextStyle::medium(theme::CAPTION, ink), room);
    name_line.paint_left(ui, left + 16.0, y);
}

/// The improvements with all three values.
fn entries(ctx: &Ctx<'_>) -> Vec<Claimed> {
    let remarks = scope_of(ctx.project).remarks;
    let listed = improvements_of(ctx.project, ctx.journey_id);
    let numbered = listed.into_iter().enumerate();
    numbered
        .filter_map(|(index, (id, improvement))| {
            let remark = remarks.iter().find(|remark| remark.id == *id);
            let entry = TriangleEntry {
                number: index + 1,
                values: values(improvement)?,
                chosen: improvement.chosen,
                unbelievable: remark.is_some_and(|remark| remark.unbelievable),
            };
            Some(Claimed {
                id: id.clone(),
                entry,
                name: improvement.name.clone(),
            })
        })
        .collect()
}

fn values(improvement: &Improvement) -> Option<[f64; 3]> {
    Some([
        improvement.time.map(OneToFive::get)?,
        improvement.cost.map(OneToFive::get)?,
        improvement.quality.map(OneToFive::get)?,
    ])
}
