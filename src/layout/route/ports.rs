//! Decides on which side of its card a link leaves and on which it arrives.

use std::collections::BTreeSet;

use super::super::hit::{Side, port_of};
use super::super::{Card, MapLayout, Point};
use super::traffic::Bundle;
use super::{Way, card, label};
use crate::model::{Layer, LinkKind};

/// A loop back arrives this far below the middle.
const LOOP_IN: f32 = 16.0;
/// A flow link leaves this far above the middle where a loop arrives.
const ASIDE_OF_LOOP: f32 = 8.0;
/// Support arrives this far left of the middle.
const SUPPORT_IN: f32 = 36.0;
/// Support that arrives from aside does so this far below the middle: of a touchpoint, of what has support of its own to
/// give.
const FROM_ASIDE_IN: (f32, f32) = (24.0, 10.0);
/// A loop leaves this far beside the middle of a side that another link uses.
const ASIDE: f32 = 24.0;
/// What it costs to leave on the side that is not the first choice.
const SECOND_CHOICE: f32 = 15.0;
/// What it costs to reach a supported card from aside.
const FROM_ASIDE: f32 = 25.0;
/// A flow link leaves at the bottom only for a target no further right than the next slot but one.
const NEAR: usize = 2;

/// Where a link leaves or reaches a card.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Port {
    /// The place.
    pub(super) at: Point,
    /// The side of the card.
    pub(super) side: Side,
}

/// One way of leaving and arriving.
#[derive(Debug, Clone, Copy)]
pub(super) struct Choice {
    /// The index of the card that is left.
    pub(super) from: usize,
    /// The index of the card that is reached.
    pub(super) to: usize,
    /// Where it is left.
    pub(super) out: Port,
    /// Where it is reached.
    pub(super) into: Port,
    /// What the choice costs.
    pub(super) penalty: f32,
    /// Which other links may be joined.
    pub(super) bundle: Bundle,
    /// Whether something stands on the link.
    pub(super) is_labelled: bool,
}

/// Which sides of the cards are used for what.
pub(super) struct Ports {
    /// By way: the side on which a flow link that runs forward leaves.
    sides: Vec<Side>,
    /// What is used of which card.
    used: BTreeSet<(usize, Use)>,
}

/// What a place on a card is used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Use {
    /// A loop back arrives on the right.
    LoopIn,
    /// A flow link leaves on the right.
    FlowRight,
    /// A flow link leaves at the bottom.
    FlowBottom,
    /// A promise arrives at the top.
    PromiseIn,
    /// A promise leaves at the top.
    PromiseOut,
    /// Support is given to what is above, to what is below, to anything.
    SupportUp,
    SupportDown,
    SupportOut,
}

impl Ports {
    /// The sides for all ways together: of two flow links that leave a card, each has a side of its own.
    pub(super) fn of(ways: &[Way], layout: &MapLayout) -> Self {
        let mut ports = Self {
            sides: vec![Side::Right; ways.len()],
            used: BTreeSet::new(),
        };
        ports.assign_flow(ways, layout);
        for way in ways {
            if way.back {
                ports.used.insert((way.to, Use::LoopIn));
            }
            if way.link.kind == LinkKind::Support {
                ports.gives_support(way, layout);
            }
            if way.link.kind == LinkKind::Promise {
                let leaves_right = ports.promise_leaves_right(way, layout);
                ports.used.insert((way.to, Use::PromiseIn));
                if !leaves_right {
                    ports.used.insert((way.from, Use::PromiseOut));
                }
            }
        }
        ports
    }

    /// The ways of leaving and arriving that this link has, the first choice first.
    pub(super) fn choices(&self, way: &Way, index: usize, layout: &MapLayout) -> Vec<Choice> {
        let (Some(from), Some(to)) = (card(layout, way.from), card(layout, way.to)) else {
            return Vec::new();
        };
        let is_labelled = label::is_labelled(way.link);
        let pairs = match way.link.kind {
            LinkKind::Flow if way.back => self.loop_back(way, (from, to)),
            LinkKind::Flow => self.flow(way, index, (from, to)),
            LinkKind::Promise => self.promise(way, (from, to), layout),
            LinkKind::Support => self.support(way.to, (from, to)),
        };
        pairs
            .into_iter()
            .map(|(out, into, penalty)| Choice {
                from: way.from,
                to: way.to,
                out,
                into,
                penalty,
                is_labelled,
                bundle: Bundle {
                    out: bundle_key(way.from, out.side, way.link.kind),
                    into: bundle_key(way.to, into.side, way.link.kind),
                },
            })
            .collect()
    }

