//! Owns the part of the page with the settings of the method (METHOD.md, section 2), and beside them what of it is
//! evidence and what assumption (section 19).

use std::sync::Arc;

use eframe::egui;
use egui::{Frame, Id, Margin, Rect, Sense, Ui, UiBuilder, pos2, vec2};

use super::texts::{Number, Typed, heading_ui, sentence_ui};
use crate::action::Action;
use crate::edit::{Edit, ProjectField};
use crate::insight::{examples, figures};
use crate::model::{Project, Settings};
use crate::scene::Role;
use crate::scene::shape::TextStyle;
use crate::ui::widgets::{self, Field, Line, Slider};
use crate::ui::{Ctx, memo, theme};
use crate::words::method::{self as words, Setting};

/// Width of the field of a number.
const FIELD: f32 = 88.0;
/// The widest that a slider gets.
const SLIDER: f32 = 360.0;
/// In larger journeys it is not computed what the score would be with another setting.
const MOST_STEPS: usize = 2_000;

/// How a setting is written into the settings.
type Put = fn(Settings, f64) -> Settings;

/// How each setting is changed, and by how much the arrow keys change it, in METHOD.md's order.
const PUTS: [(Put, f64); 7] = [
    (|all, parity| Settings { parity, ..all }, 0.25),
    (|all, softening| Settings { softening, ..all }, 0.05),
    (
        |all, moment_of_truth_weight| Settings {
            moment_of_truth_weight,
            ..all
        },
        0.5,
    ),
    (|all, memory| Settings { memory, ..all }, 0.05),
    (
        |all, tolerated_lapse_rate| Settings {
            tolerated_lapse_rate,
            ..all
        },
        0.05,
    ),
    (|all, adaptation| Settings { adaptation, ..all }, 0.05),
    (
        |all, starting_expectation| Settings {
            starting_expectation,
            ..all
        },
        0.25,
    ),
];

/// A setting as it is shown.
struct Shown {
    setting: Setting,
    value: f64,
    default: f64,
    range: (f64, f64),
    put: Put,
    step: f64,
    /// What it does to a made-up touchpoint.
    effect: String,
    /// What the score would be with its default, where it has another value.
    instead: Option<String>,
}

/// Every setting with its default, its range and what it does.
pub(super) fn method_ui(ui: &mut Ui, ctx: &Ctx<'_>, actions: &mut Vec<Action>) {
    sentence_ui(ui, ctx, crate::words::project::SETTINGS_MEAN);
    ui.add_space(16.0);
    let defaults = Settings::default().entries();
    let entries = ctx.project.method.entries().into_iter().zip(defaults);
    let method = ctx.project.method;
    let effects = words::shown(&method, &examples(&method)).into_iter();
    let instead = scores_at_default(ui, ctx);
    let all = entries.zip(PUTS).zip(words::SETTINGS).zip(effects);
    for (index, ((((entry, (_, default, ..)), (put, step)), setting), effect)) in all.enumerate() {
        let (_, value, low, high) = entry;
        let then = instead.get(index).copied().flatten();
        let shown = Shown {
            setting,
            value,
            default,
            range: (low, high),
            put,
            step,
            effect,
            instead: then.map(|then| words::score_at_default(default, then, ctx.figures.score)),
        };
        setting_ui(ui, ctx, &shown, actions);
    }
    evidence_ui(ui, ctx);
}

/// The score with each setting at its default and the others as they are; none where it is there already.
fn scores_at_default(ui: &Ui, ctx: &Ctx<'_>) -> Arc<Vec<Option<Option<f64>>>> {
    memo::kept(ui.ctx(), ctx, ("scores at the defaults", ()), || {
        if ctx.journey.graph.step_count() > MOST_STEPS {
            return Vec::new();
        }
        let view = ctx.view();
        let defaults = Settings::default().entries().into_iter();
        let entries = ctx.project.method.entries().into_iter().zip(defaults);
        let scores = entries
            .zip(PUTS)
            .map(|(((_, value, ..), (_, default, ..)), (put, _))| {
                let differs = value.total_cmp(&default).is_ne();
                differs.then(|| {
                    let other = Project {
                        method: put(ctx.project.method, default),
                        ..ctx.project.clone()
                    };
                    figures(&other, ctx.journey_id, &view).and_then(|figures| figures.score)
                })
            });
        scores.collect()
    })
}

