//! Drives the inspector as a user does: by pointer, by keyboard and by a screen reader's names. What it emits is
//! applied to the project as the application would.

mod fields;
mod fixture;
mod layout;
mod links;
mod rating;
mod segments;
mod several;
mod text;

use std::sync::Arc;

use eframe::egui;
use egui_kittest::Harness;

use super::inspector_ui;
use crate::action::Action;
use crate::edit::{Edit, JourneyEdit, StepField, apply};
use crate::insight::figures;
use crate::layout::MapLayout;
use crate::model::{Project, Step};
use crate::scene::palette::Theme;
use crate::ui::state::{FileState, Preferences, Session};
use crate::ui::{Ctx, theme};
use fixture::{id, journey_id};

/// A window that holds nothing but the inspector.
struct Bench {
    project: Project,
    session: Session,
    actions: Vec<Action>,
    rect: egui::Rect,
    /// How far what is in the panel reaches beyond it; a panel would grow by that.
    overflow: f32,
}

impl Bench {
    fn selecting(steps: &[&str]) -> Self {
        let mut session = Session::default();
        session.selection.steps = steps.iter().map(|step| id(step)).collect();
        Self {
            project: fixture::project(),
            session,
            actions: Vec::new(),
            rect: egui::Rect::NOTHING,
            overflow: 0.0,
        }
    }

    fn step(&self, key: &str) -> Arc<Step> {
        Arc::clone(
            self.project
                .journeys
                .get(&journey_id())
                .unwrap()
                .step(&id(key))
                .unwrap(),
        )
    }

    fn show(&mut self, ui: &mut egui::Ui) {
        let journey = Arc::clone(self.project.journeys.get(&journey_id()).unwrap());
        let view = self.session.lens.asks(&self.project, &journey_id()).view;
        let figures = figures(&self.project, &journey_id(), &view).unwrap();
        let mut actions = Vec::new();
        let ctx = Ctx {
            revision: 0,
            project: &self.project,
            journey_id: &journey_id(),
            journey: &journey,
            figures: &figures,
            beside: &crate::insight::Beside::default(),
            overview: &crate::insight::Overview::default(),
            repairs: None,
            findings: None,
            layout: &MapLayout::default(),
            scene: &std::sync::Arc::default(),
            session: &self.session,
            preferences: &Preferences::default(),
            file: &FileState::default(),
            undo: None,
            redo: None,
            theme: Theme::Light,
        };
        self.rect = ui.max_rect();
        inspector_ui(ui, &ctx, &mut actions);
        self.overflow = self.overflow.max(ui.min_rect().right() - self.rect.right());
        for action in actions {
            self.carry_out(&action);
            self.actions.push(action);
        }
    }

    fn carry_out(&mut self, action: &Action) {
        if let Action::Edit(_, edits) = action {
            for edit in edits {
                apply(&mut self.project, edit).unwrap();
            }
        }
        if let Action::OpenSections(sections) = action {
            self.session.open_sections.clone_from(sections);
        }
        if let Action::RateFor(segment) = action {
            self.session.lens.segments = segment.iter().cloned().collect();
        }
        if let Action::Select(steps) = action {
            self.session.selection.steps = steps.iter().cloned().collect();
        }
    }
}

/// The inspector that wide, and high enough for everything.
fn inspector(bench: Bench, width: f32) -> Harness<'static, Bench> {
    magnified(bench, width, 1.0)
}

/// The inspector that wide in points, with so many pixels to a point.
fn magnified(bench: Bench, width: f32, scale: f32) -> Harness<'static, Bench> {
    let mut harness = Harness::builder()
        .with_size(egui::vec2(width + 16.0, 1_400.0))
        .with_pixels_per_point(scale)
        .with_step_dt(1.0 / 60.0)
        .with_context_setup(|ctx| {
            theme::install_fonts(ctx);
            theme::apply(ctx, Theme::Light);
        })
        .build_ui_state(|ui, bench: &mut Bench| bench.show(ui), bench);
    harness.run();
    harness
}

/// The inspector at its designed width with these steps selected.
fn selecting(steps: &[&str]) -> Harness<'static, Bench> {
    inspector(Bench::selecting(steps), 304.0)
}

/// What the inspector asked for since this was called last.
fn asked(harness: &mut Harness<'_, Bench>) -> Vec<Action> {
    harness.run();
    std::mem::take(&mut harness.state_mut().actions)
}

/// The action that sets a field of these steps under that name.
fn sets(label: &str, steps: &[&str], field: StepField) -> Vec<Action> {
    let steps = steps.iter().map(|step| id(step)).collect();
    vec![Action::Edit(
        label.to_owned(),
        vec![Edit::Journey(
            journey_id(),
            JourneyEdit::SetSteps(steps, field),
        )],
    )]
}
