//! Owns what is shown about recovery copies: the row that says that none can be written, and the notices of the start
//! screen about work that was not saved.

use std::path::PathBuf;

use eframe::egui;
use egui::{Id, Pos2, Rect, Sense, Ui, WidgetInfo, pos2, vec2};

use super::parts::{self, Line, Ring};
use super::state::RecoveredCopy;
use super::status::MESSAGE;
use super::{Ctx, paint, theme};
use crate::action::Action;
use crate::scene::glyphs::{Sign, Spot, sign};
use crate::scene::palette::Theme;
use crate::scene::shape::TextStyle;
use crate::scene::{Item, Role};
use crate::words::recovery as words;

const MARGIN: f32 = 16.0;
/// From the left of a notice to its words.
const INDENT: f32 = 24.0;
/// The height of the notice about copies, and of the one about those that can't be read.
const COPIES: f32 = 92.0;
const UNREADABLE: f32 = 52.0;

/// What the start screen shows.
pub struct Notices<'a> {
    /// The projects that can be recovered, the latest first.
    pub copies: &'a [RecoveredCopy],
    /// The copies that can't be read, and why.
    pub unreadable: &'a [(PathBuf, String)],
}

impl Notices<'_> {
    /// How high they are together.
    #[must_use]
    pub fn height(&self) -> f32 {
        let height = |there, height| if there { height } else { 0.0 };
        height(!self.copies.is_empty(), COPIES) + height(!self.unreadable.is_empty(), UNREADABLE)
    }
}

/// The notices, one below the other from the top of `rect` on.
pub fn notices_ui(
    ui: &Ui,
    theme: Theme,
    notices: &Notices<'_>,
    rect: Rect,
    actions: &mut Vec<Action>,
) {
    let mut top = rect.top();
    let (left, width) = (rect.left() + INDENT, rect.width() - INDENT);
    if let Some(first) = notices.copies.first() {
        let heading = words::copies(notices.copies.len());
        heading_ui(ui, theme, (rect.left(), top), &heading);
        let lines = [
            words::project(&first.title, first.touchpoints),
            first.newer.clone(),
        ];
        for (text, below) in lines.iter().zip([29.0, 47.0]) {
            let place = parts::rect(left, top + below - 9.0, width, 18.0);
            line_ui(ui, theme, ("recovered", place), text);
        }
        let text = if notices.copies.len() == 1 {
            words::LOOK_AT_IT
        } else {
            words::LOOK_AT_THEM
        };
        if link_ui(ui, theme, pos2(left, top + 74.0), text) {
            actions.push(Action::LookAtRecovered);
        }
        top += COPIES;
    }
    if let Some((path, why)) = notices.unreadable.first() {
        let heading = words::unreadable(notices.unreadable.len());
        heading_ui(ui, theme, (rect.left(), top), &heading);
        let text = words::unreadable_at(&path.display().to_string(), why);
        let place = parts::rect(left, top + 20.0, width, 18.0);
        line_ui(ui, theme, ("unreadable", place), &text);
    }
}

/// That no recovery copy can be written, as high as [`MESSAGE`], for as long as that is so.
pub fn unkept_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let Some(why) = &ctx.file.unkept else {
        return;
    };
    let text = words::not_kept(why);
    let size = vec2(ui.available_width(), MESSAGE);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let middle = rect.center().y;
    warning(
        ui,
        ctx.theme,
        pos2(rect.left() + MARGIN, middle),
        Role::WarnBg,
    );
    let left = rect.left() + MARGIN + INDENT;
    let width = rect.right() - MARGIN - left;
    let style = TextStyle::regular(theme::BODY, Role::Text);
    let line = Line::new(ui, ctx.theme, style, &text, width);
    line.paint_left(ui, left, middle);
    let place = parts::rect(left, rect.top(), width, rect.height());
    parts::label(ui, Id::unique("unkept"), place, &line, &text);
}

/// The sign of a warning, from that place on to the right.
fn warning(ui: &Ui, theme: Theme, at: Pos2, paper: Role) {
    let mut items: Vec<Item> = Vec::new();
    let spot = Spot::new(at.x + 7.0, at.y, 14.0);
    sign(&mut items, spot, Sign::Finding, Role::Warn, paper);
    paint::signs(ui.painter(), &items, Pos2::ZERO, theme);
}

fn heading_ui(ui: &Ui, theme: Theme, (left, top): (f32, f32), text: &str) {
    warning(ui, theme, pos2(left, top + 8.0), Role::Panel);
    let style = TextStyle::medium(theme::BODY, Role::Text);
    let line = Line::new(ui, theme, style, text, f32::INFINITY);
    let left = left + INDENT;
    line.paint_left(ui, left, top + 8.0);
    let place = parts::rect(left, top, line.width(), 16.0);
    parts::label(ui, Id::unique(text), place, &line, text);
}

fn line_ui(ui: &Ui, theme: Theme, (name, rect): (&str, Rect), text: &str) {
    let style = TextStyle::regular(theme::CAPTION, Role::Text2);
    let line = Line::new(ui, theme, style, text, rect.width());
    line.paint_left(ui, rect.left(), rect.center().y);
    parts::label(ui, Id::unique((name, text)), rect, &line, text);
}

/// A word that does something. Returns whether it was clicked.
fn link_ui(ui: &Ui, theme: Theme, at: Pos2, text: &str) -> bool {
    let style = TextStyle::regular(theme::BODY, Role::Link);
    let line = Line::new(ui, theme, style, text, f32::INFINITY);
    let rect = parts::rect(at.x - 8.0, at.y - 14.0, line.width() + 16.0, 28.0);
    let response = ui.interact(rect, Id::unique("look at recovered"), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, text));
    line.paint_left(ui, at.x, at.y);
    parts::focus_ring(ui, theme, &response, Ring::Inside);
    response.clicked()
}
