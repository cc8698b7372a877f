//! Owns the slides of a project: a title, and for each journey its views, with native cards, links and tables, and the
//! evidence in the notes of who speaks.

mod map;
mod tables;
#[cfg(test)]
mod tests;

use super::ExportError;
use super::booklet::title;
use super::deck::{Deck, Headline, Line, Part, Picture, SLIDE_HEIGHT, SLIDE_WIDTH, Slide, Words};
use super::document::{Drawn, ExportOrder, Notes, Progress};
use super::pages::{Told, journeys, views};
use crate::insight::words::signed;
use crate::insight::{voices, why};
use crate::layout::Rect;
use crate::model::{Project, StepId};
use crate::scene::{Anchor, Role};
use crate::words::{export as words, told, voices as heard};

/// From the slide's edges to what stands on it.
const MARGIN: f32 = 64.0;
/// Where the view begins under its headline.
const TOP: f32 = 136.0;
/// Where the view ends over the foot.
const BOTTOM: f32 = 1024.0;
const FOOT_SIZE: f32 = 18.0;

/// The slides that are wanted.
pub(super) fn deck(
    project: &Project,
    order: &ExportOrder,
    progress: &Progress,
) -> Result<Deck, ExportError> {
    let wanted = journeys(project, order)?;
    let all = wanted
        .into_iter()
        .map(|journey| Told::new(project, journey, order));
    let all = all.collect::<Result<Vec<_>, _>>()?;
    progress.reached(0.1)?;
    let mut slides = vec![first(project, &all, order)];
    for told in &all {
        for &view in views(order) {
            progress.reached(0.2)?;
            slides.extend(of_view(told, view));
        }
    }
    for slide in slides.iter_mut().skip(1) {
        slide.parts.push(foot(&all, order));
    }
    if order.notes == Notes::Silent {
        for slide in &mut slides {
            slide.notes.clear();
        }
    }
    Ok(Deck {
        title: title(project),
        author: project.organisation.trim().to_owned(),
        date: order.stamp.date.clone(),
        theme: order.theme,
        slides,
    })
}

/// The room for a view.
fn room() -> Rect {
    Rect::from_min_size(MARGIN, TOP, SLIDE_WIDTH - 2.0 * MARGIN, BOTTOM - TOP)
}

fn headline(text: impl Into<String>) -> Headline {
    Headline {
        text: text.into(),
        at: Rect::from_min_size(MARGIN, 40.0, SLIDE_WIDTH - 2.0 * MARGIN, 80.0),
        size: 44.0,
        role: Role::Text,
    }
}

/// What the project is called, whose it is, and its journeys.
fn first(project: &Project, all: &[Told], order: &ExportOrder) -> Slide {
    let mut lines = vec![
        Line::regular(project.organisation.trim(), 40.0, Role::Text2),
        Line::regular(project.promise.trim(), 32.0, Role::Text2),
    ];
    for told in all.iter().take(8) {
        let figures = words::figures(&told.figures);
        let said = format!("{}: {figures}", told.journey.name.trim());
        lines.push(Line::regular(said, 28.0, Role::Text));
    }
    lines.push(Line::regular(order.stamp.text(), 22.0, Role::Text3));
    lines.retain(|line| !line.text.is_empty());
    let width = SLIDE_WIDTH - 2.0 * 160.0;
    let goals = all.iter().map(|told| {
        let goal = words::wants(&told.journey.persona.name, &told.journey.goal);
        crate::words::told(&[&told.journey.name, &goal])
    });
    Slide {
        headline: Headline {
            text: title(project),
            at: Rect::from_min_size(160.0, 280.0, width, 160.0),
            size: 72.0,
            role: Role::Text,
        },
        parts: vec![Part::Words(Words {
            at: Rect::from_min_size(160.0, 460.0, width, 500.0),
            anchor: Anchor::Start,
            lines,
        })],
        notes: goals.collect::<Vec<_>>().join("\n"),
    }
}

fn foot(all: &[Told], order: &ExportOrder) -> Part {
    let journey = match all {
        [told] => told.journey.name.as_str(),
        _ => "",
    };
    let text = told(&[journey, &order.stamp.text()]);
    Part::Words(Words {
        at: Rect::from_min_size(
            MARGIN,
            SLIDE_HEIGHT - 44.0,
            SLIDE_WIDTH - 2.0 * MARGIN,
            28.0,
        ),
        anchor: Anchor::Start,
        lines: vec![Line::regular(text, FOOT_SIZE, Role::Text3)],
    })
}

fn of_view(told: &Told, view: Drawn) -> Vec<Slide> {
    match view {
        Drawn::Map => map::slides(told, map::Under::Band),
        Drawn::Curve => vec![curve(told)],
        Drawn::Priorities => tables::priorities(told),
        Drawn::Voices => tables::voices(told),
        Drawn::Blueprint => map::slides(told, map::Under::Nothing),
    }
}

/// The curve as the document shows it, its shapes and texts editable.
fn curve(told: &Told) -> Slide {
    let belief = &told.figures.belief;
    let text = if belief.count == 0 {
        crate::words::what_feels(&told.journey.persona.name)
    } else {
        heard::belief(belief)
    };
    let picture = told.picture(Drawn::Curve);
    let ids: Vec<StepId> = told
        .figures
        .touchpoints
        .iter()
        .map(|it| it.id.clone())
        .collect();
    Slide {
        headline: headline(text),
        parts: vec![Part::Scene(Picture {
            scene: picture.sheet.scene,
            at: room(),
            names: map::names(told.journey),
        })],
        notes: evidence(told, &ids),
    }
}

/// What is known of the touchpoints and how well it is founded, a paragraph each; and why each has its figure.
fn evidence(told: &Told, steps: &[StepId]) -> String {
    let view = &told.view;
    let mut paragraphs = Vec::new();
    for id in steps {
        let Some((step, figures)) = told.journey.step(id).zip(told.figures.touchpoint(id)) else {
            continue;
        };
        let rating = |name: &str, value: Option<f64>| {
            value.map(|value| format!("{name} {}", signed(value, 2)))
        };
        let ratings = [
            rating("emotion", figures.ratings.emotion),
            rating("expected", Some(figures.expectation)),
            figures
                .ratings
                .hygiene
                .map(|it| format!("basics {it} of 5")),
            figures
                .ratings
                .delight
                .map(|it| format!("delight {it} of 5")),
            Some(words::founded(figures.evidence, figures.voices)),
        ];
        let ratings: Vec<String> = ratings.into_iter().flatten().collect();
        paragraphs.push(format!("{}: {}", step.name.trim(), ratings.join(", ")));
        let why = why(told.project, told.id, view, id);
        let reasons = why.map(|why| {
            let said = why.reasons.iter().map(ToString::to_string);
            said.collect::<Vec<_>>().join(" ")
        });
        paragraphs.extend(reasons);
    }
    paragraphs.join("\n")
}

/// What the voices say together.
fn together(told: &Told) -> Vec<String> {
    let figures = voices(told.project, told.view.segment.as_ref());
    let stances = figures.by_stance.iter().map(heard::of_stance);
    let mut said: Vec<String> = vec![
        heard::recommend(&figures.recommend),
        heard::satisfied(&figures),
        heard::ease(&figures),
    ];
    said.extend(stances);
    said
}
