//! Saving in awkward places: what was there stays unless the new file is whole.

use std::ffi::OsString;

use super::*;

fn project(title: &str) -> Project {
    Project {
        title: title.to_owned(),
        ..Project::default()
    }
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

fn names(folder: &Path) -> Vec<OsString> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    names
}

#[test]
fn a_saved_project_opens_as_itself_and_leaves_nothing_beside_it() {
    let folder = folder();
    let path = folder.path().join("a.journey.ron");
    for title in ["one", "two"] {
        save(&path, &project(title)).unwrap();
        assert_eq!(open::open(&path).unwrap().project, project(title));
    }
    assert_eq!(names(folder.path()), ["a.journey.ron"]);
}

#[test]
fn a_file_of_a_newer_version_is_never_overwritten() {
    let folder = folder();
    let path = folder.path().join("a.ron");
    let padding = format!("// {}\n", "x".repeat(100_000));
    for newer in [
        "(format: 2, whatever: 1)".to_owned(),
        "\u{feff}(title: \"x\", format: 7".to_owned(),
        format!("{padding}(format: 2)"),
    ] {
        fs::write(&path, &newer).unwrap();
        let error = save(&path, &project("mine")).unwrap_err();
        assert!(matches!(error, SaveError::Newer { .. }), "{error}");
        assert_eq!(fs::read_to_string(&path).unwrap(), newer);
    }
    fs::write(&path, "no project at all").unwrap();
    save(&path, &project("mine")).unwrap();
}

#[test]
fn a_project_that_can_not_be_opened_again_is_not_written() {
    let folder = folder();
    let path = folder.path().join("a.ron");
    fs::write(&path, "(format: 1)").unwrap();
    let long = project(&"x".repeat(crate::model::MAX_TEXT_CHARS + 1));
    let error = save(&path, &long).unwrap_err();
    assert!(matches!(error, SaveError::Unreadable(_)), "{error}");
    let mut broken = project("x");
    broken
        .extra
        .ext
        .insert("k".to_owned(), "1), title: \"y\"".to_owned());
    assert!(save(&path, &broken).is_err());
    assert_eq!(fs::read_to_string(&path).unwrap(), "(format: 1)");
}

#[test]
fn folders_are_not_replaced() {
    let folder = folder();
    let error = replace(folder.path(), b"x").unwrap_err();
    assert!(matches!(error, SaveError::NotAFile), "{error}");
    let missing = folder.path().join("gone/a.ron");
    let error = replace(&missing, b"x").unwrap_err();
    assert_eq!(
        error.to_string(),
        "the file can’t be saved (making a file beside it: it does not exist): what was there is unchanged; save under another name or in another folder"
    );
}

#[test]
fn a_read_only_file_is_not_replaced() {
    let folder = folder();
    let path = folder.path().join("a.ron");
    fs::write(&path, "old").unwrap();
    let mut permissions = fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).unwrap();
    let error = replace(&path, b"new").unwrap_err();
    assert!(matches!(error, SaveError::ReadOnly), "{error}");
    assert_eq!(fs::read_to_string(&path).unwrap(), "old");
}

#[test]
fn a_long_name_is_no_trouble() {
    let folder = folder();
    let path = folder.path().join("x".repeat(255));
    replace(&path, b"new").unwrap();
    assert_eq!(fs::read(&path).unwrap(), b"new");
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    #[test]
    fn a_link_stays_a_link_and_what_it_leads_to_is_replaced() {
        let folder = folder();
        let (inner, link) = (folder.path().join("inner"), folder.path().join("link.ron"));
        fs::create_dir(&inner).unwrap();
        symlink("inner/real.ron", &link).unwrap();
        for content in ["first", "second"] {
            replace(&link, content.as_bytes()).unwrap();
            assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
            assert_eq!(fs::read_to_string(inner.join("real.ron")).unwrap(), content);
        }
        let circle = folder.path().join("circle.ron");
        symlink("circle.ron", &circle).unwrap();
        assert!(matches!(replace(&circle, b"x"), Err(SaveError::LinkLoop)));
    }

    #[test]
    fn the_mode_of_the_file_is_kept() {
        let folder = folder();
        let path = folder.path().join("a.ron");
        fs::write(&path, "old").unwrap();
        for mode in [0o600, 0o664] {
            fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
            replace(&path, b"new").unwrap();
            let kept = fs::metadata(&path).unwrap().permissions().mode() & 0o777;
            assert_eq!(kept, mode);
        }
    }

    #[test]
    fn a_link_planted_at_the_temporary_name_is_not_followed() {
        let folder = folder();
        let victim = folder.path().join("victim");
        fs::write(&victim, "safe").unwrap();
        let name = format!(".tl-{}-0.tmp", std::process::id());
        symlink(&victim, folder.path().join(name)).unwrap();
        replace(&folder.path().join("a.ron"), b"new").unwrap();
        assert_eq!(fs::read_to_string(&victim).unwrap(), "safe");
    }

    #[test]
    fn what_is_no_file_is_not_opened() {
        for path in ["/dev/zero", "/", "/dev/null"] {
            let error = open::open(Path::new(path)).unwrap_err();
            assert!(matches!(error, crate::file::ReadError::NotAFile), "{path}");
        }
    }
}

