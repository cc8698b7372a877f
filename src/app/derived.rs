//! Owns what is computed from the project for the screen: figures, layout, scene. Each is computed again only when
//! what it depends on has changed, so that a frame without change computes nothing; the figures of large journeys are
//! computed beside the window, and until they are there the last ones stand, with the ratings as they are now.

mod drawn;
mod others;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use super::services::Request;
use crate::insight::{
    Asked, Beside, Finding, JourneyFigures, Lens, Repairs, Standpoint, View, figures, findings,
    repairs,
};
use crate::layout::{self, FontMetrics, MapLayout};
use crate::model::{Journey, JourneyId, Project};
use crate::scene::map::MapScene;
use crate::ui::state::Session;
use drawn::Drawn;
use others::Others;

/// Above so many steps no figure is computed in a frame.
const LARGE: usize = 2_000;
/// Above so many steps what takes longest is not computed in a frame: what repairing would do, what the map finds, and
/// how links run.
const MANY: usize = 250;

/// What the screen is drawn from, and what it was computed for.
#[derive(Default)]
pub(super) struct Derived {
    document: Option<OfDocument>,
    layout: Option<LaidOut>,
    drawn: Drawn,
    /// What is being computed beside the window.
    in_work: Option<Work>,
}

/// What is computed beside the window, and where it goes once it is there.
#[derive(Debug, Clone, PartialEq)]
enum Work {
    Layout,
    Figures(View),
    /// Figures that are laid over those of the map.
    Others(Asked, usize),
    Repairs(View),
    Findings,
}

/// A layout and the width that it was made for.
struct LaidOut {
    width: f32,
    layout: Known<Arc<MapLayout>>,
}

/// A figure and whether it is that of the project as it stands.
struct Known<T> {
    value: T,
    is_current: bool,
}

impl<T> Known<T> {
    const fn current(value: T) -> Self {
        let is_current = true;
        Self { value, is_current }
    }

    const fn last(value: T) -> Self {
        let is_current = false;
        Self { value, is_current }
    }
}

struct OfDocument {
    revision: u64,
    id: JourneyId,
    /// How it is looked at.
    lens: Lens,
    /// The project; where it has no such journey, with an empty one.
    project: Arc<Project>,
    journey: Arc<Journey>,
    figures: Known<Arc<JourneyFigures>>,
    /// What is laid over them.
    others: Others,
    /// What repairing would do, once that is known.
    repairs: Known<Option<Arc<Repairs>>>,
    /// What the map finds, once that is known.
    findings: Known<Option<Arc<Vec<Finding>>>>,
}

/// What the screen is drawn from.
pub(super) struct Shown {
    pub id: JourneyId,
    pub project: Arc<Project>,
    pub journey: Arc<Journey>,
    pub figures: Arc<JourneyFigures>,
    pub beside: Arc<Beside>,
    pub repairs: Option<Arc<Repairs>>,
    pub findings: Option<Arc<Vec<Finding>>>,
    pub layout: Arc<MapLayout>,
    pub scene: Arc<MapScene>,
    /// The figures of a large journey are being computed.
    pub is_computing: bool,
}

