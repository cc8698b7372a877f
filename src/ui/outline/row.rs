//! Owns what a row of the outline looks like, and what a click on it does.

use std::borrow::Cow;

use eframe::egui;
use egui::{Id, Rect, Response, Sense, Ui, WidgetInfo, pos2, vec2};

use super::head::or;
use super::keys;
use super::list::{Entry, List, Place};
use super::name::name_ui;
use super::{Memory, Row};
use crate::action::Action;
use crate::insight::Figure;
use crate::insight::words::{signed, signed_fixed};
use crate::layout::{FontMetrics, Weight, elide, elide_front};
use crate::model::{Evidence, StepId};
use crate::scene::glyphs::Icon;
use crate::scene::shape::TextStyle;
use crate::scene::{Role, palette};
use crate::ui::parts::{self, Line, Ring};
use crate::ui::{Ctx, theme, why};
use crate::words::{self, panels};

/// From the right edge to the end of values.
const END: f32 = 20.0;
/// The room of a value that can be asked about.
const VALUE: f32 = 32.0;
/// From the left edge to triangles and plain names, to a stage's name, to a touchpoint's dot and name.
const PLAIN: f32 = 16.0;
const TRIANGLE: f32 = 20.0;
const STAGE: f32 = 32.0;
const DOT: f32 = 36.0;
const NAME: f32 = 48.0;

/// What a row shows.
struct Look<'a> {
    name: Cow<'a, str>,
    value: Cow<'a, str>,
    left: f32,
    is_strong: bool,
    ink: Role,
    is_selected: bool,
}

/// A row or heading.
pub(super) fn row_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    (list, place, rect): (&List<'_>, Place, Rect),
    memory: &mut Memory,
    actions: &mut Vec<Action>,
) {
    match list.entry(place) {
        Some(Entry::Heading(text, right)) => heading_ui(ui, ctx, rect, (text, right)),
        Some(Entry::Row(row)) => {
            let look = look(ctx, &row);
            let target = row.target();
            let edit = ctx.session.name_edit.as_ref();
            let edit = edit.filter(|edit| Some(&edit.target) == target.as_ref());
            match edit.filter(|edit| memory.edits(&edit.target)) {
                Some(edit) => {
                    paint_mark(ui, ctx, &row, (rect, memory));
                    let weight = if look.is_strong {
                        Weight::Medium
                    } else {
                        Weight::Regular
                    };
                    let left = rect.left() + look.left;
                    let field = Rect::from_min_max(
                        pos2(left, rect.top() + 1.0),
                        pos2(rect.right() - 12.0, rect.bottom() - 1.0),
                    );
                    name_ui(ui, ctx, edit, (field, weight), actions);
                }
                None => plain_ui(ui, ctx, (list, &row, &look, rect), memory, actions),
            }
        }
        None => {}
    }
}

fn heading_ui(ui: &Ui, ctx: &Ctx<'_>, rect: Rect, (text, right): (&str, &str)) {
    let strong = TextStyle::medium(theme::CAPTION, Role::Text3);
    let line = Line::new(ui, ctx.theme, strong, text, rect.width() - PLAIN - END);
    line.paint_left(ui, rect.left() + PLAIN, rect.center().y);
    parts::label(ui, Id::unique(("outline-heading", text)), rect, &line, text);
    let faint = TextStyle::regular(theme::CAPTION, Role::Text3);
    Line::new(ui, ctx.theme, faint, right, rect.width()).paint_right(
        ui,
        rect.right() - END,
        rect.center().y,
    );
}

