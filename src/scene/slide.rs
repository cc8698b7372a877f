//! Owns the boardroom's slides as display lists: one message a slide, in units of a stage that is 1,920 wide and 1,080
//! high, to be read from the far end of a room. A slide is built in steps; the last one is complete.

mod ask;
mod curve;
mod customer;
mod cut;
mod figure;
mod journey;
mod journeys;
mod moment;
mod pen;
mod proof;
mod rows;
mod story;
#[cfg(test)]
mod tests;
mod what_if;

use crate::insight::show::{Claim, Content, Show, ShowSlide};
use crate::layout::{Measure, Rect, Size};
use crate::model::ImageId;

use super::{Item, Scene};
use pen::Pen;

pub use ask::{Asked, AskedInput, Column, asked};
pub use journeys::{JourneysInput, journeys_slide};
pub use proof::proof_slide;

/// The stage, in its own units.
pub const STAGE: Size = Size {
    width: 1_920.0,
    height: 1_080.0,
};
/// Nothing on the stage is smaller; a slide for a larger room is scaled to it.
pub const SMALLEST: f32 = 32.0;

/// How large the room is: type grows with it, and less stands on a slide.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Room {
    /// A meeting room: five metres from a screen of 65 inches.
    #[default]
    Meeting,
    /// Seven metres.
    Large,
    /// A hall.
    Hall,
}

impl Room {
    /// Every room.
    pub const ALL: [Self; 3] = [Self::Meeting, Self::Large, Self::Hall];

    /// By how much type is larger than in a meeting room.
    #[must_use]
    pub const fn scale(self) -> f32 {
        match self {
            Self::Meeting => 1.0,
            Self::Large => 1.15,
            Self::Hall => 1.3,
        }
    }

    /// The size in which slides for that room are laid out; it is scaled to the stage.
    #[must_use]
    pub fn size(self) -> Size {
        Size {
            width: STAGE.width / self.scale(),
            height: STAGE.height / self.scale(),
        }
    }
}

/// What a slide is drawn from.
#[derive(Clone, Copy)]
pub struct SlideInput<'a> {
    /// The show that it is a part of.
    pub show: &'a Show,
    /// The slide.
    pub slide: &'a ShowSlide,
    /// Its number among those that are shown, from 1, and how many there are.
    pub number: (usize, usize),
    /// For which room.
    pub room: Room,
    /// How wide text is.
    pub measure: &'a dyn Measure,
}

/// A slide as it is drawn.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SlideScene {
    /// How large it is laid out.
    pub size: Size,
    /// What each step of it adds.
    pub builds: Vec<Vec<Item>>,
    /// Which items of the first step are the headline.
    pub headline: std::ops::Range<usize>,
    /// What can be questioned, in reading order; the headline, if that claims something, at the end.
    pub spots: Vec<ClaimSpot>,
    /// Where the customer's picture takes the place of the painted face.
    pub portrait: Option<Portrait>,
}

/// A picture inside a circle.
#[derive(Debug, Clone, PartialEq)]
pub struct Portrait {
    /// The picture.
    pub image: ImageId,
    /// The square around the circle.
    pub rect: Rect,
}

/// A claim and its place.
#[derive(Debug, Clone, PartialEq)]
pub struct ClaimSpot {
    /// What is claimed.
    pub claim: Claim,
    /// Where it stands.
    pub rect: Rect,
    /// What it says, for those who can't see it.
    pub name: String,
}

impl SlideScene {
    /// The last step.
    #[must_use]
    pub fn last_build(&self) -> usize {
        self.builds.len().saturating_sub(1)
    }

    /// The slide up to that step.
    pub fn until(&self, build: usize) -> impl Iterator<Item = &Item> {
        self.builds.iter().take(build.saturating_add(1)).flatten()
    }

    /// The slide up to that step, so many times as large, its lines too.
    #[must_use]
    pub fn scaled_until(&self, build: usize, factor: f32) -> Vec<Item> {
        let origin = crate::layout::Point::default();
        let items = self.until(build);
        items
            .map(|item| pen::scaled(&item.shape, origin, factor).into())
            .collect()
    }

    /// The complete slide as a picture.
    #[must_use]
    pub fn complete(&self) -> Scene {
        Scene {
            size: self.size,
            items: self.until(usize::MAX).cloned().collect(),
        }
    }

    /// The complete slide but for its headline.
    #[must_use]
    pub fn without_headline(&self) -> Scene {
        let mut items: Vec<Item> = self.until(usize::MAX).cloned().collect();
        let end = self.headline.end.min(items.len());
        items.drain(self.headline.start.min(end)..end);
        Scene {
            size: self.size,
            items,
        }
    }

    /// Everything that it says, a line each, for those who can't see it.
    #[must_use]
    pub fn texts(&self) -> Vec<&str> {
        self.until(usize::MAX)
            .filter_map(|item| match &item.shape {
                super::Shape::Text(text) => Some(text.text.as_str()),
                super::Shape::Rect { .. }
                | super::Shape::Circle { .. }
                | super::Shape::Path { .. } => None,
            })
            .collect()
    }
}

/// Draws a slide.
#[must_use]
pub fn slide(input: &SlideInput) -> SlideScene {
    let mut pen = Pen::new(input.measure, input.room.size());
    pen.footer(input.show, input.number);
    let top = pen.headline(&input.slide.headline);
    match &input.slide.content {
        Content::Customer(part) => customer::draw(&mut pen, top, part),
        Content::Journey(part) => journey::draw(&mut pen, top, part),
        Content::Moment(part) => moment::draw(&mut pen, top, part),
        Content::Contrasts(rows) => rows::contrasts(&mut pen, top, rows),
        Content::Groups(groups) => rows::groups(&mut pen, top, groups),
        Content::Basics(part) => rows::basics(&mut pen, top, part),
        Content::Fix(rows) => rows::fix(&mut pen, top, rows),
        Content::WhatIf(part) => what_if::draw(&mut pen, top, part),
        Content::Ask(part) => story::ask(&mut pen, top, part),
        Content::Decisions(rows) => story::decisions(&mut pen, top, rows),
    }
    if let Some(claim) = input.slide.content.claim() {
        pen.message(claim, &input.slide.headline);
    }
    pen.done()
}
