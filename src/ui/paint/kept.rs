//! Owns pictures that are painted once and then only moved: while the map is dragged or nothing happens, its triangles
//! and the letters on it stay what they are.

use std::sync::Arc;

use eframe::egui;
use egui::mutex::Mutex;
use egui::{Color32, Galley, Id, Mesh, Painter, Pos2, Rect, Vec2, vec2};

use super::batch::Batch;
use super::{Brush, Tracing, Transform};
use crate::layout::Weight;
use crate::scene::Item;
use crate::scene::map::MapScene;
use crate::scene::palette::Theme;
use crate::ui::theme;

/// How much more than what is in view is painted on each side, on the screen, so that moving a little shows nothing new.
const AROUND: f32 = 256.0;

/// By how much a way may differ from whole pixels and still count as such.
const ALIKE: f32 = 1.0 / 64.0;

/// What a picture is painted from and how; while that stays, it is only moved.
#[derive(Clone)]
struct Look {
    /// Holding it keeps it from being freed, so the same place in memory always is the same scene.
    scene: Arc<MapScene>,
    scale: Vec2,
    theme: Theme,
    pixels_per_point: f32,
}

impl Look {
    fn is(&self, other: &Self) -> bool {
        let alike = |a: f32, b: f32| (a - b).abs() < f32::EPSILON;
        Arc::ptr_eq(&self.scene, &other.scene)
            && alike(self.scale.x, other.scale.x)
            && alike(self.scale.y, other.scale.y)
            && self.theme == other.theme
            && alike(self.pixels_per_point, other.pixels_per_point)
    }
}

/// A picture as it was painted last.
#[derive(Clone)]
struct Kept {
    look: Look,
    /// None where it has been seen only once: what changes in every frame is not worth keeping.
    picture: Option<Arc<Mutex<Picture>>>,
}

impl Kept {
    fn load(ctx: &egui::Context, place: Id) -> Option<Self> {
        ctx.data(|data| data.get_temp(place))
    }

    fn store(self, ctx: &egui::Context, place: Id) {
        ctx.data_mut(|data| data.insert_temp(place, self));
    }
}

struct Picture {
    origin: Pos2,
    /// What it covers on the screen.
    area: Rect,
    /// From the one behind to the one in front.
    pieces: Vec<Piece>,
    atlas: Atlas,
}

impl Picture {
    fn new(painter: &Painter, origin: Pos2, (area, meshes): (Rect, Vec<Mesh>)) -> Self {
        Self {
            origin,
            area,
            pieces: meshes.into_iter().map(Piece::new).collect(),
            atlas: Atlas::now(painter),
        }
    }

    /// How far it has to be moved to lie at `origin` and fill what is in view; none where it can't.
    fn way(&self, origin: Pos2, (clip, pixels_per_point): (Rect, f32)) -> Option<Vec2> {
        let way = origin - self.origin;
        let pixels = way * pixels_per_point;
        let off = (pixels - pixels.round()).abs().max_elem();
        let fills = self.area.translate(way).contains_rect(clip);
        (off < ALIKE && fills).then_some(way)
    }

    /// Shows it, moved by that way.
    fn show(&mut self, painter: &Painter, way: Vec2) {
        let clip = painter.clip_rect();
        for piece in &mut self.pieces {
            if clip.intersects(piece.bounds.translate(way)) {
                painter.add(piece.shown(way, self.atlas.size));
            }
        }
        self.atlas.is_relied_on(painter.ctx());
    }
}

/// Some of a picture's triangles.
struct Piece {
    bounds: Rect,
    /// Its corners as they were painted.
    corners: Vec<Pos2>,
    /// As it was shown last, which way it was moved then, and how large the atlas was.
    mesh: Arc<Mesh>,
    way: Vec2,
    atlas: Vec2,
}

