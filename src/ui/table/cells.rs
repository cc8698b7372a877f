//! Owns what a cell says and what a text typed or pasted into one stands for.

use crate::edit::{Edit, JourneyEdit, StepField};
use crate::insight::Effective;
use crate::insight::words::{plain, signed, signed_fixed};
use crate::model::{Evidence, Id, Minutes, Rating, Step};
use crate::ui::Ctx;
use crate::words::table as words;
use crate::words::{inspector, time};

use super::columns::Column;
use crate::action::Action;

/// What a cell says.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Value {
    /// As it is read.
    pub(super) text: String,
    /// By what rows are sorted, where it is a number.
    pub(super) number: Option<f64>,
    /// Nobody typed it.
    pub(super) is_computed: bool,
}

/// What the cell of a step says.
pub(super) fn value(ctx: &Ctx<'_>, step: &Step, column: Column) -> Value {
    let text = |text: &str| Value {
        text: text.lines().next().unwrap_or_default().to_owned(),
        ..Value::default()
    };
    let figures = ctx.figures.touchpoint(&step.id);
    match column {
        Column::Name => text(&step.name),
        Column::Stage => text(stage(ctx, step)),
        Column::Channel => text(channel(ctx, step)),
        Column::Owner => text(owner(ctx, step)),
        Column::Actors => text(&step.actors.join("; ")),
        Column::MomentOfTruth if step.moment_of_truth => text(words::YES),
        Column::Evidence if step.is_touchpoint() => text(inspector::evidence(step.evidence)),
        Column::MomentOfTruth | Column::Evidence => text(""),
        Column::Note => text(&step.note),
        Column::Satisfaction => {
            computed(figures.and_then(|it| it.satisfaction), |it| signed(it, 2))
        }
        Column::Felt => computed(figures.and_then(|it| it.felt), |it| signed(it, 2)),
        Column::Lift => computed(lift(ctx, step), |it| signed_fixed(it, 1)),
        Column::Wait => typed(step.wait.map(Minutes::get), time::spelled),
        Column::Emotion | Column::Belief | Column::Expectation => {
            rated(ctx, step, column, |it| signed(it, 2))
        }
        Column::Hygiene
        | Column::Delight
        | Column::Convenience
        | Column::Relevance
        | Column::Usability => rated(ctx, step, column, |it| plain(it, 2)),
    }
}

/// The cell as it is edited, and as a spreadsheet takes it: numbers without signs of our own.
pub(super) fn plainly(ctx: &Ctx<'_>, step: &Step, column: Column) -> String {
    match column {
        Column::Name => step.name.clone(),
        Column::Note => step.note.clone(),
        Column::Wait => step
            .wait
            .map_or_else(String::new, |it| it.get().to_string()),
        Column::Satisfaction | Column::Felt | Column::Lift => {
            let number = value(ctx, step, column).number;
            number.map_or_else(String::new, |it| it.to_string())
        }
        Column::Emotion
        | Column::Belief
        | Column::Expectation
        | Column::Hygiene
        | Column::Delight
        | Column::Convenience
        | Column::Relevance
        | Column::Usability => own(ctx, step, column).map_or_else(String::new, |it| it.to_string()),
        Column::Stage
        | Column::Channel
        | Column::Owner
        | Column::Actors
        | Column::MomentOfTruth
        | Column::Evidence => value(ctx, step, column).text,
    }
}

/// What a text in that cell stands for.
///
/// # Errors
/// A sentence where it stands for nothing that the cell can hold.
pub(super) fn read(
    ctx: &Ctx<'_>,
    step: &Step,
    column: Column,
    typed: &str,
) -> Result<StepField, String> {
    if let Some(why) = column.obstacle(step) {
        return Err(why.to_owned());
    }
    let text = typed.trim();
    Ok(match column {
        Column::Name if text.is_empty() => return Err(words::NEEDS_NAME.to_owned()),
        Column::Name => StepField::Name(text.split_whitespace().collect::<Vec<_>>().join(" ")),
        Column::Note => StepField::Note(text.to_owned()),
        Column::Actors => StepField::Actors(actors(text)),
        Column::MomentOfTruth => StepField::MomentOfTruth(is_yes(text)?),
        Column::Emotion => StepField::Emotion(rating(text)?),
        Column::Belief => StepField::Belief(rating(text)?),
        Column::Expectation => StepField::Expectation(rating(text)?),
        Column::Hygiene => StepField::Hygiene(rating(text)?),
        Column::Delight => StepField::Delight(rating(text)?),
        Column::Convenience => StepField::Convenience(rating(text)?),
        Column::Relevance => StepField::Relevance(rating(text)?),
        Column::Usability => StepField::Usability(rating(text)?),
        Column::Wait => StepField::Wait(minutes(text)?),
        Column::Evidence => StepField::Evidence(evidence(text)?),
        Column::Stage => StepField::Stage(named(column, text, stages(ctx))?),
        Column::Channel => StepField::Channel(named(column, text, channels(ctx))?),
        Column::Owner => StepField::Owner(named(column, text, owners(ctx))?),
        Column::Satisfaction | Column::Felt | Column::Lift => return Err(String::new()),
    })
}

