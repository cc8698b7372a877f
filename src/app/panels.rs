//! Owns which panels stand where: beside the map in a wide window, over it in a narrow one, none in focus mode. What the
//! user makes of their widths is remembered.

mod edges;

use eframe::egui;
use egui::{Area, Frame, Id, Order, Panel, Rect, pos2};

use crate::action::{Action, SidePanel};
use crate::command::Command;
use crate::scene::Role;
use crate::ui::state::{Around, MainView, Pane};
use crate::ui::{
    Ctx, canvas, compare, find, header, import, inspector, outline, panes, priorities, project,
    recovery, status, table, theme, voices, why, widgets,
};
use crate::words::{panels as words, shell};

/// The panes in the order in which F6 goes through them, and where they are.
pub(super) type Panes = Vec<(Pane, Rect)>;

/// Everything in the window of an open project.
pub(super) fn panels_ui(
    ui: &mut egui::Ui,
    ctx: &Ctx<'_>,
    panes: &mut Panes,
    actions: &mut Vec<Action>,
) {
    panes.clear();
    widgets::settle_before_click(ui, actions);
    why::card_ui(ui, ctx, actions);
    if ctx.session.around == Around::Nothing {
        status_row(ctx, Id::unique("focus mode")).show(ui, |ui| {
            status::leave_focus_ui(ui, ctx, actions);
        });
    } else {
        chrome_ui(ui, ctx, panes, actions);
    }
    if ctx.file.unkept.is_some() {
        Panel::bottom("unkept")
            .exact_size(status::MESSAGE)
            .frame(filled(ctx, Role::WarnBg))
            .show_separator_line(false)
            .show(ui, |ui| recovery::unkept_ui(ui, ctx));
    }
    if ctx.session.message.is_some() {
        Panel::bottom("message")
            .exact_size(status::MESSAGE)
            .frame(filled(ctx, Role::Surface))
            .show_separator_line(false)
            .show(ui, |ui| status::message_ui(ui, ctx, actions));
    }
    let centre = ui.available_rect_before_wrap();
    import::sheet_keys(ui, ctx, actions);
    panes.insert(panes.len().min(2), (Pane::Map, centre));
    egui::CentralPanel::no_frame().show(ui, |ui| match ctx.session.view {
        MainView::Map => canvas::canvas_ui(ui, ctx, actions),
        MainView::Table => table::table_ui(ui, ctx, actions),
        MainView::Voices => voices::voices_ui(ui, ctx, actions),
        MainView::Priorities => priorities::priorities_ui(ui, ctx, actions),
        MainView::Project => project::project_ui(ui, ctx, actions),
        MainView::Compare => compare::compare_ui(ui, ctx, actions),
    });
    if ctx.session.around != Around::Nothing {
        overlays_ui(ui, ctx, centre, panes, actions);
    }
    if ctx.session.view == MainView::Map {
        find::find_ui(ui, ctx, centre, actions);
    }
    import::sheet_ui(ui, ctx, centre, actions);
    edges::edges_ui(ui, ctx, panes, actions);
    // Whatever was typed into is perhaps not on the screen any more.
    widgets::settle(ui, actions);
}

