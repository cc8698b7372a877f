//! Owns the foot of the outline: who goes through the journey, how they feel in the mean, and what they want.

use eframe::egui;
use egui::{Id, Pos2, Rect, TextureHandle, Ui, pos2, vec2};

use crate::action::Action;
use crate::layout::Point;
use crate::scene::glyphs::{Spot, face};
use crate::scene::palette;
use crate::scene::shape::TextStyle;
use crate::scene::{Item, Role};
use crate::ui::parts::{self, Line};
use crate::ui::{Ctx, paint, pictures, theme};
use crate::words::panels;

/// How high it is.
pub(super) const HEIGHT: f32 = 92.0;
const MARGIN: f32 = 16.0;
/// Radius of the round in the outline, whose ground is darker than the page's.
const SMALL: f32 = 16.0;

/// The persona of the journey that is shown.
pub(super) fn persona_ui(ui: &Ui, ctx: &Ctx<'_>, rect: Rect, actions: &mut Vec<Action>) {
    let (left, right) = (rect.left() + MARGIN, rect.right() - MARGIN);
    parts::hairline(ui, ctx.theme, (left, right), rect.top(), Role::Border);
    let middle = pos2(left + 16.0, rect.top() + 32.0);
    round_ui(ui, ctx, (middle, 16.0), actions);
    let persona = &ctx.journey.persona;
    let name = super::head::or(&persona.name, panels::CUSTOMER);
    let rows = [
        (
            "name",
            name.to_owned(),
            TextStyle::medium(theme::BODY, Role::Text),
            (left + 40.0, 24.0),
        ),
        (
            "about",
            persona.about.clone(),
            TextStyle::regular(theme::CAPTION, Role::Text3),
            (left + 40.0, 42.0),
        ),
        (
            "goal",
            goal(&ctx.journey.goal),
            TextStyle::regular(theme::CAPTION, Role::Text2),
            (left, 68.0),
        ),
    ];
    for (key, text, style, (x, y)) in rows {
        if text.is_empty() {
            continue;
        }
        let line = Line::new(ui, ctx.theme, style, &text, right - x);
        line.paint_left(ui, x, rect.top() + y);
        let place = Rect::from_min_max(
            pos2(x, rect.top() + y - 9.0),
            pos2(right, rect.top() + y + 9.0),
        );
        parts::label(ui, Id::unique(("persona", key)), place, &line, &text);
    }
}

/// The customer in a round: the picture, or the face of the mean emotion where there is none, or not yet.
pub fn round_ui(ui: &Ui, ctx: &Ctx<'_>, (middle, radius): (Pos2, f32), actions: &mut Vec<Action>) {
    let picture = ctx.journey.persona.picture.as_ref();
    let image = picture.and_then(|id| Some((id, ctx.project.images.get(id)?)));
    let look = image.map(|(id, image)| pictures::look(ui.ctx(), id, image, actions));
    if let Some(pictures::Look::Ready(texture)) = look {
        return paint_round(ui, &texture, (middle, radius));
    }
    let back = theme::colour(ctx.theme, Role::Panel);
    let back = if radius > SMALL {
        back
    } else {
        theme::colour(ctx.theme, Role::Surface)
    };
    ui.painter().circle_filled(middle, radius, back);
    let mut items: Vec<Item> = Vec::with_capacity(4);
    let (centre, size) = (Point::default(), radius * 1.375);
    let step = palette::step(mean_emotion(ctx));
    face(&mut items, Spot { centre, size }, step, Role::Text2, None);
    paint::signs(ui.painter(), &items, middle, ctx.theme);
}

/// The middle of the picture, as large as it fits, clipped to a round.
fn paint_round(ui: &Ui, texture: &TextureHandle, (middle, radius): (Pos2, f32)) {
    let size = texture.size_vec2();
    let least = size.x.min(size.y).max(1.0);
    let part = vec2(least / size.x.max(1.0), least / size.y.max(1.0));
    let uv = Rect::from_center_size(pos2(0.5, 0.5), part);
    let rect = Rect::from_center_size(middle, vec2(radius, radius) * 2.0);
    egui::Image::from_texture(texture)
        .uv(uv)
        .corner_radius(radius)
        .paint_at(ui, rect);
}

fn goal(goal: &str) -> String {
    if goal.trim().is_empty() {
        return String::new();
    }
    panels::goal(goal)
}

/// The mean of the emotions that are known; without any: neutral.
fn mean_emotion(ctx: &Ctx<'_>) -> f64 {
    let touchpoints = ctx.figures.touchpoints.iter();
    let emotions = touchpoints.filter_map(|touchpoint| touchpoint.ratings.emotion);
    let (sum, count) = emotions.fold((0.0, 0.0), |(sum, count), emotion| {
        (sum + emotion, count + 1.0)
    });
    if count > 0.0 { sum / count } else { 0.0 }
}
