//! `throughline new`: a project from a template.

use std::process::ExitCode;

use super::arguments::New;
use super::{failed, print};
use crate::file;
use crate::templates::{TEMPLATES, template};

pub(super) fn run(new: &New) -> ExitCode {
    if new.list {
        let lines: Vec<String> = TEMPLATES
            .iter()
            .map(|t| format!("{}  {}", t.name, t.title))
            .collect();
        print((lines.join("\n") + "\n").as_bytes());
        return ExitCode::SUCCESS;
    }
    let Some(opened) = template(&new.template) else {
        let names: Vec<_> = TEMPLATES.iter().map(|t| t.name).collect();
        return failed(&format!(
            "There is no template “{}”; choose one of {}",
            new.template,
            names.join(", ")
        ));
    };
    let Some(path) = &new.output else {
        return failed("Say where the project goes: -o FILE");
    };
    match file::replace(path, file::write(&opened.project).as_bytes()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => failed(&format!("{}: {error}", path.display())),
    }
}
