//! Owns the triangles of one row of items: shapes that follow each other become one mesh, in buffers that are used
//! again, so that a picture of hundreds of small signs asks for memory a few times instead of thousands. They go to the
//! painter or, for a picture that is painted once and then moved, into pieces that are kept.

use std::cell::Cell;
use std::mem;
use std::sync::Arc;

use eframe::egui;
use egui::epaint::{
    CircleShape, PathShape, PathStroke, RectShape, TessellationOptions, Tessellator, TextShape,
};
use egui::{
    Color32, CornerRadius, Galley, Mesh, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Vec2,
};

use super::dashes;

/// Width of the line that smooths the edge of a filled outline.
const SMOOTHING: f32 = 0.5;

/// A kept piece of more corners than this is not painted on.
const PIECE: usize = 384;

/// Room for the signs of a few touchpoints.
const VERTICES: usize = 256;
const TRIANGLES: usize = 384;

thread_local! {
    /// The buffers of the last batch of this thread.
    static KEPT: Cell<Option<Buffers>> = const { Cell::new(None) };
}

/// What is used again from batch to batch.
struct Buffers {
    made_for: (f32, TessellationOptions),
    tessellator: Tessellator,
    /// The line that is being painted.
    path: PathShape,
    /// Points that nobody uses at the moment.
    spare: Vec<Pos2>,
}

impl Buffers {
    fn new(pixels_per_point: f32, options: TessellationOptions) -> Self {
        Self {
            made_for: (pixels_per_point, options),
            // Prepared discs lie in the atlas, which is not known here.
            tessellator: Tessellator::new(pixels_per_point, options, [1, 1], Vec::new()),
            path: PathShape::line(Vec::new(), Stroke::NONE),
            spare: Vec::new(),
        }
    }
}

/// What was painted since the last text, and what paints it.
pub(super) struct Batch<'p> {
    painter: &'p Painter,
    /// What may be seen of it.
    area: Rect,
    /// What is painted already, if it is kept.
    pieces: Option<Vec<Mesh>>,
    mesh: Mesh,
    buffers: Buffers,
}

impl<'p> Batch<'p> {
    /// The size of the atlas in which letters of kept pieces lie: their places there are told in pixels.
    pub const ATLAS: Vec2 = Vec2::splat(1.0);

    /// What is painted goes to the painter.
    pub fn new(painter: &'p Painter) -> Self {
        Self::within(painter, painter.clip_rect(), None)
    }

    /// What is painted in that area is kept, letters as parts of an atlas of the size [`Self::ATLAS`].
    pub fn keeping(painter: &'p Painter, area: Rect) -> Self {
        Self::within(painter, area, Some(Vec::new()))
    }

    fn within(painter: &'p Painter, area: Rect, pieces: Option<Vec<Mesh>>) -> Self {
        let options = painter.ctx().tessellation_options(|options| *options);
        let made_for = (painter.pixels_per_point(), options);
        let kept = KEPT.take().filter(|kept| kept.made_for == made_for);
        let mut buffers = kept.unwrap_or_else(|| Buffers::new(made_for.0, made_for.1));
        buffers.tessellator.set_clip_rect(area);
        Self {
            painter,
            area,
            pieces,
            mesh: Mesh::default(),
            buffers,
        }
    }

    /// Hands over what is left, and keeps the buffers for the next batch. Returns the pieces that are kept.
    pub fn finish(mut self) -> Vec<Mesh> {
        self.flush();
        KEPT.set(Some(self.buffers));
        self.pieces.unwrap_or_default()
    }

    /// What may be seen of what is painted.
    pub fn area(&self) -> Rect {
        self.area
    }

    /// The mesh, with room for more than one shape. Pieces that are kept are small: each of them is in view or not.
    fn prepare(&mut self) {
        if self.pieces.is_some() && self.mesh.vertices.len() > PIECE {
            self.flush();
        }
        if self.mesh.is_empty() {
            self.mesh.reserve_vertices(VERTICES);
            self.mesh.reserve_triangles(TRIANGLES);
        }
    }

