//! Owns how a picture from outside becomes one of the project: checked before it is decoded, decoded within limits,
//! turned upright, at most 1,600 pixels on the longer side, without what a camera writes beside it.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, RgbaImage};

use crate::file::{PictureFault, check_picture};
use crate::model::{Extra, Image, ImageKind};

/// The largest picture file that is read.
pub const MAX_PICTURE_BYTES: u64 = 32 << 20;
/// The longer side of a picture in a project, in pixels.
pub const LONGER_SIDE: u32 = 1_600;
/// How wide a portrait is that is handed out, in pixels.
pub const PORTRAIT_SIDE: u32 = 480;

/// What is larger than this is written anew, however few pixels it has.
const SMALL_BYTES: usize = 4 << 20;
const MAX_DECODED_BYTES: u64 = 256 << 20;
const JPEG_QUALITY: u8 = 85;
const LONGEST_NAME: usize = 120;

/// Why a picture can't be taken in. Each is the end of a sentence that begins with the picture's name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ImportFault {
    /// There are no bytes.
    #[error("it is empty")]
    Empty,
    /// More than [`MAX_PICTURE_BYTES`].
    #[error("it has more than 32 MiB")]
    TooManyBytes,
    /// Neither of the two kinds.
    #[error("it is neither a PNG nor a JPEG picture")]
    OtherKind,
    /// A project can't hold it.
    #[error(transparent)]
    Picture(#[from] PictureFault),
}

/// A decoded picture: rows of red, green, blue and opacity, from the top.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pixels {
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// Four bytes a pixel, colours not multiplied by opacity.
    pub rgba: Vec<u8>,
}

/// Makes a picture of a project from the bytes of a PNG or JPEG file of that name.
///
/// # Errors
/// [`ImportFault`] for whatever is no picture, or too large a one.
pub fn import_picture(name: &str, bytes: &[u8]) -> Result<Image, ImportFault> {
    if bytes.is_empty() {
        return Err(ImportFault::Empty);
    }
    if bytes.len() as u64 > MAX_PICTURE_BYTES {
        return Err(ImportFault::TooManyBytes);
    }
    let kind = kind_of(bytes).ok_or(ImportFault::OtherKind)?;
    check_picture(kind, bytes)?;
    let decoded = decoded(kind, bytes)?;
    let fits = decoded.picture.width().max(decoded.picture.height()) <= LONGER_SIDE;
    let bytes = if fits && decoded.is_plain && bytes.len() <= SMALL_BYTES {
        Arc::from(bytes)
    } else {
        encoded(kind, decoded.picture)?
    };
    Ok(named(name, kind, bytes))
}

/// Makes a picture of a project from pixels, such as those of the clipboard.
///
/// # Errors
/// [`ImportFault`] where there are none, too many, or not as many as width and height say.
pub fn import_pixels(name: &str, pixels: Pixels) -> Result<Image, ImportFault> {
    let Pixels {
        width,
        height,
        rgba,
    } = pixels;
    if u64::from(width) * u64::from(height) > crate::file::MAX_PIXELS {
        return Err(PictureFault::TooLarge { width, height }.into());
    }
    let picture = RgbaImage::from_raw(width, height, rgba)
        .filter(|picture| picture.width() > 0 && picture.height() > 0)
        .ok_or(ImportFault::Empty)?;
    let is_opaque = picture.pixels().all(|pixel| pixel.0[3] == u8::MAX);
    let picture = DynamicImage::from(picture);
    let picture = if is_opaque {
        DynamicImage::from(picture.into_rgb8())
    } else {
        picture
    };
    Ok(named(
        name,
        ImageKind::Png,
        encoded(ImageKind::Png, picture)?,
    ))
}

/// The pixels of a picture, at most [`LONGER_SIDE`] on the longer side; none where it can't be decoded.
#[must_use]
pub fn decode_picture(image: &Image) -> Option<Pixels> {
    check_picture(image.kind, &image.bytes).ok()?;
    let picture = decoded(image.kind, &image.bytes).ok()?.picture;
    let rgba = scaled_down(picture).into_rgba8();
    Some(Pixels {
        width: rgba.width(),
        height: rgba.height(),
        rgba: rgba.into_raw(),
    })
}

