//! Small painted widgets that the panels share: ratings, choices, text fields. They show values and say what the user
//! wants; of projects they know nothing. Each has an accessible node, works by keyboard and shows its focus.

mod choice;
mod combo;
mod date;
mod faces;
mod field;
mod gesture;
mod levels;
mod list;
mod paragraph;
mod press;
mod scale;
mod section;
mod segments;
mod slider;
mod text;
mod track;

pub use choice::{choice_ui, option_ui};
pub use combo::{
    Pick, Picks, combo_ui, is_combo_open, open_combo, open_combo_ui, resting_combo_ui,
};
pub use date::wrong_date_ui;
pub use faces::faces_ui;
pub use field::{Field, field_ui, title_ui};
pub use gesture::{begin, settle, settle_before_click};
pub use levels::{Glyphs, LevelRow, levels_ui};
pub use list::{TextList, text_list_ui};
pub use paragraph::{paragraph_ui, quote_ui};
pub use press::{
    Followed, button_ui, cross_button_ui, icon_button_ui, link_ui, removable_link_ui, toggle_ui,
};
pub use scale::{
    Heading, Origin, Rated, Scale, announce, emotion_text, heading_ui, operated, value_style,
};
pub use section::{Fold, Header, header_ui};
pub use segments::{Segment, segments_ui};
pub use slider::{Slider, slider_ui};
pub use text::{Line, caption_ui, line, painted, width};
pub use track::{Marker, track_ui};

use eframe::egui;
use egui::{Rect, Response, StrokeKind, Ui};

use super::theme;
use crate::scene::Role;
use crate::scene::palette::Theme;

/// A row with its name at the left and its value or control from `column` on.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    /// Its id.
    pub id: egui::Id,
    /// The name that is shown.
    pub caption: &'a str,
    /// The name that is heard.
    pub name: &'a str,
    /// The value that is shown.
    pub text: &'a str,
    /// Where the value starts, from the row's left edge.
    pub column: f32,
}

/// Paints the ring of keyboard focus around `rect`, and brings a widget that got it by keyboard into view.
pub fn focus_ring(ui: &Ui, theme: Theme, response: &Response, rect: Rect) {
    if !response.has_focus() {
        return;
    }
    ui.painter().rect_stroke(
        rect,
        theme::RADIUS,
        theme::stroke(theme, 2.0, Role::Focus),
        StrokeKind::Middle,
    );
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
}
