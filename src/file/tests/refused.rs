//! What is wrong in a file and can't be repaired without losing something: refused, with the place.

use super::*;
use crate::model::{MAX_STEPS, MAX_TEXT_CHARS};

/// `at` is how the text goes on from the place that the error names; empty where it names none.
fn check(text: &str, at: &str, message: &str) {
    let error = read(text.as_bytes()).expect_err(text);
    let found = error.to_string();
    assert!(
        found.starts_with(message),
        "{text} gave\n{found}\nnot\n{message}"
    );
    let rest = error.place().map_or("", |place| {
        let line = text.split('\n').nth(place.line - 1).unwrap();
        let start = line.char_indices().nth(place.column - 1);
        start.map_or("", |(start, _)| &line[start..])
    });
    assert_eq!(
        rest.get(..at.len()),
        Some(at),
        "{text} has it at {rest}: {found}"
    );
}

#[test]
fn ratings_outside_their_range_are_located() {
    for (field, message) in [
        ("emotion: 4", "emotion 4 of “call” is outside −3 … 3"),
        (
            "emotion: -3.25",
            "emotion −3.25 of “call” is outside −3 … 3",
        ),
        ("belief: NaN", "belief NaN of “call” is outside −3 … 3"),
        ("hygiene: 1e400", "hygiene inf of “call” is outside 0 … 5"),
        ("wait: -1.0", "wait −1 of “call” is outside 0 … 1000000000"),
        ("x: inf", "x inf of “call” is outside"),
        ("x: 1000000.5", "x 1000000.5 of “call” is outside"),
    ] {
        check(&step(field), field, message);
    }
    check(
        &step("marks: {\"m\": (hygiene: 6)}"),
        "hygiene: 6",
        "hygiene 6 of “m” is outside 0 … 5",
    );
}

#[test]
fn settings_shares_and_orders_outside_their_range_are_located() {
    for (fields, at, message) in [
        (
            "method: (parity: 0.4)",
            "parity",
            "parity 0.4 of “method” is outside 0.5 … 5",
        ),
        (
            "method: (memory: NaN)",
            "memory",
            "memory NaN of “method” is outside 0 … 1",
        ),
        (
            "segments: {\"s\": (share: 101)}",
            "share",
            "share 101 of “s” is outside 0 … 100",
        ),
        (
            "channels: {\"c\": (order: inf)}",
            "order",
            "order inf of “c” is outside",
        ),
        (
            "voices: {\"v\": (recommend: 11)}",
            "recommend",
            "recommend 11 of “v” is outside 0 … 10",
        ),
        (
            "improvements: {\"i\": (time: 0)}",
            "time",
            "time 0 of “i” is outside 1 … 5",
        ),
    ] {
        check(&format!("(format: 1, {fields})"), at, message);
    }
}

#[test]
fn ids_are_checked_and_never_used_twice() {
    for (fields, at, message) in [
        (
            "owners: {\"A b\": ()}",
            "\"A b\"",
            "“A b” is not a valid id",
        ),
        ("owners: {\"\": ()}", "\"\"", "“” is not a valid id"),
        (
            "owners: {\"a\": (), \"b\": (), \"a\": (name: \"2\")}",
            "\"a\": (name",
            "“a” is there twice in `owners`",
        ),
        (
            "journeys: {\"j\": (steps: {\"s\": (), \"s\": (x: 1)})}",
            "\"s\": (x",
            "“s” is there twice in `steps`",
        ),
        (
            "journeys: {\"j\": (stages: [(id: \"s\"), (id: \"s\")])}",
            "stages",
            "journeys.j.stages: the id “s” is used twice",
        ),
        (
            "journeys: {\"j\": (stages: [()])}",
            "()",
            "“” is not a valid id",
        ),
        (
            "journeys: {\"j\": (steps: {\"s\": (stage: \"../x\")})}",
            "stage: ",
            "“../x” is not a valid id",
        ),
        (
            "voices: {\"v\": (journey: \"J\")}",
            "journey: ",
            "“J” is not a valid id",
        ),
        (
            "ext: {\"a\": 1, \"a\": 2}",
            "\"a\": 2",
            "“a” is there twice in `ext`",
        ),
        ("zz: 1, zz: 2", "zz: 2", "the field “zz” is there twice"),
    ] {
        check(&format!("(format: 1, {fields})"), at, message);
    }
}

