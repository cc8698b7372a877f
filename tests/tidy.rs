//! Reads `src/` as text and fails where a rule of the house is broken that no lint can hold:
//! the arrows between the layers, what a layer may name, and how long files and functions get.
//! Every rule is a function of a path and a text, and each has a made-up bad source that it has to catch.

#[path = "tidy/tokens.rs"]
mod tokens;

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use tokens::{Source, Token};

/// The most lines of a file, its tests aside.
const MAX_FILE_LINES: usize = 600;
/// The most lines of a function, from its `fn` to its closing brace.
const MAX_FUNCTION_LINES: usize = 100;

/// What is written below it in the drawing of the layers, nearest first (docs/architecture.md).
const BELOW_SCENE: &[&str] = &["words", "insight", "layout", "edit", "model"];

/// Each top-level module of `src/` with the modules that it may name.
fn allowed(module: &str) -> Option<Vec<&'static str>> {
    let with = |more: &[&'static str]| {
        let mut all = BELOW_SCENE.to_vec();
        all.push("scene");
        all.extend_from_slice(more);
        all
    };
    Some(match module {
        "model" => Vec::new(),
        "edit" => vec!["model"],
        "insight" | "layout" => vec!["edit", "model"],
        "words" => vec!["insight", "edit", "model"],
        "scene" => BELOW_SCENE.to_vec(),
        "file" => with(&[]),
        "exchange" => with(&["file"]),
        "action" => with(&["file", "exchange", "command"]),
        "command" => with(&["file", "exchange", "action"]),
        "ui" => with(&["action", "command"]),
        "cli" => with(&["exchange", "file"]),
        "app" => with(&["ui", "exchange", "file", "action", "command"]),
        "main" => vec!["app", "cli"],
        _ => return None,
    })
}

/// The outside names that a module must not know: it does no IO, asks no clock, draws nothing.
fn forbidden_outside(module: &str) -> &'static [&'static str] {
    match module {
        "model" | "edit" | "words" | "insight" | "layout" | "scene" => &[
            "egui",
            "eframe",
            "epaint",
            "emath",
            "rfd",
            "resvg",
            "getrandom",
            "rand",
            "jiff",
            "std::fs",
            "std::io",
            "std::env",
            "std::net",
            "std::process",
            "std::thread",
            "std::time::Instant",
            "std::time::SystemTime",
        ],
        "ui" | "action" | "command" => &["rfd", "std::fs", "std::process"],
        "file" | "exchange" | "cli" => &["egui", "eframe", "rfd"],
        _ => &[],
    }
}

/// The top-level module that a path below the repository belongs to: `src/model/graph.rs` is `model`.
fn module_of(path: &str) -> &str {
    let inside = path.strip_prefix("src/").unwrap_or(path);
    inside
        .split('/')
        .next()
        .unwrap_or(inside)
        .trim_end_matches(".rs")
}

/// The module path of a file from the root of the crate: `src/model/graph.rs` is `["model", "graph"]`.
fn module_path(path: &str) -> Vec<&str> {
    let inside = path.strip_prefix("src/").unwrap_or(path);
    inside.trim_end_matches(".rs").split('/').collect()
}

/// The module of this crate that `named` leads to, seen from the file at `path`.
fn module_named<'a>(path: &str, named: &'a str) -> Option<&'a str> {
    let mut parts = named.split("::").peekable();
    match parts.next()? {
        "crate" | "throughline" => parts.next(),
        "super" => {
            let mut ups = 1;
            while parts.peek() == Some(&"super") {
                parts.next();
                ups += 1;
            }
            (ups == module_path(path).len())
                .then(|| parts.next())
                .flatten()
        }
        _ => None,
    }
}

fn layers(path: &str, text: &str) -> Vec<String> {
    let module = module_of(path);
    if module == "lib" {
        return Vec::new();
    }
    let Some(allowed) = allowed(module) else {
        return vec![format!(
            "{path}:1: `{module}` has no place among the layers; give it one in tests/tidy.rs and docs/architecture.md"
        )];
    };
    let source = Source::new(text);
    let mut found = Vec::new();
    for (line, named) in source.paths() {
        if let Some(other) = module_named(path, &named)
            && other != module
            && is_module(other)
            && !allowed.contains(&other)
        {
            found.push(format!(
                "{path}:{line}: `{module}` must not know `{other}` ({named})"
            ));
        }
    }
    found
}

/// Whether a name at the root of the crate is a module rather than an item.
fn is_module(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_lowercase())
}

fn outside_names(path: &str, text: &str) -> Vec<String> {
    let module = module_of(path);
    let forbidden = forbidden_outside(module);
    let source = Source::new(text);
    let mut found = Vec::new();
    for (line, named) in source.paths() {
        if let Some(name) = forbidden.iter().find(|name| begins_with(&named, name)) {
            found.push(format!("{path}:{line}: `{module}` must not know `{name}`"));
        }
    }
    found
}

/// Whether a path begins with another, whole names only.
fn begins_with(named: &str, name: &str) -> bool {
    named
        .strip_prefix(name)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
}

