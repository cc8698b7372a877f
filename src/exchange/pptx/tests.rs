use std::io::{Cursor, Read as _};

use super::super::deck::{
    Card, Cell, Column, Connector, Headline, Line, Part, Picture, Slide, Table, Words,
};
use super::*;
use crate::layout::{Point, Rect};
use crate::scene::shape::TextStyle;
use crate::scene::{Anchor, Role, Scene, Shape, Stroke};

fn card(key: &str, left: f32) -> Part {
    Part::Card(Card {
        key: key.to_owned(),
        name: key.to_owned(),
        at: Rect::from_min_size(left, 300.0, 200.0, 100.0),
        radius: 12.0,
        fill: Role::Surface,
        bar: Some(Role::Emotion(-2)),
        edge: Some(Stroke::solid(1.0, Role::Border)),
        lines: vec![Line::medium(key, 24.0, Role::Text)],
        text_left: 24.0,
    })
}

fn connector(from: &str, to: &str) -> Part {
    Part::Connector(Connector {
        name: "accepted".to_owned(),
        from: Some(from.to_owned()),
        to: Some(to.to_owned()),
        points: vec![Point::new(300.0, 350.0), Point::new(500.0, 350.0)],
        stroke: Stroke::solid(2.0, Role::Edge),
    })
}

fn deck(name: &str) -> Deck {
    let mut scene = Scene::new(400.0, 100.0);
    let style = TextStyle::regular(20.0, Role::Text);
    scene.push(Shape::text(
        Point::new(10.0, 50.0),
        Anchor::Start,
        style,
        name,
    ));
    scene.push(Shape::disc(Point::new(50.0, 50.0), 9.0, Role::Accent));
    let table = Table {
        name: "Priorities".to_owned(),
        at: Rect::from_min_size(96.0, 500.0, 1728.0, 300.0),
        size: 24.0,
        columns: vec![Column {
            head: "Touchpoint".to_owned(),
            width: 1.0,
            anchor: Anchor::Start,
        }],
        rows: vec![vec![Cell::plain(name)]],
    };
    Deck {
        title: name.to_owned(),
        slides: vec![Slide {
            headline: Headline {
                text: name.to_owned(),
                ..Headline::default()
            },
            parts: vec![
                card("call", 100.0),
                card("wait", 500.0),
                connector("call", "wait"),
                Part::Scene(Picture {
                    scene,
                    at: Rect::from_min_size(0.0, 600.0, 1920.0, 400.0),
                    ..Picture::default()
                }),
                Part::Table(table),
                Part::Words(Words {
                    at: Rect::from_min_size(0.0, 0.0, 100.0, 100.0),
                    anchor: Anchor::Start,
                    lines: vec![Line::regular(name, 24.0, Role::Text)],
                }),
            ],
            notes: format!("{name}\nSecond line"),
        }],
        ..Deck::default()
    }
}

fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..zip.len())
        .map(|place| {
            let mut file = zip.by_index(place).unwrap();
            let mut text = String::new();
            file.read_to_string(&mut text).unwrap();
            (file.name().unwrap().into_owned(), text)
        })
        .collect()
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut parts = parts(bytes).into_iter();
    parts.find(|(known, _)| known == name).unwrap().1
}

#[test]
fn connectors_are_glued_to_the_cards_that_they_join() {
    let bytes = pptx(&deck("Sales call"), &Progress::default()).unwrap();
    let slide = part(&bytes, "ppt/slides/slide1.xml");
    let id_of = |name: &str| {
        let before = format!("\" name=\"{name}\"/><p:cNvSpPr/>");
        let (head, _) = slide.split_once(&before).unwrap();
        head.rsplit_once("id=\"").unwrap().1.to_owned()
    };
    let glue = format!(
        "<a:stCxn id=\"{}\" idx=\"3\"/><a:endCxn id=\"{}\" idx=\"1\"/>",
        id_of("call"),
        id_of("wait")
    );
    assert!(slide.contains(&glue), "{glue}");
}

#[test]
fn every_part_that_is_referred_to_is_there() {
    let bytes = pptx(&deck("Sales call"), &Progress::default()).unwrap();
    let parts = parts(&bytes);
    for (name, text) in parts.iter().filter(|(name, _)| name.contains("_rels/")) {
        let folder = name.replace("_rels/", "");
        let folder = folder.rsplit_once('/').map_or("", |(folder, _)| folder);
        for target in text.split("Target=\"").skip(1) {
            let target = target.split('"').next().unwrap();
            let path = match target.strip_prefix("../") {
                Some(rest) => format!("{}/{rest}", folder.rsplit_once('/').unwrap().0),
                None if folder.is_empty() => target.to_owned(),
                None => format!("{folder}/{target}"),
            };
            assert!(
                parts.iter().any(|(known, _)| *known == path),
                "{path} of {name}"
            );
        }
    }
}

#[test]
fn hostile_names_stay_names_and_every_part_is_well_formed() {
    for name in [
        "=1+1 <b> \"quoted\" & ]]> 'x'",
        "\u{0}\u{8}\u{1b}\u{ffff}\u{202e}evil\u{2067}",
        "ลูกค้า 顧客 👩‍👩‍👧 שלום",
        &"long ".repeat(4_000),
    ] {
        let bytes = pptx(&deck(name), &Progress::default()).unwrap();
        for (part, text) in parts(&bytes) {
            let read = resvg::usvg::roxmltree::Document::parse(&text);
            assert!(read.is_ok(), "{part}: {:?}", read.err());
        }
    }
}

#[test]
fn the_same_deck_gives_the_same_bytes() {
    let once = pptx(&deck("A"), &Progress::default()).unwrap();
    assert_eq!(once, pptx(&deck("A"), &Progress::default()).unwrap());
}

#[test]
fn a_deck_that_nobody_wants_any_more_is_not_written() {
    let progress = Progress::default();
    progress.cancel();
    assert_eq!(pptx(&deck("A"), &progress), Err(ExportError::Cancelled));
}
