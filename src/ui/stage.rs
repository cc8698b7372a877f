//! The boardroom: a slide on the whole window, its claims, and what is asked, shown as evidence or decided over it.
//! A key or a click leads from one state of the stage to the next; nothing here changes the project.

mod asking;
mod choosing;
mod deciding;
mod help;
pub mod keys;
mod presenter;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use eframe::egui;
use egui::{CursorIcon, Rect, Sense, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::paint::{self, Transform};
use super::parts::Line;
use super::pictures::{self, Look};
use super::theme;
use crate::action::{Action, Blank, Over, Stage, StageAction, Tone};
use crate::insight::hearing::Answer;
use crate::insight::show::{JourneyRow, Show, ShowSlide};
use crate::layout::Size;
use crate::model::Project;
use crate::scene::Role;
use crate::scene::palette::Theme;
use crate::scene::shape::TextStyle;
use crate::scene::slide::{STAGE, SlideScene};
use crate::words::stage as words;
use keys::Desk;

/// After how many seconds the pointer goes away.
const POINTER_STAYS: f32 = 2.0;

/// What the stage is drawn from.
pub struct StageCtx<'a> {
    /// The project, with what is proposed on the stage.
    pub project: &'a Project,
    /// The show.
    pub show: &'a Show,
    /// The slides that are shown, in order, as they are drawn.
    pub scenes: &'a [Arc<SlideScene>],
    /// What it shows.
    pub stage: &'a Stage,
    /// What customers think about the item that is asked about.
    pub answer: Option<&'a Answer>,
    /// What stands behind the claim that is questioned.
    pub proof: Option<&'a SlideScene>,
    /// The journeys that can be shown.
    pub journeys: &'a [JourneyRow],
    /// Where the displays are, in points; none: not known.
    pub displays: Option<&'a [Rect]>,
    /// Today, as `2026-11-22`.
    pub today: &'a str,
    /// Now, as `14:32`.
    pub time: &'a str,
    /// How long the show has been going on, in seconds.
    pub elapsed: f64,
    /// The project can't be changed.
    pub is_read_only: bool,
}

impl StageCtx<'_> {
    /// The slide that is shown, and how it is drawn.
    fn slide(&self) -> Option<(&ShowSlide, &SlideScene)> {
        let slide = self.show.shown().nth(self.stage.at)?;
        Some((slide, self.scenes.get(self.stage.at)?))
    }

    fn theme(&self) -> Theme {
        match self.stage.tone {
            Tone::Dark => Theme::BoardroomDark,
            Tone::Light => Theme::BoardroomLight,
        }
    }
}

/// The largest stage of 16 to 9 in the window, in its middle.
#[must_use]
pub fn letterboxed(window: Rect) -> Rect {
    let scale = (window.width() / STAGE.width).min(window.height() / STAGE.height);
    let size = vec2(STAGE.width, STAGE.height) * scale.max(0.01);
    Rect::from_center_size(window.center(), size)
}

/// Fills the window with the stage.
pub fn stage_ui(ui: &mut Ui, ctx: &StageCtx<'_>, actions: &mut Vec<Action>) {
    let mut desk = Desk::new(ctx);
    keys::take(ui, &mut desk);
    let window = ui.max_rect();
    let stage = letterboxed(window);
    let theme = ctx.theme();
    match ctx.stage.blank {
        Some(Blank::Black) => blank(ui, window, Theme::HighContrast, words::BLACK),
        Some(Blank::White) => blank(ui, window, Theme::BoardroomLight, words::WHITE),
        None => {
            ui.painter()
                .rect_filled(window.expand(2.0), 0.0, theme::colour(theme, Role::Canvas));
            match &ctx.stage.over {
                Over::Nothing => slide_ui(ui, ctx, stage, &mut desk, actions),
                Over::Asking(asking) => asking::asking_ui(ui, ctx, (stage, asking), &mut desk),
                Over::Proof(..) => proof_ui(ui, ctx, stage),
                Over::Deciding(deciding) => {
                    deciding::deciding_ui(ui, ctx, (stage, deciding), &mut desk);
                }
                Over::Journeys(chosen) => {
                    choosing::choosing_ui(ui, ctx, (stage, *chosen), &mut desk);
                }
                Over::Help => help::help_ui(ui, ctx, stage),
            }
            said_ui(ui, ctx, stage);
        }
    }
    hide_pointer(ui);
    presenter::presenter_ui(ui, ctx, &mut desk);
    desk.into_actions(ctx, actions);
}

/// Nothing but the ground of a theme: black or white.
fn blank(ui: &Ui, window: Rect, theme: Theme, name: &str) {
    let colour = theme::colour(theme, Role::Canvas);
    ui.painter().rect_filled(window.expand(2.0), 0.0, colour);
    let response = ui.interact(window, egui::Id::unique("blank stage"), Sense::CLICK);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, name));
}

/// Paints items that are laid out in that size onto the stage. Lines grow with it, so they are scaled before.
fn paint_on(ui: &Ui, theme: Theme, stage: Rect, scene: &SlideScene, build: usize) {
    let scale = stage.width() / scene.size.width.max(1.0);
    let items = scene.scaled_until(build, scale);
    paint::items(ui.painter(), &items, Transform::at(stage.min), theme);
}

