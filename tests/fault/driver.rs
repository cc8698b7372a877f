//! Owns the program that is killed, starved and lied to by the tests of reliability: it opens and saves through the
//! library's own functions and says what came of it. Built only with the feature `fault-driver`, never shipped.

mod edit;
mod frames;

use std::ffi::OsString;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use throughline::app::services::{decoded, picture_at};
use throughline::file::{self, JournalError, Over, Saving};
use throughline::model::Project;

/// Where the project carries how often it was saved.
const COUNTER: &str = "saved";

const ACCEPTED: u8 = 0;
const REFUSED: u8 = 3;
const READ_ONLY: u8 = 4;
const FAILED: u8 = 2;

fn main() -> ExitCode {
    file::outlive_size_limits();
    let mut arguments = std::env::args_os().skip(1);
    let command = arguments.next().unwrap_or_default();
    let path = arguments.next().unwrap_or_default();
    let code = run(&command, &path).unwrap_or(FAILED);
    ExitCode::from(code)
}

/// The exit code; an error only where nobody listens.
fn run(command: &OsString, path: &OsString) -> io::Result<u8> {
    let path = Path::new(path);
    match command.to_str().map(|name| name.trim_start_matches('-')) {
        Some("check") => check(path),
        Some("journal") => journal(path),
        Some("picture") => picture(path),
        Some("test-save-once") => save(path, 1),
        Some("test-save-loop") => save(path, u64::MAX),
        Some("test-edit-script") => edit::edit((path != Path::new("")).then(|| path.to_path_buf())),
        Some("test-save-frames") => frames::save_frames(path),
        Some("test-recover") => edit::recover(),
        Some(_) | None => {
            say(
                "fault-driver check|journal|picture|test-save-once|test-save-loop FILE, test-save-frames FILE, test-edit-script [FILE], test-recover",
            )?;
            Ok(FAILED)
        }
    }
}

fn say(line: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    writeln!(out, "{line}")?;
    out.flush()
}

/// Opens the file and says what is in it: how often it was saved, a digest, whether saving it changes it.
fn check(path: &Path) -> io::Result<u8> {
    let opened = match file::open(path) {
        Ok(opened) => opened,
        Err(error) => {
            say(&error.finding().to_string())?;
            return Ok(REFUSED);
        }
    };
    tell(&opened.project)?;
    for finding in &opened.findings {
        say(&format!("note: {finding}"))?;
    }
    let is_read_only = opened.read_only.is_some();
    Ok(if is_read_only { READ_ONLY } else { ACCEPTED })
}

/// Reads the recovery journal and says what is in it.
fn journal(path: &Path) -> io::Result<u8> {
    match file::read_journal(path) {
        Ok(kept) => {
            tell(&kept.project)?;
            Ok(ACCEPTED)
        }
        Err(error) => {
            say(&error.to_string())?;
            let is_newer = matches!(error, JournalError::Newer(_));
            Ok(if is_newer { READ_ONLY } else { REFUSED })
        }
    }
}

/// What is in the project.
fn tell(project: &Project) -> io::Result<()> {
    let digest = digest(project);
    let again = file::read(file::write(project).as_bytes());
    let is_stable = again.is_ok_and(|again| self::digest(&again.project) == digest);
    say(&saves(project).to_string())?;
    say(&format!("DIGEST {digest:016x}"))?;
    say(&format!("STABLE {}", if is_stable { "yes" } else { "no" }))?;
    let violations = project.violations();
    let violation = violations.first().map(ToString::to_string);
    say(&format!(
        "INVARIANTS {}",
        violation.as_deref().unwrap_or("ok")
    ))
}

fn digest(project: &Project) -> u64 {
    let mut hasher = DefaultHasher::new();
    file::write(project).hash(&mut hasher);
    hasher.finish()
}

fn saves(project: &Project) -> u64 {
    let counter = project.extra.ext.get(COUNTER);
    counter
        .and_then(|counter| counter.parse().ok())
        .unwrap_or_default()
}

/// Takes the picture in as the window does, and decodes it for the screen.
fn picture(path: &Path) -> io::Result<u8> {
    match picture_at(path) {
        Ok(image) => {
            let pixels = decoded(&image).map_or([0, 0], |pixels| pixels.size);
            say(&format!("{} × {}", pixels[0], pixels[1]))?;
            Ok(if pixels == [0, 0] { FAILED } else { ACCEPTED })
        }
        Err(sentence) => {
            say(&sentence)?;
            Ok(REFUSED)
        }
    }
}

/// Opens the file and saves it up to `times` times, each time with the next number in it.
fn save(path: &Path, times: u64) -> io::Result<u8> {
    file::clear_leftovers(path);
    let mut project = match file::open(path) {
        Ok(opened) => opened.project,
        Err(file::ReadError::Io(error)) if error.kind() == io::ErrorKind::NotFound => {
            Project::default()
        }
        Err(error) => {
            say(&format!("FAILED 0 {error}"))?;
            return Ok(REFUSED);
        }
    };
    let store = std::env::var_os("FAULT_STORE").map(PathBuf::from);
    let saving = Saving {
        over: Over::Anything,
        store: store.as_deref(),
    };
    let first = saves(&project) + 1;
    let mut code = ACCEPTED;
    for number in first..first.saturating_add(times) {
        let counter = number.to_string();
        project.extra.ext.insert(COUNTER.to_owned(), counter);
        say(&format!("saving {number}"))?;
        match file::save_as(path, &project, &saving) {
            Ok(saved) => {
                for note in &saved.notes {
                    say(&format!("note: {note}"))?;
                }
                say(&format!("saved {number}"))?;
            }
            Err(error) => {
                say(&format!("FAILED {number} {error}"))?;
                code = FAILED;
            }
        }
    }
    Ok(code)
}
