//! Owns the links of the small drawing: from card to card where nothing is in the way, and promises that were broken.

use super::{MARGIN_TOP, Sketch, real};
use crate::layout::Point;
use crate::model::{LinkKind, PromiseState, StepId};
use crate::scene::shape::quadratic;
use crate::scene::{PathCommand, Role, Scene, Shape, Stroke};

/// How far above the cards a promise runs that can't run beside them.
const ABOVE: f32 = 4.0;

impl Sketch<'_> {
    /// Flow links between cards that can see each other, and broken promises. An empty journey's places are joined.
    pub(super) fn draw_links(&self, scene: &mut Scene) {
        let stroke = Stroke::solid(1.0, Role::Control);
        if self.order.is_empty() {
            for slot in 1..self.slots.len() {
                self.draw_flow(scene, slot - 1, slot, stroke);
            }
        }
        for (kind, from, to) in self.ends() {
            match kind {
                LinkKind::Flow if self.sees(from, to) => self.draw_flow(scene, from, to, stroke),
                LinkKind::Promise => self.draw_promise(scene, from, to),
                LinkKind::Flow | LinkKind::Support => {}
            }
        }
    }

    /// The flow links and broken promises that run forward, as slots, sorted.
    fn ends(&self) -> Vec<(LinkKind, usize, usize)> {
        let slot_of = |id: &StepId| self.order.iter().position(|other| other == id);
        let mut ends: Vec<_> = self
            .journey
            .graph
            .links()
            .filter(|link| link.kind == LinkKind::Flow || link.kept == PromiseState::Broken)
            .filter_map(|link| Some((link.kind, slot_of(&link.from)?, slot_of(&link.to)?)))
            .filter(|(_, from, to)| from < to)
            .collect();
        ends.sort_unstable();
        ends
    }

    fn lane(&self, slot: usize) -> usize {
        self.slots.get(slot).map_or(0, |slot| slot.lane)
    }

    /// Whether no card stands between the first and the second in the second's lane.
    fn sees(&self, from: usize, to: usize) -> bool {
        let between = self.slots.get(from + 1..to).unwrap_or_default();
        between.iter().all(|slot| slot.lane != self.lane(to))
    }

    /// From the right edge of one card through the middle of the gap behind it to the left edge of the other.
    fn draw_flow(&self, scene: &mut Scene, from: usize, to: usize, stroke: Stroke) {
        let (a, b) = (self.card(from), self.card(to));
        let start = Point::new(a.max.x, a.centre().y);
        let end = Point::new(b.min.x, b.centre().y);
        let gap = self.card(from + 1).min.x - a.max.x;
        let radius = (gap / 2.0 - 0.5)
            .min((end.y - start.y).abs() / 2.0)
            .min(3.0);
        if radius < 0.5 {
            return scene.push(Shape::line(&[start, end], stroke));
        }
        let x = a.max.x + gap / 2.0;
        let down = (end.y - start.y).signum();
        let first = Point::new(x, start.y);
        let second = Point::new(x, end.y);
        let into = Point::new(x - radius, start.y);
        let onto = Point::new(x + radius, end.y);
        let below = Point::new(x, start.y + down * radius);
        let above = Point::new(x, end.y - down * radius);
        let commands = vec![
            PathCommand::Move(start),
            PathCommand::Line(into),
            quadratic(into, first, below),
            PathCommand::Line(above),
            quadratic(above, second, onto),
            PathCommand::Line(end),
        ];
        scene.push(Shape::curve(commands, stroke));
    }

    /// Beside the first card and down to the second, or up, over everything and down again.
    fn draw_promise(&self, scene: &mut Scene, from: usize, to: usize) {
        let (a, b) = (self.card(from), self.card(to));
        let between = self.slots.get(from + 1..=to).unwrap_or_default();
        let is_free = between.iter().all(|slot| slot.lane != self.lane(from));
        let end = Point::new(b.centre().x, b.min.y);
        let points = if is_free && self.lane(to) > self.lane(from) {
            let y = a.centre().y - (a.height() / 6.0).min(2.0);
            vec![Point::new(a.max.x, y), Point::new(end.x, y), end]
        } else {
            let top = MARGIN_TOP - ABOVE + self.lane_height() * real(self.highest(from, to));
            let start = Point::new(a.centre().x, a.min.y);
            let turns = [start.x, end.x].map(|x| Point::new(x, top));
            vec![start, turns[0], turns[1], end]
        };
        let stroke = Stroke::dashed(1.0, Role::Danger, (3.0, 2.0));
        scene.push(Shape::line(&points, stroke));
    }

    /// The highest lane with a card from one slot to the other.
    fn highest(&self, from: usize, to: usize) -> usize {
        let slots = self.slots.get(from..=to).unwrap_or_default();
        slots.iter().map(|slot| slot.lane).min().unwrap_or_default()
    }
}
