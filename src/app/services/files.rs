//! Owns what is asked of the world about the file that a project lives in, beside opening and saving: whether somebody
//! else changes it, and which earlier versions of it are kept.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::Sender;

use crate::action::VersionAction;
use crate::file::{self, Mark, Opened, Seen};
use crate::model::Project;
use crate::ui::state::Version;
use crate::words::versions as words;

/// Something about the file of the project.
#[derive(Debug, Clone)]
pub enum FileRequest {
    /// From now on it is told when something stirs about the file there, and about no other one.
    Watch(Option<PathBuf>),
    /// Somebody looks whether the file still holds what it held, and what lies beside it.
    Look(Look),
    /// The earlier versions of the project are listed, and what is different in each from how it is now.
    Versions(PathBuf, Arc<Project>),
    /// An earlier version is read.
    ReadVersion(VersionAction),
}

/// Which file is looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// Where it is.
    pub path: PathBuf,
    /// What it held; none: it was not there.
    pub known: Option<Mark>,
    /// Where it was renamed to, as far as is known.
    pub renamed: Option<PathBuf>,
}

/// The answer to a [`FileRequest`].
#[derive(Debug)]
pub enum FileEvent {
    /// Something happened to the file there; it may have been renamed.
    Stirred(PathBuf, Option<PathBuf>),
    /// What the file there is now, if it is not what it was; and the conflict copies beside it.
    Seen(PathBuf, Option<Seen>, Vec<PathBuf>),
    /// The earlier versions of the project there, the latest first.
    Versions(PathBuf, Vec<Version>),
    /// An earlier version was read; or the sentence that says why it can't be.
    VersionRead(VersionAction, Result<Box<Opened>, String>),
    /// Some work beside the window came to grief in the program itself.
    Stumbled,
}

/// Why a project was not saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SaveFault {
    /// Somebody else has changed the file since.
    ChangedOutside,
    /// Something else, as a sentence.
    Other(String),
}

/// What the file and its folder are now. Where it was renamed, its versions in `store` go with it.
pub(super) fn seen(store: Option<&Path>, look: &Look) -> FileEvent {
    let seen = file::look(&look.path, look.known, look.renamed.as_deref());
    if let (Some(store), Some(Seen::Renamed(to))) = (store, &seen) {
        file::carry(store, &look.path, to);
    }
    let copies = file::conflict_copies(&look.path);
    FileEvent::Seen(look.path.clone(), seen, copies)
}

/// The earlier versions in `store` of the project at `path`.
pub(super) fn versions(store: Option<&Path>, path: PathBuf, now: &Project) -> FileEvent {
    let kept = store.map(|store| file::kept(store, &path));
    let versions = kept.unwrap_or_default().into_iter();
    let versions = versions
        .map(|kept| {
            let changes = match file::open(&kept.path) {
                Ok(opened) => words::since(&opened.project, now),
                Err(error) => error.to_string(),
            };
            Version {
                when: kept.written.map_or_else(String::new, when),
                len: kept.len,
                path: kept.path,
                changes,
            }
        })
        .collect();
    FileEvent::Versions(path, versions)
}

/// Reads an earlier version.
pub(super) fn read_version(version: VersionAction) -> FileEvent {
    let opened = file::open(&version.path).map(Box::new);
    let opened = opened.map_err(|error| error.to_string());
    FileEvent::VersionRead(version, opened)
}

/// A watcher that tells of stirs by events, if the folder can be watched.
pub(super) fn watcher(
    path: &Path,
    (answer, woken): (Sender<super::Event>, eframe::egui::Context),
) -> Option<file::Watcher> {
    let watched = path.to_owned();
    file::watch(path, move |renamed| {
        let event = FileEvent::Stirred(watched.clone(), renamed);
        // The window may be gone by now, and then nobody waits for it.
        let _ = answer.send(super::Event::File(event));
        woken.request_repaint();
    })
}

/// The day and the time in the user's own time, as `2026-11-22 14:32`.
fn when(time: std::time::SystemTime) -> String {
    jiff::Timestamp::try_from(time).map_or_else(
        |_| String::new(),
        |time| {
            let time = time.to_zoned(jiff::tz::TimeZone::system());
            time.strftime("%Y-%m-%d %H:%M").to_string()
        },
    )
}
