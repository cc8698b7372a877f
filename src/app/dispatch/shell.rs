//! Owns what the window around the map does: preferences, sheets, panes, going to places, and looking for a text.

use std::sync::Arc;

use eframe::egui;

use crate::action::{Place, Preference, SidePanel};
use crate::app::{App, preferences};
use crate::model::{JourneyId, StageId};
use crate::ui::canvas::canvas_id;
use crate::ui::find::Searchable;
use crate::ui::panes;
use crate::ui::state::{Around, Find, MainView, Matches, Pane, Screen, Sheet};

/// What is looked for, and in what.
#[derive(Default)]
pub(in crate::app) struct Finder {
    /// The project and journey whose texts these are.
    texts: Option<(Arc<crate::model::Project>, JourneyId, Searchable)>,
    /// The text that the matches of the session are those of.
    found: Option<String>,
}

impl App {
    pub(super) fn prefer(&mut self, preference: Preference) {
        let preferences = &mut self.preferences;
        match preference {
            Preference::Theme(theme) => preferences.theme = theme,
            Preference::InterfaceSize(size) => {
                preferences.interface_size = size.clamp(preferences::SIZES.0, preferences::SIZES.1);
            }
            Preference::Wheel(wheel) => preferences.wheel = wheel,
            Preference::ReduceMotion(reduce) => preferences.reduce_motion = reduce,
            Preference::SingleKeys(on) => preferences.single_keys = on,
            Preference::PanelWidth(SidePanel::Outline, width) => preferences.outline.width = width,
            Preference::PanelWidth(SidePanel::Inspector, width) => {
                preferences.inspector.width = width;
            }
        }
        self.store_preferences();
    }

    /// Shows a sheet, or puts it away where it is the one that is shown.
    pub(super) fn toggle_sheet(&mut self, sheet: Sheet) {
        if self.session.sheet == Some(sheet) {
            self.close_sheet();
        } else {
            self.session.sheet = Some(sheet);
        }
    }

    pub(super) fn close_sheet(&mut self) {
        self.session.sheet = None;
        self.session.focus_canvas = true;
    }

    /// Shows or hides the outline: for good where it stands beside the map, for now where it lies over it.
    pub(super) fn toggle_outline(&mut self, ctx: &egui::Context) {
        if panes::lies_over(SidePanel::Outline, ctx.content_rect().width()) {
            self.session.around = match self.session.around {
                Around::Panels | Around::Nothing => Around::OutlineOver,
                Around::OutlineOver => Around::Panels,
            };
        } else {
            self.preferences.outline.is_hidden = !self.preferences.outline.is_hidden;
            self.store_preferences();
        }
    }

    /// Something in the outline is to be seen.
    pub(super) fn show_outline(&mut self) {
        self.session.around = Around::OutlineOver;
        if self.preferences.outline.is_hidden {
            self.preferences.outline.is_hidden = false;
            self.store_preferences();
        }
    }

    /// Nothing but the map, or everything again.
    pub(super) fn toggle_focus_mode(&mut self) {
        self.session.around = match self.session.around {
            Around::Panels | Around::OutlineOver => Around::Nothing,
            Around::Nothing => Around::Panels,
        };
        self.session.focus_canvas = true;
    }

    pub(super) fn toggle_inspector(&mut self) {
        self.preferences.inspector.is_hidden = !self.preferences.inspector.is_hidden;
        self.store_preferences();
    }

    /// The pane after the one that has the keyboard takes it.
    pub(super) fn next_pane(&mut self, ctx: &egui::Context) {
        let focused = ctx.memory(egui::Memory::focused);
        let current = if focused == Some(canvas_id()) {
            self.panes.iter().position(|(pane, _)| *pane == Pane::Map)
        } else {
            let centre = focused
                .and_then(|id| ctx.read_response(id))
                .map(|response| response.rect.center());
            let holds = |(pane, rect): &(Pane, egui::Rect)| {
                *pane != Pane::Map && centre.is_some_and(|centre| rect.contains(centre))
            };
            let in_table = focused.is_some() && self.session.view == MainView::Table;
            let in_centre = |(pane, _): &(Pane, egui::Rect)| in_table && *pane == Pane::Map;
            let beside = self.panes.iter().position(holds);
            beside.or_else(|| self.panes.iter().position(in_centre))
        };
        let next = current.map_or(0, |at| (at + 1) % self.panes.len().max(1));
        if let Some(&(pane, _)) = self.panes.get(next) {
            self.go_to_pane(pane);
        }
    }

