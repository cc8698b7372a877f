//! Owns the slides of the map: native cards with their text, links glued to them, and the lanes and the emotion band
//! behind and under them. A journey that is too long for one slide goes on, stage by stage.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::super::deck::{Card as CardPart, Connector, Line, Part, Picture, Slide};
use super::super::pages::Told;
use super::{MARGIN, evidence, headline, room};
use crate::insight::behind;
use crate::layout::{Card, FontMetrics, GUTTER, Point, Rect, Route, SLOT_WIDTH, map};
use crate::model::{Evidence, Graph, Journey, Layer, Link, LinkKind, Step, StepId};
use crate::scene::glyphs::{Icon, Sign, Spot, icon, promise_role, sign};
use crate::scene::map::{MapInput, MapScene, map_scene};
use crate::scene::palette::step as shade;
use crate::scene::{Role, Scene, Shape, Stroke, Tag};
use crate::words::{self, export as said};

/// So many columns on a slide can be read.
const COLUMNS: usize = 12;
const BAND: f32 = 272.0;
/// A map is never drawn larger than this.
const LARGEST: f32 = 1.6;
/// From a card's left edge to its text, behind an icon.
const TEXT_LEFT: f32 = 14.0;
const BEHIND_ICON: f32 = 32.0;

/// What stands under the lanes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Under {
    /// The emotion band.
    Band,
    /// Nothing: a blueprint.
    Nothing,
}

pub(super) fn slides(told: &Told, under: Under) -> Vec<Slide> {
    let order: Vec<StepId> = told
        .journey
        .touchpoints()
        .into_iter()
        .map(|step| step.id.clone())
        .collect();
    let parts = stretches(told.journey, order.len());
    let count = parts.len();
    (1..)
        .zip(parts)
        .map(|(number, part)| {
            let steps = order.get(part).unwrap_or_default();
            slide(told, under, (steps, number, count))
        })
        .collect()
}

/// From which to which touchpoint each slide reaches: whole stages, as long as they fit.
fn stretches(journey: &Journey, count: usize) -> Vec<Range<usize>> {
    let touchpoints = journey.touchpoints();
    let mut parts = Vec::new();
    let (mut begin, mut stage_begin) = (0, 0);
    for (place, step) in touchpoints.iter().enumerate() {
        let before = place.checked_sub(1).and_then(|at| touchpoints.get(at));
        if before.is_some_and(|before| before.stage != step.stage) {
            stage_begin = place;
        }
        if place - begin == COLUMNS {
            let end = if stage_begin > begin {
                stage_begin
            } else {
                place
            };
            parts.push(begin..end);
            begin = end;
        }
    }
    parts.push(begin..count);
    parts
}

fn slide(told: &Told, under: Under, (steps, number, count): (&[StepId], usize, usize)) -> Slide {
    let part = if count > 1 {
        part_of(told.journey, steps, number == 1)
    } else {
        told.journey.clone()
    };
    let measure = FontMetrics::bundled();
    let columns = f32::from(u16::try_from(steps.len().max(4)).unwrap_or(u16::MAX));
    let layout = map(told.project, &part, GUTTER + columns * SLOT_WIDTH, measure);
    let input = MapInput {
        journey: &part,
        layout: &layout,
        ..told.map_input(BAND)
    };
    let drawn = map_scene(&input);
    let sketch = Sketch::new(&input, &drawn, under);
    let failing = told.figures.touchpoints.iter();
    let failing = failing.filter(|it| it.satisfaction.is_some_and(|it| it < -1e-9));
    let name = told.journey.name.trim();
    let text = match under {
        Under::Band => said::scores(name, &told.figures, failing.count()),
        Under::Nothing => said::behind(name, told.figures.blind_spots.len()),
    };
    Slide {
        headline: headline(said::of_several(&text, number, count)),
        parts: sketch.parts(),
        notes: evidence(told, steps),
    }
}

/// The journey with these touchpoints, what lies behind them, and the links among all of these.
fn part_of(journey: &Journey, steps: &[StepId], is_first: bool) -> Journey {
    let mut kept: BTreeSet<StepId> = steps.iter().cloned().collect();
    for step in steps {
        let behind = behind(journey, step);
        kept.extend(behind.direct);
        kept.extend(behind.further);
    }
    if is_first {
        let all = journey.graph.steps();
        let supports = |step: &Step| !journey.graph.links_from(&step.id).is_empty();
        let alone = all.filter(|step| !step.is_touchpoint() && !supports(step));
        kept.extend(alone.map(|step| step.id.clone()));
    }
    let mut graph = Graph::default();
    for step in journey.graph.steps().filter(|step| kept.contains(&step.id)) {
        graph.put_step(step.clone());
    }
    let links = journey.graph.links();
    for link in links.filter(|link| kept.contains(&link.from) && kept.contains(&link.to)) {
        graph.put_link(link.clone());
    }
    let touchpoints = graph.steps().filter(|step| step.is_touchpoint());
    let used: BTreeSet<_> = touchpoints.filter_map(|step| step.stage.clone()).collect();
    let stages = journey.stages.iter();
    Journey {
        stages: stages
            .filter(|stage| used.contains(&stage.id))
            .cloned()
            .collect(),
        graph,
        ..journey.clone()
    }
}

