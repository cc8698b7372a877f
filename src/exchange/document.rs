//! Owns what can be exported and how: the formats, the views, what is ordered, and the one function that makes the
//! bytes of any format. Each format is written in a module of its own.

use std::fmt;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use super::paper::Paper;
use super::{
    ExportError, booklet, csv, html, markdown, mermaid, pages, png, pptx, sheets, story, svg, xlsx,
};
use crate::insight;
use crate::model::{JourneyId, Project};
use crate::scene::palette::Theme;
use crate::words::{export as words, told};

/// What an export is written as.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// A picture without pixels, for the web and for drawing programs.
    Svg,
    /// A picture of pixels.
    #[default]
    Png,
    /// Pages to be printed or sent.
    Pdf,
    /// Slides whose shapes and texts can be edited.
    Pptx,
    /// Sheets of a spreadsheet.
    Xlsx,
    /// A table as text.
    Csv,
    /// A report as Markdown.
    Markdown,
    /// A report as one page for a browser.
    Html,
    /// A Mermaid `journey` diagram.
    Mermaid,
}

impl Format {
    /// Every format, those made of pictures first.
    pub const ALL: [Self; 9] = [
        Self::Pdf,
        Self::Pptx,
        Self::Png,
        Self::Svg,
        Self::Xlsx,
        Self::Html,
        Self::Markdown,
        Self::Csv,
        Self::Mermaid,
    ];

    /// What file names end with, in lower case and without the point.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Pdf => "pdf",
            Self::Pptx => "pptx",
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
            Self::Markdown => "md",
            Self::Html => "html",
            Self::Mermaid => "mmd",
        }
    }

    /// What it is called in the window.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Svg => "SVG",
            Self::Png => "PNG",
            Self::Pdf => "PDF",
            Self::Pptx => "PowerPoint",
            Self::Xlsx => "Excel",
            Self::Csv => "CSV",
            Self::Markdown => "Markdown",
            Self::Html => "HTML",
            Self::Mermaid => "Mermaid",
        }
    }

    /// What a file of it is good for.
    #[must_use]
    pub const fn about(self) -> &'static str {
        match self {
            Self::Svg => "A picture that stays sharp at any size, for the web and drawing programs",
            Self::Png => "A picture for mails and documents",
            Self::Pdf => "Pages to print or send; their text stays text",
            Self::Pptx => "Slides whose shapes, texts and tables can be edited",
            Self::Xlsx => "Touchpoints, voices, priorities and figures as sheets with numbers",
            Self::Csv => "The touchpoints as a table that every program reads",
            Self::Markdown => "The whole report as text, with each journey as a Mermaid diagram",
            Self::Html => "The whole report as one page that every browser shows, phones too",
            Self::Mermaid => "The journey as a Mermaid diagram, which can be imported again",
        }
    }

    /// The format that a file name's ending stands for, in any case and without its point.
    #[must_use]
    pub fn of_ending(ending: &str) -> Option<Self> {
        let ending = ending.to_lowercase();
        Self::ALL
            .into_iter()
            .find(|format| format.ending() == ending)
    }

    /// Whether it is drawn, so that theme and views say how; the others are texts and tables.
    #[must_use]
    pub const fn is_drawn(self) -> bool {
        match self {
            Self::Svg | Self::Png | Self::Pdf | Self::Pptx => true,
            Self::Xlsx | Self::Csv | Self::Markdown | Self::Html | Self::Mermaid => false,
        }
    }

    /// Whether a file of it holds one journey, or one view of it, and no more.
    #[must_use]
    pub const fn holds_one(self) -> bool {
        match self {
            Self::Svg | Self::Png | Self::Mermaid => true,
            Self::Pdf | Self::Pptx | Self::Xlsx | Self::Csv | Self::Markdown | Self::Html => false,
        }
    }
}

