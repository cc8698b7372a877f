//! Owns the start screen: a new journey or an existing project at the left, recent projects and templates at the right.

mod cards;
#[cfg(test)]
mod tests;

use eframe::egui;
use egui::{Id, Rect, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::parts::{self, Face, Line, Loudness, Ring};
use super::recovery::{Notices, notices_ui};
use super::state::{Preview, Recent, RecentState};
use super::theme;
use crate::action::Action;
use crate::command::{Command, Shortcut};
use crate::layout::Rect as WorldRect;
use crate::scene::glyphs::Icon;
use crate::scene::palette::Theme;
use crate::scene::shape::TextStyle;
use crate::scene::{Item, Role, Shape, Stroke};
use crate::words::panels;

/// Width of the left part.
const LEFT: f32 = 336.0;
const LEFT_MARGIN: f32 = 40.0;
const BUTTON: f32 = 44.0;
const DROP_ZONE: f32 = 136.0;
/// Where work that was not saved begins on a low screen: below the name.
const NOTICES: f32 = 108.0;
const GAP: f32 = 24.0;
/// The width at which thumbnails are drawn.
pub const THUMBNAIL_WIDTH: f32 = 234.0;
/// Height of a recent project's picture.
pub const RECENT_HEIGHT: f32 = 148.0;
/// Height of a template's picture.
pub const TEMPLATE_HEIGHT: f32 = 124.0;

/// A template: its name, what it is for, and what it looks like.
pub type Template = (&'static str, &'static str, Preview);

/// Everything that the start screen may read.
pub struct StartCtx<'a> {
    /// The projects opened last, the latest first, and what is known of them.
    pub recents: &'a [(Recent, RecentState)],
    /// The templates.
    pub templates: &'a [Template],
    /// The colours.
    pub theme: Theme,
    /// The day, as `2026-11-22`.
    pub today: &'a str,
    /// Whether files can be dropped on the window here.
    pub can_drop: bool,
    /// Whether files are held over the window.
    pub hovering_files: bool,
    /// Work that was not saved when the program ended.
    pub notices: Notices<'a>,
}

/// The start screen. What was opened last has the keyboard: Enter opens it, arrow keys move on.
pub fn start_ui(ui: &mut Ui, ctx: &StartCtx<'_>, actions: &mut Vec<Action>) {
    let rect = ui.available_rect_before_wrap();
    ui.allocate_rect(rect, Sense::hover());
    let left = Rect::from_min_max(
        rect.min,
        pos2((rect.left() + LEFT).min(rect.right()), rect.bottom()),
    );
    let right = Rect::from_min_max(pos2(left.right(), rect.top()), rect.max);
    let painter = ui.painter();
    painter.rect_filled(left, 0.0, theme::colour(ctx.theme, Role::Panel));
    painter.rect_filled(right, 0.0, theme::colour(ctx.theme, Role::Canvas));
    let is_new = parts::has_just_appeared(ui, Id::unique("start"));
    part_ui(ui, "start-left", left, |ui| {
        left_ui(ui, ctx, left.height(), actions);
    });
    part_ui(ui, "start-right", right, |ui| {
        cards::cards_ui(ui, ctx, (is_new, rect.width()), actions);
    });
}

/// A part of the screen that scrolls where it is too low.
fn part_ui(ui: &mut Ui, name: &str, rect: Rect, content: impl FnOnce(&mut Ui)) {
    let mut part = ui.new_child(egui::UiBuilder::new().max_rect(rect).id_salt(name));
    part.set_clip_rect(rect.intersect(ui.clip_rect()));
    part.spacing_mut().item_spacing = egui::Vec2::ZERO;
    ScrollArea::vertical()
        .id_salt(name)
        .auto_shrink(false)
        .show(&mut part, content);
}

