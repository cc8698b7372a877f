//! Owns what the voices say together, in sentences: whom we have heard, how they feel, how far a score can be trusted.

use eframe::egui;
use egui::{Id, Rect, Ui, pos2, vec2};

use super::PADDING;
use crate::action::Action;
use crate::insight::{Figure, StanceFigures, voices};
use crate::layout::Point;
use crate::model::Evidence;
use crate::scene::glyphs::marker;
use crate::scene::shape::TextStyle;
use crate::scene::{Item, Role};
use crate::ui::widgets::{self, Line};
use crate::ui::{Ctx, memo, paint, theme, why};
use crate::words::voices as words;

/// How high the row of a stance is.
const STANCE: f32 = 40.0;

/// Shows the sentences.
pub(super) fn together_ui(ui: &mut Ui, ctx: &Ctx<'_>, actions: &mut Vec<Action>) {
    let segment = ctx.view().segment;
    let figures = memo::kept(ui.ctx(), ctx, ("voices together", ()), || {
        voices(ctx.project, segment.as_ref())
    });
    let segment = segment.and_then(|id| ctx.project.segments.get(&id));
    let heading = TextStyle::medium(theme::SECTION, Role::Text);
    widgets::caption_ui(ui, ctx.theme, 28.0, Line::left(words::TOGETHER, heading));
    let count = words::count_of(figures.count, segment.map(|it| it.name.as_str()));
    let style = TextStyle::regular(theme::BODY, Role::Text2);
    widgets::caption_ui(ui, ctx.theme, 24.0, Line::left(&count, style));
    // Of a segment only its own stance can have been heard.
    let is_of_view = |it: &&StanceFigures| segment.is_none_or(|seen| seen.stance == it.stance);
    for stance in figures.by_stance.iter().filter(is_of_view) {
        stance_ui(ui, ctx, stance, actions);
    }
    ui.add_space(8.0);
    let sentences = [
        (Figure::Recommend, words::recommend(&figures.recommend)),
        (Figure::Satisfied, words::satisfied(&figures)),
        (Figure::Effort, words::ease(&figures)),
        (Figure::BeliefGap, words::belief(&ctx.figures.belief)),
    ];
    let style = TextStyle::regular(theme::BODY, Role::Text);
    for (figure, sentence) in sentences {
        why::told_ui(ui, ctx, (&figure, &sentence), style, actions);
    }
    ui.add_space(PADDING - 6.0);
}

/// A stance with its mean sentiment, or that nobody has heard it.
fn stance_ui(ui: &mut Ui, ctx: &Ctx<'_>, figures: &StanceFigures, actions: &mut Vec<Action>) {
    let left_top = ui.cursor().min;
    let place = Rect::from_min_max(
        pos2(left_top.x + 44.0, left_top.y),
        pos2(ui.max_rect().right(), left_top.y + STANCE),
    );
    let text = words::of_stance(figures);
    let number = why::Number {
        id: Id::unique(("why stance", figures.stance)),
        rect: place.with_min_x(left_top.x - 6.0).shrink2(vec2(0.0, 2.0)),
        hovered: Role::Lane,
        figure: || Figure::Stance(figures.stance),
        spoken: || text.clone(),
    };
    number.show(ui, ctx, actions);
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
    let role = if figures.count == 0 {
        Role::Warn
    } else {
        Role::Text
    };
    let colour = theme::colour(ctx.theme, role);
    let font = theme::regular(theme::BODY);
    let galley = ui.painter().layout(text, font, colour, place.width());
    let top = place.center().y - galley.size().y / 2.0;
    ui.painter().galley(pos2(place.left(), top), galley, colour);
    ui.allocate_space(vec2(ui.available_width(), STANCE));
}
