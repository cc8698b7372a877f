//! Owns the cover of a document: what the project is called, whose it is, what was promised, and its journeys with
//! what they come to.

use super::shape::TextStyle;
use super::sheet::{SHEET_MARGIN, Sheet};
use super::{Anchor, Role, Scene, Shape, Stroke};
use crate::insight::JourneyFigures;
use crate::layout::{Measure, Point, elide, wrap};
use crate::model::{Journey, Project};
use crate::words::export as words;

const WIDTH: f32 = 1180.0;
/// A cover is at least so high, which is the shape of a page that lies.
const LEAST_HEIGHT: f32 = 760.0;
const TITLE_TOP: f32 = 200.0;
const TITLE_LINE: f32 = 52.0;
const ROW: f32 = 72.0;
const FOOT: f32 = 32.0;

const TITLE: TextStyle = TextStyle::medium(40.0, Role::Text);
const ORGANISATION: TextStyle = TextStyle::regular(20.0, Role::Text2);
const PROMISE: TextStyle = TextStyle::regular(16.0, Role::Text2);
const NAME: TextStyle = TextStyle::medium(18.0, Role::Text);
const DETAIL: TextStyle = TextStyle::regular(13.0, Role::Text2);

/// Draws the cover of a document about these journeys.
#[must_use]
pub fn cover_sheet(
    project: &Project,
    journeys: &[(&Journey, &JourneyFigures)],
    measure: &dyn Measure,
) -> Sheet {
    let mut cover = Cover {
        sheet: Sheet::from(Scene::new(WIDTH, 0.0)),
        measure,
        top: TITLE_TOP,
    };
    cover.title(project);
    for (journey, figures) in journeys {
        cover.journey(journey, figures);
    }
    cover.sheet.scene.size.height = (cover.top + FOOT).max(LEAST_HEIGHT);
    cover.sheet
}

struct Cover<'a> {
    sheet: Sheet,
    measure: &'a dyn Measure,
    top: f32,
}

impl Cover<'_> {
    fn title(&mut self, project: &Project) {
        let title = match project.title.trim() {
            "" => words::UNTITLED,
            title => title,
        };
        self.lines(title, (TITLE, TITLE_LINE, 3));
        self.top += 4.0;
        self.lines(&project.organisation, (ORGANISATION, 28.0, 1));
        self.lines(&project.promise, (PROMISE, 24.0, 2));
        self.top += 56.0;
    }

    fn lines(&mut self, text: &str, (style, height, most): (TextStyle, f32, usize)) {
        let room = WIDTH - 2.0 * SHEET_MARGIN;
        for line in wrap(self.measure, text, style.size, style.weight, room, most) {
            self.write(self.top + height / 2.0, style, &line);
            self.top += height;
        }
    }

    fn write(&mut self, middle: f32, style: TextStyle, text: &str) {
        let at = Point::new(SHEET_MARGIN, middle);
        let text = Shape::centred(at, Anchor::Start, style, text);
        self.sheet.scene.push(text);
    }

    /// A journey: its name, and under it what it comes to and what its customer wants.
    fn journey(&mut self, journey: &Journey, figures: &JourneyFigures) {
        self.sheet.breaks.push(self.top);
        let y = self.top.floor() + 0.5;
        let ends = [
            Point::new(SHEET_MARGIN, y),
            Point::new(WIDTH - SHEET_MARGIN, y),
        ];
        let line = Shape::line(&ends, Stroke::solid(1.0, Role::Grid));
        self.sheet.scene.push(line);
        let room = WIDTH - 2.0 * SHEET_MARGIN;
        let elided = |text: &str, style: TextStyle| {
            elide(self.measure, text, style.size, style.weight, room)
        };
        let goal = words::wants(&journey.persona.name, &journey.goal);
        let said = crate::words::told(&[&words::figures(figures), &goal]);
        let (name, said) = (elided(&journey.name, NAME), elided(&said, DETAIL));
        self.write(self.top + 26.0, NAME, &name);
        self.write(self.top + 50.0, DETAIL, &said);
        self.top += ROW;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::{View, figures};
    use crate::layout::FontMetrics;
    use crate::templates::template;

    #[test]
    fn the_cover_says_whose_journeys_these_are_and_what_they_come_to() {
        let project = template("credit-card").unwrap().project;
        let (id, journey) = project.journeys.iter().next().unwrap();
        let figures = figures(&project, id, &View::default()).unwrap();
        let journeys = [(&**journey, &figures)];
        let cover = cover_sheet(&project, &journeys, FontMetrics::bundled());
        let texts: Vec<_> = cover
            .scene
            .items
            .iter()
            .filter_map(|item| match &item.shape {
                Shape::Text(text) => Some(text.text.as_str()),
                Shape::Rect { .. } | Shape::Circle { .. } | Shape::Path { .. } => None,
            })
            .collect();
        let said = texts.join("\n");
        for part in [
            "Credit card application",
            "Northbank",
            "Apply for a card",
            "Score −20",
        ] {
            assert!(said.contains(part), "{part} is missing in {said}");
        }
    }
}
