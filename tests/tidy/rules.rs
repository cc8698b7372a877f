//! The rules themselves: each takes the path and the text of a source and gives what breaks it, as `path:line: message`.

use super::tokens::{self, Source, Token};

/// The most lines of a file, its tests aside.
pub const MAX_FILE_LINES: usize = 600;
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
        "exchange" | "templates" => with(&["file"]),
        "action" => with(&["file", "exchange", "command"]),
        "command" => with(&["file", "exchange", "action"]),
        "ui" => with(&["action", "command"]),
        "cli" => with(&["exchange", "file", "templates"]),
        "app" => with(&["ui", "exchange", "file", "templates", "action", "command"]),
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
        "file" | "exchange" | "templates" | "cli" => &["egui", "eframe", "rfd"],
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

pub fn layers(path: &str, text: &str) -> Vec<String> {
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

pub fn outside_names(path: &str, text: &str) -> Vec<String> {
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

pub fn project_is_written_by_the_dispatcher(path: &str, text: &str) -> Vec<String> {
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

pub fn petgraph_stays_in_its_file(path: &str, text: &str) -> Vec<String> {
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

pub fn the_file_format_stays_in_its_layer(path: &str, text: &str) -> Vec<String> {
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

pub fn says_what_it_owns(path: &str, text: &str) -> Vec<String> {
    if text.starts_with("//! ") {
        Vec::new()
    } else {
        vec![format!(
            "{path}:1: the file has to start with `//!` and say what it owns"
        )]
    }
}

pub fn file_length(path: &str, text: &str) -> Vec<String> {
    let lines = Source::new(text).product_lines();
    if lines > MAX_FILE_LINES {
        vec![format!(
            "{path}:{lines}: {lines} lines without its tests, at most {MAX_FILE_LINES}"
        )]
    } else {
        Vec::new()
    }
}

pub fn function_length(path: &str, text: &str) -> Vec<String> {
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

pub fn no_mod_rs(path: &str, _: &str) -> Vec<String> {
    if path.ends_with("/mod.rs") {
        vec![format!(
            "{path}:1: name the file after its module and put it beside the folder"
        )]
    } else {
        Vec::new()
    }
}

/// A straight apostrophe between two letters of a text: what people read has ’. Names that others have given stay.
pub fn apostrophes_are_typographic(path: &str, text: &str) -> Vec<String> {
    const OF_OTHERS: [&str; 1] = ["conflicted copy"];
    let mut found = Vec::new();
    for token in Source::new(text).code() {
        if !token.is_text() || OF_OTHERS.iter().any(|name| token.text.contains(name)) {
            continue;
        }
        let letters: Vec<char> = token.text.chars().collect();
        let is_straight = letters.windows(3).any(|three| {
            matches!(three, [before, '\'', after] if before.is_alphabetic() && after.is_alphabetic())
        });
        if is_straight {
            let line = token.line;
            found.push(format!("{path}:{line}: ' where ’ belongs: {}", token.text));
        }
    }
    found
}

pub fn no_panics(path: &str, text: &str) -> Vec<String> {
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

/// What stands on a key.
const KEYS: &[&str] = &["Enter", "Esc", "Delete", "Alt ↑", "Alt ↓"];

pub fn words_come_from_the_text_table(path: &str, text: &str) -> Vec<String> {
    if !path.starts_with("src/ui") && !path.starts_with("src/app") {
        return Vec::new();
    }
    let source = Source::new(text);
    let code = source.code();
    let said = code.iter().filter(|token| is_said(token));
    let where_to = "words of its own; put them in src/words";
    said.map(|token| format!("{path}:{}: {where_to}: “{}”", token.line, token.text))
        .collect()
}

/// Whether somebody may read it: a sentence or name, or something in quotes.
fn is_said(token: &Token) -> bool {
    let text = token.text.as_str();
    let mut letters = text.chars();
    let begins = letters.next().is_some_and(char::is_uppercase)
        && letters.next().is_some_and(char::is_lowercase);
    let quotes = text.contains(['‘', '“']);
    token.is_text() && (begins || quotes) && !KEYS.contains(&text)
}

pub fn colours_come_from_the_palette(path: &str, text: &str) -> Vec<String> {
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
