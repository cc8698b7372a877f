//! Owns what happens when the program itself goes wrong: it is written into a log, the window says so and goes on where
//! it can, and the work is in the journal.

use std::backtrace::Backtrace;
use std::fmt::Write as _;
use std::io::Write as _;
use std::panic::PanicHookInfo;
use std::path::PathBuf;

use crate::file::{Stamp, data_folder};

/// The longest that the log gets before it begins anew.
const LONGEST_LOG: u64 = 1 << 20;

/// Where the log of what went wrong is; none where this system gives the program no folder.
pub(super) fn log_path() -> Option<PathBuf> {
    data_folder().map(|data| data.join("crash.log"))
}

/// From now on what goes wrong is written into the log. Nothing that happens there can go wrong again: where the log
/// can't be written, and where nobody reads standard error, it is not said.
pub(super) fn write_panics_down() {
    let path = log_path();
    std::panic::set_hook(Box::new(move |info| {
        let text = told(info);
        let _ = std::io::stderr().write_all(text.as_bytes());
        if let Some(path) = &path {
            let _ = append(path, &text);
        }
    }));
}

fn told(info: &PanicHookInfo<'_>) -> String {
    let mut text = String::new();
    let (at, version) = (Stamp::now().local(), env!("CARGO_PKG_VERSION"));
    let thread = std::thread::current();
    let thread = thread.name().unwrap_or("a thread without a name");
    // Writing into a text can't fail.
    let _ = writeln!(text, "{at}, Throughline {version}, in {thread}: {info}");
    let _ = writeln!(text, "{}", Backtrace::force_capture());
    text
}

fn append(path: &std::path::Path, text: &str) -> std::io::Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let is_long = path.metadata().is_ok_and(|it| it.len() > LONGEST_LOG);
    let mut log = std::fs::OpenOptions::new()
        .create(true)
        .append(!is_long)
        .write(true)
        .truncate(is_long)
        .open(path)?;
    log.write_all(text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_log_keeps_what_was_in_it_until_it_is_too_long() {
        let work = tempfile::tempdir().unwrap();
        let log = work.path().join("data").join("crash.log");
        append(&log, "first\n").unwrap();
        append(&log, "second\n").unwrap();
        assert_eq!(std::fs::read_to_string(&log).unwrap(), "first\nsecond\n");
        std::fs::write(&log, vec![b'x'; usize::try_from(LONGEST_LOG).unwrap() + 1]).unwrap();
        append(&log, "third\n").unwrap();
        assert_eq!(std::fs::read_to_string(&log).unwrap(), "third\n");
    }
}
