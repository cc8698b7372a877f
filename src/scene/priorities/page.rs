//! Owns the sheet of priorities: the list of what to fix first, and beside it what the improvements would do.

use super::list::priorities;
use super::triangle::{TRIANGLE_SIZE, TriangleEntry, triangle};
use super::{Pen, PrioritiesInput, felt_curve};
use crate::insight::words::signed;
use crate::insight::{Plan, Plans, improvements_of, scope};
use crate::layout::{Point, Rect};
use crate::model::{Improvement, JourneyId, OneToFive};
use crate::scene::shape::TextStyle;
use crate::scene::sheet::{SHEET_MARGIN, Sheet};
use crate::scene::{Anchor, Role, Scene, Shape, Stroke};
use crate::words::MISSING;
use crate::words::priorities as words;

/// How wide the list is, and the part beside it.
pub const LIST_WIDTH: f32 = 768.0;
const ASIDE_WIDTH: f32 = 440.0;
const GAP: f32 = 48.0;
const TITLE_MIDDLE: f32 = 44.0;
const CAPTION_MIDDLE: f32 = 80.0;
const FIRST_ROW: f32 = 100.0;
const ROW: f32 = 54.0;
const SECTION: f32 = 52.0;
const BOX: f32 = 18.0;
const VALUE_ROOM: f32 = 64.0;
const FOOT: f32 = 24.0;

const TITLE: TextStyle = TextStyle::medium(28.0, Role::Text);
const HEADING: TextStyle = TextStyle::medium(16.0, Role::Text);
const NAME: TextStyle = TextStyle::medium(13.0, Role::Text);
const DETAIL: TextStyle = TextStyle::regular(12.0, Role::Text2);
const CAPTION: TextStyle = TextStyle::regular(12.0, Role::Text3);

/// Draws the sheet. The list is as wide as [`LIST_WIDTH`], whatever the input says.
#[must_use]
pub fn priorities_sheet(input: &PrioritiesInput, id: &JourneyId, plans: &Plans) -> Sheet {
    let list = priorities(&PrioritiesInput {
        width: LIST_WIDTH,
        ..*input
    });
    let aside = Aside {
        input,
        id,
        plans,
        pen: Pen {
            measure: input.measure,
        },
        scene: Scene::new(ASIDE_WIDTH, 0.0),
        top: FIRST_ROW,
    };
    let aside = aside.drawn();
    let width = LIST_WIDTH + GAP + ASIDE_WIDTH + 2.0 * SHEET_MARGIN;
    let height = list.scene.size.height.max(aside.size.height) + FOOT;
    let mut scene = Scene::new(width, height);
    scene.place(&list.scene, Point::new(SHEET_MARGIN, 0.0));
    let left = SHEET_MARGIN + LIST_WIDTH + GAP;
    scene.place(&aside, Point::new(left, 0.0));
    let rows = list.rows.iter().map(|(_, rect)| rect.min.y);
    let breaks = rows.filter(|top| *top >= aside.size.height).collect();
    Sheet { scene, breaks }
}

struct Aside<'a> {
    input: &'a PrioritiesInput<'a>,
    id: &'a JourneyId,
    plans: &'a Plans,
    pen: Pen<'a>,
    scene: Scene,
    top: f32,
}

