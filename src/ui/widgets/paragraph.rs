//! Owns text that runs over several lines.

use eframe::egui;
use egui::text::{LayoutJob, TextFormat};
use egui::{Label, Response, Ui};

use crate::scene::palette::Theme;
use crate::scene::shape::TextStyle;
use crate::ui::theme;

/// Shows the text over as many lines as it needs, `pitch` apart. It can be marked and copied.
pub fn paragraph_ui(
    ui: &mut Ui,
    theme: Theme,
    text: &str,
    style: TextStyle,
    pitch: f32,
) -> Response {
    let job = job(theme, text, style, pitch);
    ui.add(Label::new(job).wrap())
}

/// Shows at most `rows` lines of the text, the last ending in "…" where there is more, and says whether there is.
pub fn quote_ui(
    ui: &mut Ui,
    theme: Theme,
    text: &str,
    (style, pitch): (TextStyle, f32),
    rows: usize,
) -> bool {
    let mut job = job(theme, text, style, pitch);
    job.wrap.max_rows = rows;
    job.wrap.max_width = ui.available_width();
    let galley = ui.painter().layout_job(job);
    let is_elided = galley.elided;
    ui.add(Label::new(galley));
    is_elided
}

fn job(theme: Theme, text: &str, style: TextStyle, pitch: f32) -> LayoutJob {
    let format = TextFormat {
        font_id: theme::font(style.weight, style.size),
        color: theme::colour(theme, style.role),
        line_height: Some(pitch),
        ..TextFormat::default()
    };
    LayoutJob::single_section(text.to_owned(), format)
}
