//! `throughline report`: a portfolio of projects. One that can't be read is said, and the others are told.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{fs, thread};

use indicatif::ProgressBar;

use super::arguments::Report;
use super::{failed, located, print, say};
use crate::exchange::json::portfolio_json;
use crate::exchange::portfolio::{Entry, portfolio_table};
use crate::file;
use crate::insight::project_figures;

/// What the name of a project's file ends with.
const ENDING: &str = ".journey.ron";

pub(super) fn run(report: &Report) -> ExitCode {
    let mut unread = Vec::new();
    let files = files(&report.paths, &mut unread);
    let (entries, failures) = read_all(&files);
    for sentence in unread.iter().chain(&failures) {
        say(sentence);
    }
    if entries.is_empty() {
        return match (files.is_empty(), unread.is_empty()) {
            (true, true) => failed(&format!("No project is there: no file ends with {ENDING}")),
            (_, _) => failed("None of the projects could be read"),
        };
    }
    let told = if report.json {
        portfolio_json(&entries)
    } else {
        portfolio_table(&entries)
    };
    print(told.as_bytes());
    ExitCode::SUCCESS
}

/// The projects at and below the paths, sorted; links to folders are not followed, so that the search ends.
fn files(paths: &[PathBuf], unread: &mut Vec<String>) -> Vec<PathBuf> {
    let mut found = BTreeSet::new();
    let mut folders = Vec::new();
    for path in paths {
        if path.is_dir() {
            folders.push(path.clone());
        } else {
            found.insert(path.clone());
        }
    }
    while let Some(folder) = folders.pop() {
        match fs::read_dir(&folder) {
            Ok(entries) => look_through(entries, &mut folders, &mut found),
            Err(error) => unread.push(format!(
                "{}: this folder can’t be read ({error})",
                folder.display()
            )),
        }
    }
    found.into_iter().collect()
}

fn look_through(entries: fs::ReadDir, folders: &mut Vec<PathBuf>, found: &mut BTreeSet<PathBuf>) {
    for entry in entries.flatten() {
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        if is_folder {
            folders.push(entry.path());
        } else if entry.file_name().to_string_lossy().ends_with(ENDING) {
            found.insert(entry.path());
        }
    }
}

/// Reads the projects on all cores. The entries in the order of the files, and a sentence for each that can't be read.
fn read_all(files: &[PathBuf]) -> (Vec<Entry>, Vec<String>) {
    let next = AtomicUsize::new(0);
    let bar = ProgressBar::new(files.len() as u64);
    let work = || {
        let mut done = Vec::new();
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(path) = files.get(index) else {
                return done;
            };
            done.push((index, entry(path)));
            bar.inc(1);
        }
    };
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let mut all = thread::scope(|scope| {
        let workers: Vec<_> = (0..cores).map(|_| scope.spawn(work)).collect();
        let done = workers.into_iter().filter_map(|worker| worker.join().ok());
        done.flatten().collect::<Vec<_>>()
    });
    bar.finish_and_clear();
    all.sort_by_key(|(index, _)| *index);
    let (mut entries, mut failures) = (Vec::new(), Vec::new());
    for (_, read) in all {
        match read {
            Ok(entry) => entries.push(*entry),
            Err(sentence) => failures.push(sentence),
        }
    }
    (entries, failures)
}

fn entry(path: &Path) -> Result<Box<Entry>, String> {
    let file = path.display().to_string();
    let opened = file::open(path).map_err(|error| format!("{file}: {}", located(&error)))?;
    let figures = project_figures(&opened.project);
    Ok(Box::new(Entry {
        file,
        project: opened.project,
        figures,
    }))
}
