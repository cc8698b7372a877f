//! Owns the pages of an export: which journeys and views are wanted, each drawn under its title.

use super::ExportError;
use super::document::{Drawn, ExportOrder};
use crate::insight::{
    Beside, JourneyFigures, Lens, Repairs, Standpoint, View, plans, repairs, voices,
};
use crate::layout::{FontMetrics, GUTTER, MapLayout, SLOT_WIDTH, map};
use crate::model::{Journey, JourneyId, Project};
use crate::scene::Scene;
use crate::scene::blueprint::blueprint_sheet;
use crate::scene::curve::{CURVE_BAND, curve_sheet};
use crate::scene::map::{MapInput, PAGE_WIDTH, Page, map_scene, strips_height, whole_picture};
use crate::scene::priorities::{LIST_WIDTH, PrioritiesInput, priorities_sheet};
use crate::scene::sheet::Sheet;
use crate::scene::voices::{VoicesInput, voices_sheet};
use crate::words::{export as words, told};

/// The height of the band on the page of a map.
const BAND_HEIGHT: f32 = 272.0;

/// A view of a journey, ready to be written.
pub(super) struct Picture {
    /// What it shows, in words.
    pub(super) title: String,
    /// What is drawn.
    pub(super) sheet: Sheet,
    /// What stands at its foot.
    pub(super) foot: String,
}

impl Picture {
    /// The whole view as one picture over its foot.
    pub(super) fn footed(self) -> Scene {
        self.sheet.footed(&self.foot, FontMetrics::bundled())
    }
}

/// The first view of the first journey that is wanted.
pub(super) fn first(project: &Project, order: &ExportOrder) -> Result<Picture, ExportError> {
    let drawn = order.drawn.first().copied().unwrap_or_default();
    let journeys = journeys(project, order)?;
    let (id, journey) = journeys.first().ok_or(ExportError::NoJourney)?;
    let told = Told::new(project, (id, journey), order)?;
    Ok(told.picture(drawn))
}

/// The journeys that are wanted, in order; never none.
pub(super) fn journeys<'a>(
    project: &'a Project,
    order: &ExportOrder,
) -> Result<Vec<(&'a JourneyId, &'a Journey)>, ExportError> {
    let all = project.journeys_in_order().into_iter();
    let wanted = all.filter(|(id, _)| order.journey.as_ref().is_none_or(|wanted| wanted == *id));
    let wanted: Vec<_> = wanted.map(|(id, journey)| (id, &**journey)).collect();
    if wanted.is_empty() {
        return Err(ExportError::NoJourney);
    }
    Ok(wanted)
}

/// The views that are wanted of each journey.
pub(super) fn views(order: &ExportOrder) -> &[Drawn] {
    if order.drawn.is_empty() {
        &Drawn::ALL
    } else {
        &order.drawn
    }
}

/// A journey with what is told about it.
pub(super) struct Told<'a> {
    pub(super) project: &'a Project,
    pub(super) id: &'a JourneyId,
    pub(super) journey: &'a Journey,
    pub(super) order: &'a ExportOrder,
    /// Through whose eyes it is seen, and when.
    pub(super) view: View,
    pub(super) figures: JourneyFigures,
    pub(super) layout: MapLayout,
    /// How the map is looked at, and what is laid over its figures.
    lens: Lens,
    beside: Beside,
    /// What repairing would do, where the map shows it.
    repairs: Option<Repairs>,
    /// How everything else is looked at.
    plain: (Lens, Beside),
}

impl<'a> Told<'a> {
    pub(super) fn new(
        project: &'a Project,
        (id, journey): (&'a JourneyId, &'a Journey),
        order: &'a ExportOrder,
    ) -> Result<Self, ExportError> {
        let lens = order.lens.clone();
        let lens = lens.unwrap_or_else(|| Lens::of(&order.view));
        let looked = Beside::computed(project, id, &lens);
        let (figures, beside) = looked.ok_or(ExportError::NoJourney)?;
        let view = lens.asks(project, id).view;
        let is_companys = lens.side == Standpoint::Company;
        let repairs = is_companys.then(|| repairs(project, id, &view)).flatten();
        let slots = figures.touchpoints.iter().map(|_| SLOT_WIDTH).sum::<f32>();
        let width = (GUTTER + slots).max(PAGE_WIDTH);
        let layout = map(project, journey, width, FontMetrics::bundled());
        Ok(Self {
            project,
            id,
            journey,
            order,
            plain: (Lens::of(&view), Beside::default()),
            view,
            figures,
            layout,
            lens,
            beside,
            repairs,
        })
    }

