//! Owns pictures that are painted once and then only moved: while the map is dragged or nothing happens, its triangles
//! stay what they are. Text is laid out anew each time, since only egui knows how long its letters stand in the atlas.

use std::sync::Arc;

use eframe::egui;
use egui::{Id, Mesh, Painter, Pos2, Rect, Vec2};

use super::batch::Batch;
use super::{Brush, Tracing, Transform};
use crate::scene::map::MapScene;
use crate::scene::palette::Theme;
use crate::scene::{Item, Text};

/// How much more than what is in view is painted on each side, on the screen, so that moving a little shows nothing new.
const AROUND: f32 = 256.0;

/// By how much a way may differ from whole pixels and still count as such.
const ALIKE: f32 = 1.0 / 64.0;

/// A piece of a picture, from the one behind to the one in front.
pub(super) enum Piece {
    /// Triangles, and what they cover.
    Mesh(Arc<Mesh>, Rect),
    /// A line of text, and how it lies on the screen.
    Text(Text, Transform),
}

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
    picture: Option<Arc<Picture>>,
}

struct Picture {
    origin: Pos2,
    /// What it covers on the screen.
    area: Rect,
    pieces: Vec<Piece>,
}

impl Picture {
    /// How far it has to be moved to lie at `origin` and fill what is in view; none where it can't.
    fn way(&self, origin: Pos2, (clip, pixels_per_point): (Rect, f32)) -> Option<Vec2> {
        let way = origin - self.origin;
        let pixels = way * pixels_per_point;
        let off = (pixels - pixels.round()).abs().max_elem();
        let fills = self.area.translate(way).contains_rect(clip);
        (off < ALIKE && fills).then_some(way)
    }
}

/// Paints a part of the scene: `items` are those between two places of the world, sideways.
pub fn part<'a, I: Iterator<Item = &'a Item>>(
    painter: &Painter,
    (name, scene): (&'static str, &'a Arc<MapScene>),
    (transform, theme): (Transform, Theme),
    items: impl FnOnce(f32, f32) -> I,
) {
    let clip = painter.clip_rect();
    let place = Id::unique(("kept picture", name));
    let look = Look {
        scene: Arc::clone(scene),
        scale: transform.scale,
        theme,
        pixels_per_point: painter.pixels_per_point(),
    };
    let known: Option<Kept> = painter.ctx().data(|data| data.get_temp(place));
    let known = known.filter(|known| known.look.is(&look));
    let is_new = known.is_none();
    let on_screen = (clip, look.pixels_per_point);
    let still = known
        .and_then(|known| known.picture)
        .and_then(|picture| Some((picture.way(transform.origin, on_screen)?, picture)));
    if let Some((way, picture)) = still {
        return show(painter, &picture, way, theme);
    }
    let between = |area: Rect| {
        let left = transform.world_from_screen(area.min).x;
        items(left, transform.world_from_screen(area.max).x)
    };
    if is_new {
        super::items(painter, between(clip), transform, theme);
        let picture = None;
        painter
            .ctx()
            .data_mut(|data| data.insert_temp(place, Kept { look, picture }));
        return;
    }
    let area = clip.expand(AROUND);
    let mut batch = Batch::keeping(painter, area);
    for item in between(area) {
        Brush::new(&mut batch, item, transform, theme, &Tracing::default()).paint(&item.shape);
    }
    let picture = Arc::new(Picture {
        origin: transform.origin,
        area,
        pieces: batch.finish(),
    });
    show(painter, &picture, Vec2::ZERO, theme);
    let picture = Some(picture);
    painter
        .ctx()
        .data_mut(|data| data.insert_temp(place, Kept { look, picture }));
}

