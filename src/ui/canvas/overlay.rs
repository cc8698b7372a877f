//! Owns what is drawn over the map because of the selection or the pointer: rings, ports, tracing, previews.

use std::collections::BTreeSet;

use eframe::egui;
use egui::{CornerRadius, Painter, Pos2, Rect, Shape, StrokeKind, pos2, vec2};

use super::Regions;
use crate::layout::{Card, Hit, Point, Side};
use crate::model::{LinkId, StepId};
use crate::scene::{Role, Tag};
use crate::ui::paint::{self, Transform};
use crate::ui::{Ctx, theme};

/// Between a card and the ring around it.
const RING_GAP: f32 = 3.0;
/// Radius of a port.
const PORT: f32 = 5.0;

/// The links that stand out: the one that is selected or under the pointer, or those of the card under it.
pub(super) fn traced(ctx: &Ctx<'_>, hovered: Option<&Hit>) -> Option<BTreeSet<LinkId>> {
    let graph = &ctx.journey.graph;
    match (hovered, &ctx.session.selection.link) {
        (Some(Hit::Card(step) | Hit::Port(step, _)), _) => {
            let links = graph
                .links_from(step)
                .into_iter()
                .chain(graph.links_to(step));
            let links: BTreeSet<_> = links.map(|link| link.id.clone()).collect();
            (!links.is_empty()).then_some(links)
        }
        (Some(Hit::Link(link)), _) | (_, Some(link)) => {
            Some(std::iter::once(link.clone()).collect())
        }
        (_, None) => None,
    }
}

/// Rings around what is selected, and the ports of the card under the pointer.
pub(super) fn body_overlay(
    painter: &Painter,
    ctx: &Ctx<'_>,
    regions: &Regions,
    hovered: Option<&Hit>,
) {
    let transform = regions.body_transform(ctx.session.camera);
    for card in ctx
        .session
        .selection
        .steps
        .iter()
        .filter_map(|step| ctx.layout.card(step))
    {
        let rect = transform.screen_rect(card.rect).expand(RING_GAP);
        ring(painter, ctx, rect, Role::Focus);
    }
    if let Some(card) = ctx
        .session
        .connect_from
        .as_ref()
        .and_then(|step| ctx.layout.card(step))
    {
        let rect = transform.screen_rect(card.rect).expand(RING_GAP);
        ring(painter, ctx, rect, Role::Accent);
        ports(painter, ctx, regions, card);
    }
    if let Some(Hit::Card(step) | Hit::Port(step, _)) = hovered
        && let Some(card) = ctx.layout.card(step)
    {
        let rect = transform.screen_rect(card.rect);
        let radius = CornerRadius::same(8);
        painter.rect_stroke(
            rect,
            radius,
            theme::stroke(ctx.theme, 1.0, Role::Control),
            StrokeKind::Middle,
        );
        ports(painter, ctx, regions, card);
    }
}

fn ring(painter: &Painter, ctx: &Ctx<'_>, rect: Rect, role: Role) {
    painter.rect_stroke(
        rect,
        CornerRadius::same(11),
        theme::stroke(ctx.theme, 2.0, role),
        StrokeKind::Middle,
    );
}

fn ports(painter: &Painter, ctx: &Ctx<'_>, regions: &Regions, card: &Card) {
    let transform = regions.body_transform(ctx.session.camera);
    for port in Side::ALL
        .iter()
        .filter_map(|side| ctx.layout.port(&card.id, *side))
    {
        let centre = transform.screen_from_world(port);
        let fill = theme::colour(ctx.theme, Role::Surface);
        painter.circle(
            centre,
            PORT,
            fill,
            theme::stroke(ctx.theme, 1.5, Role::Accent),
        );
    }
}

/// The rectangle that selects.
pub(super) fn marquee(painter: &Painter, ctx: &Ctx<'_>, regions: &Regions, from: Point, to: Point) {
    let transform = regions.body_transform(ctx.session.camera);
    let rect = Rect::from_two_pos(
        transform.screen_from_world(from),
        transform.screen_from_world(to),
    );
    let fill = theme::colour(ctx.theme, Role::Accent).gamma_multiply(0.1);
    painter.rect(
        rect,
        0.0,
        fill,
        theme::stroke(ctx.theme, 1.0, Role::Accent),
        StrokeKind::Middle,
    );
}

