//! Owns the sheet of the emotion curve alone: stages and touchpoints by name, the curve of what is felt with
//! expectation and belief, and the rows of basics and delight under it.

use super::map::{MapInput, MapScene, Page};
use super::shape::TextStyle;
use super::sheet::{SHEET_HEAD, SHEET_MARGIN, Sheet, head};
use super::{Anchor, Role, Scene, Shape, Stroke};
use crate::layout::{GUTTER, Point, Rect, SLOT_GAP, wrap};
use crate::model::Step;
use crate::scene::glyphs::{Sign, Spot, sign};
use crate::words;

/// How high the band of the curve is.
pub const CURVE_BAND: f32 = 460.0;
/// From the sheet's edge to the gutter.
const MARGIN: f32 = 20.0;
/// The row of names.
const NAMES: f32 = 68.0;
const LINES: usize = 3;
const LINE: f32 = 17.0;
const DIAMOND: f32 = 13.0;
/// The names begin so far from the left edge of their slot.
const INSET: f32 = SLOT_GAP / 2.0;

const NAME: TextStyle = TextStyle::medium(13.0, Role::Text);

/// Draws the sheet from a map whose band is [`CURVE_BAND`] high.
#[must_use]
pub fn curve_sheet(map: &MapScene, input: &MapInput, page: &Page) -> Sheet {
    let width = map.gutter.size.width + map.body.size.width + 2.0 * MARGIN;
    let names_top = SHEET_HEAD + map.headings.size.height;
    let band_top = names_top + NAMES;
    let mut scene = Scene::new(width, band_top + map.band.size.height);
    head(&mut scene, page, input.measure);
    let left = MARGIN + GUTTER;
    scene.place(&map.corner, Point::new(MARGIN, SHEET_HEAD));
    scene.place(&map.headings, Point::new(left, SHEET_HEAD));
    names(&mut scene, input, Point::new(left, names_top));
    let ground = Rect::from_min_size(0.0, band_top, width, map.band.size.height);
    scene.push(Shape::filled(ground, 0.0, Role::Surface));
    let edge = [
        Point::new(0.0, band_top + 0.5),
        Point::new(width, band_top + 0.5),
    ];
    scene.push(Shape::line(&edge, Stroke::solid(1.0, Role::Border)));
    scene.place(&map.band, Point::new(left, band_top));
    scene.place(&map.band_axis, Point::new(MARGIN, band_top));
    let legend = Point::new(width - SHEET_MARGIN - map.legend.size.width, band_top);
    if legend.x >= left {
        scene.place(&map.legend, legend);
    }
    scene.into()
}

/// The names of the touchpoints over their points of the curve, with the moments of truth among them.
fn names(scene: &mut Scene, input: &MapInput, origin: Point) {
    let layout = input.layout;
    let room = layout.slot_width - SLOT_GAP;
    for slot in &layout.slots {
        let Some(step) = slot.step.as_ref().and_then(|id| input.journey.step(id)) else {
            continue;
        };
        let mut at = Point::new(origin.x + slot.left + INSET, origin.y + LINE / 2.0 + 2.0);
        let style = TextStyle {
            role: ink(step),
            ..NAME
        };
        let aside = if step.moment_of_truth {
            DIAMOND + 4.0
        } else {
            0.0
        };
        if step.moment_of_truth {
            let spot = Spot::new(at.x + room - DIAMOND / 2.0, at.y, DIAMOND);
            sign(
                &mut scene.items,
                spot,
                Sign::MomentOfTruth,
                Role::Text,
                Role::Canvas,
            );
        }
        let name = called(step);
        let (size, weight) = (style.size, style.weight);
        for line in wrap(input.measure, name, size, weight, room - aside, LINES) {
            scene.push(Shape::centred(at, Anchor::Start, style, line));
            at.y += LINE;
        }
    }
}

fn called(step: &Step) -> &str {
    match step.name.trim() {
        "" => words::UNNAMED,
        name => name,
    }
}

fn ink(step: &Step) -> Role {
    if step.name.trim().is_empty() {
        Role::Text3
    } else {
        Role::Text
    }
}
