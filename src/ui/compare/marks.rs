//! Owns the marks on the map of the comparison: an outline around each card that is not the same, and on it a sign with
//! words; a sign on each link. Pressed, they show the record in the list.

use std::collections::BTreeMap;

use eframe::egui;
use egui::{Id, Painter, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::super::canvas::Regions;
use super::super::parts::{self, Line, Ring};
use super::super::{Ctx, theme};
use super::made::Made;
use super::rows::ink;
use crate::action::{Action, Camera, CompareAction};
use crate::edit::patch::{Field, RecordKey};
use crate::layout::Point;
use crate::model::{LinkId, StepId};
use crate::scene::Role;
use crate::scene::shape::TextStyle;
use crate::ui::state::Compared;
use crate::words::changes::{Sign, Told};
use crate::words::compare as words;

const BADGE: f32 = 24.0;
/// How far a badge reaches beyond the edge of its card.
const BEYOND: f32 = 12.0;
const PADDING: f32 = 8.0;
/// Cards further away than this, on the screen, are not looked at.
const AROUND: f32 = 60.0;

/// Shows the marks.
pub(super) fn marks_ui(
    ui: &Ui,
    ctx: &Ctx<'_>,
    compared: &Compared,
    (made, regions, camera): (&Made, &Regions, Camera),
    actions: &mut Vec<Action>,
) {
    let mut steps: BTreeMap<&StepId, Vec<usize>> = BTreeMap::new();
    let mut links: BTreeMap<&LinkId, usize> = BTreeMap::new();
    for (number, told) in compared.told.iter().enumerate() {
        if told.key.journey() != Some(&made.journey) {
            continue;
        }
        if let Some((_, step)) = told.key.step() {
            steps.entry(step).or_default().push(number);
        } else if let RecordKey::Link(_, link) = &told.key {
            links.insert(link, number);
        }
    }
    let painter = ui
        .painter()
        .with_clip_rect(regions.body.intersect(ui.clip_rect()));
    let transform = regions.body_transform(camera);
    for route in &made.layout.routes {
        if let Some(&number) = links.get(&route.link)
            && let Some(at) = middle(&route.points)
        {
            let at = transform.screen_from_world(at);
            link_mark(&painter, ui, ctx, compared.told.get(number), at);
        }
    }
    for (conflict, told) in compared.conflicts.iter().zip(&compared.conflicts_told) {
        let step = conflict.key.step().filter(|(id, _)| **id == made.journey);
        if let Some(card) = step.and_then(|(_, step)| made.layout.card(step)) {
            let place = transform.screen_rect(card.rect);
            if regions.body.expand(AROUND).intersects(place) {
                conflict_mark(&painter, ui, ctx, &told.what, place);
            }
        }
    }
    for (step, numbers) in steps {
        let Some(card) = made.layout.card(step) else {
            continue;
        };
        let place = transform.screen_rect(card.rect);
        if !regions.body.expand(AROUND).intersects(place) {
            continue;
        }
        let pressed = card_mark(&painter, ui, ctx, (compared, &numbers), place);
        if let Some(number) = pressed {
            actions.push(Action::Compare(CompareAction::Show(number)));
        }
    }
}

/// That something about the card has to be decided, at its foot: what else is not the same stands at its head.
fn conflict_mark(painter: &Painter, ui: &Ui, ctx: &Ctx<'_>, what: &str, place: Rect) {
    let stroke = Stroke::new(2.0, theme::colour(ctx.theme, Role::Warn));
    painter.rect_stroke(place.expand(3.0), theme::RADIUS, stroke, StrokeKind::Middle);
    let style = TextStyle::medium(theme::CAPTION, Role::Warn);
    let line = Line::new(ui, ctx.theme, style, words::OPEN_CONFLICT, place.width());
    let size = vec2(line.width() + 2.0 * PADDING, BADGE);
    let foot = pos2(place.left() - 3.0, place.bottom() - BADGE / 2.0);
    let badge = Rect::from_min_size(foot, size);
    let fill = theme::colour(ctx.theme, Role::Surface);
    painter.rect(badge, theme::RADIUS, fill, stroke, StrokeKind::Inside);
    line.paint_in(painter, badge.left() + PADDING, badge.center().y);
    let visible = badge.intersect(painter.clip_rect());
    if visible.is_positive() {
        let heard = words::heard(what, words::OPEN_CONFLICT);
        let id = Id::unique(("conflict mark", what));
        parts::label(ui, id, visible, &line, &heard);
    }
}

/// The outline and the badge; the number of the record where the badge is pressed.
fn card_mark(
    painter: &Painter,
    ui: &Ui,
    ctx: &Ctx<'_>,
    (compared, numbers): (&Compared, &[usize]),
    place: Rect,
) -> Option<usize> {
    let first = *numbers.first()?;
    let told = compared.told.get(first)?;
    let (sign, text) = said(compared, numbers, told);
    let colour = theme::colour(ctx.theme, ink(sign));
    let stroke = Stroke::new(
        if compared.shown == Some(first) {
            3.0
        } else {
            2.0
        },
        colour,
    );
    let outline = place.expand(3.0);
    if sign == Sign::Removed {
        let corners = [
            outline.left_top(),
            outline.right_top(),
            outline.right_bottom(),
            outline.left_bottom(),
            outline.left_top(),
        ];
        painter.extend(egui::Shape::dashed_line(&corners, stroke, 6.0, 4.0));
    } else {
        painter.rect_stroke(outline, theme::RADIUS, stroke, StrokeKind::Middle);
    }
    let style = TextStyle::medium(theme::CAPTION, ink(sign));
    let room = (place.width() + BEYOND - 2.0 * PADDING).max(40.0);
    let line = Line::new(ui, ctx.theme, style, &text, room);
    let size = vec2(line.width() + 2.0 * PADDING, BADGE);
    let badge = Rect::from_min_size(pos2(place.left() - 3.0, place.top() - BADGE / 2.0), size);
    let fill = theme::colour(ctx.theme, Role::Surface);
    painter.rect(badge, theme::RADIUS, fill, stroke, StrokeKind::Inside);
    let visible = badge.intersect(painter.clip_rect());
    if visible.width() < 8.0 || visible.height() < 8.0 {
        return None;
    }
    // The line is laid out by the page's painter, so it is clipped like the badge.
    line.paint_in(painter, badge.left() + PADDING, badge.center().y);
    let id = Id::unique(("compared mark", told.key.path()));
    let response = ui.interact(visible, id, Sense::click());
    let heard = words::heard(&told.what, &text);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &heard));
    parts::focus_ring(ui, ctx.theme, &response, Ring::Outside);
    let pressed = response.clicked().then_some(first);
    response.on_hover_text(lines(compared, numbers));
    pressed
}