#[test]
fn what_is_too_long_or_too_many_is_refused() {
    let long = "ä".repeat(MAX_TEXT_CHARS + 1);
    check(
        &step(&format!("note: \"{long}\"")),
        "note: \"ä",
        "journeys.j.steps.call.note: the text has 20001 characters; at most 20000 are allowed",
    );
    check(
        &format!(
            "(format: 1, journeys: {{\"j\": (steps: {{{}}})}})",
            entries(MAX_STEPS + 1)
        ),
        "(format",
        "there are 100001 steps; at most 100000 are allowed",
    );
    check(
        &format!("(format: 1, images: {{{}}})", entries(MAX_PICTURES + 1)),
        "images",
        "there are 1001 pictures; at most 1000 are allowed",
    );
}

fn entries(count: usize) -> String {
    let entries: Vec<_> = (0..count).map(|n| format!("\"{n}\": ()")).collect();
    entries.join(", ")
}

#[test]
fn pictures_that_can_not_be_shown_are_refused() {
    for (image, at, message) in [
        (
            "(bytes: \"?\")",
            "bytes",
            "the bytes of the picture of “p” are not base64",
        ),
        (
            "(bytes: \"\")",
            "bytes",
            "the picture of “p” can’t be used: it is not a readable PNG picture",
        ),
        (
            "(kind: Jpeg, bytes: \"AAAA\")",
            "bytes",
            "the picture of “p” can’t be used: it is not a readable JPEG picture",
        ),
        (
            "(kind: Gif)",
            ")",
            "unexpected variant named `Gif` in enum `ImageKind`",
        ),
    ] {
        check(
            &format!("(format: 1, images: {{\"p\": {image}}})"),
            at,
            message,
        );
    }
}

#[test]
fn what_ron_can_not_read_is_located() {
    for (text, at, message) in [
        ("(format: 1, title: 5)", "5", "expected string"),
        (
            "(format: 1, title: \"a\", title: \"b\")",
            ": \"b\"",
            "unexpected duplicate field named `title`",
        ),
        (
            "(format: 1, strategy: Luck)",
            ")",
            "unexpected variant named `Luck` in enum `Strategy`",
        ),
        ("(format: 1) x", "x", "non-whitespace trailing characters"),
        (
            "(format: 1,\n owners: {  ",
            "",
            "the file stops in the middle; the rest is missing",
        ),
        ("", "", "the file is empty"),
        ("{}", "", "this is not a project file"),
        (
            "(title: \"x\")",
            "(title",
            "this is not a project file: it says no `format`",
        ),
        (
            "(format: \"1\")",
            "\"1\"",
            "the format number of the file is not a whole number from 1",
        ),
        ("(format: 0)", "0", "the format number"),
        ("<html>", "", "this is a web page in place of the file"),
    ] {
        check(text, at, message);
    }
}

#[test]
fn what_can_not_be_a_project_is_refused() {
    let deep = format!("(format: 1, zz: {}{})", "[".repeat(200), "]".repeat(200));
    for text in [
        "hello",
        "Projekt(format: 1)",
        "#![enable(coffee)]\n(format: 1)",
        "(format: 1, title: \"a",
        "(format: 1, journeys: {\"j\": (steps: {\"s\": Touch()})})",
        "(format: 1",
        &deep,
    ] {
        let error = read(text.as_bytes()).expect_err(text);
        assert!(error.place().is_some(), "{error}");
    }
}
