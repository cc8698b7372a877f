//! Owns how a scene becomes egui shapes. What lies outside the clip rectangle is left out; text is laid out at the
//! size it has on the screen, never scaled.

mod batch;
mod dashes;
mod kept;

use std::collections::BTreeSet;
use std::sync::Arc;

use eframe::egui;
use egui::epaint::{CubicBezierShape, PathStroke};
use egui::text::{LayoutJob, TextWrapping};
use egui::{Color32, CornerRadius, Galley, Painter, Pos2, Vec2, pos2, vec2};

use self::batch::Batch;
pub use self::kept::{part, settle};
use super::theme;
use crate::layout::{FontMetrics, Measure as _, Point, Rect, Weight};
use crate::model::LinkId;
use crate::scene::palette::Theme;
use crate::scene::{Anchor, Item, PathCommand, Role, Shape, Stroke, Tag, Text};

/// By how much a line may be wider than it was measured: sizes on the screen are rounded.
const TOLERANCE: f32 = 1.04;

/// How much farther from a card with a ring around it a link ends.
const HELD_OFF: f32 = 4.0;

/// By how much the pieces of a curve may stand off from it, in points.
const FLATNESS: f32 = 0.1;

/// A line of more commands than this runs across the map.
const LONG: usize = 32;

/// How a part of a scene is laid on the screen: `screen = origin + world × scale`, sideways and downwards.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Transform {
    /// Where the world's origin is on the screen.
    pub origin: Pos2,
    /// Points on the screen per world unit.
    pub scale: Vec2,
}

impl Transform {
    /// The transform that only moves.
    #[must_use]
    pub fn at(origin: Pos2) -> Self {
        Self {
            origin,
            scale: Vec2::splat(1.0),
        }
    }

    /// A world point on the screen.
    #[must_use]
    pub fn screen_from_world(&self, point: Point) -> Pos2 {
        self.origin + vec2(point.x * self.scale.x, point.y * self.scale.y)
    }

    /// A point on the screen in the world.
    #[must_use]
    pub fn world_from_screen(&self, pos: Pos2) -> Point {
        let offset = pos - self.origin;
        Point::new(offset.x / self.scale.x, offset.y / self.scale.y)
    }

    /// A world rectangle on the screen.
    #[must_use]
    pub fn screen_rect(&self, rect: Rect) -> egui::Rect {
        egui::Rect::from_min_max(
            self.screen_from_world(rect.min),
            self.screen_from_world(rect.max),
        )
    }
}

/// What stands out while a card or link is traced.
#[derive(Clone, Copy, Default)]
pub struct Tracing<'a> {
    /// The links that stand out from all others; none: nothing is traced.
    pub links: Option<&'a BTreeSet<LinkId>>,
    /// Whether a link arrives at a card with a ring around it, and ends before that.
    pub is_held_off: Option<&'a dyn Fn(&LinkId) -> bool>,
}

impl Tracing<'_> {
    /// Whether nothing stands out.
    #[must_use]
    pub fn is_none(&self) -> bool {
        self.links.is_none() && self.is_held_off.is_none()
    }
}

/// Paints the items in order.
pub fn items<'a>(
    painter: &Painter,
    items: impl IntoIterator<Item = &'a Item>,
    transform: Transform,
    theme: Theme,
) {
    traced(
        painter,
        items.into_iter(),
        transform,
        theme,
        &Tracing::default(),
    );
}

/// Paints the items in order: links that are traced in the accent, all others pale.
pub fn traced<'a>(
    painter: &Painter,
    items: impl Iterator<Item = &'a Item>,
    transform: Transform,
    theme: Theme,
    tracing: &Tracing<'_>,
) {
    let mut batch = Batch::new(painter);
    for item in items {
        Brush::new(&mut batch, item, transform, theme, tracing).paint(&item.shape);
    }
    batch.finish();
}

/// Paints the items without zoom, their origin at `origin`: for signs in panels.
pub fn signs(painter: &Painter, signs: &[Item], origin: Pos2, theme: Theme) {
    items(painter, signs, Transform::at(origin), theme);
}

/// How links look while others are traced, or while they are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    Usual,
    Traced,
    Pale,
}

struct Brush<'b, 'p> {
    batch: &'b mut Batch<'p>,
    transform: Transform,
    theme: Theme,
    standing: Standing,
    /// How far the end of a link stays back on the screen.
    held_off: f32,
}

