//! Owns the limits of what is read from a file beyond those of the model: sizes and pictures.

use std::io::Cursor;

use image::{ImageFormat, ImageReader};

use crate::model::ImageKind;

/// The largest file that is read or written.
pub const MAX_FILE_BYTES: u64 = 256 << 20;
/// The most pictures in a project.
pub const MAX_PICTURES: usize = 1_000;

const MAX_SIDE: u32 = 8192;
/// The most pixels of one picture.
pub const MAX_PIXELS: u64 = 16_000_000;
/// The most pixels of all pictures of a project together.
pub const MAX_PIXELS_TOGETHER: u64 = 200_000_000;

/// The most parts of one PNG. Programs write some thousands where a picture is large; a hundred thousand empty ones keep
/// a decoder busy for seconds.
const MAX_PARTS: usize = 20_000;

/// Why a picture can't be part of a project.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PictureFault {
    /// The bytes are no picture of that kind.
    #[error("it is not a readable {0} picture")]
    NotReadable(&'static str),
    /// More than 16 megapixels, or a side of more than 8,192.
    #[error(
        "it has {width} × {height} pixels, and 16 megapixels and sides of {MAX_SIDE} are the most allowed"
    )]
    TooLarge {
        /// In pixels.
        width: u32,
        /// In pixels.
        height: u32,
    },
    /// A PNG of more parts than any program makes of a picture.
    #[error("it is in more than {MAX_PARTS} parts, which no program makes of a picture")]
    TooManyParts,
}

/// How many pixels the picture has, from its header alone: nothing is decoded.
///
/// # Errors
/// [`PictureFault`] where a project can't hold it.
pub fn check_picture(kind: ImageKind, bytes: &[u8]) -> Result<u64, PictureFault> {
    let (format, name) = match kind {
        ImageKind::Png => (ImageFormat::Png, "PNG"),
        ImageKind::Jpeg => (ImageFormat::Jpeg, "JPEG"),
    };
    if kind == ImageKind::Png && png_parts(bytes).nth(MAX_PARTS).is_some() {
        return Err(PictureFault::TooManyParts);
    }
    let reader = ImageReader::with_format(Cursor::new(bytes), format);
    let size = reader.into_dimensions();
    let (width, height) = size.map_err(|_| PictureFault::NotReadable(name))?;
    let pixels = u64::from(width) * u64::from(height);
    if pixels > MAX_PIXELS || width > MAX_SIDE || height > MAX_SIDE {
        return Err(PictureFault::TooLarge { width, height });
    }
    Ok(pixels)
}

/// The length of each part of a PNG, as far as they go.
fn png_parts(bytes: &[u8]) -> impl Iterator<Item = usize> {
    const SIGNATURE: usize = 8;
    // Length, name and checksum.
    const AROUND: usize = 12;
    let mut rest = bytes.get(SIGNATURE..).unwrap_or_default();
    std::iter::from_fn(move || {
        let (length, _) = rest.split_first_chunk()?;
        let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
        rest = rest.get(length.checked_add(AROUND)?..)?;
        Some(length)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
        bytes.extend(width.to_be_bytes());
        bytes.extend(height.to_be_bytes());
        bytes.extend(b"\x08\x06\0\0\0");
        let crc = crc32(&bytes[12..]);
        bytes.extend(crc.to_be_bytes());
        bytes.extend(b"\0\0\0\0IDAT\x35\xaf\x06\x1e\0\0\0\0IEND\xaeB`\x82");
        bytes
    }

    fn crc32(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(u32::MAX, |crc, &byte| {
            (0..8).fold(crc ^ u32::from(byte), |crc, _| {
                (crc >> 1) ^ (0xedb8_8320 & (crc & 1).wrapping_neg())
            })
        })
    }

    #[test]
    fn a_picture_in_a_hundred_thousand_parts_is_refused_before_it_is_decoded() {
        let whole = png(3, 2);
        let (header, rest) = whole.split_at(8 + 25);
        let in_parts = |parts: usize| {
            let empty = b"\0\0\0\0IDAT\x35\xaf\x06\x1e".repeat(parts);
            check_picture(ImageKind::Png, &[header, &empty, rest].concat())
        };
        assert_eq!(in_parts(MAX_PARTS - 3), Ok(6));
        assert_eq!(in_parts(100_000), Err(PictureFault::TooManyParts));
        let cut = check_picture(ImageKind::Png, &whole[..whole.len() - 20]);
        assert_ne!(cut, Err(PictureFault::TooManyParts));
    }

    #[test]
    fn a_picture_is_measured_without_decoding_it() {
        assert_eq!(check_picture(ImageKind::Png, &png(3, 2)), Ok(6));
        for (width, height) in [(4001, 4000), (8193, 1), (1, 20_000)] {
            let fault = check_picture(ImageKind::Png, &png(width, height));
            assert_eq!(fault, Err(PictureFault::TooLarge { width, height }));
        }
        assert_eq!(
            check_picture(ImageKind::Jpeg, &png(3, 2)),
            Err(PictureFault::NotReadable("JPEG"))
        );
        assert_eq!(
            check_picture(ImageKind::Png, b""),
            Err(PictureFault::NotReadable("PNG"))
        );
    }
}
