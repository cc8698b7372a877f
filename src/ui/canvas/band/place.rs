//! Owns where the ratings of the band are on the screen, and what a value of them is called.

use eframe::egui;
use egui::{Pos2, Rect, pos2, vec2};

use crate::action::Action;
use crate::edit::{Edit, JourneyEdit, StepField};
use crate::insight::Time;
use crate::insight::words::{plain, signed};
use crate::model::{Emotion, Level, StepId};
use crate::scene::map::BandAxes;
use crate::ui::Ctx;
use crate::ui::canvas::Regions;
use crate::words;

/// Radius of a marker, and of one at either end of the scale.
const MARKER: (f32, f32) = (12.0, 14.0);
/// Radius of the grip of the expectation, and half the grip of the belief.
const GRIP: f32 = 6.0;
/// The grips of expectation and belief stand that far left and right of the marker.
const ASIDE: f32 = 28.0;
/// How much farther than they look the grips catch the pointer.
const REACH: f32 = 6.0;
/// How wide a slot is on the screen at least for the marker alone, for all grips, for squares and stars.
const ROOM: (f32, f32, f32) = (30.0, 88.0, 74.0);
/// From one square to the next, and the height in which it catches the pointer.
const SQUARE: (f32, f32) = (14.0, 22.0);

/// A rating that is set in the band.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::ui::canvas) enum Handle {
    /// How the customer feels.
    Emotion,
    /// How the customer expected to feel.
    Expectation,
    /// How the organisation believes the customer feels.
    Belief,
    /// How reliably the basics are met.
    Hygiene,
    /// How far it goes beyond what was expected.
    Delight,
}

impl Handle {
    /// All five, as they are read.
    pub(in crate::ui::canvas) const ALL: [Self; 5] = [
        Self::Emotion,
        Self::Expectation,
        Self::Belief,
        Self::Hygiene,
        Self::Delight,
    ];

    /// The lowest and the highest value.
    pub(super) const fn range(self) -> (f64, f64) {
        match self {
            Self::Emotion | Self::Expectation | Self::Belief => (-3.0, 3.0),
            Self::Hygiene | Self::Delight => (0.0, 5.0),
        }
    }

    /// What it is called.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Emotion => words::EMOTION,
            Self::Expectation => words::EXPECTED,
            Self::Belief => words::BELIEVED,
            Self::Hygiene => words::BASICS,
            Self::Delight => words::DELIGHT,
        }
    }

    /// A value as it is written: "+2", "3".
    pub(super) fn number(self, value: f64) -> String {
        match self {
            Self::Emotion | Self::Expectation | Self::Belief => signed(value, 2),
            Self::Hygiene | Self::Delight => plain(value, 2),
        }
    }

    /// A value in words: "+2 pleased", "expected −1 uneasy", "3 of 5".
    pub(super) fn told(self, value: f64) -> String {
        let number = self.number(value);
        match self {
            Self::Emotion => format!("{number} {}", words::emotion(value)),
            Self::Expectation | Self::Belief => {
                let word = self.word().to_lowercase();
                format!("{word} {number} {}", words::emotion(value))
            }
            Self::Hygiene | Self::Delight => words::of_five(&number),
        }
    }

    fn field(self, value: Option<f64>) -> StepField {
        let (emotion, level) = (value.map(Emotion::clamped), value.map(Level::clamped));
        match self {
            Self::Emotion => StepField::Emotion(emotion),
            Self::Expectation => StepField::Expectation(emotion),
            Self::Belief => StepField::Belief(emotion),
            Self::Hygiene => StepField::Hygiene(level),
            Self::Delight => StepField::Delight(level),
        }
    }
}

/// A place in the band that sets something.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Spot {
    /// Whose rating.
    pub(super) step: StepId,
    /// Which rating.
    pub(super) handle: Handle,
    /// Where it is on the screen.
    pub(super) rect: Rect,
    /// The level that a click there means, where it is a square or a star.
    pub(super) level: Option<f64>,
}

/// What is dragged to set a rating.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Grip {
    /// Its middle on the screen.
    pub(super) centre: Pos2,
    /// How large it is.
    pub(super) radius: f32,
    /// Somebody gave the value that it shows, or it follows from evidence.
    pub(super) is_given: bool,
}

/// The band on the screen.
pub(super) struct Band<'a> {
    pub(super) ctx: &'a Ctx<'a>,
    pub(super) regions: &'a Regions,
    axes: BandAxes,
}

