//! Owns how preferences become text and come back. Whatever the text holds, there are preferences afterwards: a field
//! that can't be read is as it was at first, and the others are kept.

mod export;
mod lens;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize};

use crate::ui::state::{PanelState, Preferences, Recent, ThemeChoice, WheelChoice};

/// How many recent projects are remembered.
pub(super) const MAX_RECENT: usize = 24;
/// How large the interface can be, in per cent.
pub(super) const SIZES: (u16, u16) = (80, 250);
/// How wide the outline can be, in points.
pub(super) const OUTLINE_WIDTHS: (u16, u16) = (180, 360);
/// How wide the inspector can be, in points.
pub(super) const INSPECTOR_WIDTHS: (u16, u16) = (280, 420);

#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct Stored {
    #[serde(deserialize_with = "readable")]
    theme: Option<String>,
    #[serde(deserialize_with = "readable")]
    interface_size: Option<u16>,
    #[serde(deserialize_with = "readable")]
    wheel: Option<String>,
    #[serde(deserialize_with = "readable")]
    reduce_motion: Option<bool>,
    #[serde(deserialize_with = "readable")]
    single_keys: Option<bool>,
    #[serde(deserialize_with = "readable")]
    outline: Option<StoredPanel>,
    #[serde(deserialize_with = "readable")]
    inspector: Option<StoredPanel>,
    #[serde(deserialize_with = "readable")]
    lens: Option<lens::StoredLens>,
    #[serde(deserialize_with = "readable")]
    exports: Option<export::StoredExports>,
    #[serde(deserialize_with = "readable")]
    recent: Option<Vec<StoredRecent>>,
}

#[derive(Serialize, Deserialize)]
struct StoredPanel {
    width: u16,
    hidden: bool,
}

#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct StoredRecent {
    path: std::path::PathBuf,
    opened: String,
    #[serde(deserialize_with = "readable")]
    seen: Option<lens::StoredSight>,
}

/// The value, or none where it is of another kind than it should be.
fn readable<'de, D: Deserializer<'de>, T: DeserializeOwned>(
    deserializer: D,
) -> Result<Option<T>, D::Error> {
    let value = ron::Value::deserialize(deserializer)?;
    let value = if let ron::Value::Option(inner) = value {
        inner.map(|inner| *inner)
    } else {
        Some(value)
    };
    Ok(value.and_then(|value| value.into_rust().ok()))
}

/// The preferences in the text; the defaults for what can't be read.
pub(super) fn parse(text: &str) -> Preferences {
    let stored: Stored = ron::from_str(text).unwrap_or_default();
    let usual = Preferences::default();
    let theme = stored.theme.as_deref();
    let theme = ThemeChoice::ALL
        .into_iter()
        .find(|choice| theme == Some(theme_name(*choice)));
    let wheel = stored.wheel.as_deref();
    let wheel = WheelChoice::ALL
        .into_iter()
        .find(|choice| wheel == Some(wheel_name(*choice)));
    let recent = stored.recent.unwrap_or_default().into_iter();
    Preferences {
        theme: theme.unwrap_or(usual.theme),
        interface_size: within(stored.interface_size, SIZES, usual.interface_size),
        wheel: wheel.unwrap_or(usual.wheel),
        reduce_motion: stored.reduce_motion.unwrap_or(usual.reduce_motion),
        single_keys: stored.single_keys.unwrap_or(usual.single_keys),
        outline: panel(stored.outline.as_ref(), OUTLINE_WIDTHS, usual.outline),
        inspector: panel(stored.inspector.as_ref(), INSPECTOR_WIDTHS, usual.inspector),
        lens: lens::remembered(&stored.lens.unwrap_or_default()),
        exports: export::remembered(stored.exports.unwrap_or_default()),
        recent: recent.take(MAX_RECENT).map(remembered).collect(),
    }
}

fn remembered(stored: StoredRecent) -> Recent {
    let (segments, moment) = lens::seen(&stored.seen.unwrap_or_default());
    Recent {
        path: stored.path,
        opened: stored.opened,
        segments,
        moment,
    }
}

/// The preferences as text.
pub(super) fn text(preferences: &Preferences) -> String {
    let panel = |panel: PanelState| {
        Some(StoredPanel {
            width: panel.width,
            hidden: panel.is_hidden,
        })
    };
    let recent = preferences.recent.iter().map(|r| StoredRecent {
        path: r.path.clone(),
        opened: r.opened.clone(),
        seen: Some(lens::stored_sight(r)),
    });
    let stored = Stored {
        theme: Some(theme_name(preferences.theme).to_owned()),
        interface_size: Some(preferences.interface_size),
        wheel: Some(wheel_name(preferences.wheel).to_owned()),
        reduce_motion: Some(preferences.reduce_motion),
        single_keys: Some(preferences.single_keys),
        outline: panel(preferences.outline),
        inspector: panel(preferences.inspector),
        lens: Some(lens::stored(&preferences.lens)),
        exports: Some(export::stored(&preferences.exports)),
        recent: Some(recent.collect()),
    };
    ron::ser::to_string_pretty(&stored, ron::ser::PrettyConfig::default()).unwrap_or_default()
}

