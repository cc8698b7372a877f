//! Owns the fields of an opened improvement. Every change is an undo step of its own.

use eframe::egui;
use egui::{Frame, Id, Margin, Ui, vec2};

use super::plan::{called, put};
use crate::action::{Action, PlanAction};
use crate::edit::{Edit, RecordId};
use crate::model::{Improvement, ImprovementId, Level, OneToFive, OwnerId, Step, StepId};
use crate::scene::Role;
use crate::scene::shape::TextStyle;
use crate::ui::widgets::{self, Field, Line, Pick, Picks, Row, Segment};
use crate::ui::{Ctx, theme};
use crate::words::priorities as words;
use crate::words::{MISSING, UNNAMED, time};

/// Where values start.
const COLUMN: f32 = 136.0;
const LEVELS: [&str; 6] = ["0", "1", "2", "3", "4", "5"];
const ONE_TO_FIVE: [&str; 5] = ["1", "2", "3", "4", "5"];

/// The improvement that is edited.
type Edited<'a> = (&'a ImprovementId, &'a Improvement);

/// Shows the fields of the improvement.
pub(super) fn editor_ui(ui: &mut Ui, ctx: &Ctx<'_>, edited: Edited<'_>, actions: &mut Vec<Action>) {
    let fill = theme::colour(ctx.theme, Role::Canvas);
    ui.add_space(8.0);
    Frame::new()
        .fill(fill)
        .corner_radius(8.0)
        .inner_margin(Margin::same(16))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.add_enabled_ui(!ctx.file.read_only, |ui| {
                fields_ui(ui, ctx, edited, actions);
            });
        });
    ui.add_space(16.0);
}

fn fields_ui(ui: &mut Ui, ctx: &Ctx<'_>, edited: Edited<'_>, actions: &mut Vec<Action>) {
    name_ui(ui, ctx, edited, actions);
    steps_ui(ui, ctx, edited, actions);
    ui.add_space(8.0);
    levels_ui(ui, ctx, edited, actions);
    ui.add_space(8.0);
    owner_ui(ui, ctx, edited, actions);
    journey_ui(ui, ctx, edited, actions);
    for date in DATES {
        date_ui(ui, ctx, edited, date, actions);
    }
    ui.add_space(12.0);
    delete_ui(ui, ctx, edited, actions);
}

fn id_of(id: &ImprovementId, field: &str) -> Id {
    Id::unique(("improvement", field, id.as_str()))
}

fn name_ui(ui: &mut Ui, ctx: &Ctx<'_>, (id, improvement): Edited<'_>, actions: &mut Vec<Action>) {
    let label = words::rename(called(improvement));
    let field = Field {
        id: id_of(id, "name"),
        caption: words::NAME,
        name: words::NAME_OF_IMPROVEMENT,
        hint: words::NAME_HINT,
        rows: 1,
        gesture: &label,
    };
    if improvement.name.is_empty() && crate::ui::parts::has_just_appeared(ui, field.id) {
        ui.memory_mut(|memory| memory.request_focus(field.id));
    }
    if let Some(name) = widgets::field_ui(ui, ctx.theme, field, &improvement.name, actions) {
        let changed = Improvement {
            name,
            ..improvement.clone()
        };
        actions.push(put(label, id, changed));
    }
}

/// The steps that it touches, each with a way to take it off, and a field that adds one.
fn steps_ui(ui: &mut Ui, ctx: &Ctx<'_>, (id, improvement): Edited<'_>, actions: &mut Vec<Action>) {
    ui.add_space(8.0);
    let caption = TextStyle::regular(theme::CAPTION, Role::Text2);
    widgets::caption_ui(ui, ctx.theme, 20.0, Line::left(words::TOUCHES, caption));
    let label = words::change_steps(called(improvement));
    let mut changed = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
        for step in improvement
            .steps
            .iter()
            .filter_map(|step| ctx.journey.step(step))
        {
            let name = step_name(step);
            let link = id_of(id, "step").with(step.id.as_str());
            if widgets::link_ui(ui, ctx.theme, link, name, &words::go_to(name)).clicked() {
                actions.push(Action::Select(vec![step.id.clone()]));
            }
            let cross = link.with("away");
            if widgets::cross_button_ui(ui, ctx.theme, cross, &words::not_touched(name)).clicked() {
                let rest = improvement.steps.iter().filter(|other| **other != step.id);
                changed = Some(rest.cloned().collect());
            }
            ui.add_space(8.0);
        }
    });
    let added = added_ui(ui, ctx, (id, improvement));
    if let Some(step) = added {
        changed = Some(improvement.steps.iter().cloned().chain([step]).collect());
    }
    if let Some(steps) = changed {
        let improvement = Improvement {
            steps,
            ..improvement.clone()
        };
        actions.push(put(label, id, improvement));
    }
}

