//! Owns when cards glide to their new places instead of jumping there: after tidying, moving, undoing and redoing.
//! While they glide nothing is laid out or computed; only where they are painted changes.

use std::sync::Arc;

use crate::layout::MapLayout;
use crate::model::JourneyId;
use crate::ui::state::Gliding;

/// For how long cards glide, in seconds.
const LASTS: f64 = 0.15;
/// On a larger map cards jump: nobody could follow them.
const MOST_CARDS: usize = 2_000;

/// What is known of the cards' places.
#[derive(Debug, Default)]
pub(super) struct Glides {
    seen: Option<(JourneyId, Arc<MapLayout>)>,
    is_wanted: bool,
    since: f64,
}

impl Glides {
    /// If the cards stand elsewhere in the next frame, they glide there.
    pub(super) fn want(&mut self) {
        self.is_wanted = true;
    }

    /// What glides in a frame at that time, in seconds: what did in the last one, or what stands elsewhere now.
    pub(super) fn frame(
        &mut self,
        journey: &JourneyId,
        layout: &Arc<MapLayout>,
        time: f64,
        gliding: Option<Gliding>,
    ) -> Option<Gliding> {
        let is_wanted = std::mem::take(&mut self.is_wanted);
        let is_same = |seen: &(JourneyId, Arc<MapLayout>)| Arc::ptr_eq(&seen.1, layout);
        if self.seen.as_ref().is_some_and(is_same) {
            return gliding.and_then(|gliding| {
                let left = 1.0 - (time - self.since) / LASTS;
                (left > 0.0).then_some(Gliding { left, ..gliding })
            });
        }
        let before = self.seen.replace((journey.clone(), Arc::clone(layout)));
        let (_, before) = before.filter(|(seen, _)| is_wanted && seen == journey)?;
        self.since = time;
        moved(&before, layout)
    }
}

/// The cards that stand elsewhere, and how far away from there they stood.
fn moved(before: &MapLayout, after: &MapLayout) -> Option<Gliding> {
    if after.cards.len() > MOST_CARDS {
        return None;
    }
    let away = after.cards.iter().filter_map(|card| {
        let (old, new) = (before.card(&card.id)?.rect.min, card.rect.min);
        let away = (old.x - new.x, old.y - new.y);
        (away.0.abs() + away.1.abs() > 0.5).then(|| (card.id.clone(), away))
    });
    let away: std::collections::BTreeMap<_, _> = away.collect();
    (!away.is_empty()).then(|| Gliding {
        away: Arc::new(away),
        left: 1.0,
    })
}
