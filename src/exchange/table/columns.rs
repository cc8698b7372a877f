//! Owns which column of a table is which: by its heading, or, where there are none, by what is in it.

use super::cells;

/// A column of the touchpoint table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// Its journey, by name.
    Journey,
    /// Its stage, by name.
    Stage,
    /// Touchpoint, backstage step or system.
    Layer,
    /// Its channel, by name.
    Channel,
    /// Who answers for it, by name.
    Owner,
    /// The id that it had where the table was written.
    Id,
    /// What it is called.
    Name,
    /// Who takes part.
    Actors,
    /// Whether much is at stake.
    MomentOfTruth,
    /// How the customer feels.
    Emotion,
    /// How the customer is believed to feel.
    Belief,
    /// How the customer expected to feel.
    Expectation,
    /// How the basics are met.
    Hygiene,
    /// How far it delights.
    Delight,
    /// How well the ratings are founded.
    Evidence,
    /// How convenient it is.
    Convenience,
    /// How relevant it is.
    Relevance,
    /// How usable it is.
    Usability,
    /// Minutes that the customer waits.
    Wait,
    /// Computed.
    Satisfaction,
    /// Computed.
    Felt,
    /// Computed.
    Lift,
    /// Anything.
    Note,
}

impl Column {
    /// In the order of the table.
    pub const ALL: [Self; 23] = [
        Self::Journey,
        Self::Stage,
        Self::Layer,
        Self::Channel,
        Self::Owner,
        Self::Id,
        Self::Name,
        Self::Actors,
        Self::MomentOfTruth,
        Self::Emotion,
        Self::Belief,
        Self::Expectation,
        Self::Hygiene,
        Self::Delight,
        Self::Evidence,
        Self::Convenience,
        Self::Relevance,
        Self::Usability,
        Self::Wait,
        Self::Satisfaction,
        Self::Felt,
        Self::Lift,
        Self::Note,
    ];
    /// What columns of numbers are taken as where there are no headings.
    const NUMBERS: [Self; 5] = [
        Self::Emotion,
        Self::Hygiene,
        Self::Delight,
        Self::Belief,
        Self::Expectation,
    ];

    /// Its heading.
    #[must_use]
    pub fn heading(self) -> &'static str {
        match self {
            Self::Journey => "journey",
            Self::Stage => "stage",
            Self::Layer => "layer",
            Self::Channel => "channel",
            Self::Owner => "owner",
            Self::Id => "id",
            Self::Name => "name",
            Self::Actors => "actors",
            Self::MomentOfTruth => "moment_of_truth",
            Self::Emotion => "emotion",
            Self::Belief => "belief",
            Self::Expectation => "expectation",
            Self::Hygiene => "hygiene",
            Self::Delight => "delight",
            Self::Evidence => "evidence",
            Self::Convenience => "convenience",
            Self::Relevance => "relevance",
            Self::Usability => "usability",
            Self::Wait => "wait",
            Self::Satisfaction => "satisfaction",
            Self::Felt => "felt",
            Self::Lift => "lift",
            Self::Note => "note",
        }
    }

    /// The column of that heading, as people write it: “Moment of truth”, “Touchpoint”.
    pub(in crate::exchange) fn of(heading: &str) -> Option<Self> {
        let letters = heading.trim().to_lowercase().replace([' ', '-'], "_");
        match letters.as_str() {
            "touchpoint" | "touchpoints" | "step" | "activity" | "berührungspunkt"
            | "kontaktpunkt" | "bezeichnung" => Some(Self::Name),
            "basics" => Some(Self::Hygiene),
            "department" | "team" | "responsible" | "abteilung" | "zuständig"
            | "verantwortlich" => Some(Self::Owner),
            "notes" | "remark" | "remarks" | "notiz" | "bemerkung" => Some(Self::Note),
            "phase" => Some(Self::Stage),
            "kanal" => Some(Self::Channel),
            "actor" | "beteiligte" => Some(Self::Actors),
            "feeling" | "gefühl" => Some(Self::Emotion),
            "waiting" | "waiting_time" | "wait_(min)" | "wartezeit" => Some(Self::Wait),
            other => Self::ALL
                .into_iter()
                .find(|column| column.heading() == other),
        }
    }
}

