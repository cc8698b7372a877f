//! Owns the status bar: the journey's figures at the left, the file's state and the zoom at the right, and the
//! message above it. Where room is short the gauge goes first, then peak–end, then how many are rated.

mod findings;
mod suggestions;
#[cfg(test)]
mod tests;
mod told;

use eframe::egui;
use egui::{Id, Rect, Response, Sense, Ui, WidgetInfo, pos2};

use super::parts::{self, IconFace, Line, Ring};
use super::state::{FileState, Outside};
use super::{Ctx, theme, why};
use crate::action::Action;
use crate::command::Command;
use crate::insight;
use crate::insight::words::signed;
use crate::scene::Role;
use crate::scene::glyphs::Icon;
use crate::scene::palette::Theme;
use crate::scene::shape::TextStyle;
use crate::words::{self, panels, recovery, shell, versions};

/// Height of the row that shows a message.
pub const MESSAGE: f32 = 36.0;

const MARGIN: f32 = 16.0;
const APART: f32 = 24.0;
const GAUGE: f32 = 96.0;
/// The room that the zoom takes at the right.
const ZOOM: f32 = 148.0;
/// The room that the file's state has at least.
const STATE: f32 = 140.0;

/// The status bar, as high as [`theme::STATUS`] and as wide as there is room.
pub fn status_ui(ui: &mut Ui, ctx: &Ctx<'_>, actions: &mut Vec<Action>) {
    let (rect, _) = ui.allocate_exact_size(
        egui::vec2(ui.available_width(), theme::STATUS),
        Sense::hover(),
    );
    ui.painter()
        .rect_filled(rect, 0.0, theme::colour(ctx.theme, Role::Panel));
    let end = figures_ui(ui, ctx, rect, actions);
    state_ui(ui, ctx, rect, end);
    zoom_ui(ui, ctx, rect, actions);
}

/// The message of the session, if there is one, as high as [`MESSAGE`], with a button that takes it away.
pub fn message_ui(ui: &mut Ui, ctx: &Ctx<'_>, actions: &mut Vec<Action>) {
    let (theme, Some(message)) = (ctx.theme, &ctx.session.message) else {
        return;
    };
    let (rect, _) =
        ui.allocate_exact_size(egui::vec2(ui.available_width(), MESSAGE), Sense::hover());
    ui.painter()
        .rect_filled(rect, 0.0, theme::colour(theme, Role::Surface));
    parts::hairline(
        ui,
        theme,
        (rect.left(), rect.right()),
        rect.top(),
        Role::Border,
    );
    let close = Rect::from_center_size(
        pos2(rect.right() - 24.0, rect.center().y),
        egui::Vec2::splat(28.0),
    );
    let room = Rect::from_min_max(
        rect.min + egui::vec2(MARGIN, 0.0),
        pos2(close.left() - 8.0, rect.bottom()),
    );
    let style = TextStyle::regular(theme::BODY, Role::Text);
    let line = Line::new(ui, theme, style, message, room.width());
    line.paint_left(ui, room.left(), room.center().y);
    parts::label(ui, Id::unique("message"), room, &line, message);
    let place = (Id::unique("dismiss-message"), close);
    let face = IconFace {
        icon: Icon::Close,
        name: panels::DISMISS,
        ink: Some(Role::Text2),
    };
    if parts::icon_button(ui, theme, place, face).clicked() {
        actions.push(Action::DismissMessage);
    }
}

