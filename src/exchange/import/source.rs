//! Makes text and cells of the bytes of a file, whatever wrote it: encodings are told apart, spreadsheets unpacked.

use std::io::{Cursor, Read, Seek};

use calamine::{Data, Dimensions, Reader as _, SheetType, Xlsx, XlsxError};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::ImportError;
use crate::exchange::table::records;

/// No larger file is read, in bytes.
pub(super) const LARGEST: u64 = 64 << 20;
/// No spreadsheet is unpacked that gets larger, in bytes.
const LARGEST_UNPACKED: u64 = 512 << 20;
/// So many cells across are looked at.
const WIDEST: usize = 512;
/// No spreadsheet has more rows.
const LONGEST: usize = 1 << 20;
/// So many cells are looked at.
const MOST_CELLS: usize = 8_000_000;

/// The cells of a sheet or a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Grid {
    /// The name of the sheet; empty: it has none.
    pub(super) name: String,
    pub(super) rows: Vec<Vec<String>>,
    /// How it was read, where that is worth a sentence.
    pub(super) remark: Option<String>,
}

/// The text in the bytes, and how it was read where that is worth a sentence.
pub(super) fn text(bytes: &[u8]) -> Result<(String, Option<String>), ImportError> {
    let (encoding, remark) = encoding(bytes);
    let (text, _) = encoding.decode_with_bom_removal(bytes);
    if text.contains('\0') {
        return Err(ImportError::NoText);
    }
    if text.trim().is_empty() {
        return Err(ImportError::Empty);
    }
    Ok((text.into_owned(), remark))
}

fn encoding(bytes: &[u8]) -> (&'static Encoding, Option<String>) {
    const LOOKED_AT: usize = 4096;
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return (encoding, None);
    }
    let start = bytes.get(..bytes.len().min(LOOKED_AT)).unwrap_or_default();
    let zeros = |at: usize| {
        let every = start.iter().skip(at).step_by(2);
        every.filter(|byte| **byte == 0).count() * 4 > start.len()
    };
    match (zeros(0), zeros(1)) {
        (true, false) => (UTF_16BE, None),
        (false, true) => (UTF_16LE, None),
        (_, _) if std::str::from_utf8(bytes).is_ok() => (UTF_8, None),
        (_, _) => {
            let remark = "It is no UTF-8: it was read as Windows-1252, look at the umlauts";
            (WINDOWS_1252, Some(remark.to_owned()))
        }
    }
}

/// The cells of a text of separated values.
pub(super) fn separated(bytes: &[u8]) -> Result<Grid, ImportError> {
    let (text, remark) = text(bytes)?;
    Ok(Grid {
        name: String::new(),
        rows: records(&text),
        remark,
    })
}

/// Whether the bytes are those of an archive, as spreadsheets are.
pub(super) fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// What the bytes are instead of text or a spreadsheet, by how they begin.
pub(super) fn stranger(bytes: &[u8]) -> Option<&'static str> {
    let starts = [
        (
            &b"\xd0\xcf\x11\xe0"[..],
            "a spreadsheet of an old kind: save it as .xlsx",
        ),
        (b"%PDF", "a PDF: save the table as .csv or .xlsx"),
        (b"\x89PNG", "a picture: open it as one"),
        (b"\xff\xd8\xff", "a picture: open it as one"),
        (
            b"{\\rtf",
            "a text document: save the table as .csv or .xlsx",
        ),
    ];
    let found = starts.iter().find(|(start, _)| bytes.starts_with(start));
    found.map(|(_, what)| *what)
}

