//! Owns what customers carry along the journey: satisfaction at each touchpoint, goodwill and what it forgives,
//! expectations and what falls short of them (METHOD.md, sections 6 to 8).

use crate::model::Settings;

use super::compare::{at_most, below, is_zero};
use super::network::{Forward, Network};
use super::ratings::Effective;

/// What customers bring to a touchpoint.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Carried {
    /// Goodwill, `G`.
    pub(super) goodwill: f64,
    /// Touchpoints met, `N`.
    pub(super) met: f64,
    /// Failures met, `L`.
    pub(super) failures: f64,
    /// What they expect, `X`.
    pub(super) expectation: f64,
}

/// What happens at one touchpoint.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Visit {
    pub(super) arriving: Carried,
    pub(super) satisfaction: Option<f64>,
    pub(super) forgiven: f64,
    pub(super) felt: Option<f64>,
    /// The emotion minus what was expected.
    pub(super) gap: Option<f64>,
    pub(super) leaving: Carried,
}

/// The settings, within their ranges whatever the project says.
pub(super) fn sound(settings: &Settings) -> Settings {
    let usual = Settings::default();
    let sound = |value: f64, usual: f64, min: f64, max: f64| {
        if value.is_nan() {
            usual
        } else {
            value.clamp(min, max)
        }
    };
    Settings {
        parity: sound(settings.parity, usual.parity, 0.5, 5.0),
        softening: sound(settings.softening, usual.softening, 0.0, 1.0),
        moment_of_truth_weight: sound(
            settings.moment_of_truth_weight,
            usual.moment_of_truth_weight,
            1.0,
            10.0,
        ),
        memory: sound(settings.memory, usual.memory, 0.0, 1.0),
        tolerated_lapse_rate: sound(
            settings.tolerated_lapse_rate,
            usual.tolerated_lapse_rate,
            0.0,
            1.0,
        ),
        adaptation: sound(settings.adaptation, usual.adaptation, 0.0, 1.0),
        starting_expectation: sound(
            settings.starting_expectation,
            usual.starting_expectation,
            -3.0,
            3.0,
        ),
    }
}

/// The satisfaction −1 … +1 at a touchpoint; missing where hygiene is not rated (METHOD.md, section 6).
pub(super) fn satisfaction(
    settings: &Settings,
    hygiene: Option<f64>,
    delight: Option<f64>,
) -> Option<f64> {
    let delight = delight.unwrap_or_default() / 5.0;
    let shortfall = ((settings.parity - hygiene?) / settings.parity).max(0.0);
    Some(if is_zero(shortfall) {
        delight
    } else {
        -shortfall * (1.0 - settings.softening * delight)
    })
}

/// What a failure `satisfaction` < 0 is forgiven by those who arrive (METHOD.md, section 7).
pub(super) fn forgiven(settings: &Settings, arriving: &Carried, satisfaction: f64) -> f64 {
    let rate = (arriving.failures + 1.0) / (arriving.met + 1.0);
    if at_most(rate, settings.tolerated_lapse_rate) {
        arriving.goodwill.min(-satisfaction).max(0.0)
    } else {
        0.0
    }
}

/// Goodwill, touchpoints and failures met after a touchpoint, and what was forgiven there.
pub(super) fn meet(
    settings: &Settings,
    arriving: Carried,
    satisfaction: Option<f64>,
) -> (Carried, f64) {
    let Some(satisfaction) = satisfaction else {
        return (arriving, 0.0);
    };
    let fails = below(satisfaction, 0.0);
    let let_pass = if fails {
        forgiven(settings, &arriving, satisfaction)
    } else {
        0.0
    };
    let earned = if fails { 0.0 } else { satisfaction };
    let leaving = Carried {
        goodwill: settings.memory * (arriving.goodwill - let_pass) + earned,
        met: arriving.met + 1.0,
        failures: arriving.failures + f64::from(u8::from(fails)),
        expectation: arriving.expectation,
    };
    (leaving, let_pass)
}

/// Walks the journey in reading order and returns what happens at every touchpoint.
pub(super) fn walk(network: &Network, settings: &Settings, ratings: &[Effective]) -> Vec<Visit> {
    let mut visits: Vec<Visit> = Vec::with_capacity(network.len());
    for (place, rating) in ratings.iter().enumerate() {
        let arriving = arrival(settings, network.arriving.row(place), |at| {
            visits
                .get(at)
                .map(|visit| visit.leaving)
                .unwrap_or_default()
        });
        visits.push(visit(settings, arriving, rating));
    }
    visits
}

/// What arrives over links whose parts add up to 1; as at a start where there is none.
pub(super) fn arrival(
    settings: &Settings,
    links: &[Forward],
    leaving: impl Fn(usize) -> Carried,
) -> Carried {
    match links {
        [] => Carried {
            expectation: settings.starting_expectation,
            ..Carried::default()
        },
        [only] => leaving(only.at),
        several => several.iter().fold(Carried::default(), |sum, link| {
            let handed = leaving(link.at);
            Carried {
                goodwill: sum.goodwill + link.part * handed.goodwill,
                met: sum.met + link.part * handed.met,
                failures: sum.failures + link.part * handed.failures,
                expectation: sum.expectation + link.part * handed.expectation,
            }
        }),
    }
}

fn visit(settings: &Settings, mut arriving: Carried, rating: &Effective) -> Visit {
    if let Some(explicit) = rating.expectation {
        arriving.expectation = explicit;
    }
    let satisfaction = satisfaction(settings, rating.hygiene, rating.delight);
    let (mut leaving, forgiven) = meet(settings, arriving, satisfaction);
    let gap = rating.emotion.map(|emotion| emotion - arriving.expectation);
    leaving.expectation += settings.adaptation * gap.unwrap_or_default();
    Visit {
        arriving,
        satisfaction,
        forgiven,
        felt: satisfaction.map(|satisfaction| satisfaction + forgiven),
        gap,
        leaving,
    }
}
