//! Owns tables: a grid of cells with real text, a heading row, and hair lines between the rows.

use super::super::deck::{Cell, Column, Line, Table};
use super::shapes::{Shapes, emu, shape_name, side};
use crate::layout::Weight;
use crate::scene::Role;

/// From a cell's edge to its text.
const INSET: f32 = 10.0;
/// How high a row of one line is, in units of its letters.
const ROW: f32 = 1.9;

pub(super) fn table(shapes: &mut Shapes, table: &Table) {
    if table.columns.is_empty() {
        return;
    }
    let whole: f32 = table.columns.iter().map(|column| column.width).sum();
    let scale = table.at.width() / whole.max(1.0);
    let grid = table
        .columns
        .iter()
        .map(|column| format!("<a:gridCol w=\"{}\"/>", emu(column.width * scale)))
        .collect::<Vec<_>>()
        .concat();
    let height = emu(table.size * ROW);
    let heads: Vec<Cell> = table.columns.iter().map(head).collect();
    let rows = std::iter::once(&heads)
        .chain(&table.rows)
        .map(|cells| {
            let cells: String = table
                .columns
                .iter()
                .enumerate()
                .map(|(place, column)| cell(shapes, table.size, column, cells.get(place)))
                .collect();
            format!("<a:tr h=\"{height}\">{cells}</a:tr>")
        })
        .collect::<Vec<_>>()
        .concat();
    let id = shapes.id();
    let count = i64::try_from(table.rows.len() + 1).unwrap_or(1);
    let frame = format!(
        "<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id=\"{id}\" name=\"{}\"/><p:cNvGraphicFramePr><a:graphicFrameLocks \
         noGrp=\"1\"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr><p:xfrm><a:off x=\"{}\" y=\"{}\"/><a:ext cx=\"{}\" \
         cy=\"{}\"/></p:xfrm><a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/table\"><a:tbl>\
         <a:tblPr firstRow=\"1\"/><a:tblGrid>{grid}</a:tblGrid>{rows}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>",
        shape_name(&table.name),
        emu(table.at.min.x),
        emu(table.at.min.y),
        emu(table.at.width()),
        height.saturating_mul(count)
    );
    shapes.xml.push_str(&frame);
}

fn head(column: &Column) -> Cell {
    Cell {
        text: column.head.clone(),
        weight: Weight::Medium,
        role: Role::Text2,
    }
}

fn cell(shapes: &Shapes, size: f32, column: &Column, cell: Option<&Cell>) -> String {
    let paragraph = match cell.filter(|cell| !cell.text.is_empty()) {
        Some(cell) => {
            let line = Line {
                text: cell.text.clone(),
                size,
                weight: cell.weight,
                role: cell.role,
            };
            shapes.paragraph(&line, column.anchor)
        }
        None => format!(
            "<a:p><a:pPr algn=\"{}\"/><a:endParaRPr lang=\"en-GB\" sz=\"{}\"/></a:p>",
            side(column.anchor),
            super::shapes::font_size(size)
        ),
    };
    let none = |side: &str| format!("<a:{side} w=\"0\"><a:noFill/></a:{side}>");
    format!(
        "<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{paragraph}</a:txBody><a:tcPr marL=\"{inset}\" marR=\"{inset}\" marT=\"{half}\" \
         marB=\"{half}\" anchor=\"ctr\">{}{}{}<a:lnB w=\"9525\">{}</a:lnB><a:noFill/></a:tcPr></a:tc>",
        none("lnL"),
        none("lnR"),
        none("lnT"),
        shapes.solid(Role::Border),
        inset = emu(INSET),
        half = emu(INSET / 2.0),
    )
}
