//! Owns what the palette offers, and which of it a typed text means.

use std::cmp::Reverse;

use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32String};

use crate::action::{Action, CopyAs, JourneyAction, Place, ProjectAction, ProjectSection, See};
use crate::command::{Access, Command, Menu, Shortcut, Situation};
use crate::model::{Journey, JourneyId, Layer, Project};
use crate::ui::project::section_name;
use crate::words::{self, lens, project as doings, shell};

/// How many results are kept at most; nobody reads on from there.
const MOST: usize = 200;

/// Something that can be done or gone to.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Candidate {
    /// What it is called.
    pub name: String,
    /// In which menu it stands, or what it is.
    pub kind: String,
    /// What stands at the right: its keys, or its journey.
    pub beside: String,
    /// Why it can't be used now.
    pub obstacle: Option<&'static str>,
    /// What it does.
    pub does: Does,
}

/// What a candidate does.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Does {
    /// It runs a command.
    Run(Command),
    /// It asks for something else.
    Ask(Vec<Action>),
    /// It goes to a place.
    Go(Place),
}

/// Everything that is offered, ready to be searched.
pub(super) struct Candidates {
    all: Vec<Candidate>,
    /// The names and kinds as the matcher wants them, in the same order.
    texts: Vec<Utf32String>,
}

impl Candidates {
    /// The commands, what can be done with the journey that is shown, and the places of the project.
    pub(super) fn of(project: Option<(&Project, &JourneyId)>, situation: &Situation) -> Self {
        let commands = Command::all()
            .into_iter()
            .filter(|command| *command != Command::Palette)
            .map(|command| of_command(command, situation));
        let mut all: Vec<Candidate> = commands.collect();
        // Those of the menus in the order of the menus.
        let listed: Vec<Option<Command>> = Menu::ALL
            .iter()
            .flat_map(|menu| menu.entries().iter().copied())
            .collect();
        let place = |candidate: &Candidate| match candidate.does {
            Does::Run(command) => listed.iter().position(|one| *one == Some(command)),
            Does::Ask(_) | Does::Go(_) => None,
        };
        all.sort_by_cached_key(|candidate| {
            let place = place(candidate).unwrap_or(listed.len());
            (candidate.obstacle.is_some(), place)
        });
        if let Some((project, shown)) = project {
            journey_doings(project, shown, situation, &mut all);
            all.extend(ProjectSection::ALL.into_iter().map(of_section));
            all.extend(segments(project));
            for (id, journey) in project.journeys_in_order() {
                places(id, journey, &mut all);
            }
        }
        let texts = all
            .iter()
            .map(|one| Utf32String::from(format!("{} {}", one.name, one.kind)))
            .collect();
        Self { all, texts }
    }

    pub(super) fn get(&self, at: usize) -> Option<&Candidate> {
        self.all.get(at)
    }

    /// Which of them the text means, the best first; what can't be used comes last. For no text the commands that can
    /// be used.
    pub(super) fn results(&self, text: &str) -> Vec<usize> {
        if text.trim().is_empty() {
            let is_usable = |at: &usize| {
                self.all
                    .get(*at)
                    .is_some_and(|one| one.obstacle.is_none() && !matches!(one.does, Does::Go(_)))
            };
            return (0..self.all.len()).filter(is_usable).collect();
        }
        let pattern = Pattern::new(
            text,
            CaseMatching::Ignore,
            Normalization::Smart,
            AtomKind::Fuzzy,
        );
        let mut matcher = Matcher::new(Config::DEFAULT);
        let mut found: Vec<(bool, Reverse<u32>, usize, usize)> = Vec::new();
        for (at, (one, haystack)) in self.all.iter().zip(&self.texts).enumerate() {
            if let Some(score) = pattern.score(haystack.slice(..), &mut matcher) {
                found.push((one.obstacle.is_some(), Reverse(score), haystack.len(), at));
            }
        }
        if found.len() > MOST {
            found.select_nth_unstable(MOST);
            found.truncate(MOST);
        }
        found.sort_unstable();
        found.into_iter().map(|(.., at)| at).collect()
    }
}

