//! Owns how sheets are laid on paper: one page as large as the sheet, one page that it fills, several pages where it
//! may be cut, or tiles for a wall with an overlap, crop marks and their row and column.

use std::sync::Arc;

use super::super::paper::{POINTS, Paper, PaperSize, Tile, Way};
use super::{PdfPage, Placed};
use crate::layout::{FontMetrics, Measure, Point, Rect, Size, elide};
use crate::scene::shape::TextStyle;
use crate::scene::sheet::Sheet;
use crate::scene::{Anchor, Role, Scene, Shape, Stroke};

/// Points in a unit where nothing else is asked for: the size on a screen.
const NATURAL: f32 = 0.75;
/// The longest side that every reader of PDF takes.
const LONGEST: f32 = 14_400.0;
/// Around a page, and under it where its foot stands.
const MARGIN: f32 = 12.0 * POINTS;
const FOOT: f32 = 6.0 * POINTS;
/// What neighbouring tiles share, so that they can be glued.
const OVERLAP: f32 = 10.0 * POINTS;
/// Crop marks.
const MARK: f32 = 5.0 * POINTS;
/// A list is never larger than it is on the screen by more than this.
const LARGEST_LIST: f32 = 1.0;

const SMALL: TextStyle = TextStyle::regular(8.0, Role::Text3);

/// A sheet that goes on paper.
pub struct Sheets<'a> {
    /// The view.
    pub sheet: &'a Sheet,
    /// What stands at its foot; empty: nothing.
    pub foot: &'a str,
    /// What the list of contents calls it.
    pub bookmark: &'a str,
}

/// The pages of the sheet.
#[must_use]
pub fn laid_out(sheets: &Sheets, paper: Paper) -> Vec<PdfPage> {
    let mut pages = match (paper.tiles, paper.size) {
        (Some(tile), _) => tiles(sheets, paper, tile),
        (None, PaperSize::Fit) => vec![fitting(sheets)],
        (None, _) if sheets.sheet.breaks.is_empty() => vec![filling(sheets, paper)],
        (None, _) => cut(sheets, paper),
    };
    if let Some(first) = pages.first_mut() {
        first.bookmark = Some(sheets.bookmark.to_owned());
    }
    pages
}

/// A page as large as the sheet.
fn fitting(sheets: &Sheets) -> PdfPage {
    let scene = sheets
        .sheet
        .clone()
        .footed(sheets.foot, FontMetrics::bundled());
    let scale = NATURAL.min(LONGEST / scene.size.width.max(scene.size.height).max(1.0));
    let size = Size {
        width: scene.size.width * scale,
        height: scene.size.height * scale,
    };
    PdfPage {
        size,
        placed: vec![Placed {
            scene: Arc::new(scene),
            at: Point::default(),
            scale,
            clip: None,
        }],
        ..PdfPage::default()
    }
}

/// The room on a page for what is drawn.
fn room(page: Size) -> Size {
    Size {
        width: page.width - 2.0 * MARGIN,
        height: page.height - 2.0 * MARGIN - FOOT,
    }
}

fn scale_within(scene: Size, room: Size) -> f32 {
    (room.width / scene.width.max(1.0)).min(room.height / scene.height.max(1.0))
}

/// A page that the sheet fills, turned so that it becomes larger.
fn filling(sheets: &Sheets, paper: Paper) -> PdfPage {
    let scene = &sheets.sheet.scene;
    let pages = paper.ways().iter().filter_map(|&way| paper.size.page(way));
    let size = pages
        .max_by(|a, b| {
            scale_within(scene.size, room(*a)).total_cmp(&scale_within(scene.size, room(*b)))
        })
        .unwrap_or_default();
    let inner = room(size);
    let scale = scale_within(scene.size, inner);
    let at = Point::new(
        MARGIN + (inner.width - scene.size.width * scale) / 2.0,
        MARGIN + (inner.height - scene.size.height * scale) / 2.0,
    );
    let mut page = PdfPage {
        size,
        placed: vec![Placed {
            scene: Arc::new(scene.clone()),
            at,
            scale,
            clip: None,
        }],
        ..PdfPage::default()
    };
    foot(&mut page, sheets.foot, (1, 1));
    page
}

/// A list over several pages, cut between its rows.
fn cut(sheets: &Sheets, paper: Paper) -> Vec<PdfPage> {
    let scene = Arc::new(sheets.sheet.scene.clone());
    let way = paper.way.unwrap_or(Way::Landscape);
    let size = paper.size.page(way).unwrap_or_default();
    let inner = room(size);
    let scale = (inner.width / scene.size.width.max(1.0)).min(LARGEST_LIST.max(
        // Posters are read from farther away.
        inner.height / scene.size.height.max(1.0),
    ));
    let parts = parts(sheets.sheet, inner.height / scale);
    let count = parts.len();
    let left = MARGIN + (inner.width - scene.size.width * scale) / 2.0;
    (1..)
        .zip(parts)
        .map(|(number, (top, bottom))| {
            let mut page = PdfPage {
                size,
                placed: vec![Placed {
                    scene: Arc::clone(&scene),
                    at: Point::new(left, MARGIN - top * scale),
                    scale,
                    clip: Some(Rect::from_min_size(
                        0.0,
                        MARGIN,
                        size.width,
                        (bottom - top) * scale,
                    )),
                }],
                ..PdfPage::default()
            };
            foot(&mut page, sheets.foot, (number, count));
            page
        })
        .collect()
}