fn plain_ui(
    ui: &Ui,
    ctx: &Ctx<'_>,
    (list, row, look, rect): (&List<'_>, &Row, &Look<'_>, Rect),
    memory: &mut Memory,
    actions: &mut Vec<Action>,
) {
    let is_cursor = memory.cursor.as_ref() == Some(row);
    let id = row.id();
    if is_cursor && memory.held > 0 && memory.editing == super::Editing::Not {
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    let sense = if is_cursor {
        Sense::click()
    } else {
        Sense::CLICK
    };
    let place = Rect::from_min_max(
        pos2(rect.left() + 8.0, rect.top()),
        pos2(rect.right() - 8.0, rect.bottom()),
    );
    let response = ui.interact(place, id, sense);
    describe(ui, ctx, (list, row, look), &response, memory);
    let asks = |input: &egui::InputState| {
        input.has_accesskit_action_request(id, egui::accesskit::Action::Focus)
    };
    if !is_cursor && ui.input(asks) {
        memory.go_to(row.clone());
    }
    if look.is_selected {
        parts::fill_row(ui, ctx.theme, place, Role::AccentTint);
    } else if response.hovered() {
        parts::fill_row(ui, ctx.theme, place, Role::Surface);
    }
    paint_mark(ui, ctx, row, (rect, memory));
    value_ui(ui, ctx, (row, look, rect), actions);
    let is_elided = paint_words(ui, ctx, (list, row, look, rect));
    parts::focus_ring(ui, ctx.theme, &response, Ring::Inside);
    if response.has_focus() {
        memory.cursor = Some(row.clone());
        let filter = egui::EventFilter {
            tab: false,
            horizontal_arrows: true,
            vertical_arrows: true,
            escape: false,
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    }
    if response.clicked() {
        ui.memory_mut(|memory| memory.request_focus(id));
        memory.cursor = Some(row.clone());
        click(ui, ctx, (list, row, &response), memory, actions);
    }
    if is_elided {
        response.on_hover_text(look.name.as_ref());
    }
}

/// Makes the value something that can be asked about; by keyboard the command does that for the row.
fn value_ui(
    ui: &Ui,
    ctx: &Ctx<'_>,
    (row, look, rect): (&Row, &Look, Rect),
    actions: &mut Vec<Action>,
) {
    let (step, figure): (&StepId, fn(StepId) -> Figure) = match row {
        Row::Touchpoint(step) => (step, Figure::Emotion),
        Row::Behind(step) => (step, Figure::Lift),
        Row::Stage(_)
        | Row::Channel(_)
        | Row::AddTouchpoint
        | Row::AddStage
        | Row::AddWork
        | Row::AddSystem
        | Row::AddChannel => return,
    };
    let number = why::Number {
        id: row.id().with("why"),
        rect: Rect::from_min_max(
            pos2(rect.right() - END - VALUE, rect.top()),
            pos2(rect.right() - 8.0, rect.bottom()),
        ),
        hovered: Role::Lane,
        figure: || figure(step.clone()),
        spoken: || words::why::of_step(words::why::VALUE, &look.value, &look.name),
    };
    number.show_to_pointer(ui, ctx, actions);
    why::offer(ui, (row.id(), number.rect), || figure(step.clone()));
}

fn describe(
    ui: &Ui,
    ctx: &Ctx<'_>,
    (list, row, look): (&List<'_>, &Row, &Look<'_>),
    response: &Response,
    memory: &Memory,
) {
    let is_adding = matches!(
        row,
        Row::AddTouchpoint | Row::AddStage | Row::AddWork | Row::AddSystem | Row::AddChannel
    );
    response.widget_info(|| {
        let spoken = spoken(ctx, list, row, look);
        if is_adding {
            return WidgetInfo::labeled(egui::Role::Button, true, spoken);
        }
        WidgetInfo::selected(egui::Role::TreeItem, true, look.is_selected, spoken)
    });
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.add_action(egui::accesskit::Action::Focus);
        if let Row::Stage(stage) = row {
            node.set_expanded(!memory.collapsed.contains(stage));
        }
    });
}

/// What a screen reader says of the row.
fn spoken(ctx: &Ctx<'_>, list: &List<'_>, row: &Row, look: &Look<'_>) -> String {
    match row {
        Row::Stage(stage) => panels::stage_row(&look.name, list.count(stage.as_ref())),
        Row::Touchpoint(step) => panels::touchpoint_row(&look.name, emotion(ctx, step)),
        Row::Behind(_) => panels::cause_row(&look.name, &look.value),
        Row::Channel(_) => panels::channel_row(&look.name),
        Row::AddTouchpoint | Row::AddStage | Row::AddWork | Row::AddSystem | Row::AddChannel => {
            look.name.clone().into_owned()
        }
    }
}

