//! Journeys that are to be made from diagrams: everything in them told by name until it is filed in a project.

use std::sync::Arc;

use crate::edit::{Edit, Record};
use crate::exchange::fragment::folded;
use crate::exchange::mermaid::{Diagram, Task, ToldStep, told};
use crate::model::{
    Channel, ChannelId, Coordinate, Emotion, Evidence, Extra, Id, Journey, JourneyId, Layer, Link,
    LinkKind, MAX_TEXT_CHARS, Order, Owner, OwnerId, Project, Share, Stage, StageId, Step, StepId,
};

/// A journey that is to be made.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct NewJourney {
    /// What it is called.
    pub name: String,
    /// Its note.
    pub note: String,
    /// The names of its stages.
    pub stages: Vec<String>,
    /// Its touchpoints, in order.
    pub steps: Vec<NewStep>,
    /// The links between them, by their places, with their shares.
    pub links: Vec<(usize, usize, Option<Share>)>,
}

/// A touchpoint that is to be made.
#[derive(Debug, Clone, PartialEq)]
pub struct NewStep {
    /// Its stage, by place; none: not placed yet.
    pub stage: Option<usize>,
    /// The name of its channel; empty: none.
    pub channel: String,
    /// The name of its owner; empty: none.
    pub owner: String,
    /// Everything else.
    pub step: Step,
    /// In which line it stands, from 1.
    pub line: usize,
}

/// The journey of a diagram, and what there is to say about it: a sentence each, with its line.
#[must_use]
pub fn of_diagram(diagram: &Diagram) -> (NewJourney, Vec<String>) {
    let told = told(diagram);
    let mut remarks = Vec::new();
    let mut stages = Vec::new();
    let starts_bare = !told.starts_unplaced && diagram.tasks.iter().any(|it| it.section.is_none());
    let bare = starts_bare.then(|| {
        stages.push(String::new());
        0
    });
    let places: Vec<Option<usize>> = (0..)
        .zip(&diagram.sections)
        .map(|(at, section)| {
            let is_stage = !told.unplaced.contains(&at);
            is_stage.then(|| {
                stages.push(short(&section.name));
                stages.len() - 1
            })
        })
        .collect();
    let steps = diagram.tasks.iter().zip(&told.steps).map(|(task, told)| {
        let stage = match task.section {
            Some(section) => places.get(section).copied().flatten(),
            None => bare,
        };
        new_step(task, told, stage, &mut remarks)
    });
    let steps: Vec<NewStep> = steps.collect();
    let chain = (1..steps.len()).map(|to| (to - 1, to, None));
    let texts = [&diagram.accessible_title, &diagram.accessible_description];
    let texts = texts.into_iter().filter(|text| !text.trim().is_empty());
    let note: Vec<&str> = texts.map(|text| text.trim()).collect();
    let journey = NewJourney {
        name: short(&diagram.title),
        note: short(&note.join("\n")),
        stages,
        links: told.links.unwrap_or_else(|| chain.collect()),
        steps,
    };
    (journey, remarks)
}

impl NewJourney {
    /// What files the journey in the project, as the last one: its id and the changes.
    #[must_use]
    pub fn edits(
        &self,
        project: &Project,
        random: &mut dyn FnMut() -> u64,
    ) -> (JourneyId, Vec<Edit>) {
        let mut filing = Filing {
            project,
            random,
            edits: Vec::new(),
            channels: Vec::new(),
            owners: Vec::new(),
        };
        let stages: Vec<StageId> = self.stages.iter().map(|_| filing.id()).collect();
        let steps: Vec<StepId> = self.steps.iter().map(|_| filing.id()).collect();
        let last = project.journeys.values().map(|it| it.order.get());
        let mut journey = Journey {
            name: self.name.clone(),
            note: self.note.clone(),
            order: Order::clamped(last.fold(0.0, f64::max) + 1.0),
            ..Journey::default()
        };
        for (id, name) in stages.iter().zip(&self.stages) {
            journey.stages.push(Arc::new(Stage {
                id: id.clone(),
                name: name.clone(),
                extra: Extra::default(),
            }));
        }
        for (place, (id, new)) in (1_u32..).zip(steps.iter().zip(&self.steps)) {
            journey.graph.put_step(Arc::new(Step {
                id: id.clone(),
                stage: new.stage.and_then(|at| stages.get(at).cloned()),
                channel: filing.channel(&new.channel),
                owner: filing.owner(&new.owner),
                x: Coordinate::clamped(f64::from(place)),
                ..new.step.clone()
            }));
        }
        for (from, to, share) in &self.links {
            let ends = steps.get(*from).zip(steps.get(*to));
            if let Some((from, to)) = ends.filter(|(from, to)| from != to) {
                let id = filing.id();
                let mut link = Link::new(id, LinkKind::Flow, from.clone(), to.clone());
                link.share = *share;
                journey.graph.put_link(Arc::new(link));
            }
        }
        let id: JourneyId = filing.id();
        let mut edits = filing.edits;
        edits.push(Edit::PutJourney(id.clone(), Box::new(journey)));
        (id, edits)
    }
}

