//! Owns the control that chooses one of a few words standing side by side.

use eframe::egui;
use egui::{CornerRadius, Rect, Sense, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::Row;
use super::text::{self, Line};
use crate::scene::Role;
use crate::scene::palette::Theme;
use crate::scene::shape::TextStyle;
use crate::ui::theme;

const HEIGHT: f32 = 34.0;
const CONTROL: f32 = 28.0;

/// One of the words.
#[derive(Debug, Clone, Copy)]
pub struct Segment<'a> {
    /// The word.
    pub text: &'a str,
    /// Whether it is the one that holds.
    pub is_chosen: bool,
    /// Why it can't be chosen; none: it can.
    pub barred: Option<&'a str>,
}

/// Shows a row of words. Returns the index of the one that was chosen.
pub fn segments_ui(
    ui: &mut Ui,
    theme: Theme,
    row: Row<'_>,
    segments: &[Segment<'_>],
) -> Option<usize> {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::hover());
    let caption = TextStyle::regular(theme::CAPTION, Role::Text2);
    text::line(
        ui,
        theme,
        rect.with_max_x(rect.left() + row.column - 4.0),
        Line::left(row.caption, caption),
    );
    let top = rect.center().y - CONTROL / 2.0;
    let bed = Rect::from_min_max(
        pos2(rect.left() + row.column, top),
        pos2(rect.right(), top + CONTROL),
    );
    ui.painter().rect(
        bed,
        theme::RADIUS,
        theme::colour(theme, Role::Lane),
        theme::field_edge(theme),
        StrokeKind::Inside,
    );
    let mut chosen = None;
    let mut left = bed.left();
    for (index, (segment, width)) in segments
        .iter()
        .zip(widths(ui, theme, bed.width(), segments))
        .enumerate()
    {
        let place =
            Rect::from_min_size(pos2(left, top), vec2(width, CONTROL)).shrink2(vec2(1.0, 2.0));
        if segment_ui(ui, theme, (place, row.id.with(index)), (row.name, segment)) {
            chosen = Some(index);
        }
        left += width;
    }
    chosen
}

/// As wide as each word needs, what is left shared equally.
fn widths(ui: &Ui, theme: Theme, room: f32, segments: &[Segment<'_>]) -> Vec<f32> {
    let style = TextStyle::medium(theme::CAPTION, Role::Text);
    let words = segments
        .iter()
        .map(|segment| text::width(ui, theme, Line::centred(segment.text, style)));
    let words: Vec<f32> = words.collect();
    #[expect(clippy::cast_precision_loss, reason = "a handful of words")]
    let spare = (room - words.iter().sum::<f32>()) / words.len().max(1) as f32;
    words.into_iter().map(|word| word + spare).collect()
}

fn segment_ui(
    ui: &Ui,
    theme: Theme,
    (rect, id): (Rect, egui::Id),
    (name, segment): (&str, &Segment<'_>),
) -> bool {
    let can_choose = segment.barred.is_none() && ui.is_enabled();
    let response = ui.interact(
        rect,
        id,
        if can_choose {
            Sense::click()
        } else {
            Sense::hover()
        },
    );
    response.widget_info(|| {
        let label = format!("{name}: {}", segment.text);
        WidgetInfo::selected(
            egui::Role::RadioButton,
            can_choose,
            segment.is_chosen,
            label,
        )
    });
    let radius = CornerRadius::same(5);
    if segment.is_chosen {
        let stroke = theme::stroke(theme, 1.5, Role::Focus);
        ui.painter().rect(
            rect,
            radius,
            theme::colour(theme, Role::Surface),
            stroke,
            StrokeKind::Inside,
        );
    } else if response.hovered() && can_choose {
        ui.painter()
            .rect_filled(rect, radius, theme::colour(theme, Role::Surface));
    }
    let style = match (segment.is_chosen, can_choose) {
        (true, _) => TextStyle::medium(theme::CAPTION, Role::Text),
        (false, true) => TextStyle::regular(theme::CAPTION, Role::Text2),
        (false, false) => TextStyle::regular(theme::CAPTION, Role::Text3),
    };
    text::line(ui, theme, rect, Line::centred(segment.text, style));
    super::focus_ring(ui, theme, &response, rect.expand(2.0));
    let clicked = response.clicked();
    if let Some(reason) = segment.barred {
        response.on_hover_text(reason);
    }
    clicked && !segment.is_chosen
}
