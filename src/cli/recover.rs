//! `throughline recover`: what was not saved when the program ended, and how to get it back without a window.

use std::path::Path;
use std::process::ExitCode;

use super::arguments::Recover;
use super::{FOUND, failed, print, say};
use crate::file::{self, Copy, Standing};
use crate::words::recovery as words;

pub(super) fn run(recover: &Recover) -> ExitCode {
    let Some(data) = file::data_folder() else {
        return failed("This system gives the program no folder of its own, so nothing is kept");
    };
    let found = file::recoverable(&data);
    for (path, why) in &found.unreadable {
        say(&words::unreadable_at(&path.display().to_string(), why));
    }
    let wanted = recover.file.as_deref();
    let copies: Vec<&Copy> = found
        .copies
        .iter()
        .filter(|copy| wanted.is_none_or(|wanted| is_of(copy, wanted)))
        .collect();
    let Some(output) = recover.output.as_deref().filter(|_| !recover.list) else {
        list(&copies);
        let is_all = found.unreadable.is_empty();
        return ExitCode::from(if is_all { 0 } else { FOUND });
    };
    match copies.as_slice() {
        [] => failed("There is nothing to recover"),
        [copy, rest @ ..] if wanted.is_some() || rest.is_empty() => write(copy, output),
        [..] => {
            list(&copies);
            failed(
                "There is more than one recovery copy; say which: throughline recover FILE -o OUT",
            )
        }
    }
}

/// Whether the copy is the journal at that path, or of the project at that path.
fn is_of(copy: &Copy, wanted: &Path) -> bool {
    let absolute = std::path::absolute(wanted).unwrap_or_else(|_| wanted.to_path_buf());
    copy.journal == absolute || copy.kept.head.path.as_ref() == Some(&absolute)
}

/// One line a copy: when, what it is called, its file and how it differs from it or that it has none, and its journal.
fn list(copies: &[&Copy]) {
    let line = |copy: &&Copy| {
        let head = &copy.kept.head;
        let of = match &head.path {
            None => words::newer(0, false),
            Some(path) if copy.standing == Standing::Gone => {
                format!("{}  {}", path.display(), words::FILE_GONE)
            }
            Some(path) => {
                let changes = words::newer(copy.difference.count, true);
                format!("{}  {changes}{}", path.display(), standing(copy.standing))
            }
        };
        let title = match copy.kept.project.title.trim() {
            "" => crate::words::UNTITLED,
            title => title,
        };
        let (at, journal) = (head.at.local(), copy.journal.display());
        format!("{at}  {title}  {of}  {journal}\n")
    };
    let lines: String = copies.iter().map(line).collect();
    print(lines.as_bytes());
}

/// What became of the file, where it is not as it was.
fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::NeverSaved | Standing::Unchanged | Standing::Gone => "",
        Standing::Changed => ", file changed by somebody else since",
        Standing::Unreadable => ", file can’t be read",
    }
}

/// Saves what was recovered; the journal goes away by itself where that is the project's own file.
fn write(copy: &Copy, output: &Path) -> ExitCode {
    if copy.kept.is_torn {
        say(words::TORN);
    }
    match file::save(output, &copy.kept.project) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => failed(&format!("{}: {error}", output.display())),
    }
}
