//! Owns consistency: how even the experience is between stages, channels, owners and segments (METHOD.md, section 11).

use std::collections::BTreeMap;

use crate::model::{Channel, Id, Owner, Segment, SegmentId, Stage, Step};

use super::compare::{is_zero, number, rising};
use super::reading::{Ground, Seen};
use super::{Time, View};

/// A group of touchpoints.
#[derive(Debug, Clone, PartialEq)]
pub struct Group<K> {
    /// The stage, channel or owner that they share.
    pub id: Id<K>,
    /// Their mean felt, weighted: −1 … +1.
    pub mean: f64,
    /// How many there are with a felt.
    pub count: usize,
}

/// How even the experience is between groups.
#[derive(Debug, Clone, PartialEq)]
pub struct Evenness<K> {
    /// 0 as uneven as can be … 1 all the same; missing with fewer than two groups.
    pub index: Option<f64>,
    /// The group with the lowest mean; none with fewer than two groups.
    pub lagging: Option<Id<K>>,
    /// The groups that have a felt, sorted by id.
    pub groups: Vec<Group<K>>,
}

/// How even the experience is between segments.
#[derive(Debug, Clone, PartialEq)]
pub struct SegmentEvenness {
    /// 0 as uneven as can be … 1 all the same; missing with fewer than two segments that have a score.
    pub index: Option<f64>,
    /// The segment with the lowest score; none with fewer than two.
    pub lagging: Option<SegmentId>,
    /// The segments that have a score, and that score, sorted by id.
    pub groups: Vec<(SegmentId, f64)>,
}

/// How even the experience is, looked at in four ways.
#[derive(Debug, Clone, PartialEq)]
pub struct Consistency {
    /// Between the stages.
    pub stage: Evenness<Stage>,
    /// Between the channels.
    pub channel: Evenness<Channel>,
    /// Between the owners.
    pub owner: Evenness<Owner>,
    /// Between the segments, whatever the view.
    pub segment: SegmentEvenness,
}

pub(super) fn consistency(ground: &Ground, seen: &Seen, time: Time) -> Consistency {
    Consistency {
        stage: evenness(ground, seen, |step| step.stage.as_ref()),
        channel: evenness(ground, seen, |step| step.channel.as_ref()),
        owner: evenness(ground, seen, |step| step.owner.as_ref()),
        segment: between_segments(ground, time),
    }
}

#[derive(Default)]
struct Sums {
    weight: f64,
    weighted: f64,
    plain: f64,
    count: usize,
}

impl Sums {
    fn mean(&self) -> f64 {
        if is_zero(self.weight) {
            self.plain / number(self.count)
        } else {
            self.weighted / self.weight
        }
    }
}

fn evenness<K>(
    ground: &Ground,
    seen: &Seen,
    group_of: impl Fn(&Step) -> Option<&Id<K>>,
) -> Evenness<K> {
    let mut groups: BTreeMap<&Id<K>, Sums> = BTreeMap::new();
    for spot in ground.spots(seen) {
        if let (Some(group), Some(felt)) = (group_of(spot.step), spot.visit.felt) {
            let sums = groups.entry(group).or_default();
            sums.weight += spot.weight;
            sums.weighted += spot.weight * felt;
            sums.plain += felt;
            sums.count += 1;
        }
    }
    let groups: Vec<Group<K>> = groups
        .into_iter()
        .map(|(id, sums)| Group {
            id: id.clone(),
            mean: sums.mean(),
            count: sums.count,
        })
        .collect();
    let (range, lagging) = range_and_lowest(groups.iter().map(|group| (&group.id, group.mean)));
    Evenness {
        index: range.map(|range| 1.0 - range / 2.0),
        lagging: lagging.cloned(),
        groups,
    }
}

fn between_segments(ground: &Ground, time: Time) -> SegmentEvenness {
    let score = |id: &Id<Segment>| {
        let view = View {
            segment: Some(id.clone()),
            time,
        };
        ground.score(&ground.seen(&view))
    };
    let groups: Vec<(SegmentId, f64)> = ground
        .project
        .segments
        .keys()
        .filter_map(|id| Some((id.clone(), score(id)?)))
        .collect();
    let (range, lagging) = range_and_lowest(groups.iter().map(|(id, score)| (id, *score)));
    SegmentEvenness {
        index: range.map(|range| 1.0 - range / 200.0),
        lagging: lagging.cloned(),
        groups,
    }
}

/// Highest minus lowest and the first with the lowest; nothing with fewer than two.
fn range_and_lowest<'i, K: 'i>(
    groups: impl Iterator<Item = (&'i Id<K>, f64)> + Clone,
) -> (Option<f64>, Option<&'i Id<K>>) {
    if groups.clone().count() < 2 {
        return (None, None);
    }
    let highest = groups.clone().map(|(_, mean)| mean).reduce(f64::max);
    let lowest = groups.clone().map(|(_, mean)| mean).reduce(f64::min);
    let lagging = groups.min_by(|(_, a), (_, b)| rising(*a, *b));
    (
        highest
            .zip(lowest)
            .map(|(highest, lowest)| highest - lowest),
        lagging.map(|(id, _)| id),
    )
}
