//! Owns the drawing of an SVG as a PNG, with the bundled fonts and, only where these lack a character, the machine's.

use std::sync::{Arc, OnceLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};

use super::ExportError;
use crate::layout::{MEDIUM, REGULAR};

/// The longest side of a PNG, in pixels.
pub const MAX_SIDE: u32 = 32_767;
/// The most pixels of a PNG.
pub const MAX_PIXELS: u64 = 120_000_000;

/// The SVG drawn at `scale` pixels a unit, as a PNG file; a scale that is not above 0 counts as 1.
///
/// # Errors
/// [`ExportError::TooLarge`] where the picture would have more pixels than [`MAX_PIXELS`] or a longer side than
/// [`MAX_SIDE`]; [`ExportError::Unreadable`] where `svg` is none.
pub fn png(svg: &str, scale: f32) -> Result<Vec<u8>, ExportError> {
    let scale = if scale > 0.0 { scale } else { 1.0 };
    let tree = Tree::from_str(svg, &options_for(svg)).map_err(|_| ExportError::Unreadable)?;
    let (width, height) = size_in_pixels(&tree, scale)?;
    let mut picture = Pixmap::new(width, height).ok_or(ExportError::Unreadable)?;
    let transform = Transform::from_scale(scale, scale);
    resvg::render(&tree, transform, &mut picture.as_mut());
    picture.encode_png().map_err(|_| ExportError::Unreadable)
}

/// How an SVG is read: with the bundled fonts and, only where these lack a character, the machine's.
pub(super) fn options_for(svg: &str) -> Options<'static> {
    Options {
        font_family: "Inter".to_owned(),
        fontdb: fonts_for(svg),
        ..Options::default()
    }
}

fn size_in_pixels(tree: &Tree, scale: f32) -> Result<(u32, u32), ExportError> {
    let size = tree.size();
    let (width, height) = (pixels(size.width() * scale), pixels(size.height() * scale));
    let all = u64::from(width) * u64::from(height);
    if width > MAX_SIDE || height > MAX_SIDE || all > MAX_PIXELS {
        return Err(ExportError::TooLarge { width, height });
    }
    Ok((width, height))
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a cast of a float saturates, and what is too large is refused after it"
)]
fn pixels(length: f32) -> u32 {
    (length.round() as u32).max(1)
}

/// The bundled fonts; with those of the machine where the text has characters that the bundled ones lack.
fn fonts_for(svg: &str) -> Arc<fontdb::Database> {
    static BUNDLED: OnceLock<Arc<fontdb::Database>> = OnceLock::new();
    static ALL: OnceLock<Arc<fontdb::Database>> = OnceLock::new();
    if is_covered(svg) {
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

    const SQUARE: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"10\" height=\"4\"><rect width=\"10\" height=\"4\"/></svg>";

    #[test]
    fn a_picture_is_drawn_at_its_scale() {
        let bytes = png(SQUARE, 2.0).unwrap();
        let picture = image::load_from_memory(&bytes).unwrap();
        assert_eq!((picture.width(), picture.height()), (20, 8));
    }

    #[test]
    fn a_picture_that_no_machine_could_hold_is_refused_with_a_sentence() {
        let error = png(SQUARE, 1e6).unwrap_err();
        assert!(error.to_string().contains("10000000 × 4000000"), "{error}");
        assert!(png(SQUARE, f32::INFINITY).is_err());
        assert!(png(SQUARE, f32::NAN).is_ok_and(|bytes| !bytes.is_empty()));
    }

    #[test]
    fn the_bundled_fonts_hold_what_we_write_ourselves() {
        assert!(is_covered("−3 … “Grüße” 80 % → × Ελλάδα Москва"));
        assert!(!is_covered("日本"));
    }
}
