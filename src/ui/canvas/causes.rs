//! Owns what the map shows while a backstage step or system is selected: the touchpoints that suffer from it keep their
//! colours and say what repairing each alone would bring, what stands between them too, and the rest steps back.

use std::collections::{BTreeMap, BTreeSet};

use eframe::egui;
use egui::{CornerRadius, Painter, Rect, pos2, vec2};

use super::Regions;
use crate::insight::suffering;
use crate::insight::words::signed_fixed;
use crate::layout::Card;
use crate::model::{Journey, LinkKind, StepId};
use crate::scene::Role;
use crate::ui::{Ctx, memo, theme};

/// How high a badge is, and how much wider than its number.
const BADGE: f32 = 18.0;
const WIDER: f32 = 12.0;
/// How much of the card shows through what lies over it.
const VEIL: f32 = 0.66;

/// Who suffers from a cause, and what belongs to it.
struct Suffering {
    /// The touchpoints whose basics fail, each with what repairing it alone would bring.
    lifts: BTreeMap<StepId, Option<f64>>,
    /// Everything that the cause makes possible, itself included.
    belongs: BTreeSet<StepId>,
}

impl Suffering {
    fn from(ctx: &Ctx<'_>, cause: &StepId) -> Self {
        let lift = |id: &StepId| {
            ctx.repairs
                .and_then(|it| it.lifts.get(id).copied().flatten())
        };
        let suffering = suffering(ctx.journey, ctx.figures, cause).into_iter();
        Self {
            lifts: suffering.map(|id| (id.clone(), lift(&id))).collect(),
            belongs: supported(ctx.journey, cause),
        }
    }
}

/// The step and all that it supports, directly or through others.
fn supported(journey: &Journey, cause: &StepId) -> BTreeSet<StepId> {
    let mut met = BTreeSet::from([cause.clone()]);
    let mut waiting = vec![cause.clone()];
    while let Some(at) = waiting.pop() {
        for link in journey.graph.links_from(&at) {
            if link.kind == LinkKind::Support && met.insert(link.to.clone()) {
                waiting.push(link.to.clone());
            }
        }
    }
    met
}

/// Lights up the touchpoints that suffer from the cause that is selected, if one is.
pub(super) fn marks(painter: &Painter, ctx: &Ctx<'_>, regions: &Regions) {
    let selected = ctx.session.selection.single();
    let cause = selected.and_then(|id| ctx.journey.step(id));
    let Some(cause) = cause.filter(|step| !step.is_touchpoint()) else {
        return;
    };
    let key = (cause.id.clone(), ctx.repairs.is_some());
    let found = memo::kept(painter.ctx(), ctx, ("suffering", key), || {
        Suffering::from(ctx, &cause.id)
    });
    if found.lifts.is_empty() {
        return;
    }
    let camera = ctx.session.camera;
    let transform = regions.body_transform(camera);
    let (left, right) = regions.in_view(camera);
    let veil = theme::colour(ctx.theme, Role::Canvas).gamma_multiply(VEIL);
    for card in ctx.layout.cards_between(left, right) {
        let rect = transform.screen_rect(card.rect);
        if let Some(lift) = found.lifts.get(&card.id) {
            badge(painter, ctx, (rect, card), *lift);
        } else if !found.belongs.contains(&card.id) {
            painter.rect_filled(rect.expand(1.0), CornerRadius::same(8), veil);
        }
    }
}

/// The number at the right top corner of a card; where a label stands there, at another.
fn badge(painter: &Painter, ctx: &Ctx<'_>, (rect, card): (Rect, &Card), lift: Option<f64>) {
    let text = lift.map_or_else(
        || crate::words::MISSING.to_owned(),
        |lift| signed_fixed(lift, 1),
    );
    let ink = theme::colour(ctx.theme, Role::OnAccent);
    let galley = painter.layout_no_wrap(text, theme::medium(theme::CAPTION), ink);
    let size = vec2(galley.size().x + WIDER, BADGE);
    let (first, last) = (
        rect.left() + size.x / 2.0 - 6.0,
        rect.right() - size.x / 2.0 + 6.0,
    );
    let (above, below) = (rect.top() - 5.0, rect.bottom() + 5.0);
    let corners = [(last, above), (last, below), (first, above), (first, below)];
    let mut places = corners
        .map(|(x, y)| Rect::from_center_size(pos2(x, y), size))
        .into_iter();
    let first = places.clone().next().unwrap_or(rect);
    let labels = labels_around(ctx, (rect, card));
    let is_free = |place: &Rect| !labels.iter().any(|label| label.intersects(*place));
    let place = places.find(is_free).unwrap_or(first);
    let fill = theme::colour(ctx.theme, Role::Accent);
    painter.rect_filled(place, CornerRadius::same(6), fill);
    let at = place.center() - galley.size() / 2.0;
    painter.galley(at, galley, ink);
}

/// Where labels of links stand near a card, on the screen.
fn labels_around(ctx: &Ctx<'_>, (rect, card): (Rect, &Card)) -> Vec<Rect> {
    let zoom = ctx.session.camera.zoom;
    let scale = (1.0 / zoom).max(1.0);
    let on_screen = |label: crate::layout::Rect| {
        let centre = card.rect.centre();
        let shift = |at: crate::layout::Point| {
            rect.center() + vec2(at.x - centre.x, at.y - centre.y) * zoom
        };
        Rect::from_min_max(shift(label.min), shift(label.max))
    };
    let routes = ctx.layout.routes_between(card.rect.min.x, card.rect.max.x);
    let labels = routes
        .into_iter()
        .filter_map(|route| route.label_rect(scale));
    labels.map(on_screen).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::map::fixture::{credit_card, id};

    #[test]
    fn a_batch_stands_behind_what_it_supports_through_others() {
        let project = credit_card();
        let journey = &project.journeys[&id("journey")];
        let names = supported(journey, &id("nightly-batch"));
        assert!(names.contains(&id("credit-check")));
        assert!(names.contains(&id("waiting-for-the-card")));
        assert!(!names.contains(&id("sales-call")));
    }
}
