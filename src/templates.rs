//! Owns the projects that ship with the program. Each opens as an untitled copy.

use crate::file::{self, Opened};
use crate::words;

/// A project that ships with the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Template {
    /// Its name on the command line.
    pub name: &'static str,
    /// What it is called.
    pub title: &'static str,
    /// A line about it.
    pub about: &'static str,
    text: &'static str,
}

/// The templates in the order in which they are listed.
pub const TEMPLATES: [Template; 3] = [
    Template {
        name: "credit-card",
        title: "Credit card application",
        about: words::TEMPLATE_CREDIT_CARD,
        text: include_str!("../assets/templates/credit-card.journey.ron"),
    },
    Template {
        name: words::BLANK_TEMPLATE,
        title: "Blank journey",
        about: words::TEMPLATE_BLANK,
        text: include_str!("../assets/templates/blank.journey.ron"),
    },
    Template {
        name: "blueprint",
        title: "Blank service blueprint",
        about: words::TEMPLATE_BLUEPRINT,
        text: include_str!("../assets/templates/blueprint.journey.ron"),
    },
];

/// The template of that name, read; none where there is none.
#[must_use]
pub fn template(name: &str) -> Option<Opened> {
    let template = TEMPLATES.iter().find(|template| template.name == name)?;
    file::read(template.text.as_bytes()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_template_opens_without_a_remark() {
        for Template { name, .. } in TEMPLATES {
            let opened = template(name).unwrap();
            assert_eq!(opened.findings, [], "{name}");
        }
    }
}
