//! Owns the part of the page with title, promise, strategy, what comes first, and the lock of the scope.

use eframe::egui;
use egui::{Id, Ui};

use super::texts::{COLUMN, Text, sentence_ui};
use crate::action::{Action, ProjectAction};
use crate::edit::{Edit, ProjectField};
use crate::model::{Priority, Strategy};
use crate::scene::Role;
use crate::ui::Ctx;
use crate::ui::widgets::{self, Row, Segment};
use crate::words::inspector::set;
use crate::words::project as words;

/// What undo steps call the project.
const SUBJECT: &str = words::THE_PROJECT;

/// The field of the project that a text is.
type OfText = fn(String) -> ProjectField;

/// Everything about the project itself.
pub(super) fn general_ui(ui: &mut Ui, ctx: &Ctx<'_>, actions: &mut Vec<Action>) {
    let project = ctx.project;
    let texts: [(&str, &str, usize, &str, OfText); 3] = [
        (
            words::TITLE,
            words::TITLE_HINT,
            1,
            &project.title,
            ProjectField::Title,
        ),
        (
            words::ORGANISATION,
            words::ORGANISATION_HINT,
            1,
            &project.organisation,
            ProjectField::Organisation,
        ),
        (
            words::PROMISE,
            words::PROMISE_HINT,
            2,
            &project.promise,
            ProjectField::Promise,
        ),
    ];
    for (caption, hint, rows, current, field) in texts {
        text_ui(ui, ctx, ((caption, hint), rows, current), field, actions);
    }
    strategy_ui(ui, ctx, actions);
    first_ui(ui, ctx, actions);
    scope_ui(ui, ctx, actions);
    let notes = (words::NOTES, words::NOTES_HINT);
    text_ui(
        ui,
        ctx,
        (notes, 4, &project.notes),
        ProjectField::Notes,
        actions,
    );
}

fn text_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    ((caption, hint), rows, current): ((&str, &str), usize, &str),
    field: fn(String) -> ProjectField,
    actions: &mut Vec<Action>,
) {
    let text = Text {
        record: "project",
        caption,
        hint,
        subject: SUBJECT,
        rows,
        current,
    };
    if let Some(typed) = text.show(ui, ctx, actions) {
        actions.push(change(text.label(), field(typed)));
    }
}

fn change(label: String, field: ProjectField) -> Action {
    Action::Edit(label, vec![Edit::Project(field)])
}

fn strategy_ui(ui: &mut Ui, ctx: &Ctx<'_>, actions: &mut Vec<Action>) {
    const ALL: [Strategy; 3] = [Strategy::Experience, Strategy::Cost, Strategy::Product];
    let now = ctx.project.strategy;
    let choices = ALL.map(|strategy| (words::strategy(strategy), strategy == now));
    let chosen = one_of_ui(ui, ctx, words::STRATEGY, &choices);
    if let Some(strategy) = chosen.and_then(|index| ALL.get(index)) {
        let label = words::set_strategy(*strategy);
        actions.push(change(label, ProjectField::Strategy(*strategy)));
    }
    sentence_ui(ui, ctx, words::strategy_means(now));
    ui.add_space(12.0);
}

fn first_ui(ui: &mut Ui, ctx: &Ctx<'_>, actions: &mut Vec<Action>) {
    const ALL: [Priority; 3] = [Priority::Time, Priority::Cost, Priority::Quality];
    let now = ctx.project.first;
    let choices = ALL.map(|first| (words::priority(first), first == now));
    let chosen = one_of_ui(ui, ctx, words::FIRST, &choices);
    if let Some(first) = chosen.and_then(|index| ALL.get(index)) {
        let label = words::set_first(*first);
        actions.push(change(label, ProjectField::First(*first)));
    }
    sentence_ui(ui, ctx, words::FIRST_MEANS);
    ui.add_space(12.0);
}

fn one_of_ui(ui: &mut Ui, ctx: &Ctx<'_>, caption: &str, choices: &[(&str, bool)]) -> Option<usize> {
    let segments: Vec<Segment<'_>> = choices
        .iter()
        .map(|&(text, is_chosen)| Segment {
            text,
            is_chosen,
            barred: None,
        })
        .collect();
    let row = Row {
        id: Id::unique(("project choice", caption)),
        caption,
        name: caption,
        text: "",
        column: COLUMN,
    };
    widgets::segments_ui(ui, ctx.theme, row, &segments)
}

fn scope_ui(ui: &mut Ui, ctx: &Ctx<'_>, actions: &mut Vec<Action>) {
    let locked = &ctx.project.scope_locked;
    let date = Text {
        record: "project",
        caption: words::SCOPE,
        hint: words::DATE_HINT,
        subject: SUBJECT,
        rows: 1,
        current: locked,
    };
    if let Some(typed) = date.show(ui, ctx, actions) {
        let label = set(words::SCOPE, SUBJECT);
        actions.push(change(label, ProjectField::ScopeLocked(typed)));
    }
    widgets::wrong_date_ui(ui, ctx.theme, locked);
    if locked.trim().is_empty() {
        if widgets::button_ui(ui, ctx.theme, words::LOCK_SCOPE, Role::Text).clicked() {
            actions.push(Action::Project(ProjectAction::LockScope));
        }
    } else if widgets::button_ui(ui, ctx.theme, words::UNLOCK_SCOPE, Role::Text).clicked() {
        let unlocked = ProjectField::ScopeLocked(String::new());
        actions.push(change(words::UNLOCK_SCOPE.to_owned(), unlocked));
    }
    ui.add_space(8.0);
    sentence_ui(ui, ctx, words::SCOPE_MEANS);
    ui.add_space(12.0);
}
