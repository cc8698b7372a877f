//! Explains how even the experience is between stages, channels, owners and segments (METHOD.md, section 11).

use super::super::compared::{Compared, ComparedGroup, Grouping, compared_by};
use super::super::words::{counted, plain, signed};
use super::{Explanation, Sentence, Teller};
use crate::model::Step;

/// How many touchpoints are named.
const NAMED: usize = 6;

pub(super) fn evenness(teller: &Teller, by: Grouping) -> Option<Explanation> {
    let compared = compared_by(teller.ground, teller.seen, teller.view, by);
    let Some(index) = compared.index else {
        let few = format!(
            "It needs at least two {} with rated touchpoints to compare.",
            several(by)
        );
        return Some(Explanation::missing([few.into()]));
    };
    let (lowest, highest) = compared.groups.first().zip(compared.groups.last())?;
    let apart = highest.mean - lowest.mean;
    let mut reasons: Vec<Sentence> = vec![
        format!(
            "Between {} and {} lie {} of the 2 from the worst to the best: {} is felt at the one, {} at the other.",
            lowest.name,
            highest.name,
            plain(apart, 2),
            signed(lowest.mean, 2),
            signed(highest.mean, 2)
        )
        .into(),
        "1 would mean that all are alike, 0 that one is as bad as can be and another as good.".into(),
    ];
    if by == Grouping::Segment {
        reasons.push(
            "For segments it is the score that is compared, each through its own eyes.".into(),
        );
    }
    let told = Explanation::new(format!("Why {}?", plain(index, 2)), reasons);
    Some(told.therefore(repair(teller, &compared)))
}

pub(super) fn group(teller: &Teller, by: Grouping, id: &str) -> Option<Explanation> {
    let compared = compared_by(teller.ground, teller.seen, teller.view, by);
    let group = compared.groups.iter().find(|group| group.id == id)?;
    let mut reasons: Vec<Sentence> = Vec::new();
    if by == Grouping::Segment {
        let score = format!(
            "Seen through the eyes of {} the score is {}: here it stands as a share of 100.",
            group.name,
            signed(100.0 * group.mean, 1)
        );
        reasons.push(score.into());
    } else {
        let felt = teller
            .spots()
            .filter(|spot| group.touchpoints.contains(&spot.step.id))
            .filter_map(|spot| Some((spot.step, format!(" ({})", signed(spot.visit.felt?, 2)))));
        let felt: Vec<(&Step, String)> = felt.collect();
        let begin = match felt.len() {
            1 => Sentence::from("It is what is felt at "),
            _ => Sentence::from("It is the mean of what is felt at "),
        };
        reasons.push(begin.steps_said(felt, NAMED).text("."));
        if group.touchpoints.len() > 1 {
            reasons.push(
                "Each counts by how many customers come there, a moment of truth more.".into(),
            );
        }
    }
    if let Some(elsewhere) = group.elsewhere {
        reasons.push(format!("Everywhere else it is {}.", signed(elsewhere, 2)).into());
    }
    let told = Explanation::new(format!("Why {}?", signed(group.mean, 2)), reasons);
    Some(told.therefore(repair_of(teller, group)))
}

fn several(by: Grouping) -> &'static str {
    match by {
        Grouping::Stage => "stages",
        Grouping::Channel => "channels",
        Grouping::Owner => "owners",
        Grouping::Segment => "segments",
    }
}

/// What meeting the basics all over the lagging group would bring.
fn repair(teller: &Teller, compared: &Compared) -> Option<Sentence> {
    repair_of(teller, compared.groups.first()?)
}

/// What meeting the basics all over the group would bring.
fn repair_of(teller: &Teller, group: &ComparedGroup) -> Option<Sentence> {
    group.lift?;
    let places: Vec<usize> = teller
        .spots()
        .filter(|spot| group.touchpoints.contains(&spot.step.id))
        .map(|spot| spot.place)
        .collect();
    let what = match group.touchpoints.len() {
        1 => format!("Meet the basics at {}", group.name),
        more => format!(
            "Meet the basics at the {} touchpoints of {}",
            counted(more),
            group.name
        ),
    };
    Some(teller.consequence(what.into(), &places))
}
