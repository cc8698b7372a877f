//! Owns the answer to "on which line is that record?" for a project that was read.

use super::Place;
use super::envelope;
use super::spans::{self, Part, Spans};

/// What is to be said about records, each with the path to its record, such as `["journeys", "apply", "steps", "call"]`:
/// sorted by the place where the record begins, or the nearest thing around it that the file has. Empty where the bytes
/// are no text.
#[must_use]
pub fn located<T>(bytes: &[u8], said: Vec<(Vec<&str>, T)>) -> Vec<(Place, T)> {
    let Ok((text, _)) = envelope::text(bytes) else {
        return Vec::new();
    };
    let index = Spans::new(text);
    let said = said.into_iter().map(|(path, said)| {
        let path: Vec<Part> = path.into_iter().map(Part::from).collect();
        (index.nearest(&path), said)
    });
    spans::placed(text, said.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_is_found_on_its_line_and_a_missing_one_on_that_of_its_list() {
        let text = "Project(\n  format: 1,\n  journeys: {\n    \"apply\": (\n      steps: {\n        \"call\": (name: \"Call\"),\n      },\n    ),\n  },\n)";
        let said = vec![
            (vec!["journeys", "apply", "steps", "call"], "call"),
            (vec!["journeys", "apply", "steps", "nowhere"], "nowhere"),
            (vec!["segments"], "segments"),
        ];
        let lines: Vec<_> = located(text.as_bytes(), said)
            .into_iter()
            .map(|(place, said)| (place.line, said))
            .collect();
        assert_eq!(lines, [(1, "segments"), (5, "nowhere"), (6, "call")]);
    }
}
