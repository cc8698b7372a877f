//! The command line as scripts see it: what is printed, on which stream, and with which exit code (FORMAT.md, section 2).

#![expect(
    clippy::unwrap_used,
    reason = "a program that can't be run fails its test"
)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

/// Runs the program in `folder`. A subcommand is always among the arguments, or something that is refused before a
/// window opens.
fn run(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_throughline"))
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn new(folder: &Path, template: &str, file: &str) {
    let made = run(folder, &["new", "--template", template, "-o", file]);
    assert_eq!(made.status.code(), Some(0), "{}", text(&made.stderr));
}

#[test]
fn check_prints_what_the_map_finds_at_the_line_of_its_record() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("bare.journey.ron");
    let bare = "Project(\n  format: 1,\n  journeys: {\n    \"apply\": (\n      steps: {\n        \"call\": (name: \"Call\", emotion: 3),\n      },\n    ),\n  },\n)\n";
    fs::write(&file, bare).unwrap();

    let checked = run(folder.path(), &["check", "bare.journey.ron"]);
    let told = text(&checked.stdout);
    assert_eq!(checked.status.code(), Some(0), "{told}");
    let about = |place: &str| {
        let at = format!("bare.journey.ron:{place}: warning: ");
        told.lines().filter(|line| line.starts_with(&at)).count()
    };
    assert_eq!(about("4:5"), 1, "the journey has no goal:\n{told}");
    assert_eq!(
        about("6:9"),
        2,
        "the call has no owner and an assumed emotion:\n{told}"
    );
    assert_eq!(about("1:1"), 3, "three stances are unheard:\n{told}");
}

#[test]
fn a_finding_that_was_dismissed_is_not_printed() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.journey.ron");
    let text_of = |dismissed: &str| {
        format!(
            "Project(format: 1, journeys: {{\"apply\": (name: \"Apply\")}}, dismissed: [{dismissed}])"
        )
    };
    let count = |dismissed: &str| {
        fs::write(&file, text_of(dismissed)).unwrap();
        let checked = run(folder.path(), &["check", "a.journey.ron"]);
        text(&checked.stdout).lines().count()
    };
    let all = count("");
    assert_eq!(count("\"no-goal:apply:\""), all - 1);
}

#[test]
fn a_portfolio_tells_every_project_below_a_folder_and_says_which_could_not_be_read() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("clients/2025")).unwrap();
    new(folder.path(), "credit-card", "clients/card.journey.ron");
    new(folder.path(), "blueprint", "clients/2025/shop.journey.ron");
    fs::write(
        folder.path().join("clients/half.journey.ron"),
        "Project(format: 1, tit",
    )
    .unwrap();
    fs::write(folder.path().join("clients/notes.txt"), "nothing of ours").unwrap();

    let table = run(folder.path(), &["report", "clients"]);
    let (told, said) = (text(&table.stdout), text(&table.stderr));
    assert_eq!(table.status.code(), Some(0), "{said}");
    assert!(
        told.contains("Credit card application") && told.contains("−20"),
        "{told}"
    );
    assert!(
        said.contains("half.journey.ron") && !said.contains("notes"),
        "{said}"
    );

    let json = run(folder.path(), &["report", "--json", "clients"]);
    let value: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    let projects = value.get("projects").unwrap().as_array().unwrap();
    assert_eq!(projects.len(), 2);
    let score = projects.iter().find_map(|project| {
        let journey = project.get("journeys")?.get(0)?;
        (journey.get("id")? == "apply").then(|| journey.get("score")?.as_f64())?
    });
    assert!((score.unwrap() + 20.0).abs() < 1e-6, "{value}");
}

#[test]
fn a_portfolio_of_nothing_is_not_done() {
    let folder = tempfile::tempdir().unwrap();
    for path in [".", "missing.journey.ron"] {
        let told = run(folder.path(), &["report", path]);
        assert_eq!(told.status.code(), Some(2));
        assert!(told.stdout.is_empty() && !told.stderr.is_empty());
    }
}

