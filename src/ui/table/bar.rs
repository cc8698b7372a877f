//! Owns the bar over the table: a text and a few choices that narrow its rows down.

use eframe::egui;
use egui::{
    Align2, Button, Frame, Id, Margin, Popup, Rect, Response, RichText, Sense, TextEdit, Ui,
    UiBuilder, WidgetInfo, pos2, vec2,
};

use super::cells;
use super::columns::Column;
use super::rows::{Filter, Order, Wanted};
use crate::model::Evidence;
use crate::scene::Role;
use crate::scene::shape::TextStyle;
use crate::ui::parts::{self, Line, Ring};
use crate::ui::{Ctx, theme};
use crate::words::inspector;
use crate::words::table as words;

const PADDING: f32 = 16.0;
const GAP: f32 = 8.0;
const FIELD: f32 = 200.0;

/// Lays chips out from left to right, and on in the next line where there is no room.
struct Flow {
    area: Rect,
    at: egui::Pos2,
}

impl Flow {
    fn next(&mut self, width: f32) -> Rect {
        let is_first = self.at.x <= self.area.left() + PADDING;
        if !is_first && self.at.x + width > self.area.right() - PADDING {
            self.at = pos2(self.area.left() + PADDING, self.at.y + theme::CONTROL + GAP);
        }
        let rect = Rect::from_min_size(self.at, vec2(width, theme::CONTROL));
        self.at.x += width + GAP;
        rect
    }
}

/// Shows the bar at the top of the page. Returns where the table begins.
pub(super) fn bar_ui(ui: &mut Ui, ctx: &Ctx<'_>, order: &mut Order) -> f32 {
    let area = ui.max_rect();
    let at = area.min + vec2(PADDING, GAP);
    let mut flow = Flow { area, at };
    let filter = &mut order.filter;
    let width = FIELD.min(area.width() - 2.0 * PADDING).max(24.0);
    text_ui(ui, ctx, flow.next(width), filter);
    chosen_ui(
        ui,
        ctx,
        (&mut flow, Column::Stage),
        cells::stages(ctx),
        &mut filter.stage,
    );
    chosen_ui(
        ui,
        ctx,
        (&mut flow, Column::Channel),
        cells::channels(ctx),
        &mut filter.channel,
    );
    chosen_ui(
        ui,
        ctx,
        (&mut flow, Column::Owner),
        cells::owners(ctx),
        &mut filter.owner,
    );
    let evidence = [Evidence::Assumed, Evidence::Heard, Evidence::Measured];
    let evidence = evidence.each_ref().map(|it| (it, inspector::evidence(*it)));
    chosen_ui(
        ui,
        ctx,
        (&mut flow, Column::Evidence),
        evidence.to_vec(),
        &mut filter.evidence,
    );
    matters_ui(ui, ctx, &mut flow, filter);
    for (label, is_on) in [
        (words::BASICS_FAIL, &mut filter.basics_fail),
        (words::NOT_RATED, &mut filter.not_rated),
    ] {
        if chip_ui(ui, ctx, &mut flow, (label, label, *is_on)).clicked() {
            *is_on = !*is_on;
        }
    }
    let is_narrowed = *filter != Filter::default();
    if is_narrowed
        && chip_ui(
            ui,
            ctx,
            &mut flow,
            (words::SHOW_ALL, words::SHOW_ALL, false),
        )
        .clicked()
    {
        *filter = Filter::default();
    }
    count_ui(ui, ctx, &mut flow, order);
    flow.at.y + theme::CONTROL + GAP
}

/// The chips of what matters to customers: convenience, relevance, usability.
fn matters_ui(ui: &Ui, ctx: &Ctx<'_>, flow: &mut Flow, filter: &mut Filter) {
    for (column, wanted) in [
        (Column::Convenience, &mut filter.convenience),
        (Column::Relevance, &mut filter.relevance),
        (Column::Usability, &mut filter.usability),
    ] {
        let all = Wanted::ALL.each_ref();
        let known = all.map(|it| (it, it.label()));
        chosen_ui(ui, ctx, (flow, column), known.to_vec(), wanted);
    }
}

