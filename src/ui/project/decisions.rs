//! Owns the part of the page with the decisions: what was decided, who answers for it, until when, and what it is about.

use eframe::egui;
use egui::{Id, Ui};

use super::rows::{self, SIGN};
use super::texts::sentence_ui;
use crate::action::{Action, Named, ProjectAction};
use crate::edit::{Edit, Record, RecordId};
use crate::model::{Decision, DecisionId, JourneyId, OwnerId, Step};
use crate::scene::Role;
use crate::scene::glyphs::Icon;
use crate::ui::widgets::{self, Field, Pick, Picks, Row};
use crate::ui::{Ctx, parts};
use crate::words::priorities::NOBODY;
use crate::words::{MISSING, UNNAMED, decisions as words, stage, time};

/// Where values start.
const COLUMN: f32 = 136.0;
/// So many are shown at first: more would make every frame slower.
const FIRST: usize = 100;

/// A decision, where it stands in the list, and its number there.
type Edited<'a> = (&'a DecisionId, &'a Decision, usize);

/// The decisions, by id, so that none jumps while its date is typed.
pub(super) fn decisions_ui(ui: &mut Ui, ctx: &Ctx<'_>, actions: &mut Vec<Action>) {
    let decisions = &ctx.project.decisions;
    if decisions.is_empty() {
        sentence_ui(ui, ctx, words::NONE);
        ui.add_space(8.0);
    }
    let all = Id::unique("all decisions");
    let shows_all: bool = ui.data(|data| data.get_temp(all)).unwrap_or_default();
    let most = if shows_all { usize::MAX } else { FIRST };
    for ((id, decision), number) in decisions.iter().zip(1..).take(most) {
        decision_ui(ui, ctx, (id, decision, number), actions);
        ui.add_space(12.0);
        let (line, _) =
            ui.allocate_exact_size(egui::vec2(ui.available_width(), 1.0), egui::Sense::hover());
        let ends = (line.left(), line.right());
        parts::hairline(ui, ctx.theme, ends, line.center().y, Role::Grid);
        ui.add_space(12.0);
    }
    if decisions.len() > most {
        let more = widgets::button_ui(ui, ctx.theme, words::SHOW_ALL, Role::Text);
        if more.clicked() {
            ui.data_mut(|data| data.insert_temp(all, true));
        }
        ui.add_space(8.0);
    }
    rows::add_ui(ui, ctx, Named::Decision, words::ADD, actions);
}

fn id_of(id: &DecisionId, field: &str) -> Id {
    Id::unique(("decision of the project", field, id))
}

fn put(id: &DecisionId, field: &str, decision: Decision) -> Action {
    let edit = Edit::Put(Record::Decision(id.clone(), decision));
    Action::Edit(words::change(field), vec![edit])
}

fn decision_ui(ui: &mut Ui, ctx: &Ctx<'_>, edited: Edited<'_>, actions: &mut Vec<Action>) {
    text_ui(ui, ctx, edited, actions);
    ui.add_space(4.0);
    if ui.available_width() < super::NARROW {
        who_ui(ui, ctx, edited, actions);
        about_ui(ui, ctx, edited, actions);
        return;
    }
    ui.columns(2, |columns| {
        let [left, right] = columns else {
            return;
        };
        who_ui(left, ctx, edited, actions);
        about_ui(right, ctx, edited, actions);
    });
}

/// What was decided, and the sign that takes it back.
fn text_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    (id, decision, number): Edited<'_>,
    actions: &mut Vec<Action>,
) {
    let top = ui.cursor().top();
    let width = ui.available_width();
    let label = words::change(stage::DECISION);
    let field = Field {
        id: id_of(id, "text"),
        caption: "",
        name: &words::of(stage::DECISION, number),
        hint: words::HINT,
        rows: 2,
        gesture: &label,
    };
    let typed = ui.allocate_ui(egui::vec2(width - SIGN - 8.0, 0.0), |ui| {
        widgets::field_ui(ui, ctx.theme, field, &decision.text, actions)
    });
    if let Some(text) = typed.inner {
        let changed = Decision {
            text,
            ..decision.clone()
        };
        actions.push(put(id, stage::DECISION, changed));
    }
    let corner = egui::pos2(typed.response.rect.left() + width - SIGN, top + 1.0);
    let place = egui::Rect::from_min_size(corner, egui::vec2(SIGN, SIGN));
    let name = words::of(stage::UNDECIDE, number);
    let sign = (id_of(id, "take back"), place);
    if rows::sign_ui(ui, ctx, sign, (Icon::Close, &name), Some(Role::Text2)) {
        let edit = Edit::Remove(RecordId::Decision(id.clone()));
        actions.push(Action::Edit(stage::UNDECIDE.to_owned(), vec![edit]));
    }
}

