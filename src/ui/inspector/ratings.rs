//! Owns the ratings of one touchpoint or of several: emotion, expectation, belief, basics, delight, evidence.

use std::sync::Arc;

use eframe::egui::Ui;

use super::shared::{self, Shown};
use super::target::Target;
use super::{column, control_id};
use crate::action::Action;
use crate::edit::StepField;
use crate::insight::words::{plain, signed};
use crate::model::{Evidence, Rating, Step};
use crate::scene::palette;
use crate::ui::Ctx;
use crate::ui::widgets::{
    self, Glyphs, Heading, LevelRow, Marker, Origin, Rated, Row, Scale, Segment,
};
use crate::words::MISSING;
use crate::words::inspector as words;

const EMOTIONS: (f64, f64) = (-3.0, 3.0);
const LEVELS: (f64, f64) = (0.0, 5.0);

/// What is rated, and what for.
type To<'a, 'b> = (&'a Target, &'b mut Vec<Action>);

/// Shows all ratings.
pub(super) fn ratings_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    steps: &[&Arc<Step>],
    (target, actions): To<'_, '_>,
) {
    emotion_ui(ui, ctx, steps, (target, actions));
    ui.add_space(15.0);
    expectation_ui(ui, ctx, steps, (target, actions));
    ui.add_space(2.0);
    belief_ui(ui, ctx, steps, (target, actions));
    basics_ui(ui, ctx, steps, (target, actions));
    delight_ui(ui, ctx, steps, (target, actions));
    evidence_ui(ui, ctx, steps, (target, actions));
}

fn emotion_ui(ui: &mut Ui, ctx: &Ctx<'_>, steps: &[&Arc<Step>], (target, actions): To<'_, '_>) {
    let shown = shared::rating(
        ctx,
        steps,
        |step| number(step.ratings.emotion),
        |ratings, _| ratings.emotion,
    );
    let part = Part {
        what: "Emotion",
        salt: "emotion",
        range: EMOTIONS,
        shown,
    };
    let caption = words::feels(&ctx.journey.persona.name);
    let heading = Heading {
        caption: &caption,
        height: 20.0,
        clear: words::NOT_RATED,
    };
    part.show(target, actions, |scale, _| {
        let cleared = widgets::heading_ui(ui, ctx.theme, heading, &scale);
        ui.add_space(4.0);
        (
            widgets::faces_ui(ui, ctx.theme, &scale).or(cleared),
            StepField::Emotion,
        )
    });
}

fn expectation_ui(ui: &mut Ui, ctx: &Ctx<'_>, steps: &[&Arc<Step>], (target, actions): To<'_, '_>) {
    let typed = |step: &Step| number(step.ratings.expectation);
    let shown = shared::rating(ctx, steps, typed, |_, arriving| Some(arriving));
    let part = Part {
        what: "Expectation",
        salt: "expectation",
        range: EMOTIONS,
        shown,
    };
    let caption = words::expected(&ctx.journey.persona.name);
    let heading = Heading {
        caption: &caption,
        height: 18.0,
        clear: words::COMPUTE,
    };
    let gesture = words::rate(&target.name, part.what, "")
        .trim_end()
        .to_owned();
    part.show(target, actions, |scale, actions| {
        let cleared = widgets::heading_ui(ui, ctx.theme, heading, &scale);
        let drag = (gesture.as_str(), actions);
        (
            widgets::track_ui(ui, ctx.theme, &scale, Marker::Ring, drag).or(cleared),
            StepField::Expectation,
        )
    });
}

fn belief_ui(ui: &mut Ui, ctx: &Ctx<'_>, steps: &[&Arc<Step>], (target, actions): To<'_, '_>) {
    let shown = shared::rating(
        ctx,
        steps,
        |step| number(step.ratings.belief),
        |ratings, _| ratings.belief,
    );
    let part = Part {
        what: "Belief",
        salt: "belief",
        range: EMOTIONS,
        shown,
    };
    let caption = words::believed(&ctx.journey.persona.name);
    let heading = Heading {
        caption: &caption,
        height: 18.0,
        clear: words::NOT_RATED,
    };
    let gesture = words::rate(&target.name, part.what, "")
        .trim_end()
        .to_owned();
    part.show(target, actions, |scale, actions| {
        let cleared = widgets::heading_ui(ui, ctx.theme, heading, &scale);
        let drag = (gesture.as_str(), actions);
        (
            widgets::track_ui(ui, ctx.theme, &scale, Marker::Square, drag).or(cleared),
            StepField::Belief,
        )
    });
}

fn basics_ui(ui: &mut Ui, ctx: &Ctx<'_>, steps: &[&Arc<Step>], (target, actions): To<'_, '_>) {
    let part = Part {
        what: "Basics",
        salt: "basics",
        range: LEVELS,
        shown: hygiene(ctx, steps),
    };
    let row = LevelRow {
        caption: crate::words::BASICS,
        column: column(ui),
        clear: words::NOT_RATED,
    };
    let glyphs = Glyphs::Basics(ctx.project.method.parity);
    part.show(target, actions, |scale, _| {
        (
            widgets::levels_ui(ui, ctx.theme, &scale, glyphs, row),
            StepField::Hygiene,
        )
    });
}