fn setting_ui(ui: &mut Ui, ctx: &Ctx<'_>, shown: &Shown, actions: &mut Vec<Action>) {
    heading_ui(ui, ctx, shown.setting.name);
    sentence_ui(ui, ctx, shown.setting.meaning);
    let style = TextStyle::regular(theme::CAPTION, Role::Text3);
    widgets::paragraph_ui(ui, ctx.theme, shown.setting.founded, style, 16.0);
    ui.add_space(4.0);
    let (line, _) = ui.allocate_exact_size(vec2(ui.available_width(), 36.0), Sense::hover());
    let id = Id::unique(("project setting", shown.setting.name));
    let label = words::set(shown.setting.name);
    let change = |value| {
        let settings = (shown.put)(ctx.project.method, value);
        let edit = Edit::Project(ProjectField::Method(settings));
        Action::Edit(label.clone(), vec![edit])
    };
    let number = Number {
        field: Field {
            id,
            caption: "",
            name: shown.setting.name,
            hint: "",
            rows: 1,
            gesture: &label,
        },
        range: shown.range,
        step: shown.step,
        wrong: "",
    };
    let slider = line.with_max_x(line.right() - FIELD - 12.0);
    let slider = slider.with_max_x(slider.right().min(slider.left() + SLIDER));
    let slider = slider.translate(vec2(0.0, 2.0));
    let mut part = ui.new_child(UiBuilder::new().max_rect(slider).id_salt((id, "slider")));
    let text = crate::insight::words::plain(shown.value, 4);
    let heard = words::slider(shown.setting.name);
    let drawn = Slider {
        id: id.with("slider"),
        name: &heard,
        text: &text,
        value: shown.value,
        usual: shown.default,
        range: shown.range,
        step: shown.step,
    };
    if let Some(value) = widgets::slider_ui(&mut part, ctx.theme, &drawn, (&label, &mut *actions)) {
        actions.push(change(value));
    }
    let place = line.with_min_x(slider.right() + 12.0);
    let place = place.with_max_x(place.left() + FIELD);
    let mut part = ui.new_child(UiBuilder::new().max_rect(place).id_salt(id));
    let typed = number.show(&mut part, ctx, Some(shown.value), actions);
    if let Some(value) = typed.and_then(Typed::value) {
        actions.push(change(value));
    }
    let said = Said {
        shown,
        id,
        is_readable: number.is_readable(ui),
    };
    if said_ui(ui, ctx, &said) {
        actions.push(change(shown.default));
    }
    ui.add_space(16.0);
}

/// What is said under a setting.
struct Said<'a> {
    shown: &'a Shown,
    id: Id,
    is_readable: bool,
}

/// What the setting does, its range, and the way back to its default. Returns whether that was taken.
fn said_ui(ui: &mut Ui, ctx: &Ctx<'_>, said: &Said<'_>) -> bool {
    let Said {
        shown,
        id,
        is_readable,
    } = *said;
    let style = TextStyle::regular(theme::BODY, Role::Text);
    widgets::paragraph_ui(ui, ctx.theme, &shown.effect, style, 18.0);
    if let Some(instead) = &shown.instead {
        widgets::paragraph_ui(ui, ctx.theme, instead, style, 18.0);
    }
    let (rest, _) = ui.allocate_exact_size(vec2(ui.available_width(), 32.0), Sense::hover());
    let rest = Rect::from_min_max(rest.min, pos2(rest.right(), rest.top() + 32.0));
    let range = words::range(shown.range, shown.default);
    let style = TextStyle::regular(theme::CAPTION, Role::Text3);
    let room = rest.with_max_x((rest.left() + 140.0).min(rest.right()));
    widgets::line(ui, ctx.theme, room, Line::left(&range, style));
    let differs = shown.value.total_cmp(&shown.default).is_ne();
    let mut is_taken_back = false;
    if differs {
        let place = rest
            .with_min_x(room.right() + 8.0)
            .translate(vec2(0.0, 4.0));
        let mut part = ui.new_child(UiBuilder::new().max_rect(place).id_salt((id, "back")));
        let heard = words::back_to_default(shown.setting.name, shown.default);
        let back = words::back_to(shown.default);
        let link = widgets::link_ui(&mut part, ctx.theme, id.with("back"), &back, &heard);
        is_taken_back = link.clicked();
    }
    if !is_readable {
        let style = TextStyle::regular(theme::CAPTION, Role::Warn);
        let wrong = words::wrong(shown.range);
        widgets::caption_ui(ui, ctx.theme, 20.0, Line::left(&wrong, style));
    }
    is_taken_back
}

/// What of the method is evidence, in the same words as METHOD.md.
fn evidence_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    Frame::new()
        .fill(theme::colour(ctx.theme, Role::Lane))
        .corner_radius(8)
        .inner_margin(Margin::same(16))
        .show(ui, |ui| {
            heading_ui(ui, ctx, words::EVIDENCE);
            sentence_ui(ui, ctx, words::CHECKED_ON);
            ui.add_space(6.0);
            for finding in words::FINDINGS {
                let left = ui.cursor().left();
                let dot = pos2(left + 5.0, ui.cursor().top() + 9.0);
                let ink = theme::colour(ctx.theme, Role::Text2);
                ui.painter().circle_filled(dot, 2.0, ink);
                ui.horizontal(|ui| {
                    ui.add_space(16.0);
                    ui.vertical(|ui| sentence_ui(ui, ctx, finding));
                });
                ui.add_space(4.0);
            }
            sentence_ui(ui, ctx, words::SOURCES);
        });
}
