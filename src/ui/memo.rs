//! Owns what a panel keeps from frame to frame because making it takes time: made once for each state of the project.

use std::collections::BTreeSet;
use std::sync::Arc;

use eframe::egui;

use super::Ctx;
use crate::insight::View;
use crate::model::{
    Improvement, Journey, Owner, Priority, Records, Segment, Settings, Strategy, Voice,
};

/// All of a project that figures of the shown journey depend on, and the view that they are seen in. Holding it keeps it from being freed, so the same
/// place in memory always is the same state.
#[derive(Clone)]
struct State {
    journey: Arc<Journey>,
    voices: Records<Voice>,
    segments: Records<Segment>,
    owners: Records<Owner>,
    improvements: Records<Improvement>,
    settings: (Settings, Strategy, Priority, String),
    dismissed: BTreeSet<String>,
    view: View,
}

impl State {
    fn of(ctx: &Ctx<'_>) -> Option<Self> {
        let project = ctx.project;
        Some(Self {
            journey: Arc::clone(project.journeys.get(ctx.journey_id)?),
            voices: project.voices.clone(),
            segments: project.segments.clone(),
            owners: project.owners.clone(),
            improvements: project.improvements.clone(),
            settings: settings(ctx),
            dismissed: project.dismissed.clone(),
            view: ctx.view(),
        })
    }

    fn still_holds(&self, ctx: &Ctx<'_>) -> bool {
        let project = ctx.project;
        let journey = project.journeys.get(ctx.journey_id);
        journey.is_some_and(|journey| Arc::ptr_eq(journey, &self.journey))
            && self.voices.ptr_eq(&project.voices)
            && self.segments.ptr_eq(&project.segments)
            && self.owners.ptr_eq(&project.owners)
            && self.improvements.ptr_eq(&project.improvements)
            && self.settings == settings(ctx)
            && self.dismissed == project.dismissed
            && self.view == ctx.view()
    }
}

fn settings(ctx: &Ctx<'_>) -> (Settings, Strategy, Priority, String) {
    let project = ctx.project;
    let locked = project.scope_locked.clone();
    (project.method, project.strategy, project.first, locked)
}

/// Something that was made, what from, and for which key, such as a width.
struct Kept<K, T> {
    state: State,
    key: K,
    made: Arc<T>,
}

impl<K: Clone, T> Clone for Kept<K, T> {
    fn clone(&self) -> Self {
        Self {
            state: self.state.clone(),
            key: self.key.clone(),
            made: Arc::clone(&self.made),
        }
    }
}

/// What `make` makes of the shown journey for that key, such as a width. It is made again only when the project has
/// changed in what figures depend on, or the key has. One thing is kept for each `salt`.
pub(super) fn kept<K, T>(
    memory: &egui::Context,
    ctx: &Ctx<'_>,
    (salt, key): (&str, K),
    make: impl FnOnce() -> T,
) -> Arc<T>
where
    K: Clone + PartialEq + Send + Sync + 'static,
    T: Send + Sync + 'static,
{
    if let Some(known) = known::<K, T>(memory, salt)
        && known.key == key
        && known.state.still_holds(ctx)
    {
        return known.made;
    }
    let fresh = Arc::new(make());
    if let Some(state) = State::of(ctx) {
        let entry = Kept {
            state,
            key,
            made: Arc::clone(&fresh),
        };
        memory.data_mut(|data| data.insert_temp(place(salt), entry));
    }
    fresh
}

/// The same, but while the figures of a large journey are computed beside the window what was made last for that key
/// stands, as the figures do.
pub(super) fn kept_as_figures<K, T>(
    memory: &egui::Context,
    ctx: &Ctx<'_>,
    (salt, key): (&str, K),
    make: impl FnOnce() -> T,
) -> Arc<T>
where
    K: Clone + PartialEq + Send + Sync + 'static,
    T: Send + Sync + 'static,
{
    if ctx.session.is_computing {
        let last = known::<K, T>(memory, salt).filter(|last| last.key == key);
        if let Some(last) = last {
            return last.made;
        }
    }
    kept(memory, ctx, (salt, key), make)
}

fn known<K, T>(memory: &egui::Context, salt: &str) -> Option<Kept<K, T>>
where
    K: Clone + Send + Sync + 'static,
    T: Send + Sync + 'static,
{
    memory.data(|data| data.get_temp(place(salt)))
}

fn place(salt: &str) -> egui::Id {
    egui::Id::unique(("kept", salt))
}
