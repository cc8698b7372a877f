//! Owns the paper that pages are made for: its sizes, which way it is turned, and whether a large picture is cut into
//! sheets for a wall.

use crate::layout::Size;

/// Points in a millimetre.
pub const POINTS: f32 = 72.0 / 25.4;

/// How large a page is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PaperSize {
    /// As large as what is on it.
    #[default]
    Fit,
    /// 210 × 297 mm.
    A4,
    /// 297 × 420 mm.
    A3,
    /// 420 × 594 mm.
    A2,
    /// 594 × 841 mm.
    A1,
    /// 841 × 1189 mm.
    A0,
}

impl PaperSize {
    /// Every size, from what fits to the largest.
    pub const ALL: [Self; 6] = [Self::Fit, Self::A4, Self::A3, Self::A2, Self::A1, Self::A0];

    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Fit => "fit",
            Self::A4 => "a4",
            Self::A3 => "a3",
            Self::A2 => "a2",
            Self::A1 => "a1",
            Self::A0 => "a0",
        }
    }

    /// Its shorter and its longer side in millimetres; none where it is as large as what is on it.
    #[must_use]
    pub const fn millimetres(self) -> Option<(f32, f32)> {
        match self {
            Self::Fit => None,
            Self::A4 => Some((210.0, 297.0)),
            Self::A3 => Some((297.0, 420.0)),
            Self::A2 => Some((420.0, 594.0)),
            Self::A1 => Some((594.0, 841.0)),
            Self::A0 => Some((841.0, 1189.0)),
        }
    }

    /// The page in points, turned that way; none where it is as large as what is on it.
    #[must_use]
    pub fn page(self, way: Way) -> Option<Size> {
        let (short, long) = self.millimetres()?;
        let (short, long) = (short * POINTS, long * POINTS);
        let (width, height) = match way {
            Way::Portrait => (short, long),
            Way::Landscape => (long, short),
        };
        Some(Size { width, height })
    }
}

/// Which way a page is turned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Way {
    /// Higher than wide.
    Portrait,
    /// Wider than high.
    Landscape,
}

impl Way {
    /// Both ways.
    pub const ALL: [Self; 2] = [Self::Portrait, Self::Landscape];
}

/// The sheets that a large picture is cut into.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tile {
    /// Sheets of A4.
    A4,
    /// Sheets of A3.
    A3,
}

impl Tile {
    /// How large a sheet is.
    #[must_use]
    pub const fn size(self) -> PaperSize {
        match self {
            Self::A4 => PaperSize::A4,
            Self::A3 => PaperSize::A3,
        }
    }
}

/// What pages are made for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Paper {
    /// How large a page is; with tiles: how large the whole picture is.
    pub size: PaperSize,
    /// Which way it is turned; none: the way in which more of it is filled.
    pub way: Option<Way>,
    /// The sheets that a picture is cut into; none: it is not cut.
    pub tiles: Option<Tile>,
}

impl Paper {
    /// The ways in which a page may be turned.
    #[must_use]
    pub fn ways(&self) -> &'static [Way] {
        match self.way {
            None => &Way::ALL,
            Some(Way::Portrait) => &[Way::Portrait],
            Some(Way::Landscape) => &[Way::Landscape],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_size_holds_two_of_the_one_before() {
        let sides: Vec<_> = PaperSize::ALL
            .iter()
            .filter_map(|size| size.millimetres())
            .collect();
        for pair in sides.windows(2) {
            let ((short, long), (next_short, next_long)) = (pair[0], pair[1]);
            assert!((next_short - long).abs() < 1.0);
            assert!((next_long - 2.0 * short).abs() < 2.0);
        }
    }

    #[test]
    fn a_page_is_turned_as_asked() {
        let page = PaperSize::A4.page(Way::Landscape).unwrap();
        assert!((page.width - 841.9).abs() < 0.1 && (page.height - 595.3).abs() < 0.1);
        assert_eq!(PaperSize::Fit.page(Way::Portrait), None);
    }
}
