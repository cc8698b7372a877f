//! Writes the report of a project as one page for a browser that needs nothing from outside and runs nothing.

use std::fmt::Write as _;

use super::document::{Drawn, ExportOrder, Format};
use super::markup::escaped;
use super::report::{HEADINGS, Part, Said, WORDS, report};
use super::svg::svg;
use super::{ExportError, pages};
use crate::model::Project;
use crate::scene::Role;
use crate::scene::palette::{Theme, colour};

/// What the page may do: show what is in it.
const POLICY: &str = "default-src 'none'; img-src data:; style-src 'unsafe-inline'";
/// How it looks: readable on a phone, dark where the reader's machine is.
const STYLE: &str = "\
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.5 Inter,system-ui,sans-serif}
main{max-width:72rem;margin:0 auto;padding:1rem}
h1{font-size:1.75rem;line-height:1.25;margin:1rem 0 .5rem}
h2{font-size:1.35rem;line-height:1.3;margin:2.5rem 0 .5rem;border-top:1px solid var(--line);padding-top:1.5rem}
h3{font-size:1.1rem;margin:1.5rem 0 .5rem}
p,li{max-width:44rem}
p.about,footer,blockquote footer,caption{color:var(--soft)}
h1,h2,h3,p,li,td,th,blockquote{unicode-bidi:plaintext;overflow-wrap:anywhere}
.wide{overflow-x:auto;background:var(--paper);border:1px solid var(--line);border-radius:8px}
.wide:focus-visible,a:focus-visible{outline:2px solid var(--accent)}
figure{margin:1rem 0}
figure svg{display:block}
.dark{display:none}
@media(prefers-color-scheme:dark){.light{display:none}.dark{display:block}}
table{border-collapse:collapse;width:100%;font-size:.9rem}
caption{text-align:start;padding:.75rem}
th,td{padding:.5rem .75rem;border-top:1px solid var(--line);text-align:start;vertical-align:top;min-width:4rem}
tbody th{font-weight:400;min-width:12rem}
.number{text-align:end;font-variant-numeric:tabular-nums;white-space:nowrap}
blockquote{margin:1rem 0;padding:0 0 0 1rem;border-inline-start:3px solid var(--accent)}
blockquote p{margin:0;white-space:pre-line}
nav a{color:var(--accent)}
body>main>footer{margin-top:2.5rem;padding:1rem 0;border-top:1px solid var(--line);font-size:.875rem}
@media print{body{background:none}.wide{overflow:visible}figure svg{width:100%;height:auto}}
";

