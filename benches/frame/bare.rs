//! Owns the yardstick of the frame bench: the picture of the journey painted straight from the display list with
//! egui's own shapes, what is out of view left out beforehand, and the panels as they were painted last. It decides
//! nothing and keeps nothing but what egui itself keeps.

use std::collections::BTreeSet;
use std::sync::Arc;

use eframe::egui;
use egui::epaint::{ClippedShape, CubicBezierShape, PathShape, PathStroke};
use egui::{Color32, Painter, Pos2, Rect, Shape as Painted, StrokeKind, vec2};
use throughline::app::App;
use throughline::insight::{Beside, Lens, View, figures};
use throughline::layout::{self, FontMetrics};
use throughline::model::{Id, Project};
use throughline::scene::map::{MapInput, Stretch, stretch_of_map};
use throughline::scene::palette::Theme;
use throughline::scene::{Anchor, Item, PathCommand, Role, Shape, Stroke, Tag};
use throughline::ui::canvas::Regions;
use throughline::ui::paint::Transform;
use throughline::ui::theme;

const THEME: Theme = Theme::Light;

/// Where the centre of the window begins: right of the outline, below the header.
const CENTRE: (f32, f32) = (232.0, 48.0);

/// A part of the picture, with where it may be painted and how it lies on the screen.
struct Part {
    clip: Rect,
    transform: Transform,
    items: Vec<Item>,
}

/// The picture of a moment.
pub struct Bare {
    parts: Vec<Part>,
    panels: Vec<ClippedShape>,
}

impl Bare {
    /// The picture that `app` shows, which put out `shapes` for it.
    pub fn new(app: &App, shapes: Vec<ClippedShape>) -> Self {
        let (session, project) = (app.session(), app.project());
        let centre = Rect::from_min_size(CENTRE.into(), session.centre.into());
        let regions = Regions::of(centre, session);
        let camera = session.camera;
        let across = regions.body.width() / camera.zoom;
        let around = 400.0 / camera.zoom;
        let ends = (camera.x - around, camera.x + across + around);
        let map = scene(project, (regions, camera.zoom.min(1.0), ends));
        let parts = [
            (regions.body, regions.body_transform(camera), map.body),
            (
                regions.headings,
                regions.headings_transform(camera),
                map.headings,
            ),
            (regions.band, regions.band_transform(camera), map.band),
        ];
        let parts = parts.map(|(clip, transform, scene)| Part {
            clip,
            transform,
            items: in_view(scene.items, transform, clip),
        });
        let beside = |shape: &ClippedShape| !centre.shrink(2.0).intersects(shape.clip_rect);
        Self {
            parts: parts.into(),
            panels: shapes.into_iter().filter(beside).collect(),
        }
    }

    /// How many shapes it is made of, panels aside.
    pub fn count(&self) -> usize {
        self.parts.iter().map(|part| part.items.len()).sum()
    }

    /// How many cards are in view.
    pub fn cards(&self) -> usize {
        let map = self.parts.first().map(|part| &part.items);
        let steps = map
            .into_iter()
            .flatten()
            .filter_map(|item| match &item.tag {
                Some(Tag::Step(step)) => Some(step),
                Some(Tag::Link(_) | Tag::Label(_) | Tag::Stage(_)) | None => None,
            });
        steps.collect::<BTreeSet<_>>().len()
    }

    pub fn paint(&self, ui: &egui::Ui) {
        for part in &self.parts {
            let painter = ui.painter().with_clip_rect(part.clip);
            for item in &part.items {
                paint(&painter, item, part.transform);
            }
        }
        for shape in &self.panels {
            let painter = ui.painter().with_clip_rect(shape.clip_rect);
            painter.add(shape.shape.clone());
        }
    }
}

fn scene(
    project: &Arc<Project>,
    (regions, zoom, ends): (Regions, f32, (f32, f32)),
) -> throughline::scene::map::MapScene {
    let id = Id::new("all").expect("the bench made it");
    let journey = &project.journeys[&id];
    let figures = figures(project, &id, &View::default()).expect("the bench made it");
    let measure = FontMetrics::bundled();
    let layout = layout::map(project, journey, regions.all.width(), measure);
    let (lens, beside) = (Lens::default(), Beside::default());
    let input = MapInput {
        lens: &lens,
        beside: &beside,
        repairs: None,
        project,
        journey,
        figures: &figures,
        layout: &layout,
        measure,
        zoom,
        band_height: regions.band.height(),
    };
    let stretch = Stretch {
        ends: Some(ends),
        titles: None,
    };
    stretch_of_map(&input, &stretch)
}