fn of_command(command: Command, situation: &Situation) -> Candidate {
    let keys = command.shortcuts();
    Candidate {
        name: command.label().to_owned(),
        kind: command
            .menu()
            .map(|menu| menu.label().to_owned())
            .unwrap_or_default(),
        beside: keys.first().map(Shortcut::text).unwrap_or_default(),
        obstacle: command.obstacle(situation),
        does: Does::Run(command),
    }
}

/// What can be done with the journey that is shown, as behind its name in the outline.
fn journey_doings(
    project: &Project,
    shown: &JourneyId,
    situation: &Situation,
    all: &mut Vec<Candidate>,
) {
    if situation.access != Access::Change {
        return;
    }
    let journeys = project.journeys_in_order();
    let Some(at) = journeys.iter().position(|(id, _)| *id == shown) else {
        return;
    };
    let mut push = |name: &str, action| {
        all.push(Candidate {
            name: name.to_owned(),
            kind: shell::JOURNEY.to_owned(),
            beside: String::new(),
            obstacle: None,
            does: Does::Ask(vec![Action::Journeys(action)]),
        });
    };
    push(doings::ADD_JOURNEY, JourneyAction::Add);
    for (name, copy) in [
        (doings::DUPLICATE_JOURNEY, CopyAs::Same),
        (doings::DUPLICATE_JOURNEY_TO_BE, CopyAs::ToBe),
    ] {
        push(name, JourneyAction::Duplicate(shown.clone(), copy));
    }
    if let Some(above) = at.checked_sub(1) {
        let action = JourneyAction::Move(shown.clone(), above);
        push(doings::MOVE_JOURNEY_UP, action);
    }
    if at + 1 < journeys.len() {
        let action = JourneyAction::Move(shown.clone(), at + 1);
        push(doings::MOVE_JOURNEY_DOWN, action);
    }
    push(doings::DELETE_JOURNEY, JourneyAction::Delete(shown.clone()));
}

/// A part of the project's page.
fn of_section(section: ProjectSection) -> Candidate {
    let (part, view) = (ProjectAction::Show(section), Command::ViewProject);
    Candidate {
        name: section_name(section).to_owned(),
        kind: view.label().to_owned(),
        beside: String::new(),
        obstacle: None,
        does: Does::Ask(vec![Action::Project(part), Action::Command(view)]),
    }
}

/// The journey as each segment sees it.
fn segments(project: &Project) -> impl Iterator<Item = Candidate> {
    project.segments.iter().map(|(id, segment)| Candidate {
        name: lens::seen_for(&segment.name),
        kind: lens::SEGMENT.to_owned(),
        beside: String::new(),
        obstacle: None,
        does: Does::Ask(vec![Action::See(See::Segments([id.clone()].into()))]),
    })
}

/// The journey, its stages and its steps in reading order.
fn places(id: &JourneyId, journey: &Journey, all: &mut Vec<Candidate>) {
    let mut push = |name: &str, kind: String, beside: &str, place| {
        if !name.trim().is_empty() {
            all.push(Candidate {
                name: name.to_owned(),
                kind,
                beside: beside.to_owned(),
                obstacle: None,
                does: Does::Go(place),
            });
        }
    };
    let goes_to = Place::Journey(id.clone());
    push(&journey.name, shell::JOURNEY.to_owned(), "", goes_to);
    for stage in &journey.stages {
        let place = Place::Stage(id.clone(), stage.id.clone());
        push(&stage.name, shell::STAGE.to_owned(), &journey.name, place);
    }
    let stages: std::collections::BTreeMap<_, _> = journey
        .stages
        .iter()
        .map(|stage| (&stage.id, stage.name.as_str()))
        .collect();
    for step in journey.steps_in_order() {
        let stage = step.stage.as_ref().and_then(|id| stages.get(id)).copied();
        let kind = match (step.layer, stage) {
            (Layer::Touchpoint, Some(stage)) => stage.to_owned(),
            (Layer::Touchpoint, None) => words::NOT_PLACED.to_owned(),
            (Layer::Backstage, _) => words::PEOPLE.to_owned(),
            (Layer::System, _) => words::SYSTEMS.to_owned(),
        };
        let place = Place::Step(id.clone(), step.id.clone());
        push(&step.name, kind, &journey.name, place);
    }
}