/// Header, status bar, and the panels that stand beside the middle.
fn chrome_ui(ui: &mut egui::Ui, ctx: &Ctx<'_>, panes: &mut Panes, actions: &mut Vec<Action>) {
    let window = ui.ctx().content_rect().width();
    let shown = Panel::top("header")
        .exact_size(theme::HEADER)
        .frame(filled(ctx, Role::Panel))
        .show_separator_line(false)
        .show(ui, |ui| header::header_ui(ui, ctx, actions));
    panes.push((Pane::Header, shown.response.rect));
    let shown = status_row(ctx, Id::unique("status")).show(ui, |ui| {
        panes::pane_ui(ui, ctx, Pane::Status, (shell::STATUS, ui.max_rect()));
        status::status_ui(ui, ctx, actions);
    });
    let status = (Pane::Status, shown.response.rect);
    let state = ctx.preferences.outline;
    let has_outline = !state.is_hidden && ctx.session.view.has_outline();
    if has_outline && !panes::lies_over(SidePanel::Outline, window) {
        let shown = Panel::left("outline")
            .resizable(false)
            .exact_size(edges::width(ui, ctx, SidePanel::Outline))
            .frame(filled(ctx, Role::Panel))
            .show_separator_line(false)
            .show(ui, |ui| outline::outline_ui(ui, ctx, actions));
        panes.push((Pane::Outline, shown.response.rect));
    }
    let state = ctx.preferences.inspector;
    let has_inspector = !state.is_hidden && ctx.session.view.has_inspector();
    if has_inspector && !panes::lies_over(SidePanel::Inspector, window) {
        let shown = Panel::right("inspector")
            .resizable(false)
            .exact_size(edges::width(ui, ctx, SidePanel::Inspector))
            .frame(filled(ctx, Role::Surface))
            .show(ui, |ui| {
                let rect = ui.max_rect();
                panes::pane_ui(ui, ctx, Pane::Inspector, (shell::INSPECTOR, rect));
                inspector::inspector_ui(ui, ctx, actions);
            });
        panes.push((Pane::Inspector, shown.response.rect));
    }
    panes.push(status);
}

/// The panels that lie over the middle in a narrow window: the outline while it is asked for, the inspector while
/// something is selected.
fn overlays_ui(
    ui: &egui::Ui,
    ctx: &Ctx<'_>,
    centre: Rect,
    panes: &mut Panes,
    actions: &mut Vec<Action>,
) {
    let window = ui.ctx().content_rect().width();
    let covered = panes::covered(ctx, window);
    if covered > 0.0 {
        let left = (centre.right() - covered).max(centre.left());
        let rect = Rect::from_min_max(pos2(left, centre.top()), centre.max);
        over(ui, shell::INSPECTOR, rect, |ui| {
            panes::pane_ui(ui, ctx, Pane::Inspector, (shell::INSPECTOR, rect));
            inspector::inspector_ui(ui, ctx, actions);
        });
        panes.push((Pane::Inspector, rect));
    }
    let is_asked = ctx.session.around == Around::OutlineOver && ctx.session.view.has_outline();
    if is_asked && panes::lies_over(SidePanel::Outline, window) {
        let right = (centre.left() + f32::from(ctx.preferences.outline.width)).min(centre.right());
        let rect = Rect::from_min_max(centre.min, pos2(right, centre.bottom()));
        over(ui, words::OUTLINE, rect, |ui| {
            outline::outline_ui(ui, ctx, actions);
        });
        panes.insert(1, (Pane::Outline, rect));
        let beside = ui.input(|input| {
            let pressed = input.pointer.any_pressed();
            pressed.then(|| input.pointer.interact_pos()).flatten()
        });
        if beside.is_some_and(|pos| centre.contains(pos) && !rect.contains(pos)) {
            actions.push(Action::Command(Command::ToggleOutline));
        }
    }
}

/// Something over the middle, at that place.
fn over(ui: &egui::Ui, name: &str, rect: Rect, content: impl FnOnce(&mut egui::Ui)) {
    Area::new(Id::unique((name, "over the map")))
        .order(Order::Middle)
        .fixed_pos(rect.min)
        .constrain(false)
        .show(ui.ctx(), |ui| {
            ui.set_min_size(rect.size());
            ui.set_max_size(rect.size());
            ui.set_clip_rect(rect);
            content(ui);
        });
}

fn status_row(ctx: &Ctx<'_>, id: Id) -> Panel {
    Panel::bottom(id)
        .exact_size(theme::STATUS)
        .frame(filled(ctx, Role::Panel))
        .show_separator_line(false)
}

fn filled(ctx: &Ctx<'_>, role: Role) -> Frame {
    Frame::new().fill(theme::colour(ctx.theme, role))
}
