//! Reads `src/` as text and fails where a rule of the house is broken that no lint can hold:
//! the arrows between the layers, what a layer may name, and how long files and functions get.
//! Every rule is a function of a path and a text, and each has a made-up bad source that it has to catch.

#[path = "tidy/rules.rs"]
mod rules;
#[path = "tidy/tokens.rs"]
mod tokens;

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use rules::{
    MAX_FILE_LINES, apostrophes_are_typographic, colours_come_from_the_palette, file_length,
    function_length, layers, no_mod_rs, no_panics, outside_names, petgraph_stays_in_its_file,
    project_is_written_by_the_dispatcher, says_what_it_owns, the_file_format_stays_in_its_layer,
    words_come_from_the_text_table,
};
use tokens::Source;

type Rule = fn(&str, &str) -> Vec<String>;

/// Every source file below `src/` that the program is made of, files of tests aside.
static PRODUCT: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
    let files = sources();
    let tests = test_files(&files);
    files
        .into_iter()
        .filter(|(path, _)| !tests.contains(path))
        .collect()
});

/// Every source file below `src/`, with its path from the repository and its text, sorted by path.
fn sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders = vec![root.join("src")];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let name = path.strip_prefix(root).unwrap_or(&path);
                let name = name.to_string_lossy().replace('\\', "/");
                files.push((name, fs::read_to_string(&path).unwrap_or_default()));
            }
        }
    }
    files.sort();
    files
}

/// The files that hold nothing but tests: those that another file declares under `#[cfg(test)]`, and what lies below them.
fn test_files(files: &[(String, String)]) -> Vec<String> {
    let mut stems = Vec::new();
    for (path, text) in files {
        let stem = path.trim_end_matches(".rs");
        let base = match stem {
            "src/lib" | "src/main" => "src",
            other => other,
        };
        for name in Source::new(text).test_modules() {
            stems.push(format!("{base}/{name}"));
        }
    }
    let is_test = |path: &str| {
        stems.iter().any(|stem| {
            path.strip_prefix(stem.as_str())
                .is_some_and(|rest| rest == ".rs" || rest.starts_with('/'))
        })
    };
    files
        .iter()
        .filter(|(path, _)| is_test(path))
        .map(|(path, _)| path.clone())
        .collect()
}

