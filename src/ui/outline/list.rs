//! Owns which rows the outline has and where, without looking at more of them than are in view.

use std::collections::BTreeSet;
use std::ops::Range;

use eframe::egui;
use egui::Rangef;

use super::{ROW, Row};
use crate::layout::StageColumn;
use crate::model::{ChannelId, Layer, StageId, StepId};
use crate::ui::Ctx;
use crate::words::panels;

/// A row by its block and its place in it.
pub(super) type Place = (usize, usize);

/// What stands at a place.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Entry {
    /// What the keyboard can be on.
    Row(Row),
    /// A heading, with what stands at its right.
    Heading(&'static str, &'static str),
}

/// So many rows above and below are looked at for names that read alike.
const NEAR: usize = 24;

enum Kind<'a> {
    /// A stage with its slots of the layout; none of them while it is collapsed.
    Stage(&'a Option<StageId>, Range<usize>),
    Adding,
    Behind,
    Channels,
}

struct Block<'a> {
    kind: Kind<'a>,
    top: f32,
    rows: usize,
}

/// Every row of the outline.
pub(super) struct List<'a> {
    ctx: &'a Ctx<'a>,
    blocks: Vec<Block<'a>>,
    behind: Vec<&'a StepId>,
    channels: Vec<&'a ChannelId>,
    height: f32,
}

impl<'a> List<'a> {
    pub(super) fn new(ctx: &'a Ctx<'a>, collapsed: &BTreeSet<Option<StageId>>) -> Self {
        let channels = ctx.project.channels_in_order().into_iter();
        let mut list = Self {
            ctx,
            blocks: Vec::with_capacity(ctx.layout.stages.len() + 3),
            behind: behind(ctx),
            channels: channels.map(|(id, _)| id).collect(),
            height: 0.0,
        };
        for stage in &ctx.layout.stages {
            let slots = slots_of(ctx, stage);
            let slots = if collapsed.contains(&stage.id) {
                slots.start..slots.start
            } else {
                slots
            };
            let (gap, rows) = (if list.height > 0.0 { 4.0 } else { 0.0 }, slots.len() + 1);
            list.push(Kind::Stage(&stage.id, slots), gap, rows);
        }
        list.push(Kind::Adding, 4.0, 2);
        list.push(Kind::Behind, 18.0, list.behind.len() + 3);
        list.push(Kind::Channels, 18.0, list.channels.len() + 2);
        list
    }

    fn push(&mut self, kind: Kind<'a>, gap: f32, rows: usize) {
        let top = self.height + gap;
        self.height = top + real(rows) * ROW;
        self.blocks.push(Block { kind, top, rows });
    }

    pub(super) fn height(&self) -> f32 {
        self.height
    }

    /// The upper edge of a row.
    pub(super) fn top(&self, (block, row): Place) -> f32 {
        self.blocks.get(block).map_or(0.0, |block| block.top) + real(row) * ROW
    }

    /// The rows of which a part lies in that range.
    pub(super) fn visible(&self, range: Rangef) -> impl Iterator<Item = Place> {
        let ends = |block: &Block<'_>| block.top + real(block.rows) * ROW;
        let first = self
            .blocks
            .partition_point(|block| ends(block) <= range.min);
        let blocks = self.blocks.iter().enumerate().skip(first);
        blocks
            .take_while(move |(_, block)| block.top < range.max)
            .flat_map(move |(index, block)| {
                let from = whole((range.min - block.top) / ROW).min(block.rows);
                let to = whole((range.max - block.top) / ROW + 1.0).min(block.rows);
                (from..to).map(move |row| (index, row))
            })
    }

