//! Owns how the user wants something exported, as values: what, as what, on which paper, in which colours.

pub use crate::exchange::document::{Drawn, Format, Notes};
pub use crate::exchange::paper::{Paper, PaperSize, Tile, Way};

/// Which journeys are exported.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Journeys {
    /// The one that is shown.
    #[default]
    Shown,
    /// All of them.
    All,
}

impl Journeys {
    /// Every choice, in the order in which they are offered.
    pub const ALL: [Self; 2] = [Self::Shown, Self::All];
}

/// In which colours something is exported.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Colours {
    /// Those of the window.
    #[default]
    AsShown,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Colours {
    /// Every choice, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::AsShown, Self::Light, Self::Dark];
}

/// The largest scale of a PNG.
pub const MOST_SCALE: u8 = 4;

/// How something is exported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ExportChoice {
    /// What it is written as.
    pub format: Format,
    /// What is drawn; none: everything, or the map where a format holds one view.
    pub drawn: Option<Drawn>,
    /// Of which journeys.
    pub journeys: Journeys,
    /// In which colours.
    pub colours: Colours,
    /// How many pixels a point has: 1 … [`MOST_SCALE`].
    pub scale: u8,
    /// On which paper.
    pub paper: Paper,
    /// Whether slides have notes.
    pub notes: Notes,
}

impl Default for ExportChoice {
    fn default() -> Self {
        Self {
            format: Format::Png,
            drawn: None,
            journeys: Journeys::Shown,
            colours: Colours::AsShown,
            scale: 2,
            paper: Paper::default(),
            notes: Notes::Spoken,
        }
    }
}

/// A choice that was given a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportPreset {
    /// The name.
    pub name: String,
    /// The choice.
    pub choice: ExportChoice,
}

/// Something about exporting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExportAction {
    /// It is to be done in this way.
    Choose(ExportChoice),
    /// As the preset at that place says.
    UsePreset(usize),
    /// The name of a preset, as typed so far.
    TypeName(String),
    /// The choice is kept under the name that was typed; a preset of that name is replaced.
    KeepPreset,
    /// The preset that is used is called what was typed.
    RenamePreset,
    /// The preset that is used is forgotten.
    DeletePreset,
    /// A place for it is picked, and it is written.
    Go,
    /// The dialog goes away, and what is under way is not wanted any more.
    Leave,
}
