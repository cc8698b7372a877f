//! Owns which column of a table is which: by its heading, or, where there are none, by what is in it.

use super::cells;
pub use crate::words::column::Column;

/// What columns of numbers are taken as where there are no headings.
const NUMBERS: [Column; 5] = [
    Column::Emotion,
    Column::Hygiene,
    Column::Delight,
    Column::Belief,
    Column::Expectation,
];

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

    /// The columns of rows without headings: a whole table in its own order; else names, then numbers, then a note.
    pub(in crate::exchange) fn guessed(records: &[Vec<String>]) -> Self {
        let width = records.iter().map(Vec::len).max().unwrap_or_default();
        let mut columns = Self::default();
        if width == Column::ALL.len() {
            columns.places = Column::ALL.into_iter().zip(0..).collect();
            return columns;
        }
        let mut numbers = NUMBERS.into_iter();
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

    /// The cell of that column; empty where there is none.
    pub(super) fn cell<'a>(&self, record: &'a [String], column: Column) -> &'a str {
        let place = self.places.iter().find(|(known, _)| *known == column);
        place
            .and_then(|(_, place)| record.get(*place))
            .map_or("", |cell| cell.trim())
    }
}
