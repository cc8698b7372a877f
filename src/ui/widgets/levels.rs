//! Owns the row of five squares or stars by which hygiene or delight is set.

use eframe::egui;
use egui::{Rect, Sense, Ui, WidgetInfo, pos2, vec2};

use super::focus_ring;
use super::scale::{self, Cross, Rated, Scale, announce, cross_ui, operated};
use super::text::{self, Line};
use crate::scene::glyphs::{Spot, basics_row, delight_row};
use crate::scene::palette::Theme;
use crate::scene::shape::TextStyle;
use crate::scene::{Item, Role};
use crate::ui::{paint, theme};

const HEIGHT: f32 = 30.0;
const GLYPH: f32 = 16.0;
const PITCH: f32 = GLYPH * 1.4;

/// What the five glyphs are.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Glyphs {
    /// Squares, crossed out where they are missing up to that parity.
    Basics(f64),
    /// Stars, struck through where that hygiene is below that parity.
    Delight(Option<f64>, f64),
}

/// A row of five: its caption, where the glyphs start, and what its × says.
#[derive(Debug, Clone, Copy)]
pub struct LevelRow<'a> {
    /// The name that is shown.
    pub caption: &'a str,
    /// Where the glyphs start, from the row's left edge.
    pub column: f32,
    /// What the × that takes the given value away says.
    pub clear: &'a str,
}

/// Shows five glyphs between caption and value. A click on the third sets 3; on the last that is set, one less.
pub fn levels_ui(
    ui: &mut Ui,
    theme: Theme,
    scale: &Scale<'_>,
    glyphs: Glyphs,
    row: LevelRow<'_>,
) -> Option<Rated> {
    let (rect, caption_response) =
        ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::hover());
    caption_response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, row.caption));
    let caption = TextStyle::regular(theme::CAPTION, Role::Text2);
    let captioned = rect.with_max_x(rect.left() + row.column - 4.0);
    text::line(ui, theme, captioned, Line::left(row.caption, caption));
    let left = rect.left() + row.column;
    let hit = Rect::from_min_max(
        pos2(left - 3.0, rect.top() + 2.0),
        pos2(left + 5.0 * PITCH, rect.bottom() - 2.0),
    );
    let response = ui.interact(hit, scale.id, Sense::click());
    announce(ui, &response, scale);
    let operated = operated(ui, &response, scale);
    if response.hovered() {
        ui.painter()
            .rect_filled(hit, 4.0, theme::colour(theme, Role::Lane));
    }
    let middle = Spot::new(left + GLYPH / 2.0 + 2.0 * PITCH, rect.center().y, GLYPH);
    paint_glyphs(ui, theme, scale.value, glyphs, middle);
    let seen = scale.seen();
    let shown = Line::right(&seen, scale::value_style(scale.origin));
    let value_left = rect.right() - text::width(ui, theme, shown);
    let value_rect = rect.with_min_x(value_left.max(hit.right()));
    text::line(ui, theme, value_rect, shown);
    focus_ring(ui, theme, &response, hit.expand(1.0));
    let clicked = response
        .interact_pointer_pos()
        .filter(|_| response.clicked());
    let centre = pos2(
        (value_rect.left() - 14.0).max(hit.right() + 12.0),
        rect.center().y,
    );
    let cross = Cross {
        centre,
        area: rect,
        label: row.clear,
    };
    let cleared = cross_ui(ui, theme, cross, scale);
    operated
        .or(cleared)
        .or_else(|| clicked.map(|pos| Rated::To(level_at(pos.x - left, scale.value))))
}

/// The level that a click at `x` from the first glyph's left edge sets.
fn level_at(x: f32, current: Option<f64>) -> f64 {
    let glyph = f64::from((x / PITCH).floor().clamp(0.0, 4.0)) + 1.0;
    if current.is_some_and(|current| (current - glyph).abs() < f64::EPSILON) {
        glyph - 1.0
    } else {
        glyph
    }
}

fn paint_glyphs(ui: &Ui, theme: Theme, value: Option<f64>, glyphs: Glyphs, middle: Spot) {
    let mut items: Vec<Item> = Vec::new();
    match glyphs {
        Glyphs::Basics(parity) => basics_row(&mut items, middle, value, parity),
        Glyphs::Delight(hygiene, parity) => delight_row(&mut items, middle, value, hygiene, parity),
    }
    paint::signs(ui.painter(), &items, egui::Pos2::ZERO, theme);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_third_square_sets_three_and_clicked_again_two() {
        let third = PITCH * 2.5;
        for (x, current, level) in [
            (third, None, 3.0),
            (third, Some(5.0), 3.0),
            (third, Some(3.0), 2.0),
            (-2.0, Some(1.0), 0.0),
            (1_000.0, None, 5.0),
        ] {
            assert!(
                (level_at(x, current) - level).abs() < 1e-9,
                "{x} on {current:?}"
            );
        }
    }
}