fn added_ui(ui: &mut Ui, ctx: &Ctx<'_>, (id, improvement): Edited<'_>) -> Option<StepId> {
    let row = Row {
        id: id_of(id, "add step"),
        caption: "",
        name: words::ADD_STEP,
        text: words::ADD_STEP,
        column: 0.0,
    };
    if !widgets::is_combo_open(ui, row.id) {
        widgets::resting_combo_ui(ui, ctx.theme, row);
        return None;
    }
    let steps = ctx.journey.steps_in_order().into_iter();
    let free: Vec<_> = steps
        .filter(|step| !improvement.steps.contains(&step.id))
        .collect();
    let options: Vec<&str> = free.iter().map(|step| step_name(step)).collect();
    let picks = Picks {
        options: &options,
        nothing: None,
        new: None,
    };
    match widgets::open_combo_ui(ui, ctx.theme, row, picks)? {
        Pick::Existing(index) => free.get(index).map(|step| step.id.clone()),
        Pick::Nothing | Pick::New(_) => None,
    }
}

fn step_name(step: &Step) -> &str {
    match step.name.trim() {
        "" => UNNAMED,
        name => name,
    }
}

/// Sets a level of an improvement.
type Set = fn(&mut Improvement, Option<Level>);

/// Sets one of its three values.
type SetValue = fn(&mut Improvement, Option<OneToFive>);

/// What was chosen in a row of numbers.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Chosen {
    /// None of them.
    Nothing,
    /// This one.
    Number(f64),
}

impl Chosen {
    fn number(self) -> Option<f64> {
        match self {
            Self::Nothing => None,
            Self::Number(number) => Some(number),
        }
    }
}

/// What it raises, whom it serves, and how fast, cheap and good it is.
fn levels_ui(ui: &mut Ui, ctx: &Ctx<'_>, (id, it): Edited<'_>, actions: &mut Vec<Action>) {
    let levels: [(&str, Option<Level>, Set); 4] = [
        (words::HYGIENE, it.hygiene, |it, level| it.hygiene = level),
        (words::DELIGHT, it.delight, |it, level| it.delight = level),
        (words::CUSTOMER_BENEFIT, it.customer_benefit, |it, level| {
            it.customer_benefit = level;
        }),
        (words::COMPANY_BENEFIT, it.company_benefit, |it, level| {
            it.company_benefit = level;
        }),
    ];
    for (caption, level, set) in levels {
        let current = level.map(Level::get);
        let scale = (caption, LEVELS.as_slice(), 0.0);
        if let Some(chosen) = number_ui(ui, ctx, id, scale, current) {
            let mut changed = it.clone();
            let wanted = chosen.number().and_then(|value| Level::new(value).ok());
            set(&mut changed, wanted);
            actions.push(put(words::set(caption, called(it)), id, changed));
        }
    }
    let values: [(&str, Option<OneToFive>, SetValue); 3] = [
        (words::HOW_FAST, it.time, |it, value| it.time = value),
        (words::HOW_CHEAP, it.cost, |it, value| it.cost = value),
        (words::HOW_GOOD, it.quality, |it, value| it.quality = value),
    ];
    for (caption, value, set) in values {
        let current = value.map(OneToFive::get);
        let scale = (caption, ONE_TO_FIVE.as_slice(), 1.0);
        if let Some(chosen) = number_ui(ui, ctx, id, scale, current) {
            let mut changed = it.clone();
            let wanted = chosen.number().and_then(|value| OneToFive::new(value).ok());
            set(&mut changed, wanted);
            actions.push(put(words::set(caption, called(it)), id, changed));
        }
    }
}

/// A row of numbers from `first` on, after a dash for none. Returns what is wanted instead of the current one.
fn number_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    id: &ImprovementId,
    (caption, texts, first): (&str, &[&str], f64),
    current: Option<f64>,
) -> Option<Chosen> {
    let numbers = texts.iter().zip(0_u8..);
    let numbered = numbers.map(|(text, index)| (*text, Chosen::Number(first + f64::from(index))));
    let choices: Vec<(&str, Chosen)> = std::iter::once((MISSING, Chosen::Nothing))
        .chain(numbered)
        .collect();
    let is_current = |choice: Chosen| match (choice.number(), current) {
        (Some(value), Some(current)) => (value - current).abs() < 0.5,
        (value, current) => value.is_none() && current.is_none(),
    };
    let segments: Vec<Segment<'_>> = choices
        .iter()
        .map(|(text, choice)| Segment {
            text,
            is_chosen: is_current(*choice),
            barred: None,
        })
        .collect();
    let row = Row {
        id: id_of(id, caption),
        caption,
        name: caption,
        text: "",
        column: COLUMN,
    };
    let index = widgets::segments_ui(ui, ctx.theme, row, &segments)?;
    choices.get(index).map(|(_, choice)| *choice)
}

