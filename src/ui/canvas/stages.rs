//! Owns what can be done to stages and channels where they stand: rename by a click, the rest by a small menu.

use std::ops::Range;
use std::sync::Arc;

use eframe::egui;
use egui::{Popup, Rect, Sense, Ui, pos2, vec2};

use super::Regions;
use crate::action::{Action, NameTarget};
use crate::edit::{Edit, JourneyEdit, RecordId};
use crate::insight::Figure;
use crate::layout::{LaneKind, Point, StageColumn};
use crate::model::{ChannelId, Stage, StageId};
use crate::scene::Role;
use crate::scene::glyphs::{Icon, Spot, icon};
use crate::scene::map::wait_in;
use crate::scene::shape::TextStyle;
use crate::ui::parts::Line;
use crate::ui::{Ctx, memo, paint, theme, why};
use crate::words::{self, undo};

/// The button that opens the menu.
const BUTTON: f32 = 24.0;
/// From the edge of a column to its name, and from there to its waits.
const MARGIN: f32 = 12.0;
const WAIT_GAP: f32 = 8.0;

/// The headings and lane names as things that can be clicked.
pub(super) fn stages_ui(ui: &mut Ui, ctx: &Ctx<'_>, regions: &Regions, actions: &mut Vec<Action>) {
    let transform = regions.headings_transform(ctx.session.camera);
    let from = transform.world_from_screen(regions.headings.min).x;
    let to = transform.world_from_screen(regions.headings.max).x;
    let places = ctx.layout.stages_between(from, to);
    let waits = waits(ui, ctx, places.clone());
    for place in places {
        let Some(column) = ctx.layout.stages.get(place) else {
            continue;
        };
        let left = transform.screen_from_world(Point::new(column.left, 0.0)).x;
        let right = transform.screen_from_world(Point::new(column.right, 0.0)).x;
        let name = left + MARGIN;
        let top = regions.headings.top();
        let rect = Rect::from_min_max(pos2(left, top), pos2(right, top + 32.0))
            .intersect(regions.headings);
        if rect.width() >= BUTTON * 2.0 {
            stage_ui(ui, ctx, (place, column), rect, actions);
            let waited = waits
                .iter()
                .find(|it| Some(&it.stage) == column.id.as_ref());
            if let Some(waited) = waited {
                wait_ui(ui, ctx, waited, (name, rect), actions);
            }
        }
    }
    let transform = regions.gutter_transform(ctx.session.camera);
    for lane in &ctx.layout.lanes {
        let LaneKind::Channel(Some(channel)) = &lane.kind else {
            continue;
        };
        let top = transform.screen_from_world(Point::new(0.0, lane.top)).y;
        let bottom = transform
            .screen_from_world(Point::new(0.0, lane.top + lane.height))
            .y;
        let rect = Rect::from_min_max(
            pos2(regions.gutter.left(), top),
            pos2(regions.gutter.right(), bottom),
        );
        let rect = rect.intersect(regions.gutter);
        if rect.height() >= BUTTON {
            channel_ui(ui, ctx, channel, rect, actions);
        }
    }
}

fn stage_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    (place, column): (usize, &StageColumn),
    rect: Rect,
    actions: &mut Vec<Action>,
) {
    let Some(stage) = stage_at(ctx, place, column) else {
        return;
    };
    let id = ui.scope_id().with(("stage", stage.id.as_str()));
    let response = ui.interact(rect, id, Sense::click());
    let name = words::stage_named(&stage.name);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    let shows = response.hovered() || response.has_focus() || ui.rect_contains_pointer(rect);
    if response.clicked() {
        actions.push(Action::EditName(NameTarget::Stage(stage.id.clone())));
    }
    focus_ring(ui, ctx, &response, rect);
    let button = Rect::from_center_size(
        pos2(rect.right() - 18.0, rect.center().y),
        vec2(BUTTON, BUTTON),
    );
    menu_ui(
        ui,
        ctx,
        (id.with("menu"), &format!("{name}: {}", words::MENU)),
        (button, shows),
        |ui| {
            stage_menu(ui, ctx, place, &stage.id, actions);
        },
    );
}

/// The stage of a column; none while the journey has others than those that were laid out.
fn stage_at<'a>(ctx: &Ctx<'a>, place: usize, column: &StageColumn) -> Option<&'a Stage> {
    let there = ctx.journey.stages.get(place);
    let there = there.filter(|stage| Some(&stage.id) == column.id.as_ref());
    there.map(AsRef::as_ref)
}

/// The sum of the waits in a stage, and how far right of its name it stands and reaches.
struct Waits {
    stage: StageId,
    name: String,
    text: String,
    from: f32,
    width: f32,
}

/// The waits of those stages in which customers wait, laid out once for each state of the project.
fn waits(ui: &Ui, ctx: &Ctx<'_>, places: Range<usize>) -> Arc<Vec<Waits>> {
    memo::kept(ui.ctx(), ctx, ("waits of stages", places.clone()), || {
        let width =
            |text: &str, style| Line::new(ui, ctx.theme, style, text, f32::INFINITY).width();
        let waits = places.filter_map(|place| {
            let column = ctx.layout.stages.get(place)?;
            let stage = stage_at(ctx, place, column)?;
            let text = words::duration(wait_in(ctx.layout, ctx.journey, column)?);
            let name = width(&stage.name, TextStyle::medium(theme::STRONG, Role::Text));
            Some(Waits {
                stage: stage.id.clone(),
                name: stage.name.clone(),
                from: name + WAIT_GAP - 4.0,
                width: width(&text, TextStyle::regular(theme::CAPTION, Role::Text3)) + 8.0,
                text,
            })
        });
        waits.collect()
    })
}