impl<'a> Band<'a> {
    pub(super) fn new(ctx: &'a Ctx<'a>, regions: &'a Regions) -> Self {
        let axes = regions.axes(ctx.session);
        Self { ctx, regions, axes }
    }

    /// How wide a slot is on the screen.
    fn room(&self) -> f32 {
        self.ctx.layout.slot_width * self.ctx.session.camera.zoom
    }

    /// The height of an emotion on the screen.
    pub(super) fn y(&self, emotion: f64) -> f32 {
        self.regions.band.top() + self.axes.y(emotion)
    }

    /// The emotion at a height of the screen.
    pub(super) fn emotion(&self, y: f32) -> f64 {
        self.axes.emotion(y - self.regions.band.top())
    }

    /// The slot and the touchpoint of the column at that place of the screen.
    pub(super) fn step_at(&self, x: f32) -> Option<(usize, &'a StepId)> {
        let transform = self.regions.band_transform(self.ctx.session.camera);
        let x = transform.world_from_screen(pos2(x, 0.0)).x;
        let slot = self.ctx.layout.slot_at(x)?;
        Some((slot, self.ctx.layout.slots.get(slot)?.step.as_ref()?))
    }

    /// The middle of the touchpoint's column on the screen.
    fn x(&self, step: &StepId) -> Option<f32> {
        let slot = self.ctx.layout.card(step)?.slot;
        let centre = self.ctx.layout.slot_centre(slot)?;
        let transform = self.regions.band_transform(self.ctx.session.camera);
        let at = crate::layout::Point::new(centre, 0.0);
        Some(transform.screen_from_world(at).x)
    }

    /// The value that counts; none: not rated. An expectation always has one.
    pub(super) fn value(&self, handle: Handle, step: &StepId) -> Option<f64> {
        let figures = self.ctx.figures.touchpoint(step)?;
        match handle {
            Handle::Emotion => figures.ratings.emotion,
            Handle::Expectation => Some(figures.expectation),
            Handle::Belief => figures.ratings.belief,
            Handle::Hygiene => figures.ratings.hygiene,
            Handle::Delight => figures.ratings.delight,
        }
    }

    /// The value that somebody gave.
    pub(super) fn given(&self, handle: Handle, step: &StepId) -> Option<f64> {
        let ratings = self.ctx.given(self.ctx.journey.step(step)?);
        match handle {
            Handle::Emotion => ratings.emotion.map(Emotion::get),
            Handle::Expectation => ratings.expectation.map(Emotion::get),
            Handle::Belief => ratings.belief.map(Emotion::get),
            Handle::Hygiene => ratings.hygiene.map(Level::get),
            Handle::Delight => ratings.delight.map(Level::get),
        }
    }

    /// Whether the value that is shown is one that an improvement would bring: that is changed where improvements are.
    fn is_raised(&self, handle: Handle, step: &StepId) -> bool {
        let is_to_be = self.ctx.view().time == Time::ToBe;
        is_to_be && self.given(handle, step) != self.value(handle, step)
    }

    /// What is dragged to set that rating; none where there is no room for it.
    pub(super) fn grip(&self, handle: Handle, step: &StepId) -> Option<Grip> {
        let (x, value) = (self.x(step)?, self.value(handle, step));
        let expected = self.value(Handle::Expectation, step)?;
        let y = self.y(value.unwrap_or(expected));
        let has_room = self.room() >= ROOM.1;
        let aside = |by: f32, is_given: bool| {
            has_room.then(|| Grip {
                centre: pos2(x + by, y),
                radius: GRIP,
                is_given,
            })
        };
        if self.ctx.session.lens.compares_segments() {
            return None;
        }
        match handle {
            Handle::Emotion if self.room() >= ROOM.0 => {
                let is_end = value.is_some_and(|value| value.abs() > 2.5);
                Some(Grip {
                    centre: pos2(x, y),
                    radius: if is_end { MARKER.1 } else { MARKER.0 },
                    is_given: value.is_some(),
                })
            }
            Handle::Expectation => aside(-ASIDE, self.given(handle, step).is_some()),
            Handle::Belief => aside(ASIDE, value.is_some()),
            Handle::Emotion | Handle::Hygiene | Handle::Delight => None,
        }
    }

