//! `throughline show`: a project as plain text.

use std::path::Path;
use std::process::ExitCode;

use super::{failed, open, print};
use crate::exchange::plain_text;

pub(super) fn run(path: &Path) -> ExitCode {
    match open(path) {
        Ok(opened) => {
            print(plain_text(&opened.project).as_bytes());
            ExitCode::SUCCESS
        }
        Err(sentence) => failed(&sentence),
    }
}
