//! Owns what panels paint by hand: lines of text centred on their capitals, buttons, icon buttons and focus rings.
//! Each of them has a name for screen readers, and shows where the keyboard is.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use eframe::egui;
use egui::text::{LayoutJob, TextWrapping};
use egui::{
    Color32, CornerRadius, Galley, Id, Pos2, Rect, Response, Sense, StrokeKind, Ui, WidgetInfo,
    pos2, vec2,
};

use super::{paint, theme};
use crate::layout::Point;
use crate::scene::glyphs::{Icon, Spot, icon};
use crate::scene::palette::Theme;
use crate::scene::shape::{BASELINE, TextStyle};
use crate::scene::{Item, Role};

/// A line of text that is laid out and can be painted.
#[derive(Clone)]
pub struct Line {
    galley: Arc<Galley>,
    size: f32,
    colour: Color32,
}

impl Line {
    /// Lays `text` out on one line, with "…" at its end where it is wider than `width`.
    #[must_use]
    pub fn new(ui: &Ui, theme: Theme, style: TextStyle, text: &str, width: f32) -> Self {
        let colour = theme::colour(theme, style.role);
        let font = theme::font(style.weight, style.size);
        let mut job = LayoutJob::simple_singleline(text.to_owned(), font, colour);
        job.wrap = TextWrapping::truncate_at_width(width.max(1.0));
        let galley = ui.painter().layout_job(job);
        Self {
            galley,
            size: style.size,
            colour,
        }
    }

    /// How wide it is.
    #[must_use]
    pub fn width(&self) -> f32 {
        self.galley.size().x
    }

    /// Whether "…" stands for a part of it.
    #[must_use]
    pub fn is_elided(&self) -> bool {
        self.galley.elided
    }

    /// Paints it from `left` on, its capitals centred at the height `middle`.
    pub fn paint_left(&self, ui: &Ui, left: f32, middle: f32) {
        self.paint_in(ui.painter(), left, middle);
    }

    fn top(&self, middle: f32) -> f32 {
        let ascent = self.galley.rows.first().and_then(|row| row.glyphs.first());
        let ascent = ascent.map_or(self.size, |glyph| glyph.pos.y);
        middle + BASELINE * self.size - ascent
    }

    /// Paints it with that painter from `left` on, as [`Self::paint_left`] does.
    pub fn paint_in(&self, painter: &egui::Painter, left: f32, middle: f32) {
        painter.galley(
            pos2(left, self.top(middle)),
            Arc::clone(&self.galley),
            self.colour,
        );
    }

    /// Paints it so that it ends at `right`.
    pub fn paint_right(&self, ui: &Ui, right: f32, middle: f32) {
        self.paint_left(ui, right - self.width(), middle);
    }

    /// Paints it with its middle at `at`.
    pub fn paint_centred(&self, ui: &Ui, at: Pos2) {
        self.paint_left(ui, at.x - self.width() / 2.0, at.y);
    }
}

/// How loud a button is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Loudness {
    /// What one most likely wants.
    Primary,
    /// Anything else.
    Plain,
    /// Anything else, on top of everything.
    Raised,
    /// Plain, and nothing to be done at the moment.
    Idle,
}

/// What stands on a button.
#[derive(Debug, Clone, Copy)]
pub struct Face<'a> {
    /// What it does.
    pub label: &'a str,
    /// The key that does the same, or nothing.
    pub shortcut: &'a str,
    /// How loud it is.
    pub loudness: Loudness,
}

impl<'a> Face<'a> {
    /// A plain button without a key.
    #[must_use]
    pub const fn plain(label: &'a str) -> Self {
        let (shortcut, loudness) = ("", Loudness::Plain);
        Self {
            label,
            shortcut,
            loudness,
        }
    }

    /// A button in a dialog, without a key.
    #[must_use]
    pub const fn raised(label: &'a str) -> Self {
        let (shortcut, loudness) = ("", Loudness::Raised);
        Self {
            label,
            shortcut,
            loudness,
        }
    }