impl Aside<'_> {
    fn drawn(mut self) -> Scene {
        self.heading();
        for (number, plan) in (1..).zip(&self.plans.plans) {
            if let Some(improvement) = self.input.project.improvements.get(&plan.id) {
                self.row(number, plan, improvement);
            }
        }
        if self.plans.plans.is_empty() {
            self.write((0.0, self.top + 12.0), DETAIL, words::NO_IMPROVEMENTS);
            self.top += 24.0;
        }
        self.curve();
        self.triangle();
        self.scene.size.height = self.top;
        self.scene
    }

    fn write(&mut self, (x, y): (f32, f32), style: TextStyle, text: &str) {
        let text = self.pen.elide(text, style, ASIDE_WIDTH - x);
        let at = Point::new(x, y);
        self.scene
            .push(Shape::centred(at, Anchor::Start, style, text));
    }

    fn write_right(&mut self, (right, y): (f32, f32), style: TextStyle, text: &str) -> f32 {
        let at = Point::new(right, y);
        self.scene
            .push(Shape::centred(at, Anchor::End, style, text));
        right - self.pen.width(text, style)
    }

    /// The two scores.
    fn heading(&mut self) {
        let score =
            |score: Option<f64>| score.map_or_else(|| MISSING.to_owned(), |it| signed(it, 1));
        let inked = |role| TextStyle { role, ..TITLE };
        let then = score(self.plans.to_be_score);
        let left = self.write_right((ASIDE_WIDTH, TITLE_MIDDLE), inked(Role::Accent), &then);
        let arrow = [
            Point::new(left - 48.0, TITLE_MIDDLE),
            Point::new(left - 16.0, TITLE_MIDDLE),
        ];
        let tip = [
            Point::new(left - 22.0, TITLE_MIDDLE - 5.0),
            Point::new(left - 16.0, TITLE_MIDDLE),
            Point::new(left - 22.0, TITLE_MIDDLE + 5.0),
        ];
        let stroke = Stroke::solid(1.5, Role::Text3);
        self.scene.push(Shape::line(&arrow, stroke));
        self.scene.push(Shape::line(&tip, stroke));
        let today = score(self.plans.score);
        self.write_right((left - 64.0, TITLE_MIDDLE), inked(Role::Text2), &today);
        self.write((0.0, TITLE_MIDDLE), TITLE, words::WHAT_IF);
        let caption = words::SCORES;
        self.write_right((ASIDE_WIDTH, CAPTION_MIDDLE), CAPTION, caption);
    }

    fn row(&mut self, number: usize, plan: &Plan, improvement: &Improvement) {
        let middle = self.top + ROW / 2.0;
        self.write((0.0, middle), DETAIL, &number.to_string());
        self.tick(Point::new(32.0, middle), plan.chosen);
        let name = match improvement.name.trim() {
            "" => words::UNNAMED,
            name => name,
        };
        let left = 56.0;
        let room = ASIDE_WIDTH - left - VALUE_ROOM;
        let name = self.pen.elide(name, NAME, room);
        self.write((left, middle - 9.0), NAME, &name);
        let (detail, role) = self.detail(improvement);
        let style = TextStyle { role, ..DETAIL };
        let detail = self.pen.elide(&detail, style, room);
        self.write((left, middle + 10.0), style, &detail);
        if let Some(adds) = plan.adds {
            let role = if plan.chosen { Role::Text } else { Role::Text3 };
            let style = TextStyle { role, ..NAME };
            self.write_right((ASIDE_WIDTH, middle - 9.0), style, &words::adds(adds));
            if !plan.chosen {
                self.write_right((ASIDE_WIDTH, middle + 10.0), CAPTION, words::ON_TOP);
            }
        }
        self.top += ROW;
        let y = self.top.floor() - 0.5;
        let ends = [Point::new(0.0, y), Point::new(ASIDE_WIDTH, y)];
        self.scene
            .push(Shape::line(&ends, Stroke::solid(1.0, Role::Grid)));
    }

    /// The box of an improvement, ticked where it is chosen.
    fn tick(&mut self, centre: Point, is_chosen: bool) {
        let rect = Rect::from_min_size(centre.x - BOX / 2.0, centre.y - BOX / 2.0, BOX, BOX);
        if !is_chosen {
            let edge = Stroke::solid(1.5, Role::Control);
            self.scene.push(Shape::outlined(rect, 4.0, edge));
            return;
        }
        self.scene.push(Shape::filled(rect, 4.0, Role::Accent));
        let tick = [
            Point::new(centre.x - 4.5, centre.y + 0.5),
            Point::new(centre.x - 1.5, centre.y + 3.5),
            Point::new(centre.x + 4.5, centre.y - 3.5),
        ];
        self.scene
            .push(Shape::line(&tick, Stroke::solid(2.0, Role::OnAccent)));
    }

    /// Who does it, and by when; what is missing of that.
    fn detail(&self, improvement: &Improvement) -> (String, Role) {
        let owners = &self.input.project.owners;
        let owner = improvement.owner.as_ref().and_then(|id| owners.get(id));
        let due = improvement.due.trim();
        let role = if owner.is_none() || due.is_empty() {
            Role::Warn
        } else {
            Role::Text2
        };
        let owner = owner.map_or(words::NO_OWNER, |owner| owner.name.as_str());
        let due = match due {
            "" => words::NO_DATE.to_owned(),
            due => words::date(due),
        };
        (format!("{owner} · {due}"), role)
    }

    fn section(&mut self, heading: &str) {
        self.write((0.0, self.top + SECTION / 2.0 + 4.0), HEADING, heading);
        self.top += SECTION;
    }

    fn curve(&mut self) {
        if self.plans.felt.iter().all(|felt| felt.to_be.is_none()) {
            return;
        }
        let persona = &self.input.journey.persona.name;
        self.section(&words::would_live_through(persona));
        self.legend();
        let curve = felt_curve(self.plans, self.input.measure, ASIDE_WIDTH);
        self.scene.place(&curve, Point::new(0.0, self.top));
        self.top += curve.size.height;
    }

    /// What the two lines are.
    fn legend(&mut self) {
        let y = self.top + 4.0;
        let mut left = 0.0;
        for (word, ink, line, width) in [
            (words::AS_IT_IS, Role::Text2, Role::Control, 2.0),
            (words::TO_BE, Role::Accent, Role::Accent, 3.0),
        ] {
            let ends = [Point::new(left, y), Point::new(left + 20.0, y)];
            self.scene
                .push(Shape::line(&ends, Stroke::solid(width, line)));
            let style = TextStyle::regular(12.0, ink);
            self.write((left + 28.0, y), style, word);
            left += 28.0 + self.pen.width(word, style) + 20.0;
        }
        self.top += 20.0;
    }

    fn triangle(&mut self) {
        let entries = self.entries();
        if entries.is_empty() {
            return;
        }
        self.section(words::TRIANGLE);
        let drawn = triangle(&entries, self.input.project.first);
        self.scene.place(&drawn, Point::new(0.0, self.top));
        self.top += TRIANGLE_SIZE.1;
    }

    /// The improvements that have all three values.
    fn entries(&self) -> Vec<TriangleEntry> {
        let remarks = scope(self.input.project).remarks;
        let listed = improvements_of(self.input.project, self.id);
        (1..)
            .zip(listed)
            .filter_map(|(number, (id, improvement))| {
                let value = OneToFive::get;
                Some(TriangleEntry {
                    number,
                    values: [
                        improvement.time.map(value)?,
                        improvement.cost.map(value)?,
                        improvement.quality.map(value)?,
                    ],
                    chosen: improvement.chosen,
                    unbelievable: remarks
                        .iter()
                        .any(|remark| remark.id == *id && remark.unbelievable),
                })
            })
            .collect()
    }
}
