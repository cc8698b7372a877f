//! Owns which column of a foreign table is which of our fields, where its rows begin, and whether it tells touchpoints or
//! voices. What is guessed can be changed.

use super::ImportError;
use super::source::Grid;
use crate::exchange::table::{Column, Columns, parsed, records};
use crate::model::MAX_STEPS;

/// The headings are looked for in so many rows.
pub(super) const HEAD_ROWS: usize = 12;
/// So many more rows may belong to the headings.
const MOST_UNDER: usize = 2;

/// What a table tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Touchpoints, backstage steps and systems.
    Touchpoints,
    /// What customers say.
    Voices,
}

/// A column of the voices table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum VoiceColumn {
    /// The journey, by name.
    Journey,
    /// The touchpoint, by name.
    Step,
    /// The exact words.
    Quote,
    /// Who said it.
    Who,
    /// The segment, by name.
    Segment,
    /// The stance of the segment.
    Stance,
    /// How it felt.
    Sentiment,
    /// Where it comes from.
    Source,
    /// Would they recommend us, 0 … 10.
    Recommend,
    /// How satisfied are they, 1 … 5.
    Satisfied,
    /// How easy was it, 1 … 7.
    Effort,
    /// When it was said.
    Date,
}

/// A field of ours that a column can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// Of the touchpoint table.
    Touchpoint(Column),
    /// Of the voices table.
    Voice(VoiceColumn),
}

/// A table with what its columns are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// The name of the sheet or the file.
    pub name: String,
    /// What it tells.
    pub kind: Kind,
    /// The headings; a number where there are none.
    pub headings: Vec<String>,
    /// What each column is; none: it is left out.
    pub fields: Vec<Option<Field>>,
    /// The rows, with their places in the file from 0.
    pub(super) rows: Vec<(usize, Vec<String>)>,
    /// Sentences about how it was understood.
    pub(super) remarks: Vec<String>,
}

impl VoiceColumn {
    /// In the order of the table.
    pub const ALL: [Self; 12] = [
        Self::Journey,
        Self::Step,
        Self::Quote,
        Self::Who,
        Self::Segment,
        Self::Stance,
        Self::Sentiment,
        Self::Source,
        Self::Recommend,
        Self::Satisfied,
        Self::Effort,
        Self::Date,
    ];

    /// Its heading.
    #[must_use]
    pub fn heading(self) -> &'static str {
        match self {
            Self::Journey => "journey",
            Self::Step => "step",
            Self::Quote => "quote",
            Self::Who => "who",
            Self::Segment => "segment",
            Self::Stance => "stance",
            Self::Sentiment => "sentiment",
            Self::Source => "source",
            Self::Recommend => "recommend",
            Self::Satisfied => "satisfied",
            Self::Effort => "effort",
            Self::Date => "date",
        }
    }

    /// Whether it holds answers in numbers.
    fn is_answer(self) -> bool {
        matches!(
            self,
            Self::Sentiment | Self::Recommend | Self::Satisfied | Self::Effort
        )
    }

    /// Whether a table with it tells voices.
    fn is_telling(self) -> bool {
        self == Self::Quote || self.is_answer()
    }

    /// The column of that heading, as surveys write it: “How likely are you to recommend us?”.
    fn of(heading: &str) -> Option<Self> {
        let letters = heading.trim().to_lowercase().replace([' ', '-', '.'], "_");
        let exact = Self::ALL.into_iter().find(|it| it.heading() == letters);
        exact.or_else(|| match letters.as_str() {
            "rec" | "nps" | "nps_score" | "ltr" => Some(Self::Recommend),
            "csat" | "zufriedenheit" => Some(Self::Satisfied),
            "ces" | "aufwand" => Some(Self::Effort),
            "verbatim" | "statement" | "feedback" | "review" | "zitat" | "aussage" => {
                Some(Self::Quote)
            }
            "touchpoint" | "moment" | "berührungspunkt" | "kontaktpunkt" => Some(Self::Step),
            "region" | "group" | "customer_group" | "segmente" | "kundengruppe" => {
                Some(Self::Segment)
            }
            "customer" | "respondent" | "name" | "kunde" => Some(Self::Who),
            "day" | "when" | "datum" | "submitted" | "date_submitted" | "end_date"
            | "timestamp" => Some(Self::Date),
            "feeling" | "emotion" | "stimmung" => Some(Self::Sentiment),
            "quelle" => Some(Self::Source),
            words => Self::asked(words),
        })
    }

    /// The column of a question.
    fn asked(words: &str) -> Option<Self> {
        let asks = |any: &[&str]| any.iter().any(|part| words.contains(part));
        if asks(&["recommend", "weiterempf", "promoter"]) {
            Some(Self::Recommend)
        } else if asks(&["satisf", "zufrieden"]) {
            Some(Self::Satisfied)
        } else if asks(&["how_easy", "effort", "wie_einfach", "wie_leicht"]) {
            Some(Self::Effort)
        } else if asks(&[
            "in_your_own_words",
            "what_could_we",
            "what_did_you",
            "why_did_you",
            "comment",
            "kommentar",
        ]) {
            Some(Self::Quote)
        } else {
            None
        }
    }
}

