//! Owns what all ratings have in common: their heading, their keys, and how a screen reader sees them.

use std::borrow::Cow;

use eframe::egui;
use egui::accesskit::{Action, ActionData};
use egui::{EventFilter, Id, Key, Modifiers, Rect, Response, Sense, Ui, WidgetInfo, pos2, vec2};

use super::text::{self, Line};
use crate::insight::words::signed;
use crate::scene::glyphs::{Icon, Spot, icon};
use crate::scene::palette::{self, Theme};
use crate::scene::shape::TextStyle;
use crate::scene::{Item, Role};
use crate::ui::digits::DIGITS;
use crate::ui::{paint, theme};
use crate::words::fields::AS_EVERYONE;
use crate::words::inspector as words;

/// Where the value of a rating comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// Somebody gave it.
    Typed,
    /// It follows from something else.
    Computed,
    /// It is everyone's, and nobody gave another one for this segment.
    Inherited,
    /// Nobody gave it, and it follows from nothing.
    Missing,
    /// What is selected differs.
    Mixed,
}

/// A rating as a widget shows it.
#[derive(Debug, Clone, Copy)]
pub struct Scale<'a> {
    /// Its id; the same for whatever is selected, so that the keyboard stays at it.
    pub id: Id,
    /// The name that is heard.
    pub name: &'a str,
    /// The value in words, seen and heard.
    pub text: &'a str,
    /// The value; none: not rated, or mixed.
    pub value: Option<f64>,
    /// Where it comes from.
    pub origin: Origin,
    /// The lowest and the highest value.
    pub range: (f64, f64),
}

impl Scale<'_> {
    /// The value as it is seen: what is everyone's stands in brackets.
    #[must_use]
    pub fn seen(&self) -> Cow<'_, str> {
        if self.origin == Origin::Inherited {
            Cow::Owned(format!("({})", self.text))
        } else {
            Cow::Borrowed(self.text)
        }
    }

    /// The value as it is heard.
    #[must_use]
    pub fn heard(&self) -> Cow<'_, str> {
        if self.origin == Origin::Inherited {
            Cow::Owned(format!("{}, {AS_EVERYONE}", self.text))
        } else {
            Cow::Borrowed(self.text)
        }
    }
}

/// What the user does to a rating.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Rated {
    /// Sets it.
    To(f64),
    /// Takes the given value away: not rated, or computed again.
    Cleared,
}

/// The heading of a rating: its name, and its value at the right.
#[derive(Debug, Clone, Copy)]
pub struct Heading<'a> {
    /// The name that is shown.
    pub caption: &'a str,
    /// Its height.
    pub height: f32,
    /// What the × that takes the given value away says.
    pub clear: &'a str,
}

/// Shows the heading of the rating; while the pointer is on `area` or the heading, a given value has a × beside it.
pub fn heading_ui(
    ui: &mut Ui,
    theme: Theme,
    heading: Heading<'_>,
    scale: &Scale<'_>,
) -> Option<Rated> {
    let (rect, _) =
        ui.allocate_exact_size(vec2(ui.available_width(), heading.height), Sense::hover());
    let seen = scale.seen();
    let value = Line::right(&seen, value_style(scale.origin));
    let value_width = text::width(ui, theme, value).min(rect.width() * 0.6);
    let value_rect = Rect::from_min_max(pos2(rect.right() - value_width, rect.top()), rect.max);
    text::line(ui, theme, value_rect, value);
    let caption = TextStyle::regular(theme::CAPTION, Role::Text2);
    let caption_rect = Rect::from_min_max(rect.min, pos2(value_rect.left() - 28.0, rect.bottom()));
    text::line(
        ui,
        theme,
        caption_rect,
        Line::left(heading.caption, caption),
    );
    let centre = pos2(value_rect.left() - 14.0, rect.center().y);
    let area = rect.with_max_y(rect.bottom() + 56.0);
    cross_ui(
        ui,
        theme,
        Cross {
            centre,
            area,
            label: heading.clear,
        },
        scale,
    )
}

/// The × that takes a given value away.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cross<'a> {
    /// Its middle.
    pub(super) centre: egui::Pos2,
    /// It is shown while the pointer is on this.
    pub(super) area: Rect,
    /// What it says.
    pub(super) label: &'a str,
}

/// Shows the × where there is something to take away. By keyboard it is Delete on the rating.
pub(super) fn cross_ui(
    ui: &Ui,
    theme: Theme,
    cross: Cross<'_>,
    scale: &Scale<'_>,
) -> Option<Rated> {
    let can_clear = matches!(scale.origin, Origin::Typed | Origin::Mixed) && ui.is_enabled();
    if !can_clear || !ui.rect_contains_pointer(cross.area) {
        return None;
    }
    let rect = Rect::from_center_size(cross.centre, egui::Vec2::splat(24.0));
    let response = ui.interact(rect, scale.id.with("clear"), Sense::CLICK);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, cross.label));
    let ink = if response.hovered() {
        Role::Text
    } else {
        Role::Text3
    };
    let mut items: Vec<Item> = Vec::new();
    icon(
        &mut items,
        Spot::new(cross.centre.x, cross.centre.y, 12.0),
        Icon::Close,
        ink,
    );
    paint::signs(ui.painter(), &items, egui::Pos2::ZERO, theme);
    response
        .on_hover_text(cross.label)
        .clicked()
        .then_some(Rated::Cleared)
}