/// The page.
///
/// # Errors
/// As those of a picture of the map.
pub fn html(project: &Project, order: &ExportOrder) -> Result<String, ExportError> {
    let report = report(project, order);
    let (title, colours) = (escaped(&report.title), colours());
    let mut out = String::new();
    // Writing to a String does not fail.
    let _ = write!(
        out,
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<style>\n{colours}{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n"
    );
    for about in &report.about {
        paragraph(&mut out, about, "about");
    }
    if report.journeys.len() > 1 {
        contents(&mut out, &report.journeys);
    }
    for (place, part) in (1..).zip(&report.journeys) {
        journey(&mut out, project, order, (place, part))?;
    }
    let _ = writeln!(out, "<section id=\"voices\">\n<h2>Voices</h2>");
    paragraph(&mut out, &report.heard.join(" "), "figures");
    quotes(&mut out, &report.voices);
    let _ = writeln!(out, "</section>");
    if !report.stamp.is_empty() {
        let stamp = escaped(&report.stamp);
        let _ = writeln!(out, "<footer><p>{stamp}</p></footer>");
    }
    out.push_str("</main>\n</body>\n</html>\n");
    Ok(out)
}

/// The colours of the page, in light and in dark.
fn colours() -> String {
    let named = [
        ("paper", Role::Surface),
        ("ground", Role::Canvas),
        ("ink", Role::Text),
        ("soft", Role::Text2),
        ("line", Role::Border),
        ("accent", Role::Accent),
    ];
    let all = |theme: Theme| {
        let each = named.map(|(name, role)| format!("--{name}:{}", colour(theme, role).hex()));
        each.join(";")
    };
    let (light, dark) = (all(Theme::Light), all(Theme::Dark));
    format!(
        ":root{{color-scheme:light dark;{light}}}\n@media(prefers-color-scheme:dark){{:root{{{dark}}}}}\n"
    )
}

fn contents(out: &mut String, parts: &[Part<'_>]) {
    let _ = writeln!(out, "<nav aria-label=\"Journeys\">\n<ul>");
    for (place, part) in (1..).zip(parts) {
        let name = escaped(&part.name);
        let _ = writeln!(out, "<li><a href=\"#journey-{place}\">{name}</a></li>");
    }
    let _ = writeln!(out, "</ul>\n</nav>");
}

fn journey(
    out: &mut String,
    project: &Project,
    order: &ExportOrder,
    (place, part): (usize, &Part<'_>),
) -> Result<(), ExportError> {
    let name = escaped(&part.name);
    let _ = writeln!(out, "<section id=\"journey-{place}\">\n<h2>{name}</h2>");
    for about in &part.about {
        paragraph(out, about, "about");
    }
    picture(out, project, (order, Drawn::Map), part)?;
    if !part.rows.is_empty() {
        picture(out, project, (order, Drawn::Curve), part)?;
    }
    paragraph(out, &part.figures.join(" "), "figures");
    listed(out, "What to fix first", &part.priorities);
    listed(out, "What lies behind", &part.causes);
    if !part.rows.is_empty() {
        let _ = writeln!(out, "<h3>Touchpoints</h3>");
        table(out, part);
    }
    if !part.voices.is_empty() {
        let _ = writeln!(out, "<h3>What customers say</h3>");
        quotes(out, &part.voices);
    }
    let _ = writeln!(out, "</section>");
    Ok(())
}

/// A view of the journey, in light and in dark.
fn picture(
    out: &mut String,
    project: &Project,
    (order, drawn): (&ExportOrder, Drawn),
    part: &Part<'_>,
) -> Result<(), ExportError> {
    let order = ExportOrder {
        format: Format::Svg,
        journey: Some(part.id.clone()),
        stamp: super::document::Stamp::default(),
        drawn: vec![drawn],
        ..order.clone()
    };
    let page = pages::first(project, &order)?;
    let about = format!("{} {}", described(part), part.figures.join(" "));
    let about = escaped(&about);
    let what = match drawn {
        Drawn::Curve => "The emotion curve",
        Drawn::Map | Drawn::Priorities | Drawn::Voices | Drawn::Blueprint => "The map",
    };
    let label = escaped(&format!("{what} of {}", part.name));
    let title = page.title.clone();
    let scene = page.footed();
    let _ = writeln!(
        out,
        "<figure>\n<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"{label}\">"
    );
    for (theme, class) in [(Theme::Light, "light"), (Theme::Dark, "dark")] {
        let picture = svg(&scene, theme, &title);
        let told = format!("</title>\n<desc>{about}</desc>");
        let picture = picture.replacen("</title>", &told, 1).replacen(
            "<svg ",
            &format!("<svg class=\"{class}\" "),
            1,
        );
        out.push_str(&picture);
    }
    let _ = writeln!(out, "</div>\n</figure>");
    Ok(())
}

/// What the map shows, in words: the touchpoints by name.
fn described(part: &Part<'_>) -> String {
    const MOST: usize = 30;
    let names: Vec<&str> = part
        .rows
        .iter()
        .filter_map(|row| row.first().map(String::as_str))
        .take(MOST)
        .collect();
    let more = part.rows.len().saturating_sub(names.len());
    let more = if more > 0 {
        format!(", and {more} more")
    } else {
        String::new()
    };
    if names.is_empty() {
        "There are no touchpoints yet.".to_owned()
    } else {
        format!("The touchpoints {}{more}.", names.join(", "))
    }
}

fn paragraph(out: &mut String, text: &str, class: &str) {
    let lines: Vec<String> = text.lines().map(escaped).collect();
    if !text.trim().is_empty() {
        let _ = writeln!(out, "<p class=\"{class}\">{}</p>", lines.join("<br>"));
    }
}

fn listed(out: &mut String, heading: &str, items: &[(String, String)]) {
    if items.is_empty() {
        return;
    }
    let _ = writeln!(out, "<h3>{heading}</h3>\n<ol>");
    for (name, why) in items {
        let (name, why) = (escaped(name), escaped(why));
        let _ = writeln!(out, "<li><strong>{name}</strong>: {why}</li>");
    }
    let _ = writeln!(out, "</ol>");
}

fn table(out: &mut String, part: &Part<'_>) {
    let name = escaped(&part.name);
    let _ = writeln!(
        out,
        "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"Touchpoints of {name}\">\n<table>\n\
         <caption>In the order in which customers come to them. Emotion and expectation \u{2212}3 to +3, hygiene and \
         delight 0 to 5.</caption>\n<thead>\n<tr>"
    );
    for (at, heading) in HEADINGS.iter().enumerate() {
        let class = number_class(at);
        let _ = write!(out, "<th scope=\"col\"{class}>{heading}</th>");
    }
    let _ = writeln!(out, "</tr>\n</thead>\n<tbody>");
    for row in &part.rows {
        out.push_str("<tr>");
        for (at, cell) in row.iter().enumerate() {
            let (cell, class) = (escaped(cell), number_class(at));
            let _ = match at {
                0 => write!(out, "<th scope=\"row\">{cell}</th>"),
                _ => write!(out, "<td{class}>{cell}</td>"),
            };
        }
        out.push_str("</tr>\n");
    }
    let _ = writeln!(out, "</tbody>\n</table>\n</div>");
}

fn number_class(at: usize) -> &'static str {
    if at < WORDS { "" } else { " class=\"number\"" }
}

fn quotes(out: &mut String, voices: &[Said]) {
    for said in voices {
        let lines: Vec<String> = said.quote.lines().map(escaped).collect();
        let quote = lines.join("\n");
        let _ = write!(out, "<blockquote>\n<p>{quote}</p>\n");
        let about = crate::words::told(&[&said.touchpoint, &said.about]);
        if !about.is_empty() {
            let about = escaped(&about);
            let _ = writeln!(out, "<footer>{about}</footer>");
        }
        let _ = writeln!(out, "</blockquote>");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::map::fixture::credit_card;

    fn written(project: &Project) -> String {
        html(project, &ExportOrder::default()).unwrap()
    }

    #[test]
    fn the_page_needs_nothing_from_outside_and_runs_nothing() {
        let page = written(&credit_card());
        assert!(page.contains(POLICY));
        for forbidden in ["<script", "http://", "https://", "src=", "@import", " on"] {
            let found = page.match_indices(forbidden).find(|(at, _)| {
                let rest = &page[*at..];
                let is_word = forbidden == " on" && !rest[..rest.len().min(14)].contains('=');
                !is_word && !rest.starts_with("http://www.w3.org/2000/svg")
            });
            assert_eq!(
                found.map(|(at, _)| page[at..].chars().take(60).collect::<String>()),
                None
            );
        }
    }

    #[test]
    fn headings_stand_in_order_and_every_heading_of_a_table_says_what_it_heads() {
        let page = written(&credit_card());
        assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"en\">"));
        let levels: Vec<u32> = page
            .match_indices("<h")
            .filter_map(|(at, _)| page[at + 2..].chars().next()?.to_digit(10))
            .collect();
        assert_eq!(levels[0], 1);
        assert!(
            levels.windows(2).all(|pair| pair[1] <= pair[0] + 1),
            "{levels:?}"
        );
        assert_eq!(page.matches("<th ").count(), page.matches("scope=").count());
        assert_eq!(
            page.matches("<svg ").count(),
            page.matches("<desc>").count()
        );
        assert!(page.contains("The experience score is \u{2212}20"));
    }

    #[test]
    fn what_was_typed_stays_text() {
        let mut project = credit_card();
        project.title = "<script>alert(1)</script> & \"co\"".to_owned();
        let page = written(&project);
        assert!(!page.contains("<script"));
        assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;co&quot;"));
    }
}
