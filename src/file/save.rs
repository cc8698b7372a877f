//! Owns writing to disk: the one way in which a file is replaced, whole or not at all.

mod attributes;
mod temporary;

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use crate::model::Project;

use super::envelope::{self, Format};
use super::limits::MAX_FILE_BYTES;
use super::report::{SaveError, SaveNote, reason};
use super::{FORMAT, Mark, kept, open, read, upgrade, write};
pub use temporary::clear_leftovers;
use temporary::temporary_in;

/// What a save may put something new in the place of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Over {
    /// Whatever is there.
    Anything,
    /// The file as it was seen last; none: there was none.
    Only(Option<Mark>),
}

/// How a save goes about what is there.
#[derive(Debug, Clone, Copy)]
pub struct Saving<'a> {
    /// What it may replace.
    pub over: Over,
    /// The folder in which earlier versions are kept; none: they are not.
    pub store: Option<&'a Path>,
}

/// What came of a save.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saved {
    /// What the file holds now.
    pub mark: Mark,
    /// What did not go as it should and keeps nobody from going on.
    pub notes: Vec<SaveNote>,
}

/// Saves the project over whatever is there, and keeps no earlier version.
///
/// # Errors
/// As those of [`save_as`].
pub fn save(path: &Path, project: &Project) -> Result<(), SaveError> {
    let saving = Saving {
        over: Over::Anything,
        store: None,
    };
    save_as(path, project, &saving).map(|_| ())
}

/// Saves the project: what would be written is read back and compared before anything is replaced, and what is replaced
/// is kept before.
///
/// # Errors
/// Where it can't be written, would not read back as the same project, would overwrite a file of a newer version, or one
/// that is another than it may replace. What was there before is then unchanged.
pub fn save_as(path: &Path, project: &Project, saving: &Saving<'_>) -> Result<Saved, SaveError> {
    let text = write(project);
    let len = text.len() as u64;
    if len > MAX_FILE_BYTES {
        let mebibytes = len.div_ceil(1 << 20);
        return Err(SaveError::TooLarge { mebibytes });
    }
    let back = read(text.as_bytes()).map_err(SaveError::Unreadable)?;
    if back.project != *project {
        return Err(SaveError::Different);
    }
    let target = checked_target(path)?;
    let format = format_there(&target);
    if let Some(format) = format.filter(|format| *format > FORMAT) {
        return Err(SaveError::Newer { format });
    }
    let notes = make_room(&target, format, (saving, text.as_bytes()))?;
    replace_target(&target, text.as_bytes())?;
    if let Some(store) = saving.store {
        kept::note_place(store, &target, back.mark);
    }
    Ok(Saved {
        mark: back.mark,
        notes,
    })
}

/// Looks at what is about to be replaced, and keeps it.
fn make_room(
    target: &Path,
    format: Option<u32>,
    (saving, new): (&Saving<'_>, &[u8]),
) -> Result<Vec<SaveNote>, SaveError> {
    let mut notes = Vec::new();
    let is_older = format.is_some_and(|format| format < FORMAT);
    if saving.over == Over::Anything && saving.store.is_none() && !is_older {
        return Ok(notes);
    }
    let (metadata, there) = (fs::metadata(target), open::bytes(target));
    if let Over::Only(expected) = saving.over {
        let seen = there.as_deref().ok().map(Mark::of);
        if seen != expected || (seen.is_none() && metadata.is_ok()) {
            return Err(SaveError::ChangedOutside);
        }
    }
    let Ok(metadata) = metadata else {
        return Ok(notes);
    };
    if has_other_names(&metadata) {
        notes.push(SaveNote::OtherName);
    }
    match (there, saving.store) {
        (Ok(bytes), store) => {
            upgrade::back_up_older(target, (&bytes, format), FORMAT).map_err(|source| {
                SaveError::Io {
                    doing: "keeping the file of the older version",
                    source,
                }
            })?;
            let store = store.filter(|_| bytes != new);
            let version = (bytes.as_slice(), metadata.modified().ok());
            if let Some(Err(error)) = store.map(|store| kept::keep(store, target, version)) {
                notes.push(SaveNote::NotKept(reason(&error)));
            }
        }
        (Err(error), Some(_)) => notes.push(SaveNote::NotKept(error.to_string())),
        (Err(_), None) => {}
    }
    Ok(notes)
}

/// Whether the same file stands under another name too (a hard link): that name keeps what was there.
#[cfg(unix)]
fn has_other_names(metadata: &fs::Metadata) -> bool {
    std::os::unix::fs::MetadataExt::nlink(metadata) > 1
}

#[cfg(not(unix))]
fn has_other_names(_: &fs::Metadata) -> bool {
    false
}

/// Puts `bytes` in the place of the file at `path`, or makes it. A link stays a link, the file it leads to is replaced.
///
/// # Errors
/// Where there is something other than a writable file, or the system does not do it. What was there is then unchanged.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<(), SaveError> {
    replace_target(&checked_target(path)?, bytes)
}

/// What is replaced: the file itself where links lead to it. Refuses what is no file or may not be written.
fn checked_target(path: &Path) -> Result<PathBuf, SaveError> {
    let target = resolved(path).ok_or(SaveError::LinkLoop)?;
    match fs::symlink_metadata(&target) {
        Ok(metadata) if !metadata.is_file() => Err(SaveError::NotAFile),
        Ok(metadata) if metadata.permissions().readonly() => Err(SaveError::ReadOnly),
        Ok(_) => Ok(target),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(target),
        Err(source) => Err(SaveError::Io {
            doing: "finding the file",
            source,
        }),
    }
}

