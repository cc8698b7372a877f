//! Owns what is said of a typed date that is none.

use eframe::egui::Ui;

use super::text::{Line, caption_ui};
use crate::scene::Role;
use crate::scene::palette::Theme;
use crate::scene::shape::TextStyle;
use crate::ui::theme;
use crate::words::time;

/// Says how a date is written, where that is none. What is typed stays.
pub fn wrong_date_ui(ui: &mut Ui, theme: Theme, date: &str) {
    if time::is_wrong_date(date) {
        let style = TextStyle::regular(theme::CAPTION, Role::Warn);
        caption_ui(ui, theme, 20.0, Line::left(time::DATE_WRONG, style));
    }
}