fn laid(item: &Item, transform: Transform) -> Transform {
    item.pin.map_or(transform, |pin| {
        Transform::at(transform.screen_from_world(pin) - vec2(pin.x, pin.y))
    })
}

fn in_view(items: Vec<Item>, transform: Transform, clip: Rect) -> Vec<Item> {
    let is_in_view = |item: &Item| {
        let laid = laid(item, transform);
        let bounds = match &item.shape {
            Shape::Rect { rect, .. } => laid.screen_rect(*rect),
            Shape::Circle { centre, radius, .. } => {
                let size = egui::Vec2::splat(2.0 * radius);
                Rect::from_center_size(laid.screen_from_world(*centre), size)
            }
            Shape::Path { commands, .. } => Rect::from_points(&flat(commands, laid)),
            Shape::Text(text) => {
                Rect::from_center_size(laid.screen_from_world(text.at), vec2(120.0, 16.0))
            }
        };
        clip.intersects(bounds)
    };
    items.into_iter().filter(is_in_view).collect()
}

fn fill(role: Option<Role>) -> Color32 {
    role.map_or(Color32::TRANSPARENT, |role| theme::colour(THEME, role))
}

fn line(stroke: Option<Stroke>) -> egui::Stroke {
    stroke.map_or(egui::Stroke::NONE, |stroke| {
        theme::stroke(THEME, stroke.width, stroke.role)
    })
}

fn flat(commands: &[PathCommand], laid: Transform) -> Vec<Pos2> {
    let mut points: Vec<Pos2> = Vec::new();
    for command in commands {
        match command {
            PathCommand::Move(to) | PathCommand::Line(to) => {
                points.push(laid.screen_from_world(*to));
            }
            PathCommand::Cubic(a, b, to) => {
                let start = points.last().copied().unwrap_or_default();
                let [a, b, to] = [a, b, to].map(|point| laid.screen_from_world(*point));
                let curve = [start, a, b, to];
                let curve = CubicBezierShape::from_points_stroke(
                    curve,
                    false,
                    Color32::TRANSPARENT,
                    PathStroke::NONE,
                );
                points.extend(curve.flatten(Some(0.1)).into_iter().skip(1));
            }
            PathCommand::Close => {}
        }
    }
    points
}

fn paint(painter: &Painter, item: &Item, transform: Transform) {
    let laid = laid(item, transform);
    match &item.shape {
        Shape::Rect {
            rect,
            radius,
            fill: inside,
            stroke,
        } => {
            let (fill, line) = (fill(*inside), line(*stroke));
            painter.rect(
                laid.screen_rect(*rect),
                *radius,
                fill,
                line,
                StrokeKind::Middle,
            );
        }
        Shape::Circle {
            centre,
            radius,
            fill: inside,
            stroke,
        } => {
            let centre = laid.screen_from_world(*centre);
            painter.circle(centre, *radius, fill(*inside), line(*stroke));
        }
        Shape::Path {
            commands,
            fill: inside,
            stroke,
        } => path(painter, flat(commands, laid), (*inside, *stroke)),
        Shape::Text(text) => {
            let at = laid.screen_from_world(text.at);
            let anchor = match text.anchor {
                Anchor::Start => egui::Align2::LEFT_BOTTOM,
                Anchor::Middle => egui::Align2::CENTER_BOTTOM,
                Anchor::End => egui::Align2::RIGHT_BOTTOM,
            };
            let font = theme::font(text.weight, text.size * laid.scale.y);
            painter.text(
                at,
                anchor,
                &text.text,
                font,
                theme::colour(THEME, text.role),
            );
        }
    }
}

fn path(painter: &Painter, points: Vec<Pos2>, (inside, stroke): (Option<Role>, Option<Stroke>)) {
    if let Some((on, off)) = stroke.and_then(|stroke| stroke.dash) {
        painter.extend(Painted::dashed_line(&points, line(stroke), on, off));
        return;
    }
    painter.add(PathShape {
        points,
        closed: inside.is_some(),
        fill: fill(inside),
        stroke: line(stroke).into(),
    });
}