impl Field {
    /// Its heading in our own tables.
    #[must_use]
    pub fn heading(self) -> &'static str {
        match self {
            Self::Touchpoint(column) => column.heading(),
            Self::Voice(column) => column.heading(),
        }
    }

    /// What a column of such a table can be.
    #[must_use]
    pub fn all(kind: Kind) -> Vec<Self> {
        match kind {
            Kind::Touchpoints => Column::ALL.into_iter().map(Self::Touchpoint).collect(),
            Kind::Voices => VoiceColumn::ALL.into_iter().map(Self::Voice).collect(),
        }
    }

    fn of(heading: &str, kind: Kind) -> Option<Self> {
        match kind {
            Kind::Touchpoints => Column::of(heading).map(Self::Touchpoint),
            Kind::Voices => VoiceColumn::of(heading).map(Self::Voice),
        }
    }
}

impl Sheet {
    /// What the cells tell; the name is that of the file where the sheet has none.
    pub(super) fn of(grid: Grid, file: &str) -> Result<Self, ImportError> {
        let filled = |row: &Vec<String>| row.iter().any(|cell| !cell.trim().is_empty());
        let count = grid.rows.iter().filter(|row| filled(row)).count();
        if count == 0 {
            return Err(ImportError::Empty);
        }
        if count > MAX_STEPS {
            return Err(ImportError::TooLong(count));
        }
        let name = if grid.name.is_empty() {
            file.to_owned()
        } else {
            grid.name.clone()
        };
        let mut sheet = match head(&grid.rows) {
            Some((at, kind)) => Self::headed(name, &grid.rows, at, kind),
            None if has_no_name(&grid.rows) => return Err(ImportError::NoName),
            None => Self::guessed(name, &grid.rows)?,
        };
        let rows = grid.rows.into_iter().enumerate();
        let first = sheet.rows.first().map_or(0, |(at, _)| *at);
        sheet.rows = rows
            .filter(|(at, row)| *at >= first && filled(row))
            .collect();
        sheet.remarks.extend(grid.remark);
        if sheet.rows.is_empty() {
            return Err(ImportError::Empty);
        }
        Ok(sheet)
    }

    /// How many rows it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether it has no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// What stands first in a column, to tell it by.
    #[must_use]
    pub fn sample(&self, column: usize) -> &str {
        let cells = self.rows.iter().filter_map(|(_, row)| row.get(column));
        let mut cells = cells.map(|cell| cell.trim());
        cells.find(|cell| !cell.is_empty()).unwrap_or_default()
    }

    /// Makes a column a field, and whichever was that field before none.
    pub fn assign(&mut self, column: usize, field: Option<Field>) {
        for known in &mut self.fields {
            if field.is_some() && *known == field {
                *known = None;
            }
        }
        if let Some(known) = self.fields.get_mut(column) {
            *known = field;
        }
    }

    /// Makes it a table of the other kind, its columns told by their headings once more.
    pub fn set_kind(&mut self, kind: Kind) {
        self.kind = kind;
        self.fields = fields(&self.headings, kind);
    }

    /// The place of a field.
    pub(super) fn place(&self, field: Field) -> Option<usize> {
        self.fields.iter().position(|it| *it == Some(field))
    }

    /// The headings of columns that are left out.
    pub(super) fn left_out(&self) -> Vec<&str> {
        let columns = self.headings.iter().zip(&self.fields);
        let left = columns.filter(|(heading, field)| field.is_none() && !heading.trim().is_empty());
        left.map(|(heading, _)| heading.trim()).collect()
    }