/// The undo step that sets a field of a step.
pub(super) fn edit(ctx: &Ctx<'_>, step: &Step, column: Column, field: StepField) -> Action {
    let label = words::set(column.title(), &step.name);
    Action::Edit(label, vec![set(ctx, step, field)])
}

/// The change that sets a field of a step.
pub(super) fn set(ctx: &Ctx<'_>, step: &Step, field: StepField) -> Edit {
    let set = JourneyEdit::SetSteps(vec![step.id.clone()], ctx.given_field(step, field));
    Edit::Journey(ctx.journey_id.clone(), set)
}

/// The same, where the step gets several fields one after the other: a segment's own ratings are one field.
pub(super) fn set_on(ctx: &Ctx<'_>, step: &mut Step, field: StepField) -> Edit {
    let field = ctx.given_field(step, field);
    if let StepField::BySegment(segment, own) = &field {
        match own {
            Some(own) => step.by_segment.insert(segment.clone(), *own),
            None => step.by_segment.remove(segment),
        };
    }
    let set = JourneyEdit::SetSteps(vec![step.id.clone()], field);
    Edit::Journey(ctx.journey_id.clone(), set)
}

/// Every stage with its name, in time.
pub(super) fn stages<'a>(ctx: &Ctx<'a>) -> Vec<(&'a crate::model::StageId, &'a str)> {
    let stages = ctx.journey.stages.iter();
    stages
        .map(|stage| (&stage.id, stage.name.as_str()))
        .collect()
}

/// Every channel with its name, in order.
pub(super) fn channels<'a>(ctx: &Ctx<'a>) -> Vec<(&'a crate::model::ChannelId, &'a str)> {
    let channels = ctx.project.channels_in_order().into_iter();
    channels.map(|(id, it)| (id, it.name.as_str())).collect()
}

/// Every owner with its name.
pub(super) fn owners<'a>(ctx: &Ctx<'a>) -> Vec<(&'a crate::model::OwnerId, &'a str)> {
    let owners = ctx.project.owners.iter();
    owners.map(|(id, it)| (id, it.name.as_str())).collect()
}

fn stage<'a>(ctx: &Ctx<'a>, step: &Step) -> &'a str {
    let stage = step.stage.as_ref().and_then(|id| ctx.journey.stage(id));
    stage.map_or("", |stage| stage.name.as_str())
}

fn channel<'a>(ctx: &Ctx<'a>, step: &Step) -> &'a str {
    let channel = step
        .channel
        .as_ref()
        .and_then(|id| ctx.project.channels.get(id));
    channel.map_or("", |channel| channel.name.as_str())
}

fn owner<'a>(ctx: &Ctx<'a>, step: &Step) -> &'a str {
    let owner = step
        .owner
        .as_ref()
        .and_then(|id| ctx.project.owners.get(id));
    owner.map_or("", |owner| owner.name.as_str())
}

fn lift(ctx: &Ctx<'_>, step: &Step) -> Option<f64> {
    let repairs = ctx.repairs?;
    if step.is_touchpoint() {
        return repairs.lifts.get(&step.id).copied().flatten();
    }
    let cause = repairs.causes.iter().find(|cause| cause.id == step.id);
    cause.and_then(|cause| cause.lift)
}

/// Whether the cell holds a delight that the basics block (METHOD.md, section 6).
pub(super) fn is_blocked(ctx: &Ctx<'_>, step: &Step, column: Column) -> bool {
    let ratings = ctx.figures.touchpoint(&step.id).map(|it| it.ratings);
    let delights = |it: &Effective| it.delight.is_some_and(|delight| delight > 1e-9);
    let fails = |it: &Effective| {
        let parity = ctx.project.method.parity;
        it.hygiene.is_some_and(|hygiene| hygiene < parity - 1e-9)
    };
    column == Column::Delight && ratings.is_some_and(|it| delights(&it) && fails(&it))
}

