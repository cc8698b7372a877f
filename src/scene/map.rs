//! Owns the picture of one journey: its parts, how much of it is shown at which zoom, and the page with all of it.
//!
//! In `headings`, `band` and their axes nothing scales in height, and what has no pin scales in x only; in `gutter`
//! what has no pin scales in y only; `backdrop` and `body` scale both ways. Widths of lines stay what they are in
//! headings, gutter and band. The names of the three lines stand half above them, so the upper one of the
//! interaction line reaches 8 over the top of `backdrop`.

mod badges;
mod band;
mod cards;
mod compare;
mod curve;
mod headings;
mod lanes;
mod legend;
mod links;
mod page;
mod shares;
mod stages;
mod strips;
mod titles;
mod waits;

pub use badges::benefits_legend;
pub use band::{BandAxes, band_lines, marker_at, strips_height};
pub use headings::wait_in;
pub use lanes::lines_beyond;
pub use page::{PAGE_WIDTH, Page, whole_picture};
pub use stages::stage_box;
pub use strips::{strip_height_at, strip_value};
pub use titles::ShortTitles;

use super::index::Index;
use super::shape::TextStyle;
use super::{Scene, Shape};
use crate::insight::{Beside, JourneyFigures, Lens, Repairs, TouchpointFigures};
use crate::layout::{MapLayout, Measure, StageColumn, elide, wrap};
use crate::model::{Journey, Project, Stage, StepId};

/// Text is never smaller on the screen.
pub const LEAST_TEXT: f32 = 12.0;

/// A name of which less is left, the dots included, is left out.
const LEAST_LETTERS: usize = 4;

/// What a picture of a journey is made from.
#[derive(Clone, Copy)]
pub struct MapInput<'a> {
    /// The project, for the names of channels and owners.
    pub project: &'a Project,
    /// The journey.
    pub journey: &'a Journey,
    /// Its figures.
    pub figures: &'a JourneyFigures,
    /// Where everything lies.
    pub layout: &'a MapLayout,
    /// How wide text is.
    pub measure: &'a dyn Measure,
    /// How many pixels a unit of the body has, up to 1; 1 stands for every larger zoom, too.
    pub zoom: f32,
    /// How high the band is.
    pub band_height: f32,
    /// How it is looked at.
    pub lens: &'a Lens,
    /// What is laid over the figures.
    pub beside: &'a Beside,
    /// What repairing would do; only the company's side shows it.
    pub repairs: Option<&'a Repairs>,
}

/// The parts of the picture of a journey.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct MapScene {
    /// The stages and what the customer hopes for; 80 high.
    pub headings: Scene,
    /// The corner left of the headings.
    pub corner: Scene,
    /// The names of the lanes, left of the body.
    pub gutter: Scene,
    /// Lanes and the three lines, behind the body and as wide as the layout.
    pub backdrop: Scene,
    /// Links, labels and cards, each tagged.
    pub body: Scene,
    /// The curves, markers and rows of basics and delight, each tagged with its step.
    pub band: Scene,
    /// What stands left of the band and over it without scrolling: heading, numbers, names of rows.
    pub band_axis: Scene,
    /// Where the items of headings, body and band lie.
    pub index: MapIndex,
    /// What the lines and markers of the band mean; as wide as it says, to be placed right above the band.
    pub legend: Scene,
}

/// The indices of the parts that can be far wider than the window.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct MapIndex {
    /// Of the headings.
    pub headings: Index,
    /// Of the body.
    pub body: Index,
    /// Of the band.
    pub band: Index,
}

/// How much is shown: what leaves first is what can be guessed, number and colour stay to the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Detail {
    /// Below 20 %: one box for each stage.
    Stages,
    /// Below 40 %: the number on its colour.
    Numbers,
    /// Below 75 %: one line of title.
    Titles,
    /// Everything.
    Full,
}

impl Detail {
    /// What is shown at that zoom.
    #[must_use]
    pub fn at(zoom: f32) -> Self {
        if zoom >= 0.75 {
            Self::Full
        } else if zoom >= 0.4 {
            Self::Titles
        } else if zoom >= 0.2 {
            Self::Numbers
        } else {
            Self::Stages
        }
    }
}

/// The part of a journey that is drawn, so that a window draws no more of a large one than it shows.
#[derive(Clone, Copy, Default)]
pub struct Stretch<'a> {
    /// From where to where, in world units; none: all of it.
    pub ends: Option<(f32, f32)>,
    /// The titles of one line, where they are known already.
    pub titles: Option<&'a ShortTitles>,
}

/// Draws the journey.
#[must_use]
pub fn map_scene(input: &MapInput) -> MapScene {
    stretch_of_map(input, &Stretch::default())
}

