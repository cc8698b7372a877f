//! Owns the sheet of voices: what customers say together and how far that can be trusted, their words by stance, and
//! where nobody has listened yet.

mod coverage;
mod quotes;
#[cfg(test)]
mod tests;

use super::map::Page;
use super::shape::TextStyle;
use super::sheet::{SHEET_HEAD, SHEET_MARGIN, Sheet, head};
use super::{Anchor, Role, Scene, Shape, Stroke};
use crate::insight::{JourneyFigures, VoiceFigures};
use crate::layout::{Measure, Point, wrap};
use crate::model::{Journey, JourneyId, Project, Stance, Voice};
use crate::words::voices as words;

/// How wide the sheet is.
const WIDTH: f32 = 1180.0;
const LINE: f32 = 20.0;
const FOOT: f32 = 16.0;

const HEADING: TextStyle = TextStyle::medium(16.0, Role::Text);
const HINT: TextStyle = TextStyle::regular(13.0, Role::Text2);
const SENTENCE: TextStyle = TextStyle::regular(13.0, Role::Text);

/// What the sheet is made from.
#[derive(Clone, Copy)]
pub struct VoicesInput<'a> {
    /// The project.
    pub project: &'a Project,
    /// The journey whose coverage is shown, and which voices of others are left out.
    pub journey: (&'a JourneyId, &'a Journey),
    /// Its figures.
    pub figures: &'a JourneyFigures,
    /// What all voices say together.
    pub together: &'a VoiceFigures,
    /// How wide text is.
    pub measure: &'a dyn Measure,
}

impl<'a> VoicesInput<'a> {
    /// The voices of that stance (none: of no segment) that belong to the journey or to none, the strongest first.
    #[must_use]
    pub fn voices(&self, stance: Option<Stance>) -> Vec<&'a Voice> {
        let id = self.journey.0;
        let all = self.project.voices.iter();
        let mut found: Vec<_> = all
            .filter(|(_, voice)| voice.journey.as_ref().is_none_or(|journey| journey == id))
            .filter(|(_, voice)| self.stance(voice) == stance)
            .collect();
        let strength = |voice: &Voice| voice.sentiment.map_or(-1.0, |it| it.get().abs());
        found.sort_by(|(a_id, a), (b_id, b)| {
            let order = strength(b).total_cmp(&strength(a));
            order.then_with(|| a_id.cmp(b_id))
        });
        found.into_iter().map(|(_, voice)| &**voice).collect()
    }

    fn stance(&self, voice: &Voice) -> Option<Stance> {
        let segment = voice.segment.as_ref()?;
        Some(self.project.segments.get(segment)?.stance)
    }
}

/// Draws the sheet.
#[must_use]
pub fn voices_sheet(input: &VoicesInput, page: &Page) -> Sheet {
    let mut drawing = Drawing {
        input,
        sheet: Sheet::from(Scene::new(WIDTH, 0.0)),
        top: SHEET_HEAD,
    };
    head(&mut drawing.sheet.scene, page, input.measure);
    drawing.together();
    quotes::quotes(&mut drawing);
    coverage::coverage_rows(&mut drawing);
    drawing.sheet.scene.size.height = drawing.top + FOOT;
    drawing.sheet
}

struct Drawing<'a> {
    input: &'a VoicesInput<'a>,
    sheet: Sheet,
    /// Where the next row begins.
    top: f32,
}

impl Drawing<'_> {
    /// A page may begin here.
    fn may_break(&mut self) {
        self.sheet.breaks.push(self.top);
    }

    fn heading(&mut self, text: &str) {
        self.may_break();
        self.top += 12.0;
        let at = Point::new(SHEET_MARGIN, self.top + 12.0);
        let text = crate::layout::elide(
            self.input.measure,
            text,
            HEADING.size,
            HEADING.weight,
            WIDTH - 2.0 * SHEET_MARGIN,
        );
        let text = Shape::centred(at, Anchor::Start, HEADING, text);
        self.sheet.scene.push(text);
        self.top += 36.0;
    }

    /// A quiet line.
    fn hint(&mut self, text: &str) {
        let at = Point::new(SHEET_MARGIN, self.top + LINE / 2.0);
        let text = Shape::centred(at, Anchor::Start, HINT, text);
        self.sheet.scene.push(text);
        self.top += LINE;
    }

    fn hairline(&mut self) {
        let y = self.top.floor() - 0.5;
        let ends = [
            Point::new(SHEET_MARGIN, y),
            Point::new(WIDTH - SHEET_MARGIN, y),
        ];
        let line = Shape::line(&ends, Stroke::solid(1.0, Role::Grid));
        self.sheet.scene.push(line);
    }

    /// What they say together, in sentences.
    fn together(&mut self) {
        let figures = self.input.together;
        let sentences = [
            words::count(figures.count),
            words::recommend(&figures.recommend),
            words::satisfied(figures),
            words::ease(figures),
            words::belief(&self.input.figures.belief),
        ];
        for sentence in sentences {
            let room = WIDTH - 2.0 * SHEET_MARGIN;
            let (size, weight) = (SENTENCE.size, SENTENCE.weight);
            for line in wrap(self.input.measure, &sentence, size, weight, room, 2) {
                let at = Point::new(SHEET_MARGIN, self.top + LINE / 2.0);
                let text = Shape::centred(at, Anchor::Start, SENTENCE, line);
                self.sheet.scene.push(text);
                self.top += LINE;
            }
        }
    }
}
