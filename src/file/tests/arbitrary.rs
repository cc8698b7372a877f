//! Any valid project reads back as itself, any bytes are read without a panic, and damage is never taken for content.

use proptest::prelude::*;

use super::*;
use crate::testing::arbitrary_project;

proptest! {
    #[test]
    fn any_project_reads_back_as_itself(project in arbitrary_project()) {
        let written = write(&project);
        let opened = read(written.as_bytes()).map_err(|error| {
            TestCaseError::fail(format!("{}\n{written}", error.finding()))
        })?;
        prop_assert_eq!(&opened.project, &project);
        prop_assert_eq!(write(&opened.project), written);
        prop_assert!(!opened.lost);
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = read(&bytes).map_err(|error| error.finding().to_string());
    }

    /// A few bytes of a real file are changed: it is refused with a place inside it, or gives a valid project that
    /// reads back as itself.
    #[test]
    fn damage_gives_a_valid_project_or_a_place(
        changes in prop::collection::vec((0..EVERYTHING.len(), any::<u8>(), 0_usize..40), 1..4),
    ) {
        let mut bytes = EVERYTHING.as_bytes().to_vec();
        for (at, byte, cut) in changes {
            let start = at.min(bytes.len());
            let end = (start + cut).min(bytes.len());
            bytes.splice(start..end, [byte]);
        }
        match read(&bytes) {
            Err(error) => {
                let lines = bytes.split(|&byte| byte == b'\n').count();
                prop_assert!(error.place().is_none_or(|place| place.line <= lines));
            }
            Ok(opened) => {
                prop_assert_eq!(opened.project.violations(), []);
                let back = read(write(&opened.project).as_bytes()).unwrap().project;
                prop_assert_eq!(back, opened.project);
            }
        }
    }
}
