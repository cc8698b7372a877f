//! Owns noticing that somebody else changes the open file: the system says that something stirs in its folder, and the
//! content, not the time or the size, says whether it is another one now.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

use notify::event::{AccessKind, AccessMode, ModifyKind, RenameMode};
use notify::{EventKind, RecursiveMode, Watcher as _};

use super::open::{self, Opened, read};
use super::{Mark, ReadError};

/// So long it has to be quiet in the folder before anybody looks: programs write a file in several steps.
const QUIET: Duration = Duration::from_millis(250);
/// And so often at most it is waited for quiet, where it never gets quiet.
const MOST_WAITS: u32 = 8;

/// What the file is, if it is not what it was.
#[derive(Debug)]
pub enum Seen {
    /// It holds another project.
    Changed(Box<Opened>),
    /// It holds something that can't be read, perhaps because it is still being written; the sentence says what.
    Unreadable(String),
    /// It is not there any more.
    Gone,
    /// It has another name now, and the same content.
    Renamed(PathBuf),
}

/// Looks whether the file at `path` still holds what it held; none: it does. `renamed` is where it has gone to, as far as
/// the system has said.
#[must_use]
pub fn look(path: &Path, known: Option<Mark>, renamed: Option<&Path>) -> Option<Seen> {
    let is_known = |bytes: &[u8]| known == Some(Mark::of(bytes));
    match open::bytes(path) {
        Ok(bytes) if is_known(&bytes) => None,
        Ok(bytes) => Some(match read(&bytes) {
            Ok(opened) => Seen::Changed(Box::new(opened)),
            Err(error) => Seen::Unreadable(error.to_string()),
        }),
        Err(ReadError::Io(error)) if error.kind() == io::ErrorKind::NotFound => {
            let renamed = renamed.filter(|to| open::bytes(to).is_ok_and(|bytes| is_known(&bytes)));
            Some(renamed.map_or(Seen::Gone, |to| Seen::Renamed(to.to_owned())))
        }
        Err(error) => Some(Seen::Unreadable(error.to_string())),
    }
}

/// Watches as long as it lives.
#[derive(Debug)]
pub struct Watcher {
    _system: notify::RecommendedWatcher,
}

/// Calls `stirred` from another thread whenever the file at `path`, or one that is called like it, may have changed; with
/// the path that the file was renamed to, if it was. None where the folder can't be watched: then nothing is noticed
/// until somebody looks.
#[must_use]
pub fn watch(path: &Path, stirred: impl Fn(Option<PathBuf>) + Send + 'static) -> Option<Watcher> {
    let path = std::fs::canonicalize(path).ok()?;
    let folder = path.parent()?.to_owned();
    let (said, heard) = channel();
    let mut system = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        if let Some(stir) = event.ok().and_then(|event| stir(&event, &path)) {
            // Nobody listens any more where the watcher is being put away.
            let _ = said.send(stir);
        }
    })
    .ok()?;
    system.watch(&folder, RecursiveMode::NonRecursive).ok()?;
    std::thread::spawn(move || settle(&heard, &stirred));
    Some(Watcher { _system: system })
}

/// Something happened to the file or to one that is called like it; and where the file went to, if it was renamed.
type Stir = Option<PathBuf>;

fn stir(event: &notify::Event, path: &Path) -> Option<Stir> {
    if let EventKind::Access(kind) = event.kind
        && kind != AccessKind::Close(AccessMode::Write)
    {
        return None;
    }
    let name = path.file_name()?.to_string_lossy();
    let stem = name.split('.').next().unwrap_or_default();
    let is_like_it = |other: &PathBuf| {
        let other = other.file_name().map(|name| name.to_string_lossy());
        other.is_some_and(|other| other.starts_with(stem))
    };
    if !event.paths.iter().any(is_like_it) {
        return None;
    }
    Some(match (event.kind, event.paths.as_slice()) {
        (EventKind::Modify(ModifyKind::Name(RenameMode::Both)), [from, to])
            if from.file_name() == path.file_name() =>
        {
            Some(to.clone())
        }
        _ => None,
    })
}

