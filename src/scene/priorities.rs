//! Owns the pictures of what to fix first: the list of touchpoints with their lift, the repairs that help several of
//! them at once, what is felt today and with the chosen improvements, and the triangle of time, cost and quality.

mod curve;
mod list;
mod page;
mod rows;
mod triangle;

pub use curve::felt_curve;
pub use list::priorities;
pub use page::{LIST_WIDTH, priorities_sheet};
pub use triangle::{TriangleEntry, triangle};

use super::Scene;
use super::shape::TextStyle;
use crate::insight::{JourneyFigures, Repairs};
use crate::layout::{Measure, Rect, elide, elide_front};
use crate::model::{Journey, Project, StepId};

/// What the list of priorities is made from.
#[derive(Clone, Copy)]
pub struct PrioritiesInput<'a> {
    /// The project, for the names of owners.
    pub project: &'a Project,
    /// The journey.
    pub journey: &'a Journey,
    /// Its figures.
    pub figures: &'a JourneyFigures,
    /// What repairing would do.
    pub repairs: &'a Repairs,
    /// Through whose eyes it is seen, by name; none: everyone's.
    pub segment: Option<&'a str>,
    /// How wide text is.
    pub measure: &'a dyn Measure,
    /// How wide the list is.
    pub width: f32,
}

/// A picture whose rows stand for steps.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RowsScene {
    /// What is drawn.
    pub scene: Scene,
    /// The rows from top to bottom, each with its step and its place.
    pub rows: Vec<(StepId, Rect)>,
    /// The causes whose part in what customers suffer is written, each with the place of that number.
    pub pains: Vec<(StepId, Rect)>,
}

/// How text is measured and cut.
#[derive(Clone, Copy)]
struct Pen<'a> {
    measure: &'a dyn Measure,
}

impl Pen<'_> {
    fn width(&self, text: &str, style: TextStyle) -> f32 {
        self.measure.width(text, style.size, style.weight)
    }

    fn elide(&self, text: &str, style: TextStyle, width: f32) -> String {
        elide(self.measure, text, style.size, style.weight, width.max(0.0))
    }

    /// The names as far as there is room. Where two would read alike, words go at their front instead.
    fn told_apart(&self, names: &[&str], style: TextStyle, width: f32) -> Vec<String> {
        let cut: Vec<String> = names
            .iter()
            .map(|name| self.elide(name, style, width))
            .collect();
        let is_alike = |text: &String| cut.iter().filter(|other| *other == text).count() > 1;
        let ends = names.iter().zip(&cut);
        ends.map(|(name, text)| {
            if text.ends_with('…') && is_alike(text) {
                self.end_of(name, style, width)
            } else {
                text.clone()
            }
        })
        .collect()
    }

    /// As many of the last words as there is room for, after "… "; at least the last one, cut where it must be.
    fn end_of(&self, name: &str, style: TextStyle, width: f32) -> String {
        let end = elide_front(self.measure, name, style.size, style.weight, width);
        end.unwrap_or_else(|| {
            let last = name.split_whitespace().last().unwrap_or_default();
            self.elide(&format!("… {last}"), style, width)
        })
    }
}

#[cfg(test)]
mod tests;
