//! Owns the row of tools above the map.

use eframe::egui;
use egui::{Rect, Sense, Ui, pos2, vec2};

use super::{hand_overs, lens_bar};
use crate::action::Action;
use crate::command::Command;
use crate::scene::Role;
use crate::scene::glyphs::Icon;
use crate::scene::shape::TextStyle;
use crate::ui::state::Tool;
use crate::ui::{Ctx, keys, parts, theme};
use crate::words;

/// A tool's button.
const BUTTON: f32 = 28.0;

/// The tools, and what is awaited of the user.
pub(super) fn tools_ui(ui: &mut Ui, ctx: &Ctx<'_>, rect: Rect, actions: &mut Vec<Action>) {
    let tools = [
        (Command::ToolSelect, Tool::Select, Icon::Select),
        (Command::ToolPan, Tool::Pan, Icon::Pan),
        (
            Command::ToolTouchpoint,
            Tool::Touchpoint,
            Icon::AddTouchpoint,
        ),
        (Command::ToolConnect, Tool::Connect, Icon::Connect),
        (Command::ToolVerbatim, Tool::Verbatim, Icon::Quote),
    ];
    let mut x = rect.left() + 12.0;
    for (command, tool, sign) in tools {
        let button = Rect::from_min_size(
            pos2(x, rect.center().y - BUTTON / 2.0),
            vec2(BUTTON, BUTTON),
        );
        x += BUTTON + 4.0;
        if tool_ui(ui, ctx, button, command, (tool, sign)) {
            actions.push(Action::Command(command));
        }
    }
    let hint = keys::awaited(ctx.session).or(match (ctx.session.tool, &ctx.session.connect_from) {
        (Tool::Touchpoint, _) => Some(words::HINT_TOUCHPOINT),
        (Tool::Connect, None) => Some(words::HINT_CONNECT_FROM),
        (Tool::Connect, Some(_)) => Some(words::HINT_CONNECT_TO),
        (Tool::Pan, _) => Some(words::HINT_PAN),
        (Tool::Verbatim, _) => ctx
            .session
            .selection
            .single()
            .is_none()
            .then_some(words::voices::HINT_VERBATIM),
        (Tool::Select, _) => None,
    });
    let right = lens_bar::lens_bar_ui(ui, ctx, (rect, x + 12.0), actions);
    let rect = rect.with_max_x(right);
    if hint.is_none() {
        if ctx.session.shows_hand_overs {
            hand_overs::legend_ui(ui, ctx, rect, x + 12.0);
        } else {
            lens_bar::summary_ui(ui, ctx, (rect, x + 12.0), actions);
        }
    }
    if let Some(hint) = hint {
        let style = TextStyle::regular(theme::BODY, Role::Text2);
        let left = x + 12.0;
        let room = rect.right() - left - 8.0;
        let line = parts::Line::new(ui, ctx.theme, style, hint, room);
        line.paint_left(ui, left, rect.center().y);
        if line.is_elided() {
            let place =
                Rect::from_min_max(pos2(left, rect.top()), pos2(rect.right(), rect.bottom()));
            let id = ui.scope_id().with("what is awaited");
            ui.interact(place, id, Sense::hover()).on_hover_text(hint);
        }
    }
}

fn tool_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    rect: Rect,
    command: Command,
    (tool, sign): (Tool, Icon),
) -> bool {
    let is_active = ctx.session.tool == tool;
    let response = ui.interact(rect, ui.scope_id().with(command.label()), Sense::click());
    response.widget_info(|| {
        egui::WidgetInfo::selected(egui::Role::Button, true, is_active, command.label())
    });
    let fill = match (is_active, response.hovered()) {
        (true, _) => Some(Role::AccentTint),
        (false, true) => Some(Role::Lane),
        (false, false) => None,
    };
    if let Some(fill) = fill {
        ui.painter()
            .rect_filled(rect, theme::RADIUS, theme::colour(ctx.theme, fill));
    }
    let ink = if is_active { Role::Accent } else { Role::Text2 };
    parts::paint_icon(ui, ctx.theme, rect.center(), (sign, 16.0), ink);
    if response.has_focus() {
        let ring = theme::stroke(ctx.theme, 2.0, Role::Focus);
        ui.painter()
            .rect_stroke(rect, theme::RADIUS, ring, egui::StrokeKind::Inside);
    }
    response
        .on_hover_text(crate::ui::header::named_with_keys(command))
        .clicked()
}
