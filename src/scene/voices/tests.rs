use super::*;
use crate::insight::{View, figures, voices};
use crate::layout::FontMetrics;
use crate::model::Id;
use crate::scene::Shape;
use crate::templates::template;

fn drawn(project: &Project) -> Sheet {
    let id = project.journeys.keys().next().unwrap().clone();
    let figures = figures(project, &id, &View::default()).unwrap();
    let page = Page {
        title: "Credit card application",
        subtitle: "Apply for a card",
        foot: "",
    };
    voices_sheet(
        &VoicesInput {
            project,
            journey: (&id, project.journeys.get(&id).unwrap()),
            figures: &figures,
            together: &voices(project, None),
            measure: FontMetrics::bundled(),
        },
        &page,
    )
}

fn texts(sheet: &Sheet) -> Vec<String> {
    let items = sheet.scene.items.iter();
    items
        .filter_map(|item| match &item.shape {
            Shape::Text(text) => Some(text.text.clone()),
            Shape::Rect { .. } | Shape::Circle { .. } | Shape::Path { .. } => None,
        })
        .collect()
}

#[test]
fn every_voice_is_quoted_with_who_says_so() {
    let project = template("credit-card").unwrap().project;
    let said = texts(&drawn(&project)).join(" ");
    for voice in project.voices.values() {
        for word in voice.quote.split_whitespace() {
            assert!(said.contains(word), "“{word}” is missing in {said}");
        }
        assert!(said.contains(&voice.who), "{} is missing", voice.who);
    }
}

#[test]
fn a_stance_that_nobody_heard_is_said_and_not_left_out() {
    let project = template("credit-card").unwrap().project;
    let silent = Project {
        voices: crate::model::Records::default(),
        ..project
    };
    let said = texts(&drawn(&silent));
    assert!(
        said.iter()
            .any(|it| it == "No churning customer has been heard"),
        "{said:?}"
    );
}

#[test]
fn more_quotes_than_a_sheet_holds_are_counted() {
    let project = template("credit-card").unwrap().project;
    let one = project.voices.values().next().unwrap().clone();
    let mut many = project.clone();
    for number in 0..500 {
        many.voices
            .insert(Id::new(&format!("more-{number}")).unwrap(), one.clone());
    }
    let said = texts(&drawn(&many));
    assert!(
        said.iter()
            .any(|it| it.starts_with("and ") && it.ends_with(" more"))
    );
}

#[test]
fn pages_may_be_cut_between_rows_from_top_to_bottom() {
    let sheet = drawn(&template("credit-card").unwrap().project);
    assert!(sheet.breaks.len() > 3);
    assert!(sheet.breaks.is_sorted());
    assert!(sheet.breaks.iter().all(|at| *at < sheet.scene.size.height));
}