/// The way back from focus mode, in a row as high as [`theme::STATUS`].
pub fn leave_focus_ui(ui: &mut Ui, ctx: &Ctx<'_>, actions: &mut Vec<Action>) {
    let size = egui::vec2(ui.available_width(), theme::STATUS);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let keys = super::header::keys(Command::FocusMode);
    let label = shell::with_keys(shell::LEAVE_FOCUS, keys);
    let style = TextStyle::regular(theme::CAPTION, Role::Text2);
    let line = Line::new(ui, ctx.theme, style, &label, rect.width() - 48.0);
    let width = line.width() + 24.0;
    let place = parts::rect(
        rect.right() - MARGIN - width,
        rect.top() + 2.0,
        width,
        theme::STATUS - 4.0,
    );
    let response = ui.interact(place, Id::unique("leave focus mode"), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, shell::LEAVE_FOCUS));
    let fill = if response.hovered() {
        Role::Lane
    } else {
        Role::Surface
    };
    parts::fill_row(ui, ctx.theme, place, fill);
    line.paint_centred(ui, place.center());
    parts::focus_ring(ui, ctx.theme, &response, Ring::Inside);
    if response.clicked() {
        actions.push(Action::Command(Command::FocusMode));
    }
}

/// A figure of the journey.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Figure {
    Score,
    /// The figures are those of an earlier state.
    Computing,
    Gauge,
    PeakEnd,
    Rated,
    Findings,
}

impl Figure {
    /// What is left out first, where room is short.
    const DISPENSABLE: [Self; 4] = [Self::Gauge, Self::PeakEnd, Self::Rated, Self::Findings];
}

/// Returns where the figures end.
fn figures_ui(ui: &Ui, ctx: &Ctx<'_>, rect: Rect, actions: &mut Vec<Action>) -> f32 {
    let mut shown = vec![Figure::Score, Figure::Gauge, Figure::PeakEnd, Figure::Rated];
    shown.extend(ctx.findings.map(|_| Figure::Findings));
    if ctx.session.is_computing {
        shown.insert(1, Figure::Computing);
    }
    let lines = Lines::new(ui, ctx);
    let room = rect.width() - MARGIN - ZOOM - STATE;
    for figure in Figure::DISPENSABLE {
        let needed: f32 = shown
            .iter()
            .map(|&figure| lines.width(figure) + APART)
            .sum();
        if needed > room {
            shown.retain(|&other| other != figure);
        }
    }
    let mut left = rect.left() + MARGIN;
    for figure in shown {
        let width = lines.width(figure);
        let place = Rect::from_min_max(pos2(left, rect.top()), pos2(left + width, rect.bottom()));
        if figure == Figure::Findings {
            findings::findings_ui(ui, ctx, (place, &lines.findings), actions);
        } else {
            lines.asked(ui, ctx, (figure, place), actions);
            lines.paint(ui, ctx, figure, place);
        }
        left += width
            + if figure == Figure::Score {
                MARGIN
            } else {
                APART
            };
    }
    left
}

/// The texts of the figures, laid out.
struct Lines {
    label: Line,
    score: Line,
    computing: (Line, String),
    peak_end: (Line, String),
    rated: (Line, String),
    findings: Line,
    spoken_score: String,
}

impl Lines {
    fn new(ui: &Ui, ctx: &Ctx<'_>) -> Self {
        let caption = TextStyle::regular(theme::CAPTION, Role::Text2);
        let line = |text: &str| Line::new(ui, ctx.theme, caption, text, f32::INFINITY);
        let score = ctx
            .figures
            .score
            .map_or_else(|| words::MISSING.to_owned(), |score| signed(score, 0));
        let peak_end = ctx
            .figures
            .peak_end
            .map(panels::peak_end)
            .unwrap_or_default();
        let rated = panels::rated(ctx.figures.rated, ctx.figures.touchpoints.len());
        let findings = ctx.findings.map_or(0, <[_]>::len);
        let findings = words::findings::count(findings);
        let strong = TextStyle::medium(theme::BODY, Role::Text);
        Self {
            label: line(panels::SCORE),
            score: Line::new(ui, ctx.theme, strong, &score, f32::INFINITY),
            computing: (line(panels::COMPUTING), panels::COMPUTING.to_owned()),
            peak_end: (line(&peak_end), peak_end),
            rated: (line(&rated), rated),
            findings: line(&findings),
            spoken_score: format!("{} {score}", panels::SCORE),
        }
    }

