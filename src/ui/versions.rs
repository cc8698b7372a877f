//! The sheet of earlier versions: when each was the project's file, how large it is, what is different in it, and what can
//! be done with it.

use std::path::Path;

use eframe::egui;
use egui::{Id, Rect, RichText, Sense, Ui, WidgetInfo, pos2, vec2};

use super::parts::{self, Face, Line};
use super::sheet::sheet_ui;
use super::state::{Session, Version};
use super::theme;
use crate::action::{Action, VersionAction, VersionUse};
use crate::scene::Role;
use crate::scene::palette::Theme;
use crate::scene::shape::TextStyle;
use crate::words::versions as words;

const WIDTH: f32 = 760.0;
const ROW: f32 = 60.0;

/// The earlier versions of the project in the file at `path`, in a sheet.
pub fn versions_ui(
    ui: &Ui,
    (session, path): (&Session, Option<&Path>),
    theme: Theme,
    actions: &mut Vec<Action>,
) {
    let title = (words::EARLIER_VERSIONS, WIDTH);
    sheet_ui(ui, theme, title, actions, |ui, actions| {
        let sentence = match (path, &session.versions) {
            (None, _) => words::NEVER_SAVED,
            (Some(_), None) => words::READING,
            (Some(_), Some(versions)) if versions.is_empty() => words::NONE_YET,
            (Some(_), Some(_)) => words::WHAT_FOR,
        };
        let text = RichText::new(sentence).font(theme::regular(theme::BODY));
        ui.label(text.color(theme::colour(theme, Role::Text2)));
        ui.add_space(8.0);
        let versions = session.versions.iter().flatten();
        for version in versions.filter(|_| path.is_some()) {
            version_ui(ui, theme, version, actions);
        }
    });
}

fn version_ui(ui: &mut Ui, theme: Theme, version: &Version, actions: &mut Vec<Action>) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    parts::hairline(
        ui,
        theme,
        (rect.left(), rect.right()),
        rect.top(),
        Role::Border,
    );
    let mut right = rect.right();
    for (label, purpose) in [
        (words::RESTORE, VersionUse::Restore),
        (words::OPEN_COPY, VersionUse::Copy),
        (words::COMPARE, VersionUse::Compare),
    ] {
        let face = Face::raised(label);
        let width = face.width(ui, theme);
        let top = rect.center().y - theme::CONTROL / 2.0;
        let place = parts::rect(right - width, top, width, theme::CONTROL);
        let id = Id::unique((label, &version.path));
        let button = parts::button(ui, theme, id, place, face);
        let name = words::about(label, &version.when);
        button.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &name));
        if button.clicked() {
            actions.push(Action::Version(VersionAction {
                path: version.path.clone(),
                when: version.when.clone(),
                purpose,
            }));
        }
        right -= width + 8.0;
    }
    let room = Rect::from_min_max(rect.min, pos2(right - 8.0, rect.bottom()));
    let first = format!(
        "{}, {}",
        words::time(&version.when),
        words::size(version.len)
    );
    let name = format!("{first}: {}", version.changes);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, &name));
    let style = TextStyle::medium(theme::BODY, Role::Text);
    let line = Line::new(ui, theme, style, &first, room.width());
    line.paint_left(ui, room.left(), room.center().y - 10.0);
    let style = TextStyle::regular(theme::CAPTION, Role::Text2);
    let line = Line::new(ui, theme, style, &version.changes, room.width());
    line.paint_left(ui, room.left(), room.center().y + 11.0);
    if line.is_elided() {
        response.on_hover_text(&version.changes);
    }
}

#[cfg(test)]
mod tests {
    use egui_kittest::Harness;
    use egui_kittest::kittest::Queryable as _;

    use super::*;
    use crate::ui::fixture::{Bench, asked, window};

    fn sheet(versions: Option<Vec<Version>>) -> Harness<'static, Bench> {
        let mut bench = Bench::new();
        bench.session.versions = versions;
        let panel = |ui: &mut Ui, ctx: &crate::ui::Ctx<'_>, actions: &mut Vec<Action>| {
            let path = Some(Path::new("/card.journey.ron"));
            versions_ui(ui, (ctx.session, path), ctx.theme, actions);
        };
        window(bench, panel, (1024.0, 640.0), 1.0)
    }

    fn version(number: u32, when: &str) -> Version {
        Version {
            path: format!("/data/{number}").into(),
            when: when.to_owned(),
            len: 12_300,
            changes: "3 steps otherwise than now".to_owned(),
        }
    }

    #[test]
    fn each_version_says_when_how_large_and_what_and_can_be_restored_or_opened() {
        let when = "2026-11-22 09:15";
        let versions = vec![version(2, when), version(1, "")];
        let mut harness = sheet(Some(versions));
        harness.get_by_label("2026-11-22 09:15, 13 kB: 3 steps otherwise than now");
        harness.get_by_label("time not known, 13 kB: 3 steps otherwise than now");
        for (label, purpose) in [
            ("Restore", VersionUse::Restore),
            ("Open as a copy", VersionUse::Copy),
            ("Compare", VersionUse::Compare),
        ] {
            harness.get_by_label(&format!("{label}: {when}")).click();
            let expected = Action::Version(VersionAction {
                path: "/data/2".into(),
                when: when.to_owned(),
                purpose,
            });
            assert_eq!(asked(&mut harness), [expected]);
        }
    }

    #[test]
    fn without_versions_it_says_what_to_expect() {
        sheet(None).get_by_label(words::READING);
        sheet(Some(Vec::new())).get_by_label(words::NONE_YET);
    }
}
