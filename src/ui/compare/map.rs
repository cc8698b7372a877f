//! Owns the map of the comparison.

use eframe::egui;
use egui::{Rect, Ui};

use super::super::Ctx;
use crate::action::Action;
use crate::ui::state::Compared;

/// Shows the map.
pub(super) fn map_ui(_: &Ui, _: &Ctx<'_>, _: &Compared, _: Rect, _: &mut Vec<Action>) {}