/// From where to where each page reaches, no higher than that; a row that is higher is cut.
fn parts(sheet: &Sheet, most: f32) -> Vec<(f32, f32)> {
    let height = sheet.scene.size.height;
    let most = most.max(1.0);
    let mut parts = Vec::new();
    let mut top = 0.0;
    while height - top > most {
        let limit = top + most;
        let mut breaks = sheet.breaks.iter().copied();
        let last = breaks.rfind(|at| *at > top + 1.0 && *at <= limit);
        let bottom = last.unwrap_or(limit);
        parts.push((top, bottom));
        top = bottom;
    }
    parts.push((top, height));
    parts
}

/// The line at the foot of a page, with its number where there are several.
fn foot(page: &mut PdfPage, text: &str, (number, count): (usize, usize)) {
    let text = match (text.is_empty(), count) {
        (true, 1) => return,
        (true, _) => format!("page {number} of {count}"),
        (false, 1) => text.to_owned(),
        (false, _) => format!("{text} · page {number} of {count}"),
    };
    let baseline = page.size.height - MARGIN;
    let mut scene = Scene::new(page.size.width, page.size.height);
    write(&mut scene, Point::new(MARGIN, baseline), &text);
    page.placed.push(Placed {
        scene: Arc::new(scene),
        at: Point::default(),
        scale: 1.0,
        clip: None,
    });
}

fn write(scene: &mut Scene, at: Point, text: &str) {
    let measure: &dyn Measure = FontMetrics::bundled();
    let room = scene.size.width - at.x - MARGIN;
    let text = elide(measure, text, SMALL.size, SMALL.weight, room);
    scene.push(Shape::text(at, Anchor::Start, SMALL, text));
}

/// Tiles for a wall, row by row.
fn tiles(sheets: &Sheets, paper: Paper, tile: Tile) -> Vec<PdfPage> {
    let scene = Arc::new(
        sheets
            .sheet
            .clone()
            .footed(sheets.foot, FontMetrics::bundled()),
    );
    let whole = paper.ways().iter().filter_map(|&way| paper.size.page(way));
    let scales = whole.map(|page| scale_within(scene.size, page));
    let scale = scales.reduce(f32::max).unwrap_or(NATURAL);
    let size = Size {
        width: scene.size.width * scale,
        height: scene.size.height * scale,
    };
    let grids = Way::ALL.iter().filter_map(|&way| {
        let page = tile.size().page(way)?;
        Some(Grid::new(size, page))
    });
    let Some(grid) = grids.min_by_key(Grid::count) else {
        return Vec::new();
    };
    let mut pages = Vec::with_capacity(grid.count());
    for row in 0..grid.rows {
        for column in 0..grid.columns {
            pages.push(grid.tile(&scene, scale, (row, column)));
        }
    }
    pages
}

/// How a picture is cut into tiles.
struct Grid {
    page: Size,
    inner: Size,
    rows: u16,
    columns: u16,
    whole: Size,
}

impl Grid {
    fn new(whole: Size, page: Size) -> Self {
        let inner = Size {
            width: page.width - 2.0 * MARGIN,
            height: page.height - 2.0 * MARGIN,
        };
        Self {
            page,
            inner,
            rows: along(whole.height, inner.height),
            columns: along(whole.width, inner.width),
            whole,
        }
    }

    fn count(&self) -> usize {
        usize::from(self.rows) * usize::from(self.columns)
    }

    fn tile(&self, scene: &Arc<Scene>, scale: f32, (row, column): (u16, u16)) -> PdfPage {
        let left = f32::from(column) * (self.inner.width - OVERLAP);
        let top = f32::from(row) * (self.inner.height - OVERLAP);
        let width = self.inner.width.min(self.whole.width - left);
        let height = self.inner.height.min(self.whole.height - top);
        let frame = Rect::from_min_size(MARGIN, MARGIN, width, height);
        let place = format!("row {}, column {}", row + 1, column + 1);
        PdfPage {
            size: self.page,
            placed: vec![
                Placed {
                    scene: Arc::clone(scene),
                    at: Point::new(MARGIN - left, MARGIN - top),
                    scale,
                    clip: Some(frame),
                },
                Placed {
                    scene: Arc::new(marks(self.page, frame, &place)),
                    at: Point::default(),
                    scale: 1.0,
                    clip: None,
                },
            ],
            ..PdfPage::default()
        }
    }
}

/// How many tiles a length takes.
fn along(whole: f32, inner: f32) -> u16 {
    let step = inner - OVERLAP;
    let count = ((whole - OVERLAP) / step - 0.001).ceil().max(1.0);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "at least 1, and a cast of a float saturates"
    )]
    let count = count as u16;
    count
}

/// Where to cut, and which tile this is.
fn marks(page: Size, frame: Rect, place: &str) -> Scene {
    let mut scene = Scene::new(page.width, page.height);
    let hair = Stroke::solid(0.5, Role::Text3);
    let gap = 1.5 * POINTS;
    for (x, out) in [(frame.min.x, -1.0), (frame.max.x, 1.0)] {
        for (y, down) in [(frame.min.y, -1.0), (frame.max.y, 1.0)] {
            let aside = [
                Point::new(x + out * gap, y),
                Point::new(x + out * (gap + MARK), y),
            ];
            let above = [
                Point::new(x, y + down * gap),
                Point::new(x, y + down * (gap + MARK)),
            ];
            scene.push(Shape::line(&aside, hair));
            scene.push(Shape::line(&above, hair));
        }
    }
    let at = Point::new(frame.min.x + 2.0 * POINTS, page.height - 4.0 * POINTS);
    write(&mut scene, at, place);
    scene
}