/// Finds what is named in the project, and makes what is not there.
struct Filing<'a> {
    project: &'a Project,
    random: &'a mut dyn FnMut() -> u64,
    edits: Vec<Edit>,
    channels: Vec<(String, ChannelId)>,
    owners: Vec<(String, OwnerId)>,
}

impl Filing<'_> {
    fn id<K>(&mut self) -> Id<K> {
        Id::from_random((self.random)())
    }

    fn channel(&mut self, name: &str) -> Option<ChannelId> {
        let wanted = folded(name);
        if wanted.is_empty() {
            return None;
        }
        let there = self.project.channels.iter();
        let there = there.filter(|(_, it)| folded(&it.name) == wanted);
        let made = self.channels.iter().filter(|(name, _)| *name == wanted);
        let known = there.map(|(id, _)| id).chain(made.map(|(_, id)| id)).next();
        if let Some(known) = known {
            return Some(known.clone());
        }
        let id: ChannelId = self.id();
        let orders = self.project.channels.values().map(|it| it.order.get());
        let last = orders.fold(0.0, f64::max);
        let made = u32::try_from(self.channels.len()).unwrap_or(u32::MAX);
        let channel = Channel {
            name: name.to_owned(),
            order: Order::clamped(last + 1.0 + f64::from(made)),
            ..Channel::default()
        };
        self.edits
            .push(Edit::Put(Record::Channel(id.clone(), channel)));
        self.channels.push((wanted, id.clone()));
        Some(id)
    }

    fn owner(&mut self, name: &str) -> Option<OwnerId> {
        let wanted = folded(name);
        if wanted.is_empty() {
            return None;
        }
        let there = self.project.owners.iter();
        let there = there.filter(|(_, it)| folded(&it.name) == wanted);
        let made = self.owners.iter().filter(|(name, _)| *name == wanted);
        let known = there.map(|(id, _)| id).chain(made.map(|(_, id)| id)).next();
        if let Some(known) = known {
            return Some(known.clone());
        }
        let id: OwnerId = self.id();
        let owner = Owner {
            name: name.to_owned(),
            ..Owner::default()
        };
        self.edits.push(Edit::Put(Record::Owner(id.clone(), owner)));
        self.owners.push((wanted, id.clone()));
        Some(id)
    }
}

fn new_step(
    task: &Task,
    told: &ToldStep,
    stage: Option<usize>,
    remarks: &mut Vec<String>,
) -> NewStep {
    let mut step = Step::new(Id::from_random(0), Layer::Touchpoint, "");
    step.name = short(&task.name);
    let actors = task.actors.iter().map(|actor| short(actor));
    step.actors = actors.filter(|actor| !actor.is_empty()).collect();
    step.ratings.emotion = emotion(task, told, remarks);
    step.ratings.belief = told.rating("belief");
    step.ratings.expectation = told.rating("expectation");
    step.ratings.hygiene = told.rating("hygiene");
    step.ratings.delight = told.rating("delight");
    step.convenience = told.rating("convenience");
    step.relevance = told.rating("relevance");
    step.usability = told.rating("usability");
    step.wait = told.real("wait");
    step.moment_of_truth = told.text("moment_of_truth") == Some("yes");
    step.evidence = match told.text("evidence") {
        Some("Heard") => Evidence::Heard,
        Some("Measured") => Evidence::Measured,
        Some(_) | None => Evidence::Assumed,
    };
    let text = |heading| short(told.text(heading).unwrap_or_default());
    step.note = text("note");
    if !task.beyond.is_empty() {
        let (line, beyond) = (task.line, &task.beyond);
        remarks.push(format!(
            "Line {line}: what stands behind the third colon is left out: “{beyond}”"
        ));
    }
    NewStep {
        stage,
        channel: text("channel"),
        owner: text("owner"),
        step,
        line: task.line,
    }
}

