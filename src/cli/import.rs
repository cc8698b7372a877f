//! `throughline import`: diagrams, tables and surveys into a project. What can't be taken is told row by row; without
//! leave to skip it nothing is written.

use std::ffi::OsStr;
use std::path::Path;
use std::process::ExitCode;

use super::arguments::Import;
use super::{failed, open, print, say};
use crate::exchange::import::{self, ImportError, Landing, Outcome, Similar, State};
use crate::file;
use crate::model::{JourneyId, Project};

/// No more rows are told one by one.
const MOST_TOLD: usize = 20;

pub(super) fn run(wanted: &Import) -> ExitCode {
    match imported(wanted) {
        Ok(told) => {
            print(told.as_bytes());
            ExitCode::SUCCESS
        }
        Err(sentence) => failed(&sentence),
    }
}

fn imported(wanted: &Import) -> Result<String, String> {
    let mut project = match &wanted.into {
        Some(path) => into(path)?,
        None => Project {
            title: stem(wanted.inputs.first().map_or(Path::new(""), |path| path)),
            ..Project::default()
        },
    };
    let landing = Landing {
        journey: journey(&project, wanted.journey.as_deref())?,
        after: None,
    };
    let similar = if wanted.similar {
        Similar::Taken
    } else {
        Similar::Left
    };
    let (mut told, mut wrong, mut fallback) = (Vec::new(), 0, 0);
    for path in &wanted.inputs {
        let name = path.display();
        let import = read(path)?;
        let mut random = || {
            fallback += 1;
            getrandom::u64().unwrap_or(fallback)
        };
        let outcome = import.outcome(&project, &landing, similar, &mut random);
        tell(path, &outcome);
        wrong += outcome.count(State::Wrong);
        let there = outcome.count(State::There);
        let left = outcome.count(State::Wrong);
        let label = import::label(&outcome);
        told.push(format!(
            "{name}: {label} added, {there} already there, {left} left out\n"
        ));
        project = outcome.project;
    }
    if wrong > 0 && !wanted.skip_invalid {
        let rows = if wrong == 1 {
            "1 row"
        } else {
            &format!("{wrong} rows")
        };
        return Err(format!(
            "Nothing was written: {rows} can’t be read. Correct them, or leave them out with --skip-invalid"
        ));
    }
    if let Some(violation) = project.violations().first() {
        return Err(format!("Nothing was written: {violation}"));
    }
    file::save(&wanted.output, &project)
        .map_err(|error| format!("{}: {error}", wanted.output.display()))?;
    Ok(told.concat())
}

/// The project that is added to; one that can't be written again is not.
fn into(path: &Path) -> Result<Project, String> {
    let opened = open(path)?;
    match opened.read_only {
        Some(format) => Err(format!(
            "{}: this file was written by a newer version (format {format}): nothing can be added to it here",
            path.display()
        )),
        None => Ok(opened.project),
    }
}

fn journey(project: &Project, id: Option<&str>) -> Result<Option<JourneyId>, String> {
    let Some(id) = id else {
        return Ok(None);
    };
    let found = JourneyId::new(id).ok();
    let found = found.filter(|id| project.journeys.contains_key(id));
    match found {
        Some(id) => Ok(Some(id)),
        None => Err(format!("The project has no journey “{id}”")),
    }
}

fn read(path: &Path) -> Result<import::Import, String> {
    let said = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let bytes = import::bytes_of(path).map_err(|error| said(&error))?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    import::Import::read(&name, &bytes).map_err(|error| match error {
        // The place follows the name directly, as compilers write it.
        ImportError::Refused(refused) => format!("{}:{refused}", path.display()),
        ImportError::Empty
        | ImportError::NoText
        | ImportError::Stranger(_)
        | ImportError::TooLarge
        | ImportError::TooLong(_)
        | ImportError::Spreadsheet(_)
        | ImportError::NoName
        | ImportError::NoDiagram => said(&error),
    })
}

/// What has to be said about rows and columns.
fn tell(path: &Path, outcome: &Outcome) {
    let name = path.display();
    for remark in &outcome.remarks {
        say(&format!("{name}: warning: {remark}"));
    }
    let wrong = outcome.rows.iter().filter(|row| row.state == State::Wrong);
    let similar = outcome
        .rows
        .iter()
        .filter(|row| row.state == State::Similar);
    for (rows, kind) in [
        (wrong.collect::<Vec<_>>(), "error"),
        (similar.collect(), "warning"),
    ] {
        for row in rows.iter().take(MOST_TOLD) {
            let (number, about) = (row.number, &row.about);
            say(&format!("{name}:{number}: {kind}: {}: {about}", row.name));
        }
        if let Some(more) = rows.len().checked_sub(MOST_TOLD).filter(|more| *more > 0) {
            say(&format!("{name}: {kind}: and {more} more rows like these"));
        }
    }
}

/// The name of a file without its ending.
fn stem(path: &Path) -> String {
    path.file_stem()
        .unwrap_or(OsStr::new(""))
        .to_string_lossy()
        .into_owned()
}