fn click(
    ui: &Ui,
    ctx: &Ctx<'_>,
    (list, row, response): (&List<'_>, &Row, &Response),
    memory: &mut Memory,
    actions: &mut Vec<Action>,
) {
    let held = ui.input(|input| input.modifiers);
    match row {
        Row::Stage(stage) => {
            let pointer = response.interact_pointer_pos();
            let on_triangle = pointer.is_some_and(|pos| pos.x < response.rect.left() + STAGE - 8.0);
            if on_triangle && !memory.collapsed.remove(stage) {
                memory.collapsed.insert(stage.clone());
            }
        }
        Row::Touchpoint(step) | Row::Behind(step) if held.command => {
            memory.anchor = Some(step.clone());
            actions.push(Action::ToggleSelected(step.clone()));
        }
        Row::Touchpoint(step) if held.shift => keys::extend(ctx, list, step, memory, actions),
        Row::Touchpoint(step) | Row::Behind(step) => {
            memory.anchor = Some(step.clone());
            actions.push(Action::Select(vec![step.clone()]));
        }
        Row::AddTouchpoint | Row::AddStage | Row::AddWork | Row::AddSystem | Row::AddChannel => {
            keys::add(ui, ctx, row, memory, actions);
        }
        Row::Channel(_) => {}
    }
    if response.double_clicked()
        && let Some(target) = row.target()
    {
        memory.ask_for_name(ui);
        actions.push(Action::EditName(target));
    }
}

/// The end of a name of which no more than its beginning has room, where another name beside it begins in the same way.
fn end_told_apart(
    (list, row): (&List<'_>, &Row),
    name: &str,
    style: TextStyle,
    room: f32,
) -> Option<String> {
    let measure = FontMetrics::bundled();
    let shown = elide(measure, name, style.size, style.weight, room);
    let shown = shown.trim_end_matches('…');
    let mut beside = list.names_near(row);
    beside.find(|other| *other != name && other.starts_with(shown))?;
    elide_front(measure, name, style.size, style.weight, room)
}

/// Returns whether the name is not shown in full.
fn paint_words(
    ui: &Ui,
    ctx: &Ctx<'_>,
    (list, row, look, rect): (&List<'_>, &Row, &Look<'_>, Rect),
) -> bool {
    let ink = if look.is_selected {
        Role::Text
    } else {
        look.ink
    };
    let weight = if look.is_strong || look.is_selected {
        Weight::Medium
    } else {
        Weight::Regular
    };
    let value = TextStyle::regular(
        theme::CAPTION,
        if look.is_strong { Role::Text2 } else { ink },
    );
    let value = Line::new(ui, ctx.theme, value, &look.value, rect.width());
    value.paint_right(ui, rect.right() - END, rect.center().y);
    let style = TextStyle {
        size: theme::BODY,
        weight,
        role: ink,
    };
    let apart = if look.value.is_empty() { 0.0 } else { 4.0 };
    let room = rect.width() - look.left - END - value.width() - apart;
    let mut name = Line::new(ui, ctx.theme, style, &look.name, room);
    let is_elided = name.is_elided();
    if is_elided && let Some(end) = end_told_apart((list, row), &look.name, style, room) {
        name = Line::new(ui, ctx.theme, style, &end, room);
    }
    name.paint_left(ui, rect.left() + look.left, rect.center().y);
    is_elided
}

/// The triangle of a stage, the dot of a touchpoint.
fn paint_mark(ui: &Ui, ctx: &Ctx<'_>, row: &Row, (rect, memory): (Rect, &Memory)) {
    match row {
        Row::Stage(stage) => {
            let is_open = !memory.collapsed.contains(stage);
            let icon = if is_open { Icon::Open } else { Icon::Closed };
            let at = pos2(rect.left() + TRIANGLE, rect.center().y);
            parts::paint_icon(ui, ctx.theme, at, (icon, 16.0), Role::Text3);
        }
        Row::Touchpoint(step) => paint_dot(ui, ctx, step, rect.left_center() + vec2(DOT, 0.0)),
        Row::AddTouchpoint
        | Row::AddStage
        | Row::Behind(_)
        | Row::AddWork
        | Row::AddSystem
        | Row::Channel(_)
        | Row::AddChannel => {}
    }
}

/// Filled: heard or measured; hollow: assumed; a thin ring: not yet rated.
fn paint_dot(ui: &Ui, ctx: &Ctx<'_>, step: &StepId, at: egui::Pos2) {
    let figures = ctx.figures.touchpoint(step);
    let Some((figures, emotion)) =
        figures.and_then(|figures| Some((figures, figures.ratings.emotion?)))
    else {
        let ring = theme::stroke(ctx.theme, 1.2, Role::Control);
        ui.painter().circle_stroke(at, 4.5, ring);
        return;
    };
    let role = Role::Emotion(palette::step(emotion));
    match figures.evidence {
        Evidence::Assumed => {
            let back = theme::colour(ctx.theme, Role::Panel);
            ui.painter()
                .circle(at, 4.0, back, theme::stroke(ctx.theme, 2.2, role));
        }
        Evidence::Heard | Evidence::Measured => {
            ui.painter()
                .circle_filled(at, 5.0, theme::colour(ctx.theme, role));
        }
    }
}

fn look<'a>(ctx: &'a Ctx<'_>, row: &Row) -> Look<'a> {
    let adding = |label, keys, left| Look {
        value: Cow::Borrowed(keys),
        ink: Role::Text3,
        ..named(Cow::Borrowed(label), (left, false))
    };
    match row {
        Row::Stage(stage) => {
            let known = stage.as_ref().and_then(|id| ctx.journey.stage(id));
            let name = known.map_or(words::NOT_PLACED, |stage| {
                or(&stage.name, panels::UNNAMED_STAGE)
            });
            Look {
                ink: Role::Text,
                ..named(typed(ctx, row, name), (STAGE, true))
            }
        }
        Row::Touchpoint(step) => touchpoint(ctx, row, step),
        Row::Behind(step) => cause(ctx, row, step),
        Row::Channel(channel) => {
            let known = ctx.project.channels.get(channel);
            let name = known.map_or("", |channel| channel.name.as_str());
            let name = typed(ctx, row, or(name, panels::UNNAMED_CHANNEL));
            named(name, (PLAIN, false))
        }
        Row::AddTouchpoint => adding(panels::ADD_TOUCHPOINT, panels::ENTER, STAGE),
        Row::AddStage => adding(panels::ADD_STAGE, "", STAGE),
        Row::AddWork => adding(panels::ADD_WORK, "", PLAIN),
        Row::AddSystem => adding(panels::ADD_SYSTEM, "", PLAIN),
        Row::AddChannel => adding(panels::ADD_CHANNEL, "", PLAIN),
    }
}

fn named(name: Cow<'_, str>, (left, is_strong): (f32, bool)) -> Look<'_> {
    Look {
        name,
        value: Cow::Borrowed(""),
        left,
        is_strong,
        ink: Role::Text2,
        is_selected: false,
    }
}

fn touchpoint<'a>(ctx: &'a Ctx<'_>, row: &Row, step: &StepId) -> Look<'a> {
    let value = emotion(ctx, step).map_or(Cow::Borrowed(words::MISSING), |emotion| {
        Cow::Owned(signed(emotion, 1))
    });
    Look {
        value,
        is_selected: ctx.session.selection.steps.contains(step),
        ..named(typed(ctx, row, name_of(ctx, step)), (NAME, false))
    }
}

fn emotion(ctx: &Ctx<'_>, step: &StepId) -> Option<f64> {
    ctx.figures.touchpoint(step)?.ratings.emotion
}

fn name_of<'a>(ctx: &'a Ctx<'_>, step: &StepId) -> &'a str {
    let known = ctx.journey.step(step);
    or(known.map_or("", |step| step.name.as_str()), words::UNNAMED)
}

fn cause<'a>(ctx: &'a Ctx<'_>, row: &Row, step: &StepId) -> Look<'a> {
    let cause = ctx
        .repairs
        .and_then(|repairs| repairs.causes.iter().find(|cause| cause.id == *step));
    let lift = cause.and_then(|cause| cause.lift);
    let value = lift.map_or(Cow::Borrowed(words::MISSING), |lift| {
        Cow::Owned(signed_fixed(lift, 1))
    });
    Look {
        value,
        is_selected: ctx.session.selection.steps.contains(step),
        ..named(typed(ctx, row, name_of(ctx, step)), (PLAIN, false))
    }
}

/// The name, or what is being typed for it elsewhere.
fn typed<'a>(ctx: &'a Ctx<'_>, row: &Row, name: &'a str) -> Cow<'a, str> {
    let Some(edit) = &ctx.session.name_edit else {
        return Cow::Borrowed(name);
    };
    if edit.text.is_empty() || Some(&edit.target) != row.target().as_ref() {
        return Cow::Borrowed(name);
    }
    Cow::Borrowed(&edit.text)
}
