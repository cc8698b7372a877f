//! Finds the items of a wide scene that lie in a stretch of it, so that what is out of view costs nothing.

use super::{Anchor, Item, PathCommand, Scene, Shape, Text};

/// Width of a bucket in world units.
const BUCKET: f32 = 512.0;
/// What reaches over more buckets is looked at always.
const WIDE: usize = 8;
/// No letter is wider, in units of the text's size.
const WIDEST_LETTER: f32 = 1.1;

/// The items of a scene by where they lie sideways.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Index {
    buckets: Vec<Vec<usize>>,
    wide: Vec<usize>,
}

impl Index {
    /// The index of that scene.
    #[must_use]
    pub fn new(scene: &Scene) -> Self {
        let mut index = Self::default();
        for (place, item) in scene.items.iter().enumerate() {
            let (left, right) = reach(item);
            let (first, last) = (bucket(left), bucket(right));
            if last - first >= WIDE {
                index.wide.push(place);
                continue;
            }
            if index.buckets.len() <= last {
                index.buckets.resize_with(last + 1, Vec::new);
            }
            for bucket in index.buckets.iter_mut().take(last + 1).skip(first) {
                bucket.push(place);
            }
        }
        index
    }

    /// The items that may reach into the stretch from `left` to `right`, in the order in which they are painted.
    pub fn between<'a>(
        &self,
        scene: &'a Scene,
        left: f32,
        right: f32,
    ) -> impl Iterator<Item = &'a Item> {
        let (first, last) = (bucket(left), bucket(right));
        let buckets = self.buckets.iter().take(last.saturating_add(1)).skip(first);
        let mut places: Vec<usize> = buckets.flatten().chain(&self.wide).copied().collect();
        places.sort_unstable();
        places.dedup();
        places
            .into_iter()
            .filter_map(|place| scene.items.get(place))
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "not negative, and maps end long before"
)]
fn bucket(x: f32) -> usize {
    (x / BUCKET).max(0.0) as usize
}

/// From where to where the item reaches sideways. A pinned one keeps its size on the screen, so only its pin counts:
/// who looks for it has to look a little farther.
fn reach(item: &Item) -> (f32, f32) {
    if let Some(pin) = item.pin {
        return (pin.x, pin.x);
    }
    match &item.shape {
        Shape::Rect { rect, .. } => (rect.min.x, rect.max.x),
        Shape::Circle { centre, radius, .. } => (centre.x - radius, centre.x + radius),
        Shape::Path { commands, .. } => path(commands),
        Shape::Text(text) => line(text),
    }
}

fn path(commands: &[PathCommand]) -> (f32, f32) {
    let ends = commands.iter().flat_map(|command| match command {
        PathCommand::Move(to) | PathCommand::Line(to) => vec![to.x],
        PathCommand::Cubic(a, b, to) => vec![a.x, b.x, to.x],
        PathCommand::Close => Vec::new(),
    });
    ends.fold((f32::INFINITY, 0.0), |(left, right), x| {
        (left.min(x), f32::max(right, x))
    })
}

fn line(text: &Text) -> (f32, f32) {
    #[expect(clippy::cast_precision_loss, reason = "a line has few letters")]
    let width = text.text.chars().count() as f32 * text.size * WIDEST_LETTER;
    match text.anchor {
        Anchor::Start => (text.at.x, text.at.x + width),
        Anchor::Middle => (text.at.x - width / 2.0, text.at.x + width / 2.0),
        Anchor::End => (text.at.x - width, text.at.x),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::{Point, Rect};
    use crate::scene::Role;

    fn scene() -> Scene {
        let mut scene = Scene::new(20_000.0, 100.0);
        for place in 0_u8..40 {
            let rect = Rect::from_min_size(f32::from(place) * 500.0, 0.0, 100.0, 50.0);
            scene.push(Shape::Rect {
                rect,
                radius: 0.0,
                fill: Some(Role::Lane),
                stroke: None,
            });
        }
        let line = [
            PathCommand::Move(Point::new(0.0, 0.0)),
            PathCommand::Line(Point::new(20_000.0, 0.0)),
        ];
        scene.push(Shape::Path {
            commands: line.to_vec(),
            fill: None,
            stroke: None,
        });
        scene
    }

    #[test]
    fn what_is_in_view_is_found_and_what_is_far_away_is_not() {
        let scene = scene();
        let index = Index::new(&scene);
        let lefts = |left, right| {
            let found = index.between(&scene, left, right).map(reach);
            found.map(|(left, _)| left).collect::<Vec<_>>()
        };
        assert!(lefts(900.0, 1_600.0).starts_with(&[500.0, 1_000.0, 1_500.0]));
        assert!(lefts(19_000.0, 20_000.0).contains(&19_500.0));
        assert!(!lefts(0.0, 600.0).contains(&19_500.0));
        for (left, right) in [(0.0, 100.0), (9_000.0, 9_100.0), (-50.0, 1e9)] {
            let reaches_all_over = index
                .between(&scene, left, right)
                .any(|item| reach(item).1 >= 20_000.0);
            assert!(
                reaches_all_over,
                "the line across everything is always in view"
            );
        }
    }

    #[test]
    fn items_come_in_the_order_in_which_they_are_painted() {
        let scene = scene();
        let index = Index::new(&scene);
        let all: Vec<_> = index.between(&scene, 0.0, 1e9).collect();
        assert_eq!(all, scene.items.iter().collect::<Vec<_>>());
    }
}
