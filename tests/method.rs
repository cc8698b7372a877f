//! The figures of projects made by others, compared with what two independent readings of METHOD.md must agree on.

#![expect(
    clippy::unwrap_used,
    reason = "a fixture that can't be read fails its test"
)]

use std::path::PathBuf;

use serde_json::Value;
use throughline::exchange::json::score_json;
use throughline::insight::{Time, View};
use throughline::model::{Id, Project};

const CASES: usize = 8;

fn fixture(name: &str) -> String {
    let place = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/method");
    std::fs::read_to_string(place.join(name)).unwrap()
}

fn project(case: usize) -> Project {
    let text = fixture(&format!("project-{case}.journey.ron"));
    throughline::file::read(text.as_bytes()).unwrap().project
}

/// Where two values differ by more than a millionth, or in anything that is not a number.
fn difference(place: &str, ours: &Value, theirs: &Value, found: &mut Vec<String>) {
    match (ours, theirs) {
        (Value::Object(a), Value::Object(b)) => {
            let names = |object: &serde_json::Map<String, Value>| {
                object
                    .keys()
                    .cloned()
                    .collect::<std::collections::BTreeSet<_>>()
            };
            if names(a) != names(b) {
                found.push(format!("{place}: {:?} is not {:?}", names(a), names(b)));
            }
            for (name, value) in a {
                let inner = b.get(name).unwrap_or(&Value::Null);
                difference(&format!("{place}.{name}"), value, inner, found);
            }
        }
        (Value::Array(a), Value::Array(b)) => {
            if a.len() != b.len() {
                found.push(format!("{place}: {ours} is not {theirs}"));
            }
            for (index, (a, b)) in a.iter().zip(b).enumerate() {
                difference(&format!("{place}[{index}]"), a, b, found);
            }
        }
        (Value::Number(a), Value::Number(b)) => {
            let apart = (a.as_f64().unwrap() - b.as_f64().unwrap()).abs();
            if apart > 1e-6 {
                found.push(format!("{place}: {a} is not {b}"));
            }
        }
        (ours, theirs) if ours == theirs => {}
        (ours, theirs) => found.push(format!("{place}: {ours} is not {theirs}")),
    }
}

fn check(view: &View, expected: &str) {
    let mut found = Vec::new();
    for case in 0..CASES {
        let ours = serde_json::from_str(&score_json(&project(case), view)).unwrap();
        let theirs = fixture(&format!("project-{case}.{expected}"));
        let theirs = serde_json::from_str(&theirs).unwrap();
        difference(&format!("project-{case}"), &ours, &theirs, &mut found);
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn everyone_gets_the_figures_of_the_method() {
    check(&View::default(), "json");
}

#[test]
fn a_segment_gets_the_figures_of_the_method() {
    let view = View {
        segment: Id::new("seg0").ok(),
        time: Time::AsIs,
    };
    check(&view, "seg0.json");
}

#[test]
fn shown_to_be_the_score_is_the_to_be_score() {
    let view = View {
        segment: None,
        time: Time::ToBe,
    };
    for case in 0..CASES {
        let project = project(case);
        let value = |view| serde_json::from_str::<Value>(&score_json(&project, view)).unwrap();
        let (today, then) = (value(&View::default()), value(&view));
        let journeys = |value: &Value| value["journeys"].as_array().unwrap().clone();
        for (today, then) in journeys(&today).iter().zip(journeys(&then)) {
            assert_eq!(today["to_be_score"], then["score"], "project-{case}");
        }
    }
}
