//! Owns where the program keeps what is its own: recovery copies, marks of running windows, the log of crashes.

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
pub fn make_private(folder: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
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