/// A rectangle of a slide on the stage.
fn on_stage(stage: Rect, size: Size, rect: crate::layout::Rect) -> Rect {
    let scale = stage.width() / size.width.max(1.0);
    let at = |x: f32, y: f32| stage.min + vec2(x, y) * scale;
    Rect::from_min_max(at(rect.min.x, rect.min.y), at(rect.max.x, rect.max.y))
}

fn slide_ui(
    ui: &mut Ui,
    ctx: &StageCtx<'_>,
    stage: Rect,
    desk: &mut Desk,
    actions: &mut Vec<Action>,
) {
    let Some((slide, scene)) = ctx.slide() else {
        return;
    };
    let whole = ui.interact(ui.max_rect(), egui::Id::unique("stage"), Sense::CLICK);
    let said = words::slide(ctx.stage.at + 1, ctx.scenes.len(), &slide.headline);
    whole.widget_info(|| WidgetInfo::labeled(egui::Role::Heading, true, &said));
    paint_on(ui, ctx.theme(), stage, scene, ctx.stage.build);
    portrait_ui(ui, ctx, (stage, scene), actions);
    let mut questioned = None;
    for (index, spot) in scene.spots.iter().enumerate() {
        let rect = on_stage(stage, scene.size, spot.rect);
        let id = egui::Id::unique(("claim", ctx.stage.at, index));
        let response = ui.interact(rect, id, Sense::CLICK);
        let is_selected = ctx.stage.claim == Some(index);
        response.widget_info(|| {
            WidgetInfo::selected(egui::Role::Button, true, is_selected, &spot.name)
        });
        if is_selected {
            let stroke = theme::stroke(ctx.theme(), 4.0 * stage.width() / STAGE.width, Role::Focus);
            ui.painter()
                .rect_stroke(rect.expand(4.0), 8.0, stroke, StrokeKind::Middle);
        }
        if response.clicked() {
            questioned = Some(index);
        }
    }
    match questioned {
        Some(index) => desk.point_at(index),
        None if whole.clicked() => desk.next(),
        None if whole.secondary_clicked() => desk.previous(),
        None => {}
    }
}

/// The customer's picture in the place of the face, clipped to the same outline.
fn portrait_ui(
    ui: &Ui,
    ctx: &StageCtx<'_>,
    (stage, scene): (Rect, &SlideScene),
    actions: &mut Vec<Action>,
) {
    let Some(portrait) = &scene.portrait else {
        return;
    };
    let Some(image) = ctx.project.images.get(&portrait.image) else {
        return;
    };
    if let Look::Ready(texture) = pictures::look(ui.ctx(), &portrait.image, image, actions) {
        let rect = on_stage(stage, scene.size, portrait.rect);
        let size = texture.size_vec2();
        let part = vec2(1.0, 1.0) * size.min_elem() / size / 2.0;
        let uv = Rect::from_min_max(
            pos2(0.5 - part.x, 0.5 - part.y),
            pos2(0.5 + part.x, 0.5 + part.y),
        );
        egui::Image::from_texture(&texture)
            .uv(uv)
            .corner_radius(rect.width() / 2.0)
            .paint_at(ui, rect);
    }
}

fn proof_ui(ui: &Ui, ctx: &StageCtx<'_>, stage: Rect) {
    let Some(scene) = ctx.proof else {
        return;
    };
    paint_on(ui, ctx.theme(), stage, scene, scene.last_build());
    let response = ui.interact(stage, egui::Id::unique("proof"), Sense::hover());
    let said = scene.texts().join(". ");
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, &said));
}

/// The number that is being typed, until Enter goes there; or what was done, until the next key. It lies over the footer.
fn said_ui(ui: &Ui, ctx: &StageCtx<'_>, stage: Rect) {
    let text = if ctx.stage.typed.is_empty() {
        ctx.stage.said.clone()
    } else {
        words::go_to(&ctx.stage.typed)
    };
    if text.is_empty() {
        return;
    }
    let scale = stage.width() / STAGE.width;
    let strip = Rect::from_min_max(
        stage.left_bottom() - vec2(0.0, 84.0 * scale),
        stage.right_bottom(),
    );
    let style = TextStyle::medium(36.0 * scale, Role::Accent);
    let line = Line::new(ui, ctx.theme(), style, &text, (STAGE.width - 192.0) * scale);
    let ground = theme::colour(ctx.theme(), Role::Canvas);
    ui.painter().rect_filled(strip, 0.0, ground);
    let left = strip.center().x - line.width() / 2.0;
    line.paint_left(ui, left, strip.bottom() - 46.0 * scale);
    let response = ui.interact(strip, egui::Id::unique("said on the stage"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, &text));
}

/// The pointer goes away where it has not moved for a while.
fn hide_pointer(ui: &Ui) {
    let still = ui.input(|input| input.pointer.time_since_last_movement());
    if still >= POINTER_STAYS {
        ui.ctx().set_cursor_icon(CursorIcon::None);
    } else if ui.input(|input| input.pointer.has_pointer()) {
        let left = std::time::Duration::from_secs_f32(POINTER_STAYS - still + 0.05);
        ui.ctx().request_repaint_after(left);
    }
}

impl Desk<'_> {
    fn into_actions(self, ctx: &StageCtx<'_>, actions: &mut Vec<Action>) {
        let (stage, asks) = self.done();
        if stage != *ctx.stage {
            actions.push(Action::Stage(StageAction::Show(Box::new(stage))));
        }
        actions.extend(asks);
    }
}

/// A small count as a length.
fn rows(count: usize) -> f32 {
    f32::from(u16::try_from(count).unwrap_or(u16::MAX))
}
