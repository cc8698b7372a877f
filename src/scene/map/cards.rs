//! Owns the cards: touchpoints with the colour of their emotion, backstage steps and systems.

use super::{Detail, Pen, ShortTitles, badges};
use crate::insight::Standpoint;
use crate::layout::{Card, Point, Rect};
use crate::model::{Evidence, Layer, Step, StepId};
use crate::scene::glyphs::{Icon, Sign, Spot, icon, sign};
use crate::scene::palette;
use crate::scene::shape::{TextStyle, quadratic};
use crate::scene::{Anchor, Item, PathCommand, Role, Scene, Shape, Stroke, Tag};
use crate::{insight::words::signed, words};

const RADIUS: f32 = 8.0;
const BAR: f32 = 5.0;
/// From a card's left edge to its text.
const TEXT_LEFT: f32 = 14.0;
/// From its text to its right edge.
const TEXT_RIGHT: f32 = 8.0;
/// From a backstage card's left edge to its text, behind the icon.
const BACKSTAGE_TEXT_LEFT: f32 = 32.0;
/// From one line of a title to the next.
const LINE_HEIGHT: f32 = 16.0;
const DIAMOND: f32 = 15.0;
/// A card that is narrower on the screen has no icon, and its diamond is small.
const ROOM_FOR_ICONS: f32 = 80.0;

const TITLE: TextStyle = TextStyle::medium(13.0, Role::Text);
pub(super) const SMALL_TITLE: TextStyle = TextStyle::medium(12.0, Role::Text);
const OWNER: TextStyle = TextStyle::regular(12.0, Role::Text3);
const BACKSTAGE: TextStyle = TextStyle::regular(12.0, Role::Text);
/// What repairing it is worth.
const LIFT: TextStyle = TextStyle::medium(12.0, Role::Accent);

/// Draws every card.
pub(super) fn cards(pen: &Pen, scene: &mut Scene) {
    let known = pen.stretch.titles.filter(|titles| titles.are_for(pen));
    let made = (pen.detail == Detail::Titles && known.is_none()).then(|| ShortTitles::of(pen));
    let titles = known.or(made.as_ref());
    let (left, right) = pen.ends();
    for card in pen.input.layout.cards_between(left, right) {
        let Some(step) = pen.input.journey.step(&card.id) else {
            continue;
        };
        let title = titles.map(|titles| titles.title(pen, card, step));
        let title = title.as_deref();
        scene.tagged(&Tag::Step(card.id.clone()), |items| match card.layer {
            Layer::Touchpoint => touchpoint(pen, items, (card, step), title),
            Layer::Backstage | Layer::System => backstage(pen, items, (card, step), title),
        });
    }
}

/// What is known of how the customer feels.
#[derive(Clone, Copy)]
enum Look {
    Unrated,
    Assumed(f64),
    Founded(f64),
}

impl Look {
    fn of(pen: &Pen, id: &StepId) -> Self {
        let Some(figures) = pen.figures(id) else {
            return Self::Unrated;
        };
        match (figures.ratings.emotion, figures.evidence) {
            (None, _) => Self::Unrated,
            (Some(emotion), Evidence::Assumed) => Self::Assumed(emotion),
            (Some(emotion), Evidence::Heard | Evidence::Measured) => Self::Founded(emotion),
        }
    }
}

fn touchpoint(pen: &Pen, items: &mut Vec<Item>, it: (&Card, &Step), title: Option<&str>) {
    let (card, step) = it;
    let look = Look::of(pen, &card.id);
    match pen.detail {
        Detail::Stages => {}
        Detail::Numbers => number(pen, items, card.rect, look),
        Detail::Titles => {
            ground(items, card.rect, look);
            one_line(pen, items, card.rect, title.unwrap_or_default());
            diamond(pen, items, card.rect, step);
        }
        Detail::Full => {
            ground(items, card.rect, look);
            title_and_owner(pen, items, card.rect, step);
            diamond(pen, items, card.rect, step);
            let benefits = badges::benefits(pen, items, card.rect, step);
            badges::changed(pen, items, card.rect, (&step.id, benefits));
        }
    }
}

