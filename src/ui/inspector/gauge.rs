//! Owns how a rating is shown in words, and how what the user does to it becomes a new value with its undo step.

use eframe::egui::Id;

use super::shared::Shown;
use crate::insight::words::{plain, signed};
use crate::model::Rating;
use crate::scene::palette;
use crate::ui::widgets::{Origin, Rated, Scale};
use crate::words::MISSING;
use crate::words::inspector as words;

/// The range of emotions.
pub(super) const EMOTIONS: (f64, f64) = (-3.0, 3.0);
/// The range of levels.
pub(super) const LEVELS: (f64, f64) = (0.0, 5.0);

/// One rating with its name and range.
pub(super) struct Gauge<'a> {
    /// What is rated: "Emotion".
    pub(super) what: &'a str,
    /// Its id.
    pub(super) id: Id,
    /// Whose rating it is: "Sales call".
    pub(super) subject: &'a str,
    /// The lowest and the highest value.
    pub(super) range: (f64, f64),
    /// The value.
    pub(super) shown: Shown,
}

/// A new value with the name of its undo step.
pub(super) type Changed<const MIN: i16, const MAX: i16> = (String, Option<Rating<MIN, MAX>>);

impl Gauge<'_> {
    /// Shows the rating by `draw`, which says what the user does to it. Returns what changes.
    pub(super) fn show<const MIN: i16, const MAX: i16>(
        &self,
        draw: impl FnOnce(Scale<'_>) -> Option<Rated>,
    ) -> Option<Changed<MIN, MAX>> {
        let name = words::named(self.what, self.subject);
        let text = self.text();
        let scale = Scale {
            id: self.id,
            name: &name,
            text: &text,
            value: self.shown.value,
            origin: self.shown.origin,
            range: self.range,
        };
        let rating = match draw(scale)? {
            Rated::To(value) => Some(Rating::clamped(value)),
            Rated::Cleared => None,
        };
        let is_nothing_new = match self.shown.origin {
            Origin::Typed => rating.map(Rating::get) == self.shown.value,
            Origin::Computed | Origin::Inherited | Origin::Missing => rating.is_none(),
            Origin::Mixed => false,
        };
        if is_nothing_new {
            return None;
        }
        let written = rating.map_or_else(
            || words::NOT_RATED.to_lowercase(),
            |rating| self.number(rating.get()),
        );
        Some((words::rate(self.subject, self.what, &written), rating))
    }

    /// The undo step of dragging it.
    pub(super) fn gesture(&self) -> String {
        words::rate(self.subject, self.what, "")
            .trim_end()
            .to_owned()
    }

    fn is_emotion(&self) -> bool {
        self.range == EMOTIONS
    }

    fn number(&self, value: f64) -> String {
        if self.is_emotion() {
            signed(value, 2)
        } else {
            plain(value, 2)
        }
    }

    /// The value in words: "−3 furious", "+0.6", "1 of 5".
    fn text(&self) -> String {
        let origin = self.shown.origin;
        let Some(value) = self.shown.value else {
            let is_mixed = origin == Origin::Mixed;
            return if is_mixed { words::MIXED } else { MISSING }.to_owned();
        };
        if !self.is_emotion() {
            return words::of(&plain(value, 1), 5);
        }
        let decimals = if origin == Origin::Typed { 2 } else { 1 };
        let number = signed(value, decimals);
        let is_carried_on = self.what == words::EXPECTATION && origin == Origin::Computed;
        if is_carried_on {
            number
        } else {
            format!("{number} {}", words::emotion(palette::step(value)))
        }
    }
}
