//! Owns the hand-outs of a show: a page a slide with what is said beside it, slides that can be edited, one page that
//! tells all of it, and the decisions. They are made from the same state as the stage, and say of which day they are.

mod sheet;

use std::collections::BTreeMap;
use std::sync::Arc;

use super::deck::{Deck, Headline, Part, Picture, Portrait, Slide};
use super::document::Progress;
use super::pdf::{self, About, PdfPage, Placed};
use super::picture::round_portrait;
use super::{ExportError, pptx};
use crate::insight::show::{Content, DecisionRow, PlanRow, Show, ShowSlide, show};
use crate::layout::{FontMetrics, Point, Rect, Size};
use crate::model::{ImageId, JourneyId, Project};
use crate::scene::Role;
use crate::scene::palette::Theme;
use crate::scene::shape::TextStyle;
use crate::scene::slide::{Room, STAGE, SlideInput, SlideScene, slide};
use crate::words::show as words;
use sheet::{Line, Sheet};

/// What is handed out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Handout {
    /// A PDF: a page a slide, the notes under it, and the decisions.
    Pages,
    /// A PPTX whose shapes and texts can be edited, with the notes.
    Slides,
    /// A PDF of one page.
    Summary(Paper),
    /// A PDF of what was decided: by whom, until when.
    Decisions,
}

impl Handout {
    /// Every hand-out.
    pub const ALL: [Self; 5] = [
        Self::Pages,
        Self::Slides,
        Self::Summary(Paper::A4),
        Self::Summary(Paper::A3),
        Self::Decisions,
    ];

    /// What the file's name ends with, without the point.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Slides => "pptx",
            Self::Pages | Self::Summary(_) | Self::Decisions => "pdf",
        }
    }
}

/// The size of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Paper {
    /// 210 by 297 mm.
    A4,
    /// 297 by 420 mm.
    A3,
}

/// A4 in points.
const PAGE: (f32, f32) = (595.28, 841.89);
/// How much larger the sides of A3 are.
const TO_A3: f32 = std::f32::consts::SQRT_2;
const THEME: Theme = Theme::BoardroomLight;

/// The hand-out of the journey's show, with that date on it.
///
/// # Errors
/// [`ExportError::NoJourney`] where there is no such journey, [`ExportError::Unreadable`] where it can't be written.
pub fn handout(
    project: &Project,
    journey: &JourneyId,
    (kind, date): (Handout, &str),
) -> Result<Vec<u8>, ExportError> {
    let show = show(project, journey).ok_or(ExportError::NoJourney)?;
    let told = Told::new(project, &show, date);
    match kind {
        Handout::Slides => pptx::pptx(&told.deck(), &Progress::default()),
        Handout::Pages => told.pdf(&told.pages(), 1.0),
        Handout::Summary(Paper::A4) => told.pdf(&[told.summary()], 1.0),
        Handout::Summary(Paper::A3) => told.pdf(&[told.summary()], TO_A3),
        Handout::Decisions => told.pdf(&told.decided(), 1.0),
    }
}

/// A show with its slides drawn.
struct Told<'a> {
    show: &'a Show,
    date: &'a str,
    slides: Vec<(&'a ShowSlide, SlideScene)>,
    /// The customers' pictures, cut out.
    portraits: BTreeMap<ImageId, Arc<[u8]>>,
}

impl<'a> Told<'a> {
    fn new(project: &Project, show: &'a Show, date: &'a str) -> Self {
        let count = show.shown().count();
        let drawn = show.shown().enumerate().map(|(index, of)| {
            let input = SlideInput {
                show,
                slide: of,
                number: (index + 1, count),
                room: Room::Meeting,
                measure: FontMetrics::bundled(),
            };
            (of, slide(&input))
        });
        let slides: Vec<(&ShowSlide, SlideScene)> = drawn.collect();
        let shown = slides
            .iter()
            .filter_map(|(_, scene)| scene.portrait.as_ref());
        let mut portraits = BTreeMap::new();
        for portrait in shown {
            if !portraits.contains_key(&portrait.image) {
                let image = project.images.get(&portrait.image);
                let round = image.and_then(|image| round_portrait(image));
                portraits.extend(round.map(|bytes| (portrait.image.clone(), bytes)));
            }
        }
        Self {
            show,
            date,
            slides,
            portraits,
        }
    }

    /// The customer's picture on a slide, and its place there.
    fn portrait(&self, scene: &SlideScene) -> Option<(Arc<[u8]>, Rect)> {
        let portrait = scene.portrait.as_ref()?;
        let bytes = self.portraits.get(&portrait.image)?;
        Some((Arc::clone(bytes), portrait.rect))
    }

    fn deck(&self) -> Deck {
        let slides = self.slides.iter().map(|(slide, scene)| {
            let picture = Part::Scene(Picture {
                scene: scene.without_headline(),
                at: Rect::from_min_size(0.0, 0.0, STAGE.width, STAGE.height),
                ..Picture::default()
            });
            let portrait = self.portrait(scene).map(|(bytes, at)| {
                Part::Portrait(Portrait {
                    bytes,
                    at,
                    name: self.show.customer.clone(),
                })
            });
            Slide {
                headline: Headline {
                    text: slide.headline.clone(),
                    at: Rect::from_min_size(96.0, 64.0, STAGE.width - 192.0, 200.0),
                    size: 60.0,
                    role: Role::Text,
                },
                parts: [Some(picture), portrait].into_iter().flatten().collect(),
                notes: slide.notes.clone(),
            }
        });
        Deck {
            title: self.show.name.clone(),
            author: self.show.organisation.clone(),
            date: self.date.to_owned(),
            theme: THEME,
            slides: slides.collect(),
        }
    }

