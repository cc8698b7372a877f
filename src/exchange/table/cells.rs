//! Owns what a cell says: texts, numbers in the ways that spreadsheets write them, and the few words that are values.

use super::columns::{Column, Columns};
use super::{Entry, Fault};
use crate::exchange::markup::ISOLATED;
use crate::exchange::sheets::is_run;
use crate::model::{Evidence, Id, Layer, MAX_TEXT_CHARS, OutOfRange, Rating, Ratings, Real, Step};

/// Whether the cell holds a number, or nothing.
pub(super) fn is_number(cell: &str) -> bool {
    cell.trim().is_empty() || parsed(cell).is_some()
}

/// What the row says; or everything that is wrong with it.
pub(super) fn entry(record: &[String], columns: &Columns) -> Result<Entry, Vec<Fault>> {
    let mut row = Row {
        record,
        columns,
        faults: Vec::new(),
    };
    let mut step = Step::new(Id::from_random(0), row.layer(), "");
    step.name = row.name();
    step.actors = row.actors();
    step.moment_of_truth = row.moment_of_truth();
    step.ratings = Ratings {
        emotion: row.rating(Column::Emotion),
        belief: row.rating(Column::Belief),
        expectation: row.rating(Column::Expectation),
        hygiene: row.rating(Column::Hygiene),
        delight: row.rating(Column::Delight),
    };
    step.evidence = row.evidence();
    step.convenience = row.rating(Column::Convenience);
    step.relevance = row.rating(Column::Relevance);
    step.usability = row.rating(Column::Usability);
    step.wait = row.real(Column::Wait);
    step.note = row.text(Column::Note);
    let entry = Entry {
        journey: row.line(Column::Journey),
        stage: row.line(Column::Stage),
        channel: row.line(Column::Channel),
        owner: row.line(Column::Owner),
        id: row.line(Column::Id),
        step,
    };
    if row.faults.is_empty() {
        Ok(entry)
    } else {
        Err(row.faults)
    }
}

struct Row<'a> {
    record: &'a [String],
    columns: &'a Columns,
    faults: Vec<Fault>,
}

impl<'a> Row<'a> {
    fn cell(&self, column: Column) -> &'a str {
        self.columns.cell(self.record, column)
    }

    fn fault(&mut self, column: Column, why: String) {
        let column = column.heading();
        self.faults.push(Fault { column, why });
    }

    fn text(&mut self, column: Column) -> String {
        let cell = self.cell(column);
        let text = unguarded(cell);
        if text.len() > MAX_TEXT_CHARS && text.chars().count() > MAX_TEXT_CHARS {
            let count = text.chars().count();
            let why = format!("{count} characters are more than the {MAX_TEXT_CHARS} of a text");
            self.fault(column, why);
            return String::new();
        }
        let plain = |c: &char| !c.is_control() || matches!(c, '\n' | '\t');
        text.chars().filter(plain).collect()
    }

    /// The text of a cell on one line.
    fn line(&mut self, column: Column) -> String {
        let text = self.text(column);
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn name(&mut self) -> String {
        let name = self.line(Column::Name);
        if name.is_empty() && self.faults.is_empty() {
            self.fault(Column::Name, "there is no name".to_owned());
        }
        name
    }

    fn actors(&mut self) -> Vec<String> {
        let text = self.line(Column::Actors);
        let actors = text.split(';').map(str::trim);
        let actors = actors.filter(|actor| !actor.is_empty());
        actors.map(str::to_owned).collect()
    }

    fn number(&mut self, column: Column) -> Option<f64> {
        let cell = self.cell(column);
        if cell.is_empty() {
            return None;
        }
        let number = parsed(cell);
        if number.is_none() {
            self.fault(column, format!("“{}” is not a number", short(cell)));
        }
        number
    }

    fn rating<const MIN: i16, const MAX: i16>(
        &mut self,
        column: Column,
    ) -> Option<Rating<MIN, MAX>> {
        let number = self.number(column)?;
        let rating = Rating::new(number);
        rating.map_err(|error| self.outside(column, error)).ok()
    }

    fn real<const MIN: i64, const MAX: i64>(&mut self, column: Column) -> Option<Real<MIN, MAX>> {
        let number = self.number(column)?;
        let real = Real::new(number);
        real.map_err(|error| self.outside(column, error)).ok()
    }

    fn outside(&mut self, column: Column, error: OutOfRange) {
        let why = error.to_string().replace('-', "\u{2212}");
        self.fault(column, why);
    }

    fn layer(&mut self) -> Layer {
        match self.word(Column::Layer).as_str() {
            "" | "touchpoint" => Layer::Touchpoint,
            "backstage" | "backstage step" | "people" => Layer::Backstage,
            "system" => Layer::System,
            _ => self.no_such(Column::Layer, "Touchpoint, Backstage or System"),
        }
    }

    fn evidence(&mut self) -> Evidence {
        match self.word(Column::Evidence).as_str() {
            "" | "assumed" => Evidence::Assumed,
            "heard" => Evidence::Heard,
            "measured" => Evidence::Measured,
            _ => self.no_such(Column::Evidence, "Assumed, Heard or Measured"),
        }
    }

    fn moment_of_truth(&mut self) -> bool {
        match self.word(Column::MomentOfTruth).as_str() {
            "" | "no" | "n" | "false" | "0" => false,
            "yes" | "y" | "x" | "true" | "1" => true,
            _ => self.no_such(Column::MomentOfTruth, "yes or nothing"),
        }
    }

    fn word(&self, column: Column) -> String {
        self.cell(column).to_lowercase()
    }

    fn no_such<T: Default>(&mut self, column: Column, wanted: &str) -> T {
        let why = format!("“{}” is not {wanted}", short(self.cell(column)));
        self.fault(column, why);
        T::default()
    }
}

/// The text of a cell, without the apostrophe that keeps a spreadsheet from running it and without what isolates it.
pub(in crate::exchange) fn unguarded(cell: &str) -> &str {
    let (begin, end) = ISOLATED;
    let inner = cell.strip_prefix(begin).and_then(|it| it.strip_suffix(end));
    let cell = inner.unwrap_or(cell);
    let rest = cell.strip_prefix('\'').filter(|rest| is_run(rest));
    rest.unwrap_or(cell)
}

/// The number in a cell: with a point or a comma, with any minus sign; none where there is something else.
pub(in crate::exchange) fn parsed(cell: &str) -> Option<f64> {
    let plain = cell.trim().replace('\u{2212}', "-");
    let plain = if plain.contains('.') {
        plain
    } else {
        plain.replacen(',', ".", 1)
    };
    let is_plain = |c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | '+');
    let number = plain
        .parse::<f64>()
        .ok()
        .filter(|_| plain.chars().all(is_plain));
    number.filter(|number| number.is_finite())
}

pub(in crate::exchange) fn short(cell: &str) -> String {
    const MOST: usize = 40;
    if cell.chars().count() <= MOST {
        cell.to_owned()
    } else {
        cell.chars().take(MOST).chain(['…']).collect()
    }
}
