//! Owns the row of one improvement: a tick, its name, who does it and when, what is to be said about it, what it adds.
//! Pressed, it opens and can be edited.

use eframe::egui;
use egui::{Id, Key, Modifiers, Rect, Sense, Ui, WidgetInfo, pos2, vec2};

use super::editor;
use crate::action::{Action, PlanAction};
use crate::edit::{Edit, Record};
use crate::insight::words::signed;
use crate::insight::{Figure, FindingKind, Plan, Remark, Subject, findings, scope};
use crate::model::{Improvement, ImprovementId};
use crate::scene::glyphs::{Icon, Sign, Spot, icon, sign};
use crate::scene::shape::TextStyle;
use crate::scene::{Item, Role};
use crate::ui::parts;
use crate::ui::widgets;
use crate::ui::{Ctx, memo, paint, theme, why};
use crate::words::MISSING;
use crate::words::priorities as words;
use crate::words::why as said_of;

const ROW: f32 = 54.0;
const BOX: f32 = 18.0;
const NUMBER: f32 = 30.0;
const NAME: f32 = 50.0;
const VALUE_ROOM: f32 = 64.0;

/// What is to be said about the improvements: remarks, and those that plan delight first.
struct Said {
    remarks: Vec<Remark>,
    delight_first: Vec<ImprovementId>,
}

/// Shows the row, and under it the editor where it is open.
pub(super) fn plan_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    (number, plan): (usize, &Plan),
    actions: &mut Vec<Action>,
) {
    let Some(improvement) = ctx.project.improvements.get(&plan.id) else {
        return;
    };
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), ROW));
    let is_open = ctx.session.improvement.as_ref() == Some(&plan.id);
    let name = called(improvement);
    let body = rect.with_min_x(rect.left() + NUMBER - 4.0);
    // Before the rest of the row, so that the keyboard gets there first.
    let tick = Id::unique(("choose", plan.id.as_str()));
    let tick = ui.interact(tick_rect(rect), tick, Sense::click());
    let id = Id::unique(("improvement", plan.id.as_str()));
    let response = ui.interact(body, id, Sense::click());
    response.widget_info(|| {
        WidgetInfo::labeled(egui::Role::Button, ui.is_enabled(), spoken(plan, name))
    });
    ui.ctx()
        .accesskit_node_builder(id, |node| node.set_expanded(is_open));
    if response.hovered() {
        let (text, _) = detail(ui, ctx, plan, improvement);
        response.clone().on_hover_text(format!("{name}\n{text}"));
        let place = rect.expand2(vec2(8.0, -1.0));
        let fill = theme::colour(ctx.theme, Role::Lane);
        ui.painter().rect_filled(place, theme::RADIUS, fill);
    }
    tick_ui(ui, ctx, &tick, (plan, improvement), actions);
    adds_ui(ui, ctx, rect, (plan, name), actions);
    text_ui(ui, ctx, rect, (number, plan, improvement));
    parts::hairline(
        ui,
        ctx.theme,
        (rect.left(), rect.right()),
        rect.bottom() - 0.5,
        Role::Grid,
    );
    widgets::focus_ring(ui, ctx.theme, &response, rect.expand2(vec2(6.0, -2.0)));
    if response.has_focus() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Space))
    {
        actions.push(chosen(&plan.id, improvement));
    } else if response.clicked() {
        let open = (!is_open).then(|| plan.id.clone());
        actions.push(Action::Plan(PlanAction::Open(open)));
    }
    if is_open {
        editor::editor_ui(ui, ctx, (&plan.id, improvement), actions);
    }
}

/// The change that puts the improvement in the place of the one of that id.
pub(super) fn put(label: String, id: &ImprovementId, improvement: Improvement) -> Action {
    let record = Record::Improvement(id.clone(), Box::new(improvement));
    Action::Edit(label, vec![Edit::Put(record)])
}

/// What the improvement is called, even without a name.
pub(super) fn called(improvement: &Improvement) -> &str {
    match improvement.name.trim() {
        "" => words::UNNAMED,
        name => name,
    }
}

fn chosen(id: &ImprovementId, improvement: &Improvement) -> Action {
    let is_chosen = !improvement.chosen;
    let label = words::choose(called(improvement), is_chosen);
    let improvement = Improvement {
        chosen: is_chosen,
        ..improvement.clone()
    };
    put(label, id, improvement)
}

fn spoken(plan: &Plan, name: &str) -> String {
    let adds = plan
        .adds
        .map_or_else(String::new, |adds| words::lifts(&signed(adds, 1)));
    format!("{name}{adds}")
}

/// Makes what it adds something that can be asked about.
fn adds_ui(
    ui: &Ui,
    ctx: &Ctx<'_>,
    row: Rect,
    (plan, name): (&Plan, &str),
    actions: &mut Vec<Action>,
) {
    let middle = row.center().y - 9.0;
    let number = why::Number {
        id: Id::unique(("why adds", plan.id.as_str())),
        rect: Rect::from_min_max(
            pos2(row.right() - VALUE_ROOM + 8.0, middle - 13.0),
            pos2(row.right() + 8.0, middle + 13.0),
        ),
        hovered: Role::Lane,
        figure: || Figure::Plan(plan.id.clone()),
        spoken: || {
            let adds = plan.adds.map_or_else(|| MISSING.to_owned(), words::adds);
            said_of::of_step(said_of::ADDS, &adds, name)
        },
    };
    number.show(ui, ctx, actions);
}

/// Where the tick of a row can be pressed.
fn tick_rect(row: Rect) -> Rect {
    let centre = pos2(row.left() + BOX / 2.0, row.center().y);
    Rect::from_center_size(centre, egui::Vec2::splat(26.0))
}

