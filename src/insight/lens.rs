//! Owns how a journey is looked at: for whom, as it is or as it shall be, from which side, with which bands and switches;
//! and the figures that are laid over those of the map for it.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::model::{JourneyId, Project, SegmentId, StepId};

use super::counterpart::{Counterpart, added_and_removed, counterpart};
use super::figures::{JourneyFigures, figures};
use super::{Time, View};

/// How a map is looked at. By default: for everyone, as it is, from the customer's side.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lens {
    /// The segments that it is seen for: none, everyone; one, that one alone; several, their curves over each other.
    pub segments: BTreeSet<SegmentId>,
    /// As it is, as it shall be, or both.
    pub moment: Moment,
    /// From which side.
    pub side: Standpoint,
    /// What stands under the curve of emotions.
    pub strips: BTreeSet<Strip>,
    /// Flow links are as wide as many customers go that way.
    pub shows_shares: bool,
    /// The waits stand at the links.
    pub shows_waits: bool,
    /// What lies behind is drawn as strongly as the touchpoints, whatever the side: a service blueprint is about it.
    pub is_blueprint: bool,
}

/// As it is or as it shall be.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Moment {
    /// As it is.
    #[default]
    AsIs,
    /// As it shall be.
    ToBe,
    /// One over the other.
    Both,
}

impl Moment {
    /// The three, as they are offered.
    pub const ALL: [Self; 3] = [Self::AsIs, Self::ToBe, Self::Both];
}

/// The two sides of a map (the customer's touchpoints, the company's work).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standpoint {
    /// What the customer hopes for, feels and expected.
    #[default]
    Customer,
    /// What the company believes, gets out of it and does behind it.
    Company,
}

impl Standpoint {
    /// Both, as they are offered.
    pub const ALL: [Self; 2] = [Self::Customer, Self::Company];
}

/// What can stand under the curve of emotions, as a strip of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Strip {
    /// What is felt after forgiving: −1 … +1.
    Felt,
    /// The goodwill of those who arrive: from 0 on.
    Goodwill,
}

impl Strip {
    /// Both, from above.
    pub const ALL: [Self; 2] = [Self::Felt, Self::Goodwill];
}

impl Lens {
    /// Seen in that view, with nothing else changed.
    #[must_use]
    pub fn of(view: &View) -> Self {
        Self {
            segments: view.segment.iter().cloned().collect(),
            moment: match view.time {
                Time::AsIs => Moment::AsIs,
                Time::ToBe => Moment::ToBe,
            },
            ..Self::default()
        }
    }

    /// The one segment that it is seen for; none: everyone, or several.
    #[must_use]
    pub fn segment(&self) -> Option<&SegmentId> {
        self.segments.first().filter(|_| self.segments.len() == 1)
    }

    /// Whether several segments are laid over each other.
    #[must_use]
    pub fn compares_segments(&self) -> bool {
        self.segments.len() > 1
    }

    /// Which of the strips are shown, from above: those that were chosen, and what is felt where as it is and as it
    /// shall be lie over each other, since improvements change that and not the emotion.
    #[must_use]
    pub fn shown_strips(&self) -> [bool; 2] {
        Strip::ALL.map(|strip| {
            let is_needed = strip == Strip::Felt && self.moment == Moment::Both;
            is_needed || self.strips.contains(&strip)
        })
    }

    /// The strips with that one where it is not there, without it where it is.
    #[must_use]
    pub fn with_or_without(&self, strip: Strip) -> BTreeSet<Strip> {
        let mut strips = self.strips.clone();
        if !strips.remove(&strip) {
            strips.insert(strip);
        }
        strips
    }

    /// Forgets segments that there are no longer.
    pub fn forget_missing(&mut self, project: &Project) {
        self.segments
            .retain(|segment| project.segments.contains_key(segment));
    }

