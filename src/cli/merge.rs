//! `throughline merge`: two people's changes of one project in one; also as git's merge driver.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::arguments::Merge;
use super::{FOUND, failed, open, print};
use crate::edit::patch::Merged;
use crate::file;
use crate::model::Project;
use crate::words::changes::conflict;

pub(super) fn run(merge: &Merge) -> ExitCode {
    match merged(merge) {
        Ok(lines) if lines.is_empty() => ExitCode::SUCCESS,
        Ok(lines) => {
            print((lines.join("\n") + "\n").as_bytes());
            ExitCode::from(FOUND)
        }
        Err(sentence) => failed(&sentence),
    }
}

/// Merges and writes; the conflicts in words. Nothing is written where something can't be.
fn merged(merge: &Merge) -> Result<Vec<String>, String> {
    let base = base(&merge.base)?;
    let (ours, theirs) = (whole(&merge.ours)?, whole(&merge.theirs)?);
    let Merged { project, conflicts } = file::merge(&base, &ours, &theirs);
    let told: Vec<_> = conflicts
        .into_iter()
        .map(|it| {
            let sentence = conflict(&ours, &theirs, &it).sentence();
            (it, sentence)
        })
        .collect();
    let out = merge.output.as_ref().unwrap_or(&merge.ours);
    if !told.is_empty() {
        let beside = conflicts_path(merge.path.as_ref().unwrap_or(out));
        write(&beside, &file::conflicts_text(&told))?;
    }
    write(out, &file::write(&project))?;
    Ok(told.into_iter().map(|(_, sentence)| sentence).collect())
}

/// The project that both sides come from. An empty file is an empty project: git has none where both sides added it.
fn base(path: &Path) -> Result<Project, String> {
    let is_empty = std::fs::metadata(path).is_ok_and(|it| it.is_file() && it.len() == 0);
    if is_empty {
        return Ok(Project::default());
    }
    open(path).map(|opened| opened.project)
}

/// A side of the merge: one that can be written again without losing something.
fn whole(path: &Path) -> Result<Project, String> {
    let opened = open(path)?;
    let name = path.display();
    if let Some(format) = opened.read_only {
        return Err(format!(
            "{name}: a newer version wrote this (format {format}); merge it with that version"
        ));
    }
    if opened.lost {
        return Err(format!(
            "{name}: writing it again would lose what is named above; nothing was merged"
        ));
    }
    Ok(opened.project)
}

fn conflicts_path(path: &Path) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(".conflicts.ron");
    name.into()
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    let replaced = file::replace(path, text.as_bytes());
    replaced.map_err(|error| format!("{}: {error}", path.display()))
}
