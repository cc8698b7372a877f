//! The sheet on which the show is edited: the slides in order, each with its headline, its notes, and whether it is shown.

use eframe::egui;
use egui::{Id, Sense, Ui, WidgetInfo, vec2};

use super::parts::{self, Face, Line};
use super::sheet::sheet_ui;
use super::theme;
use super::widgets::{self, Field, field_ui};
use crate::action::{Action, Handout, StageAction};
use crate::insight::show::{Change, Put, Show, ShowSlide};
use crate::scene::Role;
use crate::scene::palette::Theme;
use crate::scene::shape::TextStyle;
use crate::words::stage as words;

/// Between two buttons.
const GAP: f32 = 8.0;
const BODY: TextStyle = TextStyle::regular(theme::BODY, Role::Text2);

/// Shows the sheet; without a show, that it is being made.
pub fn show_ui(ui: &Ui, theme: Theme, show: Option<&Show>, actions: &mut Vec<Action>) {
    sheet_ui(ui, theme, (words::SHOW, 760.0), actions, |ui, actions| {
        ui.spacing_mut().item_spacing = vec2(0.0, 4.0);
        let Some(show) = show else {
            widgets::caption_ui(ui, theme, 28.0, widgets::Line::left(words::MAKING, BODY));
            return;
        };
        let of = words::show_of(words::named(&show.name));
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 28.0), Sense::hover());
        let line = Line::new(ui, theme, BODY, &of, rect.width());
        line.paint_left(ui, rect.left(), rect.center().y);
        hand_outs_ui(ui, theme, actions);
        for (index, slide) in show.slides.iter().enumerate() {
            slide_ui(ui, theme, (show, index, slide), actions);
            ui.add_space(12.0);
        }
    });
    widgets::settle(ui, actions);
}

/// The buttons of the hand-outs.
fn hand_outs_ui(ui: &mut Ui, theme: Theme, actions: &mut Vec<Action>) {
    let room = ui.available_width();
    let mut line = ui.allocate_exact_size(vec2(room, 40.0), Sense::hover()).0;
    let mut left = line.left();
    for (index, kind) in Handout::ALL.into_iter().enumerate() {
        let label = words::handout(index);
        let face = Face::raised(label);
        let width = face.width(ui, theme);
        if left + width > line.right() + 0.5 {
            line = ui.allocate_exact_size(vec2(room, 40.0), Sense::hover()).0;
            left = line.left();
        }
        let place = parts::rect(left, line.top(), width, 32.0);
        if parts::button(ui, theme, Id::unique(label), place, face).clicked() {
            actions.push(Action::Stage(StageAction::HandOut(kind)));
        }
        left = place.right() + 8.0;
    }
    ui.add_space(8.0);
}

fn slide_ui(
    ui: &mut Ui,
    theme: Theme,
    (show, index, slide): (&Show, usize, &ShowSlide),
    actions: &mut Vec<Action>,
) {
    let change = |change| Action::Stage(StageAction::Change(slide.key.clone(), change));
    row_ui(ui, theme, (show, index, slide), actions);
    let rewritten = if slide.headline == slide.proposed {
        ""
    } else {
        slide.headline.as_str()
    };
    let salt = (slide.key.kind.name(), slide.key.of.clone());
    let headline = Field {
        id: Id::unique(("headline", &salt)),
        caption: "",
        name: words::HEADLINE,
        hint: &slide.proposed,
        rows: 1,
        gesture: words::REWRITE,
    };
    if let Some(text) = field_ui(ui, theme, headline, rewritten, actions) {
        actions.push(change(Change::Headline(text)));
    }
    let notes = Field {
        id: Id::unique(("speaker notes", &salt)),
        caption: "",
        name: words::NOTES,
        hint: words::NOTES,
        rows: 2,
        gesture: words::ANNOTATE,
    };
    if let Some(text) = field_ui(ui, theme, notes, &slide.notes, actions) {
        actions.push(change(Change::Notes(text)));
    }
}

/// The number of the slide, what it is about, and what can be done with it.
fn row_ui(
    ui: &mut Ui,
    theme: Theme,
    (show, index, slide): (&Show, usize, &ShowSlide),
    actions: &mut Vec<Action>,
) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 32.0), Sense::hover());
    let about = words::about(slide.key.kind);
    let title = format!("{} · {about}", index + 1);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Heading, true, &title));
    let role = if slide.is_hidden {
        Role::Text3
    } else {
        Role::Text
    };
    let style = TextStyle::medium(theme::STRONG, role);
    Line::new(ui, theme, style, &title, rect.width() * 0.4).paint_left(
        ui,
        rect.left(),
        rect.center().y,
    );
    let (label, put) = if slide.is_hidden {
        (words::UNHIDE, Put::In)
    } else {
        (words::HIDE, Put::Out)
    };
    let down = (index + 1 < show.slides.len()).then_some(Change::Place(index + 1));
    let up = index.checked_sub(1).map(Change::Place);
    let buttons = [
        (words::UP, up),
        (words::DOWN, down),
        (label, Some(Change::Put(put))),
    ]
    .map(|(label, change)| (Face::raised(label), change));
    let widths = buttons.iter().map(|(face, _)| face.width(ui, theme) + GAP);
    let mut left = rect.right() + GAP - widths.sum::<f32>();
    for (face, change) in buttons {
        let width = face.width(ui, theme);
        let place = parts::rect(left, rect.top(), width, 32.0);
        left += width + GAP;
        let Some(change) = change else {
            continue;
        };
        let id = Id::unique((face.label, slide.key.kind.name(), &slide.key.of));
        if parts::button(ui, theme, id, place, face).clicked() {
            let change = StageAction::Change(slide.key.clone(), change);
            actions.push(Action::Stage(change));
        }
    }
}