/// What every step of the journey is called.
pub(super) fn names(journey: &Journey) -> BTreeMap<Tag, String> {
    let steps = journey.graph.steps();
    steps
        .map(|step| (Tag::Step(step.id.clone()), called(step).to_owned()))
        .collect()
}

fn called(step: &Step) -> &str {
    match step.name.trim() {
        "" => words::UNNAMED,
        name => name,
    }
}

/// A map on a slide: where its parts lie.
struct Sketch<'a> {
    input: &'a MapInput<'a>,
    drawn: &'a MapScene,
    under: Under,
    scale: f32,
    /// Where the origin of the body lies on the slide.
    origin: Point,
    /// How large everything is, in units of the map.
    size: (f32, f32),
}

impl<'a> Sketch<'a> {
    fn new(input: &'a MapInput<'a>, drawn: &'a MapScene, under: Under) -> Self {
        let band = match under {
            Under::Band => drawn.band.size.height,
            Under::Nothing => 0.0,
        };
        let size = (
            GUTTER + drawn.body.size.width,
            drawn.headings.size.height + drawn.body.size.height + band,
        );
        let place = room();
        let scale = (place.width() / size.0)
            .min(place.height() / size.1)
            .min(LARGEST);
        let left = MARGIN + (place.width() - size.0 * scale) / 2.0;
        let origin = Point::new(
            left + GUTTER * scale,
            place.min.y + drawn.headings.size.height * scale,
        );
        Self {
            input,
            drawn,
            under,
            scale,
            origin,
            size,
        }
    }

    fn parts(&self) -> Vec<Part> {
        let mut parts = vec![self.picture(self.behind(), 0.0)];
        let layout = self.input.layout;
        for kind in [LinkKind::Support, LinkKind::Flow, LinkKind::Promise] {
            let routes = layout.routes.iter().filter(|route| route.kind == kind);
            parts.extend(routes.filter_map(|route| self.connector(route)));
        }
        parts.push(self.picture(self.labels(), 0.0));
        for card in &layout.cards {
            parts.extend(self.card(card));
        }
        parts.push(self.picture(self.signs(), 0.0));
        if self.under == Under::Band {
            parts.push(self.picture(self.band(), layout.size.height));
        }
        parts
    }

    /// A scene whose origin is the left edge of the gutter, `top` under the upper edge of the body.
    fn picture(&self, scene: Scene, top: f32) -> Part {
        let at = Rect::from_min_size(
            self.origin.x - GUTTER * self.scale,
            self.origin.y + top * self.scale,
            scene.size.width * self.scale,
            scene.size.height * self.scale,
        );
        Part::Scene(Picture {
            scene,
            at,
            names: names(self.input.journey),
        })
    }

    /// Headings, names of lanes and the lines between them. It reaches over the upper edge of the body.
    fn behind(&self) -> Scene {
        let mut scene = Scene::new(self.size.0, self.drawn.body.size.height);
        let top = -self.drawn.headings.size.height;
        scene.place(&self.drawn.corner, Point::new(0.0, top));
        scene.place(&self.drawn.headings, Point::new(GUTTER, top));
        scene.place(&self.drawn.gutter, Point::default());
        scene.place(&self.drawn.backdrop, Point::new(GUTTER, 0.0));
        scene
    }

    fn labels(&self) -> Scene {
        let mut body = Scene::new(self.size.0 - GUTTER, self.drawn.body.size.height);
        let items = self.drawn.body.items.iter();
        let labels = items.filter(|item| matches!(item.tag, Some(Tag::Label(_))));
        body.items.extend(labels.cloned());
        let mut scene = Scene::new(self.size.0, body.size.height);
        scene.place(&body, Point::new(GUTTER, 0.0));
        scene
    }

    fn band(&self) -> Scene {
        let mut scene = Scene::new(self.size.0, self.drawn.band.size.height);
        let ground = Rect::from_min_size(0.0, 0.0, self.size.0, scene.size.height);
        scene.push(Shape::filled(ground, 0.0, Role::Surface));
        scene.place(&self.drawn.band, Point::new(GUTTER, 0.0));
        scene.place(&self.drawn.band_axis, Point::default());
        let left = self.size.0 - self.drawn.legend.size.width - 12.0;
        if left > 240.0 {
            scene.place(&self.drawn.legend, Point::new(left, 0.0));
        }
        scene
    }

