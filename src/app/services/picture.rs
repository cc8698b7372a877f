//! Owns how a picture gets from a file or the clipboard into the project's own form, and from there to the screen.
//! Takes time: to be called beside the window.

use std::fs::{self, File};
use std::io::Read as _;
use std::path::Path;

use eframe::egui::{Color32, ColorImage};

use crate::exchange::picture::{
    ImportFault, MAX_PICTURE_BYTES, Pixels, decode_picture, import_picture, import_pixels,
};
use crate::file::reason;
use crate::model::Image;
use crate::words::pictures as words;

/// The picture in the file at `path`.
///
/// # Errors
/// The sentence that says why it can't be used.
pub fn picture_at(path: &Path) -> Result<Box<Image>, String> {
    let name = name_of(path);
    let metadata = fs::metadata(path).map_err(|error| words::refused(&name, &reason(&error)))?;
    if !metadata.is_file() {
        return Err(words::refused(&name, words::NO_FILE));
    }
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|file| file.take(MAX_PICTURE_BYTES + 1).read_to_end(&mut bytes))
        .map_err(|error| words::refused(&name, &reason(&error)))?;
    picture_in(&name, &bytes)
}

/// The picture in the bytes of a file of that name.
///
/// # Errors
/// The sentence that says why it can't be used.
pub fn picture_in(name: &str, bytes: &[u8]) -> Result<Box<Image>, String> {
    taken(name, import_picture(name, bytes))
}

/// The picture that was pasted.
///
/// # Errors
/// The sentence that says why it can't be used.
pub fn pasted_picture(pasted: &ColorImage) -> Result<Box<Image>, String> {
    let [width, height] = pasted
        .size
        .map(|side| u32::try_from(side).unwrap_or(u32::MAX));
    let rgba = pasted
        .pixels
        .iter()
        .flat_map(Color32::to_srgba_unmultiplied);
    let pixels = Pixels {
        width,
        height,
        rgba: rgba.collect(),
    };
    taken(words::PASTED, import_pixels(words::PASTED, pixels))
}

/// The picture as the screen shows it; none where it can't be decoded.
#[must_use]
pub fn decoded(image: &Image) -> Option<ColorImage> {
    let pixels = decode_picture(image)?;
    let size = [
        usize::try_from(pixels.width).ok()?,
        usize::try_from(pixels.height).ok()?,
    ];
    Some(ColorImage::from_rgba_unmultiplied(size, &pixels.rgba))
}

fn taken(name: &str, image: Result<Image, ImportFault>) -> Result<Box<Image>, String> {
    image
        .map(Box::new)
        .map_err(|fault| words::refused(name, &fault.to_string()))
}

fn name_of(path: &Path) -> String {
    let name = path.file_name().unwrap_or(path.as_os_str());
    name.to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_file_or_not_there_is_refused_without_waiting_for_it() {
        for path in ["/dev/zero", "/", "/nowhere/counter.png"] {
            let refused = picture_at(Path::new(path)).unwrap_err();
            assert!(refused.contains("can’t be used"), "{path}: {refused}");
        }
    }

    #[test]
    fn an_empty_file_is_refused_by_its_name() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("counter.png");
        fs::write(&path, b"").unwrap();
        let refused = picture_at(&path).unwrap_err();
        assert_eq!(refused, "‘counter.png’ can’t be used: it is empty");
    }

    #[test]
    fn what_is_pasted_comes_to_the_screen_as_it_was() {
        let pasted = ColorImage::from_rgba_unmultiplied([2, 1], &[200, 10, 30, 255, 0, 0, 0, 0]);
        let image = pasted_picture(&pasted).unwrap();
        assert_eq!(decoded(&image).unwrap().pixels, pasted.pixels);
    }
}