/// The cards on the move, the slot that they would take, and guides through it.
pub(super) fn moving(
    painter: &Painter,
    ctx: &Ctx<'_>,
    regions: &Regions,
    steps: &[StepId],
    (from, to): (Point, Point),
) {
    let transform = regions.body_transform(ctx.session.camera);
    let accent = theme::stroke(ctx.theme, 1.0, Role::Accent);
    if let Some(target) = target_slot(ctx, steps, to) {
        let rect = transform.screen_rect(target);
        let outline = paint::rounded_outline(rect, 8.0);
        let dashes = theme::stroke(ctx.theme, 1.5, Role::Accent);
        painter.extend(Shape::dashed_line(&outline, dashes, 5.0, 4.0));
        painter.vline(rect.center().x, regions.body.y_range(), accent);
    }
    let offset = vec2(to.x - from.x, to.y - from.y) * ctx.session.camera.zoom;
    let view = painter.clip_rect().expand(8.0);
    let cards = steps.iter().filter_map(|step| ctx.layout.card(step));
    let cards: Vec<(&Card, Rect)> = cards
        .map(|card| (card, transform.screen_rect(card.rect)))
        .filter(|(_, rect)| view.intersects(*rect) || view.intersects(rect.translate(offset)))
        .collect();
    let veil = theme::colour(ctx.theme, Role::Canvas).gamma_multiply(0.6);
    for (_, rect) in &cards {
        painter.rect_filled(rect.expand(1.0), CornerRadius::same(8), veil);
    }
    let moved = Transform {
        origin: transform.origin + offset,
        ..transform
    };
    for (card, rect) in cards {
        let tag = Tag::Step(card.id.clone());
        let scene = &ctx.scene.body;
        let (left, right) = (card.rect.min.x, card.rect.max.x);
        let items = ctx.scene.index.body.between(scene, left, right);
        let items = items.filter(|item| item.tag.as_ref() == Some(&tag));
        paint::items(painter, items, moved, ctx.theme);
        let rect = rect.translate(offset);
        let radius = CornerRadius::same(8);
        painter.rect_stroke(rect, radius, accent, StrokeKind::Middle);
    }
}

/// Where the first of the moved cards would be drawn: in the slot and lane under the pointer.
fn target_slot(ctx: &Ctx<'_>, steps: &[StepId], to: Point) -> Option<crate::layout::Rect> {
    let card = steps.iter().find_map(|step| ctx.layout.card(step))?;
    let slot = ctx.layout.slot_at(to.x)?;
    let lane = ctx.layout.lanes.get(ctx.layout.lane_at(to.y)?)?;
    let centre = ctx.layout.slot_centre(slot)?;
    let (width, height) = (card.rect.width(), card.rect.height());
    let top = lane.middle() - height / 2.0;
    Some(crate::layout::Rect::from_min_size(
        centre - width / 2.0,
        top,
        width,
        height,
    ))
}

/// The link that is being drawn.
pub(super) fn connecting(
    painter: &Painter,
    ctx: &Ctx<'_>,
    regions: &Regions,
    from: &StepId,
    to: Pos2,
) {
    let transform = regions.body_transform(ctx.session.camera);
    let stroke = theme::stroke(ctx.theme, 1.5, Role::Accent);
    if let Some(card) = ctx.layout.card(from) {
        painter.line_segment(
            [transform.screen_from_world(card.rect.centre()), to],
            stroke,
        );
        painter.circle_filled(to, 3.0, stroke.color);
    }
}

/// The selected touchpoint's column in the band.
pub(super) fn band_column(painter: &Painter, ctx: &Ctx<'_>, regions: &Regions) {
    let transform = regions.band_transform(ctx.session.camera);
    let lane = theme::colour(ctx.theme, Role::Lane);
    for card in ctx
        .session
        .selection
        .steps
        .iter()
        .filter_map(|step| ctx.layout.card(step))
    {
        let Some(slot) = ctx
            .layout
            .slots
            .get(card.slot)
            .filter(|slot| slot.step.as_ref() == Some(&card.id))
        else {
            continue;
        };
        let left = transform.screen_from_world(Point::new(slot.left, 0.0)).x;
        let right = transform
            .screen_from_world(Point::new(slot.left + ctx.layout.slot_width, 0.0))
            .x;
        let top = regions.band.top() + 36.0;
        painter.rect_filled(
            Rect::from_min_max(pos2(left, top), pos2(right, regions.band.bottom())),
            0.0,
            lane,
        );
    }
}
