//! A window of one panel for the tests of panels: it emits into a list, and what was emitted can be looked at.

use std::sync::Arc;

use eframe::egui;
use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::NodeT;

use super::state::{FileState, Preferences, Session};
use super::{Ctx, theme};
use crate::action::Action;
use crate::insight::{Beside, Finding, JourneyFigures, Overview, Repairs, findings, repairs};
use crate::layout::{FontMetrics, MapLayout, map};
use crate::model::{JourneyId, Project};
use crate::scene::map::MapScene;
use crate::scene::map::fixture::{credit_card, id};
use crate::scene::palette::Theme;

/// A panel.
pub(crate) type Panel = fn(&mut egui::Ui, &Ctx<'_>, &mut Vec<Action>);

/// What the panel reads, and what it asked for.
pub(crate) struct Bench {
    pub(crate) project: Project,
    pub(crate) session: Session,
    pub(crate) preferences: Preferences,
    pub(crate) file: FileState,
    pub(crate) undo: Option<&'static str>,
    pub(crate) redo: Option<&'static str>,
    pub(crate) theme: Theme,
    pub(crate) actions: Vec<Action>,
    computed: Option<Computed>,
}

/// What is computed from the project: figures, what lies over them, repairs, layout, findings.
type Computed = (JourneyFigures, Beside, Repairs, MapLayout, Vec<Finding>);

impl Bench {
    /// The credit card application.
    pub(crate) fn new() -> Self {
        Self::of(credit_card())
    }

    pub(crate) fn of(project: Project) -> Self {
        Self {
            project,
            session: Session::default(),
            preferences: Preferences::default(),
            file: FileState::default(),
            undo: None,
            redo: None,
            theme: Theme::Light,
            actions: Vec::new(),
            computed: None,
        }
    }

    /// Changes the project; figures and layout follow.
    pub(crate) fn change(&mut self, change: impl FnOnce(&mut Project)) {
        change(&mut self.project);
        self.computed = None;
    }

    fn show(&mut self, ui: &mut egui::Ui, panel: Panel) {
        let journey_id: JourneyId = id("journey");
        let journey = Arc::clone(&self.project.journeys[&journey_id]);
        let (figures, beside, repairs, layout, findings) = self.computed.get_or_insert_with(|| {
            let view = self.session.lens.asks(&self.project, &journey_id).view;
            let looked = Beside::computed(&self.project, &journey_id, &self.session.lens);
            let (figures, beside) = looked.unwrap();
            let repairs = repairs(&self.project, &journey_id, &view);
            let layout = map(&self.project, &journey, 1000.0, FontMetrics::bundled());
            let found = findings(&self.project);
            (figures, beside, repairs.unwrap(), layout, found)
        });
        let ctx = Ctx {
            revision: 0,
            project: &self.project,
            journey_id: &journey_id,
            journey: &journey,
            figures,
            beside,
            overview: &Overview::of(&self.project),
            repairs: Some(repairs),
            findings: Some(findings),
            layout,
            scene: &Arc::new(MapScene::default()),
            session: &self.session,
            preferences: &self.preferences,
            file: &self.file,
            undo: self.undo,
            redo: self.redo,
            theme: self.theme,
        };
        panel(ui, &ctx, &mut self.actions);
    }
}

/// A window of that size that holds nothing but the panel, with so many pixels to a point.
pub(crate) fn window(
    bench: Bench,
    panel: Panel,
    size: (f32, f32),
    scale: f32,
) -> Harness<'static, Bench> {
    let theme = bench.theme;
    let mut harness = Harness::builder()
        .with_size(egui::vec2(size.0, size.1))
        .with_pixels_per_point(scale)
        .with_step_dt(1.0 / 60.0)
        .with_context_setup(move |ctx| {
            theme::install_fonts(ctx);
            theme::apply(ctx, theme);
        })
        .build_ui_state(
            move |ui, bench: &mut Bench| {
                let rect = ui.ctx().content_rect();
                let mut whole = ui.new_child(egui::UiBuilder::new().max_rect(rect));
                whole.set_clip_rect(rect);
                bench.show(&mut whole, panel);
            },
            bench,
        );
    harness.run_ok();
    harness
}

/// What was asked for since this was called last.
pub(crate) fn asked(harness: &mut Harness<'_, Bench>) -> Vec<Action> {
    harness.run_ok();
    std::mem::take(&mut harness.state_mut().actions)
}

/// The names of everything that can be clicked or read and lies outside that rectangle, or lies on something else.
pub(crate) fn misplaced<S>(harness: &Harness<'_, S>, within: egui::Rect) -> Vec<String> {
    let root = harness.root();
    let named: Vec<(String, egui::Rect)> = root
        .children_recursive()
        .filter(|node| {
            !matches!(
                node.accesskit_node().role(),
                Role::TextRun | Role::Window | Role::Unknown
            )
        })
        .filter_map(|node| {
            let access = node.accesskit_node();
            let name = access.label().or_else(|| access.value())?;
            Some((name, node.rect()))
        })
        .collect();
    let within = within.expand(0.5);
    let outside = named
        .iter()
        .filter(|(_, rect)| !within.contains_rect(*rect));
    let mut wrong: Vec<String> = outside
        .map(|(name, rect)| format!("{name} at {rect:?}"))
        .collect();
    for (index, (a, a_rect)) in named.iter().enumerate() {
        for (b, b_rect) in named.iter().skip(index + 1) {
            let shared = a_rect.shrink(1.0).intersect(b_rect.shrink(1.0));
            let is_inside = a_rect.contains_rect(*b_rect) || b_rect.contains_rect(*a_rect);
            if shared.is_positive() && !is_inside {
                wrong.push(format!("{a} lies on {b}"));
            }
        }
    }
    wrong
}
