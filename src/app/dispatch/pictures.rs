//! Owns how a picture comes into the project: chosen, dropped or pasted, read beside the window, then one undo step.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use eframe::egui;
use egui::ColorImage;

use crate::action::{PictureFor, ProjectSection};
use crate::app::App;
use crate::app::services::{PictureSource, Purpose, Request};
use crate::edit::{Edit, JourneyEdit, JourneyField, Record, StepField};
use crate::file::{MAX_PICTURES, MAX_PIXELS_TOGETHER, check_picture};
use crate::model::{Image, ImageId, Persona, Project};
use crate::ui::pictures;
use crate::ui::state::{MainView, Screen};
use crate::words::pictures as words;

impl App {
    pub(super) fn choose_picture(&mut self, whose: PictureFor) {
        self.keep_name();
        self.document.picture_for = Some(whose);
        self.services
            .request(Request::Pick(Purpose::Picture, String::new()));
    }

    /// The file that was picked for a picture.
    pub(super) fn picture_picked(&mut self, path: PathBuf) {
        if let Some(whose) = self.document.picture_for.take() {
            let source = PictureSource::File(path);
            self.services.request(Request::ReadPicture(whose, source));
        }
    }

    /// A file that was dropped on the window, if it is a picture for what is selected. False: something else.
    pub(in crate::app) fn takes_dropped_picture(&mut self, path: &Path) -> bool {
        let ending = path.extension().and_then(|ending| ending.to_str());
        let is_picture = ending.is_some_and(|ending| {
            ["png", "jpg", "jpeg"]
                .iter()
                .any(|known| ending.eq_ignore_ascii_case(known))
        });
        if self.session.screen != Screen::Map || !is_picture {
            return false;
        }
        self.take_picture(PictureSource::File(path.to_owned()));
        true
    }

    /// Takes a pasted picture out of the frame's events.
    pub(in crate::app) fn take_pasted_picture(&mut self, ctx: &egui::Context) {
        if self.session.screen != Screen::Map || self.session.is_asking() {
            return;
        }
        let mut pasted = None;
        ctx.input_mut(|input| {
            input.events.retain(|event| {
                let egui::Event::PasteImage(image) = event else {
                    return true;
                };
                pasted = Some(Arc::clone(image));
                false
            });
        });
        if let Some(image) = pasted {
            self.take_picture(PictureSource::Pasted(image));
        }
    }

    fn take_picture(&mut self, source: PictureSource) {
        let selected: Vec<_> = self.session.selection.steps.iter().cloned().collect();
        let is_journeys_page = self.session.view == MainView::Project
            && self.session.section == ProjectSection::Journeys;
        match self.session.journey.clone() {
            Some(journey) if is_journeys_page => {
                let whose = PictureFor::Persona(journey);
                self.services.request(Request::ReadPicture(whose, source));
            }
            Some(journey) if !selected.is_empty() => {
                let whose = PictureFor::Steps(journey, selected);
                self.services.request(Request::ReadPicture(whose, source));
            }
            Some(_) | None => self.session.message = Some(words::SELECT_FIRST.to_owned()),
        }
    }

    /// A picture was read: it goes where it was meant to go, if that is still there.
    pub(super) fn picture_read(&mut self, whose: &PictureFor, read: Result<Box<Image>, String>) {
        let image = match read {
            Ok(image) => image,
            Err(sentence) => {
                self.session.message = Some(sentence);
                return;
            }
        };
        let project = Arc::clone(self.document.project());
        let known = project
            .images
            .iter()
            .find(|(_, known)| known.kind == image.kind && known.bytes == image.bytes);
        let (id, put) = match known {
            Some((id, _)) => (id.clone(), None),
            None if has_room_for(&project, &image) => {
                let id: ImageId = self.new_id();
                let put = Edit::Put(Record::Image(id.clone(), *image));
                (id, Some(put))
            }
            None => {
                self.session.message = Some(words::TOO_MANY.to_owned());
                return;
            }
        };
        // Why another was refused before is not to be read any longer.
        self.session.message = None;
        if let Some((subject, shown)) = self.shown_by(whose, id) {
            let edits: Vec<Edit> = put.into_iter().chain([shown]).collect();
            self.apply(&words::picture_of(&subject), &edits);
        }
    }

    /// The edit that shows the picture where it was meant for, and what that is called.
    fn shown_by(&self, whose: &PictureFor, id: ImageId) -> Option<(String, Edit)> {
        let (PictureFor::Steps(journey_id, _) | PictureFor::Persona(journey_id)) = whose;
        let journey = self.document.project().journeys.get(journey_id)?;
        let (subject, change) = match whose {
            PictureFor::Steps(_, steps) => {
                let steps = steps.iter().filter(|step| journey.step(step).is_some());
                let steps: Vec<_> = steps.cloned().collect();
                if steps.is_empty() {
                    return None;
                }
                let subject = self.named(&steps);
                let field = StepField::Picture(Some(id));
                (subject, JourneyEdit::SetSteps(steps, field))
            }
            PictureFor::Persona(_) => {
                let persona = Persona {
                    picture: Some(id),
                    ..journey.persona.clone()
                };
                let subject = crate::words::customer(&persona.name).to_owned();
                let field = JourneyField::Persona(Box::new(persona));
                (subject, JourneyEdit::Set(field))
            }
        };
        Some((subject, Edit::Journey(journey_id.clone(), change)))
    }

    pub(super) fn show_picture(&mut self, id: &ImageId) {
        if let Some(image) = self.document.project().images.get(id) {
            let request = Request::DecodePicture(Arc::clone(image));
            self.services.request(request);
        }
    }
}

/// A picture is ready for the screen.
pub(super) fn picture_decoded(ctx: &egui::Context, image: &Arc<Image>, pixels: Option<ColorImage>) {
    pictures::keep(ctx, image, pixels);
    ctx.request_repaint();
}

/// Whether a file could still hold the project with one more picture.
fn has_room_for(project: &Project, image: &Image) -> bool {
    let pixels = |image: &Image| check_picture(image.kind, &image.bytes).unwrap_or_default();
    let others: u64 = project.images.values().map(|image| pixels(image)).sum();
    project.images.len() < MAX_PICTURES && others + pixels(image) <= MAX_PIXELS_TOGETHER
}
