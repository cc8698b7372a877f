//! Owns the slider by which a number within a range is set, with a tick where it stands at first.

use eframe::egui;
use egui::accesskit::{Action as Asked, ActionData};
use egui::{EventFilter, Id, Key, Modifiers, Rect, Response, Sense, Ui, WidgetInfo, pos2, vec2};

use super::{focus_ring, gesture};
use crate::action::Action;
use crate::scene::Role;
use crate::scene::palette::Theme;
use crate::ui::theme;

const HEIGHT: f32 = 28.0;
const KNOB: f32 = 7.0;
const TRACK: f32 = 4.0;

/// A number as a slider shows it.
#[derive(Debug, Clone, Copy)]
pub struct Slider<'a> {
    /// Its id.
    pub id: Id,
    /// The name that is heard.
    pub name: &'a str,
    /// The value in words, as it is heard.
    pub text: &'a str,
    /// The value.
    pub value: f64,
    /// Where it stands until it is set.
    pub usual: f64,
    /// The lowest and the highest value.
    pub range: (f64, f64),
    /// By how much a key changes it; a drag goes in these steps, too.
    pub step: f64,
}

impl Slider<'_> {
    /// The value nearest to that one that the slider can have.
    fn within(&self, value: f64) -> f64 {
        let (low, high) = self.range;
        let stepped = low + ((value - low) / self.step).round() * self.step;
        // Sums of steps that have no exact number would be written with a long tail of digits.
        let rounded = (stepped * 1e6).round() / 1e6;
        rounded.clamp(low, high)
    }

    #[expect(clippy::cast_possible_truncation, reason = "a share of one")]
    fn x(&self, value: f64, rect: Rect) -> f32 {
        let (low, high) = self.range;
        let share = ((value - low) / (high - low)).clamp(0.0, 1.0) as f32;
        let (left, right) = (rect.left() + KNOB, rect.right() - KNOB);
        left + share * (right - left)
    }

    fn value_at(&self, x: f32, rect: Rect) -> f64 {
        let (low, high) = self.range;
        let room = (rect.width() - 2.0 * KNOB).max(1.0);
        let share = f64::from(((x - rect.left() - KNOB) / room).clamp(0.0, 1.0));
        self.within(low + share * (high - low))
    }
}

/// Shows a slider over the whole width. Returns what it is set to when that is another value; a drag is one gesture
/// named `label`.
pub fn slider_ui(
    ui: &mut Ui,
    theme: Theme,
    slider: &Slider<'_>,
    (label, actions): (&str, &mut Vec<Action>),
) -> Option<f64> {
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), HEIGHT));
    let response = ui.interact(rect, slider.id, Sense::click_and_drag());
    announce(ui, &response, slider);
    paint(ui, theme, (slider, rect), &response);
    focus_ring(ui, theme, &response, rect);
    if response.drag_started() {
        gesture::begin(ui, slider.id, label, actions);
    }
    let is_pointed = response.clicked() || response.dragged() || response.drag_stopped();
    let pointed = response.interact_pointer_pos().filter(|_| is_pointed);
    let pointed = pointed.map(|pos| slider.value_at(pos.x, rect));
    let wanted = operated(ui, &response, slider).or(pointed)?;
    let is_new = (wanted - slider.value).abs() > slider.step / 1e3;
    is_new.then_some(wanted)
}

fn announce(ui: &Ui, response: &Response, slider: &Slider<'_>) {
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(egui::Role::Slider, ui.is_enabled(), slider.name);
        info.value = Some(slider.value);
        info.current_text_value = Some(slider.text.to_owned());
        info
    });
    ui.ctx().accesskit_node_builder(slider.id, |node| {
        node.set_value(slider.text);
        node.set_min_numeric_value(slider.range.0);
        node.set_max_numeric_value(slider.range.1);
        node.set_numeric_value_step(slider.step);
        node.add_action(Asked::SetValue);
        node.add_action(Asked::Increment);
        node.add_action(Asked::Decrement);
    });
}

/// What keyboard and screen reader make of it: arrows go a step, Home and End to the ends.
fn operated(ui: &Ui, response: &Response, slider: &Slider<'_>) -> Option<f64> {
    let asked = |action| ui.input(|input| input.has_accesskit_action_request(slider.id, action));
    let set = ui.input(|input| {
        let requests = input.accesskit_action_requests(slider.id, Asked::SetValue);
        requests.last().and_then(|request| match request.data {
            Some(ActionData::NumericValue(value)) if value.is_finite() => Some(value),
            _ => None,
        })
    });
    let (low, high) = slider.range;
    let (up, down) = (slider.value + slider.step, slider.value - slider.step);
    let by_reader = set
        .or_else(|| asked(Asked::Increment).then_some(up))
        .or_else(|| asked(Asked::Decrement).then_some(down));
    if !response.has_focus() {
        return by_reader.map(|value| slider.within(value));
    }
    let arrows = EventFilter {
        horizontal_arrows: true,
        vertical_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(slider.id, arrows));
    let hit = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let pressed = if hit(Key::ArrowRight) || hit(Key::ArrowUp) {
        Some(up)
    } else if hit(Key::ArrowLeft) || hit(Key::ArrowDown) {
        Some(down)
    } else if hit(Key::Home) {
        Some(low)
    } else if hit(Key::End) {
        Some(high)
    } else {
        None
    };
    by_reader.or(pressed).map(|value| slider.within(value))
}

fn paint(ui: &Ui, theme: Theme, (slider, rect): (&Slider<'_>, Rect), response: &Response) {
    let painter = ui.painter();
    let middle = rect.center().y.floor() + 0.5;
    let (left, right) = (rect.left() + KNOB, rect.right() - KNOB);
    let track = |from: f32, to: f32| {
        let min = pos2(from, middle - TRACK / 2.0);
        Rect::from_min_max(min, pos2(to, middle + TRACK / 2.0))
    };
    let at = slider.x(slider.value, rect);
    let colour = |role| theme::colour(theme, role);
    painter.rect_filled(track(left, right), TRACK / 2.0, colour(Role::Border));
    painter.rect_filled(track(left, at), TRACK / 2.0, colour(Role::Accent));
    let usual = slider.x(slider.usual, rect).round() + 0.5;
    let tick = theme::stroke(theme, 1.5, Role::Control);
    painter.vline(usual, middle - 8.0..=middle + 8.0, tick);
    let is_hot = response.hovered() || response.dragged();
    let fill = colour(if is_hot { Role::Lane } else { Role::Surface });
    let edge = theme::stroke(theme, 2.0, Role::Accent);
    painter.circle(pos2(at, middle), KNOB, fill, edge);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slider(range: (f64, f64), step: f64) -> Slider<'static> {
        Slider {
            id: Id::unique("test"),
            name: "",
            text: "",
            value: 0.0,
            usual: 0.0,
            range,
            step,
        }
    }

    #[test]
    fn a_slider_goes_in_steps_from_end_to_end() {
        let rect = Rect::from_min_size(pos2(0.0, 0.0), vec2(114.0, 28.0));
        let parity = slider((0.5, 5.0), 0.25);
        for (x, value) in [
            (-5.0, 0.5),
            (7.0, 0.5),
            (57.0, 2.75),
            (107.0, 5.0),
            (900.0, 5.0),
        ] {
            assert!((parity.value_at(x, rect) - value).abs() < 1e-9, "{x}");
        }
        let memory = slider((0.0, 1.0), 0.05);
        assert_eq!(memory.within(0.15 + 0.05 + 0.1).to_string(), "0.3");
        assert_eq!(memory.within(7.0).to_string(), "1");
    }
}