    fn width(&self, figure: Figure) -> f32 {
        match figure {
            Figure::Score => self.label.width() + 8.0 + self.score.width(),
            Figure::Computing => self.computing.0.width(),
            Figure::Gauge => GAUGE,
            Figure::PeakEnd => self.peak_end.0.width(),
            Figure::Rated => self.rated.0.width(),
            Figure::Findings => findings::SIGN + self.findings.width(),
        }
    }

    /// Makes a figure a button that says where it comes from.
    fn asked(
        &self,
        ui: &Ui,
        ctx: &Ctx<'_>,
        (figure, rect): (Figure, Rect),
        actions: &mut Vec<Action>,
    ) {
        let (id, of, spoken) = match figure {
            Figure::Score => (why::score_id(), insight::Figure::Score, &self.spoken_score),
            Figure::PeakEnd => {
                let id = Id::unique("status-peak-end");
                (id, insight::Figure::PeakEnd, &self.peak_end.1)
            }
            Figure::Rated => {
                let id = Id::unique("status-rated");
                (id, insight::Figure::Rated, &self.rated.1)
            }
            Figure::Computing | Figure::Gauge | Figure::Findings => return,
        };
        if spoken.is_empty() {
            return;
        }
        let number = why::Number {
            id,
            rect: rect.expand2(egui::vec2(6.0, 0.0)),
            hovered: Role::Surface,
            figure: || of.clone(),
            spoken: || spoken.clone(),
        };
        number.show(ui, ctx, actions);
    }

    fn paint(&self, ui: &Ui, ctx: &Ctx<'_>, figure: Figure, rect: Rect) {
        let middle = rect.center().y;
        match figure {
            Figure::Score => {
                self.label.paint_left(ui, rect.left(), middle);
                self.score.paint_right(ui, rect.right(), middle);
            }
            Figure::Computing => {
                let (line, text) = &self.computing;
                line.paint_left(ui, rect.left(), middle);
                parts::label(ui, Id::unique("status-computing"), rect, line, text);
            }
            Figure::Gauge => paint_gauge(ui, ctx, rect),
            Figure::PeakEnd => self.peak_end.0.paint_left(ui, rect.left(), middle),
            Figure::Rated => self.rated.0.paint_left(ui, rect.left(), middle),
            Figure::Findings => {}
        }
    }
}

/// −100 … +100 with a tick at 0 and a dot where the score is.
fn paint_gauge(ui: &Ui, ctx: &Ctx<'_>, rect: Rect) {
    let middle = rect.center().y;
    parts::hairline(
        ui,
        ctx.theme,
        (rect.left(), rect.right()),
        middle,
        Role::Control,
    );
    let zero = rect.center().x.floor() + 0.5;
    let stroke = theme::stroke(ctx.theme, 1.0, Role::Control);
    ui.painter()
        .vline(zero, middle - 4.0..=middle + 4.0, stroke);
    if let Some(score) = ctx.figures.score {
        #[expect(clippy::cast_possible_truncation, reason = "−100 … 100")]
        let share = (score as f32 / 200.0 + 0.5).clamp(0.0, 1.0);
        let at = pos2(rect.left() + share * rect.width(), middle.floor() + 0.5);
        ui.painter()
            .circle_filled(at, 4.0, theme::colour(ctx.theme, Role::Text));
    }
}

/// How a file stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Tick,
    Dot,
    Cross,
    Nothing,
}

