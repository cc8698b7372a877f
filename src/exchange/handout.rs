//! Owns the hand-outs of a show: a page a slide with what is said beside it, slides that can be edited, and one page that
//! tells all of it. They are made from the same state as the stage, and say of which day they are.

use std::sync::Arc;

use super::deck::{Deck, Headline, Part, Picture, Slide};
use super::document::Progress;
use super::pdf::{self, About, PdfPage, Placed};
use super::{ExportError, pptx};
use crate::insight::show::{Content, Show, ShowSlide, show};
use crate::layout::{FontMetrics, Measure as _, Point, Rect, Size, Weight, wrap};
use crate::model::{JourneyId, Project};
use crate::scene::palette::Theme;
use crate::scene::shape::TextStyle;
use crate::scene::slide::{Room, STAGE, SlideInput, SlideScene, slide};
use crate::scene::{Anchor, Role, Scene, Shape, Stroke};
use crate::words::show as words;

/// What is handed out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Handout {
    /// A PDF: a page a slide, the notes under it, and the decisions.
    Pages,
    /// A PPTX whose shapes and texts can be edited, with the notes.
    Slides,
    /// A PDF of one page.
    Summary(Paper),
}

impl Handout {
    /// Every hand-out.
    pub const ALL: [Self; 4] = [
        Self::Pages,
        Self::Slides,
        Self::Summary(Paper::A4),
        Self::Summary(Paper::A3),
    ];

    /// What the file's name ends with, without the point.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Slides => "pptx",
            Self::Pages | Self::Summary(_) => "pdf",
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
const MARGIN: f32 = 40.0;
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
    let told = Told::new(&show, date);
    match kind {
        Handout::Slides => pptx::pptx(&told.deck(), &Progress::default()),
        Handout::Pages => told.pdf(&told.pages(), 1.0),
        Handout::Summary(Paper::A4) => told.pdf(&[told.summary()], 1.0),
        Handout::Summary(Paper::A3) => told.pdf(&[told.summary()], TO_A3),
    }
}

/// A show with its slides drawn.
struct Told<'a> {
    show: &'a Show,
    date: &'a str,
    slides: Vec<(&'a ShowSlide, SlideScene)>,
}

impl<'a> Told<'a> {
    fn new(show: &'a Show, date: &'a str) -> Self {
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
        Self {
            show,
            date,
            slides: drawn.collect(),
        }
    }

    fn deck(&self) -> Deck {
        let slides = self.slides.iter().map(|(slide, scene)| Slide {
            headline: Headline {
                text: slide.headline.clone(),
                at: Rect::from_min_size(96.0, 64.0, STAGE.width - 192.0, 200.0),
                size: 60.0,
                role: Role::Text,
            },
            parts: vec![Part::Scene(Picture {
                scene: scene.without_headline(),
                at: Rect::from_min_size(0.0, 0.0, STAGE.width, STAGE.height),
                ..Picture::default()
            })],
            notes: slide.notes.clone(),
        });
        Deck {
            title: self.show.name.clone(),
            author: self.show.organisation.clone(),
            date: self.date.to_owned(),
            theme: THEME,
            slides: slides.collect(),
        }
    }

    fn pages(&self) -> Vec<Scene> {
        let mut pages = Vec::with_capacity(self.slides.len());
        for (slide, scene) in &self.slides {
            let mut sheet = Sheet::new(self);
            sheet.slide(scene);
            sheet.y += 20.0;
            let style = TextStyle::regular(11.0, Role::Text);
            let notes: Vec<&str> = slide.notes.trim().lines().collect();
            let broken = |paragraph| sheet.broken(paragraph, style);
            let lines: Vec<String> = notes.into_iter().flat_map(broken).collect();
            for line in lines {
                if sheet.is_full() {
                    pages.push(sheet.scene);
                    sheet = Sheet::new(self);
                }
                sheet.line(style, &line);
            }
            pages.push(sheet.scene);
        }
        pages
    }

