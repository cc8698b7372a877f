//! Owns the row of seven faces by which an emotion is set.

use eframe::egui;
use egui::{Align, Rect, Sense, StrokeKind, Ui, pos2, vec2};

use super::focus_ring;
use super::scale::{Origin, Rated, Scale, announce, emotion_text, operated};
use super::text::{self, Line};
use crate::insight::words::signed;
use crate::scene::glyphs::{Spot, face};
use crate::scene::palette::{self, Theme};
use crate::scene::shape::TextStyle;
use crate::scene::{Item, Role};
use crate::ui::{paint, theme};

const HEIGHT: f32 = 52.0;
const FACE: f32 = 24.0;

/// Shows seven faces over the whole width, the one of the value chosen. A click sets it.
pub fn faces_ui(ui: &mut Ui, theme: Theme, scale: &Scale<'_>) -> Option<Rated> {
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), HEIGHT));
    let response = ui.interact(rect, scale.id, Sense::click());
    announce(ui, &response, scale);
    let operated = operated(ui, &response, scale);
    let cells = Cells { rect };
    let pointed = response.hover_pos().map(|pos| cells.step_at(pos.x));
    for step in -3..=3 {
        let look = Cell {
            step,
            is_pointed: pointed == Some(step),
            rect: cells.cell(step),
        };
        cell(ui, theme, scale, look);
    }
    focus_ring(ui, theme, &response, rect.expand(4.0));
    let clicked = response
        .interact_pointer_pos()
        .filter(|_| response.clicked());
    if let Some(step) = pointed {
        response.on_hover_text_at_pointer(emotion_text(f64::from(step)));
    }
    operated.or_else(|| clicked.map(|pos| Rated::To(f64::from(cells.step_at(pos.x)))))
}

/// Seven equal cells side by side.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cells {
    /// All of them.
    pub(super) rect: Rect,
}

impl Cells {
    fn width(self) -> f32 {
        self.rect.width() / 7.0
    }

    fn cell(self, step: i8) -> Rect {
        let left = self.rect.left() + f32::from(step + 3) * self.width();
        Rect::from_min_size(
            pos2(left, self.rect.top()),
            vec2(self.width(), self.rect.height()),
        )
    }

    /// The middle of the cell of an emotion, between two of them for a value between two.
    pub(super) fn x_of(self, emotion: f64) -> f32 {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "an emotion lies between −3 and +3"
        )]
        let emotion = emotion as f32;
        self.rect.left() + (emotion + 3.5) * self.width()
    }

    /// The emotion whose middle is at `x`.
    pub(super) fn emotion_at(self, x: f32) -> f64 {
        f64::from((x - self.rect.left()) / self.width() - 3.5).clamp(-3.0, 3.0)
    }

    fn step_at(self, x: f32) -> i8 {
        palette::step(self.emotion_at(x))
    }
}

#[derive(Debug, Clone, Copy)]
struct Cell {
    step: i8,
    is_pointed: bool,
    rect: Rect,
}

fn cell(ui: &Ui, theme: Theme, scale: &Scale<'_>, look: Cell) {
    let is_shown = scale
        .value
        .is_some_and(|value| palette::step(value) == look.step);
    let is_chosen = is_shown && scale.origin == Origin::Typed;
    let frame = Rect::from_x_y_ranges(look.rect.x_range().shrink(0.4), look.rect.y_range());
    if look.is_pointed && !is_chosen {
        ui.painter()
            .rect_filled(frame, theme::RADIUS, theme::colour(theme, Role::Lane));
    }
    if is_chosen {
        let stroke = theme::stroke(theme, 2.0, Role::Focus);
        ui.painter()
            .rect_stroke(frame, theme::RADIUS, stroke, StrokeKind::Middle);
    }
    let (ink, fill) = if is_shown {
        (Role::OnEmotion(look.step), Role::Emotion(look.step))
    } else {
        (Role::Text, Role::Surface)
    };
    let centre = pos2(look.rect.center().x, look.rect.top() + 20.0);
    let mut items: Vec<Item> = Vec::new();
    face(
        &mut items,
        Spot::new(centre.x, centre.y, FACE),
        look.step,
        ink,
        Some(fill),
    );
    paint::signs(ui.painter(), &items, egui::Pos2::ZERO, theme);
    let style = if is_shown {
        TextStyle::medium(theme::CAPTION, Role::Text)
    } else {
        TextStyle::regular(theme::CAPTION, Role::Text3)
    };
    let number = signed(f64::from(look.step), 0);
    let below = Rect::from_center_size(
        pos2(centre.x, look.rect.top() + 43.0),
        vec2(look.rect.width(), 16.0),
    );
    text::line(
        ui,
        theme,
        below,
        Line {
            text: &number,
            style,
            align: Align::Center,
        },
    );
}