/// Follows links, also one that leads to a file that is not there yet.
pub(super) fn resolved(path: &Path) -> Option<PathBuf> {
    const MOST_LINKS: usize = 40;
    let mut target = path.to_path_buf();
    for _ in 0..MOST_LINKS {
        match fs::read_link(&target) {
            Ok(next) => target = parent(&target).join(next),
            Err(_) => return Some(target),
        }
    }
    None
}

fn parent(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if parent != Path::new("") => parent,
        Some(_) | None => Path::new("."),
    }
}

/// The format of the file that is there, if it is a project.
fn format_there(target: &Path) -> Option<u32> {
    const START: u64 = 64 << 10;
    let mut start = Vec::new();
    let file = File::open(target).ok()?;
    file.take(START).read_to_end(&mut start).ok()?;
    let format = |bytes: &[u8]| {
        let valid = match std::str::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => std::str::from_utf8(bytes.get(..error.valid_up_to())?).ok()?,
        };
        match envelope::format(valid.trim_start_matches('\u{feff}')) {
            Format::Number(number, _) => Some(number),
            Format::Invalid(_) | Format::Missing => None,
        }
    };
    match format(&start) {
        None if start.len() as u64 == START => format(&open::bytes(target).ok()?),
        known => known,
    }
}

fn replace_target(target: &Path, bytes: &[u8]) -> Result<(), SaveError> {
    let folder = parent(target);
    let (temporary, file) = temporary_in(folder).map_err(|source| SaveError::Io {
        doing: "making a file beside it",
        source,
    })?;
    if is_anothers(target, &file) {
        let _ = fs::remove_file(&temporary);
        return Err(SaveError::ReadOnly);
    }
    let written = write_through(file, target, bytes)
        .and_then(|()| rename(&temporary, target).map_err(|error| ("putting it in place", error)));
    if let Err((doing, source)) = written {
        // What is left behind is small trouble beside the error that is told.
        let _ = fs::remove_file(&temporary);
        return Err(SaveError::Io { doing, source });
    }
    sync_folder(folder).map_err(SaveError::Unconfirmed)
}

fn write_through(
    mut file: File,
    target: &Path,
    bytes: &[u8],
) -> Result<(), (&'static str, io::Error)> {
    file.write_all(bytes).map_err(|error| ("writing", error))?;
    keep_owner_and_mode(&file, target);
    attributes::keep(&file, target);
    file.sync_all()
        .map_err(|error| ("making sure that it is on the disk", error))
}

/// Whether the file that is there belongs to somebody else who does not let us write to it. A folder that we may write
/// to would let us replace it all the same. Who we are is told by whose the new file is.
#[cfg(unix)]
fn is_anothers(target: &Path, ours: &File) -> bool {
    use std::os::unix::fs::MetadataExt;
    const WRITABLE_BY_OTHERS: u32 = 0o022;
    let (Ok(theirs), Ok(ours)) = (fs::metadata(target), ours.metadata()) else {
        return false;
    };
    ours.uid() != 0 && ours.uid() != theirs.uid() && theirs.mode() & WRITABLE_BY_OTHERS == 0
}

#[cfg(not(unix))]
fn is_anothers(_: &Path, _: &File) -> bool {
    false
}

/// As good as it goes: on some disks there are neither owners nor modes.
#[cfg(unix)]
fn keep_owner_and_mode(file: &File, target: &Path) {
    use std::os::unix::fs::{MetadataExt, fchown};
    if let Ok(metadata) = fs::metadata(target) {
        let _ = fchown(file, Some(metadata.uid()), Some(metadata.gid()));
        let _ = file.set_permissions(metadata.permissions());
    }
}

#[cfg(not(unix))]
fn keep_owner_and_mode(_: &File, _: &Path) {}

#[cfg(not(windows))]
fn rename(from: &Path, to: &Path) -> io::Result<()> {
    fs::rename(from, to)
}

/// Another program may hold the file for a moment: a cloud client, a virus scanner.
#[cfg(windows)]
fn rename(from: &Path, to: &Path) -> io::Result<()> {
    const SHARING_VIOLATION: i32 = 32;
    for pause in [50, 100, 200, 400] {
        match fs::rename(from, to) {
            Err(error)
                if error.kind() == io::ErrorKind::PermissionDenied
                    || error.raw_os_error() == Some(SHARING_VIOLATION) =>
            {
                std::thread::sleep(std::time::Duration::from_millis(pause));
            }
            done => return done,
        }
    }
    fs::rename(from, to)
}

/// The new name is on the disk only when the folder is. Some file systems can't do that, and need not.
#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    const EINVAL: i32 = 22;
    let unsupported = |error: &io::Error| {
        error.raw_os_error() == Some(EINVAL)
            || matches!(
                error.kind(),
                io::ErrorKind::Unsupported
                    | io::ErrorKind::InvalidInput
                    | io::ErrorKind::PermissionDenied
            )
    };
    match File::open(folder).and_then(|folder| folder.sync_all()) {
        Err(error) if !unsupported(&error) => Err(error),
        Ok(()) | Err(_) => Ok(()),
    }
}

#[cfg(not(unix))]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests;
