//! Owns what the map finds when it checks itself: each finding is one sentence that says what it is and why it matters
//! (METHOD.md, section 16).

mod flow;
mod journeys;

use crate::model::{ImprovementId, JourneyId, LinkId, Project, SegmentId, Stance, StepId};

use super::words::counted;

/// What kind of thing was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FindingKind {
    /// A journey without a goal.
    NoGoal,
    /// A journey too big to be acted on.
    TooBig,
    /// Five or more touchpoints, all with the same emotion.
    AllTheSame,
    /// A touchpoint that nobody owns.
    NoOwner,
    /// Something that matters, on an assumption.
    Assumed,
    /// A touchpoint that matters without anything backstage.
    NothingBehind,
    /// A touchpoint that no flow link reaches or leaves.
    Unconnected,
    /// Marks that lie far apart.
    Disagreement,
    /// A loop that nobody can leave.
    EndlessLoop,
    /// Delight planned upstream of a failing basic.
    DelightFirst,
    /// A stance or a segment without a voice.
    Unheard,
    /// An improvement without an owner or a date.
    NobodysPlan,
}

impl FindingKind {
    /// Its name in the file's list of what was dismissed.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::NoGoal => "no-goal",
            Self::TooBig => "too-big",
            Self::AllTheSame => "all-the-same",
            Self::NoOwner => "no-owner",
            Self::Assumed => "assumed",
            Self::NothingBehind => "nothing-behind",
            Self::Unconnected => "unconnected",
            Self::Disagreement => "disagreement",
            Self::EndlessLoop => "endless-loop",
            Self::DelightFirst => "delight-first",
            Self::Unheard => "unheard",
            Self::NobodysPlan => "nobodys-plan",
        }
    }
}

/// What a finding is about, and where the user is taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// The journey itself.
    Journey,
    /// A step of the journey.
    Step(StepId),
    /// A link of the journey.
    Link(LinkId),
    /// A segment of the project.
    Segment(SegmentId),
    /// Everyone of that stance.
    Stance(Stance),
    /// An improvement.
    Improvement(ImprovementId),
}

/// Something that the map found when it checked itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What kind of thing it is.
    pub kind: FindingKind,
    /// The journey; none where it is about the whole project.
    pub journey: Option<JourneyId>,
    /// What it is about.
    pub subject: Subject,
    /// What it is and why it matters.
    pub sentence: String,
}

impl Finding {
    /// How the file remembers that it was dismissed: `KIND:JOURNEY:RECORD`, a part that does not apply left empty.
    #[must_use]
    pub fn key(&self) -> String {
        let journey = self.journey.as_ref().map_or("", |id| id.as_str());
        let record = match &self.subject {
            Subject::Journey => "",
            Subject::Step(id) => id.as_str(),
            Subject::Link(id) => id.as_str(),
            Subject::Segment(id) => id.as_str(),
            Subject::Stance(stance) => stance_name(*stance),
            Subject::Improvement(id) => id.as_str(),
        };
        format!("{}:{journey}:{record}", self.kind.name())
    }
}

/// What the map finds today, seen by everyone: by journey, then about the whole project. What was dismissed is left out.
#[must_use]
pub fn findings(project: &Project) -> Vec<Finding> {
    let mut found: Vec<Finding> = project
        .journeys_in_order()
        .into_iter()
        .flat_map(|(id, _)| journeys::findings(project, id))
        .collect();
    found.extend(unheard(project));
    found.extend(nobodys_plans(project));
    found.retain(|finding| !project.dismissed.contains(&finding.key()));
    found
}

fn unheard(project: &Project) -> Vec<Finding> {
    if project.step_count() == 0 {
        return Vec::new();
    }
    let heard: std::collections::BTreeSet<&SegmentId> = project
        .voices
        .values()
        .filter_map(|voice| voice.segment.as_ref())
        .collect();
    let of_stance = |stance: Stance| {
        heard
            .iter()
            .filter_map(|&id| project.segments.get(id))
            .any(|segment| segment.stance == stance)
    };
    let stances = [Stance::Churning, Stance::Indifferent, Stance::Loyal]
        .into_iter()
        .filter(|stance| !of_stance(*stance))
        .map(|stance| {
            let who = match stance {
                Stance::Churning => "a customer who is on the way out",
                Stance::Indifferent => "a customer who is indifferent",
                Stance::Loyal => "a loyal customer",
            };
            let sentence =
                format!("Nobody has listened to {who} yet, so their journey is a guess.");
            (Subject::Stance(stance), sentence)
        });
    let segments = project
        .segments
        .iter()
        .filter(|(id, _)| !heard.contains(id))
        .map(|(id, segment)| {
            let name = or_id(&segment.name, id.as_str());
            let sentence = format!(
                "“{name}” has no voice yet, so what is said about this segment is a guess."
            );
            (Subject::Segment(id.clone()), sentence)
        });
    stances
        .chain(segments)
        .map(|(subject, sentence)| Finding {
            kind: FindingKind::Unheard,
            journey: None,
            subject,
            sentence,
        })
        .collect()
}

fn nobodys_plans(project: &Project) -> Vec<Finding> {
    let improvements = project.improvements.iter();
    improvements
        .filter_map(|(id, improvement)| {
            let lacks = match (
                improvement.owner.is_none(),
                improvement.due.trim().is_empty(),
            ) {
                (true, true) => "an owner and a date",
                (true, false) => "an owner",
                (false, true) => "a date",
                (false, false) => return None,
            };
            let name = or_id(&improvement.name, id.as_str());
            Some(Finding {
                kind: FindingKind::NobodysPlan,
                journey: improvement.journey.clone(),
                subject: Subject::Improvement(id.clone()),
                sentence: format!("“{name}” is without {lacks}, so nobody will do it."),
            })
        })
        .collect()
}

fn stance_name(stance: Stance) -> &'static str {
    match stance {
        Stance::Churning => "churning",
        Stance::Indifferent => "indifferent",
        Stance::Loyal => "loyal",
    }
}

fn or_id<'t>(name: &'t str, id: &'t str) -> &'t str {
    if name.trim().is_empty() {
        id
    } else {
        name.trim()
    }
}