/// Saves as the window does, with the versions kept in `store`.
fn save_kept(path: &Path, title: &str, (over, store): (Over, &Path)) -> Result<Saved, SaveError> {
    let saving = Saving {
        over,
        store: Some(store),
    };
    save_as(path, &project(title), &saving)
}

#[test]
fn what_a_save_replaces_is_kept_elsewhere() {
    let (here, elsewhere) = (folder(), folder());
    let (path, store) = (here.path().join("a.journey.ron"), elsewhere.path());
    let mut last = None;
    for title in ["one", "two", "three", "three"] {
        let saved = save_kept(&path, title, (Over::Only(last), store)).unwrap();
        assert_eq!(saved.notes, []);
        assert_eq!(saved.mark, open::open(&path).unwrap().mark);
        last = Some(saved.mark);
    }
    let versions = kept::kept(store, &path);
    let titles: Vec<_> = versions
        .iter()
        .map(|version| open::open(&version.path).unwrap().project.title)
        .collect();
    assert_eq!(titles, ["two", "one"]);
    assert_eq!(names(here.path()), ["a.journey.ron"]);
}

#[test]
fn what_somebody_else_has_written_since_is_not_replaced() {
    let (here, elsewhere) = (folder(), folder());
    let (path, store) = (here.path().join("a.journey.ron"), elsewhere.path());
    let mine = save_kept(&path, "mine", (Over::Only(None), store)).unwrap();
    save(&path, &project("thus")).unwrap();
    let before = fs::read(&path).unwrap();
    for expected in [Some(mine.mark), None] {
        let error = save_kept(&path, "more", (Over::Only(expected), store)).unwrap_err();
        assert!(matches!(error, SaveError::ChangedOutside), "{error}");
    }
    assert_eq!(fs::read(&path).unwrap(), before);
    fs::remove_file(&path).unwrap();
    let error = save_kept(&path, "more", (Over::Only(Some(mine.mark)), store)).unwrap_err();
    assert!(matches!(error, SaveError::ChangedOutside), "{error}");
    save_kept(&path, "more", (Over::Only(None), store)).unwrap();
}

#[test]
fn a_store_that_does_not_take_the_old_version_keeps_nobody_from_saving() {
    let here = folder();
    let path = here.path().join("a.journey.ron");
    save(&path, &project("one")).unwrap();
    let saved = save_kept(&path, "two", (Over::Anything, &path.join("no folder"))).unwrap();
    assert!(matches!(saved.notes.as_slice(), [SaveNote::NotKept(_)]));
    assert_eq!(open::open(&path).unwrap().project.title, "two");
}

#[cfg(unix)]
#[test]
fn a_second_name_of_the_file_is_told_of() {
    let (here, elsewhere) = (folder(), folder());
    let (path, store) = (here.path().join("a.journey.ron"), elsewhere.path());
    save(&path, &project("one")).unwrap();
    let twin = here.path().join("twin.journey.ron");
    fs::hard_link(&path, &twin).unwrap();
    let saved = save_kept(&path, "two", (Over::Anything, store)).unwrap();
    assert_eq!(saved.notes, [SaveNote::OtherName]);
    assert_eq!(open::open(&twin).unwrap().project.title, "one");
    let again = save_kept(&path, "three", (Over::Anything, store)).unwrap();
    assert_eq!(again.notes, []);
}