/// Which cell of a row is which.
#[derive(Debug, Clone, Default)]
pub(in crate::exchange) struct Columns {
    places: Vec<(Column, usize)>,
    /// Sentences about columns that were guessed or are left out.
    pub(in crate::exchange) remarks: Vec<String>,
}

impl Columns {
    /// Columns at these places.
    pub(in crate::exchange) fn at(places: Vec<(Column, usize)>) -> Self {
        let remarks = Vec::new();
        Self { places, remarks }
    }

    /// Which column stands where.
    pub(in crate::exchange) fn places(&self) -> &[(Column, usize)] {
        &self.places
    }

    /// The columns of a row of headings; none: it is a row like the others.
    pub(super) fn of_headings(record: &[String]) -> Option<Self> {
        let known: Vec<_> = record.iter().map(|heading| Column::of(heading)).collect();
        let count = known.iter().flatten().count();
        if count < 2 && known.first() != Some(&Some(Column::Name)) {
            return None;
        }
        let mut columns = Self::default();
        for (place, (heading, column)) in record.iter().zip(known).enumerate() {
            match column {
                Some(column) if !columns.has(column) => columns.places.push((column, place)),
                Some(_) => columns.remark(format!(
                    "There is a second column “{}”: it is left out",
                    heading.trim()
                )),
                None if heading.trim().is_empty() => {}
                None => columns.remark(format!(
                    "The column “{}” is not known: it is left out",
                    heading.trim()
                )),
            }
        }
        Some(columns)
    }

    /// The columns of rows without headings: a whole table in its own order; else names, then numbers, then a note.
    pub(in crate::exchange) fn guessed(records: &[Vec<String>]) -> Self {
        let width = records.iter().map(Vec::len).max().unwrap_or_default();
        let mut columns = Self::default();
        if width == Column::ALL.len() {
            columns.places = Column::ALL.into_iter().zip(0..).collect();
            return columns;
        }
        let mut numbers = Column::NUMBERS.into_iter();
        let mut texts = [Column::Name, Column::Note].into_iter();
        let mut left_out = Vec::new();
        for place in 0..width {
            let cells = || records.iter().filter_map(|record| record.get(place));
            let column = if cells().all(|cell| cell.trim().is_empty()) {
                continue;
            } else if cells().all(|cell| cells::is_number(cell)) {
                numbers.next()
            } else {
                texts.next()
            };
            match column {
                Some(column) => columns.places.push((column, place)),
                None => left_out.push((place + 1).to_string()),
            }
        }
        let taken: Vec<_> = columns.places.iter().map(|(c, _)| c.heading()).collect();
        columns.remark(format!(
            "There are no headings: the columns are taken as {}",
            taken.join(", ")
        ));
        if !left_out.is_empty() {
            columns.remark(format!(
                "Without a heading left out: column {}",
                left_out.join(", ")
            ));
        }
        columns
    }

    fn remark(&mut self, sentence: String) {
        self.remarks.push(sentence);
    }

    pub(in crate::exchange) fn has(&self, column: Column) -> bool {
        self.places.iter().any(|(known, _)| *known == column)
    }

    pub(super) fn count(&self) -> usize {
        self.places.len()
    }

    /// The cell of that column; empty where there is none.
    pub(super) fn cell<'a>(&self, record: &'a [String], column: Column) -> &'a str {
        let place = self.places.iter().find(|(known, _)| *known == column);
        place
            .and_then(|(_, place)| record.get(*place))
            .map_or("", |cell| cell.trim())
    }
}
