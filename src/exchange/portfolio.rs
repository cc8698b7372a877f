//! Owns a portfolio as text for people, for `report` (FORMAT.md, section 2).

use super::score::{MISSING, figure, fixed, table};
use crate::insight::words::signed;
use crate::insight::{JourneySummary, ProjectFigures};
use crate::model::{Journey, JourneyState, Project};

/// One project of a portfolio.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The file, as it shall be shown.
    pub file: String,
    /// The project.
    pub project: Project,
    /// Its figures.
    pub figures: ProjectFigures,
}

impl Entry {
    /// What the project is called; the file's name where it has no title.
    #[must_use]
    pub fn title(&self) -> &str {
        match self.project.title.trim() {
            "" => &self.file,
            title => title,
        }
    }
}

/// Every journey of every project as one aligned table, and beneath it what each customer comes with and for.
#[must_use]
pub fn portfolio_table(entries: &[Entry]) -> String {
    let head = [
        "Project",
        "journey",
        "score",
        "to be",
        "peak–end",
        "rated",
        "failing",
        "blind spots",
        "broken promises",
        "voices",
        "recommend",
        "findings",
        "fix first",
        "lift",
    ];
    let rows = entries.iter().flat_map(|entry| {
        let journeys = entry.figures.journeys.iter();
        let rows: Vec<_> = journeys.map(|journey| row(entry, journey)).collect();
        if rows.is_empty() {
            vec![vec![entry.title().to_owned(), MISSING.to_owned()]]
        } else {
            rows
        }
    });
    let told = entries.iter().filter_map(backgrounds);
    let told: Vec<String> = told.collect();
    let mut out = table(&head, rows).trim_start().to_owned();
    if !told.is_empty() {
        out.push('\n');
        out.push_str(&told.join("\n"));
    }
    out
}

fn row(entry: &Entry, journey: &JourneySummary) -> Vec<String> {
    let voices = &entry.figures.voices;
    let recommend = voices.recommend.net_promoters;
    let name = match journey.state {
        JourneyState::AsIs => journey.name.clone(),
        JourneyState::ToBe => format!("{} (to be)", journey.name),
    };
    let first = journey.first.as_ref();
    vec![
        entry.title().to_owned(),
        name,
        figure(journey.score, 1),
        figure(journey.to_be_score, 1),
        figure(journey.peak_end, 2),
        format!("{} of {}", journey.rated, journey.touchpoints),
        journey.failing.to_string(),
        journey.blind_spots.to_string(),
        journey.broken_promises.to_string(),
        voices.count.to_string(),
        recommend.map_or_else(|| MISSING.to_owned(), |net| signed(net, 0)),
        entry.figures.findings.to_string(),
        first.map_or_else(|| MISSING.to_owned(), |first| first.name.clone()),
        fixed(first.and_then(|first| first.lift)),
    ]
}

/// What the customers of the project come with and for, journey by journey; none where nothing of it is written down.
fn backgrounds(entry: &Entry) -> Option<String> {
    let journeys = entry.project.journeys_in_order().into_iter();
    let told: String = journeys
        .filter_map(|(_, journey)| background(journey))
        .collect();
    (!told.is_empty()).then(|| format!("{}\n{told}", entry.title()))
}

fn background(journey: &Journey) -> Option<String> {
    let lines = facts(journey);
    (!lines.is_empty()).then(|| {
        let lines: Vec<String> = lines.iter().map(|line| format!("    {line}")).collect();
        format!("  {}\n{}\n", journey.name, lines.join("\n"))
    })
}

/// What the customer of the journey comes with and for, a line for each thing that is written down.
pub(super) fn facts(journey: &Journey) -> Vec<String> {
    let (knows, brings) = (journey.knows.join(", "), journey.brings.join(", "));
    let facts = [
        ("goal", journey.goal.as_str()),
        ("before", &journey.before),
        ("hopes for", &journey.after),
        ("knows", &knows),
        ("brings", &brings),
    ];
    let told = facts.into_iter().map(|(what, fact)| {
        let fact: Vec<&str> = fact.split_whitespace().collect();
        (what, fact.join(" "))
    });
    told.filter(|(_, fact)| !fact.is_empty())
        .map(|(what, fact)| format!("{what}: {fact}"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::project_figures;
    use crate::templates::template;

    fn entry() -> Entry {
        let project = template("credit-card").unwrap().project;
        let figures = project_figures(&project);
        let file = "card.journey.ron".to_owned();
        Entry {
            file,
            project,
            figures,
        }
    }

    #[test]
    fn a_row_says_how_a_journey_stands_and_what_to_fix_first() {
        let told = portfolio_table(&[entry()]);
        let row = told
            .lines()
            .find(|line| line.contains("Apply for"))
            .unwrap();
        assert!(row.starts_with("Credit card application"), "{row}");
        for figure in ["−20", "5 of 6", "Waiting for the card", "+25.0"] {
            assert!(row.contains(figure), "{figure} is missing in {row}");
        }
        assert!(told.contains("goal: "), "{told}");
    }

    #[test]
    fn a_project_without_a_journey_is_not_left_out() {
        let mut entry = entry();
        entry.project.journeys = crate::model::Records::default();
        entry.figures = project_figures(&entry.project);
        let told = portfolio_table(&[entry]);
        let row = told.lines().nth(1).unwrap();
        assert!(
            row.starts_with("Credit card application") && row.ends_with('–'),
            "{row}"
        );
    }

    #[test]
    fn a_project_without_a_title_goes_by_its_file() {
        let mut entry = entry();
        entry.project.title.clear();
        assert_eq!(entry.title(), "card.journey.ron");
    }
}
