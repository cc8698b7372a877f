//! Owns what is said of the strips under the curve: their numbers at the selected touchpoint, what they mean under the
//! pointer and to a screen reader, and the menu that shows them.

use eframe::egui;
use egui::{Id, Popup, PopupCloseBehavior, Rect, Response, Sense, Ui, WidgetInfo, pos2, vec2};

use super::place::Band;
use crate::action::{Action, See};
use crate::insight::words::{plain, signed};
use crate::insight::{Figure, Standpoint, Strip, TouchpointFigures};
use crate::layout::Point;
use crate::scene::Role;
use crate::scene::glyphs::Icon;
use crate::scene::map::{strip_height_at, strip_value};
use crate::scene::shape::TextStyle;
use crate::ui::canvas::{Regions, lens_bar};
use crate::ui::parts::{self, Line, Ring};
use crate::ui::{Ctx, theme, why};
use crate::words;
use crate::words::lens;

/// The numbers are told from this zoom on.
const NUMBERS_FROM: f32 = 0.75;
/// From a point to the left of its number, so that the line runs under it.
const BESIDE: egui::Vec2 = vec2(9.0, -9.0);
/// How high a strip is for the pointer, to either side of its middle.
const REACH: f32 = 26.0;
/// The heading of the band: its middle under the upper edge, its left, the widest that it gets.
const HEADING: (f32, f32, f32) = (20.0, 12.0, 320.0);

fn number(strip: Strip, value: f64) -> String {
    match strip {
        Strip::Felt => signed(value, 2),
        Strip::Goodwill => plain(value, 2),
    }
}

/// The strips that are shown.
fn shown(ctx: &Ctx<'_>) -> impl Iterator<Item = Strip> {
    let strips = Strip::ALL.into_iter().zip(ctx.session.lens.shown_strips());
    strips.filter_map(|(strip, is_shown)| is_shown.then_some(strip))
}

/// The values of the selected touchpoint beside their points; pressed, they say where they come from.
pub(super) fn numbers_ui(ui: &Ui, ctx: &Ctx<'_>, regions: &Regions, actions: &mut Vec<Action>) {
    let camera = ctx.session.camera;
    let Some(step) = ctx.session.selection.single() else {
        return;
    };
    let known = ctx.layout.card(step).zip(ctx.figures.touchpoint(step));
    let Some((card, figures)) = known.filter(|_| camera.zoom >= NUMBERS_FROM) else {
        return;
    };
    let Some(x) = ctx.layout.slot_centre(card.slot) else {
        return;
    };
    let axes = regions.axes(ctx.session);
    let transform = regions.band_transform(camera);
    for strip in shown(ctx) {
        let Some(value) = strip_value(strip, figures) else {
            continue;
        };
        let Some(y) = strip_height_at(&axes, strip, (ctx.figures, ctx.beside), value) else {
            continue;
        };
        let at = transform.screen_from_world(Point::new(x, y)) + BESIDE;
        let text = both(ctx, strip, figures).unwrap_or_else(|| number(strip, value));
        let style = TextStyle::medium(theme::CAPTION, Role::Text);
        let line = Line::new(ui, ctx.theme, style, &text, f32::INFINITY);
        let size = vec2(line.width() + 8.0, 24.0);
        let name = ctx.journey.step(step).map_or("", |step| step.name.as_str());
        let asked = why::Number {
            id: Id::unique(("why strip", lens::strip(strip))),
            rect: Rect::from_min_size(at - vec2(4.0, 12.0), size),
            hovered: Role::Lane,
            figure: || match strip {
                Strip::Felt => Figure::Felt(step.clone()),
                Strip::Goodwill => Figure::Goodwill(step.clone()),
            },
            spoken: || words::why::of_step(lens::strip(strip), &text, name),
        };
        asked.show(ui, ctx, actions);
        line.paint_left(ui, at.x, at.y);
    }
}

