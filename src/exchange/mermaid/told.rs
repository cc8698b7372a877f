//! What a diagram tells in comments because Mermaid has no words for it: written by this program, and read back.

use std::fmt::Write as _;

use super::entities::{escaped, read};
use super::{Diagram, emotion_of, score_of};
use crate::model::{Channel, Emotion, Evidence, Owner, Rating, Real, Share, Step};

/// Says that the tasks of a section have no stage.
pub(super) const NO_STAGE: &str = "no stage";
/// Says more about the task before.
const STEP: &str = "step";
/// Says how the tasks are linked.
const LINKS: &str = "links of";

/// What the comments of a diagram tell.
#[derive(Debug, Clone, Default, PartialEq)]
pub(in crate::exchange) struct Told {
    /// What is told of each task.
    pub(in crate::exchange) steps: Vec<ToldStep>,
    /// Which sections are no stages, from 0.
    pub(in crate::exchange) unplaced: Vec<usize>,
    /// The tasks before the first section are in no stage.
    pub(in crate::exchange) starts_unplaced: bool,
    /// From which task to which the links run, from 0, with their shares; none: from each to the next.
    pub(in crate::exchange) links: Option<Vec<(usize, usize, Option<Share>)>>,
}

/// What a comment tells of a task.
#[derive(Debug, Clone, Default, PartialEq)]
pub(in crate::exchange) struct ToldStep {
    pairs: Vec<(String, String)>,
}

/// What the comments of the diagram tell.
pub(in crate::exchange) fn told(diagram: &Diagram) -> Told {
    let mut told = Told {
        steps: vec![ToldStep::default(); diagram.tasks.len()],
        ..Told::default()
    };
    for note in &diagram.notes {
        let sections = diagram.sections.partition_point(|it| it.at < note.at);
        if note.text == NO_STAGE {
            match sections.checked_sub(1) {
                Some(section) => told.unplaced.push(section),
                None => told.starts_unplaced = true,
            }
        } else if let Some(rest) = note.text.strip_prefix(LINKS) {
            told.links = links(rest, diagram.tasks.len());
        } else if let Some(rest) = note.text.strip_prefix(STEP) {
            let tasks = diagram.tasks.partition_point(|it| it.at < note.at);
            let before = tasks.checked_sub(1).and_then(|at| told.steps.get_mut(at));
            if let Some(step) = before {
                step.pairs = pairs(rest);
            }
        }
    }
    told
}

impl ToldStep {
    /// What is told under that heading of the touchpoint table.
    pub(in crate::exchange) fn text(&self, heading: &str) -> Option<&str> {
        let pair = self.pairs.iter().find(|(key, _)| key == heading);
        pair.map(|(_, value)| value.as_str())
    }

    /// The rating under that heading.
    pub(in crate::exchange) fn rating<const MIN: i16, const MAX: i16>(
        &self,
        heading: &str,
    ) -> Option<Rating<MIN, MAX>> {
        Rating::new(self.text(heading)?.parse().ok()?).ok()
    }

    /// The number under that heading.
    pub(in crate::exchange) fn real<const MIN: i64, const MAX: i64>(
        &self,
        heading: &str,
    ) -> Option<Real<MIN, MAX>> {
        Real::new(self.text(heading)?.parse().ok()?).ok()
    }
}

/// The comment about a step; none: Mermaid can hold all of it.
pub(super) fn of_step(
    step: &Step,
    channel: Option<&Channel>,
    owner: Option<&Owner>,
) -> Option<String> {
    let mut line = String::new();
    let mut put = |heading: &str, value: String| {
        // Writing to a String does not fail.
        let _ = write!(line, " {heading}=\"{}\"", escaped(&value));
    };
    let ratings = &step.ratings;
    if emotion_of(score_of(ratings.emotion)) != ratings.emotion {
        let emotion = ratings.emotion.map(|it| it.to_string());
        put("emotion", emotion.unwrap_or_else(|| "none".to_owned()));
    }
    let numbers = [
        ("belief", ratings.belief.map(Emotion::get)),
        ("expectation", ratings.expectation.map(Emotion::get)),
        ("hygiene", ratings.hygiene.map(Rating::get)),
        ("delight", ratings.delight.map(Rating::get)),
        ("convenience", step.convenience.map(Rating::get)),
        ("relevance", step.relevance.map(Rating::get)),
        ("usability", step.usability.map(Rating::get)),
        ("wait", step.wait.map(Real::get)),
    ];
    for (heading, number) in numbers {
        if let Some(number) = number {
            put(heading, number.to_string());
        }
    }
    if step.moment_of_truth {
        put("moment_of_truth", "yes".to_owned());
    }
    match step.evidence {
        Evidence::Assumed => {}
        Evidence::Heard => put("evidence", "Heard".to_owned()),
        Evidence::Measured => put("evidence", "Measured".to_owned()),
    }
    let texts = [
        ("channel", channel.map(|it| it.name.as_str())),
        ("owner", owner.map(|it| it.name.as_str())),
        ("note", Some(step.note.as_str())),
    ];
    for (heading, text) in texts {
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            put(heading, text.to_owned());
        }
    }
    (!line.is_empty()).then(|| format!("{STEP}{line}"))
}

/// The comment about links between tasks, from 0, of so many.
pub(super) fn of_links(links: &[(usize, usize, Option<Share>)], tasks: usize) -> String {
    let mut line = format!("{LINKS} {tasks}:");
    for (from, to, share) in links {
        let _ = write!(line, " {}-{}", from + 1, to + 1);
        if let Some(share) = share {
            let _ = write!(line, "={share}");
        }
    }
    line
}

/// The links of that many tasks; none where the diagram was changed since.
fn links(text: &str, tasks: usize) -> Option<Vec<(usize, usize, Option<Share>)>> {
    let (count, links) = text.split_once(':')?;
    if count.trim().parse() != Ok(tasks) {
        return None;
    }
    let link = |link: &str| {
        let (ends, share) = match link.split_once('=') {
            Some((ends, share)) => (ends, Some(Share::new(share.parse().ok()?).ok()?)),
            None => (link, None),
        };
        let (from, to) = ends.split_once('-')?;
        let from: usize = from.parse().ok()?;
        let to: usize = to.parse().ok()?;
        let is_there = (1..=tasks).contains(&from) && (1..=tasks).contains(&to) && from != to;
        is_there.then(|| (from - 1, to - 1, share))
    };
    links.split_whitespace().map(link).collect()
}

/// The pairs of `heading="value"`.
fn pairs(text: &str) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    let mut rest = text;
    while let Some((key, after)) = rest.split_once("=\"") {
        let Some((value, tail)) = after.split_once('"') else {
            break;
        };
        let value = read(value);
        let value = if value == " " { String::new() } else { value };
        pairs.push((key.trim().to_owned(), value));
        rest = tail;
    }
    pairs
}
