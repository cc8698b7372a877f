//! Owns the way from older formats to today's: one pure function for each step from a format to the next, and the copy
//! of the old file that is laid beside it before the first save in the new one.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};

use super::report::{Finding, ReadError, Severity};
use super::save::replace;

/// The text of a file of one format as the text of the next. It reads with the frozen structs of its own format, so that
/// the places in its errors are those of the text it was given.
pub(super) type Step = fn(&str) -> Result<String, ReadError>;

/// The steps in order: the first leads from format 1 to format 2. There are as many as there are older formats.
pub(super) const STEPS: &[Step] = &[];

/// The text of an older format, as today's.
#[derive(Debug)]
pub(super) struct Upgraded {
    /// In the format that the steps lead to.
    pub(super) text: String,
    /// What was done, for the user.
    pub(super) finding: Finding,
}

/// Takes `text` of format `from` up all the `steps` that lie above it.
///
/// # Errors
/// What a step says of a text that is not of its format.
pub(super) fn upgraded(text: &str, from: u32, steps: &[Step]) -> Result<Upgraded, ReadError> {
    let below = usize::try_from(from.saturating_sub(1)).unwrap_or(usize::MAX);
    let mut upgraded = text.to_owned();
    for step in steps.iter().skip(below) {
        upgraded = step(&upgraded)?;
    }
    let message = format!(
        "this file is of an older version (format {from}): saving writes format {}, and keeps the old file beside it",
        steps.len() + 1
    );
    let finding = Finding {
        severity: Severity::Warning,
        place: None,
        message,
    };
    Ok(Upgraded {
        text: upgraded,
        finding,
    })
}

/// Lays a copy of what stands at `target` beside it, if its format is older than `current` and no such copy is there:
/// `card.journey.ron` becomes `card.journey.ron.v1.bak` too.
///
/// # Errors
/// Where the copy can't be written: nothing of an older format is replaced without it.
pub(super) fn back_up_older(
    target: &Path,
    (bytes, format): (&[u8], Option<u32>),
    current: u32,
) -> io::Result<()> {
    let Some(older) = format.filter(|format| *format < current) else {
        return Ok(());
    };
    let backup = backup(target, older);
    if backup.symlink_metadata().is_ok() {
        return Ok(());
    }
    replace(&backup, bytes).map_err(|error| io::Error::other(error.to_string()))
}

fn backup(target: &Path, format: u32) -> PathBuf {
    let mut name = OsString::from(target);
    name.push(format!(".v{format}.bak"));
    name.into()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::super::open::{Formats, current, read_as};
    use super::super::{FORMAT, Mark};
    use super::*;

    /// A made-up format 2 that calls the title a name, and 3 that knows no promise.
    const MADE_UP: &[Step] = &[
        |text| {
            Ok(text
                .replace("format: 1", "format: 2")
                .replace("title:", "name:"))
        },
        |text| {
            Ok(text
                .replace("format: 2", "format: 3")
                .replace("promise:", "notes:"))
        },
    ];

    /// Reads the made-up format 3 by spelling it as today's.
    const IN_2080: Formats = Formats {
        current: 3,
        steps: MADE_UP,
        read: |text| {
            assert!(text.contains("format: 3") && !text.contains("promise:"));
            current(
                &text
                    .replace("format: 3", "format: 1")
                    .replace("name:", "title:"),
            )
        },
    };

    #[test]
    fn there_is_a_step_to_every_format_and_a_fixture_of_every_format() {
        assert_eq!(STEPS.len() + 1, FORMAT as usize);
        let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
        for format in 1..=FORMAT {
            let folder = fixtures.join(format!("v{format}"));
            let everything = folder.join("everything.journey.ron");
            let opened = super::super::open::open(&everything).unwrap();
            assert_eq!(opened.read_only, None, "format {format}");
            assert!(opened.project.step_count() > 0, "format {format}");
        }
    }

    /// Name and checksum of every file of format 1.
    const FROZEN_1: [(&str, u32); 10] = [
        ("everything.journey.ron", 0xf524_8465),
        ("project-0.journey.ron", 0xdff2_c90f),
        ("project-1.journey.ron", 0x5853_e570),
        ("project-2.journey.ron", 0x0e0d_579f),
        ("project-3.journey.ron", 0xa530_9c6f),
        ("project-4.journey.ron", 0xeb45_9788),
        ("project-5.journey.ron", 0x81fe_673c),
        ("project-6.journey.ron", 0x6412_efb2),
        ("project-7.journey.ron", 0x17c9_e644),
        ("tiny.png", 0xcdee_b869),
    ];

    /// The fixtures of a format are never changed: files in the world are not, either.
    #[test]
    fn the_fixtures_of_format_1_are_frozen() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/v1");
        let mut sums = Vec::new();
        let inner = fs::read_dir(folder.join("method")).unwrap();
        let outer = fs::read_dir(&folder).unwrap();
        for entry in inner.chain(outer).map(Result::unwrap) {
            if entry.metadata().unwrap().is_file() {
                let name = entry.file_name().into_string().unwrap();
                sums.push((name, crc32fast::hash(&fs::read(entry.path()).unwrap())));
            }
        }
        sums.sort();
        let frozen = FROZEN_1.map(|(name, sum)| (name.to_owned(), sum));
        assert_eq!(sums, frozen);
    }

    #[test]
    fn an_older_file_goes_up_every_step_and_says_so() {
        let text = "(format: 1, title: \"Card\", promise: \"Quick\")";
        let opened = read_as(text.as_bytes(), &IN_2080).unwrap();
        assert_eq!(opened.project.title, "Card");
        assert_eq!(opened.project.notes, "Quick");
        assert_eq!(opened.read_only, None);
        assert_eq!(opened.mark, Mark::of(text.as_bytes()));
        assert_eq!(
            opened.findings[0].to_string(),
            "warning: this file is of an older version (format 1): saving writes format 3, and keeps the old file beside it"
        );
        let second = "(format: 2, name: \"Card\", promise: \"Quick\")";
        let opened = read_as(second.as_bytes(), &IN_2080).unwrap();
        assert_eq!(opened.project.notes, "Quick");
    }

    #[test]
    fn what_was_found_in_an_upgraded_text_names_no_place_that_is_not_in_the_file() {
        let text = "(format: 1, title: \"Card\", zz: 3)";
        let opened = read_as(text.as_bytes(), &IN_2080).unwrap();
        assert_eq!(opened.findings.len(), 2);
        assert!(
            opened
                .findings
                .iter()
                .all(|finding| finding.place.is_none())
        );
    }

    #[test]
    fn an_old_file_is_copied_once_before_it_is_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("card.journey.ron");
        let copy = folder.path().join("card.journey.ron.v1.bak");
        back_up_older(&target, (b"as it was", Some(1)), 1).unwrap();
        assert!(!copy.exists(), "today's format needs no copy");
        back_up_older(&target, (b"as it was", Some(1)), 2).unwrap();
        back_up_older(&target, (b"later", Some(1)), 2).unwrap();
        assert_eq!(fs::read(&copy).unwrap(), b"as it was");
        back_up_older(&target, (b"no project", None), 2).unwrap();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