/// Waits until it is quiet after a stir, and then tells of it once.
fn settle(heard: &Receiver<Stir>, stirred: &impl Fn(Option<PathBuf>)) {
    while let Ok(mut renamed) = heard.recv() {
        for _ in 0..MOST_WAITS {
            match heard.recv_timeout(QUIET) {
                Ok(stir) => renamed = stir.or(renamed),
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
        stirred(renamed);
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::time::SystemTime;

    use super::*;

    const MINE: &str = "(format: 1, title: \"mine\")";
    const THEIRS: &str = "(format: 1, title: \"thus\")";
    const LONG: Duration = Duration::from_secs(20);

    struct Desk {
        folder: tempfile::TempDir,
        path: PathBuf,
        known: Option<Mark>,
    }

    fn desk() -> Desk {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("card.journey.ron");
        fs::write(&path, MINE).unwrap();
        Desk {
            folder,
            path,
            known: Some(Mark::of(MINE.as_bytes())),
        }
    }

    #[test]
    fn another_content_of_the_same_size_and_time_is_another_file() {
        let desk = desk();
        assert!(look(&desk.path, desk.known, None).is_none());
        let time = fs::metadata(&desk.path).unwrap().modified().unwrap();
        fs::write(&desk.path, THEIRS).unwrap();
        let file = fs::File::options().write(true).open(&desk.path).unwrap();
        file.set_modified(time).unwrap();
        assert_eq!(MINE.len(), THEIRS.len());
        let Some(Seen::Changed(theirs)) = look(&desk.path, desk.known, None) else {
            panic!("not noticed");
        };
        assert_eq!(theirs.project.title, "thus");
    }

    #[test]
    fn a_file_that_was_only_touched_is_the_same() {
        let desk = desk();
        let file = fs::File::options().write(true).open(&desk.path).unwrap();
        file.set_modified(SystemTime::UNIX_EPOCH).unwrap();
        assert!(look(&desk.path, desk.known, None).is_none());
    }

    #[test]
    fn half_a_file_is_waited_for_and_a_missing_one_is_gone_or_renamed() {
        let desk = desk();
        fs::write(&desk.path, &MINE[..9]).unwrap();
        let seen = look(&desk.path, desk.known, None);
        assert!(matches!(seen, Some(Seen::Unreadable(_))), "{seen:?}");
        fs::write(&desk.path, MINE).unwrap();
        let to = desk.folder.path().join("visa.journey.ron");
        fs::rename(&desk.path, &to).unwrap();
        assert!(matches!(
            look(&desk.path, desk.known, None),
            Some(Seen::Gone)
        ));
        let seen = look(&desk.path, desk.known, Some(&to));
        assert!(matches!(seen, Some(Seen::Renamed(path)) if path == to));
        fs::write(&to, THEIRS).unwrap();
        assert!(matches!(
            look(&desk.path, desk.known, Some(&to)),
            Some(Seen::Gone)
        ));
    }

    #[test]
    fn the_system_tells_of_a_change_once_and_of_nothing_else() {
        let desk = desk();
        let (said, heard) = channel();
        let watcher = watch(&desk.path, move |renamed| said.send(renamed).unwrap());
        let watcher = watcher.expect("this system can watch folders");
        fs::write(desk.folder.path().join("other.ron"), "x").unwrap();
        assert!(look(&desk.path, desk.known, None).is_none());
        assert!(heard.recv_timeout(QUIET * 3).is_err());
        for text in [THEIRS, "(", THEIRS] {
            fs::write(&desk.path, text).unwrap();
        }
        assert_eq!(heard.recv_timeout(LONG), Ok(None));
        let to = desk.folder.path().join("card-2.journey.ron");
        fs::rename(&desk.path, &to).unwrap();
        let renamed = heard.recv_timeout(LONG).unwrap();
        if cfg!(target_os = "linux") {
            let renamed = renamed.as_deref().and_then(Path::file_name);
            assert_eq!(renamed, to.file_name());
        }
        drop(watcher);
        assert_eq!(
            heard.recv_timeout(LONG),
            Err(RecvTimeoutError::Disconnected)
        );
    }
}
