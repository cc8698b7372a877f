//! `throughline check`: what is wrong with projects.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::{FAILED, FOUND, print};
use crate::file::{self, Finding, ReadError, Severity};

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
    let (findings, verdict) = match file::open(path) {
        Ok(opened) => {
            let is_newer = opened.read_only.is_some();
            let has_error = opened
                .findings
                .iter()
                .any(|finding| finding.severity == Severity::Error);
            (
                opened.findings,
                if is_newer || has_error { FOUND } else { 0 },
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
