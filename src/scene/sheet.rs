//! Owns the sheet: a view by itself, under its title and over its foot, and where it may be cut into pages.

use super::shape::TextStyle;
use super::{Anchor, Role, Scene, Shape};
use crate::layout::{Measure, Point, elide};
use crate::scene::map::Page;

/// From the sheet's edge to its texts.
pub const SHEET_MARGIN: f32 = 32.0;
/// Where the view begins under a title.
pub const SHEET_HEAD: f32 = 88.0;
/// How high the foot is.
pub const SHEET_FOOT: f32 = 40.0;

const TITLE_MIDDLE: f32 = 40.0;
const SUBTITLE_MIDDLE: f32 = 65.0;

const TITLE: TextStyle = TextStyle::medium(20.0, Role::Text);
const SMALL: TextStyle = TextStyle::regular(12.0, Role::Text3);

/// A view by itself.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sheet {
    /// What is drawn, without a foot.
    pub scene: Scene,
    /// The heights at which it may be cut into pages, from top to bottom; none: it is one picture.
    pub breaks: Vec<f32>,
}

impl From<Scene> for Sheet {
    fn from(scene: Scene) -> Self {
        let breaks = Vec::new();
        Self { scene, breaks }
    }
}

impl Sheet {
    /// The sheet as one picture, with that line at its foot; an empty line leaves the foot away.
    #[must_use]
    pub fn footed(self, foot: &str, measure: &dyn Measure) -> Scene {
        let mut scene = self.scene;
        if !foot.is_empty() {
            let at = Point::new(SHEET_MARGIN, scene.size.height + SHEET_FOOT / 2.0);
            let room = scene.size.width - 2.0 * SHEET_MARGIN;
            write(&mut scene, (at, room), (SMALL, foot), measure);
            scene.size.height += SHEET_FOOT;
        }
        scene
    }
}

/// Writes title and subtitle at the top of a sheet.
pub fn head(scene: &mut Scene, page: &Page, measure: &dyn Measure) {
    let room = scene.size.width - 2.0 * SHEET_MARGIN;
    let title = Point::new(SHEET_MARGIN, TITLE_MIDDLE);
    write(scene, (title, room), (TITLE, page.title), measure);
    let subtitle = Point::new(SHEET_MARGIN, SUBTITLE_MIDDLE);
    write(scene, (subtitle, room), (SMALL, page.subtitle), measure);
}

fn write(
    scene: &mut Scene,
    (at, room): (Point, f32),
    (style, text): (TextStyle, &str),
    measure: &dyn Measure,
) {
    let text = elide(measure, text, style.size, style.weight, room);
    scene.push(Shape::centred(at, Anchor::Start, style, text));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::FontMetrics;

    #[test]
    fn a_foot_makes_the_sheet_higher_and_leaves_the_rest_where_it_was() {
        let measure = FontMetrics::bundled();
        let mut scene = Scene::new(400.0, 100.0);
        let page = Page {
            title: "Credit card",
            subtitle: "Apply",
            foot: "",
        };
        head(&mut scene, &page, measure);
        let sheet = Sheet::from(scene.clone());
        assert_eq!(sheet.clone().footed("", measure), scene);
        let footed = sheet.footed("card.ron · 2026-11-22", measure);
        assert!((footed.size.height - 140.0).abs() < 0.01);
        assert_eq!(footed.items.len(), scene.items.len() + 1);
    }
}
