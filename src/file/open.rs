//! Owns reading: bytes or a file → a project with findings, or an error with a place.

use std::fs::{self, File};
use std::io::Read as _;
use std::path::Path;

use ron::extensions::Extensions;

use crate::model::{Project, Violation};

use super::envelope::{self, Format};
use super::limits::MAX_FILE_BYTES;
use super::report::{Finding, Place, ReadError, Severity};
use super::spans::{self, Part};
use super::upgrade::{STEPS, Step, upgraded};
use super::{FORMAT, Mark, v1};

/// A project that was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Opened {
    /// The project; it has no violations.
    pub project: Project,
    /// What was repaired or is worth a look, by place.
    pub findings: Vec<Finding>,
    /// The format number of a newer file: it can be looked at and must not be overwritten.
    pub read_only: Option<u32>,
    /// Whether saving would lose something of the file: ask before.
    pub lost: bool,
    /// What the file held.
    pub mark: Mark,
}

/// The formats that are understood.
pub(super) struct Formats {
    /// The one that is written.
    pub(super) current: u32,
    /// The way to it from each older one.
    pub(super) steps: &'static [Step],
    /// Reads a text of the current one.
    pub(super) read: fn(&str) -> Result<Opened, ReadError>,
}

const TODAY: Formats = Formats {
    current: FORMAT,
    steps: STEPS,
    read: current,
};

/// Reads the project at `path`. Nothing but a file is opened.
///
/// # Errors
/// Where it can't be read, is no file, is too large, or for what [`read`] refuses.
pub fn open(path: &Path) -> Result<Opened, ReadError> {
    read(&bytes(path)?)
}

/// The bytes of the file at `path`, if it is one and not too large.
///
/// # Errors
/// Where it can't be read, is no file, or is too large.
pub fn bytes(path: &Path) -> Result<Vec<u8>, ReadError> {
    let metadata = fs::metadata(path).map_err(ReadError::Io)?;
    if !metadata.is_file() {
        return Err(ReadError::NotAFile);
    }
    small_enough(metadata.len())?;
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or_default());
    let file = File::open(path).map_err(ReadError::Io)?;
    file.take(MAX_FILE_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(ReadError::Io)?;
    small_enough(bytes.len() as u64)?;
    Ok(bytes)
}

fn small_enough(len: u64) -> Result<(), ReadError> {
    if len > MAX_FILE_BYTES {
        let mebibytes = len.div_ceil(1 << 20);
        return Err(ReadError::TooLarge { mebibytes });
    }
    Ok(())
}

/// Reads a project from the bytes of a file.
///
/// # Errors
/// For everything that can't be held or repaired without losing something; the error names the place.
pub fn read(bytes: &[u8]) -> Result<Opened, ReadError> {
    read_as(bytes, &TODAY)
}

/// Reads a project as somebody does who understands these formats.
pub(super) fn read_as(bytes: &[u8], formats: &Formats) -> Result<Opened, ReadError> {
    small_enough(bytes.len() as u64)?;
    let (text, had_bom) = envelope::text(bytes)?;
    let mut opened = match envelope::format(text) {
        Format::Number(number, _) if number < formats.current => older(text, number, formats)?,
        Format::Number(number, place) if number > formats.current => {
            looked_at(text, (number, place), formats)?
        }
        Format::Number(..) => (formats.read)(text)?,
        Format::Invalid(place) => return Err(invalid_format(text, place)),
        Format::Missing => return Err(missing_format(text)),
    };
    opened.mark = Mark::of(bytes);
    if had_bom {
        let message = "the file starts with a byte order mark, which is left out on saving";
        let place = Place { line: 1, column: 1 };
        opened
            .findings
            .insert(0, warning(place, message.to_owned()));
    }
    Ok(opened)
}

/// Reads a file of an older format. What is found in the upgraded text has no place in the file.
fn older(text: &str, number: u32, formats: &Formats) -> Result<Opened, ReadError> {
    let upgraded = upgraded(text, number, formats.steps)?;
    let mut opened = (formats.read)(&upgraded.text)?;
    for finding in &mut opened.findings {
        finding.place = None;
    }
    opened.findings.insert(0, upgraded.finding);
    Ok(opened)
}

fn warning(place: Place, message: String) -> Finding {
    Finding {
        severity: Severity::Warning,
        place: Some(place),
        message,
    }
}

