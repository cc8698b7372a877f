use super::*;
use crate::exchange::pptx::pptx;
use crate::model::{Id, Layer};
use crate::scene::map::fixture::Told;
use crate::templates::template;

fn made(project: &Project, order: &ExportOrder) -> Deck {
    deck(project, order, &Progress::default()).unwrap()
}

fn cards(slide: &Slide) -> Vec<&str> {
    let parts = slide.parts.iter();
    parts
        .filter_map(|part| match part {
            Part::Card(card) => Some(card.name.as_str()),
            Part::Scene(_)
            | Part::Connector(_)
            | Part::Words(_)
            | Part::Table(_)
            | Part::Portrait(_) => None,
        })
        .collect()
}

#[test]
fn the_map_is_made_of_cards_and_of_links_that_join_them() {
    let project = template("credit-card").unwrap().project;
    let deck = made(&project, &ExportOrder::default());
    let map = &deck.slides[1];
    assert_eq!(
        map.headline.text,
        "Apply for a card scores −20: two touchpoints fail the basics"
    );
    let journey = project.journeys.values().next().unwrap();
    assert_eq!(cards(map).len(), journey.graph.step_count());
    let links = map.parts.iter().filter(|part| match part {
        Part::Connector(link) => link.from.is_some() && link.to.is_some(),
        Part::Card(_) | Part::Scene(_) | Part::Words(_) | Part::Table(_) | Part::Portrait(_) => {
            false
        }
    });
    assert_eq!(links.count(), journey.graph.link_count());
    assert!(
        map.notes.contains("Waiting for the card: emotion −3"),
        "{}",
        map.notes
    );
}

#[test]
fn there_is_a_slide_for_every_view_and_a_table_for_what_to_fix() {
    let project = template("credit-card").unwrap().project;
    let deck = made(&project, &ExportOrder::default());
    let headlines: Vec<_> = deck
        .slides
        .iter()
        .map(|it| it.headline.text.as_str())
        .collect();
    for part in [
        "Credit card application",
        "Fix ‘Waiting for the card’ first",
        "customers say",
    ] {
        assert!(
            headlines.iter().any(|it| it.contains(part)),
            "{part}: {headlines:?}"
        );
    }
    let tables = deck.slides.iter().flat_map(|slide| &slide.parts);
    let rows = tables.filter_map(|part| match part {
        Part::Table(table) => Some(table.rows.len()),
        Part::Card(_)
        | Part::Scene(_)
        | Part::Words(_)
        | Part::Connector(_)
        | Part::Portrait(_) => None,
    });
    assert!(rows.sum::<usize>() >= 3 + 4 + project.voices.len());
}

#[test]
fn who_wants_no_notes_gets_none() {
    let project = template("credit-card").unwrap().project;
    let order = ExportOrder {
        notes: Notes::Silent,
        ..ExportOrder::default()
    };
    assert!(
        made(&project, &order)
            .slides
            .iter()
            .all(|slide| slide.notes.is_empty())
    );
}

#[test]
fn a_long_journey_goes_on_over_slides_and_no_touchpoint_is_lost() {
    let stages = ["Before", "Begin", "Middle", "End"];
    let mut told = Told::new("Long", "Long journey", "Ana").stages(&stages);
    for number in 0..40_usize {
        let name = format!("step-{number}");
        let stage = stages[number / 10];
        told = told.step(&name, Layer::Touchpoint, stage, |_| {});
    }
    let project = told.project();
    let order = ExportOrder {
        drawn: vec![Drawn::Map],
        ..ExportOrder::default()
    };
    let deck = made(&project, &order);
    let all: Vec<_> = deck.slides.iter().flat_map(cards).collect();
    let journey = project.journeys.values().next().unwrap();
    for step in journey.touchpoints() {
        let found = all.iter().filter(|name| **name == step.name).count();
        assert_eq!(found, 1, "{}", step.name);
    }
    assert!(deck.slides.len() > 4);
}

#[test]
fn a_hostile_or_an_empty_project_makes_a_deck() {
    for name in [
        "=1+1\u{0}<&]]>\u{202e}",
        "",
        "ลูกค้า 顧客 👩‍👩‍👧",
        &"long ".repeat(4_000),
    ] {
        let mut project = Project {
            title: name.to_owned(),
            organisation: name.to_owned(),
            ..Project::default()
        };
        let journey = crate::model::Journey {
            name: name.to_owned(),
            ..crate::model::Journey::default()
        };
        project
            .journeys
            .insert(Id::new("j").unwrap(), journey.into());
        let deck = made(&project, &ExportOrder::default());
        assert!(pptx(&deck, &Progress::default()).is_ok());
    }
}

#[test]
fn a_slide_without_rows_says_why_in_a_sentence() {
    let project = Told::new("New", "New journey", "Ana")
        .stages(&["Begin"])
        .step("first", Layer::Touchpoint, "Begin", |_| {})
        .project();
    let order = ExportOrder {
        drawn: vec![Drawn::Priorities, Drawn::Voices],
        ..ExportOrder::default()
    };
    let deck = made(&project, &order);
    let said = |slide: &Slide| {
        slide.parts.iter().find_map(|part| match part {
            Part::Words(words) => Some(words.lines[0].text.clone()),
            Part::Table(table) => panic!("a table of {} rows", table.rows.len()),
            Part::Card(_) | Part::Scene(_) | Part::Connector(_) | Part::Portrait(_) => None,
        })
    };
    let [_, priorities, voices] = deck.slides.as_slice() else {
        panic!("{} slides", deck.slides.len());
    };
    let nothing_rated = crate::words::priorities::NOTHING_RATED;
    assert_eq!(said(priorities).as_deref(), Some(nothing_rated));
    assert_eq!(said(voices).as_deref(), Some(words::NO_VOICES));
}