/// The middle of the picture as a round PNG on nothing, at most [`PORTRAIT_SIDE`] wide; none where it can't be decoded.
#[must_use]
pub fn round_portrait(image: &Image) -> Option<Arc<[u8]>> {
    check_picture(image.kind, &image.bytes).ok()?;
    let picture = decoded(image.kind, &image.bytes).ok()?.picture;
    let side = picture.width().min(picture.height());
    let (left, top) = ((picture.width() - side) / 2, (picture.height() - side) / 2);
    let square = picture.crop_imm(left, top, side, side);
    let shown = side.min(PORTRAIT_SIDE);
    let mut round = square
        .resize_exact(shown, shown, FilterType::Triangle)
        .into_rgba8();
    let radius = f64::from(shown) / 2.0;
    for (x, y, pixel) in round.enumerate_pixels_mut() {
        let across = f64::from(x) + 0.5 - radius;
        let down = f64::from(y) + 0.5 - radius;
        let inside = (radius - across.hypot(down) + 0.5).clamp(0.0, 1.0);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a share of a byte"
        )]
        let opacity = (f64::from(pixel[3]) * inside) as u8;
        pixel[3] = opacity;
    }
    encoded(ImageKind::Png, DynamicImage::from(round)).ok()
}

/// A picture as it comes from its decoder.
struct Decoded {
    /// Upright.
    picture: DynamicImage,
    /// It stood upright, and its file says nothing of who took it, where and with what.
    is_plain: bool,
}

/// What a decoder can't read, or falls over, is no picture.
fn decoded(kind: ImageKind, bytes: &[u8]) -> Result<Decoded, PictureFault> {
    let decode = || decode(kind, bytes).ok();
    let decoded = catch_unwind(AssertUnwindSafe(decode)).ok().flatten();
    decoded.ok_or(PictureFault::NotReadable(kind_name(kind)))
}

fn decode(kind: ImageKind, bytes: &[u8]) -> image::ImageResult<Decoded> {
    let mut limits = Limits::default();
    limits.max_alloc = Some(MAX_DECODED_BYTES);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format(kind));
    reader.limits(limits);
    let mut decoder = reader.into_decoder()?;
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let is_bare = decoder.exif_metadata().ok().flatten().is_none();
    let mut picture = DynamicImage::from_decoder(decoder)?;
    picture.apply_orientation(orientation);
    Ok(Decoded {
        picture,
        is_plain: is_bare && orientation == Orientation::NoTransforms,
    })
}

fn scaled_down(picture: DynamicImage) -> DynamicImage {
    if picture.width().max(picture.height()) <= LONGER_SIDE {
        picture
    } else {
        picture.resize(LONGER_SIDE, LONGER_SIDE, FilterType::Triangle)
    }
}

fn encoded(kind: ImageKind, picture: DynamicImage) -> Result<Arc<[u8]>, PictureFault> {
    let picture = scaled_down(picture);
    let mut bytes = Vec::new();
    let written = match kind {
        ImageKind::Jpeg => JpegEncoder::new_with_quality(&mut bytes, JPEG_QUALITY)
            .encode_image(&DynamicImage::from(picture.into_rgb8())),
        ImageKind::Png => {
            let plain = if picture.color().has_alpha() {
                DynamicImage::from(picture.into_rgba8())
            } else {
                DynamicImage::from(picture.into_rgb8())
            };
            plain.write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png)
        }
    };
    written.map_err(|_| PictureFault::NotReadable(kind_name(kind)))?;
    Ok(Arc::from(bytes))
}

fn named(name: &str, kind: ImageKind, bytes: Arc<[u8]>) -> Image {
    Image {
        name: name.chars().take(LONGEST_NAME).collect(),
        kind,
        bytes,
        extra: Extra::default(),
    }
}

fn kind_of(bytes: &[u8]) -> Option<ImageKind> {
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        Some(ImageKind::Png)
    } else if bytes.starts_with(b"\xff\xd8\xff") {
        Some(ImageKind::Jpeg)
    } else {
        None
    }
}

fn format(kind: ImageKind) -> ImageFormat {
    match kind {
        ImageKind::Png => ImageFormat::Png,
        ImageKind::Jpeg => ImageFormat::Jpeg,
    }
}

