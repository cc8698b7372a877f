//! Owns how copied steps look to other programs: a table as HTML, which spreadsheets and word processors take. Everything
//! about them travels in the text beside it (a fragment).

use std::fmt::Write as _;

use super::fragment::Fragment;
use super::markup::escaped;
use super::sheets::{self, Cell, guarded, shortest};

/// The steps as a table with headings; columns in which nothing stands are left out.
#[must_use]
pub fn html_table(fragment: &Fragment) -> String {
    let (project, _) = fragment.project();
    let sheet = sheets::plain_steps(project);
    let is_filled = |place: &usize| {
        let mut cells = sheet.rows.iter().filter_map(|row| row.get(*place));
        cells.any(|cell| *cell != Cell::Empty)
    };
    let filled: Vec<usize> = (0..sheet.headings.len()).filter(is_filled).collect();
    let mut html = String::from("<meta charset=\"utf-8\"><table><tr>");
    for place in &filled {
        let heading = sheet.headings.get(*place).copied().unwrap_or_default();
        let _ = write!(html, "<th>{heading}</th>");
    }
    html.push_str("</tr>");
    for row in &sheet.rows {
        html.push_str("<tr>");
        for place in &filled {
            let cell = row.get(*place).unwrap_or(&Cell::Empty);
            let _ = match cell {
                Cell::Empty => write!(html, "<td></td>"),
                Cell::Number(number) => write!(html, "<td>{}</td>", shortest(*number)),
                Cell::Text(text) => write!(html, "<td>{}</td>", escaped(&guarded(text))),
            };
        }
        html.push_str("</tr>");
    }
    html.push_str("</table>");
    html
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::StepId;
    use crate::scene::map::fixture::{credit_card, id};

    fn copied(rename: Option<&str>) -> String {
        let mut project = credit_card();
        let journey = id("journey");
        let step: StepId = id("sales-call");
        if let Some(name) = rename {
            let mut changed = (*project.journeys[&journey]).clone();
            let mut renamed = (**changed.step(&step).unwrap()).clone();
            name.clone_into(&mut renamed.name);
            changed.graph.put_step(std::sync::Arc::new(renamed));
            let changed = std::sync::Arc::new(changed);
            project.journeys.insert(journey.clone(), changed);
        }
        let steps = [step].into_iter().collect();
        html_table(&Fragment::of(&project, &journey, &steps).unwrap())
    }

    #[test]
    fn a_copied_card_is_a_row_with_its_ratings_as_numbers() {
        let html = copied(None);
        for part in [
            "<th>name</th>",
            "<th>emotion</th>",
            "<td>Sales call</td>",
            "<td>3</td>",
        ] {
            assert!(html.contains(part), "{part} is not in {html}");
        }
        assert_eq!(html.matches("<tr>").count(), 2);
        assert!(!html.contains("<th>journey</th>") && !html.contains("<th>lift</th>"));
    }

    #[test]
    fn a_name_is_neither_markup_nor_a_formula_where_it_is_pasted() {
        let html = copied(Some("=1<script>"));
        assert!(html.contains("<td>&#39;=1&lt;script&gt;</td>"), "{html}");
    }
}
