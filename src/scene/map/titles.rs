//! Owns titles of one line: as much of a name as a card holds at a zoom, and which of them would read alike.

use std::collections::BTreeMap;

use super::cards::{SMALL_TITLE, name, text_left};
use super::{MapInput, Pen, Stretch};
use crate::layout::{Card, elide_front};
use crate::model::{Graph, Step, StepId};

/// The titles of one line of a whole journey at one zoom. They can be kept while the layout and the zoom stay.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ShortTitles {
    zoom: f32,
    of: BTreeMap<StepId, String>,
    /// How many steps have that title.
    alike: BTreeMap<String, usize>,
}

impl ShortTitles {
    /// The titles of the journey.
    #[must_use]
    pub fn new(input: &MapInput) -> Self {
        Self::of(&Pen::new(input, &Stretch::default()))
    }

    pub(super) fn of(pen: &Pen) -> Self {
        let mut titles = Self {
            zoom: pen.zoom,
            ..Self::default()
        };
        for card in &pen.input.layout.cards {
            titles.put(pen, card);
        }
        titles
    }

    /// Follows what became of the journey, whose layout and zoom stayed the same, since it was `before`.
    pub fn follow(&mut self, input: &MapInput, before: &Graph) {
        let stretch = Stretch::default();
        let pen = Pen::new(input, &stretch);
        for changed in before.steps_changed(&input.journey.graph) {
            let is_renamed = match changed {
                (Some(was), Some(is)) => was.name != is.name,
                (was, is) => was.is_some() || is.is_some(),
            };
            let (was, is) = changed;
            if let Some(step) = was.or(is).filter(|_| is_renamed) {
                self.forget(&step.id);
                if let Some(card) = input.layout.card(&step.id) {
                    self.put(&pen, card);
                }
            }
        }
    }

    /// Whether they are those of that zoom.
    pub(super) fn are_for(&self, pen: &Pen) -> bool {
        (self.zoom - pen.zoom).abs() < f32::EPSILON
    }

    /// The title. Where two would read alike, the words at the front give way instead.
    pub(super) fn title(&self, pen: &Pen, card: &Card, step: &Step) -> String {
        let Some(text) = self.of.get(&step.id) else {
            return String::new();
        };
        let is_cut = text.ends_with('…') && self.alike.get(text) > Some(&1);
        let style = pen.readable(SMALL_TITLE);
        let from_the_back = is_cut
            .then(|| {
                let room = room(pen, card);
                elide_front(
                    pen.input.measure,
                    name(step),
                    style.size,
                    style.weight,
                    room,
                )
            })
            .flatten();
        from_the_back.unwrap_or_else(|| text.clone())
    }

    fn put(&mut self, pen: &Pen, card: &Card) {
        let Some(step) = pen.input.journey.step(&card.id) else {
            return;
        };
        let text = pen.elide(name(step), pen.readable(SMALL_TITLE), room(pen, card));
        if let Some(count) = self.alike.get_mut(&text) {
            *count += 1;
        } else {
            self.alike.insert(text.clone(), 1);
        }
        self.of.insert(step.id.clone(), text);
    }

    fn forget(&mut self, step: &StepId) {
        let Some(text) = self.of.remove(step) else {
            return;
        };
        if let Some(count) = self.alike.get_mut(&text) {
            *count -= 1;
            if *count == 0 {
                self.alike.remove(&text);
            }
        }
    }
}

/// The room for a title on a card.
fn room(pen: &Pen, card: &Card) -> f32 {
    card.rect.width() - text_left(pen) - pen.world(4.0)
}
