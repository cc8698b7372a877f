//! Owns the presenter's own window: notes, the next slide, clock and time. Notes are shown only while it is known that
//! the window does not lie on the stage: with one display less they go away, and never come onto the projector.

use eframe::egui;
use egui::{Align2, Rect, ScrollArea, Ui, ViewportBuilder, ViewportClass, ViewportId, vec2};

use super::keys::Desk;
use super::{StageCtx, letterboxed, paint_on};
use crate::action::NotesWindow;
use crate::scene::Role;
use crate::ui::theme;
use crate::words::stage as words;

pub(super) fn presenter_ui(ui: &Ui, ctx: &StageCtx<'_>, desk: &mut Desk) {
    if ctx.stage.notes == NotesWindow::Away || ui.ctx().embed_viewports() {
        return;
    }
    let on = ui.input(|input| input.viewport().outer_rect);
    let builder = ViewportBuilder::default().with_title(words::PRESENTER);
    let builder = match place(on, ctx.displays) {
        Place::Anywhere => builder.with_inner_size(vec2(1_000.0, 640.0)),
        Place::On(display, rect) => builder
            .with_position(rect.min)
            .with_inner_size(rect.size())
            .with_monitor(display),
        Place::Nowhere => {
            let stage = desk.stage_mut();
            stage.notes = NotesWindow::Away;
            words::NO_DISPLAY.clone_into(&mut stage.said);
            return;
        }
    };
    let id = ViewportId::from_hash_of("presenter");
    let is_closed = ui.ctx().show_viewport_immediate(id, builder, |ui, class| {
        let own = ui.input(|input| input.viewport().outer_rect);
        let is_apart = class == ViewportClass::Immediate && may_show(on, own);
        let window = ui.max_rect();
        ui.painter()
            .rect_filled(window, 0.0, theme::colour(ctx.theme(), Role::Canvas));
        if is_apart {
            notes_ui(ui, ctx, window.shrink(24.0));
        } else {
            let colour = theme::colour(ctx.theme(), Role::Text2);
            let text = words::MOVE_NOTES;
            ui.painter().text(
                window.center(),
                Align2::CENTER_CENTER,
                text,
                theme::regular(20.0),
                colour,
            );
        }
        super::keys::take(ui, desk);
        ui.input(|input| input.viewport().close_requested())
    });
    if is_closed {
        desk.stage_mut().notes = NotesWindow::Away;
    }
    // The clock goes on.
    ui.ctx()
        .request_repaint_after(std::time::Duration::from_secs(1));
}

/// Where the presenter's own window belongs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Place {
    /// Nobody knows where the displays are: the presenter moves it.
    Anywhere,
    /// On the display of that number, which lies there.
    On(usize, Rect),
    /// There is no display but the one of the stage.
    Nowhere,
}

/// Where the presenter's own window belongs while the stage is there: on a display that the stage is not on.
pub(super) fn place(stage: Option<Rect>, displays: Option<&[Rect]>) -> Place {
    let (Some(stage), Some(displays)) = (stage, displays.filter(|it| !it.is_empty())) else {
        return Place::Anywhere;
    };
    let free = displays
        .iter()
        .enumerate()
        .find(|(_, display)| may_show(Some(stage), Some(**display)));
    free.map_or(Place::Nowhere, |(number, rect)| Place::On(number, *rect))
}

/// Whether notes may be shown in a window there while the stage is there: only where both are known and apart.
#[must_use]
pub(super) fn may_show(stage: Option<Rect>, own: Option<Rect>) -> bool {
    match (stage, own) {
        (Some(stage), Some(own)) => !stage.shrink(1.0).intersects(own.shrink(1.0)),
        (_, _) => false,
    }
}

fn notes_ui(ui: &mut Ui, ctx: &StageCtx<'_>, rect: Rect) {
    let theme = ctx.theme();
    let text = theme::colour(theme, Role::Text);
    let quiet = theme::colour(theme, Role::Text2);
    let painter = ui.painter();
    let number = words::number(ctx.stage.at + 1, ctx.scenes.len());
    painter.text(
        rect.left_top(),
        Align2::LEFT_TOP,
        number,
        theme::medium(20.0),
        quiet,
    );
    let clock = words::clock(ctx.time, ctx.elapsed);
    painter.text(
        rect.right_top(),
        Align2::RIGHT_TOP,
        clock,
        theme::medium(20.0),
        text,
    );
    let middle = rect.left() + rect.width() * 0.55;
    let next = Rect::from_min_max(
        egui::pos2(middle + 24.0, rect.top() + 72.0),
        egui::pos2(rect.right(), rect.bottom()),
    );
    painter.text(
        next.left_top() - vec2(0.0, 28.0),
        Align2::LEFT_TOP,
        words::NEXT,
        theme::regular(16.0),
        quiet,
    );
    if let Some(scene) = ctx.scenes.get(ctx.stage.at + 1) {
        let place = letterboxed(next);
        let place = place.translate(vec2(0.0, next.top() - place.top()));
        ui.painter().rect_stroke(
            place,
            0.0,
            theme::stroke(theme, 1.0, Role::Border),
            egui::StrokeKind::Outside,
        );
        paint_on(ui, theme, place, scene, scene.last_build());
    }
    let Some((slide, _)) = ctx.slide() else {
        return;
    };
    let left = rect.with_max_x(middle).with_min_y(rect.top() + 44.0);
    let mut column = ui.new_child(egui::UiBuilder::new().max_rect(left));
    column.visuals_mut().override_text_color = Some(text);
    ScrollArea::vertical().show(&mut column, |ui| {
        ui.label(egui::RichText::new(&slide.headline).font(theme::medium(24.0)));
        ui.add_space(12.0);
        let notes = if slide.notes.trim().is_empty() {
            words::NO_NOTES
        } else {
            &slide.notes
        };
        ui.label(egui::RichText::new(notes).font(theme::regular(20.0)));
    });
}
