//! Owns the cards of the start screen: recent projects, then templates, in as many columns as there is room for.

use super::{
    Action, GAP, Id, Line, Preview, RECENT_HEIGHT, Recent, RecentState, Rect, Ring, Role, Sense,
    StartCtx, TEMPLATE_HEIGHT, TextStyle, Ui, WidgetInfo, egui, panels, parts, pos2, theme, vec2,
};
use crate::insight::words::signed;
use crate::scene::Scene;
use crate::scene::glyphs::Icon;
use crate::ui::paint::{self, Transform};
use crate::ui::parts::IconFace;
use crate::words;

const TITLE: f32 = 24.0;
const SUBTITLE: f32 = 46.0;
/// Below a card's picture: title and subtitle.
const WORDS: f32 = 53.0;

/// Where cards stand.
struct Grid {
    left: f32,
    columns: usize,
    card: f32,
}

impl Grid {
    /// Four columns, three in windows under 1240, two under 1000; in a very narrow part one.
    fn new(part: Rect, window: f32) -> Self {
        let margin = if part.width() < 420.0 { 24.0 } else { 48.0 };
        let columns = match window {
            _ if part.width() < 420.0 => 1,
            ..1000.0 => 2,
            ..1240.0 => 3,
            _ => 4,
        };
        let count = [1.0, 1.0, 2.0, 3.0, 4.0]
            .get(columns)
            .copied()
            .unwrap_or(4.0);
        let card = (part.width() - 2.0 * margin - (count - 1.0) * GAP) / count;
        Self {
            left: part.left() + margin,
            columns,
            card: card.floor(),
        }
    }

    fn width(&self) -> f32 {
        (0..self.columns).fold(-GAP, |sum, _| sum + self.card + GAP)
    }

    /// The places of that many cards, row by row, and where they end.
    fn places(&self, count: usize, top: f32, picture: f32) -> (Vec<Rect>, f32) {
        let (mut x, mut y, mut column) = (self.left, top, 0);
        let mut places = Vec::with_capacity(count);
        let row = picture + WORDS + GAP;
        for _ in 0..count {
            if column == self.columns {
                (x, y, column) = (self.left, y + row, 0);
            }
            places.push(parts::rect(x, y, self.card, picture));
            x += self.card + GAP;
            column += 1;
        }
        (places, y + row)
    }
}

/// What is on a card.
struct Card<'a> {
    id: Id,
    title: &'a str,
    subtitle: String,
    /// How a screen reader says it.
    spoken: String,
    preview: Option<&'a Preview>,
    /// The score at the right of the title.
    score: String,
    look: Look,
    /// What stands in the picture in place of a thumbnail.
    note: &'static str,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    Recent,
    Template,
    Missing,
}

/// Recent projects and templates. `is_new`: the screen has just appeared, so the first card takes the keyboard.
pub fn cards_ui(
    ui: &mut Ui,
    ctx: &StartCtx<'_>,
    (is_new, window): (bool, f32),
    actions: &mut Vec<Action>,
) {
    let part = ui.available_rect_before_wrap();
    let grid = Grid::new(part, window);
    let mut top = part.top() + 72.0;
    if !ctx.recents.is_empty() {
        top = recents_ui(ui, ctx, &grid, (top, is_new), actions) + 63.0;
    }
    let hint = TextStyle::regular(theme::CAPTION, Role::Text3);
    heading(ui, ctx, &grid, (top, panels::FROM_A_TEMPLATE));
    let right = grid.left + grid.width();
    let hint = Line::new(ui, ctx.theme, hint, panels::UNTITLED_COPY, grid.width());
    if grid.columns > 1 {
        hint.paint_right(ui, right, top);
    }
    let (places, end) = grid.places(ctx.templates.len(), top + 32.0, TEMPLATE_HEIGHT);
    for (index, ((name, subtitle, preview), place)) in ctx.templates.iter().zip(places).enumerate()
    {
        let card = Card {
            id: Id::unique(("template", *name)),
            title: &preview.title,
            subtitle: (*subtitle).to_owned(),
            spoken: panels::open_card(&preview.title, preview.score),
            preview: Some(preview),
            score: String::new(),
            look: Look::Template,
            note: "",
        };
        let response = card_ui(ui, ctx, &card, place);
        if is_new && index == 0 && ctx.recents.is_empty() {
            response.request_focus();
        }
        if response.clicked() {
            actions.push(Action::OpenTemplate(name));
        }
    }
    ui.allocate_space(vec2(part.width(), end - part.top()));
}

fn heading(ui: &Ui, ctx: &StartCtx<'_>, grid: &Grid, (y, text): (f32, &str)) {
    let style = TextStyle::medium(theme::PAGE, Role::Text);
    Line::new(ui, ctx.theme, style, text, grid.width()).paint_left(ui, grid.left, y);
}

