use std::fs;
use std::path::Path;

use proptest::prelude::*;
use serde_json::Value;

use super::*;

/// What Mermaid's parser made of a diagram, beside what this one makes of it.
fn agrees(input: &str, expected: &Value) -> Result<(), String> {
    if expected.get("error").is_some() {
        return match read(input) {
            Err(_) => Ok(()),
            Ok(read) => Err(format!("accepted as {read:?}")),
        };
    }
    let read = read(input).map_err(|refused| refused.to_string())?;
    let text = |value: &Value| decoded(value.as_str().unwrap());
    let sections: Vec<&str> = read.sections.iter().map(|it| it.name.as_str()).collect();
    let wanted: Vec<String> = expected["sections"]
        .as_array()
        .unwrap()
        .iter()
        .map(text)
        .collect();
    let same = sections == wanted
        && read.title == text(&expected["title"])
        && read.accessible_title == text(&expected["accTitle"])
        && read.accessible_description == text(&expected["accDescr"]);
    let tasks = expected["tasks"].as_array().unwrap();
    let is_same = |(task, wanted): (&Task, &Value)| {
        let section = task.section.and_then(|at| read.sections.get(at));
        let score = match wanted["score"].as_f64() {
            Some(score) => (task.score - score).abs() < 1e-9,
            None if wanted["score"] == "Infinity" => task.score.is_infinite(),
            None => task.score.is_nan(),
        };
        let people = wanted["people"].as_array().unwrap().iter().map(text);
        task.name == text(&wanted["task"])
            && score
            && task.actors == people.collect::<Vec<_>>()
            && section.map_or("", |it| it.name.as_str()) == text(&wanted["section"])
    };
    let same = same && tasks.len() == read.tasks.len() && read.tasks.iter().zip(tasks).all(is_same);
    if same {
        Ok(())
    } else {
        Err(format!("read as {read:?}"))
    }
}

fn decoded(text: &str) -> String {
    entities::decoded(text)
}

fn fixtures() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/mermaid")
}

#[test]
fn every_diagram_of_the_collection_is_read_as_mermaid_reads_it() {
    let mut count = 0;
    for entry in fs::read_dir(fixtures()).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|it| it == "mmd") {
            let expected = fs::read_to_string(path.with_extension("expected.json")).unwrap();
            let expected = serde_json::from_str(&expected).unwrap();
            let input = fs::read_to_string(&path).unwrap();
            let result = agrees(&input, &expected);
            assert_eq!(result, Ok(()), "{}", path.display());
            count += 1;
        }
    }
    assert_eq!(count, 31);
}

#[test]
fn every_probe_of_the_edges_is_read_or_refused_as_mermaid_does() {
    let mut wrong = Vec::new();
    for (file, count) in [
        ("edge-probes.json", 40),
        ("more-probes.json", 94),
        ("front-matter.json", 127),
    ] {
        let probes = fs::read_to_string(fixtures().join(file)).unwrap();
        let probes: Vec<Value> = serde_json::from_str(&probes).unwrap();
        assert_eq!(probes.len(), count);
        for probe in probes {
            let result = agrees(probe["input"].as_str().unwrap(), &probe["expected"]);
            if let Err(why) = result {
                wrong.push(format!("{}: {why}", probe["name"]));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

fn refusal(text: &str) -> (usize, usize, String) {
    let refused = read(text).unwrap_err();
    (refused.line, refused.column, refused.why)
}

#[test]
fn what_is_refused_is_told_with_its_line_and_column() {
    let told = [
        (
            "journey\nsection S\nA call",
            3,
            7,
            "Write a colon and a score after “A call”",
        ),
        ("journey\r\n  title T\r\n  a; b: 3", 3, 4, "semicolon"),
        ("journey\n%% c\nsection S\njourney ends: 3", 4, 1, "#106;"),
        ("journey\n: 3: Ana", 2, 1, "before the colon"),
        (
            "journey\naccDescr {\n never closed",
            3,
            14,
            "Close the description",
        ),
        ("\n flowchart TD", 2, 2, "its first word"),
        ("", 1, 1, "its first word"),
    ];
    for (text, line, column, why) in told {
        let refused = refusal(text);
        assert_eq!(
            (refused.0, refused.1),
            (line, column),
            "{text:?}: {refused:?}"
        );
        assert!(refused.2.contains(why), "{text:?}: {}", refused.2);
    }
}

#[test]
fn every_journey_of_a_markdown_page_is_found_with_its_line() {
    let page = "# Ours\n\n```mermaid\nflowchart TD\n```\n```mermaid\njourney\n  A: 3\n```\n\n\
                > ~~~ Mermaid\n> journey\n> ~~~\n```\njourney\n```\n````mermaid\njourney\nB: 2\n";
    let found = of_markdown(page);
    let lines: Vec<usize> = found.iter().map(|(line, _)| *line).collect();
    assert_eq!(lines, [7, 18]);
    assert!(found[1].1.contains("B: 2"));
}

#[test]
fn front_matter_names_a_diagram_that_has_no_title() {
    let titled = |matter: &str, body: &str| {
        read(&format!("---\n{matter}\n---\njourney\n{body}"))
            .unwrap()
            .title
    };
    assert_eq!(titled("title: \"Our: journey\"", "A: 3"), "Our: journey");
    assert_eq!(titled("config:\n  title: x\ntitle: Ours # old", ""), "Ours");
    assert_eq!(titled("title: Ours", "title Mine"), "Mine");
}

#[test]
fn ten_thousand_tasks_are_read() {
    let mut text = String::from("journey\n");
    text.extend((0..10_000).map(|number| {
        format!("section Stage {number}\n  Task {number}: 3: Ana, Ben\n  %% throughline: step hygiene=\"3\"\n")
    }));
    let read = read(&text).unwrap();
    assert_eq!(read.tasks.len(), 10_000);
    assert_eq!(read.tasks[9_999].line, 30_000);
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused_at_a_place_in_it(
        text in "(journey\n)?((title|section|accTitle|accDescr|A|é|%%|%%\\{|#35;|---)?[ :;#,{}\n\t]{0,3}\\PC{0,3}){0,12}",
    ) {
        if let Err(refused) = read(&text) {
            let lines: Vec<&str> = text.split('\n').collect();
            prop_assert!((1..=lines.len() + 1).contains(&refused.line));
        }
    }

    #[test]
    fn a_name_reads_back_whatever_is_in_it(name in "\\PC{1,20}", actor in "\\PC{1,9}") {
        let (name, actor) = (clean::trimmed(&name), clean::trimmed(&actor));
        let (told, took) = (entities::escaped(name), entities::escaped(actor));
        let text = format!("journey\ntitle {told}\naccDescr: {told}\nsection {told}\n{told}: 3: {took}\n");
        let read = read(&text).unwrap();
        for said in [&read.title, &read.accessible_description, &read.sections[0].name, &read.tasks[0].name] {
            prop_assert_eq!(clean::trimmed(said), name);
        }
        prop_assert_eq!(clean::trimmed(&read.tasks[0].actors[0]), actor);
    }
}