/// Draws a stretch of the journey: within it the same as [`map_scene`] does, beyond its ends less or nothing.
#[must_use]
pub fn stretch_of_map(input: &MapInput, stretch: &Stretch) -> MapScene {
    let pen = Pen::new(input, stretch);
    let (headings, body, band) = (headings::headings(&pen), body(&pen), band::band(&pen));
    MapScene {
        index: MapIndex {
            headings: Index::new(&headings),
            body: Index::new(&body),
            band: Index::new(&band),
        },
        headings,
        corner: headings::corner(&pen),
        gutter: lanes::gutter(&pen),
        backdrop: lanes::backdrop(&pen),
        body,
        band,
        band_axis: legend::band_axis(&pen),
        legend: legend::legend(&pen),
    }
}

fn body(pen: &Pen) -> Scene {
    let size = pen.input.layout.size;
    let mut body = Scene::new(size.width, size.height);
    if pen.detail == Detail::Stages {
        stages::stages(pen, &mut body);
    } else {
        links::links(pen, &mut body);
        shares::drop_offs(pen, &mut body);
        waits::waits(pen, &mut body);
        cards::cards(pen, &mut body);
    }
    body
}

/// What every part needs to know, and how it writes.
struct Pen<'a> {
    input: &'a MapInput<'a>,
    stretch: &'a Stretch<'a>,
    zoom: f32,
    detail: Detail,
}

impl<'a> Pen<'a> {
    fn new(input: &'a MapInput<'a>, stretch: &'a Stretch<'a>) -> Self {
        let zoom = if input.zoom.is_nan() { 1.0 } else { input.zoom }.clamp(0.01, 1.0);
        let detail = Detail::at(zoom);
        Self {
            input,
            stretch,
            zoom,
            detail,
        }
    }

    fn ends(&self) -> (f32, f32) {
        let all = (f32::NEG_INFINITY, f32::INFINITY);
        self.stretch.ends.unwrap_or(all)
    }

    /// The slots in the stretch, by their places.
    fn slots(&self) -> std::ops::Range<usize> {
        let (left, right) = self.ends();
        self.input.layout.slots_between(left, right)
    }

    /// The stages in the stretch: their places, columns and records; no record for what is not placed yet.
    fn stages(&self) -> impl Iterator<Item = (usize, &'a StageColumn, Option<&'a Stage>)> {
        let (left, right) = self.ends();
        let MapInput {
            journey, layout, ..
        } = *self.input;
        let places = layout.stages_between(left, right);
        places.filter_map(move |place| {
            let column = layout.stages.get(place)?;
            Some((place, column, stage_of(journey, place, column)))
        })
    }

    fn axes(&self) -> BandAxes {
        BandAxes::of(self.input.band_height, self.input.lens)
    }

    fn figures(&self, id: &StepId) -> Option<&'a TouchpointFigures> {
        self.input.figures.touchpoint(id)
    }

    /// How long something of that length on the screen is in the body.
    fn world(&self, on_screen: f32) -> f32 {
        on_screen / self.zoom
    }

    /// The style at the size that keeps it readable in the body.
    fn readable(&self, style: TextStyle) -> TextStyle {
        style.sized(style.size.max(self.world(LEAST_TEXT)))
    }

    fn width(&self, text: &str, style: TextStyle) -> f32 {
        self.input.measure.width(text, style.size, style.weight)
    }

    fn elide(&self, text: &str, style: TextStyle, width: f32) -> String {
        elide(self.input.measure, text, style.size, style.weight, width)
    }

    /// A name as far as there is room; empty where less than a few letters of it would be left.
    fn name(&self, text: &str, style: TextStyle, width: f32) -> String {
        let name = self.elide(text, style, width);
        let is_cut_short = name.ends_with('…') && name.chars().count() < LEAST_LETTERS;
        if is_cut_short { String::new() } else { name }
    }

    fn wrap(&self, text: &str, style: TextStyle, width: f32, lines: usize) -> Vec<String> {
        let (size, weight) = (style.size, style.weight);
        wrap(self.input.measure, text, size, weight, width, lines)
    }

    fn persona(&self) -> &'a str {
        &self.input.journey.persona.name
    }
}

/// The stage of a column: the one at its place, unless the journey has changed since it was laid out.
fn stage_of<'a>(journey: &'a Journey, place: usize, column: &StageColumn) -> Option<&'a Stage> {
    let id = column.id.as_ref()?;
    let there = journey.stages.get(place).filter(|stage| stage.id == *id);
    there.or_else(|| journey.stage(id)).map(AsRef::as_ref)
}

/// A hair line from one place to another.
fn hair(from: (f32, f32), to: (f32, f32), role: super::Role) -> Shape {
    use crate::layout::Point;
    let points = [Point::new(from.0, from.1), Point::new(to.0, to.1)];
    Shape::line(&points, super::Stroke::solid(1.0, role))
}

#[cfg(test)]
pub(crate) mod fixture;
#[cfg(test)]
mod tests;