impl Piece {
    fn new(mesh: Mesh) -> Self {
        Self {
            bounds: mesh.calc_bounds(),
            corners: mesh.vertices.iter().map(|corner| corner.pos).collect(),
            mesh: Arc::new(mesh),
            way: Vec2::ZERO,
            atlas: Batch::ATLAS,
        }
    }

    /// The triangles moved by that way, with letters from an atlas of that size. Nothing is copied once the
    /// triangles that were shown last are done with.
    fn shown(&mut self, way: Vec2, atlas: Vec2) -> Arc<Mesh> {
        if way != self.way {
            let corners = Arc::make_mut(&mut self.mesh).vertices.iter_mut();
            for (corner, painted) in corners.zip(&self.corners) {
                corner.pos = *painted + way;
            }
            self.way = way;
        }
        if atlas != self.atlas {
            let grown = self.atlas / atlas;
            for corner in &mut Arc::make_mut(&mut self.mesh).vertices {
                corner.uv = (corner.uv.to_vec2() * grown).to_pos2();
            }
            self.atlas = atlas;
        }
        Arc::clone(&self.mesh)
    }
}

/// The picture of all letters that have been painted, which egui begins anew when it is full, and enlarges.
struct Atlas {
    size: Vec2,
    /// What egui laid out last time; it is another one after the atlas was begun anew.
    proof: Arc<Galley>,
}

impl Atlas {
    fn now(painter: &Painter) -> Self {
        let font = theme::font(Weight::Regular, theme::CAPTION);
        let proof = painter.layout_no_wrap("0".to_owned(), font, Color32::PLACEHOLDER);
        let size = Self::size(painter.ctx());
        Self { size, proof }
    }

    /// Whether letters still lie where they lay before.
    fn continues(&self, before: &Self) -> bool {
        Arc::ptr_eq(&self.proof, &before.proof)
    }

    fn size(ctx: &egui::Context) -> Vec2 {
        #[expect(clippy::cast_precision_loss, reason = "at most some thousand pixels")]
        let pixels = |[width, height]: [usize; 2]| vec2(width as f32, height as f32);
        ctx.fonts(|fonts| pixels(fonts.font_image_size()))
    }

    /// What is shown in this pass counts on its size.
    fn is_relied_on(&self, ctx: &egui::Context) {
        let pass = ctx.cumulative_pass_nr();
        let relied_on = (pass, self.size);
        ctx.data_mut(|data| data.insert_temp(Self::place(), relied_on));
    }

    fn place() -> Id {
        Id::unique("atlas that pictures rely on")
    }
}

/// To be called when all panels have been painted. Where the letters of a panel made the atlas grow after a picture
/// was shown, the frame is painted again: the picture took its letters from the smaller one.
pub fn settle(ctx: &egui::Context) {
    let relied_on = ctx.data(|data| data.get_temp::<(u64, Vec2)>(Atlas::place()));
    if relied_on
        .is_some_and(|(pass, size)| pass == ctx.cumulative_pass_nr() && size != Atlas::size(ctx))
    {
        ctx.request_discard("the atlas of letters has grown");
    }
}

