//! Explains how even the experience is between stages, channels, owners and segments (METHOD.md, section 11).

use super::super::compared::{Compared, Grouping, compared_by};
use super::super::words::{counted, plain, signed};
use super::{Explanation, Sentence, Teller};

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
    let lagging = compared
        .groups
        .first()
        .filter(|group| group.lift.is_some())?;
    let places: Vec<usize> = teller
        .spots()
        .filter(|spot| lagging.touchpoints.contains(&spot.step.id))
        .map(|spot| spot.place)
        .collect();
    let what = match lagging.touchpoints.len() {
        1 => format!("Meet the basics at {}", lagging.name),
        more => format!(
            "Meet the basics at the {} touchpoints of {}",
            counted(more),
            lagging.name
        ),
    };
    Some(teller.consequence(what.into(), &places))
}