/// Shows the picture, moved by that way.
fn show(painter: &Painter, picture: &Picture, way: Vec2, theme: Theme) {
    let clip = painter.clip_rect();
    let mut batch = Batch::new(painter);
    for piece in &picture.pieces {
        match piece {
            Piece::Mesh(mesh, bounds) if clip.intersects(bounds.translate(way)) => {
                let mut mesh = Arc::clone(mesh);
                if way != Vec2::ZERO {
                    Arc::make_mut(&mut mesh).translate(way);
                }
                painter.add(mesh);
            }
            Piece::Mesh(..) => {}
            Piece::Text(text, transform) => {
                let transform = Transform {
                    origin: transform.origin + way,
                    ..*transform
                };
                Brush::of_text(&mut batch, transform, theme).text(text);
            }
        }
    }
    batch.finish();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::map::fixture::{credit_card, scene_of};
    use egui::epaint::ClippedShape;
    use egui::{Shape, pos2};

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

        fn frame(&self, paint: impl Fn(&Painter)) -> Vec<ClippedShape> {
            let mut output = self.ctx.run_ui(egui::RawInput::default(), |ui| {
                paint(&ui.painter().with_clip_rect(CLIP));
            });
            let shapes = std::mem::take(&mut output.shapes);
            output.drop_without_applying_deltas();
            shapes
        }

        fn kept(&self, origin: Pos2) -> Vec<ClippedShape> {
            let (body, theme) = (&self.scene.body, Theme::Light);
            self.frame(|painter| {
                let transform = Transform::at(origin);
                part(
                    painter,
                    ("body", &self.scene),
                    (transform, theme),
                    |left, right| self.scene.index.body.between(body, left, right),
                );
            })
        }

        fn painted(&self, origin: Pos2) -> Vec<ClippedShape> {
            let items = &self.scene.body.items;
            self.frame(|painter| {
                super::super::items(painter, items, Transform::at(origin), Theme::Light);
            })
        }

        /// How the picture was painted last.
        fn is_kept(&self) -> bool {
            let kept: Option<Kept> = self
                .ctx
                .data(|data| data.get_temp(Id::unique(("kept picture", "body"))));
            kept.is_some_and(|kept| kept.picture.is_some())
        }

        fn kept_at(&self) -> Pos2 {
            let place = Id::unique(("kept picture", "body"));
            let kept: Kept = self.ctx.data(|data| data.get_temp(place)).unwrap();
            kept.picture.unwrap().origin
        }
    }

    type Corner = (Pos2, egui::Color32);
    type Line = (Pos2, String);

    /// Corners of triangles and texts that are in view, in the order in which they are painted.
    fn in_view(shapes: &[ClippedShape]) -> (Vec<Corner>, Vec<Line>) {
        let (mut corners, mut texts) = (Vec::new(), Vec::new());
        for ClippedShape { shape, .. } in shapes {
            if let Shape::Mesh(mesh) = shape {
                let inside = mesh
                    .vertices
                    .iter()
                    .filter(|corner| CLIP.contains(corner.pos));
                corners.extend(inside.map(|corner| (corner.pos, corner.color)));
            } else if let Shape::Text(text) = shape {
                texts.push((text.pos, text.galley.text().to_owned()));
            } else {
                panic!("the map is painted of triangles and text, not {shape:?}");
            }
        }
        (corners, texts)
    }

    fn assert_same(kept: &[ClippedShape], painted: &[ClippedShape]) {
        let ((corners, texts), (wanted, said)) = (in_view(kept), in_view(painted));
        assert!(wanted.len() > 500 && said.len() > 10);
        assert_eq!(corners.len(), wanted.len());
        for (is, wanted) in corners.iter().zip(&wanted) {
            assert!(is.0.distance(wanted.0) < 0.01 && is.1 == wanted.1);
        }
        assert_eq!(texts.len(), said.len());
        for (is, wanted) in texts.iter().zip(&said) {
            assert!(is.0.distance(wanted.0) < 0.01 && is.1 == wanted.1);
        }
    }

    #[test]
    fn a_picture_that_is_moved_looks_like_one_that_is_painted_there() {
        let window = Window::new();
        let start = pos2(10.0, 20.0);
        for origin in [start, start, pos2(-140.0, 20.0), pos2(-140.0, -31.0), start] {
            assert_same(&window.kept(origin), &window.painted(origin));
        }
        assert!(window.is_kept());
        assert_eq!(window.kept_at(), start);
    }

    #[test]
    fn it_is_painted_anew_where_it_would_not_fill_the_view_or_lie_on_whole_pixels() {
        let window = Window::new();
        let start = pos2(10.0, 20.0);
        for origin in [start, start, pos2(-260.0, 20.0), pos2(-260.5, 20.0)] {
            assert_same(&window.kept(origin), &window.painted(origin));
        }
        assert_eq!(window.kept_at(), pos2(-260.5, 20.0));
    }

    #[test]
    fn another_scene_is_painted_directly_at_first() {
        let mut window = Window::new();
        let start = pos2(10.0, 20.0);
        window.kept(start);
        window.kept(start);
        assert!(window.is_kept());
        window.scene = Arc::new(scene_of(&credit_card(), 1.0));
        assert_same(&window.kept(start), &window.painted(start));
        assert!(!window.is_kept());
        assert_same(&window.kept(start), &window.painted(start));
        assert!(window.is_kept());
    }
}
