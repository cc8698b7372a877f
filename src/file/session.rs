//! Owns the mark of a running window: a small file that is locked while the program lives and gone after a clean end.
//! By it recovery tells which journals have lost their writer, and a start tells that the last ones did not end well.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::folders::{listed, make_private};
use super::stamp::Stamp;

/// How many marks of ends that were not clean are remembered.
const MOST_MARKS: usize = 20;

/// A run of the program, marked while it lasts.
#[derive(Debug, Default)]
pub struct Run {
    id: String,
    mark: Option<(PathBuf, File)>,
    folder: PathBuf,
    said: Mark,
}

/// What a mark says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct Mark {
    project: Option<PathBuf>,
    begun: Stamp,
}

impl Run {
    /// Marks that the program runs. Where that can't be done it runs without a mark.
    #[must_use]
    pub fn begin(data: &Path) -> Self {
        let begun = Stamp::now();
        let id = format!("{}-{}", std::process::id(), begun.0);
        let folder = folder(data);
        let path = folder.join(format!("{id}.ron"));
        let project = None;
        let mut run = Self {
            id,
            mark: None,
            folder,
            said: Mark { project, begun },
        };
        if make_private(&run.folder).is_ok() {
            forget_oldest(&run.folder);
            let made = OpenOptions::new().write(true).create_new(true).open(&path);
            let locked = made.and_then(|file| file.try_lock().map(|()| file).map_err(Into::into));
            run.mark = locked.ok().map(|file| (path, file));
        }
        run.say();
        run
    }

    /// What tells this run from all others.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// That project is being worked on now.
    pub fn works_on(&mut self, project: Option<&Path>) {
        self.said.project = project.map(Path::to_path_buf);
        self.say();
    }

    /// The program ends as it should, and with it what is remembered of bad ends with the same project.
    pub fn end(&mut self) {
        if let Some((path, file)) = self.mark.take() {
            drop(file);
            let _ = fs::remove_file(path);
        }
        if let Some(project) = self.said.project.take() {
            forget_crashes_in(&self.folder, &project);
        }
    }

    /// A mark that can't be written costs nobody's work.
    fn say(&mut self) {
        let text = ron::ser::to_string(&self.said).unwrap_or_default();
        if let Some((_, file)) = &mut self.mark {
            let _ = file.set_len(0);
            let _ = file.seek(SeekFrom::Start(0));
            let _ = file.write_all(text.as_bytes());
        }
    }
}

/// How often the program has ended in another way than it should while that project was open.
#[must_use]
pub fn crashes(data: &Path, project: &Path) -> usize {
    let dead = dead_marks(&folder(data)).into_iter();
    dead.filter(|(_, mark)| mark.project.as_deref() == Some(project))
        .count()
}

/// Forgets about bad ends with that project.
pub fn forget_crashes(data: &Path, project: &Path) {
    forget_crashes_in(&folder(data), project);
}

/// Whether that run of the program goes on. A run without a mark does not.
pub(super) fn is_alive(data: &Path, session: &str) -> bool {
    let is_plain = |letter: char| letter.is_ascii_digit() || letter == '-';
    session.chars().all(is_plain) && is_locked(&folder(data).join(format!("{session}.ron")))
}

fn folder(data: &Path) -> PathBuf {
    data.join("running")
}

fn is_locked(mark: &Path) -> bool {
    let Ok(file) = File::open(mark) else {
        return false;
    };
    match file.try_lock_shared() {
        Ok(()) => false,
        Err(TryLockError::WouldBlock) => true,
        // On a disk that knows no locks the process itself tells, where it can be asked.
        Err(TryLockError::Error(_)) => {
            let name = mark.file_stem().and_then(|name| name.to_str());
            let process = name.and_then(|name| name.split('-').next());
            process.is_some_and(|process| Path::new("/proc").join(process).exists())
        }
    }
}

fn dead_marks(folder: &Path) -> Vec<(PathBuf, Mark)> {
    let names = listed(folder).unwrap_or_default().into_iter();
    let paths = names.map(|name| folder.join(name));
    let is_dead =
        |path: &PathBuf| path.extension().is_some_and(|it| it == "ron") && !is_locked(path);
    let mark = |path: PathBuf| {
        let text = fs::read_to_string(&path).unwrap_or_default();
        (path, ron::from_str(&text).unwrap_or_default())
    };
    paths.filter(is_dead).map(mark).collect()
}

fn forget_crashes_in(folder: &Path, project: &Path) {
    for (path, mark) in dead_marks(folder) {
        if mark.project.as_deref() == Some(project) {
            let _ = fs::remove_file(path);
        }
    }
}

fn forget_oldest(folder: &Path) {
    let mut marks = dead_marks(folder);
    marks.sort_by_key(|(_, mark)| std::cmp::Reverse(mark.begun));
    for (path, _) in marks.into_iter().skip(MOST_MARKS) {
        let _ = fs::remove_file(path);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A run that was killed: its mark stays, and nobody locks it.
    fn killed(data: &Path, project: &Path) {
        let mut run = Run::begin(data);
        run.works_on(Some(project));
        drop(run);
        std::thread::sleep(std::time::Duration::from_millis(2));
    }

    #[test]
    fn a_run_is_alive_until_it_ends_and_dead_when_it_was_killed() {
        let work = tempfile::tempdir().unwrap();
        let mut run = Run::begin(work.path());
        let id = run.id().to_owned();
        assert!(is_alive(work.path(), &id));
        assert!(!is_alive(work.path(), "../../etc/passwd"));
        run.end();
        assert!(!is_alive(work.path(), &id));
    }

    #[test]
    fn bad_ends_are_counted_by_project_until_one_goes_well() {
        let work = tempfile::tempdir().unwrap();
        let (card, visit) = (Path::new("/c/card.ron"), Path::new("/c/visit.ron"));
        killed(work.path(), card);
        killed(work.path(), card);
        killed(work.path(), visit);
        assert_eq!(crashes(work.path(), card), 2);
        let mut run = Run::begin(work.path());
        run.works_on(Some(card));
        assert_eq!(crashes(work.path(), card), 2, "a living run is no crash");
        run.end();
        assert_eq!(crashes(work.path(), card), 0);
        assert_eq!(crashes(work.path(), visit), 1);
    }

    #[test]
    fn marks_do_not_pile_up() {
        let work = tempfile::tempdir().unwrap();
        for _ in 0..MOST_MARKS + 5 {
            killed(work.path(), Path::new("/c/card.ron"));
        }
        assert!(dead_marks(&folder(work.path())).len() <= MOST_MARKS + 1);
    }
}