fn project_is_written_by_the_dispatcher(path: &str, text: &str) -> Vec<String> {
    if !matches!(module_of(path), "app" | "ui") || path.starts_with("src/app/dispatch") {
        return Vec::new();
    }
    let source = Source::new(text);
    let code = source.code();
    let mut found = Vec::new();
    for (at, token) in code.iter().enumerate() {
        if token.text != "&" {
            continue;
        }
        let mut rest = code.iter().skip(at + 1).peekable();
        while rest.next_if(|next| next.text.starts_with('\'')).is_some() {}
        if rest.next().is_none_or(|next| next.text != "mut") {
            continue;
        }
        let mut last = "";
        for part in rest {
            if !(part.text == "::" || part.is_name()) {
                break;
            }
            last = &part.text;
        }
        if last == "Project" {
            let line = token.line;
            found.push(format!(
                "{path}:{line}: `&mut Project` belongs into src/app/dispatch alone"
            ));
        }
    }
    found
}

fn petgraph_stays_in_its_file(path: &str, text: &str) -> Vec<String> {
    if path == "src/model/graph.rs" {
        return Vec::new();
    }
    outside_of(
        path,
        text,
        &["petgraph"],
        "belongs into src/model/graph.rs alone",
    )
}

fn the_file_format_stays_in_its_layer(path: &str, text: &str) -> Vec<String> {
    let may = ["src/file", "src/exchange", "src/app/preferences"];
    if may.iter().any(|start| path.starts_with(start)) {
        return Vec::new();
    }
    let names = ["serde", "ron", "serde_ignored", "serde_json"];
    outside_of(
        path,
        text,
        &names,
        "belongs into file, exchange and preferences",
    )
}

fn outside_of(path: &str, text: &str, names: &[&str], rule: &str) -> Vec<String> {
    let source = Source::new(text);
    let mut found = Vec::new();
    for (line, named) in source.paths() {
        let first = named.split("::").next().unwrap_or_default();
        if named != first && names.contains(&first) {
            found.push(format!("{path}:{line}: `{first}` {rule}"));
        }
    }
    found
}

fn says_what_it_owns(path: &str, text: &str) -> Vec<String> {
    if text.starts_with("//! ") {
        Vec::new()
    } else {
        vec![format!(
            "{path}:1: the file has to start with `//!` and say what it owns"
        )]
    }
}

fn file_length(path: &str, text: &str) -> Vec<String> {
    let lines = Source::new(text).product_lines();
    if lines > MAX_FILE_LINES {
        vec![format!(
            "{path}:{lines}: {lines} lines without its tests, at most {MAX_FILE_LINES}"
        )]
    } else {
        Vec::new()
    }
}

fn function_length(path: &str, text: &str) -> Vec<String> {
    let source = Source::new(text);
    let code = source.code();
    let mut found = Vec::new();
    for (at, token) in code.iter().enumerate() {
        let Some(name) = code.get(at + 1).filter(|next| next.is_name()) else {
            continue;
        };
        if token.text != "fn" {
            continue;
        }
        let lines = tokens::end_of_item(&code, at).map_or(0, |end| {
            end.line.saturating_sub(token.line).saturating_add(1)
        });
        if lines > MAX_FUNCTION_LINES {
            let (line, name) = (token.line, &name.text);
            found.push(format!(
                "{path}:{line}: `{name}` has {lines} lines, at most {MAX_FUNCTION_LINES}"
            ));
        }
    }
    found
}

fn no_mod_rs(path: &str, _: &str) -> Vec<String> {
    if path.ends_with("/mod.rs") {
        vec![format!(
            "{path}:1: name the file after its module and put it beside the folder"
        )]
    } else {
        Vec::new()
    }
}

fn no_panics(path: &str, text: &str) -> Vec<String> {
    let source = Source::new(text);
    let code = source.code();
    let mut found = Vec::new();
    for three in code.windows(3) {
        let [first, second, third] = three else {
            continue;
        };
        let method = first.text == "."
            && ["unwrap", "expect"].contains(&second.text.as_str())
            && third.text == "(";
        let makro =
            ["panic", "todo", "unimplemented"].contains(&first.text.as_str()) && second.text == "!";
        if method || makro {
            let (line, what) = (first.line, if method { &second.text } else { &first.text });
            found.push(format!("{path}:{line}: `{what}` outside a test"));
        }
    }
    found
}

fn colours_come_from_the_palette(path: &str, text: &str) -> Vec<String> {
    if path.starts_with("src/scene/palette") {
        return Vec::new();
    }
    let source = Source::new(text);
    let code = source.code();
    let mut found = Vec::new();
    for (at, token) in code.iter().enumerate() {
        let next = |by: usize| code.get(at + by).map_or("", |token| token.text.as_str());
        let made = token.text == "Color32"
            && next(1) == "::"
            && next(2).starts_with("from_")
            && next(3) == "("
            && next(4).starts_with(|first: char| first.is_ascii_digit());
        let named = token.text == "Color32"
            && next(1) == "::"
            && next(2)
                .chars()
                .all(|letter| letter.is_ascii_uppercase() || letter == '_')
            && !["TRANSPARENT", "PLACEHOLDER", ""].contains(&next(2));
        if made || named || holds_hex_colour(token) {
            let line = token.line;
            found.push(format!(
                "{path}:{line}: a colour of its own; take one from src/scene/palette.rs"
            ));
        }
    }
    found
}

/// Whether it is a text with `#1B1F27` in it or the number `0x1B1F27`.
fn holds_hex_colour(token: &Token) -> bool {
    let digits = |text: &str| text.chars().take_while(char::is_ascii_hexdigit).count();
    if token.is_text() {
        let mut after_signs = token.text.split('#').skip(1);
        after_signs.any(|after| matches!(digits(after), 6 | 8))
    } else {
        token
            .text
            .strip_prefix("0x")
            .is_some_and(|number| number.len() == 6 && digits(number) == 6)
    }
}

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
