//! Owns the head of the outline: the project's title and organisation, and which journey is shown.

use eframe::egui;
use egui::{Id, Rect, Sense, Ui, WidgetInfo, vec2};

use super::name::name_ui;
use super::{Memory, chooser};
use crate::action::{Action, NameTarget};
use crate::command::Command;
use crate::layout::Weight;
use crate::scene::Role;
use crate::scene::glyphs::Icon;
use crate::scene::shape::TextStyle;
use crate::ui::header::named_with_keys;
use crate::ui::parts::{self, IconFace, Line, Ring};
use crate::ui::{Ctx, theme};
use crate::words::panels;

const MARGIN: f32 = 16.0;
/// Side of the sign at the right of the title.
const SIGN: f32 = 28.0;

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
    page_ui(ui, ctx, rect, actions);
    chooser::chooser_ui(ui, ctx, chooser, memory, actions);
}

/// The sign that leads to the project's page.
fn page_ui(ui: &Ui, ctx: &Ctx<'_>, rect: Rect, actions: &mut Vec<Action>) {
    let place = parts::rect(rect.right() - 8.0 - SIGN, rect.top() + 10.0, SIGN, SIGN);
    let face = IconFace {
        icon: Icon::Settings,
        name: named_with_keys(Command::ViewProject),
        ink: Some(Role::Text2),
    };
    if parts::icon_button(ui, ctx.theme, (Id::unique("project page"), place), face).clicked() {
        actions.push(Action::Command(Command::ViewProject));
    }
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
        rect.width() - 16.0 - SIGN,
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
pub(super) fn edit_of<'a>(
    ctx: &Ctx<'a>,
    memory: &Memory,
    target: &NameTarget,
) -> Option<&'a crate::ui::state::NameEdit> {
    let edit = ctx.session.name_edit.as_ref()?;
    (edit.target == *target && memory.edits(target)).then_some(edit)
}

/// The name, or what stands for a missing one.
pub(super) fn or<'a>(name: &'a str, missing: &'a str) -> &'a str {
    if name.trim().is_empty() {
        missing
    } else {
        name
    }
}