fn count_ui(ui: &Ui, ctx: &Ctx<'_>, flow: &mut Flow, order: &Order) {
    let shown = super::rows::rows(ui, ctx, order).len();
    let text = words::shown(shown, ctx.journey.graph.step_count());
    let style = TextStyle::regular(theme::CAPTION, Role::Text2);
    let line = Line::new(ui, ctx.theme, style, &text, f32::INFINITY);
    let rect = flow.next(line.width().ceil() + GAP);
    line.paint_left(ui, rect.left() + GAP, rect.center().y);
    parts::label(ui, Id::unique("table count"), rect, &line, &text);
}

fn text_ui(ui: &mut Ui, ctx: &Ctx<'_>, rect: Rect, filter: &mut Filter) {
    let theme = ctx.theme;
    parts::fill_row(ui, theme, rect, Role::Lane);
    let hint = RichText::new(words::FILTER)
        .font(theme::regular(theme::BODY))
        .color(theme::colour(theme, Role::Text3));
    let edit = TextEdit::singleline(&mut filter.text)
        .id(Id::unique("table filter"))
        .font(theme::regular(theme::BODY))
        .text_color(theme::colour(theme, Role::Text))
        .hint_text(hint)
        .char_limit(200)
        .desired_width(rect.width())
        .frame(Frame::new().inner_margin(Margin::symmetric(8, 7)));
    let place = UiBuilder::new().max_rect(rect);
    let response = ui
        .new_child(place)
        .add(edit)
        .accessible_name(words::FILTER_HEARD);
    parts::focus_ring(ui, theme, &response, Ring::Inside);
}

/// A chip with a list of what rows can be narrowed down to.
fn chosen_ui<T: Clone + PartialEq>(
    ui: &Ui,
    ctx: &Ctx<'_>,
    (flow, column): (&mut Flow, Column),
    known: Vec<(&T, &str)>,
    chosen: &mut Option<T>,
) {
    let name = known.iter().find(|(id, _)| Some(*id) == chosen.as_ref());
    let name = name.map(|(_, name)| *name);
    let label = name.map_or_else(
        || column.title().to_owned(),
        |name| words::filter(column.title(), name),
    );
    let heard = words::filter(column.title(), name.unwrap_or(words::ANY));
    let response = chip_ui(ui, ctx, flow, (&label, &heard, chosen.is_some()));
    Popup::menu(&response).show(|ui| {
        let any = Button::selectable(chosen.is_none(), words::ANY);
        if ui.add(any).clicked() {
            *chosen = None;
        }
        for (id, name) in known {
            let is_chosen = chosen.as_ref() == Some(id);
            if ui.add(Button::selectable(is_chosen, name)).clicked() {
                *chosen = Some(id.clone());
            }
        }
    });
}

fn chip_ui(
    ui: &Ui,
    ctx: &Ctx<'_>,
    flow: &mut Flow,
    (label, heard, is_on): (&str, &str, bool),
) -> Response {
    let role = if is_on { Role::Accent } else { Role::Text2 };
    let style = TextStyle::regular(theme::BODY, role);
    let line = Line::new(ui, ctx.theme, style, label, FIELD);
    let rect = flow.next((line.width() + 24.0).ceil());
    let id = Id::unique(("table chip", heard.split(':').next()));
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, is_on, heard));
    let fill = match (is_on, response.hovered()) {
        (true, _) => Role::AccentTint,
        (false, true) => Role::Panel,
        (false, false) => Role::Lane,
    };
    parts::fill_row(ui, ctx.theme, rect, fill);
    line.paint_centred(ui, Align2::CENTER_CENTER.pos_in_rect(&rect));
    parts::focus_ring(ui, ctx.theme, &response, Ring::Inside);
    response
}
