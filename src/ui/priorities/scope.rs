//! Owns the lock of the scope: from which day on improvements count as added since, and what they add to the sums.

use eframe::egui;
use egui::Ui;

use crate::action::{Action, ProjectAction};
use crate::edit::{Edit, ProjectField};
use crate::insight::words::plain;
use crate::insight::{Figure, scope};
use crate::scene::Role;
use crate::scene::shape::TextStyle;
use crate::ui::widgets;
use crate::ui::{Ctx, memo, theme, why};
use crate::words::priorities as words;
use crate::words::project::{LOCK_SCOPE, UNLOCK_SCOPE};

/// Shows whether the scope is locked, what was added since, and the button that changes it.
pub(super) fn scope_ui(ui: &mut Ui, ctx: &Ctx<'_>, actions: &mut Vec<Action>) {
    if ctx.project.improvements.is_empty() {
        return;
    }
    ui.add_space(24.0);
    let sums = memo::kept(ui.ctx(), ctx, ("scope", 0.0), || scope(ctx.project));
    let locked = ctx.project.scope_locked.trim();
    let is_locked = !locked.is_empty();
    let sentence = if is_locked {
        let time = (plain(sums.time, 2), plain(sums.time_since, 2));
        let cost = (plain(sums.cost, 2), plain(sums.cost_since, 2));
        words::locked_since(locked, &time, &cost)
    } else {
        words::NOT_LOCKED.to_owned()
    };
    let style = TextStyle::regular(theme::CAPTION, Role::Text2);
    if is_locked {
        why::told_ui(ui, ctx, (&Figure::Scope, &sentence), style, actions);
    } else {
        widgets::paragraph_ui(ui, ctx.theme, &sentence, style, 16.0);
    }
    if ctx.file.read_only {
        return;
    }
    ui.add_space(8.0);
    if !is_locked {
        if widgets::button_ui(ui, ctx.theme, LOCK_SCOPE, Role::Text).clicked() {
            actions.push(Action::Project(ProjectAction::LockScope));
        }
    } else if widgets::button_ui(ui, ctx.theme, UNLOCK_SCOPE, Role::Text).clicked() {
        let unlocked = Edit::Project(ProjectField::ScopeLocked(String::new()));
        actions.push(Action::Edit(UNLOCK_SCOPE.to_owned(), vec![unlocked]));
    }
}
