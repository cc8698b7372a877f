//! Writes the tables of a project as comma-separated values (FORMAT.md, section 3).

use super::ExportError;
use super::document::ExportOrder;
use super::sheets::{self, Cell, Sheet};
use crate::model::Project;

/// The touchpoint table, with a line end after every row.
///
/// # Errors
/// [`ExportError::Unwritable`] where it can't be written.
pub fn touchpoints_csv(project: &Project, order: &ExportOrder) -> Result<Vec<u8>, ExportError> {
    written(&sheets::touchpoints(project, order))
}

/// The voices table, likewise.
///
/// # Errors
/// [`ExportError::Unwritable`] where it can't be written.
pub fn voices_csv(project: &Project, order: &ExportOrder) -> Result<Vec<u8>, ExportError> {
    written(&sheets::voices(project, order))
}

fn written(sheet: &Sheet) -> Result<Vec<u8>, ExportError> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let unwritable = |error: csv::Error| ExportError::Unwritable(error.to_string());
    writer.write_record(&sheet.headings).map_err(unwritable)?;
    for row in &sheet.rows {
        let cells = row.iter().map(|cell| match cell {
            Cell::Empty => String::new(),
            Cell::Number(number) => sheets::shortest(*number),
            Cell::Text(text) => sheets::guarded(text),
        });
        writer.write_record(cells).map_err(unwritable)?;
    }
    let bytes = writer.into_inner();
    bytes.map_err(|error| ExportError::Unwritable(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::import::rows_of;
    use crate::exchange::table::unguarded;
    use crate::scene::map::fixture::credit_card;
    use crate::testing::arbitrary_project;
    use proptest::prelude::*;

    fn csv(project: &Project) -> String {
        let bytes = touchpoints_csv(project, &ExportOrder::default()).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn the_touchpoint_table_has_the_columns_of_the_contract_in_reading_order() {
        let csv = csv(&credit_card());
        let mut lines = csv.lines();
        assert_eq!(
            lines.next().unwrap(),
            "journey,stage,layer,channel,owner,id,name,actors,moment_of_truth,emotion,belief,expectation,hygiene,delight,\
             evidence,convenience,relevance,usability,wait,satisfaction,felt,lift,note"
        );
        let names: Vec<String> = lines
            .map(|line| line.split(',').take(7).collect::<Vec<_>>().join(","))
            .collect();
        assert!(names[0].starts_with("Apply for a card,"), "{}", names[0]);
        assert!(
            names.iter().rposition(|it| it.contains(",Touchpoint,"))
                < names.iter().position(|it| it.contains(",System,"))
        );
    }

    #[test]
    fn what_a_spreadsheet_would_run_stays_text_and_numbers_stay_numbers() {
        for (text, expected) in [
            ("=1+1", "'=1+1"),
            ("-5 degrees", "'-5 degrees"),
            ("@home", "'@home"),
            ("\tx", "'\tx"),
            ("＝1", "'＝1"),
            ("'=1", "''=1"),
            ("it's", "it's"),
            ("a\u{202e}b", "\u{2068}a\u{202e}b\u{2069}"),
            ("\u{202e}=1", "\u{2068}\u{202e}=1\u{2069}"),
            ("a=b", "a=b"),
            ("a\u{7}b", "ab"),
        ] {
            assert_eq!(sheets::guarded(text), expected);
            let back = unguarded(expected);
            assert_eq!(back, text.replace('\u{7}', ""));
        }
        assert_eq!(sheets::shortest(-0.0), "0");
        assert_eq!(sheets::shortest(-3.25), "-3.25");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]
        #[test]
        fn a_table_that_leaves_is_read_back_with_the_same_ratings(project in arbitrary_project()) {
            let csv = csv(&project);
            let steps: Vec<_> = project.journeys_in_order().iter().flat_map(|(_, it)| it.steps_in_order()).cloned().collect();
            let Ok(rows) = rows_of(&csv) else {
                prop_assert!(steps.is_empty());
                return Ok(());
            };
            prop_assert_eq!(rows.len(), steps.len());
            for (row, step) in rows.iter().zip(&steps) {
                match &row.entry {
                    Ok(entry) => {
                        prop_assert_eq!(entry.step.ratings, step.ratings);
                        prop_assert_eq!(entry.id.as_str(), step.id.as_str());
                        prop_assert_eq!(entry.step.layer, step.layer);
                        prop_assert_eq!(entry.step.wait, step.wait);
                        prop_assert_eq!(entry.step.moment_of_truth, step.moment_of_truth);
                    }
                    // Only what has no name can't come in again.
                    Err(_) => prop_assert!(step.name.trim().is_empty() || row.name.is_empty()),
                }
            }
        }
    }
}