/// The sign of a card and the words after it: what became of it, or what is rated otherwise.
fn said(compared: &Compared, numbers: &[usize], told: &Told) -> (Sign, String) {
    let is_own = matches!(told.key, RecordKey::Step(..));
    let sign = if is_own { told.sign } else { Sign::Changed };
    let lines = numbers
        .iter()
        .filter_map(|number| compared.told.get(*number))
        .flat_map(|told| &told.lines);
    let mut rated = lines.clone().filter(|line| is_rating(&line.fields));
    let what = match (sign, rated.next()) {
        (Sign::Changed, Some(line)) => line.text.as_str(),
        (sign, _) => sign.word(),
    };
    let has_more = sign == Sign::Changed && lines.count() > 1;
    let more = if has_more { " …" } else { "" };
    (sign, format!("{} {what}{more}", sign.glyph()))
}

/// Whether the matter is one of the ratings that the map shows.
fn is_rating(fields: &[Field]) -> bool {
    let ratings = ["emotion", "belief", "expectation", "hygiene", "delight"];
    fields
        .iter()
        .any(|field| ratings.map(Field::Known).contains(field))
}

/// Everything that is not the same about a card, one a line.
fn lines(compared: &Compared, numbers: &[usize]) -> String {
    let told = numbers
        .iter()
        .filter_map(|number| compared.told.get(*number));
    told.map(|told| {
        let lines: Vec<_> = told.lines.iter().map(|line| line.text.as_str()).collect();
        words::heard(&told.what, &lines.join("; "))
    })
    .collect::<Vec<_>>()
    .join("\n")
}

fn link_mark(painter: &Painter, ui: &Ui, ctx: &Ctx<'_>, told: Option<&Told>, at: egui::Pos2) {
    let Some(told) = told else { return };
    let ink = ink(told.sign);
    let fill = theme::colour(ctx.theme, Role::Surface);
    painter.circle(at, 9.0, fill, theme::stroke(ctx.theme, 2.0, ink));
    let style = TextStyle::medium(theme::CAPTION, ink);
    let line = Line::new(ui, ctx.theme, style, told.sign.glyph(), 18.0);
    line.paint_in(painter, at.x - line.width() / 2.0, at.y);
}

/// The point half way along a line.
fn middle(points: &[Point]) -> Option<Point> {
    let lengths = points.windows(2).map(|ends| match ends {
        [a, b] => a.distance(*b),
        _ => 0.0,
    });
    let mut left = lengths.sum::<f32>() / 2.0;
    for ends in points.windows(2) {
        if let &[a, b] = ends {
            let length = a.distance(b);
            if left <= length && length > 0.0 {
                let share = left / length;
                let (x, y) = (a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share);
                return Some(Point::new(x, y));
            }
            left -= length;
        }
    }
    points.first().copied()
}
