//! Owns the ends of links: where they can be taken, what they look like while they are dragged, and to which cards
//! they can go.

use eframe::egui;
use egui::{Painter, Pos2, Stroke, vec2};

use super::Regions;
use crate::action::Action;
use crate::edit::{Edit, EditError, JourneyEdit, LinkField};
use crate::layout::{End, Hit, Point, Weight};
use crate::model::{Link, LinkId, StepId};
use crate::scene::Role;
use crate::ui::{Ctx, theme};
use crate::words;

/// How near to its middle an end is taken, in points on the screen.
const REACH: f32 = 10.0;
/// Radius of an end.
const RADIUS: f32 = 5.0;

/// The end of a link at that place, where the link is selected or under the pointer.
pub(super) fn end_at(ctx: &Ctx<'_>, point: Point, under: &Hit) -> Option<(LinkId, End)> {
    let reach = REACH / ctx.session.camera.zoom;
    let selected = ctx.session.selection.link.as_ref();
    let under = match under {
        Hit::Link(link) => Some(link),
        Hit::Card(_) | Hit::Port(..) | Hit::Stage(_) | Hit::Lane(_) | Hit::Nothing => None,
    };
    [selected, under]
        .into_iter()
        .flatten()
        .find_map(|link| Some((link.clone(), ctx.layout.end_at(link, point, reach)?)))
}

/// The two ends of the link that is selected, or of the one under the pointer.
pub(super) fn ends(painter: &Painter, ctx: &Ctx<'_>, regions: &Regions, hovered: Option<&Hit>) {
    let under = match hovered {
        Some(Hit::Link(link)) => Some(link),
        Some(Hit::Card(_) | Hit::Port(..) | Hit::Stage(_) | Hit::Lane(_) | Hit::Nothing) | None => {
            None
        }
    };
    let link = under.or(ctx.session.selection.link.as_ref());
    let Some(route) = link.and_then(|link| ctx.layout.route(link)) else {
        return;
    };
    let transform = regions.body_transform(ctx.session.camera);
    let accent = theme::stroke(ctx.theme, 1.5, Role::Accent);
    let fill = theme::colour(ctx.theme, Role::Surface);
    for at in [route.start(), route.tip()].into_iter().flatten() {
        painter.circle(transform.screen_from_world(at), RADIUS, fill, accent);
    }
}

/// A link on its way to another card: a straight line from the end that stays, and a word where it can't go there.
pub(super) fn reconnecting(
    painter: &Painter,
    ctx: &Ctx<'_>,
    regions: &Regions,
    (link, end): (&LinkId, End),
    (pos, under): (Pos2, &Hit),
) {
    let transform = regions.body_transform(ctx.session.camera);
    let Some((link, route)) = ctx.journey.graph.link(link).zip(ctx.layout.route(link)) else {
        return;
    };
    let stays = match end {
        End::From => route.tip(),
        End::To => route.start(),
    };
    let refusal = step_under(under).and_then(|step| refusal(ctx, &moved(link, end, step)));
    target(painter, ctx, regions, under, refusal.is_none());
    if let Some(stays) = stays {
        let stroke = theme::stroke(ctx.theme, 1.5, Role::Accent);
        let from = transform.screen_from_world(stays);
        painter.line_segment([from, pos], stroke);
        painter.circle_filled(pos, RADIUS, stroke.color);
    }
    if let Some(refusal) = refusal {
        told(painter, ctx, pos, &refusal);
    }
}

/// The ring around the card that a link would go to.
pub(super) fn target(
    painter: &Painter,
    ctx: &Ctx<'_>,
    regions: &Regions,
    under: &Hit,
    is_possible: bool,
) {
    let Some(card) = step_under(under).and_then(|step| ctx.layout.card(step)) else {
        return;
    };
    let role = if is_possible {
        Role::Accent
    } else {
        Role::Danger
    };
    let rect = regions
        .body_transform(ctx.session.camera)
        .screen_rect(card.rect)
        .expand(3.0);
    let stroke: Stroke = theme::stroke(ctx.theme, 2.0, role);
    painter.rect_stroke(rect, 11.0, stroke, egui::StrokeKind::Middle);
}

/// A sentence beside the pointer.
fn told(painter: &Painter, ctx: &Ctx<'_>, pos: Pos2, text: &str) {
    let font = theme::font(Weight::Medium, theme::CAPTION);
    let ink = theme::colour(ctx.theme, Role::Danger);
    let galley = painter.layout(text.to_owned(), font, ink, 260.0);
    let view = painter.clip_rect();
    let size = galley.size() + vec2(16.0, 12.0);
    let wanted = egui::Rect::from_min_size(pos + vec2(14.0, 14.0), size);
    let back = vec2(
        (wanted.right() - view.right()).max(0.0),
        (wanted.bottom() - view.bottom()).max(0.0),
    );
    let rect = wanted.translate(-back);
    painter.rect(
        rect,
        6.0,
        theme::colour(ctx.theme, Role::Raised),
        theme::stroke(ctx.theme, 1.0, Role::Control),
        egui::StrokeKind::Inside,
    );
    painter.galley(rect.min + vec2(8.0, 6.0), galley, ink);
}

/// What letting an end go over a card asks for; where it can't be, carrying it out says why.
pub(super) fn dropped(ctx: &Ctx<'_>, link: &LinkId, end: End, under: &Hit) -> Option<Action> {
    let link = ctx.journey.graph.link(link)?;
    let moved = moved(link, end, step_under(under)?);
    let unmoved = moved.from == link.from && moved.to == link.to;
    (!unmoved).then(|| set_ends(ctx, &moved, words::reconnect(&way(ctx, &moved))))
}

/// Gives a link the ends of `link`.
pub(super) fn set_ends(ctx: &Ctx<'_>, link: &Link, label: String) -> Action {
    let ends = LinkField::Ends(link.from.clone(), link.to.clone());
    let edit = JourneyEdit::SetLink(link.id.clone(), ends);
    Action::Edit(label, vec![Edit::Journey(ctx.journey_id.clone(), edit)])
}

/// From where to where a link runs, in words.
pub(super) fn way(ctx: &Ctx<'_>, link: &Link) -> String {
    let name = |id| ctx.journey.step(id).map_or("", |step| step.name.as_str());
    words::way(name(&link.from), name(&link.to))
}

/// Why there can be no such link; none where there can.
pub(super) fn refusal(ctx: &Ctx<'_>, link: &Link) -> Option<String> {
    let layer = |id| ctx.journey.step(id).map(|step| step.layer);
    let (from, to) = layer(&link.from).zip(layer(&link.to))?;
    let same = ctx
        .journey
        .graph
        .link_between(link.kind, &link.from, &link.to);
    let error = if link.from == link.to {
        EditError::SelfLink
    } else if !Link::may_join(link.kind, from, to) {
        EditError::WrongLayer
    } else if same.is_some_and(|same| same.id != link.id) {
        EditError::SecondLink
    } else {
        return None;
    };
    Some(error.to_string())
}

fn moved(link: &Link, end: End, to: &StepId) -> Link {
    let mut moved = link.clone();
    match end {
        End::From => moved.from = to.clone(),
        End::To => moved.to = to.clone(),
    }
    moved
}

fn step_under(hit: &Hit) -> Option<&StepId> {
    match hit {
        Hit::Card(step) | Hit::Port(step, _) => Some(step),
        Hit::Link(_) | Hit::Stage(_) | Hit::Lane(_) | Hit::Nothing => None,
    }
}
