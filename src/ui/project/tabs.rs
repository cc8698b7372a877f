//! Owns the words at the head of the page that lead to its parts, over as many lines as they need.

use eframe::egui;
use egui::{Id, Rect, Response, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::action::{Action, ProjectAction, ProjectSection};
use crate::scene::Role;
use crate::scene::shape::TextStyle;
use crate::ui::parts::{self, Line, Ring};
use crate::ui::state::Pane;
use crate::ui::{Ctx, theme};
use crate::words::decisions::DECISIONS;
use crate::words::project as words;

/// Between a word and the edge of its tab.
const PADDING: f32 = 12.0;
/// Between the word and the count after it.
const APART: f32 = 6.0;
const GAP: f32 = 4.0;

/// A tab that is laid out.
struct Tab {
    section: ProjectSection,
    name: Line,
    count: Option<Line>,
    heard: String,
}

/// The tabs. When the page appears, the one that is shown takes the keyboard.
pub(super) fn tabs_ui(ui: &mut Ui, ctx: &Ctx<'_>, actions: &mut Vec<Action>) {
    let tabs = ProjectSection::ALL.map(|section| Tab::new(ui, ctx, section));
    let room = ui.available_width();
    let mut places: Vec<(f32, f32)> = Vec::with_capacity(tabs.len());
    let (mut x, mut y) = (0.0, 0.0);
    for tab in &tabs {
        if x > 0.0 && x + tab.width() > room {
            (x, y) = (0.0, y + theme::CONTROL + GAP);
        }
        places.push((x, y));
        x += tab.width() + GAP;
    }
    let (whole, _) = ui.allocate_exact_size(vec2(room, y + theme::CONTROL), Sense::hover());
    let is_asked = ctx.session.pane == Some(Pane::Map);
    let takes_keyboard = parts::has_just_appeared(ui, Id::unique("project page")) || is_asked;
    for (tab, (x, y)) in tabs.iter().zip(places) {
        let place = parts::rect(
            whole.left() + x,
            whole.top() + y,
            tab.width(),
            theme::CONTROL,
        );
        let response = tab.show(ui, ctx, place);
        if takes_keyboard && tab.section == ctx.session.section {
            response.request_focus();
        }
        if response.clicked() {
            actions.push(Action::Project(ProjectAction::Show(tab.section)));
        }
    }
}

/// What a part of the page is called.
#[must_use]
pub fn section_name(section: ProjectSection) -> &'static str {
    match section {
        ProjectSection::General => words::GENERAL,
        ProjectSection::Journeys => words::JOURNEYS,
        ProjectSection::Segments => words::SEGMENTS,
        ProjectSection::Channels => words::CHANNELS,
        ProjectSection::Owners => words::OWNERS,
        ProjectSection::Decisions => DECISIONS,
        ProjectSection::Method => words::METHOD,
    }
}

impl Tab {
    fn new(ui: &Ui, ctx: &Ctx<'_>, section: ProjectSection) -> Self {
        let project = ctx.project;
        let name = section_name(section);
        let count = match section {
            ProjectSection::General | ProjectSection::Method => None,
            ProjectSection::Journeys => Some(project.journeys.len()),
            ProjectSection::Segments => Some(project.segments.len()),
            ProjectSection::Channels => Some(project.channels.len()),
            ProjectSection::Owners => Some(project.owners.len()),
            ProjectSection::Decisions => Some(project.decisions.len()),
        };
        let is_chosen = ctx.session.section == section;
        let ink = if is_chosen { Role::Text } else { Role::Text2 };
        let line = |style, text: &str| Line::new(ui, ctx.theme, style, text, f32::INFINITY);
        let faint = TextStyle::regular(theme::CAPTION, Role::Text3);
        Self {
            section,
            name: line(TextStyle::medium(theme::BODY, ink), name),
            count: count.map(|count| line(faint, &count.to_string())),
            heard: count.map_or_else(|| name.to_owned(), |count| words::part(name, count)),
        }
    }

    fn width(&self) -> f32 {
        let count = self.count.as_ref().map_or(0.0, |it| it.width() + APART);
        (self.name.width() + count + 2.0 * PADDING).ceil()
    }

    fn show(&self, ui: &Ui, ctx: &Ctx<'_>, place: Rect) -> Response {
        let is_chosen = ctx.session.section == self.section;
        let id = Id::unique(("project tab", self.section));
        let response = ui.interact(place, id, Sense::click());
        response
            .widget_info(|| WidgetInfo::selected(egui::Role::Tab, true, is_chosen, &self.heard));
        ui.ctx()
            .accesskit_node_builder(id, |node| node.set_selected(is_chosen));
        if is_chosen {
            parts::fill_row(ui, ctx.theme, place, Role::AccentTint);
        } else if response.hovered() {
            parts::fill_row(ui, ctx.theme, place, Role::Lane);
        }
        let start = pos2(place.left() + PADDING, place.center().y);
        self.name.paint_left(ui, start.x, start.y);
        if let Some(count) = &self.count {
            count.paint_left(ui, start.x + self.name.width() + APART, start.y);
        }
        parts::focus_ring(ui, ctx.theme, &response, Ring::Inside);
        response
    }
}
