//! Owns one pass over a journey: its network, ratings and visits in dense arrays, from which all figures are taken.

use crate::model::{Journey, JourneyId, Project, Settings, Step};

use super::View;
use super::compare::{is_zero, mean, rising};
use super::network::Network;
use super::passage::{Visit, sound, walk};
use super::ratings::{Effective, Said};

/// What is the same of a journey in every view.
#[derive(Debug)]
pub(super) struct Ground<'a> {
    pub(super) project: &'a Project,
    pub(super) journey: &'a Journey,
    pub(super) settings: Settings,
    pub(super) network: Network<'a>,
    pub(super) said: Said<'a>,
    /// The weight of each touchpoint, by its place in reading order.
    pub(super) weights: Vec<f64>,
}

/// What is seen of a journey in one view.
#[derive(Debug)]
pub(super) struct Seen {
    pub(super) ratings: Vec<Effective>,
    pub(super) visits: Vec<Visit>,
}

/// A touchpoint with all that is known of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spot<'s> {
    pub(super) place: usize,
    pub(super) step: &'s Step,
    pub(super) weight: f64,
    pub(super) rating: &'s Effective,
    pub(super) visit: &'s Visit,
}

impl<'a> Ground<'a> {
    pub(super) fn new(project: &'a Project, journey: &JourneyId) -> Option<Self> {
        let (id, journey) = project.journeys.get_key_value(journey)?;
        let network = Network::new(journey);
        let settings = sound(&project.method);
        let weights = network
            .touchpoints
            .iter()
            .zip(&network.reach)
            .map(|(step, reach)| {
                if step.moment_of_truth {
                    reach * settings.moment_of_truth_weight
                } else {
                    *reach
                }
            })
            .collect();
        Some(Self {
            project,
            journey,
            settings,
            said: Said::new(project, id, &network),
            network,
            weights,
        })
    }

    pub(super) fn seen(&self, view: &View) -> Seen {
        let ratings: Vec<Effective> = self
            .network
            .touchpoints
            .iter()
            .enumerate()
            .map(|(place, step)| self.said.effective(place, step, view))
            .collect();
        let visits = walk(&self.network, &self.settings, &ratings);
        Seen { ratings, visits }
    }

    /// The touchpoints in reading order.
    pub(super) fn spots<'s>(&'s self, seen: &'s Seen) -> impl Iterator<Item = Spot<'s>> {
        let touchpoints = self.network.touchpoints.iter().zip(&self.weights);
        let known = seen.ratings.iter().zip(&seen.visits);
        touchpoints
            .zip(known)
            .enumerate()
            .map(|(place, ((step, weight), (rating, visit)))| Spot {
                place,
                step,
                weight: *weight,
                rating,
                visit,
            })
    }

    /// The touchpoint at that place in reading order.
    pub(super) fn spot<'s>(&'s self, seen: &'s Seen, place: usize) -> Option<Spot<'s>> {
        Some(Spot {
            place,
            step: self.network.touchpoints.get(place)?,
            weight: *self.weights.get(place)?,
            rating: seen.ratings.get(place)?,
            visit: seen.visits.get(place)?,
        })
    }

    /// What all weights of the touchpoints with a felt add up to.
    pub(super) fn felt_weight(&self, seen: &Seen) -> f64 {
        self.spots(seen)
            .filter(|spot| spot.visit.felt.is_some())
            .map(|spot| spot.weight)
            .sum()
    }

    /// The experience score −100 … +100 (METHOD.md, section 9).
    pub(super) fn score(&self, seen: &Seen) -> Option<f64> {
        let whole = self.felt_weight(seen);
        let felt: f64 = self
            .spots(seen)
            .filter_map(|spot| Some(spot.weight * spot.visit.felt?))
            .sum();
        (!is_zero(whole)).then(|| 100.0 * felt / whole)
    }

    /// The peak–end figure −3 … +3 (METHOD.md, section 9).
    pub(super) fn peak_end(&self, seen: &Seen) -> Option<f64> {
        Some(f64::midpoint(peak(seen)?, self.end(seen)?))
    }

    fn end(&self, seen: &Seen) -> Option<f64> {
        let ends = || {
            seen.ratings
                .iter()
                .zip(&self.network.reach)
                .enumerate()
                .filter(|&(place, _)| self.network.is_end(place))
                .filter_map(|(_, (rating, reach))| Some((rating.emotion?, *reach)))
        };
        let whole: f64 = ends().map(|(_, reach)| reach).sum();
        if is_zero(whole) {
            mean(ends().map(|(emotion, _)| emotion))
        } else {
            let felt: f64 = ends().map(|(emotion, reach)| emotion * reach).sum();
            Some(felt / whole)
        }
    }
}

fn peak(seen: &Seen) -> Option<f64> {
    seen.ratings
        .iter()
        .filter_map(|rating| rating.emotion)
        .max_by(|a, b| rising(a.abs(), b.abs()).then_with(|| rising(*b, *a)))
}
