//! Owns the drop-downs at the right of the row of tools: for whom the map is seen, from which side, and whether as it
//! is or as it shall be.

use std::collections::BTreeSet;

use eframe::egui;
use egui::{Id, Popup, PopupCloseBehavior, Rect, Response, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::action::{Action, See};
use crate::insight::{
    Counterpart, Figure, Grouping, Moment, Standpoint, counterpart, serves_company_only,
};
use crate::layout::FontMetrics;
use crate::model::SegmentId;
use crate::scene::Role;
use crate::scene::glyphs::Icon;
use crate::scene::map::benefits_legend;
use crate::scene::shape::TextStyle;
use crate::ui::paint::{self, Transform};
use crate::ui::parts::{self, Line, Ring};
use crate::ui::{Ctx, theme, why, widgets};
use crate::words::lens as words;

const HEIGHT: f32 = 28.0;
/// Left of a word, and the chevron's room at its right.
const PADDING: f32 = 8.0;
const CHEVRON: f32 = 22.0;
const APART: f32 = 4.0;
/// The widest that a word gets.
const WIDEST: f32 = 176.0;
/// How wide a list is, and how high one of its rows.
const LIST: f32 = 256.0;
const ENTRY: f32 = 28.0;
/// The tabs of a low window stand at the right of it.
const TABS: f32 = 152.0;

/// The drop-downs, from the right end of the row to `left` at most. Returns where they begin; where there is no room,
/// the menu has them.
pub(super) fn lens_bar_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    (row, left): (Rect, f32),
    actions: &mut Vec<Action>,
) -> f32 {
    let is_low = super::Regions::of_session(ctx.session).has_tabs();
    let mut right = row.right() - if is_low { TABS } else { PADDING };
    let buttons = [
        (words::WHICH_MOMENT, moment_label(ctx).to_owned()),
        (
            words::WHICH_SIDE,
            words::side(ctx.session.lens.side).to_owned(),
        ),
        (words::FOR_WHOM, segments_label(ctx)),
    ];
    let lists = [moments_ui, sides_ui, segments_ui];
    let mut placed = Vec::new();
    for ((name, label), list) in buttons.iter().zip(lists) {
        let style = TextStyle::regular(theme::BODY, Role::Text2);
        let line = Line::new(ui, ctx.theme, style, label, WIDEST);
        let width = (PADDING + line.width() + CHEVRON).ceil();
        if right - width < left {
            break;
        }
        let top = row.center().y - HEIGHT / 2.0;
        let place = parts::rect(right - width, top, width, HEIGHT);
        right = place.left() - APART;
        placed.push(((*name, label), list, place, line));
    }
    // The keyboard goes through them from the left.
    for ((name, label), list, place, line) in placed.into_iter().rev() {
        let response = button_ui(ui, ctx, place, (name, label), &line);
        Popup::menu(&response)
            .gap(2.0)
            .width(LIST)
            .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
            .show(|ui| {
                ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
                list(ui, ctx, actions);
            });
    }
    right
}

/// What the scores are that lie over each other, and what the journey as it shall be has more and has no longer;
/// from `left` on.
pub(super) fn summary_ui(
    ui: &Ui,
    ctx: &Ctx<'_>,
    (row, left): (Rect, f32),
    actions: &mut Vec<Action>,
) {
    let Some((figure, told)) = summary(ctx) else {
        return benefits_ui(ui, ctx, row, left);
    };
    let style = TextStyle::regular(theme::BODY, Role::Text2);
    let room = row.right() - left - 8.0;
    let line = Line::new(ui, ctx.theme, style, &told, room);
    let size = vec2(line.width() + 12.0, HEIGHT);
    let number = why::Number {
        id: Id::unique("what is compared"),
        rect: Rect::from_min_size(pos2(left - 6.0, row.center().y - HEIGHT / 2.0), size),
        hovered: Role::Lane,
        figure: || figure.clone(),
        spoken: || told.clone(),
    };
    let response = number.show(ui, ctx, actions);
    line.paint_left(ui, left, row.center().y);
    if line.is_elided() {
        response.on_hover_text(told);
    }
}