/// The sheets of a spreadsheet that hold something; merged cells all say what the first of them says.
pub(super) fn sheets(bytes: &[u8]) -> Result<Vec<Grid>, ImportError> {
    let unreadable = |error: String| ImportError::Spreadsheet(error);
    let size = unpacked(bytes).map_err(unreadable)?;
    if size > LARGEST_UNPACKED {
        return Err(ImportError::TooLarge);
    }
    let mut book: Xlsx<_> =
        Xlsx::new(Cursor::new(bytes)).map_err(|error| unreadable(error.to_string()))?;
    let sheets = book.sheets_metadata().iter();
    // The others are charts.
    let sheets = sheets.filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let names: Vec<String> = sheets.map(|sheet| sheet.name.clone()).collect();
    let mut grids = Vec::new();
    let mut room = MOST_CELLS;
    for name in names {
        let mut rows = rows_of(&mut book, &name, &mut room)?;
        let merged = book.merge_cells_by_sheet_name(&name);
        for merged in merged.unwrap_or_default() {
            fill(&mut rows, &merged, &mut room);
        }
        if rows.iter().flatten().any(|cell| !cell.trim().is_empty()) {
            let remark = None;
            grids.push(Grid { name, rows, remark });
        }
    }
    if grids.is_empty() {
        return Err(ImportError::Empty);
    }
    Ok(grids)
}

/// The rows of a sheet, with the numbers that the spreadsheet gives them. A few cells
/// far apart make a table of millions of empty ones; no more are made than there is room for.
fn rows_of<R: Read + Seek>(
    book: &mut Xlsx<R>,
    name: &str,
    room: &mut usize,
) -> Result<Vec<Vec<String>>, ImportError> {
    let unreadable = |error: XlsxError| ImportError::Spreadsheet(error.to_string());
    let mut cells = book.worksheet_cells_reader(name).map_err(unreadable)?;
    let mut rows: Vec<Vec<String>> = Vec::new();
    while let Some(cell) = cells.next_cell().map_err(unreadable)? {
        let (row, column) = cell.get_position();
        let text = said(&Data::from(cell.get_value().clone()));
        if text.is_empty() || index(column) >= WIDEST {
            continue;
        }
        if index(row) >= LONGEST {
            return Err(ImportError::TooLong(index(row)));
        }
        if rows.len() <= index(row) {
            rows.resize_with(index(row) + 1, Vec::new);
        }
        let Some(cells) = rows.get_mut(index(row)) else {
            continue;
        };
        let missing = (index(column) + 1).saturating_sub(cells.len());
        *room = room.checked_sub(missing).ok_or(ImportError::TooLarge)?;
        cells.resize(cells.len() + missing, String::new());
        if let Some(there) = cells.get_mut(index(column)) {
            *there = text;
        }
    }
    Ok(rows)
}

fn index(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// How large the archive gets, in bytes.
fn unpacked(bytes: &[u8]) -> Result<u64, String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|it| it.to_string())?;
    let mut size = 0_u64;
    for index in 0..archive.len() {
        let entry = archive.by_index_raw(index).map_err(|it| it.to_string())?;
        size = size.saturating_add(entry.size());
    }
    Ok(size)
}

/// Says in every row of a merged cell what the first says. Across, only the first column does, as the others are of
/// other columns.
fn fill(rows: &mut [Vec<String>], merged: &Dimensions, room: &mut usize) {
    let at = index(merged.start.1);
    let first = rows.get(index(merged.start.0));
    let Some(said) = first.and_then(|cells| cells.get(at)).cloned() else {
        return;
    };
    let last = index(merged.end.0).saturating_add(1);
    let under = rows.iter_mut().take(last).skip(index(merged.start.0) + 1);
    for cells in under {
        // A row in which nothing stands is none, and whoever merges whole columns means none of them.
        let missing = (at + 1).saturating_sub(cells.len());
        let Some(left) = room.checked_sub(missing + 1) else {
            return;
        };
        *room = left;
        if cells.is_empty() {
            continue;
        }
        cells.resize(cells.len() + missing, String::new());
        if let Some(cell) = cells.get_mut(at).filter(|cell| cell.is_empty()) {
            cell.clone_from(&said);
        }
    }
}

/// What a cell says, as text.
fn said(cell: &Data) -> String {
    match cell {
        Data::Empty | Data::Error(_) => String::new(),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number.to_string(),
        Data::Bool(true) => "yes".to_owned(),
        Data::Bool(false) => "no".to_owned(),
        Data::DateTime(date) => {
            let (year, month, day, ..) = date.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
    }
}
