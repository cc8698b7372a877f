//! Owns the corners of a link's way. There are few, so that they stand in one place and are copied at once.

use std::ops::Deref;

use super::Point;

/// The most corners of a way, its ends included: four bends.
const MOST: usize = 6;

/// The corners of a way from its start to its tip; none where there is no way.
#[derive(Clone, Copy, Default)]
pub struct Points {
    at: [Point; MOST],
    len: usize,
}

impl Points {
    /// The same corners, moved.
    #[must_use]
    pub fn moved(&self, right: f32, down: f32) -> Self {
        let points = self.iter();
        points
            .map(|p| Point::new(p.x + right, p.y + down))
            .collect()
    }
}

impl Deref for Points {
    type Target = [Point];

    fn deref(&self) -> &[Point] {
        self.at.get(..self.len).unwrap_or_default()
    }
}

impl FromIterator<Point> for Points {
    /// The first six of the points.
    fn from_iter<I: IntoIterator<Item = Point>>(points: I) -> Self {
        let mut made = Self::default();
        for (place, point) in made.at.iter_mut().zip(points) {
            *place = point;
            made.len += 1;
        }
        made
    }
}

impl<const N: usize> From<[Point; N]> for Points {
    fn from(points: [Point; N]) -> Self {
        const { assert!(N <= MOST, "a way has at most four bends") };
        points.into_iter().collect()
    }
}

impl<'a> IntoIterator for &'a Points {
    type Item = &'a Point;
    type IntoIter = std::slice::Iter<'a, Point>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl PartialEq for Points {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl std::fmt::Debug for Points {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        (**self).fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_way_is_moved_as_a_whole_and_has_its_corners_in_their_order() {
        let way = Points::from([Point::new(0.0, 1.0), Point::new(5.0, 1.0)]);
        let moved = way.moved(10.0, -1.0);
        assert_eq!(*moved, [Point::new(10.0, 0.0), Point::new(15.0, 0.0)]);
        assert_ne!(way, moved);
        assert_eq!(way, moved.moved(-10.0, 1.0));
        assert!(Points::default().is_empty());
    }
}
