//! Owns what the boardroom can ask for, and the state of its stage as one value: a key leads from one to the next.

use std::collections::BTreeSet;

use crate::exchange::handout::Handout;
use crate::insight::show::{Change, Claim, SlideKey};
use crate::model::{DecisionId, ImprovementId, JourneyId};
use crate::scene::slide::Room;

/// Something about the boardroom.
#[derive(Debug, Clone, PartialEq)]
pub enum StageAction {
    /// The show begins.
    Begin(From),
    /// The stage looks like that from now on.
    Show(Box<Stage>),
    /// The show is over.
    End,
    /// The improvements that are proposed on the stage are chosen in the project.
    Keep,
    /// A decision is taken down, about the slide that is shown; or one is changed.
    Decide(Box<Deciding>),
    /// A decision is taken back.
    Undecide(DecisionId),
    /// Another journey is shown, from its first slide on.
    Journey(JourneyId),
    /// Something is done to a slide.
    Change(SlideKey, Change),
    /// The show is handed out; where to, the user picks.
    HandOut(Handout),
}

/// Where a show begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum From {
    /// At its first slide.
    Start,
    /// At the slide about what is selected.
    Here,
    /// At the first slide of that journey.
    Journey(JourneyId),
}

/// What the stage shows.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Stage {
    /// The slide, among those that are shown, from 0.
    pub at: usize,
    /// How far it is built, from 0.
    pub build: usize,
    /// Nothing but one colour.
    pub blank: Option<Blank>,
    /// Light on dark, or dark on light.
    pub tone: Tone,
    /// How large the room is.
    pub room: Room,
    /// The number of a slide, as typed so far.
    pub typed: String,
    /// What lies over the slide.
    pub over: Over,
    /// Which of the slide's claims is selected.
    pub claim: Option<usize>,
    /// The improvements that are ticked, where that differs from the project.
    pub proposal: Option<BTreeSet<ImprovementId>>,
    /// Whether the presenter's own window is wanted.
    pub notes: NotesWindow,
    /// The items that were asked about, the latest last.
    pub asked: Vec<String>,
    /// What was done, or can't be, until the next key; empty: nothing.
    pub said: String,
}

/// A stage of one colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Blank {
    /// Black.
    Black,
    /// White.
    White,
}

/// The colours of the stage.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Tone {
    /// Light on dark.
    #[default]
    Dark,
    /// Dark on light.
    Light,
}

/// Whether the presenter's own window is wanted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum NotesWindow {
    /// There is none.
    #[default]
    Away,
    /// There is one, on another display.
    Wanted,
}

/// What lies over the slide.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Over {
    /// Nothing.
    #[default]
    Nothing,
    /// What customers think about an item.
    Asking(Asking),
    /// What stands behind a claim, over the slide or over what is asked.
    Proof(Claim, Option<Asking>),
    /// A decision is being typed.
    Deciding(Deciding),
    /// Whose journey is shown; the one of that number is chosen, from 0.
    Journeys(usize),
    /// The keys.
    Help,
}

/// An item of the agenda, and what is looked at of the answer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asking {
    /// The item as typed so far.
    pub item: String,
    /// Whether the keyboard writes or moves.
    pub hand: Hand,
    /// The column that the arrow keys move in: 0 … 2.
    pub column: usize,
    /// The quote that is shown in each column.
    pub quotes: [usize; 3],
}

/// What the keyboard does while an item is asked about.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Hand {
    /// It writes the item.
    #[default]
    Writes,
    /// It moves through the quotes.
    Moves,
}

/// A decision as typed so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Deciding {
    /// The decision that is changed; none: a new one.
    pub id: Option<DecisionId>,
    /// What is decided.
    pub text: String,
    /// Who answers for it, by name.
    pub owner: String,
    /// When.
    pub date: String,
}