    /// The button of what one most likely wants.
    #[must_use]
    pub const fn primary(label: &'a str) -> Self {
        let (shortcut, loudness) = ("", Loudness::Primary);
        Self {
            label,
            shortcut,
            loudness,
        }
    }

    /// How wide a button with it has to be.
    #[must_use]
    pub fn width(&self, ui: &Ui, theme: Theme) -> f32 {
        let (label, shortcut) = self.lines(ui, theme, f32::INFINITY);
        let apart = if self.shortcut.is_empty() { 0.0 } else { 12.0 };
        (label.width() + apart + shortcut.width() + 32.0).ceil()
    }

    fn roles(&self) -> (Role, Role) {
        match self.loudness {
            Loudness::Primary => (Role::OnAccent, Role::OnAccent),
            Loudness::Plain | Loudness::Raised => (Role::Text, Role::Text3),
            Loudness::Idle => (Role::Text3, Role::Text3),
        }
    }

    fn lines(&self, ui: &Ui, theme: Theme, width: f32) -> (Line, Line) {
        let (ink, faint) = self.roles();
        let shortcut = TextStyle::regular(theme::CAPTION, faint);
        let shortcut = Line::new(ui, theme, shortcut, self.shortcut, f32::INFINITY);
        let label = TextStyle::medium(theme::STRONG, ink);
        let label = Line::new(ui, theme, label, self.label, width - shortcut.width());
        (label, shortcut)
    }
}

/// A button at that place: its label at the left, or in the middle where it has no shortcut.
#[must_use]
pub fn button(ui: &Ui, theme: Theme, id: Id, rect: Rect, face: Face<'_>) -> Response {
    let is_enabled = face.loudness != Loudness::Idle;
    let sense = if is_enabled {
        Sense::click()
    } else {
        Sense::hover()
    };
    let response = ui.interact(rect, id, sense);
    let label = face.label.to_owned();
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, is_enabled, &label));
    let fill = match (face.loudness, response.hovered()) {
        (Loudness::Primary, _) => Some(Role::Accent),
        (Loudness::Plain, false) => Some(Role::Surface),
        (Loudness::Plain, true) | (Loudness::Raised, false) => Some(Role::Lane),
        (Loudness::Raised, true) => Some(Role::Panel),
        (Loudness::Idle, _) => None,
    };
    if let Some(fill) = fill {
        fill_row(ui, theme, rect, fill);
    }
    let (label, shortcut) = face.lines(ui, theme, rect.width() - 32.0);
    if face.shortcut.is_empty() {
        label.paint_centred(ui, rect.center());
    } else {
        label.paint_left(ui, rect.left() + 16.0, rect.center().y);
        shortcut.paint_right(ui, rect.right() - 16.0, rect.center().y);
    }
    focus_ring(ui, theme, &response, Ring::Outside);
    if label.is_elided() {
        return response.on_hover_text(face.label);
    }
    response
}

/// What stands on an icon button.
#[derive(Debug, Clone, Copy)]
pub struct IconFace<'a> {
    /// What is painted.
    pub icon: Icon,
    /// What it does.
    pub name: &'a str,
    /// In which colour; none: it can't be done now.
    pub ink: Option<Role>,
}

/// An icon on a square that can be clicked, with its name as a tooltip.
#[must_use]
pub fn icon_button(ui: &Ui, theme: Theme, (id, rect): (Id, Rect), face: IconFace<'_>) -> Response {
    let IconFace { icon, name, ink } = face;
    let sense = if ink.is_some() {
        Sense::click()
    } else {
        Sense::hover()
    };
    let response = ui.interact(rect, id, sense);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, ink.is_some(), name));
    if response.hovered() && ink.is_some() {
        fill_row(ui, theme, rect, Role::Surface);
    }
    paint_icon(
        ui,
        theme,
        rect.center(),
        (icon, 16.0),
        ink.unwrap_or(Role::Border),
    );
    focus_ring(ui, theme, &response, Ring::Inside);
    response.on_hover_text(name)
}

