//! Owns the ratings of one touchpoint or of several: emotion, expectation, belief, basics, delight, evidence.

use std::sync::Arc;

use eframe::egui;
use egui::{Rect, Ui, pos2, vec2};

use super::gauge::{EMOTIONS, Gauge, LEVELS};
use super::shared::{self, Seen, Shown};
use super::target::{Target, To};
use super::{column, control_id, segments};
use crate::action::Action;
use crate::edit::StepField;
use crate::insight::Figure;
use crate::model::{Evidence, Rating, Step, StepId};
use crate::scene::Role;
use crate::ui::widgets::{self, Glyphs, Heading, LevelRow, Line, Marker, Row, Scale, Segment};
use crate::ui::{Ctx, why};
use crate::words::fields::TAKE_EVERYONES;
use crate::words::inspector as words;

/// Shows all ratings, for everyone or for the segment that is chosen.
pub(super) fn ratings_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    steps: &[&Arc<Step>],
    (target, actions): To<'_, '_>,
) {
    segments::chooser_ui(ui, ctx, actions);
    let audience = segments::audience(ctx);
    let rated = target.rated_for(audience.as_ref());
    let seen = segments::seen(ctx, audience.as_ref());
    emotion_ui(ui, ctx, (steps, seen), (&rated, actions));
    ui.add_space(15.0);
    expectation_ui(ui, ctx, (steps, seen), (&rated, actions));
    ui.add_space(2.0);
    belief_ui(ui, ctx, (steps, seen), (&rated, actions));
    basics_ui(ui, ctx, (steps, seen), (&rated, actions));
    delight_ui(ui, ctx, (steps, seen), (&rated, actions));
    evidence_ui(ui, ctx, steps, (target, actions));
}

/// Shows how reliably a step behind the touchpoints works, and how well that is founded.
pub(super) fn reliability_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    steps: &[&Arc<Step>],
    (target, actions): To<'_, '_>,
) {
    let seen = segments::seen(ctx, None);
    basics_ui(ui, ctx, (steps, seen), (target, actions));
    evidence_ui(ui, ctx, steps, (target, actions));
}

/// How wide at least, and how high the value at the right of a rating is, for the pointer.
const VALUE: (f32, f32) = (24.0, 24.0);

/// The figure of a touchpoint that a rating is.
type OfStep = fn(StepId) -> Figure;

/// Makes the value of one touchpoint's rating something that can be asked about; by keyboard it is the key of
/// explanations on the rating. To be called before the rating is shown.
fn asked_ui(
    ui: &Ui,
    ctx: &Ctx<'_>,
    (steps, figure): (&[&Arc<Step>], OfStep),
    scale: &Scale<'_>,
    actions: &mut Vec<Action>,
) {
    let [step] = steps else {
        return;
    };
    if !step.is_touchpoint() {
        return;
    }
    let room = ui.available_rect_before_wrap();
    let seen = scale.seen();
    let line = Line::right(&seen, widgets::value_style(scale.origin));
    let width = widgets::width(ui, ctx.theme, line).max(VALUE.0);
    let left_top = pos2(room.right() - width - 2.0, room.top());
    let number = why::Number {
        id: scale.id.with("why"),
        rect: Rect::from_min_size(left_top, vec2(width + 8.0, VALUE.1)),
        hovered: Role::Lane,
        figure: || figure(step.id.clone()),
        spoken: || words::value_of(scale.name, scale.text),
    };
    number.show_to_pointer(ui, ctx, actions);
    why::offer(ui, (scale.id, number.rect), || figure(step.id.clone()));
}

/// What is rated, and through whose eyes.
type Of<'a, 'b, 'c> = (&'a [&'b Arc<Step>], Seen<'c>);

/// What the × of a rating says.
fn clear(target: &Target, of_everyone: &'static str) -> &'static str {
    if target.segment.is_some() {
        TAKE_EVERYONES
    } else {
        of_everyone
    }
}

fn emotion_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    (steps, seen): Of<'_, '_, '_>,
    (target, actions): To<'_, '_>,
) {
    let gauge = Gauge {
        what: crate::words::EMOTION,
        id: control_id("emotion"),
        subject: &target.name,
        range: EMOTIONS,
        shown: shared::rating(
            seen,
            steps,
            |own| number(own.emotion),
            |at| at.ratings.emotion,
        ),
    };
    let caption = words::feels(&ctx.journey.persona.name);
    let heading = Heading {
        caption: &caption,
        height: 20.0,
        clear: clear(target, words::NOT_RATED),
    };
    let changed = gauge.show(|scale| {
        asked_ui(ui, ctx, (steps, Figure::Emotion), &scale, actions);
        let cleared = widgets::heading_ui(ui, ctx.theme, heading, &scale);
        ui.add_space(4.0);
        widgets::faces_ui(ui, ctx.theme, &scale).or(cleared)
    });
    if let Some((label, rating)) = changed {
        actions.push(target.rate(ctx, label, &StepField::Emotion(rating)));
    }
}

