//! `throughline diff`: what changed between two projects, in words, record by record.

use std::process::ExitCode;

use super::arguments::Diff;
use super::{FOUND, failed, open, print};
use crate::edit::Patch;
use crate::words::changes::{Told, told};

pub(super) fn run(diff: &Diff) -> ExitCode {
    let opened = open(&diff.before).and_then(|before| Ok((before, open(&diff.after)?)));
    let (before, after) = match opened {
        Ok((before, after)) => (before.project, after.project),
        Err(sentence) => return failed(&sentence),
    };
    let patch = Patch::between(&before, &after);
    if patch.is_empty() {
        return ExitCode::SUCCESS;
    }
    let told = told(&before, &after, &patch);
    let lines: String = told
        .iter()
        .map(|told| Told::sentence(told) + "\n")
        .collect();
    print(lines.as_bytes());
    ExitCode::from(FOUND)
}