fn delight_ui(ui: &mut Ui, ctx: &Ctx<'_>, steps: &[&Arc<Step>], (target, actions): To<'_, '_>) {
    let shown = shared::rating(
        ctx,
        steps,
        |step| number(step.ratings.delight),
        |ratings, _| ratings.delight,
    );
    let part = Part {
        what: "Delight",
        salt: "delight",
        range: LEVELS,
        shown,
    };
    let row = LevelRow {
        caption: crate::words::DELIGHT,
        column: column(ui),
        clear: words::NOT_RATED,
    };
    let glyphs = Glyphs::Delight(hygiene(ctx, steps).value, ctx.project.method.parity);
    part.show(target, actions, |scale, _| {
        (
            widgets::levels_ui(ui, ctx.theme, &scale, glyphs, row),
            StepField::Delight,
        )
    });
}

fn hygiene(ctx: &Ctx<'_>, steps: &[&Arc<Step>]) -> Shown {
    shared::rating(
        ctx,
        steps,
        |step| number(step.ratings.hygiene),
        |ratings, _| ratings.hygiene,
    )
}

fn evidence_ui(ui: &mut Ui, ctx: &Ctx<'_>, steps: &[&Arc<Step>], (target, actions): To<'_, '_>) {
    const GRADES: [Evidence; 3] = [Evidence::Assumed, Evidence::Heard, Evidence::Measured];
    let figures = |step: &Step| ctx.figures.touchpoint(&step.id);
    let grade = shared::common(steps, |step| {
        figures(step).map_or(step.evidence, |found| found.evidence)
    });
    let has_voice = steps
        .iter()
        .all(|step| figures(step).is_some_and(|found| found.voices > 0));
    let segments = GRADES.map(|evidence| Segment {
        text: words::evidence(evidence),
        is_chosen: grade == Some(evidence),
        barred: (has_voice && evidence == Evidence::Assumed).then_some(words::HAS_VOICE),
    });
    let name = words::named(words::EVIDENCE, &target.name);
    let id = control_id("evidence");
    let row = Row {
        id,
        caption: words::EVIDENCE,
        name: &name,
        text: "",
        column: column(ui),
    };
    let chosen = widgets::segments_ui(ui, ctx.theme, row, &segments);
    if let Some(evidence) = chosen.and_then(|index| GRADES.get(index)) {
        let label = words::rate(
            &target.name,
            words::EVIDENCE,
            &words::evidence(*evidence).to_lowercase(),
        );
        actions.push(target.set(label, StepField::Evidence(*evidence)));
    }
}

/// One rating with its name and range.
struct Part {
    what: &'static str,
    salt: &'static str,
    range: (f64, f64),
    shown: Shown,
}

impl Part {
    /// Shows the rating by `draw`, which says what the user does to it, and emits the change.
    fn show<const MIN: i16, const MAX: i16>(
        &self,
        target: &Target,
        actions: &mut Vec<Action>,
        draw: impl FnOnce(
            Scale<'_>,
            &mut Vec<Action>,
        ) -> (Option<Rated>, fn(Option<Rating<MIN, MAX>>) -> StepField),
    ) {
        let name = words::named(self.what, &target.name);
        let text = self.text();
        let scale = Scale {
            id: control_id(self.salt),
            name: &name,
            text: &text,
            value: self.shown.value,
            origin: self.shown.origin,
            range: self.range,
        };
        let (rated, field) = draw(scale, actions);
        let rating = match rated {
            None => return,
            Some(Rated::To(value)) => Some(Rating::clamped(value)),
            Some(Rated::Cleared) => None,
        };
        let is_nothing_new = match self.shown.origin {
            Origin::Typed => rating.map(Rating::get) == self.shown.value,
            Origin::Computed | Origin::Missing => rating.is_none(),
            Origin::Mixed => false,
        };
        if !is_nothing_new {
            let written = rating.map_or_else(
                || words::NOT_RATED.to_lowercase(),
                |rating| self.number(rating.get()),
            );
            actions.push(target.set(
                words::rate(&target.name, self.what, &written),
                field(rating),
            ));
        }
    }

    fn is_emotion(&self) -> bool {
        self.range == EMOTIONS
    }

    fn number(&self, value: f64) -> String {
        if self.is_emotion() {
            signed(value, 2)
        } else {
            plain(value, 2)
        }
    }

    /// The value in words: "−3 furious", "+0.6", "1 of 5".
    fn text(&self) -> String {
        let Some(value) = self.shown.value else {
            let is_mixed = self.shown.origin == Origin::Mixed;
            return if is_mixed { words::MIXED } else { MISSING }.to_owned();
        };
        if !self.is_emotion() {
            return words::of(&plain(value, 1), 5);
        }
        let number = signed(
            value,
            if self.shown.origin == Origin::Typed {
                2
            } else {
                1
            },
        );
        let is_carried_on = self.salt == "expectation" && self.shown.origin == Origin::Computed;
        if is_carried_on {
            number
        } else {
            format!("{number} {}", words::emotion(palette::step(value)))
        }
    }
}

fn number<const MIN: i16, const MAX: i16>(rating: Option<Rating<MIN, MAX>>) -> Option<f64> {
    rating.map(Rating::get)
}