impl<'b, 'p> Brush<'b, 'p> {
    /// A pinned item keeps its size: its own transform moves its pin and scales nothing.
    fn new(
        batch: &'b mut Batch<'p>,
        item: &Item,
        transform: Transform,
        theme: Theme,
        tracing: &Tracing<'_>,
    ) -> Self {
        let transform = item.pin.map_or(transform, |pin| {
            Transform::at(transform.screen_from_world(pin) - vec2(pin.x, pin.y))
        });
        let standing = match (&tracing.links, &item.tag) {
            (Some(links), Some(Tag::Link(link) | Tag::Label(link))) if links.contains(link) => {
                Standing::Traced
            }
            (Some(_), Some(Tag::Link(_) | Tag::Label(_))) => Standing::Pale,
            (Some(_) | None, _) => Standing::Usual,
        };
        let held_off = match (&item.tag, tracing.is_held_off) {
            (Some(Tag::Link(link)), Some(is_held_off)) if is_held_off(link) => HELD_OFF,
            (_, _) => 0.0,
        };
        Self {
            batch,
            transform,
            theme,
            standing,
            held_off,
        }
    }

    fn paint(&mut self, shape: &Shape) {
        match shape {
            Shape::Rect {
                rect,
                radius,
                fill,
                stroke,
            } => self.rect(*rect, *radius, *fill, *stroke),
            Shape::Circle {
                centre,
                radius,
                fill,
                stroke,
            } => self.circle(*centre, *radius, *fill, *stroke),
            Shape::Path {
                commands,
                fill,
                stroke,
            } => self.path(commands, *fill, *stroke),
            Shape::Text(text) => self.text(text),
        }
    }

    /// The role as it is painted here; what lies behind labels stays as it is.
    fn role(&self, role: Role) -> Role {
        match (self.standing, role) {
            (_, Role::Canvas | Role::Surface | Role::OnDanger) | (Standing::Usual, _) => role,
            (Standing::Traced, _) => Role::Accent,
            (Standing::Pale, _) => Role::Border,
        }
    }

    fn fill(&self, role: Option<Role>) -> Color32 {
        role.map_or(Color32::TRANSPARENT, |role| {
            theme::colour(self.theme, self.role(role))
        })
    }

    /// By how much lines follow the zoom: only downwards, and only where both axes do.
    fn zoom(&self) -> f32 {
        let scale = self.transform.scale;
        if (scale.x - scale.y).abs() < f32::EPSILON {
            scale.y.min(1.0)
        } else {
            1.0
        }
    }

    /// The lengths of dash and gap on the screen.
    fn dash(&self, stroke: Option<Stroke>) -> Option<(f32, f32)> {
        let zoom = self.zoom();
        let (on, off) = stroke?.dash?;
        Some(((on * zoom).max(1.0), (off * zoom).max(1.0)))
    }

    /// Line widths follow the zoom only downwards, and never vanish.
    fn stroke(&self, stroke: Option<Stroke>) -> egui::Stroke {
        stroke.map_or(egui::Stroke::NONE, |stroke| {
            let zoom = self.zoom();
            let width = if self.standing == Standing::Traced {
                stroke.width.max(2.5)
            } else {
                stroke.width
            };
            let colour = theme::colour(self.theme, self.role(stroke.role));
            egui::Stroke::new((width * zoom).max(width.min(1.0)), colour)
        })
    }

    fn visible(&self) -> egui::Rect {
        self.batch.area()
    }

