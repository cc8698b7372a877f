//! Owns the inspector of the journey, shown while nothing is selected.

use eframe::egui::Ui;

use super::target::set_journey;
use super::texts::{FreeText, field_id};
use super::touchpoint::meta_ui;
use crate::action::{Action, ProjectAction, ProjectSection};
use crate::command::Command;
use crate::edit::JourneyField;
use crate::model::Persona;
use crate::ui::Ctx;
use crate::ui::widgets::{self, Field, TextList};
use crate::words::UNNAMED;
use crate::words::inspector as words;
use crate::words::project as page;

/// Shows the journey: its name, who goes through it, why, what was before and what comes after.
pub(super) fn journey_ui(ui: &mut Ui, ctx: &Ctx<'_>, actions: &mut Vec<Action>) {
    title_ui(ui, ctx, actions);
    meta_ui(ui, ctx, &words::touchpoints(ctx.figures.touchpoints.len()));
    ui.add_space(17.0);
    persona_ui(ui, ctx, actions);
    let journey = ctx.journey;
    let goal = (words::GOAL, words::GOAL_HINT);
    text_ui(ui, ctx, goal, (&journey.goal, JourneyField::Goal), actions);
    let before = (words::BEFORE, words::BEFORE_HINT);
    text_ui(
        ui,
        ctx,
        before,
        (&journey.before, JourneyField::Before),
        actions,
    );
    let after = (words::AFTER, words::AFTER_HINT);
    text_ui(
        ui,
        ctx,
        after,
        (&journey.after, JourneyField::After),
        actions,
    );
    let knows = (page::KNOWS, page::KNOWS_HINT);
    list_ui(
        ui,
        ctx,
        knows,
        (&journey.knows, JourneyField::Knows),
        actions,
    );
    let brings = (page::BRINGS, page::BRINGS_HINT);
    list_ui(
        ui,
        ctx,
        brings,
        (&journey.brings, JourneyField::Brings),
        actions,
    );
    let note = (words::NOTE, words::NOTE_HINT);
    text_ui(ui, ctx, note, (&journey.note, JourneyField::Note), actions);
    let more = field_id("more of the journey", ctx.journey_id.as_str());
    if widgets::link_ui(
        ui,
        ctx.theme,
        more,
        page::ALL_OF_JOURNEY,
        page::ALL_OF_JOURNEY,
    )
    .clicked()
    {
        let part = ProjectAction::Show(ProjectSection::Journeys);
        actions.push(Action::Project(part));
        actions.push(Action::Command(Command::ViewProject));
    }
    ui.add_space(8.0);
    crate::ui::why::journey_ui(ui, ctx, actions);
}

fn list_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    (caption, hint): (&str, &str),
    (current, field): (&[String], impl Fn(Vec<String>) -> JourneyField),
    actions: &mut Vec<Action>,
) {
    let label = words::edit(caption, name(ctx));
    let list = TextList {
        id: field_id(caption, ctx.journey_id.as_str()),
        caption,
        name: caption,
        hint,
        gesture: &label,
    };
    if let Some(lines) = widgets::text_list_ui(ui, ctx.theme, list, current, actions) {
        actions.push(set_journey(ctx, label, field(lines)));
    }
    ui.add_space(8.0);
}

fn title_ui(ui: &mut Ui, ctx: &Ctx<'_>, actions: &mut Vec<Action>) {
    let name = name(ctx);
    let field = Field {
        id: field_id("journey name", ctx.journey_id.as_str()),
        caption: "",
        name: &words::named(words::NAME_HINT, name),
        hint: words::NAME_HINT,
        rows: 1,
        gesture: &words::rename(name),
    };
    let width = ui.available_width();
    if let Some(text) = widgets::title_ui(ui, ctx.theme, (field, width), &ctx.journey.name, actions)
    {
        actions.push(set_journey(
            ctx,
            words::rename(name),
            JourneyField::Name(text),
        ));
    }
}

fn persona_ui(ui: &mut Ui, ctx: &Ctx<'_>, actions: &mut Vec<Action>) {
    let persona = &ctx.journey.persona;
    let label = words::edit(words::PERSONA, name(ctx));
    let field = Field {
        id: field_id("persona", ctx.journey_id.as_str()),
        caption: words::PERSONA,
        name: &words::named(words::PERSONA, name(ctx)),
        hint: words::PERSONA_HINT,
        rows: 1,
        gesture: &label,
    };
    if let Some(name) = widgets::field_ui(ui, ctx.theme, field, &persona.name, actions) {
        let persona = Persona {
            name,
            ..persona.clone()
        };
        actions.push(set_journey(
            ctx,
            label,
            JourneyField::Persona(Box::new(persona)),
        ));
    }
    ui.add_space(8.0);
    let about = |about| {
        JourneyField::Persona(Box::new(Persona {
            about,
            ..persona.clone()
        }))
    };
    text_ui(
        ui,
        ctx,
        (words::ABOUT, words::ABOUT_HINT),
        (&persona.about, about),
        actions,
    );
}

fn text_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    (caption, hint): (&str, &str),
    (current, field): (&str, impl Fn(String) -> JourneyField),
    actions: &mut Vec<Action>,
) {
    let id = field_id(caption, ctx.journey_id.as_str());
    let text = FreeText {
        id,
        caption,
        hint,
        subject: name(ctx),
        current,
    };
    if let Some(typed) = text.show(ui, ctx, actions) {
        actions.push(set_journey(ctx, text.label(), field(typed)));
    }
    ui.add_space(8.0);
}

fn name<'a>(ctx: &Ctx<'a>) -> &'a str {
    let name = ctx.journey.name.trim();
    if name.is_empty() { UNNAMED } else { name }
}
