//! Owns turning an old delighter into a basic: what was beyond expectation once is what customers now expect.

use crate::model::{Emotion, Level, Ratings, Step};

use super::{JourneyEdit, StepField};

/// The emotion that stands for full delight.
const DELIGHTED: f64 = 3.0;

/// The changes that make the touchpoint's delight what is expected there: expectation rises to the emotion that the
/// delight stood for (5 of 5 is +3), where it is not higher already, and delight begins again at 0. The same for every
/// segment that has a delight of its own. `arriving` is the expectation with which customers come. Empty where nothing
/// delights.
#[must_use]
pub fn into_basic(step: &Step, arriving: f64) -> Vec<JourneyEdit> {
    let set = |field| JourneyEdit::SetSteps(vec![step.id.clone()], field);
    let mut edits = Vec::new();
    if let Some(expected) = expected(&step.ratings, arriving) {
        edits.push(set(StepField::Expectation(Some(expected))));
        edits.push(set(StepField::Delight(Some(Level::clamped(0.0)))));
    }
    for (segment, own) in &step.by_segment {
        if let Some(expected) = expected(own, arriving) {
            let own = Ratings {
                expectation: Some(expected),
                delight: Some(Level::clamped(0.0)),
                ..*own
            };
            edits.push(set(StepField::BySegment(segment.clone(), Some(own))));
        }
    }
    edits
}

fn expected(ratings: &Ratings, arriving: f64) -> Option<Emotion> {
    let delight = ratings.delight.map(Level::get).filter(|it| *it > 0.0)?;
    let today = ratings.expectation.map_or(arriving, Emotion::get);
    Some(Emotion::clamped(today.max(delight / 5.0 * DELIGHTED)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Id, Layer};

    #[test]
    fn a_gift_that_everybody_knows_of_is_expected_and_delights_nobody() {
        let mut step = Step::new(Id::new("gift").unwrap(), Layer::Touchpoint, "Gift");
        step.ratings.delight = Level::new(5.0).ok();
        let own = Ratings {
            delight: Level::new(2.5).ok(),
            ..Ratings::default()
        };
        step.by_segment.insert(Id::new("students").unwrap(), own);
        let fields: Vec<StepField> = into_basic(&step, 2.0)
            .into_iter()
            .filter_map(|edit| {
                let JourneyEdit::SetSteps(_, field) = edit else {
                    return None;
                };
                Some(field)
            })
            .collect();
        let students = Ratings {
            expectation: Emotion::new(2.0).ok(),
            delight: Level::new(0.0).ok(),
            ..Ratings::default()
        };
        assert_eq!(
            fields,
            [
                StepField::Expectation(Emotion::new(3.0).ok()),
                StepField::Delight(Level::new(0.0).ok()),
                StepField::BySegment(Id::new("students").unwrap(), Some(students)),
            ]
        );
        step.ratings.delight = None;
        step.by_segment.clear();
        assert_eq!(into_basic(&step, 2.0), []);
    }
}