/// The value within its range; `usual` where there is none.
fn within(value: Option<u16>, range: (u16, u16), usual: u16) -> u16 {
    value.map_or(usual, |value| value.clamp(range.0, range.1))
}

fn panel(stored: Option<&StoredPanel>, widths: (u16, u16), usual: PanelState) -> PanelState {
    stored.map_or(usual, |stored| PanelState {
        width: stored.width.clamp(widths.0, widths.1),
        is_hidden: stored.hidden,
    })
}

fn theme_name(choice: ThemeChoice) -> &'static str {
    match choice {
        ThemeChoice::System => "system",
        ThemeChoice::Light => "light",
        ThemeChoice::Dark => "dark",
        ThemeChoice::HighContrast => "high contrast",
    }
}

fn wheel_name(choice: WheelChoice) -> &'static str {
    match choice {
        WheelChoice::Pans => "pans",
        WheelChoice::Zooms => "zooms",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::{Lens, Moment, Standpoint, Strip};
    use crate::model::Id;

    fn otherwise() -> Preferences {
        Preferences {
            theme: ThemeChoice::HighContrast,
            interface_size: 140,
            wheel: WheelChoice::Zooms,
            reduce_motion: true,
            single_keys: false,
            outline: PanelState {
                width: 300,
                is_hidden: true,
            },
            inspector: PanelState {
                width: 400,
                is_hidden: true,
            },
            lens: Lens {
                side: Standpoint::Company,
                strips: [Strip::Goodwill].into(),
                shows_shares: true,
                shows_waits: true,
                ..Lens::default()
            },
            exports: crate::ui::state::ExportMemory::default(),
            recent: vec![Recent {
                path: "/tmp/a b.journey.ron".into(),
                opened: "2026-11-22 14:32".to_owned(),
                segments: [Id::new("students").unwrap()].into(),
                moment: Moment::Both,
            }],
        }
    }

    #[test]
    fn preferences_come_back_as_they_were() {
        for preferences in [otherwise(), Preferences::default()] {
            assert_eq!(parse(&text(&preferences)), preferences);
        }
        for theme in ThemeChoice::ALL {
            let preferences = Preferences {
                theme,
                ..otherwise()
            };
            assert_eq!(parse(&text(&preferences)).theme, theme);
        }
    }

    #[test]
    fn no_text_keeps_the_program_from_starting() {
        for text in [
            "",
            "(",
            "\0\0\0",
            "(theme: 3)",
            "(theme: \"loud\", recent: [(path: \"x\")])",
            "(interface_size: -4, outline: [], later: Some((1, 2)))",
            "<html>",
        ] {
            assert_eq!(parse(text).theme, ThemeChoice::System, "{text:?}");
            assert_eq!(parse(text).interface_size, 100, "{text:?}");
        }
    }

    #[test]
    fn one_broken_field_leaves_the_others_as_they_were() {
        let broken = text(&otherwise()).replace("theme: Some(\"high contrast\")", "theme: 3");
        let usual = ThemeChoice::System;
        assert_eq!(
            parse(&broken),
            Preferences {
                theme: usual,
                ..otherwise()
            }
        );
    }

    #[test]
    fn what_an_older_version_wrote_is_read() {
        let older = "(theme: \"dark\", recent: [(path: \"x\", opened: \"2026-11-22 14:32\")])";
        assert_eq!(parse(older).theme, ThemeChoice::Dark);
        assert_eq!(parse(older).recent.len(), 1);
    }

    #[test]
    fn a_look_that_nobody_knows_is_the_usual_one_and_the_file_is_remembered() {
        let strange = "(lens: (side: \"inside\", strips: [\"luck\", \"felt\"]), recent: [(path: \"x\", \
             seen: (segments: [\"Not an id\", \"a\"], moment: \"never\")), (path: \"y\", seen: 3)])";
        let parsed = parse(strange);
        assert_eq!(parsed.lens.side, Standpoint::Customer);
        assert_eq!(parsed.lens.strips, [Strip::Felt].into());
        assert_eq!(parsed.recent.len(), 2);
        assert_eq!(parsed.recent[0].segments, [Id::new("a").unwrap()].into());
        assert_eq!(parsed.recent[0].moment, Moment::AsIs);
    }

    #[test]
    fn sizes_stay_where_the_window_can_be_used() {
        let parsed = parse("(interface_size: 2000, outline: (width: 9, hidden: false))");
        assert_eq!(parsed.interface_size, 250);
        assert_eq!(parsed.outline.width, 180);
    }
}
