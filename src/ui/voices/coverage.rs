//! Owns the list of touchpoints with whom we have heard there: a sign for each segment. Voices are dropped on a row.

use eframe::egui;
use egui::{Id, Rect, Sense, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::{Carried, change};
use crate::action::{Action, Place};
use crate::insight::{Coverage, coverage};
use crate::model::{StepId, VoiceId};
use crate::scene::glyphs::{Icon, Sign, Spot, sign};
use crate::scene::shape::TextStyle;
use crate::scene::{Item, Role};
use crate::ui::widgets::{self, Line};
use crate::ui::{Ctx, memo, paint, parts, theme};
use crate::words::{MISSING, UNNAMED, voices as words};

/// How high a row is.
const HEIGHT: f32 = 30.0;
/// How wide the cell of a segment is, at least and at most.
const CELL: (f32, f32) = (48.0, 64.0);
/// How wide a name is at least.
const NAME: f32 = 140.0;

/// The table, made once for each state of the project.
struct Table {
    rows: Vec<TouchpointRow>,
    segments: Vec<String>,
}

/// One touchpoint.
struct TouchpointRow {
    step: StepId,
    name: String,
    voices: usize,
    cells: Vec<Coverage>,
}

fn table(ctx: &Ctx<'_>) -> Table {
    let segments = ctx.project.segments.values();
    let segments: Vec<String> = segments.map(|segment| segment.name.clone()).collect();
    let mut cells = coverage(ctx.project, ctx.journey_id).into_iter();
    let rows = ctx.journey.touchpoints().into_iter().map(|step| {
        let name = step.name.trim();
        let found = ctx.figures.touchpoint(&step.id);
        TouchpointRow {
            step: step.id.clone(),
            name: if name.is_empty() { UNNAMED } else { name }.to_owned(),
            voices: found.map_or(0, |found| found.voices),
            cells: cells.by_ref().take(segments.len()).collect(),
        }
    });
    Table {
        rows: rows.collect(),
        segments,
    }
}

/// Shows the list.
pub(super) fn coverage_ui(ui: &mut Ui, ctx: &Ctx<'_>, actions: &mut Vec<Action>) {
    let made = memo::kept(ui.ctx(), ctx, ("where we have listened", 0.0), || {
        table(ctx)
    });
    let heading = TextStyle::medium(theme::SECTION, Role::Text);
    widgets::caption_ui(ui, ctx.theme, 28.0, Line::left(words::WHERE_HEARD, heading));
    let style = TextStyle::regular(theme::CAPTION, Role::Text3);
    widgets::paragraph_ui(ui, ctx.theme, words::LEGEND, style, 16.0);
    ui.add_space(4.0);
    let width = ui.available_width();
    let columns = Columns::of(width, made.segments.len());
    if columns.count < made.segments.len() {
        let more = words::more_segments(made.segments.len() - columns.count);
        widgets::caption_ui(ui, ctx.theme, 20.0, Line::left(&more, style));
    }
    let (_, head) = ui.allocate_space(vec2(width, 24.0));
    for (index, name) in made.segments.iter().take(columns.count).enumerate() {
        let rect = columns.cell(head, index).shrink2(vec2(4.0, 0.0));
        let caption = TextStyle::regular(theme::CAPTION, Role::Text2);
        let mut place = ui.new_child(egui::UiBuilder::new().max_rect(rect));
        widgets::caption_ui(&mut place, ctx.theme, 24.0, Line::centred(name, caption));
    }
    #[expect(
        clippy::cast_precision_loss,
        reason = "touchpoints are counted in thousands"
    )]
    let height = made.rows.len() as f32 * HEIGHT;
    let (_, all) = ui.allocate_space(vec2(width, height));
    let chosen: Vec<VoiceId> = ctx.session.voices.chosen.iter().cloned().collect();
    let clip = ui.clip_rect();
    let mut top = all.top();
    for row in &made.rows {
        let rect = parts::rect(all.left(), top, width, HEIGHT);
        top += HEIGHT;
        if rect.intersects(clip) {
            row_ui(
                ui,
                ctx,
                (row, rect),
                (&made.segments, columns),
                &chosen,
                actions,
            );
        }
    }
}

/// How many segments there is room for, and how wide the cell of each is.
#[derive(Debug, Clone, Copy)]
struct Columns {
    count: usize,
    width: f32,
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "a panel has room for a dozen"
)]
impl Columns {
    fn of(width: f32, segments: usize) -> Self {
        let room = (width - NAME).max(0.0);
        let count = ((room / CELL.0).floor() as usize).min(segments);
        let width = (room / count.max(1) as f32).clamp(CELL.0, CELL.1);
        Self { count, width }
    }