    /// What has to be computed to draw that journey.
    #[must_use]
    pub fn asks(&self, project: &Project, journey: &JourneyId) -> Asked {
        let view = |time| View {
            segment: self.segment().cloned(),
            time,
        };
        let (time, other) = match self.moment {
            Moment::AsIs => (Time::AsIs, None),
            Moment::ToBe => (Time::ToBe, None),
            Moment::Both => match counterpart(project, journey) {
                Counterpart::None | Counterpart::Successor(_) => (Time::AsIs, None),
                Counterpart::Improvements => {
                    let to_be = (journey.clone(), view(Time::ToBe));
                    (Time::AsIs, Some(to_be))
                }
                Counterpart::Baseline(baseline) => (Time::ToBe, Some((baseline, view(Time::AsIs)))),
            },
        };
        let compared = self.segments.iter().filter(|_| self.compares_segments());
        let of_segment = |segment: &SegmentId| {
            let segment = Some(segment.clone());
            (journey.clone(), View { segment, time })
        };
        Asked {
            view: view(time),
            beside: other.into_iter().chain(compared.map(of_segment)).collect(),
        }
    }
}

/// What has to be computed to draw a map.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// The view of the map itself.
    pub view: View,
    /// The journeys and views whose figures are laid over it.
    pub beside: Vec<(JourneyId, View)>,
}

/// The figures that are laid over those of the map.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Beside {
    /// The segments that are compared, by id, with their names.
    pub segments: Vec<(String, Arc<JourneyFigures>)>,
    /// As it is and as it shall be.
    pub change: Option<Change>,
}

/// As it is and as it shall be. One of the two are the figures of the map.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The figures of the other.
    pub other: Arc<JourneyFigures>,
    /// Which of the two these are.
    pub other_is: Time,
    /// The touchpoints that only the journey as it shall be has.
    pub added: BTreeSet<StepId>,
    /// What those are called that it has no longer.
    pub removed: Vec<String>,
}

impl Change {
    /// The figures as it is, and as it shall be; `shown` are those of the map.
    #[must_use]
    pub fn both<'a>(
        &'a self,
        shown: &'a JourneyFigures,
    ) -> (&'a JourneyFigures, &'a JourneyFigures) {
        match self.other_is {
            Time::AsIs => (&self.other, shown),
            Time::ToBe => (shown, &self.other),
        }
    }
}

impl Beside {
    /// What is laid over the map of the journey, of what was computed for [`Lens::asks`]. What is not there yet is
    /// left out.
    #[must_use]
    pub fn new(
        project: &Project,
        journey: &JourneyId,
        asked: &Asked,
        computed: &[Option<Arc<JourneyFigures>>],
    ) -> Self {
        let mut beside = Self::default();
        for ((of, view), figures) in asked.beside.iter().zip(computed) {
            let Some(figures) = figures else { continue };
            let is_change = of != journey || view.time != asked.view.time;
            let segment = view.segment.as_ref().filter(|_| !is_change);
            if let Some(segment) = segment {
                let name = project.segments.get(segment).map(|it| it.name.clone());
                let entry = (name.unwrap_or_default(), Arc::clone(figures));
                beside.segments.push(entry);
            } else if is_change {
                beside.change = Some(change(project, (journey, of), view.time, figures));
            }
        }
        beside
    }

    /// Computes everything that the lens asks for: the figures of the map, and what is laid over them. None where
    /// there is no such journey.
    #[must_use]
    pub fn computed(
        project: &Project,
        journey: &JourneyId,
        lens: &Lens,
    ) -> Option<(JourneyFigures, Self)> {
        let asked = lens.asks(project, journey);
        let of = |(of, view): &(JourneyId, View)| figures(project, of, view).map(Arc::new);
        let computed: Vec<_> = asked.beside.iter().map(of).collect();
        let shown = figures(project, journey, &asked.view)?;
        Some((shown, Self::new(project, journey, &asked, &computed)))
    }
}

fn change(
    project: &Project,
    (shown, other): (&JourneyId, &JourneyId),
    other_is: Time,
    figures: &Arc<JourneyFigures>,
) -> Change {
    let journeys = project.journeys.get(other).zip(project.journeys.get(shown));
    let (added, removed) = journeys
        .filter(|_| other != shown)
        .map(|(baseline, journey)| added_and_removed(baseline, journey))
        .unwrap_or_default();
    Change {
        other: Arc::clone(figures),
        other_is,
        added,
        removed,
    }
}
