//! Owns the list of what to fix first, and the repairs that help several touchpoints at once.

use super::rows::{Cells, Columns, bar, cells, words_instead};
use super::{Pen, PrioritiesInput, RowsScene};
use crate::insight::words::{counted, plain, signed};
use crate::insight::{
    Cause, PriorityClass, PriorityItem, TouchpointFigures, behind, goal, suffering,
};
use crate::layout::{Point, Rect};
use crate::model::{Layer, LinkKind, PromiseState, Step, StepId};
use crate::scene::glyphs::{Sign, Spot, promise, sign};
use crate::scene::shape::TextStyle;
use crate::scene::{Anchor, Item, Role, Scene, Shape, Stroke, Tag, palette};
use crate::words;
use crate::words::priorities as said;

const TITLE: TextStyle = TextStyle::medium(28.0, Role::Text);
const SUBTITLE: TextStyle = TextStyle::regular(13.0, Role::Text2);
const HEAD: TextStyle = TextStyle::regular(12.0, Role::Text3);
const SECTION: TextStyle = TextStyle::medium(16.0, Role::Text);
const RANK: TextStyle = TextStyle::regular(16.0, Role::Text);
const NAME: TextStyle = TextStyle::medium(14.0, Role::Text);
const CAUSE: TextStyle = TextStyle::medium(13.0, Role::Text);
const CLASS: TextStyle = TextStyle::medium(12.0, Role::Text);
const DETAIL: TextStyle = TextStyle::regular(12.0, Role::Text2);

/// The middles of title, subtitle, goal and column heads, and where the first row begins.
const TITLE_MIDDLE: f32 = 44.0;
const SUBTITLE_MIDDLE: f32 = 80.0;
const GOAL_MIDDLE: f32 = 101.0;
const HEAD_MIDDLE: f32 = 132.0;
const FIRST_ROW: f32 = 150.0;
const ROW: f32 = 76.0;
const CAUSE_ROW: f32 = 56.0;
/// From the last row to the middle of the next heading, and from there to its first row.
const SECTION_GAP: f32 = 44.0;
const SECTION_TO_ROW: f32 = 30.0;
/// A row with several people behind it names this many.
const NAMED: usize = 2;

/// Draws the list: the title, a row for each touchpoint that has to be seen to, and below it the causes that would lift
/// the score. A title row is always there; where nothing has to be seen to, a sentence says so.
#[must_use]
pub fn priorities(input: &PrioritiesInput) -> RowsScene {
    let mut list = List {
        input,
        pen: Pen {
            measure: input.measure,
        },
        columns: Columns::new(input.width),
        full: full_lift(input),
        drawn: RowsScene {
            scene: Scene::new(input.width, 0.0),
            rows: Vec::new(),
            pains: Vec::new(),
        },
        top: FIRST_ROW,
    };
    list.heading();
    for (index, item) in input.repairs.priorities.iter().enumerate() {
        list.row(index + 1, item);
    }
    if input.repairs.priorities.is_empty() {
        list.nothing();
    }
    list.causes();
    list.drawn.scene.size.height = list.top;
    list.drawn
}

/// The lift of a full bar: the next ten above the largest.
fn full_lift(input: &PrioritiesInput) -> f64 {
    let lifts = input.repairs.priorities.iter().filter_map(|item| item.lift);
    let causes = input.repairs.causes.iter().filter_map(|cause| cause.lift);
    let largest = lifts.chain(causes).fold(0.0, f64::max);
    ((largest / 10.0).floor() + 1.0) * 10.0
}

struct List<'a> {
    input: &'a PrioritiesInput<'a>,
    pen: Pen<'a>,
    columns: Columns,
    full: f64,
    drawn: RowsScene,
    /// Where the next row begins.
    top: f32,
}

