//! Owns the lock of an open project: a small file beside it that says who works on it since when, so that a second
//! window can say so. It only advises. Where it can't be made there is none, and nobody is kept from working.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::save::resolved;
use super::stamp::Stamp;

/// Who has a project open.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Holder {
    /// The user's name on that machine; empty where it is not known.
    pub user: String,
    /// The machine's name.
    pub host: String,
    /// The process on that machine.
    pub pid: u32,
    /// Since when.
    pub since: Stamp,
}

impl Holder {
    fn us() -> Self {
        let names = ["USER", "LOGNAME", "USERNAME"];
        let user = names.iter().find_map(|name| std::env::var(name).ok());
        Self {
            user: user.unwrap_or_default(),
            host: gethostname::gethostname().to_string_lossy().into_owned(),
            pid: std::process::id(),
            since: Stamp::now(),
        }
    }
}

/// A lock that we have. It is gone when it is dropped.
#[derive(Debug)]
pub struct Lock {
    file: Option<File>,
    path: PathBuf,
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Removed while it is still ours: whoever comes next makes a new one.
        let _ = fs::remove_file(&self.path);
        self.file = None;
    }
}

/// What came of locking a project.
#[derive(Debug)]
pub enum Taken {
    /// It is ours.
    Ours(Lock),
    /// Somebody else has the project open.
    Held(Holder),
    /// There can be no lock here: the folder is read-only, or its disk knows no locks.
    Impossible,
}

/// Locks the project at `path`, unless somebody else has it open. What a killed process left is taken over.
#[must_use]
pub fn take_lock(path: &Path) -> Taken {
    taken(path, &Holder::us().host)
}

/// Locks the project at `path` although another machine has written that it has it open, as somebody knows better: what
/// a machine left that died is in nobody's way for ever. Who has it open on this machine keeps it.
#[must_use]
pub fn take_lock_over(path: &Path) -> Taken {
    match take_lock(path) {
        Taken::Held(holder) => taken(path, &holder.host),
        taken @ (Taken::Ours(_) | Taken::Impossible) => taken,
    }
}

/// Locks the project, where nobody or that machine has.
fn taken(path: &Path, host: &str) -> Taken {
    const TRIES: usize = 3;
    let Some(lock) = lock_path(path) else {
        return Taken::Impossible;
    };
    for _ in 0..TRIES {
        match attempt(&lock, host) {
            Ok(Some(taken)) => return taken,
            // It went away between opening and locking it.
            Ok(None) => {}
            Err(_) => return Taken::Impossible,
        }
    }
    Taken::Impossible
}

/// Beside the file itself, also where a link leads to it.
fn lock_path(path: &Path) -> Option<PathBuf> {
    let target = resolved(path)?;
    let mut name = std::ffi::OsString::from(".");
    name.push(target.file_name()?);
    name.push(".lock");
    Some(target.with_file_name(name))
}

fn attempt(path: &Path, host: &str) -> io::Result<Option<Taken>> {
    let is_other = |it: fs::Metadata| !it.is_file();
    if path.symlink_metadata().is_ok_and(is_other) {
        return Ok(Some(Taken::Impossible));
    }
    let opened = OpenOptions::new()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .open(path);
    let (mut file, is_ours) = match opened {
        Ok(file) => (file, true),
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => (File::open(path)?, false),
        Err(error) => return Err(error),
    };
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            let holder = holder(&mut file).unwrap_or_default();
            return Ok(Some(Taken::Held(holder.unwrap_or_default())));
        }
        Err(TryLockError::Error(error)) => return Err(error),
    }
    if !is_same(&file, path) {
        return Ok(None);
    }
    let us = Holder::us();
    match holder(&mut file)? {
        // Locks don't reach other machines everywhere; what they write down does.
        Some(other) if other.host != host => return Ok(Some(Taken::Held(other))),
        Some(_) => {}
        None if file.metadata()?.len() == 0 => {}
        // Somebody else's file that happens to have the name.
        None => return Ok(Some(Taken::Impossible)),
    }
    if !is_ours {
        return Ok(Some(Taken::Impossible));
    }
    let lock = Lock {
        file: Some(file),
        path: path.to_path_buf(),
    };
    Ok(Some(said(lock, &us)))
}

/// A lock that can't say whose it is helps nobody.
fn said(mut lock: Lock, us: &Holder) -> Taken {
    let text = ron::ser::to_string(us).unwrap_or_default();
    let written = lock.file.as_mut().map(|file| {
        file.set_len(0)?;
        file.seek(SeekFrom::Start(0))?;
        file.write_all(text.as_bytes())
    });
    match written {
        Some(Ok(())) => Taken::Ours(lock),
        Some(Err(_)) | None => Taken::Impossible,
    }
}