/// The emotion of a score (FORMAT.md, section 3). What a comment says counts as long as it is of that score.
fn emotion(task: &Task, told: &ToldStep, remarks: &mut Vec<String>) -> Option<Emotion> {
    let line = task.line;
    let is_score = |emotion| {
        let score = f64::from(crate::exchange::mermaid::score_of(emotion));
        (score - task.score).abs() < f64::EPSILON
    };
    if told.text("emotion") == Some("none") && is_score(None) {
        return None;
    }
    let exact = told
        .rating("emotion")
        .filter(|emotion| is_score(Some(*emotion)));
    if exact.is_some() {
        return exact;
    }
    if !task.score.is_finite() {
        let name = &task.name;
        let scored = &task.scored;
        remarks.push(format!(
            "Line {line}: “{scored}” is no score, “{}” is not rated",
            name.trim()
        ));
        return None;
    }
    let whole = (1..=5).find(|whole| (f64::from(*whole) - task.score).abs() < f64::EPSILON);
    if let Some(emotion) = whole.and_then(crate::exchange::mermaid::emotion_of) {
        return Some(emotion);
    }
    let emotion = Emotion::clamped(((task.score - 3.0) * 1.5).round());
    let read = crate::insight::words::signed(emotion.get(), 0);
    let score = crate::insight::words::plain(task.score, 2);
    remarks.push(format!(
        "Line {line}: the score {score} is not 1 to 5, it is taken as emotion {read}"
    ));
    Some(emotion)
}

