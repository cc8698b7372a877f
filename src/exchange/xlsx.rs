//! Writes the tables of a project as a spreadsheet: numbers that are numbers, headings that stay in view, filters.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use super::ExportError;
use super::document::ExportOrder;
use super::sheets::{self, Cell, Sheet};
use crate::model::Project;

/// A spreadsheet with the sheets touchpoints, voices, priorities and figures. The same bytes for the same project, order
/// and stamp.
///
/// # Errors
/// [`ExportError::Unwritable`] where there is more than a spreadsheet can hold.
pub fn xlsx(project: &Project, order: &ExportOrder) -> Result<Vec<u8>, ExportError> {
    let all = [
        sheets::touchpoints(project, order),
        sheets::voices(project, order),
        sheets::priorities(project, order),
        sheets::figures_of(project, order),
    ];
    let book = workbook(project, order, &all);
    let bytes = book.and_then(|mut book| book.save_to_buffer());
    bytes.map_err(|error| ExportError::Unwritable(error.to_string()))
}

fn workbook(project: &Project, order: &ExportOrder, all: &[Sheet]) -> Result<Workbook, XlsxError> {
    let mut book = Workbook::new();
    let stamp = order.stamp.text();
    let properties = DocProperties::new()
        .set_title(sheets::guarded(&project.title))
        .set_author(&project.organisation)
        .set_comment(&stamp)
        .set_creation_datetime(&made_on(&order.stamp.date)?);
    book.set_properties(&properties);
    let (bold, wrapped) = (Format::new().set_bold(), Format::new().set_text_wrap());
    for sheet in all {
        let page = book.add_worksheet();
        page.set_name(sheet.name)?;
        write(page, sheet, (&bold, &wrapped))?;
        page.set_landscape();
        page.set_footer(format!("&L{}&R&P / &N", stamp.replace('&', "&&")));
    }
    Ok(book)
}

fn write(
    page: &mut Worksheet,
    sheet: &Sheet,
    formats: (&Format, &Format),
) -> Result<(), XlsxError> {
    let (bold, wrapped) = formats;
    let mut widths: Vec<usize> = Vec::new();
    for (column, heading) in (0_u16..).zip(&sheet.headings) {
        page.write_string_with_format(0, column, *heading, bold)?;
        widths.push(heading.len() + 4);
    }
    for (row, cells) in (1_u32..).zip(&sheet.rows) {
        for (column, cell) in (0_u16..).zip(cells) {
            match cell {
                Cell::Empty => {}
                Cell::Number(number) => {
                    page.write_number(row, column, *number)?;
                }
                Cell::Text(text) => {
                    let text = sheets::guarded(text);
                    let width = text.lines().next().unwrap_or_default().chars().count() + 2;
                    if let Some(widest) = widths.get_mut(usize::from(column)) {
                        *widest = (*widest).max(width);
                    }
                    if text.contains('\n') {
                        page.write_string_with_format(row, column, text, wrapped)?;
                    } else {
                        page.write_string(row, column, text)?;
                    }
                }
            }
        }
    }
    for (column, width) in (0_u16..).zip(widths) {
        let width = u8::try_from(width.min(60)).unwrap_or(60);
        page.set_column_width(column, f64::from(width))?;
    }
    page.set_freeze_panes(1, 0)?;
    page.set_repeat_rows(0, 0)?;
    let last_row = u32::try_from(sheet.rows.len()).unwrap_or(u32::MAX);
    let last_column = u16::try_from(sheet.headings.len().saturating_sub(1)).unwrap_or(u16::MAX);
    page.autofilter(0, 0, last_row, last_column)?;
    Ok(())
}

/// The day of the stamp, as `2026-03-14`; a fixed one where it is written otherwise, so that bytes repeat.
fn made_on(date: &str) -> Result<ExcelDateTime, XlsxError> {
    let mut parts = date.split('-');
    let year = parts.next().and_then(|year| year.parse().ok());
    let month = parts.next().and_then(|month| month.parse().ok());
    let day = parts.next().and_then(|day| day.parse().ok());
    match (year, month, day) {
        (Some(year), Some(month), Some(day)) => ExcelDateTime::from_ymd(year, month, day)
            .or_else(|_| ExcelDateTime::from_ymd(2000, 1, 1)),
        (_, _, _) => ExcelDateTime::from_ymd(2000, 1, 1),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use calamine::{Data, Reader as _, Xlsx};

    use super::*;
    use crate::exchange::document::Stamp;
    use crate::scene::map::fixture::credit_card;

    fn written(date: &str) -> Vec<u8> {
        let order = ExportOrder {
            stamp: Stamp {
                file: "card.journey.ron".to_owned(),
                date: date.to_owned(),
            },
            ..ExportOrder::default()
        };
        xlsx(&credit_card(), &order).unwrap()
    }

    #[test]
    fn four_sheets_hold_numbers_as_numbers_and_names_as_text() {
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(written("2026-03-14"))).unwrap();
        assert_eq!(
            book.sheet_names(),
            ["touchpoints", "voices", "priorities", "figures"]
        );
        let sheet = book.worksheet_range("touchpoints").unwrap();
        let heads: Vec<String> = sheet
            .rows()
            .next()
            .unwrap()
            .iter()
            .map(ToString::to_string)
            .collect();
        let at = |head: &str| heads.iter().position(|it| it == head).unwrap();
        let first = sheet.rows().nth(1).unwrap();
        assert!(matches!(&first[at("name")], Data::String(_)));
        assert!(matches!(&first[at("hygiene")], Data::Float(_)));
        assert!(matches!(&first[at("felt")], Data::Float(_)));
        let figures = book.worksheet_range("figures").unwrap();
        assert_eq!(figures.get_value((1, 2)), Some(&Data::Float(-20.0)));
    }

    #[test]
    fn the_same_project_gives_the_same_bytes_on_the_same_day() {
        assert_eq!(written("2026-03-14"), written("2026-03-14"));
        assert_ne!(written("2026-03-14"), written("2026-03-15"));
        assert_eq!(written("14 March"), written("14 March"));
    }
}