    /// The whole journey in a picture, the headlines as the story, and what was decided.
    fn summary(&self) -> Scene {
        let mut sheet = Sheet::new(self);
        let heading = TextStyle::medium(12.0, Role::Text);
        let text = TextStyle::regular(10.5, Role::Text);
        let is_journey =
            |(slide, _): &&(&ShowSlide, SlideScene)| matches!(slide.content, Content::Journey(_));
        if let Some((_, scene)) = self.slides.iter().find(is_journey) {
            sheet.slide(scene);
        }
        sheet.y += 18.0;
        sheet.line(heading, words::STORY);
        for (slide, _) in &self.slides {
            sheet.bullet(text, &slide.headline);
        }
        for (slide, _) in &self.slides {
            if let Content::Ask(part) = &slide.content
                && !part.rows.is_empty()
            {
                sheet.y += 8.0;
                sheet.line(heading, words::ASKED_FOR);
                for row in &part.rows {
                    let who = words::who_and_when(&row.owner, &row.due);
                    sheet.bullet(text, &format!("{}: {who}", row.name));
                }
            }
            if let Content::Decisions(rows) = &slide.content
                && !rows.is_empty()
            {
                sheet.y += 8.0;
                sheet.line(heading, words::DECIDED);
                for row in rows {
                    let who = words::who_and_when(&row.owner, &row.date);
                    sheet.bullet(text, &format!("{}: {who}", row.text));
                }
            }
        }
        sheet.scene
    }

