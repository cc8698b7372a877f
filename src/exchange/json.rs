//! Owns the figures of a project as JSON, for `score --json` and `report --json` (FORMAT.md, section 2).

mod portfolio;

use std::fmt::Write as _;

pub use portfolio::portfolio_json;

use super::names::{class, stance};
use crate::insight::{
    Belief, Consistency, Contrast, Evenness, JourneyFigures, Promises, Repairs, SegmentEvenness,
    TouchpointFigures, View, VoiceFigures, contrasts, figures, repairs, voices,
};
use crate::model::{Journey, JourneyId, Project};

/// The figures of every journey in the view, as one JSON object that ends with a line break.
#[must_use]
pub fn score_json(project: &Project, view: &View) -> String {
    let segment = view.segment.as_ref();
    let journeys = project.journeys_in_order().into_iter();
    let whole = Json::Object(vec![
        ("title", text(&project.title)),
        ("segment", segment.map_or(Json::Null, text)),
        ("voices", of_voices(&voices(project, segment))),
        (
            "journeys",
            list(journeys.filter_map(|(id, journey)| of_journey(project, view, id, journey))),
        ),
    ]);
    let mut out = String::new();
    whole.write(&mut out, 0);
    out.push('\n');
    out
}

/// A JSON value.
enum Json {
    Null,
    Number(f64),
    Count(usize),
    Text(String),
    List(Vec<Json>),
    Object(Vec<(&'static str, Json)>),
}

fn text(text: &(impl ToString + ?Sized)) -> Json {
    Json::Text(text.to_string())
}

fn number(figure: impl Into<Option<f64>>) -> Json {
    let finite = figure.into().filter(|figure| figure.is_finite());
    finite.map_or(Json::Null, |figure| Json::Number(figure + 0.0))
}

fn list(items: impl Iterator<Item = Json>) -> Json {
    Json::List(items.collect())
}

fn of_voices(voices: &VoiceFigures) -> Json {
    let stances = voices.by_stance.iter().map(|of| {
        Json::Object(vec![
            ("stance", text(stance(of.stance))),
            ("count", Json::Count(of.count)),
            ("mean_sentiment", number(of.mean_sentiment)),
        ])
    });
    Json::Object(vec![
        ("count", Json::Count(voices.count)),
        ("by_stance", list(stances)),
        (
            "recommend",
            Json::Object(vec![
                ("n", Json::Count(voices.recommend.count)),
                ("nps", number(voices.recommend.net_promoters)),
                ("margin", number(voices.recommend.margin)),
            ]),
        ),
        (
            "satisfied",
            Json::Object(vec![
                ("n", Json::Count(voices.satisfied_count)),
                ("share", number(voices.satisfied_share)),
            ]),
        ),
        (
            "effort",
            Json::Object(vec![
                ("n", Json::Count(voices.effort_count)),
                ("mean", number(voices.mean_effort)),
            ]),
        ),
    ])
}

fn of_journey(project: &Project, view: &View, id: &JourneyId, journey: &Journey) -> Option<Json> {
    let figures = figures(project, id, view)?;
    let repairs = repairs(project, id, view)?;
    let touchpoints = figures.touchpoints.iter();
    Some(Json::Object(vec![
        ("id", text(id)),
        ("name", text(&journey.name)),
        ("score", number(figures.score)),
        ("to_be_score", number(figures.to_be_score)),
        ("peak_end", number(figures.peak_end)),
        ("rated", Json::Count(figures.rated)),
        ("touchpoints", Json::Count(figures.touchpoints.len())),
        (
            "touchpoint",
            list(touchpoints.map(|touchpoint| of_touchpoint(touchpoint, &repairs))),
        ),
        ("priorities", of_priorities(&repairs)),
        ("causes", of_causes(&repairs)),
        ("blind_spots", list(figures.blind_spots.iter().map(text))),
        ("consistency", of_consistency(&figures.consistency)),
        ("contrasts", of_contrasts(&contrasts(project, id, view))),
        ("belief", of_belief(&figures.belief)),
        ("promises", of_promises(&figures.promises)),
        ("loops", of_loops(&figures)),
    ]))
}

fn of_touchpoint(touchpoint: &TouchpointFigures, repairs: &Repairs) -> Json {
    let lift = repairs.lifts.get(&touchpoint.id).copied().flatten();
    Json::Object(vec![
        ("id", text(&touchpoint.id)),
        ("reach", number(touchpoint.reach)),
        ("weight", number(touchpoint.weight)),
        ("satisfaction", number(touchpoint.satisfaction)),
        ("forgiven", number(touchpoint.forgiven)),
        ("felt", number(touchpoint.felt)),
        ("emotion", number(touchpoint.ratings.emotion)),
        ("expectation", number(touchpoint.expectation)),
        ("gap", number(touchpoint.gap)),
        ("goodwill", number(touchpoint.goodwill)),
        ("lift", number(lift)),
    ])
}

fn of_priorities(repairs: &Repairs) -> Json {
    list(repairs.priorities.iter().map(|item| {
        Json::Object(vec![
            ("id", text(&item.id)),
            ("class", text(class(item.class))),
            ("lift", number(item.lift)),
        ])
    }))
}

fn of_causes(repairs: &Repairs) -> Json {
    list(repairs.causes.iter().map(|cause| {
        Json::Object(vec![
            ("id", text(&cause.id)),
            ("lift", number(cause.lift)),
            ("blame", number(cause.blame)),
        ])
    }))
}

fn of_consistency(consistency: &Consistency) -> Json {
    Json::Object(vec![
        ("stage", of_groups(&consistency.stage)),
        ("channel", of_groups(&consistency.channel)),
        ("owner", of_groups(&consistency.owner)),
        ("segment", of_segments(&consistency.segment)),
    ])
}

fn of_groups<K>(evenness: &Evenness<K>) -> Json {
    let groups = evenness.groups.iter().map(|group| {
        Json::Object(vec![
            ("id", text(&group.id)),
            ("mean", number(group.mean)),
            ("count", Json::Count(group.count)),
        ])
    });
    Json::Object(vec![
        ("index", number(evenness.index)),
        (
            "lagging",
            evenness.lagging.as_ref().map_or(Json::Null, text),
        ),
        ("groups", list(groups)),
    ])
}

fn of_segments(evenness: &SegmentEvenness) -> Json {
    let groups = evenness
        .groups
        .iter()
        .map(|(id, score)| Json::Object(vec![("id", text(id)), ("score", number(*score))]));
    Json::Object(vec![
        ("index", number(evenness.index)),
        (
            "lagging",
            evenness.lagging.as_ref().map_or(Json::Null, text),
        ),
        ("groups", list(groups)),
    ])
}

fn of_contrasts(contrasts: &[Contrast]) -> Json {
    list(contrasts.iter().map(|contrast| {
        Json::Object(vec![
            ("from", text(&contrast.from)),
            ("to", text(&contrast.to)),
            ("difference", number(contrast.difference)),
        ])
    }))
}

fn of_belief(belief: &Belief) -> Json {
    Json::Object(vec![
        ("n", Json::Count(belief.count)),
        ("mean_belief", number(belief.mean_belief)),
        ("mean_emotion", number(belief.mean_emotion)),
        ("gap", number(belief.gap)),
        ("believed_positive", number(belief.believed_positive)),
        ("felt_positive", number(belief.felt_positive)),
    ])
}

fn of_promises(promises: &Promises) -> Json {
    Json::Object(vec![
        ("kept", Json::Count(promises.kept)),
        ("broken", Json::Count(promises.broken)),
        ("unknown", Json::Count(promises.unknown)),
    ])
}

fn of_loops(figures: &JourneyFigures) -> Json {
    list(figures.loops.iter().map(text))
}

impl Json {
    fn write(&self, out: &mut String, depth: usize) {
        match self {
            Self::Null => out.push_str("null"),
            Self::Number(number) => push(out, format_args!("{number:?}")),
            Self::Count(count) => push(out, format_args!("{count}")),
            Self::Text(text) => quote(out, text),
            Self::List(items) => write_lines(out, depth, ['[', ']'], items, |out, item| {
                item.write(out, depth + 1);
            }),
            Self::Object(fields) => {
                write_lines(out, depth, ['{', '}'], fields, |out, (name, value)| {
                    quote(out, name);
                    out.push_str(": ");
                    value.write(out, depth + 1);
                });
            }
        }
    }
}

fn write_lines<T>(
    out: &mut String,
    depth: usize,
    [open, close]: [char; 2],
    items: &[T],
    mut write: impl FnMut(&mut String, &T),
) {
    out.push(open);
    for (index, item) in items.iter().enumerate() {
        out.push_str(if index == 0 { "\n" } else { ",\n" });
        out.push_str(&"  ".repeat(depth + 1));
        write(out, item);
    }
    if !items.is_empty() {
        out.push('\n');
        out.push_str(&"  ".repeat(depth));
    }
    out.push(close);
}

fn push(out: &mut String, what: std::fmt::Arguments) {
    // Writing to a string can't fail.
    let _ = out.write_fmt(what);
}

fn quote(out: &mut String, text: &str) {
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            control if u32::from(control) < 0x20 || u32::from(control) == 0x7f => {
                push(out, format_args!("\\u{:04x}", u32::from(control)));
            }
            other => out.push(other),
        }
    }
    out.push('"');
}
