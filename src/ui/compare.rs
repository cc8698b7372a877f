//! Shows another version of the project over this one: the map with what came, went, moved and is rated otherwise, and
//! beside it the same in words, each matter with a tick that takes it over.

mod curves;
mod list;
mod made;
mod map;
mod marks;
mod rows;

pub use made::{Made, draw, keep_drawn};

use eframe::egui;
use egui::{Key, Modifiers, Rect, Ui, pos2};

use super::{Ctx, theme};
use crate::action::{Action, CompareAction};
use crate::scene::Role;

/// The widest that the list gets beside the map.
const LIST: f32 = 440.0;
/// The list's share of a narrower page.
const SHARE: f32 = 0.45;
/// A narrower page has no room for the map.
const NO_MAP: f32 = 720.0;

/// The page.
pub fn compare_ui(ui: &mut Ui, ctx: &Ctx<'_>, actions: &mut Vec<Action>) {
    let page = ui.max_rect();
    ui.painter()
        .rect_filled(page, 0.0, theme::colour(ctx.theme, Role::Canvas));
    let Some(compared) = &ctx.session.comparison else {
        return;
    };
    let width = if page.width() < NO_MAP {
        page.width()
    } else {
        LIST.min(page.width() * SHARE)
    };
    let left = page.right() - width;
    if left > page.left() {
        let place = Rect::from_min_max(page.min, pos2(left, page.bottom()));
        map::map_ui(ui, ctx, compared, place, actions);
    }
    let place = Rect::from_min_max(pos2(left, page.top()), page.max);
    list::list_ui(ui, ctx, compared, place, actions);
    let is_left = !ctx.session.is_asking()
        && ctx.session.sheet.is_none()
        && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    if is_left {
        actions.push(Action::Compare(CompareAction::Close));
    }
}