/// Who answers for it, and until when.
fn who_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    (id, decision, number): Edited<'_>,
    actions: &mut Vec<Action>,
) {
    let owners: Vec<(&OwnerId, &str)> = ctx
        .project
        .owners
        .iter()
        .map(|(id, owner)| (id, owner.name.as_str()))
        .collect();
    let names: Vec<&str> = owners.iter().map(|(_, name)| *name).collect();
    let known = |owner: &OwnerId| ctx.project.owners.get(owner);
    let row = Row {
        id: id_of(id, "owner"),
        caption: stage::DECISION_OWNER,
        name: &words::of(stage::DECISION_OWNER, number),
        text: decision
            .owner
            .as_ref()
            .and_then(known)
            .map_or(MISSING, |owner| owner.name.as_str()),
        column: COLUMN,
    };
    let owner = match widgets::combo_ui(ui, ctx.theme, row, &names, NOBODY) {
        Some(Pick::New(name)) => {
            let own = ProjectAction::OwnDecision(id.clone(), name);
            actions.push(Action::Project(own));
            None
        }
        Some(Pick::Nothing) => Some(None),
        Some(Pick::Existing(at)) => Some(owners.get(at).map(|(id, _)| (*id).clone())),
        None => None,
    };
    if let Some(owner) = owner {
        let changed = Decision {
            owner,
            ..decision.clone()
        };
        actions.push(put(id, stage::DECISION_OWNER, changed));
    }
    let label = words::change(stage::DECISION_DATE);
    let field = Field {
        id: id_of(id, "date"),
        caption: stage::DECISION_DATE,
        name: &words::of(stage::DECISION_DATE, number),
        hint: time::DATE_HINT,
        rows: 1,
        gesture: &label,
    };
    if let Some(date) = widgets::field_ui(ui, ctx.theme, field, &decision.date, actions) {
        let changed = Decision {
            date,
            ..decision.clone()
        };
        actions.push(put(id, stage::DECISION_DATE, changed));
    }
    widgets::wrong_date_ui(ui, ctx.theme, &decision.date);
}

/// What it is about: a journey, and a step of it.
fn about_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    (id, decision, number): Edited<'_>,
    actions: &mut Vec<Action>,
) {
    let journeys = ctx.project.journeys_in_order();
    let mut options = vec![words::NO_JOURNEY];
    options.extend(journeys.iter().map(|(_, journey)| named(&journey.name)));
    let place = |wanted: &JourneyId| journeys.iter().position(|(id, _)| *id == wanted);
    let current = decision.journey.as_ref().and_then(place);
    let current = current.map_or(0, |at| at + 1);
    let row = Row {
        id: id_of(id, "journey"),
        caption: words::JOURNEY,
        name: &words::of(words::JOURNEY, number),
        text: options.get(current).copied().unwrap_or(MISSING),
        column: COLUMN,
    };
    if let Some(at) = widgets::choice_ui(ui, ctx.theme, row, &options, Some(current)) {
        let journey = at.checked_sub(1).and_then(|at| journeys.get(at));
        let changed = Decision {
            journey: journey.map(|(id, _)| (*id).clone()),
            step: None,
            ..decision.clone()
        };
        actions.push(put(id, words::JOURNEY, changed));
    }
    step_ui(ui, ctx, (id, decision, number), actions);
}

fn step_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    (id, decision, number): Edited<'_>,
    actions: &mut Vec<Action>,
) {
    let journey = decision.journey.as_ref();
    let journey = journey.and_then(|id| ctx.project.journeys.get(id));
    let step = journey
        .zip(decision.step.as_ref())
        .and_then(|(journey, step)| journey.step(step));
    let row = Row {
        id: id_of(id, "step"),
        caption: words::STEP,
        name: &words::of(words::STEP, number),
        text: match (journey, step) {
            (_, Some(step)) => named(&step.name),
            (Some(_), None) => words::NO_STEP,
            (None, None) => MISSING,
        },
        column: COLUMN,
    };
    if !widgets::is_combo_open(ui, row.id) {
        widgets::resting_combo_ui(ui, ctx.theme, row);
        return;
    }
    let steps: Vec<&Step> = journey
        .map(|journey| journey.steps_in_order())
        .unwrap_or_default()
        .into_iter()
        .map(|step| &**step)
        .collect();
    let names: Vec<&str> = steps.iter().map(|step| named(&step.name)).collect();
    let picks = Picks {
        options: &names,
        nothing: Some(if journey.is_some() {
            words::NO_STEP
        } else {
            words::NO_STEP_YET
        }),
        new: None,
    };
    let step = match widgets::open_combo_ui(ui, ctx.theme, row, picks) {
        Some(Pick::Existing(at)) => steps.get(at).map(|step| step.id.clone()),
        Some(Pick::Nothing) => None,
        Some(Pick::New(_)) | None => return,
    };
    let changed = Decision {
        step,
        ..decision.clone()
    };
    actions.push(put(id, words::STEP, changed));
}

fn named(name: &str) -> &str {
    match name.trim() {
        "" => UNNAMED,
        name => name,
    }
}
