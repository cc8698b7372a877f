//! Owns how preferences become text and come back. Whatever the text holds, there are preferences afterwards.

use serde::{Deserialize, Serialize};

use crate::ui::state::{Preferences, Recent, ThemeChoice};

/// How many recent projects are remembered.
pub(super) const MAX_RECENT: usize = 24;

#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct Stored {
    theme: String,
    recent: Vec<StoredRecent>,
}

#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct StoredRecent {
    path: std::path::PathBuf,
    opened: String,
}

/// The preferences in the text; the defaults for what can't be read.
pub(super) fn parse(text: &str) -> Preferences {
    let stored: Stored = ron::from_str(text).unwrap_or_default();
    let theme = match stored.theme.as_str() {
        "light" => ThemeChoice::Light,
        "dark" => ThemeChoice::Dark,
        _ => ThemeChoice::System,
    };
    let recent = stored.recent.into_iter().take(MAX_RECENT);
    Preferences {
        theme,
        recent: recent
            .map(|r| Recent {
                path: r.path,
                opened: r.opened,
            })
            .collect(),
    }
}

/// The preferences as text.
pub(super) fn text(preferences: &Preferences) -> String {
    let theme = match preferences.theme {
        ThemeChoice::System => "system",
        ThemeChoice::Light => "light",
        ThemeChoice::Dark => "dark",
    };
    let recent = preferences.recent.iter().map(|r| StoredRecent {
        path: r.path.clone(),
        opened: r.opened.clone(),
    });
    let stored = Stored {
        theme: theme.to_owned(),
        recent: recent.collect(),
    };
    ron::ser::to_string_pretty(&stored, ron::ser::PrettyConfig::default()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn preferences_come_back_as_they_were() {
        let recent = Recent {
            path: "/tmp/a b.journey.ron".into(),
            opened: "2026-11-22 14:32".to_owned(),
        };
        let preferences = Preferences {
            theme: ThemeChoice::Dark,
            recent: vec![recent],
        };
        assert_eq!(parse(&text(&preferences)), preferences);
    }

    #[test]
    fn no_text_keeps_the_program_from_starting() {
        for text in [
            "",
            "(",
            "\0\0\0",
            "(theme: 3)",
            "(theme: \"loud\", recent: [(path: \"x\")])",
            "<html>",
        ] {
            assert_eq!(parse(text).theme, ThemeChoice::System, "{text:?}");
        }
    }
}
