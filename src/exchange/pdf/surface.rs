//! Owns how a scene is drawn on a page: shapes as paths, lines of text in the bundled fonts, and what these lack in the
//! machine's own.

use krilla::color::rgb;
use krilla::geom::{
    Path, PathBuilder, Point as PdfPoint, Rect as PdfRect, Size as PdfSize, Transform,
};
use krilla::image::Image;
use krilla::num::NormalizedF32;
use krilla::paint::{Fill, FillRule, LineCap, LineJoin, Stroke as PdfStroke, StrokeDash};
use krilla::surface::Surface;
use krilla::text::{Font, GlyphId, KrillaGlyph, TextDirection};
use krilla_svg::{SurfaceExt as _, SvgSettings};
use resvg::usvg::Tree;

use super::super::ExportError;
use super::super::{png, svg};
use super::{PdfPage, Placed};
use crate::layout::{FontMetrics, MEDIUM, Measure as _, Point, REGULAR, Rect, Weight};
use crate::scene::bounds::bounds;
use crate::scene::palette::{Theme, colour};
use crate::scene::{Anchor, PathCommand, Role, Scene, Shape, Stroke, Text};

/// How far from its ends a quarter of a circle is bent, in units of its radius.
const QUARTER: f32 = 0.552_285;
/// Letters that the fonts would join to other signs than were typed.
const JOINED: [&str; 6] = ["->", "<-", "=>", "<=", "--", "=="];

/// What draws pages.
pub(super) struct Painter {
    theme: Theme,
    regular: Font,
    medium: Font,
}

impl Painter {
    pub(super) fn new(theme: Theme) -> Result<Self, ExportError> {
        let font = |bytes: &'static [u8]| Font::new(bytes.into(), 0);
        let fonts = font(REGULAR).zip(font(MEDIUM));
        let (regular, medium) = fonts.ok_or(ExportError::Unreadable)?;
        Ok(Self {
            theme,
            regular,
            medium,
        })
    }

    /// Draws the page on the theme's ground.
    pub(super) fn page(&mut self, surface: &mut Surface, page: &PdfPage) {
        let all = Rect::from_min_size(0.0, 0.0, page.size.width, page.size.height);
        let ground = Shape::filled(all, 0.0, Role::Canvas);
        self.shape(surface, &ground);
        for placed in &page.placed {
            self.placed(surface, placed);
        }
        for (bytes, at) in &page.portraits {
            portrait(surface, bytes, at);
        }
    }

    fn placed(&mut self, surface: &mut Surface, placed: &Placed) {
        let clip = placed.clip.and_then(|clip| rectangle(&clip));
        if let Some(clip) = &clip {
            surface.push_clip_path(clip, &FillRule::NonZero);
        }
        let scale = placed.scale;
        let transform = Transform::from_row(scale, 0.0, 0.0, scale, placed.at.x, placed.at.y);
        surface.push_transform(&transform);
        for item in &placed.scene.items {
            if is_within(&item.shape, placed) {
                self.shape(surface, &item.shape);
            }
        }
        surface.pop();
        if clip.is_some() {
            surface.pop();
        }
    }

    fn shape(&mut self, surface: &mut Surface, shape: &Shape) {
        match shape {
            Shape::Rect {
                rect,
                radius,
                fill,
                stroke,
            } => {
                let path = if *radius > 0.0 {
                    rounded(rect, *radius)
                } else {
                    rectangle(rect)
                };
                self.draw(surface, path, (*fill, *stroke));
            }
            Shape::Circle {
                centre,
                radius,
                fill,
                stroke,
            } => {
                let around = crate::scene::bounds::around(*centre, *radius);
                self.draw(surface, rounded(&around, *radius), (*fill, *stroke));
            }
            Shape::Path {
                commands,
                fill,
                stroke,
            } => self.draw(surface, path(commands), (*fill, *stroke)),
            Shape::Text(text) => self.words(surface, text),
        }
    }

    fn draw(
        &self,
        surface: &mut Surface,
        path: Option<Path>,
        (fill, stroke): (Option<Role>, Option<Stroke>),
    ) {
        let Some(path) = path.filter(|_| fill.is_some() || stroke.is_some()) else {
            return;
        };
        surface.set_fill(fill.map(|role| self.fill(role)));
        surface.set_stroke(stroke.map(|stroke| self.stroke(stroke)));
        surface.draw_path(&path);
    }

    fn colour(&self, role: Role) -> rgb::Color {
        let colour = colour(self.theme, role);
        rgb::Color::new(colour.0, colour.1, colour.2)
    }

    fn fill(&self, role: Role) -> Fill {
        Fill {
            paint: self.colour(role).into(),
            opacity: NormalizedF32::ONE,
            rule: FillRule::NonZero,
        }
    }

    fn stroke(&self, stroke: Stroke) -> PdfStroke {
        PdfStroke {
            paint: self.colour(stroke.role).into(),
            width: stroke.width,
            miter_limit: 4.0,
            line_cap: if stroke.dash.is_none() {
                LineCap::Round
            } else {
                LineCap::Butt
            },
            line_join: LineJoin::Round,
            opacity: NormalizedF32::ONE,
            dash: stroke.dash.map(|(dash, gap)| StrokeDash {
                array: vec![dash, gap],
                offset: 0.0,
            }),
        }
    }