    /// Gives each forward flow link the side that it prefers where that is free, else the other one.
    fn assign_flow(&mut self, ways: &[Way], layout: &MapLayout) {
        let slot = |index: usize| card(layout, index).map(|card| card.slot);
        let mut flow: Vec<usize> = (0..ways.len()).collect();
        let forward = |way: &Way| way.link.kind == LinkKind::Flow && !way.back;
        flow.retain(|&index| ways.get(index).is_some_and(forward));
        flow.sort_by_key(|&index| ways.get(index).map(|way| (way.from, slot(way.to), index)));
        let mut second = Vec::new();
        for index in flow {
            let Some(way) = ways.get(index) else { continue };
            let wanted = wanted_side(way, layout);
            if self.take(way.from, wanted) {
                self.set_side(index, wanted);
            } else {
                second.push((index, way.from, wanted));
            }
        }
        for (index, from, wanted) in second {
            let other = other_side(wanted);
            let side = if self.take(from, other) {
                other
            } else {
                wanted
            };
            self.set_side(index, side);
        }
    }

    /// Marks the side as used for flow; false where it was.
    fn take(&mut self, card: usize, side: Side) -> bool {
        let place = if side == Side::Bottom {
            Use::FlowBottom
        } else {
            Use::FlowRight
        };
        self.used.insert((card, place))
    }

    fn set_side(&mut self, way: usize, side: Side) {
        if let Some(place) = self.sides.get_mut(way) {
            *place = side;
        }
    }

    fn is_used(&self, card: usize, place: Use) -> bool {
        self.used.contains(&(card, place))
    }

    /// The middle of the right side, or above it where a loop arrives.
    fn right(&self, index: usize, card: &Card) -> Port {
        let aside = if self.is_used(index, Use::LoopIn) {
            -ASIDE_OF_LOOP
        } else {
            0.0
        };
        shifted(card, Side::Right, 0.0, aside)
    }

    fn flow(&self, way: &Way, index: usize, (from, to): (&Card, &Card)) -> Vec<(Port, Port, f32)> {
        let into = shifted(to, Side::Left, 0.0, 0.0);
        let right = self.right(way.from, from);
        let bottom = shifted(from, Side::Bottom, 0.0, 0.0);
        let (first, second) = match self.sides.get(index) {
            Some(Side::Bottom) => (bottom, right),
            Some(Side::Left | Side::Right | Side::Top) | None => (right, bottom),
        };
        let mut choices = vec![(first, into, 0.0), (second, into, SECOND_CHOICE)];
        if from.lane == to.lane {
            let level = Port {
                at: Point::new(into.at.x, right.at.y),
                side: Side::Left,
            };
            choices.insert(0, (right, level, 0.0));
        }
        choices
    }

    fn loop_back(&self, way: &Way, (from, to): (&Card, &Card)) -> Vec<(Port, Port, f32)> {
        let into = shifted(to, Side::Right, 0.0, LOOP_IN);
        let beside = |places: &[Use]| {
            let is_used = places.iter().any(|&place| self.is_used(way.from, place));
            if is_used { ASIDE } else { 0.0 }
        };
        let aside = beside(&[Use::PromiseIn, Use::PromiseOut]);
        let top = shifted(from, Side::Top, -aside, 0.0);
        let bottom = shifted(from, Side::Bottom, beside(&[Use::FlowBottom]), 0.0);
        match to.lane.cmp(&from.lane) {
            std::cmp::Ordering::Less => vec![(top, into, 0.0), (bottom, into, SECOND_CHOICE)],
            std::cmp::Ordering::Greater => vec![(bottom, into, 0.0), (top, into, SECOND_CHOICE)],
            std::cmp::Ordering::Equal => {
                let left = shifted(from, Side::Left, 0.0, LOOP_IN);
                vec![(left, into, 0.0), (top, into, 0.0), (bottom, into, 0.0)]
            }
        }
    }

    fn promise_leaves_right(&self, way: &Way, layout: &MapLayout) -> bool {
        let slot = |index: usize| card(layout, index).map(|card| card.slot);
        !self.is_used(way.from, Use::FlowRight) && slot(way.to) > slot(way.from)
    }

    fn promise(
        &self,
        way: &Way,
        (from, to): (&Card, &Card),
        layout: &MapLayout,
    ) -> Vec<(Port, Port, f32)> {
        let into = shifted(to, Side::Top, 0.0, 0.0);
        let aside = if self.is_used(way.from, Use::PromiseIn) {
            ASIDE
        } else {
            0.0
        };
        let top = shifted(from, Side::Top, aside, 0.0);
        if self.promise_leaves_right(way, layout) {
            let right = self.right(way.from, from);
            vec![(right, into, 0.0), (top, into, SECOND_CHOICE)]
        } else {
            vec![(top, into, 0.0)]
        }
    }

