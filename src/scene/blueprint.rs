//! Owns the sheet of the service blueprint: the map with its backstage and systems and the three lines between them,
//! and under each touchpoint who takes part, how long the customer waits, and who owns it.

use super::map::{MapInput, MapScene, Page};
use super::shape::TextStyle;
use super::sheet::{SHEET_HEAD, Sheet, head};
use super::{Anchor, Role, Scene, Shape, Stroke};
use crate::layout::{GUTTER, Point, SLOT_GAP, elide, wrap};
use crate::model::{Minutes, Project, Step};
use crate::words;
use crate::words::export as said;

/// From the sheet's edge to the gutter.
const MARGIN: f32 = 20.0;
/// From the gutter's edge to the names of rows.
const INSET: f32 = 12.0;
const ROW: f32 = 32.0;
/// A row of two lines.
const TALL_ROW: f32 = 44.0;
const LINE: f32 = 16.0;
const FOOT: f32 = 8.0;

const ROW_NAME: TextStyle = TextStyle::regular(12.0, Role::Text2);
const CELL: TextStyle = TextStyle::regular(12.0, Role::Text);

/// A row under the map.
struct Row {
    name: &'static str,
    height: f32,
    lines: usize,
    text: fn(&Project, &Step) -> String,
}

const ROWS: [Row; 3] = [
    Row {
        name: said::ACTORS,
        height: TALL_ROW,
        lines: 2,
        text: actors,
    },
    Row {
        name: said::WAIT,
        height: ROW,
        lines: 1,
        text: wait,
    },
    Row {
        name: said::OWNER,
        height: ROW,
        lines: 1,
        text: owner,
    },
];

/// Draws the sheet.
#[must_use]
pub fn blueprint_sheet(map: &MapScene, input: &MapInput, page: &Page) -> Sheet {
    let width = map.gutter.size.width + map.body.size.width + 2.0 * MARGIN;
    let body_top = SHEET_HEAD + map.headings.size.height;
    let rows_top = body_top + map.body.size.height;
    let height = rows_top + ROWS.iter().map(|row| row.height).sum::<f32>() + FOOT;
    let mut scene = Scene::new(width, height);
    head(&mut scene, page, input.measure);
    let left = MARGIN + GUTTER;
    scene.place(&map.corner, Point::new(MARGIN, SHEET_HEAD));
    scene.place(&map.headings, Point::new(left, SHEET_HEAD));
    scene.place(&map.gutter, Point::new(MARGIN, body_top));
    scene.place(&map.backdrop, Point::new(left, body_top));
    scene.place(&map.body, Point::new(left, body_top));
    let mut top = rows_top;
    for row in &ROWS {
        draw(&mut scene, input, row, top);
        top += row.height;
    }
    scene.into()
}

fn draw(scene: &mut Scene, input: &MapInput, row: &Row, top: f32) {
    let width = scene.size.width;
    let ends = [
        Point::new(MARGIN, top + 0.5),
        Point::new(width - MARGIN, top + 0.5),
    ];
    scene.push(Shape::line(&ends, Stroke::solid(1.0, Role::Grid)));
    let middle = top + row.height / 2.0;
    let name_room = GUTTER - INSET;
    let names = wrap(
        input.measure,
        row.name,
        ROW_NAME.size,
        ROW_NAME.weight,
        name_room,
        row.lines,
    );
    lines(scene, (MARGIN + INSET, middle), ROW_NAME, names);
    let room = input.layout.slot_width - SLOT_GAP;
    for slot in &input.layout.slots {
        let Some(step) = slot.step.as_ref().and_then(|id| input.journey.step(id)) else {
            continue;
        };
        let text = (row.text)(input.project, step);
        let (size, weight) = (CELL.size, CELL.weight);
        let found = if row.lines == 1 {
            vec![elide(input.measure, &text, size, weight, room)]
        } else {
            wrap(input.measure, &text, size, weight, room, row.lines)
        };
        let left = MARGIN + GUTTER + slot.left + SLOT_GAP / 2.0;
        lines(scene, (left, middle), CELL, found);
    }
}

/// Lines around a middle.
fn lines(scene: &mut Scene, (left, middle): (f32, f32), style: TextStyle, lines: Vec<String>) {
    let mut y = middle;
    for _ in lines.iter().skip(1) {
        y -= LINE / 2.0;
    }
    for line in lines.into_iter().filter(|line| !line.is_empty()) {
        scene.push(Shape::centred(
            Point::new(left, y),
            Anchor::Start,
            style,
            line,
        ));
        y += LINE;
    }
}

fn actors(_: &Project, step: &Step) -> String {
    step.actors.join(", ")
}

fn wait(_: &Project, step: &Step) -> String {
    let minutes = step.wait.map(Minutes::get).filter(|it| *it > 0.0);
    minutes.map(words::duration).unwrap_or_default()
}

fn owner(project: &Project, step: &Step) -> String {
    let owner = step.owner.as_ref().and_then(|id| project.owners.get(id));
    owner.map(|owner| owner.name.clone()).unwrap_or_default()
}
