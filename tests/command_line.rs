//! The command line as scripts see it: what is printed, on which stream, and with which exit code (FORMAT.md, section 2).

#![expect(
    clippy::unwrap_used,
    reason = "a program that can't be run fails its test"
)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

/// Runs the program in `folder`. A subcommand is always among the arguments: without one it would open a window.
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