/// Returns where they end.
fn recents_ui(
    ui: &Ui,
    ctx: &StartCtx<'_>,
    grid: &Grid,
    (top, is_new): (f32, bool),
    actions: &mut Vec<Action>,
) -> f32 {
    heading(ui, ctx, grid, (top, panels::RECENT));
    let all = Id::unique("start-all-recents");
    let shows_all = ui
        .data(|data| data.get_temp::<bool>(all))
        .unwrap_or_default();
    let count = if shows_all {
        ctx.recents.len()
    } else {
        ctx.recents.len().min(grid.columns)
    };
    if ctx.recents.len() > grid.columns {
        let text = if shows_all {
            panels::SHOW_FEWER.to_owned()
        } else {
            panels::show_all(ctx.recents.len())
        };
        if link_ui(ui, ctx, (grid.left + grid.width(), top), &text) {
            ui.data_mut(|data| data.insert_temp(all, !shows_all));
        }
    }
    let (places, end) = grid.places(count, top + 32.0, RECENT_HEIGHT);
    for (index, ((recent, state), place)) in ctx.recents.iter().zip(places).enumerate() {
        let card = recent_card(ctx, recent, state);
        let response = card_ui(ui, ctx, &card, place);
        if is_new && index == 0 {
            response.request_focus();
        }
        let is_gone = card.look == Look::Missing;
        if response.clicked() && !is_gone {
            actions.push(Action::OpenFile(recent.path.clone()));
        }
        let deletes =
            response.has_focus() && ui.input(|input| input.key_pressed(egui::Key::Delete));
        if is_gone && (remove_ui(ui, ctx, &response, card.id) || deletes) {
            actions.push(Action::ForgetRecent(recent.path.clone()));
        }
    }
    end
}

/// A word at the right that does something. Returns whether it was clicked.
fn link_ui(ui: &Ui, ctx: &StartCtx<'_>, (right, y): (f32, f32), text: &str) -> bool {
    let line = Line::new(
        ui,
        ctx.theme,
        TextStyle::regular(theme::BODY, Role::Link),
        text,
        f32::INFINITY,
    );
    let rect = parts::rect(
        right - line.width() - 8.0,
        y - 14.0,
        line.width() + 16.0,
        28.0,
    );
    let response = ui.interact(rect, Id::unique("start-all"), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, text));
    line.paint_right(ui, right, y);
    parts::focus_ring(ui, ctx.theme, &response, Ring::Inside);
    response.clicked()
}

fn recent_card<'a>(ctx: &StartCtx<'_>, recent: &'a Recent, state: &'a RecentState) -> Card<'a> {
    let file = recent
        .path
        .file_name()
        .and_then(|name| name.to_str())
        .unwrap_or(panels::UNTITLED);
    let file = file.strip_suffix(".journey.ron").unwrap_or(file);
    let (preview, note, look) = match state {
        RecentState::Reading => (None, panels::READING, Look::Recent),
        RecentState::Read(preview) => (Some(preview), "", Look::Recent),
        RecentState::Missing => (None, panels::NOT_FOUND, Look::Missing),
        RecentState::Unreadable => (None, panels::UNREADABLE, Look::Missing),
    };
    let title = preview.map_or(file, |preview| preview.title.as_str());
    let title = if title.trim().is_empty() {
        panels::UNTITLED
    } else {
        title
    };
    let organisation = preview.map_or("", |preview| preview.organisation.as_str());
    let score = preview.and_then(|preview| preview.score);
    Card {
        id: Id::unique(("recent", &recent.path)),
        title,
        subtitle: panels::beside(organisation, &day(&recent.opened, ctx.today)),
        spoken: match look {
            Look::Missing => panels::and(title, note),
            Look::Recent | Look::Template => panels::open_card(title, score),
        },
        preview,
        score: score.map_or_else(|| words::MISSING.to_owned(), |score| signed(score, 0)),
        look,
        note,
    }
}

fn card_ui(ui: &Ui, ctx: &StartCtx<'_>, card: &Card<'_>, picture: Rect) -> egui::Response {
    let whole = Rect::from_min_max(picture.min, pos2(picture.right(), picture.bottom() + WORDS));
    let response = ui.interact(whole, card.id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &card.spoken));
    if response.gained_focus() {
        ui.scroll_to_rect(whole.expand(24.0), None);
    }
    let strength = if card.look == Look::Missing { 0.4 } else { 1.0 };
    paint_frame(ui, ctx, card, picture, (&response, strength));
    if let Some(preview) = card.preview {
        let mut painter = ui
            .painter()
            .with_clip_rect(picture.intersect(ui.clip_rect()));
        painter.set_opacity(strength);
        paint_thumbnail(&painter, ctx, &preview.thumbnail, picture);
    }
    let middle = TextStyle::regular(theme::CAPTION, Role::Text2);
    Line::new(ui, ctx.theme, middle, card.note, picture.width() - 16.0)
        .paint_centred(ui, picture.center());
    let is_elided = words_ui(ui, ctx, card, picture);
    if response.has_focus() {
        let stroke = theme::stroke(ctx.theme, 2.0, Role::Focus);
        ui.painter()
            .rect_stroke(picture.expand(4.0), 11, stroke, egui::StrokeKind::Middle);
    }
    if is_elided {
        response.on_hover_text(card.title)
    } else {
        response
    }
}