#[test]
fn diff_tells_what_changed_in_words_and_ends_with_one() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    new(folder, "credit-card", "a.journey.ron");
    let before = fs::read_to_string(folder.join("a.journey.ron")).unwrap();
    let after = before.replacen("name: \"Sales call\"", "name: \"First call\"", 1);
    fs::write(folder.join("b.journey.ron"), after).unwrap();

    let same = run(folder, &["diff", "a.journey.ron", "a.journey.ron"]);
    assert_eq!(
        (same.status.code(), text(&same.stdout)),
        (Some(0), String::new())
    );
    let told = run(folder, &["diff", "a.journey.ron", "b.journey.ron"]);
    assert_eq!(
        text(&told.stdout),
        "Touchpoint “First call” (apply/call): renamed from “Sales call” to “First call”\n"
    );
    assert_eq!(told.status.code(), Some(1));
    let nothing = run(folder, &["diff", "a.journey.ron", "none.journey.ron"]);
    assert_eq!(nothing.status.code(), Some(2));
    assert!(text(&nothing.stderr).starts_with("none.journey.ron: "));
}

/// A copy of the file in which the first text stands for the other.
fn altered(folder: &Path, (from, to): (&str, &str), file: &str) {
    let text = fs::read_to_string(folder.join("base.journey.ron")).unwrap();
    assert!(text.contains(from), "{from}");
    fs::write(folder.join(file), text.replacen(from, to, 1)).unwrap();
}

#[test]
fn merge_puts_different_changes_together_and_lists_those_that_disagree() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    new(folder, "credit-card", "base.journey.ron");
    altered(
        folder,
        ("\"Sales call\"", "\"First call\""),
        "ours.journey.ron",
    );
    altered(
        folder,
        ("\"Northbank\"", "\"Southbank\""),
        "theirs.journey.ron",
    );
    let files = [
        "merge",
        "base.journey.ron",
        "ours.journey.ron",
        "theirs.journey.ron",
    ];
    let out = ["-o", "out.journey.ron"];
    let merged = run(folder, &[&files[..], &out].concat());
    assert_eq!(
        (merged.status.code(), text(&merged.stdout)),
        (Some(0), String::new())
    );
    let both = fs::read_to_string(folder.join("out.journey.ron")).unwrap();
    assert!(both.contains("\"First call\"") && both.contains("\"Southbank\""));

    altered(
        folder,
        ("\"Sales call\"", "\"The call\""),
        "theirs.journey.ron",
    );
    let merged = run(
        folder,
        &[&files[..], &["--path", "card.journey.ron"]].concat(),
    );
    assert_eq!(merged.status.code(), Some(1), "{}", text(&merged.stderr));
    assert_eq!(
        text(&merged.stdout),
        "Touchpoint “First call”, name (apply/call): ours “First call”, theirs “The call”; ours is kept\n"
    );
    let beside = fs::read_to_string(folder.join("card.journey.ron.conflicts.ron")).unwrap();
    assert!(beside.contains("theirs: \"The call\""), "{beside}");
    let ours = fs::read_to_string(folder.join("ours.journey.ron")).unwrap();
    assert!(ours.contains("\"First call\""));
}

#[test]
fn merge_takes_an_empty_base_for_an_empty_project_and_writes_nothing_when_it_can_t_read() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    new(folder, "credit-card", "ours.journey.ron");
    fs::write(folder.join("base"), "").unwrap();
    fs::write(folder.join("broken"), "Project(").unwrap();
    let ours = fs::read(folder.join("ours.journey.ron")).unwrap();
    let same = run(
        folder,
        &["merge", "base", "ours.journey.ron", "ours.journey.ron"],
    );
    assert_eq!(same.status.code(), Some(0), "{}", text(&same.stderr));
    assert_eq!(fs::read(folder.join("ours.journey.ron")).unwrap(), ours);
    let unread = run(
        folder,
        &["merge", "base", "ours.journey.ron", "broken", "-o", "out"],
    );
    assert_eq!(unread.status.code(), Some(2));
    assert!(!folder.join("out").exists());
}

