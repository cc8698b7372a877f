//! Owns the painted signs: faces, squares, stars, markers, icons. Each function appends the items of one sign
//! at a place and size in world units. Map, slides and window paint the same ones; none of them is a character.

mod faces;
mod icons;
mod rows;
mod signs;

pub use faces::face;
pub use icons::{Icon, icon};
pub use rows::{basics_row, delight_row};
pub use signs::{Sign, marker, marker_radius, promise, promise_role, sign};

use crate::layout::Point;

/// Where a sign is painted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spot {
    /// Its middle.
    pub centre: Point,
    /// Its width and height.
    pub size: f32,
}

impl Spot {
    /// A sign of that size around (`x`, `y`).
    #[must_use]
    pub const fn new(x: f32, y: f32, size: f32) -> Self {
        Self {
            centre: Point::new(x, y),
            size,
        }
    }

    /// The place at (`x`, `y`) from the middle, in units of the size divided by `grid`.
    fn at(&self, grid: f32, x: f32, y: f32) -> Point {
        let unit = self.size / grid;
        Point::new(self.centre.x + x * unit, self.centre.y + y * unit)
    }
}

#[cfg(test)]
mod tests;
