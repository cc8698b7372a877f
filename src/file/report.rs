//! Owns what is said about a file: findings with their place, and why a file could not be read or saved.
//! Every sentence is for the user and says what to do.

use std::fmt;
use std::io;

/// A place in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The file can't be opened.
    Error,
    /// The file was opened; something in it was repaired or is worth a look.
    Warning,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Error => "error",
            Self::Warning => "warning",
        })
    }
}

/// Something that was found on reading a file. Displayed as `12:5: warning: …`, without the place where there is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// How bad it is.
    pub severity: Severity,
    /// Where it is.
    pub place: Option<Place>,
    /// What it is and what was done about it.
    pub message: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(place) = self.place {
            write!(f, "{place}: ")?;
        }
        write!(f, "{}: {}", self.severity, self.message)
    }
}

/// Why a file could not be read. Displayed as one sentence for the user, without the place; [`ReadError::finding`] has
/// both.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The system would not give the bytes.
    #[error("the file can’t be read ({}): check that it is there and that you may open it", reason(.0))]
    Io(#[source] io::Error),
    /// A folder, a device, a pipe.
    #[error("this is not a file: choose a project file")]
    NotAFile,
    /// More bytes than any project needs.
    #[error("the file has {mebibytes} MiB and at most {} are allowed: choose a project file", super::MAX_FILE_BYTES >> 20)]
    TooLarge {
        /// Its size, rounded up.
        mebibytes: u64,
    },
    /// The bytes are no project at all.
    #[error("{what}: {advice}")]
    NotAProject {
        /// What they are instead.
        what: &'static str,
        /// What to do about it.
        advice: &'static str,
    },
    /// RON can't read it.
    #[error("{message}: mend that line in a text editor, or open an older copy")]
    Syntax {
        /// Where.
        place: Place,
        /// What is wrong there.
        message: String,
    },
    /// It can be read, but something in it can't be.
    #[error("{message}: mend it in a text editor, or open an older copy")]
    Content {
        /// Where.
        place: Place,
        /// What is wrong there.
        message: String,
    },
    /// The format number is missing or no number.
    #[error("{message}: choose a project file")]
    Format {
        /// Where it should be or is.
        place: Place,
        /// What is wrong with it.
        message: String,
    },
    /// A later version wrote it, in words that this one does not understand.
    #[error(
        "this file was written by a newer version (format {format}) and can’t be read by this one: install the newer version"
    )]
    Newer {
        /// The format of the file.
        format: u32,
        /// Where that stands.
        place: Place,
    },
}

impl ReadError {
    /// Where in the file the trouble is.
    #[must_use]
    pub fn place(&self) -> Option<Place> {
        match self {
            Self::Io(_) | Self::NotAFile | Self::TooLarge { .. } | Self::NotAProject { .. } => None,
            Self::Syntax { place, .. }
            | Self::Content { place, .. }
            | Self::Format { place, .. }
            | Self::Newer { place, .. } => Some(*place),
        }
    }

    /// The error as a finding, as it is listed beside the warnings.
    #[must_use]
    pub fn finding(&self) -> Finding {
        Finding {
            severity: Severity::Error,
            place: self.place(),
            message: self.to_string(),
        }
    }
}

/// Why a file could not be saved. What was there before is still there.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// The system would not do it.
    #[error("the file can’t be saved ({doing}: {}): what was there is unchanged; save under another name or in another folder", reason(.source))]
    Io {
        /// What was being done.
        doing: &'static str,
        /// What the system said.
        source: io::Error,
    },
    /// It was put in place, but the disk did not confirm that it would survive a power cut.
    #[error("the file was written, but the disk did not confirm it ({}): save again, or on another disk", reason(.0))]
    Unconfirmed(#[source] io::Error),
    /// A link that leads to itself.
    #[error("the link here leads to itself: save under another name")]
    LinkLoop,
    /// A folder, a device, a pipe.
    #[error("there is something here that is not a file: save under another name")]
    NotAFile,
    /// The file may not be written.
    #[error("the file is read-only: save under another name, or allow writing to it")]
    ReadOnly,
    /// A later version wrote what is there.
    #[error(
        "the file there was written by a newer version (format {format}) and is never overwritten: save under another name"
    )]
    Newer {
        /// The format of the file that is there.
        format: u32,
    },
    /// Somebody else has changed it since.
    #[error(
        "the file was changed by another program or person since it was read: compare, or save under another name"
    )]
    ChangedOutside,
    /// What would be written could not be opened again.
    #[error(
        "the project could not be opened again ({0}), so nothing was written: undo the last change and save again"
    )]
    Unreadable(#[source] ReadError),
    /// What would be written reads as another project.
    #[error(
        "the project would read differently after saving, so nothing was written: undo the last change and save again"
    )]
    Different,
    /// A file of that size could not be opened again.
    #[error("the project has {mebibytes} MiB and at most {} are allowed: remove pictures and save again", super::MAX_FILE_BYTES >> 20)]
    TooLarge {
        /// Its size, rounded up.
        mebibytes: u64,
    },
}

/// What did not go as it should on saving, although the project is safe. Displayed as a sentence.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SaveNote {
    /// The file has another name too, which is another file from now on.
    #[error(
        "the file stood under a second name too (a hard link): that one still holds what was there before"
    )]
    OtherName,
    /// What was replaced could not be kept.
    #[error("the version before could not be kept among the earlier versions ({0})")]
    NotKept(String),
}

/// Why it could not be saved, without what to do about it.
pub(super) fn why(error: &SaveError) -> String {
    match error {
        SaveError::Io { source, .. } | SaveError::Unconfirmed(source) => reason(source),
        SaveError::LinkLoop
        | SaveError::NotAFile
        | SaveError::ReadOnly
        | SaveError::Newer { .. }
        | SaveError::Unreadable(_)
        | SaveError::Different
        | SaveError::ChangedOutside
        | SaveError::TooLarge { .. } => error.to_string(),
    }
}

/// What the system said, in words where it is something that happens.
#[must_use]
pub fn reason(error: &io::Error) -> String {
    use io::ErrorKind as Kind;
    const WORDS: [(Kind, &str); 6] = [
        (Kind::NotFound, "it does not exist"),
        (Kind::PermissionDenied, "you are not allowed to"),
        (Kind::StorageFull, "the disk is full"),
        (Kind::QuotaExceeded, "your share of the disk is used up"),
        (Kind::ReadOnlyFilesystem, "the disk is read-only"),
        (
            Kind::FileTooLarge,
            "the file would be too large for this disk",
        ),
    ];
    let words = WORDS.iter().find(|(kind, _)| *kind == error.kind());
    words.map_or_else(|| error.to_string(), |(_, words)| (*words).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_reads_like_a_compilers_line() {
        let mut finding = Finding {
            severity: Severity::Warning,
            place: Some(Place {
                line: 12,
                column: 5,
            }),
            message: "the field “zz” is not known".to_owned(),
        };
        assert_eq!(
            finding.to_string(),
            "12:5: warning: the field “zz” is not known"
        );
        finding.place = None;
        assert_eq!(finding.to_string(), "warning: the field “zz” is not known");
    }

    #[test]
    fn the_system_is_quoted_in_words() {
        let error = ReadError::Io(io::ErrorKind::NotFound.into());
        assert_eq!(
            error.to_string(),
            "the file can’t be read (it does not exist): check that it is there and that you may open it"
        );
        assert_eq!(error.place(), None);
    }
}
