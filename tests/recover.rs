//! `throughline recover` as scripts see it: what was not saved is listed and written to a file, and never taken away.

#![expect(
    clippy::unwrap_used,
    reason = "a program that can't be run fails its test"
)]

use std::path::Path;
use std::process::{Command, Output};
use std::sync::Arc;
use std::time::Duration;

use throughline::file::{self, Journal, Keep, recovery_folder};
use throughline::model::Project;

/// Runs `throughline recover` for a user whose home is `home`.
fn recover(home: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_throughline"))
        .arg("recover")
        .args(arguments)
        .current_dir(home)
        .env("HOME", home)
        .env("XDG_DATA_HOME", home.join("data"))
        .output()
        .unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn titled(title: &str) -> Project {
    Project {
        title: title.to_owned(),
        ..Project::default()
    }
}

/// What a killed program leaves that was working on that project.
fn leave(home: &Path, path: Option<&Path>, title: &str, session: &str) {
    let data = home.join("data").join("throughline");
    let journal = Journal::new(recovery_folder(&data), session.to_owned(), |_| {});
    journal.keep(Keep {
        document: 1,
        path: path.map(Path::to_path_buf),
        project: Arc::new(titled(title)),
        edit: 1,
        ..Keep::default()
    });
    assert!(journal.flush(Duration::from_secs(10)));
}

#[cfg(target_os = "linux")]
#[test]
fn what_was_not_saved_is_listed_and_written_where_it_is_wanted() {
    let home = tempfile::tempdir().unwrap();
    let nothing = recover(home.path(), &[]);
    assert_eq!(
        (nothing.status.code(), text(&nothing.stdout)),
        (Some(0), String::new())
    );
    assert_eq!(
        recover(home.path(), &["-o", "out.ron"]).status.code(),
        Some(2)
    );

    let card = home.path().join("card.journey.ron");
    file::save(&card, &titled("Card")).unwrap();
    leave(home.path(), Some(&card), "Card, drawn on", "1-1");
    leave(home.path(), None, "Sketch", "1-2");
    let listed = recover(home.path(), &["--list"]);
    let lines = text(&listed.stdout);
    assert_eq!(listed.status.code(), Some(0), "{}", text(&listed.stderr));
    assert_eq!(lines.lines().count(), 2, "{lines}");
    assert!(
        lines.contains("card.journey.ron  1 change newer than the file"),
        "{lines}"
    );
    assert!(lines.contains("Sketch  never saved"), "{lines}");

    let which = recover(home.path(), &["-o", "out.ron"]);
    assert_eq!(which.status.code(), Some(2), "there are two");
    let one = recover(home.path(), &["card.journey.ron", "-o", "out.ron"]);
    assert_eq!(one.status.code(), Some(0), "{}", text(&one.stderr));
    let opened = file::open(&home.path().join("out.ron")).unwrap();
    assert_eq!(opened.project.title, "Card, drawn on");
    let title = file::open(&card).unwrap().project.title;
    assert_eq!(title, "Card", "the file itself is as it was");
    let again = text(&recover(home.path(), &[]).stdout);
    assert_eq!(again.lines().count(), 2, "nothing was taken away");
}

#[cfg(target_os = "linux")]
#[test]
fn a_journal_that_cannot_be_read_is_named_and_kept() {
    let home = tempfile::tempdir().unwrap();
    let folder = recovery_folder(&home.path().join("data").join("throughline"));
    std::fs::create_dir_all(&folder).unwrap();
    let torn = folder.join("torn.ron");
    std::fs::write(&torn, "// throughline-journal 1 whole 99").unwrap();
    let listed = recover(home.path(), &[]);
    assert_eq!(listed.status.code(), Some(1));
    assert!(text(&listed.stderr).contains("torn.ron: nothing in it is whole"));
    assert!(torn.exists());
}
