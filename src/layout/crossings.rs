//! Counts how often the links of a map cross as they are drawn.

use super::{MapLayout, Point};

/// A piece of a route.
#[derive(Clone, Copy)]
struct Piece {
    route: usize,
    from: Point,
    to: Point,
}

impl MapLayout {
    /// How often links cross: where a level piece of one runs through an upright piece of another.
    #[must_use]
    pub fn crossings(&self) -> usize {
        let mut level: Vec<Vec<Piece>> = vec![Vec::new(); self.slots.len().max(1)];
        let mut upright = Vec::new();
        for (route, of) in self.routes.iter().enumerate() {
            for (&a, &b) in of.points.iter().zip(of.points.iter().skip(1)) {
                let from = Point::new(a.x.min(b.x), a.y.min(b.y));
                let to = Point::new(a.x.max(b.x), a.y.max(b.y));
                let piece = Piece { route, from, to };
                if to.y > from.y {
                    upright.push(piece);
                    continue;
                }
                let slots = self.grid.slot_at(from.x)..=self.grid.slot_at(to.x);
                for pieces in level.get_mut(slots).into_iter().flatten() {
                    pieces.push(piece);
                }
            }
        }
        let crossed = |piece: &Piece| {
            let pieces = level.get(self.grid.slot_at(piece.from.x));
            let crosses = |other: &&Piece| crosses(other, piece);
            pieces.into_iter().flatten().filter(crosses).count()
        };
        upright.iter().map(crossed).sum()
    }
}

fn crosses(level: &Piece, upright: &Piece) -> bool {
    let (x, y) = (upright.from.x, level.from.y);
    level.route != upright.route
        && level.from.x < x
        && x < level.to.x
        && upright.from.y < y
        && y < upright.to.y
}
