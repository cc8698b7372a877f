//! Owns a portfolio as JSON, for `report --json`.

use super::{Json, list, number, of_voices, text};
use crate::exchange::portfolio::Entry;
use crate::insight::{FirstRepair, JourneySummary};
use crate::model::{Journey, JourneyState};

/// The figures of every project, as one JSON object that ends with a line break.
#[must_use]
pub fn portfolio_json(entries: &[Entry]) -> String {
    let whole = Json::Object(vec![("projects", list(entries.iter().map(of_entry)))]);
    let mut out = String::new();
    whole.write(&mut out, 0);
    out.push('\n');
    out
}

fn of_entry(entry: &Entry) -> Json {
    let journeys = entry.figures.journeys.iter().filter_map(|summary| {
        let journey = entry.project.journeys.get(&summary.id)?;
        Some(of_journey(summary, journey))
    });
    Json::Object(vec![
        ("file", text(&entry.file)),
        ("title", text(&entry.project.title)),
        ("organisation", text(&entry.project.organisation)),
        ("voices", of_voices(&entry.figures.voices)),
        ("findings", Json::Count(entry.figures.findings)),
        ("journeys", list(journeys)),
    ])
}

fn of_journey(summary: &JourneySummary, journey: &Journey) -> Json {
    let state = match summary.state {
        JourneyState::AsIs => "AsIs",
        JourneyState::ToBe => "ToBe",
    };
    Json::Object(vec![
        ("id", text(&summary.id)),
        ("name", text(&summary.name)),
        ("state", text(state)),
        ("persona", text(&journey.persona.name)),
        ("goal", text(&journey.goal)),
        ("before", text(&journey.before)),
        ("after", text(&journey.after)),
        ("knows", list(journey.knows.iter().map(text))),
        ("brings", list(journey.brings.iter().map(text))),
        ("score", number(summary.score)),
        ("to_be_score", number(summary.to_be_score)),
        ("peak_end", number(summary.peak_end)),
        ("rated", Json::Count(summary.rated)),
        ("touchpoints", Json::Count(summary.touchpoints)),
        ("failing", Json::Count(summary.failing)),
        ("blind_spots", Json::Count(summary.blind_spots)),
        ("broken_promises", Json::Count(summary.broken_promises)),
        ("first", summary.first.as_ref().map_or(Json::Null, of_first)),
    ])
}

fn of_first(first: &FirstRepair) -> Json {
    Json::Object(vec![
        ("id", text(&first.id)),
        ("name", text(&first.name)),
        ("lift", number(first.lift)),
    ])
}
