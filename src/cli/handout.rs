//! `throughline export --what`: hand-outs of the show of a journey.

use super::arguments::{Export, PaperName, WhatName};
use super::export::{ending, journey, put};
use super::open;
use crate::exchange::handout::{Handout, Paper, handout};

pub(super) fn written(export: &Export, what: WhatName) -> Result<(), String> {
    let kind = kind(export, what)?;
    let opened = open(&export.file)?;
    let wanted = export.journey.as_deref();
    let named = wanted.map(|id| journey(&opened.project, id)).transpose()?;
    let all = opened.project.journeys_in_order();
    let first = all.first().map(|(id, _)| (*id).clone());
    let id = named
        .or(first)
        .ok_or("The project has no journey to make a show of")?;
    let date = jiff::Zoned::now().strftime("%Y-%m-%d").to_string();
    let bytes = handout(&opened.project, &id, (kind, &date)).map_err(|error| error.to_string())?;
    put(export, &bytes)
}

fn kind(export: &Export, what: WhatName) -> Result<Handout, String> {
    let paper = match export.paper {
        PaperName::Fit | PaperName::A4 => Some(Paper::A4),
        PaperName::A3 => Some(Paper::A3),
        PaperName::A2 | PaperName::A1 | PaperName::A0 => None,
    };
    match (what, ending(export).to_lowercase().as_str()) {
        (WhatName::Show, "pdf") => Ok(Handout::Pages),
        (WhatName::Show, "pptx") => Ok(Handout::Slides),
        (WhatName::Decisions, "pdf") => Ok(Handout::Decisions),
        (WhatName::Summary, "pdf") => paper
            .map(Handout::Summary)
            .ok_or_else(|| "The summary is one page of A4 or A3: say --paper a4 or --paper a3".to_owned()),
        (WhatName::Show, _) => Err(
            "The show is handed out as pages or slides: give it a name that ends in .pdf or .pptx".to_owned(),
        ),
        (WhatName::Summary | WhatName::Decisions, _) => Err(
            "The summary and the decisions are handed out as pages: give it a name that ends in .pdf"
                .to_owned(),
        ),
    }
}
