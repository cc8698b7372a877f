use super::fixture::credit_card;
use super::*;

/// Cards, then routes, a line each, in whole units.
fn told(layout: &MapLayout) -> String {
    let mut lines = Vec::new();
    for card in &layout.cards {
        let rect = card.rect;
        lines.push(format!(
            "{}: {:.0},{:.0} {:.0}×{:.0}",
            card.id,
            rect.min.x,
            rect.min.y,
            rect.width(),
            rect.height()
        ));
    }
    for route in &layout.routes {
        let points: Vec<_> = route
            .points
            .iter()
            .map(|point| format!("{:.0},{:.0}", point.x, point.y))
            .collect();
        let label = route.label.as_ref().map_or(String::new(), |label| {
            format!(
                " [{:.0},{:.0} {:.0}]",
                label.centre.x, label.centre.y, label.width
            )
        });
        lines.push(format!("{}: {}{label}", route.link, points.join(" → ")));
    }
    lines.join("\n")
}

#[test]
fn the_credit_card_application_looks_like_its_picture() {
    insta::assert_snapshot!(told(&credit_card().layout()));
}
