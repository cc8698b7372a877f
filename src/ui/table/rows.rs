//! Owns which rows are shown and in which order: touchpoints in reading order, then what is backstage, unless the user
//! sorts or narrows them down. The list is made anew only when one of these changes.

use std::cmp::Ordering;
use std::sync::Arc;

use eframe::egui;
use egui::{Id, Ui};

use super::cells;
use super::columns::Column;
use crate::model::{ChannelId, Evidence, Journey, Level, OwnerId, StageId, Step};
use crate::ui::Ctx;
use crate::words::table as words;

/// Which rows are wanted.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Filter {
    pub(super) text: String,
    pub(super) stage: Option<StageId>,
    pub(super) channel: Option<ChannelId>,
    pub(super) owner: Option<OwnerId>,
    pub(super) evidence: Option<Evidence>,
    pub(super) basics_fail: bool,
    pub(super) not_rated: bool,
    /// What matters to customers.
    pub(super) convenience: Option<Wanted>,
    pub(super) relevance: Option<Wanted>,
    pub(super) usability: Option<Wanted>,
}

/// What is wanted of a rating from 0 to 5.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    Below3,
    From3,
    Missing,
}

impl Wanted {
    pub(super) const ALL: [Self; 3] = [Self::Below3, Self::From3, Self::Missing];

    /// What it is called in a list.
    pub(super) fn label(self) -> &'static str {
        match self {
            Self::Below3 => words::BELOW_3,
            Self::From3 => words::FROM_3,
            Self::Missing => words::NOT_RATED,
        }
    }

    fn is_met(self, level: Option<f64>) -> bool {
        match self {
            Self::Below3 => level.is_some_and(|level| level < 3.0 - 1e-9),
            Self::From3 => level.is_some_and(|level| level >= 3.0 - 1e-9),
            Self::Missing => level.is_none(),
        }
    }
}

/// In which direction rows are sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    Rising,
    Falling,
}

/// Which rows in which order.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Order {
    pub(super) filter: Filter,
    /// The column that sorts; none: reading order.
    pub(super) sort: Option<(Column, Way)>,
}

impl Order {
    /// What a click on that heading makes of it: rising, then falling, then reading order.
    pub(super) fn pressed(&mut self, column: Column) {
        self.sort = match self.sort {
            Some((by, Way::Rising)) if by == column => Some((column, Way::Falling)),
            Some((by, Way::Falling)) if by == column => None,
            Some(_) | None => Some((column, Way::Rising)),
        };
    }
}

pub(super) type Rows = Arc<Vec<Arc<Step>>>;

#[derive(Clone)]
struct Kept {
    revision: u64,
    journey: Option<Arc<Journey>>,
    is_computing: bool,
    order: Order,
    rows: Rows,
}

impl Kept {
    fn still_holds(&self, ctx: &Ctx<'_>, order: &Order) -> bool {
        let journey = ctx.project.journeys.get(ctx.journey_id);
        let is_same = match (&self.journey, journey) {
            (Some(kept), Some(now)) => Arc::ptr_eq(kept, now),
            (None, None) => true,
            (Some(_), None) | (None, Some(_)) => false,
        };
        is_same
            && self.revision == ctx.revision
            && self.is_computing == ctx.session.is_computing
            && self.order == *order
    }
}

/// The rows to be shown.
pub(super) fn rows(ui: &Ui, ctx: &Ctx<'_>, order: &Order) -> Rows {
    let key = Id::unique("rows of the table");
    let kept = ui.data(|data| data.get_temp::<Kept>(key));
    if let Some(kept) = kept.filter(|kept| kept.still_holds(ctx, order)) {
        return kept.rows;
    }
    let rows = Arc::new(ordered(ctx, order));
    let kept = Kept {
        revision: ctx.revision,
        journey: ctx.project.journeys.get(ctx.journey_id).cloned(),
        is_computing: ctx.session.is_computing,
        order: order.clone(),
        rows: Arc::clone(&rows),
    };
    ui.data_mut(|data| data.insert_temp(key, kept));
    rows
}

fn ordered(ctx: &Ctx<'_>, order: &Order) -> Vec<Arc<Step>> {
    let all = ctx.journey.steps_in_order().into_iter();
    let (touchpoints, behind): (Vec<_>, Vec<_>) = all.partition(|step| step.is_touchpoint());
    let both = touchpoints.into_iter().chain(behind);
    let needle = order.filter.text.trim().to_lowercase();
    let wanted = both.filter(|step| passes(ctx, step, &order.filter, &needle));
    let mut rows: Vec<Arc<Step>> = wanted.map(Arc::clone).collect();
    if let Some((column, way)) = order.sort {
        sort(ctx, &mut rows, column, way);
    }
    rows
}

fn passes(ctx: &Ctx<'_>, step: &Step, filter: &Filter, needle: &str) -> bool {
    let ratings = ctx.figures.touchpoint(&step.id).map(|it| it.ratings);
    let fails = || {
        let hygiene = ratings.and_then(|it| it.hygiene);
        hygiene.is_some_and(|it| it < ctx.project.method.parity - 1e-9)
    };
    let lacks = || ratings.is_some_and(|it| it.hygiene.is_none() || it.emotion.is_none());
    (needle.is_empty()
        || step.name.to_lowercase().contains(needle)
        || step.note.to_lowercase().contains(needle))
        && (filter.stage.is_none() || filter.stage == step.stage)
        && (filter.channel.is_none() || filter.channel == step.channel)
        && (filter.owner.is_none() || filter.owner == step.owner)
        && filter
            .evidence
            .is_none_or(|it| step.is_touchpoint() && it == step.evidence)
        && (!filter.basics_fail || fails())
        && (!filter.not_rated || lacks())
        && matters(step, filter)
}

/// Whether convenience, relevance and usability are as they are wanted.
fn matters(step: &Step, filter: &Filter) -> bool {
    let is_met = |wanted: Option<Wanted>, level: Option<Level>| {
        wanted.is_none_or(|it| step.is_touchpoint() && it.is_met(level.map(Level::get)))
    };
    is_met(filter.convenience, step.convenience)
        && is_met(filter.relevance, step.relevance)
        && is_met(filter.usability, step.usability)
}

/// Empty cells come last, whichever way; equal ones stay in reading order.
fn sort(ctx: &Ctx<'_>, rows: &mut Vec<Arc<Step>>, column: Column, way: Way) {
    let mut keyed: Vec<(cells::Value, Arc<Step>)> = std::mem::take(rows)
        .into_iter()
        .map(|step| {
            let mut value = cells::value(ctx, &step, column);
            value.text = value.text.to_lowercase();
            (value, step)
        })
        .collect();
    let turned = |order: Ordering| match way {
        Way::Rising => order,
        Way::Falling => order.reverse(),
    };
    keyed.sort_by(|(a, _), (b, _)| {
        let missing = a.text.is_empty().cmp(&b.text.is_empty());
        missing.then_with(|| match (a.number, b.number) {
            (Some(a), Some(b)) => turned(a.total_cmp(&b)),
            (Some(_) | None, None) | (None, Some(_)) => turned(a.text.cmp(&b.text)),
        })
    });
    *rows = keyed.into_iter().map(|(_, step)| step).collect();
}