    fn rect(&mut self, rect: Rect, radius: f32, fill: Option<Role>, stroke: Option<Stroke>) {
        let rect = self.transform.screen_rect(rect);
        if !self.visible().intersects(rect) {
            return;
        }
        let radius = (radius * self.transform.scale.min_elem()).clamp(0.0, 255.0);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "clamped to a byte above"
        )]
        let corners = CornerRadius::same(radius.round() as u8);
        let (fill, line) = (self.fill(fill), self.stroke(stroke));
        if let Some(dash) = self.dash(stroke) {
            self.batch.rect(rect, corners, fill, egui::Stroke::NONE);
            let outline = rounded_outline(rect, radius);
            self.batch.dashed(&outline, dash, line);
        } else {
            self.batch.rect(rect, corners, fill, line);
        }
    }

    fn circle(&mut self, centre: Point, radius: f32, fill: Option<Role>, stroke: Option<Stroke>) {
        let centre = self.transform.screen_from_world(centre);
        let radius = radius * self.transform.scale.min_elem();
        if self.visible().expand(radius + 4.0).contains(centre) {
            let (fill, line) = (self.fill(fill), self.stroke(stroke));
            self.batch.circle(centre, radius, fill, line);
        }
    }

    fn path(&mut self, commands: &[PathCommand], fill: Option<Role>, stroke: Option<Stroke>) {
        if let Some(stroke) = stroke.filter(|_| fill.is_none() && commands.len() > LONG) {
            return self.long_line(commands, stroke);
        }
        let mut points = self.batch.points();
        let closed = self.flatten(commands, &mut points);
        self.flat_path((&mut points, closed), fill, stroke);
        self.batch.take_back(points);
    }

    fn flat_path(
        &mut self,
        (points, closed): (&mut Vec<Pos2>, bool),
        fill: Option<Role>,
        stroke: Option<Stroke>,
    ) {
        if self.held_off > 0.0 {
            hold_off(points, closed, self.held_off);
        }
        let bounds = egui::Rect::from_points(points);
        if !self.visible().intersects(bounds.expand(4.0)) {
            return;
        }
        let line = self.stroke(stroke);
        if let Some(dash) = self.dash(stroke) {
            if closed {
                points.extend(points.first().copied());
            }
            self.batch.dashed(points, dash, line);
            return;
        }
        let fill = self.fill(fill);
        if fill != Color32::TRANSPARENT {
            self.batch.fan(points, fill);
        }
        self.batch.line(points, closed, line);
    }

    /// A line across the whole map: only what is in view is flattened, and dashes begin anew with each piece, so
    /// that they stand still while the map moves.
    fn long_line(&mut self, commands: &[PathCommand], stroke: Stroke) {
        let view = self.visible().expand(8.0).x_range();
        let mut at = Pos2::ZERO;
        let mut run = self.batch.points();
        for command in commands {
            let (piece, is_curve) = match command {
                PathCommand::Move(to) => {
                    self.end_run(&mut run, stroke);
                    at = self.transform.screen_from_world(*to);
                    continue;
                }
                PathCommand::Line(to) => ([*to; 3], false),
                PathCommand::Cubic(a, b, to) => ([*a, *b, *to], true),
                PathCommand::Close => continue,
            };
            let [a, b, to] = piece.map(|point| self.transform.screen_from_world(point));
            let left = at.x.min(a.x).min(b.x).min(to.x);
            let right = at.x.max(a.x).max(b.x).max(to.x);
            if view.intersects(egui::Rangef::new(left, right)) {
                if run.is_empty() {
                    run.push(at);
                }
                if is_curve {
                    flatten_cubic([at, a, b, to], &mut run);
                } else {
                    run.push(to);
                }
                if stroke.dash.is_some() {
                    self.end_run(&mut run, stroke);
                }
            } else {
                self.end_run(&mut run, stroke);
            }
            at = to;
        }
        self.end_run(&mut run, stroke);
        self.batch.take_back(run);
    }

    fn end_run(&mut self, run: &mut Vec<Pos2>, stroke: Stroke) {
        if run.len() >= 2 {
            let line = self.stroke(Some(stroke));
            match self.dash(Some(stroke)) {
                Some(dash) => self.batch.dashed(run, dash, line),
                None => self.batch.line(run, false, line),
            }
        }
        run.clear();
    }

    /// Adds the points of the path; true if it is closed.
    fn flatten(&self, commands: &[PathCommand], points: &mut Vec<Pos2>) -> bool {
        let mut closed = false;
        for command in commands {
            match command {
                PathCommand::Move(to) | PathCommand::Line(to) => {
                    points.push(self.transform.screen_from_world(*to));
                }
                PathCommand::Cubic(a, b, to) => {
                    let start = points.last().copied().unwrap_or_default();
                    let [a, b, to] =
                        [a, b, to].map(|point| self.transform.screen_from_world(*point));
                    flatten_cubic([start, a, b, to], points);
                }
                PathCommand::Close => closed = true,
            }
        }
        closed
    }

    fn text(&mut self, text: &Text) {
        let size = text.size * self.transform.scale.y;
        let at = self.transform.screen_from_world(text.at);
        let visible = self.visible();
        let is_near = (visible.top() - size..visible.bottom() + size).contains(&at.y);
        if !is_near || !size.is_finite() || size < 1.0 {
            return;
        }
        // Pale labels stay readable.
        let role = if self.standing == Standing::Pale {
            Role::Text3
        } else {
            text.role
        };
        let role = theme::colour(self.theme, role);
        let galley = line(self.batch.painter(), &text.text, (text.weight, size), role);
        let left = match text.anchor {
            Anchor::Start => at.x,
            Anchor::Middle => at.x - galley.size().x / 2.0,
            Anchor::End => at.x - galley.size().x,
        };
        let ascent = galley
            .rows
            .first()
            .and_then(|row| row.glyphs.first())
            .map_or(size, |glyph| glyph.pos.y);
        let rect = egui::Rect::from_min_size(pos2(left, at.y - ascent), galley.size());
        if visible.intersects(rect) {
            self.batch.galley(rect.min, galley, role);
        }
    }
}

