//! Owns a frame of the window: the world's answers, the keys, the panels, and then what they have asked for.

use std::sync::Arc;

use eframe::egui;
use egui::ViewportCommand;

use super::App;
use super::derived::Shown;
use crate::action::{Action, StageAction};
use crate::command::Situation;
use crate::insight::{View, figures};
use crate::model::Project;
use crate::scene::slide::Room;
use crate::scene::thumbnail::thumbnail;
use crate::templates::{TEMPLATES, Template, template};
use crate::ui::recovery::Notices;
use crate::ui::state::{MainView, Preview, RecentState, Screen, Sheet};
use crate::ui::{
    Ctx, export, find, paint, palette, panes, preferences, question, sheet, show, start, theme,
    versions,
};
use crate::words;

/// How large the window is at first, where the display has room for it.
pub(super) const DESIGNED: egui::Vec2 = egui::vec2(1_440.0, 900.0);
/// What title bar, frame and the desktop's own bars take of a display, in all.
const AROUND: egui::Vec2 = egui::vec2(16.0, 96.0);

impl eframe::App for App {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        self.take_events(ctx);
    }

    fn ui(&mut self, ui: &mut egui::Ui, frame: &mut eframe::Frame) {
        self.look_for_displays(ui.ctx(), frame);
        self.frame_or_sorry(ui);
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.services.leave();
    }
}

impl App {
    /// One frame.
    pub fn frame_ui(&mut self, ui: &mut egui::Ui) {
        let ctx = ui.ctx().clone();
        self.watch_project(&ctx);
        self.fit_to_display(&ctx);
        self.set_theme(&ctx);
        self.set_size(&ctx);
        self.set_title(&ctx);
        self.take_dropped_files(&ctx);
        self.take_pasted_picture(&ctx);
        self.watch_closing(&ctx);
        self.watch_focus(&ctx);
        let mut actions = Vec::new();
        let is_asked = self.session.question.is_some();
        if self.session.screen == Screen::Map
            && !self.boardroom.is_making()
            && let Some(from) = self.boardroom.waits.take()
        {
            actions.push(Action::Stage(StageAction::Begin(from)));
        }
        if self.session.stage.is_some() && !is_asked && self.boardroom_ui(ui, &mut actions) {
            return self.finish(&ctx, actions);
        }
        if !self.session.is_asking() {
            super::keys::global_keys(&ctx, &self.session, &mut actions);
        }
        let situation = match self.session.screen {
            Screen::Start => {
                self.start_ui(ui, &mut actions);
                Situation::default()
            }
            Screen::Map => self.map_ui(ui, &mut actions).unwrap_or_default(),
        };
        self.sheets_ui(ui, situation, &mut actions);
        self.follow_export();
        self.export_ui(ui, &mut actions);
        question::question_ui(
            ui,
            &self.session,
            self.theme.unwrap_or_default(),
            &mut actions,
        );
        self.finish(&ctx, actions);
    }

    /// Where the display has no room for the window with its title bar, it begins maximised: its lowest part would lie
    /// beyond the display.
    fn fit_to_display(&mut self, ctx: &egui::Context) {
        let display = ctx.input(|input| input.viewport().monitor_size);
        let Some(display) = display.filter(|_| !self.is_fitted) else {
            return;
        };
        self.is_fitted = true;
        // In points of an interface at 100 %, as the window's first size is.
        let display = display * ctx.zoom_factor();
        if (DESIGNED + AROUND).x > display.x || (DESIGNED + AROUND).y > display.y {
            ctx.send_viewport_cmd(ViewportCommand::Maximized(true));
        }
    }

    /// Carries out what was asked for in the frame.
    fn finish(&mut self, ctx: &egui::Context, actions: Vec<Action>) {
        paint::settle(ctx);
        if !actions.is_empty() {
            self.carry_out(ctx, actions);
            ctx.request_repaint();
        }
    }

    fn watch_project(&mut self, ctx: &egui::Context) {
        let history = &self.document.history;
        self.watch.frame((history.revision(), history.depth()));
        debug_assert_eq!(self.watch.fault(), None);
        let is_stirred = ctx.input(|input| !input.events.is_empty() || input.pointer.any_down());
        if is_stirred {
            self.watch.stirs();
        }
    }

    fn set_theme(&mut self, ctx: &egui::Context) {
        let now = self.theme_now(ctx);
        if self.theme != Some(now) {
            self.theme = Some(now);
            theme::apply(ctx, now);
            // What egui has begun to draw is still in the colours of before.
            ctx.request_repaint();
        }
        theme::set_motion(ctx, self.preferences.reduce_motion);
    }

    fn set_size(&self, ctx: &egui::Context) {
        let size = f32::from(self.preferences.interface_size) / 100.0;
        if (ctx.zoom_factor() - size).abs() > f32::EPSILON {
            ctx.set_zoom_factor(size);
        }
    }

    /// The dialog that orders an export, while no question stands before it.
    fn export_ui(&self, ui: &egui::Ui, actions: &mut Vec<Action>) {
        let form = self.session.export.as_ref();
        if let Some(form) = form.filter(|_| self.session.question.is_none()) {
            let ctx = export::ExportCtx {
                form,
                memory: &self.preferences.exports,
                theme: self.theme.unwrap_or_default(),
            };
            export::export_ui(ui, &ctx, actions);
        }
    }