/// Makes the sum of the waits in a stage, which stands behind its name, something that can be asked about.
fn wait_ui(
    ui: &Ui,
    ctx: &Ctx<'_>,
    waits: &Waits,
    (left, rect): (f32, Rect),
    actions: &mut Vec<Action>,
) {
    let place = Rect::from_min_size(
        pos2(left + waits.from, rect.top() + 4.0),
        vec2(waits.width, BUTTON),
    );
    if !rect.contains_rect(place) {
        return;
    }
    let number = why::Number {
        id: ui.scope_id().with(("stage waits", waits.stage.as_str())),
        rect: place,
        hovered: Role::Lane,
        figure: || Figure::StageWait(waits.stage.clone()),
        spoken: || words::waits_in(&waits.name, &waits.text),
    };
    number.show_under(ui, ctx, actions);
}

fn stage_menu(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    index: usize,
    stage: &StageId,
    actions: &mut Vec<Action>,
) {
    let last = ctx.journey.stages.len().saturating_sub(1);
    if entry(ui, words::RENAME, true) {
        actions.push(Action::EditName(NameTarget::Stage(stage.clone())));
    }
    if entry(ui, words::ADD_STAGE_AFTER, true) {
        actions.push(Action::AddStage(index + 1));
    }
    let mut edit = |label: &str, edit: JourneyEdit| {
        actions.push(Action::Edit(
            label.to_owned(),
            vec![Edit::Journey(ctx.journey_id.clone(), edit)],
        ));
    };
    if entry(ui, words::MOVE_EARLIER, index > 0) {
        edit(
            undo::MOVE_STAGE,
            JourneyEdit::MoveStage(stage.clone(), index.saturating_sub(1)),
        );
    }
    if entry(ui, words::MOVE_LATER, index < last) {
        edit(
            undo::MOVE_STAGE,
            JourneyEdit::MoveStage(stage.clone(), index + 1),
        );
    }
    if entry(ui, words::DELETE_STAGE, true) {
        edit(undo::DELETE_STAGE, JourneyEdit::RemoveStage(stage.clone()));
    }
}

fn channel_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    channel: &ChannelId,
    rect: Rect,
    actions: &mut Vec<Action>,
) {
    let channels = ctx.project.channels_in_order();
    let Some(index) = channels.iter().position(|(id, _)| *id == channel) else {
        return;
    };
    let name = channels
        .get(index)
        .map(|(_, channel)| channel.name.clone())
        .unwrap_or_default();
    let name = words::channel_named(&name);
    let id = ui.scope_id().with(("channel", channel.as_str()));
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    let shows = response.hovered() || response.has_focus() || ui.rect_contains_pointer(rect);
    if response.clicked() {
        actions.push(Action::EditName(NameTarget::Channel(channel.clone())));
    }
    focus_ring(ui, ctx, &response, rect);
    let y = if rect.height() < 60.0 {
        rect.center().y
    } else {
        rect.bottom() - BUTTON / 2.0 - 4.0
    };
    let button = Rect::from_center_size(
        pos2(rect.right() - BUTTON / 2.0 - 2.0, y),
        vec2(BUTTON, BUTTON),
    );
    menu_ui(
        ui,
        ctx,
        (id.with("menu"), &format!("{name}: {}", words::MENU)),
        (button, shows),
        |ui| {
            if entry(ui, words::RENAME, true) {
                actions.push(Action::EditName(NameTarget::Channel(channel.clone())));
            }
            if entry(ui, words::ADD_CHANNEL_AFTER, true) {
                actions.push(Action::AddChannel(Some(channel.clone())));
            }
            if entry(ui, words::MOVE_UP, index > 0) {
                actions.push(Action::MoveChannel(
                    channel.clone(),
                    index.saturating_sub(1),
                ));
            }
            if entry(ui, words::MOVE_DOWN, index + 1 < channels.len()) {
                actions.push(Action::MoveChannel(channel.clone(), index + 1));
            }
            if entry(ui, words::DELETE_CHANNEL, true) {
                let remove = Edit::Remove(RecordId::Channel(channel.clone()));
                actions.push(Action::Edit(undo::DELETE_CHANNEL.to_owned(), vec![remove]));
            }
        },
    );
}

fn entry(ui: &mut Ui, label: &str, enabled: bool) -> bool {
    let clicked = ui
        .add_enabled(enabled, egui::Button::new(label).frame(false))
        .clicked();
    if clicked {
        ui.close();
    }
    clicked
}

fn menu_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    (id, name): (egui::Id, &str),
    (rect, shows): (Rect, bool),
    content: impl FnOnce(&mut Ui),
) {
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name));
    if shows
        || response.has_focus()
        || response.hovered()
        || Popup::is_id_open(ui.ctx(), Popup::default_response_id(&response))
    {
        let fill = if response.hovered() {
            Role::AccentTint
        } else {
            Role::Lane
        };
        ui.painter()
            .rect_filled(rect, theme::RADIUS, theme::colour(ctx.theme, fill));
        let mut items = Vec::new();
        icon(
            &mut items,
            Spot::new(BUTTON / 2.0, BUTTON / 2.0, 12.0),
            Icon::ChevronDown,
            Role::Text2,
        );
        paint::signs(ui.painter(), &items, rect.min, ctx.theme);
    }
    focus_ring(ui, ctx, &response, rect);
    Popup::menu(&response).show(content);
}

fn focus_ring(ui: &Ui, ctx: &Ctx<'_>, response: &egui::Response, rect: Rect) {
    if response.has_focus() {
        let ring = theme::stroke(ctx.theme, 2.0, Role::Focus);
        ui.painter().rect_stroke(
            rect.shrink(1.0),
            theme::RADIUS,
            ring,
            egui::StrokeKind::Inside,
        );
    }
}