    fn gives_support(&mut self, way: &Way, layout: &MapLayout) {
        let (Some(from), Some(to)) = (card(layout, way.from), card(layout, way.to)) else {
            return;
        };
        self.used.insert((way.from, Use::SupportOut));
        if let Some((leaving, _)) = facing_upright(from, to) {
            let place = if leaving == Side::Top {
                Use::SupportUp
            } else {
                Use::SupportDown
            };
            self.used.insert((way.from, place));
        }
    }

    /// Where support leaves its card: upwards, downwards or aside, whichever is shorter and free.
    fn support(&self, target: usize, (from, to): (&Card, &Card)) -> Vec<(Port, Port, f32)> {
        let sideways = |card: &Card, down: f32| {
            [Side::Left, Side::Right].map(|side| shifted(card, side, 0.0, down))
        };
        let facing = match to.slot.cmp(&from.slot) {
            std::cmp::Ordering::Less => Some(Side::Left),
            std::cmp::Ordering::Greater => Some(Side::Right),
            std::cmp::Ordering::Equal => None,
        };
        let away = |side: Side| {
            let faces = facing.is_none_or(|facing| facing == side);
            if faces { 0.0 } else { SECOND_CHOICE }
        };
        let mut choices = Vec::new();
        if let Some((leaving, arriving)) = facing_upright(from, to) {
            let shift = self.support_in(target, to, arriving);
            let out_shift = match to.layer {
                Layer::Touchpoint if facing.is_none() => shift,
                Layer::Touchpoint | Layer::Backstage | Layer::System => 0.0,
            };
            let into = shifted(to, arriving, shift, 0.0);
            choices.push((shifted(from, leaving, out_shift, 0.0), into, 0.0));
            for out in sideways(from, 0.0) {
                choices.push((out, into, away(out.side)));
            }
        }
        let down = match to.layer {
            Layer::Touchpoint => FROM_ASIDE_IN.0,
            Layer::Backstage | Layer::System if self.is_used(target, Use::SupportOut) => {
                FROM_ASIDE_IN.1
            }
            Layer::Backstage | Layer::System => 0.0,
        };
        for out in sideways(from, 0.0) {
            for into in sideways(to, down) {
                choices.push((out, into, FROM_ASIDE + away(out.side)));
            }
        }
        choices
    }

    /// How far beside the middle support arrives at a card's top or bottom.
    fn support_in(&self, target: usize, to: &Card, arriving: Side) -> f32 {
        let leaves_there = if arriving == Side::Top {
            Use::SupportUp
        } else {
            Use::SupportDown
        };
        match to.layer {
            Layer::Touchpoint => -SUPPORT_IN,
            Layer::Backstage | Layer::System if self.is_used(target, leaves_there) => -SUPPORT_IN,
            Layer::Backstage | Layer::System => 0.0,
        }
    }
}

/// On which sides support leaves and arrives that runs up or down; none between cards side by side.
fn facing_upright(from: &Card, to: &Card) -> Option<(Side, Side)> {
    if to.rect.max.y <= from.rect.min.y {
        Some((Side::Top, Side::Bottom))
    } else {
        (from.rect.max.y <= to.rect.min.y).then_some((Side::Bottom, Side::Top))
    }
}

/// The side on which a forward flow link leaves if it has the choice.
fn wanted_side(way: &Way, layout: &MapLayout) -> Side {
    match (card(layout, way.from), card(layout, way.to)) {
        (Some(from), Some(to)) if to.lane > from.lane && to.slot <= from.slot + NEAR => {
            Side::Bottom
        }
        _ => Side::Right,
    }
}

fn other_side(side: Side) -> Side {
    if side == Side::Bottom {
        Side::Right
    } else {
        Side::Bottom
    }
}

/// The middle of a side, shifted.
fn shifted(card: &Card, side: Side, right: f32, down: f32) -> Port {
    let middle = port_of(&card.rect, side);
    Port {
        at: Point::new(middle.x + right, middle.y + down),
        side,
    }
}

/// A number of its own for each card, side and kind of link.
fn bundle_key(card: usize, side: Side, kind: LinkKind) -> usize {
    let side = match side {
        Side::Left => 0,
        Side::Right => 1,
        Side::Top => 2,
        Side::Bottom => 3,
    };
    let kind = match kind {
        LinkKind::Flow => 0,
        LinkKind::Support => 1,
        LinkKind::Promise => 2,
    };
    (card * 4 + side) * 3 + kind
}
