//! `throughline show`: a project as plain text.

use std::path::Path;
use std::process::ExitCode;

use super::{failed, open, print};
use crate::file;

pub(super) fn run(path: &Path) -> ExitCode {
    match open(path) {
        Ok(opened) => {
            print(file::write(&opened.project).as_bytes());
            ExitCode::SUCCESS
        }
        Err(sentence) => failed(&sentence),
    }
}
