//! What comes in beside the program's own files: diagrams, tables, surveys. Nothing here changes a project; what is to be
//! changed is given as edits, after it could be looked at.

mod journey;
mod outcome;
mod sheet;
mod source;
mod steps;
mod voices;

use std::path::Path;

use super::lines::without_mark;
use crate::file::{self, ReadError};
use crate::model::{JourneyId, Project, StepId};

pub use journey::{NewJourney, NewStep, of_diagram};
pub use outcome::{Outcome, Row, Similar, State};
pub use sheet::{Field, Kind, Sheet, VoiceColumn};

use super::mermaid::{self, Refused};
use outcome::Filing;

/// Why there is nothing to import.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// There is nothing in it.
    #[error("There is nothing in it")]
    Empty,
    /// It is no text.
    #[error("This is no text and no spreadsheet: save the table as .csv or .xlsx")]
    NoText,
    /// It is something else.
    #[error("This is {0}")]
    Stranger(&'static str),
    /// It is too large.
    #[error("It is too large to be imported: part it into several files")]
    TooLarge,
    /// A table has too many rows.
    #[error("The table has {0} rows, and a project can hold {most}: part it", most = crate::model::MAX_STEPS)]
    TooLong(usize),
    /// A spreadsheet can't be unpacked.
    #[error("The spreadsheet can’t be read: save it once more as .xlsx, or as .csv ({0})")]
    Spreadsheet(String),
    /// No column is the name.
    #[error(
        "There is no column “name” for touchpoints and no column “quote” for voices: give the columns these headings"
    )]
    NoName,
    /// There is no diagram in a page.
    #[error("There is no ```mermaid block with a journey diagram on this page")]
    NoDiagram,
    /// A diagram is refused.
    #[error("{0}")]
    Refused(Refused),
}

/// Where that goes which names no place of its own.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Landing {
    /// Rows that name no journey go to this one; none: to the first, else to a new one.
    pub journey: Option<JourneyId>,
    /// Touchpoints of a table without stages come after this one; none: after the last.
    pub after: Option<StepId>,
}

/// What a file holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Part {
    /// A journey that was drawn as a diagram, with what there is to say about it.
    Journey(Box<NewJourney>, Vec<String>),
    /// A table.
    Table(Sheet),
}

/// What one or several files hold, before anything of it is in a project.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Import {
    /// What they hold, in order.
    pub parts: Vec<Part>,
}

impl Import {
    /// Reads a file by its name and bytes.
    ///
    /// # Errors
    /// [`ImportError`] where there is nothing in it that could be imported.
    pub fn read(name: &str, bytes: &[u8]) -> Result<Self, ImportError> {
        let lower = name.to_lowercase();
        let (stem, ending) = lower.rsplit_once('.').unwrap_or((&lower, ""));
        let stem = name.get(..stem.len()).unwrap_or(name);
        if bytes.len() as u64 > source::LARGEST {
            return Err(ImportError::TooLarge);
        }
        if let Some(what) = source::stranger(bytes) {
            return Err(ImportError::Stranger(what));
        }
        if source::is_archive(bytes) {
            return of_grids(source::sheets(bytes)?, stem);
        }
        match ending {
            "mmd" | "mermaid" => {
                let (text, _) = source::text(bytes)?;
                of_diagrams(vec![(1, text)], stem)
            }
            "md" | "markdown" => {
                let (text, _) = source::text(bytes)?;
                let found = mermaid::of_markdown(&text);
                if !found.is_empty() {
                    of_diagrams(found, stem)
                } else if mermaid::is_journey(&text) {
                    of_diagrams(vec![(1, text)], stem)
                } else {
                    Err(ImportError::NoDiagram)
                }
            }
            "xlsx" | "xlsm" => {
                let why = "it is no archive";
                Err(ImportError::Spreadsheet(why.to_owned()))
            }
            _ => {
                let (text, _) = source::text(bytes)?;
                if mermaid::is_journey(&text) {
                    return of_diagrams(vec![(1, text)], stem);
                }
                of_grids(vec![source::separated(bytes)?], stem)
            }
        }
    }

    /// What adding all of it to the project comes to. `random` gives the bits of new ids.
    #[must_use]
    pub fn outcome(
        &self,
        project: &Project,
        landing: &Landing,
        similar: Similar,
        random: &mut dyn FnMut() -> u64,
    ) -> Outcome {
        let mut filing = Filing::new(project, random);
        for part in &self.parts {
            match part {
                Part::Journey(new, remarks) => file_journey(new, remarks, &mut filing),
                Part::Table(sheet) => {
                    for sentence in &sheet.remarks {
                        filing.remark(sentence.clone());
                    }
                    for heading in sheet.left_out() {
                        filing.remark(format!("The column “{heading}” is left out"));
                    }
                    match sheet.kind {
                        Kind::Touchpoints => steps::file(sheet, landing, &mut filing),
                        Kind::Voices => {
                            voices::file(sheet, landing.journey.as_ref(), similar, &mut filing);
                        }
                    }
                }
            }
        }
        filing.outcome()
    }

    /// The tables among it.
    pub fn tables(&self) -> impl Iterator<Item = &Sheet> {
        self.parts.iter().filter_map(|part| match part {
            Part::Table(sheet) => Some(sheet),
            Part::Journey(..) => None,
        })
    }