/// What the signs of the company's side mean.
fn benefits_ui(ui: &Ui, ctx: &Ctx<'_>, row: Rect, left: f32) {
    if ctx.session.lens.side != Standpoint::Company {
        return;
    }
    let has_one_sided = ctx
        .journey
        .graph
        .steps()
        .any(|step| serves_company_only(step));
    let entries = if has_one_sided { 3 } else { 2 };
    let legend = benefits_legend(FontMetrics::bundled(), entries);
    if left + legend.size.width + 8.0 <= row.right() {
        let at = Transform::at(pos2(left, row.center().y));
        paint::items(ui.painter(), &legend.items, at, ctx.theme);
    }
}

/// What is said of what is compared, and the figure that it is about.
fn summary(ctx: &Ctx<'_>) -> Option<(Figure, String)> {
    if let Some(change) = &ctx.beside.change {
        let (as_is, to_be) = change.both(ctx.figures);
        let score = words::score_from_to(as_is.score, to_be.score);
        let told = words::changed(&score, change.added.len(), &change.removed);
        let figure = match counterpart(ctx.project, ctx.journey_id) {
            Counterpart::Improvements => Figure::ToBeScore,
            Counterpart::None | Counterpart::Baseline(_) | Counterpart::Successor(_) => {
                Figure::Score
            }
        };
        return Some((figure, told));
    }
    let scores = ctx.beside.segments.iter();
    let scores: Vec<String> = scores
        .map(|(name, figures)| words::score_of(name, figures.score))
        .collect();
    let figure = Figure::Evenness(Grouping::Segment);
    (!scores.is_empty()).then(|| (figure, words::scores(&scores)))
}

fn button_ui(
    ui: &Ui,
    ctx: &Ctx<'_>,
    rect: Rect,
    (name, label): (&str, &str),
    line: &Line,
) -> Response {
    let response = ui.interact(rect, Id::unique(("lens", name)), Sense::click());
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(egui::Role::ComboBox, true, name);
        info.current_text_value = Some(label.to_owned());
        info
    });
    if response.hovered() || Popup::is_id_open(ui.ctx(), Popup::default_response_id(&response)) {
        parts::fill_row(ui, ctx.theme, rect, Role::Lane);
    }
    line.paint_left(ui, rect.left() + PADDING, rect.center().y);
    let chevron = pos2(rect.right() - 12.0, rect.center().y);
    parts::paint_icon(
        ui,
        ctx.theme,
        chevron,
        (Icon::ChevronDown, 14.0),
        Role::Text2,
    );
    parts::focus_ring(ui, ctx.theme, &response, Ring::Inside);
    if line.is_elided() {
        return response.on_hover_text(label);
    }
    response
}

fn segments_label(ctx: &Ctx<'_>) -> String {
    let lens = &ctx.session.lens;
    let one = lens.segment().and_then(|id| ctx.project.segments.get(id));
    match (one, lens.segments.len()) {
        (Some(segment), _) => words::seen_for(&segment.name),
        (None, 0 | 1) => words::SEEN_FOR_EVERYONE.to_owned(),
        (None, count) => words::seen_for_several(count),
    }
}

fn segments_ui(ui: &mut Ui, ctx: &Ctx<'_>, actions: &mut Vec<Action>) {
    let chosen = &ctx.session.lens.segments;
    let everyone = Entry {
        label: words::EVERYONE,
        is_on: chosen.is_empty(),
        kind: egui::Role::MenuItemRadio,
    };
    if entry_ui(ui, ctx, &everyone).clicked() {
        actions.push(Action::See(See::Segments(BTreeSet::new())));
        ui.close();
    }
    for (id, segment) in &ctx.project.segments {
        let entry = Entry {
            label: &segment.name,
            is_on: chosen.contains(id),
            kind: egui::Role::MenuItemCheckBox,
        };
        if entry_ui(ui, ctx, &entry).clicked() {
            actions.push(Action::See(See::Segments(with_or_without(chosen, id))));
        }
    }
    let told = match chosen.len() {
        0 if ctx.project.segments.is_empty() => words::NO_SEGMENTS,
        0 => return,
        1 => words::RATED_FOR_IT,
        _ => words::RATED_FOR_EVERYONE,
    };
    told_ui(ui, ctx, told);
}

