//! Owns where the program keeps what is its own: recovery copies, marks of running windows, the log of crashes; and the
//! listing of folders.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};

/// The folder of the program's data; none where this system gives the user no home.
#[must_use]
pub fn data_folder() -> Option<PathBuf> {
    let folders = directories::ProjectDirs::from("", "", "throughline")?;
    Some(folders.data_dir().to_path_buf())
}

/// Where recovery copies are, below the folder of the program's data.
#[must_use]
pub fn recovery_folder(data: &Path) -> PathBuf {
    data.join("recovery")
}

/// Makes the folder, for its user's eyes only.
///
/// # Errors
/// What the system says.
pub fn make_private(folder: &Path) -> io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// The names of what is in the folder, in no order. Rust's own listing panics where the system fails to close a folder, as a network
/// that goes away may make it do.
///
/// # Errors
/// Where it can't be read or is no folder.
#[cfg(unix)]
pub fn listed(folder: &Path) -> io::Result<Vec<OsString>> {
    use std::os::unix::ffi::OsStrExt as _;
    let entries = rustix::fs::Dir::new(std::fs::File::open(folder)?)?;
    let mut names = Vec::new();
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name().to_bytes();
        if name != b"." && name != b".." {
            names.push(std::ffi::OsStr::from_bytes(name).to_owned());
        }
    }
    Ok(names)
}

/// The names of what is in the folder, in no order.
///
/// # Errors
/// Where it can't be read or is no folder.
#[cfg(not(unix))]
pub fn listed(folder: &Path) -> io::Result<Vec<OsString>> {
    let entries = std::fs::read_dir(folder)?;
    entries
        .map(|entry| entry.map(|entry| entry.file_name()))
        .collect()
}

/// A number that tells contents and names apart (FNV-1a, 64 bits); not safe against somebody who wants two alike.
#[must_use]
pub fn fingerprint(bytes: &[u8]) -> u64 {
    const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0000_0100_0000_01b3;
    bytes.iter().fold(OFFSET, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(PRIME)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_changed_letter_gives_another_fingerprint() {
        assert_eq!(fingerprint(b""), 0xcbf2_9ce4_8422_2325);
        assert_ne!(fingerprint(b"card.ron"), fingerprint(b"cart.ron"));
    }

    #[test]
    fn a_folder_is_listed_with_what_is_hidden_and_without_itself() {
        let work = tempfile::tempdir().unwrap();
        for name in [".hidden", "a.ron", "b"] {
            std::fs::write(work.path().join(name), "x").unwrap();
        }
        let mut names = listed(work.path()).unwrap();
        names.sort();
        assert_eq!(names, [".hidden", "a.ron", "b"]);
        assert!(listed(&work.path().join("a.ron")).is_err());
        assert!(listed(&work.path().join("nowhere")).is_err());
    }

    #[cfg(unix)]
    #[test]
    fn nobody_else_reads_recovery_copies() {
        use std::os::unix::fs::PermissionsExt as _;
        let work = tempfile::tempdir().unwrap();
        let folder = recovery_folder(work.path());
        make_private(&folder).unwrap();
        let mode = std::fs::metadata(&folder).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o700);
    }
}
