//! Owns the edges of the lanes, along which links run, and how lanes grow where many do.

use super::grid::Grid;
use super::{Lane, MapLayout};

/// How far below the edge of a lane that has not grown its links may run.
const ZONE: f32 = 7.5;

/// By how much places are lowered when lanes grow.
#[derive(Debug)]
pub(super) struct Lowered {
    /// From which height on, and by how much in all, from top to bottom.
    steps: Vec<(f32, f32)>,
}

impl Lowered {
    /// By how much what lies at that height is lowered.
    pub(super) fn at(&self, y: f32) -> f32 {
        let step = self.steps.partition_point(|&(from, _)| from < y);
        let step = step.checked_sub(1).and_then(|step| self.steps.get(step));
        step.map_or(0.0, |&(_, by)| by)
    }
}

impl Lane {
    /// The height of the middle of its cards.
    #[must_use]
    pub fn middle(&self) -> f32 {
        self.top + f32::midpoint(self.above, self.height)
    }
}

impl MapLayout {
    /// The height of a lane's upper edge; behind the last lane that of the lower edge of all.
    pub(super) fn edge_y(&self, edge: usize) -> f32 {
        self.lanes
            .get(edge)
            .map_or(self.size.height, |lane| lane.top)
    }

    /// The edge along which a link at that height runs: it is numbered by the lane below it.
    pub(super) fn edge_at(&self, y: f32) -> usize {
        let above = self.lanes.partition_point(|lane| lane.top <= y + ZONE);
        let is_last = y + ZONE >= self.size.height;
        if is_last {
            self.lanes.len()
        } else {
            above.saturating_sub(1)
        }
    }

    /// By how much everything will be lowered when the lanes grow by `growth` above their cards.
    pub(super) fn lowered(&self, growth: &[f32]) -> Lowered {
        let mut all = 0.0;
        let steps = self.lanes.iter().zip(growth);
        let steps = steps.map(|(lane, grown)| {
            all += grown;
            (lane.top + lane.above + ZONE, all)
        });
        Lowered {
            steps: steps.collect(),
        }
    }

    /// Lets each lane grow by so much above its cards, and the last one below them by what comes after all lanes.
    pub(super) fn grow(&mut self, growth: &[f32]) {
        let lowered = self.lowered(growth);
        for card in &mut self.cards {
            let by = lowered.at(card.rect.centre().y);
            card.rect.min.y += by;
            card.rect.max.y += by;
        }
        self.lines.visibility += line_lowered(&self.lanes, growth, self.lines.visibility);
        self.lines.internal += line_lowered(&self.lanes, growth, self.lines.internal);
        let mut all = 0.0;
        for (lane, grown) in self.lanes.iter_mut().zip(growth) {
            lane.top += all;
            lane.above += grown;
            lane.height += grown;
            all += grown;
        }
        let below = growth.get(self.lanes.len()).copied().unwrap_or_default();
        if let Some(lane) = self.lanes.last_mut() {
            lane.height += below;
        }
        all += below;
        self.size.height += all;
        self.grid = Grid::new(&self.cards, self.slots.len(), self.slot_width);
    }

    /// Lets the lanes grow as those of another layout did.
    pub(super) fn grow_like(&mut self, other: &Self) {
        let grown = |lane: &Lane| {
            let as_before = other.lanes.iter().find(|before| before.kind == lane.kind);
            as_before.map_or(0.0, |before| before.above)
        };
        let growth: Vec<f32> = self.lanes.iter().map(grown).collect();
        if growth.iter().any(|&grown| grown > 0.0) {
            self.grow(&growth);
        }
    }
}

/// By how much the upper edge of a lane at that height is lowered.
fn line_lowered(lanes: &[Lane], growth: &[f32], y: f32) -> f32 {
    let above = lanes.iter().zip(growth).filter(|(lane, _)| lane.top < y);
    above.map(|(_, grown)| grown).sum()
}
