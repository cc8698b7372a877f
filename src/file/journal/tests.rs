//! What was worked on is there again, whatever the disk or the end of the program did to it.

use std::sync::Mutex;

use proptest::prelude::*;

use super::changes::{applied, changes};
use super::read::kept;
use super::*;
use crate::file;
use crate::testing::arbitrary_project;

fn titled(title: &str) -> Arc<Project> {
    Arc::new(Project {
        title: title.to_owned(),
        ..Project::default()
    })
}

/// More than is written whole each time.
fn large(title: &str) -> Arc<Project> {
    let mut project = Project {
        title: title.to_owned(),
        ..Project::default()
    };
    for number in 0..200 {
        let voice = crate::model::Voice {
            quote: "word ".repeat(3_000),
            ..Default::default()
        };
        let id = crate::model::Id::new(&format!("v{number}")).unwrap();
        project.voices.insert(id, Arc::new(voice));
    }
    Arc::new(project)
}

fn keep(project: &Arc<Project>, edit: u64) -> Keep {
    Keep {
        document: 1,
        project: Arc::clone(project),
        edit,
        ..Keep::default()
    }
}

fn only_journal(folder: &std::path::Path) -> PathBuf {
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .flatten()
        .map(|entry| entry.path())
        .collect();
    assert_eq!(files.len(), 1, "{files:?}");
    files.remove(0)
}

fn writer(folder: &std::path::Path) -> Writer {
    Writer::new(folder.to_path_buf(), "1-1".to_owned())
}

#[test]
fn every_change_of_a_workshop_can_be_read_back() {
    let work = tempfile::tempdir().unwrap();
    let mut writer = writer(work.path());
    for (edit, title) in ["Card", "Card, drawn", "Card, rated"].iter().enumerate() {
        writer.keep(&keep(&titled(title), edit as u64)).unwrap();
        let kept = read_journal(&only_journal(work.path())).unwrap();
        assert_eq!(kept.project.title, *title);
        assert_eq!(
            (kept.head.title.as_str(), kept.head.edit),
            (*title, edit as u64)
        );
        assert!(!kept.is_torn);
    }
    writer.forget();
    assert_eq!(std::fs::read_dir(work.path()).unwrap().count(), 0);
}

#[test]
fn a_large_project_is_written_down_by_what_changed() {
    let work = tempfile::tempdir().unwrap();
    let mut writer = writer(work.path());
    let first = large("Large");
    writer.keep(&keep(&first, 1)).unwrap();
    let journal = only_journal(work.path());
    let before = journal.metadata().unwrap().len();
    assert!(before > 2 << 20);
    let second = Arc::new(Project {
        title: "Large, renamed".to_owned(),
        ..Project::clone(&first)
    });
    writer.keep(&keep(&second, 2)).unwrap();
    let grown = journal.metadata().unwrap().len() - before;
    assert!(grown < 1_000, "{grown} bytes for one title");
    let kept = read_journal(&journal).unwrap();
    assert_eq!((kept.project, kept.head.edit), (Project::clone(&second), 2));
}

#[test]
fn a_journal_does_not_grow_without_end() {
    let work = tempfile::tempdir().unwrap();
    let mut writer = writer(work.path());
    let notes = "word ".repeat(4_000);
    for edit in 0..400 {
        let project = Project {
            title: format!("Card {edit}"),
            notes: notes.clone(),
            ..Project::default()
        };
        writer.keep(&keep(&Arc::new(project), edit)).unwrap();
    }
    let journal = only_journal(work.path());
    assert!(journal.metadata().unwrap().len() <= 4 << 20);
    assert_eq!(read_journal(&journal).unwrap().project.title, "Card 399");
}

#[test]
fn wherever_the_end_is_cut_off_the_last_whole_state_is_there() {
    let work = tempfile::tempdir().unwrap();
    let mut writer = writer(work.path());
    writer.keep(&keep(&titled("First"), 1)).unwrap();
    let first = std::fs::read(only_journal(work.path())).unwrap().len();
    writer.keep(&keep(&titled("Second"), 2)).unwrap();
    let whole = std::fs::read(only_journal(work.path())).unwrap();
    for length in 0..whole.len() {
        let read = kept(&whole[..length]);
        if length < first {
            assert!(matches!(read, Err(JournalError::Torn)), "{length}");
        } else {
            let read = read.unwrap();
            assert_eq!(read.project.title, "First", "{length}");
            assert_eq!(read.is_torn, length > first, "{length}");
        }
    }
    assert_eq!(kept(&whole).unwrap().project.title, "Second");
}