/// The rating that was typed for those that the journey is seen for; none: nobody typed one.
pub(super) fn own(ctx: &Ctx<'_>, step: &Step, column: Column) -> Option<f64> {
    let ratings = ctx.given(step);
    match column {
        Column::Emotion => ratings.emotion.map(Rating::get),
        Column::Belief => ratings.belief.map(Rating::get),
        Column::Expectation => ratings.expectation.map(Rating::get),
        Column::Hygiene => ratings.hygiene.map(Rating::get),
        Column::Delight => ratings.delight.map(Rating::get),
        Column::Convenience => step.convenience.map(Rating::get),
        Column::Relevance => step.relevance.map(Rating::get),
        Column::Usability => step.usability.map(Rating::get),
        Column::Name
        | Column::Stage
        | Column::Channel
        | Column::Owner
        | Column::Actors
        | Column::MomentOfTruth
        | Column::Evidence
        | Column::Wait
        | Column::Satisfaction
        | Column::Felt
        | Column::Lift
        | Column::Note => None,
    }
}

/// A rating that was typed, else everyone's, or what voices and marks say.
fn rated(ctx: &Ctx<'_>, step: &Step, column: Column, say: impl Fn(f64) -> String) -> Value {
    if let Some(own) = own(ctx, step, column) {
        return typed(Some(own), say);
    }
    let figures = ctx.figures.touchpoint(&step.id);
    let effective = figures.map(|figures| &figures.ratings).and_then(|it| {
        let (emotion, hygiene) = (it.emotion, it.hygiene);
        let of = [
            (Column::Emotion, emotion),
            (Column::Belief, it.belief),
            (Column::Expectation, it.expectation),
            (Column::Hygiene, hygiene),
            (Column::Delight, it.delight),
        ];
        of.into_iter().find(|(of, _)| *of == column)?.1
    });
    computed(effective, say)
}

fn typed(number: Option<f64>, say: impl Fn(f64) -> String) -> Value {
    Value {
        text: number.map(say).unwrap_or_default(),
        number,
        is_computed: false,
    }
}

fn computed(number: Option<f64>, say: impl Fn(f64) -> String) -> Value {
    Value {
        is_computed: number.is_some(),
        ..typed(number, say)
    }
}

fn actors(text: &str) -> Vec<String> {
    let actors = text.split([';', ',']).map(str::trim);
    let actors = actors.filter(|actor| !actor.is_empty());
    actors.map(str::to_owned).collect()
}

fn is_yes(text: &str) -> Result<bool, String> {
    match text.to_lowercase().as_str() {
        "" | "no" | "n" => Ok(false),
        "yes" | "y" | "x" => Ok(true),
        _ => Err(words::YES_OR_NOTHING.to_owned()),
    }
}

fn rating<const MIN: i16, const MAX: i16>(text: &str) -> Result<Option<Rating<MIN, MAX>>, String> {
    if text.is_empty() {
        return Ok(None);
    }
    let number = text.replace('\u{2212}', "-").replace(',', ".");
    let number = number.parse::<f64>().ok();
    let rating = number.and_then(|number| Rating::new(number).ok());
    let (Some(number), Some(rating)) = (number, rating) else {
        let show = |end: f64| {
            if MIN < 0 {
                signed(end, 0)
            } else {
                plain(end, 0)
            }
        };
        let (least, most) = (show(f64::from(MIN)), show(f64::from(MAX)));
        return Err(words::not_from(text, (&least, &most)));
    };
    if (rating.get() - number).abs() > 1e-9 {
        return Err(words::QUARTERS.to_owned());
    }
    Ok(Some(rating))
}

fn minutes(text: &str) -> Result<Option<Minutes>, String> {
    if text.is_empty() {
        return Ok(None);
    }
    let minutes = time::minutes_in(text).and_then(|it| Minutes::new(it).ok());
    minutes
        .map(Some)
        .ok_or_else(|| words::TIME_WRONG.to_owned())
}

fn evidence(text: &str) -> Result<Evidence, String> {
    const ALL: [Evidence; 3] = [Evidence::Assumed, Evidence::Heard, Evidence::Measured];
    if text.is_empty() {
        return Ok(Evidence::Assumed);
    }
    let is_meant = |it: &Evidence| inspector::evidence(*it).to_lowercase() == text.to_lowercase();
    let found = ALL.into_iter().find(is_meant);
    found.ok_or_else(|| words::no_such(Column::Evidence.title(), text))
}

fn named<K>(
    column: Column,
    text: &str,
    known: Vec<(&Id<K>, &str)>,
) -> Result<Option<Id<K>>, String> {
    if text.is_empty() {
        return Ok(None);
    }
    let mut known = known.into_iter();
    let found = known.find(|(_, name)| name.to_lowercase() == text.to_lowercase());
    match found {
        Some((id, _)) => Ok(Some(id.clone())),
        None => Err(words::no_such(column.title(), text)),
    }
}