    /// Where the rating stands on the screen, in view or not.
    pub(super) fn rect(&self, handle: Handle, step: &StepId) -> Option<Rect> {
        if let Some(grip) = self.grip(handle, step) {
            let size = 2.0 * grip.radius;
            return Some(Rect::from_center_size(grip.centre, vec2(size, size)));
        }
        let (x, (basics, delight)) = (self.x(step)?, self.axes.rows.unwrap_or_default());
        let y = match handle {
            Handle::Hygiene => basics,
            Handle::Delight => delight,
            Handle::Emotion | Handle::Expectation | Handle::Belief => self.axes.y(0.0),
        };
        let size = vec2(5.0 * SQUARE.0, SQUARE.1).min(vec2(self.room(), SQUARE.1));
        Some(Rect::from_center_size(
            pos2(x, self.regions.band.top() + y),
            size,
        ))
    }

    /// What a press at that place would set.
    pub(super) fn spot_at(&self, pos: Pos2) -> Option<Spot> {
        if pos.x < self.regions.body.left() {
            return None;
        }
        let (_, step) = self.step_at(pos.x)?;
        let near = |handle: Handle, (x, grip): (f32, Grip)| {
            let grip = Grip {
                centre: pos2(x, grip.centre.y),
                ..grip
            };
            let reach = match handle {
                Handle::Emotion => 2.0,
                Handle::Expectation | Handle::Belief | Handle::Hygiene | Handle::Delight => REACH,
            };
            let is_near = grip.centre.distance(pos) <= grip.radius + reach;
            let size = 2.0 * grip.radius;
            is_near.then(|| Spot {
                step: step.clone(),
                handle,
                rect: Rect::from_center_size(grip.centre, vec2(size, size)),
                level: None,
            })
        };
        let grips = [Handle::Emotion, Handle::Expectation, Handle::Belief];
        let grips = grips.map(|handle| Some((handle, self.grip(handle, step)?)));
        let grips = grips.into_iter().flatten();
        // Beside the marker stands a grip for each; the point on the line itself can be taken, too.
        let aside = grips
            .clone()
            .map(|(handle, grip)| (handle, grip.centre.x, grip));
        let on_the_line = grips.filter_map(|(handle, grip)| Some((handle, self.x(step)?, grip)));
        aside
            .chain(on_the_line)
            .find_map(|(handle, x, grip)| near(handle, (x, grip)))
            .or_else(|| self.level_at(pos, step))
    }

    /// The square or star at that place.
    fn level_at(&self, pos: Pos2, step: &StepId) -> Option<Spot> {
        self.axes.rows?;
        if self.room() < ROOM.2 {
            return None;
        }
        let found = [Handle::Hygiene, Handle::Delight]
            .into_iter()
            .find_map(|handle| {
                let rect = self.rect(handle, step)?;
                let is_open = rect.contains(pos) && !self.is_raised(handle, step);
                is_open.then_some((handle, rect))
            });
        let (handle, rect) = found?;
        let place = ((pos.x - rect.left()) / SQUARE.0).floor() + 1.0;
        Some(Spot {
            step: step.clone(),
            handle,
            rect,
            level: Some(f64::from(place.clamp(1.0, 5.0))),
        })
    }

    /// Sets the rating, or takes the given value away.
    pub(super) fn rated(&self, handle: Handle, step: &StepId, value: Option<f64>) -> Action {
        let field = handle.field(value);
        let field = match self.ctx.journey.step(step) {
            Some(known) => self.ctx.given_field(known, field),
            None => field,
        };
        let edit = JourneyEdit::SetSteps(vec![step.clone()], field);
        let edits = vec![Edit::Journey(self.ctx.journey_id.clone(), edit)];
        Action::Edit(self.label(handle, step, value), edits)
    }

    /// What setting the rating is called: "Rate ‘Sales call’: emotion +2".
    pub(super) fn label(&self, handle: Handle, step: &StepId, value: Option<f64>) -> String {
        let name = self.rated_name(step);
        let value = value.map_or_else(|| words::NOT_RATED.to_owned(), |value| handle.number(value));
        words::rate(&name, &handle.word().to_lowercase(), &value)
    }

    /// What the touchpoint is called in the name of a rating: "Sales call for Students".
    fn rated_name(&self, step: &StepId) -> String {
        let (name, ctx) = (self.name(step), self.ctx);
        let segment = ctx.session.rated_for();
        match segment.and_then(|id| ctx.project.segments.get(id)) {
            None => name,
            Some(segment) => words::fields::for_segment(&name, &segment.name),
        }
    }

    /// What the touchpoint is called.
    pub(super) fn name(&self, step: &StepId) -> String {
        let step = self.ctx.journey.step(step);
        words::name_or_unnamed(step.map_or("", |step| &step.name)).to_owned()
    }
}
