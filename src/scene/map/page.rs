//! Owns the page: all parts of a map at their places in one picture, under a title.

use super::{MapScene, hair};
use crate::layout::{Measure, Point, Rect, elide};
use crate::scene::shape::TextStyle;
use crate::scene::{Anchor, Role, Scene, Shape};

/// Left, right and below.
const MARGIN: f32 = 20.0;
/// From the page's edge to its texts, which stand over those of the gutter.
const TEXT_LEFT: f32 = 32.0;
const TITLE_MIDDLE: f32 = 40.0;
const SUBTITLE_MIDDLE: f32 = 65.0;
/// Where the map begins under a title.
const HEAD: f32 = 88.0;
const FOOT: f32 = 40.0;
/// From the legend to the page's edge.
const LEGEND_RIGHT: f32 = 32.0;

/// Where the legend begins at the earliest, so that the heading of the band has room.
const HEADING_RIGHT: f32 = 240.0;

const TITLE: TextStyle = TextStyle::medium(20.0, Role::Text);
const SMALL: TextStyle = TextStyle::regular(12.0, Role::Text3);

/// What stands on a page beside the map; what is empty is left out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Page<'a> {
    /// The title.
    pub title: &'a str,
    /// The line under it.
    pub subtitle: &'a str,
    /// The line at the foot.
    pub foot: &'a str,
}

/// The narrowest map, gutter included, beside whose heading the legend has room on a page.
pub const PAGE_WIDTH: f32 = 720.0;

/// All parts of the map on one page: headings on top, gutter at the left, the band below, all at their full size.
#[must_use]
pub fn whole_picture(map: MapScene, page: &Page, measure: &dyn Measure) -> Scene {
    let gutter = map.gutter.size.width;
    let head = if page.title.is_empty() { MARGIN } else { HEAD };
    let width = gutter + map.body.size.width + 2.0 * MARGIN;
    let body_top = head + map.headings.size.height;
    let band_top = body_top + map.body.size.height;
    let band_bottom = band_top + map.band.size.height;
    let foot = if page.foot.is_empty() { 0.0 } else { FOOT };
    let mut scene = Scene::new(width, band_bottom + foot);
    let room = width - 2.0 * TEXT_LEFT;
    let write = |scene: &mut Scene, style: TextStyle, y: f32, text: &str| {
        let text = elide(measure, text, style.size, style.weight, room);
        scene.push(Shape::centred(
            Point::new(TEXT_LEFT, y),
            Anchor::Start,
            style,
            text,
        ));
    };
    if !page.title.is_empty() {
        write(&mut scene, TITLE, TITLE_MIDDLE, page.title);
        write(&mut scene, SMALL, SUBTITLE_MIDDLE, page.subtitle);
    }
    if !page.foot.is_empty() {
        write(&mut scene, SMALL, band_bottom + FOOT / 2.0, page.foot);
    }
    let body_left = MARGIN + gutter;
    scene.take(map.corner, Point::new(MARGIN, head));
    scene.take(map.headings, Point::new(body_left, head));
    scene.take(map.gutter, Point::new(MARGIN, body_top));
    scene.take(map.backdrop, Point::new(body_left, body_top));
    scene.take(map.body, Point::new(body_left, body_top));
    let ground = Rect::from_min_size(0.0, band_top, width, map.band.size.height);
    scene.push(Shape::filled(ground, 0.0, Role::Surface));
    scene.push(hair(
        (0.0, band_top + 0.5),
        (width, band_top + 0.5),
        Role::Border,
    ));
    scene.take(map.band, Point::new(body_left, band_top));
    scene.take(map.band_axis, Point::new(MARGIN, band_top));
    let legend_left = width - LEGEND_RIGHT - map.legend.size.width;
    if legend_left >= HEADING_RIGHT {
        scene.take(map.legend, Point::new(legend_left, band_top));
    }
    scene
}
