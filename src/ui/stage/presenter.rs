//! Owns the presenter's own window: notes, the next slide, clock and time. Notes are shown only while it is known that
//! the window does not lie on the stage: with one display less they go away, and never come onto the projector.

use eframe::egui;
use egui::{Align2, Rect, ScrollArea, Ui, ViewportBuilder, ViewportClass, ViewportId, vec2};

use super::keys::Desk;
use super::{StageCtx, letterboxed, paint_on};
use crate::action::NotesWindow;
use crate::scene::Role;
use crate::scene::palette::Theme;
use crate::scene::slide::SlideScene;
use crate::ui::theme;
use crate::words::stage as words;

/// So many seconds a window may take to come to its display.
const COMES_UP: f64 = 2.0;

pub(super) fn presenter_ui(ui: &Ui, ctx: &StageCtx<'_>, desk: &mut Desk) {
    if ctx.stage.notes == NotesWindow::Away || ui.ctx().embed_viewports() {
        forget(ui);
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
            forget(ui);
            let stage = desk.stage_mut();
            stage.notes = NotesWindow::Away;
            words::NO_DISPLAY.clone_into(&mut stage.said);
            return;
        }
    };
    let id = ViewportId::from_hash_of("presenter");
    let (is_closed, is_apart) = ui.ctx().show_viewport_immediate(id, builder, |ui, class| {
        let own = ui.input(|input| input.viewport().outer_rect);
        let is_apart = class == ViewportClass::Immediate && may_show(on, own);
        let window = ui.max_rect();
        ui.painter()
            .rect_filled(window, 0.0, theme::colour(ctx.theme(), Role::Canvas));
        if is_apart {
            notes_ui(ui, ctx, window.shrink(24.0));
        } else {
            let colour = theme::colour(ctx.theme(), Role::Text2);
            let (at, font) = (window.center(), theme::regular(20.0));
            ui.painter()
                .text(at, Align2::CENTER_CENTER, words::MOVE_NOTES, font, colour);
        }
        super::keys::take(ui, desk);
        let is_closed = ui.input(|input| input.viewport().close_requested());
        (is_closed, is_apart)
    });
    if is_closed {
        desk.stage_mut().notes = NotesWindow::Away;
    } else if is_in_the_way(ui, is_apart) {
        let stage = desk.stage_mut();
        stage.notes = NotesWindow::Away;
        words::NO_DISPLAY.clone_into(&mut stage.said);
    }
    // The clock goes on.
    ui.ctx()
        .request_repaint_after(std::time::Duration::from_secs(1));
}

/// Whether the presenter's own window is to go: it was off the stage and is no more, as a display was lost; or it has not
/// come off it for a while. The list of displays is not asked: it may come late, and the stage is covered meanwhile.
fn is_in_the_way(ui: &Ui, is_apart: bool) -> bool {
    let id = seen_id();
    let now = ui.input(|input| input.time);
    let before = ui.data(|data| data.get_temp::<Seen>(id));
    let (seen, is_in_the_way) = seen(before, is_apart, now);
    match seen {
        Some(seen) if !is_in_the_way => {
            ui.data_mut(|data| data.insert_temp(id, seen));
        }
        Some(_) | None => forget(ui),
    }
    is_in_the_way
}

fn forget(ui: &Ui) {
    ui.data_mut(|data| data.remove::<Seen>(seen_id()));
}

fn seen_id() -> egui::Id {
    egui::Id::unique("notes off the stage")
}

/// What is known of the presenter's own window from the last frame.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Seen {
    /// It is off the stage.
    Apart,
    /// It came up then and is not off the stage yet.
    Since(f64),
}

/// What is known of the window now, and whether it is in the way of the stage.
pub(super) fn seen(before: Option<Seen>, is_apart: bool, now: f64) -> (Option<Seen>, bool) {
    match before {
        _ if is_apart => (Some(Seen::Apart), false),
        Some(Seen::Apart) => (None, true),
        Some(Seen::Since(then)) if then <= now => (before, now - then > COMES_UP),
        Some(Seen::Since(_)) | None => (Some(Seen::Since(now)), false),
    }
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
    let line = |at: egui::Pos2, align, size, colour, said: &str| {
        let font = theme::medium(size);
        ui.painter().text(at, align, said, font, colour);
    };
    let number = words::number(ctx.stage.at + 1, ctx.scenes.len());
    line(rect.left_top(), Align2::LEFT_TOP, 20.0, quiet, &number);
    let clock = words::clock(ctx.time, ctx.elapsed);
    line(rect.right_top(), Align2::RIGHT_TOP, 28.0, text, &clock);
    let body = rect.with_min_y(rect.top() + 52.0);
    let middle = body.left() + body.width() * 0.55;
    let pictures = body.with_min_x(middle + 24.0);
    let upper = pictures.with_max_y(pictures.center().y - 8.0);
    let lower = pictures.with_min_y(pictures.center().y + 8.0);
    let at = ctx.stage.at;
    if let Some(scene) = ctx.scenes.get(at) {
        slide_ui(ui, theme, upper, (words::NOW, scene, ctx.stage.build));
        if ctx.stage.build < scene.last_build() {
            let next = (words::NEXT_STEP, &**scene, ctx.stage.build + 1);
            slide_ui(ui, theme, lower, next);
        } else if let Some(next) = ctx.scenes.get(at + 1) {
            slide_ui(ui, theme, lower, (words::NEXT, next, 0));
        } else {
            let font = theme::regular(16.0);
            ui.painter().text(
                lower.left_top(),
                Align2::LEFT_TOP,
                words::THE_END,
                font,
                quiet,
            );
        }
    }
    let Some((slide, _)) = ctx.slide() else {
        return;
    };
    let mut column = ui.new_child(egui::UiBuilder::new().max_rect(body.with_max_x(middle)));
    column.visuals_mut().override_text_color = Some(text);
    ScrollArea::vertical().show(&mut column, |ui| {
        ui.label(egui::RichText::new(&slide.headline).font(theme::medium(24.0)));
        ui.add_space(12.0);
        let notes = if slide.notes.trim().is_empty() {
            words::NO_NOTES
        } else {
            &slide.notes
        };
        ui.label(egui::RichText::new(notes).font(theme::regular(22.0)));
    });
}

/// A slide up to a step, small, with what it is above it.
fn slide_ui(ui: &Ui, theme: Theme, rect: Rect, (what, scene, build): (&str, &SlideScene, usize)) {
    let quiet = theme::colour(theme, Role::Text2);
    let font = theme::regular(16.0);
    ui.painter()
        .text(rect.left_top(), Align2::LEFT_TOP, what, font, quiet);
    let room = rect.with_min_y(rect.top() + 26.0);
    let place = letterboxed(room);
    let place = place.translate(room.left_top() - place.left_top());
    paint_on(ui, theme, place, scene, build);
    let stroke = theme::stroke(theme, 1.0, Role::Border);
    ui.painter()
        .rect_stroke(place, 0.0, stroke, egui::StrokeKind::Outside);
}
