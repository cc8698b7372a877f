//! Owns the drawing of a picture as a PNG, with the bundled fonts and, only where these lack a character, the machine's.

use std::io::Write as _;
use std::sync::{Arc, OnceLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};

use super::document::Progress;
use super::{ExportError, svg};
use crate::layout::{MEDIUM, REGULAR, Size};
use crate::scene::palette::Theme;
use crate::scene::{Scene, Shape};

/// The longest side of a PNG, in pixels.
pub const MAX_SIDE: u32 = 32_767;
/// The most pixels of a PNG.
pub const MAX_PIXELS: u64 = 120_000_000;

/// How many shapes are drawn before it is asked whether the rest is still wanted.
const AT_ONCE: usize = 400;
/// How many rows of pixels are packed before it is asked whether the rest is still wanted.
const ROWS: usize = 64;
/// How much of the way is done when the picture begins, when it is drawn, and when it is packed.
const WAY: [f32; 3] = [0.2, 0.6, 1.0];

/// The picture drawn at `scale` pixels a unit, as a PNG file; a scale that is not above 0 counts as 1.
///
/// It is drawn a few shapes after the other, each over those before it, which gives the same pixels as all at once.
///
/// # Errors
/// [`ExportError::TooLarge`] where the picture would have more pixels than [`MAX_PIXELS`] or a longer side than
/// [`MAX_SIDE`]; [`ExportError::Cancelled`] where it is not wanted any more.
pub(super) fn png(
    scene: &Scene,
    theme: Theme,
    scale: f32,
    progress: &Progress,
) -> Result<Vec<u8>, ExportError> {
    let scale = if scale > 0.0 { scale } else { 1.0 };
    let picture = drawn(scene, theme, (scale, AT_ONCE), progress)?;
    packed(&picture, progress)
}

/// The pixels, so many shapes drawn at once.
fn drawn(
    scene: &Scene,
    theme: Theme,
    (scale, at_once): (f32, usize),
    progress: &Progress,
) -> Result<Pixmap, ExportError> {
    let (width, height) = size_in_pixels(scene.size, scale)?;
    let options = options_with(fonts_for(texts(scene)));
    let mut picture = Pixmap::new(width, height).ok_or(ExportError::Unreadable)?;
    let transform = Transform::from_scale(scale, scale);
    let parts = 1 + scene.items.len().div_ceil(at_once);
    for (at, layer) in svg::layers(scene, theme, at_once).enumerate() {
        reached(progress, 0, (at, parts))?;
        let tree = Tree::from_str(&layer, &options).map_err(|_| ExportError::Unreadable)?;
        resvg::render(&tree, transform, &mut picture.as_mut());
    }
    Ok(picture)
}

/// How far the first or second half of the way has come.
fn reached(
    progress: &Progress,
    half: usize,
    (done, all): (usize, usize),
) -> Result<(), ExportError> {
    let from = WAY.get(half).copied().unwrap_or_default();
    let to = WAY.get(half + 1).copied().unwrap_or(1.0);
    #[expect(clippy::cast_precision_loss, reason = "a share")]
    let share = done as f32 / all.max(1) as f32;
    progress.reached(from + (to - from) * share)
}

/// The pixels as a PNG file.
fn packed(picture: &Pixmap, progress: &Progress) -> Result<Vec<u8>, ExportError> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, picture.width(), picture.height());
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_depth(png::BitDepth::Eight);
    let mut writer = encoder
        .write_header()
        .map_err(|_| ExportError::Unreadable)?;
    let mut stream = writer
        .stream_writer()
        .map_err(|_| ExportError::Unreadable)?;
    let row = usize::try_from(picture.width()).unwrap_or(1);
    let parts = picture.pixels().chunks(row * ROWS);
    let all = parts.len();
    let mut raw = Vec::with_capacity(row * ROWS * 4);
    for (at, part) in parts.enumerate() {
        reached(progress, 1, (at, all))?;
        raw.clear();
        for pixel in part {
            let pixel = pixel.demultiply();
            raw.extend([pixel.red(), pixel.green(), pixel.blue(), pixel.alpha()]);
        }
        stream
            .write_all(&raw)
            .map_err(|_| ExportError::Unreadable)?;
    }
    stream.finish().map_err(|_| ExportError::Unreadable)?;
    writer.finish().map_err(|_| ExportError::Unreadable)?;
    Ok(bytes)
}

/// How an SVG is read: with the bundled fonts and, only where these lack a character, the machine's.
pub(super) fn options_for(svg: &str) -> Options<'static> {
    options_with(fonts_for(std::iter::once(svg)))
}

fn options_with(fonts: Arc<fontdb::Database>) -> Options<'static> {
    Options {
        font_family: "Inter".to_owned(),
        fontdb: fonts,
        ..Options::default()
    }
}

fn size_in_pixels(size: Size, scale: f32) -> Result<(u32, u32), ExportError> {
    let (width, height) = (pixels(size.width * scale), pixels(size.height * scale));
    let all = u64::from(width) * u64::from(height);
    if width > MAX_SIDE || height > MAX_SIDE || all > MAX_PIXELS {
        return Err(ExportError::TooLarge { width, height });
    }
    Ok((width, height))
}