    /// What lies over the window without blocking it.
    fn sheets_ui(&mut self, ui: &egui::Ui, situation: Situation, actions: &mut Vec<Action>) {
        let theme = self.theme.unwrap_or_default();
        let sheet = self
            .session
            .sheet
            .filter(|_| self.session.question.is_none());
        if sheet != Some(Sheet::Palette) {
            palette::forget(ui.ctx());
        }
        match sheet {
            None => {}
            Some(Sheet::Palette) => {
                let is_open = self.session.screen == Screen::Map;
                let shown = self.session.journey.as_ref().filter(|_| is_open);
                let shown = shown.map(|journey| (&**self.document.project(), journey));
                let palette = palette::PaletteCtx {
                    project: shown,
                    revision: self.document.history.revision(),
                    situation,
                    theme,
                };
                palette::palette_ui(ui, &palette, actions);
            }
            Some(Sheet::Show) => self.show_sheet_ui(ui, actions),
            Some(Sheet::Shortcuts) => sheet::shortcuts_ui(ui, theme, actions),
            Some(Sheet::Versions) => {
                let path = self.document.file.path.as_deref();
                versions::versions_ui(ui, (&self.session, path), theme, actions);
            }
            Some(Sheet::Preferences) => {
                preferences::preferences_ui(ui, &self.preferences, theme, actions);
            }
        }
    }

    /// The slides of the show of the journey that is shown.
    fn show_sheet_ui(&mut self, ui: &egui::Ui, actions: &mut Vec<Action>) {
        let theme = self.theme.unwrap_or_default();
        let project = Arc::clone(self.document.project());
        let Some(journey) = self.session.journey.clone() else {
            return;
        };
        let look = (None, Room::default());
        let made = self.boardroom.follow(&project, &journey, look);
        show::show_ui(ui, theme, made.map(|made| &*made.show), actions);
        if let Some(work) = self.boardroom.work() {
            self.services.request(work);
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
        if let Some(path) = dropped.filter(|_| !self.session.is_asking())
            && !self.takes_dropped_picture(&path)
            && !self.takes_dropped_import(&path)
        {
            self.dispatch_all(ctx, vec![Action::OpenFile(path)]);
        }
    }

    /// Whoever turns to the window again wants to see what is in the file by now.
    fn watch_focus(&mut self, ctx: &egui::Context) {
        let turns_to = |event: &egui::Event| *event == egui::Event::WindowFocused(true);
        if ctx.input(|input| input.events.iter().any(turns_to)) {
            self.look_outside(None);
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
            notices: Notices {
                copies: &self.watchdog.shown,
                unreadable: &self.watchdog.unreadable,
            },
            hovering_files,
        };
        start::start_ui(ui, &start, actions);
    }

    fn map_ui(&mut self, ui: &mut egui::Ui, actions: &mut Vec<Action>) -> Option<Situation> {
        self.keep_found();
        let revision = self.document.history.revision();
        let project = Arc::clone(self.document.project());
        let mut shown = self.derived.shown(&project, revision, &self.session)?;
        if let Some(work) = self.derived.work() {
            self.services.request(work);
        }
        self.session.is_computing = shown.is_computing;
        let is_lost = self.has_lost(&shown.layout);
        if self.session.reveal.is_some() || is_lost {
            let window = ui.ctx().content_rect().width();
            let covered = panes::inspector_over(self.preferences.inspector, window);
            if is_lost {
                self.look(self.session.camera);
            }
            self.reveal_pending(&shown.layout, covered);
            if let Some(again) = self.derived.shown(&project, revision, &self.session) {
                shown = again;
            }
        }
        if self.session.view == MainView::Project && self.overview.follow(&project) {
            ui.ctx().request_repaint();
        }
        self.glide(ui, &shown);
        let undo = self.document.history.undo_label().map(str::to_owned);
        let redo = self.document.history.redo_label().map(str::to_owned);
        let theme = self.theme.unwrap_or_default();
        let Shown {
            id,
            project,
            journey,
            figures,
            beside,
            repairs,
            findings,
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
            beside,
            overview: self.overview.known(),
            repairs: repairs.as_deref(),
            findings: findings.as_deref().map(Vec::as_slice),
            layout,
            scene,
            session: &self.session,
            preferences: &self.preferences,
            file: &self.document.file,
            undo: undo.as_deref(),
            redo: redo.as_deref(),
            theme,
        };
        super::panels::panels_ui(ui, &panels, &mut self.panes, actions);
        let situation = panels.situation();
        self.session.focus_canvas = false;
        self.session.pane = None;
        if let Some(find) = &mut self.session.find {
            // In the first frame of the bar its field can't take the keyboard yet.
            find.focus &= !ui.memory(|memory| memory.has_focus(find::field_id()));
        }
        Some(situation)
    }
}

impl App {
    /// Lets cards glide that stand elsewhere now, and looks again while they do.
    fn glide(&mut self, ui: &egui::Ui, shown: &Shown) {
        let time = ui.input(|input| input.time);
        let gliding = self.session.gliding.take();
        let gliding = self.glides.frame(&shown.id, &shown.layout, time, gliding);
        self.session.gliding = gliding.filter(|_| !self.preferences.reduce_motion);
        if self.session.gliding.is_some() {
            ui.request_repaint();
        }
    }
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