fn told(file: &FileState) -> (Mark, String, Role) {
    let plain = |mark, text: &str| (mark, text.to_owned(), Role::Text2);
    if file.read_only {
        let why = if file.in_use {
            recovery::LOOKED_AT_SHORT
        } else {
            panels::READ_ONLY
        };
        return plain(Mark::Nothing, why);
    }
    if let Some(sentence) = &file.failed {
        return (Mark::Cross, sentence.clone(), Role::Danger);
    }
    match &file.outside {
        Some(Outside::Gone) => return (Mark::Cross, versions::GONE.to_owned(), Role::Danger),
        Some(Outside::Unreadable(sentence)) => {
            return (Mark::Cross, sentence.clone(), Role::Danger);
        }
        None => {}
    }
    match (file.saving, file.dirty, &file.path) {
        (true, ..) => plain(Mark::Nothing, panels::SAVING),
        (_, _, None) => plain(Mark::Dot, &with_copy(panels::NOT_SAVED_YET, file)),
        (_, true, Some(_)) => match (&file.saved_at, &file.kept_at) {
            (Some(saved), Some(_)) => plain(Mark::Tick, &with_copy(&panels::saved_at(saved), file)),
            (_, _) => plain(Mark::Dot, &with_copy(panels::UNSAVED_CHANGES, file)),
        },
        (_, false, Some(_)) => match &file.saved_at {
            Some(time) => plain(Mark::Tick, &panels::saved_at(time)),
            None => plain(Mark::Tick, panels::NO_CHANGES),
        },
    }
}

/// How it stands, and beside it since when what is not saved is in the recovery copy.
fn with_copy(text: &str, file: &FileState) -> String {
    let copy = file.kept_at.as_deref().map(recovery::copy_at);
    copy.map_or_else(|| text.to_owned(), |copy| panels::beside(text, &copy))
}

fn state_ui(ui: &Ui, ctx: &Ctx<'_>, rect: Rect, start: f32) {
    let (mark, text, role) = told(ctx.file);
    let right = rect.right() - ZOOM;
    let style = TextStyle::regular(theme::CAPTION, role);
    let line = Line::new(ui, ctx.theme, style, &text, right - start - 20.0);
    let middle = rect.center().y;
    line.paint_right(ui, right, middle);
    let left = right - line.width();
    let at = pos2(left - 12.0, middle);
    match mark {
        Mark::Tick => parts::paint_icon(ui, ctx.theme, at, (Icon::Tick, 14.0), Role::Ok),
        Mark::Cross => parts::paint_icon(ui, ctx.theme, at, (Icon::Close, 14.0), Role::Danger),
        Mark::Dot => {
            ui.painter()
                .circle_filled(at, 3.0, theme::colour(ctx.theme, Role::Text2));
        }
        Mark::Nothing => {}
    }
    let place = Rect::from_min_max(pos2(left, rect.top()), pos2(right, rect.bottom()));
    parts::label(ui, Id::unique("status-file"), place, &line, &text);
}

fn zoom_ui(ui: &Ui, ctx: &Ctx<'_>, rect: Rect, actions: &mut Vec<Action>) {
    let percent = panels::zoom(f64::from(ctx.session.camera.zoom));
    let buttons = [
        (Command::ZoomOut, "\u{2212}", 116.0, 28.0, theme::STRONG),
        (
            Command::ZoomReset,
            percent.as_str(),
            84.0,
            36.0,
            theme::CAPTION,
        ),
        (Command::ZoomIn, "+", 52.0, 28.0, theme::STRONG),
        (Command::ZoomFit, panels::FIT, 23.0, 30.0, theme::CAPTION),
    ];
    for (command, text, from_right, width, size) in buttons {
        let centre = pos2(rect.right() - from_right, rect.center().y);
        let place = Rect::from_center_size(centre, egui::vec2(width, 26.0));
        if word_button(ui, ctx.theme, place, (command, text, size)).clicked() {
            actions.push(Action::Command(command));
        }
    }
}

/// A word or sign that commands something; its name is the command's.
fn word_button(
    ui: &Ui,
    theme: Theme,
    rect: Rect,
    (command, text, size): (Command, &str, f32),
) -> Response {
    let response = ui.interact(
        rect,
        Id::unique(("status", command.label())),
        Sense::click(),
    );
    let name = super::header::named_with_keys(command);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, command.label()));
    if response.hovered() {
        parts::fill_row(ui, theme, rect, Role::Surface);
    }
    let style = TextStyle::regular(size, Role::Text2);
    Line::new(ui, theme, style, text, rect.width()).paint_centred(ui, rect.center());
    parts::focus_ring(ui, theme, &response, Ring::Inside);
    response.on_hover_text(name)
}
