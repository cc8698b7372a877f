//! Owns a sentence of an explanation: words, and the names of steps in between that lead there.

use crate::model::{Step, StepId};

use super::super::named;
use super::super::words::counted;

/// A piece of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// Words.
    Text(String),
    /// A step that is named.
    Step {
        /// The step.
        id: StepId,
        /// What it is called, with its quotation marks.
        name: String,
    },
}

impl Part {
    /// As it is read.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Text(text) => text,
            Self::Step { name, .. } => name,
        }
    }
}

/// A sentence that may name steps.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sentence {
    parts: Vec<Part>,
}

impl Sentence {
    /// Its pieces, from left to right.
    #[must_use]
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// The steps that it names, from left to right.
    pub fn steps(&self) -> impl Iterator<Item = &StepId> {
        self.parts.iter().filter_map(|part| match part {
            Part::Text(_) => None,
            Part::Step { id, .. } => Some(id),
        })
    }

    /// Goes on with words.
    #[must_use]
    pub fn text(mut self, text: &str) -> Self {
        if let Some(Part::Text(last)) = self.parts.last_mut() {
            last.push_str(text);
        } else {
            self.parts.push(Part::Text(text.to_owned()));
        }
        self
    }

    /// Goes on with the name of a step.
    #[must_use]
    pub fn step(mut self, step: &Step) -> Self {
        self.parts.push(Part::Step {
            id: step.id.clone(),
            name: format!("“{}”", named(step)),
        });
        self
    }

    /// Goes on with the names of steps, each with what is said of it: at most `most`, then how many more there are.
    #[must_use]
    pub fn steps_said<'s>(
        self,
        steps: impl IntoIterator<Item = (&'s Step, String)>,
        most: usize,
    ) -> Self {
        let all: Vec<_> = steps.into_iter().collect();
        let more = all.len().saturating_sub(most);
        let last = all.len() - more;
        let mut sentence = self;
        for (index, (step, said)) in all.iter().take(most).enumerate() {
            if index > 0 {
                let is_last = index + 1 == last && more == 0;
                sentence = sentence.text(if is_last { " and " } else { ", " });
            }
            sentence = sentence.step(step).text(said);
        }
        match more {
            0 => sentence,
            more => sentence.text(&format!(" and {} more", counted(more))),
        }
    }
}

impl From<&str> for Sentence {
    fn from(text: &str) -> Self {
        Self::default().text(text)
    }
}

impl From<String> for Sentence {
    fn from(text: String) -> Self {
        Self::default().text(&text)
    }
}

impl std::fmt::Display for Sentence {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.parts
            .iter()
            .try_for_each(|part| f.write_str(part.text()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Id, Layer};

    #[test]
    fn so_many_steps_are_named_and_the_others_counted() {
        let steps = ["a", "b", "c", "d"].map(|name| {
            let id: StepId = Id::new(name).unwrap();
            Step::new(id, Layer::Touchpoint, name)
        });
        let told = |count: usize, most| {
            let steps = steps.iter().take(count);
            Sentence::from("By ")
                .steps_said(steps.map(|step| (step, " (1)".to_owned())), most)
                .to_string()
        };
        assert_eq!(told(1, 3), "By “a” (1)");
        assert_eq!(told(2, 3), "By “a” (1) and “b” (1)");
        assert_eq!(told(3, 3), "By “a” (1), “b” (1) and “c” (1)");
        assert_eq!(told(4, 2), "By “a” (1), “b” (1) and two more");
        let linked = Sentence::from("x").step(&steps[0]);
        assert_eq!(linked.steps().collect::<Vec<_>>(), [&steps[0].id]);
    }
}
