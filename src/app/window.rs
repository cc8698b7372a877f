//! Owns a frame of the window: the world's answers, the keys, the panels, and then what they have asked for.

use std::sync::Arc;

use eframe::egui;
use egui::{Frame, Panel, ViewportCommand};

use super::App;
use super::derived::Shown;
use crate::action::Action;
use crate::insight::{View, figures};
use crate::model::Project;
use crate::scene::Role;
use crate::scene::thumbnail::thumbnail;
use crate::templates::{TEMPLATES, Template, template};
use crate::ui::state::{MainView, Preview, RecentState, Screen};
use crate::ui::{
    Ctx, canvas, header, inspector, outline, pasted, priorities, project, question, start, status,
    theme,
};
use crate::words;

/// Width of the inspector.
const INSPECTOR: f32 = 304.0;
/// Below this width the inspector lies over the map, and only while something is selected.
const NARROW: f32 = 1100.0;

impl eframe::App for App {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        self.take_events(ctx);
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.frame_ui(ui);
    }
}

impl App {
    /// One frame.
    pub fn frame_ui(&mut self, ui: &mut egui::Ui) {
        let ctx = ui.ctx().clone();
        self.set_theme(&ctx);
        self.set_title(&ctx);
        self.take_dropped_files(&ctx);
        self.take_pasted_picture(&ctx);
        self.watch_closing(&ctx);
        let mut actions = Vec::new();
        if self.session.question.is_none() {
            super::keys::global_keys(&ctx, &self.session, &mut actions);
        }
        match self.session.screen {
            Screen::Start => self.start_ui(ui, &mut actions),
            Screen::Map => self.map_ui(ui, &mut actions),
        }
        question::question_ui(
            ui,
            &self.session,
            self.theme.unwrap_or_default(),
            &mut actions,
        );
        if !actions.is_empty() {
            self.dispatch_all(&ctx, actions);
            ctx.request_repaint();
        }
    }

    fn set_theme(&mut self, ctx: &egui::Context) {
        let now = self.theme_now(ctx);
        if self.theme != Some(now) {
            self.theme = Some(now);
            theme::apply(ctx, now);
        }
    }

    fn set_title(&mut self, ctx: &egui::Context) {
        let title = match self.session.screen {
            Screen::Start => words::APPLICATION.to_owned(),
            Screen::Map => {
                let mark = if self.document.file.dirty { "• " } else { "" };
                format!("{mark}{}", title_of(self.document.project()))
            }
        };
        if self.title != title {
            self.title.clone_from(&title);
            ctx.send_viewport_cmd(ViewportCommand::Title(title));
        }
    }

    fn take_dropped_files(&mut self, ctx: &egui::Context) {
        let dropped = ctx.input(|input| {
            input
                .raw
                .dropped_files
                .first()
                .map(|file| file.path().to_owned())
        });
        if let Some(path) = dropped.filter(|_| self.session.question.is_none())
            && !self.takes_dropped_picture(&path)
        {
            self.dispatch_all(ctx, vec![Action::OpenFile(path)]);
        }
    }

    fn watch_closing(&mut self, ctx: &egui::Context) {
        if ctx.input(|input| input.viewport().close_requested()) && !self.may_close() {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
        }
    }

    fn start_ui(&mut self, ui: &mut egui::Ui, actions: &mut Vec<Action>) {
        let recents: Vec<_> = self
            .preferences
            .recent
            .iter()
            .map(|recent| {
                let state = self
                    .recents
                    .get(&recent.path)
                    .cloned()
                    .unwrap_or(RecentState::Reading);
                (recent.clone(), state)
            })
            .collect();
        let hovering_files = ui.input(|input| !input.raw.hovered_files.is_empty());
        let start = start::StartCtx {
            recents: &recents,
            templates: &self.templates,
            theme: self.theme.unwrap_or_default(),
            today: &self.services.now().date,
            can_drop: true,
            hovering_files,
        };
        start::start_ui(ui, &start, actions);
    }

    fn map_ui(&mut self, ui: &mut egui::Ui, actions: &mut Vec<Action>) {
        let revision = self.document.history.revision();
        let project = Arc::clone(self.document.project());
        let Some(mut shown) = self.derived.shown(&project, revision, &self.session) else {
            return;
        };
        if let Some(work) = self.derived.work() {
            self.services.request(work);
        }
        self.session.is_computing = shown.is_computing;
        if self.session.reveal.is_some() {
            self.reveal_pending(&shown.layout);
            if let Some(again) = self.derived.shown(&project, revision, &self.session) {
                shown = again;
            }
        }
        let undo = self.document.history.undo_label().map(str::to_owned);
        let redo = self.document.history.redo_label().map(str::to_owned);
        let theme = self.theme.unwrap_or_default();
        let Shown {
            id,
            project,
            journey,
            figures,
            repairs,
            layout,
            scene,
            is_computing: _,
        } = &shown;
        let panels = Ctx {
            revision,
            project,
            journey_id: id,
            journey,
            figures,
            repairs: repairs.as_deref(),
            layout,
            scene,
            session: &self.session,
            preferences: &self.preferences,
            file: &self.document.file,
            undo: undo.as_deref(),
            redo: redo.as_deref(),
            theme,
        };
        panels_ui(ui, &panels, actions);
        self.session.focus_canvas = false;
        self.session.next_pane = false;
    }
}

