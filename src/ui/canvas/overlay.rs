//! Owns what is drawn over the map because of the selection or the pointer: rings, ports, tracing, previews.

use std::collections::{BTreeMap, BTreeSet};

use eframe::egui;
use egui::{CornerRadius, Painter, Pos2, Rect, Shape, StrokeKind, pos2, vec2};

use super::Regions;
use crate::layout::{Card, Hit, Point, Side};
use crate::model::{Link, LinkId, StepId};
use crate::scene::map::{Detail, stage_box};
use crate::scene::{Role, Tag};
use crate::ui::paint::{self, Transform};
use crate::ui::{Ctx, theme};

/// Between a card and the ring around it.
const RING_GAP: f32 = 3.0;
/// A ring around something lower is less round.
const LOW_RING: f32 = 36.0;
/// Radius of a port.
const PORT: f32 = 5.0;
/// How far the guide reaches over the slot that a moved card would take.
const GUIDE: f32 = 16.0;
/// Of more cards on the move the links are not drawn.
const MOST_FOLLOWED: usize = 40;

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
    if Detail::at(ctx.session.camera.zoom) == Detail::Stages {
        return stage_rings(painter, ctx, transform);
    }
    for card in selected_cards(ctx) {
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

fn selected_cards<'a>(ctx: &'a Ctx<'_>) -> impl Iterator<Item = &'a Card> {
    let steps = ctx.session.selection.steps.iter();
    steps.filter_map(|step| ctx.layout.card(step))
}

/// From far, where there are boxes of stages only: rings around those in which something is selected.
fn stage_rings(painter: &Painter, ctx: &Ctx<'_>, transform: Transform) {
    let slots: BTreeSet<usize> = selected_cards(ctx).map(|card| card.slot).collect();
    let mut lefts = slots.iter().filter_map(|slot| ctx.layout.slots.get(*slot));
    let mut next = lefts.next();
    for column in &ctx.layout.stages {
        let mut is_selected = false;
        while let Some(slot) = next.filter(|slot| slot.left < column.right) {
            is_selected |= slot.left >= column.left;
            next = lefts.next();
        }
        if is_selected {
            let place = stage_box(ctx.layout, column, ctx.session.camera.zoom);
            let rect = transform.screen_rect(place).expand(RING_GAP);
            ring(painter, ctx, rect, Role::Focus);
        }
    }
}

fn ring(painter: &Painter, ctx: &Ctx<'_>, rect: Rect, role: Role) {
    painter.rect_stroke(
        rect,
        CornerRadius::same(if rect.height() < LOW_RING { 6 } else { 11 }),
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

/// The cards on the move, the slot that they would take, a guide through it, and their links straight to where they
/// lead.
pub(super) fn moving(
    painter: &Painter,
    ctx: &Ctx<'_>,
    regions: &Regions,
    steps: &[StepId],
    (from, to): (Point, Point),
) {
    let transform = regions.body_transform(ctx.session.camera);
    let accent = theme::stroke(ctx.theme, 1.0, Role::Accent);
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
    straight_links(painter, ctx, transform, (steps, offset));
    if let Some(target) = target_slot(ctx, steps, to) {
        let rect = transform.screen_rect(target);
        let outline = paint::rounded_outline(rect, 8.0);
        let dashes = theme::stroke(ctx.theme, 1.5, Role::Accent);
        painter.extend(Shape::dashed_line(&outline, dashes, 5.0, 4.0));
        let first = cards.first().map(|(_, rect)| rect.translate(offset));
        let beside = first.filter(|card| card.intersects(rect));
        let along = beside.map_or(rect, |card| card.union(rect)).y_range();
        painter.vline(rect.center().x, along.expand(GUIDE), accent);
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

/// The links of the cards on the move, straight from end to end until they are routed anew.
fn straight_links(
    painter: &Painter,
    ctx: &Ctx<'_>,
    transform: Transform,
    (steps, offset): (&[StepId], egui::Vec2),
) {
    let stroke = theme::stroke(ctx.theme, 1.5, Role::Accent);
    let moved: BTreeSet<&StepId> = steps.iter().collect();
    let graph = &ctx.journey.graph;
    let links = steps.iter().take(MOST_FOLLOWED).flat_map(|step| {
        let (out, into) = (graph.links_from(step), graph.links_to(step));
        out.into_iter().chain(into)
    });
    let links: BTreeMap<&LinkId, &Link> = links.map(|link| (&link.id, link.as_ref())).collect();
    for link in links.into_values() {
        let Some((start, tip)) = ctx
            .layout
            .route(&link.id)
            .and_then(|route| Some((route.start()?, route.tip()?)))
        else {
            continue;
        };
        let end = |at: Point, step: &StepId| {
            let at = transform.screen_from_world(at);
            if moved.contains(step) {
                at + offset
            } else {
                at
            }
        };
        let ends = [end(start, &link.from), end(tip, &link.to)];
        painter.line_segment(ends, stroke);
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

/// The link that is being drawn, from the port that is nearest.
pub(super) fn connecting(
    painter: &Painter,
    ctx: &Ctx<'_>,
    regions: &Regions,
    from: &StepId,
    to: Pos2,
) {
    let transform = regions.body_transform(ctx.session.camera);
    let stroke = theme::stroke(ctx.theme, 1.5, Role::Accent);
    let ports = Side::ALL
        .iter()
        .filter_map(|side| ctx.layout.port(from, *side))
        .map(|port| transform.screen_from_world(port));
    if let Some(port) = ports.min_by(|a, b| a.distance(to).total_cmp(&b.distance(to))) {
        let fill = theme::colour(ctx.theme, Role::Surface);
        painter.line_segment([port, to], stroke);
        painter.circle(port, PORT, fill, stroke);
        painter.circle_filled(to, 3.0, stroke.color);
    }
}

/// The selected touchpoint's column in the band.
pub(super) fn band_column(painter: &Painter, ctx: &Ctx<'_>, regions: &Regions) {
    let transform = regions.band_transform(ctx.session.camera);
    let lane = theme::colour(ctx.theme, Role::Lane);
    for card in selected_cards(ctx) {
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
        let column = Rect::from_min_max(pos2(left, top), pos2(right, regions.band.bottom()));
        let edge = theme::field_edge(ctx.theme);
        painter.rect(column, 0.0, lane, edge, StrokeKind::Inside);
    }
}
