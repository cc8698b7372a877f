//! `throughline export`: pictures, pages, slides, tables and texts of a project.

use std::path::Path;
use std::process::ExitCode;

use super::arguments::{Export, PaperName, ThemeName, TileName, ViewName, WayName};
use super::{failed, handout, open, print};
use crate::exchange::document::{
    Drawn, ExportOrder, Format, Notes, Progress, Stamp, export as exported,
};
use crate::exchange::paper::{Paper, PaperSize, Tile, Way};
use crate::file;
use crate::model::{JourneyId, Project};
use crate::scene::palette::Theme;

pub(super) fn run(export: &Export) -> ExitCode {
    match written(export) {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => failed(&sentence),
    }
}

fn written(export: &Export) -> Result<(), String> {
    if let Some(what) = export.what {
        return handout::written(export, what);
    }
    let format = Format::of_ending(&ending(export)).ok_or_else(|| {
        let endings = Format::ALL.map(|format| format!(".{}", format.ending()));
        format!(
            "The ending says what is written: give it a name that ends in {}, or say --to svg",
            endings.join(", ")
        )
    })?;
    let opened = open(&export.file)?;
    let journey = export
        .journey
        .as_deref()
        .map(|id| journey(&opened.project, id))
        .transpose()?;
    let theme = match export.theme {
        ThemeName::Light => Theme::Light,
        ThemeName::Dark => Theme::Dark,
    };
    let date = jiff::Zoned::now().strftime("%Y-%m-%d").to_string();
    let file = export.file.file_name().unwrap_or_default();
    let order = ExportOrder {
        format,
        drawn: export.view.iter().copied().map(drawn).collect(),
        journey,
        theme,
        scale: export.scale,
        paper: paper(export),
        notes: if export.without_notes {
            Notes::Silent
        } else {
            Notes::Spoken
        },
        stamp: Stamp {
            file: file.to_string_lossy().into_owned(),
            date,
        },
        ..ExportOrder::default()
    };
    let bytes = exported(&opened.project, &order, &Progress::default())
        .map_err(|error| error.to_string())?;
    put(export, &bytes)
}

/// What says the format: what was asked for, else the ending of the file's name.
pub(super) fn ending(export: &Export) -> String {
    let named = || export.output.extension().unwrap_or_default();
    export
        .to
        .clone()
        .unwrap_or_else(|| named().to_string_lossy().into_owned())
}

/// Writes it where it shall go.
pub(super) fn put(export: &Export, bytes: &[u8]) -> Result<(), String> {
    if export.output.as_os_str() == "-" {
        stdout(bytes)
    } else {
        write(&export.output, bytes)
    }
}

fn drawn(view: ViewName) -> Drawn {
    match view {
        ViewName::Map => Drawn::Map,
        ViewName::Curve => Drawn::Curve,
        ViewName::Voices => Drawn::Voices,
        ViewName::Priorities => Drawn::Priorities,
        ViewName::Blueprint => Drawn::Blueprint,
    }
}

fn paper(export: &Export) -> Paper {
    let size = match export.paper {
        PaperName::Fit => PaperSize::Fit,
        PaperName::A4 => PaperSize::A4,
        PaperName::A3 => PaperSize::A3,
        PaperName::A2 => PaperSize::A2,
        PaperName::A1 => PaperSize::A1,
        PaperName::A0 => PaperSize::A0,
    };
    let way = export.turn.map(|way| match way {
        WayName::Portrait => Way::Portrait,
        WayName::Landscape => Way::Landscape,
    });
    let tiles = export.tiles.map(|tiles| match tiles {
        TileName::A4 => Tile::A4,
        TileName::A3 => Tile::A3,
    });
    Paper { size, way, tiles }
}

pub(super) fn journey(project: &Project, id: &str) -> Result<JourneyId, String> {
    let found = JourneyId::new(id)
        .ok()
        .filter(|id| project.journeys.contains_key(id));
    found.ok_or_else(|| {
        let ids: Vec<_> = project
            .journeys_in_order()
            .into_iter()
            .map(|(id, _)| id.to_string())
            .collect();
        format!(
            "The project has no journey “{id}”; it has {}",
            ids.join(", ")
        )
    })
}

fn stdout(bytes: &[u8]) -> Result<(), String> {
    if print(bytes) {
        Ok(())
    } else {
        Err("The export could not be written to standard output".to_owned())
    }
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), String> {
    file::replace(path, bytes).map_err(|error| format!("{}: {error}", path.display()))
}
