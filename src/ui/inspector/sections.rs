//! Owns the parts of the inspector that open and close. Closed, each says what is inside.

use std::sync::Arc;

use eframe::egui::Ui;

use super::target::To;
use super::{control_id, details, marks, people, picture, segments, stake, time};
use crate::action::{Action, Section};
use crate::model::Step;
use crate::ui::Ctx;
use crate::ui::widgets::{self, Fold, Header};
use crate::words::fields as words;

/// The parts of one touchpoint.
const ONE: [Section; 7] = [
    Section::Experience,
    Section::Time,
    Section::People,
    Section::Stake,
    Section::Segments,
    Section::Marks,
    Section::Picture,
];

/// The parts of several touchpoints: marks belong to one alone.
const SEVERAL: [Section; 6] = [
    Section::Experience,
    Section::Time,
    Section::People,
    Section::Stake,
    Section::Segments,
    Section::Picture,
];

/// The parts of what lies behind touchpoints.
const BEHIND: [Section; 4] = [
    Section::People,
    Section::Time,
    Section::Stake,
    Section::Picture,
];

/// Shows the parts of touchpoints.
pub(super) fn touchpoints_ui(ui: &mut Ui, ctx: &Ctx<'_>, steps: &[&Arc<Step>], to: To<'_, '_>) {
    let sections = if steps.len() == 1 { &ONE[..] } else { &SEVERAL };
    sections_ui(ui, ctx, (steps, sections), to);
}

/// Shows the parts of backstage steps and systems.
pub(super) fn behind_ui(ui: &mut Ui, ctx: &Ctx<'_>, steps: &[&Arc<Step>], to: To<'_, '_>) {
    sections_ui(ui, ctx, (steps, &BEHIND), to);
}

fn sections_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    (steps, sections): (&[&Arc<Step>], &[Section]),
    (target, actions): To<'_, '_>,
) {
    ui.add_space(16.0);
    for &section in sections {
        if section == Section::Segments && ctx.project.segments.is_empty() {
            continue;
        }
        let is_open = ctx.session.open_sections.contains(&section);
        let summary = summary(ctx, section, steps);
        let header = Header {
            id: control_id("section").with(section),
            title: title(section),
            summary: if summary.is_empty() {
                words::NOTHING_YET
            } else {
                &summary
            },
            fold: if is_open { Fold::Open } else { Fold::Closed },
        };
        if widgets::header_ui(ui, ctx.theme, header) {
            actions.push(toggled(ctx, section));
        }
        if is_open {
            ui.add_space(2.0);
            body_ui(ui, ctx, (section, steps), (target, actions));
            ui.add_space(14.0);
        }
    }
}

fn toggled(ctx: &Ctx<'_>, section: Section) -> Action {
    let mut open = ctx.session.open_sections.clone();
    if !open.remove(&section) {
        open.insert(section);
    }
    Action::OpenSections(open)
}

fn title(section: Section) -> &'static str {
    match section {
        Section::Experience => words::EXPERIENCE_DETAILS,
        Section::Time => words::TIME,
        Section::People => words::PEOPLE,
        Section::Stake => words::STAKE,
        Section::Segments => words::SEGMENTS,
        Section::Marks => words::MARKS,
        Section::Picture => words::PICTURE,
    }
}

fn summary(ctx: &Ctx<'_>, section: Section, steps: &[&Arc<Step>]) -> String {
    match section {
        Section::Experience => details::summary(steps),
        Section::Time => time::summary(steps),
        Section::People => people::summary(steps),
        Section::Stake => stake::summary(steps),
        Section::Segments => segments::summary(ctx, steps),
        Section::Marks => steps
            .first()
            .map_or_else(String::new, |step| marks::summary(step)),
        Section::Picture => picture::summary(ctx, steps),
    }
}

fn body_ui(ui: &mut Ui, ctx: &Ctx<'_>, (section, steps): (Section, &[&Arc<Step>]), to: To<'_, '_>) {
    match (section, steps) {
        (Section::Experience, _) => details::details_ui(ui, ctx, steps, to),
        (Section::Time, _) => time::time_ui(ui, ctx, steps, to),
        (Section::People, _) => people::people_ui(ui, ctx, steps, to),
        (Section::Stake, _) => stake::stake_ui(ui, ctx, steps, to),
        (Section::Segments, _) => segments::list_ui(ui, ctx, steps, to),
        (Section::Marks, [step]) => marks::marks_ui(ui, ctx, step, to),
        (Section::Marks, _) => {}
        (Section::Picture, _) => picture::picture_ui(ui, ctx, steps, to),
    }
}
