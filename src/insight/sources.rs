//! Owns where delights and failures come from: hard sources (process, system, metric) or soft ones (people, culture,
//! organisation).

use crate::model::{Journey, SourceKind};

use super::compare::{at_least, below};
use super::figures::JourneyFigures;

/// From which delight on a touchpoint with its basics met counts as one that delights (METHOD.md, section 17).
const DELIGHTS: f64 = 3.0;

/// How many touchpoints have which source.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sources {
    /// Process, system, metric.
    pub hard: usize,
    /// People, culture, organisation.
    pub soft: usize,
    /// Nobody has said.
    pub unknown: usize,
}

impl Sources {
    /// How many touchpoints there are.
    #[must_use]
    pub const fn count(self) -> usize {
        self.hard + self.soft + self.unknown
    }

    fn add(&mut self, source: Option<SourceKind>) {
        match source {
            Some(SourceKind::Hard) => self.hard += 1,
            Some(SourceKind::Soft) => self.soft += 1,
            None => self.unknown += 1,
        }
    }
}

/// Where the delights, and where the failures of a journey come from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SourceSplit {
    /// Of the touchpoints with the basics met and a delight of 3 or more.
    pub delights: Sources,
    /// Of the touchpoints whose basics fail.
    pub failures: Sources,
}

/// Counts the sources of the journey's delights and failures.
#[must_use]
pub fn source_split(journey: &Journey, figures: &JourneyFigures) -> SourceSplit {
    let mut split = SourceSplit::default();
    for touchpoint in &figures.touchpoints {
        let source = journey.step(&touchpoint.id).and_then(|step| step.source);
        match touchpoint.satisfaction {
            Some(satisfaction) if below(satisfaction, 0.0) => split.failures.add(source),
            Some(_) => {
                let delight = touchpoint.ratings.delight.unwrap_or_default();
                if at_least(delight, DELIGHTS) {
                    split.delights.add(source);
                }
            }
            None => {}
        }
    }
    split
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::insight::{View, figures};
    use crate::model::{Id, Layer, Level, Project, Step};

    #[test]
    fn a_kind_word_delights_softly_and_a_batch_fails_hard() {
        let mut journey = Journey::default();
        for (name, hygiene, delight, source) in [
            ("thanks", 5.0, 4.0, Some(SourceKind::Soft)),
            ("gift", 4.0, 3.0, None),
            ("batch", 1.0, 5.0, Some(SourceKind::Hard)),
            ("plain", 4.0, 1.0, Some(SourceKind::Hard)),
        ] {
            let mut step = Step::new(Id::new(name).unwrap(), Layer::Touchpoint, name);
            step.ratings.hygiene = Level::new(hygiene).ok();
            step.ratings.delight = Level::new(delight).ok();
            step.source = source;
            journey.graph.put_step(Arc::new(step));
        }
        let mut project = Project::default();
        let id = Id::new("j").unwrap();
        project.journeys.insert(id, Arc::new(journey.clone()));
        let figures = figures(&project, &Id::new("j").unwrap(), &View::default()).unwrap();
        let split = source_split(&journey, &figures);
        let count = |hard, soft, unknown| Sources {
            hard,
            soft,
            unknown,
        };
        assert_eq!(split.delights, count(0, 1, 1));
        assert_eq!(split.failures, count(1, 0, 0));
    }
}