fn left_ui(ui: &mut Ui, ctx: &StartCtx<'_>, room: f32, actions: &mut Vec<Action>) {
    let (usual, content) = if ctx.can_drop {
        (620.0, 528.0)
    } else {
        (404.0, 364.0)
    };
    let notices = ctx.notices.height();
    let beside = notices + LEFT_MARGIN;
    // Where they would lie below what is in view, work that was not saved comes before everything else.
    let (height, pushed) = match notices {
        none if none <= 0.0 => (usual, 0.0),
        _ if room >= content + GAP + beside => (room, 0.0),
        _ => (usual + beside, beside),
    };
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let left = rect.left() + LEFT_MARGIN;
    let width = (rect.width() - 2.0 * LEFT_MARGIN).max(120.0);
    let at = |y: f32| rect.top() + pushed + y;
    let title = TextStyle::medium(theme::PAGE, Role::Text);
    let line = |style, text: &str| Line::new(ui, ctx.theme, style, text, width);
    parts::paint_icon(
        ui,
        ctx.theme,
        pos2(left + 13.5, rect.top() + 72.0),
        (Icon::Logo, 27.0),
        Role::Accent,
    );
    line(title, panels::NAME).paint_left(ui, left + 40.0, rect.top() + 72.0);
    for (text, y) in panels::WHAT_FOR.into_iter().zip([140.0, 176.0, 212.0]) {
        line(title.sized(28.0), text).paint_left(ui, left, at(y));
    }
    let buttons = [
        (Command::New, Command::New.label(), Loudness::Primary, 264.0),
        (
            Command::Open,
            panels::OPEN_A_PROJECT,
            Loudness::Plain,
            320.0,
        ),
    ];
    for (command, label, loudness, y) in buttons {
        let shortcuts = command.shortcuts();
        let keys = shortcuts.first().map(Shortcut::text).unwrap_or_default();
        let face = Face {
            label,
            shortcut: &keys,
            loudness,
        };
        let place = parts::rect(left, at(y), width, BUTTON);
        if parts::button(ui, ctx.theme, Id::unique(("start", label)), place, face).clicked() {
            actions.push(Action::Command(command));
        }
    }
    if ctx.can_drop {
        drop_zone(ui, ctx, parts::rect(left, at(392.0), width, DROP_ZONE));
    }
    let top = if pushed > 0.0 {
        rect.top() + NOTICES
    } else {
        rect.bottom() - LEFT_MARGIN - notices
    };
    let place = parts::rect(left, top, width, notices);
    notices_ui(ui, ctx.theme, &ctx.notices, place, actions);
}

fn drop_zone(ui: &Ui, ctx: &StartCtx<'_>, rect: Rect) {
    let (edge, ink) = if ctx.hovering_files {
        (Role::Accent, Role::Accent)
    } else {
        (Role::Control, Role::Text2)
    };
    let world = WorldRect::from_min_size(0.0, 0.0, rect.width(), rect.height());
    let dashes = Stroke::dashed(1.5, edge, (6.0, 5.0));
    let mut items: Vec<Item> = Vec::with_capacity(2);
    if ctx.hovering_files {
        items.push(Shape::filled(world, 8.0, Role::AccentTint).into());
    }
    items.push(Shape::outlined(world, 8.0, dashes).into());
    super::paint::signs(ui.painter(), &items, rect.min, ctx.theme);
    let middle = rect.center().x;
    parts::paint_icon(
        ui,
        ctx.theme,
        pos2(middle, rect.top() + 51.0),
        (Icon::Drop, 28.0),
        ink,
    );
    let strong = TextStyle::medium(theme::BODY, Role::Text);
    let faint = TextStyle::regular(theme::CAPTION, Role::Text3);
    for (style, text, y) in [
        (strong, panels::DROP_HERE, 92.0),
        (faint, panels::DROP_KINDS, 112.0),
    ] {
        let line = Line::new(ui, ctx.theme, style, text, rect.width() - 16.0);
        line.paint_centred(ui, pos2(middle, rect.top() + y));
    }
    let zone = ui.interact(rect, Id::unique("drop-zone"), Sense::hover());
    zone.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, panels::DROP_HERE));
}
