//! Owns what the voices say together, in sentences: whom we have heard, how they feel, how far a score can be trusted.

use eframe::egui;
use egui::{Rect, Ui, pos2, vec2};

use super::PADDING;
use crate::insight::{StanceFigures, voices};
use crate::layout::Point;
use crate::model::Evidence;
use crate::scene::glyphs::marker;
use crate::scene::shape::TextStyle;
use crate::scene::{Item, Role};
use crate::ui::widgets::{self, Line};
use crate::ui::{Ctx, memo, paint, theme};
use crate::words::voices as words;

/// How high the row of a stance is.
const STANCE: f32 = 40.0;

/// Shows the sentences.
pub(super) fn together_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let figures = memo::kept(ui.ctx(), ctx, ("voices together", 0.0), || {
        voices(ctx.project, None)
    });
    let heading = TextStyle::medium(theme::SECTION, Role::Text);
    widgets::caption_ui(ui, ctx.theme, 28.0, Line::left(words::TOGETHER, heading));
    let count = words::count(figures.count);
    let style = TextStyle::regular(theme::BODY, Role::Text2);
    widgets::caption_ui(ui, ctx.theme, 24.0, Line::left(&count, style));
    for stance in &figures.by_stance {
        stance_ui(ui, ctx, stance);
    }
    ui.add_space(8.0);
    let sentences = [
        words::recommend(&figures.recommend),
        words::satisfied(&figures),
        words::ease(&figures),
        words::belief(&ctx.figures.belief),
    ];
    for sentence in sentences {
        let style = TextStyle::regular(theme::BODY, Role::Text);
        widgets::paragraph_ui(ui, ctx.theme, &sentence, style, 18.0);
        ui.add_space(6.0);
    }
    ui.add_space(PADDING - 6.0);
}

/// A stance with its mean sentiment, or that nobody has heard it.
fn stance_ui(ui: &mut Ui, ctx: &Ctx<'_>, figures: &StanceFigures) {
    let left_top = ui.cursor().min;
    let place = Rect::from_min_max(
        pos2(left_top.x + 44.0, left_top.y),
        pos2(ui.max_rect().right(), left_top.y + STANCE),
    );
    let centre = pos2(left_top.x + 18.0, left_top.y + STANCE / 2.0);
    if let Some(mean) = figures.mean_sentiment {
        let mut items: Vec<Item> = Vec::new();
        marker(
            &mut items,
            Point::new(centre.x, centre.y),
            mean,
            Evidence::Heard,
        );
        paint::signs(ui.painter(), &items, egui::Pos2::ZERO, ctx.theme);
    } else {
        let stroke = theme::stroke(ctx.theme, 1.2, Role::Control);
        ui.painter().circle_stroke(centre, 10.0, stroke);
    }
    let text = words::of_stance(figures);
    let role = if figures.count == 0 {
        Role::Warn
    } else {
        Role::Text
    };
    let style = TextStyle::regular(theme::BODY, role);
    let mut beside = ui.new_child(egui::UiBuilder::new().max_rect(place));
    widgets::caption_ui(&mut beside, ctx.theme, STANCE, Line::left(&text, style));
    ui.allocate_space(vec2(ui.available_width(), STANCE));
}
