//! Owns how the page's texts, numbers and sentences are shown.

use eframe::egui;
use egui::{Id, Key, Modifiers, Ui};

use crate::action::Action;
use crate::insight::words::plain;
use crate::scene::Role;
use crate::scene::shape::TextStyle;
use crate::ui::widgets::{self, Field, Line};
use crate::ui::{Ctx, theme};
use crate::words::inspector as words;

/// Where the values of a row start.
pub(super) const COLUMN: f32 = 160.0;

/// A text with its caption above.
pub(super) struct Text<'a> {
    /// Whose text it is, for its id.
    pub(super) record: &'a str,
    /// What is shown above it.
    pub(super) caption: &'a str,
    /// What stands in it while it is empty.
    pub(super) hint: &'a str,
    /// What it is a text of, in an undo step.
    pub(super) subject: &'a str,
    /// How many lines are always shown; 1: there can't be more.
    pub(super) rows: usize,
    /// The text.
    pub(super) current: &'a str,
}

impl Text<'_> {
    /// The undo step of changing it.
    pub(super) fn label(&self) -> String {
        words::edit(self.caption, self.subject)
    }

    /// Shows the field, and some room below it. Returns the text when it changed.
    pub(super) fn show(
        &self,
        ui: &mut Ui,
        ctx: &Ctx<'_>,
        actions: &mut Vec<Action>,
    ) -> Option<String> {
        let field = Field {
            id: Id::unique(("project field", self.caption, self.record)),
            caption: self.caption,
            name: &words::named(self.caption, self.subject),
            hint: self.hint,
            rows: self.rows,
            gesture: &self.label(),
        };
        let typed = widgets::field_ui(ui, ctx.theme, field, self.current, actions);
        ui.add_space(12.0);
        typed
    }
}

/// What was typed into the field of a number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Typed {
    /// The field is empty.
    Nothing,
    /// That number.
    Value(f64),
}

impl Typed {
    /// The number, where there is one.
    pub(super) fn value(self) -> Option<f64> {
        match self {
            Self::Nothing => None,
            Self::Value(value) => Some(value),
        }
    }
}

/// A number that is typed. What can't be read stays in the field and changes nothing.
pub(super) struct Number<'a> {
    /// The field; its caption stands above it.
    pub(super) field: Field<'a>,
    /// The least and the most.
    pub(super) range: (f64, f64),
    /// By how much the arrow keys change it.
    pub(super) step: f64,
    /// Said below it where it can't be read, or is out of its range; empty: the caller says it.
    pub(super) wrong: &'a str,
}

impl Number<'_> {
    /// Shows the field. Returns what stands in it when that changed and can be read.
    pub(super) fn show(
        &self,
        ui: &mut Ui,
        ctx: &Ctx<'_>,
        current: Option<f64>,
        actions: &mut Vec<Action>,
    ) -> Option<Typed> {
        let id = self.field.id;
        let stepped = self.stepped(ui, current);
        let saved = current.map_or_else(String::new, |value| plain(value, 4));
        let draft = ui.data(|data| data.get_temp::<String>(id.with("draft")));
        let shown = stepped.map(|value| plain(value, 4)).or(draft);
        let shown = shown.unwrap_or(saved);
        let typed = widgets::field_ui(ui, ctx.theme, self.field, &shown, actions);
        let text = typed.as_ref().unwrap_or(&shown);
        let value = self.read(text);
        if value.is_none() && !self.wrong.is_empty() {
            let style = TextStyle::regular(theme::CAPTION, Role::Warn);
            widgets::caption_ui(ui, ctx.theme, 20.0, Line::left(self.wrong, style));
        }
        keep_draft(ui, id, text);
        if let Some(value) = stepped {
            return Some(Typed::Value(value));
        }
        typed.and(value)
    }

    /// Whether what stands in the field while it has the keyboard can be read.
    pub(super) fn is_readable(&self, ui: &Ui) -> bool {
        let draft: Option<String> = ui.data(|data| data.get_temp(self.field.id.with("draft")));
        draft.is_none_or(|text| self.read(&text).is_some())
    }

    /// The number in that text; none: it can't be read.
    fn read(&self, text: &str) -> Option<Typed> {
        let text = text.trim().trim_end_matches('%').trim_end();
        if text.is_empty() {
            return Some(Typed::Nothing);
        }
        let (low, high) = self.range;
        let text = text.replace(',', ".").replace('\u{2212}', "-");
        let value: f64 = text.parse().ok()?;
        (low..=high)
            .contains(&value)
            .then_some(Typed::Value(value + 0.0))
    }

    /// What the arrow keys make of it.
    fn stepped(&self, ui: &Ui, current: Option<f64>) -> Option<f64> {
        if !ui.memory(|memory| memory.has_focus(self.field.id)) {
            return None;
        }
        let hit = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let onwards = match (hit(Key::ArrowUp), hit(Key::ArrowDown)) {
            (true, _) => self.step,
            (false, true) => -self.step,
            (false, false) => return None,
        };
        let (low, high) = self.range;
        let next = current.map_or(low.max(0.0), |value| value + onwards);
        Some(((next / self.step).round() * self.step).clamp(low, high))
    }
}

/// While the field has the keyboard, what was typed stays as it was typed.
fn keep_draft(ui: &Ui, id: Id, text: &str) {
    let key = id.with("draft");
    if ui.memory(|memory| memory.has_focus(id)) {
        ui.data_mut(|data| data.insert_temp(key, text.to_owned()));
    } else {
        ui.data_mut(|data| data.remove::<String>(key));
    }
}

/// A heading over a group of controls.
pub(super) fn heading_ui(ui: &mut Ui, ctx: &Ctx<'_>, text: &str) {
    let style = TextStyle::medium(theme::STRONG, Role::Text);
    widgets::caption_ui(ui, ctx.theme, 28.0, Line::left(text, style));
}

/// A sentence that explains.
pub(super) fn sentence_ui(ui: &mut Ui, ctx: &Ctx<'_>, text: &str) {
    let style = TextStyle::regular(theme::BODY, Role::Text2);
    widgets::paragraph_ui(ui, ctx.theme, text, style, 18.0);
}

/// A sentence that warns.
pub(super) fn warning_ui(ui: &mut Ui, ctx: &Ctx<'_>, text: &str) {
    let style = TextStyle::regular(theme::BODY, Role::Warn);
    widgets::paragraph_ui(ui, ctx.theme, text, style, 18.0);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_as_people_write_it() {
        let field = Field {
            id: Id::unique("test"),
            caption: "",
            name: "",
            hint: "",
            rows: 1,
            gesture: "",
        };
        let number = Number {
            field,
            range: (-3.0, 3.0),
            step: 0.25,
            wrong: "",
        };
        assert_eq!(number.read(" 0,5 "), Some(Typed::Value(0.5)));
        assert_eq!(number.read("\u{2212}2"), Some(Typed::Value(-2.0)));
        assert_eq!(number.read(" "), Some(Typed::Nothing));
        for wrong in ["4", "NaN", "inf", "much", "1e9"] {
            assert_eq!(number.read(wrong), None, "{wrong} was taken");
        }
    }
}