    /// What stands at that place.
    pub(super) fn entry(&self, (block, row): Place) -> Option<Entry> {
        let block = self.blocks.get(block)?;
        let entry = match &block.kind {
            Kind::Stage(stage, _) if row == 0 => Row::Stage((*stage).clone()),
            Kind::Stage(_, slots) => {
                let slot = self.ctx.layout.slots.get(slots.start + row - 1)?;
                Row::Touchpoint(slot.step.clone()?)
            }
            Kind::Adding if row == 0 => Row::AddTouchpoint,
            Kind::Adding => Row::AddStage,
            Kind::Behind if row == 0 => {
                return Some(Entry::Heading(panels::LIES_BEHIND, panels::LIFT));
            }
            Kind::Behind => match self.behind.get(row - 1) {
                Some(step) => Row::Behind((*step).clone()),
                None if row == self.behind.len() + 1 => Row::AddWork,
                None => Row::AddSystem,
            },
            Kind::Channels if row == 0 => return Some(Entry::Heading(panels::CHANNELS, "")),
            Kind::Channels => match self.channels.get(row - 1) {
                Some(channel) => Row::Channel((*channel).clone()),
                None => Row::AddChannel,
            },
        };
        Some(Entry::Row(entry))
    }

    /// The names of the steps that may be in view beside that row.
    pub(super) fn names_near(&self, row: &Row) -> impl Iterator<Item = &'a str> {
        let ctx = self.ctx;
        let near = self.place(row).into_iter().flat_map(|(block, row)| {
            let rows = row.saturating_sub(NEAR)..=row + NEAR;
            rows.map(move |row| (block, row))
        });
        let entries = near.filter_map(|place| self.entry(place));
        entries.filter_map(move |entry| match entry {
            Entry::Row(row) => Some(ctx.journey.step(row.step()?)?.name.as_str()),
            Entry::Heading(..) => None,
        })
    }

    /// Where the row is; none: it is not there, or in a stage that is collapsed.
    pub(super) fn place(&self, row: &Row) -> Option<Place> {
        let index = match row {
            Row::Stage(stage) => return self.stage(stage.as_ref()).map(|block| (block, 0)),
            Row::Touchpoint(step) => return self.place_of_touchpoint(step),
            Row::AddTouchpoint => (self.at(2)?, 0),
            Row::AddStage => (self.at(2)?, 1),
            Row::Behind(step) => {
                let at = self.behind.iter().position(|other| *other == step)?;
                (self.at(1)?, at + 1)
            }
            Row::AddWork => (self.at(1)?, self.behind.len() + 1),
            Row::AddSystem => (self.at(1)?, self.behind.len() + 2),
            Row::Channel(channel) => {
                let at = self.channels.iter().position(|other| *other == channel)?;
                (self.at(0)?, at + 1)
            }
            Row::AddChannel => (self.at(0)?, self.channels.len() + 1),
        };
        Some(index)
    }

    /// The block that many before the last.
    fn at(&self, from_end: usize) -> Option<usize> {
        self.blocks.len().checked_sub(from_end + 1)
    }

    fn stage(&self, stage: Option<&StageId>) -> Option<usize> {
        let is_it =
            |block: &Block<'_>| matches!(block.kind, Kind::Stage(id, _) if id.as_ref() == stage);
        self.blocks.iter().position(is_it)
    }

    fn place_of_touchpoint(&self, step: &StepId) -> Option<Place> {
        let card = self.ctx.layout.card(step)?;
        if card.layer != Layer::Touchpoint {
            return None;
        }
        let mut blocks = self.blocks.iter().enumerate();
        blocks.find_map(|(index, block)| match &block.kind {
            Kind::Stage(_, slots) if slots.contains(&card.slot) => {
                Some((index, card.slot - slots.start + 1))
            }
            Kind::Stage(..) | Kind::Adding | Kind::Behind | Kind::Channels => None,
        })
    }

    /// The row of a step that is in the list.
    pub(super) fn row_of_step(&self, step: &StepId) -> Option<Row> {
        let rows = [Row::Touchpoint(step.clone()), Row::Behind(step.clone())];
        rows.into_iter().find(|row| self.place(row).is_some())
    }

    /// The first row of all.
    pub(super) fn first(&self) -> Option<Row> {
        self.step((0, 0), 0)
    }

    /// The last row of all.
    pub(super) fn last(&self) -> Option<Row> {
        let block = self.at(0)?;
        self.step((block, self.blocks.last()?.rows - 1), 0)
    }

    /// The row that many rows on that the keyboard can be on, headings not counted.
    pub(super) fn step(&self, from: Place, onwards: i32) -> Option<Row> {
        let mut place = from;
        if onwards == 0
            && let Some(Entry::Row(row)) = self.entry(place)
        {
            return Some(row);
        }
        loop {
            place = if onwards < 0 {
                self.before(place)?
            } else {
                self.after(place)?
            };
            if let Some(Entry::Row(row)) = self.entry(place) {
                return Some(row);
            }
        }
    }

    fn after(&self, (block, row): Place) -> Option<Place> {
        if row + 1 < self.blocks.get(block)?.rows {
            return Some((block, row + 1));
        }
        (block + 1 < self.blocks.len()).then_some((block + 1, 0))
    }

    fn before(&self, (block, row): Place) -> Option<Place> {
        if row > 0 {
            return Some((block, row - 1));
        }
        let block = block.checked_sub(1)?;
        Some((block, self.blocks.get(block)?.rows - 1))
    }

    /// The touchpoints from one to the other, in reading order.
    pub(super) fn touchpoints_between(&self, a: &StepId, b: &StepId) -> Vec<StepId> {
        let slot = |step| self.ctx.layout.card(step).map(|card| card.slot);
        let (Some(from), Some(to)) = (slot(a), slot(b)) else {
            return vec![b.clone()];
        };
        let slots = self.ctx.layout.slots.get(from.min(to)..=from.max(to));
        let slots = slots.unwrap_or_default().iter();
        slots.filter_map(|slot| slot.step.clone()).collect()
    }

    /// How many touchpoints a stage has, collapsed or not.
    pub(super) fn count(&self, stage: Option<&StageId>) -> usize {
        let mut columns = self.ctx.layout.stages.iter();
        let column = columns.find(|column| column.id.as_ref() == stage);
        column.map_or(0, |column| slots_of(self.ctx, column).len())
    }
}

