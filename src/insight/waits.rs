//! Owns how long customers wait, and how long they would wait at a competitor.

use crate::model::{Journey, Minutes, StepId};

/// A touchpoint that one waits for.
#[derive(Debug, Clone, PartialEq)]
pub struct Wait {
    /// The touchpoint.
    pub id: StepId,
    /// How long customers wait before it, in minutes.
    pub ours: Option<f64>,
    /// How long a competitor lets them wait, in minutes.
    pub rival: Option<f64>,
}

/// The touchpoints for which a competitor's wait is known, in reading order.
#[must_use]
pub fn rival_waits(journey: &Journey) -> Vec<Wait> {
    let touchpoints = journey.touchpoints().into_iter();
    touchpoints
        .filter(|step| step.rival_wait.is_some())
        .map(|step| Wait {
            id: step.id.clone(),
            ours: step.wait.map(Minutes::get),
            rival: step.rival_wait.map(Minutes::get),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Id;
    use crate::templates::template;

    #[test]
    fn a_friends_card_from_another_bank_came_in_a_fraction_of_the_time() {
        let project = template("credit-card").unwrap().project;
        let apply = Id::new("apply").unwrap();
        let waits = rival_waits(project.journeys.get(&apply).unwrap());
        let delivery = waits
            .iter()
            .find(|it| it.id.as_str() == "delivery")
            .unwrap();
        assert!(delivery.rival.unwrap() < delivery.ours.unwrap());
    }
}