/// The text without white space around it, within the limit of a text.
fn short(text: &str) -> String {
    let plain = |c: &char| !c.is_control() || matches!(c, '\n' | '\t');
    let plain: String = text.chars().filter(plain).collect();
    plain.trim().chars().take(MAX_TEXT_CHARS).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::edit::apply;
    use crate::exchange::mermaid;
    use crate::testing::arbitrary_project;

    fn read(text: &str) -> (NewJourney, Vec<String>) {
        of_diagram(&mermaid::read(text).unwrap())
    }

    fn filed(new: &NewJourney, into: &Project) -> (Project, Arc<Journey>) {
        let mut number = 1_000_000;
        let mut random = || {
            number += 1;
            number
        };
        let (id, edits) = new.edits(into, &mut random);
        let mut project = into.clone();
        for edit in &edits {
            apply(&mut project, edit).unwrap();
        }
        assert_eq!(project.violations(), []);
        let journey = Arc::clone(&project.journeys[&id]);
        (project, journey)
    }

    #[test]
    fn sections_become_stages_tasks_touchpoints_and_scores_emotions() {
        let (new, remarks) = read(
            "journey\n title Apply #38; wait\n accTitle: Ours\n accDescr: Two lines\n Sees it: 5: Ana\n \
             section Offer\n Calls: 1: Ana, , Bo\n Hears#58; no: 2\n section Wait\n section Offer\n Card: 4: Ana\n Late: 3",
        );
        assert_eq!(remarks, Vec::<String>::new());
        assert_eq!(new.note, "Ours\nTwo lines");
        assert_eq!(new.stages, ["", "Offer", "Wait", "Offer"]);
        let told: Vec<_> = new
            .steps
            .iter()
            .map(|new| {
                let emotion = new.step.ratings.emotion.map(Emotion::get);
                (new.step.name.as_str(), new.stage, emotion)
            })
            .collect();
        assert_eq!(
            told,
            [
                ("Sees it", Some(0), Some(3.0)),
                ("Calls", Some(1), Some(-3.0)),
                ("Hears: no", Some(1), Some(-2.0)),
                ("Card", Some(3), Some(2.0)),
                ("Late", Some(3), Some(0.0)),
            ]
        );
        assert_eq!(new.steps[1].step.actors, ["Ana", "Bo"]);
        let (_, journey) = filed(&new, &Project::default());
        assert_eq!(journey.graph.link_count(), 4);
        assert_eq!(journey.touchpoints()[4].name, "Late");
    }

    #[test]
    fn other_scores_are_taken_with_a_warning_and_no_score_as_not_rated() {
        let (new, remarks) = read("journey\nA: 3.5\nB: 9\nC: 0\nD: x\nE: Infinity\nF: 2.4");
        let emotions: Vec<_> = new
            .steps
            .iter()
            .map(|it| it.step.ratings.emotion.map(Emotion::get))
            .collect();
        assert_eq!(
            emotions,
            [Some(1.0), Some(3.0), Some(-3.0), None, None, Some(-1.0)]
        );
        assert_eq!(remarks.len(), 6);
        assert_eq!(
            remarks[0],
            "Line 2: the score 3.5 is not 1 to 5, it is taken as emotion +1"
        );
        assert_eq!(remarks[3], "Line 5: “x” is no score, “D” is not rated");
    }

    #[test]
    fn a_score_that_was_changed_by_hand_counts_more_than_the_comment() {
        let comment = "%% throughline: step emotion=\"-1\" hygiene=\"2.5\"";
        let emotion = |score: u8| {
            let (new, _) = read(&format!("journey\nA: {score}\n{comment}"));
            let ratings = new.steps[0].step.ratings;
            (
                ratings.emotion.map(Emotion::get),
                ratings.hygiene.map(crate::model::Level::get),
            )
        };
        assert_eq!(emotion(2), (Some(-1.0), Some(2.5)));
        assert_eq!(emotion(5), (Some(3.0), Some(2.5)));
    }

    #[test]
    fn channels_and_owners_that_are_there_are_taken() {
        let (project, _) = filed(
            &read("journey\nA: 3\n%% throughline: step channel=\"Phone\" owner=\"Cards\"").0,
            &Project::default(),
        );
        let text = "journey\nB: 3\n%% throughline: step channel=\"phone\" owner=\"Risk\"";
        let (project, journey) = filed(&read(text).0, &project);
        assert_eq!((project.channels.len(), project.owners.len()), (1, 2));
        assert!(journey.touchpoints()[0].channel.is_some());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn a_journey_that_leaves_as_a_diagram_comes_back_the_same(project in arbitrary_project()) {
            for journey in project.journeys.values() {
                let text = mermaid::mermaid(&project, journey);
                let (new, remarks) = read(&text);
                prop_assert!(remarks.is_empty(), "{remarks:?}");
                let (_, back) = filed(&new, &Project::default());
                prop_assert_eq!(back.name.clone(), short(&journey.name));
                let stages = |journey: &Journey| journey.stages.iter().map(|it| short(&it.name)).collect::<Vec<_>>();
                prop_assert_eq!(stages(&back), stages(journey));
                let (a, b) = (journey.touchpoints(), back.touchpoints());
                prop_assert_eq!(a.len(), b.len());
                for (a, b) in a.iter().zip(&b) {
                    prop_assert_eq!(&short(&a.name), &b.name);
                    prop_assert_eq!(a.ratings, b.ratings);
                    prop_assert_eq!((a.convenience, a.wait, a.evidence), (b.convenience, b.wait, b.evidence));
                    let actors: Vec<String> = a.actors.iter().map(|it| short(it)).filter(|it| !it.is_empty()).collect();
                    prop_assert_eq!(&actors, &b.actors);
                    let place = |journey: &Journey, step: &Step| step.stage.as_ref().and_then(|id| journey.stage_index(id));
                    prop_assert_eq!(place(journey, a), place(&back, b));
                }
            }
        }
    }
}
