//! Owns how a single line of text is painted: centred on its capitals, elided where there is no room.

use std::sync::Arc;

use eframe::egui;
use egui::text::{LayoutJob, TextWrapping};
use egui::{Align, Color32, FontId, Galley, Rect, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::layout::Weight;
use crate::scene::palette::Theme;
use crate::scene::shape::{BASELINE, TextStyle};
use crate::ui::theme;

/// One line of text.
#[derive(Debug, Clone, Copy)]
pub struct Line<'a> {
    /// What it says.
    pub text: &'a str,
    /// Its size, weight and colour.
    pub style: TextStyle,
    /// Where it stands in its room.
    pub align: Align,
}

impl<'a> Line<'a> {
    /// A line that starts at the left edge.
    #[must_use]
    pub const fn left(text: &'a str, style: TextStyle) -> Self {
        Self {
            text,
            style,
            align: Align::Min,
        }
    }

    /// A line that ends at the right edge.
    #[must_use]
    pub const fn right(text: &'a str, style: TextStyle) -> Self {
        Self {
            text,
            style,
            align: Align::Max,
        }
    }

    /// A line in the middle.
    #[must_use]
    pub const fn centred(text: &'a str, style: TextStyle) -> Self {
        Self {
            text,
            style,
            align: Align::Center,
        }
    }
}

/// A line as it was painted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Painted {
    /// How wide it is.
    pub width: f32,
    /// Whether its end had to be left out.
    pub elided: bool,
}

/// Paints the line into `rect`, its capitals in the middle of the height.
pub fn line(ui: &Ui, theme: Theme, rect: Rect, line: Line<'_>) {
    let _painted = painted(ui, theme, rect, line);
}

/// Paints the line like [`line`], and says how it came out.
#[must_use]
pub fn painted(ui: &Ui, theme: Theme, rect: Rect, line: Line<'_>) -> Painted {
    let galley = layout(ui, theme, rect.width(), line);
    let width = galley.size().x;
    let left = match line.align {
        Align::Min => rect.left(),
        Align::Center => rect.center().x - width / 2.0,
        Align::Max => rect.right() - width,
    };
    let ascent = galley
        .rows
        .first()
        .and_then(|row| row.glyphs.first())
        .map_or(line.style.size, |glyph| glyph.pos.y);
    let top = rect.center().y + BASELINE * line.style.size - ascent;
    let elided = galley.elided;
    ui.painter().galley(
        pos2(left, top),
        galley,
        theme::colour(theme, line.style.role),
    );
    Painted { width, elided }
}

/// How wide the line would be with all the room it wants.
#[must_use]
pub fn width(ui: &Ui, theme: Theme, line: Line<'_>) -> f32 {
    layout(ui, theme, f32::INFINITY, line).size().x
}

/// A line over the whole width, with a node of its own; its full text as tooltip where its end is left out.
pub fn caption_ui(ui: &mut Ui, theme: Theme, height: f32, shown: Line<'_>) {
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let painted = painted(ui, theme, rect, shown);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, shown.text));
    if painted.elided {
        response.on_hover_text(shown.text);
    }
}

fn layout(ui: &Ui, theme: Theme, width: f32, line: Line<'_>) -> Arc<Galley> {
    let (font, colour): (FontId, Color32) = (
        font(line.style.weight, line.style.size),
        theme::colour(theme, line.style.role),
    );
    let single = line.text.lines().next().unwrap_or_default().to_owned();
    let mut job = LayoutJob::simple_singleline(single, font, colour);
    if width.is_finite() {
        job.wrap = TextWrapping::truncate_at_width(width.max(0.0) + 0.5);
    }
    ui.painter().layout_job(job)
}

fn font(weight: Weight, size: f32) -> FontId {
    theme::font(weight, size)
}
