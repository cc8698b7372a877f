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
pub const TEMPLATES: [Template; 8] = [
    Template {
        name: "credit-card",
        title: "Credit card application",
        about: words::TEMPLATE_CREDIT_CARD,
        text: include_str!("../assets/templates/credit-card.journey.ron"),
    },
    Template {
        name: "lost-promise",
        title: "A promise that got lost",
        about: words::TEMPLATE_LOST_PROMISE,
        text: include_str!("../assets/templates/lost-promise.journey.ron"),
    },
    Template {
        name: "referral",
        title: "A smooth referral",
        about: words::TEMPLATE_REFERRAL,
        text: include_str!("../assets/templates/referral.journey.ron"),
    },
    Template {
        name: "two-sites",
        title: "One bank, two web sites",
        about: words::TEMPLATE_TWO_SITES,
        text: include_str!("../assets/templates/two-sites.journey.ron"),
    },
    Template {
        name: "phone-contract",
        title: "Phone contract",
        about: words::TEMPLATE_PHONE_CONTRACT,
        text: include_str!("../assets/templates/phone-contract.journey.ron"),
    },
    Template {
        name: "furniture",
        title: "Furniture purchase",
        about: words::TEMPLATE_FURNITURE,
        text: include_str!("../assets/templates/furniture.journey.ron"),
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