/// The card without its words: colour bar, surface, edge.
fn ground(items: &mut Vec<Item>, rect: Rect, look: Look) {
    let colour = match look {
        Look::Unrated => return unrated_ground(items, rect),
        Look::Assumed(emotion) | Look::Founded(emotion) => Role::Emotion(palette::step(emotion)),
    };
    items.push(Shape::filled(rect, RADIUS, colour).into());
    if matches!(look, Look::Assumed(_)) {
        let height = rect.height() - 12.0;
        let slit = Rect::from_min_size(rect.min.x + 1.5, rect.min.y + 6.0, 2.0, height);
        items.push(Shape::filled(slit, 1.0, Role::Surface).into());
    }
    let mut surface = right_part(rect, RADIUS);
    surface.push(PathCommand::Close);
    let surface = Shape::Path {
        commands: surface,
        fill: Some(Role::Surface),
        stroke: None,
    };
    let inside = Rect {
        min: Point::new(rect.min.x, rect.min.y + 0.5),
        max: Point::new(rect.max.x - 0.5, rect.max.y - 0.5),
    };
    let edge = right_part(inside, RADIUS - 0.5);
    items.push(surface.into());
    items.push(Shape::curve(edge, Stroke::solid(1.0, Role::Border)).into());
}

fn unrated_ground(items: &mut Vec<Item>, rect: Rect) {
    let ground = Shape::Rect {
        rect: rect.expanded(-0.5),
        radius: RADIUS,
        fill: Some(Role::Surface),
        stroke: Some(Stroke::solid(1.0, Role::Border)),
    };
    let x = rect.min.x + 2.5;
    let bar = [
        Point::new(x, rect.min.y + 9.0),
        Point::new(x, rect.max.y - 8.0),
    ];
    let dashes = Stroke::dashed(1.5, Role::Control, (3.0, 3.0));
    items.push(ground.into());
    items.push(Shape::line(&bar, dashes).into());
}

/// The outline of a card right of its colour bar, open at the bar.
fn right_part(rect: Rect, radius: f32) -> Vec<PathCommand> {
    let (left, right) = (rect.min.x + BAR, rect.max.x);
    let at = Point::new;
    let (top_out, top_in) = (
        at(right - radius, rect.min.y),
        at(right, rect.min.y + radius),
    );
    let (low_out, low_in) = (
        at(right, rect.max.y - radius),
        at(right - radius, rect.max.y),
    );
    vec![
        PathCommand::Move(at(left, rect.min.y)),
        PathCommand::Line(top_out),
        quadratic(top_out, at(right, rect.min.y), top_in),
        PathCommand::Line(low_out),
        quadratic(low_out, at(right, rect.max.y), low_in),
        PathCommand::Line(at(left, rect.max.y)),
    ]
}

fn title_and_owner(pen: &Pen, items: &mut Vec<Item>, rect: Rect, step: &Step) {
    let (title, owner) = (pen.readable(TITLE), pen.readable(OWNER));
    let scale = (title.size / TITLE.size).max(owner.size / OWNER.size);
    let room = rect.width() - TEXT_LEFT - TEXT_RIGHT;
    let beside_diamond = if step.moment_of_truth {
        room - DIAMOND
    } else {
        room
    };
    let lines = pen.wrap(name(step), ink(title, step), beside_diamond, 2);
    let mut at = Point::new(rect.min.x + TEXT_LEFT, rect.min.y + 10.0 + 8.0 * scale);
    let below = if lines.len() > 1 {
        LINE_HEIGHT
    } else {
        LINE_HEIGHT + 2.0
    } * scale;
    for (index, line) in lines.into_iter().enumerate() {
        if index > 0 {
            at.y += LINE_HEIGHT * scale;
        }
        items.push(Shape::centred(at, Anchor::Start, ink(title, step), line).into());
    }
    at.y += below;
    let owner_name = step
        .owner
        .as_ref()
        .and_then(|id| pen.input.project.owners.get(id));
    if let Some(owner_name) = owner_name
        && at.y + owner.size / 2.0 <= rect.max.y - 4.0
    {
        let text = pen.elide(&owner_name.name, owner, room);
        items.push(Shape::centred(at, Anchor::Start, owner, text).into());
    }
}

fn one_line(pen: &Pen, items: &mut Vec<Item>, rect: Rect, title: &str) {
    let style = pen.readable(SMALL_TITLE);
    let at = Point::new(rect.min.x + text_left(pen), rect.centre().y);
    items.push(Shape::centred(at, Anchor::Start, style, title).into());
}

