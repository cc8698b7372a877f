//! Owns the outline beside the map.

use eframe::egui;

use super::Ctx;
use crate::action::Action;

/// The outline.
pub fn outline_ui(_ui: &mut egui::Ui, _ctx: &Ctx<'_>, _actions: &mut Vec<Action>) {}
