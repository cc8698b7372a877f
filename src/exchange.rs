//! What leaves the program and enters it beside its own files: the scenes that the window paints, as SVG and PNG, the
//! figures as JSON, and steps as lists, tables and copied text. Gives bytes and takes text; who writes, reads or shows
//! them is not known here.

pub mod fragment;
pub mod json;
pub mod lines;
pub mod picture;
mod plain;
pub mod png;
pub mod portfolio;
pub mod score;
pub mod svg;
pub mod table;

pub use plain::plain_text;

use crate::insight::{View, figures};
use crate::layout::{FontMetrics, GUTTER, SLOT_WIDTH, map};
use crate::model::{Journey, JourneyId, Project};
use crate::scene::Scene;
use crate::scene::map::{MapInput, PAGE_WIDTH, Page, map_scene, whole_picture};
use crate::scene::palette::Theme;

/// The height of the band on a page.
const BAND_HEIGHT: f32 = 272.0;

/// What a picture is written as.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PictureFormat {
    /// SVG that names its font.
    #[default]
    Svg,
    /// SVG that carries its font along.
    SvgWithFonts,
    /// PNG.
    Png,
}

impl PictureFormat {
    /// The format that a file name's ending stands for, in lower case and without its point.
    #[must_use]
    pub fn of_ending(ending: &str) -> Option<Self> {
        match ending {
            "svg" => Some(Self::Svg),
            "png" => Some(Self::Png),
            _ => None,
        }
    }
}

/// How a map is exported.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct MapExport<'a> {
    /// What it is written as.
    pub format: PictureFormat,
    /// In which colours.
    pub theme: Theme,
    /// Through whose eyes it is seen.
    pub view: View,
    /// How many pixels a unit has; only for PNG. What is not above 0 counts as 1.
    pub scale: f32,
    /// The date at the foot, as it shall be read; empty: none.
    pub date: &'a str,
}

/// Why there is no picture.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ExportError {
    /// It would be too large.
    #[error(
        "The picture would be {width} × {height} pixels. Choose a smaller scale, or SVG, which has no pixels"
    )]
    TooLarge {
        /// How wide it would be, in pixels.
        width: u32,
        /// How high it would be, in pixels.
        height: u32,
    },
    /// What should be drawn can't be read.
    #[error("The picture can't be drawn")]
    Unreadable,
    /// There is no such journey.
    #[error("There is no journey to draw: add a first touchpoint in the window")]
    NoJourney,
}

/// The map of a journey as a page; without a journey that of the first one.
///
/// # Errors
/// [`ExportError::NoJourney`] where there is no such journey, [`ExportError::TooLarge`] where a PNG would have too
/// many pixels.
pub fn export_map(
    project: &Project,
    journey: Option<&JourneyId>,
    export: &MapExport,
) -> Result<Vec<u8>, ExportError> {
    let first = || project.journeys_in_order().first().map(|&(id, _)| id);
    let id = journey.or_else(first).ok_or(ExportError::NoJourney)?;
    let journey = project.journeys.get(id).ok_or(ExportError::NoJourney)?;
    let scene = page(project, id, journey, export).ok_or(ExportError::NoJourney)?;
    let title = joined(&[&project.title, &journey.name]);
    match export.format {
        PictureFormat::Svg => Ok(svg::svg(&scene, export.theme, &title).into_bytes()),
        PictureFormat::SvgWithFonts => {
            let fonts = svg::Fonts::Embedded;
            Ok(svg::svg_with(&scene, export.theme, &title, fonts).into_bytes())
        }
        PictureFormat::Png => png::png(&svg::svg(&scene, export.theme, &title), export.scale),
    }
}

fn page(project: &Project, id: &JourneyId, journey: &Journey, export: &MapExport) -> Option<Scene> {
    let measure = FontMetrics::bundled();
    let figures = figures(project, id, &export.view)?;
    let slots = figures.touchpoints.iter().map(|_| SLOT_WIDTH).sum::<f32>();
    let layout = map(project, journey, (GUTTER + slots).max(PAGE_WIDTH), measure);
    let map = map_scene(&MapInput {
        project,
        journey,
        figures: &figures,
        layout: &layout,
        measure,
        zoom: 1.0,
        band_height: BAND_HEIGHT,
    });
    let title = joined(&[&project.title]);
    let (title, subtitle) = if title.is_empty() {
        (journey.name.as_str(), project.organisation.clone())
    } else {
        (
            title.as_str(),
            joined(&[&journey.name, &project.organisation]),
        )
    };
    let foot = joined(&[&project.title, &journey.name, export.date]);
    let page = Page {
        title,
        subtitle: &subtitle,
        foot: if export.date.is_empty() { "" } else { &foot },
    };
    Some(whole_picture(&map, &page, measure))
}

/// What is said of the parts, with a dot between them.
fn joined(parts: &[&str]) -> String {
    let said = parts.iter().map(|part| part.trim());
    said.filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::map::fixture::{Told, credit_card, id};

    fn exported(project: &Project, format: PictureFormat) -> Result<Vec<u8>, ExportError> {
        let export = MapExport {
            format,
            date: "14 March 2026",
            ..MapExport::default()
        };
        export_map(project, None, &export)
    }

    #[test]
    fn the_map_of_the_first_journey_leaves_as_svg_and_png() {
        let svg = String::from_utf8(exported(&credit_card(), PictureFormat::Svg).unwrap()).unwrap();
        for words in [
            "Waiting for the",
            "Promise broken: “the card in five days”",
            "Credit card application · Apply for a card · 14 March 2026",
            "What Ana feels",
        ] {
            assert!(svg.contains(words), "{words} is missing");
        }
        let png = exported(&credit_card(), PictureFormat::Png).unwrap();
        let picture = image::load_from_memory(&png).unwrap();
        assert!(svg.contains(&format!(
            "width=\"{}\" height=\"{}\"",
            picture.width(),
            picture.height()
        )));
    }

    #[test]
    fn a_project_without_that_journey_says_so() {
        let empty = Project::default();
        assert_eq!(
            exported(&empty, PictureFormat::Svg),
            Err(ExportError::NoJourney)
        );
        let missing = id("missing");
        let export = MapExport::default();
        let result = export_map(&credit_card(), Some(&missing), &export);
        assert_eq!(result, Err(ExportError::NoJourney));
    }

    #[test]
    fn a_journey_without_anything_still_makes_a_page() {
        let project = Told::new("", "", "").project();
        assert!(exported(&project, PictureFormat::Svg).is_ok());
        assert!(exported(&project, PictureFormat::Png).is_ok());
    }
}