    /// The cell of that segment in the row.
    fn cell(self, row: Rect, index: usize) -> Rect {
        let left = row.right() - (self.count - index) as f32 * self.width;
        let right = left + self.width;
        Rect::from_min_max(pos2(left, row.top()), pos2(right, row.bottom()))
    }
}

#[expect(
    clippy::too_many_arguments,
    reason = "a row needs its table, what is chosen and what is asked for"
)]
fn row_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    (row, rect): (&TouchpointRow, Rect),
    (segments, columns): (&[String], Columns),
    chosen: &[VoiceId],
    actions: &mut Vec<Action>,
) {
    let id = Id::unique(("where we have listened", row.step.as_str()));
    drop_ui(ui, ctx, (row, rect, id), actions);
    let go = || Action::GoTo(Place::Step(ctx.journey_id.clone(), row.step.clone()));
    let right = columns.cell(rect, 0).left();
    let mut left = rect.left();
    if !chosen.is_empty() && !ctx.file.read_only {
        let place = parts::rect(left, rect.top() + 3.0, 24.0, 24.0);
        let mut place = ui.new_child(egui::UiBuilder::new().max_rect(place));
        let name = words::attach(chosen.len(), &row.name);
        let button =
            widgets::icon_button_ui(&mut place, ctx.theme, id.with("attach"), Icon::Plus, &name);
        if button.clicked() {
            actions.push(change::attach(ctx, chosen, Some(&row.step)));
        }
        left += 28.0;
    }
    let place = Rect::from_min_max(
        pos2(left, rect.top() + 3.0),
        pos2(right - 4.0, rect.bottom()),
    );
    let mut name_ui = ui.new_child(egui::UiBuilder::new().max_rect(place));
    let heard = words::touchpoint(&row.name, row.voices);
    if widgets::link_ui(&mut name_ui, ctx.theme, id.with("go"), &row.name, &heard).clicked() {
        actions.push(go());
    }
    for (index, found) in row.cells.iter().take(columns.count).enumerate() {
        let place = columns.cell(rect, index);
        let response = ui.interact(place, id.with(index), Sense::click());
        let segment = segments.get(index).map_or("", String::as_str);
        let text = words::cell(segment, &row.name, found.rated, found.voices);
        response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &text));
        if response.hovered() {
            let fill = theme::colour(ctx.theme, Role::Lane);
            ui.painter().rect_filled(place, theme::RADIUS, fill);
        }
        paint_cell(ui, ctx, place, found);
        widgets::focus_ring(ui, ctx.theme, &response, place.shrink(2.0));
        if response.on_hover_text(&text).clicked() {
            actions.push(go());
        }
    }
    let grid = theme::stroke(ctx.theme, 1.0, Role::Grid);
    ui.painter()
        .hline(rect.x_range(), rect.bottom().floor() - 0.5, grid);
}

/// The row takes the voices that are dropped on it.
fn drop_ui(
    ui: &Ui,
    ctx: &Ctx<'_>,
    (row, rect, id): (&TouchpointRow, Rect, Id),
    actions: &mut Vec<Action>,
) {
    let response = ui.interact(rect, id, Sense::hover());
    if response.dnd_hover_payload::<Carried>().is_some() {
        let fill = theme::colour(ctx.theme, Role::AccentTint);
        let edge = theme::stroke(ctx.theme, 2.0, Role::Accent);
        ui.painter()
            .rect(rect, theme::RADIUS, fill, edge, StrokeKind::Inside);
    }
    if let Some(carried) = response.dnd_release_payload::<Carried>() {
        actions.push(change::attach(ctx, &carried.0, Some(&row.step)));
    }
}

/// A dot where it is rated, a quote where there is a voice, a dash where there is nothing.
fn paint_cell(ui: &Ui, ctx: &Ctx<'_>, rect: Rect, found: &Coverage) {
    let centre = rect.center();
    if !found.rated && found.voices == 0 {
        let style = TextStyle::regular(theme::CAPTION, Role::Text3);
        widgets::line(ui, ctx.theme, rect, Line::centred(MISSING, style));
        return;
    }
    if found.rated {
        let colour = theme::colour(ctx.theme, Role::Text);
        ui.painter()
            .circle_filled(pos2(centre.x - 12.0, centre.y), 4.5, colour);
    }
    if found.voices > 0 {
        let mut items: Vec<Item> = Vec::new();
        let spot = Spot::new(centre.x + 10.0, centre.y, 14.0);
        sign(&mut items, spot, Sign::Quote, Role::Text, Role::Surface);
        paint::signs(ui.painter(), &items, egui::Pos2::ZERO, ctx.theme);
    }
}