/// Paints an icon of that size.
pub fn paint_icon(ui: &Ui, theme: Theme, at: Pos2, (sign, size): (Icon, f32), ink: Role) {
    paint::signs(ui.painter(), &drawn(sign, size, ink), at, theme);
}

/// Icons of a size, in a colour, as drawn around the origin.
type Icons = HashMap<(Icon, u32, Role), Rc<[Item]>>;

thread_local! {
    /// The icons that were painted: there are few of them, and every frame paints them.
    static ICONS: RefCell<Icons> = RefCell::default();
}

fn drawn(sign: Icon, size: f32, ink: Role) -> Rc<[Item]> {
    ICONS.with_borrow_mut(|icons| {
        let known = icons.entry((sign, size.to_bits(), ink));
        let draw = || {
            let mut items: Vec<Item> = Vec::new();
            let centre = Point::default();
            icon(&mut items, Spot { centre, size }, sign, ink);
            items.into()
        };
        Rc::clone(known.or_insert_with(draw))
    })
}

/// Fills a row or field, its corners rounded.
pub fn fill_row(ui: &Ui, theme: Theme, rect: Rect, role: Role) {
    let corners = CornerRadius::same(6);
    let (fill, edge) = (theme::colour(theme, role), theme::field_edge(theme));
    ui.painter()
        .rect(rect, corners, fill, edge, StrokeKind::Inside);
}

/// On which side of an edge the focus ring runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ring {
    /// Around it, with a gap.
    Outside,
    /// Just inside, for rows.
    Inside,
}

/// Shows that the keyboard is here.
pub fn focus_ring(ui: &Ui, theme: Theme, response: &Response, ring: Ring) {
    if !response.has_focus() {
        return;
    }
    let (rect, radius) = match ring {
        Ring::Outside => (response.rect.expand(3.0), 9),
        Ring::Inside => (response.rect.shrink(1.0), 6),
    };
    let stroke = theme::stroke(theme, 2.0, Role::Focus);
    ui.painter()
        .rect_stroke(rect, CornerRadius::same(radius), stroke, StrokeKind::Middle);
}

/// A text that can be read by screen readers, with the whole of it as a tooltip where it is elided.
pub fn label(ui: &Ui, id: Id, rect: Rect, line: &Line, text: &str) {
    let response = ui.interact(rect, id, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, text));
    if line.is_elided() {
        response.on_hover_text(text);
    }
}

/// Whether what `id` names was not there in the last frames: then the keyboard goes to it.
#[must_use]
pub fn has_just_appeared(ui: &Ui, id: Id) -> bool {
    let now = ui.ctx().cumulative_pass_nr();
    let last = ui.data_mut(|data| data.get_temp::<u64>(id));
    ui.data_mut(|data| data.insert_temp(id, now));
    last.is_none_or(|last| last + 3 < now)
}

/// A line one point wide on whole pixels, from `left` to `right`.
pub fn hairline(ui: &Ui, theme: Theme, (left, right): (f32, f32), y: f32, role: Role) {
    let y = y.floor() + 0.5;
    ui.painter()
        .hline(left..=right, y, theme::stroke(theme, 1.0, role));
}

/// A rectangle from its left top corner and size.
#[must_use]
pub fn rect(left: f32, top: f32, width: f32, height: f32) -> Rect {
    Rect::from_min_size(pos2(left, top), vec2(width, height))
}
/// The area that holds this part of the window, as it is known to screen readers.
#[must_use]
pub fn area_of(ui: &Ui) -> Option<Id> {
    let mut holders = ui.stack().iter();
    let area = holders.find(|holder| holder.is_area_ui())?;
    Some(area.unique_id)
}

/// Tells screen readers where an area is; egui itself tells only what it is called.
pub fn place_area(ui: &Ui, area: Option<Id>, rect: Rect) {
    if let Some(area) = area {
        ui.ctx().accesskit_node_builder(area, |node| {
            node.set_bounds(egui::accesskit::Rect {
                x0: rect.min.x.into(),
                y0: rect.min.y.into(),
                x1: rect.max.x.into(),
                y1: rect.max.y.into(),
            });
        });
    }
}