fn paint_frame(
    ui: &Ui,
    ctx: &StartCtx<'_>,
    card: &Card<'_>,
    rect: Rect,
    state: (&egui::Response, f32),
) {
    let (response, strength) = state;
    let mut painter = ui.painter().clone();
    painter.multiply_opacity(strength);
    let (fill, edge) = match card.look {
        Look::Template if response.hovered() => (Role::Panel, None),
        Look::Template => (Role::Lane, None),
        Look::Recent if response.hovered() => (Role::Surface, Some(Role::Control)),
        Look::Recent | Look::Missing => (Role::Surface, Some(Role::Border)),
    };
    let stroke = edge.map_or(egui::Stroke::NONE, |role| {
        theme::stroke(ctx.theme, 1.0, role)
    });
    painter.rect(
        rect,
        8.0,
        theme::colour(ctx.theme, fill),
        stroke,
        egui::StrokeKind::Inside,
    );
}

/// The thumbnail in the middle, smaller where it does not fit.
fn paint_thumbnail(painter: &egui::Painter, ctx: &StartCtx<'_>, thumbnail: &Scene, rect: Rect) {
    let size = vec2(thumbnail.size.width, thumbnail.size.height).max(egui::Vec2::splat(1.0));
    let scale = (rect.size() / size).min_elem().min(1.0);
    let origin = rect.center() - size * scale / 2.0;
    let transform = Transform {
        origin: pos2(origin.x.round(), origin.y.round()),
        scale: egui::Vec2::splat(scale),
    };
    paint::items(painter, &thumbnail.items, transform, ctx.theme);
}

/// Title, score and subtitle. Returns whether the title is elided.
fn words_ui(ui: &Ui, ctx: &StartCtx<'_>, card: &Card<'_>, picture: Rect) -> bool {
    let strong = TextStyle::medium(theme::STRONG, Role::Text);
    let score = Line::new(ui, ctx.theme, strong, &card.score, picture.width());
    let title = Line::new(
        ui,
        ctx.theme,
        strong,
        card.title,
        picture.width() - score.width() - 12.0,
    );
    title.paint_left(ui, picture.left(), picture.bottom() + TITLE);
    score.paint_right(ui, picture.right(), picture.bottom() + TITLE);
    let faint = TextStyle::regular(theme::CAPTION, Role::Text3);
    let subtitle = Line::new(ui, ctx.theme, faint, &card.subtitle, picture.width());
    subtitle.paint_left(ui, picture.left(), picture.bottom() + SUBTITLE);
    title.is_elided()
}

/// The button that takes a missing file off the list: there while its card or itself is pointed at or has the keyboard.
fn remove_ui(ui: &Ui, ctx: &StartCtx<'_>, card: &egui::Response, of: Id) -> bool {
    let id = of.with("remove");
    let place = parts::rect(card.rect.right() - 36.0, card.rect.top() + 8.0, 28.0, 28.0);
    let is_near =
        card.contains_pointer() || card.has_focus() || ui.memory(|memory| memory.has_focus(id));
    let face = IconFace {
        icon: Icon::Close,
        name: panels::REMOVE_RECENT,
        ink: Some(Role::Text2),
    };
    is_near && parts::icon_button(ui, ctx.theme, (id, place), face).clicked()
}

/// When it was opened, as one would say it today: "today 14:32", "yesterday", "12 Nov", "3 Nov 2025".
fn day(opened: &str, today: &str) -> String {
    let (date, time) = opened.split_once(' ').unwrap_or((opened, ""));
    let parse = |text: &str| text.parse::<jiff::civil::Date>().ok();
    let (Some(date), Some(today)) = (parse(date), parse(today)) else {
        return opened.to_owned();
    };
    if date == today {
        return format!("{} {time}", panels::TODAY).trim_end().to_owned();
    }
    if today.yesterday().is_ok_and(|yesterday| yesterday == date) {
        return panels::YESTERDAY.to_owned();
    }
    let month = usize::try_from(date.month() - 1)
        .ok()
        .and_then(|index| panels::MONTHS.get(index));
    let day = format!("{} {}", date.day(), month.copied().unwrap_or_default());
    if date.year() == today.year() {
        day
    } else {
        format!("{day} {}", date.year())
    }
}
