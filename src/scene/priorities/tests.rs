use super::*;
use crate::insight::{View, figures, repairs};
use crate::layout::FontMetrics;
use crate::model::Id;
use crate::scene::Shape;
use crate::templates::template;

fn drawn(width: f32) -> RowsScene {
    let project = template("credit-card").unwrap().project;
    let id = Id::new("apply").unwrap();
    let journey = project.journeys.get(&id).unwrap();
    let figures = figures(&project, &id, &View::default()).unwrap();
    let repairs = repairs(&project, &id, &View::default()).unwrap();
    priorities(&PrioritiesInput {
        project: &project,
        journey,
        figures: &figures,
        repairs: &repairs,
        segment: None,
        measure: FontMetrics::bundled(),
        width,
    })
}

fn texts(drawn: &RowsScene) -> Vec<String> {
    let items = drawn.scene.items.iter();
    items
        .filter_map(|item| match &item.shape {
            Shape::Text(text) => Some(text.text.clone()),
            Shape::Rect { .. } | Shape::Circle { .. } | Shape::Path { .. } => None,
        })
        .collect()
}

#[test]
fn the_worst_touchpoint_stands_first_and_the_causes_below_by_what_they_lift() {
    let drawn = drawn(768.0);
    let rows: Vec<_> = drawn.rows.iter().map(|(id, _)| id.as_str()).collect();
    assert_eq!(
        rows,
        ["delivery", "decision", "call", "batch", "printing", "check"]
    );
    let texts = texts(&drawn);
    for text in [
        "Waiting for the card",
        "1 of 5, met from 4",
        "+25.0",
        "← Nightly batch",
        "no one keeps it",
        "100 % of the pain",
        "+33.3",
    ] {
        assert!(
            texts.iter().any(|it| it == text),
            "{text} is not in {texts:?}"
        );
    }
}

#[test]
fn nothing_is_written_over_its_neighbour_in_a_narrow_list() {
    for width in [480.0, 560.0, 700.0, 1_100.0] {
        let drawn = drawn(width);
        let measure = FontMetrics::bundled();
        let mut placed: Vec<(f32, f32, f32, String)> = Vec::new();
        for item in &drawn.scene.items {
            let Shape::Text(text) = &item.shape else {
                continue;
            };
            let wide = measure.width(&text.text, text.size, text.weight);
            let left = match text.anchor {
                crate::scene::Anchor::Start => text.at.x,
                crate::scene::Anchor::Middle => text.at.x - wide / 2.0,
                crate::scene::Anchor::End => text.at.x - wide,
            };
            assert!(
                left >= -0.5 && left + wide <= width + 0.5,
                "{text:?} at {width}"
            );
            for (y, from, to, other) in &placed {
                let meets = (y - text.at.y).abs() < 8.0 && *from < left + wide && left < *to;
                assert!(!meets, "“{}” over “{other}” at {width}", text.text);
            }
            placed.push((text.at.y, left, left + wide, text.text.clone()));
        }
    }
}

#[test]
fn names_that_would_read_alike_lose_words_at_their_front() {
    let pen = Pen {
        measure: FontMetrics::bundled(),
    };
    let style = TextStyle::regular(12.0, crate::scene::Role::Text);
    let names = [
        "Sales call",
        "Waiting for the decision",
        "Waiting for the card",
    ];
    let told = pen.told_apart(&names, style, 80.0);
    assert_eq!(told, ["Sales call", "… decision", "… for the card"]);
}