    fn headed(name: String, rows: &[Vec<String>], at: usize, kind: Kind) -> Self {
        let headings: Vec<String> = rows.get(at).cloned().unwrap_or_default();
        let fields = fields(&headings, kind);
        let mut remarks = Vec::new();
        let mut first = at + 1;
        while first <= at + MOST_UNDER && rows.get(first).is_some_and(|row| is_under(row, &fields))
        {
            first += 1;
        }
        if first > 1 {
            remarks.push(format!(
                "The headings are taken from row {}, the rows begin at {}",
                at + 1,
                first + 1
            ));
        }
        Self {
            name,
            kind,
            headings,
            fields,
            rows: vec![(first, Vec::new())],
            remarks,
        }
    }

    /// A table without headings, of touchpoints.
    fn guessed(name: String, rows: &[Vec<String>]) -> Result<Self, ImportError> {
        let columns = Columns::guessed(rows);
        if !columns.has(Column::Name) {
            return Err(ImportError::NoName);
        }
        let width = rows.iter().map(Vec::len).max().unwrap_or_default();
        let mut fields = vec![None; width];
        for (column, place) in columns.places() {
            if let Some(field) = fields.get_mut(*place) {
                *field = Some(Field::Touchpoint(*column));
            }
        }
        Ok(Self {
            name,
            kind: Kind::Touchpoints,
            headings: (1..=width).map(|place| place.to_string()).collect(),
            fields,
            rows: vec![(0, Vec::new())],
            remarks: columns.remarks,
        })
    }
}

/// Whether a line of a table holds headings, at least two that are known.
pub(super) fn is_headed(line: &str) -> bool {
    let rows = records(line);
    let known = |cell: &String| Column::of(cell).is_some() || VoiceColumn::of(cell).is_some();
    let count = rows.iter().flatten().filter(|cell| known(cell)).count();
    count > 1 && head(&rows).is_some()
}

/// Whether the first row holds headings, none of which is the name.
fn has_no_name(rows: &[Vec<String>]) -> bool {
    let first = rows.iter().find(|row| row.iter().any(|it| !it.is_empty()));
    let known = first.into_iter().flatten();
    known.filter(|cell| Column::of(cell).is_some()).count() > 1
}

/// The row of the headings, and what they tell.
fn head(rows: &[Vec<String>]) -> Option<(usize, Kind)> {
    let mut best: Option<((usize, usize), usize, Kind)> = None;
    for (at, row) in rows.iter().take(HEAD_ROWS).enumerate() {
        let filled = row.iter().filter(|cell| !cell.trim().is_empty()).count();
        let told: Vec<_> = row.iter().filter_map(|it| VoiceColumn::of(it)).collect();
        let steps: Vec<_> = row.iter().filter_map(|it| Column::of(it)).collect();
        let tells = told
            .iter()
            .any(|it| it.is_telling() && *it != VoiceColumn::Sentiment)
            || (told.contains(&VoiceColumn::Sentiment) && !steps.contains(&Column::Emotion));
        let is_ours = steps.contains(&Column::Name) && steps.len() > told.len();
        let (count, kind) = if tells && !is_ours {
            (told.len(), Kind::Voices)
        } else if steps.contains(&Column::Name) {
            (steps.len(), Kind::Touchpoints)
        } else {
            continue;
        };
        // One word that is known among others that are not is a heading in the first row only.
        let is_head = count > 1 || at == 0 || count == filled;
        if is_head && best.is_none_or(|(most, ..)| (count, filled) > most) {
            best = Some(((count, filled), at, kind));
        }
    }
    best.map(|(_, at, kind)| (at, kind))
}

/// The field of every heading; a field that is there already is left out.
fn fields(headings: &[String], kind: Kind) -> Vec<Option<Field>> {
    let mut fields: Vec<Option<Field>> = Vec::with_capacity(headings.len());
    for heading in headings {
        let field = Field::of(heading, kind);
        let is_there = field.is_some() && fields.contains(&field);
        fields.push(field.filter(|_| !is_there));
    }
    fields
}

/// Whether the row belongs to the headings of answers: where numbers are asked for there are words.
fn is_under(row: &[String], fields: &[Option<Field>]) -> bool {
    let is_number = |field: &Option<Field>| match field {
        Some(Field::Voice(column)) => column.is_answer(),
        Some(Field::Touchpoint(_)) | None => false,
    };
    let cells = row.iter().zip(fields).filter(|(_, field)| is_number(field));
    let mut cells = cells
        .map(|(cell, _)| cell.trim())
        .filter(|it| !it.is_empty())
        .peekable();
    cells.peek().is_some() && cells.all(|cell| parsed(cell).is_none() && cell.len() > 3)
}