fn expectation_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    (steps, seen): Of<'_, '_, '_>,
    (target, actions): To<'_, '_>,
) {
    let gauge = Gauge {
        what: words::EXPECTATION,
        id: control_id("expectation"),
        subject: &target.name,
        range: EMOTIONS,
        shown: shared::rating(
            seen,
            steps,
            |own| number(own.expectation),
            |at| Some(at.expectation),
        ),
    };
    let caption = words::expected(&ctx.journey.persona.name);
    let heading = Heading {
        caption: &caption,
        height: 18.0,
        clear: clear(target, words::COMPUTE),
    };
    let gesture = gauge.gesture();
    let changed = gauge.show(|scale| {
        asked_ui(ui, ctx, (steps, Figure::Expectation), &scale, actions);
        let cleared = widgets::heading_ui(ui, ctx.theme, heading, &scale);
        let drag = (gesture.as_str(), &mut *actions);
        widgets::track_ui(ui, ctx.theme, &scale, Marker::Ring, drag).or(cleared)
    });
    if let Some((label, rating)) = changed {
        actions.push(target.rate(ctx, label, &StepField::Expectation(rating)));
    }
}

fn belief_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    (steps, seen): Of<'_, '_, '_>,
    (target, actions): To<'_, '_>,
) {
    let gauge = Gauge {
        what: crate::words::BELIEF,
        id: control_id("belief"),
        subject: &target.name,
        range: EMOTIONS,
        shown: shared::rating(
            seen,
            steps,
            |own| number(own.belief),
            |at| at.ratings.belief,
        ),
    };
    let caption = words::believed(&ctx.journey.persona.name);
    let heading = Heading {
        caption: &caption,
        height: 18.0,
        clear: clear(target, words::NOT_RATED),
    };
    let gesture = gauge.gesture();
    let changed = gauge.show(|scale| {
        asked_ui(ui, ctx, (steps, Figure::Belief), &scale, actions);
        let cleared = widgets::heading_ui(ui, ctx.theme, heading, &scale);
        let drag = (gesture.as_str(), &mut *actions);
        widgets::track_ui(ui, ctx.theme, &scale, Marker::Square, drag).or(cleared)
    });
    if let Some((label, rating)) = changed {
        actions.push(target.rate(ctx, label, &StepField::Belief(rating)));
    }
}

fn basics_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    (steps, seen): Of<'_, '_, '_>,
    (target, actions): To<'_, '_>,
) {
    let gauge = Gauge {
        what: crate::words::BASICS,
        id: control_id("basics"),
        subject: &target.name,
        range: LEVELS,
        shown: hygiene(seen, steps),
    };
    let row = LevelRow {
        caption: crate::words::BASICS,
        column: column(ui),
        clear: clear(target, words::NOT_RATED),
    };
    let glyphs = Glyphs::Basics(ctx.project.method.parity);
    let changed = gauge.show(|scale| {
        asked_ui(ui, ctx, (steps, Figure::Hygiene), &scale, actions);
        widgets::levels_ui(ui, ctx.theme, &scale, glyphs, row)
    });
    if let Some((label, rating)) = changed {
        actions.push(target.rate(ctx, label, &StepField::Hygiene(rating)));
    }
}

fn delight_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    (steps, seen): Of<'_, '_, '_>,
    (target, actions): To<'_, '_>,
) {
    let gauge = Gauge {
        what: crate::words::DELIGHT,
        id: control_id("delight"),
        subject: &target.name,
        range: LEVELS,
        shown: shared::rating(
            seen,
            steps,
            |own| number(own.delight),
            |at| at.ratings.delight,
        ),
    };
    let row = LevelRow {
        caption: crate::words::DELIGHT,
        column: column(ui),
        clear: clear(target, words::NOT_RATED),
    };
    let glyphs = Glyphs::Delight(hygiene(seen, steps).value, ctx.project.method.parity);
    let changed = gauge.show(|scale| {
        asked_ui(ui, ctx, (steps, Figure::Delight), &scale, actions);
        widgets::levels_ui(ui, ctx.theme, &scale, glyphs, row)
    });
    if let Some((label, rating)) = changed {
        actions.push(target.rate(ctx, label, &StepField::Delight(rating)));
    }
}

fn hygiene(seen: Seen<'_>, steps: &[&Arc<Step>]) -> Shown {
    shared::rating(
        seen,
        steps,
        |own| number(own.hygiene),
        |at| at.ratings.hygiene,
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
    let row = Row {
        id: control_id("evidence"),
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

/// A rating as a number.
pub(super) fn number<const MIN: i16, const MAX: i16>(
    rating: Option<Rating<MIN, MAX>>,
) -> Option<f64> {
    rating.map(Rating::get)
}
