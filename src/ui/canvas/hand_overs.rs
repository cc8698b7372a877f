//! Owns how hand-overs are marked on the map: beside each link where the channel or the owner changes, and in words
//! above the map.

use eframe::egui;
use egui::{Align2, Painter, Pos2, Rect, Ui, Vec2, pos2, vec2};

use super::Regions;
use crate::insight::{HandOver, hand_over, hand_overs};
use crate::layout::{FontMetrics, Measure as _, Point, Route, Weight};
use crate::model::LinkId;
use crate::scene::Role;
use crate::scene::glyphs::{Icon, Spot, icon};
use crate::ui::{Ctx, paint, theme};
use crate::words;

/// The size of a mark, and how far beside its link it stands.
const MARK: f32 = 14.0;
const BESIDE: f32 = 11.0;
/// Below this zoom the links themselves are enough.
const LEAST_ZOOM: f32 = 0.4;

/// The links in view that are hand-overs, where these are shown.
pub(super) fn traced(
    ctx: &Ctx<'_>,
    (left, right): (f32, f32),
) -> Option<std::collections::BTreeSet<LinkId>> {
    ctx.session.shows_hand_overs.then(|| {
        let routes = ctx.layout.routes_between(left, right).into_iter();
        let is_one = |route: &&Route| over(ctx, route).is_one();
        routes
            .filter(is_one)
            .map(|route| route.link.clone())
            .collect()
    })
}

/// The marks in view.
pub(super) fn marks(painter: &Painter, ctx: &Ctx<'_>, regions: &Regions) {
    if !ctx.session.shows_hand_overs || ctx.session.camera.zoom < LEAST_ZOOM {
        return;
    }
    let (left, right) = regions.in_view(ctx.session.camera);
    let transform = regions.body_transform(ctx.session.camera);
    for route in ctx.layout.routes_between(left, right) {
        let over = over(ctx, route);
        let Some((middle, is_level)) = free_middle(route).filter(|_| over.is_one()) else {
            continue;
        };
        let beside = if is_level {
            vec2(0.0, -BESIDE)
        } else {
            vec2(BESIDE, 0.0)
        };
        let mut at = transform.screen_from_world(middle) + beside;
        let along = if is_level {
            vec2(MARK + 2.0, 0.0)
        } else {
            vec2(0.0, MARK + 2.0)
        };
        if over.channel && over.owner {
            at -= along / 2.0;
        }
        if over.channel {
            mark(painter, ctx, at, Sign::Channel);
            at += along;
        }
        if over.owner {
            mark(painter, ctx, at, Sign::Owner);
        }
    }
}

/// What the marks mean, and how many there are, from `left` on.
pub(super) fn legend_ui(ui: &Ui, ctx: &Ctx<'_>, rect: Rect, left: f32) {
    if !ctx.session.shows_hand_overs {
        return;
    }
    let (channels, owners) = hand_overs(ctx.journey);
    let told = [
        words::between_channels(channels),
        words::between_owners(owners),
    ];
    let all = told.join(", ");
    let measure = FontMetrics::bundled();
    let width = |text: &String| measure.width(text, theme::BODY, Weight::Regular) + MARK + 22.0;
    let has_room = left + told.iter().map(width).sum::<f32>() <= rect.right();
    // Where there is no room for words, the numbers stand beside their signs.
    let shown = if has_room {
        told
    } else {
        [channels, owners].map(|count| count.to_string())
    };
    let parts = [Sign::Channel, Sign::Owner].into_iter().zip(shown);
    let response = ui.interact(
        rect.with_min_x(left),
        ui.scope_id().with("hand-overs"),
        egui::Sense::hover(),
    );
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &all));
    if !has_room {
        response.on_hover_text(&all);
    }
    let painter = ui.painter_at(rect);
    let ink = theme::colour(ctx.theme, Role::Text2);
    let mut x = left;
    for (sign, text) in parts {
        mark(&painter, ctx, pos2(x + MARK / 2.0, rect.center().y), sign);
        x += MARK + 6.0;
        let font = theme::font(Weight::Regular, theme::BODY);
        let at = pos2(x, rect.center().y);
        x = painter
            .text(at, Align2::LEFT_CENTER, text, font, ink)
            .right()
            + 16.0;
    }
}

#[derive(Clone, Copy)]
enum Sign {
    /// Another channel: the line passes from one bar to another.
    Channel,
    /// Another owner.
    Owner,
}

fn mark(painter: &Painter, ctx: &Ctx<'_>, at: Pos2, sign: Sign) {
    let rect = Rect::from_center_size(at, Vec2::splat(MARK));
    let ring = theme::stroke(ctx.theme, 1.0, Role::Accent);
    let fill = theme::colour(ctx.theme, Role::AccentTint);
    painter.rect(rect, 4.0, fill, ring, egui::StrokeKind::Inside);
    match sign {
        Sign::Channel => {
            let ink = theme::stroke(ctx.theme, 1.5, Role::Accent);
            painter.hline(at.x - 4.0..=at.x, at.y - 2.5, ink);
            painter.hline(at.x..=at.x + 4.0, at.y + 2.5, ink);
            painter.vline(at.x, at.y - 2.5..=at.y + 2.5, ink);
        }
        Sign::Owner => {
            let mut items = Vec::new();
            let spot = Spot::new(MARK / 2.0, MARK / 2.0, 11.0);
            icon(&mut items, spot, Icon::Person, Role::Accent);
            paint::signs(painter, &items, rect.min, ctx.theme);
        }
    }
}

fn over(ctx: &Ctx<'_>, route: &Route) -> HandOver {
    let link = ctx.journey.graph.link(&route.link);
    link.map_or_else(HandOver::default, |link| hand_over(ctx.journey, link))
}

/// The middle of the longest straight piece that has no label in it, and whether that runs level.
fn free_middle(route: &Route) -> Option<(Point, bool)> {
    let label = route.label_rect(1.0).map(|rect| rect.expanded(12.0));
    let pieces = route.points.iter().zip(route.points.iter().skip(1));
    let is_free = |(from, to): &(&Point, &Point)| {
        let middle = Point::new(f32::midpoint(from.x, to.x), f32::midpoint(from.y, to.y));
        !label.is_some_and(|label| label.contains(middle))
    };
    let longest = |(from, to): &(&Point, &Point)| from.distance(**to);
    pieces
        .filter(is_free)
        .max_by(|a, b| longest(a).total_cmp(&longest(b)))
        .or_else(|| route.points.first().zip(route.points.get(1)))
        .map(|(from, to)| {
            let middle = Point::new(f32::midpoint(from.x, to.x), f32::midpoint(from.y, to.y));
            (middle, (from.x - to.x).abs() > (from.y - to.y).abs())
        })
}
