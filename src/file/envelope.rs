//! Owns what surrounds the project in the bytes: the encoding, the byte order mark, the format number, and the
//! telling apart of what is no project at all.

use super::report::{Place, ReadError};
use super::spans;

const BOM: &str = "\u{feff}";

/// The text of the bytes without a byte order mark, and whether there was one.
pub(super) fn text(bytes: &[u8]) -> Result<(&str, bool), ReadError> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(match text.strip_prefix(BOM) {
            Some(rest) => (rest, true),
            None => (text, false),
        }),
        Err(error) => Err(not_utf8(bytes, error.valid_up_to())),
    }
}

/// What the file says of its format, found before the rest is understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    /// A number from 1.
    Number(u32, Place),
    /// There is a field `format`, but no such number in it.
    Invalid(Place),
    /// There is no such field, or no record in which it could be.
    Missing,
}

/// Looks for the format number only; the rest may be anything.
pub(super) fn format(text: &str) -> Format {
    let Some((value, at)) = spans::outer_field(text, "format") else {
        return Format::Missing;
    };
    let place = spans::place(text, at);
    match ron::from_str::<u32>(value) {
        Ok(number) if number > 0 => Format::Number(number, place),
        Ok(_) | Err(_) => Format::Invalid(place),
    }
}

/// What a text that RON can't read is instead, where that can be told.
pub(super) fn impostor(text: &str) -> Option<ReadError> {
    let start = text.trim_start();
    let lower: String = start.chars().take(15).collect::<String>().to_lowercase();
    let what = if text.is_empty() {
        ("the file is empty", OLDER_COPY)
    } else if text.bytes().all(|byte| byte == 0) {
        ("the file holds nothing but zeros", OLDER_COPY)
    } else if start.is_empty() {
        ("there is nothing in the file but white space", OLDER_COPY)
    } else if lower.starts_with("<!doctype") || lower.starts_with("<html") {
        (
            "this is a web page in place of the file",
            "sign in where it is stored and download it again",
        )
    } else if text.starts_with(CONFLICT) || text.contains(CONFLICT_LINE) {
        (
            "the file has conflict marks (<<<<<<<) of an unfinished merge",
            "finish the merge, or take one side, and open it again",
        )
    } else if text.contains('\0') {
        ("a part of the file was replaced by zeros", OLDER_COPY)
    } else if start.starts_with('{') || start.starts_with('[') || start.starts_with("<?xml") {
        ("this is not a project file", CHOOSE)
    } else {
        return None;
    };
    Some(not_a_project(what))
}

const OLDER_COPY: &str = "open an older copy or a recovered version";
const CHOOSE: &str = "choose a file whose name ends in .journey.ron";
const CONFLICT: &str = "<<<<<<< ";
const CONFLICT_LINE: &str = "\n<<<<<<< ";

fn not_a_project((what, advice): (&'static str, &'static str)) -> ReadError {
    ReadError::NotAProject { what, advice }
}

fn not_utf8(bytes: &[u8], valid_up_to: usize) -> ReadError {
    const MAGIC: [(&[u8], &str); 7] = [
        (b"\x1f\x8b", "this is a compressed file (gzip)"),
        (b"PK\x03\x04", "this is a compressed folder (zip)"),
        (b"%PDF", "this is a PDF"),
        (b"\x89PNG", "this is a picture"),
        (b"\xff\xd8\xff", "this is a picture"),
        (b"\xff\xfe", "the text is in UTF-16"),
        (b"\xfe\xff", "the text is in UTF-16"),
    ];
    if let Some((_, what)) = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        let advice = if what.ends_with("UTF-16") {
            "save it as UTF-8 in a text editor"
        } else {
            CHOOSE
        };
        return not_a_project((what, advice));
    }
    let valid = bytes.get(..valid_up_to).unwrap_or_default();
    let place = spans::place(std::str::from_utf8(valid).unwrap_or_default(), valid_up_to);
    ReadError::Syntax {
        place,
        message: "the text is not in UTF-8".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_project_is_called_by_its_name() {
        for (bytes, expected) in [
            (&b""[..], "the file is empty"),
            (b"\0\0\0", "nothing but zeros"),
            (b"  \r\n", "nothing in the file but white space"),
            (b"<!DOCTYPE html><title>Sign in</title>", "a web page"),
            (b"\xff\xfe(\0", "UTF-16"),
            (b"\xfe\xff\0(", "UTF-16"),
            (b"\x1f\x8b\x08", "gzip"),
            (b"PK\x03\x04\xff", "zip"),
            (b"%PDF-1.7\xff", "PDF"),
            (b"(\n<<<<<<< HEAD\n", "conflict marks"),
            (b"(format: 1\0\0\0", "replaced by zeros"),
            (b"{\"version\": 1}", "not a project file"),
            (b"(title: \"\xe4\")", "not in UTF-8"),
        ] {
            let error = text(bytes).map_or_else(Some, |(text, _)| impostor(text));
            let message = error.map(|error| error.to_string()).unwrap_or_default();
            assert!(message.contains(expected), "{bytes:?} gave {message:?}");
        }
        assert!(impostor("(title: \"<<<<<<< \")").is_none());
    }

    #[test]
    fn bytes_that_are_no_text_are_located() {
        let error = text(b"(\n \xc3\xa9 \xff").unwrap_err();
        assert_eq!(error.place(), Some(Place { line: 2, column: 4 }));
    }

    #[test]
    fn a_byte_order_mark_is_no_part_of_the_text() {
        assert_eq!(text(b"\xef\xbb\xbf(x)").unwrap(), ("(x)", true));
        assert_eq!(text(b"(x)").unwrap(), ("(x)", false));
    }

    #[test]
    fn the_format_is_a_number_from_one() {
        let place = |column| Place { line: 1, column };
        for (text, expected) in [
            ("(format: 1)", Format::Number(1, place(10))),
            ("(title: \"\", format: 0x2,)", Format::Number(2, place(21))),
            ("(format: 0)", Format::Invalid(place(10))),
            ("(format: -1)", Format::Invalid(place(10))),
            ("(format: 1.5)", Format::Invalid(place(10))),
            ("(format: \"1\")", Format::Invalid(place(10))),
            ("(format: 99999999999)", Format::Invalid(place(10))),
            ("(title: \"\")", Format::Missing),
        ] {
            assert_eq!(format(text), expected, "in {text}");
        }
    }
}
