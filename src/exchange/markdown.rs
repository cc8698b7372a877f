//! Writes the report of a project as Markdown, each journey with its Mermaid diagram.

use std::fmt::Write as _;

use super::document::ExportOrder;
use super::markup::isolated;
use super::mermaid::mermaid;
use super::report::{HEADINGS, Part, Said, WORDS, report};
use crate::model::Project;

/// What means something to Markdown.
const SPECIAL: [char; 15] = [
    '\\', '`', '*', '_', '{', '}', '[', ']', '<', '>', '#', '|', '&', '~', '$',
];

/// The report, with a line end at its end.
#[must_use]
pub fn markdown(project: &Project, order: &ExportOrder) -> String {
    let report = report(project, order);
    let mut out = String::new();
    // Writing to a String does not fail.
    let _ = writeln!(out, "# {}\n", escaped(&report.title));
    paragraphs(&mut out, &report.about);
    for part in &report.journeys {
        journey(&mut out, project, part);
    }
    let _ = writeln!(out, "## Voices\n");
    paragraphs(&mut out, &[report.heard.join(" ")]);
    quotes(&mut out, &report.voices);
    if !report.stamp.is_empty() {
        let _ = writeln!(out, "---\n\n{}", escaped(&report.stamp));
    }
    while out.ends_with("\n\n") {
        out.pop();
    }
    out
}

fn journey(out: &mut String, project: &Project, part: &Part<'_>) {
    let _ = writeln!(out, "## {}\n", escaped(&part.name));
    paragraphs(out, &part.about);
    let _ = writeln!(out, "```mermaid\n{}```\n", mermaid(project, part.journey));
    paragraphs(out, &[part.figures.join(" ")]);
    listed(out, "What to fix first", &part.priorities);
    listed(out, "What lies behind", &part.causes);
    if !part.rows.is_empty() {
        let _ = writeln!(out, "### Touchpoints\n");
        table(out, &part.rows);
    }
    if !part.voices.is_empty() {
        let _ = writeln!(out, "### What customers say\n");
        quotes(out, &part.voices);
    }
}

fn paragraphs(out: &mut String, texts: &[String]) {
    for text in texts.iter().filter(|text| !text.trim().is_empty()) {
        let lines: Vec<String> = text.lines().map(escaped).collect();
        let _ = writeln!(out, "{}\n", lines.join("  \n"));
    }
}

fn listed(out: &mut String, heading: &str, items: &[(String, String)]) {
    if items.is_empty() {
        return;
    }
    let _ = writeln!(out, "### {heading}\n");
    for (place, (name, why)) in (1..).zip(items) {
        let _ = writeln!(out, "{place}. **{}**: {}", escaped(name), escaped(why));
    }
    out.push('\n');
}

fn table(out: &mut String, rows: &[Vec<String>]) {
    let _ = writeln!(out, "| {} |", HEADINGS.join(" | "));
    let rules = (0..HEADINGS.len()).map(|at| if at < WORDS { "---" } else { "---:" });
    let _ = writeln!(out, "| {} |", rules.collect::<Vec<_>>().join(" | "));
    for row in rows {
        let cells: Vec<String> = row.iter().map(|cell| escaped(cell)).collect();
        let _ = writeln!(out, "| {} |", cells.join(" | "));
    }
    out.push('\n');
}

fn quotes(out: &mut String, voices: &[Said]) {
    for said in voices {
        let lines: Vec<String> = said.quote.lines().map(escaped).collect();
        let _ = writeln!(out, "> {}", lines.join("  \n> "));
        let about = crate::words::told(&[&said.touchpoint, &said.about]);
        if !about.is_empty() {
            let _ = writeln!(out, ">\n> — {}", escaped(&about));
        }
        out.push('\n');
    }
}

/// The text on one line, with nothing in it that Markdown or a browser would take for more than text.
fn escaped(text: &str) -> String {
    let text = isolated(text.trim());
    let mut out = String::with_capacity(text.len());
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    for (place, c) in text.chars().enumerate() {
        let is_mark = place == 0 && matches!(c, '-' | '+' | '=')
            || (place == digits && digits > 0 && matches!(c, '.' | ')'));
        match c {
            '\n' | '\r' | '\t' => out.push(' '),
            c if c.is_control() => {}
            c if is_mark || SPECIAL.contains(&c) => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::document::Stamp;
    use crate::exchange::mermaid::{of_markdown, read};
    use crate::scene::map::fixture::credit_card;

    fn written() -> String {
        let order = ExportOrder {
            stamp: Stamp {
                file: "card.journey.ron".to_owned(),
                date: "14 March 2026".to_owned(),
            },
            ..ExportOrder::default()
        };
        markdown(&credit_card(), &order)
    }

    #[test]
    fn the_report_says_the_figures_and_what_to_fix_first_and_ends_with_its_stamp() {
        let text = written();
        for words in [
            "# Credit card application\n",
            "The experience score is \u{2212}20: ",
            "### What to fix first\n\n1. **",
            "with the basics met the score rises by +25",
            "| Touchpoint | Stage | Owner |",
        ] {
            assert!(text.contains(words), "{words} is missing in\n{text}");
        }
        let stamp = concat!(
            "card.journey.ron · Throughline ",
            env!("CARGO_PKG_VERSION"),
            " · 14 March 2026\n"
        );
        assert!(text.ends_with(stamp), "{text}");
    }

    #[test]
    fn its_diagrams_can_be_read_back() {
        let found = of_markdown(&written());
        assert_eq!(found.len(), 1);
        let project = credit_card();
        let (_, journey) = project.journeys_in_order()[0];
        let tasks = read(&found[0].1).unwrap().tasks;
        assert_eq!(tasks.len(), journey.touchpoints().len());
    }

    #[test]
    fn nothing_that_was_typed_becomes_more_than_text() {
        for (text, expected) in [
            ("# a | b", "\\# a \\| b"),
            ("<script>", "\\<script\\>"),
            ("- x", "\\- x"),
            ("12. x", "12\\. x"),
            ("a\nb", "a b"),
            ("[a](b)", "\\[a\\](b)"),
            ("a\u{202e}b", "\u{2068}a\u{202e}b\u{2069}"),
        ] {
            assert_eq!(escaped(text), expected);
        }
    }
}