    pub(super) fn go_to_pane(&mut self, pane: Pane) {
        if self.session.screen == Screen::Map {
            if self.session.around == Around::Nothing {
                self.session.around = Around::Panels;
            }
            self.session.focus_canvas = false;
            self.session.pane = Some(pane);
        }
    }

    pub(super) fn go_to(&mut self, place: Place) {
        self.session.sheet = None;
        self.session.focus_canvas = true;
        let journey = match &place {
            Place::Journey(journey) | Place::Stage(journey, _) | Place::Step(journey, _) => journey,
        };
        if self.session.journey.as_ref() != Some(journey) {
            self.show_journey(journey.clone());
        }
        self.show_view(MainView::Map);
        match place {
            Place::Journey(_) => {}
            Place::Stage(_, stage) => self.go_to_stage(&stage),
            Place::Step(_, step) => self.select_and_reveal(Some(step)),
        }
    }

    /// Brings the first touchpoint of the stage into view; where it has none, its column.
    fn go_to_stage(&mut self, stage: &StageId) {
        let first = self.journey().and_then(|(_, journey)| {
            let steps = journey.touchpoints();
            let first = steps.iter().find(|step| step.stage.as_ref() == Some(stage));
            first.map(|step| step.id.clone())
        });
        if first.is_some() {
            self.session.reveal = first;
            return;
        }
        let column = self.derived.layout().and_then(|layout| {
            let column = layout.stages.iter().find(|s| s.id.as_ref() == Some(stage));
            column.map(|column| column.left)
        });
        if let Some(x) = column {
            self.look(crate::action::Camera {
                x,
                ..self.session.camera
            });
        }
    }

    /// Opens the find bar, or goes back to its field.
    pub(super) fn find(&mut self) {
        if self.session.screen == Screen::Map {
            self.show_view(MainView::Map);
            self.session.find.get_or_insert_with(Find::default).focus = true;
        }
    }

    pub(super) fn type_find(&mut self, text: String) {
        let Some(find) = &mut self.session.find else {
            return;
        };
        find.text = text;
        find.current = None;
        self.keep_found();
        self.find_on(0);
    }

    pub(super) fn close_find(&mut self) {
        self.session.find = None;
        self.session.focus_canvas = true;
        self.finder = Finder::default();
    }

    /// Selects the match that many places on; without a current one the first from the selection on.
    pub(super) fn find_on(&mut self, onwards: isize) {
        if self.session.find.is_none() {
            self.find();
        }
        self.keep_found();
        let selected = self.session.selection.single().cloned();
        let Some(find) = &mut self.session.find else {
            return;
        };
        let count = isize::try_from(find.matches.len()).unwrap_or(isize::MAX);
        let at = selected.and_then(|step| find.matches.place(&step));
        let at = at.or(find.current).and_then(|at| isize::try_from(at).ok());
        let next = at.map_or(0, |at| at + onwards).rem_euclid(count.max(1));
        let next = usize::try_from(next).ok();
        let step = next.and_then(|next| find.matches.get(next)).cloned();
        find.current = next.filter(|_| step.is_some());
        self.select_found(step);
    }

    fn select_found(&mut self, step: Option<crate::model::StepId>) {
        if let Some(step) = step {
            self.show_view(MainView::Map);
            self.session.selection.link = None;
            self.session.selection.steps = std::iter::once(step.clone()).collect();
            self.session.reveal = Some(step);
        }
    }

    /// Looks again where the project, the journey or the text is another one than before.
    pub(in crate::app) fn keep_found(&mut self) {
        let (Some(find), Some(id)) = (&mut self.session.find, &self.session.journey) else {
            return;
        };
        let project = self.document.history.project();
        let is_current =
            |(of, journey, _): &(Arc<_>, JourneyId, _)| Arc::ptr_eq(of, project) && journey == id;
        if !self.finder.texts.as_ref().is_some_and(is_current) {
            let texts = Searchable::of(project, id);
            self.finder.texts = Some((Arc::clone(project), id.clone(), texts));
            self.finder.found = None;
        }
        if self.finder.found.as_ref() == Some(&find.text) {
            return;
        }
        self.finder.found = Some(find.text.clone());
        let texts = self.finder.texts.as_ref().map(|(_, _, texts)| texts);
        let steps = texts.map_or_else(Vec::new, |texts| texts.matches(&find.text));
        find.matches = Arc::new(Matches::new(steps));
        find.current = find.current.filter(|at| *at < find.matches.len());
    }
}
