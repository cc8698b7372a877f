//! The window's panels. They read a [`Ctx`] and emit [`Action`](crate::action::Action)s; none of them writes.

pub mod canvas;
#[cfg(test)]
pub(crate) mod fixture;
pub mod header;
pub mod inspector;
pub mod keys;
pub mod outline;
pub mod paint;
pub mod parts;
pub mod question;
pub mod start;
pub mod state;
pub mod status;
pub mod theme;
pub mod widgets;

use crate::insight::{JourneyFigures, Repairs};
use crate::layout::MapLayout;
use crate::model::{Journey, JourneyId, Project};
use crate::scene::map::MapScene;
use crate::scene::palette::Theme;
use state::{FileState, Preferences, Session};

/// Everything that a panel may read.
pub struct Ctx<'a> {
    /// The project.
    pub project: &'a Project,
    /// The id of the journey that is shown.
    pub journey_id: &'a JourneyId,
    /// The journey that is shown.
    pub journey: &'a Journey,
    /// Its figures.
    pub figures: &'a JourneyFigures,
    /// What repairing would do, once it is computed.
    pub repairs: Option<&'a Repairs>,
    /// Where everything lies.
    pub layout: &'a MapLayout,
    /// What is drawn.
    pub scene: &'a MapScene,
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