fn tick_ui(
    ui: &Ui,
    ctx: &Ctx<'_>,
    response: &egui::Response,
    (plan, improvement): (&Plan, &Improvement),
    actions: &mut Vec<Action>,
) {
    let hit = response.rect;
    let centre = hit.center();
    let name = words::part_of_to_be(called(improvement));
    response.widget_info(|| {
        WidgetInfo::selected(egui::Role::CheckBox, ui.is_enabled(), plan.chosen, &name)
    });
    let square = Rect::from_center_size(centre, egui::Vec2::splat(BOX));
    let painter = ui.painter();
    if plan.chosen {
        painter.rect_filled(square, 4.0, theme::colour(ctx.theme, Role::Accent));
        let mut items: Vec<Item> = Vec::new();
        icon(
            &mut items,
            Spot::new(centre.x, centre.y, 12.0),
            Icon::Tick,
            Role::OnAccent,
        );
        paint::signs(painter, &items, egui::Pos2::ZERO, ctx.theme);
    } else {
        let stroke = theme::stroke(ctx.theme, 1.5, Role::Control);
        painter.rect(
            square,
            4.0,
            theme::colour(ctx.theme, Role::Surface),
            stroke,
            egui::StrokeKind::Inside,
        );
    }
    widgets::focus_ring(ui, ctx.theme, response, hit);
    if response.clicked() {
        actions.push(chosen(&plan.id, improvement));
    }
}

fn text_ui(
    ui: &Ui,
    ctx: &Ctx<'_>,
    row: Rect,
    (number, plan, improvement): (usize, &Plan, &Improvement),
) {
    let (upper, lower) = (row.center().y - 9.0, row.center().y + 10.0);
    let line = |text: &str, style, width| parts::Line::new(ui, ctx.theme, style, text, width);
    let small = |role| TextStyle::regular(theme::CAPTION, role);
    line(&number.to_string(), small(Role::Text3), 24.0).paint_left(ui, row.left() + NUMBER, upper);
    let room = row.width() - NAME - VALUE_ROOM - 8.0;
    let style = if plan.chosen {
        TextStyle::medium(theme::STRONG, Role::Text)
    } else {
        TextStyle::regular(theme::STRONG, Role::Text)
    };
    line(called(improvement), style, room).paint_left(ui, row.left() + NAME, upper);
    let adds = plan.adds.map_or_else(|| MISSING.to_owned(), words::adds);
    let value = if plan.chosen {
        TextStyle::medium(theme::BODY, Role::Text)
    } else {
        line(words::ON_TOP, small(Role::Text3), VALUE_ROOM).paint_right(ui, row.right(), lower);
        TextStyle::regular(theme::BODY, Role::Text3)
    };
    line(&adds, value, VALUE_ROOM).paint_right(ui, row.right(), upper);
    let (text, role) = detail(ui, ctx, plan, improvement);
    let mut left = row.left() + NAME;
    if role == Role::Warn {
        let mut items: Vec<Item> = Vec::new();
        let spot = Spot::new(left + 5.0, lower, 11.0);
        sign(&mut items, spot, Sign::Finding, Role::Warn, Role::Surface);
        paint::signs(ui.painter(), &items, egui::Pos2::ZERO, ctx.theme);
        left += 17.0;
    }
    line(&text, small(role), room - (left - row.left() - NAME)).paint_left(ui, left, lower);
}

/// Who does it and when; what is wrong with it instead, if anything is.
fn detail(ui: &Ui, ctx: &Ctx<'_>, plan: &Plan, improvement: &Improvement) -> (String, Role) {
    let said = memo::kept(ui.ctx(), ctx, ("said of improvements", 0.0), || Said {
        remarks: scope(ctx.project).remarks,
        delight_first: delight_first(ctx),
    });
    let remark = said.remarks.iter().find(|remark| remark.id == plan.id);
    let is = |of: fn(&Remark) -> bool| remark.is_some_and(of);
    let owner = improvement.owner.as_ref();
    let owner = owner.and_then(|id| ctx.project.owners.get(id));
    let due = improvement.due.trim();
    let mut wrong: Vec<&str> = Vec::new();
    if owner.is_none() {
        wrong.push(words::NO_OWNER);
    }
    if due.is_empty() {
        wrong.push(words::NO_DATE);
    }
    if said.delight_first.contains(&plan.id) {
        wrong.push(words::DELIGHT_FIRST);
    }
    if is(|remark| remark.unbelievable) {
        wrong.push(words::UNBELIEVABLE);
    }
    if is(|remark| remark.company_only) {
        wrong.push(words::COMPANY_ONLY);
    }
    let since = is(|remark| remark.added_since).then_some(words::ADDED_SINCE);
    if !wrong.is_empty() {
        wrong.extend(since);
        return (wrong.join(" · "), Role::Warn);
    }
    let due = words::date(due);
    let done = plan
        .done_by
        .as_ref()
        .and_then(|id| ctx.project.improvements.get(id));
    let done = done.map(|other| words::already_done_by(called(other)));
    let facts = [
        owner.map(|owner| owner.name.clone()),
        Some(due),
        since.map(str::to_owned),
        done,
    ];
    let facts: Vec<String> = facts.into_iter().flatten().collect();
    (facts.join(" · "), Role::Text2)
}

fn delight_first(ctx: &Ctx<'_>) -> Vec<ImprovementId> {
    let found = findings(ctx.project).into_iter();
    found
        .filter(|finding| finding.kind == FindingKind::DelightFirst)
        .filter_map(|finding| match finding.subject {
            Subject::Improvement(id) => Some(id),
            Subject::Journey
            | Subject::Step(_)
            | Subject::Link(_)
            | Subject::Segment(_)
            | Subject::Stance(_) => None,
        })
        .collect()
}
