//! Owns the widths of the bundled fonts' characters, by which every line of text is measured and broken,
//! and the fonts' bytes, so that window and exporters draw with what was measured.

use std::sync::OnceLock;

use ttf_parser::Face;

use super::{Measure, Weight};

/// Inter Regular, the very bytes that are measured.
pub const REGULAR: &[u8] = include_bytes!("../../assets/fonts/Inter-Regular.otf");
/// Inter Medium, the very bytes that are measured.
pub const MEDIUM: &[u8] = include_bytes!("../../assets/fonts/Inter-Medium.otf");

/// The width of a character that the font lacks, in units of its size.
const FALLBACK_WIDTH: f32 = 0.6;
/// The width of a lacking character that fills a square: Chinese, Japanese, Korean, pictographs.
const WIDE_WIDTH: f32 = 1.0;
/// Characters below this one are looked up in a table, the others by binary search.
const TABLE_END: u32 = 0x2200;

/// How wide the characters of the bundled fonts are.
#[derive(Debug)]
pub struct FontMetrics {
    regular: Advances,
    medium: Advances,
}

impl FontMetrics {
    /// The metrics of the bundled fonts, read once.
    #[must_use]
    pub fn bundled() -> &'static Self {
        static BUNDLED: OnceLock<FontMetrics> = OnceLock::new();
        BUNDLED.get_or_init(|| Self {
            regular: Advances::of(REGULAR),
            medium: Advances::of(MEDIUM),
        })
    }
}

impl Measure for FontMetrics {
    fn width(&self, text: &str, size: f32, weight: Weight) -> f32 {
        let advances = match weight {
            Weight::Regular => &self.regular,
            Weight::Medium => &self.medium,
        };
        size * text.chars().map(|c| advances.get(c)).sum::<f32>()
    }
}

/// Advance widths of one font in units of its size.
#[derive(Debug, Default)]
struct Advances {
    table: Vec<f32>,
    beyond: Vec<(char, f32)>,
}

impl Advances {
    /// The widths of the font in `bytes`; of a font that can't be read every character has its fallback width.
    fn of(bytes: &[u8]) -> Self {
        let mut advances = Self {
            table: (0..TABLE_END)
                .map(|code| char::from_u32(code).map_or(0.0, fallback))
                .collect(),
            beyond: Vec::new(),
        };
        if let Ok(face) = Face::parse(bytes, 0) {
            for (character, width) in widths(&face) {
                advances.put(character, width);
            }
        }
        advances.beyond.sort_by_key(|&(character, _)| character);
        advances
            .beyond
            .dedup_by_key(|&mut (character, _)| character);
        advances
    }

    fn put(&mut self, character: char, width: f32) {
        if is_invisible(character) {
            return;
        }
        match self.table.get_mut(index(character)) {
            Some(entry) => *entry = width,
            None => self.beyond.push((character, width)),
        }
    }

    fn get(&self, character: char) -> f32 {
        if let Some(&width) = self.table.get(index(character)) {
            return width;
        }
        self.beyond
            .binary_search_by_key(&character, |&(known, _)| known)
            .ok()
            .and_then(|place| self.beyond.get(place))
            .map_or_else(|| fallback(character), |&(_, width)| width)
    }
}

/// Every character of the font with its width.
fn widths(face: &Face) -> Vec<(char, f32)> {
    let em = f32::from(face.units_per_em());
    let mut found = Vec::new();
    let subtables = face
        .tables()
        .cmap
        .into_iter()
        .flat_map(|cmap| cmap.subtables);
    for subtable in subtables.filter(ttf_parser::cmap::Subtable::is_unicode) {
        subtable.codepoints(|code| {
            let advance = subtable
                .glyph_index(code)
                .and_then(|glyph| face.glyph_hor_advance(glyph));
            if let (Some(character), Some(advance)) = (char::from_u32(code), advance) {
                found.push((character, f32::from(advance) / em));
            }
        });
    }
    found
}

fn index(character: char) -> usize {
    usize::try_from(u32::from(character)).unwrap_or(usize::MAX)
}

fn fallback(character: char) -> f32 {
    if is_invisible(character) {
        0.0
    } else if is_wide(character) {
        WIDE_WIDTH
    } else {
        FALLBACK_WIDTH
    }
}

/// Controls, combining marks, joiners, direction marks and variation selectors: they take no room of their own.
fn is_invisible(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5bd}' | '\u{610}'..='\u{61a}'
            | '\u{64b}'..='\u{65f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}'
            | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{20d0}'..='\u{20ff}' | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}' | '\u{feff}'
            | '\u{1f3fb}'..='\u{1f3ff}' | '\u{e0000}'..='\u{e0fff}')
}

/// Characters that fill a square.
fn is_wide(character: char) -> bool {
    matches!(character,
        '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{a4cf}' | '\u{a960}'..='\u{a97f}' | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe6f}' | '\u{ff00}'..='\u{ff60}' | '\u{ffe0}'..='\u{ffe6}'
        | '\u{1f000}'..='\u{1faff}' | '\u{20000}'..='\u{3fffd}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn width(text: &str) -> f32 {
        FontMetrics::bundled().width(text, 100.0, Weight::Regular)
    }

    #[test]
    fn letters_have_the_widths_of_the_bundled_font() {
        let face = Face::parse(MEDIUM, 0).unwrap();
        for character in ['W', 'i', 'é', '−', '“', 'Ж', '→', '5'] {
            let glyph = face.glyph_index(character).unwrap();
            let advance = f32::from(face.glyph_hor_advance(glyph).unwrap());
            let expected = advance / f32::from(face.units_per_em()) * 12.0;
            let measured =
                FontMetrics::bundled().width(&character.to_string(), 12.0, Weight::Medium);
            assert!((measured - expected).abs() < 1e-4, "{character}");
        }
    }

    #[test]
    fn what_the_font_lacks_is_counted_sensibly() {
        assert!((width("漢字") - 200.0).abs() < 1e-3);
        assert!((width("🙂") - 100.0).abs() < 1e-3);
        assert!((width("e\u{301}") - width("e")).abs() < 1e-3);
        assert!(width("\u{200d}\u{7}\n").abs() < 1e-3);
        assert!((width("ญ") - 60.0).abs() < 1e-3);
    }

    #[test]
    fn medium_runs_wider_than_regular() {
        let text = "Waiting for the decision";
        let medium = FontMetrics::bundled().width(text, 13.0, Weight::Medium);
        let regular = FontMetrics::bundled().width(text, 13.0, Weight::Regular);
        assert!(medium > regular && regular > 100.0, "{medium} {regular}");
    }
}
