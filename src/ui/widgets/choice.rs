//! Owns the row whose value is chosen from a list that opens under it.

use eframe::egui;
use egui::{
    Button, Popup, Rect, Response, ScrollArea, Sense, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::text::{self, Line};
use super::{Row, focus_ring};
use crate::scene::glyphs::{Icon, Spot, icon};
use crate::scene::palette::Theme;
use crate::scene::shape::TextStyle;
use crate::scene::{Item, Role};
use crate::ui::{paint, theme};
use crate::words;

const HEIGHT: f32 = 26.0;
const LONGEST_LIST: f32 = 260.0;

/// Shows a row with its value; when it is pressed, the options. Returns the index of the one that was chosen.
pub fn choice_ui(
    ui: &mut Ui,
    theme: Theme,
    row: Row<'_>,
    options: &[&str],
    current: Option<usize>,
) -> Option<usize> {
    let response = row_ui(ui, theme, row);
    let mut chosen = None;
    Popup::menu(&response)
        .gap(2.0)
        .width(response.rect.width())
        .show(|ui| {
            ScrollArea::vertical()
                .max_height(LONGEST_LIST)
                .show(ui, |ui| {
                    for (index, option) in options.iter().enumerate() {
                        if option_ui(ui, option, current == Some(index)).clicked() {
                            chosen = Some(index);
                        }
                    }
                });
        });
    chosen.filter(|chosen| current != Some(*chosen))
}

/// One option of an opened list.
pub fn option_ui(ui: &mut Ui, label: &str, is_chosen: bool) -> Response {
    ui.spacing_mut().item_spacing.y = 2.0;
    let label = said(label);
    let button = Button::selectable(is_chosen, label)
        .truncate()
        .min_size(vec2(ui.available_width(), 26.0));
    ui.add(button)
}

/// What has no name can be seen and chosen, too.
pub(super) fn said(text: &str) -> &str {
    if text.trim().is_empty() {
        words::UNNAMED
    } else {
        text
    }
}

/// The row at rest: caption, value, and a chevron while the pointer or the keyboard is on it; a row without a caption
/// always has the chevron, since nothing else says that something can be chosen there.
pub(super) fn row_ui(ui: &mut Ui, theme: Theme, row: Row<'_>) -> Response {
    let row = Row {
        text: said(row.text),
        ..row
    };
    let rect = captioned(ui, theme, row);
    let response = ui.interact(rect, row.id, Sense::click());
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(egui::Role::ComboBox, ui.is_enabled(), row.name);
        info.current_text_value = Some(row.text.to_owned());
        info
    });
    let is_hot = response.hovered() || response.has_focus();
    if is_hot {
        ui.painter()
            .rect_filled(rect, theme::RADIUS, theme::colour(theme, Role::Lane));
    }
    let edge = theme::field_edge(theme);
    ui.painter()
        .rect_stroke(rect, theme::RADIUS, edge, StrokeKind::Inside);
    if is_hot || row.caption.is_empty() {
        let mut items: Vec<Item> = Vec::new();
        icon(
            &mut items,
            Spot::new(rect.right() - 14.0, rect.center().y, 14.0),
            Icon::ChevronDown,
            Role::Text2,
        );
        paint::signs(ui.painter(), &items, egui::Pos2::ZERO, theme);
    }
    let is_hint = [words::MISSING, words::inspector::MIXED].contains(&row.text);
    let role = if is_hint { Role::Text3 } else { Role::Text };
    let style = TextStyle::regular(theme::BODY, role);
    let room = Rect::from_min_max(
        pos2(rect.left() + 8.0, rect.top()),
        pos2(rect.right() - 24.0, rect.bottom()),
    );
    let painted = text::painted(ui, theme, room, Line::left(row.text, style));
    focus_ring(ui, theme, &response, rect.shrink(1.0));
    if painted.elided {
        response.on_hover_text(row.text)
    } else {
        response
    }
}

/// Paints the caption and gives the room of the value, which reaches 8 to the left so that its text stands in line.
pub(super) fn captioned(ui: &mut Ui, theme: Theme, row: Row<'_>) -> Rect {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::hover());
    let caption = TextStyle::regular(theme::CAPTION, Role::Text2);
    text::line(
        ui,
        theme,
        rect.with_max_x(rect.left() + row.column - 8.0),
        Line::left(row.caption, caption),
    );
    rect.with_min_x(rect.left() + row.column - 8.0)
}