/// Reads a file of the format that this version writes.
pub(super) fn current(text: &str) -> Result<Opened, ReadError> {
    let (file, unknown) = parsed(text)?;
    let source = v1::Source::new(text);
    let read = v1::project(file, &unknown, &source).map_err(|refused| {
        let place = spans::place(text, source.spans().nearest(&refused.path));
        let message = refused.message;
        ReadError::Content { place, message }
    })?;
    if let Some(violation) = read.project.violations().first() {
        return Err(violated(text, &source, violation));
    }
    let notes = read.notes.into_iter();
    let located = notes
        .map(|note| (source.spans().nearest(&note.path), note.message))
        .collect();
    let findings = spans::placed(text, located).into_iter();
    let findings = findings
        .map(|(place, message)| warning(place, message))
        .collect();
    Ok(Opened {
        project: read.project,
        findings,
        read_only: None,
        lost: read.lost,
        mark: Mark::of(&[]),
    })
}

type Parsed<'a> = (v1::Project<'a>, Vec<Vec<Part<'static>>>);

/// What RON reads, and the paths of the fields that nobody asked for.
fn parsed(text: &str) -> Result<Parsed<'_>, ReadError> {
    let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    let mut unknown = Vec::new();
    let mut deserializer = ron::Deserializer::from_str_with_options(text, &options)
        .map_err(|error| unreadable(text, &error))?;
    serde_ignored::deserialize(&mut deserializer, |path| unknown.push(parts(&path)))
        .and_then(|file| deserializer.end().map(|()| file))
        .map_err(|code| unreadable(text, &deserializer.span_error(code)))
        .map(|file| (file, unknown))
}

fn parts(path: &serde_ignored::Path) -> Vec<Part<'static>> {
    use serde_ignored::Path;
    let (parent, part) = match path {
        Path::Root => return Vec::new(),
        Path::Seq { parent, index } => (parent, Some(Part::Index(*index))),
        Path::Map { parent, key } => (parent, Some(Part::Name(key.clone().into()))),
        Path::Some { parent }
        | Path::NewtypeStruct { parent }
        | Path::NewtypeVariant { parent } => (parent, None),
    };
    let mut parts = parts(parent);
    parts.extend(part);
    parts
}

/// Reads a newer file with today's eyes, if that goes.
fn looked_at(
    text: &str,
    (format, place): (u32, Place),
    formats: &Formats,
) -> Result<Opened, ReadError> {
    let Ok(mut opened) = (formats.read)(text) else {
        let torn = parsed_as_nothing(text);
        return Err(torn.unwrap_or(ReadError::Newer { format, place }));
    };
    let message = format!(
        "this file was written by a newer version (format {format}). It can be looked at, not changed"
    );
    opened.findings.insert(0, warning(place, message));
    opened.read_only = Some(format);
    Ok(opened)
}

/// What is wrong with the text as RON, whatever it says.
fn parsed_as_nothing(text: &str) -> Option<ReadError> {
    let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    let parsed = options.from_str::<serde::de::IgnoredAny>(text);
    parsed.err().map(|error| unreadable(text, &error))
}

fn invalid_format(text: &str, place: Place) -> ReadError {
    parsed_as_nothing(text).unwrap_or(ReadError::Format {
        place,
        message: "the format number of the file is not a whole number from 1".to_owned(),
    })
}

fn missing_format(text: &str) -> ReadError {
    if let Some(error) = envelope::impostor(text).or_else(|| parsed_as_nothing(text)) {
        return error;
    }
    ReadError::Format {
        place: Place { line: 1, column: 1 },
        message: "this is not a project file: it says no `format`".to_owned(),
    }
}

fn violated(text: &str, source: &v1::Source, violation: &Violation) -> ReadError {
    let path: Vec<_> = violation
        .place
        .iter()
        .map(|part| Part::from(&**part))
        .collect();
    let record = match violation.place.as_slice() {
        [] => String::new(),
        place => format!("{}: ", place.join(".")),
    };
    ReadError::Content {
        place: spans::place(text, source.spans().nearest(&path)),
        message: format!("{record}{}", violation.kind),
    }
}

/// RON's error in the user's words.
fn unreadable(text: &str, error: &ron::error::SpannedError) -> ReadError {
    if let Some(impostor) = envelope::impostor(text) {
        return impostor;
    }
    let end = error.span.end;
    let place = Place {
        line: end.line,
        column: end.col,
    };
    let end_of_text = spans::place(text, text.trim_end().len());
    let message = if place >= end_of_text {
        "the file stops in the middle; the rest is missing".to_owned()
    } else {
        in_words(&error.code)
    };
    ReadError::Syntax { place, message }
}

/// What RON says, begun in lower case and without its inner types.
fn in_words(error: &ron::Error) -> String {
    if matches!(error, ron::Error::ExceededRecursionLimit) {
        return "there are too many brackets inside each other".to_owned();
    }
    let message = error.to_string();
    let mut chars = message.chars();
    let first = chars.next().map(char::to_lowercase);
    first.into_iter().flatten().chain(chars).collect()
}