impl List<'_> {
    fn heading(&mut self) {
        let scene = &mut self.drawn.scene;
        let width = self.input.width;
        scene.push(Shape::centred(
            Point::new(0.0, TITLE_MIDDLE),
            Anchor::Start,
            TITLE,
            self.pen.elide(said::TITLE, TITLE, width),
        ));
        let subtitle = said::seen_for(&self.input.journey.name, self.input.segment);
        scene.push(Shape::centred(
            Point::new(0.0, SUBTITLE_MIDDLE),
            Anchor::Start,
            SUBTITLE,
            self.pen.elide(&subtitle, SUBTITLE, width),
        ));
        let goal = said::goal(goal(
            self.input.project,
            self.input.journey,
            self.input.figures,
        ));
        scene.push(Shape::centred(
            Point::new(0.0, GOAL_MIDDLE),
            Anchor::Start,
            DETAIL,
            self.pen.elide(&goal, DETAIL, width),
        ));
        let heads = [
            (self.columns.name, said::TOUCHPOINT),
            (self.columns.behind, said::BEHIND),
            (self.columns.owner.unwrap_or(-1.0), said::OWNER),
            (self.columns.bar, said::LIFT),
        ];
        for (x, head) in heads.into_iter().filter(|(x, _)| *x >= 0.0) {
            let at = Point::new(x, HEAD_MIDDLE);
            scene.push(Shape::centred(at, Anchor::Start, HEAD, head));
        }
    }

    fn nothing(&mut self) {
        let sentence = if self.input.figures.rated == 0 {
            said::NOTHING_RATED
        } else {
            said::NOTHING_TO_FIX
        };
        let at = Point::new(self.columns.name, self.top + ROW / 2.0);
        let text = self
            .pen
            .elide(sentence, SUBTITLE, self.input.width - self.columns.name);
        self.drawn
            .scene
            .push(Shape::centred(at, Anchor::Start, SUBTITLE, text));
        self.top += ROW;
    }

    /// Begins a row of that height for the step, and returns its middle.
    fn begin(&mut self, step: &StepId, height: f32) -> f32 {
        let rect = Rect::from_min_size(0.0, self.top, self.input.width, height);
        self.drawn.rows.push((step.clone(), rect));
        self.top += height;
        let y = self.top - 0.5;
        let ends = [Point::new(0.0, y), Point::new(self.input.width, y)];
        self.drawn
            .scene
            .push(Shape::line(&ends, Stroke::solid(1.0, Role::Grid)));
        rect.min.y + height / 2.0
    }

    fn row(&mut self, rank: usize, item: &PriorityItem) {
        let input = self.input;
        let (Some(step), Some(figures)) = (
            input.journey.step(&item.id),
            input.figures.touchpoint(&item.id),
        ) else {
            return;
        };
        let middle = self.begin(&item.id, ROW);
        let mut items = Vec::new();
        items.push(
            Shape::centred(
                Point::new(10.0, middle),
                Anchor::Middle,
                RANK,
                rank.to_string(),
            )
            .into(),
        );
        self.dot(&mut items, figures, middle - 10.0);
        self.name(&mut items, step, middle - 10.0);
        self.class(&mut items, (item, step, figures), middle + 11.0);
        let behind = behind(input.journey, &item.id);
        let direct = self.names(&behind.direct);
        let further = self.names(&behind.further);
        let owner = step
            .owner
            .as_ref()
            .and_then(|id| input.project.owners.get(id));
        let owner = owner.map(|owner| owner.name.as_str());
        cells(
            &mut items,
            self.pen,
            &self.columns,
            middle,
            &Cells {
                behind: if direct.is_empty() {
                    (said::nothing_behind(item.class), Role::Text2)
                } else {
                    (&direct, Role::Text)
                },
                further: &further,
                owner,
            },
        );
        match item.lift.filter(|lift| *lift > 1e-9) {
            Some(lift) => bar(&mut items, &self.columns, middle - 10.0, (lift, self.full)),
            None => words_instead(
                &mut items,
                self.pen,
                &self.columns,
                middle - 10.0,
                said::no_lift(item.class),
            ),
        }
        self.put(&item.id, items);
    }

    fn put(&mut self, step: &StepId, items: Vec<Item>) {
        self.drawn
            .scene
            .tagged(&Tag::Step(step.clone()), |all| all.extend(items));
    }

    fn dot(&self, items: &mut Vec<Item>, figures: &TouchpointFigures, y: f32) {
        let centre = Point::new(self.columns.name - 12.0, y);
        let shape = match figures.ratings.emotion {
            Some(emotion) => Shape::disc(centre, 5.0, Role::Emotion(palette::step(emotion))),
            None => Shape::ring(centre, 4.5, None, Stroke::solid(1.2, Role::Control)),
        };
        items.push(shape.into());
    }

    fn name(&self, items: &mut Vec<Item>, step: &Step, y: f32) {
        let sign_room = if step.moment_of_truth { 24.0 } else { 0.0 };
        let room = self.columns.behind - self.columns.name - 12.0 - sign_room;
        let name = self.pen.elide(called(step), NAME, room);
        let x = self.columns.name;
        if step.moment_of_truth {
            let x = x + self.pen.width(&name, NAME) + 14.0;
            let spot = Spot::new(x, y, 14.0);
            sign(items, spot, Sign::MomentOfTruth, Role::Text, Role::Canvas);
        }
        items.push(Shape::centred(Point::new(x, y), Anchor::Start, NAME, name).into());
    }

    /// The class with its sign and word, and what exactly it is about.
    fn class(
        &self,
        items: &mut Vec<Item>,
        (item, step, figures): (&PriorityItem, &Step, &TouchpointFigures),
        y: f32,
    ) {
        let x = self.columns.name;
        let spot = Spot::new(x + 5.5, y, 11.0);
        let role = match item.class {
            PriorityClass::Basics => {
                sign(items, spot, Sign::BasicsFailing, Role::Danger, Role::Canvas);
                Role::Danger
            }
            PriorityClass::BrokenPromise => {
                promise(items, spot, PromiseState::Broken);
                Role::Danger
            }
            PriorityClass::Disappointment => {
                sign(items, spot, Sign::DelightNone, Role::Text2, Role::Canvas);
                Role::Text2
            }
            PriorityClass::Delight => {
                sign(
                    items,
                    spot,
                    Sign::DelightPossible,
                    Role::Accent,
                    Role::Canvas,
                );
                Role::Accent
            }
            PriorityClass::Overinvestment => {
                sign(items, spot, Sign::Finding, Role::Warn, Role::Canvas);
                Role::Warn
            }
        };
        let word = said::class(item.class);
        let style = TextStyle { role, ..CLASS };
        let word_left = x + 18.0;
        items.push(Shape::centred(Point::new(word_left, y), Anchor::Start, style, word).into());
        let left = word_left + self.pen.width(word, style) + 8.0;
        let room = self.columns.behind - left - 12.0;
        let detail = self
            .pen
            .elide(&self.detail(item.class, step, figures), DETAIL, room);
        items.push(Shape::centred(Point::new(left, y), Anchor::Start, DETAIL, detail).into());
    }

    fn detail(&self, class: PriorityClass, step: &Step, figures: &TouchpointFigures) -> String {
        let parity = self.input.project.method.parity;
        let level =
            |level: Option<f64>| level.map_or_else(|| words::MISSING.to_owned(), |it| plain(it, 2));
        match class {
            PriorityClass::Basics => said::basics_met_from(&level(figures.ratings.hygiene), parity),
            PriorityClass::BrokenPromise => self.promised(&step.id),
            PriorityClass::Disappointment => figures.gap.map_or_else(String::new, |gap| {
                format!("{} {}", said::GAP, signed(gap, 1))
            }),
            PriorityClass::Delight => said::delight_of_three(&level(figures.ratings.delight)),
            PriorityClass::Overinvestment => {
                said::delight_nobody_misses(&level(figures.ratings.delight))
            }
        }
    }

    /// The words of the promises that were made there and broken.
    fn promised(&self, step: &StepId) -> String {
        let links = self.input.journey.graph.links_from(step);
        let broken = links
            .iter()
            .filter(|link| link.kind == LinkKind::Promise && link.kept == PromiseState::Broken)
            .map(|link| link.label.trim())
            .filter(|label| !label.is_empty())
            .map(|label| format!("“{label}”"));
        broken.collect::<Vec<_>>().join(", ")
    }

    fn names(&self, steps: &[StepId]) -> String {
        let known = steps.iter().filter_map(|id| self.input.journey.step(id));
        let names: Vec<&str> = known.map(|step| called(step)).collect();
        let (shown, rest) = names.split_at(names.len().min(NAMED));
        let more = match rest.len() {
            0 => String::new(),
            more => format!(" {}", said::and_more(more)),
        };
        format!("{}{more}", shown.join(", "))
    }

    fn causes(&mut self) {
        let causes = self.input.repairs.causes.iter();
        let worth: Vec<&Cause> = causes
            .filter(|cause| cause.lift.is_some_and(|lift| lift > 1e-9))
            .collect();
        if worth.is_empty() {
            return;
        }
        let middle = self.top + SECTION_GAP;
        let at = Point::new(0.0, middle);
        self.drawn.scene.push(Shape::centred(
            at,
            Anchor::Start,
            SECTION,
            said::ONE_REPAIR_SEVERAL,
        ));
        self.top = middle + SECTION_TO_ROW - 2.0;
        for cause in worth {
            self.cause(cause);
        }
    }

    fn cause(&mut self, cause: &Cause) {
        let input = self.input;
        let Some(step) = input.journey.step(&cause.id) else {
            return;
        };
        let middle = self.begin(&cause.id, CAUSE_ROW);
        let mut items = Vec::new();
        let room = self.columns.behind - self.columns.name - 12.0;
        let owner = step
            .owner
            .as_ref()
            .and_then(|id| input.project.owners.get(id));
        let owner = owner.map_or(said::NO_OWNER, |owner| owner.name.as_str());
        let layer = match step.layer {
            Layer::System => said::SYSTEM,
            Layer::Touchpoint | Layer::Backstage => words::PEOPLE,
        };
        let lines = [
            (called(step).to_owned(), CAUSE, middle - 10.0),
            (format!("{layer} · {owner}"), DETAIL, middle + 11.0),
        ];
        for (text, style, y) in lines {
            let text = self.pen.elide(&text, style, room);
            let at = Point::new(self.columns.name, y);
            items.push(Shape::centred(at, Anchor::Start, style, text).into());
        }
        let pain = said::of_the_pain(cause.blame);
        let suffering = self.suffering(&cause.id);
        let end = self.columns.bar - 16.0;
        if !pain.is_empty() {
            let width = self
                .pen
                .width(&pain, SUBTITLE)
                .min(end - self.columns.behind);
            let place = Rect::from_min_size(self.columns.behind, middle - 22.0, width, 24.0);
            self.drawn.pains.push((cause.id.clone(), place));
        }
        for (text, style, y) in [
            (pain, SUBTITLE, middle - 10.0),
            (suffering, DETAIL, middle + 11.0),
        ] {
            let text = self.pen.elide(&text, style, end - self.columns.behind);
            let at = Point::new(self.columns.behind, y);
            items.push(Shape::centred(at, Anchor::Start, style, text).into());
        }
        let lift = cause.lift.unwrap_or_default();
        bar(&mut items, &self.columns, middle, (lift, self.full));
        self.put(&cause.id, items);
    }

    /// The failing touchpoints that the cause stands behind.
    fn suffering(&self, cause: &StepId) -> String {
        let (journey, figures) = (self.input.journey, self.input.figures);
        let suffering = suffering(journey, figures, cause);
        let names: Vec<&str> = suffering
            .iter()
            .filter_map(|id| journey.step(id))
            .map(|step| called(step))
            .collect();
        match names.len() {
            0..=3 => names.join(", "),
            many => said::touchpoints(&counted(many)),
        }
    }
}

fn called(step: &Step) -> &str {
    match step.name.trim() {
        "" => words::UNNAMED,
        name => name,
    }
}