fn holder(file: &mut File) -> io::Result<Option<Holder>> {
    const LONGEST: u64 = 4096;
    let mut text = String::new();
    file.seek(SeekFrom::Start(0))?;
    file.take(LONGEST).read_to_string(&mut text)?;
    Ok(ron::from_str(&text).ok())
}

/// Whether the name still leads to the file that was opened: its owner may just have removed it.
#[cfg(unix)]
fn is_same(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let (Ok(ours), Ok(there)) = (file.metadata(), path.metadata()) else {
        return false;
    };
    (ours.dev(), ours.ino()) == (there.dev(), there.ino())
}

#[cfg(not(unix))]
fn is_same(_: &File, path: &Path) -> bool {
    path.exists()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn project(work: &tempfile::TempDir) -> PathBuf {
        let path = work.path().join("card.journey.ron");
        fs::write(&path, "x").unwrap();
        path
    }

    fn beside(work: &tempfile::TempDir) -> Vec<String> {
        let entries = fs::read_dir(work.path()).unwrap().flatten();
        let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
        let mut names: Vec<_> = names.collect();
        names.sort();
        names
    }

    #[test]
    fn the_second_window_hears_who_has_it_and_closing_leaves_nothing() {
        let work = tempfile::tempdir().unwrap();
        let path = project(&work);
        let Taken::Ours(lock) = take_lock(&path) else {
            panic!("nobody else has it");
        };
        match take_lock(&path) {
            Taken::Held(holder) if cfg!(unix) => assert_eq!(holder.pid, std::process::id()),
            Taken::Held(_) => {}
            other @ (Taken::Ours(_) | Taken::Impossible) => panic!("{other:?}"),
        }
        drop(lock);
        assert_eq!(beside(&work), ["card.journey.ron"]);
        assert!(matches!(take_lock(&path), Taken::Ours(_)));
    }

    #[test]
    fn what_a_killed_process_left_on_this_machine_is_taken_over() {
        let work = tempfile::tempdir().unwrap();
        let path = project(&work);
        let dead = Holder {
            pid: 4_000_000,
            ..Holder::us()
        };
        let left = lock_path(&path).unwrap();
        fs::write(&left, ron::ser::to_string(&dead).unwrap()).unwrap();
        assert!(matches!(take_lock(&path), Taken::Ours(_)));
    }

    #[test]
    fn what_another_machine_wrote_is_asked_about() {
        let work = tempfile::tempdir().unwrap();
        let path = project(&work);
        let ana = Holder {
            user: "ana".to_owned(),
            host: "ana-laptop".to_owned(),
            pid: 7,
            since: Stamp(1),
        };
        fs::write(
            lock_path(&path).unwrap(),
            ron::ser::to_string(&ana).unwrap(),
        )
        .unwrap();
        match take_lock(&path) {
            Taken::Held(holder) => assert_eq!(holder, ana),
            other @ (Taken::Ours(_) | Taken::Impossible) => panic!("{other:?}"),
        }
        let ours = take_lock_over(&path);
        assert!(matches!(ours, Taken::Ours(_)), "the user knows better");
        assert!(matches!(take_lock_over(&path), Taken::Held(_)));
        drop(ours);
        assert_eq!(beside(&work), ["card.journey.ron"]);
    }

    #[test]
    fn a_file_of_somebody_else_with_that_name_is_left_alone() {
        let work = tempfile::tempdir().unwrap();
        let path = project(&work);
        let other = lock_path(&path).unwrap();
        fs::write(&other, "my notes").unwrap();
        assert!(matches!(take_lock(&path), Taken::Impossible));
        assert_eq!(fs::read_to_string(&other).unwrap(), "my notes");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_and_its_target_have_one_lock_and_a_planted_link_is_not_followed() {
        let work = tempfile::tempdir().unwrap();
        let path = project(&work);
        let link = work.path().join("link.ron");
        std::os::unix::fs::symlink(&path, &link).unwrap();
        let first = take_lock(&link);
        assert!(matches!(first, Taken::Ours(_)));
        assert!(matches!(take_lock(&path), Taken::Held(_)));
        drop(first);
        let victim = work.path().join("victim");
        fs::write(&victim, "").unwrap();
        std::os::unix::fs::symlink(&victim, lock_path(&path).unwrap()).unwrap();
        assert!(matches!(take_lock(&path), Taken::Impossible));
        assert_eq!(fs::read_to_string(&victim).unwrap(), "");
    }

    #[test]
    fn where_there_can_be_no_lock_nobody_is_kept_from_working() {
        let gone = Path::new("/nowhere/at/all/card.journey.ron");
        assert!(matches!(take_lock(gone), Taken::Impossible));
    }
}
