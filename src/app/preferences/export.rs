//! Owns how what is remembered of exports becomes text and comes back. What can't be read is as it is at first.

use serde::{Deserialize, Serialize};

use crate::action::{
    Colours, Drawn, ExportChoice, ExportPreset, Format, Journeys, MOST_SCALE, Notes, Paper,
    PaperSize, Tile, Way,
};
use crate::ui::state::ExportMemory;

/// How many presets are remembered.
const MOST_PRESETS: usize = 100;

#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct StoredExports {
    last: StoredChoice,
    presets: Vec<StoredPreset>,
}

#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct StoredPreset {
    name: String,
    choice: StoredChoice,
}

#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct StoredChoice {
    format: String,
    view: String,
    journeys: String,
    colours: String,
    scale: u8,
    paper: String,
    turned: String,
    tiles: String,
    notes: String,
}

/// What is remembered, as it is stored.
pub(super) fn stored(memory: &ExportMemory) -> StoredExports {
    let presets = memory.presets.iter().take(MOST_PRESETS);
    StoredExports {
        last: stored_choice(&memory.last),
        presets: presets
            .map(|preset| StoredPreset {
                name: preset.name.clone(),
                choice: stored_choice(&preset.choice),
            })
            .collect(),
    }
}

/// What was stored.
pub(super) fn remembered(stored: StoredExports) -> ExportMemory {
    let presets = stored.presets.into_iter().take(MOST_PRESETS);
    ExportMemory {
        last: choice(&stored.last),
        presets: presets
            .filter(|preset| !preset.name.trim().is_empty())
            .map(|preset| ExportPreset {
                name: preset.name,
                choice: choice(&preset.choice),
            })
            .collect(),
    }
}

fn stored_choice(choice: &ExportChoice) -> StoredChoice {
    StoredChoice {
        format: choice.format.ending().to_owned(),
        view: choice.drawn.map_or("all", Drawn::name).to_owned(),
        journeys: journeys_name(choice.journeys).to_owned(),
        colours: colours_name(choice.colours).to_owned(),
        scale: choice.scale,
        paper: choice.paper.size.name().to_owned(),
        turned: choice.paper.way.map_or("either", way_name).to_owned(),
        tiles: choice
            .paper
            .tiles
            .map_or("none", |tile| tile.size().name())
            .to_owned(),
        notes: notes_name(choice.notes).to_owned(),
    }
}

fn choice(stored: &StoredChoice) -> ExportChoice {
    let usual = ExportChoice::default();
    let sizes = PaperSize::ALL.into_iter();
    let tiles = [Tile::A4, Tile::A3].into_iter();
    ExportChoice {
        format: Format::of_ending(&stored.format).unwrap_or(usual.format),
        drawn: Drawn::ALL.into_iter().find(|it| it.name() == stored.view),
        journeys: found(&Journeys::ALL, journeys_name, &stored.journeys),
        colours: found(&Colours::ALL, colours_name, &stored.colours),
        scale: if stored.scale == 0 {
            usual.scale
        } else {
            stored.scale.min(MOST_SCALE)
        },
        paper: Paper {
            size: sizes
                .clone()
                .find(|it| it.name() == stored.paper)
                .unwrap_or_default(),
            way: Way::ALL
                .into_iter()
                .find(|it| way_name(*it) == stored.turned),
            tiles: tiles.clone().find(|it| it.size().name() == stored.tiles),
        },
        notes: found(&[Notes::Spoken, Notes::Silent], notes_name, &stored.notes),
    }
}

/// The value of that name; the usual one where there is none.
fn found<T: Copy + Default>(all: &[T], name: fn(T) -> &'static str, stored: &str) -> T {
    let mut all = all.iter().copied();
    all.find(|value| name(*value) == stored).unwrap_or_default()
}

fn journeys_name(journeys: Journeys) -> &'static str {
    match journeys {
        Journeys::Shown => "shown",
        Journeys::All => "all",
    }
}

fn colours_name(colours: Colours) -> &'static str {
    match colours {
        Colours::AsShown => "as shown",
        Colours::Light => "light",
        Colours::Dark => "dark",
    }
}

fn way_name(way: Way) -> &'static str {
    match way {
        Way::Portrait => "portrait",
        Way::Landscape => "landscape",
    }
}

fn notes_name(notes: Notes) -> &'static str {
    match notes {
        Notes::Spoken => "spoken",
        Notes::Silent => "silent",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn otherwise() -> ExportChoice {
        ExportChoice {
            format: Format::Pdf,
            drawn: Some(Drawn::Blueprint),
            journeys: Journeys::All,
            colours: Colours::Dark,
            scale: 4,
            paper: Paper {
                size: PaperSize::A0,
                way: Some(Way::Landscape),
                tiles: Some(Tile::A3),
            },
            notes: Notes::Silent,
        }
    }

    #[test]
    fn choices_and_presets_come_back_as_they_were() {
        let memory = ExportMemory {
            last: otherwise(),
            presets: vec![ExportPreset {
                name: "For the wall".to_owned(),
                choice: ExportChoice::default(),
            }],
        };
        assert_eq!(remembered(stored(&memory)), memory);
    }

    #[test]
    fn what_nobody_knows_is_as_it_is_at_first() {
        let memory = remembered(StoredExports::default());
        assert_eq!(memory, ExportMemory::default());
        let broken = StoredChoice {
            format: "docx".to_owned(),
            scale: 250,
            ..StoredChoice::default()
        };
        let read = choice(&broken);
        assert_eq!((read.format, read.scale), (Format::Png, MOST_SCALE));
    }
}