/// What is drawn of a journey.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Drawn {
    /// The journey as a graph, with the emotion band under it.
    #[default]
    Map,
    /// The emotion curve alone, with the touchpoints by name.
    Curve,
    /// What to fix first, and what the improvements would do.
    Priorities,
    /// What customers said, by stance.
    Voices,
    /// The map with what lies behind it, without the curve.
    Blueprint,
}

impl Drawn {
    /// Everything that can be drawn, in the order in which a document shows it.
    pub const ALL: [Self; 5] = [
        Self::Map,
        Self::Curve,
        Self::Priorities,
        Self::Voices,
        Self::Blueprint,
    ];

    /// Its name on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Map => "map",
            Self::Curve => "curve",
            Self::Priorities => "priorities",
            Self::Voices => "voices",
            Self::Blueprint => "blueprint",
        }
    }

    /// What stands over it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Map => "Map",
            Self::Curve => words::CURVE,
            Self::Priorities => "Priorities",
            Self::Voices => "Voices",
            Self::Blueprint => "Blueprint",
        }
    }
}

/// Where an export comes from, as it is said at its foot.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stamp {
    /// The name of the project's file; empty: it has none yet.
    pub file: String,
    /// The day, as it shall be read; empty: none.
    pub date: String,
}

impl Stamp {
    /// File, program with version, and date, with a dot between them; empty where there is no date.
    #[must_use]
    pub fn text(&self) -> String {
        if self.date.is_empty() {
            return String::new();
        }
        let program = concat!("Throughline ", env!("CARGO_PKG_VERSION"));
        told(&[&self.file, program, &self.date])
    }
}

/// Whether slides carry what the one who speaks reads.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Notes {
    /// They do: the evidence behind each slide.
    #[default]
    Spoken,
    /// They carry nothing.
    Silent,
}

/// What is wanted.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ExportOrder {
    /// What it is written as.
    pub format: Format,
    /// What is drawn, in this order; a format that holds one draws the first. None: the map where one is held, else all.
    pub drawn: Vec<Drawn>,
    /// Of which journey; none: the first by order in a format that holds one, all in the others.
    pub journey: Option<JourneyId>,
    /// In which colours.
    pub theme: Theme,
    /// Through whose eyes it is seen.
    pub view: insight::View,
    /// How the map is looked at; none: in that view, and in nothing else but as usual.
    pub lens: Option<insight::Lens>,
    /// How many pixels a unit has; only for PNG. What is not above 0 counts as 1.
    pub scale: f32,
    /// On which paper; only for PDF.
    pub paper: Paper,
    /// Whether slides have notes; only for PPTX.
    pub notes: Notes,
    /// What stands at the foot.
    pub stamp: Stamp,
}

/// How far an export has come, and whether it is still wanted: shared between the one who makes it and the one who waits.
#[derive(Default)]
pub struct Progress {
    thousandths: AtomicU32,
    is_cancelled: AtomicBool,
}

impl fmt::Debug for Progress {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Progress({})", self.share())
    }
}

impl Progress {
    /// How much is done: 0 … 1.
    #[must_use]
    pub fn share(&self) -> f32 {
        let thousandths = self.thousandths.load(Ordering::Relaxed);
        f32::from(u16::try_from(thousandths).unwrap_or(1000)) / 1000.0
    }

    /// It is not wanted any more.
    pub fn cancel(&self) {
        self.is_cancelled.store(true, Ordering::Relaxed);
    }

    /// So much is done: 0 … 1.
    ///
    /// # Errors
    /// [`ExportError::Cancelled`] where the rest is not wanted any more.
    pub fn reached(&self, share: f32) -> Result<(), ExportError> {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "within 0 … 1000"
        )]
        let thousandths = (share.clamp(0.0, 1.0) * 1000.0).round() as u32;
        self.thousandths.store(thousandths, Ordering::Relaxed);
        if self.is_cancelled.load(Ordering::Relaxed) {
            Err(ExportError::Cancelled)
        } else {
            Ok(())
        }
    }
}