/// How a value is written.
#[must_use]
pub fn value_style(origin: Origin) -> TextStyle {
    match origin {
        Origin::Typed => TextStyle::medium(theme::BODY, Role::Text),
        Origin::Computed => TextStyle::regular(theme::BODY, Role::Text),
        Origin::Inherited => TextStyle::regular(theme::BODY, Role::Text2),
        Origin::Missing | Origin::Mixed => TextStyle::regular(theme::BODY, Role::Text3),
    }
}

/// What keyboard and screen reader do to the rating: arrows go a step, Home and End to the ends, digits to that place,
/// Delete takes the value away.
#[must_use]
pub fn operated(ui: &Ui, response: &Response, scale: &Scale<'_>) -> Option<Rated> {
    let by_reader = asked_by_reader(ui, scale);
    if !response.has_focus() {
        return by_reader;
    }
    let arrows = EventFilter {
        horizontal_arrows: true,
        vertical_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(scale.id, arrows));
    by_reader.or_else(|| pressed(ui, scale))
}

/// Gives the rating its node: a slider with its value in words.
pub fn announce(ui: &Ui, response: &Response, scale: &Scale<'_>) {
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(egui::Role::Slider, ui.is_enabled(), scale.name);
        info.value = scale.value;
        info.current_text_value = Some(scale.heard().into_owned());
        info
    });
    ui.ctx().accesskit_node_builder(scale.id, |node| {
        node.set_value(&*scale.heard());
        node.set_min_numeric_value(scale.range.0);
        node.set_max_numeric_value(scale.range.1);
        node.set_numeric_value_step(1.0);
        node.add_action(Action::SetValue);
        node.add_action(Action::Increment);
        node.add_action(Action::Decrement);
    });
}

/// The value a whole step above or below; the value nearest to 0 where there is none yet.
#[must_use]
pub fn stepped(scale: &Scale<'_>, up: Up) -> f64 {
    let (low, high) = scale.range;
    let start = 0.0_f64.clamp(low, high);
    let next = scale.value.map_or(start, |value| match up {
        Up::Up => (value + 1.0).floor(),
        Up::Down => (value - 1.0).ceil(),
    });
    next.clamp(low, high)
}

/// Which way a step goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Up {
    /// To more.
    Up,
    /// To less.
    Down,
}

fn pressed(ui: &Ui, scale: &Scale<'_>) -> Option<Rated> {
    let (low, high) = scale.range;
    let hit = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if hit(Key::Delete) || hit(Key::Backspace) {
        return Some(Rated::Cleared);
    }
    if hit(Key::ArrowRight) || hit(Key::ArrowUp) {
        return Some(Rated::To(stepped(scale, Up::Up)));
    }
    if hit(Key::ArrowLeft) || hit(Key::ArrowDown) {
        return Some(Rated::To(stepped(scale, Up::Down)));
    }
    if hit(Key::Home) {
        return Some(Rated::To(low));
    }
    if hit(Key::End) {
        return Some(Rated::To(high));
    }
    digit(hit, scale.range).map(Rated::To)
}

/// The digits as on the map: a scale that goes below 0 is counted from 1, any other shows the digit itself.
fn digit(mut hit: impl FnMut(Key) -> bool, (low, high): (f64, f64)) -> Option<f64> {
    let shift = if low < 0.0 { low - 1.0 } else { low };
    let mut value = shift;
    for key in DIGITS.into_iter().take(8) {
        if (low..=high).contains(&value) && hit(key) {
            return Some(value);
        }
        value += 1.0;
    }
    None
}

fn asked_by_reader(ui: &Ui, scale: &Scale<'_>) -> Option<Rated> {
    let (low, high) = scale.range;
    ui.input(|input| {
        let set = input
            .accesskit_action_requests(scale.id, Action::SetValue)
            .last();
        let value = set.and_then(|request| match request.data {
            Some(ActionData::NumericValue(value)) if value.is_finite() => {
                Some(value.clamp(low, high))
            }
            _ => None,
        });
        let asked = |action| input.has_accesskit_action_request(scale.id, action);
        let up = asked(Action::Increment).then(|| stepped(scale, Up::Up));
        let down = asked(Action::Decrement).then(|| stepped(scale, Up::Down));
        value.or(up).or(down).map(Rated::To)
    })
}

/// An emotion in words: "−3 furious", "+0.5 fine".
#[must_use]
pub fn emotion_text(value: f64) -> String {
    format!(
        "{} {}",
        signed(value, 2),
        words::emotion(palette::step(value))
    )
}
