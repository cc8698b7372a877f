//! Owns the part of the page with the settings of the method (METHOD.md, section 2), and beside them what of it is
//! evidence and what assumption (section 19).

use eframe::egui;
use egui::{Frame, Id, Margin, Rect, Sense, Ui, UiBuilder, pos2, vec2};

use super::texts::{Number, Typed, heading_ui, sentence_ui};
use crate::action::Action;
use crate::edit::{Edit, ProjectField};
use crate::model::Settings;
use crate::scene::Role;
use crate::scene::shape::TextStyle;
use crate::ui::widgets::{self, Field, Line};
use crate::ui::{Ctx, theme};
use crate::words::method::{self as words, Setting};

/// Width of the field of a number.
const FIELD: f32 = 88.0;

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
}

/// Every setting with its default, its range and what it does.
pub(super) fn method_ui(ui: &mut Ui, ctx: &Ctx<'_>, actions: &mut Vec<Action>) {
    sentence_ui(ui, ctx, crate::words::project::SETTINGS_MEAN);
    ui.add_space(16.0);
    let defaults = Settings::default().entries();
    let entries = ctx.project.method.entries().into_iter().zip(defaults);
    let all = entries.zip(PUTS).zip(words::SETTINGS);
    for ((((_, value, low, high), (_, default, ..)), (put, step)), setting) in all {
        let shown = Shown {
            setting,
            value,
            default,
            range: (low, high),
            put,
            step,
        };
        setting_ui(ui, ctx, &shown, actions);
    }
    evidence_ui(ui, ctx);
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
    let place = line.with_max_x(line.left() + FIELD);
    let mut part = ui.new_child(UiBuilder::new().max_rect(place).id_salt(id));
    let typed = number.show(&mut part, ctx, Some(shown.value), actions);
    if let Some(value) = typed.and_then(Typed::value) {
        actions.push(change(value));
    }
    let rest = line.with_min_x(place.right() + 12.0);
    let rest = Rect::from_min_max(rest.min, pos2(rest.right(), rest.top() + 32.0));
    let range = words::range(shown.range, shown.default);
    let style = TextStyle::regular(theme::CAPTION, Role::Text3);
    let room = rest.with_max_x((rest.left() + 140.0).min(rest.right()));
    widgets::line(ui, ctx.theme, room, Line::left(&range, style));
    let differs = shown.value.total_cmp(&shown.default).is_ne();
    if differs {
        let place = rest
            .with_min_x(room.right() + 8.0)
            .translate(vec2(0.0, 4.0));
        let mut part = ui.new_child(UiBuilder::new().max_rect(place).id_salt((id, "back")));
        let heard = words::back_to_default(shown.setting.name, shown.default);
        let back = words::back_to(shown.default);
        if widgets::link_ui(&mut part, ctx.theme, id.with("back"), &back, &heard).clicked() {
            actions.push(change(shown.default));
        }
    }
    if !number.is_readable(ui) {
        let style = TextStyle::regular(theme::CAPTION, Role::Warn);
        let wrong = words::wrong(shown.range);
        widgets::caption_ui(ui, ctx.theme, 20.0, Line::left(&wrong, style));
    }
    ui.add_space(16.0);
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