/// Paints a part of the scene: `items` are those between two places of the world, sideways.
pub fn part<'a, I: Iterator<Item = &'a Item>>(
    painter: &Painter,
    (name, scene): (&'static str, &'a Arc<MapScene>),
    (transform, theme): (Transform, Theme),
    items: impl FnOnce(f32, f32) -> I,
) {
    let (ctx, clip) = (painter.ctx(), painter.clip_rect());
    let place = Id::unique(("kept picture", name));
    let look = Look {
        scene: Arc::clone(scene),
        scale: transform.scale,
        theme,
        pixels_per_point: painter.pixels_per_point(),
    };
    let between = |area: Rect| {
        let left = transform.world_from_screen(area.min).x;
        items(left, transform.world_from_screen(area.max).x)
    };
    let known = Kept::load(ctx, place).filter(|known| known.look.is(&look));
    let Some(known) = known else {
        super::items(painter, between(clip), transform, theme);
        let picture = None;
        return Kept { look, picture }.store(ctx, place);
    };
    let on_screen = (clip, look.pixels_per_point);
    if let Some(picture) = &known.picture {
        let mut picture = picture.lock();
        let atlas = Atlas::now(painter);
        let way = picture.way(transform.origin, on_screen);
        if let Some(way) = way.filter(|_| atlas.continues(&picture.atlas)) {
            picture.atlas = atlas;
            return picture.show(painter, way);
        }
    }
    let area = clip.expand(AROUND);
    let mut batch = Batch::keeping(painter, area);
    for item in between(area) {
        Brush::new(&mut batch, item, transform, theme, &Tracing::default()).paint(&item.shape);
    }
    let mut picture = Picture::new(painter, transform.origin, (area, batch.finish()));
    picture.show(painter, Vec2::ZERO);
    let picture = Some(Arc::new(Mutex::new(picture)));
    Kept { look, picture }.store(ctx, place);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::map::fixture::{credit_card, scene_of};
    use egui::epaint::{ClippedPrimitive, Primitive, Vertex, WHITE_UV};
    use egui::pos2;

    const CLIP: Rect = Rect::from_min_max(pos2(0.0, 0.0), pos2(700.0, 500.0));

    /// The part of the scene in the window, one frame for each place where its origin lies.
    struct Window {
        ctx: egui::Context,
        scene: Arc<MapScene>,
    }

    impl Window {
        fn new() -> Self {
            let ctx = egui::Context::default();
            crate::ui::theme::install_fonts(&ctx);
            let scene = Arc::new(scene_of(&credit_card(), 1.0));
            Self { ctx, scene }
        }

        fn frame(&self, paint: impl Fn(&Painter)) -> Vec<ClippedPrimitive> {
            let mut output = self.ctx.run_ui(egui::RawInput::default(), |ui| {
                paint(&ui.painter().with_clip_rect(CLIP));
                settle(ui.ctx());
            });
            let shapes = std::mem::take(&mut output.shapes);
            let triangles = self.ctx.tessellate(shapes, output.pixels_per_point);
            output.drop_without_applying_deltas();
            triangles
        }

        fn kept(&self, origin: Pos2) -> Vec<ClippedPrimitive> {
            self.kept_before(origin, |_| {})
        }

        /// The picture, and after it something else.
        fn kept_before(&self, origin: Pos2, then: impl Fn(&Painter)) -> Vec<ClippedPrimitive> {
            let (body, theme) = (&self.scene.body, Theme::Light);
            self.frame(|painter| {
                let transform = Transform::at(origin);
                part(
                    painter,
                    ("body", &self.scene),
                    (transform, theme),
                    |left, right| self.scene.index.body.between(body, left, right),
                );
                then(painter);
            })
        }

        fn painted(&self, origin: Pos2) -> Vec<ClippedPrimitive> {
            let items = &self.scene.body.items;
            self.frame(|painter| {
                super::super::items(painter, items, Transform::at(origin), Theme::Light);
            })
        }

        /// Where the picture was painted last, if it is kept.
        fn kept_at(&self) -> Option<Pos2> {
            let kept = Kept::load(&self.ctx, Id::unique(("kept picture", "body")));
            kept?.picture.map(|picture| picture.lock().origin)
        }

        fn is_atlas_full(&self) -> bool {
            self.ctx.fonts(|fonts| fonts.font_atlas_fill_ratio() > 0.8)
        }
    }

    /// Corners of triangles that are in view, in the order in which they are painted: where they are on the screen and
    /// in the atlas.
    fn in_view(triangles: &[ClippedPrimitive]) -> Vec<Vertex> {
        let mut corners = Vec::new();
        for ClippedPrimitive { primitive, .. } in triangles {
            let Primitive::Mesh(mesh) = primitive else {
                panic!("the map is painted of triangles");
            };
            let inside = |corner: &Vertex| CLIP.contains(corner.pos);
            corners.extend(mesh.vertices.iter().copied().filter(inside));
        }
        corners
    }

    fn assert_same(kept: &[ClippedPrimitive], painted: &[ClippedPrimitive]) {
        let (corners, wanted) = (in_view(kept), in_view(painted));
        let letters = wanted.iter().filter(|corner| corner.uv != WHITE_UV);
        assert!(wanted.len() > 500 && letters.count() > 400);
        assert_eq!(corners.len(), wanted.len());
        for (is, wanted) in corners.iter().zip(&wanted) {
            assert!(is.pos.distance(wanted.pos) < 0.01 && is.color == wanted.color);
            assert!(is.uv.distance(wanted.uv) < 1e-5);
        }
    }

    #[test]
    fn a_picture_that_is_moved_looks_like_one_that_is_painted_there() {
        let window = Window::new();
        let start = pos2(10.0, 20.0);
        for origin in [start, start, pos2(-140.0, 20.0), pos2(-140.0, -31.0), start] {
            assert_same(&window.kept(origin), &window.painted(origin));
        }
        assert_eq!(window.kept_at(), Some(start));
    }

    #[test]
    fn it_is_painted_anew_where_it_would_not_fill_the_view_or_lie_on_whole_pixels() {
        let window = Window::new();
        let start = pos2(10.0, 20.0);
        for origin in [start, start, pos2(-260.0, 20.0), pos2(-260.5, 20.0)] {
            assert_same(&window.kept(origin), &window.painted(origin));
        }
        assert_eq!(window.kept_at(), Some(pos2(-260.5, 20.0)));
    }

    #[test]
    fn another_scene_is_painted_directly_at_first() {
        let mut window = Window::new();
        let start = pos2(10.0, 20.0);
        window.kept(start);
        window.kept(start);
        assert!(window.kept_at().is_some());
        window.scene = Arc::new(scene_of(&credit_card(), 1.0));
        assert_same(&window.kept(start), &window.painted(start));
        assert!(window.kept_at().is_none());
        assert_same(&window.kept(start), &window.painted(start));
        assert!(window.kept_at().is_some());
    }

    /// Paints letters larger and larger, and with that as many as it says.
    fn letters(painter: &Painter, sizes: std::ops::Range<u8>) {
        for size in sizes {
            let font = theme::font(Weight::Medium, f32::from(size));
            let text = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".to_owned();
            painter.text(CLIP.min, egui::Align2::LEFT_TOP, text, font, Color32::BLACK);
        }
    }

    #[test]
    fn letters_are_taken_from_where_they_lie_when_the_atlas_grows_after_the_picture() {
        let window = Window::new();
        let start = pos2(10.0, 20.0);
        window.kept(start);
        window.kept(start);
        let before = Atlas::size(&window.ctx);
        let more = |painter: &Painter| letters(&painter.with_clip_rect(Rect::NOTHING), 20..60);
        let shown = window.kept_before(start, more);
        assert_ne!(Atlas::size(&window.ctx), before, "the atlas did not grow");
        assert_same(&shown, &window.painted(start));
        assert_eq!(window.kept_at(), Some(start));
    }

    #[test]
    fn letters_are_painted_anew_when_the_atlas_is_begun_anew() {
        let window = Window::new();
        let start = pos2(10.0, 20.0);
        window.kept(start);
        window.kept(start);
        let mut sizes = 20..30;
        while !window.is_atlas_full() {
            assert!(sizes.end < 240, "the atlas did not fill");
            window.frame(|painter| letters(painter, sizes.clone()));
            sizes = sizes.end..sizes.end + 10;
        }
        for _ in 0..3 {
            assert_same(&window.kept(start), &window.painted(start));
        }
        assert!(!window.is_atlas_full(), "the atlas was not begun anew");
    }
}