/// Lays a line out. Letters that come from another font than the bundled ones can be wider than they were measured:
/// then the line ends with "…" where its room ends, so that no name runs out of its card.
fn line(
    painter: &Painter,
    text: &str,
    (weight, size): (Weight, f32),
    colour: Color32,
) -> Arc<Galley> {
    let font = theme::font(weight, stepped(size));
    let galley = painter.layout_no_wrap(text.to_owned(), font.clone(), colour);
    if text.is_ascii() {
        return galley;
    }
    let room = FontMetrics::bundled().width(text, size, weight) * TOLERANCE + 1.0;
    if galley.size().x <= room {
        return galley;
    }
    let mut job = LayoutJob::simple_singleline(text.to_owned(), font, colour);
    job.wrap = TextWrapping::truncate_at_width(room);
    painter.layout_job(job)
}

/// Draws the end of a link back: a line loses that much of its length, a tip moves, its head being its first corner.
fn hold_off(points: &mut [Pos2], is_tip: bool, by: f32) {
    if is_tip {
        let [head, left, right] = points else { return };
        let back = (left.lerp(*right, 0.5) - *head).normalized() * by;
        for corner in [head, left, right] {
            *corner += back;
        }
    } else if let [.., before, last] = points {
        let piece = *before - *last;
        *last += piece.normalized() * by.min(piece.length());
    }
}

/// Adds the curve as points, without its start.
fn flatten_cubic(curve: [Pos2; 4], points: &mut Vec<Pos2>) {
    let curve =
        CubicBezierShape::from_points_stroke(curve, false, Color32::TRANSPARENT, PathStroke::NONE);
    curve.for_each_flattened_with_t(FLATNESS, &mut |point, _| points.push(point));
}

/// Text sizes in steps of a sixteenth of a doubling, so that zooming does not fill the glyph atlas.
fn stepped(size: f32) -> f32 {
    if size <= 20.0 {
        (size * 4.0).round() / 4.0
    } else {
        ((size.log2() * 16.0).round() / 16.0).exp2().min(400.0)
    }
}

/// The outline of a rectangle with round corners, back to where it began.
#[must_use]
pub fn rounded_outline(rect: egui::Rect, radius: f32) -> Vec<Pos2> {
    let radius = radius.min(rect.width() / 2.0).min(rect.height() / 2.0);
    let inner = rect.shrink(radius);
    let corners = [
        (inner.right_top(), -90.0_f32),
        (inner.right_bottom(), 0.0),
        (inner.left_bottom(), 90.0),
        (inner.left_top(), 180.0),
    ];
    let mut points: Vec<Pos2> = corners
        .into_iter()
        .flat_map(|(centre, from)| {
            (0..=6_u8).map(move |step| {
                centre + radius * Vec2::angled((from + f32::from(step) * 15.0).to_radians())
            })
        })
        .collect();
    points.extend(points.first().copied());
    points
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::wrap;

    /// The room for a title on a card.
    const ROOM: f32 = 94.0;

    /// How wide the line is drawn.
    fn drawn(text: &str) -> f32 {
        let ctx = egui::Context::default();
        theme::install_fonts(&ctx);
        let mut width = 0.0;
        let output = ctx.run_ui(egui::RawInput::default(), |ui| {
            let style = (Weight::Medium, 13.0);
            width = line(ui.painter(), text, style, Color32::BLACK).size().x;
        });
        output.drop_without_applying_deltas();
        width
    }

    #[test]
    fn no_name_in_any_script_is_drawn_wider_than_its_card() {
        let names = [
            "Waiting for the decision ".repeat(12),
            "x".repeat(300),
            "🙂👩‍👩‍👧🚗".repeat(100),
            "รอการอนุมัติบัตรเครดิต".repeat(14),
            "等待信用卡批准的决定".repeat(30),
            "ממתינה להחלטה על הכרטיס ".repeat(13),
        ];
        for name in names {
            for line in wrap(FontMetrics::bundled(), &name, 13.0, Weight::Medium, ROOM, 2) {
                let drawn = drawn(&line);
                // 8 lie between the text and the edge of the card.
                assert!(drawn <= ROOM + 8.0, "{line} is {drawn} wide");
            }
        }
    }

    #[test]
    fn a_held_off_link_ends_before_the_ring() {
        let mut line = [pos2(0.0, 0.0), pos2(20.0, 0.0)];
        hold_off(&mut line, false, HELD_OFF);
        assert_eq!(line[1], pos2(16.0, 0.0));
        let mut tip = [pos2(20.0, 0.0), pos2(13.0, 4.0), pos2(13.0, -4.0)];
        hold_off(&mut tip, true, HELD_OFF);
        assert_eq!(tip, [pos2(16.0, 0.0), pos2(9.0, 4.0), pos2(9.0, -4.0)]);
    }
}
