//! Owns the details of the experience: convenience, relevance, usability, and what makes it good or bad.

use std::sync::Arc;

use eframe::egui::Ui;

use super::gauge::{Gauge, LEVELS};
use super::shared::{self, Shown};
use super::target::To;
use crate::edit::StepField;
use crate::model::{Level, SourceKind, Step};
use crate::scene::Role;
use crate::scene::shape::TextStyle;
use crate::ui::widgets::{self, Glyphs, LevelRow, Row, Segment};
use crate::ui::{Ctx, theme};
use crate::words::fields as words;
use crate::words::inspector::{MIXED, NOT_RATED, named, set};

/// Shows them.
pub(super) fn details_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    steps: &[&Arc<Step>],
    (target, actions): To<'_, '_>,
) {
    for part in PARTS {
        part.show(ui, ctx, steps, (target, actions));
    }
    source_ui(ui, ctx, steps, (target, actions));
}

/// Shows what makes a step good or bad.
pub(super) fn source_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    steps: &[&Arc<Step>],
    (target, actions): To<'_, '_>,
) {
    const SOURCES: [Option<SourceKind>; 3] = [None, Some(SourceKind::Hard), Some(SourceKind::Soft)];
    let shared = shared::common(steps, |step| step.source);
    let segments = SOURCES.map(|source| Segment {
        text: words::source(source),
        is_chosen: shared == Some(source),
        barred: None,
    });
    let name = named(words::SOURCE_HEARD, &target.name);
    let row = Row {
        id: super::control_id("source"),
        caption: words::SOURCE,
        name: &name,
        text: "",
        column: wide_column(ui),
    };
    let chosen = widgets::segments_ui(ui, ctx.theme, row, &segments);
    if let Some(source) = chosen.and_then(|index| SOURCES.get(index)) {
        let label = set(words::SOURCE_HEARD, &target.name);
        actions.push(target.set(label, StepField::Source(*source)));
    }
    let style = TextStyle::regular(theme::CAPTION, Role::Text3);
    widgets::paragraph_ui(ui, ctx.theme, words::SOURCES, style, 16.0);
}

/// "convenience 4, relevance 5, soft".
pub(super) fn summary(steps: &[&Arc<Step>]) -> String {
    let mut said: Vec<String> = PARTS.iter().filter_map(|part| part.said(steps)).collect();
    match shared::common(steps, |step| step.source) {
        None => said.push(MIXED.to_owned()),
        Some(None) => {}
        Some(source) => said.push(words::source(source).to_lowercase()),
    }
    said.join(", ")
}

const PARTS: [LevelPart; 3] = [
    LevelPart {
        caption: words::CONVENIENCE,
        what: words::CONVENIENCE,
        of: |step| step.convenience,
        set: StepField::Convenience,
    },
    LevelPart {
        caption: words::RELEVANCE,
        what: words::RELEVANCE,
        of: |step| step.relevance,
        set: StepField::Relevance,
    },
    LevelPart {
        caption: words::USABILITY,
        what: words::USABILITY,
        of: |step| step.usability,
        set: StepField::Usability,
    },
];

/// A level from 0 to 5 that is the same for everyone.
pub(super) struct LevelPart {
    /// The name that is shown.
    pub(super) caption: &'static str,
    /// The name that is heard.
    pub(super) what: &'static str,
    /// The level of a step.
    pub(super) of: fn(&Step) -> Option<Level>,
    /// What sets it.
    pub(super) set: fn(Option<Level>) -> StepField,
}

impl LevelPart {
    /// Shows it as a row of five squares.
    pub(super) fn show(
        &self,
        ui: &mut Ui,
        ctx: &Ctx<'_>,
        steps: &[&Arc<Step>],
        (target, actions): To<'_, '_>,
    ) {
        let gauge = Gauge {
            what: self.what,
            id: super::control_id(self.what),
            subject: &target.name,
            range: LEVELS,
            shown: Shown::of(steps, |step| (self.of)(step).map(Level::get)),
        };
        let row = LevelRow {
            caption: self.caption,
            column: wide_column(ui),
            clear: NOT_RATED,
        };
        let plain = Glyphs::Basics(0.0);
        let changed = gauge.show(|scale| widgets::levels_ui(ui, ctx.theme, &scale, plain, row));
        if let Some((label, level)) = changed {
            actions.push(target.set(label, (self.set)(level)));
        }
    }

    /// "convenience 4"; none where nobody said.
    pub(super) fn said(&self, steps: &[&Arc<Step>]) -> Option<String> {
        let what = self.caption.to_lowercase();
        match shared::common(steps, self.of) {
            None => Some(format!("{what} {MIXED}")),
            Some(level) => level.map(|level| format!("{what} {level}")),
        }
    }
}

/// Where the values of a row with a longer name start.
pub(super) fn wide_column(ui: &Ui) -> f32 {
    (ui.available_width() - 172.0).clamp(76.0, 96.0)
}