/// Everything that is written in a picture.
fn texts(scene: &Scene) -> impl Iterator<Item = &str> {
    scene.items.iter().filter_map(|item| match &item.shape {
        Shape::Text(text) => Some(text.text.as_str()),
        Shape::Rect { .. } | Shape::Circle { .. } | Shape::Path { .. } => None,
    })
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a cast of a float saturates, and what is too large is refused after it"
)]
fn pixels(length: f32) -> u32 {
    (length.round() as u32).max(1)
}

/// The bundled fonts; with those of the machine where a text has characters that the bundled ones lack.
fn fonts_for<'a>(mut texts: impl Iterator<Item = &'a str>) -> Arc<fontdb::Database> {
    static BUNDLED: OnceLock<Arc<fontdb::Database>> = OnceLock::new();
    static ALL: OnceLock<Arc<fontdb::Database>> = OnceLock::new();
    if texts.all(is_covered) {
        Arc::clone(BUNDLED.get_or_init(|| Arc::new(bundled())))
    } else {
        Arc::clone(ALL.get_or_init(|| {
            let mut fonts = bundled();
            fonts.load_system_fonts();
            Arc::new(fonts)
        }))
    }
}

fn bundled() -> fontdb::Database {
    let mut fonts = fontdb::Database::new();
    fonts.load_font_data(REGULAR.to_vec());
    fonts.load_font_data(MEDIUM.to_vec());
    fonts.set_sans_serif_family("Inter");
    fonts
}

/// Whether the bundled fonts have every character of the text.
pub(super) fn is_covered(text: &str) -> bool {
    if text.is_ascii() {
        return true;
    }
    let Ok(face) = ttf_parser::Face::parse(REGULAR, 0) else {
        return false;
    };
    let beyond_ascii = text.chars().filter(|character| !character.is_ascii());
    beyond_ascii
        .into_iter()
        .all(|character| face.glyph_index(character).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::document::ExportOrder;
    use crate::exchange::pages;
    use crate::layout::Rect;
    use crate::scene::Role;
    use crate::scene::map::fixture::credit_card;

    fn square() -> Scene {
        let mut scene = Scene::new(10.0, 4.0);
        let all = Rect::from_min_size(0.0, 0.0, 10.0, 4.0);
        scene.push(Shape::filled(all, 0.0, Role::Text));
        scene
    }

    fn written(scene: &Scene, scale: f32) -> Result<Vec<u8>, ExportError> {
        png(scene, Theme::Light, scale, &Progress::default())
    }

    #[test]
    fn a_picture_is_drawn_at_its_scale() {
        let bytes = written(&square(), 2.0).unwrap();
        let picture = image::load_from_memory(&bytes).unwrap();
        assert_eq!((picture.width(), picture.height()), (20, 8));
    }

    #[test]
    fn a_picture_that_no_machine_could_hold_is_refused_with_a_sentence() {
        let error = written(&square(), 1e6).unwrap_err();
        assert!(error.to_string().contains("10000000 × 4000000"), "{error}");
        assert!(written(&square(), f32::INFINITY).is_err());
        assert!(written(&square(), f32::NAN).is_ok_and(|bytes| !bytes.is_empty()));
    }

    #[test]
    fn shapes_drawn_a_few_at_a_time_give_the_pixels_of_all_at_once() {
        let project = credit_card();
        let order = ExportOrder::default();
        let scene = pages::first(&project, &order).unwrap().footed();
        for (theme, scale) in [(Theme::Light, 1.0), (Theme::Dark, 0.73)] {
            let whole = svg::svg(&scene, theme, "all at once");
            let tree = Tree::from_str(&whole, &options_for(&whole)).unwrap();
            let picture = drawn(&scene, theme, (scale, 7), &Progress::default()).unwrap();
            let mut wanted = Pixmap::new(picture.width(), picture.height()).unwrap();
            let transform = Transform::from_scale(scale, scale);
            resvg::render(&tree, transform, &mut wanted.as_mut());
            assert!(picture == wanted, "{theme:?}");
            let packed = packed(&picture, &Progress::default()).unwrap();
            let read = image::load_from_memory(&packed).unwrap().to_rgba8();
            assert!(read.into_raw() == wanted.take_demultiplied(), "{theme:?}");
        }
    }

    #[test]
    fn a_picture_that_nobody_wants_any_more_is_given_up_on_the_way() {
        let scene = pages::first(&credit_card(), &ExportOrder::default());
        let scene = scene.unwrap().footed();
        let progress = Progress::default();
        progress.cancel();
        let result = png(&scene, Theme::Light, 1.0, &progress);
        assert_eq!(result, Err(ExportError::Cancelled));
        assert!(progress.share() <= WAY[0], "before anything was drawn");
        let picture = Pixmap::new(8, 200).unwrap();
        assert_eq!(packed(&picture, &progress), Err(ExportError::Cancelled));
        assert!(progress.share() <= WAY[1], "before anything was packed");
    }

    #[test]
    fn the_bundled_fonts_hold_what_we_write_ourselves() {
        assert!(is_covered("−3 … “Grüße” 80 % → × Ελλάδα Москва"));
        assert!(!is_covered("日本"));
    }
}
