//! What is read, repaired and refused, and that what is written reads back as the same.

use super::*;
use crate::model::{Emotion, Project, Rating};

const EVERYTHING: &str = include_str!("../../tests/fixtures/v1/everything.journey.ron");

mod arbitrary;
mod mutated;
mod refused;
mod repaired;

fn opened(text: &str) -> Opened {
    let opened = read(text.as_bytes()).unwrap_or_else(|error| panic!("{}", error.finding()));
    assert_eq!(opened.project.violations(), []);
    let written = write(&opened.project);
    let back = read(written.as_bytes()).unwrap_or_else(|error| panic!("{}", error.finding()));
    assert_eq!(back.project, opened.project, "written as\n{written}");
    assert_eq!(write(&back.project), written);
    opened
}

fn warnings(text: &str) -> Vec<String> {
    let findings = opened(text).findings;
    findings.iter().map(ToString::to_string).collect()
}

#[test]
fn a_file_with_every_field_is_written_as_it_was() {
    let opened = opened(EVERYTHING);
    assert_eq!(opened.findings, []);
    assert_eq!(write(&opened.project), EVERYTHING);
}

/// The debug output names every field of the model: none of them may be at its default everywhere.
#[test]
fn the_file_with_every_field_has_every_field_of_the_model() {
    let project = format!("{:#?}", opened(EVERYTHING).project);
    let mut fields = std::collections::BTreeMap::new();
    for line in project.lines() {
        let Some((name, value)) = line.trim().split_once(": ") else {
            continue;
        };
        let empty = ["None,", "\"\",", "[],", "{},", "false,", "0.0,", "0,"];
        *fields.entry(name).or_insert(false) |= !empty.contains(&value);
    }
    let unset: Vec<_> = fields
        .iter()
        .filter(|(_, set)| !**set)
        .map(|(name, _)| *name)
        .collect();
    assert_eq!(
        unset,
        ["unknown"],
        "the fixture leaves fields at their default"
    );
    assert!(fields.len() > 90, "only {} fields", fields.len());
}

#[test]
fn real_projects_open_and_stay_the_same() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/v1/method");
    let mut count = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        for finding in opened(&text).findings {
            assert!(finding.message.starts_with("the shares"), "{finding}");
        }
        count += 1;
    }
    assert_eq!(count, 8);
}

#[test]
fn templates_are_written_as_they_are() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/templates");
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        let opened = opened(&text);
        assert_eq!(opened.findings, [], "{}", path.display());
        assert_eq!(write(&opened.project), text, "{}", path.display());
    }
}

#[test]
fn the_same_content_may_be_spelt_in_many_ways() {
    let expected = opened(EVERYTHING).project;
    let crlf = EVERYTHING.replace('\n', "\r\n");
    let tabs = EVERYTHING.replace("    ", "\t");
    let commented = EVERYTHING.replace(",\n", ", // said\n");
    let named = EVERYTHING
        .replace("\"call\": (", "\"call\": Step(")
        .replace("persona: (", "persona: Persona (")
        .replace("emotion: 3,", "emotion: Some(3.0),")
        .replace("stage: \"offer\"", "stage: Some(\"offer\")");
    let without_header = EVERYTHING.replace("#![enable(implicit_some)]\n", "");
    let unnamed = EVERYTHING.replace("\nProject(", "\n(");
    for text in [crlf, tabs, named, without_header, unnamed] {
        assert_eq!(opened(&text).project, expected, "in {text}");
    }
    let read = read(commented.as_bytes()).unwrap();
    assert_eq!(read.project.journeys.len(), expected.journeys.len());
}

#[test]
fn ratings_are_whole_quarter_or_rounded() {
    for (written, expected, warned) in [
        ("3", 3.0, false),
        ("-1.0", -1.0, false),
        ("Some(2.25)", 2.25, false),
        ("1.3", 1.25, true),
        ("-0.0", 0.0, false),
        ("1e-320", 0.0, true),
    ] {
        let text = step(&format!("emotion: {written}"));
        let opened = opened(&text);
        let journey = &opened.project.journeys.values().next().unwrap();
        let call = journey.graph.steps().next().unwrap();
        let emotion = call.ratings.emotion.map(Rating::get);
        assert_eq!(emotion, Some(expected), "{written}");
        assert_eq!(!opened.findings.is_empty(), warned, "{written}");
    }
    assert_eq!(
        warnings(&step("emotion: 1.3")),
        ["5:1: warning: emotion 1.3 of “call” is between two quarter steps; it is taken as 1.25"]
    );
}

#[test]
fn empty_projects_are_projects() {
    let project = opened("(format: 1)").project;
    assert_eq!(project, Project::default());
    assert_eq!(
        write(&project),
        "#![enable(implicit_some)]\nProject(\n    format: 1,\n)\n"
    );
}

#[test]
fn a_newer_file_is_looked_at_or_refused_but_never_taken_for_ours() {
    let newer = EVERYTHING.replace("format: 1,", "format: 3, zz_future: (a: [1]),");
    let opened = read(newer.as_bytes()).unwrap();
    assert_eq!(opened.read_only, Some(3));
    assert_eq!(
        opened.findings[0].to_string(),
        "3:13: warning: this file was written by a newer version (format 3). It can be looked at, not changed"
    );
    let strange = EVERYTHING
        .replace("format: 1,", "format: 2,")
        .replace("evidence: Heard", "evidence: (weight: 3)");
    let error = read(strange.as_bytes()).unwrap_err();
    assert!(matches!(error, ReadError::Newer { format: 2, .. }));
    assert_eq!(
        error.finding().to_string(),
        "3:13: error: this file was written by a newer version (format 2) and can’t be read by this one: install the newer version"
    );
}

#[test]
fn a_rating_at_its_end_is_kept() {
    let mut project = opened(&step("emotion: 1")).project;
    let journey = project.journeys.get_mut(&"j".parse_id()).unwrap();
    let journey = std::sync::Arc::make_mut(journey);
    let mut call = (**journey.graph.steps().next().unwrap()).clone();
    call.ratings.emotion = Some(Emotion::MIN);
    journey.graph.put_step(std::sync::Arc::new(call));
    assert_eq!(opened(&write(&project)).project, project);
}

/// A project of one step with that field, which stands at the start of line 5.
fn step(field: &str) -> String {
    format!("(format: 1, journeys: {{\n\"j\": (\nsteps: {{\n\"call\": (\n{field}\n)}})}})")
}

trait ParseId {
    fn parse_id<K>(&self) -> crate::model::Id<K>;
}

impl ParseId for str {
    fn parse_id<K>(&self) -> crate::model::Id<K> {
        crate::model::Id::new(self).unwrap()
    }
}
