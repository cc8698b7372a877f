//! Only what was not saved is offered, and nothing is taken away that could still be wanted.

use std::sync::Arc;

use super::*;
use crate::file::{self, Journal, Keep};
use crate::model::{Id, Journey, Layer, Step};

const PATIENCE: std::time::Duration = std::time::Duration::from_secs(10);

fn titled(title: &str) -> Project {
    Project {
        title: title.to_owned(),
        ..Project::default()
    }
}

/// What a program leaves that was killed with that project open.
fn killed(data: &Path, path: Option<&Path>, project: &Project, session: &str) {
    let journal = Journal::new(recovery_folder(data), session.to_owned(), |_| {});
    journal.keep(Keep {
        document: 1,
        path: path.map(Path::to_path_buf),
        project: Arc::new(project.clone()),
        saves: 0,
        edit: 3,
        replaces: Vec::new(),
    });
    assert!(journal.flush(PATIENCE));
}

#[test]
fn unsaved_work_is_offered_with_what_became_of_its_file() {
    let work = tempfile::tempdir().unwrap();
    let path = work.path().join("card.journey.ron");
    file::save(&path, &titled("Card")).unwrap();
    killed(work.path(), Some(&path), &titled("Card, drawn on"), "1-1");
    let recovered = recoverable(work.path());
    let copy = &recovered.copies[0];
    assert_eq!(copy.kept.project.title, "Card, drawn on");
    assert_eq!(copy.standing, Standing::Unchanged);
    assert_eq!(copy.difference.count, 1);

    file::save(&path, &titled("Card, by Ben")).unwrap();
    let standing = |data| recoverable(data).copies[0].standing;
    assert_eq!(standing(work.path()), Standing::Changed);
    std::fs::write(&path, "half a fi").unwrap();
    assert_eq!(standing(work.path()), Standing::Unreadable);
    std::fs::remove_file(&path).unwrap();
    assert_eq!(standing(work.path()), Standing::Gone);
}

#[test]
fn saved_work_is_not_offered_and_its_journal_goes_away() {
    let work = tempfile::tempdir().unwrap();
    let path = work.path().join("card.journey.ron");
    killed(work.path(), Some(&path), &titled("Card"), "1-1");
    killed(work.path(), None, &Project::default(), "1-2");
    file::save(&path, &titled("Card")).unwrap();
    assert_eq!(recoverable(work.path()), Recovered::default());
    let left = std::fs::read_dir(recovery_folder(work.path())).unwrap();
    assert_eq!(left.count(), 0);
}

#[test]
fn what_another_window_is_working_on_is_not_offered() {
    let work = tempfile::tempdir().unwrap();
    let mut other = file::Run::begin(work.path());
    killed(work.path(), None, &titled("In work"), other.id());
    assert_eq!(recoverable(work.path()), Recovered::default());
    other.end();
    let copies = recoverable(work.path()).copies;
    assert_eq!(copies[0].kept.project.title, "In work");
    assert_eq!(copies[0].standing, Standing::NeverSaved);
}

#[test]
fn a_journal_that_cannot_be_read_is_kept_and_named() {
    let work = tempfile::tempdir().unwrap();
    let folder = recovery_folder(work.path());
    std::fs::create_dir_all(&folder).unwrap();
    for (name, bytes) in [
        ("a.ron", &b""[..]),
        ("b.ron", b"\0\0\0\0"),
        ("c.ron", b"Project(format: 1)"),
    ] {
        std::fs::write(folder.join(name), bytes).unwrap();
    }
    let recovered = recoverable(work.path());
    let names: Vec<_> = recovered
        .unreadable
        .iter()
        .map(|(path, _)| path.clone())
        .collect();
    assert_eq!(
        names,
        ["a.ron", "b.ron", "c.ron"].map(|name| folder.join(name))
    );
    assert!(names.iter().all(|path| path.exists()));
}

#[test]
fn the_latest_comes_first_and_what_differs_is_told() {
    let work = tempfile::tempdir().unwrap();
    let mut journey = Journey {
        name: "Apply for a card".to_owned(),
        ..Journey::default()
    };
    let id = Id::new("call").unwrap();
    let step = Step::new(id, Layer::Touchpoint, "Sales call");
    journey.graph.put_step(Arc::new(step));
    let mut drawn = titled("Drawn");
    let id = Id::new("apply").unwrap();
    drawn.journeys.insert(id, Arc::new(journey));
    killed(work.path(), None, &titled("Older"), "1-1");
    std::thread::sleep(std::time::Duration::from_millis(5));
    killed(work.path(), None, &drawn, "1-2");
    let copies = recoverable(work.path()).copies;
    let titles: Vec<_> = copies
        .iter()
        .map(|copy| copy.kept.head.title.as_str())
        .collect();
    assert_eq!(titles, ["Drawn", "Older"]);
    let difference = &copies[0].difference;
    assert!(
        difference.told.contains("Apply for a card"),
        "{}",
        difference.told
    );
    assert_eq!(difference.touchpoints, 1);
}
