//! `throughline check`: what is wrong with projects, and what their maps find when they check themselves.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::{FAILED, FOUND, print};
use crate::file::{self, Finding, Opened, ReadError, Severity};
use crate::insight::{self, Subject, findings};

pub(super) fn run(files: &[PathBuf]) -> ExitCode {
    let worst = files
        .iter()
        .map(|path| check(path))
        .max()
        .unwrap_or_default();
    ExitCode::from(worst)
}

/// Prints what is found in one file and returns how bad it is: 0, invalid or newer 1, unreadable 2.
fn check(path: &Path) -> u8 {
    let read = file::bytes(path).and_then(|bytes| Ok((file::read(&bytes)?, bytes)));
    let (findings, verdict) = match read {
        Ok((opened, bytes)) => {
            let verdict = verdict(&opened);
            let about_the_map = about_the_map(&opened, &bytes);
            (
                opened.findings.into_iter().chain(about_the_map).collect(),
                verdict,
            )
        }
        Err(error) => {
            let is_unreadable = matches!(error, ReadError::Io(_) | ReadError::NotAFile);
            (
                vec![error.finding()],
                if is_unreadable { FAILED } else { FOUND },
            )
        }
    };
    let lines: String = findings.iter().map(|finding| line(path, finding)).collect();
    print(lines.as_bytes());
    verdict
}

fn verdict(opened: &Opened) -> u8 {
    let is_error = |finding: &Finding| finding.severity == Severity::Error;
    if opened.read_only.is_some() || opened.findings.iter().any(is_error) {
        FOUND
    } else {
        0
    }
}

/// What the map finds (METHOD.md, section 16), each at the record that it is about.
fn about_the_map(opened: &Opened, bytes: &[u8]) -> Vec<Finding> {
    let found = findings(&opened.project);
    let said = found.iter().map(|finding| (path_of(finding), finding));
    file::located(bytes, said.collect())
        .into_iter()
        .map(|(place, finding)| Finding {
            severity: Severity::Warning,
            place: Some(place),
            message: finding.sentence.clone(),
        })
        .collect()
}

/// The path to the record that the finding is about.
fn path_of(finding: &insight::Finding) -> Vec<&str> {
    let in_journey = |list: &'static str, id| match &finding.journey {
        Some(journey) => vec!["journeys", journey.as_str(), list, id],
        None => Vec::new(),
    };
    match &finding.subject {
        Subject::Journey => match &finding.journey {
            Some(journey) => vec!["journeys", journey.as_str()],
            None => Vec::new(),
        },
        Subject::Step(id) => in_journey("steps", id.as_str()),
        Subject::Link(id) => in_journey("links", id.as_str()),
        Subject::Segment(id) => vec!["segments", id.as_str()],
        Subject::Stance(_) => vec!["segments"],
        Subject::Improvement(id) => vec!["improvements", id.as_str()],
    }
}

/// `FILE:LINE:COL: error|warning: message`; what has no place of its own stands at the start.
fn line(path: &Path, finding: &Finding) -> String {
    let (line, column) = finding
        .place
        .as_ref()
        .map_or((1, 1), |place| (place.line, place.column));
    let severity = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    format!(
        "{}:{line}:{column}: {severity}: {}\n",
        path.display(),
        finding.message
    )
}
