use super::super::paper::{Paper, PaperSize, Tile, Way};
use super::*;
use crate::layout::FontMetrics;
use crate::scene::shape::TextStyle;
use crate::scene::sheet::Sheet;
use crate::scene::{Anchor, Role, Shape};

fn sheet(width: f32, height: f32, rows: u16) -> Sheet {
    let mut scene = Scene::new(width, height);
    let style = TextStyle::regular(12.0, Role::Text);
    for row in 0..rows {
        let y = height * (f32::from(row) + 0.5) / f32::from(rows);
        let at = Point::new(10.0, y);
        let text = format!("Row {row}");
        scene.push(Shape::text(at, Anchor::Start, style, text));
    }
    let breaks = (1..rows).map(|row| height * f32::from(row) / f32::from(rows));
    Sheet {
        scene,
        breaks: breaks.collect(),
    }
}

fn pages(sheet: &Sheet, paper: Paper) -> Vec<PdfPage> {
    let sheets = Sheets {
        sheet,
        foot: "card.journey.ron",
        bookmark: "Map",
    };
    laid_out(&sheets, paper)
}

fn written(pages: &[PdfPage]) -> Vec<u8> {
    let about = About {
        title: "Credit card".to_owned(),
        author: "Northbank".to_owned(),
        date: "2026-11-22".to_owned(),
    };
    pdf(pages, &about, Theme::Light, &Progress::default()).unwrap()
}

fn paper(size: PaperSize) -> Paper {
    Paper {
        size,
        ..Paper::default()
    }
}

#[test]
fn a_page_that_fits_is_as_large_as_the_sheet_with_its_foot() {
    let pages = pages(&sheet(400.0, 200.0, 0), Paper::default());
    let size = pages[0].size;
    assert_eq!(pages.len(), 1);
    assert!((size.width - 300.0).abs() < 0.1 && (size.height - 180.0).abs() < 0.1);
}

#[test]
fn a_picture_fills_the_page_that_is_turned_for_it() {
    let wide = pages(&sheet(2_000.0, 500.0, 0), paper(PaperSize::A3));
    assert!(wide[0].size.width > wide[0].size.height);
    let high = pages(&sheet(500.0, 2_000.0, 0), paper(PaperSize::A3));
    assert!(high[0].size.width < high[0].size.height);
    let asked = Paper {
        way: Some(Way::Portrait),
        ..paper(PaperSize::A3)
    };
    let turned = pages(&sheet(2_000.0, 500.0, 0), asked);
    assert!(turned[0].size.width < turned[0].size.height);
}

#[test]
fn a_long_list_goes_on_over_pages_and_no_row_is_cut() {
    let sheet = sheet(1_000.0, 6_000.0, 100);
    let pages = pages(&sheet, paper(PaperSize::A4));
    assert!(pages.len() > 5, "{}", pages.len());
    let mut ends = Vec::new();
    for page in &pages {
        let list = &page.placed[0];
        let clip = list.clip.unwrap();
        ends.push((clip.max.y - list.at.y) / list.scale);
        assert!(clip.max.y <= page.size.height);
    }
    let last = ends.pop().unwrap();
    assert!((last - 6_000.0).abs() < 0.5);
    for end in ends {
        let nearest = sheet.breaks.iter().map(|at| (at - end).abs());
        assert!(nearest.fold(f32::MAX, f32::min) < 0.5, "{end} cuts a row");
    }
}

#[test]
fn tiles_cover_the_whole_poster_with_an_overlap_and_say_where_they_belong() {
    let sheet = sheet(3_000.0, 1_000.0, 0);
    let asked = Paper {
        size: PaperSize::A0,
        way: Some(Way::Landscape),
        tiles: Some(Tile::A4),
    };
    let tiles = pages(&sheet, asked);
    let scale = tiles[0].placed[0].scale;
    let covered: Vec<Rect> = tiles
        .iter()
        .map(|tile| {
            let (placed, clip) = (&tile.placed[0], tile.placed[0].clip.unwrap());
            Rect::from_min_size(
                clip.min.x - placed.at.x,
                clip.min.y - placed.at.y,
                clip.width(),
                clip.height(),
            )
        })
        .collect();
    let (width, height) = (3_000.0 * scale, 1_040.0 * scale);
    for x in 0..50_u8 {
        for y in 0..50_u8 {
            let at = Point::new(width * f32::from(x) / 49.0, height * f32::from(y) / 49.0);
            let inside = covered.iter().any(|tile| tile.expanded(0.1).contains(at));
            assert!(inside, "{at:?} is on no tile");
        }
    }
    let first_two = covered[0].max.x - covered[1].min.x;
    assert!((first_two - 28.3).abs() < 0.1, "overlap {first_two}");
    let said = tiles.iter().flat_map(|tile| &tile.placed[1].scene.items);
    let said: Vec<_> = said
        .filter_map(|item| match &item.shape {
            Shape::Text(text) => Some(text.text.clone()),
            Shape::Rect { .. } | Shape::Circle { .. } | Shape::Path { .. } => None,
        })
        .collect();
    assert_eq!(said[0], "row 1, column 1");
    assert!(said.contains(&"row 2, column 3".to_owned()), "{said:?}");
}

#[test]
fn text_of_any_script_makes_a_pdf() {
    let measure = FontMetrics::bundled();
    for name in [
        "Sales call -> Waiting",
        "=1+1 <b> & ]]> \u{0}\u{202e}evil",
        "ลูกค้า 顧客 👩‍👩‍👧 שלום",
        "e\u{301}\u{301}\u{301}",
        "",
    ] {
        let mut scene = Scene::new(400.0, 100.0);
        let style = TextStyle::medium(13.0, Role::Text);
        scene.push(Shape::text(
            Point::new(200.0, 50.0),
            Anchor::Middle,
            style,
            name,
        ));
        let sheet = Sheet::from(Sheet::from(scene).footed("foot", measure));
        let bytes = written(&pages(&sheet, Paper::default()));
        assert!(bytes.starts_with(b"%PDF-") && bytes.len() > 500, "{name}");
    }
}

#[test]
fn the_same_pages_give_the_same_bytes() {
    let pages = pages(&sheet(400.0, 200.0, 5), paper(PaperSize::A4));
    assert_eq!(written(&pages), written(&pages));
}

#[test]
fn a_document_that_nobody_wants_any_more_is_not_written() {
    let progress = Progress::default();
    progress.cancel();
    let pages = pages(&sheet(400.0, 200.0, 5), Paper::default());
    let result = pdf(&pages, &About::default(), Theme::Light, &progress);
    assert_eq!(result, Err(ExportError::Cancelled));
}
