//! Owns what the map of the comparison is drawn from: one project with everything that is in either version, laid out
//! and drawn once for as long as neither changes.

use std::sync::Arc;

use eframe::egui;
use egui::{Id, Ui};

use super::super::Ctx;
use super::super::canvas::Regions;
use crate::action::{Action, BothDrawn, CompareAction};
use crate::edit::patch::{Change, Content, Field, Patch, RecordKey};
use crate::insight::{Beside, JourneyFigures, Lens, View, figures};
use crate::layout::{self, FontMetrics, MapLayout};
use crate::model::{JourneyId, Project, StepId};
use crate::scene::map::{MapInput, MapScene, map_scene};
use crate::ui::state::Compared;

/// A journey of more steps is drawn beside the window.
const AT_ONCE: usize = 250;

/// A journey with everything that is in either version.
#[derive(Debug)]
pub struct Made {
    /// Which journey.
    pub(super) journey: JourneyId,
    /// Where everything lies.
    pub(super) layout: MapLayout,
    /// What is drawn.
    pub(super) scene: MapScene,
    /// The figures of the open project.
    pub(super) before: Option<JourneyFigures>,
    /// The figures of the other version.
    pub(super) after: Option<JourneyFigures>,
}

/// What there is to be shown.
pub(super) enum Shown {
    /// That; it may have been drawn for another zoom.
    Made(Arc<Made>),
    /// It is being drawn.
    Drawing,
    /// Neither version has the journey.
    Nothing,
}

/// What was drawn last and what is asked for.
#[derive(Clone)]
struct Known {
    asked: BothDrawn,
    /// What was drawn last, for what; none: neither version has the journey.
    drawn: Option<(BothDrawn, Option<Arc<Made>>)>,
}

impl Made {
    /// The step that a record is about, where it is on the map: a link is about the step where it starts.
    pub(super) fn step_of(&self, compared: &Compared, key: &RecordKey) -> Option<StepId> {
        if key.journey() != Some(&self.journey) {
            return None;
        }
        if let Some((_, step)) = key.step() {
            return Some(step.clone());
        }
        let RecordKey::Link(journey, link) = key else {
            return None;
        };
        let link_in = |p: &Project| p.journeys.get(journey)?.graph.link(link).cloned();
        let link = link_in(&compared.mine).or_else(|| link_in(&compared.target));
        link.map(|link| link.from.clone())
    }
}

/// What the shown journey is drawn from in those regions and at that zoom. A large one is asked for; until it is there
/// what was drawn last is shown.
pub(super) fn made(
    ui: &Ui,
    ctx: &Ctx<'_>,
    compared: &Compared,
    (regions, zoom): (&Regions, f32),
    actions: &mut Vec<Action>,
) -> Shown {
    let told = compared.shown.and_then(|shown| compared.told.get(shown));
    let journey = told.and_then(|told| told.key.journey());
    let wanted = BothDrawn {
        mine: Arc::clone(&compared.mine),
        target: Arc::clone(&compared.target),
        journey: journey.unwrap_or(ctx.journey_id).clone(),
        size: (regions.all.width().round(), regions.band.height().round()),
        zoom: bucket(zoom),
    };
    let known = ui.data(|data| data.get_temp::<Known>(known_id()));
    let drawn = known.as_ref().and_then(|known| known.drawn.as_ref());
    if let Some((_, made)) = drawn.filter(|(order, _)| order.is(&wanted)) {
        return made.clone().map_or(Shown::Nothing, Shown::Made);
    }
    if steps(&wanted) <= AT_ONCE {
        let made = draw(&wanted).map(Arc::new);
        keep_drawn(ui.ctx(), wanted, made.clone());
        return made.map_or(Shown::Nothing, Shown::Made);
    }
    let is_asked = known.as_ref().is_some_and(|it| it.asked.is(&wanted));
    let of_the_same = |(order, _): &&(BothDrawn, _)| {
        let zoom = wanted.zoom;
        wanted.is(&BothDrawn {
            zoom,
            ..(*order).clone()
        })
    };
    let last = drawn.filter(of_the_same).and_then(|(_, made)| made.clone());
    if !is_asked {
        let drawn = known.and_then(|known| known.drawn);
        let asked = wanted.clone();
        ui.data_mut(|data| data.insert_temp(known_id(), Known { asked, drawn }));
        let draw = CompareAction::Draw(Box::new(wanted));
        actions.push(Action::Compare(draw));
    }
    last.map_or(Shown::Drawing, Shown::Made)
}

/// Keeps what was drawn, to be shown from now on.
pub fn keep_drawn(ctx: &egui::Context, order: BothDrawn, made: Option<Arc<Made>>) {
    ctx.data_mut(|data| {
        let known = data.get_temp::<Known>(known_id());
        let asked = known.map_or_else(|| order.clone(), |known| known.asked);
        let drawn = Some((order, made));
        data.insert_temp(known_id(), Known { asked, drawn });
    });
    ctx.request_repaint();
}

fn known_id() -> Id {
    Id::unique("compared made")
}

fn steps(order: &BothDrawn) -> usize {
    let sides = [&order.mine, &order.target].into_iter();
    let steps = sides.filter_map(|side| side.journeys.get(&order.journey));
    steps.map(|journey| journey.graph.step_count()).sum()
}

/// Scenes are made for two zooms a doubling below 100 %.
fn bucket(zoom: f32) -> f32 {
    if zoom >= 1.0 {
        1.0
    } else {
        ((zoom.log2() * 2.0).floor() / 2.0).exp2()
    }
}

/// Draws the journey with everything that is in either version; none where neither has it. Takes time where it is large.
#[must_use]
pub fn draw(order: &BothDrawn) -> Option<Made> {
    let both = both(order);
    let (id, size) = (&order.journey, order.size);
    let journey = both.journeys.get(id)?;
    let measure = FontMetrics::bundled();
    let layout = layout::map(&both, journey, size.0, measure);
    let of = |project: &Project| figures(project, id, &View::default());
    let scene = map_scene(&MapInput {
        project: &both,
        journey,
        figures: &of(&both)?,
        layout: &layout,
        measure,
        zoom: order.zoom,
        band_height: size.1,
        lens: &Lens::default(),
        beside: &Beside::default(),
        repairs: None,
    });
    Some(Made {
        journey: id.clone(),
        layout,
        scene,
        before: of(&order.mine),
        after: of(&order.target),
    })
}

/// The open project with everything that only the other version has.
fn both(order: &BothDrawn) -> Project {
    let mut added = Patch::default();
    for (key, change) in Patch::between(&order.mine, &order.target).iter() {
        match change {
            Change::Added(Content::Voice(_) | Content::Improvement(_) | Content::Decision(_))
            | Change::Removed(_) => {}
            Change::Added(_) => added.insert(key.clone(), change.clone()),
            Change::Changed(fields) => {
                let order = Field::Known("stages");
                let orders: Vec<_> = fields
                    .iter()
                    .filter(|it| it.field == order)
                    .cloned()
                    .collect();
                if matches!(key, RecordKey::Journey(_)) && !orders.is_empty() {
                    added.insert(key.clone(), Change::Changed(orders));
                }
            }
        }
    }
    let mut both = (*order.mine).clone();
    added.apply_to(&mut both);
    both
}