fn panels_ui(ui: &mut egui::Ui, ctx: &Ctx<'_>, actions: &mut Vec<Action>) {
    let filled = |role| Frame::new().fill(theme::colour(ctx.theme, role));
    let width = ui.available_width();
    Panel::top("header")
        .exact_size(theme::HEADER)
        .frame(filled(Role::Panel))
        .show_separator_line(false)
        .show(ui, |ui| header::header_ui(ui, ctx, actions));
    Panel::bottom("status")
        .exact_size(theme::STATUS)
        .frame(filled(Role::Panel))
        .show_separator_line(false)
        .show(ui, |ui| status::status_ui(ui, ctx, actions));
    let view = ctx.session.view;
    if !ctx.session.hidden.outline && view.has_outline() {
        Panel::left("outline")
            .resizable(true)
            .default_size(232.0)
            .size_range(180.0..=360.0)
            .frame(filled(Role::Panel))
            .show_separator_line(false)
            .show(ui, |ui| outline::outline_ui(ui, ctx, actions));
    }
    if !ctx.session.hidden.inspector && width >= NARROW && view.has_inspector() {
        Panel::right("inspector")
            .resizable(true)
            .default_size(INSPECTOR)
            .size_range(280.0..=420.0)
            .frame(filled(Role::Surface))
            .show(ui, |ui| inspector::inspector_ui(ui, ctx, actions));
    }
    if ctx.session.message.is_some() {
        Panel::bottom("message")
            .exact_size(status::MESSAGE)
            .frame(filled(Role::Surface))
            .show_separator_line(false)
            .show(ui, |ui| status::message_ui(ui, ctx, actions));
    }
    let centre = ui.available_rect_before_wrap();
    pasted::sheet_keys(ui, ctx, actions);
    egui::CentralPanel::no_frame().show(ui, |ui| match view {
        MainView::Map => canvas::canvas_ui(ui, ctx, actions),
        MainView::Priorities => priorities::priorities_ui(ui, ctx, actions),
        MainView::Project => project::project_ui(ui, ctx, actions),
    });
    let selection = &ctx.session.selection;
    let selected = !selection.steps.is_empty() || selection.link.is_some();
    let is_over_map = view == MainView::Map && width < NARROW;
    if !ctx.session.hidden.inspector && is_over_map && selected {
        inspector_overlay(ui, ctx, centre, actions);
    }
    if view == MainView::Map {
        pasted::sheet_ui(ui, ctx, centre, actions);
    }
}

/// In a narrow window the inspector lies over the map while something is selected.
fn inspector_overlay(ui: &egui::Ui, ctx: &Ctx<'_>, centre: egui::Rect, actions: &mut Vec<Action>) {
    let left = (centre.right() - INSPECTOR).max(centre.left());
    let rect = egui::Rect::from_min_max(egui::pos2(left, centre.top()), centre.max);
    egui::Area::new(egui::Id::unique("inspector over the map"))
        .order(egui::Order::Middle)
        .fixed_pos(rect.min)
        .constrain(false)
        .show(ui.ctx(), |ui| {
            ui.set_min_size(rect.size());
            ui.set_max_size(rect.size());
            ui.set_clip_rect(rect);
            inspector::inspector_ui(ui, ctx, actions);
        });
}

/// The templates as the start screen shows them.
pub(super) fn template_previews() -> Vec<(&'static str, &'static str, Preview)> {
    let read = |t: &Template| {
        template(t.name).map(|opened| {
            (
                t.name,
                t.about,
                Preview {
                    title: t.title.to_owned(),
                    ..preview(&opened.project, start::TEMPLATE_HEIGHT)
                },
            )
        })
    };
    TEMPLATES.iter().filter_map(read).collect()
}

/// What the start screen shows of a project, its drawing that high.
pub(super) fn preview(project: &Project, height: f32) -> Preview {
    let first = project
        .journeys_in_order()
        .first()
        .map(|(id, _)| (*id).clone());
    let score = first
        .and_then(|id| figures(project, &id, &View::default()))
        .and_then(|figures| figures.score);
    Preview {
        title: title_of(project),
        organisation: project.organisation.clone(),
        score,
        thumbnail: thumbnail(project, start::THUMBNAIL_WIDTH, height),
    }
}

/// What the project is called.
pub(super) fn title_of(project: &Project) -> String {
    if project.title.trim().is_empty() {
        words::UNTITLED.to_owned()
    } else {
        project.title.clone()
    }
}