fn owner_ui(ui: &mut Ui, ctx: &Ctx<'_>, (id, improvement): Edited<'_>, actions: &mut Vec<Action>) {
    let owners: Vec<(&OwnerId, &str)> = ctx
        .project
        .owners
        .iter()
        .map(|(id, owner)| (id, owner.name.as_str()))
        .collect();
    let names: Vec<&str> = owners.iter().map(|(_, name)| *name).collect();
    let owner = improvement.owner.as_ref();
    let text = owner.and_then(|id| ctx.project.owners.get(id));
    let row = Row {
        id: id_of(id, "owner"),
        caption: words::OWNER,
        name: words::OWNER_OF_IMPROVEMENT,
        text: text.map_or(MISSING, |owner| owner.name.as_str()),
        column: COLUMN,
    };
    let Some(pick) = widgets::combo_ui(ui, ctx.theme, row, &names, words::NOBODY) else {
        return;
    };
    let owner = match pick {
        Pick::New(name) => {
            actions.push(Action::Plan(PlanAction::Own(id.clone(), name)));
            return;
        }
        Pick::Nothing => None,
        Pick::Existing(index) => owners.get(index).map(|(id, _)| (*id).clone()),
    };
    let changed = Improvement {
        owner,
        ..improvement.clone()
    };
    actions.push(put(
        words::set(words::OWNER, called(improvement)),
        id,
        changed,
    ));
}

/// The journey that it improves; what it touches is another journey's then, and goes.
fn journey_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    (id, improvement): Edited<'_>,
    actions: &mut Vec<Action>,
) {
    let journeys = ctx.project.journeys_in_order();
    let name = |name: &str| {
        if name.trim().is_empty() {
            UNNAMED.to_owned()
        } else {
            name.to_owned()
        }
    };
    let names: Vec<String> = journeys
        .iter()
        .map(|(_, journey)| name(&journey.name))
        .collect();
    let options: Vec<&str> = names.iter().map(String::as_str).collect();
    let journey = improvement.journey.as_ref();
    let current = journey.and_then(|wanted| journeys.iter().position(|(id, _)| *id == wanted));
    let row = Row {
        id: id_of(id, "journey"),
        caption: words::JOURNEY,
        name: words::JOURNEY_OF_IMPROVEMENT,
        text: current
            .and_then(|at| options.get(at))
            .copied()
            .unwrap_or(MISSING),
        column: COLUMN,
    };
    let chosen = widgets::choice_ui(ui, ctx.theme, row, &options, current);
    if let Some((journey, _)) = chosen.and_then(|at| journeys.get(at)) {
        let changed = Improvement {
            journey: Some((*journey).clone()),
            steps: Vec::new(),
            ..improvement.clone()
        };
        actions.push(put(
            words::set(words::JOURNEY, called(improvement)),
            id,
            changed,
        ));
    }
}

/// A day of an improvement: what it is called, what is heard, and how it is read and set.
#[derive(Clone, Copy)]
struct Date {
    caption: &'static str,
    name: &'static str,
    get: fn(&Improvement) -> &str,
    set: fn(&mut Improvement, String),
}

const DATES: [Date; 2] = [
    Date {
        caption: words::DUE,
        name: words::DUE_OF_IMPROVEMENT,
        get: |it| &it.due,
        set: |it, date| it.due = date,
    },
    Date {
        caption: words::ADDED_ON,
        name: words::ADDED_OF_IMPROVEMENT,
        get: |it| &it.added,
        set: |it, date| it.added = date,
    },
];

fn date_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    (id, improvement): Edited<'_>,
    date: Date,
    actions: &mut Vec<Action>,
) {
    let label = words::set(date.caption, called(improvement));
    let field = Field {
        id: id_of(id, date.caption),
        caption: date.caption,
        name: date.name,
        hint: time::DATE_HINT,
        rows: 1,
        gesture: &label,
    };
    let current = (date.get)(improvement);
    if let Some(typed) = widgets::field_ui(ui, ctx.theme, field, current, actions) {
        let mut changed = improvement.clone();
        (date.set)(&mut changed, typed);
        actions.push(put(label, id, changed));
    }
    widgets::wrong_date_ui(ui, ctx.theme, current);
}

fn delete_ui(ui: &mut Ui, ctx: &Ctx<'_>, (id, improvement): Edited<'_>, actions: &mut Vec<Action>) {
    if widgets::button_ui(ui, ctx.theme, words::DELETE, Role::Danger).clicked() {
        let edit = Edit::Remove(RecordId::Improvement(id.clone()));
        actions.push(Action::Edit(words::delete(called(improvement)), vec![edit]));
        actions.push(Action::Plan(PlanAction::Open(None)));
    }
}