fn with_or_without(chosen: &BTreeSet<SegmentId>, segment: &SegmentId) -> BTreeSet<SegmentId> {
    let mut chosen = chosen.clone();
    if !chosen.remove(segment) {
        chosen.insert(segment.clone());
    }
    chosen
}

fn sides_ui(ui: &mut Ui, ctx: &Ctx<'_>, actions: &mut Vec<Action>) {
    for side in Standpoint::ALL {
        let entry = Entry {
            label: words::side(side),
            is_on: ctx.session.lens.side == side,
            kind: egui::Role::MenuItemRadio,
        };
        if entry_ui(ui, ctx, &entry).clicked() {
            actions.push(Action::See(See::Side(side)));
            ui.close();
        }
        told_ui(ui, ctx, words::what_side_shows(side));
    }
}

/// As it is or as it shall be: a journey that is drawn as it shall be is shown as that.
fn moment_of(ctx: &Ctx<'_>, counterpart: &Counterpart) -> Moment {
    match (counterpart, ctx.session.lens.moment) {
        (Counterpart::Baseline(_), Moment::AsIs) => Moment::ToBe,
        (_, moment) => moment,
    }
}

fn moment_label(ctx: &Ctx<'_>) -> &'static str {
    let counterpart = counterpart(ctx.project, ctx.journey_id);
    words::moment(moment_of(ctx, &counterpart))
}

fn moments_ui(ui: &mut Ui, ctx: &Ctx<'_>, actions: &mut Vec<Action>) {
    let counterpart = counterpart(ctx.project, ctx.journey_id);
    if counterpart == Counterpart::None {
        return told_ui(ui, ctx, words::NOTHING_TO_BE);
    }
    let shown = moment_of(ctx, &counterpart);
    for moment in Moment::ALL {
        let entry = Entry {
            label: words::moment(moment),
            is_on: shown == moment,
            kind: egui::Role::MenuItemRadio,
        };
        if entry_ui(ui, ctx, &entry).clicked() {
            actions.push(Action::See(See::Moment(moment)));
            ui.close();
        }
    }
    let told = match &counterpart {
        Counterpart::None => return,
        Counterpart::Improvements => words::WITH_IMPROVEMENTS.to_owned(),
        Counterpart::Baseline(other) | Counterpart::Successor(other) => {
            let other = ctx.project.journeys.get(other);
            words::beside_journey(other.map_or("", |other| other.name.as_str()))
        }
    };
    told_ui(ui, ctx, &told);
}

/// What can be chosen in a list.
pub(super) struct Entry<'a> {
    pub(super) label: &'a str,
    pub(super) is_on: bool,
    pub(super) kind: egui::Role,
}

/// A row of a list.
pub(super) fn entry_ui(ui: &mut Ui, ctx: &Ctx<'_>, entry: &Entry<'_>) -> Response {
    let size = vec2(ui.available_width(), ENTRY);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::selected(entry.kind, true, entry.is_on, entry.label));
    if response.hovered() || response.has_focus() {
        parts::fill_row(ui, ctx.theme, rect, Role::Lane);
    }
    if entry.is_on {
        let tick = pos2(rect.left() + 14.0, rect.center().y);
        parts::paint_icon(ui, ctx.theme, tick, (Icon::Tick, 14.0), Role::Text);
    }
    let style = TextStyle::regular(theme::BODY, Role::Text);
    let line = Line::new(ui, ctx.theme, style, entry.label, rect.width() - 36.0);
    line.paint_left(ui, rect.left() + 28.0, rect.center().y);
    parts::focus_ring(ui, ctx.theme, &response, Ring::Inside);
    if line.is_elided() {
        return response.on_hover_text(entry.label);
    }
    response
}

/// A sentence under the rows of a list.
pub(super) fn told_ui(ui: &mut Ui, ctx: &Ctx<'_>, told: &str) {
    ui.add_space(2.0);
    let inner = ui.available_rect_before_wrap();
    let beside = Rect::from_min_max(pos2(inner.left() + 28.0, inner.top()), inner.max);
    ui.scope_builder(egui::UiBuilder::new().max_rect(beside), |ui| {
        let style = TextStyle::regular(theme::CAPTION, Role::Text3);
        widgets::paragraph_ui(ui, ctx.theme, told, style, 16.0);
    });
    ui.add_space(6.0);
}