    pub fn painter(&self) -> &'p Painter {
        self.painter
    }

    /// An empty buffer, to be handed back with [`Batch::take_back`].
    pub fn points(&mut self) -> Vec<Pos2> {
        let mut points = mem::take(&mut self.buffers.spare);
        points.clear();
        points
    }

    pub fn take_back(&mut self, points: Vec<Pos2>) {
        self.buffers.spare = points;
    }

    pub fn rect(&mut self, rect: Rect, corners: CornerRadius, fill: Color32, line: Stroke) {
        let shape = RectShape::new(rect, corners, fill, line, StrokeKind::Middle);
        self.prepare();
        self.buffers
            .tessellator
            .tessellate_rect(&shape, &mut self.mesh);
    }

    pub fn circle(&mut self, center: Pos2, radius: f32, fill: Color32, stroke: Stroke) {
        let shape = CircleShape {
            center,
            radius,
            fill,
            stroke,
        };
        self.prepare();
        self.buffers
            .tessellator
            .tessellate_circle(shape, &mut self.mesh);
    }

    pub fn line(&mut self, points: &[Pos2], closed: bool, line: Stroke) {
        if line.is_empty() {
            return;
        }
        self.prepare();
        let Buffers {
            tessellator, path, ..
        } = &mut self.buffers;
        path.points.clear();
        path.points.extend_from_slice(points);
        path.closed = closed;
        path.stroke = PathStroke::new(line.width, line.color);
        tessellator.tessellate_path(path, &mut self.mesh);
    }

    /// Of a dashed line only what is in view is painted.
    pub fn dashed(&mut self, points: &[Pos2], dash: (f32, f32), line: Stroke) {
        let visible = self.area.expand(8.0);
        self.prepare();
        for piece in dashes::in_view(points, dash, visible) {
            self.buffers
                .tessellator
                .tessellate_line_segment(piece, line, &mut self.mesh);
        }
    }

    /// A filled outline that is star-shaped around its middle, convex or not.
    pub fn fan(&mut self, points: &[Pos2], fill: Color32) {
        self.prepare();
        let (Ok(first), Ok(count)) = (
            u32::try_from(self.mesh.vertices.len()),
            u32::try_from(points.len()),
        ) else {
            return;
        };
        if count < 3 {
            return;
        }
        #[expect(clippy::cast_precision_loss, reason = "a handful of points")]
        let middle = points
            .iter()
            .fold(Vec2::ZERO, |sum, point| sum + point.to_vec2())
            / points.len() as f32;
        self.mesh.colored_vertex(middle.to_pos2(), fill);
        for point in points {
            self.mesh.colored_vertex(*point, fill);
        }
        for index in 0..count {
            let (this, next) = (first + index + 1, first + (index + 1) % count + 1);
            self.mesh.add_triangle(first, this, next);
        }
        // A fan has hard edges: a hair line of the same colour smooths them.
        self.line(points, true, Stroke::new(SMOOTHING, fill));
    }

    /// Text lies above what was painted before it.
    pub fn galley(&mut self, at: Pos2, galley: Arc<Galley>, colour: Color32) {
        if self.pieces.is_none() {
            self.flush();
            self.painter.galley(at, galley, colour);
            return;
        }
        self.prepare();
        let text = TextShape::new(at, galley, colour);
        self.buffers
            .tessellator
            .tessellate_text(&text, &mut self.mesh);
    }

    /// Hands over what was painted.
    fn flush(&mut self) {
        if self.mesh.is_empty() {
            return;
        }
        let mesh = mem::take(&mut self.mesh);
        if let Some(pieces) = &mut self.pieces {
            pieces.push(mesh);
        } else {
            self.painter.add(Shape::mesh(mesh));
        }
    }
}
