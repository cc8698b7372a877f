#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a test looks for one kind among many"
)]

use super::*;
use crate::model::{Decision, Id};
use crate::scene::{Scene, Shape};
use crate::templates::template;

fn card(kind: Handout) -> Vec<u8> {
    let project = template("credit-card").unwrap().project;
    let id = Id::new("apply").unwrap();
    handout(&project, &id, (kind, "22 November 2026")).unwrap()
}

#[test]
fn the_show_is_handed_out_as_pages_slides_and_one_page() {
    for kind in Handout::ALL {
        let bytes = card(kind);
        let begins: &[u8] = if kind == Handout::Slides {
            b"PK"
        } else {
            b"%PDF"
        };
        assert!(bytes.starts_with(begins), "{kind:?}");
        assert!(bytes.len() > 5_000, "{kind:?}");
    }
}

#[test]
fn notes_stand_under_their_slide_and_go_on_over_the_page() {
    let mut project = template("credit-card").unwrap().project;
    let id: JourneyId = Id::new("apply").unwrap();
    let made = show(&project, &id).unwrap();
    let key = made.slides[0].key.clone();
    let notes = crate::insight::show::Change::Notes("Pause here.\n".repeat(60));
    let kept = crate::insight::show::kept_as(&[], &made, &key, &notes);
    project.show = kept.into_iter().map(std::sync::Arc::new).collect();
    let annotated = show(&project, &id).unwrap();
    let pages = Told::new(&project, &annotated, "today").pages();
    assert_eq!(pages.len(), annotated.slides.len() + 1);
    let said = |scene: &Scene| {
        let texts = scene.items.iter().filter(|item| match &item.shape {
            Shape::Text(text) => text.text == "Pause here.",
            _ => false,
        });
        texts.count()
    };
    assert_eq!(said(&pages[0].scene) + said(&pages[1].scene), 60);
}

fn texts(page: &Scene) -> Vec<&str> {
    let texts = page.items.iter().filter_map(|item| match &item.shape {
        Shape::Text(text) => Some(text.text.as_str()),
        _ => None,
    });
    texts.collect()
}

/// Whether all that is said keeps off the foot.
fn keeps_within(page: &Scene) -> bool {
    let heights = page.items.iter().filter_map(|item| match &item.shape {
        Shape::Text(text) if !text.text.starts_with("Throughline") => Some(text.at.y),
        _ => None,
    });
    heights.fold(0.0, f32::max) < PAGE.1 - 50.0
}

#[test]
fn the_one_page_tells_the_story_what_is_asked_and_what_is_decided() {
    let project = template("credit-card").unwrap().project;
    let id = Id::new("apply").unwrap();
    let show = show(&project, &id).unwrap();
    let page = Told::new(&project, &show, "22 November 2026").summary();
    let texts = texts(&page.scene);
    for said in [words::STORY, words::ASKED_FOR, words::DECIDED] {
        assert!(texts.contains(&said), "{said}");
    }
    assert!(texts.iter().any(|text| text.contains("22 November 2026")));
    for slide in show.shown() {
        let is_told = |text: &&&str| slide.headline.starts_with(text.trim_end_matches('…'));
        assert!(
            texts.iter().any(|text| is_told(&text)),
            "{}",
            slide.headline
        );
    }
    assert!(keeps_within(&page.scene));
}

/// The credit card with so many decisions more.
fn with_decisions(count: usize) -> Project {
    let mut project = template("credit-card").unwrap().project;
    for number in 0..count {
        let decision = Decision {
            text: format!(
                "Decision number {number}, which takes more than a line to be put down in full, since it was argued about"
            ),
            date: "2026-12-01".to_owned(),
            ..Decision::default()
        };
        let id = Id::new(&format!("n{number}")).unwrap();
        project.decisions.insert(id, Arc::new(decision));
    }
    project
}

#[test]
fn every_decision_is_handed_out_and_one_page_counts_those_it_has_no_room_for() {
    let project = with_decisions(60);
    let id: JourneyId = Id::new("apply").unwrap();
    let show = show(&project, &id).unwrap();
    let told = Told::new(&project, &show, "today");
    let pages = told.decided();
    assert!(pages.len() > 1);
    let all: Vec<&str> = pages.iter().flat_map(|page| texts(&page.scene)).collect();
    for number in 0..60 {
        let begins = format!("Decision number {number},");
        assert!(all.iter().any(|text| text.starts_with(&begins)), "{begins}");
    }
    assert!(pages.iter().all(|page| keeps_within(&page.scene)));
    let one = told.summary();
    assert!(keeps_within(&one.scene));
    let counted = texts(&one.scene);
    assert!(
        counted
            .iter()
            .any(|text| text.starts_with("and ") && text.ends_with(" more"))
    );
}

/// A picture of one colour.
fn picture() -> crate::model::Image {
    let grey = image::RgbImage::from_pixel(300, 200, image::Rgb([120, 130, 140]));
    let mut bytes = std::io::Cursor::new(Vec::new());
    grey.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    crate::model::Image {
        name: "ana.png".to_owned(),
        kind: crate::model::ImageKind::Png,
        bytes: Arc::from(bytes.into_inner()),
        extra: crate::model::Extra::default(),
    }
}

#[test]
fn the_picture_of_the_customer_is_handed_out_with_the_slides() {
    let mut project = template("credit-card").unwrap().project;
    let id: JourneyId = Id::new("apply").unwrap();
    let without = handout(&project, &id, (Handout::Pages, "2026-11-22")).unwrap();
    let mut journey = (*project.journeys[&id]).clone();
    journey.persona.picture = Some(Id::new("ana").unwrap());
    project.journeys.insert(id.clone(), Arc::new(journey));
    project
        .images
        .insert(Id::new("ana").unwrap(), Arc::new(picture()));
    let pages = handout(&project, &id, (Handout::Pages, "2026-11-22")).unwrap();
    let images = |bytes: &[u8]| {
        let wanted = b"/Subtype/Image";
        bytes
            .windows(wanted.len())
            .filter(|part| part == wanted)
            .count()
    };
    assert_eq!(images(&without), 0);
    assert!(images(&pages) > 0, "a picture is on the pages");
    let slides = handout(&project, &id, (Handout::Slides, "2026-11-22")).unwrap();
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(slides)).unwrap();
    assert!(zip.by_name("ppt/media/slide1-1.png").is_ok());
    let mut rels = String::new();
    let mut part = zip.by_name("ppt/slides/_rels/slide1.xml.rels").unwrap();
    std::io::Read::read_to_string(&mut part, &mut rels).unwrap();
    assert!(
        rels.contains("Id=\"rId2\"") && rels.contains("../media/slide1-1.png"),
        "{rels}"
    );
}