impl Derived {
    /// Forgets everything: another project is shown.
    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }

    /// What the screen is drawn from, computed where it has to be. None only if there is no such journey to compute.
    pub(super) fn shown(
        &mut self,
        project: &Arc<Project>,
        revision: u64,
        session: &Session,
    ) -> Option<Shown> {
        self.follow(project, revision, session)?;
        let of = self.document.as_ref()?;
        let width = session.centre.0.round();
        let is_made_for = |laid_out: &LaidOut| {
            (laid_out.width - width).abs() < 0.5 || laid_out.layout.value.fits(width)
        };
        let known = self.layout.take().filter(is_made_for);
        let laid_out = known.unwrap_or_else(|| {
            // What was drawn stands where the cards were in a window of another width.
            self.drawn.forget_scene();
            of.laid_out(width, None)
        });
        let layout = Arc::clone(&laid_out.layout.value);
        self.layout = Some(laid_out);
        let scene = self.drawn.scene(of, &layout, session);
        let is_large = of.journey.graph.step_count() > LARGE;
        Some(Shown {
            id: of.id.clone(),
            project: Arc::clone(&of.project),
            journey: Arc::clone(&of.journey),
            figures: Arc::clone(&of.figures.value),
            beside: Arc::clone(of.others.beside()),
            repairs: of.repairs.value.clone(),
            findings: of.findings.value.clone(),
            layout,
            scene,
            is_computing: is_large && !(of.figures.is_current && of.repairs.is_current),
        })
    }

    /// What is to be computed beside the window now, if anything: one thing at a time.
    pub(super) fn work(&mut self) -> Option<Request> {
        let of = self.document.as_ref().filter(|_| self.in_work.is_none())?;
        let (id, project) = (of.id.clone(), Arc::clone(&of.project));
        let view = || of.others.view().clone();
        let sketched = self.layout.as_ref().filter(|it| !it.layout.is_current);
        let (work, request) = if let Some(laid_out) = sketched {
            let request = Request::Layout(id, project, laid_out.width);
            (Work::Layout, request)
        } else if !of.figures.is_current {
            let request = Request::Figures(id, project, view());
            (Work::Figures(view()), request)
        } else if let Some((place, (other, view))) = of.others.missing() {
            let request = Request::Figures(other.clone(), project, view.clone());
            (Work::Others(of.others.asked().clone(), place), request)
        } else if !of.repairs.is_current {
            let request = Request::Repairs(id, project, view());
            (Work::Repairs(view()), request)
        } else if !of.findings.is_current {
            (Work::Findings, Request::Findings(project))
        } else {
            return None;
        };
        self.in_work = Some(work);
        Some(request)
    }

    /// Takes in figures computed beside the window; what has been overtaken is computed again.
    pub(super) fn take_figures(&mut self, project: &Arc<Project>, figures: Arc<JourneyFigures>) {
        let Some((work, of)) = self.worked_on(project) else {
            return;
        };
        match work {
            Work::Others(asked, place) if of.others.is_for(&asked) => {
                let of_journey = (&*of.project, &of.id);
                of.others.take(of_journey, place, figures);
            }
            Work::Figures(view) if *of.others.view() == view => {
                of.figures = Known::current(figures);
            }
            Work::Others(..)
            | Work::Figures(_)
            | Work::Layout
            | Work::Repairs(_)
            | Work::Findings => return,
        }
        self.drawn.forget_scene();
    }

    /// Takes in what repairing would do, as [`Self::take_figures`] does figures.
    pub(super) fn take_repairs(&mut self, project: &Arc<Project>, repairs: Arc<Repairs>) {
        if let Some((Work::Repairs(view), of)) = self.worked_on(project)
            && *of.others.view() == view
        {
            of.repairs = Known::current(Some(repairs));
            let shows = of.lens.side == Standpoint::Company;
            if shows {
                self.drawn.forget_scene();
            }
        }
    }

    /// Takes in a layout for that width, as [`Self::take_figures`] does figures.
    pub(super) fn take_layout(
        &mut self,
        project: &Arc<Project>,
        width: f32,
        layout: Arc<MapLayout>,
    ) {
        let is_shown = self.worked_on(project).is_some();
        let sketched = self.layout.as_mut().filter(|_| is_shown);
        if let Some(laid_out) = sketched.filter(|it| (it.width - width).abs() < 0.5) {
            laid_out.layout = Known::current(layout);
            self.drawn.forget_scene();
        }
    }

    /// Takes in what the map finds, as [`Self::take_figures`] does figures.
    pub(super) fn take_findings(&mut self, project: &Arc<Project>, findings: Arc<Vec<Finding>>) {
        if let Some((_, of)) = self.worked_on(project) {
            of.findings = Known::current(Some(findings));
        }
    }

    /// The layout as computed last.
    pub(super) fn layout(&self) -> Option<&Arc<MapLayout>> {
        self.layout.as_ref().map(|laid_out| &laid_out.layout.value)
    }

    /// Ends the work on that project, and returns what it was and what it was for if that is still shown.
    fn worked_on(&mut self, project: &Arc<Project>) -> Option<(Work, &mut OfDocument)> {
        let work = self.in_work.take()?;
        let document = self.document.as_mut();
        let of = document.filter(|of| Arc::ptr_eq(&of.project, project))?;
        Some((work, of))
    }

    /// Keeps up with the project, and with how it is looked at.
    fn follow(&mut self, project: &Arc<Project>, revision: u64, session: &Session) -> Option<()> {
        let (id, lens) = (session.journey.as_ref()?, &session.lens);
        let is_current = |of: &&mut OfDocument| of.revision == revision && of.id == *id;
        if let Some(of) = self.document.as_mut().filter(is_current) {
            if of.lens != *lens {
                of.look_through(lens);
                self.drawn.forget_scene();
            }
            return Some(());
        }
        let last = self.document.take().filter(|of| of.id == *id);
        let next = OfDocument::new(project, revision, (id, lens), last.as_ref())?;
        let is_laid_out_alike = last.as_ref().is_some_and(|last| last.is_laid_out_as(&next));
        let before = self.layout.take().filter(|_| last.is_some());
        self.layout = match before {
            Some(before) if is_laid_out_alike => Some(before),
            Some(before) => Some(next.laid_out(before.width, Some(&before.layout.value))),
            None => None,
        };
        self.drawn.forget_scene();
        self.document = Some(next);
        Some(())
    }
}

