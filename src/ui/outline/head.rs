//! Owns the head of the outline: the project's title and organisation, and which journey is shown.

use eframe::egui;
use egui::{Id, Key, Modifiers, Popup, Rect, Response, Sense, Ui, WidgetInfo, pos2, vec2};

use super::Memory;
use super::name::name_ui;
use crate::action::{Action, NameTarget};
use crate::layout::Weight;
use crate::scene::Role;
use crate::scene::glyphs::Icon;
use crate::scene::shape::TextStyle;
use crate::ui::parts::{self, Line, Ring};
use crate::ui::{Ctx, theme};
use crate::words::panels;

const MARGIN: f32 = 16.0;

/// Title, organisation and journey chooser.
pub(super) fn head_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    rect: Rect,
    memory: &mut Memory,
    actions: &mut Vec<Action>,
) {
    title_ui(ui, ctx, rect, memory, actions);
    let faint = TextStyle::regular(theme::CAPTION, Role::Text3);
    let organisation = &ctx.project.organisation;
    if !organisation.is_empty() {
        let line = Line::new(
            ui,
            ctx.theme,
            faint,
            organisation,
            rect.width() - 2.0 * MARGIN,
        );
        let place = parts::rect(rect.left() + MARGIN, rect.top() + 36.0, line.width(), 16.0);
        line.paint_left(ui, place.left(), place.center().y);
        parts::label(ui, Id::unique("organisation"), place, &line, organisation);
    }
    let chooser = parts::rect(
        rect.left() + 12.0,
        rect.top() + 64.0,
        rect.width() - 24.0,
        theme::CONTROL,
    );
    chooser_ui(ui, ctx, chooser, memory, actions);
}

fn title_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    rect: Rect,
    memory: &mut Memory,
    actions: &mut Vec<Action>,
) {
    let place = parts::rect(
        rect.left() + 8.0,
        rect.top() + 11.0,
        rect.width() - 16.0,
        26.0,
    );
    let inner = place.shrink2(vec2(8.0, 0.0));
    if let Some(edit) = edit_of(ctx, memory, &NameTarget::Project) {
        return name_ui(ui, ctx, edit, (inner, Weight::Medium), actions);
    }
    let title = or(&ctx.project.title, panels::UNTITLED);
    let response = ui.interact(place, Id::unique("project-title"), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, title));
    if response.hovered() {
        parts::fill_row(ui, ctx.theme, place, Role::Surface);
    }
    let strong = TextStyle::medium(theme::STRONG, Role::Text);
    let line = Line::new(ui, ctx.theme, strong, title, inner.width());
    line.paint_left(ui, inner.left(), inner.center().y);
    parts::focus_ring(ui, ctx.theme, &response, Ring::Inside);
    if response.clicked() {
        memory.ask_for_name(ui);
        actions.push(Action::EditName(NameTarget::Project));
    }
    if line.is_elided() {
        response.on_hover_text(title);
    }
}

/// The edit of that name, if it is edited here.
fn edit_of<'a>(
    ctx: &Ctx<'a>,
    memory: &Memory,
    target: &NameTarget,
) -> Option<&'a crate::ui::state::NameEdit> {
    let edit = ctx.session.name_edit.as_ref()?;
    (edit.target == *target && memory.edits(target)).then_some(edit)
}

fn chooser_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    rect: Rect,
    memory: &mut Memory,
    actions: &mut Vec<Action>,
) {
    if let Some(edit) = edit_of(ctx, memory, &NameTarget::Journey) {
        return name_ui(
            ui,
            ctx,
            edit,
            (rect.shrink2(vec2(12.0, 0.0)), Weight::Medium),
            actions,
        );
    }
    let name = or(&ctx.journey.name, panels::UNNAMED_JOURNEY);
    let response = ui.interact(rect, Id::unique("journey-chooser"), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::ComboBox, true, panels::journey(name)));
    let fill = if response.hovered() {
        Role::Lane
    } else {
        Role::Surface
    };
    parts::fill_row(ui, ctx.theme, rect, fill);
    let style = TextStyle::medium(theme::BODY, Role::Text);
    let line = Line::new(ui, ctx.theme, style, name, rect.width() - 44.0);
    line.paint_left(ui, rect.left() + 12.0, rect.center().y);
    let chevron = pos2(rect.right() - 16.0, rect.center().y);
    parts::paint_icon(
        ui,
        ctx.theme,
        chevron,
        (Icon::ChevronDown, 16.0),
        Role::Text2,
    );
    parts::focus_ring(ui, ctx.theme, &response, Ring::Outside);
    let renames =
        response.has_focus() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::F2));
    if journeys_ui(ctx, &response, actions) || renames {
        memory.ask_for_name(ui);
        actions.push(Action::EditName(NameTarget::Journey));
    }
    if line.is_elided() {
        response.on_hover_text(name);
    }
}

/// The journeys to choose from. Returns whether the one that is shown is to be renamed.
fn journeys_ui(ctx: &Ctx<'_>, chooser: &Response, actions: &mut Vec<Action>) -> bool {
    let mut renames = false;
    Popup::menu(chooser).width(chooser.rect.width()).show(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (id, journey) in ctx.project.journeys_in_order() {
            let name = or(&journey.name, panels::UNNAMED_JOURNEY);
            if choice_ui(ui, ctx, name, id == ctx.journey_id) {
                actions.push(Action::ShowJourney(id.clone()));
                ui.close();
            }
        }
        if choice_ui(ui, ctx, panels::RENAME_JOURNEY, false) {
            renames = true;
            ui.close();
        }
    });
    renames
}

fn choice_ui(ui: &mut Ui, ctx: &Ctx<'_>, text: &str, is_chosen: bool) -> bool {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 28.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(egui::Role::MenuItemRadio, true, is_chosen, text));
    if response.hovered() || response.has_focus() {
        parts::fill_row(ui, ctx.theme, rect, Role::Lane);
    }
    if is_chosen {
        let tick = pos2(rect.left() + 14.0, rect.center().y);
        parts::paint_icon(ui, ctx.theme, tick, (Icon::Tick, 14.0), Role::Text);
    }
    let style = TextStyle::regular(theme::BODY, Role::Text);
    let line = Line::new(ui, ctx.theme, style, text, rect.width() - 36.0);
    line.paint_left(ui, rect.left() + 28.0, rect.center().y);
    parts::focus_ring(ui, ctx.theme, &response, Ring::Inside);
    response.clicked()
}

/// The name, or what stands for a missing one.
pub(super) fn or<'a>(name: &'a str, missing: &'a str) -> &'a str {
    if name.trim().is_empty() {
        missing
    } else {
        name
    }
}
