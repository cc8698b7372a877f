//! The window's panels. They read a [`Ctx`] and emit [`Action`](crate::action::Action)s; none of them writes.

pub mod canvas;
pub mod compare;
mod digits;
pub mod export;
pub mod find;
#[cfg(test)]
pub(crate) mod fixture;
pub mod header;
pub mod import;
pub mod inspector;
pub mod keys;
mod memo;
pub mod outline;
pub mod paint;
pub mod palette;
pub mod panes;
pub mod parts;
pub mod pictures;
pub mod preferences;
pub mod priorities;
pub mod project;
pub mod question;
pub mod recovery;
pub mod sheet;
pub mod show;
pub mod stage;
pub mod start;
pub mod state;
pub mod status;
pub mod table;
pub mod theme;
pub mod versions;
pub mod voices;
pub mod why;
pub mod widgets;

use std::sync::Arc;

use crate::command::{Access, Selected, Situation};
use crate::edit::StepField;
use crate::insight::{Beside, Finding, JourneyFigures, Overview, Repairs, View};
use crate::layout::MapLayout;
use crate::model::{Journey, JourneyId, Project, Ratings, Step};
use crate::scene::map::MapScene;
use crate::scene::palette::Theme;
use state::{FileState, Preferences, Session};

/// Everything that a panel may read.
pub struct Ctx<'a> {
    /// Grows with every change of the project: what is kept from frame to frame is kept by it.
    pub revision: u64,
    /// The project.
    pub project: &'a Project,
    /// The id of the journey that is shown.
    pub journey_id: &'a JourneyId,
    /// The journey that is shown.
    pub journey: &'a Journey,
    /// Its figures.
    pub figures: &'a JourneyFigures,
    /// What is shown of all journeys together; nothing where that is not on the screen.
    pub overview: &'a Overview,
    /// What is laid over its figures: of segments that are compared, as it is beside as it shall be.
    pub beside: &'a Beside,
    /// What repairing would do, once it is computed.
    pub repairs: Option<&'a Repairs>,
    /// What the map finds when it checks itself, once it is computed.
    pub findings: Option<&'a [Finding]>,
    /// Where everything lies.
    pub layout: &'a MapLayout,
    /// What is drawn.
    pub scene: &'a Arc<MapScene>,
    /// Selection, camera, tool.
    pub session: &'a Session,
    /// Theme, recent files.
    pub preferences: &'a Preferences,
    /// The file that the project lives in.
    pub file: &'a FileState,
    /// What undoing would undo.
    pub undo: Option<&'a str>,
    /// What redoing would do again.
    pub redo: Option<&'a str>,
    /// The colours.
    pub theme: Theme,
}

impl Ctx<'_> {
    /// The view that the journey's figures are those of.
    #[must_use]
    pub fn view(&self) -> View {
        self.session.lens.asks(self.project, self.journey_id).view
    }

    /// The ratings of the step that were given for those that it is seen for: a segment's own, or everyone's.
    #[must_use]
    pub fn given(&self, step: &Step) -> Ratings {
        match self.session.rated_for() {
            None => step.ratings,
            Some(segment) => step.by_segment.get(segment).copied().unwrap_or_default(),
        }
    }

    /// The field that is set where that one is: of the segment's own ratings where the step is seen for one, and where
    /// a segment can have it.
    #[must_use]
    pub fn given_field(&self, step: &Step, field: StepField) -> StepField {
        let segment = self.session.rated_for();
        let of_segment =
            segment.and_then(|segment| field.for_segment(segment, step.by_segment.get(segment)));
        of_segment.unwrap_or(field)
    }

    /// What commands find at the moment.
    #[must_use]
    pub fn situation(&self) -> Situation {
        let selection = &self.session.selection;
        let selected = match (selection.steps.len(), &selection.link) {
            (0, None) => Selected::Nothing,
            (0, Some(_)) => Selected::Link,
            (1, _) => Selected::Step,
            (_, _) => Selected::Steps,
        };
        Situation {
            access: if self.file.read_only {
                Access::Look
            } else {
                Access::Change
            },
            selected,
            shows_map: self.session.view == state::MainView::Map,
            steps: self.journey.graph.step_count(),
            can_undo: self.undo.is_some(),
            can_redo: self.redo.is_some(),
            is_unsaved: self.file.dirty || self.file.path.is_none() || self.file.failed.is_some(),
        }
    }
}
