//! Owns what a file carries beside its content and survives a save: the tags and comments of file managers, and lists
//! of who may read it (extended attributes).

use std::fs::File;
use std::path::Path;

/// Gives `file` the attributes of the one at `target`, as good as it goes: on some disks there are none, and some are
/// only the system's to set.
#[cfg(any(target_os = "linux", target_os = "macos"))]
pub(super) fn keep(file: &File, target: &Path) {
    use rustix::fs::{XattrFlags, fsetxattr, getxattr, listxattr};
    // Neither the names together nor one value are larger on Linux; what is elsewhere stays behind.
    const LARGEST: usize = 64 << 10;
    let mut names = vec![0; LARGEST];
    let Ok(len) = listxattr(target, names.as_mut_slice()) else {
        return;
    };
    names.truncate(len);
    let mut value = vec![0; if len == 0 { 0 } else { LARGEST }];
    for name in names.split(|byte| *byte == 0).filter(|name| is_kept(name)) {
        let got = getxattr(target, name, value.as_mut_slice());
        if let Some(value) = got.ok().and_then(|len| value.get(..len)) {
            let _ = fsetxattr(file, name, value, XattrFlags::empty());
        }
    }
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
pub(super) fn keep(_: &File, _: &Path) {}

/// What people and their programs have set, and who may read it. The rest says something of the content or of the disk,
/// and would not be true of the new one.
#[cfg(target_os = "linux")]
fn is_kept(name: &[u8]) -> bool {
    name.starts_with(b"user.") || name == b"system.posix_acl_access"
}

#[cfg(target_os = "macos")]
fn is_kept(name: &[u8]) -> bool {
    !name.is_empty()
}

#[cfg(test)]
mod tests {
    #[cfg(target_os = "linux")]
    #[test]
    fn the_tags_of_a_file_manager_survive_a_save() {
        use rustix::fs::{XattrFlags, getxattr, setxattr};
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("card.journey.ron");
        std::fs::write(&path, "old").unwrap();
        let tags = [("user.xdg.tags", "blue"), ("user.empty", "")];
        for (name, value) in tags {
            let flags = XattrFlags::empty();
            if setxattr(&path, name, value.as_bytes(), flags).is_err() {
                // This disk has none: nothing to lose.
                return;
            }
        }
        crate::file::replace(&path, b"new").unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"new");
        for (name, expected) in tags {
            let mut value = [0; 16];
            let len = getxattr(&path, name, value.as_mut_slice()).unwrap();
            assert_eq!(&value[..len], expected.as_bytes(), "{name}");
        }
    }
}
