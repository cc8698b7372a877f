//! `throughline score`: the figures of METHOD.md, and why a touchpoint has its figure.

use std::process::ExitCode;

use super::arguments::Score;
use super::{failed, open, print};
use crate::exchange::json::score_json;
use crate::exchange::score::{score_table, score_why, score_why_of_journeys};
use crate::insight::{Time, View};
use crate::model::{Id, Project};

pub(super) fn run(score: &Score) -> ExitCode {
    match open(&score.file).and_then(|opened| told(&opened.project, score)) {
        Ok(text) => {
            print(text.as_bytes());
            ExitCode::SUCCESS
        }
        Err(sentence) => failed(&sentence),
    }
}

fn told(project: &Project, score: &Score) -> Result<String, String> {
    let view = View {
        segment: segment(project, score)?,
        time: if score.to_be { Time::ToBe } else { Time::AsIs },
    };
    match &score.why {
        Some(asked) => Id::new(asked)
            .ok()
            .and_then(|id| score_why(project, &view, &id))
            .or_else(|| score_why_of_journeys(project, &view, asked))
            .ok_or_else(|| format!("No journey has a step or figure “{asked}”")),
        None if score.json => Ok(score_json(project, &view)),
        None => Ok(score_table(project, &view)),
    }
}

fn segment(project: &Project, score: &Score) -> Result<Option<crate::model::SegmentId>, String> {
    let Some(name) = &score.segment else {
        return Ok(None);
    };
    Id::new(name)
        .ok()
        .filter(|id| project.segments.contains_key(id))
        .map(Some)
        .ok_or_else(|| format!("There is no segment “{name}”"))
}