/// "−0.75 → −0.26", where as it is and as it shall be lie over each other.
fn both(ctx: &Ctx<'_>, strip: Strip, figures: &TouchpointFigures) -> Option<String> {
    let change = ctx.beside.change.as_ref()?;
    let (as_is, to_be) = change.both(ctx.figures);
    let value = |of: &crate::insight::JourneyFigures| {
        let there = of.touchpoint(&figures.id)?;
        strip_value(strip, there)
    };
    let say = |value: f64| number(strip, value);
    Some(lens::from_to(value(as_is), value(to_be), say))
}

/// What a strip means at the touchpoint under the pointer.
pub(super) fn told_ui(response: &Response, band: &Band<'_>) {
    let (ctx, regions) = (band.ctx, band.regions);
    let over = response.hover_pos().filter(|_| response.contains_pointer());
    let Some((pos, step)) = over.and_then(|pos| Some((pos, band.step_at(pos.x)?.1))) else {
        return;
    };
    let Some(figures) = ctx.figures.touchpoint(step) else {
        return;
    };
    let axes = regions.axes(ctx.session);
    let is_over = |strip: &Strip| {
        let middle = match strip {
            Strip::Felt => 0.0,
            Strip::Goodwill => 0.5,
        };
        let y = strip_height_at(&axes, *strip, (ctx.figures, ctx.beside), middle);
        y.is_some_and(|y| (regions.band.top() + y - pos.y).abs() < REACH)
    };
    let told = shown(ctx).find(is_over).map(|strip| match strip {
        Strip::Felt => lens::felt_told(&band.name(step), figures),
        Strip::Goodwill => lens::goodwill_told(&band.name(step), figures, &ctx.project.method),
    });
    if let Some(told) = told {
        response.clone().on_hover_text_at_pointer(told);
    }
}

/// What the strips that are shown say of a touchpoint: "felt −0.26", "goodwill 0.49".
pub(in crate::ui::canvas) fn strips_said(
    ctx: &Ctx<'_>,
    figures: &TouchpointFigures,
) -> Vec<String> {
    let said = shown(ctx).filter_map(|strip| {
        let value = strip_value(strip, figures)?;
        Some(format!(
            "{} {}",
            lens::strip(strip).to_lowercase(),
            number(strip, value)
        ))
    });
    said.collect()
}

/// The menu in the heading of the band: what stands in it.
pub(super) fn menu_ui(ui: &mut Ui, ctx: &Ctx<'_>, regions: &Regions, actions: &mut Vec<Action>) {
    if regions.axes(ctx.session).rows.is_none() {
        return;
    }
    let name = &ctx.journey.persona.name;
    let heading = match ctx.session.lens.side {
        Standpoint::Customer => words::what_feels(name),
        Standpoint::Company => lens::what_we_believe(name),
    };
    let style = TextStyle::medium(theme::STRONG, Role::Text);
    let width = Line::new(ui, ctx.theme, style, &heading, HEADING.2).width();
    let middle = regions.band.top() + HEADING.0;
    let left = regions.band.left() + HEADING.1 - 6.0;
    let place = parts::rect(left, middle - 13.0, width + 30.0, 26.0);
    let response = ui.interact(place, Id::unique("what the band shows"), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, lens::BAND_SHOWS));
    let chevron = pos2(place.right() - 12.0, middle);
    let ink = if response.hovered() || response.has_focus() {
        Role::Text
    } else {
        Role::Text3
    };
    parts::paint_icon(ui, ctx.theme, chevron, (Icon::ChevronDown, 14.0), ink);
    parts::focus_ring(ui, ctx.theme, &response, Ring::Inside);
    Popup::menu(&response)
        .gap(2.0)
        .width(280.0)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| {
            ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
            for strip in Strip::ALL {
                let entry = lens_bar::Entry {
                    label: lens::strip(strip),
                    is_on: ctx.session.lens.strips.contains(&strip),
                    kind: egui::Role::MenuItemCheckBox,
                };
                if lens_bar::entry_ui(ui, ctx, &entry).clicked() {
                    let strips = ctx.session.lens.with_or_without(strip);
                    actions.push(Action::See(See::Strips(strips)));
                }
                lens_bar::told_ui(ui, ctx, lens::what_strip_shows(strip));
            }
        });
    response.on_hover_text(lens::BAND_SHOWS);
}