    fn sheet(&self) -> Sheet {
        Sheet::new([&self.show.name, &self.show.organisation], self.date)
    }

    fn pages(&self) -> Vec<Sheet> {
        let mut pages = Vec::with_capacity(self.slides.len());
        for (slide, scene) in &self.slides {
            let mut sheet = self.sheet();
            sheet.slide(scene, self.portrait(scene));
            sheet.leave(20.0);
            let style = TextStyle::regular(11.0, Role::Text);
            let notes = slide.notes.trim().lines();
            let lines: Vec<String> = notes.flat_map(|line| Sheet::broken(line, style)).collect();
            for line in lines {
                if sheet.is_full() {
                    pages.push(sheet);
                    sheet = self.sheet();
                }
                sheet.line(style, &line);
            }
            pages.push(sheet);
        }
        pages
    }

    /// The whole journey in a picture, the headlines as the story, what is asked for, and what was decided.
    fn summary(&self) -> Sheet {
        let mut sheet = self.sheet();
        let is_journey =
            |(slide, _): &&(&ShowSlide, SlideScene)| matches!(slide.content, Content::Journey(_));
        if let Some((_, scene)) = self.slides.iter().find(is_journey) {
            sheet.slide(scene, None);
        }
        sheet.leave(18.0);
        sheet.fill(&self.told_in_short());
        sheet
    }

    fn told_in_short(&self) -> Vec<Line> {
        let headlines = self.slides.iter().map(|(slide, _)| slide.headline.clone());
        let contents = self.slides.iter().map(|(slide, _)| &slide.content);
        let asked = contents.flat_map(asked_for);
        let asked = asked.map(|row| {
            let who = words::who_and_when(&row.owner, &row.due);
            format!("{}: {who}", row.name)
        });
        let decided = self.decisions().map(|row| {
            let who = words::who_and_when(&row.owner, &row.date);
            format!("{}: {who}", row.text)
        });
        let mut lines = Vec::new();
        let mut part = |heading: &str, said: Vec<String>| {
            if !said.is_empty() {
                lines.push(Line::Heading(heading.to_owned()));
                lines.extend(said.into_iter().map(Line::Bullet));
            }
        };
        part(words::STORY, headlines.collect());
        part(words::ASKED_FOR, asked.collect());
        part(words::DECIDED, decided.collect());
        lines
    }

    fn decisions(&self) -> impl Iterator<Item = &DecisionRow> {
        let contents = self.slides.iter().map(|(slide, _)| &slide.content);
        contents.flat_map(decided_on)
    }

    /// Every decision, with who answers for it and until when.
    fn decided(&self) -> Vec<Sheet> {
        let heading = TextStyle::medium(20.0, Role::Text);
        let text = TextStyle::medium(12.0, Role::Text);
        let who = TextStyle::regular(11.0, Role::Text2);
        let mut pages = Vec::new();
        let mut sheet = self.sheet();
        sheet.leave(8.0);
        sheet.line(heading, words::DECIDED);
        sheet.leave(8.0);
        if self.decisions().next().is_none() {
            sheet.line(who, words::NOTHING_YET);
        }
        for row in self.decisions() {
            let lines = Sheet::broken(&row.text, text);
            if sheet.has_no_room(lines.len() + 1, text) {
                pages.push(sheet);
                sheet = self.sheet();
            }
            for line in &lines {
                sheet.line(text, line);
            }
            sheet.line(who, &words::who_and_when(&row.owner, &row.date));
            sheet.leave(10.0);
        }
        pages.push(sheet);
        pages
    }

    fn pdf(&self, pages: &[Sheet], scale: f32) -> Result<Vec<u8>, ExportError> {
        let pages = pages.iter().map(|page| PdfPage {
            size: Size {
                width: PAGE.0 * scale,
                height: PAGE.1 * scale,
            },
            placed: vec![Placed {
                scene: Arc::new(page.scene.clone()),
                at: Point::default(),
                scale,
                clip: None,
            }],
            portraits: page.portraits(scale),
            bookmark: None,
        });
        let pages: Vec<PdfPage> = pages.collect();
        let about = About {
            title: self.show.name.clone(),
            author: self.show.organisation.clone(),
            date: self.date.to_owned(),
        };
        pdf::pdf(&pages, &about, THEME, &Progress::default())
    }
}

/// What a slide asks for.
fn asked_for(content: &Content) -> &[PlanRow] {
    if let Content::Ask(part) = content {
        &part.rows
    } else {
        &[]
    }
}

/// The decisions on a slide.
fn decided_on(content: &Content) -> &[DecisionRow] {
    if let Content::Decisions(rows) = content {
        rows
    } else {
        &[]
    }
}

#[cfg(test)]
mod tests;