/// The moment of truth at the top right; where there is little room, small and in the corner.
fn diamond(pen: &Pen, items: &mut Vec<Item>, rect: Rect, step: &Step) {
    if !step.moment_of_truth {
        return;
    }
    let spot = if pen.detail == Detail::Full {
        Spot::new(rect.max.x - 14.0, rect.min.y + 17.0, DIAMOND)
    } else {
        let size = pen.world(9.0);
        let inset = size / 2.0 + 4.0;
        Spot::new(rect.max.x - inset, rect.min.y + inset, size)
    };
    sign(items, spot, Sign::MomentOfTruth, Role::Text, Role::Surface);
}

/// The number on its colour.
fn number(pen: &Pen, items: &mut Vec<Item>, rect: Rect, look: Look) {
    let (radius, hair) = (pen.world(4.0), pen.world(1.0));
    let (fill, stroke, text) = match look {
        Look::Unrated => {
            let dash = (pen.world(3.0), pen.world(2.0));
            let stroke = Stroke::dashed(hair, Role::Control, dash);
            (None, Some(stroke), None)
        }
        Look::Assumed(emotion) => {
            let stroke = Stroke::solid(2.0 * hair, Role::Emotion(palette::step(emotion)));
            (
                Some(Role::Surface),
                Some(stroke),
                Some((emotion, Role::Text)),
            )
        }
        Look::Founded(emotion) => {
            let step = palette::step(emotion);
            let text = Some((emotion, Role::OnEmotion(step)));
            (Some(Role::Emotion(step)), None, text)
        }
    };
    let inset = stroke.map_or(0.0, |stroke| stroke.width / 2.0);
    let card = Shape::Rect {
        rect: rect.expanded(-inset),
        radius,
        fill,
        stroke,
    };
    items.push(card.into());
    if let Some((emotion, role)) = text {
        let style = pen.readable(TextStyle::medium(12.0, role));
        let text = signed(emotion.round(), 0);
        items.push(Shape::centred(rect.centre(), Anchor::Middle, style, text).into());
    }
}

fn backstage(pen: &Pen, items: &mut Vec<Item>, it: (&Card, &Step), title: Option<&str>) {
    let (card, step) = it;
    let rect = card.rect;
    let hair = pen.world(1.0);
    let ground = Shape::Rect {
        rect: rect.expanded(-hair / 2.0),
        radius: RADIUS,
        fill: Some(Role::Panel),
        stroke: Some(Stroke::solid(hair, Role::PanelEdge)),
    };
    items.push(ground.into());
    match pen.detail {
        Detail::Stages | Detail::Numbers => {}
        Detail::Titles => {
            let style = pen.readable(BACKSTAGE);
            let at = Point::new(rect.min.x + text_left(pen), rect.centre().y);
            let text = title.unwrap_or_default();
            items.push(Shape::centred(at, Anchor::Start, style, text).into());
        }
        Detail::Full => {
            let kind = match card.layer {
                Layer::System => Icon::System,
                Layer::Touchpoint | Layer::Backstage => Icon::Person,
            };
            let spot = Spot::new(rect.min.x + 18.0, rect.centre().y, 16.0);
            icon(items, spot, kind, Role::Text2);
            let style = ink(pen.readable(BACKSTAGE), step);
            let room = rect.width() - BACKSTAGE_TEXT_LEFT - 6.0;
            let mut at = Point::new(rect.min.x + BACKSTAGE_TEXT_LEFT, rect.centre().y);
            if pen.input.lens.side == Standpoint::Company
                && let Some(lift) = badges::lift(pen, &step.id)
            {
                let style = pen.readable(LIFT);
                at.y -= style.size * 0.62;
                let below = Point::new(at.x, at.y + style.size * 1.3);
                items.push(Shape::centred(below, Anchor::Start, style, lift).into());
            }
            let text = pen.elide(name(step), style, room);
            items.push(Shape::centred(at, Anchor::Start, style, text).into());
        }
    }
}

/// From a card's left edge to its one line of text.
pub(super) fn text_left(pen: &Pen) -> f32 {
    if pen.zoom * 100.0 >= ROOM_FOR_ICONS {
        TEXT_LEFT
    } else {
        BAR + pen.world(4.0)
    }
}

pub(super) fn name(step: &Step) -> &str {
    if step.name.trim().is_empty() {
        words::UNNAMED
    } else {
        &step.name
    }
}

/// The style of a name; the word that stands for a missing one is quieter.
fn ink(style: TextStyle, step: &Step) -> TextStyle {
    let role = if step.name.trim().is_empty() {
        Role::Text3
    } else {
        style.role
    };
    TextStyle { role, ..style }
}