    /// The table at that place among the tables.
    pub fn table_mut(&mut self, place: usize) -> Option<&mut Sheet> {
        let tables = self.parts.iter_mut().filter_map(|part| match part {
            Part::Table(sheet) => Some(sheet),
            Part::Journey(..) => None,
        });
        tables.into_iter().nth(place)
    }
}

/// The bytes of a file that is to be imported; or the sentence that says why it can't be read.
///
/// # Errors
/// The sentence.
pub fn bytes_of(path: &Path) -> Result<Vec<u8>, String> {
    file::bytes(path).map_err(|error| {
        if let ReadError::Io(error) = error {
            format!("It can’t be read: {error}")
        } else if matches!(error, ReadError::NotAFile) {
            "This is no file: choose a table or a diagram".to_owned()
        } else {
            ImportError::TooLarge.to_string()
        }
    })
}

/// Whether a text that was pasted is a table rather than a list: most of its lines have several cells, or one of the first
/// has headings.
#[must_use]
pub fn is_table(text: &str) -> bool {
    const LOOKED_AT: usize = 200;
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let lines: Vec<&str> = lines.take(LOOKED_AT).collect();
    let parted = |line: &&&str| without_mark(line).contains('\t');
    let several = lines.iter().filter(parted).count();
    let is_parted = several > 0 && several * 2 >= lines.len();
    let mut first = lines.iter().take(sheet::HEAD_ROWS);
    is_parted || first.any(|line| sheet::is_headed(line))
}

fn file_journey(new: &NewJourney, remarks: &[String], filing: &mut Filing<'_>) {
    for sentence in remarks {
        filing.remark(sentence.clone());
    }
    let (id, edits) = new.edits(&filing.project, filing.random);
    filing.journeys += 1;
    filing.steps += new.steps.len();
    filing.touched.get_or_insert(id);
    for step in &new.steps {
        let emotion = step.step.ratings.emotion;
        let emotion = emotion.map(|it| crate::insight::words::signed(it.get(), 2));
        let emotion = emotion.map(|it| format!("emotion {it}"));
        let stage = step.stage.and_then(|at| new.stages.get(at));
        let about = crate::words::told(&[
            &new.name,
            stage.map_or("", String::as_str),
            emotion.as_deref().unwrap_or_default(),
            &step.step.actors.join(", "),
        ]);
        filing.say(Row::new(step.line, &step.step.name, &about, State::New));
    }
    filing.add(edits);
}

/// The journeys of diagrams that begin on these lines.
fn of_diagrams(found: Vec<(usize, String)>, stem: &str) -> Result<Import, ImportError> {
    let mut import = Import::default();
    for (line, text) in found {
        let diagram = mermaid::read(&text).map_err(|refused| {
            ImportError::Refused(Refused {
                line: refused.line + line - 1,
                ..refused
            })
        })?;
        let (mut new, remarks) = of_diagram(&diagram);
        for step in &mut new.steps {
            step.line += line - 1;
        }
        if new.name.is_empty() {
            stem.clone_into(&mut new.name);
        }
        import.parts.push(Part::Journey(Box::new(new), remarks));
    }
    Ok(import)
}

/// The tables of sheets; a sheet among several that is no table of ours is left out.
fn of_grids(grids: Vec<source::Grid>, stem: &str) -> Result<Import, ImportError> {
    let is_one = grids.len() == 1;
    let mut import = Import::default();
    let mut failed = None;
    let is_ours = |grid: &source::Grid| matches!(grid.name.as_str(), "priorities" | "figures");
    let has_ours = grids.iter().any(|grid| grid.name == "touchpoints");
    for grid in grids {
        if has_ours && is_ours(&grid) {
            continue;
        }
        match Sheet::of(grid, stem) {
            Ok(sheet) => import.parts.push(Part::Table(sheet)),
            Err(error) if is_one => return Err(error),
            Err(error) => failed = Some(error),
        }
    }
    match failed {
        Some(error) if import.parts.is_empty() => Err(error),
        Some(_) | None => Ok(import),
    }
}

/// What the edits of an import are called where they are undone.
#[must_use]
pub fn label(outcome: &Outcome) -> String {
    let counted = |count: usize, one: &str, many: &str| match count {
        0 => None,
        1 => Some(format!("1 {one}")),
        count => Some(format!("{count} {many}")),
    };
    let parts = [
        counted(outcome.journeys, "journey", "journeys"),
        counted(outcome.steps, "step", "steps"),
        counted(outcome.voices, "voice", "voices"),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    match parts.as_slice() {
        [] => "nothing".to_owned(),
        [one] => one.clone(),
        [first, last] => format!("{first} and {last}"),
        [first, second, ..] => {
            let last = parts.last().map(String::as_str).unwrap_or_default();
            format!("{first}, {second} and {last}")
        }
    }
}

/// The rows of a text, as they are understood.
#[cfg(test)]
pub(super) fn rows_of(text: &str) -> Result<Vec<super::table::Row>, ImportError> {
    let import = Import::read("t.csv", text.as_bytes())?;
    Ok(import.tables().flat_map(steps::rows).collect())
}

#[cfg(test)]
mod tests;