impl OfDocument {
    fn new(
        project: &Arc<Project>,
        revision: u64,
        (id, lens): (&JourneyId, &Lens),
        last: Option<&Self>,
    ) -> Option<Self> {
        let mut project = Arc::clone(project);
        if !project.journeys.contains_key(id) {
            Arc::make_mut(&mut project)
                .journeys
                .insert(id.clone(), Arc::default());
        }
        let journey = Arc::clone(project.journeys.get(id)?);
        let steps = journey.graph.step_count();
        let asked = lens.asks(&project, id);
        let view = &asked.view;
        let figures = if steps <= LARGE {
            Known::current(Arc::new(figures(&project, id, view)?))
        } else {
            Known::last(Arc::new(last_figures(
                (&project, id, &journey),
                view,
                last,
            )?))
        };
        let repairs = if steps <= MANY {
            let repairs = repairs(&project, id, view);
            Known::current(repairs.map(Arc::new))
        } else {
            Known::last(last.and_then(|last| last.repairs.value.clone()))
        };
        let last_others = last.map(|last| &last.others);
        let others = Others::new((&project, id), asked, last_others, steps > LARGE);
        let findings = if project.step_count() <= MANY {
            Known::current(Some(Arc::new(findings(&project))))
        } else {
            Known::last(last.and_then(|last| last.findings.value.clone()))
        };
        Some(Self {
            revision,
            id: id.clone(),
            lens: lens.clone(),
            others,
            findings,
            project,
            journey,
            figures,
            repairs,
        })
    }

    /// Looks in another way at the same: figures are computed again only where the view is another.
    fn look_through(&mut self, lens: &Lens) {
        self.lens = lens.clone();
        let asked = lens.asks(&self.project, &self.id);
        if self.others.is_for(&asked) {
            return;
        }
        let steps = self.journey.graph.step_count();
        if *self.others.view() != asked.view {
            let figures = if steps <= LARGE {
                figures(&self.project, &self.id, &asked.view)
            } else {
                None
            };
            match figures {
                Some(figures) => self.figures = Known::current(Arc::new(figures)),
                None => self.figures.is_current = false,
            }
            if steps <= MANY {
                let repairs = repairs(&self.project, &self.id, &asked.view);
                self.repairs = Known::current(repairs.map(Arc::new));
            } else {
                self.repairs.is_current = false;
            }
        }
        let of_journey = (&*self.project, &self.id);
        self.others = Others::new(of_journey, asked, Some(&self.others), steps > LARGE);
    }

    /// Lays the journey out; a large one without looking for ways for its links where a layout was there before.
    fn laid_out(&self, width: f32, before: Option<&MapLayout>) -> LaidOut {
        let is_large = self.journey.graph.step_count() > MANY;
        let layout = if let Some(before) = before.filter(|_| is_large) {
            let sketch = layout::sketch(&self.project, &self.journey, width, before);
            Known::last(Arc::new(sketch))
        } else {
            let measure = FontMetrics::bundled();
            let layout = layout::map(&self.project, &self.journey, width, measure);
            Known::current(Arc::new(layout))
        };
        LaidOut { width, layout }
    }

    fn is_laid_out_as(&self, other: &Self) -> bool {
        let (before, after) = (
            (&*self.project, &*self.journey),
            (&*other.project, &*other.journey),
        );
        layout::is_laid_out_alike(before, after)
    }
}

/// The figures that stand until those of a large journey are computed: the last ones, but with its ratings as they are
/// now, so that a rating is seen at once; where there are none, those of a journey without touchpoints.
fn last_figures(
    (project, id, journey): (&Project, &JourneyId, &Journey),
    view: &View,
    last: Option<&OfDocument>,
) -> Option<JourneyFigures> {
    if let Some(last) = last {
        let changed = last.journey.graph.steps_changed(&journey.graph);
        let changed: Vec<_> = changed.filter_map(|(_, step)| step.cloned()).collect();
        let figures = &last.figures.value;
        return Some(figures.with_ratings_of(project, id, view, &changed));
    }
    let mut empty = Project::default();
    empty.journeys.insert(id.clone(), Arc::default());
    figures(&empty, id, view)
}