#[test]
fn import_takes_tables_and_diagrams_into_a_project_whole_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    new(here, "credit-card", "card.journey.ron");
    for file in ["card.csv", "card.mmd", "card.md", "card.html", "card.xlsx"] {
        let out = run(here, &["export", "card.journey.ron", "-o", file]);
        assert_eq!(out.status.code(), Some(0), "{file}: {}", text(&out.stderr));
    }
    let out = run(
        here,
        &["import", "card.csv", "card.md", "-o", "back.journey.ron"],
    );
    assert_eq!(out.status.code(), Some(0), "{}", text(&out.stderr));
    assert!(
        text(&out.stdout).contains("card.csv: 2 journeys and 16 steps added"),
        "{}",
        text(&out.stdout)
    );
    let out = run(here, &["check", "back.journey.ron"]);
    assert_eq!(out.status.code(), Some(0), "{}", text(&out.stdout));

    fs::write(here.join("said.csv"), "quote,recommend\nFine,9\nBad,12\n").unwrap();
    let into = ["--into", "card.journey.ron", "-o", "more.journey.ron"];
    let arguments: Vec<&str> = ["import", "said.csv"].into_iter().chain(into).collect();
    let out = run(here, &arguments);
    assert_eq!(out.status.code(), Some(2));
    let told = text(&out.stderr);
    assert!(
        told.contains("said.csv:3: error: Bad: recommend: 12 is outside 0 … 10"),
        "{told}"
    );
    assert!(!here.join("more.journey.ron").exists());
    let arguments: Vec<&str> = arguments.into_iter().chain(["--skip-invalid"]).collect();
    let out = run(here, &arguments);
    assert_eq!(out.status.code(), Some(0), "{}", text(&out.stderr));
    assert!(text(&out.stdout).contains("1 voice added, 0 already there, 1 left out"));

    fs::write(here.join("broken.mmd"), "journey\nCalls\n").unwrap();
    let out = run(here, &["import", "broken.mmd", "-o", "none.journey.ron"]);
    assert_eq!(out.status.code(), Some(2));
    assert!(
        text(&out.stderr).starts_with("broken.mmd:2:6: Write a colon"),
        "{}",
        text(&out.stderr)
    );
    assert!(!here.join("none.journey.ron").exists());
}

#[test]
fn a_show_of_a_journey_that_is_not_there_is_refused_before_there_is_a_window() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    new(here, "credit-card", "card.journey.ron");
    let out = run(
        here,
        &["--present", "card.journey.ron", "--journey", "nowhere"],
    );
    assert_eq!(out.status.code(), Some(2));
    let said = text(&out.stderr);
    assert!(
        said.contains("no journey “nowhere”; it has apply"),
        "{said}"
    );
    let out = run(here, &["card.journey.ron", "--journey", "apply"]);
    assert_eq!(out.status.code(), Some(2), "only a show is of one journey");
}

#[test]
fn the_show_is_handed_out_without_a_window() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    new(here, "credit-card", "card.journey.ron");
    let write = |file: &str, what: &[&str]| {
        let order = ["export", "card.journey.ron", "-o", file];
        let order: Vec<&str> = order.into_iter().chain(what.iter().copied()).collect();
        run(here, &order)
    };
    let made = [
        ("show.pdf", "show", "%PDF"),
        ("show.pptx", "show", "PK"),
        ("page.pdf", "summary", "%PDF"),
        ("decided.pdf", "decisions", "%PDF"),
    ];
    for (file, what, begins) in made {
        let out = write(file, &["--what", what]);
        assert_eq!(out.status.code(), Some(0), "{file}: {}", text(&out.stderr));
        let bytes = fs::read(here.join(file)).unwrap();
        assert!(bytes.starts_with(begins.as_bytes()), "{file}");
    }
    let larger = write("large.pdf", &["--what", "summary", "--paper", "a3"]);
    assert_eq!(larger.status.code(), Some(0), "{}", text(&larger.stderr));
    for (file, what, says) in [
        ("show.png", "show", ".pdf or .pptx"),
        ("page.pptx", "summary", "ends in .pdf"),
    ] {
        let out = write(file, &["--what", what]);
        assert_eq!(out.status.code(), Some(2), "{file}");
        assert!(text(&out.stderr).contains(says), "{}", text(&out.stderr));
        assert!(!here.join(file).exists(), "{file}");
    }
    let gone = write("gone.pdf", &["--what", "show", "--journey", "nowhere"]);
    assert_eq!(gone.status.code(), Some(2));
}