fn kind_name(kind: ImageKind) -> &'static str {
    match kind {
        ImageKind::Png => "PNG",
        ImageKind::Jpeg => "JPEG",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn photo(width: u32, height: u32, kind: ImageKind) -> Vec<u8> {
        let grey = image::RgbImage::from_fn(width, height, |x, y| {
            let shade = u8::try_from((x + y) % 256).unwrap();
            image::Rgb([shade, shade, 40])
        });
        encode(&DynamicImage::from(grey), kind)
    }

    fn encode(picture: &DynamicImage, kind: ImageKind) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut target = Cursor::new(&mut bytes);
        picture.write_to(&mut target, format(kind)).unwrap();
        bytes
    }

    fn size(image: &Image) -> (u32, u32) {
        let pixels = decode_picture(image).unwrap();
        assert_eq!(
            pixels.rgba.len() as u64,
            u64::from(pixels.width) * u64::from(pixels.height) * 4
        );
        (pixels.width, pixels.height)
    }

    /// A JPEG with what a telephone writes beside the picture: it lies on its side.
    fn lying_on_its_side() -> Vec<u8> {
        let jpeg = photo(40, 20, ImageKind::Jpeg);
        let mut exif = b"\xff\xe1\x00\x22Exif\0\0MM\0*\0\0\0\x08\0\x01".to_vec();
        exif.extend(b"\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0");
        [&jpeg[..2], &exif, &jpeg[2..]].concat()
    }

    #[test]
    fn a_small_picture_stays_as_it_is() {
        for kind in [ImageKind::Png, ImageKind::Jpeg] {
            let bytes = photo(30, 20, kind);
            let image = import_picture("counter", &bytes).unwrap();
            assert_eq!((&*image.bytes, image.kind), (&*bytes, kind));
            assert_eq!((image.name.as_str(), size(&image)), ("counter", (30, 20)));
        }
    }

    #[test]
    fn a_large_picture_is_scaled_down_to_its_longer_side() {
        for (kind, from, to) in [
            (ImageKind::Png, (1_700, 340), (1_600, 320)),
            (ImageKind::Jpeg, (400, 3_200), (200, 1_600)),
        ] {
            let image = import_picture("hall", &photo(from.0, from.1, kind)).unwrap();
            assert_eq!((size(&image), image.kind), (to, kind));
        }
    }

    #[test]
    fn a_photo_taken_on_its_side_stands_upright_and_tells_nothing_of_who_took_it() {
        let image = import_picture("photo.jpg", &lying_on_its_side()).unwrap();
        assert_eq!(size(&image), (20, 40));
        let exif = image.bytes.windows(4).any(|part| part == b"Exif");
        assert!(!exif, "what the camera wrote is left out");
    }

    #[test]
    fn what_is_no_picture_is_refused_with_a_reason() {
        let png = photo(30, 20, ImageKind::Png);
        let cut = &png[..png.len() / 2];
        let not_png = PictureFault::NotReadable("PNG").into();
        for (bytes, fault) in [
            (&b""[..], ImportFault::Empty),
            (b"GIF89a", ImportFault::OtherKind),
            (b"<svg xmlns='x'/>", ImportFault::OtherKind),
            (b"\x89PNG\r\n\x1a\n", not_png),
            (cut, PictureFault::NotReadable("PNG").into()),
            (
                b"\xff\xd8\xff\xe0",
                PictureFault::NotReadable("JPEG").into(),
            ),
        ] {
            assert_eq!(import_picture("x", bytes), Err(fault), "{bytes:?}");
        }
    }

    #[test]
    fn a_header_that_lies_about_its_size_is_never_decoded() {
        let mut png = photo(30, 20, ImageKind::Png);
        png[16..24].copy_from_slice(&[0, 0, 0x80, 0, 0, 0, 0x80, 0]);
        let fault = import_picture("bomb.png", &png);
        assert!(matches!(fault, Err(ImportFault::Picture(_))), "{fault:?}");
    }

    #[test]
    fn pixels_of_the_clipboard_become_a_png() {
        let pixels = |rgba: Vec<u8>| Pixels {
            width: 2,
            height: 1,
            rgba,
        };
        let image = import_pixels("Pasted", pixels(vec![9, 8, 7, 255, 1, 2, 3, 255])).unwrap();
        assert_eq!(image.kind, ImageKind::Png);
        let back = decode_picture(&image).unwrap();
        assert_eq!(back.rgba, [9, 8, 7, 255, 1, 2, 3, 255]);
        assert_eq!(
            import_pixels("Pasted", pixels(vec![1])),
            Err(ImportFault::Empty)
        );
        let huge = Pixels {
            width: 100_000,
            height: 100_000,
            rgba: Vec::new(),
        };
        assert!(import_pixels("Pasted", huge).is_err());
    }

    mod broken {
        use proptest::prelude::*;

        use super::*;

        proptest! {
            #![proptest_config(ProptestConfig::with_cases(96))]

            /// A picture that broke on its way is taken in as one that the screen can show, or refused.
            #[test]
            fn a_broken_picture_is_shown_or_refused(
                is_png in any::<bool>(),
                changes in prop::collection::vec((0_usize..900, any::<u8>(), 0_usize..30), 1..5),
            ) {
                let kind = if is_png { ImageKind::Png } else { ImageKind::Jpeg };
                let mut bytes = photo(24, 16, kind);
                for (at, byte, cut) in changes {
                    let start = at % bytes.len().max(1);
                    let end = (start + cut).min(bytes.len());
                    bytes.splice(start..end, [byte]);
                }
                if let Ok(image) = import_picture("counter", &bytes) {
                    let (width, height) = size(&image);
                    prop_assert!(width > 0 && height > 0);
                }
            }
        }
    }
}
