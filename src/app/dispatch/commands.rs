//! Owns what each command does.

use eframe::egui;

use super::clipboard::PasteAs;
use crate::action::{From, Preference, PrioritiesPage};
use crate::app::{App, Pending};
use crate::command::Command;
use crate::edit::{History, StepField};
use crate::insight::words::signed;
use crate::model::{Emotion, Layer};
use crate::ui::state::{MainView, Pane, Screen, Sheet, ThemeChoice, Tool};
use crate::words::{self, undo};

/// One press of a zoom key.
const ZOOM_STEP: f32 = 1.25;

impl App {
    pub(super) fn command(&mut self, ctx: &egui::Context, command: Command) {
        match command {
            Command::New => self.guarded(Pending::New),
            Command::Open => self.guarded(Pending::PickOpen),
            Command::Save => self.save(),
            Command::SaveAs => self.save_as(),
            Command::EarlierVersions => self.show_versions(),
            Command::Compare => self.pick_to_compare(),
            Command::Import => self.choose_import(),
            Command::CopyPicture => self.copy_picture(),
            Command::Export => self.open_export(),
            Command::ExportAgain => self.export_again(),
            Command::Print => self.open_print(),
            Command::CloseProject => self.guarded(Pending::Close),
            Command::Quit => ctx.send_viewport_cmd(egui::ViewportCommand::Close),
            Command::Undo => self.through_history(History::undo),
            Command::Redo => self.through_history(History::redo),
            Command::ThemeSystem => self.choose_theme(ThemeChoice::System),
            Command::ThemeLight => self.choose_theme(ThemeChoice::Light),
            Command::ThemeDark => self.choose_theme(ThemeChoice::Dark),
            Command::ThemeHighContrast => self.choose_theme(ThemeChoice::HighContrast),
            Command::Preferences => self.toggle_sheet(Sheet::Preferences),
            Command::Shortcuts => self.toggle_sheet(Sheet::Shortcuts),
            Command::Palette => self.toggle_sheet(Sheet::Palette),
            Command::Find => self.find(),
            Command::FindNext => self.find_on(1),
            Command::FindPrevious => self.find_on(-1),
            Command::Menus => self.go_to_pane(Pane::Header),
            Command::FocusMode => self.toggle_focus_mode(),
            Command::Present => self.begin_show(ctx, From::Start),
            Command::PresentHere => self.begin_show(ctx, From::Here),
            Command::EditShow => self.toggle_sheet(Sheet::Show),
            Command::FullScreen => {
                let is_full = ctx.input(|input| input.viewport().fullscreen.unwrap_or(false));
                ctx.send_viewport_cmd(egui::ViewportCommand::Fullscreen(!is_full));
            }
            Command::ViewMap => self.show_view(MainView::Map),
            Command::ViewTable => self.show_view(MainView::Table),
            Command::ViewVoices => self.show_view(MainView::Voices),
            Command::ViewPriorities => self.show_view(MainView::Priorities),
            Command::ViewConsistency => {
                self.show_view(MainView::Priorities);
                self.session.priorities = PrioritiesPage::Consistency;
            }
            Command::ViewProject => self.show_view(MainView::Project),
            Command::Why => self.explain(ctx),
            Command::ToggleHandOvers => {
                self.session.shows_hand_overs = !self.session.shows_hand_overs;
            }
            Command::See(sight) => self.see_by_command(sight),
            Command::ToggleOutline => self.toggle_outline(ctx),
            Command::ToggleInspector => self.toggle_inspector(),
            Command::NextPane => self.next_pane(ctx),
            Command::SelectAll
            | Command::Deselect
            | Command::Delete
            | Command::Rename
            | Command::ToolSelect
            | Command::ToolPan
            | Command::ToolTouchpoint
            | Command::ToolConnect
            | Command::ToolVerbatim
            | Command::ZoomIn
            | Command::ZoomOut
            | Command::ZoomReset
            | Command::ZoomFit
            | Command::ZoomSelection
            | Command::Next
            | Command::Previous
            | Command::NextLink
            | Command::PreviousLink
            | Command::Neighbour(_)
            | Command::Nudge(_)
            | Command::NewConnected(_)
            | Command::Emotion(_)
            | Command::MomentOfTruth
            | Command::IntoBasic
            | Command::Cut
            | Command::Copy
            | Command::Paste
            | Command::PastePlain
            | Command::Duplicate
            | Command::InsertBefore
            | Command::InsertAfter
            | Command::InsertOnLink
            | Command::Park
            | Command::Tidy
            | Command::AddTouchpoint
            | Command::AddStage
            | Command::AddChannel
            | Command::AddBackstage
            | Command::AddSystem => {
                if self.session.screen == Screen::Map {
                    self.command_on_map(ctx, command);
                }
            }
        }
    }

    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "the commands that are not the map’s are carried out above"
    )]
    fn command_on_map(&mut self, ctx: &egui::Context, command: Command) {
        match command {
            Command::SelectAll => self.select_all(),
            Command::Deselect => self.deselect(),
            Command::Delete => self.delete_selected(),
            Command::Rename => self.rename_selected(),
            Command::ToolSelect => self.session.tool = Tool::Select,
            Command::ToolPan => self.session.tool = Tool::Pan,
            Command::ToolTouchpoint => self.session.tool = Tool::Touchpoint,
            Command::ToolConnect => self.begin_connecting(),
            Command::ToolVerbatim => self.session.tool = Tool::Verbatim,
            Command::ZoomIn => self.zoom_to(self.session.camera.zoom * ZOOM_STEP),
            Command::ZoomOut => self.zoom_to(self.session.camera.zoom / ZOOM_STEP),
            Command::ZoomReset => self.zoom_to(1.0),
            Command::ZoomFit => self.zoom_fit(),
            Command::ZoomSelection => self.zoom_selection(),
            Command::Next => self.select_next(1),
            Command::Previous => self.select_next(-1),
            Command::NextLink => self.select_next_link(1),
            Command::PreviousLink => self.select_next_link(-1),
            Command::Neighbour(side) => self.select_neighbour(side),
            Command::Nudge(side) => self.nudge(side),
            Command::NewConnected(side) => self.new_connected(side),
            Command::Emotion(step) => self.rate_emotion(step),
            Command::MomentOfTruth => self.toggle_moment_of_truth(),
            Command::IntoBasic => self.turn_into_basic(),
            Command::Cut => self.cut(ctx),
            Command::Copy => self.copy(ctx),
            Command::Paste => self.ask_for_clipboard(ctx, PasteAs::Found),
            Command::PastePlain => self.ask_for_clipboard(ctx, PasteAs::List),
            Command::Duplicate => self.duplicate(),
            Command::InsertBefore => self.insert_before_selected(),
            Command::InsertAfter => self.insert_after_selected(),
            Command::InsertOnLink => self.insert_on_selected(),
            Command::Park => self.park_selected(),
            Command::Tidy => self.tidy(),
            Command::AddTouchpoint => self.add_at_end(),
            Command::AddStage => self.add_stage(usize::MAX),
            Command::AddChannel => self.add_channel(None),
            Command::AddBackstage => self.add_behind(Layer::Backstage),
            Command::AddSystem => self.add_behind(Layer::System),
            _ => {}
        }
    }

    /// Shows another view in the middle of the window.
    pub(super) fn show_view(&mut self, view: MainView) {
        if self.session.screen == Screen::Map && self.session.view != view {
            self.keep_name();
            self.session.view = view;
            self.session.focus_canvas = view == MainView::Map;
        }
    }

    /// Takes a step through the history, back or forth.
    fn through_history<T>(&mut self, step: impl FnOnce(&mut History) -> Option<T>) {
        self.keep_name();
        if step(&mut self.document.history).is_some() {
            // What it says of the change is no longer so.
            self.session.message = None;
            self.glides.want();
            self.after_change();
        }
    }

    fn choose_theme(&mut self, theme: ThemeChoice) {
        self.prefer(Preference::Theme(theme));
    }

    /// With a link begun, Enter joins it to what is selected; else it edits the name.
    fn rename_selected(&mut self) {
        if let Some(link) = self.session.selection.link.clone() {
            return self.edit_name(crate::action::NameTarget::Link(link));
        }
        let Some(step) = self.session.selection.single().cloned() else {
            return;
        };
        match self.session.connect_from.clone() {
            Some(from) if from != step => {
                self.session.tool = Tool::Select;
                self.connect(crate::model::LinkKind::Flow, &from, &step);
            }
            Some(_) => {}
            None => self.edit_name(crate::action::NameTarget::Step(step)),
        }
    }

    fn begin_connecting(&mut self) {
        self.session.tool = Tool::Connect;
        self.session.connect_from = self.session.selection.single().cloned();
    }

    fn rate_emotion(&mut self, step: Option<i8>) {
        let emotion = step.map(|step| Emotion::clamped(f64::from(step)));
        let what = emotion.map_or_else(
            || words::NOT_RATED.to_owned(),
            |emotion| signed(emotion.get(), 0),
        );
        self.rate(&undo::emotion(&what), StepField::Emotion(emotion));
    }

    fn toggle_moment_of_truth(&mut self) {
        let steps = self.selected_touchpoints();
        let is_marked = |id| {
            self.journey()
                .and_then(|(_, j)| j.step(id))
                .is_some_and(|step| step.moment_of_truth)
        };
        let all_marked = steps.iter().all(is_marked);
        self.rate(
            &words::inspector::MOMENT_OF_TRUTH.to_lowercase(),
            StepField::MomentOfTruth(!all_marked),
        );
    }

    /// Sets a rating of every selected touchpoint, as one undo step.
    pub(in crate::app) fn rate(&mut self, what: &str, field: StepField) {
        let steps = self.selected_touchpoints();
        if steps.is_empty() {
            return;
        }
        self.keep_name();
        let label = undo::rate(&self.rated(&steps), what);
        let edits = self.rating_edits(steps, field);
        self.edit_journey(&label, edits);
    }

    pub(super) fn selected_touchpoints(&self) -> Vec<crate::model::StepId> {
        let journey = self.journey().map(|(_, journey)| journey);
        let is_touchpoint = |id: &crate::model::StepId| {
            journey
                .and_then(|journey| journey.step(id))
                .is_some_and(|step| step.is_touchpoint())
        };
        self.selected_in_order()
            .into_iter()
            .filter(is_touchpoint)
            .collect()
    }
}