    /// What stands on cards beside their text: moments of truth, people and systems.
    fn signs(&self) -> Scene {
        let mut scene = Scene::new(self.size.0, self.drawn.body.size.height);
        for card in &self.input.layout.cards {
            let Some(step) = self.input.journey.step(&card.id) else {
                continue;
            };
            let (rect, left) = (card.rect, GUTTER + card.rect.min.x);
            let kind = match card.layer {
                Layer::Touchpoint => {
                    if step.moment_of_truth {
                        let right = GUTTER + rect.max.x - 14.0;
                        let spot = Spot::new(right, rect.min.y + 17.0, 15.0);
                        sign(
                            &mut scene.items,
                            spot,
                            Sign::MomentOfTruth,
                            Role::Text,
                            Role::Surface,
                        );
                    }
                    continue;
                }
                Layer::Backstage => Icon::Person,
                Layer::System => Icon::System,
            };
            let spot = Spot::new(left + 18.0, rect.centre().y, 16.0);
            icon(&mut scene.items, spot, kind, Role::Text2);
        }
        scene
    }

    fn on_slide(&self, point: Point) -> Point {
        Point::new(
            self.origin.x + point.x * self.scale,
            self.origin.y + point.y * self.scale,
        )
    }

    fn card(&self, card: &Card) -> Option<Part> {
        let step = self.input.journey.step(&card.id)?;
        let is_touchpoint = card.layer == Layer::Touchpoint;
        let owner = step
            .owner
            .as_ref()
            .and_then(|id| self.input.project.owners.get(id))
            .filter(|_| is_touchpoint);
        let mut lines = vec![if is_touchpoint {
            Line::medium(called(step), 13.0 * self.scale, Role::Text)
        } else {
            Line::regular(called(step), 12.0 * self.scale, Role::Text)
        }];
        lines.extend(
            owner.map(|owner| Line::regular(owner.name.trim(), 11.0 * self.scale, Role::Text3)),
        );
        Some(Part::Card(CardPart {
            key: card.id.to_string(),
            name: called(step).to_owned(),
            at: Rect {
                min: self.on_slide(card.rect.min),
                max: self.on_slide(card.rect.max),
            },
            radius: 8.0 * self.scale,
            fill: if is_touchpoint {
                Role::Surface
            } else {
                Role::Panel
            },
            bar: self.bar(&card.id),
            edge: Some(self.edge(&card.id)).filter(|_| is_touchpoint),
            lines,
            text_left: if is_touchpoint {
                TEXT_LEFT
            } else {
                BEHIND_ICON
            } * self.scale,
        }))
    }

    /// The colour of what is felt there.
    fn bar(&self, id: &StepId) -> Option<Role> {
        let emotion = self.input.figures.touchpoint(id)?.ratings.emotion?;
        Some(Role::Emotion(shade(emotion)))
    }

    /// What is assumed has a dashed edge: the slit of the bar can't be said of a native shape.
    fn edge(&self, id: &StepId) -> Stroke {
        let figures = self.input.figures.touchpoint(id);
        let is_founded = figures
            .is_some_and(|it| it.ratings.emotion.is_some() && it.evidence != Evidence::Assumed);
        let width = self.scale;
        if is_founded {
            Stroke::solid(width, Role::Border)
        } else {
            let dash = (4.0 * self.scale, 3.0 * self.scale);
            Stroke::dashed(width, Role::Control, dash)
        }
    }

    fn connector(&self, route: &Route) -> Option<Part> {
        let link = self.input.journey.graph.link(&route.link)?;
        let stroke = stroke(route, link);
        let name = crate::layout::link_label(link).unwrap_or_else(|| "Link".to_owned());
        Some(Part::Connector(Connector {
            name,
            from: Some(link.from.to_string()),
            to: Some(link.to.to_string()),
            points: route
                .points
                .iter()
                .map(|&point| self.on_slide(point))
                .collect(),
            stroke: Stroke {
                width: stroke.width * self.scale,
                dash: stroke
                    .dash
                    .map(|(dash, gap)| (dash * self.scale, gap * self.scale)),
                ..stroke
            },
        }))
    }
}

/// The weight, colour and dashes that tell the kinds of links apart.
fn stroke(route: &Route, link: &Link) -> Stroke {
    match link.kind {
        LinkKind::Flow if route.back => Stroke::solid(1.5, Role::EdgeBack),
        LinkKind::Flow => Stroke::solid(1.5, Role::Edge),
        LinkKind::Support => Stroke::dashed(1.25, Role::EdgeBack, (2.0, 3.0)),
        LinkKind::Promise => Stroke::dashed(1.5, promise_role(link.kept), (6.0, 4.0)),
    }
}
