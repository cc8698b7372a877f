//! Owns the figures that are laid over those of the map: of the segments that are compared, of the journey as it is
//! beside it as it shall be. Those of a large journey are computed beside the window, one after the other.

use std::sync::Arc;

use super::Known;
use crate::insight::{Asked, Beside, JourneyFigures, View, figures};
use crate::model::{JourneyId, Project};

/// The figures that are laid over those of the map.
pub(super) struct Others {
    asked: Asked,
    computed: Vec<Known<Option<Arc<JourneyFigures>>>>,
    made: Arc<Beside>,
}

impl Others {
    /// What is asked for, computed at once or, in a large journey, as it was last.
    pub(super) fn new(
        (project, id): (&Project, &JourneyId),
        asked: Asked,
        last: Option<&Self>,
        is_large: bool,
    ) -> Self {
        let one = |wanted: &(JourneyId, View)| {
            if is_large {
                return Known::last(last.and_then(|last| last.known(wanted)));
            }
            let (journey, view) = wanted;
            Known::current(figures(project, journey, view).map(Arc::new))
        };
        let computed = asked.beside.iter().map(one).collect();
        let mut others = Self {
            asked,
            computed,
            made: Arc::default(),
        };
        others.make(project, id);
        others
    }

    /// The view of the map itself.
    pub(super) fn view(&self) -> &View {
        &self.asked.view
    }

    /// All that is asked for.
    pub(super) fn asked(&self) -> &Asked {
        &self.asked
    }

    /// Whether the same is asked for.
    pub(super) fn is_for(&self, asked: &Asked) -> bool {
        self.asked == *asked
    }

    /// What is laid over the map, as far as it is known.
    pub(super) fn beside(&self) -> &Arc<Beside> {
        &self.made
    }

    /// The first of them that is still to be computed.
    pub(super) fn missing(&self) -> Option<(usize, &(JourneyId, View))> {
        let place = self.computed.iter().position(|known| !known.is_current)?;
        Some((place, self.asked.beside.get(place)?))
    }

    /// Takes in what was computed for that place.
    pub(super) fn take(
        &mut self,
        (project, id): (&Project, &JourneyId),
        place: usize,
        figures: Arc<JourneyFigures>,
    ) {
        if let Some(known) = self.computed.get_mut(place) {
            *known = Known::current(Some(figures));
            self.make(project, id);
        }
    }

    fn known(&self, wanted: &(JourneyId, View)) -> Option<Arc<JourneyFigures>> {
        let place = self.asked.beside.iter().position(|it| it == wanted)?;
        self.computed.get(place)?.value.clone()
    }

    fn make(&mut self, project: &Project, id: &JourneyId) {
        let computed: Vec<_> = self.computed.iter().map(|it| it.value.clone()).collect();
        self.made = Arc::new(Beside::new(project, id, &self.asked, &computed));
    }
}
