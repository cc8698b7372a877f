//! Owns the text of a recovery journal: entries one after the other, each with its length and a checksum, so that what is
//! whole can be told from what was cut off. A journal of one entry is a project file with two lines of comment before it.

use std::path::PathBuf;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::changes::Removed;
use crate::file::stamp::Stamp;

/// With which every entry begins; the number is the version of the journal.
const BEGINNING: &str = "// throughline-journal 1 ";

/// What a journal says of the project that it holds.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Head {
    /// The file that the project was opened from or saved to; none: it was never saved.
    pub path: Option<PathBuf>,
    /// A fingerprint of what was in that file when the journal was begun.
    pub base: Option<u64>,
    /// What the project is called.
    pub title: String,
    /// Which run of the program wrote it.
    pub session: String,
    /// The version of the program that wrote it.
    pub app: String,
    /// How many changes had been made.
    pub edit: u64,
    /// When.
    pub at: Stamp,
}

/// What an entry of changes says beside the records that it puts.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Step {
    pub(super) edit: u64,
    pub(super) at: Stamp,
    pub(super) removed: Removed,
}

/// An entry as it stands in a journal.
pub(super) enum Entry<'a> {
    /// The whole project.
    Whole(Head, &'a [u8]),
    /// What changed since the entry before.
    Changes(Step, &'a [u8]),
}

/// The text of an entry with the whole project.
pub(super) fn whole(head: &Head, project: &str) -> Option<String> {
    entry("whole", head, project)
}

/// The text of an entry with changes.
pub(super) fn changes(step: &Step, put: &str) -> Option<String> {
    entry("changes", step, put)
}

fn entry(kind: &str, head: &impl Serialize, project: &str) -> Option<String> {
    let head = ron::ser::to_string(head).ok()?;
    let payload = format!("// {head}\n{project}");
    let (length, sum) = (payload.len(), crc32fast::hash(payload.as_bytes()));
    Some(format!("{BEGINNING}{kind} {length} {sum:08x}\n{payload}"))
}

/// The entries of a journal that are whole, and whether something else is in it: an end that was cut off, a damaged place.
pub(super) fn entries(journal: &[u8]) -> (Vec<Entry<'_>>, bool) {
    let (mut entries, mut is_torn) = (Vec::new(), false);
    let mut rest = journal;
    // After a damaged place changes have nothing to stand on until the next whole project.
    let mut is_standing = false;
    while !rest.is_empty() {
        if let Some((entry, after)) = first(rest) {
            is_standing |= matches!(entry, Entry::Whole(..));
            if is_standing {
                entries.push(entry);
            }
            rest = after;
        } else {
            (is_torn, is_standing) = (true, false);
            rest = next_beginning(rest);
        }
    }
    (entries, is_torn)
}

/// The entry at the beginning, if it is whole, and what comes after it.
fn first(journal: &[u8]) -> Option<(Entry<'_>, &[u8])> {
    const LONGEST_LINE: usize = 64;
    let line_end = journal
        .iter()
        .take(BEGINNING.len() + LONGEST_LINE)
        .position(|byte| *byte == b'\n')?;
    let (line, rest) = journal.split_at_checked(line_end)?;
    let line = std::str::from_utf8(line).ok()?.strip_prefix(BEGINNING)?;
    let mut words = line.split(' ');
    let kind = words.next()?;
    let length: usize = words.next()?.parse().ok()?;
    let sum = u32::from_str_radix(words.next()?, 16).ok()?;
    let (payload, after) = rest.get(1..)?.split_at_checked(length)?;
    if crc32fast::hash(payload) != sum {
        return None;
    }
    let head_end = payload.iter().position(|byte| *byte == b'\n')?;
    let (head, project) = payload.split_at_checked(head_end)?;
    let project = project.get(1..)?;
    let entry = match kind {
        "whole" => Entry::Whole(said(head)?, project),
        "changes" => Entry::Changes(said(head)?, project),
        _ => return None,
    };
    Some((entry, after))
}

fn said<T: DeserializeOwned>(line: &[u8]) -> Option<T> {
    let line = std::str::from_utf8(line).ok()?.strip_prefix("// ")?;
    ron::from_str(line).ok()
}

/// What begins with the next entry, the one at the very beginning not counted.
fn next_beginning(journal: &[u8]) -> &[u8] {
    let beginning = BEGINNING.as_bytes();
    let mut rest = journal.get(1..).unwrap_or_default();
    while let Some(at) = rest.iter().position(|byte| *byte == b'/') {
        rest = rest.get(at..).unwrap_or_default();
        if rest.starts_with(beginning) {
            return rest;
        }
        rest = rest.get(1..).unwrap_or_default();
    }
    &[]
}
