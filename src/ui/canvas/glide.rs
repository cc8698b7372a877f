//! Owns how the map looks while cards are on the way to their places: a link goes along where both its cards come from
//! the same side, and comes up in its place where they don't.

use eframe::egui;
use egui::{Painter, Vec2, vec2};

use super::paint::{self, Tracing, Transform};
use crate::model::Graph;
use crate::scene::palette::Theme;
use crate::scene::{Item, Tag};
use crate::ui::state::Gliding;

/// Cards that are this near to moving alike, in world units, do.
const ALIKE: f32 = 0.5;

/// Paints the items of the body, each as far on its way as it is.
pub(super) fn items<'a>(
    painter: &Painter,
    items: impl Iterator<Item = &'a Item>,
    (transform, theme): (Transform, Theme),
    tracing: &Tracing<'_>,
    (graph, gliding): (&Graph, &Gliding),
) {
    for item in items {
        let Way { offset, opacity } = way(graph, gliding, item.tag.as_ref());
        let transform = Transform {
            origin: transform.origin + offset * transform.scale,
            ..transform
        };
        let mut painter = painter.clone();
        painter.multiply_opacity(opacity);
        paint::traced(&painter, std::iter::once(item), transform, theme, tracing);
    }
}

/// How far something is from its place, in world units, and how much of it is to be seen.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Way {
    offset: Vec2,
    opacity: f32,
}

fn way(graph: &Graph, gliding: &Gliding, tag: Option<&Tag>) -> Way {
    let offset = |step| {
        let (x, y) = gliding.offset(step).unwrap_or_default();
        vec2(x, y)
    };
    let there = |offset| Way {
        offset,
        opacity: 1.0,
    };
    match tag {
        Some(Tag::Step(step)) => there(offset(step)),
        Some(Tag::Link(link) | Tag::Label(link)) => {
            let ends = graph.link(link).map(|link| (&link.from, &link.to));
            let ends = ends.map(|(from, to)| (offset(from), offset(to)));
            let (from, to) = ends.unwrap_or_default();
            if (from - to).length() < ALIKE {
                return there(from);
            }
            #[expect(clippy::cast_possible_truncation, reason = "a share of one")]
            let left = gliding.left as f32;
            Way {
                offset: Vec2::ZERO,
                opacity: 1.0 - left,
            }
        }
        Some(Tag::Stage(_)) | None => there(Vec2::ZERO),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::{Id, Layer, Link, LinkKind, Step};

    #[test]
    fn a_link_goes_along_with_cards_that_move_alike_and_comes_up_where_they_do_not() {
        let mut graph = Graph::default();
        for name in ["call", "wait", "letter"] {
            let step = Step::new(Id::new(name).unwrap(), Layer::Touchpoint, name);
            graph.put_step(Arc::new(step));
        }
        for (name, from, to) in [("alike", "call", "wait"), ("apart", "wait", "letter")] {
            let end = |text| Id::new(text).unwrap();
            let link = Link::new(Id::new(name).unwrap(), LinkKind::Flow, end(from), end(to));
            graph.put_link(Arc::new(link));
        }
        let away = ["call", "wait"].map(|name| (Id::new(name).unwrap(), (80.0, 0.0)));
        let gliding = Gliding {
            away: Arc::new(away.into_iter().collect()),
            left: 0.5,
        };
        let way = |tag| way(&graph, &gliding, Some(&tag));
        let link = |name| Tag::Link(Id::new(name).unwrap());
        let card = way(Tag::Step(Id::new("call").unwrap()));
        assert_eq!((card.offset, card.opacity), (vec2(20.0, 0.0), 1.0));
        assert_eq!(way(link("alike")), card);
        let apart = way(link("apart"));
        assert_eq!((apart.offset, apart.opacity), (Vec2::ZERO, 0.5));
        assert_eq!(way(Tag::Label(Id::new("apart").unwrap())), apart);
    }
}