    /// The view, drawn.
    pub(super) fn picture(&self, drawn: Drawn) -> Picture {
        let name = match drawn {
            Drawn::Map => "",
            Drawn::Curve | Drawn::Priorities | Drawn::Voices | Drawn::Blueprint => drawn.label(),
        };
        Picture {
            title: told(&[&self.project.title, &self.journey.name, name]),
            sheet: self.sheet(drawn),
            foot: self.foot(),
        }
    }

    /// What stands at the foot of everything drawn; empty where no date is known.
    pub(super) fn foot(&self) -> String {
        let stamp = self.order.stamp.text();
        if stamp.is_empty() {
            return stamp;
        }
        told(&[&self.project.title, &self.journey.name, &stamp])
    }

    fn sheet(&self, drawn: Drawn) -> Sheet {
        let (title, subtitle) = self.head(drawn);
        let page = Page {
            title: &title,
            subtitle: &subtitle,
            foot: "",
        };
        match drawn {
            Drawn::Map => {
                let map = map_scene(&MapInput {
                    lens: &self.lens,
                    beside: &self.beside,
                    repairs: self.repairs.as_ref(),
                    ..self.map_input(BAND_HEIGHT + strips_height(&self.lens))
                });
                whole_picture(map, &page, FontMetrics::bundled()).into()
            }
            Drawn::Curve => {
                let input = self.map_input(CURVE_BAND);
                curve_sheet(&map_scene(&input), &input, &page)
            }
            Drawn::Blueprint => {
                let lens = Lens {
                    is_blueprint: true,
                    ..self.plain.0.clone()
                };
                let input = MapInput {
                    lens: &lens,
                    ..self.map_input(BAND_HEIGHT)
                };
                blueprint_sheet(&map_scene(&input), &input, &page)
            }
            Drawn::Voices => self.voices(&page),
            Drawn::Priorities => self.priorities(),
        }
    }

    /// Title and subtitle: the project and the journey, and what the view is.
    fn head(&self, drawn: Drawn) -> (String, String) {
        let said = match drawn {
            Drawn::Map | Drawn::Priorities => String::new(),
            Drawn::Curve => told(&[drawn.label(), &words::figures(&self.figures)]),
            Drawn::Voices | Drawn::Blueprint => drawn.label().to_owned(),
        };
        let organisation = &self.project.organisation;
        let title = self.project.title.trim();
        if title.is_empty() {
            let subtitle = told(&[&said, organisation]);
            return (self.journey.name.clone(), subtitle);
        }
        let subtitle = told(&[&self.journey.name, &said, organisation]);
        (title.to_owned(), subtitle)
    }

    /// What the map is drawn from, with a band of that height.
    pub(super) fn map_input(&self, band_height: f32) -> MapInput<'_> {
        MapInput {
            project: self.project,
            journey: self.journey,
            figures: &self.figures,
            layout: &self.layout,
            measure: FontMetrics::bundled(),
            zoom: 1.0,
            band_height,
            lens: &self.plain.0,
            beside: &self.plain.1,
            repairs: None,
        }
    }

    fn voices(&self, page: &Page) -> Sheet {
        let together = voices(self.project, self.view.segment.as_ref());
        let input = VoicesInput {
            project: self.project,
            journey: (self.id, self.journey),
            figures: &self.figures,
            together: &together,
            measure: FontMetrics::bundled(),
        };
        voices_sheet(&input, page)
    }

    fn priorities(&self) -> Sheet {
        let view = &self.view;
        let made = repairs(self.project, self.id, view).zip(plans(self.project, self.id, view));
        let Some((repairs, plans)) = made else {
            return Sheet::default();
        };
        let segment = view.segment.as_ref();
        let segment = segment.and_then(|id| self.project.segments.get(id));
        let input = PrioritiesInput {
            project: self.project,
            journey: self.journey,
            figures: &self.figures,
            repairs: &repairs,
            segment: segment.map(|segment| segment.name.as_str()),
            measure: FontMetrics::bundled(),
            width: LIST_WIDTH,
        };
        priorities_sheet(&input, self.id, &plans)
    }
}