    /// A line of text at its place, in the bundled fonts where they have all its letters.
    fn words(&self, surface: &mut Surface, text: &Text) {
        let said = svg::cleaned(&text.text);
        if said.trim().is_empty() {
            return;
        }
        if !png::is_covered(&said) {
            self.foreign(surface, text);
            return;
        }
        let width = FontMetrics::bundled().width(&said, text.size, text.weight);
        let left = match text.anchor {
            Anchor::Start => text.at.x,
            Anchor::Middle => text.at.x - width / 2.0,
            Anchor::End => text.at.x - width,
        };
        surface.set_fill(Some(self.fill(text.role)));
        surface.set_stroke(None);
        let (font, bytes) = match text.weight {
            Weight::Regular => (&self.regular, REGULAR),
            Weight::Medium => (&self.medium, MEDIUM),
        };
        let start = PdfPoint::from_xy(left, text.at.y);
        if JOINED.iter().any(|joined| said.contains(joined)) {
            let glyphs = letters(&said, bytes);
            surface.draw_glyphs(start, &glyphs, font.clone(), &said, text.size, false);
        } else {
            let direction = TextDirection::LeftToRight;
            surface.draw_text(start, font.clone(), text.size, &said, false, direction);
        }
    }

    /// A line with letters that the bundled fonts lack: laid out as the SVG would be, with the machine's fonts.
    fn foreign(&self, surface: &mut Surface, text: &Text) {
        let mut scene = Scene::new(text.at.x.abs() + 4_000.0, text.at.y.abs() + 100.0);
        scene.push(Shape::Text(text.clone()));
        let (width, height) = (scene.size.width, scene.size.height);
        let drawn = svg::svg_without_ground(&scene, self.theme);
        let tree = Tree::from_str(&drawn, &png::options_for(&drawn));
        if let Some((tree, size)) = tree.ok().zip(PdfSize::from_wh(width, height)) {
            let _ = surface.draw_svg(&tree, size, SvgSettings::default());
        }
    }
}

/// Draws a PNG at its place.
fn portrait(surface: &mut Surface, bytes: &[u8], at: &Rect) {
    let image = Image::from_png(bytes.to_vec().into(), true).ok();
    let Some((image, size)) = image.zip(PdfSize::from_wh(at.width(), at.height())) else {
        return;
    };
    surface.push_transform(&Transform::from_translate(at.min.x, at.min.y));
    surface.draw_image(image, size);
    surface.pop();
}

/// Whether something of the shape can be seen on the page.
fn is_within(shape: &Shape, placed: &Placed) -> bool {
    let Some(clip) = placed.clip else {
        return true;
    };
    let Some(room) = bounds(shape, FontMetrics::bundled()) else {
        return false;
    };
    let on_page = |point: Point| {
        Point::new(
            placed.at.x + point.x * placed.scale,
            placed.at.y + point.y * placed.scale,
        )
    };
    let room = Rect {
        min: on_page(room.min),
        max: on_page(room.max),
    };
    // Lines have no area of their own.
    room.expanded(8.0 * placed.scale).overlaps(&clip)
}

/// The letters one by one, none joined to its neighbour.
fn letters(text: &str, font: &[u8]) -> Vec<KrillaGlyph> {
    let Ok(face) = ttf_parser::Face::parse(font, 0) else {
        return Vec::new();
    };
    let em = f32::from(face.units_per_em());
    let glyph = |(at, letter): (usize, char)| {
        let id = face.glyph_index(letter).unwrap_or_default();
        let advance = f32::from(face.glyph_hor_advance(id).unwrap_or_default()) / em;
        let range = at..at + letter.len_utf8();
        KrillaGlyph::new(
            GlyphId::new(u32::from(id.0)),
            advance,
            0.0,
            0.0,
            0.0,
            range,
            None,
        )
    };
    text.char_indices().map(glyph).collect()
}

fn rectangle(rect: &Rect) -> Option<Path> {
    let rect = PdfRect::from_ltrb(rect.min.x, rect.min.y, rect.max.x, rect.max.y)?;
    let mut builder = PathBuilder::new();
    builder.push_rect(rect);
    builder.finish()
}

/// A rectangle with round corners; with corners as large as it is, a circle.
fn rounded(rect: &Rect, radius: f32) -> Option<Path> {
    let radius = radius.min(rect.width() / 2.0).min(rect.height() / 2.0);
    let bend = radius * (1.0 - QUARTER);
    let (left, top, right, bottom) = (rect.min.x, rect.min.y, rect.max.x, rect.max.y);
    let mut to = PathBuilder::new();
    to.move_to(left + radius, top);
    to.line_to(right - radius, top);
    to.cubic_to(right - bend, top, right, top + bend, right, top + radius);
    to.line_to(right, bottom - radius);
    to.cubic_to(
        right,
        bottom - bend,
        right - bend,
        bottom,
        right - radius,
        bottom,
    );
    to.line_to(left + radius, bottom);
    to.cubic_to(
        left + bend,
        bottom,
        left,
        bottom - bend,
        left,
        bottom - radius,
    );
    to.line_to(left, top + radius);
    to.cubic_to(left, top + bend, left + bend, top, left + radius, top);
    to.close();
    to.finish()
}

fn path(commands: &[PathCommand]) -> Option<Path> {
    let mut to = PathBuilder::new();
    for command in commands {
        match *command {
            PathCommand::Move(at) => to.move_to(at.x, at.y),
            PathCommand::Line(at) => to.line_to(at.x, at.y),
            PathCommand::Cubic(a, b, at) => to.cubic_to(a.x, a.y, b.x, b.y, at.x, at.y),
            PathCommand::Close => to.close(),
        }
    }
    to.finish()
}
