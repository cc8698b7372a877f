//! Owns the question "what would the score be if the basics were met here?", answered from what changes downstream
//! instead of walking the whole journey again (METHOD.md, section 10).

use super::compare::{at_most, below, is_zero};
use super::passage::{Carried, arrival, meet, satisfaction};
use super::reading::{Ground, Seen};

/// Answers one question after another over the same view of a journey.
#[derive(Debug)]
pub(super) struct WhatIf<'g> {
    ground: &'g Ground<'g>,
    seen: &'g Seen,
    felt_weight: f64,
    /// By how many failures fewer on arrival something at or behind each touchpoint would begin to be forgiven.
    spare: Vec<f64>,
    /// What is handed on instead, in the question of that number.
    instead: Vec<(u32, Carried)>,
    /// The last question in which what arrives, or is met, is different.
    touched: Vec<u32>,
    question: u32,
}

impl<'g> WhatIf<'g> {
    pub(super) fn new(ground: &'g Ground<'g>, seen: &'g Seen) -> Self {
        Self {
            ground,
            seen,
            felt_weight: ground.felt_weight(seen),
            spare: spare_failures(ground, seen),
            instead: vec![(0, Carried::default()); ground.network.len()],
            touched: vec![0; ground.network.len()],
            question: 0,
        }
    }

    /// By how much the score rises when the basics are met at these touchpoints, given in reading order.
    /// Touchpoints whose basics are met or not rated change nothing. Missing where the journey has no score.
    pub(super) fn lift(&mut self, touchpoints: &[usize]) -> Option<f64> {
        if is_zero(self.felt_weight) {
            return None;
        }
        let failing: Vec<usize> = touchpoints
            .iter()
            .copied()
            .filter(|&place| self.met_there(place).is_some())
            .collect();
        let Some((&first, &last)) = failing.first().zip(failing.last()) else {
            return Some(0.0);
        };
        self.question += 1;
        let mut raised = failing.iter().copied().peekable();
        let mut until = last;
        let mut gained = 0.0;
        let mut place = first;
        while place <= until {
            let is_raised = raised.next_if_eq(&place).is_some();
            if is_raised || self.touched.get(place) == Some(&self.question) {
                let met = is_raised.then(|| self.met_there(place)).flatten();
                gained += self.revisit(place, met);
                until = until.max(self.touch_next(place, failing.len()));
            }
            place += 1;
        }
        Some(100.0 * gained / self.felt_weight)
    }

    /// The satisfaction with the basics met, where they are rated and not met today.
    fn met_there(&self, place: usize) -> Option<f64> {
        let rating = self.seen.ratings.get(place)?;
        let settings = &self.ground.settings;
        below(rating.hygiene?, settings.parity)
            .then(|| satisfaction(settings, Some(settings.parity), rating.delight))?
    }

    /// Visits the touchpoint again, keeps what is handed on, and returns the weighted difference in what is felt.
    fn revisit(&mut self, place: usize, met: Option<f64>) -> f64 {
        let Some(spot) = self.ground.spot(self.seen, place) else {
            return 0.0;
        };
        let links = self.ground.network.arriving.row(place);
        let arriving = arrival(&self.ground.settings, links, |at| self.leaving(at));
        let satisfaction = met.or(spot.visit.satisfaction);
        let (leaving, forgiven) = meet(&self.ground.settings, arriving, satisfaction);
        if let Some(instead) = self.instead.get_mut(place) {
            *instead = (self.question, leaving);
        }
        let felt = satisfaction.map(|satisfaction| satisfaction + forgiven);
        felt.zip(spot.visit.felt)
            .map_or(0.0, |(felt, today)| spot.weight * (felt - today))
    }

    fn leaving(&self, place: usize) -> Carried {
        match self.instead.get(place) {
            Some((question, leaving)) if *question == self.question => *leaving,
            _ => self.today(place),
        }
    }

    fn today(&self, place: usize) -> Carried {
        self.seen
            .visits
            .get(place)
            .map(|visit| visit.leaving)
            .unwrap_or_default()
    }

    /// Marks what follows the touchpoint, where that can make a difference. Returns the last place marked.
    fn touch_next(&mut self, place: usize, raised: usize) -> usize {
        let (today, instead) = (self.today(place), self.leaving(place));
        let same = (today.goodwill - instead.goodwill).abs() < 1e-15
            && (today.failures - instead.failures).abs() < 1e-15;
        let mut last = place;
        if same {
            return last;
        }
        for link in self.ground.network.leaving.row(place) {
            let spare = self.spare.get(link.at).copied().unwrap_or(f64::INFINITY);
            if spare <= super::compare::number(raised)
                && let Some(touched) = self.touched.get_mut(link.at)
            {
                *touched = self.question;
                last = last.max(link.at);
            }
        }
        last
    }
}

/// For every touchpoint: the fewest failures less on arrival with which it, or one that can be reached from it, would be
/// forgiven anything. Infinite where nothing behind it fails: then nothing that arrives there changes the score.
fn spare_failures(ground: &Ground, seen: &Seen) -> Vec<f64> {
    let tolerated = ground.settings.tolerated_lapse_rate;
    let mut spare = vec![f64::INFINITY; ground.network.len()];
    for place in (0..ground.network.len()).rev() {
        let Some(visit) = seen.visits.get(place) else {
            continue;
        };
        let mut least = f64::INFINITY;
        if visit.satisfaction.is_some_and(|it| below(it, 0.0)) {
            let (met, failures) = (visit.arriving.met + 1.0, visit.arriving.failures + 1.0);
            least = if at_most(failures / met, tolerated) {
                0.0
            } else {
                failures - tolerated * met - 1e-6
            };
        }
        for link in ground.network.leaving.row(place) {
            least = least.min(spare.get(link.at).copied().unwrap_or(f64::INFINITY));
        }
        if let Some(own) = spare.get_mut(place) {
            *own = least;
        }
    }
    spare
}
