//! Owns the heading of a part that can be opened and closed; closed, it says what is inside.

use eframe::egui;
use egui::{Id, Rect, Sense, Ui, WidgetInfo, pos2, vec2};

use super::focus_ring;
use super::text::{self, Line};
use crate::scene::glyphs::{Icon, Spot, icon};
use crate::scene::palette::Theme;
use crate::scene::shape::TextStyle;
use crate::scene::{Item, Role};
use crate::ui::{paint, theme};

const HEIGHT: f32 = 34.0;
const INDENT: f32 = 18.0;

/// Whether what stands under a heading is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fold {
    /// It is shown.
    Open,
    /// It is not.
    Closed,
}

/// The heading of a part.
#[derive(Debug, Clone, Copy)]
pub struct Header<'a> {
    /// Its id.
    pub id: Id,
    /// What the part is called.
    pub title: &'a str,
    /// What is inside, in a few words; shown while it is closed.
    pub summary: &'a str,
    /// Whether it is open.
    pub fold: Fold,
}

/// Shows the heading under a thin line. True when it was pressed.
pub fn header_ui(ui: &mut Ui, theme: Theme, header: Header<'_>) -> bool {
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), HEIGHT));
    let response = ui.interact(rect, header.id, Sense::click());
    let heard = match header.fold {
        Fold::Open => header.title.to_owned(),
        Fold::Closed => format!("{}: {}", header.title, header.summary),
    };
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, ui.is_enabled(), &heard));
    ui.ctx().accesskit_node_builder(header.id, |node| {
        node.set_expanded(header.fold == Fold::Open);
    });
    let line = theme::stroke(theme, 1.0, Role::Grid);
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, line);
    let row = rect.shrink2(vec2(0.0, 3.0));
    if response.hovered() {
        let wash = row.expand2(vec2(6.0, 0.0));
        ui.painter()
            .rect_filled(wash, theme::RADIUS, theme::colour(theme, Role::Lane));
    }
    let elided = paint_header(ui, theme, row, header);
    focus_ring(ui, theme, &response, row.expand2(vec2(4.0, 0.0)));
    let is_pressed = response.clicked();
    if elided {
        response.on_hover_text(header.summary);
    }
    is_pressed
}

/// Says whether the end of the summary had to be left out.
fn paint_header(ui: &Ui, theme: Theme, row: Rect, header: Header<'_>) -> bool {
    let shown = match header.fold {
        Fold::Open => Icon::Open,
        Fold::Closed => Icon::Closed,
    };
    let mut items: Vec<Item> = Vec::new();
    let spot = Spot::new(row.left() + 5.0, row.center().y, 12.0);
    icon(&mut items, spot, shown, Role::Text2);
    paint::signs(ui.painter(), &items, egui::Pos2::ZERO, theme);
    let title = Line::left(header.title, TextStyle::medium(theme::BODY, Role::Text));
    let beside = row.with_min_x(row.left() + INDENT);
    let width = text::painted(ui, theme, beside, title).width;
    if header.fold == Fold::Open {
        return false;
    }
    let summary = TextStyle::regular(theme::CAPTION, Role::Text3);
    let room = Rect::from_min_max(pos2(beside.left() + width + 8.0, row.top()), row.max);
    text::painted(ui, theme, room, Line::right(header.summary, summary)).elided
}