/// Fails with every place in the product's source where the rule is broken.
fn hold(rule: Rule) {
    let found: Vec<String> = PRODUCT
        .iter()
        .flat_map(|(path, text)| rule(path, text))
        .collect();
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

/// Fails unless the rule finds each source bad, in the line given.
fn catches(rule: Rule, bad: &[(&str, &str, usize)]) {
    for (path, text, line) in bad {
        let found = rule(path, text);
        assert!(
            found
                .iter()
                .any(|message| message.starts_with(&format!("{path}:{line}: "))),
            "not caught in {path}, line {line}: {text}\nfound: {found:?}"
        );
    }
}

/// Fails where the rule finds something in a source that is fine.
fn lets_pass(rule: Rule, good: &[(&str, &str)]) {
    for (path, text) in good {
        assert_eq!(rule(path, text), Vec::<String>::new(), "in {text}");
    }
}

#[test]
fn src_is_read() {
    assert!(PRODUCT.iter().any(|(path, _)| path == "src/model/graph.rs"));
}

#[test]
fn arrows_between_layers_point_one_way() {
    hold(layers);
}

#[test]
fn an_arrow_that_points_up_is_caught() {
    catches(
        layers,
        &[
            ("src/model/step.rs", "use crate::edit::Edit;", 1),
            ("src/edit.rs", "use super::scene::{Role, Shape};", 1),
            (
                "src/scene/map.rs",
                "\nfn x() { super::super::ui::paint() }",
                2,
            ),
            (
                "src/layout.rs",
                "use crate::{model::Step,\n    insight::score};",
                2,
            ),
            ("src/cli/show.rs", "use crate::ui;", 1),
            ("src/main.rs", "use throughline::model;", 1),
            ("src/attic.rs", "", 1),
        ],
    );
    lets_pass(
        layers,
        &[
            (
                "src/model/step.rs",
                "use super::Id; // crate::ui\nconst A: &str = \"crate::ui\";",
            ),
            ("src/app.rs", "use crate::{ui, file, model::Project};"),
            (
                "src/insight.rs",
                "#[cfg(test)]\nmod tests { use crate::file::read; }",
            ),
        ],
    );
}

#[test]
fn the_core_does_no_io_and_asks_no_clock() {
    hold(outside_names);
}

#[test]
fn a_core_that_reads_a_file_or_a_clock_is_caught() {
    catches(
        outside_names,
        &[
            ("src/model.rs", "use std::{fmt,\n fs};", 2),
            (
                "src/edit/apply.rs",
                "use std::time::{Duration, Instant};",
                1,
            ),
            ("src/scene/map.rs", "fn x(ui: &mut egui::Ui) {}", 1),
            ("src/insight.rs", "let id = getrandom::fill(&mut bytes);", 1),
            ("src/ui/menu.rs", "rfd::FileDialog::new();", 1),
        ],
    );
    lets_pass(
        outside_names,
        &[(
            "src/layout.rs",
            "//! Knows no egui.\nuse std::fmt; // std::fs",
        )],
    );
}

#[test]
fn nothing_but_the_dispatcher_changes_the_project() {
    hold(project_is_written_by_the_dispatcher);
}

#[test]
fn a_panel_that_changes_the_project_is_caught() {
    catches(
        project_is_written_by_the_dispatcher,
        &[
            ("src/ui/inspector.rs", "fn x(p: &mut Project) {}", 1),
            (
                "src/app/logic.rs",
                "fn x<'a>(p: &'a mut model::Project) {}",
                1,
            ),
        ],
    );
    lets_pass(
        project_is_written_by_the_dispatcher,
        &[
            ("src/app/dispatch.rs", "fn x(p: &mut Project) {}"),
            (
                "src/ui/inspector.rs",
                "fn x(p: &Project, q: &mut Projection) {}",
            ),
        ],
    );
}

#[test]
fn petgraph_is_named_in_one_file() {
    hold(petgraph_stays_in_its_file);
}

#[test]
fn petgraph_elsewhere_is_caught() {
    let text = "use petgraph::stable_graph::NodeIndex;";
    catches(
        petgraph_stays_in_its_file,
        &[("src/insight/reach.rs", text, 1)],
    );
    lets_pass(petgraph_stays_in_its_file, &[("src/model/graph.rs", text)]);
}

#[test]
fn the_format_of_the_file_is_known_to_its_layer_alone() {
    hold(the_file_format_stays_in_its_layer);
}

#[test]
fn a_model_that_can_be_written_as_ron_is_caught() {
    let text = "\n#[derive(Debug, serde::Serialize)]\nstruct A;";
    catches(
        the_file_format_stays_in_its_layer,
        &[("src/model.rs", text, 2)],
    );
    lets_pass(
        the_file_format_stays_in_its_layer,
        &[("src/file/v1.rs", text), ("src/cli.rs", "let ron = 1;")],
    );
}

#[test]
fn what_people_read_has_typographic_apostrophes() {
    hold(apostrophes_are_typographic);
}

#[test]
fn a_straight_apostrophe_is_caught() {
    catches(
        apostrophes_are_typographic,
        &[
            ("src/words.rs", "const A: &str = \"can't be read\";", 1),
            (
                "src/ui/a.rs",
                "\nlet a = format!(\"{name}: people's work\");",
                2,
            ),
        ],
    );
    lets_pass(
        apostrophes_are_typographic,
        &[
            (
                "src/a.rs",
                "// it can't\nconst A: &str = \"can’t, 'calt' 0\";\nfn a<'a>(it: &'a str) {}",
            ),
            (
                "src/a.rs",
                "#[cfg(test)]\nmod tests { const A: &str = \"it's\"; }",
            ),
        ],
    );
}

#[test]
fn every_file_says_what_it_owns() {
    hold(says_what_it_owns);
}

#[test]
fn a_file_that_does_not_say_what_it_owns_is_caught() {
    catches(
        says_what_it_owns,
        &[("src/a.rs", "use std::fmt;\n//! Late.", 1)],
    );
    lets_pass(says_what_it_owns, &[("src/a.rs", "//! Owns a.\n")]);
}

#[test]
fn files_stay_short() {
    hold(file_length);
}

#[test]
fn a_long_file_is_caught() {
    let lines = "const A: u8 = 1;\n".repeat(MAX_FILE_LINES);
    catches(
        file_length,
        &[(
            "src/a.rs",
            &format!("{lines}const B: u8 = 2;\n"),
            MAX_FILE_LINES + 1,
        )],
    );
    let tests = format!("{lines}#[cfg(test)]\nmod tests {{\n{lines}}}\n");
    lets_pass(file_length, &[("src/a.rs", &lines), ("src/a.rs", &tests)]);
}

#[test]
fn functions_stay_short() {
    hold(function_length);
}

#[test]
fn a_long_function_is_caught() {
    let body = |lines: usize| {
        format!(
            "\nfn long() {{\n{}}}\n",
            "    let a = \"}\";\n".repeat(lines)
        )
    };
    catches(function_length, &[("src/a.rs", &body(99), 2)]);
    lets_pass(function_length, &[("src/a.rs", &body(98))]);
}

#[test]
fn modules_are_named_after_their_files() {
    hold(no_mod_rs);
}

#[test]
fn a_mod_rs_is_caught() {
    catches(no_mod_rs, &[("src/model/mod.rs", "", 1)]);
}

#[test]
fn nothing_panics_outside_tests() {
    hold(no_panics);
}

#[test]
fn a_panic_is_caught() {
    catches(
        no_panics,
        &[
            ("src/a.rs", "fn x() {\n a\n .unwrap()\n}", 3),
            ("src/a.rs", "a.expect(\"b\")", 1),
            ("src/a.rs", "panic!(\"b\")", 1),
            ("src/a.rs", "todo!()", 1),
            (
                "src/a.rs",
                "#[cfg(test)]\nmod tests;\nfn x() { unimplemented!() }",
                3,
            ),
        ],
    );
    lets_pass(
        no_panics,
        &[
            (
                "src/a.rs",
                "#[expect(clippy::x, reason = \"a panic!\")]\nlet b = a.unwrap_or(c);",
            ),
            (
                "src/a.rs",
                "#[cfg(test)]\n#[allow(x)]\nmod tests { fn x() { a.unwrap() } }",
            ),
        ],
    );
}

#[test]
fn colours_are_written_in_the_palette() {
    hold(colours_come_from_the_palette);
}

#[test]
fn a_colour_elsewhere_is_caught() {
    catches(
        colours_come_from_the_palette,
        &[
            ("src/ui/theme.rs", "Color32::from_rgb(255, 0, 0)", 1),
            ("src/ui/theme.rs", "egui::Color32::RED", 1),
            ("src/scene/map.rs", "Rgb::from(0x1B1F27)", 1),
            ("src/exchange/svg.rs", "\nlet fill = \"fill='#1B1F27'\";", 2),
            ("src/exchange/svg.rs", "let fill = r##\"#1b1f27ff\"##;", 1),
        ],
    );
    lets_pass(
        colours_come_from_the_palette,
        &[
            (
                "src/ui/theme.rs",
                "Color32::from_rgb(r, g, b); Color32::TRANSPARENT",
            ),
            (
                "src/exchange/mermaid.rs",
                "let colon = \"#58;\"; // #1B1F27",
            ),
        ],
    );
}

#[test]
fn words_are_written_in_the_text_table() {
    hold(words_come_from_the_text_table);
}

#[test]
fn words_of_a_panel_are_caught() {
    catches(
        words_come_from_the_text_table,
        &[
            ("src/ui/header.rs", "let label = \"Save as…\";", 1),
            ("src/app/dispatch.rs", "\nformat!(\"Move {steps}\")", 2),
            ("src/ui/voices.rs", "format!(\"“{quote}”\")", 1),
        ],
    );
    lets_pass(
        words_come_from_the_text_table,
        &[
            ("src/words/undo.rs", "let label = \"Move the stage\";"),
            (
                "src/ui/header.rs",
                "// Save as\nlet id = \"save as\"; let key = \"Esc\";",
            ),
            (
                "src/ui/header.rs",
                "#[cfg(test)]\nmod tests { const NAME: &str = \"Sales call\"; }",
            ),
        ],
    );
}