    fn pdf(&self, pages: &[Scene], scale: f32) -> Result<Vec<u8>, ExportError> {
        let pages = pages.iter().map(|page| PdfPage {
            size: Size {
                width: PAGE.0 * scale,
                height: PAGE.1 * scale,
            },
            placed: vec![Placed {
                scene: Arc::new(page.clone()),
                at: Point::default(),
                scale,
                clip: None,
            }],
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

/// A page that is being filled from the top.
struct Sheet {
    scene: Scene,
    y: f32,
}

impl Sheet {
    /// An empty page with its head and the date at its foot.
    fn new(told: &Told) -> Self {
        let mut scene = Scene::new(PAGE.0, PAGE.1);
        let paper = Rect::from_min_size(0.0, 0.0, PAGE.0, PAGE.1);
        scene.push(Shape::filled(paper, 0.0, Role::Canvas));
        let show = told.show;
        let style = TextStyle::medium(14.0, Role::Text);
        let title = joined(&[&show.name, &show.organisation]);
        let width = PAGE.0 - 2.0 * MARGIN;
        let title = wrap(
            FontMetrics::bundled(),
            &title,
            14.0,
            Weight::Medium,
            width,
            1,
        );
        let at = Point::new(MARGIN, 44.0);
        scene.push(Shape::centred(at, Anchor::Start, style, title.concat()));
        let style = TextStyle::regular(9.0, Role::Text3);
        let program = concat!("Throughline ", env!("CARGO_PKG_VERSION"));
        let foot = joined(&[program, told.date]);
        let at = Point::new(MARGIN, PAGE.1 - 30.0);
        scene.push(Shape::centred(at, Anchor::Start, style, foot));
        Self { scene, y: 68.0 }
    }

    fn slide(&mut self, scene: &SlideScene) {
        let width = PAGE.0 - 2.0 * MARGIN;
        let factor = width / scene.size.width;
        let height = scene.size.height * factor;
        let mut picture = Scene::new(width, height);
        let items = scene.scaled_until(usize::MAX, factor);
        picture.items.extend(items);
        self.scene.place(&picture, Point::new(MARGIN, self.y));
        let frame = Rect::from_min_size(MARGIN, self.y, width, height);
        let edge = Stroke::solid(0.75, Role::Border);
        self.scene.push(Shape::outlined(frame, 0.0, edge));
        self.y += height;
    }

    fn broken(&self, text: &str, style: TextStyle) -> Vec<String> {
        let width = self.scene.size.width - 2.0 * MARGIN;
        let lines = wrap(
            FontMetrics::bundled(),
            text,
            style.size,
            style.weight,
            width,
            200,
        );
        if lines.is_empty() {
            vec![String::new()]
        } else {
            lines
        }
    }

    fn is_full(&self) -> bool {
        self.y > PAGE.1 - 70.0
    }

    fn line(&mut self, style: TextStyle, text: &str) {
        self.line_at(MARGIN, style, text);
    }

    fn line_at(&mut self, left: f32, style: TextStyle, text: &str) {
        let height = style.size * 1.4;
        let at = Point::new(left, self.y + height / 2.0);
        if !text.is_empty() {
            self.scene
                .push(Shape::centred(at, Anchor::Start, style, text));
        }
        self.y += height;
    }

    /// A sentence with a dot before it, on at most two lines; what has no room on the page is left out.
    fn bullet(&mut self, style: TextStyle, text: &str) {
        if self.is_full() {
            return;
        }
        let indent = 12.0;
        let width = PAGE.0 - 2.0 * MARGIN - indent;
        let measure = FontMetrics::bundled();
        let lines = if measure.width(text, style.size, style.weight) <= width {
            vec![text.to_owned()]
        } else {
            wrap(measure, text, style.size, style.weight, width, 2)
        };
        let at = Point::new(MARGIN + 3.0, self.y + style.size * 0.7);
        self.scene.push(Shape::disc(at, 1.5, Role::Text3));
        for line in lines {
            self.line_at(MARGIN + indent, style, &line);
        }
        self.y += 2.0;
    }
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
    #![expect(
        clippy::wildcard_enum_match_arm,
        reason = "a test looks for one kind among many"
    )]

    use super::*;
    use crate::model::Id;
    use crate::templates::template;

    fn card(kind: Handout) -> Vec<u8> {
        let project = template("credit-card").unwrap().project;
        let id = Id::new("apply").unwrap();
        handout(&project, &id, (kind, "22 November 2026")).unwrap()
    }

    #[test]
    fn the_show_is_handed_out_as_pages_slides_and_one_page() {
        for kind in Handout::ALL {
            let bytes = card(kind);
            let begins: &[u8] = if kind == Handout::Slides {
                b"PK"
            } else {
                b"%PDF"
            };
            assert!(bytes.starts_with(begins), "{kind:?}");
            assert!(bytes.len() > 5_000, "{kind:?}");
        }
    }

    #[test]
    fn notes_stand_under_their_slide_and_go_on_over_the_page() {
        let mut project = template("credit-card").unwrap().project;
        let id: JourneyId = Id::new("apply").unwrap();
        let made = show(&project, &id).unwrap();
        let key = made.slides[0].key.clone();
        let notes = crate::insight::show::Change::Notes("Pause here.\n".repeat(60));
        let kept = crate::insight::show::kept_as(&[], &made, &key, &notes);
        project.show = kept.into_iter().map(std::sync::Arc::new).collect();
        let annotated = show(&project, &id).unwrap();
        let pages = Told::new(&annotated, "today").pages();
        assert_eq!(pages.len(), annotated.slides.len() + 1);
        let said = |scene: &Scene| {
            let texts = scene.items.iter().filter(|item| match &item.shape {
                Shape::Text(text) => text.text == "Pause here.",
                _ => false,
            });
            texts.count()
        };
        assert_eq!(said(&pages[0]) + said(&pages[1]), 60);
    }

    #[test]
    fn the_one_page_tells_the_story_what_is_asked_and_what_is_decided() {
        let project = template("credit-card").unwrap().project;
        let id = Id::new("apply").unwrap();
        let show = show(&project, &id).unwrap();
        let page = Told::new(&show, "22 November 2026").summary();
        let texts: Vec<&str> = page
            .items
            .iter()
            .filter_map(|item| match &item.shape {
                Shape::Text(text) => Some(text.text.as_str()),
                _ => None,
            })
            .collect();
        for said in [words::STORY, words::ASKED_FOR, words::DECIDED] {
            assert!(texts.contains(&said), "{said}");
        }
        assert!(texts.iter().any(|text| text.contains("22 November 2026")));
        let lowest = page.items.iter().filter_map(|item| match &item.shape {
            Shape::Text(text) => Some(text.at.y),
            _ => None,
        });
        assert!(
            lowest.fold(0.0, f32::max) < PAGE.1,
            "nothing leaves the page"
        );
    }
}
