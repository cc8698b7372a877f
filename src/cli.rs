//! The command line (FORMAT.md, section 2). Every subcommand works without a display, prints results on standard
//! output and messages on standard error, and ends with 0 (done), 1 (done, but something was found) or 2 (not done).

mod arguments;
mod check;
mod diff;
mod export;
mod handout;
mod import;
mod merge;
mod new;
mod recover;
mod report;
mod score;
mod show;

use std::ffi::OsString;
use std::io::Write as _;
use std::path::Path;
use std::process::ExitCode;

use clap::Parser as _;

use crate::file::{self, Opened};
use arguments::{Arguments, Command};

pub use arguments::{First, Renderer};

/// Done, but something was found.
const FOUND: u8 = 1;
/// Could not be done.
const FAILED: u8 = 2;

/// Opens the window with a file, if there is one, and shows that first; the error is a sentence.
pub type OpenWindow = fn(Option<std::path::PathBuf>, First, Option<Renderer>) -> Result<(), String>;

/// Runs what the arguments ask for; without a subcommand it opens the window with `open_window`.
pub fn run(arguments: impl IntoIterator<Item = OsString>, open_window: OpenWindow) -> ExitCode {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and version are errors to clap; where nobody listens there is nothing to be done about it.
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { FAILED } else { 0 });
        }
    };
    file::outlive_size_limits();
    match arguments.command {
        None => window(&arguments, open_window),
        Some(Command::New(new)) => new::run(&new),
        Some(Command::Check(check)) => check::run(&check.files),
        Some(Command::Score(score)) => score::run(&score),
        Some(Command::Diff(diff)) => diff::run(&diff),
        Some(Command::Merge(merge)) => merge::run(&merge),
        Some(Command::Show(show)) => show::run(&show.file),
        Some(Command::Export(export)) => export::run(&export),
        Some(Command::Import(import)) => import::run(&import),
        Some(Command::Report(report)) => report::run(&report),
        Some(Command::Recover(recover)) => recover::run(&recover),
    }
}

fn window(arguments: &Arguments, open_window: OpenWindow) -> ExitCode {
    let opened = first(arguments)
        .and_then(|first| open_window(arguments.file.clone(), first, arguments.renderer));
    match opened {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => failed(&sentence),
    }
}

/// What the window begins with; or the sentence that says that the file has no such journey. What else may be wrong with
/// the file the window says itself.
fn first(arguments: &Arguments) -> Result<First, String> {
    if !arguments.present {
        return Ok(First::Map);
    }
    let (Some(id), Some(path)) = (&arguments.journey, &arguments.file) else {
        return Ok(First::Show(None));
    };
    match file::open(path) {
        Ok(opened) => export::journey(&opened.project, id).map(|id| First::Show(Some(id))),
        Err(_) => Ok(First::Show(None)),
    }
}

/// Says why it could not be done.
fn failed(sentence: &str) -> ExitCode {
    say(sentence);
    ExitCode::from(FAILED)
}

/// A message; it does not matter if nobody can read it.
fn say(message: &str) {
    let _ = writeln!(std::io::stderr(), "{message}");
}

/// A result on standard output. False where it could not be written, because nobody reads on.
fn print(bytes: &[u8]) -> bool {
    let mut out = std::io::stdout().lock();
    out.write_all(bytes).and_then(|()| out.flush()).is_ok()
}

/// The project in the file, its warnings said; or the sentence that says why it can't be read.
fn open(path: &Path) -> Result<Opened, String> {
    let opened =
        file::open(path).map_err(|error| format!("{}: {}", path.display(), located(&error)))?;
    for finding in &opened.findings {
        say(&format!("{}:{finding}", path.display()));
    }
    Ok(opened)
}

fn located(error: &file::ReadError) -> String {
    match error.place() {
        Some(place) => format!("{}:{}: {error}", place.line, place.column),
        None => error.to_string(),
    }
}
