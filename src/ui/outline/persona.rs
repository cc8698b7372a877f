//! Owns the foot of the outline: who goes through the journey, how they feel in the mean, and what they want.

use eframe::egui;
use egui::{Id, Rect, Ui, pos2};

use crate::layout::Point;
use crate::scene::glyphs::{Spot, face};
use crate::scene::palette;
use crate::scene::shape::TextStyle;
use crate::scene::{Item, Role};
use crate::ui::parts::{self, Line};
use crate::ui::{Ctx, paint, theme};
use crate::words::panels;

/// How high it is.
pub(super) const HEIGHT: f32 = 92.0;
const MARGIN: f32 = 16.0;

/// The persona of the journey that is shown.
pub(super) fn persona_ui(ui: &Ui, ctx: &Ctx<'_>, rect: Rect) {
    let (left, right) = (rect.left() + MARGIN, rect.right() - MARGIN);
    parts::hairline(ui, ctx.theme, (left, right), rect.top(), Role::Border);
    let middle = pos2(left + 16.0, rect.top() + 32.0);
    let back = theme::colour(ctx.theme, Role::Surface);
    ui.painter().circle_filled(middle, 16.0, back);
    let mut items: Vec<Item> = Vec::with_capacity(4);
    let (centre, size) = (Point::default(), 22.0);
    let step = palette::step(mean_emotion(ctx));
    face(&mut items, Spot { centre, size }, step, Role::Text2, None);
    paint::signs(ui.painter(), &items, middle, ctx.theme);
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