/// The bytes of what is wanted.
///
/// # Errors
/// [`ExportError::NoJourney`] where there is no such journey, [`ExportError::TooLarge`] where a PNG would have too
/// many pixels, [`ExportError::Cancelled`] where it was cancelled on the way.
pub fn export(
    project: &Project,
    order: &ExportOrder,
    progress: &Progress,
) -> Result<Vec<u8>, ExportError> {
    progress.reached(0.0)?;
    let bytes = match order.format {
        Format::Svg => {
            let page = pages::first(project, order)?;
            progress.reached(0.5)?;
            let (title, fonts) = (page.title.clone(), svg::Fonts::Embedded);
            svg::svg_with(&page.footed(), order.theme, &title, fonts).into_bytes()
        }
        Format::Png => {
            let page = pages::first(project, order)?;
            progress.reached(0.2)?;
            png::png(&page.footed(), order.theme, order.scale, progress)?
        }
        Format::Pdf => booklet::booklet(project, order, progress)?,
        Format::Xlsx => xlsx::xlsx(project, order)?,
        Format::Csv if order.drawn.first() == Some(&Drawn::Voices) => {
            csv::voices_csv(project, order)?
        }
        Format::Csv => csv::touchpoints_csv(project, order)?,
        Format::Markdown => markdown::markdown(project, order).into_bytes(),
        Format::Html => html::html(project, order)?.into_bytes(),
        Format::Mermaid => {
            let journeys = sheets::journeys(project, order);
            let (_, journey) = journeys.first().ok_or(ExportError::NoJourney)?;
            mermaid::mermaid(project, journey).into_bytes()
        }
        Format::Pptx => pptx::pptx(&story::deck(project, order, progress)?, progress)?,
    };
    progress.reached(1.0)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::map::fixture::{Told, credit_card, id};

    fn exported(project: &Project, format: Format) -> Result<Vec<u8>, ExportError> {
        let order = ExportOrder {
            format,
            stamp: Stamp {
                file: "card.journey.ron".to_owned(),
                date: "14 March 2026".to_owned(),
            },
            ..ExportOrder::default()
        };
        export(project, &order, &Progress::default())
    }

    #[test]
    fn the_map_of_the_first_journey_leaves_as_svg_and_png() {
        let svg = String::from_utf8(exported(&credit_card(), Format::Svg).unwrap()).unwrap();
        let stamp = format!(
            "card.journey.ron · Throughline {} · 14 March 2026",
            env!("CARGO_PKG_VERSION")
        );
        for words in [
            "Waiting for the",
            "Promise broken: “the card in five days”",
            "Credit card application · Apply for a card · card.journey.ron",
            &stamp,
            "What Ana feels",
        ] {
            assert!(svg.contains(words), "{words} is missing");
        }
        let png = exported(&credit_card(), Format::Png).unwrap();
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
        assert_eq!(exported(&empty, Format::Svg), Err(ExportError::NoJourney));
        let order = ExportOrder {
            journey: Some(id("missing")),
            ..ExportOrder::default()
        };
        let result = export(&credit_card(), &order, &Progress::default());
        assert_eq!(result, Err(ExportError::NoJourney));
    }

    #[test]
    fn a_journey_without_anything_still_makes_a_page() {
        let project = Told::new("", "", "").project();
        assert!(exported(&project, Format::Svg).is_ok());
        assert!(exported(&project, Format::Png).is_ok());
    }

    #[test]
    fn what_is_cancelled_is_not_written() {
        let progress = Progress::default();
        progress.cancel();
        let result = export(&credit_card(), &ExportOrder::default(), &progress);
        assert_eq!(result, Err(ExportError::Cancelled));
    }

    #[test]
    fn every_ending_stands_for_its_format_in_any_case() {
        for format in Format::ALL {
            assert_eq!(Format::of_ending(format.ending()), Some(format));
            let loud = format.ending().to_uppercase();
            assert_eq!(Format::of_ending(&loud), Some(format));
        }
        assert_eq!(Format::of_ending("docx"), None);
    }
}