/// The slots of the layout that hold the stage's touchpoints.
fn slots_of(ctx: &Ctx<'_>, stage: &StageColumn) -> Range<usize> {
    let slots = &ctx.layout.slots;
    // Every slot is as wide as any other.
    let place = |x: f32| whole(x / ctx.layout.slot_width + 0.5);
    let (from, to) = (place(stage.left), place(stage.right));
    let is_empty = slots.get(from).is_none_or(|slot| slot.step.is_none());
    if is_empty { from..from } else { from..to }
}

/// What lies behind: by falling lift once that is known, until then as on the map.
fn behind<'a>(ctx: &'a Ctx<'a>) -> Vec<&'a StepId> {
    let cards = &ctx.layout.cards;
    let first = cards.partition_point(|card| card.layer == Layer::Touchpoint);
    let cards = cards.get(first..).unwrap_or_default();
    let causes = ctx.repairs.map(|repairs| &repairs.causes);
    let all_known = |id: &StepId| ctx.layout.card(id).is_some();
    match causes.filter(|causes| causes.len() == cards.len()) {
        Some(causes) if causes.iter().all(|cause| all_known(&cause.id)) => {
            causes.iter().map(|cause| &cause.id).collect()
        }
        Some(_) | None => cards.iter().map(|card| &card.id).collect(),
    }
}

#[expect(clippy::cast_precision_loss, reason = "far below 2^24")]
fn real(count: usize) -> f32 {
    count as f32
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "rounded down to 0 and more"
)]
fn whole(value: f32) -> usize {
    value.clamp(0.0, 1_000_000.0) as usize
}