#[test]
fn a_damaged_byte_costs_no_more_than_its_entry() {
    let work = tempfile::tempdir().unwrap();
    let mut writer = writer(work.path());
    writer.keep(&keep(&titled("First"), 1)).unwrap();
    let first = std::fs::read(only_journal(work.path())).unwrap().len();
    writer.keep(&keep(&titled("Second"), 2)).unwrap();
    let whole = std::fs::read(only_journal(work.path())).unwrap();
    for place in 0..whole.len() {
        let mut damaged = whole.clone();
        damaged[place] ^= 1;
        let title = kept(&damaged).unwrap().project.title;
        let expected = if place < first { "Second" } else { "First" };
        assert_eq!(title, expected, "byte {place}");
    }
}

#[test]
fn a_journal_of_one_entry_is_a_project_file() {
    let work = tempfile::tempdir().unwrap();
    let mut writer = writer(work.path());
    writer.keep(&keep(&titled("By hand"), 1)).unwrap();
    let opened = file::open(&only_journal(work.path())).unwrap();
    assert_eq!(opened.project.title, "By hand");
}

#[test]
fn a_journal_that_was_taken_away_is_made_again() {
    let work = tempfile::tempdir().unwrap();
    let folder = work.path().join("recovery");
    let mut writer = writer(&folder);
    writer.keep(&keep(&titled("First"), 1)).unwrap();
    std::fs::remove_dir_all(&folder).unwrap();
    writer.keep(&keep(&titled("Second"), 2)).unwrap();
    let kept = read_journal(&only_journal(&folder)).unwrap();
    assert_eq!(kept.project.title, "Second");
}

#[test]
fn a_dead_process_with_our_number_keeps_its_journal() {
    let work = tempfile::tempdir().unwrap();
    writer(work.path())
        .keep(&keep(&titled("Theirs"), 1))
        .unwrap();
    let theirs = only_journal(work.path());
    let mut ours = writer(work.path());
    ours.keep(&keep(&titled("Ours"), 1)).unwrap();
    ours.forget();
    assert_eq!(read_journal(&theirs).unwrap().project.title, "Theirs");
}

#[test]
fn what_is_restored_goes_away_only_when_it_is_kept_again() {
    let work = tempfile::tempdir().unwrap();
    let old = work.path().join("old.ron");
    std::fs::write(&old, "old").unwrap();
    let blocked = work.path().join("blocked");
    std::fs::write(&blocked, "a file, no folder").unwrap();
    let restored = Keep {
        replaces: vec![old.clone()],
        ..keep(&titled("Restored"), 0)
    };
    assert!(writer(&blocked).keep(&restored).is_err());
    assert!(old.exists());
    writer(&work.path().join("recovery"))
        .keep(&restored)
        .unwrap();
    assert!(!old.exists());
}

#[test]
fn the_thread_writes_the_last_state_soon_and_says_so() {
    let work = tempfile::tempdir().unwrap();
    let reports = Arc::new(Mutex::new(Vec::new()));
    let heard = Arc::clone(&reports);
    let report = move |report| heard.lock().unwrap().push(report);
    let journal = Journal::new(work.path().to_path_buf(), "1-1".to_owned(), report);
    for edit in 0..50 {
        journal.keep(keep(&titled(&format!("Card {edit}")), edit));
    }
    assert!(journal.flush(Duration::from_secs(10)));
    let kept = read_journal(&only_journal(work.path())).unwrap();
    assert_eq!(kept.project.title, "Card 49");
    let reports = reports.lock().unwrap();
    assert!(matches!(reports.last(), Some(Report::Kept(_))));
    assert!(
        reports.len() < 10,
        "{} writes for 50 changes at once",
        reports.len()
    );
}

#[test]
fn a_disk_that_takes_nothing_is_reported_and_tried_again() {
    let work = tempfile::tempdir().unwrap();
    let folder = work.path().join("recovery");
    std::fs::write(&folder, "a file, no folder").unwrap();
    let (told, reports) = channel();
    let report = move |report| told.send(report).unwrap();
    let journal = Journal::new(folder.clone(), "1-1".to_owned(), report);
    journal.keep(keep(&titled("Card"), 1));
    let first = reports.recv_timeout(Duration::from_secs(10)).unwrap();
    assert!(matches!(first, Report::Failed(_)), "{first:?}");
    assert!(!journal.flush(Duration::from_secs(10)));
    std::fs::remove_file(&folder).unwrap();
    let until = Instant::now() + Duration::from_secs(10);
    while !matches!(
        reports.recv_timeout(Duration::from_secs(10)),
        Ok(Report::Kept(_))
    ) {
        assert!(Instant::now() < until);
    }
    assert_eq!(
        read_journal(&only_journal(&folder)).unwrap().project.title,
        "Card"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn from_any_project_to_any_other_the_changes_say_it_all(
        before in arbitrary_project(),
        after in arbitrary_project(),
    ) {
        let (put, removed) = changes(&before, &after);
        let back = file::read(file::write(&put).as_bytes()).unwrap().project;
        prop_assert_eq!(applied(&before, back, &removed), Some(after));
    }
}
